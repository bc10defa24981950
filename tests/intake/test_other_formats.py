"""What the cells of an .xls, .xlsb and .ods show: the number formats and all else that is read of an .xlsx."""

from __future__ import annotations

import random
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from binary import Formula, Page, write_xls, write_xlsb
from binary import container as compound
from opendocument import write_ods

from leverage.company import Company
from leverage.intake import read_company
from leverage.intake.files import reader
from leverage.intake.files.cells import open_book
from leverage.intake.files.described import biff, container
from leverage.intake.files.described.opendocument import encoded, translated
from leverage.intake.files.described.tokens import XLS, XLSB, Spelling
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError

KINDS: dict[str, Callable[..., Path]] = {"xls": write_xls, "xlsb": write_xlsb, "ods": write_ods}
TODAY = b"\x24\x00\x00\x00\x00\x41\xdd\x00"
"""The tokens of a formula that calls TODAY."""

kinds = pytest.mark.parametrize("kind", KINDS)


def lines(scale: float = 1) -> list[list[Any]]:
    """A balance sheet in yuan: assets 1,000,000,000, of which borrowed 400,000,000."""
    amounts = [
        ("资产总计", 10**9),
        ("短期借款", 4 * 10**8),
        ("负债合计", 4 * 10**8),
        ("实收资本", 6 * 10**8),
        ("所有者权益合计", 6 * 10**8),
    ]
    return [[label, amount / scale] for label, amount in amounts]


def statement(path: Path, code: str, unit: str, scale: float = 1, only: str = "", **more: Any) -> Path:
    """The balance sheet as a file of that kind, its figures (``only`` those of one line) in one number format."""
    rows: list[list[Any]] = [
        ["资产负债表"],
        ["2023年12月31日", f"单位:{unit}" if unit else ""],
        ["项目", "期末余额"],
        *lines(scale),
    ]
    codes = {(row, 1): code for row, cells in enumerate(rows) if row > 2 and only in ("", cells[0])}
    return KINDS[path.suffix[1:]](path, {"表": Page(rows, codes)}, **more)


def ledger(
    path: Path, balance: Any, code: str = "General", *, unit: str = "元", capital: float = 100_000_000, **page: Any
) -> Path:
    """Our own workbook: a net capital of 100 million yuan, one loan."""
    codes = {(1, 2): code} if code != "General" else {}
    profile: list[list[Any]] = [["项目", "内容"], ["公司名称", "甲公司"], ["金额单位", unit], ["资本净额", capital]]
    loans: list[list[Any]] = [
        ["渠道", "资金提供方", "余额"],
        ["银行借款", "甲银行", balance],
        *page.pop("more", []),
        ["以上为全部融资(是/否)", "是"],
    ]
    return KINDS[path.suffix[1:]](path, {"公司信息": Page(profile), "融资明细": Page(loans, codes, **page)})


