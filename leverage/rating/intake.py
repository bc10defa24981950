"""Files → Scorecard. Whatever cannot be read or trusted is refused, naming file, sheet, cell or key, and what to do."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from leverage.errors import InputError
from leverage.intake import LARGEST_JSON
from leverage.rating.from_json import read_json
from leverage.rating.scorecard import Scorecard
from leverage.texts import Text


def read_scorecard(path: Path, *, sheet: str | None = None) -> Scorecard:
    """Read a scorecard from JSON, our worksheet, or an indicator table; recognised by content, not by name.

    ``sheet`` names the indicator table where several sheets could be it. InputError for any refusal.
    """
    try:
        if path.exists() and not path.is_file():
            raise InputError(Text("不是普通文件", "is not a regular file"), Text("请给出一个文件", "give a file"))
        with path.open("rb") as file:
            start = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if start[:1] in (b"{", b"["):
            card = _json(path, sheet)
        else:
            from leverage.rating.sheet import read_sheets  # noqa: PLC0415  JSON needs no spreadsheet reader

            card = read_sheets(path, sheet)
    except InputError as error:
        raise error.in_file(str(path)) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(
            Text(f"打不开({reason})", f"cannot be opened ({reason})"),
            Text("请检查路径和权限", "check the path and its permissions"),
            "",
            str(path),
        ) from None
    return replace(card, sha256=digest)


def _json(path: Path, sheet: str | None) -> Scorecard:
    if path.stat().st_size > LARGEST_JSON:
        raise InputError(
            Text("文件过大(上限20MB)", "the file is too large (20 MB at most)"), Text("请拆分", "split it")
        )
    if sheet is not None:
        raise InputError(
            Text("--sheet 只用于表格文件", "--sheet is for spreadsheets"), Text("请去掉它", "leave it out")
        )
    return read_json(path.read_bytes())
