"""The derived ratio: what the engine says that a company without any debt, with one yuan of every denominator, may raise through the channels that some
rule limits. By itself for each kind of funding, too: 1 × of loans and 4 × of bonds are two figures, and no 5 ×.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import inf
from typing import Literal

from leverage.assessment.findings import STRICTNESS, Level
from leverage.assessment.room.headroom import Headroom
from leverage.assessment.room.optimum import Constraint, Together, alone, together
from leverage.assessment.room.total import Total
from leverage.assessment.worlds.applying import Applying
from leverage.assessment.worlds.scenarios import scenarios
from leverage.assessment.worlds.worlds import Bits, foremost
from leverage.company import Company, Figure
from leverage.comparison.ratios.places import (
    KINDS_OF_FUNDING,
    OPEN,
    Case,
    Derived,
    Joined,
    Opening,
    Openings,
    Ratios,
    Situation,
)
from leverage.law.conditions import Answers, Key, fact_of
from leverage.law.rulebook import Law
from leverage.terms.channels import FUNDING, RAISABLE, Channel, Group
from leverage.terms.denominators import Base
from leverage.terms.errors import UsageError
from leverage.terms.facts import CompanyType, FactValue
from leverage.terms.money import Bound
from leverage.terms.texts import Text

_UNIT = Fraction(1)
_FAR = 10**6
MOST_CASES = 4_096
"""So many combinations of facts that nobody stated may stand beside each other; the law alone has 512 at the most."""
_PROBE = Company(
    facts={"bank_count": 0},
    capital={base: Figure(_UNIT, base.value) for base in Base},
    complete=True,
)
"""A company without any debt and with one yuan of every denominator."""

_OPEN: dict[bool, tuple[Level, ...]] = {True: OPEN, False: ("permitted",)}
NOTHING = Derived((Case({}, None, "one", {}, ()),))
"""Where no rule is in force: it cannot be said."""
_NONE: dict[Group | None, Derived] = dict.fromkeys((None, *KINDS_OF_FUNDING), NOTHING)
NO_RATIOS = Ratios(_NONE, _NONE)


def judged(
    law: Law,
    as_of: date,
    kind: CompanyType | None,
    facts: Mapping[str, object],
    *,
    without_stale: bool,
    contested: bool = False,
    capital: Mapping[Base, Fraction] | None = None,
) -> Headroom:
    """What the rules say of the probe, in every world of the facts that matter and were not stated; ``contested``: under every way of reading, too.
    ``capital``: of every denominator so much, instead of one yuan.
    """
    probe = replace(_PROBE, company_type=kind, facts={**_PROBE.facts, **facts})
    if capital is not None:
        probe = replace(probe, capital={base: Figure(amount, base.value) for base, amount in capital.items()})
    return Headroom(Applying(probe, law, as_of, without_stale=without_stale, contested=contested))


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
        return NOTHING
    return World(judged(law, as_of, kind, facts, without_stale=without_stale)).derived(None, approved=approved)


class World:
    """The worlds of one place, by the facts that nobody stated: in each, what follows for channels and new money. Under every way of reading, the strictest
    of what they come to.
    """

    def __init__(self, headroom: Headroom) -> None:
        self.headroom, self.applying = headroom, headroom.applying
        self.keys = list(self.applying.open_facts)
        self.contested = bool(self.applying.readings)
        self.parts = list(self._by_facts())
        """The answers to the open facts, with the worlds in which they hold: one, or one for each way of reading."""

    def _by_facts(self) -> Iterator[tuple[Answers, Bits]]:
        found: list[tuple[dict[Key, FactValue], Bits]] = [({}, self.applying.as_stated)]
        for key in self.keys:
            parted = list(self.applying.worlds.parted(key))
            found = [({**a, key: value}, bits & own) for a, bits in found for value, own in parted if bits & own]
            if len(found) > MOST_CASES:
                raise self._too_many_cases()
        yield from found

    def _too_many_cases(self) -> UsageError:
        facts, place = [name for name in map(fact_of, self.keys) if name], self.applying.law.place.name
        return UsageError(
            Text(
                f"{place.zh}的比例取决于{len(facts)}个未说明的事实，组合超过{MOST_CASES}种 → 请先说明其中一些（--fact 名称=值）：{'、'.join(facts)}。",
                f"The ratio of {place.en} turns on {len(facts)} facts that nobody stated, in more than {MOST_CASES} combinations → state some of them "
                f"first (--fact NAME=VALUE): {', '.join(facts)}.",
            )
        )

    @property
    def situations(self) -> tuple[Situation, ...]:
        """All that may hold while facts are unknown."""
        return tuple(self._situation(answers, bits) for answers, bits in self.parts)

    def _situation(self, answers: Answers, bits: Bits) -> Situation:
        named = {name: value for key, value in answers.items() if (name := fact_of(key))}
        one = next(scenarios(self.headroom, foremost(bits)))
        levels, active = one.levels, one.active
        if self.contested:
            levels = {channel: self._strictest(channel, bits) for channel in one.levels}
            active |= {piece.rule.id for piece in self.applying.active if piece.bits & bits}
        return Situation(levels, active, named, one.constraints)

    def _strictest(self, channel: Channel, bits: Bits) -> Level:
        levels = self.headroom.openings.of[channel].levels
        return next(level for level in reversed(STRICTNESS) if levels[level] & bits)

    def openings(self, channel: Channel, situations: Sequence[Situation]) -> Openings:
        """What holds of a channel, case by case."""
        found = []
        for (answers, bits), situation in zip(self.parts, situations, strict=True):
            level = situation.levels[channel]
            low: Bound | None = None
            upper: Bound | None = None
            parts: dict[Base, Fraction] = {}
            if level in OPEN:
                low = self.headroom.if_approved(channel, bits)
                bearing = [c for c in self._constraints(bits) if c.bears_on(channel) and not c.lifted_by_approval]
                most = alone(channel, bearing).upper
                upper = None if most in (inf, low) else most
                tight = [
                    c for c in bearing if c.base and c.cautious == low and (low is not None or c.room_upper == most)
                ]
                parts = {base: c.gain for base in Base for c in tight if c.base is base}
            found.append((answers, Opening({}, level, low, parts, upper)))
        deciding = self._deciding([(answers, (o.level, o.multiple, o.upper)) for answers, o in found])
        cases: dict[tuple[FactValue, ...], Opening] = {}
        for answers, opening in found:
            told = {fact: answers[key] for key in deciding if (fact := fact_of(key))}
            cases.setdefault(tuple(told.values()), replace(opening, answers=told))
        return Openings(tuple(cases.values()))

    def _constraints(self, bits: Bits) -> list[Constraint]:
        return [one.constraint for one in self.headroom.openings.bounding if one.bits & bits]

    def ratios(self, situations: Sequence[Situation]) -> Ratios:
        """Every ratio of the place."""
        groups = (None, *KINDS_OF_FUNDING)
        return Ratios(
            {group: self.derived(group, approved=True, situations=situations) for group in groups},
            {group: self.derived(group, approved=False, situations=situations) for group in groups},
        )

    def derived(self, group: Group | None, *, approved: bool, situations: Sequence[Situation] | None = None) -> Derived:
        """The ratio in all, or of one kind of funding."""
        raisable = [channel for channel in RAISABLE if group is None or channel.group is group]
        situations = self.situations if situations is None else situations
        total = self._total(raisable, approved=approved) if self.contested else None
        strictest: dict[Bound | None, tuple[tuple[Channel, ...], tuple[Constraint, ...]]] = {}
        plans: list[tuple[Answers, _Silent, Together, Bound | None, Joined, Mapping[Base, Fraction]]] = []
        for (answers, bits), situation in zip(self.parts, situations, strict=True):
            if total is None:
                constraints = situation.constraints
                opened = [c for c in raisable if situation.levels[c] in _OPEN[approved]]
            else:
                least = total.least(bits)
                if least not in strictest:
                    strictest[least] = total.in_world(total.first(bits))
                opened, constraints = list(strictest[least][0]), strictest[least][1]
            limits = tuple(c for c in constraints if not (approved and c.lifted_by_approval))
            counted = {channel for limit in limits for channel in limit.channels}
            channels = tuple(channel for channel in opened if channel in counted)
            held = {situation.levels[channel] for channel in raisable if channel in FUNDING}
            silent = _silent(held, approved=approved) if group and not channels else ""
            plans.append((answers, silent, *_plan(channels, limits)))
        deciding = self._deciding([(answers, (plan.room, upper)) for answers, _, plan, upper, _, _ in plans])
        found: dict[tuple[FactValue, ...], Case] = {}
        for answers, silent, plan, upper, joined, parts in plans:
            told = {fact: answers[key] for key in deciding if (fact := fact_of(key))}
            found.setdefault(tuple(told.values()), Case(told, plan.room, joined, parts, plan.binding, upper, silent))
        return Derived(tuple(found.values()))

    def _total(self, raisable: Iterable[Channel], *, approved: bool) -> Total:
        """The totals of some channels over every way of reading."""
        openings = self.headroom.openings
        chosen = set(raisable)
        opened = {
            c: (of.open_later if approved else of.open_now) if c in chosen else 0 for c, of in openings.of.items()
        }
        bounding = [b for b in openings.bounding if not (approved and b.constraint.lifted_by_approval)]
        return Total(self.applying.worlds, opened, bounding)

    def _deciding(self, outcomes: Sequence[tuple[Answers, object]]) -> list[Key]:
        return [key for key in self.keys if fact_of(key) and _decides(key, outcomes, self.keys)]


_Silent = Literal["", "closed", "unset"]


def _silent(levels: set[Level], *, approved: bool) -> _Silent:
    """Why no channel of a kind of funding has a number: something is open without one, or no text provides for any; neither where a text forbids it."""
    if "prohibited" in levels:
        return ""
    if levels & set(_OPEN[approved]):
        return "unset"
    return "closed" if approved and "not_provided" in levels else ""


@lru_cache(maxsize=8192)
def _plan(
    channels: tuple[Channel, ...], limits: tuple[Constraint, ...]
) -> tuple[Together, Bound | None, Joined, Mapping[Base, Fraction]]:
    """The most that may be raised under these limits, the most that it may be where a multiple is set by letter, and over which denominators: places
    under the same rules share it.
    """
    plan = together(channels, limits)
    upper: Bound | None = None
    if any(c.room != c.room_upper for c in limits if c.channels & set(channels)):
        loosest = tuple(replace(c, room=Fraction(c.room_upper)) for c in limits if c.room_upper != inf)
        highest = together(channels, loosest).room
        upper = None if highest in (plan.room, inf) else highest
    parts = _parts(plan, channels, limits)
    if upper is not None and not (plan.room or 0):  # nothing for certain: told over what it may run
        bases = {c.base: Fraction(c.room_upper) for c in limits if c.base and c.room != c.room_upper != inf}
        parts = ("one" if len(bases) < 2 else "several"), {base: bases[base] for base in Base if base in bases}
    return (plan, upper, *parts)


def _decides(key: Key, outcomes: Sequence[tuple[Answers, object]], names: Sequence[Key]) -> bool:
    """Whether an outcome differs with a fact, the other facts being equal."""
    seen: dict[tuple[object, ...], object] = {}
    for answers, outcome in outcomes:
        others = tuple(answers[name] for name in names if name != key)
        if seen.setdefault(others, outcome) != outcome:
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
