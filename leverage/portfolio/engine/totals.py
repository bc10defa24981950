"""The most that can be raised in all, as expressions: ``assessment.room.total`` and the binding rules.

In one world it is a tree of minima where limits are nested or apart, and the least of the price lists (the corners of the dual programme) where they are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from math import lcm

from leverage.assessment.room.optimum import plans, price_lists
from leverage.assessment.worlds.applying import parted
from leverage.assessment.worlds.worlds import Bits, lowest
from leverage.portfolio.engine.expression import (
    NO,
    UNKNOWN,
    YES,
    ZERO,
    Node,
    at_most,
    both,
    choose,
    either,
    equal,
    greatest,
    known_or,
    least,
    missing,
    no,
    over,
    same,
    times,
    total,
)
from leverage.portfolio.engine.judging import OneByOne
from leverage.portfolio.engine.rooms import Bound
from leverage.terms.channels import RAISABLE, Channel

_Set = frozenset[Channel]
_MOST = 20_000
"""So many constraints over all worlds make a plan that takes longer than the rows one by one."""


class Finer(Exception):  # noqa: N818  no fault of anybody's
    """Prices are parts of one: the plan is made again with figures in so many times smaller parts."""

    def __init__(self, factor: int) -> None:
        super().__init__(factor)
        self.factor = factor


@dataclass(frozen=True)
class Optimum:
    """The most that can be raised (unknown: nothing bounds it), and which constraints bind, by their place."""

    most: Node
    binding: tuple[Node, ...] = ()


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


class Totals:
    """The totals over sets of worlds, of some open channels under some constraints."""

    def __init__(self, opened: dict[Channel, Bits], bounding: list[Bound], fineness: int) -> None:
        """``fineness``: every room is a multiple of so many parts of a fen."""
        self.bounding, self.fineness = bounding, fineness
        self.counted: dict[Channel, Bits] = {}
        for channel in RAISABLE:
            limited = 0
            for one in bounding:
                limited |= one.bits if channel in one.channels else 0
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
            found = [
                self._optimum(open_to, awake, end, binding=False).most
                for open_to, awake in self._plans(channels, places)
            ]
            self._solved[key] = choose(either(*(missing(one) for one in found)), UNKNOWN, greatest(*found))
        return self._solved[key]

    def _optimum(self, open_to: _Set, awake: list[int], end: str, *, binding: bool) -> Optimum:
        rooms = [(self.bounding[n].channels & open_to, self._rooms[end][n]) for n in awake]
        return optimum(open_to, rooms, self.fineness, binding=binding)

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

    def binding(self, world: World) -> list[tuple[int, Node]]:
        """The constraints that bind in a world, by their place; those that cannot tell bind nothing."""
        told, earlier = YES, NO
        binds: dict[int, Node] = {}
        for open_to, awake in self._plans(world.channels, world.places):
            certain = self._optimum(open_to, awake, "certain", binding=True)
            if not self.vague.isdisjoint(awake):
                told = both(told, same(certain.most, self._optimum(open_to, awake, "most", binding=False).most))
            best = equal(certain.most, world.certain)
            for place, tight in zip(awake, certain.binding, strict=True):
                binds[place] = either(binds.get(place, NO), both(best, no(earlier), tight))
            earlier = either(earlier, best)
        return [
            (place, both(told, tight, no(missing(self.bounding[place].cautious))))
            for place, tight in sorted(binds.items())
        ]


def _tightest(worlds: Sequence[World]) -> list[World]:
    """The worlds of which no other has fewer channels under more constraints."""
    return [one for one in worlds if not any(_tighter(other, one) for other in worlds)]


def _loosest(worlds: Sequence[World]) -> list[World]:
    return [one for one in worlds if not any(_tighter(one, other) for other in worlds)]


def _tighter(one: World, other: World) -> bool:
    return (one.channels, one.places) != (other.channels, other.places) and (
        one.channels <= other.channels and other.places <= one.places
    )


# one programme


def optimum(channels: _Set, rooms: Sequence[tuple[_Set, Node]], fineness: int, *, binding: bool) -> Optimum:
    """The most that some channels can raise under constraints of which each leaves so much over its channels."""
    if not channels:
        return Optimum(ZERO, (NO,) * len(rooms))
    by_set: dict[_Set, Node] = {}
    for over_, room in rooms:
        by_set[over_] = least(by_set.get(over_, UNKNOWN), room)
    sets = sorted(by_set, key=lambda one: (len(one), sorted(one)))
    if frozenset().union(*sets) != channels:
        return Optimum(UNKNOWN, (NO,) * len(rooms))
    if all(one <= other or not one & other for place, one in enumerate(sets) for other in sets[place + 1 :]):
        return _tree(sets, by_set, rooms, binding=binding)
    return _programme(sets, by_set, rooms, fineness, binding=binding)


def _tree(
    sets: Sequence[_Set], by_set: dict[_Set, Node], rooms: Sequence[tuple[_Set, Node]], *, binding: bool
) -> Optimum:
    """Each set raises the least of its own room and what its parts raise."""
    tops: list[tuple[_Set, Node]] = []
    parts_of: dict[_Set, Node] = {}
    for one in sets:
        inside = [(part, amount) for part, amount in tops if part <= one]
        tops = [item for item in tops if item not in inside]
        whole = frozenset().union(*(part for part, _ in inside)) == one
        parts_of[one] = total(amount for _, amount in inside) if whole else UNKNOWN
        tops.append((one, least(by_set[one], parts_of[one])))
    most = total(amount for _, amount in tops)
    if not binding:
        return Optimum(most)
    found = []
    for over_, room in rooms:
        nothing = equal(room, ZERO)
        own = both(equal(room, by_set[over_]), _within(by_set[over_], parts_of[over_]))
        above = [at_most(parts_of[other], by_set[other]) for other in sets if over_ < other]
        found.append(either(nothing, both(own, *above)))
    return Optimum(most, tuple(found))


def _within(room: Node, parts: Node) -> Node:
    """Whether a room is no more than its parts raise, which may be without bound."""
    return either(at_most(room, parts), missing(parts))


def _programme(
    sets: Sequence[_Set],
    by_set: dict[_Set, Node],
    rooms: Sequence[tuple[_Set, Node]],
    fineness: int,
    *,
    binding: bool,
) -> Optimum:
    """The least of every list of prices, part by part of what hangs together."""
    sums: list[Node] = []
    priced: dict[_Set, Node] = dict.fromkeys(sets, NO)
    for part in _connected(sets):
        names = {str(place): one for place, one in enumerate(part)}
        inside = frozenset().union(*part)
        lists = _prices(frozenset(frozenset(n for n, one in names.items() if channel in one) for channel in inside))
        if lists is None:
            raise OneByOne("too many price lists")
        finest = lcm(*(price.denominator for prices in lists for price in prices.values()))
        if fineness % finest:
            raise Finer(finest)
        told = []
        for prices in lists:
            amounts = (times(by_set[names[n]], int(price * finest)) for n, price in prices.items())
            told.append((prices, over(total(amounts), finest)))
        best = least(*(amount for _, amount in told))
        sums.append(best)
        for prices, amount in told:
            for name in prices:
                priced[names[name]] = either(priced[names[name]], equal(amount, best))
    most = total(sums)
    if not binding:
        return Optimum(most)
    binds = (either(equal(room, ZERO), both(equal(room, by_set[over_]), priced[over_])) for over_, room in rooms)
    return Optimum(most, tuple(binds))


@cache
def _prices(channels: frozenset[frozenset[str]]) -> list[dict[str, Fraction]] | None:
    """The corners of what prices may be, for channels by the constraints that contain them."""
    return price_lists(channels)


def _connected(sets: Sequence[_Set]) -> list[list[_Set]]:
    """Sets that share channels, directly or through others."""
    groups: list[tuple[_Set, list[_Set]]] = []
    for one in sets:
        touching = [group for group in groups if group[0] & one]
        groups = [group for group in groups if not group[0] & one]
        joined = frozenset().union(one, *(whole for whole, _ in touching))
        groups.append((joined, [*(inner for _, inners in touching for inner in inners), one]))
    return [inners for _, inners in groups]
