"""Exact money."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leverage.terms.money import exact, in_fen, in_unit, multiple, printed, ratio

amounts = st.decimals(min_value=-(10**15), max_value=10**15, places=4)


@pytest.mark.parametrize(
    ("amount", "down", "up"),
    [("0", "0.00", "0.00"), ("1.005", "1.00", "1.01"), ("-1.005", "-1.01", "-1.00"), ("-0.001", "-0.01", "0.00")],
)
def test_headroom_rounds_down_and_use_rounds_up(amount: str, down: str, up: str) -> None:
    assert in_fen(Fraction(amount)) == down
    assert in_fen(Fraction(amount), "up") == up


@given(amounts)
def test_rounding_stays_within_a_fen_on_its_own_side(amount: Decimal) -> None:
    value = Fraction(amount)
    assert 0 <= value - Fraction(in_fen(value)) < Fraction(1, 100)
    assert 0 <= Fraction(in_fen(value, "up")) - value < Fraction(1, 100)


@given(amounts)
def test_exact_reads_what_was_written(amount: Decimal) -> None:
    assert exact(f"{amount:f}") == Fraction(amount) == exact(amount)


@pytest.mark.parametrize("text", ["", "1e9", "1,000", "nan", "inf", "0x10", "1_000", "１２", "1.2.3", "--1", "9" * 41])
def test_exact_refuses_anything_else(text: str) -> None:
    with pytest.raises(ValueError, match="not a plain decimal"):
        exact(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2.3", "2.3"),
        ("2/3", "2/3"),
        ("1", "1"),
        ("0.5", "0.5"),
        ("0", "0"),
        ("1/8", "0.125"),
        ("-1/2", "-0.5"),
        ("100", "100"),
    ],
)
def test_multiples_print_as_decimals_where_they_are_exact(value: str, text: str) -> None:
    assert multiple(Fraction(value)) == text


@given(st.fractions(max_denominator=1000))
def test_a_printed_multiple_reads_back(value: Fraction) -> None:
    assert Fraction(multiple(value)) == value


def test_unknown_unlimited_and_units() -> None:
    assert printed(None) is None
    assert printed(inf) == "unlimited"
    assert printed(Fraction(1, 3)) == "0.33"
    assert in_unit(Fraction("123456789.99")) == "12,345.67"
    assert in_unit(Fraction("-0.01")) == "-0.01"
    assert in_unit(Fraction(1_020_555_500), "亿元") == "10.20"
    assert ratio(Fraction(2, 3)) == "0.6667"
    assert ratio(Fraction(9, 10)) == "0.9000"
