"""The comparison as a workbook: sheets, figures as figures, filters and frozen panes, texts that stay texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from leverage.company import Company, Figure
from leverage.comparison.compare import Comparison, compare
from leverage.comparison.ranking import ranked
from leverage.comparison.where import filtered, read_clause
from leverage.law.rulebook import load
from leverage.report.comparison.workbook import SHEETS, write_workbook
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.places import PLACES, find_place

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

BOOK = load()
ON = date(2017, 11, 30)
COMPANY = Company(
    name="=1+1",
    company_type=CompanyType.TRADITIONAL,
    facts={"rating": "B", "bank_count": 1},
    capital={Base.NET_CAPITAL: Figure(Fraction(100_000_000), "x")},
    complete=True,
    balances={Channel.BANK_LOAN: Figure(Fraction(10_000_000), "x")},
)


def whole(on: date = ON, **options: Any) -> Comparison:
    found = compare(BOOK, PLACES, on, **options)
    return replace(found, places=tuple(ranked(found.places)))


def written(path: Path, comparison: Comparison, **options: Any) -> Workbook:
    write_workbook(comparison, path / "a.xlsx", language="zh", **options)
    return openpyxl.load_workbook(path / "a.xlsx")


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    heads = [str(cell.value).replace("\n", "") for cell in sheet[2]]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=3)]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbook:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    return written(tmp_path, whole(company=COMPANY))


def test_every_sheet_can_be_filtered_printed_and_scrolled(book: Workbook) -> None:
    assert tuple(book.sheetnames) == SHEETS
    for name in SHEETS[:-1]:
        sheet = book[name]
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes
        assert sheet.print_title_rows == "$2:$2"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert not sheet.merged_cells.ranges


def test_the_overview_has_a_row_per_place_with_figures_as_figures(book: Workbook) -> None:
    found = {row["代码"]: row for row in rows(book["总览"])}
    assert set(found) == {place.code for place in PLACES}
    chongqing = found["CN-CQ"]
    assert (chongqing["派生比例（倍）"], chongqing["分母"], chongqing["公布（倍）"]) == (2.3, "资本净额", 2.3)
    assert chongqing["核实至"] == datetime(2017, 12, 31)
    assert chongqing["现可融资（万元）"] == 22_000  # 2.3 × 10,000 less 1,000
    assert found["CN-HN"]["现可融资（万元）"] == 19_000  # rated B: 2 × 10,000 less 1,000
    assert found["CN-SD"]["现可融资（万元）"] == "待定"  # its base is not stated
    assert found["CN-TJ"]["派生比例（倍）"] == "待定"
    assert "CN-TJ/gap-rating-table" in found["CN-TJ"]["缺口"]


def test_the_matrix_keeps_figures_and_says_approval_in_words(tmp_path: Path) -> None:
    book = written(tmp_path, whole(date(2025, 6, 30), kind=CompanyType.TRADITIONAL))
    found = {row["地区"]: row for row in rows(book["矩阵"])}
    assert found["西藏"]["银行借款"] == 1
    assert found["西藏"]["债券"] == 4
    assert found["西藏"]["投资基金融入"] == "未作规定"
    assert found["湖南"]["银行借款"] == "0~1"
    heads = [str(cell.value).replace("\n", "") for cell in book["矩阵"][2]]
    (bond,) = [row[heads.index("债券")] for row in book["矩阵"].iter_rows(min_row=3) if row[0].value == "西藏"]
    assert "须批准" in bond.number_format


def test_the_rules_have_a_row_per_place_with_their_text(book: Workbook) -> None:
    found = [row for row in rows(book["规则"]) if row["地区"] == "重庆"]
    (pool,) = [row for row in found if row["规则"] == "CN-CQ/bank-and-repo"]
    assert (pool["倍数"], pool["分母"], pool["层级"], pool["此处适用"]) == (1, "资本净额", "地方", "是")
    assert pool["文本"] == "重庆市小额贷款公司融资监管暂行办法"
    assert pool["发文日"] == datetime(2012, 6, 4)
    assert len(rows(book["规则"])) == sum(len(terms.rules) for terms in whole(company=COMPANY).places)
    hunan = [row for row in rows(book["规则"]) if row["规则"] == "CN-HN/pool"]
    assert "A：3" in hunan[0]["倍数"]


def test_no_text_becomes_a_formula(book: Workbook) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    assert "=1+1" in book["总览"]["A1"].value


def test_a_filter_and_a_single_place(tmp_path: Path) -> None:
    alone = compare(BOOK, [find_place("山东")], ON)
    found = filtered(alone.places, [read_clause("base=registered_capital", ())])
    book = written(tmp_path, alone, found=found)
    (row,) = rows(book["总览"])
    assert "CN-SD/pool" in row["符合条件的规则"]
    told = " ".join(str(cell.value) for line in book["说明"].iter_rows() for cell in line)
    assert "base=registered_capital" in told
    assert BOOK.sha256 in told


def test_one_channel(tmp_path: Path) -> None:
    """Banks and repurchase transfers share 100% of 100 million in Chongqing; 10 million of it is used."""
    found = replace(whole(company=COMPANY), channel=Channel.ASSET_TRANSFER_REPO)
    (row,) = [row for row in rows(written(tmp_path, found)["总览"]) if row["代码"] == "CN-CQ"]
    label = Channel.ASSET_TRANSFER_REPO.label.zh
    assert (row["现可融资（万元）"], row[f"{label}：至多（倍）"]) == (9_000, 1)
    assert "重庆市小额贷款公司融资监管暂行办法" in row[f"{label}：依据"]


def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1500000000")
    one, other = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    for path in (one, other):
        write_workbook(whole(), path, language="en")
    assert one.read_bytes() == other.read_bytes()
