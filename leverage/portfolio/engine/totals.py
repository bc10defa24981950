"""The most that can be raised in all, as expressions: ``assessment.room.total`` and the binding rules.

In one world it is a tree of minima where limits are nested or apart, and the least of the price lists (the corners of the dual programme) where they are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from leverage.assessment.room.optimum import plans
from leverage.assessment.worlds.applying import parted
from leverage.assessment.worlds.worlds import Bits, lowest, union
from leverage.portfolio.engine.expression import (
    NO,
    UNKNOWN,
    YES,
    ZERO,
    Node,
    both,
    choose,
    either,
    equal,
    greatest,
    known_or,
    least,
    missing,
    no,
    same,
)
from leverage.portfolio.engine.judging import OneByOne
from leverage.portfolio.engine.programme import Programme, programme
from leverage.portfolio.engine.rooms import Bound
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.denominators import Base

_Set = frozenset[Channel]
_MOST = 20_000
"""So many constraints over all worlds make a plan that takes longer than the rows one by one."""


@dataclass(frozen=True)
class World:
    """Some worlds with the same open channels and the same constraints, by their places; ``first`` is the place of the first of them."""

    totals: Totals
    first: int
    channels: _Set
    places: frozenset[int]

    @property
    def certain(self) -> Node:
        """The total that is certain."""
        return self.totals.end(self.channels, self.places, "certain")

    @property
    def most(self) -> Node:
        """The total where every constraint that cannot tell leaves the most that it could."""
        return self.totals.end(self.channels, self.places, "most")

    @property
    def highest(self) -> Node:
        """The most that it could be in any case."""
        return self.totals.end(self.channels, self.places, "highest")

    @property
    def unsure(self) -> Node:
        """Where the total cannot be told."""
        return NO if self.places.isdisjoint(self.totals.vague) else no(same(self.certain, self.most))

    @property
    def own(self) -> Node:
        """The total here: nothing where there is none at the most; otherwise not known where the ends differ."""
        if self.unsure is NO:
            return self.certain
        return choose(equal(self.most, ZERO), ZERO, choose(self.unsure, UNKNOWN, self.certain))


@dataclass(frozen=True)
class Proof:
    """The constraints that bind a total, by their place, and what one more yuan of each denominator adds, in parts of one."""

    binding: dict[int, Node]
    gains: dict[Base, Node]


class Totals:
    """The totals over sets of worlds, of some open channels under some constraints."""

    def __init__(self, opened: dict[Channel, Bits], bounding: list[Bound], fineness: int) -> None:
        """``fineness``: every room is a multiple of so many parts of a fen."""
        self.bounding, self.fineness = bounding, fineness
        self.counted: dict[Channel, Bits] = {}
        for channel in RAISABLE:
            limited = union(one.bits for one in bounding if channel in one.channels)
            if bits := opened[channel] & limited:
                self.counted[channel] = bits
        self._solved: dict[tuple[_Set, frozenset[int], str], Node] = {}

    @cached_property
    def _cuts(self) -> list[Bits]:
        return [*(one.bits for one in self.bounding), *self.counted.values()]

    def worlds(self, within: Bits, cuts: Iterable[Bits] = ()) -> list[World]:
        """Some worlds, those together in which the same holds, in the order of the first of each."""
        found: dict[object, tuple[int, _Set, frozenset[int]]] = {}
        cuts = tuple(cuts)
        for part in parted([within], (*self._cuts, *cuts)):
            channels = frozenset(channel for channel, bits in self.counted.items() if bits & part)
            places = frozenset(
                n
                for n, one in enumerate(self.bounding)
                if one.bits & part and (one.channels & channels or one.waits_for is not None)
            )
            also = tuple(bool(cut & part) for cut in cuts)
            first = lowest(part)
            key = (channels, places, also)
            if key not in found or first < found[key][0]:
                found[key] = (first, channels, places)
        if sum(len(places) for _, _, places in found.values()) > _MOST:
            raise OneByOne("too many worlds")
        return [World(self, *one) for one in sorted(found.values(), key=lambda one: one[0])]

    @cached_property
    def vague(self) -> frozenset[int]:
        """The constraints that may not be able to tell what they leave."""
        return frozenset(n for n, one in enumerate(self.bounding) if one.cautious.open or one.cautious is UNKNOWN)

    @cached_property
    def _rooms(self) -> dict[str, list[Node]]:
        """What each constraint leaves at each end: nothing where it cannot tell, the most that it could be there, or the most in any case."""
        return {
            "certain": [known_or(one.cautious, 0) for one in self.bounding],
            "most": [choose(missing(one.cautious), one.upper, one.cautious) for one in self.bounding],
            "highest": [one.upper for one in self.bounding],
        }

    def end(self, channels: _Set, places: frozenset[int], end: str) -> Node:
        """One end of the total of some channels under some constraints; unknown where nothing bounds it."""
        key = (channels, places, end)
        if key not in self._solved:
            found = [self._most(open_to, awake, end) for open_to, awake in self._plans(channels, places)]
            self._solved[key] = choose(either(*(missing(one) for one in found)), UNKNOWN, greatest(*found))
        return self._solved[key]

    def _most(self, open_to: _Set, awake: list[int], end: str) -> Node:
        return self._programme(open_to, awake, end).most

    def _programme(self, open_to: _Set, awake: list[int], end: str) -> Programme:
        rooms = [(self.bounding[n].channels & open_to, self._rooms[end][n]) for n in awake]
        return programme(open_to, rooms, self.fineness)

    def _plans(self, channels: _Set, places: frozenset[int]) -> Iterator[tuple[_Set, list[int]]]:
        """The ways to raise money under limits that wait for some, and the constraints that are awake in each and bear on it."""
        numbers = {id(self.bounding[n]): n for n in places}
        for open_to, awake in plans(sorted(channels), [self.bounding[n] for n in sorted(places)]):
            some = frozenset(open_to)
            yield some, [numbers[id(one)] for one in awake if one.channels & some]

    def least(self, worlds: Sequence[World]) -> Node:
        """The total in the world that allows least: nothing where some world allows nothing, otherwise not known where one cannot tell."""
        if not worlds:
            return UNKNOWN
        unsure = either(*(world.unsure for world in worlds))
        tight = _tightest(worlds)
        if unsure is NO:
            return least(*(world.certain for world in tight))
        nothing = equal(least(*(world.most for world in tight)), ZERO)
        return choose(nothing, ZERO, choose(unsure, UNKNOWN, least(*(world.certain for world in tight))))

    def greatest(self, worlds: Sequence[World]) -> Node:
        """The most that any world may allow; unknown where nothing bounds it."""
        ends = [world.highest for world in _loosest(worlds)]
        return choose(either(*(missing(end) for end in ends)), UNKNOWN, greatest(*ends))

    def proof(self, world: World) -> Proof:
        """What proves the total of a world: that of the first best plan. Constraints that cannot tell bind nothing."""
        told, earlier = YES, NO
        binds: dict[int, Node] = {}
        gains: dict[Base, Node] = {}
        for open_to, awake in self._plans(world.channels, world.places):
            certain = self._programme(open_to, awake, "certain")
            if not self.vague.isdisjoint(awake):
                told = both(told, same(certain.most, self._most(open_to, awake, "most")))
            best = equal(certain.most, world.certain)
            here = both(best, no(earlier))
            for place, tight in zip(awake, certain.binding(), strict=True):
                binds[place] = either(binds.get(place, NO), both(here, tight))
            for base in dict.fromkeys(self.bounding[n].base for n in awake):
                if base is not None:
                    gain = certain.gain(
                        [self.bounding[n].gain if self.bounding[n].base is base else ZERO for n in awake]
                    )
                    gains[base] = choose(here, gain, gains.get(base, ZERO))
            earlier = either(earlier, best)
        return Proof(
            {
                place: both(told, tight, no(missing(self.bounding[place].cautious)))
                for place, tight in sorted(binds.items())
            },
            {base: choose(told, gain, ZERO) for base, gain in gains.items()},
        )


def _tightest(worlds: Sequence[World]) -> list[World]:
    """The worlds of which no other has fewer channels under more constraints."""
    return [one for one in worlds if not any(_tighter(other, one) for other in worlds)]


def _loosest(worlds: Sequence[World]) -> list[World]:
    return [one for one in worlds if not any(_tighter(one, other) for other in worlds)]


def _tighter(one: World, other: World) -> bool:
    return (one.channels, one.places) != (other.channels, other.places) and (
        one.channels <= other.channels and other.places <= one.places
    )