def refused(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_company(path)
    return caught.value


def net_assets(company: Company) -> Fraction:
    return company.capital[Base.NET_ASSETS].amount


@kinds
@pytest.mark.parametrize(
    ("code", "unit", "scale"),
    [
        ("#,##0,", "千元", 1),  # yuan are stored, thousands shown
        ("#,##0.00,,", "百万元", 1),
        ("0!.0,", "万元", 1),
        ("#,##0.00", "元", 1),
        ("[$¥-804]#,##0.00", "元", 1),
        ('#,##0.00"万元"', "万元", 10**4),
        ('#,##0.00"万元"', "", 10**4),  # the cells alone say it
        ('0!.0,"万元"', "", 1),
        ('[>=10000]0!.0,"万元";0"元"', "", 1),
    ],
)
def test_the_figure_is_what_the_cell_shows(tmp_path: Path, kind: str, code: str, unit: str, scale: float) -> None:
    path = statement(tmp_path / f"a.{kind}", code, unit, scale)
    company = read_company(path)
    assert open_book(path).formats_known
    assert net_assets(company) == 6 * 10**8
    assert [item.amount for item in company.unallocated] == [4 * 10**8]
    assert company.doubts == ()


@kinds
@pytest.mark.parametrize(
    ("code", "unit", "scale"),
    [
        ("#,##0.00,", "元", 1),
        ("#,##0,", "万元", 10**4),
        ("0!.0,", "元", 1),
        ("#,##0,,", "千元", 1),
        ('#,##0.00"万元"', "元", 1),
        ('#,##0.00"元"', "万元", 10**4),
    ],
)
def test_a_format_that_contradicts_the_unit(tmp_path: Path, kind: str, code: str, unit: str, scale: float) -> None:
    error = refused(statement(tmp_path / f"a.{kind}", code, unit, scale))
    assert "表!B2" in error.message.zh  # the unit
    assert "表!B4" in error.message.zh  # the figure


@kinds
@pytest.mark.parametrize(
    "code", ['"$"#,##0.00', "[$USD] #,##0.00", "[$￥-411]#,##0", "0.00%", '0.00"%"', ";;;", '0"笔"', '0"!".0,']
)
def test_a_total_that_shows_no_amount_of_ours(tmp_path: Path, kind: str, code: str) -> None:
    assert refused(statement(tmp_path / f"a.{kind}", code, "元", only="负债合计")).where == "表!B6"


@kinds
def test_one_cell_in_another_scale(tmp_path: Path, kind: str) -> None:
    assert "表!B5" in refused(statement(tmp_path / f"a.{kind}", '0.00"万元"', "元", only="短期借款")).message.zh


@kinds
@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [(-5, "0;[Red]-0", -5), (-5, "#,##0;#,##0", "〔数字被单元格格式隐藏〕"), (5, "#,##0;#,##0", 5)],
)
def test_the_sign_that_is_shown(tmp_path: Path, kind: str, value: int, code: str, shown: object) -> None:
    path = KINDS[kind](tmp_path / f"a.{kind}", {"表": Page([[value]], {(0, 0): code})})
    assert open_book(path).sheets[0].at(0, 0) == shown


@kinds
def test_a_loan_in_thousands_is_no_loan_in_yuan(tmp_path: Path, kind: str) -> None:
    error = refused(ledger(tmp_path / f"a.{kind}", 60_000_000, "#,##0,"))
    assert "融资明细!C2" in error.message.zh
    company = read_company(ledger(tmp_path / f"b.{kind}", 60_000_000, "#,##0,", unit="千元", capital=100_000))
    assert [loan.balance for loan in company.loans] == [60_000_000]


@kinds
def test_a_small_loan_beside_a_large_one_is_not_asked_about_where_formats_are_read(tmp_path: Path, kind: str) -> None:
    company = read_company(ledger(tmp_path / f"a.{kind}", 12_000, more=[["银行借款", "乙银行", 6_000_000]]))
    assert company.doubts == ()


@kinds
def test_a_condition_that_may_change_what_a_figure_shows_is_refused(tmp_path: Path, kind: str) -> None:
    rows: list[list[Any]] = [["资产负债表"], ["2023年12月31日", "单位:万元"], ["项目", "期末余额"], *lines(10**4)]
    for place, code in enumerate(('0"元"', "#,##0,")):
        path = KINDS[kind](tmp_path / f"{place}.{kind}", {"表": Page(rows, conditions=(((4, 1, 4, 1), code),))})
        assert "条件格式" in refused(path).message.zh
    path = KINDS[kind](tmp_path / f"b.{kind}", {"表": Page(rows, conditions=(((4, 1, 4, 1), "#,##0.00"),))})
    assert net_assets(read_company(path)) == 6 * 10**8


@kinds
def test_a_hidden_row_counts_and_is_told(tmp_path: Path, kind: str) -> None:
    company = read_company(ledger(tmp_path / f"a.{kind}", 60_000_000, hidden=(1,)))
    assert sum(loan.balance for loan in company.loans) == 60_000_000
    assert any(told.zh.startswith("融资明细!C2") and "隐藏" in told.zh for told in company.warnings)


