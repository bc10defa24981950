"""The ledger and the shareholders as tables to be edited; rows pasted from a spreadsheet are taken as they are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from leverage.app.cases import company_form, lists, sheets
from leverage.app.keeping.uploads import received
from leverage.app.pages.frame import Tab, changed, language_of, next_step, page, tab_of
from leverage.app.pages.reading import answered
from leverage.app.printing.wording import refusal
from leverage.terms.errors import InputError
from leverage.terms.money import in_unit
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from leverage.app.cases.answering import Wrong
    from leverage.app.cases.case import Case
    from leverage.company import Company
    from leverage.terms.texts import Language

FIELDS = ("loans", "shareholders", "complete")


async def ledger(request: Request) -> Response:
    """The lists."""
    tab = await tab_of(request)
    return await run_in_threadpool(_page, request, tab, {}, {})


async def keep(request: Request) -> Response:
    """The lists as they were edited."""
    sent = await received(request)
    tab = await tab_of(request, sent.number("version"))
    case, wrong = await run_in_threadpool(_kept, tab, {key: sent.get(key) for key in FIELDS if key in sent.fields})
    if wrong:
        return await run_in_threadpool(_page, request, tab, wrong, sent.fields)
    return changed(request, tab, case, next_step(sent, "ledger"))


def _kept(tab: Tab, fields: Mapping[str, str]) -> tuple[Case, dict[str, Wrong]]:
    if tab.work.case.is_form:
        return company_form.with_form(tab.work.case, fields)
    return sheets.with_lists(tab.work, fields)


def _page(request: Request, tab: Tab, wrong: Mapping[str, Wrong], typed: Mapping[str, str]) -> Response:
    work, language = tab.work, language_of(request)
    try:
        values = _values(tab)
    except InputError as error:
        return page(request, tab, "unread.html", "ledger", refusal=refusal(error))
    company = work.judged.company
    return page(
        request,
        tab,
        "ledger.html",
        "ledger",
        status=422 if wrong else 200,
        values=values | {key: typed[key] for key in FIELDS if key in typed},
        columns={kind: _columns(kind, language) for kind in lists.LISTS},
        wrong=[(_place(cell), one) for cell, one in wrong.items()],
        cells=json.dumps(sorted(wrong)),
        lines=company.unallocated if company else (),
        sum_of_loans=_sum_of(company),
        unreadable=company is None and not work.case.is_form,
    )


def _values(tab: Tab) -> dict[str, str]:
    """What stands in the fields. InputError for a JSON that cannot be read."""
    work = tab.work
    if work.case.is_form:
        held = company_form.fields(company_form.data_of(work.case)) | answered(tab)
        return {key: held.get(key, "") for key in (*FIELDS, "unit")}
    return {
        "loans": sheets.shown("loans", work),
        "shareholders": sheets.shown("shareholders", work),
        "complete": sheets.complete(work),
        "unit": work.unit,
    }


def _sum_of(company: Company | None) -> Text | None:
    """What the ledger comes to as it was read, in yuan, so that a slip of the unit shows."""
    if company is None or not company.loans:
        return None
    total = in_unit(sum((loan.balance for loan in company.loans), Fraction(0)), "元", "up").removesuffix(".00")
    count = len(company.loans)
    return Text(f"已读取：融资明细{count}笔，合计 {total} 元", f"read: {count} loan(s), {total} yuan in all")


def _place(cell: str) -> Text:
    return lists.place_told(cell, "shareholders" if cell.startswith(lists.SHEETS["shareholders"]) else "loans")


def _columns(kind: lists.Kind, language: Language) -> str:
    """The columns of a list, for the script that draws it as a table."""
    told = [
        {
            "name": column.name,
            "label": column.label.of(language),
            "also": lists.also(kind, column),
            "kind": column.kind,
            "choices": [[value, label.of(language)] for value, label in column.choices],
        }
        for column in lists.COLUMNS[kind]
    ]
    return json.dumps(told, ensure_ascii=False)
