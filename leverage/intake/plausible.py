"""Figures that cannot all be right: denominators of one company that differ as yuan and ten thousand yuan do."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from leverage.channels import Base
from leverage.company import Company
from leverage.errors import InputError
from leverage.reasons import yuan
from leverage.texts import Text

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
    for (one, a), (other, b) in combinations(company.capital.items(), 2):
        if max(a.amount, b.amount) >= APART * min(a.amount, b.amount):
            raise InputError(
                Text(
                    f"{one.label.zh}{yuan(a.amount)}元与{other.label.zh}{yuan(b.amount)}元({b.source})相差千倍以上",
                    f"{one.label.en}, {yuan(a.amount)} yuan, and {other.label.en}, {yuan(b.amount)} yuan ({b.source}), are a thousand times apart",
                ),
                Text("请核对金额单位(元还是万元)", "check the units (yuan or ten thousand yuan)"),
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
    told = [
        Text(
            f"{base.label.zh}为{yuan(figure.amount)}元({figure.source}),不像小额贷款公司的规模,请核对金额单位。",
            f"{base.label.en} of {yuan(figure.amount)} yuan ({figure.source}) is unlike a small-loan company; check the unit.",
        )
        for base, figure in company.capital.items()
        if not SMALLEST <= figure.amount <= LARGEST
    ]
    for loan in company.loans:
        if company.report_date and loan.start and loan.start > company.report_date:
            told.append(
                Text(
                    f"{loan.source}:起始日{loan.start}晚于报告日期{company.report_date},请核对余额是否已发生。",
                    f"{loan.source}: it starts on {loan.start}, after the report date {company.report_date}; check whether the balance exists.",
                )
            )
        if company.report_date and loan.maturity and loan.balance and loan.maturity < company.report_date:
            told.append(
                Text(
                    f"{loan.source}:到期日{loan.maturity}早于报告日期{company.report_date},仍有余额,请核对。",
                    f"{loan.source}: it fell due on {loan.maturity}, before the report date {company.report_date}, and still has a balance; check it.",
                )
            )
    if net and equity and net.amount > ABOVE * equity.amount:
        told.append(
            Text(
                f"资本净额{yuan(net.amount)}元高于净资产{yuan(equity.amount)}元一半以上,请核对:资本净额通常是净资产减去扣除项。",
                f"Net capital, {yuan(net.amount)} yuan, is more than half above net assets, {yuan(equity.amount)} yuan; check it: net capital is net "
                "assets less deductions.",
            )
        )
    return told
