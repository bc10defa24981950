"""Find the balance sheet in a file, and read its columns: the closing date and the start of the year.

A statement is recognised by its totals (资产总计, 负债合计, 所有者权益合计), not by its place or its name; the headings
above tell which column is which. One-sided and two-sided layouts, empty rows and columns, stacked tables, several years
across are all the same to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from leverage.errors import InputError
from leverage.intake.accounts import Label, Total, is_heading, label, total
from leverage.intake.amounts import CellValue, decimal, is_blank, last_shown, plain
from leverage.intake.cells import Sheet, letters, refuse
from leverage.intake.periods import Period, When, dated_words, dates_in, names_other_date, period
from leverage.money import UNITS


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure: its cell, and its amount in the sheet's unit (None: blank). ``junk`` is text that is no amount."""

    ref: str
    amount: Decimal | None
    junk: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its label, its closing figure, and its opening figure where the sheet has that column."""

    label: str
    words: Label
    row: int
    column: int
    closing: Entry
    opening: Entry | None


@dataclass(frozen=True)
class Statement:
    """A balance sheet as found. ``opening`` is what the other column shows; ``unit`` None: the sheet does not say."""

    sheet: str
    lines: tuple[Line, ...]
    unit: str | None
    unit_ref: str
    report_date: date | None
    closing_heading: str
    opening: When | None
    hidden: bool
    title: str

    def line(self, kind: Total) -> Line | None:
        """The line of a total, or None."""
        return next((line for line in self.lines if total(line.words.key) is kind), None)

    @property
    def filled(self) -> bool:
        """Whether any total, or any two other closing figures, hold an amount other than zero."""
        figures = [line for line in self.lines if line.closing.amount]
        return any(total(line.words.key) for line in figures) or len(figures) > 1

    def scale(self, line: Line, default: str) -> int:
        """Yuan per unit of a line."""
        return UNITS[line.words.unit or self.unit or default]

    def same_figures(self, other: Statement) -> bool:
        """Whether two statements say the same."""

        def said(statement: Statement) -> list[tuple[str, Decimal, Decimal]]:
            return [
                (
                    line.words.key,
                    line.closing.amount or Decimal(0),
                    (line.opening and line.opening.amount) or Decimal(0),
                )
                for line in statement.lines
                if line.closing.amount or (line.opening and line.opening.amount)
            ]

        return (self.unit, said(self)) == (other.unit, said(other))


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures under a heading."""

    column: int
    heading_row: int
    period: Period


@dataclass(frozen=True, slots=True)
class _Anchor:
    row: int
    column: int


def statements(sheet: Sheet) -> list[Statement]:
    """Every balance sheet on a sheet. InputError where one is found but its columns cannot be told apart."""
    marks: dict[tuple[int, int], Total] = {
        (row, column): kind
        for row, column, text in _texts(sheet)
        if (kind := total(label(text).key)) and kind not in (Total.CURRENT, Total.NON_CURRENT)
    }
    anchors = sorted(place for place, kind in marks.items() if kind is Total.ASSETS)
    found = []
    end = 0
    for index, (row, column) in enumerate(anchors):
        later = anchors[index + 1][0] if index + 1 < len(anchors) else len(sheet.rows) + 1
        statement = _statement(sheet, marks, _Anchor(row, column), end, max(later, row + 1))
        if statement:
            found.append(statement[0])
            end = statement[1]
    return found


def other_entity(zh: str, en: str, where: str) -> InputError:
    """The sheet of another kind of entity: a bank, a government body, a household."""
    return refuse(
        f"这不是小额贷款公司的资产负债表({zh})",
        f"this is not the balance sheet of a small-loan company ({en})",
        "请提供公司自己的资产负债表",
        "provide the company's own balance sheet",
        where,
    )


