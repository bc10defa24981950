"""Places over time: who changed, when, by which text, and for whom that was tighter or looser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from leverage.company import Company
from leverage.comparison.compare import compare
from leverage.comparison.effects import Effect, State, Turn, effects_of, rebased, state_of, turn
from leverage.comparison.ratios.places import PlaceTerms
from leverage.law.conditions import Is, OpenFor
from leverage.law.regime import Gap, Note, RatingScheme
from leverage.law.rulebook import Law, Rulebook
from leverage.law.rules import Limit
from leverage.law.survey import Event, history
from leverage.terms.answers import read_fact
from leverage.terms.channels import Channel, Group
from leverage.terms.facts import FACTS, CompanyType
from leverage.terms.months import add_months
from leverage.terms.places import Place

__all__ = [
    "Beside",
    "Change",
    "Day",
    "Effect",
    "Era",
    "Felt",
    "State",
    "Stretch",
    "Times",
    "Turn",
    "borders",
    "changes",
    "days",
    "eras",
    "rebased",
    "stretches",
    "timeline",
    "turn",
]

_AS_TAKEN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Beside:
    """What began or ended beside the rules: a gap, a note, a rating scheme."""

    what: Literal["begins", "ends"]
    item: Gap | Note | RatingScheme


@dataclass(frozen=True)
class Change:
    """A day on which something of a place began or ended, and what that did: to channels (and, without a channel, to the ratio in all), and to the ratio of
    each kind of funding.
    """

    place: Place
    day: date
    events: tuple[Event, ...]
    effects: tuple[Effect, ...]
    ratios: tuple[Effect, ...] = ()
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True)
class Era:
    """A time without any change in a place: from a day on, until the next one (None: to the end of what was asked). ``strict``: the same by the strictest
    readings, where they were asked for.
    """

    since: date
    until: date | None
    terms: Mapping[CompanyType, PlaceTerms]
    strict: Mapping[CompanyType, PlaceTerms] = field(default_factory=dict)


def borders(law: Law, since: date, to: date) -> list[date]:
    """The days after ``since`` and up to ``to`` on which any rule or rating scheme of a place begins or ends."""
    days = {day for item in (*law.rules, *law.schemes) for day in (item.start, item.until) if day is not None}
    return sorted(day for day in days if since < day <= to)


def eras(
    book: Rulebook,
    place: Place,
    since: date,
    to: date,
    kinds: Iterable[CompanyType],
    facts: Mapping[str, object],
    company: Company | None = None,
    *,
    strict: bool = False,
    readings: Mapping[str, str] = _AS_TAKEN,
) -> list[Era]:
    """What a place says from one day to another, change by change, for each of these kinds of company; with a company, its money too: the figures
    of its report date under the rules of every time, as if it were of each kind. Where it is stated when the company opened, its age counts: a day on
    which it comes of age for a rule is a change too. ``strict``: by the strictest readings as well; ``readings`` chooses some.
    """
    law = book.law(place)
    opened = _opened({**(company.facts if company else {}), **facts})
    days = sorted({since, *borders(law, since, to), *(day for day in _ages(law, opened) if since < day <= to)})
    held = []
    for day, following in zip(days, [*days[1:], None], strict=True):
        stated = _so_far(facts, opened, day)
        judged = company and replace(company, facts=_so_far(company.facts, opened, day))
        ways: list[dict[CompanyType, PlaceTerms]] = []
        for strictly in (False, True) if strict else (False,):
            alike: dict[frozenset[str], PlaceTerms] = {}
            terms: dict[CompanyType, PlaceTerms] = {}
            for kind in kinds:
                key = _distinguished(law, day, kind)
                if key not in alike:
                    (alike[key],) = compare(
                        book, [place], day, kind=kind, facts=stated, company=judged, strict=strictly, readings=readings
                    ).places
                terms[kind] = alike[key]
            ways.append(terms)
        held.append(Era(day, following, *ways))
    return held


def _opened(facts: Mapping[str, object]) -> date | None:
    """The day on which the company opened, if that is stated."""
    told = read_fact(FACTS["opened_on"], facts["opened_on"]) if "opened_on" in facts else None
    return told if isinstance(told, date) else None


def _ages(law: Law, opened: date | None) -> list[date]:
    """The days on which a company opened and came of age for the rules of a place."""
    months = {c.in_months for rule in law.rules for c in rule.when if isinstance(c, OpenFor)}
    return [] if opened is None else [opened, *(add_months(opened, number) for number in months)]


def _so_far(facts: Mapping[str, object], opened: date | None, day: date) -> dict[str, object]:
    """The facts that can be so on a day: of a time before the company opened, its age is not known."""
    later = opened is not None and opened > day
    return {name: value for name, value in facts.items() if not (later and name == "opened_on")}


def _distinguished(law: Law, day: date, kind: CompanyType) -> frozenset[str]:
    """The rules of a day that tell this kind of company from others: two kinds with the same ones are judged alike."""
    own = set()
    for rule in law.every_rule:
        asks = [c for c in rule.when if isinstance(c, Is) and c.fact == "company_type"]
        if rule.in_force(day) and asks and all(kind.value in c.among for c in asks):
            own.add(rule.id)
        by_ratio = isinstance(rule, Limit) and any(
            isinstance(c, Is) and c.fact == "company_type" for ratio in law.pool_ratios for c in ratio.when
        )
        if by_ratio:
            own.add(f"ratio:{kind}")
    return frozenset(own)


def timeline(
    book: Rulebook,
    places: Iterable[Place],
    since: date,
    to: date,
    *,
    kind: CompanyType | None = None,
    facts: Mapping[str, object] | None = None,
) -> list[Change]:
    """Every change after ``since`` and up to ``to``, in order of its day, for one kind of company or (None) for each."""
    kinds = (kind,) if kind else tuple(CompanyType)
    found = [
        change for p in places for change in changes(book.law(p), eras(book, p, since, to, kinds, facts or {}), to)
    ]
    return sorted(found, key=lambda change: (change.day, change.place.code))


def changes(law: Law, held: Sequence[Era], to: date) -> list[Change]:
    """What changed in a place from one of its eras to the next, and what began or ended beside the rules meanwhile."""
    if not held:
        return []
    events, beside = history(law), _beside(law, held, to)
    found: dict[date, Change] = {}
    for one, then in pairwise(held):
        day = then.since
        own = tuple(event for event in events if event.day == day)
        found[day] = Change(law.place, day, own, *effects_of(one.terms, then.terms, own), tuple(beside.pop(day, ())))
    found |= {day: Change(law.place, day, (), (), (), tuple(items)) for day, items in beside.items()}
    return [change for _, change in sorted(found.items()) if change.events or change.effects or change.beside]


def _beside(law: Law, held: Sequence[Era], to: date) -> dict[date, list[Beside]]:
    """Gaps, notes and rating schemes by the day on which they begin or end, after the first day of the eras."""
    first = held[0].since
    dated: list[tuple[date, date | None, Gap | Note | RatingScheme]] = [
        (gap.since, gap.until, gap) for regime in law.regimes for gap in regime.gaps
    ]
    clauses: tuple[Note | RatingScheme, ...] = (*law.notes, *law.schemes)
    dated += [(item.start, item.until, item) for item in clauses]
    found: dict[date, list[Beside]] = {}
    for start, end, item in dated:
        for day, what in ((start, "begins"), (end, "ends")):
            if day is not None and first < day <= to:
                found.setdefault(day, []).append(Beside("begins" if what == "begins" else "ends", item))
    bare = {era.since: _without_text(law, era) for era in held}
    for one, then in pairwise(held):
        gap = bare[then.since]
        if gap is not None and bare[one.since] is None:
            found.setdefault(then.since, []).append(Beside("begins", gap))
    return found


def _without_text(law: Law, era: Era) -> Gap | None:
    return next((gap for gap in law.gaps(era.since) if gap.id.endswith("/no-local-text")), None)


@dataclass(frozen=True)
class Felt:
    """One effect, told once: on these channels (none: on the derived ratio), for these kinds of company, in all these places."""

    channels: tuple[Channel, ...]
    kinds: tuple[CompanyType, ...]
    before: State
    after: State
    turn: Turn
    places: tuple[Place, ...]
    group: Group | None = None


@dataclass(frozen=True)
class Day:
    """All that changed on one day: each rule that began or ended with the places where it did, and each effect once."""

    day: date
    events: tuple[tuple[Event, tuple[Place, ...]], ...]
    felt: tuple[Felt, ...]
    ratios: tuple[Felt, ...] = ()
    beside: tuple[tuple[Beside, tuple[Place, ...]], ...] = ()


def days(found: Iterable[Change], channel: Channel | None = None) -> list[Day]:
    """Changes by day; of one channel, what bears on it."""
    by_day: dict[date, list[Change]] = {}
    for change in found:
        by_day.setdefault(change.day, []).append(change)
    told = [_day(day, of_day, channel) for day, of_day in sorted(by_day.items())]
    return [day for day in told if day.felt or day.events or day.beside]


def _day(day: date, found: Iterable[Change], channel: Channel | None) -> Day:
    events: dict[tuple[str, str], tuple[Event, list[Place]]] = {}
    beside: dict[tuple[str, str], tuple[Beside, list[Place]]] = {}
    spread: dict[Effect, list[Place]] = {}
    ratios: dict[Effect, list[Place]] = {}
    for change in found:
        for event in change.events:
            if channel is None or channel in event.rule.counts:
                events.setdefault((event.what, event.rule.id), (event, []))[1].append(change.place)
        for item in change.beside:
            beside.setdefault((item.what, repr(item.item)), (item, []))[1].append(change.place)
        for effect in change.effects:
            if channel is None or effect.channel is channel:
                spread.setdefault(effect, []).append(change.place)
        for effect in change.ratios if channel is None else ():
            ratios.setdefault(effect, []).append(change.place)
    return Day(
        day,
        tuple((event, tuple(places)) for event, places in events.values()),
        tuple(_felt(spread)),
        tuple(_felt(ratios)),
        tuple((item, tuple(places)) for item, places in beside.values()),
    )


def _felt(spread: Mapping[Effect, list[Place]]) -> Iterator[Felt]:
    """Each effect once: the channels that felt the same in the same places together."""
    alike: dict[object, list[tuple[Effect, tuple[Place, ...]]]] = {}
    for effect, where in spread.items():
        places = tuple(where)
        key = (effect.channel is None, effect.group, effect.kinds, effect.before.told, effect.after.told, places)
        alike.setdefault(key, []).append((effect, places))
    for group in alike.values():
        one, places = group[0]
        channels = tuple(e.channel for e, _ in group if e.channel)
        yield Felt(channels, one.kinds, one.before, one.after, one.turn, places, one.group)


@dataclass(frozen=True)
class Stretch:
    """A time during which nothing changed for one channel in a place, for some kinds of company, and the limits that bound it then."""

    place: Place
    since: date
    until: date | None
    kinds: tuple[CompanyType, ...]
    state: State
    rules: tuple[str, ...]


def stretches(place: Place, held: Iterable[Era], channel: Channel) -> list[Stretch]:
    """One channel through time, the kinds of company that are treated alike together."""
    runs: dict[tuple[Stretch, ...], list[CompanyType]] = {}
    held = list(held)
    for kind in held[0].terms if held else ():
        run: list[Stretch] = []
        for era in held:
            of = era.terms[kind].terms(channel)
            rules = tuple(cap.rule for cap in of.caps) if of else ()
            one = Stretch(place, era.since, era.until, (), state_of(of), rules)
            last = run[-1] if run else None
            if last is not None and (last.state, last.rules) == (one.state, one.rules):
                run[-1] = replace(last, until=era.until)
            else:
                run.append(one)
        runs.setdefault(tuple(run), []).append(kind)
    return [replace(one, kinds=tuple(kinds)) for run, kinds in runs.items() for one in run]


@dataclass(frozen=True)
class Times:
    """A history to be told: the places with their eras, from when to when, for which kind of company (None: each) and facts, of one channel or all, and the
    changes.
    """

    laws: tuple[Law, ...]
    since: date
    to: date
    kind: CompanyType | None
    facts: Mapping[str, object]
    channel: Channel | None
    eras: Mapping[str, Sequence[Era]]
    changes: tuple[Change, ...]
    rulebook: str

    @property
    def days(self) -> list[Day]:
        """The changes by day."""
        return days(self.changes, self.channel)

    @property
    def stretches(self) -> list[Stretch]:
        """The channel through time, place by place; none where no channel was asked for."""
        if self.channel is None:
            return []
        return [run for law in self.laws for run in stretches(law.place, self.eras[law.place.code], self.channel)]

    def law(self, place: Place) -> Law:
        """The law of a place."""
        return next(law for law in self.laws if law.place == place)
