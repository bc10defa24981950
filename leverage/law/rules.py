"""The vocabulary that a province module is written in: cited, dated rules of a few kinds, and nothing that computes.

A module says in this vocabulary what its texts say, and exports one ``Regime``. Dates are written ``"2012-06-04"``, multiples
``"2.3"`` or ``"2/3"``, channels, denominators and facts by their ids; each is checked when the module is loaded.

``since`` is inclusive; ``until`` is the first day on which a rule no longer applies. Without ``since`` a rule holds from the effective date
of its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from leverage.terms.channels import FUNDING, Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import OTHER, Fact
from leverage.terms.texts import Text

__all__ = [
    "LOCAL",
    "UNKNOWN",
    "Access",
    "AllFunding",
    "ByFact",
    "Condition",
    "Count",
    "Eligible",
    "Fact",
    "Gap",
    "Is",
    "Limit",
    "Manual",
    "Note",
    "OpenFor",
    "PoolRatio",
    "RatingScheme",
    "Regime",
    "Rule",
    "Source",
    "Term",
    "Text",
]


def _day(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _fraction(value: object) -> object:
    return Fraction(value) if isinstance(value, str) else value


def _channel(value: object) -> object:
    return Channel(value) if isinstance(value, str) else value


def _base(value: object) -> object:
    return Base(value) if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_day)]
Multiple = Annotated[Fraction, BeforeValidator(_fraction), Field(ge=0)]
ChannelId = Annotated[Channel, BeforeValidator(_channel)]
BaseId = Annotated[Base, BeforeValidator(_base)]


class _Data(BaseModel):
    """Pure, frozen data: a misspelt field or a value of the wrong kind is an error when the module is loaded."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)


class Source(_Data):
    """An instrument: what it is called, who issued it and when, from when it holds, and how sure we are of it.

    ``effective_basis``: the text states the date; or the date of issue or of publication stands in for it; or it is assumed (why: the
    rule's note). ``grade``: A the official text or a verbatim quotation was read; B several named newspapers agree. ``verified_on`` is
    the day on which someone last held the rule against its source, which is not the day of the rule.
    """

    title: Text
    number: str | None = None
    issuer: Text
    issued: Day
    effective: Day
    effective_basis: Literal["stated", "issued", "published", "assumed"] = "issued"
    grade: Literal["A", "A-", "B"] = "A"
    verified_on: Day


class AllFunding(_Data):
    """ "All kinds of debt financing" (各类债务融资): every funding channel, present and future, less what the text excepts.

    ``also`` adds what the text counts beyond funding: guarantees, operating liabilities, or outright transfers.
    """

    excepting: tuple[ChannelId, ...] = ()
    also: tuple[ChannelId, ...] = ()

    @cached_property
    def channels(self) -> frozenset[Channel]:
        """The channels meant."""
        return FUNDING - set(self.excepting) | set(self.also)


class ByFact(_Data):
    """A multiple that depends on one fact: a rating table, or a raised cap behind a condition."""

    fact: str
    multiples: Mapping[str | bool, Multiple]


class LocalRatio(StrEnum):
    """The multiple of a national rule that leaves it to the place (``Regime.pool_ratios``)."""

    LOCAL = "local"


class Unknown(StrEnum):
    """A multiple that a text refers to and nobody has seen: the rule stands, and stays undetermined."""

    UNKNOWN = "unknown"


LOCAL = LocalRatio.LOCAL
UNKNOWN = Unknown.UNKNOWN


class Is(_Data):
    """A condition: the fact is one of these values; where it is not stated, the fact ``or_else`` answers in its stead."""

    fact: str
    among: tuple[str | bool, ...]
    or_else: str | None = None


class OpenFor(_Data):
    """A condition: in business for at least so many years on the date of the check (from ``opened_on``)."""

    years: int


Condition = Is | OpenFor


class _Clause(_Data):
    """What stands in an instrument, and from when to when it holds."""

    source: Source
    article: str | None = None
    since: Day | None = None
    until: Day | None = None

    @property
    def start(self) -> date:
        """The first day on which it holds."""
        return self.since or self.source.effective

    def in_force(self, on: date) -> bool:
        """Whether it holds on a date, its conditions apart."""
        return self.start <= on and (self.until is None or on < self.until)


