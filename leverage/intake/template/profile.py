"""Our own workbook: the company's profile (公司信息), and with it the ledger and the shareholders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from leverage.company import Figure, Loan, Shareholder
from leverage.intake.checks.confirmed import confirmed
from leverage.intake.files.cells import Book, Sheet
from leverage.intake.files.content import refuse
from leverage.intake.template.approvals import Approved, read_approvals
from leverage.intake.template.blanks import blanks_of
from leverage.intake.template.cells import AMOUNT, DATE, channel_of, parsed, text_of
from leverage.intake.template.headings import OwnUnit, agree, labelled, refuse_other_units, spoken_doubts
from leverage.intake.template.layout import (
    AMOUNT_KEY,
    FACTS_ALSO,
    GUIDE,
    ITEMS,
    LEDGER,
    LISTINGS,
    MARK,
    PLACE_MARK,
    PROFILE,
    SHAREHOLDERS,
    VERSION,
    fact_key,
)
from leverage.intake.template.ledger import Ledger, read_ledger
from leverage.intake.template.shareholders import Shareholders, read_shareholders
from leverage.intake.values.amounts import day, decimal, in_yuan, is_blank, plain
from leverage.intake.values.spelling import words
from leverage.intake.values.units import stated_unit
from leverage.terms.answers import read_fact
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.doubts import Answer, Doubt
from leverage.terms.errors import InputError, suggest
from leverage.terms.facts import FACTS, CompanyType, Fact
from leverage.terms.money import UNITS
from leverage.terms.texts import Text, same


@dataclass(frozen=True)
class Profile:
    """What our own workbook says beside the balance sheet. ``sheets`` are those that cannot hold one; ``made_for`` is the code of the place that it was
    written for.
    """

    name: str | None = None
    place: str | None = None
    report_date: date | None = None
    company_type: CompanyType | None = None
    unit: str | None = None
    unit_ref: str = ""
    capital: Mapping[Base, Figure] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    approvals: frozenset[str] = frozenset()
    loans: tuple[Loan, ...] = ()
    complete: bool = False
    shareholders: tuple[Shareholder, ...] = ()
    sheets: frozenset[str] = frozenset()
    warnings: tuple[Text, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    made_for: str = ""
    approved_amounts: Mapping[Channel, Figure] = field(default_factory=dict)

    @property
    def stands_alone(self) -> bool:
        """Whether it does without a balance sheet: capital, and some funding or the statement that there is none."""
        return bool(self.capital) and (self.complete or bool(self.loans))


def is_template(book: Book) -> bool:
    """Whether a file is our own workbook: with its profile, and a ledger or the profile's mark."""
    sheet = book.sheet(PROFILE)
    return sheet is not None and (book.sheet(LEDGER) is not None or _version(sheet) is not None)


def read_profile(book: Book, unit: str | None, answers: Mapping[str, Answer] | None = None) -> Profile:
    """Read profile, ledger and shareholders. ``unit`` is the unit of account where the profile names none; ``answers`` are those given to doubts, by
    key: whatever is asked here goes into ``Profile.doubts``.
    """
    sheet, ledger, holders = book.sheet(PROFILE), book.sheet(LEDGER), book.sheet(SHAREHOLDERS)
    if sheet is None:
        return Profile()
    _refuse_newer(sheet)
    cells = items_of(sheet)
    own_unit = _unit(sheet, cells)
    chosen = own_unit or unit
    if chosen is None:
        raise refuse(
            "没有填写金额单位",
            "the unit of the amounts is blank",
            "请在“金额单位”一项选择元、万元等，或用 --unit 指明",
            "choose 元, 万元 or another in the item 金额单位, or name it by --unit",
            blanks_of(book).get("unit", sheet.ref(0, 0)),
        ).asking(
            Doubt(
                "unit",
                Text("本文件的金额单位是什么？", "In what unit are the amounts of this workbook?"),
                (blanks_of(book).get("unit", sheet.ref(0, 0)),),
                "unit",
                Text("全部金额", "every amount"),
            )
        )
    own = OwnUnit(chosen, sheet.ref(*cells["unit"]) if own_unit else "--unit")
    _refuse_other_units(sheet, cells, own)
    granted = _text(sheet, cells, "approvals")
    named = read_approvals(granted, sheet.ref(*cells["approvals"]), answers or {}) if granted else Approved()
    rows = read_ledger(ledger, own) if ledger else Ledger(warnings=(_NO_LEDGER,))
    owners = read_shareholders(holders, own) if holders and holders.rows else Shareholders()
    place = _text(sheet, cells, "place")
    return Profile(
        name=_text(sheet, cells, "name"),
        place=place,
        made_for=_made_for(sheet),
        report_date=parsed(sheet, *cells["report_date"], day, DATE) if "report_date" in cells else None,
        company_type=_company_type(sheet, cells),
        unit=own_unit,
        unit_ref=sheet.ref(*cells["unit"]) if "unit" in cells else "",
        capital=_capital(sheet, cells, UNITS[chosen]),
        approved_amounts=_approved_amounts(sheet, cells, UNITS[chosen]),
        facts=_facts(sheet, cells),
        approvals=named.names,
        loans=rows.loans,
        complete=rows.complete,
        shareholders=owners.rows,
        sheets=frozenset({PROFILE, LEDGER, SHAREHOLDERS, GUIDE}),
        warnings=(*rows.warnings, *named.warnings),
        where=_where(sheet, cells, named, rows),
        doubts=(*confirmed((*_spoken(sheet, cells, own), *rows.doubts, *owners.doubts), answers or {}), *named.doubts),
    )


