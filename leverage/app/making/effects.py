"""What the supplements of a company change, place by place: the tables of ``leverage supplement check``."""

from __future__ import annotations

from datetime import date

from leverage.app.cases.case import Brought, rulebook_with
from leverage.comparison.supplemented import effects
from leverage.law.rulebook import Rulebook
from leverage.law.supplement.checking import places
from leverage.report.grid import Grid
from leverage.report.supplement.tables import grids
from leverage.terms.places import NATION


def is_long(brought: tuple[Brought, ...], book: Rulebook) -> bool:
    """Whether it is long work: what touches the nation is held against every place."""
    held = rulebook_with(brought, book).brought
    return held is not None and NATION.code in places(held)


def checked(brought: tuple[Brought, ...], book: Rulebook, day: date) -> tuple[Grid, ...]:
    """The tables. InputError where the supplements contradict themselves or the rulebook."""
    whole = rulebook_with(brought, book)
    return tuple(grids(whole, effects(whole.plain or book, whole, day), day))
