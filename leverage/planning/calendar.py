"""What the calendar brings: loans as they fall due, month by month, and the days on which the law or a denominator changes."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from leverage.assessment.cure.changed import without_rows
from leverage.company import Loan
from leverage.law.conditions import OpenFor
from leverage.law.rules import Limit, Rule
from leverage.law.supplement.entries import SetRatio
from leverage.law.survey import history, on_rating
from leverage.planning.moving import PRIOR, figures_of, moved
from leverage.planning.setting import Setting, law_days
from leverage.terms.answers import read_date
from leverage.terms.denominators import Base
from leverage.terms.money import Yuan
from leverage.terms.months import add_months
from leverage.terms.names import same as same_name
from leverage.terms.texts import Text, join, same

MOST_MONTHS = 36
"""What falls due later is told in one sum."""


@dataclass(frozen=True)
class Month:
    """One month: what falls due in it, and the company at its end, if nothing that fell due so far was renewed, and if all of it was."""

    end: date
    due: Yuan
    not_renewed: Setting
    renewed: Setting

    @property
    def name(self) -> str:
        """The month as ``2025-07``."""
        return f"{self.end:%Y-%m}"


@dataclass(frozen=True)
class Calendar:
    """The months until the last loan falls due. ``later``: what falls due after them; ``undated`` and ``overdue`` stay outstanding throughout."""

    months: tuple[Month, ...]
    later: Yuan
    undated: Yuan
    overdue: Yuan


def calendar(setting: Setting) -> Calendar:
    """The loans of the ledger as they fall due, from the day on which the company stands."""
    setting = setting.briefly
    rows = [loan for loan in setting.company.loans if loan.balance]
    start = _start(setting)
    coming = [loan for loan in rows if loan.maturity is not None and loan.maturity > start]
    last = max((loan.maturity for loan in coming if loan.maturity), default=None)
    ends = list(_month_ends(start, last)) if last else []
    months: list[Month] = []
    for end in ends:
        due = [loan for loan in coming if loan.maturity and _same_month(loan.maturity, end)]
        before = months[-1] if months else None
        renewed = moved(setting, (), end).setting
        gone = [loan for loan in coming if loan.maturity and loan.maturity <= end]
        paid = moved(setting.of(without_rows(setting.company, setting.law, gone)), (), end).setting
        if before is not None and _as_before(before.renewed, renewed):  # nothing has changed: judged already
            renewed = before.renewed
            paid = paid if due else before.not_renewed
        months.append(Month(end, _sum(due), paid, renewed))
    told = ends[-1] if ends else start
    return Calendar(
        months=tuple(months),
        later=_sum(loan for loan in coming if loan.maturity and loan.maturity > told),
        undated=_sum(loan for loan in rows if loan.maturity is None),
        overdue=_sum(loan for loan in rows if loan.maturity is not None and loan.maturity <= start),
    )


def _as_before(before: Setting, now: Setting) -> bool:
    """Whether the same company is judged by the same law: nothing begins, ends or grows stale between the two days, and no year of business is full."""
    if now.without_stale or before.company != now.company or before.assumed != now.assumed:
        return False
    if "opened_on" in now.company.facts:
        return False
    return not any(before.as_of < day <= now.as_of for day in law_days(now.law))


def _start(setting: Setting) -> date:
    return max(setting.as_of, figures_of(setting))


def _sum(loans: Iterable[Loan]) -> Yuan:
    return sum((loan.balance for loan in loans), Fraction(0))


def _same_month(day: date, other: date) -> bool:
    return (day.year, day.month) == (other.year, other.month)


def _month_ends(start: date, last: date) -> Iterator[date]:
    """The ends of the months from the first day to the last, ``MOST_MONTHS`` at the most."""
    year, month = start.year, start.month
    for _ in range(MOST_MONTHS):
        end = date(year, month, monthrange(year, month)[1])
        yield end
        if end >= last:
            return
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


# days to watch


@dataclass(frozen=True)
class Deadline:
    """A day on which something changes that an answer rests on."""

    day: date
    what: Text


def deadlines(setting: Setting, until: date) -> tuple[Deadline, ...]:
    """The days to watch after the day of a setting: the law as known today, year-ends that become a denominator, years in business, ratings."""
    after = setting.as_of
    found = [
        *_law(setting, after, until),
        *_years(setting, after, until),
        *_business(setting, after, until),
        *_letters(setting, after, until),
    ]
    return tuple(sorted(found, key=lambda deadline: deadline.day))


def _law(setting: Setting, after: date, until: date) -> Iterator[Deadline]:
    by_day: dict[tuple[date, str], list[Rule]] = {}
    for event in history(setting.law):
        if after < event.day <= until:
            by_day.setdefault((event.day, event.what), []).append(event.rule)
    for (day, what), rules in by_day.items():
        names = join(list(dict.fromkeys(rule.name or same(rule.id) for rule in rules)))
        yield Deadline(day, (_BEGINS if what == "begins" else _ENDS).fill(names=names))


def _years(setting: Setting, after: date, until: date) -> Iterator[Deadline]:
    for year in range(after.year + 1, until.year + 1):
        day = date(year, 1, 1)
        looking = [r for r in setting.law.rules if isinstance(r, Limit) and r.base is PRIOR and r.in_force(day)]
        if day <= until and looking:
            yield Deadline(day, _YEAR_END.fill(base=Base.PRIOR_YEAR_NET_ASSETS.label, day=day - timedelta(days=1)))
        if day <= until and on_rating(setting.law, day):
            yield Deadline(day, _RATING)


def _business(setting: Setting, after: date, until: date) -> Iterator[Deadline]:
    """The days on which it has been in business as long as a rule asks for."""
    stated = setting.company.facts.get("opened_on")
    if stated is None:
        return
    opened = read_date(stated)
    for rule in setting.law.rules:
        for condition in rule.when:
            if isinstance(condition, OpenFor):
                day = add_months(opened, 12 * condition.years)
                if after < day <= until and rule.in_force(day):
                    yield Deadline(day, _OPEN.fill(years=condition.years, name=rule.name or same(rule.id)))


def _letters(setting: Setting, after: date, until: date) -> Iterator[Deadline]:
    """The days on which a ratio set for the company by letter begins or ends."""
    name, brought = setting.company.name, setting.law.brought
    for entry in brought.ratios if brought and name else ():
        said = entry.said
        if isinstance(said, SetRatio) and name and same_name(said.company, name):
            for day, told in ((said.since, _LETTER_BEGINS), (said.until, _LETTER_ENDS)):
                if day is not None and after < day <= until:
                    yield Deadline(day, told.fill(document=said.document))


_LETTER_BEGINS = Text("函件核定的倍数起用：{document}", "a ratio set by letter begins: {document}")
_LETTER_ENDS = Text("函件核定的倍数到期：{document}", "a ratio set by letter ends: {document}")
_BEGINS = Text("开始施行：{names}", "begins: {names}")
_ENDS = Text("不再适用：{names}", "ends: {names}")
_YEAR_END = Text("{base}换为{day}的净资产", "the {base} are from now on those of {day}")
_RATING = Text(
    "有规则取决于评级：新一年度的评级以监管部门通知为准，本年评级成为上年评级",
    "rules turn on a rating: the rating of the new year is what the regulator says, and this year's becomes the prior one",
)
_OPEN = Text("开业满{years}年：{name}", "{years} year(s) in business: {name}")
