"""What became of the cells of our own workbook beside its balance sheet: profile, ledger, shareholders."""

from __future__ import annotations

from collections.abc import Iterator

from leverage.intake.account.sheet_reading import Found
from leverage.intake.account.trace import Kind, Seen
from leverage.intake.account.wording import holder_told, loan_told
from leverage.intake.files.cells import Book, Sheet, shown, stands
from leverage.intake.template.layout import ALL_FUNDING, LEDGER, PROFILE, SHAREHOLDERS
from leverage.intake.template.profile import is_template, items_of
from leverage.intake.values.amounts import decimal, in_yuan, is_blank, plain
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.facts import FACTS
from leverage.terms.money import UNITS
from leverage.terms.texts import Text, same

_ITEMS = {
    "name": Text("公司名称", "company name"),
    "place": Text("所在地", "place"),
    "report_date": Text("报告日期", "report date"),
    "company_type": Text("公司类型", "company type"),
    "unit": Text("金额单位", "unit of the amounts"),
    "approvals": Text("已取得批准的渠道", "channels approved"),
}
_TOTALS = {"合计", "小计", "总计"}


def template_seen(found: Found) -> Iterator[Seen]:
    """The cells of profile, ledger and shareholders that are filled in; nothing where the file is not our own workbook."""
    book = found.book
    if book is None or not is_template(book):
        return
    yield from _profile(found, book)
    if not found.profile.sheets:  # refused before the ledger was read
        return
    for loan in found.profile.loans:
        yield Seen(Kind.USED, loan.source, loan.channel.label, stands(book, loan.source), loan_told(loan), loan.balance)
    if ledger := book.sheet(LEDGER):
        yield from _ledger(ledger)
    for holder in found.profile.shareholders:
        yield Seen(
            Kind.USED, holder.source, holder.name, stands(book, holder.source), holder_told(holder), holder.paid_in
        )
    if holders := book.sheet(SHAREHOLDERS):
        yield from _sums(holders)


def _profile(found: Found, book: Book) -> Iterator[Seen]:
    sheet = book.sheet(PROFILE)
    try:
        items = items_of(sheet) if sheet else {}
    except InputError:  # the reading was refused for the same reason
        return
    for key, place in items.items():
        if sheet is None:
            break
        where, label = sheet.ref(*place), shown(sheet.at(place[0], 0))
        kind, told = _item(found, key, where)
        amount = None
        unit = found.profile.unit or found.given_unit
        if key in set(Base) and unit:
            amount = in_yuan(decimal(sheet.at(*place)), UNITS[unit])
        yield Seen(kind, where, label, shown(sheet.at(*place)), told, amount)


def _item(found: Found, key: str, where: str) -> tuple[Kind, Text]:
    if key in set(Base):
        base = Base(key)
        figure = found.company.capital.get(base) if found.company else None
        if figure and figure.source != where:
            return Kind.CHECKED, Text(
                f"{base.label.zh}：与 {figure.source} 相符", f"{base.label.en}: agrees with {figure.source}"
            )
        return Kind.USED, base.label
    if key.startswith("fact:"):
        name = key.split(":")[1]
        label = FACTS[name].label if name in FACTS else same(name)
        return Kind.USED, Text(f"监管事实：{label.zh}", f"fact: {label.en}")
    return Kind.USED, _ITEMS.get(key, same(key))


def _ledger(sheet: Sheet) -> Iterator[Seen]:
    opening = plain(ALL_FUNDING).partition("(")[0]
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and plain(cell).startswith(opening) and not is_blank(sheet.at(row, column + 1)):
                told = Text("声明：融资是否已全部列示", "statement: whether all funding is listed")
                yield Seen(Kind.USED, sheet.ref(row, column + 1), shown(cell), shown(sheet.at(row, column + 1)), told)
    yield from _sums(sheet)


def _sums(sheet: Sheet) -> Iterator[Seen]:
    """Rows that sum the others: they are added up here anew."""
    for row, cells in enumerate(sheet.rows):
        named = next((cell for cell in cells if isinstance(cell, str) and plain(cell) in _TOTALS), None)
        if named and any(isinstance(cell, int | float) for cell in cells):
            told = Text("合计行，不重复计算", "a sum of the rows, not counted twice")
            figures = ", ".join(shown(cell) for cell in cells if isinstance(cell, int | float))
            yield Seen(Kind.PASSED, sheet.ref(row, 0), shown(named), figures, told)
