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
from leverage.app.keeping.uploads import received
from leverage.app.pages import form
from leverage.app.pages.frame import Tab, changed, page, tab_of
from leverage.app.printing.wording import for_the_page, refusal
from leverage.intake.account.trace import Kind
from leverage.report.intake import grids
from leverage.terms.places import PLACES

if TYPE_CHECKING:
    from starlette.requests import Request

    from leverage.assessment.findings import Question


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
    return changed(request, tab, case, "read")


def _kept(tab: Tab, fields: Mapping[str, str]) -> tuple[Case, dict[str, Wrong]]:
    if tab.work.case.is_form:
        return company_form.with_form(tab.work.case, fields)
    case, wrong = with_answers(tab.work, {key: text for key, text in fields.items() if key.startswith(FIELD)})
    return (case, wrong) if wrong else sheets.with_corrections(replace(tab.work, case=case), fields)


def _page(request: Request, tab: Tab, wrong: Mapping[str, Wrong], typed: Mapping[str, str]) -> Response:
    if tab.work.case.is_form:
        return form.page_of(request, tab, wrong, typed)
    work = tab.work
    trace, error = work.judged.trace, work.judged.error
    answers = counting(work)
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
        used=[(seen, sheets.correctable(seen)) for seen in trace.seen if seen.kind is not Kind.PASSED],
        cells=work.case.edits.cells,
        rest=[passed, compared],
        wrong=wrong,
        typed=typed,
        answers=answers,
        unit=work.unit,
        places=PLACES,
    )


def _in_doubt(tab: Tab) -> list[Question]:
    """What is asked about the file itself; all that is asked, where it could not be read."""
    work = tab.work
    asked = {doubt.key for doubt in (work.judged.company.asked if work.judged.company else ())}
    return [question for question in work.questions if question.fact in asked or work.judged.error is not None]
