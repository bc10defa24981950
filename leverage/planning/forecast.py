"""A table of days to come, with equity and balances: the day on which something first breaks, in every case of the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from leverage.assessment.findings import BROKEN, Finding
from leverage.company import Company, Figure
from leverage.intake.files.cells import Book, Sheet, open_book, shown
from leverage.intake.values.amounts import day as day_in
from leverage.intake.values.amounts import is_blank, with_unit
from leverage.intake.values.units import stated_unit
from leverage.planning.moving import PRIOR, figures_of
from leverage.planning.setting import Setting, readable
from leverage.terms.channels import Channel, labels
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError, suggest
from leverage.terms.money import UNITS, Yuan
from leverage.terms.months import year_end_before
from leverage.terms.texts import Text

_DATE = ("date", "日期", "报告日期", "as_of")
_CASE = ("case", "情景", "case_name")
_NAMES: dict[str, Base | Channel] = {
    **{base.value: base for base in Base},
    **{base.label.zh: base for base in Base},
    **{channel.value: channel for channel in Channel},
    **{channel.label.zh: channel for channel in Channel},
    "股东权益": Base.NET_ASSETS,
    "所有者权益": Base.NET_ASSETS,
}
MOST_ROWS = 240


@dataclass(frozen=True)
class Row:
    """One line of the table: a day in a case, and its amounts in yuan, each with its cell."""

    day: date
    case: str
    amounts: Mapping[Base | Channel, Figure]
    where: str


@dataclass(frozen=True)
class Point:
    """The company on one day of one case."""

    row: Row
    setting: Setting

    @property
    def broken(self) -> list[Finding]:
        """The rules that are broken then."""
        return [f for f in self.setting.assessment.findings if f.outcome in BROKEN and f.counts_in_verdict]


@dataclass(frozen=True)
class Forecast:
    """The days of the table, case by case."""

    points: tuple[Point, ...]
    notes: tuple[Text, ...] = ()

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases in their order; one without a name where the table has none."""
        return tuple(dict.fromkeys(point.row.case for point in self.points))

    def first_breach(self, case: str | None = None) -> Point | None:
        """The first day on which something is broken, in one case or in any."""
        points = [p for p in self.points if case is None or p.row.case == case]
        broken = [p for p in points if p.setting.assessment.verdict in BROKEN]
        return min(broken, key=lambda point: point.row.day, default=None)


def forecast(setting: Setting, rows: Sequence[Row]) -> Forecast:
    """The company on every day of a table. What the table has no column for stays as it is; its loans stay where their channel's balance is the same."""
    points = tuple(Point(row, _on(setting.briefly, row, rows)) for row in rows)
    return Forecast(points, tuple(_notes(setting, points)))


def _notes(setting: Setting, points: Iterable[Point]) -> Iterator[Text]:
    """What the table does not give, and is not known on its days."""
    gone = {base for point in points for base in setting.company.capital if base not in point.setting.company.capital}
    for base in Base:
        if base in gone:
            yield _NOT_GIVEN.fill(base=base.label)
    rows = {loan.channel for loan in setting.company.loans if loan.balance}
    replaced = {c for point in points for c in rows if not any(x.channel is c for x in point.setting.company.loans)}
    if replaced:
        yield _NO_ROWS.fill(channels=labels(replaced))
    kept = [
        c for c in Channel if setting.company.balance(c) is not None and all(c not in p.row.amounts for p in points)
    ]
    held = [c for c in kept if (figure := setting.company.balance(c)) is not None and figure.amount]
    if held:
        yield _AS_IT_IS.fill(channels=labels(held))


_NOT_GIVEN = Text(
    "预测表没有{base}（或其年末数），有的日期按未知计：取决于它的结论为待定。",
    "The table does not give the {base} (or its year-end) for every day: unknown there, and what turns on it is undetermined.",
)
_NO_ROWS = Text(
    "{channels}的余额与融资明细不同，明细在这些日期不再适用：按笔、按出借人的规则可能待定。",
    "The balances of {channels} are not those of the ledger, whose rows no longer hold then: rules by loan or by lender may be undetermined.",
)
_AS_IT_IS = Text("预测表没有{channels}：按现有余额计。", "The table has no column for {channels}: counted as they are.")


