"""Which place is the most favourable, of those of which it can be said: by the money that it would allow, by its ratios, or by what one channel may
raise there. Ignorance is no merit: what rests on a text that nobody has seen, or on facts that nobody stated, stands apart and has no rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from math import inf
from typing import Literal

from leverage.assessment.findings import BROKEN, Assessment, Outcome
from leverage.comparison.ratios.places import PlaceTerms
from leverage.law.rules import Limit
from leverage.law.sources import NO_TEXT
from leverage.terms.channels import Channel, Group
from leverage.terms.money import Bound

Standing = Literal["ranked", "range", "gap", "no_text", "unknown", "broken"]
"""Of a place: it is ranked; facts of the company decide its figures, which are a range; a text on funding is known to exist and was not seen; no local
text is held; nothing can be said; the company breaks its rules as it stands.
"""
STANDINGS: tuple[Standing, ...] = ("ranked", "range", "gap", "no_text", "unknown", "broken")

_CEILINGS_SINCE = date(2020, 9, 7)
"""From notice 86 on the nation has ceilings that no local rule can lift."""

Span = tuple[Bound | None, Bound | None]
"""A figure at the least and at the most; None where it cannot be said."""


def ranked(places: Iterable[PlaceTerms], channel: Channel | None = None) -> list[PlaceTerms]:
    """The places by their standing, in each the most favourable first; ties in order of the codes.

    With a company by the money now and then with approvals; for a channel by what it alone may raise; otherwise by the ratio of non-standard funding,
    then by that of standardised funding: two figures that are never added.
    """
    return sorted(places, key=lambda terms: (*_order(terms, channel), terms.place.code))


def ranks(places: Sequence[PlaceTerms], channel: Channel | None = None) -> list[int | None]:
    """The rank of each place; places with the same figures share one; a place that does not stand among the ranked has none."""
    orders = [_order(terms, channel) for terms in places]
    return [None if order[0] else 1 + sum(other < order for other in orders) for order in orders]


def standing(terms: PlaceTerms, channel: Channel | None = None) -> Standing:
    """Where a place stands in the order, and why."""
    if terms.money is not None and verdict(terms) in BROKEN:
        return "broken"
    spans = merits(terms, channel)
    if all(bound is None for bound in spans[0]):
        return "unknown"
    if terms.grades == (NO_TEXT,):
        return "no_text"
    if terms.own_gaps:
        return "gap"
    exact = all(low == high and low is not None for low, high in spans)
    return "ranked" if exact and not _depends(terms, channel) else "range"


def _depends(terms: PlaceTerms, channel: Channel | None) -> bool:
    of = terms.terms(channel) if channel is not None else None
    return of is not None and terms.money is None and of.openings.access == "depends"


def verdict(terms: PlaceTerms) -> Outcome:
    """How the company stands here; by the strictest readings where they were asked for."""
    assert terms.money is not None  # noqa: S101  asked of places with money alone
    strict = terms.money.strict if terms.strict else None
    return strict.verdict if strict else terms.money.verdict


def merits(terms: PlaceTerms, channel: Channel | None = None) -> tuple[Span, ...]:
    """The figures by which places are ranked, each at the least and at the most."""
    if terms.money is not None:
        return raised(terms.money, channel, strict=terms.strict)
    if channel is not None:
        of = terms.terms(channel)
        return ((of.openings.low, of.openings.high),) if of else ((inf, inf),)
    return tuple(
        (found.cautious.multiple, found.highest) for found in (terms.non_standard, terms.standardised, terms.derived)
    )


def raised(money: Assessment, channel: Channel | None, *, strict: bool = False) -> tuple[Span, Span]:
    """What the company may still raise, now and with approvals: in all, or through one channel; at the least and at the most."""
    if strict and money.strict is not None:
        rooms = {room.channel: room for room in money.strict.channels}
        least = money.strict if channel is None else rooms.get(channel)
        if least is not None:
            now, later = least.headroom, least.headroom_if_approved
            return (now, now), (later, later)
    room = next((r for r in money.channels if r.channel is channel), None)
    if channel is not None and room is None:
        return (inf, inf), (inf, inf)
    of = room or money.total
    return _span(of.headroom, of.headroom_upper), _span(of.headroom_if_approved, of.headroom_if_approved_upper)


def _span(low: Fraction | None, high: Fraction | None) -> Span:
    return low, low if high is None or (low is not None and high < low) else high


def ceiling(terms: PlaceTerms, group: Group) -> Fraction | None:
    """The nation's ceiling over a kind of funding, which no local text can lift; None before there was one."""
    found = []
    for constraint in terms.situations[0].constraints if terms.situations else ():
        if constraint.rule.startswith("CN/") and constraint.room is not None:
            rule = terms.rule(constraint.rule)
            fixed = isinstance(rule, Limit) and rule.start >= _CEILINGS_SINCE
            if fixed and {channel.group for channel in constraint.channels} == {group}:
                found.append(constraint.room)
    return min(found, default=None)


_Order = tuple[int, tuple[tuple[bool, Bound], ...]]


def _order(terms: PlaceTerms, channel: Channel | None) -> _Order:
    """Places that cannot be ranked are put in order by the most that they may allow: a range says no more."""
    where = STANDINGS.index(standing(terms, channel))
    spans = merits(terms, channel)
    figures = [low for low, _ in spans] if where == 0 else [b for low, high in spans for b in (high, low)]
    return where, tuple((bound is None, 0 if bound is None else -bound) for bound in figures)
