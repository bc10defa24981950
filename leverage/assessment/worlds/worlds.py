"""Worlds: every combination of what is open, as the bits of one whole number.

A world gives each open fact, and each contested clause, one of its values. A set of worlds is a whole number with one bit for each: what a condition
holds in, where a rule applies, which of two findings stands where. Sets are joined and cut by one operation on the whole number, so that no combination
is ever judged by itself; what differs nowhere costs nothing. Worlds stand in the order in which combinations are enumerated: the first is the lowest bit.

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

from leverage.law.conditions import Key
from leverage.terms.facts import FactValue

Bits = int
"""A set of worlds."""


class Worlds:
    """The combinations of values of what is open; the first key varies slowest."""

    def __init__(self, values: Mapping[Key, tuple[FactValue, ...]]) -> None:
        self.values = dict(values)
        self.size = prod(len(choices) for choices in self.values.values())
        self.every: Bits = (1 << self.size) - 1
        self._steps: dict[Key, int] = {}
        step = self.size
        for key, choices in self.values.items():
            step //= len(choices)
            self._steps[key] = step

    def where(self, key: Key, test: Callable[[FactValue], object]) -> Bits:
        """The worlds in which the value of a key passes a test."""
        bits = 0
        for value, own in self.parted(key):
            if test(value):
                bits |= own
        return bits

    @cached_property
    def _each(self) -> dict[Key, list[Bits]]:
        """For each key, the worlds of each of its values."""
        found = {}
        for key, choices in self.values.items():
            step = self._steps[key]
            first = _repeated((1 << step) - 1, step * len(choices), self.size)
            found[key] = [first << (step * place) for place in range(len(choices))]
        return found

    def parted(self, key: Key) -> list[tuple[FactValue, Bits]]:
        """The worlds by the value of a key."""
        return list(zip(self.values[key], self._each[key], strict=True))

    def first(self, bits: Bits) -> dict[Key, FactValue]:
        """The values in the first of some worlds."""
        number = lowest(bits)
        return {key: choices[number // self._steps[key] % len(choices)] for key, choices in self.values.items()}

    def spread(self, bits: Bits, keys: Iterable[Key]) -> Bits:
        """The worlds that are like one of these but for the values of some keys.

        >>> worlds = Worlds({"rating": ("A", "B"), "well_run": (True, False)})
        >>> bin(worlds.spread(0b1, ["well_run"])), bin(worlds.spread(0b1, ["rating"]))
        ('0b11', '0b101')
        """
        for key in keys:
            step, together = self._steps[key], 0
            for place, own in enumerate(self._each[key]):
                together |= (bits & own) >> (step * place)
            bits = sum(together << (step * place) for place in range(len(self.values[key])))
        return bits

    def turns_on(self, bits: Bits, key: Key, within: Bits) -> bool:
        """Whether it depends on a key, all else being equal, if a world is one of these; ``within`` must hold all or none of each such group."""
        step = self._steps[key]
        parts = [
            ((bits & own) >> (step * place), (within & own) >> (step * place))
            for place, own in enumerate(self._each[key])
        ]
        base, inside = parts[0]
        return any((base ^ other) & inside & also for other, also in parts[1:])


def _repeated(block: Bits, every: int, size: int) -> Bits:
    """A block of bits, again after ``every`` bits, up to a size that is a multiple of it."""
    whole = every
    while whole < size:
        again = min(whole, size - whole)
        block |= (block & ((1 << again) - 1)) << whole
        whole += again
    return block


def lowest(bits: Bits) -> int:
    """The place of the first world."""
    return (bits & -bits).bit_length() - 1


def split(bits: Bits, by: Bits) -> Iterator[Bits]:
    """The worlds inside a set and outside it, empty parts left out."""
    for part in (bits & by, bits & ~by):
        if part:
            yield part
