"""Headroom, gains and questions of small invented places, each figure worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Outcome
from leverage.company import Figure, Unallocated
from leverage.law.conditions import ByFact, Holding, Is
from leverage.law.regime import RatingScheme
from leverage.law.rules import Holder
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import Fact
from leverage.terms.texts import Text

HALF = "0.5"


def scheme(invented: Any, *grades: str) -> RatingScheme:
    return RatingScheme(
        source=invented.source, name=Text("评级", "rating"), grades=grades, method="not_seen", effect=Text("无", "none")
    )


def by_grade(invented: Any, **multiples: str) -> tuple[Any, ...]:
    table = ByFact(fact="rating", multiples=multiples)  # type: ignore[arg-type]
    return (invented.limit(multiple=table), invented.permit("bank_loan"))


def test_one_more_yuan_adds_nothing_while_a_cap_is_exceeded(invented: Any) -> None:
    rules = (invented.limit(multiple=HALF), invented.permit("bank_loan"))  # 0.5 × 100
    over = invented.judge(rules, invented.company(balances={"bank_loan": 60}))
    assert (over.total.headroom, dict(over.total.per_yuan)) == (0, {})
    at = invented.judge(rules, invented.company(balances={"bank_loan": 50}))
    assert (at.total.headroom, dict(at.total.per_yuan)) == (0, {Base.NET_CAPITAL: Fraction(1, 2)})
    within = invented.judge(rules, invented.company(balances={"bank_loan": 10}))
    assert (within.total.headroom, dict(within.total.per_yuan)) == (40, {Base.NET_CAPITAL: Fraction(1, 2)})


def test_an_unknown_grade_is_a_range_on_finding_channel_and_total(invented: Any) -> None:
    # A 3 × 100, B 1 × 100, C nothing; 30 used: 270, 70, and C exceeded
    who = invented.company(balances={"bank_loan": 30})
    result = invented.judge(by_grade(invented, A="3", B="1", C="0"), who, schemes=(scheme(invented, "A", "B", "C"),))
    found = invented.finding(result)
    assert (found.outcome, found.missing) == (Outcome.UNDETERMINED, ("rating",))
    assert (found.headroom, found.headroom_upper) == (0, 270)
    room = invented.room(result, "bank_loan")
    assert (room.headroom, room.headroom_upper) == (0, 270)
    assert (result.total.headroom, result.total.headroom_upper) == (0, 270)
    assert room.binding == ("CN-XZ/a",)


def test_a_grade_that_closes_is_zero_against_an_unknown_balance(invented: Any) -> None:
    # the balance is blank: under A and B nobody can say, under C nothing is open
    who = invented.company(complete=False)
    result = invented.judge(by_grade(invented, A="3", B="1", C="0"), who, schemes=(scheme(invented, "A", "B", "C"),))
    room = invented.room(result, "bank_loan")
    assert room.used is None
    assert (room.headroom, result.total.headroom) == (0, 0)
    open_only = invented.judge(by_grade(invented, A="3", B="1"), who, schemes=(scheme(invented, "A", "B"),))
    assert invented.room(open_only, "bank_loan").headroom is None
    assert open_only.total.headroom is None


def test_what_binds_is_what_binds_in_the_scenario_that_allows_least(invented: Any) -> None:
    # rated A: the pool of 2 × 100 gives way to 1 × 100 over net assets 110; otherwise 0.5 × 100; 20 used
    rated = (Is(fact="rating", among=("A",)),)
    rules = (
        invented.limit("wide", base="net_assets", when=rated),
        invented.limit("narrow", multiple=HALF, when=(Is(fact="rating", among=("B",)),)),
        invented.permit("bank_loan"),
    )
    result = invented.judge(rules, invented.company(balances={"bank_loan": 20}), schemes=(scheme(invented, "A", "B"),))
    assert (result.total.headroom, result.total.headroom_upper) == (30, 90)  # 50 − 20, 110 − 20
    assert result.total.binding == ("CN-XZ/narrow",)
    assert invented.room(result, "bank_loan").binding == ("CN-XZ/narrow",)


def test_two_owners_and_what_one_of_them_lent(invented: Any) -> None:
    # each lends at most 2 × its own: 2 × 28 + 2 × 42 − 6 = 134; with 50 stated and no ledger nobody knows whose they are
    each = {"channels": ("shareholder_loan",), "multiple": "2", "base": "paid_in_capital", "per": "shareholder"}
    rules = (
        invented.limit("each", **each),
        invented.rule("Lenders", channels=("shareholder_loan",), may_lend=(Holder(kind="corporate", share="0.15"),)),  # type: ignore[arg-type]
        invented.permit("shareholder_loan"),
    )
    owners = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", "0.6"))
    lent = invented.judge(rules, invented.company(invented.loan("甲公司", 6), shareholders=owners))
    assert invented.room(lent, "shareholder_loan").headroom == lent.total.headroom == 134
    stated = invented.judge(rules, invented.company(balances={"shareholder_loan": 50}, shareholders=owners))
    assert invented.room(stated, "shareholder_loan").headroom is None
    blank = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", "0.6", None))
    unsure = invented.judge(rules, invented.company(invented.loan("甲公司", 6), shareholders=blank))
    assert invented.room(unsure, "shareholder_loan").headroom is None


@pytest.mark.parametrize(
    ("paid", "lender", "headroom"),
    [
        ((30, 40), "丙公司", 120),  # 2 × 70 − 20
        ((30, 40), "海盛", 100),  # one of the two, nobody knows which: 2 × 30 − 20 and 2 × 40 − 20
        ((20, 30), "海盛", 100),  # 2 × 20 − 20, 2 × 30 − 20, and 2 × 20 of those who are not listed
        ((10, 40), "海盛", 100),  # 0, 2 × 40 − 20, and 2 × 20
        ((5, 40), "海盛", 110),  # no less than 0, 2 × 40 − 20, and 2 × 25
        (
            (40, 50),
            "海盛",
            120,
        ),  # 2 × 40 − 20 and 2 × 50 − 20 are 140, more than 2 × 70 − 20; nobody paid in less than nothing
        ((40, 40), "海盛", 120),  # 2 × 40 − 20, twice; those not listed paid in nothing, and no less
        ((None, 40), "海盛", 120),  # 2 × 40 − 20, and 2 × 30 of the one whose part nobody stated
        ((), "海盛", 120),
    ],
)
def test_any_shareholder_may_lend_and_one_lender_may_be_either_of_two(
    invented: Any, paid: tuple[int | None, ...], lender: str, headroom: int
) -> None:
    each = {"channels": ("shareholder_loan",), "multiple": "2", "base": "paid_in_capital", "per": "shareholder"}
    names = ("海盛贸易有限公司", "海盛投资有限公司")
    owners = tuple(invented.holder(name, None, paid_in=own) for name, own in zip(names, paid, strict=False))
    who = invented.company(invented.loan(lender, 20), shareholders=owners)
    result = invented.judge((invented.limit(**each), invented.permit("shareholder_loan")), who)
    assert invented.room(result, "shareholder_loan").headroom == headroom


@pytest.mark.parametrize(
    ("multiple", "fields", "headroom"),
    [
        ("2", {"complete": False}, None),  # what is lent is blank
        ("2", {"capital": {}}, None),  # what was paid in is blank
        ("0", {"capital": {}}, 0),  # nothing, whatever was paid in
    ],
)
def test_any_shareholder_may_lend_where_a_figure_is_blank(
    invented: Any, multiple: str, fields: dict[str, Any], headroom: int | None
) -> None:
    each = {"channels": ("shareholder_loan",), "multiple": multiple, "base": "paid_in_capital", "per": "shareholder"}
    who = invented.company(shareholders=(invented.holder("甲公司", None, paid_in=30),), **fields)
    result = invented.judge((invented.limit(**each), invented.permit("shareholder_loan")), who)
    assert invented.room(result, "shareholder_loan").headroom == headroom


@pytest.mark.parametrize(("channel", "expected"), [("abs", True), ("bond", True), ("bank_loan", False)])
def test_what_is_outstanding_was_issued_whatever_was_answered(invented: Any, channel: str, expected: bool) -> None:
    issuer = (Is(fact="debt_issuer", among=(True,)),)
    rules = (
        invented.limit(channels=("bank_loan", "bond", "abs"), when=issuer),
        invented.permit("bank_loan", "bond", "abs"),
    )
    who = invented.company(balances={channel: 1}, facts={"debt_issuer": False})
    result = invented.judge(rules, who)
    assert (invented.finding(result).outcome is Outcome.COMPLIANT) == expected  # the limit applies
    assert any("债券或资产证券化" in warning.zh for warning in result.warnings) == expected


def test_whether_all_funding_is_listed_is_asked_where_it_matters(invented: Any) -> None:
    rules = (invented.limit(channels=("bank_loan", "fund_loan")), invented.permit("bank_loan", "fund_loan"))
    blank = invented.judge(rules, invented.company(complete=False, balances={"bank_loan": 10}))
    facts = [question.fact for question in blank.questions]
    assert "complete" in facts
    full = invented.judge(rules, invented.company(balances={"bank_loan": 10}))
    assert full.questions == ()
    assert invented.finding(full).used.high == full.company.over(frozenset({Channel.BANK_LOAN})).high == 10


def test_a_question_of_a_rule_that_has_ended_is_not_asked(invented: Any) -> None:
    fact = Fact("peaks_within_caps", "yes_no", Text("月内峰值", "peaks"), Text("是否？", "Is it?"))
    ended = invented.rule("Manual", "ask", fact=fact, until="2019-01-01")
    result = invented.judge((ended, invented.limit(), invented.permit("bank_loan")), invented.company())
    assert result.questions == ()
    assert result.conditions_open == 0
    held = invented.rule("Manual", "ask", fact=fact)
    result = invented.judge((held, invented.limit(), invented.permit("bank_loan")), invented.company())
    assert [question.fact for question in result.questions] == ["peaks_within_caps"]
    assert (result.conditions_open, result.verdict) == (1, Outcome.COMPLIANT)


@pytest.mark.parametrize(
    ("fund", "line", "complete", "headroom", "upper"),
    [
        (20, 0, True, 30, 30),  # 50 − 20
        (60, 0, True, 0, 0),  # more than was approved: nothing, and no less
        (20, 10, True, 20, 30),  # 10 may be fund loans or bank loans
        (45, 10, True, 0, 5),
        (None, 0, False, None, 50),  # blank
    ],
)
def test_what_an_approved_amount_leaves(
    invented: Any, fund: int | None, line: int, *, complete: bool, headroom: int | None, upper: int
) -> None:
    """An amount stated for bank loans, whose text has a number, says nothing."""
    rules = (
        invented.rule("Access", "funds", channels=("fund_loan",), level="permitted", ratio_unset=True),
        invented.permit("bank_loan"),
        invented.limit(),
    )
    amounts = {Channel.BANK_LOAN: Figure(Fraction(5), "a"), Channel.FUND_LOAN: Figure(Fraction(50), "b")}
    both = frozenset({Channel.FUND_LOAN, Channel.BANK_LOAN})
    lines = (Unallocated(Fraction(line), both, "短期借款", "C5"),) if line else ()
    balances = {} if fund is None else {"fund_loan": fund}
    who = invented.company(balances=balances, approved_amounts=amounts, unallocated=lines, complete=complete)
    room = invented.room(invented.judge(rules, who), "fund_loan")
    assert (room.headroom, room.headroom_upper) == (headroom, upper)


@pytest.mark.parametrize("also", [(), ("fund_loan",)])
def test_who_may_lend_bounds_no_limit_of_the_company(invented: Any, also: tuple[str, ...]) -> None:
    """Of 1 × net capital 100, 6 are lent. Only 甲, with 28 paid in, may lend: by the limit of each shareholder 28 − 6 are left."""
    text = invented.rule(
        "Lenders",
        "who",
        channels=("shareholder_loan", *also),
        may_lend=(Holder(kind="corporate", share="0.1"),),  # type: ignore[arg-type]
    )
    owners = (invented.holder("甲公司", "0.4"), invented.holder("乙", "0.6", "individual"))
    who = invented.company(invented.loan("甲公司", 6), shareholders=owners)
    whole = invented.limit("whole", channels=("shareholder_loan",))
    each = invented.limit("each", channels=("shareholder_loan",), base="paid_in_capital", per="shareholder")
    rules = (invented.permit("shareholder_loan"), text)
    result = invented.judge((*rules, whole), who)
    assert (invented.room(result, "shareholder_loan").headroom, result.total.headroom) == (94, 94)
    assert dict(result.total.per_yuan) == {Base.NET_CAPITAL: 1}
    result = invented.judge((*rules, each), who)
    assert (invented.room(result, "shareholder_loan").headroom, result.total.headroom) == (22, 22)
    assert dict(result.total.per_yuan) == {}  # one more yuan of capital may be anybody's
    result = invented.judge((invented.permit("shareholder_loan"), each), who)
    assert invented.room(result, "shareholder_loan").headroom == 64  # anybody: 70 − 6
    assert dict(result.total.per_yuan) == {Base.PAID_IN_CAPITAL: 1}


@pytest.mark.parametrize(
    ("kinds", "headroom"),
    [
        (("corporate", "corporate"), 70),
        (("corporate", "individual"), 28),  # the individual may not lend at all
        (("corporate", None), None),  # nobody knows whether it may
        (("individual", "individual"), 0),
    ],
)
def test_a_limit_of_one_kind_of_shareholder(invented: Any, kinds: tuple[str | None, ...], headroom: int | None) -> None:
    """Companies alone may lend, each as much as it paid in: 28 and 42."""
    text = invented.rule("Lenders", "who", channels=("shareholder_loan",), may_lend=(Holder(kind="corporate"),))
    each = invented.limit(
        "each", channels=("shareholder_loan",), base="paid_in_capital", per="shareholder", of="corporate"
    )
    owners = tuple(
        invented.holder(name, share, kind)
        for name, share, kind in zip(("甲某", "乙某"), ("0.4", "0.6"), kinds, strict=True)
    )
    result = invented.judge((invented.permit("shareholder_loan"), text, each), invented.company(shareholders=owners))
    assert invented.room(result, "shareholder_loan").headroom == headroom


@pytest.mark.parametrize(("bond", "bank"), [(0, 80), (1, 29)])
def test_a_limit_of_those_with_bonds_bounds_every_channel_that_it_counts(invented: Any, bond: int, bank: int) -> None:
    """100 for bank loans of which 20 are used; 0.5 × 100 for banks and bonds once there are bonds: 50 − 20 − 1."""
    rules = (
        invented.permit("bank_loan", "bond"),
        invented.limit("bank"),
        invented.limit("both", channels=("bank_loan", "bond"), multiple=HALF, when=(Holding(channels=("bond",)),)),  # type: ignore[arg-type]
    )
    result = invented.judge(rules, invented.company(balances={"bank_loan": 20, "bond": bond}))
    assert invented.room(result, "bank_loan").headroom == bank
