"""Find the balance sheets in a file, and read their lines: the closing figures and those of the start of the year.

A statement is recognised by its totals (资产总计, 负债合计, 所有者权益合计), not by its place or its name; the headings
above tell which column is which. One-sided and two-sided layouts, sides in any order, pages one below the other, empty
rows and columns, stacked tables, several years across, items across are all the same to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from leverage.intake.files.cells import Sheet
from leverage.intake.files.content import refuse
from leverage.intake.sheet.accounts import PAID_IN, channels_of, is_heading, label, total
from leverage.intake.sheet.blocks import (
    Block,
    Marks,
    Place,
    find_blocks,
    find_marks,
    put_together,
    texts,
    unread_heading,
)
from leverage.intake.sheet.columns import Chosen, Wanted, choose, names_above, unknown_headings
from leverage.intake.sheet.headings import heads_no_figures, is_title, spelt
from leverage.intake.sheet.report_date import candidates, date_of
from leverage.intake.sheet.statement import Entry, Line, PassedOver, Statement
from leverage.intake.sheet.totals import Total
from leverage.intake.values.amounts import is_blank, plain, with_unit
from leverage.intake.values.periods import Period
from leverage.intake.values.spelling import is_chinese
from leverage.intake.values.units import Stated, one_unit, unit_in_name, units_in
from leverage.terms.errors import InputError
from leverage.terms.money import UNITS
from leverage.terms.texts import Text

_SIDES = frozenset({Total.LIABILITIES, Total.EQUITY, Total.PARENT})


def statements(sheet: Sheet, as_of: date | None = None) -> list[Statement]:
    """Every balance sheet on a sheet. InputError where one is found but its columns cannot be told apart.

    ``as_of`` is the date of the check: of several dates across, it is the one read.
    """
    marks = find_marks(sheet)
    if not marks:
        return []
    found, refused = _on(sheet, marks, as_of)
    if not found:
        found, sideways = _across(sheet, marks, as_of)
        refused = refused or sideways
    if refused and not found:
        raise refused
    return found


@dataclass(frozen=True)
class _Turned(Sheet):
    """A sheet read with its rows for columns; its cells keep their names."""

    def ref(self, row: int, column: int) -> str:
        return super().ref(column, row)


_WIDEST = 2000
"""Columns; what is wider is no statement with its items across."""


def _across(sheet: Sheet, marks: Marks, as_of: date | None) -> tuple[list[Statement], InputError | None]:
    """The balance sheets whose items stand side by side, one period below the other."""
    rows = [row for row, _ in marks]
    width = max(map(len, sheet.rows))
    if width > _WIDEST:
        return [], None
    items = max(set(rows), key=rows.count)
    columns = (
        tuple(sheet.at(row, column) if row >= items else "" for row in range(len(sheet.rows)))
        for column in range(width)
    )
    turned = _Turned(sheet.name, tuple(columns), sheet.hidden)
    found, refused = _on(turned, find_marks(turned), as_of)
    return [_told_above(sheet, statement, items) for statement in found], refused


def _told_above(sheet: Sheet, statement: Statement, items: int) -> Statement:
    """A statement with its items across, with the unit and the title that stand above them."""
    above = [cell for cell in texts(sheet) if cell[0] < items]
    own = [Stated(statement.unit, statement.unit_ref)] if statement.unit else []
    unit = one_unit([*own, *units_in(sheet, above)])
    title = "".join(plain(text) for _, _, text in above) + statement.title
    return replace(statement, unit=unit.unit if unit else None, unit_ref=unit.where if unit else "", title=title)


def _on(sheet: Sheet, marks: Marks, as_of: date | None) -> tuple[list[Statement], InputError | None]:
    """The balance sheets of a sheet as it lies, or why one that is there cannot be read."""
    groups = put_together(sheet, find_blocks(sheet, marks))
    whole = [blocks for blocks in groups if _is_whole({kind for block in blocks for kind in block.kinds})]
    if not whole:
        kinds = set(marks.values())
        return [], (_unheaded(sheet, marks) if _is_whole(kinds) else None)
    found = []
    for number, blocks in enumerate(whole):
        start = _last_row(marks, whole[number - 1]) + 1 if number else 0
        later = min((other.headings.top for after in whole[number + 1 :] for other in after), default=len(sheet.rows))
        found.append(_statement(sheet, marks, blocks, Rows(start, max(later, _last_row(marks, blocks) + 1)), as_of))
    return found, None


def _is_whole(kinds: Iterable[Total]) -> bool:
    known = set(kinds)
    return Total.ASSETS in known and bool(known & (_SIDES | {Total.PUBLIC}))


def _unheaded(sheet: Sheet, marks: Marks) -> InputError:
    assets = min(place for place, kind in marks.items() if kind is Total.ASSETS)
    edge = min((place[1] for place in marks if place[1] > assets[1]), default=max(map(len, sheet.rows)))
    start = next((row for row in range(assets[0], -1, -1) if is_title(sheet, row)), 0)
    return unknown_headings(sheet, assets, names_above(sheet, assets, start, edge))


def other_entity(zh: str, en: str, where: str) -> InputError:
    """The sheet of another kind of entity: a bank, a government body, a household."""
    return refuse(
        f"这不是小额贷款公司的资产负债表（{zh}）",
        f"this is not the balance sheet of a small-loan company ({en})",
        "请提供公司自己的资产负债表",
        "provide the company's own balance sheet",
        where,
    )


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that belong to a statement and to what is written around it."""

    start: int
    end: int


