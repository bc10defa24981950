"""A plan for a terminal: readable at 80 columns, without colour, and under GBK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text as Line

from leverage.planning.plan import Plan
from leverage.report.plan.grids import grids, headline
from leverage.report.terminal import screen, show_sheet
from leverage.report.words import visible
from leverage.terms.texts import Language

if TYPE_CHECKING:
    from rich.console import Console


def show(plan: Plan, language: Language, console: Console | None = None) -> None:
    """Print a plan to standard output: who and the verdicts first, then the tables."""
    console = console or screen()
    first, *rest = headline(plan)
    console.print(Line(visible(first.of(language)), style="bold"))
    for line in rest:
        console.print(Line(visible(line.of(language))))
    console.print()
    show_sheet(grids(plan), language, console)
