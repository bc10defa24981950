"""The columns of a portfolio's result, and what stands in each: the same names and values in every medium."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from leverage.law.rulebook import Rulebook
from leverage.portfolio.lines import Line
from leverage.portfolio.row import Row
from leverage.report.words import visible
from leverage.terms.channels import Channel
from leverage.terms.places import find_place
from leverage.terms.texts import Language, Text, same

Kind = Literal["text", "flag", "count", "amount", "share"]
"""What a column holds. Amounts are whole fen and shares ten-thousandths until a medium prints them."""

Value = str | bool | int | None


@dataclass(frozen=True)
class Column:
    """A column: its name, what it holds, its value in a row, and how a Chinese or English heading calls it."""

    key: str
    kind: Kind
    of: Callable[[Row], Value]
    head: Text


def _alike(key: str, kind: Kind, zh: str, en: str) -> Column:
    return Column(key, kind, lambda row: getattr(row, key), Text(zh, en))


def _room(channel: Channel) -> Column:
    label = channel.short
    return Column(
        f"headroom.{channel.value}",
        "amount",
        lambda row: row.rooms.get(channel),
        Text(f"{label.zh}余量", f"{label.en}: headroom"),
    )


WHOSE = ("file", "name", "jurisdiction", "as_of")
JUDGED: tuple[Column, ...] = (
    _alike("verdict", "text", "结论", "Verdict"),
    _alike("robust", "flag", "各种读法一致", "Robust"),
    _alike("strict_verdict", "text", "从严结论", "Strict verdict"),
    _alike("house_verdict", "text", "内部限额结论", "House limits"),
    _alike("conditions_open", "count", "未答条件", "Conditions open"),
    _alike("questions", "count", "待确认", "Questions"),
    _alike("stale", "flag", "含未再核实条款", "Stale clauses"),
    _alike("used", "amount", "已用", "Used"),
    _alike("headroom", "amount", "可融资", "Headroom"),
    _alike("headroom_upper", "amount", "至多可融资", "Headroom at most"),
    _alike("headroom_if_approved", "amount", "获批后可融资", "If approved"),
    Column("binding", "text", lambda row: ";".join(row.binding), Text("受限于", "Binding")),
    _alike("utilisation", "share", "最高使用率", "Utilisation"),
    *map(_room, Channel),
)
KEYS = (*WHOSE, *(column.key for column in JUDGED), "rulebook", "error")


class Names:
    """What people call the rules of each place."""

    def __init__(self, book: Rulebook, language: Language) -> None:
        self.book, self._language = book, language
        self._known: dict[str, dict[str, Text]] = {}

    def of(self, place: str, rule: str) -> str:
        """The name of a rule; its id where it has none."""
        return self.text(place, rule).of(self._language)

    def text(self, place: str, rule: str) -> Text:
        """The name of a rule in both languages."""
        if place not in self._known:
            law = self.book.law(find_place(place))
            self._known[place] = {held.id: held.name for held in law.every_rule if held.name is not None}
        return self._known[place].get(rule) or same(rule)


@dataclass(frozen=True)
class Told:
    """A line as a row of values, in one language."""

    line: Line
    names: Names
    language: Language
    rulebook: str

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """The values under ``KEYS``; None: empty. What a terminal or a page would act upon does not get into a text."""
        line = self.line
        judged = [None] * len(JUDGED) if line.row is None else [self._value(column, line.row) for column in JUDGED]
        error = None if line.error is None else line.error.of(self.language)
        values = (line.file, line.name, line.jurisdiction, line.as_of, *judged, self.rulebook, error)
        return tuple(visible(value) if isinstance(value, str) else value for value in values)

    def _value(self, column: Column, row: Row) -> Value:
        if column.key == "binding":
            place = self.line.jurisdiction or ""
            return ";".join(self.names.of(place, rule) for rule in row.binding) or None
        value = column.of(row)
        return None if value == "" else value


_TEXT: Kind = "text"
KINDS: tuple[Kind, ...] = (*(_TEXT for _ in WHOSE), *(column.kind for column in JUDGED), _TEXT, _TEXT)


def fen(amount: int) -> str:
    """Whole fen as yuan with two places."""
    sign, amount = ("-", -amount) if amount < 0 else ("", amount)
    return f"{sign}{amount // 100}.{amount % 100:02d}"


def share(value: int) -> str:
    """Ten-thousandths as a decimal: 0.9000."""
    return f"{value // 10_000}.{value % 10_000:04d}"


def printed(value: Value, kind: Kind) -> str | bool | int | None:
    """A value as JSON has it: amounts and shares as decimal texts."""
    if value is None or kind in ("text", "flag", "count"):
        return value
    return fen(int(value)) if kind == "amount" else share(int(value))
