"""A scenario: one value for every fact that nobody stated, and all that follows from it.

A fact that nobody stated is not guessed. The facts that matter are found from the rules in force; each can take a few values; every combination of
them is a scenario.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import inf

from leverage.assessment import reasons
from leverage.assessment.findings import Finding, Level, Outcome, worst
from leverage.assessment.judging.case import Case
from leverage.assessment.judging.holders import eligible, full_list, may_lend
from leverage.assessment.judging.judgement import judge_rule
from leverage.assessment.judging.limit import check_stated, limit
from leverage.assessment.judging.silence import money_in_silence
from leverage.assessment.optimum import Constraint, maximise
from leverage.company import Company, Shareholder, by_lender
from leverage.law.conditions import Answers, Holding, InBusiness, Is, Key, fact_of
from leverage.law.data import AllFunding
from leverage.law.rulebook import Law
from leverage.law.rules import Access, Lenders, Limit, Rule
from leverage.terms.answers import read_fact
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.errors import InputError, suggest
from leverage.terms.facts import FactValue
from leverage.terms.texts import Text

OpenFacts = Mapping[Key, tuple[FactValue, ...]]
"""What matters and nobody stated, with the values that it can take."""

HARMLESS = {Outcome.COMPLIANT, Outcome.NOT_APPLICABLE, Outcome.REPLACED}
INACTIVE = {Outcome.NOT_APPLICABLE, Outcome.REPLACED}
BROKEN = {Outcome.BREACH, Outcome.PROHIBITED}
STRICTNESS: tuple[Level, ...] = ("permitted", "with_approval", "not_provided", "prohibited")
"""How much a text leaves open, the most first."""


CONSENTS: tuple[Key, ...] = ("well_run", "lender_consent")
"""Facts that somebody else grants, as an approval is granted: what they would open counts as open if approved."""


def scenarios(
    company: Company, law: Law, as_of: date, in_force: list[Rule], *, without_stale: bool, consented: bool = False
) -> tuple[OpenFacts, list[Result]]:
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


def known_answers(company: Company, law: Law, as_of: date) -> dict[Key, FactValue]:
    """The stated facts, each held against what the place can use, and what the balances tell."""
    answers: dict[Key, FactValue] = {}
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
    if issued(company):
        answers["debt_issuer"] = True
    for fact in facts.values():
        if fact.approval is not None and fact.approval in company.approvals:
            answers.setdefault(fact.name, True)
    conditions = [condition for item in (*law.rules, *law.pool_ratios) for condition in item.when]
    for condition in conditions:
        if isinstance(condition, Holding):
            used = company.over(condition.counts)
            if used.low > 0 or used.high == 0:
                answers[condition.key] = used.low > 0
        elif isinstance(condition, Is) and condition.or_else is not None:
            stated = next((answers[name] for name in condition.facts if name in answers), None)
            if stated is not None:
                answers[condition.key] = stated
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


def issued(company: Company) -> bool:
    """Whether bonds or securitised assets are outstanding: whatever was answered, somebody issued them."""
    return company.over(frozenset({Channel.BOND})).low > 0 or company.over(frozenset({Channel.ABS})).low > 0


def open_facts_of(in_force: Iterable[Rule], known: Answers, law: Law, as_of: date) -> OpenFacts:
    """What matters and nobody stated, each with every value it can take on a date."""
    found: dict[Key, tuple[FactValue, ...]] = {}
    facts = law.facts_on(as_of)
    for rule in in_force:
        for key in law.keys(rule):
            if key in known or (isinstance(key, InBusiness) and "opened_on" in known):
                continue
            fact = facts.get(fact_of(key) or "")
            found[key] = tuple(fact.values) if fact is not None and fact.kind == "choice" else (True, False)
    return found


@dataclass(frozen=True)
class Result:
    """All that one scenario says.

    ``unset`` are the channels of which a text sets no number, or that no limit contains; of these ``unbounded`` have no figure at all and are no part of
    any total. ``needs`` and ``approved``: the channels of which every approval that they need was stated.
    """

    answers: Answers
    findings: Mapping[str, list[Finding]]
    not_provided: list[Finding]
    constraints: tuple[Constraint, ...]
    levels: Mapping[Channel, Level]
    unset: frozenset[Channel]
    unbounded: frozenset[Channel]
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
        for rule in active:
            if isinstance(rule, Access) and rule.fills_silence and rule.counts <= spoken:
                idle[rule.id] = self.case.finding(rule, Outcome.NOT_APPLICABLE, reasons.NOT_SILENT)
        widened = any(
            isinstance(r, Limit) and r.layer == "local" and Channel.ASSET_TRANSFER_OUTRIGHT in r.counts for r in active
        )
        active = [_as_here(rule, spoken, widened=widened) for rule in active if rule.id not in idle]
        limits = [rule for rule in active if isinstance(rule, Limit)]
        case = replace(self.case, bounded=frozenset(channel for limit in limits for channel in limit.counts))
        here = {rule.id: rule for rule in active}
        findings = {r.id: [idle[r.id]] if r.id in idle else judge_rule(case, here[r.id]) for r in in_force}
        levels = {channel: self.level(channel, active, reserved) for channel in Channel}
        silent = frozenset(channel for channel in Channel if levels[channel] == "not_provided")
        texts = [rule for rule in (*active, *reserved) if isinstance(rule, Access)]
        not_provided = money_in_silence(case, texts, silent)
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
                *(c for rule in (*limits, *dormant) if (c := self.constraint(rule, active)) is not None),
                *self.amounts(active, bounded),
            ),
            levels=levels,
            unset=frozenset(unset),
            unbounded=frozenset(unset) - bounded,
            prohibiting={c: self.prohibiting(c, active) for c in Channel if levels[c] == "prohibited"},
            approved=frozenset(c for c in Channel if self.approved(c, active)),
            verdict=worst(outcomes),
        )

    def dormant(self, in_force: list[Rule], met: list[Rule], counted: list[Rule]) -> list[Limit]:
        """The limits that wait for money: they bind as soon as any is raised in the channels of their condition, and so bear on new money now."""
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
        """Whether a rule is left out as asked: it then replaces nothing, so that what stands behind it counts again."""
        return self.without_stale and rule.layer == "local" and self.case.stale(rule)

    def reserves(self, rule: Rule, met: list[Rule], counted: list[Rule]) -> bool:
        """Whether a text keeps its channels for companies other than this one."""
        if not (isinstance(rule, Access) and rule.reserves) or rule in met or self.left_out(rule):
            return False
        return not any(rule.id in other.replaces for other in counted)

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

    def level(self, channel: Channel, active: list[Rule], reserved: list[Rule]) -> Level:
        """What the texts in force say of a channel: the strictest of them; nothing is *not provided for*, and so is what is kept for others."""
        said: set[Level] = {rule.level for rule in active if isinstance(rule, Access) and channel in rule.counts}
        for rule in active:
            if isinstance(rule, Limit) and channel in rule.counts and self.case.multiple(rule) == 0:
                said.add("prohibited")
        if channel not in RAISABLE:
            said.add("permitted")
        if any(isinstance(rule, Access) and channel in rule.counts for rule in reserved):
            said.add("not_provided")
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
        """Whether every approval that a channel needs was stated. One given loan by loan is yet to be had for new money."""
        asking = [r for r in active if isinstance(r, Access) and r.level == "with_approval" and channel in r.counts]
        return bool(asking) and all(self.obtained(channel, rule) for rule in asking)

    def obtained(self, channel: Channel, rule: Access) -> bool:
        """Whether an approval was stated that covers new money: a channel without a number may have one that names an amount."""
        amount = rule.ratio_unset and not rule.per_loan and channel in self.case.company.approved_amounts
        return self.case.approves(channel, rule) or amount

    def amounts(self, active: list[Rule], bounded: frozenset[Channel]) -> Iterator[Constraint]:
        """The amounts that approvals name, for channels that a text opens without a number and no limit contains."""
        unset = [rule for rule in active if isinstance(rule, Access) and rule.ratio_unset]
        for channel, amount in self.case.company.approved_amounts.items():
            rule = next((rule for rule in unset if channel in rule.counts - bounded), None)
            if rule is None:
                continue
            used = self.case.used(channel)
            yield Constraint(
                rule=rule.id,
                channels=frozenset({channel}),
                room=None if used.high is None else max(Fraction(0), amount.amount - used.high),
                room_upper=max(Fraction(0), amount.amount - used.low),
                base=None,
                gain=Fraction(0),
            )

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
        who = [text for text in who if not text.any_shareholder]
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
            own = sum(
                (lent[name] for name in lent if name and company.same_lender(holder.name, name) is not False),
                Fraction(0),
            )
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


def _as_here(rule: Rule, spoken: frozenset[Channel], *, widened: bool) -> Rule:
    """A national rule as the texts of the place leave it: silent on channels of which they have ``spoken``, and counting outright transfers where they do."""
    if isinstance(rule, Access) and rule.fills_silence:
        return rule.without(spoken)
    if widened and isinstance(rule, Limit) and isinstance(rule.channels, AllFunding) and rule.channels.also_local:
        return rule.counting(Channel.ASSET_TRANSFER_OUTRIGHT)
    return rule


def agreed(outcomes: list[Outcome]) -> Outcome:
    """What holds whichever scenario is true."""
    found = set(outcomes)
    if len(found) == 1:
        return outcomes[0]
    if found <= HARMLESS:
        return Outcome.COMPLIANT if Outcome.COMPLIANT in found else outcomes[0]
    return Outcome.BREACH if found <= BROKEN else Outcome.UNDETERMINED
