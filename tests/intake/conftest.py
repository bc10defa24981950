"""Balance sheets in the layouts that accounting packages and tax bureaus produce, made from one small company's figures.

The company, in yuan, worked out by hand: assets 20,000,000 (opening 17,000,000); liabilities 9,000,000 (7,000,000), of which 短期借款 6,000,000,
应付账款 400,000, 应付职工薪酬 100,000, 应交税费 200,000, 应付利息 50,000, 其他应付款 1,250,000, 长期借款 1,000,000; equity 11,000,000 (10,000,000).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from leverage.company import Company
from leverage.intake.sheet.accounts import label
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base

Row = list[Any]
Save = Callable[..., Path]
Layout = Callable[..., list[Row]]

ASSETS: list[tuple[str, Any, Any]] = [
    ("流动资产:", "", ""),
    ("货币资金", 1_000_000, 2_000_000),
    ("其他流动资产", 18_000_000, 14_000_000),
    ("流动资产合计", 19_000_000, 16_000_000),
    ("非流动资产:", "", ""),
    ("固定资产", 1_000_000, 1_000_000),
    ("非流动资产合计", 1_000_000, 1_000_000),
    ("资产总计", 20_000_000, 17_000_000),
]
LIABILITIES: list[tuple[str, Any, Any]] = [
    ("流动负债:", "", ""),
    ("短期借款", 6_000_000, 5_000_000),
    ("应付票据", "", ""),
    ("应付账款", 400_000, 400_000),
    ("应付职工薪酬", 100_000, 100_000),
    ("应交税费", 200_000, 200_000),
    ("应付利息", 50_000, 50_000),
    ("其他应付款", 1_250_000, 250_000),
    ("其他流动负债", "", ""),
    ("流动负债合计", 8_000_000, 6_000_000),
    ("非流动负债:", "", ""),
    ("长期借款", 1_000_000, 1_000_000),
    ("非流动负债合计", 1_000_000, 1_000_000),
    ("负债合计", 9_000_000, 7_000_000),
    ("所有者权益(或股东权益):", "", ""),
    ("实收资本(或股本)", 8_000_000, 8_000_000),
    ("未分配利润", 3_000_000, 2_000_000),
    ("所有者权益(或股东权益)合计", 11_000_000, 10_000_000),
    ("负债和所有者权益(或股东权益)总计", 20_000_000, 17_000_000),
]


def _two_sided(
    closing: str = "期末余额",
    opening: str = "年初余额",
    *,
    numbered: bool = True,
    opening_first: bool = False,
    above: Sequence[Row] = (
        ["资产负债表"],
        ["编制单位:甲小额贷款公司", "", "2023年12月31日", "", "会小企01表  单位:元"],
    ),
    empty_rows: int = 0,
    empty_columns: int = 0,
    label: Callable[[str], str] = str,
    changes: dict[str, Any] | None = None,
) -> list[Row]:
    """资产 | 行次 | 期末 | 年初 | 负债和所有者权益 | 行次 | 期末 | 年初."""

    def side(words: str, now: Any, before: Any, number: Any) -> Row:
        figures = [before, now] if opening_first else [now, before]
        return [words, *([number] if numbered else []), *figures]

    changed = changes or {}
    left = [*ASSETS[:-1], *[("", "", "")] * (len(LIABILITIES) - len(ASSETS)), ASSETS[-1]]
    rows: list[Row] = [list(row) for row in above]
    rows.append(side("资产", closing, opening, "行次") + side("负债和所有者权益(或股东权益)", closing, opening, "行次"))
    for number, (one, other) in enumerate(zip(left, LIABILITIES, strict=True), start=1):
        row: Row = []
        for words, now, before in (one, other):
            row += side(label(words), changed.get(words, now), before, number)
        rows.append(row)
    return [[]] * empty_rows + [[""] * empty_columns + row for row in rows]


def _one_sided(
    headings: Sequence[Any] = ("期末余额", "年初余额"),
    *,
    above: Sequence[Row] = (["资产负债表", "", "单位:元"], ["2023年12月31日"]),
    first: str = "项目",
    suffix: str = "",
    scale: float = 1,
    changes: dict[str, Any] | None = None,
    more: Sequence[tuple[str, Any, Any]] = (),
) -> list[Row]:
    """项目 | 期末 | 年初, assets first."""
    changed = changes or {}

    def scaled(value: Any) -> Any:
        return value / scale if isinstance(value, int | float) and scale != 1 else value

    lines = [*ASSETS, *more, *LIABILITIES]
    return [
        *[list(row) for row in above],
        [first, *headings],
        *[[words + suffix, *map(scaled, (changed.get(words, now), before))] for words, now, before in lines],
    ]


def _assert_small(
    company: Company, *, on: date | None = date(2023, 12, 31), opening: bool = True, paid_in: bool = True
) -> None:
    """The figures worked out above, to the yuan, whatever the layout."""
    expected = {Base.NET_ASSETS: 11_000_000, Base.NET_CAPITAL: 11_000_000}
    expected |= {Base.PAID_IN_CAPITAL: 8_000_000} if paid_in else {}
    expected |= {Base.PRIOR_YEAR_NET_ASSETS: 10_000_000} if opening else {}
    assert {base: figure.amount for base, figure in company.capital.items()} == expected
    assert company.report_date == on
    loose = {label(item.label).key: item.amount for item in company.unallocated}
    assert loose == {"短期借款": 6_000_000, "其他应付款": 1_250_000, "长期借款": 1_000_000}
    assert company.balances[Channel.OTHER_LIABILITIES].amount == 750_000


@pytest.fixture(scope="session")
def assert_small() -> Callable[..., None]:
    """Asserts that a company is the one above."""
    return _assert_small


@pytest.fixture(scope="session")
def asset_lines() -> list[tuple[str, Any, Any]]:
    """The lines of assets: label, closing, opening."""
    return ASSETS


@pytest.fixture(scope="session")
def liability_lines() -> list[tuple[str, Any, Any]]:
    """The lines of liabilities and equity: label, closing, opening."""
    return LIABILITIES


@pytest.fixture(scope="session")
def two_sided() -> Layout:
    """The two-sided layout."""
    return _two_sided


@pytest.fixture(scope="session")
def one_sided() -> Layout:
    """The one-sided layout."""
    return _one_sided


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Write rows to an .xlsx file: ``save(rows)`` or ``save({"Sheet1": rows, "Sheet2": rows})``."""

    def write(sheets: list[Row] | dict[str, list[Row]], name: str = "book.xlsx") -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for title, rows in (sheets if isinstance(sheets, dict) else {"资产负债表": sheets}).items():
                sheet = book.add_worksheet(title)
                for number, row in enumerate(rows):
                    for column, value in enumerate(row):
                        if isinstance(value, date):
                            sheet.write_datetime(number, column, value, day)
                        elif value != "":
                            sheet.write(number, column, value)
        return path

    return write
