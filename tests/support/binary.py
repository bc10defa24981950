"""Small workbooks in the kinds that no library writes any more: .xls (BIFF8 in its container) and .xlsb, record by record (MS-CFB, MS-XLS, MS-XLSB)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from struct import pack
from typing import Any


@dataclass
class Formula:
    """A formula, whose tokens are those of 0 unless given, and the result that is stored with it (of the texts, errors and the blank one); ``text`` is what
    an .ods holds."""

    result: float | str
    tokens: bytes = b"\x1e\x00\x00"
    text: str = "of:=0"


@dataclass
class Page:
    """A sheet: its rows, and what is to be said of some cells. A text in runs is a list of words and whether they are raised."""

    rows: list[list[Any]]
    codes: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: tuple[int, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Top, left, bottom, right."""
    conditions: tuple[tuple[tuple[int, int, int, int], str], ...] = ()
    """Top, left, bottom, right, and the number format that a condition lays over them."""
    chart: bool = False
    """Whether a chart stands in it, before what follows the cells."""


def _cells(page: Page) -> Iterable[tuple[int, int, Any, str]]:
    for row, cells in enumerate(page.rows):
        for column, value in enumerate(cells):
            if value not in ("", None):
                yield row, column, value, page.codes.get((row, column), "General")


def _codes(pages: dict[str, Page]) -> list[str]:
    used = {code for page in pages.values() for *_, code in _cells(page)} - {"General"}
    return ["General", *sorted(used)]


_ERRORS = {"#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#N/A": 0x2A}
_RAISED_FONT = 5


# .xls


def write_xls(
    path: Path,
    pages: dict[str, Page],
    *,
    date1904: bool = False,
    small: bool = False,
    usual: str = "General",
    old: bool = False,
) -> Path:
    """Write the pages as an .xls; ``small``: where a short stream lies in its container. ``usual`` is the format of cells that have none.

    ``old``: as before 1997, with texts in GBK.
    """
    codes = [usual, *_codes(pages)[1:]]
    texts = [value for page in pages.values() for *_, value, _ in _cells(page) if isinstance(value, list)]
    start = [
        _record(0x0809, pack("<HHHHII", 0x0500 if old else 0x0600, 5, 0x0DBB, 0x07CC, 0, 6)),
        _record(0x0042, pack("<H", 936 if old else 1200)),
        _record(0x0022, pack("<H", date1904)),
        *[
            _record(0x0031, pack("<HHHHH", 200, 0, 0x7FFF, 400, script) + bytes(4) + _short("宋体", old=old))
            for script in (0, 0, 0, 0, 1)
        ],
        *[
            _record(0x041E, pack("<H", 164 + n) + (_short(code, old=True) if old else _string(code)))
            for n, code in enumerate(codes)
            if code != "General"
        ],
        *[_record(0x00E0, pack("<HHH", 0, 0, 0xFFF5) + bytes(10 if old else 14)) for _ in range(15)],
        *[
            _record(0x00E0, pack("<HHH", 0, 164 + n if code != "General" else 0, 1) + bytes(10 if old else 14))
            for n, code in enumerate(codes)
        ],
    ]
    shared = pack("<II", len(texts), len(texts)) + b"".join(map(_rich, texts))
    sheets = [_xls_sheet(page, codes, texts, old=old) for page in pages.values()]
    fixed = sum(map(len, start)) + (0 if old else len(_record(0x00FC, shared))) + 4
    fixed += sum(4 + 6 + len(_short(name, old=old)) for name in pages)
    places, at = [], fixed
    for sheet in sheets:
        places.append(at)
        at += len(sheet)
    bound = [
        _record(0x0085, pack("<IBB", place, 0, 0) + _short(name, old=old))
        for place, name in zip(places, pages, strict=True)
    ]
    stream = b"".join([*start, *bound, *([] if old else [_record(0x00FC, shared)]), _record(0x000A, b""), *sheets])
    path.write_bytes(
        container(stream if small else stream + bytes(max(0, 4096 - len(stream))), "Book" if old else "Workbook")
    )
    return path


def _record(kind: int, body: bytes) -> bytes:
    return pack("<HH", kind, len(body)) + body


def _string(text: str, *, old: bool = False) -> bytes:
    if old:
        return pack("<H", len(text.encode("gbk"))) + text.encode("gbk")
    return pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _short(text: str, *, old: bool = False) -> bytes:
    if old:
        return pack("<B", len(text.encode("gbk"))) + text.encode("gbk")
    return pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _rich(runs: list[tuple[str, bool]]) -> bytes:
    text = "".join(words for words, _ in runs)
    fonts, at = b"", 0
    for words, is_raised in runs:
        fonts += pack("<HH", at, _RAISED_FONT if is_raised else 0)
        at += len(words)
    return pack("<HBH", len(text), 9, len(runs)) + text.encode("utf-16-le") + fonts


