"""Months as the law counts them: from a day to the corresponding day of a later month."""

from __future__ import annotations

from datetime import date


def whole_months(start: date, end: date) -> int | None:
    """The number of months from one day to the corresponding day of a later month (its last day where there is none); None if no whole number."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if months > 0 and add_months(start, months) == end else None


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months on, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)
