"""The board's page as a workbook: one sheet that prints on one page of A4. Values as the program found them, no formulas."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from leverage.report.answer.board import Board
from leverage.report.excel.book import Book
from leverage.report.media import excel_table
from leverage.terms.texts import Language, join

SHEET = "董事会"
UNIT = "万元"


def write(board: Board, path: Path, language: Language, created: datetime) -> None:
    """Write the workbook. The same page and time give the same bytes."""
    book = Book(path, language, UNIT, (SHEET,))
    page = book.pages[SHEET]
    last = excel_table.widths(page, board.tables) - 1
    page.put(0, 0, board.title, "title")
    page.line(1, 0, last, board.company)
    page.line(2, 0, last, board.verdict_says, "company")
    row = 3
    for sentence in board.sentences:
        page.line(row, 0, last, sentence)
        row += 1
    for table in board.tables:
        row = excel_table.written(page, row + 1, table)
    row += 1
    for note in board.notes:
        page.line(row, 0, last, note)
        row += 1
    page.line(row + 1, 0, last, join(board.signed, zh="　　　　　　　　　", en="                    "))
    page.line(row + 2, 0, last, board.receipt)
    page.printed(landscape=last > 6, pages=1)
    page.fit({0: 26})
    book.close(book.say(board.title), created)
