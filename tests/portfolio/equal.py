"""Whether a frame of companies judged at once comes out as each company judged by itself, cell by cell.

By hand: ``python tests/portfolio/equal.py --rows 100000 --seed 1``: it prints every difference, and how many rows went one by one.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))
sys.path.insert(0, str(Path(__file__).parent.parent.parent))

import polars as pl

from leverage.assessment.assess import assess
from leverage.law.rulebook import Rulebook, load
from leverage.portfolio.engine import frame as frames
from leverage.portfolio.engine.frame import company_of
from leverage.portfolio.engine.run import Writer, judge
from leverage.portfolio.engine.writing import by_polars
from leverage.portfolio.row import row_of, rule_rows
from leverage.terms.errors import LeverageError
from leverage.terms.places import find_place
from tests.portfolio.invented import portfolio


def one_by_one(frame: pl.DataFrame, book: Rulebook, **options: Any) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows and their rules, by the one-company engine."""
    rows, rules = [], [pl.DataFrame(schema=frames.RULES)]
    for cells in frames.checked(frame).iter_rows(named=True):
        number = cells["index"]
        try:
            law = book.law(find_place(cells["jurisdiction"]))
            assessment = assess(company_of(cells), law, cells["as_of"], listed=False, **options)
        except LeverageError as error:
            rows.append(frames.refused(number, error))
        else:
            rows.append(frames.told(number, row_of(assessment)))
            rules.append(frames.as_rules(number, rule_rows(assessment)))
    return frames.as_rows(rows, full=True).drop("index"), pl.concat(rules)


def differences(
    frame: pl.DataFrame, book: Rulebook, *, writer: Writer = by_polars, **options: Any
) -> tuple[list[str], int]:
    """Every cell that differs, and how many rows went one by one."""
    result = judge(frame, book, rules=True, full=True, writer=writer, **options)
    rows, rules = one_by_one(frame, book, **options)
    found = []
    for name in rows.columns:
        wrong = (result.rows[name].ne_missing(rows[name])).arg_true()
        found += [f"row {n} {name}: {result.rows[name][n]} is {rows[name][n]} alone" for n in wrong]
    assert result.rules is not None
    keys = ["index", "rule"]
    ours = _first(result.rules).join(_first(rules), on=keys, how="full", coalesce=True, suffix="~")
    for name in frames.RULES:
        if name not in keys:
            wrong_rows = ours.filter(pl.col(name).ne_missing(pl.col(f"{name}~")))
            found += [
                f"row {r['index']} {r['rule']} {name}: {r[name]} is {r[name + '~']} alone"
                for r in wrong_rows.iter_rows(named=True)
            ]
    return found, result.one_by_one


def _first(rules: pl.DataFrame) -> pl.DataFrame:
    silent = (pl.col("rule").str.ends_with("/not-provided")) & (pl.col("outcome") == "not_applicable")
    return rules.filter(~silent)


def main() -> None:
    """Compare, a thousand rows at a time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--alike", type=int, default=20)
    chosen = parser.parse_args()
    book, begun, alone, wrong = load(), time.monotonic(), 0, 0
    for number, start in enumerate(range(0, chosen.rows, 1_000)):
        rows = min(1_000, chosen.rows - start)
        frame = portfolio(book, chosen.seed * 1_000_003 + number, rows, chosen.alike)
        found, single = differences(frame, book)
        alone, wrong = alone + single, wrong + len(found)
        for line in found[:20]:
            n = int(line.split()[1])
            print(start, line, frame["jurisdiction"][n], frame["as_of"][n], flush=True)
        print(f"{start + rows} rows, {alone} one by one, {wrong} cells differ", file=sys.stderr, flush=True)
    print(f"{chosen.rows} rows, {alone} one by one, {wrong} cells differ, {time.monotonic() - begun:.0f} s")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
