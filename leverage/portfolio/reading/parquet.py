"""Parquet, as far as it is read: it needs Polars, which is an extra of its own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from importlib.util import find_spec
from math import isfinite
from pathlib import Path
from typing import Any

from leverage.intake.files.content import refuse
from leverage.portfolio.reading.tables import Numbered
from leverage.terms.errors import UsageError
from leverage.terms.texts import Text

_AT_ONCE = 50_000  # rows
INSTALL = "python -m pip install polars narwhals"


def has_polars() -> bool:
    """Whether Polars is installed."""
    return find_spec("polars") is not None


def need_polars() -> None:
    """UsageError, with the command that installs it, where Polars is not there."""
    if not has_polars():
        raise UsageError(
            Text(
                f"Parquet 需要 Polars，尚未安装：{INSTALL}", f"Parquet needs Polars, which is not installed: {INSTALL}"
            )
        )


def parquet_rows(path: Path) -> Iterator[Numbered]:
    """The rows of a table in Parquet as texts, the names of the columns first. InputError where it cannot be read, or Polars is missing."""
    if not has_polars():
        raise refuse("Parquet 需要 Polars，尚未安装", "Parquet needs Polars, which is not installed", INSTALL, INSTALL)
    import polars  # noqa: PLC0415  an extra, some 100 MB

    try:
        frame = polars.read_parquet(path)
    except (polars.exceptions.PolarsError, OSError) as error:
        raise refuse(
            "Parquet 文件无法读取",
            f"the Parquet file cannot be read ({str(error)[:80]})",
            "请重新导出",
            "export it again",
        ) from None
    yield 1, frame.columns
    for start in range(0, frame.height, _AT_ONCE):
        for number, row in enumerate(frame.slice(start, _AT_ONCE).iter_rows(), start + 2):
            yield number, [_text(value) for value in row]


def _text(value: Any) -> str:
    """A value as a text file would have it; an amount without an exponent."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return f"{Decimal(repr(value)):f}" if isfinite(value) else str(value)
        case Decimal():
            return f"{value:f}"
        case list():
            return ";".join(_text(item) for item in value)
        case _:
            iso = getattr(value, "isoformat", None)
            return str(iso())[:10] if iso else str(value)
