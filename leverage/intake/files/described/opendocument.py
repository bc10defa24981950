"""What an .ods says of its cells beside their values: number formats by styles, formulas, merged cells, hidden rows, raised words.

The cells are looked through in the pass that the limits need anyway.
"""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from ..package import MOST_CONDITIONS, MOST_MERGED, Cells, described_sheet, text_of
from .number_styles import Styles
from .spans import span

_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table-column|table)(?![-\w])([^>]*)>")
_GIVEN = re.compile(
    rb"""(?:table|office):(style-name|default-cell-style-name|number-(?:columns|rows)-(?:repeated|spanned)|formula|value-type|value"""
    rb"""|string-value|currency|visibility|number-matrix-(?:columns|rows)-spanned|date-value|time-value)=(?:"([^"]*)"|'([^']*)')"""
)
_PLAIN = re.compile(
    rb"""(?: table:style-name="([^"]*)")?(?: office:value-type="(float|percentage|currency|string)"(?: office:currency="([^"]*)")?"""
    rb"""(?: office:value="([^"]*)")?(?: calcext:value-type="(?:float|percentage|currency|string)")?)?/?"""
)
_NUMBERS = frozenset((b"float", b"currency", b"percentage", b"date", b"time"))
_LAID_OVER = re.compile(
    rb"""<calcext:conditional-format\b[^>]*target-range-address=(?:"([^"]*)"|'([^']*)')[^>]*>(.*?)</calcext:conditional-format>""", re.DOTALL
)  # fmt: skip
_CELLS = re.compile(r"\.(\$?[A-Z]{1,3}\$?\d{1,7})(?::[^:]*?\.(\$?[A-Z]{1,3}\$?\d{1,7}))?(?=\s|$)")
_APPLIED = re.compile(rb"""apply-style-name=(?:"([^"]*)"|'([^']*)')""")
_DAY_ONE = re.compile(rb"""<table:null-date\b[^>]*date-value=["']([^"']*)""")
_NAMED = re.compile(rb"<table:named-range\b([^>]*)>")
_NAME = re.compile(rb"""table:name=(?:"([^"]*)"|'([^']*)')""")
_ADDRESS = re.compile(rb"""table:cell-range-address=(?:"([^"]*)"|'([^']*)')""")
_WORDS = re.compile(rb"\s*<text:p\b[^>]*>([^<]*)")
_SPAN = re.compile(rb"""<(/?)text:(p|span)\b[^>]*?(?:text:style-name=["']([^"']*)["'][^>]*)?>|([^<]+)""")
_ERROR = re.compile(r"#[A-Z/0!?]+|Err:\d+")
_FORMULA_PART = re.compile(r'"[^"]*"|\[([^\]]*)\]|;|(?<=TRUE|ALSE)\(\)')
_COLUMNS = re.compile(r"(?:\$?('(?:[^']|'')*'|[^'.\[\]:#]*)\.)(\$?[A-Z]{1,3}):\.(\$?[A-Z]{1,3})")
"""Whole columns."""
_REFERENCE = re.compile(
    r"(?:\$?('(?:[^']|'')*'|[^'.\[\]:#]*)\.)(\$?[A-Z]{1,3}\$?\d{1,7})(?::(?:\$?('(?:[^']|'')*'|[^'.\[\]:#]*)\.)(\$?[A-Z]{1,3}\$?\d{1,7}))?"
)
_GENERATOR = re.compile(rb"<meta:generator>([^<]*)<")
_BY_HAND = re.compile(rb"""config:name=["']AutoCalculate["'][^>]*>\s*false""")
_SAYS = {b"float": b"", b"currency": b"", b"date": b"", b"time": b"", b"percentage": b"%"}
"""What a cell says of its number beside its style, by the kind of its value; ``?`` of a number in a cell that calls itself a text."""
_OURS = ("CNY", "RMB", "CNH")
_USUAL = b"Default"
_ROWS = 1 << 20
_MOST_SPILT = 100_000
_MOST_FORMULA = 5_000


Area = tuple[int, int, int, int]
"""Rows and columns, each up to but without the last."""


