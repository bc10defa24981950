"""A formula and its value are one expression, written once: it prints itself for the spreadsheet, and computes itself exactly.

    >>> cap, used = Cell("J5", Fraction(100)), Cell("M5", Fraction(60))
    >>> room = choose(both(numeric(cap), numeric(used)), cap - used, Cell('"?"', "?"))
    >>> room.text, room.value
    ('IF(AND(ISNUMBER(J5),ISNUMBER(M5)),J5-M5,"?")', Fraction(40, 1))

A blank cell counts as nothing in a sum, as in a spreadsheet; arithmetic with a word is an error, which every formula here guards against.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Any

from leverage.terms.money import multiple


class Wrong:
    """The value of a formula that a spreadsheet shows as an error."""


Value = Fraction | str | bool | Wrong | None
"""What a cell holds. None: it is blank."""

WRONG = Wrong()


@dataclass(frozen=True)
class Cell:
    """A formula (without its sign of equality) and what it comes to. ``loose``: it is a sum, and stands in brackets within a product."""

    text: str
    value: Value
    loose: bool = False

    def __add__(self, other: Cell) -> Cell:
        return Cell(f"{self.text}+{other.text}", _arithmetic(self, other, lambda a, b: a + b), loose=True)

    def __sub__(self, other: Cell) -> Cell:
        return Cell(f"{self.text}-{other.held}", _arithmetic(self, other, lambda a, b: a - b), loose=True)

    def __mul__(self, other: Cell) -> Cell:
        return Cell(f"{self.held}*{other.held}", _arithmetic(self, other, lambda a, b: a * b))

    def __truediv__(self, other: Cell) -> Cell:
        return Cell(f"{self.held}/{other.held}", _arithmetic(self, other, lambda a, b: a / b if b else None))

    def __le__(self, other: Cell) -> Cell:
        return Cell(f"{self.text}<={other.text}", _compared(self, other, lambda a, b: a <= b))

    def __gt__(self, other: Cell) -> Cell:
        return Cell(f"{self.text}>{other.text}", _compared(self, other, lambda a, b: a > b))

    def equals(self, other: Cell) -> Cell:
        """Whether both are the same. A blank cell equals nothing and the empty text."""
        one, two = (Fraction(0) if cell.value is None else cell.value for cell in (self, other))
        same = WRONG if WRONG in (one, two) else one == two or (self.value is None and two == "")
        return Cell(f"{self.text}={other.text}", same)

    @property
    def held(self) -> str:
        """Its text as a factor of a product."""
        return f"({self.text})" if self.loose else self.text


def _arithmetic(one: Cell, other: Cell, operation: Any) -> Value:
    left, right = (Fraction(0) if cell.value is None else cell.value for cell in (one, other))
    if not isinstance(left, Fraction) or not isinstance(right, Fraction):
        return WRONG
    result = operation(left, right)
    return WRONG if result is None else Fraction(result)


def _compared(one: Cell, other: Cell, test: Any) -> Value:
    result = _arithmetic(one, other, test)
    return bool(result) if isinstance(result, Fraction) else WRONG


def number(value: Fraction | int) -> Cell:
    """A number as it stands in a formula: 2.3, or 2/3 where no decimal is exact."""
    shown = multiple(Fraction(value))
    return Cell(f"({shown})" if "/" in shown else shown, Fraction(value))


def choose(test: Cell, then: Cell, otherwise: Cell) -> Cell:
    """One of two: ``IF``."""
    picked = WRONG if not isinstance(test.value, bool) else then.value if test.value else otherwise.value
    return Cell(f"IF({test.text},{then.text},{otherwise.text})", picked)


def both(*tests: Cell) -> Cell:
    """Whether all hold: ``AND``."""
    return Cell(f"AND({_listed(tests)})", _logical(tests, all))


def either(*tests: Cell) -> Cell:
    """Whether one holds: ``OR``."""
    return Cell(f"OR({_listed(tests)})", _logical(tests, any))


def _logical(tests: Iterable[Cell], of: Any) -> Value:
    values = [test.value for test in tests]
    return of(values) if all(isinstance(value, bool) for value in values) else WRONG


def numeric(cell: Cell) -> Cell:
    """Whether a number stands there: ``ISNUMBER``."""
    return Cell(f"ISNUMBER({cell.text})", isinstance(cell.value, Fraction))


def rounded(cell: Cell, places: int) -> Cell:
    """Rounded half away from zero: ``ROUND``; it takes away the noise of floating point."""
    value = cell.value
    if isinstance(value, Fraction):
        sign, scaled = (-1 if value < 0 else 1), abs(value) * 10**places
        value = Fraction(sign * floor(scaled + Fraction(1, 2)), 10**places)
    return Cell(f"ROUND({cell.text},{places})", value if isinstance(value, Fraction) else WRONG)


def least(*cells: Cell) -> Cell:
    """The smallest of the numbers among some cells: ``MIN``."""
    return Cell(f"MIN({_listed(cells)})", min(_numbers(cells), default=Fraction(0)))


def greatest(*cells: Cell) -> Cell:
    """The greatest of the numbers among some cells: ``MAX``."""
    return Cell(f"MAX({_listed(cells)})", max(_numbers(cells), default=Fraction(0)))


def counted(*cells: Cell) -> Cell:
    """How many of some cells are numbers: ``COUNT``."""
    return Cell(f"COUNT({_listed(cells)})", Fraction(len(_numbers(cells))))


@dataclass(frozen=True)
class Run:
    """A run of cells below one another."""

    text: str
    values: tuple[Value, ...]


def total(*parts: Run | Cell) -> Cell:
    """The sum of the numbers among some cells: ``SUM``."""
    values = [value for part in parts for value in (part.values if isinstance(part, Run) else (part.value,))]
    return Cell(f"SUM({_listed(parts)})", sum((v for v in values if isinstance(v, Fraction)), Fraction(0)))


def blanks(*runs: Run) -> Cell:
    """How many cells are blank: ``COUNTBLANK``."""
    number_of = sum(value is None for run in runs for value in run.values)
    return Cell("+".join(f"COUNTBLANK({run.text})" for run in runs), Fraction(number_of), loose=len(runs) > 1)


def occurrences(word: Cell, *runs: Run) -> Cell:
    """How often a word occurs: ``COUNTIF``."""
    often = sum(value == word.value for run in runs for value in run.values)
    return Cell("+".join(f"COUNTIF({run.text},{word.text})" for run in runs), Fraction(often), loose=len(runs) > 1)


def total_where(amounts: Run, marks: Run, word: Cell) -> Cell:
    """The sum of the amounts beside which a word stands: ``SUMIFS``."""
    beside = [a for a, mark in zip(amounts.values, marks.values, strict=True) if mark == word.value]
    sums = sum((a for a in beside if isinstance(a, Fraction)), Fraction(0))
    return Cell(f"SUMIFS({amounts.text},{marks.text},{word.text})", sums)


def blanks_where(amounts: Run, marks: Run, word: Cell) -> Cell:
    """How many of the cells beside which a word stands are blank."""
    beside = [a for a, mark in zip(amounts.values, marks.values, strict=True) if mark == word.value]
    often = Fraction(sum(a is None for a in beside))
    return Cell(f"SUMPRODUCT(ISBLANK({amounts.text})*({marks.text}={word.text}))", often)


def summed(cells: Iterable[Cell]) -> Cell:
    """The sum of some cells, one added to the other."""
    first, *rest = cells
    return sum(rest, first)


def _numbers(cells: Iterable[Cell]) -> list[Fraction]:
    return [cell.value for cell in cells if isinstance(cell.value, Fraction)]


def _listed(parts: Iterable[Run | Cell]) -> str:
    return ",".join(part.text for part in parts)
