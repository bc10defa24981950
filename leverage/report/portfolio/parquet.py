"""A portfolio's result as Parquet: amounts as decimals of two places, shares of four."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import polars

from leverage.report.portfolio.columns import KEYS, KINDS, Kind, Told, Value

_AT_ONCE = 20_000  # rows
_TYPES: dict[Kind, Any] = {
    "text": polars.String,
    "flag": polars.Boolean,
    "count": polars.Int64,
    "amount": polars.Decimal(38, 2),
    "share": polars.Decimal(38, 4),
}
_PLACES: dict[Kind, int] = {"amount": -2, "share": -4}


def write_parquet(path: Path, lines: Iterable[Told]) -> None:
    """A row a line; null: not known."""
    schema = {key: _TYPES[kind] for key, kind in zip(KEYS, KINDS, strict=True)}
    frames = [polars.DataFrame(rows, schema=schema, orient="row") for rows in _parts(iter(lines))]
    (polars.concat(frames) if frames else polars.DataFrame(schema=schema)).write_parquet(path)


def _parts(lines: Iterator[Told]) -> Iterator[list[list[Any]]]:
    while part := list(islice(lines, _AT_ONCE)):
        yield [[_value(value, kind) for value, kind in zip(line.values, KINDS, strict=True)] for line in part]


def _value(value: Value, kind: Kind) -> Any:
    if value is None or kind not in _PLACES:
        return value
    return Decimal(int(value)).scaleb(_PLACES[kind])
