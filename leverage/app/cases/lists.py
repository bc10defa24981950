"""The ledger and the list of shareholders as a text of cells parted by tabs, as a spreadsheet copies them: read by the reader of our own workbook."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from leverage.app.cases.answering import Wrong
from leverage.company import Loan, Shareholder
from leverage.intake.edits import Rows
from leverage.intake.files.cells import Sheet, place_of
from leverage.intake.files.content import MAX_TEXT
from leverage.intake.template.headings import OwnUnit, labelled
from leverage.intake.template.layout import (
    ALL_FUNDING,
    KINDS,
    LEDGER,
    LEDGER_ALSO,
    LEDGER_COLUMNS,
    NO,
    OFF_SHEET,
    ON_SHEET,
    SHAREHOLDER_ALSO,
    SHAREHOLDER_COLUMNS,
    SHAREHOLDERS,
    YES,
)
from leverage.intake.template.ledger import read_ledger
from leverage.intake.template.shareholders import read_shareholders
from leverage.intake.values.amounts import CellValue, plain
from leverage.report.company_json import amount
from leverage.terms.answers import names_its_unit, read_amount
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError
from leverage.terms.money import UNITS
from leverage.terms.texts import Text

Kind = Literal["loans", "shareholders"]
LISTS: tuple[Kind, ...] = ("loans", "shareholders")
MOST_ROWS = 10_000
MOST_COLUMNS = 100
MOST_CHARACTERS = 4_000_000
HERE = "页面"

_COLUMNS = {"loans": LEDGER_COLUMNS, "shareholders": SHAREHOLDER_COLUMNS}
_ALSO: Mapping[str, Mapping[str, str]] = {"loans": LEDGER_ALSO, "shareholders": SHAREHOLDER_ALSO}
_FIRST = {"loans": "渠道", "shareholders": "名称"}
SHEETS: Mapping[Kind, str] = {"loans": LEDGER, "shareholders": SHAREHOLDERS}
_WORDS = {
    plain(word).casefold(): channel.label.zh
    for channel in Channel
    for word in (channel.value, channel.label.zh, channel.label.en, channel.short.zh, channel.short.en)
}
_KIND_WORDS = {"corporate": "法人", "individual": "自然人", "公司": "法人", "企业": "法人", "个人": "自然人"}
_SIDES = {"on": ON_SHEET, "off": OFF_SHEET, "onthesheet": ON_SHEET, "offit": OFF_SHEET}


@dataclass(frozen=True)
class Column:
    """A column of a list: its key, its heading, and how its cells are written."""

    name: str
    label: Text
    kind: Literal["choice", "text", "amount", "date", "share"]
    choices: tuple[tuple[str, Text], ...] = ()


LOANS = (
    Column("渠道", Text("渠道", "Channel"), "choice", tuple((c.label.zh, c.label) for c in Channel)),
    Column("资金提供方", Text("资金提供方", "Lender"), "text"),
    Column("余额", Text("余额", "Balance"), "amount"),
    Column("起始日", Text("起始日", "From"), "date"),
    Column("到期日", Text("到期日", "Due"), "date"),
    Column("年利率", Text("年利率", "Rate a year"), "share"),
    Column("表内/表外", Text("表内/表外", "On the sheet"), "choice", ((ON_SHEET, Text(ON_SHEET, "on")), (OFF_SHEET, Text(OFF_SHEET, "off")))),
    Column("批准或备案文号", Text("批准或备案文号", "Approval or filing"), "text"),
)  # fmt: skip
HOLDERS = (
    Column("名称", Text("名称", "Name"), "text"),
    Column("类型", Text("类型", "Kind"), "choice", (("法人", Text("法人", "corporate")), ("自然人", Text("自然人", "individual")))),
    Column("持股比例", Text("持股比例", "Share"), "share"),
    Column("实缴出资", Text("实缴出资", "Paid in"), "amount"),
)  # fmt: skip
COLUMNS: Mapping[Kind, tuple[Column, ...]] = {"loans": LOANS, "shareholders": HOLDERS}


def also(kind: Kind, column: Column) -> list[str]:
    """Other headings that mean a column."""
    return [word for word, name in _ALSO[kind].items() if name == column.name]


def rows_of(text: str, kind: Kind, unit: str) -> Rows:
    """The rows of a text, below a row of headings: its own where it has one, otherwise ours. An amount with 万 or 亿 behind it is put
    into the unit. ValueError with two texts where there are too many.
    """
    if len(text) > MOST_CHARACTERS:
        raise ValueError(Text("内容过长", "the text is too long"), Text("请分成几次", "divide it"))
    read = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t")
    try:
        rows = [[cell.strip() for cell in row] for row in read]
    except csv.Error:
        rows = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines()]
    rows = [row for row in rows if any(row)]
    if any(any(row[MOST_COLUMNS:]) or max(map(len, row)) > MAX_TEXT for row in rows):
        raise ValueError(
            Text("有一格内容过长，或列数过多", "a cell is too long, or there are too many columns"),
            Text(
                f"每格至多{MAX_TEXT:,}字，至多{MOST_COLUMNS}列",
                f"a cell has {MAX_TEXT:,} characters at most, a row {MOST_COLUMNS} cells",
            ),
        )
    rows = [row[:MOST_COLUMNS] for row in rows]
    if len(rows) > MOST_ROWS + 1:
        raise ValueError(
            Text(f"超过{MOST_ROWS:,}行", f"more than {MOST_ROWS:,} rows"),
            Text("请合并同类项", "put together those of one kind"),
        )
    heads = list(_COLUMNS[kind])
    if rows and _is_heading(rows[0], kind):
        heads, rows = rows[0], rows[1:]
    return (tuple(heads), *(tuple(_worded(row, heads, kind, unit)) for row in rows))


def _is_heading(row: Sequence[str], kind: Kind) -> bool:
    return _FIRST[kind] in {_named(cell, kind) for cell in row}


def _named(cell: str, kind: Kind) -> str:
    names = {plain(name): name for name in _COLUMNS[kind]} | {plain(other): n for other, n in _ALSO[kind].items()}
    return names.get(plain(cell)) or names.get(labelled(cell)[0], "")


def _worded(row: Sequence[str], heads: Sequence[str], kind: Kind, unit: str) -> Iterable[CellValue]:
    """The cells of a row, with the words of either language, or of a short form, as our workbook has them."""
    for number, cell in enumerate(row):
        head = _named(heads[number], kind) if number < len(heads) else ""
        word = plain(cell).casefold()
        if head == "渠道":
            yield _WORDS.get(word, cell)
        elif head == "类型":
            yield _KIND_WORDS.get(word, cell)
        elif head == "表内/表外":
            yield _SIDES.get(word, cell)
        elif head in ("余额", "实缴出资"):
            yield _in_unit(cell, unit)
        else:
            yield cell


def _in_unit(cell: str, unit: str) -> str:
    """An amount in the unit of the list; what names no unit of its own stays as it is."""
    return amount(read_amount(cell), UNITS[unit]) if names_its_unit(cell) else cell


@dataclass(frozen=True)
class Loans:
    """A ledger as it was read, what is wrong with it and what is doubtful, by its cells."""

    loans: tuple[Loan, ...]
    wrong: Mapping[str, Wrong]
    doubts: Mapping[str, Wrong]


@dataclass(frozen=True)
class Holders:
    """Shareholders as they were read, what is wrong with them and what is doubtful, by their cells."""

    holders: tuple[Shareholder, ...]
    wrong: Mapping[str, Wrong]
    doubts: Mapping[str, Wrong]


def read_loans(rows: Rows, unit: str) -> Loans:
    """The ledger of some rows, in yuan; every row that cannot be read is told."""
    own = OwnUnit(unit, HERE)
    try:
        found = read_ledger(Sheet(LEDGER, rows), own)
    except InputError as error:
        return Loans((), _each_wrong(rows, LEDGER, lambda sheet: read_ledger(sheet, own), error), {})
    doubts = {doubt.where[0] if doubt.where else LEDGER: Wrong(doubt.ask) for doubt in found.doubts}
    return Loans(found.loans, {}, doubts)


def read_holders(rows: Rows, unit: str) -> Holders:
    """The shareholders of some rows, contributions in yuan; every row that cannot be read is told."""
    own = OwnUnit(unit, HERE)
    try:
        found = read_shareholders(Sheet(SHAREHOLDERS, rows), own)
    except InputError as error:
        return Holders((), _each_wrong(rows, SHAREHOLDERS, lambda sheet: read_shareholders(sheet, own), error), {})
    doubts = {doubt.where[0] if doubt.where else SHAREHOLDERS: Wrong(doubt.ask) for doubt in found.doubts}
    return Holders(found.rows, {}, doubts)


_MOST_TOLD = 50


def _each_wrong(rows: Rows, name: str, read: object, first: InputError) -> dict[str, Wrong]:
    """What is wrong with each row by itself; where only several together are wrong, the first refusal."""
    wrong: dict[str, Wrong] = {}
    for number in range(1, len(rows)):
        alone = (rows[0], *((),) * (number - 1), rows[number])
        try:
            read(Sheet(name, alone))  # type: ignore[operator]
        except InputError as error:
            wrong[error.where or name] = Wrong.of(error)
        if len(wrong) >= _MOST_TOLD:
            break
    return wrong or {first.where or name: Wrong.of(first)}


def place_told(cell: str, kind: Kind, rows: Rows | None = None) -> Text:
    """Where a cell stands in its list, for people: 第2行 余额."""
    key = re.match(r"(loans|shareholders)\[(\d+)\]", cell)
    if key:
        return Text(f"第{int(key[2]) + 1}行", f"row {int(key[2]) + 1}")
    try:
        row, column = place_of(cell.split(",", maxsplit=1)[0])
    except (ValueError, IndexError):
        return Text("", "")
    heads = [str(head) for head in rows[0]] if rows else list(_COLUMNS[kind])
    head = heads[column] if 0 <= column < len(heads) else ""
    label = next((c.label for c in COLUMNS[kind] if c.name == _named(head, kind)), Text(head, head))
    if not row:
        return Text(f"标题行 {label.zh}".strip(), "headings")
    if not label.zh:  # a column that is none of ours
        return Text(f"第{row}行", f"row {row}")
    return Text(f"第{row}行 {label.zh}", f"row {row}, {label.en.lower()}")


def loans_text(loans: Iterable[Loan], unit: str) -> str:
    """A ledger as it is edited: headings, then a row for each loan, amounts in a unit."""
    scale = UNITS[unit]
    sides = {True: ON_SHEET, False: OFF_SHEET, None: ""}
    rows = [
        (
            loan.channel.label.zh,
            loan.lender or "",
            amount(loan.balance, scale),
            loan.start.isoformat() if loan.start else "",
            loan.maturity.isoformat() if loan.maturity else "",
            "" if loan.rate is None else f"{amount(loan.rate * 100)}%",
            sides[loan.on_sheet],
            loan.approval or "",
        )
        for loan in loans
    ]
    return _text((LEDGER_COLUMNS, *rows))


def holders_text(holders: Iterable[Shareholder], unit: str) -> str:
    """A list of shareholders as it is edited."""
    kinds = {kind: word for word, kind in KINDS.items()}
    rows = [
        (
            holder.name,
            kinds.get(holder.kind or "", ""),
            "" if holder.share is None else f"{amount(holder.share * 100)}%",
            "" if holder.paid_in is None else amount(holder.paid_in, UNITS[unit]),
        )
        for holder in holders
    ]
    return _text((SHAREHOLDER_COLUMNS, *rows))


def _text(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join("\t".join(_cell(cell) for cell in row) for row in rows)


def _cell(cell: str) -> str:
    return " ".join(cell.split()) if any(sign in cell for sign in "\t\n\r") else cell


def statement(complete: bool | None) -> tuple[CellValue, ...]:
    """The closing row of a ledger: whether it lists all funding."""
    return (ALL_FUNDING, {True: YES, False: NO, None: ""}[complete])
