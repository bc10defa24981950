"""The workbook of questions: its sheets and columns, for those who write it and those who read it, and what binds it to its company.

Each row carries a key, a fingerprint of what the question rests on, and a seal over its own words: a row may be sorted, copied or deleted, but an
answer never goes to a question that was put otherwise.
"""

from __future__ import annotations

import hashlib
from enum import IntEnum

from leverage.company import Company
from leverage.intake.files.cells import Book
from leverage.terms.channels import Channel
from leverage.terms.texts import Text

MARK = "leverage.questions/1"
OPEN, ANSWERED, GUIDE = "问题", "已答", "说明"
HEADING_ROW = 7
"""Counted from zero; above it stands what the workbook is bound to."""

COMPLETE = "complete"
NEVER_STALE = "-"
"""The fingerprint of what rests on no figure of the input."""


class Col(IntEnum):
    """The columns of a row, counted from zero."""

    NUMBER = 0
    ASK = 1
    ANSWER = 2
    UNIT = 3
    SETTLES = 4
    RAISED_BY = 5
    WHERE = 6
    KEY = 7
    KIND = 8
    BASIS = 9
    SEAL = 10


HEADINGS: dict[Col, Text] = {
    Col.NUMBER: Text("序号", "No."),
    Col.ASK: Text("问题", "question"),
    Col.ANSWER: Text("答案", "answer"),
    Col.UNIT: Text("单位或选项", "unit or choices"),
    Col.SETTLES: Text("决定什么", "what it settles"),
    Col.RAISED_BY: Text("疑问来自", "raised by"),
    Col.WHERE: Text("也可在此回答", "or answer here"),
    Col.KEY: Text("key", "key"),
    Col.KIND: Text("kind", "kind"),
    Col.BASIS: Text("basis", "basis"),
    Col.SEAL: Text("seal", "seal"),
}

BOUND = (
    ("name", Text("公司", "company")),
    ("place", Text("所在地", "place")),
    ("report_date", Text("报告日期", "report date")),
    ("sha256", Text("输入文件指纹", "fingerprint of the input")),
)
"""What a workbook is bound to: rows 2 to 5, key in the last column."""


def is_questions(book: Book) -> bool:
    """Whether a file is a workbook of questions."""
    sheet = book.sheet(OPEN)
    return sheet is not None and sheet.at(0, Col.KEY) == MARK


def digest(*parts: object) -> str:
    """A short fingerprint of some values."""
    return hashlib.sha256("\n".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def seal(key: str, kind: str, ask: str, unit: str, basis: str) -> str:
    """What shows that a row is still the question that was put."""
    return digest("row", key, kind, "".join(ask.split()), "".join(unit.split()), basis)


def basis_of(key: str, kind: str | None, company: Company) -> str | None:
    """A fingerprint of what a question rests on in the company as it was read: a changed sheet asks anew what changed. None: it is not asked any more.

    A line rests on itself; the list of funding, a count of lenders and a channel's balance on all money that the input shows; a doubt on its own words,
    which quote its cells; a fact about the company that no sheet shows, on nothing.
    """
    for item in company.unallocated:
        if key.rpartition("/")[0] in (item.key, f"{item.key}@{item.source}"):
            return digest("line", item.amount, item.source, *sorted(item.among))
    if key.startswith("unallocated:"):
        return None
    doubt = next((doubt for doubt in company.asked if doubt.key == key), None)
    if doubt is not None:
        return doubt.basis
    return money(company) if key == COMPLETE or kind == "count" or key in set(Channel) else NEVER_STALE


def money(company: Company) -> str:
    """A fingerprint of all money that the input shows."""
    return digest(
        "money",
        *sorted(f"{channel} {figure.amount}" for channel, figure in company.balances.items()),
        *sorted(f"{item.source} {item.amount}" for item in company.unallocated),
        *sorted(f"{loan.source} {loan.channel} {loan.lender} {loan.balance}" for loan in company.loans),
    )