class Table(Cells):
    """What one table says of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.raised: list[list[Any]] = []
        self.columns: list[int] = []
        """Where each run of columns with a usual style begins."""
        self.usual: list[bytes] = []
        self.width = 0

    def column_style(self, column: int) -> bytes:
        """The style of the cells of a column that have none of their own."""
        place = bisect_right(self.columns, column) - 1
        return self.usual[place] if place >= 0 else _USUAL


class Content:
    """What ``content.xml`` says of its cells, filled in while ``places`` runs over them."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.names: dict[tuple[bytes, bytes], int] = {}
        """The styles of the cells, and what the cells say of their numbers themselves, numbered as they come."""
        self.content = b""
        self.starts: list[int] = []
        """Where each table begins."""

    def places(self, content: bytes) -> Iterator[tuple[int, int]]:
        """The furthest cell of each run of cells with a value, where cells and rows carry repeat counts."""
        self.content = content
        row, column, height = 0, 0, 1
        usual = b""
        table = Table()
        raised = b"text-position" in content
        numbers = self.names
        for tag in _TAG.finditer(content):
            kind = tag[1]
            if kind == b"table":
                row, column, height = 0, 0, 0
                table = Table()
                self.tables.append(table)
                self.starts.append(tag.start())
                continue
            plain = _PLAIN.fullmatch(tag[2]) if kind == b"table-cell" else None
            if plain is not None:  # most cells: alone, and of a number or a text
                if plain[2]:
                    yield row + height - 1, column
                    if plain[2] != b"string" or plain[4]:
                        style = plain[1] or usual or table.column_style(column), plain[3] or _SAYS.get(plain[2], b"?")
                        table.style(numbers.setdefault(style, len(numbers)), row, column, row + height - 1)
                    elif raised:
                        self._raised(table, tag, (row, row + height, column, column + 1))
                column += 1
                continue
            given = {name: one or other for name, one, other in _GIVEN.findall(tag[2])}
            count = _count(given, b"number-columns-repeated")
            if kind == b"table-column":
                table.columns.append(table.width)
                table.usual.append(given.get(b"default-cell-style-name", _USUAL))
                table.width += count
            elif kind == b"table-row":
                row, column, height = row + height, 0, _count(given, b"number-rows-repeated")
                usual = given.get(b"default-cell-style-name", b"")
                is_shown = given.get(b"visibility", b"visible") == b"visible"
                if not is_shown and len(table.hidden_rows) + height <= MOST_MERGED:
                    table.hidden_rows += range(row, row + height)
            else:
                if b"value-type" in given or b"value" in given or b"string-value" in given:
                    yield row + height - 1, column + count - 1
                    self._value(table, given, tag, usual, (row, row + height, column, column + count))
                if b"number-columns-spanned" in given and len(table.merged) < MOST_MERGED:
                    wide = _count(given, b"number-columns-spanned")
                    high = _count(given, b"number-rows-spanned")
                    if wide > 1 or high > 1:
                        table.merged.append([row, column, row + high - 1, column + wide - 1])
                column += count

    def _value(self, table: Table, given: dict[bytes, bytes], tag: re.Match[bytes], usual: bytes, area: Area) -> None:
        """A value that stands in several cells, is hidden by a merged one, has a formula, or has words of a style of their own."""
        row, below, column, beside = area
        kind = given.get(b"value-type", b"")
        if kind in _NUMBERS or b"value" in given:
            says = given.get(b"currency") or _SAYS.get(kind, b"?")
            self._cell(table, given.get(b"style-name") or usual, says, (row, below - 1, column, beside - 1))
        if tag[1] == b"covered-table-cell" and b"value" in given and len(table.merged) < MOST_MERGED:
            last = beside - 1  # as a range of two cells, of which only the first is shown
            table.merged.append([row, last - 1, row, last] if last else [row - 1, 0, row, 0])
        if b"formula" in given:
            self._formula(table, given, tag, area)
        elif given.get(b"value-type") == b"string":
            self._raised(table, tag, area)

    def _cell(self, table: Table, style: bytes, says: bytes, area: tuple[int, int, int, int]) -> None:
        """A number that stands in several cells."""
        top, bottom, left, right = area
        if right - left > MOST_MERGED:
            raise ValueError("too many cells of one value")
        for column in range(left, right + 1):
            number = self.names.setdefault((style or table.column_style(column), says), len(self.names))
            table.style(number, top, column, bottom)

    def _formula(self, table: Table, given: dict[bytes, bytes], tag: re.Match[bytes], area: Area) -> None:
        """A formula of one cell, of the cells of an array, or of several that repeat it word by word."""
        may_be_an_error = (
            given.get(b"value-type") not in _NUMBERS or given.get(b"value") == b"0"
        )  # as older programs keep them
        words = _WORDS.match(self.content, tag.end()) if may_be_an_error else None
        shown = text_of(words[1]) if words else ""
        error = shown if _ERROR.fullmatch(shown) else ""
        stored = not error and (bool(given.get(b"value")) or given.get(b"value-type") != b"float")
        if b"number-matrix-columns-spanned" in given:
            top, _, left, _ = area
            high, wide = _count(given, b"number-matrix-rows-spanned"), _count(given, b"number-matrix-columns-spanned")
            first, *beside = _cells(top, top + high, left, left + wide)
            table.formulas.append([*first, "array", -1, "", stored, error])
            table.formulas += [[*cell, "array", -1, "", stored, ""] for cell in beside]
        else:
            table.formulas += [[*cell, "normal", -1, given[b"formula"], stored, error] for cell in _cells(*area)]

    def _raised(self, table: Table, tag: re.Match[bytes], area: Area) -> None:
        """A text with words of a style of their own: which of them are raised is known when the styles are."""
        end = self.content.find(b"</table:", tag.end())
        inner = self.content[tag.end() : end]
        if b"<text:span" not in inner or b"<office:annotation" in inner:
            return
        runs: list[list[Any]] = []
        styles: list[bytes] = []
        for closing, name, style, words in _SPAN.findall(inner):
            if words:
                runs.append([text_of(words), styles[-1] if styles else b""])
            elif name == b"p" and not closing and runs:
                runs.append(["\n", b""])
            elif name == b"span" and closing:
                del styles[-1:]
            elif name == b"span":
                styles.append(style)
        table.raised += [[*cell, runs] for cell in _cells(*area)]


