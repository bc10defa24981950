"""The small functions of which the engine is made, each by itself: figures worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from math import inf
from typing import Any

import pytest

from leverage.assessment.findings import Outcome
from leverage.assessment.judging.case import compare
from leverage.assessment.judging.count import Number
from leverage.assessment.judging.holders import full_list, may_lend, part_of, plainly_a_firm, standing
from leverage.assessment.judging.limit import Cap
from leverage.assessment.room.openness import Bearing, Bounding, first_seen
from leverage.assessment.room.optimum import Constraint, alone, plans, price_lists
from leverage.assessment.room.total import most
from leverage.assessment.worlds.merging import agreed, highest_cap, lowest_cap
from leverage.assessment.worlds.worlds import Worlds, split
from leverage.company import Company, Figure, Interval, Shareholder, Unallocated
from leverage.law.rules import Holder
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base

BANK, BOND, ABS = Channel.BANK_LOAN, Channel.BOND, Channel.ABS


def whole(*numbers: int | None) -> list[Fraction | None]:
    return [None if number is None else Fraction(number) for number in numbers]


def used(low: int, high: int | None) -> Interval:
    return Interval(Fraction(low), None if high is None else Fraction(high))


# what agrees


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ("breach", "breach"),
        ("breach breach", "breach"),
        ("breach prohibited", "breach"),  # broken either way
        ("prohibited prohibited", "prohibited"),
        ("compliant not_applicable", "compliant"),
        ("compliant not_applicable replaced", "compliant"),
        ("not_applicable replaced", "not_applicable"),  # as in the first world
        ("replaced not_applicable", "replaced"),
        ("compliant breach", "undetermined"),
        ("not_applicable breach", "undetermined"),
        ("needs_approval compliant", "undetermined"),
        ("needs_approval needs_approval", "needs_approval"),
        ("undetermined compliant", "undetermined"),
    ],
)
def test_what_holds_whichever_world_is_true(outcomes: str, expected: str) -> None:
    assert agreed(Outcome(word) for word in outcomes.split()) is Outcome(expected)


@pytest.mark.parametrize(
    ("caps", "low", "high"),
    [
        ((50, 100), 50, 100),
        ((100, 50), 50, 100),
        ((50, None), None, None),
        ((0, None), 0, None),  # nothing in one world: nothing for certain
        ((None, None), None, None),
        ((), None, None),
        ((0, 50), 0, 50),
    ],
)
def test_the_ends_of_a_cap(caps: tuple[int | None, ...], low: int | None, high: int | None) -> None:
    assert lowest_cap(whole(*caps)) == low
    assert highest_cap(whole(*caps)) == high


# what is used, against a cap


@pytest.mark.parametrize(
    ("low", "high", "cap", "expected"),
    [
        (50, 50, 50, "compliant"),  # 不得超过 includes equality
        (51, 51, 50, "breach"),
        (51, None, 50, "breach"),
        (50, 51, 50, "undetermined"),
        (50, None, 50, "undetermined"),
        (0, 50, 50, "compliant"),
        (0, 0, None, "compliant"),  # no money, whatever the cap
        (0, 1, None, "undetermined"),
        (9, 9, None, "undetermined"),
        (0, None, 0, "undetermined"),
        (1, 1, 0, "breach"),
    ],
)
def test_used_against_a_cap(low: int, high: int | None, cap: int | None, expected: str) -> None:
    limit = None if cap is None else Fraction(cap)
    assert compare(used(low, high), limit) is Outcome(expected)
    prohibited = compare(used(low, high), limit, prohibits=True)
    assert prohibited is (Outcome.PROHIBITED if expected == "breach" else Outcome(expected))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 0, "compliant"),
        (1, 1, "undetermined"),
        (100, 100, "undetermined"),
        (101, 101, "breach"),
        (0, None, "undetermined"),
        (101, None, "breach"),
    ],
)
def test_used_against_a_cap_between_two_ends(low: int, high: int | None, expected: str) -> None:
    assert Cap(Fraction(0), Fraction(100), (Fraction(0), Fraction(1))).hold(used(low, high)) is Outcome(expected)


def test_only_a_multiple_that_is_known_to_be_zero_prohibits() -> None:
    zero = Fraction(0)
    assert Cap(zero, zero, (zero, zero)).hold(used(1, 1)) is Outcome.PROHIBITED
    assert Cap(zero, zero, None).hold(used(1, 1)) is Outcome.BREACH
    assert Cap(zero, zero, (zero, Fraction(1))).hold(used(1, 1)) is Outcome.BREACH
    assert Cap(Fraction(5), None, None).hold(used(9, 9)) is Outcome.UNDETERMINED


# lenders


@pytest.mark.parametrize(
    ("least", "most_of_them", "possible", "text"),
    [
        (1, 3, {1, 2, 3}, "1 to 3"),
        (2, 2, {2}, "2"),
        (2, None, {2, 3, 4}, "at least 2"),
        (0, 0, {0}, "0"),
    ],
)
def test_how_many_there_may_be(least: int, most_of_them: int | None, possible: set[int], text: str) -> None:
    number = Number(least, most_of_them)
    assert {stated for stated in range(5) if number.holds(stated)} == possible
    assert number.text.en == text


def holder(kind: str | None, share: str | None, paid: int | None = 7) -> Shareholder:
    own = None if share is None else Fraction(share)
    return Shareholder("甲某", "s", kind, own, None if paid is None else Fraction(paid))


def lenders(invented: Any, *holders: Holder) -> Any:
    return invented.rule("Lenders", channels=("shareholder_loan",), may_lend=holders)


@pytest.mark.parametrize(
    ("kind", "share", "expected", "may"),
    [
        ("corporate", "0.1", {"fits"}, True),
        ("corporate", "0.05", {"fits"}, True),  # at the threshold
        ("corporate", "0.04", {"too_little"}, False),
        ("individual", "0.5", {"other_kind"}, False),
        (None, "0.5", {"fits", "other_kind"}, None),
        (None, "0.04", {"too_little", "other_kind"}, False),  # neither way
        ("corporate", None, {"fits", "too_little"}, None),
        (None, None, {"fits", "too_little", "other_kind"}, None),
        ("individual", None, {"other_kind"}, False),
    ],
)
def test_what_a_shareholder_is_to_a_text(
    invented: Any, kind: str | None, share: str | None, expected: set[str], *, may: bool | None
) -> None:
    rule = lenders(invented, Holder(kind="corporate", share="0.05"))  # type: ignore[arg-type]
    assert standing(holder(kind, share), rule) == expected
    assert may_lend(holder(kind, share), rule) is may


def test_either_kind_by_its_own_threshold(invented: Any) -> None:
    rule = lenders(invented, Holder(kind="corporate", share="0.05"), Holder(kind="individual", share="0.1"))  # type: ignore[arg-type]
    assert [standing(holder("individual", share), rule) for share in ("0.1", "0.05")] == [{"fits"}, {"too_little"}]
    assert [may_lend(holder(None, share), rule) for share in ("0.1", "0.07", "0.04")] == [True, None, False]
    assert rule.any_shareholder is False
    assert lenders(invented, Holder()).any_shareholder is True
    assert lenders(invented, Holder(kind="corporate")).any_shareholder is False
    assert lenders(invented, Holder(share="0.1")).any_shareholder is False  # type: ignore[arg-type]


def test_a_list_is_full_where_the_shares_make_the_whole() -> None:
    def listed(*shares: str | None) -> Company:
        return Company(shareholders=tuple(holder("corporate", share) for share in shares))

    assert [full_list(listed(*shares)) for shares in (("0.6", "0.4"), ("0.6",), ("0.6", None), ("0.6", "0.5"), ())] == [
        True,
        False,
        False,
        False,
        False,
    ]
    assert (
        part_of(listed("0.6", "0.4"), Base.PAID_IN_CAPITAL, "乙", None) == 0
    )  # missing from a full list: it paid in nothing
    assert part_of(listed("0.6"), Base.PAID_IN_CAPITAL, "乙", None) is None
    assert part_of(listed("0.6", "0.4"), Base.PAID_IN_CAPITAL, "", None) is None
    assert part_of(listed("0.6"), Base.PAID_IN_CAPITAL, "甲某", holder("corporate", "0.6", 9)) == 9
    # its share of net capital: 0.6 × 50, where both are stated
    rich = Company(capital={Base.NET_CAPITAL: Figure(Fraction(50), "")})
    assert part_of(rich, Base.NET_CAPITAL, "甲某", holder("corporate", "0.6", 9)) == 30
    assert part_of(rich, Base.NET_CAPITAL, "甲某", holder("corporate", None, 9)) is None
    assert part_of(rich, Base.NET_ASSETS, "甲某", holder("corporate", "0.6", 9)) is None


@pytest.mark.parametrize(
    ("name", "firm"),
    [
        ("某钢铁公司", True),
        ("某钢铁公司（上海）", True),
        ("某资产管理公司", False),
        ("某银行", False),
        ("王某", False),
        ("ABC Steel Co., Ltd.", True),
        ("ABC Asset Management Ltd.", False),
        ("公司王某", False),
    ],
)
def test_what_is_plainly_a_firm(name: str, *, firm: bool) -> None:
    assert plainly_a_firm(name) is firm


# rooms


def constraint(
    name: str, channels: tuple[Channel, ...], room: int | None, upper: int | None = None, **fields: Any
) -> Constraint:
    own = None if room is None else Fraction(room)
    top = Fraction(upper) if upper is not None else own if own is not None else inf
    return Constraint(name, frozenset(channels), own, top, Base.NET_CAPITAL, Fraction(1), **fields)


@pytest.mark.parametrize(
    ("rooms", "room", "upper", "binding", "unsure"),
    [
        ([("a", 50, 50), ("b", 30, 30)], 30, 30, ("b",), ()),
        ([("a", 30, 30), ("b", 30, 30)], 30, 30, ("a", "b"), ()),
        ([("a", 50, 50), ("b", None, 40)], None, 40, (), ("b",)),
        ([("a", 0, 0), ("b", None, 40)], 0, 0, ("a",), ("b",)),  # nothing, whatever the other is
        ([("a", 50, 50), ("b", None, 0)], 0, 0, ("b",), ()),  # it leaves nothing at the most
        ([], inf, inf, (), ()),
    ],
)
def test_one_channel_alone(rooms: list[Any], room: Any, upper: Any, binding: Any, unsure: Any) -> None:
    found = alone(BANK, [constraint(name, (BANK, BOND), low, high) for name, low, high in rooms])
    assert (found.room, found.upper, found.binding, found.undetermined) == (room, upper, binding, unsure)


def test_a_limit_that_waits_for_money_elsewhere_does_not_bear_on_a_channel() -> None:
    waiting = constraint("a", (BANK, BOND), 50, waits_for=frozenset({BOND}))
    assert (waiting.bears_on(BANK), waiting.bears_on(BOND), waiting.bears_on(ABS)) == (False, True, False)
    assert (alone(BANK, [waiting]).room, alone(BOND, [waiting]).room) == (inf, 50)


def test_money_is_raised_where_a_limit_sleeps_or_it_is_kept() -> None:
    waiting, other = constraint("a", (BANK, BOND), 50, waits_for=frozenset({BOND})), constraint("b", (BANK,), 80)
    found = [(open_to, [one.rule for one in awake]) for open_to, awake in plans([BANK, BOND, ABS], [waiting, other])]
    # awake: held to both; asleep: no bonds, and no channel that nothing else bounds
    assert found == [([BANK, BOND, ABS], ["a", "b"]), ([BANK], ["b"])]


def test_rooms_in_worlds_by_what_leaves_least() -> None:
    first, second, third = 0b001, 0b010, 0b100
    bearing = Bearing(
        [
            Bounding(constraint("a", (BANK,), 50), first | second | third),
            Bounding(constraint("b", (BANK,), None, 90), second),
            Bounding(constraint("c", (BANK,), 0), third),
            Bounding(constraint("d", (BANK,), 70), first),
        ]
    )
    assert list(bearing.cautious(0b111)) == [(0, third), (None, second), (50, first)]
    assert list(bearing.upper(0b111)) == [(0, third), (50, first | second)]
    assert list(Bearing(bearing.constraints[1:2]).cautious(0b011)) == [(None, second), (inf, first)]
    assert list(bearing.cautious(0)) == []


def test_rules_in_the_order_of_their_first_world() -> None:
    rules = [("late", 0b100), ("both", 0b110), ("early", 0b001), ("never", 0b1000), ("late", 0b010)]
    assert first_seen(rules, 0b111) == ("early", "both", "late")
    assert first_seen(rules, 0b100) == ("late", "both")


@pytest.mark.parametrize(
    ("rooms", "expected"),
    [
        ([("xyz", 100)], 100),
        ([("x", 30), ("y", 30), ("z", 30)], 90),
        ([("x", 30), ("y", 30), ("z", 30), ("xyz", 80)], 80),
        ([("x", 30), ("xyz", 80)], 80),  # the rest of the whole through the others
        ([("x", 30), ("yz", 20), ("xyz", 80)], 50),
        ([("xy", 50), ("yz", 50), ("xz", 50)], 75),  # each pair 50: half of the three
        ([("xy", 50), ("xy", 40), ("z", 5)], 45),  # the tighter of two over the same
        ([("x", 90), ("xy", 50), ("z", 5)], 55),
        ([("xy", 50)], inf),  # nothing bounds z
        ([("xyz", 0)], 0),
        ([("", 5), ("xyz", 7)], 7),
        ([], inf),
    ],
)
def test_the_most_under_sets_that_are_nested_apart_or_neither(rooms: list[tuple[str, int]], expected: Any) -> None:
    assert most(frozenset("xyz"), [(frozenset(over), Fraction(room)) for over, room in rooms]) == expected
    assert most(frozenset(), []) == 0


def test_the_lists_of_prices_of_a_triangle() -> None:
    """Three channels, each in two of three rules: any two rules at 1, or all three at a half."""
    lists = price_lists([frozenset("ab"), frozenset("bc"), frozenset("ac")])
    assert lists is not None
    found = sorted(sorted((rule, str(price)) for rule, price in one.items()) for one in lists)
    half = [("a", "1/2"), ("b", "1/2"), ("c", "1/2")]
    assert found == [[("a", "1"), ("b", "1")], [("a", "1"), ("c", "1")], half, [("b", "1"), ("c", "1")]]
    assert price_lists([frozenset("a"), frozenset("ab")]) == [{"a": Fraction(1)}]  # who keeps a keeps the wider set too
    assert price_lists([]) == []


# worlds


def test_worlds_by_their_values() -> None:
    worlds = Worlds({"rating": ("A", "B", "C"), "well_run": (True, False)})
    assert (worlds.size, worlds.every) == (6, 0b111111)
    assert worlds.where("rating", "B".__eq__) == 0b001100
    assert worlds.where("rating", {"A", "C"}.__contains__) == 0b110011
    assert worlds.where("well_run", bool) == 0b010101
    assert worlds.parted("well_run") == [(True, 0b010101), (False, 0b101010)]
    assert worlds.first(0b101000) == {"rating": "B", "well_run": False}
    assert worlds.first(0b100000) == {"rating": "C", "well_run": False}
    assert worlds.turns_on(0b010101, "well_run", worlds.every)
    assert not worlds.turns_on(0b010101, "rating", worlds.every)
    assert not worlds.turns_on(0b110011, "well_run", worlds.every)
    assert worlds.turns_on(0b110011, "rating", worlds.every)
    assert not worlds.turns_on(0b110011, "rating", 0b110011)  # B is none of the worlds that count
    assert not worlds.turns_on(worlds.every, "rating", worlds.every)
    assert Worlds({}).size == 1


def test_for_values_that_come_to_the_same_the_first_of_them_stands() -> None:
    worlds = Worlds({"rating": ("A", "B", "C", "D")}, comes_to=lambda _, value: value in ("C", "D"))
    assert (worlds.size, worlds.first(0b11), worlds.first(0b10)) == (2, {"rating": "A"}, {"rating": "C"})


def test_a_set_of_worlds_in_two() -> None:
    assert list(split(0b1110, 0b0110)) == [0b0110, 0b1000]
    assert list(split(0b1110, 0b1111)) == [0b1110]
    assert list(split(0b1110, 0)) == [0b1110]


# the figures that a finding rests on


def test_the_figures_of_a_finding(invented: Any) -> None:
    """A zero that was stated is shown with its cell, one by the statement of completeness is not; a blank is shown as a blank."""
    rules = (invented.limit(channels=("bank_loan", "bond", "abs")), invented.permit("bank_loan", "bond", "abs"))
    line = Unallocated(Fraction(5), frozenset({BANK, BOND}), "短期借款", "表!B9")

    def shown(who: Any) -> list[tuple[str, Any, str]]:
        return [(one.name, one.amount, one.source) for one in invented.finding(invented.judge(rules, who)).inputs]

    base = ("net_capital", 100, "net_capital")
    assert shown(invented.company(balances={"bank_loan": 0, "bond": 3})) == [
        ("bank_loan", 0, "bank_loan"), ("bond", 3, "bond"), base,
    ]  # fmt: skip
    assert shown(invented.company(balances={"bond": 3}, complete=False)) == [
        ("bank_loan", None, ""), ("bond", 3, "bond"), ("abs", None, ""), base,
    ]  # fmt: skip
    assert shown(invented.company(unallocated=(line,))) == [("短期借款", 5, "表!B9"), base]
    elsewhere = Unallocated(Fraction(5), frozenset({Channel.FUND_LOAN, Channel.FISCAL_LOAN}), "其他", "表!B10")
    nothing = Unallocated(Fraction(0), frozenset({BANK, BOND}), "短期借款", "表!B9")
    assert shown(invented.company(unallocated=(elsewhere, nothing))) == [base]
    assert shown(invented.company(capital={})) == [("net_capital", None, "")]


def test_where_the_approvals_of_a_channel_stand(invented: Any) -> None:
    rule = invented.rule("Access", "a", channels=("bank_loan", "bond"), level="with_approval")
    where = {"approval:bank_loan": "明细!H2", "approval:bond": "明细!H3", "approval:CN-XZ/a": "明细!H4"}

    def shown(*approvals: str) -> list[tuple[str, str]]:
        who = invented.company(balances={"bank_loan": 5}, approvals=frozenset(approvals), where=where)
        found = invented.finding(invented.judge((rule, invented.limit("b")), who))
        return [(one.name, one.source) for one in found.inputs if one.name.startswith("approval:")]

    assert shown("bank_loan") == [("approval:bank_loan", "明细!H2")]
    assert shown("CN-XZ/a", "bond") == [("approval:CN-XZ/a", "明细!H4"), ("approval:bond", "明细!H3")]
    assert shown() == []


@pytest.mark.parametrize(
    ("fields", "allowed"),
    [
        ({"test": "months", "times": 3}, True),
        ({"test": "rate", "benchmark": "b"}, True),
        ({"test": "rate"}, False),  # held against nothing
        ({"test": "months", "benchmark": "b"}, False),
    ],
)
def test_each_check_of_a_loan_has_what_it_is_held_against(
    invented: Any, fields: dict[str, Any], *, allowed: bool
) -> None:
    if allowed:
        assert invented.rule("Term", channel="shareholder_loan", **fields).kind == "term"
        return
    with pytest.raises(ValueError, match="benchmark"):
        invented.rule("Term", channel="shareholder_loan", **fields)