@kinds
def test_what_a_merged_cell_hides_is_no_loan(tmp_path: Path, kind: str) -> None:
    merged = ((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2))
    page: dict[str, Any] = {"merged": merged, "chart": True, "more": [["银行借款", "甲银行", 50_000_000]]}
    company = read_company(ledger(tmp_path / f"a.{kind}", 60_000_000, **page))
    assert [loan.balance for loan in company.loans] == [60_000_000]
    assert any("融资明细!C3" in told.zh and "合并单元格" in told.zh for told in company.warnings)


@kinds
def test_a_raised_digit_is_a_mark(tmp_path: Path, kind: str) -> None:
    path = ledger(tmp_path / f"a.{kind}", [("60000000", False), ("1", True)])
    assert open_book(path).sheets[1].at(1, 2) == "60000000¹"
    assert refused(path).where == "融资明细!C2"


@kinds
def test_a_serial_of_the_system_of_1904(tmp_path: Path, kind: str) -> None:
    rows: list[list[Any]] = [
        ["资产负债表", "单位:元"],
        ["报表日期:", (date(2023, 12, 31) - date(1904, 1, 1)).days],
        ["项目", "期末余额"],
        *lines(),
    ]
    path = KINDS[kind](tmp_path / f"a.{kind}", {"表": Page(rows)}, date1904=True)
    assert read_company(path).report_date == date(2023, 12, 31)


@kinds
def test_an_error_is_refused_by_its_name(tmp_path: Path, kind: str) -> None:
    error = refused(ledger(tmp_path / f"a.{kind}", Formula("#DIV/0!", text="of:=1/[.Z99]")))
    assert (error.where, "#DIV/0!" in error.found.zh) == ("融资明细!C2", True)


@kinds
def test_a_formula_of_the_day_is_no_figure(tmp_path: Path, kind: str) -> None:
    assert (
        refused(ledger(tmp_path / f"a.{kind}", Formula(46_000_000.0, TODAY, "of:=TODAY()*1000"))).where == "融资明细!C2"
    )


records = pytest.mark.parametrize("kind", ["xls", "xlsb"])
NAMED = b"\x43\x01\x00\x00\x00\x00\x00"
"""A name, which is not followed."""


def reference(kind: str, row: int, column: int) -> bytes:
    """The token of a cell of the same sheet."""
    return struct.pack("<BHH" if kind == "xls" else "<BIH", 0x44, row, column | 0xC000)


@records
def test_a_formula_that_gives_nothing_is_asked_about_where_it_cannot_be_worked_out(tmp_path: Path, kind: str) -> None:
    """One that was never calculated is stored as 0, and so is one that gives 0; a 0 that somebody typed is one."""
    doubts = read_company(ledger(tmp_path / f"a.{kind}", Formula(0.0, NAMED))).doubts
    assert [doubt.key for doubt in doubts] == ["zero_balance:融资明细.C2"]
    for place, cell in enumerate((0, Formula(0.0), Formula(60_000_000.0, NAMED))):
        assert read_company(ledger(tmp_path / f"{place}.{kind}", cell)).doubts == ()


@records
@pytest.mark.parametrize("stored", [0.0, 7.0])
def test_a_result_that_was_never_calculated_is_worked_out(tmp_path: Path, kind: str, stored: float) -> None:
    """C2 holds =C3*2 over 30,000,000, with the 0 of a library or the 7 of before."""
    tokens = reference(kind, 2, 2) + b"\x1e\x02\x00\x05"
    company = read_company(
        ledger(tmp_path / f"a.{kind}", Formula(stored, tokens), more=[["银行借款", "乙银行", 30_000_000]])
    )
    assert [loan.balance for loan in company.loans] == [60_000_000, 30_000_000]
    assert any("融资明细!C2" in told.zh and "=C3*2" in told.zh for told in company.warnings)
    assert company.doubts == ()


