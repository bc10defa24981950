"""What the person before the screen sees and the cell does not hold: formats laid over it by conditions, results of arrays, lines below the sheet."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from leverage.company import Company
from leverage.intake import read_company
from leverage.intake.files import package
from leverage.terms.errors import InputError

Edit = Callable[[Any], None]
Book = Callable[..., Path]

LINES: tuple[tuple[Any, ...], ...] = (
    ("资产负债表",),
    ("编制单位：甲小额贷款有限公司", "2023年12月31日", "单位：万元"),
    ("项目", "期末余额", "年初余额"),
    ("货币资金", 20_000, 17_000),
    ("资产总计", 20_000, 17_000),
    ("短期借款", 6_000, 5_000),
    ("应付账款", 3_000, 2_000),
    ("负债合计", 9_000, 7_000),
    ("实收资本", 8_000, 8_000),
    ("未分配利润", 3_000, 2_000),
    ("所有者权益合计", 11_000, 10_000),
    ("负债和所有者权益总计", 20_000, 17_000),
)


@pytest.fixture
def sheet(tmp_path: Path) -> Book:
    """A balance sheet in 万元 with the edits that are tried on it."""

    def made(*edits: Edit, more: tuple[tuple[Any, ...], ...] = ()) -> Path:
        workbook = openpyxl.Workbook()
        page: Any = workbook.active
        for row in (*LINES, *more):
            page.append(row)
        for edit in edits:
            edit(page)
        path = tmp_path / f"sheet{len(list(tmp_path.iterdir()))}.xlsx"
        workbook.save(path)
        return path

    return made


def condition(cells: str, code: str) -> Edit:
    """A format that a condition lays over some cells."""

    def edit(page: Any) -> None:
        style = DifferentialStyle(numFmt=NumberFormat(numFmtId=200, formatCode=code))
        page.conditional_formatting.add(cells, Rule(type="expression", dxf=style, formula=["B6>0"]))

    return edit


def equity(company: Company) -> Fraction:
    return next(figure.amount for base, figure in company.capital.items() if base.value == "net_assets")


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        *(("B4:B12", code) for code in ('0"元"', '0.00"万元"', '0.0,"千元"', "#,##0,", '0"美元"', ";;;", "0%")),
        *((cells, '0"元"') for cells in ("B11", "A1:C3 B5:B12", "B1:B1048576", "$B$5:$C$12")),
    ],
)
def test_a_condition_that_may_change_what_a_figure_shows_is_refused(sheet: Book, cells: str, code: str) -> None:
    with pytest.raises(InputError, match="条件格式"):
        read_company(sheet(condition(cells, code)))


@pytest.mark.parametrize(
    ("cells", "code"), [("B4:C12", "#,##0.00"), ("B4:C12", "0;[Red]-0"), ("E4:E12", '0"元"'), ("A1:A3", '0"元"')]
)
def test_a_condition_that_only_groups_or_lies_elsewhere_is_none(sheet: Book, cells: str, code: str) -> None:
    assert equity(read_company(sheet(condition(cells, code)))) == 110_000_000


def test_a_condition_of_the_newer_kind(tmp_path: Path) -> None:
    """As spreadsheet programs write those that refer to another sheet: with a format of their own, and the range behind it."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("资产负债表")
        for number, row in enumerate(LINES):
            page.write_row(number, 0, row)
        page.conditional_format(
            "B4:B12", {"type": "cell", "criteria": ">", "value": 0, "format": book.add_format({"num_format": '0"元"'})}
        )
    with pytest.raises(InputError, match="条件格式"):
        read_company(path)


