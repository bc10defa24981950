"""Rows of a text parted by commas that hold more cells than their headings: figures whose thousands separators parted them.

``货币资金,7,000,001.00,2,000,001.00`` under three headings can only be put together in one way, and is; a row with several ways is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from leverage.intake.files.cells import Book, Sheet
from leverage.intake.files.content import refuse
from leverage.intake.files.shown import Note
from leverage.intake.sheet.headings import find_headings
from leverage.intake.values.amounts import CellValue, is_blank
from leverage.terms.errors import InputError
from leverage.terms.texts import Text

_FIRST = re.compile(r"[-+(¥￥]{0,3}\d{1,3}")
_MIDDLE = re.compile(r"\d{3}")
_LAST = re.compile(r"\d{3}(?:\.\d*)?\)?")
_CONTINUES = re.compile(r"0\d\d(?:\.\d*)?\)?")
"""What cannot be a figure by itself: 000, 001.00."""
_FIGURE = re.compile(r"[-+(¥￥]{0,3}\d[\d.]*\)?")
_MOST = 60
"""Cells of one row; a row of more is not taken apart."""


def with_whole_figures(book: Book) -> Book:
    """A text parted by commas with its figures put together; every other file as it is. InputError for a row with more than one way."""
    if not book.parted_by_commas:
        return book
    sheet = book.sheets[0]
    notes = dict(book.notes)
    rows = list(sheet.rows)
    for row, width in _wide(sheet):
        whole = _put_together(sheet, row, width)
        rows[row] = whole
        shown = " | ".join(whole)[:60]
        text = Text(
            f"数字没有加引号，被千位分隔符拆开，合并为：{shown}",
            f"the thousands separators part the figures of the row, which is read as: {shown}",
        )
        notes[sheet.ref(row, 1)] = Note("parted", text)
    return replace(book, sheets=(replace(sheet, rows=tuple(rows)),), notes=notes)


def _wide(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The rows under headings that are wider than these, or hold what is only the end of a figure; with the width of the headings."""
    groups = find_headings(sheet, len(sheet.rows))
    for number, group in enumerate(groups):
        end = groups[number + 1].top if number + 1 < len(groups) else len(sheet.rows)
        width = _width(sheet.rows[group.bottom])
        for row in range(group.bottom + 1, end):
            cells = sheet.rows[row][: _width(sheet.rows[row])]
            beyond = any(_FIGURE.fullmatch(str(cell).strip()) for cell in cells[width:])
            if beyond or any(map(_is_rest, cells, cells[1:])):
                yield row, width


def _width(cells: tuple[CellValue, ...]) -> int:
    return max((column + 1 for column, cell in enumerate(cells) if str(cell).strip()), default=0)


def _is_rest(cell: CellValue, following: CellValue) -> bool:
    return bool(_FIRST.fullmatch(str(cell).strip()) and _CONTINUES.fullmatch(str(following).strip()))


def _put_together(sheet: Sheet, row: int, width: int) -> tuple[str, ...]:
    """The cells of a row in so many columns. InputError where there is no way, or more than one."""
    cells = tuple(str(cell).strip() for cell in sheet.rows[row])
    if len(cells) > _MOST:
        raise _refused(sheet, row, width)
    trimmed = cells[: max(_width(cells), 1)]
    for candidate in dict.fromkeys((cells, trimmed)):
        ways = _ways(candidate, width)
        if len(ways) == 1:
            return ways[0]
        if len(ways) > 1:
            raise _refused(sheet, row, width)
    raise _refused(sheet, row, width)


def _ways(cells: tuple[str, ...], width: int) -> list[tuple[str, ...]]:
    """The ways to put cells together into so many columns, two at most."""

    @cache
    def rest(start: int, columns: int) -> tuple[tuple[str, ...], ...]:
        if start == len(cells):
            return ((),) if not columns else ()
        if not columns or len(cells) - start < columns:
            return ()
        found: list[tuple[str, ...]] = []
        for taken in _figures(cells, start):
            whole = "".join(cells[start : start + taken])
            found += [(whole, *others) for others in rest(start + taken, columns - 1)]
        return tuple(found[:2])

    return list(rest(0, width))


def _figures(cells: tuple[str, ...], start: int) -> Iterator[int]:
    """How many cells, from one on, may be one figure or text."""
    if not _CONTINUES.fullmatch(cells[start]):
        yield 1
    if not _FIRST.fullmatch(cells[start]):
        return
    for end in range(start + 1, len(cells)):
        if not _LAST.fullmatch(cells[end]):
            return
        yield end - start + 1
        if not _MIDDLE.fullmatch(cells[end]):
            return


def _refused(sheet: Sheet, row: int, width: int) -> InputError:
    cells = sheet.rows[row]
    return refuse(
        f"这一行有 {_width(cells)} 格，列标题只有 {width} 格：数字里的千位分隔符把单元格拆开了，看不出哪些格是一个数",
        f"the row has {_width(cells)} cells under {width} headings: thousands separators part its figures, and nothing tells which belong together",
        "请把带逗号的数字放在引号内，或去掉千位分隔符后重新导出",
        "put figures with commas into quotation marks, or export them without separators",
        sheet.ref(row, next((n for n, cell in enumerate(cells) if n and not is_blank(cell)), 0)),
    )
