"""The unit of account that a sheet states: in its title, beside 单位, over or behind the figures, in labels, in its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from leverage.intake.files.cells import Sheet
from leverage.intake.files.content import refuse
from leverage.intake.values.mentions import NAMED_FOREIGN
from leverage.intake.values.spelling import words

_WORD = r"(?:百万|千|万|亿)?[元圆]"
_RMB = r"(?:人民币|RMB|CNY|¥)"
_NOT_OURS = r"(?<!编制)(?<!填报)(?<!报送)(?<!主管)(?<!编报)(?<!填制)(?<!上报)(?<!预算)"
_KIND = r"(?:金额|货币|计量|币种|记账|计价)?"
_BEHIND = rf"(?:整|角分|至角分|\(列至角分\))?(?:{_RMB})?"
_STATED: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NOT_OURS}{_KIND}单位[为是:/]?{_RMB}?[(:/]?({_WORD}){_BEHIND}(?![\u4e00-\u9fff])",
        rf"{_NOT_OURS}{_KIND}单位[为是:/]?{_RMB}?[(:/]?(万|亿|千|百万)(?:$|[)\s,;|])",
        rf"[(\[](?:{_KIND}单位[为:/]?)?{_RMB}?:?({_WORD}){_BEHIND}[)\]]",
        rf"(?:均[为以]|以){_RMB}?({_WORD})(?:为单位|列示|表示|计|填列|$|[)。,;])",
        rf"(?:币种:?)?{_RMB}[:/]({_WORD})(?![\u4e00-\u9fff])",
    )
)
_ALONE = re.compile(rf"[(\[]?(?:单位:?)?{_RMB}?[:/]?({_WORD}){_BEHIND}[)\]]?", re.IGNORECASE)
_THOUSANDS = re.compile(
    r"(?:RMB|CNY|¥)[(]?['’]?000s?(?!\d)[)]?|(?:in)?thousandsof(?:RMB|yuan)|RMBthousands?", re.IGNORECASE
)
_MILLIONS = re.compile(r"(?:RMB|CNY|¥)(?:million|mn)|(?:in)?millionsof(?:RMB|yuan)", re.IGNORECASE)
_OPEN = re.compile(rf"{_NOT_OURS}{_KIND}单位[:为]?$")
_FOREIGN = re.compile(
    rf"(?:(?:单位|币种|货币)[:为]?.{{0,4}}?|金额|余额|[数末初]|[(\[/:-]|^)(?:百万|千|万|亿)?({NAMED_FOREIGN})(?:$|余额|金额|期|年|[)\]/:,-])"
    r"|[(\[](\$)[)\]]",
    re.IGNORECASE,
)

_OF_ITEM = re.compile(r"(?:资本|股本|收入|规模|总额|额度|利润|贷款|收益|每股|费)$")
"""What a unit in brackets may belong to, beside the table: 注册资本(万元)."""

Cell = tuple[int, int, str]
"""A row, a column, and the text there."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A unit, and the cell that states it."""

    unit: str
    where: str


def stated_unit(text: str) -> str | None:
    """The unit that a text states, or None."""
    spelt = words(text)
    if _THOUSANDS.search(spelt):
        return "千元"
    if _MILLIONS.search(spelt):
        return "百万元"
    for pattern in _STATED:
        if (found := pattern.search(spelt)) and not _OF_ITEM.search(spelt[: found.start()]):
            return _yuan(found[1])
    found = _ALONE.fullmatch(spelt)
    return _yuan(found[1]) if found else None


def _yuan(word: str) -> str:
    word = word.replace("圆", "元")
    return word if word.endswith("元") else word + "元"


def units_in(sheet: Sheet, cells: Iterable[Cell], *, said: bool = False) -> list[Stated]:
    """The units that cells state. ``said`` takes only those that name the word 单位 or 均为."""
    found = []
    for row, column, text in cells:
        spelt = words(text)
        if foreign := _FOREIGN.search(spelt):
            name = foreign[1] or foreign[2]
            raise refuse(
                f"金额单位是外币（{name}）",
                f"the amounts are in a foreign currency ({name})",
                "请换算成人民币后再核对",
                "convert them to renminbi first",
                sheet.ref(row, column),
            )
        if said and not re.search("单位|均为|列示", spelt):
            continue
        unit = stated_unit(spelt)
        if unit is None and _OPEN.search(spelt):
            beside = next((words(str(cell)) for cell in sheet.rows[row][column + 1 :] if str(cell).strip()), "")
            alone = _ALONE.fullmatch(beside)
            unit = _yuan(alone[1]) if alone else None
        if unit:
            found.append(Stated(unit, sheet.ref(row, column)))
    return found


def unit_in_name(name: str) -> str | None:
    """The unit that a sheet's name states in brackets or after 单位."""
    spelt = words(name)
    return next((_yuan(found[1]) for pattern in _STATED[:3] if (found := pattern.search(spelt))), None)


def one_unit(found: list[Stated]) -> Stated | None:
    """The unit of all that state one. Two different ones are refused."""
    if not found:
        return None
    first = found[0]
    other = next((one for one in found if one.unit != first.unit), None)
    if other:
        raise refuse(
            f"表内写了两种金额单位：{first.unit}（{first.where}）和{other.unit}（{other.where}）",
            f"the sheet states two units: {first.unit} ({first.where}) and {other.unit} ({other.where})",
            "请只保留正确的一种",
            "keep the right one only",
            other.where,
        )
    return first
