"""Things that a hurried accountant does, each of which would make a company look better than it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from leverage.cli.main import main

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "docs" / "examples" / "chongqing-2017.xlsx"


def check(path: Path, *options: str) -> tuple[int, dict[str, Any], str]:
    result = CliRunner().invoke(main, ["check", str(path), "--format", "json", *options])
    return result.exit_code, json.loads(result.stdout) if result.stdout else {}, result.stderr


@pytest.fixture
def book(tmp_path: Path) -> Any:
    def change(edit: Any) -> Path:
        workbook = openpyxl.load_workbook(EXAMPLE)
        edit(workbook)
        path = tmp_path / "a.xlsx"
        workbook.save(path)
        return path

    return change


def put(sheet: str, cell: str, value: Any) -> Any:
    def edit(workbook: Any) -> None:
        workbook[sheet][cell].value = value

    return edit


def of_an_issue(approval: str) -> Any:
    """The loan of row 5 as an issue of ABS, which needs an approval from 2017-12-01, and what stands in the place of its number."""

    def edit(workbook: Any) -> None:
        workbook["融资明细"]["A5"].value = "资产证券化"
        workbook["融资明细"]["H5"].value = approval

    return edit


def test_the_example_is_sound(book: Any) -> None:
    assert check(book(lambda _: None))[0] == 0


def test_a_formula_that_was_never_calculated_is_no_blank(book: Any) -> None:
    for sheet, cell in (("融资明细", "A7"), ("公司信息", "B9")):
        status, _, told = check(book(put(sheet, cell, "=1+1")))
        assert (status, f"{sheet}!{cell}" in told) == (2, True), told


def test_a_loan_below_the_closing_statement_is_not_lost(book: Any) -> None:
    def edit(workbook: Any) -> None:
        ledger = workbook["融资明细"]
        row = next(r[0].row for r in ledger.iter_rows() if str(r[0].value).startswith("以上为全部融资"))
        ledger.cell(row + 2, 1).value, ledger.cell(row + 2, 3).value = "债券", 99_999

    status, _, told = check(book(edit))
    assert (status, "以上为全部融资" in told) == (2, True)


@pytest.mark.parametrize("word", ["无", "未批准", "待批", "正在办理", "申请中", "N/A", "—", "0", "none"])
def test_no_approval_is_no_approval(book: Any, word: str) -> None:
    status, data, _ = check(book(of_an_issue(word)), "--as-of", "2017-12-15")
    assert (status, data["verdict"]) == (1, "needs_approval")
    status, data, _ = check(book(of_an_issue("渝金〔2017〕8号")), "--as-of", "2017-12-15")
    assert (status, data["verdict"]) == (0, "compliant")


def test_the_sheet_of_another_company_is_refused(book: Any) -> None:
    status, _, told = check(book(put("资产负债表", "A1", "编制单位:别家小额贷款有限公司")))
    assert (status, "别家小额贷款有限公司" in told) == (2, True)
    assert check(book(put("资产负债表", "A1", "编制单位:渝示例小额贷款有限公司")))[0] == 0


def write(tmp_path: Path, **changes: Any) -> Path:
    data = {
        "jurisdiction": "CN-CQ",
        "report_date": "2017-11-30",
        "complete": True,
        "capital": {"net_capital": "100000000"},
        "balances": {"bank_loan": "60000000"},
        **changes,
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_null_is_unknown_and_cannot_be_complete(tmp_path: Path) -> None:
    status, _, told = check(write(tmp_path, balances={"bank_loan": None}))
    assert (status, "balances.bank_loan" in told) == (2, True)
    assert check(write(tmp_path, balances={"bank_loan": None}, complete=False))[1]["verdict"] == "undetermined"


def test_yuan_for_ten_thousand_yuan_is_asked_about(tmp_path: Path) -> None:
    apart = {"net_capital": "1000000000000", "net_assets": "100000000"}
    status, _, told = check(write(tmp_path, capital=apart))
    assert (status, "capital.net_capital" in told) == (2, True)
    assert check(write(tmp_path), "--fact", "registered_capital=8000")[0] == 2
    doubtful = {"net_capital": "160000000", "net_assets": "100000000"}
    status, data, _ = check(write(tmp_path, capital=doubtful))
    assert status == 0
    assert any("资本净额" in warning for warning in data["warnings"])


def test_a_denominator_from_the_command_line_says_what_it_displaced(tmp_path: Path) -> None:
    _, data, _ = check(write(tmp_path), "--fact", "net_capital=90000000")
    assert any("100,000,000.00" in warning for warning in data["warnings"])


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX devices")
def test_output_that_fails_is_never_the_status_of_a_verdict(tmp_path: Path) -> None:
    program = [sys.executable, "-c", "from leverage.cli.main import main; main()", "check"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    over = str(write(tmp_path, balances={"bank_loan": "100000000.01"}))
    for options in ([], ["--format", "json"]):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [*program, over, *options], env=environment, stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr
    os.mkfifo(tmp_path / "pipe")
    done = subprocess.run(
        [*program, str(tmp_path / "pipe")], env=environment, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 2


def test_a_time_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for wrong in ("99999999999999999999", "soon"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        assert check(write(tmp_path))[0] == 2


def test_kept_does_not_become_undetermined_where_its_mark_cannot_be_shown(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from leverage.cli.main import main; main()", "check", str(write(tmp_path)), "--lang", "en"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}, capture_output=True, check=True,
    )  # fmt: skip
    assert b"Verdict: + compliant" in done.stdout
    assert b"? compliant" not in done.stdout


@pytest.mark.parametrize(
    ("word", "expected"), [("不同意", 1), ("拟报批2017", 1), ("已口头同意", 1), ("见附件", 3), ("是", 3)]
)
def test_words_are_no_number_of_an_approval(book: Any, word: str, expected: int) -> None:
    status, data, _ = check(book(of_an_issue(word)), "--as-of", "2017-12-15")
    assert (status, "融资明细!H5" in str(data)) == (expected, True)


def test_two_statements_of_completeness_are_refused(book: Any) -> None:
    def edit(workbook: Any) -> None:
        ledger = workbook["融资明细"]
        row = next(r[0].row for r in ledger.iter_rows() if str(r[0].value).startswith("以上为全部融资"))
        ledger.cell(row + 3, 1).value, ledger.cell(row + 3, 2).value = ledger.cell(row, 1).value, "否"

    assert check(book(edit))[0] == 2


def test_what_was_done_is_a_breach_whatever_the_balances(tmp_path: Path) -> None:
    capital = {"net_capital": "100000000", "net_assets": "100000000"}
    path = write(tmp_path, report_date="2021-06-30", capital=capital)
    assert check(path)[1]["verdict"] == "compliant"
    assert check(path, "--fact", "assets_not_sold_on_platforms=no")[1]["verdict"] == "breach"


def test_no_bank_cannot_have_lent(tmp_path: Path) -> None:
    path = write(tmp_path, jurisdiction="CN-XZ", balances={"bank_loan": "1"}, facts={"bank_count": 0})
    status, _, told = check(path)
    assert (status, "facts.bank_count" in told) == (2, True)


def test_an_approval_in_the_ledger_counts_as_in_the_workbook(tmp_path: Path) -> None:
    loan = {"channel": "bond", "balance": "1000000", "lender": "甲"}
    capital = {"net_capital": "100000000", "net_assets": "100000000"}
    fields = {"report_date": "2021-06-30", "capital": capital, "balances": {}}
    assert check(write(tmp_path, loans=[loan], **fields))[1]["verdict"] == "needs_approval"
    assert (
        check(write(tmp_path, loans=[{**loan, "approval": "渝金〔2021〕1号"}], **fields))[1]["verdict"] == "compliant"
    )
    assert check(write(tmp_path, loans=None, **fields))[0] == 2


def test_dates_that_cannot_be_are_asked_about(tmp_path: Path) -> None:
    late = {"channel": "bank_loan", "balance": "60000000", "start": "2018-01-01", "maturity": "2019-01-01"}
    past = {"channel": "bank_loan", "balance": "60000000", "start": "2015-01-01", "maturity": "2016-01-01"}
    for loan in (late, past):
        _, data, _ = check(write(tmp_path, loans=[loan]))
        assert any("loans[0]" in warning for warning in data["warnings"])


def test_the_command_line_tells_what_it_overrides(tmp_path: Path) -> None:
    path = write(tmp_path, jurisdiction="CN-HN", facts={"rating": "C"}, company_type="rural")
    _, data, _ = check(path, "--rating", "B", "--type", "online")
    told = " ".join(data["warnings"])
    assert "rating" in told
    assert "rural" in told
    assert check(path, "--rating", "B", "--fact", "rating=A")[0] == 2


def test_a_verdict_tells_what_it_does_not_cover(tmp_path: Path) -> None:
    capital = {"net_capital": "100000000", "net_assets": "100000000"}
    path = write(
        tmp_path, jurisdiction="CN-ZJ", report_date="2021-06-30", capital=capital, balances={"bank_loan": "90000000"}
    )
    assert check(path)[1]["verdict"] == "breach"
    for form in ("table", "md"):
        result = CliRunner().invoke(main, ["check", str(path), "--no-stale", "--format", form])
        assert "未计入核实日早于核对日的地方条款" in result.stdout
