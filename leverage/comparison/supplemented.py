"""What supplements change, place by place: a sample company of each kind by the rulebook with them and without. Every figure is the engine's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment
from leverage.company import Company, Figure
from leverage.law.conditions import Stated
from leverage.law.rulebook import Law, Rulebook
from leverage.law.rules import Limit
from leverage.law.supplement.checking import places
from leverage.law.supplement.entries import Brought, SetRatio
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.facts import CompanyType
from leverage.terms.places import BY_CODE, NATION, Place

SAMPLE = Fraction(100_000_000)
"""The sample company has this much of every denominator, in yuan, and no debt."""


@dataclass(frozen=True)
class State:
    """A place by one rulebook: the assessment of the sample company, the oldest verification among its local rules in force and how many of them are
    stale, and how many gaps and readings are open.
    """

    assessment: Assessment
    verified_on: date | None
    stale: int
    gaps: int
    readings: int


@dataclass(frozen=True)
class Effect:
    """A place and a kind of company, before and after. ``company``: for the company of that name alone, of which a letter set a multiple."""

    place: Place
    kind: CompanyType
    before: State
    after: State
    company: str | None = None

    @property
    def changes(self) -> bool:
        """Whether any figure differs."""
        return _figures(self.before) != _figures(self.after)


def effects(plain: Rulebook, book: Rulebook, on: date) -> list[Effect]:
    """Every place that supplements touch; beside them the places that follow one and change, every one that changes where they touch the nation, and
    those in which a multiple set by letter counts.
    """
    brought = book.brought or Brought()
    touched = places(brought)
    found = [
        _effect(plain, book, BY_CODE[code], kind, on) for code in sorted(_codes(book, touched)) for kind in CompanyType
    ]
    letters = [effect for entry in brought.ratios for effect in _of_letter(book, entry.said, on)]
    return [effect for effect in found if effect.place.code in touched or effect.changes] + [
        effect for effect in letters if effect.changes
    ]


def _of_letter(book: Rulebook, said: object, on: date) -> Iterator[Effect]:
    """What a multiple set by letter does in each place where one counts, everything else that supplements say being there before and after; nothing where
    it is above the maximum of the text.
    """
    assert isinstance(said, SetRatio)  # noqa: S101
    for code in _with_fact(book, said.fact, on):
        for kind in CompanyType:
            with suppress(InputError):
                place = BY_CODE[code]
                before, after = (_state(book.law(place), kind, on, name) for name in (None, said.company))
                yield Effect(place, kind, before, after, said.company)


def _codes(book: Rulebook, touched: set[str]) -> set[str]:
    if NATION.code in touched:
        return set(book.local)
    cities = (code for code in book.local if code.removeprefix("CN-").isdigit())  # only a city follows another place
    return touched | {code for code in cities if touched and book.local[code].follows in touched}


def _with_fact(book: Rulebook, fact: str, on: date) -> list[str]:
    """The places with a limit in force that leaves its multiple to a letter."""
    return [
        code
        for code in sorted(book.local)
        if any(
            isinstance(rule, Limit)
            and isinstance(rule.multiple, Stated)
            and rule.multiple.fact == fact
            and rule.in_force(on)
            for rule in book.local[code].rules
        )
    ]


def _effect(plain: Rulebook, book: Rulebook, place: Place, kind: CompanyType, on: date) -> Effect:
    before, after = (_state(held.law(place), kind, on, None) for held in (plain, book))
    return Effect(place, kind, before, after)


def _state(law: Law, kind: CompanyType, on: date, name: str | None) -> State:
    company = Company(
        name=name,
        company_type=kind,
        facts={"bank_count": 0},
        capital={base: Figure(SAMPLE, base.value) for base in Base},
        complete=True,
    )
    read = law.read({}, on)
    local = [rule for rule in read.rules if rule.layer == "local" and rule.in_force(on)]
    return State(
        assess(company, law, on, contested=False),
        verified_on=min((rule.source.verified_on for rule in local if rule.source.seen), default=None),
        stale=sum(rule.stale(on) for rule in local),
        gaps=sum(not gap.id.startswith("CN/") for gap in law.gaps(on, kind)),
        readings=len(read.open_readings(on)),
    )


def _figures(state: State) -> tuple[object, ...]:
    found = state.assessment
    rooms = tuple((r.channel, r.access, r.headroom, r.headroom_upper, r.headroom_if_approved) for r in found.channels)
    total = (found.total.headroom, found.total.headroom_upper, found.total.headroom_if_approved)
    return (rooms, total, state.verified_on, state.stale, state.gaps, state.readings)
