"""Single cells of our own workbook: a name, a figure, a date, a choice; whatever cannot be read is refused naming the cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from leverage.intake.files.cells import Sheet
from leverage.intake.files.content import refuse
from leverage.intake.template.layout import NO, YES
from leverage.intake.values.amounts import CellValue, plain
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError, suggest
from leverage.terms.texts import Text

_T = TypeVar("_T")

CHANNELS: dict[str, Channel] = {
    **{channel.value: channel for channel in Channel},
    **{plain(channel.label.zh): channel for channel in Channel},
}
"""A channel by its id and by its Chinese label."""


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
DATE = Text("日期，如 2023-12-31", "a date, as 2023-12-31")
RATE = Text("比例，如 6.5% 或 0.065", "a share or a rate, as 6.5% or 0.065")


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
