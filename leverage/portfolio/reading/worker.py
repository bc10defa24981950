"""A process that reads and judges one file after another, bounded for each of them; it answers in JSON, a line a file.

``pool`` starts it and outlives it. It reads what it is asked from standard input: the settings first, then one task a line. A task is a file of one company,
a row of a table, or a workbook whose rows are wanted.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import signal
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from leverage.checking.run import Judged, Run
from leverage.intake import is_json
from leverage.intake.files.cells import Sheet, open_book, place_of
from leverage.intake.files.content import read_bytes
from leverage.intake.files.limits import allow_one_file, bound_this_process, held_at_most
from leverage.intake.own_outputs import OwnOutput
from leverage.law.rulebook import Rulebook
from leverage.portfolio.lines import Line, as_json
from leverage.portfolio.reading.headings import is_table, own_output
from leverage.portfolio.reading.tables import content_of
from leverage.portfolio.row import row_of, rule_rows, within_columns
from leverage.portfolio.settings import Settings
from leverage.terms.errors import BY_ASKING, InputError, LeverageError, UsageError
from leverage.terms.money import UNITS
from leverage.terms.places import find_place
from leverage.terms.texts import Text

TOO_LARGE = Text("内存不足：文件过大", "memory ran out: the file is too large")
BEYOND = Text(
    "金额过大，不可能是一家公司的，请核对金额和单位",
    "an amount is too large to be a company's; check the amounts and their unit",
)
_SCALED = "〔数字格式缩放了数字，与单位不符〕"
_CONDITIONAL = "〔条件格式会改变显示的数字〕"
_NOT_CALCULATED = "〔公式保存的结果是 0，可能没有计算过〕"
_MERGED = "〔合并单元格，看不出属于哪一行哪一列〕"
"""What stands in the place of a figure, as ``files`` writes it for one that its format hides."""
_NO_CELLS: Mapping[str, str] = {}
_TABLE = {"table": True}
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Judge:
    """What answers the tasks: the law, and the options, loaded once."""

    def __init__(self, settings: Settings, book: Rulebook | None = None) -> None:
        self.book = settings.rulebook() if book is None else book
        self.settings = settings
        self.sheets, self.objects = settings.run(self.book, settings.unit), settings.run(self.book, None)

    def answer(self, task: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a task, as JSON: a line, the rows of a table, or that a file is a table."""
        path, file = Path(task["path"]), str(task["file"])
        if task["task"] == "rows":
            return _rows(path, file, self.settings.unit)
        if task["task"] == "row":
            line = self._line(file, path, content_of(task["company"]), self.objects, task["cells"])
            return as_json(replace(line, number=int(task["number"])))
        try:
            data = read_bytes(path)
        except InputError as error:
            return as_json(Line(file, error=_bare(error, path)))
        run = self.objects if is_json(data) else self.sheets
        line = self._line(file, path, data, run)
        if line.error is not None and data.startswith(_SPREADSHEETS) and _heads_a_table(path, data):
            return dict(_TABLE)
        return as_json(line)

    def _line(self, file: str, path: Path, data: bytes, run: Run, cells: Mapping[str, str] = _NO_CELLS) -> Line:
        sha256 = hashlib.sha256(data).hexdigest()
        own = own_output(data)
        if own is not None:
            return Line(file, passed=own, sha256=sha256)
        judged = replace(run, content={path: data}).judge(path)
        if isinstance(judged.error, OwnOutput):
            return Line(file, passed=judged.error.found, sha256=sha256)
        return replace(self._told(judged, file, path, cells), sha256=sha256)

    def _told(self, judged: Judged, file: str, path: Path, cells: Mapping[str, str]) -> Line:
        assessment, company = judged.assessment, judged.company
        if assessment is not None:
            row, rules = row_of(assessment), rule_rows(assessment)
            whole = within_columns(row, rules)
            return Line(
                file,
                name=assessment.company.name,
                jurisdiction=assessment.place.code,
                as_of=assessment.as_of.isoformat(),
                row=row if whole else None,
                rules=rules if whole else (),
                error=None if whole else BEYOND,
            )
        error = judged.error
        text = _bare(error, path, cells) if error is not None else Text("没有读到公司", "no company was read")
        if company is None:
            return Line(file, error=text)
        day = self.settings.day or company.report_date
        place = _code(self.settings.jurisdiction or company.place)
        return Line(file, name=company.name, jurisdiction=place, as_of=day.isoformat() if day else None, error=text)


def _code(place: str | None) -> str | None:
    try:
        return find_place(place).code if place else None
    except UsageError:
        return None


def _bare(error: LeverageError, path: Path, cells: Mapping[str, str] = _NO_CELLS) -> Text:
    """What is wrong, without the name of the file: it stands beside it. A key is told by the cell in which it stands."""
    if isinstance(error, InputError):
        return _unasked(InputError(error.found, error.do, cells.get(error.where, error.where)).message)
    start = f"{path}:"
    zh, en = (text.removeprefix(start).strip() for text in (error.message.zh, error.message.en))
    return _unasked(Text(zh, f"{en[:1].lower()}{en[1:]}"))


