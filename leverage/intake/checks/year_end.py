"""The net assets of the prior year-end on another day than that of the figures: they are those of another 31 December, once a year has ended between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leverage.company import Company
from leverage.law.rulebook import Law
from leverage.law.rules import Limit
from leverage.terms.denominators import Base
from leverage.terms.money import yuan
from leverage.terms.months import year_end_before
from leverage.terms.texts import Text

_PRIOR = Base.PRIOR_YEAR_NET_ASSETS


def of_the_year_end(company: Company, law: Law | None, as_of: date) -> tuple[Company, list[Text]]:
    """The company with the net assets of the 31 December before the day of the rules, and what is told of it: those of the file where it is of that very
    day, otherwise not known, since the file's are those of an earlier year-end. The same where no rule of the day looks at them;
    ``law`` is None where it is held against many places.
    """
    day, end = company.report_date, year_end_before(as_of)
    looking = law is None or any(
        isinstance(rule, Limit) and rule.base is _PRIOR and rule.in_force(as_of) for rule in law.rules
    )
    if day is None or day.year >= as_of.year or not looking:
        return company, []
    capital = {base: figure for base, figure in company.capital.items() if base is not _PRIOR}
    figure = company.capital.get(Base.NET_ASSETS) if day == end else None
    if figure is None:
        told = _UNKNOWN.fill(end=end, day=day) if _PRIOR in company.capital else None
        return replace(company, capital=capital), [told] if told else []
    return replace(company, capital={**capital, _PRIOR: figure}), [
        _THOSE_OF_THE_FILE.fill(end=end, amount=yuan(figure.amount))
    ]


_THOSE_OF_THE_FILE = Text(
    "按次年的规则核对，上年末净资产即报告日{end}的净资产：{amount}元。",
    "By the rules of the next year, the net assets of the prior year-end are those of the report date, {end}: {amount} yuan.",
)
_UNKNOWN = Text(
    "数据为{day}：所填上年末净资产是更早一年的，{end}的净资产未知；已知时以 --fact prior_year_net_assets= 填写。",
    "The figures are of {day}: the net assets of the prior year-end that they state are those of an earlier year; those of {end} are not known until "
    "--fact prior_year_net_assets= states them.",
)