def _cells(top: int, below: int, left: int, beside: int) -> list[tuple[int, int]]:
    """The cells of a rectangle. ValueError where they are too many."""
    if (below - top) * (beside - left) > _MOST_SPILT:
        raise ValueError("a rectangle of too many cells")
    return [(row, column) for row in range(top, below) for column in range(left, beside)]


def _count(given: dict[bytes, bytes], name: bytes) -> int:
    """How many cells an attribute speaks of: one, where it tells no number."""
    text = given.get(name, b"")[:9]
    return int(text) if text.isdigit() else 1


def _spelt(formula: list[Any]) -> str:
    """The text of a formula that was taken down as it stands."""
    return translated(text_of(formula[4]))[:_MOST_FORMULA]


def translated(formula: str) -> str:
    """A formula as spreadsheet programs show it: ``of:=SUM([.B1:.B3];[$表.C1])`` is ``SUM(B1:B3,表!C1)``. Blank where it is none of those."""
    prefix, _, text = formula.partition("=")
    if prefix not in ("of:", "oooc:", ""):
        return text if prefix == "msoxl:" else ""
    bad = False

    def part(found: re.Match[str]) -> str:
        nonlocal bad
        if found[1] is None:
            return {";": ",", "()": ""}.get(found[0], found[0])
        columns = _COLUMNS.fullmatch(found[1])
        if columns is not None:
            return f"{columns[1]}!{columns[2]}1:{columns[3]}{_ROWS}".removeprefix("!")
        place = _REFERENCE.fullmatch(found[1])
        if place is None or (place[3] and place[3].lstrip("$") != place[1].lstrip("$")):
            bad = True
            return ""
        first = f"{place[1]}!{place[2]}" if place[1] else place[2]
        return f"{first}:{place[4]}" if place[4] else first

    whole = _FORMULA_PART.sub(part, text)
    return "" if bad else whole


