"""What the cells show, beside their formats and formulas: merged cells, date systems, marks, parted figures, and what is asked about them."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from leverage.company import Company
from leverage.intake import read_company
from leverage.intake.files.cells import open_book
from leverage.intake.values.amounts import decimal, plain, with_unit
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError

Write = Callable[..., Path]
AMOUNTS: dict[str, Any] = {
    "资产总计": 10**9,
    "短期借款": 4 * 10**8,
    "负债合计": 4 * 10**8,
    "实收资本": 6 * 10**8,
    "所有者权益合计": 6 * 10**8,
}
OPENING: dict[str, Any] = {
    "资产总计": 9 * 10**8,
    "短期借款": 4 * 10**8,
    "负债合计": 4 * 10**8,
    "实收资本": 5 * 10**8,
    "所有者权益合计": 5 * 10**8,
}
DATA = Path(__file__).parent / "data"


def refused(path: Path, **options: Any) -> InputError:
    with pytest.raises(InputError) as caught:
        read_company(path, **options)
    return caught.value


def borrowed(company: Company) -> Fraction:
    return sum((item.amount for item in company.unallocated), Fraction(0))


@pytest.fixture
def statement(tmp_path: Path) -> Write:
    """A balance sheet of 1 000 000 000 yuan, 400 000 000 borrowed; ``more`` adds to the sheet what a test is about."""

    def write(
        changes: dict[str, Any] | None = None,
        *,
        heads: tuple[Any, ...] = ("项目", "期末余额", "年初余额"),
        day: Any = "2023年12月31日",
        title: str = "资产负债表",
        name: str = "表",
        options: dict[str, Any] | None = None,
        more: Callable[[Any, Any], None] | None = None,
        unit: str = "单位:元",
    ) -> Path:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.xlsx"
        with xlsxwriter.Workbook(path, options or {}) as book:
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, [title, unit])
            sheet.write_row(1, 0, ["报表日期:", day] if not isinstance(day, str) else [day])
            sheet.write_row(2, 0, heads)
            for row, label in enumerate(AMOUNTS, start=3):
                sheet.write_row(row, 0, [label, (changes or {}).get(label, AMOUNTS[label]), OPENING[label]])
            if more:
                more(book, sheet)
        return path

    return write


# merged cells, hidden rows


def ledger(
    path: Path, more: Callable[[Any, Any], None], *, second: tuple[Any, ...] = ("银行借款", "甲银行", 60_000_000)
) -> Path:
    with xlsxwriter.Workbook(path) as book:
        profile = book.add_worksheet("公司信息")
        for row, pair in enumerate(
            [("项目", "内容"), ("公司名称", "甲公司"), ("金额单位", "元"), ("资本净额", 100_000_000)]
        ):
            profile.write_row(row, 0, pair)
        loans = book.add_worksheet("融资明细")
        loans.write_row(0, 0, ["渠道", "资金提供方", "余额"])
        loans.write_row(1, 0, ["银行借款", "甲银行", 60_000_000])
        loans.write_row(2, 0, second)
        loans.write_row(3, 0, ["以上为全部融资(是/否)", "是"])
        more(book, loans)
    return path


def with_merged(path: Path, *ranges: str) -> Path:
    """Merged ranges laid over values, as a spreadsheet program never writes them and a copied row does."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    merged = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    part = "xl/worksheets/sheet2.xml"
    parts[part] = parts[part].replace(b"</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>".encode())
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


def test_what_a_merged_cell_hides_is_no_loan(tmp_path: Path) -> None:
    path = with_merged(ledger(tmp_path / "a.xlsx", lambda *_: None), "A2:A3", "B2:B3", "C2:C3")
    company = read_company(path)
    assert [loan.balance for loan in company.loans] == [60_000_000]
    assert any("融资明细!C3" in told.zh and "合并单元格" in told.zh for told in company.warnings)


def test_a_channel_over_two_loans_is_not_guessed(tmp_path: Path) -> None:
    path = with_merged(ledger(tmp_path / "a.xlsx", lambda *_: None, second=("银行借款", "乙银行", 10)), "A2:A3")
    assert refused(path).where == "融资明细!A3"


def test_a_hidden_row_counts_and_is_told(tmp_path: Path) -> None:
    path = ledger(tmp_path / "a.xlsx", lambda _, sheet: sheet.set_row(2, None, None, {"hidden": True}))
    company = read_company(path)
    assert sum(loan.balance for loan in company.loans) == 120_000_000
    assert any(told.zh.startswith("融资明细!C3") and "隐藏" in told.zh for told in company.warnings)


# dates


def test_a_serial_of_the_system_of_1904(statement: Write) -> None:
    days = (date(2023, 12, 31) - date(1904, 1, 1)).days
    assert read_company(statement(day=days, options={"date_1904": True})).report_date == date(2023, 12, 31)
    days = (date(2023, 12, 31) - date(1899, 12, 30)).days
    assert read_company(statement(day=days)).report_date == date(2023, 12, 31)


