"""Answers to facts, as people and files write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from leverage.terms.errors import suggest
from leverage.terms.facts import NONE_SET, OTHER, RATINGS, Fact, FactValue
from leverage.terms.money import UNITS, exact
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
_SCALES = {"": 1, "十": 10, "百": 100, "千": 10**3, "万": 10**4, "亿": 10**8}
_AMOUNT = re.compile(
    r"(?:rmb|cny|人民币)?¥?(?P<figure>(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)(?:人民币)?"
    r"(?P<unit>(?:千(?=元)|(?P<times>[十百千])?(?P<large>[万亿]))?(?:元整?)?)",
    re.ASCII,
)
_UNIT_WORDS = str.maketrans("圆圓仟萬億", "元元千万亿")
_LONGEST_AMOUNT = 40

_YES = {"true", "yes", "y", "是", "是的", "有", "有的", "对", "√", "✓", "1", "1.0"}
_NO = {"false", "no", "n", "否", "不", "不是", "无", "没有", "未", "×", "0", "0.0"}

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", ord("￥"): "¥"}
_COUNT = re.compile(r"共?(?P<number>\d{1,4}|[零〇一二两三四五六七八九十])(?:\.0)?(?:家|个|户|位)?(?:银行)?", re.ASCII)
_NUMERALS = {"零": 0, "〇": 0, "两": 2} | {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)}
_DAY = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?|(\d{4})(\d{2})(\d{2})", re.ASCII)
_RATE = re.compile(
    r"(?:(?P<term>\d{1,3})(?P<years>年)?(?:个?月|期)?[::])?(?P<figure>\d+(?:\.\d+)?)(?P<percent>%?)", re.ASCII
)
_GRADES_IN_ONE = {"优良": ("优", "优秀", "良", "良好")}
"""Words of a text that hold several grades as they are given: excellent or good."""

_ALSO = {
    "listing": {
        "未上市": "none",
        "否": "none",
        "无": "none",
        "申请中": "applying",
        "拟上市": "applying",
        "新三板": "neeq",
        "交易所": "exchange",
        "上市": "exchange",
    },
    "company_type": {"传统": "traditional", "网络": "online", "科技": "technology", "农村": "rural"},
}
"""How a choice is written, beside its values."""


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
        case "ratio":
            return _ratio(value)
        case "rates":
            return _rates(value)
        case "choice":
            return _choice(fact, value)


def _plain(value: str) -> str:
    return unicodedata.normalize("NFKC", value).strip().casefold()


def _joined(value: object) -> str:
    """Without spaces; blank where one stands between two digits, for that may be two figures."""
    text = _folded(value)
    return "" if re.search(r"\d\s+\d", text) else "".join(text.split())


def _folded(value: object) -> str:
    """Full-width forms as half-width ones, and nothing else: a footnote mark or a superscript is no digit."""
    return str(value).translate(_FULL_WIDTH).strip().casefold()


def read_yes_no(value: object) -> bool:
    """A yes or a no: ``是``, ``有``, ``y``, ``TRUE``. ValueError with two texts for anything else."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and _folded(value) in _YES:
        return True
    if isinstance(value, str) and _folded(value) in _NO:
        return False
    raise _unreadable(value, "请写 是/否（true/false）", "write yes or no (true/false)")


def read_count(value: object) -> int:
    """A whole number, not negative: ``2``, ``3家``, ``两家银行``. ValueError with two texts for anything else."""
    written = None if isinstance(value, bool) else _COUNT.fullmatch(_joined(value))
    if written:
        number = written["number"]
        return _NUMERALS[number] if number in _NUMERALS else int(number)
    raise _unreadable(value, "请写非负整数", "write a whole number, not negative")


