"""Access to channels: approvals for the channel and loan by loan, and channels that a text opens without a number."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Outcome
from leverage.company import Figure, Unallocated
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


@pytest.mark.parametrize(
    ("approvals", "now"),
    [((), 0), (("CN-XZ/a",), 100), (("fund_loan",), 100), (("CN-XZ/cap",), 100), (("CN-XZ/other",), 0)],
)
@pytest.mark.parametrize("by_loan", [True, False])
def test_which_approval_opens_a_channel_to_new_money(
    invented: Any, approvals: tuple[str, ...], now: int, *, by_loan: bool
) -> None:
    """For the text, for the channel, or for a limit that names it; one that is given loan by loan covers no new loan."""
    rules = (
        invented.permit("fund_loan", name="a", level="with_approval", per_loan=by_loan),
        invented.limit("cap", channels=("fund_loan",)),
        invented.limit("other"),
    )
    room = invented.room(invented.judge(rules, invented.company(approvals=frozenset(approvals))), "fund_loan")
    assert (room.headroom, room.headroom_if_approved) == (0 if by_loan else now, 100)


@pytest.mark.parametrize(
    ("approvals", "expected", "missing"),
    [
        ((), Outcome.NEEDS_APPROVAL, ("approvals",)),
        (("CN-XZ/a",), Outcome.NOT_APPLICABLE, ()),
        (("bank_loan", "fund_loan"), Outcome.NOT_APPLICABLE, ()),
        (("bank_loan",), Outcome.NEEDS_APPROVAL, ("approvals",)),  # of one of its channels alone
    ],
)
def test_a_limit_that_an_approval_lifts(
    invented: Any, approvals: tuple[str, ...], expected: Outcome, missing: tuple[str, ...]
) -> None:
    cap = invented.limit(channels=("bank_loan", "fund_loan"), multiple="0.5", approval_lifts=True)
    rules = (cap, invented.permit("bank_loan", "fund_loan"))
    balances = {"bank_loan": 40, "fund_loan": 20}  # 60 of 0.5 × 100
    found = invented.finding(invented.judge(rules, invented.company(balances=balances, approvals=frozenset(approvals))))
    assert (found.outcome, found.missing) == (expected, missing)


@pytest.mark.parametrize(
    ("numbers", "listed", "approvals", "expected", "missing"),
    [
        (("1号", "2号"), True, (), Outcome.COMPLIANT, ()),
        (("1号", None), True, (), Outcome.NEEDS_APPROVAL, ("approvals",)),
        (("1号", None), True, ("CN-XZ/a",), Outcome.UNDETERMINED, ("loans", "approvals")),
        (("1号", None), True, ("fund_loan",), Outcome.UNDETERMINED, ("loans", "approvals")),
        ((), False, (), Outcome.NEEDS_APPROVAL, ("approvals",)),  # a sum without loans: none has a number
        ((), False, ("CN-XZ/a",), Outcome.UNDETERMINED, ("loans", "approvals")),
    ],
)
def test_a_limit_that_approvals_lift_loan_by_loan(
    invented: Any,
    numbers: tuple[str | None, ...],
    approvals: tuple[str, ...],
    expected: Outcome,
    missing: tuple[str, ...],
    *,
    listed: bool,
) -> None:
    """60 of 0.5 × 100, over bank and fund loans; a loan repaid asks for no number."""
    cap = invented.limit(channels=("bank_loan", "fund_loan"), multiple="0.5", approval_lifts=True, per_loan=True)
    loans = [invented.loan("甲", 30, "bank_loan", approval=number) for number in numbers]
    loans += [invented.loan("乙", 0, "bank_loan")] if listed else []
    fields: dict[str, Any] = {} if listed else {"balances": {"bank_loan": 60}}
    who = invented.company(*loans, approvals=frozenset(approvals), **fields)
    found = invented.finding(invented.judge((cap, invented.permit("bank_loan", "fund_loan")), who))
    assert (found.outcome, found.missing) == (expected, missing)


def test_a_yuan_beside_the_ledger_has_a_lender_that_nobody_knows(invented: Any) -> None:
    term = invented.rule("Term", channel="shareholder_loan", test="months", times=3)
    for balances, expected in (({"shareholder_loan": 1}, Outcome.UNDETERMINED), ({}, Outcome.COMPLIANT)):
        result = invented.judge((term, invented.permit("shareholder_loan")), invented.company(balances=balances))
        assert invented.finding(result).outcome is expected


@pytest.mark.parametrize("used", [40, 50])
def test_what_may_be_above_a_limit_lifted_loan_by_loan_is_asked_by_its_line(invented: Any, used: int) -> None:
    """Of 0.5 × 100, 40 or 50 are used, and 20 more may be bank loans or bonds: no loan is above it yet."""
    cap = invented.limit(multiple="0.5", approval_lifts=True, per_loan=True)
    both = frozenset({Channel.BANK_LOAN, Channel.BOND})
    line = Unallocated(Fraction(20), both, "短期借款", "C5")
    who = invented.company(balances={"bank_loan": used}, unallocated=(line,))
    found = invented.finding(invented.judge((cap, invented.permit("bank_loan", "bond")), who))
    assert (found.outcome, found.missing) == (Outcome.UNDETERMINED, ("unallocated:短期借款",))
