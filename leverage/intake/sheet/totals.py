"""The names of a balance sheet's totals, under which its figures are told from year to year."""

from __future__ import annotations

from enum import StrEnum


class Total(StrEnum):
    """The totals that a statement is recognised and checked by."""

    ASSETS = "assets"
    LIABILITIES = "liabilities"
    EQUITY = "equity"
    BOTH_SIDES = "both_sides"
    CURRENT = "current_liabilities"
    NON_CURRENT = "non_current_liabilities"
    CURRENT_ASSETS = "sections_of_assets"
    PUBLIC = "public_sector_net_assets"
    PARENT = "equity_of_the_parent"
