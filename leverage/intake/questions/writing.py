"""Write the workbook of questions: one row a question, most decisive first, its answer blank; what was answered already on a sheet of its own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

from leverage.assessment.findings import Question
from leverage.assessment.questions import asked_in, where_of
from leverage.intake.questions.layout import ANSWERED, BOUND, GUIDE, HEADING_ROW, HEADINGS, MARK, OPEN, Col, seal
from leverage.terms.facts import OTHER
from leverage.terms.money import UNITS, in_unit, multiple, yuan
from leverage.terms.texts import Language, Text, join, same

_WIDTHS = {
    Col.NUMBER: 6,
    Col.ASK: 58,
    Col.ANSWER: 24,
    Col.UNIT: 22,
    Col.SETTLES: 34,
    Col.RAISED_BY: 22,
    Col.WHERE: 40,
}
_YES_NO = Text("是 或 否", "是 (yes) or 否 (no)")
_UNITS = {
    "date": Text("日期，如 2010-05-01", "a date, as 2010-05-01"),
    "count": Text("个数，如 2", "a number, as 2"),
    "rates": Text("年利率，如 3个月：1.1%，6个月：1.3%", "annual rates, as 3:1.1%, 6:1.3%"),
    "ratio": Text("倍数，如 1.5；没有核定写 none", "a multiple, as 1.5; none if none was set"),
    "text": Text("文字", "text"),
}
_NOT_HERE = Text("不在此填写", "not to be filled in here")
_APPROVAL = Text("文号，或 是、否", "its number, or 是 (yes), 否 (no)")
_AS_ABOVE = Text("同上", "as above")
_MOST_SETTLED = 2
_LONGEST_LIST = 255  # characters of a list of choices, as Excel bounds it

_GUIDE = (
    Text(
        "1. 只填“答案”一列；不清楚的留空，不要填 0。",
        "1. Fill in the column of answers only. Leave blank what you do not know: 0 means none.",
    ),
    Text(
        "2. 排在前面的问题决定最多；行可以排序、删除，问题的文字不要改。",
        "2. What settles most comes first. Rows may be sorted or deleted; leave the questions as they are.",
    ),
    Text(
        "3. 金额按旁边所示的单位填写，也可以写明，如 8000万、0.8亿元。",
        "3. Amounts are in the unit beside them, or in the one you write: 8000万, 0.8亿元.",
    ),
    Text(
        "4. 一行报表分几个渠道的，各渠道之和应等于该行；没有的填 0。",
        "4. The channels of one line of the sheet add up to the line; 0 where there is none.",
    ),
    Text(
        "5. 保存后运行：leverage check 原文件 --answers 本文件。上次给出的选项已记在“已答”表中，不必再写。",
        "5. Save, then run: leverage check FILE --answers THIS FILE. Options given before are kept on the sheet 已答.",
    ),
)
_FIXED = datetime(2000, 1, 1)
"""In the place of the time of writing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a question or one part of it. ``answer`` is what was answered before."""

    key: str
    kind: str
    ask: Text
    unit: Text
    settles: Text
    raised_by: str
    where: Text
    basis: str
    choices: tuple[str, ...] = ()
    strict: bool = True
    answer: str | None = None


def rows_of(
    question: Question, basis: str, unit: str, settles: Text, answers: Mapping[str, str] | None = None
) -> Iterator[Row]:
    """The rows of a question: one for each part, or one. ``unit`` is that of its amounts, ``answers`` what was answered to some parts, by row key."""
    given = answers or {}
    raised, where = ", ".join(question.raised_by), where_of(question)
    question = replace(question, ask=asked_in(question.ask, unit))
    if not question.parts:
        told, choices, strict = _unit(question, unit)
        kind = question.kind or ""
        yield Row(question.fact, kind, question.ask, told, settles, raised, where, basis, choices, strict)
        return
    whole = Text("", "")
    if question.amount is not None:
        amount = _exactly(question.amount, unit)
        whole = Text(f"（共 {amount} {unit}）其中：", f" ({amount} {unit} in all)")
    for number, part in enumerate(question.parts):
        key = f"{question.fact}/{part.key}"
        ask = Text(f"{question.ask.zh}{whole.zh}{part.label.zh}", f"{question.ask.en}{whole.en} {part.label.en}")
        kind, told = ("amount", same(unit)) if question.kind == "amount" else ("text", _APPROVAL)
        settled = _AS_ABOVE if number else settles
        yield Row(key, kind, ask, told, settled, raised, where, basis, answer=given.get(key))


def _exactly(amount: Fraction, unit: str) -> str:
    """An amount in a unit with every place that it has, so that its parts can add up to it."""
    scaled = amount / UNITS[unit]
    return in_unit(amount, unit) if (scaled * 100).denominator == 1 else multiple(scaled)


def _unit(question: Question, unit: str) -> tuple[Text, tuple[str, ...], bool]:
    """What is told of how to answer, the drop-down, and whether anything else is refused."""
    match question.kind:
        case None:
            return _NOT_HERE, (), True
        case "yes_no":
            return _YES_NO, ("是", "否"), True
        case "amount":
            return same(unit), (), True
        case "unit":
            return join([same(name) for name in UNITS], zh="、"), tuple(UNITS), True
        case "choice":
            words = [words for _, words in question.values]
            return join(words, zh="、"), tuple(word.zh for word in words), OTHER not in dict(question.values)
        case kind:
            return _UNITS[kind], (), True


def write_questions(
    path: Path, *, bound: Mapping[str, str | None], rows: Sequence[Row], answered: Sequence[Row], language: Language
) -> None:
    """Write the workbook. ``bound`` says what it is bound to; ``answered`` rows carry their answers. Every text goes in as text, never as a formula."""
    import xlsxwriter  # noqa: PLC0415  slow to import, needed only here

    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"created": _FIXED})
        styles = _styles(book)
        _sheet(book, styles, OPEN, bound, rows, language)
        if answered:
            _sheet(book, styles, ANSWERED, bound, answered, language)
        guide = book.add_worksheet(GUIDE)
        guide.set_column(0, 0, 90)
        for number, text in enumerate(_GUIDE):
            guide.write_string(number, 0, text.of(language), styles["text"])


def _styles(book: Any) -> dict[str, Any]:
    base = {"font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True}
    boxed = base | {"border": 1, "border_color": "#BFBFBF"}
    return {
        "title": book.add_format(base | {"bold": True, "font_size": 14, "text_wrap": False}),
        "head": book.add_format(boxed | {"bold": True, "bg_color": "#D9D9D9"}),
        "text": book.add_format(base),
        "cell": book.add_format(boxed | {"bg_color": "#F2F2F2"}),
        "shut": book.add_format(boxed | {"bg_color": "#D9D9D9"}),
        "answer": book.add_format(boxed | {"locked": False, "bg_color": "#FFFFFF"}),
        "amount": book.add_format(boxed | {"locked": False, "bg_color": "#FFFFFF", "num_format": "#,##0.00"}),
        "date": book.add_format(
            boxed | {"locked": False, "bg_color": "#FFFFFF", "num_format": "yyyy-mm-dd", "align": "left"}
        ),
    }


def _sheet(
    book: Any,
    styles: dict[str, Any],
    name: str,
    bound: Mapping[str, str | None],
    rows: Sequence[Row],
    language: Language,
) -> None:
    page = book.add_worksheet(name)
    page.write_string(0, 0, Text("待答问题", "Questions to be answered").of(language), styles["title"])
    page.write_string(0, Col.KEY, MARK, styles["cell"])
    for number, (key, label) in enumerate(BOUND, start=1):
        page.write_string(number, 0, label.of(language), styles["text"])
        page.write_string(number, 1, _whole(bound.get(key) or ""), styles["text"])
        page.write_string(number, Col.KEY, key, styles["cell"])
    for column, label in HEADINGS.items():
        page.write_string(HEADING_ROW, column, label.of(language), styles["head"])
    for column, width in _WIDTHS.items():
        page.set_column(column, column, width)
    page.set_column(Col.KEY, Col.SEAL, 8, None, {"hidden": True})
    for number, row in enumerate(rows, start=1):
        _row(page, styles, HEADING_ROW + number, number, row, language)
    page.freeze_panes(HEADING_ROW + 1, 0)
    page.repeat_rows(HEADING_ROW)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.protect(
        "", {"format_cells": True, "format_columns": True, "format_rows": True, "sort": True, "delete_rows": True}
    )


def _whole(text: str) -> str:
    """A text as a file can hold it: half a surrogate pair, which a JSON may spell, becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def _row(page: Any, styles: dict[str, Any], at: int, number: int, row: Row, language: Language) -> None:
    ask, unit, key = _whole(row.ask.of(language)), row.unit.of(language), _whole(row.key)
    words = {
        Col.ASK: ask,
        Col.UNIT: unit,
        Col.SETTLES: row.settles.of(language),
        Col.RAISED_BY: row.raised_by,
        Col.WHERE: row.where.of(language),
        Col.KEY: key,
        Col.KIND: row.kind,
        Col.BASIS: row.basis,
        Col.SEAL: seal(key, row.kind, ask, unit, row.basis),
    }
    page.write_number(at, Col.NUMBER, number, styles["cell"])
    for column, text in words.items():
        page.write_string(at, column, _whole(text), styles["cell"])
    style = styles["shut" if not row.kind else row.kind if row.kind in ("amount", "date") else "answer"]
    if not row.answer:
        page.write_blank(at, Col.ANSWER, None, style)
    else:
        page.write_string(at, Col.ANSWER, _whole(row.answer), style)
    if row.choices and len(",".join(row.choices)) <= _LONGEST_LIST:
        page.data_validation(
            at,
            Col.ANSWER,
            at,
            Col.ANSWER,
            {"validate": "list", "source": list(row.choices), "error_type": "stop" if row.strict else "warning"},
        )
    page.set_row(at, 16 * max(_lines(ask, _WIDTHS[Col.ASK]), _lines(words[Col.SETTLES], _WIDTHS[Col.SETTLES]), 2))


def _lines(text: str, width: int) -> int:
    wide = sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)
    return max(1, ceil(wide / (width - 2)))


def shown_answer(value: object) -> str:
    """An answer as it is written into the workbook, so that it is read back as the same."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Fraction):
        return f"{yuan(value)}元"
    if isinstance(value, Mapping):
        return ",".join(f"{months or ''}{':' if months else ''}{rate}" for months, rate in value.items())
    return value.isoformat() if isinstance(value, date) else str(value)


def settles_of(question: Question, names: Mapping[str, Text]) -> Text:
    """What a question settles, by the names that people say."""
    told = list(dict.fromkeys(names.get(rule, same(rule)) for rule in question.settles))
    shown = join(told[:_MOST_SETTLED], zh="；", en="; ")
    if len(told) <= _MOST_SETTLED:
        return shown
    return Text(f"{shown.zh}；等 {len(told)} 条规则", f"{shown.en}; {len(told)} rules in all")


def in_all(rows: Iterable[Row]) -> int:
    """How many of the rows wait for an answer."""
    return sum(1 for row in rows if row.kind and row.answer is None)
