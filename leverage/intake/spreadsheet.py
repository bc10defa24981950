"""A spreadsheet to a company: our own workbook, or a statutory balance sheet in any of its layouts."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from leverage.company import Company, Figure
from leverage.intake.account.of_sheet import trace_of
from leverage.intake.account.sheet_reading import Found
from leverage.intake.account.trace import Reading, Trace
from leverage.intake.account.unread import left_unread, looks_like_funding
from leverage.intake.checks.asking import answered
from leverage.intake.checks.confirmed import confirmed
from leverage.intake.checks.reconcile import Position, position
from leverage.intake.checks.scale import ask_scale, ask_zeros
from leverage.intake.checks.shown_cells import in_one_unit, last_place_shown, refuse_scales, told
from leverage.intake.checks.trust import Checked, check
from leverage.intake.edits import NO_EDITS, Edits
from leverage.intake.files.cells import Book, Sheet, open_book, refuse_uncalculated
from leverage.intake.files.content import refuse
from leverage.intake.own_outputs import refuse_own_report
from leverage.intake.sheet.blocks import find_marks
from leverage.intake.sheet.doubts import which_unit
from leverage.intake.sheet.liabilities import shown
from leverage.intake.sheet.statement import Statement
from leverage.intake.sheet.wide_rows import with_whole_figures
from leverage.intake.template.blanks import blanks_of
from leverage.intake.template.headings import OwnUnit, two_units
from leverage.intake.template.layout import LEDGER, PROFILE, SHAREHOLDERS
from leverage.intake.template.profile import Profile, is_template, read_profile
from leverage.intake.values.amounts import plain
from leverage.intake.which_sheet import which_statement
from leverage.terms.denominators import Base
from leverage.terms.doubts import Answer
from leverage.terms.errors import InputError, suggest
from leverage.terms.money import UNITS
from leverage.terms.texts import Text


def read_workbook(
    path: Path,
    *,
    unit: str | None = None,
    sheet: str | None = None,
    as_of: date | None = None,
    answers: Mapping[str, Answer] | None = None,
    found: Found | None = None,
    data: bytes | None = None,
    edits: Edits = NO_EDITS,
) -> Company:
    """Read a spreadsheet. ``unit`` is the unit of account where the sheet does not say, ``sheet`` the sheet to take.

    ``as_of`` is the date of the check: of several dates in one file, it is the one read. ``answers`` are those given to doubts, by key. ``found`` is
    filled in step by step, for an account of what was read. ``edits`` stand in the place of cells and sheets. InputError, naming the cell, for anything
    that cannot be read or whose figures cannot be trusted.
    """
    found = found or Found()
    found.answers = answers or {}
    unit, sheet = answered("unit", unit, found.answers), answered("sheet", sheet, found.answers)
    found.given_unit, found.given_sheet = unit, sheet
    if unit is not None and unit not in UNITS:
        raise InputError(
            Text(f"不认识的金额单位“{unit}”", f"the unit “{unit}” is not known"),
            Text(f"请用 {'、'.join(UNITS)} 之一", f"use one of {', '.join(UNITS)}") + suggest(unit, UNITS),
        )
    opened = _opened(path, data, sheet)
    found.book = book = with_whole_figures(edits.applied(opened))
    refuse_own_report(book)
    profile = Profile()
    if is_template(book):
        refuse_uncalculated(book, (PROFILE, LEDGER, SHAREHOLDERS))
        found.book = book = in_one_unit(book, unit)
        found.profile = profile = read_profile(book, unit, found.answers)
    if profile.unit and unit and profile.unit != unit:
        raise _two_units(profile.unit, profile.unit_ref, unit)
    found.statement = statement = which_statement(book, sheet, profile, as_of, found)
    unread = left_unread(book, profile.sheets, statement)
    remarks = (*edits.told(opened), *told(book, profile, statement), *unread.remarks)
    found.doubts += confirmed(unread.doubts, found.answers)
    if statement is None:
        found.company = _completed(_company(profile, None, None, remarks), found)
        return found.company
    found.unit = _unit(statement, profile, unit, found.answers.get("unit"))
    found.statement = statement = statement.in_one_unit(found.unit)
    refuse_scales(book, statement, found.unit)
    found.checked = checked = check(statement, found.unit, book)
    found.named = named = _named(book, statement)
    if named and profile.name and not _one_name(named[0], profile.name):
        raise refuse(
            f"资产负债表的编制单位是“{named[0]}”，公司信息是“{profile.name}”",
            f"the balance sheet is that of “{named[0]}”, the profile names “{profile.name}”",
            "请确认两者是同一家公司，并改为一致",
            "make sure that both are one company, and make them agree",
            ", ".join(filter(None, (named[1], profile.where.get("name", "")))),
        )
    if named and not profile.name:
        profile = replace(profile, name=named[0], where={**profile.where, "name": named[1]})
    found.held = position(checked, profile.loans, profile.complete)
    found.company = _completed(_company(profile, checked, found.held, remarks), found)
    return found.company


_SMALL = 2 * 2**20
"""Bytes of a file whose book may be kept for a moment."""
_LAST: deque[tuple[bytes, Path, str | None, Book]] = deque(maxlen=1)
"""The book that was opened last, of a content that the caller holds: whoever answers questions about a file has it read again after each."""


def _opened(path: Path, data: bytes | None, sheet: str | None) -> Book:
    """The book of a file, or of the same content as just before."""
    for content, name, chosen, book in tuple(_LAST):
        if data is content and (name, chosen) == (path, sheet):
            return book
    book = _read_apart(path, data, sheet)
    if data is not None and len(data) <= _SMALL:
        _LAST.append((data, path, sheet, book))
    return book


def _read_apart(path: Path, data: bytes | None, sheet: str | None) -> Book:
    """The book, with the formulas worked out of every sheet that may be read: one of many thousands is a calculation more often than a statement."""
    book = open_book(path, data, ())
    wanted = [held.name for held in book.sheets if held.name in book.postponed and _may_be_read(held, sheet)]
    return open_book(path, data, wanted) if wanted else book


def _may_be_read(sheet: Sheet, chosen: str | None) -> bool:
    if sheet.name in (PROFILE, LEDGER, SHAREHOLDERS, chosen) or looks_like_funding(sheet):
        return True
    try:
        return bool(find_marks(sheet))
    except InputError:  # too many totals: told when it is read
        return True


def _completed(company: Company, found: Found) -> Company:
    """The company with what was asked on the way, the unit of its file, and the cells that wait for an answer."""
    book, own = found.book, found.profile
    unit = found.unit or own.unit or found.given_unit or "元"
    formats_known = book is None or book.formats_known
    zeros = [] if book is None else ask_zeros(company, book.zeros, found.answers)
    scale = ask_scale(
        company,
        found.checked.assets if found.checked else None,
        unit,
        answers=found.answers,
        confirmed_by=_unit_given_by(found),
        formats_known=formats_known,
    )
    return replace(
        company,
        doubts=(*((scale,) if scale else ()), *zeros, *found.doubts, *own.doubts),
        unit=unit,
        shown_to=last_place_shown(book, company, found.statement, unit) if book is not None else None,
        of_a_sheet=True,
        blanks=blanks_of(book) if book is not None and own.sheets else {},
    )


def _unit_given_by(found: Found) -> str:
    """Where the unit was stated that is none of the sheet's; blank where nobody did."""
    answer = found.answers.get("unit")
    return answer.source if answer is not None else "--unit" if found.given_unit else ""