def _xls_sheet(page: Page, codes: list[str], texts: list[Any], *, old: bool = False) -> bytes:
    out = [_record(0x0809, pack("<HHHHII", 0x0500 if old else 0x0600, 0x10, 0x0DBB, 0x07CC, 0, 6))]
    out += [_record(0x0208, pack("<HHHHHHHH", row, 0, 9, 255, 0, 0, 0x20 | 0x100, 15)) for row in page.hidden]
    for row, column, value, code in _cells(page):
        head = pack("<HHH", row, column, 15 + codes.index(code) if code in codes else 15)
        if isinstance(value, Formula):
            error = _ERRORS.get(str(value.result))
            result = bytes((3, 0, 0, 0, 0, 0, 255, 255)) if error is None else bytes((2, 0, error, 0, 0, 0, 255, 255))
            if isinstance(value.result, int | float):
                result = pack("<d", value.result)
            out.append(_record(0x0006, head + result + pack("<HIH", 0, 0, len(value.tokens)) + value.tokens))
        elif isinstance(value, list):
            out.append(_record(0x00FD, head + pack("<I", texts.index(value))))
        elif isinstance(value, str):
            out.append(_record(0x0204, head + _string(value, old=old)))
        elif float(value).is_integer() and abs(value) < 2**29:
            out.append(_record(0x027E, head + pack("<i", int(value) << 2 | 2)))
        else:
            out.append(_record(0x0203, head + pack("<d", value)))
    if page.chart:
        out += [_record(0x0809, pack("<HHHHII", 0x0600, 0x20, 0x0DBB, 0x07CC, 0, 6)), _record(0x000A, b"")]
    areas = [pack("<HHHH", top, bottom, left, right) for top, left, bottom, right in page.merged]
    if areas:
        out.append(_record(0x00E5, pack("<H", len(areas)) + b"".join(areas)))
    for (top, left, bottom, right), code in page.conditions:
        area = pack("<HHHH", top, bottom, left, right)
        out.append(_record(0x01B0, pack("<HH", 1, 3) + area + pack("<H", 1) + area))
        laid_over = pack("<IH", 1 << 25, 1) + pack("<H", 0) + _string(code)
        out.append(_record(0x01B1, pack("<BBHH", 2, 0, 3, 0) + laid_over + b"\x1e\x01\x00"))
    return b"".join([*out, _record(0x000A, b"")])


