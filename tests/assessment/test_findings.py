# mypy: disable-error-code="arg-type, union-attr, comparison-overlap"
"""What a finding tells of itself: how near its cap it is, what is left at the most, its name; and what no rule in force leaves unsaid."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Finding, Outcome
from leverage.company import Interval
from leverage.law.conditions import Alternative, Reading, Under
from leverage.terms.facts import Fact
from leverage.terms.texts import same
from tests.assessment.invented import company, count, judge, law, limit


def of_bank(used: int, **fields: Any) -> Finding:
    """The finding of a limit of 1 × net capital 100 on bank loans."""
    (found,) = judge(law(limit("bank", "1", "bank_loan")), company({"bank_loan": used}, **fields)).findings
    return found


@pytest.mark.parametrize(
    ("used", "near", "utilisation", "left"),
    [
        (50, False, "0.5", 50),
        (89, False, "0.89", 11),
        (90, True, "0.9", 10),  # nine tenths of the cap
        (100, True, "1", 0),
        (101, False, "1.01", 0),  # broken, no longer near; nothing is left, and no less
    ],
)
def test_how_near_a_cap_is(used: int, utilisation: str, left: int, *, near: bool) -> None:
    found = of_bank(used)
    assert (found.near, found.utilisation) == (near, Fraction(utilisation))
    assert (found.headroom, found.headroom_upper) == (left, left)


def test_what_is_not_known_has_no_utilisation() -> None:
    found = of_bank(50)
    unknown = [
        of_bank(50, capital={}),
        replace(found, used=None),
        replace(found, used=Interval(Fraction(50), None)),
        replace(found, cap=Fraction(0)),
    ]
    assert [(one.utilisation, one.near) for one in unknown] == [(None, False)] * 4
    assert [one.headroom for one in unknown] == [None, None, None, 0]
    assert [one.headroom_upper for one in unknown] == [None, None, 50, 50]
    assert replace(found, may_not_apply=True).headroom_upper is None
    (banks,) = judge(law(count("banks", 2)), company()).findings
    assert (banks.near, banks.utilisation, banks.headroom) == (False, None, None)


def test_a_rule_is_called_by_its_name_or_else_its_id(invented: Any) -> None:
    assert of_bank(1).name.zh == "CN-HI/bank"
    named = invented.finding(invented.judge(invented.limit(), invented.company()))
    assert (named.name.zh, named.brought_in) == ("甲项", "local")


def test_the_conditions_that_nobody_answered_are_counted(invented: Any) -> None:
    """One is open, one answered; a limit whose denominator is blank is no condition."""
    asked = [
        invented.rule("Manual", name, channels=("bank_loan",), fact=Fact(name, "yes_no", same(name), same(f"{name}?")))
        for name in ("first", "second")
    ]
    rules = (*asked, invented.limit("bank"), invented.permit("bank_loan"))
    who = invented.company(balances={"bank_loan": 1}, capital={}, facts={"first": True})
    result = invented.judge(rules, who)
    assert (result.conditions_open, result.verdict) == (1, Outcome.UNDETERMINED)


def test_where_only_another_reading_has_a_rule_nothing_is_said() -> None:
    what = Reading(
        id="CN-HI/what", ask=same("?"), taken=same("so"), alternatives=(Alternative(says=same("not so")),), settled_by=same("a letter"),
    )  # fmt: skip
    only = limit("bank", "1", "bank_loan", under=(Under(reading="CN-HI/what", among=("otherwise",)),))
    held = law(only, readings=(what,))
    result = judge(held, company({"bank_loan": 1}))
    assert (result.verdict, result.findings, result.strict) == (Outcome.UNDETERMINED, (), None)
    assert (result.total.headroom, result.total.headroom_upper, result.total.headroom_if_approved) == (None, None, None)
    chosen = judge(held, company({"bank_loan": 1}), readings={"CN-HI/what": "otherwise"})
    assert chosen.verdict is Outcome.COMPLIANT


def test_the_amounts_that_are_asked_are_those_of_channels_with_money(invented: Any) -> None:
    unset = ("relending_loan", "fund_loan", "fiscal_loan")
    rule = invented.rule("Access", channels=unset, level="permitted", ratio_unset=True)
    cells = {"approved_amount:fund_loan": "资料!H3", "approved_amount:fiscal_loan": "资料!H4"}
    who = invented.company(balances={"fund_loan": 1, "fiscal_loan": 2}, blanks=cells)
    (question,) = [one for one in invented.judge(rule, who).questions if one.fact == "approved_amounts"]
    assert [part.key for part in question.parts] == ["fund_loan", "fiscal_loan"]
    assert (question.where.cell, question.where.option) == ("资料!H3", "--fact approved_amounts=fund_loan:")
