"""The cells of a spreadsheet, read in a process of its own: whatever a file does to its reader, it does not do to the program.

A file of a few kilobytes can ask its reader for a hundred gigabytes (one cell in the last row, another in the last column), or
end it. So ``limits.read_apart`` runs this module as a script whose memory and time the system bounds. It imports nothing of
the package, so that it starts in some hundredths of a second, and it answers in JSON.
"""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from importlib import import_module
from itertools import pairwise
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MAX_UNZIPPED_BYTES = 200 * 2**20
MAX_PARTS = 10_000
"""Files inside a file: a workbook has some ten, and one more for each sheet or picture."""
MAX_CELLS = 500_000
"""Cells with something in them, in a whole file."""
MAX_AREA = 4_000_000
"""Cells of one sheet, blank ones included: the rectangle that its furthest cells span."""
MAX_SHEETS = 256
MAX_MERGED = 100_000
MAX_TEXT = 5_000
"""Characters of one cell: a label or a figure is far shorter."""
MAX_TEXTS = 20_000_000
"""Characters of all cells."""
MAX_MEMORY = 2**30
"""Bytes of address space, where the system bounds it (Linux and its kin)."""
MAX_SECONDS = 30
"""Of processor time, where the system bounds it; twice as much by the clock everywhere."""

Kind = Literal["large", "encrypted", "broken"]


class Refused(Exception):  # noqa: N818  it is the word for what happened
    """The file is beyond the limits, needs a password, or cannot be read; ``reason`` says how it is broken."""

    def __init__(self, kind: Kind, reason: str = "") -> None:
        super().__init__(kind, reason)
        self.kind, self.reason = kind, reason


def check_archive(data: bytes) -> dict[str, Any]:
    """Refuse an archive that is encrypted, damaged, ambiguous, or beyond the limits in bytes, cells or extent.

    The answer is what the sheets say of their cells, by part: they are looked through for the limits anyway.

    What a part claims to unpack into is what is read of it at most; a part that does not keep its claim fails its checksum.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise Refused("encrypted")
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNZIPPED_BYTES:
                raise Refused("large")
            if len({part.filename.lower() for part in parts}) < len(parts):
                raise Refused("broken", "two parts of one name")
            if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
                raise Refused("broken", "unknown compression")
            package = _beside("package")
            scanned: dict[str, Any] = {}
            for part in parts:
                _check_part(part.filename, archive.read(part), package, scanned)
            return scanned
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError, RuntimeError) as error:
        raise Refused("broken", str(error)) from error


def _check_part(name: str, content: bytes, package: Any, scanned: dict[str, Any]) -> None:
    if name == "META-INF/manifest.xml" and b"encryption-data" in content:
        raise Refused("encrypted")
    if name == "content.xml":
        scanned[name] = _beside("described.opendocument").Content()
        _check(scanned[name].places(content))
    elif name.endswith(".xml") and b"sheetData" in content:
        scanned[name] = package.Cells()
        _check(scanned[name].places(content))
    elif name.endswith(".bin") and "worksheets/" in name:
        scanned[name] = _beside("described.biff12").SheetRecords()
        _check(scanned[name].places(content))


def _check(places: Iterator[tuple[int, int]]) -> None:
    """Follow the cells that hold something, and refuse when they are too many or span too much."""
    height = width = 0
    for number, (row, column) in enumerate(places):
        height, width = max(height, row + 1), max(width, column + 1)
        if number >= MAX_CELLS or height * width > MAX_AREA:
            raise Refused("large")


_APART = "_leverage_files"
"""By what name this folder goes as a package where the program's own is not loaded."""


def _beside(name: str) -> Any:
    """A module that stands beside this one, whether this one runs in the program or as a script of its own."""
    if __package__:
        return import_module(f"{__package__}.{name}")
    if _APART not in sys.modules:
        folder = ModuleType(_APART)
        folder.__path__ = [os.path.dirname(os.path.abspath(__file__))]  # noqa: PTH100, PTH120  pathlib takes as long to import as a small file to read
        sys.modules[_APART] = folder
    return import_module(f"{_APART}.{name}")


Rows = list[list[Any]]


def cells(data: bytes, wanted: list[str] | None = None) -> dict[str, Any]:
    """Every worksheet, and what the package of an .xlsx says of its cells beside their values (see ``package``).

    A sheet is its name, whether it is hidden, its rows from A1 on without the blanks at their ends, and its merged ranges.
    """
    scanned = check_archive(data) if data.startswith(b"PK") else {}
    is_xml = any(name.endswith(".xml") and name != "content.xml" for name in scanned)
    sheets = _sheets(data, merged=not is_xml)
    if not is_xml:
        return {"sheets": sheets, "package": _described(data, scanned, sheets, wanted)}
    package = _beside("package")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {"sheets": sheets, "package": package.described(archive, scanned, wanted)}
    except (package.expat.ExpatError, ValueError, LookupError) as error:
        raise Refused("broken", str(error)) from error


