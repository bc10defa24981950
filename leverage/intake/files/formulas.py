"""Formulas worked out: sums, differences, products, quotients, references within the workbook, and a few functions.

A result that is stored in a file is only a figure if there is reason to believe it: a library that fills in a workbook calculates nothing, and
leaves a zero or the result of before. So whatever can be worked out is, and held against what is stored. The rest is believed where the
program that wrote the file calculates, and no calculation was left for later; otherwise the cell reads as the formula that it holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from leverage.intake.files.functions import (
    LAZY,
    OPERATORS,
    OVER_MANY,
    ErrorValue,
    Value,
    equal,
    is_pattern,
    looks_like_a_number,
    number_of,
)
from leverage.intake.files.package import MOST_FORMULAS
from leverage.intake.files.syntax import Area, Call, Cell, Name, Node, NotUnderstood, moved, parsed

Place = tuple[str, int, int]
"""A sheet, a row and a column."""

Rows = Sequence[Sequence[Any]]

_MOST_READ = 2_000_000
"""Cells read for all formulas together: some seconds."""
_DEEPEST = 40
"""Formulas that lean on one another."""
_LARGEST = 10**18
_EXACT = 10**15
"""Below it a whole number stands as it is in 15 digits."""
_LONG = 10**12
"""A denominator of more digits than a figure of money has."""


_NOISE = Fraction(1, 10**9)
"""What binary arithmetic may leave, in proportion; below a millionth it is nothing."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell with a formula: its text without the ``=``, whether a result is stored with it, and an error shown in its place.

    ``stored`` is None where the result is 0 and the file does not tell whether it was ever worked out. ``text`` is None where the cell shows an
    error without a formula, or where a table or an array gives its result.
    """

    text: str | None
    stored: bool | None
    error: str = ""
    rows: int = 0
    columns: int = 0
    """How far a shared formula lies from the cell that it is written for."""


class Workbook:
    """The cells of a workbook, and what its formulas give."""

    def __init__(
        self,
        sheets: Mapping[str, Rows],
        formulas: Mapping[Place, Formula],
        names: Mapping[str, str],
        *,
        trusted: bool,
        postponed: Collection[str] = (),
    ) -> None:
        self._sheets = {name.casefold(): rows for name, rows in sheets.items()}
        self._titles = {name.casefold(): name for name in sheets}
        self._formulas, self._names, self._trusted = formulas, names, trusted
        self._given: dict[Place, Value | Exception] = {}
        self._open: set[Place] = set()
        self._left = _MOST_READ
        self._postponed = frozenset(postponed)
        self.needed: set[str] = set()
        """Sheets to which some formula refers and whose own formulas were not handed on: without them nothing is worked out."""

    def stored(self, place: Place) -> Any:
        """What is stored in a cell."""
        sheet, row, column = place
        rows = self._sheets.get(sheet.casefold(), ())
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""

    def result(self, place: Place) -> Value:
        """What the formula in a cell gives, worked out. NotUnderstood where it cannot be, ErrorValue where it gives an error."""
        if place not in self._given:
            if len(self._given) > MOST_FORMULAS:
                raise NotUnderstood
            self._given[place] = self._worked_out(place)
        given = self._given[place]
        if isinstance(given, Exception):
            raise given
        return given

    def _worked_out(self, place: Place) -> Value | Exception:
        formula = self._formulas[place]
        if formula.text is None or place in self._open or len(self._open) >= _DEEPEST:
            return ErrorValue() if formula.text is None and formula.error else NotUnderstood()
        self._open.add(place)
        try:
            tree = parsed(formula.text)
            if formula.rows or formula.columns:
                tree = moved(tree, formula.rows, formula.columns)
            value = self._value(tree, place[0])
            return Fraction(0) if value is None else _kept(value)
        except (NotUnderstood, ErrorValue) as refusal:
            return refusal
        finally:
            self._open.discard(place)

    def _cell(self, cell: Cell, home: str) -> Value:
        self._left -= 1
        title = self._titles.get((cell.sheet or home).casefold())
        if self._left < 0 or title is None or cell.row < 0 or cell.column < 0:
            raise NotUnderstood
        if title in self._postponed:
            self.needed.add(title)
            raise NotUnderstood
        place = (title, cell.row, cell.column)
        formula = self._formulas.get(place)
        if formula is not None:
            try:
                return self.result(place)
            except NotUnderstood:
                if not self._trusted or not formula.stored:
                    raise
        return constant(self.stored(place))

    def _cells(self, area: Area, home: str) -> list[Value]:
        sheet = area.first.sheet or home
        rows = self._sheets.get(sheet.casefold(), ())
        found = []
        for row in range(area.first.row, min(area.last.row + 1, len(rows))):
            for column in range(area.first.column, min(area.last.column + 1, len(rows[row]))):
                found.append(self._cell(Cell(sheet, row, column), home))
        return found

    def _value(self, node: Node, home: str) -> Value:
        if isinstance(node, Cell):
            return self._cell(node, home)
        if isinstance(node, Name):
            if node.name not in self._names:
                raise NotUnderstood
            named = parsed(self._names[node.name].removeprefix("="))
            if not isinstance(named, Cell) or not named.sheet:
                raise NotUnderstood
            return self._cell(named, home)
        if isinstance(node, Area):
            raise NotUnderstood
        if isinstance(node, Call):
            return self._called(node, home)
        return node

    def _called(self, call: Call, home: str) -> Value:
        if call.name in LAZY:
            return LAZY[call.name](lambda node: self._value(node, home), call.arguments)
        if call.name in OPERATORS:
            return OPERATORS[call.name](*(self._value(argument, home) for argument in call.arguments))
        if call.name in ("SUMIF", "VLOOKUP"):
            return self._looked_up(call.name, call.arguments, home)
        if call.name in OVER_MANY:
            return OVER_MANY[call.name](self._numbers(call.arguments, home))
        raise NotUnderstood

    def _looked_up(self, name: str, arguments: Sequence[Node], home: str) -> Value:
        """The few ways to look into a range that balance sheets are filled by: for exact matches alone."""
        if name == "VLOOKUP":
            return self._row_of(arguments, home)
        if not 2 <= len(arguments) <= 3 or not isinstance(arguments[0], Area):
            raise NotUnderstood
        keys, wanted = self._cells(arguments[0], home), self._value(arguments[1], home)
        sums = self._cells(arguments[2], home) if len(arguments) == 3 and isinstance(arguments[2], Area) else keys
        if len(sums) != len(keys) or is_pattern(wanted) or (len(arguments) == 3 and sums is keys):
            raise NotUnderstood
        if any(type(key) is not type(wanted) and looks_like_a_number(key, wanted) for key in keys):
            raise NotUnderstood  # an account 1001 as text and as a number are one to SUMIF
        return sum((number_of(value) for key, value in zip(keys, sums, strict=True) if equal(key, wanted)), Fraction(0))

    def _row_of(self, arguments: Sequence[Node], home: str) -> Value:
        """VLOOKUP for an exact match."""
        if len(arguments) != 4 or arguments[3] not in (Fraction(0), False) or not isinstance(arguments[1], Area):
            raise NotUnderstood
        wanted, across = self._value(arguments[0], home), number_of(self._value(arguments[2], home))
        first, last = arguments[1].first, arguments[1].last
        if is_pattern(wanted) or wanted is None or not 1 <= across <= last.column - first.column + 1:
            raise NotUnderstood
        rows = len(self._sheets.get((first.sheet or home).casefold(), ()))
        for row in range(first.row, min(last.row + 1, rows)):
            if equal(self._cell(Cell(first.sheet, row, first.column), home), wanted):
                return self._cell(Cell(first.sheet, row, first.column + int(across) - 1), home)
        raise ErrorValue

    def _numbers(self, arguments: Iterable[Node], home: str) -> list[Fraction]:
        """The numbers among some arguments: of the cells of a reference texts and blanks are passed over, as spreadsheets do."""
        found: list[Fraction] = []
        for argument in arguments:
            if isinstance(argument, Name):
                argument = parsed(self._names.get(argument.name, "?").removeprefix("="))  # noqa: PLW2901
            if isinstance(argument, Area | Cell):
                cells = self._cells(argument, home) if isinstance(argument, Area) else [self._cell(argument, home)]
                if any(isinstance(cell, date) for cell in cells):
                    raise NotUnderstood
                found += [cell for cell in cells if isinstance(cell, Fraction)]
            elif argument is not None:
                found.append(number_of(self._value(argument, home)))
        return found


def _kept(value: Value) -> Value:
    """A result with the 15 digits that a spreadsheet keeps, where it has more."""
    if not isinstance(value, Fraction) or value.denominator < _LONG:
        return value
    if abs(value) >= _LARGEST:
        raise NotUnderstood
    return Fraction(f"{float(value):.15g}")


def constant(value: Any) -> Value:
    """A stored value, as formulas work with it."""
    if value == "" or value is None:
        return None
    if isinstance(value, bool | str | date):
        return value
    if isinstance(value, float) and not abs(value) < _LARGEST:
        raise NotUnderstood
    if isinstance(value, float) and not (value.is_integer() and abs(value) < _EXACT):
        return Fraction(f"{value:.15g}")
    return Fraction(value)


def agree(one: Value, other: Value) -> bool:
    """Whether what is stored and what was worked out are one."""
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return one == other or abs(one - other) <= max(Fraction(1, 10**6), _NOISE * max(abs(one), abs(other)))
    return type(one) is type(other) and one == other
