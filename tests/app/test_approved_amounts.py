"""The question which amount an approval names: by channel, in every medium.

Qinghai, 2016-06-30: 经国家有关部门同意的其他资金来源 has no ratio, so that money in it is held against the amount that the approval names.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from leverage.app.cases.answering import FIELD, counting, fields_of, with_answers
from leverage.app.cases.case import Case, worked
from leverage.app.cases.company_form import with_form
from leverage.assessment.findings import Outcome
from leverage.cli.main import main

# 8,000千元 of a fund and 5,000千元 through a platform, both agreed; a bank's 1,000千元 of the 50% of 100,000千元
COMPANY = {
    "schema": "leverage.company/1",
    "name": "甲小额贷款公司",
    "jurisdiction": "CN-QH",
    "report_date": "2016-06-30",
    "unit": "千元",
    "capital": {"net_capital": "100000"},
    "complete": True,
    "balances": {"fund_loan": "8000", "platform_financing": "5000", "bank_loan": "1000"},
    "facts": {"approvals": ["fund_loan", "platform_financing"], "bank_count": 1},
}
FUND, PLATFORM = "approved_amounts/fund_loan", "approved_amounts/platform_financing"


def case(**changes: object) -> Case:
    return Case("a.json", json.dumps(COMPANY | changes).encode())


def verdict(of: Case) -> Outcome:
    assessment = worked(of).judged.assessment
    assert assessment is not None
    return assessment.verdict


def test_the_question_names_each_channel_and_takes_an_amount_for_each() -> None:
    work = worked(case())
    question = next(question for question in work.questions if question.fact == "approved_amounts")
    assert question.ask.zh == "批准文件为投资基金融入、交易场所、平台融资核定的额度是多少（元）？"
    assert [(field.key, field.kind) for field in fields_of(question)] == [(PLATFORM, "amount"), (FUND, "amount")][::-1]
    one = worked(case(approved_amounts={"platform_financing": "5000"})).questions
    assert [q.ask.zh for q in one] == ["批准文件为投资基金融入核定的额度是多少（元）？"]


@pytest.mark.parametrize(
    ("fund", "expected"),
    [("800万", "compliant"), ("8000", "compliant"), ("799.99万", "needs_approval"), ("0", "needs_approval")],
)
def test_answered_on_the_page(fund: str, expected: str) -> None:
    # 8,000千元 = 800万
    answered, wrong = with_answers(worked(case()), {FIELD + FUND: fund, FIELD + PLATFORM: "5000"})
    assert not wrong
    assert verdict(answered) is Outcome(expected)
    back, _ = with_answers(worked(answered), {FIELD + FUND: ""})
    assert verdict(back) is Outcome.UNDETERMINED
    assert FUND not in counting(worked(back))


def test_the_form_shows_the_answer_and_takes_it_over() -> None:
    answered, _ = with_answers(worked(case()), {FIELD + FUND: "800万", FIELD + PLATFORM: "500万"})
    kept, wrong = with_form(answered, {"approved_amounts.fund_loan": "700万"})
    assert not wrong
    assert json.loads(kept.content)["approved_amounts"] == {"fund_loan": "7000"}
    assert verdict(kept) is Outcome.NEEDS_APPROVAL  # 8,000 of 7,000千元


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("fund_loan:800万;platform_financing:500万", 0),
        ("投资基金融入：8000000；platform_financing:500万", 0),
        ("fund_loan:799.99万;platform_financing:500万", 1),
        ("fund_loan:800万", 3),
        ("fund_loan", 2),
        ("fund_loan:800万;fund_loan:900万", 2),
        ("fund:800万", 2),
        ("800万", 2),
    ],
)
def test_answered_on_the_command_line(tmp_path: Path, said: str, status: int) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(case().content)
    result = CliRunner().invoke(main, ["check", str(file), "--fact", f"approved_amounts={said}"])
    assert result.exit_code == status, result.output


def test_the_file_s_own_amounts_count() -> None:
    given = case(approved_amounts={"fund_loan": "8000", "platform_financing": "5000"})
    assert verdict(given) is Outcome.COMPLIANT


def test_a_workbook_of_questions_asks_in_the_unit_of_the_company(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415

    file, asked, answered = tmp_path / "a.json", tmp_path / "q.xlsx", tmp_path / "b.xlsx"
    file.write_bytes(case().content)
    run = CliRunner()
    assert run.invoke(main, ["check", str(file), "--ask", str(asked)]).exit_code == 3
    book = openpyxl.load_workbook(asked)
    sheet = book["问题"]
    rows = {row[7].value: row for row in sheet.iter_rows() if row[7].value in (FUND, PLATFORM)}
    assert "核定的额度是多少（千元）？" in str(rows[FUND][1].value)
    assert rows[FUND][3].value == "千元"
    rows[FUND][2].value, rows[PLATFORM][2].value = 8000, "500万"
    book.save(answered)
    assert run.invoke(main, ["check", str(file), "--answers", str(answered)]).exit_code == 0
    rows[FUND][2].value = 7999
    book.save(answered)
    assert run.invoke(main, ["check", str(file), "--answers", str(answered)]).exit_code == 1
    stated = tmp_path / "stated.json"
    stated.write_bytes(case(approved_amounts={"fund_loan": "9000"}).content)
    assert run.invoke(main, ["check", str(stated), "--answers", str(answered)]).exit_code == 2  # two amounts
