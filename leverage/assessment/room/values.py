"""What stands beside a channel's headroom: whom it is for, and what it turns on. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from leverage.terms.texts import Text


@dataclass(frozen=True, slots=True)
class HolderRoom:
    """How much one shareholder may still lend through a channel, by its own contribution and by every other limit over the channel."""

    name: str
    left: Fraction


@dataclass(frozen=True, slots=True)
class Split:
    """What each value of an open fact leaves of a channel's headroom: at least and at most; None: cannot be said."""

    fact: str
    label: Text
    values: tuple[tuple[Text, Fraction | None, Fraction | None], ...]
