"""Rules × company → findings.

A fact that nobody stated is not guessed: every rule is judged under each value that the unknown facts can take (a *scenario*), and what differs between
scenarios is undetermined. Within a scenario sums are intervals: a limit is kept if the most that may be used is within the cap, broken if
the least is above it, and otherwise undetermined, naming what would settle it.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import inf
from typing import assert_never

from leverage import reasons
from leverage.answers import ANY_TERM, read_fact
from leverage.channels import FUNDING, OTHER, RAISABLE, Base, Channel, Group
from leverage.company import Company, FactValue, Interval, Loan, Shareholder
from leverage.errors import InputError, suggest
from leverage.findings import Assessment, ChannelRoom, Finding, Input, Level, Outcome, Question, TotalRoom
from leverage.headroom import Alone, Constraint, Together, alone, maximise, together
from leverage.money import Bound
from leverage.rulebook import Law
from leverage.rules import (
    LOCAL,
    UNKNOWN,
    Access,
    ByFact,
    Condition,
    Count,
    Eligible,
    Is,
    Limit,
    LocalRatio,
    Manual,
    OpenFor,
    Rule,
    Term,
    Unknown,
)
from leverage.texts import Text, join

_HARMLESS = {Outcome.COMPLIANT, Outcome.NOT_APPLICABLE, Outcome.REPLACED}
_INACTIVE = {Outcome.NOT_APPLICABLE, Outcome.REPLACED}
_BROKEN = {Outcome.BREACH, Outcome.PROHIBITED}
_STRICTNESS: tuple[Level, ...] = ("permitted", "with_approval", "not_provided", "prohibited")
_MOST_CHANNELS_ASKED = 3

Answers = Mapping[str, FactValue]
"""A value for every fact that is known or, within a scenario, assumed. A time in business stands under ``open_for:N``."""


def assess(company: Company, law: Law, as_of: date, *, without_stale: bool = False, rulebook: str = "") -> Assessment:
    """Judge a company under every rule of a place on a date.

    ``without_stale`` leaves local rules out that were last verified before that date. InputError for a fact that the place cannot use.
    """
    known = _known_answers(company, law, as_of)
    in_force = [rule for rule in law.rules if rule.in_force(as_of)]
    judged = [rule for rule in law.rules if not _merely_permits(rule)]
    open_facts = _open_facts(in_force, known, law)
    scenarios = [
        _Scenario(company, law, as_of, {**known, **dict(zip(open_facts, values, strict=True))}, without_stale)
        for values in itertools.product(*open_facts.values())
    ]
    results = [scenario.judge(in_force) for scenario in scenarios]
    findings = [
        *(_merge_rule(rule, results, open_facts, law) for rule in judged if rule.in_force(as_of)),
        _merge_not_provided(company, results, open_facts),
        [_not_in_force(rule, as_of) for rule in judged if not rule.in_force(as_of)],
    ]
    flat = tuple(found for group in findings for found in group)
    verdict = _agreed([result.verdict for result in results]) if in_force else Outcome.UNDETERMINED
    return Assessment(
        company=company,
        place=law.place,
        as_of=as_of,
        verdict=verdict,
        findings=flat,
        channels=_channel_rooms(company, results, flat),
        total=_total_room(company, results),
        questions=_questions(flat, law),
        gaps=tuple(law.gaps(as_of)),
        warnings=_warnings(company, law, as_of, flat, verdict, bool(in_force), without_stale),
        without_stale=without_stale,
        rulebook=rulebook,
    )


# --- facts and scenarios -------------------------------------------------------------------------------------------------


def _known_answers(company: Company, law: Law, as_of: date) -> dict[str, FactValue]:
    """The stated facts, each held against what the place can use."""
    answers: dict[str, FactValue] = {}
    for name, value in company.facts.items():
        fact = law.facts.get(name)
        if fact is None and name in law.elsewhere:
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
            raise InputError(wrong, do, f"facts.{name} ({fact.label.zh})") from None
    if company.company_type is not None:
        answers["company_type"] = str(company.company_type)
    if company.over(frozenset({Channel.BOND})).low > 0:
        answers["debt_issuer"] = True  # whatever was answered: a bond outstanding was issued
    for rule in law.rules:
        for condition in rule.when:
            if isinstance(condition, Is) and condition.or_else is not None:
                stated = answers.get(condition.fact, answers.get(condition.or_else))
                if stated is not None:
                    answers[_key(condition)] = stated
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


def _key(condition: Condition) -> str:
    if isinstance(condition, OpenFor):
        return f"open_for:{condition.years}"
    return f"{condition.fact}|{condition.or_else}" if condition.or_else else condition.fact


def _turns_on(rule: Rule, law: Law) -> list[str]:
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
    return list(dict.fromkeys(keys + [_key(condition) for condition in conditions]))


def _open_facts(in_force: Iterable[Rule], known: Answers, law: Law) -> dict[str, tuple[FactValue, ...]]:
    """The facts that matter and that nobody stated, each with every value it can take."""
    found: dict[str, tuple[FactValue, ...]] = {}
    for rule in in_force:
        for key in _turns_on(rule, law):
            if key in known or (key.startswith("open_for:") and "opened_on" in known):
                continue
            fact = law.facts.get(_fact_name(key))
            found[key] = tuple(fact.values) if fact is not None and fact.kind == "choice" else (True, False)
    return found


@dataclass(frozen=True)
class _Result:
    """All that one scenario says."""

    answers: Answers
    findings: Mapping[str, list[Finding]]
    not_provided: list[Finding]
    constraints: tuple[Constraint, ...]
    levels: Mapping[Channel, Level]
    unset: frozenset[Channel]
    approved: frozenset[Channel]
    verdict: Outcome


@dataclass(frozen=True)
class _Scenario:
    """One company under one set of answers."""

    company: Company
    law: Law
    as_of: date
    answers: Answers
    without_stale: bool

    def judge(self, in_force: list[Rule]) -> _Result:
        met = [rule for rule in in_force if all(self.holds(condition) for condition in rule.when)]
        findings: dict[str, list[Finding]] = {}
        active: list[Rule] = []
        for rule in in_force:
            by = next((other for other in met if rule.id in other.replaces), None)
            if rule not in met:
                findings[rule.id] = [self.inactive(rule, Outcome.NOT_APPLICABLE, reasons.CONDITION_NOT_MET)]
            elif by is not None:
                findings[rule.id] = [self.inactive(rule, Outcome.REPLACED, reasons.replaced(by))]
            elif isinstance(rule, Limit) and rule.approval_lifts and self.lifted(rule):
                findings[rule.id] = [self.inactive(rule, Outcome.NOT_APPLICABLE, reasons.LIFTED)]
            elif self.without_stale and rule.layer == "local" and self.stale(rule):
                findings[rule.id] = [self.inactive(rule, Outcome.NOT_APPLICABLE, reasons.EXCLUDED_AS_STALE)]
            else:
                active.append(rule)
                findings[rule.id] = self.judge_rule(rule)
        levels = {channel: self.level(channel, active) for channel in Channel}
        not_provided = self.not_provided(levels, active)
        counted = [f.outcome for group in (*findings.values(), not_provided) for f in group if f.counts_in_verdict]
        limits = [rule for rule in active if isinstance(rule, Limit)]
        if not _BROKEN & set(counted) and not self.placeable(limits):
            counted.append(Outcome.BREACH)
        return _Result(
            answers=self.answers,
            findings=findings,
            not_provided=not_provided,
            constraints=tuple(self.constraint(rule) for rule in limits),
            levels=levels,
            unset=frozenset(c for r in active if isinstance(r, Access) and r.ratio_unset for c in r.counts),
            approved=frozenset(c for c in Channel if self.approved(c, active)),
            verdict=worst(counted),
        )

    # whether a rule applies

    def lifted(self, rule: Limit) -> bool:
        """Whether an approval was stated that lifts a limit: for the limit, or for every channel that it counts."""
        given = self.company.approvals
        return rule.id in given or all(channel in given for channel in rule.counts)

    def holds(self, condition: Condition) -> bool:
        if isinstance(condition, OpenFor):
            opened = self.answers.get("opened_on")
            if isinstance(opened, date):
                return add_months(opened, 12 * condition.years) <= self.as_of
        answer = self.answers[_key(condition)]
        return answer in condition.among if isinstance(condition, Is) else bool(answer)

    def stale(self, rule: Rule) -> bool:
        return rule.source.verified_on < self.as_of

    def multiple(self, rule: Limit) -> Fraction | None:
        """The multiple that applies here; None where nobody has seen it."""
        return self._resolve(rule.multiple)

    def _resolve(self, multiple: Fraction | ByFact | LocalRatio | Unknown) -> Fraction | None:
        if multiple is UNKNOWN:
            return None
        if multiple is LOCAL:
            fitting = next(r for r in self.law.pool_ratios if all(self.holds(condition) for condition in r.when))
            return self._resolve(fitting.multiple)
        if isinstance(multiple, ByFact):
            answer = self.answers[multiple.fact]
            return multiple.multiples[answer if isinstance(answer, bool) else str(answer)]
        assert isinstance(multiple, Fraction)  # noqa: S101
        return multiple

    def placeable(self, limits: list[Limit]) -> bool:
        """Whether the unallocated amounts can be spread over their channels with every limit kept. Each limit by itself may leave room, and yet
        all of them together none; then something is exceeded whoever lent the money.
        """
        amounts = [item for item in self.company.unallocated if item.amount]
        cells = [(item, channel) for item in amounts for channel in item.among]
        if not cells:
            return True
        rows = [[Fraction(item is own) for item, _ in cells] for own in amounts]
        rooms = [item.amount for item in amounts]
        for rule in limits:
            cap = self.limit(rule).cap
            if cap is not None and rule.per == "company":
                known = sum((b.amount for c in rule.counts if (b := self.company.balance(c))), Fraction(0))
                rows.append([Fraction(channel in rule.counts) for _, channel in cells])
                rooms.append(max(Fraction(0), cap - known))
        (most, _), _ = maximise(rows, [(room, Fraction(0)) for room in rooms])
        return most == sum((item.amount for item in amounts), Fraction(0))

    # one rule at a time

    def judge_rule(self, rule: Rule) -> list[Finding]:
        match rule:
            case Limit(per="shareholder"):
                return self.limit_per_shareholder(rule)
            case Limit():
                return [self.limit(rule)]
            case Count():
                return [self.count(rule)]
            case Term():
                return self.term(rule)
            case Manual():
                return [self.manual(rule)]
            case Access():
                return self.access(rule)
            case _:
                assert_never(rule)

    def finding(self, rule: Rule, outcome: Outcome, why: Text) -> Finding:
        return Finding(
            rule=rule.id,
            kind=rule.kind,
            outcome=outcome,
            layer=rule.layer,
            stale=self.stale(rule),
            says=rule.says,
            why=why,
            source=rule.source,
            article=rule.article,
            words=rule.words,
            channels=_in_order(_channels_of(rule)),
            base=rule.base if isinstance(rule, Limit) else None,
            note=rule.note,
        )

    def inactive(self, rule: Rule, outcome: Outcome, why: Text) -> Finding:
        return self.finding(rule, outcome, why)

    def limit(self, rule: Limit) -> Finding:
        base = self.company.capital.get(rule.base)
        amount = base.amount if base else None
        used = self.company.over(rule.counts)
        times = self.multiple(rule)
        cap = Fraction(0) if times == 0 else times * amount if times is not None and amount is not None else None
        outcome = compare(used, cap, prohibits=times == 0)
        if rule.approval_lifts and outcome is Outcome.BREACH:
            outcome = Outcome.NEEDS_APPROVAL
        missing: list[str] = ["approvals"] if outcome is Outcome.NEEDS_APPROVAL else []
        if outcome is Outcome.UNDETERMINED:
            missing += ["local_ratio"] if times is None else []
            missing += [rule.base.value] if amount is None and times != 0 else []
            missing += self.company.unknown(rule.counts)
        return replace(
            self.finding(rule, outcome, reasons.limit(outcome, used, cap, times, rule.base.label, amount)),
            base_amount=amount,
            multiples=None if times is None else (times, times),
            cap=cap,
            cap_upper=cap,
            used=used,
            missing=tuple(missing),
            inputs=self.inputs(rule.counts, rule.base),
        )

    def limit_per_shareholder(self, rule: Limit) -> list[Finding]:
        used = self.company.over(rule.counts)
        rows = [loan for loan in self.company.loans if loan.channel in rule.counts and loan.balance]
        loose = self.company.unknown(rule.counts)
        stated_only = used.low > sum((row.balance for row in rows), Fraction(0))
        found = []
        times = self.multiple(rule)
        if loose or stated_only:
            missing = ("loans", *loose)
            why = Text(
                "没有逐笔明细,无法按股东核对。", "Without a ledger it cannot be judged shareholder by shareholder."
            )
            blank = self.finding(rule, Outcome.UNDETERMINED, why)
            found.append(replace(blank, used=used, missing=missing, inputs=self.inputs(rule.counts, None)))
        elif not rows:
            found.append(replace(self.finding(rule, Outcome.COMPLIANT, reasons.NO_LOANS), used=used))
        for lender, loans in _by_lender(rows).items():
            lent = sum((loan.balance for loan in loans), Fraction(0))
            spent = Interval(lent, lent if not loose else None)
            holder = next((s for s in self.company.shareholders if _same_name(s.name, lender)), None)
            paid_in = self.paid_in(lender, holder)
            cap = times * paid_in if times is not None and paid_in is not None else None
            outcome = compare(Interval(lent, lent), cap, prohibits=times == 0) if not loose else compare(spent, cap)
            label = Text("该股东实缴出资", "this shareholder's paid-in contribution")
            why = reasons.limit(outcome, spent, cap, times, label, paid_in)
            if holder is None and outcome is Outcome.BREACH:
                why += Text("出借人不在股东名册中。", "The lender is not among the shareholders.")
            shown = [Input(loan.channel.value, loan.balance, loan.source) for loan in loans]
            if holder is not None:
                shown.append(Input("paid_in", holder.paid_in, holder.source))
            found.append(
                replace(
                    self.finding(rule, outcome, why),
                    subject=lender or loans[0].source,
                    base_amount=paid_in,
                    multiples=None if times is None else (times, times),
                    cap=cap,
                    cap_upper=cap,
                    used=spent,
                    missing=("shareholders",) if paid_in is None else ("loans",) if loose else (),
                    inputs=tuple(shown),
                )
            )
        return found

    def paid_in(self, lender: str, holder: Shareholder | None) -> Fraction | None:
        """A lender's own contribution. One who is missing from a full list of shareholders has paid in nothing."""
        if holder is not None:
            return holder.paid_in
        shares = [s.share for s in self.company.shareholders]
        full = bool(shares) and None not in shares and sum(s for s in shares if s is not None) == 1
        return Fraction(0) if lender and full else None

    def count(self, rule: Count) -> Finding:
        used = self.company.over(frozenset({rule.channel}))
        rows = [loan for loan in self.company.loans if loan.channel is rule.channel and loan.balance]
        names = {name_key(loan.lender) for loan in rows if loan.lender}
        listed = (
            bool(rows) and all(loan.lender for loan in rows) and not self.company.unknown(frozenset({rule.channel}))
        )
        stated = self.answers.get(rule.fact)
        if isinstance(stated, int) and (len(names) > stated or (listed and len(names) != stated)):
            raise InputError(
                Text(
                    f"{stated}家与融资明细中的{len(names)}家不一致",
                    f"{stated} contradicts the ledger, which names {len(names)} lenders",
                ),
                Text("请改正其一", "correct one of them"),
                f"facts.{rule.fact}",
            )
        many = stated if isinstance(stated, int) else len(names) if listed else None
        missing: tuple[str, ...] = ()
        if used.high == 0:
            outcome, why = Outcome.COMPLIANT, Text("没有银行借款。", "There is no bank borrowing.")
        elif many is not None:
            outcome = Outcome.COMPLIANT if many <= rule.at_most else Outcome.BREACH
            why = Text(f"融资银行{many}家,上限{rule.at_most}家。", f"{many} lending banks; at most {rule.at_most}.")
        elif len(names) > rule.at_most:
            outcome = Outcome.BREACH
            why = Text(
                f"融资银行至少{len(names)}家,上限{rule.at_most}家。",
                f"At least {len(names)} lending banks; at most {rule.at_most}.",
            )
        else:
            outcome, missing = Outcome.UNDETERMINED, (rule.fact,)
            why = Text(
                f"融资银行家数未知,上限{rule.at_most}家。",
                f"The number of lending banks is not stated; at most {rule.at_most}.",
            )
        shown = [Input(loan.lender or "", loan.balance, loan.source) for loan in rows]
        found = self.finding(rule, outcome, why)
        times = Fraction(rule.at_most)
        numbers = None if many is None else Interval(Fraction(many), Fraction(many))
        return replace(found, missing=missing, inputs=tuple(shown), multiples=(times, times), used=numbers)

    def term(self, rule: Term) -> list[Finding]:
        used = self.company.over(frozenset({rule.channel}))
        rows = [loan for loan in self.company.loans if loan.channel is rule.channel and loan.balance]
        found = []
        if self.company.unknown(frozenset({rule.channel})) or used.low > sum((r.balance for r in rows), Fraction(0)):
            why = Text("没有逐笔明细,无法核对。", "Without a ledger it cannot be judged loan by loan.")
            found.append(replace(self.finding(rule, Outcome.UNDETERMINED, why), missing=("loans",)))
        elif not rows:
            found.append(self.finding(rule, Outcome.COMPLIANT, reasons.NO_LOANS))
        judge = {"months": self.months, "rate": self.rate, "lender": self.lender}[rule.test]
        for row in rows:
            outcome, why, missing = judge(rule, row)
            shown = (Input(row.lender or row.channel.value, row.balance, row.source),)
            subject = f"{row.lender or row.channel.value} ({row.source})"
            found.append(replace(self.finding(rule, outcome, why), subject=subject, missing=missing, inputs=shown))
        return found

    def months(self, rule: Term, loan: Loan) -> tuple[Outcome, Text, tuple[str, ...]]:
        if loan.start is None or loan.maturity is None:
            why = Text("起始日或到期日未填。", "The loan's start or maturity is not stated.")
            return Outcome.UNDETERMINED, why, ("loans",)
        months = whole_months(loan.start, loan.maturity)
        told = Text(f"{loan.start}至{loan.maturity}", f"{loan.start} to {loan.maturity}")
        if months is not None and months % rule.times == 0:
            return Outcome.COMPLIANT, told + Text(f":{months}个月。", f": {months} months."), ()
        why = Text(f",不是{rule.times}个月的整数倍。", f"is not a multiple of {rule.times} months.")
        return Outcome.BREACH, told + why, ()

    def lender(self, rule: Term, loan: Loan) -> tuple[Outcome, Text, tuple[str, ...]]:
        holder = next((s for s in self.company.shareholders if _same_name(s.name, loan.lender or "")), None)
        if holder is None and loan.lender and self.paid_in(loan.lender, None) == 0:
            return Outcome.BREACH, Text("出借人不在股东名册中。", "The lender is not among the shareholders."), ()
        fits = None if holder is None or rule.eligible is None else eligible(holder, rule.eligible)
        if fits is None:
            why = Text("出借人的持股比例或类型未知。", "The lender's share or kind is not stated.")
            return Outcome.UNDETERMINED, why, ("shareholders",)
        why = Text("出借人符合持股要求。", "The lender's holding qualifies.")
        if not fits:
            why = Text("出借人不符合持股要求。", "The lender's holding does not qualify.")
        return Outcome.COMPLIANT if fits else Outcome.BREACH, why, ()

    def rate(self, rule: Term, loan: Loan) -> tuple[Outcome, Text, tuple[str, ...]]:
        benchmarks = self.answers.get(rule.benchmark or "")
        months = whole_months(loan.start, loan.maturity) if loan.start and loan.maturity else None
        benchmark = (
            benchmarks.get(months or ANY_TERM, benchmarks.get(ANY_TERM)) if isinstance(benchmarks, Mapping) else None
        )
        if loan.rate is None:
            return Outcome.UNDETERMINED, Text("年利率未填。", "The loan's rate is not stated."), ("loans",)
        if loan.rate == 0:
            return Outcome.COMPLIANT, Text("无息。", "No interest is charged."), ()
        if benchmark is None:
            why = Text("该期限的基准利率未填。", "The benchmark rate for this term is not stated.")
            return Outcome.UNDETERMINED, why, (rule.benchmark or "",)
        top = rule.times * benchmark
        outcome = Outcome.COMPLIANT if loan.rate <= top else Outcome.BREACH
        rate, most, of = (f"{float(r * 100):.6g}%" for r in (loan.rate, top, benchmark))
        return (
            outcome,
            Text(
                f"年利率{rate},上限{most}({rule.times}×{of})。", f"Rate {rate}; at most {most} ({rule.times} × {of})."
            ),
            (),
        )

    def manual(self, rule: Manual) -> Finding:
        answer = self.answers.get(rule.fact.name)
        if rule.counts and self.company.over(rule.counts).high == 0:
            return self.finding(
                rule, Outcome.NOT_APPLICABLE, Text("相关渠道余额为零。", "The channels concerned hold no money.")
            )
        if answer is None:
            asked = self.finding(rule, Outcome.UNDETERMINED, rule.fact.ask)
            return replace(asked, missing=(rule.fact.name,), counts_in_verdict=False)
        told = Text("(已答:", "(answered:") + reasons.value_label(answer) + Text(")", ")")
        return self.finding(rule, Outcome.COMPLIANT if answer is True else Outcome.BREACH, rule.fact.label + told)

    def access(self, rule: Access) -> list[Finding]:
        if _merely_permits(rule):
            return []
        asked = rule.counts
        if rule.level == "with_approval":
            asked = frozenset(c for c in rule.counts if not self.approves(c, rule))
        used = self.company.over(asked)
        bad = Outcome.NEEDS_APPROVAL if rule.level == "with_approval" else Outcome.PROHIBITED
        held = [c for c in _in_order(asked) if self.company.over(frozenset({c})).high != 0]
        names = reasons.labels(held)
        missing: tuple[str, ...] = ()
        if not held:
            outcome = Outcome.COMPLIANT
            why = Text("未使用须批准的渠道,或已获批准。", "No money in these channels, or approved.")
            if rule.level == "prohibited":
                why = Text("未使用被禁止的渠道。", "No money in these channels.")
        elif used.low > 0:
            outcome = bad
            why = Text(f"{names.zh}已用{reasons.span(used).zh};", f"{names.en}: {reasons.span(used).en} used;")
            if bad is Outcome.NEEDS_APPROVAL:
                why += Text("须经批准,未说明已获批准。", "approval is required and none was stated.")
                missing = ("approvals",)
            else:
                why += Text("属禁止渠道。", "these channels are prohibited.")
        else:
            outcome = Outcome.UNDETERMINED
            why = Text(f"不能排除有{names.zh}的余额。", f"There may be money in {names.en}.")
            missing = (*self.company.unknown(asked), *(("approvals",) if bad is Outcome.NEEDS_APPROVAL else ()))
        found = self.finding(rule, outcome, why)
        return [replace(found, used=used, missing=missing, inputs=self.inputs(asked, None))]

    # channels: access, and room

    def level(self, channel: Channel, active: list[Rule]) -> Level:
        """What the texts in force say of a channel: the strictest of them; nothing is *not provided for*."""
        said: set[Level] = {rule.level for rule in active if isinstance(rule, Access) and channel in rule.counts}
        for rule in active:
            if isinstance(rule, Limit) and channel in rule.counts and self.multiple(rule) == 0:
                said.add("prohibited")
        if channel not in RAISABLE:
            said.add("permitted")
        return max(said, key=_STRICTNESS.index) if said else "not_provided"

    def approves(self, channel: Channel, rule: Access) -> bool:
        """Whether an approval was stated: for the channel, for this rule, or for a limit that counts the channel."""
        given = self.company.approvals
        limits = (r for r in self.law.rules if isinstance(r, Limit) and r.id in given)
        return channel in given or rule.id in given or any(channel in limit.counts for limit in limits)

    def approved(self, channel: Channel, active: list[Rule]) -> bool:
        asking = [r for r in active if isinstance(r, Access) and r.level == "with_approval" and channel in r.counts]
        return bool(asking) and all(self.approves(channel, rule) for rule in asking)

    def not_provided(self, levels: Mapping[Channel, Level], active: list[Rule]) -> list[Finding]:
        """Money, certain or possible, in channels that no text in force covers."""
        texts = [rule for rule in active if isinstance(rule, Access)]
        silent = frozenset(c for c in RAISABLE if levels[c] == "not_provided")
        held = frozenset(c for c in silent if self.company.over(frozenset({c})).high != 0)
        if not texts or not held:
            return []
        used = self.company.over(held)
        names = reasons.labels(held)
        if used.low > 0:
            certain = reasons.labels(c for c in held if self.company.over(frozenset({c})).low > 0) or names
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
        missing = (*self.company.unknown(silent), *(("regulator",) if used.low > 0 else ()))
        return [
            Finding(
                rule=f"{self.law.place.code}/not-provided",
                kind="access",
                outcome=Outcome.UNDETERMINED,
                layer=base.layer,
                stale=self.stale(base),
                says=Text("现行文本未规定的渠道。", "Channels that no text in force provides for."),
                why=why,
                source=base.source,
                article=base.article,
                words="",
                channels=_in_order(held),
                used=used,
                missing=missing,
                inputs=self.inputs(held, None),
            )
        ]

    def constraint(self, rule: Limit) -> Constraint:
        """How a limit bears on new money."""
        times = self.multiple(rule)
        found = self.limit(rule)
        room, upper = found.headroom, found.headroom_upper
        if rule.per == "shareholder" and times is not None:
            room, upper = self.room_of_shareholders(rule, times, room, upper)
        over = found.cap is not None and found.used is not None and (found.used.high or found.used.low) > found.cap
        return Constraint(
            rule=rule.id,
            channels=rule.counts,
            room=room,
            room_upper=inf if upper is None else upper,
            base=rule.base,
            gain=Fraction(0) if over or times is None or rule.eligible else times,
            lifted_by_approval=rule.approval_lifts,
        )

    def room_of_shareholders(
        self, rule: Limit, times: Fraction, room: Fraction | None, upper: Fraction | None
    ) -> tuple[Fraction | None, Fraction | None]:
        """What all shareholders together may still lend. Contributions add up to the paid-in capital; each listed shareholder over its own cap adds
        nothing, and those not listed may have paid in whatever is left.
        """
        rows = [loan for loan in self.company.loans if loan.channel in rule.counts]
        if rule.eligible is None and (room is None or not self.company.shareholders):
            return room, upper
        lent = {name: sum((r.balance for r in loans), Fraction(0)) for name, loans in _by_lender(rows).items()}
        total = Fraction(0)
        paid = Fraction(0)
        for holder in self.company.shareholders:
            if rule.eligible is not None:
                fits = eligible(holder, rule.eligible)
                if fits is None:
                    return None, None
                if not fits:
                    continue
            if holder.paid_in is None:
                return (room, upper) if rule.eligible is None else (None, None)
            paid += holder.paid_in
            own = sum((amount for name, amount in lent.items() if _same_name(holder.name, name)), Fraction(0))
            total += max(Fraction(0), times * holder.paid_in - own)
        if rule.eligible is not None:
            shares = [s.share for s in self.company.shareholders]
            full = None not in shares and sum(s for s in shares if s is not None) == 1
            known = self.company.over(rule.counts).low == sum((r.balance for r in rows), Fraction(0))
            return (total if known and not self.company.unknown(rule.counts) and shares else None), (
                total if full else None
            )
        capital = self.company.capital.get(rule.base)
        if capital is not None and capital.amount > paid:
            total += times * (capital.amount - paid)
        return (total if room is None else min(room, total)), upper

    def inputs(self, channels: frozenset[Channel], base: Base | None) -> tuple[Input, ...]:
        """The figures that a finding rests on, each with its cell."""
        found = []
        for channel in _in_order(channels):
            balance = self.company.balance(channel)
            if balance is None:
                found.append(Input(channel.value, None, ""))
            elif balance.amount or balance.source != "complete":
                found.append(Input(channel.value, balance.amount, balance.source))
        for item in self.company.unallocated:
            if item.among & channels and item.amount:
                found.append(Input(item.label, item.amount, item.source))
        if base is not None:
            figure = self.company.capital.get(base)
            found.append(Input(base.value, figure.amount if figure else None, figure.source if figure else ""))
        return tuple(found)


