"""Lines of a terminal: broken as Chinese and English are broken, columns that align, and no blanks at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

CLOSING = frozenset("，。、；：？！）》”’】〕…％,.;:?!)]}%")
"""Signs that never begin a line."""
OPENING = frozenset("（《“‘【〔([{")
"""Signs that never end one."""
Cells = Callable[[str], int]
"""How many cells of a terminal a text takes."""
GAP = 2
"""Blanks between two columns."""

_UNITS = re.compile(
    r"--[a-z][a-z-]*(?:[ =][^\s，。；、（）()]+)?"  # an option with its value
    r"|[^\s，。；：、（）()“”《》]{1,16}![A-Z]{1,3}[0-9]+"  # a cell with its sheet
    r"|[!-~\u00a0-\u024f×≤≥≈–]+"  # a word, a figure
    r"|\s+|.",
    re.S,
)


def wrapped(text: str, width: int, cells: Cells = cell_len) -> list[str]:
    """A text in lines of at most so many cells; a word that is longer is cut.

    >>> wrapped("银行借款上限为五成。", 10)
    ['银行借款上', '限为五成。']
    """
    lines = [""]
    for unit in _whole(text):
        if cells(lines[-1] + unit.rstrip()) <= width:
            lines[-1] += unit
            continue
        lines[-1] = lines[-1].rstrip()
        rest = unit.lstrip()
        while cells(rest) > width:
            cut = _fitting(rest, width, cells)
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return [line.rstrip() for line in lines if line.strip()] or [""]


_APART = re.compile("(\u3000+| {2,})")


def parted(text: str, width: int, cells: Cells = cell_len) -> list[str]:
    """A line whose parts stand apart by wide blanks: broken between them first."""
    told = [""]
    for part in _APART.split(text):
        if cells(told[-1] + part) <= width or not told[-1]:
            told[-1] += part
        else:
            told.append(part.strip())
    return [line for one in told if one.strip() for line in wrapped(one.strip(), width, cells)]


def _whole(text: str) -> Iterator[str]:
    """The parts between which a line may end: closing signs stay with what they close, opening ones with what they open."""
    unit = ""
    for part in _UNITS.findall(text):
        closes = part[0] in CLOSING and not part.isspace()
        if unit and not closes and unit[-1] not in OPENING:
            yield unit
            unit = ""
        unit += part
    if unit:
        yield unit


def _fitting(text: str, width: int, cells: Cells) -> int:
    """How many characters fit; at least one."""
    taken = 0
    for number, character in enumerate(text):
        taken += cells(character)
        if taken > width:
            return max(1, number)
    return len(text)


def marked(marker: str, text: str, width: int, cells: Cells = cell_len) -> list[str]:
    """A text that wraps beside its marker."""
    room = max(10, width - cells(marker) - 1)
    first, *rest = [line for part in text.split("\n") for line in wrapped(part, room, cells)]
    return [f"{marker} {first}".rstrip(), *(f"{' ' * (cells(marker) + 1)}{line}" for line in rest)]


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, its cells, and on which side they stand."""

    head: str
    cells: Sequence[str]
    right: bool = False

    def width(self, cells: Cells) -> int:
        """The cells that its widest line takes."""
        return max(cells(text) for text in (self.head, *self.cells))


def wide(columns: Iterable[Column], cells: Cells = cell_len) -> int:
    """The cells that a table takes."""
    widths = [column.width(cells) for column in columns]
    return sum(widths) + GAP * (len(widths) - 1)


def table(columns: Sequence[Column], width: int, cells: Cells = cell_len, rule: str = "─") -> list[str]:
    """A table: headings, a rule, the rows. Where it is too wide, its first column is broken into lines."""
    others = wide(columns[1:], cells) + GAP if len(columns) > 1 else 0
    first = max(8, min(columns[0].width(cells), width - others))
    widths = [first, *(column.width(cells) for column in columns[1:])]
    rows = [[column.head for column in columns], *zip(*(column.cells for column in columns), strict=True)]
    lines: list[str] = []
    for row in rows:
        broken = wrapped(row[0], first, cells)
        lines += [_row([broken[0], *row[1:]], columns, widths, cells), *broken[1:]]
        if row is rows[0]:
            lines.append(rule * (sum(widths) + GAP * (len(widths) - 1)))
    return lines


def _row(texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int], cells: Cells) -> str:
    parts = []
    for text, column, width in zip(texts, columns, widths, strict=True):
        blank = " " * (width - cells(text))
        parts.append(blank + text if column.right else text + blank)
    return (" " * GAP).join(parts).rstrip()


def shortened(line: str, width: int, cells: Cells = cell_len) -> str:
    """A line that goes on, with an ellipsis within the width."""
    line = line.rstrip("，。、；：,.;: ")
    while cells(line) + cells("…") > width:
        line = line[:-1]
    return f"{line}…"
