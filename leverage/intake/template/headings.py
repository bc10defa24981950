"""What the sheets of our own workbook say of their figures: headings with units, unit lines, currency columns. All must agree with the profile.

A figure in another unit or currency than the profile's would be wrong by ten thousand in silence, so a contradiction is refused, naming both cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from leverage.intake.files.cells import Sheet
from leverage.intake.files.content import refuse
from leverage.intake.values.amounts import CellValue, decimal, is_blank, plain, share
from leverage.intake.values.mentions import FOREIGN, currency_spoken_of, unit_spoken_of
from leverage.intake.values.spelling import words
from leverage.intake.values.units import stated_unit
from leverage.terms.channels import Channel
from leverage.terms.doubts import Doubt, doubt_key
from leverage.terms.errors import InputError
from leverage.terms.texts import Text


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """The unit of the workbook's amounts, and the cell (or option) that states it."""

    name: str
    where: str


@dataclass(frozen=True)
class Heading:
    """A row of headings: the column of each name, which of them are headed by a per cent sign, and every other column by its words."""

    row: int
    columns: Mapping[str, int]
    percent: frozenset[int]
    others: Mapping[int, str]

    @property
    def first(self) -> int:
        """The first row below."""
        return self.row + 1

    def read_share(self, column: int | None) -> Callable[[CellValue], Fraction | None]:
        """How a share or a rate is read in a column: below a per cent sign 6.5 is 6.5%, and 0.065 could be either."""
        return _percent if column in self.percent else share


def _percent(value: CellValue) -> Fraction | None:
    if isinstance(value, str) and plain(value).endswith("%"):
        return share(value)
    figure = decimal(value)
    if figure is not None and not (figure == 0 or 1 <= figure <= 100):
        raise ValueError("a share below 1 under a per cent sign")
    return None if figure is None else Fraction(figure) / 100


_UNIT = r"(?:百万|千|万|亿)?[元圆]"
_LABELLED = re.compile(
    rf"(?P<label>.+?)[(\[/:,\-]*(?:单位[:为]?)?(?:人民币|rmb|cny|¥)?[:/]?"
    rf"(?P<unit>(?:百万|千|万|亿)?[元圆]|(?<=[(\[/:])(?:百万|千|万|亿)|{FOREIGN}|(?:百万|千|万|亿){FOREIGN}|(?<=[(\[])%|(?<=/)%)[)\]]*"
)
_LONGEST = 200  # characters: what is longer is no heading, and looking for its unit would take the square of its length, or more
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]$")
_FOREIGN_WORD = re.compile(rf"(?:百万|千|万|亿)?{FOREIGN}")
_HOME = re.compile(rf"人民币(?:{_UNIT})?|本币|本位币|rmb|cny|¥|{_UNIT}|[(\[]?人民币[)\]]?(?:\(?cny\)?)?")
_CURRENCY = frozenset(
    {"币种", "币别", "货币", "货币种类", "货币名称", "原币", "原币种", "结算币种", "币制", "currency"}
)
_UNITS = frozenset({"单位", "金额单位", "货币单位", "计量单位"})
"""Headings of columns that say of each row in what its amounts are."""


def labelled(label: str) -> tuple[str, str | None]:
    """A label or heading without the unit that it names, and that unit: 余额(万元), 余额/万元, 资本净额（人民币元）, 年利率(%)."""
    spelt = words(label).casefold()
    found = _LABELLED.fullmatch(spelt) if len(spelt) <= _LONGEST else None
    if not found:
        return plain(label), None
    return found["label"].rstrip("(["), found["unit"].replace("圆", "元")


def heading(
    sheet: Sheet, names: tuple[str, ...], also: Mapping[str, str], needed: tuple[str, ...], own: OwnUnit
) -> Heading:
    """Where each column is, whatever their order. ``also``: headings that mean the same. InputError for a unit that is not the workbook's own."""
    wanted = {plain(name): name for name in names} | {plain(other): name for other, name in also.items()}
    for row, cells in enumerate(sheet.rows):
        columns: dict[str, int] = {}
        units: dict[int, str] = {}
        others: dict[int, str] = {}
        for column, cell in enumerate(cells):
            if not isinstance(cell, str) or is_blank(cell):
                continue
            label, unit = (plain(cell), None) if plain(cell) in wanted else labelled(cell)
            name = wanted.get(label)
            if name is None or name in columns:
                others[column] = plain(cell)
            else:
                columns[name] = column
            if unit:
                units[column] = unit
        if all(name in columns for name in needed):
            for column, unit in units.items():
                if unit != "%":
                    agree(unit, sheet.ref(row, column), own)
            percent = frozenset(column for column, unit in units.items() if unit == "%")
            return Heading(row, columns, percent, others)
    raise refuse(
        f"没有找到列标题（{'、'.join(names)}）",
        f"the column headings ({', '.join(names)}) were not found",
        "请保留模板的列标题",
        "keep the template's headings",
        sheet.ref(0, 0),
    )


def agree(unit: str, where: str, own: OwnUnit) -> None:
    """InputError, naming both cells, for a unit or a currency that is not the workbook's."""
    word = words(unit).casefold()
    if _FOREIGN_WORD.fullmatch(word):
        raise refuse(
            f"金额是外币（{unit}）",
            f"the amounts are in a foreign currency ({unit})",
            "请换算成人民币后再核对",
            "convert them to renminbi first",
            where,
        )
    stated = word if word.endswith("元") else word + "元"
    if stated != own.name:
        raise two_units(stated, where, own)


