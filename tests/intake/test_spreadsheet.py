"""The layouts of real life, from files to figures."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leverage.company import Company, Interval
from leverage.intake.checks.trust import check
from leverage.intake.files.cells import Book, Sheet
from leverage.intake.sheet.table import statements
from leverage.intake.spreadsheet import read_workbook
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.denominators import Base

Layout = Callable[..., list[list[Any]]]
Save = Callable[..., Path]
M = 1_000_000


def assert_small_company(company: Company, *, opening: bool = True) -> None:
    """The figures of conftest, whatever the layout."""
    amounts = {base: figure.amount for base, figure in company.capital.items()}
    expected = {Base.NET_ASSETS: 11 * M, Base.NET_CAPITAL: 11 * M, Base.PAID_IN_CAPITAL: 8 * M}
    if opening:
        expected[Base.PRIOR_YEAR_NET_ASSETS] = 10 * M
    assert amounts == expected
    assert company.report_date == date(2023, 12, 31)
    open_amounts = {item.label.replace(" ", ""): int(item.amount) for item in company.unallocated}
    assert open_amounts == {"其他应付款": 1_250_000, "短期借款": 6 * M, "长期借款": M}
    assert company.balances[Channel.OTHER_LIABILITIES].amount == 750_000  # 400 + 100 + 200 + 50 thousand
    borrowed = company.over(FUNDING - {Channel.ASSET_TRANSFER_REPO, Channel.ABS})
    assert borrowed == Interval(Fraction(0), Fraction(8_250_000))
    assert company.over(FUNDING).high is None  # transfers and ABS may stand off the sheet
    assert company.over(frozenset({Channel.BOND})).high == 1_250_000
    assert not company.complete


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"numbered": False},
        {"opening_first": True},
        {"closing": "期末数", "opening": "年初数"},
        {"closing": "年末余额", "opening": "上年年末余额"},
        {"closing": "期 末 金 额", "opening": "上年末"},
        {"closing": date(2023, 12, 31), "opening": date(2022, 12, 31)},
        {"closing": "2023年12月31日", "opening": "2023年1月1日"},
        {"empty_rows": 3, "empty_columns": 2},
        {"label": lambda words: "  " + " ".join(words)},
        {"label": lambda words: words.replace("(", "（").replace(")", "）") + " "},
        {"above": (["资产负债表"], ["会小企01表 单位：  元"], ["所属期起", "2023-01-01", "所属期止", "2023-12-31"])},
        {"above": (["资产负债表(2023年12月)"], ["编制单位:元和小额贷款公司", "", "金额单位:", "元"])},
    ],
)
def test_two_sided_layouts(two_sided: Layout, save: Save, options: dict[str, Any]) -> None:
    assert_small_company(read_workbook(save(two_sided(**options))))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"headings": ("期末余额", "年初余额"), "first": "资产"},
        {"headings": ("2023年12月31日", "2022年12月31日")},
        {"headings": (20231231, 20221231), "first": "报表日期"},
        {"headings": ("2023年", "2022年"), "first": "报表日期"},
        {"suffix": "(万元)", "scale": 10_000, "above": (["2023年12月31日"],)},
        {"above": (["资产负债表(单位:亿元)"], ["2023年12月31日"]), "scale": 100_000_000},
    ],
)
def test_one_sided_layouts(one_sided: Layout, save: Save, options: dict[str, Any]) -> None:
    company = read_workbook(save(one_sided(**options)))
    assert_small_company_labels(company)


def assert_small_company_labels(company: Company) -> None:
    """As above; a unit may stand behind a label."""
    amounts = {base: figure.amount for base, figure in company.capital.items()}
    assert amounts[Base.NET_ASSETS] == 11 * M
    assert amounts[Base.PRIOR_YEAR_NET_ASSETS] == 10 * M
    assert sum(item.amount for item in company.unallocated) == 8_250_000
    assert company.report_date == date(2023, 12, 31)


def test_every_figure_names_its_cell(two_sided: Layout, save: Save) -> None:
    company = read_workbook(save(two_sided()))
    assert company.capital[Base.NET_ASSETS].source == "资产负债表!G21"
    assert company.capital[Base.PRIOR_YEAR_NET_ASSETS].source == "资产负债表!H21"
    assert {item.label: item.source for item in company.unallocated}["短期借款"] == "资产负债表!G5"
    assert company.balances[Channel.BANK_LOAN].source == "资产负债表!G17"
    assert company.balances[Channel.BANK_LOAN].amount == 0


@given(
    numbered=st.booleans(),
    opening_first=st.booleans(),
    rows=st.integers(0, 4),
    columns=st.integers(0, 4),
    gap=st.sampled_from(["", " ", "\u3000"]),
    closing=st.sampled_from(["期末余额", "期末数", "年末余额", "期末"]),
    opening=st.sampled_from(["年初余额", "年初数", "上年年末余额", "上年末"]),
)
def test_any_arrangement_gives_the_same_figures(
    two_sided: Layout,
    numbered: bool,
    opening_first: bool,
    rows: int,
    columns: int,
    gap: str,
    closing: str,
    opening: str,
) -> None:
    cells = two_sided(
        gap.join(closing),
        gap.join(opening),
        numbered=numbered,
        opening_first=opening_first,
        empty_rows=rows,
        empty_columns=columns,
        label=gap.join,
    )
    (statement,) = statements(Sheet("表", tuple(map(tuple, cells))))
    checked = check(statement, "元", Book((), Path()))
    assert checked.capital[Base.NET_ASSETS].amount == 11 * M
    assert checked.capital[Base.PRIOR_YEAR_NET_ASSETS].amount == 10 * M
    assert sum(line.amount for line in checked.lines) == 9 * M


def test_several_years_across_take_the_latest_filled_and_the_year_end_before(save: Save, one_sided: Layout) -> None:
    rows = one_sided(("2019年三季报", "2018年年报"), above=(["甲公司"],), suffix="(亿元)", scale=100_000_000)
    wide = [[row[0], "", *row[1:], *([""] if len(row) > 1 else [])] for row in rows]
    wide[1] = ["", "2019年年报", "2019年三季报", "2018年年报", "2017年年报"]
    company = read_workbook(save(wide))
    assert company.report_date == date(2019, 9, 30)
    assert company.capital[Base.NET_ASSETS].amount == 11 * M
    assert company.capital[Base.PRIOR_YEAR_NET_ASSETS].amount == 10 * M


def test_a_total_may_be_off_by_one_unit_in_the_last_place_shown(save: Save, one_sided: Layout) -> None:
    """0.05 + 0.06 = 0.11, shown as 0.12 亿元."""
    figures = {"资产总计": 0.12, "负债合计": 0.05, "所有者权益合计": 0.06}
    rows = [["单位:亿元"], ["项目", "期末余额"], *([name, amount] for name, amount in figures.items())]
    company = read_workbook(save(rows))
    assert company.capital[Base.NET_ASSETS].amount == 6_000_000


def test_parts_of_a_line_are_not_added_twice(save: Save) -> None:
    """A vendor marks only the first part by 其中; the second is told by what adds up: 100 = 30 + 20 + 50."""
    lines = [
        ("短期借款", 200),
        ("其他应付款合计", 100),
        ("其中:应付利息", 30),
        ("应付股利", 20),
        ("其他应付款", 50),
        ("流动负债合计", 300),
    ]
    tail = [("负债合计", 300), ("实收资本", 700), ("股东权益合计", 700)]
    rows = [["单位:万元"], ["2023-12-31"], ["项目", "期末余额"], ["资产总计", 1000], *map(list, [*lines, *tail])]
    company = read_workbook(save(rows))
    assert {item.label: item.amount for item in company.unallocated} == {
        "短期借款": 200 * 10_000,
        "其他应付款": 50 * 10_000,
    }
    assert company.balances[Channel.OTHER_LIABILITIES].amount == 50 * 10_000


def test_a_unit_below_the_headings(save: Save) -> None:
    rows = [
        ["报表日期", "20231231", "20221231"],
        ["单位", "万元", "万元"],
        ["资产总计", 100, 90],
        ["应付票据及应付账款", 20, 20],
    ]
    rows += [
        ["应付票据", 5, 5],
        ["应付账款", 15, 15],
        ["其他应付款(合计)", 20, 20],
        ["应付利息", 2, 2],
        ["其他应付款", 18, 18],
    ]
    rows += [["负债合计", 40, 40], ["股东权益合计", 60, 50]]
    company = read_workbook(save(rows))
    assert company.capital[Base.PRIOR_YEAR_NET_ASSETS].amount == 50 * 10_000
    assert [(item.label, int(item.amount)) for item in company.unallocated] == [("其他应付款", 18 * 10_000)]
    assert company.balances[Channel.OTHER_LIABILITIES].amount == 22 * 10_000


def test_bonds_are_not_added_to_their_parts(save: Save) -> None:
    lines = [
        ("长期借款", 10),
        ("应付债券", 100),
        ("  其中:优先股", 60),
        ("        永续债", 40),
        ("非流动负债合计", 110),
    ]
    rows = [
        ["单位:万元"],
        ["项目", "期末余额"],
        ["资产总计", 1000],
        *map(list, lines),
        ["负债合计", 110],
        ["所有者权益合计", 890],
    ]
    company = read_workbook(save(rows))
    assert company.over(frozenset({Channel.BOND, Channel.ABS, Channel.BANK_LOAN})).low == 100 * 10_000


def test_a_total_above_its_lines_leaves_the_rest_open(save: Save) -> None:
    rows = [
        ["单位:元"],
        ["项目", "期末余额"],
        ["资产总计", 1000],
        ["短期借款", 300],
        ["负债合计", 400],
        ["所有者权益合计", 600],
    ]
    company = read_workbook(save(rows))
    assert sum(item.amount for item in company.unallocated) == 400
    assert company.over(frozenset({Channel.BOND})).high == 100
    assert any("100.00" in warning.en for warning in company.warnings)


def test_the_start_of_a_period_is_a_doubt(save: Save, one_sided: Layout) -> None:
    company = read_workbook(save(one_sided(("期末余额", "期初余额"))))
    assert company.capital[Base.PRIOR_YEAR_NET_ASSETS].amount == 10 * M
    assert any("期初" in warning.zh for warning in company.warnings)


def test_the_start_of_a_month_is_not_the_year_end(save: Save, one_sided: Layout) -> None:
    company = read_workbook(save(one_sided(("期末余额", "月初余额"))))
    assert Base.PRIOR_YEAR_NET_ASSETS not in company.capital


def test_the_one_filled_sheet_is_taken(save: Save, two_sided: Layout, one_sided: Layout) -> None:
    empty = {words: "" for row in two_sided() for words in row if isinstance(words, str)}
    blank = two_sided(changes=empty)
    for row in blank[3:]:
        row[3] = row[7] = ""
    assert_small_company(
        read_workbook(save({"模板": blank, "利润表": [["项目", "金额"], ["营业收入", 5]], "12月": two_sided()}))
    )


def test_a_sheet_can_be_named(save: Save, two_sided: Layout) -> None:
    other = two_sided(
        changes={
            "货币资金": 2 * M,
            "资产总计": 21 * M,
            "未分配利润": 4 * M,
            "所有者权益(或股东权益)合计": 12 * M,
            "负债和所有者权益(或股东权益)总计": 21 * M,
        }
    )
    company = read_workbook(save({"甲": two_sided(), "乙": other}), sheet="乙")
    assert company.capital[Base.NET_ASSETS].amount == 12 * M


def test_the_same_sheet_twice_is_one(save: Save, two_sided: Layout) -> None:
    assert_small_company(read_workbook(save({"甲": two_sided(), "副本": two_sided()})))


def test_a_unit_may_be_given(save: Save, one_sided: Layout) -> None:
    rows = one_sided(above=(["2023年12月31日"],), scale=1000)
    assert read_workbook(save(rows), unit="千元").capital[Base.NET_ASSETS].amount == 11 * M


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_text_files(tmp_path: Path, two_sided: Layout, encoding: str, delimiter: str) -> None:
    text = io.StringIO()
    rows = [[f"{cell:,.2f}" if isinstance(cell, int) and cell > 99 else cell for cell in row] for row in two_sided()]
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path = tmp_path / "报表.xls"  # by content, not by name
    path.write_bytes(text.getvalue().encode(encoding))
    company = read_workbook(path)
    assert_small_company(company)
    assert company.capital[Base.NET_ASSETS].source == "报表!G21"


@pytest.mark.office
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_other_formats(tmp_path: Path, save: Save, two_sided: Layout, kind: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    source = save(two_sided())
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(tmp_path),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert_small_company(read_workbook(tmp_path / f"book.{kind}"))


def test_net_capital_is_derived_and_says_so(save: Save, two_sided: Layout) -> None:
    company = read_workbook(save(two_sided()))
    assert company.capital[Base.NET_CAPITAL].amount == Fraction(11 * M)
    assert any("资本净额" in warning.zh for warning in company.warnings)
    assert Base.REGISTERED_CAPITAL not in company.capital