@records
def test_what_leans_on_a_nothing_that_is_not_known_is_asked_about(tmp_path: Path, kind: str) -> None:
    path = ledger(
        tmp_path / f"a.{kind}", Formula(0.0, reference(kind, 2, 2)), more=[["银行借款", "乙银行", Formula(0.0, NAMED)]]
    )
    assert [doubt.key for doubt in read_company(path).doubts] == [
        "zero_balance:融资明细.C2",
        "zero_balance:融资明细.C3",
    ]


A1, B2, AREA = (struct.pack("<BHH", 0x24, row, row | 0xC000) for row in (0, 1, 2))
ROWS = struct.pack("<BHHHH", 0x25, 0, 29, 0xC000, 0xC001)
ONE, TWO = b"\x1e\x01\x00", b"\x1e\x02\x00"
"""MS-XLS 2.5.198: 24 a cell, 25 an area, 1E a whole number, 03 to 0E operators, 12 to 15 signs, per cent and brackets, 19 notes, 21 and 22 functions."""


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (A1 + B2 + b"\x03", "A1+B2"),
        (A1 + B2 + AREA + b"\x04\x04", "A1-(B2-C3)"),  # no token for the brackets, as some write it
        (A1 + B2 + AREA + b"\x04\x15\x04", "A1-(B2-C3)"),
        (A1 + B2 + b"\x04" + AREA + b"\x04", "A1-B2-C3"),
        (A1 + B2 + b"\x03" + TWO + b"\x05", "(A1+B2)*2"),
        (A1 + b"\x13" + TWO + b"\x07", "(-A1)^2"),
        (A1 + TWO + b"\x07\x13", "-(A1^2)"),
        (A1 + b"\x14", "A1%"),
        (ROWS + b"\x19\x10\x00\x00", "SUM(A1:B30)"),
        (ROWS + A1 + b"\x42\x02\x04\x00", "SUM(A1:B30,A1)"),
        (b"\x19\x40\x00\x01" + A1 + TWO + b"\x41\x1b\x00", "ROUND(A1,2)"),
        (A1 + b"\x19\x02\x06\x00" + ONE + b"\x19\x08\x03\x00" + b"\x16" + b"\x42\x03\x01\x00", "IF(A1,1,)"),
        (b'\x17\x03\x00a"b', '"a""b"'),
        (b"\x17\x01\x01\x43\x51", '"元"'),
        (b"\x1f" + struct.pack("<d", 0.001), "0.001"),
        (b"\x1d\x01", "TRUE"),
        (b"\x3a\x00\x00" + A1[1:], "'乙''s'!A1"),
        (b"\x3b\x00\x00" + ROWS[1:], "'乙''s'!A1:B30"),
        (b"\x3a\x01\x00" + A1[1:], ""),  # another workbook
        (b"\x3a\x09\x00" + A1[1:], ""),
        (b"\x01\x00\x00\x01\x00", "A5+D$1"),  # shared with B1, held by D5: two columns further left is B, three is A
        (b"\x01\x07\x00\x01\x00", ""),
        (A1 + b"\x41\x94\x00", ""),  # INDIRECT
        (NAMED, ""),
        (A1 + B2, ""),
        (b"\x03", ""),
        (b"", ""),
        (A1[:-1], ""),
        (b"\x22\x09\x04\x00", ""),
        (b"\x1f" + struct.pack("<d", 1e300), ""),
        (A1 + b"\x14" * 3000, ""),
    ],
)
def test_formulas_of_records_as_they_are_typed(tokens: bytes, text: str) -> None:
    shared = struct.pack("<BHH", 0x2C, 0, 0xC0FD) + struct.pack("<BHH", 0x2C, 0, 0x4000) + b"\x03"
    spelling = Spelling(XLS, ["乙's", None], {(0, 1): shared})
    assert spelling.text(tokens, (4, 3)).replace("$", "") == text.replace("$", "")


