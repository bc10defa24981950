"""Tables in a web page or in XML, which tax bureaus and accounting packages save under the name of an .xls file.

Read with the parsers of the standard library, bounded like every other file; a document type or an entity is refused.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from html.parser import HTMLParser
from typing import Any
from xml.parsers import expat

from leverage.intake.files.content import too_large
from leverage.intake.files.described.spans import letters
from leverage.intake.files.limits import MAX_AREA, MAX_CELLS, MAX_SHEETS, MAX_TEXT, SAVE_AS, broken
from leverage.intake.values.amounts import CellValue
from leverage.terms.errors import InputError
from leverage.terms.texts import Text

Rows = tuple[tuple[CellValue, ...], ...]

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_VERSION = "urn:schemas-microsoft-com:office:office Version"
"""Excel writes its version; libraries leave it out."""
_LONGEST_FORMULA = 5_000


def no_table() -> InputError:
    """A page or XML without a table."""
    return InputError(Text("这是网页或 XML 文本，里面没有表格", "this is a web page or XML without a table"), SAVE_AS)


class _Grid:
    """Rows in the making: cells side by side, each where the spans of others leave room. Refused beyond the limits."""

    def __init__(self) -> None:
        self.rows: list[dict[int, CellValue]] = []
        self.taken: dict[int, int] = {}
        self.cells = 0
        self.width = 0

    def start_row(self) -> None:
        self.taken = {column: rows - 1 for column, rows in self.taken.items() if rows > 1}
        self.rows.append({})
        self._check()

    def put(self, column: int, value: CellValue) -> None:
        self.rows[-1][column] = value[:MAX_TEXT] if isinstance(value, str) else value
        self.cells += 1
        self.width = max(self.width, column + 1)
        self._check()

    def free(self, column: int) -> int:
        while column in self.taken:
            column += 1
        return column

    def span(self, column: int, columns: int, rows: int) -> None:
        self.width = max(self.width, column + columns)
        self._check()
        for beside in range(column, column + columns):
            if rows > 1:
                self.taken[beside] = rows

    def _check(self) -> None:
        if self.cells > MAX_CELLS or self.width * len(self.rows) > MAX_AREA:
            raise too_large()

    def done(self) -> Rows:
        width = range(self.width)
        return tuple(tuple(row.get(column, "") for column in width) if row else () for row in self.rows)


_LARGEST_SPAN = 1000


class _Page(HTMLParser):
    """The tables of a page, one below the other, with the lines of text between them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grid = _Grid()
        self.text: list[str] = []
        self.column = 0
        self.in_cell = False
        self.skipped = 0
        self.tables = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "title"):
            self.skipped += 1
        elif tag == "table":
            self._loose()
            self.grid.taken = {}
            self.in_cell = False
            self.tables += 1
        elif tag == "tr":
            self._end_cell()
            self._loose()
            self.grid.start_row()
            self.column = 0
        elif tag in ("td", "th"):
            self._end_cell()
            if not self.grid.rows:
                self.grid.start_row()
            self.column = self.grid.free(self.column)
            self.spans = [_span(dict(attrs).get(name)) for name in ("colspan", "rowspan")]
            self.in_cell = True
        elif tag == "br":
            self.text.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("script", "style", "title"):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "title"):
            self.skipped = max(0, self.skipped - 1)
        elif tag in ("td", "th", "tr", "table"):
            self._end_cell()
        elif tag in ("p", "div", "h1", "h2", "h3", "caption") and not self.in_cell:
            self._loose()

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.text.append(data)

    def _end_cell(self) -> None:
        if not self.in_cell:
            return
        self.in_cell = False
        words = "".join(self.text).strip()
        self.text = []
        columns, rows = self.spans
        if words:
            self.grid.put(self.column, words)
        self.grid.span(self.column, columns, rows)
        self.column += columns

    def _loose(self) -> None:
        words = "".join(self.text).strip()
        self.text = []
        if words:
            self.grid.start_row()
            self.grid.put(0, words)

    def finish(self) -> Rows:
        self.close()
        self._end_cell()
        if not self.tables:
            raise no_table()
        return self.grid.done()


def _span(value: str | None) -> int:
    number = int(value) if value and re.fullmatch(r"\d{1,6}", value.strip()) else 1
    return min(max(number, 1), _LARGEST_SPAN)


