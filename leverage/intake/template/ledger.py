"""The funding ledger (融资明细) and the shareholders (股东) of our own workbook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from leverage.company import Loan, Shareholder, approved_by
from leverage.intake.files.cells import Sheet, refuse
from leverage.intake.template.layout import (
    ALL_FUNDING,
    KINDS,
    LEDGER,
    LEDGER_ALSO,
    LEDGER_COLUMNS,
    NO,
    OFF_SHEET,
    ON_SHEET,
    SHAREHOLDER_ALSO,
    SHAREHOLDER_COLUMNS,
    YES,
)
from leverage.intake.values.amounts import CellValue, day, decimal, in_yuan, is_blank, plain, share
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError, suggest
from leverage.terms.texts import Text

_STATEMENT = plain(ALL_FUNDING).partition("(")[0]
_T = TypeVar("_T")

CHANNELS: dict[str, Channel] = {
    **{channel.value: channel for channel in Channel},
    **{plain(channel.label.zh): channel for channel in Channel},
}
"""A channel by its id and by its Chinese label."""


@dataclass(frozen=True)
class Ledger:
    """The ledger's rows, whether they are stated to be all, and the channels approved for every balance."""

    loans: tuple[Loan, ...] = ()
    complete: bool = False
    complete_ref: str = ""
    approved: frozenset[str] = frozenset()
    warnings: tuple[Text, ...] = ()