def test_formulas_of_an_xlsb_as_they_are_typed() -> None:
    spelling = Spelling(XLSB, ["乙"], {(0, 1): struct.pack("<BIH", 0x2C, 2**32 - 1, 0xFFFF) + ROWS[:0]})
    wide = struct.pack("<BIIHH", 0x25, 0, 99_999, 0xC000, 0xC001) + b"\x19\x10\x00\x00"
    assert spelling.text(wide, (0, 0)) == "SUM(A1:B100000)"
    assert spelling.text(b"\x3a\x00\x00" + struct.pack("<IH", 4, 0xC002), (0, 0)) == "'乙'!C5"
    assert spelling.text(b"\x17\x01\x00\x43\x51", (0, 0)) == '"元"'
    assert spelling.text(b"\x01" + bytes(4), (4, 3), struct.pack("<II", 4, 1)) == "C4"  # one row up, one column left


# .ods alone


@pytest.mark.parametrize("by", ["cell", "row", "column", "parent", "all"])
def test_wherever_an_ods_keeps_the_style_of_a_cell(tmp_path: Path, by: str) -> None:
    rows: list[list[Any]] = [["资产负债表"], ["2023年12月31日", "单位:元"], ["项目", "期末余额"], *lines()]
    codes = {(row, 1): "#,##0.00," for row in range(3, len(rows))}
    path = write_ods(tmp_path / "a.ods", {"表": Page(rows, codes)}, by=by)
    assert "表!B4" in refused(path).message.zh


def with_cell(path: Path, given: str) -> Path:
    """Our workbook as an .ods whose loan of 60 million yuan is written so, without a style of its own."""
    ledger(path, 60_000_000)
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name).decode() for name in source.namelist()}
    usual = '<table:table-cell office:value-type="float" office:value="60000000"></table:table-cell>'
    assert usual in parts["content.xml"]
    parts["content.xml"] = parts["content.xml"].replace(usual, f"<table:table-cell {given}</table:table-cell>")
    with zipfile.ZipFile(path, "w") as changed:
        for name, content in parts.items():
            changed.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("given", "shows"),
    [
        ('office:value-type="currency" office:currency="USD" office:value="60000000">', "USD60000000"),
        ('office:value-type="percentage" office:value="60000000">', "6000000000%"),
        ('office:value-type="string" office:value="60000000"><text:p>90000000</text:p>', "隐藏"),
        ('office:value="60000000"><text:p>90000000</text:p>', "隐藏"),
    ],
)
def test_what_a_cell_of_an_ods_says_of_its_value(tmp_path: Path, given: str, shows: str) -> None:
    error = refused(with_cell(tmp_path / "a.ods", given))
    assert shows in error.message.zh
    assert "融资明细!C2" in error.message.zh


def test_renminbi_by_the_kind_of_the_cell(tmp_path: Path) -> None:
    given = 'office:value-type="currency" office:currency="CNY" office:value="60000000">'
    (loan,) = read_company(with_cell(tmp_path / "a.ods", given)).loans
    assert loan.balance == 60_000_000


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("of:=SUM([.E1:.E2])", 30_000_000),
        ("of:=[.E1]*1000", 60_000_000),  # 10,000 would be 10,000,000: worked out, another figure is stored
        ("of:=[$'融资明细'.$E$2]+[.E1]", 30_000_000),
    ],
)
def test_formulas_of_an_ods_are_worked_out(tmp_path: Path, formula: str, result: int) -> None:
    path = tmp_path / "a.ods"
    ledger(path, Formula(7.0, text=formula))
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    cells = [10_000_000, 20_000_000] if "1000" not in formula else [60_000, 0]
    for cell, before in zip(cells, ("余额", None), strict=True):
        more = f'<table:table-cell/><table:table-cell office:value-type="float" office:value="{cell}"/></table:table-row>'.encode()
        text = parts["content.xml"]
        at = text.index('table:name="融资明细"'.encode()) if before else text.index(b'office:value="7.0"')
        end = text.index(b"</table:table-row>", at)
        parts["content.xml"] = text[:end] + more + text[end + len(b"</table:table-row>") :]
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    company = read_company(path)
    assert [loan.balance for loan in company.loans] == [result]
    assert any("融资明细!C2" in told.zh for told in company.warnings)


