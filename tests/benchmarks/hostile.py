"""What the program takes, in time and memory, for the largest files that it accepts and for files made to harm it.

Run it by hand: ``python tests/benchmarks/hostile.py``. It prints the table of docs/limits.md: seconds by the clock, the peak memory of the program
or of the reader that it starts, whichever is higher, the exit status, and the message.
"""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

ROOT = Path(__file__).parent.parent.parent
CHECK = "from leverage.cli.main import main; main()"
SHEET = [
    ["单位:元"],
    ["项目", "期末余额", "年初余额"],
    ["资产总计", 1000, 900],
    ["短期借款", 400, 300],
    ["负债合计", 400, 300],
    ["所有者权益合计", 600, 600],
]
SPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(fill: Callable[[xlsxwriter.Workbook], object], **options: object) -> bytes:
    """A workbook with the small balance sheet, and what ``fill`` adds."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, options) as book:
        sheet = book.add_worksheet("资产负债表")
        for number, row in enumerate(SHEET):
            sheet.write_row(number, 0, row)
        fill(book)
    return whole.getvalue()


def with_part(name: str, content: bytes, data: bytes = b"") -> bytes:
    """A workbook with one part added or replaced."""
    source = zipfile.ZipFile(io.BytesIO(data or workbook(lambda book: None)))
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in source.namelist():
            if part != name:
                archive.writestr(part, source.read(part))
        archive.writestr(name, content)
    return whole.getvalue()


def filled(rows: int, columns: int, text: str = "") -> bytes:
    """A workbook with so many cells on a second sheet."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("明细")
        for row in range(rows):
            sheet.write_row(row, 0, [text or row * columns + column for column in range(columns)])

    return workbook(fill)


def sheet_xml(body: bytes) -> bytes:
    """A sheet's part."""
    return b"<worksheet " + SPACE + b"><sheetData>" + body + b"</sheetData></worksheet>"


def lying(data: bytes, real: int) -> bytes:
    """An archive one part of which unpacks into far more than it claims."""
    bomb = with_part("xl/theme/theme1.xml", b"\0" * real, data)
    start = bomb.rindex(b"xl/theme/theme1.xml") - 46  # in the central directory
    return bomb[: start + 24] + (1000).to_bytes(4, "little") + bomb[start + 28 :]


def many_parts(count: int) -> bytes:
    """An archive with so many parts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for number in range(count):
            archive.writestr(f"xl/{number}.xml", b"")
    return whole.getvalue()


def company(loans: int, shareholders: int) -> bytes:
    """A company as JSON with so many loans and shareholders."""
    return json.dumps(
        {
            "jurisdiction": "CN-GD",
            "report_date": "2023-12-31",
            "complete": True,
            "capital": {"net_capital": "100000000", "net_assets": "100000000"},
            "loans": [
                {"channel": "shareholder_loan", "balance": "1", "lender": f"甲{number % max(shareholders, 1)}"}
                for number in range(loans)
            ],
            "shareholders": [{"name": f"甲{number}", "paid_in": "1"} for number in range(shareholders)],
        }
    ).encode()


def many_repeated() -> bytes:
    """An .ods whose only value stands far out."""
    cells = b'<table:table-cell table:number-columns-repeated="16000"/><table:table-cell office:value="1"/>'
    rows = b'<table:table-row table:number-rows-repeated="1000000"/><table:table-row>' + cells + b"</table:table-row>"
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("content.xml", b"<table:table>" + rows + b"</table:table>")
    return whole.getvalue()


def rows(body: bytes, count: int) -> bytes:
    """So many rows of one body; ``%d`` in it is the number of the row."""
    return b"".join(b'<row r="%d">' % r + body.replace(b"%d", b"%d" % r) + b"</row>" for r in range(1, count + 1))


def far(attributes: bytes) -> bytes:
    """A workbook with a cell in the first place and one in the last."""
    last = b'<row r="1048576"><c ' + attributes + b'r="XFD1048576"><v>1</v></c></row>'
    return with_part(SHEET1, sheet_xml(b'<row r="1"><c r="A1"><v>1</v></c></row>' + last))


def far_xls() -> bytes:
    """An old workbook one cell of which was moved to the last row and column that its record can name."""
    data = (ROOT / "tests" / "intake" / "data" / "small.xls").read_bytes()
    cell = data.rindex(b"\xfd\x00\x0a\x00")
    return data[: cell + 4] + b"\xff\xff\xff\xff" + data[cell + 8 :]


def laughs() -> bytes:
    """Shared texts of entities within entities."""
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
    head = b'<!DOCTYPE sst [<!ENTITY l0 "ha">' + entities + b"]>"
    return with_part(STRINGS, head + b"<sst " + SPACE + b"><si><t>&l11;</t></si></sst>")


def merged() -> bytes:
    """A hundred thousand merged ranges."""
    ranges = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (r, r) for r in range(1, 100_001))
    end = b"<mergeCells>" + ranges + b"</mergeCells></worksheet>"
    return with_part(SHEET2, sheet_xml(b"").replace(b"</worksheet>", end), filled(1, 1))


def labels() -> bytes:
    """A sheet of nothing but the lines that a balance sheet is known by."""
    names = ("资产总计", "负债合计", "所有者权益合计", "期末余额", "短期借款")

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("标签")
        for row in range(20_000):
            sheet.write_row(row, 0, [name for name in names for _ in range(2)])

    return workbook(fill)


def formulas() -> bytes:
    """A balance sheet whose totals were never calculated, beside two hundred thousand formulas."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        for row in range(20_000):
            for column in range(10):
                sheet.write_formula(row + 10, column, "=1+1", None, 2)
        sheet.write_formula(3, 1, "=1+1", None, "")

    return workbook(fill)


