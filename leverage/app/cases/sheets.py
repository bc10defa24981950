"""What is edited beside a spreadsheet: cells corrected in place, a ledger and shareholders in the place of the file's. The file itself stays as it came."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from leverage.app.cases import lists
from leverage.app.cases.answering import Wrong
from leverage.app.cases.case import Case, Work, worked
from leverage.intake.account.trace import Kind, Seen
from leverage.intake.edits import Edits, Rows
from leverage.intake.template.layout import LEDGER, PROFILE, PROFILE_COLUMNS, SHAREHOLDERS
from leverage.terms.answers import read_yes_no
from leverage.terms.errors import InputError, LeverageError
from leverage.terms.texts import Text

CELL = "cell:"
"""Before the name of a cell, its field."""
_LONGEST = 200


def correctable(seen: Seen) -> bool:
    """Whether one cell, and no run of cells, can be corrected in place."""
    cell = seen.where.rpartition("!")[2]
    return "!" in seen.where and cell.isalnum() and not cell.isdigit() and seen.kind is not Kind.PASSED


def suspects(work: Work) -> list[tuple[str, str]]:
    """The cells that a refusal names, each with what stands there: where it is corrected, if it was read wrongly or is wrong."""
    error = work.judged.error
    if not isinstance(error, InputError) or error.doubt is not None:
        return []
    stands = {seen.where: seen.stands for seen in work.judged.trace.seen}
    named = {cell.strip().rpartition("!")[0] for cell in (*stands, *error.where.split(",")) if "!" in cell}
    told = f"{error.where} {error.found.zh}"
    cells = [
        match
        for sheet in sorted(named, key=len, reverse=True)
        for match in re.findall(rf"{re.escape(sheet)}![A-Z]{{1,3}}[0-9]{{1,7}}(?![0-9:])", told)
    ]
    return [(cell, stands.get(cell, "")) for cell in dict.fromkeys(cells)][:_MOST_SUSPECTS]


_MOST_SUSPECTS = 12


def with_corrections(work: Work, form: Mapping[str, str]) -> tuple[Case, dict[str, Wrong]]:
    """The case with cells corrected as a form says. What stands in the file, or blank, takes a correction back."""
    case = work.case
    stands = {seen.where: seen.stands for seen in work.judged.trace.seen}
    cells = dict(case.edits.cells)
    changed = []
    for field, written in form.items():
        cell = field.removeprefix(CELL)
        if not field.startswith(CELL) or "!" not in cell:
            continue
        text = written.strip()[:_LONGEST]
        if cell in cells and not text:
            del cells[cell]
            changed.append(cell)
        elif text and text != cells.get(cell) and (cell in cells or text != stands.get(cell)):
            cells[cell] = text
            changed.append(cell)
    after = _asking_anew(replace(case, edits=Edits(cells, case.edits.sheets)), work) if changed else case
    if "name" in form and nameable(work) and form["name"].strip() != name_of(work):
        return _accepted(replace(after, edits=_named(after.edits, form["name"].strip()[:_LONGEST], work)), work)
    return after, {}


def _asking_anew(case: Case, work: Work) -> Case:
    """The corrected case without the answers about lines of the sheet, where they no longer fit what stands there: they are put anew."""
    try:
        worked(case, work.book)
    except LeverageError:
        return case.without(*(key for key, answer in case.answers.items() if answer.question.amount is not None))
    return case


def nameable(work: Work) -> bool:
    """Whether the company's name can be written beside the file: it was read, and states none."""
    company = work.judged.company
    return company is not None and (company.name is None or bool(name_of(work)))


def name_of(work: Work) -> str:
    """The name that was written beside the file; blank where none was."""
    return next((str(row[1]) for row in work.case.edits.sheets.get(PROFILE, ()) if row[0] == _NAME), "")


_NAME = "公司名称"


def _named(edits: Edits, name: str, work: Work) -> Edits:
    """The edits with the company's name, as an item of our own workbook."""
    sheets = dict(edits.sheets)
    rows = [row for row in sheets.get(PROFILE, _profile(work.unit)) if row[0] != _NAME]
    sheets[PROFILE] = (*rows, *(((_NAME, name, ""),) if name else ()))
    sheets.setdefault(LEDGER, _NO_ROWS)
    return Edits(edits.cells, sheets)


def _profile(unit: str) -> Rows:
    """The profile of our own workbook with nothing but the unit of the file."""
    return (PROFILE_COLUMNS, ("金额单位", unit, ""))


_NO_ROWS: Rows = (tuple(column.name for column in lists.LOANS), lists.statement(None))


