"""What runs in a process of its own: one function, called once. Run as a script by ``jobs.py``, never imported by the page."""

from __future__ import annotations

import inspect
import json
import os
import sys
import threading
import traceback
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

MAX_MEMORY = 2 * 2**30
"""Bytes of address space, where the system bounds it."""


def main() -> None:
    """Read what is to be done from standard input, do it, and answer on standard output; end at once where the page is gone."""
    os.umask(0o077)  # what it puts aside is its owner's alone
    sys.path[:] = json.loads(sys.argv[1])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints does not land among the answers
    _bound()
    frames = import_module("leverage.app.work.frames")
    module, name, arguments, options = frames.read(sys.stdin.buffer)
    threading.Thread(target=_end_with_the_page, daemon=True).start()
    frames.write(answers, _done(frames, answers, getattr(import_module(module), name), arguments, options))
    answers.close()
    os._exit(0)  # nothing is left to do, and the thread that waits for the page would be in the way


def _done(frames: Any, answers: BinaryIO, function: Any, arguments: Any, options: Any) -> tuple[object, ...]:
    """What came of it."""

    def progress(done: int, of: int, text: object) -> None:
        frames.write(answers, ("progress", done, of, text))

    if "progress" in inspect.signature(function).parameters:
        options = {**options, "progress": progress}
    refusal = import_module("leverage.terms.errors").LeverageError
    try:
        value = function(*arguments, **options)
        frames.packed(value)
    except refusal as error:
        return "refused", error
    except (MemoryError, RecursionError):
        return ("memory",)
    except Exception as error:  # told to the page, which tells it where the program was started
        last = traceback.extract_tb(error.__traceback__)[-1]
        return "failed", f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"
    return "done", value


def _end_with_the_page() -> None:
    """The page holds the other end of standard input as long as it lives."""
    with suppress(OSError):
        while os.read(0, 1):
            pass
    os._exit(1)


def _bound() -> None:
    """Let the system bound the memory, where it can."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  there is none on Windows

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
