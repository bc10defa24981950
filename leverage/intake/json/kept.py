"""What was told when a file was read, as a company's JSON keeps it (``reading``), so that the same is said when it is read again.

It is bound by a fingerprint of the whole JSON, itself among it: of a company that was changed since, that is said, no cell is named any more, and every
note says so. Answers to what the file left in doubt (``answers`` names their facts) are none to another content, and are asked for anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from leverage.company import Company, Figure
from leverage.intake.json.strict_object import JsonObject, required
from leverage.terms.denominators import Base
from leverage.terms.money import Yuan
from leverage.terms.texts import Text

READING = "reading"
READING_KEYS = ("of", "notes", "cells", "where", "shown_to", "liabilities", "net_capital_taken", "answers")
NOTE_KEYS = ("zh", "en")
LIABILITIES = f"{READING}.liabilities"
_BEFORE = Text(
    "读入原文件时的提示（其后资料有改动）：", "Told when the original file was read, before the data were changed: "
)
_CHANGED = Text(
    "资料在读入原文件之后有改动：各数按改动后所写核对，不再注明原表的单元格。",
    "The data were changed since the original file was read: they are judged as they now stand, and no cells of that file are named.",
)
_ASKED_ANEW = Text(
    "资料在读入原文件之后有改动：原先对疑问的回答不再计入。",
    "The data were changed since the original file was read: the answers to what was in doubt do not count any more.",
)
_TAKEN_ANEW = Text(
    "资本净额原按净资产取数：净资产有改动，资本净额随之，没有扣除任何项目。",
    "Net capital was taken from net assets: they were changed, and it follows them, without any deduction.",
)
_NO_TOTAL = Text(
    "资料在读入原文件之后有改动：原表的负债合计不再采用。",
    "The data were changed since the original file was read: its total of liabilities is not used any more.",
)


_OF_A_CHANGE = (_CHANGED, _ASKED_ANEW, _TAKEN_ANEW, _NO_TOTAL)


def fingerprint(data: Mapping[str, Any]) -> str:
    """What binds a reading to the company that was read: of everything in the JSON but the fingerprint itself."""
    rest = {key: value for key, value in data.items() if value is not None}
    if isinstance(held := rest.get(READING), Mapping):
        rest[READING] = {key: value for key, value in held.items() if key != "of"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def with_reading(company: Company, data: JsonObject, unit: int) -> Company:
    """The company as it was read from its file: with the cells of its figures and the notes of then, if nothing was changed since.

    InputError, naming the key, for a reading that is not as the schema has it.
    """
    if data.values.get(READING) is None:
        return company
    held = data.object(READING, READING_KEYS)
    of = required(held, "of", held.text)
    shown_to = held.amount("shown_to", 1, positive=True)
    liabilities = held.amount("liabilities", unit)
    notes = tuple(
        Text(required(item, "zh", item.text), required(item, "en", item.text))
        for item in held.objects("notes", NOTE_KEYS)
    )
    cells, where = (_texts(held.object(key, None)) for key in ("cells", "where"))
    company = replace(company, shown_to=shown_to)
    if of != fingerprint(data.values):
        answers = company.facts.keys() & set(held.strings("answers"))
        gone = [_CHANGED]
        gone += [_NO_TOTAL] if liabilities is not None else []
        gone += [_ASKED_ANEW] if answers else []
        capital = _following(company, held.amount("net_capital_taken", unit))
        gone += [_TAKEN_ANEW] if capital is not company.capital else []
        earlier = (_before(note) for note in notes if note not in _OF_A_CHANGE)
        facts = {key: value for key, value in company.facts.items() if key not in answers}
        return replace(company, facts=facts, capital=capital, warnings=(*company.warnings, *earlier, *gone))
    if liabilities is not None:
        company = replace(company, liabilities=Figure(liabilities, cells.get(LIABILITIES, LIABILITIES)))
    _refuse_odd(held, cells, {path for path, _ in sources_of(company)})
    return replace(_from_cells(company, cells), warnings=(*company.warnings, *notes), where={**company.where, **where})


def _following(company: Company, taken: Yuan | None) -> Mapping[Base, Figure]:
    """The capital, net capital following the net assets that it was ``taken`` from where these alone were changed; the same where it need not."""
    net, equity = company.capital.get(Base.NET_CAPITAL), company.capital.get(Base.NET_ASSETS)
    if taken is None or net is None or net.amount != taken or (equity is not None and equity.amount == taken):
        return company.capital
    others: dict[Base, Figure] = {base: one for base, one in company.capital.items() if base is not Base.NET_CAPITAL}
    return others if equity is None else {**others, Base.NET_CAPITAL: equity}


def sources_of(company: Company) -> Iterator[tuple[str, str]]:
    """Where each figure and row came from, by the path of its key in the JSON."""
    for part, figures in (
        ("capital", company.capital),
        ("balances", company.balances),
        ("approved_amounts", company.approved_amounts),
    ):
        for key, figure in figures.items():
            yield f"{part}.{key.value}", figure.source
    for number, loan in enumerate(company.loans):
        yield f"loans[{number}]", loan.source
        yield f"loans[{number}].lender", loan.lender_at
        yield f"loans[{number}].approval", loan.approval_at
    for number, holder in enumerate(company.shareholders):
        yield f"shareholders[{number}]", holder.source
    for number, item in enumerate(company.unallocated):
        yield f"unallocated[{number}]", item.source
    if company.liabilities is not None:
        yield LIABILITIES, company.liabilities.source


def _from_cells(company: Company, cells: Mapping[str, str]) -> Company:
    def figures(part: str, held: Mapping[Any, Figure]) -> dict[Any, Figure]:
        return {key: replace(one, source=cells.get(f"{part}.{key.value}", one.source)) for key, one in held.items()}

    return replace(
        company,
        capital=figures("capital", company.capital),
        balances=figures("balances", company.balances),
        approved_amounts=figures("approved_amounts", company.approved_amounts),
        loans=tuple(
            replace(
                loan,
                source=cells.get(f"loans[{number}]", loan.source),
                lender_at=cells.get(f"loans[{number}].lender", loan.lender_at),
                approval_at=cells.get(f"loans[{number}].approval", loan.approval_at),
            )
            for number, loan in enumerate(company.loans)
        ),
        shareholders=tuple(
            replace(holder, source=cells.get(f"shareholders[{number}]", holder.source))
            for number, holder in enumerate(company.shareholders)
        ),
        unallocated=tuple(
            replace(item, source=cells.get(f"unallocated[{number}]", item.source))
            for number, item in enumerate(company.unallocated)
        ),
    )


def _texts(data: JsonObject) -> dict[str, str]:
    return {key: text for key in data.values if (text := data.text(key)) is not None}


def _refuse_odd(held: JsonObject, cells: Mapping[str, str], known: set[str]) -> None:
    """InputError for the cell of a figure that there is not, for one cell of two rows, and for a word that means something else than a cell."""
    of_rows = [cell for path, cell in cells.items() if path.endswith("]")]
    for path, cell in cells.items():
        if path not in known:
            found = Text("没有这个数", "there is no such figure")
        elif cell == "complete" or (path.endswith("]") and of_rows.count(cell) > 1):
            found = Text("不是这个数的单元格", "is not the cell of this figure")
        else:
            continue
        held.wrong(f"cells.{path}", found, Text("请删去", "leave it out"))


def _before(note: Text) -> Text:
    return note if note.zh.startswith(_BEFORE.zh) else _BEFORE + note
