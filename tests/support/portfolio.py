"""Small companies for tests of portfolios: as JSON, as a statutory balance sheet, as a row of a table; and the command run in this process."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import xlsxwriter
from click.testing import CliRunner, Result

from leverage.cli.main import main


def company(
    name: str = "甲小额贷款有限公司", bank: str = "60000000", day: str = "2017-11-30", **changes: Any
) -> dict[str, Any]:
    """Chongqing 2017: banks and repurchase ≤ 1 × net capital of 100m."""
    return {
        "name": name,
        "jurisdiction": "CN-CQ",
        "report_date": day,
        "complete": True,
        "facts": {"bank_count": 1},
        "capital": {"net_capital": "100000000"},
        "balances": {"bank_loan": bank},
        **changes,
    }


def as_json(path: Path, data: dict[str, Any]) -> Path:
    """Write a company as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def sheet(path: Path, name: str = "乙小额贷款有限公司", borrowed: int = 6_000, day: str = "2023年12月31日") -> Path:
    """Write a statutory balance sheet in 万元: assets 30,000, borrowed short, equity the rest."""
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("资产负债表")
    rows: list[list[Any]] = [
        ["资产负债表"],
        [f"编制单位：{name}", "", day, "单位：万元"],
        ["项目", "行次", "期末余额", "年初余额"],
        ["货币资金", 1, 2_000, 1_000],
        ["发放贷款及垫款", 2, 28_000, 27_000],
        ["资产总计", 3, 30_000, 28_000],
        ["短期借款", 4, borrowed, 5_000],
        ["负债合计", 5, borrowed, 5_000],
        ["实收资本", 6, 20_000, 20_000],
        ["未分配利润", 7, 10_000 - borrowed, 3_000],
        ["所有者权益合计", 8, 30_000 - borrowed, 23_000],
        ["负债和所有者权益总计", 9, 30_000, 28_000],
    ]
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return path


def table(path: Path, heads: str, *rows: str, encoding: str = "utf-8", end: str = "\n") -> Path:
    """Write a table as text."""
    path.write_bytes((end.join([heads, *rows]) + end).encode(encoding))
    return path


def batch(*arguments: object) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["batch", *map(str, arguments)])


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a result in CSV."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
