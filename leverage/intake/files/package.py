"""What the package of an .xlsx says of its cells beside their values: number formats, formulas, merged ranges, who wrote it.

The library that reads the values gives none of it. This module runs beside ``reader``, in the process apart, and imports nothing of the
program. It looks at the few tags that matter with one pattern, in the pass over the cells that the limits need anyway.
"""

from __future__ import annotations

import re
import zipfile
from collections import deque
from collections.abc import Iterator
from posixpath import join, normpath
from typing import Any
from xml.parsers import expat

MOST_FORMULAS = 6_000
"""Worked out in one file, the sheets with the fewest first: a balance sheet has some hundred."""

Runs = dict[int, list[list[int]]]
"""By column, the first and last rows of each run of cells."""

_TAG = re.compile(rb"<(?:\w+:)?(row|c|f|mergeCell|conditionalFormatting)\b([^>]*)>")
_USUAL = re.compile(rb' r="([A-Z]{1,3})(\d{1,9})"(?: s="(\d{1,6})")?')
_PLACE = re.compile(rb"""\br=["']([A-Z]{0,3})(\d{1,9})["']""")
_STYLE = re.compile(rb"""\bs=["'](\d{1,6})["']""")
_ERROR = re.compile(rb"""\bt=["']e["']""")
_TEXT = re.compile(rb"""\bt=["'](?:str|inlineStr|s)["']""")
_KIND = re.compile(rb"""\bt=["'](\w+)["']""")
_SHARED = re.compile(rb"""\bsi=["'](\d{1,9})["']""")
_RANGE = re.compile(rb"""\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_VALUE = re.compile(rb"\s*(?:</(?:\w+:)?f>)?\s*<(?:\w+:)?v\b[^>]*?(?:/>|>([^<]*)<)")
_PLAIN = re.compile(rb"([^<]*)</(?:\w+:)?f>\s*(?!<(?:\w+:)?v[\s/])(?:<(?:\w+:)?v>([^<]*)<)?")
_STORED = re.compile(rb"\s*<(?:\w+:)?v\b[^>]*>([^<]*)<")
_SQREF = re.compile(rb"""\bsqref=["']([^"']+)["']""")
_OWN_SQREF = re.compile(rb"<(?:\w+:)?sqref>([^<]+)<")
_DXF_ID = re.compile(rb"""<(?:\w+:)?cfRule\b[^>]*\bdxfId=["'](\d{1,6})["']""")
MOST_MERGED = 100_000
MOST_CONDITIONS = 1_000
_WHOLE_SHEET = "A:XFD"
_MOST_SPILT = 100_000
_MOST_FORMULA = 5_000


class Cells:
    """What the XML of one sheet says of its cells, filled in while ``places`` runs over them."""

    def __init__(self, *, unstyled: bool = False) -> None:
        self.unstyled = unstyled
        self.formulas: list[list[Any]] = []
        """Row, column, kind (normal, shared, array, dataTable; error: a value without a formula), number of a shared one, text, whether a
        result is stored, and the error shown in its place."""
        self._last_runs: dict[int, list[int]] = {}
        self.styled: dict[int, Runs] = {}
        self.merged: list[list[int]] = []
        self.raises_words = False
        """Whether some texts of its own are raised or lowered in parts."""
        self.hidden_rows: list[int] = []
        self.conditional: list[tuple[str, int, str]] = []
        """Ranges that a condition may show otherwise: where, by which style of the workbook, or by which format of its own."""
        self.anywhere: set[tuple[int, str]] = set()
        """The same of conditions beyond so many: their styles and formats, which count as if they were laid over the whole sheet."""

    def places(self, content: bytes) -> Iterator[tuple[int, int]]:
        """The row and column of each cell that holds something. A cell without a place stands right of the one before."""
        row, column, attributes = -1, -1, b""
        self.raises_words = b"vertAlign" in content
        columns: dict[bytes, int] = {}
        for tag in _TAG.finditer(content):
            if tag[1] == b"c":
                attributes = tag[2]
                usual = _USUAL.match(attributes)
                if usual:
                    letters, number, style = usual.groups()
                    row = int(number) - 1
                    column = columns[letters] if letters in columns else columns.setdefault(letters, column_of(letters))
                else:
                    column, style = column + 1, None
                    if place := _PLACE.search(attributes):
                        row = int(place[2]) - 1
                        column = column_of(place[1]) if place[1] else column
                if attributes[-1:] == b"/":
                    continue
                if style is None and b" s=" in attributes and (other := _STYLE.search(attributes)):
                    style = other[1]
                if style is not None and style != b"0":
                    self.style(int(style), row, column)
                elif self.unstyled:
                    self.style(0, row, column)
                if b" t=" in attributes and _ERROR.search(attributes):
                    stored = _STORED.match(content, tag.end())
                    if stored:
                        self.formulas.append([row, column, "error", -1, "", False, text_of(stored[1])])
                yield row, column
            elif tag[1] == b"row":
                place = _PLACE.search(tag[2])
                row, column = int(place[2]) - 1 if place else row + 1, -1
                if b"hidden" in tag[2] and _HIDDEN.search(tag[2]):
                    self.hidden_rows.append(row)
            elif tag[1] == b"f":
                self._formula(content, tag, attributes, row, column)
            elif tag[1] == b"conditionalFormatting":
                self._condition(content, tag)
            elif len(self.merged) < MOST_MERGED and (span := _RANGE.search(tag[2])):
                self.merged.append([int(span[2]) - 1, column_of(span[1]), int(span[4]) - 1, column_of(span[3])])

    def _condition(self, content: bytes, tag: re.Match[bytes]) -> None:
        """The formats of one range that depend on a condition. The ending of its tag bounds the search."""
        end = content.find(b"conditionalFormatting>", tag.end())
        rules = content[tag.end() : end if end >= 0 else tag.end()]
        place = _SQREF.search(tag[2]) or _OWN_SQREF.search(rules)
        if place is None:
            return
        where = place[1].decode("ascii", "replace")
        laid = [(int(style[1]), "") for style in _DXF_ID.finditer(rules)]
        laid += [(-1, code) for code in _codes(rules).values()]
        if len(self.conditional) < MOST_CONDITIONS:
            self.conditional += [(where, style, code) for style, code in laid]
        else:
            self.anywhere.update(laid)

    def style(self, style: int, row: int, column: int, last_row: int = -1) -> None:
        """Take a cell down as one of a style, or those below it up to the last row."""
        place = style << 24 | column
        last = self._last_runs.get(place)
        if last is not None and last[1] == row - 1:
            last[1] = max(row, last_row)
        else:
            self._last_runs[place] = last = [row, max(row, last_row)]
            self.styled.setdefault(style, {}).setdefault(column, []).append(last)

    def _spilt(self, span: re.Match[bytes], row: int, column: int) -> None:
        """The other cells of an array: they hold its results, and no formula of their own."""
        bottom, right = int(span[4]) - 1, column_of(span[3])
        if (bottom - row + 1) * (right - column + 1) > _MOST_SPILT:
            raise ValueError("an array of too many cells")
        cells = ((r, c) for r in range(row, bottom + 1) for c in range(column, right + 1))
        self.formulas += [[r, c, "array", -1, "", True, ""] for r, c in cells if (r, c) != (row, column)]

    def _formula(self, content: bytes, tag: re.Match[bytes], cell: bytes, row: int, column: int) -> None:
        if not tag[2] and b"t=" not in cell:  # most formulas: of their own, and giving a number
            plain = _PLAIN.match(content, tag.end())
            if plain:
                self.formulas.append([row, column, "normal", -1, text_of(plain[1])[:_MOST_FORMULA], bool(plain[2]), ""])
                return
        alone = tag[2].endswith(b"/")
        end = tag.end() if alone else content.find(b"<", tag.end())
        text = b"" if alone or end < 0 else content[tag.end() : end]
        value = _VALUE.match(content, max(end, tag.end()))
        is_error = bool(_ERROR.search(cell))
        stored = bool(value) and (bool(value and value[1]) or bool(_TEXT.search(cell))) and not is_error
        if b"array" in tag[2] and (span := _RANGE.search(tag[2])):
            self._spilt(span, row, column)
        kind, shared = _KIND.search(tag[2]), _SHARED.search(tag[2])
        shown = text_of(value[1]) if is_error and value and value[1] else ""
        self.formulas.append(
            [
                row,
                column,
                kind[1].decode() if kind else "normal",
                int(shared[1]) if shared else -1,
                text_of(text)[:_MOST_FORMULA],
                stored,
                shown,
            ]
        )


def text_of(raw: bytes | None) -> str:
    """The characters of a piece of XML."""
    text = (raw or b"").decode("utf-8", "replace")
    if "&" not in text:
        return text
    from html import unescape  # noqa: PLC0415  most texts need none of its five thousand names

    return unescape(text)


def column_of(name: bytes) -> int:
    """The number of a column, counted from zero, by its letters."""
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number - 1


def described(archive: zipfile.ZipFile, scanned: dict[str, Cells], wanted: list[str] | None = None) -> dict[str, Any]:
    """What the package says: by sheet its formats, formulas and merged ranges; of the whole, who wrote it and how it calculates.

    More formulas than are ever worked out are left where they are, of the sheets with the most of them: none of the ``wanted`` sheets, and of no sheet
    where ``wanted`` is None. Those sheets are ``postponed``.
    """
    names = set(archive.namelist())
    book = workbook_part(archive, names)
    if book not in names:
        return {}
    workbook = _Workbook()
    workbook.read(archive.read(book))
    targets = targets_of(archive, names, book)
    look = _part(archive, names, targets, "/styles")
    codes, conditional = styles(look), conditional_styles(look)
    usual_says = any(code not in ("", "General", "@") for code in codes[:1])
    shared = _part(archive, names, targets, "/sharedStrings")
    raised = b"vertAlign" in shared
    sheets: dict[str, Any] = {}
    for name, relation in workbook.sheets:
        part = targets.get(relation, ("", ""))[1]
        if part in scanned:
            cells = _with_unstyled(archive.read(part)) if usual_says else scanned[part]
            sheets[name] = described_sheet(cells, codes, conditional)
            if raised or scanned[part].raises_words:
                sheets[name]["raised"] = _raised(shared, archive.read(part))
    app = archive.read("docProps/app.xml") if "docProps/app.xml" in names else b""
    written = re.search(rb"<(?:\w+:)?Application>([^<]*)<", app)
    return {
        "sheets": sheets,
        "postponed": [] if wanted is None else postponed(sheets, wanted),
        "application": text_of(written[1]) if written else "",
        "calculation": workbook.calculation,
        "date1904": workbook.date1904,
        "names": workbook.names,
    }


def _raised(shared: bytes, content: bytes) -> list[list[Any]]:
    """The cells of a sheet in whose texts some words are raised or lowered: few workbooks have any."""
    from .described.shared_texts import Raised  # noqa: PLC0415

    return Raised(shared).cells(content)


def postponed(sheets: dict[str, Any], wanted: list[str]) -> list[str]:
    """The sheets whose formulas are not handed on."""
    held = 0
    left_alone = []
    for name, sheet in sorted(sheets.items(), key=lambda item: len(item[1]["formulas"])):
        held += len(sheet["formulas"])
        if held > MOST_FORMULAS and name not in wanted:
            sheet["formulas"] = []
            left_alone.append(name)
    return left_alone


def _with_unstyled(content: bytes) -> Cells:
    """The cells of a sheet once more, with those of the first style, which is the usual one and seldom says anything."""
    cells = Cells(unstyled=True)
    deque(cells.places(content), maxlen=0)
    return cells


def described_sheet(cells: Cells, codes: list[str], conditional: list[str]) -> dict[str, Any]:
    """What is said of one sheet. ``codes`` and ``conditional`` are the number formats of the styles, and of those that conditions lay over cells."""
    formats: dict[str, dict[str, list[list[int]]]] = {}
    for style, runs in cells.styled.items():
        code = codes[style] if style < len(codes) else ""
        if code and code not in ("General", "@"):
            for column, rows in runs.items():
                formats.setdefault(code, {}).setdefault(str(column), []).extend(rows)
    held = [
        (where, own or (conditional[style] if 0 <= style < len(conditional) else ""))
        for where, style, own in [*cells.conditional, *((_WHOLE_SHEET, *laid) for laid in cells.anywhere)]
    ]
    return {
        "formats": formats,
        "conditional": sorted({(where, code) for where, code in held if code}),
        "formulas": cells.formulas,
        "merged": cells.merged,
        "hidden": cells.hidden_rows,
    }


def workbook_part(archive: zipfile.ZipFile, names: set[str], usual: str = "xl/workbook.xml") -> str:
    """The part of the workbook itself."""
    if "_rels/.rels" in names:
        for kind, target in _relations(archive.read("_rels/.rels")).values():
            if kind.endswith("/officeDocument"):
                return normpath(target.lstrip("/"))
    return usual


def targets_of(archive: zipfile.ZipFile, names: set[str], book: str) -> dict[str, tuple[str, str]]:
    """The parts that the workbook names: by the number of the relation, its kind and the part."""
    folder, _, name = book.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in names:
        return {}
    return {
        number: (kind, normpath(target.lstrip("/") if target.startswith("/") else join(folder, target)))
        for number, (kind, target) in _relations(archive.read(relations)).items()
    }


def _part(archive: zipfile.ZipFile, names: set[str], targets: dict[str, tuple[str, str]], ending: str) -> bytes:
    part = next((part for kind, part in targets.values() if kind.endswith(ending)), "")
    return archive.read(part) if part in names else b""


def _relations(content: bytes) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, given: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] == "Relationship":
            found[given.get("Id", "")] = (given.get("Type", ""), given.get("Target", ""))

    _parse(content, start)
    return found


def _parse(content: bytes, start: Any, data: Any = None) -> None:
    """Run over the tags of a small part; a document type is no part of any workbook."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise ValueError("DOCTYPE")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    if data:
        parser.CharacterDataHandler = data
    parser.Parse(content, True)


class _Workbook:
    """The sheets of a workbook in order, its names, its date system, and how it asks to be calculated."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.calculation: dict[str, str] = {}
        self.date1904 = False
        self.names: dict[str, str] = {}
        self._name = ""

    def read(self, content: bytes) -> None:
        _parse(content, self._start, self._data)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        self._name = ""
        if name == "sheet":
            relation = next((value for key, value in given.items() if key.endswith(" id")), "")
            self.sheets.append((given.get("name", ""), relation))
        elif name == "workbookPr":
            self.date1904 = given.get("date1904", "0") in ("1", "true")
        elif name == "calcPr":
            self.calculation = dict(given)
        elif name == "definedName" and "localSheetId" not in given and len(self.names) < 1000:
            self._name = given.get("name", "")

    def _data(self, text: str) -> None:
        if self._name:
            self.names[self._name] = (self.names.get(self._name, "") + text)[:500]


_FORMATS = re.compile(rb"<(?:\w+:)?numFmt\b([^>]*)>")
_ID = re.compile(rb"""\bnumFmtId=["'](\d{1,9})["']""")
_CODE = re.compile(rb"""\bformatCode=(?:"([^"]*)"|'([^']*)')""")
_CELL_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CONDITIONAL = re.compile(rb"<(?:\w+:)?dxfs\b.*?</(?:\w+:)?dxfs>", re.DOTALL)
_DXF = re.compile(rb"<(?:\w+:)?dxf(?:\s*/>|\b[^>]*>(.*?)</(?:\w+:)?dxf>)", re.DOTALL)
_STYLE_TAG = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 48: "##0.0E+0", 49: "@",
    5: "#,##0;-#,##0", 6: "#,##0;-#,##0", 7: "#,##0.00;-#,##0.00", 8: "#,##0.00;-#,##0.00",
    37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
    41: "#,##0;-#,##0", 42: "#,##0;-#,##0", 43: "#,##0.00;-#,##0.00", 44: "#,##0.00;-#,##0.00",
    17: "mmm-yy", 27: 'yyyy"年"m"月"', 36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 52: 'yyyy"年"m"月"', 57: 'yyyy"年"m"月"',
}  # fmt: skip
"""Formats that a workbook names by number (ECMA-376 18.8.30); those of currencies are the sign of the reader's own country."""


def styles(content: bytes) -> list[str]:
    """The number format of each cell style; ``General`` where it is a date or says nothing."""
    outside = _CONDITIONAL.sub(b"", content)
    codes = {**BUILT_IN, **_codes(outside)}
    section = _CELL_STYLES.search(content)
    used = (_ID.search(found[1]) for found in _STYLE_TAG.finditer(section[0] if section else b""))
    return [codes.get(int(number[1]), "General") if number else "General" for number in used]


def conditional_styles(content: bytes) -> list[str]:
    """The number format of each style that a condition may lay over a cell; blank where it has none."""
    section = _CONDITIONAL.search(content)
    return [next(iter(_codes(style[1] or b"").values()), "") for style in _DXF.finditer(section[0] if section else b"")]


def _codes(content: bytes) -> dict[int, str]:
    """The number formats that a piece of a package spells out, by number."""
    codes = {}
    for found in _FORMATS.finditer(content):
        number, code = _ID.search(found[1]), _CODE.search(found[1])
        if number and code:
            codes[int(number[1])] = text_of(code[1] if code[1] is not None else code[2])
    return codes
