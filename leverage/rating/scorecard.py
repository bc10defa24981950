"""A company's scorecard: what was awarded, at which stage, and what was not. Blank is not zero: a dimension without points may be worth anything.

Points are exact. ``check`` refuses what contradicts itself, naming the place that each figure came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from leverage.intake.values.amounts import plain
from leverage.rating.chongqing import Dimension, Ground, Stage, Status
from leverage.terms.errors import InputError, UsageError
from leverage.terms.money import multiple
from leverage.terms.places import PLACES, find_place
from leverage.terms.texts import Text

Points = Mapping[Stage, Fraction]
"""Points by stage; a stage left out is blank."""

MOST_PLACES = 6
"""Decimal places of points: nobody awards finer ones, and a spreadsheet program still tells them apart."""


@dataclass(frozen=True, slots=True)
class Direct:
    """The points of a whole dimension, stated as one figure, and where that was."""

    points: Points
    source: str
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the indicator table. ``maximum`` is None where the table did not say."""

    dimension: Dimension
    points: Points
    source: str
    name: str | None = None
    maximum: Fraction | None = None
    basis: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Deduction:
    """One deduction. Those that name the same violation count once, at the largest."""

    points: Points
    source: str
    violation: str | None = None
    item: str | None = None
    evidence: str | None = None

    @property
    def key(self) -> str | None:
        """What makes two violations the same: their names, spaces, width and case apart."""
        return plain(self.violation).casefold() if self.violation and plain(self.violation) else None

    def at(self, stage: Stage) -> Fraction | None:
        """The points at a stage: a deduction stands until a later stage changes it. None: not found yet at that stage."""
        known = [self.points[each] for each in _up_to(stage) if each in self.points]
        return known[-1] if known else None


def _up_to(stage: Stage) -> list[Stage]:
    stages = list(Stage)
    return stages[: stages.index(stage) + 1]


