"""Which place is the most favourable: by the money that it would allow, by its ratio, or by what one channel may raise there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from leverage.assessment.findings import BROKEN
from leverage.comparison.compare import PlaceTerms
from leverage.law.sources import NO_TEXT
from leverage.terms.channels import Channel
from leverage.terms.money import Bound


def ranked(places: Iterable[PlaceTerms], channel: Channel | None = None) -> list[PlaceTerms]:
    """The most favourable place first: by the money now and then with approvals; without a company by the ratio, cautious and then at best; for a
    channel by what it alone may raise. A place whose rules the company
    already breaks comes after the others; what cannot be said, and places of which no local text is held, last; ties in order of the codes.
    """
    return sorted(places, key=lambda terms: (*_order(terms, channel), terms.place.code))


def ranks(places: Sequence[PlaceTerms], channel: Channel | None = None) -> list[int | None]:
    """The rank of each place; places with the same figures share one; what cannot be said, and a place without a local text, has none."""
    orders = [_order(terms, channel) for terms in places]
    return [None if order[0] else 1 + sum(other < order for other in orders) for order in orders]


def merits(terms: PlaceTerms, channel: Channel | None = None) -> tuple[Bound | None, Bound | None]:
    """The two figures by which places are ranked."""
    if terms.money is not None and channel is not None:
        room = next((r for r in terms.money.channels if r.channel is channel), None)
        return (room.headroom, room.headroom_if_approved) if room else (inf, inf)
    if terms.money is not None:
        return terms.money.total.headroom, terms.money.total.headroom_if_approved
    if channel is not None:
        of = terms.terms(channel)
        return (of.most, of.most_upper) if of else (inf, inf)
    return terms.derived.cautious.multiple, terms.derived.best.multiple


def _order(terms: PlaceTerms, channel: Channel | None) -> tuple[bool, bool, tuple[bool, Bound], tuple[bool, Bound]]:
    """Of what no local text is held, the figure is the nation's alone: told, and never ranked with the others."""
    now, later = merits(terms, channel)
    money = terms.money
    broken = money is not None and money.verdict in BROKEN
    unsaid = (now is None, 0 if now is None else -now)
    return (now is None or terms.grades == (NO_TEXT,), broken, unsaid, (later is None, 0 if later is None else -later))
