"""What a portfolio is read from: folders with all below them, patterns, files; and what is passed over, with the reason."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from leverage.portfolio.lines import Line
from leverage.terms.errors import UsageError
from leverage.terms.system import why
from leverage.terms.texts import Text

ENDINGS = frozenset(
    {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".csv", ".json", ".htm", ".html", ".xml", ".parquet"}
)
"""Of the files that are looked at in a folder; a file that is named is read whatever its ending."""
_HIDDEN = Text("隐藏文件", "a hidden file")
_LOCK = Text("电子表格软件的锁文件", "a lock file of a spreadsheet program")
_LINK = Text("链接，不跟随；要读请直接写出", "a link, which is not followed: name it to have it read")
_SPECIAL = Text("不是普通文件", "no regular file")
_OTHER = Text("不是报表的文件类型；要读请直接写出", "not a kind of file that holds statements: name it to have it read")
_OWN = Text("本次运行的输出", "the output of this run")


@dataclass(frozen=True)
class Inputs:
    """The files to be read, in the order of their names, each by the path that it is told by; and the lines of what is passed over, or cannot be looked at."""

    files: tuple[tuple[str, Path], ...]
    told: tuple[Line, ...]


def gathered(paths: Iterable[Path], outputs: Iterable[Path]) -> Inputs:
    """Everything that the paths name. The same whatever their order, and a file named twice is one. ``outputs`` are this run's own: in a folder they are
    passed over. UsageError where a pattern matches nothing, or an output is named as an input.
    """
    own = tuple(outputs)
    files: dict[str, tuple[str, Path]] = {}
    told: dict[str, Line] = {}
    for path in _expanded(paths):
        for found in _below(path, own) if _is_folder(path) else [_named(path, own)]:
            if isinstance(found, Line):
                told.setdefault(found.file, found)
                continue
            real = os.path.realpath(found)
            first = files.get(real)
            shown = _shown(found)
            if first is None or (len(shown), shown) < (len(first[0]), first[0]):
                files[real] = (shown, found)
    read = {shown for shown, _ in files.values()}
    left = [line for line in told.values() if line.file not in read]
    return Inputs(tuple(sorted(files.values())), tuple(sorted(left, key=lambda line: line.file)))


def _shown(path: Path) -> str:
    """A path as it is told: of a name that is no text, its bytes."""
    return os.fsencode(os.path.normpath(path)).decode("utf-8", "backslashreplace")


def _expanded(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths, and in the place of a pattern what it matches. A file that is there under such a name is itself."""
    for path in paths:
        if not has_magic(str(path)) or os.path.lexists(path):
            yield path
            continue
        matched = sorted(glob(str(path), recursive=True))  # noqa: PTH207  a pattern may begin at the root
        if not matched:
            raise UsageError(Text(f"没有文件符合 {path}。", f"No file matches {path}."))
        yield from map(Path, matched)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _named(path: Path, own: tuple[Path, ...]) -> Path | Line:
    """A file that is named by itself: read whatever it is called, and refused with its reason where it cannot be."""
    if _same(path, own):
        raise UsageError(Text(f"{path} 是本次的输出，不能作为输入。", f"{path} is the output, and no input."))
    return path


def _below(folder: Path, own: tuple[Path, ...]) -> Iterator[Path | Line]:
    """The files of a folder and of all folders below it; links are not followed."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            reason = why(error)
            yield Line(
                _shown(here),
                error=Text(f"文件夹无法打开（{reason.zh}）", f"the folder cannot be opened ({reason.en})"),
            )
            continue
        for entry in listed:
            path = here / entry.name
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                waiting.append(path)
                continue
            reason_passed = _passed(entry, path, own)
            yield path if reason_passed is None else Line(_shown(path), passed=reason_passed)


def _passed(entry: os.DirEntry[str], path: Path, own: tuple[Path, ...]) -> Text | None:
    """Why a file of a folder is not read; None where it is."""
    if entry.name.startswith(("~$", ".~lock.")):
        return _LOCK
    if entry.name.startswith("."):
        return _HIDDEN
    if entry.is_symlink():
        return _LINK
    if _same(path, own):
        return _OWN
    try:
        regular = stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)
    except OSError:
        return None  # reading it will tell why
    if not regular:
        return _SPECIAL
    return None if path.suffix.lower() in ENDINGS else _OTHER


def _same(path: Path, others: tuple[Path, ...]) -> bool:
    """Whether a path is one of some files, by whatever name."""
    real = os.path.realpath(path)
    return any(real == os.path.realpath(other) for other in others)
