"""Questions to the rulebook: what holds here on a date, what has held, what differs, and how much is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from leverage.law.conditions import Condition, Is, fact_of
from leverage.law.regime import Note
from leverage.law.rulebook import Law, Rulebook
from leverage.law.rules import Rule, RuleBase
from leverage.law.sources import NO_TEXT, Source
from leverage.terms.channels import Channel
from leverage.terms.facts import RATINGS, CompanyType

_NO_CONTENT = frozenset({*RuleBase.field_names(), "channels", "channel", "also", "special_apart", "fact", "base_word"})
"""What cites a rule or words it, and what its subject says already."""


def applies_to(when: tuple[Condition, ...], kind: CompanyType | None) -> bool:
    """Whether a rule can hold for a kind of company; for any kind if none is named."""
    return kind is None or all(kind.value in c.among for c in when if isinstance(c, Is) and c.fact == "company_type")


def in_force(law: Law, on: date, kind: CompanyType | None = None) -> list[Rule]:
    """The rules in force on a date for a kind of company, those left out that another one replaces without condition."""
    held = [rule for rule in law.read({}, on).rules if rule.in_force(on) and applies_to(rule.when, kind)]
    return [rule for rule in held if not any(rule.id in by.replaces and _always(by, kind) for by in held)]


def replaced_by(rule: Rule, law: Law, on: date, kind: CompanyType | None = None) -> list[Rule]:
    """The rules that stand in a rule's place on a date, for some or all companies."""
    held = [other for other in law.read({}, on).rules if other.in_force(on) and applies_to(other.when, kind)]
    return [other for other in held if rule.id in other.replaces]


def _always(rule: Rule, kind: CompanyType | None) -> bool:
    """Whether a rule holds for every company of the kind."""
    return all(kind is not None and isinstance(c, Is) and c.fact == "company_type" for c in rule.when)


@dataclass(frozen=True)
class Event:
    """A day on which a rule of a place began or ended, and the text that did it."""

    day: date
    what: Literal["begins", "ends"]
    rule: Rule
    by: Source | None


def history(law: Law) -> list[Event]:
    """Every beginning and end, in order. What ends a rule is the text of the place, or of the nation, that begins that day."""
    events = [Event(rule.start, "begins", rule, rule.source) for rule in law.rules]
    for rule in law.rules:
        if rule.until is not None:
            follower = next((r.source for r in law.rules if r.start == rule.until and r.layer == rule.layer), None)
            follower = follower or next((r.source for r in law.rules if r.start == rule.until), None)
            events.append(Event(rule.until, "ends", rule, follower))
    return sorted(events, key=lambda e: (e.day, e.what == "begins", e.rule.layer, e.rule.id))


@dataclass(frozen=True)
class Coverage:
    """How much is known of a place: its first and last local text, when it was last verified, on what evidence, and what is missing.

    Where no local text is in force, nothing is verified, and the evidence is ``"none"``.
    """

    place: str
    rules: int
    first: date | None
    last: date | None
    verified_on: date | None
    grades: tuple[str, ...]
    gaps: int


def coverage(book: Rulebook, on: date) -> list[Coverage]:
    """One row per place, the nation first. ``verified_on`` is the oldest verification among the rules in force."""
    rows = []
    for regime in book.regimes():
        law = book.law_of(regime).read({}, on)
        sources = [rule.source for rule in regime.rules]
        local = regime.rules if regime is book.national else [rule for rule in law.rules if rule.layer == "local"]
        current = [rule.source for rule in local if rule.in_force(on)]
        rows.append(
            Coverage(
                place=regime.place,
                rules=len(regime.rules),
                first=min((s.effective for s in sources), default=None),
                last=max((s.effective for s in sources), default=None),
                verified_on=min((s.verified_on for s in current if s.seen), default=None),
                grades=tuple(sorted({s.grade for s in current})) or (NO_TEXT,),
                gaps=sum(regime is book.national or not gap.id.startswith("CN/") for gap in law.gaps(on)),
            )
        )
    return rows


def notes(law: Law, on: date) -> list[Note]:
    """Clauses that bound no funding, in force on a date."""
    return [note for note in law.notes if note.in_force(on)]


def past_notes(law: Law, on: date) -> list[Note]:
    """Clauses that bound no funding and have run out by a date: plans and incentives whose period is over."""
    return [note for note in law.notes if note.until is not None and note.until <= on]


def on_rating(law: Law, on: date) -> list[Rule]:
    """The rules in force on a date that turn on a supervisory rating, this year's or the prior one."""
    return [
        r for r in law.read({}, on).rules if r.in_force(on) and {fact_of(key) for key in law.keys(r)} & set(RATINGS)
    ]


@dataclass(frozen=True)
class Difference:
    """Rules on one subject on either side; the subject is what they bound, not how."""

    one: tuple[Rule, ...]
    other: tuple[Rule, ...]


def diff(one: Iterable[Rule], other: Iterable[Rule]) -> list[Difference]:
    """What differs between two sets of rules. Rules that say the same of the same money are left out, whatever their text."""
    ours, theirs = list(one), list(other)
    common = {_content(rule) for rule in ours} & {_content(rule) for rule in theirs}
    left = [rule for rule in ours if _content(rule) not in common]
    right = [rule for rule in theirs if _content(rule) not in common]
    subjects = dict.fromkeys(_subject(rule) for rule in (*left, *right))
    return [
        Difference(tuple(r for r in left if _subject(r) == s), tuple(r for r in right if _subject(r) == s))
        for s in subjects
    ]


def _subject(rule: Rule) -> tuple[object, ...]:
    fact = rule.fact.name if rule.kind == "manual" else None
    return (rule.kind, rule.counts, getattr(rule, "per", None), getattr(rule, "test", None), fact)


def _content(rule: Rule) -> tuple[object, ...]:
    """What a rule says of its subject: its conditions, and every field that its kind has beyond those of all rules."""
    own = (name for name in rule.field_names() if name not in _NO_CONTENT)
    return (*_subject(rule), repr(rule.when), *(repr(getattr(rule, name)) for name in own))


@dataclass(frozen=True)
class Subject:
    """What the rules on either side say of some channels (none: of the company as a whole), where that differs; ``common`` are those that say the same."""

    channels: tuple[Channel, ...]
    one: tuple[Rule, ...]
    other: tuple[Rule, ...]
    common: tuple[Rule, ...] = ()


def by_subject(one: Iterable[Rule], other: Iterable[Rule]) -> list[Subject]:
    """What differs between two sets of rules, channel by channel: whatever either side says of the same money stands side by side, however it is drawn.
    Channels of which the same is said on either side stand together.
    """
    ours, theirs = list(one), list(other)
    common = {_content(rule) for rule in ours} & {_content(rule) for rule in theirs}
    grouped: dict[tuple[tuple[str, ...], ...], tuple[list[Channel], tuple[tuple[Rule, ...], ...]]] = {}
    for channel in Channel:
        left = tuple(rule for rule in ours if channel in rule.counts)
        right = tuple(rule for rule in theirs if channel in rule.counts)
        changed = [tuple(r for r in side if _content(r) not in common) for side in (left, right)]
        if any(changed):
            sides = (*changed, tuple(rule for rule in left if _content(rule) in common))
            key = tuple(tuple(rule.id for rule in side) for side in sides)
            grouped.setdefault(key, ([], sides))[0].append(channel)
    found = [Subject(tuple(channels), *sides) for channels, sides in grouped.values()]
    whole = [tuple(r for r in side if not r.counts and _content(r) not in common) for side in (ours, theirs)]
    return [*found, Subject((), whole[0], whole[1])] if any(whole) else found
