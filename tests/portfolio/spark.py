"""Whether PySpark, through narwhals, works out the same plans to the same cells as Polars.

By hand, with Java 17 and ``pip install pyspark``: ``python tests/portfolio/spark.py --rows 1000 --seed 1``. It prints what differs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))
sys.path.insert(0, str(Path(__file__).parent.parent.parent))

import polars as pl

from leverage.law.rulebook import load
from leverage.portfolio.engine.expression import Node
from leverage.portfolio.engine.run import Writer, judge
from leverage.portfolio.engine.writing import by_narwhals, plain
from tests.portfolio.invented import portfolio


def session() -> Any:
    """Spark on this machine, with nothing shown and nothing served."""
    from pyspark.sql import SparkSession  # noqa: PLC0415  by hand alone

    build = SparkSession.builder.master("local[2]").appName("leverage")
    for key, value in {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2"}.items():
        build = build.config(key, value)
    spark = build.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def by_spark(spark: Any) -> Writer:
    """Works out the outputs of a plan on Spark: rows go there and come back as they are, with their types."""
    from pyspark.sql import types  # noqa: PLC0415  as above

    def schema(names: list[str]) -> Any:
        return types.StructType([types.StructField(name, types.LongType()) for name in names])

    def work_out(rows: pl.DataFrame, outputs: Mapping[str, Node], keep: tuple[str, ...]) -> pl.DataFrame:
        used = [name for name in rows.columns if name in keep or name.startswith(("balances.", "capital."))]
        there = spark.createDataFrame(rows.select(used).rows(), schema([plain(name) for name in used]))
        back = by_narwhals(there, outputs, keep)
        found = [tuple(row) for row in back.collect()]
        return pl.DataFrame(found, schema=dict.fromkeys([*keep, *outputs], pl.Int64), orient="row")

    return work_out


def main() -> None:
    """Judge one portfolio by both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    book = load()
    frame = portfolio(book, chosen.seed, chosen.rows, alike=chosen.rows // 10)
    spark = session()
    begun = time.monotonic()
    there = judge(frame, book, rules=True, writer=by_spark(spark))
    took = time.monotonic() - begun
    here = judge(frame, book, rules=True)
    assert here.rules is not None and there.rules is not None  # noqa: PT018
    wrong = [name for name in here.rows.columns if here.rows[name].ne_missing(there.rows[name]).any()]
    keys = ["index", "rule"]
    if not here.rules.sort(keys).equals(there.rules.sort(keys)):
        wrong.append("rules")
    print(
        f"{frame.height} rows, {there.one_by_one} one by one, {took:.0f} s on Spark; columns that differ: {wrong or 'none'}"
    )
    spark.stop()
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
