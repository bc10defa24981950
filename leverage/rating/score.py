"""Scorecard → rating: score, grade, what counts and what does not. Nothing is read or written here; figures are exact."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise

from leverage.rating import chongqing
from leverage.rating.articles import ARTICLES
from leverage.rating.chongqing import (
    FULL_SCORE,
    MEASURES,
    TREATMENTS,
    Dimension,
    Grade,
    Stage,
    Treatment,
)
from leverage.rating.eligibility import Eligibility, eligibility
from leverage.rating.scorecard import Deduction, Indicator, Scorecard, Span, maxima, shown
from leverage.terms.texts import Text


@dataclass(frozen=True, slots=True)
class Counted:
    """A deduction and its points at a stage."""

    deduction: Deduction
    points: Fraction


@dataclass(frozen=True, slots=True)
class StageScore:
    """The score at one stage. ``counted`` are the deductions that count, ``set_aside`` those whose violation counts elsewhere already."""

    stage: Stage
    dimensions: dict[Dimension, Span]
    counted: tuple[Counted, ...]
    set_aside: tuple[Counted, ...]

    @property
    def deducted(self) -> Fraction:
        """The points taken off."""
        return sum((each.points for each in self.counted), Fraction(0))

    @property
    def total(self) -> Span:
        """Dimensions less deductions. The measures set no floor, so that it may be below zero."""
        spans = self.dimensions.values()
        low = sum((span.low for span in spans), Fraction(0))
        high = sum((span.high for span in spans), Fraction(0))
        return Span(low - self.deducted, high - self.deducted)

    def lost(self, dimension: Dimension) -> Fraction | None:
        """The points of a dimension that were not awarded; None while some are blank."""
        awarded = self.dimensions[dimension].exact
        return None if awarded is None else dimension.weight - awarded

    def share(self, dimension: Dimension) -> Fraction | None:
        """The part of a dimension's points that was awarded; None while some are blank."""
        awarded = self.dimensions[dimension].exact
        return None if awarded is None else awarded / dimension.weight

    @property
    def grades(self) -> tuple[Grade, Grade]:
        """The grades by score, at the least and at the most."""
        return grade_of(self.total.low), grade_of(self.total.high)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """An indicator that did not bring its maximum."""

    indicator: Indicator
    maximum: Fraction
    points: Fraction

    @property
    def lost(self) -> Fraction:
        """What it lacks."""
        return self.maximum - self.points


@dataclass(frozen=True, slots=True)
class ToNext:
    """The points that are lacking for the next grade; ``within_reach`` where they can be had without a deduction being lifted."""

    grade: Grade
    points: Fraction
    within_reach: bool


@dataclass(frozen=True, slots=True)
class Rating:
    """A scorecard and what comes of it. The last stage is the result; ``warnings`` are what to know before relying on it."""

    card: Scorecard
    eligibility: Eligibility
    stages: tuple[StageScore, ...]
    warnings: tuple[Text, ...]

    @property
    def result(self) -> StageScore:
        """The latest stage."""
        return self.stages[-1]

    @property
    def score(self) -> Fraction | None:
        """The score, or None while points are blank."""
        return self.result.total.exact

    @property
    def grade(self) -> Grade | None:
        """The grade by score: None where it is not known or deductions are not listed, and where the company is not rated."""
        low, high = self.result.grades
        open_ = low is not high or self.card.more_deductions or self.eligibility.eligible is False
        return None if open_ else low

    @property
    def range(self) -> tuple[Grade, Grade] | None:
        """The lowest and the highest grade that may come of it, where there is more to it than the score or the score is not known."""
        low, high = self.result.grades
        lowered = bool(self.card.grounds) or self.card.more_deductions
        if self.eligibility.eligible is False or (low is high and not lowered):
            return None
        return (Grade.D if lowered else low), high

    @property
    def possible(self) -> tuple[Grade, ...]:
        """Every grade that may come of it, the best first; none where the company is not rated."""
        if self.eligibility.eligible is False:
            return ()
        low, high = self.range or self.result.grades
        grades = list(Grade)
        return tuple(grades[grades.index(high) : grades.index(low) + 1])

    @property
    def settled(self) -> bool:
        """Whether the answer is one: not rated, or one grade."""
        return self.eligibility.eligible is False or (self.eligibility.eligible is True and len(self.possible) == 1)

    @property
    def treatment(self) -> tuple[Treatment, ...]:
        """What each possible grade brings."""
        return tuple(TREATMENTS[grade] for grade in self.possible)

    @property
    def changes(self) -> tuple[Fraction | None, ...]:
        """For each stage, by how much its score differs from that of the stage before; None where either is not known."""
        scores = [None, *(each.total.exact for each in self.stages)]
        return tuple(None if one is None or two is None else two - one for one, two in pairwise(scores))

    @property
    def shortfalls(self) -> tuple[Shortfall, ...]:
        """The indicators that did not bring their maximum at the latest stage: those that lack most first."""
        found = [
            Shortfall(row, row.maximum, points)
            for row in self.card.indicators
            if row.maximum is not None and (points := row.points.get(self.result.stage)) is not None
        ]
        return tuple(sorted((each for each in found if each.lost), key=lambda each: -each.lost))

    @property
    def to_next(self) -> ToNext | None:
        """The way to the next grade; None at the top, and where score or grade is not known."""
        if self.score is None or self.grade is None:
            return None
        grade = self.grade.next
        if grade is None or grade.floor is None:
            return None
        return ToNext(grade, grade.floor - self.score, FULL_SCORE - self.result.deducted >= grade.floor)

    @property
    def margin(self) -> Fraction | None:
        """The points above the floor of the grade: losing more than these costs the grade. None for D, and where score or grade is not known."""
        if self.score is None or self.grade is None or self.grade.floor is None:
            return None
        return self.score - self.grade.floor


