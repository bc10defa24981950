"""What a change of the rules does: to a channel, and to the ratio of each kind of funding; and whether that is tighter, looser, or only counted now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Literal

from leverage.assessment.findings import STRICTNESS, Level
from leverage.comparison.ratios.places import KINDS_OF_FUNDING, OPEN, Derived, PlaceTerms, Terms
from leverage.law.survey import Event
from leverage.terms.channels import Channel, Group
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.money import Bound

Turn = Literal["tighter", "looser", "counted", "other", "unclear"]
"""What a change means: less room or less access; more; a channel of which no text had a word now counts under a national one, which opens nothing that was
closed; some of both; or it cannot be said.
"""


@dataclass(frozen=True)
class State:
    """What stands on one side of a change, of a channel or in all: its access (None in all); the ratio, at the least and at the most that may apply
    while facts are unknown; and the denominators that it runs over.
    """

    access: Level | None
    low: Bound | None
    high: Bound | None
    bases: frozenset[Base]
    levels: tuple[Level, ...] = field(default=(), compare=False)
    """Every access that may hold while facts are unknown; ``access`` is the cautious one."""
    silent: Literal["", "closed", "unset"] = field(default="", compare=False)
    """Of a kind of funding: why there is no figure."""

    @property
    def told(self) -> object:
        """What a reader sees of it: two states that read alike are no change."""
        return self.access, self.low, self.high, self.bases, self.levels, self.silent


@dataclass(frozen=True)
class Effect:
    """What a change does for some kinds of company to one channel, or, without a channel, to the derived ratio."""

    kinds: tuple[CompanyType, ...]
    channel: Channel | None
    before: State
    after: State
    turn: Turn
    group: Group | None = None
    """The kind of funding, of an effect on a ratio."""


def effects_of(
    one: Mapping[CompanyType, PlaceTerms], then: Mapping[CompanyType, PlaceTerms], events: Sequence[Event]
) -> tuple[tuple[Effect, ...], tuple[Effect, ...]]:
    """What a change did to channels and to the ratio in all; and to the ratio of each kind of funding."""
    found: dict[tuple[Channel | None, Group | None, State, State, object], list[CompanyType]] = {}
    for kind in then:
        before, after = one[kind], then[kind]
        pairs: list[tuple[Channel | None, Group | None, State, State]] = [
            (None, group, _whole(before.ratios.approved[group]), _whole(after.ratios.approved[group]))
            for group in (None, *KINDS_OF_FUNDING)
        ]
        theirs = {terms.channel: terms for terms in before.channels}
        ours = {terms.channel: terms for terms in after.channels}
        pairs += [
            (c, None, state_of(theirs.get(c)), state_of(ours.get(c))) for c in Channel if c in theirs or c in ours
        ]
        for channel, group, old, new in pairs:
            if old.told != new.told:
                found.setdefault((channel, group, old, new, (old.told, new.told)), []).append(kind)
    local = frozenset(c for event in events if event.rule.layer == "local" for c in event.rule.counts)
    effects = [
        Effect(tuple(kinds), channel, old, new, _turn(old, new, channel, group, local), group)
        for (channel, group, old, new, _), kinds in found.items()
    ]
    return tuple(e for e in effects if e.group is None), tuple(e for e in effects if e.group is not None)


def _turn(old: State, new: State, channel: Channel | None, group: Group | None, local: frozenset[Channel]) -> Turn:
    """What a change means; what only a national text now counts was opened by nobody."""
    if channel is not None and channel not in local:
        if old.access == "not_provided" and new.access in OPEN:
            return "counted"
    elif group is not None and old.silent and not new.silent and not any(c.group is group for c in local):
        return "counted"
    return turn(old, new)


def _whole(derived: Derived) -> State:
    cautious, best = derived.cautious, derived.best
    bases = frozenset({*cautious.parts, *best.parts}) if derived.highest else frozenset()
    return State(None, cautious.multiple, derived.highest, bases, silent=derived.silent if derived.closed else "")


def state_of(terms: Terms | None) -> State:
    """A channel's state; one that no rule speaks of is a use of funds that nothing limits."""
    if terms is None:
        return State("permitted", inf, inf, frozenset())
    held = terms.openings
    open_somewhere = bool({"permitted", "with_approval"} & set(held.levels))
    bases = (
        frozenset(base for case in held.cases for base in case.parts) if open_somewhere and held.high else frozenset()
    )
    high = terms.most if held.high is None else held.high
    return State(terms.access, terms.most, high, bases, held.levels)


def turn(before: State, after: State) -> Turn:
    """Whether a change left less room or access, or more. Another denominator is neither."""
    signs = {0} if rebased(before, after) else set()
    if before.access and after.access and before.access != after.access:
        signs.add(1 if STRICTNESS.index(after.access) < STRICTNESS.index(before.access) else -1)
    unclear = False
    for old, new in ((before.low, after.low), (before.high, after.high)):
        if old != new:
            if old is None or new is None:
                unclear = True
            else:
                signs.add(1 if new > old else -1)
    if signs in ({1}, {-1}):
        return "looser" if 1 in signs else "tighter"
    return "unclear" if unclear and not signs else "other"


def rebased(before: State, after: State) -> bool:
    """Whether a ratio runs over other denominators than before, so that its multiples do not compare."""
    return bool(before.bases and after.bases) and before.bases != after.bases
