"""A balance sheet as it was found: its lines, its unit, its date, and what was passed over in reading it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from leverage.intake.sheet.accounts import Label, heads_equity, total
from leverage.intake.sheet.totals import Total
from leverage.intake.values.amounts import last_shown
from leverage.intake.values.periods import When
from leverage.terms.money import UNITS
from leverage.terms.texts import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure: its cell, and its amount in the sheet's unit (None: blank). ``junk`` is text that is no amount.

    ``unit`` is one that was written with the amount by whoever corrected the cell: the amount is in it until the unit of the sheet is known.
    ``beside`` tells such an amount afterwards: how fine it is says nothing of the sheet's own figures.
    """

    ref: str
    amount: Decimal | None
    junk: str | None = None
    unit: str | None = None
    beside: bool = False

    def in_unit(self, scale: int) -> Entry:
        """The same money in a unit of so many yuan."""
        if self.unit is None or self.amount is None:
            return self
        return Entry(self.ref, self.amount * UNITS[self.unit] / scale, self.junk, beside=True)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its label, its closing figure, and its opening figure where the sheet has that column."""

    label: str
    words: Label
    row: int
    column: int
    closing: Entry
    opening: Entry | None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A cell that was not read as a figure, a heading or a date, and why."""

    ref: str
    text: str
    why: Text


@dataclass(frozen=True)
class Statement:
    """A balance sheet as found, its lines in reading order, side by side blocks one after the other.

    ``opening`` is what the other column shows; ``unit`` None: the sheet does not say; ``report_date`` None: it does not
    say, or ``doubts`` tell why it cannot be told. ``opening_heading`` and ``date_ref`` name their cells.
    """

    sheet: str
    lines: tuple[Line, ...]
    unit: str | None
    unit_ref: str
    report_date: date | None
    closing_heading: str
    opening: When | None
    hidden: bool
    title: str
    opening_heading: str = ""
    date_ref: str = ""
    doubts: tuple[Text, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()

    def line(self, kind: Total) -> Line | None:
        """The line of a total, or None. Of several that may be total equity, the one that adds up is meant."""
        named = [line for line in self.lines if total(line.words.key) is kind]
        if kind is not Total.EQUITY:
            return named[0] if named else None
        named += [line for line in self.lines if heads_equity(line.words.key) and line.closing.amount]
        return next((line for line in named if self._adds_up(line)), named[0] if named else None)

    def _adds_up(self, equity: Line) -> bool:
        assets, liabilities = (self.line(kind) for kind in (Total.ASSETS, Total.LIABILITIES))
        if not (assets and liabilities and assets.closing.amount and equity.closing.amount is not None):
            return False
        owed = liabilities.closing.amount or Decimal(0)
        return assets.closing.amount - owed == equity.closing.amount

    @property
    def filled(self) -> bool:
        """Whether any total, or any two other closing figures, hold an amount other than zero."""
        figures = [line for line in self.lines if line.closing.amount]
        return any(total(line.words.key) for line in figures) or len(figures) > 1

    @property
    def is_group_s(self) -> bool:
        """Whether the sheet calls itself a consolidated one."""
        return "合并" in self.title or ("合并" in self.sheet and "母公司" not in self.title)

    def scale(self, line: Line, default: str) -> int:
        """Yuan per unit of a line."""
        return UNITS[line.words.unit or self.unit or default]

    def in_one_unit(self, default: str) -> Statement:
        """The statement with every amount in the unit of its line; ``default`` where the sheet states none."""
        if not any(entry and entry.unit for line in self.lines for entry in (line.closing, line.opening)):
            return self
        scales = [(line, self.scale(line, default)) for line in self.lines]
        lines = (
            replace(line, closing=line.closing.in_unit(scale), opening=line.opening and line.opening.in_unit(scale))
            for line, scale in scales
        )
        return replace(self, lines=tuple(lines))

    def same_figures(self, other: Statement) -> bool:
        """Whether two statements say the same."""

        def said(statement: Statement) -> list[tuple[str, tuple[Decimal, str | None], tuple[Decimal, str | None]]]:
            held = statement.in_one_unit(statement.unit) if statement.unit else statement
            return [
                (line.words.key, _figure(line.closing), _figure(line.opening))
                for line in held.lines
                if line.closing.amount or (line.opening and line.opening.amount)
            ]

        return (self.unit, said(self)) == (other.unit, said(other))


def _figure(entry: Entry | None) -> tuple[Decimal, str | None]:
    """What an entry says, in which unit of its own; blank says as much as zero."""
    return (Decimal(0), None) if entry is None or not entry.amount else (entry.amount, entry.unit)


def last_place(statement: Statement, scale: int) -> Fraction:
    """One unit in the last place that the closing figures show, in yuan: at least one fen."""
    amounts = [line.closing.amount for line in statement.lines if line.closing.amount and not line.closing.beside]
    return min((last_shown(amount, scale) for amount in amounts), default=Fraction(scale))
