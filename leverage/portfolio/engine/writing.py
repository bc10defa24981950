"""Expressions written for an engine of dataframes. All that an engine must know is in ``Engine``: Polars has it by itself, and narwhals for every other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from operator import add, floordiv, or_
from typing import Any

from leverage.portfolio.engine.expression import Node

MOST_KEPT = 1_000
"""So many plans stay written."""
_OWN = "~"
"""How the columns begin that hold what is used more than once."""
_MOST_NESTED = 50
"""The law alone nests 13 deep; engines and Python alike follow what is nested by calls of their own, and end where there are too many."""


@dataclass(frozen=True)
class Engine:
    """What writes expressions: a column, a value of its own, a choice, and the least and greatest across columns, unknown ones passed over."""

    col: Callable[[str], Any]
    lit: Callable[..., Any]
    when: Callable[[Any], Any]
    min_horizontal: Callable[..., Any]
    max_horizontal: Callable[..., Any]
    whole: Any
    """The type of a whole number of 64 bits."""
    divide: Callable[[Any, Any], Any]
    """One number over another, rounded down, both not negative."""
    name: Callable[[str], str] = str
    """The name of a column: some engines read a dot in it as a path."""


@cache
def polars() -> Engine:
    """Polars by itself."""
    import polars as pl  # noqa: PLC0415  200 MB that only portfolios need

    return Engine(pl.col, pl.lit, pl.when, pl.min_horizontal, pl.max_horizontal, pl.Int64, floordiv)


@cache
def narwhals() -> Engine:
    """Any engine that narwhals speaks to."""
    import narwhals as nw  # noqa: PLC0415  as above

    def divide(one: Any, other: Any) -> Any:
        """Some engines divide in floating point, which is exact where nothing is left over and the number is not too large."""
        return ((one - one % other) / other).cast(nw.Int64)

    return Engine(nw.col, nw.lit, nw.when, nw.min_horizontal, nw.max_horizontal, nw.Int64, divide, plain)


def by_polars(rows: Any, outputs: Mapping[str, Node], keep: tuple[str, ...]) -> Any:
    """The outputs of a plan over a Polars frame, by Polars itself."""
    return written(rows.lazy(), outputs, polars(), keep).collect()


def by_narwhals(rows: Any, outputs: Mapping[str, Node], keep: tuple[str, ...]) -> Any:
    """The outputs of a plan over a frame of any engine that narwhals knows, as a frame of that engine. Its columns are named as ``plain`` names them."""
    from narwhals import from_native  # noqa: PLC0415  as above

    return written(from_native(rows), outputs, narwhals(), keep).to_native()


def written(frame: Any, outputs: Mapping[str, Node], engine: Engine, keep: tuple[str, ...] = ()) -> Any:
    """The frame with a column for each output, and those that are to be kept. What is used more than once is worked out once, in columns of its own."""
    levels, last = _program(tuple(outputs.items()), engine)
    for level in levels:
        frame = frame.with_columns(**level)
    return frame.select(*keep, **last)


Level = Mapping[str, Any]


@lru_cache(maxsize=MOST_KEPT)
def _program(outputs: tuple[tuple[str, Node], ...], engine: Engine) -> tuple[list[Level], Level]:
    """The expressions, column by column: those that others use, level by level, then the outputs. They are of no frame, and serve again."""
    uses = _uses(node for _, node in outputs)
    shared = {node: f"{_OWN}{number}" for number, node in enumerate(_by_themselves(uses))}
    levels: dict[int, dict[str, Any]] = {}
    depth: dict[Node, int] = {}
    for node in uses:  # parts stand before what they are parts of
        below = max((depth[part] for part in node.parts), default=0)
        depth[node] = below + (node in shared)
        if node in shared:
            levels.setdefault(depth[node], {})[shared[node]] = _write(node, engine, shared, own=True)
    last = {engine.name(name): _write(node, engine, shared) for name, node in outputs}
    return [levels[level] for level in sorted(levels)], last


def plain(name: str) -> str:
    """The name of a column without a dot.

    >>> plain("balances.bank_loan")
    'balances__bank_loan'
    """
    return name.replace(".", "__")


def _uses(outputs: Iterable[Node]) -> dict[Node, int]:
    """How often each node is used, parts first."""
    uses: dict[Node, int] = {}
    stack = [(node, False) for node in reversed(list(outputs))]
    while stack:
        node, done = stack.pop()
        if done:
            uses.setdefault(node, 0)
            for part in node.parts:
                uses[part] += 1
        elif node not in uses:
            stack.append((node, True))
            stack += [(part, False) for part in node.parts if part not in uses]
    return uses


def _by_themselves(uses: Mapping[Node, int]) -> list[Node]:
    """What is worked out in a column of its own: what is used more than once, and every so often a part of what is nested deeply."""
    found = []
    nested: dict[Node, int] = {}
    for node, count in uses.items():
        nested[node] = 1 + max((nested[part] for part in node.parts), default=0)
        if node.parts and (count > 1 or nested[node] > _MOST_NESTED):
            found.append(node)
            nested[node] = 0
    return found


def _write(node: Node, engine: Engine, shared: Mapping[Node, str], *, own: bool = False) -> Any:
    if node in shared and not own:
        return engine.col(shared[node])
    match node.kind:
        case "column":
            return engine.col(engine.name(str(node.value)))
        case "number":
            return engine.lit(node.value, dtype=engine.whole)
        case "unknown":
            return engine.lit(None, dtype=engine.whole)
        case "yes" | "no":
            return engine.lit(node.kind == "yes")
    parts: list[Any] = [
        part.value if part.kind == "number" and _bare(node, place) else _write(part, engine, shared)
        for place, part in enumerate(node.parts)
    ]
    open_ = any(part.open for part in node.parts)
    match node.kind:
        case "total":
            return reduce(add, parts)
        case "minus":
            return parts[0] - parts[1]
        case "times":
            return parts[0] * int(node.value)
        case "over":
            return engine.divide(parts[0], _number(engine, int(node.value)))
        case "quotient":
            return engine.divide(parts[0], parts[1])
        case "rest":
            return parts[0] % parts[1]
        case "positive":
            return engine.when(parts[0] < 0).then(_number(engine, 0)).otherwise(parts[0])
        case "least":
            return engine.min_horizontal(*parts)
        case "greatest":
            return engine.max_horizontal(*parts)
        case "known_or":
            return parts[0].fill_null(node.value)
        case "choose":
            return engine.when(parts[0]).then(parts[1]).otherwise(parts[2])
        case "at_most":
            return _sure(parts[0] <= parts[1], open_)
        case "equal":
            return _sure(parts[0] == parts[1], open_)
        case "missing":
            return parts[0].is_null()
        case "not":
            return ~parts[0]
        case "either":
            return reduce(or_, parts)
    raise AssertionError(node.kind)


def _bare(node: Node, place: int) -> bool:
    """Whether a number may stand by itself, beside something whose type is known: engines are slow with numbers that carry their own."""
    if node.kind == "choose":
        return node.parts[3 - place].kind != "number" if place else False
    return node.kind in ("total", "minus", "at_most", "equal")


def _number(engine: Engine, value: int) -> Any:
    return engine.lit(value, dtype=engine.whole)


def _sure(comparison: Any, open_: bool) -> Any:
    return comparison.fill_null(value=False) if open_ else comparison
