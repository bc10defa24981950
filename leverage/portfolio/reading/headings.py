"""The headings of a table of companies: the keys of a company's JSON, whose prefixes may be left out where nothing else is called so."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from leverage.intake.json.company import CAPITAL_KEYS
from leverage.intake.template.layout import ALL_FUNDING, FACTS_ALSO, ITEMS
from leverage.terms.channels import Channel
from leverage.terms.errors import suggest
from leverage.terms.facts import FACTS
from leverage.terms.texts import Text

PLAIN = ("name", "jurisdiction", "report_date", "company_type", "unit", "complete")
"""Keys of the company itself that a cell can hold."""
APPROVALS = "facts.approvals"
RESULT = ("file", "name", "jurisdiction", "as_of", "verdict")
"""How a result begins."""
_MARKS = frozenset({"name", "jurisdiction", "report_date"})
_OTHER_SCHEMA = re.compile(rb'"schema"\s*:\s*"(leverage\.(?!company/)[\w./]{1,40})"')
_OWN_PAGE = b"<style>body{font-family:'Noto Sans CJK SC','Source Han Sans SC','PingFang SC'"
_OWN_ROWS = ("公司,地区,日期,结论,表,".encode(), b"Company,Place,Date,Verdict,Table,")
_HEAD = 4096
OWN_RESULT = Text("本程序输出的汇总结果", "a result that this program wrote")
_ROWS = Text("本程序输出的核对结果", "the answer of a check by this program")
_PAGE = Text("本程序输出的网页报告", "a page that this program wrote")


@dataclass(frozen=True)
class Heading:
    """A column: its letters, what stands over it, and the key it is; without a key nothing is called so, and ``wrong`` says what is near."""

    letters: str
    written: str
    key: str = ""
    wrong: Text | None = None


def keys_of(facts: Iterable[str]) -> dict[str, str]:
    """What may stand over a column, and the key that it means. ``facts`` are those that some place asks for."""
    keys = {key: key for key in PLAIN}
    parts = (("capital", CAPITAL_KEYS), ("balances", tuple(Channel)), ("facts", tuple(facts)))
    for part, names in parts:
        keys |= {f"{part}.{name}": f"{part}.{name}" for name in names}
    keys |= {f"approved_amounts.{channel}": f"approved_amounts.{channel}" for channel in Channel}
    keys |= {"approvals": APPROVALS, APPROVALS: APPROVALS}
    bare = [(name, f"{part}.{name}") for part, names in parts for name in names]
    once = {name: key for name, key in bare if sum(other == name for other, _ in bare) == 1}
    return {**{label: key for label, key in _labels().items() if key in keys}, **once, **keys}


def _labels() -> dict[str, str]:
    """The labels of our own workbook, and the key that each means."""
    keys = {"place": "jurisdiction", "approvals": APPROVALS} | {key: f"capital.{key}" for key in CAPITAL_KEYS}
    labels = {label: keys.get(item.key, item.key) for item in ITEMS for label in (item.label, *item.also)}
    labels |= {label: f"facts.{name}" for label, name in FACTS_ALSO.items()}
    listed = dict.fromkeys((ALL_FUNDING, ALL_FUNDING.partition("（")[0]), "complete")
    return labels | listed | {channel.label.zh: f"balances.{channel}" for channel in Channel}


_USUAL = keys_of(FACTS)


def is_table(cells: Sequence[str]) -> bool:
    """Whether a row of cells heads a table of companies: two of them at least are keys, and one of those says whose, where or when. Where they are labels of
    our own workbook, as a statement has them too, an amount must be among them, and two of the others.
    """
    named = [_spelled(cell, _USUAL) for cell in cells]
    if tuple(named[: len(RESULT)]) == RESULT:
        return False
    known = {_USUAL[cell]: cell == _USUAL[cell] or cell.isascii() for cell in named if cell in _USUAL}
    marks = known.keys() & _MARKS
    if sum(known.values()) >= 2 and any(known[key] for key in marks):
        return True
    return len(marks) >= 2 and any(key.startswith(("capital.", "balances.")) for key in known)


def _spelled(cell: str, keys: Mapping[str, str]) -> str:
    """A heading without blanks about it; in small letters where nothing but capitals keeps it from being a key."""
    text = cell.strip()
    return text.lower() if text not in keys and text.lower() in keys else text


def own_output(data: bytes) -> Text | None:
    """Why a file is no company's: JSON of another schema, a result of many companies, or a page that this program wrote. None where it may be one's."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"{", b"[")):
        first = head.partition(b"\n")[0]
        other = _OTHER_SCHEMA.search(head)
        if other:
            name = other[1].decode("ascii", "replace")
            return Text(f"schema 是 {name}，不是公司", f"its schema is {name}, and no company's")
        return OWN_RESULT if first.startswith(b'{"file":') and b'"verdict":' in first else None
    if head.startswith(",".join(RESULT).encode()):
        return OWN_RESULT
    if head.startswith(_OWN_ROWS):
        return _ROWS
    return _PAGE if _OWN_PAGE in head else None


def headings(cells: Sequence[str], keys: dict[str, str]) -> list[Heading]:
    """The columns of a table. A blank heading is a column of no key."""
    return [_heading(number, cell.strip(), keys) for number, cell in enumerate(cells)]


def _heading(number: int, written: str, keys: dict[str, str]) -> Heading:
    from leverage.intake.files.cells import letters  # noqa: PLC0415  where there is a table

    place = letters(number)
    if (spelled := _spelled(written, keys)) in keys:
        return Heading(place, written, keys[spelled])
    near = suggest(written, keys) if written else Text("", "")
    wrong = Text(f"不认识的列名“{written[:60]}”。{near.zh}", f"unknown column “{written[:60]}”. {near.en}".strip())
    return Heading(place, written, wrong=wrong if written else Text("这一列没有列名", "the column has no heading"))


def first_row(text: str) -> list[str]:
    """The cells of the first line of a text that holds something, parted by whichever sign parts most."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    return next(csv.reader([line], delimiter=parted_by(line)), [])


def parted_by(line: str) -> str:
    """The sign that parts the cells of a line."""
    return max(",\t;", key=line.count)
