"""From the day of the figures to a later one: the law of that day, and what becomes of the prior year-end's figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from leverage.company import Company
from leverage.law.rulebook import Law
from leverage.law.rules import Limit
from leverage.planning.changes import Change, changed
from leverage.planning.setting import Setting, readable
from leverage.terms.denominators import Base
from leverage.terms.errors import UsageError
from leverage.terms.money import Yuan, yuan
from leverage.terms.months import year_end_before
from leverage.terms.texts import Text

PRIOR = Base.PRIOR_YEAR_NET_ASSETS
LATEST = date(2999, 12, 31)
"""No plan goes beyond: a calendar ends somewhere, and no law is known for that long."""


@dataclass(frozen=True)
class Moved:
    """A setting after changes, and what the reader has to know of it."""

    setting: Setting
    notes: tuple[Text, ...]


def figures_of(setting: Setting) -> date:
    """The day of the company's figures."""
    return setting.company.report_date or setting.as_of


def day_after(setting: Setting, changes: Sequence[Change], on: date | None) -> date:
    """The day on which the changed company is judged: as asked for, or the last day of a change. UsageError for days that cannot be."""
    first = figures_of(setting)
    for change in changes:
        if change.on is not None and change.on < first:
            raise UsageError(
                Text(
                    f"{change.written}：日期早于报告日{first}，无从计算。",
                    f"{change.written}: before the day of the figures, {first}.",
                )
            )
        if change.on is not None and change.on > LATEST:
            raise UsageError(
                Text(
                    f"{change.written}：日期晚于{LATEST}，不能测算。",
                    f"{change.written}: after {LATEST}; nothing can be said of that day.",
                )
            )
    last = max((change.on for change in changes if change.on is not None), default=first)
    if max(setting.as_of, on or first) > LATEST:
        raise UsageError(
            Text(
                f"--on {on or setting.as_of} 晚于{LATEST}，不能测算。",
                f"--on {on or setting.as_of} is after {LATEST}; nothing can be said of that day.",
            )
        )
    if on is None:
        return max(setting.as_of, last)
    if on < first:
        raise UsageError(
            Text(f"--on {on} 早于报告日{first}。", f"--on {on} is before the day of the figures, {first}.")
        )
    if on < last:
        raise UsageError(
            Text(
                f"--on {on} 早于一项变动的日期{last}：该变动尚未发生。",
                f"--on {on} is before a change of {last}, which would not have happened yet.",
            )
        )
    return on


def moved(setting: Setting, changes: Sequence[Change], on: date, law: Law | None = None) -> Moved:
    """The setting after changes, on a day, under the law of the same or of another place."""
    law = law or setting.law
    company = changed(setting.company, law, changes)
    notes: list[Text] = []
    if law is not setting.law or on != setting.as_of:
        company, told = readable(company, law, on)
        notes += told
    if law is not setting.law and company.approvals:
        notes.append(_APPROVED_ELSEWHERE.fill(place=law.place.name))
    altered = setting.altered or any(change.net for change in changes)
    after = replace(setting, company=company, law=law, as_of=on, altered=altered)
    if on.year > max(setting.as_of.year, figures_of(setting).year) or _moves_the_year_end(setting, changes, on):
        after, told = _next_year(after, setting, changes)
        notes += told
    return Moved(after, tuple(notes))


def _moves_the_year_end(setting: Setting, changes: Sequence[Change], on: date) -> bool:
    """Whether changes up to the year-end move net assets that are those of the prior year-end already: figures of 31 December, judged in the next year."""
    capital, end = setting.company.capital, year_end_before(on)
    taken = PRIOR in capital and capital[PRIOR] == capital.get(Base.NET_ASSETS)
    counted = any(change.net and (change.on is None or change.on <= end) for change in changes)
    return taken and counted and figures_of(setting).year < on.year


_APPROVED_ELSEWHERE = Text(
    "所填批准（备案）视为在{place}也已取得。", "The approvals stated are taken as obtained in {place} too."
)


def _next_year(after: Setting, before: Setting, changes: Sequence[Change]) -> tuple[Setting, list[Text]]:
    """The net assets of the prior year-end are those of another year: known where the figures are of that very day, assumed otherwise."""
    end = year_end_before(after.as_of)
    company = after.company
    amount = prior_year_end(before.company, changes, end)
    counted = [change for change in changes if change.net and (change.on is None or change.on <= end)]
    exact = figures_of(before) == end and not before.altered and not counted
    capital = {base: figure for base, figure in company.capital.items() if base is not PRIOR}
    if exact and amount is not None:
        capital[PRIOR] = before.company.capital[Base.NET_ASSETS]
        return after.of(replace(company, capital=capital)), []
    after = replace(after, company=replace(company, capital=capital), assumed=amount)
    looking = any(isinstance(r, Limit) and r.base is PRIOR and r.in_force(after.as_of) for r in after.law.rules)
    if not looking:
        return replace(after, assumed=None), []
    return after, [_unknown(end) if amount is None else _assumed(end, amount)]


def _net_assets(company: Company) -> Yuan | None:
    figure = company.capital.get(Base.NET_ASSETS)
    return figure.amount if figure else None


def prior_year_end(company: Company, changes: Iterable[Change], end: date) -> Yuan | None:
    """The net assets at a year-end: the last known ones, with the changes up to that day; None where none are known."""
    known = _net_assets(company)
    return (
        None
        if known is None
        else known + sum(change.net for change in changes if change.on is None or change.on <= end)
    )


def _assumed(end: date, amount: Yuan) -> Text:
    return Text(
        f"{end}的净资产假设为{yuan(amount)}元（最近一期净资产加减其间的变动）：取决于它的结论为待定；已知时以 --fact prior_year_net_assets= 填写。",
        f"The net assets of {end} are assumed to be {yuan(amount)} yuan (the last known ones, with the changes since): what turns on them is undetermined, "
        "until they are stated by --fact prior_year_net_assets=.",
    )


def _unknown(end: date) -> Text:
    return Text(
        f"{end}的净资产未知：取决于它的结论为待定；已知时以 --fact prior_year_net_assets= 填写。",
        f"The net assets of {end} are not known: what turns on them is undetermined, until they are stated by --fact prior_year_net_assets=.",
    )
