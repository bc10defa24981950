"""What a portfolio costs: rows over all places by the engine of expressions, through narwhals, and by numpy written by hand for the same limits; and how the
time grows with the rows.

Run it by hand: ``python tests/benchmarks/portfolio.py --rows 1000000``; with ``--growth``, from a thousand rows to ten million, each in a process of its own.
It prints seconds of processor time and of the clock, each a ratio within one run; nothing is asserted, for a clock is no test.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

import numpy as np
import polars as pl

from leverage.assessment.assess import assess
from leverage.assessment.findings import INACTIVE, Assessment
from leverage.law.rulebook import Rulebook, load
from leverage.portfolio.engine.expression import Node
from leverage.portfolio.engine.frame import company_of
from leverage.portfolio.engine.run import judge
from leverage.portfolio.engine.writing import by_narwhals, plain
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.denominators import Base
from leverage.terms.places import BY_CODE

DAYS = tuple(date(year, month, 28) for year in (2024, 2025) for month in range(1, 13))
SHARES = {Channel.BANK_LOAN: 0.7, Channel.SHAREHOLDER_LOAN: 0.3, Channel.ABS: 0.1, Channel.BOND: 0.1}
"""How often a channel holds money; the others seldom."""
SELDOM = 0.03
KEYS = ["jurisdiction", "as_of", "company_type", "facts.rating", "approvals"]
CHANNELS = list(Channel)
CODES = {"compliant": 2, "needs_approval": 3, "undetermined": 4, "prohibited": 5, "breach": 6}


def portfolio(book: Rulebook, rows: int) -> pl.DataFrame:
    """Companies of every place over two years, most of them graded, everything listed."""
    chance = np.random.default_rng(0)
    codes = np.array(sorted(book.local))
    frame = pl.DataFrame(
        {
            "jurisdiction": codes[chance.integers(0, len(codes), rows)],
            "as_of": pl.Series(np.array(DAYS, dtype="datetime64[D]")[chance.integers(0, len(DAYS), rows)]),
            "company_type": np.where(chance.random(rows) < 0.15, "online", "traditional"),
            "approvals": np.where(chance.random(rows) < 0.5, "abs;bond", ""),
            "number": chance.integers(0, 6, rows),
        }
    )
    grades = pl.DataFrame(_grades(book), schema=["jurisdiction", "number", "facts.rating"], orient="row")
    frame = frame.join(grades, on=["jurisdiction", "number"], how="left").drop("number")
    capital = 10**9 + chance.integers(0, 9 * 10**10, rows)
    amounts = {f"capital.{base}": capital + number * 10**7 for number, base in enumerate(Base)}
    for channel in Channel:
        held = chance.random(rows) < SHARES.get(channel, SELDOM)
        amounts[f"balances.{channel}"] = np.where(held, (capital * chance.random(rows) * 0.8).astype(np.int64), 0)
    return frame.with_columns(
        pl.col("facts.rating").alias("facts.prior_rating"), pl.lit(value=True).alias("complete"), **amounts
    )


def _grades(book: Rulebook) -> list[tuple[str, int, str | None]]:
    """Of each place the grades that it used throughout, and for the rest of the numbers none."""
    found = []
    for code in sorted(book.local):
        first, last = (book.law(BY_CODE[code]).scheme(day) for day in (DAYS[0], DAYS[-1]))
        held = [grade for grade in (first.values if first else ()) if last and grade in last.values]
        found += [(code, number, held[number] if number < len(held) else None) for number in range(6)]
    return found


# by hand


@dataclass(frozen=True)
class Table:
    """What somebody who knows the rules would write down for one group: each limit as channels, numerators and denominator over a base; the channels."""

    limits: list[tuple[list[int], int, int, int, str]]
    scale: int
    prohibited: list[int]
    approval: list[int]
    silent: list[int]
    open: list[int]
    later: list[int]


def table_of(told: Assessment) -> Table:
    """The table of the group of a company that was judged by itself."""
    kept = [f for f in told.findings if f.kind == "limit" and f.outcome not in INACTIVE and f.multiples and f.base]
    scale = int(np.lcm.reduce([m.denominator for f in kept for m in f.multiples or ()] or [1]))
    limits = [
        ([CHANNELS.index(c) for c in f.channels], int(f.multiples[0] * scale), int(f.multiples[1] * scale), int(f.may_not_apply), f"capital.{f.base}")
        for f in kept
        if f.multiples
    ]  # fmt: skip
    access = {room.channel: room.access for room in told.channels}
    given = told.company.approvals

    def where(level: str) -> list[int]:
        return [CHANNELS.index(c) for c, own in access.items() if own == level]

    opened = [n for n in where("with_approval") if CHANNELS[n].value in given]
    later = [n for n in (*where("permitted"), *where("with_approval")) if CHANNELS[n] in RAISABLE]
    return Table(
        limits=limits,
        scale=scale,
        prohibited=where("prohibited"),
        approval=[n for n in where("with_approval") if n not in opened],
        silent=where("not_provided"),
        open=[n for n in (*where("permitted"), *opened) if CHANNELS[n] in RAISABLE],
        later=later,
    )


Arrays = Mapping[str, Any]


def by_hand(balances: Any, capital: Arrays, table: Table) -> tuple[Any, ...]:
    """Use, cap, outcome and headroom of each limit, the room of each channel, the totals and the verdict, in whole numbers."""
    scale, rows = table.scale, len(balances)
    verdict = np.full(rows, CODES["compliant"])
    rooms = []
    told = []
    for channels, low, high, may, base in table.limits:
        used = balances[:, channels].sum(axis=1) * scale
        least, most = capital[base] * low, capital[base] * high
        broken = np.where(used > most, CODES["undetermined"] if may else CODES["breach"], CODES["undetermined"])
        outcome = np.where(used <= least, CODES["compliant"], broken)
        room = np.maximum(least - used, 0)
        told += [used // scale, least // scale, outcome, room // scale]
        verdict = np.maximum(verdict, outcome)
        rooms.append((frozenset(channels), room))
    for channels, code in (
        (table.prohibited, "prohibited"),
        (table.approval, "needs_approval"),
        (table.silent, "undetermined"),
    ):
        if channels:
            held = (balances[:, channels] > 0).any(axis=1)
            verdict = np.maximum(verdict, np.where(held, CODES[code], 0))
    alone = [_least([room for over, room in rooms if number in over]) for number in range(len(CHANNELS))]
    totals = [_total(frozenset(opened), rooms, rows) // scale for opened in (table.open, table.later)]
    used = balances[:, [n for n, c in enumerate(CHANNELS) if c in RAISABLE]].sum(axis=1)
    return (verdict, used, *totals, *(room // scale for room in alone if room is not None), *told)


def _least(rooms: list[Any]) -> Any:
    return np.minimum.reduce(rooms) if rooms else None


def _total(opened: frozenset[int], rooms: list[tuple[frozenset[int], Any]], rows: int) -> Any:
    """Nested sets, the smallest first: each raises the least of its own room and what its parts raise."""
    by_set: dict[frozenset[int], Any] = {}
    for over, room in rooms:
        inside = over & opened
        if inside:
            by_set[inside] = np.minimum(by_set[inside], room) if inside in by_set else room
    tops: list[tuple[frozenset[int], Any]] = []
    for over in sorted(by_set, key=len):
        parts = [top for top in tops if top[0] <= over]
        tops = [top for top in tops if not top[0] <= over]
        own = by_set[over]
        if parts and frozenset().union(*(part for part, _ in parts)) == over:
            own = np.minimum(own, sum(amount for _, amount in parts))
        tops.append((over, own))
    return sum((amount for _, amount in tops), np.zeros(rows, dtype=np.int64))


def groups_of(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows by what settles their limits, each group with its places."""
    return frame.with_row_index("index").group_by(KEYS, maintain_order=True).agg("index")


