"""A plan for a terminal: readable at 80 columns, without colour, and under GBK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text as Line

from leverage.planning.plan import Plan
from leverage.report.grid import Grid, Money
from leverage.report.media.lines import parted
from leverage.report.plan.grids import for_reading, headline
from leverage.report.terminal import screen, show_sheet
from leverage.report.words import visible
from leverage.terms.texts import Language

if TYPE_CHECKING:
    from rich.console import Console


_LEAST = 16
"""Cells that a column of words needs at the least; longer ones fold."""


def show(plan: Plan, language: Language, console: Console | None = None) -> None:
    """Print a plan to standard output: who and the verdicts first, then the tables."""
    console = console or screen()
    first, *rest = headline(plan)
    for told, style in ((first, "bold"), *((line, "") for line in rest)):
        for line in parted(visible(told.of(language)), console.width):
            console.print(Line(line, style=style))
    console.print()
    for grid in for_reading(plan):
        if len(grid.columns) <= 2 or not _table(grid, language, console):
            show_sheet([grid], language, console)


def _table(grid: Grid, language: Language, console: Console) -> bool:
    """Print a table whose words fold and whose figures do not; not where it is too wide for that."""
    heads, lines = grid.heads(language), grid.lines(language)
    figures = [any(isinstance(row[n], Money) for row in grid.rows) for n in range(len(heads))]
    widths = [max(cell_len(row[n]) for row in (heads, *lines)) for n in range(len(heads))]
    kept = [width if figure else min(width, _LEAST) for width, figure in zip(widths, figures, strict=True)]
    if sum(kept) + 2 * len(kept) > console.width:
        return False
    console.print(Line(grid.title.of(language), style="bold"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    for head, figure, width in zip(heads, figures, kept, strict=True):
        justify: Literal["left", "right"] = "right" if figure else "left"
        table.add_column(head, justify=justify, overflow="fold", no_wrap=figure, min_width=width)
    for line in lines:
        table.add_row(*(Line(visible(cell)) for cell in line))
    console.print(table)
    console.print()
    return True
