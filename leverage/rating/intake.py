"""Files → Scorecard. Whatever cannot be read or trusted is refused, naming file, sheet, cell or key, and what to do."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from leverage.intake.files.content import read_bytes
from leverage.rating.from_json import read_json
from leverage.rating.scorecard import Scorecard
from leverage.terms.errors import InputError
from leverage.terms.texts import Text


def read_scorecard(path: Path, *, sheet: str | None = None) -> Scorecard:
    """Read a scorecard from JSON, our worksheet, or an indicator table; recognised by content, not by name.

    ``sheet`` names the indicator table where several sheets could be it. InputError for any refusal.
    """
    try:
        data = read_bytes(path)
        if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            card = _json(data, sheet)
        else:
            from leverage.rating.sheet import read_sheets  # noqa: PLC0415  JSON needs no spreadsheet reader

            card = read_sheets(path, sheet)
    except InputError as error:
        raise error.in_file(str(path)) from None
    return replace(card, sha256=hashlib.sha256(data).hexdigest())


def _json(data: bytes, sheet: str | None) -> Scorecard:
    if sheet is not None:
        raise InputError(
            Text("--sheet 只用于表格文件", "--sheet is for spreadsheets"), Text("请去掉它", "leave it out")
        )
    return read_json(data)
