"""The words over a column of figures: the closing balance, the balance at the start of the year, or a date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from leverage.intake.values.amounts import CellValue
from leverage.intake.values.dates import Dated, dates_of, month_end, numerals, spelt
from leverage.intake.values.spelling import is_chinese


class When(StrEnum):
    """What a column shows.

    ``START`` may be the start of the year or of the month, ``BALANCE`` any balance or movement: their headings do not
    say. ``MONTH`` is a month of a year that stands elsewhere.
    """

    CLOSING = "closing"
    YEAR_START = "year_start"
    START = "start"
    MONTH_START = "month_start"
    DATED = "dated"
    MONTH = "month"
    BALANCE = "balance"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True)
class Period:
    """What a column shows, and the date that its heading names, if any; ``first`` begins the span that it may mean."""

    when: When
    on: date | None = None
    month: int | None = None
    first: date | None = field(default=None, compare=False)


_AMOUNT = r"(?:账面)?(?:审定)?(?:余额|结余|金额|数额|数|值|价值|净额|净值)?(?:合计|小计|数)?"
_THIS = r"(?:截[止至])?(?:本|当|现)?(?:报告|会计)?"
_END = r"[末终底]"
_HEADINGS: tuple[tuple[When, re.Pattern[str]], ...] = tuple(
    (when, re.compile(pattern))
    for when, pattern in (
        (
            When.YEAR_START,
            rf"{_THIS}(?:年|年度|财年)(?:年)?(?:初|期初){_AMOUNT}"
            rf"|(?:上|前|去)(?:一)?(?:个)?(?:年|年度|会计年度)(?:年|年度|期)?{_END}{_AMOUNT}"
            r"|(?:上年|上年度|去年)(?:账面)?(?:余额|金额|数额|数)|1月1日(?:余额|金额|数)?",
        ),
        (When.MONTH_START, rf"{_THIS}(?:月|季|季度)初{_AMOUNT}|上(?:个)?(?:月|季|季度){_END}?{_AMOUNT}"),
        (When.START, rf"{_THIS}(?:期)初{_AMOUNT}|上(?:一)?期(?:期)?{_END}{_AMOUNT}|上(?:一)?期(?:余额|金额|数额|数)"),
        (
            When.CLOSING,
            rf"{_THIS}(?:期|年|月|季|年度|季度|半年|会计期|报告期)?(?:期|年|月|季|年度|季度|半年){_END}{_AMOUNT}",
        ),
        (When.CUMULATIVE, r"(?:本|当)?(?:期|年|年度|月)?累计(?:余额|金额|数额|数|发生额)?"),
        (
            When.BALANCE,
            r"(?:本期|本年|本年度|本月|本季|当期|当月|账面|当前|报告期)?(?:账面)?(?:余额|金额|数额|数|值)(?:合计)?",
        ),
    )
)
"""Every heading known, by what it says. The first that fits is meant."""

_ENGLISH: tuple[tuple[When, re.Pattern[str]], ...] = (
    (
        When.CLOSING,
        re.compile(
            r"(?:closing|ending)(?:balances?|amounts?)|balances?at(?:the)?endof(?:the)?(?:year|period)|endingof(?:year|period)",
            re.I,
        ),
    ),
    (
        When.YEAR_START,
        re.compile(
            r"(?:balances?at(?:the)?)?beginningof(?:the)?year(?:balances?)?|balances?at(?:the)?endofprioryear", re.I
        ),
    ),
    (
        When.START,
        re.compile(r"(?:opening|beginning)(?:balances?|amounts?)|balances?at(?:the)?beginningof(?:the)?period", re.I),
    ),
)

HEADINGS = ("期末余额", "期末数", "年末余额", "年初余额", "年初数", "期初余额", "上年年末余额")
"""The usual ones, for suggestions."""

_MONTH = re.compile(r"(1[0-2]|[1-9])月(?:份|末|底|(\d{1,2})[日号])?(?:余额|金额|数|末数)?")
_LATIN = re.compile(r"[A-Za-z][A-Za-z',.&/-]{2,}")
_UNIT = re.compile(r"[(\[:](?:单位:?)?(?:人民币)?(?:百万|千|万|亿)?元[)\]]?")


def period(value: CellValue) -> Period | None:
    """What a heading says of its column, or None where it is no heading of a period."""
    if isinstance(value, datetime):
        return _dated_period(Dated(value.date(), value.date()))
    if isinstance(value, date):
        return _dated_period(Dated(value, value))
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _number(value)
    return _words(value)


@lru_cache(maxsize=8192)
def _words(value: str) -> Period | None:
    """What the words of a heading say."""
    text = _UNIT.sub("", spelt(value).replace(" ", ""))
    if is_chinese(text):
        text = _LATIN.sub("", text).replace("()", "")
    elif english := next((when for when, pattern in _ENGLISH if pattern.fullmatch(text)), None):
        return Period(english)
    if re.match(r"[一二三四五六七八九十]{1,3}月", text):
        text = numerals(text)
    named = dates_of(text, whole=True)
    bare = text
    for one in reversed(named):
        bare = bare[: one.start] + bare[one.end :]
    bare = re.sub(r"\(.*?\)$|^\(.*?\)", "", bare.replace("()", "")).strip(":,;-/*#")
    if len(named) == 1 and re.fullmatch(rf"(?:截[止至])?{_AMOUNT}|合并|年年?报", bare):
        return _dated_period(named[0])
    if len(named) < 2:
        for when, pattern in _HEADINGS:
            if bare and pattern.fullmatch(bare):
                return Period(when, named[0].last if named else None, first=named[0].first if named else None)
        return None if named else _bare_number(bare)
    return None


def _bare_number(text: str) -> Period | None:
    """A month without its year, or a year alone."""
    if re.fullmatch(r"(?:19[89]|20\d)\d", text):
        return _number(int(text))
    found = _MONTH.fullmatch(text)
    if not found or (found[2] and int(found[2]) < 28):
        return None
    return Period(When.MONTH, month=int(found[1]))


def _dated_period(dated: Dated) -> Period:
    return Period(When.DATED, dated.last, first=dated.first)


def _number(value: float) -> Period | None:
    """A bare number over a column: 20231231, 202312, or a year."""
    if not abs(value) < 10**9 or value != int(value):
        return None
    if 1990 <= value <= 2100:
        return _dated_period(Dated(date(int(value), 1, 1), month_end(int(value), 12)))
    named = dates_of(f"{int(value)}", whole=True)
    return _dated_period(named[0]) if len(named) == 1 else None


_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_DAYS = (date(1990, 1, 1), date(2099, 12, 31))


def serial_day(value: CellValue, *, date1904: bool | None = None) -> date | None:
    """The date of a serial number as spreadsheets count days, from 1990 to 2099.

    ``date1904`` tells that the workbook counts them from 1904 on. Where nothing tells, only the last day of a month is taken, counted from 1900: the
    other system would make no such day of it.
    """
    if isinstance(value, str) and not re.fullmatch(r"\d{5}(?:\.0+)?", value.strip()):
        return None
    if isinstance(value, bool | date):
        return None
    number = float(value)
    if not 0 < number < 10**5 or not number.is_integer():
        return None
    on = (_EPOCH_1904 if date1904 else _EPOCH) + timedelta(days=int(number))
    if date1904 is None and (on + timedelta(days=1)).day != 1:
        return None
    return on if _DAYS[0] <= on <= _DAYS[1] else None
