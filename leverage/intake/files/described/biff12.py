"""What the parts of an .xlsb (BIFF12) say of their cells beside the values (MS-XLSB 2.4): its records are those of an .xls, in a package as of an .xlsx.

Formulas are spelt by ``tokens``.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from struct import Struct, error, iter_unpack, unpack_from
from typing import Any

from ..package import (
    BUILT_IN,
    MOST_CONDITIONS,
    MOST_MERGED,
    Cells,
    application_of,
    described_sheet,
    targets_of,
    workbook_part,
)
from .spans import VOLATILE, span, volatile

_CELL = Struct("<II")
_AREA = Struct("<IIII")

_ROW, _ERROR, _TEXT, _SHARED_TEXT = 0, 3, 6, 7
_NUMBERS = (2, 5, 9)
"""A small number, a number, the number that a formula gives."""
_FORMULA_TEXT, _FORMULA_NUMBER, _FORMULA_ERROR = 8, 9, 11
_SHARED_ITEM, _FONT, _FORMAT, _STYLE = 19, 43, 44, 47
_SETTINGS, _SHEET, _CALCULATION, _MERGED, _SHARED_FORMULA = 153, 156, 157, 176, 427
_LINKED_BOOKS, _OWN_BOOK, _EXTERNAL_SHEETS = (355, 357, 358, 667), 357, 362
_CONDITIONS, _CONDITION, _LAID_OVER, _STYLES, _STYLES_END = 461, 463, 507, 617, 618
_FORMAT_CODE, _FORMAT_NUMBER = 0x26, 0x29
"""Properties of a format that a condition lays over a cell (MS-XLS 2.5.281)."""
_NEWER_CONDITION, _NEWER_LAID_OVER = 1048, 1171
"""Conditions that refer to another sheet, and their formats: where one has a number format, is not looked for."""
_HIDDEN_ROW = 0x10
_NO_TEXT = 0xFFFFFFFF
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


class SheetRecords(Cells):
    """What the records of one sheet say of its cells, filled in while ``places`` runs over them."""

    def __init__(self) -> None:
        super().__init__()
        self.zeros: list[list[int]] = []
        """Cells with a formula that stores 0, as one does that was never calculated."""
        self.texts: list[tuple[int, int, int]] = []
        self.damaged = False
        self.newer: set[int] = set()
        self._where = ""
        self._last = (0, 0)
        self._shared: dict[tuple[int, int], bytes] = {}
        self.titles: list[str | None] = []
        """The sheets that formulas refer to, by number."""

    def spelt(self, formula: list[Any]) -> str:
        """The text of a formula of this sheet, of which the tokens were taken down."""
        from .tokens import XLSB, Spelling  # noqa: PLC0415  many sheets have no formula

        tokens, more = formula[4]
        return Spelling(XLSB, self.titles, self._shared).text(tokens, (formula[0], formula[1]), more)

    def places(self, content: bytes) -> Iterator[tuple[int, int]]:
        """The row and column of each cell."""
        row = 0
        for kind, start, size in records(content):
            if 1 <= kind <= _FORMULA_ERROR and size >= 8:
                column, style = _CELL.unpack_from(content, start)
                if kind != 1:
                    yield row, column
                if kind in _NUMBERS:
                    self.style(style & 0xFFFFFF, row, column)
                if kind == _SHARED_TEXT and size >= 12:
                    self.texts.append((row, column, unpack_from("<I", content, start + 8)[0]))
                elif kind in (_FORMULA_TEXT, _FORMULA_NUMBER):
                    self._result(kind, row, column, content[start : start + size])
                elif kind in (_ERROR, _FORMULA_ERROR) and size >= 9:
                    shown = _ERRORS.get(content[start + 8], "#N/A")
                    self.formulas.append([row, column, "error", -1, "", False, shown])
            elif kind == _ROW and size >= 4:
                row = unpack_from("<I", content, start)[0]
                if size >= 12 and content[start + 11] & _HIDDEN_ROW:
                    self.hidden_rows.append(row)
            elif kind == _SHARED_FORMULA and size >= 20:
                tokens = start + 20
                self._shared[self._last] = content[tokens : tokens + unpack_from("<I", content, start + 16)[0]]
            elif kind == _MERGED and size >= 16 and len(self.merged) < MOST_MERGED:
                top, bottom, left, right = _AREA.unpack_from(content, start)
                self.merged.append([top, left, bottom, right])
            elif kind in (_NEWER_CONDITION, _NEWER_LAID_OVER):
                self.newer.add(kind)
            elif kind in (_CONDITIONS, _CONDITION):
                self._conditions(kind, content[start : start + size])

    def _result(self, kind: int, row: int, column: int, body: bytes) -> None:
        """A formula, its tokens taken down as they are."""
        self._last = (row, column)
        try:
            at = 16 if kind == _FORMULA_NUMBER else 12 + 2 * unpack_from("<I", body, 8)[0]
            size = unpack_from("<I", body, at + 2)[0]
            is_zero = kind == _FORMULA_NUMBER and unpack_from("<d", body, 8)[0] == 0
        except error:
            self.damaged = True
            return
        tokens = body[at + 6 : at + 6 + size]
        if volatile(tokens):
            self.formulas.append([row, column, "normal", -1, VOLATILE, False, ""])
            return
        more = body[at + 6 + size :]
        self.formulas.append([row, column, "normal", -1, (tokens, more), None if is_zero else True, ""])
        if is_zero:
            self.zeros.append([row, column])

    def _conditions(self, kind: int, body: bytes) -> None:
        """The ranges of some conditions, or the style that one of them lays over those ranges."""
        try:
            if kind == _CONDITIONS:
                count = unpack_from("<I", body, 8)[0]
                areas = [_AREA.unpack_from(body, 12 + 16 * number) for number in range(count)]
                self._where = " ".join(span(*area) for area in areas)
            elif kind == _CONDITION:
                self.conditional.append((self._where, unpack_from("<i", body, 8)[0], ""))
        except error:
            self.damaged = True
        self.damaged = self.damaged or len(self.conditional) > MOST_CONDITIONS


class _Look:
    """Number formats, styles, and which fonts are raised, as the part of the styles tells."""

    def __init__(self, content: bytes) -> None:
        self.formats = dict(BUILT_IN)
        self.styles: list[int] = []
        self.laid_over: list[str] = []
        self.raised: list[bool] = []
        self.newer: set[int] = set()
        within = False
        for kind, start, size in records(content):
            body = content[start : start + size]
            if kind == _FORMAT:
                self.formats[unpack_from("<H", body)[0]] = _wide(body, 2)
            elif kind in (_STYLES, _STYLES_END):
                within = kind == _STYLES
            elif kind == _STYLE and within:
                self.styles.append(unpack_from("<H", body, 2)[0])
            elif kind == _FONT:
                self.raised.append(unpack_from("<H", body, 6)[0] in (1, 2))
            elif kind == _NEWER_LAID_OVER:
                self.newer.add(kind)
            elif kind == _LAID_OVER:
                self.laid_over.append(self._number_format(body))

    def _number_format(self, body: bytes) -> str:
        count, at = unpack_from("<H", body, 4)[0], 6
        for _ in range(count):
            kind, size = unpack_from("<HH", body, at)
            if kind == _FORMAT_CODE:
                length = unpack_from("<H", body, at + 4)[0]
                return body[at + 6 : at + 6 + 2 * length].decode("utf-16-le", "replace")
            if kind == _FORMAT_NUMBER:
                return self.formats.get(unpack_from("<H", body, at + 4)[0], "")
            at += max(size, 4)
        return ""


def described(data: bytes, scanned: dict[str, Any]) -> dict[str, Any]:
    """What the package says, its ``sheets`` in their order, as ``package.described`` says it by name. ValueError where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _described(archive, scanned)
    except (error, LookupError, OverflowError) as damaged:
        raise ValueError(str(damaged)) from damaged


