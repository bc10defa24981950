"""The sheet 评级情景: what every grade would mean. Values as the program found them; no formula of the workbook moves them."""

from __future__ import annotations

from dataclasses import replace

from leverage.assessment.findings import LEVELS
from leverage.assessment.graded import ByRating, Graded
from leverage.report import words
from leverage.report.answer import by_rating
from leverage.report.excel.book import Book, Column, Content, Page
from leverage.terms.channels import Channel
from leverage.terms.texts import Text

BY_RATING = "评级情景"

_COLUMNS = (
    Column("rating", Text("评级", "Rating"), 22),
    Column("verdict", Text("结论", "Verdict"), 12, "outcome"),
    Column("headroom", Text("合计余量", "Headroom in all"), 16, "money"),
    Column("approved", Text("获批后合计", "In all if approved"), 16, "money"),
    Column("repay", Text("至少须压降", "Repay at least"), 16, "money"),
    Column("opens", Text("比目前放开", "Opens, against the present"), 34),
    Column("closes", Text("比目前收紧", "Closes, against the present"), 34),
    Column("binding", Text("约束规则", "Bound by"), 30),
)
_CHANNEL_COLUMNS = (
    Column("rating", Text("评级", "Rating"), 22),
    Column("access", Text("准入", "Access"), 12),
    Column("headroom", Text("余量", "Headroom"), 16, "money"),
    Column("approved", Text("获批后", "If approved"), 16, "money"),
)
_FIXED = Text(
    "本表为程序按出具报告时的输入逐级计算的数值，不是公式：改动“数据”表后不会更新，须重新运行程序。",
    "The program computed these values from the inputs of this report, grade by grade. They are no formulas: after a change in 数"
    "据, run the program again.",
)


def write_by_rating(book: Book, found: ByRating) -> None:
    """Write the sheet: what must be said, the grades, and each channel under each grade."""
    page = book.add(BY_RATING)
    page.widths(_COLUMNS)
    page.put(0, 0, Text("评级情景", "By rating"), "title")
    row = 1
    for text in (*((_FIXED,) if found.rows else ()), *found.told):
        page.line(row, 0, len(_COLUMNS) - 1, text)
        row += 1
    if found.rows:
        row = _summary(page, row + 1, found)
        _channels(page, row + 1, found)
    page.printed()
    page.fit()


def _table(page: Page, first: int, columns: tuple[Column, ...], rows: list[tuple[Content, ...]]) -> int:
    for number, column in enumerate(columns):
        page.put(first, number, page.book.in_unit(column.head) if column.style == "money" else column.head, "head")
    for down, cells in enumerate(rows, first + 1):
        for number, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            page.put(down, number, cell, column.style)
    return first + 1 + len(rows)


def _summary(page: Page, first: int, found: ByRating) -> int:
    rows = [_line(page.book, row, found) for row in found.rows]
    columns = (replace(_COLUMNS[0], head=by_rating.heading(found)), *_COLUMNS[1:])
    last = _table(page, first, columns, rows)
    page.colour_outcomes(first + 1, 1, last - 1)
    return last


def _line(book: Book, row: Graded, found: ByRating) -> tuple[Content, ...]:
    total = row.assessment.total
    return (
        by_rating.label(row, found),
        row.assessment.verdict.label,
        book.figure(total.headroom),
        book.figure(total.headroom_if_approved),
        by_rating.NOTHING if row.repay is None else book.figure(row.repay),
        by_rating.access(row.opens, row),
        by_rating.access(row.closes, row),
        ", ".join(total.binding),
    )


def _channels(page: Page, first: int, found: ByRating) -> None:
    row = first
    columns = (replace(_CHANNEL_COLUMNS[0], head=by_rating.heading(found)), *_CHANNEL_COLUMNS[1:])
    for channel in by_rating.shown(found):
        page.put(row, 0, channel.label, "section")
        lines = [_room(page.book, graded, channel, found) for graded in found.rows]
        row = _table(page, row + 1, columns, lines) + 1


def _room(book: Book, row: Graded, channel: Channel, found: ByRating) -> tuple[Content, ...]:
    room = by_rating.room_of(row, channel)
    if room is None:
        return (by_rating.label(row, found), by_rating.NOTHING, words.UNLIMITED, words.UNLIMITED)
    blank = words.NOT_PROVIDED if room.access == "not_provided" else words.UNKNOWN
    return (
        by_rating.label(row, found),
        LEVELS[room.access],
        book.figure(room.headroom, blank),
        book.figure(room.headroom_if_approved, blank),
    )
