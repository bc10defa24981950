"""Balance sheets for the tests of the page, made from one small company's figures.

In yuan, worked out by hand: assets 200,000,000; liabilities 90,000,000, of which 短期借款 60,000,000, 应付账款 4,000,000, 其他应付款 26,000,000; equity
110,000,000, of which 实收资本 80,000,000; a year before: assets 170,000,000, liabilities 70,000,000 with 短期借款 50,000,000, equity 100,000,000.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

ROWS: list[tuple[str, Any, Any, str, Any, Any]] = [
    ("货币资金", 10_000_000, 20_000_000, "短期借款", 60_000_000, 50_000_000),
    ("贷款及垫款", 180_000_000, 140_000_000, "应付账款", 4_000_000, 4_000_000),
    ("固定资产", 10_000_000, 10_000_000, "其他应付款", 26_000_000, 16_000_000),
    ("", "", "", "负债合计", 90_000_000, 70_000_000),
    ("", "", "", "实收资本", 80_000_000, 80_000_000),
    ("", "", "", "未分配利润", 30_000_000, 20_000_000),
    ("", "", "", "所有者权益合计", 110_000_000, 100_000_000),
    ("资产总计", 200_000_000, 170_000_000, "负债和所有者权益总计", 200_000_000, 170_000_000),
]


def statement(
    path: Path,
    *,
    unit: str | None = "元",
    day: str = "2017年11月30日",
    name: str = "甲小额贷款公司",
    rows: Sequence[tuple[Any, ...]] = ROWS,
) -> Path:
    """The balance sheet as a file; without a ``unit`` it does not say in what its amounts are."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("资产负债表")
        sheet.write_string(0, 0, "资产负债表")
        told = f"编制单位：{name}"
        sheet.write_row(1, 0, [told, "", day, "", f"单位：{unit}" if unit else ""])
        sheet.write_row(2, 0, ["资产", "期末余额", "年初余额", "负债和所有者权益", "期末余额", "年初余额"])
        for number, row in enumerate(rows, 3):
            sheet.write_row(number, 0, row)
    return path
