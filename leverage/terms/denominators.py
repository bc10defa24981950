"""The denominators that a limit may run over."""

from __future__ import annotations

from enum import StrEnum

from leverage.terms.texts import Text


class Base(StrEnum):
    """A denominator, in the text's own word. They are never interchangeable."""

    NET_CAPITAL = "net_capital"
    NET_ASSETS = "net_assets"
    PRIOR_YEAR_NET_ASSETS = "prior_year_net_assets"
    REGISTERED_CAPITAL = "registered_capital"
    PAID_IN_CAPITAL = "paid_in_capital"

    @property
    def label(self) -> Text:
        """The field's own name for it."""
        return _BASES[self]

    @property
    def own(self) -> Text:
        """What a shareholder's own part of it is called."""
        if self is Base.PAID_IN_CAPITAL:
            return Text("该股东实缴出资", "this shareholder's paid-in contribution")
        return Text(f"该股东持股比例×{self.label.zh}", f"this shareholder's share of {self.label.en}")


_BASES: dict[Base, Text] = {
    Base.NET_CAPITAL: Text("资本净额", "net capital"),
    Base.NET_ASSETS: Text("净资产", "net assets"),
    Base.PRIOR_YEAR_NET_ASSETS: Text("上年末净资产", "net assets at the prior year-end"),
    Base.REGISTERED_CAPITAL: Text("注册资本", "registered capital"),
    Base.PAID_IN_CAPITAL: Text("实收资本", "paid-in capital"),
}
