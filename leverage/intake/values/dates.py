"""The dates that words name: a day, or a month or a year by all its days; a quarter by its last month.

One finder serves the headings, the lines above a table, the names of sheets: it gives every date that a text names, in
order, with the words before it, so that whoever asks can tell a report date from the day of a print.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from leverage.intake.values.spelling import words

BETWEEN = "|"
"""What stands between two cells in a row that is read as one text."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as a text names it: the first and last day that it may mean, and where in the text it stands.

    ``only_year`` tells 2023年 from 2023年度: a year in which the day lies, and no more.
    """

    first: date
    last: date
    start: int = 0
    end: int = 0
    only_year: bool = False

    def holds(self, other: Dated) -> bool:
        """Whether another one names the same day or a narrower span that ends with this one, or lies within."""
        return self.first <= other.first and other.last <= self.last


_DIGITS = {character: str(number) for number, character in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}
_CHINESE_YEAR = re.compile(r"[〇○零一二三四五六七八九]{4}(?=年)")
_CHINESE_NUMBER = re.compile(r"([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日号期])")
_CLOCK = re.compile(r"(?<=\d)[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?")
_GAP = re.compile(r"(?<=\d)\s+(?=\d)")


@lru_cache(maxsize=8192)
def spelt(text: str) -> str:
    """A text as dates are looked for in it: numerals as digits, no clock time, a space only between two numbers."""
    text = unicodedata.normalize("NFKC", text).translate({ord(k): v for k, v in {"號": "号"}.items()})
    text = _GAP.sub("\x00", _CLOCK.sub(" ", text))
    text = " ".join(words(part) for part in text.split("\x00"))
    text = _CHINESE_YEAR.sub(lambda found: "".join(_DIGITS[character] for character in found[0]), text)
    return numerals(text) if re.search(r"\d年", text) else text


def numerals(text: str) -> str:
    """A text with the Chinese numerals of its months and days as digits."""
    return _CHINESE_NUMBER.sub(_number, text)


def _number(found: re.Match[str]) -> str:
    tens, ten, ones = found[1].rpartition("十")
    return str((int(_DIGITS.get(tens, "1")) * 10 if ten else 0) + int(_DIGITS.get(ones, "0")))


_YEAR = r"(?<![\dA-Za-z])(?P<year>(?:19|20)\d\d)"
_GAPS = r"\|?"
_TO = r"[-~—–至到]+"
_SHAPES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}年\d{{1,2}}月\d{{1,2}}日?{_TO}(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日",
        rf"{_YEAR}{_GAPS}年{_GAPS}(?P<month>\d{{1,2}}){_GAPS}月{_GAPS}(?P<day>\d{{1,2}})(?:{_GAPS}[日号]|(?![\d.]))",
        rf"{_YEAR}(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})日?(?![\d月])",
        rf"{_YEAR}[年/.-]\d{{1,2}}月?{_TO}(?P<month>\d{{1,2}})月",
        rf"{_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\dA-Za-z])",
        rf"{_YEAR}{_GAPS}年度?{_GAPS}第?{_GAPS}(?P<month>\d{{1,2}}){_GAPS}(?:月份?[末底]?|期[末]?)",
        rf"{_YEAR}年?度?{_GAPS}(?:会计)?(?:月份|月度|期间|期次|月):?{_GAPS}(?P<month>1[0-2]|0?[1-9])(?!\d)月?",
        rf"{_YEAR}年?[-/]?Q(?P<quarter>[1-4])(?!\d)",
        rf"{_YEAR}{_GAPS}年?度?{_GAPS}第?{_GAPS}(?P<quarter>[一二三四1-4]){_GAPS}(?:季报|季度[报末底]?|季[末底]?)",
        rf"{_YEAR}年?度?{_GAPS}(?P<half>半年度?报?[末底]?|中报|中期|上半年)",
        rf"{_YEAR}(?:年?[-/.]|年)(?P<month>1[0-2]|0?[1-9])(?![\d.])末?",
        rf"{_YEAR}(?P<month>0[1-9]|1[0-2])(?![\d.,A-Za-z])",
        rf"{_YEAR}年初(?P<start>)",
        rf"{_YEAR}{_GAPS}(?P<end>年度?年?[末底终])",
        rf"{_YEAR}{_GAPS}(?:年度报告?|年年报|年报|年度|A(?![A-Za-z]))",
        rf"{_YEAR}{_GAPS}(?P<only>年)",
    )
)
_DAYS = 3
"""The first shapes name a day; one that no calendar has (2月30日) is no date, and its month is not read for it."""
_COMPACT = frozenset({10, 11})
"""Shapes that may be something else than a date, unless they are all that a cell holds or a label announces them."""


def dates_of(text: str, *, whole: bool = False) -> list[Dated]:
    """The dates that a text names (as ``spelt`` gives it), in order. ``whole`` admits 2023-12 and 202312."""
    found: list[Dated] = []
    taken: list[tuple[int, int]] = []
    for number, shape in enumerate(_SHAPES):
        if number in _COMPACT and not (whole or announced(text)):
            continue
        for match in shape.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            dated = _dated(match)
            if dated:
                found.append(dated)
            if dated or number < _DAYS:
                taken.append(match.span())
    return sorted(found, key=lambda one: one.start)


_ANNOUNCED = re.compile(r"(?:日期?|期间?|时间|年月|截[止至]|所属期[起止]?|会计期|表日|月份|报表|负债表):?\|?(?=\d)")


def announced(text: str) -> bool:
    """Whether some label in a text announces a date or a period."""
    return bool(_ANNOUNCED.search(text))


_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _dated(match: re.Match[str]) -> Dated | None:
    parts = match.groupdict()
    year, where = int(parts["year"]), match.span()
    if parts.get("start") is not None:
        return Dated(date(year - 1, 12, 31), date(year - 1, 12, 31), *where)
    if parts.get("day"):
        try:
            on = date(year, int(parts["month"]), int(parts["day"]))
        except ValueError:
            return None
        return Dated(on, on, *where)
    if parts.get("month"):
        return _span(year, int(parts["month"]), int(parts["month"]), where)
    if parts.get("quarter"):
        last = 3 * _QUARTERS[parts["quarter"]]
        return _span(year, last, last, where)
    if parts.get("half"):
        return _span(year, 6, 6, where)
    if parts.get("end"):
        return _span(year, 12, 12, where)
    span = _span(year, 1, 12, where)
    return replace(span, only_year=True) if span and parts.get("only") else span


def _span(year: int, first: int, last: int, where: tuple[int, int]) -> Dated | None:
    if not 1 <= first <= last <= 12:
        return None
    return Dated(date(year, first, 1), month_end(year, last), *where)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])
