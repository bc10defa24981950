"""Read the workbook of questions back: each answered row by its key, never by its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from leverage.intake.files.cells import Book, Sheet, open_book
from leverage.intake.files.content import refuse
from leverage.intake.questions.layout import ANSWERED, BOUND, HEADING_ROW, HEADINGS, OPEN, Col, is_questions, seal
from leverage.intake.values.amounts import is_blank
from leverage.terms.answers import read_amount, read_count, read_date, read_yes_no
from leverage.terms.doubts import Answer, read_text
from leverage.terms.errors import InputError
from leverage.terms.money import UNITS
from leverage.terms.texts import Text

_MOST_ROWS = 5_000
_NONE = ("无", "没有", "零")


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """An answered row: its answer as read by its kind (amounts in yuan), what it rested on, and its question."""

    key: str
    kind: str
    ask: str
    unit: str
    basis: str
    answer: Answer


@dataclass(frozen=True)
class AnswerBook:
    """A workbook of questions as it came back, and what it is bound to."""

    file: str
    bound: Mapping[str, str]
    rows: Mapping[str, AnsweredRow]


def read_answers(path: Path, data: bytes | None = None) -> AnswerBook:
    """The answers of a workbook of questions. InputError, naming the cell, for a file that is none, a question that was changed, a formula or an error
    in the place of an answer, an answer that cannot be read, and one question answered in two ways. ``data`` is the content where it is no file's.
    """
    try:
        book = open_book(path, data)
        if not is_questions(book):
            raise refuse(
                "不是 --ask 写出的问题表",
                "it is no workbook of questions as --ask writes one",
                "请用 --ask 重新生成，填写后再给 --answers",
                "write one by --ask, fill it in, and give it to --answers",
            )
        rows: dict[str, AnsweredRow] = {}
        for name in (OPEN, ANSWERED):
            sheet = book.sheet(name)
            for row in _rows(sheet, path.name, book) if sheet else ():
                first = rows.setdefault(row.key, row)
                if first.answer.value != row.answer.value:
                    raise InputError(
                        Text(
                            f"同一问题有两个回答：{first.answer.source} 与 {row.answer.source}",
                            f"one question is answered in two ways: {first.answer.source} and {row.answer.source}",
                        ),
                        Text("请只保留一个", "keep one of them"),
                        row.answer.source,
                    )
        head = book.sheet(OPEN)
        bound = {key: str(head.at(number, 1)).strip() for number, (key, _) in enumerate(BOUND, start=1)} if head else {}
    except InputError as error:
        raise error.in_file(str(path)) from None
    return AnswerBook(path.name, bound, rows)


def _rows(sheet: Sheet, file: str, book: Book) -> Iterator[AnsweredRow]:
    first = _first_row(sheet)
    for row in range(first, min(len(sheet.rows), first + _MOST_ROWS)):
        value = sheet.at(row, Col.ANSWER)
        cell = sheet.ref(row, Col.ANSWER)
        _refuse_unclear(book, sheet, row)
        if is_blank(value) and str(value).strip() in ("", "-", "—", "/"):
            continue
        key, kind, ask, unit, basis = (
            str(sheet.at(row, column)).strip() for column in (Col.KEY, Col.KIND, Col.ASK, Col.UNIT, Col.BASIS)
        )
        if not key or sheet.at(row, Col.SEAL) != seal(key, kind, ask, unit, basis):
            raise refuse(
                "这一行的问题被改动过，或不是 --ask 写出的行",
                "the question of this row was changed, or the row was not written by --ask",
                "请用 --ask 重新生成，只填“答案”一列",
                "write the questions anew by --ask, and fill in the answers only",
                sheet.ref(row, Col.ASK),
            )
        if not kind:
            raise refuse(
                "这一问不能在此回答",
                "this question cannot be answered here",
                "请按“也可在此回答”一列所示处理，并清空这一格",
                "do as the column beside it says, and leave this cell blank",
                cell,
            )
        yield AnsweredRow(
            key, kind, ask, unit, basis, Answer(read_row(value, kind, unit, cell), f"{file} {cell}", basis)
        )


def _refuse_unclear(book: Book, sheet: Sheet, row: int) -> None:
    """InputError for an answer that is not what it shows: a formula that was not calculated, or a number whose format shows it in another scale."""
    cell = sheet.ref(row, Col.ANSWER)
    formula = book.unknown.get(cell) or ("=…" if cell in (book.zeros or ()) and sheet.at(row, Col.ANSWER) == 0 else "")
    if formula:
        raise refuse(
            f"答案是公式或错误值 {formula[:40]}，没有可信的结果",
            f"the answer is the formula or error {formula[:40]} without a result that can be believed",
            "请直接填写答案",
            "write the answer itself",
            cell,
        )
    place = (row, int(Col.ANSWER))
    if place in sheet.conditional or place in sheet.scaled:
        raise refuse(
            "单元格的数字格式把答案放大或缩小显示，看不出究竟是多少",
            "the number format of the cell shows the answer in another scale: nothing tells how much it is",
            "请改为常规格式后填写答案",
            "set the format to General and write the answer itself",
            cell,
        )


def _first_row(sheet: Sheet) -> int:
    """The row below the headings, wherever rows above were inserted or deleted."""
    heads = {HEADINGS[Col.KEY].zh, HEADINGS[Col.KEY].en}
    return next((row + 1 for row in range(len(sheet.rows)) if sheet.at(row, Col.KEY) in heads), HEADING_ROW + 1)


def read_row(value: object, kind: str, unit: str, cell: str) -> object:
    """An answer by its kind; a choice, rates and texts as they are written, to be read by whoever asked."""
    try:
        match kind:
            case "yes_no":
                return read_yes_no(int(value) if isinstance(value, float) and value in (0, 1) else value)
            case "count":
                return read_count(value)
            case "date":
                return read_date(value)
            case "amount":
                if isinstance(value, str) and value.strip() in _NONE:
                    return Fraction(0)
                return read_amount(value, unit if unit in UNITS else "元")
            case _:
                return value.isoformat() if isinstance(value, date) else read_text(_whole(value))
    except ValueError as error:
        found, do = error.args
        raise InputError(found, do, cell) from None


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value