def _refuse_other_units(sheet: Sheet, cells: _Cells, own: OwnUnit) -> None:
    """InputError for a line or a label of the profile that states another unit than its own item."""
    items = {row for row, _ in cells.values()}
    refuse_other_units(sheet, (row for row in range(len(sheet.rows)) if row not in items), own)
    for base in Base:
        if base.value not in cells:
            continue
        row = cells[base.value][0]
        for column, cell in enumerate(sheet.rows[row]):
            if column == 1 or not isinstance(cell, str):
                continue
            unit = labelled(cell)[1] if column == 0 else None
            if unit:
                agree(unit, sheet.ref(row, column), own)
            elif column > 1:
                stated = stated_unit(cell) or (
                    words(cell) if re.fullmatch(r"(?:百万|千|万|亿)元?|元", words(cell)) else None
                )
                if stated:
                    agree(stated, sheet.ref(row, column), own)


def _spoken(sheet: Sheet, cells: _Cells, own: OwnUnit) -> Iterator[Doubt]:
    """Lines beside the items that speak of another unit, or of a foreign currency."""
    items = {row for row, _ in cells.values()}
    yield from spoken_doubts(sheet, (row for row in range(len(sheet.rows)) if row not in items), own)


def _where(sheet: Sheet, cells: _Cells, named: Approved, rows: Ledger) -> dict[str, str]:
    """The cell of each thing stated, by item, fact or approval."""
    found = {key.split(":")[1] if key.startswith("fact:") else key: sheet.ref(*place) for key, place in cells.items()}
    found |= {f"approval:{name}": found["approvals"] for name in named.names}
    return found | ({"complete": rows.complete_ref} if rows.complete_ref else {})


_NO_LEDGER = Text(
    f"没有工作表“{LEDGER}”：各渠道余额按未知处理。",
    f"There is no sheet {LEDGER}: the balances of the channels are taken as unknown.",
)


def _version(sheet: Sheet) -> tuple[int, int] | None:
    """The version that a workbook marks itself with, and the row of the mark; version 1 had none."""
    for row in range(len(sheet.rows)):
        found = re.fullmatch(re.escape(MARK) + r"(\d{1,4})", str(sheet.at(row, 3)).strip())
        if found:
            return int(found[1]), row
    return None


def _refuse_newer(sheet: Sheet) -> None:
    """InputError for a workbook of a later version: what it asks may mean something else."""
    version, row = _version(sheet) or (VERSION, 0)
    if version > VERSION:
        raise refuse(
            f"这是较新的模板（版本 {version}），本程序只认到版本 {VERSION}",
            f"this workbook is of a newer version ({version}); this program knows those up to {VERSION}",
            "请升级程序，或用本程序的 leverage template 重新生成模板",
            "update the program, or write the template anew with its leverage template",
            sheet.ref(row, 3),
        )


def _made_for(sheet: Sheet) -> str:
    """The code of the place that a workbook was written for, where it is marked with one."""
    marks = (str(sheet.at(row, 3)).strip() for row in range(min(len(sheet.rows), 5)))
    return next((mark.removeprefix(PLACE_MARK) for mark in marks if mark.startswith(PLACE_MARK)), "")


FactKind = Literal["choice", "yes_no", "date", "count", "ratio", "rates"]
_KINDS: tuple[FactKind, ...] = ("choice", "yes_no", "date", "count", "ratio", "rates")
_Cells = dict[str, tuple[int, int]]
"""The content cell of each item that is filled in, by the item's key."""


