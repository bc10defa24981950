"""What every command shares: language, output files, exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from leverage.terms.errors import InputError, UsageError
from leverage.terms.money import exact
from leverage.terms.system import READ_ONLY, why
from leverage.terms.texts import Language, Text

if TYPE_CHECKING:
    from leverage.assessment.findings import Outcome

_MOST_TOLD = 2_000  # characters

_F = TypeVar("_F", bound=Callable[..., Any])


def language_of_environment() -> Language:
    """English where the environment asks for it, otherwise Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "en" if value.lower().startswith("en") else "zh"
    return "zh"


def _remember(ctx: click.Context, _: click.Parameter, value: str | None) -> Language:
    language = cast("Language", value) if value else language_of_environment()
    ctx.find_root().meta["language"] = language
    return language


def language_option(function: _F) -> _F:
    """``--lang zh|en``."""
    option = click.option(
        "--lang",
        "language",
        type=click.Choice(["zh", "en"]),
        callback=_remember,
        is_eager=True,
        expose_value=True,
        help="Language of the output (default: the environment's, else zh).",
    )
    return option(function)


force_option = click.option("--force", is_flag=True, help="Replace an existing output file.")


def refuse_to_replace(path: Path, *, force: bool) -> None:
    """UsageError if the output exists and was not meant to be replaced, or cannot be a file."""
    try:
        there = path.is_symlink() or path.exists()
    except OSError as error:
        raise _unwritable(path, error) from None
    if path.is_dir():
        raise UsageError(Text(f"{path} 是文件夹。", f"{path} is a folder."))
    if path.exists() and not path.is_file():
        raise UsageError(Text(f"{path} 不是普通文件。", f"{path} is not a regular file."))
    if there and not force:
        raise UsageError(Text(f"{path} 已存在；确要替换请加 --force。", f"{path} exists; add --force to replace it."))
    if not path.parent.is_dir():
        raise UsageError(Text(f"没有文件夹 {path.parent}。", f"There is no folder {path.parent}."))


def write_beside(path: Path, write: Callable[[Path], object], *, force: bool = True) -> None:
    """Write to a new file beside the target and give it its name when it is whole: a failure leaves neither a half file nor the old one damaged.

    Without ``force`` a file that came to be there meanwhile stays. A link is replaced itself, never what it leads to.
    """
    import tempfile  # noqa: PLC0415  most runs write no file

    try:
        handle, name = tempfile.mkstemp(prefix=".leverage-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from None
    os.close(handle)
    beside = Path(name)
    try:
        write(beside)
        mask = os.umask(0)
        os.umask(mask)
        beside.chmod(0o666 & ~mask)
        _name(beside, path, force=force)
    except Exception as error:
        cause = (
            error.args[0] if type(error).__name__ == "FileCreateError" else error
        )  # XlsxWriter's word for an OSError
        if isinstance(cause, OSError):
            raise _unwritable(path, cause) from None
        raise
    finally:
        beside.unlink(missing_ok=True)


def _name(beside: Path, path: Path, *, force: bool) -> None:
    """Give a finished file its name; unless forced, only if the name is free."""
    if force:
        beside.replace(path)
        return
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        refuse_to_replace(path, force=False)
        raise
    except OSError:  # a file system without links
        refuse_to_replace(path, force=False)
        beside.replace(path)


def write_text(path: Path, text: str, *, force: bool) -> None:
    """Write a text file in UTF-8. What no file may hold (half a surrogate pair) becomes a question mark."""
    write_beside(path, lambda beside: beside.write_text(text, "utf-8", "replace", newline=""), force=force)


def _unwritable(path: Path, error: OSError) -> UsageError:
    reason = why(error)
    if error.errno in READ_ONLY:
        folder = path.parent.absolute()
        return UsageError(
            Text(
                f"无法写入 {path}：文件夹 {folder} 是只读的，或没有写入权限（{reason.zh}）。请换一个可以写入的文件夹。",
                f"{path} cannot be written: the folder {folder} is read-only, or you may not write there ({reason.en}). Choose another folder.",
            )
        )
    return UsageError(Text(f"无法写入 {path}（{reason.zh}）。", f"{path} cannot be written ({reason.en})."))


STANDARD_INPUT = Path("stdin")
"""What messages call it."""


def with_standard_input(files: tuple[Path, ...]) -> tuple[tuple[Path, ...], dict[Path, bytes]]:
    """The files, ``-`` under its name, and its content: JSON or the bytes of a spreadsheet. UsageError where it is given twice; InputError where it is
    empty or too large.
    """
    dashes = [file for file in files if str(file) == "-"]
    if not dashes:
        return files, {}
    from leverage.intake.files.content import MAX_FILE_BYTES, bounded  # noqa: PLC0415  few runs read standard input

    if len(dashes) > 1:
        raise UsageError(Text("标准输入（-）只能给一次。", "Standard input (-) can be given once."))
    try:
        data = bounded(sys.stdin.buffer.read(MAX_FILE_BYTES + 1))
    except InputError as error:
        raise error.in_file(str(STANDARD_INPUT)) from None
    return tuple(STANDARD_INPUT if file in dashes else file for file in files), {STANDARD_INPUT: data}


def tell(message: Text, language: Language) -> None:
    """A line on standard error. It may quote names and texts of whatever file: they neither act upon the terminal nor flood it."""
    from leverage.report.words import visible  # noqa: PLC0415  most runs have nothing to tell

    shown = visible(message.of(language))
    if len(shown) > _MOST_TOLD:
        shown = f"{shown[: _MOST_TOLD * 3 // 4]} … {shown[-_MOST_TOLD // 4 :]}"
    click.echo(shown, err=True)


def read_share(name: str, text: str) -> Fraction:
    """A share of a cap, more than 0 and at most 1: ``0.9``. UsageError for anything else."""
    try:
        share = exact(text)
    except ValueError:
        share = Fraction(0)
    if not 0 < share <= 1:
        raise UsageError(
            Text(
                f"{name} 应大于 0、至多 1，如 0.9，得到 {text}。",
                f"{name} is more than 0 and at most 1, like 0.9; got {text}.",
            )
        )
    return share


def exit_status(verdicts: list[Outcome]) -> int:
    """0 every verdict compliant; 1 a breach, a prohibited channel or an approval missing; 3 undetermined."""
    names = {verdict.value for verdict in verdicts}
    if names & {"breach", "prohibited", "needs_approval"}:
        return 1
    return 3 if "undetermined" in names else 0