# --- small things ---------------------------------------------------------------------------------------------------------


def compare(used: Interval, cap: Fraction | None, *, prohibits: bool = False) -> Outcome:
    """Hold what is used against a cap. Equality is within it."""
    if used.high is not None and used.high <= (cap if cap is not None else 0):
        return Outcome.COMPLIANT
    if cap is not None and used.low > cap:
        return Outcome.PROHIBITED if prohibits else Outcome.BREACH
    return Outcome.UNDETERMINED


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The verdict that a set of outcomes amounts to."""
    found = set(outcomes)
    ranked = (Outcome.BREACH, Outcome.PROHIBITED, Outcome.UNDETERMINED, Outcome.NEEDS_APPROVAL)
    return next((outcome for outcome in ranked if outcome in found), Outcome.COMPLIANT)


def _agreed(outcomes: list[Outcome]) -> Outcome:
    """What holds whichever scenario is true."""
    found = set(outcomes)
    if len(found) == 1:
        return outcomes[0]
    if found <= _HARMLESS:
        return Outcome.COMPLIANT if Outcome.COMPLIANT in found else outcomes[0]
    return Outcome.BREACH if found <= _BROKEN else Outcome.UNDETERMINED


def whole_months(start: date, end: date) -> int | None:
    """The number of months from one day to the corresponding day of a later month (its last day where there is none); None if no whole number."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if months > 0 and add_months(start, months) == end else None


