"""Questions that cut across places: who allows a channel without approval, who counts ABS, where the denominator is registered capital.

A place is a set of rows: each channel with each rule in force that speaks of it, or with none. The conditions of one clause hold together of one row;
several clauses all hold of the place, each of some row. Where facts that nobody stated decide it, a place is found with the answer *depends*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from leverage.assessment.findings import LEVELS
from leverage.comparison.compare import is_stale
from leverage.comparison.ranking import STANDINGS, standing
from leverage.comparison.ratios.places import PlaceTerms, Situation
from leverage.law.conditions import fact_of
from leverage.law.rulebook import Law
from leverage.law.rules import Count, Limit, Manual, Rule, Term
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import UsageError, suggest
from leverage.terms.texts import Text

Answer = Literal["yes", "depends"]
_YES_NO = ("yes", "no")
_KEYS: dict[str, Sequence[str]] = {
    "channel": tuple(Channel),
    "access": tuple(LEVELS),
    "base": tuple(Base),
    "fact": (),
    "kind": ("limit", "count", "term", "manual", "access"),
    "layer": ("local", "national"),
    "grade": ("A", "A-", "B"),
    "stale": _YES_NO,
    "standing": STANDINGS,
}
"""What may be asked, and the answers there are; the facts are those of the rulebook."""


@dataclass(frozen=True)
class Condition:
    """One condition: a key, a value, and whether it must be that value or must not."""

    key: str
    value: str
    negated: bool = False

    def __str__(self) -> str:
        return f"{self.key}{'!=' if self.negated else '='}{self.value}"


@dataclass(frozen=True)
class Clause:
    """Conditions that hold together of one row."""

    conditions: tuple[Condition, ...]

    def __str__(self) -> str:
        return ",".join(map(str, self.conditions))


@dataclass(frozen=True)
class Row:
    """A channel, and a rule in force that speaks of it (None: no rule does)."""

    channel: Channel
    rule: Rule | None


@dataclass(frozen=True)
class Match:
    """A place that was found, and the rows that did it. *depends*: facts that nobody stated decide."""

    answer: Answer
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Filtered:
    """What a filter found, by the codes of places; of how many; and the places not found of which something is missing that might have been."""

    clauses: tuple[Clause, ...]
    matches: Mapping[str, Match]
    of: int
    untold: tuple[PlaceTerms, ...]


def read_clause(text: str, facts: Iterable[str]) -> Clause:
    """A clause as it is written: ``channel=shareholder_loan,access=permitted``. UsageError, with the nearest word, for what there is none of."""
    return Clause(tuple(_condition(part.strip(), sorted(facts)) for part in text.split(",")))


def _condition(text: str, facts: Sequence[str]) -> Condition:
    key, equals, value = text.partition("=")
    negated = key.endswith("!")
    key, value = key.removesuffix("!").strip(), value.strip()
    if not equals or not value:
        raise UsageError(
            Text(
                f"--where 应写 KEY=VALUE[,KEY=VALUE…]（或 KEY!=VALUE），得到 {text or '空白'}。",
                f"--where is written KEY=VALUE[,KEY=VALUE…] (or KEY!=VALUE), got {text or 'nothing'}.",
            )
        )
    if key not in _KEYS:
        keys = ", ".join(_KEYS)
        raise UsageError(
            Text(f"--where：没有 {key} 这一项；可用：{keys}。", f"--where: there is no {key}; use {keys}.")
            + suggest(key, _KEYS)
        )
    known = facts if key == "fact" else _KEYS[key]
    named = _by_label(key).get(value, value)
    if named not in known:
        raise UsageError(
            Text(f"--where {key}：没有 {value}。", f"--where {key}: there is no {value}.")
            + (
                suggest(named, known)
                if len(known) > 8
                else Text(f"可用：{'、'.join(known)}。", f"Use {', '.join(known)}.")
            )
        )
    return Condition(key, named, negated)


def _by_label(key: str) -> dict[str, str]:
    """The values by their Chinese names."""
    if key == "channel":
        return {channel.label.zh: channel.value for channel in Channel}
    if key == "base":
        return {base.label.zh: base.value for base in Base}
    return {text.zh: level for level, text in LEVELS.items()} if key == "access" else {}


def filtered(places: Iterable[PlaceTerms], clauses: Sequence[Clause]) -> Filtered:
    """The places of which every clause holds, in their order."""
    matches: dict[str, Match] = {}
    untold: list[PlaceTerms] = []
    number = 0
    for terms in places:
        number += 1
        match = _match(terms, clauses)
        if match is not None:
            matches[terms.place.code] = match
        elif terms.own_gaps and not any(map(_tells_of_what_is_held, clauses)):
            untold.append(terms)
    return Filtered(tuple(clauses), matches, number, tuple(untold))


def _tells_of_what_is_held(clause: Clause) -> bool:
    """Whether no text of the place that was not seen could make a clause hold: it asks of the nation's rules, or of what is known itself."""
    return any(
        (condition.key == "layer" and condition.value == "national" and not condition.negated)
        or condition.key in ("standing", "grade", "stale")
        for condition in clause.conditions
    )


