"""Cases told together: answers to unknown facts that come to the same, as few sentences as they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leverage.comparison.compare import Case, Derived
from leverage.terms.facts import FactValue

Answers = Mapping[str, tuple[FactValue, ...]]
"""For each fact the values of which any will do; a fact left out decides nothing here."""


@dataclass(frozen=True)
class Told:
    """A derived ratio and the answers under which it holds: any of the alternatives (none of them: always)."""

    case: Case
    alternatives: tuple[Answers, ...]


def told(derived: Derived) -> tuple[Told, ...]:
    """The cases of a derived ratio, those of one outcome together, the least ratio first and what cannot be said last."""
    groups: dict[object, list[Case]] = {}
    for case in derived.cases:
        groups.setdefault((case.multiple, case.joined, tuple(case.parts.items())), []).append(case)
    every = {name: _values(derived, name) for name in derived.turns_on}
    found = [Told(cases[0], _boxes(cases, every)) for cases in groups.values()]
    return tuple(sorted(found, key=lambda t: (t.case.multiple is None, t.case.multiple or 0)))


def _values(derived: Derived, name: str) -> tuple[FactValue, ...]:
    return tuple(dict.fromkeys(case.answers[name] for case in derived.cases))


def _boxes(cases: Iterable[Case], every: Mapping[str, tuple[FactValue, ...]]) -> tuple[Answers, ...]:
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