_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]{3,20})""", re.IGNORECASE)


def page(data: bytes) -> Rows:
    """The rows of a web page. InputError where it has no table or is beyond the limits."""
    named = _CHARSET.search(data[:4096])
    encodings = [named[1].decode("ascii").lower()] if named else []
    encodings = ["gb18030" if name in ("gb2312", "gbk") else name for name in encodings]
    start = (b"\xff\xfe", b"\xfe\xff")
    for encoding in ["utf-16"] if data.startswith(start) else [*encodings, "utf-8-sig", "gb18030"]:
        with suppress(UnicodeDecodeError, LookupError):
            reader = _Page()
            reader.feed(data.decode(encoding))
            return reader.finish()
    raise broken("HTML")


class _Workbook:
    """The worksheets of an XML Spreadsheet (2003)."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, _Grid]] = []
        self.row = self.column = 0
        self.kind = ""
        self.formulas: list[list[list[Any]]] = []
        """Of each worksheet, as ``package`` tells them."""
        self.by = ""
        self.formula = ""
        self.text: list[str] | None = None
        self.filled = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.removeprefix(NAMESPACE + " ")
        index = attributes.get(f"{NAMESPACE} Index", "")
        at = int(index) - 1 if re.fullmatch(r"[1-9]\d{0,6}", index) else None
        if tag == "Worksheet":
            title = attributes.get(f"{NAMESPACE} Name", "")[:100] or f"Sheet{len(self.sheets) + 1}"
            if title in [other for other, _ in self.sheets]:
                raise broken(f"two worksheets {title}")
            self.sheets.append((title, _Grid()))
            self.formulas.append([])
            self.row = 0
            if len(self.sheets) > MAX_SHEETS:
                raise too_large()
        elif tag == "Row" and self.sheets:
            self.row = at if at is not None and at >= self.row else self.row
            grid = self.sheets[-1][1]
            if max(self.row, 1) * max(grid.width, 1) > MAX_AREA:
                raise too_large()
            while len(grid.rows) <= self.row:
                grid.start_row()
            self.row, self.column = self.row + 1, 0
        elif tag == "Cell" and self.sheets and self.sheets[-1][1].rows:
            self.column = at if at is not None and at >= self.column else self.column
            self.formula, self.filled = attributes.get(f"{NAMESPACE} Formula", ""), False
            across = attributes.get(f"{NAMESPACE} MergeAcross", "")
            self.across = int(across) if re.fullmatch(r"\d{1,4}", across) else 0
        elif tag == "Data" and self.sheets and self.sheets[-1][1].rows:
            self.kind, self.text = attributes.get(f"{NAMESPACE} Type", "String"), []
        elif name == _VERSION:
            self.by = "Microsoft Excel"

    def end(self, name: str) -> None:
        tag = name.removeprefix(NAMESPACE + " ")
        if tag == "Data" and self.text is not None:
            value = _typed("".join(self.text), self.kind)
            if value != "":
                self.sheets[-1][1].put(self.column, value)
                self.filled = True
            self.text = None
        elif tag == "Cell" and self.sheets and self.sheets[-1][1].rows:
            if self.formula:
                text = _as_a1(self.formula, self.row - 1, self.column)[:_LONGEST_FORMULA]
                self.formulas[-1].append([self.row - 1, self.column, "normal", -1, text, self.filled, ""])
            self.column += 1 + self.across

    def data(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)


def _typed(text: str, kind: str) -> CellValue:
    with suppress(ValueError):
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text[:19])
    return text


_REFERENCE = re.compile(
    r"""(?P<quoted>"[^"]*"|'[^']*')"""
    r"|(?<![\w.\]])R(?:\[(?P<down>-?\d{1,7})\]|(?P<row>\d{1,7}))?C(?:\[(?P<right>-?\d{1,5})\]|(?P<column>\d{1,5}))?(?![\w(.\[])"
)


def _as_a1(formula: str, row: int, column: int) -> str:
    """A formula as other files hold it: without its sign of equality, its references by letters and numbers (``R[-1]C2`` reads ``B4``). What points beyond
    the sheet stays as it is, and is not understood.
    """

    def named(found: re.Match[str]) -> str:
        if found["quoted"]:
            return found[0]
        at = int(found["row"]) - 1 if found["row"] else row + int(found["down"] or 0)
        across = int(found["column"]) - 1 if found["column"] else column + int(found["right"] or 0)
        return f"{letters(across)}{at + 1}" if at >= 0 and across >= 0 else found[0]

    return _REFERENCE.sub(named, formula.removeprefix("="))


def xml_workbook(data: bytes) -> tuple[list[tuple[str, Rows]], dict[str, Any]]:
    """The sheets of an XML Spreadsheet by name, and what it says of its formulas, as ``package`` would. InputError where it is damaged, hostile or beyond the
    limits.
    """
    book = _Workbook()
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise broken("DOCTYPE")

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = book.start
    parser.EndElementHandler = book.end
    parser.CharacterDataHandler = book.data
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise broken(str(error)) from error
    if not book.sheets:
        raise no_table()
    sheets = [(name, grid.done()) for name, grid in book.sheets]
    told = {
        name: {"formats": {}, "merged": [], "formulas": formulas}
        for (name, _), formulas in zip(book.sheets, book.formulas, strict=True)
    }
    return sheets, {"sheets": told, "application": book.by}
