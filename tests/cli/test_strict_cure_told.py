"""The cure under every reading, as check, plan and the workpaper tell it.

Hunan, 2017-11-30, grade C, 100 million: 1 × = 100 million. Whether the table binds online companies alone is contested: then 2008's 0.5 × and its two
banks stay. 160 million borrowed: 60 to repay, or 60 to add; under the other reading 160 - 50 = 110, or 160 / 0.5 - 100 = 220.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from leverage.cli.main import main

COMPANY: dict[str, Any] = {
    "jurisdiction": "CN-HN",
    "report_date": "2017-11-30",
    "company_type": "traditional",
    "capital": {"net_capital": "100000000", "net_assets": "100000000", "registered_capital": "100000000"},
    "complete": True,
    "balances": {"bank_loan": "160000000"},
}


def told(folder: Path, company: dict[str, Any], *command: str) -> str:
    file = folder / "a.json"
    file.write_text(json.dumps(company), encoding="utf-8")
    shown = CliRunner().invoke(main, [command[0], str(file), "--lang", "zh", *command[1:]]).stdout
    return "".join(shown.split())


def run(folder: Path, command: str, *options: str, banks: int = 1) -> str:
    file = folder / "a.json"
    file.write_text(json.dumps(COMPANY | {"facts": {"rating": "C", "bank_count": banks}}), encoding="utf-8")
    return CliRunner().invoke(main, [command, str(file), "--lang", "zh", *options]).stdout


def test_check_tells_it_in_the_line_of_the_cure(tmp_path: Path) -> None:
    shown = run(tmp_path, "check").replace("\n  ", "")
    assert (
        "至少还 6,000.00，或增资 6,000.00；还款可只出自银行借款6,000.00；从严解释，至少还 11,000.00，或增资 22,000.00。"
        in shown
    )


def test_plan_gives_it_in_the_shape_of_a_cure(tmp_path: Path) -> None:
    cure = json.loads(run(tmp_path, "plan", "--cure", "--format", "json"))["cure"]
    assert (cure["repay_total"], cure["capital"]) == ("60000000.00", "60000000.00")
    strict = cure["strict"]
    assert (strict["verdict_repaid"], strict["verdict_added"]) == ("breach", "breach")
    assert (strict["repay_total"], strict["capital"], strict["why"]) == ("110000000.00", "220000000.00", None)
    assert strict["repay"] == strict["alone"] == [{"channel": "bank_loan", "amount": "110000000.00"}]
    assert set(cure) - {"strict"} <= set(strict)


@pytest.mark.parametrize("way", [["--repay", "bank_loan=1.1亿"], ["--add-capital", "2.2亿"]])
def test_fed_back_the_strict_verdict_is_no_breach(tmp_path: Path, way: list[str]) -> None:
    after = json.loads(run(tmp_path, "plan", *way, "--format", "json"))["after"]
    assert (after["strict"] or after)["verdict"] == "compliant"
    less = [way[0], way[1].replace("1.1亿", "109999999.99").replace("2.2亿", "219999999.99")]
    after = json.loads(run(tmp_path, "plan", *less, "--format", "json"))["after"]
    assert (after["strict"] or after)["verdict"] == "breach"


def test_where_there_is_none_it_is_told_why(tmp_path: Path) -> None:
    strict = json.loads(run(tmp_path, "plan", "--cure", "--format", "json", banks=3))["cure"]["strict"]
    assert (strict["repay_total"], strict["capital"], strict["repay"], strict["alone"]) == (None, None, [], [])
    assert strict["why"] == "两家银行（保留）：至少须结清 1 家的全部借款"


def test_a_buffer_has_the_verdicts_alone(tmp_path: Path) -> None:
    strict = json.loads(run(tmp_path, "plan", "--cure", "--warn-at", "0.9", "--format", "json"))["cure"]["strict"]
    assert set(strict) == {"verdict_repaid", "verdict_added"}


def test_the_workpaper_tells_it(tmp_path: Path) -> None:
    run(tmp_path, "check", "--out", str(tmp_path / "w.xlsx"))
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "w.xlsx")["结论"].iter_rows(values_only=True) for cell in row]  # fmt: skip
    at = cells.index("补救（从严解释）（万元）")
    assert cells[at + 1] == "从严解释，至少还 11,000.00，或增资 22,000.00"


HAINAN: dict[str, Any] = {
    "jurisdiction": "CN-HI",
    "report_date": "2017-06-30",
    "company_type": "traditional",
    "unit": "万元",
    "capital": dict.fromkeys(("net_capital", "net_assets", "registered_capital", "paid_in_capital"), "10000"),
    "complete": True,
    "balances": {"bank_loan": "9000", "shareholder_loan": "9000", "interbank_borrowing": "8000", "asset_transfer_repo": "7000", "abs": "20000"},
}  # fmt: skip


def test_with_an_unknown_grade_it_is_no_least(tmp_path: Path) -> None:
    # 优秀 and every channel counted: 53,000 of 2 x 10,000, 33,000 too much; of another grade 15,000 do (banks 4,000, shareholders 9,000, transfers 2,000)
    assert "从严解释，确定合规须还33,000.00；增资不能解决" in told(tmp_path, HAINAN, "check")
    graded = HAINAN | {"facts": {"rating": "优秀", "prior_rating": "优秀"}}
    assert "从严解释，至少还33,000.00，或增资16,500.00" in told(tmp_path, graded, "check")
    other = HAINAN | {"facts": {"rating": "其他", "prior_rating": "其他"}}
    assert "从严解释，至少还15,000.00；增资不能解决" in told(tmp_path, other, "check")


def test_a_condition_that_must_be_met_is_no_lack_of_a_cure(tmp_path: Path) -> None:
    # Guangdong: 4,000 of 1 x 10,000 is within every cap; read strictly, the report of all funding by the 5th was not made
    company = HAINAN | {
        "jurisdiction": "CN-GD",
        "report_date": "2016-06-30",
        "balances": {"other_borrowing": "2000", "relending_loan": "2000"},
        "facts": {"listing": "applying", "debt_issuer": True, "opened_on": "2010-01-01", "funding_reported_next_month": False},
    }  # fmt: skip
    condition = "从严解释，另须处理：全部融资次月5日前备案：须满足该项条件"
    assert f"补救：{condition}。" in told(tmp_path, company, "check")
    plan = told(tmp_path, company, "plan", "--cure")
    assert condition in plan.replace("───", "")
    assert "按所取的解释没有超限" in plan
    assert "无须补救" not in plan
    assert "说不定" not in plan


def test_combinations_of_grades_are_told_apart(tmp_path: Path) -> None:
    shown = told(tmp_path, HAINAN, "check")
    assert "优秀＋优秀、优秀＋良好、良好＋优秀、良好＋良好：需批准；" in shown
