"""What the cells show against what the sheet says of its figures: units that a number format writes, scales, hidden values, rounding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from leverage.company import Company
from leverage.intake.files.cells import Book, Sheet, place_of
from leverage.intake.files.content import refuse
from leverage.intake.files.shown import NoteKind
from leverage.intake.sheet.statement import Statement
from leverage.intake.template.layout import LEDGER, PROFILE, SHAREHOLDERS
from leverage.intake.template.profile import Profile, items_of
from leverage.intake.values.amounts import CellValue, is_blank, last_shown, plain, with_unit
from leverage.terms.errors import InputError
from leverage.terms.money import UNITS
from leverage.terms.texts import Text

_OWN = (PROFILE, LEDGER, SHAREHOLDERS)
_FEN = Fraction(1, 100)
_TOLD_EACH = 3
"""Cells of one kind that are told one by one; of more, the number."""


def in_one_unit(book: Book, given: str | None) -> Book:
    """Our own workbook with its figures in the unit of the profile, where cells write the same unit beside them or show a scale that it names.

    ``given`` is the unit where the profile states none. InputError, naming both cells, for a figure of another unit or scale.
    """
    profile = book.sheet(PROFILE)
    place = items_of(profile).get("unit") if profile else None
    stated = plain(str(profile.at(*place))).removeprefix("人民币") if profile and place else given
    if profile is None or stated not in UNITS:
        return book
    where = profile.ref(*place) if place else "--unit"
    own = {sheet.name: _with_bare_figures(sheet, stated, where) for sheet in book.sheets if sheet.name in _OWN}
    return replace(book, sheets=tuple(own.get(sheet.name, sheet) for sheet in book.sheets))


def _with_bare_figures(sheet: Sheet, unit: str, where: str) -> Sheet:
    for place, factor in sheet.scaled.items():
        _refuse_scale(sheet.ref(*place), factor, unit, where)
    for place, code in sheet.conditional.items():
        raise _conditional(sheet.ref(*place), code)
    rows = tuple(
        tuple(_bare(sheet, row, column, unit, where) for column in range(len(cells)))
        for row, cells in enumerate(sheet.rows)
    )
    return replace(sheet, rows=rows)


def _bare(sheet: Sheet, row: int, column: int, unit: str, where: str) -> CellValue:
    """A cell without the unit behind its figure, which must be that of the workbook."""
    value = sheet.at(row, column)
    if not isinstance(value, str) or value in UNITS or is_blank(value):
        return value
    try:
        amount, own = with_unit(value)
    except ValueError:
        return value
    if own is None or amount is None:
        return value
    if (row, column) in sheet.in_own_unit:
        return f"{amount * UNITS[own] / UNITS[unit]:f}"
    if own != unit:
        raise _two(f"“{value.strip()[:40]}”", own, sheet.ref(row, column), unit, where)
    return f"{amount:f}"


def _two(shown: str, own: str, cell: str, unit: str, where: str) -> InputError:
    return refuse(
        f"单元格显示 {shown}，单位是{own}；{where} 写明的单位是{unit}",
        f"the cell shows {shown}, in {own}; {where} states the unit {unit}",
        "请改为一致：更正金额单位，或更正单元格的数字格式",
        "make them agree: correct the unit, or the number format of the cell",
        f"{cell}, {where}",
    )


def _refuse_scale(cell: str, factor: Fraction, unit: str, where: str) -> None:
    """InputError for a figure that a format shows in another scale, unless it shows yuan in the unit that is stated."""
    if UNITS[unit] * abs(factor) == 1:
        return
    times = f"{int(1 / abs(factor)):,}" if abs(factor) < 1 else f"1/{int(abs(factor)):,}"
    raise refuse(
        f"单元格的数字格式把数字缩小为 1/{times} 显示，与写明的单位{unit}（{where}）对不上：看不出金额究竟是多少",
        f"the number format of the cell shows its number divided by {times}, which does not fit the unit {unit} ({where}): nothing tells the amount",
        "请更正金额单位，或取消单元格的缩放格式后填写实际数字",
        "correct the unit, or take the scale out of the number format and write the figure itself",
        f"{cell}, {where}",
    )


def _conditional(cell: str, code: str) -> InputError:
    return refuse(
        f"条件格式会改变单元格显示的数字（{code[:40]}），看不出显示的究竟是多少",
        f"a condition may show the cell in another format ({code[:40]}): nothing tells what it shows",
        "请取消条件格式中的数字格式后填写实际数字",
        "take the number format out of the conditional formatting and write the figure itself",
        cell,
    )


def refuse_scales(book: Book, statement: Statement, unit: str) -> None:
    """InputError for a line of the balance sheet that is shown in a scale which does not fit the unit stated, or in a format that a condition decides."""
    sheet = book.sheet(statement.sheet)
    if sheet is None or not (sheet.scaled or sheet.conditional):
        return
    for line in statement.lines:
        for entry in (line.closing, line.opening):
            if entry is None or not entry.amount or "!" not in entry.ref:
                continue
            place = place_of(entry.ref)
            if place in sheet.scaled:
                _refuse_scale(entry.ref, sheet.scaled[place], unit, statement.unit_ref or "--unit")
            if place in sheet.conditional:
                raise _conditional(entry.ref, sheet.conditional[place])


def told(book: Book, profile: Profile, statement: Statement | None) -> Iterator[Text]:
    """What became of the cells read that do not hold what they show; of many of one kind the first ones, and their number."""
    used = _cells_of(statement)
    by_kind: dict[NoteKind, list[Text]] = {}
    for where, note in book.notes.items():
        sheet = where.rpartition("!")[0]
        covered = note.kind == "merged" and statement is not None and sheet == statement.sheet
        if where in used or sheet in profile.sheets or covered:
            by_kind.setdefault(note.kind, []).append(Text(f"{where}：{note.text.zh}", f"{where}: {note.text.en}"))
    for notes in by_kind.values():
        yield from notes[:_TOLD_EACH]
        more = len(notes) - _TOLD_EACH
        if more > 0:
            yield Text(f"另有 {more} 个单元格也是如此。", f"So it is with {more} more cells.")
    yield from _hidden_rows(book, profile)


def _cells_of(statement: Statement | None) -> set[str]:
    lines = statement.lines if statement else ()
    return {line.closing.ref for line in lines} | {line.opening.ref for line in lines if line.opening}


def _hidden_rows(book: Book, profile: Profile) -> Iterator[Text]:
    """Loans and shareholders in rows that are hidden: counted, and told."""
    sources = [loan.source for loan in profile.loans] + [holder.source for holder in profile.shareholders]
    for where in sources:
        sheet = book.sheet(where.rpartition("!")[0])
        if sheet and sheet.hidden_rows and place_of(where)[0] in sheet.hidden_rows:
            yield Text(f"{where}：这一行被隐藏，仍已计入", f"{where}: the row is hidden; it is counted")


def last_place_shown(book: Book, company: Company, statement: Statement | None, unit: str) -> Fraction | None:
    """One unit in the last place that the figures read show, in yuan: by their number formats, else by their digits.

    None where they are shown to the fen, or where there are none.
    """
    place = min(_places(book, _figures(company, statement), unit), default=_FEN)
    return place if place > _FEN else None


def _figures(company: Company, statement: Statement | None) -> Iterable[str]:
    yield from (figure.source for figure in company.capital.values())
    yield from (loan.source for loan in company.loans if loan.balance)
    yield from (line.closing.ref for line in (statement.lines if statement else ()) if line.closing.amount)


def _places(book: Book, cells: Iterable[str], unit: str) -> Iterator[Fraction]:
    for where in cells:
        sheet = book.sheet(where.rpartition("!")[0])
        if sheet is None:
            continue
        row, column = place_of(where)
        if (row, column) in sheet.in_own_unit:
            continue  # it tells nothing of how the sheet shows its figures
        try:
            amount, own = with_unit(sheet.at(row, column))
        except ValueError:
            continue
        if not amount:
            continue
        scale = UNITS[own or unit]
        decimals = sheet.decimals(row, column)
        if decimals is None:
            yield last_shown(amount, scale)
        else:
            yield max(Fraction(scale) / 10**decimals, _FEN)