def test_a_condition_behind_a_thousand_others_counts(tmp_path: Path) -> None:
    """As sheets have them that were copied together for years: 1,200 that colour a cell far off, then one that writes a unit behind the figures."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("资产负债表")
        for number, row in enumerate(LINES):
            page.write_row(number, 0, row)
        bold, unit = book.add_format({"bold": True}), book.add_format({"num_format": '0"元"'})
        for place in range(100, 1300):
            page.conditional_format(place, 7, place, 7, {"type": "cell", "criteria": ">", "value": 0, "format": bold})
        page.conditional_format("B4:B12", {"type": "cell", "criteria": ">", "value": 1, "format": unit})
    with pytest.raises(InputError, match="条件格式"):
        read_company(path)


def test_a_condition_that_refers_to_another_sheet_stands_in_an_extension() -> None:
    """Spreadsheet programs write it with a format of its own, and with its range behind it (MS-XLSX 2.6.10)."""
    cells = package.Cells()
    content = (
        b'<sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData><extLst><ext><x14:conditionalFormattings>'
        b'<x14:conditionalFormatting xmlns:xm="m"><x14:cfRule type="expression"><xm:f>B!A1</xm:f><x14:dxf>'
        b'<numFmt numFmtId="200" formatCode="0&quot;w&quot;"/></x14:dxf></x14:cfRule><xm:sqref>A1:A9</xm:sqref>'
        b"</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    assert list(cells.places(content)) == [(0, 0)]
    assert cells.conditional == [("A1:A9", -1, '0"w"')]


@pytest.mark.parametrize("write", ["write_array_formula", "write_dynamic_array_formula"])
def test_the_results_of_an_array_are_no_figures_of_a_library(tmp_path: Path, write: str) -> None:
    """A sum in two cells, of which the library stores 0 and 0: a spreadsheet program shows 250 million in both."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        profile = book.add_worksheet("公司信息")
        for row, pair in enumerate([("项目", "内容"), ("金额单位", "元"), ("资本净额", 100_000_000)]):
            profile.write_row(row, 0, pair)
        ledger = book.add_worksheet("融资明细")
        ledger.write_row(0, 0, ["渠道", "资金提供方", "余额"])
        ledger.write_row(1, 0, ["银行借款", "甲银行"])
        ledger.write_row(2, 0, ["银行借款", "乙银行"])
        getattr(ledger, write)("C2:C3", "{=SUM(公司信息!F1:F2)}")
        profile.write_column(0, 5, [150_000_000, 100_000_000])
        ledger.write_row(3, 0, ["以上为全部融资(是/否)", "是"])
    with pytest.raises(InputError, match="融资明细!C3"):
        read_company(path)


@pytest.mark.parametrize(
    "line",
    [
        ("表外：对外担保余额", 5_000),
        ("回购式资产转让", 3_000),
        ("备注：另有表外融资30000万元未入账",),
        ("信贷资产证券化（已出表）", "", 3_000),
        ("或有负债：三千万元",),
    ],
)
def test_funding_told_below_the_sheet_is_asked_about(sheet: Book, line: tuple[Any, ...]) -> None:
    path = sheet(more=(("",), line))
    (doubt,) = read_company(path).doubts
    assert doubt.key == "unread:Sheet.A14"
    assert not next(iter(read_company(path, answers={doubt.key: "是"}).doubts)).open
    with pytest.raises(InputError, match="Sheet!A14"):
        read_company(path, answers={doubt.key: "否"})


@pytest.mark.parametrize(
    "line",
    [
        ("制表：张三", "复核：李四"),
        ("注：本公司没有表外融资，没有对外担保",),
        ("担保费收入", 20),
        ("表外项目",),
        ("回购", ""),
    ],
)
def test_what_tells_of_no_money_is_passed_over(sheet: Book, line: tuple[Any, ...]) -> None:
    assert read_company(sheet(more=(("",), line))).doubts == ()