def shown(kind: lists.Kind, work: Work) -> str:
    """What stands in the field of a list: as it was edited, otherwise as the file has it."""
    own = work.case.edits.sheets.get(lists.SHEETS[kind])
    if own is not None:
        rows = own[:-1] if kind == "loans" else own
        return "\n".join("\t".join(str(cell) for cell in row) for row in rows)
    company = work.judged.company
    if company is None:
        return lists.loans_text((), "元") if kind == "loans" else lists.holders_text((), "元")
    if kind == "loans":
        return lists.loans_text(company.loans, company.unit)
    return lists.holders_text(company.shareholders, company.unit)


def complete(work: Work) -> str:
    """Whether the ledger is said to list all funding: yes, no, or blank."""
    own = work.case.edits.sheets.get(LEDGER)
    if own is not None:
        return {"是": "yes", "否": "no"}.get(str(own[-1][1]), "")
    company = work.judged.company
    if company is None or "complete" not in company.where or "complete" in company.blanks:
        return ""
    return "yes" if company.complete else "no"


def with_lists(work: Work, form: Mapping[str, str]) -> tuple[Case, dict[str, Wrong]]:
    """The case with ledger and shareholders as a form has them, or what is wrong, by cell; ``loans`` for the ledger as a whole."""
    case, unit = work.case, work.unit
    wrong: dict[str, Wrong] = {}
    sheets = dict(case.edits.sheets)
    if "loans" in form:
        rows = _rows(form["loans"], "loans", unit, wrong)
        wrong |= lists.read_loans(rows, unit).wrong if rows else {}
        said = _said(form.get("complete", ""))
        before = shown("loans", work), complete(work)
        if rows and (
            (_text(rows), form.get("complete", "")) != (_text(lists.rows_of(before[0], "loans", unit)), before[1])
        ):
            sheets[LEDGER] = (*rows, lists.statement(said))
            if len(rows) == 1 and said is None and not _has(work, LEDGER):
                sheets.pop(LEDGER)
    if "shareholders" in form:
        rows = _rows(form["shareholders"], "shareholders", unit, wrong)
        wrong |= lists.read_holders(rows, unit).wrong if rows else {}
        if rows and _text(rows) != _text(lists.rows_of(shown("shareholders", work), "shareholders", unit)):
            sheets[SHAREHOLDERS] = rows
            if len(rows) == 1 and not _has(work, SHAREHOLDERS):
                del sheets[SHAREHOLDERS]
    wrong |= _still_asked(work, {name for name in sheets if sheets[name] != case.edits.sheets.get(name)})
    if wrong:
        return case, wrong
    own = {name for name in sheets if name != PROFILE and sheets[name] != _NO_ROWS}
    if (own or name_of(work)) and not _has(work, PROFILE):
        sheets.setdefault(PROFILE, _profile(unit))
        sheets.setdefault(LEDGER, _NO_ROWS)
    elif not own:
        sheets = {}
    if sheets == dict(case.edits.sheets):
        return case, {}
    after = replace(case, edits=Edits(case.edits.cells, sheets))
    return _accepted(after, work)


def _still_asked(work: Work, changed: set[str]) -> dict[str, Wrong]:
    """The open questions about a sheet of the file that is to be replaced: they would go with it, unanswered."""
    company = work.judged.company
    open_ = [doubt for doubt in (company.doubts if company else ()) if doubt.open]
    return {
        cell: Wrong(doubt.ask, _FIRST)
        for doubt in open_
        for cell in doubt.where[:1]
        if cell.rpartition("!")[0] in changed and cell.rpartition("!")[0] not in work.case.edits.sheets
    }


_FIRST = Text(
    "请先到“资料”一页回答，或在原文件中更正，再改明细",
    "answer it under Data first, or correct the file, and edit the list then",
)


def _accepted(after: Case, work: Work) -> tuple[Case, dict[str, Wrong]]:
    """The case, unless what was written is what it is refused for."""
    try:
        error = worked(after, work.book).judged.error
    except LeverageError as refused:
        error = refused
    before = work.judged.error
    if error is None or error.doubt is not None or (before is not None and before.message == error.message):
        return after, {}
    return work.case, {getattr(error, "where", "") or "loans": Wrong.of(error)}


def _rows(text: str, kind: lists.Kind, unit: str, wrong: dict[str, Wrong]) -> Rows:
    try:
        return lists.rows_of(text, kind, unit)
    except ValueError as error:
        found, do = error.args
        wrong[kind] = Wrong(found, do)
        return ()


def _text(rows: Rows) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(str(cell) for cell in row) for row in rows)


def _said(word: str) -> bool | None:
    try:
        return read_yes_no(word) if word else None
    except ValueError:
        return None


def _has(work: Work, sheet: str) -> bool:
    """Whether the file itself has a sheet of our own workbook: some cell of it was told of."""
    company = work.judged.company
    cells = [seen.where for seen in work.judged.trace.seen]
    cells += list(company.where.values()) + list(company.blanks.values()) if company else []
    held = sheet not in work.case.edits.sheets
    return held and any(cell.startswith(f"{sheet}!") for cell in cells)