def two_units(stated: str, where: str, own: OwnUnit) -> InputError:
    """The refusal of two units of one workbook, each with its cell."""
    return refuse(
        f"{where} 写明的金额单位是{stated}，{own.where} 是{own.name}，两者不一致",
        f"{where} states the unit {stated}, {own.where} {own.name}",
        "请核实后改为一致",
        "find out which is right, and make them agree",
        f"{where}, {own.where}",
    )


def refuse_other_units(sheet: Sheet, rows: Iterator[int] | range, own: OwnUnit) -> None:
    """InputError for a line of text in these rows that states another unit, or a foreign currency."""
    for row in rows:
        for column, cell in enumerate(sheet.rows[row] if row < len(sheet.rows) else ()):
            if not isinstance(cell, str) or is_blank(cell):
                continue
            spelt = words(cell).casefold()
            foreign = re.search(rf"(?:单位|币种|币别)[:为]?.{{0,6}}?({FOREIGN})|[(\[]({FOREIGN})[)\]]", spelt)
            if foreign:
                agree(foreign[1] or foreign[2], sheet.ref(row, column), own)
            if unit := stated_unit(cell):
                agree(unit, sheet.ref(row, column), own)
            if re.fullmatch(r"(?:金额|货币)?单位[:为]?", spelt) and isinstance(
                beside := sheet.at(row, column + 1), str
            ):
                word = words(beside)
                if re.fullmatch(rf"(?:人民币)?{_UNIT}", word):
                    agree(word.removeprefix("人民币").replace("圆", "元"), sheet.ref(row, column + 1), own)


def refuse_other_currencies(sheet: Sheet, found: Heading, row: int, own: OwnUnit) -> None:
    """InputError for a row whose currency or unit, in a column of its own, is not the workbook's."""
    read = set(found.columns.values())
    for column, cell in enumerate(sheet.rows[row]):
        if column in read or not isinstance(cell, str) or is_blank(cell):
            continue
        spelt, head = words(cell).casefold(), found.others.get(column, "").casefold()
        where = sheet.ref(row, column)
        if _FOREIGN_WORD.fullmatch(spelt):
            agree(cell.strip()[:20], where, own)
        if head in _UNITS and re.fullmatch(rf"(?:人民币)?{_UNIT}|百万|千|万|亿", spelt):
            agree(spelt.removeprefix("人民币").replace("圆", "元"), where, own)
        if head in _CURRENCY and not _HOME.fullmatch(spelt):
            raise refuse(
                f"币种“{cell.strip()[:20]}”不是人民币",
                f"the currency “{cell.strip()[:20]}” is not renminbi",
                "请换算成人民币后再核对",
                "convert the amounts to renminbi first",
                where,
            )


def spoken_doubts(sheet: Sheet, rows: Iterable[int], own: OwnUnit) -> Iterator[Doubt]:
    """Lines of text around a table that speak of another unit or of a foreign currency, in words that do not state it plainly."""
    for row in rows:
        for column, cell in enumerate(sheet.rows[row] if row < len(sheet.rows) else ()):
            if isinstance(cell, str):
                yield from _spoken(cell, sheet.ref(row, column), (), own, None)


def row_doubts(sheet: Sheet, found: Heading, row: int, own: OwnUnit, channel: Channel | None) -> Iterator[Doubt]:
    """A remark in a row that speaks of another unit or of a foreign currency: whether the amount is in the workbook's all the same."""
    amount = sheet.ref(row, found.columns.get("余额", found.columns.get("实缴出资", 0)))
    read = set(found.columns.values())
    for column, cell in enumerate(sheet.rows[row]):
        if not isinstance(cell, str):
            continue
        bracket = _BRACKETED.search(words(cell))
        said = cell if column not in read else bracket[0] if bracket else ""
        yield from _spoken(said, sheet.ref(row, column), (amount,), own, channel)


def _spoken(said: str, where: str, amount: tuple[str, ...], own: OwnUnit, channel: Channel | None) -> Iterator[Doubt]:
    unit = unit_spoken_of(said)
    settles = Text("该行金额", "the amount of this row") if amount else Text("本表金额", "the amounts of this sheet")
    of = (
        Text(f"{amount[0]} 的金额", f"the amount in {amount[0]}")
        if amount
        else Text("表中的金额", "the amounts of the sheet")
    )
    channels = None if channel is None else frozenset({channel})
    words_of = said.strip()[:40]
    if currency_spoken_of(said):
        ask = Text(
            f"{where} 写着“{words_of}”：{of.zh}是人民币吗？",
            f"{where} says “{words_of}”: {'is' if amount else 'are'} {of.en} in renminbi?",
        )
        yield Doubt(doubt_key("currency", where), ask, (where, *amount), "yes_no", settles, channels=channels)
    elif unit is not None and unit != own.name:
        ask = Text(
            f"{where} 写着“{words_of}”：{of.zh}仍以{own.name}为单位吗？",
            f"{where} says “{words_of}”: {'is' if amount else 'are'} {of.en} in {own.name} all the same?",
        )
        yield Doubt(doubt_key("unit_spoken_of", where), ask, (where, *amount), "yes_no", settles, channels=channels)
