"""Places compared for a company, and the page to explore them: jobs, with the figures that the command line gives."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner
from page import Page, opened
from tabs import Tab, company, opened_with, said, wrong

from leverage.app.making.comparisons import Choice, compared_places, explored_places
from leverage.cli.main import main
from leverage.law.rulebook import load_on_demand
from leverage.report.comparison.page import unpacked
from leverage.terms.channels import Channel
from leverage.terms.texts import Text

if TYPE_CHECKING:
    import httpx

DAY = date(2017, 11, 30)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with opened(tmp_path_factory.mktemp("run")) as page:
        yield page
        assert page.told == []


@pytest.fixture
def tab(page: Page) -> Tab:
    return opened_with(page)


def done(tab: Tab, **fields: object) -> httpx.Response:
    """A form that begins a job, and what it comes to."""
    data = {"version": str(tab.number), **fields}
    answer = tab.browser.post(f"/c/{tab.id}/compare", data=data)
    assert answer.status_code == 303
    work = answer.headers["location"]
    job = tab.page.office.jobs.get(work.removeprefix("/work/"))
    assert job is not None
    assert job.future.exception(timeout=120) is None
    return tab.browser.get(work, follow_redirects=True)


def test_places_side_by_side_with_the_company_s_own(tab: Tab) -> None:
    answer = done(tab, place=["CN-HN"], day="2017-11-30", do="compare")
    shown = said(answer)
    assert "重庆（本公司）" in shown  # always there
    assert "湖南" in shown
    assert "广东 " not in shown[shown.index("2017-11-30，全部渠道合计") :]
    # 2 × 20,000 - 15,000 + 0.3 × 20,000
    assert "31,000.00" in shown
    assert "旧：有核实日早于规则日的地方条款" in shown
    assert "--" not in shown
    book = openpyxl.load_workbook(io.BytesIO(tab.browser.get(f"{answer.url.path}/file").content))
    assert len(book.sheetnames) > 3


def test_the_workbook_is_the_one_that_the_command_line_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    file, out = tmp_path / "甲.json", tmp_path / "x.xlsx"
    file.write_bytes(company())
    arguments = ["compare", "chongqing", "hunan", "--company", str(file), "--channel", "bank_loan", "--out", str(out)]
    assert CliRunner().invoke(main, [*arguments, "--strict", "--quiet", "--lang", "zh"]).exit_code == 0
    from leverage.app.cases.case import Case  # noqa: PLC0415

    choice = Choice(("CN-HN", "CN-CQ"), DAY, Channel.BANK_LOAN, strict=True)
    made = compared_places(Case("甲.json", company()), 1, load_on_demand(), choice, "zh", _silent)
    assert rows(made.workbook) == rows(out.read_bytes())


def rows(content: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def _silent(_done: int, _of: int, _text: Text) -> None:
    """Nobody listens."""


def test_the_explorer_holds_what_the_command_line_s_page_holds(tmp_path: Path) -> None:
    from leverage.app.cases.case import Case  # noqa: PLC0415

    file, out, told = tmp_path / "甲.json", tmp_path / "x.html", list[tuple[int, int, str]]()
    file.write_bytes(company())
    arguments = ["compare", "chongqing", "--company", str(file), "--out", str(out), "--quiet", "--lang", "zh"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    made = explored_places(
        Case("甲.json", company()), 1, load_on_demand(), Choice(("CN-CQ",), DAY), "zh",
        lambda done, of, text: told.append((done, of, text.zh)),
    )  # fmt: skip
    assert data_of(made.whole) == data_of(out.read_text(encoding="utf-8"))
    assert told == [(0, 0, "正在比较1个地区"), (0, 1, "逐日核算：重庆"), (1, 1, "正在装入页面")]


def data_of(page: str) -> object:
    held = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert held is not None
    return unpacked(json.loads(held[1])["packed"])


def test_the_explorer_has_no_script_and_no_style_within_it(tab: Tab) -> None:
    answer = done(tab, place=["CN-CQ"], do="explore")
    assert answer.url.path.endswith("/explorer")
    assert "<style" not in answer.text
    assert "http-equiv" not in answer.text
    assert "data:," not in answer.text
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", answer.text, re.DOTALL)
    assert all("src=" in attributes or "application/json" in attributes for attributes, _ in scripts)
    for address in re.findall(r'(?:src|href)="(/(?:static/|explorer)[^"]+)"', answer.text):
        assert tab.browser.get(address).status_code == 200
    assert tab.browser.get("/explorer.js").headers["content-type"].startswith("text/javascript")
    whole = tab.browser.get(answer.url.path.removesuffix("explorer") + "file")
    assert "attachment" in whole.headers["content-disposition"]
    assert "Content-Security-Policy" in whole.text
    other = opened_with(tab.page)
    key = answer.url.path.split("/")[4]
    assert other.browser.get(f"/c/{other.id}/compare/{key}/explorer").status_code == 303
    assert other.browser.get(f"/c/{other.id}/compare/{key}/file").status_code == 404


def test_a_comparison_can_be_broken_off(tab: Tab) -> None:
    answer = tab.browser.post(f"/c/{tab.id}/compare", data={"version": "1", "do": "explore"})
    work = answer.headers["location"]
    assert "中止" in tab.browser.get(work).text
    tab.browser.post(f"{work}/stop", data={"do": "stop"})
    assert tab.browser.get(work).headers["location"] == f"/c/{tab.id}/compare"


@pytest.mark.parametrize(
    ("day", "told"), [("2017-02-30", "2017-02-30"), ("2001-01-01", "2008-05-04"), ("9999-12-31", "2999-12-31")]
)
def test_a_day_that_cannot_be_is_told_beside_its_field(tab: Tab, day: str, told: str) -> None:
    answer = tab.post("compare", day=day, place=["CN-HN"])
    assert answer.status_code == 422
    assert told in wrong(answer)["day"]
    assert f'value="{day}"' in answer.text


def test_without_an_answer_nothing_is_compared(page: Page) -> None:
    tab = opened_with(page, company(report_date=None))
    assert "还没有结论" in said(tab.get("compare"))
    assert "还没有结论" in said(tab.post("compare", do="compare"))


def test_an_older_form_begins_nothing(tab: Tab) -> None:
    assert tab.post("compare", version="3").status_code == 409
