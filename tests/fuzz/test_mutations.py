"""Sound files, mutated: each gives a company or a refusal. The short form of ``fuzz_intake``, which is run by hand."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import names
import pytest
import xlsxwriter
from binary import Formula, Page, write_xls, write_xlsb
from budget import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opendocument import write_ods

from leverage.intake import read_company
from leverage.intake.json.company import read_json
from leverage.terms.errors import LeverageError

DATA = Path(__file__).parent.parent / "intake" / "data"
ROWS: list[list[str | int]] = [
    ["资产负债表", "2023年12月31日", "单位:元"],
    ["项目", "期末余额", "年初余额"],
    ["资产总计", 1000, 900],
    ["短期借款", 400, 300],
    ["负债合计", 400, 300],
    ["所有者权益合计", 600, 600],
]
COMPANY: dict[str, Any] = {
    "name": "甲",
    "jurisdiction": "CN-CQ",
    "report_date": "2017-11-30",
    "unit": "万元",
    "facts": {"rating": "A", "approvals": ["abs"]},
    "capital": {"net_capital": "1", "net_assets": 2.5},
    "complete": True,
    "balances": {"bank_loan": "6"},
    "unallocated": [{"amount": "5", "among": ["bank_loan"], "source": "短期借款"}],
    "loans": [
        {"channel": "bank_loan", "lender": "乙", "balance": "6", "start": "2017-03-01", "maturity": "2018-03-01"}
    ],
    "shareholders": [{"name": "丙", "kind": "corporate", "share": "0.4", "paid_in": "2"}],
}
BRIEF = examples(12, settings(suppress_health_check=[HealthCheck.function_scoped_fixture]))
PLENTY = examples(60, BRIEF)
ODD = st.one_of(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    st.sampled_from(
        ["", "-", "0", "1e5", "=1+1", "亿元", "2017-02-30", "资产总计", "期末余额", "\x1b[2J", 10**30, [], {}, [[]]]
    ),
)


def workbook(rows: list[list[Any]]) -> bytes:
    """Rows as a workbook."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"strings_to_formulas": False, "nan_inf_to_errors": True}) as book:
        book.set_properties({"created": datetime(2024, 1, 1, tzinfo=UTC)})  # the same rows give the same bytes
        sheet = book.add_worksheet("资产负债表")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell if isinstance(cell, str | bool | float) else str(cell))
    return whole.getvalue()


def table(rows: list[list[Any]]) -> bytes:
    """Rows as comma-separated values."""
    return "\n".join(",".join(map(str, row)) for row in rows).encode("utf-8", "replace")


