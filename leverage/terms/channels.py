"""The words of the field: the funding channels, and what stands beside them (guarantees, uses of funds)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from leverage.terms.texts import Text, join


class Group(StrEnum):
    """What a channel is, for the texts that bound "all kinds of debt financing"."""

    NON_STANDARD = "non_standard"
    STANDARDISED = "standardised"
    CONTINGENT = "contingent"
    OPERATING = "operating"
    USE = "use"


class Channel(StrEnum):
    """Where money comes from, or what a rule bounds beside it. The value is the id used in JSON."""

    BANK_LOAN = "bank_loan"
    OTHER_FI_LOAN = "other_fi_loan"
    SHAREHOLDER_LOAN = "shareholder_loan"
    SHAREHOLDER_SPECIAL_LOAN = "shareholder_special_loan"
    INTERBANK_BORROWING = "interbank_borrowing"
    RELENDING_LOAN = "relending_loan"
    FUND_LOAN = "fund_loan"
    FISCAL_LOAN = "fiscal_loan"
    ASSET_TRANSFER_REPO = "asset_transfer_repo"
    ASSET_TRANSFER_OUTRIGHT = "asset_transfer_outright"
    PLATFORM_FINANCING = "platform_financing"
    EQUITY_PLEDGE_LOAN = "equity_pledge_loan"
    BOND = "bond"
    ABS = "abs"
    OTHER_BORROWING = "other_borrowing"
    GUARANTEE = "guarantee"
    OTHER_LIABILITIES = "other_liabilities"
    INTERBANK_LENDING = "interbank_lending"
    OWN_FUND_INVESTMENT = "own_fund_investment"

    @property
    def label(self) -> Text:
        """The field's own name for it."""
        return _CHANNELS[self][0]

    @property
    def short(self) -> Text:
        """Its name where there is little room: a column of a table, a sentence that names several."""
        return _SHORT.get(self, self.label)

    @property
    def group(self) -> Group:
        """Non-standard or standardised funding, a contingent liability, an operating liability, or a use of funds."""
        return _CHANNELS[self][1]


_CHANNELS: dict[Channel, tuple[Text, Group]] = {
    Channel.BANK_LOAN: (Text("银行借款", "bank loans"), Group.NON_STANDARD),
    Channel.OTHER_FI_LOAN: (
        Text("其他金融机构借款", "loans from other financial institutions (trusts, insurers, asset managers)"),
        Group.NON_STANDARD,
    ),
    Channel.SHAREHOLDER_LOAN: (
        Text("主要法人股东定向借款", "loans from main corporate shareholders"),
        Group.NON_STANDARD,
    ),
    Channel.SHAREHOLDER_SPECIAL_LOAN: (
        Text("股东特别借款（劣后）", "special shareholder loans (subordinated)"),
        Group.NON_STANDARD,
    ),
    Channel.INTERBANK_BORROWING: (
        Text("同业拆入", "interbank borrowing (from other small-loan companies)"),
        Group.NON_STANDARD,
    ),
    Channel.RELENDING_LOAN: (Text("小额再贷款公司借款", "loans from re-lending companies"), Group.NON_STANDARD),
    Channel.FUND_LOAN: (Text("投资基金融入", "loans from investment funds"), Group.NON_STANDARD),
    Channel.FISCAL_LOAN: (
        Text("财政性资金、支农再贷款等", "fiscal funds and central-bank relending"),
        Group.NON_STANDARD,
    ),
    Channel.ASSET_TRANSFER_REPO: (
        Text("回购式资产转让（含收益权转让）", "asset transfers with repurchase (and of income rights)"),
        Group.NON_STANDARD,
    ),
    Channel.ASSET_TRANSFER_OUTRIGHT: (Text("卖断式资产转让", "outright asset transfers"), Group.NON_STANDARD),
    Channel.PLATFORM_FINANCING: (
        Text("交易场所、平台融资", "funding through exchanges and platforms"),
        Group.NON_STANDARD,
    ),
    Channel.EQUITY_PLEDGE_LOAN: (Text("股权质押融资", "loans secured by equity pledges"), Group.NON_STANDARD),
    Channel.BOND: (Text("债券", "bonds"), Group.STANDARDISED),
    Channel.ABS: (Text("资产证券化", "asset-backed securities"), Group.STANDARDISED),
    Channel.OTHER_BORROWING: (Text("其他债务融资", "other borrowing"), Group.NON_STANDARD),
    Channel.GUARANTEE: (Text("对外担保等或有负债", "guarantees and other contingent liabilities"), Group.CONTINGENT),
    Channel.OTHER_LIABILITIES: (Text("其他负债（经营性）", "other (operating) liabilities"), Group.OPERATING),
    Channel.INTERBANK_LENDING: (Text("同业拆出", "interbank lending"), Group.USE),
    Channel.OWN_FUND_INVESTMENT: (Text("自有资金投资", "investment of own funds"), Group.USE),
}

_SHORT = {
    Channel.OTHER_FI_LOAN: Text("其他金融机构借款", "institutions"),
    Channel.SHAREHOLDER_LOAN: Text("法人股东借款", "shareholder loans"),
    Channel.SHAREHOLDER_SPECIAL_LOAN: Text("股东特别借款", "special loans"),
    Channel.INTERBANK_BORROWING: Text("同业拆入", "interbank loans"),
    Channel.RELENDING_LOAN: Text("再贷款公司借款", "re-lending firms"),
    Channel.FUND_LOAN: Text("投资基金融入", "investment funds"),
    Channel.FISCAL_LOAN: Text("财政、支农再贷款", "fiscal funds"),
    Channel.ASSET_TRANSFER_REPO: Text("回购式资产转让", "repurchase transfers"),
    Channel.ASSET_TRANSFER_OUTRIGHT: Text("卖断式资产转让", "outright transfers"),
    Channel.PLATFORM_FINANCING: Text("平台融资", "platforms"),
    Channel.EQUITY_PLEDGE_LOAN: Text("股权质押融资", "equity pledges"),
    Channel.ABS: Text("资产证券化", "ABS"),
    Channel.GUARANTEE: Text("对外担保", "guarantees"),
    Channel.OTHER_LIABILITIES: Text("其他负债", "operating payables"),
    Channel.OWN_FUND_INVESTMENT: Text("自有资金投资", "own investments"),
}

RAISABLE: tuple[Channel, ...] = tuple(c for c in Channel if c.group in (Group.NON_STANDARD, Group.STANDARDISED))
"""Every channel through which money can be raised, in the order of the glossary."""

FUNDING: frozenset[Channel] = frozenset(RAISABLE) - {Channel.ASSET_TRANSFER_OUTRIGHT}
""" "All kinds of debt financing": outright transfers join only where a text says so."""

FROM_SHAREHOLDERS: frozenset[Channel] = frozenset({Channel.SHAREHOLDER_LOAN, Channel.SHAREHOLDER_SPECIAL_LOAN})
"""What shareholders lend."""

OFF_SHEET: frozenset[Channel] = frozenset(
    {
        Channel.ASSET_TRANSFER_REPO,
        Channel.ASSET_TRANSFER_OUTRIGHT,
        Channel.ABS,
        Channel.GUARANTEE,
        Channel.INTERBANK_LENDING,
        Channel.OWN_FUND_INVESTMENT,
    }
)
"""What may stand beside the sheet: a balance sheet that adds up proves nothing about it."""


def labels(channels: Iterable[Channel]) -> Text:
    """The channels' names, in the order of the glossary."""
    chosen = set(channels)
    return join([channel.label for channel in Channel if channel in chosen])
