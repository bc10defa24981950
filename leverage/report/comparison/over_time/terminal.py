"""Changes over time for a terminal: a day at a time, what began and ended, and for whom that was tighter or looser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text as Line

from leverage.comparison.timeline import Times
from leverage.report.comparison.over_time import words as say
from leverage.report.comparison.terminal import item
from leverage.report.comparison.timeline_tables import runs
from leverage.report.terminal import screen, show_grids
from leverage.report.words import visible
from leverage.terms.texts import Language, Text

if TYPE_CHECKING:
    from rich.console import Console


def show(told: Times, language: Language, console: Console | None = None) -> None:
    """Print the changes, after the course of the channel if one was asked for."""
    console = console or screen()
    console.print(Line(visible(say.head(told).of(language)), style="bold"))
    if told.channel is not None:
        show_grids([runs(told)], language, console)
    found = told.days
    if not found:
        console.print(Text("（其间没有已知变动）", "(no change is known in that time)").of(language))
    for day in found:
        console.print(Line(f"\n{day.day}", style="bold"))
        for title, lines in say.events(day, told):
            console.print(Line(visible(title.of(language))))
            for line in lines:
                console.print(item("  -", visible(line.of(language))))
        for line in say.beside(day, told):
            console.print(item("  *", visible(line.of(language))))
        for line in say.effects(day, told):
            console.print(item("  >", visible(line.of(language))))
