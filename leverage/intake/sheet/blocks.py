"""The blocks of a balance sheet: labels, and right of them the figures under one row of headings.

A two-sided sheet has two blocks side by side, a sheet that runs over two pages has them one below the other, and some
have three. They are told by the totals that stand in them, and put together until a total would come twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from leverage.intake.files.cells import Sheet
from leverage.intake.files.content import refuse
from leverage.intake.sheet.accounts import label, total
from leverage.intake.sheet.headings import (
    Headings,
    ends_statement,
    find_headings,
    heads_labels,
    heads_no_figures,
    is_title,
    spelt,
)
from leverage.intake.sheet.totals import Total
from leverage.intake.values.amounts import is_blank, with_unit
from leverage.intake.values.periods import Period
from leverage.intake.values.spelling import is_chinese
from leverage.intake.values.units import stated_unit

Place = tuple[int, int]
Marks = dict[Place, Total]
"""The cells that name a total."""

HARD = frozenset({Total.ASSETS, Total.LIABILITIES, Total.EQUITY, Total.BOTH_SIDES, Total.PUBLIC})
"""The totals that only a balance sheet has, once each."""


@dataclass(frozen=True, slots=True)
class Block:
    """Labels in the columns ``left`` to ``right`` (both within), rows ``top`` to ``bottom``, and the headed columns."""

    headings: Headings
    left: int
    right: int
    top: int
    bottom: int
    edge: int
    columns: dict[int, Period]
    kinds: frozenset[Total]

    @property
    def band(self) -> int:
        """Where it stands from left to right: blocks that share columns are one band."""
        return self.left

    def labels(self, sheet: Sheet) -> tuple[int, ...]:
        """The columns that may hold labels: not those headed 行次 or 附注."""
        return tuple(
            column
            for column in range(self.left, self.right + 1)
            if not heads_no_figures(spelt(sheet.at(self.headings.bottom, column)))
        )


def texts(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """The cells that hold text."""
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and not is_blank(cell):
                yield row, column, cell


def find_marks(sheet: Sheet) -> Marks:
    """Every cell that names a total."""
    marks = {
        (row, column): kind
        for row, cells in enumerate(sheet.rows)
        for column, text in enumerate(cells)
        if isinstance(text, str) and _may_be_total(text) and (kind := total(label(text).key))
    }
    if len(marks) > MOST_TOTALS:
        raise refuse(
            f"工作表“{sheet.name}”上有 {len(marks)} 处合计，不像一张资产负债表",
            f"the sheet “{sheet.name}” names {len(marks)} totals, unlike a balance sheet",
            "请只保留要核对的资产负债表",
            "keep only the balance sheet to be checked",
            sheet.ref(*min(marks)),
        )
    return marks


MOST_TOTALS = 2000
"""Totals on one sheet: far beyond any archive of balance sheets."""

_LONGEST = 120
_HINT = re.compile("[计計汁記记总總额額]|权益|權益")
_SUBJECT = re.compile("[资資产產债債责权權益]")


def _may_be_total(text: str) -> bool:
    """Whether a text is worth taking apart: a file may hold a hundred thousand."""
    return len(text) <= _LONGEST and bool(_SUBJECT.search(text)) and bool(_HINT.search(text))


def find_blocks(sheet: Sheet, marks: Marks) -> list[Block]:
    """The blocks that hold totals under headings, from the top and from the left."""
    if not marks:
        return []
    groups = find_headings(sheet, max(marks)[0])
    blocks = []
    for number, group in enumerate(groups):
        end = _end(sheet, groups, number)
        inside = {place: kind for place, kind in marks.items() if group.bottom < place[0] < end}
        if inside:
            blocks += _side_by_side(sheet, group, inside, end)
    return blocks


def _end(sheet: Sheet, groups: list[Headings], number: int) -> int:
    """The row after the last that a group of headings holds for: the next headings, or the title of another table."""
    group = groups[number]
    following = groups[number + 1].top if number + 1 < len(groups) else len(sheet.rows)
    return next((row for row in range(group.bottom + 1, following) if is_title(sheet, row)), following)


def _side_by_side(sheet: Sheet, group: Headings, inside: Marks, end: int) -> list[Block]:
    """The blocks under one group of headings: a new one begins where labels stand between two headed columns."""
    headed = sorted(group.periods)
    runs: list[list[int]] = [[headed[0]]]
    for before, column in pairwise(headed):
        between = range(before + 1, column)
        if any(_holds_labels(sheet, group, inside, place, end) for place in between):
            runs.append([])
        runs[-1].append(column)
    blocks = []
    for number, run in enumerate(runs):
        left = runs[number - 1][-1] + 1 if number else 0
        edge = _edge(sheet, group, inside, run, runs[number + 1] if number + 1 < len(runs) else None, end)
        kinds = {kind for (_, column), kind in inside.items() if left <= column < run[0]}
        columns = {column: group.periods[column] for column in run}
        blocks.append(Block(group, left, run[0] - 1, group.bottom + 1, end - 1, edge, columns, frozenset(kinds)))
    return blocks


def _edge(sheet: Sheet, group: Headings, inside: Marks, run: list[int], after: list[int] | None, end: int) -> int:
    """The column after the last that a block's figures may stand in."""
    limit = after[0] if after else max(map(len, sheet.rows))
    labels = (column for column in range(run[-1] + 1, limit) if _holds_labels(sheet, group, inside, column, end))
    return next(labels, limit)


