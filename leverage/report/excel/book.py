"""The report workbook as such: its formats, and the few ways in which a cell is written.

Text always goes in as text, whatever it begins with; formulas go in with the value that the engine found, so that a preview shows it and a
spreadsheet program that recalculates arrives at the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from math import ceil
from pathlib import Path
from types import MappingProxyType
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from leverage.assessment.findings import Outcome
from leverage.report import words
from leverage.report.excel.expression import Cell, Value, Wrong
from leverage.terms.money import UNITS, Bound
from leverage.terms.texts import Language, Text

VERDICT, FINDINGS, ROOMS, SOURCES, DATA, OPEN, GUIDE = "结论", "逐条核对", "渠道余量", "依据", "数据", "待确认", "说明"
SHEETS = (VERDICT, FINDINGS, ROOMS, SOURCES, DATA, OPEN, GUIDE)
YES, NO = Text("是", "yes"), Text("否", "no")
RUN_AGAIN = Text("须重新运行", "run again")
REMARK = Text("复核备注", "reviewer's remarks")
_SIZE = 9  # points
_USUAL = 8.43  # characters: the width of a column that nobody set
_HIGHEST = 400.0  # points: a row holds 409
_LONGEST = 32_000  # characters: a cell holds 32,767

_ENGLISH_UNITS = {
    "元": "yuan",
    "千元": "1,000 yuan",
    "万元": "10,000 yuan",
    "百万元": "million yuan",
    "亿元": "100 million yuan",
}

_PLAIN: dict[str, Any] = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
_INPUT = {**_PLAIN, "font_color": "#0000FF", "bg_color": "#FFFBE6", "locked": False}
_MONEY = "#,##0.00####;[Red]-#,##0.00####"
_YUAN = "#,##0.00##;[Red]-#,##0.00##"
_STYLES: dict[str, dict[str, Any]] = {
    "text": _PLAIN,
    "head": {**_PLAIN, "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "valign": "vcenter"},
    "section": {"bold": True, "font_size": 12, "font_color": "#1F3864"},
    "title": {"bold": True, "font_size": 16, "font_color": "#1F3864", "valign": "vcenter"},
    "verdict": {
        "border": 1,
        "border_color": "#BFBFBF",
        "bold": True,
        "font_size": 20,
        "valign": "vcenter",
        "align": "center",
        "shrink": True,
    },
    "plain": {"valign": "top"},
    "wrap": {"valign": "top", "text_wrap": True},
    "label": {**_PLAIN, "bold": True, "bg_color": "#EDF1F8"},
    "outcome": {**_PLAIN, "bold": True, "align": "center"},
    "centre": {**_PLAIN, "align": "center"},
    "money": {**_PLAIN, "num_format": _MONEY, "align": "right"},
    "key": {**_PLAIN, "num_format": "#,##0.00;[Red]-#,##0.00", "align": "right", "bold": True, "font_size": 12},
    "company": {"bold": True, "font_size": 13, "valign": "vcenter", "text_wrap": True},
    "verdict_label": {**_PLAIN, "bold": True, "font_size": 14, "bg_color": "#EDF1F8", "valign": "vcenter"},
    "count": {**_PLAIN, "font_size": 14, "align": "center"},
    "left": {"valign": "top", "align": "left"},
    "left_box": {**_PLAIN, "align": "left"},
    "fixed": {**_PLAIN, "num_format": _MONEY, "align": "right", "italic": True},
    "yuan": {**_PLAIN, "num_format": _YUAN, "align": "right"},
    "number": {**_PLAIN, "align": "right"},
    "percent": {**_PLAIN, "num_format": "0.00%", "align": "right"},
    "rate": {**_PLAIN, "num_format": "0.00####%", "align": "right"},
    "date": {**_PLAIN, "num_format": "yyyy-mm-dd", "align": "left"},
    "input": {**_INPUT, "num_format": _YUAN, "align": "right"},
    "input_text": _INPUT,
    "input_date": {**_INPUT, "num_format": "yyyy-mm-dd", "align": "left"},
    "input_rate": {**_INPUT, "num_format": "0.00####%"},
    "fill": {**_INPUT, "align": "right"},
    "fill_text": _INPUT,
    "fill_date": {**_INPUT, "num_format": "yyyy-mm-dd", "align": "left"},
    "remark": {**_PLAIN, "locked": False},
    "small": {**_PLAIN, "font_size": 7, "font_color": "#808080"},
    "line": {"bottom": 1},
    "bare_yuan": {"num_format": _YUAN, "align": "right"},
    "bare_percent": {"num_format": "0.00%", "align": "right"},
}
_COLOURS = {
    Outcome.COMPLIANT: ("#C6EFCE", "#006100"),
    Outcome.BREACH: ("#FFC7CE", "#9C0006"),
    Outcome.PROHIBITED: ("#FFC7CE", "#9C0006"),
    Outcome.NEEDS_APPROVAL: ("#FFE699", "#7F4F00"),
    Outcome.UNDETERMINED: ("#FFEB9C", "#7F4F00"),
}


_AMBER = ("#FFEB9C", "#7F4F00")
"""Fill and ink of a limit that is kept and near."""

Held = str | float | date
"""A constant as it stands in a cell."""
EPOCH = date(1899, 12, 30)
"""The day from which spreadsheets count."""


@dataclass(frozen=True)
class Formula:
    """A formula and the value that it has."""

    text: str
    value: Text | str | Fraction | float | int


Content = Text | str | Fraction | float | int | date | Formula | Cell | None
"""What a cell may hold. None leaves it blank, which is not zero."""


@dataclass(frozen=True)
class Column:
    """A column of a table: its key in the code, its heading and its width in characters."""

    key: str
    head: Text
    width: float
    style: str = "text"


class Book:
    """The workbook being written, with its language and unit of account."""

    def __init__(self, path: Path, language: Language, unit: str, sheets: Iterable[str] = SHEETS) -> None:
        self.language = language
        self.unit = unit
        self.scale = UNITS[unit]
        self.workbook: Any = xlsxwriter.Workbook(
            str(path),
            {
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": "Microsoft YaHei", "font_size": _SIZE},
            },
        )
        self._said: dict[Text | str, str] = {}
        self._formats: dict[tuple[str, bool], Any] = {}
        self.pages = {name: Page(self, self.workbook.add_worksheet(name), name) for name in sheets}

    def add(self, name: str) -> Page:
        """A further sheet at the end."""
        self.pages[name] = Page(self, self.workbook.add_worksheet(name), name)
        return self.pages[name]

    def say(self, text: Text | str) -> str:
        """A text in the workbook's language, without characters that a cell may not hold. Ledgers repeat themselves: each is looked at once."""
        known = self._said.get(text)
        if known is None:
            known = self._said[text] = self._sayable(text)
        return known

    def _sayable(self, text: Text | str) -> str:
        chosen = text.of(self.language) if isinstance(text, Text) else text
        shown = "\n".join(words.visible(line) for line in chosen.splitlines())
        shown = "".join("?" if ord(c) in (0xFFFE, 0xFFFF) else c for c in shown)
        return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"

    @property
    def unit_name(self) -> Text:
        """The unit of account in words."""
        return Text(self.unit, _ENGLISH_UNITS[self.unit])

    def in_unit(self, head: Text) -> Text:
        """A heading with the unit of account."""
        return Text(f"{head.zh}（{self.unit}）", f"{head.en} ({self.unit_name.en})")

    def unit_below(self, head: Text) -> Text:
        """A heading with the unit of account on a line of its own, for narrow columns."""
        whole = self.in_unit(head)
        return Text(
            f"{head.zh}\n{whole.zh.removeprefix(head.zh)}", f"{head.en}\n{whole.en.removeprefix(head.en).strip()}"
        )

    def figure(self, amount: Bound | None, blank: Text = words.UNKNOWN) -> Fraction | Text:
        """An amount in the unit of account; what is not known, or has no limit, is a word and never a zero."""
        if amount is None:
            return blank
        return words.UNLIMITED if isinstance(amount, float) else amount / self.scale

    def quoted(self, text: Text) -> str:
        """A text of the program's own as a string in a formula."""
        return '"' + text.of(self.language).replace('"', '""') + '"'

    def word(self, text: Text) -> Cell:
        """A word of the program's own in a formula."""
        return Cell(self.quoted(text), text.of(self.language))

    @property
    def per_unit(self) -> Cell:
        """Yuan per unit of account, as the workbook names it."""
        return Cell("UNIT", Fraction(self.scale))

    def outcome(self, outcome: Outcome) -> str:
        """The word for an outcome, as a string in a formula."""
        return self.quoted(outcome.label)

    def format(self, style: str, *, grey: bool = False) -> Any:
        """The format of a style; grey for what does not apply."""
        key = (style, grey)
        if key not in self._formats:
            extra = {"font_color": "#808080", "bg_color": "#F2F2F2"} if grey else {}
            self._formats[key] = self.workbook.add_format({**_STYLES[style], **extra})
        return self._formats[key]

    def close(self, title: str, created: datetime) -> None:
        """Write the file. Its bytes depend on its content alone."""
        moment = created.astimezone(UTC).replace(tzinfo=None) if created.tzinfo else created
        self.workbook.set_properties({"title": title, "created": moment})
        self.workbook.close()


