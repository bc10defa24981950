"""Cases told together: answers to unknown facts that come to the same, as few sentences as they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from leverage.assessment.findings import STRICTNESS
from leverage.comparison.ratios.places import Case, Derived, Opening, Openings
from leverage.terms.facts import FactValue

Answers = Mapping[str, tuple[FactValue, ...]]
"""For each fact the values of which any will do; a fact left out decides nothing here."""

_Case = TypeVar("_Case", Case, Opening)


@dataclass(frozen=True)
class Told(Generic[_Case]):
    """A case and the answers under which it holds: any of the alternatives (none of them: always)."""

    case: _Case
    alternatives: tuple[Answers, ...]


def told(derived: Derived) -> tuple[Told[Case], ...]:
    """The cases of a derived ratio, those of one outcome together, the least ratio first and what cannot be said last."""
    found = _grouped(derived.cases, derived.turns_on, lambda c: (c.multiple, c.upper, c.joined, tuple(c.parts.items())))
    return tuple(sorted(found, key=lambda t: (t.case.multiple is None, t.case.multiple or 0)))


def openings(of: Openings) -> tuple[Told[Opening], ...]:
    """What may hold of a channel, those cases together that come to the same, the most open first."""
    found = _grouped(of.cases, of.turns_on, lambda c: (c.level, c.multiple, c.upper, tuple(c.parts)))
    return tuple(sorted(found, key=lambda t: (STRICTNESS.index(t.case.level), -(t.case.multiple or 0))))


def _grouped(cases: Iterable[_Case], turns_on: Iterable[str], outcome: Callable[[_Case], object]) -> list[Told[_Case]]:
    groups: dict[object, list[_Case]] = {}
    for case in cases:
        groups.setdefault(outcome(case), []).append(case)
    every = {name: tuple(dict.fromkeys(case.answers[name] for case in cases)) for name in turns_on}
    return [Told(held[0], _boxes(held, every)) for held in groups.values()]


def _boxes(
    cases: Iterable[Case] | Iterable[Opening], every: Mapping[str, tuple[FactValue, ...]]
) -> tuple[Answers, ...]:
    """The combinations of answers as few products of values: two that differ in one fact alone are told as one."""
    boxes: list[dict[str, tuple[FactValue, ...]]] = [
        {name: (value,) for name, value in case.answers.items()} for case in cases
    ]
    merged = True
    while merged:
        merged = False
        for name in reversed(list(every)):
            joined: dict[object, dict[str, tuple[FactValue, ...]]] = {}
            for box in boxes:
                rest = tuple((key, values) for key, values in box.items() if key != name)
                into = joined.setdefault(rest, {**box, name: ()})
                into[name] = tuple(v for v in every[name] if v in into[name] or v in box[name])
            merged = merged or len(joined) < len(boxes)
            boxes = list(joined.values())
    return tuple({n: values for n, values in box.items() if values != every[n]} for box in boxes)
