"""The cure of a breach: the least to repay, in all and through each channel alone, and the least capital to add.

Both are worked out limit by limit, at the cautious end of what is unknown, and proved by assessing the changed company again. A limit may be exceeded
whatever is true without any one of them being so for certain (under one grade this one, under another that one; or amounts of open channel that fit
nowhere): then every limit that is not certainly kept is mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from leverage.assessment.assess import assess
from leverage.assessment.by_rating import least_to_repay
from leverage.assessment.cure.changed import Pot, pots, repaid, with_capital
from leverage.assessment.cure.programme import least
from leverage.assessment.cure.targets import Target, broken, not_kept
from leverage.assessment.findings import BROKEN, Assessment, Finding, Outcome
from leverage.assessment.reasons import ceil_fen
from leverage.company import Company
from leverage.law.rulebook import Law
from leverage.law.rules import Count, Lenders, Manual, Term
from leverage.terms.channels import Channel
from leverage.terms.money import Yuan
from leverage.terms.texts import Text, same

_ALL = Fraction(1)


@dataclass(frozen=True, slots=True)
class Repayment:
    """Money to repay through a channel; ``line`` names a line of the balance sheet of which nobody said through which of its channels it was raised.
    ``lender``: whose money it must be, where a limit counts what one shareholder lent.
    """

    channel: Channel | None
    line: str
    amount: Yuan
    lender: str | None = None

    @property
    def key(self) -> str:
        """What names it in JSON and as an option: the channel, or the line as questions name it."""
        return self.channel.value if self.channel else f"unallocated:{self.line}"

    @property
    def label(self) -> Text:
        """What people call it."""
        return self.channel.label if self.channel else same(self.line)


@dataclass(frozen=True)
class Unmended:
    """A finding that no repayment of part of the money mends, and what does."""

    finding: Finding
    what: Text


@dataclass(frozen=True)
class Cure:
    """What mends a breach. Amounts in yuan, whole fen.

    ``of`` are the limits that it mends. ``repay_total`` is the least to repay in all, None where no repayment is certain to mend them; ``repay`` is one
    way of it, in the order of the channels, and ``alone`` the least through each channel by itself, where one suffices. ``at_least`` is what must be
    repaid whatever the unknown turns out to be: less than ``repay_total`` only where something is unknown. ``capital`` is the least to add instead,
    None where no capital lifts every limit (``blocked_by`` are those that it does not lift), or where nobody can say. ``others`` need something else
    than money.
    """

    of: tuple[Finding, ...]
    repay_total: Yuan | None
    repay: tuple[Repayment, ...]
    alone: tuple[Repayment, ...]
    at_least: Yuan
    capital: Yuan | None
    blocked_by: tuple[Finding, ...]
    others: tuple[Unmended, ...]
    amounts: tuple[tuple[Pot, Yuan], ...] = ()
    """``repay`` as it comes off the rows of the ledger."""

    @property
    def needed(self) -> bool:
        """Whether there is anything to mend."""
        return bool(self.of or self.others)


def cure(company: Company, law: Law, found: Assessment, share: Fraction = _ALL) -> Cure:
    """What mends the breaches of an assessment of the company. ``share``: so much of every cap may be used, so that a limit used beyond it counts as
    exceeded. The readings are those of the assessment; house limits are none of the law's, and are not mended.
    """
    return _Curing(company, law, found, share).cure()


class _Curing:
    def __init__(self, company: Company, law: Law, found: Assessment, share: Fraction) -> None:
        self.company, self.law, self.found, self.share = company, law, found, share

    def cure(self) -> Cure:
        others = tuple(_others(self.found))
        surely = broken(self.found, self.share)
        if not surely and self.found.verdict not in BROKEN:
            return Cure((), Fraction(0), (), (), Fraction(0), Fraction(0), (), others)
        stages = [targets for targets in (surely, self._every(surely)) if targets]
        if not stages:
            return Cure((), None, (), (), Fraction(0), None, (), others)
        targets = next((t for t in stages if all(self._mends(way, t) for way in (self._repay(t), lift(t)))), stages[-1])
        amounts = self._repay(targets)
        return Cure(
            of=tuple(target.finding for target in targets),
            repay_total=None if amounts is None else sum(amounts.values(), Fraction(0)),
            repay=through(amounts or {}, named=any(target.finding.subject is not None for target in targets)),
            alone=tuple(self._alone(targets)),
            at_least=self._at_least(surely, amounts),
            capital=lift(targets),
            blocked_by=tuple(target.finding for target in targets if not target.lifted_by_capital),
            others=(*others, *_unknown(targets)),
            amounts=tuple((amounts or {}).items()),
        )

    def _every(self, surely: list[Target]) -> list[Target]:
        """Every limit that is exceeded or may be."""
        listed = {_name(target.finding) for target in surely}
        return [*surely, *(t for t in not_kept(self.found, self.share) if _name(t.finding) not in listed)]

    def _mends(self, way: dict[Pot, Yuan] | Yuan | None, targets: Sequence[Target]) -> bool:
        """Whether the changed company keeps these limits, and is not in breach of all the others together; where there is no way, nothing is left to try."""
        if way is None:
            return True
        changed = after_way(self.company, self.law, way)
        after = assess(
            changed,
            self.law,
            self.found.as_of,
            without_stale=self.found.without_stale,
            readings=self.found.readings,
            contested=False,
        )
        names = {_name(target.finding) for target in targets}
        left = [f for f in after.findings if f.outcome in BROKEN and f.counts_in_verdict]
        return not any(_name(f) in names for f in left) and (after.verdict not in BROKEN or bool(left))

    def _repay(self, targets: Sequence[Target]) -> dict[Pot, Yuan] | None:
        return least(self._held, targets, self.company.loans, self._held)

    @cached_property
    def _held(self) -> tuple[Pot, ...]:
        return pots(self.company)

    def _alone(self, targets: Sequence[Target]) -> Iterator[Repayment]:
        """The least through each channel, and each line, by itself."""
        for channel, line in dict.fromkeys((pot.channel, pot.line) for pot in self._held):
            own = [pot for pot in self._held if (pot.channel, pot.line) == (channel, line)]
            if way := least(self._held, targets, self.company.loans, own):
                yield Repayment(channel, line, sum(way.values(), Fraction(0)))

    def _at_least(self, surely: Sequence[Target], enough: dict[Pot, Yuan] | None) -> Yuan:
        """What must be repaid however the unknown turns out: by the exceeded limits, or by all of them together."""
        easiest = [replace(target, easiest=True) for target in surely]
        least_of = least(self._held, easiest, self.company.loans, self._held) or {}
        amount = sum(least_of.values(), Fraction(0))
        if self.share == 1:
            amount = max(amount, ceil_fen(least_to_repay(self.found)))
        return amount if enough is None else min(amount, sum(enough.values(), Fraction(0)))


def after_way(company: Company, law: Law, way: dict[Pot, Yuan] | Yuan) -> Company:
    """The company after so much of its money was repaid, or so much capital added."""
    return repaid(company, law, way) if isinstance(way, dict) else with_capital(company, law, way)


def _name(finding: Finding) -> tuple[str, str | None]:
    return finding.rule, finding.subject


def lift(targets: Sequence[Target]) -> Yuan | None:
    """The least capital with which all of them are kept; None where it lifts not all of them."""
    needed = [target.capital for target in targets]
    known = [amount for amount in needed if amount is not None]
    return max(known, default=Fraction(0)) if len(known) == len(needed) else None


def through(amounts: dict[Pot, Yuan], *, named: bool) -> tuple[Repayment, ...]:
    """What is repaid, by channel; by lender too, where it matters whose money it is."""
    summed: dict[tuple[Channel | None, str, str | None], Yuan] = {}
    for pot, amount in amounts.items():
        key = (pot.channel, pot.line, pot.lender or None if named else None)
        summed[key] = summed.get(key, Fraction(0)) + amount
    return tuple(Repayment(channel, line, amount, lender) for (channel, line, lender), amount in summed.items())


def _others(found: Assessment) -> Iterator[Unmended]:
    """What is broken, or lacks an approval, and is not mended by less money."""
    for finding in found.findings:
        if not finding.counts_in_verdict:
            continue
        if finding.outcome is Outcome.NEEDS_APPROVAL:
            yield Unmended(finding, _APPROVAL)
        elif finding.outcome in BROKEN:
            match finding.of:
                case Count():
                    over = (finding.used.low if finding.used else Fraction(0)) - finding.of.at_most
                    yield Unmended(finding, _LENDERS.fill(number=max(1, int(over))))
                case Term():
                    yield Unmended(finding, _TERM)
                case Lenders():
                    yield Unmended(finding, _WHO)
                case Manual():
                    yield Unmended(finding, _CONDITION)
                case _:
                    pass


def _unknown(targets: Sequence[Target]) -> Iterator[Unmended]:
    """What must be answered before anybody can say how much mends a limit."""
    for target in targets:
        if target.cap is None or not target.bounded:
            yield Unmended(target.finding, _ANSWER)


_LENDERS = Text("至少须结清 {number} 家的全部借款", "pay off all the loans of at least {number} lender(s)")
_TERM = Text("须变更该笔借款的条件，或全部结清", "change the terms of the loan, or pay it off")
_WHO = Text("须改由符合条件的出借人出借，或全部结清", "have it lent by one whom the text admits, or pay it off")
_CONDITION = Text("须满足该项条件", "meet the condition")
_APPROVAL = Text("须取得批准或备案", "obtain the approval or filing")
_ANSWER = Text(
    "须先答复待确认事项，才能算出最少还款额",
    "answer the open questions first: only then can the least repayment be told",
)