def eligible(holder: Shareholder, test: Eligible) -> bool | None:
    """Whether a shareholder may lend under a rule; None where its share or kind is not stated."""
    if (test.corporate and holder.kind == "individual") or (holder.share is not None and holder.share < test.share):
        return False
    known = holder.share is not None and (holder.kind is not None or not test.corporate)
    return True if known else None


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months on, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def name_key(lender: str | None) -> str:
    """What two spellings of one name have in common: width, case and spaces apart."""
    return "".join(unicodedata.normalize("NFKC", lender or "").split()).casefold()


def _same_name(one: str, other: str) -> bool:
    return bool(name_key(one)) and name_key(one) == name_key(other)


def _by_lender(loans: Iterable[Loan]) -> dict[str, list[Loan]]:
    """The loans of each lender under its name as first written; those without a lender under an empty name."""
    groups: dict[str, list[Loan]] = {}
    written: dict[str, str] = {}
    for loan in loans:
        key = written.setdefault(name_key(loan.lender), loan.lender or "")
        groups.setdefault(key, []).append(loan)
    return groups


def _in_order(channels: Iterable[Channel]) -> tuple[Channel, ...]:
    chosen = set(channels)
    return tuple(channel for channel in Channel if channel in chosen)


def _merely_permits(rule: Rule) -> bool:
    """A permission asks nothing of anybody: it shows in the channels' access, not among the findings."""
    return isinstance(rule, Access) and rule.level == "permitted"


