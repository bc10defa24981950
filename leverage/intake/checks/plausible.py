"""Figures that cannot all be right, or are unlike a small-loan company's: yuan taken for ten thousand yuan, an amount that jumps.

Whatever is found is a question that names its cells. Nothing is corrected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from typing import Literal

from leverage.company import Company, Figure, Shareholder, sources
from leverage.intake.account.trace import Compared, Remark
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.money import yuan
from leverage.terms.texts import Text

APART = 1000
"""Denominators of one company that lie this far apart are not in one unit: 千元 and 万元 are the smallest mistakes of unit."""

ABOVE = Fraction(3, 2)
"""Net capital is net assets less deductions; this far above them it is asked about."""

FAR_ABOVE = 10
"""This far above them it is refused."""

SMALLEST, LARGEST = 10**6, 5 * 10**10
"""Yuan. A small-loan company's capital below the one or above the other is asked about: the unit may be wrong."""


def doubts(company: Company) -> list[Text]:
    """What a reader should look at again. InputError where two denominators cannot be in one unit."""
    refuse_two_units(company)
    return [doubt.question for doubt in questions(company)]


def refuse_two_units(company: Company) -> None:
    """InputError where two denominators of one company cannot be in one unit."""
    for (one, a), (other, b) in combinations(company.capital.items(), 2):
        if max(a.amount, b.amount) >= APART * min(a.amount, b.amount):
            raise InputError(
                Text(
                    f"{one.label.zh}{yuan(a.amount)}元与{other.label.zh}{yuan(b.amount)}元（{b.source}）相差千倍以上",
                    f"{one.label.en}, {yuan(a.amount)} yuan, and {other.label.en}, {yuan(b.amount)} yuan ({b.source}), are a thousand times apart",
                ),
                Text("请核对金额单位（元还是万元）", "check the units (yuan or ten thousand yuan)"),
                a.source,
            )
    net, equity = company.capital.get(Base.NET_CAPITAL), company.capital.get(Base.NET_ASSETS)
    if net and equity and net.amount > FAR_ABOVE * equity.amount:
        raise InputError(
            Text(
                f"资本净额{yuan(net.amount)}元超过净资产{yuan(equity.amount)}元的{FAR_ABOVE}倍",
                f"net capital, {yuan(net.amount)} yuan, is more than {FAR_ABOVE} times net assets, {yuan(equity.amount)} yuan",
            ),
            Text("请核对金额单位", "check the units"),
            net.source,
        )


def questions(company: Company) -> list[Remark]:
    """What a reader should look at again, each with its cells."""
    return [*_sizes(company), *_days(company), *_capital(company)]


def _sizes(company: Company) -> Iterator[Remark]:
    for base, figure in company.capital.items():
        if not SMALLEST <= figure.amount <= LARGEST:
            yield asked(
                f"{base.label.zh}为{yuan(figure.amount)}元（{figure.source}），不像小额贷款公司的规模，请核对金额单位。",
                f"{base.label.en} of {yuan(figure.amount)} yuan ({figure.source}) is unlike a small-loan company; check the unit.",
                figure,
            )


def _days(company: Company) -> Iterator[Remark]:
    on = company.report_date
    for loan in company.loans if on else ():
        cell = Figure(loan.balance, loan.source)
        if on and loan.start and loan.start > on:
            yield asked(
                f"{loan.source}：起始日{loan.start}晚于报告日期{on}，请核对余额是否已发生。",
                f"{loan.source}: it starts on {loan.start}, after the report date {on}; check whether the balance exists.",
                cell,
            )
        if on and loan.maturity and loan.balance and loan.maturity < on:
            yield asked(
                f"{loan.source}：到期日{loan.maturity}早于报告日期{on}，仍有余额，请核对。",
                f"{loan.source}: it fell due on {loan.maturity}, before the report date {on}, and still has a balance; check it.",
                cell,
            )


