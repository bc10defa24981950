"""The rows of headings on a sheet: which columns they name, as what, and how far down they hold.

A heading may take two or three rows (期末 over 余额, 2023年 over 期末数, 金额 under 期末余额); they are read as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from leverage.intake.files.cells import Sheet
from leverage.intake.sheet.accounts import label, total
from leverage.intake.values.amounts import CellValue, is_blank, with_unit
from leverage.intake.values.dates import month_end
from leverage.intake.values.periods import Period, When, period
from leverage.intake.values.spelling import is_chinese, words


@dataclass(frozen=True, slots=True)
class Headings:
    """Headings in the rows ``top`` to ``bottom``: the period of each column that has one."""

    top: int
    bottom: int
    periods: Mapping[int, Period]


_HEADS_LABELS = re.compile(
    r"资产|项目|报表项目|科目|科目名称|会计科目|指标|名称|用户名|报告期|报表日期|日期|截止日期|报告日期|年份|年度|期间|会计期间|单位"
    r"|项目名称|负债|负债(?:[和及与、/+]|所有者|股东|权益).*|(?:所有者|股东)权益(?:\(.*\))?"
)
_NO_FIGURES = re.compile(
    r"行次?|行号|序号?|编号|附注.*|注释?.*|备注|说明|代码|科目代码|科目编码|编码|.*(?:变动|增减|增长|比例|比率|比重|占比|幅度|差额|同比|环比).*|%"
)
_DATE_LINE = re.compile(
    r"资产负债表(?!日)|所属|(?:日期|期间|时间|截[止至]):|编制|填报|填制|纳税|单位[:名]|公司|会.{0,4}\d+表|报表类型|金额单位|制表|审核|页"
)
_TITLE = re.compile(
    r".*(?:资产负债表|利润表|损益表|现金流量表|费用表|利润及利润分配表|权益变动表|财务状况表|明细表|情况表|分析表)(?:.*续.*|\(.*\)|_?[年月季])?"
)


_CORNER = re.compile(r"[\\/|]|项目|科目|指标|时间|年份|年度|日期|期间|报告期")
"""What the corner of a table says of its rows and columns: 科目\\时间, 项目/年度."""


def heads_labels(text: str) -> bool:
    """Whether a heading stands over labels: 资产, 项目."""
    return bool(_HEADS_LABELS.fullmatch(text)) and total(label(text).key) is None


def heads_no_figures(text: str) -> bool:
    """Whether a heading stands over a column that is neither labels nor balances: 行次, 附注, 增减."""
    return bool(_NO_FIGURES.fullmatch(text))


def spelt(value: CellValue) -> str:
    """A cell's words, as headings are compared."""
    return words(value) if isinstance(value, str) else ""


def is_title(sheet: Sheet, row: int) -> bool:
    """Whether a row is the title of a statement: it ends the table above."""
    cells = [cell for cell in (sheet.rows[row] if row < len(sheet.rows) else ()) if not is_blank(cell)]
    texts = [spelt(cell) for cell in cells]
    return len(cells) <= 3 and any(_TITLE.fullmatch(text) for text in texts) and not any(map(_is_number, cells))


def ends_statement(sheet: Sheet, row: int) -> bool:
    """Whether a row is the title of something else than a balance sheet."""
    return is_title(sheet, row) and not any(
        "资产负债" in spelt(cell) or "财务状况" in spelt(cell) for cell in sheet.rows[row]
    )


def _is_number(value: CellValue) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def find_headings(sheet: Sheet, end: int) -> list[Headings]:
    """Every group of heading rows above a row, from the top."""
    rows = {row: found for row in range(end) if (found := _row_headings(sheet, row))}
    groups: list[Headings] = []
    for row in sorted(rows):
        if groups and groups[-1].bottom == row - 1:
            groups[-1] = _joined(sheet, groups[-1], row, rows[row])
        elif not groups or _starts_anew(sheet, groups[-1], row, set(rows[row])):
            above = _completed(sheet, row, rows[row])
            groups.append(Headings(row, row, above))
    return groups


def _starts_anew(sheet: Sheet, above: Headings, row: int, columns: set[int]) -> bool:
    """Whether a row heads a table or a page of its own, and is no stray word among the figures of the one above."""
    known = set(above.periods)
    others = [
        spelt(cell) for column, cell in enumerate(sheet.rows[row]) if column not in columns and not is_blank(cell)
    ]
    worded = [text for text in others if is_chinese(text) and not heads_no_figures(text)]
    if not columns & known or any(map(heads_labels, worded)) or (columns == known and not worded):
        return True
    return any(is_title(sheet, between) for between in range(above.bottom + 1, row))


def _row_headings(sheet: Sheet, row: int) -> dict[int, Period]:
    """The headings of periods in a row. A line above the table that names a date is none, nor is a row of figures."""
    cells = [(column, cell) for column, cell in enumerate(sheet.rows[row]) if not is_blank(cell)]
    if any(_is_number(cell) and not period(cell) and not _heads_texts(sheet, row, column) for column, cell in cells):
        return {}
    found = {column: on for column, cell in cells if (on := period(cell)) and not _heads_texts(sheet, row, column)}
    if not found:
        return {}
    texts = [spelt(cell) for column, cell in cells if column not in found]
    if all(on.when in (When.DATED, When.MONTH) for on in found.values()):
        if _are_over_figures(sheet, row, found):
            return found
        if any(_DATE_LINE.search(text) for text in texts):
            return {}
        numbers = [column for column in found if _is_number(sheet.at(row, column))]
        if numbers and any(
            is_chinese(text) and not heads_labels(text) and not heads_no_figures(text) and not _CORNER.search(text)
            for text in texts
        ):
            return {}
    elif all(on.when is When.BALANCE for on in found.values()) and len(found) < len(cells):
        labels = [text for text in texts if is_chinese(text) and not heads_no_figures(text)]
        if labels and not any(map(heads_labels, labels)) and not _above_is_heading(sheet, row):
            return {}
    return found


