"""The private folder of a run: for files that must stand on the disk for a moment. Only its owner reads it, and it goes with the program.

What a run left behind that was killed goes at the next start. A folder in the temporary directory may have been put there by anybody, under any name: only
a real folder that belongs to this user, is closed to others and whose run is over is removed, and no link in it is followed.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"leverage-app-(\d{1,10})-(\d{1,5})-\w+")
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")
_RUNNING = "running"
"""A file that the program holds open and locked as long as it runs, whatever becomes of its number."""


class PrivateFolder:
    """A folder of this run alone, 0700; every file in it 0600, of a random name."""

    def __init__(self, port: int, parent: Path | None = None) -> None:
        prefix = f"leverage-app-{os.getpid()}-{port}-"
        self.path = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        self._lock = os.open(self.path / _RUNNING, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        _lock(self._lock)

    def new(self, ending: str) -> Path:
        """A new, empty file. ``ending`` is the program's own word, never the client's: ``.xlsx``."""
        if not _ENDING.fullmatch(ending):
            raise ValueError(ending)
        self.make_anew()
        path = self.path / f"{secrets.token_hex(16)}{ending}"
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))
        return path

    def make_anew(self) -> None:
        """Make the folder again where something cleaned it away, as systems do with what lies about in their temporary directory for days."""
        with suppress(FileExistsError):
            self.path.mkdir(0o700)
        if not _is_ours(self.path):
            raise PermissionError(self.path)

    @contextmanager
    def file(self, ending: str, content: bytes = b"") -> Iterator[Path]:
        """A file for as long as it is needed."""
        path = self.new(ending)
        try:
            path.write_bytes(content)
            yield path
        finally:
            path.unlink(missing_ok=True)

    @contextmanager
    def for_libraries(self) -> Iterator[None]:
        """What libraries put aside lands here, too."""
        before, tempfile.tempdir = tempfile.tempdir, str(self.path)
        try:
            yield
        finally:
            tempfile.tempdir = before

    def close(self) -> None:
        """Remove it with all that is in it. Twice does no harm."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1
        shutil.rmtree(self.path, ignore_errors=True)


def remove_remains(parent: Path | None = None) -> list[Path]:
    """Remove what dead runs of this user left behind; the folders removed."""
    place = Path(tempfile.gettempdir()) if parent is None else parent
    removed = []
    with suppress(OSError):
        for path in sorted(place.iterdir()):
            match = _NAME.fullmatch(path.name)
            if match and _is_ours(path) and not _is_running(path, int(match[1])):
                shutil.rmtree(path, ignore_errors=True)
                removed.append(path)
    return removed


def _is_ours(path: Path) -> bool:
    """Whether it is a real folder of this user, closed to others."""
    try:
        state = path.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(state.st_mode):
        return False
    return sys.platform == "win32" or (state.st_uid == os.getuid() and not state.st_mode & 0o077)


def _is_running(path: Path, number: int) -> bool:
    """Whether the run of a folder goes on: it holds its file. One that has no file yet may just be starting."""
    try:
        lock = os.open(path / _RUNNING, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return _is_living(number)
    except OSError:
        return True
    try:
        _lock(lock)
    except OSError:
        return True
    finally:
        os.close(lock)
    return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        """Lock an open file. OSError where another process holds it."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _is_living(number: int) -> bool:
        """Asking for a process by its number would end it here: it is taken to live."""
        return number > 0

else:
    import fcntl

    def _lock(handle: int) -> None:
        """Lock an open file. OSError where another process holds it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_living(number: int) -> bool:
        """Whether there is a process of that number."""
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return False
        except (OSError, OverflowError):
            return True
        return True