def mutated(data: bytes, draw: st.DataObject) -> bytes:
    """The bytes with some of them changed, removed, repeated, or cut off."""
    content = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 8))):
        start = draw.draw(st.integers(0, max(0, len(content) - 1)))
        piece = draw.draw(st.binary(max_size=8))
        match draw.draw(st.sampled_from(["flip", "delete", "insert", "truncate", "splice"])):
            case "flip":
                content[start : start + len(piece)] = piece
            case "delete":
                del content[start : start + 16]
            case "insert":
                content[start:start] = piece
            case "truncate":
                del content[max(start, len(content) // 2) :]
            case _:
                other = draw.draw(st.integers(0, max(0, len(content) - 1)))
                content[start:start] = content[other : other + 64]
    return bytes(content)


def read(path: Path, content: bytes) -> None:
    """A company or a refusal; anything else is an error of the test."""
    path.write_bytes(content)
    with suppress(LeverageError):
        read_company(path)


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
@BRIEF
@given(draw=st.data())
def test_bytes_of_a_spreadsheet(tmp_path: Path, ending: str, draw: st.DataObject) -> None:
    data = workbook(ROWS) if ending == "xlsx" else (DATA / f"small.{ending}").read_bytes()
    read(tmp_path / f"file.{ending}", mutated(data, draw))


@lru_cache
def said(ending: str) -> bytes:
    """The sound sheet with what is said of its cells beside their values: formats, a condition, a formula, a merged range, a raised word."""
    page = Page(
        [*ROWS, [[("注", False), ("1", True)], Formula(0.0, b"\x1e\x01\x00\x1e\x02\x00\x03")]],
        {(2, 1): "#,##0,", (3, 1): '0"元"'},
    )
    page.hidden, page.merged, page.conditions = (3,), ((0, 0, 0, 1),), (((2, 1, 4, 1), '0"元"'),)
    with TemporaryDirectory() as folder:
        write = {"xls": write_xls, "xlsb": write_xlsb, "ods": write_ods}[ending]
        return write(Path(folder) / f"a.{ending}", {"资产负债表": page}).read_bytes()


@pytest.mark.parametrize("ending", ["xls", "xlsb", "ods"])
@BRIEF
@given(draw=st.data())
def test_bytes_of_what_is_said_of_cells(tmp_path: Path, ending: str, draw: st.DataObject) -> None:
    data = said(ending)
    if ending == "xls":
        stream = mutated(data[1536:], draw)
        read(tmp_path / "file.xls", data[:1536] + stream)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    part = draw.draw(st.sampled_from(sorted(parts)))
    parts[part] = mutated(parts[part], draw)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    read(tmp_path / f"file.{ending}", whole.getvalue())


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
@BRIEF
@given(draw=st.data())
def test_parts_of_an_archive(tmp_path: Path, ending: str, draw: st.DataObject) -> None:
    data = workbook(ROWS) if ending == "xlsx" else (DATA / "small.ods").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    one, other = (draw.draw(st.sampled_from(sorted(parts))) for _ in range(2))
    match draw.draw(st.sampled_from(["mutate", "swap", "drop", "text"])):
        case "mutate":
            parts[one] = mutated(parts[one], draw)
        case "swap":
            parts[one], parts[other] = parts[other], parts[one]
        case "drop":
            del parts[one]
        case _:
            for old in (b"1000", b"600", b'"A1"', b"<v>"):
                parts[one] = parts[one].replace(old, draw.draw(st.binary(max_size=9)))
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    read(tmp_path / f"file.{ending}", whole.getvalue())


@PLENTY
@given(draw=st.data())
def test_bytes_of_text(tmp_path: Path, draw: st.DataObject) -> None:
    read(tmp_path / "file.csv", mutated(table(ROWS), draw))
    read(tmp_path / "file.json", mutated(json.dumps(COMPANY, ensure_ascii=False).encode(), draw))


@PLENTY
@given(draw=st.data())
def test_odd_cells(tmp_path: Path, draw: st.DataObject) -> None:
    rows: list[list[Any]] = [list(row) for row in ROWS]
    for _ in range(draw.draw(st.integers(1, 4))):
        row = draw.draw(st.integers(0, len(rows) - 1))
        column = draw.draw(st.integers(0, len(rows[row]) - 1))
        rows[row][column] = draw.draw(ODD)
    read(tmp_path / "file.csv", table(rows))


@BRIEF
@given(draw=st.data())
def test_odd_cells_of_a_workbook(tmp_path: Path, draw: st.DataObject) -> None:
    rows: list[list[Any]] = [list(row) for row in ROWS]
    rows[draw.draw(st.integers(0, 5))][draw.draw(st.integers(0, 2))] = draw.draw(ODD)
    read(tmp_path / "file.xlsx", workbook(rows))


FORMATS = (
    *("#,##0.00", "#,##0,", "0!.0,", '0!.00,,"亿"', '0.00"万元"', "0.00%", '0.0"%"', '"$"0.00', "[$USD] 0", ";;;", "0;0", "(0)", "@", "yyyy-mm"),
    *("[>=100]0!.0,;0", "G/通用格式", '0"', "[$¥-804]0;[Red](0)", "# ?/?", "0.00E+00"),
)  # fmt: skip
FORMULAS = (
    "=150+250",
    "=SUM(B3:B4)",
    "=B4",
    "=B9",
    "=1/0",
    "=VLOOKUP(1,A1:B2,2)",
    '=IF(B4="","",B4)',
    "=B3-",
    "='资产负债表'!C4*10^2",
    "=ROUND(B4,9)",
)
RANGES = ("A1:C1", "B3:B4", "A4:A5", "B4:C5", "A1:XFD1048576", "C6:C6", "A2:B2")


def shown_otherwise(draw: st.DataObject) -> bytes:
    """The sound sheet with number formats, formulas with whatever result, merged ranges, and another date system."""
    whole = io.BytesIO()
    options = {"date_1904": draw.draw(st.booleans())}
    with xlsxwriter.Workbook(whole, options) as book:
        book.set_properties({"created": datetime(2024, 1, 1, tzinfo=UTC)})
        sheet = book.add_worksheet("资产负债表")
        for number, row in enumerate(ROWS):
            for column, cell in enumerate(row):
                style = book.add_format({"num_format": draw.draw(st.sampled_from(FORMATS))})
                if isinstance(cell, int) and draw.draw(st.integers(0, 3)) == 0:
                    stored = draw.draw(st.sampled_from([cell, 0, "", "#REF!", "400①"]))
                    sheet.write_formula(number, column, draw.draw(st.sampled_from(FORMULAS)), style, stored)
                else:
                    sheet.write(number, column, cell, style)
    ranges = draw.draw(st.lists(st.sampled_from(RANGES), max_size=3))
    merged = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    with zipfile.ZipFile(whole) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    part = "xl/worksheets/sheet1.xml"
    parts[part] = parts[part].replace(b"</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>".encode())
    if draw.draw(st.booleans()):
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return changed.getvalue()


@BRIEF
@given(draw=st.data())
def test_cells_that_show_something_else(tmp_path: Path, draw: st.DataObject) -> None:
    read(tmp_path / "file.xlsx", shown_otherwise(draw))


@PLENTY
@given(draw=st.data())
def test_odd_values_in_json(draw: st.DataObject) -> None:
    whole = json.loads(json.dumps(COMPANY))
    place: Any = whole
    while True:
        key = draw.draw(st.sampled_from(list(place) if isinstance(place, dict) else list(range(len(place)))))
        if not isinstance(place[key], dict | list) or draw.draw(st.booleans()):
            break
        place = place[key]
    place[key] = draw.draw(ODD)
    with suppress(LeverageError):
        read_json(json.dumps(whole).encode())


@PLENTY
@given(st.lists(st.lists(st.sampled_from(names.PIECES), min_size=1, max_size=7).map("".join), min_size=1, max_size=5))
def test_what_is_true_of_any_names(cells: list[str]) -> None:
    names.hold(cells)
