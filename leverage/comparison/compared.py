"""A comparison as it is told: ranked, with what supplements brought, and with a word on a day that is still to come; and the same over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from leverage.company import Company
from leverage.comparison.compare import compare
from leverage.comparison.ranking import ranked
from leverage.comparison.ratios.places import Comparison
from leverage.comparison.timeline import Era, eras
from leverage.law.rulebook import Rulebook
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.places import Place
from leverage.terms.texts import Text

FIRST = date(2008, 5, 4)
"""The day from which on the places are told over time: that of the first national text."""
_AHEAD = Text(
    "{day}尚未到来：所示为今日所知的规则，届时可能已变。",
    "{day} is still to come: these are the rules as known today, and they may change before then.",
)


def compared(
    book: Rulebook,
    places: Iterable[Place],
    day: date,
    today: date,
    company: Company,
    *,
    with_money: bool,
    channel: Channel | None = None,
    without_stale: bool = False,
    strict: bool = False,
    readings: Mapping[str, str] | None = None,
    over: Base | None = None,
) -> Comparison:
    """Places compared for a company on a day, the best first; ``channel``: by what they allow through it. Errors as of ``compare``."""
    found = compare(
        book,
        places,
        day,
        kind=company.company_type,
        facts=company.facts,
        company=company if with_money else None,
        without_stale=without_stale,
        strict=strict,
        readings=readings or {},
        over=over,
    )
    told = (*(book.brought.counted if book.brought else ()), *found.warnings)
    told = (*told, *((_AHEAD.fill(day=day),) if day > today else ()))
    return replace(found, channel=channel, places=tuple(ranked(found.places, channel)), warnings=told)


def over_time(
    book: Rulebook, comparison: Comparison, last: date, told: Callable[[int, int, Place], None] | None = None
) -> dict[str, Sequence[Era]]:
    """Every place of a comparison from the first day to the last, for every kind of company, by its code. ``told`` hears how far it has come."""
    found: dict[str, Sequence[Era]] = {}
    for number, terms in enumerate(comparison.places):
        if told is not None:
            told(number, len(comparison.places), terms.place)
        found[terms.place.code] = eras(
            book, terms.place, FIRST, last, tuple(CompanyType), comparison.facts, comparison.company, strict=True
        )
    return found
