"""A company on the desk of a page, as a tab has it, and what a page says."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leverage.app.cases.case import Case

if TYPE_CHECKING:
    import httpx
    from page import Page

CAPITAL = dict.fromkeys(
    ("net_capital", "net_assets", "prior_year_net_assets", "registered_capital", "paid_in_capital"), "20000"
)
"""20,000万 of every denominator."""


def company(**more: Any) -> bytes:
    """A company of Chongqing on 2017-11-30 with bank loans of 15,000万 of one bank and no other funding, in 万元."""
    told = {
        "schema": "leverage.company/1",
        "name": "甲小额贷款有限公司",
        "jurisdiction": "CN-CQ",
        "report_date": "2017-11-30",
        "company_type": "traditional",
        "unit": "万元",
        "complete": True,
        "facts": {"bank_count": 1},
        "capital": CAPITAL,
        "balances": {"bank_loan": "15000"},
    }
    return json.dumps({key: value for key, value in {**told, **more}.items() if value is not None}).encode()


@dataclass
class Tab:
    """A company that is open: its address, and a browser."""

    page: Page
    browser: httpx.Client
    id: str

    @property
    def case(self) -> Case:
        """The company as it stands."""
        case: Case = self.page.office.desk.current(self.id).case
        return case

    @property
    def number(self) -> int:
        return self.page.office.desk.current(self.id).number

    def get(self, step: str) -> httpx.Response:
        return self.browser.get(f"/c/{self.id}/{step}")

    def post(self, step: str, **fields: Any) -> httpx.Response:
        """A form that was sent, followed where it leads: of the current version unless another is named; ``files`` go with it."""
        files = fields.pop("files", None)
        data = {"version": str(self.number)} | {name.replace("__", "."): value for name, value in fields.items()}
        return self.browser.post(f"/c/{self.id}/{step}", data=data, files=files, follow_redirects=True)


def opened_with(page: Page, content: bytes | None = None, file: str = "甲.json") -> Tab:
    """A tab with a company."""
    version = page.office.desk.put(Case(file, company() if content is None else content))
    return Tab(page, page.browser(), version.id)


def said(answer: httpx.Response) -> str:
    """What a page says, without its marks."""
    body = answer.text[answer.text.index("<main") :]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def wrong(answer: httpx.Response) -> dict[str, str]:
    """What is wrong, by field."""
    found = re.findall(r'<p class="wrong" id="w-([^"]*)">([^<]*)', answer.text)
    return {key: html.unescape(told) for key, told in found}


def refused(answer: httpx.Response) -> str:
    """What a page refuses."""
    boxes = re.findall(r'<div class="refusal.*?</div>', answer.text, re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", box)) for box in boxes)
