"""What a spreadsheet's cells became: derived from what the reader found, without reading anything twice.

Every cell of the balance sheet that holds an amount is accounted for: it became a figure, was only checked, or was passed over, with the
reason. Cells passed over for one reason are told as a run; another sheet is told as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leverage.company import Company
from leverage.intake.account.of_template import template_seen
from leverage.intake.account.sheet_reading import Found
from leverage.intake.account.trace import Kind, Remark, Seen, Trace
from leverage.intake.account.wording import channels_told
from leverage.intake.checks.compared import comparisons, figures, sheet_doubts
from leverage.intake.files.cells import Book, Sheet, letters, place_of, shown, stands
from leverage.intake.sheet.accounts import is_always_part, is_compound, total
from leverage.intake.sheet.liabilities import Held
from leverage.intake.sheet.statement import Entry, Line, Statement
from leverage.intake.sheet.totals import Total
from leverage.intake.template.layout import GUIDE, PROFILE
from leverage.intake.template.profile import is_template
from leverage.intake.values.amounts import CellValue, decimal, in_yuan, plain
from leverage.intake.values.periods import When
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.doubts import Answer
from leverage.terms.money import yuan
from leverage.terms.texts import Text, join, same

STOPPED = Text("读取在此之前已中止", "reading stopped before it was taken up")


def trace_of(found: Found) -> Trace:
    """The trace of a spreadsheet, as far as reading went."""
    if found.book is None:
        return Trace()
    compared = comparisons(found)
    seen = (*_origins(found), *template_seen(found), *_sheet_seen(found), *_other_sheets(found))
    company = found.company
    doubts = [*warned(company, seen), *sheet_doubts(found)]
    closing, opening = figures(found)
    place = found.checked.place if found.checked else Fraction(1, 100)
    return Trace(seen, compared, tuple(doubts), closing, opening, place)


def warned(company: Company | None, seen: tuple[Seen, ...]) -> Iterator[Remark]:
    """The reader's warnings, each with the cells that it names."""
    for warning in company.warnings if company else ():
        named = [item.where for item in seen if item.where in warning.zh]
        whole = [where for where in named if re.search(rf"(?<!\w){re.escape(where)}(?!\d)", warning.zh)]
        yield Remark(tuple(dict.fromkeys(whole)), warning)


# where unit, date, name and columns come from


def _origins(found: Found) -> Iterator[Seen]:
    book, statement = found.book, found.statement
    if book is None or statement is None:
        return
    if found.unit and (statement.unit or found.given_unit):
        yield _unit(book, statement, found.unit, found.answers.get("unit"))
    if found.named:
        name, where = found.named
        yield Seen(
            Kind.USED,
            where,
            Text("编制单位", "company"),
            stands(book, where),
            Text(f"公司名称：{name}", f"company name: {name}"),
        )
    if statement.report_date:
        yield _dated(book, statement, statement.report_date)
    yield from _headings(book, statement)


def _unit(book: Book, statement: Statement, unit: str, answer: Answer | None) -> Seen:
    """Where the unit comes from, unless it is an item of the profile."""
    told = Text(f"金额单位：{unit}", f"unit of the amounts: {unit}")
    if statement.unit:
        return Seen(Kind.USED, statement.unit_ref, Text("单位", "unit"), stands(book, statement.unit_ref), told)
    if answer is not None:
        return Seen(Kind.USED, answer.source, Text("单位", "unit"), unit, told + Text("（所答）", "(as answered)"))
    return Seen(
        Kind.USED, "--unit", Text("单位", "unit"), unit, told + Text("（命令行指明）", "(named on the command line)")
    )


def _dated(book: Book, statement: Statement, on: date) -> Seen:
    """What tells the report date: a cell, or the name of the sheet."""
    told = Text(f"报告日期：{on}", f"report date: {on}")
    where = statement.date_ref
    if "!" not in where:
        name = where or statement.sheet
        return Seen(Kind.USED, name, Text("工作表名", "name of the sheet"), name, told)
    label = HEADING if where == statement.closing_heading else Text("日期", "date")
    return Seen(Kind.USED, where, label, stands(book, where), told)


_WHEN = {
    When.YEAR_START: Text("年初（上年末）数列", "column of the start of the year"),
    When.START: Text("“期初”列，按年初理解", "column 期初, read as the start of the year"),
    When.MONTH_START: Text(
        "月初数列，未作上年末数", "column of the start of the month, not taken for the prior year-end"
    ),
}


