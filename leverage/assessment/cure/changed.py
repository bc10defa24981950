"""A company after money was repaid or capital was added: the figures that move, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from leverage.company import Company, Figure, Loan, by_lender
from leverage.law.conditions import Stated
from leverage.law.rulebook import Law
from leverage.law.rules import Count, Limit
from leverage.terms.answers import read_count, read_yes_no
from leverage.terms.channels import Channel, Group
from leverage.terms.denominators import Base
from leverage.terms.money import Yuan
from leverage.terms.names import name_key

RISING: tuple[Base, ...] = (Base.REGISTERED_CAPITAL, Base.PAID_IN_CAPITAL, Base.NET_CAPITAL, Base.NET_ASSETS)
"""What new capital that is registered and paid in raises, yuan for yuan. The net assets of the prior year-end stay what they were."""


@dataclass(frozen=True, slots=True)
class Pot:
    """Money that can be repaid by itself: what one lender lent through one channel, what a channel holds beside the ledger, or a line of the balance
    sheet of which nobody said through which of its channels it was raised (``line``).
    """

    amount: Yuan
    among: frozenset[Channel]
    lender: str | None = None
    line: str = ""

    @property
    def channel(self) -> Channel | None:
        """The channel; None where it is one of several."""
        return next(iter(self.among)) if len(self.among) == 1 and not self.line else None


_MAY_BE_OFF_SHEET = frozenset({Channel.ABS, Channel.ASSET_TRANSFER_REPO, Channel.ASSET_TRANSFER_OUTRIGHT})
"""Funding that may stand off the balance sheet, so that it is no liability of it."""


def with_liabilities(company: Company, channel: Channel | None, change: Yuan, *, on_sheet: bool | None) -> Company:
    """The company with its liabilities in all moved by money raised or repaid; not known any more where nobody said whether it is on the sheet."""
    whole = company.liabilities
    no_liability = channel is not None and channel.group in (Group.CONTINGENT, Group.USE)
    if whole is None or not change or on_sheet is False or no_liability:
        return company
    if on_sheet is None and channel in _MAY_BE_OFF_SHEET:
        return replace(company, liabilities=None)
    return replace(company, liabilities=Figure(whole.amount + change, whole.source))


def pots(company: Company) -> tuple[Pot, ...]:
    """All the money that is known of, in the order of the channels, the lines of the sheet last."""
    return (*(pot for channel in Channel for pot in _of_channel(company, channel)), *_lines(company))


def _of_channel(company: Company, channel: Channel) -> Iterable[Pot]:
    known = company.balance(channel)
    if known is None:
        return
    left, among = known.amount, frozenset({channel})
    for lender, loans in by_lender(loan for loan in company.loans if loan.channel is channel and loan.balance).items():
        lent = sum((loan.balance for loan in loans), Fraction(0))
        left -= lent
        yield Pot(lent, among, lender)
    if left > 0:
        yield Pot(left, among)


def _lines(company: Company) -> Iterable[Pot]:
    return (Pot(item.amount, item.among, line=item.label) for item in company.unallocated if item.amount)


def repaid(company: Company, law: Law, amounts: Mapping[Pot, Yuan]) -> Company:
    """The company after some of its money was repaid: balance and rows of the ledger fall together, the row that falls due first before the others.
    Answers that were given of the money as it was (how many banks lend, that a ratio is exceeded) go as far as they no longer hold.
    """
    loans = list(company.loans)
    balances = dict(company.balances)
    unallocated = list(company.unallocated)
    for pot, amount in amounts.items():
        if pot.channel is None:
            left = amount
            for number, item in enumerate(unallocated):
                if item.label == pot.line and item.among == pot.among:
                    part = min(left, item.amount)
                    unallocated[number] = replace(item, amount=item.amount - part)
                    left -= part
            continue
        if pot.lender is not None:
            loans = _less(loans, pot.channel, pot.lender, amount)
        stated = balances.get(pot.channel)
        if stated is not None:
            balances[pot.channel] = Figure(stated.amount - amount, stated.source)
    changed = replace(company, loans=tuple(loans), balances=balances, unallocated=tuple(unallocated))
    for row, old in zip(loans, company.loans, strict=True):
        changed = with_liabilities(changed, row.channel, row.balance - old.balance, on_sheet=old.on_sheet)
    for pot, amount in amounts.items():
        if pot.lender is None:
            changed = with_liabilities(changed, pot.channel, -amount, on_sheet=True if pot.line else None)
    return without_answers(recounted(changed, law), law, answer=False)


def without_rows(company: Company, law: Law, rows: Iterable[Loan]) -> Company:
    """The company after some rows of its ledger were paid off."""
    gone = {id(row) for row in rows}
    loans = [replace(loan, balance=Fraction(0)) if id(loan) in gone else loan for loan in company.loans]
    balances = dict(company.balances)
    for loan in company.loans:
        stated = balances.get(loan.channel)
        if id(loan) in gone and stated is not None:
            balances[loan.channel] = Figure(stated.amount - loan.balance, stated.source)
    changed = replace(company, loans=tuple(loans), balances=balances)
    for row, old in zip(loans, company.loans, strict=True):
        changed = with_liabilities(changed, row.channel, row.balance - old.balance, on_sheet=old.on_sheet)
    return without_answers(recounted(changed, law), law, answer=False)


def _less(loans: list[Loan], channel: Channel, lender: str, amount: Yuan) -> list[Loan]:
    key = name_key(lender)
    own = [n for n, loan in enumerate(loans) if loan.channel is channel and name_key(loan.lender) == key]
    changed = list(loans)
    for number in sorted(own, key=lambda n: (loans[n].maturity or date.max, n)):
        part = min(amount, loans[number].balance)
        changed[number] = replace(loans[number], balance=loans[number].balance - part)
        amount -= part
    return changed


def recounted(company: Company, law: Law) -> Company:
    """The company with no more lenders stated than its ledger still names."""
    facts = dict(company.facts)
    for rule in law.every_rule:
        if not isinstance(rule, Count) or rule.fact not in facts:
            continue
        rows = [loan for loan in company.loans if loan.channel is rule.channel and loan.balance]
        listed = sum((loan.balance for loan in rows), Fraction(0))
        _, most = company.count_lenders(loan.lender for loan in rows)
        whole = company.over(rule.counts).high == listed
        if rows and whole and most is not None and read_count(facts[rule.fact]) > most:
            facts[rule.fact] = most
    return replace(company, facts=facts)


def without_answers(company: Company, law: Law, *, answer: bool) -> Company:
    """The company without one of the answers to whether a ratio of the regulator's letter is kept: they were given of its money and capital before."""
    ratios = [rule.multiple for rule in law.every_rule if isinstance(rule, Limit)]
    asked = {ratio.within for ratio in ratios if isinstance(ratio, Stated) and ratio.within}
    gone = {name for name in asked & company.facts.keys() if read_yes_no(company.facts[name]) is answer}
    return replace(company, facts={k: v for k, v in company.facts.items() if k not in gone}) if gone else company


def with_capital(company: Company, law: Law, amount: Yuan) -> Company:
    """The company after capital was added. A figure that is not stated stays unknown."""
    capital = {
        base: Figure(figure.amount + amount, figure.source) if base in RISING else figure
        for base, figure in company.capital.items()
    }
    return without_answers(replace(company, capital=capital), law, answer=False)