def items_of(sheet: Sheet) -> _Cells:
    """The items filled in, each with the row and column of its content. A row's key (fourth column) tells what it is; without one, its label does."""
    known = {plain(label): item.key for item in ITEMS for label in (item.label, *item.also)}
    known |= {plain(label): fact_key(name, FACTS[name].kind) for label, name in FACTS_ALSO.items()}
    known |= {
        plain(fact.label.zh): fact_key(fact.name, fact.kind) for fact in FACTS.values() if fact.name != "company_type"
    }
    keys = set(known.values())
    cells: _Cells = {}
    for row in range(len(sheet.rows)):
        label = text_of(sheet.at(row, 0))
        if label is None or is_blank(sheet.at(row, 1)) or plain(label) in {"项目", "以下为监管事实"}:
            continue
        stated = text_of(sheet.at(row, 3)) or ""
        own = stated in keys or stated.startswith(("fact:", AMOUNT_KEY))
        key = stated if own else known.get(plain(label)) or known.get(labelled(label)[0])
        if key is None:
            raise InputError(
                Text(f"不认识的项目“{label[:40]}”", f"the item “{label[:40]}” is not known"),
                Text("请用模板中的项目名称", "use the items of the template")
                + suggest(label, [*(item.label for item in ITEMS), *(fact.label.zh for fact in FACTS.values())]),
                sheet.ref(row, 0),
            )
        if key in cells:
            raise refuse(
                f"“{label[:40]}”填了两次",
                f"“{label[:40]}” is filled in twice",
                "请只保留一行",
                "keep one of the rows",
                sheet.ref(row, 1),
            )
        cells[key] = (row, 1)
    return cells


def _text(sheet: Sheet, cells: _Cells, key: str) -> str | None:
    return text_of(sheet.at(*cells[key])) if key in cells else None


def _unit(sheet: Sheet, cells: _Cells) -> str | None:
    word = _text(sheet, cells, "unit")
    if word is None:
        return None
    unit = plain(word).removeprefix("人民币")
    if unit not in UNITS:
        raise refuse(
            f"不认识的金额单位“{word[:20]}”",
            f"the unit “{word[:20]}” is not known",
            f"请选择 {'、'.join(UNITS)} 之一",
            f"choose one of {', '.join(UNITS)}",
            sheet.ref(*cells["unit"]),
        )
    return unit


def _company_type(sheet: Sheet, cells: _Cells) -> CompanyType | None:
    word = _text(sheet, cells, "company_type")
    if word is None:
        return None
    names = {kind.value: kind for kind in CompanyType} | {kind.label.zh: kind for kind in CompanyType}
    kind = names.get(plain(word)) or names.get(plain(word)[:2])
    if kind is None:
        raise refuse(
            f"不认识的公司类型“{word[:20]}”",
            f"the company type “{word[:20]}” is not known",
            "请选择传统、网络、科技或农村",
            "choose 传统, 网络, 科技 or 农村",
            sheet.ref(*cells["company_type"]),
        )
    return kind


def _capital(sheet: Sheet, cells: _Cells, scale: int) -> dict[Base, Figure]:
    capital = {}
    for base in Base:
        if base.value not in cells:
            continue
        row, column = cells[base.value]
        amount = parsed(sheet, row, column, decimal, AMOUNT)
        if amount is not None and amount <= 0:
            raise refuse(
                f"{base.label.zh}不大于零，无法计算任何倍数",
                f"{base.label.en}: at or below zero, no multiple of it means anything",
                "请核对",
                "check the figure",
                sheet.ref(row, column),
            )
        if amount is not None:
            capital[base] = Figure(in_yuan(amount, scale), sheet.ref(row, column))
    return capital


def _approved_amounts(sheet: Sheet, cells: _Cells, scale: int) -> dict[Channel, Figure]:
    """The amounts that approvals name, by channel."""
    amounts = {}
    for key, (row, column) in cells.items():
        amount = parsed(sheet, row, column, decimal, AMOUNT) if key.startswith(AMOUNT_KEY) else None
        if amount is not None:
            channel = channel_of(key.removeprefix(AMOUNT_KEY), sheet.ref(row, 3))
            amounts[channel] = Figure(in_yuan(amount, scale), sheet.ref(row, column))
    return amounts


def _facts(sheet: Sheet, cells: _Cells) -> dict[str, object]:
    return {
        key.split(":")[1]: _fact(sheet, row, column, Fact(*_named(key)))
        for key, (row, column) in cells.items()
        if key.startswith("fact:")
    }


def _named(key: str) -> tuple[str, FactKind, Text, Text]:
    """A fact by its key alone, as only a place's module may know it in full."""
    _, name, kind = (*key.split(":"), "", "")[:3]
    found: FactKind = next((known for known in _KINDS if known == kind), "choice")
    return name, found, same(name), same(name)


def _fact(sheet: Sheet, row: int, column: int, fact: Fact) -> object:
    """The answer to a fact as far as its kind tells; what a choice means, the law of the place knows."""
    value = sheet.at(row, column)
    answer: object = value if isinstance(value, bool) else text_of(value)
    if fact.kind == "date":
        answer = parsed(sheet, row, column, day, DATE)
    elif fact.name == "listing":
        answer = LISTINGS.get(str(answer), answer)
    try:
        return read_fact(fact, answer)
    except ValueError as error:
        found, do = error.args
        raise InputError(found, do, sheet.ref(row, column)) from error