@pytest.mark.parametrize(
    ("generator", "believed"),
    [("LibreOffice/7.4", True), ("MicrosoftOffice/16.0 MicrosoftExcel", True), ("ODFPY/1.4.1", False), ("", False)],
)
def test_who_wrote_an_ods_decides_what_is_believed(tmp_path: Path, generator: str, believed: bool) -> None:
    rows: list[list[Any]] = [
        ["渠道", "资金提供方", "余额"],
        ["银行借款", "甲银行", Formula(60_000_000.0, text="of:=INDIRECT([.A1])")],
    ]
    book = open_book(write_ods(tmp_path / "a.ods", {"表": Page(rows)}, generator=generator))
    assert ("表!C2" in book.unknown) is not believed


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("of:=SUM([.B1:.B3];[$表.$C$1])", "SUM(B1:B3,表!$C$1)"),
        ("of:=IF([.A1]=\"a;[b]\";1;[$'甲 乙'.B2:.C3])", "IF(A1=\"a;[b]\",1,'甲 乙'!B2:C3)"),
        ("oooc:=[.A1]+1", "A1+1"),
        ("of:=SUM([.A:.B])", "SUM(A1:B1048576)"),
        ("of:=SUM([$'甲'.$A:.$A])", "SUM('甲'!$A1:$A1048576)"),
        ("of:=IF(TRUE();FALSE();0)", "IF(TRUE,FALSE,0)"),
        ("msoxl:=SUM(A1,B2)", "SUM(A1,B2)"),
        ("of:=['file:///a.ods'#$表.A1]", ""),
        ("of:=[$甲.A1:$乙.A1]", ""),
        ("of:=[.#REF!]", ""),
        ("xy:=A1", ""),
    ],
)
def test_formulas_as_spreadsheets_show_them(formula: str, text: str) -> None:
    assert translated(formula) == text


def test_the_names_of_styles() -> None:
    assert encoded("ConditionalStyle_1") == "ConditionalStyle_5f_1"