HEADING = Text("列标题", "heading")


def _headings(book: Book, statement: Statement) -> Iterator[Seen]:
    """The headings of the columns read, of every block of the table that has its own."""
    row = _heading_row(statement)
    sheet = book.sheet(statement.sheet)
    closing = {statement.closing_heading} if "!" in statement.closing_heading else set()
    opening = {statement.opening_heading} - {""}
    if sheet:
        pairs = _columns(statement)
        closing |= {sheet.ref(row, column) for column, _ in pairs if shown(sheet.at(row, column))}
        opening |= {
            sheet.ref(row, column) for _, column in pairs if column is not None and shown(sheet.at(row, column))
        }
    for where in sorted(closing):
        yield Seen(Kind.USED, where, HEADING, stands(book, where), Text("期末数列", "closing column"))
    if statement.opening:
        told = _WHEN.get(statement.opening, Text("上期数列", "column of an earlier date"))
        yield from (Seen(Kind.USED, where, HEADING, stands(book, where), told) for where in sorted(opening))


def _heading_row(statement: Statement) -> int:
    """The row of the headings; without one, the row above the first line."""
    found = re.search(r"![A-Z]+(\d+)$", statement.closing_heading)
    return int(found[1]) - 1 if found else max(0, min((line.row for line in statement.lines), default=1) - 1)


def _columns(statement: Statement) -> list[tuple[int, int | None]]:
    """The closing and the opening column of each block of the table."""
    pairs = {
        (place_of(line.closing.ref)[1], place_of(line.opening.ref)[1] if line.opening else None)
        for line in statement.lines
    }
    return sorted(pairs, key=lambda pair: pair[0])


# the balance sheet, cell by cell


def _sheet_seen(found: Found) -> Iterator[Seen]:
    statement = found.statement
    sheet = found.book.sheet(statement.sheet) if found.book and statement else None
    if statement is None or sheet is None:
        return
    accounts = _Accounts(found, statement)
    told = [accounts.closing(line) for line in statement.lines if line.closing.amount is not None or line.closing.junk]
    told += [
        accounts.opening(line, line.opening)
        for line in statement.lines
        if line.opening and line.opening.amount is not None and total(line.words.key)
    ]
    yield from told
    known = {seen.where for seen in told}
    over = [item for item in statement.passed_over if item.ref not in known]
    yield from (Seen(Kind.PASSED, item.ref, "", item.text, item.why, count=0) for item in over)
    yield from _rest(sheet, statement, known)


