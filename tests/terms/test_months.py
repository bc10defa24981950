"""Whole months by the usual conventions, and what may have been put off to the next working day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leverage.terms.months import add_months, terms

D = date.fromisoformat


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2024-03-15", "2024-06-15", 3),  # the same day
        ("2024-03-15", "2024-06-14", 3),  # the day before it
        ("2024-03-01", "2024-05-31", 3),
        ("2024-02-29", "2024-05-31", 3),  # month end to month end
        ("2024-02-29", "2024-05-29", 3),
        ("2023-11-30", "2024-02-29", 3),  # no 30 February
        ("2024-01-31", "2024-04-29", 3),
        ("2024-04-30", "2024-07-31", 3),
        ("2024-03-15", "2025-03-15", 12),
        ("2024-03-15", "2024-06-13", None),
        ("2024-03-15", "2024-06-17", None),
        ("2024-03-15", "2024-03-16", None),
        ("2024-01-01", "2024-01-31", 1),
        ("2024-03-15", "2024-03-15", None),
        ("2024-03-15", "2024-02-15", None),
    ],
)
def test_whole_months(start: str, end: str, months: int | None) -> None:
    found = [term.months for term in terms(D(start), D(end)) if not term.put_off]
    assert found == ([] if months is None else [months])


@pytest.mark.parametrize(
    ("start", "end", "put_off"),
    [
        ("2024-03-15", "2024-06-17", (3, "2024-06-15")),  # a Saturday, to Monday
        ("2024-07-01", "2024-10-08", (3, "2024-10-01")),  # the national day
        ("2025-11-15", "2026-02-24", (3, "2026-02-15")),  # the spring festival of 2026: nine days
        ("2024-03-15", "2024-06-25", None),  # ten days late
        ("2024-03-22", "2024-06-23", None),  # a Sunday is no working day
        ("2022-07-01", "2022-10-08", (3, "2022-10-01")),  # a Saturday worked for a long holiday
    ],
)
def test_what_may_have_been_put_off(start: str, end: str, put_off: tuple[int, str] | None) -> None:
    found = [(term.months, term.due.isoformat()) for term in terms(D(start), D(end)) if term.put_off]
    assert found == ([put_off] if put_off else [])


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.integers(1, 240))
def test_every_day_that_months_lead_to_is_found_again(day: date, months: int) -> None:
    assert months in [term.months for term in terms(day, add_months(day, months)) if not term.put_off]


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.dates(date(2000, 1, 1), date(2041, 12, 31)))
def test_no_day_is_so_many_months_in_two_ways(start: date, end: date) -> None:
    assert len([term for term in terms(start, end) if not term.put_off]) <= 1
