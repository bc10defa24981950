"""Outcomes over worlds, as expressions: what agrees whichever world is true, and the worst of every way of reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from leverage.assessment.findings import Outcome
from leverage.assessment.worlds.applying import Applying, parted
from leverage.assessment.worlds.worlds import Bits
from leverage.law.conditions import Key, ReadAs
from leverage.portfolio.engine.expression import Node, at_most, choose, either, equal, greatest, least, no
from leverage.portfolio.engine.judging import CODE, OneByOne

Held = tuple[Bits, Node]
"""Some worlds, and what holds in them."""

_COMPLIANT = CODE[Outcome.COMPLIANT]
_MOST_WAYS = 4_096


def agreed(outcomes: Sequence[Node]) -> Node:
    """What becomes of a rule whichever of some outcomes is true."""
    if len(outcomes) == 1:
        return outcomes[0]
    low, high = least(*outcomes), greatest(*outcomes)
    harmless = choose(equal(high, _COMPLIANT), high, outcomes[0])
    mixed = choose(at_most(CODE[Outcome.PROHIBITED], low), CODE[Outcome.BREACH], CODE[Outcome.UNDETERMINED])
    return choose(equal(low, high), high, choose(at_most(high, _COMPLIANT), harmless, mixed))


def _between(low: Node, high: Node) -> Node:
    """The verdict over worlds of which the best and the worst are known."""
    mixed = choose(at_most(CODE[Outcome.PROHIBITED], low), CODE[Outcome.BREACH], CODE[Outcome.UNDETERMINED])
    return choose(equal(low, high), high, mixed)


class Verdict:
    """The verdict over sets of worlds. ``rows``: what each rule adds, and where."""

    def __init__(self, applying: Applying, rows: Iterable[Held]) -> None:
        self.applying = applying
        joined: dict[Node, Bits] = {}
        for bits, code in rows:
            if code is not _COMPLIANT:
                joined[code] = joined.get(code, 0) | bits
        self.codes = list(joined)
        self.where = list(joined.values())

    def over(self, within: Bits) -> Node:
        """The verdict whichever of some worlds is true."""
        parts = parted([within], self.where)
        return self._of({self._in(part) for part in parts})

    def strict(self, within: Bits) -> Node:
        """The worst verdict of every way of reading contested clauses."""
        parts = [(part, self._in(part)) for part in parted([within], self.where)]
        ways = {
            frozenset(held for part, held in parts if part & here)
            for here in ways_of_reading(self.applying, within, self.where)
        }
        return greatest(*(self._of(way) for way in ways))

    def _in(self, part: Bits) -> frozenset[int]:
        return frozenset(place for place, bits in enumerate(self.where) if bits & part)

    def _of(self, sets: Iterable[frozenset[int]]) -> Node:
        held = sorted(set(sets), key=lambda one: (len(one), sorted(one)))
        fewest = [one for place, one in enumerate(held) if not any(other <= one for other in held[:place])]
        low = least(*(self._worst(one) for one in fewest))
        high = self._worst(frozenset().union(*held))
        return _between(low, high)

    def _worst(self, places: frozenset[int]) -> Node:
        return greatest(_COMPLIANT, *(self.codes[place] for place in sorted(places)))


def ways_of_reading(applying: Applying, within: Bits, by: Iterable[Bits]) -> Iterable[Bits]:
    """Some worlds by the way in which contested clauses are read, as far as sets of worlds depend on it; empty ways left out."""
    worlds = applying.worlds
    cuts = list(dict.fromkeys(bits & within for bits in by))
    keys: list[ReadAs] = [
        key for key in applying.readings if any(_turns_on(applying, cut, key, within) for cut in cuts)
    ]
    choices = [worlds.parted(key) for key in keys]
    size = 1
    for choice in choices:
        size *= len(choice)
    if size > _MOST_WAYS:
        raise OneByOne("readings")
    for chosen in product(*choices):
        here = within
        for _, own in chosen:
            here &= own
        if here:
            yield here


def _turns_on(applying: Applying, bits: Bits, key: Key, within: Bits) -> bool:
    return bool(applying.worlds.spread(bits, [key]) & within != bits)


def adjacent(applying: Applying, one: Bits, other: Bits, key: Key) -> bool:
    """Whether a world of one set differs from a world of another by the value of one key alone."""
    return bool(applying.worlds.spread(one, [key]) & other)


def differ(conditions: Iterable[Node]) -> Node:
    """Whether not all of these hold."""
    return either(*(no(condition) for condition in conditions))