@dataclass(frozen=True)
class _Accounts:
    """What became of each line of the statement."""

    found: Found
    statement: Statement

    def closing(self, line: Line) -> Seen:
        """The closing figure of a line."""
        kind, told = self._closing(line)
        return self._seen(kind, line, line.closing, told)

    def opening(self, line: Line, entry: Entry) -> Seen:
        """The opening figure of a total."""
        bases = self._bases(entry.ref)
        if bases:
            return self._seen(Kind.USED, line, entry, bases)
        told = Text("核对年初数是否平衡", "checked: whether the opening figures balance")
        return self._seen(Kind.CHECKED, line, entry, told)

    def _seen(self, kind: Kind, line: Line, entry: Entry, told: Text) -> Seen:
        unit = self.found.unit
        known = unit is not None and entry.amount is not None
        amount = in_yuan(entry.amount, self.statement.scale(line, unit)) if known and unit else None
        text = entry.junk or (stands(self.found.book, entry.ref) if self.found.book else "")
        return Seen(kind, entry.ref, line.label, text, told, amount)

    def _bases(self, ref: str) -> Text | None:
        company = self.found.company
        named = [base for base, figure in company.capital.items() if figure.source == ref] if company else []
        labels = [
            base.label + Text("（未填写，按净资产取数）", "(not stated: taken from net assets)")
            if base is Base.NET_CAPITAL and base not in self.found.profile.capital
            else base.label
            for base in named
        ]
        return join(labels) if labels else None

    def _closing(self, line: Line) -> tuple[Kind, Text]:
        kind = total(line.words.key)
        bases = self._bases(line.closing.ref)
        if bases:
            return Kind.USED, bases
        if line.closing.junk:
            return Kind.PASSED, Text("不是金额", "no amount")
        if kind:
            return Kind.CHECKED, _TOTALS.get(kind, Text("合计", "a total"))
        if not line.closing.amount:
            return Kind.PASSED, Text("为零，不影响任何数", "zero: adds nothing")
        block = _block(self.statement, line)
        if block is Total.LIABILITIES:
            return self._liability(line)
        if block is Total.EQUITY:
            return Kind.PASSED, Text("权益明细，只取合计", "a component of equity; only the total is taken")
        if block is Total.ASSETS:
            return Kind.PASSED, Text("资产项目，核对融资杠杆不需要", "an asset: funding leverage does not need it")
        return Kind.PASSED, Text("合计之后的附注数", "a note below the totals")

    def _liability(self, line: Line) -> tuple[Kind, Text]:
        checked, company, ref = self.found.checked, self.found.company, line.closing.ref
        if checked is None:
            return Kind.PASSED, STOPPED
        held = next((item for item in checked.lines if item.source == ref), None)
        if held is None:
            return Kind.PASSED, self._within(line)
        if company is None:
            return Kind.CHECKED, Text("负债项目之一", "one of the liability lines")
        return Kind.USED, self._booked(held, company)

    def _booked(self, held: Held, company: Company) -> Text:
        """Where a liability line went: operating liabilities, the ledger's channels, or not allocated."""
        other = company.balances.get(Channel.OTHER_LIABILITIES)
        loose = next((item for item in company.unallocated if item.source == held.source), None)
        if loose:
            told = Text("渠道待定，可能是：", "channel open, one of:") + channels_told(loose.among)
            if loose.amount == held.amount:
                return told
            rest = Text(f"其余 {yuan(loose.amount)} 元", f"the remaining {yuan(loose.amount)} yuan:")
            return Text("一部分由融资明细说明；", "part of it told by the ledger;") + rest + told
        if other and held.source in other.source.split(", "):
            return Text("其他负债（经营性）", "other (operating) liabilities")
        return Text("渠道由融资明细说明", "its channels are told by the ledger")

    def _within(self, line: Line) -> Text:
        """A line that is not added up by itself."""
        block = [item for item in self.statement.lines if item.column == line.column]
        above = [item for item in block if item.row < line.row and item.label]
        whole = next((item for item in reversed(above) if not _part(item)), None)
        below = next((item for item in block if item.row > line.row and item.label), None)
        if whole and (_part(line) or is_compound(whole.words.key)):
            return Text(
                f"是“{whole.label}”（{whole.closing.ref}）的一部分，不重复计算",
                f"part of “{whole.label}” ({whole.closing.ref}), not counted twice",
            )
        if below and (_part(below) or is_compound(line.words.key)):
            return Text(
                f"由其下的明细行（{below.closing.ref} 起）计入，不重复计算",
                f"counted by its parts below (from {below.closing.ref} on), not twice",
            )
        return Text("已包含在相邻行中，不重复计算", "contained in the lines beside it, not counted twice")


_TOTALS = {
    Total.ASSETS: Text("核对：资产 = 负债 + 所有者权益", "checked: assets = liabilities + equity"),
    Total.LIABILITIES: Text(
        "核对：资产 = 负债 + 所有者权益；各负债行之和", "checked: assets = liabilities + equity; the sum of the lines"
    ),
    Total.EQUITY: Text("核对：资产 = 负债 + 所有者权益", "checked: assets = liabilities + equity"),
    Total.BOTH_SIDES: Text("核对：等于资产总计", "checked: equals total assets"),
    Total.CURRENT: Text("核对：流动负债各行之和", "checked: the sum of the current liabilities"),
    Total.NON_CURRENT: Text("核对：非流动负债各行之和", "checked: the sum of the other liabilities"),
}


def _part(line: Line) -> bool:
    return line.words.part or is_always_part(line.words.key)


def _block(statement: Statement, line: Line) -> Total | None:
    """Which part of the sheet a line stands in: it is the nearest of the three totals below it in its column."""
    below = [
        item
        for item in statement.lines
        if item.column == line.column
        and item.row >= line.row
        and total(item.words.key) in (Total.ASSETS, Total.LIABILITIES, Total.EQUITY)
    ]
    return total(min(below, key=lambda item: item.row).words.key) if below else None


# what is left on the sheet, and the other sheets