def grade_of(score: Fraction) -> Grade:
    """The grade of a score (article 10): a boundary belongs to the better grade."""
    return next(grade for grade in Grade if grade.floor is None or score >= grade.floor)


def rate(card: Scorecard, today: date) -> Rating:
    """Rate a scorecard. ``today`` only serves to say that a period has not ended yet."""
    stages = tuple(stage_score(card, stage) for stage in card.stages)
    return Rating(card, eligibility(card), stages, tuple(_warnings(card, stages[-1], today)))


def stage_score(card: Scorecard, stage: Stage) -> StageScore:
    """The score at one stage."""
    counted, set_aside = _count(card.deductions, stage)
    return StageScore(stage, {dimension: card.span(dimension, stage) for dimension in Dimension}, counted, set_aside)


def _count(deductions: tuple[Deduction, ...], stage: Stage) -> tuple[tuple[Counted, ...], tuple[Counted, ...]]:
    """The deductions that count at a stage, and those set aside: of one violation the largest counts, the first of equals (article 9)."""
    found = [Counted(each, points) for each in deductions if (points := each.at(stage)) is not None]
    largest: dict[str, Counted] = {}
    for each in found:
        key = each.deduction.key
        if key is not None and (key not in largest or each.points > largest[key].points):
            largest[key] = each
    counts = [each.deduction.key is None or largest[each.deduction.key] is each for each in found]
    return (
        tuple(each for each, yes in zip(found, counts, strict=True) if yes),
        tuple(each for each, yes in zip(found, counts, strict=True) if not yes),
    )


def _warnings(card: Scorecard, result: StageScore, today: date) -> list[Text]:
    told = [*_of_dates(card, today), *_of_points(card, result), *_of_table(card)]
    if card.unread:
        told.append(
            Text(
                f"没有读取的工作表：{'、'.join(card.unread)}。", f"Sheets that were not read: {', '.join(card.unread)}."
            )
        )
    if not card.stage_stated:
        told.append(
            Text(
                "没有写明是哪一阶段的打分，按自评处理。",
                "The stage of the points was not stated: they are taken for a self-assessment.",
            )
        )
    if card.more_deductions:
        told.append(
            Text(
                "已答扣分事项未全部列出：得分只会更低，等级待定。",
                "Not all deductions are listed: the score can only be lower, and the grade is open.",
            )
        )
    elif not card.deductions_stated:
        told.append(
            Text(
                "没有说明扣分事项是否已全部列出：得分以没有其他扣分为前提。",
                "It was not stated that all deductions are listed: the score holds if there are no others.",
            )
        )
    if not card.grounds_stated:
        told.append(
            Text(
                "第十二条的十种下调情形没有逐项答复：等级以没有其他情形为前提。",
                "Not all ten grounds of article 12 were answered: the grade holds if there are no others.",
            )
        )
    if result.total.high < 0:
        told.append(
            Text(
                "扣分超过得分，合计为负；办法没有规定下限，等级均为D。",
                "More is taken off than was awarded; the measures set no floor, and the grade is D either way.",
            )
        )
    return told


