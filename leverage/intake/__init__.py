"""Files → Company: one module per step. Whatever cannot be read or trusted is refused, naming file, sheet, cell and what to do."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from leverage.company import Company
from leverage.intake.account.of_json import trace_of_json
from leverage.intake.account.trace import Reading, Trace
from leverage.intake.checks.asking import with_doubts
from leverage.intake.edits import NO_EDITS, Edits
from leverage.intake.files.content import read_bytes
from leverage.intake.json.company import read_json
from leverage.terms.doubts import Answer, as_answers
from leverage.terms.errors import InputError
from leverage.terms.texts import Text

MAX_LOANS = 10_000
MAX_SHAREHOLDERS = 1_000
"""And as many sums that are not allocated. A company limited by shares may have 200 founders, one of limited liability 50 members."""


def read_company(
    path: Path,
    *,
    unit: str | None = None,
    sheet: str | None = None,
    as_of: date | None = None,
    answers: Mapping[str, object] | None = None,
) -> Company:
    """Read a company from JSON, our template, or a statutory balance sheet; recognised by content, not by name.

    ``unit`` is the unit of account of a sheet that does not tell its own; ``sheet`` picks one of several balance sheets,
    ``as_of``, the date of the check, one of several dates. ``answers`` holds what was answered to the doubts of an earlier reading
    (``Company.doubts``), by key. InputError for any refusal.
    """
    reading = read(path, unit=unit, sheet=sheet, as_of=as_of, answers=answers)
    if reading.company is None:
        raise reading.refusal or InputError(
            Text("没有读到公司", "no company was read"), Text("请检查文件", "check the file")
        )
    return reading.company


def read(
    path: Path,
    *,
    unit: str | None = None,
    sheet: str | None = None,
    as_of: date | None = None,
    answers: Mapping[str, object] | None = None,
    data: bytes | None = None,
    explained: bool = True,
    edits: Edits = NO_EDITS,
) -> Reading:
    """Read a company as ``read_company`` does, with an account of every cell or key. A refusal is part of the reading, not an exception.

    ``data`` is the content where it does not come from a file (standard input); ``path`` then only names it. Of many files nobody reads the account: not
    ``explained``, it is left out. ``edits`` stand in the place of cells and sheets of a spreadsheet; JSON is edited itself.
    """
    try:
        content = read_bytes(path) if data is None else data
        given = as_answers(answers)
        reading = _read(path, content, unit, sheet, as_of, given, edits, explained=explained)
        if reading.company is not None:
            _refuse_too_many(reading.company)
            company = with_doubts(reading.company, given)
            reading = replace(reading, company=replace(company, sha256=hashlib.sha256(content).hexdigest()))
        if data is None and read_bytes(path) != content:
            raise InputError(
                Text("读取期间文件被改动", "the file changed while it was read"), Text("请再试一次", "try again")
            )
    except InputError as error:
        reading = Reading(None, Trace(), error)
    if reading.refusal is not None:
        return replace(reading, refusal=reading.refusal.in_file(str(path)))
    return reading


def _read(
    path: Path,
    data: bytes,
    unit: str | None,
    sheet: str | None,
    as_of: date | None,
    answers: Mapping[str, Answer],
    edits: Edits,
    *,
    explained: bool,
) -> Reading:
    if not is_json(data):
        from leverage.intake.spreadsheet import read_spreadsheet  # noqa: PLC0415  JSON needs no spreadsheet reader

        return read_spreadsheet(
            path, unit=unit, sheet=sheet, as_of=as_of, answers=answers, data=data, explained=explained, edits=edits
        )
    if unit is not None or sheet is not None:
        raise InputError(
            Text("--unit、--sheet 只用于表格文件", "--unit and --sheet are for spreadsheets"),
            Text("JSON 请写 unit 键", "in JSON write the key unit"),
        )
    company = read_json(data)
    return Reading(company, trace_of_json(data, company) if explained else Trace())


def is_json(data: bytes) -> bool:
    """Whether a file holds JSON, by its first character."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))


def _refuse_too_many(company: Company) -> None:
    """InputError where there is more to judge than any company has: the time it takes grows with the square of some of it."""
    counts = (
        (Text("融资明细", "loans"), len(company.loans), MAX_LOANS),
        (Text("股东", "shareholders"), len(company.shareholders), MAX_SHAREHOLDERS),
        (Text("待分配金额", "sums not allocated"), len(company.unallocated), MAX_SHAREHOLDERS),
    )
    for what, count, most in counts:
        if count > most:
            raise InputError(
                Text(f"{what.zh}有{count:,}条，上限{most:,}条", f"{count:,} {what.en}; {most:,} at most"),
                Text("请合并同类项", "put together those of one kind"),
            )
