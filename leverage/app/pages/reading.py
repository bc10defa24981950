"""What was read, cell by cell, doubts first, each confirmed or corrected in place; of a form, the form itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from leverage.app.cases import company_form, lists, sheets
from leverage.app.cases.answering import FIELD, Wrong, asked, fields_of, with_answers
from leverage.app.cases.company_form import APPROVAL
from leverage.app.pages.forms import sent
from leverage.app.pages.frame import Tab, changed, language_of, page, tab_of
from leverage.app.printing.wording import for_the_page, refusal
from leverage.intake.account.trace import Kind
from leverage.report.intake import grids
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.facts import CompanyType
from leverage.terms.money import UNITS
from leverage.terms.places import PLACES
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.requests import Request

TAKEN = ("saved",)


async def read(request: Request) -> Response:
    """What was read."""
    tab = await tab_of(request)
    return await run_in_threadpool(_page, request, tab, {}, {})


def _page(request: Request, tab: Tab, wrong: dict[str, Wrong], typed: dict[str, str]) -> Response:
    status = 422 if wrong else 200
    if tab.work.case.is_form:
        return _form(request, tab, wrong, typed, status)
    return _sheet(request, tab, wrong, typed, status)


def _sheet(request: Request, tab: Tab, wrong: dict[str, Wrong], typed: dict[str, str], status: int) -> Response:
    work = tab.work
    trace, error = work.judged.trace, work.judged.error
    raised = [question for question in work.questions if question.raised_by or error is not None]
    used = [seen for seen in trace.seen if seen.kind is not Kind.PASSED]
    told = grids(trace)
    return page(
        request,
        tab,
        "reading.html",
        "read",
        status=status,
        refusal=refusal(error) if error is not None else None,
        doubt=error.doubt if error is not None else None,
        doubts=raised,
        fields_of=fields_of,
        remarks=[(remark.cells, for_the_page(remark.question)) for remark in trace.doubts],
        used=[(seen, sheets.correctable(seen)) for seen in used],
        cells=work.case.edits.cells,
        rest=[told[1], told[2]],
        wrong=wrong,
        typed=typed,
        answers=work.case.answers,
        unit=work.unit,
        places=PLACES,
    )


def _form(request: Request, tab: Tab, wrong: dict[str, Wrong], typed: dict[str, str], status: int) -> Response:
    work = tab.work
    try:
        data = company_form.data_of(work.case)
    except InputError as error:  # a JSON that cannot be read at all
        return page(request, tab, "unread.html", "read", status=status, refusal=refusal(error))
    asks = company_form.asks(work.case, data)
    values = {**company_form.fields(data), **_answered(tab)}
    facts = [fact for fact in asks.facts if fact.name != "company_type"]
    named = {c for c in Channel if f"balances.{c.value}" in values}
    first = [c for c in asks.channels if c in named or asks.channels.index(c) < _FEW]
    error = work.judged.error
    return page(
        request,
        tab,
        "company.html",
        "read",
        status=status,
        values={**values, **typed},
        wrong=wrong,
        refusal=refusal(error) if error is not None else None,
        places=PLACES,
        kinds=tuple(CompanyType),
        units=tuple(UNITS),
        bases=tuple(base for base in Base if base in asks.bases or f"capital.{base.value}" in values),
        other_bases=tuple(base for base in Base if base not in asks.bases and f"capital.{base.value}" not in values),
        facts=facts,
        first=first,
        others=[c for c in Channel if c not in first],
        approvals=[c for c in Channel if asks.approvals] or [],
        approved_amounts=asks.approved_amounts,
        approval=APPROVAL,
        listing={word: label.of(language_of(request)) for word, label in LISTINGS.items()},
        loans=len(data.get("loans") or ()),
        unit=values["unit"],
        unallocated=data.get("unallocated") or (),
    )


_FEW = 8
LISTINGS = {
    "none": Text("未上市", "not listed"),
    "applying": Text("申请中", "applying"),
    "neeq": Text("新三板", "NEEQ"),
    "exchange": Text("交易所", "stock exchange"),
}


def _answered(tab: Tab) -> dict[str, str]:
    """What was answered to the questions, in the fields of the form."""
    found = {}
    for key, answer in tab.work.case.answers.items():
        if key in set(Base):
            found[f"capital.{key}"] = answer.written
        elif key in set(Channel):
            found[f"balances.{key}"] = answer.written
        elif key in ("complete", "company_type"):
            found[key] = answer.written
        elif "/" not in key:
            found[f"facts.{key}"] = answer.written
    return found


async def keep(request: Request) -> Response:
    """The form of a company, or corrections and answers to what its file left in doubt."""
    form = await sent(request)
    tab = await tab_of(request, form.version)
    case, wrong = await run_in_threadpool(_kept, tab, form.fields)
    if wrong:
        return await run_in_threadpool(_page, request, tab, wrong, form.fields)
    return changed(request, tab, case, form.fields.get("next") if form.fields.get("next") in _NEXT else "read")  # type: ignore[arg-type]


_NEXT = ("read", "ledger", "questions", "answer")


def _kept(tab: Tab, fields: dict[str, str]):  # type: ignore[no-untyped-def]
    if tab.work.case.is_form:
        return company_form.with_form(tab.work.case, fields)
    case, wrong = with_answers(tab.work, {k: v for k, v in fields.items() if k.startswith(FIELD)})
    if wrong:
        return case, wrong
    from dataclasses import replace  # noqa: PLC0415

    return sheets.with_corrections(replace(tab.work, case=case), fields)


async def ledger(request: Request) -> Response:
    """The ledger and the shareholders, to be edited."""
    tab = await tab_of(request)
    return await run_in_threadpool(_ledger, request, tab, {}, {})


def _ledger(request: Request, tab: Tab, wrong: dict[str, Wrong], typed: dict[str, str]) -> Response:
    work = tab.work
    if work.case.is_form:
        try:
            values = company_form.fields(company_form.data_of(work.case))
        except InputError as error:
            return page(request, tab, "unread.html", "ledger", refusal=refusal(error))
        values = {key: values.get(key, "") for key in ("loans", "shareholders", "complete", "unit")} | {
            "complete": _answered(tab).get("complete", values["complete"])
        }
    else:
        values = {
            "loans": sheets.shown("loans", work),
            "shareholders": sheets.shown("shareholders", work),
            "complete": sheets.complete(work),
            "unit": work.unit,
        }
    values |= {key: typed[key] for key in values if key in typed}
    return page(
        request,
        tab,
        "ledger.html",
        "ledger",
        status=422 if wrong else 200,
        values=values,
        columns={kind: _columns(kind, request) for kind in ("loans", "shareholders")},
        wrong=[(_told(cell), one) for cell, one in wrong.items()],
        cells=json.dumps(sorted(wrong)),
        lines=work.judged.company.unallocated if work.judged.company else (),
        unreadable=work.judged.company is None and not work.case.is_form,
    )


def _told(cell: str):  # type: ignore[no-untyped-def]
    kind = "shareholders" if cell.startswith(lists.SHEETS["shareholders"]) else "loans"
    return lists.place_told(cell, kind)  # type: ignore[arg-type]


def _columns(kind: str, request: Request) -> str:
    language = language_of(request)
    return json.dumps(
        [
            {
                "name": column.name,
                "label": column.label.of(language),
                "kind": column.kind,
                "choices": [[value, label.of(language)] for value, label in column.choices],
            }
            for column in lists.COLUMNS[kind]  # type: ignore[index]
        ],
        ensure_ascii=False,
    )


async def keep_ledger(request: Request) -> Response:
    """The ledger and the shareholders as they were edited."""
    form = await sent(request)
    tab = await tab_of(request, form.version)
    case, wrong = await run_in_threadpool(_kept_ledger, tab, form.fields)
    if wrong:
        return await run_in_threadpool(_ledger, request, tab, wrong, form.fields)
    return changed(request, tab, case, "ledger")


def _kept_ledger(tab: Tab, fields: dict[str, str]):  # type: ignore[no-untyped-def]
    if tab.work.case.is_form:
        only = {key: fields[key] for key in ("loans", "shareholders", "complete") if key in fields}
        return company_form.with_form(tab.work.case, only)
    return sheets.with_lists(tab.work, fields)


__all__ = ["asked", "keep", "keep_ledger", "ledger", "read"]
