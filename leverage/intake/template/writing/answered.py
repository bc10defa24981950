"""The input workbook with a company in it: what is known of it, so that it can be kept, looked through, and read again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from leverage.company import Company, Loan
from leverage.intake.template import layout
from leverage.intake.template.writing.workbook import write_template
from leverage.law.needed_inputs import Asks
from leverage.terms.channels import Channel
from leverage.terms.errors import UsageError
from leverage.terms.facts import Fact
from leverage.terms.money import UNITS, multiple
from leverage.terms.places import find_place
from leverage.terms.texts import Language, Text

_LISTINGS = {value: word for word, value in reversed(layout.LISTINGS.items())}
_KINDS = {value: word for word, value in layout.KINDS.items()}
_FIRST = 3
"""The first row of entries of every sheet, below title and headings; counted from 1, as spreadsheets do."""
_OPEN_LINES = Text(
    "有{number}行融资的渠道还没有确定（{lines}）：模板里每笔都要写明渠道，请先回答，再下载填好的模板。",
    "The channel of {number} line(s) of funding is still open ({lines}): the workbook holds every loan under its channel. Answer that first.",
)


def write_answered(path: Path, company: Company, facts: Mapping[str, Fact], asks: Asks, language: Language) -> None:
    """Write the workbook filled in. UsageError where it cannot hold what is known: money whose channel is open.

    ``facts`` are those that the place asks for on any day. The balance sheet stays empty: the denominators stand in the profile, where they are exact.
    """
    import openpyxl  # noqa: PLC0415  slow to import, needed only here

    open_ = [item for item in company.unallocated if item.amount]
    if open_:
        raise UsageError(_OPEN_LINES.fill(number=len(open_), lines=Text(*["、".join(i.label for i in open_)] * 2)))
    place = find_place(company.place) if company.place else None
    rows = list(_loans(company))
    write_template(
        path,
        place_name=place.name.zh if place else None,
        place_code=place.code if place else "",
        asks=asks,
        company_type=company.company_type,
        language=language,
        loans=len(rows),
        shareholders=len(company.shareholders),
    )
    book = openpyxl.load_workbook(path)
    scale = UNITS.get(company.unit, 1)
    _fill_profile(book[layout.PROFILE], _profile(company, facts, scale))
    _fill_ledger(book[layout.LEDGER], rows, scale, complete=company.complete)
    if layout.SHAREHOLDERS in book.sheetnames:
        _fill_shareholders(book[layout.SHAREHOLDERS], company, scale)
    book.save(path)


def _profile(company: Company, facts: Mapping[str, Fact], scale: int) -> Iterator[tuple[str, str, object]]:
    """Every item that is known: its key, its label, what stands there."""
    known: dict[str, object] = {
        "name": company.name,
        "report_date": company.report_date,
        "unit": company.unit if company.unit in UNITS else "元",
        "approvals": "、".join(sorted(Channel(n).label.zh if n in set(Channel) else n for n in company.approvals)),
        **{base: _number(figure.amount, scale) for base, figure in company.capital.items()},
    }
    for item in layout.ITEMS:
        if known.get(item.key) not in (None, ""):
            yield item.key, item.label, known[item.key]
    for channel, figure in company.approved_amounts.items():
        yield f"{layout.AMOUNT_KEY}{channel.value}", f"批准金额：{channel.label.zh}", _number(figure.amount, scale)
    for name, value in company.facts.items():
        if name in facts:
            fact = facts[name]
            yield layout.fact_key(name, fact.kind), fact.label.zh, _fact(fact, value)


def _fact(fact: Fact, value: object) -> object:
    if isinstance(value, bool) or fact.kind == "yes_no":
        return layout.YES if value in (True, "yes", "true", "是") else layout.NO
    if fact.name == "listing":
        return _LISTINGS.get(str(value), str(value))
    if isinstance(value, Mapping):
        return ",".join(f"{months}:{multiple(rate)}" for months, rate in value.items())
    return multiple(value) if isinstance(value, Fraction) else value


def _number(amount: Fraction, scale: int) -> float:
    return float(amount / scale)


def _loans(company: Company) -> Iterator[Loan]:
    """The rows of the ledger, then the balances that are known without one."""
    yield from company.loans
    listed = {loan.channel for loan in company.loans}
    for channel, figure in company.balances.items():
        if channel not in listed:
            yield Loan(channel, figure.amount, figure.source)


def _fill_profile(sheet: Any, items: Iterable[tuple[str, str, object]]) -> None:
    """Each item into its row; below all others where the place does not ask for it."""
    rows = {str(sheet.cell(row, 4).value): row for row in range(_FIRST, sheet.max_row + 1)}
    for key, label, value in items:
        row = rows.get(key)
        if row is None:
            row = sheet.max_row + 1
            sheet.cell(row, 1, label)
            sheet.cell(row, 4, key)
        _write(sheet, row, 2, value)


def _fill_ledger(sheet: Any, loans: Iterable[Loan], scale: int, *, complete: bool) -> None:
    sides = {True: layout.ON_SHEET, False: layout.OFF_SHEET, None: None}
    for row, loan in enumerate(loans, _FIRST):
        rate = None if loan.rate is None else float(loan.rate)
        values = (
            loan.channel.label.zh,
            loan.lender,
            _number(loan.balance, scale),
            loan.start,
            loan.maturity,
            rate,
            sides[loan.on_sheet],
            loan.approval,
        )
        for column, value in enumerate(values, 1):
            _write(sheet, row, column, value)
    if complete:
        last = next(row for row in range(_FIRST, sheet.max_row + 1) if sheet.cell(row, 1).value == layout.ALL_FUNDING)
        _write(sheet, last, 2, layout.YES)


def _fill_shareholders(sheet: Any, company: Company, scale: int) -> None:
    for row, holder in enumerate(company.shareholders, _FIRST):
        paid_in = None if holder.paid_in is None else _number(holder.paid_in, scale)
        share = None if holder.share is None else float(holder.share)
        for column, value in enumerate((holder.name, _KINDS.get(holder.kind or ""), share, paid_in), 1):
            _write(sheet, row, column, value)


_NO_CHARACTER = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no workbook may hold: control characters, half a surrogate pair."""


def _write(sheet: Any, row: int, column: int, value: object) -> None:
    """A value into its cell; a text never becomes a formula."""
    if value is None:
        return
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value, cell.data_type = _NO_CHARACTER.sub("?", value), "s"
    elif isinstance(value, bool | int | float | date):
        cell.value = value
    else:
        cell.value = str(value)
