"""What is asked of a balance sheet that leaves no figure without the answer: its unit, and which of two sheets is meant."""

from __future__ import annotations

from leverage.intake.sheet.statement import Statement
from leverage.intake.sheet.totals import Total
from leverage.terms.doubts import Doubt
from leverage.terms.texts import Text, same


def which_unit(statement: Statement) -> Doubt:
    """The question in what unit a sheet is, with its largest total to judge by."""
    whole = statement.line(Total.ASSETS)
    cell = whole.closing.ref if whole else statement.closing_heading
    shows = whole.closing.amount if whole else None
    return Doubt(
        "unit",
        Text(
            f"资产总计为 {shows:,}（{cell}），金额单位是什么？" if shows else f"金额单位是什么（{cell}）？",
            f"Total assets are {shows:,} ({cell}): in what unit?"
            if shows
            else f"In what unit are the amounts ({cell})?",
        ),
        (cell,),
        "unit",
        Text("全部金额", "every amount"),
    )


def which_sheet(one: Statement, other: Statement) -> Doubt:
    """The question which of two balance sheets is to be checked."""
    return Doubt(
        "sheet",
        Text(
            f"核对哪一张：“{one.sheet}”还是“{other.sheet}”？",
            f"Which of the two is to be checked: “{one.sheet}” or “{other.sheet}”?",
        ),
        (one.closing_heading, other.closing_heading),
        "choice",
        Text("全部金额", "every amount"),
        values=tuple((name, same(name)) for name in dict.fromkeys((one.sheet, other.sheet))),
    )
