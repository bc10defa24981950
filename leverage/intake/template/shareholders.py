"""The shareholders (股东) of our own workbook."""

from __future__ import annotations

from dataclasses import dataclass

from leverage.company import Shareholder
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
    return Shareholders(tuple(holders), tuple(doubts))


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
