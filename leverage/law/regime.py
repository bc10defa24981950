"""All that is known of one place: rules, gaps, notes, readings, rating schemes, together a ``Regime``."""

from __future__ import annotations

from typing import Literal

from leverage.law.conditions import ByFact, Condition, Reading, Stated, Under, Unknown
from leverage.law.data import Data, Day, Multiple
from leverage.law.rules import Rule
from leverage.law.sources import Clause
from leverage.terms.facts import OTHER, Fact
from leverage.terms.texts import Text


class Gap(Data):
    """Something known to exist and not established, told wherever it could matter, from ``since`` on."""

    id: str
    since: Day
    until: Day | None = None
    says: Text


class PoolRatio(Data):
    """The local ratio that the national pool of 2017 takes in a place: of each kind of company, the first that fits."""

    multiple: Multiple | ByFact | Stated | Unknown
    when: tuple[Condition, ...] = ()
    under: tuple[Under, ...] = ()
    note: Text


class Note(Clause):
    """A clause that bounds no funding but that a reader of the regime would miss: told with its citation, never evaluated. ``until``: a plan or an
    incentive that ran out is told as past.
    """

    says: Text


class RatingScheme(Clause):
    """How the regulator of a place grades its companies.

    ``grades`` as the text writes them, best first; none where nobody has seen them: any grade is then taken as it is written. A text that names only
    its best grades, as a threshold, leaves the rest to ``other_grades``: "其他", below them all. ``method`` tells whether the way of scoring is public.
    ``effect`` tells what the text makes of a grade; which rules turn on it is not repeated here, the rules say so themselves.
    """

    name: Text
    grades: tuple[str, ...] = ()
    other_grades: bool = False
    method: Literal["public", "not_seen"]
    effect: Text
    note: Text | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """Every grade that an answer may name, best first."""
        return (*self.grades, OTHER) if self.other_grades else self.grades

    def check(self) -> None:
        """Its grades are an order."""
        if len(set(self.values)) < len(self.values) or (self.other_grades and not self.grades):
            raise ValueError("each grade stands once; 其他 is what is left besides the grades that are named")


class Regime(Data):
    """All that is known of one place: its rules of every date, its facts, and what is known to be missing.

    ``follows`` names the place whose rules apply here too (a city's province), before ``follows_until`` if that is given; a rule of the city's own
    replaces those that it names. ``schemes`` are the ways in which the place has graded its companies, none overlapping another. ``readings`` are the
    contested clauses, ``remarks`` what a reader of the place's page should know beside its rules.
    """

    place: str
    follows: str | None = None
    follows_until: Day | None = None
    rules: tuple[Rule, ...] = ()
    pool_ratios: tuple[PoolRatio, ...] = ()
    schemes: tuple[RatingScheme, ...] = ()
    facts: tuple[Fact, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notes: tuple[Note, ...] = ()
    readings: tuple[Reading, ...] = ()
    remarks: tuple[Text, ...] = ()

    def check(self) -> None:
        """Every id begins with the place's code."""
        for item in (*self.rules, *self.gaps, *self.readings):
            if not item.id.startswith(f"{self.place}/"):
                raise ValueError(f"{item.id}: an id of this regime begins with {self.place}/")
