"""Doubts from intake to answer: by a mapping, by the facts of a JSON company, by an option, and by the workbook of questions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from leverage.cli.main import main
from leverage.company import Company
from leverage.intake import read_company
from leverage.intake.checks import asking
from leverage.terms.doubts import Answer, Doubt, doubt_key, settled
from leverage.terms.errors import InputError
from leverage.terms.texts import Text

KEY = doubt_key("same_lender", "甲银行", "甲银行某支行")
COMPANY = {
    "name": "甲公司",
    "jurisdiction": "CN-HN",
    "report_date": "2017-11-30",
    "complete": True,
    "facts": {"rating": "B"},
    "capital": {"net_capital": "100000000"},
    "balances": {"bank_loan": "60000000"},
}


def _asks(company: Company, answers: Mapping[str, Answer]) -> Company:
    doubt = Doubt(
        KEY,
        Text("“甲银行”与“甲银行某支行”是同一家吗？", "Are “甲银行” and “甲银行某支行” one?"),
        ("融资明细!B3", "融资明细!B4"),
        "choice",
        Text("银行家数", "the number of banks"),
        values=(("one", Text("同一家", "one")), ("two", Text("两家", "two"))),
    )
    given = settled(doubt, answers)
    facts = {**company.facts, "bank_count": 1 if given.answer == "one" else 2} if given.answer else company.facts
    return replace(company, doubts=(*company.doubts, given), facts=facts)


@pytest.fixture(autouse=True)
def _one_more_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "STEPS", (*asking.STEPS, _asks))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "公司.json"
    path.write_text(json.dumps(COMPANY), "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["check", *(str(a) for a in arguments)])


def test_the_key_is_fit_for_a_command_line() -> None:
    assert KEY == "same_lender:甲银行/甲银行某支行"
    assert doubt_key("approval", "融资明细!H3") == "approval:融资明细.H3"
    assert doubt_key("same_lender", "a b=c", "$d") == "same_lender:abc/d"
    assert len(doubt_key("same_lender", "银" * 60, "行" * 60)) == 80


def test_an_open_doubt_is_asked_first_and_is_not_compliant(file: Path) -> None:
    assert [doubt.key for doubt in read_company(file).doubts if doubt.open] == [KEY]
    result = run(file, "--format", "json")
    data = json.loads(result.stdout)
    assert (result.exit_code, data["verdict"]) == (3, "undetermined")
    first = data["questions"][0]
    assert (first["fact"], first["values"]) == (KEY, ["one", "two"])
    assert first["raised_by"] == ["融资明细!B3", "融资明细!B4"]
    assert first["where"]["option"] == f"--fact {KEY}="
    assert {room["headroom"] for room in data["channels"]} <= {None, "0.00"}


@pytest.mark.parametrize("answer", ["one", "同一家", "ONE"])
def test_each_way_to_answer(file: Path, tmp_path: Path, answer: str) -> None:
    company = read_company(file, answers={KEY: answer})
    (doubt,) = company.doubts
    assert (doubt.answer, doubt.answered_in, company.facts["bank_count"]) == ("one", KEY, 1)
    assert run(file, "--fact", f"{KEY}={answer}", "--quiet").exit_code == 0
    file.write_text(json.dumps(COMPANY | {"facts": {"rating": "B", KEY: answer}}), "utf-8")
    company = read_company(file)
    assert company.doubts[0].answered_in == f"facts.{KEY}"
    assert KEY not in company.facts
    assert run(file, "--quiet").exit_code == 0


def test_the_workbook_answers_it(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "问.xlsx"
    assert run(file, "--quiet", "--ask", out).exit_code == 3
    book = openpyxl.load_workbook(out)
    page = book["问题"]
    row = next(cells for cells in page.iter_rows(min_row=9) if cells[7].value == KEY)
    assert row[5].value == "融资明细!B3, 融资明细!B4"
    lists: list[Any] = list(page.data_validations.dataValidation)
    assert any(row[2].coordinate in item.sqref and "同一家" in item.formula1 for item in lists)
    row[2].value = "两家"
    book.save(out)
    assert run(file, "--answers", out, "--quiet").exit_code == 0
    clash = run(file, "--answers", out, "--fact", f"{KEY}=one")
    assert clash.exit_code == 2
    assert "问.xlsx 问题!C" in clash.stderr
    row[2].value = "也许"
    book.save(out)
    wrong = run(file, "--answers", out)
    assert wrong.exit_code == 2
    assert "问.xlsx 问题!C" in wrong.stderr


def test_an_answer_that_cannot_be_read_names_its_place(file: Path) -> None:
    with pytest.raises(InputError) as error:
        read_company(file, answers={KEY: Answer("也许", "问.xlsx 问题!C9")})
    assert error.value.where == "问.xlsx 问题!C9"


def test_an_answer_to_another_question_is_none(file: Path) -> None:
    company = read_company(file, answers={KEY: Answer("one", "问.xlsx 问题!C9", basis="another")})
    assert company.doubts[0].open


@pytest.mark.parametrize(
    ("key", "value", "refused"),
    [
        ("report_date", "2017年11月30日", False),
        ("report_date", "2017-12-31", True),
        ("place", "湖南", False),
        ("place", "重庆", True),
    ],
)
def test_date_and_place_may_be_answered_but_not_contradicted(file: Path, key: str, value: str, refused: bool) -> None:
    answers = {KEY: "one", key: Answer(value, "问.xlsx 问题!C9")}
    if not refused:
        assert read_company(file, answers=answers).place == "CN-HN"
        return
    with pytest.raises(InputError, match="不一致") as error:
        read_company(file, answers=answers)
    assert "问.xlsx 问题!C9" in error.value.message.zh
    assert ("report_date" if key == "report_date" else "jurisdiction") in error.value.message.zh
