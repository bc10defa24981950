"""What was read of a file, cell by cell, doubts first, each confirmed or corrected in place. A company without a file has its form here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from leverage.app.cases import company_form, sheets
from leverage.app.cases.answering import FIELD, Wrong, counting, fields_of, parted, whole_of, with_answers
from leverage.app.cases.case import Case
from leverage.app.cases.company_form import APPROVAL
from leverage.app.keeping.uploads import received
from leverage.app.pages.frame import Tab, changed, language_of, next_step, page, tab_of
from leverage.app.printing.wording import for_the_page, refusal
from leverage.intake.account.of_sheet import HEADING
from leverage.intake.account.trace import Kind, Seen
from leverage.intake.questions.given import APPROVED
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

    from leverage.assessment.findings import Question


_FEW = 8
"""So many channels have their fields open: those that the place's rules name first."""
LISTINGS = {
    "none": Text("未上市", "not listed"),
    "applying": Text("申请中", "applying"),
    "neeq": Text("新三板", "NEEQ"),
    "exchange": Text("交易所", "stock exchange"),
}


async def first(request: Request) -> Response:
    """Where a company is looked at: its answer, or what was read where there is none."""
    tab = await tab_of(request)
    return RedirectResponse(tab.address("answer" if tab.work.judged.assessment else "read"), 303)


async def read(request: Request) -> Response:
    """What was read."""
    tab = await tab_of(request)
    return await run_in_threadpool(_page, request, tab, {}, {})


async def keep(request: Request) -> Response:
    """The form of a company, or corrections and answers to what its file left in doubt."""
    sent = await received(request)
    tab = await tab_of(request, sent.number("version"))
    case, wrong = await run_in_threadpool(_kept, tab, sent.fields)
    if wrong:
        return await run_in_threadpool(_page, request, tab, wrong, sent.fields)
    return changed(request, tab, case, next_step(sent, "read"))


def _kept(tab: Tab, fields: Mapping[str, str]) -> tuple[Case, dict[str, Wrong]]:
    if tab.work.case.is_form:
        return company_form.with_form(tab.work.case, fields)
    case, wrong = with_answers(tab.work, {key: text for key, text in fields.items() if key.startswith(FIELD)})
    return (case, wrong) if wrong else sheets.with_corrections(replace(tab.work, case=case), fields)


def _page(request: Request, tab: Tab, wrong: Mapping[str, Wrong], typed: Mapping[str, str]) -> Response:
    if tab.work.case.is_form:
        return _form(request, tab, wrong, typed)
    work = tab.work
    trace, error = work.judged.trace, work.judged.error
    answers, named = counting(work), {cell for cell, _ in sheets.suspects(work)}
    _, passed, compared, *_ = grids(trace)
    return page(
        request,
        tab,
        "reading.html",
        "read",
        status=422 if wrong else 200,
        refusal=refusal(error) if error is not None else None,
        doubt=error.doubt if error is not None else None,
        doubts=_in_doubt(tab),
        fields_of=fields_of,
        parted=parted,
        whole_of=lambda question: whole_of(question, answers, work),
        remarks=[for_the_page(remark.question) for remark in trace.doubts],
        used=[
            (seen, sheets.correctable(seen) and seen.where not in named)
            for seen in sorted(trace.seen, key=_headings_last)
            if seen.kind is not Kind.PASSED
        ],
        cells=work.case.edits.cells,
        suspects=sheets.suspects(work),
        name=sheets.name_of(work) if sheets.nameable(work) else None,
        rest=[passed, compared],
        wrong=wrong,
        typed=typed,
        answers=answers,
        unit=work.unit,
        places=PLACES,
    )


def _headings_last(seen: Seen) -> int:
    """What became a figure or a fact first, then what was only checked, then headings."""
    return 2 if seen.label == HEADING else int(seen.kind is Kind.CHECKED)


def _in_doubt(tab: Tab) -> list[Question]:
    """What is asked about the file itself; all that is asked, where it could not be read."""
    work = tab.work
    asked = {doubt.key for doubt in (work.judged.company.asked if work.judged.company else ())}
    return [question for question in work.questions if question.fact in asked or work.judged.error is not None]


def _form(request: Request, tab: Tab, wrong: Mapping[str, Wrong], typed: Mapping[str, str]) -> Response:
    """The form, with what is wrong beside its fields."""
    work = tab.work
    try:
        data = company_form.data_of(work.case)
    except InputError as unread:  # a JSON that cannot be read at all
        return page(request, tab, "unread.html", "read", refusal=refusal(unread))
    asks = company_form.asks(work.case, data)
    values = {**company_form.fields(data), **answered(tab)}
    held = {channel for channel in Channel if f"balances.{channel.value}" in values}
    first = [channel for channel in asks.channels if channel in held or asks.channels.index(channel) < _FEW]
    error = work.judged.error
    return page(
        request,
        tab,
        "company.html",
        "read",
        status=422 if wrong else 200,
        values={**values, **typed},
        wrong=wrong,
        refusal=refusal(error) if error is not None else None,
        places=PLACES,
        kinds=tuple(CompanyType),
        units=tuple(UNITS),
        bases=[base for base in Base if base in asks.bases or f"capital.{base.value}" in values],
        other_bases=[base for base in Base if base not in asks.bases and f"capital.{base.value}" not in values],
        facts=[fact for fact in asks.facts if fact.name != "company_type"],
        first=first,
        others=[channel for channel in Channel if channel not in first],
        approvals=list(Channel) if asks.approvals else [],
        approved_amounts=asks.approved_amounts,
        approval=APPROVAL,
        listing={word: label.of(language_of(request)) for word, label in LISTINGS.items()},
        loans=len(data.get("loans") or ()),
        unit=typed.get("unit", values["unit"]),
    )


def answered(tab: Tab) -> dict[str, str]:
    """What was answered to the questions, in the fields of the form."""
    found = {}
    for key, answer in tab.work.case.answers.items():
        if key in set(Base):
            found[f"capital.{key}"] = answer.written
        elif key in set(Channel):
            found[f"balances.{key}"] = answer.written
        elif key in ("complete", "company_type", "report_date"):
            found[key] = answer.written
        elif key == "place":
            found["jurisdiction"] = answer.written
        elif key.startswith(f"{APPROVED}/"):
            found[f"approved_amounts.{key.removeprefix(f'{APPROVED}/')}"] = answer.written
        elif "/" not in key:
            found[f"facts.{key}"] = answer.written
    return found
