"""Who may lend: the lenders of shareholder channels, by the ledger, against the list of shareholders and what the text says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from leverage.assessment import reasons
from leverage.assessment.findings import Finding, Input, Outcome
from leverage.assessment.judging.case import Case
from leverage.assessment.judging.holders import full_list, holder_of, may_be_holder, plainly_a_firm, standing
from leverage.company import Interval, Loan, Shareholder, by_lender
from leverage.law.rules import Lenders
from leverage.terms.texts import Text

Verdict = tuple[Outcome, Text, tuple[str, ...]]
"""What becomes of one lender, why, and what would settle it."""

CONSEQUENCES = {
    "not_provided": Outcome.UNDETERMINED,
    "needs_approval": Outcome.NEEDS_APPROVAL,
    "breach": Outcome.BREACH,
    "prohibited": Outcome.PROHIBITED,
}
"""What becomes of a lender whom the text does not name, by the word of the rule."""

_SETTLED_BY = {"not_provided": ("regulator",), "needs_approval": ("approvals",)}


def lenders(case: Case, rule: Lenders) -> list[Finding]:
    """What becomes of each lender with money in these channels, and of money of which nobody knows who lent it."""
    used = case.company.over(rule.counts)
    if used.high == 0:
        return [replace(case.finding(rule, Outcome.COMPLIANT, reasons.NO_LOANS), used=used)]
    if rule.strangers_only and not any(_stranger(case, loan.lender) for loan in case.ledger(rule.counts)):
        return [replace(case.finding(rule, Outcome.COMPLIANT, reasons.LENDER_FITS), used=used)]
    found = [] if rule.strangers_only else list(_unlisted(case, rule, used))
    for lender, loans in by_lender(case.ledger(rule.counts)).items():
        if rule.strangers_only and not _stranger(case, lender):
            continue
        lent = sum((loan.balance for loan in loans), Fraction(0))
        holder = holder_of(case.company, lender)
        outcome, why, missing = _one(case, rule, lender, holder, loans)
        shown = [Input(loan.channel.value, loan.balance, loan.source) for loan in loans]
        if holder is not None:
            shown.append(Input("share", holder.share, holder.source))
        found.append(
            replace(
                case.finding(rule, outcome, why),
                subject=lender or loans[0].source,
                used=Interval(lent, lent),
                missing=missing,
                inputs=tuple(shown),
            )
        )
    return found


def _stranger(case: Case, lender: str | None) -> bool:
    """Whether a lender is missing from a full list of shareholders, under any name that could be one of theirs."""
    missing = bool(lender) and holder_of(case.company, lender) is None and not may_be_holder(case.company, lender)
    return missing and full_list(case.company)


def _unlisted(case: Case, rule: Lenders, used: Interval) -> Iterator[Finding]:
    loose = case.company.unknown(rule.counts)
    unlisted = case.unlisted(rule.counts)
    if loose or unlisted:
        blank = case.finding(rule, Outcome.UNDETERMINED, reasons.WHO_LENT if unlisted else reasons.WHETHER_LENT)
        missing = (*(("loans",) if unlisted else ()), *loose)
        yield replace(blank, used=used, missing=missing, inputs=case.inputs(rule.counts, None))


def _one(case: Case, rule: Lenders, lender: str, holder: Shareholder | None, loans: list[Loan]) -> Verdict:
    if not lender:
        return Outcome.UNDETERMINED, reasons.NO_LENDER, ("loans",)
    if near := may_be_holder(case.company, lender):
        return Outcome.UNDETERMINED, reasons.NEAR_A_HOLDER, near
    if holder is None:
        if not full_list(case.company):
            return Outcome.UNDETERMINED, reasons.LIST_NOT_FULL, ("shareholders",)
        firm = rule.firm is not None and plainly_a_firm(lender)
        return _consequence(case, rule, rule.firm if firm and rule.firm else rule.stranger, reasons.STRANGER, loans)
    verdicts = {word: _of_holder(case, rule, word, loans) for word in sorted(standing(holder, rule))}
    if len(verdicts) == 1:
        return next(iter(verdicts.values()))
    return Outcome.UNDETERMINED, reasons.KIND_OR_SHARE_UNKNOWN, ("shareholders",)


def _of_holder(
    case: Case, rule: Lenders, word: Literal["fits", "too_little", "other_kind"], loans: list[Loan]
) -> Verdict:
    if word == "fits":
        return Outcome.COMPLIANT, reasons.LENDER_FITS, ()
    if word == "too_little":
        return Outcome.BREACH, reasons.SHARE_TOO_LITTLE, ()
    return _consequence(case, rule, rule.other_kind, reasons.OTHER_KIND, loans)


def _consequence(case: Case, rule: Lenders, word: str, why: Text, loans: list[Loan]) -> Verdict:
    """What a text makes of a lender that it does not name; where it asks for an approval, one that was stated answers it."""
    if word == "needs_approval" and all(loan.approval or case.names(loan.channel, rule) for loan in loans):
        return Outcome.COMPLIANT, why + reasons.APPROVED, ()
    return CONSEQUENCES[word], why + reasons.CONSEQUENCES[word], _SETTLED_BY.get(word, ())
