"""Values that a province module is written with: frozen, strict, and checked when the module is loaded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Annotated

from leverage.terms.channels import FUNDING, Channel
from leverage.terms.denominators import Base
from leverage.terms.frozen import Bound, Frozen, Written

Day = Annotated[date, Written(date.fromisoformat)]
Multiple = Annotated[Fraction, Written(Fraction), Bound(lambda multiple: multiple >= 0, "a multiple is not negative")]
ChannelId = Annotated[Channel, Written(Channel)]
BaseId = Annotated[Base, Written(Base)]


class Data(Frozen):
    """Pure, frozen data: a misspelt field or a value of the wrong kind is an error when the module is loaded."""


class AllFunding(Data):
    """ "All kinds of debt financing" (各类债务融资): every funding channel, present and future, less what the text excepts.

    ``also`` adds what the text counts beyond funding: guarantees, operating liabilities, or outright transfers. ``also_local`` (of a national
    rule): outright transfers count too where a limit of the place that applies to the company counts them as debt funding. What excepts shareholder
    loans excepts the special ones with them: they are shareholder loans, unless ``also`` sets them apart.
    """

    excepting: tuple[ChannelId, ...] = ()
    also: tuple[ChannelId, ...] = ()
    also_local: bool = False

    @cached_property
    def channels(self) -> frozenset[Channel]:
        """The channels meant."""
        return FUNDING - with_special(self.excepting, apart=False) | set(self.also)


def with_special(channels: Iterable[Channel], *, apart: bool) -> frozenset[Channel]:
    """Special shareholder loans are shareholder loans, unless the text sets them apart."""
    named = frozenset(channels)
    also = {Channel.SHAREHOLDER_SPECIAL_LOAN} if Channel.SHAREHOLDER_LOAN in named and not apart else set()
    return named | also
