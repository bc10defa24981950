"""A result that is kept as a frame, as plain rows: the same cells as ``rows`` and ``parquet`` write, a hundred times as fast."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl

from leverage.portfolio.wide import Wide
from leverage.report.grid import defused
from leverage.report.media.rows import BYTE_ORDER_MARK
from leverage.report.portfolio.columns import KEYS, KINDS, Kind, Names
from leverage.report.words import visible
from leverage.terms.texts import Language

_PLACES = {"amount": 2, "share": 4}
_DECIMALS: dict[str, Any] = {"amount": pl.Decimal(38, 2), "share": pl.Decimal(38, 4)}


def write_csv(result: Wide, path: Path, names: Names, language: Language) -> None:
    """A row a line under the columns' names. No cell can become a formula."""
    with path.open("wb") as file:
        file.write(BYTE_ORDER_MARK.encode() + ",".join(KEYS).encode() + b"\r\n")
        for part in _parts(result, names, language, _safe):
            texts = [_text(key, kind) for key, kind in zip(KEYS, KINDS, strict=True)]
            part.select(texts).write_csv(file, include_header=False, line_terminator="\r\n", quote_style="necessary")


def _safe(text: str) -> str:
    return defused(text)


def write_jsonl(result: Wide, path: Path, names: Names, language: Language) -> None:
    """An object a line; null: not known."""
    with path.open("wb") as file:
        for part in _parts(result, names, language, visible):
            printed = [
                _text(key, kind) if kind in _PLACES else pl.col(key) for key, kind in zip(KEYS, KINDS, strict=True)
            ]
            part.select(printed).write_ndjson(file)


def write_parquet(result: Wide, path: Path, names: Names, language: Language) -> None:
    """A row a line, amounts as decimals."""
    decimals = [_decimal(key, kind) for key, kind in zip(KEYS, KINDS, strict=True)]
    parts = [part.select(decimals) for part in _parts(result, names, language, visible)]
    pl.concat(parts).write_parquet(path)


def _decimal(key: str, kind: Kind) -> pl.Expr:
    if kind not in _PLACES:
        return pl.col(key)
    return _text(key, kind).str.to_decimal(scale=_PLACES[kind]).cast(_DECIMALS[kind])


def _text(key: str, kind: Kind) -> pl.Expr:
    """A column as text: whole fen as yuan with two places, ten-thousandths as a decimal."""
    column = pl.col(key)
    if kind == "flag":
        return (
            pl.when(column.is_not_null())
            .then(pl.when(column).then(pl.lit("true")).otherwise(pl.lit("false")))
            .alias(key)
        )
    if kind not in _PLACES:
        return column.cast(pl.String)
    scale = 10 ** _PLACES[kind]
    whole, rest = column.abs() // scale, column.abs() % scale
    sign = pl.when(column < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    decimals = rest.cast(pl.String).str.zfill(_PLACES[kind])
    return pl.concat_str([sign, whole.cast(pl.String), pl.lit("."), decimals]).alias(key)


def _parts(result: Wide, names: Names, language: Language, shown: Callable[[str], str]) -> Iterator[pl.DataFrame]:
    """The rows under ``KEYS``, part by part, texts as they are shown."""
    known: dict[tuple[str, str], str] = {}
    for rows in result.parts():
        part = rows.with_columns(
            pl.col("as_of").dt.to_string("%Y-%m-%d"),
            pl.lit(result.rulebook).alias("rulebook"),
            pl.col(f"error_{language}").alias("error"),
            _binding(rows, names, known).alias("binding"),
        )
        texts = ("file", "name", "binding", "error")
        yield part.with_columns(_mapped(part[name], shown) for name in texts).select(KEYS)


def _binding(part: pl.DataFrame, names: Names, known: dict[tuple[str, str], str]) -> pl.Series:
    """The names of the rules that bind, in the place of their ids."""
    told: list[str | None] = []
    for place, ids in part.select("jurisdiction", "binding").iter_rows():
        if not ids:
            told.append(None)
            continue
        if (place, ids) not in known:
            known[place, ids] = ";".join(names.of(place, rule) for rule in ids.split(";"))
        told.append(known[place, ids])
    return pl.Series(told, dtype=pl.String)


def _mapped(texts: pl.Series, shown: Callable[[str], str]) -> pl.Series:
    """Texts as they are shown, each value looked at once; those that nothing has to be done to are left as they are."""
    values = texts.drop_nulls().unique().to_list()
    changed = {value: text for value in values if (text := shown(value)) != value}
    return texts.replace(changed) if changed else texts