def _on(setting: Setting, row: Row, rows: Iterable[Row]) -> Setting:
    company, _ = readable(setting.company, setting.law, row.day)
    capital = _capital(company, row)
    figures = {channel: figure for channel, figure in row.amounts.items() if isinstance(channel, Channel)}
    same = {c for c, f in figures.items() if (known := company.balance(c)) is not None and known.amount == f.amount}
    changed = figures.keys() - same
    company = replace(
        company,
        capital=capital,
        balances={**company.balances, **{channel: figures[channel] for channel in changed}},
        loans=tuple(loan for loan in company.loans if loan.channel not in changed),
        unallocated=tuple(item for item in company.unallocated if not item.among <= changed),
        liabilities=None,
        report_date=row.day,
    )
    after = replace(setting, company=company, as_of=row.day)
    return _with_prior(after, setting, row, rows)


def _capital(company: Company, row: Row) -> dict[Base, Figure]:
    """The capital of the day. Net capital that was the net assets follows them; any other that the table does not give is not known then."""
    capital = {base: figure for base, figure in company.capital.items() if base is not PRIOR}
    stated = {base: figure for base, figure in row.amounts.items() if isinstance(base, Base)}
    net, own = capital.get(Base.NET_ASSETS), capital.get(Base.NET_CAPITAL)
    one, other = Base.NET_ASSETS, Base.NET_CAPITAL
    if (one in stated) != (other in stated):
        given, missing = (one, other) if one in stated else (other, one)
        if net is not None and own is not None and net.amount == own.amount:
            stated[missing] = stated[given]
        else:
            capital.pop(missing, None)
    return {**capital, **stated}


def _with_prior(after: Setting, before: Setting, row: Row, rows: Iterable[Row]) -> Setting:
    """The net assets of the prior year-end: as the table gives them, on their own or at that day; those of the file in its own year."""
    company = after.company
    if PRIOR in row.amounts:
        return after
    end = year_end_before(row.day)
    own = before.company.capital.get(PRIOR)
    if row.day.year == figures_of(before).year:
        figure = own
    elif figures_of(before) == end and not before.altered:
        figure = before.company.capital.get(Base.NET_ASSETS)
    else:
        there = [r for r in rows if r.day == end and r.case == row.case and Base.NET_ASSETS in r.amounts]
        figure = there[0].amounts[Base.NET_ASSETS] if there else None
    capital = dict(company.capital)
    if figure is not None:
        capital[PRIOR] = figure
    return replace(after, company=replace(company, capital=capital), assumed=None)


# the table


def read_forecast(path: Path, first: date) -> list[Row]:
    """The rows of a table (csv or a workbook), a day each, none before the ``first``. InputError, naming the cell, for a hole, a column or a figure that
    cannot be read.
    """
    try:
        book = open_book(path)
        sheets = [sheet for sheet in book.sheets if not sheet.hidden and any(map(any, sheet.rows))]
        if len(sheets) != 1:
            raise InputError(
                Text(f"有{len(sheets)}张工作表", f"has {len(sheets)} sheets"),
                Text("请只留一张预测表", "keep the one table of the forecast"),
            )
        rows = _rows(book, sheets[0])
        for row in rows:
            if row.day < first:
                raise _too_early(row, first)
        return rows
    except InputError as error:
        raise error.in_file(str(path)) from None


def _too_early(row: Row, first: date) -> InputError:
    return InputError(
        Text(f"{row.day}早于报告日{first}", f"{row.day} is before the day of the figures, {first}"),
        Text("请删去该行", "leave the row out"),
        row.where,
    )


def _rows(book: Book, sheet: Sheet) -> list[Row]:
    head = next((n for n, row in enumerate(sheet.rows) if any(_name(cell)[0] in _DATE for cell in row)), None)
    if head is None:
        raise InputError(
            Text("没有“日期”列", "has no column of dates"),
            Text("首行写列名：日期、净资产、银行借款等", "head the columns: date, net_assets, bank_loan and so on"),
        )
    columns = dict(_columns(sheet, head, _unit_above(sheet, head)))
    rows = [
        _row(book, sheet, number, columns)
        for number in range(head + 1, len(sheet.rows))
        if any(not is_blank(c) for c in sheet.rows[number])
    ]
    if not rows:
        raise InputError(Text("没有数据行", "has no rows"), Text("每个日期写一行", "write a row for each day"))
    if len(rows) > MOST_ROWS:
        raise InputError(
            Text(f"有{len(rows)}行，上限{MOST_ROWS}行", f"{len(rows)} rows; {MOST_ROWS} at most"),
            Text("请分次预测", "forecast in parts"),
        )
    seen: set[tuple[date, str]] = set()
    for row in rows:
        if (row.day, row.case) in seen:
            raise InputError(
                Text(f"{row.day}出现两次", f"{row.day} stands twice"), Text("请删去其一", "leave one out"), row.where
            )
        seen.add((row.day, row.case))
    cases = list(dict.fromkeys(row.case for row in rows))
    return sorted(rows, key=lambda row: (cases.index(row.case), row.day))