def _channels_of(rule: Rule) -> frozenset[Channel]:
    return frozenset({rule.channel}) if isinstance(rule, Count | Term) else rule.counts


# --- over all scenarios -----------------------------------------------------------------------------------------------------


def _not_in_force(rule: Rule, as_of: date) -> Finding:
    return Finding(
        rule=rule.id,
        kind=rule.kind,
        outcome=Outcome.NOT_APPLICABLE,
        layer=rule.layer,
        stale=rule.source.verified_on < as_of,
        says=rule.says,
        why=reasons.not_in_force(rule, as_of),
        source=rule.source,
        article=rule.article,
        words=rule.words,
        channels=_in_order(_channels_of(rule)),
        base=rule.base if isinstance(rule, Limit) else None,
        note=rule.note,
    )


def _merge_rule(
    rule: Rule, results: list[_Result], open_facts: Mapping[str, tuple[FactValue, ...]], law: Law
) -> list[Finding]:
    """One rule's findings over all scenarios: what agrees stands, what differs is undetermined."""
    subjects = dict.fromkeys(f.subject for result in results for f in result.findings[rule.id])
    if len(subjects) > 1:
        only_inactive = all(
            f.outcome in _INACTIVE for result in results for f in result.findings[rule.id] if f.subject is None
        )
        if only_inactive:
            subjects.pop(None, None)
    relevant = list(_turns_on(rule, law))
    for other in law.rules:
        if rule.id in other.replaces:
            relevant += _turns_on(other, law)
    unsettled = [key for key in dict.fromkeys(relevant) if key in open_facts]
    merged = []
    for subject in subjects:
        rows = []
        for result in results:
            row = next((f for f in result.findings[rule.id] if f.subject == subject), None)
            rows.append((result.answers, row or replace(result.findings[rule.id][0], outcome=Outcome.NOT_APPLICABLE)))
        merged.append(_merge(rows, unsettled, law))
    return merged


