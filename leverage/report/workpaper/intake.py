"""The sheet 取数 of the report: which cell of the file became which figure, what was passed over, reconciled, doubtful."""

from __future__ import annotations

from leverage.intake.account.trace import Compared, Kind, Remark, Seen, Trace
from leverage.report.excel.book import Book, Column, Page
from leverage.report.intake import AGREES, DIFFERS, became, cells_of
from leverage.terms.texts import Text, same

INTAKE = "取数"
_COLUMNS = (
    Column("cell", Text("单元格", "cell"), 24),
    Column("label", Text("项目", "label"), 28),
    Column("content", Text("表中内容", "stands there"), 20),
    Column("became", Text("成为", "became"), 52),
    Column("amount", Text("金额（元）", "amount (yuan)"), 20),
    Column("difference", Text("差额", "difference"), 16),
    Column("result", Text("结果", "result"), 10),
)


def write_intake(book: Book, trace: Trace) -> None:
    """Add the sheet at the end of the workbook."""
    page = book.add(INTAKE)
    page.widths(_COLUMNS)
    page.put(0, 0, Text("取数（金额单位：元）", "Intake (amounts in yuan)"), "title")
    row = 2
    used = [seen for seen in trace.seen if seen.kind is Kind.USED]
    rest = [seen for seen in trace.seen if seen.kind is not Kind.USED]
    row = _cells(page, row, Text("取用的单元格", "Cells that became a figure"), Text("成为", "became"), used)
    row = _cells(page, row, Text("未取用的单元格", "Cells not taken"), Text("原因", "why"), rest)
    row = _reconciled(page, row, trace.compared)
    _doubts(page, row, trace.doubts)
    page.printed()
    page.fit()


def _cells(page: Page, row: int, title: Text, last: Text, seen: list[Seen]) -> int:
    page.put(row, 0, title, "section")
    heads = [*(column.head for column in _COLUMNS[:3]), last, _COLUMNS[4].head]
    for column, head in enumerate(heads):
        page.put(row + 1, column, head, "head")
    row += 2
    for item in seen:
        texts: tuple[Text | str, ...] = (item.where, item.label, item.stands, became(item))
        for column, text in enumerate(texts):
            page.put(row, column, text)
        page.put(row, 4, item.amount, "yuan")
        row += 1
    return row + 1


def _reconciled(page: Page, row: int, compared: tuple[Compared, ...]) -> int:
    page.put(row, 0, Text("勾稽核对", "Reconciled"), "section")
    heads = (
        Text("左边单元格", "cells of one side"),
        Text("右边单元格", "cells of the other"),
        Text("左边", "one side"),
        Text("核对", "reconciled"),
        Text("右边", "other side"),
        Text("差额", "difference"),
        Text("结果", "result"),
    )
    for column, head in enumerate(heads):
        page.put(row + 1, column, head, "head")
    row += 2
    for item in compared:
        page.put(row, 0, cells_of(item.one.source))
        page.put(row, 1, cells_of(item.other.source))
        page.put(row, 2, item.one.amount, "yuan")
        page.put(row, 3, item.what)
        page.put(row, 4, item.other.amount, "yuan")
        page.put(row, 5, item.difference if item.relation == "=" else None, "yuan")
        page.put(row, 6, AGREES if item.ok else DIFFERS, "outcome")
        row += 1
    return row + 1


def _doubts(page: Page, row: int, doubts: tuple[Remark, ...]) -> None:
    page.put(row, 0, Text("疑问（请核实，未作更正）", "Questions (nothing was corrected)"), "section")
    blank = Text("", "")
    rows: list[tuple[Text, Text, str]] = [(Text("单元格", "cells"), Text("问题", "question"), "head")]
    rows += [(same("\n".join(doubt.cells)), doubt.question, "text") for doubt in doubts]
    rows += [] if doubts else [(blank, Text("无", "none"), "text")]
    for cells, ask, style in rows:
        row += 1
        contents: tuple[Text, ...] = (cells, blank, blank, ask)
        for column, content in enumerate(contents):
            page.put(row, column, content, style)
