"""Months as the law counts them: from a day to the corresponding day of a later month, and the usual conventions for the last day of a loan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

LONGEST_HOLIDAY = 9
"""Days by which a holiday may put off a payment: the longest so far, the spring festival of 2026."""
SHORTEST_LONG_HOLIDAY = 3
"""Days from which a holiday is paid for by working on a weekend: the day after it may then be one of the weekend."""
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Term:
    """The term of a loan in whole months. ``put_off``: only if it was moved to the next working day, from ``due``, the day that the months lead to."""

    months: int
    due: date
    put_off: bool = False


def terms(start: date, end: date) -> tuple[Term, ...]:
    """Every number of whole months that a loan from one day to another may run by the usual conventions: to the corresponding day (the last of the month
    where there is none), to the day before it, from month end to month end; or, later by a few days, moved to the first working day after.

    >>> [term.months for term in terms(date(2024, 3, 1), date(2024, 5, 31))]
    [3]
    """
    around = (end.year - start.year) * 12 + end.month - start.month
    found = []
    for months in (around - 1, around, around + 1):
        if months < 1:
            continue
        days = _last_days(start, months)
        if end in days:
            found.append(Term(months, end))
        elif late := [day for day in days if _may_be_put_off(day, end)]:
            found.append(Term(months, max(late), put_off=True))
    return tuple(found)


def _last_days(start: date, months: int) -> set[date]:
    """The last day of so many months, by each convention."""
    same_day = add_months(start, months)
    days = {same_day, same_day - timedelta(days=1)}
    if _is_month_end(start):
        days.add(_month_end(same_day))
    return days


def _may_be_put_off(due: date, end: date) -> bool:
    """Whether a day may have been moved to the next working day, as far as can be told without the calendar of holidays of that year."""
    gap = (end - due).days
    return 1 <= gap <= LONGEST_HOLIDAY and (end.weekday() < _SATURDAY or gap >= SHORTEST_LONG_HOLIDAY)


def _is_month_end(day: date) -> bool:
    return (day + timedelta(days=1)).month != day.month


def _month_end(day: date) -> date:
    first = day.replace(day=1)
    return add_months(first, 1) - timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months on, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def year_end_before(day: date) -> date:
    """The 31 December before a day."""
    return date(day.year - 1, 12, 31)
