"""The ratio that a place's rules amount to: what a company with one yuan of every capital, and every approval, may raise in all.

It is derived from the rules, never from a published headline; the tests hold the two against each other.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leverage.assess import assess
from leverage.channels import RAISABLE, Base, CompanyType
from leverage.company import Company, Figure
from leverage.findings import Assessment
from leverage.money import Bound
from leverage.rulebook import Law

UNIT = Fraction(100)


def all_approved(law: Law, on: date, kind: CompanyType, facts: dict[str, object]) -> Assessment:
    """A company without any debt, with 100 yuan of every capital, every approval, and these facts, judged on a date."""
    company = Company(
        company_type=kind,
        facts={"bank_count": 0, **facts},
        approvals=frozenset(RAISABLE),
        capital={base: Figure(UNIT, "") for base in Base},
        complete=True,
    )
    return assess(company, law, on)


def derived(law: Law, on: date, kind: CompanyType, facts: dict[str, object]) -> Bound | None:
    """The most that it may raise over its capital, through the channels that some rule limits. None where it cannot be said."""
    room = all_approved(law, on, kind, facts).total.limited
    return room / UNIT if isinstance(room, Fraction) else room
