"""Names are not identities: one key of a name, the lenders that one cell names, and whether two names are one lender.

``spelling`` writes alike what the eye does not tell apart; ``banks`` knows branches and short forms; ``lists`` takes a cell apart; ``sameness``
answers yes, no, or near: what is near is asked about, and counts as one from below and as two from above. A newcomer starts with ``sameness``.

What stands here loads them when the first name comes: a company without a ledger has none, and their patterns take longer to build than it to judge.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leverage.terms.names.lists import Named


def name_key(name: str | None) -> str:
    """What the spellings of one lender's name have in common, as ``sameness.name_key`` has it."""
    from leverage.terms.names import sameness  # noqa: PLC0415

    return sameness.name_key(name)


def named(cell: str | None) -> Named:
    """The lenders that a cell names, as ``lists.named`` has it."""
    from leverage.terms.names import lists  # noqa: PLC0415

    return lists.named(cell)


def same(one: str | None, other: str | None, apart: Collection[frozenset[str]] = ()) -> bool | None:
    """Whether two names are one lender; None where it must be asked, as ``sameness.same`` has it."""
    from leverage.terms.names import sameness  # noqa: PLC0415

    return sameness.same(one, other, apart)


def distinct(cells: Iterable[str | None], apart: Collection[frozenset[str]] = ()) -> tuple[int, int | None]:
    """How many lenders cells name, at least and at most, as ``sameness.distinct`` has it: of no cells none."""
    written = list(cells)
    if not written:
        return 0, 0
    from leverage.terms.names import sameness  # noqa: PLC0415

    return sameness.distinct(written, apart)


def spelt(name: str) -> str:
    """A name as it is compared, as ``spelling.spelt`` has it."""
    from leverage.terms.names import spelling  # noqa: PLC0415

    return spelling.spelt(name)
