"""Files → Company: one module per step. Whatever cannot be read or trusted is refused, naming file, sheet, cell and what to do."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from leverage.company import Company
from leverage.errors import InputError
from leverage.intake.explain_json import trace_of_json
from leverage.intake.from_json import read_json
from leverage.intake.trace import Reading, Trace
from leverage.texts import Text

LARGEST_JSON = 20 * 1024 * 1024
"""Bytes. A company with a hundred thousand loans stays well below."""


def read_company(path: Path, *, unit: str | None = None, sheet: str | None = None) -> Company:
    """Read a company from JSON, our template, or a statutory balance sheet; recognised by content, not by name.

    ``unit`` is the unit of account of a sheet that does not tell its own; ``sheet`` picks one of several balance sheets. InputError for any refusal.
    """
    reading = read(path, unit=unit, sheet=sheet)
    if reading.company is None:
        raise reading.refusal or InputError(
            Text("没有读到公司", "no company was read"), Text("请检查文件", "check the file")
        )
    return reading.company


def read(path: Path, *, unit: str | None = None, sheet: str | None = None) -> Reading:
    """Read a company as ``read_company`` does, with an account of every cell or key. A refusal is part of the reading, not an exception."""
    try:
        reading = _read(path, unit, sheet)
    except InputError as error:
        reading = Reading(None, Trace(), error)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        refusal = InputError(
            Text(f"打不开({reason})", f"cannot be opened ({reason})"),
            Text("请检查路径和权限", "check the path and its permissions"),
        )
        reading = Reading(None, Trace(), refusal)
    if reading.refusal is not None:
        return replace(reading, refusal=reading.refusal.in_file(str(path)))
    return reading


def _read(path: Path, unit: str | None, sheet: str | None) -> Reading:
    if path.exists() and not path.is_file():
        raise InputError(Text("不是普通文件", "is not a regular file"), Text("请给出一个文件", "give a file"))
    digest = _sha256(path)
    if is_json(path):
        if path.stat().st_size > LARGEST_JSON:
            raise InputError(
                Text("文件过大(上限20MB)", "the file is too large (20 MB at most)"), Text("请拆分", "split it")
            )
        if unit is not None or sheet is not None:
            raise InputError(
                Text("--unit、--sheet 只用于表格文件", "--unit and --sheet are for spreadsheets"),
                Text("JSON 请写 unit 键", "in JSON write the key unit"),
            )
        content = path.read_bytes()
        company = read_json(content)
        reading = Reading(company, trace_of_json(content, company))
    else:
        from leverage.intake.spreadsheet import read_spreadsheet  # noqa: PLC0415  JSON needs no spreadsheet reader

        reading = read_spreadsheet(path, unit=unit, sheet=sheet)
    return replace(reading, company=replace(reading.company, sha256=digest)) if reading.company else reading


def is_json(path: Path) -> bool:
    """Whether a file holds JSON, by its first character. OSError where it cannot be opened."""
    with path.open("rb") as file:
        return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
