"""Which rows are judged by one plan: those that are alike in everything but their amounts, as far as the law of their place and day looks at it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

import polars as pl

from leverage.company import Company
from leverage.law.conditions import Holding, OpenFor, Stated, fact_of
from leverage.law.rulebook import Law, Rulebook
from leverage.law.rules import Count, Limit, Manual, Rule, Term
from leverage.law.supplement.entries import SetRatio
from leverage.portfolio.engine.expression import UNKNOWN, Node, column
from leverage.portfolio.engine.frame import LARGEST, SMALLEST, company_of, effective, in_range
from leverage.portfolio.engine.judging import OneByOne
from leverage.terms.answers import read_fact
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import LeverageError
from leverage.terms.facts import CompanyType, FactValue
from leverage.terms.months import add_months
from leverage.terms.names import same
from leverage.terms.places import BY_CODE

_CHANNELS, _KINDS = frozenset(Channel), frozenset(CompanyType)


@dataclass
class Place:
    """The law of a place, period by period."""

    law: Law
    _turned_on: dict[int, frozenset[str]] = field(default_factory=dict)
    _read: dict[tuple[int, str, object], FactValue | None] = field(default_factory=dict)

    @cached_property
    def days(self) -> list[date]:
        """The days on which something begins, ends or grows stale, or a clause begins or ceases to be contested."""
        dated = [*self.law.every_rule, *self.law.schemes, *self.law.readings]
        days = {getattr(item, name, None) for item in dated for name in ("start", "since", "until")}
        days |= {rule.source.verified_on + timedelta(days=1) for rule in self.law.every_rule}
        return sorted(day for day in days if day is not None)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The rules of every date: an approval may name one."""
        return frozenset(rule.id for rule in self.law.every_rule)

    def period(self, day: date) -> int:
        """The number of the period in which a day lies."""
        return bisect_right(self.days, day)

    def in_force(self, day: date) -> list[Rule]:
        """The rules in force on a day, however contested clauses are read."""
        return [rule for rule in self.law.every_rule if rule.in_force(day)]

    def turned_on(self, day: date) -> frozenset[str]:
        """The facts that something in force on a day turns on."""
        number = self.period(day)
        if number not in self._turned_on:
            self._turned_on[number] = frozenset(self._facts(day))
        return self._turned_on[number]

    def bases(self, day: date) -> list[Base]:
        """The denominators of the limits in force on a day."""
        used = {rule.base for rule in self.in_force(day) if isinstance(rule, Limit)}
        return [base for base in Base if base in used]

    def _facts(self, day: date) -> Iterator[str]:
        ratios = self.law.every_pool_ratio
        for item in (*self.in_force(day), *ratios):
            for condition in item.when:
                yield from condition.facts
            if isinstance(item, Manual):
                yield item.fact.name
            elif isinstance(item, Count):
                yield item.fact
            elif isinstance(item, Term) and item.benchmark:
                yield item.benchmark
            multiple = getattr(item, "multiple", None)
            fact = getattr(multiple, "fact", None)
            if fact is not None:
                yield fact
            if isinstance(multiple, Stated) and multiple.within is not None:
                yield multiple.within
        for rule in self.in_force(day):
            yield from (name for key in self.law.keys(rule) if (name := fact_of(key)) is not None)

    def read(self, name: str, value: object, day: date) -> FactValue | None:
        """A stated fact as it is read on a day; None where the place does not know it. ValueError where it cannot be read."""
        key = (self.period(day), name, value)
        if key not in self._read:
            fact = self.law.facts_on(day).get(name)
            self._read[key] = None if fact is None else read_fact(fact, value)
        return self._read[key]

    @cached_property
    def holdings(self) -> frozenset[frozenset[Channel]]:
        """The sets of channels of which some condition asks whether they hold money."""
        held = (*self.law.every_rule, *self.law.every_pool_ratio)
        return frozenset(c.counts for item in held for c in item.when if isinstance(c, Holding))

    @cached_property
    def months(self) -> tuple[int, ...]:
        """The times in business that something asks for."""
        held = (*self.law.every_rule, *self.law.every_pool_ratio)
        return tuple(sorted({c.in_months for item in held for c in item.when if isinstance(c, OpenFor)}))


