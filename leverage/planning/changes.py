"""Changes to a company: which of its figures each one moves, and which it leaves as they are.

===========  ==================================================================================================================
add-capital  raises registered, paid-in and net capital and net assets; not the net assets of the prior year-end
loss         lowers net capital and net assets
dividend     lowers net capital and net assets
raise        raises the balance of a channel, as one more row of the ledger
repay        lowers the balance of a channel and rows of its ledger, those first that fall due first
===========  ==================================================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from leverage.assessment.cure.changed import Pot, pots, repaid, with_capital, with_liabilities, without_answers
from leverage.company import Company, Figure, Loan, Unallocated
from leverage.law.rulebook import Law
from leverage.law.rules import Count
from leverage.terms.answers import read_count
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import UsageError
from leverage.terms.money import Yuan, in_unit, yuan
from leverage.terms.names import name_key
from leverage.terms.texts import Text, same

Kind = Literal["add_capital", "raise", "loss", "dividend", "repay"]
KINDS: tuple[Kind, ...] = ("add_capital", "raise", "loss", "dividend", "repay")
"""In the order in which changes of one day are made: nothing is repaid or lost before what comes in that day."""

NET = (Base.NET_CAPITAL, Base.NET_ASSETS)
"""What a loss or a dividend lowers."""

_LABELS: dict[Kind, Text] = {
    "add_capital": Text("增资", "capital added"),
    "raise": Text("新增融资", "new funding"),
    "loss": Text("亏损", "loss"),
    "dividend": Text("分红", "dividend"),
    "repay": Text("还款", "repayment"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``on`` is its day; None: the day of the figures. ``where`` is the channel or the line of the sheet, ``lender`` whose money it is."""

    kind: Kind
    amount: Yuan
    on: date | None = None
    channel: Channel | None = None
    line: str = ""
    lender: str | None = None
    written: str = ""

    @property
    def label(self) -> Text:
        """The change in words, in yuan."""
        return self._told(Text(f"{yuan(self.amount)}元", f"{yuan(self.amount)} yuan"))

    @property
    def in_short(self) -> Text:
        """The change in words, in 10,000 yuan."""
        return self._told(same(in_unit(self.amount, "万元", "up")))

    def _told(self, amount: Text) -> Text:
        name = _LABELS[self.kind]
        where = self.channel.label if self.channel else same(self.line) if self.line else None
        told = name if where is None else Text(f"{name.zh}（{where.zh}）", f"{name.en} ({where.en})")
        told += Text(f" {amount.zh}" if amount.zh == amount.en else amount.zh, amount.en)
        return told if self.on is None else Text(f"{told.zh}，{self.on}", f"{told.en}, {self.on}")

    @property
    def net(self) -> Yuan:
        """What it adds to the net assets."""
        sign = {"add_capital": 1, "loss": -1, "dividend": -1}.get(self.kind, 0)
        return sign * self.amount


def ordered(changes: Iterable[Change]) -> list[Change]:
    """Changes day by day, those without a day first."""
    return sorted(changes, key=lambda change: (change.on or date.min, KINDS.index(change.kind)))


def changed(company: Company, law: Law, changes: Iterable[Change]) -> Company:
    """The company after some changes. UsageError for one that cannot be: more repaid than is owed, equity used up."""
    for change in ordered(changes):
        company = _one(company, law, change)
    return company


def _one(company: Company, law: Law, change: Change) -> Company:
    match change.kind:
        case "add_capital":
            return with_capital(company, law, change.amount)
        case "loss" | "dividend":
            return _lowered(company, law, change)
        case "raise":
            return _raised(company, law, change)
        case "repay":
            return repaid(company, law, _owed(company, change))


def lowered(company: Company, law: Law, amount: Yuan) -> Company:
    """The company after a loss or a dividend."""
    capital = {
        base: Figure(figure.amount - amount, figure.source) if base in NET else figure
        for base, figure in company.capital.items()
    }
    return without_answers(replace(company, capital=capital), law, answer=True)


def _lowered(company: Company, law: Law, change: Change) -> Company:
    after = lowered(company, law, change.amount)
    for base in NET:
        left = after.capital.get(base)
        if left is not None and left.amount <= 0:
            before = company.capital[base].amount
            raise UsageError(
                Text(
                    f"{change.written}：{base.label.zh}只有{yuan(before)}元，减少后不大于零，比例无从计算。",
                    f"{change.written}: the {base.label.en} is {yuan(before)} yuan, and nothing would be left of it; no ratio can be computed.",
                )
            )
    return after


# money raised


def _raised(company: Company, law: Law, change: Change) -> Company:
    if change.channel is None:
        raise UsageError(
            Text(f"{change.written}：新增融资须写明渠道。", f"{change.written}: new funding needs its channel.")
        )
    channel = change.channel
    after = with_liabilities(_more(company, channel, change), channel, change.amount, on_sheet=None)
    return without_answers(_counted(company, after, law, channel), law, answer=True)