def described(data: bytes, content: Content) -> dict[str, Any]:
    """What the file says, its ``sheets`` in their order, as ``package.described`` says it by name. ValueError or ExpatError where it is damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = set(archive.namelist())
        parts = {name: archive.read(name) for name in ("styles.xml", "meta.xml", "settings.xml") if name in held}
    styles = Styles(parts.get("styles.xml", b""), content.content)
    codes = [_with_kind(styles.code(text_of(name)), text_of(says)) for name, says in content.names]
    laid_over = [styles.laid_over(text_of(name)) for name, _ in content.names]
    sheets = []
    for table in content.tables:
        for number, runs in table.styled.items():
            where = " ".join(span(top, bottom, column, column) for column, own in runs.items() for top, bottom in own)
            table.conditional += [(where, -1, code) for code in laid_over[number]]
        sheet = described_sheet(table, codes, [])
        sheet["raised"] = list(_raised(table, styles))
        sheets.append(sheet | {"zeros": [], "seen": table.styled, "spelling": _spelt})
    for number, (table_number, where, code) in enumerate(_conditions(content, styles)):
        if number >= MOST_CONDITIONS:
            raise ValueError("too many conditions")
        sheets[table_number]["conditional"].append((where, code))
    day_one = _DAY_ONE.search(content.content)
    made_by = text_of(m[1]) if (m := _GENERATOR.search(parts.get("meta.xml", b""))) else ""
    return {
        "sheets": sheets,
        "application": "Microsoft Excel" if made_by.startswith("MicrosoftOffice") else made_by,
        "calculation": {"calcMode": "manual"} if _BY_HAND.search(parts.get("settings.xml", b"")) else {},
        "date1904": {b"1904-01-01": True, b"1899-12-30": False}.get(day_one[1][:10]) if day_one else False,
        "names": dict(_names(content.content)),
    }


def _with_kind(code: str, says: str) -> str:
    """The format of a cell together with what the cell says of its number: a percentage, or an amount of a currency where its style has no format.

    A number in a cell that calls itself a text (``?``) is not what it shows.
    """
    if says == "?":
        return ";;;"
    if says == "%":
        return code if "%" in code else "0.00%"
    return f'"{says}"General' if says and says not in _OURS and code in ("", "General") else code


def _conditions(content: Content, styles: Styles) -> Iterator[tuple[int, str, str]]:
    """The number formats that conditions lay over cells, as newer programs write them: the number of the table, the cells, the format."""
    for laid in _LAID_OVER.finditer(content.content):
        table = bisect_right(content.starts, laid.start()) - 1
        cells = _CELLS.findall(text_of(laid[1] or laid[2]))
        where = " ".join(f"{first}:{last}" if last else first for first, last in cells)
        for one, other in _APPLIED.findall(laid[3]):
            name = text_of(one or other)
            code = styles.code(name) if styles.knows(name) else styles.code(encoded(name))
            if code and table >= 0:
                yield table, where, code


def encoded(name: str) -> str:
    """The name of a style as OpenDocument spells it: ``Heading 1`` is ``Heading_20_1``."""
    return "".join(letter if letter.isalnum() or letter in "-." else f"_{ord(letter):x}_" for letter in name)


def _names(content: bytes) -> Iterator[tuple[str, str]]:
    """The cells that have names."""
    for named in _NAMED.finditer(content):
        name, address = _NAME.search(named[1]), _ADDRESS.search(named[1])
        if name and address and (place := translated(f"=[{text_of(address[1] or address[2])}]")):
            yield text_of(name[1] or name[2]), place


def _raised(table: Table, styles: Styles) -> Iterator[list[Any]]:
    for row, column, runs in table.raised:
        words = [[text, text_of(style) in styles.raised] for text, style in runs]
        if any(is_raised for _, is_raised in words):
            yield [row, column, words]
