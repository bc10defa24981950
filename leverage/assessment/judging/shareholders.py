"""A limit for each shareholder: what it lent, against a multiple of its own part of the denominator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from leverage.assessment import reasons
from leverage.assessment.findings import Finding, Input, Outcome
from leverage.assessment.judging.case import Case
from leverage.assessment.judging.holders import holder_of, kind_of, may_be_holder, part_of
from leverage.assessment.judging.limit import cap_over, within_rounding
from leverage.company import Interval, Loan, Shareholder, by_lender
from leverage.law.conditions import Stated
from leverage.law.rules import Limit
from leverage.terms.denominators import Base
from leverage.terms.texts import Text


def limit_per_shareholder(case: Case, rule: Limit) -> list[Finding]:
    """What each shareholder lent, against its own cap; one finding for each, and one for money of which nobody knows who lent it."""
    company = case.company
    used = company.over(rule.counts)
    loose = company.unknown(rule.counts)
    rows = case.ledger(rule.counts)
    found = list(_unlisted(case, rule, used, loose))
    for lender, loans in by_lender(rows).items():
        finding = _one(case, rule, lender, loans, loose)
        if finding is not None:
            found.append(finding)
    return found or [replace(case.finding(rule, Outcome.COMPLIANT, reasons.NO_LOANS), used=used)]


def _unlisted(case: Case, rule: Limit, used: Interval, loose: list[str]) -> Iterator[Finding]:
    if loose or case.unlisted(rule.counts):
        why = Text("没有逐笔明细，无法按股东核对。", "Without a ledger it cannot be judged shareholder by shareholder.")
        blank = case.finding(rule, Outcome.UNDETERMINED, why)
        yield replace(blank, used=used, missing=("loans", *loose), inputs=case.inputs(rule.counts, None))


def _one(case: Case, rule: Limit, lender: str, loans: list[Loan], loose: list[str]) -> Finding | None:
    """What one lender lent; None where the limit does not bind a lender of its kind."""
    holder = holder_of(case.company, lender)
    kind = kind_of(holder, None if holder else lender)
    if rule.of is not None and kind is not None and kind != rule.of:
        return None
    lent = sum((loan.balance for loan in loans), Fraction(0))
    spent = Interval(lent, None if loose else lent)
    shown = [Input(loan.channel.value, loan.balance, loan.source) for loan in loans]
    if near := may_be_holder(case.company, lender):
        open_ = case.finding(rule, Outcome.UNDETERMINED, reasons.NEAR_A_HOLDER)
        return replace(open_, subject=lender, used=spent, missing=near, inputs=tuple(shown))
    own = part_of(case.company, rule.base, lender, holder)
    cap = cap_over(case, rule, own)
    outcome = cap.hold(spent)
    ratio = case.ratio(rule)
    label = rule.base.own
    if isinstance(ratio, Stated) and case.multiple(rule) is None:
        why = reasons.stated_ratio(outcome, spent, cap.most, ratio.most, label, own)
    else:
        why = reasons.limit(outcome, spent, cap.least, cap.times[0] if cap.times else None, label, own)
    if holder is None and outcome is Outcome.BREACH:
        why += Text("出借人不在股东名册中。", "The lender is not among the shareholders.")
    missing: tuple[str, ...] = _unknown_part(case, rule, holder) if own is None else ("loans",) if loose else ()
    if isinstance(ratio, Stated) and case.multiple(rule) is None and outcome is Outcome.UNDETERMINED:
        missing += (ratio.fact,)
    if rule.of is not None and kind is None and outcome is not Outcome.COMPLIANT:
        outcome, why, missing = Outcome.UNDETERMINED, reasons.KIND_UNKNOWN, ("shareholders",)
    if holder is not None:
        part = ("paid_in", holder.paid_in) if rule.base is Base.PAID_IN_CAPITAL else ("share", holder.share)
        shown.append(Input(*part, holder.source))
    rounded = within_rounding(case, cap, spent)
    return replace(
        case.finding(rule, outcome, why + reasons.rounded(case.company.shown_to) if rounded else why),
        within_rounding=rounded,
        subject=lender or loans[0].source,
        base_amount=own,
        multiples=cap.times,
        cap=cap.least,
        cap_upper=cap.most,
        used=spent,
        missing=missing,
        inputs=tuple(shown),
    )


def _unknown_part(case: Case, rule: Limit, holder: Shareholder | None) -> tuple[str, ...]:
    """What would tell a lender's own part: the list of shareholders, or the denominator of which it is a share."""
    shared = rule.base is not Base.PAID_IN_CAPITAL and holder is not None and holder.share is not None
    return (rule.base.value,) if shared else ("shareholders",)