_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def container(stream: bytes, name: str = "Workbook", summary: str = "\5SummaryInformation") -> bytes:
    """A compound file with one stream: in sectors of its own, or, below 4,096 bytes, in short ones."""
    small = len(stream) < 4096
    held = stream + bytes(-len(stream) % 512)
    sectors = len(held) // 512
    tables = 1 + (sectors + 8) // 120
    first = tables + 1 + small
    chain = [_TABLE] * tables + [_END] * (1 + small) + [*range(first + 1, first + sectors), _END]
    table = b"".join(pack("<I", number) for number in chain)
    table += b"\xff" * (tables * 512 - len(table))
    entries = _entry("Root Entry", 5, first if small else _END, len(stream) if small else 0)
    entries += _entry(name, 2, 0 if small else first, len(stream))
    entries += _entry(summary, 2, _END, 0) + bytes(128)
    short = -(-len(stream) // 64)
    minis = b"".join(pack("<I", number) for number in [*range(1, short), _END]).ljust(512, b"\xff") if small else b""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += pack("<IIIIIIIII", 0, tables, tables, 0, 4096, tables + 1 if small else _END, int(small), _END, 0)
    head += b"".join(pack("<I", number if number < tables else _FREE) for number in range(109))
    return head + table + entries + minis + held


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    words = name.encode("utf-16-le")
    child = 1 if kind == 5 else _FREE
    tree = pack("<HBBIII", len(words) + 2, kind, 1, _FREE, _FREE, child)
    return words.ljust(64, b"\0") + tree + bytes(36) + pack("<IQ", first, size)


# .xlsb


def write_xlsb(path: Path, pages: dict[str, Page], *, date1904: bool = False) -> Path:
    """Write the pages as an .xlsb."""
    codes = _codes(pages)
    texts = [value for page in pages.values() for *_, value, _ in _cells(page) if isinstance(value, list)]
    laid_over = [code for page in pages.values() for _, code in page.conditions]
    styles = [
        _brt(278, b""),
        _brt(615, pack("<I", len(codes))),
        *[_brt(44, pack("<H", 164 + n) + _wide(code)) for n, code in enumerate(codes)],
        _brt(616, b""),
        *[_brt(43, pack("<HHHH", 220, 0, 400, script) + bytes(17)) for script in (0, 1)],
        _brt(617, pack("<I", len(codes))),
        *[
            _brt(47, pack("<HHHHH", 0, 164 + n if code != "General" else 0, 0, 0, 0) + bytes(6))
            for n, code in enumerate(codes)
        ],
        _brt(618, b""),
        _brt(505, pack("<I", len(laid_over))),
        *[
            _brt(507, pack("<HHHHHH", 0, 0, 1, 0x26, 6 + 2 * len(code), len(code)) + code.encode("utf-16-le"))
            for code in laid_over
        ],
        _brt(506, b""),
        _brt(279, b""),
    ]
    listed = [_brt(156, pack("<II", 0, n) + _wide(f"rId{n}") + _wide(name)) for n, name in enumerate(pages, 1)]
    book = [
        _brt(131, b""),
        _brt(153, pack("<III", date1904, 0, 0)),
        _brt(143, b""),
        *listed,
        _brt(144, b""),
        _brt(132, b""),
    ]
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    targets = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.bin") for n in range(1, len(pages) + 1)]
    targets += [("rIdA", "styles", "styles.bin"), ("rIdB", "sharedStrings", "sharedStrings.bin")]
    relations = "".join(
        f'<Relationship Id="{number}" Type="{kinds}/{kind}" Target="{part}"/>' for number, kind, part in targets
    )
    around = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        archive.writestr(
            "_rels/.rels",
            around.format(f'<Relationship Id="r" Type="{kinds}/officeDocument" Target="xl/workbook.bin"/>'),
        )
        archive.writestr("docProps/app.xml", "<Properties><Application>Microsoft Excel</Application></Properties>")
        archive.writestr("xl/workbook.bin", b"".join(book))
        archive.writestr("xl/_rels/workbook.bin.rels", around.format(relations))
        archive.writestr("xl/styles.bin", b"".join(styles))
        shared = [
            _brt(159, pack("<II", len(texts), len(texts))),
            *[_brt(19, _rich_wide(runs)) for runs in texts],
            _brt(160, b""),
        ]
        archive.writestr("xl/sharedStrings.bin", b"".join(shared))
        for number, page in enumerate(pages.values(), 1):
            archive.writestr(f"xl/worksheets/sheet{number}.bin", _xlsb_sheet(page, codes, texts, laid_over))
    return path


def _brt(kind: int, body: bytes) -> bytes:
    size, length = len(body), b""
    while True:
        length += bytes((size & 0x7F | (0x80 if size > 0x7F else 0),))
        size >>= 7
        if not size:
            break
    return (bytes((kind,)) if kind < 128 else bytes((kind & 0x7F | 0x80, kind >> 7))) + length + body


def _wide(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


def _rich_wide(runs: list[tuple[str, bool]]) -> bytes:
    fonts, at = b"", 0
    for words, is_raised in runs:
        fonts += pack("<HH", at, int(is_raised))
        at += len(words)
    return b"\x01" + _wide("".join(words for words, _ in runs)) + pack("<I", len(runs)) + fonts


def _xlsb_sheet(page: Page, codes: list[str], texts: list[Any], laid_over: list[str]) -> bytes:
    wide = max(map(len, page.rows))
    out = [_brt(129, b""), _brt(148, pack("<IIII", 0, len(page.rows) - 1, 0, wide - 1)), _brt(145, b"")]
    last = -1
    for row, column, value, code in _cells(page):
        if row != last:
            out.append(_brt(0, pack("<IIHBBB", row, 0, 300, 0, 0x10 if row in page.hidden else 0, 0) + bytes(4)))
            last = row
        head = pack("<II", column, codes.index(code))
        if isinstance(value, Formula):
            error = _ERRORS.get(str(value.result))
            tokens = pack("<HI", 0, len(value.tokens)) + value.tokens + bytes(4)
            if isinstance(value.result, int | float):
                out.append(_brt(9, head + pack("<d", value.result) + tokens))
            elif error is None:
                out.append(_brt(8, head + _wide(value.result) + tokens))
            else:
                out.append(_brt(11, head + bytes((error,)) + tokens))
        elif isinstance(value, list):
            out.append(_brt(7, head + pack("<I", texts.index(value))))
        elif isinstance(value, str):
            out.append(_brt(6, head + _wide(value)))
        else:
            out.append(_brt(5, head + pack("<d", value)))
    out.append(_brt(146, b""))
    out += [_brt(176, pack("<IIII", top, bottom, left, right)) for top, left, bottom, right in page.merged]
    for (top, left, bottom, right), code in page.conditions:
        out.append(_brt(461, pack("<IIIIIII", 1, 0, 1, top, bottom, left, right)))
        out.append(_brt(463, pack("<IIiIIII", 2, 8, laid_over.index(code), 1, 0, 0, 0) + bytes(12)))
        out += [_brt(464, b""), _brt(462, b"")]
    return b"".join([*out, _brt(130, b"")])