class Page:
    """One sheet."""

    def __init__(self, book: Book, sheet: Any, name: str) -> None:
        self.book, self.sheet, self.name = book, sheet, name
        self._widths: dict[int, float] = {}
        self._hidden: set[int] = set()
        self._lines: dict[int, int] = {}
        self.own: set[tuple[int, int]] = (
            set()
        )  # where the program's own words stand: text of the input goes into no formula
        self.sections: list[int] = []  # the rows in which tables begin, where a sheet has several
        self.held: dict[tuple[int, int], Held] = {}
        self.formulas: dict[tuple[int, int], Value] = {}
        """What was written, cell by cell: constants, and the values of formulas."""

    def put(self, row: int, column: int, content: Content, style: str = "text", *, grey: bool = False) -> None:
        """Write one cell."""
        form = self.book.format(style, grey=grey)
        if isinstance(content, Text | str) and not self.book.say(content):
            content = None
        self._measure(row, column, content, style)
        match content:
            case None:
                self.sheet.write_blank(row, column, None, form)
            case Formula(text, value):
                self.sheet.write_formula(row, column, text, form, self._stored(value))
                self.formulas[row, column] = self.value(value)
            case Cell(text, value):
                self.sheet.write_formula(row, column, f"={text}", form, self._stored(value))
                self.formulas[row, column] = value
            case date():
                self.sheet.write_datetime(row, column, content, form)
                self.held[row, column] = content
            case Text() | str():
                self.sheet.write_string(row, column, self.book.say(content), form)
                self.own |= {(row, column)} if isinstance(content, Text) else set()
                self.held[row, column] = self.book.say(content)
            case _:
                self.sheet.write_number(row, column, float(content), form)
                self.held[row, column] = float(content)

    def cell(self, row: int, column: int, content: Content, style: str = "text", *, grey: bool = False) -> Cell:
        """Write one cell, and give it to other formulas."""
        self.put(row, column, content, style, grey=grey)
        return Cell(self.ref(row, column), self.value(content))

    def value(self, content: Content | Value) -> Value:
        """What a cell with this content comes to."""
        match content:
            case Cell() | Formula():
                return self.value(content.value)
            case Text():
                return content.of(self.book.language)
            case None | "":
                return None
            case str() | bool() | Wrong():
                return content
            case date():
                return Fraction((content - EPOCH).days)
            case _:
                return Fraction(content)

    def _stored(self, value: Text | Value | float | int) -> str | float | bool:
        if isinstance(value, Wrong):
            raise TypeError("a formula comes to an error")  # a fault of the program's: no such workbook is written
        if isinstance(value, Text | str):
            return self.book.say(value)
        return value if isinstance(value, bool) else float(value or 0)

    def at(self, row: int, column: int) -> str:
        """The address of a cell on this sheet."""
        return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))

    def ref(self, row: int, column: int, last: int | None = None) -> str:
        """The address of a cell, or of a run of cells down to a last row, for formulas of any sheet."""
        end = "" if last is None or last == row else f":{self.at(last, column)}"
        return f"'{self.name}'!{self.at(row, column)}{end}"

    def heads(self, row: int, columns: Sequence[Column]) -> None:
        """The headings of a table."""
        for number, column in enumerate(columns):
            self.put(row, number, column.head, "head")

    def widths(self, columns: Iterable[Column], hidden: Container[str] = ()) -> None:
        """The widths of the columns; some of them folded away."""
        for number, column in enumerate(columns):
            self.width(number, column.width, hidden=column.key in hidden)

    def width(self, column: int, width: float, *, hidden: bool = False) -> None:
        """The width of one column. A hidden one folds away under a button and is not printed."""
        self._widths[column] = width
        if hidden:
            self._hidden.add(column)
        self.sheet.set_column(column, column, width, None, {"level": 1, "hidden": True} if hidden else {})

    def line(self, row: int, first: int, last: int, content: Text | str | Cell, style: str = "wrap") -> None:
        """A sentence over several columns."""
        wide = sum(self._widths.get(column, _USUAL) for column in range(first, last + 1))
        size = _STYLES[style].get("font_size", _SIZE) / _SIZE
        shown = content.value if isinstance(content, Cell) else content
        told = self.book.say(shown if isinstance(shown, Text) else str(shown))
        lines = max(self._lines.get(row, 1), ceil(_lines(told, wide / size) * size))
        self.sheet.merge_range(row, first, row, last, "", self.book.format(style))
        self.put(row, first, content, style)
        self._lines[row] = lines  # over all its columns, not in the first alone

    def _measure(self, row: int, column: int, content: Content, style: str) -> None:
        """Note how many lines a cell takes: no program fits the height of rows that it did not write."""
        shown = content.value if isinstance(content, Formula | Cell) else content
        if _STYLES[style].get("text_wrap") and isinstance(shown, Text | str) and column not in self._hidden:
            size = _STYLES[style].get("font_size", _SIZE) / _SIZE
            lines = _lines(self.book.say(shown), self._widths.get(column, _USUAL) / size)
            self._lines[row] = max(self._lines.get(row, 1), lines)

    def fit(self, fixed: Mapping[int, float] = MappingProxyType({})) -> None:
        """Set the heights of rows: as given, or by their texts."""
        for row, lines in self._lines.items():
            if lines > 1 and row not in fixed:
                self.sheet.set_row(row, min(_HIGHEST, 2 + 12.5 * lines))
        for row, height in fixed.items():
            self.sheet.set_row(row, height)

    def colour_outcomes(self, row: int, column: int, last: int) -> None:
        """Colour the words for outcomes as they come and go."""
        for outcome, (fill, ink) in _COLOURS.items():
            form = self.book.workbook.add_format({"bg_color": fill, "font_color": ink})
            rule = {"type": "cell", "criteria": "==", "value": self.book.outcome(outcome), "format": form}
            self.sheet.conditional_format(row, column, last, column, rule)

    def colour_near(self, row: int, column: int, last: int) -> None:
        """Colour the word for a limit that is kept and of which little is left: amber."""
        form = self.book.workbook.add_format({"bg_color": _AMBER[0], "font_color": _AMBER[1]})
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": self.book.quoted(words.NEAR.fill(outcome=Outcome.COMPLIANT.label)),
            "format": form,
        }
        self.sheet.conditional_format(row, column, last, column, rule)

    def colour_share(self, row: int, column: int, outcome: int, warn_at: Fraction) -> None:
        """Colour a utilisation amber while the limit is kept and used to a share of its cap."""
        form = self.book.workbook.add_format({"bg_color": _AMBER[0], "font_color": _AMBER[1]})
        share, kept = self.at(row, column), self.at(row, outcome)
        test = f"=AND(ISNUMBER({share}),{share}>={float(warn_at)},{kept}={self.book.outcome(Outcome.COMPLIANT)})"
        self.sheet.conditional_format(row, column, row, column, {"type": "formula", "criteria": test, "format": form})

    def protect(self) -> None:
        """Guard everything but inputs, remarks and signatures, without a password: slips are hard, and honest work is easy."""
        self.sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})

    def printed(
        self, *, landscape: bool = True, pages: int = 0, repeat: tuple[int, int] | None = None, head: str = ""
    ) -> None:
        """On A4, one page wide and so many long (0: as many as it takes), with page numbers, repeated headings and a ``head`` on every page."""
        if landscape:
            self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, pages)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.75 if head else 0.5, bottom=0.6)
        self.sheet.center_horizontally()
        if head:
            self.sheet.set_header(head)
        self.sheet.set_footer(f"&L&8{self.name}&R&8&P / &N")
        if repeat is not None:
            self.sheet.repeat_rows(*repeat)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of so many characters; a Chinese character is two wide."""
    wide = (sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line) for line in text.split("\n"))
    return sum(max(1, ceil(length / max(1.0, width - 1.5))) for length in wide)
