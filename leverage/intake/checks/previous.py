"""Last year's file beside this year's: its closing figures are this year's opening ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from leverage.company import Company, Figure, same_name
from leverage.intake.account.trace import Compared, Reading, Remark, Trace
from leverage.intake.checks.plausible import asked, jumps
from leverage.intake.sheet.totals import Total
from leverage.terms.denominators import Base
from leverage.terms.money import yuan
from leverage.terms.months import year_end_before
from leverage.terms.texts import Text

_NAMES = {
    Total.ASSETS: Text("资产总计", "total assets"),
    Total.LIABILITIES: Text("负债合计", "total liabilities"),
    Total.EQUITY: Text("所有者权益合计", "total equity"),
    Base.PAID_IN_CAPITAL: Base.PAID_IN_CAPITAL.label,
}


def with_previous(now: Reading, before: Company, trace: Trace, file: str) -> Trace:
    """The trace of ``now`` with what an earlier file adds: its closing figures against the opening ones, and jumps of a thousand times.

    ``before`` and ``trace`` are the earlier file's, ``file`` its name. A difference is a doubt and refuses nothing. A file of another day than
    the last 31 December is looked at for jumps alone, and a doubt says so.
    """
    closing = {name: Figure(figure.amount, f"{file} {figure.source}") for name, figure in trace.closing.items()}
    doubts = list(now.trace.doubts)
    compared: tuple[Compared, ...] = ()
    company = now.company
    day = company.report_date if company else None
    if company and before.name and company.name and not same_name(before.name, company.name):
        doubts.append(
            Remark(
                (),
                Text(
                    f"{file} 是“{before.name}”的，本文件是“{company.name}”的，是同一家公司吗？",
                    f"{file} is that of “{before.name}”, this file that of “{company.name}”: are they one company?",
                ),
            )
        )
    if day and before.report_date == year_end_before(day):
        compared = _against(now.trace, closing, max(now.trace.place, trace.place))
        doubts += [_differs(item) for item in compared if not item.ok]
    else:
        doubts.append(_another_day(before.report_date, day, file))
    if day is None or before.report_date is None or before.report_date < day:
        doubts += jumps(now.trace.closing, closing, Text("该文件中", "that file"))
    return replace(now.trace, compared=(*now.trace.compared, *compared), doubts=tuple(doubts))


def _against(now: Trace, closing: Mapping[str, Figure], allowed: Fraction) -> tuple[Compared, ...]:
    return tuple(
        Compared(Text(f"{label.zh}：年初 = 上年末", f"{label.en}: opening = last year's closing"), one, other, allowed)
        for name, label in _NAMES.items()
        if (one := now.opening.get(name)) and (other := closing.get(name))
    )


def _differs(item: Compared) -> Remark:
    return asked(
        f"{item.what.zh}不符：本文件 {yuan(item.one.amount)}元（{item.one.source}），上年文件 {yuan(item.other.amount)}元"
        f"（{item.other.source}），相差 {yuan(abs(item.difference))}元。按本文件计算；请查明是否有追溯调整。",
        f"{item.what.en} does not hold: {yuan(item.one.amount)} yuan in this file ({item.one.source}), {yuan(item.other.amount)} yuan in last "
        f"year's ({item.other.source}), a difference of {yuan(abs(item.difference))} yuan. This file's figure is used; find out whether it "
        "was restated.",
        item.one,
        item.other,
    )


def _another_day(found: date | None, day: date | None, file: str) -> Remark:
    if day is None or found is None:
        return Remark(
            (),
            Text(
                f"{file} 或本文件没有报告日期，未与年初数核对。",
                f"{file} or this file has no report date; the opening figures were not compared with it.",
            ),
        )
    wanted = year_end_before(day)
    return Remark(
        (),
        Text(
            f"{file} 的报告日期是 {found}，不是上年末 {wanted}，未与年初数核对，只核对了数量级。",
            f"{file} is of {found}, not of {wanted}; the opening figures were not compared with it, only the order of magnitude.",
        ),
    )
