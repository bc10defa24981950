"""Kinds of company, and the facts about one that no balance sheet shows and that rules turn on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from leverage.terms.money import multiple
from leverage.terms.texts import Text, same

FactValue = str | bool | int | date | Fraction | Mapping[int, Fraction]
"""The answer to a fact, as ``answers`` reads it: a choice, yes or no, a count, a date, a ratio (or "none"), or annual rates by term in months."""


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


NONE_SET = "none"
"""The answer to a ratio where the regulator set none."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about a company that no balance sheet shows, and that a rule turns on.

    ``kind`` says how an answer is written: one of ``values``, yes or no, a date, a whole number, a ratio (``1.5``, or ``none`` where none was set),
    or an annual rate for each term in months (``3:0.011,6:0.013``). ``values`` of a rating are the place's own grades. ``approval``: a yes/no fact that
    the approval of this channel answers with yes (the consent that opens a channel, where a multiple turns on it too).
    """

    name: str
    kind: Literal["choice", "yes_no", "date", "count", "ratio", "rates"]
    label: Text
    ask: Text
    values: tuple[str, ...] = ()
    approval: str | None = None


FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact(
            "company_type",
            "choice",
            Text("公司类型", "company type"),
            Text(
                "公司属于哪一类（传统 traditional、网络 online、科技 technology、农村 rural）？",
                "What kind of company is it (traditional, online, technology, rural)?",
            ),
            tuple(CompanyType),
        ),
        Fact(
            "rating",
            "choice",
            Text("最近一次监管评级", "current supervisory rating"),
            Text("当地监管部门最近一次评级是什么？", "What is the local regulator's latest rating?"),
        ),
        Fact(
            "prior_rating",
            "choice",
            Text("上年度监管评级", "the prior year's supervisory rating"),
            Text("上年度的监管评级是什么？", "What was the regulator's rating for the prior year?"),
        ),
        Fact(
            "listing",
            "choice",
            Text("上市（挂牌）情况", "listing"),
            Text(
                "公司是否上市或挂牌（none 否、applying 申请中、neeq 新三板、exchange 交易所）？",
                "Is the company listed (none, applying, neeq, exchange)?",
            ),
            ("none", "applying", "neeq", "exchange"),
        ),
        Fact(
            "debt_issuer",
            "yes_no",
            Text("是否发行债务融资工具", "issuer of debt instruments"),
            Text("公司是否发行债务类融资工具？", "Does the company issue debt instruments?"),
        ),
        Fact(
            "opened_on",
            "date",
            Text("开业日期", "date of opening"),
            Text("公司何时开业？", "When did the company open for business?"),
        ),
        Fact(
            "lender_consent",
            "yes_no",
            Text("融资机构是否同意", "lenders' consent"),
            Text(
                "融入资金的金融机构是否协商同意提高融资额度？",
                "Have the lending institutions agreed to the higher amount?",
            ),
        ),
        Fact(
            "well_run",
            "yes_no",
            Text("是否运行良好、合规经营", "well run and compliant"),
            Text(
                "监管部门是否认定公司运行良好、合规经营？",
                "Does the regulator hold the company to be well run and compliant?",
            ),
        ),
        Fact(
            "bank_count",
            "count",
            Text("融资银行家数", "number of lending banks"),
            Text("公司从几家银行业金融机构融入资金？", "From how many banking institutions does the company borrow?"),
        ),
        Fact(
            "company_ratio",
            "ratio",
            Text("监管部门为公司核定的融资倍数", "multiple that the regulator set for the company"),
            Text(
                "监管部门为公司核定的融资倍数是多少（如 1.5；未核定写 none）？",
                "Which multiple has the regulator set for the company (like 1.5; none if none was set)?",
            ),
        ),
    )
}
"""The facts any place may ask about. A place adds its own in its module."""

RATINGS = ("rating", "prior_rating")
"""The facts whose values are the grades of the place."""


def fact_label(name: str, facts: Mapping[str, Fact]) -> Text:
    """The name of a fact, as a reader knows it."""
    fact = facts.get(name) or FACTS.get(name)
    return fact.label if fact else same(name)


def value_label(value: object) -> Text:
    """One value of a fact."""
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    if isinstance(value, Fraction):
        return same(multiple(value))
    return CompanyType(value).label if isinstance(value, str) and value in set(CompanyType) else same(value)
