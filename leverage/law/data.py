"""Values that a province module is written with: frozen, strict, and checked when the module is loaded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Self, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from leverage.terms.channels import FUNDING, Channel
from leverage.terms.denominators import Base


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


class Data(BaseModel):
    """Pure, frozen data: a misspelt field or a value of the wrong kind is an error when the module is loaded."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)

    def changed(self, **fields: object) -> Self:
        """A copy with some fields changed. What was derived of the original is derived anew, which ``model_copy`` would carry along."""
        own = {name: getattr(self, name) for name in type(self).model_fields}
        return cast("Self", type(self).model_construct(**{**own, **fields}))


class AllFunding(Data):
    """ "All kinds of debt financing" (各类债务融资): every funding channel, present and future, less what the text excepts.

    ``also`` adds what the text counts beyond funding: guarantees, operating liabilities, or outright transfers. ``also_local`` (of a national
    rule): outright transfers count too where a limit of the place that applies to the company counts them as debt funding.
    """

    excepting: tuple[ChannelId, ...] = ()
    also: tuple[ChannelId, ...] = ()
    also_local: bool = False

    @cached_property
    def channels(self) -> frozenset[Channel]:
        """The channels meant."""
        return FUNDING - set(self.excepting) | set(self.also)


def with_special(channels: Iterable[Channel], *, apart: bool) -> frozenset[Channel]:
    """Special shareholder loans are shareholder loans, unless the text sets them apart."""
    named = frozenset(channels)
    also = {Channel.SHAREHOLDER_SPECIAL_LOAN} if Channel.SHAREHOLDER_LOAN in named and not apart else set()
    return named | also
