"""The company of one tab: what was read, what was answered and edited, and how it is judged: by the same run as ``leverage check``."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from leverage.assessment.findings import Part, Question
from leverage.checking.answers import Answers, with_options
from leverage.checking.run import Judged, Run
from leverage.checking.stated import Stated
from leverage.intake import is_json
from leverage.intake.edits import NO_EDITS, Edits
from leverage.intake.questions.reading import AnsweredRow
from leverage.law.rulebook import Rulebook, load_on_demand
from leverage.terms.doubts import Answer

HERE = "页面"
"""Where an answer or a row of the page was written, as a cell is named elsewhere."""


@dataclass(frozen=True)
class Answered:
    """One question that was answered: as it was put, the part of it, what was written, what that reads as, and what the question rested on."""

    question: Question
    part: Part | None
    kind: str
    written: str
    value: object
    basis: str
    source: str = HERE

    @property
    def key(self) -> str:
        """What names the answer."""
        return f"{self.question.fact}/{self.part.key}" if self.part else self.question.fact

    @property
    def row(self) -> AnsweredRow:
        """The answer as a workbook of questions holds it."""
        return AnsweredRow(
            self.key, self.kind, self.question.ask.zh, "", self.basis, Answer(self.value, self.source, self.basis)
        )


@dataclass(frozen=True)
class Brought:
    """A supplement that counts for a company: its file's name, and its text."""

    name: str
    text: str


@dataclass(frozen=True)
class Case:
    """A company as a tab holds it. ``content`` is the file as it came, or the company's JSON of a form; ``file`` is its name for people.

    ``place`` and ``as_of`` stand in the place of the file's own where they are chosen; ``readings`` are contested clauses as they are to be read.
    """

    file: str
    content: bytes
    answers: Mapping[str, Answered] = field(default_factory=dict)
    edits: Edits = NO_EDITS
    place: str | None = None
    as_of: date | None = None
    readings: Mapping[str, str] = field(default_factory=dict)
    without_stale: bool = False
    by_rating: bool = False
    brought: tuple[Brought, ...] = ()

    @property
    def is_form(self) -> bool:
        """Whether it is a company's JSON, which a form edits, and no spreadsheet."""
        return is_json(self.content)

    @property
    def path(self) -> Path:
        """The name under which the run knows it: a name, never a place on the disk."""
        return Path(self.file.replace("/", "_").replace("\\", "_") or HERE)

    def answering(self, *answers: Answered) -> Case:
        """The case with some more answers."""
        return replace(self, answers={**self.answers, **{answer.key: answer for answer in answers}})

    def without(self, *keys: str) -> Case:
        """The case without some of its answers."""
        return replace(self, answers={key: answer for key, answer in self.answers.items() if key not in keys})

    def run(self, book: Rulebook | None = None) -> Run:
        """The run that judges it, by the program's rulebook or another. LeverageError where a supplement does not load, or two answers contradict."""
        stated = Stated(
            self.place,
            self.as_of,
            None,
            None,
            (),
            self.without_stale,
            self.by_rating,
            tuple(f"{reading}={way}" for reading, way in self.readings.items()),
        )
        answers = Answers(rows={key: answer.row for key, answer in self.answers.items()})
        stated = with_options(answers, stated)
        return Run(
            stated,
            rulebook_with(self.brought, book),
            answers,
            None,
            None,
            None,
            answers.for_intake(stated),
            {self.path: self.content},
            edits=self.edits,
        )


@dataclass(frozen=True)
class Work:
    """A case with what became of it: judged or refused, and what is open. Made anew for each version, never kept with it."""

    case: Case
    run: Run
    judged: Judged
    questions: tuple[Question, ...]
    book: Rulebook | None
    """The program's rulebook, before the company's own supplements."""
    bases: Mapping[str, tuple[str, str]]
    """The kind of each answer that is asked for, and the fingerprint of what its question rests on, by key."""

    @property
    def unit(self) -> str:
        """The unit of the amounts of the file, and of what is written on the page."""
        company = self.judged.assessment.company if self.judged.assessment else self.judged.company
        return company.unit if company else "万元"


_LAST: deque[tuple[Case, Rulebook | None, Work]] = deque(maxlen=4)
"""What was judged last: a change is judged before it is kept, and not once more when it is shown."""


def worked(case: Case, book: Rulebook | None = None) -> Work:
    """A case judged. LeverageError only for what is wrong beside the company: a supplement that does not load."""
    for known, by, work in tuple(_LAST):
        if known is case and by is book:
            return work
    work = _worked(case, book)
    _LAST.append((case, book, work))
    return work


def _worked(case: Case, book: Rulebook | None) -> Work:
    run = case.run(book)
    judged = run.judge(case.path)
    put = run.open(judged)
    listed = run.questions(judged)
    bases = {row.key: (row.kind, row.basis) for row in (listed.rows if listed else ())}
    return Work(case, run, judged, put.questions, book, bases)


@lru_cache(maxsize=4)
def rulebook_with(brought: tuple[Brought, ...], book: Rulebook | None = None) -> Rulebook:
    """The rulebook with supplements. LeverageError where one of them does not load."""
    book = load_on_demand() if book is None else book
    if not brought:
        return book
    from leverage.law.supplement.applying import applied  # noqa: PLC0415  most companies come without
    from leverage.law.supplement.reading import read_supplement_text  # noqa: PLC0415

    today = date.today()
    return applied(book, [read_supplement_text(one.text.encode(), one.name, today) for one in brought], [])
