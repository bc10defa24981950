"""An open doubt of intake: what it touches is undetermined, and a breach that it does not touch stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment, Outcome
from leverage.company import Company, Figure
from leverage.law.rulebook import load
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.doubts import Answer, Doubt, doubt_key, settled
from leverage.terms.errors import InputError
from leverage.terms.places import find_place
from leverage.terms.texts import Text, same

DAY = date(2017, 11, 30)
SCALE = Doubt("scale", Text("单位是元吗？", "Is it yuan?"), ("表!B2",), "yes_no", Text("全部结论", "everything"))


def judged(bank: int, *doubts: Doubt) -> Assessment:
    """A Chongqing company with 100m of net capital: banks and repurchase ≤ 1 × net capital."""
    company = Company(
        name="甲",
        place="CN-CQ",
        report_date=DAY,
        complete=True,
        capital={Base.NET_CAPITAL: Figure(Fraction(10**8), "B2")},
        balances={Channel.BANK_LOAN: Figure(Fraction(bank), "B3")},
        doubts=doubts,
    )
    return assess(company, load().law(find_place("CN-CQ")), DAY)


@pytest.mark.parametrize("bank", [6 * 10**7, 10**8 + 1])  # within the cap of 100m, and above it
def test_a_doubt_about_everything_leaves_neither_compliant_nor_broken(bank: int) -> None:
    told = judged(bank, SCALE)
    assert told.verdict is Outcome.UNDETERMINED
    assert told.questions[0].fact == "scale"
    assert "CN-CQ/bank-and-repo" in told.questions[0].settles
    assert all(room.headroom in (None, 0) for room in told.channels)
    assert told.total.headroom is None
    answered = settled(SCALE, {"scale": Answer("是", "--fact scale")})
    assert judged(bank, answered).verdict is judged(bank).verdict
    assert judged(bank, answered).total == judged(bank).total


def test_a_breach_that_the_doubt_does_not_touch_stays() -> None:
    names = replace(SCALE, key=doubt_key("same_lender", "甲银行", "甲 银行!"), rules=frozenset({"count", "lenders"}))
    assert names.key == "same_lender:甲银行/甲银行."
    assert judged(10**8 + 1, names).verdict is Outcome.BREACH
    assert judged(6 * 10**7, names).verdict is Outcome.UNDETERMINED
    assert judged(6 * 10**7, names).total == judged(6 * 10**7).total
    elsewhere = replace(SCALE, channels=frozenset({Channel.ABS}))
    assert judged(10**8 + 1, elsewhere).verdict is not Outcome.COMPLIANT


def test_an_answer_is_read_by_its_kind_and_refused_where_it_stands() -> None:
    unit = Doubt("unit", same("?"), (), "unit", same("!"))
    assert settled(unit, {"unit": Answer(" 人民币万元", "问题!F2")}).answer == "万元"
    amount = replace(unit, kind="amount")
    assert settled(amount, {"unit": Answer("８,０００万", "问题!F2")}).answer == 8 * 10**7
    with pytest.raises(InputError) as error:
        settled(amount, {"unit": Answer("8,00", "问题!F2")})
    assert error.value.where == "问题!F2"
    with pytest.raises(ValueError, match="key"):
        replace(unit, key="a=b")
