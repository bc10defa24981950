"""Access to channels: approvals for the channel and loan by loan, and channels that a text opens without a number."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Outcome
from leverage.company import Figure
from leverage.terms.channels import Channel


def amounts(amount: Any) -> dict[Channel, Figure]:
    return {Channel.FUND_LOAN: Figure(Fraction(str(amount)), "approved_amounts.fund_loan")}


def opened(invented: Any, *more: Any, level: str = "permitted") -> tuple[Any, ...]:
    return (invented.permit("fund_loan", name="a", level=level, ratio_unset=True), *more)


@pytest.mark.parametrize("level", ["permitted", "with_approval"])
@pytest.mark.parametrize(
    ("approved", "used", "expected", "missing"),
    [
        (None, "0.01", Outcome.UNDETERMINED, "approved_amounts"),
        (None, "0", Outcome.COMPLIANT, None),
        ("50", "50", Outcome.COMPLIANT, None),
        ("50", "50.01", Outcome.NEEDS_APPROVAL, "approvals"),
    ],
)
def test_a_channel_without_a_number(
    invented: Any, level: str, approved: Any, used: str, expected: Outcome, missing: str | None
) -> None:
    stated: dict[str, Any] = {"approved_amounts": amounts(approved)} if approved else {}
    if level == "with_approval" and not approved:
        stated["approvals"] = frozenset({"fund_loan"})  # an approval, without its amount
    result = invented.judge(opened(invented, level=level), invented.company(balances={"fund_loan": used}, **stated))
    found = invented.finding(result)
    assert found.outcome is result.verdict is expected
    assert missing in found.missing if missing else not found.missing


def test_a_channel_without_a_number_and_without_the_approval(invented: Any) -> None:
    for stated in ({}, {"approvals": frozenset({"bank_loan"})}):
        result = invented.judge(
            opened(invented, level="with_approval"), invented.company(balances={"fund_loan": 1}, **stated)
        )
        assert invented.finding(result).outcome is Outcome.NEEDS_APPROVAL
        assert invented.finding(result).missing == ("approvals",)


def test_another_limit_that_contains_it_bounds_it(invented: Any) -> None:
    cap = invented.limit("cap", channels=("bank_loan", "fund_loan"))
    company = invented.company(balances={"fund_loan": 30})
    result = invented.judge(opened(invented, cap, invented.permit("bank_loan")), company)
    assert result.verdict is Outcome.COMPLIANT
    assert invented.finding(result).outcome is Outcome.COMPLIANT


def test_a_blank_channel_without_a_number_is_asked(invented: Any) -> None:
    found = invented.finding(invented.judge(opened(invented), invented.company(complete=False)))
    assert (found.outcome, found.missing) == (Outcome.UNDETERMINED, ("fund_loan", "approved_amounts"))


def per_loan(invented: Any, *loans: Any, **fields: Any) -> Any:
    rule = invented.permit("interbank_borrowing", name="a", level="with_approval", per_loan=True)
    return invented.judge(rule, invented.company(*loans, **fields))


def test_an_approval_loan_by_loan(invented: Any) -> None:
    def loan(amount: int, approval: str | None) -> Any:
        return invented.loan("甲", amount, "interbank_borrowing", approval=approval)

    numbered = per_loan(invented, loan(5, "甲批〔2020〕1号"), loan(5, "甲批〔2020〕2号"))
    assert invented.finding(numbered).outcome is Outcome.COMPLIANT
    one = per_loan(invented, loan(5, "甲批〔2020〕1号"), loan(5, None))
    assert invented.finding(one).outcome is Outcome.NEEDS_APPROVAL
    for approval in ("CN-XZ/a", "interbank_borrowing"):
        at_a_stroke = per_loan(invented, loan(5, "甲批〔2020〕1号"), loan(5, None), approvals=frozenset({approval}))
        found = invented.finding(at_a_stroke)
        assert (found.outcome, found.missing) == (Outcome.UNDETERMINED, ("loans", "approvals"))
    assert invented.finding(per_loan(invented)).outcome is Outcome.COMPLIANT


def test_an_approval_loan_by_loan_opens_no_new_loan(invented: Any) -> None:
    loan = invented.loan("甲", 5, "interbank_borrowing", approval="甲批〔2020〕1号")
    rules = (
        invented.permit("interbank_borrowing", name="a", level="with_approval", per_loan=True),
        invented.limit("cap", channels=("interbank_borrowing",)),
    )
    room = invented.room(invented.judge(rules, invented.company(loan)), "interbank_borrowing")
    assert (room.headroom, room.headroom_if_approved) == (0, 95)  # 100 less the 5 outstanding
