"""The engine once more, plainly: every combination of what is open is judged by itself, and what differs is compared.

Slow and simple, to be held against ``leverage.assessment``: which rules apply in a combination is found rule by rule, a finding is merged from its rows,
a total is the least of all totals. What becomes of one rule, and what one limit leaves, is not repeated here: that is tested by figures worked out by hand.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import inf
from typing import Any

from leverage.assessment import reasons
from leverage.assessment.findings import (
    BROKEN,
    INACTIVE,
    STRICTNESS,
    ChannelRoom,
    Finding,
    Level,
    Outcome,
    TotalRoom,
    worst,
)
from leverage.assessment.judging.case import Case, merely_permits
from leverage.assessment.judging.judgement import judge_rule
from leverage.assessment.judging.limit import limit
from leverage.assessment.judging.silence import money_in_silence, silent_rule
from leverage.assessment.room.bounds import bound, conditions, of_amount
from leverage.assessment.room.headroom import _lenders_left
from leverage.assessment.room.optimum import Constraint, Together, alone, maximise, plans, together
from leverage.assessment.worlds.known import consents, known_answers, open_facts_of
from leverage.assessment.worlds.merging import agreed, asked, highest_cap, lowest_cap
from leverage.company import Company
from leverage.law.conditions import TAKEN, Answers, Holding, Key
from leverage.law.data import AllFunding
from leverage.law.rulebook import Law
from leverage.law.rules import Access, Limit, Rule
from leverage.terms.channels import FUNDING, RAISABLE, Channel, Group
from leverage.terms.facts import FactValue, value_label
from leverage.terms.money import Bound
from leverage.terms.texts import Text, join


@dataclass(frozen=True)
class Plain:
    """What the plain engine says of a company."""

    verdict: Outcome
    findings: tuple[Finding, ...]
    channels: tuple[ChannelRoom, ...]
    total: TotalRoom


@dataclass(frozen=True)
class Result:
    """All that one combination says."""

    answers: Answers
    findings: Mapping[str, list[Finding]]
    not_provided: list[Finding]
    constraints: tuple[Constraint, ...]
    levels: Mapping[Channel, Level]
    unset: frozenset[Channel]
    prohibiting: Mapping[Channel, tuple[str, ...]]
    approved: frozenset[Channel]
    verdict: Outcome


def plainly(company: Company, law: Law, as_of: date, *, without_stale: bool = False) -> Plain:
    """Judge a company, one combination after the other, by the readings that the law is read with."""
    open_facts, results = _results(company, law, as_of, without_stale=without_stale)
    _, later = _results(company, law, as_of, without_stale=without_stale, consented=True)
    in_force = [rule for rule in law.rules if rule.in_force(as_of) and not merely_permits(rule)]
    findings = [found for rule in in_force for found in _merge_rule(rule, results, open_facts, law, company)]
    findings += _merge_not_provided(company, results, open_facts)
    return Plain(
        verdict=agreed(result.verdict for result in results),
        findings=tuple(findings),
        channels=_channel_rooms(company, results, later, findings),
        total=_total(company, results, later),
    )


def strictly(company: Company, law: Law, as_of: date) -> dict[tuple[str, ...], Plain]:
    """The answer under every combination of the ways of reading that are not looser; as taken first."""
    open_ = law.open_readings(as_of)
    ways = [(TAKEN, *(way.id for way in reading.alternatives if way.stricter is not False)) for reading in open_]
    return {
        chosen: plainly(company, law.read(dict(zip((r.id for r in open_), chosen, strict=True)), as_of), as_of)
        for chosen in itertools.product(*ways)
    }


# one combination


def _results(
    company: Company, law: Law, as_of: date, *, without_stale: bool, consented: bool = False
) -> tuple[Mapping[Key, tuple[FactValue, ...]], list[Result]]:
    in_force = [rule for rule in law.rules if rule.in_force(as_of)]
    known = known_answers(company, law, as_of)
    if consented:
        known |= dict.fromkeys(consents(law, as_of), True)
    open_facts = open_facts_of(in_force, known, law, as_of)
    results = []
    for values in itertools.product(*open_facts.values()):
        answers = {**known, **dict(zip(open_facts, values, strict=True))}
        case = Case(company, law, as_of, answers, assumed=frozenset(open_facts))
        results.append(Combination(case, without_stale).judge(in_force))
    return open_facts, results


@dataclass(frozen=True)
class Combination:
    """One company under one set of answers, judged under every rule in force."""

    case: Case
    without_stale: bool

    def judge(self, in_force: list[Rule]) -> Result:
        """Judge every rule: which apply here, what becomes of them, and what room they leave."""
        idle: dict[str, Finding] = {}
        met = [rule for rule in in_force if all(self.case.holds(condition) for condition in rule.when)]
        counted = [rule for rule in met if not self.left_out(rule)]
        for rule in in_force:
            by = next((other for other in counted if rule.id in other.replaces), None)
            if rule not in met:
                idle[rule.id] = self.case.finding(rule, Outcome.NOT_APPLICABLE, reasons.CONDITION_NOT_MET)
            elif by is not None:
                idle[rule.id] = self.case.finding(rule, Outcome.REPLACED, reasons.replaced(by))
            elif isinstance(rule, Limit) and rule.approval_lifts and self.case.lifted(rule):
                idle[rule.id] = self.case.finding(rule, Outcome.NOT_APPLICABLE, reasons.LIFTED)
            elif self.left_out(rule):
                idle[rule.id] = self.case.finding(rule, Outcome.NOT_APPLICABLE, reasons.EXCLUDED_AS_STALE)
        reserved = [rule for rule in in_force if self.reserves(rule, met, counted)]
        active = [rule for rule in in_force if rule.id not in idle]
        texts = [r for r in (*active, *reserved) if isinstance(r, Access) and r.layer == "local"]
        spoken = frozenset(channel for text in texts for channel in text.counts)
        widened = any(
            isinstance(r, Limit) and r.layer == "local" and Channel.ASSET_TRANSFER_OUTRIGHT in r.counts for r in active
        )
        here = {}
        for rule in active:
            here[rule.id] = as_here(rule, spoken, widened=widened)
            if isinstance(rule, Access) and rule.fills_silence and rule.counts <= spoken:
                idle[rule.id] = self.case.finding(here[rule.id], Outcome.NOT_APPLICABLE, reasons.NOT_SILENT)
        active = [here[rule.id] for rule in active if rule.id not in idle]
        limits = [rule for rule in active if isinstance(rule, Limit)]
        case = replace(self.case, bounded=frozenset(channel for rule in limits for channel in rule.counts))
        findings = {r.id: [idle[r.id]] if r.id in idle else judge_rule(case, here[r.id]) for r in in_force}
        levels = {channel: self.level(channel, active, reserved) for channel in Channel}
        not_provided = self.not_provided(levels, active, reserved)
        outcomes = [f.outcome for group in (*findings.values(), not_provided) for f in group if f.counts_in_verdict]
        if not BROKEN & set(outcomes) and not self.placeable(limits):
            outcomes.append(Outcome.BREACH)
        unset = {c for r in active if isinstance(r, Access) and r.ratio_unset for c in r.counts}
        dormant = self.dormant(in_force, met, counted)
        bounded = case.bounded | {channel for rule in dormant for channel in rule.counts}
        unset |= {c for c in RAISABLE if levels[c] in ("permitted", "with_approval") and c not in bounded}
        return Result(
            answers=self.case.answers,
            findings=findings,
            not_provided=not_provided,
            constraints=(
                *(one for rule in (*limits, *dormant) if (one := bound(case, rule, active)) is not None),
                *self.amounts(case, active, bounded),
                *conditions(self.case, active),
            ),
            levels=levels,
            unset=frozenset(unset),
            prohibiting={c: self.prohibiting(c, active) for c in Channel if levels[c] == "prohibited"},
            approved=frozenset(c for c in Channel if self.approved(c, active)),
            verdict=worst(outcomes),
        )

    def amounts(self, case: Case, active: list[Rule], bounded: frozenset[Channel]) -> Iterator[Constraint]:
        for channel in case.company.approved_amounts:
            unset = (r for r in active if isinstance(r, Access) and r.ratio_unset and channel in r.counts - bounded)
            if (first := next(unset, None)) is not None:
                yield of_amount(case, first, channel)

    def dormant(self, in_force: list[Rule], met: list[Rule], counted: list[Rule]) -> list[Limit]:
        return [
            rule
            for rule in in_force
            if isinstance(rule, Limit)
            and rule not in met
            and not self.left_out(rule)
            and all(isinstance(c, Holding) or self.case.holds(c) for c in rule.when)
            and not any(rule.id in other.replaces for other in counted)
        ]

    def left_out(self, rule: Rule) -> bool:
        return self.without_stale and rule.layer == "local" and self.case.stale(rule)

    def reserves(self, rule: Rule, met: list[Rule], counted: list[Rule]) -> bool:
        if not (isinstance(rule, Access) and rule.reserves) or rule in met or self.left_out(rule):
            return False
        return not any(rule.id in other.replaces for other in counted)

    def placeable(self, limits: list[Limit]) -> bool:
        amounts_ = [item for item in self.case.company.unallocated if item.amount]
        cells = [(item, channel) for item in amounts_ for channel in item.among]
        if not cells:
            return True
        rows = [[Fraction(item is own) for item, _ in cells] for own in amounts_]
        rooms = [item.amount for item in amounts_]
        for rule in limits:
            cap = limit(self.case, rule).cap_upper
            if cap is not None and rule.per == "company" and not rule.approval_lifts:
                known = sum((b.amount for c in rule.counts if (b := self.case.company.balance(c))), Fraction(0))
                rows.append([Fraction(channel in rule.counts) for _, channel in cells])
                rooms.append(max(Fraction(0), cap - known))
        (most, _), _ = maximise(rows, [(room, Fraction(0)) for room in rooms])
        return most == sum((item.amount for item in amounts_), Fraction(0))

    def level(self, channel: Channel, active: list[Rule], reserved: list[Rule]) -> Level:
        said: set[Level] = {rule.level for rule in active if isinstance(rule, Access) and channel in rule.counts}
        if any(isinstance(r, Limit) and channel in r.counts and self.case.multiple(r) == 0 for r in active):
            said.add("prohibited")
        if channel not in RAISABLE:
            said.add("permitted")
        if any(isinstance(rule, Access) and channel in rule.counts for rule in reserved):
            said.add("not_provided")
        return max(said, key=STRICTNESS.index) if said else "not_provided"

    def prohibiting(self, channel: Channel, active: list[Rule]) -> tuple[str, ...]:
        return tuple(
            rule.id
            for rule in active
            if (isinstance(rule, Access) and rule.level == "prohibited" and channel in rule.counts)
            or (isinstance(rule, Limit) and channel in rule.counts and self.case.multiple(rule) == 0)
        )

    def approved(self, channel: Channel, active: list[Rule]) -> bool:
        asking = [r for r in active if isinstance(r, Access) and r.level == "with_approval" and channel in r.counts]
        named = channel in self.case.company.approved_amounts
        return bool(asking) and all(
            self.case.approves(channel, rule) or (named and rule.ratio_unset and not rule.per_loan) for rule in asking
        )

    def not_provided(self, levels: Mapping[Channel, Level], active: list[Rule], reserved: list[Rule]) -> list[Finding]:
        texts = [rule for rule in (*active, *reserved) if isinstance(rule, Access)]
        return money_in_silence(self.case, texts, frozenset(c for c in Channel if levels[c] == "not_provided"))


def as_here(rule: Rule, spoken: frozenset[Channel], *, widened: bool) -> Rule:
    """A national rule as the texts of the place leave it."""
    if isinstance(rule, Access) and rule.fills_silence and rule.counts & spoken:
        return rule.without(spoken)
    if widened and isinstance(rule, Limit) and isinstance(rule.channels, AllFunding) and rule.channels.also_local:
        return (
            rule if Channel.ASSET_TRANSFER_OUTRIGHT in rule.counts else rule.counting(Channel.ASSET_TRANSFER_OUTRIGHT)
        )
    return rule


# findings


def _merge_rule(rule: Rule, results: list[Result], open_facts: Any, law: Law, company: Company) -> list[Finding]:
    subjects = dict.fromkeys(f.subject for result in results for f in result.findings[rule.id])
    whole = [f for result in results for f in result.findings[rule.id] if f.subject is None]
    if len(subjects) > 1 and all(f.outcome in INACTIVE for f in whole):
        subjects.pop(None, None)
    merged = []
    for subject in subjects:
        rows = []
        for result in results:
            row = next((f for f in result.findings[rule.id] if f.subject == subject), None)
            rows.append((result.answers, row or replace(result.findings[rule.id][0], outcome=Outcome.NOT_APPLICABLE)))
        relevant = [
            key for other in (rule, *(o for o in law.rules if rule.id in o.replaces)) for key in law.keys(other)
        ]
        said = [(answers, (found.outcome, found.why, found.cap)) for answers, found in rows]
        decisive = [key for key in open_facts if key not in relevant and _decides(key, said, list(open_facts))]
        unsettled = [key for key in dict.fromkeys(relevant + decisive) if key in open_facts]
        merged.append(_merge(rows, unsettled, law, company))
    return merged


def _decides(key: Key, rows: Iterable[tuple[Answers, object]], names: list[Key]) -> bool:
    seen: dict[object, object] = {}
    for answers, says in rows:
        others = tuple(str(answers[name]) for name in names if name != key)
        if seen.setdefault(others, says) != says:
            return True
    return False


def _merge(rows: list[tuple[Answers, Finding]], unsettled: list[Key], law: Law, company: Company) -> Finding:
    findings = [row for _, row in rows]
    first = next((f for f in findings if f.outcome not in INACTIVE), findings[0])
    if all((f.outcome, f.why) == (first.outcome, first.why) for f in findings):
        return first
    outcome = agreed(f.outcome for f in findings)
    active = [f for f in findings if f.outcome not in INACTIVE]
    multiples = [m for f in active if f.multiples for m in f.multiples]
    low, high = lowest_cap(f.cap for f in active), highest_cap(f.cap_upper for f in active)
    cases: dict[tuple[FactValue, ...], tuple[Text, Outcome, Fraction | None]] = {}
    for answers, found in rows:
        values = tuple(answers[key] for key in unsettled)
        cases.setdefault(values, (join([value_label(v) for v in values], zh="＋", en=" + "), found.outcome, found.cap))
    facts = join([reasons.key_label(key, law.facts) for key in unsettled])
    missing = dict.fromkeys(name for f in active for name in f.missing)
    if outcome is Outcome.UNDETERMINED or low != high:
        missing |= dict.fromkeys(name for key in unsettled for name in asked(key, company))
    return replace(
        first,
        outcome=outcome,
        why=reasons.by_case(list(cases.values()), facts),
        multiples=(min(multiples), max(multiples)) if multiples else None,
        cap=low,
        cap_upper=high,
        may_not_apply=len(active) < len(findings),
        missing=tuple(missing),
        counts_in_verdict=any(f.counts_in_verdict for f in active),
    )


def _merge_not_provided(company: Company, results: list[Result], open_facts: Any) -> list[Finding]:
    found = [f for result in results for f in result.not_provided]
    if not found:
        return []
    silent = [frozenset(c for f in result.not_provided for c in f.of.counts) for result in results]
    said = [(result.answers, channels) for result, channels in zip(results, silent, strict=True)]
    deciding = [key for key in open_facts if _decides(key, said, list(open_facts))]
    channels = frozenset(channel for f in found for channel in f.of.counts)
    widest = max(found, key=lambda f: len(f.channels))
    inputs = dict.fromkeys(i for f in found for i in f.inputs)
    missing = dict.fromkeys(name for key in deciding for name in asked(key, company))
    missing |= dict.fromkeys(name for f in found for name in f.missing)
    of = silent_rule(widest.of, channels)
    return [replace(widest, of=of, used=company.over(channels), inputs=tuple(inputs), missing=tuple(missing))]


# headroom


def _channel_rooms(
    company: Company, results: list[Result], later: list[Result], findings: list[Finding]
) -> tuple[ChannelRoom, ...]:
    limited = {channel for result in results for c in result.constraints for channel in c.channels}
    limited |= {
        c for result in results for c, level in result.levels.items() if level in ("prohibited", "not_provided")
    }
    shown = [c for c in Channel if c in RAISABLE or (c in limited and c.group is not Group.OPERATING)]
    return tuple(_channel_room(channel, company, results, later, findings) for channel in shown)


def _channel_room(
    channel: Channel, company: Company, results: list[Result], later: list[Result], findings: list[Finding]
) -> ChannelRoom:
    rooms = [alone(channel, result.constraints) for result in results]
    levels = {result.levels[channel] for result in results} - {"prohibited"}
    access: Level = max(levels, key=STRICTNESS.index) if levels else "prohibited"
    provided = access != "not_provided"
    now: list[Bound | None] = []
    upper: list[Bound] = []
    for result, room in zip(results, rooms, strict=True):
        if result.levels[channel] == "not_provided":
            now.append(None)
        elif _open(result, channel):
            now.append(_number(room.room))
            upper.append(room.upper)
        else:
            now.append(Fraction(0))
            upper.append(Fraction(0))
    least = min((room.room for room in rooms if room.room is not None), default=None)
    binding = dict.fromkeys(rule for result in results for rule in result.prohibiting.get(channel, ()))
    if not binding:
        binding = dict.fromkeys(rule for room in rooms if room.room == least for rule in room.binding)
    unknown = [rule for room in rooms for rule in room.undetermined]
    unsure = [f for f in findings if f.counts_in_verdict and f.outcome is Outcome.UNDETERMINED]
    unknown += [f.rule for f in unsure if channel in f.channels]
    known = company.balance(channel) is not None or any(channel in item.among for item in company.unallocated)
    highest = max(upper, default=None)
    return ChannelRoom(
        channel=channel,
        access=access,
        used=company.over(frozenset({channel})) if known else None,
        headroom=_least(now) if provided else None,
        headroom_if_approved=_least(_if_approved(channel, result) for result in later) if provided else None,
        headroom_upper=_number(highest) if provided else None,
        headroom_if_approved_upper=_if_approved_upper(channel, later) if provided else None,
        binding=tuple(binding),
        undetermined=tuple(dict.fromkeys(unknown)),
        ratio_unset=any(channel in result.unset for result in results),
        lenders_left=_lenders_left(channel, findings),
    )


def _if_approved(channel: Channel, result: Result) -> Fraction | None:
    if result.levels[channel] == "prohibited":
        return Fraction(0)
    if result.levels[channel] == "not_provided":
        return None
    return _number(alone(channel, _unlifted(result)).room)


def _if_approved_upper(channel: Channel, later: list[Result]) -> Fraction | None:
    opened = [result for result in later if result.levels[channel] in ("permitted", "with_approval")]
    most = [alone(channel, _unlifted(result)).upper for result in opened]
    return _number(max(most, default=Fraction(0)))


def _unlifted(result: Result) -> tuple[Constraint, ...]:
    return tuple(c for c in result.constraints if not c.lifted_by_approval)


def _number(bound_: Bound | None) -> Fraction | None:
    return None if bound_ is None or bound_ == inf else Fraction(bound_)


def _least(bounds: Iterable[Any]) -> Fraction | None:
    figures = list(bounds)
    known = [figure for figure in figures if figure is not None]
    if len(known) < len(figures) and 0 not in known:
        return None
    return min(known, default=None)


def _open(result: Result, channel: Channel) -> bool:
    level = result.levels[channel]
    return level == "permitted" or (level == "with_approval" and channel in result.approved)


def _total(company: Company, results: list[Result], later: list[Result]) -> TotalRoom:
    now = [_plan(result, result.constraints, approved=False) for result in results]
    unlifted = [_unlifted(result) for result in later]
    opened = [_plan(result, limits, approved=True) for result, limits in zip(later, unlifted, strict=True)]
    least = _least(plan.room for plan in now)
    place = next(place for place, plan in enumerate(now) if plan.room == least)
    limits = [c for result in results for c in result.constraints if c.base or not c.lifted_by_approval]
    counted = {channel for c in limits for channel in c.channels}
    used = company.over(FUNDING | ({Channel.ASSET_TRANSFER_OUTRIGHT} & counted))
    return TotalRoom(
        used=used.low if used.exact else None,
        headroom=least,
        headroom_if_approved=_least(plan.room for plan in opened),
        binding=now[place].binding or (tuple(_closing(results[place])) if least == 0 else ()),
        per_yuan=now[place].per_yuan or {},
        prices=now[place].prices or {},
        headroom_upper=_most(results, approved=False),
        headroom_if_approved_upper=_most(later, approved=True),
    )


def _most(results: list[Result], *, approved: bool) -> Fraction | None:
    rooms = []
    for result in results:
        limits = _unlifted(result) if approved else result.constraints
        limited = {channel for one in limits for channel in one.channels}
        levels = ("permitted", "with_approval") if approved else ()
        opened = [c for c in RAISABLE if c in limited and (result.levels[c] in levels or _open(result, c))]
        for open_to, awake in plans(opened, limits):
            known = [c for c in awake if c.room_upper != inf]
            upper = [replace(c, room=Fraction(c.room_upper), waits_for=None) for c in known]
            rooms.append(_number(together(open_to, upper).room))
    return None if None in rooms else max(room for room in rooms if room is not None)


def _plan(result: Result, limits: tuple[Constraint, ...], *, approved: bool) -> Together:
    limited = {channel for one in limits for channel in one.channels}
    levels = ("permitted", "with_approval") if approved else ()
    opened = [c for c in RAISABLE if c in limited and (result.levels[c] in levels or _open(result, c))]
    return together(opened, limits)


def _closing(result: Result) -> Iterator[str]:
    return iter(dict.fromkeys(rule for c in RAISABLE for rule in result.prohibiting.get(c, ())))