def read_spreadsheet(
    path: Path,
    *,
    unit: str | None = None,
    sheet: str | None = None,
    as_of: date | None = None,
    answers: Mapping[str, Answer] | None = None,
    data: bytes | None = None,
    explained: bool = True,
    edits: Edits = NO_EDITS,
) -> Reading:
    """Read a spreadsheet with an account of what was read; a refusal stands in the reading, beside what was understood before it. Not ``explained``, the
    account is left out, which takes a third of the time.
    """
    found = Found()
    refusal = None
    try:
        read_workbook(path, unit=unit, sheet=sheet, as_of=as_of, answers=answers, found=found, data=data, edits=edits)
    except InputError as error:
        refusal = error
    return Reading(found.company if refusal is None else None, trace_of(found) if explained else Trace(), refusal)


_NAMED = re.compile(r"(?:编制单位|编报单位|填报单位|单位名称|公司名称|企业名称|纳税人名称)(?:\([^)]*\))?[::](.*)")


def _named(book: Book, statement: Statement) -> tuple[str, str] | None:
    """The company that the balance sheet says it is of, and the cell that says so."""
    sheet = book.sheet(statement.sheet)
    for row, cells in enumerate(sheet.rows[:_TITLE_ROWS] if sheet else ()):
        for column, cell in enumerate(cells):
            found = _NAMED.fullmatch(plain(cell)) if isinstance(cell, str) else None
            if sheet and found:
                beside = sheet.at(row, column + 1)
                name = found[1] or (plain(beside) if isinstance(beside, str) else "")
                if name and "%" not in name and "单位:" not in name:
                    return re.split(r"\d{4}[年-]|单位:", name)[0], sheet.ref(row, column)
    return None


_TITLE_ROWS = 12


def _one_name(one: str, other: str) -> bool:
    """Whether two names can be one company's: the same, or one a part of the other."""
    a, b = plain(one), plain(other)
    return a in b or b in a


