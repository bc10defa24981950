"""What every grade of a place would mean for a company: values only; how they come about stands in ``by_rating``."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from leverage.law.regime import RatingScheme
from leverage.terms.channels import Channel
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from leverage.assessment.findings import Assessment


@dataclass(frozen=True)
class Graded:
    """The company under one pair of ratings; None: not stated. ``present``: as it stands, the very assessment that was asked for.

    ``opens`` and ``closes`` are the channels that the texts treat better or worse than at present. ``repay`` is the least that must be repaid before no
    limit is certainly exceeded any more; None where nothing is, or where no amount mends it.
    """

    rating: str | None
    prior_rating: str | None
    present: bool
    assessment: Assessment
    opens: tuple[Channel, ...]
    closes: tuple[Channel, ...]
    repay: Fraction | None


@dataclass(frozen=True)
class ByRating:
    """What every grade means. No ``rows`` where no rule in force turns on a rating: ``told`` says so, and what the scheme is for instead."""

    scheme: RatingScheme | None
    rules: tuple[str, ...]
    two_years: bool
    rows: tuple[Graded, ...]
    told: tuple[Text, ...]
