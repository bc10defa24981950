"""Worlds: every combination of what is open, as the bits of one whole number.

A world gives each open fact, and each contested clause, one of its values. A set of worlds is a whole number with one bit for each: what a condition
holds in, where a rule applies, which of two findings stands where. Sets are joined and cut by one operation on the whole number, so that no combination
is ever judged by itself; what differs nowhere costs nothing. Worlds stand in the order in which combinations are enumerated: the first is the lowest bit.
Values of which the law makes the same share their worlds.

Bits double with each open fact. Where they are too many, sets are diagrams instead, which cost what they turn on; both are joined and cut by the same signs.

>>> worlds = Worlds({"rating": ("A", "B"), "well_run": (True, False)})
>>> bin(worlds.where("rating", "A".__eq__)), bin(worlds.where("well_run", bool))
('0b11', '0b101')
>>> worlds.first(0b100)
{'rating': 'B', 'well_run': True}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from math import prod

from leverage.assessment.worlds.diagrams import Diagram, Diagrams
from leverage.law.conditions import Key
from leverage.terms.facts import FactValue

Bits = int | Diagram
"""A set of worlds."""
MOST_BITS = 1 << 17
"""So many worlds at most have a bit each: beyond, a diagram is quicker."""

_NEAR = (1 << 1024) - 1


class Worlds:
    """The combinations of values of what is open; the first key varies slowest.

    >>> worlds = Worlds({"rating": ("A", "B", "C")}, comes_to=lambda key, value: value == "C")
    >>> [(value, bin(bits)) for value, bits in worlds.parted("rating")]
    [('A', '0b1'), ('B', '0b1'), ('C', '0b10')]
    """

    def __init__(
        self, values: Mapping[Key, tuple[FactValue, ...]], comes_to: Callable[[Key, FactValue], object] | None = None
    ) -> None:
        """``comes_to``: what the law makes of a value; values of which it makes the same stand in the same worlds, for which the first of them stands."""
        self.values = dict(values)
        self._alike = {key: _alike(key, choices, comes_to) for key, choices in self.values.items()}
        self.size = prod(len(groups) for groups in self._alike.values())
        self._numbers = {key: number for number, key in enumerate(self._alike)}
        counts = [len(groups) for groups in self._alike.values()]
        self._diagrams = Diagrams(counts) if self.size > MOST_BITS else None
        self.every: Bits = self._diagrams.every if self._diagrams else (1 << self.size) - 1
        self._steps: dict[Key, int] = {}
        step = self.size
        for key, groups in self._alike.items():
            step //= len(groups)
            self._steps[key] = step
        self._run: dict[tuple[Key, ...], list[tuple[int, int]]] = {}
        self._first: dict[tuple[int, int], int] = {}

    def where(self, key: Key, test: Callable[[FactValue], object]) -> Bits:
        """The worlds in which the value of a key passes a test."""
        return union(own for value, own in self.parted(key) if test(value))

    def parted(self, key: Key) -> list[tuple[FactValue, Bits]]:
        """The worlds by the value of a key, value by value; those of values that are alike are the same."""
        return self._by_value[key]

    @cached_property
    def _by_value(self) -> dict[Key, list[tuple[FactValue, Bits]]]:
        found = {}
        for key, groups in self._alike.items():
            own = {value: self._with(key, place) for place, group in enumerate(groups) for value in group}
            found[key] = [(value, own[value]) for value in self.values[key]]
        return found

    def _with(self, key: Key, place: int) -> Bits:
        """The worlds of one group of values that are alike."""
        if self._diagrams:
            return self._diagrams.value(self._numbers[key], place)
        step = self._steps[key]
        return self._firsts(step, len(self._alike[key])) << (step * place)

    def first(self, bits: Bits) -> dict[Key, FactValue]:
        """The values in the first of some worlds."""
        number = lowest(bits)
        return {key: groups[number // self._steps[key] % len(groups)][0] for key, groups in self._alike.items()}

    def spread(self, bits: Bits, keys: Iterable[Key]) -> Bits:
        """The worlds that are like one of these but for the values of some keys.

        >>> worlds = Worlds({"rating": ("A", "B"), "well_run": (True, False)})
        >>> bin(worlds.spread(0b1, ["well_run"])), bin(worlds.spread(0b1, ["rating"]))
        ('0b11', '0b101')
        """
        if isinstance(bits, Diagram):
            return bits.diagrams.spread(bits, [self._numbers[key] for key in keys if key in self._numbers])
        for step, count in self._runs(tuple(keys)) if bits else ():
            bits = _over(bits, step, count, down=True) & self._firsts(step, count)
            bits = _over(bits, step, count, down=False)
        return bits

    def _runs(self, keys: tuple[Key, ...]) -> list[tuple[int, int]]:
        """Keys that stand side by side count as one: the distance between its values, and how many there are."""
        if keys not in self._run:
            runs: list[tuple[int, int]] = []
            for key in (key for key in self.values if key in keys):
                step, count = self._steps[key], len(self._alike[key])
                if runs and runs[-1][0] == step * count:
                    count *= runs.pop()[1]
                runs.append((step, count))
            self._run[keys] = runs
        return self._run[keys]

    def _firsts(self, step: int, count: int) -> int:
        """The worlds of the first value of a run."""
        if (step, count) not in self._first:
            self._first[step, count] = _repeated((1 << step) - 1, step * count, self.size)
        return self._first[step, count]

    def turns_on(self, bits: Bits, key: Key, within: Bits) -> bool:
        """Whether it depends on a key, all else being equal, if a world is one of these; ``within`` must hold all or none of each such group."""
        if isinstance(bits, Diagram) or isinstance(within, Diagram):
            return isinstance(bits, Diagram) and bits.diagrams.turns_on(bits, self._numbers[key], within)
        step, count, bits = self._steps[key], len(self._alike[key]), bits & within
        first = self._firsts(step, count)
        parts = [(bits >> step * place & first, within >> step * place & first) for place in range(count)]
        base, inside = parts[0]
        return any((base ^ other) & inside & also for other, also in parts[1:])


def _alike(
    key: Key, choices: tuple[FactValue, ...], comes_to: Callable[[Key, FactValue], object] | None
) -> list[list[FactValue]]:
    """The values of a key, those together of which the law makes the same."""
    if comes_to is None:
        return [[value] for value in choices]
    groups: dict[object, list[FactValue]] = {}
    for value in choices:
        groups.setdefault(comes_to(key, value), []).append(value)
    return list(groups.values())


def _repeated(block: int, every: int, size: int) -> int:
    """A block of bits, again after ``every`` bits, up to a size that is a multiple of it."""
    whole = every
    while whole < size:
        again = min(whole, size - whole)
        block |= (block & ((1 << again) - 1)) << whole
        whole += again
    return block


def _over(bits: int, step: int, count: int, *, down: bool) -> int:
    """Bits together with themselves so many steps further down, or up, each number of steps below ``count``."""
    covered = 1
    while covered < count:
        more = min(covered, count - covered)
        bits |= bits >> (step * more) if down else bits << (step * more)
        covered += more
    return bits


def lowest(bits: Bits) -> int:
    """The place of the first world."""
    if isinstance(bits, Diagram):
        return bits.diagrams.lowest(bits)
    near = bits & _NEAR  # mostly it is among the first, and a few digits are told sooner than thousands
    some = near or bits
    return (some ^ (some - 1)).bit_length() - 1


def foremost(bits: Bits) -> Bits:
    """The first of some worlds, by itself; none of none."""
    if isinstance(bits, Diagram):
        return bits.diagrams.foremost(bits)
    return bits and 1 << lowest(bits)


def union(sets: Iterable[Bits]) -> Bits:
    """The worlds that are in any of some sets."""
    found: Bits = 0
    for bits in sets:
        found |= bits
    return found


def without(bits: Bits, others: Bits) -> Bits:
    """Some worlds less others. The complement of others would be a negative number, which takes several times as long.

    >>> bin(without(0b1110, 0b0101))
    '0b1010'
    """
    return bits ^ (bits & others)


def split(bits: Bits, by: Bits) -> Iterator[Bits]:
    """The worlds inside a set and outside it, empty parts left out."""
    for part in (bits & by, without(bits, by)):
        if part:
            yield part
