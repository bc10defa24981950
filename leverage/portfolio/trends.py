"""One company over many months: how much of each cap it used, when it was first near and first beyond, and what changed in the law in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from leverage.assessment.findings import NEAR
from leverage.law.rulebook import Law
from leverage.law.survey import Event, history
from leverage.portfolio.lines import Line
from leverage.portfolio.overview import BEYOND
from leverage.portfolio.row import RuleRow


@dataclass(frozen=True)
class Use:
    """How much of the cap of one rule was used on one day, at the cautious end; None where it cannot be said, or the rule does not hold that day."""

    day: date
    outcome: str | None
    share: Fraction | None


@dataclass(frozen=True)
class Course:
    """One rule over the days, for the lender (``subject``) nearest to its cap where it is set lender by lender."""

    rule: str
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class Trend:
    """A company over its days. ``changes`` are the rules that began or ended after the first day and up to the last."""

    lines: tuple[Line, ...]
    courses: tuple[Course, ...]
    first_warning: date | None
    first_breach: date | None
    changes: tuple[Event, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which it was looked at."""
        return tuple(_day(line) for line in self.lines)

    def between(self, one: date, other: date) -> tuple[Event, ...]:
        """What changed in the law after one day and up to another."""
        return tuple(event for event in self.changes if one < event.day <= other)


def trend(lines: Sequence[Line], law: Law, warn_at: Fraction = NEAR) -> Trend:
    """A company's lines, of several days in order, as a course over time."""
    days = [_day(line) for line in lines]
    ids = dict.fromkeys(rule.rule for line in lines for rule in line.rules if _share(rule) is not None)
    warned = (day for line, day in zip(lines, days, strict=True) if any(_near(r, warn_at) for r in line.rules))
    broken = (day for line, day in zip(lines, days, strict=True) if line.row and line.row.verdict in BEYOND)
    changes = [event for event in history(law) if days[0] < event.day <= days[-1]]
    return Trend(
        tuple(lines),
        tuple(Course(rule, tuple(_use(line, rule) for line in lines)) for rule in ids),
        next(warned, None),
        next(broken, None),
        tuple(changes),
    )


def turns(held: Trend) -> Iterator[tuple[date, date, str, str]]:
    """The days between which the verdict changed: both days, and both verdicts."""
    for one, other in pairwise(held.lines):
        if one.row and other.row and one.row.verdict != other.row.verdict:
            yield _day(one), _day(other), one.row.verdict, other.row.verdict


def _day(line: Line) -> date:
    return date.fromisoformat(line.as_of or "")


def _use(line: Line, rule: str) -> Use:
    """The most used of the rows of a rule: one lender's, where it has several."""
    rows = [row for row in line.rules if row.rule == rule]
    shares = [share for row in rows if (share := _share(row)) is not None]
    outcome = rows[0].outcome if rows else None
    return Use(_day(line), outcome, max(shares, default=None))


def _share(rule: RuleRow) -> Fraction | None:
    """The most that may be used, over the cap; None of a rule that is no limit, does not apply, or of which it cannot be said."""
    if rule.outcome in ("not_applicable", "replaced") or not rule.cap or rule.used_upper is None:
        return None
    return Fraction(rule.used_upper, rule.cap)


def _near(rule: RuleRow, warn_at: Fraction) -> bool:
    share = _share(rule)
    return share is not None and share >= warn_at
