"""Exact money: amounts in yuan and multiples are fractions, so that a cap and one fen above it are told apart.

Nothing is rounded before it is compared. Rounding happens once, when a figure is printed, and always to the cautious side.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, isinf
from typing import Literal

Yuan = Fraction
"""An amount in yuan, exact."""

Bound = Fraction | float
"""An amount in yuan, or ``math.inf`` where no limit applies. No other float ever occurs."""

UNITS: dict[str, int] = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
"""Units of account, in yuan."""

_PLAIN = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_LONGEST = 40  # digits: far beyond any balance sheet, short enough that no input can stall exact arithmetic


def exact(value: str | int | Decimal) -> Fraction:
    """Read a decimal figure exactly. ValueError for anything but plain digits: no exponent, separator, NaN or infinity."""
    text = spelled(value) if isinstance(value, Decimal) else str(value).strip()
    if len(text) > _LONGEST or not _PLAIN.fullmatch(text):
        raise ValueError(f"not a plain decimal number: {text[:_LONGEST]!r}")
    return Fraction(text)


def spelled(value: Decimal) -> str:
    """A decimal digit by digit; with its exponent where there would be no end to them: 1E+999999999, or 0E-999999999, which is zero."""
    return str(value) if value.is_finite() and abs(value.adjusted()) > _LONGEST else f"{value:f}"


def in_fen(amount: Fraction, rounding: Literal["down", "up"] = "down") -> str:
    """Yuan with two places, as the JSON prints it: caps and headroom round down, money used rounds up."""
    fen = (floor if rounding == "down" else ceil)(amount * 100)
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100}.{fen % 100:02d}"


def in_unit(amount: Fraction, unit: str = "万元", rounding: Literal["down", "up"] = "down") -> str:
    """The amount in a unit of account, with thousands separators and two places."""
    whole, _, places = in_fen(amount / UNITS[unit], rounding).partition(".")
    return f"{int(whole):,}.{places}" if whole != "-0" else f"-0.{places}"


def printed(bound: Bound | None, rounding: Literal["down", "up"] = "down") -> str | None:
    """A bound for JSON: ``None`` is not known, ``"unlimited"`` no limit, otherwise yuan with two places."""
    if bound is None:
        return None
    return "unlimited" if isinstance(bound, float) and isinf(bound) else in_fen(Fraction(bound), rounding)


def ratio(value: Fraction, places: int = 4) -> str:
    """A ratio rounded half up to some places (``0.9000``)."""
    scaled = floor(value * 10**places + Fraction(1, 2))
    return f"{scaled // 10**places}.{scaled % 10**places:0{places}d}"


def multiple(value: Fraction) -> str:
    """A multiple as a decimal where one is exact (``2.3``), otherwise as a fraction (``2/3``)."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    digits = 0
    while (value * 10**digits).denominator != 1:
        digits += 1
    scaled = int(value * 10**digits)
    if not digits:
        return str(scaled)
    sign, scaled = ("-", -scaled) if scaled < 0 else ("", scaled)
    return f"{sign}{scaled // 10**digits}.{scaled % 10**digits:0{digits}d}"


def yuan(amount: Fraction) -> str:
    """An amount for a sentence: 1,020,555,500.00."""
    return in_unit(amount, "元")
