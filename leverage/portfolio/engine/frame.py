"""The frame that comes in, held against what it must be, and the frames that go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import polars as pl

from leverage.company import Company, Figure
from leverage.portfolio.row import Row, RuleRow
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError, LeverageError, UsageError
from leverage.terms.facts import CompanyType
from leverage.terms.money import multiple
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
MORE = tuple(f"{name}.{channel}" for name in ("headroom_upper", "headroom_if_approved") for channel in Channel)
GAINS = tuple(f"per_yuan.{base}" for base in Base)
FULL: dict[str, Any] = {**SCHEMA, **dict.fromkeys(MORE, pl.Int64), **dict.fromkeys(GAINS, pl.String)}
"""The same with all that there is: what one more yuan adds is a multiple, as ``multiple`` writes it."""
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
_WHERE = MappingProxyType({"complete": "complete"})
_FACTS = "facts."

Cells = Mapping[str, object]
"""One row of the frame, by its columns."""


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
    """Why a row cannot be judged as it stands; None where it can."""
    if cells["as_of"] is None:
        return InputError(Text("没有日期", "no date"), Text("请填写", "state it"), "as_of")
    kind = cells["company_type"]
    if kind is not None and kind not in set(CompanyType):
        found = Text(f"不认识的公司类型：{kind}", f"unknown company type: {kind}")
        do = Text(f"请用：{'、'.join(CompanyType)}", f"use one of: {', '.join(CompanyType)}")
        return InputError(found, do, "company_type")
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
        **{f"headroom_upper.{channel}": room for channel, room in row.rooms_upper.items()},
        **{f"headroom_if_approved.{channel}": room for channel, room in row.rooms_if_approved.items()},
        **{f"per_yuan.{base}": multiple(gain) for base, gain in row.per_yuan.items()},
    }


def refused(index: int, error: LeverageError) -> dict[str, Any]:
    """A row that cannot be judged."""
    return {"index": index, "error_zh": error.message.zh, "error_en": error.message.en}


def as_rows(rows: Iterable[dict[str, Any]], *, full: bool = False) -> pl.DataFrame:
    """Rows as the result holds them; what is left out is not known."""
    return pl.DataFrame(list(rows), schema=FULL, orient="row").select(*(FULL if full else SCHEMA))


def as_rules(index: int, rules: Iterable[RuleRow]) -> pl.DataFrame:
    """What became of each rule of a row."""
    rows = [{"index": index, **{name: getattr(rule, name) for name in RULES if name != "index"}} for rule in rules]
    return pl.DataFrame(rows, schema=RULES, orient="row")


# a row as a company


def company_of(cells: Cells) -> Company:
    """The company that a row tells of. Amounts are in fen."""
    day, kind = cells["as_of"], cells.get("company_type")
    place, name = cells["jurisdiction"], cells.get("name")
    return Company(
        name=None if name is None else str(name),
        place=str(place),
        report_date=day if isinstance(day, date) else None,
        company_type=None if kind is None else CompanyType(str(kind)),
        facts={
            key[len(_FACTS) :]: value for key, value in cells.items() if key.startswith(_FACTS) and value is not None
        },
        approvals=approvals_of(cells),
        capital={base: figure for base in Base if (figure := _figure(cells, f"capital.{base}"))},
        approved_amounts={c: figure for c in Channel if (figure := _figure(cells, f"approved_amounts.{c}"))},
        complete=bool(cells.get("complete")),
        balances={c: figure for c in Channel if (figure := _figure(cells, f"balances.{c}"))},
        where=_WHERE,
    )


def approvals_of(cells: Cells) -> frozenset[str]:
    """The channels and rules for which an approval was stated."""
    return frozenset(name for name in str(cells.get("approvals") or "").split(";") if name)


def _figure(cells: Cells, key: str) -> Figure | None:
    amount = cells.get(key)
    return Figure(Fraction(amount, 100), key) if isinstance(amount, int) else None