def _merge(rows: list[tuple[Answers, Finding]], unsettled: list[str], law: Law) -> Finding:
    findings = [row for _, row in rows]
    first = next((f for f in findings if f.outcome not in _INACTIVE), findings[0])
    if all((f.outcome, f.why) == (first.outcome, first.why) for f in findings):
        return first
    outcome = _agreed([f.outcome for f in findings])
    active = [f for f in findings if f.outcome not in _INACTIVE]
    multiples = [m for f in active if f.multiples for m in f.multiples]
    caps = [f.cap for f in active]
    known = [cap for cap in caps if cap is not None]
    low, high = (min(known), max(known)) if known and len(known) == len(caps) else (None, None)
    cases: dict[tuple[FactValue, ...], tuple[Text, Outcome, Fraction | None]] = {}
    for answers, found in rows:
        values = tuple(answers[key] for key in unsettled)
        cases.setdefault(values, (join([reasons.value_label(v) for v in values]), found.outcome, found.cap))
    names = [_fact_name(key) for key in unsettled]
    facts = join([reasons.fact_label(name, law.facts) for name in names])
    missing = dict.fromkeys(name for f in active for name in f.missing)
    if outcome is Outcome.UNDETERMINED or low != high:
        missing |= dict.fromkeys(names)
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