class _Rule(_Clause):
    """What every rule carries.

    ``id`` is at once the message code, the key in JSON and the anchor in the documents. ``says`` tells the clause in our own words,
    ``words`` quotes its operative words. ``note`` records the reading taken where the clause allows another. ``replaces`` names the rules that this
    one displaces where it applies.
    """

    id: str
    says: Text
    words: Annotated[str, Field(max_length=20)] = ""
    when: tuple[Condition, ...] = ()
    replaces: tuple[str, ...] = ()
    note: Text | None = None

    @property
    def layer(self) -> Literal["national", "local"]:
        """Which layer of the law the rule belongs to."""
        return "national" if self.id.startswith("CN/") else "local"

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts its conditions turn on; ``opened_on`` stands for a time in business."""
        return tuple(c.fact if isinstance(c, Is) else "opened_on" for c in self.when)


class Eligible(_Data):
    """Which shareholders may lend: holding at least this share of the company, and only companies if ``corporate``."""

    share: Multiple
    corporate: bool = False


class Limit(_Rule):
    """The balances over a set of channels may not exceed a multiple of a denominator. A multiple of zero is a prohibition.

    ``per="shareholder"``: for each shareholder that lends, over its own paid-in contribution instead of ``base``; ``eligible`` narrows down who may
    lend at all, and so how much all of them together may still lend. ``approval_lifts``: beyond the cap an approval is needed, and with it the
    limit does not apply.
    """

    kind: Literal["limit"] = "limit"
    channels: tuple[ChannelId, ...] | AllFunding
    multiple: Multiple | ByFact | LocalRatio | Unknown
    base: BaseId
    per: Literal["company", "shareholder"] = "company"
    eligible: Eligible | None = None
    approval_lifts: bool = False

    @cached_property
    def counts(self) -> frozenset[Channel]:
        """The channels whose balances it counts."""
        return self.channels.channels if isinstance(self.channels, AllFunding) else frozenset(self.channels)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that its conditions and its multiple turn on."""
        own = (self.multiple.fact,) if isinstance(self.multiple, ByFact) else ()
        return tuple(dict.fromkeys(own + super().facts))

    @model_validator(mode="after")
    def _shareholders_pay_in(self) -> Limit:
        if self.per == "shareholder" and self.base is not Base.PAID_IN_CAPITAL:
            raise ValueError("a per-shareholder limit runs over the paid-in contribution: base must be paid_in_capital")
        return self


class Count(_Rule):
    """At most so many distinct lenders of one channel. ``fact`` answers it where there is no ledger."""

    kind: Literal["count"] = "count"
    channel: ChannelId
    at_most: int
    fact: str


class Term(_Rule):
    """A check of every loan of a channel.

    ``months``: its term is a multiple of ``times`` months. ``rate``: its annual rate is at most ``times`` the benchmark for its term, stated in the
    fact ``benchmark``. ``lender``: its lender is a shareholder as ``eligible`` has it.
    """

    kind: Literal["term"] = "term"
    channel: ChannelId
    test: Literal["months", "rate", "lender"]
    times: int = 1
    benchmark: str | None = None
    eligible: Eligible | None = None

    @model_validator(mode="after")
    def _complete(self) -> Term:
        if (self.test == "rate") != (self.benchmark is not None) or (self.test == "lender") != (
            self.eligible is not None
        ):
            raise ValueError(
                "a rate is held against a benchmark, a lender against what makes it eligible, and nothing else is"
            )
        return self


class Manual(_Rule):
    """A real condition that no figure decides: it is asked and shown. It arises only where there is money in ``channels``
    (always, if there are none). Answered "no", it is a breach; unanswered, it does not spoil the verdict. ``act``: it is about something
    done, not about money outstanding, so that "no" is a breach whatever the balances.
    """

    kind: Literal["manual"] = "manual"
    fact: Fact
    channels: tuple[ChannelId, ...] | AllFunding = ()
    act: bool = False

    @cached_property
    def counts(self) -> frozenset[Channel]:
        """The channels that it concerns."""
        return self.channels.channels if isinstance(self.channels, AllFunding) else frozenset(self.channels)


class Access(_Rule):
    """What a text says of channels: permitted, with approval (or filing), or prohibited. What no text mentions is *not provided for*.

    ``ratio_unset``: the text provides for the channels and leaves their ratio to be set; nobody has seen one, so that how much they may raise is
    not known, and they are no part of any total.
    """

    kind: Literal["access"] = "access"
    channels: tuple[ChannelId, ...] | AllFunding
    level: Literal["permitted", "with_approval", "prohibited"]
    ratio_unset: bool = False

    @cached_property
    def counts(self) -> frozenset[Channel]:
        """The channels meant."""
        return self.channels.channels if isinstance(self.channels, AllFunding) else frozenset(self.channels)


Rule = Limit | Count | Term | Manual | Access


class Gap(_Data):
    """Something known to exist and not established, told wherever it could matter, from ``since`` on."""

    id: str
    since: Day
    until: Day | None = None
    says: Text


class PoolRatio(_Data):
    """The local ratio that the national pool of 2017 takes in a place: of each kind of company, the first that fits."""

    multiple: Multiple | ByFact | Unknown
    when: tuple[Condition, ...] = ()
    note: Text


class Note(_Clause):
    """A clause that bounds no funding but that a reader of the regime would miss: told with its citation, never evaluated. ``until``: a plan or an
    incentive that ran out is told as past.
    """

    says: Text


class RatingScheme(_Clause):
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

    def better(self, one: str, other: str) -> bool:
        """Whether a grade stands above another. ValueError for one that the scheme does not hold."""
        return self.values.index(one) < self.values.index(other)

    @model_validator(mode="after")
    def _in_order(self) -> RatingScheme:
        if len(set(self.values)) < len(self.values) or (self.other_grades and not self.grades):
            raise ValueError("each grade stands once; 其他 is what is left besides the grades that are named")
        return self


class Regime(_Data):
    """All that is known of one place: its rules of every date, its facts, and what is known to be missing.

    ``follows`` names the place whose rules apply here too (a city's province), before ``follows_until`` if that is given; a rule of the city's own
    replaces those that it names. ``schemes`` are the ways in which the place has graded its companies, none overlapping another. ``readings`` records
    the readings taken that belong to no single rule.
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
    readings: tuple[Text, ...] = ()

    def model_post_init(self, context: Any, /) -> None:
        """Every id begins with the place's code."""
        for item in (*self.rules, *self.gaps):
            if not item.id.startswith(f"{self.place}/"):
                raise ValueError(f"{item.id}: an id of this regime begins with {self.place}/")
