"""Web pages and XML under the name of an .xls file, as tax bureaus and packages export them."""

from __future__ import annotations

import html
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest
from budget import examples
from hypothesis import given
from hypothesis import strategies as st

from leverage.intake.files import markup
from leverage.intake.files.cells import open_book
from leverage.intake.files.markup import page, xml_workbook
from leverage.intake.spreadsheet import read_workbook
from leverage.terms.errors import InputError

Row = list[Any]
Layout = Callable[..., list[Row]]
Assert = Callable[..., None]


def as_page(rows: list[Row], *, encoding: str = "utf-8") -> bytes:
    """A page with the rows as one table, the title above it."""
    cells = "".join(
        "<tr>" + "".join(f"<td class=x>{html.escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows[1:]
    )
    head = f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="{encoding}"><title>表</title></head>'
    return f"{head}<body><p>{rows[0][0]}</p><table>{cells}</table></body></html>".encode(encoding)


def as_xml(rows: list[Row]) -> bytes:
    """An XML Spreadsheet with the rows on one sheet; blank cells are left out, the next one names its place."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            f'<Cell ss:Index="{place}"><Data ss:Type="{"Number" if isinstance(cell, int) else "String"}">'
            f"{html.escape(str(cell))}</Data></Cell>"
            for place, cell in enumerate(row, 1)
            if cell != ""
        )
        lines.append(f'<Row ss:Index="{number}">{cells}</Row>')
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="资产负债表"><Table>{"".join(lines)}</Table></Worksheet></Workbook>'
    ).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk"])
def test_a_page(tmp_path: Path, two_sided: Layout, assert_small: Assert, encoding: str) -> None:
    path = tmp_path / "资产负债表.xls"
    path.write_bytes(as_page(two_sided(), encoding=encoding))
    company = read_workbook(path)
    assert_small(company)
    assert next(iter(company.capital.values())).source == "资产负债表!G21"


def test_an_xml_spreadsheet(tmp_path: Path, two_sided: Layout, assert_small: Assert) -> None:
    path = tmp_path / "报表.xls"
    path.write_bytes(as_xml(two_sided()))
    company = read_workbook(path)
    assert_small(company)
    assert next(iter(company.capital.values())).source == "资产负债表!G21"


def test_spans_and_breaks() -> None:
    rows = page(
        b"<table><tr><td rowspan=2>a</td><td colspan=2>b<br>c</td><td>d</td></tr><tr><td>e</td><td></td><th>f</th></tr></table>"
    )
    assert rows == (("a", "b\nc", "", "d"), ("", "e", "", "f"))


def test_what_a_page_holds_beside_its_tables() -> None:
    rows = page("<style>x{}</style><div>单位:元</div><table><tr><td>1</table><p>注</p>".encode())
    assert rows == (("单位:元",), ("1",), ("注",))


def test_values_of_an_xml_spreadsheet() -> None:
    cells = (
        '<Cell><Data ss:Type="DateTime">2023-12-31T00:00:00.000</Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="Number">1.5</Data></Cell>'
        '<Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell ss:Formula="=SUM(R[-2]C:R[-1]C)"/>'
    )
    data = as_xml([["x"]]).replace(b"</Row>", b'</Row><Row ss:Index="3">' + cells.encode() + b"</Row>")
    ((name, rows),), told = xml_workbook(data)
    assert name == "资产负债表"
    assert rows[1] == ()
    assert rows[2] == (datetime(2023, 12, 31), 1.5, "", "#REF!")
    assert told["sheets"][name]["formulas"] == [[2, 4, "normal", -1, "SUM(E1:E2)", False, ""]]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("=R[-1]C2+R3C[1]*2", "B4+C3*2"),  # in B5
        ("=SUM(R1C1:R[-1]C)", "SUM(A1:B4)"),
        ("='表 R1C1'!RC&\"R1C1\"", "'表 R1C1'!B5&\"R1C1\""),
        ("=ABS(R[-9]C)", "ABS(R[-9]C)"),  # above the first row
        ("=RATE(1)+SUM(RC27)", "RATE(1)+SUM(AA5)"),
    ],
)
def test_a_reference_by_numbers(written: str, read: str) -> None:
    assert markup._as_a1(written, 4, 1) == read


@pytest.mark.parametrize(
    ("formula", "by", "value"),
    [
        ("=R[-1]C*2", "", 240.0),  # 120 × 2, whatever was stored
        ("=R[-1]C*2", "<Version>16.00</Version>", 240.0),
        ('=WEBSERVICE("x")', "", '=WEBSERVICE("x")'),  # of a library: nobody knows
        ('=WEBSERVICE("x")', "<Version>16.00</Version>", 5.0),  # Excel worked it out
    ],
)
def test_a_stale_result_of_an_xml_spreadsheet(tmp_path: Path, formula: str, by: str, value: object) -> None:
    cells = f'<Cell ss:Index="1"><Data ss:Type="Number">120</Data></Cell></Row><Row ss:Index="3"><Cell ss:Formula="{escape(formula, True)}">'
    row = f'</Row><Row ss:Index="2">{cells}<Data ss:Type="Number">5</Data></Cell></Row>'.encode()
    data = as_xml([["x"]]).replace(b"</Row>", row)
    office = f'<DocumentProperties xmlns="urn:schemas-microsoft-com:office:office">{by}</DocumentProperties>'.encode()
    (tmp_path / "a.xls").write_bytes(data.replace(b"<Worksheet", office + b"<Worksheet", 1))
    (sheet,) = open_book(tmp_path / "a.xls").sheets
    assert sheet.rows[2][0] == value


def test_two_worksheets_of_one_name_are_refused() -> None:
    data = as_xml([["x"]])
    sheet = data[data.index(b"<Worksheet") : data.index(b"</Workbook>")]
    with pytest.raises(InputError):
        xml_workbook(data.replace(sheet, sheet + sheet))


@pytest.mark.parametrize(
    "content",
    [
        b"<html><p>1</p></html>",
        b'<?xml version="1.0"?><root/>',
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&b;</Workbook>',
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet>',
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    ],
)
def test_markup_that_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.xls"
    path.write_bytes(content)
    with pytest.raises(InputError):
        open_book(path)


def test_markup_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MAX_AREA", 1000)
    with pytest.raises(InputError, match="过大"):
        page(b"<table>" + b"<tr><td colspan=100>1</td></tr>" * 20 + b"</table>")
    with pytest.raises(InputError, match="过大"):
        xml_workbook(as_xml([["x"]]).replace(b'ss:Index="1"><Cell', b'ss:Index="999999"><Cell'))
    monkeypatch.setattr(markup, "MAX_CELLS", 10)
    with pytest.raises(InputError, match="过大"):
        page(b"<table>" + b"<tr><td>1</td></tr>" * 11 + b"</table>")


@examples(60)
@given(st.data())
def test_damage_never_breaks_the_reader(two_sided: Layout, data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([as_page(two_sided()), as_xml(two_sided())]))
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    for read in (page, xml_workbook):
        with suppress(InputError):
            read(bytes(content))
