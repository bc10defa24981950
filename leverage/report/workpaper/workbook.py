"""The assessment as a workbook (.xlsx): a working paper whose figures are live formulas over its inputs, ready to sign and file.

One module for each part: ``excel_book`` (cells and formats), ``standing`` (the rule behind a finding), ``data`` (数据), ``findings``
(逐条核对), ``rooms`` (渠道余量), ``total`` (its totals), ``pages`` (结论, 依据, 待确认, 说明), ``intake`` (取数) and, where it was
asked for, ``by_rating`` (评级情景).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from leverage.assessment.findings import Assessment
from leverage.intake.account.trace import Trace
from leverage.report import words
from leverage.report.excel_book import DATA, FINDINGS, GUIDE, OPEN, ROOMS, SOURCES, Book
from leverage.report.workpaper.by_rating import write_by_rating
from leverage.report.workpaper.data import Data
from leverage.report.workpaper.findings import Findings
from leverage.report.workpaper.intake import write_intake
from leverage.report.workpaper.pages import VerdictPage, write_guide, write_open, write_sources
from leverage.report.workpaper.rooms import Rooms
from leverage.report.workpaper.standing import Standing
from leverage.terms.texts import Language


def write_report(
    assessment: Assessment,
    path: Path,
    *,
    language: Language = "zh",
    unit: str = "万元",
    receipt: Mapping[str, str],
    trace: Trace | None = None,
) -> None:
    """Write the report. ``receipt`` holds tool, rulebook, input and checked_at, as in the JSON; ``trace`` adds how the input was understood.

    The same assessment and receipt give the same bytes. The file appears under its name only when it is complete; an existing one is replaced.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".xlsx")
    os.close(handle)
    draft = Path(name)
    try:
        _write(assessment, draft, language, unit, receipt, trace)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _write(
    assessment: Assessment, path: Path, language: Language, unit: str, receipt: Mapping[str, str], trace: Trace | None
) -> None:
    book = Book(path, language, unit)
    standing = Standing(assessment)
    data = Data(book, standing)
    findings = Findings(book, data, standing)
    rooms = Rooms(book, data, findings, standing)
    VerdictPage(book, data, findings, rooms, standing, receipt)
    write_sources(book, standing)
    write_open(book, standing)
    write_guide(book)
    if assessment.by_rating is not None:
        write_by_rating(book, assessment.by_rating)
    for name in (FINDINGS, ROOMS, SOURCES, DATA, OPEN, GUIDE):
        book.pages[name].fit()
    if trace is not None:
        write_intake(book, trace)
    book.close(book.say(words.name_of(assessment)), datetime.fromisoformat(receipt["checked_at"]))
