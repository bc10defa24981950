"""Open a spreadsheet by what it holds, not by what it is called, and give its cells as plain values.

Every sheet starts at A1, so that a row and a column name the same cell that the user sees. Reading is bounded: see
``limits``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from leverage.intake.files.content import MAX_TEXT_FILE_BYTES, read_bytes, refuse, too_large
from leverage.intake.files.limits import MAX_CELLS, MAX_TEXT, SAVE_AS, broken, encrypted, read_apart
from leverage.intake.files.markup import NAMESPACE, no_table, page, xml_workbook
from leverage.intake.files.shown import Note, as_shown, uncover
from leverage.intake.values.amounts import CellValue
from leverage.terms.errors import InputError
from leverage.terms.texts import Text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = re.compile(
    "EncryptedPackage".encode("utf-16-le") + rb"|\x09\x08(?:\x10\x00.{16}|\x08\x00.{8})(?:\x86\x00\x00\x00)?\x2f\x00",
    re.DOTALL,
)
"""The part of an encrypted .xlsx; in an old workbook the record FILEPASS, which follows the first one (MS-XLS 2.4.117)."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows from A1 on, every row of its own length."""

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    hidden: bool = False
    formats: Mapping[str, Mapping[str, list[list[int]]]] = field(default_factory=dict, repr=False)
    """By number format and column the runs of rows that have it, where the file tells."""
    scaled: Mapping[tuple[int, int], Fraction] = field(default_factory=dict, repr=False)
    """Cells that show their number in another scale and name none: what is shown over what is stored."""
    conditional: Mapping[tuple[int, int], str] = field(default_factory=dict, repr=False)
    """Cells that a condition may show in another format, which says something of its own: what they show is not known."""
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[int, ...], ...] = ()
    """Ranges that are one cell: top, left, bottom, right."""
    named_by_file: bool = False
    """Whether its name is that of the file, as of a text."""
    in_own_unit: frozenset[tuple[int, int]] = frozenset()
    """Cells corrected by an amount that names its own unit, whatever that of the sheet is."""
    date1904: bool | None = None
    """Whether its days are counted from 1904; None where the file does not tell."""

    def decimals(self, row: int, column: int) -> int | None:
        """How many decimals a cell's format shows; None where it has no format, or shows as many as there are."""
        from leverage.intake.files.number_format import shown  # noqa: PLC0415  most files need no format taken apart

        for code, columns in self.formats.items():
            if any(first <= row <= last for first, last in columns.get(str(column), ())):
                value = self.at(row, column)
                return shown(value if isinstance(value, int | float) else 1.0, code).decimals
        return None

    def at(self, row: int, column: int) -> CellValue:
        """The value of a cell, counted from zero; blank beyond the edge."""
        if row < 0 or column < 0 or row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    def ref(self, row: int, column: int) -> str:
        """The name of a cell, as ``资产负债表!C12``."""
        return _ref(self.name, row, column)


