"""``--supplement FILE`` and ``--no-supplement``, for every command that asks the law: one decorator, one value."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from leverage.checking.supplements import FOLDER, Supplements

_F = TypeVar("_F", bound=Callable[..., Any])


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
