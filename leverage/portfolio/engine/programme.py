"""One programme, as an expression: the most that some channels can raise under constraints, which of them bind, and what more of a denominator adds.

It is a tree of minima where the sets are nested or apart, and the least of the price lists (the corners of the dual programme) where they are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache, cached_property
from math import lcm
from typing import Protocol

from leverage.assessment.room.optimum import price_lists
from leverage.portfolio.engine.expression import (
    NO,
    UNKNOWN,
    ZERO,
    Node,
    at_most,
    below,
    both,
    choose,
    either,
    equal,
    least,
    missing,
    over,
    times,
    total,
)
from leverage.portfolio.engine.judging import OneByOne
from leverage.terms.channels import Channel

Over = frozenset[Channel]
Rooms = Sequence[tuple[Over, Node]]
"""What each constraint leaves over its channels; unknown where that is without bound."""
_Gained = tuple[Node, Node]
"""An amount, and what it grows by: the smaller amount counts, of two that are the same the smaller growth."""


class Finer(Exception):  # noqa: N818  no fault of anybody's
    """Prices are parts of one: the plan is made again with figures in so many times smaller parts."""

    def __init__(self, factor: int) -> None:
        super().__init__(factor)
        self.factor = factor


class Programme(Protocol):
    """``most`` is unknown where nothing bounds it."""

    @property
    def most(self) -> Node:
        """The most that can be raised."""

    def binding(self) -> Sequence[Node]:
        """Of each constraint, whether any less of it would cost something."""

    def gain(self, gains: Sequence[Node]) -> Node:
        """What the most grows by, where the rooms grow by so much each."""


def programme(channels: Over, rooms: Rooms, fineness: int) -> Programme:
    """The programme of some channels. ``fineness``: every room is a multiple of so many parts. Finer where that is not fine enough."""
    if frozenset().union(*(one for one, _ in rooms)) != channels or not channels:
        return _Trivial(UNKNOWN if channels else ZERO, len(rooms))
    sets = sorted({one for one, _ in rooms}, key=lambda one: (len(one), sorted(one)))
    if all(one <= other or not one & other for place, one in enumerate(sets) for other in sets[place + 1 :]):
        return _Tree(sets, rooms)
    return _Priced(sets, rooms, fineness)


class _Trivial:
    """Nothing is open, or something has no limit."""

    def __init__(self, most: Node, constraints: int) -> None:
        self.most, self._constraints = most, constraints

    def binding(self) -> Sequence[Node]:
        return [NO] * self._constraints

    def gain(self, gains: Sequence[Node]) -> Node:
        assert len(gains) == self._constraints  # noqa: S101
        return ZERO


def _by_set(rooms: Rooms) -> dict[Over, Node]:
    found: dict[Over, Node] = {}
    for one, room in rooms:
        found[one] = least(found.get(one, UNKNOWN), room)
    return found


class _Tree:
    """Sets that are nested or apart: each raises the least of its own room and what its parts raise."""

    def __init__(self, sets: Sequence[Over], rooms: Rooms) -> None:
        self._sets, self._rooms = sets, rooms
        self._own = _by_set(rooms)
        self._parts: dict[Over, Node] = {}
        tops: list[tuple[Over, Node]] = []
        for one in sets:
            inside = [amount for part, amount in tops if part <= one]
            self._parts[one] = total(inside) if _whole(one, tops) else UNKNOWN
            tops = [top for top in tops if not top[0] <= one]
            tops.append((one, least(self._own[one], self._parts[one])))
        self.most = total(amount for _, amount in tops)

    def binding(self) -> Sequence[Node]:
        found = []
        for one, room in self._rooms:
            own = either(at_most(self._own[one], self._parts[one]), missing(self._parts[one]))
            above = [at_most(self._parts[other], self._own[other]) for other in self._sets if one < other]
            found.append(either(equal(room, ZERO), both(equal(room, self._own[one]), own, *above)))
        return found

    def gain(self, gains: Sequence[Node]) -> Node:
        own: dict[Over, _Gained] = {}
        for (one, room), gain in zip(self._rooms, gains, strict=True):
            own[one] = _lesser(own[one], (room, gain)) if one in own else (room, gain)
        tops: list[tuple[Over, _Gained]] = []
        for one in self._sets:
            inside = [gained for part, gained in tops if part <= one]
            gained = own[one]
            if _whole(one, tops):
                parts = total(amount for amount, _ in inside), total(gain for _, gain in inside)
                gained = _lesser(gained, parts)
            tops = [top for top in tops if not top[0] <= one]
            tops.append((one, gained))
        return total(gain for _, (_, gain) in tops)


def _whole(one: Over, tops: Sequence[tuple[Over, object]]) -> bool:
    """Whether the parts of a set are all of it."""
    return frozenset().union(*(part for part, _ in tops if part <= one)) == one


def _lesser(one: _Gained, other: _Gained) -> _Gained:
    (amount, gain), (also, more) = one, other
    same = choose(below(also, amount), more, least(gain, more))
    return least(amount, also), choose(below(amount, also), gain, same)


class _Priced:
    """Sets that overlap: the least of every list of prices, part by part of what hangs together."""

    def __init__(self, sets: Sequence[Over], rooms: Rooms, fineness: int) -> None:
        self._rooms = rooms
        self._own = _by_set(rooms)
        self._lists: list[list[dict[Over, Fraction]]] = []
        for part in _connected(sets):
            inside = frozenset().union(*part)
            named = {str(place): one for place, one in enumerate(part)}
            lists = _prices(frozenset(frozenset(n for n, one in named.items() if c in one) for c in inside))
            if lists is None:
                raise OneByOne("too many price lists")
            self._lists.append([{named[n]: price for n, price in prices.items()} for prices in lists])
        prices = (price for lists in self._lists for one in lists for price in one.values())
        self._finest = lcm(*(price.denominator for price in prices))
        if fineness % self._finest:
            raise Finer(self._finest)
        self.most = total(self._best(lists) for lists in self._lists)

    def _worth(self, prices: dict[Over, Fraction], amounts: dict[Over, Node]) -> Node:
        whole = total(times(amounts[one], int(price * self._finest)) for one, price in prices.items())
        return over(whole, self._finest)

    def _best(self, lists: Sequence[dict[Over, Fraction]]) -> Node:
        return least(*(self._worth(prices, self._own) for prices in lists))

    @cached_property
    def _proving(self) -> list[tuple[dict[Over, Fraction], Node]]:
        """Every list of prices, and where it proves the most of its part."""
        return [
            (prices, equal(self._worth(prices, self._own), self._best(lists)))
            for lists in self._lists
            for prices in lists
        ]

    def binding(self) -> Sequence[Node]:
        return [
            either(equal(room, ZERO), both(equal(room, self._own[one]), self._priced(one))) for one, room in self._rooms
        ]

    def _priced(self, one: Over) -> Node:
        return either(*(proves for prices, proves in self._proving if one in prices))

    def gain(self, gains: Sequence[Node]) -> Node:
        own: dict[Over, _Gained] = {}
        for (one, room), gain in zip(self._rooms, gains, strict=True):
            own[one] = _lesser(own[one], (room, gain)) if one in own else (room, gain)
        growing = {one: gain for one, (_, gain) in own.items()}
        proving = iter(self._proving)
        parts = []
        for lists in self._lists:
            told = [next(proving) for _ in lists]
            parts.append(least(*(choose(proves, self._worth(prices, growing), UNKNOWN) for prices, proves in told)))
        return total(parts)


@cache
def _prices(channels: frozenset[frozenset[str]]) -> list[dict[str, Fraction]] | None:
    """The corners of what prices may be, for channels by the constraints that contain them."""
    return price_lists(channels)


def _connected(sets: Sequence[Over]) -> list[list[Over]]:
    """Sets that share channels, directly or through others."""
    groups: list[tuple[Over, list[Over]]] = []
    for one in sets:
        touching = [group for group in groups if group[0] & one]
        groups = [group for group in groups if not group[0] & one]
        joined = frozenset().union(one, *(whole for whole, _ in touching))
        groups.append((joined, [*(inner for _, inners in touching for inner in inners), one]))
    return [inners for _, inners in groups]
