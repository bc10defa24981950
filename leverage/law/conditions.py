"""What a clause leaves open: conditions on facts of the company, multiples that depend on one, and readings that no fact settles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from leverage.law.data import AllFunding, ChannelId, Data, Day, Multiple
from leverage.terms.channels import Channel
from leverage.terms.facts import FactValue
from leverage.terms.frozen import Bound
from leverage.terms.months import add_months
from leverage.terms.texts import Text


@dataclass(frozen=True, slots=True)
class OrElse:
    """The key of a fact that another one answers where it is not stated."""

    fact: str
    other: str


@dataclass(frozen=True, slots=True)
class InBusiness:
    """The key of a time in business of at least so many months."""

    months: int


@dataclass(frozen=True, slots=True)
class Told:
    """The key of a fact that counts only where somebody states it: nothing is assumed of it."""

    fact: str


@dataclass(frozen=True, slots=True)
class Held:
    """The key of there being money in some of these channels."""

    channels: frozenset[Channel]


@dataclass(frozen=True, slots=True)
class ReadAs:
    """The key of the way in which a contested clause is read: as taken, or by the id of an alternative."""

    reading: str


Key = str | OrElse | InBusiness | Told | Held | ReadAs
"""What a rule can turn on: a fact by its name, or one of the above."""

Answers = Mapping[Key, FactValue]
"""A value for every key that is known or, within a scenario, assumed."""


def fact_of(key: Key) -> str | None:
    """The fact whose answer settles a key; None where the balances do, or nobody's answer.

    >>> fact_of(OrElse("prior_rating", "rating")), fact_of(InBusiness(3)), fact_of("listing")
    ('prior_rating', 'opened_on', 'listing')
    """
    match key:
        case OrElse() | Told():
            return key.fact
        case InBusiness():
            return "opened_on"
        case Held() | ReadAs():
            return None
        case _:
            return key


class LocalRatio(StrEnum):
    """The multiple of a national rule that leaves it to the place (``Regime.pool_ratios``)."""

    LOCAL = "local"


class Unknown(StrEnum):
    """A multiple that a text refers to and nobody has seen: the rule stands, and stays undetermined."""

    UNKNOWN = "unknown"


class ByFact(Data):
    """A multiple that depends on one fact: a rating table, or a raised cap behind a condition."""

    fact: str
    multiples: Mapping[str | bool, Multiple | Unknown]


class Stated(Data):
    """A multiple that the regulator sets company by company, or that stands in a table nobody has seen: the user states it in ``fact``, from the letter.

    Stated as ``"none"`` (none was set), the text's own maximum ``most`` counts, unless ``if_none`` says otherwise. A number above the maximum is refused.
    Unknown: anything from zero to the maximum. ``most`` is None where the text names no maximum: nothing is then known without the letter. ``within``
    names an older yes/no fact that still answers the rule.
    """

    most: Multiple | None
    fact: str = "company_ratio"
    if_none: Multiple | None = None
    within: str | None = None


LOCAL = LocalRatio.LOCAL
UNKNOWN = Unknown.UNKNOWN
TAKEN = "taken"
"""The way in which a contested clause is read unless another is chosen."""


class Is(Data):
    """A condition: the fact is one of these values; where it is not stated, the fact ``or_else`` answers in its stead. ``stated``: an exception that has to
    be claimed; where nobody says, it is not met.
    """

    fact: str
    among: tuple[str | bool, ...]
    or_else: str | None = None
    stated: bool = False

    @cached_property
    def key(self) -> str | OrElse | Told:
        """What it turns on."""
        if self.stated:
            return Told(self.fact)
        return self.fact if self.or_else is None else OrElse(self.fact, self.or_else)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that may answer it."""
        return (self.fact,) if self.or_else is None else (self.fact, self.or_else)

    def holds(self, answers: Answers, as_of: date) -> bool | None:
        """Whether it is met; None where nobody said."""
        answer = answers.get(self.fact if self.stated else self.key)
        return answer in self.among if self.stated or answer is not None else None


