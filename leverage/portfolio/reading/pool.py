"""Processes that read files one after another, each file bounded: one that a file kills or hangs is replaced, and the rest goes on."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from leverage.intake.files.reader import MAX_SECONDS
from leverage.portfolio.settings import Settings
from leverage.terms.errors import UsageError
from leverage.terms.texts import Text

MOST_SECONDS = 4 * MAX_SECONDS
"""By the clock, for one file: the processor time that it may take for its reading and its judging, twice over, as for one file alone."""
MOST_HELD = 384 * 2**20
"""A process that has held more memory than this gives way to a new one: what a large file took, no later file has to live with."""
_START = "import json,sys;sys.path[:]=json.loads(sys.argv[1]);from leverage.portfolio.reading.worker import main;main()"
_TICK = 0.2  # seconds
_DIED = Text(
    "文件过大或已损坏，读取它的进程中断 → 请在电子表格软件中打开，另存后再试",
    "the file is too large or damaged: the process that read it ended → open it in a spreadsheet program, save it and try again",
)
_HUNG = Text(
    "读取超时 → 请只保留资产负债表和融资明细",
    "the file takes too long to read → keep only the balance sheet and the funding ledger",
)
_OTHER_LAW = Text(
    "读取进程所见的规则库或补充文件与本次不同：运行期间有改动。请重新运行。",
    "A process sees other rules or supplements than this run: they changed meanwhile. Run again.",
)

Task = Mapping[str, Any]
Answer = Mapping[str, Any]


def can_start() -> bool:
    """Whether this program can start processes of its own interpreter."""
    return bool(sys.executable) and not getattr(sys, "frozen", False) and sys.platform != "emscripten"


@dataclass
class _Process:
    """One process, and what it is at."""

    settings: Settings
    key: str
    running: subprocess.Popen[bytes] | None = None
    deadline: float | None = None
    hung: bool = False

    def start(self) -> None:
        """Start it. UsageError where it sees another law than the program."""
        path = json.dumps([part for part in sys.path if part])
        self.running = subprocess.Popen(  # noqa: S603  this interpreter on a module of ours
            [sys.executable, "-I", "-S", "-c", _START, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        first = self._say(self.settings.as_json())
        if first is None:
            raise UsageError(Text("读取进程无法启动。", "The process that reads files cannot be started."))
        if "refused" in first:
            raise UsageError(Text(*first["refused"]))
        if first["ready"] != self.key:
            raise UsageError(_OTHER_LAW)

    def ask(self, task: Task) -> Answer:
        """The answer to a task, or the error of the file that ended the process, or took too long."""
        if self.running is None:
            self.start()
        self.hung, self.deadline = False, time.monotonic() + MOST_SECONDS
        answer = self._say(task)
        self.deadline = None
        if answer is None:
            self.stop()
            why = _HUNG if self.hung else _DIED
            return {"file": task["file"], "number": task.get("number", 0), "sha256": "", "error": [why.zh, why.en]}
        if answer.pop("last", False) or answer.pop("held", 0) > MOST_HELD:
            self.stop()
        return answer

    def _say(self, said: Mapping[str, Any]) -> dict[str, Any] | None:
        """Say something, and wait for the answer; None where the process ended."""
        process = self.running
        if process is None or process.stdin is None or process.stdout is None:
            return None
        try:
            process.stdin.write(json.dumps(said).encode("ascii") + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
            return dict(json.loads(line)) if line.endswith(b"\n") else None
        except (OSError, ValueError):
            return None

    def stop(self) -> None:
        """End it, whatever it is at."""
        process, self.running = self.running, None
        if process is None:
            return
        with suppress(OSError):
            process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        process.wait()

    def watch(self) -> None:
        """End it where it is overdue; its file is told to have hung."""
        if self.deadline is not None and time.monotonic() > self.deadline and self.running is not None:
            self.hung = True
            with suppress(OSError):
                self.running.kill()


@dataclass
class Pool:
    """So many processes, and the tasks that they share. Answers come in whatever order they are done."""

    settings: Settings
    key: str
    jobs: int
    _processes: list[_Process] = field(default_factory=list)
    _ended: threading.Event = field(default_factory=threading.Event)

    def answers(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Answer]]:
        """Each task with its answer. LeverageError where no process can be started."""
        done: queue.Queue[tuple[Task, Answer] | BaseException | None] = queue.Queue(maxsize=8 * self.jobs)
        shared = _Shared(tasks)
        self._processes = [_Process(self.settings, self.key) for _ in range(self.jobs)]
        threads = [
            threading.Thread(target=self._work, args=(process, shared, done), daemon=True)
            for process in self._processes
        ]
        for thread in threads:
            thread.start()
        try:
            working = len(threads)
            while working:
                item = self._next(done)
                if item is None:
                    working -= 1
                elif isinstance(item, BaseException):
                    raise item
                else:
                    yield item
        finally:
            self._ended.set()
            for process in self._processes:
                running = process.running
                if running is not None:
                    with suppress(OSError):
                        running.kill()
            for thread in threads:
                thread.join(timeout=5)
            for process in self._processes:
                process.stop()

    def _next(self, done: queue.Queue[Any]) -> Any:
        while True:
            try:
                return done.get(timeout=_TICK)
            except queue.Empty:
                for process in self._processes:
                    process.watch()

    def _work(self, process: _Process, tasks: _Shared, done: queue.Queue[Any]) -> None:
        """One process's share: task after task, until there are none."""

        def hand_over(item: Any) -> None:
            while not self._ended.is_set():
                with suppress(queue.Full):
                    done.put(item, timeout=_TICK)
                    return

        try:
            while not self._ended.is_set() and (task := tasks.next()) is not None:
                hand_over((task, process.ask(task)))
        except BaseException as error:
            hand_over(error)
        else:
            hand_over(None)


class _Shared:
    """Tasks that several threads take from one source."""

    def __init__(self, tasks: Iterator[Task]) -> None:
        self._tasks, self._lock = tasks, threading.Lock()

    def next(self) -> Task | None:
        with self._lock:
            return next(self._tasks, None)