def _capital(company: Company) -> Iterator[Remark]:
    net, equity = company.capital.get(Base.NET_CAPITAL), company.capital.get(Base.NET_ASSETS)
    if net and equity and net.amount > ABOVE * equity.amount:
        yield asked(
            f"资本净额{yuan(net.amount)}元高于净资产{yuan(equity.amount)}元一半以上，请核对：资本净额通常是净资产减去扣除项。",
            f"Net capital, {yuan(net.amount)} yuan, is more than half above net assets, {yuan(equity.amount)} yuan; check it: net capital is net "
            "assets less deductions.",
            net,
            equity,
        )
    registered, paid_in = company.capital.get(Base.REGISTERED_CAPITAL), company.capital.get(Base.PAID_IN_CAPITAL)
    if registered and paid_in and paid_in.amount > registered.amount:
        yield asked(
            f"实收资本{yuan(paid_in.amount)}元（{paid_in.source}）大于注册资本{yuan(registered.amount)}元（{registered.source}），请核对。",
            f"Paid-in capital, {yuan(paid_in.amount)} yuan ({paid_in.source}), exceeds registered capital, {yuan(registered.amount)} yuan "
            f"({registered.source}); check them.",
            paid_in,
            registered,
        )
    shares = contributions(company)
    if shares and not shares.ok:
        yield asked(
            f"各股东实缴出资之和{yuan(shares.one.amount)}元（{shares.one.source}）与实收资本{yuan(shares.other.amount)}元"
            f"（{shares.other.source}）不符，请核对。",
            f"The shareholders' contributions, {yuan(shares.one.amount)} yuan ({shares.one.source}), do not agree with paid-in capital, "
            f"{yuan(shares.other.amount)} yuan ({shares.other.source}); check them.",
            shares.one,
            shares.other,
        )


def contributions(company: Company) -> Compared | None:
    """The shareholders' contributions against paid-in capital, where all of both are stated: equal if the shareholders are all listed."""
    paid_in = company.capital.get(Base.PAID_IN_CAPITAL)
    holders = [holder for holder in company.shareholders if holder.paid_in is not None]
    if not paid_in or not holders or len(holders) < len(company.shareholders):
        return None
    added = Figure(
        sum((holder.paid_in or Fraction(0) for holder in holders), Fraction(0)), sources(h.source for h in holders)
    )
    relation: Literal["=", "<="] = "=" if _all(company.shareholders) else "<="
    sign = "=" if relation == "=" else "≤"
    what = Text(f"各股东实缴出资之和 {sign} 实收资本", f"the shareholders' contributions {relation} paid-in capital")
    allowed = Fraction(len(holders))  # a contribution is rounded to the yuan at the finest
    return Compared(what, added, paid_in, allowed, relation)


def _all(holders: tuple[Shareholder, ...]) -> bool:
    return sum((holder.share or 0 for holder in holders), Fraction(0)) >= Fraction(9999, 10000)


def jumps(now: Mapping[str, Figure], before: Mapping[str, Figure], when: Text) -> list[Remark]:
    """Totals that are a thousand times those of an earlier day, or a thousandth of them, as if one of the two were in another unit."""
    pairs = [(figure, before[name]) for name, figure in now.items() if name in before]
    apart = [
        (one, other)
        for one, other in pairs
        if min(one.amount, other.amount) > 0 and max(one.amount, other.amount) >= APART * min(one.amount, other.amount)
    ]
    if not apart:
        return []
    one, other = apart[0]
    more = (
        Text(f"（另有{len(apart) - 1}个合计数也是）", f" (and {len(apart) - 1} more totals)")
        if apart[1:]
        else Text("", "")
    )
    cells = tuple(figure.source for pair in apart for figure in pair)
    return [
        Remark(
            cells,
            Text(
                f"{one.source}：{yuan(one.amount)}元，{when.zh}为{yuan(other.amount)}元（{other.source}），相差千倍以上{more.zh}，"
                "金额单位是否不同？",
                f"{one.source}: {yuan(one.amount)} yuan, at {when.en} {yuan(other.amount)} yuan ({other.source}): a thousand times "
                f"apart{more.en}; is one of them in another unit?",
            ),
        )
    ]


def asked(zh: str, en: str, *figures: Figure) -> Remark:
    """A question about some figures, in both languages."""
    return Remark(tuple(figure.source for figure in figures), Text(zh, en))
