"""What supplements add to the working paper: the sheet 自有限额, and the register of who brought what. The figures are the program's, and are withdrawn as
soon as an input is changed.
"""

from __future__ import annotations

from fractions import Fraction
from typing import cast

from leverage.assessment.findings import Assessment, Finding
from leverage.company import Interval
from leverage.law.rules import House
from leverage.law.supplement.entries import Brought
from leverage.law.supplement.tables import limit_in_words
from leverage.report import words
from leverage.report.excel.book import Book, Column, Content, Page
from leverage.report.excel.expression import Cell, number
from leverage.report.excel.guard import Guard
from leverage.terms.channels import labels
from leverage.terms.texts import Text, join, same

HOUSE = "自有限额"
_TITLE = Text("自有限额（董事会、授信协议等）", "Limits of the house (board, covenants)")
_APART = Text(
    "本表是公司自己或出借人的限额，不是法规，不计入“结论”。数字为程序按出具报告时的输入算得；改动“数据”表后撤下，须重新运行程序。",
    "These are limits of the company's own or of its lenders, no law, and no part of the verdict. The program computed the figures from the inputs of this "
    "report; after a change in 数据 they are withdrawn: run the program again.",
)
_COLUMNS = (
    Column("name", Text("限额", "limit"), 34),
    Column("channels", Text("渠道", "channels"), 24),
    Column("limit", Text("上限的算法", "how the cap comes about"), 20),
    Column("cap", Text("上限", "cap"), 14, "fixed"),
    Column("used", Text("已用（至少）", "used (least)"), 14, "fixed"),
    Column("used_upper", Text("已用（至多）", "used (most)"), 14, "fixed"),
    Column("headroom", Text("余量", "headroom"), 14, "fixed"),
    Column("utilisation", Text("使用率", "utilisation"), 9, "percent"),
    Column("outcome", Text("结果", "outcome"), 14, "outcome"),
    Column("document", Text("依据", "document"), 28),
    Column("why", Text("理由（程序运行时）", "why (when the program ran)"), 34),
)
_LEFT = (
    Column("channel", Text("渠道", "channel"), 34),
    Column("headroom_house", Text("自有限额内还可融资", "headroom within the house's limits"), 24, "fixed"),
)
_ALL_LIABILITIES = Text("全部负债", "liabilities in all")
_REGISTER = Text("补充文件", "Supplements")
_OF_FILES = (
    Text("作者", "author"),
    Text("日期", "date"),
    Text("文件", "file"),
    Text("指纹", "fingerprint"),
)


def write_house(book: Book, guard: Guard, assessment: Assessment) -> None:
    """Write the sheet of the house's limits; none where there are none."""
    if not assessment.house:
        return
    page = book.add(HOUSE)
    page.widths(_COLUMNS)
    page.put(0, 0, _TITLE, "title")
    page.line(1, 0, len(_COLUMNS) - 1, _APART)
    _heads(page, 3, _COLUMNS)
    row = 4
    for finding in assessment.house:
        for place, (column, content) in enumerate(zip(_COLUMNS, _row(book, guard, finding), strict=True)):
            page.put(row, place, content, column.style)
        row += 1
    page.colour_outcomes(4, 8, row)
    page.colour_near(4, 8, row)
    _heads(page, row + 1, _LEFT)
    row += 2
    for room in assessment.channels:
        if room.house is not None:
            page.put(row, 0, room.channel.label)
            page.put(row, 1, guard.fixed(_money(book, room.house.headroom)), "fixed")
            row += 1
    if assessment.total.house is not None:
        page.put(row, 0, _IN_ALL)
        page.put(row, 1, guard.fixed(_money(book, assessment.total.house.headroom)), "fixed")


_IN_ALL = Text("合计（自有限额所及的渠道）", "in all (the channels that the house limits count)")


def _heads(page: Page, row: int, columns: tuple[Column, ...]) -> None:
    for number_, column in enumerate(columns):
        page.put(row, number_, page.book.unit_below(column.head) if column.style == "fixed" else column.head, "head")


def _row(book: Book, guard: Guard, finding: Finding) -> tuple[Content, ...]:
    house = cast("House", finding.of)  # those of the house rest on nothing else
    used = finding.used or Interval(Fraction(0), None)
    share = book.word(words.UNKNOWN) if finding.utilisation is None else number(finding.utilisation)
    marks = join([mark.says for mark in finding.marks], zh="；", en="; ")
    return (
        finding.name,
        _ALL_LIABILITIES if house.total_liabilities else labels(finding.channels),
        limit_in_words(house),
        guard.fixed(_money(book, finding.cap)),
        guard.fixed(_money(book, used.low)),
        guard.fixed(_money(book, used.high)),
        guard.fixed(_money(book, finding.headroom)),
        guard.fixed(share),
        guard.fixed(book.word(words.outcome_of(finding))),
        marks,
        finding.why,
    )


def _money(book: Book, amount: Fraction | None) -> Cell:
    return book.word(words.UNKNOWN) if amount is None else number(amount / book.scale)


def write_register(page: Page, row: int, brought: Brought) -> int:
    """The supplements that counted, below the clauses; the first row after them."""
    page.put(row, 1, _REGISTER, "section")
    for place, head in enumerate(_OF_FILES, 1):
        page.put(row + 1, place, head, "head")
    row += 2
    for origin in brought.origins:
        cells: tuple[Content, ...] = (same(origin.author), origin.date, same(origin.file), same(origin.sha256))
        for place, cell in enumerate(cells, 1):
            page.put(row, place, cell, "date" if place == 2 else "text")
        row += 1
    return row


def marks_of(brought: Brought, rule: str, readings: tuple[str, ...]) -> Text:
    """What supplements did to a clause, for the register."""
    settled = [brought.read_by[name] for name in readings if name in brought.read_by]
    return join([mark.told for mark in (*brought.marks.get(rule, ()), *dict.fromkeys(settled))], zh="；", en="; ")