def _described(archive: zipfile.ZipFile, scanned: dict[str, SheetRecords]) -> dict[str, Any]:
    names = set(archive.namelist())
    book = workbook_part(archive, names, "xl/workbook.bin")
    targets = targets_of(archive, names, book)
    parts = {kind.rpartition("/")[2]: part for kind, part in targets.values() if part in names}
    look = _Look(archive.read(parts["styles"]))
    codes = [look.formats.get(number, "General") for number in look.styles]
    raised = (
        _raised(archive.read(parts["sharedStrings"]), look.raised)
        if any(look.raised) and "sharedStrings" in parts
        else {}
    )
    sheets, date1904, calculation = [], False, {}
    content = archive.read(book)
    titles = _titles(content)
    for kind, start, size in records(content):
        if kind == _SETTINGS:
            date1904 = bool(unpack_from("<I", content, start)[0] & 1)
        elif kind == _CALCULATION and size >= 8 and unpack_from("<I", content, start + 4)[0] == 0:
            calculation = {"calcMode": "manual"}
        elif kind == _SHEET:
            relation = _wide(content[start : start + size], 8)
            kind_of_sheet, part = targets.get(relation, ("", ""))
            if kind_of_sheet.endswith("/worksheet"):
                if {_NEWER_CONDITION, _NEWER_LAID_OVER} <= scanned[part].newer | look.newer:
                    raise ValueError("conditions of a newer kind")
                scanned[part].titles = titles
                sheets.append(_sheet(scanned[part], codes, look.laid_over, raised))
    return {
        "sheets": sheets,
        "date1904": date1904,
        "application": application_of(archive, names),
        "calculation": calculation,
    }