def read_date(value: object) -> date:
    """A day: ``2010-05-01``, ``2010年5月1日``, ``2010/5/1``. ValueError with two texts for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        written = _DAY.fullmatch(_joined(str(value).strip().removesuffix("00:00:00")))
        if written:
            year, month, day = (int(part) for part in written.groups() if part)
            return date(year, month, day)
    except ValueError:
        pass
    raise _unreadable(value, "请写 2010-05-01 这样的日期", "write a date like 2010-05-01")


def read_amount(value: object, unit: str = "元") -> Fraction:
    """An amount in yuan, not negative, as people write it: ``8,000万``, ``0.8亿元``, ``3千万``, ``５００``. ValueError with two texts for anything else.

    A figure that names no unit is in ``unit``; an exact fraction is an amount that was read before.

    >>> read_amount("8,000万", "千元"), read_amount("500", "千元")
    (Fraction(80000000, 1), Fraction(500000, 1))
    """
    if isinstance(value, Fraction) and value >= 0:
        return value
    written = _written_amount(value)
    if written is None:
        raise _unreadable(
            value,
            f"请写金额（{unit}），或写明万、亿，如 8000万",
            f"write an amount in {'yuan' if unit == '元' else unit}, or with 万 or 亿: 8000万",
        )
    scale = _SCALES[written["times"] or ""] * _SCALES[written["large"] or ""]
    if written["unit"].startswith("千") and not written["large"]:
        scale = _SCALES["千"]
    return Fraction(written["figure"].replace(",", "")) * (scale if written["unit"] else UNITS[unit])


def names_its_unit(value: object) -> bool:
    """Whether an amount says in what it is: ``8000万``, ``500元``; not a bare ``500``, nor what is no amount."""
    written = _written_amount(value)
    return written is not None and bool(written["unit"])


def _written_amount(value: object) -> re.Match[str] | None:
    """The parts of an amount; None for what is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None
    text = _joined("".join(sign for sign in str(value) if unicodedata.category(sign) != "Cf")).translate(_UNIT_WORDS)
    return _AMOUNT.fullmatch(text) if len(text) <= _LONGEST_AMOUNT else None


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
    """Annual rates by term in months: ``3:0.011,6:0.013``, ``3个月:1.1%``, or one for whatever term. One term has one rate."""
    if isinstance(value, Mapping):
        pairs = [(months, rate) for months, rate in value.items()]
    else:
        pairs = [_rate(part) for part in re.split(r"[,;、\n]+", _folded(value)) if part.strip()]
    found: dict[int, Fraction] = {}
    try:
        for months, rate in pairs:
            number = (
                rate
                if isinstance(rate, Fraction)
                else exact(rate if isinstance(rate, str | int | Decimal) else str(rate))
            )
            if isinstance(rate, bool) or not 0 <= number < 1 or found.setdefault(int(months), number) != number:
                raise ValueError(rate)
        if not found:
            raise ValueError(value)
    except ValueError:
        raise _unreadable(
            value,
            "请按期限月数写年利率，如 3:0.011,6:0.013；同一期限只写一个",
            "write annual rates by term in months, like 3:0.011,6:0.013, one a term",
        ) from None
    return found


def _rate(part: str) -> tuple[int, Fraction | str]:
    """A term in months and its rate; what is not written so stays text, which is no number."""
    written = _RATE.fullmatch(_joined(part))
    if written is None:
        return ANY_TERM, part
    term = int(written["term"] or ANY_TERM) * (12 if written["years"] else 1)
    return term, Fraction(written["figure"]) / (100 if written["percent"] else 1)


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
    wanted |= {also for word in wanted if (also := _ALSO.get(fact.name, {}).get(word))}
    wanted |= {whole for whole, parts in _GRADES_IN_ONE.items() if plain in parts}
    for known in fact.values:
        if _plain(known) in wanted:
            return known
    if OTHER in fact.values:
        return OTHER
    do = Text(f"请用：{'、'.join(fact.values)}", f"use one of: {', '.join(fact.values)}")
    near = suggest(str(value)[:40].upper(), fact.values)
    if near.zh:
        do += Text(f"（{near.zh}）", f"({near.en})")
    if fact.name in RATINGS:
        do += Text("；未参加评级的留空", "; leave it out for a company that was not rated")
    raise _unreadable(value, do.zh, do.en)


def _unreadable(value: object, zh: str, en: str) -> ValueError:
    shown = str(value)[:40]
    return ValueError(Text(f"无法识别的回答：{shown}", f"cannot read the answer: {shown}"), Text(zh, en))
