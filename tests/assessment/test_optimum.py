# mypy: disable-error-code="comparison-overlap"
"""The joint headroom, certified against an independent solver."""

from __future__ import annotations

from fractions import Fraction
from math import inf
from typing import TYPE_CHECKING

import numpy as np
import pytest
from budget import examples
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from leverage.assessment.room.optimum import Constraint, alone, maximise, price_lists, together
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.denominators import Base

if TYPE_CHECKING:
    from collections.abc import Sequence

BANK, SHARE, INTERBANK, ABS = Channel.BANK_LOAN, Channel.SHAREHOLDER_LOAN, Channel.INTERBANK_BORROWING, Channel.ABS


def bound(
    rule: str, room: int | Fraction | None, *channels: Channel, base: Base = Base.NET_CAPITAL, gain: str = "1"
) -> Constraint:
    upper = inf if room is None else Fraction(room)
    cautious = None if room is None else Fraction(room)
    return Constraint(rule, frozenset(channels), cautious, upper, base, Fraction(gain))


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[Channel], list[Constraint]]:
    channels = draw(st.lists(st.sampled_from(RAISABLE), min_size=1, max_size=8, unique=True))
    constraints = []
    for number in range(draw(st.integers(1, 7))):
        some = draw(st.lists(st.sampled_from(channels), min_size=1, unique=True))
        room = draw(st.integers(0, 12))
        base = draw(st.sampled_from(list(Base)))
        gain = draw(st.sampled_from(["0.3", "0.5", "1", "2", "4"]))
        constraints.append(bound(f"r{number}", room, *some, base=base, gain=gain))
    constraints.append(bound("all", draw(st.integers(0, 40)), *channels))
    return channels, constraints


def highs(
    channels: Sequence[Channel], constraints: Sequence[Constraint], extra: dict[Base, float] | None = None
) -> float:
    matrix = np.array([[float(c in row.channels) for c in channels] for row in constraints])
    more = extra or {}
    rooms = np.array(
        [float(row.room or 0) + float(row.gain) * (more.get(row.base, 0.0) if row.base else 0.0) for row in constraints]
    )
    solved = linprog(-np.ones(len(channels)), A_ub=matrix, b_ub=rooms, method="highs")
    assert solved.status == 0
    return float(-solved.fun)


@given(problems())
@examples(200)
def test_the_optimum_is_that_of_highs(problem: tuple[list[Channel], list[Constraint]]) -> None:
    channels, constraints = problem
    found = together(channels, constraints)
    assert isinstance(found.room, Fraction)
    assert float(found.room) == pytest.approx(highs(channels, constraints), abs=1e-7)


@given(problems())
@examples(200)
def test_the_prices_prove_it(problem: tuple[list[Channel], list[Constraint]]) -> None:
    """Weak duality: prices that cover every channel bound every plan; here they meet the plan found."""
    channels, constraints = problem
    found = together(channels, constraints)
    prices = found.prices or {}
    assert all(price > 0 for price in prices.values())
    for channel in channels:
        assert sum(prices.get(c.rule, Fraction(0)) for c in constraints if channel in c.channels) >= 1
    assert sum((prices.get(c.rule, Fraction(0)) * (c.room or 0) for c in constraints), Fraction(0)) == found.room


@given(problems())
@examples(100)
def test_one_more_yuan_adds_what_is_said(problem: tuple[list[Channel], list[Constraint]]) -> None:
    channels, constraints = problem
    found = together(channels, constraints)
    before = highs(channels, constraints)
    for base in Base:
        gained = (highs(channels, constraints, {base: 1e-3}) - before) / 1e-3
        assert float((found.per_yuan or {}).get(base, Fraction(0))) == pytest.approx(gained, abs=1e-5)


@given(problems())
@examples(100)
def test_a_rule_binds_if_any_less_of_its_room_costs_something(problem: tuple[list[Channel], list[Constraint]]) -> None:
    channels, constraints = problem
    found = together(channels, constraints)
    before = highs(channels, constraints)
    for number, own in enumerate(constraints):
        if own.room:
            tighter = [*constraints]
            tighter[number] = bound(own.rule, own.room - Fraction(1, 1000), *own.channels)
            assert (own.rule in found.binding) == (highs(channels, tighter) < before - 1e-7)


def test_chongqing_adds_up_to_230_percent() -> None:
    repo = Channel.ASSET_TRANSFER_REPO
    rules = [bound("banks", 100, BANK, repo), bound("holders", 100, SHARE), bound("peers", 30, INTERBANK, gain="0.3")]
    found = together([BANK, repo, SHARE, INTERBANK], rules)
    assert found.room == 230
    assert found.per_yuan == {Base.NET_CAPITAL: Fraction("2.3")}
    assert found.binding == ("banks", "holders", "peers")


def test_overlap_is_not_counted_twice() -> None:
    rules = [bound("bank", 50, BANK), bound("pool", 80, BANK, SHARE, base=Base.NET_ASSETS)]
    found = together([BANK, SHARE], rules)
    assert (found.room, found.binding) == (80, ("pool",))
    assert found.per_yuan == {Base.NET_ASSETS: 1}


def test_two_rules_that_bind_at_once_give_nothing_for_more_of_one() -> None:
    rules = [bound("local", 100, BANK), bound("national", 100, BANK, base=Base.NET_ASSETS)]
    found = together([BANK], rules)
    assert (found.room, found.binding, found.per_yuan) == (100, ("local", "national"), {})


def test_unknown_is_no_number_and_never_skipped() -> None:
    unsure = bound("pool", None, BANK, SHARE)
    assert together([BANK, SHARE], [bound("bank", 50, BANK), unsure]).room is None
    found = alone(BANK, [bound("bank", 50, BANK), unsure])
    assert (found.room, found.upper, found.undetermined) == (None, 50, ("pool",))


def test_a_rule_with_nothing_left_settles_it_even_beside_an_unknown_one() -> None:
    found = alone(BANK, [bound("bank", 0, BANK), bound("pool", None, BANK)])
    assert found.room == 0


def test_no_channel_no_limit() -> None:
    assert together([], [bound("bank", 50, BANK)]).room == 0
    assert together([BANK, ABS], [bound("bank", 50, BANK)]).room == inf
    assert alone(ABS, [bound("bank", 50, BANK)]).room == inf


@examples(150)
@given(
    sets=st.lists(st.frozensets(st.sampled_from("abcde"), min_size=1), min_size=1, max_size=5),
    rooms=st.fixed_dictionaries({rule: st.integers(0, 20) for rule in "abcde"}),
)
def test_the_lists_of_prices_hold_every_optimum(sets: list[frozenset[str]], rooms: dict[str, int]) -> None:
    lists = price_lists(sets)
    assert lists is not None
    rules = sorted({rule for s in sets for rule in s})
    rows = [[Fraction(rule in s) for s in sets] for rule in rules]
    (best, _), _ = maximise(rows, [(Fraction(rooms[rule]), Fraction(0)) for rule in rules])
    assert min(sum(price * rooms[rule] for rule, price in prices.items()) for prices in lists) == best


def test_a_channel_without_a_rule_has_no_list_of_prices() -> None:
    assert price_lists([frozenset("a"), frozenset()]) is None