SHEET1, SHEET2, STRINGS = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"
ATTACKS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a balance sheet": ("xlsx", lambda: workbook(lambda book: None)),
    "500,000 numbers on another sheet": ("xlsx", lambda: filled(49_990, 10)),
    "330,000 texts of 60 characters on another sheet": ("xlsx", lambda: filled(33_000, 10, "融资" * 30)),
    "450,000 cells": ("csv", lambda: b"1,2,3,4,5,6,7,8,9\n" * 50_000),
    "10,000 loans, 1,000 shareholders": ("json", lambda: company(10_000, 1_000)),
    "10,001 loans": ("json", lambda: company(10_001, 1)),
    "200,000 labels of balance sheets": ("xlsx", labels),
    "200,000 formulas": ("xlsx", formulas),
    "1,048,576 rows of 10 cells": ("xlsx", lambda: with_part(SHEET1, sheet_xml(rows(b"<c><v>1</v></c>" * 10, 2**20)))),
    "1,048,576 rows formatted and blank": (
        "xlsx",
        lambda: with_part(SHEET2, sheet_xml(rows(b'<c r="A%d" s="1"/>', 2**20)), filled(1, 1)),
    ),
    "two cells 17,000,000,000 apart": ("xlsx", lambda: far(b"")),
    "two cells 17,000,000,000 apart, hidden from the scan": ("xlsx", lambda: far(b'x=">" ')),
    "two cells 4,000,000,000 apart": ("xls", far_xls),
    "a value repeated over 16,000 columns and 1,000,000 rows": ("ods", many_repeated),
    "1 GB of zeros": ("xlsx", lambda: with_part("xl/media/a.bin", b"\0" * 2**30)),
    "300 MB that claim to be 1,000 bytes": ("xlsx", lambda: lying(b"", 300 * 2**20)),
    "200,000 parts": ("xlsx", lambda: many_parts(200_000)),
    "30,000,000 shared texts": (
        "xlsx",
        lambda: with_part(STRINGS, b"<sst " + SPACE + b">" + b"<si/>" * 30_000_000 + b"</sst>"),
    ),
    "a shared text of 150 MB": (
        "xlsx",
        lambda: with_part(STRINGS, b"<sst " + SPACE + b"><si><t>" + b"a" * (150 * 2**20) + b"</t></si></sst>"),
    ),
    "a shared text of 5,000 characters in 100,000 cells": ("xlsx", lambda: filled(10_000, 10, "a" * 5_000)),
    "XML nested 1,000,000 deep": ("xlsx", lambda: with_part(SHEET1, sheet_xml(b"<a>" * 1_000_000))),
    "a billion laughs": ("xlsx", laughs),
    "100,000 merged ranges": ("xlsx", merged),
    "10,000 sheets": ("xlsx", lambda: workbook(lambda book: [book.add_worksheet() for _ in range(10_000)])),
    "20 MB of commas": ("csv", lambda: b"," * (20 * 2**20)),
    "a line of 19 MB": ("csv", lambda: b"a" * (19 * 2**20)),
    "19 MB of line ends": ("csv", lambda: b"a" + b"\n" * (19 * 2**20)),
    "60 MB of text": ("csv", lambda: b"a,b\n" * (15 * 2**20)),
    "nested 1,000,000 deep": ("json", lambda: b'{"a":' * 1_000_000),
    "a number of 1,000,000 digits": ("json", lambda: b'{"capital": {"net_capital": ' + b"9" * 1_000_000 + b"}}"),
    "1e999999999": ("json", lambda: b'{"capital": {"net_capital": 1e999999999}}'),
    "1,000,000 keys": ("json", lambda: b'{"facts": {' + b",".join(b'"k%d": 1' % n for n in range(1_000_000)) + b"}}"),
    "19 MB of brackets": ("json", lambda: b'{"loans": [' + b"[]," * (6 * 2**20) + b"[]]}"),
}
"""What is tried: the ending of its file, and what makes its content."""


def run(path: Path) -> tuple[float, int, int, str]:
    """Seconds, peak memory in MB, exit status, and the last line told."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        arguments = [sys.executable, "-c", CHECK, "check", str(path), "--lang", "en", "--jurisdiction", "CN-GD"]
        program = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=told)
        _, status, used = os.wait4(program.pid, 0)
        seconds = time.perf_counter() - begun
        program.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        lines = told.read().decode().strip().splitlines()
    return seconds, used.ru_maxrss // 1024, program.returncode, lines[-1].replace(str(path), "…") if lines else ""


def make(name: str, path: Path) -> None:
    """Write the file; in a process of its own, for the memory that making it takes would count as the program's."""
    path.write_bytes(ATTACKS[name][1]())


def main() -> None:
    """Try every file, or those whose names hold a word given."""
    words = sys.argv[1:] or [""]
    with tempfile.TemporaryDirectory() as folder:
        for name, (ending, _) in ATTACKS.items():
            if not any(word in name for word in words):
                continue
            path = Path(folder) / f"file.{ending}"
            maker = multiprocessing.get_context("spawn").Process(target=make, args=(name, path))
            maker.start()
            maker.join()
            seconds, memory, status, message = run(path)
            bytes_ = path.stat().st_size
            size = f"{bytes_ / 2**20:,.1f} MB" if bytes_ > 2**19 else f"{bytes_ / 2**10:,.1f} kB"
            print(
                f"| `.{ending}`: {name} | {size} | {seconds:.1f} | {memory} | {status} | {message[:160]} |", flush=True
            )


if __name__ == "__main__":
    main()
