"""The comparison for a terminal: a table where it is wide, a few lines per place where it is narrow; readable without colour and under GBK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text as Line

from leverage.comparison.compare import Comparison, PlaceTerms
from leverage.comparison.where import Filtered
from leverage.law.rules import Rule
from leverage.report.comparison import tables
from leverage.report.comparison import words as say
from leverage.report.grid import Grid
from leverage.report.terminal import screen, show_grids
from leverage.report.words import visible
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.texts import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

_WIDE = 100
_WIDEST = 160
_FEW = 5
_RIGHT = {"rank", "now", "if_approved", "gaps"}
_FOLDED = {"differs", "caps", "texts", "matches", "turns_on", "base", "published"}
_UNASKED = {"permitted", "turns_on", "published", "differs", "base"}
"""What a filter did not ask for: left to other forms."""
_FOLD = 12
_GAP = 3
_SPARE = ("grades", "turns_on", "published", "base")
"""Columns that a terminal may have to do without, in this order; every other form has them."""
_HINT = Text(
    "点名几个地区（leverage compare 重庆 湖南）可并排看各渠道、条文和缺口；--out X.xlsx 为全部。"
    "≠：公布的比例与派生比例不同，点名或 --format md 可见原因。*：核实日早于所查日。",
    "Name a few places (leverage compare chongqing hunan) for channels, texts and gaps side by side; --out X.xlsx has all. ≠: the published ratio is "
    "another; name the place or use --format md for the reason. A star: last verified before the date.",
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
    for text in (*([rest] if rest else []), *tables.remarks(comparison), *([] if few else [_HINT])):
        console.print(item("-", visible(text.of(language))))


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
    return [rule for rule in terms.rules if channel in rule.counts]


def _table(grid: Grid, language: Language, console: Console) -> None:
    """The places as a table; on a narrow terminal a few lines for each. Of many places the reasons of differences are left to other forms."""
    heads, lines = dict(zip([key for key, _ in grid.columns], grid.heads(language), strict=True)), grid.lines(language)
    rows = [dict(zip(heads, map(_visible, line), strict=True)) for line in lines]
    if "differs" in heads and len(rows) > _FEW and console.width < _WIDEST:
        for row in rows:
            row["published"] = ("≠ " if row["differs"] else "") + row["published"]
            row["differs"] = ""
    unasked = _UNASKED if "matches" in heads else set()
    shown = [key for key in heads if key not in unasked and any(row[key] for row in rows)]
    least = {key: _FOLD if key in _FOLDED else _width(heads[key], [row[key] for row in rows]) for key in shown}
    kept = list(shown)
    for key in _SPARE:
        if key in kept and sum(least[k] + _GAP for k in kept) > console.width >= _WIDE:
            kept.remove(key)
    if sum(least[key] + _GAP for key in kept) > console.width or console.width < _WIDE:
        for row in rows:
            console.print(Line(f"{row['rank'] or '-':>2} {row['place']}", style="bold"))
            told = [(heads[key], row[key].replace("\n", "")) for key in shown if key not in ("rank", "place")]
            rest = [f"{head} {cell}" for head, cell in told if cell]
            joint = Text("；", "; ").of(language).join(rest) if len(rows) > _FEW else "\n".join(rest)
            console.print(item("  ", joint))
        console.print()
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for key in kept:
        table.add_column(
            heads[key],
            justify="right" if key in _RIGHT else "left",
            overflow="fold",
            width=None if key in _FOLDED else least[key],
        )
    for row in rows:
        table.add_row(*(Line(row[key]) for key in kept))
    console.print(table)


def _width(head: str, cells: list[str]) -> int:
    """What a column of figures needs: its widest cell, and the longest word of its heading, of Chinese two characters."""
    word = max(cell_len(word) if word.isascii() else 4 for word in head.split())
    return max(word, *map(cell_len, cells))


def _visible(cell: str) -> str:
    return "\n".join(map(visible, cell.split("\n")))


def _matrix(comparison: Comparison, language: Language, console: Console) -> None:
    """Channels by places: what each alone may raise with approvals, or why nothing."""
    shown = [c for c in Channel if any(_spoken(terms, c) for terms in comparison.places)]
    silent = [c.label.of(language) for c in RAISABLE if c not in shown]
    title = Text("各渠道单独至多（倍，获批后）", "Each channel alone at most (×, if approved)")
    console.print(Line(title.of(language), style="bold"))
    if console.width < _WIDE and len(comparison.places) > 1:
        for terms in comparison.places:
            console.print(Line(f" {terms.place.name.of(language)}", style="bold"))
            for channel in shown:
                console.print(item(f"  {channel.label.of(language)}", _cell(terms, channel).of(language)))
    else:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
        for head in (Text("渠道", "Channel"), *(terms.place.name for terms in comparison.places)):
            table.add_column(head.of(language), overflow="fold")
        for channel in shown:
            cells = [_cell(terms, channel).of(language) for terms in comparison.places]
            table.add_row(*map(Line, [channel.label.of(language), *cells]))
        console.print(table)
    if silent:
        names = Text("、", ", ").of(language).join(silent)
        console.print(Text("所比各地均未作规定：", "Not provided for in any of them: ").of(language) + names)
    console.print()


def _spoken(terms: PlaceTerms, channel: Channel) -> bool:
    of = terms.terms(channel)
    return of is not None and of.access != "not_provided"


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
