"""A scenario: one value for every fact that nobody stated, and all that follows from it.

A fact that nobody stated is not guessed. The facts that matter are found from the rules in force; each can take a few values; every combination of
them is a scenario.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import inf

from leverage.assessment import reasons
from leverage.assessment.findings import Finding, Level, Outcome, worst
from leverage.assessment.judging.case import Answers, Case, in_order, key_of
from leverage.assessment.judging.holders import eligible, full_list, may_lend
from leverage.assessment.judging.judgement import judge_rule
from leverage.assessment.judging.limit import check_stated, limit
from leverage.assessment.optimum import Constraint, maximise
from leverage.company import Company, Shareholder, by_lender, same_name
from leverage.law.conditions import LOCAL, ByFact, Is
from leverage.law.rulebook import Law
from leverage.law.rules import Access, Lenders, Limit, Rule
from leverage.terms.answers import read_fact
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.errors import InputError, suggest
from leverage.terms.facts import FactValue
from leverage.terms.texts import Text

HARMLESS = {Outcome.COMPLIANT, Outcome.NOT_APPLICABLE, Outcome.REPLACED}
INACTIVE = {Outcome.NOT_APPLICABLE, Outcome.REPLACED}
BROKEN = {Outcome.BREACH, Outcome.PROHIBITED}
STRICTNESS: tuple[Level, ...] = ("permitted", "with_approval", "not_provided", "prohibited")
"""How much a text leaves open, the most first."""


CONSENTS = ("well_run", "lender_consent")
"""Facts that somebody else grants, as an approval is granted: what they would open counts as open if approved."""


def scenarios(
    company: Company, law: Law, as_of: date, in_force: list[Rule], *, without_stale: bool, consented: bool = False
) -> tuple[dict[str, tuple[FactValue, ...]], list[Result]]:
    """The facts that matter and that nobody stated, with the values they can take; and what each combination of values leads to.

    ``consented`` takes every consent as given, whatever was stated of it.
    """
    known = known_answers(company, law, as_of)
    if consented:
        known |= dict.fromkeys(CONSENTS, True)
        known |= {fact.name: True for fact in law.facts_on(as_of).values() if fact.approval is not None}
    check_stated(in_force, known)
    open_facts = open_facts_of(in_force, known, law, as_of)
    results = []
    for values in itertools.product(*open_facts.values()):
        answers = {**known, **dict(zip(open_facts, values, strict=True))}
        case = Case(company, law, as_of, answers, assumed=frozenset(open_facts))
        results.append(Scenario(case, without_stale).judge(in_force))
    return open_facts, results


def known_answers(company: Company, law: Law, as_of: date) -> dict[str, FactValue]:
    """The stated facts, each held against what the place can use."""
    answers: dict[str, FactValue] = {}
    facts = law.facts_on(as_of)
    for name, value in company.facts.items():
        fact = facts.get(name)
        if fact is None and law.asked_elsewhere(name):
            continue
        if fact is None:
            found = Text(
                f"没有这一项事实。{suggest(name, law.facts).zh}",
                f"there is no such fact. {suggest(name, law.facts).en}",
            )
            raise InputError(found, Text("请改正或删去", "correct it or leave it out"), f"facts.{name}")
        try:
            answers[name] = read_fact(fact, value)
        except ValueError as error:
            wrong, do = error.args
            raise InputError(wrong, do, f"facts.{name}") from None
    if company.company_type is not None:
        answers["company_type"] = str(company.company_type)
    if company.over(frozenset({Channel.BOND})).low > 0:
        answers["debt_issuer"] = True  # whatever was answered: a bond outstanding was issued
    for fact in facts.values():
        if fact.approval is not None and fact.approval in company.approvals:
            answers.setdefault(fact.name, True)
    for rule in law.rules:
        for condition in rule.when:
            if isinstance(condition, Is) and condition.or_else is not None:
                stated = answers.get(condition.fact, answers.get(condition.or_else))
                if stated is not None:
                    answers[key_of(condition)] = stated
    opened = answers.get("opened_on")
    if isinstance(opened, date) and opened > as_of:
        raise InputError(
            Text(
                f"开业日期{opened}晚于核对日{as_of}",
                f"the date of opening {opened} is after the date of the check {as_of}",
            ),
            Text("请核对日期", "check the dates"),
            "facts.opened_on",
        )
    return answers


def turns_on(rule: Rule, law: Law) -> list[str]:
    """The keys of all that decides whether a rule applies and with which multiple."""
    conditions = list(rule.when)
    keys = []
    if isinstance(rule, Limit) and isinstance(rule.multiple, ByFact):
        keys.append(rule.multiple.fact)
    if isinstance(rule, Limit) and rule.multiple is LOCAL:
        for ratio in law.pool_ratios:
            conditions += ratio.when
            if isinstance(ratio.multiple, ByFact):
                keys.append(ratio.multiple.fact)
    return list(dict.fromkeys(keys + [key_of(condition) for condition in conditions]))


def open_facts_of(in_force: Iterable[Rule], known: Answers, law: Law, as_of: date) -> dict[str, tuple[FactValue, ...]]:
    """The facts that matter and that nobody stated, each with every value it can take on a date."""
    found: dict[str, tuple[FactValue, ...]] = {}
    facts = law.facts_on(as_of)
    for rule in in_force:
        for key in turns_on(rule, law):
            if key in known or (key.startswith("open_for:") and "opened_on" in known):
                continue
            fact = facts.get(fact_name(key))
            found[key] = tuple(fact.values) if fact is not None and fact.kind == "choice" else (True, False)
    return found


def fact_name(key: str) -> str:
    """The fact that a key stands for."""
    return "opened_on" if key.startswith("open_for:") else key.partition("|")[0]


@dataclass(frozen=True)
class Result:
    """All that one scenario says. ``unset`` are channels that an approval opens and whose ratio nobody has seen: no part of any total."""

    answers: Answers
    findings: Mapping[str, list[Finding]]
    not_provided: list[Finding]
    constraints: tuple[Constraint, ...]
    levels: Mapping[Channel, Level]
    unset: frozenset[Channel]
    prohibiting: Mapping[Channel, tuple[str, ...]]
    approved: frozenset[Channel]
    verdict: Outcome


@dataclass(frozen=True)
class Scenario:
    """One company under one set of answers, judged under every rule in force."""

    case: Case
    without_stale: bool

    def judge(self, in_force: list[Rule]) -> Result:
        """Judge every rule: which apply here, what becomes of them, and what room they leave."""
        met = [rule for rule in in_force if all(self.case.holds(condition) for condition in rule.when)]
        findings: dict[str, list[Finding]] = {}
        active: list[Rule] = []
        for rule in in_force:
            by = next((other for other in met if rule.id in other.replaces), None)
            if rule not in met:
                findings[rule.id] = [self.case.finding(rule, Outcome.NOT_APPLICABLE, reasons.CONDITION_NOT_MET)]
            elif by is not None:
                findings[rule.id] = [self.case.finding(rule, Outcome.REPLACED, reasons.replaced(by))]
            elif isinstance(rule, Limit) and rule.approval_lifts and self.case.lifted(rule):
                findings[rule.id] = [self.case.finding(rule, Outcome.NOT_APPLICABLE, reasons.LIFTED)]
            elif self.without_stale and rule.layer == "local" and self.case.stale(rule):
                findings[rule.id] = [self.case.finding(rule, Outcome.NOT_APPLICABLE, reasons.EXCLUDED_AS_STALE)]
            else:
                active.append(rule)
                findings[rule.id] = []
        bounded = frozenset(channel for rule in active if isinstance(rule, Limit) for channel in rule.counts)
        case = replace(self.case, bounded=bounded)
        findings |= {rule.id: judge_rule(case, rule) for rule in active}
        levels = {channel: self.level(channel, active) for channel in Channel}
        not_provided = self.not_provided(levels, active)
        counted = [f.outcome for group in (*findings.values(), not_provided) for f in group if f.counts_in_verdict]
        limits = [rule for rule in active if isinstance(rule, Limit)]
        if not BROKEN & set(counted) and not self.placeable(limits):
            counted.append(Outcome.BREACH)
        unset = {c for r in active if isinstance(r, Access) and r.ratio_unset for c in r.counts}
        unset |= {c for c in Channel if levels[c] == "with_approval" and c not in bounded}
        return Result(
            answers=self.case.answers,
            findings=findings,
            not_provided=not_provided,
            constraints=tuple(c for rule in limits if (c := self.constraint(rule, active)) is not None),
            levels=levels,
            unset=frozenset(unset),
            prohibiting={c: self.prohibiting(c, active) for c in Channel if levels[c] == "prohibited"},
            approved=frozenset(c for c in Channel if self.approved(c, active)),
            verdict=worst(counted),
        )

    def placeable(self, limits: list[Limit]) -> bool:
        """Whether the unallocated amounts can be spread over their channels with every limit kept. Each limit by itself may leave room, and yet
        all of them together none; then something is exceeded whoever lent the money.
        """
        amounts = [item for item in self.case.company.unallocated if item.amount]
        cells = [(item, channel) for item in amounts for channel in item.among]
        if not cells:
            return True
        rows = [[Fraction(item is own) for item, _ in cells] for own in amounts]
        rooms = [item.amount for item in amounts]
        for rule in limits:
            cap = limit(self.case, rule).cap_upper
            if cap is not None and rule.per == "company" and not rule.approval_lifts:
                known = sum((b.amount for c in rule.counts if (b := self.case.company.balance(c))), Fraction(0))
                rows.append([Fraction(channel in rule.counts) for _, channel in cells])
                rooms.append(max(Fraction(0), cap - known))
        (most, _), _ = maximise(rows, [(room, Fraction(0)) for room in rooms])
        return most == sum((item.amount for item in amounts), Fraction(0))

    # channels: access, and room

    def level(self, channel: Channel, active: list[Rule]) -> Level:
        """What the texts in force say of a channel: the strictest of them; nothing is *not provided for*."""
        said: set[Level] = {rule.level for rule in active if isinstance(rule, Access) and channel in rule.counts}
        for rule in active:
            if isinstance(rule, Limit) and channel in rule.counts and self.case.multiple(rule) == 0:
                said.add("prohibited")
        if channel not in RAISABLE:
            said.add("permitted")
        return max(said, key=STRICTNESS.index) if said else "not_provided"

    def prohibiting(self, channel: Channel, active: list[Rule]) -> tuple[str, ...]:
        """The rules that forbid a channel."""
        return tuple(
            rule.id
            for rule in active
            if (isinstance(rule, Access) and rule.level == "prohibited" and channel in rule.counts)
            or (isinstance(rule, Limit) and channel in rule.counts and self.case.multiple(rule) == 0)
        )

    def approved(self, channel: Channel, active: list[Rule]) -> bool:
        """Whether every approval that a channel needs was stated."""
        asking = [r for r in active if isinstance(r, Access) and r.level == "with_approval" and channel in r.counts]
        return bool(asking) and all(self.case.approves(channel, rule) for rule in asking)

    def not_provided(self, levels: Mapping[Channel, Level], active: list[Rule]) -> list[Finding]:
        """Money, certain or possible, in channels that no text in force covers."""
        texts = [rule for rule in active if isinstance(rule, Access)]
        silent = frozenset(c for c in RAISABLE if levels[c] == "not_provided")
        held = frozenset(c for c in silent if self.case.company.over(frozenset({c})).high != 0)
        if not texts or not held:
            return []
        used = self.case.company.over(held)
        names = reasons.labels(held)
        if used.low > 0:
            certain = reasons.labels(c for c in held if self.case.company.over(frozenset({c})).low > 0) or names
            why = Text(
                f"{certain.zh or names.zh}已有余额({reasons.span(used).zh}),现行文本均未规定该渠道:请向监管部门确认。",
                f"{certain.en or names.en}: {reasons.span(used).en}; no text in force covers it: ask the regulator.",
            )
        else:
            why = Text(
                f"不能排除有余额的未规定渠道:{names.zh}。",
                f"There may be money in channels that no text covers: {names.en}.",
            )
        base = texts[0]
        missing = (*self.case.company.unknown(silent), *(("regulator",) if used.low > 0 else ()))
        return [
            Finding(
                rule=f"{self.case.law.place.code}/not-provided",
                kind="access",
                outcome=Outcome.UNDETERMINED,
                layer=base.layer,
                stale=self.case.stale(base),
                says=Text("现行文本未规定的渠道。", "Channels that no text in force provides for."),
                why=why,
                source=base.source,
                article=base.article,
                words="",
                channels=in_order(held),
                used=used,
                missing=missing,
                inputs=self.case.inputs(held, None),
            )
        ]

    def constraint(self, rule: Limit, active: list[Rule]) -> Constraint | None:
        """How a limit bears on new money; None where another lender may lend beyond it."""
        times = self.case.multiple(rule)
        found = limit(self.case, rule)
        room, upper = found.headroom, found.headroom_upper
        who = [r for r in active if isinstance(r, Lenders) and rule.counts <= r.counts]
        if rule.of is not None and not self._only(rule.of, who):
            return None
        if rule.per == "shareholder" and times is not None:
            room, upper = self.room_of_shareholders(rule, who, times, room, upper)
        over = found.cap is not None and found.used is not None and (found.used.high or found.used.low) > found.cap
        return Constraint(
            rule=rule.id,
            channels=rule.counts,
            room=room,
            room_upper=inf if upper is None else upper,
            base=rule.base,
            gain=Fraction(0)
            if over or times is None or rule.eligible or (who and rule.per == "shareholder")
            else times,
            lifted_by_approval=rule.approval_lifts,
        )

    def room_of_shareholders(
        self, rule: Limit, who: list[Lenders], times: Fraction, room: Fraction | None, upper: Fraction | None
    ) -> tuple[Fraction | None, Fraction | None]:
        """What all shareholders together may still lend. Contributions add up to the paid-in capital; each listed shareholder over its own cap adds
        nothing, and those not listed may have paid in whatever is left. ``who``: what the texts in force say of who may lend.
        """
        company = self.case.company
        rows = [loan for loan in company.loans if loan.channel in rule.counts]
        named = rule.eligible is not None or bool(who)
        if not named and (room is None or not company.shareholders):
            return room, upper
        lent = {name: sum((r.balance for r in loans), Fraction(0)) for name, loans in by_lender(rows).items()}
        total = Fraction(0)
        paid = Fraction(0)
        for holder in company.shareholders:
            fits = self._may_lend(holder, rule, who)
            if fits is None:
                return None, None
            if not fits:
                continue
            if holder.paid_in is None:
                return (None, None) if named else (room, upper)
            paid += holder.paid_in
            own = sum((amount for name, amount in lent.items() if same_name(holder.name, name)), Fraction(0))
            total += max(Fraction(0), times * holder.paid_in - own)
        if named:
            known = not self.case.unlisted(rule.counts) and not company.unknown(rule.counts) and company.shareholders
            return total if known else None, total if full_list(company) else None
        capital = company.capital.get(rule.base)
        if capital is not None and capital.amount > paid:
            total += times * (capital.amount - paid)
        return (total if room is None else min(room, total)), upper

    def _may_lend(self, holder: Shareholder, rule: Limit, who: list[Lenders]) -> bool | None:
        """Whether a shareholder may lend by every text that says who may; None where that is open."""
        said = [may_lend(holder, text) for text in who]
        if rule.eligible is not None:
            said.append(eligible(holder, rule.eligible))
        return False if False in said else None if None in said else True

    def _only(self, kind: str, who: list[Lenders]) -> bool:
        """Whether every shareholder that may lend is certainly of one kind."""
        company = self.case.company
        others = [holder for holder in company.shareholders if holder.kind != kind]
        return full_list(company) and all(any(may_lend(h, text) is False for text in who) for h in others)


def agreed(outcomes: list[Outcome]) -> Outcome:
    """What holds whichever scenario is true."""
    found = set(outcomes)
    if len(found) == 1:
        return outcomes[0]
    if found <= HARMLESS:
        return Outcome.COMPLIANT if Outcome.COMPLIANT in found else outcomes[0]
    return Outcome.BREACH if found <= BROKEN else Outcome.UNDETERMINED
