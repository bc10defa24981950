"""A reading that the user chose is told beside every verdict: the strict answer looks at it no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from leverage.cli.main import main

TOLD = "按选定的读法：或有负债300%的存续"


def judged(folder: Path, *options: str) -> str:
    """Jiangsu, 2012-12-31: guarantees of 40,000万 over net capital of 12,000万: above 300% (36,000万), within 400% (48,000万)."""
    company = {
        "schema": "leverage.company/1",
        "jurisdiction": "CN-JS",
        "report_date": "2012-12-31",
        "company_type": "rural",
        "unit": "万元",
        "complete": True,
        "facts": {"company_ratio": "none"},
        "capital": {"net_assets": "12000", "paid_in_capital": "10000", "net_capital": "12000"},
        "balances": {"guarantee": "40000"},
    }
    file = folder / "company.json"
    file.write_text(json.dumps(company), "utf-8")
    return CliRunner().invoke(main, ["check", str(file), "--lang", "zh", *options]).stdout


def test_a_chosen_reading_is_told_beside_the_verdict(tmp_path: Path) -> None:
    plain = judged(tmp_path)
    assert "超限" in plain
    assert "选定的读法" not in plain
    chosen = judged(tmp_path, "--reading", "CN-JS/contingent=otherwise")
    line = next(line for line in chosen.splitlines() if line.startswith("结论"))
    assert "合规" in line
    assert TOLD in line


@pytest.mark.parametrize("taken", ["otherwise", "taken"])
def test_three_and_more_are_counted(tmp_path: Path, taken: str) -> None:
    ids = ("contingent", "number-of-banks", "liabilities")
    options = [f"--reading=CN-JS/{name}={taken}" for name in ids]
    assert "按选定的读法（3处争议条款）" in judged(tmp_path, *options)


def test_a_reading_of_another_day_is_not_told(tmp_path: Path) -> None:
    # the measures of 2024 are not in force in 2012
    assert "选定的读法" not in judged(tmp_path, "--reading", "CN/2024-denominator=otherwise")
