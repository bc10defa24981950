"""The frame that comes in, held against what it must be, and the frames that go out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl

from leverage.portfolio.row import Row, RuleRow
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError, LeverageError, UsageError
from leverage.terms.texts import Text, join, same

LARGEST = 10**12
"""Fen. Rows with a larger amount go one by one: within it no sum of a plan grows past 64 bits."""
SMALLEST = 10**6
"""Fen. Rows with less capital go one by one: a cap is then large enough to divide by."""
REFUSED = 10**15
"""Fen. No amount is larger."""

ROOMS = tuple(f"headroom.{channel}" for channel in Channel)
TRUTHS = ("robust", "stale")
FIGURES = (
    "conditions_open",
    "questions",
    "used",
    "headroom",
    "headroom_upper",
    "headroom_if_approved",
    "utilisation",
    *ROOMS,
)
SCHEMA: dict[str, Any] = {
    "index": pl.UInt32,
    "verdict": pl.String,
    "robust": pl.Boolean,
    "strict_verdict": pl.String,
    "house_verdict": pl.String,
    "conditions_open": pl.Int64,
    "questions": pl.Int64,
    "stale": pl.Boolean,
    "used": pl.Int64,
    "headroom": pl.Int64,
    "headroom_upper": pl.Int64,
    "headroom_if_approved": pl.Int64,
    "binding": pl.String,
    "utilisation": pl.Int64,
    **dict.fromkeys(ROOMS, pl.Int64),
    "error_zh": pl.String,
    "error_en": pl.String,
}
"""The columns of the result, with the row's place in the frame."""
RULE_FIGURES = ("used", "used_upper", "cap", "headroom", "utilisation")
RULES: dict[str, Any] = {
    "index": pl.UInt32,
    "rule": pl.String,
    "outcome": pl.String,
    **dict.fromkeys(RULE_FIGURES, pl.Int64),
}
"""The columns of the result rule by rule."""

_AMOUNTS = tuple(
    [f"capital.{base}" for base in Base]
    + [f"balances.{channel}" for channel in Channel]
    + [f"approved_amounts.{channel}" for channel in Channel]
)
_TYPES: dict[str, Any] = {
    "jurisdiction": pl.String,
    "as_of": pl.Date,
    "company_type": pl.String,
    "complete": pl.Boolean,
    "approvals": pl.String,
    "name": pl.String,
    **dict.fromkeys(_AMOUNTS, pl.Int64),
}
_NEEDED = ("jurisdiction", "as_of")


def checked(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with every column that it may have, each of its type, and each row's place. UsageError for one that is none of these, or of another type."""
    strange = [name for name in frame.columns if name not in _TYPES and not name.startswith("facts.")]
    if strange or any(name not in frame.columns for name in _NEEDED):
        names = join([same(name) for name in strange or _NEEDED])
        raise UsageError(Text(f"组合表的列不对：{names.zh}。", f"wrong columns of a portfolio: {names.en}."))
    wrong = [
        name for name, kind in _TYPES.items() if name in frame.columns and frame.schema[name] not in (kind, pl.Null)
    ]
    if wrong:
        names = join([same(f"{name} ({frame.schema[name]})") for name in wrong])
        raise UsageError(Text(f"组合表的列类型不对：{names.zh}。", f"wrong types of columns: {names.en}."))
    facts = [pl.col(name).cast(pl.String) for name in frame.columns if name.startswith("facts.")]
    rest = [
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in _TYPES.items()
    ]
    return frame.select(*rest, *facts).with_row_index("index")


def effective() -> list[pl.Expr]:
    """The balances as they count: what is not listed is zero where everything is."""
    complete = pl.col("complete").fill_null(value=False)
    return [
        pl.when(complete).then(pl.col(name).fill_null(0)).otherwise(pl.col(name)).alias(name)
        for name in (f"balances.{channel}" for channel in Channel)
    ]


def in_range() -> pl.Expr:
    """Whether no amount of a row is so large, or so small, that it goes one by one."""
    fits = [pl.col(f"capital.{base}").is_between(SMALLEST, LARGEST).fill_null(value=True) for base in Base]
    fits += [pl.col(f"balances.{c}").is_between(0, LARGEST).fill_null(value=True) for c in Channel]
    fits += [pl.col(f"approved_amounts.{c}").is_null() for c in Channel]
    return pl.all_horizontal(fits)


def refusal(cells: dict[str, Any]) -> InputError | None:
    """Why a row's amounts cannot be what they are; None where they can."""
    for name in _AMOUNTS:
        amount = cells[name]
        if amount is None:
            continue
        if amount > REFUSED or amount < 0 or (amount == 0 and name.startswith("capital.")):
            found = Text(f"金额不可能：{amount}分", f"no such amount: {amount} fen")
            return InputError(found, Text("请改正金额或单位", "correct the amount or its unit"), name)
    return None


def told(index: int, row: Row) -> dict[str, Any]:
    """A row that was judged by itself, as the result holds it."""
    return {
        "index": index,
        **{name: getattr(row, name) for name in SCHEMA if hasattr(row, name)},
        "binding": ";".join(row.binding),
        **{f"headroom.{channel}": room for channel, room in row.rooms.items()},
    }


def refused(index: int, error: LeverageError) -> dict[str, Any]:
    """A row that cannot be judged."""
    return {"index": index, "error_zh": error.message.zh, "error_en": error.message.en}


def as_rows(rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """Rows as the result holds them; what is left out is not known."""
    return pl.DataFrame(list(rows), schema=SCHEMA, orient="row")


def as_rules(index: int, rules: Iterable[RuleRow]) -> pl.DataFrame:
    """What became of each rule of a row."""
    rows = [{"index": index, **{name: getattr(rule, name) for name in RULES if name != "index"}} for rule in rules]
    return pl.DataFrame(rows, schema=RULES, orient="row")
