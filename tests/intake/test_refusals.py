"""What is refused: by the cell, the reason and what to do, never by a traceback."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from budget import examples
from hypothesis import given
from hypothesis import strategies as st

from leverage.intake.files.cells import open_book
from leverage.intake.spreadsheet import read_workbook
from leverage.terms.errors import InputError

Layout = Callable[..., list[list[Any]]]
Save = Callable[..., Path]
M = 1_000_000


def refused(path: Path, **options: Any) -> InputError:
    """The refusal of a file; both languages must say something."""
    with pytest.raises(InputError) as caught:
        read_workbook(path, **options)
    error = caught.value
    assert error.found.zh
    assert error.found.en
    assert error.do.zh
    assert error.do.en
    return error


def balanced(**changes: Any) -> list[list[Any]]:
    """A short sheet: 1000 = 400 + 600."""
    lines = {"资产总计": 1000, "短期借款": 400, "负债合计": 400, "所有者权益合计": 600} | changes
    return [["单位:元"], ["项目", "期末余额"], *([name, value] for name, value in lines.items() if value is not None)]


def test_formulas_as_text(save: Save) -> None:
    error = refused(save(balanced(资产总计="@ye(1001,99)", 短期借款="@ye(2001,99)", 负债合计=0, 所有者权益合计=0)))
    assert error.where == "资产负债表!B3"
    assert "没有填写" in error.found.zh


@pytest.mark.parametrize("value", [0, "", "-"])
def test_all_blank_or_zero(save: Save, value: Any) -> None:
    error = refused(save(balanced(资产总计=value, 短期借款=value, 负债合计=value, 所有者权益合计=value)))
    assert error.where == "资产负债表!B3"
    assert "没有填写" in error.found.zh


def test_a_formula_without_a_stored_value(tmp_path: Path, save: Save) -> None:
    path = save(balanced())
    book = openpyxl.load_workbook(path)
    book["资产负债表"]["B5"] = "=VLOOKUP(A4,A4:B4,2)"
    book.save(path)
    error = refused(path)
    assert error.where == "资产负债表!B5"
    assert "=VLOOKUP(A4,A4:B4,2)" in error.found.en


def test_an_error_value(tmp_path: Path) -> None:
    path = tmp_path / "error.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("表")
        for number, row in enumerate(balanced()):
            sheet.write_row(number, 0, row)
        sheet.write_formula("B6", "=1/0", None, "#DIV/0!")
    assert refused(path).where == "表!B6"


def test_a_liability_line_that_was_never_calculated(save: Save) -> None:
    path = save(balanced())
    book = openpyxl.load_workbook(path)
    book["资产负债表"]["B4"] = '=INDIRECT("B9")'
    book.save(path)
    assert refused(path).where == "资产负债表!B4"


def test_a_missing_total(save: Save) -> None:
    assert "负债合计" in refused(save(balanced(负债合计=None))).found.zh


def test_a_sheet_that_does_not_balance(save: Save) -> None:
    error = refused(save(balanced(所有者权益合计=602)))
    assert error.where == "资产负债表!B3"
    assert "2.00" in error.found.en


def test_two_units_in_the_last_place_are_too_many(save: Save) -> None:
    rows = [["单位:亿元"], ["项目", "期末余额"], ["资产总计", 0.13], ["负债合计", 0.05], ["所有者权益合计", 0.06]]
    assert "不平" in refused(save(rows)).found.zh


def test_lines_above_their_total(save: Save) -> None:
    assert refused(save(balanced(短期借款=500))).where == "资产负债表!B5"


@pytest.mark.parametrize("equity", [0, -100])
def test_capital_at_or_below_zero(save: Save, equity: int) -> None:
    error = refused(save(balanced(短期借款=1000 - equity, 负债合计=1000 - equity, 所有者权益合计=equity)))
    assert error.where == "资产负债表!B6"


def test_equity_above_assets(save: Save) -> None:
    error = refused(save(balanced(短期借款=-200, 负债合计=-200, 所有者权益合计=1200)))
    assert "大于资产总计" in error.found.zh


@pytest.mark.parametrize("label", ["吸收存款", "客户存款", "吸收存款及同业存放", "未到期责任准备金"])
def test_deposits(save: Save, label: str) -> None:
    lines = [["资产总计", 1000], [label, 400], ["负债合计", 400], ["所有者权益合计", 600]]
    error = refused(save([["单位:元"], ["项目", "期末余额"], *lines]))
    assert error.where == "资产负债表!B4"


def test_a_line_of_deposits_that_is_blank_is_only_a_form(save: Save) -> None:
    lines = [["资产总计", 1000], ["吸收存款", 0], ["短期借款", 400], ["负债合计", 400], ["所有者权益合计", 600]]
    assert read_workbook(save([["单位:元"], ["项目", "期末余额"], *lines])).unallocated


def test_a_government_sheet(save: Save) -> None:
    lines = [
        ["资产总计", 1000],
        ["应缴财政款", 400],
        ["负债合计", 400],
        ["净资产合计", 600],
        ["负债和净资产总计", 1000],
    ]
    error = refused(save([["会政财01表"], ["单位:元"], ["项目", "期末余额"], *lines]))
    assert "小额贷款公司" in error.found.zh


def test_a_household_sheet(save: Save) -> None:
    rows = [["家庭资产负债表"], *balanced()]
    assert "家庭" in refused(save(rows)).found.zh


def test_a_unit_that_cannot_be_told(save: Save) -> None:
    assert "--unit" in refused(save(balanced()[1:])).do.zh


def test_a_company_called_yuan_is_no_unit(save: Save) -> None:
    assert "--unit" in refused(save([["编制单位:元"], *balanced()[1:]])).do.zh


def test_two_units(save: Save) -> None:
    assert "万元" in refused(save(balanced()), unit="万元").found.zh
    assert "两种" in refused(save([["单位：万元"], *balanced()])).found.zh


def test_a_foreign_currency(save: Save) -> None:
    assert "外币" in refused(save([["单位:美元"], *balanced()[1:]])).found.zh


def test_an_unknown_unit(save: Save) -> None:
    refused(save(balanced()), unit="块")


def test_two_sheets_that_differ(save: Save) -> None:
    error = refused(save({"一月": balanced(), "二月": balanced(短期借款=300, 负债合计=300, 所有者权益合计=700)}))
    assert "--sheet" in error.do.zh


def test_an_unknown_sheet(save: Save) -> None:
    assert "一月" in refused(save({"一月": balanced()}), sheet="一").do.zh


def test_several_companies(save: Save) -> None:
    stacked = [
        ["综合费用表"],
        ["用户名", "企业1", "企业2"],
        ["管理费", 1, 2],
        ["第1年\n资产负债表"],
        ["用户名", "企业1", "企业2"],
        ["资产总计", 1000, 2000],
        ["负债合计", 400, 500],
        ["所有者权益合计", 600, 1500],
    ]
    error = refused(save(stacked))
    assert error.where == "资产负债表!B5"
    assert "哪一家" in error.do.zh


def test_two_closing_columns(save: Save) -> None:
    rows = [
        ["单位:元"],
        ["项目", "期末余额", "期末余额"],
        ["资产总计", 10, 9],
        ["负债合计", 4, 4],
        ["所有者权益合计", 6, 5],
    ]
    assert refused(save(rows)).where == "资产负债表!C2"


def test_group_and_company_side_by_side(save: Save) -> None:
    rows: list[list[Any]] = [
        ["单位:元"],
        ["项目", "期末余额", "", "年初余额"],
        ["", "合并", "母公司", "合并", "母公司"],
    ]
    rows += [["资产总计", 10, 9, 8, 7], ["负债合计", 4, 4, 3, 3], ["所有者权益合计", 6, 5, 5, 4]]
    error = refused(save(rows))
    assert error.where == "资产负债表!E3"
    assert "母公司" in error.do.zh


def test_no_heading(save: Save) -> None:
    rows = [["单位:元"], ["资产总计", 10], ["负债合计", 4], ["所有者权益合计", 6]]
    assert "期末余额" in refused(save(rows)).do.zh


def test_no_balance_sheet(save: Save) -> None:
    refused(save([["利润表"], ["营业收入", 5]]))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "空"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"<html><p>1</p></html>", "网页"),
        (b"PK\x03\x04 not a zip", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "加密"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "格式"),
        (b"\xff\xfe\x00", "编码"),
    ],
)
def test_files_that_are_no_spreadsheet(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)
    assert word in refused(path).found.zh


def test_a_missing_file(tmp_path: Path) -> None:
    refused(tmp_path / "no.xlsx")
    refused(tmp_path)


def test_two_cells_far_apart(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write("A1", 1)
        sheet.write("XFD1048576", 1)
    assert "过大" in refused(path).found.zh


def test_a_file_that_unpacks_into_a_huge_one(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/workbook.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(201):
            part.write(b"\0" * 2**20)
    assert path.stat().st_size < 2**20
    assert "过大" in refused(path).found.zh


def test_repeated_cells(tmp_path: Path) -> None:
    path = tmp_path / "wide.ods"
    cells = b'<table:table-cell table:number-columns-repeated="16000"/><table:table-cell office:value="1"/>'
    rows = b'<table:table-row table:number-rows-repeated="1000000"/><table:table-row>' + cells + b"</table:table-row>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", b"<table:table>" + rows + b"</table:table>")
    assert "过大" in refused(path).found.zh


def sound() -> bytes:
    """A sound file, the same bytes every time."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole) as book:
        book.set_properties({"created": datetime(2023, 12, 31)})
        sheet = book.add_worksheet()
        for number, row in enumerate(balanced()):
            sheet.write_row(number, 0, row)
    return whole.getvalue()


@examples(20)
@given(st.data())
def test_damage_never_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    whole = sound()
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damage") / "file.xlsx"
    path.write_bytes(bytes(content[: data.draw(st.integers(1, len(content)))]))
    with suppress(InputError):
        open_book(path)


def test_a_misspelt_heading_is_named_with_what_it_nearly_is(tmp_path: Path) -> None:
    rows = ("项目,期木余额,年初余额", "资产总计,100,90", "短期借款,40,30", "负债合计,40,30", "所有者权益合计,60,60")
    path = tmp_path / "甲.csv"
    path.write_text("\n".join(("资产负债表,,单位:万元", "2023年12月31日,,", *rows)), encoding="utf-8")
    error = refused(path)
    assert error.where == "甲!B3"
    assert "“期木余额”是否想写：期末余额" in error.message.zh
