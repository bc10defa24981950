"""Places side by side: what each would allow a company of one kind on one date, channel by channel and in all.

Every figure is the engine's own. The *derived ratio* of a place (``ratio``) is what the engine says that a company without any debt, with every approval
and one yuan of every denominator, may raise through the channels that some rule limits. What a place would allow one company is the assessment of that
company there, as ``leverage check --jurisdiction`` gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from leverage.assessment.assess import assess
from leverage.assessment.findings import INACTIVE, STRICTNESS, Assessment, ChannelRoom, Finding
from leverage.assessment.worlds.merging import merged
from leverage.company import Company
from leverage.comparison.headlines import headline
from leverage.comparison.ratios.places import Case, Comparison, Derived, PlaceTerms, Ratios, Situation, Terms
from leverage.comparison.ratios.ratio import NO_RATIOS, World, derived, judged
from leverage.comparison.stated import answered, check_readings, check_stated, readable, warnings
from leverage.law import survey as lookup
from leverage.law.rulebook import Law, Rulebook
from leverage.law.rules import Rule
from leverage.terms.answers import read_fact
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.facts import FACTS, CompanyType
from leverage.terms.places import Place
from leverage.terms.texts import Text, join

__all__ = [
    "Case",
    "Comparison",
    "Derived",
    "PlaceTerms",
    "Situation",
    "Terms",
    "compare",
    "derived",
    "is_stale",
    "place_terms",
]

_AS_TAKEN: Mapping[str, str] = MappingProxyType({})


def compare(
    book: Rulebook,
    places: Iterable[Place],
    as_of: date,
    *,
    kind: CompanyType | None = None,
    facts: Mapping[str, object] | None = None,
    company: Company | None = None,
    without_stale: bool = False,
    strict: bool = False,
    readings: Mapping[str, str] = _AS_TAKEN,
    over: Base | None = None,
) -> Comparison:
    """Compare places on a date. With a company, its own kind and facts count, and each place's room for it is told.

    ``strict``: contested clauses are read in whatever way leaves least; ``readings`` chooses how some are read, by the id of the reading. A fact that a
    place cannot read (another place's rating) is unknown there. InputError for one that is none, or that no place can read; UsageError for a reading of
    none of these places. ``over``: the ratios besides as multiples of one denominator of the company; InputError where it was not stated.
    """
    laws = [book.law(place).read({}, as_of) for place in places]
    stated = {**(company.facts if company else {}), **(facts or {})}
    check_stated(stated, laws, as_of)
    check_readings(readings, laws)
    kind = kind or (company.company_type if company else None) or _kind(stated)
    found = [
        place_terms(
            law.read(_theirs(readings, law), as_of), as_of, kind, stated, without_stale=without_stale, strict=strict
        )
        for law in laws
    ]
    if over is not None:
        capital = _over(company, over)
        found = [replace(terms, common=_common(terms, kind, stated, capital, without_stale)) for terms in found]
    if company is not None:
        found = [replace(terms, money=_money(company, kind, stated, terms, book, without_stale)) for terms in found]
    told = (*warnings(stated, laws, as_of, company), *(_left_out(laws, as_of, kind) if without_stale else ()))
    return Comparison(
        as_of,
        kind,
        stated,
        tuple(found),
        company,
        book.sha256,
        warnings=told,
        strict=strict,
        readings=readings,
        over=over,
    )


def _over(company: Company | None, base: Base) -> dict[Base, Fraction]:
    """Every denominator of the company as a part of one of them."""
    figures = company.capital if company is not None else {}
    whole = figures[base].amount if base in figures else Fraction(0)
    if whole <= 0:
        raise InputError(
            Text(f"未填{base.label.zh}，无从折合。", f"{base.label.en} was not stated: nothing can be told over it."),
            Text(f"请以 --fact {base}=金额 填明", f"state it with --fact {base}=AMOUNT"),
            f"capital.{base}",
        )
    return {own: figure.amount / whole for own, figure in figures.items()}


def _common(
    terms: PlaceTerms,
    kind: CompanyType | None,
    stated: Mapping[str, object],
    capital: Mapping[Base, Fraction],
    without_stale: bool,
) -> Ratios:
    """The ratios of a place over one denominator of the company."""
    facts = readable(stated, terms.law, terms.as_of)
    world = World(
        judged(
            terms.law,
            terms.as_of,
            kind,
            facts,
            without_stale=without_stale,
            contested=terms.strict,
            capital=capital,
        )
    )
    return world.ratios(world.situations) if terms.rules else NO_RATIOS


def _theirs(readings: Mapping[str, str], law: Law) -> dict[str, str]:
    """The readings chosen that are a place's own, or the nation's."""
    held = {reading.id for reading in law.readings}
    return {name: way for name, way in readings.items() if name in held}


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
    return assess(
        there, terms.law, terms.as_of, without_stale=without_stale, contested=terms.strict, rulebook=book.sha256
    )


def place_terms(
    law: Law,
    as_of: date,
    kind: CompanyType | None,
    stated: Mapping[str, object],
    *,
    without_stale: bool = False,
    strict: bool = False,
) -> PlaceTerms:
    """What one place says on a date, for a kind of company and the facts stated; ``strict``: by the strictest way of reading its contested clauses."""
    facts = readable(stated, law, as_of)
    headroom = judged(law, as_of, kind, facts, without_stale=without_stale, contested=strict)
    world, now = World(headroom), headroom.applying.as_stated
    situations = world.situations
    taken = headroom.applying.taken & now
    caps = [f for f in merged(headroom.applying, taken) if f.kind == "limit" and f.outcome not in INACTIVE]
    rules = [r for r in lookup.in_force(law, as_of, kind) if not (without_stale and is_stale(r, as_of))]
    own = rules if law.local is law.national else [rule for rule in rules if rule.layer == "local"]
    ratios = world.ratios(situations) if rules else NO_RATIOS
    return PlaceTerms(
        place=law.place,
        law=law,
        as_of=as_of,
        derived=ratios.approved[None],
        ratios=ratios,
        headline=headline(law.place.code, kind, answered(stated, law, as_of)),
        channels=tuple(_terms(room, caps, world, situations) for room in headroom.channels(now, now, ())),
        rules=tuple(rules),
        verified_on=min((rule.source.verified_on for rule in own if rule.source.seen), default=None),
        stale=any(is_stale(rule, as_of) for rule in rules),
        gaps=tuple(law.gaps(as_of, kind)),
        notes=tuple(lookup.notes(law, as_of)),
        unread=tuple(name for name in stated if name not in facts),
        situations=_distinct(situations),
        strict=strict,
    )


def _distinct(situations: Sequence[Situation]) -> tuple[Situation, ...]:
    """Situations, each state once."""
    found: dict[object, Situation] = {}
    for one in situations:
        found.setdefault((tuple(one.levels.values()), one.active), one)
    return tuple(found.values())


def is_stale(rule: Rule, as_of: date) -> bool:
    """Whether a local rule was last held against its source before a date."""
    return rule.layer == "local" and rule.stale(as_of)


def _terms(room: ChannelRoom, caps: Iterable[Finding], world: World, situations: Sequence[Situation]) -> Terms:
    channel = room.channel
    openings = world.openings(channel, situations)
    access = room.access
    if world.contested:
        access = max(openings.levels, key=STRICTNESS.index)
    return Terms(
        channel,
        access,
        tuple(cap for cap in caps if channel in cap.channels),
        room.headroom_if_approved,
        openings.high,
        room.headroom,
        room.headroom_upper,
        openings,
        room.ratio_unset,
    )
