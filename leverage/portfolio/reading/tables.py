"""A table of companies: a row per company and date, columns named as the keys of a company's JSON. What is wrong with a row is told with its row and column,
and the rest is answered.
"""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leverage.intake.files.content import refuse
from leverage.portfolio.reading.headings import APPROVALS, Heading, first_row, is_table, parted_by
from leverage.terms.errors import InputError
from leverage.terms.texts import Text

HEAD = 65_536
"""Bytes of a file that are looked at to see whether it is a table."""
PARQUET = b"PAR1"
_BLOCK = 2**20
_MOST_CELLS = 2_000
"""Of one row: a table has some fifty columns. A row with more has too many for its headings."""
_ENCODINGS = ("utf-8-sig", "gb18030")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
LIST = re.compile(r"[;；,，、\s]+")
YES, NO = frozenset({"true", "yes", "是", "1"}), frozenset({"false", "no", "否", "0"})
AMOUNTS = ("capital.", "balances.", "approved_amounts.")

Numbered = tuple[int, Sequence[str]]
"""A row of a table as a spreadsheet numbers it, the headings in row 1, and its cells."""


@dataclass(frozen=True)
class Row:
    """A row of a table: the company that it tells of as JSON would, or what is wrong with it; and where each key stands."""

    number: int
    company: Mapping[str, Any]
    cells: Mapping[str, str]
    wrong: Text | None = None

    @property
    def content(self) -> bytes:
        """The company as JSON."""
        return content_of(self.company)


def content_of(company: Mapping[str, Any]) -> bytes:
    """A company as a JSON file would hold it."""
    return json.dumps(company, ensure_ascii=False).encode("utf-8", "replace")


def is_text_table(head: bytes) -> bool:
    """Whether the beginning of a file is that of a table that is text."""
    if b"\x00" in head and not head.startswith(_UTF16):
        return False
    text = next((text for encoding in _encodings(head) if (text := _decoded(head, encoding)) is not None), "")
    try:
        return is_table(first_row(text))
    except csv.Error:
        return False


def _encodings(head: bytes) -> tuple[str, ...]:
    return ("utf-16",) if head.startswith(_UTF16) else _ENCODINGS


def _decoded(head: bytes, encoding: str) -> str | None:
    """The beginning of a file as text, whatever the last character of it was cut into; None where it is not of that encoding."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return None


def text_rows(path: Path) -> Iterator[Numbered | InputError]:
    """The rows of a table that is text, one by one. What cannot be read of it stands in the place of its row. InputError where no encoding fits."""
    encoding, line = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        # no line is held whatever its length
        reader = csv.reader(iter(lambda: file.readline(_BLOCK), ""), delimiter=parted_by(line))
        number = 0
        while True:
            number += 1
            try:
                yield number, next(reader)[:_MOST_CELLS]
            except StopIteration:
                return
            except csv.Error as error:
                yield refuse(
                    f"这一行无法读取（{_why(error).zh}）",
                    f"the row cannot be read ({_why(error).en})",
                    "请检查引号和分隔符",
                    "check the quotation marks and separators",
                    str(number),
                )


def _why(error: csv.Error) -> Text:
    return Text("引号不成对，或一格过长", str(error)[:80])


def _encoding(path: Path) -> tuple[str, str]:
    """The encoding that the whole of a file is in, and its first line. InputError where there is none."""
    with path.open("rb") as file:
        encodings = _encodings(file.read(2))
    for encoding in encodings:
        decoder = codecs.getincrementaldecoder(encoding)()
        first = ""
        try:
            with path.open("rb") as file:
                while block := file.read(_BLOCK):
                    text = decoder.decode(block)
                    first = first or next((line for line in text.splitlines() if line.strip()), "")
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return encoding, first
    raise refuse(
        "文本编码无法识别",
        "the text encoding is not recognised",
        "请另存为 UTF-8 编码的 CSV，或 .xlsx",
        "save it as CSV in UTF-8, or as .xlsx",
    )


def companies(rows: Iterable[Numbered], columns: Sequence[Heading], unit: str | None, *, ragged: bool) -> Iterator[Row]:
    """The companies of a table, those of blank rows left out. ``unit`` is that of rows that name none; ``ragged`` says that a row may be shorter than the
    headings, as a spreadsheet leaves its last blanks out.
    """
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            yield _company(number, cells, columns, unit, ragged=ragged)


def _company(number: int, cells: Sequence[str], columns: Sequence[Heading], unit: str | None, *, ragged: bool) -> Row:
    where: dict[str, str] = {}
    values: dict[str, str] = {}
    wrong: list[tuple[str, Text]] = []
    beyond = [cell for cell in cells[len(columns) :] if cell.strip()]
    if beyond or (len(cells) < len(columns) and not ragged):
        wrong.append((str(number), _RAGGED.fill(cells=len(cells), columns=len(columns))))
    for column, cell in zip(columns, cells, strict=False):
        value, place = cell.strip(), f"{column.letters}{number}"
        if column.wrong is not None:
            wrong += [(place, column.wrong)] if value else []
        elif column.key in where:
            if value != values.get(column.key, ""):
                wrong.append((place, _TWICE.fill(name=column.written)))
        else:
            where[column.key] = f"{place} {column.written}"
            values |= {column.key: value} if value else {}
    company: dict[str, Any] = {"unit": unit} if unit else {}
    for key, value in values.items():
        try:
            _put(company, key, value)
        except ValueError as error:
            wrong.append((where[key], Text(*error.args)))
    told = [Text(f"{place}：{what.zh}", f"{place}: {what.en}") for place, what in wrong]
    text = Text("；".join(t.zh for t in told), "; ".join(t.en for t in told)) if told else None
    return Row(number, company, where, text)


def _put(company: dict[str, Any], key: str, value: str) -> None:
    """Put a cell under its key. ValueError, in both languages, for what can be no value of it."""
    part, _, name = key.partition(".")
    if key == "complete":
        if value.lower() not in YES | NO:
            raise ValueError(f"应为是或否，得到“{value[:40]}”", f"expected yes or no, got “{value[:40]}”")
        company["complete"] = value.lower() in YES
    elif key == APPROVALS:
        company.setdefault("facts", {})["approvals"] = [item for item in LIST.split(value) if item]
    elif key.startswith(AMOUNTS):
        company.setdefault(part, {})[name] = value.replace(",", "") if _GROUPED.fullmatch(value) else value
    elif part == "facts":
        company.setdefault("facts", {})[name] = value
    else:
        company[key] = value


_RAGGED = Text("这一行有 {cells} 格，列名有 {columns} 个", "the row has {cells} cells under {columns} headings")
_TWICE = Text("“{name}”列重复，而且两处不同", "the column “{name}” stands twice, and the two differ")