def _two_units(stated: str, where: str, given: str) -> InputError:
    return refuse(
        f"表中写明的金额单位是{stated}，与给定的{given}不一致",
        f"the unit stated is {stated}, the one given is {given}",
        "请核实；以表为准时不要另给单位",
        "find out which is right; leave out the unit to go by the sheet",
        where,
    )


def _unit(statement: Statement, profile: Profile, given: str | None, answer: Answer | None) -> str:
    """The unit of the statement: its own, the profile's or the one given; all that are stated must agree. An ``answer`` to a sheet that has changed since
    is none.
    """
    asked_anew = answer is not None and answer.basis not in (None, which_unit(statement).basis)
    wanted = profile.unit or (None if asked_anew and not statement.unit else given)
    if statement.unit:
        if profile.unit and profile.unit != statement.unit:
            raise two_units(statement.unit, statement.unit_ref, OwnUnit(profile.unit, profile.unit_ref))
        if wanted and wanted != statement.unit:
            raise _two_units(statement.unit, statement.unit_ref, wanted)
        return statement.unit
    if wanted:
        return wanted
    raise refuse(
        "看不出金额单位（应有“单位：元”或“单位：万元”等字样）",
        "the unit of the amounts cannot be told (a line such as 单位:元 or 单位:万元 is expected)",
        "请用 --unit 指明：元、千元、万元、百万元或亿元",
        "name it by --unit: 元, 千元, 万元, 百万元 or 亿元",
        statement.closing_heading,
    ).asking(which_unit(statement))


def _company(profile: Profile, checked: Checked | None, held: Position | None, unread: tuple[Text, ...]) -> Company:
    capital, warnings = _capital(profile, checked)
    on_sheet = checked.statement.report_date if checked else None
    if profile.report_date and on_sheet and profile.report_date != on_sheet and checked:
        raise refuse(
            f"公司信息中的报告日期是 {profile.report_date}，资产负债表是 {on_sheet}",
            f"the profile's report date is {profile.report_date}, the balance sheet's {on_sheet}",
            "请改为一致",
            "make them agree",
            ", ".join(
                filter(
                    None,
                    (
                        profile.where.get("report_date", ""),
                        checked.statement.date_ref or checked.statement.closing_heading,
                    ),
                )
            ),
        )
    return Company(
        name=profile.name,
        place=profile.place,
        report_date=profile.report_date or on_sheet,
        company_type=profile.company_type,
        facts=profile.facts,
        approvals=profile.approvals,
        approved_amounts=profile.approved_amounts,
        made_for=profile.made_for,
        capital=capital,
        complete=profile.complete,
        liabilities=checked.liabilities if checked else None,
        balances=held.balances if held else {},
        unallocated=held.unallocated if held else (),
        loans=profile.loans,
        shareholders=profile.shareholders,
        where=profile.where,
        warnings=(
            *(checked.warnings if checked else ()),
            *(held.warnings if held else ()),
            *profile.warnings,
            *warnings,
            *unread,
        ),
    )


def _capital(profile: Profile, checked: Checked | None) -> tuple[dict[Base, Figure], list[Text]]:
    """The denominators of sheet and profile together. Two figures for one of them are refused."""
    capital = dict(checked.capital) if checked else {}
    for base, stated in profile.capital.items():
        here = capital.get(base)
        if here and checked and abs(here.amount - stated.amount) > checked.place:
            raise refuse(
                f"{base.label.zh}有两个数：公司信息 {shown(stated.amount, checked.unit)}，"
                f"资产负债表 {shown(here.amount, checked.unit)}（{here.source}）",
                f"{base.label.en} is stated twice: {shown(stated.amount, checked.unit)} in the profile, "
                f"{shown(here.amount, checked.unit)} on the balance sheet ({here.source})",
                "请更正其中之一",
                "correct one of them",
                stated.source,
            )
        capital.setdefault(base, stated)
    unit = (checked.unit if checked else profile.unit) or "元"
    equity, net = capital.get(Base.NET_ASSETS), capital.get(Base.NET_CAPITAL)
    if equity and net is None:
        capital[Base.NET_CAPITAL] = equity
        return capital, [
            Text(
                f"{equity.source}：资本净额未填写，按净资产（所有者权益）取数，没有扣除任何项目",
                f"{equity.source}: net capital was not stated; it was taken from owners' equity, without any deduction",
            )
        ]
    if equity and net and equity.amount != net.amount:
        return capital, [
            Text(
                f"{net.source}：填写的资本净额 {shown(net.amount, unit)} 与净资产 {shown(equity.amount, unit)}"
                f"（{equity.source}）不同，按填写的计算",
                f"{net.source}: the net capital stated, {shown(net.amount, unit)}, differs from net assets, "
                f"{shown(equity.amount, unit)} ({equity.source}); the one stated is used",
            )
        ]
    return capital, []
