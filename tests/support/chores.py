"""What tests let a process of its own do: it has to be importable there."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from leverage.terms.errors import InputError
from leverage.terms.texts import Text, same


def sum_of(one: int, other: int, times: int = 1) -> int:
    return (one + other) * times


def process_id() -> int:
    return os.getpid()


def same_again(value: Any) -> Any:
    return value


def chatting() -> str:
    sys.stdout.write("a line of a library\n")
    sys.stdout.flush()
    os.write(1, b"and one that goes around Python\n")
    return "done"


def refusing(file: str) -> NoReturn:
    raise InputError(Text("金额不对", "a wrong amount"), Text("请更正", "correct it"), "资产负债表!C5", file)


def failing() -> float:
    return 1 / 0


def unsendable() -> object:
    return threading.Lock()


def crashing() -> None:
    os.abort()


def leaving() -> None:
    os._exit(0)


def greedy() -> int:
    """More than any process may have."""
    return len(bytearray(2**50))


def deep() -> Any:
    return deep()


def endless() -> None:
    threading.Event().wait()


def in_steps(gate: str, progress: Callable[[int, int, Text], None]) -> str:
    progress(1, 3, same("1"))
    progress(2, 3, Text("第2步", "step 2"))
    with Path(gate).open():
        pass
    return "all"


def putting_aside(gate: str) -> None:
    """As a library does that writes a large file."""
    with tempfile.NamedTemporaryFile(delete=False) as aside:
        aside.write(b"figures of a company")
    Path(gate).write_text(aside.name)
    endless()


def telling_its_number(gate: str) -> None:
    Path(gate).write_text(str(os.getpid()))
    endless()


def with_a_child(gate: str) -> None:
    child = subprocess.Popen([sys.executable, "-c", "import threading; threading.Event().wait()"])
    Path(gate).write_text(str(child.pid))
    endless()


def mode_of_a_new_file() -> int:
    """What others may do with a file that a library puts aside."""
    path = Path(tempfile.mkdtemp()) / "made"
    path.write_bytes(b"")
    return stat.S_IMODE(path.stat().st_mode)
