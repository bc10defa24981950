"""What the records of an .xls (BIFF8, and BIFF5 of before 1997) say of its cells beside their values (MS-XLS 2.4).

A number format belongs to each cell record by its number of an XF record; conditions, merged ranges and hidden rows have records of their own. Formulas
are spelt by ``tokens``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from struct import Struct, error, iter_unpack, unpack_from
from typing import Any

from ..package import BUILT_IN, MOST_CONDITIONS, MOST_MERGED, Cells, described_sheet
from .container import tells_who_made_it, workbook_stream
from .spans import BELIEVED, VOLATILE, span, volatile

_HEAD = Struct("<HH")
_CELL = Struct("<HHH")
_AREA = Struct("<HHHH")

_EOF, _BOF, _CONTINUE = 0x000A, 0x0809, 0x003C
_FORMULA, _DATE_1904, _FONT, _CODE_PAGE = 0x0006, 0x0022, 0x0031, 0x0042
_SHEET, _XF, _SST, _FORMAT, _MERGED = 0x0085, 0x00E0, 0x00FC, 0x041E, 0x00E5
_MANY_NUMBERS, _SHARED_TEXT = 0x00BD, 0x00FD
_NUMBER, _ERROR, _ROW, _SMALL_NUMBER = 0x0203, 0x0205, 0x0208, 0x027E
_CALCULATION, _EXTERNAL_SHEETS, _LINKED_BOOK, _SHARED_FORMULA = 0x000D, 0x0017, 0x01AE, 0x04BC
_CONDITIONS, _CONDITION, _NEWER_CONDITIONS, _NEWER_CONDITION, _MORE_OF_CONDITION = (
    0x01B0,
    0x01B1,
    0x0879,
    0x087A,
    0x087B,
)

_OF_CONDITIONS = {_CONDITIONS, _CONDITION, _NEWER_CONDITIONS, _NEWER_CONDITION, _MORE_OF_CONDITION}
_OF_THE_BOOK = {
    _CONTINUE, _SST, _FORMAT, _XF, _FONT, _SHEET, _CODE_PAGE, _DATE_1904, _LINKED_BOOK, _EXTERNAL_SHEETS
}  # fmt: skip
_WANTED = _OF_CONDITIONS | {
    _NUMBER, _SMALL_NUMBER, _MANY_NUMBERS, _FORMULA, _SHARED_FORMULA, _CALCULATION, _ERROR, _ROW, _MERGED
}  # fmt: skip
"""The records of a sheet that are looked at."""

_VERSIONS = {0x0500: 5, 0x0600: 8}
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_CODE_PAGES = {936: "gbk", 950: "cp950", 932: "cp932", 949: "cp949", 1200: "utf-16-le"}
_NO_NUMBER = b"\xff\xff"
"""How the eight bytes of a result end that is no number; the first then tells what it is."""
_OWN_BOOK = b"\x01\x04"
_HIDDEN_ROW, _WORKSHEET = 0x20, 0
_DXF_NUMBER, _DXF_OWN_NUMBER = 1 << 25, 1
"""Of a format that a condition lays over a cell: that it has a number format, and that it spells it out (MS-XLS 2.5.99)."""
_MOST_RECORDS = 3_000_000
"""In a whole workbook; one of half a million cells has about as many, and a tenth more."""


def described(data: bytes) -> dict[str, Any]:
    """What the records say, its ``sheets`` in their order, as ``package.described`` says it by name. ValueError where they cannot be followed."""
    try:
        return _Book(workbook_stream(data)).described() | {"application": BELIEVED if tells_who_made_it(data) else ""}
    except (error, LookupError, OverflowError) as damaged:
        raise ValueError(str(damaged)) from damaged


class _Book:
    """The records that stand before the sheets: formats, styles, fonts, texts, and where each sheet begins."""

    def __init__(self, stream: bytes) -> None:
        self.stream = stream
        self.version = _VERSIONS.get(unpack_from("<H", stream, 4)[0], 0)
        if not self.version or unpack_from("<H", stream)[0] != _BOF:
            raise ValueError("records of another version")
        self.encoding, self.date1904 = "cp1252", False
        self.starts: list[int] = []
        self.by_hand = False
        self.links: list[str | None] = []
        """The sheets that formulas refer to, by number; None for one of another workbook, or several."""
        self._titles: list[str] = []
        self._linked: list[bytes] = []
        self.formats = dict(BUILT_IN)
        self.styles: list[int] = []
        self.fonts: list[int] = []
        """Of each font, whether it stands on the line (0), above it, or below."""
        self.texts: list[bytes] = []
        self._left = _MOST_RECORDS
        self._read()

    def _read(self) -> None:
        shared = False
        for kind, start, size in self.records(0, _OF_THE_BOOK):
            body = self.stream[start : start + size]
            if kind == _CONTINUE and shared:
                self.texts.append(body)
                continue
            shared = kind == _SST
            if shared:
                self.texts = [body]
            elif kind == _FORMAT:
                self.formats[unpack_from("<H", body)[0]] = self.text(body, 2)
            elif kind == _XF:
                self.styles.append(unpack_from("<H", body, 2)[0])
            elif kind == _FONT:
                self.fonts.append(unpack_from("<H", body, 8)[0])
            elif kind == _LINKED_BOOK:
                self._linked.append(body)
            elif kind == _EXTERNAL_SHEETS and self.version == 8:
                self.links = [self._title(*link) for link in iter_unpack("<Hhh", _whole(body[2:], 6))]
            elif kind == _SHEET:
                wide = bool(body[7] & 1) if self.version == 8 else False
                self._titles.append(body[8:].decode("utf-16-le" if wide else "latin-1", "replace").replace("\0", ""))
                if body[5] == _WORKSHEET:
                    self.starts.append(unpack_from("<I", body)[0])
            elif kind == _CODE_PAGE:
                page = unpack_from("<H", body)[0]
                self.encoding = _CODE_PAGES.get(page, f"cp{page}")
            elif kind == _DATE_1904:
                self.date1904 = unpack_from("<H", body)[0] == 1

    def _title(self, book: int, first: int, last: int) -> str | None:
        """The sheet of this workbook that a formula refers to by a number; None where it is of another one, or several."""
        own = book < len(self._linked) and self._linked[book][2:4] == _OWN_BOOK
        return self._titles[first] if own and first == last and 0 <= first < len(self._titles) else None

    def records(self, start: int, wanted: Collection[int]) -> Iterator[tuple[int, int, int]]:
        """The records of some kinds from there to the end of the part: kind, place and length of what each holds; a chart within it is passed over."""
        depth, stream = 0, self.stream
        while start + 4 <= len(stream):
            kind, size = _HEAD.unpack_from(stream, start)
            start += 4
            self._left -= 1
            if self._left < 0:
                break
            if kind == _BOF:
                depth += 1
            elif kind == _EOF:
                depth -= 1
                if depth <= 0:
                    return
            elif depth == 1 and kind in wanted:
                yield kind, start, size
            start += size
        raise ValueError("records without an end")

    def text(self, body: bytes, start: int) -> str:
        """A text with its length before it: of the code page in BIFF5, of Unicode in BIFF8, where a flag tells whether each character takes two bytes."""
        if self.version == 5:
            return body[start + 1 : start + 1 + body[start]].decode(self.encoding, "replace")
        length, flags = unpack_from("<HB", body, start)
        if flags & 1:
            return body[start + 3 : start + 3 + 2 * length].decode("utf-16-le", "replace")
        return body[start + 3 : start + 3 + length].decode("latin-1")

    def _raised(self) -> dict[int, list[list[Any]]]:
        from .rich_texts import RichTexts  # noqa: PLC0415  few workbooks raise a word

        return RichTexts(self.texts, self.fonts).raised()

    def described(self) -> dict[str, Any]:
        codes = [self.formats.get(number, "General") for number in self.styles]
        raised = self._raised() if self.version == 8 and any(self.fonts) else {}
        sheets = []
        for start in self.starts:
            cells = SheetRecords(self, with_texts=bool(raised))
            cells.read(start)
            sheet = described_sheet(cells, codes, [])
            sheet["raised"] = [[row, column, raised[text]] for row, column, text in cells.texts if text in raised]
            sheets.append(sheet | {"zeros": cells.zeros, "seen": cells.styled, "spelling": cells.spelt})
        calculation = {"calcMode": "manual"} if self.by_hand else {}
        return {"sheets": sheets, "date1904": self.date1904, "calculation": calculation}


class SheetRecords(Cells):
    """What the records of one sheet say of its cells."""

    def __init__(self, book: _Book, *, with_texts: bool) -> None:
        super().__init__()
        self.book = book
        self.wanted = _WANTED | {_SHARED_TEXT} if with_texts else _WANTED
        self.zeros: list[list[int]] = []
        """Cells with a formula that stores 0, as one does that was never calculated."""
        self.texts: list[tuple[int, int, int]] = []
        """Cells with a shared text: row, column, number of the text."""
        self._alike: dict[tuple[int, bytes, bytes], list[int]] = {}
        """Numbers side by side: the first column, and the styles in two halves; with the rows in which they stand so."""
        self._where = ""
        self._last = (0, 0)
        self._shared: dict[tuple[int, int], bytes] = {}

    def spelt(self, formula: list[Any]) -> str:
        """The text of a formula of this sheet, of which the tokens were taken down."""
        from .tokens import XLS, Spelling  # noqa: PLC0415  many sheets have no formula

        spelling = Spelling(XLS, self.book.links, self._shared)
        return spelling.text(formula[4], (formula[0], formula[1])) if self.book.version == 8 else ""

    def read(self, start: int) -> None:
        """Follow the records of the sheet that begins there. ValueError where it begins with none of a sheet."""
        stream = self.book.stream
        if unpack_from("<H", stream, start)[0] != _BOF:
            raise ValueError("a sheet without a beginning")
        for kind, at, size in self.book.records(start, self.wanted):
            if kind in (_NUMBER, _SMALL_NUMBER):
                row, column, style = _CELL.unpack_from(stream, at)
                self.style(style, row, column)
            elif kind == _MANY_NUMBERS:
                self._numbers(stream[at : at + size])
            elif kind == _SHARED_TEXT:
                self.texts.append((*unpack_from("<HH", stream, at), unpack_from("<I", stream, at + 6)[0]))
            elif kind == _FORMULA:
                self._result(stream[at : at + size])
            elif kind == _SHARED_FORMULA:
                self._shared[self._last] = stream[at + 10 : at + 10 + unpack_from("<H", stream, at + 8)[0]]
            elif kind == _CALCULATION:
                self.book.by_hand = self.book.by_hand or unpack_from("<h", stream, at)[0] == 0
            elif kind == _ERROR:
                row, column, _, code, is_error = unpack_from("<HHHBB", stream, at)
                if is_error:
                    self.formulas.append([row, column, "error", -1, "", False, _ERRORS.get(code, "#N/A")])
            elif kind == _ROW:
                if unpack_from("<H", stream, at + 12)[0] & _HIDDEN_ROW:
                    self.hidden_rows.append(unpack_from("<H", stream, at)[0])
            elif kind == _MERGED:
                areas = _AREA.iter_unpack(_whole(stream[at + 2 : at + size], 8))
                self.merged += [[top, left, bottom, right] for top, bottom, left, right in areas]
                del self.merged[MOST_MERGED:]
            elif kind in _OF_CONDITIONS:
                self._conditions(kind, stream[at : at + size])
        for alike, (top, bottom) in self._alike.items():
            self._of_rows(alike, top, bottom)

    def _numbers(self, body: bytes) -> None:
        """Several numbers side by side; of row upon row of the same styles, the first and the last row are kept until the end."""
        row, first = unpack_from("<HH", body)
        content = _whole(body[4:-2], 6)
        alike = (first, content[::6], content[1::6])
        rows = self._alike.get(alike)
        if rows is not None and rows[1] == row - 1:
            rows[1] = row
        else:
            if rows is not None:
                self._of_rows(alike, *rows)
            self._alike[alike] = [row, row]

    def _of_rows(self, alike: tuple[int, bytes, bytes], top: int, bottom: int) -> None:
        first, low, high = alike
        for beside, (one, other) in enumerate(zip(low, high, strict=True)):
            self.style(one | other << 8, top, first + beside, bottom)

    def _result(self, body: bytes) -> None:
        row, column, style = _CELL.unpack_from(body)
        self._last = (row, column)
        result, tokens = body[6:14], body[22 : 22 + unpack_from("<H", body, 20)[0]]
        if result.endswith(_NO_NUMBER):
            error_shown = _ERRORS.get(result[2], "#N/A") if result[0] == 2 else ""
            self.formulas.append(
                [row, column, "normal", -1, b"" if error_shown else tokens, not error_shown, error_shown]
            )
            return
        self.style(style, row, column)
        if volatile(tokens):
            self.formulas.append([row, column, "normal", -1, VOLATILE, False, ""])
            return
        is_zero = unpack_from("<d", result)[0] == 0
        self.formulas.append([row, column, "normal", -1, tokens, None if is_zero else True, ""])
        if is_zero:
            self.zeros.append([row, column])

    def _conditions(self, kind: int, body: bytes) -> None:
        """The ranges of some conditions, or the number format that one of them lays over those ranges."""
        if kind in (_CONDITIONS, _NEWER_CONDITIONS):
            ranges = body[12 if kind == _NEWER_CONDITIONS else 0 :][12:]
            count = unpack_from("<H", ranges)[0]
            areas = [_AREA.unpack_from(ranges, 2 + 8 * number) for number in range(count)]
            self._where = " ".join(span(*area) for area in areas)
        else:
            code = self._laid_over(kind, body)
            if code and len(self.conditional) >= MOST_CONDITIONS:
                raise ValueError("too many conditions")
            if (
                code and kind == _MORE_OF_CONDITION
            ):  # of one before, which it names by a number: over the whole of the range around it
                self.conditional.append((span(*_AREA.unpack_from(body, 4)), -1, code))
            elif code:
                self.conditional.append((self._where, -1, code))

    def _laid_over(self, kind: int, body: bytes) -> str:
        if kind == _CONDITION:
            return self._number_format(body, 6)
        if kind == _NEWER_CONDITION:
            return self._number_format(body, 12 + 6 + 4) if unpack_from("<I", body, 12 + 6)[0] else ""
        newer, _, _, _, _, _, _, has_format = unpack_from("<IHHBBHBB", body, 12)
        at = 12 + 14
        return self._number_format(body, at + 4) if not newer and has_format and unpack_from("<I", body, at)[0] else ""

    def _number_format(self, body: bytes, start: int) -> str:
        """The number format of a differential format; blank where it has none."""
        flags, more = unpack_from("<IH", body, start)
        if not flags & _DXF_NUMBER:
            return ""
        if more & _DXF_OWN_NUMBER:
            return self.book.text(body, start + 8)
        return self.book.formats.get(body[start + 7], "")


def _whole(content: bytes, size: int) -> bytes:
    return content[: len(content) // size * size]
