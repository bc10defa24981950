"""Expressions and programmes: what is certain is worked out, nothing grows too large unseen, and a programme comes out as the simplex method has it."""

from __future__ import annotations

from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leverage.assessment.room.optimum import Constraint, together
from leverage.portfolio.engine.expression import (
    NO,
    UNKNOWN,
    YES,
    ZERO,
    Node,
    TooLarge,
    at_most,
    choose,
    column,
    either,
    equal,
    flag,
    least,
    missing,
    no,
    number,
    positive,
    quotient,
    rest,
    times,
    total,
)
from leverage.portfolio.engine.programme import Finer, programme
from leverage.portfolio.engine.writing import polars, written
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.denominators import Base

A, B, C = RAISABLE[:3]
PARTS = 60


def worked_out(outputs: dict[str, Node], **cells: int | None) -> dict[str, int | None]:
    """The outputs of one row."""
    frame = pl.DataFrame(
        {"row": [0], **{name: [value] for name, value in cells.items()}},
        schema_overrides=dict.fromkeys(cells, pl.Int64),
    )
    found: dict[str, int | None] = written(frame, outputs, polars(), ("row",)).row(0, named=True)
    return {name: found[name] for name in outputs}


def test_what_is_certain_is_worked_out_at_once() -> None:
    small, large = column("small", 0, 10), column("large", 20, 30)
    assert at_most(small, large) is YES
    assert equal(small, large) is NO
    assert least(small, large) is small
    assert missing(small) is NO
    assert choose(YES, small, large) is small
    assert total([number(2), number(3)]) is number(5)
    assert total([small, UNKNOWN]) is UNKNOWN
    assert either(NO, no(YES)) is NO
    assert column("small", 0, 10) is small


def test_a_number_that_could_grow_past_64_bits_is_refused() -> None:
    amount = column("amount", 0, 10**12)
    assert times(amount, 9 * 10**6).high == 9 * 10**18
    with pytest.raises(TooLarge):
        times(amount, 10**7)
    with pytest.raises(TooLarge):
        quotient(times(amount, 10**4), number(3))


@given(st.integers(0, 10**12) | st.none(), st.integers(1, 10**12))
def test_division_leaves_what_is_left(one: int | None, other: int) -> None:
    left, right = column("left", 0, 10**12, unknown=True), column("right", 1, 10**12)
    found = worked_out({"whole": quotient(left, right), "rest": rest(left, right)}, left=one, right=other)
    assert found == {"whole": None if one is None else one // other, "rest": None if one is None else one % other}


@given(st.integers(-5, 5) | st.none(), st.integers(-5, 5) | st.none())
def test_a_comparison_with_what_nobody_knows_does_not_hold(one: int | None, other: int | None) -> None:
    left, right = column("left", -5, 5, unknown=True), column("right", -5, 5, unknown=True)
    outputs = {
        "at_most": flag(at_most(left, right)),
        "above": flag(no(at_most(left, right))),
        "positive": positive(left),
    }
    found = worked_out(outputs, left=one, right=other)
    holds = one is not None and other is not None and one <= other
    assert found == {"at_most": int(holds), "above": int(not holds), "positive": None if one is None else max(0, one)}


Limits = list[tuple[frozenset[Channel], int, int]]
limits = st.lists(
    st.tuples(st.frozensets(st.sampled_from(RAISABLE[:5]), min_size=1), st.integers(0, 6), st.integers(0, 3)),
    min_size=1,
    max_size=5,
)


@given(limits)
def test_a_programme_is_solved_as_the_simplex_method_solves_it(some: Limits) -> None:
    """Sums, binding rules, and what one more yuan adds; rooms in sixtieths, for prices may be halves, thirds, quarters or fifths."""
    channels = frozenset[Channel]().union(*(over for over, _, _ in some))
    held = [
        Constraint(str(n), over, Fraction(room), Fraction(room), Base.NET_ASSETS, Fraction(gain))
        for n, (over, room, gain) in enumerate(some)
    ]
    expected = together(sorted(channels), held)
    rooms = [(over, column(f"r{n}", 0, 6 * PARTS)) for n, (over, _, _) in enumerate(some)]
    solved = programme(channels, rooms, PARTS)
    binding = solved.binding()
    gain = solved.gain([number(PARTS * gain) for _, _, gain in some])
    outputs = {"most": solved.most, "gain": gain, **{str(n): flag(binds) for n, binds in enumerate(binding)}}
    found = worked_out(outputs, **{f"r{n}": PARTS * room for n, (_, room, _) in enumerate(some)})
    assert found["most"] == PARTS * Fraction(expected.room or 0)
    assert tuple(str(n) for n in range(len(some)) if found[str(n)]) == expected.binding
    assert found["gain"] == PARTS * (expected.per_yuan or {}).get(Base.NET_ASSETS, Fraction(0))


def test_prices_of_a_half_ask_for_finer_parts() -> None:
    """Three channels, each two of them together at most 1: a half through each, 1.5 in all."""
    rooms = [(frozenset(pair), column(f"r{n}", 0, 2)) for n, pair in enumerate(((A, B), (B, C), (A, C)))]
    with pytest.raises(Finer) as raised:
        programme(frozenset((A, B, C)), rooms, 1)
    assert raised.value.factor == 2
    solved = programme(frozenset((A, B, C)), rooms, 2)
    assert worked_out({"most": solved.most}, r0=2, r1=2, r2=2) == {"most": 3}


def test_nothing_open_raises_nothing_and_a_channel_without_a_limit_has_no_number() -> None:
    assert programme(frozenset(), [], 1).most is ZERO
    assert programme(frozenset((A, B)), [(frozenset((A,)), number(5))], 1).most is UNKNOWN