class Unreadable(OneByOne):
    """A fact that the place cannot use, whatever the amounts."""


def key_of(place: Place, company: Company, day: date) -> tuple[object, ...]:
    """What settles the plan of a company's row, its amounts apart. Unreadable for a fact that the place cannot use: the one-company engine says why."""
    turned_on = place.turned_on(day)
    facts: list[tuple[str, object]] = []
    for name, value in sorted(company.facts.items()):
        try:
            answer = place.read(name, value, day)
        except ValueError:
            raise Unreadable(name) from None
        if answer is None and not place.law.asked_elsewhere(name):
            raise Unreadable(name)
        if name in turned_on:
            facts.append((name, _kept(place, answer, day) if name == "opened_on" else _hashable(answer)))
    approvals = frozenset(name for name in company.approvals if name in place.ids or name in _CHANNELS)
    return (place.law.place.code, place.period(day), company.company_type, tuple(facts), approvals)


def _kept(place: Place, answer: object, day: date) -> object:
    """Of a date of opening, whether it has been so long on a day."""
    if not isinstance(answer, date) or answer > day:
        raise OneByOne("opened_on")
    return tuple(add_months(answer, months) <= day for months in place.months)


def _hashable(answer: object) -> object:
    return tuple(sorted(answer.items())) if isinstance(answer, Mapping) else answer


@dataclass(frozen=True)
class Group:
    """Rows of one plan: their places in the frame, and a company of theirs. ``columns`` are the figures that its rows have, in fen."""

    key: tuple[object, ...]
    rows: pl.Series
    place: Place
    company: Company
    day: date
    columns: Mapping[str, Node]