NoLess = Annotated[int, Bound(lambda number: number >= 0, "no less than nothing")]


class OpenFor(Data):
    """A condition: in business for at least so many years and months on the date of the check (from ``opened_on``), to the corresponding day.

    >>> OpenFor(months=6).holds({"opened_on": date(2024, 8, 31)}, date(2025, 2, 28))
    True
    """

    years: NoLess = 0
    months: NoLess = 0

    @cached_property
    def key(self) -> InBusiness:
        """What it turns on."""
        return InBusiness(self.in_months)

    @property
    def in_months(self) -> int:
        """The time in months."""
        return 12 * self.years + self.months

    def check(self) -> None:
        """It is some time at all."""
        if not self.in_months:
            raise ValueError("a time in business is at least a month")

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that may answer it."""
        return ("opened_on",)

    def holds(self, answers: Answers, as_of: date) -> bool | None:
        """Whether it is met; None where nobody said."""
        opened = answers.get("opened_on")
        if isinstance(opened, date):
            return add_months(opened, self.in_months) <= as_of
        answer = answers.get(self.key)
        return None if answer is None else bool(answer)


class OpenForLess(OpenFor):
    """A condition: by the date of opening that was stated, in business for less than so many years and months on the date of the check. Not met where nobody
    says: a question asks.
    """

    @cached_property
    def key(self) -> Told:  # type: ignore[override]
        """What it turns on."""
        return Told("opened_on")

    def holds(self, answers: Answers, as_of: date) -> bool:
        """Whether it is met."""
        opened = answers.get("opened_on")
        return isinstance(opened, date) and add_months(opened, self.in_months) > as_of


class Holding(Data):
    """A condition: there is money in these channels."""

    channels: tuple[ChannelId, ...] | AllFunding

    @cached_property
    def counts(self) -> frozenset[Channel]:
        """The channels meant."""
        return self.channels.channels if isinstance(self.channels, AllFunding) else frozenset(self.channels)

    @cached_property
    def key(self) -> Held:
        """What it turns on."""
        return Held(self.counts)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that may answer it: none, the balances do."""
        return ()

    def holds(self, answers: Answers, as_of: date) -> bool | None:
        """Whether it is met; None where the balances do not say."""
        answer = answers.get(self.key)
        return None if answer is None else bool(answer)


Condition = Is | OpenForLess | OpenFor | Holding


class Under(Data):
    """The rule holds only where a contested clause is read in one of these ways: ``taken``, or the id of an alternative."""

    reading: str
    among: tuple[str, ...] = (TAKEN,)

    @cached_property
    def key(self) -> ReadAs:
        """What it turns on."""
        return ReadAs(self.reading)

    def holds(self, answers: Answers, as_of: date) -> bool:
        """Whether the clause is read so; as it is taken, where nothing else is chosen."""
        return answers.get(self.key, TAKEN) in self.among


class Alternative(Data):
    """Another way to read a contested clause. ``stricter``: than the reading taken; None where that depends on the company."""

    says: Text
    id: str = "otherwise"
    stricter: bool | None = True


class Reading(Data):
    """A clause that can be read in more ways than one, so that a verdict or a headroom turns on it.

    The company cannot answer it: ``settled_by`` tells who could. Rules that hold only under one way of reading name it in ``under``; a rule that names
    none holds under all. Without ``since`` and ``until`` it is open as long as one of its rules holds. ``name`` is what people call it, short enough for a
    line that names several.
    """

    id: str
    name: Text | None = None
    ask: Text
    taken: Text
    alternatives: tuple[Alternative, ...]
    settled_by: Text
    since: Day | None = None
    until: Day | None = None

    def open(self, on: date) -> bool:
        """Whether the clause is contested on a day, as far as the reading itself says."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)
