"""The words of the field: funding channels, denominators, kinds of company, and the facts that rules ask about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from leverage.texts import Text


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
        Text("股东特别借款(劣后)", "special shareholder loans (subordinated)"),
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
        Text("回购式资产转让(含收益权转让)", "asset transfers with repurchase (and of income rights)"),
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
    Channel.OTHER_LIABILITIES: (Text("其他负债(经营性)", "other (operating) liabilities"), Group.OPERATING),
    Channel.INTERBANK_LENDING: (Text("同业拆出", "interbank lending"), Group.USE),
    Channel.OWN_FUND_INVESTMENT: (Text("自有资金投资", "investment of own funds"), Group.USE),
}

RAISABLE: tuple[Channel, ...] = tuple(c for c in Channel if c.group in (Group.NON_STANDARD, Group.STANDARDISED))
"""Every channel through which money can be raised, in the order of the glossary."""

FUNDING: frozenset[Channel] = frozenset(RAISABLE) - {Channel.ASSET_TRANSFER_OUTRIGHT}
""" "All kinds of debt financing": outright transfers join only where a text says so."""


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


_BASES: dict[Base, Text] = {
    Base.NET_CAPITAL: Text("资本净额", "net capital"),
    Base.NET_ASSETS: Text("净资产", "net assets"),
    Base.PRIOR_YEAR_NET_ASSETS: Text("上年末净资产", "net assets at the prior year-end"),
    Base.REGISTERED_CAPITAL: Text("注册资本", "registered capital"),
    Base.PAID_IN_CAPITAL: Text("实收资本", "paid-in capital"),
}


class CompanyType(StrEnum):
    """The kind of licence."""

    TRADITIONAL = "traditional"
    ONLINE = "online"
    TECHNOLOGY = "technology"
    RURAL = "rural"

    @property
    def label(self) -> Text:
        """The field's own name for it."""
        return _TYPES[self]


_TYPES: dict[CompanyType, Text] = {
    CompanyType.TRADITIONAL: Text("传统", "traditional"),
    CompanyType.ONLINE: Text("网络", "online"),
    CompanyType.TECHNOLOGY: Text("科技", "technology"),
    CompanyType.RURAL: Text("农村", "rural"),
}


OTHER = "其他"
"""Among the values of a fact: any answer that is none of the others. For schemes of which a text names only some grades."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about a company that no balance sheet shows, and that a rule turns on.

    ``kind`` says how an answer is written: one of ``values``, yes or no, a date, a whole number, or an annual rate for each term in
    months (``3:0.011,6:0.013``). ``values`` of a rating are the place's own grades.
    """

    name: str
    kind: Literal["choice", "yes_no", "date", "count", "rates"]
    label: Text
    ask: Text
    values: tuple[str, ...] = ()


FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact(
            "company_type",
            "choice",
            Text("公司类型", "company type"),
            Text(
                "公司属于哪一类(传统 traditional、网络 online、科技 technology、农村 rural)?",
                "What kind of company is it (traditional, online, technology, rural)?",
            ),
            tuple(CompanyType),
        ),
        Fact(
            "rating",
            "choice",
            Text("最近一次监管评级", "current supervisory rating"),
            Text("当地监管部门最近一次评级是什么?", "What is the local regulator's latest rating?"),
        ),
        Fact(
            "prior_rating",
            "choice",
            Text("上年度监管评级", "the prior year's supervisory rating"),
            Text("上年度的监管评级是什么?", "What was the regulator's rating for the prior year?"),
        ),
        Fact(
            "listing",
            "choice",
            Text("上市(挂牌)情况", "listing"),
            Text(
                "公司是否上市或挂牌(none 否、neeq 新三板、exchange 交易所)?",
                "Is the company listed (none, neeq, exchange)?",
            ),
            ("none", "neeq", "exchange"),
        ),
        Fact(
            "debt_issuer",
            "yes_no",
            Text("是否发行债务融资工具", "issuer of debt instruments"),
            Text("公司是否发行债务类融资工具?", "Does the company issue debt instruments?"),
        ),
        Fact(
            "opened_on",
            "date",
            Text("开业日期", "date of opening"),
            Text("公司何时开业?", "When did the company open for business?"),
        ),
        Fact(
            "lender_consent",
            "yes_no",
            Text("融资机构是否同意", "lenders' consent"),
            Text(
                "融入资金的金融机构是否协商同意提高融资额度?",
                "Have the lending institutions agreed to the higher amount?",
            ),
        ),
        Fact(
            "well_run",
            "yes_no",
            Text("是否运行良好、合规经营", "well run and compliant"),
            Text(
                "监管部门是否认定公司运行良好、合规经营?",
                "Does the regulator hold the company to be well run and compliant?",
            ),
        ),
        Fact(
            "bank_count",
            "count",
            Text("融资银行家数", "number of lending banks"),
            Text("公司从几家银行业金融机构融入资金?", "From how many banking institutions does the company borrow?"),
        ),
    )
}
"""The facts any place may ask about. A place adds its own in its module."""

RATINGS = ("rating", "prior_rating")
"""The facts whose values are the grades of the place."""
