"""The assessment as a workbook (.xlsx): a working paper whose figures are live formulas over its inputs, ready to sign and file.

One module for each part: ``excel_book`` (cells and formats), ``excel_standing`` (the rule behind a finding), ``excel_data`` (数据), ``excel_findings``
(逐条核对), ``excel_rooms`` (渠道余量), ``excel_pages`` (结论, 依据, 待确认, 说明) and, where it was asked for, ``excel_by_rating`` (评级情景).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from leverage.findings import Assessment
from leverage.report import words
from leverage.report.excel_book import DATA, FINDINGS, GUIDE, OPEN, ROOMS, SOURCES, Book
from leverage.report.excel_by_rating import write_by_rating
from leverage.report.excel_data import Data
from leverage.report.excel_findings import Findings
from leverage.report.excel_pages import VerdictPage, write_guide, write_open, write_sources
from leverage.report.excel_rooms import Rooms
from leverage.report.excel_standing import Standing
from leverage.texts import Language


def write_report(
    assessment: Assessment,
    path: Path,
    *,
    language: Language = "zh",
    unit: str = "万元",
    receipt: Mapping[str, str],
) -> None:
    """Write the report. ``receipt`` holds tool, rulebook, input and checked_at, as in the JSON.

    The same assessment and receipt give the same bytes. The file appears under its name only when it is complete; an existing one is replaced.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".xlsx")
    os.close(handle)
    draft = Path(name)
    try:
        _write(assessment, draft, language, unit, receipt)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _write(assessment: Assessment, path: Path, language: Language, unit: str, receipt: Mapping[str, str]) -> None:
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
    book.close(book.say(words.name_of(assessment)), datetime.fromisoformat(receipt["checked_at"]))