@dataclass(frozen=True, slots=True)
class Span:
    """What a sum of points may come to while some of them are blank."""

    low: Fraction
    high: Fraction

    @property
    def exact(self) -> Fraction | None:
        """The one figure that it can be, or None."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What a rating is worked out from.

    ``registered_in`` begins with the Chinese name of a place. ``deductions_stated`` and ``grounds_stated`` tell whether all of them were
    stated, so that there are no others; ``more_deductions``, that there are others, not listed: the grade is then open. ``stage_stated`` is False
    where points stand without a stage: they are then taken for a self-assessment. ``unread`` are sheets of the file that were not recognised.
    """

    name: str | None = None
    period_end: date | None = None
    registered_in: str | None = None
    opened_on: date | None = None
    status: Status | None = None
    rated_on: date | None = None
    scores: Mapping[Dimension, Direct] = field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    deductions: tuple[Deduction, ...] = ()
    deductions_stated: bool = False
    more_deductions: bool = False
    grounds: tuple[Ground, ...] = ()
    grounds_stated: bool = False
    stage_stated: bool = True
    unread: tuple[str, ...] = ()
    sha256: str = ""

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages at which any points were given; the self-assessment where there are none."""
        return tuple(stage for stage in Stage if self.given(stage)) or (Stage.SELF,)

    def given(self, stage: Stage) -> int:
        """How many figures were given at a stage."""
        rows = [direct.points for direct in self.scores.values()]
        rows += [indicator.points for indicator in self.indicators]
        rows += [deduction.points for deduction in self.deductions]
        return sum(stage in points for points in rows)

    def rows(self, dimension: Dimension) -> tuple[Indicator, ...]:
        """The indicators of a dimension."""
        return tuple(row for row in self.indicators if row.dimension is dimension)

    def span(self, dimension: Dimension, stage: Stage) -> Span:
        """What a dimension is worth at a stage: as stated, or by its indicators."""
        direct = self.scores.get(dimension)
        if direct is not None and stage in direct.points:
            return Span(direct.points[stage], direct.points[stage])
        return self.span_of_rows(dimension, stage)

    def span_of_rows(self, dimension: Dimension, stage: Stage) -> Span:
        """What the indicators of a dimension come to: a blank one may bring its maximum, and so may the rows that the table lacks."""
        rows, weight = self.rows(dimension), Fraction(dimension.weight)
        if not rows:
            return Span(Fraction(0), weight)
        awarded, blank = self.awarded(dimension, stage), self.blank(dimension, stage)
        listed = maxima(rows)
        if listed is None:
            return Span(awarded, weight if blank else awarded)
        missing = weight - listed + sum((row.maximum or Fraction(0) for row in blank), Fraction(0))
        return Span(awarded, awarded + missing)

    def awarded(self, dimension: Dimension, stage: Stage) -> Fraction:
        """The points that the indicators of a dimension were given."""
        return sum((row.points.get(stage, Fraction(0)) for row in self.rows(dimension)), Fraction(0))

    def blank(self, dimension: Dimension, stage: Stage) -> tuple[Indicator, ...]:
        """The indicators of a dimension that were not given any."""
        return tuple(row for row in self.rows(dimension) if stage not in row.points)


def maxima(rows: Iterable[Indicator]) -> Fraction | None:
    """The sum of the maxima; None where a row does not tell its own."""
    total = Fraction(0)
    for row in rows:
        if row.maximum is None:
            return None
        total += row.maximum
    return total


def shown(points: Fraction) -> str:
    """Points as a decimal."""
    return multiple(points)


def registered(text: str) -> str:
    """A place of registration, beginning with the Chinese name of its province or city. ValueError where none is recognised."""
    words = plain(text)
    try:
        place = find_place(words)
    except UsageError:
        if any(words.startswith(place.name.zh) for place in PLACES):
            return words
        raise ValueError(text) from None
    return words if words.startswith(place.name.zh) else place.full


def checked_points(points: Fraction, most: Fraction | int | None, what: Text, where: str) -> Fraction:
    """The points, if they can be. InputError below zero, above the most, or with more decimal places than anybody awards."""
    do = Text("请核对；未评的留空，不要填 0", "check it; leave blank what was not scored, and do not write 0")
    if points < 0:
        raise InputError(
            what + Text(f"为负：{shown(points)}", f"is below zero: {shown(points)}"),
            Text("分值一律写正数；扣分也写扣去的分数，不加负号", "write points without a minus, points taken off too"),
            where,
        )
    if most is not None and points > most:
        limit = shown(Fraction(most))
        raise InputError(
            what + Text(f"为 {shown(points)} 分，超过 {limit} 分", f"is {shown(points)}, above {limit}"), do, where
        )
    if (points * 10**MOST_PLACES).denominator != 1:
        raise InputError(
            what + Text(f"的小数超过{MOST_PLACES}位", f"has more than {MOST_PLACES} decimal places"),
            Text("请写出实际给的分数", "write the points as they were given"),
            where,
        )
    return points


def check(card: Scorecard, where: Mapping[str, str]) -> Scorecard:
    """The scorecard, if its parts agree. InputError naming the place otherwise; ``where`` names that of each item of the profile."""
    _check_dates(card, where)
    for dimension in Dimension:
        _check_rows(card, dimension)
        _check_direct(card, dimension)
    return card


def _check_dates(card: Scorecard, where: Mapping[str, str]) -> None:
    do = Text("请核对这两个日期", "check the two dates")
    if card.opened_on and card.period_end and card.opened_on > card.period_end:
        raise InputError(
            Text(
                f"开业日 {card.opened_on} 晚于评级期末 {card.period_end}",
                f"opened on {card.opened_on}, after the end of the period, {card.period_end}",
            ),
            do,
            where.get("opened_on", ""),
        )
    if card.opened_on and card.rated_on and card.opened_on > card.rated_on:
        raise InputError(
            Text(
                f"开业日 {card.opened_on} 晚于上次评级日 {card.rated_on}",
                f"opened on {card.opened_on}, after the last rating, {card.rated_on}",
            ),
            do,
            where.get("opened_on", ""),
        )


def _check_rows(card: Scorecard, dimension: Dimension) -> None:
    rows, weight = card.rows(dimension), dimension.weight
    listed = sum((row.maximum for row in rows if row.maximum is not None), Fraction(0))
    if listed > weight:
        raise InputError(
            Text(
                f"“{dimension.label.zh}”各指标满分合计 {shown(listed)} 分，超过该维度权重 {weight} 分",
                f"the maxima of “{dimension.label.en}” add up to {shown(listed)}, above the weight of {weight}",
            ),
            Text(
                "请核对指标表：五个维度的满分应为20、15、25、20、20（总分100分）",
                "check the table: the five dimensions hold 20, 15, 25, 20 and 20 points, 100 in all",
            ),
            rows[-1].source,
        )
    for stage in Stage:
        awarded = card.awarded(dimension, stage)
        if awarded > weight:
            raise InputError(
                Text(
                    f"“{dimension.label.zh}”{stage.label.zh}得分合计 {shown(awarded)} 分，超过该维度权重 {weight} 分",
                    f"the points of “{dimension.label.en}” ({stage.label.en}) add up to {shown(awarded)}, above the weight of {weight}",
                ),
                Text("请核对各行得分", "check the points of its rows"),
                rows[-1].source,
            )


def _check_direct(card: Scorecard, dimension: Dimension) -> None:
    direct = card.scores.get(dimension)
    if direct is None or not card.rows(dimension):
        return
    for stage, points in direct.points.items():
        span = card.span_of_rows(dimension, stage)
        if not span.low <= points <= span.high:
            told = shown(span.low) + ("" if span.exact is not None else f"~{shown(span.high)}")
            raise InputError(
                Text(
                    f"“{dimension.label.zh}”{stage.label.zh}写为 {shown(points)} 分，各指标合计是 {told} 分",
                    f"“{dimension.label.en}” ({stage.label.en}) is stated as {shown(points)}, its indicators come to {told}",
                ),
                Text("使两者一致，或只留其一", "make them agree, or keep one of them"),
                direct.source,
            )
