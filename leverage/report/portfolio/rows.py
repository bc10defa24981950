"""A portfolio's result as plain rows: CSV for spreadsheets, JSON lines for programs. Line by line, however many there are."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path

from leverage.report.grid import defused
from leverage.report.media.rows import BYTE_ORDER_MARK
from leverage.report.portfolio.columns import KEYS, KINDS, Told, printed


def write_csv(path: Path, lines: Iterable[Told]) -> None:
    """A row a line under the columns' names, in the form that every spreadsheet program reads. No cell can become a formula."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.write(BYTE_ORDER_MARK)
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(KEYS)
        for line in lines:
            writer.writerow([_cell(value) for value in _printed(line)])


def _printed(line: Told) -> list[str | bool | int | None]:
    return [printed(value, kind) for value, kind in zip(line.values, KINDS, strict=True)]


def _cell(value: str | bool | int | None) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else defused(str(value))


def write_jsonl(path: Path, lines: Iterable[Told]) -> None:
    """An object a line; null: not known."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        for line in lines:
            said = dict(zip(KEYS, _printed(line), strict=True))
            file.write(json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n")
