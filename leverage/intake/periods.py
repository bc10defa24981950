"""The words over a column of figures: the closing balance, the balance at the start of the year, or a date."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from leverage.intake.amounts import CellValue, day, plain


class When(StrEnum):
    """What a column shows. ``START`` may be the start of the year or of the month: its heading does not say."""

    CLOSING = "closing"
    YEAR_START = "year_start"
    START = "start"
    MONTH_START = "month_start"
    DATED = "dated"


@dataclass(frozen=True)
class Period:
    """What a column shows, and the date that its heading names, if any."""

    when: When
    on: date | None = None


_AMOUNT = r"(?:账面)?(?:余额|金额|数额|数|值|价值)?"
_CLOSING = re.compile(rf"(?:本)?(?:期|年|月|季|年度|季度|半年)末{_AMOUNT}|本年年末{_AMOUNT}|本期期末{_AMOUNT}|期末")
_YEAR_START = re.compile(
    rf"(?:本年|本年度)?(?:年|年度)初{_AMOUNT}|上(?:一)?年(?:度)?(?:年)?(?:期)?末{_AMOUNT}|去年(?:年)?末{_AMOUNT}|本年期初{_AMOUNT}|上年(?:年末)?(?:余额|数|金额)"
)
_START = re.compile(rf"(?:本)?期初{_AMOUNT}|上(?:一)?期(?:期)?末{_AMOUNT}|上期(?:余额|数|金额)")
_MONTH_START = re.compile(rf"(?:本)?(?:月|季|季度)初{_AMOUNT}|上(?:月|季|季度)末{_AMOUNT}")
_BARE = re.compile(r"(?:本期|账面|当前)?(?:余额|金额|数额|数)")

_DAY = r"(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?"
_TAIL = rf"(?:{_AMOUNT}|合并|\(.*\))"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_UNIT = re.compile(r"[(\[:](?:单位:?)?(?:人民币)?(?:百万|千|万|亿)?元[)\]]?")


def period(value: CellValue) -> Period | None:
    """What a heading says of its column, or None where it is no heading of a period."""
    if isinstance(value, datetime):
        return Period(When.DATED, value.date())
    if isinstance(value, date):
        return Period(When.DATED, value)
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _number(value)
    text = _UNIT.sub("", plain(value))
    named = next((found for found in re.findall(rf"{_DAY}", text)), None)
    on = _date(*named) if named else None
    words = re.sub(rf"[(\[]?{_DAY}[)\]]?", "", text) if on else text
    words = re.sub(r"\(.*?\)$", "", words).strip(":")
    for when, pattern in (
        (When.YEAR_START, _YEAR_START),
        (When.MONTH_START, _MONTH_START),
        (When.START, _START),
        (When.CLOSING, _CLOSING),
    ):
        if words and pattern.fullmatch(words):
            return Period(when, on)
    dated = dated_words(text)
    if dated:
        return Period(When.DATED, dated)
    return Period(When.CLOSING) if _BARE.fullmatch(text) else None


def _number(value: float) -> Period | None:
    """A bare number over a column: 20231231, or a year."""
    if not abs(value) < 10**9 or value != int(value):
        return None
    if 1990 <= value <= 2100:
        return Period(When.DATED, date(int(value), 12, 31))
    try:
        return Period(When.DATED, day(value))
    except ValueError:
        return None


def dated_words(text: str) -> date | None:
    """A date as headings write it: a day, a month, a quarter, a half-year or a year, each by its last day."""
    text = plain(text)
    if found := re.fullmatch(rf"{_DAY}{_TAIL}", text):
        return _date(found[1], found[2], found[3])
    if found := re.fullmatch(rf"(\d{{4}})([01]\d)([0-3]\d){_TAIL}", text):
        return _date(found[1], found[2], found[3])
    if found := re.fullmatch(rf"(\d{{4}})(?:年|[-/.])(\d{{1,2}})(?:月份?)?末?{_TAIL}", text):
        return _month_end(int(found[1]), int(found[2]))
    if found := re.fullmatch(rf"(\d{{4}})年?(?:第)?([一二三四1-4])(?:季报|季度报?|季度末|季末){_TAIL}", text):
        return _month_end(int(found[1]), 3 * _QUARTERS[found[2]])
    if found := re.fullmatch(rf"(\d{{4}})年?[-/]?Q([1-4]){_TAIL}", text, re.IGNORECASE):
        return _month_end(int(found[1]), 3 * int(found[2]))
    if found := re.fullmatch(rf"(\d{{4}})年?(?:半年报?|半年度报?|中报|中期|上半年){_TAIL}", text):
        return _month_end(int(found[1]), 6)
    if found := re.fullmatch(rf"(\d{{4}})年初{_TAIL}", text):
        return date(int(found[1]) - 1, 12, 31) if int(found[1]) > 1 else None
    if found := re.fullmatch(rf"(\d{{4}})(?:年|年度|年年?报|年度报告?|年末|年底|年年末|年A|A){_TAIL}", text):
        return _month_end(int(found[1]), 12)
    return None


def _date(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    return date(year, month, monthrange(year, month)[1])


_OTHER_DATE = re.compile(
    r"打印|填表|填报日|制表日|编制日|导出|下载|审核日|修订|申报日|报送日|税款所属期起|所属期起|成立|开业"
)
_DATED_LABEL = re.compile(r"([\u4e00-\u9fff]*)(?:日期|时间|时刻|日|期限|期限至|至)[::]?$")
_REPORT_LABEL = re.compile(
    r"(?:报告|报表|会计报表|会计|资产负债表|截止|截至|所属|数据|财务报表|编制单位.*)?(?:期间?|日期?)?(?:截止|截至|止)?(?:日期?|至)?"
)
_ANYWHERE = re.compile(r"(?<!\d)(\d{4})(?:年|[-/.])(\d{1,2})(?:(?:月|[-/.])(\d{1,2})日?|月)(?!\d)")


def dates_in(value: CellValue) -> list[date]:
    """The dates that a cell above the table names, those of printing, filing or founding apart; a month's last day."""
    if isinstance(value, datetime):
        return [value.date()]
    if isinstance(value, date):
        return [value]
    if not isinstance(value, str):
        return []
    text = plain(value)
    if _OTHER_DATE.search(text):
        return []
    found = []
    for match in _ANYWHERE.finditer(text):
        if _other_label(text[: match.start()]):
            continue
        year, month, number = match.groups()
        on = _date(year, month, number) if number else _month_end(int(year), int(month))
        if on:
            found.append(on)
    return found or ([on] if (on := dated_words(text)) else [])


def _other_label(before: str) -> bool:
    """Whether the words before a date name a day other than that of the report: of issue, of a query, of a registration."""
    label = _DATED_LABEL.search(before)
    return bool(label) and not _REPORT_LABEL.fullmatch(before[label.start() :].rstrip(":") if label else "")


def names_other_date(value: CellValue) -> bool:
    """Whether a cell announces a date that is not the report date (in the next cell)."""
    return isinstance(value, str) and bool(_OTHER_DATE.search(plain(value)) or _other_label(plain(value)))
