"""Places side by side: what each would allow a company of one kind on one date, channel by channel and in all.

Every figure is the engine's own. The *derived ratio* of a place is what the engine says that a company without any debt, with every approval and one
yuan of every denominator, may raise through the channels that some rule limits. What a place would allow one company is the assessment of that company
there, as ``leverage check --jurisdiction`` gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache
from math import inf
from typing import Literal

from leverage.assessment.assess import assess
from leverage.assessment.findings import INACTIVE, Assessment, ChannelRoom, Finding, Level
from leverage.assessment.room.headroom import Headroom
from leverage.assessment.room.optimum import Constraint, Together, alone, together
from leverage.assessment.worlds.applying import Applying
from leverage.assessment.worlds.known import OpenFacts
from leverage.assessment.worlds.merging import merged
from leverage.assessment.worlds.scenarios import Scenario, scenarios
from leverage.company import Company, Figure
from leverage.comparison.headlines import Headline, headline
from leverage.comparison.stated import answered, check_stated, readable, warnings
from leverage.law import survey as lookup
from leverage.law.conditions import Answers, Key, fact_of
from leverage.law.regime import Gap, Note
from leverage.law.rulebook import Law, Rulebook
from leverage.law.rules import Limit, Rule
from leverage.law.sources import NO_TEXT
from leverage.terms.answers import read_fact
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import FACTS, CompanyType, FactValue
from leverage.terms.money import Bound
from leverage.terms.places import Place
from leverage.terms.texts import Text, join

_UNIT = Fraction(1)
_FAR = 10**6

Joined = Literal["one", "least", "sum", "several"]
"""How the denominators of a ratio go together: it runs over one; over the least of several; over each a part of it; or neither (several rules at
once)."""


@dataclass(frozen=True)
class Case:
    """A derived ratio under one set of answers to the facts that decide it.

    ``answers`` are these facts by name; ``multiple`` is None where it cannot be said, infinite where nothing limits it; ``parts`` gives for each
    denominator what one yuan of it adds, or, where the least of several denominators counts, the whole multiple for each of them.
    """

    answers: Mapping[str, FactValue]
    multiple: Bound | None
    joined: Joined
    parts: Mapping[Base, Fraction]
    binding: tuple[str, ...]


@dataclass(frozen=True)
class Derived:
    """The derived ratio of a place: one case, or several where facts that nobody stated decide it."""

    cases: tuple[Case, ...]

    @property
    def cautious(self) -> Case:
        """What holds whatever the unknown facts turn out to be: the least; unknown where one case cannot be said, unless another is nothing."""
        known = [case for case in self.cases if case.multiple is not None]
        unsaid = next((case for case in self.cases if case.multiple is None), None)
        least = min(known, key=lambda case: case.multiple or 0, default=None)
        return least if least is not None and (unsaid is None or least.multiple == 0) else unsaid or self.cases[0]

    @property
    def best(self) -> Case:
        """The case of the most favourable answers."""
        return max(self.cases, key=lambda case: -1 if case.multiple is None else case.multiple)

    @property
    def turns_on(self) -> tuple[str, ...]:
        """The facts that decide it and that nobody stated."""
        return tuple(self.cases[0].answers) if len(self.cases) > 1 else ()


@dataclass(frozen=True)
class Terms:
    """What a place says of one channel: its access, the limits in force that count it (each with its whole pool of channels), and the most that it
    could raise by itself per yuan of every denominator, every approval given; ``now`` without any.
    """

    channel: Channel
    access: Level
    caps: tuple[Finding, ...]
    most: Bound | None
    most_upper: Bound | None
    now: Bound | None
    now_upper: Bound | None


@dataclass(frozen=True)
class Situation:
    """What may hold in a place while facts are unknown: the access of every channel, and the rules that apply."""

    levels: Mapping[Channel, Level]
    active: frozenset[str]


@dataclass(frozen=True)
class PlaceTerms:
    """One place of a comparison. ``derived`` is its ratio with every approval. ``rules`` are those in force for the kind of company, ``verified_on``
    the oldest verification among them (the place's own, if it has any); ``unread`` are the facts stated that answer nothing here, such as another
    place's rating. ``open_facts`` are the facts that matter and that nobody stated, ``results`` what each combination of their values leads to.
    ``money`` is the assessment of the company here, where one was given.
    """

    place: Place
    law: Law
    as_of: date
    derived: Derived
    headline: Headline | None
    channels: tuple[Terms, ...]
    rules: tuple[Rule, ...]
    verified_on: date | None
    stale: bool
    gaps: tuple[Gap, ...]
    notes: tuple[Note, ...]
    unread: tuple[str, ...]
    open_facts: OpenFacts
    results: tuple[Scenario, ...]
    money: Assessment | None = None

    @cached_property
    def permitted(self) -> Derived:
        """The ratio without any approval."""
        return _derived(self.open_facts, self.results, approved=False) if self.rules else _NOTHING

    @cached_property
    def situations(self) -> tuple[Situation, ...]:
        """All that may hold while facts are unknown, each state once."""
        found: dict[object, Situation] = {}
        for result in self.results:
            found.setdefault((tuple(result.levels.values()), result.active), Situation(result.levels, result.active))
        return tuple(found.values())

    @property
    def denominators(self) -> tuple[Base, ...]:
        """Every denominator that a limit on funding runs over."""
        used = {cap.base for terms in self.channels for cap in terms.caps}
        return tuple(base for base in Base if base in used)

    def terms(self, channel: Channel) -> Terms | None:
        """What the place says of a channel; None where no rule speaks of a use of funds."""
        return next((terms for terms in self.channels if terms.channel is channel), None)

    @property
    def grades(self) -> tuple[str, ...]:
        """How sure we are: the grades of evidence of the place's own rules in force; ``"none"`` where no local text is held."""
        national = self.law.local is self.law.national
        own = self.rules if national else [rule for rule in self.rules if rule.layer == "local"]
        return tuple(sorted({rule.source.grade for rule in own})) or (NO_TEXT,)

    @property
    def own_gaps(self) -> tuple[Gap, ...]:
        """What is missing of the place itself, the nation's gaps apart."""
        return tuple(gap for gap in self.gaps if not gap.id.startswith("CN/"))

    def multiples(self, cap: Finding) -> tuple[Fraction, Fraction] | None:
        """The least and the highest multiple of a limit; None where nobody has seen it."""
        rule = self.rule(cap.rule)
        if cap.multiples is None and isinstance(rule, Limit) and isinstance(rule.multiple, Fraction):
            return rule.multiple, rule.multiple  # of each shareholder: the probe has none
        return cap.multiples

    def rule(self, name: str) -> Rule:
        """A rule of the place by its id."""
        return next(rule for rule in self.law.rules if rule.id == name)


@dataclass(frozen=True)
class Comparison:
    """Places on one date, for one kind of company (None: not stated) and the facts stated. ``company`` where their money was asked for, ``channel``
    where one channel was. ``warnings`` are what a reader must know of the whole.
    """

    as_of: date
    kind: CompanyType | None
    facts: Mapping[str, object]
    places: tuple[PlaceTerms, ...]
    company: Company | None = None
    rulebook: str = ""
    channel: Channel | None = None
    warnings: tuple[Text, ...] = ()


def compare(
    book: Rulebook,
    places: Iterable[Place],
    as_of: date,
    *,
    kind: CompanyType | None = None,
    facts: Mapping[str, object] | None = None,
    company: Company | None = None,
    without_stale: bool = False,
) -> Comparison:
    """Compare places on a date. With a company, its own kind and facts count, and each place's room for it is told.

    A fact that a place cannot read (another place's rating) is unknown there. InputError for one that is none, or that no place can read.
    """
    laws = [book.law(place).read({}, as_of) for place in places]
    stated = {**(company.facts if company else {}), **(facts or {})}
    check_stated(stated, laws, as_of)
    kind = kind or (company.company_type if company else None) or _kind(stated)
    found = [_place(law, as_of, kind, stated, without_stale=without_stale) for law in laws]
    if company is not None:
        found = [replace(terms, money=_money(company, kind, stated, terms, book, without_stale)) for terms in found]
    told = (*warnings(stated, laws, as_of, company), *(_left_out(laws, as_of, kind) if without_stale else ()))
    return Comparison(as_of, kind, stated, tuple(found), company, book.sha256, warnings=told)


def _left_out(laws: Iterable[Law], as_of: date, kind: CompanyType | None) -> tuple[Text, ...]:
    """What must be told where local rules last verified before the date were left out."""
    places = [law.place.name for law in laws if any(is_stale(r, as_of) for r in lookup.in_force(law, as_of, kind))]
    if not places:
        return ()
    names = join(places)
    return (
        Text(
            f"按要求未计入核实日早于{as_of}的地方条款，这些条款可能仍然有效，所示比例和金额可能偏高：{names.zh}。",
            f"As asked, local clauses last verified before {as_of} are left out. They may still be in force, and ratios and amounts be lower than "
            f"shown: {names.en}.",
        ),
    )


def _kind(stated: Mapping[str, object]) -> CompanyType | None:
    """The kind of company, where it was stated among the facts."""
    fact = FACTS["company_type"]
    return CompanyType(str(read_fact(fact, stated[fact.name]))) if fact.name in stated else None


def _money(
    company: Company,
    kind: CompanyType | None,
    stated: Mapping[str, object],
    terms: PlaceTerms,
    book: Rulebook,
    without_stale: bool,
) -> Assessment:
    facts = {name: value for name, value in stated.items() if name not in terms.unread}
    there = replace(company, company_type=kind, facts=facts)
    return assess(there, terms.law, terms.as_of, without_stale=without_stale, contested=False, rulebook=book.sha256)


def _place(
    law: Law, as_of: date, kind: CompanyType | None, stated: Mapping[str, object], *, without_stale: bool
) -> PlaceTerms:
    facts = readable(stated, law, as_of)
    headroom = _judged(law, as_of, kind, facts, without_stale=without_stale)
    applying, now = headroom.applying, headroom.applying.as_stated
    results = list(scenarios(headroom, now))
    caps = [f for f in merged(applying, now) if f.kind == "limit" and f.outcome not in INACTIVE]
    rules = [r for r in lookup.in_force(law, as_of, kind) if not (without_stale and is_stale(r, as_of))]
    own = rules if law.local is law.national else [rule for rule in rules if rule.layer == "local"]
    return PlaceTerms(
        place=law.place,
        law=law,
        as_of=as_of,
        derived=_derived(applying.open_facts, results) if rules else _NOTHING,
        headline=headline(law.place.code, kind, answered(stated, law, as_of)),
        channels=tuple(_terms(room, caps, results) for room in headroom.channels(now, now, ())),
        rules=tuple(rules),
        verified_on=min((rule.source.verified_on for rule in own if rule.source.seen), default=None),
        stale=any(is_stale(rule, as_of) for rule in rules),
        gaps=tuple(law.gaps(as_of, kind)),
        notes=tuple(lookup.notes(law, as_of)),
        unread=tuple(name for name in stated if name not in facts),
        open_facts=applying.open_facts,
        results=tuple(results),
    )


def is_stale(rule: Rule, as_of: date) -> bool:
    """Whether a local rule was last held against its source before a date."""
    return rule.layer == "local" and rule.stale(as_of)


def _terms(room: ChannelRoom, caps: Iterable[Finding], results: Iterable[Scenario]) -> Terms:
    channel = room.channel
    highest = [_upper(channel, result) for result in results]
    upper = max((bound for bound in highest if bound is not None), default=None)
    return Terms(
        channel,
        room.access,
        tuple(cap for cap in caps if channel in cap.channels),
        room.headroom_if_approved,
        None if room.access == "not_provided" else upper,
        room.headroom,
        room.headroom_upper,
    )


def _upper(channel: Channel, result: Scenario) -> Bound | None:
    """The most that a channel could raise with every approval, whatever is not published."""
    level = result.levels[channel]
    if level in ("prohibited", "not_provided"):
        return Fraction(0) if level == "prohibited" else None
    upper = alone(channel, _unlifted(result)).upper
    return None if upper == inf else upper


def _unlifted(result: Scenario) -> tuple[Constraint, ...]:
    return tuple(c for c in result.constraints if not c.lifted_by_approval)


_PROBE = Company(
    facts={"bank_count": 0},
    capital={base: Figure(_UNIT, base.value) for base in Base},
    complete=True,
)
"""A company without any debt and with one yuan of every denominator."""


def _judged(
    law: Law, as_of: date, kind: CompanyType | None, facts: Mapping[str, object], *, without_stale: bool
) -> Headroom:
    """What the rules say of the probe, in every world of the facts that matter and were not stated."""
    probe = replace(_PROBE, company_type=kind, facts={**_PROBE.facts, **facts})
    return Headroom(Applying(probe, law, as_of, without_stale=without_stale, contested=False))


def derived(
    law: Law,
    as_of: date,
    kind: CompanyType | None,
    facts: Mapping[str, object],
    *,
    without_stale: bool = False,
    approved: bool = True,
) -> Derived:
    """The most that a company without debt may raise over its capital, through channels that some rule limits, every approval given (or none).

    Under every answer to the facts that nobody stated; the facts that change nothing are left out of the cases.
    """
    if not any(rule.in_force(as_of) for rule in law.rules):
        return _NOTHING
    headroom = _judged(law, as_of, kind, facts, without_stale=without_stale)
    results = scenarios(headroom, headroom.applying.as_stated)
    return _derived(headroom.applying.open_facts, results, approved=approved)


_NOTHING = Derived((Case({}, None, "one", {}, ()),))
"""Where no rule is in force: it cannot be said."""
_OPEN: dict[bool, tuple[Level, ...]] = {True: ("permitted", "with_approval"), False: ("permitted",)}


def _derived(open_facts: OpenFacts, results: Iterable[Scenario], *, approved: bool = True) -> Derived:
    plans = []
    for result in results:
        limits = _unlifted(result) if approved else result.constraints
        counted = {channel for limit in limits for channel in limit.channels}
        open_to = [c for c in RAISABLE if result.levels[c] in _OPEN[approved]]
        channels = tuple(c for c in open_to if c in counted)
        plans.append((result.answers, *_plan(channels, limits)))
    rooms = [(answers, plan.room) for answers, plan, _, _ in plans]
    deciding = [key for key in open_facts if _decides(key, rooms, list(open_facts))]
    found: dict[tuple[FactValue, ...], Case] = {}
    for answers, plan, joined, parts in plans:
        told = {fact: answers[key] for key in deciding if (fact := fact_of(key))}
        found.setdefault(tuple(told.values()), Case(told, plan.room, joined, parts, plan.binding))
    return Derived(tuple(found.values()))


@lru_cache(maxsize=4096)
def _plan(
    channels: tuple[Channel, ...], limits: tuple[Constraint, ...]
) -> tuple[Together, Joined, Mapping[Base, Fraction]]:
    """The most that may be raised under these limits, and over which denominators: places under the same rules share it."""
    plan = together(channels, limits)
    return (plan, *_parts(plan, channels, limits))


def _decides(key: Key, rooms: Sequence[tuple[Answers, Bound | None]], names: list[Key]) -> bool:
    """Whether the ratio differs with a fact, the other facts being equal."""
    seen: dict[tuple[object, ...], Bound | None] = {}
    for answers, room in rooms:
        others = tuple(answers[name] for name in names if name != key)
        if seen.setdefault(others, room) != room:
            return True
    return False


def _parts(
    plan: Together, channels: tuple[Channel, ...], limits: tuple[Constraint, ...]
) -> tuple[Joined, Mapping[Base, Fraction]]:
    """Over which denominators a ratio runs, and how they go together."""
    if plan.room is None or plan.room == inf:
        return "one", {}
    if plan.room == 0:  # nothing of whatever a limit of nothing runs over
        nothing = {c.base for c in limits if c.gain == 0 and c.base is not None}
        return ("one" if len(nothing) < 2 else "several"), {base: Fraction(0) for base in Base if base in nothing}
    total, per_yuan = Fraction(plan.room), plan.per_yuan or {}
    if sum(per_yuan.values()) == total:
        return ("one" if len(per_yuan) == 1 else "sum"), per_yuan
    binding = [base for base in Base if any(c.base is base and c.rule in plan.binding for c in limits)]
    whole = dict.fromkeys(binding, total)
    least = all(_by_itself(base, channels, limits) == total for base in binding)
    return ("least" if least else "several"), whole


def _by_itself(base: Base, channels: tuple[Channel, ...], limits: tuple[Constraint, ...]) -> Bound | None:
    """The ratio if every other denominator were far larger."""
    wide = [c if c.base is base or c.room is None else replace(c, room=c.room * _FAR) for c in limits]
    return together(channels, wide).room
