"""What the supplements of a company change, place by place: the tables of ``leverage supplement check``."""

from __future__ import annotations

from datetime import date

from leverage.app.cases.case import Brought, rulebook_with
from leverage.law.rulebook import Rulebook
from leverage.report.grid import Grid
from leverage.terms.places import NATION


def is_long(brought: tuple[Brought, ...], book: Rulebook) -> bool:
    """Whether it is long work: what touches the nation is held against every place."""
    from leverage.law.supplement.checking import places  # noqa: PLC0415  most companies come without

    held = rulebook_with(brought, book).brought
    return held is not None and NATION.code in places(held)


def checked(brought: tuple[Brought, ...], book: Rulebook, day: date) -> tuple[Grid, ...]:
    """The tables. InputError where the supplements contradict themselves or the rulebook."""
    from leverage.comparison.supplemented import effects  # noqa: PLC0415
    from leverage.report.supplement.tables import grids  # noqa: PLC0415

    whole = rulebook_with(brought, book)
    return tuple(grids(whole, effects(whole.plain or book, whole, day), day))
