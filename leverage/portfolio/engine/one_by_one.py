"""A row of the frame as a company, for the one-company engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from leverage.company import Company, Figure
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType

Cells = Mapping[str, object]
"""One row of the frame, by its columns."""

_WHERE = MappingProxyType({"complete": "complete"})
_FACTS = "facts."


def company_of(cells: Cells) -> Company:
    """The company that a row tells of. Amounts are in fen."""
    day, kind = cells["as_of"], cells.get("company_type")
    place, name = cells["jurisdiction"], cells.get("name")
    return Company(
        name=None if name is None else str(name),
        place=str(place),
        report_date=day if isinstance(day, date) else None,
        company_type=None if kind is None else CompanyType(str(kind)),
        facts={
            key[len(_FACTS) :]: value for key, value in cells.items() if key.startswith(_FACTS) and value is not None
        },
        approvals=approvals_of(cells),
        capital={base: figure for base in Base if (figure := _figure(cells, f"capital.{base}"))},
        approved_amounts={c: figure for c in Channel if (figure := _figure(cells, f"approved_amounts.{c}"))},
        complete=bool(cells.get("complete")),
        balances={c: figure for c in Channel if (figure := _figure(cells, f"balances.{c}"))},
        where=_WHERE,
    )


def approvals_of(cells: Cells) -> frozenset[str]:
    """The channels and rules for which an approval was stated."""
    return frozenset(name for name in str(cells.get("approvals") or "").split(";") if name)


def _figure(cells: Cells, key: str) -> Figure | None:
    amount = cells.get(key)
    return Figure(Fraction(amount, 100), key) if isinstance(amount, int) else None