def _texts(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and not is_blank(cell):
                yield row, column, cell


def _statement(
    sheet: Sheet, marks: dict[tuple[int, int], Total], assets: _Anchor, start: int, later: int
) -> tuple[Statement, int] | None:
    """The statement around one total of assets, between ``start`` and the next one; and the row after it."""
    nearby = {place: kind for place, kind in marks.items() if start <= place[0] < later}
    others = [
        place
        for place, kind in nearby.items()
        if kind in (Total.LIABILITIES, Total.EQUITY, Total.BOTH_SIDES, Total.PUBLIC) and place[1] >= assets.column
    ]
    kinds = {nearby[place] for place in others}
    if Total.PUBLIC in kinds and Total.EQUITY not in kinds:
        raise other_entity("净资产而非所有者权益", "net assets instead of owners' equity", sheet.ref(*others[0]))
    if not kinds & {Total.LIABILITIES, Total.EQUITY}:
        return None
    last = max([assets.row, *(row for row, _ in others)])
    bottom = max([assets.row, *(row for (row, _), kind in nearby.items() if kind is Total.BOTH_SIDES)])
    last = bottom if bottom > assets.row or not others else last
    label_columns = sorted({assets.column, *(column for _, column in others)})
    first_row = min(assets.row, *(row for row, _ in others))
    heading_rows, lines = [], []
    closing_heading, opening = "", None
    chosen: Period | None = None
    for position, column in enumerate(label_columns):
        edge = label_columns[position + 1] if position + 1 < len(label_columns) else max(map(len, sheet.rows))
        columns = _columns(sheet, column, edge, start=start, first=first_row, total_row=assets.row)
        closing, before = _choose(sheet, columns, chosen, range(columns[0].heading_row + 1, last + 1))
        chosen = chosen or closing.period
        heading_rows.append(closing.heading_row)
        closing_heading = closing_heading or sheet.ref(closing.heading_row, closing.column)
        opening = opening or (before.period.when if before else None)
        lines += _lines(sheet, column, closing, before, last)
    heading = min(heading_rows)
    unit, unit_ref = _unit(sheet, start, heading, lines)
    assert chosen is not None  # noqa: S101  every statement has a label column
    return (
        Statement(
            sheet.name,
            tuple(lines),
            unit,
            unit_ref,
            chosen.on or _report_date(sheet, start, heading),
            closing_heading,
            opening,
            sheet.hidden,
            "".join(plain(text) for row, _, text in _texts(sheet) if start <= row <= heading),
        ),
        last + 1,
    )


def _columns(sheet: Sheet, labels: int, edge: int, *, start: int, first: int, total_row: int) -> list[_Column]:
    """The columns of figures right of a label column, by the nearest heading above that names periods."""
    companies: tuple[int, int] | None = None
    for row in range(first - 1, start - 1, -1):
        cells = [(column, sheet.at(row, column)) for column in range(labels + 1, edge)]
        found = [
            _Column(column, row, on) for column, cell in cells if (on := _heading(sheet, row, labels, column, cell))
        ]
        if found:
            _refuse_bases(sheet, row, range(labels + 1, edge))
            return found
        words = [
            column
            for column, cell in cells
            if isinstance(cell, str) and not is_blank(cell) and _is_figure(sheet.at(total_row, column))
        ]
        if len(words) > 1 and companies is None:
            companies = (row, words[0])
    if companies:
        where = sheet.ref(*companies)
        name = str(sheet.at(*companies)).strip()
        raise refuse(
            f"这一行的各列不是期间,而像是几家公司或几个口径(如“{name[:30]}”)",
            f"the columns under this row are no periods but seem to be companies or bases (such as “{name[:30]}”)",
            "要核对哪一家?请只保留那一家的一列,并以“期末余额”作为列标题",
            "which company is meant? Keep its column only, headed 期末余额",
            where,
        )
    raise refuse(
        "找到了资产负债表,但没有找到“期末余额”“年初余额”或日期作为列标题",
        "a balance sheet was found, but no column headed 期末余额, 年初余额 or by a date",
        "请在各列数字上方写明“期末余额”“年初余额”",
        "head the columns of figures 期末余额 and 年初余额",
        sheet.ref(total_row, labels),
    )


_BASES = re.compile(r"合并.*|母公司.*|本公司.*|公司|公司数|本部.*")


def _refuse_bases(sheet: Sheet, heading: int, columns: range) -> None:
    """The group's and the company's own figures side by side, told apart only below the heading."""
    for row in range(heading + 1, heading + 4):
        words = {
            plain(str(cell)): column
            for column in columns
            if isinstance(cell := sheet.at(row, column), str) and _BASES.fullmatch(plain(cell))
        }
        if len(words) > 1:
            raise refuse(
                f"并列了几个口径({'、'.join(words)})",
                f"several bases stand side by side ({', '.join(words)})",
                "请只保留公司自身(母公司)口径的各列",
                "keep the columns of the company itself, not of the group",
                sheet.ref(row, max(words.values())),
            )


def _heading(sheet: Sheet, row: int, labels: int, column: int, cell: CellValue) -> Period | None:
    found = period(cell)
    if found is None:
        return None
    beside = sheet.at(row, labels)
    words = plain(beside) if isinstance(beside, str) else "0"
    if isinstance(cell, int | float) and not (
        words == "" or period(words) or "日期" in words or "项目" in words or is_heading(words)
    ):
        return None  # an amount that looks like a year
    is_date_line = found.when is When.DATED and (
        words.startswith(("编制", "纳税", "单位", "公司", "填报")) or "单位:" in words
    )
    return None if is_date_line else found


def _is_figure(value: CellValue) -> bool:
    try:
        return decimal(value) is not None
    except ValueError:
        return False


def _choose(sheet: Sheet, columns: list[_Column], like: Period | None, rows: range) -> tuple[_Column, _Column | None]:
    """The closing column and the one of the start of the year; in a second block, the same ones as in the first."""
    if like:
        closing = [column for column in columns if column.period == like]
        if len(closing) == 1:
            return closing[0], _before(columns, closing[0].period.on)
    closing = [column for column in columns if column.period.when is When.CLOSING]
    dated = sorted(
        (column for column in columns if column.period.when is When.DATED),
        key=lambda column: column.period.on or date.min,
    )
    if not closing and dated:
        filled = [column for column in dated if any(_has_amount(sheet.at(row, column.column)) for row in rows)] or dated
        closing = [column for column in filled if column.period.on == filled[-1].period.on]
    if len(closing) != 1:
        named = closing[1] if closing else columns[0]
        heading = str(sheet.at(named.heading_row, named.column)).strip()[:30]
        if closing:
            raise refuse(
                f"有不止一列期末数(“{heading}”重复)",
                f"there is more than one closing column (“{heading}” again)",
                "请只保留要核对的一列(例如母公司口径)",
                "keep only the column to be checked (for instance the company's own, not the group's)",
                sheet.ref(named.heading_row, named.column),
            )
        raise refuse(
            f"只有年初数,没有期末数(“{heading}”)",
            f"there is an opening column but no closing one (“{heading}”)",
            "请补上“期末余额”一列",
            "add a column 期末余额",
            sheet.ref(named.heading_row, named.column),
        )
    return closing[0], _before(columns, closing[0].period.on)


def _before(columns: list[_Column], on: date | None) -> _Column | None:
    for when in (When.YEAR_START, When.START, When.MONTH_START):
        named = [column for column in columns if column.period.when is when]
        if len(named) == 1:
            return named[0]
    if on is None:
        return None
    ends = (date(on.year - 1, 12, 31), date(on.year, 1, 1))
    named = [column for column in columns if column.period.on in ends and column.period.on != on]
    return replace(named[0], period=Period(When.YEAR_START, named[0].period.on)) if len(named) == 1 else None


def _has_amount(value: CellValue) -> bool:
    try:
        return bool(decimal(value))
    except ValueError:
        return False


def _lines(sheet: Sheet, labels: int, closing: _Column, before: _Column | None, last: int) -> list[Line]:
    lines = []
    for row in range(closing.heading_row + 1, last + 1):
        text = sheet.at(row, labels)
        if not isinstance(text, str) or is_blank(text):
            text = ""
        figure = _entry(sheet, row, closing.column)
        if not text and not figure.amount:
            continue
        lines.append(
            Line(text.strip(), label(text), row, labels, figure, _entry(sheet, row, before.column) if before else None)
        )
    return lines


def _entry(sheet: Sheet, row: int, column: int) -> Entry:
    value = sheet.at(row, column)
    try:
        return Entry(sheet.ref(row, column), decimal(value))
    except ValueError:
        return Entry(sheet.ref(row, column), None, str(value).strip()[:60])


_UNITS = "百万元|千元|万元|亿元|元"
_UNIT_LINE = re.compile(
    rf"(?<!编制)(?<!填报)(?<!报送)(?<!主管)(?<!编报)(?:金额|货币|计量|币种|记账)?单位(?:为|:)?(?:人民币|RMB|CNY)?[(:]?({_UNITS})(?:角分|至角分)?(?![\u4e00-\u9fff])",
    re.IGNORECASE,
)
_UNIT_ALONE = re.compile(rf"[(\[]?(?:单位:?)?(?:人民币)?({_UNITS})(?:角分)?[)\]]?")
_UNIT_SUFFIX = re.compile(rf"[(\[](?:单位:?)?(?:人民币)?({_UNITS})[)\]]$")
_FOREIGN = re.compile(r"单位:?.{0,4}?(美元|港元|港币|欧元|日元|英镑|USD|HKD|EUR)", re.IGNORECASE)
_UNIT_OPEN = re.compile(r"(?<!编制)(?<!填报)(?<!报送)(?<!主管)(?<!编报)(?:金额|货币|计量)?单位:?$")


def _unit(sheet: Sheet, start: int, heading: int, lines: list[Line]) -> tuple[str | None, str]:
    """The unit that the sheet states around its headings or in its labels, and where. Two different ones are refused."""
    found: dict[str, str] = {}
    for row, column, text in _texts(sheet):
        if not start <= row <= heading + 2:
            continue
        words = plain(text)
        if foreign := _FOREIGN.search(words):
            raise refuse(
                f"金额单位是外币({foreign[1]})",
                f"the amounts are in a foreign currency ({foreign[1]})",
                "请换算成人民币后再核对",
                "convert them to renminbi first",
                sheet.ref(row, column),
            )
        unit = _stated_unit(words)
        if unit is None and _UNIT_OPEN.search(words):
            beside = next((plain(str(cell)) for cell in sheet.rows[row][column + 1 :] if not is_blank(cell)), "")
            match = _UNIT_ALONE.fullmatch(beside)
            unit = match[1] if match else None
        if unit:
            found.setdefault(unit, sheet.ref(row, column))
    for line in lines:
        if line.words.unit and total(line.words.key):
            found.setdefault(line.words.unit, f"{sheet.name}!{letters(line.column)}{line.row + 1}")
    if len(found) > 1:
        (one, here), (two, there) = list(found.items())[:2]
        raise refuse(
            f"表内写了两种金额单位:{one}({here})和{two}({there})",
            f"the sheet states two units: {one} ({here}) and {two} ({there})",
            "请只保留正确的一种",
            "keep the right one only",
            there,
        )
    return next(iter(found.items()), (None, ""))


def _stated_unit(words: str) -> str | None:
    for pattern in (_UNIT_LINE, _UNIT_SUFFIX):
        if found := pattern.search(words):
            return found[1]
    found = _UNIT_ALONE.fullmatch(words)
    return found[1] if found else None


def _report_date(sheet: Sheet, start: int, heading: int) -> date | None:
    """The latest date that stands above the table, or the one in the sheet's name."""
    found: list[date] = []
    for row in range(start, heading + 1):
        skip = False
        for cell in sheet.rows[row] if row < len(sheet.rows) else ():
            if isinstance(cell, str) and is_blank(cell):
                continue
            if skip:
                skip = False
                continue
            skip = names_other_date(cell) and not dates_in_text(cell)
            found += dates_in(cell)
    return max(found) if found else dated_words(sheet.name)


def dates_in_text(cell: CellValue) -> bool:
    """Whether a cell holds a date within its text, so that the next cell is not its date."""
    return isinstance(cell, str) and bool(re.search(r"\d{4}", cell))


def last_place(statement: Statement, scale: int) -> Fraction:
    """One unit in the last place that the closing figures show, in yuan: at least one fen."""
    amounts = [line.closing.amount for line in statement.lines if line.closing.amount]
    return min((last_shown(amount, scale) for amount in amounts), default=Fraction(scale))