@dataclass(frozen=True)
class Book:
    """All sheets of a file, as they are shown.

    ``unknown`` are formulas whose result cannot be believed, and errors, by cell: the cell reads as the formula's text. ``notes`` tell of cells
    that do not hold what they show. ``formats_known`` is False where number formats cannot be read (damaged, or XML), so that the scale of a figure is
    not proved by what the file says.
    """

    sheets: tuple[Sheet, ...]
    path: Path
    unknown: Mapping[str, str] = field(default_factory=dict, repr=False)
    notes: Mapping[str, Note] = field(default_factory=dict, repr=False)
    formats_known: bool = True
    postponed: frozenset[str] = frozenset()
    """Sheets with more formulas than are worked out beside the others: their cells hold what is stored. None, where they were asked for."""
    is_package: bool = False
    """Whether the file is an .xlsx or .xlsm, whose parts can be edited."""
    zeros: frozenset[str] | None = frozenset()
    """Cells with a formula that cannot be read and stores 0, as one does that was never calculated; None where any 0 may be of one."""
    parted_by_commas: bool = False
    """Whether it is a text whose cells are parted by commas, which also part the figures of whoever forgot the quotation marks."""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def letters(column: int) -> str:
    """The letters of a column counted from zero: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def place_of(ref: str) -> tuple[int, int]:
    """The row and column of ``资产负债表!C12``, counted from zero."""
    cell = ref.rpartition("!")[2]
    name = cell.rstrip("0123456789")
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(name) :]) - 1, column - 1


def shown(value: CellValue) -> str:
    """What stands in a cell, as text: of a long one, the beginning."""
    return f"{value:.15g}" if isinstance(value, float) else str(value).strip()[:60]


def stands(book: Book, ref: str) -> str:
    """What stands in the cell of that name, as text."""
    sheet = book.sheet(ref.rpartition("!")[0])
    return shown(sheet.at(*place_of(ref))) if sheet else ""


def open_book(path: Path, content: bytes | None = None, wanted: Collection[str] | None = None) -> Book:
    """Open a spreadsheet or a CSV file, or the ``content`` of one that is no file. InputError where it cannot be read, is encrypted, or is beyond the
    limits. ``wanted`` names the sheets whose formulas are worked out however many they are; None: all.
    """
    data = read_bytes(path) if content is None else content
    kind = _kind(data)
    if kind == "text":
        sheet, delimiter = _csv_sheet(data, path)
        return replace(_unquoted(sheet, path), parted_by_commas=delimiter == ",")
    if kind in ("html", "xml") and len(data) > MAX_TEXT_FILE_BYTES:
        raise too_large()
    if kind == "html":
        return _unquoted(Sheet(path.stem[:60], page(data), named_by_file=True), path)
    if kind == "xml":
        held, package = xml_workbook(data)
        sheets: list[Any] = [(name, False, [list(row) for row in rows], []) for name, rows in held]
        return replace(_as_shown({"sheets": sheets, "package": package}, path)[0], formats_known=False)
    book, needed = _as_shown(read_apart("cells", data, None if wanted is None else sorted(wanted)), path)
    if needed and wanted is not None:  # a formula refers to them
        return open_book(path, data, {*wanted, *needed})
    return replace(book, is_package=kind == "zip" and b"xl/workbook.xml" in data)


def _as_shown(read: dict[str, Any], path: Path) -> tuple[Book, frozenset[str]]:
    """The sheets of a file as the person before the screen sees them, and the postponed ones that are needed for them."""
    package = read["package"]
    described: Mapping[str, Any] = package.get("sheets", {})
    cells = as_shown({name: rows for name, _, rows, _ in read["sheets"]}, package)
    sheets = []
    for name, hidden, _, merged in read["sheets"]:
        uncover(cells, name, merged)
        scaled = {(row, column): factor for (sheet, row, column), factor in cells.scaled.items() if sheet == name}
        more = described.get(name, {})
        sheet = Sheet(
            name,
            tuple(map(tuple, cells.rows[name])),
            hidden,
            formats=more.get("formats", {}),
            scaled=scaled,
            conditional={
                (row, column): code for (sheet, row, column), code in cells.conditional.items() if sheet == name
            },
            hidden_rows=frozenset(more.get("hidden", ())),
            merged=tuple(map(tuple, (*merged, *more.get("merged", ())))),
            date1904=package.get("date1904"),
        )
        sheets.append(sheet)
    unknown = {_ref(*place): text for place, text in cells.unknown.items()}
    notes = {_ref(*place): note for place, note in cells.notes.items()}
    postponed = frozenset(package.get("postponed", ()))
    found = ((name, *place) for name, sheet in described.items() for place in sheet.get("zeros", ()))
    zeros = frozenset(_ref(*place) for place in found if place not in cells.worked_out)
    book = Book(tuple(sheets), path, unknown, notes, bool(described), postponed, zeros=zeros if described else None)
    return book, cells.needed


def _ref(sheet: str, row: int, column: int) -> str:
    return f"{sheet}!{letters(column)}{row + 1}"


def _kind(data: bytes) -> Literal["zip", "ole", "text", "html", "xml"]:
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    if data.startswith(_OLE):
        if _ENCRYPTED.search(data):
            raise encrypted()
        return "ole"
    if head.startswith(b"%pdf"):
        raise InputError(
            Text("这是 PDF，不是电子表格", "this is a PDF, not a spreadsheet"),
            Text("请提供原始的电子表格，或填写模板", "provide the spreadsheet itself, or fill in the template"),
        )
    if head.startswith((b"<?xml", b"<workbook")) and NAMESPACE.encode() in data[:8192]:
        return "xml"
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body", b"<div", b"<style")):
        return "html"
    if head.startswith(b"<?xml"):
        if b"<html" in data[:8192].lower():
            return "html"
        raise no_table()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    if data.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")):
        return "ole"
    if b"\x00" in data[:4096]:
        raise InputError(Text("无法识别的文件格式", "the file format is not recognised"), SAVE_AS)
    return "text"


_WITHIN = re.compile(r'"[^"]*"|(?<=\d),(?=\d{3}(?:\D|$))')
"""Quoted cells, and the commas within figures: they part no cells."""


def _csv_sheet(data: bytes, path: Path) -> tuple[Sheet, str]:
    if len(data) > MAX_TEXT_FILE_BYTES:
        raise too_large()
    text = _decoded(data)
    sample = _WITHIN.sub("", text[:20_000]) or text[:20_000]
    delimiter = max(",\t;", key=sample.count)
    rows = []
    room = MAX_CELLS
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            room -= max(1, len(row))
            if room < 0:
                raise too_large()
            rows.append(tuple(cell[:MAX_TEXT] for cell in row))
    except csv.Error as error:
        raise broken(str(error)) from error
    return Sheet(path.stem, tuple(rows), named_by_file=True), delimiter


_EQUALS = re.compile(r'\s*="((?:[^"]|"")*)"\s*|\s*=([-+]?\d[\d,]*(?:\.\d+)?)\s*')


def _unquoted(sheet: Sheet, path: Path) -> Book:
    """A sheet of texts, some of which web exports write so that a spreadsheet leaves them alone: ``="6000000"`` is 6000000, and is told."""
    rows: list[tuple[CellValue, ...]] = []
    notes: dict[str, Note] = {}
    for number, row in enumerate(sheet.rows):
        quoted = {column: found for column, cell in enumerate(row) if (found := _equals(cell))}
        for column, (text, inner) in quoted.items():
            told = Text(f"文本 {text[:40]} 取作 {inner[:40]}", f"the text {text[:40]} is read as {inner[:40]}")
            notes[sheet.ref(number, column)] = Note("quoted", told)
        cells = ((quoted[column][1] if column in quoted else cell) for column, cell in enumerate(row))
        rows.append(tuple(cells) if quoted else row)
    return Book((replace(sheet, rows=tuple(rows)),), path, notes=notes)


def _equals(cell: CellValue) -> tuple[str, str] | None:
    """A text after an equals sign in quotes, or a bare number there: the whole, and what it stands for."""
    if not isinstance(cell, str) or "=" not in cell:
        return None
    found = _EQUALS.fullmatch(cell)
    return (cell.strip(), found[2] or (found[1] or "").replace('""', '"')) if found else None


def _decoded(data: bytes) -> str:
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refuse(
        "文本编码无法识别",
        "the text encoding is not recognised",
        "请另存为 UTF-8 编码的 CSV，或 .xlsx",
        "save it as CSV in UTF-8, or as .xlsx",
    )


def refuse_uncalculated(book: Book, names: Iterable[str]) -> None:
    """InputError if a sheet holds a formula without a result that can be believed: its cell would be read as text, or as blank."""
    sheets = set(names)
    for where, formula in book.unknown.items():
        if where.rpartition("!")[0] in sheets:
            raise not_calculated(formula, where)


def not_calculated(formula: str, where: str) -> InputError:
    """A formula whose result is not stored, or was not worked out by the program that wrote the file; or an error."""
    if formula.startswith("#"):
        return refuse(
            f"单元格是错误值 {formula[:40]}",
            f"the cell shows the error {formula[:40]}",
            "请在电子表格软件中更正公式、重新计算并保存",
            "correct the formula in a spreadsheet program, let it calculate, and save",
            where,
        )
    return refuse(
        f"单元格是公式 {formula[:40]}，没有可信的计算结果（文件由不计算公式的程序写成，或要求打开时重算，或没有保存计算结果）",
        f"the cell is the formula {formula[:40]} without a result that can be believed (the file was written by a program that does not "
        "calculate, asks to be calculated when it is opened, or stores no result)",
        "请在电子表格软件中打开、重新计算并保存，或直接填写数字",
        "open it in a spreadsheet program, let it calculate and save it, or fill in the number itself",
        where,
    )