def _last_row(marks: Marks, blocks: Sequence[Block]) -> int:
    """The row of a statement's last total."""
    return max(place[0] for block in blocks for place in _marks_in(marks, block))


def _marks_in(marks: Marks, block: Block) -> list[Place]:
    return [
        (row, column)
        for (row, column), kind in marks.items()
        if block.top <= row <= block.bottom and block.left <= column <= block.right and kind is not Total.CURRENT_ASSETS
    ] or [(block.top, block.left)]


def _statement(sheet: Sheet, marks: Marks, blocks: Sequence[Block], around: Rows, as_of: date | None) -> Statement:
    last = _last_row(marks, blocks)
    top = min(block.headings.top for block in blocks)
    above = range(_first_row(sheet, around.start, top), max(block.headings.bottom for block in blocks[:1]) + 1)
    below = range(last + 1, _last_below(sheet, last, around.end))
    over = range(above.start, top)
    told = date_of(sheet, over, below, None, "")
    chosen: list[tuple[Block, Chosen]] = []
    like: Period | None = None
    for block in blocks:
        odd = unread_heading(sheet, block, max(place[0] for place in _marks_in(marks, block)))
        if odd:
            cells = [(odd[0], column) for column in range(block.left, block.edge)]
            raise unknown_headings(sheet, odd, [(place, spelt(sheet.at(*place))) for place in cells])
        rows = range(block.top, min(block.bottom, last) + 1)
        columns = choose(sheet, block, rows, Wanted(told.on, as_of, told.year), like)
        like = like or columns.closing.period
        chosen.append((block, columns))
    chosen = _one_opening(chosen)
    lines = [line for block, columns in chosen for line in _lines(sheet, block, columns, last)]
    _refuse_public(sheet, marks, blocks, lines)
    first = chosen[0][1]
    heading_ref = sheet.ref(*first.closing.heading)
    asked = as_of is not None and first.closing.period.on == as_of
    dating = date_of(sheet, over, below, first.closing.period, heading_ref, asked=asked)
    before = next((columns.opening for _, columns in chosen if columns.opening), None)
    unit = _unit(sheet, above, below, chosen, last)
    return Statement(
        sheet.name,
        tuple(lines),
        unit.unit if unit else None,
        unit.where if unit else "",
        dating.on,
        heading_ref,
        before.period.when if before else None,
        sheet.hidden,
        "".join(plain(text) for row, _, text in texts(sheet) if row in above),
        sheet.ref(*before.heading) if before else "",
        dating.ref,
        (dating.doubt,) if dating.doubt else (),
        tuple(_passed_over(sheet, chosen, above)),
    )


