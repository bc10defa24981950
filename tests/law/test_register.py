"""The register: what decides in every rule, a second time, one line each, so that a slip in a date, a figure or a list is noticed where no case is near.

It proves nothing right, the cases of ``tests/cases`` do; it tells that something changed. Who changes the law reads the lines that changed beside the
text, and writes them anew with ``REGISTER=write python -m pytest tests/law/test_register.py``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from pathlib import Path

import pytest

from leverage.law.data import AllFunding, Data
from leverage.law.regime import Regime
from leverage.law.rulebook import load
from leverage.law.sources import Clause
from leverage.terms.facts import Fact
from leverage.terms.texts import Text

FOLDER = Path(__file__).parent / "register"
REGIMES = {regime.place: regime for regime in load().regimes()}
DATED = ("issued", "effective", "effective_basis", "grade", "rank", "verified_on")


def written(value: object) -> str:
    """A value without the words that explain it."""
    match value:
        case Enum():
            return str(value.value)
        case date() | Fraction() | str() | bool() | int() | None:
            return str(value)
        case Fact():
            values = "/".join(value.values)
            return " ".join(filter(None, (value.name, value.kind, values, value.approval and f"by {value.approval}")))
        case Mapping():
            return ", ".join(f"{written(key)}: {written(one)}" for key, one in value.items())
        case AllFunding():
            return " ".join(["all funding", *fields(value)])
        case Data():
            return f"({' '.join(fields(value))})"
        case tuple():
            return ", ".join(map(written, value))
    raise TypeError(type(value).__name__)


def fields(item: Data) -> Iterator[str]:
    """What an item states and what decides; a default is left out."""
    for name, field in type(item).model_fields.items():
        value = getattr(item, name)
        if isinstance(value, Text) or name in ("id", "words", "article", "source", "place") or value == field.default:
            continue
        yield f"{name}={written(value)}"


def line(item: Data) -> str:
    """One item: its id, the days of its source, and its fields."""
    source = [str(getattr(item.source, name)) for name in DATED] if isinstance(item, Clause) else []
    words = (getattr(item, "id", ""), type(item).__name__, *fields(item), *(["|", *source] if source else []))
    return " ".join(filter(None, words))


def register(regime: Regime) -> str:
    """The lines of a place."""
    groups = (
        regime.rules,
        regime.pool_ratios,
        regime.schemes,
        regime.facts,
        regime.gaps,
        regime.readings,
        regime.notes,
    )
    lines = [f"{regime.place} follows {regime.follows} until {regime.follows_until}"]
    for group in groups:
        lines += [written(item) if isinstance(item, Fact) else line(item) for item in group]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("place", sorted(REGIMES))
def test_what_decides_is_what_the_register_says(place: str) -> None:
    path = FOLDER / f"{place}.txt"
    if os.environ.get("REGISTER") == "write":
        FOLDER.mkdir(exist_ok=True)
        path.write_text(register(REGIMES[place]), encoding="utf-8")
    assert register(REGIMES[place]).splitlines() == path.read_text(encoding="utf-8").splitlines()


def test_no_line_of_a_place_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(REGIMES)
