"""The statement of compliance as a workbook of one sheet, ready to sign."""

from __future__ import annotations

from pathlib import Path

from leverage.planning.plan import Plan
from leverage.report import words
from leverage.report.as_json import now
from leverage.report.excel.book import Book
from leverage.report.grid import Grid
from leverage.report.plan.cells import UNIT
from leverage.report.plan.statement import Statement, statement
from leverage.report.plan.workbook import table
from leverage.terms.texts import Language, Text

_SHEET = "合规声明"
_WIDTHS = (26.0, 13.0, 13.0, 13.0, 9.0, 10.0, 46.0)


def write_sheet(plan: Plan, path: Path, language: Language) -> None:
    """Write the statement; its bytes depend on the plan and the time alone."""
    book = Book(path, language, UNIT, sheets=[_SHEET])
    _Sheet(book, statement(plan)).write()
    book.close(book.say(words.name_of(plan.after.assessment)), now())


class _Sheet:
    """The sheet under way, from the top down."""

    def __init__(self, book: Book, told: Statement) -> None:
        self.page, self.told, self.row = book.pages[_SHEET], told, 0

    def write(self) -> None:
        """Everything, in its order."""
        for number, width in enumerate(_WIDTHS):
            self.page.width(number, width)
        self.page.put(0, 0, self.told.title, "title")
        self.row = 2
        for label, value in self.told.particulars:
            self.page.put(self.row, 0, label, "label")
            self.page.put(self.row, 1, value, "left")
            self.row += 1
        self.row += 1
        for sentence in self.told.says:
            self._line(sentence)
        self._grid(self.told.limits)
        if self.told.more is not None:
            self._line(self.told.more)
        if self.told.since is not None:
            self._grid(self.told.since)
        for label in self.told.signs:
            self.page.put(self.row, 0, label, "label")
            self.page.put(self.row, 1, None, "fill_text")
            self.page.put(self.row, 2, None, "fill_text")
            self.row += 1
        self.row += 1
        for label, value in self.told.rests_on:
            self.page.put(self.row, 0, label, "label")
            self.page.put(self.row, 1, value, "left")
            self.row += 1
        self.page.printed(pages=1)
        self.page.fit()

    def _line(self, sentence: Text) -> None:
        self.page.line(self.row, 0, len(_WIDTHS) - 1, sentence)
        self.row += 1

    def _grid(self, grid: Grid) -> None:
        self.row = table(self.page, self.row + 1, grid)