def all_by_hand(frame: pl.DataFrame, groups: pl.DataFrame, tables: list[Table]) -> tuple[Any, Any, Any]:
    """Every group by hand; verdict, use and total in the order of the frame."""
    balances = frame.select(f"balances.{channel}" for channel in Channel).to_numpy()
    capital = {f"capital.{base}": frame[f"capital.{base}"].to_numpy() for base in Base}
    found = [np.zeros(len(frame), dtype=np.int64) for _ in range(3)]
    kept = []
    for index, table in zip(groups["index"], tables, strict=True):
        own = index.to_numpy()
        told = by_hand(balances[own], {name: amounts[own] for name, amounts in capital.items()}, table)
        kept.append(told)
        for whole, part in zip(found, told, strict=False):
            whole[own] = part
    return found[0], found[1], found[2]


# measuring


def measured(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Seconds of processor time and of the clock, and what came of it."""
    clock, begun = time.perf_counter(), time.process_time()
    found = work()
    return time.process_time() - begun, time.perf_counter() - clock, found


def through_narwhals(rows: pl.DataFrame, outputs: Mapping[str, Node], keep: tuple[str, ...]) -> pl.DataFrame:
    """The outputs of a plan by narwhals on Polars."""
    named = rows.lazy().select(pl.col(name).alias(plain(name)) for name in rows.columns)
    found: pl.DataFrame = by_narwhals(named, outputs, keep).collect()
    return found.rename({plain(name): name for name in outputs})


def compare(rows: int) -> None:
    """Print what each way costs on one frame."""
    book = load()
    frame = portfolio(book, rows)
    groups = groups_of(frame)
    tables = [_table(book, frame.row(index[0], named=True)) for index in groups["index"]]
    hand, clock, (verdict, used, total) = measured(lambda: all_by_hand(frame, groups_of(frame), tables))
    print(f"{rows} rows in {len(tables)} groups; numpy by hand: {hand:.2f} s of processor time, {clock:.2f} s")
    ways: tuple[tuple[str, dict[str, Any]], ...] = (
        ("the engine, its plans made", {"contested": False}),
        ("the engine, its plans at hand", {"contested": False}),
        ("through narwhals", {"contested": False, "writer": through_narwhals}),
        ("strictly, its plans made", {}),
        ("strictly, its plans at hand", {}),
    )
    for name, options in ways:
        cost, clock, result = measured(lambda options=options: judge(frame, book, **options))  # type: ignore[misc]
        print(f"{name}: {cost:.2f} s of processor time ({cost / hand:.2f} of numpy), {clock:.2f} s")
        told = result.rows
        sure = told["headroom"].is_not_null().to_numpy()
        same = (told["headroom"].fill_null(0).to_numpy() == total) & (told["used"].to_numpy() == used)
        codes = told["verdict"].replace_strict(CODES).to_numpy()
        print(
            f"  one by one: {result.one_by_one}; of {sure.sum()} rows with a total the same use and total by hand: {same[sure].mean():.4f}, "
            f"the same verdict: {(codes == verdict).mean():.4f}"
        )


def _table(book: Rulebook, cells: dict[str, Any]) -> Table:
    told = assess(
        company_of(cells), book.law(BY_CODE[cells["jurisdiction"]]), cells["as_of"], contested=False, listed=False
    )
    return table_of(told)


def grow(rows: int) -> None:
    """Print what so many rows cost, a million at a time."""
    book = load()
    done, cost, clock = 0, 0.0, 0.0
    frame = portfolio(book, min(rows, 10**6))
    while done < rows:
        some = frame.head(rows - done)
        spent, took, _ = measured(lambda some=some: judge(some, book, contested=False))  # type: ignore[misc]
        done, cost, clock = done + len(some), cost + spent, clock + took
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{rows:>9} rows: {cost:7.2f} s of processor time, {clock:7.2f} s, {memory:.0f} MB at the most", flush=True)


def main() -> None:
    """Compare, or grow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10**6)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--one-size", type=int)
    chosen = parser.parse_args()
    if chosen.one_size:
        grow(chosen.one_size)
    elif chosen.growth:
        for power in range(3, 8):
            subprocess.run([sys.executable, __file__, "--one-size", str(10**power)], check=True)
    else:
        compare(chosen.rows)


if __name__ == "__main__":
    main()
