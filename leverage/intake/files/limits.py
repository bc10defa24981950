"""What a file may take, and how a file that would take more is refused: before or while it is read, in bounded time and memory.

The numbers of unpacked bytes, cells, sheets and texts stand in ``reader``, which runs apart from the program.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from leverage.intake.files import reader
from leverage.intake.files.content import too_large
from leverage.intake.files.reader import MAX_AREA, MAX_CELLS, MAX_SHEETS, MAX_TEXT
from leverage.terms.errors import InputError
from leverage.terms.texts import Text

__all__ = [
    "MAX_AREA",
    "MAX_CELLS",
    "MAX_SHEETS",
    "MAX_TEXT",
    "SAVE_AS",
    "broken",
    "check_archive",
    "encrypted",
    "read_apart",
]

SAVE_AS = Text("请在电子表格软件中打开，另存为 .xlsx 后再试", "open it in a spreadsheet program and save it as .xlsx")


def encrypted() -> InputError:
    """The file needs a password."""
    return InputError(
        Text("文件已加密", "the file is encrypted"),
        Text("请取消打开密码，另存后再试", "remove the password, save it and try again"),
    )


def broken(reason: str) -> InputError:
    """The file cannot be read."""
    return InputError(
        Text("文件已损坏，或不是电子表格", f"the file is damaged or is no spreadsheet ({reason[:120]})"),
        SAVE_AS,
    )


def _refusal(kind: str, reason: str) -> InputError:
    if kind == "broken":
        return broken(reason)
    return too_large() if kind == "large" else encrypted()


def check_archive(data: bytes) -> None:
    """InputError for an archive that is encrypted, damaged, ambiguous, or beyond the limits in bytes, cells or extent."""
    try:
        reader.check_archive(data)
    except reader.Refused as refusal:
        raise _refusal(refusal.kind, refusal.reason) from None


def read_apart(task: str, data: bytes, *arguments: object) -> Any:
    """What ``reader`` finds in a file, from a process of its own whose time and memory are bounded. InputError where it refuses, fails or dies.

    Where there can be no such process (a frozen program, a browser), the reader runs in this one.
    """
    import subprocess  # noqa: PLC0415  JSON needs no reader

    script = Path(reader.__file__)
    if not sys.executable or getattr(sys, "frozen", False) or sys.platform == "emscripten" or not script.is_file():
        return _read_here(task, data, *arguments)
    asked = json.dumps({"task": task, "arguments": arguments, "path": [part for part in sys.path if part]})
    try:
        run = subprocess.run(  # noqa: S603  this interpreter on a module of ours; the file goes in as bytes
            [sys.executable, "-I", "-S", str(script), asked],
            input=data,
            capture_output=True,
            check=False,
            timeout=2 * reader.MAX_SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise broken("takes too long to read") from None
    if run.returncode != 0:
        raise too_large() if b"memory" in run.stderr.lower() else broken(f"the reader ended with {run.returncode}")
    answer = json.loads(run.stdout, object_hook=_undated)
    if "refused" in answer:
        raise _refusal(*answer["refused"])
    return answer["answer"]


def _read_here(task: str, data: bytes, *arguments: object) -> Any:
    try:
        return reader.TASKS[task](data, *arguments)
    except reader.Refused as refusal:
        raise _refusal(refusal.kind, refusal.reason) from None


def _undated(pairs: dict[str, Any]) -> Any:
    """A date, which JSON has not; formulas may stand in a sheet of that name, but never in a cell of it."""
    if set(pairs) != {"date"} or not isinstance(pairs["date"], str):
        return pairs
    text = pairs["date"]
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
