"""What becomes of a rule, as an expression over the figures: ``assessment.judging`` for companies that have no ledger and no list of shareholders.

Whether the rule applies, and with which multiple, is settled before: here stands the arithmetic alone. Kinds of rule that no expression says go one by one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from leverage.assessment.findings import Outcome
from leverage.assessment.judging.case import Case, merely_permits
from leverage.law.conditions import Stated
from leverage.law.rules import Access, Count, Lenders, Limit, Manual, Rule, Term
from leverage.portfolio.engine.expression import (
    NO,
    UNKNOWN,
    YES,
    ZERO,
    Node,
    at_most,
    below,
    both,
    choose,
    either,
    equal,
    greatest,
    known_or,
    minus,
    missing,
    no,
    number,
    positive,
    times,
    total,
)
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base

CODES = (
    Outcome.NOT_APPLICABLE,
    Outcome.REPLACED,
    Outcome.COMPLIANT,
    Outcome.NEEDS_APPROVAL,
    Outcome.UNDETERMINED,
    Outcome.PROHIBITED,
    Outcome.BREACH,
)
"""Outcomes by their number in a column, the worst last."""

CODE = {outcome: number(place) for place, outcome in enumerate(CODES)}

Missing = tuple[tuple[str, Node], ...]
"""What would settle a finding, each with the rows that lack it."""


class OneByOne(Exception):  # noqa: N818  no fault of anybody's
    """Something that no expression says: the rows go to the one-company engine."""


@dataclass(frozen=True)
class Figures:
    """The figures of the rows, in parts of a fen: ``scale`` of them make one, so that every cap is whole."""

    scale: int
    balances: Mapping[Channel, Node]
    capital: Mapping[Base, Node]

    def low(self, channels: Iterable[Channel]) -> Node:
        """What is certainly used."""
        return total(known_or(self.balances[channel], 0) for channel in channels)

    def high(self, channels: Iterable[Channel]) -> Node:
        """What may be used at the most; unknown where nothing bounds it."""
        return total(self.balances[channel] for channel in channels)

    def empty(self, channels: Iterable[Channel]) -> Node:
        """Whether these channels certainly hold nothing."""
        return both(*(equal(self.balances[channel], ZERO) for channel in channels))

    def holds(self, channels: Iterable[Channel]) -> Node:
        """Whether there is certainly money in these channels."""
        return either(*(below(ZERO, self.balances[channel]) for channel in channels))

    def cap(self, multiple: Fraction, base: Base) -> Node:
        """A multiple of a denominator."""
        return times(self.capital[base], int(multiple * self.scale)) if multiple else ZERO

    def unknown(self, channels: Iterable[Channel], where: Node = YES) -> Missing:
        """The channels of which nothing was said."""
        named = frozenset(channels)
        return tuple((c.value, both(where, missing(self.balances[c]))) for c in Channel if c in named)


@dataclass(frozen=True)
class Found:
    """What becomes of a rule. ``why`` stands for the sentence that says so: two findings have the same one if these are equal and they speak of the same
    channels (``about``), or if both are ``vague`` about the same thing.
    """

    rule: Rule
    outcome: Node
    why: Hashable
    about: frozenset[tuple[str, Channel]] = frozenset()
    vague: tuple[Hashable, Node] = (None, NO)
    missing: Missing = ()
    counts_in_verdict: bool = True
    low: Node | None = None
    high: Node | None = None
    cap: Node = UNKNOWN
    cap_upper: Node = UNKNOWN
    refused: Node = NO
    """Where what was stated contradicts the figures: an error, or nothing at all."""

    @property
    def code(self) -> Node:
        """What it adds to the verdict."""
        return greatest(self.outcome, CODE[Outcome.COMPLIANT]) if self.counts_in_verdict else CODE[Outcome.COMPLIANT]

    @property
    def active(self) -> Node:
        """Whether the rule applies."""
        return at_most(CODE[Outcome.COMPLIANT], self.outcome)

    @property
    def headroom(self) -> Node:
        """What is left at the cautious end."""
        return UNKNOWN if self.high is None else positive(minus(self.cap, self.high))

    @property
    def headroom_upper(self) -> Node:
        """What is left at the most."""
        return UNKNOWN if self.low is None else positive(minus(self.cap_upper, self.low))


def judged(case: Case, rule: Rule, figures: Figures) -> Found | None:
    """What becomes of a rule that applies; None of one that asks nothing."""
    match rule:
        case Limit(per="shareholder"):
            return _of_each(rule, figures, "per_shareholder")
        case Limit():
            return limit(case, rule, figures)
        case Count():
            return _count(case, rule, figures)
        case Term():
            return _of_each(rule, figures, "term")
        case Lenders():
            return _lenders(rule, figures)
        case Manual():
            return _manual(case, rule, figures)
        case Access():
            return None if merely_permits(rule) else _access(case, rule, figures)


def limit(case: Case, rule: Limit, figures: Figures) -> Found:
    """A limit of the company as a whole."""
    low, high = figures.low(rule.counts), figures.high(rule.counts)
    ratio, multiple = case.ratio(rule), case.multiple(rule)
    if isinstance(ratio, Stated) and ratio.within is not None and case.answers.get(ratio.within) is not None:
        raise OneByOne(rule.id)
    if multiple is None and isinstance(ratio, Stated) and ratio.most:
        cap, cap_upper = ZERO, figures.cap(ratio.most, rule.base)
        kept, broken = at_most(high, ZERO), below(cap_upper, low)
        why: Hashable = ("stated", ratio.most)
    else:
        cap = cap_upper = UNKNOWN if multiple is None else figures.cap(multiple, rule.base)
        kept, broken = at_most(high, known_or(cap, 0)), below(cap, low)
        why = ("limit", multiple)
    beyond = CODE[Outcome.PROHIBITED if multiple == 0 else _beyond(case, rule)]
    outcome = choose(kept, CODE[Outcome.COMPLIANT], choose(broken, beyond, CODE[Outcome.UNDETERMINED]))
    return Found(
        rule,
        outcome,
        why,
        vague=(("vague", rule.base), missing(cap) if multiple else NO),
        missing=tuple(_of_limit(case, rule, figures, outcome, broken)),
        low=low,
        high=high,
        cap=cap,
        cap_upper=cap_upper,
    )


def _beyond(case: Case, rule: Limit) -> Outcome:
    """What becomes of money above a limit. Where every loan needs an approval of its own, one for the limit or a channel tells only that there are some."""
    if not rule.approval_lifts:
        return Outcome.BREACH
    given = case.company.approvals
    stated = rule.id in given or any(channel in given for channel in rule.counts)
    return Outcome.UNDETERMINED if rule.per_loan and stated else Outcome.NEEDS_APPROVAL


def _of_limit(case: Case, rule: Limit, figures: Figures, outcome: Node, broken: Node) -> Missing:
    ratio, multiple = case.ratio(rule), case.multiple(rule)
    loan_by_loan = both(broken, YES if rule.per_loan else NO)
    open_ = both(equal(outcome, CODE[Outcome.UNDETERMINED]), no(loan_by_loan))
    lacking = [
        (
            "approvals",
            either(equal(outcome, CODE[Outcome.NEEDS_APPROVAL]), both(loan_by_loan, _is(outcome, "undetermined"))),
        ),
        ("loans", both(loan_by_loan, _is(outcome, "undetermined"))),
    ]
    if isinstance(ratio, Stated) and multiple is None:
        lacking.append((ratio.fact if case.answers.get(ratio.fact) is None else "local_ratio", open_))
    if ratio is None:
        lacking.append(("local_ratio", open_))
    if multiple != 0:
        lacking.append((rule.base.value, both(open_, missing(figures.capital[rule.base]))))
    return (*lacking, *figures.unknown(rule.counts, open_))


def _is(outcome: Node, name: str) -> Node:
    return equal(outcome, CODE[Outcome(name)])


def _settled(kept: Node) -> Node:
    return choose(kept, CODE[Outcome.COMPLIANT], CODE[Outcome.UNDETERMINED])


def _of_each(rule: Limit | Term, figures: Figures, why: str) -> Found:
    """What is judged shareholder by shareholder or loan by loan: without a ledger, only no money at all is kept."""
    empty = figures.empty(rule.counts)
    lacking = (("loans", no(empty)), *(figures.unknown(rule.counts) if isinstance(rule, Limit) else ()))
    money = isinstance(rule, Limit)
    return Found(
        rule,
        _settled(empty),
        why,
        missing=lacking,
        low=figures.low(rule.counts) if money else None,
        high=figures.high(rule.counts) if money else None,
    )


def _count(case: Case, rule: Count, figures: Figures) -> Found:
    """The number of lenders as it was stated; without a ledger, money tells that there is one at least."""
    stated = case.answers.get(rule.fact)
    holds, empty = figures.holds(rule.counts), figures.empty(rule.counts)
    if isinstance(stated, int):
        outcome = CODE[Outcome.COMPLIANT if stated <= rule.at_most else Outcome.BREACH]
        return Found(rule, outcome, "stated", refused=holds if stated < 1 else NO)
    broken = both(holds, YES if rule.at_most < 1 else NO)
    outcome = choose(broken, CODE[Outcome.BREACH], _settled(empty))
    return Found(rule, outcome, "count", missing=((rule.fact, _is(outcome, "undetermined")),))


def _lenders(rule: Lenders, figures: Figures) -> Found:
    """Who lent: without a ledger nobody knows, unless the channel's own name answers for it."""
    empty = YES if rule.strangers_only else figures.empty(rule.counts)
    unlisted = both(no(empty), figures.holds(rule.counts))
    lacking = (("loans", unlisted), *figures.unknown(rule.counts, no(empty)))
    return Found(rule, _settled(empty), "lenders", missing=lacking)


