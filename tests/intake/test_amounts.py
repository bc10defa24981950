"""Figures as people write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leverage.intake.values.amounts import day, decimal, in_yuan, last_shown, share

FEN = st.integers(min_value=-(10**14), max_value=10**14).map(lambda fen: Decimal(fen) / 100)


@given(FEN)
def test_every_usual_spelling_of_an_amount_reads_the_same(amount: Decimal) -> None:
    full_width = str(amount).translate(str.maketrans("0123456789.-", "０１２３４５６７８９．－"))
    spellings = [
        f"{amount:,.2f}",
        str(amount),
        f" {amount} ",
        full_width,
        f"¥{amount}" if amount >= 0 else f"({-amount:,.2f})",
    ]
    assert {decimal(spelling) for spelling in spellings} == {amount}


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_binary_number_reads_as_the_decimal_that_was_typed(fen: int) -> None:
    assert decimal(fen / 100) == Decimal(fen) / 100


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.1 + 0.2, "0.3"),
        (1234567.8900000001, "1234567.89"),
        (1.23456789, "1.23456789"),
        (2237.27, "2237.27"),
        (7, "7"),
        ("(1,234.50)", "-1234.5"),
        ("-1,234", "-1234"),
        ("−5", "-5"),
        ("¥ 12", "12"),
    ],
)
def test_noise_of_binary_arithmetic_is_cut_off_and_nothing_else(value: Any, expected: str) -> None:
    assert decimal(value) == Decimal(expected)


@pytest.mark.parametrize("blank", ["", "  ", "-", "—", "--", "\u3000"])
def test_blank_is_not_zero(blank: str) -> None:
    assert decimal(blank) is None


@pytest.mark.parametrize(
    "junk",
    [
        "@ye(1001,99)",
        "#VALUE!",
        "1,23",
        "1e5",
        "nan",
        "12万",
        "=A1+B1",
        True,
        date(2023, 1, 1),
        float("nan"),
        float("inf"),
        1e30,
        "9" * 50,
    ],
)
def test_what_is_no_amount_is_refused(junk: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        decimal(junk)


@given(st.text(max_size=30) | st.floats() | st.integers() | st.booleans() | st.dates())
def test_no_cell_stalls_or_breaks_the_reading(value: Any) -> None:
    for read in (decimal, share, day):
        try:
            read(value)
        except ValueError:
            continue


@pytest.mark.parametrize(
    ("amount", "scale", "place"),
    [
        ("1000", 1, "1"),
        ("1000", 10_000, "10000"),
        ("2237.27", 100_000_000, "1000000"),
        ("0.10", 10_000, "1000"),
        ("1.234567", 1, "0.01"),
        ("5.8E-11", 10_000, "10000"),
    ],
)
def test_the_last_place_shown(amount: str, scale: int, place: str) -> None:
    assert last_shown(Decimal(amount), scale) == Fraction(place)


def test_noise_left_by_subtraction_is_nothing() -> None:
    assert in_yuan(decimal(12345678.9 - 12345678.8 - 0.1), 1) == 0
    assert in_yuan(decimal("1.23456789"), 10**8) == 123_456_789


@pytest.mark.parametrize(
    ("value", "expected"), [("6.5%", "13/200"), (0.065, "13/200"), ("0.4", "2/5"), (1, "1"), ("40%", "2/5")]
)
def test_rates_and_shares(value: Any, expected: str) -> None:
    assert share(value) == Fraction(expected)


@pytest.mark.parametrize("value", [6.5, "650%", "-1%", "高"])
def test_a_rate_without_its_per_cent_sign_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        share(value)


@pytest.mark.parametrize(
    "value",
    [
        "2023-12-31",
        "2023/12/31",
        "2023.12.31",
        "20231231",
        20231231.0,
        "2023年12月31日",
        date(2023, 12, 31),
        datetime(2023, 12, 31, 8),
    ],
)
def test_dates(value: Any) -> None:
    assert day(value) == date(2023, 12, 31)
