"""The engine against the plain enumeration of every combination: the same verdict, findings, headroom and total, over places, dates and companies.

``LEVERAGE_PLAIN`` widens the search (the number of companies for each place): by hand, before an issue is called resolved.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from datetime import date
from math import prod
from typing import Any

import pytest
from invented_companies import days_of, random_company

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment, Strict
from leverage.company import Company
from leverage.law.conditions import TAKEN
from leverage.law.rulebook import Law, load
from leverage.terms import places
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError
from tests.assessment.oracle import Plain, plainly, strictly

COMPANIES = int(os.environ.get("LEVERAGE_PLAIN", "3"))
BOOK = load()
LAWS = {place.code: BOOK.law(place) for place in places.PLACES if place.code in BOOK.local}


def plain(found: Assessment) -> Plain:
    """What the plain engine would tell of an assessment."""
    in_force = tuple(f for f in found.findings if "施行" not in f.why.zh and "已不适用" not in f.why.zh)
    rooms = tuple(replace(room, holders=(), splits=()) for room in found.channels)  # by name and by value: tests/report
    return Plain(found.verdict, in_force, rooms, found.total)


def differences(one: Plain, other: Plain) -> list[Any]:
    """Where two answers differ, the first few."""
    pairs: list[tuple[Any, Any]] = [(one.verdict, other.verdict), (one.total, other.total)]
    pairs += list(zip(one.channels, other.channels, strict=False)) + list(
        zip(one.findings, other.findings, strict=False)
    )
    pairs += [(len(one.findings), len(other.findings)), (len(one.channels), len(other.channels))]
    return [pair for pair in pairs if pair[0] != pair[1]][:3]


@pytest.mark.parametrize("code", sorted(LAWS))
def test_the_engine_says_what_the_plain_enumeration_says(code: str) -> None:
    law, chance = LAWS[code], random.Random(code)  # noqa: S311  the same companies every time
    days = days_of(law)
    for _ in range(COMPANIES):
        day = chance.choice(days)
        for who in (Company(), random_company(chance, law, day)):
            without_stale = chance.random() < 0.2
            try:
                expected = plainly(who, law, day, without_stale=without_stale)
            except InputError:
                with pytest.raises(InputError):
                    assess(who, law, day, without_stale=without_stale, contested=False)
                continue
            found = plain(assess(who, law, day, without_stale=without_stale, contested=False))
            assert not differences(found, expected), (code, day, who)
            both = plain(assess(who, law, day, without_stale=without_stale))
            assert not differences(replace(both, findings=found.findings), expected), (code, day, who)


# --- the strictest readings -----------------------------------------------------------------------------------------------------

SEVERITY = ("compliant", "needs_approval", "undetermined", "prohibited", "breach")
MOST_COMBINATIONS = 40


def figures(told: Plain | Strict) -> list[Any]:
    """Every headroom: the total, then each channel, of which nothing can be said where no rule speaks of it."""
    total = told.total if isinstance(told, Plain) else told
    rooms = {room.channel: (room.headroom, room.headroom_if_approved) for room in told.channels}
    pairs = [(total.headroom, total.headroom_if_approved)]
    return [figure for pair in pairs + [rooms.get(channel, (None, None)) for channel in Channel] for figure in pair]


def strictest(amounts: list[Any]) -> Any:
    """Nothing if any combination says so, otherwise not known if any says so, otherwise the least."""
    return 0 if 0 in amounts else None if None in amounts else min(amounts)


def worse(one: Plain, other: Plain) -> bool:
    """Whether a verdict or any headroom is worse."""

    def rank(figure: Any) -> tuple[int, Any]:
        return (0 if figure == 0 else 1 if figure is None else 2, figure or 0)

    severer = SEVERITY.index(one.verdict) > SEVERITY.index(other.verdict)
    return severer or any(rank(a) < rank(b) for a, b in zip(figures(one), figures(other), strict=True))


def smallest(answers: dict[tuple[str, ...], Plain]) -> list[tuple[str, ...]]:
    """The combinations that are worse than the one taken, none of which holds another such."""
    taken = next(iter(answers))
    bad = [chosen for chosen, answer in answers.items() if worse(answer, answers[taken])]

    def holds(large: tuple[str, ...], small: tuple[str, ...]) -> bool:
        return all(b in (TAKEN, a) for a, b in zip(large, small, strict=True))

    return [one for one in bad if not any(other != one and holds(one, other) for other in bad)]


@pytest.mark.parametrize("code", sorted(LAWS))
def test_the_strict_answer_is_the_worst_of_every_combination_of_readings(code: str) -> None:
    law, chance = LAWS[code], random.Random(f"strict {code}")  # noqa: S311  the same companies every time
    days = [day for day in days_of(law) if combinations_on(law, day) in range(2, MOST_COMBINATIONS + 1)]
    for _ in range(COMPANIES if days else 0):
        day = chance.choice(days)
        who = random_company(chance, law, day)
        try:
            answers = strictly(who, law, day)
        except InputError:
            continue
        found = assess(who, law, day)
        if not any(rule.in_force(day) for rule in law.rules):
            continue
        ids = [reading.id for reading in law.open_readings(day)]
        listed = {name for one in smallest(answers) for name, way in zip(ids, one, strict=True) if way != TAKEN}
        assert found.robust is not bool(listed), (code, day, who)
        if found.strict is None:
            continue
        verdict = max((answer.verdict for answer in answers.values()), key=SEVERITY.index)
        every = list(zip(*map(figures, answers.values()), strict=True))
        assert found.strict.verdict == verdict, (code, day, who)
        assert figures(found.strict) == [strictest(list(amounts)) for amounts in every], (code, day, who)
        assert {one.reading.id for one in found.strict.readings} == listed, (code, day, who)


def combinations_on(law: Law, day: date) -> int:
    """In how many ways the contested clauses can be read on a day."""
    ways = [1 + sum(way.stricter is not False for way in reading.alternatives) for reading in law.open_readings(day)]
    return prod(ways)
