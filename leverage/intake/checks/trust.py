"""Whether a balance sheet can be trusted: filled in, in balance, of the right kind of entity, with capital above zero.

The sheet balances if both sides agree within one unit in the last place shown: for figures to 0.01亿元, 1,000,000 yuan.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from leverage.company import Figure
from leverage.intake.files.cells import Book
from leverage.intake.files.content import refuse
from leverage.intake.sheet.accounts import DEPOSITS, PAID_IN, heads_equity, is_always_part, is_deducted, total
from leverage.intake.sheet.liabilities import Held, liability_lines, no_amount, shown
from leverage.intake.sheet.statement import Statement, last_place
from leverage.intake.sheet.table import other_entity
from leverage.intake.sheet.totals import Total
from leverage.intake.values.amounts import in_yuan, plain
from leverage.intake.values.periods import When
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.texts import Text


@dataclass(frozen=True)
class Checked:
    """A sheet that can be trusted. ``lines`` add up to its liabilities; ``place`` is one unit in the last place."""

    statement: Statement
    unit: str
    place: Fraction
    capital: Mapping[Base, Figure]
    assets: Figure
    liabilities: Figure
    lines: tuple[Held, ...]
    warnings: tuple[Text, ...]


def check(statement: Statement, unit: str, book: Book) -> Checked:
    """Check a filled statement. InputError where it is incomplete, does not balance, or is another kind of entity's."""
    _refuse_other_entities(statement)
    totals = {kind: _needed(statement, kind, unit, book) for kind in (Total.ASSETS, Total.LIABILITIES, Total.EQUITY)}
    assets, liabilities, equity = (totals[kind] for kind in (Total.ASSETS, Total.LIABILITIES, Total.EQUITY))
    first = statement.line(Total.ASSETS)
    place = last_place(statement, statement.scale(first, unit) if first else 1)
    _refuse_imbalance(statement, unit, place, assets=assets, liabilities=liabilities, equity=equity)
    _refuse_no_capital(assets, equity, place, unit)
    _refuse_uncalculated_capital(statement, book)
    capital, warnings = _capital(statement, unit, equity, place)
    warnings += _group_s(statement, unit)
    warnings += _equity_doubt(statement, unit, equity, place)
    lines, doubts = liability_lines(statement, unit, liabilities, place, book)
    return Checked(statement, unit, place, capital, assets, liabilities, lines, (*statement.doubts, *warnings, *doubts))


def _refuse_other_entities(statement: Statement) -> None:
    if "会政财" in statement.title or "会民非" in statement.title or "会村" in statement.title:
        raise other_entity(
            "表号属于其他会计主体", "its form number is another kind of entity's", statement.closing_heading
        )
    if "家庭" in statement.title or "住户" in statement.title:
        raise other_entity("家庭的资产负债表", "a household's", statement.closing_heading)
    for line in statement.lines:
        if DEPOSITS.fullmatch(line.words.key) and line.closing.amount:
            raise other_entity(
                f"有“{line.label}”",
                f"it shows “{line.label}”, which a small-loan company may not take",
                line.closing.ref,
            )


def refuse_unfilled(statement: Statement, book: Book) -> InputError:
    """A template that nobody filled: the cell that shows it."""
    odd = next((line for line in statement.lines if line.closing.junk), None)
    if odd:
        return no_amount(odd, book)
    named = statement.line(Total.ASSETS) or statement.lines[0]
    return refuse(
        "表格没有填写：期末数全部为空或为零",
        "the sheet is not filled in: every closing figure is blank or zero",
        "请填写期末余额",
        "fill in the closing balances",
        named.closing.ref,
    )


def _needed(statement: Statement, kind: Total, unit: str, book: Book) -> Figure:
    """A total that must be there."""
    names = {Total.ASSETS: "资产总计", Total.LIABILITIES: "负债合计", Total.EQUITY: "所有者权益合计"}
    line = statement.line(kind)
    parent = statement.line(Total.PARENT) if kind is Total.EQUITY else None
    if line is None and parent:
        raise refuse(
            f"只有“{parent.label}”，没有所有者权益合计：这是合并报表，还含少数股东权益",
            f"there is “{parent.label}” but no total of owners' equity: the sheet is a group's, with minority interests",
            "请提供公司自身（母公司）的资产负债表，或补上“所有者权益合计”一行",
            "provide the balance sheet of the company itself, or add the line 所有者权益合计",
            parent.closing.ref,
        )
    if line is None:
        raise refuse(
            f"缺少“{names[kind]}”一行",
            f"the line {names[kind]} is missing",
            "请补上这一行",
            "add this line",
            statement.closing_heading,
        )
    if line.closing.amount is None:
        raise no_amount(line, book)
    return Figure(in_yuan(line.closing.amount, statement.scale(line, unit)), line.closing.ref)