def _of_dates(card: Scorecard, today: date) -> list[Text]:
    told = []
    if card.period_end is not None and card.period_end < MEASURES.effective:
        told.append(
            Text(
                f"评级期末 {card.period_end} 早于办法施行日 {MEASURES.effective}：办法没有说明首次评级针对哪一期间。",
                f"The period ends on {card.period_end}, before the measures came into force on {MEASURES.effective}: they do not say which period "
                "is rated first.",
            )
        )
    if card.period_end is not None and card.period_end > today:
        told.append(
            Text(
                f"评级期末 {card.period_end} 尚未到来：这是预估。",
                f"The period ends on {card.period_end}, which is to come: a forecast.",
            )
        )
    if card.rated_on is not None and card.rated_on > today:
        told.append(
            Text(
                f"上次评级日 {card.rated_on} 尚未到来：请核对。",
                f"The last rating is dated {card.rated_on}, which is to come: check it.",
            )
        )
    elif card.rated_on is not None:
        year = card.rated_on.year + chongqing.YEARS_BETWEEN
        told.append(
            Text(
                f"上次评级 {card.rated_on}，按原则上每2年一次，下次约在{year}年；期间可动态调整。",
                f"Last rated on {card.rated_on}: every two years in principle, so about {year}; it may be adjusted before.",
            )
        )
    return told


def _of_points(card: Scorecard, result: StageScore) -> list[Text]:
    stage = result.stage.label
    told = []
    for dimension, span in result.dimensions.items():
        if span.exact is None:
            told.append(
                Text(
                    f"{dimension.label.zh}：{stage.zh}未评全，得分在 {shown(span.low)} 与 {shown(span.high)} 之间。空白不是零。",
                    f"{dimension.label.en}: not all points are given ({stage.en}): between {shown(span.low)} and {shown(span.high)}. Blank is not zero.",
                )
            )
    for each in (*result.counted, *result.set_aside):
        if result.stage not in each.deduction.points:
            name = each.deduction.violation or each.deduction.item or each.deduction.source
            told.append(
                Text(
                    f"扣分“{name}”在{stage.zh}未填，沿用前一阶段的 {shown(each.points)} 分。",
                    f"The deduction “{name}” is blank at this stage ({stage.en}): it stands as at the stage before, {shown(each.points)}.",
                )
            )
    nameless = [each.deduction.source for each in result.counted if each.deduction.key is None and each.points]
    if nameless and len(result.counted) > 1:
        told.append(
            Text(
                f"没有写违规事项的扣分各按一次计入，是否与其他扣分同属一项（第九条）无从判断：{'、'.join(nameless)}。",
                "Deductions that name no violation count each on its own; whether one is the same violation as another (article 9) cannot be told: "
                f"{', '.join(nameless)}.",
            )
        )
    return told


def _of_table(card: Scorecard) -> list[Text]:
    """Whether the indicator table is there, and whole."""
    if not card.indicators:
        return [
            chongqing.NO_TABLE
            + Text("本次没有指标行，各指标得分未核对。", "None was given, so that no indicator was checked.")
        ]
    told = []
    for dimension in Dimension:
        rows = card.rows(dimension)
        listed = maxima(rows)
        label, weight = dimension.label, dimension.weight
        if not rows:
            told.append(Text(f"{label.zh}：没有指标行。", f"{label.en}: no indicators are given."))
        elif listed is None:
            told.append(
                Text(
                    f"{label.zh}：有指标没有写满分，合计是否等于权重 {weight} 分未核对。",
                    f"{label.en}: not every indicator has a maximum; whether they add up to {weight} was not checked.",
                )
            )
        elif listed != weight:
            told.append(
                Text(
                    f"{label.zh}：指标满分合计 {shown(listed)} 分，比权重 {weight} 分少 {shown(weight - listed)} 分，指标表不全。",
                    f"{label.en}: the maxima add up to {shown(listed)}, {shown(weight - listed)} short of {weight}: the table is not whole.",
                )
            )
    return told


@cache
def fingerprint() -> str:
    """A fingerprint of the scheme: two ratings that show the same one used the same measures."""
    digest = hashlib.sha256()
    for part in (
        MEASURES,
        [(each, each.weight, each.label) for each in Dimension],
        [(each, each.floor, each.meaning) for each in Grade],
        [(each, each.label, each.says) for each in Stage],
        chongqing.GROUNDS,
        TREATMENTS,
        ARTICLES,
    ):
        digest.update(repr(part).encode())
    return digest.hexdigest()
