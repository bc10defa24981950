"""What if: capital, loss, dividend, a grade, new and repaid funding as fields; before and after side by side. Nothing of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from leverage.app.cases.what_if import (
    LISTED,
    PLAIN,
    ROWS,
    TICKS,
    UNIT,
    Tried,
    gradings,
    outstanding,
    setting_of,
    tried,
)
from leverage.app.pages.frame import Tab, language_of, page, tab_of
from leverage.app.printing.bars import pairs
from leverage.app.printing.tables import table
from leverage.app.printing.wording import for_the_page, refusal
from leverage.report.plan.grids import for_reading, headline
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def what_if(request: Request) -> Response:
    """A plan, as the address asks for it."""
    tab = await tab_of(request)
    typed = {key: value for key, value in request.query_params.items() if value.strip()}
    return await run_in_threadpool(_page, request, tab, typed)


def _page(request: Request, tab: Tab, typed: dict[str, str]) -> Response:
    setting, language = setting_of(tab.work), language_of(request)
    if setting is None:
        error = tab.work.judged.error
        return page(request, tab, "unanswered.html", "plan", refusal=refusal(error) if error else None)
    found = tried(tab.work, typed) if typed else Tried(None, {})
    plan = found.plan
    return page(
        request,
        tab,
        "plan.html",
        "plan",
        status=422 if found.wrong else 200,
        typed=typed,
        wrong=found.wrong,
        plain=[(key, label) for _, key, label in PLAIN],
        listed=[(key, label) for _, key, label in LISTED],
        rows=range(ROWS),
        ticks=TICKS,
        unit=UNIT,
        channels=[channel for channel in Channel if channel in RAISABLE],
        held=outstanding(setting),
        ratings=[(fact, tuple((word, Text(word, word)) for word in fact.values)) for fact in gradings(tab.work)],
        headline=[for_the_page(text) for text in headline(plan)] if plan else (),
        verdicts=(plan.before.assessment.verdict, plan.after.assessment.verdict) if plan else None,
        pairs=pairs(plan.before.assessment, plan.after.assessment, language) if plan else (),
        tables=[table(grid, language) for grid in for_reading(plan)] if plan else (),
    )
