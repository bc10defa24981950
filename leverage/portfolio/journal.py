"""``RESULT.part``: what a run has done so far, a JSON line a company, so that a run that was broken off is taken up where it stopped.

The first line tells by what it was judged: options, law, supplements, version. A line that was torn when the run was killed is dropped with all behind it.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from leverage.portfolio.lines import Line, as_json, from_json
from leverage.terms.errors import UsageError
from leverage.terms.system import why
from leverage.terms.texts import Text

SCHEMA = "leverage.batch/1"
_TORN: dict[str, Any] = {}
_SAYS = '{"schema": "' + SCHEMA + '"'
Key = tuple[str, int, str]
"""The file as it is named, the row of a table, and the fingerprint of the content."""


def part_of(out: Path) -> Path:
    """Where a result is collected until it is whole."""
    return out.with_name(out.name + ".part")


class Journal:
    """The journal of one run. ``kept`` counts the lines of an earlier run that are taken up; ``aside`` names where one of other options went."""

    def __init__(self, path: Path, key: str) -> None:
        """Open it, or begin anew. UsageError where the file is no journal, cannot be written, or another run is writing it."""
        self.path = path
        self.aside: Path | None = None
        self._one_at_a_time = threading.Lock()
        self._places: dict[tuple[str, int], tuple[str, int, int]] = {}
        try:
            if path.is_symlink() or (path.exists() and not path.is_file()):
                raise _foreign(path)
            self._begin(key)
        except OSError as error:
            raise _unwritable(path, error) from None
        self.kept = len(self._places)

    def _begin(self, key: str) -> None:
        if self.path.exists():
            head = _head(self.path)
            if head is None and self.path.stat().st_size:
                raise _foreign(self.path)
            if head == _TORN:
                self.path.write_bytes(b"")
            elif head is not None and head.get("key") != key:
                self.aside = _free(self.path)
                self.path.rename(self.aside)
        self._file: IO[bytes] = self.path.open("r+b" if self.path.exists() else "x+b")
        _lock(self._file, self.path)
        if not self._read():
            self._file.seek(0)
            self._file.truncate()
            self._write({"schema": SCHEMA, "key": key})

    def _read(self) -> bool:
        """Read what is there up to the first line that is not whole; whether there was anything."""
        self._file.seek(0)
        place = len(self._file.readline())
        for line in self._file:
            try:
                held = from_json(json.loads(line)) if line.endswith(b"\n") else None
            except (ValueError, TypeError, LookupError):
                held = None
            if held is None:
                break
            self._places[held.file, held.number] = (held.sha256, place, len(line))
            place += len(line)
        self._file.seek(place)
        self._file.truncate()
        return place > 0

    def _write(self, said: Mapping[str, Any]) -> tuple[int, int]:
        place = self._file.seek(0, os.SEEK_END)
        line = json.dumps(said).encode("ascii") + b"\n"
        self._file.write(line)
        self._file.flush()
        return place, len(line)

    def fingerprint(self, file: str, number: int = 0) -> str | None:
        """The fingerprint of the content that a line of an earlier run was made of; None where there is none, or it could not be read."""
        held = self._places.get((file, number))
        return held[0] or None if held else None

    def add(self, line: Line) -> None:
        """Keep a line: it is on its way to the disk when this returns. Lines may come from several threads. UsageError where the disk takes no more."""
        with self._one_at_a_time:
            try:
                place, length = self._write(as_json(line))
            except OSError as error:
                raise _unwritable(self.path, error) from None
            self._places[line.file, line.number] = (line.sha256, place, length)

    def line(self, file: str, number: int = 0) -> Line:
        """A line that is kept."""
        _, place, length = self._places[file, number]
        with self._one_at_a_time:
            self._file.seek(place)
            said = self._file.read(length)
        return from_json(json.loads(said))

    def lines(self, keys: Iterator[tuple[str, int]]) -> Iterator[Line]:
        """The lines of these files and rows, one after another."""
        return (self.line(*key) for key in keys)

    def close(self) -> None:
        """Let it be: the next run takes it up. One in which nothing was done is of no use."""
        with suppress(OSError):  # what the disk did not take was told when it was written
            self._file.close()
        if not self._places:
            self.path.unlink(missing_ok=True)

    def end(self) -> None:
        """The result is written: it is needed no more."""
        self._file.close()
        self.path.unlink(missing_ok=True)


def _head(path: Path) -> dict[str, Any] | None:
    """The first line of a journal; None where the file is none."""
    with path.open("rb") as file:
        first = file.readline(4096)
    says = _SAYS.encode()
    if not first.endswith(b"\n") and (says.startswith(first) or first.startswith(says)):
        return _TORN  # the run was killed before it had done anything
    if not first.startswith(says):
        return None
    with suppress(ValueError):
        head = json.loads(first)
        return head if isinstance(head, dict) else None
    return None


def _unwritable(path: Path, error: OSError) -> UsageError:
    reason = why(error)
    return UsageError(Text(f"无法写入 {path}（{reason.zh}）。", f"{path} cannot be written ({reason.en})."))


def _foreign(path: Path) -> UsageError:
    return UsageError(
        Text(
            f"{path} 不是本程序的中间文件，不会覆盖。请移开它，或换一个 --out。",
            f"{path} was not written by this program and stays as it is. Move it away, or choose another --out.",
        )
    )


def _free(path: Path) -> Path:
    """A name that is not taken, beside a journal that is not of this run."""
    number = 1
    while (other := path.with_name(f"{path.name}.{number}")).exists() or other.is_symlink():
        number += 1
    return other


def _lock(file: IO[bytes], path: Path) -> None:
    """UsageError where another run holds the journal."""
    try:
        import fcntl  # noqa: PLC0415  there is none on Windows
    except ImportError:
        return
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise UsageError(
            Text(f"另一次运行正在写 {path}。", f"Another run is writing {path}."),
        ) from None
    except OSError:  # a file system without locks
        return