@pytest.mark.parametrize(
    "heading", ["期末余额USD", "期末余额-美元", "美元期末余额", "期末余额(US$)", "期末数/港币", "期末余额[$]"]
)
def test_a_column_in_a_foreign_currency_is_refused(sheet: Book, heading: str) -> None:
    def edit(page: Any) -> None:
        page["B3"] = heading

    with pytest.raises(InputError, match=r"外币|期末"):
        read_company(sheet(edit))


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"capital": {"net_capital": "10000"}}, "capital.net_capital"),
        ({"unit": "万元", "capital": {"net_capital": "100000000"}}, "capital.net_capital"),
    ],
)
def test_capital_in_json_unlike_any_companys_is_asked_about(
    tmp_path: Path, changes: dict[str, Any], where: str
) -> None:
    company = {
        "report_date": "2017-11-30",
        "complete": True,
        "capital": {"net_capital": "100000000"},
        "balances": {"bank_loan": "60000000"},
    }
    path = tmp_path / "company.json"
    path.write_text(json.dumps({**company, **changes}), encoding="utf-8")
    (doubt,) = read_company(path).doubts
    assert (doubt.key, doubt.where[0], doubt.open) == ("scale", where, True)
    path.write_text(json.dumps({**company, **changes, "facts": {"scale": True}}), encoding="utf-8")
    assert [doubt.open for doubt in read_company(path).doubts] == [False]
    with pytest.raises(InputError, match="金额单位不是"):
        read_company(path, answers={"scale": "否"})
    for balances in (
        company["balances"],
        {"bank_loan": "0.01"},
        {"bank_loan": "60000000", "abs": "1"},
    ):  # each is exact
        path.write_text(json.dumps({**company, "balances": balances}), encoding="utf-8")
        assert read_company(path).doubts == ()


def many(path: Path, *, refers: bool = False, name: str = "计算", head: tuple[str, ...] = ("甲", "乙")) -> Path:
    """A balance sheet beside a sheet of 6,100 formulas, of each of which a library stores 0; ``refers``: 短期借款 is one of them, 6,000."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("资产负债表")
        for number, row in enumerate(LINES):
            page.write_row(number, 0, row)
        if refers:
            page.write_formula("B6", f"={name}!B7")  # B7 is the sixth of ={row}*1000
        other = book.add_worksheet(name)
        other.write_row(0, 0, head)
        for below in range(1, 6_101):
            other.write_number(below, 0, below)
            other.write_formula(below, 1, f"=A{below + 1}*1000")
    return path


def test_many_formulas_of_another_sheet_are_left_alone(tmp_path: Path) -> None:
    company = read_company(many(tmp_path / "a.xlsx"))
    assert [item.amount for item in company.unallocated if item.label == "短期借款"] == [60_000_000]
    assert company.doubts == ()


def test_a_formula_that_refers_to_them_is_worked_out(tmp_path: Path) -> None:
    company = read_company(many(tmp_path / "a.xlsx", refers=True))
    assert [item.amount for item in company.unallocated if item.label == "短期借款"] == [60_000_000]


@pytest.mark.parametrize(("name", "head"), [("借款台账", ("甲", "乙")), ("计算", ("贷款银行", "金额"))])
def test_a_ledger_of_many_formulas_is_no_ledger_of_nothing(tmp_path: Path, name: str, head: tuple[str, ...]) -> None:
    (doubt,) = read_company(many(tmp_path / "a.xlsx", name=name, head=head)).doubts
    assert doubt.key == f"unread:{name}.A1"


def beyond(path: Path) -> Path:
    """A balance sheet that stands on the sheet of 6,100 formulas itself, with a formula for 短期借款 that comes last of them."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("资产负债表")
        for place in range(6_100):
            page.write_formula(place, 30, f"=A{place + 1}&1", None, "x")
        for number, row in enumerate(LINES):
            page.write_row(number + 6_100, 0, row)
        page.write_formula("B6106", "=C6106*2", None, 6_000)
    return path


def test_formulas_beyond_what_is_worked_out_leave_no_figure(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="资产负债表!B6106"):
        read_company(beyond(tmp_path / "a.xlsx"))
