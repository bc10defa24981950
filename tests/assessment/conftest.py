"""An invented place whose rules each test writes itself, and a company with round figures: net capital 100, net assets 110, paid-in capital 70."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment, ChannelRoom, Finding
from leverage.company import Company, Figure, Loan, Shareholder
from leverage.law import rules as kinds
from leverage.law.regime import Regime
from leverage.law.rulebook import Rulebook
from leverage.law.sources import Source
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.places import BY_CODE
from leverage.terms.texts import Text

SOURCE: dict[str, Any] = {
    "title": Text("甲办法", "Measures A"),
    "issuer": Text("甲", "A"),
    "issued": "2015-01-01",
    "effective": "2015-01-01",
    "rank": "regulator",
    "read_in": "official_page",
    "verified_on": "2030-01-01",
}
CAPITAL = {
    Base.NET_CAPITAL: 100, Base.NET_ASSETS: 110, Base.PRIOR_YEAR_NET_ASSETS: 90, Base.REGISTERED_CAPITAL: 80, Base.PAID_IN_CAPITAL: 70,
}  # fmt: skip


class Invented:
    """Writes rules of an invented place (the code is Tibet's) and judges companies by them, without any national rule."""

    day = date(2020, 6, 30)
    source = Source(**SOURCE)

    def rule(self, kind: str, name: str = "a", *, source: Mapping[str, Any] | None = None, **fields: Any) -> Any:
        """A rule of a kind (``Limit``, ``Lenders`` …) with the id ``CN-XZ/name``."""
        given = {
            "id": f"CN-XZ/{name}",
            "name": Text("甲项", "item A"),
            "says": Text("说", "says"),
            "source": Source(**{**SOURCE, **(source or {})}),
        }
        return getattr(kinds, kind)(**{**given, **fields})

    def limit(self, name: str = "a", **fields: Any) -> Any:
        """A limit of 1 × net capital on bank loans."""
        return self.rule(
            "Limit", name, **{"channels": ("bank_loan",), "multiple": "1", "base": "net_capital", **fields}
        )

    def permit(self, *channels: str, name: str = "open", **fields: Any) -> Any:
        """A permission of channels."""
        return self.rule("Access", name, **{"channels": channels, "level": "permitted", **fields})

    def book(self, *rules: Any, national: tuple[Any, ...] = (), **fields: Any) -> Rulebook:
        """A rulebook of these rules alone."""
        return Rulebook.of(Regime(place="CN", rules=national), [Regime(place="CN-XZ", rules=rules, **fields)])

    def judge(self, rules: Any, who: Company, *, national: tuple[Any, ...] = (), **fields: Any) -> Assessment:
        """Judge a company by these rules."""
        listed = rules if isinstance(rules, tuple | list) else (rules,)
        on = fields.pop("on", self.day)
        return assess(who, self.book(*listed, national=national, **fields).law(BY_CODE["CN-XZ"]), on)

    def company(self, *loans: Loan, **fields: Any) -> Company:
        """A company that lists all its funding: the loans given, or ``balances``."""
        known: dict[str, Any] = {
            "company_type": CompanyType.TRADITIONAL,
            "capital": {base: Figure(Fraction(amount), base.value) for base, amount in CAPITAL.items()},
            "complete": True,
            "loans": loans,
        }
        if "balances" in fields:
            fields["balances"] = {
                Channel(name): Figure(Fraction(str(amount)), name) for name, amount in fields["balances"].items()
            }
        return Company(**{**known, **fields})

    def loan(self, lender: str | None, amount: Any, channel: str = "shareholder_loan", **fields: Any) -> Loan:
        """A loan of the ledger."""
        return Loan(Channel(channel), Fraction(str(amount)), f"loan of {lender}", lender, **fields)

    def holder(self, name: str, share: Any, kind: str | None = "corporate", paid_in: Any = None) -> Shareholder:
        """A shareholder with its share of the company; by it, its part of the paid-in capital of 70."""
        own = None if share is None else Fraction(str(share))
        paid = Fraction(str(paid_in)) if paid_in is not None else None if own is None else own * 70
        return Shareholder(name, f"row of {name}", kind, own, paid)

    def finding(self, result: Assessment, name: str = "a", subject: str | None = None) -> Finding:
        """The finding of a rule, or of one subject under it."""
        (found,) = [f for f in result.findings if (f.rule, f.subject) == (f"CN-XZ/{name}", subject)]
        return found

    def room(self, result: Assessment, channel: str) -> ChannelRoom:
        """The room of one channel."""
        return next(room for room in result.channels if room.channel == channel)


@pytest.fixture(scope="session")
def invented() -> Invented:
    """The invented place."""
    return Invented()
