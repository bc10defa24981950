"""What is put in the place of cells and sheets is read as if it stood there, and is told; the file stays as it came."""

from __future__ import annotations

from pathlib import Path

from sheets import statement

from leverage.intake import read
from leverage.intake.edits import Edits
from leverage.intake.files.cells import Book, Sheet
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.money import yuan

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
