"""The most that can be raised in all, in the world that allows least.

In one world it is a small linear programme (``optimum``). Over many worlds nothing is enumerated: some worlds together allow no less than the programme
with every constraint that holds in any of them and only the channels that are open in all, and no more than the one with the constraints that hold in all
and every channel that is open in any. Where both are the same, or the first is no less than what was found already, none of these worlds is looked at.

Of constraints over the same channels the tightest alone counts. So each stands for all that leave less: it holds wherever one of them does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import inf
from typing import Literal, TypeVar

from leverage.assessment.room.openness import Bounding
from leverage.assessment.room.optimum import Constraint, maximise, plans
from leverage.assessment.worlds.worlds import Bits, Worlds, foremost, union, without
from leverage.law.conditions import fact_of
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.errors import UsageError
from leverage.terms.money import Bound
from leverage.terms.texts import Text

End = Literal["cautious", "upper", "highest"]
"""Which end of what a constraint leaves: nothing where it cannot tell, the most that it could be where it cannot tell, or the most in any case."""

_Over = TypeVar("_Over")

MOST_LOOKED = 2_000
"""So many sets of worlds are looked at in one search; the law alone needs fewer than a hundred."""


@dataclass(frozen=True)
class _Level:
    """At most ``room`` more over some channels, in the worlds in which some constraint over them leaves no more than that."""

    channels: frozenset[Channel]
    waits_for: frozenset[Channel] | None
    room: Bound
    bits: Bits


class Total:
    """The totals over sets of worlds, of some open channels under some constraints."""

    def __init__(self, worlds: Worlds, opened: dict[Channel, Bits], bounding: list[Bounding]) -> None:
        self.worlds, self.bounding = worlds, bounding
        self.counted: dict[Channel, Bits] = {}
        for channel in RAISABLE:
            limited = union(one.bits for one in bounding if channel in one.constraint.channels)
            if bits := opened[channel] & limited:
                self.counted[channel] = bits
        self._levels = cache(self._of_levels)
        self._solved: dict[tuple[End, frozenset[Channel], tuple[_Level, ...]], Bound] = {}

    def least(self, within: Bits) -> Fraction | None:
        """The total in the world that allows least: nothing where some world allows nothing, otherwise not known where one cannot tell."""
        most = self._least(within, "upper")
        if most == 0:
            return Fraction(0)
        if any(one.constraint.cautious is None and one.bits & within for one in self.bounding):
            return None if self._unsure(within) else Fraction(self._least(within, "cautious"))
        return Fraction(most)

    def greatest(self, within: Bits) -> Fraction | None:
        """The most that any world may allow, each constraint at its upper end; None where nothing bounds it."""
        best = self._exact(within, "highest")
        left = [within]
        for some in self._each(left):
            if best == inf:
                break
            if self._upper(some, "highest") > best:
                best = max(best, self._exact(some, "highest"))
                left += reversed(self._halves(some, reversed(self._by_room("highest"))))
        return None if best == inf else Fraction(best)

    def first(self, within: Bits) -> Bits:
        """The first world that allows least."""
        goal = self.least(within)
        for key in self.worlds.values:
            parts = dict.fromkeys(within & own for _, own in self.worlds.parted(key))
            within = next(part for part in parts if part == within or (part and self._allows_only(goal, part)))
        return foremost(within)

    def in_world(self, world: Bits) -> tuple[tuple[Channel, ...], tuple[Constraint, ...]]:
        """The channels and the constraints of one world."""
        channels = tuple(channel for channel, bits in self.counted.items() if bits & world)
        return channels, tuple(one.constraint for one in self.bounding if one.bits & world)

    def _least(self, within: Bits, end: End) -> Bound:
        best = self._exact(within, end)
        left = [within]
        for some in self._each(left):
            if self._lower(some, end) >= best:
                continue
            best = min(best, self._exact(some, end))
            left += self._halves(some, self._by_room(end))
        return best

    def _allows_only(self, goal: Fraction | None, within: Bits) -> bool:
        """Whether some world allows no more than what the world that allows least does."""
        if goal is None or any(one.constraint.cautious is None and one.bits & within for one in self.bounding):
            return self.least(within) == goal
        left = [within]
        for some in self._each(left):
            if self._exact(some, "upper") == goal:
                return True
            if self._lower(some, "upper") <= goal:
                left += self._halves(some, self._by_room("upper"))
        return False

    def _unsure(self, within: Bits) -> bool:
        """Whether some world cannot tell its total: its ends differ."""
        left = [within]
        for some in self._each(left):
            one = foremost(some)
            if self._exact(one, "cautious") != self._exact(one, "upper"):
                return True
            if self._lower(some, "cautious") != self._upper(some, "upper"):
                left += self._halves(some, [*self._by_room("cautious"), *self._by_room("upper")])
        return False

    def _halves(self, within: Bits, levels: Iterable[_Level]) -> list[Bits]:
        """Some worlds, parted by something in which they differ: by an open channel first, as there are few; those that allow less last, so that they are
        looked at first.
        """
        if cut := next((bits for bits in self.counted.values() if 0 != within & bits != within), None):
            return [within & cut, without(within, cut)]
        cut = next((one.bits for one in levels if 0 != within & one.bits != within), None)
        return [] if cut is None else [without(within, cut), within & cut]

    def _each(self, left: list[Bits]) -> Iterator[Bits]:
        """What is left to be looked at, the last first, while more may be added. UsageError where it is too much."""
        for _ in range(MOST_LOOKED):
            if not left:
                return
            yield left.pop()
        if left:
            raise self._too_many()

    def _too_many(self) -> UsageError:
        facts = [name for name in map(fact_of, self.worlds.values) if name]
        return UsageError(
            Text(
                f"{len(facts)}个未说明的事实相互牵连，合计可融资额无法算出 → 请先说明其中一些（--fact 名称=值）：{'、'.join(facts[:5])}……",
                f"{len(facts)} facts that nobody stated bear on each other, and the total cannot be worked out → state some of them first "
                f"(--fact NAME=VALUE): {', '.join(facts[:5])} …",
            )
        )

    # the constraints, by the channels that they count and by what they leave

    def _of_levels(self, end: End) -> list[list[_Level]]:
        """The constraints over each set of channels, the tightest first."""
        rooms: dict[tuple[frozenset[Channel], frozenset[Channel] | None], dict[Bound, Bits]] = {}
        for one in self.bounding:
            constraint = one.constraint
            here = rooms.setdefault((constraint.channels, constraint.waits_for), {})
            room = _room(constraint, end)
            here[room] = here.get(room, 0) | one.bits
        return [list(_cumulated(*over, by_room)) for over, by_room in rooms.items()]

    def _by_room(self, end: End) -> list[_Level]:
        return sorted((one for levels in self._levels(end) for one in levels), key=lambda one: one.room)

    def _exact(self, within: Bits, end: End) -> Bound:
        one = foremost(within)
        return self._solve(end, (c for c, bits in self.counted.items() if bits & one), self._possible(one, end))

    def _lower(self, within: Bits, end: End) -> Bound:
        certain = (channel for channel, bits in self.counted.items() if within & bits == within)
        return self._solve(end, certain, self._possible(within, end))

    def _upper(self, within: Bits, end: End) -> Bound:
        possible = (channel for channel, bits in self.counted.items() if within & bits)
        certain = (next((one for one in levels if within & one.bits == within), None) for levels in self._levels(end))
        return self._solve(end, possible, (one for one in certain if one))

    def _possible(self, within: Bits, end: End) -> Iterator[_Level]:
        tightest = (next((one for one in levels if within & one.bits), None) for levels in self._levels(end))
        return (one for one in tightest if one)

    def _solve(self, end: End, channels: Iterable[Channel], levels: Iterable[_Level]) -> Bound:
        key = (end, frozenset(channels), tuple(levels))
        if key not in self._solved:
            self._solved[key] = max(
                most(frozenset(open_to), [(one.channels & frozenset(open_to), one.room) for one in awake])
                for open_to, awake in plans(key[1], key[2])
            )
        return self._solved[key]


def _cumulated(
    channels: frozenset[Channel], waits_for: frozenset[Channel] | None, by_room: dict[Bound, Bits]
) -> Iterator[_Level]:
    bits: Bits = 0
    for room in sorted(by_room):
        bits |= by_room[room]
        yield _Level(channels, waits_for, room, bits)


def _room(constraint: Constraint, end: End) -> Bound:
    room = constraint.cautious
    if room is not None and end != "highest":
        return room
    return Fraction(0) if end == "cautious" else constraint.room_upper


def most(channels: frozenset[_Over], rooms: Iterable[tuple[frozenset[_Over], Bound]]) -> Bound:
    """The most that some channels can raise in all under constraints of which each leaves so much over its channels; infinite where one has none.

    Constraints that are nested or apart need no programme: each set raises the least of its own room and what its parts raise.
    """
    if not channels:
        return Fraction(0)
    least: dict[frozenset[_Over], Bound] = {}
    for over, room in rooms:
        if over and room < least.get(over, inf):
            least[over] = room
    tight = [s for s, room in least.items() if not any(s < other and least[other] <= room for other in least)]
    if frozenset().union(*tight) != channels:
        return inf
    tight.sort(key=len)
    if all(one <= other or not one & other for place, one in enumerate(tight) for other in tight[place + 1 :]):
        return _nested(tight, least)
    alike = dict.fromkeys(tuple(Fraction(channel in over) for over in tight) for channel in channels)
    rows = [list(row) for row in zip(*alike, strict=True)]
    (found, _), _ = maximise(rows, [(Fraction(least[over]), Fraction(0)) for over in tight])
    return found


def _nested(tight: list[frozenset[_Over]], least: dict[frozenset[_Over], Bound]) -> Fraction:
    """The most under constraints that are nested or apart, the smallest first."""
    tops: list[tuple[frozenset[_Over], Fraction]] = []
    for over in tight:
        inside = [(part, amount) for part, amount in tops if part <= over]
        tops = [item for item in tops if item not in inside]
        whole = frozenset().union(*(part for part, _ in inside)) == over
        parts = sum((amount for _, amount in inside), Fraction(0))
        own = Fraction(least[over])
        tops.append((over, min(own, parts) if whole else own))
    return sum((amount for _, amount in tops), Fraction(0))
