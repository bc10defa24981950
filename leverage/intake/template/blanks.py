"""Which cells of our own workbook wait for an answer: by the key of the fact, the denominator or the list that is asked for there."""

from __future__ import annotations

from collections.abc import Iterator

from leverage.intake.files.cells import Book, Sheet
from leverage.intake.template.layout import ALL_FUNDING, ITEMS, LEDGER, PROFILE, SHAREHOLDERS
from leverage.intake.values.amounts import is_blank, plain

_KEY_COLUMN = 3
_STATEMENT = plain(ALL_FUNDING).partition("(")[0]


def blanks_of(book: Book) -> dict[str, str]:
    """The blank cells of profile, ledger and shareholders, by what an answer there would answer: ``rating``, ``net_capital``, ``complete``, ``loans``."""
    found: dict[str, str] = {}
    if (profile := book.sheet(PROFILE)) is not None:
        found |= dict(_items(profile))
    ledger, holders = book.sheet(LEDGER), book.sheet(SHAREHOLDERS)
    if ledger is not None:
        found |= {"loans": _first_blank(ledger)} | dict(_statement(ledger))
    if holders is not None:
        found |= {"shareholders": _first_blank(holders)}
    return found


def _items(sheet: Sheet) -> Iterator[tuple[str, str]]:
    labels = {plain(item.label): item.key for item in ITEMS}
    for row in range(len(sheet.rows)):
        key = str(sheet.at(row, _KEY_COLUMN)).strip() or labels.get(plain(str(sheet.at(row, 0))), "")
        if key and is_blank(sheet.at(row, 1)):
            yield (key.split(":")[1] if key.startswith("fact:") else key), sheet.ref(row, 1)


def _statement(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for row in range(len(sheet.rows)):
        if plain(str(sheet.at(row, 0))).startswith(_STATEMENT) and is_blank(sheet.at(row, 1)):
            yield "complete", sheet.ref(row, 1)


def _first_blank(sheet: Sheet) -> str:
    """The first row below the headings with nothing in its first column."""
    row = next((row for row in range(2, len(sheet.rows)) if is_blank(sheet.at(row, 0))), max(2, len(sheet.rows)))
    return sheet.ref(row, 0)