def _described(data: bytes, scanned: dict[str, Any], sheets: list[Any], wanted: list[str] | None) -> dict[str, Any]:
    """What an .xls, .xlsb or .ods says of its cells beside their values; nothing where that cannot be read, or of other cells than the library read.

    Then formats are unknown, and what turns on them is asked.
    """
    try:
        if not scanned:
            told: dict[str, Any] = _beside("described.biff").described(data)
        elif "content.xml" in scanned:
            told = _beside("described.opendocument").described(data, scanned["content.xml"])
        else:
            told = _beside("described.biff12").described(data, scanned)
    except MemoryError:
        raise
    except Exception:  # whatever is damaged there, the library read the values
        return {}
    listed = told["sheets"]
    if len(listed) != len(sheets):
        return {}
    for (_, _, rows, _), sheet in zip(sheets, listed, strict=True):
        if not _seen(rows, sheet.pop("seen")):
            return {}
    for _, _, _, spans in sheets:
        spans.clear()  # the merged ranges stand among the rest
    named = {name: sheet for (name, *_), sheet in zip(sheets, listed, strict=True)}
    postponed = [] if wanted is None else _beside("package").postponed(named, wanted)
    for sheet in named.values():
        spelling = sheet.pop("spelling", None)
        for formula in sheet["formulas"]:
            if not isinstance(formula[4], str):
                formula[4] = spelling(formula)
    return told | {"sheets": named, "postponed": postponed}


def _seen(rows: Rows, styled: Mapping[Any, Mapping[int, list[list[int]]]]) -> bool:
    """Whether every number that the library read stands in a cell of which one style was seen."""
    runs: dict[int, list[list[int]]] = {}
    for columns in styled.values():
        for column, own in columns.items():
            runs.setdefault(column, []).extend(own)
    for own in runs.values():
        own.sort(reverse=True)
        if any(later[0] <= earlier[1] for later, earlier in pairwise(own)):  # two styles of one cell
            return False
    until = [-1] * (max(map(len, rows), default=0))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if until[column] >= row or isinstance(cell, str | bool):
                continue
            own = runs.get(column, [])
            while own and own[-1][1] < row:
                own.pop()
            if not own or own[-1][0] > row:
                return False
            until[column] = own[-1][1]
    return True


def _sheets(data: bytes, *, merged: bool) -> list[tuple[str, bool, Rows, list[Any]]]:
    """The worksheets; their merged ranges where they are wanted, which the library reads in a pass of its own."""
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        listed = [item for item in book.sheets_metadata if item.typ is SheetTypeEnum.WorkSheet]
        if len(listed) > MAX_SHEETS:
            raise Refused("large")
        sheets = []
        filled = texts = 0
        for item in listed:
            sheet = book.get_sheet_by_name(item.name)
            rows = _rows(sheet)
            held = [cell for row in rows for cell in row if cell != ""]
            filled += len(held)
            texts += sum(len(cell) for cell in held if isinstance(cell, str))
            if filled > MAX_CELLS or texts > MAX_TEXTS:
                raise Refused("large")
            ranges = (sheet.merged_cell_ranges or ())[:MAX_MERGED] if merged else ()
            spans = [[*first, *last] for first, last in ranges]
            sheets.append((item.name, item.visible is not SheetVisibleEnum.Visible, rows, spans))
    except (Refused, MemoryError):
        raise
    except PasswordError as error:
        raise Refused("encrypted") from error
    except Exception as error:
        if "password" in str(error).lower() or "encrypt" in str(error).lower():
            raise Refused("encrypted") from error
        raise Refused("broken", str(error)) from error
    except BaseException as error:  # the reader's own panics do not descend from Exception
        if type(error).__name__ != "PanicException":
            raise
        raise Refused("broken", str(error)) from None
    return sheets


def _rows(sheet: CalamineSheet) -> Rows:
    if sheet.end is None:
        return []
    if (sheet.end[0] + 1) * (sheet.end[1] + 1) > MAX_AREA:
        raise Refused("large")
    rows = []
    for row in sheet.to_python(skip_empty_area=False):
        end = len(row)
        while end and row[end - 1] == "":
            end -= 1
        rows.append([_value(cell) for cell in row[:end]])
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _value(cell: object) -> object:
    if isinstance(cell, str):
        return cell[:MAX_TEXT]
    return cell if isinstance(cell, bool | int | float | date) else str(cell)


TASKS: dict[str, Callable[..., Any]] = {"cells": cells}


def _bound() -> None:
    """Bound this process, as far as the system can."""
    for name, most in {"AS": MAX_MEMORY, "CPU": MAX_SECONDS, "CORE": 0, "FSIZE": 0}.items():
        limit(name, most, most)


def limit(name: str, soft: int, hard: int | None = None) -> None:
    """Bound what this process may take of one thing (``AS``, ``CPU``), as far as the system can; a soft limit alone may be moved again."""
    try:
        import resource  # noqa: PLC0415  there is none on Windows
    except ImportError:
        return
    kind = getattr(resource, f"RLIMIT_{name}")
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (soft, resource.getrlimit(kind)[1] if hard is None else hard))


def main() -> None:
    """Read a file from standard input and answer on standard output."""
    asked = json.loads(sys.argv[1])
    sys.path[:] = asked["path"]
    _bound()
    try:
        answer = {"answer": TASKS[asked["task"]](sys.stdin.buffer.read(), *asked["arguments"])}
    except MemoryError:
        answer = {"refused": ["large", ""]}
    except Refused as refusal:
        answer = {"refused": [refusal.kind, refusal.reason]}
    except Exception as error:
        answer = {"refused": ["broken", str(error)]}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False, default=_dated).encode("utf-8", "replace"))


def _dated(moment: object) -> dict[str, str]:
    assert isinstance(moment, date)  # noqa: S101  nothing else is left over by _value
    return {"date": moment.isoformat()}


if __name__ == "__main__":
    main()