def _holds_labels(sheet: Sheet, group: Headings, inside: Marks, column: int, end: int) -> bool:
    if any(place[1] == column for place in inside):
        return True
    if heads_no_figures(spelt(sheet.at(group.bottom, column))):
        return False
    rows = range(group.bottom + 1, end)
    return sum(isinstance(cell := sheet.at(row, column), str) and is_chinese(cell) for row in rows) > 1


def unread_heading(sheet: Sheet, block: Block, row: int) -> Place | None:
    """A row of headings nearer to a total than those that were read, which names no period: companies, or a misspelling."""
    for above in range(row - 1, block.top - 1, -1):
        label_cells = [spelt(sheet.at(above, column)) for column in range(block.left, block.right + 1)]
        if not any(heads_labels(text) and not is_section(text) for text in label_cells if text):
            continue
        odd = [column for column in block.columns if _is_odd_heading(sheet, above, column)]
        if odd:
            return above, odd[0]
    return None


def is_section(text: str) -> bool:
    """Whether a label heads a section within the table and no column."""
    return text.endswith(":") or bool(re.fullmatch(r"(?:流动|非流动|长期)(?:资产|负债)|(?:所有者|股东)权益.*", text))


def _is_odd_heading(sheet: Sheet, row: int, column: int) -> bool:
    cell = sheet.at(row, column)
    if not isinstance(cell, str) or is_blank(cell) or not is_chinese(cell):
        return False
    return not _is_amount(cell) and not stated_unit(cell)


def _is_amount(text: str) -> bool:
    try:
        with_unit(text)
    except ValueError:
        return False
    return True


def put_together(sheet: Sheet, blocks: list[Block]) -> list[list[Block]]:
    """The blocks of each statement: side by side and one below the other, until a total would come twice."""
    found: list[list[Block]] = []
    current: list[Block] = []
    seen: set[Total] = set()
    for block in blocks:
        repeated = seen & block.kinds - {Total.CURRENT_ASSETS, Total.PARENT}
        if current and (repeated or _parted(sheet, current[-1], block)):
            found.append(current)
            current, seen = [], set()
        current.append(block)
        seen |= block.kinds
    found.append(current)
    return [_reading_order(_trimmed(one)) for one in found if any(block.kinds & HARD for block in one)]


def _parted(sheet: Sheet, one: Block, other: Block) -> bool:
    """Whether the title of another table stands between two blocks."""
    return any(ends_statement(sheet, row) for row in range(one.top, other.headings.top))


def _trimmed(blocks: list[Block]) -> list[Block]:
    """The blocks from the first with a total to the last with a total of the statement."""
    first = next(n for n, block in enumerate(blocks) if block.kinds)
    last = max(n for n, block in enumerate(blocks) if block.kinds & HARD)
    return [block for block in blocks[first : last + 1] if block.kinds]


def _reading_order(blocks: list[Block]) -> list[Block]:
    """One band after the other, each from the top."""
    bands: list[list[Block]] = []
    for block in sorted(blocks, key=lambda block: block.left):
        band = next((band for band in bands if any(_overlap(block, other) for other in band)), None)
        if band is None:
            bands.append([block])
        else:
            band.append(block)
    return [block for band in bands for block in sorted(band, key=lambda block: block.top)]


def _overlap(one: Block, other: Block) -> bool:
    return one.left <= other.right and other.left <= one.right and one.headings is not other.headings
