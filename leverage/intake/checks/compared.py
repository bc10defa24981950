"""The sums of a file that should agree: reconciled here to be shown, whatever the reader made of a difference."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from leverage.company import Figure, sources
from leverage.intake.account.sheet_reading import Found
from leverage.intake.account.trace import Compared, Remark, stated
from leverage.intake.checks.plausible import APART, LARGEST, SMALLEST, asked, contributions, jumps
from leverage.intake.checks.trust import Checked
from leverage.intake.sheet.accounts import PAID_IN, total
from leverage.intake.sheet.statement import Entry, Line, Statement, last_place
from leverage.intake.sheet.totals import Total
from leverage.intake.values.amounts import in_yuan
from leverage.intake.values.periods import When
from leverage.terms.channels import FUNDING, OFF_SHEET, Channel
from leverage.terms.denominators import Base
from leverage.terms.money import yuan
from leverage.terms.texts import Text

_CLOSING, _OPENING = Text("期末", "closing"), Text("年初", "opening")


def comparisons(found: Found) -> tuple[Compared, ...]:
    """Every reconciliation that the file allows: the sheet, its lines, the ledger, the shareholders, the profile."""
    statement, unit = found.statement, found.unit
    compared: list[Compared] = []
    if statement and unit:
        first = statement.line(Total.ASSETS)
        place = last_place(statement, statement.scale(first, unit) if first else 1)
        for opening, when in ((False, _CLOSING), (True, _OPENING)):
            compared += _balance(statement, unit, place, opening=opening, when=when)
    if found.checked:
        compared += _lines(found.checked)
        compared += _ledger(found.checked, found)
    compared += _shareholders(found)
    return tuple(compared)


def _figure(statement: Statement, unit: str, line: Line | None, *, opening: bool) -> Figure | None:
    entry: Entry | None = (line.opening if opening else line.closing) if line else None
    if line is None or entry is None or entry.amount is None:
        return None
    return Figure(in_yuan(entry.amount, statement.scale(line, unit)), entry.ref)


def _balance(statement: Statement, unit: str, place: Fraction, *, opening: bool, when: Text) -> Iterator[Compared]:
    """Assets = liabilities + equity, and = the total of the other side."""
    figures = {kind: _figure(statement, unit, statement.line(kind), opening=opening) for kind in Total}
    assets, liabilities, equity = figures[Total.ASSETS], figures[Total.LIABILITIES], figures[Total.EQUITY]
    both = figures[Total.BOTH_SIDES]
    if assets and liabilities and equity:
        sides = Figure(liabilities.amount + equity.amount, sources((liabilities.source, equity.source)))
        what = Text("资产总计 = 负债合计 + 所有者权益合计", "assets = liabilities + equity")
        yield Compared(_at(what, when), assets, sides, place)
    if assets and both:
        what = Text("资产总计 = 负债和所有者权益总计", "total assets = total liabilities and equity")
        yield Compared(_at(what, when), assets, both, place)
    current, later = figures[Total.CURRENT], figures[Total.NON_CURRENT]
    if current and later and liabilities:
        parts = Figure(current.amount + later.amount, sources((current.source, later.source)))
        what = Text("负债合计 = 流动负债合计 + 非流动负债合计", "liabilities = current + non-current")
        yield Compared(_at(what, when), liabilities, parts, place * Fraction(3, 2))


def _at(what: Text, when: Text) -> Text:
    return Text(f"{what.zh}（{when.zh}）", f"{what.en} ({when.en})")


def _lines(checked: Checked) -> Iterator[Compared]:
    """The liability lines against their total. A rest that no line explains is a line of the reader's own and left out here."""
    own = checked.liabilities.source
    lines = [line for line in checked.lines if line.source != own and line.amount]
    if lines:
        added = Figure(sum((line.amount for line in lines), Fraction(0)), sources(line.source for line in lines))
        allowed = checked.place * Fraction(max(2, len(lines) + 1), 2)
        what = Text("负债合计 = 各负债行之和（期末）", "liabilities = the sum of their lines (closing)")
        yield Compared(what, checked.liabilities, added, allowed)


