"""A frame of companies judged: its rows grouped, each group by its plan, and what no plan says one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Any
from weakref import WeakKeyDictionary

import polars as pl

from leverage.assessment.assess import assess
from leverage.law.rulebook import Rulebook
from leverage.portfolio.engine import frame as frames
from leverage.portfolio.engine.expression import NO, Node, TooLarge, flag
from leverage.portfolio.engine.frame import company_of
from leverage.portfolio.engine.grouping import Group, Grouping
from leverage.portfolio.engine.judging import CODES, OneByOne
from leverage.portfolio.engine.plan import Plan, plan_for
from leverage.portfolio.engine.writing import by_polars
from leverage.portfolio.row import row_of, rule_rows
from leverage.terms.errors import LeverageError
from leverage.terms.money import multiple
from leverage.terms.places import find_place

Writer = Callable[[pl.DataFrame, Mapping[str, Node], tuple[str, ...]], pl.DataFrame]
"""Works out the outputs of a plan over its rows, and keeps some of their columns."""

KEPT = ("index", "group")
_AS_TAKEN: Mapping[str, str] = MappingProxyType({})
_NUMBERS = {
    "index": pl.UInt32,
    **dict.fromkeys(
        ("group", "verdict", "strict_verdict", *frames.TRUTHS, *frames.FIGURES, "binding", "closing"), pl.Int64
    ),
}
"""What a plan works out, before it is put in words."""
MOST_PLANS = 5_000
"""So many plans are kept for the next frame."""
_PLANS: WeakKeyDictionary[Rulebook, dict[object, dict[object, Plan | Exception]]] = WeakKeyDictionary()
_NAMES = [outcome.value for outcome in CODES]


@dataclass(frozen=True)
class Result:
    """``rows`` and ``rules`` as the package says; ``one_by_one``: how many rows went to the one-company engine."""

    rows: pl.DataFrame
    rules: pl.DataFrame | None
    one_by_one: int


def judge(
    frame: pl.DataFrame,
    rulebook: Rulebook,
    *,
    readings: Mapping[str, str] = _AS_TAKEN,
    without_stale: bool = False,
    contested: bool = True,
    rules: bool = False,
    full: bool = False,
    writer: Writer = by_polars,
) -> Result:
    """Judge every company of a frame. UsageError for a frame that is none; a row that cannot be judged says why in ``error_zh`` and ``error_en``."""
    options = _Options(rulebook, readings, without_stale, contested, rules, full)
    whole = frames.checked(frame)
    grouping = Grouping(rulebook, whole)
    batches: dict[object, _Batch] = {}
    plans: list[Plan] = []
    alone: list[pl.Series] = []
    for group in grouping.groups():
        try:
            plan = options.plan(group)
        except (OneByOne, TooLarge, LeverageError):
            alone.append(group.rows)
            continue
        batches.setdefault(plan.signature, _Batch(plan)).add(len(plans), group.rows)
        plans.append(plan)
    numbers = {**_NUMBERS, **(dict.fromkeys((*frames.MORE, *frames.GAINS), pl.Int64) if full else {})}
    found = [pl.DataFrame(schema=numbers)]
    by_rule = [pl.DataFrame(schema=frames.RULES)]
    for batch in batches.values():
        rows = writer(batch.rows(grouping.ready), batch.outputs, KEPT).with_columns(batch.constants)
        if "doubtful" in rows.columns:
            alone.append(rows.filter(pl.col("doubtful") == 1)["index"])
            rows = rows.filter(pl.col("doubtful") == 0)
        found.append(rows.select(pl.col(name).cast(kind) for name, kind in numbers.items()))
        by_rule += _by_rule(rows, [(number, plans[number]) for number in batch.numbers]) if rules else []
    alone += grouping.alone
    refused = []
    for part in grouping.unreadable:
        told = options.refused(whole, part)
        if told is None:
            alone.append(part)
        else:
            refused.append(told)
    index = pl.concat(alone) if alone else pl.Series("index", [], dtype=pl.UInt32)
    singly = list(options.one_by_one(whole, index))
    by_rule += [one for _, one in singly if one is not None]
    in_words = [_named(pl.concat(found), plans, full=full), frames.as_rows((row for row, _ in singly), full=full)]
    return Result(
        rows=pl.concat([*in_words, *refused], how="diagonal").sort("index").drop("index"),
        rules=pl.concat(by_rule).sort("index") if rules else None,
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
    full: bool

    @cached_property
    def _plans(self) -> dict[object, Plan | Exception]:
        """The plans made so far by this rulebook and in this way: asking again makes none."""
        way = (*sorted(self.readings.items()), self.without_stale, self.contested, self.rules, self.full)
        return _PLANS.setdefault(self.rulebook, {}).setdefault(way, {})

    def plan(self, group: Group) -> Plan:
        """The plan of a group. OneByOne or TooLarge where there is none, InputError where its facts cannot be."""
        made = self._plans.get(group.key)
        if made is None:
            if len(self._plans) >= MOST_PLANS:
                self._plans.clear()
            try:
                made = self._plan(group)
            except (OneByOne, TooLarge, LeverageError) as error:
                made = error.with_traceback(None)
            self._plans[group.key] = made
        if isinstance(made, Exception):
            raise made
        return made

    def _plan(self, group: Group) -> Plan:
        brought = self.rulebook.brought
        if brought is not None and brought.houses:
            raise OneByOne("limits of the house")
        return plan_for(
            group.company,
            group.place.law.read(self.readings, group.day),
            group.day,
            group.columns,
            without_stale=self.without_stale,
            contested=self.contested,
            rules=self.rules,
            full=self.full,
        )

    def refused(self, whole: pl.DataFrame, rows: pl.Series) -> pl.DataFrame | None:
        """Rows that are refused for the same fact, whatever their amounts: the first tells why for all. None where it is not refused after all."""
        ((told, _),) = self.one_by_one(whole, rows.head(1))
        errors = {name: told.get(name) for name in ("error_zh", "error_en")}
        if None in errors.values():
            return None
        return pl.select(
            rows.alias("index"), *(pl.lit(text, dtype=pl.String).alias(name) for name, text in errors.items())
        )

    def one_by_one(self, whole: pl.DataFrame, index: pl.Series) -> Iterator[tuple[dict[str, Any], pl.DataFrame | None]]:
        """Rows judged by the one-company engine."""
        for cells in whole[index].iter_rows(named=True):
            number = cells["index"]
            try:
                if error := frames.refusal(cells):
                    raise error
                company = company_of(cells)
                self.rulebook.check_approvals(company.approvals)
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
    numbers: list[int] = field(default_factory=list)
    parts: list[pl.Series] = field(default_factory=list)

    def add(self, number: int, rows: pl.Series) -> None:
        """One group more, by its number: its rules may have other names."""
        self.numbers.append(number)
        self.parts.append(rows)

    @property
    def outputs(self) -> Mapping[str, Node]:
        """What is to be worked out, and differs from row to row."""
        doubtful = self.plan.doubtful
        told = {**self.plan.outputs, **({} if doubtful is NO else {"doubtful": flag(doubtful)})}
        return {name: node for name, node in told.items() if node.kind not in ("number", "unknown")}

    @property
    def constants(self) -> list[pl.Expr]:
        """What is the same in every row."""
        told = ((name, node) for name, node in self.plan.outputs.items() if node.kind in ("number", "unknown"))
        return [
            pl.lit(node.value if node.kind == "number" else None, dtype=pl.Int64).alias(name) for name, node in told
        ]

    def rows(self, ready: pl.DataFrame) -> pl.DataFrame:
        """The rows of all groups, each with the number of its group."""
        groups = [
            pl.repeat(number, len(part), dtype=pl.Int64, eager=True)
            for number, part in zip(self.numbers, self.parts, strict=True)
        ]
        return ready[pl.concat(self.parts)].with_columns(pl.concat(groups).alias("group"))


def _named(rows: pl.DataFrame, plans: Sequence[Plan], *, full: bool) -> pl.DataFrame:
    """The numbers of the outputs in words."""
    keys = ("group", "binding", "closing")
    told = rows.select(keys).unique()
    told = told.with_columns(pl.Series("names", [_binding(plans, *one) for one in told.iter_rows()], dtype=pl.String))
    rows = rows.join(told, on=keys, how="left", maintain_order="left")
    absent = [pl.lit(None, dtype=pl.String).alias(name) for name in ("house_verdict", "error_zh", "error_en")]
    rows = rows.with_columns(
        *(_outcome(name) for name in ("verdict", "strict_verdict")),
        *(pl.col(name) == 1 for name in frames.TRUTHS),
        pl.col("names").alias("binding"),
        *absent,
    )
    for name in frames.GAINS if full else ():
        rows = _as_multiple(rows, name, plans)
    return rows.select(*(frames.FULL if full else frames.SCHEMA))


def _as_multiple(rows: pl.DataFrame, name: str, plans: Sequence[Plan]) -> pl.DataFrame:
    """What one more yuan adds, as a multiple; nothing where it adds none."""
    told = rows.select("group", name).unique()
    written = [multiple(Fraction(gain, plans[group].scale)) if gain else None for group, gain in told.iter_rows()]
    told = told.with_columns(pl.Series("multiple", written, dtype=pl.String))
    rows = rows.join(told, on=["group", name], how="left", maintain_order="left")
    return rows.with_columns(pl.col("multiple").alias(name)).drop("multiple")


def _outcome(name: str) -> pl.Expr:
    return pl.col(name).replace_strict(range(len(_NAMES)), _NAMES, return_dtype=pl.String)


def _binding(plans: Sequence[Plan], group: int, bits: int, closing: int) -> str:
    plan = plans[group]
    binding = dict.fromkeys(rule for place, rule in enumerate(plan.bounding) if bits >> place & 1)
    return ";".join(binding or plan.closing[closing])


def _by_rule(rows: pl.DataFrame, plans: Iterable[tuple[int, Plan]]) -> Iterator[pl.DataFrame]:
    """What became of each rule, group by group."""
    for number, plan in plans:
        own = rows.filter(pl.col("group") == number)
        for place, rule in enumerate(plan.rules):
            yield own.select(
                pl.col("index").cast(pl.UInt32),
                pl.lit(rule).alias("rule"),
                _outcome(f"rule.{place}.outcome").alias("outcome"),
                *(pl.col(f"rule.{place}.{name}").cast(pl.Int64).alias(name) for name in frames.RULE_FIGURES),
            )