def _fact_name(key: str) -> str:
    return "opened_on" if key.startswith("open_for:") else key.partition("|")[0]


def _merge_not_provided(
    company: Company, results: list[_Result], open_facts: Mapping[str, tuple[FactValue, ...]]
) -> list[Finding]:
    """One finding for every channel that some scenario leaves unprovided. Where only some do, the facts that decide it are missing too."""
    found = [f for result in results for f in result.not_provided]
    if not found:
        return []
    where = [result.answers for result in results if result.not_provided]
    deciding = [key for key, values in open_facts.items() if {str(a[key]) for a in where} != {str(v) for v in values}]
    channels = _in_order(c for f in found for c in f.channels)
    widest = max(found, key=lambda f: len(f.channels))
    inputs = dict.fromkeys(i for f in found for i in f.inputs)
    missing = dict.fromkeys([_fact_name(key) for key in deciding] + [name for f in found for name in f.missing])
    used = company.over(frozenset(channels))
    return [replace(widest, channels=channels, used=used, inputs=tuple(inputs), missing=tuple(missing))]


def _channel_rooms(company: Company, results: list[_Result], findings: tuple[Finding, ...]) -> tuple[ChannelRoom, ...]:
    """The room of every funding channel, and of what else a rule limits."""
    limited = {channel for result in results for c in result.constraints for channel in c.channels}
    limited |= {channel for result in results for channel, level in result.levels.items() if level == "prohibited"}
    shown = [c for c in Channel if c in RAISABLE or (c in limited and c.group is not Group.OPERATING)]
    unsure = {
        f.rule: frozenset(f.channels) for f in findings if f.kind == "limit" and f.outcome is Outcome.UNDETERMINED
    }
    return tuple(_channel_room(channel, company, results, unsure) for channel in shown)