def _manual(case: Case, rule: Manual, figures: Figures) -> Found:
    """A question that no figure decides."""
    answer = None if rule.fact.name in case.assumed else case.answers.get(rule.fact.name)
    told, lacking = Outcome.COMPLIANT if answer is True else Outcome.BREACH, rule.fact.name
    if answer is None:
        told = Outcome.UNDETERMINED
    elif answer is not True and rule.decides:
        told, lacking = Outcome.UNDETERMINED, "regulator"
    asleep = figures.empty(rule.counts) if rule.counts and not (rule.act and answer is False) else NO
    outcome = choose(asleep, CODE[Outcome.NOT_APPLICABLE], CODE[told])
    counts = answer is not None or rule.decides
    return Found(rule, outcome, "manual", missing=((lacking, _is(outcome, "undetermined")),), counts_in_verdict=counts)


def _access(case: Case, rule: Access, figures: Figures) -> Found:
    """Money where a text prohibits it, asks for an approval, or opens a channel without a number."""
    if rule.per_loan:
        raise OneByOne(rule.id)
    codes = [CODE[Outcome.COMPLIANT]]
    lacking: list[tuple[str, Node]] = []
    about: set[tuple[str, Channel]] = set()
    open_, told = CODE[Outcome.UNDETERMINED], CODE[Outcome.COMPLIANT]
    if rule.level == "prohibited":
        closed = choose(
            figures.holds(rule.counts), CODE[Outcome.PROHIBITED], choose(figures.empty(rule.counts), told, open_)
        )
        codes.append(closed)
        lacking += figures.unknown(rule.counts, equal(closed, open_))
        about |= {("closed", channel) for channel in rule.counts}
    without = frozenset(c for c in rule.counts if rule.level == "with_approval" and not case.names(c, rule))
    if without:
        holds, empty = figures.holds(without), figures.empty(without)
        codes.append(choose(holds, CODE[Outcome.NEEDS_APPROVAL], choose(empty, told, open_)))
        lacking += [("approvals", no(empty)), *figures.unknown(without, no(holds))]
        about |= {("approvals", channel) for channel in without}
    for channel in rule.counts - case.bounded - without if rule.ratio_unset else ():
        empty = figures.empty([channel])
        codes.append(choose(empty, told, open_))
        lacking += [("approved_amounts", no(empty)), *figures.unknown([channel])]
        about.add(("amounts", channel))
    return Found(rule, greatest(*codes), "access", frozenset(about), missing=tuple(lacking))
