"""What became of a file's cells: the values that explain an intake, whatever the file's form.

A ``Trace`` accounts for everything that was read: each cell that became a figure or a fact, each that was only checked, each that was
passed over and why; the sums that were compared; and the questions that a careful reader would ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from leverage.company import Company, Figure
from leverage.intake.sheet.totals import Total
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.money import Yuan
from leverage.terms.texts import Text


class Kind(StrEnum):
    """What became of a cell."""

    USED = "used"
    CHECKED = "checked"
    PASSED = "passed"

    @property
    def label(self) -> Text:
        """The word for it."""
        return _KINDS[self]


_KINDS = {
    Kind.USED: Text("取用", "used"),
    Kind.CHECKED: Text("只作核对", "checked only"),
    Kind.PASSED: Text("未取用", "passed over"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell or a run of cells (``资产负债表!C5:C30``), what stands there, and what became of it.

    ``label`` is the file's own, or a Text where the file has none. ``told`` says which figure the cell became, or why it was not needed.
    ``amount`` is in yuan, None where it is no amount. ``count`` is the number of cells of a run that hold something; 0 for a
    heading, which holds no figure.
    """

    kind: Kind
    where: str
    label: Text | str
    stands: str
    told: Text
    amount: Yuan | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sums that should agree (``=``), or of which the first may not exceed the second (``<=``), each with its cells."""

    what: Text
    one: Figure
    other: Figure
    allowed: Yuan = Fraction(0)
    relation: Literal["=", "<="] = "="

    @property
    def difference(self) -> Yuan:
        """The first less the second."""
        return self.one.amount - self.other.amount

    @property
    def ok(self) -> bool:
        """Whether they agree within what rounding allows."""
        gap = self.difference if self.relation == "<=" else abs(self.difference)
        return gap <= self.allowed


@dataclass(frozen=True, slots=True)
class Remark:
    """A question about what stands in some cells. It corrects nothing."""

    cells: tuple[str, ...]
    question: Text


@dataclass(frozen=True)
class Trace:
    """How a file was understood.

    ``closing`` and ``opening`` are its totals in yuan, by name, and ``place`` is the last place that they show: what another year's file is
    compared with.
    """

    seen: tuple[Seen, ...] = ()
    compared: tuple[Compared, ...] = ()
    doubts: tuple[Remark, ...] = ()
    closing: Mapping[str, Figure] = field(default_factory=dict)
    opening: Mapping[str, Figure] = field(default_factory=dict)
    place: Yuan = Fraction(1, 100)


@dataclass(frozen=True)
class Reading:
    """A file as read: the company, or the refusal that stands in its place; and the trace of what was understood."""

    company: Company | None
    trace: Trace
    refusal: InputError | None = None


def stated(company: Company) -> tuple[dict[str, Figure], dict[str, Figure]]:
    """The closing and the opening figures of a company without a balance sheet: its denominators, under the names of the totals."""
    bases = {Total.EQUITY.value: Base.NET_ASSETS, Base.PAID_IN_CAPITAL.value: Base.PAID_IN_CAPITAL}
    closing = {name: company.capital[base] for name, base in bases.items() if base in company.capital}
    prior = company.capital.get(Base.PRIOR_YEAR_NET_ASSETS)
    return closing, {Total.EQUITY.value: prior} if prior else {}
