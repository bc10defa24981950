"""What a file may take: refuse, before the reader unpacks it, a small file that would unpack into a huge one.

The reader holds a sheet as one rectangle, so that two cells far apart would take all memory and end the program. The
extent of every sheet is therefore measured first, in the file's own parts.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from leverage.errors import InputError
from leverage.texts import Text

MAX_FILE_BYTES = 50 * 2**20
MAX_UNZIPPED_BYTES = 200 * 2**20
MAX_CELLS = 500_000
"""Cells with something in them, in a whole file."""
MAX_AREA = 4_000_000
"""Cells of one sheet, blank ones included: the rectangle that its furthest cells span."""
MAX_SHEETS = 256
MAX_TEXT = 5_000
"""Characters of one cell: a label or a figure is far shorter."""

SAVE_AS = Text("请在电子表格软件中打开,另存为 .xlsx 后再试", "open it in a spreadsheet program and save it as .xlsx")


def too_large() -> InputError:
    """The file is beyond the limits."""
    size, unzipped = MAX_FILE_BYTES // 2**20, MAX_UNZIPPED_BYTES // 2**20
    return InputError(
        Text(
            f"文件过大(上限:文件 {size} MB,解压后 {unzipped} MB,{MAX_SHEETS} 个工作表,{MAX_CELLS:,} 个有内容的单元格)",
            f"the file is too large (limits: {size} MB, {unzipped} MB unpacked, {MAX_SHEETS} sheets, "
            f"{MAX_CELLS:,} cells with content)",
        ),
        Text("请只保留资产负债表和融资明细", "keep only the balance sheet and the funding ledger"),
    )


def encrypted() -> InputError:
    """The file needs a password."""
    return InputError(
        Text("文件已加密", "the file is encrypted"),
        Text("请取消打开密码,另存后再试", "remove the password, save it and try again"),
    )


def broken(reason: str) -> InputError:
    """The file cannot be read."""
    return InputError(
        Text(f"文件已损坏或不是电子表格({reason[:120]})", f"the file is damaged or is no spreadsheet ({reason[:120]})"),
        SAVE_AS,
    )


def check_archive(data: bytes) -> None:
    """Refuse an archive that is encrypted, damaged, or beyond the limits in bytes, cells or extent."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise encrypted()
            if sum(part.file_size for part in parts) > MAX_UNZIPPED_BYTES:
                raise too_large()
            bad = archive.testzip()  # reads every part as far as it claims to go: what claims less than it holds fails
            if bad:
                raise broken(bad)
            for part in parts:
                _check_part(part.filename, archive.read(part))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError, RuntimeError) as error:
        raise broken(str(error)) from error


def _check_part(name: str, content: bytes) -> None:
    if name == "content.xml":
        _check(_places_ods(content))
    elif name.endswith(".xml") and b"sheetData" in content:
        _check(_places_xml(content))
    elif name.endswith(".bin") and "worksheets/" in name:
        _check(_places_binary(content))


def _check(places: Iterator[tuple[int, int]]) -> None:
    """Follow the cells that hold something, and refuse when they are too many or span too much."""
    height = width = 0
    for number, (row, column) in enumerate(places):
        height, width = max(height, row + 1), max(width, column + 1)
        if number >= MAX_CELLS or height * width > MAX_AREA:
            raise too_large()


_TAG = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>")
_PLACE = re.compile(rb"""\br=["']([A-Z]{0,3})(\d{1,9})["']""")


def _places_xml(content: bytes) -> Iterator[tuple[int, int]]:
    """The cells of a sheet of an .xlsx. A cell without a place stands right of the one before."""
    row, column = -1, -1
    for tag, attributes in _TAG.findall(content):
        place = _PLACE.search(attributes)
        if tag == b"row":
            row, column = int(place[2]) - 1 if place else row + 1, -1
            continue
        column += 1
        if place:
            row = int(place[2]) - 1
            column = _column(place[1]) if place[1] else column
        if not attributes.endswith(b"/"):
            yield row, column


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number - 1


def _places_binary(content: bytes) -> Iterator[tuple[int, int]]:
    """The cells of a sheet of an .xlsb: records of a type, a length, and a body that begins with the row or column."""
    position, row = 0, 0
    while position < len(content):
        kind, position = _varying(content, position, 2)
        size, position = _varying(content, position, 4)
        start = int.from_bytes(content[position : position + 4], "little")
        position += size
        if kind == 0:
            row = start
        elif 2 <= kind <= 11:
            yield row, start


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


_ODS = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)\b([^>]*)>")
_REPEATED = re.compile(rb"""number-(?:columns|rows)-repeated=["'](\d{1,9})["']""")


def _places_ods(content: bytes) -> Iterator[tuple[int, int]]:
    """The furthest cell of each run of cells with a value in an .ods, where cells and rows carry repeat counts."""
    row, column, height = 0, 0, 1
    for tag, attributes in _ODS.findall(content):
        repeated = _REPEATED.search(attributes)
        count = int(repeated[1]) if repeated else 1
        if tag == b"table":
            row, column, height = 0, 0, 0
        elif tag == b"table-row":
            row, column, height = row + height, 0, count
        else:
            column += count
            if b"office:value" in attributes or b"office:string-value" in attributes:
                yield row + height - 1, column - 1
