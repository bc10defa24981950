"""Open a spreadsheet by what it holds, not by what it is called, and give its cells as plain values.

Every sheet starts at A1, so that a row and a column name the same cell that the user sees. Reading is bounded: a small
file that unpacks into a huge one, or claims a million rows, is refused before it is unpacked.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from leverage.errors import InputError
from leverage.intake.amounts import CellValue
from leverage.intake.limits import (
    MAX_AREA,
    MAX_CELLS,
    MAX_FILE_BYTES,
    MAX_SHEETS,
    MAX_TEXT,
    SAVE_AS,
    broken,
    check_archive,
    encrypted,
    too_large,
)
from leverage.intake.markup import NAMESPACE, no_table, page, xml_workbook
from leverage.texts import Text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


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
    """All sheets of a file. ``openable`` says that it can be inspected for formulas (xlsx and xlsm)."""

    sheets: tuple[Sheet, ...]
    path: Path
    openable: bool = False

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


def refuse(zh: str, en: str, do_zh: str, do_en: str, where: str = "") -> InputError:
    """A refusal in both languages."""
    return InputError(Text(zh, en), Text(do_zh, do_en), where)


def open_book(path: Path) -> Book:
    """Open a spreadsheet or a CSV file. InputError where it cannot be read, is encrypted, or is beyond the limits."""
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise too_large()
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise refuse(
            f"文件无法打开({reason})",
            f"the file cannot be opened ({reason})",
            "请检查路径和权限",
            "check the path and permissions",
        ) from error
    if not data.strip():
        raise refuse("文件是空的", "the file is empty", "请选择有内容的文件", "choose a file that has content")
    kind = _kind(data)
    if kind == "text":
        return Book((_csv_sheet(data, path),), path)
    if kind == "html":
        return Book((Sheet(path.stem[:60], page(data)),), path)
    if kind == "xml":
        return Book(tuple(Sheet(name, rows) for name, rows in xml_workbook(data)), path)
    if kind == "zip":
        check_archive(data)
    return Book(_sheets(data), path, openable=kind == "zip" and b"xl/workbook.xml" in data)


def _kind(data: bytes) -> Literal["zip", "ole", "text", "html", "xml"]:
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
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


def _sheets(data: bytes) -> tuple[Sheet, ...]:
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        names = [item for item in book.sheets_metadata if item.typ is SheetTypeEnum.WorkSheet]
        if len(names) > MAX_SHEETS:
            raise too_large()
        sheets = tuple(_sheet(book, item.name, item.visible is not SheetVisibleEnum.Visible) for item in names)
        if sum(len(row) for sheet in sheets for row in sheet.rows) > MAX_AREA:
            raise too_large()
        return sheets
    except InputError:
        raise
    except PasswordError as error:
        raise encrypted() from error
    except Exception as error:
        if "password" in str(error).lower() or "encrypt" in str(error).lower():
            raise encrypted() from error
        raise broken(str(error)) from error
    except BaseException as error:  # the reader's own panics do not descend from Exception
        if type(error).__name__ != "PanicException":
            raise
        raise broken(str(error)) from None


def _sheet(book: CalamineWorkbook, name: str, hidden: bool) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.end is None:
        return Sheet(name, (), hidden)
    height, width = sheet.end[0] + 1, sheet.end[1] + 1
    if height * width > MAX_AREA:
        raise too_large()
    rows = [_trimmed(row) for row in sheet.to_python(skip_empty_area=False)]
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(name, tuple(rows), hidden)


def _trimmed(row: Sequence[object]) -> tuple[CellValue, ...]:
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return tuple(_value(cell) for cell in row[:end])


def _value(cell: object) -> CellValue:
    if isinstance(cell, str):
        return cell[:MAX_TEXT]
    if isinstance(cell, bool | int | float) or hasattr(cell, "year"):
        return cell  # type: ignore[return-value]
    return str(cell)


def _csv_sheet(data: bytes, path: Path) -> Sheet:
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    sample = text[:20_000]
    delimiter = max(",\t;", key=sample.count) if first else ","
    try:
        rows = [tuple(cell[:MAX_TEXT] for cell in row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as error:
        raise broken(str(error)) from error
    if sum(len(row) for row in rows) > MAX_CELLS:
        raise too_large()
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
    if not book.openable:
        return
    with zipfile.ZipFile(book.path) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        if not any(b"<f>" in (data := archive.read(name)) or b"<f " in data for name in parts):
            return
    blank = [
        sheet.ref(row, column)
        for sheet in book.sheets
        if sheet.name in set(names)
        for row in range(len(sheet.rows))
        for column in range(max(map(len, sheet.rows)))
        if sheet.at(row, column) == ""
    ]
    for cell, formula in stored_formulas(book, blank).items():
        raise refuse(
            f"单元格是公式或错误值 {formula[:40]},没有保存计算结果",
            f"the cell is the formula or error {formula[:40]} without a stored value",
            "请在电子表格软件中打开、重算并保存",
            "open it in a spreadsheet program, recalculate and save",
            cell,
        )


def stored_formulas(book: Book, cells: list[str]) -> dict[str, str]:
    """The formulas and error values in blank cells of an .xlsx, by ``sheet!cell``."""
    if not book.openable or not cells:
        return {}
    from openpyxl import load_workbook  # noqa: PLC0415  only where a needed cell is blank: its import is slow

    try:
        formulas = load_workbook(book.path, read_only=False, data_only=False)
    except Exception:  # the cells were read already; this only words the refusal better
        return {}
    held = {}
    for cell in cells:
        sheet, _, place = cell.rpartition("!")
        if sheet in formulas.sheetnames:
            value = formulas[sheet][place].value
            if isinstance(value, str) and value.startswith(("=", "#")):
                held[cell] = value
    return held
