"""Scorecards for the tests of the rating."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from leverage.rating.chongqing import Dimension, Stage, Status
from leverage.rating.intake import read_scorecard
from leverage.rating.scorecard import Deduction, Direct, Scorecard

Card = Callable[..., Scorecard]
Read = Callable[..., Scorecard]


@pytest.fixture(scope="session")
def card() -> Card:
    """``card("20 15 25 5 20")``: points of the five dimensions in their order, ``-`` for blank; a company that is rated."""

    def make(
        points: str = "20 15 25 20 20", taken_off: str = "", stage: Stage = Stage.SELF, **changes: Any
    ) -> Scorecard:
        scores = {
            dimension: Direct({stage: Fraction(word)}, f"scores.{dimension}")
            for dimension, word in zip(Dimension, points.split(), strict=True)
            if word != "-"
        }
        deductions = tuple(
            Deduction({stage: Fraction(word)}, f"deductions[{number}]") for number, word in enumerate(taken_off.split())
        )
        known: dict[str, Any] = {
            "period_end": date(2025, 12, 31),
            "registered_in": "重庆市渝中区",
            "opened_on": date(2015, 6, 1),
            "status": Status.OPERATING,
            "scores": scores,
            "deductions": deductions,
            "deductions_stated": True,
            "grounds_stated": True,
        }
        return Scorecard(**known | changes)

    return make


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a scorecard written as JSON: ``read(scores={"risk": "20"})``."""

    def write(**data: Any) -> Scorecard:
        path = tmp_path / "card.json"
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return read_scorecard(path)

    return write
