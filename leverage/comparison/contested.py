"""Which answers turn on how a contested clause is read: of every open reading, what each other way of reading it would make of a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment
from leverage.comparison.compare import place_terms
from leverage.comparison.ratios.places import KINDS_OF_FUNDING, Comparison, Derived, PlaceTerms, Terms
from leverage.law.conditions import Alternative, Reading
from leverage.terms.channels import Channel, Group


@dataclass(frozen=True)
class Turned:
    """One answer before and after: of a channel, or of a kind of funding."""

    channel: Channel | None
    group: Group | None
    before: Terms | Derived
    after: Terms | Derived


@dataclass(frozen=True)
class Flip:
    """A contested clause of a place read otherwise than it is taken, and every answer that this turns. ``money`` is how the company would then stand."""

    terms: PlaceTerms
    otherwise: PlaceTerms
    reading: Reading
    alternative: Alternative
    turned: tuple[Turned, ...]
    money: Assessment | None = None

    @property
    def matters(self) -> bool:
        """Whether any answer turns on it."""
        return bool(self.turned) or self.turns_verdict

    @property
    def turns_verdict(self) -> bool:
        """Whether the company would stand otherwise."""
        return (
            self.money is not None
            and self.terms.money is not None
            and self.money.verdict is not self.terms.money.verdict
        )


def flips(comparison: Comparison) -> list[Flip]:
    """Every open reading of every place and each other way of reading it; those that turn nothing too, so that they can be told as harmless."""
    return [flip for terms in comparison.places for flip in _of_place(terms, comparison)]


def _of_place(terms: PlaceTerms, comparison: Comparison) -> Iterator[Flip]:
    if terms.strict:  # a reading turns an answer against the one taken
        money = terms.money
        terms = replace(place_terms(terms.law, terms.as_of, comparison.kind, comparison.facts), money=money)
    for reading in terms.law.open_readings(comparison.as_of):
        for alternative in reading.alternatives:
            law = terms.law.read({reading.id: alternative.id}, comparison.as_of)
            there = place_terms(law, comparison.as_of, comparison.kind, comparison.facts)
            money = None
            if comparison.company is not None and terms.money is not None:
                money = assess(terms.money.company, law, comparison.as_of, contested=False)
            yield Flip(terms, there, reading, alternative, tuple(_turned(terms, there)), money)


def _turned(before: PlaceTerms, after: PlaceTerms) -> Iterator[Turned]:
    for group in KINDS_OF_FUNDING:
        old, new = before.ratios.approved[group], after.ratios.approved[group]
        if _figures(old) != _figures(new):
            yield Turned(None, group, old, new)
    there = {terms.channel: terms for terms in after.channels}
    for terms in before.channels:
        other = there.get(terms.channel)
        if other is not None and _held(terms) != _held(other):
            yield Turned(terms.channel, None, terms, other)


def _figures(derived: Derived) -> object:
    return derived.cautious.multiple, derived.highest, derived.silent, frozenset(derived.cautious.parts)


def _held(terms: Terms) -> object:
    return frozenset((case.level, case.multiple, case.upper, frozenset(case.parts)) for case in terms.openings.cases)
