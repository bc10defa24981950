"""Answers to facts, as people and files write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from leverage.terms.errors import UsageError, suggest
from leverage.terms.facts import OTHER, RATINGS, Fact, FactValue
from leverage.terms.money import exact
from leverage.terms.texts import Text

ANY_TERM = 0
"""Under this number of months stands a rate that was given for loans of whatever term."""

_ROMAN = {
    "1": "i",
    "一": "i",
    "2": "ii",
    "二": "ii",
    "3": "iii",
    "三": "iii",
    "4": "iv",
    "四": "iv",
    "5": "v",
    "五": "v",
}

_SCALES = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "亿": 10**8}
_AMOUNT = re.compile(r"(?P<figure>(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)(?P<scale>千(?=元)|百?万|亿)?元?", re.ASCII)
_LONGEST_AMOUNT = 40

_YES = {"true", "yes", "y", "是", "有", "1"}
_NO = {"false", "no", "n", "否", "无", "0"}


def read_fact(fact: Fact, value: object) -> FactValue:
    """An answer by the kind of its fact; one that was read before comes out as it is.

    ValueError with two texts (what was found, what to write) when it cannot be read.
    """
    match fact.kind:
        case "yes_no":
            return read_yes_no(value)
        case "count":
            return read_count(value)
        case "date":
            return read_date(value)
        case "rates":
            return _rates(value)
        case "choice":
            return _choice(fact, value)


def _plain(value: str) -> str:
    return unicodedata.normalize("NFKC", value).strip().casefold()


def read_yes_no(value: object) -> bool:
    """A yes or a no: ``是``, ``有``, ``y``, ``TRUE``. ValueError with two texts for anything else."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and _plain(value) in _YES:
        return True
    if isinstance(value, str) and _plain(value) in _NO:
        return False
    raise _unreadable(value, "请写 是/否(true/false)", "write yes or no (true/false)")


def yes_or_no(name: str, value: str) -> bool:
    """A yes or a no from the command line. UsageError for anything else."""
    try:
        return read_yes_no(value)
    except ValueError as error:
        found, do = error.args
        raise UsageError(Text(f"{name}:{found.zh};{do.zh}。", f"{name}: {found.en}; {do.en}.")) from None


def read_count(value: object) -> int:
    """A whole number, not negative. ValueError with two texts for anything else."""
    text = _plain(str(value))
    if not isinstance(value, bool) and text.isdecimal() and len(text) <= 4:
        return int(text)
    raise _unreadable(value, "请写非负整数", "write a whole number, not negative")


def read_date(value: object) -> date:
    """A day. ValueError with two texts for anything else."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(_plain(str(value)))
    except ValueError:
        raise _unreadable(value, "请写 2010-05-01 这样的日期", "write a date like 2010-05-01") from None


def read_amount(value: object) -> Fraction:
    """An amount in yuan, not negative, as people write it: ``8,000万``, ``0.8亿元``, ``５００``. ValueError with two texts for anything else.

    >>> read_amount("8,000万")
    Fraction(80000000, 1)
    """
    text = "".join(_plain(str(value)).split()) if isinstance(value, str | int | float | Decimal | Fraction) else ""
    written = None if isinstance(value, bool) else _AMOUNT.fullmatch(text.removeprefix("人民币").lstrip("¥"))
    if written is None or len(text) > _LONGEST_AMOUNT:
        raise _unreadable(
            value, "请写金额（元），或写明万、亿，如 8000万", "write an amount in yuan, or with 万 or 亿: 8000万"
        )
    return Fraction(written["figure"].replace(",", "")) * _SCALES[written["scale"] or ""]


def _rates(value: object) -> dict[int, Fraction]:
    if isinstance(value, Mapping):
        pairs = list(value.items())
    else:
        parts = [part.rpartition(":") for part in _plain(str(value)).split(",")]
        pairs = [(months or ANY_TERM, rate) for months, _, rate in parts]
    found: dict[int, Fraction] = {}
    try:
        for months, rate in pairs:
            number = (
                rate
                if isinstance(rate, Fraction)
                else exact(rate if isinstance(rate, str | int | Decimal) else str(rate))
            )
            if isinstance(rate, bool) or not 0 <= number < 1:
                raise ValueError(rate)
            found[int(months)] = number
    except ValueError:
        raise _unreadable(
            value,
            "请按期限月数写年利率,如 3:0.011,6:0.013",
            "write annual rates by term in months, like 3:0.011,6:0.013",
        ) from None
    return found


def _choice(fact: Fact, value: object) -> str:
    """One of the fact's values, however it is written: ``a``, ``A级``, ``A类`` and ``Ａ`` are A; ``II``, ``2级`` and ``二级`` are Ⅱ. Where nobody has
    seen the place's grades, the answer as it stands.
    """
    if not isinstance(value, str) or not value.strip():
        raise _unreadable(value, "请写文字", "write it as text")
    if not fact.values:
        return value.strip()
    plain = "".join(_plain(value).split())
    wanted = {plain, plain[:-1] if plain.endswith(("级", "类")) else plain}
    wanted |= {roman for word in wanted if (roman := _ROMAN.get(word))}
    for known in fact.values:
        if _plain(known) in wanted:
            return known
    if OTHER in fact.values:
        return OTHER
    do = Text(f"请用:{'、'.join(fact.values)}", f"use one of: {', '.join(fact.values)}")
    near = suggest(str(value)[:40].upper(), fact.values)
    if near.zh:
        do += Text(f"({near.zh})", f"({near.en})")
    if fact.name in RATINGS:
        do += Text(";未参加评级的留空", "; leave it out for a company that was not rated")
    raise _unreadable(value, do.zh, do.en)


def _unreadable(value: object, zh: str, en: str) -> ValueError:
    shown = str(value)[:40]
    return ValueError(Text(f"无法识别的回答:{shown}", f"cannot read the answer: {shown}"), Text(zh, en))
