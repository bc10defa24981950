"""A company under one set of answers, and the law that it is held against: what every kind of rule asks of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leverage.assessment.findings import Finding, Input, Outcome, in_order
from leverage.assessment.judging.holders import holder_of, kind_of
from leverage.company import Company, Interval, Loan
from leverage.law.conditions import (
    LOCAL,
    UNKNOWN,
    Answers,
    ByFact,
    Condition,
    Key,
    LocalRatio,
    Stated,
    Told,
    Under,
    Unknown,
)
from leverage.law.rulebook import Law
from leverage.law.rules import Access, Limit, Rule
from leverage.terms.channels import FROM_SHAREHOLDERS, Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import NONE_SET
from leverage.terms.texts import Text


@dataclass(frozen=True)
class Case:
    """A company under one set of answers, and the law that it is held against. ``bounded`` are the channels that some limit contains which holds here;
    ``assumed``, the keys whose answers nobody gave.
    """

    company: Company
    law: Law
    as_of: date
    answers: Answers
    bounded: frozenset[Channel] = frozenset()
    assumed: frozenset[Key] = frozenset()

    def lifted(self, rule: Limit) -> bool:
        """Whether an approval was stated that lifts a limit: for the limit, or for every channel that it counts. One that is given loan by loan lifts
        none: it covers the loan that it names.
        """
        given = self.company.approvals
        return not rule.per_loan and (rule.id in given or all(channel in given for channel in rule.counts))

    def loan_by_loan(self, rule: Limit) -> Outcome:
        """What becomes of money above a limit whose approvals are given loan by loan: every loan needs its own; one for the limit or for a channel tells
        that there are some, and not for which.
        """
        if all(loan.approval for loan in self.ledger(rule.counts)) and not self.unlisted(rule.counts):
            return Outcome.COMPLIANT
        given = self.company.approvals
        stated = rule.id in given or any(channel in given for channel in rule.counts)
        return Outcome.UNDETERMINED if stated else Outcome.NEEDS_APPROVAL

    def holds(self, condition: Condition | Under) -> bool:
        """Whether a condition is met. An answer that a scenario assumes claims no exception."""
        if isinstance(condition.key, Told) and condition.key.fact in self.assumed:
            return False
        return bool(condition.holds(self.answers, self.as_of))

    def stale(self, rule: Rule) -> bool:
        """Whether a rule was last held against its source before the date of the check."""
        return rule.stale(self.as_of)

    def ratio(self, rule: Limit) -> Fraction | Stated | None:
        """The multiple that applies here, or how the regulator states it; None where nobody has seen it."""
        return self._resolve(rule.multiple)

    def multiple(self, rule: Limit) -> Fraction | None:
        """The multiple that applies here; None where nobody has seen it, or none was stated."""
        ratio = self.ratio(rule)
        return self.stated(ratio) if isinstance(ratio, Stated) else ratio

    def stated(self, ratio: Stated) -> Fraction | None:
        """The multiple that was set for the company, never above the text's own maximum; None where nobody said."""
        answer = self.answers.get(ratio.fact)
        if answer == NONE_SET:
            return ratio.most if ratio.if_none is None else ratio.if_none
        if not isinstance(answer, Fraction):
            return None
        return answer if ratio.most is None else min(answer, ratio.most)

    def _resolve(self, multiple: Fraction | ByFact | Stated | LocalRatio | Unknown) -> Fraction | Stated | None:
        if multiple is UNKNOWN:
            return None
        if multiple is LOCAL:
            ratios = self.law.every_pool_ratio
            fitting = next(r for r in ratios if all(self.holds(condition) for condition in (*r.under, *r.when)))
            return self._resolve(fitting.multiple)
        if isinstance(multiple, ByFact):
            answer = self.answers[multiple.fact]
            return self._resolve(multiple.multiples[answer if isinstance(answer, bool) else str(answer)])
        assert isinstance(multiple, Fraction | Stated)  # noqa: S101
        return multiple

    def approves(self, channel: Channel, rule: Access) -> bool:
        """Whether an approval was stated that covers new money too: for the channel, for this rule, or for a limit that names the channel. One that is
        given loan by loan covers none.
        """
        return not rule.per_loan and self.names(channel, rule)

    def names(self, channel: Channel, rule: Rule) -> bool:
        """Whether an approval was stated that names the channel, this rule, or a limit over the channel."""
        given = self.company.approvals
        if channel in given or rule.id in given:
            return True
        return bool(given) and any(channel in limit.counts for limit in self.law.limits_approved(given))

    def used(self, channel: Channel) -> Interval:
        """What is known of the balance of one channel."""
        return self.company.over(frozenset({channel}))

    def counted(self, rule: Limit) -> Interval:
        """What a limit of the company as a whole counts: of one that bounds shareholders of one kind, without what the others lent for certain."""
        used = self.company.over(rule.counts)
        rows = self.ledger(rule.counts & FROM_SHAREHOLDERS) if rule.of is not None else []
        held = [(holder_of(self.company, loan.lender), loan.balance) for loan in rows]
        apart = sum(
            (lent for holder, lent in held if holder and kind_of(holder, None) not in (None, rule.of)), Fraction(0)
        )
        return Interval(used.low - apart, None if used.high is None else used.high - apart)

    def ledger(self, channels: frozenset[Channel]) -> list[Loan]:
        """The loans of these channels that are outstanding."""
        return [loan for loan in self.company.loans if loan.channel in channels and loan.balance]

    def unlisted(self, channels: frozenset[Channel]) -> bool:
        """Whether more money is known in these channels than the ledger lists loan by loan."""
        listed = sum((loan.balance for loan in self.ledger(channels)), Fraction(0))
        return self.company.over(channels).low > listed

    def finding(self, rule: Rule, outcome: Outcome, why: Text) -> Finding:
        """A finding with what every rule carries."""
        return Finding(rule, outcome, why, layer=rule.layer, stale=self.stale(rule))

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


def merely_permits(rule: Rule) -> bool:
    """A permission asks nothing of anybody: it shows in the channels' access, not among the findings. One without a number asks how much."""
    return isinstance(rule, Access) and rule.level == "permitted" and not rule.ratio_unset
