"""The comparison for a terminal: a table where it is wide, a few lines per place where it is narrow; readable without colour and under GBK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text as Line

from leverage.case import channels_of
from leverage.channels import RAISABLE, Channel
from leverage.compare import Comparison, PlaceTerms
from leverage.report import compare_tables as tables
from leverage.report import compare_words as say
from leverage.report.grid import Grid
from leverage.report.terminal import screen, show_grids
from leverage.report.words import visible
from leverage.rules import Rule
from leverage.texts import Language, Text
from leverage.where import Filtered

if TYPE_CHECKING:
    from rich.console import Console

_WIDE = 100
_FEW = 5
_RIGHT = {"rank", "now", "if_approved", "gaps"}
_HINT = Text(
    "点名几个地区(leverage compare 重庆 湖南)可并排看各渠道;--out X.xlsx 有全部渠道、条文与缺口。带 * 的规则核实日早于所查日。",
    "Name a few places (leverage compare chongqing hunan) for their channels side by side; --out X.xlsx has every channel, clause and gap. "
    "A star: last verified before the date.",
)


def show(
    comparison: Comparison, language: Language, *, found: Filtered | None = None, console: Console | None = None
) -> None:
    """Print a comparison: the places; of a few of them the channels side by side, the rules behind them, gaps and notes."""
    console = console or screen()
    console.print(Line(visible(say.head(comparison).of(language)), style="bold"))
    if found is not None:
        console.print(say.counted(found).of(language))
    if comparison.places:
        _table(tables.overview(comparison, found=found), language, console)
    few = 0 < len(comparison.places) <= _FEW
    if few:
        told = tables.cases(comparison)
        show_grids([told] if told.rows else [], language, console)
    if few and comparison.channel is None:
        _matrix(comparison, language, console)
    if few:
        show_grids(
            [g for g in (_rules(comparison), tables.gaps(comparison), tables.notes(comparison)) if g.rows],
            language,
            console,
        )
    rest = say.untold(found) if found else None
    for text in (*([rest] if rest else []), say.HOW, say.APPROVALS, *comparison.warnings, *([] if few else [_HINT])):
        console.print(_item("-", visible(text.of(language))))


def _rules(comparison: Comparison) -> Grid:
    """The rules of few columns: what they demand, and their texts; of one channel those that speak of it."""
    whole = tables.rules(comparison)
    wanted = ("rule", "demands", "source", "verified_on")
    keys = [key for key, _ in whole.columns]
    rows = list(whole.rows)
    if comparison.channel is not None:
        named = {rule.id for terms in comparison.places for rule in _of(terms, comparison.channel)}
        rows = [row for row in rows if row[0] in named]
    columns = tuple(column for column in whole.columns if column[0] in wanted)
    return Grid(whole.title, columns, [[row[keys.index(key)] for key in wanted] for row in rows])


def _of(terms: PlaceTerms, channel: Channel) -> list[Rule]:
    return [rule for rule in terms.rules if channel in channels_of(rule)]


def _table(grid: Grid, language: Language, console: Console) -> None:
    """A grid as a table of the whole width; on a narrow terminal a line for each place and what is not empty below it."""
    heads, lines = grid.heads(language), grid.lines(language)
    keys = [key for key, _ in grid.columns]
    if console.width < _WIDE:
        for line in lines:
            cells = dict(zip(keys, line, strict=True))
            console.print(Line(f"{cells['rank'] or '-':>2} {visible(cells['place'])}", style="bold"))
            for key, head, cell in zip(keys, heads, line, strict=True):
                if cell and key not in ("rank", "place"):
                    console.print(_item(f"   {head}", visible(cell.replace("\n", ";"))))
        console.print()
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    hidden = {key for number, key in enumerate(keys) if not any(line[number] for line in lines)}
    for key, head in zip(keys, heads, strict=True):
        if key not in hidden:
            free = key in ("differs", "caps", "matches", "turns_on", "base")
            table.add_column(
                head,
                justify="right" if key in _RIGHT else "left",
                overflow="fold",
                ratio=2 if key == "differs" else None,
                no_wrap=not free,
            )
    for line in lines:
        table.add_row(
            *(
                Line("\n".join(map(visible, cell.split("\n"))))
                for key, cell in zip(keys, line, strict=True)
                if key not in hidden
            )
        )
    console.print(table)


def _matrix(comparison: Comparison, language: Language, console: Console) -> None:
    """Channels by places: what each alone may raise with approvals, or why nothing."""
    shown = [c for c in Channel if any(_spoken(terms, c) for terms in comparison.places)]
    silent = [c.label.of(language) for c in RAISABLE if c not in shown]
    title = Text("各渠道单独至多(倍,获批后)及限额", "Each channel alone at most (×, if approved), and its limits")
    heads = (("channel", Text("渠道", "Channel")), *((t.place.code, t.place.name) for t in comparison.places))
    grid = Grid(title, heads, [[c.label, *(_cell(terms, c) for terms in comparison.places)] for c in shown])
    console.print(Line(title.of(language), style="bold"))
    if console.width < _WIDE and len(comparison.places) > 1:
        for terms in comparison.places:
            console.print(Line(terms.place.name.of(language), style="bold"))
            for channel in shown:
                cell = _cell(terms, channel).of(language).replace("\n", ";")
                console.print(_item(f"  {channel.label.of(language)}", cell))
    else:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_lines=False)
        for head in grid.heads(language):
            table.add_column(head, overflow="fold", ratio=1)
        for line in grid.lines(language):
            table.add_row(*(Line(cell) for cell in line))
        console.print(table)
    if silent:
        names = Text("、", ", ").of(language).join(silent)
        console.print(Text("所比各地均未作规定:", "Not provided for in any of them: ").of(language) + names)
    console.print()


def _spoken(terms: PlaceTerms, channel: Channel) -> bool:
    of = terms.terms(channel)
    return of is not None and (of.access != "not_provided" or bool(of.caps))


def _cell(terms: PlaceTerms, channel: Channel) -> Text:
    of = terms.terms(channel)
    if of is None:
        return Text("-", "-")
    parts = [say.brief(of), *(say.cap(cap, terms) for cap in of.caps)]
    return Text("\n".join(p.zh for p in parts), "\n".join(p.en for p in parts))


def _item(marker: str, text: str) -> Table:
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_column(no_wrap=True)
    row.add_column(overflow="fold")
    row.add_row(Line(marker), Line(text))
    return row
