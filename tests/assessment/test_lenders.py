"""Who may lend: every lender of a shareholder channel held against the list of shareholders and the words of the text."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Outcome
from leverage.assessment.judging.lenders import CONSEQUENCES
from leverage.company import Loan, Unallocated
from leverage.law.rules import Holder
from leverage.terms.channels import Channel

MAIN = (Holder(kind="corporate", share="0.05"), Holder(kind="individual", share="0.1"))  # type: ignore[arg-type]
CORPORATE = (Holder(kind="corporate"),)


def who_may(invented: Any, **fields: Any) -> Any:
    known = {"channels": ("shareholder_loan",), "may_lend": MAIN}
    return invented.rule("Lenders", **{**known, **fields})


def judged(invented: Any, lender: str | None, holders: tuple[Any, ...], **fields: Any) -> Any:
    facts = {"approvals": fields.pop("approvals", frozenset())}
    rules = (who_may(invented, **fields), invented.permit("shareholder_loan"))
    company = invented.company(invented.loan(lender, 10), shareholders=holders, **facts)
    result = invented.judge(rules, company)
    return invented.finding(result, subject=lender or "loan of None")


@pytest.mark.parametrize(
    ("share", "kind", "expected"),
    [
        ("0.05", "corporate", Outcome.COMPLIANT),  # at its threshold of 5%, inclusive
        ("0.0499", "corporate", Outcome.BREACH),
        ("0.1", "individual", Outcome.COMPLIANT),
        ("0.0999", "individual", Outcome.BREACH),  # above the threshold of companies, below that of individuals
        (None, "corporate", Outcome.UNDETERMINED),
        ("0.07", None, Outcome.UNDETERMINED),  # enough for a company, too little for an individual
        ("0.1", None, Outcome.COMPLIANT),  # enough for either
        ("0.01", None, Outcome.BREACH),  # too little for either
    ],
)
def test_a_shareholder_by_its_kind_and_share(invented: Any, share: Any, kind: Any, expected: Outcome) -> None:
    rest = invented.holder("丙公司", "1" if share is None else str(1 - Fraction(share)))
    holders = (invented.holder("甲", share, kind), rest)
    found = judged(invented, "甲", holders)
    assert found.outcome is expected
    assert found.missing == (("shareholders",) if expected is Outcome.UNDETERMINED else ())


@pytest.mark.parametrize(
    ("word", "expected", "missing"),
    [
        ("not_provided", Outcome.UNDETERMINED, ("regulator",)),
        ("needs_approval", Outcome.NEEDS_APPROVAL, ("approvals",)),
        ("breach", Outcome.BREACH, ()),
        ("prohibited", Outcome.PROHIBITED, ()),
    ],
)
def test_a_kind_the_text_does_not_name_and_a_stranger(
    invented: Any, word: str, expected: Outcome, missing: tuple[str, ...]
) -> None:
    holders = (invented.holder("甲", "0.4", "individual"), invented.holder("乙公司", "0.6"))
    other = judged(invented, "甲", holders, may_lend=CORPORATE, other_kind=word)
    stranger = judged(invented, "丁", holders, may_lend=CORPORATE, stranger=word)
    assert (other.outcome, other.missing) == (stranger.outcome, stranger.missing) == (expected, missing)


def test_an_approval_answers_what_needs_one(invented: Any) -> None:
    holders = (invented.holder("甲", "1", "individual"),)
    fields = {"may_lend": CORPORATE, "other_kind": "needs_approval"}
    assert judged(invented, "甲", holders, **fields).outcome is Outcome.NEEDS_APPROVAL
    for approval in ("CN-XZ/a", "shareholder_loan"):
        found = judged(invented, "甲", holders, approvals=frozenset({approval}), **fields)
        assert found.outcome is Outcome.COMPLIANT


def test_a_stranger_is_one_only_beside_a_full_list(invented: Any) -> None:
    full = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", "0.6"))
    short = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", "0.5"))
    blank = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", None))
    assert judged(invented, "丁公司", full, stranger="breach").outcome is Outcome.BREACH
    for holders in (short, blank, ()):
        found = judged(invented, "丁公司", holders, stranger="breach")
        assert (found.outcome, found.missing) == (Outcome.UNDETERMINED, ("shareholders",))


@pytest.mark.parametrize(
    ("lender", "expected"),
    [
        ("丁贸易有限公司", Outcome.PROHIBITED),
        ("丁合伙企业（有限合伙）", Outcome.PROHIBITED),
        ("丁贸易有限公司（上海）", Outcome.PROHIBITED),  # where it is stands behind its name
        ("Trading Co., Ltd.", Outcome.PROHIBITED),
        ("丁银行股份有限公司", Outcome.UNDETERMINED),  # a financial institution
        ("丁信托有限责任公司", Outcome.UNDETERMINED),
        ("丁某", Outcome.UNDETERMINED),  # a person
    ],
)
def test_a_stranger_that_is_plainly_a_firm(invented: Any, lender: str, expected: Outcome) -> None:
    found = judged(invented, lender, (invented.holder("甲公司", "1"),), firm="prohibited")
    assert found.outcome is expected


def test_no_ledger_no_lender_no_money(invented: Any) -> None:
    rules = (who_may(invented), invented.permit("shareholder_loan"))
    holders = (invented.holder("甲公司", "1"),)
    stated = invented.judge(rules, invented.company(balances={"shareholder_loan": 10}, shareholders=holders))
    assert invented.finding(stated).outcome is Outcome.UNDETERMINED
    assert invented.finding(stated).missing == ("loans",)
    assert stated.verdict is Outcome.UNDETERMINED
    none = invented.judge(rules, invented.company(shareholders=holders))
    assert invented.finding(none).outcome is Outcome.COMPLIANT
    blank = invented.judge(rules, invented.company(shareholders=holders, complete=False))
    assert invented.finding(blank).missing == ("shareholder_loan", "shareholder_special_loan")
    assert judged(invented, None, holders).missing == ("loans",)


def test_special_loans_are_shareholder_loans_unless_set_apart(invented: Any) -> None:
    special = invented.loan("丁", 10, "shareholder_special_loan")
    company = invented.company(special, shareholders=(invented.holder("甲公司", "1"),))
    rules = (who_may(invented, stranger="breach"), invented.permit("shareholder_special_loan"))
    assert invented.finding(invented.judge(rules, company), subject="丁").outcome is Outcome.BREACH
    apart = (who_may(invented, stranger="breach", special_apart=True), rules[1])
    assert invented.finding(invented.judge(apart, company)).outcome is Outcome.COMPLIANT


def test_it_opens_no_channel(invented: Any) -> None:
    company = invented.company(invented.loan("甲公司", 10), shareholders=(invented.holder("甲公司", "1"),))
    result = invented.judge((who_may(invented), invented.permit("bank_loan")), company)
    assert invented.room(result, "shareholder_loan").access == "not_provided"
    assert result.verdict is Outcome.UNDETERMINED


def capped(invented: Any, **fields: Any) -> tuple[Any, ...]:
    each = {
        "channels": ("shareholder_loan",), "multiple": "2", "base": "paid_in_capital", "per": "shareholder", **fields,
    }  # fmt: skip
    who = who_may(invented, may_lend=(Holder(kind="corporate", share="0.15"),))  # type: ignore[arg-type]
    return (invented.limit("each", **each), who, invented.permit("shareholder_loan"))


def test_who_may_lend_decides_the_room_of_the_shareholders(invented: Any) -> None:
    # 甲公司 40% of 70 = 28, 乙公司 50% = 35, 丙公司 10% = 7 (below 15%), at 2 × each: 56 + 70, less the 6 lent by 甲公司
    holders = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", "0.5"), invented.holder("丙公司", "0.1"))
    lent = invented.loan("甲公司", 6)
    result = invented.judge(capped(invented), invented.company(lent, shareholders=holders))
    assert invented.room(result, "shareholder_loan").headroom == 120
    assert result.total.headroom == 120
    # without a ledger nobody knows which of them lent what is stated
    stated = invented.company(balances={"shareholder_loan": 50}, shareholders=holders)
    assert invented.room(invented.judge(capped(invented), stated), "shareholder_loan").headroom is None
    # of 乙公司 the kind is blank: whether it may lend is open
    unsure = (holders[0], invented.holder("乙公司", "0.5", None), holders[2])
    result = invented.judge(capped(invented), invented.company(lent, shareholders=unsure))


def test_a_lender_over_its_own_cap_leaves_the_others_theirs(invented: Any) -> None:
    # 甲公司 lent 60 of 56; 乙公司 may lend 2 × 42 = 84
    holders = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", "0.6"))
    result = invented.judge(capped(invented), invented.company(invented.loan("甲公司", 60), shareholders=holders))
    assert invented.room(result, "shareholder_loan").headroom == 84
    assert invented.finding(result, "each", "甲公司").outcome is Outcome.BREACH


@pytest.mark.parametrize(
    ("amount", "kind", "expected"),
    [
        ("28", "individual", Outcome.COMPLIANT),  # 40% of 70, at 1 ×
        ("28.01", "individual", Outcome.BREACH),
        ("28.01", None, Outcome.UNDETERMINED),
        ("28", None, Outcome.COMPLIANT),
    ],
)
def test_a_limit_of_one_kind_of_shareholder(invented: Any, amount: str, kind: Any, expected: Outcome) -> None:
    rules = capped(invented, multiple="1", of="individual")[::2]
    holders = (invented.holder("甲", "0.4", kind), invented.holder("乙公司", "0.6"))
    result = invented.judge(rules, invented.company(invented.loan("甲", amount), shareholders=holders))
    assert invented.finding(result, "each", "甲").outcome is expected


def test_a_limit_of_one_kind_leaves_the_others_alone(invented: Any) -> None:
    # an overall cap of 1 × net capital: 100 less 50; the company 乙公司 may lend beyond its own 42
    rules = (
        invented.limit(channels=("shareholder_loan",)),
        *capped(invented, multiple="1", of="individual")[::2],
    )
    holders = (invented.holder("甲", "0.4", "individual"), invented.holder("乙公司", "0.6"))
    result = invented.judge(rules, invented.company(invented.loan("乙公司", 50), shareholders=holders))
    assert invented.finding(result, "each").outcome is Outcome.COMPLIANT
    assert invented.room(result, "shareholder_loan").headroom == 50
    # only individuals: 28 + 42 in all, less 20
    people = (invented.holder("甲", "0.4", "individual"), invented.holder("乙", "0.6", "individual"))
    result = invented.judge(rules, invented.company(invented.loan("甲", 20), shareholders=people))
    assert invented.room(result, "shareholder_loan").headroom == 50


@pytest.mark.parametrize("lender", ["甲投资集团有限公司", "甲投资有限公司、乙公司"])
def test_a_lender_near_a_shareholder_is_asked_about(invented: Any, lender: str) -> None:
    holders = (invented.holder("甲投资有限公司", "0.6"), invented.holder("乙公司", "0.4"))
    found = judged(invented, lender, holders, stranger="breach")
    assert (found.outcome, found.missing) == (Outcome.UNDETERMINED, ("shareholders",))
    each = capped(invented)[::2]  # without the rule on who may lend
    result = invented.judge(each, invented.company(invented.loan(lender, 10), shareholders=holders))
    own = invented.finding(result, "each", lender)
    assert own.outcome is Outcome.UNDETERMINED  # not "cap 0, raise its capital"


@pytest.mark.parametrize(
    ("kind", "lent", "bank", "expected", "used"),
    [
        ("corporate", 30, 70, Outcome.COMPLIANT, 100),  # at the cap of 1 × net capital 100
        ("corporate", 30, 71, Outcome.BREACH, 101),
        ("individual", 30, 100, Outcome.COMPLIANT, 100),  # the individual's 30 stand outside
        ("individual", 30, 101, Outcome.BREACH, 101),
        (None, 30, 71, Outcome.BREACH, 101),  # the kind not said: what it is entered as, a loan that the limit counts
    ],
)
def test_a_limit_on_what_companies_lend(
    invented: Any, *, kind: str | None, lent: int, bank: int, expected: Outcome, used: int
) -> None:
    cap = invented.limit(channels=("bank_loan", "shareholder_loan"), of="corporate")
    owners = (invented.holder("甲", "0.4", kind), invented.holder("乙公司", "0.6"))
    loans = (invented.loan("甲", lent), invented.loan("某银行", bank, "bank_loan"))
    company = invented.company(*loans, shareholders=owners)
    result = invented.judge((cap, invented.permit("bank_loan", "shareholder_loan")), company)
    found = invented.finding(result)
    assert (found.outcome, found.used.low, found.used.high) == (expected, used, used)
    assert invented.room(result, "bank_loan").headroom == max(0, 100 - used)


def test_a_limit_on_what_companies_lend_beside_a_sum_that_nobody_parts(invented: Any) -> None:
    # an individual's 30 stand outside the 100; what is of banks or bonds is spread over 100 and 40
    cap = invented.limit(channels=("bank_loan", "shareholder_loan"), of="corporate")
    bonds = invented.limit("bonds", channels=("bond",), multiple="0.4")
    owners = (invented.holder("甲", "0.4", "individual"), invented.holder("乙公司", "0.6"))
    sums = {
        amount: Unallocated(Fraction(amount), frozenset({Channel.BANK_LOAN, Channel.BOND}), "短期借款", "C5")
        for amount in (140, 141)
    }
    for amount, expected in ((140, Outcome.UNDETERMINED), (141, Outcome.BREACH)):
        company = invented.company(invented.loan("甲", 30), shareholders=owners, unallocated=(sums[amount],))
        listed = (cap, bonds, invented.permit("bank_loan", "shareholder_loan", "bond"))
        assert invented.judge(listed, company).verdict is expected  # 100 and 40 hold 140, and no more


@pytest.mark.parametrize(
    ("lenders", "shares", "expected"),
    [
        (("甲公司", "丙公司", "乙公司", "丁公司"), ("0.4", "0.6"), [("丙公司", "breach", 6), ("丁公司", "breach", 6)]),
        (("甲公司", "乙公司"), ("0.4", "0.6"), [(None, "compliant", 12)]),
        (("甲公司", "丙公司"), ("0.4", "0.5"), [(None, "compliant", 12)]),  # the list is not full: nobody is a stranger
        (("甲公司", None), ("0.4", "0.6"), [(None, "compliant", 12)]),  # whose name nobody knows may be a shareholder
        (("甲", "丙公司"), ("0.4", "0.6"), [("丙公司", "breach", 6)]),  # 甲 may be 甲公司
        ((), ("0.4", "0.6"), [(None, "compliant", 0)]),
    ],
)
def test_a_text_against_strangers_alone(
    invented: Any, lenders: tuple[str | None, ...], shares: tuple[str, ...], expected: list[tuple[Any, ...]]
) -> None:
    text = invented.rule(
        "Lenders", channels=("shareholder_loan",), may_lend=(Holder(),), strangers_only=True, stranger="breach"
    )
    owners = tuple(invented.holder(name, share) for name, share in zip(("甲公司", "乙公司"), shares, strict=True))
    who = invented.company(*(invented.loan(name, 6) for name in lenders), shareholders=owners)
    result = invented.judge((text, invented.permit("shareholder_loan")), who)
    assert [(one.subject, one.outcome, one.used.low) for one in result.findings if one.rule == "CN-XZ/a"] == expected


@pytest.mark.parametrize("word", ["breach", "not_provided", "prohibited", "needs_approval"])
def test_an_approval_answers_only_a_text_that_asks_for_one(invented: Any, word: str) -> None:
    text = invented.rule("Lenders", channels=("shareholder_loan",), may_lend=(Holder(kind="corporate"),), stranger=word)
    owners = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", "0.6"))
    who = invented.company(invented.loan("丙公司", 6, approval="1号"), shareholders=owners)
    result = invented.judge((text, invented.permit("shareholder_loan")), who)
    expected = "compliant" if word == "needs_approval" else CONSEQUENCES[word]
    assert invented.finding(result, subject="丙公司").outcome == expected


def test_loans_without_a_lender_are_named_by_the_first_of_them(invented: Any) -> None:
    text = invented.rule("Lenders", channels=("shareholder_loan",), may_lend=(Holder(kind="corporate"),))
    rows = [Loan(Channel.SHAREHOLDER_LOAN, Fraction(amount), f"明细!A{amount}", None) for amount in (3, 4)]
    result = invented.judge((text, invented.permit("shareholder_loan")), invented.company(*rows))
    found = invented.finding(result, subject="明细!A3")
    assert (found.outcome, found.missing, found.used.low) == (Outcome.UNDETERMINED, ("loans",), 7)
