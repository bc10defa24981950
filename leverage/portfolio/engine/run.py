"""A frame of companies judged: its rows grouped, each group by its plan, and what no plan says one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import polars as pl

from leverage.assessment.assess import assess
from leverage.law.rulebook import Rulebook
from leverage.portfolio.engine import frame as frames
from leverage.portfolio.engine.expression import NO, Node, TooLarge, flag
from leverage.portfolio.engine.grouping import Group, Grouping
from leverage.portfolio.engine.judging import CODES, OneByOne
from leverage.portfolio.engine.one_by_one import company_of
from leverage.portfolio.engine.plan import Plan, plan_for
from leverage.portfolio.engine.writing import polars, written
from leverage.portfolio.row import row_of, rule_rows
from leverage.terms.errors import LeverageError
from leverage.terms.places import find_place

Writer = Callable[[pl.DataFrame, Mapping[str, Node]], pl.DataFrame]
"""Works out the outputs of a plan over its rows, and keeps their places and groups."""

KEPT = ("index", "group")
_AS_TAKEN: Mapping[str, str] = MappingProxyType({})
_NAMES = [outcome.value for outcome in CODES]


@dataclass(frozen=True)
class Result:
    """``rows`` and ``rules`` as the package says; ``one_by_one``: how many rows went to the one-company engine."""

    rows: pl.DataFrame
    rules: pl.DataFrame | None
    one_by_one: int


def by_polars(rows: pl.DataFrame, outputs: Mapping[str, Node]) -> pl.DataFrame:
    """The outputs of a plan, by Polars itself."""
    found: pl.DataFrame = written(rows.lazy(), outputs, polars(), KEPT).collect()
    return found


def judge(
    frame: pl.DataFrame,
    rulebook: Rulebook,
    *,
    readings: Mapping[str, str] = _AS_TAKEN,
    without_stale: bool = False,
    contested: bool = True,
    rules: bool = False,
    writer: Writer = by_polars,
) -> Result:
    """Judge every company of a frame. UsageError for a frame that is none; a row that cannot be judged says why in ``error_zh`` and ``error_en``."""
    options = _Options(rulebook, readings, without_stale, contested, rules)
    whole = frames.checked(frame)
    grouping = Grouping(rulebook, whole)
    batches: dict[object, _Batch] = {}
    alone = list(grouping.alone)
    for group in grouping.groups():
        try:
            plan = options.plan(group)
        except (OneByOne, TooLarge, LeverageError):
            alone.append(group.rows)
            continue
        batches.setdefault(plan.signature, _Batch(plan)).add(group, plan)
    found: list[pl.DataFrame] = []
    by_rule: list[pl.DataFrame] = []
    for batch in batches.values():
        rows = writer(batch.rows(grouping.ready), batch.outputs)
        if "doubtful" in rows.columns:
            alone.append(rows.filter(pl.col("doubtful") == 1)["index"])
            rows = rows.filter(pl.col("doubtful") == 0)
        found.append(batch.named(rows))
        by_rule += batch.by_rule(rows) if rules else []
    index = pl.concat(alone) if alone else pl.Series("index", [], dtype=pl.UInt32)
    singly = list(options.one_by_one(whole, index))
    found.append(frames.as_rows(row for row, _ in singly))
    by_rule += [one for _, one in singly if one is not None]
    return Result(
        rows=pl.concat(found).sort("index").drop("index"),
        rules=pl.concat([pl.DataFrame(schema=frames.RULES), *by_rule]).sort("index") if rules else None,
        one_by_one=len(index),
    )


@dataclass(frozen=True)
class _Options:
    """How everything is judged."""

    rulebook: Rulebook
    readings: Mapping[str, str]
    without_stale: bool
    contested: bool
    rules: bool

    def plan(self, group: Group) -> Plan:
        """The plan of a group. OneByOne where supplements speak of single companies."""
        brought = self.rulebook.brought
        if brought is not None and (brought.ratios or brought.houses):
            raise OneByOne("supplements")
        return plan_for(
            group.company,
            group.place.law.read(self.readings, group.day),
            group.day,
            group.columns,
            without_stale=self.without_stale,
            contested=self.contested,
            rules=self.rules,
        )

    def one_by_one(self, whole: pl.DataFrame, index: pl.Series) -> Iterator[tuple[dict[str, Any], pl.DataFrame | None]]:
        """Rows judged by the one-company engine."""
        for cells in whole[index].iter_rows(named=True):
            number = cells["index"]
            try:
                if error := frames.refusal(cells):
                    raise error
                self.rulebook.check_approvals(company_of(cells).approvals)
                company = company_of(cells)
                assessment = assess(
                    company,
                    self.rulebook.law(find_place(cells["jurisdiction"] or "")),
                    cells["as_of"],
                    without_stale=self.without_stale,
                    readings=self.readings,
                    contested=self.contested,
                    listed=False,
                )
            except LeverageError as error:
                yield frames.refused(number, error), None
            else:
                by_rule = frames.as_rules(number, rule_rows(assessment)) if self.rules else None
                yield frames.told(number, row_of(assessment)), by_rule


@dataclass
class _Batch:
    """Groups whose plans are one: their rows are worked out together."""

    plan: Plan
    groups: list[tuple[Group, Plan]] = field(default_factory=list)

    def add(self, group: Group, plan: Plan) -> None:
        """One group more. Its rules may have other names."""
        self.groups.append((group, plan))

    @property
    def outputs(self) -> Mapping[str, Node]:
        """What is to be worked out."""
        doubtful = self.plan.doubtful
        return {**self.plan.outputs, **({} if doubtful is NO else {"doubtful": flag(doubtful)})}

    def rows(self, ready: pl.DataFrame) -> pl.DataFrame:
        """The rows of all groups, each with the number of its group here."""
        index = pl.concat([group.rows for group, _ in self.groups])
        numbers = [
            pl.repeat(n, len(group.rows), dtype=pl.Int64, eager=True) for n, (group, _) in enumerate(self.groups)
        ]
        return ready[index].with_columns(pl.concat(numbers).alias("group"))

    def named(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The numbers of the outputs in words."""
        told = rows.select("group", "binding", "closing").unique()
        names = [self._binding(*one) for one in told.iter_rows()]
        told = told.with_columns(pl.Series("names", names, dtype=pl.String))
        rows = rows.join(told, on=["group", "binding", "closing"], how="left", maintain_order="left")
        words = [
            pl.col(name).replace_strict(range(len(_NAMES)), _NAMES, return_dtype=pl.String)
            for name in ("verdict", "strict_verdict")
        ]
        truths = [pl.col(name) == 1 for name in frames.TRUTHS]
        absent = [pl.lit(None, dtype=pl.String).alias(name) for name in ("house_verdict", "error_zh", "error_en")]
        figures = [pl.col(name).cast(pl.Int64) for name in frames.FIGURES]
        index = pl.col("index").cast(pl.UInt32)
        return rows.select(index, *words, *truths, *figures, pl.col("names").alias("binding"), *absent).select(*frames.SCHEMA)

    def _binding(self, group: int, bits: int, closing: int) -> str:
        plan = self.groups[group][1]
        binding = dict.fromkeys(rule for place, rule in enumerate(plan.bounding) if bits >> place & 1)
        return ";".join(binding or plan.closing[closing])

    def by_rule(self, rows: pl.DataFrame) -> Iterator[pl.DataFrame]:
        """What became of each rule, group by group."""
        for number, (_, plan) in enumerate(self.groups):
            own = rows.filter(pl.col("group") == number)
            for place, rule in enumerate(plan.rules):
                outcome = pl.col(f"rule.{place}.outcome")
                figures = [
                    pl.col(f"rule.{place}.{name}").cast(pl.Int64).alias(name)
                    for name in frames.RULES
                    if name not in ("index", "rule", "outcome")
                ]
                yield own.select(
                    pl.col("index").cast(pl.UInt32),
                    pl.lit(rule).alias("rule"),
                    outcome.replace_strict(range(len(_NAMES)), _NAMES, return_dtype=pl.String).alias("outcome"),
                    *figures,
                )