def test_the_name_of_a_sheet_or_a_file_dates_nothing(statement: Write, tmp_path: Path) -> None:
    company = read_company(statement(day="", name="20250110"))
    assert company.report_date is None
    assert any("2025-01-10" in told.zh for told in company.warnings)
    path = tmp_path / "资产负债表_20250110.csv"
    rows = ["资产负债表,单位:元", "项目,期末余额"] + [f"{label},{amount}" for label, amount in AMOUNTS.items()]
    path.write_text("\n".join(rows), "utf-8")
    assert read_company(path).report_date is None
    path.write_text("\n".join(["2024年12月31日", *rows]), "utf-8")
    assert read_company(path).report_date == date(2024, 12, 31)  # what the sheet says stands


def test_a_day_to_come_is_asked_about(statement: Write) -> None:
    day = date.today() + timedelta(days=40)
    path = statement(day=f"{day.year}年{day.month}月{day.day}日")
    doubt = next(doubt for doubt in read_company(path).doubts if doubt.key == "report_date_to_come")
    assert doubt.open
    assert not any(doubt.open for doubt in read_company(path, answers={doubt.key: "是"}).doubts)
    with pytest.raises(InputError, match="报告日期"):
        read_company(path, answers={doubt.key: "否"})


def test_a_serial_without_a_system(tmp_path: Path) -> None:
    def dated(days: int) -> date | None:
        path = tmp_path / "报表.csv"
        rows = [f"{label},{amount}" for label, amount in AMOUNTS.items()]
        path.write_text("\n".join(["资产负债表,单位:元", f"报表日期:,{days}", "项目,期末余额", *rows]), "utf-8")
        return read_company(path).report_date

    assert dated(45291) == date(2023, 12, 31)  # from 1900
    assert dated(45291 - 1462) is None  # the same day from 1904; from 1900 it would be 30 December 2019


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ('yyyy"年"m"月"', date(2023, 12, 1), date(2023, 12, 31)),  # 2023年12月 was typed, and shown
        ("mmm-yy", date(2023, 12, 1), date(2023, 12, 31)),
        ("yyyy-mm", date(2023, 12, 31), date(2023, 12, 31)),
        ("yyyy-mm-dd", date(2023, 12, 1), date(2023, 12, 1)),
    ],
)
def test_a_month_that_is_shown_has_no_first_day(statement: Write, code: str, day: date, expected: date) -> None:
    def head(book: Any, sheet: Any) -> None:
        sheet.write_datetime(2, 1, day, book.add_format({"num_format": code}))

    assert read_company(statement(more=head, day="")).report_date == expected


@pytest.mark.parametrize("formula", ["=TODAY()", "=EOMONTH(TODAY(),-1)", "=NOW()"])
def test_a_date_of_every_opening_is_no_date(statement: Write, tmp_path: Path, formula: str) -> None:
    def today(book: Any, sheet: Any) -> None:
        sheet.write_formula(1, 1, formula, book.add_format({"num_format": "yyyy-mm-dd"}), 45291)

    path = statement(more=today, day="")
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name).replace(b' fullCalcOnLoad="1"', b"") for name in source.namelist()}
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    assert read_company(path).report_date is None


@pytest.mark.parametrize(
    ("day", "head", "title", "known"),
    [
        ("2023年12月31日", "期初余额", "资产负债表", True),
        ("2023年6月30日", "期初余额", "资产负债表", False),
        ("2023年6月30日", "年初余额", "资产负债表", True),
        ("2023年6月30日", "上年年末余额", "资产负债表", True),
        ("2023年12月", "期初余额", "资产负债表", False),
        ("2023年12月31日", "期初余额", "资产负债表(月报)", False),
        ("2023年12月31日", "期初余额", "资产负债表(季报)", False),
        ("2023年12月31日", "月初余额", "资产负债表", False),
    ],
)
def test_the_opening_column_of_a_month_is_no_year_end(
    statement: Write, day: str, head: str, title: str, known: bool
) -> None:
    company = read_company(statement(day=day, heads=("项目", "期末余额", head), title=title))
    assert (Base.PRIOR_YEAR_NET_ASSETS in company.capital) is known


# text that is a number, and text that is none


@pytest.mark.parametrize(
    "text",
    [
        *("50000000①", "50000000²", "50000000⑴", "5000万①元", "50,000,000*", "50000000※", "50,000\n60,000", "50000 60000", "50000/60000"),
        *("50000000左右", "约50000000", "50000000(注1)", "五千万", "5e7", "1,23", "50000000.", "50000000⁽注⁾", "٥٠٠", "50.000.000"),
    ],
)  # fmt: skip
def test_what_is_no_figure(text: str) -> None:
    if text == "50000000.":  # a point without decimals is one
        assert decimal(text) == 50_000_000
        return
    with pytest.raises(ValueError, match=r"."):
        with_unit(text)