def _channel_room(
    channel: Channel, company: Company, results: list[_Result], unsure: Mapping[str, frozenset[Channel]]
) -> ChannelRoom:
    levels = {result.levels[channel] for result in results}
    open_levels = levels - {"prohibited"}
    access: Level = max(open_levels, key=_STRICTNESS.index) if open_levels else "prohibited"
    now: list[Bound | None] = []
    approved: list[Bound | None] = []
    upper: list[Bound] = []
    rooms: list[Alone] = []
    for result in results:
        room = alone(channel, result.constraints)
        rooms.append(room)
        level = result.levels[channel]
        if level == "prohibited":
            now, approved, upper = [*now, Fraction(0)], [*approved, Fraction(0)], [*upper, Fraction(0)]
        elif level == "not_provided":
            now, approved = [*now, None], [*approved, None]
        else:
            waiting = level == "with_approval" and channel not in result.approved
            later = alone(channel, [c for c in result.constraints if not c.lifted_by_approval])
            unset = channel in result.unset
            now.append(Fraction(0) if waiting else None if unset and room.room != 0 else room.room)
            approved.append(None if unset and later.room != 0 else later.room)
            upper.append(Fraction(0) if waiting else room.upper)
    least = min((r.room for r in rooms if r.room is not None), default=None)
    binding = dict.fromkeys(rule for r in rooms if r.room == least for rule in r.binding)
    unknown = dict.fromkeys(
        [rule for r in rooms for rule in r.undetermined] + [rule for rule, over in unsure.items() if channel in over]
    )
    if access == "not_provided":
        now, approved = [None], [None]
    told = company.balance(channel) is not None or any(channel in item.among for item in company.unallocated)
    return ChannelRoom(
        channel=channel,
        access=access,
        used=company.over(frozenset({channel})) if told else None,
        headroom=_least(now),
        headroom_if_approved=_least(approved),
        headroom_upper=max(upper, default=None) if access != "not_provided" else None,
        binding=tuple(binding),
        undetermined=tuple(unknown),
    )


def _least(bounds: list[Bound | None]) -> Bound | None:
    """The cautious figure over all scenarios: none where one of them cannot say, unless another already says zero."""
    known = [b for b in bounds if b is not None]
    if len(known) < len(bounds) and 0 not in known:
        return None
    return min(known, default=None)