_NUMBERED = {"行次", "行号", "序号", "行数", "栏次", "附注", "注释", "附注号"}


def _rest(sheet: Sheet, statement: Statement, told: set[str]) -> Iterator[Seen]:
    """The amounts that no line took up: by column within the table, as one run above it and below it."""
    top = _heading_row(statement)
    last = max((line.row for line in statement.lines), default=top)
    openings = {opening for _, opening in _columns(statement) if opening is not None}
    closings = {closing for closing, _ in _columns(statement)}
    inside: dict[int, list[int]] = {}
    outside: dict[bool, list[tuple[int, int]]] = {}
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if cell == "" or sheet.ref(row, column) in told or not _is_amount(cell):
                continue
            if top <= row <= last:
                inside.setdefault(column, []).append(row)
            else:
                outside.setdefault(row > last, []).append((row, column))
    for column, rows in sorted(inside.items()):
        heading = shown(sheet.at(top, column))
        yield _run(sheet, [(row, column) for row in rows], heading, _column_reason(column, heading, openings, closings))
    for below, places in outside.items():
        told_of = Text("在资产负债表之下", "below the balance sheet") if below else Text("在表头中", "above the table")
        yield _run(sheet, places, "", told_of)


def _column_reason(column: int, heading: str, openings: set[int], closings: set[int]) -> Text:
    if column in openings:
        return Text(
            "上期数列：只取所有者权益合计，并核对合计",
            "the earlier column: only total equity is taken, totals are checked",
        )
    if column in closings:
        return Text("没有名称的零", "zeros without a label")
    if plain(heading) in _NUMBERED:
        return Text("行次，不是金额", "line numbers, no amounts")
    return Text("另一列，不是所取的期间", "another column, not the period taken")


def _run(sheet: Sheet, places: list[tuple[int, int]], label: str, told: Text) -> Seen:
    """Cells of one fate, by the rectangle that they span."""
    rows, columns = [row for row, _ in places], [column for _, column in places]
    first, last = sheet.ref(min(rows), min(columns)), f"{letters(max(columns))}{max(rows) + 1}"
    where = first if len(places) == 1 else f"{first}:{last}"
    text = shown(sheet.at(*places[0])) if len(places) == 1 else ""
    return Seen(Kind.PASSED, where, label, text, told, count=len(places))


def _other_sheets(found: Found) -> Iterator[Seen]:
    statement = found.statement
    for sheet in found.book.sheets if found.book else ():
        if sheet.name in {*(found.profile.sheets - {GUIDE}), PROFILE} or (statement and sheet.name == statement.sheet):
            continue
        count = sum(1 for row in sheet.rows for cell in row if cell != "")
        yield Seen(
            Kind.PASSED, sheet.name, Text("工作表", "sheet"), "", _sheet_reason(found, sheet, count), count=count
        )


def _sheet_reason(found: Found, sheet: Sheet, count: int) -> Text:
    held = [item for item in found.statements if item.sheet == sheet.name]
    if not count:
        return Text("空白工作表", "a blank sheet")
    if found.book and is_template(found.book) and not found.profile.sheets:
        return STOPPED
    if sheet.name == GUIDE and found.profile.sheets:
        return Text("填写说明", "the guide to filling in")
    if held and not any(item.filled for item in held):
        return Text("有资产负债表，但没有填写", "a balance sheet that is not filled in")
    if held and found.statement is None:
        return Text("有资产负债表，未能确定取哪一张", "a balance sheet; which one to take was not decided")
    if held and any(found.statement and item.same_figures(found.statement) for item in held):
        return Text("资产负债表，数字与所取的一张相同", "a balance sheet with the same figures as the one taken")
    if held:
        return Text("另一张资产负债表（隐藏）", "another balance sheet (hidden)")
    refused = next((error for error in found.refused if error.where.rpartition("!")[0] == sheet.name), None)
    if refused:
        return Text("读不出：", "cannot be read: ") + refused.found
    if found.given_sheet:
        return Text(f"--sheet 指明取“{found.given_sheet}”", f"--sheet names {found.given_sheet}")
    hidden = Text("（隐藏）", "(hidden)") if sheet.hidden else same("")
    return Text("没有资产负债表", "no balance sheet is on it") + hidden


def _is_amount(cell: CellValue) -> bool:
    if cell == "":
        return False
    try:
        return decimal(cell) is not None
    except ValueError:
        return False