def _one_opening(chosen: list[tuple[Block, Chosen]]) -> list[tuple[Block, Chosen]]:
    """The columns read; no opening ones where those of two blocks are of two kinds."""
    periods = [columns.opening.period for _, columns in chosen if columns.opening]
    one = len({period.when for period in periods}) <= 1 and len({period.on for period in periods if period.on}) <= 1
    return chosen if one else [(block, replace(columns, opening=None)) for block, columns in chosen]


_BELOW = 12
"""Rows below a table that may still speak of it: its unit, its date."""


def _last_below(sheet: Sheet, last: int, end: int) -> int:
    """The row after the last below a table that may speak of it: another table ends them."""
    nearby = range(last + 1, min(end, last + 1 + _BELOW))
    return next((row for row in nearby if is_title(sheet, row)), nearby.stop)


def _first_row(sheet: Sheet, start: int, top: int) -> int:
    """The first row above a table that speaks of it: from its own title, and the few lines above that, on."""
    titles = [row for row in range(start, top) if is_title(sheet, row)]
    if not titles:
        return start
    first = titles[-1]
    while first > start and titles[-1] - first < _ABOVE_TITLE and not is_title(sheet, first - 1):
        if any(isinstance(cell, int | float) for cell in sheet.rows[first - 1]):
            break
        first -= 1
    return first


_ABOVE_TITLE = 6


def _refuse_public(sheet: Sheet, marks: Marks, blocks: Sequence[Block], lines: Sequence[Line]) -> None:
    """Net assets for owners' equity, and nothing paid in: a government body or a charity."""
    public = [place for block in blocks for place in _marks_in(marks, block) if marks.get(place) is Total.PUBLIC]
    if public and not any(PAID_IN.fullmatch(line.words.key) for line in lines):
        raise other_entity("净资产而非所有者权益", "net assets instead of owners' equity", sheet.ref(*public[0]))


def _lines(sheet: Sheet, block: Block, columns: Chosen, last: int) -> list[Line]:
    lines = []
    places = block.labels(sheet)
    for row in range(block.top, min(block.bottom, last) + 1):
        found = _label_at(sheet, row, places)
        figure = _entry(sheet, row, columns.closing.column)
        before = _entry(sheet, row, columns.opening.column) if columns.opening else None
        text, column = found or ("", block.right)
        if text or figure.amount:
            lines.append(Line(text.strip(), label(text), row, column, figure, before))
    return lines


def _label_at(sheet: Sheet, row: int, places: Iterable[int]) -> tuple[str, int] | None:
    """The label of a row: of several texts left of its figures the one that names an account, else the nearest."""
    found = [
        (cell, column) for column in places if isinstance(cell := sheet.at(row, column), str) and not is_blank(cell)
    ]
    worded = [one for one in found if is_chinese(one[0]) and spelt(one[0]) not in UNITS] or found
    if not worded:
        return None
    text, column = next(
        (one for one in reversed(worded) if total(label(one[0]).key)),
        next((one for one in reversed(worded) if _is_account(one[0])), worded[-1]),
    )
    lead = [one for one, place in found if place < column and spelt(one).strip(":") == "其中"]
    return ("其中:" + text if lead else text), column


def _is_account(text: str) -> bool:
    key = label(text).key
    return not is_heading(key) and (channels_of(key) != channels_of("") or bool(PAID_IN.fullmatch(key)))


def _entry(sheet: Sheet, row: int, column: int) -> Entry:
    value = sheet.at(row, column)
    try:
        amount, unit = with_unit(value)
        return Entry(sheet.ref(row, column), amount, None, unit if (row, column) in sheet.in_own_unit else None)
    except ValueError:
        return Entry(sheet.ref(row, column), None, str(value).strip()[:60])


def _unit(sheet: Sheet, above: range, below: range, chosen: Sequence[tuple[Block, Chosen]], last: int) -> Stated | None:
    """The unit that the sheet states around its headings, in its labels, behind its figures or in its name."""
    cells = list(texts(sheet))
    heading = max(block.headings.bottom for block, _ in chosen)
    over = [cell for cell in cells if cell[0] in above or above.stop <= cell[0] <= heading + 2]
    found = units_in(sheet, over)
    found += units_in(sheet, [cell for cell in cells if cell[0] in below], said=True)
    for block, columns in chosen:
        places = block.labels(sheet)
        for row in range(block.top, min(block.bottom, last) + 1):
            text = _label_at(sheet, row, places)
            named = label(text[0]) if text else None
            if text and named and named.unit and total(named.key):
                found.append(Stated(named.unit, sheet.ref(row, text[1])))
            found += _behind(sheet, row, columns)
    if name := unit_in_name(sheet.name):
        found.append(Stated(name, sheet.name))
    return one_unit(found)