def _are_over_figures(sheet: Sheet, row: int, found: Mapping[int, Period]) -> bool:
    """Whether dates side by side head columns, whatever the corner says (科目\\时间, 单位:万元).

    They are two or more that differ, with nothing between that is neither a corner nor 行次, the first numbers in columns of figures. No row below
    names its columns by words.
    """
    columns = sorted(found)
    days = [found[column].on or found[column].month for column in columns]
    if len(set(days)) < _LEAST_DATES or any(one == other for one, other in pairwise(days)):
        return False
    cells = sheet.rows[row]
    for column in range(columns[0], len(cells)):
        others = column not in found and not is_blank(cells[column]) and not heads_no_figures(spelt(cells[column]))
        if others and not _heads_texts(sheet, row, column):
            return False
    if any(_is_number(sheet.at(above, column)) for above in range(row) for column in columns):
        return False
    below = range(row + 1, min(row + 1 + _ROWS_BELOW, len(sheet.rows)))
    figures = sum(_is_number(cell) and not period(cell) for line in below for cell in _at(sheet, line, columns))
    worded = (on for line in below for cell in sheet.rows[line] if (on := period(cell)) and not _is_number(cell))
    return figures >= len(columns) and not any(on.when not in (When.DATED, When.MONTH) for on in worded)


_LEAST_DATES = 2
_ROWS_BELOW = 12
_LEAST_TEXTS = 3


def _at(sheet: Sheet, row: int, columns: list[int]) -> list[CellValue]:
    return [sheet.at(row, column) for column in columns]


def _heads_texts(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a column below a row holds labels: what stands over it is a corner, whatever it says."""
    below = [sheet.at(line, column) for line in range(row + 1, min(row + 1 + _ROWS_BELOW, len(sheet.rows)))]
    held = [cell for cell in below if not is_blank(cell)]
    texts = [cell for cell in held if isinstance(cell, str) and is_chinese(cell) and not period(cell)]
    return len(texts) >= _LEAST_TEXTS and not any(map(_is_figure, held))


def _is_figure(value: CellValue) -> bool:
    try:
        return with_unit(value)[0] is not None
    except ValueError:
        return False


def _above_is_heading(sheet: Sheet, row: int) -> bool:
    return row > 0 and any(period(cell) for cell in sheet.rows[row - 1] if not is_blank(cell))


def _completed(sheet: Sheet, row: int, found: dict[int, Period]) -> dict[int, Period]:
    """Headings written over two rows, of which the upper alone says nothing: 上年 over 年末余额."""
    whole = dict(found)
    for column in found:
        upper, lower = sheet.at(row - 1, column), sheet.at(row, column)
        if on := _as_one(upper, lower):
            whole[column] = on
    return whole


def _as_one(upper: CellValue, lower: CellValue) -> Period | None:
    """What two cells say together, where the upper one says nothing by itself."""
    if not isinstance(upper, str) or not isinstance(lower, str) or is_blank(upper) or period(upper):
        return None
    return period(upper + lower)


def _joined(sheet: Sheet, above: Headings, row: int, below: dict[int, Period]) -> Headings:
    """Two rows of headings as one: what stands over a column says more of what stands in it."""
    alone = len(above.periods) == 1 and next(iter(above.periods.values())).when is When.DATED
    if alone and not any(heads_labels(spelt(cell)) for cell in sheet.rows[above.bottom]):
        return Headings(row, row, _completed(sheet, row, below))  # a date above the table
    joined: dict[int, Period] = {}
    for column in sorted({*above.periods, *below}):
        over = above.periods.get(column) or (_to_the_left(sheet, above, column) if column in below else None)
        joined[column] = _both(sheet, over, below.get(column), column, row)
    return Headings(above.top, row, joined)


def _to_the_left(sheet: Sheet, above: Headings, column: int) -> Period | None:
    """The heading that a merged cell spreads over a column: the nearest on its left, with nothing between."""
    for left in range(column, -1, -1):
        if left in above.periods:
            return above.periods[left]
        if not is_blank(sheet.at(above.bottom, left)):
            return None
    return None


def _both(sheet: Sheet, over: Period | None, under: Period | None, column: int, row: int) -> Period:
    upper, lower = sheet.at(row - 1, column), sheet.at(row, column)
    if on := _as_one(upper, lower):
        return on
    if over is None or under is None:
        found = over or under
        assert found is not None  # noqa: S101  the column has a heading in one of the rows
        return found
    if under.when is When.BALANCE or over == under:
        return over
    if over.when is When.BALANCE:
        return under
    if under.when is When.MONTH and over.on:
        return in_year(under, over.on)
    if over.when is When.DATED and under.when is When.CLOSING:
        return replace(under, on=over.on, first=over.first)
    if over.when is When.CLOSING and under.when is When.DATED:
        return replace(over, on=under.on, first=under.first)
    return over if under.when in (When.DATED, When.MONTH) else under


def in_year(found: Period, year: date | None) -> Period:
    """A month heading with the year that stands elsewhere."""
    if found.when is not When.MONTH or not found.month or not year:
        return found
    on = month_end(year.year, found.month)
    return Period(When.DATED, on, first=on.replace(day=1))