@pytest.mark.parametrize(
    "text",
    [
        "50,000,000",
        "５０，０００，０００",
        "\ufeff50000000",
        "50\u200b000000",
        "50000000\u00a0",
        "\u202a50000000\u202c",
        " 50000000 ",
        "￥50,000,000.00",
    ],
)
def test_what_nobody_sees_changes_nothing(text: str) -> None:
    assert decimal(text) == 50_000_000


@pytest.mark.parametrize(
    "text", ["负债合计①", "负债合计²", "负债\u200b合计", "负债 合 计", "负债合计⁽注1⁾", "\ufeff负债合计", "负债合计⑶"]
)
def test_a_mark_does_not_change_a_label(text: str) -> None:
    assert plain(text) == "负债合计"


@pytest.mark.parametrize("text", ["400000000①", "400,000,000\n300,000,000", "400000000 300000000"])
def test_a_total_with_a_mark_is_refused(statement: Write, text: str) -> None:
    assert refused(statement({"负债合计": text})).where == "表!B6"


def test_a_raised_digit_is_a_mark(statement: Write) -> None:
    def raise_it(book: Any, sheet: Any) -> None:
        sheet.write_rich_string(5, 1, "400000000", book.add_format({"font_script": 1}), "1")
        sheet.write_rich_string(4, 0, "短期借款", book.add_format({"font_script": 1}), "2")

    assert refused(statement(more=raise_it)).where == "表!B6"