def _unasked(text: Text) -> Text:
    """A refusal without the word that ``--ask`` writes the questions: of many files nobody asks."""
    zh = text.zh.replace(f"；{BY_ASKING.zh}", "").replace(f"{BY_ASKING.zh}。", "")
    en = re.sub(rf"[;.]? ?{re.escape(BY_ASKING.en)}\.?$", "", text.en, flags=re.I)
    return Text(zh, en)


def _heads_a_table(path: Path, data: bytes) -> bool:
    """Whether the first sheet of a workbook that is no company's is a table of many."""
    try:
        sheets = open_book(path, data).sheets
    except InputError:
        return False
    return is_table([str(cell) for cell in _heading_row(_first_shown(sheets))])


def _first_shown(sheets: Sequence[Sheet]) -> Sheet:
    """The first sheet that a reader sees: a hidden one before it may be of another month."""
    return next((sheet for sheet in sheets if not sheet.hidden), sheets[0])


def _heading_row(sheet: Sheet) -> Sequence[object]:
    return next((row for row in sheet.rows if any(cell != "" for cell in row)), ())


def _rows(path: Path, file: str, unit: str | None) -> dict[str, Any]:
    """The rows of the first sheet of a workbook that is shown, as texts; with the fingerprint of the file. ``unit`` is that of rows that name none."""
    try:
        data = read_bytes(path)
        book = open_book(path, data)
        sheet = _first_shown(book.sheets)
    except InputError as error:
        return as_json(Line(file, error=_bare(error, path)))
    return {
        "rows": _texts(sheet, unit, book.zeros or ()),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _texts(sheet: Sheet, given: str | None, zeros: Collection[str] = ()) -> list[list[str]]:
    """The cells as texts. In the place of a figure of which nothing tells how much it is stands why: shown in a scale that is not that of the unit of its
    row, or in a format that a condition decides; or one of the ``zeros``, whose formulas may never have been calculated.
    """
    rows = [[_text(cell) for cell in row] for row in sheet.rows]
    at = next((n for n, cell in enumerate(_heading_row(sheet)) if str(cell).strip() == "unit"), None)
    for (row, column), factor in sheet.scaled.items():
        unit = str(sheet.at(row, at)).strip() if at is not None else ""
        yuan = UNITS.get(unit or given or "元", 0)
        if sheet.at(row, column) and yuan * abs(factor) != 1:
            rows[row][column] = _SCALED
    for row, column in sheet.conditional:
        rows[row][column] = _CONDITIONAL
    own = (place_of(where) for where in zeros if where.rpartition("!")[0] == sheet.name)
    for row, column in own:
        if sheet.at(row, column) == 0:
            rows[row][column] = _NOT_CALCULATED
    for row, column in _merged(sheet):
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = _MERGED
    return rows


def _merged(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Cells below the headings that are one with others, names apart: nothing tells to which row or column a figure belongs, and what is covered is no
    blank.
    """
    heading = _heading_row(sheet)
    below = next((number for number, row in enumerate(sheet.rows) if row is heading), 0) + 1
    for top, left, bottom, right in sheet.merged:
        for row in range(max(top, below), min(bottom + 1, len(sheet.rows))):
            for column in range(left, min(right + 1, len(heading))):
                first = (row, column) == (top, left)
                named = str(heading[column]).strip() == "name"
                if not named and not (first and isinstance(sheet.at(row, column), str)):
                    yield row, column


def _text(cell: object) -> str:
    """A cell as a text file would have it; a number as its shortest decimal."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return f"{cell:.15g}" if abs(cell) < 1e15 else f"{cell:.0f}"
    iso = getattr(cell, "isoformat", None)
    return str(iso())[:10] if iso else str(cell)


def serve(asked: IO[bytes], told: IO[bytes]) -> None:
    """Answer until nothing more is asked."""
    settings = Settings.from_json(json.loads(asked.readline()))
    try:
        judge = Judge(settings)
    except LeverageError as error:
        _say(told, {"refused": [error.message.zh, error.message.en]})
        return
    _say(told, {"ready": settings.key(judge.book)})
    bound_this_process()
    for line in iter(asked.readline, b""):
        task = json.loads(line)
        allow_one_file()
        try:
            answer = judge.answer(task)
        except (MemoryError, RecursionError):
            answer = as_json(Line(str(task["file"]), error=TOO_LARGE)) | {"last": True}
        except Exception as error:  # a defect of the program is that of one file, and told
            answer = as_json(Line(str(task["file"]), error=_defect(error)))
        _say(told, answer | {"held": held_at_most()})


def _defect(error: Exception) -> Text:
    what = f"{type(error).__name__}: {error}"[:500]
    return Text(
        f"程序自身出错，没有得出结论，请报告：{what}",
        f"A defect of this program; there is no answer. Please report it: {what}",
    )


def _say(told: IO[bytes], answer: Mapping[str, Any]) -> None:
    told.write(json.dumps(answer).encode("ascii") + b"\n")
    told.flush()


def main() -> None:
    """Serve standard input and output: nothing else may write there. The user's interrupt is for the program that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    told = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    sys.stdout = io.TextIOWrapper(io.FileIO(nowhere, "w", closefd=False), encoding="utf-8")
    try:
        serve(sys.stdin.buffer, told)
    except BrokenPipeError:
        os._exit(1)