def _match(terms: PlaceTerms, clauses: Sequence[Clause]) -> Match | None:
    rows = _rows(terms)
    found: set[int] = set()
    held = 0
    for situation in terms.situations:
        hits = [{n for n, row in enumerate(rows) if _holds(clause, row, situation, terms)} for clause in clauses]
        if all(hits):
            held += 1
            found = found.union(*hits)
    if not held:
        return None
    answer: Answer = "yes" if held == len(terms.situations) else "depends"
    return Match(answer, tuple(row for n, row in enumerate(rows) if n in found))


def _rows(terms: PlaceTerms) -> list[Row]:
    """Each channel with each rule that speaks of it; and by itself, for where none of them applies."""
    found = []
    for of in terms.channels:
        found += [Row(of.channel, rule) for rule in terms.rules if of.channel in rule.counts]
        found.append(Row(of.channel, None))
    return found


def _holds(clause: Clause, row: Row, situation: Situation, terms: PlaceTerms) -> bool:
    """Whether a row is what a clause asks for. A rule that does not apply is none, unless it is asked what rules turn on."""
    asks_fact = any(condition.key == "fact" for condition in clause.conditions)
    if row.rule is not None and not asks_fact and row.rule.id not in situation.active:
        return False
    if row.rule is None and any(rule.id in situation.active and row.channel in rule.counts for rule in terms.rules):
        return False
    return all(_meets(condition, row, situation, terms) for condition in clause.conditions)


def _meets(condition: Condition, row: Row, situation: Situation, terms: PlaceTerms) -> bool:
    """Whether a row meets a condition. What is asked of a rule, or of a limit, nothing else meets, not even by being otherwise."""
    values = _ASKED[condition.key](row, situation, terms)
    return values is not None and (condition.value in values) is not condition.negated


def facts_of(rule: Rule, law: Law) -> tuple[str, ...]:
    """The facts that decide whether a rule applies, with which multiple, or whether it is kept."""
    names = [name for key in law.keys(rule) if (name := fact_of(key))]
    match rule:
        case Count():
            names.append(rule.fact)
        case Manual():
            names.append(rule.fact.name)
        case Term(benchmark=str(benchmark)):
            names.append(benchmark)
    return tuple(dict.fromkeys(names))


_Asked = Callable[[Row, Situation, PlaceTerms], Sequence[str] | None]
_ASKED: dict[str, _Asked] = {
    "channel": lambda row, _, __: (row.channel,),
    "access": lambda row, situation, _: (situation.levels[row.channel],),
    "base": lambda row, _, __: (row.rule.base,) if isinstance(row.rule, Limit) else None,
    "fact": lambda row, _, terms: facts_of(row.rule, terms.law) if row.rule else None,
    "kind": lambda row, _, __: (row.rule.kind,) if row.rule else None,
    "layer": lambda row, _, __: (row.rule.layer,) if row.rule else None,
    "grade": lambda row, _, __: (row.rule.source.grade,) if row.rule else None,
    "standing": lambda _, __, terms: (standing(terms),),
    "stale": lambda row, _, terms: ("yes" if is_stale(row.rule, terms.as_of) else "no",) if row.rule else None,
}
