"""Answers from the fields of a page: read by the kind of their question, each error beside its own field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import get_args

from leverage.app.cases.case import HERE, Answered, Case, Work, worked
from leverage.assessment.findings import Part, Question
from leverage.checking.answers import refuse_another
from leverage.intake.questions.reading import AnsweredRow, read_answers, read_row
from leverage.intake.questions.writing import shown_answer
from leverage.terms.denominators import Base
from leverage.terms.doubts import AnswerKind
from leverage.terms.errors import InputError, LeverageError, UsageError
from leverage.terms.places import find_place
from leverage.terms.texts import Text, same

FIELD = "answer:"
"""Before the key of an answer, the name of its field."""
WHOLE = "whole:"
"""Before the key of a line's question, the name of the field that gives all of it to one channel."""
BLANK = Text("请填写", "fill it in")


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a field, beside what was typed there."""

    found: Text
    do: Text | None = None

    @classmethod
    def of(cls, error: LeverageError) -> Wrong:
        """A refusal beside a field."""
        return cls(error.found, error.do) if isinstance(error, InputError) else cls(error.message)


@dataclass(frozen=True)
class Field:
    """One answer of a question: its key, the part that it is, and how it is written."""

    question: Question
    part: Part | None
    kind: str

    @property
    def key(self) -> str:
        """What names the answer."""
        return f"{self.question.fact}/{self.part.key}" if self.part else self.question.fact


def fields_of(question: Question) -> tuple[Field, ...]:
    """The fields in which a question is answered: one for each of its parts, or one; none where no answer can be given here."""
    if question.kind is None:
        return ()
    if not question.parts:
        return (Field(question, None, question.kind),)
    kind = "amount" if question.kind == "amount" else "text"
    return tuple(Field(question, part, kind) for part in question.parts)


def parted(
    fields: Sequence[Field], answers: Mapping[str, str], typed: Mapping[str, str], wrong: Mapping[str, Wrong]
) -> bool:
    """Whether something stands in the fields of a line's parts."""
    return any(typed.get(FIELD + f.key, answers.get(f.key, "")).strip() or f.key in wrong for f in fields)


def asked(work: Work) -> tuple[Question, ...]:
    """The questions of a page: what is open, most decisive first, then what was answered, so that it can be changed."""
    known = {question.fact: question for question in work.questions}
    for answer in work.case.answers.values():
        known.setdefault(answer.question.fact, answer.question)
    return tuple(known.values())


def with_answers(work: Work, form: Mapping[str, str]) -> tuple[Case, dict[str, Wrong]]:
    """The case with the answers of a form, or what is wrong by field. A blank field takes an answer back: blank is not zero.

    A form may hold any part of the questions; a question that is not asked any more is passed over.
    """
    case, wrong = work.case, dict[str, Wrong]()
    given: list[Answered] = []
    form = {**form, **_wholes(work, form)}
    for field in (field for question in asked(work) for field in fields_of(question)):
        written = form.get(FIELD + field.key)
        if written is None:
            continue
        if not written.strip():
            case = case.without(field.key)
            continue
        try:
            given.append(_answered(field, written.strip(), work))
        except InputError as error:
            wrong[field.key] = Wrong.of(error)
    if wrong:
        return work.case, wrong
    changed = [answer for answer in given if _differs(answer, case)]
    return (case.answering(*changed), {}) if not changed else _accepted(case.answering(*changed), work, changed)


def whole_of(question: Question, answers: Mapping[str, str], work: Work) -> str:
    """The channel to which all of a line was given; blank where it was not."""
    if question.amount is None or not question.parts:
        return ""
    held = [part.key for part in question.parts if answers.get(f"{question.fact}/{part.key}")]
    if len(held) != 1:
        return ""
    answer = work.case.answers.get(f"{question.fact}/{held[0]}")
    return held[0] if answer is not None and answer.value == question.amount else ""


def _wholes(work: Work, form: Mapping[str, str]) -> dict[str, str]:
    """The fields of the lines that a form newly gives to one channel as a whole: that channel's, and the others cleared."""
    answers, found = counting(work), dict[str, str]()
    for question in asked(work):
        chosen, before = form.get(WHOLE + question.fact), whole_of(question, answers, work)
        if chosen is None or chosen == before:
            continue
        key = f"{question.fact}/{before}"
        if not chosen and form.get(FIELD + key, "") != answers.get(key, ""):
            continue  # it is being parted
        for part in question.parts:
            all_of_it = shown_answer(question.amount) if part.key == chosen else ""
            found[f"{FIELD}{question.fact}/{part.key}"] = all_of_it
    return found