def test_a_factor_that_no_comma_writes_is_no_amount(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", {"表": Page([[500]], {(0, 0): "#,##0×100"})})
    assert open_book(path).sheets[0].at(0, 0) == "500÷100"


# .xls alone


def test_the_usual_style_of_an_xls_may_have_a_format(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["资产负债表"], ["2023年12月31日", "单位:元"], ["项目", "期末余额"], *lines()]
    assert "表!B4" in refused(write_xls(tmp_path / "a.xls", {"表": Page(rows)}, usual="#,##0.00,")).message.zh


def test_formats_of_before_1997_are_read(tmp_path: Path) -> None:
    """BIFF5: texts in the code page of the file; formulas are not read, so that a 0 of one is asked about."""
    codes = {(0, 0): '0.00"万元"', (0, 1): "#,##0,"}
    book = open_book(write_xls(tmp_path / "a.xls", {"a": Page([[5000, 5000, Formula(0.0)]], codes)}, old=True))
    assert book.sheets[0].rows == (("5000万元", 5.0, 0.0),)
    assert book.zeros == frozenset({"a!C1"})


def test_a_short_stream_is_read(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", {"表": Page([[5000]], {(0, 0): "#,##0,"})}, small=True)
    assert open_book(path).sheets[0].at(0, 0) == 5


def test_texts_that_run_over_into_the_next_record() -> None:
    """A record holds 8,224 bytes at most; a text that is cut begins again with a flag of its own (MS-XLS 2.5.293)."""
    from leverage.intake.files.described.rich_texts import RichTexts  # noqa: PLC0415

    first = (
        struct.pack("<II", 2, 2)
        + struct.pack("<HB", 2, 0)
        + b"ab"
        + struct.pack("<HBH", 4, 9, 1)
        + "12".encode("utf-16-le")
    )
    second = b"\x0034" + struct.pack("<HH", 3, 5)
    assert RichTexts([first, second], [0, 0, 0, 0, 1]).raised() == {1: [["123", False], ["4", True]]}


# damaged


@pytest.mark.parametrize(("kind", "bad"), [("xls", True), ("ods", True), ("xls", False), ("ods", False)])
def test_formats_that_cannot_be_followed_are_asked_about(tmp_path: Path, kind: str, bad: bool) -> None:
    """A small loan beside a large one: of a file whose formats are damaged the scale is asked about, as of one that has none."""
    path = ledger(tmp_path / f"a.{kind}", 12_000, "#,##0.00", more=[["银行借款", "乙银行", 6_000_000]])
    if bad and kind == "xls":  # a condition that breaks off
        path = write_xls(path, _with_a_condition(path))
        at = path.read_bytes().index(struct.pack("<HH", 0x01B0, 22))
        path.write_bytes(path.read_bytes()[: at + 16] + b"\xff\xff" + path.read_bytes()[at + 18 :])
    elif bad:
        with zipfile.ZipFile(path) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        parts["styles.xml"] = b"<office:document-styles>"
        with zipfile.ZipFile(path, "w") as target:
            for name, content in parts.items():
                target.writestr(name, content)
    assert open_book(path).formats_known is not bad
    assert [doubt.key for doubt in read_company(path).doubts] == (["scale"] if bad else [])


def _with_a_condition(path: Path) -> dict[str, Page]:
    pages = {sheet.name: Page([list(row) for row in sheet.rows]) for sheet in open_book(path).sheets}
    pages["融资明细"].conditions = (((9, 9, 9, 9), '0"元"'),)
    return pages


@pytest.mark.parametrize("seed", range(40))
def test_damaged_records_end_in_a_reading_or_a_refusal(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  no secret
    page = Page(
        [["甲", 5000, Formula(0.0)], [[("40", False), ("1", True)], 1.5]],
        {(0, 1): "#,##0,"},
        conditions=(((0, 1, 2, 1), '0"元"'),),
    )
    stream = bytearray(container.workbook_stream(write_xls(tmp_path / "a.xls", {"表": page}).read_bytes())[:1500])
    for _ in range(chance.randint(1, 12)):
        stream[chance.randrange(len(stream))] = chance.randrange(256)
    data = compound(bytes(stream) + bytes(4096 - len(stream)))
    with suppress(ValueError):
        biff.described(data)
    cut = bytearray(data)
    for _ in range(3):
        cut[chance.randrange(1536)] = chance.randrange(256)
    with suppress(ValueError):
        biff.described(bytes(cut[: chance.randrange(600, len(cut))]))


def test_a_chain_of_sectors_that_bites_its_tail() -> None:
    data = bytearray(compound(bytes(5000)))
    data[512 + 12 : 512 + 16] = struct.pack("<I", 2)
    with pytest.raises(ValueError, match="without an end"):
        container.workbook_stream(bytes(data))


def test_a_formula_that_an_ods_repeats_stands_in_every_cell(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", {"表": Page([[Formula(0.0, text="of:=1+1"), 5]])}, generator="ODFPY/1.4.1")
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(
        b"<table:table-row", b'<table:table-row table:number-rows-repeated="2"'
    )
    parts["content.xml"] = parts["content.xml"].replace(
        b" table:formula", b' table:number-columns-repeated="2" table:formula'
    )
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    assert open_book(path).sheets[0].rows == ((2.0, 2.0, 5.0),) * 2


def test_cells_that_were_not_seen_leave_formats_unknown() -> None:
    assert reader._seen([["a", 1.0], [2.0]], {0: {1: [[0, 0]]}, 3: {0: [[1, 4]]}})
    assert not reader._seen([["a", 1.0], [2.0]], {0: {1: [[0, 0]]}})
    assert not reader._seen([["a", 1.0]], {0: {1: [[1, 9]]}})
    assert not reader._seen(
        [["a", 1.0]], {0: {1: [[0, 0]]}, 1: {1: [[0, 3]]}}
    )  # of two styles nobody knows which is shown
