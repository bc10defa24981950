"""Figures as people and spreadsheets write them, read exactly.

A spreadsheet keeps 15 significant digits; what lies beyond is noise of binary arithmetic (``0.30000000000000004``) and
is cut off. Text is taken digit by digit. In yuan, an amount is kept to a hundredth of a fen.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from leverage.terms.money import exact

CellValue = str | int | float | bool | date
"""What a cell holds; a ``datetime`` is a date with a time, and a blank cell is the empty string."""

_BLANKS = frozenset({"", "/", "\\", "*", "N/A", "n/a", "无", "不适用"})
_LONGEST_BLANK = 20  # characters; what is longer says something
_DASHES = re.compile("[-—–―─−]+")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\x00-\x08\x0e-\x1f\x7f"
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")
_MARKS = re.compile("⁽[^⁽⁾]*⁾|[\u00b2\u00b3\u00b9\u2070-\u208e\u2460-\u24ff\u2776-\u2793]")
"""Marks of footnotes: superscripts, and figures in circles, which compatibility forms would make digits of."""
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xFFE5: 0xA5, 0x3000: 0x20, 0x3002: 0x2E}
_FEN = Fraction(1, 100)
_LARGEST = 10**18  # far beyond any balance sheet in any unit
_KEPT = 10_000  # a hundredth of a fen: what lies below is noise left by subtraction, not money


def plain(text: str) -> str:
    """Half-width, without spaces, invisible characters and the marks of footnotes: how labels are compared."""
    return re.sub(rf"[\s{_INVISIBLE}]+", "", unicodedata.normalize("NFKC", _MARKS.sub("", text)))


def figure_text(text: str) -> str:
    """A text as figures are read in it: half-width, without the spaces at its ends, around signs and units, and without what nobody sees.

    Nothing else is folded: 50①, 50² and two figures in one cell are no figures. ValueError for a line break or a space between two digits.
    """
    seen = _UNSEEN.sub("", text).translate(_FULL_WIDTH).strip()
    if re.search(r"[\r\n\v\f\x85\u2028\u2029]|[\d.]\s+[\d.]", seen):
        raise ValueError("two figures in one cell")
    return re.sub(r"\s+", "", seen)


def is_blank(value: CellValue) -> bool:
    """Whether a cell says nothing: empty, spaces, or dashes."""
    return isinstance(value, str) and (value == "" or _says_nothing(value))


@lru_cache(maxsize=8192)
def _says_nothing(text: str) -> bool:
    if len(text.strip()) > _LONGEST_BLANK:
        return False
    text = plain(text)
    return text in _BLANKS or bool(_DASHES.fullmatch(text))


def decimal(value: CellValue) -> Decimal | None:
    """The figure in a cell, in the unit of its sheet; None where the cell is blank.

    Text may carry separators, full-width digits, a currency sign, and a minus on either side, brackets or △ for negatives.
    ValueError for anything else: a formula as text, an error value, a date, a truth value.
    """
    if isinstance(value, bool | date):
        raise ValueError(f"not an amount: {value!r}")
    if isinstance(value, int):
        return _bounded(Decimal(value))
    if isinstance(value, float):
        if not abs(value) < _LARGEST:
            raise ValueError(f"not an amount: {value!r}")
        return Decimal(f"{value:.15g}")
    if is_blank(value):
        return None
    return _bounded(_from_text(value))


def _bounded(amount: Decimal) -> Decimal:
    if abs(amount) >= _LARGEST:
        raise ValueError("beyond any balance sheet")
    return amount


_UNIT_BEHIND = re.compile(r"(.*\d.*?)(?:人民币)?((?:百万|[千仟]|[万萬]|[亿億])?[元圆圓]|百万|[万萬]|[亿億])整?$")
_LONGEST_FIGURE = (
    100  # characters: what is longer is no figure, and looking for its unit would take the square of its length
)
_UNIT_WORDS = str.maketrans("圆圓仟萬億", "元元千万亿")


def _parted(text: str) -> re.Match[str] | None:
    """A figure and the unit behind it; None where there is none."""
    return _UNIT_BEHIND.fullmatch(text) if len(text) <= _LONGEST_FIGURE else None


def with_unit(value: CellValue) -> tuple[Decimal | None, str | None]:
    """The figure in a cell and the unit written behind it (``3,256.12元``), if any. ValueError as ``decimal``."""
    if isinstance(value, str) and not is_blank(value) and (found := _parted(figure_text(value))):
        unit = found[2].translate(_UNIT_WORDS)
        return decimal(found[1]), unit if unit.endswith("元") else unit + "元"
    return decimal(value), None


_SIGN = re.compile(r"([+-]?)(?:¥|RMB|CNY|人民币)([+-]?)", re.IGNORECASE)
_BEHIND = re.compile(r"([\d.,]+)-")


def _from_text(value: str) -> Decimal:
    text = re.sub("[−–△▲]", "-", figure_text(value))
    if currency := _SIGN.match(text):
        text = currency[1] + currency[2] + text[currency.end() :]
    if bracketed := re.fullmatch(r"\((.+)\)", text):
        text = "-" + bracketed[1]
    elif behind := _BEHIND.fullmatch(text):
        text = "-" + behind[1]
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    exact(text)  # plain digits only, of a sane length
    return Decimal(text)


def in_yuan(amount: Decimal | None, scale: int) -> Fraction:
    """A figure in yuan, ``scale`` yuan to the unit, to a hundredth of a fen. Blank counts as nothing: the caller proves it."""
    return Fraction(round(Fraction(amount or 0) * scale * _KEPT), _KEPT)


def last_shown(amount: Decimal, scale: int) -> Fraction:
    """One unit in the last place that a figure shows, in yuan: at least one fen, at most one unit of account."""
    value = in_yuan(amount, scale)
    place = Fraction(scale)
    while place > _FEN and value % place:
        place /= 10
    return max(place, _FEN)


def share(value: CellValue) -> Fraction | None:
    """A share or an annual rate: ``6.5%`` or ``0.065``; None where blank.

    ValueError above 100%, where the per cent sign was left out.
    """
    if isinstance(value, str) and not is_blank(value) and (text := figure_text(value)).endswith("%"):
        figure = decimal(text[:-1])
        found = None if figure is None else Fraction(figure) / 100
    else:
        figure = decimal(value)
        found = None if figure is None else Fraction(figure)
    if found is not None and not 0 <= found <= 1:
        raise ValueError("not between 0 and 1")
    return found


def day(value: CellValue) -> date | None:
    """A date cell, or text as 2023-12-31, 2023/12/31, 2023.12.31, 20231231 or 2023年12月31日; None where blank.

    ValueError otherwise.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        raise ValueError("not a date")
    if not isinstance(value, str):
        value = f"{value:.0f}" if abs(value) < _LARGEST and value == int(value) else ""
        if len(value) != 8:
            raise ValueError("not a date")
    if is_blank(value):
        return None
    text = figure_text(re.sub(r"(?<=\d)[T\s]+00:00(:00(\.0+)?)?\s*$", "", value.translate(_FULL_WIDTH)))
    found = re.fullmatch(
        r"(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?(?:T?00:00(?::00)?)?", text
    ) or re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text)
    if not found:
        raise ValueError(f"not a date: {text[:20]!r}")
    return date(int(found[1]), int(found[2]), int(found[3]))
