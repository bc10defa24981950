"""The assessment as a workbook (.xlsx): a working paper whose figures are live formulas over its inputs, ready to sign and file.

One module for each part: ``following`` (what formulas can follow), ``data`` and ``sums`` (数据), ``findings`` and ``judged`` (逐条核对), ``rooms`` and
``total`` (渠道余量), ``front`` (结论), ``pages`` (依据, 待确认, 说明), ``intake`` (取数) and, where it was asked for, ``by_rating`` (评级情景). Beneath them
lies ``report.excel``: cells, formulas that know their value, and the guard that lets the verdict stand only while nothing was changed.
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
from leverage.report.excel.book import DATA, FINDINGS, GUIDE, OPEN, ROOMS, SOURCES, VERDICT, Book, Page
from leverage.report.workpaper.by_rating import write_by_rating
from leverage.report.workpaper.data import Data
from leverage.report.workpaper.findings import HEAD, Findings
from leverage.report.workpaper.following import Following
from leverage.report.workpaper.front import Front
from leverage.report.workpaper.intake import write_intake
from leverage.report.workpaper.pages import Register, write_guide, write_open
from leverage.report.workpaper.rooms import Rooms
from leverage.report.workpaper.total import Totals
from leverage.terms.texts import Language, Text

_ROWS_ON_PAPER = 36
"""Rows of a table that fit on one page of A4, lying."""
_LONGEST_NAME = 26
"""Characters of the company's name on the head of every page."""


def write_report(
    assessment: Assessment,
    path: Path,
    *,
    language: Language = "zh",
    unit: str = "万元",
    receipt: Mapping[str, str],
    trace: Trace | None = None,
) -> None:
    """Write the report. ``receipt`` holds tool, rulebook, input and checked_at, as in the JSON, and perhaps the name of the input's file; ``trace`` adds
    how the input was understood.

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
    following = Following(assessment)
    register = Register(following)
    data = Data(book, following)
    findings = Findings(book, data, following, register)
    rooms = Rooms(book, data, findings, findings.judged)
    front = Front(book, findings, rooms, Totals(rooms), receipt, trace)
    register.write(book)
    write_open(book, following)
    apart: set[tuple[int, int]] = set()
    guarded = [(book.pages[name], apart) for name in (DATA, FINDINGS, ROOMS)]
    guarded += [(book.pages[name], apart) for name in (SOURCES, OPEN)]
    last = write_guide(book, data.guard, [*guarded, (front.page, front.apart)])
    book.pages[GUIDE].sheet.print_area(0, 0, last, 2)
    if assessment.house:
        from leverage.report.supplement.workpaper import write_house  # noqa: PLC0415  few papers have limits of the house

        write_house(book, data.guard, assessment)
    if assessment.by_rating is not None:
        write_by_rating(book, assessment.by_rating)
    if trace is not None:
        write_intake(book, trace)
    _print(book, assessment, front)
    book.close(book.say(words.name_of(assessment)), datetime.fromisoformat(receipt["checked_at"]))


def _breaks(page: Page) -> list[int]:
    """The rows before which a new sheet of paper begins: no table of several on a sheet is parted from its heading, as far as it fits on one."""
    starts = sorted(page.sections) or [0]
    ends = [*starts[1:], max((row for row, _ in page.held), default=0) + 1]
    found, top = [], 0
    for start, end in zip(starts, ends, strict=True):
        if start > top and end - top > _ROWS_ON_PAPER:
            found.append(start)
            top = start
        while end - top > _ROWS_ON_PAPER:
            top += _ROWS_ON_PAPER
    return found


def _print(book: Book, assessment: Assessment, front: Front) -> None:
    """Page by page: the company, the date and the index on each, headings repeated; everything but inputs, remarks and signatures protected."""
    name = book.say(words.name_of(assessment))
    name = name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "…"
    paper = book.say(Text("融资杠杆工作底稿", "Working paper: funding leverage"))
    for number, page in enumerate(book.pages.values()):
        index = book.say(
            Text(f"索引 {chr(65 + number)}  核对日 {assessment.as_of}", f"Index {chr(65 + number)}  {assessment.as_of}")
        )
        head = f"&L&8{name.replace('&', '&&')}&C&8{paper}&R&8{index}"
        tall = page.name in (VERDICT, GUIDE)
        repeat = (HEAD, HEAD) if page.name in (FINDINGS, SOURCES) else None
        page.printed(landscape=not tall, pages=1 if page.name == VERDICT else 0, repeat=repeat, head=head)
        page.sheet.set_h_pagebreaks(_breaks(page))
        page.fit(front.heights if page is front.page else {})
        page.protect()
