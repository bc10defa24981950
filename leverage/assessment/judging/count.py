"""A count of lenders: at most so many of one channel. What is certain is counted; names that may be one, and rows without a name, leave it open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from leverage.assessment.findings import Finding, Input, Outcome
from leverage.assessment.judging.case import Case
from leverage.company import Interval
from leverage.law.rules import Count
from leverage.terms.channels import Channel, labels
from leverage.terms.errors import InputError
from leverage.terms.texts import Text

_OF_BANKS = frozenset({Channel.BANK_LOAN})
_BANKS = Text("融资银行", "Lending banks")
_LENDERS = Text("资金提供方", "Lenders")
_NO_BANKS = Text("没有银行借款。", "There is no bank borrowing.")
_NO_LENDERS = Text("没有这些渠道的借款。", "There is no borrowing through these channels.")


@dataclass(frozen=True)
class Number:
    """How many lenders there are: at least, and at most (None: nobody can say)."""

    least: int
    most: int | None

    def holds(self, stated: int) -> bool:
        """Whether a number that was stated is possible."""
        return self.least <= stated and (self.most is None or stated <= self.most)

    @property
    def text(self) -> Text:
        """What is known of it, in words."""
        if self.most is None:
            return Text(f"至少{self.least}家", f"at least {self.least}")
        if self.least == self.most:
            return Text(f"{self.least}家", f"{self.least}")
        return Text(f"{self.least}至{self.most}家", f"{self.least} to {self.most}")


def count(case: Case, rule: Count) -> Finding:
    """The number of lenders, by the ledger and as stated."""
    listed = _listed(case, rule)
    stated = case.answers.get(rule.fact)
    number = listed
    if isinstance(stated, int):
        _agree(case, rule, stated, listed)
        number = Number(stated, stated)
    missing: tuple[str, ...] = ()
    if number.most == 0:
        outcome, why = Outcome.COMPLIANT, _NO_BANKS if rule.counts == _OF_BANKS else _NO_LENDERS
    elif number.most is not None and number.most <= rule.at_most:
        outcome, why = Outcome.COMPLIANT, _told(number, rule)
    elif number.least > rule.at_most:
        outcome, why = Outcome.BREACH, _told(number, rule)
    else:
        outcome, why = Outcome.UNDETERMINED, _told(number, rule)
        near = case.company.near_questions(loan.lender for loan in case.ledger(rule.counts))
        missing = (*near, rule.fact)
    rows = case.ledger(rule.counts)
    return replace(
        case.finding(rule, outcome, why),
        missing=missing,
        inputs=tuple(Input(loan.lender or "", loan.balance, loan.source) for loan in rows),
        multiples=(Fraction(rule.at_most), Fraction(rule.at_most)),
        used=None if number.most is None else Interval(Fraction(number.least), Fraction(number.most)),
    )


def _listed(case: Case, rule: Count) -> Number:
    """How many lenders the ledger names; with money beside the ledger there may be more."""
    used = case.company.over(rule.counts)
    if used.high == 0:
        return Number(0, 0)
    least, most = case.company.count_lenders(loan.lender for loan in case.ledger(rule.counts))
    if case.company.unknown(rule.counts) or case.unlisted(rule.counts):
        most = None
    return Number(max(least, 1 if used.low > 0 else 0), most)


def _told(number: Number, rule: Count) -> Text:
    told, who = number.text, _BANKS if rule.counts == _OF_BANKS else _LENDERS
    return Text(f"{who.zh}{told.zh}，上限{rule.at_most}家。", f"{who.en}: {told.en}; at most {rule.at_most}.")


def _agree(case: Case, rule: Count, stated: int, listed: Number) -> None:
    """InputError for a stated number that the ledger or the balances rule out."""
    if listed.holds(stated) or listed.most == 0:
        return
    told = listed.text
    ledger = Text(
        f"{stated}家与融资明细所列的{told.zh}不一致", f"{stated} contradicts the ledger, which names {told.en}"
    )
    of = labels(rule.counts)
    money = Text(f"{stated}家，但有{of.zh}余额", f"is {stated}, and there is money in {of.en}")
    raise InputError(
        ledger if case.ledger(rule.counts) else money, Text("请改正其一", "correct one of them"), f"facts.{rule.fact}"
    )
