"""The rating as JSON (``leverage.rating/1``)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

from typing_extensions import TypedDict

from leverage.rating.articles import ARTICLES
from leverage.rating.chongqing import MEASURES, Grade
from leverage.rating.score import Counted, Rating, StageScore, fingerprint
from leverage.rating.scorecard import Span, shown
from leverage.report.as_json import stamp
from leverage.report.assessment_schema import ReceiptOut
from leverage.report.rating.tables import notes, why
from leverage.terms.texts import Language

SCHEMA: Literal["leverage.rating/1"] = "leverage.rating/1"
_Grade = Literal["A", "B", "C", "D"]
_Stage = Literal["self", "district", "municipal"]
RangeOut = TypedDict("RangeOut", {"from": _Grade, "to": _Grade})
"""The lowest and the highest grade that may come of it."""
SpanOut = TypedDict("SpanOut", {"from": str, "to": str})
"""The least and the most that points may come to while some are blank."""


class DeductionOut(TypedDict):
    """A deduction."""

    violation: str | None
    item: str | None
    points: str
    evidence: str | None
    source: str


class TreatmentOut(TypedDict):
    """What a grade brings."""

    grade: _Grade
    article: str
    says: list[str]


class ArticleOut(TypedDict):
    """An article relied upon, in our own words."""

    article: str
    says: str


class RatingSourceOut(TypedDict):
    """The measures."""

    title: str
    number: str | None
    issuer: str
    issued: str
    effective: str
    effective_basis: str
    grade: str
    verified_on: str
    articles: list[ArticleOut]


class StageOut(TypedDict):
    """The points at one stage. ``dimensions`` holds null where points are blank."""

    stage: _Stage
    score: str | None
    score_range: SpanOut
    grade: _Grade | None
    change: str | None
    dimensions: dict[str, str | None]
    deducted: str


class DimensionOut(TypedDict):
    """A dimension at the latest stage."""

    dimension: str
    weight: str
    score: str | None
    score_range: SpanOut
    lost: str | None


class GroundOut(TypedDict):
    """A ground for lowering."""

    id: str
    number: int
    says: str


class ShortfallOut(TypedDict):
    """An indicator that did not bring its maximum."""

    dimension: str
    indicator: str | None
    maximum: str
    points: str
    lost: str
    source: str


class ToNextOut(TypedDict):
    """The way to the next grade. ``within_reach``: it can be had without a deduction being lifted."""

    grade: _Grade
    points: str
    within_reach: bool


class RatingOut(TypedDict):
    """One rating. Points are decimal strings; null is not known, or does not apply."""

    schema: Literal["leverage.rating/1"]
    name: str | None
    period_end: str | None
    eligible: bool | None
    why: str | None
    score: str | None
    grade: _Grade | None
    range: RangeOut | None
    counted_deductions: list[DeductionOut]
    treatment: list[TreatmentOut]
    sources: list[RatingSourceOut]
    stage: _Stage
    settled: bool
    score_range: SpanOut
    stages: list[StageOut]
    dimensions: list[DimensionOut]
    deductions_set_aside: list[DeductionOut]
    grounds: list[GroundOut]
    to_next: ToNextOut | None
    margin: str | None
    shortfalls: list[ShortfallOut]
    warnings: list[str]
    notes: list[str]
    receipt: ReceiptOut


def rating_schema() -> dict[str, Any]:
    """The JSON schema of a rating."""
    from pydantic import TypeAdapter  # noqa: PLC0415  only the schema command needs it

    schema = TypeAdapter(RatingOut).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def as_json(rating: Rating, language: Language) -> RatingOut:
    """The rating by the contract, in one language."""
    card, result, to_next = rating.card, rating.result, rating.to_next
    return {
        "schema": SCHEMA,
        "name": card.name,
        "period_end": card.period_end.isoformat() if card.period_end else None,
        "eligible": rating.eligibility.eligible,
        "why": why(rating).of(language) or None,
        "score": _points(rating.score),
        "grade": _letter(rating.grade),
        "range": _range(rating.range),
        "counted_deductions": [_deduction(each) for each in result.counted],
        "treatment": [
            {"grade": each.grade.value, "article": each.article, "says": [text.of(language) for text in each.says]}
            for each in rating.treatment
        ],
        "sources": [_source(language)],
        "stage": result.stage.value,
        "settled": rating.settled,
        "score_range": _span(result.total),
        "stages": [_stage(each, change) for each, change in zip(rating.stages, rating.changes, strict=True)],
        "dimensions": [
            {
                "dimension": dimension.value,
                "weight": str(dimension.weight),
                "score": _points(span.exact),
                "score_range": _span(span),
                "lost": _points(result.lost(dimension)),
            }
            for dimension, span in result.dimensions.items()
        ],
        "deductions_set_aside": [_deduction(each) for each in result.set_aside],
        "grounds": [{"id": each.id, "number": each.number, "says": each.says.of(language)} for each in card.grounds],
        "to_next": None
        if to_next is None
        else {
            "grade": to_next.grade.value,
            "points": shown(to_next.points),
            "within_reach": to_next.within_reach,
        },
        "margin": _points(rating.margin),
        "shortfalls": [
            {
                "dimension": each.indicator.dimension.value,
                "indicator": each.indicator.name,
                "maximum": shown(each.maximum),
                "points": shown(each.points),
                "lost": shown(each.lost),
                "source": each.indicator.source,
            }
            for each in rating.shortfalls
        ],
        "warnings": [each.of(language) for each in rating.warnings],
        "notes": [each.of(language) for each in notes(rating)],
        "receipt": stamp(fingerprint(), card.sha256),
    }


def _points(points: Fraction | None) -> str | None:
    return None if points is None else shown(points)


def _letter(grade: Grade | None) -> _Grade | None:
    return None if grade is None else grade.value


def _range(grades: tuple[Grade, Grade] | None) -> RangeOut | None:
    return None if grades is None else {"from": grades[0].value, "to": grades[1].value}


def _span(span: Span) -> SpanOut:
    return {"from": shown(span.low), "to": shown(span.high)}


def _deduction(each: Counted) -> DeductionOut:
    held = each.deduction
    return {
        "violation": held.violation,
        "item": held.item,
        "points": shown(each.points),
        "evidence": held.evidence,
        "source": held.source,
    }


def _stage(each: StageScore, change: Fraction | None) -> StageOut:
    low, high = each.grades
    return {
        "stage": each.stage.value,
        "score": _points(each.total.exact),
        "score_range": _span(each.total),
        "grade": low.value if low is high else None,
        "change": _points(change),
        "dimensions": {dimension.value: _points(span.exact) for dimension, span in each.dimensions.items()},
        "deducted": shown(each.deducted),
    }


def _source(language: Language) -> RatingSourceOut:
    return {
        "title": MEASURES.title.of(language),
        "number": MEASURES.number,
        "issuer": MEASURES.issuer.of(language),
        "issued": MEASURES.issued.isoformat(),
        "effective": MEASURES.effective.isoformat(),
        "effective_basis": MEASURES.effective_basis,
        "grade": MEASURES.grade,
        "verified_on": MEASURES.verified_on.isoformat(),
        "articles": [{"article": article, "says": says.of(language)} for article, says in ARTICLES],
    }
