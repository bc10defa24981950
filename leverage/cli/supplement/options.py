"""``--supplement FILE`` and ``--no-supplement``, for every command that asks the law: one decorator, one value."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from leverage.law.rulebook import Rulebook

FOLDER = "LEVERAGE_SUPPLEMENT"
"""The environment variable that names a folder whose supplements always count."""

_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Supplements:
    """The supplements that a run was given: files, and the folder of the environment unless they are to be ignored."""

    files: tuple[Path, ...] = ()
    ignored: bool = False

    @property
    def folder(self) -> Path | None:
        """The folder of the environment."""
        named = os.environ.get(FOLDER, "").strip()
        return Path(named) if named and not self.ignored else None

    def applied(self, book: Rulebook) -> Rulebook:
        """The rulebook with what they say; the rulebook itself where there are none. LeverageError where one of them does not load."""
        folder = self.folder
        if not self.files and folder is None:
            return book
        # a run without supplements reads nothing of them
        from leverage.law.supplement.applying import applied  # noqa: PLC0415
        from leverage.law.supplement.reading import read_folder, read_supplement  # noqa: PLC0415

        today = date.today()
        always, notices = read_folder(folder, today) if folder is not None else ([], [])
        return applied(book, [*always, *(read_supplement(path, today) for path in self.files)], notices)


def supplement_options(function: _F) -> _F:
    """``--supplement`` and ``--no-supplement``; the command takes ``supplements``."""

    @functools.wraps(function)
    def with_supplements(*args: Any, supplement_files: tuple[Path, ...], no_supplement: bool, **given: Any) -> Any:
        return function(*args, supplements=Supplements(supplement_files, no_supplement), **given)

    files = click.option(
        "--supplement",
        "supplement_files",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="FILE",
        help=f"Law and limits of your own (.toml); those in the folder {FOLDER} always count.",
    )
    none = click.option("--no-supplement", is_flag=True, help=f"Ignore the folder {FOLDER}.")
    return cast("_F", files(none(with_supplements)))
