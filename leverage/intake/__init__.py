"""Files → Company: one module per step. Whatever cannot be read or trusted is refused, naming file, sheet, cell and what to do."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from leverage.company import Company
from leverage.errors import InputError
from leverage.intake.from_json import read_json
from leverage.texts import Text

LARGEST_JSON = 20 * 1024 * 1024
"""Bytes. A company with a hundred thousand loans stays well below."""


def read_company(
    path: Path, *, unit: str | None = None, sheet: str | None = None, as_of: date | None = None
) -> Company:
    """Read a company from JSON, our template, or a statutory balance sheet; recognised by content, not by name.

    ``unit`` is the unit of account of a sheet that does not tell its own; ``sheet`` picks one of several balance sheets,
    ``as_of``, the date of the check, one of several dates. InputError for any refusal.
    """
    if path.exists() and not path.is_file():
        raise InputError(
            Text("不是普通文件", "is not a regular file"), Text("请给出一个文件", "give a file"), "", str(path)
        )
    try:
        digest = _sha256(path)
        with path.open("rb") as file:
            start = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
        if start[:1] in (b"{", b"["):
            if path.stat().st_size > LARGEST_JSON:
                raise InputError(
                    Text("文件过大(上限20MB)", "the file is too large (20 MB at most)"), Text("请拆分", "split it")
                )
            if unit is not None or sheet is not None:
                raise InputError(
                    Text("--unit、--sheet 只用于表格文件", "--unit and --sheet are for spreadsheets"),
                    Text("JSON 请写 unit 键", "in JSON write the key unit"),
                )
            company = read_json(path.read_bytes())
        else:
            from leverage.intake.spreadsheet import read_workbook  # noqa: PLC0415  JSON needs no spreadsheet reader

            company = read_workbook(path, unit=unit, sheet=sheet, as_of=as_of)
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
    return replace(company, sha256=digest)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
