"""What a clause leaves open: conditions on facts of the company, multiples that depend on one, and readings that no fact settles."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from leverage.law.data import AllFunding, ChannelId, Data, Day, Multiple
from leverage.terms.channels import Channel
from leverage.terms.texts import Text


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


class Is(Data):
    """A condition: the fact is one of these values; where it is not stated, the fact ``or_else`` answers in its stead."""

    fact: str
    among: tuple[str | bool, ...]
    or_else: str | None = None


class OpenFor(Data):
    """A condition: in business for at least so many years on the date of the check (from ``opened_on``)."""

    years: int


class Holding(Data):
    """A condition: there is money in these channels."""

    channels: tuple[ChannelId, ...] | AllFunding

    @cached_property
    def counts(self) -> frozenset[Channel]:
        """The channels meant."""
        return self.channels.channels if isinstance(self.channels, AllFunding) else frozenset(self.channels)


Condition = Is | OpenFor | Holding


class Under(Data):
    """The rule holds only where a contested clause is read in one of these ways: ``taken``, or the id of an alternative."""

    reading: str
    among: tuple[str, ...] = ("taken",)


class Alternative(Data):
    """Another way to read a contested clause. ``stricter``: than the reading taken; None where that depends on the company."""

    says: Text
    id: str = "otherwise"
    stricter: bool | None = True


class Reading(Data):
    """A clause that can be read in more ways than one, so that a verdict or a headroom turns on it.

    The company cannot answer it: ``settled_by`` tells who could. Rules that hold only under one way of reading name it in ``under``; a rule that names
    none holds under all. Without ``since`` and ``until`` it is open as long as one of its rules holds.
    """

    id: str
    ask: Text
    taken: Text
    alternatives: tuple[Alternative, ...]
    settled_by: Text
    since: Day | None = None
    until: Day | None = None
