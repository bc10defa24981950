"""The comparison for a terminal: a table of any width, the best places first; readable without colour and under GBK."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text as Line

from leverage.comparison.contested import Flip
from leverage.comparison.ratios.places import Comparison, PlaceTerms
from leverage.comparison.where import Filtered
from leverage.law.rules import Rule
from leverage.report.comparison import contested, standing, tables
from leverage.report.comparison import words as say
from leverage.report.grid import Grid
from leverage.report.terminal import screen
from leverage.report.words import visible
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.texts import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

_WIDE = 100
_FEW = 5
_RIGHT = {"rank", "gaps"}
_FIXED = {"rank", "place", "verified_on", "grades", "gaps", "marks", "verdict", "now", "if_approved"}
"""Columns that are never folded: a name or a date in two halves is no name."""
_MONEY = ("now", "if_approved")
"""Whose headings may be folded, their figures not."""
_NARROW = (
    *("rank", "place", "now", "if_approved", "verdict", "non_standard", "standardised", "permitted"),
    *("common", "local_bases", "opening", "matches", "marks"),
)
_WIDER = (
    *_NARROW[:-1],
    "together",
    "turns_on",
    "caps",
    "texts",
    "published",
    "verified_on",
    "grades",
    "gaps",
    "marks",
)
_SPARE = (
    "texts",
    "published",
    "verified_on",
    "grades",
    "gaps",
    "turns_on",
    "together",
    "caps",
    "local_bases",
    "permitted",
)
"""What a terminal may have to do without, in this order; every other form has it."""
_ROOM = 13
"""What a column of text has at least, where it needs so much."""
_UNASKED = {"permitted", "turns_on", "published", "differs"}
"""What a filter did not ask for: left to other forms."""
_WITH_MONEY = {"permitted", "local_bases"}
"""What money makes dispensable on a narrow screen."""
_HINT = Text(
    "点名几个地区（leverage compare 重庆 湖南）可并排看各渠道、条文和缺口；--topic banks 等出一张可贴入文书的表；--out X.xlsx 为全部。",
    "Name a few places (leverage compare chongqing hunan) for channels, texts and gaps side by side; --topic banks (and others) makes a table to paste "
    "into a letter; --out X.xlsx has all.",
)


def show(
    comparison: Comparison,
    language: Language,
    *,
    found: Filtered | None = None,
    flips: Sequence[Flip] | None = None,
    console: Console | None = None,
) -> None:
    """Print a comparison: the places; of a few of them the channels side by side, the rules behind them, gaps and notes."""
    console = console or screen()
    console.print(Line(visible(standing.head(comparison).of(language)), style="bold"))
    first = [standing.in_breach(comparison), standing.counted(found) if found else None, standing.summary(comparison)]
    for text in first:
        if text is not None:
            console.print(Line(visible(text.of(language))))
    if flips is not None:
        console.print(Line(contested.summary(flips).of(language)))
    console.print()
    _tables(tables.overviews(comparison, found=found), language, console)
    few = 0 < len(comparison.places) <= _FEW
    if flips is not None and any(flip.matters for flip in flips):
        _tables([contested.turned(flips)], language, console, ("place", "reading", "sense", "turns", "option"))
    if few and comparison.channel is None:
        case_by_case = tables.cases(comparison)
        side_by_side([case_by_case] if case_by_case.rows else [], language, console)
    if few and comparison.channel is None:
        _matrix(comparison, language, console)
    if few:
        side_by_side(
            [g for g in (_rules(comparison), tables.gaps(comparison), tables.notes(comparison)) if g.rows],
            language,
            console,
        )
    rest = standing.untold(found) if found else None
    hints = [standing.MARKS, *([] if few else [_HINT])]
    for text in (*([rest] if rest else []), *tables.remarks(comparison), *hints):
        console.print(item("-", visible(text.of(language))))


def _rules(comparison: Comparison) -> Grid:
    """The rules of few columns: what they demand, and their texts; of one channel those that speak of it."""
    whole = tables.rules(comparison)
    wanted = ("rule", "name", "places", "demands", "source", "verified_on")
    keys = [key for key, _ in whole.columns]
    rows = list(whole.rows)
    if comparison.channel is not None:
        named = {rule.id for terms in comparison.places for rule in _of(terms, comparison.channel)}
        rows = [row for row in rows if row[0] in named]
    shown = [key for key in wanted if key != "rule"]
    columns = tuple(column for column in whole.columns if column[0] in shown)
    return Grid(whole.title, columns, [[row[keys.index(key)] or row[0] for key in shown] for row in rows])


def _of(terms: PlaceTerms, channel: Channel) -> list[Rule]:
    return [rule for rule in terms.rules if channel in rule.counts]


def _tables(grids: list[Grid], language: Language, console: Console, among: tuple[str, ...] | None = None) -> None:
    """The places as a table for each standing, with the same columns in each (``among``: these); of many places the reasons of differences are left to
    other forms.
    """
    held = [_Held(grid, language) for grid in grids]
    filled = {key for one in held for row in one.rows for key, cell in row.items() if cell}
    unasked = _UNASKED if any("matches" in one.heads for one in held) else set()
    wide = console.width >= _WIDE
    if not wide and "now" in filled:
        unasked = unasked | _WITH_MONEY
    columns = [key for key in (among or (_WIDER if wide else _NARROW)) if key in filled and key not in unasked]
    for key in _SPARE:  # until each of the others has the room of its longest word
        if all(sum(_least(one, columns).values()) + 2 * len(columns) + 1 <= console.width for one in held):
            break
        columns = [other for other in columns if other != key]
    ranked = any("rank" in one.heads for one in held)
    for one in held:
        shown = columns if "rank" in one.heads or not ranked else [key for key in columns if key != "rank"]
        sizes = _sizes(one, shown, console.width)
        console.print(Line(one.title, style="bold"))
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
        for key in shown:
            side = "right" if key in _RIGHT else "left"
            table.add_column(one.heads.get(key, ""), justify=side, overflow="fold", width=sizes[key])  # type: ignore[arg-type]
        for row in one.rows:
            table.add_row(*(Line(wrapped(row.get(key, ""), sizes[key])) for key in shown))
        console.print(table)


def side_by_side(grids: list[Grid], language: Language, console: Console | None = None) -> None:
    """Tables of text whose columns stand beside each other at any width."""
    console = console or screen()
    for grid in grids:
        _tables([grid], language, console, tuple(key for key, _ in grid.columns))


def _sizes(of: _Held, columns: list[str], width: int) -> dict[str, int]:
    """How wide each column is: names as wide as they are; of what is left each at least its longest word, and then fair parts, to none more than it needs."""
    need = {key: max(cell_len(line) for cell in _cells(of, key) for line in cell.split("\n")) for key in columns}
    need |= {k: max(_longest([of.heads.get(k, "")]), *map(cell_len, _cells(of, k)[1:])) for k in _MONEY if k in columns}
    sizes = _least(of, columns)
    left = width - sum(sizes.values()) - 2 * len(columns) - 1
    rest = sorted((key for key in columns if key not in _FIXED), key=lambda key: need[key] - sizes[key])
    for number, key in enumerate(rest):
        more = max(0, min(need[key] - sizes[key], left // (len(rest) - number)))
        sizes[key] += more
        left -= more
    return sizes


def _least(of: _Held, columns: list[str]) -> dict[str, int]:
    """What each column needs at least: a name or a figure its whole width, a text its longest word."""
    found = {}
    for key in columns:
        cells = _cells(of, key)
        whole = max((cell_len(line) for cell in cells for line in cell.split("\n")), default=0)
        if key in _MONEY:
            whole = max(_longest(cells[:1]), *map(cell_len, cells[1:]))
        found[key] = max(2, whole) if key in _FIXED else min(max(_longest(cells), _ROOM), whole, 18)
    return found


def _cells(of: _Held, key: str) -> list[str]:
    return [of.heads.get(key, ""), *(row.get(key, "") for row in of.rows)]


def _longest(cells: list[str]) -> int:
    return max(cell_len(piece.strip()) for cell in cells for line in cell.split("\n") for piece in _BREAKS.split(line))


_BREAKS = re.compile(r"(?<=[/；，、 ])|(?=[（(])")


def wrapped(cell: str, width: int) -> str:
    """A cell broken where a reader would break it: before a bracket, after a stroke, a comma or a blank; anywhere only where a piece is too long."""
    lines = []
    for line in cell.split("\n"):
        held = ""
        for piece in _BREAKS.split(line):
            if held and cell_len((held + piece).rstrip()) > width:
                lines.append(held.rstrip())
                held = ""
            held += piece
        lines.append(held)
    return "\n".join(lines)


class _Held:
    """The cells of a table by their keys, in one language."""

    def __init__(self, grid: Grid, language: Language) -> None:
        keys = [key for key, _ in grid.columns]
        self.title = grid.title.of(language)
        self.heads = dict(zip(keys, grid.heads(language), strict=True))
        self.rows = [dict(zip(keys, map(_visible, line), strict=True)) for line in grid.lines(language)]


def _visible(cell: str) -> str:
    return "\n".join(map(visible, cell.split("\n")))


def _matrix(comparison: Comparison, language: Language, console: Console) -> None:
    """Channels by places: what each alone may raise with approvals, or why nothing."""
    shown = [c for c in Channel if any(_spoken(terms, c) for terms in comparison.places)]
    silent = [c.short.of(language) for c in RAISABLE if c not in shown]
    title = Text("各渠道单独至多（倍，获批后）", "Each channel alone at most (×, if approved)")
    heads = (("channel", Text("渠道", "Channel")), *((t.place.code, t.place.name) for t in comparison.places))
    side_by_side(
        [Grid(title, heads, [[c.short, *(_cell(terms, c) for terms in comparison.places)] for c in shown])],
        language,
        console,
    )
    if silent:
        names = Text("、", ", ").of(language).join(silent)
        console.print(Text("所比各地均未作规定：", "Not provided for in any of them: ").of(language) + names)
    console.print()


def _spoken(terms: PlaceTerms, channel: Channel) -> bool:
    of = terms.terms(channel)
    return of is not None and of.openings.levels != ("not_provided",)


def _cell(terms: PlaceTerms, channel: Channel) -> Text:
    of = terms.terms(channel)
    return Text("-", "-") if of is None else say.brief(of, terms)


def item(marker: str, text: str) -> Table:
    """A marked line whose text wraps beside its marker."""
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_column(no_wrap=True)
    row.add_column(overflow="fold")
    row.add_row(Line(marker), Line(text))
    return row