def _titles(content: bytes) -> list[str | None]:
    """The sheets that formulas refer to, by number; None for one of another workbook, or several."""
    names: list[str] = []
    linked: list[int] = []
    titles: list[str | None] = []
    for kind, start, size in records(content):
        if kind == _SHEET:
            body = content[start : start + size]
            relation = unpack_from("<I", body, 8)[0]
            names.append(_wide(body, 12 + 2 * relation if relation != _NO_TEXT else 12))
        elif kind in _LINKED_BOOKS:
            linked.append(kind)
        elif kind == _EXTERNAL_SHEETS:
            links = iter_unpack("<Iii", content[start + 4 : start + 4 + (size - 4) // 12 * 12])
            for book, first, last in links:
                own = book < len(linked) and linked[book] == _OWN_BOOK and first == last
                titles.append(names[first] if own and 0 <= first < len(names) else None)
    return titles


def _sheet(cells: SheetRecords, codes: list[str], laid_over: list[str], raised: dict[int, Any]) -> dict[str, Any]:
    if cells.damaged:
        raise ValueError("conditions that cannot be read")
    sheet = described_sheet(cells, codes, laid_over)
    sheet["raised"] = [[row, column, raised[text]] for row, column, text in cells.texts if text in raised]
    return sheet | {"zeros": cells.zeros, "seen": cells.styled, "spelling": cells.spelt}


def _raised(content: bytes, fonts: list[bool]) -> dict[int, list[list[Any]]]:
    """The shared texts in which some words are raised or lowered, by number, as runs."""
    found: dict[int, list[list[Any]]] = {}
    items = (content[start : start + size] for kind, start, size in records(content) if kind == _SHARED_ITEM)
    for number, body in enumerate(items):
        if not body or not body[0] & 1:
            continue
        text = body[5 : 5 + 2 * unpack_from("<I", body, 1)[0]]
        at = 5 + len(text)
        runs = [unpack_from("<HH", body, at + 4 + 4 * run) for run in range(unpack_from("<I", body, at)[0])]
        borders = [(0, -1), *runs, (len(text) // 2, -1)]
        words = [
            [text[2 * begin : 2 * end].decode("utf-16-le", "replace"), 0 <= font < len(fonts) and fonts[font]]
            for (begin, font), (end, _) in pairwise(borders)
        ]
        if any(is_raised for _, is_raised in words):
            found[number] = [run for run in words if run[0]]
    return found


def _wide(body: bytes, start: int) -> str:
    """A text with its length in four bytes before it."""
    length = unpack_from("<I", body, start)[0]
    return "" if length == _NO_TEXT else body[start + 4 : start + 4 + 2 * length].decode("utf-16-le", "replace")


def records(content: bytes) -> Iterator[tuple[int, int, int]]:
    """The records of a part: kind, place and length of what each holds."""
    position = 0
    while position < len(content):
        kind, position = _varying(content, position, 2)
        size, position = _varying(content, position, 4)
        yield kind, position, min(size, len(content) - position)
        position += size


def _varying(content: bytes, position: int, longest: int) -> tuple[int, int]:
    """A number of up to so many bytes, seven bits each, the last one below 128; and the place after it."""
    number = 0
    for index in range(longest):
        if position >= len(content):
            break
        byte = content[position]
        position += 1
        number |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            break
    return number, position
