"""A company and the law that it is held against on a date: what a plan changes and asks assessment about again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment, Finding
from leverage.assessment.worlds.however_read import limits_however_read
from leverage.company import Company, Figure
from leverage.law.rulebook import Law, Rulebook
from leverage.terms.answers import read_fact
from leverage.terms.denominators import Base
from leverage.terms.facts import fact_label
from leverage.terms.money import Yuan
from leverage.terms.texts import Text, join


@dataclass(frozen=True)
class Setting:
    """A company on a date under the law of a place. ``altered``: its net assets are not those of the file. ``assumed`` is what the net assets of the prior
    year-end would be if nothing else happened before it:
    no figure that is known, so that what turns on it is undetermined, and told apart.
    """

    company: Company
    law: Law
    as_of: date
    without_stale: bool = False
    readings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    rulebook: str = ""
    assumed: Yuan | None = None
    altered: bool = False
    listed: bool = True
    """Whether the strict answer tells the readings that make it."""

    @cached_property
    def assessment(self) -> Assessment:
        """The company judged, with the strict answer."""
        return self.judge(self.company)

    def judge(self, company: Company, *, contested: bool = True) -> Assessment:
        """Another company judged in its place."""
        return assess(
            company,
            self.law,
            self.as_of,
            without_stale=self.without_stale,
            readings=self.readings,
            contested=contested,
            listed=self.listed,
            rulebook=self.rulebook,
        )

    def limits_however_read(self) -> tuple[Finding, ...]:
        """The limits that apply under some way of reading the contested clauses."""
        found = limits_however_read(
            self.company, self.law, self.as_of, without_stale=self.without_stale, readings=self.readings
        )
        return tuple(found)

    @property
    def briefly(self) -> Setting:
        """The same for one of many figures: its strict answer is told, and not which readings make it."""
        return replace(self, listed=False)

    def of(self, company: Company) -> Setting:
        """Another company in its place."""
        return replace(self, company=company)

    @cached_property
    def as_assumed(self) -> Setting | None:
        """The setting with the net assets of the prior year-end as they are assumed; None where they are known, or nobody can say."""
        if self.assumed is None:
            return None
        figure = Figure(self.assumed, ASSUMED)
        capital = {**self.company.capital, Base.PRIOR_YEAR_NET_ASSETS: figure}
        return replace(self, company=replace(self.company, capital=capital), assumed=None)


def setting_of(found: Assessment, book: Rulebook, *, without_stale: bool) -> Setting:
    """The company of an assessment, as it was judged."""
    return Setting(
        company=found.company,
        law=book.law(found.place),
        as_of=found.as_of,
        without_stale=without_stale,
        readings=found.readings,
        rulebook=book.sha256,
    )


ASSUMED = "假设"
"""The source of a figure that nobody stated."""


def law_days(law: Law) -> set[date]:
    """The days on which something of the law of a place begins or ends, or a ratio set by letter."""
    letters = [entry.said for entry in law.brought.ratios] if law.brought else []
    dated = [*law.every_rule, *law.schemes, *law.readings, *letters]
    days = [getattr(item, name, None) for item in dated for name in ("start", "since", "until")]
    return {day for day in days if day is not None}


def readable(company: Company, law: Law, day: date) -> tuple[Company, list[Text]]:
    """The company with the answers that a place can use on a day: grades of another scheme are no answer, and are told."""
    facts, gone = law.facts_on(day), []
    for name, value in company.facts.items():
        if name in facts:
            try:
                read_fact(facts[name], value)
            except ValueError:
                gone.append(name)
        elif not law.asked_elsewhere(name):
            gone.append(name)
    if not gone:
        return company, []
    names = join([fact_label(name, law.facts) for name in gone])
    kept = {name: value for name, value in company.facts.items() if name not in gone}
    return replace(company, facts=kept), [_OTHER_SCHEME.fill(names=names, day=day, place=law.place.name)]


_OTHER_SCHEME = Text(
    "{place}在{day}读不了所填的{names}：按未知计。",
    "{place} on {day} cannot read what was stated as {names}: taken as unknown.",
)
