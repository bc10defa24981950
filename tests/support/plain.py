"""A second, plain interpreter of the rules, written from the words of docs/how-it-judges.md and not from the engine: the oracle of the generated cases.

It knows companies whose balances are all stated, and enumerates whatever is not known of the facts. No figure here was taken from the program.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction

from leverage.law.conditions import LOCAL, UNKNOWN, ByFact, Condition, Holding, Is, OpenFor, OpenForLess, Stated, Under
from leverage.law.data import AllFunding
from leverage.law.regime import PoolRatio
from leverage.law.rulebook import Law
from leverage.law.rules import Access, Count, Lenders, Limit, Manual, Rule, Term
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.denominators import Base

Value = str | bool | int | Fraction | date
WORST = ("breach", "prohibited", "undetermined", "needs_approval", "compliant")
IDLE = {"not_applicable", "replaced"}


@dataclass(frozen=True)
class Case:
    """A company whose balances are all stated (what is not listed is zero), in yuan."""

    on: date
    facts: Mapping[str, Value] = field(default_factory=dict)
    balances: Mapping[Channel, Fraction] = field(default_factory=dict)
    capital: Mapping[Base, Fraction] = field(default_factory=dict)
    approvals: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()
    readings: Mapping[str, str] = field(default_factory=dict)

    def sum(self, channels: frozenset[Channel]) -> Fraction:
        return sum((amount for channel, amount in self.balances.items() if channel in channels), Fraction(0))


@dataclass(frozen=True)
class Judged:
    """The outcome of every rule, of what no text provides for, and of all together; ``unsure`` where the oracle does not know a kind of rule."""

    rules: Mapping[str, str]
    verdict: str
    unsure: bool


def judge(law: Law, case: Case) -> Judged:
    """The law of a place against a company: under every value of what is not known; what agrees stands, what differs is undetermined."""
    contested = {reading.id for reading in law.readings if reading.open(case.on)}
    case = replace(case, readings={name: way for name, way in case.readings.items() if name in contested})
    rules = [rule for rule in law.every_rule if in_force(rule, case)]
    each = [
        _scenario(law, rules, replace(case, facts=facts, assumed=assumed))
        for facts, assumed in _possible(law, rules, case)
    ]
    outcomes = {rule.id: _agreed([found[rule.id] for found, _, _ in each]) for rule in rules}
    verdict = _agreed([verdict for _, verdict, _ in each]) if rules else "undetermined"
    return Judged(outcomes, verdict, any(unsure for _, _, unsure in each))


def in_force(rule: Rule, case: Case) -> bool:
    """Since is inclusive, until is the first day after; of contested readings the one chosen, otherwise the one taken."""
    return rule.start <= case.on and (rule.until is None or case.on < rule.until) and _read_so(rule.under, case)


def _read_so(under: tuple[Under, ...], case: Case) -> bool:
    return all(case.readings.get(way.reading, "taken") in way.among for way in under)


def _possible(law: Law, rules: list[Rule], case: Case) -> Iterator[tuple[dict[str, Value], frozenset[str]]]:
    """Every way of filling in the facts that some rule turns on and that nobody stated."""
    known = dict(case.facts)
    if any(case.balances.get(channel) for channel in (Channel.BOND, Channel.ABS)):
        known["debt_issuer"] = True
    for fact in law.facts_on(case.on).values():
        if fact.approval is not None and fact.approval in case.approvals:
            known.setdefault(fact.name, True)
    blanks: dict[str, list[Value]] = {}
    for condition, table in _asked(law, rules):
        if isinstance(condition, OpenForLess) or (isinstance(condition, Is) and condition.stated):
            continue  # it counts only where somebody says so, and stands beside no table
        if isinstance(condition, Is) and condition.fact not in known and (condition.or_else or "") not in known:
            blanks[condition.fact] = _answers(law, condition.fact, case.on)
        if isinstance(condition, OpenFor) and "opened_on" not in known:
            blanks[f"open:{condition.years}:{condition.months}"] = [True, False]
        if isinstance(table, ByFact) and table.fact not in known:
            blanks[table.fact] = _answers(law, table.fact, case.on)
        if isinstance(table, Stated) and table.fact not in known and (table.within or "") not in known:
            blanks[table.fact] = ["?"] if table.most is None else [Fraction(0), table.most]
    for values in itertools.product(*blanks.values()):
        yield {**known, **dict(zip(blanks, values, strict=True))}, frozenset(blanks)


def _asked(law: Law, rules: list[Rule]) -> Iterator[tuple[Condition | None, object]]:
    for rule in rules:
        yield from ((condition, None) for condition in rule.when)
        if isinstance(rule, Limit):
            yield None, rule.multiple
            if rule.multiple is LOCAL:
                for ratio in _ratios(law):
                    yield from ((condition, None) for condition in ratio.when)
                    yield None, ratio.multiple


def _answers(law: Law, name: str, on: date) -> list[Value]:
    fact = law.facts_on(on)[name]
    return list(fact.values) if fact.kind == "choice" else [True, False]


def _scenario(law: Law, rules: list[Rule], case: Case) -> tuple[dict[str, str], str, bool]:
    met = [rule for rule in rules if all(_holds(condition, case) for condition in rule.when)]
    gone = {name for rule in met for name in rule.replaces}
    active = [rule for rule in met if rule.id not in gone]
    outcomes = {rule.id: "replaced" if rule in met else "not_applicable" for rule in rules}
    counted = []
    unsure = False
    for rule in active:
        outcome = _outcome(law, rule, active, rules, case)
        outcomes[rule.id] = outcome or "unknown"
        unsure = unsure or outcome is None
        if outcome and not (isinstance(rule, Manual) and not rule.decides and outcome == "undetermined"):
            counted.append(outcome)
    if _unprovided(law, active, rules, case):
        counted.append("undetermined")
    verdict = next((outcome for outcome in WORST if outcome in counted), "compliant")
    return outcomes, verdict, unsure


def _holds(condition: Condition, case: Case) -> bool:
    if isinstance(condition, Is) and condition.stated and condition.fact in case.assumed:
        return False
    if isinstance(condition, OpenForLess):
        opened = case.facts.get("opened_on")
        return isinstance(opened, date) and case.on < _months_on(opened, 12 * condition.years + condition.months)
    if isinstance(condition, Is):
        answer = case.facts.get(condition.fact, case.facts.get(condition.or_else or ""))
        return answer in condition.among
    if isinstance(condition, Holding):
        return case.sum(condition.counts) > 0
    opened = case.facts.get("opened_on")
    if isinstance(opened, date):
        return _months_on(opened, 12 * condition.years + condition.months) <= case.on
    return bool(case.facts[f"open:{condition.years}:{condition.months}"])


def _months_on(day: date, months: int) -> date:
    """The corresponding day so many months on; the last of the month where there is none."""
    number = day.year * 12 + day.month - 1 + months
    first = date(number // 12, number % 12 + 1, 1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _outcome(law: Law, rule: Rule, active: list[Rule], rules: list[Rule], case: Case) -> str | None:
    match rule:
        case Limit(per="shareholder"):
            return "compliant" if not case.sum(rule.counts) else None
        case Limit():
            return _limit(law, rule, active, case)
        case Count():
            if not case.sum(rule.counts):
                return "compliant"
            number = case.facts.get(rule.fact)
            return "undetermined" if number is None else "compliant" if int(str(number)) <= rule.at_most else "breach"
        case Lenders(strangers_only=True):
            return "compliant"  # no case here names its lenders
        case Term() | Lenders():
            counts = frozenset({rule.channel}) if isinstance(rule, Term) else rule.counts
            return "compliant" if not case.sum(counts) else None
        case Manual():
            answer = None if rule.fact.name in case.assumed else case.facts.get(rule.fact.name)
            if rule.counts and not case.sum(rule.counts) and not (rule.act and answer is False):
                return "not_applicable"
            if answer is None or (answer is False and rule.decides):
                return "undetermined"
            return "compliant" if answer is True else "breach"
        case Access():
            return _access(rule, active, rules, case)


def _limit(law: Law, rule: Limit, active: list[Rule], case: Case) -> str | None:
    if rule.per_loan:
        times, base = _times(law, rule.multiple, case), case.capital.get(rule.base)
        within = times is not None and base is not None and case.sum(rule.counts) <= times * base
        return "compliant" if within or not case.sum(rule.counts) else None
    if rule.approval_lifts and (rule.id in case.approvals or all(channel in case.approvals for channel in rule.counts)):
        return "not_applicable"
    times = _times(law, rule.multiple, case)
    used = case.sum(counts(rule, active))
    if times == 0 and not isinstance(rule.multiple, Stated):
        return "prohibited" if used else "compliant"
    base = case.capital.get(rule.base)
    if times is None or base is None:
        return "undetermined" if used else "compliant"
    if used <= times * base:
        return "compliant"
    return "needs_approval" if rule.approval_lifts else "breach"


def counts(rule: Limit, active: list[Rule]) -> frozenset[Channel]:
    """What a limit counts: outright transfers nationally too where a limit of the place counts them."""
    outright = {Channel.ASSET_TRANSFER_OUTRIGHT}
    also_local = isinstance(rule.channels, AllFunding) and rule.channels.also_local
    local = [
        other for other in active if isinstance(other, Limit) and other.layer == "local" and outright <= other.counts
    ]
    return rule.counts | outright if also_local and local else rule.counts


def _times(law: Law, multiple: object, case: Case) -> Fraction | None:
    if isinstance(multiple, Fraction):
        return multiple
    if isinstance(multiple, ByFact):
        answer = case.facts[multiple.fact]
        assert isinstance(answer, str | bool)
        return _times(law, multiple.multiples[answer], case)
    if isinstance(multiple, Stated):
        stated = case.facts.get(multiple.fact)
        if isinstance(stated, Fraction) or stated == "?":
            return stated if isinstance(stated, Fraction) else None
        if stated is None:
            return multiple.most if case.facts[multiple.within or ""] is True else Fraction(0)
        return multiple.most if multiple.if_none is None else multiple.if_none
    if multiple is LOCAL:
        fitting = [
            r for r in _ratios(law) if _read_so(r.under, case) and all(_holds(condition, case) for condition in r.when)
        ]
        return _times(law, fitting[0].multiple, case)
    assert multiple is UNKNOWN
    return None


def voices(active: list[Rule], rules: list[Rule]) -> list[Rule]:
    """The rules that have a word on a channel: those that apply, and those that keep it for others."""
    applying = {rule.id for rule in active}
    return [rule for rule in rules if rule.id in applying or (isinstance(rule, Access) and rule.reserves)]


def speaks_of(rule: Access, rules: list[Rule]) -> frozenset[Channel]:
    """The channels of an access rule; one that only fills silence leaves out what a local access rule in force has a word on."""
    local = [other for other in rules if isinstance(other, Access) and other.layer == "local"]
    said = frozenset(channel for other in local for channel in other.counts)
    return rule.counts - said if rule.fills_silence else rule.counts


def _access(rule: Access, active: list[Rule], rules: list[Rule], case: Case) -> str | None:
    asked = speaks_of(rule, voices(active, rules))
    if rule.fills_silence and not asked:
        return "not_applicable"
    if rule.level == "prohibited":
        return "prohibited" if case.sum(asked) else "compliant"
    limits = [other for other in active if isinstance(other, Limit)]
    loose = frozenset(c for c in asked if rule.ratio_unset and not any(c in counts(limit, active) for limit in limits))
    if rule.level == "with_approval":
        named = {
            c
            for limit in limits
            if limit.id in case.approvals and isinstance(limit.channels, tuple)
            for c in limit.counts
        }
        approved = frozenset(asked if rule.id in case.approvals else asked & (set(case.approvals) | named))
        if rule.per_loan and case.sum(asked):
            return None
        if case.sum(asked - approved):
            return None if case.sum(loose) else "needs_approval"
    return "undetermined" if case.sum(loose) else "compliant"


def _unprovided(law: Law, active: list[Rule], rules: list[Rule], case: Case) -> bool:
    """Whether there is money in a channel that no text provides for, or that a text keeps for others."""
    texts = [rule for rule in active if isinstance(rule, Access)]
    heard = voices(active, rules)
    provided = frozenset(c for rule in texts for c in speaks_of(rule, heard))
    applying = {rule.id for rule in active}
    reserved = [rule for rule in rules if isinstance(rule, Access) and rule.reserves and rule.id not in applying]
    gone = {name for rule in active for name in rule.replaces}
    kept = frozenset(c for rule in reserved if rule.id not in gone for c in rule.counts)
    zero = [
        r
        for r in active
        if isinstance(r, Limit) and not isinstance(r.multiple, Stated) and _times(law, r.multiple, case) == 0
    ]
    closed = frozenset(c for rule in zero for c in rule.counts)
    silent = (frozenset(RAISABLE) - provided - closed) | kept
    return bool(texts) and bool(case.sum(silent))


def _agreed(outcomes: list[str]) -> str:
    found = set(outcomes)
    if "unknown" in found:
        return "unknown"
    if len(found) == 1:
        return outcomes[0]
    if found <= IDLE | {"compliant"}:
        return "compliant" if "compliant" in found else outcomes[0]
    return "breach" if found <= {"breach", "prohibited"} else "undetermined"


def _ratios(law: Law) -> list[PoolRatio]:
    return [ratio for regime in law.regimes for ratio in regime.pool_ratios]