def text_of(value: CellValue) -> str | None:
    """A name or number as written, or None where blank. A whole number loses its ``.0``."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()
    return text or None


def parsed(sheet: Sheet, row: int, column: int, read: Callable[[CellValue], _T], expected: Text) -> _T:
    """A cell read by ``read``; InputError naming the cell where it cannot be."""
    value = sheet.at(row, column)
    try:
        return read(value)
    except (ValueError, ArithmeticError) as error:
        found = str(value).strip()[:40]
        raise InputError(
            Text(f"“{found}”无法识别", f"“{found}” cannot be read"),
            Text(f"这里应填{expected.zh}", f"fill in {expected.en}"),
            sheet.ref(row, column),
        ) from error


AMOUNT = Text("金额数字", "an amount")
DATE = Text("日期,如 2023-12-31", "a date, as 2023-12-31")
RATE = Text("比例,如 6.5% 或 0.065", "a share or a rate, as 6.5% or 0.065")


def channel_of(word: str, where: str) -> Channel:
    """A channel by label or id. InputError with the nearest ones where it is unknown."""
    channel = CHANNELS.get(plain(word))
    if channel is None:
        names = [item.label.zh for item in Channel]
        raise InputError(
            Text(f"不认识的融资渠道“{word.strip()[:40]}”", f"the channel “{word.strip()[:40]}” is not known"),
            Text("请从下拉列表中选择。", "choose one from the list. ")
            + suggest(word, [*names, *(item.value for item in Channel)]),
            where,
        )
    return channel


def yes_no(sheet: Sheet, row: int, column: int) -> bool | None:
    """Yes, no, or None where blank."""
    value = sheet.at(row, column)
    if isinstance(value, bool):
        return value
    word = plain(str(value)).lower()
    if not word:
        return None
    if word in {YES, "yes", "y", "true", "有"}:
        return True
    if word in {NO, "no", "n", "false", "无", "没有"}:
        return False
    raise refuse(
        f"“{word[:40]}”无法识别",
        f"“{word[:40]}” cannot be read",
        f"这里应填{YES}或{NO}",
        f"fill in {YES} (yes) or {NO} (no)",
        sheet.ref(row, column),
    )


def read_ledger(sheet: Sheet, scale: int) -> Ledger:
    """The ledger, in yuan. ``scale`` is yuan per unit of its amounts."""
    columns, first = _heading(sheet, LEDGER_COLUMNS, LEDGER_ALSO, ("渠道", "余额"))
    loans: list[Loan] = []
    complete: bool | None = None
    where = ""
    for row in range(first, len(sheet.rows)):
        complete = _completeness(sheet, row)
        if complete is not None:
            where = sheet.ref(row, 0)
            _nothing_below(sheet, row + 1, columns)
            break
        if any(not is_blank(sheet.at(row, column)) for column in columns.values()):
            loan = _loan(sheet, row, columns, scale)
            if loan:
                loans.append(loan)
    return Ledger(tuple(loans), bool(complete), where, approved_by(loans), tuple(_lacking(columns, complete)))


def _lacking(columns: Mapping[str, int], complete: bool | None) -> Iterator[Text]:
    """What an older layout, or one made shorter, does not let one tell."""
    if complete is None:
        yield Text(
            f"{LEDGER}没有“以上为全部融资”一行:未列出的渠道按未知处理。",
            f"{LEDGER} lacks the statement 以上为全部融资: channels that it does not list are taken as unknown.",
        )
    told = {
        "批准或备案文号": Text("不能按文号认定渠道已获批准", "no channel counts as approved by its numbers"),
        "表内/表外": Text(
            "借款按表内、资产转让和证券化等按表外处理",
            "loans count as on the sheet, asset transfers, ABS and the like as off it",
        ),
        "资金提供方": Text(
            "提供方不明,家数和股东限额无法逐笔核对", "lenders are not stated, so they cannot be counted or matched"
        ),
    }
    for name, effect in told.items():
        if name not in columns:
            lacks = Text(f"{LEDGER}没有“{name}”一列:", f"{LEDGER} lacks the column {name}:")
            yield Text(f"{lacks.zh}{effect.zh}。", f"{lacks.en} {effect.en}.")


def _nothing_below(sheet: Sheet, first: int, columns: dict[str, int]) -> None:
    """InputError for a loan below the closing statement: it would be left out, and the statement would be wrong."""
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
        if (word and plain(word) in CHANNELS) or not is_blank(sheet.at(row, columns["余额"])):
            raise refuse(
                "“以上为全部融资”之后还有融资行",
                "there is a loan below the statement 以上为全部融资",
                "请把它移到声明行之上",
                "move it above the statement",
                sheet.ref(row, columns["余额"]),
            )


_REFUSED = re.compile(r"不|未|拟|待|口头|申请|驳回")
_NOT_APPROVED = re.compile(
    r"无|没有|否|不适用|暂无|尚未.*|未.*|待.*|正在.*|申请.*|办理中|no|none|n/?a|[-—/0]+", re.IGNORECASE
)


def _approval(word: str | None, where: str) -> str | None:
    """The number of an approval. "None", "pending" and the like are no number; InputError for words that are neither."""
    if word is None or _NOT_APPROVED.fullmatch(plain(word)):
        return None
    if any(c.isdecimal() for c in word) and not _REFUSED.search(word):
        return word
    raise refuse(
        f"“{word[:40]}”不是批准或备案文号",
        f"“{word[:40]}” is not the number of an approval or filing",
        "请填写文号;没有的留空",
        "write its number, or leave the cell blank",
        where,
    )


def _completeness(sheet: Sheet, row: int) -> bool | None:
    """The answer to the closing statement, where this row is it."""
    for column, cell in enumerate(sheet.rows[row]):
        if isinstance(cell, str) and plain(cell).startswith(_STATEMENT):
            return yes_no(sheet, row, column + 1) or False
    return None


def _loan(sheet: Sheet, row: int, columns: dict[str, int], scale: int) -> Loan | None:
    def cell(name: str) -> tuple[int, int]:
        return row, columns.get(name, 10**6)

    word = text_of(sheet.at(*cell("渠道")))
    if word and plain(word) in {"合计", "小计", "总计"}:
        return None
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
            "请填写期末余额,已还清的填 0",
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
        rate=parsed(sheet, *cell("年利率"), share, RATE),
        on_sheet=_on_sheet(sheet, *cell("表内/表外")),
        approval=_approval(text_of(sheet.at(*cell("批准或备案文号"))), sheet.ref(*cell("批准或备案文号"))),
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


def read_shareholders(sheet: Sheet, scale: int) -> tuple[Shareholder, ...]:
    """The shareholders, contributions in yuan."""
    columns, first = _heading(sheet, SHAREHOLDER_COLUMNS, SHAREHOLDER_ALSO, ("名称",))
    return tuple(_shareholders(sheet, columns, first, scale))


def _shareholders(sheet: Sheet, columns: dict[str, int], first: int, scale: int) -> Iterator[Shareholder]:
    for row in range(first, len(sheet.rows)):
        if all(is_blank(sheet.at(row, column)) for column in columns.values()):
            continue
        name = text_of(sheet.at(row, columns["名称"]))
        if name is None:
            raise refuse(
                "没有填写股东名称",
                "the shareholder's name is blank",
                "请填写",
                "fill it in",
                sheet.ref(row, columns["名称"]),
            )
        if plain(name) in {"合计", "总计"}:
            continue
        kind = plain(str(sheet.at(row, columns.get("类型", 10**6))))
        if kind and kind not in KINDS:
            raise refuse(
                f"“{kind[:40]}”无法识别",
                f"“{kind[:40]}” cannot be read",
                "这里应填法人或自然人",
                "fill in 法人 (corporate) or 自然人 (individual)",
                sheet.ref(row, columns["类型"]),
            )
        paid = parsed(sheet, row, columns.get("实缴出资", 10**6), decimal, AMOUNT)
        yield Shareholder(
            name,
            sheet.ref(row, columns.get("实缴出资", columns["名称"])),
            kind=KINDS.get(kind),
            share=parsed(sheet, row, columns.get("持股比例", 10**6), share, RATE),
            paid_in=None if paid is None else in_yuan(paid, scale),
        )


def _heading(
    sheet: Sheet, names: tuple[str, ...], also: Mapping[str, str], needed: tuple[str, ...]
) -> tuple[dict[str, int], int]:
    """Where each column is, whatever their order; and the first row below the heading. ``also``: headings that mean the same."""
    wanted = {plain(name): name for name in names} | {plain(other): name for other, name in also.items()}
    for row, cells in enumerate(sheet.rows):
        columns: dict[str, int] = {}
        for column, cell in enumerate(cells):
            name = wanted.get(plain(cell)) if isinstance(cell, str) else None
            if name:
                columns.setdefault(name, column)
        if all(name in columns for name in needed):
            return columns, row + 1
    raise refuse(
        f"没有找到列标题({'、'.join(names)})",
        f"the column headings ({', '.join(names)}) were not found",
        "请保留模板的列标题",
        "keep the template's headings",
        sheet.ref(0, 0),
    )
