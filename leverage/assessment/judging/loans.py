"""Checks of every loan of a channel: its term, its rate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from leverage.assessment import reasons
from leverage.assessment.findings import Finding, Input, Outcome
from leverage.assessment.judging.case import Case
from leverage.company import Loan
from leverage.law.rules import Term
from leverage.terms.answers import ANY_TERM
from leverage.terms.months import terms
from leverage.terms.texts import Text

Verdict = tuple[Outcome, Text, tuple[str, ...]]
"""What becomes of one loan, why, and what would settle it."""


_PUT_OFF = Text(
    "：若按“遇非工作日顺延至下一工作日”的惯例，自{due}顺延，则为{months}个月；到期日原定为哪一天？",
    ": {months} months, if it was due on {due} and moved to the next working day; which day was agreed?",
)


def term(case: Case, rule: Term) -> list[Finding]:
    """Every loan of the channel against the test."""
    channels = frozenset({rule.channel})
    rows = case.ledger(channels)
    found = []
    if case.company.unknown(channels) or case.unlisted(channels):
        why = Text("没有逐笔明细，无法核对。", "Without a ledger it cannot be judged loan by loan.")
        found.append(replace(case.finding(rule, Outcome.UNDETERMINED, why), missing=("loans",)))
    elif not rows:
        found.append(case.finding(rule, Outcome.COMPLIANT, reasons.NO_LOANS))
    for row in rows:
        outcome, why, missing = _TESTS[rule.test](case, rule, row)
        shown = (Input(row.lender or row.channel.value, row.balance, row.source),)
        subject = f"{row.lender or row.channel.value} ({row.source})"
        found.append(replace(case.finding(rule, outcome, why), subject=subject, missing=missing, inputs=shown))
    return found


def months(_: Case, rule: Term, loan: Loan) -> Verdict:
    """Whether a loan's term is so many whole months."""
    if loan.start is None or loan.maturity is None:
        why = Text("起始日或到期日未填。", "The loan's start or maturity is not stated.")
        return Outcome.UNDETERMINED, why, ("loans",)
    told = Text(f"{loan.start}至{loan.maturity}", f"{loan.start} to {loan.maturity}")
    fitting = [one for one in terms(loan.start, loan.maturity) if one.months % rule.times == 0]
    exact = next((one for one in fitting if not one.put_off), None)
    if exact is not None:
        return Outcome.COMPLIANT, told + Text(f"：{exact.months}个月。", f": {exact.months} months."), ()
    if fitting:
        return Outcome.UNDETERMINED, told + _PUT_OFF.fill(months=fitting[0].months, due=fitting[0].due), ("loans",)
    why = Text(f"，不是{rule.times}个月的整数倍。", f"is not a multiple of {rule.times} months.")
    return Outcome.BREACH, told + why, ()


def rate(case: Case, rule: Term, loan: Loan) -> Verdict:
    """Whether a loan's rate is within the multiple of the benchmark for its term."""
    benchmarks = case.answers.get(rule.benchmark or "")
    lengths = terms(loan.start, loan.maturity) if loan.start and loan.maturity else ()
    whole = next((one.months for one in sorted(lengths, key=lambda one: one.put_off)), None)
    benchmark = None
    if isinstance(benchmarks, Mapping):
        benchmark = benchmarks.get(whole or ANY_TERM, benchmarks.get(ANY_TERM))
    if loan.rate is None:
        return Outcome.UNDETERMINED, Text("年利率未填。", "The loan's rate is not stated."), ("loans",)
    if loan.rate == 0:
        return Outcome.COMPLIANT, Text("无息。", "No interest is charged."), ()
    if benchmark is None:
        why = Text("该期限的基准利率未填。", "The benchmark rate for this term is not stated.")
        return Outcome.UNDETERMINED, why, (rule.benchmark or "",)
    top = rule.times * benchmark
    outcome = Outcome.COMPLIANT if loan.rate <= top else Outcome.BREACH
    own, most, of = (f"{float(r * 100):.6g}%" for r in (loan.rate, top, benchmark))
    why = Text(f"年利率{own}，上限{most}（{rule.times}×{of}）。", f"Rate {own}; at most {most} ({rule.times} × {of}).")
    return outcome, why, ()


_TESTS: dict[str, Callable[[Case, Term, Loan], Verdict]] = {"months": months, "rate": rate}
