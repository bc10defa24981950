"""Amounts as they are typed on the page: a bare figure is in the unit of the page, 万, 亿 and 元 behind it in their own, whatever that unit is."""

from __future__ import annotations

from fractions import Fraction

from leverage.intake.edits import in_yuan_of
from leverage.terms.answers import names_its_unit, read_amount
from leverage.terms.money import in_unit
from leverage.terms.texts import Text

AMOUNT_DO = Text("应写成不小于零的数字，如 1,000 或 8000万", "write a figure, not below zero, as 1,000 or 8000万")


def amount_in(text: str, unit: str) -> Fraction:
    """An amount in yuan: as written, in 万 or 亿, otherwise in a unit. ValueError with two texts for what is none.

    >>> amount_in("１，000", "万元"), amount_in("2000万", "千元")
    (Fraction(10000000, 1), Fraction(20000000, 1))
    """
    try:
        return read_amount(text, unit)
    except ValueError:
        shown = Text(f"“{text[:40]}”不是可用的金额", f"“{text[:40]}” is no usable amount")
        raise ValueError(shown, AMOUNT_DO) from None


def reads_as(text: str, unit: str) -> Text | None:
    """What a typed amount was taken for, in yuan, to stand beside it; None for nothing, zero, or what is no amount.

    >>> reads_as("8000万", "千元").zh, reads_as("8000", "千元").zh
    ('8000万 = 80,000,000 元', '8000 千元 = 8,000,000 元')
    """
    typed = text.strip()
    try:
        amount = read_amount(typed, unit)
    except ValueError:
        return None
    return _equation(typed if names_its_unit(typed) else f"{typed} {unit}", amount) if amount else None


def correction_reads_as(text: str) -> Text | None:
    """What a correction that names its own unit was taken for; None for every other: it is in the unit of its cell.

    >>> correction_reads_as("-500万").zh
    '-500万 = -5,000,000 元'
    """
    amount = in_yuan_of(text)
    return _equation(text.strip(), amount) if amount is not None else None


def _equation(typed: str, amount: Fraction) -> Text:
    figure = in_unit(amount, "元").removesuffix(".00")
    sign = "=" if (amount * 100).denominator == 1 else "≈"
    return Text(f"{typed} {sign} {figure} 元", f"{typed} {sign} {figure} yuan")
