"""Which column shows the closing balances and which the start of the year, by their headings and whatever their order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from leverage.intake.files.cells import Sheet
from leverage.intake.files.content import refuse
from leverage.intake.sheet.blocks import Block, Place
from leverage.intake.sheet.headings import heads_labels, heads_no_figures, in_year, spelt
from leverage.intake.values.amounts import CellValue, is_blank, with_unit
from leverage.intake.values.periods import HEADINGS, Period, When
from leverage.terms.errors import InputError, suggest
from leverage.terms.texts import Text


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: where they stand, where its heading stands, and what it shows."""

    column: int
    heading: Place
    period: Period


@dataclass(frozen=True, slots=True)
class Chosen:
    """The column of closing balances and, where there is one, that of the start of the year."""

    closing: Column
    opening: Column | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What tells one date from another: the date that the sheet states, and the date of the check."""

    stated: date | None = None
    as_of: date | None = None
    year: int | None = None


def choose(sheet: Sheet, block: Block, rows: range, wanted: Wanted, like: Period | None) -> Chosen:
    """The columns of a block. ``like`` is the period read in the block before: its figures belong together.

    InputError where the headings leave more than one answer.
    """
    refuse_bases(sheet, block)
    shifted = _shifted(sheet, block, rows)
    months = {found.month for found in block.columns.values() if found.when is When.MONTH}
    columns = [
        Column(shifted.get(column, column), (block.headings.bottom, column), in_year(found, _year(wanted)))
        for column, found in sorted(block.columns.items())
    ]
    closing = _closing(sheet, columns, rows, wanted, like, months=bool(months))
    if len(months) > 1 and like is None and closing.period.on not in (wanted.stated, wanted.as_of):
        raise _which_month(sheet, columns)
    return Chosen(closing, _before(columns, closing))


def _year(wanted: Wanted) -> date | None:
    in_year = date(wanted.year, 12, 31) if wanted.year else None
    return wanted.stated or in_year or wanted.as_of


def _shifted(sheet: Sheet, block: Block, rows: range) -> dict[int, int]:
    """Where the figures stand if every heading is a merged cell over columns of which its own holds nothing."""
    headed = sorted(block.columns)
    if any(not is_blank(sheet.at(row, column)) for row in rows for column in headed):
        return {}
    found = {}
    for column, after in zip(headed, [*headed[1:], block.edge], strict=True):
        beside = [
            place
            for place in range(column + 1, after)
            if is_blank(sheet.at(block.headings.bottom, place))
            and any(has_amount(sheet.at(row, place)) for row in rows)
        ]
        if len(beside) == 1:
            found[column] = beside[0]
    return found


def has_amount(value: CellValue) -> bool:
    """Whether a cell holds an amount other than zero."""
    try:
        return bool(with_unit(value)[0])
    except ValueError:
        return False


def is_figure(value: CellValue) -> bool:
    """Whether a cell holds an amount, zero included."""
    try:
        return with_unit(value)[0] is not None
    except ValueError:
        return False


def _closing(
    sheet: Sheet, columns: list[Column], rows: range, wanted: Wanted, like: Period | None, *, months: bool
) -> Column:
    if like:
        same = [column for column in columns if _one_period(column.period, like)]
        if len(same) == 1:
            return same[0]
        if like.when is When.DATED and any(column.period.when is When.DATED for column in columns):
            raise _no_such_date(sheet, columns, like)
    by_kind = {kind: [column for column in columns if column.period.when is kind] for kind in When}
    filled = [column for column in by_kind[When.DATED] if _filled(sheet, column, rows)] or by_kind[When.DATED]
    if by_kind[When.CLOSING]:
        found = by_kind[When.CLOSING]
    elif filled:
        found = _dated(sheet, filled, wanted, months=months)
    elif by_kind[When.MONTH]:
        found = by_kind[When.MONTH]
        if len(found) > 1:
            raise _which_month(sheet, found)
    else:
        found = by_kind[When.BALANCE]
        if found and by_kind[When.CUMULATIVE] and not _agree(sheet, [*found, *by_kind[When.CUMULATIVE]], rows):
            found = [*found, *by_kind[When.CUMULATIVE]]
    if not found:
        raise _no_closing(sheet, columns)
    if len(found) > 1 and not _agree(sheet, found, rows):
        raise _several(sheet, found)
    return found[0]


def _one_period(one: Period, other: Period) -> bool:
    return one == other or (one.when is other.when is When.CLOSING)


def _dated(sheet: Sheet, columns: list[Column], wanted: Wanted, *, months: bool) -> list[Column]:
    """Of the dates across, the one asked for; of months, the one that the sheet states; otherwise the latest."""
    days = {column.period.on: column for column in columns if column.period.on}
    latest = max(days)
    on = next((day for day in (wanted.as_of, wanted.stated) if day in days), latest)
    if on == wanted.stated != wanted.as_of and on != latest and not months:
        raise refuse(
            f"表头写的日期是 {on}，但还有更晚的一列 {latest}",
            f"the date above the table is {on}, but there is a later column, {latest}",
            "请更正表头日期，或用 --as-of 指明要核对的日期",
            "correct the date above the table, or name the one to be checked by --as-of",
            sheet.ref(*days[latest].heading),
        )
    return [column for column in columns if column.period.on == on]


def _which_month(sheet: Sheet, columns: list[Column]) -> InputError:
    """Months across, and nothing tells which of them is meant."""
    months = "、".join(_text(sheet, column.heading) for column in columns)
    return refuse(
        f"各列是月份（{months}），看不出要核对哪一个月",
        f"the columns are months ({months}); nothing tells which one is meant",
        "请在表头写明报表日期（如 2023年9月30日），或用 --as-of 指明",
        "write the date of the report above the table (as 2023年9月30日), or name it by --as-of",
        sheet.ref(*columns[0].heading),
    )


def _agree(sheet: Sheet, columns: list[Column], rows: range) -> bool:
    """Whether columns show the same figures, so that any of them may be read."""
    return all(len({_shown(sheet.at(row, column.column)) for column in columns}) == 1 for row in rows)


def _shown(value: CellValue) -> object:
    return (with_unit(value)[0] or 0) if is_figure(value) or is_blank(value) else str(value)


def _filled(sheet: Sheet, column: Column, rows: range) -> bool:
    return any(has_amount(sheet.at(row, column.column)) for row in rows)


def _before(columns: list[Column], closing: Column) -> Column | None:
    """The column of the start of the year, or of something that may be it."""
    others = [column for column in columns if column is not closing]
    for when in (When.YEAR_START, When.START, When.MONTH_START):
        named = [column for column in others if column.period.when is when]
        if len(named) == 1:
            return named[0]
    on = closing.period.on
    if on is None:
        return None
    ends = (date(on.year - 1, 12, 31), date(on.year, 1, 1))
    named = [column for column in others if column.period.on in ends and column.period.on != on]
    if len(named) != 1:
        return None
    return replace(named[0], period=Period(When.YEAR_START, named[0].period.on))


def _text(sheet: Sheet, place: Place) -> str:
    return str(sheet.at(*place)).strip()[:30]


def _several(sheet: Sheet, found: list[Column]) -> InputError:
    names = "、".join(dict.fromkeys(_text(sheet, column.heading) for column in found))
    where = sheet.ref(*found[1].heading)
    return refuse(
        f"有不止一列期末数（“{names}”），而且数字不同",
        f"there is more than one closing column (“{names}”), and their figures differ",
        "请只保留要核对的一列（例如母公司口径），标题写“期末余额”",
        "keep only the column to be checked (for instance the company's own, not the group's), headed 期末余额",
        where,
    )


_CLOSING_WORDS = ("期末余额", "期末数", "期末金额", "年末余额", "年末数", "本期末余额")


def _no_closing(sheet: Sheet, columns: list[Column]) -> InputError:
    """Only earlier columns were found; a heading beside them that is nearly one of a closing column is the likeliest reason."""
    named = columns[0]
    row, known = named.heading[0], {column.heading[1] for column in columns}
    beside = range(len(sheet.rows[row])) if row < len(sheet.rows) else range(0)
    near = ((at, suggest(_text(sheet, (row, at)), _CLOSING_WORDS)) for at in beside if at not in known)
    misspelt = next(((at, words) for at, words in near if words.zh), None)
    hint, where = Text("", ""), sheet.ref(*named.heading)
    if misspelt:
        where = sheet.ref(row, misspelt[0])
        cell = _text(sheet, (row, misspelt[0]))
        hint = Text(f"“{cell}”{misspelt[1].zh}", f"“{cell}”: {misspelt[1].en}")
    return refuse(
        f"没有期末数一列（只找到“{'、'.join(_text(sheet, column.heading) for column in columns)}”）。{hint.zh}",
        f"there is no closing column (only “{', '.join(_text(sheet, column.heading) for column in columns)}”). {hint.en}".strip(),
        "请把期末数一列的标题写成“期末余额”",
        "head the column of closing balances 期末余额",
        where,
    )


def _no_such_date(sheet: Sheet, columns: list[Column], like: Period) -> InputError:
    return refuse(
        f"资产与负债两边的日期不同：一边读的是 {like.on}，这一边没有这一天",
        f"the two sides name different dates: {like.on} was read on the one, and this one does not have it",
        "请使各部分的列标题一致",
        "make the headings of all parts agree",
        sheet.ref(*columns[0].heading),
    )


_BASES = re.compile(r"合并.*|母公司.*|本公司.*|公司|公司数|本部.*|集团.*|单体.*")
_ENTRIES = re.compile(r"(?:借方|贷方)(?:余额|金额|发生额)?|借|贷|行内数?|外币.*|本位币.*")


def refuse_bases(sheet: Sheet, block: Block) -> None:
    """Bases side by side that are told apart below the headings: the group's and the company's own, debit and credit."""
    bottom = block.headings.bottom
    for row in range(max(0, block.headings.top - 1), bottom + 4):
        found = {
            text: column
            for column in range(block.right + 1, block.edge)
            if (text := spelt(sheet.at(row, column))) and (_BASES.fullmatch(text) or _ENTRIES.fullmatch(text))
        }
        if len(found) > 1:
            raise refuse(
                f"并列了几个口径（{'、'.join(found)}）",
                f"several bases stand side by side ({', '.join(found)})",
                "请只保留公司自身（母公司）口径的各列",
                "keep the columns of the company itself, not of the group",
                sheet.ref(row, max(found.values())),
            )


def unknown_headings(sheet: Sheet, total: Place, names: Iterable[tuple[Place, str]]) -> InputError:
    """No heading over the figures names a period: companies side by side, a misspelling, or nothing at all."""
    found = [(place, name) for place, name in names if name and not heads_no_figures(name) and not heads_labels(name)]
    if not found:
        return refuse(
            "找到了资产负债表，但没有找到“期末余额”“年初余额”或日期作为列标题",
            "a balance sheet was found, but no column headed 期末余额, 年初余额 or by a date",
            "请在各列数字上方写明“期末余额”“年初余额”",
            "head the columns of figures 期末余额 and 年初余额",
            sheet.ref(*total),
        )
    listed = "、".join(dict.fromkeys(name[:20] for _, name in found[:10]))
    error = refuse(
        f"这一行的各列不是期间，而像是几家公司或几个口径（{listed}）",
        f"the columns under this row are no periods but seem to be companies or bases ({listed})",
        "要核对哪一家？请只保留那一家的一列，并以“期末余额”作为列标题",
        "which company is meant? Keep its column only, headed 期末余额",
        sheet.ref(*found[0][0]),
    )
    return InputError(error.found, error.do + suggest(found[0][1], HEADINGS), error.where)


def names_above(sheet: Sheet, total: Place, start: int, edge: int) -> list[tuple[Place, str]]:
    """The nearest texts above a total that stand over its figures."""
    figures = [column for column in range(total[1] + 1, edge) if is_figure(sheet.at(total[0], column))]
    for row in range(total[0] - 1, start - 1, -1):
        named = [((row, column), spelt(sheet.at(row, column))) for column in figures]
        said = [(place, name) for place, name in named if name and not is_figure(name)]
        if len(said) > 1 or (said and len(figures) == 1):
            return said
    return []
