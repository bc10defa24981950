"""The answer: the verdict and the strict one, headroom by channel as bars, what binds, every rule with its clause and source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from leverage.app.cases.answering import Wrong
from leverage.app.cases.case import worked
from leverage.app.keeping.uploads import received
from leverage.app.pages.frame import Tab, changed, language_of, page, tab_of
from leverage.app.printing.bars import Tips, at_least, lines
from leverage.app.printing.tables import table
from leverage.app.printing.wording import for_the_page, refusal
from leverage.report.answer import by_rating, rooms, tables
from leverage.report.answer.whole import answer, verdict_of
from leverage.report.grid import Grid, Money
from leverage.report.words import active, rule_names
from leverage.terms.answers import read_date
from leverage.terms.errors import LeverageError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from leverage.assessment.findings import Assessment


async def result(request: Request) -> Response:
    """The answer."""
    return await run_in_threadpool(_page, request, await tab_of(request))


async def settings(request: Request) -> Response:
    """By what the company is judged: the day of the rules, clauses last verified before it, every grade."""
    sent = await received(request)
    tab = await tab_of(request, sent.number("version"))
    typed = sent.get("as-of").strip()
    try:
        day = read_date(typed) if typed else None
    except ValueError as error:
        return await run_in_threadpool(_page, request, tab, Wrong(*error.args[:2]), typed)
    company = tab.work.judged.company
    own = company.report_date if company else None
    case = replace(
        tab.work.case,
        as_of=None if day == own else day,
        by_rating="by-rating" in sent.fields,
    )
    try:
        await run_in_threadpool(worked, case, tab.work.book)
    except LeverageError as error:
        return await run_in_threadpool(_page, request, tab, Wrong.of(error), typed)
    return changed(request, tab, case, "answer")


def _page(request: Request, tab: Tab, wrong: Wrong | None = None, typed: str = "") -> Response:
    judged, language = tab.work.judged, language_of(request)
    assessment = judged.assessment
    if assessment is None:
        error = judged.error
        return page(
            request,
            tab,
            "unanswered.html",
            "answer",
            refusal=refusal(error) if error else None,
            as_of=tab.work.case.as_of,
        )
    told = answer(assessment)
    chart = tables.channels(assessment)
    shown = [grid for grid in told.tables if grid.title not in (chart.title, tables.ASKED)]
    tips = Tips(assessment)
    return page(
        request,
        tab,
        "answer.html",
        "answer",
        verdict=assessment.verdict.value,
        verdict_says=for_the_page(verdict_of(told)),
        company=told.company,
        strict=told.strict,
        sentences=[for_the_page(text) for text in told.sentences],
        lines=lines(assessment, language),
        totals=_totals(assessment),
        binding=tips.of(assessment.total.binding),
        tables=[table(grid, language) for grid in shown],
        rest=[table(grid, language) for grid in told.rest],
        legend=told.legend,
        clauses=[(found, tips.one(found.rule)) for found in active(assessment)],
        status=422 if wrong else 200,
        wrong=wrong,
        day=typed or assessment.as_of.isoformat(),
        case=tab.work.case,
        graded=[table(grid, language) for grid in _graded(assessment)],
    )


def _graded(assessment: Assessment) -> list[Grid]:
    """What every grade would mean, where that was asked for."""
    found = assessment.by_rating
    return by_rating.grids(found, rule_names(assessment)) if found is not None else []


def _totals(assessment: Assessment) -> dict[str, Money | None]:
    """What all channels leave together."""
    strict, total = assessment.strict, assessment.total
    worse = strict is not None and strict.headroom != total.headroom
    return {
        "used": None if total.used is None else Money(total.used, up=True),
        "left": at_least(rooms.in_all(total)),
        "later": at_least(rooms.in_all_approved(total)),
        "strict": Money(strict.headroom) if strict is not None and worse else None,
        "house": Money(total.house.headroom) if total.house else None,
    }
