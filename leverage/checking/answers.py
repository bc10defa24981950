"""``--answers``: workbooks of questions that came back, held against the input and the options."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from leverage.checking.stated import Stated, answers_of
from leverage.company import Company
from leverage.intake.checks.scale import OF_ONE
from leverage.intake.files.content import read_bytes
from leverage.intake.questions.given import APPROVED, INTAKE_KEYS, Given
from leverage.intake.questions.layout import NEVER_STALE, basis_of
from leverage.intake.questions.reading import AnswerBook, AnsweredRow, read_answers
from leverage.intake.values.amounts import plain
from leverage.law.rulebook import Law
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.doubts import Answer
from leverage.terms.errors import InputError
from leverage.terms.places import find_place
from leverage.terms.texts import Text

WHOLE_FILE = "file:"
"""Begins the fingerprint of an answer that rests on the whole file: the unit, the sheet and the date that an option gave."""


@dataclass(frozen=True)
class Answers:
    """What workbooks of questions answered, and what is told of answers that no longer count."""

    books: tuple[AnswerBook, ...] = ()
    rows: Mapping[str, AnsweredRow] = field(default_factory=dict)

    def for_intake(self, stated: Stated) -> dict[str, Answer]:
        """The answers, for intake to find those to its doubts among them, and what ``--fact`` says. InputError, naming both, where the two differ."""
        given = {key: _for_intake(row) for key, row in self.rows.items()}
        for key, answer in answers_of(stated).items():
            kind = self.rows[key].kind if key in given else "amount"
            if kind in ("text", "choice", "unit") and str(answer.value).strip() != str(given[key].value).strip():
                raise _two(answer, given[key])
            given.setdefault(key, answer)
        return given


def _for_intake(row: AnsweredRow) -> Answer:
    fixed = row.basis == NEVER_STALE or row.basis.startswith(WHOLE_FILE)
    return replace(row.answer, basis=None) if fixed else row.answer


def gathered(paths: tuple[Path, ...], file: Path, data: bytes | None) -> Answers:
    """The answers of the workbooks given for a file. InputError, naming both cells, where two of them answer one question differently."""
    books = tuple(read_answers(path) for path in paths)
    now = fingerprint(file, data) if books else ""
    rows: dict[str, AnsweredRow] = {}
    for book in books:
        for row in book.rows.values():
            if row.basis.startswith(WHOLE_FILE) and row.basis != WHOLE_FILE + now[:16]:
                continue
            first = rows.setdefault(row.key, row)
            if first.answer.value != row.answer.value:
                raise _two(first.answer, row.answer)
    return Answers(books, rows)


def _two(one: Answer, other: Answer) -> InputError:
    return InputError(
        Text(
            f"同一问题有两个回答：{one.source} 与 {other.source}",
            f"one question is answered in two ways: {one.source}, {other.source}",
        ),
        Text("请只保留一个", "keep one of them"),
        other.source,
    )


def fingerprint(file: Path, data: bytes | None = None) -> str:
    """The fingerprint of an input as the receipt has it; blank where it cannot be read."""
    try:
        return hashlib.sha256(read_bytes(file) if data is None else data).hexdigest()
    except InputError:
        return ""


def with_options(answers: Answers, stated: Stated) -> Stated:
    """The options, and in the place of those not given the ones that the workbook kept. InputError, naming both, where the two differ."""

    def either(option: str, said: str | None) -> str | None:
        row = answers.rows.get(option)
        if row is None or said is None:
            return said if row is None else str(row.answer.value)
        kept = str(row.answer.value)
        if plain(said) != plain(kept) and (option != "jurisdiction" or find_place(said) != find_place(kept)):
            raise _two(Answer(said, f"--{option}"), row.answer)
        return said

    asked = answers.rows.get("place")
    if (
        asked is not None
        and stated.jurisdiction
        and find_place(stated.jurisdiction) != find_place(str(asked.answer.value))
    ):
        raise _two(Answer(stated.jurisdiction, "--jurisdiction"), asked.answer)
    day = answers.rows.get("as-of")
    kept_day = day.answer.value if day is not None and isinstance(day.answer.value, date) else None
    if day is not None and stated.as_of is not None and kept_day != stated.as_of:
        raise _two(Answer(stated.as_of, "--as-of"), day.answer)
    return replace(
        stated,
        jurisdiction=either("jurisdiction", stated.jurisdiction),
        company_type=either("type", stated.company_type),
        as_of=stated.as_of or kept_day,
    )


def held_against(
    answers: Answers, company: Company, place: str | None, now: str, law: Law
) -> tuple[list[Given], list[Text]]:
    """The answers that still count for a company as it was read, and what is told of the others. InputError where a workbook is another company's, or of
    another date.
    """
    told: list[Text] = []
    for book in answers.books:
        refuse_another(book, company, place, now)
        if book.bound.get("sha256") != now:
            told.append(
                Text(
                    f"{book.file}：输入文件在提问之后有改动；所依据的数字变了的问题会重新提出。",
                    f"{book.file}: the input was changed since the questions were put; those whose figures changed are asked anew.",
                )
            )
    given = []
    for row in answers.rows.values():
        basis = basis_of(row.key, row.kind, company)
        if row.key in INTAKE_KEYS or row.basis.startswith(WHOLE_FILE):
            counts = True
        else:
            counts = basis is not None and row.basis == basis and _asked(row.key, company, law)
        if counts:
            given.append(Given(row.key, row.answer, bound=True))
        else:
            told.append(
                Text(
                    f"{row.answer.source}：所依据的数字已变，或不再有这一问，回答不计：{row.ask}",
                    f"{row.answer.source}: its figures have changed, or it is asked no more; the answer does not count: {row.ask}",
                )
            )
    return given, told


def _asked(key: str, company: Company, law: Law) -> bool:
    fixed = {*law.facts, *Base, *Channel, "complete", "approvals", "company_type"}
    doubts = {doubt.key for doubt in company.asked}
    return (
        key in fixed | doubts
        or key.startswith(("unallocated:", "approvals/", f"{APPROVED}/", OF_ONE))
        or law.asked_elsewhere(key)
    )


def refuse_another(book: AnswerBook, company: Company, place: str | None, now: str) -> None:
    """InputError for a workbook bound to another company, place or date. Without a name on either side only the fingerprint tells."""
    here = {
        "name": company.name or "",
        "place": place or "",
        "report_date": company.report_date.isoformat() if company.report_date else "",
    }
    labels = {
        "name": Text("公司", "company"),
        "place": Text("所在地", "place"),
        "report_date": Text("报告日期", "report date"),
    }
    for key, value in here.items():
        asked = book.bound.get(key, "")
        if asked and plain(asked) != plain(value):
            cell = company.where.get(key, "")
            raise InputError(
                Text(
                    f"这份回答的{labels[key].zh}是 {asked}，输入文件{f'（{cell}）' if cell else ''}是 {value or '未写明'}",
                    f"these answers are for the {labels[key].en} {asked}; the input{f' ({cell})' if cell else ''} has {value or 'none'}",
                ),
                Text(
                    "请用该文件自己的问题表，或重新 --ask",
                    "use the questions of this file, or write them anew by --ask",
                ),
                f"{book.file} 问题",
            )
    if not book.bound.get("name") and book.bound.get("sha256") != now:
        raise InputError(
            Text(
                "提问之后输入文件有改动，而且没有公司名称，无法确认是同一家公司",
                "the input was changed since the questions were put, and no name shows that it is the same company's",
            ),
            Text("请重新 --ask", "write the questions anew by --ask"),
            f"{book.file} 问题",
        )