def _total_room(company: Company, results: list[_Result]) -> TotalRoom:
    """The joint optimum, in the scenario that allows least."""
    cache: dict[tuple[object, ...], Together] = {}

    def best(channels: list[Channel], constraints: tuple[Constraint, ...]) -> Together:
        key = (tuple(channels), constraints)
        if key not in cache:
            cache[key] = together(channels, constraints)
        return cache[key]

    def over(opened: Callable[[_Result, Channel], bool], *, approved: bool = False) -> list[Together]:
        plans = []
        for result in results:
            constraints = tuple(c for c in result.constraints if not (approved and c.lifted_by_approval))
            channels = [c for c in RAISABLE if opened(result, c) and c not in result.unset]
            plans.append(best([c for c in channels if c in FUNDING or bounded(result, c)], constraints))
        return plans

    def bounded(result: _Result, channel: Channel) -> bool:
        return any(channel in c.channels for c in result.constraints)

    def is_open(result: _Result, channel: Channel) -> bool:
        level = result.levels[channel]
        return level == "permitted" or (level == "with_approval" and channel in result.approved)

    now = over(is_open)
    later = over(lambda r, c: r.levels[c] in ("permitted", "with_approval"), approved=True)
    least = _least([plan.room for plan in now])
    worst_plan = next((plan for plan in now if plan.room == least), now[0])
    used = company.over(_counted(results))
    return TotalRoom(
        used=used.low if used.exact else None,
        headroom=least,
        headroom_if_approved=_least([plan.room for plan in later]),
        limited=_least([plan.room for plan in over(lambda r, c: is_open(r, c) and bounded(r, c))]),
        binding=worst_plan.binding,
        per_yuan=worst_plan.per_yuan or {},
        prices=worst_plan.prices or {},
    )


def _counted(results: list[_Result]) -> frozenset[Channel]:
    """Funding, with outright transfers where a rule in force counts them."""
    counted = {channel for result in results for c in result.constraints for channel in c.channels}
    return FUNDING | ({Channel.ASSET_TRANSFER_OUTRIGHT} & counted)


def _questions(findings: tuple[Finding, ...], law: Law) -> tuple[Question, ...]:
    """What to find out, most decisive first, and what each answer settles."""
    settles: dict[str, list[str]] = {}
    for found in findings:
        for name in found.missing:
            rules = settles.setdefault(name, [])
            if found.rule not in rules:
                rules.append(found.rule)
    blank = [name for name in settles if name in set(Channel)]
    if len(blank) > _MOST_CHANNELS_ASKED:
        together_ = dict.fromkeys(rule for name in blank for rule in settles.pop(name))
        settles["complete"] = list(together_)
    ranked = sorted(settles.items(), key=lambda item: -len(item[1]))
    return tuple(Question(name, reasons.ask(name, law.facts), tuple(rules)) for name, rules in ranked)


def _warnings(
    company: Company,
    law: Law,
    as_of: date,
    findings: tuple[Finding, ...],
    verdict: Outcome,
    anything: bool,
    without_stale: bool,
) -> tuple[Text, ...]:
    told = list(company.warnings)
    if not anything:
        first = min(rule.start for rule in law.rules)
        told.append(
            Text(
                f"{as_of}没有已知规则在施行:最早的是{first}。",
                f"No known rule is in force on {as_of}: the first begins on {first}.",
            )
        )
    if company.report_date is not None and company.report_date != as_of:
        told.append(
            Text(
                f"数据日期{company.report_date},按{as_of}的规则核对。",
                f"Figures of {company.report_date}, judged by the rules of {as_of}.",
            )
        )
    stale = {f.source.verified_on for f in findings if f.stale and f.layer == "local" and f.outcome not in _INACTIVE}
    for day in sorted(stale):
        told.append(
            Text(
                f"地方条款最近核实于{day},此后的变化未知。",
                f"Local clause last verified {day}; later changes are not known.",
            )
        )
    unused = [name for name in company.facts if name in law.elsewhere and name not in law.facts]
    if unused:
        told.append(
            Text(f"此地规则不用的事实:{'、'.join(unused)}。", f"Facts that no rule here uses: {', '.join(unused)}.")
        )
    for name in ("rating", "prior_rating"):
        given = company.facts.get(name)
        fact = law.facts[name]
        if given is not None and OTHER in fact.values and read_fact(fact, given) == OTHER:
            told.append(
                Text(
                    f"{fact.label.zh}“{given}”按其他等级处理({'、'.join(fact.values)})。",
                    f"{fact.label.en} “{given}” is taken as another grade ({', '.join(fact.values)}).",
                )
            )
    if without_stale:
        told.append(
            Text(
                "按要求未计入核实日早于核对日的地方条款。",
                "As asked, local clauses last verified before the date of the check are left out.",
            )
        )
    limited = {c for f in findings if f.kind == "limit" and f.outcome not in _INACTIVE for c in f.channels}
    by_statement = [c for c in _in_order(limited) if c not in RAISABLE and _zero_by_statement(company, c)]
    if by_statement:
        names = reasons.labels(by_statement)
        told.append(
            Text(
                f"{names.zh}未单独填列,按完整性声明计为零。",
                f"{names.en}: not listed, taken as zero by the statement of completeness.",
            )
        )
    if verdict in _BROKEN and not any(f.outcome in _BROKEN for f in findings):
        told.append(
            Text(
                "未知事实无论取何值,均有规则被突破。", "Whatever the unknown facts turn out to be, some rule is broken."
            )
        )
    told += [Text(f"{gap.id}:{gap.says.zh}", f"{gap.id}: {gap.says.en}") for gap in law.gaps(as_of)]
    return tuple(dict.fromkeys(told))


def _zero_by_statement(company: Company, channel: Channel) -> bool:
    balance = company.balance(channel)
    return balance is not None and balance.source == "complete"