def _more(company: Company, channel: Channel, change: Change) -> Company:
    if (
        company.balance(channel) is None
    ):  # how much was there before stays unknown: the new money is known, the sum is not
        line = Unallocated(change.amount, frozenset({channel}), change.label.zh, change.written)
        return replace(company, unallocated=(*company.unallocated, line))
    loan = Loan(channel, change.amount, change.written, change.lender, start=change.on or company.report_date)
    stated = company.balances.get(channel)
    balances = company.balances
    if stated is not None:
        balances = {**balances, channel: Figure(stated.amount + change.amount, stated.source)}
    return replace(company, loans=(*company.loans, loan), balances=balances)


def _counted(before: Company, after: Company, law: Law, channel: Channel) -> Company:
    """The number of lenders after new money: one more, unless it is from one of those who lend already; nobody knows where one more would be too many."""
    facts = dict(after.facts)
    there = _lenders(before, channel)
    new = _lenders(after, channel)[len(there) :]
    if any(before.same_lender(lender, other) is True for lender in new for other in there):
        return after
    for rule in law.every_rule:
        if not isinstance(rule, Count) or rule.channel is not channel:
            continue
        number = _number(before, rule)
        if number is not None and number + 1 <= rule.at_most:
            facts[rule.fact] = number + 1
        elif rule.fact in facts:
            del facts[rule.fact]
    return replace(after, facts=facts)


def _number(company: Company, rule: Count) -> int | None:
    """How many lenders there are at the most, as stated or by the ledger."""
    if rule.fact in company.facts:
        return read_count(company.facts[rule.fact])
    listed = sum((row.balance for row in _rows(company, rule.channel)), Fraction(0))
    _, most = company.count_lenders(_lenders(company, rule.channel))
    return most if company.over(rule.counts).high == listed else None


def _rows(company: Company, channel: Channel) -> list[Loan]:
    return [loan for loan in company.loans if loan.channel is channel and loan.balance]


def _lenders(company: Company, channel: Channel) -> list[str | None]:
    return [loan.lender for loan in _rows(company, channel)]


# money repaid


def _owed(company: Company, change: Change) -> dict[Pot, Yuan]:
    """Which money a repayment pays back: that of the lender, or whatever falls due first."""
    held = [pot for pot in pots(company) if _is_meant(company, pot, change)]
    owed = sum((pot.amount for pot in held), Fraction(0))
    name = change.channel.label if change.channel else same(change.line)
    if change.amount > owed:
        raise _too_much(company, change, owed, name)
    amounts: dict[Pot, Yuan] = {}
    left = change.amount
    for pot, part_of in _as_due(company, held):
        part = min(left, part_of)
        if part:
            amounts[pot] = amounts.get(pot, Fraction(0)) + part
        left -= part
    return amounts


def _as_due(company: Company, held: list[Pot]) -> list[tuple[Pot, Yuan]]:
    """The rows of the ledger in the order in which they fall due, those without a date and what stands beside the ledger last."""
    rows: list[tuple[date, Pot, Yuan]] = []
    for pot in held:
        own = [] if pot.lender is None else _rows_of(company, pot)
        rows += [(row.maturity or date.max, pot, row.balance) for row in own]
        if not own:
            rows.append((date.max, pot, pot.amount))
    return [(pot, amount) for _, pot, amount in sorted(rows, key=lambda row: row[0])]


def _rows_of(company: Company, pot: Pot) -> list[Loan]:
    key = name_key(pot.lender)
    return [row for row in company.loans if row.channel is pot.channel and row.balance and name_key(row.lender) == key]


def _is_meant(company: Company, pot: Pot, change: Change) -> bool:
    if change.line:
        return pot.line == change.line
    if pot.channel is not change.channel:
        return False
    return change.lender is None or (pot.lender is not None and company.same_lender(pot.lender, change.lender) is True)


def _too_much(company: Company, change: Change, owed: Yuan, name: Text) -> UsageError:
    channel = change.channel
    lines = [item.label for item in company.unallocated if channel in item.among and item.amount]
    told = Text(
        f"{change.written}：{name.zh}已知余额只有{yuan(owed)}元，不能还{yuan(change.amount)}元。",
        f"{change.written}: of {name.en} only {yuan(owed)} yuan is known to be owed; {yuan(change.amount)} cannot be repaid.",
    )
    if channel is not None and change.lender is None and company.balance(channel) is None:
        told += Text("该渠道的余额未填。", "The balance of this channel is not stated.")
    if lines:
        told += Text(
            f"可写报表的行名，如 --repay {lines[0]}=金额；或先用 --fact {lines[0]}=… 分配渠道。",
            f"Name the line of the sheet (--repay {lines[0]}=AMOUNT), or part it by channel first (--fact {lines[0]}=…).",
        )
    return UsageError(told)
