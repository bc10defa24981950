"""The funding ledger (融资明细) of our own workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leverage.company import Loan
from leverage.intake.files.cells import Sheet
from leverage.intake.files.content import refuse
from leverage.intake.template.cells import AMOUNT, CHANNELS, DATE, RATE, channel_of, parsed, text_of, yes_no
from leverage.intake.template.headings import (
    Heading,
    OwnUnit,
    heading,
    refuse_other_currencies,
    refuse_other_units,
    row_doubts,
    spoken_doubts,
)
from leverage.intake.template.layout import (
    ALL_FUNDING,
    LEDGER,
    LEDGER_ALSO,
    LEDGER_COLUMNS,
    OFF_SHEET,
    ON_SHEET,
)
from leverage.intake.template.sums import Sums
from leverage.intake.values.amounts import day, decimal, in_yuan, is_blank, plain
from leverage.terms.doubts import Doubt, doubt_key
from leverage.terms.money import UNITS
from leverage.terms.texts import Text

_STATEMENT = plain(ALL_FUNDING).partition("(")[0]
_NOWHERE = 10**6
"""A column that a sheet does not have: blank in every row."""


@dataclass(frozen=True)
class Ledger:
    """The ledger's rows, whether they are stated to be all, and what is in doubt about them."""

    loans: tuple[Loan, ...] = ()
    complete: bool = False
    complete_ref: str = ""
    warnings: tuple[Text, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_ledger(sheet: Sheet, own: OwnUnit) -> Ledger:
    """The ledger, in yuan; ``own`` is the unit of the workbook's amounts."""
    found = heading(sheet, LEDGER_COLUMNS, LEDGER_ALSO, ("渠道", "余额"), own)
    refuse_other_units(sheet, range(found.row), own)
    sums = Sums(sheet, found.columns["余额"], UNITS[own.name], None)
    loans: list[Loan] = []
    doubts: list[Doubt] = []
    complete: bool | None = None
    where = ""
    for row in range(found.first, len(sheet.rows)):
        complete = _completeness(sheet, row)
        if complete is not None:
            where = sheet.ref(row, 0)
            refuse_other_units(sheet, range(row + 1, len(sheet.rows)), own)
            doubts += spoken_doubts(sheet, range(row, len(sheet.rows)), own)
            doubts += _qualified(sheet, row)
            doubts += _below(sheet, row + 1, found.columns, sums)
            break
        if sums.is_sum(row, found.columns["渠道"], found.columns.get("资金提供方", _NOWHERE)):
            doubts += sums.doubts(row)
        elif any(not is_blank(sheet.at(row, column)) for column in found.columns.values()):
            refuse_other_currencies(sheet, found, row, own)
            loan = _loan(sheet, row, found, UNITS[own.name])
            loans.append(loan)
            doubts += row_doubts(sheet, found, row, own, loan.channel)
            sums.add(row)
    doubts += spoken_doubts(sheet, range(found.first), own)
    doubts += sums.told(range(found.row))
    return Ledger(tuple(loans), bool(complete), where, tuple(_lacking(found.columns, complete)), tuple(doubts))


def _qualified(sheet: Sheet, row: int) -> Iterator[Doubt]:
    """Words beside the closing statement, or in it, that it does not come with: they may say what is left out."""
    for column, cell in enumerate(sheet.rows[row]):
        if not isinstance(cell, str) or is_blank(cell):
            continue
        own = plain(cell).startswith(_STATEMENT)
        said = plain(cell).removeprefix(_STATEMENT).replace("(是/否)", "").strip(":。?") if own else plain(cell)
        if said and not (column and plain(str(sheet.at(row, column - 1))).startswith(_STATEMENT)):
            where = sheet.ref(row, column)
            yield Doubt(
                doubt_key("unread", where),
                Text(
                    f"{where} 在“{_STATEMENT}”旁写着“{said[:40]}”：全部融资确实都已列入吗？",
                    f"{where} says “{said[:40]}” beside the statement that all funding is listed: is all of it listed?",
                ),
                (where,),
                "yes_no",
                Text("融资是否全部计入", "whether all funding is counted"),
            )


def _lacking(columns: Mapping[str, int], complete: bool | None) -> Iterator[Text]:
    """What an older layout, or one made shorter, does not let one tell."""
    if complete is None:
        yield Text(
            f"{LEDGER}没有“以上为全部融资”一行：未列出的渠道按未知处理。",
            f"{LEDGER} lacks the statement 以上为全部融资: channels that it does not list are taken as unknown.",
        )
    told = {
        "批准或备案文号": Text("不能按文号认定渠道已获批准", "no channel counts as approved by its numbers"),
        "表内/表外": Text(
            "借款按表内、资产转让和证券化等按表外处理",
            "loans count as on the sheet, asset transfers, ABS and the like as off it",
        ),
        "资金提供方": Text(
            "提供方不明，家数和股东限额无法逐笔核对", "lenders are not stated, so they cannot be counted or matched"
        ),
    }
    for name, effect in told.items():
        if name not in columns:
            lacks = Text(f"{LEDGER}没有“{name}”一列：", f"{LEDGER} lacks the column {name}:")
            yield Text(f"{lacks.zh}{effect.zh}。", f"{lacks.en} {effect.en}.")


def _below(sheet: Sheet, first: int, columns: Mapping[str, int], sums: Sums) -> Iterator[Doubt]:
    """What stands below the closing statement: a sum is held against its rows. InputError for a loan, which would be left out."""
    for row in range(first, len(sheet.rows)):
        word = text_of(sheet.at(row, columns["渠道"]))
        if _completeness(sheet, row) is not None:
            raise refuse(
                "“以上为全部融资”出现两次",
                "the statement 以上为全部融资 stands there twice",
                "请只保留一行",
                "keep one of the rows",
                sheet.ref(row, columns["渠道"]),
            )
        if sums.is_sum(row, columns["渠道"], columns.get("资金提供方", _NOWHERE)):
            yield from sums.doubts(row)
        elif (word and plain(word) in CHANNELS) or not is_blank(sheet.at(row, columns["余额"])):
            raise refuse(
                "“以上为全部融资”之后还有融资行",
                "there is a loan below the statement 以上为全部融资",
                "请把它移到声明行之上",
                "move it above the statement",
                sheet.ref(row, columns["余额"]),
            )
    yield from sums.told(range(first, len(sheet.rows)))


def _completeness(sheet: Sheet, row: int) -> bool | None:
    """The answer to the closing statement, where this row is it."""
    for column, cell in enumerate(sheet.rows[row]):
        if isinstance(cell, str) and plain(cell).startswith(_STATEMENT):
            return yes_no(sheet, row, column + 1) or False
    return None


def _loan(sheet: Sheet, row: int, found: Heading, scale: int) -> Loan:
    def cell(name: str) -> tuple[int, int]:
        return row, found.columns.get(name, _NOWHERE)

    word = text_of(sheet.at(*cell("渠道")))
    if word is None:
        raise refuse(
            "没有填写渠道",
            "the channel is blank",
            "请从下拉列表中选择",
            "choose one from the list",
            sheet.ref(*cell("渠道")),
        )
    channel = channel_of(word, sheet.ref(*cell("渠道")))
    where = sheet.ref(*cell("余额"))
    balance = parsed(sheet, *cell("余额"), decimal, AMOUNT)
    if balance is None or balance < 0:
        raise refuse(
            "余额没有填写" if balance is None else "余额为负数",
            "the balance is blank" if balance is None else "the balance is negative",
            "请填写期末余额，已还清的填 0",
            "fill in the closing balance, 0 if it was repaid",
            where,
        )
    start, maturity = parsed(sheet, *cell("起始日"), day, DATE), parsed(sheet, *cell("到期日"), day, DATE)
    if start and maturity and maturity < start:
        raise refuse(
            "到期日早于起始日",
            "the loan falls due before it starts",
            "请更正",
            "correct the dates",
            sheet.ref(*cell("到期日")),
        )
    return Loan(
        channel,
        in_yuan(balance, scale),
        where,
        lender=text_of(sheet.at(*cell("资金提供方"))),
        start=start,
        maturity=maturity,
        rate=parsed(sheet, *cell("年利率"), found.read_share(found.columns.get("年利率")), RATE),
        on_sheet=_on_sheet(sheet, *cell("表内/表外")),
        approval=text_of(sheet.at(*cell("批准或备案文号"))),
        lender_at=sheet.ref(*cell("资金提供方")) if "资金提供方" in found.columns else where,
        approval_at=sheet.ref(*cell("批准或备案文号")) if "批准或备案文号" in found.columns else where,
    )


def _on_sheet(sheet: Sheet, row: int, column: int) -> bool | None:
    word = plain(str(sheet.at(row, column)))
    if not word:
        return None
    if word in {ON_SHEET, OFF_SHEET}:
        return word == ON_SHEET
    raise refuse(
        f"“{word[:40]}”无法识别",
        f"“{word[:40]}” cannot be read",
        f"这里应填{ON_SHEET}或{OFF_SHEET}",
        f"fill in {ON_SHEET} (on the sheet) or {OFF_SHEET} (off it)",
        sheet.ref(row, column),
    )
