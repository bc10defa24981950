"""One rule against one company whose facts are known or assumed: what becomes of it, and why.

Sums are intervals. A limit is kept if the most that may be used is within the cap, broken if the least is above it, and otherwise undetermined,
naming what would settle it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import assert_never

from leverage.assessment import reasons
from leverage.assessment.findings import Finding, Input, Outcome
from leverage.company import Company, Interval, Loan, Shareholder, by_lender, name_key, same_name
from leverage.law.conditions import LOCAL, UNKNOWN, Answers, ByFact, Condition, LocalRatio, Stated, Unknown
from leverage.law.rulebook import Law
from leverage.law.rules import Access, Count, Eligible, Lenders, Limit, Manual, Rule, Term
from leverage.terms.answers import ANY_TERM
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.months import whole_months
from leverage.terms.texts import Text


@dataclass(frozen=True)
class Case:
    """A company under one set of answers, and the law that it is held against. ``bounded`` are the channels that some limit contains which holds here."""

    company: Company
    law: Law
    as_of: date
    answers: Answers
    bounded: frozenset[Channel] = frozenset()

    # what applies

    def lifted(self, rule: Limit) -> bool:
        """Whether an approval was stated that lifts a limit: for the limit, or for every channel that it counts."""
        given = self.company.approvals
        return rule.id in given or all(channel in given for channel in rule.counts)

    def holds(self, condition: Condition) -> bool:
        """Whether a condition is met."""
        return bool(condition.holds(self.answers, self.as_of))

    def stale(self, rule: Rule) -> bool:
        """Whether a rule was last held against its source before the date of the check."""
        return rule.source.verified_on < self.as_of

    def multiple(self, rule: Limit) -> Fraction | None:
        """The multiple that applies here; None where nobody has seen it."""
        return self._resolve(rule.multiple)

    def _resolve(self, multiple: Fraction | ByFact | Stated | LocalRatio | Unknown) -> Fraction | None:
        if multiple is UNKNOWN:
            return None
        if multiple is LOCAL:
            fitting = next(r for r in self.law.pool_ratios if all(self.holds(condition) for condition in r.when))
            return self._resolve(fitting.multiple)
        if isinstance(multiple, Stated):
            return None
        if isinstance(multiple, ByFact):
            answer = self.answers[multiple.fact]
            return self._resolve(multiple.multiples[answer if isinstance(answer, bool) else str(answer)])
        assert isinstance(multiple, Fraction)  # noqa: S101
        return multiple

    def approves(self, channel: Channel, rule: Access) -> bool:
        """Whether an approval was stated: for the channel, for this rule, or for a limit that names the channel."""
        given = self.company.approvals
        limits = self.law.limits_approved(given)
        return channel in given or rule.id in given or any(channel in limit.counts for limit in limits)

    # one rule at a time

    def judge_rule(self, rule: Rule) -> list[Finding]:
        """What becomes of a rule that applies: one finding, or one for each shareholder or loan."""
        match rule:
            case Limit(per="shareholder"):
                return self.limit_per_shareholder(rule)
            case Limit():
                return [self.limit(rule)]
            case Count():
                return [self.count(rule)]
            case Term():
                return self.term(rule)
            case Lenders():
                return []
            case Manual():
                return [self.manual(rule)]
            case Access():
                return self.access(rule)
            case _:
                assert_never(rule)

    def finding(self, rule: Rule, outcome: Outcome, why: Text) -> Finding:
        """A finding with what every rule carries."""
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
            channels=in_order(channels_of(rule)),
            base=rule.base if isinstance(rule, Limit) else None,
            note=rule.note,
        )

    def limit(self, rule: Limit) -> Finding:
        """The sum of the balances against the cap."""
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
        """What each shareholder lent, against its own cap."""
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
        for lender, loans in by_lender(rows).items():
            lent = sum((loan.balance for loan in loans), Fraction(0))
            spent = Interval(lent, lent if not loose else None)
            holder = next((s for s in self.company.shareholders if same_name(s.name, lender)), None)
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
        """The number of lenders, by the ledger or as stated."""
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
        if stated == 0 and used.low > 0:
            raise InputError(
                Text("为0家,但有银行借款余额", "is 0, and there is bank borrowing"),
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
        """Every loan of the channel against the test."""
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
        """Whether a loan's term is so many whole months."""
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
        """Whether a loan's lender is a shareholder who may lend."""
        holder = next((s for s in self.company.shareholders if same_name(s.name, loan.lender or "")), None)
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
        """Whether a loan's rate is within the multiple of the benchmark for its term."""
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
        """What was answered to a question that no figure decides."""
        answer = self.answers.get(rule.fact.name)
        if not (rule.act and answer is False) and rule.counts and self.company.over(rule.counts).high == 0:
            return self.finding(
                rule, Outcome.NOT_APPLICABLE, Text("相关渠道余额为零。", "The channels concerned hold no money.")
            )
        if answer is None:
            asked = self.finding(rule, Outcome.UNDETERMINED, rule.fact.ask)
            return replace(asked, missing=(rule.fact.name,), counts_in_verdict=False)
        told = Text("(已答:", "(answered:") + reasons.value_label(answer) + Text(")", ")")
        return self.finding(rule, Outcome.COMPLIANT if answer is True else Outcome.BREACH, rule.fact.label + told)

    def access(self, rule: Access) -> list[Finding]:
        """Whether there is money in channels that need an approval nobody stated, or that are prohibited."""
        if merely_permits(rule):
            return []
        asked = rule.counts
        if rule.level == "with_approval":
            asked = frozenset(c for c in rule.counts if not self.approves(c, rule))
        used = self.company.over(asked)
        bad = Outcome.NEEDS_APPROVAL if rule.level == "with_approval" else Outcome.PROHIBITED
        held = [c for c in in_order(asked) if self.company.over(frozenset({c})).high != 0]
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

    def inputs(self, channels: frozenset[Channel], base: Base | None) -> tuple[Input, ...]:
        """The figures that a finding rests on, each with its cell."""
        found = []
        for channel in in_order(channels):
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


def compare(used: Interval, cap: Fraction | None, *, prohibits: bool = False) -> Outcome:
    """Hold what is used against a cap. Equality is within it."""
    if used.high is not None and used.high <= (cap if cap is not None else 0):
        return Outcome.COMPLIANT
    if cap is not None and used.low > cap:
        return Outcome.PROHIBITED if prohibits else Outcome.BREACH
    return Outcome.UNDETERMINED


def eligible(holder: Shareholder, test: Eligible) -> bool | None:
    """Whether a shareholder may lend under a rule; None where its share or kind is not stated."""
    if (test.corporate and holder.kind == "individual") or (holder.share is not None and holder.share < test.share):
        return False
    known = holder.share is not None and (holder.kind is not None or not test.corporate)
    return True if known else None


def in_order(channels: Iterable[Channel]) -> tuple[Channel, ...]:
    """Channels in the order of the glossary."""
    chosen = set(channels)
    return tuple(channel for channel in Channel if channel in chosen)


def merely_permits(rule: Rule) -> bool:
    """A permission asks nothing of anybody: it shows in the channels' access, not among the findings."""
    return isinstance(rule, Access) and rule.level == "permitted"


def channels_of(rule: Rule) -> frozenset[Channel]:
    """The channels that a rule concerns."""
    return frozenset({rule.channel}) if isinstance(rule, Count | Term) else rule.counts
