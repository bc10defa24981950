"""What a headroom that is a range turns on: the open facts, value by value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from leverage.assessment.room.values import Split
from leverage.assessment.worlds.applying import Applying
from leverage.assessment.worlds.worlds import Bits
from leverage.law.conditions import fact_of
from leverage.terms.facts import fact_label, value_label
from leverage.terms.texts import Text

_ANSWERS = {True: Text("是", "yes"), False: Text("否", "no")}


_Left = Callable[[Bits], Fraction | None]


def splits_of(applying: Applying, within: Bits, least: _Left, most: _Left) -> Iterator[Split]:
    """The open facts of which each value leaves another headroom; those of which no value leaves a figure tell nothing."""
    facts = applying.law.facts_on(applying.as_of)
    for key in applying.open_facts:
        name = fact_of(key)
        parts = [(value, bits & within) for value, bits in applying.worlds.parted(key)]
        figures = [(value, least(bits), most(bits)) for value, bits in parts if bits]
        told = {(low, high) for _, low, high in figures}
        if name is None or len(told) < 2:
            continue
        label = fact_label(name, facts)
        values = tuple((_ANSWERS[v] if isinstance(v, bool) else value_label(v), low, high) for v, low, high in figures)
        yield Split(name, label, values)
