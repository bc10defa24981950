"""What operators and functions of spreadsheets give; beyond what is exactly known of them, NotUnderstood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction
from math import floor

from leverage.intake.files.syntax import Node, NotUnderstood

Value = Fraction | str | bool | date | None
"""What a part of a formula gives; None is a blank cell."""

_LARGEST_POWER = 40


class ErrorValue(Exception):  # noqa: N818  it is a value of spreadsheets
    """A formula that gives an error, such as a division by zero."""


def number_of(value: Value) -> Fraction:
    """A value as arithmetic takes it; a blank is nothing."""
    if value is None:
        return Fraction(0)
    if isinstance(value, bool | str | date):
        raise NotUnderstood
    return value


def _divided(one: Value, other: Value) -> Fraction:
    if not number_of(other):
        raise ErrorValue
    return number_of(one) / number_of(other)


def _power(one: Value, other: Value) -> Fraction:
    exponent = number_of(other)
    if exponent.denominator != 1 or abs(exponent) > _LARGEST_POWER or not number_of(one):
        raise NotUnderstood
    return number_of(one) ** int(exponent)


def _text(value: Value) -> str:
    if isinstance(value, date | bool):
        raise NotUnderstood
    if isinstance(value, Fraction):
        return f"{float(value):.15g}"
    return value or ""


def equal(one: Value, other: Value) -> bool:
    """Whether two values are one to a spreadsheet."""
    blank = {one, other} & {None}
    if blank:
        rest = other if one is None else one
        return rest in (None, "", 0) and not isinstance(rest, bool)
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() == other.casefold()
    return type(one) is type(other) and one == other


def is_pattern(value: Value) -> bool:
    """Whether a criterion is more than a value to be equal to: a comparison, a word with gaps, or nothing."""
    return value in (None, "") or (isinstance(value, str) and bool(set(value) & set("*?~<>=")))


def looks_like_a_number(*values: Value) -> bool:
    """Whether one of some values is a text with a digit in it."""
    return any(isinstance(value, str) and any(character.isdigit() for character in value) for value in values)


def _less(one: Value, other: Value) -> bool:
    return number_of(one) < number_of(other)


def _whether(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    return bool(number_of(value))


OPERATORS: dict[str, Callable[..., Value]] = {
    "+": lambda one, other: number_of(one) + number_of(other),
    "-": lambda one, other: number_of(one) - number_of(other),
    "*": lambda one, other: number_of(one) * number_of(other),
    "/": _divided,
    "^": _power,
    "0-": lambda one: -number_of(one),
    "&": lambda one, other: _text(one) + _text(other),
    "=": equal,
    "<>": lambda one, other: not equal(one, other),
    "<": _less,
    ">": lambda one, other: _less(other, one),
    "<=": lambda one, other: not _less(other, one),
    ">=": lambda one, other: not _less(one, other),
}


def _rounded(how: str) -> Callable[[Callable[[Node], Value], Sequence[Node]], Value]:
    def worked_out(value: Callable[[Node], Value], arguments: Sequence[Node]) -> Value:
        if not 1 <= len(arguments) <= 2 or (len(arguments) == 1 and how != ROUND_DOWN):
            raise NotUnderstood
        places = number_of(value(arguments[1])) if len(arguments) == 2 else Fraction(0)
        number = number_of(value(arguments[0]))
        if places.denominator != 1 or abs(places) > 15 or abs(number) >= 10**20:
            raise NotUnderstood
        step = Fraction(10) ** -int(places)
        whole = number / step
        held = Decimal(f"{float(whole):.15g}") if whole.denominator != 1 else Decimal(int(whole))
        return Fraction(held.quantize(Decimal(1), rounding=how)) * step

    return worked_out


def _if(value: Callable[[Node], Value], arguments: Sequence[Node]) -> Value:
    if not 2 <= len(arguments) <= 3:
        raise NotUnderstood
    if _whether(value(arguments[0])):
        return value(arguments[1])
    return value(arguments[2]) if len(arguments) == 3 else False


def _if_error(value: Callable[[Node], Value], arguments: Sequence[Node]) -> Value:
    if len(arguments) != 2:
        raise NotUnderstood
    try:
        return value(arguments[0])
    except ErrorValue:
        return value(arguments[1])


def _answers(value: Callable[[Node], Value], arguments: Sequence[Node]) -> list[bool]:
    """Every argument as yes or no: an error in any of them is an error of the whole."""
    return [_whether(value(argument)) for argument in arguments]


def _one(then: Callable[[Value], Value]) -> Callable[[Callable[[Node], Value], Sequence[Node]], Value]:
    def worked_out(value: Callable[[Node], Value], arguments: Sequence[Node]) -> Value:
        if len(arguments) != 1:
            raise NotUnderstood
        return then(value(arguments[0]))

    return worked_out


LAZY: dict[str, Callable[[Callable[[Node], Value], Sequence[Node]], Value]] = {
    "IF": _if,
    "IFERROR": _if_error,
    "ROUND": _rounded(ROUND_HALF_UP),
    "ROUNDUP": _rounded(ROUND_UP),
    "ROUNDDOWN": _rounded(ROUND_DOWN),
    "TRUNC": _rounded(ROUND_DOWN),
    "INT": _one(lambda one: Fraction(floor(number_of(one)))),
    "ABS": _one(lambda one: abs(number_of(one))),
    "N": _one(lambda one: Fraction(0) if isinstance(one, str) else number_of(one)),
    "T": _one(lambda one: one if isinstance(one, str) else ""),
    "NOT": _one(lambda one: not _whether(one)),
    "ISBLANK": _one(lambda one: one is None),
    "AND": lambda value, arguments: all(_answers(value, arguments)),
    "OR": lambda value, arguments: any(_answers(value, arguments)),
}


def _product(numbers: list[Fraction]) -> Fraction:
    whole = Fraction(1)
    if len(numbers) > _LARGEST_POWER:
        raise NotUnderstood
    for number in numbers:
        whole *= number
    return whole if numbers else Fraction(0)


def _average(numbers: list[Fraction]) -> Fraction:
    if not numbers:
        raise ErrorValue
    return sum(numbers, Fraction(0)) / len(numbers)


OVER_MANY: dict[str, Callable[[list[Fraction]], Value]] = {
    "SUM": lambda numbers: sum(numbers, Fraction(0)),
    "MAX": lambda numbers: max(numbers, default=Fraction(0)),
    "MIN": lambda numbers: min(numbers, default=Fraction(0)),
    "COUNT": lambda numbers: Fraction(len(numbers)),
    "PRODUCT": _product,
    "AVERAGE": _average,
}
