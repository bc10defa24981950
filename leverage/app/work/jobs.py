"""Work that would make the page wait: each piece in a process of its own, which can be killed, a few at once.

The state of a job is looked at by its waiting page (``waiting.py``). Long and short work have lanes of their own, so that a file is read
while a large workpaper is being made.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from leverage.app.work import frames
from leverage.terms.errors import LeverageError
from leverage.terms.texts import Text

AT_ONCE = 2
"""Processes of each lane."""
MOST_WAITING = 8
MOST_REMEMBERED = 64
LONGEST = 1_800.0
"""Seconds that long work may take."""
LONGEST_SHORT = 90.0
"""Seconds that reading one file may take."""
_ID_BYTES = 16
_WORKER = Path(__file__).with_name("worker.py")

CRASHED = Text(
    "进行这项工作的进程意外结束，没有得出结果；程序和已有的内容不受影响。文件可能已损坏，请另存为 .xlsx 后再试",
    "The process that did this work ended unexpectedly, without a result; the program and all else are unharmed. "
    "The file may be damaged: save it as .xlsx and try again",
)
TOO_LONG = Text(
    "这项工作用时过长，已中止；请减少内容后再试",
    "This work took too long and was stopped; try again with less",
)
NO_MEMORY = Text(
    "内容过大，内存不足，没有得出结果；请减少内容后再试", "There is too much of it, memory ran out; try again with less"
)
DEFECT = Text(
    "程序自身出错，没有得出结果；请把程序窗口中的提示报告给我们",
    "A defect of this program: there is no result. Please report what the program's window says",
)
STOPPED = Text("已按您的要求中止", "Stopped, as you asked")
BUSY = Text(
    "同时进行的工作过多：请等先前的工作完成，或中止它们，然后再试",
    "Too much is going on at once: wait until earlier work is done, or stop it, and try again",
)

NO_TEXT = Text("", "")

State = Literal["waiting", "running", "done", "failed", "stopped"]


class Busy(LeverageError):  # noqa: N818  it is the word for what happened
    """More work is waiting than may wait."""

    def __init__(self) -> None:
        super().__init__(BUSY)


class Failed(LeverageError):  # noqa: N818  it is the word for what happened
    """Work ended without a result, and not by a refusal of the input."""


class Stopped(LeverageError):  # noqa: N818  it is the word for what happened
    """The user broke it off."""

    def __init__(self) -> None:
        super().__init__(STOPPED)


@dataclass(frozen=True)
class Progress:
    """How far work has come: ``done`` of ``of`` steps, 0 of 0 where nobody knows."""

    done: int = 0
    of: int = 0
    text: Text = NO_TEXT


@dataclass
class Job:
    """One piece of work. ``back`` is the address to return to where it comes to nothing, ``address`` where its result is shown, once it is done."""

    id: str
    title: Text
    back: str
    short: bool = False
    progress: Progress = Progress()
    state: State = "waiting"
    address: str = ""
    error: LeverageError | None = None
    future: Future[Any] = field(default_factory=Future, repr=False)
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    folder: str = ""
    """Where it puts aside what it needs; it goes with the process, however that ends."""

    @property
    def over(self) -> bool:
        """Whether it has come to its end, whichever."""
        return self.state in ("done", "failed", "stopped")


def _nothing(_: Text) -> None:
    """Nobody listens."""


@dataclass
class Jobs:
    """All work of a run. Every method may be called from any thread."""

    tell: Callable[[Text], None] = _nothing
    make_folder: Callable[[], None] = lambda: None
    """Sees to it that the folder in which they put things aside is there."""
    at_once: int = AT_ONCE
    most_waiting: int = MOST_WAITING
    longest: float = LONGEST
    longest_short: float = LONGEST_SHORT
    _jobs: OrderedDict[str, Job] = field(default_factory=OrderedDict, init=False, repr=False)
    _lock: threading.RLock = field(default_factory=threading.RLock, init=False, repr=False)
    _closed: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self._long = threading.Semaphore(self.at_once)
        self._short = threading.Semaphore(self.at_once)

    def start(
        self,
        function: Callable[..., Any],
        *arguments: Any,
        title: Text,
        back: str,
        finish: Callable[[Any], str],
        **options: Any,
    ) -> Job:
        """Begin long work; its waiting page is ``/work/{job.id}``. Busy where too much waits already.

        ``function`` is one of a module, and is given a function ``progress(done, of, text)`` if it has a parameter of that name. ``finish`` gets
        its result, in the page's own process, and gives the address where it is shown.
        """
        return self._begin(function, arguments, options, title, back, finish, self._long, self.longest)

    async def run(self, function: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        """The result of short work, as reading one file. LeverageError where it is refused, fails, or takes too long; Busy where too much waits already."""
        job = self._begin(function, arguments, options, Text("", ""), "/", None, self._short, self.longest_short)
        try:
            return await asyncio.wrap_future(job.future)
        except asyncio.CancelledError:
            self._end(job, "stopped", Stopped())
            raise

    def get(self, id: str) -> Job | None:
        """A job by its id; None where there is none, or none any more."""
        with self._lock:
            return self._jobs.get(id)

    def stop(self, id: str) -> None:
        """Break off."""
        job = self.get(id)
        if job is not None:
            self._end(job, "stopped", Stopped())

    def close(self) -> None:
        """Stop all of it, and begin no more."""
        with self._lock:
            self._closed = True
            jobs = list(self._jobs.values())
        for job in jobs:
            self._end(job, "stopped", Stopped())

    def _begin(
        self,
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        options: dict[str, Any],
        title: Text,
        back: str,
        finish: Callable[[Any], str] | None,
        lane: threading.Semaphore,
        longest: float,
    ) -> Job:
        job = Job(secrets.token_urlsafe(_ID_BYTES), title, back, short=finish is None)
        asked = (function.__module__, function.__qualname__, arguments, options)
        with self._lock:
            waiting = sum(held.state == "waiting" for held in self._jobs.values())
            if self._closed or waiting >= self.most_waiting:
                raise Busy
            self._jobs[job.id] = job
            self._forget()
        threading.Thread(target=self._work, args=(job, asked, finish, lane, longest), daemon=True).start()
        return job

    def _forget(self) -> None:
        """The oldest that are over."""
        over = [id for id, job in self._jobs.items() if job.over]
        for id in over[: max(0, len(self._jobs) - MOST_REMEMBERED)]:
            del self._jobs[id]

    def _work(
        self, job: Job, asked: object, finish: Callable[[Any], str] | None, lane: threading.Semaphore, longest: float
    ) -> None:
        with lane:
            try:
                process = self._process(job)
            except OSError:  # the system has no room for another
                self._end(job, "failed", Failed(NO_MEMORY))
                return
            if process is None:
                return
            timer = threading.Timer(longest, self._end, (job, "failed", Failed(TOO_LONG)))
            timer.daemon = True
            timer.start()
            try:
                answer = self._watched(job, process, asked)
            finally:
                timer.cancel()
                _kill(process)
                _close(process)
                shutil.rmtree(job.folder, ignore_errors=True)
        with self._lock:
            job.process = None
            was_ended = job.over
        if was_ended:
            _tell(job)
        else:
            self._settle(job, answer, finish)

    def _process(self, job: Job) -> subprocess.Popen[bytes] | None:
        """The process of a job whose turn has come; None where it was stopped before."""
        with self._lock:
            if job.over:
                return None
            job.state = "running"
            self.make_folder()
            job.folder = tempfile.mkdtemp(prefix="work-")
            places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), job.folder)
            job.process = subprocess.Popen(  # noqa: S603  this interpreter on a module of ours
                [
                    sys.executable,
                    "-I",
                    "-S",
                    "-X",
                    "utf8",
                    str(_WORKER),
                    json.dumps([part for part in sys.path if part]),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **places},
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            return job.process

    def _watched(self, job: Job, process: subprocess.Popen[bytes], asked: object) -> tuple[Any, ...]:
        """What the process answers in the end; its progress on the way."""
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018  both are pipes
        try:
            frames.write(process.stdin, asked)
            while True:
                answer: tuple[Any, ...] = frames.read(process.stdout)
                if answer[0] != "progress":
                    return answer
                job.progress = Progress(*answer[1:])
        except (OSError, EOFError, ValueError):
            return ("crashed",)
        except Exception as error:  # what is asked or answered cannot be sent
            return "failed", repr(error)

    def _settle(self, job: Job, answer: tuple[Any, ...], finish: Callable[[Any], str] | None) -> None:
        kind, *more = answer
        if kind == "failed":
            self.tell(
                Text(f"程序自身出错，请报告：{more[0]}", f"A defect of this program, please report it: {more[0]}")
            )
        if kind == "done" and finish is None:
            self._end(job, "done", None, more[0])
            return
        if kind == "done" and finish is not None:
            if job.over:
                return
            try:
                address = finish(more[0])
            except LeverageError as error:
                self._end(job, "failed", error)
            except Exception as error:
                self.tell(
                    Text(f"程序自身出错，请报告：{error!r}", f"A defect of this program, please report it: {error!r}")
                )
                self._end(job, "failed", Failed(DEFECT))
            else:
                self._end(job, "done", None, address=address)
            return
        reasons = {"crashed": CRASHED, "memory": NO_MEMORY, "failed": DEFECT}
        self._end(job, "failed", more[0] if kind == "refused" else Failed(reasons.get(kind, CRASHED)))

    def _end(self, job: Job, state: State, error: LeverageError | None, value: Any = None, address: str = "") -> None:
        """Bring a job to its end, once: the first reason counts. Whoever waits for one that runs is told when its process is gone."""
        with self._lock:
            if job.over:
                return
            job.address, job.error, job.state = address, error, state
            if job.short:
                self._jobs.pop(job.id, None)
            process = job.process
        if process is None:
            _tell(job, value)
        else:
            _kill(process)


def _tell(job: Job, value: Any = None) -> None:
    """Tell whoever waits for a job."""
    with suppress(InvalidStateError):  # it was told before, or whoever waited is gone
        if job.error is None:
            job.future.set_result(value)
        else:
            job.future.set_exception(job.error)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and those that it started."""
    with suppress(OSError):
        if process.returncode is not None:
            return
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _close(process: subprocess.Popen[bytes]) -> None:
    """Leave nothing of a process that was ended."""
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            if stream is not None:
                stream.close()
    process.wait()
