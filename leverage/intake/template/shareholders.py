"""The shareholders (股东) of our own workbook."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from leverage.company import Shareholder, sources
from leverage.intake.files.cells import Sheet
from leverage.intake.files.content import refuse
from leverage.intake.template.cells import AMOUNT, RATE, parsed, text_of
from leverage.intake.template.headings import (
    Heading,
    OwnUnit,
    heading,
    refuse_other_currencies,
    refuse_other_units,
    row_doubts,
    spoken_doubts,
)
from leverage.intake.template.layout import KINDS, SHAREHOLDER_ALSO, SHAREHOLDER_COLUMNS
from leverage.intake.template.sums import Sums
from leverage.intake.values.amounts import decimal, in_yuan, is_blank, plain
from leverage.terms.channels import Channel
from leverage.terms.doubts import Doubt
from leverage.terms.money import UNITS
from leverage.terms.names import name_key, named

_ROUNDED = Fraction(1, 10_000)
"""How much a share may be rounded up: it is shown as 33.34%."""
_FROM_SHAREHOLDERS = frozenset({Channel.SHAREHOLDER_LOAN, Channel.SHAREHOLDER_SPECIAL_LOAN})


@dataclass(frozen=True)
class Shareholders:
    """The shareholders, and what their sheet leaves in doubt."""

    rows: tuple[Shareholder, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_shareholders(sheet: Sheet, own: OwnUnit) -> Shareholders:
    """The shareholders, contributions in yuan."""
    found = heading(sheet, SHAREHOLDER_COLUMNS, SHAREHOLDER_ALSO, ("名称",), own)
    refuse_other_units(sheet, range(found.row), own)
    holders: list[Shareholder] = []
    doubts: list[Doubt] = []
    sums = Sums(sheet, found.columns.get("实缴出资"), UNITS[own.name], _FROM_SHAREHOLDERS)
    for row in range(found.first, len(sheet.rows)):
        if all(is_blank(sheet.at(row, column)) for column in found.columns.values()):
            continue
        if sums.is_sum(row, found.columns["名称"]):
            doubts += sums.doubts(row)
            continue
        refuse_other_currencies(sheet, found, row, own)
        holders.append(_shareholder(sheet, found, row, UNITS[own.name]))
        doubts += row_doubts(sheet, found, row, own, None)
        sums.add(row)
    doubts += spoken_doubts(sheet, range(found.first), own)
    _refuse_impossible(holders)
    return Shareholders(tuple(holders), tuple(doubts))


def _refuse_impossible(holders: list[Shareholder]) -> None:
    """InputError, naming the cells, for shares of more than the whole, a shareholder listed twice, and several in one row: what each holds and paid in
    decides what it may lend.
    """
    total = sum((holder.share for holder in holders if holder.share is not None), Fraction(0))
    if total > 1 + len(holders) * _ROUNDED:
        raise refuse(
            f"持股比例合计 {float(total * 100):.6g}%，超过100%",
            f"the shares add up to {float(total * 100):.6g}%, more than the whole",
            "请核对各股东的持股比例",
            "check the share of each shareholder",
            sources(holder.source for holder in holders if holder.share),
        )
    rows: dict[str, Shareholder] = {}
    for holder in holders:
        if len(named(holder.name).names) > 1:
            raise refuse(
                f"“{holder.name[:40]}”不止一个股东",
                f"“{holder.name[:40]}” names more than one shareholder",
                "请每行填写一个股东",
                "write one shareholder a row",
                holder.source,
            )
        first = rows.setdefault(name_key(holder.name), holder)
        if first is not holder:
            raise refuse(
                f"股东重复：{holder.name[:40]}",
                f"{holder.name[:40]} is listed twice",
                "请合并为一行",
                "make it one row",
                f"{first.source}, {holder.source}",
            )


def _shareholder(sheet: Sheet, found: Heading, row: int, scale: int) -> Shareholder:
    columns = found.columns
    name = text_of(sheet.at(row, columns["名称"]))
    if name is None:
        raise refuse(
            "没有填写股东名称",
            "the shareholder's name is blank",
            "请填写",
            "fill it in",
            sheet.ref(row, columns["名称"]),
        )
    kind = plain(str(sheet.at(row, columns.get("类型", _NOWHERE))))
    if kind and kind not in KINDS:
        raise refuse(
            f"“{kind[:40]}”无法识别",
            f"“{kind[:40]}” cannot be read",
            "这里应填法人或自然人",
            "fill in 法人 (corporate) or 自然人 (individual)",
            sheet.ref(row, columns["类型"]),
        )
    paid = parsed(sheet, row, columns.get("实缴出资", _NOWHERE), decimal, AMOUNT)
    return Shareholder(
        name,
        sheet.ref(row, columns.get("实缴出资", columns["名称"])),
        kind=KINDS.get(kind),
        share=parsed(sheet, row, columns.get("持股比例", _NOWHERE), found.read_share(columns.get("持股比例")), RATE),
        paid_in=None if paid is None else in_yuan(paid, scale),
    )


_NOWHERE = 10**6
"""A column that a sheet does not have: blank in every row."""
