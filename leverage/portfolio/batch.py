"""Many companies, many months: every file and every row of a table judged by itself, kept in a journal as it is done, and put in order at the end.

Start reading at ``Batch.run``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from leverage.intake.files.content import read_bytes
from leverage.law.rulebook import Rulebook
from leverage.portfolio.journal import Journal
from leverage.portfolio.lines import Line, from_json
from leverage.portfolio.reading.headings import OWN_RESULT, RESULT, Heading, headings, is_table, keys_of
from leverage.portfolio.reading.inputs import Inputs
from leverage.portfolio.reading.parquet import has_polars
from leverage.portfolio.reading.pool import Answer, Pool, Task, can_start
from leverage.portfolio.reading.tables import HEAD, PARQUET, Numbered, Row, companies, is_text_table, text_rows
from leverage.portfolio.result import Key, Result, result_of
from leverage.portfolio.settings import Settings
from leverage.terms.errors import InputError, UsageError
from leverage.terms.facts import FACTS
from leverage.terms.places import find_place
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from leverage.portfolio.wide import Judged

AT_ONCE = 100_000
"""Rows that are judged together: more would be no faster, and take more memory."""
_CELLS_AT_ONCE = 5_000_000

Progress = Callable[[int, int], None]
"""Told how much is done, and how much there is in all so far."""


def nothing(_done: int, _all: int) -> None:
    """Nobody watches."""


@dataclass
class Batch:
    """One run over a portfolio. ``jobs`` is how many processes read at once; ``detailed``: the result is to tell of single rules."""

    settings: Settings
    book: Rulebook
    journal: Journal
    jobs: int
    detailed: bool = False
    progress: Progress = nothing
    _keys: set[Key] = field(default_factory=set)
    _tables: list[tuple[str, Path]] = field(default_factory=list)
    _wide: Judged | None = None
    _counting: Lock = field(default_factory=Lock)
    _done: int = 0
    _all: int = 0

    def run(self, inputs: Inputs) -> Result:
        """Judge everything that the journal does not hold yet. LeverageError where no process can be started."""
        passed = []
        for line in inputs.told:
            if line.passed is not None:
                passed.append(line)
            else:
                self._keep(line)
        alone = []
        for file, path in inputs.files:
            if _is_table(path):
                self._tables.append((file, path))
            else:
                alone.append((file, path))
        self._all = len(alone)
        for task, answer in self._answers(self._file_tasks(alone)):
            if answer.get("table"):
                self._tables.append((task["file"], Path(task["path"])))
                self._tell(1)
            else:
                self._keep(from_json(dict(answer)))
        if self._tables and has_polars():
            from leverage.portfolio.reading.plain_rows import fits  # noqa: PLC0415
            from leverage.portfolio.wide import Judged  # noqa: PLC0415

            self._wide = Judged(self.book, self.settings, self.detailed) if fits(self.settings, self.book) else None
        for file, path in sorted(self._tables):
            self._table(file, path)
        if self._wide is not None and self._wide.parts:
            from leverage.portfolio.wide import wide_result  # noqa: PLC0415

            return wide_result(self._wide, self.journal, self._keys, tuple(passed))
        return result_of(self.journal, self._keys, tuple(passed), self.book.sha256)

    def _file_tasks(self, files: Sequence[tuple[str, Path]]) -> Iterator[Task]:
        for file, path in files:
            if self._known(file, path):
                self._keys.add((file, 0))
                self._tell(1)
            else:
                yield {"task": "file", "file": file, "path": str(path)}

    def _known(self, file: str, path: Path) -> bool:
        """Whether an earlier run has done a file, and it is the same still."""
        before = self.journal.fingerprint(file)
        if before is None:
            return False
        try:
            return hashlib.sha256(read_bytes(path)).hexdigest() == before
        except InputError:
            return False

    def _answers(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Answer]]:
        if can_start():
            yield from Pool(self.settings, self.settings.key(self.book), self.jobs).answers(tasks)
            return
        from leverage.portfolio.reading.worker import Judge  # noqa: PLC0415  where no process can be started

        judge = Judge(self.settings, self.book)
        for task in tasks:
            yield task, judge.answer(task)

    def _keep(self, line: Line) -> None:
        self.journal.add(line)
        self._keys.add((line.file, line.number))
        self._tell(1)

    def _tell(self, more: int) -> None:
        with self._counting:  # tasks are made in the threads that hand them on
            self._done += more
            self._all = max(self._all, self._done)
            self.progress(self._done, self._all)

    # tables

    def _table(self, file: str, path: Path) -> None:
        """Every row of a table; what is wrong with the whole of it is one line."""
        try:
            before = _state(path)
            rows, ragged = self._rows(file, path)
            first = next((row for row in rows if isinstance(row, InputError) or any(c.strip() for c in row[1])), None)
            if first is None or isinstance(first, InputError):
                return
            if not is_table(first[1]):
                self._keep(_no_table(file, first[1]))
                return
            columns = headings(first[1], keys_of(self._facts()))
            self._judged(file, path, self._readable(file, rows), columns, ragged=ragged)
            if _state(path) != before:
                self._keep(Line(file, error=_CHANGED))
        except InputError as error:
            self._keep(Line(file, error=error.message))
        except (OSError, ValueError) as error:
            self._keep(Line(file, error=Text("表格无法读取", f"the table cannot be read ({type(error).__name__})")))

    def _facts(self) -> set[str]:
        return {*FACTS, *(name for regime in self.book.regimes() for name in self.book.law_of(regime).facts)}

    def _rows(self, file: str, path: Path) -> tuple[Iterator[Numbered | InputError], bool]:
        """The rows of a table, the headings first; and whether they may be shorter than these."""
        with path.open("rb") as head:
            begins = head.read(4)
        if begins == PARQUET:
            from leverage.portfolio.reading.parquet import parquet_rows  # noqa: PLC0415  it needs Polars

            return parquet_rows(path), True
        if not begins.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            return text_rows(path), False
        task = {"task": "rows", "file": file, "path": str(path)}
        answers = Pool(self.settings, self.settings.key(self.book), 1).answers(iter([task]))
        ((_, answer),) = list(answers)
        if "rows" not in answer:
            self._keep(from_json(dict(answer)))
            return iter(()), True
        return iter(list(enumerate(answer["rows"], 1))), True

    def _readable(self, file: str, rows: Iterator[Numbered | InputError]) -> Iterator[Numbered]:
        for row in rows:
            if isinstance(row, InputError):
                self._keep(Line(file, int(row.where), error=row.message))
            else:
                yield row

    def _judged(self, file: str, path: Path, rows: Iterator[Numbered], columns: list[Heading], *, ragged: bool) -> None:
        if self._wide is not None:
            rows = self._left(file, rows, columns, ragged=ragged)
        tasks = self._row_tasks(file, path, companies(rows, columns, self.settings.unit, ragged=ragged))
        for task, answer in self._answers(tasks):
            line = from_json(dict(answer))
            refused = line.row is None and line.name is None
            self._keep(_numbered(self._wrong(line, task["company"]) if refused else line))

    def _left(self, file: str, rows: Iterator[Numbered], columns: list[Heading], *, ragged: bool) -> Iterator[Numbered]:
        """The rows that the vectorised engine does not take; it judges the others, part by part."""
        from leverage.portfolio.reading.plain_rows import plain_rows  # noqa: PLC0415  they need Polars

        assert self._wide is not None  # noqa: S101  or there would be nothing to leave
        at_once = max(1, min(AT_ONCE, _CELLS_AT_ONCE // max(1, len(columns))))
        while part := list(islice(rows, at_once)):
            frame, left = plain_rows(part, columns, self.settings, ragged=ragged)
            self._wide.one_by_one += len(left)
            wrong = self._wide.add(file, frame) if frame.height else set()
            self._tell(frame.height - len(wrong))
            yield from left
            yield from (row for row in part if row[0] in wrong)

    def _row_tasks(self, file: str, path: Path, rows: Iterator[Row]) -> Iterator[Task]:
        for row in rows:
            if row.wrong is not None:
                self._keep(self._wrong(Line(file, row.number, error=row.wrong), row.company))
            elif self.journal.fingerprint(file, row.number) == hashlib.sha256(row.content).hexdigest():
                self._keys.add((file, row.number))
                self._tell(1)
            else:
                self._all += 1
                yield {
                    "task": "row",
                    "file": file,
                    "path": str(path),
                    "number": row.number,
                    "company": row.company,
                    "cells": row.cells,
                }

    def _wrong(self, line: Line, company: Mapping[str, Any]) -> Line:
        """A row that cannot be judged, with what is known of it."""
        place = self.settings.jurisdiction or company.get("jurisdiction")
        day = self.settings.as_of or company.get("report_date")
        try:
            code = find_place(place).code if place else None
        except UsageError:
            code = None
        try:
            as_of = date.fromisoformat(day).isoformat() if day else None
        except ValueError:
            as_of = None
        return replace(line, name=company.get("name"), jurisdiction=code, as_of=as_of)


_CHANGED = Text(
    "读取期间表格被改动，可能没有读全；请再运行一次",
    "the table changed while it was read, and may not have been read whole; run it again",
)


def _state(path: Path) -> tuple[int, int]:
    """What shows that a file was written to."""
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def _numbered(line: Line) -> Line:
    """An error of a row with the number of the row, where it names no cell."""
    if line.error is None or line.error.en.partition(" ")[0].endswith(str(line.number)):
        return line
    zh, en = f"第{line.number}行：{line.error.zh}", f"row {line.number}: {line.error.en}"
    return replace(line, error=Text(zh, en))


def _no_table(file: str, cells: Sequence[str]) -> Line:
    """A file that looked like a table: a result of this program, or columns that say nothing of a company."""
    if tuple(cells[: len(RESULT)]) == RESULT:
        return Line(file, passed=OWN_RESULT)
    return Line(
        file,
        error=Text(
            f"列名里没有公司的键（name、jurisdiction、report_date 等）：{'、'.join(cells[:5])[:80]}",
            f"no column is a key of a company (name, jurisdiction, report_date …): {', '.join(cells[:5])[:80]}",
        ),
    )


def _is_table(path: Path) -> bool:
    """Whether a file is a table of companies, as far as its beginning tells; a workbook tells when it is read."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(HEAD)
    except (OSError, ValueError):
        return False
    return head.startswith(PARQUET) or (not head.startswith((b"PK", b"{", b"[", b"\xd0\xcf")) and is_text_table(head))
