"""What a limit leaves for new money: its constraint on what may still be raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import inf
from typing import TypeGuard

from leverage.assessment.findings import Finding
from leverage.assessment.judging.case import Case
from leverage.assessment.judging.holders import full_list, may_lend, own_part
from leverage.assessment.judging.limit import limit
from leverage.assessment.room.optimum import Constraint
from leverage.company import Company, Shareholder, by_lender
from leverage.law.conditions import Holding
from leverage.law.rules import Access, Lenders, Limit, Manual, Rule
from leverage.terms.channels import Channel

_Room = Fraction | None


def bound(case: Case, rule: Limit, active: Iterable[Rule], found: Finding | None = None) -> Constraint | None:
    """How a limit bears on new money, beside the texts in force on who may lend; None where another lender may lend beyond it. ``found``: what it comes
    to, where it was judged before.
    """
    times = case.multiple(rule)
    found = found or limit(case, rule)
    room, upper = found.headroom, found.headroom_upper
    who = [text for text in active if says_who_lends(text, rule)]
    if rule.of is not None and rule.per == "shareholder" and not _only(case.company, rule.of, who):
        return None
    if rule.per == "shareholder" and times is not None:
        room, upper = _of_shareholders(case, rule, who, times, room, upper)
    over = found.cap is not None and found.used is not None and (found.used.high or found.used.low) > found.cap
    return Constraint(
        rule=rule.id,
        channels=rule.counts,
        room=room,
        room_upper=inf if upper is None else upper,
        base=rule.base,
        gain=Fraction(0) if over or times is None or (who and rule.per == "shareholder") else times,
        lifted_by_approval=rule.approval_lifts,
        waits_for=waits_for(case, rule),
    )


def waits_for(case: Case, rule: Limit) -> frozenset[Channel] | None:
    """The channels in which there must be money before a limit holds; None where it holds already."""
    waiting = [c for c in rule.when if isinstance(c, Holding) and not case.holds(c)]
    return frozenset(channel for condition in waiting for channel in condition.counts) if waiting else None


def says_who_lends(text: Rule, rule: Limit) -> TypeGuard[Lenders]:
    """Whether a text says who may lend through the channels of a limit, and not any shareholder alike."""
    return isinstance(text, Lenders) and rule.counts <= text.counts and not text.any_shareholder


def conditions(case: Case, active: Iterable[Rule]) -> Iterator[Constraint]:
    """What a condition leaves that was answered "no": nothing through its channels, whatever they hold, until it is met. A condition on what money is
    meant at all (which fund, which lender) is none of these: other money may meet it.
    """
    for rule in active:
        if broken(case, rule):
            nothing = Fraction(0)
            yield Constraint(rule.id, rule.counts, nothing, nothing, None, nothing, lifted_by_approval=True)


def broken(case: Case, rule: Rule) -> TypeGuard[Manual]:
    """Whether a rule is a condition that was answered "no", on channels that it names."""
    if not isinstance(rule, Manual) or rule.decides or not rule.counts or rule.fact.name in case.assumed:
        return False
    return case.answers.get(rule.fact.name) is False


def of_amount(case: Case, rule: Access, channel: Channel) -> Constraint:
    """The amount that an approval names for a channel, which this text opens without a number."""
    amount, used = case.company.approved_amounts[channel].amount, case.used(channel)
    return Constraint(
        rule=rule.id,
        channels=frozenset({channel}),
        room=None if used.high is None else max(Fraction(0), amount - used.high),
        room_upper=max(Fraction(0), amount - used.low),
        base=None,
        gain=Fraction(0),
    )


def _of_shareholders(
    case: Case, rule: Limit, who: list[Lenders], times: Fraction, room: _Room, upper: _Room
) -> tuple[_Room, _Room]:
    """What all shareholders together may still lend, for certain and at the most. ``who``: what the texts in force say of who may lend."""
    return _of_the_named(case, rule, who, times) if who else (_of_anybody(case, rule, times, room), upper)


def _of_the_named(case: Case, rule: Limit, who: list[Lenders], times: Fraction) -> tuple[_Room, _Room]:
    """Those whom every text names, each by its own contribution. Not known where that of one is not stated, or whether it is named."""
    company = case.company
    named = [(holder, _may_lend(holder, who)) for holder in company.shareholders]
    lent = lent_by(company, rule)
    rooms = [room_of(company, rule, holder, times, lent) for holder, fits in named if fits]
    known = [room for room in rooms if room is not None]
    if len(known) < len(rooms) or any(fits is None for _, fits in named):
        return None, None
    total = sum(known, Fraction(0))
    listed = named and not case.unlisted(rule.counts) and not company.unknown(rule.counts)
    return total if listed else None, total if full_list(company) else None


def _of_anybody(case: Case, rule: Limit, times: Fraction, room: _Room) -> _Room:
    """Any shareholder. Their parts add up to the denominator, and those of whom no part is stated may have paid in whatever is left. Less than the whole
    is certain where one lender may be either of two shareholders: then neither can count on what the other would have left.
    """
    company, whole = case.company, case.company.capital.get(rule.base)
    if room is None or whole is None:
        return room
    lent = lent_by(company, rule)
    rooms = (room_of(company, rule, holder, times, lent) for holder in company.shareholders)
    parts = (own_part(company, rule.base, holder) for holder in company.shareholders)
    others = max(Fraction(0), whole.amount - sum((part for part in parts if part is not None), Fraction(0)))
    return min(room, sum((own for own in rooms if own is not None), times * others))


def lent_by(company: Company, rule: Limit) -> dict[str, Fraction]:
    """What each lender with a name lent through the channels of a limit."""
    rows = by_lender(loan for loan in company.loans if loan.channel in rule.counts)
    return {name: sum((loan.balance for loan in loans), Fraction(0)) for name, loans in rows.items() if name}


def room_of(
    company: Company, rule: Limit, holder: Shareholder, times: Fraction, lent: Mapping[str, Fraction]
) -> Fraction | None:
    """What a multiple of its own part leaves one shareholder, less what it lent or may have lent; None where its part is not stated."""
    part = own_part(company, rule.base, holder)
    if part is None:
        return None
    own = (balance for name, balance in lent.items() if company.same_lender(holder.name, name) is not False)
    return max(Fraction(0), times * part - sum(own, Fraction(0)))


def _may_lend(holder: Shareholder, who: list[Lenders]) -> bool | None:
    """Whether a shareholder may lend by every text that says who may; None where that is open."""
    said = [may_lend(holder, text) for text in who]
    return False if False in said else None if None in said else True


def _only(company: Company, kind: str, who: list[Lenders]) -> bool:
    """Whether every shareholder that may lend is certainly of one kind."""
    others = [holder for holder in company.shareholders if holder.kind != kind]
    return full_list(company) and all(any(may_lend(h, text) is False for text in who) for h in others)