def _behind(sheet: Sheet, row: int, columns: Chosen) -> list[Stated]:
    """The units written behind the figures of a row."""
    found = []
    for column in (columns.closing, columns.opening):
        if column and (row, column.column) not in sheet.in_own_unit:
            try:
                unit = with_unit(sheet.at(row, column.column))[1]
            except ValueError:
                continue
            if unit:
                found.append(Stated(unit, sheet.ref(row, column.column)))
    return found


def _passed_over(sheet: Sheet, chosen: Sequence[tuple[Block, Chosen]], above: range) -> Iterable[PassedOver]:
    """The columns beside the two that were read, and the day on which the sheet was drawn up."""
    for block, columns in chosen:
        read = {one.heading[1] for one in (columns.closing, columns.opening) if one}
        bottom = block.headings.bottom
        for column in range(block.left, block.edge):
            text = spelt(sheet.at(bottom, column))
            if column in block.columns and column not in read:
                why = Text("这一列是另一个期间", "the column shows another period")
                yield PassedOver(sheet.ref(bottom, column), str(sheet.at(bottom, column)), why)
            elif heads_no_figures(text):
                why = Text("这一列不是金额", "the column holds no balances")
                yield PassedOver(sheet.ref(bottom, column), text, why)
    for one in candidates(sheet, above):
        if one.drawn_up:
            why = Text("编制日期不是资产负债表日", "the day of drawing up is not the date of the balance sheet")
            yield PassedOver(one.ref, f"{one.dated.last}", why)


def halves(sheets: Iterable[Sheet], as_of: date | None) -> list[Statement]:
    """A balance sheet whose two sides stand on two sheets: exactly one with assets, one with liabilities and equity."""
    found = []
    for sheet in sheets:
        marks = find_marks(sheet)
        for blocks in put_together(sheet, find_blocks(sheet, marks)):
            kinds = {kind for block in blocks for kind in block.kinds}
            found.append((sheet, marks, blocks, kinds))
    sides = [
        [one for one in found if Total.ASSETS in one[3]],
        [one for one in found if one[3] >= {Total.LIABILITIES, Total.EQUITY}],
    ]
    if len(found) != 2 or [len(side) for side in sides] != [1, 1]:
        return []
    one, other = (
        _statement(sheet, marks, blocks, Rows(0, len(sheet.rows)), as_of)
        for sheet, marks, blocks, _ in (sides[0][0], sides[1][0])
    )
    return [_merged(one, other)]


def _merged(assets: Statement, owed: Statement) -> Statement:
    """Two halves as one. What both state must agree."""
    if assets.unit and owed.unit and assets.unit != owed.unit:
        one_unit([Stated(assets.unit, assets.unit_ref), Stated(owed.unit, owed.unit_ref)])
    if assets.report_date and owed.report_date and assets.report_date != owed.report_date:
        raise refuse(
            f"资产和负债在两张工作表上，日期不同：{assets.report_date} 和 {owed.report_date}",
            f"assets and liabilities stand on two sheets of different dates: {assets.report_date} and {owed.report_date}",
            "请提供同一天的资产和负债",
            "provide both sides as of one day",
            f"{assets.date_ref}, {owed.date_ref}",
        )
    told = owed if owed.report_date or not assets.report_date else assets
    unit = owed if owed.unit else assets
    return replace(
        owed,
        lines=assets.lines + owed.lines,
        unit=unit.unit,
        unit_ref=unit.unit_ref,
        report_date=told.report_date,
        date_ref=told.date_ref,
        doubts=told.doubts,
        title=assets.title + owed.title,
        hidden=assets.hidden or owed.hidden,
        passed_over=assets.passed_over + owed.passed_over,
    )