def _refuse_imbalance(
    statement: Statement, unit: str, place: Fraction, *, assets: Figure, liabilities: Figure, equity: Figure
) -> None:
    gap = assets.amount - liabilities.amount - equity.amount
    both = statement.line(Total.BOTH_SIDES)
    if abs(gap) > place:
        raise refuse(
            f"资产负债表不平：资产总计 {shown(assets.amount, unit)}（{assets.source}），"
            f"负债合计 {shown(liabilities.amount, unit)}（{liabilities.source}）"
            f"加所有者权益合计 {shown(equity.amount, unit)}（{equity.source}），相差 {shown(abs(gap), unit)}",
            f"the sheet does not balance: assets {shown(assets.amount, unit)} ({assets.source}), "
            f"liabilities {shown(liabilities.amount, unit)} ({liabilities.source}) "
            f"plus equity {shown(equity.amount, unit)} ({equity.source}); the difference is {shown(abs(gap), unit)}",
            "请更正后再核对",
            "correct the sheet first",
            assets.source,
        )
    if both and both.closing.amount is not None:
        amount = in_yuan(both.closing.amount, statement.scale(both, unit))
        if abs(amount - assets.amount) > place:
            raise refuse(
                f"资产负债表不平：资产总计 {shown(assets.amount, unit)}（{assets.source}），"
                f"“{both.label}” {shown(amount, unit)}",
                f"the sheet does not balance: assets {shown(assets.amount, unit)} ({assets.source}), "
                f"“{both.label}” {shown(amount, unit)}",
                "请更正后再核对",
                "correct the sheet first",
                both.closing.ref,
            )


def _refuse_no_capital(assets: Figure, equity: Figure, place: Fraction, unit: str) -> None:
    if equity.amount <= 0:
        raise refuse(
            f"所有者权益合计为 {shown(equity.amount, unit)}，不大于零，无法计算任何倍数",
            f"owners' equity is {shown(equity.amount, unit)}: at or below zero, no multiple of it means anything",
            "请核对报表；确实资不抵债的，应直接与监管部门沟通",
            "check the sheet; if the company is insolvent indeed, speak to the regulator",
            equity.source,
        )
    if equity.amount > assets.amount + place:
        raise refuse(
            f"所有者权益合计 {shown(equity.amount, unit)} 大于资产总计 {shown(assets.amount, unit)}（{assets.source}）",
            f"owners' equity {shown(equity.amount, unit)} exceeds assets {shown(assets.amount, unit)} "
            f"({assets.source})",
            "请更正后再核对",
            "correct the sheet first",
            equity.source,
        )


def _refuse_uncalculated_capital(statement: Statement, book: Book) -> None:
    """Paid-in capital as a formula without a believable result is no answer, and reading it as blank would make it one."""
    for line in statement.lines:
        if PAID_IN.fullmatch(line.words.key) and line.closing.ref in book.unknown:
            raise no_amount(line, book)


def _group_s(statement: Statement, unit: str) -> list[Text]:
    """A consolidated sheet is not the company's own, and its equity holds what others own."""
    minority = next(
        (line for line in statement.lines if line.words.key == "少数股东权益" and line.closing.amount), None
    )
    if minority:
        amount = shown(in_yuan(minority.closing.amount, statement.scale(minority, unit)), unit)
        return [
            Text(
                f"{minority.closing.ref}：有少数股东权益 {amount}，这是合并报表；监管核对应使用公司自身（母公司）的报表",
                f"{minority.closing.ref}: there are minority interests of {amount}: the sheet is a group's; the company's own is to be checked",
            )
        ]
    if statement.is_group_s:
        return [
            Text(
                f"{statement.closing_heading}：这是合并资产负债表；监管核对应使用公司自身（母公司）的报表",
                f"{statement.closing_heading}: this is a consolidated balance sheet; the company's own is to be checked",
            )
        ]
    return []


def _equity_doubt(statement: Statement, unit: str, equity: Figure, place: Fraction) -> list[Text]:
    """The lines of owners' equity that do not add up to its total, so that paid-in capital may be misread."""
    end = statement.line(Total.EQUITY)
    index = statement.lines.index(end) if end in statement.lines else 0
    rows = []
    for line in reversed(statement.lines[:index]):
        if total(line.words.key) or heads_equity(line.words.key):
            break
        rows.append(line)
    counted = [
        line for line in rows if not line.words.part and not is_always_part(line.words.key) and line.closing.amount
    ]
    if not any(PAID_IN.fullmatch(line.words.key) for line in counted):
        return []
    amounts = [(line, in_yuan(line.closing.amount, statement.scale(line, unit))) for line in counted]
    sums = {
        sum((-amount if sign and is_deducted(line.label) else amount for line, amount in amounts), Fraction(0))
        for sign in (False, True)
    }
    if any(abs(whole - equity.amount) <= place * Fraction(len(amounts) + 2, 2) for whole in sums):
        return []
    return [
        Text(
            f"{equity.source}：所有者权益各行之和与合计不符，实收资本等明细请核对",
            f"{equity.source}: the lines of owners' equity do not add up to their total; check paid-in capital and the others",
        )
    ]


