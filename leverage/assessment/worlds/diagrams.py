"""Sets of worlds as decision diagrams: a set costs what it turns on, however many worlds there are.

A diagram asks for the value of one key, and holds what is left of the set for each; a key on which nothing turns is not asked for. Of equal sets there is
one object. The empty set is 0, as it is among sets written as whole numbers, so that both kinds are joined and cut by the same signs.

>>> diagrams = Diagrams([2, 2])  # two keys with two values each
>>> first, second = diagrams.value(0, 0), diagrams.value(1, 1)
>>> diagrams.lowest(first & second), (first & second).asked, first.asked
(1, 0, 0)
>>> (first | second) & first is first, first ^ first
(True, 0)
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod


class Diagram:
    """A set of worlds that is not empty. ``asked`` is the number of the key it asks for; ``left`` what is left of it for each value of that key; ``asks``
    the keys that it or what is left of it asks for, a bit each.
    """

    __slots__ = ("asked", "asks", "diagrams", "left")

    def __init__(self, diagrams: Diagrams, asked: int, left: tuple[Diagram | int, ...]) -> None:
        self.diagrams, self.asked, self.left = diagrams, asked, left
        self.asks = 1 << asked if left else 0
        for one in left:
            if isinstance(one, Diagram):
                self.asks |= one.asks

    def __and__(self, other: Diagram | int) -> Diagram | int:
        return self.diagrams.both(self, other)

    def __or__(self, other: Diagram | int) -> Diagram | int:
        return self.diagrams.either(self, other)

    def __xor__(self, other: Diagram | int) -> Diagram | int:
        return self.diagrams.differing(self, other)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__


class Diagrams:
    """The diagrams over keys with so many values each; the first key varies slowest."""

    def __init__(self, counts: Sequence[int]) -> None:
        self._counts = counts
        self._steps = [prod(counts[number + 1 :]) for number in range(len(counts))]
        self.every = Diagram(self, len(counts), ())
        self._made: dict[tuple[int, tuple[Diagram | int, ...]], Diagram] = {}
        self._both: dict[tuple[Diagram, Diagram], Diagram | int] = {}
        self._either: dict[tuple[Diagram, Diagram], Diagram | int] = {}
        self._differing: dict[tuple[Diagram, Diagram], Diagram | int] = {}

    def value(self, key: int, place: int) -> Diagram | int:
        """The worlds in which a key has one of its values."""
        return self._of(key, [self.every if at == place else 0 for at in range(self._counts[key])])

    def _of(self, asked: int, left: list[Diagram | int]) -> Diagram | int:
        """The one set of which this is left for each value of a key."""
        first = left[0]
        if left.count(first) == len(left):
            return first
        known = (asked, tuple(left))
        if known not in self._made:
            self._made[known] = Diagram(self, *known)
        return self._made[known]

    # how sets are joined and cut: the empty set, everything and one and the same set are told at once, what was asked before is known

    def both(self, one: Diagram | int, other: Diagram | int) -> Diagram | int:
        """The worlds in both sets."""
        if not isinstance(one, Diagram) or not isinstance(other, Diagram):
            return 0
        if one is other or other is self.every:
            return one
        if one is self.every:
            return other
        if (found := self._both.get((one, other))) is None:
            asked, pairs = _side_by_side(one, other)
            found = self._both[one, other] = self._of(asked, [self.both(*pair) for pair in pairs])
        return found

    def either(self, one: Diagram | int, other: Diagram | int) -> Diagram | int:
        """The worlds in any of two sets."""
        if not isinstance(one, Diagram) or other is self.every:
            return other
        if not isinstance(other, Diagram) or one is other or one is self.every:
            return one
        if (found := self._either.get((one, other))) is None:
            asked, pairs = _side_by_side(one, other)
            found = self._either[one, other] = self._of(asked, [self.either(*pair) for pair in pairs])
        return found

    def differing(self, one: Diagram | int, other: Diagram | int) -> Diagram | int:
        """The worlds in one of two sets, and not in the other."""
        if not isinstance(one, Diagram):
            return other
        if not isinstance(other, Diagram):
            return one
        if one is other:
            return 0
        if (found := self._differing.get((one, other))) is None:
            asked, pairs = _side_by_side(one, other)
            found = self._differing[one, other] = self._of(asked, [self.differing(*pair) for pair in pairs])
        return found

    # what the worlds of a set are like

    def first(self, some: Diagram | int) -> list[int]:
        """The value of every key, by its place, in the first world of a set."""
        places = [0] * len(self._counts)
        while isinstance(some, Diagram) and some is not self.every:
            place = next(at for at, left in enumerate(some.left) if left)
            places[some.asked] = place
            some = some.left[place]
        return places

    def lowest(self, some: Diagram) -> int:
        """How many worlds come before the first of a set."""
        return sum(place * step for place, step in zip(self.first(some), self._steps, strict=True))

    def foremost(self, some: Diagram) -> Diagram | int:
        """The first world of a set, by itself."""
        places = self.first(some)
        found: Diagram | int = self.every
        for key in reversed(range(len(places))):
            found = self._of(key, [found if at == places[key] else 0 for at in range(self._counts[key])])
        return found

    def spread(self, some: Diagram | int, keys: Sequence[int]) -> Diagram | int:
        """The worlds that are like one of a set but for the values of some keys."""
        for key in keys:
            found: Diagram | int = 0
            for place in range(self._counts[key]):
                found = self.either(found, self._given(some, key, place))
            some = found
        return some

    def turns_on(self, some: Diagram | int, key: int, within: Diagram | int) -> bool:
        """Whether it depends on a key, all else being equal, if a world within some is one of these."""
        some = self.both(some, within)
        if not any(isinstance(one, Diagram) and one.asks >> key & 1 for one in (some, within)):
            return False
        places = range(self._counts[key])
        inside, here = ([self._given(one, key, place) for place in places] for one in (within, some))
        base, also = here[0], inside[0]
        return any(self.both(self.differing(base, here[n]), self.both(also, inside[n])) for n in places[1:])

    def _given(self, some: Diagram | int, key: int, place: int) -> Diagram | int:
        """What is left of a set for one value of a key, whatever its value."""
        done: dict[Diagram, Diagram | int] = {}

        def left(one: Diagram | int) -> Diagram | int:
            if not isinstance(one, Diagram) or not one.asks >> key & 1:
                return one
            if one.asked == key:
                return one.left[place]
            if one not in done:
                done[one] = self._of(one.asked, [left(below) for below in one.left])
            return done[one]

        return left(some)


def _side_by_side(one: Diagram, other: Diagram) -> tuple[int, list[tuple[Diagram | int, Diagram | int]]]:
    """The first key that any of two sets asks for, and what is left of both for each of its values."""
    if one.asked == other.asked:
        return one.asked, list(zip(one.left, other.left, strict=True))
    if one.asked < other.asked:
        return one.asked, [(left, other) for left in one.left]
    return other.asked, [(one, left) for left in other.left]