class Grouping:
    """The rows of a frame by their plans. ``ready`` holds the figures as they count; ``alone``, the rows that no plan takes; ``unreadable``, those refused for
    a fact, all of a part for the same.
    """

    def __init__(self, rulebook: Rulebook, whole: pl.DataFrame) -> None:
        self.rulebook, self.whole = rulebook, whole
        self.places: dict[str, Place] = {}
        self.alone: list[pl.Series] = []
        self.unreadable: list[pl.Series] = []
        self.ready = whole.with_columns(effective()).with_columns(
            (in_range() & self._without_letter()).alias("fits"),
            **{f"blank.{base}": pl.col(f"capital.{base}").is_null() for base in Base},
        )

    def _without_letter(self) -> pl.Expr:
        """Whether no letter in a supplement sets a multiple for the company by its name."""
        brought = self.rulebook.brought
        letters = (
            {entry.said.company for entry in brought.ratios if isinstance(entry.said, SetRatio)} if brought else set()
        )
        names = self.whole["name"].drop_nulls().unique() if letters else ()
        named = [name for name in names if any(same(company, name) for company in letters)]
        return ~pl.col("name").is_in(named).fill_null(value=False) if named else pl.lit(value=True)

    def groups(self) -> Iterator[Group]:
        """The groups, in the order of their first rows."""
        keyed = self._keyed()
        names = [name for name in keyed.columns if name != "index"]
        joined: dict[tuple[object, ...], list[pl.Series]] = {}
        for *cells, rows in keyed.group_by(names, maintain_order=True).agg("index").iter_rows():
            index = pl.Series("index", rows, dtype=pl.UInt32)
            try:
                key = self._key(dict(zip(names, cells, strict=True)), rows[0])
            except Unreadable:
                self.unreadable.append(index)
                continue
            except (OneByOne, LeverageError):
                self.alone.append(index)
                continue
            joined.setdefault(key, []).append(index)
        for key, parts in joined.items():
            alike = pl.concat(parts)
            first = self.whole.row(alike[0], named=True)
            place = self.places[first["jurisdiction"]]
            yield Group(key, alike, place, company_of(first), first["as_of"], dict(self._columns(key)))

    def _keyed(self) -> pl.DataFrame:
        """What may settle the plan of each row."""
        whole = self.whole
        days = whole.select("jurisdiction", "as_of").unique()
        periods = [self._period(*one) for one in days.iter_rows()]
        days = days.with_columns(pl.Series("period", periods, dtype=pl.Int32))
        facts = [name for name in whole.columns if name.startswith("facts.") and name != "facts.opened_on"]
        keyed = self.ready.join(days, on=["jurisdiction", "as_of"], how="left", maintain_order="left", nulls_equal=True)
        opened = self._opened()
        sums = {f"held.{n}": _held(channels) for n, channels in enumerate(self._holdings)}
        return keyed.select(
            "index", "jurisdiction", "period", "company_type", "approvals", "fits", *facts,
            *(f"blank.{base}" for base in Base),
            opened,
            pl.any_horizontal(pl.col(f"balances.{c}") > 0 for c in (Channel.BOND, Channel.ABS)).fill_null(value=False).alias("issued"),
            pl.any_horizontal(pl.col(f"balances.{channel}").is_null() for channel in Channel).alias("open"),
            **sums,
        )  # fmt: skip

    def _opened(self) -> pl.Series:
        """The number of what a date of opening comes to, row by row."""
        name = "facts.opened_on"
        if name not in self.whole.columns:
            return pl.repeat(0, len(self.whole), eager=True).alias("opened")
        columns = ["jurisdiction", "as_of", name]
        told = self.whole.select(columns).unique()
        numbers: dict[object, int] = {}
        found = [numbers.setdefault(self._since(*one), len(numbers)) for one in told.iter_rows()]
        told = told.with_columns(pl.Series("opened", found, dtype=pl.Int64))
        return self.whole.join(told, on=columns, how="left", maintain_order="left", nulls_equal=True)["opened"]

    def _since(self, code: str | None, day: date | None, opened: str | None) -> object:
        if opened is None or code not in self.places or day is None:
            return None
        place = self.places[code]
        try:
            return _kept(place, place.read("opened_on", opened, day), day)
        except (ValueError, OneByOne):
            return opened

    def _period(self, code: str | None, day: date | None) -> int:
        """The number of a period; none of them where the place or the day is not known."""
        if code is None or day is None:
            return -1
        if code not in self.places:
            try:
                self.places[code] = Place(self.rulebook.law(BY_CODE[code]))
            except (KeyError, LeverageError):
                return -1
        return self.places[code].period(day)

    @cached_property
    def _holdings(self) -> list[frozenset[Channel]]:
        """The sets of channels of which some condition asks whether they hold money."""
        found = (counts for place in self.places.values() for counts in place.holdings)
        return sorted(dict.fromkeys(found), key=sorted)

    def _key(self, cells: Mapping[str, object], first: int) -> tuple[object, ...]:
        """What settles the plan of some rows that are alike in everything named. OneByOne where no plan takes them."""
        if not cells["fits"] or cells["period"] == -1:
            raise OneByOne("fits")
        row = self.whole.row(first, named=True)
        if row["company_type"] is not None and row["company_type"] not in _KINDS:
            raise OneByOne("company_type")
        company, day, place = company_of(row), row["as_of"], self.places[row["jurisdiction"]]
        self.rulebook.check_approvals(company.approvals)
        held = tuple(cells[f"held.{n}"] for n, counts in enumerate(self._holdings) if counts in place.holdings)
        issued = cells["issued"] if "debt_issuer" in place.turned_on(day) else None
        blank = tuple(base for base in place.bases(day) if cells[f"blank.{base}"])
        return (blank, cells["open"], held, issued, *key_of(place, company, day))

    def _columns(self, key: tuple[object, ...]) -> Iterator[tuple[str, Node]]:
        """The figures of a group: denominators are known for all its rows or for none."""
        blank, open_, *_ = key
        assert isinstance(blank, tuple)  # noqa: S101
        for channel in Channel:
            name = f"balances.{channel}"
            yield name, column(name, 0, LARGEST, unknown=bool(open_))
        for base in Base:
            name = f"capital.{base}"
            yield name, UNKNOWN if base in blank else column(name, SMALLEST, LARGEST)


def _held(channels: frozenset[Channel]) -> pl.Expr:
    """Whether channels hold money: yes, no, or not known."""
    some = pl.any_horizontal(pl.col(f"balances.{channel}") > 0 for channel in sorted(channels)).fill_null(value=False)
    none = pl.all_horizontal(pl.col(f"balances.{channel}") == 0 for channel in sorted(channels)).fill_null(value=False)
    return pl.when(some).then(1).when(none).then(0).otherwise(-1)
