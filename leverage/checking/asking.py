"""What is open about an input, as a small workbook; also where the input was refused for want of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from leverage.assessment.findings import Assessment, Question
from leverage.assessment.questions import of_complete, of_doubt, of_line
from leverage.checking.answers import WHOLE_FILE, Answers
from leverage.checking.stated import NO_DATE, NO_PLACE, Stated, given_by_option
from leverage.company import Company
from leverage.intake import read
from leverage.intake.account.trace import Reading
from leverage.intake.edits import NO_EDITS, Edits
from leverage.intake.questions.given import INTAKE_KEYS, Given
from leverage.intake.questions.layout import NEVER_STALE, basis_of
from leverage.intake.questions.lines import Allocation, amounts_of, line_named, parse
from leverage.intake.questions.writing import Row, in_all, rows_of, settles_of, shown_answer, write_questions
from leverage.law.rulebook import Law
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.doubts import Answer, Doubt
from leverage.terms.errors import LeverageError
from leverage.terms.facts import FACTS, Fact
from leverage.terms.money import UNITS
from leverage.terms.places import find_place
from leverage.terms.texts import Language, Text, same

_MOST_PROBED = 4


def probed(
    file: Path, reading: Reading, answers: Mapping[str, Answer], data: bytes | None, edits: Edits = NO_EDITS
) -> tuple[list[Doubt], Company | None]:
    """What a refused input is asked, one question after another as far as they can be foreseen, and the company that an answer would give."""
    doubts: list[Doubt] = []
    guess = dict(answers)
    while reading.refusal is not None and reading.refusal.doubt is not None and len(doubts) < _MOST_PROBED:
        doubt = reading.refusal.doubt
        if doubt.key in {known.key for known in doubts} or doubt.kind not in ("unit", "choice"):
            doubts += [] if doubt.key in {known.key for known in doubts} else [doubt]
            break
        doubts.append(doubt)
        guess[doubt.key] = Answer(next(iter(UNITS)) if doubt.kind == "unit" else doubt.values[0][0], doubt.key)
        reading = read(file, answers=guess, data=data, edits=edits)
    return doubts, reading.company


@dataclass(frozen=True)
class Open:
    """What is open about an input: the questions, the company as its file alone has it, and what it was judged by. ``options`` are those given."""

    questions: tuple[Question, ...]
    company: Company | None
    assessment: Assessment | None
    law: Law | None
    options: Mapping[str, str | None]
    sha256: str


@dataclass(frozen=True)
class Questions:
    """A workbook of questions, still unwritten: what it is bound to, what is open, and what was answered so far."""

    bound: Mapping[str, str | None]
    rows: tuple[Row, ...]
    answered: tuple[Row, ...]

    @property
    def count(self) -> int:
        """How many are open; a line parted by channel is one."""
        return in_all(self.rows)

    def write(self, path: Path, language: Language) -> None:
        """Write the workbook."""
        write_questions(path, bound=self.bound, rows=self.rows, answered=self.answered, language=language)


def what_is_open(asked: Open, answers: Answers, stated: Stated) -> Questions | None:
    """What is open, with what was answered so far; None where nothing is."""
    company, assessment = asked.company or Company(), asked.assessment
    place = assessment.place.code if assessment else _code(asked.options.get("jurisdiction"))
    unit = company.unit if company.unit in UNITS else "元"
    names = {finding.rule: finding.says for finding in assessment.findings} if assessment else {}
    names |= {rule.id: rule.name for rule in asked.law.rules if rule.name is not None} if asked.law else {}
    given = [*given_by_option(stated), *(Given(row.key, row.answer, bound=True) for row in answers.rows.values())]
    parted = amounts_of(company, _allocations(company, given))
    shown = {key: shown_answer(amount) for key, amount in parted.items()}
    whole = {item.key: item for item in company.unallocated} | {f"{i.key}@{i.source}": i for i in company.unallocated}
    rows: list[Row] = []
    for question in asked.questions:
        line = whole.get(question.fact)
        put = of_line(line, question.settles) if line is not None else question
        put = replace(put, fact=question.fact, where=question.where)
        key = f"{put.fact}/{put.parts[0].key}" if put.parts else put.fact
        basis = _doubt_basis(question, asked) or basis_of(key, put.kind, company) or NEVER_STALE
        rows += rows_of(put, basis, unit, settles_of(put, names), shown)
    rows = [row for row in rows if row.key not in answers.rows or not row.key.startswith("approvals/")]
    if not rows:
        return None
    keys = {row.key for row in rows}
    done = [row for row in _answered(asked, company, given, answers, shown) if row.key not in keys]
    bound = {
        "name": company.name,
        "place": place,
        "report_date": company.report_date.isoformat() if company.report_date else None,
        "sha256": asked.sha256,
    }
    return Questions(bound, tuple(rows), tuple(done))


def _doubt_basis(question: Question, asked: Open) -> str | None:
    """What the question of a doubt rests on: its own words, which quote its cells; the date and the choice of a sheet on the whole file."""
    if question.fact in ("report_date", "sheet"):
        return WHOLE_FILE + asked.sha256[:16]
    doubts = asked.company.asked if asked.company else ()
    known = next((doubt for doubt in doubts if doubt.key == question.fact), None)
    if known is not None:
        return known.basis
    if question.fact not in INTAKE_KEYS:
        return None
    return Doubt(question.fact, question.ask, question.raised_by, "text", same("")).basis


def _code(place: str | None) -> str | None:
    return find_place(place).code if place else None


def _allocations(company: Company, given: list[Given]) -> Iterator[Allocation]:
    """What was answered of the lines of the sheet, by option and by workbook."""
    lines = {item.key: item for item in company.unallocated} | {f"{i.key}@{i.source}": i for i in company.unallocated}
    for item in given:
        whole, _, part = item.key.rpartition("/")
        if item.bound and whole in lines:
            amount = item.answer.value
            yield Allocation(lines[whole], Channel(part), amount, item.answer.source)  # type: ignore[arg-type]
        elif not item.bound and item.key not in {*Base, *Channel} and (line := line_named(item.key, company)):
            yield from parse(item.key, str(item.answer.value), line)


def _answered(
    asked: Open, company: Company, given: list[Given], answers: Answers, shown: Mapping[str, str]
) -> Iterator[Row]:
    """The answers so far, as rows: a workbook's own again, and what options said."""
    blank, law = Text("", ""), asked.law
    for row in answers.rows.values():
        value = row.answer.value
        text = shown_answer(value)
        yield Row(row.key, row.kind, same(row.ask), same(row.unit), blank, "", blank, row.basis, answer=text)
    for key, said in asked.options.items():
        if said is not None and key not in answers.rows:
            ask = same(key)
            kind = "date" if key == "as-of" else "text"
            yield Row(key, kind, ask, blank, blank, "", blank, WHOLE_FILE + asked.sha256[:16], answer=said)
    for key, amount in shown.items():
        if key not in answers.rows:
            basis = basis_of(key, "amount", company) or NEVER_STALE
            yield Row(key, "amount", same(key), same("元"), blank, "", blank, basis, answer=amount)
    for item in given:
        if item.bound or item.key in answers.rows:
            continue
        facts = law.facts if law is not None else FACTS
        known = item.key in {*facts, *Base, *Channel, "complete"} or (law is not None and law.asked_elsewhere(item.key))
        if known:
            kind = "amount" if item.key in {*Base, *Channel} else "text"
            basis = basis_of(item.key, _kind(item.key, facts), company) or NEVER_STALE
            value = str(item.answer.value)
            text = value if kind == "text" or any(sign in value for sign in "元万亿") else f"{value}元"
            yield Row(
                item.key,
                "yes_no" if item.key == "complete" else kind,
                same(item.key),
                blank,
                blank,
                "",
                blank,
                basis,
                answer=text,
            )
        elif item.key in {doubt.key for doubt in company.asked}:
            doubt = next(doubt for doubt in company.asked if doubt.key == item.key)
            yield Row(
                doubt.key, doubt.kind, doubt.ask, blank, blank, "", blank, doubt.basis, answer=str(item.answer.value)
            )


def _kind(key: str, facts: Mapping[str, Fact]) -> str | None:
    return facts[key].kind if key in facts else None


def of_refused(
    error: LeverageError, doubts: list[Doubt], company: Company | None, place: str | None
) -> tuple[Question, ...]:
    """What is asked where there is no assessment: what the refusal lacks, then what the input alone leaves open."""
    asked = list(doubts)
    if error.doubt is not None and error.doubt.key not in {doubt.key for doubt in asked}:
        asked.append(error.doubt)
    if company is not None and not (place or company.place) and "place" not in {doubt.key for doubt in asked}:
        asked.append(NO_PLACE)
    if company is not None and company.report_date is None and "report_date" not in {doubt.key for doubt in asked}:
        asked.append(NO_DATE)
    if not asked:
        return ()
    found = [of_doubt(doubt, ()) for doubt in asked]
    if company is not None and not doubts:
        found += [] if company.complete else [of_complete(company)]
        found += [of_line(item) for item in company.unallocated]
    return tuple(found)
