"""Tables as rows for a spreadsheet: one header, every table below it, amounts in yuan to the fen. No cell can become a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from fractions import Fraction

from leverage.report.grid import Bar, Cell, Grid, Money, defused, shown
from leverage.terms.money import in_fen
from leverage.terms.texts import Language, Text

BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet program takes the file for the machine's old encoding, and Chinese for noise."""

Owned = tuple[Sequence[Cell], Grid]
"""A table, and whose it is: the cells that stand before each of its rows."""

TABLE = Text("表", "Table")
YUAN = Text("{head}（元）", "{head} (yuan)")
AT_MOST = Text("{head}，至多（元）", "{head}, at most (yuan)")


def as_csv(owner: Sequence[Text], tables: Iterable[Owned], language: Language) -> str:
    """One rectangle under the headings of a language: who owns each row, its table, and its cells under their headings.

    An amount that is known within bounds alone takes two columns, the least and the most; one that is not known at all is a word, never a blank or a zero.
    """
    held = [(whose, table) for whose, table in tables if table.rows]
    heads: dict[tuple[str, str], Text] = {}
    for _, table in held:
        for number, (key, head) in enumerate(table.columns):
            cells = [row[number] for row in table.rows]
            money = any(isinstance(cell, Money) for cell in cells)
            heads.setdefault((key, "low"), YUAN.fill(head=head) if money else head)
            if any(isinstance(cell, Money) and cell.sign for cell in cells):
                heads.setdefault((key, "high"), AT_MOST.fill(head=head))
    places = {place: number for number, place in enumerate(_beside(heads))}
    lines = [[*(text.of(language) for text in (*owner, TABLE)), *(heads[place].of(language) for place in places)]]
    for whose, table in held:
        first = [printed(cell, language) for cell in whose] + [table.title.of(language)]
        for row in table.rows:
            line = [""] * len(places)
            for (key, _), cell in zip(table.columns, row, strict=True):
                line[places[key, "low"]], most = _ends(cell, language)
                if most and (key, "high") in places:
                    line[places[key, "high"]] = most
            lines.append([*first, *line])
    return written(lines)


def written(lines: Iterable[Sequence[str]]) -> str:
    """Rows as a file that every spreadsheet program reads as it is meant."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([defused(cell) for cell in line] for line in lines)
    return BYTE_ORDER_MARK + text.getvalue()


def _beside(heads: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The columns in order, the most that an amount may be beside the least."""
    order = list(dict.fromkeys(key for key, _ in heads))
    held = set(heads)
    return [(key, end) for key in order for end in ("low", "high") if (key, end) in held]


def _ends(cell: Cell, language: Language) -> tuple[str, str]:
    """A cell in one column, or an amount in two."""
    if not isinstance(cell, Money) or not cell.sign:
        return printed(cell, language), ""
    low = "" if cell.low is None else _yuan(cell.low, up=cell.up)
    return low or cell.blank.of(language), cell.blank.of(language) if cell.high is None else _yuan(
        cell.high, up=cell.up
    )


def printed(cell: Cell, language: Language) -> str:
    """A cell as a spreadsheet takes it: amounts and shares as plain numbers, everything else as text."""
    match cell:
        case Money(low=None, high=None):
            return cell.blank.of(language)
        case Money(low=low, high=high):
            figure = low if low is not None else high
            assert figure is not None  # noqa: S101  one of them is known
            return _yuan(figure, up=cell.up)
        case Bar(share=share):
            return f"{float(share):.4f}"
        case _:
            return shown(cell, language)


def _yuan(amount: Fraction, *, up: bool) -> str:
    return in_fen(amount, "up" if up else "down")