def test_a_raised_digit_in_a_text_of_the_cell_itself(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    raised = TextBlock(InlineFont(vertAlign="superscript"), "1")
    workbook.active["B2"] = CellRichText("400000000", raised)  # type: ignore[index]  # a sheet
    workbook.save(tmp_path / "a.xlsx")
    assert open_book(tmp_path / "a.xlsx").sheets[0].at(1, 1) == "400000000¹"


# commas and equals signs in texts

CSV = ("资产负债表,,单位:元", "2023年12月31日", "项目,期末余额,年初余额")


def csv(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "报表.csv"
    path.write_text("\n".join([*CSV, *rows]), "utf-8")
    return path


def test_figures_that_commas_part_are_put_together(tmp_path: Path) -> None:
    rows = [f"{label},{amount:,.2f},{OPENING[label]:,.2f}" for label, amount in AMOUNTS.items()]
    company = read_company(csv(tmp_path, *rows))
    assert borrowed(company) == 4 * 10**8
    assert company.capital[Base.PRIOR_YEAR_NET_ASSETS].amount == 5 * 10**8
    assert any("千位分隔符" in told.zh for told in company.warnings)


@pytest.mark.parametrize(
    "row", ["短期借款,400,300,200,100", "短期借款,400,000,000,300,000", "短期借款,1,200,300,400,500"]
)
def test_a_row_with_several_ways_is_refused(tmp_path: Path, row: str) -> None:
    others = [f"{label},{amount},{OPENING[label]}" for label, amount in AMOUNTS.items() if label != "短期借款"]
    error = refused(csv(tmp_path, others[0], row, *others[1:]))
    assert error.where == "报表!B5"


def test_quotation_marks_around_figures_part_nothing(tmp_path: Path) -> None:
    rows = [f'{label},"{amount:,}","{OPENING[label]:,}"' for label, amount in AMOUNTS.items()]
    assert borrowed(read_company(csv(tmp_path, *rows))) == 4 * 10**8


def test_an_equals_sign_before_a_text_is_told(tmp_path: Path) -> None:
    rows = [f'{label},"=""{amount}""","=""{OPENING[label]}"""' for label, amount in AMOUNTS.items()]
    company = read_company(csv(tmp_path, *rows))
    assert borrowed(company) == 4 * 10**8
    assert any('="1000000000"' in told.zh for told in company.warnings)
    rows[0] = '资产总计,"=SUM(B5:B9)",1'
    assert refused(csv(tmp_path, *rows)).where == "报表!B4"


# deductions, headings, scale


@pytest.mark.parametrize(
    ("payable", "deducted", "whole"), [(120, 20, 100), (120, -20, 100), (100, 20, 100), (80, 20, 100)]
)
def test_a_deduction_under_liabilities(tmp_path: Path, payable: int, deducted: int, whole: int) -> None:
    # taken off the line above; written negative; noted below a net figure; or, whatever it says, a line of its own
    rows = [
        *(f"资产总计,{10**9},", f"长期应付款,{payable}000000,", f"减:未确认融资费用,{deducted}000000,", f"负债合计,{whole}000000,"),
        *(f"实收资本,{9 * 10**8},", f"所有者权益合计,{9 * 10**8},"),
    ]  # fmt: skip
    assert borrowed(read_company(csv(tmp_path, *rows))) == whole * 10**6


@pytest.mark.parametrize(
    "corner", ["科目\\时间", "项目/年度", "单位:元", "编制单位:甲公司", "", "Items", 1, "2023年", "金额", "资产负债表"]
)
@pytest.mark.parametrize("heads", [(2023, 2022), ("2023年", "2022年"), ("2023-12-31", "2022-12-31")])
def test_the_corner_does_not_matter(statement: Write, corner: Any, heads: tuple[Any, ...]) -> None:
    company = read_company(statement(heads=(corner, *heads), day=""))
    assert company.report_date == date(2023, 12, 31)
    assert company.capital[Base.PRIOR_YEAR_NET_ASSETS].amount == 5 * 10**8


@pytest.mark.parametrize(("unit", "asked"), [("单位:元", False), ("单位:万元", True)])
def test_a_scale_unlike_a_company_s_is_asked_about(statement: Write, unit: str, asked: bool) -> None:
    path = statement(unit=unit)  # 1 000 000 000 万元 are ten trillion yuan
    doubts = [doubt for doubt in read_company(path).doubts if doubt.key == "scale"]
    assert [doubt.open for doubt in doubts] == ([True] if asked else [])
    if asked:
        assert "表!B8" in doubts[0].where
        assert not read_company(path, unit="万元").doubts[0].open
        assert not read_company(path, answers={"scale": "是"}).doubts[0].open
        assert refused(path, answers={"scale": "否"}).where


# files that are something else


def test_lock_files_and_endings(tmp_path: Path) -> None:
    for name in ("~$报表.xlsx", ".~lock.报表.xlsx#"):
        (tmp_path / name).write_bytes(b"\x05owner")
        assert "报表.xlsx" in refused(tmp_path / name).do.zh
    for ending in ("et", "ett"):
        path = tmp_path / f"报表.{ending}"
        shutil.copy(DATA / "small.xls", path)
        assert read_company(path).capital


def test_a_workpaper_is_no_input(tmp_path: Path) -> None:
    path = tmp_path / "底稿.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("结论", "逐条核对", "渠道余量", "依据", "数据", "待确认", "说明"):
            book.add_worksheet(name)
    assert "核对底稿" in refused(path).found.zh


def test_no_english_in_a_chinese_refusal(tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"\x00" * 100)
    for error in (refused(path), refused(tmp_path / "没有.xlsx")):
        assert not any(character.isascii() and character.isalpha() for character in error.found.zh)


def test_formats_are_known_of_every_kind_of_spreadsheet(statement: Write) -> None:
    assert open_book(statement()).formats_known
    assert open_book(DATA / "small.xls").formats_known
    assert open_book(DATA / "small.ods").formats_known


def test_what_a_merged_cell_of_an_ods_hides(tmp_path: Path) -> None:
    rows = (
        '<table:table-cell office:value-type="float" office:value="{}" table:number-rows-spanned="2"/>',
        '<table:covered-table-cell office:value-type="float" office:value="{}"/>',
    )
    cells = "".join(
        f"<table:table-row>{row.format(number)}</table:table-row>" for number, row in enumerate(rows, start=7)
    )
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {namespaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="表"><table:table-column/>{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "表.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    book = open_book(path)
    assert book.sheets[0].rows == ((7.0,), ("",))
    assert "表!A2" in book.notes


@pytest.mark.parametrize(("value", "keys"), [("12000", ["scale"]), ("0", []), ("60000000", [])])
def test_what_is_unlike_a_company_in_an_ods_is_asked(tmp_path: Path, value: str, keys: list[str]) -> None:
    def cell(text: str) -> str:
        if text.isdigit():
            return f'<table:table-cell office:value-type="float" office:value="{text}"/>'
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    def table(name: str, rows: list[list[str]]) -> str:
        lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        return f'<table:table table:name="{name}">{lines}</table:table>'

    profile = [["项目", "内容"], ["公司名称", "甲公司"], ["金额单位", "元"], ["资本净额", "100000000"]]
    loans = [["渠道", "资金提供方", "余额"], ["银行借款", "甲银行", value], ["以上为全部融资(是/否)", "是"]]
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {namespaces}><office:body><office:spreadsheet>"
        f"{table('公司信息', profile)}{table('融资明细', loans)}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "模板.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    company = read_company(path)
    assert [doubt.key for doubt in company.doubts] == keys
    assert all(doubt.open for doubt in company.doubts)
    for key in keys:
        assert not any(doubt.open for doubt in read_company(path, answers={key: "是"}).doubts)
        with pytest.raises(InputError):
            read_company(path, answers={key: "否"})
