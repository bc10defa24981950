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
    "allow_one_file",
    "bound_this_process",
    "broken",
    "check_archive",
    "encrypted",
    "held_at_most",
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


_READERS: list[int] = []
"""The number of this process, where it was started to read many files, each of them bounded."""


def bound_this_process() -> None:
    """Make this process a reader of many files: ``read_apart`` reads here from now on. Whoever started it outlives it, and replaces it when a file ends it.

    It may write no file and leave no image of its memory; what each file may take, ``allow_one_file`` says.
    """
    import os  # noqa: PLC0415  the readers alone need it

    for name in ("CORE", "FSIZE"):
        reader.limit(name, 0, 0)
    reader.limit("AS", _taken() + 2 * reader.MAX_MEMORY, _taken() + 2 * reader.MAX_MEMORY)
    _READERS[:] = [os.getpid()]


def allow_one_file() -> None:
    """Give the next file what a file may take: as much memory as the reader of one file has, beside what this process holds, and as much processor time
    for its reading and once more for its judging.
    """
    import time  # noqa: PLC0415

    reader.limit("AS", _taken() + reader.MAX_MEMORY)
    reader.limit("CPU", int(time.process_time()) + 2 * reader.MAX_SECONDS)


def held_at_most() -> int:
    """The most bytes of memory that this process ever held; 0 where the system does not tell.

    Linux hands what ``getrusage`` tells down to whatever a process starts: a reader started by a large program would seem as large from its first file on.
    """
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    except (OSError, ValueError, IndexError):
        return _held_by_usage()


def _held_by_usage() -> int:
    try:
        import resource  # noqa: PLC0415  there is none on Windows
    except ImportError:
        return 0
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024


_UNTOLD = 2**29


def _taken() -> int:
    """The bytes of address space that this process has; half a gigabyte, more than it needs, where the system does not tell."""
    import mmap  # noqa: PLC0415

    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * mmap.PAGESIZE
    except (OSError, ValueError, IndexError):
        return _UNTOLD


def read_apart(task: str, data: bytes, *arguments: object) -> Any:
    """What ``reader`` finds in a file, from a process of its own whose time and memory are bounded. InputError where it refuses, fails or dies.

    Where there can be no such process (a frozen program, a browser), or this one is such a process, the reader runs in this one.
    """
    if _READERS:
        return _read_here(task, data, *arguments)
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
    except MemoryError:
        raise too_large() from None
    except reader.Refused as refusal:
        raise _refusal(refusal.kind, refusal.reason) from None
    except Exception as error:  # whatever a file does to its reader is the file's
        raise broken(str(error)) from error


def _undated(pairs: dict[str, Any]) -> Any:
    """A date, which JSON has not; formulas may stand in a sheet of that name, but never in a cell of it."""
    if set(pairs) != {"date"} or not isinstance(pairs["date"], str):
        return pairs
    text = pairs["date"]
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
