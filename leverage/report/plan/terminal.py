"""A plan for a terminal: readable at 80 columns, without colour, and under GBK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text as Line

from leverage.planning.plan import Plan
from leverage.report.grid import Grid, Money
from leverage.report.plan.grids import grids, headline
from leverage.report.terminal import screen, show_sheet
from leverage.report.words import visible
from leverage.terms.texts import Language

if TYPE_CHECKING:
    from rich.console import Console


_LEAST = 16
"""Cells that the first column needs at the least."""


def show(plan: Plan, language: Language, console: Console | None = None) -> None:
    """Print a plan to standard output: who and the verdicts first, then the tables."""
    console = console or screen()
    first, *rest = headline(plan)
    console.print(Line(visible(first.of(language)), style="bold"))
    for line in rest:
        console.print(Line(visible(line.of(language))))
    console.print()
    for grid in grids(plan):
        if len(grid.columns) <= 2 or not _table(grid, language, console):
            show_sheet([grid], language, console)


def _table(grid: Grid, language: Language, console: Console) -> bool:
    """Print a table whose first column folds; not where its other columns leave too little room for it."""
    heads, lines = grid.heads(language), grid.lines(language)
    widths = [max(cell_len(row[n]) for row in (heads, *lines)) for n in range(len(heads))]
    left = console.width - sum(width + 2 for width in widths[1:])
    if left < min(widths[0], _LEAST):
        return False
    figures = [any(isinstance(row[n], Money) for row in grid.rows) for n in range(len(heads))]
    console.print(Line(grid.title.of(language), style="bold"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    for head, figure in zip(heads, figures, strict=True):
        first = head is heads[0]
        table.add_column(head, justify="right" if figure else "left", overflow="fold", no_wrap=not first)
    for line in lines:
        table.add_row(*(Line(visible(cell)) for cell in line))
    console.print(table)
    console.print()
    return True