def _differs(answer: Answered, case: Case) -> bool:
    before = case.answers.get(answer.key)
    return before is None or (before.written, before.basis) != (answer.written, answer.basis)


def _answered(field: Field, written: str, work: Work) -> Answered:
    """An answer as its kind reads it. InputError for one that cannot be read."""
    question, kind = field.question, field.kind
    if question.fact == "place":
        try:
            find_place(written)
        except UsageError as error:
            raise InputError(error.message, BLANK) from None
    value = read_row(written, kind, work.unit, HERE)
    if kind == "choice" and question.values and written not in dict(question.values):
        raise InputError(
            Text(f"没有“{written[:40]}”这一选项", f"“{written[:40]}” is none of the choices"),
            Text("请从列表中选择", "choose from the list"),
        )
    if kind == "amount" and isinstance(value, Fraction):
        _bounded(question, value)
        if question.fact in set(Base) and not value:
            raise InputError(
                Text("应大于零", "must be above zero"), Text("不清楚请留空", "leave it blank if not known")
            )
    before = work.case.answers.get(field.key)
    basis = work.bases.get(field.key, (kind, before.basis if before else "-"))[1]
    return Answered(question, field.part, kind, written, value, basis)


def _bounded(question: Question, value: Fraction) -> None:
    """InputError for one part above the whole: the unit is wrong more often than the figure."""
    if question.amount is not None and value > question.amount:
        raise InputError(
            Text("比这一行的总额还大", "is more than the whole line"),
            Text("请核对金额和单位", "check the amount and its unit"),
        )


def _accepted(case: Case, work: Work, given: Iterable[Answered]) -> tuple[Case, dict[str, Wrong]]:
    """The case, unless the answers are what it is refused for: then which of them, found by leaving each out."""
    after = _refusal(case, work)
    before = work.judged.error
    if after is None or after.doubt is not None or (before is not None and before.message == after.message):
        return case, {}
    blamed = {answer.key: Wrong.of(after) for answer in given if _refusal(case.without(answer.key), work) is None}
    if not blamed:
        blamed = {answer.key: Wrong.of(after) for answer in given}
    return work.case, blamed


def _refusal(case: Case, work: Work) -> LeverageError | None:
    try:
        return worked(case, work.book).judged.error
    except LeverageError as error:
        return error


def counting(work: Work) -> dict[str, str]:
    """What was written, by key, of the answers that still count: one whose question has changed since is put anew."""
    held = work.case.answers
    return {
        key: answer.written
        for key, answer in held.items()
        if key not in work.bases or work.bases[key][1] == answer.basis
    }


def settled_by(work: Work) -> Iterator[tuple[Question, tuple[Answered, ...]]]:
    """The questions that were answered, each with its answers."""
    open_ = {question.fact for question in work.questions}
    for question in asked(work):
        if question.fact not in open_:
            answers = [a for a in work.case.answers.values() if a.question.fact == question.fact]
            yield question, tuple(answers)


def with_workbook(work: Work, name: str, content: bytes) -> tuple[Case, int]:
    """The case with the answers of a workbook of questions that came back, and how many it took. InputError where it is none, is another company's or of
    another date, or answers what cannot be.
    """
    book = read_answers(Path(name), content)
    company, assessment = work.judged.company, work.judged.assessment
    if company is not None:
        place = assessment.place.code if assessment else company.place
        refuse_another(book, company, place, company.sha256)
    known = {field.key: field for question in asked(work) for field in fields_of(question)}
    taken = [_of_row(row, known.get(row.key)) for row in book.rows.values()]
    case, wrong = _accepted(work.case.answering(*taken), work, taken)
    if wrong:
        one = next(iter(wrong.values()))
        raise InputError(one.found, one.do or BLANK, name)
    return case, len(taken)


def _of_row(row: AnsweredRow, field: Field | None) -> Answered:
    """A row of a workbook as an answer of the page; of a question that is not asked here now it keeps the workbook's own words."""
    value = row.answer.value
    kinds: dict[str, AnswerKind] = {kind: kind for kind in get_args(AnswerKind)}
    if field is None:
        field = Field(Question(row.key, same(row.ask), (), kinds.get(row.kind, "text")), None, row.kind)
    words = {text.zh: word for word, text in field.question.values}
    written = (
        {True: "yes", False: "no"}[value] if isinstance(value, bool) else words.get(str(value), shown_answer(value))
    )
    return Answered(field.question, field.part, row.kind, written, value, row.basis, row.answer.source)
