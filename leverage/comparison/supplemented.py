"""What supplements change, place by place: a sample company of each kind by the rulebook with them and without. Every figure is the engine's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment
from leverage.company import Company, Figure
from leverage.law.rulebook import Law, Rulebook
from leverage.law.supplement.checking import places
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.places import BY_CODE, NATION, Place

SAMPLE = Fraction(100_000_000)
"""The sample company has this much of every denominator, in yuan, and no debt."""


@dataclass(frozen=True)
class State:
    """A place by one rulebook: the assessment of the sample company, how many local rules in force are stale and since when they are verified, and how
    many gaps and readings are open.
    """

    assessment: Assessment
    stale: int
    gaps: int
    readings: int


@dataclass(frozen=True)
class Effect:
    """A place and a kind of company, before and after."""

    place: Place
    kind: CompanyType
    before: State
    after: State

    @property
    def changes(self) -> bool:
        """Whether any figure differs."""
        return _figures(self.before) != _figures(self.after)


def effects(plain: Rulebook, book: Rulebook, on: date) -> list[Effect]:
    """Every place that supplements touch, and the places that follow it; where they touch the nation, every place that changes."""
    found = [
        Effect(place, kind, _state(plain.law(place), kind, on), _state(book.law(place), kind, on))
        for place in _touched(book)
        for kind in CompanyType
    ]
    national = book.brought is not None and NATION.code in places(book.brought)
    return [effect for effect in found if effect.changes] if national else found


def _touched(book: Rulebook) -> list[Place]:
    touched = places(book.brought) if book.brought else set()
    if NATION.code in touched:
        return [BY_CODE[code] for code in book.local]
    follow = {code for code in _cities(book.local) if touched and book.local[code].follows in touched}
    return [BY_CODE[code] for code in sorted(touched | follow)]


def _cities(codes: Iterable[str]) -> Iterator[str]:
    return (code for code in codes if code.removeprefix("CN-").isdigit())


def _state(law: Law, kind: CompanyType, on: date) -> State:
    company = Company(
        company_type=kind,
        facts={"bank_count": 0},
        capital={base: Figure(SAMPLE, base.value) for base in Base},
        complete=True,
    )
    read = law.read({}, on)
    return State(
        assess(company, law, on, contested=False),
        stale=sum(rule.layer == "local" and rule.in_force(on) and rule.stale(on) for rule in read.rules),
        gaps=sum(not gap.id.startswith("CN/") for gap in law.gaps(on, kind)),
        readings=len(read.open_readings(on)),
    )


def _figures(state: State) -> tuple[object, ...]:
    found = state.assessment
    rooms = tuple((r.channel, r.access, r.headroom, r.headroom_upper, r.headroom_if_approved) for r in found.channels)
    total = found.total
    return (
        rooms,
        total.headroom,
        total.headroom_upper,
        total.headroom_if_approved,
        state.stale,
        state.gaps,
        state.readings,
    )
