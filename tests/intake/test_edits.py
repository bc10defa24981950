"""What is put in the place of cells and sheets is read as if it stood there, and is told; the file stays as it came."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from sheets import ROWS, statement

from leverage.intake import read
from leverage.intake.edits import Edits
from leverage.intake.files.cells import Book, Sheet
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.money import UNITS, yuan

UNIT = (("项目", "内容", "说明"), ("金额单位", "元", ""))


def test_a_corrected_cell_is_read_and_told(tmp_path: Path) -> None:
    file = statement(tmp_path / "a.xlsx")
    before = file.read_bytes()
    reading = read(file, edits=Edits({"资产负债表!E8": "70,000,000", "资产负债表!E9": "40000000"}))
    assert reading.company is not None
    assert reading.company.capital[Base.PAID_IN_CAPITAL].amount == 70_000_000
    assert any("资产负债表!E8：原为“80000000”，已更正为“70,000,000”" in told.zh for told in reading.company.warnings)
    assert file.read_bytes() == before


def test_a_correction_is_checked_like_any_cell(tmp_path: Path) -> None:
    reading = read(statement(tmp_path / "a.xlsx"), edits=Edits({"资产负债表!E4": "61,000,000"}))
    assert reading.refusal is not None  # the lines no longer add up to 负债合计
    assert read(statement(tmp_path / "b.xlsx"), edits=Edits({"没有这张表!A1": "1"})).company is not None


def test_a_correction_may_say_what_no_formula_tells(tmp_path: Path) -> None:
    reading = read(statement(tmp_path / "a.xlsx", unit=None), edits=Edits({"资产负债表!E2": "单位：万元"}))
    assert reading.company is not None
    assert yuan(reading.company.capital[Base.NET_ASSETS].amount) == "1,100,000,000,000.00"


def test_a_ledger_beside_a_sheet_is_held_against_its_lines(tmp_path: Path) -> None:
    rows = (("渠道", "资金提供方", "余额"), ("银行借款", "甲银行", "40000000"), ("以上为全部融资（是/否）", "", ""))
    reading = read(
        statement(tmp_path / "a.xlsx"),
        edits=Edits(sheets={"公司信息": UNIT, "融资明细": rows}),
    )
    company = reading.company
    assert company is not None
    known = company.balance(Channel.BANK_LOAN)
    assert known is not None
    assert known.amount == 40_000_000
    # what is left of 短期借款, 60 - 40 million, stays open
    assert {item.label: item.amount for item in company.unallocated}["短期借款"] == 20_000_000
    more = (rows[0], ("银行借款", "甲银行", "90000000"), rows[2])
    refused = read(statement(tmp_path / "b.xlsx"), edits=Edits(sheets={"公司信息": UNIT, "融资明细": more}))
    assert refused.refusal is not None
    assert "融资明细中表内的“银行借款”" in refused.refusal.found.zh


def test_a_sheet_written_on_the_page_is_told(tmp_path: Path) -> None:
    rows = (("渠道", "资金提供方", "余额"),)
    opened = Book((Sheet("融资明细", rows),), tmp_path / "a.xlsx")
    told = [text.zh for text in Edits({}, {"融资明细": rows, "股东": (("名称",),)}).told(opened)]
    assert told == ["“融资明细”按页面上填写的内容，代替文件中的这张表。", "“股东”是在页面上填写的，文件中没有这张表。"]


def test_what_is_signed_says_that_the_file_was_corrected() -> None:
    assert Edits().in_short() == ()
    edited = Edits({"资产负债表!E4": "1", "资产负债表!E8": "2"}, {"融资明细": ()})
    assert [text.zh for text in edited.in_short()] == ["与输入文件不同：读入后更正了2个单元格，填写了1张表，详见底稿。"]


# the sheet of sheets.ROWS in 千元: every figure a thousandth
IN_THOUSANDS = [tuple(cell / 1000 if isinstance(cell, int) else cell for cell in row) for row in ROWS]


@pytest.mark.parametrize("unit", ["元", "千元", "万元", "百万元", "亿元"])
@pytest.mark.parametrize(
    ("paid_in", "left"), [("7000万", "4000万"), ("7千万元", "0.4亿"), ("70,000千元", "４０，０００，０００元")]
)
def test_a_correction_in_its_own_unit_is_that_money_whatever_the_sheet_s(
    tmp_path: Path, unit: str, paid_in: str, left: str
) -> None:
    rows = [tuple(cell / UNITS[unit] if isinstance(cell, int) else cell for cell in row) for row in ROWS]
    file = statement(tmp_path / "a.xlsx", unit=unit, rows=rows)
    # 80 + 30 million become 70 + 40 million: equity stays 110 million
    reading = read(file, edits=Edits({"资产负债表!E8": paid_in, "资产负债表!E9": left}))
    assert reading.company is not None
    assert reading.company.capital[Base.PAID_IN_CAPITAL].amount == 70_000_000
    assert reading.company.capital[Base.NET_ASSETS].amount == 110_000_000
    assert reading.company.unit == unit
    assert any(f"“{paid_in}”（= 70,000,000 元）" in told.zh for told in reading.company.warnings)


def test_a_correction_in_its_own_unit_tells_no_unit_of_the_sheet(tmp_path: Path) -> None:
    # the sheet is in yuan and does not say so: 8000万 in one cell must not make all the others 万元
    file = statement(tmp_path / "a.xlsx", unit=None)
    refused = read(file, edits=Edits({"资产负债表!E8": "8000万"}))
    assert refused.refusal is not None
    assert refused.refusal.doubt is not None
    assert refused.refusal.doubt.key == "unit"
    answered = read(file, unit="元", edits=Edits({"资产负债表!E8": "8000万"}))
    assert answered.company is not None
    assert answered.company.capital[Base.PAID_IN_CAPITAL].amount == 80_000_000


def test_a_loss_is_corrected_with_its_sign(tmp_path: Path) -> None:
    file = statement(tmp_path / "a.xlsx", unit="千元", rows=IN_THOUSANDS)
    # 110 million = 130 million paid in less a loss of 20 million
    reading = read(file, edits=Edits({"资产负债表!E8": "1.3亿", "资产负债表!E9": "-2000万元"}))
    assert reading.company is not None
    assert reading.company.capital[Base.PAID_IN_CAPITAL].amount == 130_000_000


def test_a_correction_does_not_make_the_other_figures_finer(tmp_path: Path) -> None:
    # in 千元 assets may miss the other side by one unit, 1,000 yuan; a correction to the yuan takes nothing of that
    rows = [list(row) for row in IN_THOUSANDS]
    rows[-1][1] = 200_001
    file = statement(tmp_path / "a.xlsx", unit="千元", rows=[tuple(row) for row in rows])
    reading = read(file, edits=Edits({"资产负债表!E8": "80,000,500元", "资产负债表!E9": "29,999,500元"}))
    assert reading.company is not None
    assert reading.company.capital[Base.PAID_IN_CAPITAL].amount == 80_000_500
    assert reading.company.shown_to == read(file).company.shown_to == 1000  # type: ignore[union-attr]


def test_in_our_own_workbook_too(tmp_path: Path) -> None:
    profile = (
        ("项目", "内容"),
        ("所在地", "重庆"),
        ("报告日期", "2017-11-30"),
        ("金额单位", "千元"),
        ("资本净额", 100),
    )
    ledger = (("渠道", "资金提供方", "余额"), ("银行借款", "甲银行", 1000), ("以上为全部融资（是/否）", "是", ""))
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (("公司信息", profile), ("融资明细", ledger)):
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
    reading = read(path, edits=Edits({"公司信息!B5": "1亿", "融资明细!C2": "8000万"}))
    assert reading.company is not None
    assert reading.company.capital[Base.NET_CAPITAL].amount == 100_000_000
    assert reading.company.loans[0].balance == 80_000_000


@pytest.mark.parametrize("odd", ["8000万美元", "约8000万", "8000万/年", "八千万", "8000万 9000万", "8,00万", "1e4万"])
def test_what_is_no_amount_is_no_correction(tmp_path: Path, odd: str) -> None:
    file = statement(tmp_path / "a.xlsx", unit="千元", rows=IN_THOUSANDS)
    assert read(file, edits=Edits({"资产负债表!E4": odd})).refusal is not None
