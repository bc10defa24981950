"""The answer: the verdict and the strict one, headroom by channel as bars, what binds, every rule with its clause and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from leverage.app.pages.frame import Tab, language_of, page, tab_of
from leverage.app.printing.bars import Tips, lines
from leverage.app.printing.tables import table
from leverage.app.printing.wording import for_the_page, refusal
from leverage.report.answer import rooms, tables
from leverage.report.answer.whole import answer, verdict_of
from leverage.report.grid import Money
from leverage.report.words import active

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from leverage.assessment.findings import Assessment


async def result(request: Request) -> Response:
    """The answer."""
    return await run_in_threadpool(_page, request, await tab_of(request))


def _page(request: Request, tab: Tab) -> Response:
    judged, language = tab.work.judged, language_of(request)
    assessment = judged.assessment
    if assessment is None:
        error = judged.error
        return page(request, tab, "unanswered.html", "answer", refusal=refusal(error) if error else None)
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
        without_stale=tab.work.case.without_stale,
    )


def _totals(assessment: Assessment) -> dict[str, Money | None]:
    """What all channels leave together."""
    strict, total = assessment.strict, assessment.total
    worse = strict is not None and strict.headroom != total.headroom
    return {
        "used": None if total.used is None else Money(total.used, up=True),
        "left": rooms.in_all(total),
        "later": rooms.in_all_approved(total),
        "strict": Money(strict.headroom) if strict is not None and worse else None,
    }
