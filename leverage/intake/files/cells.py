"""Open a spreadsheet by what it holds, not by what it is called, and give its cells as plain values.

Every sheet starts at A1, so that a row and a column name the same cell that the user sees. Reading is bounded: see
``limits``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from leverage.intake.files.limits import (
    MAX_CELLS,
    MAX_FILE_BYTES,
    MAX_TEXT,
    MAX_TEXT_FILE_BYTES,
    SAVE_AS,
    broken,
    encrypted,
    read_apart,
    too_large,
)
from leverage.intake.files.markup import NAMESPACE, no_table, page, xml_workbook
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

    def at(self, row: int, column: int) -> CellValue:
        """The value of a cell, counted from zero; blank beyond the edge."""
        if row < 0 or column < 0 or row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    def ref(self, row: int, column: int) -> str:
        """The name of a cell, as ``资产负债表!C12``."""
        return f"{self.name}!{letters(column)}{row + 1}"


@dataclass(frozen=True)
class Book:
    """All sheets of a file. ``data`` is the file itself where it can be asked for formulas (xlsx and xlsm)."""

    sheets: tuple[Sheet, ...]
    path: Path
    data: bytes = field(default=b"", repr=False)

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


def refuse(zh: str, en: str, do_zh: str, do_en: str, where: str = "") -> InputError:
    """A refusal in both languages."""
    return InputError(Text(zh, en), Text(do_zh, do_en), where)


def read_bytes(path: Path) -> bytes:
    """The content of a file. InputError where it cannot be read, is not a regular file, is empty or beyond the limit in bytes."""
    try:
        if path.exists() and not path.is_file():
            raise refuse("不是普通文件", "is not a regular file", "请给出一个文件", "give a file")
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:  # a ValueError for a name that no file can have
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise refuse(
            f"文件无法打开({reason})",
            f"the file cannot be opened ({reason})",
            "请检查路径和权限",
            "check the path and permissions",
        ) from error
    return bounded(data)


def bounded(data: bytes) -> bytes:
    """The content of an input. InputError where it is empty or beyond the limit in bytes."""
    if len(data) > MAX_FILE_BYTES:
        raise too_large()
    if not data.strip():
        raise refuse("文件是空的", "the file is empty", "请选择有内容的文件", "choose a file that has content")
    return data


def open_book(path: Path, content: bytes | None = None) -> Book:
    """Open a spreadsheet or a CSV file, or the ``content`` of one that is no file. InputError where it cannot be read, is encrypted, or is beyond the
    limits.
    """
    data = read_bytes(path) if content is None else content
    kind = _kind(data)
    if kind == "text":
        return Book((_csv_sheet(data, path),), path)
    if kind in ("html", "xml") and len(data) > MAX_TEXT_FILE_BYTES:
        raise too_large()
    if kind == "html":
        return Book((Sheet(path.stem[:60], page(data)),), path)
    if kind == "xml":
        return Book(tuple(Sheet(name, rows) for name, rows in xml_workbook(data)), path)
    sheets = tuple(Sheet(name, tuple(map(tuple, rows)), hidden) for name, hidden, rows in read_apart("cells", data))
    return Book(sheets, path, data if kind == "zip" and b"xl/workbook.xml" in data else b"")


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
            Text("这是 PDF,不是电子表格", "this is a PDF, not a spreadsheet"),
            Text("请提供原始的电子表格,或填写模板", "provide the spreadsheet itself, or fill in the template"),
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


def _csv_sheet(data: bytes, path: Path) -> Sheet:
    if len(data) > MAX_TEXT_FILE_BYTES:
        raise too_large()
    text = _decoded(data)
    sample = _WITHIN.sub("", text[:20_000]) or text[:20_000]
    rows = []
    room = MAX_CELLS
    try:
        for row in csv.reader(io.StringIO(text), delimiter=max(",\t;", key=sample.count)):
            room -= max(1, len(row))
            if room < 0:
                raise too_large()
            rows.append(tuple(cell[:MAX_TEXT] for cell in row))
    except csv.Error as error:
        raise broken(str(error)) from error
    return Sheet(path.stem, tuple(rows))


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
        "请另存为 UTF-8 编码的 CSV,或 .xlsx",
        "save it as CSV in UTF-8, or as .xlsx",
    )


def refuse_uncalculated(book: Book, names: Iterable[str]) -> None:
    """InputError if a sheet holds a formula that was never calculated: it reads as blank, and blank would be taken for an answer."""
    for sheet, row, column, formula in _formulas(book, set(names)):
        if sheet.at(row, column) == "":
            raise refuse(
                f"单元格是公式或错误值 {formula[:40]},没有保存计算结果",
                f"the cell is the formula or error {formula[:40]} without a stored value",
                "请在电子表格软件中打开、重算并保存",
                "open it in a spreadsheet program, recalculate and save",
                sheet.ref(row, column),
            )


def stored_formulas(book: Book, cells: list[str]) -> dict[str, str]:
    """The formulas and error values in blank cells of an .xlsx, by ``sheet!cell``."""
    wanted = set(cells)
    try:
        held = {sheet.ref(row, column): text for sheet, row, column, text in _formulas(book, _sheet_names(wanted))}
    except InputError:  # the cells were read already; this only words the refusal better
        return {}
    return {cell: held[cell] for cell in cells if cell in held}


def _sheet_names(cells: Iterable[str]) -> set[str]:
    return {cell.rpartition("!")[0] for cell in cells}


def _formulas(book: Book, names: set[str]) -> Iterator[tuple[Sheet, int, int, str]]:
    """The formulas and error values of some sheets, each with its sheet, row and column; none where the file cannot be asked."""
    asked = [sheet for sheet in book.sheets if sheet.name in names]
    found = read_apart("formulas", book.data, [sheet.name for sheet in asked]) if book.data and asked else {}
    for sheet in asked:
        for row, column, formula in found.get(sheet.name, ()):
            yield sheet, row, column, formula