def _ledger(checked: Checked, found: Found) -> Iterator[Compared]:
    """Each channel of the ledger against the lines that can hold it."""
    booked = [
        loan
        for loan in found.profile.loans
        if loan.channel in FUNDING and loan.balance and loan.on_sheet is not False
        if loan.on_sheet or loan.channel not in OFF_SHEET
    ]
    for channel in Channel:
        loans = [loan for loan in booked if loan.channel is channel]
        able = [line for line in checked.lines if channel in line.among and line.amount > 0]
        if loans:
            ledger = Figure(sum((loan.balance for loan in loans), Fraction(0)), sources(loan.source for loan in loans))
            room = sum((line.amount for line in able), Fraction(0))
            lines = Figure(room, sources(line.source for line in able) or checked.liabilities.source)
            what = Text(
                f"融资明细的{channel.label.zh} ≤ 可记这一渠道的负债行",
                f"{channel.label.en} of the ledger <= the lines that can hold it",
            )
            yield Compared(what, ledger, lines, checked.place * max(1, len(able)), "<=")


def _shareholders(found: Found) -> Iterator[Compared]:
    compared = contributions(found.company) if found.company else None
    if compared:
        yield compared


def figures(found: Found) -> tuple[dict[str, Figure], dict[str, Figure]]:
    """The closing and the opening figures by line, in yuan, under names that two files share."""
    closing: dict[str, Figure] = {}
    opening: dict[str, Figure] = {}
    statement, unit = found.statement, found.unit
    if statement and unit and found.checked:
        for line in statement.lines:
            name = _name(line)
            for side, is_opening in ((closing, False), (opening, True)):
                figure = _figure(statement, unit, line, opening=is_opening)
                if name and figure:
                    side.setdefault(name, figure)
        if statement.opening not in (When.YEAR_START, When.START):
            opening = {}
    if found.company:  # what the profile states where the sheet does not
        for side, said in zip((closing, opening), stated(found.company), strict=True):
            side.update({name: figure for name, figure in said.items() if name not in side})
    return closing, opening


def _name(line: Line) -> str:
    kind = total(line.words.key)
    if kind in (Total.ASSETS, Total.LIABILITIES, Total.EQUITY):
        return kind.value
    return Base.PAID_IN_CAPITAL.value if PAID_IN.fullmatch(line.words.key) else ""


def sheet_doubts(found: Found) -> Iterator[Remark]:
    """What the statement itself lets one ask: its size, its year, and whether the ledger is in its unit."""
    closing, opening = figures(found)
    assets = closing.get(Total.ASSETS)
    if assets and not SMALLEST <= assets.amount <= LARGEST:
        yield asked(
            f"资产总计为{yuan(assets.amount)}元（{assets.source}），不像小额贷款公司的规模，请核对金额单位。",
            f"Total assets of {yuan(assets.amount)} yuan ({assets.source}) are unlike a small-loan company; check the unit.",
            assets,
        )
    yield from jumps(closing, opening, Text("年初", "the start of the year"))
    liabilities = found.checked.liabilities if found.checked else None
    for loan in found.profile.loans:
        if liabilities and liabilities.amount and loan.on_sheet and loan.balance >= APART * liabilities.amount:
            yield asked(
                f"{loan.source}：余额{yuan(loan.balance)}元是负债合计{yuan(liabilities.amount)}元（{liabilities.source}）的千倍以上，"
                "两张表的金额单位是否不同？",
                f"{loan.source}: the balance, {yuan(loan.balance)} yuan, is a thousand times total liabilities, {yuan(liabilities.amount)} yuan "
                f"({liabilities.source}); are the two sheets in different units?",
                Figure(loan.balance, loan.source),
                liabilities,
            )
