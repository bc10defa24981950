# mypy: disable-error-code="arg-type, comparison-overlap"
"""Conditions that no figure decides: answered "no", they leave nothing to raise through their channels, and a time in business counts to the day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from leverage.law.conditions import Is, OpenFor
from leverage.terms.errors import InputError
from leverage.terms.facts import Fact
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from tests.assessment.conftest import Invented

ASKED = Fact("sound", "yes_no", Text("健全", "sound"), Text("是否健全？", "Is it sound?"))


def rules(invented: Invented, **fields: Any) -> tuple[Any, ...]:
    """Bank and shareholder loans, each within 1 × net capital 100, and a condition on shareholder loans."""
    return (
        invented.permit("bank_loan", "shareholder_loan"),
        invented.limit("bank"),
        invented.limit("owners", channels=("shareholder_loan",)),
        invented.rule("Manual", "asked", channels=("shareholder_loan",), fact=ASKED, **fields),
    )


@pytest.mark.parametrize(
    ("answer", "lent", "verdict", "now", "approved", "together", "binding"),
    [
        (
            None,
            10,
            "compliant",
            90,
            90,
            190,
            "owners",
        ),  # open, it does not spoil the verdict: 100 − 10, and 100 of banks
        (True, 10, "compliant", 90, 90, 190, "owners"),
        (False, 10, "breach", 0, 90, 100, "asked"),  # no repayment mends it, and no money more; once met, 90
        (False, 0, "compliant", 0, 100, 100, "asked"),  # nothing lent: the first yuan would be a breach
        (True, 0, "compliant", 100, 100, 200, "owners"),
    ],
)
def test_a_condition_answered_no_leaves_nothing(
    invented: Invented,
    *,
    answer: bool | None,
    lent: int,
    verdict: str,
    now: int,
    approved: int,
    together: int,
    binding: str,
) -> None:
    facts = {} if answer is None else {"sound": answer}
    result = invented.judge(rules(invented), invented.company(balances={"shareholder_loan": lent}, facts=facts))
    room = invented.room(result, "shareholder_loan")
    assert result.verdict == verdict
    assert (room.headroom, room.headroom_if_approved, room.headroom_upper) == (now, approved, now)
    assert room.binding == (f"CN-XZ/{binding}",)
    assert (result.total.headroom, result.total.headroom_upper) == (together, together)
    assert invented.room(result, "bank_loan").headroom == 100  # a condition closes its own channels alone
    assert result.total.used == lent


def test_which_lender_is_meant_closes_nothing(invented: Invented) -> None:
    # answered "no", this money is not covered; other money may be
    who = invented.company(balances={"shareholder_loan": 10}, facts={"sound": False})
    result = invented.judge(rules(invented, decides=True), who)
    assert result.verdict == "undetermined"
    assert invented.room(result, "shareholder_loan").headroom == 90


def test_a_condition_on_other_money_is_no_use_of_funding(invented: Invented) -> None:
    # outright transfers are no debt here: a condition on them neither counts them nor opens them
    asked = invented.rule("Manual", "asked", channels=("asset_transfer_outright",), fact=ASKED)
    listed = (invented.permit("bank_loan", "asset_transfer_outright"), invented.limit("bank"), asked)
    who = invented.company(balances={"bank_loan": 10, "asset_transfer_outright": 20}, facts={"sound": False})
    result = invented.judge(listed, who)
    assert (result.verdict, result.total.used, result.total.headroom) == ("breach", 10, 90)
    assert invented.room(result, "asset_transfer_outright").headroom == 0


def test_a_condition_of_some_companies_alone(invented: Invented) -> None:
    # of debt issuers; nobody said whether it is one: nothing for certain, at the most 100
    of_issuers = {"when": (Is(fact="debt_issuer", among=(True,)),)}
    result = invented.judge(rules(invented, **of_issuers), invented.company(facts={"sound": False}))
    room = invented.room(result, "shareholder_loan")
    assert (room.headroom, room.headroom_upper) == (0, 100)
    other = invented.judge(
        rules(invented, **of_issuers), invented.company(facts={"sound": False, "debt_issuer": False})
    )
    assert invented.room(other, "shareholder_loan").headroom == 100


@pytest.mark.parametrize(
    ("opened", "on", "years", "months", "held"),
    [
        ("2024-01-15", "2024-07-14", 0, 6, False),  # a day short of half a year
        ("2024-01-15", "2024-07-15", 0, 6, True),
        ("2024-08-31", "2025-02-27", 0, 6, False),
        ("2024-08-31", "2025-02-28", 0, 6, True),  # the last of the month, where there is no 31st
        ("2023-08-31", "2024-02-28", 0, 6, False),  # a leap year has a 29th
        ("2023-08-31", "2024-02-29", 0, 6, True),
        ("2024-01-15", "2025-07-14", 1, 6, False),  # years and months add up
        ("2024-01-15", "2025-07-15", 1, 6, True),
        ("2024-02-29", "2025-02-28", 1, 0, True),
        ("2024-02-29", "2025-02-27", 1, 0, False),
    ],
)
def test_time_in_business(opened: str, on: str, years: int, months: int, *, held: bool) -> None:
    condition = OpenFor(years=years, months=months)
    answers = {"opened_on": date.fromisoformat(opened)}
    assert condition.holds(answers, date.fromisoformat(on)) is held
    assert condition.holds({}, date.fromisoformat(on)) is None


def test_no_time_is_no_condition() -> None:
    with pytest.raises(ValueError, match="at least a month"):
        OpenFor()
    with pytest.raises(ValueError, match="no less than nothing"):
        OpenFor(years=1, months=-1)


def test_half_a_year_that_nobody_states_is_judged_both_ways(invented: Invented) -> None:
    held = (
        invented.limit("first", multiple="0"),
        invented.limit("later", replaces=("CN-XZ/first",), when=(OpenFor(months=6),)),
        invented.permit("bank_loan"),
    )
    for facts, verdict, least, most in (
        ({}, "undetermined", 0, Fraction(90)),
        ({"opened_on": "2020-01-01"}, "prohibited", 0, 0),  # 2020-06-30: a day short
        ({"opened_on": "2019-12-30"}, "compliant", 90, 90),
    ):
        result = invented.judge(held, invented.company(balances={"bank_loan": 10}, facts=facts))
        room = invented.room(result, "bank_loan")
        assert (result.verdict, room.headroom, room.headroom_upper) == (verdict, least, most)


@pytest.mark.parametrize(
    ("fields", "answer", "act", "expected"),
    [
        ({}, None, False, "not_applicable"),  # no money in the channels concerned
        ({}, False, False, "not_applicable"),
        ({}, True, True, "not_applicable"),
        ({}, False, True, "breach"),  # what was done, whatever the balances
        ({"complete": False}, None, False, "undetermined"),  # blank: there may be money
        ({"complete": False}, True, False, "compliant"),
        ({"balances": {"shareholder_loan": 1}}, None, False, "undetermined"),
        ({"balances": {"shareholder_loan": 1}}, True, True, "compliant"),
        ({"balances": {"shareholder_loan": 1}}, False, False, "breach"),
    ],
)
def test_when_a_condition_is_asked(
    invented: Invented, fields: dict[str, Any], expected: str, *, answer: bool | None, act: bool
) -> None:
    facts = {} if answer is None else {"sound": answer}
    result = invented.judge(rules(invented, act=act), invented.company(facts=facts, **fields))
    found = invented.finding(result, "asked")
    assert found.outcome == expected
    assert found.missing == (("sound",) if expected == "undetermined" else ())


def test_a_company_opens_no_later_than_the_day_of_the_check(invented: Invented) -> None:
    held = (invented.limit("later", when=(OpenFor(months=6),)), invented.permit("bank_loan"))
    opened = invented.judge(held, invented.company(facts={"opened_on": "2020-06-30"}))
    assert opened.verdict == "compliant"
    with pytest.raises(InputError) as refused:
        invented.judge(held, invented.company(facts={"opened_on": "2020-07-01"}))
    assert refused.value.where == "facts.opened_on"


@pytest.mark.parametrize(("answer", "expected"), [(None, "breach"), (True, "breach"), (False, "not_applicable")])
@pytest.mark.parametrize("approved", [True, False])
def test_an_approval_answers_the_fact_that_it_grants(
    invented: Invented, answer: bool | None, expected: str, *, approved: bool
) -> None:
    """Consent to fund loans is a fact too; an answer goes before the approval of the channel."""
    fact = Fact("consent", "yes_no", Text("同意", "consent"), Text("是否？", "Is it?"), approval="fund_loan")
    granted = invented.limit("granted", channels=("fund_loan",), when=(Is(fact="consent", among=(True,)),))
    facts = {} if answer is None else {"consent": answer}
    who = invented.company(
        balances={"fund_loan": 101}, facts=facts, approvals=frozenset({"fund_loan"} if approved else ())
    )
    found = invented.finding(invented.judge((granted, invented.permit("fund_loan")), who, facts=(fact,)), "granted")
    if expected == "breach":  # where the limit applies: 101 of 100
        expected = "breach" if approved or answer else "undetermined"
    assert found.outcome == expected