def _capital(statement: Statement, unit: str, equity: Figure, place: Fraction) -> tuple[dict[Base, Figure], list[Text]]:
    capital = {Base.NET_ASSETS: equity}
    warnings = []
    paid_in = next(
        (line for line in statement.lines if PAID_IN.fullmatch(line.words.key) and (line.closing.amount or 0) > 0), None
    )
    if paid_in:
        capital[Base.PAID_IN_CAPITAL] = Figure(
            in_yuan(paid_in.closing.amount, statement.scale(paid_in, unit)), paid_in.closing.ref
        )
    prior, doubt = _prior_year(statement, unit, place)
    if prior:
        capital[Base.PRIOR_YEAR_NET_ASSETS] = prior
    if doubt:
        warnings.append(doubt)
    return capital, warnings


_MONTHLY = re.compile(
    r"月报|月份|月度|(?<![\d年])\d{1,2}月(?:资产|$)|\d{4}年\d{1,2}月(?!\d{1,2}日)|季报|季度|第[一二三四]季|半年|中期|中报"
)


def _is_yearly(statement: Statement) -> bool:
    """Whether a sheet is of 31 December and does not call itself one of a month or a quarter."""
    day = statement.report_date
    title = statement.title + "|" + plain(statement.sheet)
    return day is not None and (day.month, day.day) == (12, 31) and not _MONTHLY.search(title)


def _prior_year(statement: Statement, unit: str, place: Fraction) -> tuple[Figure | None, Text | None]:
    """Owners' equity at the start of the year, where the sheet has it and it can be trusted."""
    line = statement.line(Total.EQUITY)
    if line is None or line.opening is None or statement.opening is None:
        return None, None
    cell = line.opening
    if statement.opening is When.MONTH_START:
        return None, Text(
            f"{cell.ref}：该列是月初（上月末）数，未作上年末净资产使用",
            f"{cell.ref}: the column shows the start of the month; not taken as net assets at the prior year-end",
        )
    if statement.opening is When.START and not _is_yearly(statement):
        return None, Text(
            f"{cell.ref}：该列只写“期初”，本表不是年度报表，可能是月初或季初数，未作上年末净资产；请填写上年末净资产，或把列标题写成“年初余额”",
            f"{cell.ref}: the column is headed “期初” and the sheet is not of a whole year: it may show the start of the month or the quarter, and is not "
            "taken as net assets at the prior year-end; state them, or head the column 年初余额",
        )
    if not cell.amount or cell.amount < 0:
        return None, Text(
            f"{cell.ref}：年初所有者权益为空、为零或为负，上年末净资产按未知处理",
            f"{cell.ref}: owners' equity at the start of the year is blank or not above zero; taken as unknown",
        )
    amount = in_yuan(cell.amount, statement.scale(line, unit))
    others = [statement.line(kind) for kind in (Total.ASSETS, Total.LIABILITIES)]
    sides = [
        in_yuan(other.opening.amount, statement.scale(other, unit))
        for other in others
        if other and other.opening and other.opening.amount is not None
    ]
    if len(sides) < len(others):
        return None, Text(
            f"{cell.ref}：年初的资产总计或负债合计没有填写，年初所有者权益无从核对，上年末净资产按未知处理",
            f"{cell.ref}: total assets or liabilities at the start of the year are blank, so that owners' equity cannot be proved; "
            "net assets at the prior year-end are taken as unknown",
        )
    if abs(sides[0] - sides[1] - amount) > place:
        return None, Text(
            f"{cell.ref}：年初数不平，上年末净资产按未知处理",
            f"{cell.ref}: the opening figures do not balance; net assets at the prior year-end are taken as unknown",
        )
    figure = Figure(amount, cell.ref)
    if statement.opening is When.START:
        return figure, Text(
            f"{cell.ref}：“期初”按年初（上年末）理解；若是月初数，请在“公司信息”中填写上年末净资产",
            f"{cell.ref}: “期初” is read as the start of the year; if it is the start of the month, "
            "state the net assets at the prior year-end in the company profile",
        )
    return figure, None
