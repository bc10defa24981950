"""Names that may be one lender are asked about once, and the answer counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leverage.company import Company
from leverage.intake import read_company

KEY = "same_lender:华北某投资集团有限公司/华北某投资集团"


def read(tmp_path: Path, answers: dict[str, object] | None = None, **more: Any) -> Company:
    told = {
        "schema": "leverage.company/1",
        "jurisdiction": "CN-HE",
        "report_date": "2024-12-31",
        "loans": [
            {"channel": "shareholder_loan", "lender": "华北某投资集团", "balance": "15000000"},
            {"channel": "bank_loan", "lender": "保定农商行", "balance": "1000000"},
            {"channel": "bank_loan", "lender": "保定市农商行", "balance": "1000000"},
            {"channel": "other_fi_loan", "lender": "保定农商银行", "balance": "1000000"},
        ],
        "shareholders": [{"name": "华北某投资集团有限公司", "kind": "corporate", "share": "0.35"}],
        **more,
    }
    path = tmp_path / "company.json"
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return read_company(path, answers=answers)


def test_near_names_are_asked_about_pair_by_pair(tmp_path: Path) -> None:
    company = read(tmp_path)
    assert [near.doubt.key for near in company.near] == [KEY, "same_lender:保定农商行/保定市农商行"]
    assert company.doubts == ()  # no rule turns on them yet
    assert company.near_questions(["华北某投资集团"]) == (KEY,)
    assert company.count_lenders(["保定农商行", "保定市农商行"]) == (1, 2)
    assert "loans[0]" in company.near[0].doubt.where[0]


def test_said_to_be_one_the_lender_takes_the_shareholders_name(tmp_path: Path) -> None:
    company = read(tmp_path, {KEY: "是"})
    assert company.loans[0].lender == "华北某投资集团有限公司"
    assert [near.doubt.answer for near in company.near] == [None]


def test_said_to_be_two_they_are_told_apart(tmp_path: Path) -> None:
    company = read(tmp_path, {"same_lender:保定农商行/保定市农商行": "否"})
    assert company.same_lender("保定农商行", "保定市农商行") is False
    assert company.count_lenders(["保定农商行", "保定市农商行"]) == (2, 2)
    assert company.near_questions(["保定农商行"]) == ()


def test_an_answer_may_stand_among_the_facts(tmp_path: Path) -> None:
    company = read(tmp_path, facts={KEY: True})
    assert company.loans[0].lender == "华北某投资集团有限公司"
    assert KEY not in company.facts


@pytest.mark.parametrize("count", [61, 600])
def test_many_lenders_are_not_compared_each_with_each(tmp_path: Path, count: int) -> None:
    rows = [{"channel": "bank_loan", "lender": f"保定{'市' * (n % 2)}农商行{n}", "balance": "1"} for n in range(count)]
    assert read(tmp_path, loans=rows).near == ()