def _name(cell: object) -> tuple[str, str | None]:
    """The name of a column, and the unit that stands behind it in brackets."""
    text = str(cell).strip().replace("（", "(").replace("）", ")")
    name, bracket, rest = text.partition("(")
    unit = stated_unit(rest.rstrip(")")) if bracket else None
    if unit is not None:
        return name.strip(), unit
    return text.replace("(", "（").replace(")", "）") if text not in _NAMES else text, None


def _unit_above(sheet: Sheet, head: int) -> str:
    """The unit that stands above the table; yuan where none does."""
    units = [unit for row in sheet.rows[:head] for cell in row if (unit := stated_unit(str(cell)))]
    if len(set(units)) > 1:
        raise InputError(
            Text(f"表头写了两种单位：{'、'.join(units)}", f"two units stand above the table: {', '.join(units)}"),
            Text("请只留一种", "leave one"),
            sheet.ref(0, 0),
        )
    return units[0] if units else "元"


def _columns(sheet: Sheet, head: int, unit_above: str) -> Iterator[tuple[int, tuple[str | Base | Channel, int]]]:
    taken: set[str | Base | Channel] = set()
    for column, cell in enumerate(sheet.rows[head]):
        if is_blank(cell):
            continue
        name, unit = _name(cell)
        key: str | Base | Channel | None = (
            "date" if name in _DATE else "case" if name in _CASE else _NAMES.get(name) or _NAMES.get(str(cell).strip())
        )
        where = sheet.ref(head, column)
        if key is None:
            raise InputError(
                Text(
                    f"不认识的列 {shown(cell)}。{suggest(name, _NAMES).zh}",
                    f"the column {shown(cell)} is not known. {suggest(name, _NAMES).en}",
                ),
                Text("请用分母或渠道的名称", "use the name of a denominator or a channel"),
                where,
            )
        if key in taken:
            raise InputError(
                Text(f"{shown(cell)}有两列", f"{shown(cell)} has two columns"),
                Text("请删去其一", "leave one out"),
                where,
            )
        taken.add(key)
        yield column, (key, UNITS[unit or unit_above])
    if not any(isinstance(key, Base | Channel) for key in taken):
        raise InputError(
            Text("除日期外没有数据列", "has no column of amounts"),
            Text("请加上净资产、银行借款等列", "add net_assets, bank_loan and so on"),
            sheet.ref(head, 0),
        )


def _row(book: Book, sheet: Sheet, number: int, columns: Mapping[int, tuple[str | Base | Channel, int]]) -> Row:
    day: date | None = None
    case = ""
    amounts: dict[Base | Channel, Figure] = {}
    for column, (key, scale) in columns.items():
        cell, where = sheet.at(number, column), sheet.ref(number, column)
        if where in book.unknown or (is_blank(cell) and key != "case"):
            raise InputError(
                Text("预测表有空格", "the forecast has a hole"),
                Text("每个日期的每一列都要填；没有的写 0", "fill in every column of every day; 0 where there is none"),
                where,
            )
        if key == "case":
            case = "" if is_blank(cell) else shown(cell)
        elif key == "date":
            day = _day(cell, where)
        elif isinstance(key, Base | Channel):
            amounts[key] = Figure(_amount(cell, scale, where, key), where)
    assert day is not None  # noqa: S101  the date has a column
    return Row(day, case, amounts, sheet.ref(number, 0))


def _day(cell: object, where: str) -> date:
    try:
        found = day_in(cell)  # type: ignore[arg-type]
    except ValueError:
        found = None
    if found is None:
        raise InputError(
            Text(f"不是日期：{str(cell)[:20]}", f"is no date: {str(cell)[:20]}"),
            Text("请写 2026-03-31 这样的日期", "write a date like 2026-03-31"),
            where,
        )
    return found


def _amount(cell: object, scale: int, where: str, key: Base | Channel) -> Yuan:
    try:
        figure, unit = with_unit(cell)  # type: ignore[arg-type]
    except ValueError:
        figure, unit = None, None
    if figure is None or figure < 0:
        raise InputError(
            Text(f"不是金额：{str(cell)[:20]}", f"is no amount: {str(cell)[:20]}"),
            Text("请写非负金额", "write an amount that is not negative"),
            where,
        )
    amount = Fraction(figure) * (UNITS[unit] if unit else scale)
    if isinstance(key, Base) and amount <= 0:
        raise InputError(
            Text(f"{key.label.zh}不大于零", f"the {key.label.en} is not above zero"),
            Text("比例无从计算，请核对", "no ratio can be computed; check it"),
            where,
        )
    return amount
