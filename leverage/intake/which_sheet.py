"""Which balance sheet of a file is meant: the one filled in, named, or dated as asked; two that differ are refused."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from leverage.intake.account.sheet_reading import Found
from leverage.intake.checks.trust import refuse_unfilled
from leverage.intake.files.cells import Book, Sheet
from leverage.intake.files.content import refuse
from leverage.intake.sheet.blocks import find_marks
from leverage.intake.sheet.doubts import which_sheet
from leverage.intake.sheet.report_date import on_cover
from leverage.intake.sheet.statement import Statement
from leverage.intake.sheet.table import halves, statements
from leverage.intake.template.profile import Profile
from leverage.terms.errors import InputError, suggest
from leverage.terms.texts import Text

_ENGLISH_TOTAL = re.compile(
    r"total\s*(?:assets|liabilities|equity|(?:owners|shareholders|stockholders)['’]?\s*equity)", re.I
)


def which_statement(
    book: Book, name: str | None, profile: Profile, as_of: date | None, told: Found
) -> Statement | None:
    """The balance sheet meant; None where our own workbook leaves it blank and states the capital otherwise."""
    found, refused = told.statements, told.refused
    sheets = _sheets(book, name, profile)
    for sheet in sheets:
        try:
            found += statements(sheet, as_of)
        except InputError as error:
            refused.append(error)
    if not found and not refused:
        found += halves(sheets, as_of)
    filled = [statement for statement in found if statement.filled]
    if any(not statement.hidden for statement in filled):
        filled = [statement for statement in filled if not statement.hidden]
    if as_of and len(dated := [statement for statement in filled if statement.report_date == as_of]) == 1:
        filled = dated
    if filled:
        other = next((statement for statement in filled[1:] if not statement.same_figures(filled[0])), None)
        if other:
            raise _two_sheets(filled[0], other)
        return _with_date(filled[0], [sheet for sheet in book.sheets if sheet.name not in profile.sheets])
    if profile.stands_alone:
        return None
    if refused:
        raise refused[0]
    if found:
        raise refuse_unfilled(found[0], book)
    if english := next((place for sheet in sheets for place in _in_english(sheet)), None):
        raise refuse(
            "资产负债表的项目名称是英文，不能识别",
            "the balance sheet has English labels, which are not read",
            "请改用中文项目名称（至少“资产总计”“负债合计”“所有者权益合计”和各负债项目），或用 leverage template 生成模板填写",
            "name the lines in Chinese (资产总计, 负债合计, 所有者权益合计 and the liabilities), or fill in the workbook that leverage template writes",
            english,
        )
    lone = [(sheet, min(marks)) for sheet in sheets if (marks := find_marks(sheet)) and len(set(marks.values())) > 1]
    raise refuse(
        "没有找到资产负债表（要有“资产总计”“负债合计”“所有者权益合计”各行）",
        "no balance sheet was found (it has the lines 资产总计, 负债合计 and 所有者权益合计)",
        "请提供资产负债表，或用 leverage template 生成模板填写",
        "provide the balance sheet, or fill in the workbook that leverage template writes",
        lone[0][0].ref(*lone[0][1]) if lone else "",
    )


def _in_english(sheet: Sheet) -> list[str]:
    """The cells that name a total in English."""
    return [
        sheet.ref(row, column)
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and _ENGLISH_TOTAL.fullmatch(cell.strip(" :"))
    ]


def _with_date(statement: Statement, sheets: list[Sheet]) -> Statement:
    """The statement, dated by the file's cover where it names no date itself."""
    if statement.report_date or statement.doubts:
        return statement
    cover = on_cover(sheet for sheet in sheets if sheet.name != statement.sheet and not sheet.hidden)
    doubts = (cover.doubt,) if cover.doubt else ()
    return replace(statement, report_date=cover.on, date_ref=cover.ref, doubts=doubts)


def _sheets(book: Book, name: str | None, profile: Profile) -> list[Sheet]:
    if name is None:
        return [sheet for sheet in book.sheets if sheet.name not in profile.sheets]
    chosen = book.sheet(name)
    if chosen is None:
        names = [sheet.name for sheet in book.sheets]
        raise InputError(
            Text(f"文件中没有工作表“{name}”", f"the file has no sheet “{name}”"),
            Text(f"可选：{'、'.join(names[:20])}", f"choose one of {', '.join(names[:20])}") + suggest(name, names),
        )
    return [chosen]


def _two_sheets(one: Statement, other: Statement) -> InputError:
    where = f"{one.closing_heading}, {other.closing_heading}"
    if one.sheet == other.sheet:
        return refuse(
            "同一工作表上有两张不同的资产负债表",
            "two different balance sheets stand on one sheet",
            "请只保留要核对的一张",
            "keep only the one to be checked",
            where,
        )
    named = other if one.is_group_s and not other.is_group_s else one
    return refuse(
        f"有两张不同的资产负债表：“{one.sheet}”和“{other.sheet}”",
        f"there are two different balance sheets: “{one.sheet}” and “{other.sheet}”",
        f"请用 --sheet 指明，例如 --sheet {named.sheet}",
        f"name one by --sheet, for instance --sheet {named.sheet}",
        where,
    ).asking(which_sheet(one, other))
