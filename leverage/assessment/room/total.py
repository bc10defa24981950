"""The most that can be raised in all, in the world that allows least.

In one world it is a small linear programme (``optimum``). Over many worlds nothing is enumerated: some worlds together allow no less than the programme
with every constraint that holds in any of them and only the channels that are open in all, and no more than the one with the constraints that hold in all
and every channel that is open in any. Where both are the same, or the first is no less than what was found already, none of these worlds is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import inf
from typing import Literal, TypeVar

from leverage.assessment.room.openness import Bounding
from leverage.assessment.room.optimum import Constraint, maximise, plans
from leverage.assessment.worlds.worlds import Bits, Worlds, foremost, union, without
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.money import Bound

End = Literal["cautious", "upper", "highest"]
"""Which end of what a constraint leaves: nothing where it cannot tell, the most that it could be where it cannot tell, or the most in any case."""

_Over = TypeVar("_Over")


class Total:
    """The totals over sets of worlds, of some open channels under some constraints."""

    def __init__(self, worlds: Worlds, opened: dict[Channel, Bits], bounding: list[Bounding]) -> None:
        self.worlds, self.bounding = worlds, bounding
        self.counted: dict[Channel, Bits] = {}
        for channel in RAISABLE:
            limited = union(one.bits for one in bounding if channel in one.constraint.channels)
            if bits := opened[channel] & limited:
                self.counted[channel] = bits
        self._cuts = [one.bits for one in bounding] + list(self.counted.values())
        self._solved: dict[tuple[End, frozenset[Channel], frozenset[int]], Bound] = {}

    def least(self, within: Bits) -> Fraction | None:
        """The total in the world that allows least: nothing where some world allows nothing, otherwise not known where one cannot tell."""
        most = self._least(within, "upper")
        if most == 0:
            return Fraction(0)
        if any(one.bits & within and one.constraint.cautious is None for one in self.bounding):
            return None if self._unsure(within) else Fraction(self._least(within, "cautious"))
        return Fraction(most)

    def greatest(self, within: Bits) -> Fraction | None:
        """The most that any world may allow, each constraint at its upper end; None where nothing bounds it."""
        best = self._exact(within, "highest")
        left = [within]
        while left and best != inf:
            some = left.pop()
            if self._upper(some, "highest") > best:
                best = max(best, self._exact(some, "highest"))
                left += self._halves(some)
        return None if best == inf else Fraction(best)

    def first(self, within: Bits) -> Bits:
        """The first world that allows least."""
        goal = self.least(within)
        for key in self.worlds.values:
            parts = dict.fromkeys(within & own for _, own in self.worlds.parted(key))
            within = next(part for part in parts if part == within or (part and self.least(part) == goal))
        return foremost(within)

    def in_world(self, world: Bits) -> tuple[tuple[Channel, ...], tuple[Constraint, ...]]:
        """The channels and the constraints of one world."""
        channels = tuple(channel for channel, bits in self.counted.items() if bits & world)
        return channels, tuple(one.constraint for one in self.bounding if one.bits & world)

    def _least(self, within: Bits, end: End) -> Bound:
        best = self._exact(within, end)
        left = [within]
        while left:
            some = left.pop()
            if self._lower(some, end) >= best:
                continue
            best = min(best, self._exact(some, end))
            left += self._halves(some)
        return best

    def _unsure(self, within: Bits) -> bool:
        """Whether some world cannot tell its total: its ends differ."""
        left = [within]
        while left:
            some = left.pop()
            one = foremost(some)
            if self._exact(one, "cautious") != self._exact(one, "upper"):
                return True
            if self._lower(some, "cautious") != self._upper(some, "upper"):
                left += self._halves(some)
        return False

    def _halves(self, within: Bits) -> list[Bits]:
        """Some worlds, parted by something in which they differ: those under a constraint last, so that they are looked at first."""
        cut = next((cut for cut in self._cuts if 0 != within & cut != within), None)
        return [] if cut is None else [without(within, cut), within & cut]

    def _exact(self, within: Bits, end: End) -> Bound:
        one = foremost(within)
        return self._solve(end, (c for c, bits in self.counted.items() if bits & one), self._holding(one))

    def _lower(self, within: Bits, end: End) -> Bound:
        certain = (channel for channel, bits in self.counted.items() if within & bits == within)
        return self._solve(end, certain, self._holding(within))

    def _upper(self, within: Bits, end: End) -> Bound:
        possible = (channel for channel, bits in self.counted.items() if within & bits)
        return self._solve(end, possible, (n for n, one in enumerate(self.bounding) if within & one.bits == within))

    def _holding(self, within: Bits) -> Iterator[int]:
        return (number for number, one in enumerate(self.bounding) if one.bits & within)

    def _solve(self, end: End, channels: Iterable[Channel], numbers: Iterable[int]) -> Bound:
        key = (end, frozenset(channels), frozenset(numbers))
        if key not in self._solved:
            constraints = [self.bounding[n].constraint for n in sorted(key[2])]
            self._solved[key] = max(
                most(frozenset(open_to), [(c.channels & frozenset(open_to), _room(c, end)) for c in awake])
                for open_to, awake in plans(key[1], constraints)
            )
        return self._solved[key]


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
