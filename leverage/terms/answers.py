"""Answers to facts, as people and files write them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from leverage.terms.errors import UsageError, suggest
from leverage.terms.facts import NONE_SET, OTHER, RATINGS, Fact, FactValue
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

_NONE_SET = {NONE_SET, "无", "未核定", "未核", "没有", "未设"}
_YES = {"true", "yes", "y", "是", "有", "1"}
_NO = {"false", "no", "n", "否", "无", "0"}


def read_fact(fact: Fact, value: object) -> FactValue:
    """An answer by the kind of its fact; one that was read before comes out as it is.

    ValueError with two texts (what was found, what to write) when it cannot be read.
    """
    match fact.kind:
        case "yes_no":
            return _yes_no(value)
        case "count":
            return _count(value)
        case "date":
            return _date(value)
        case "ratio":
            return _ratio(value)
        case "rates":
            return _rates(value)
        case "choice":
            return _choice(fact, value)


def _plain(value: str) -> str:
    return unicodedata.normalize("NFKC", value).strip().casefold()


def _yes_no(value: object) -> bool:
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
        return _yes_no(value)
    except ValueError as error:
        found, do = error.args
        raise UsageError(Text(f"{name}:{found.zh};{do.zh}。", f"{name}: {found.en}; {do.en}.")) from None


def _count(value: object) -> int:
    text = _plain(str(value))
    if not isinstance(value, bool) and text.isdecimal() and len(text) <= 4:
        return int(text)
    raise _unreadable(value, "请写非负整数", "write a whole number, not negative")


def _date(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(_plain(str(value)))
    except ValueError:
        raise _unreadable(value, "请写 2010-05-01 这样的日期", "write a date like 2010-05-01") from None


def _ratio(value: object) -> Fraction | str:
    """A multiple (``1.5``, ``1.5倍``, ``150%``), or that none was set."""
    if isinstance(value, Fraction):
        return value
    text = _plain(str(value))
    if text in _NONE_SET:
        return NONE_SET
    try:
        number = exact(text.removesuffix("%").removesuffix("倍").removesuffix("x").removesuffix("×").strip())
    except ValueError:
        number = Fraction(-1)
    if isinstance(value, bool) or number < 0:
        raise _unreadable(
            value, "请写倍数，如 1.5；未核定写 none", "write a multiple like 1.5, or none if none was set"
        )
    return number / 100 if text.endswith("%") else number


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
            if found.setdefault(int(months), number) != number:
                raise ValueError(months)  # two rates for one term: which of them is meant?
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
