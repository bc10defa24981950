"""The lenders that one cell names: 甲银行、乙银行及丙银行 are three, 和平银行 and 甲银行和平支行 are one each.

A mark (顿号, comma, semicolon, slash) parts what stands around it; a word (和, 及, 与), a space or a line break only two names that can each stand alone.
Brackets hold no lender for certain. What is no name for certain counts as a doubt: it may be one lender more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from leverage.terms.names.banks import bank_of, is_branch, known_in
from leverage.terms.names.spelling import seen, spelt, without_unseen


@dataclass(frozen=True, slots=True)
class Named:
    """What a cell names: the lenders for certain, how many more it may name, and how many it says that there are (等3家).

    ``open_ended``: it says that there are others, and not how many (等银行), or names nobody (各银行).
    """

    names: tuple[str, ...] = ()
    doubtful: int = 0
    stated: int | None = None
    open_ended: bool = False
    masked: bool = False
    """It is a bank whose name is left out, and nobody else: another one in every row, for all that it tells."""

    @property
    def one(self) -> str | None:
        """The name, where the cell names one lender and nothing else."""
        alone = len(self.names) == 1 and not self.doubtful and not self.open_ended and self.stated in {None, 1}
        return self.names[0] if alone else None


_LONGEST = 300
"""Characters: a cell with more says something else than names."""
_BREAK = r"[\n\r\v\f\x85\u2028\u2029]"
_MARK = re.compile(r"[、,;/|\\。]")
_CHINESE = r"[\u3400-\u9fff)]"
_BETWEEN = re.compile(
    rf"\s*{_BREAK}\s*|\s+[Aa][Nn][Dd]\s+|\s*(?:以及|[和及与暨&+])\s*|(?<={_CHINESE})\s+(?=[(\u3400-\u9fff])"
)
_OPENING, _CLOSING = "([{〔【〈《「『〖“", ")]}〕】〉》」』〗”"
_NUMBERED = re.compile(r"(?:(?<![^\s、,;。])|(?<=[行社司]))[(]?\d{1,2}[.、)](?=\s*[^\d\s])")
_CIRCLED = re.compile(r"[①-⑳❶-❿➀-➉](?=.)", re.DOTALL)

_INSTITUTION = re.compile(
    r".+(?:银行|信用社|联社|合作社|公司|集团|信托|基金|中心|企业|合伙|事务所|商行|财政[局厅]|金融[局办]|管委会|协会|交易所"
    r"|(?<![支分总同本他])行|bank|limited|ltd|inc|llc|corp|corporation)|bank.+"
)
_COMPLETE = re.compile(
    r".+(?:银行|信用社|联社|公司|合伙|事务所|[支分]行|营业部|bank|limited|ltd|inc|llc|corp|corporation)|bank.+"
)
"""A name that does not go on in the next line, as 甲集团 may."""
_FORM_ONLY = re.compile(
    r"(?:投资|控股)?(?:集团)?(?:股份)?(?:有限|总)?(?:公司|集团)|co|co?ltd|ltd|inc|llc|limited|(?:有限|普通)合伙"
)
_NUMERAL = r"(?P<count>\d{1,2}|[一二三四五六七八九十两])[家个名户人位]"
_KIND = (
    r"(?:商业|国有|股份制|地方|合作|金融)?(?:银行|金融机构|机构|股东|公司|单位|自然人|个人|企业|出借人|债权人|贷款人)"
)
_AND_OTHERS = re.compile(rf"(?P<name>.*?)等(?:{_NUMERAL}|多家|数家|若干)?(?:{_KIND})?(?:贷款|借款)?")
_IN_ALL = re.compile(rf"(?P<name>(?:.*?(?=共|合计|总计))?)(?:共计|合计|总计|共)?{_NUMERAL}(?:{_KIND})?(?:贷款|借款)?")
_HOW_MANY = re.compile(rf"(?P<name>.{{2,}}?){_NUMERAL}(?:{_KIND})?(?:贷款|借款)?")
"""招商平安民生三家."""
_MASKED = re.compile(
    r"(?:(?:某+|[x×*?]{1,4})(?:国有|股份制|股份|城市|地方|农村|村镇|民营|外资|政策性|合作|大型|中小|农商|城商)?(?:商业)?"
    r"|(?:本地|当地|外地|本市|本县|地方)?(?:城市|农村|村镇|民营|外资|政策性|大型|中小|农村合作|城市商业|农村商业))(?:银行|商行|信用社|联社)(?:.{0,12}(?:支行|分行|营业部))?"
    r"|[农城]商(?:银)?行|村镇行"
)
"""A bank whose name is left out (某银行, 农商行): in two rows it may be one or two."""
_SYNDICATE = re.compile(
    r".*(?:银团|联合贷款|[二两三四五六七八九]大行|[二两三四五六七八九]大(?:国有)?银行|[二两三四五六七八九]行$).*"
)
"""Several lenders under one word, and no saying which or how many."""
_NAMELESS = re.compile(
    rf"(?:各|多|若干|其他|其它|有关|相关|本地|当地|部分|数|不同)?(?:家|个)?{_KIND}(?:贷款|借款|融资)?|其他|其它|多家|若干|等"
)
_BLANK = frozenset(
    {"", "无", "不适用", "未知", "不详", "待定", "待补", "未填", "空", "na", "none", "null", "nan", "tbd"}
)
_SEE = re.compile(r"(?:详?见|参见).*|同[上前].*|ditto")
_ITS_OWN = re.compile(r"其|下属|所属|关联|控股子|子公司|附属|相关")
_FORMERLY = re.compile(r"[(\[]?\s*(?:原|曾|即|简称|下称|以下)")
_PERSON = re.compile(r"[\u3400-\u9fff]{2,4}")
_BANK_WORDS = re.compile(r"银行|信用社|联社|[工农中建交招]行")
_NUMBERS = {**{str(n): n for n in range(100)}, **{word: n for n, word in enumerate("一二三四五六七八九十", 1)}, "两": 2}


@lru_cache(maxsize=8192)
def named(cell: str | None) -> Named:
    """The lenders that a cell names."""
    written = without_unseen(cell or "").strip()
    if _CIRCLED.match(written):
        written = _CIRCLED.sub("、", written)
    text = _NUMBERED.sub("、", seen(written))
    if _MASKED.fullmatch(spelt(text)):
        return Named(doubtful=1, masked=True)
    if len(text) > _LONGEST:
        return Named((text,), open_ended=True)
    parts = _joined(p for p in _split(text, _MARK) if spelt(p) not in _BLANK and not spelt(p).isdecimal())
    names: list[str] = []
    doubtful, open_ended, stated = 0, False, 0
    for whole in parts:
        part, count, others = _without_others(whole, listed=len(parts) > 1)
        stated, open_ended = max(count, stated), open_ended or others
        for name, doubts in _by_words(part):
            key = spelt(name)
            if _MASKED.fullmatch(key):
                doubtful += 1
            elif _ITS_OWN.match(key) or _SEE.fullmatch(key) or _NAMELESS.fullmatch(key):
                open_ended = True
            elif key:
                within = _within_brackets(name)
                open_ended = open_ended or (bool(_SYNDICATE.fullmatch(key)) and within < 2)
                names.append(name)
                doubtful += doubts + within + _run_together(name)
    certain = [name for name in names if is_institution(name)] or names
    return Named(tuple(certain), doubtful + len(names) - len(certain), stated or None, open_ended and not stated)


def is_institution(name: str) -> bool:
    """Whether a name is that of a bank or a firm by its own words."""
    key = spelt(name)
    if is_branch(key) or _FORM_ONLY.fullmatch(key):
        return False
    bank = bank_of(key)
    return bool(bank and not bank[1]) or bool(_INSTITUTION.fullmatch(key))


def is_person(name: str) -> bool:
    """Whether a name looks like a natural person's."""
    key = spelt(name)
    return bool(_PERSON.fullmatch(key)) and not is_institution(key) and not is_branch(key)


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """The parts of a text between separators that no brackets enclose and that stand between no two figures."""
    inside = _enclosed(text)
    parts, start = [], 0
    for mark in separator.finditer(text):
        at, end = mark.span()
        figures = at > 0 and end < len(text) and text[at - 1].isdecimal() and text[end].isdecimal()
        if inside[at] or figures:
            continue
        parts.append(text[start:at])
        start = end
    return [part.strip() for part in (*parts, text[start:])]


def _enclosed(text: str) -> list[bool]:
    """For each character whether brackets enclose it. A bracket without its other half encloses nothing."""
    inside = [False] * len(text)
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in _OPENING:
            opened.append(at)
        elif character in _CLOSING and opened:
            start = opened.pop()
            if not opened:
                inside[start : at + 1] = [True] * (at + 1 - start)
    return inside


def _joined(parts: Iterable[str]) -> list[str]:
    """Parts that are no names of their own (朝阳支行, Ltd.) put back to the one before."""
    joined: list[str] = []
    for part in parts:
        key = spelt(part)
        if joined and (is_branch(key) or _FORM_ONLY.fullmatch(key)):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _without_others(part: str, *, listed: bool) -> tuple[str, int, bool]:
    """A part without 等3家 or 等银行 at its end; how many it says; whether it says that there are others. 平等银行 is a name."""
    plain = spelt(part)
    if found := _IN_ALL.fullmatch(plain):
        return found["name"], _NUMBERS[found["count"]], False
    if (found := _HOW_MANY.fullmatch(plain)) and "等" not in found["name"][-1:]:
        return found["name"], _NUMBERS[found["count"]], False
    found = _AND_OTHERS.fullmatch(plain)
    if not found:
        return part, 0, False
    count = _NUMBERS.get(found["count"] or "", 0)
    if not (count or listed or is_institution(found["name"]) or not is_institution(plain)):
        return part, 0, False
    return found["name"], count, not count


def _by_words(part: str) -> list[tuple[str, int]]:
    """A part split at words, spaces and line breaks into as many names as can each stand alone; each with how many more it may hold."""
    inside = _enclosed(part)
    cuts = [cut for cut in _BETWEEN.finditer(part) if not inside[cut.start()]]
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(part)]
    best: list[list[str]] = [[]]
    for last, end in enumerate(ends):
        options = []
        for first in range(last + 1):
            name = part[starts[first] : end]
            if (
                (best[first] or not first)
                and is_institution(name)
                and (last == len(cuts) or _ends(name, cuts[last][0]))
            ):
                options.append([*best[first], name])
        best.append(max(options, key=len, default=[]))
    if len(best[-1]) > 1:
        return [(name, 0) for name in best[-1]]
    return [(part, _doubts(part, cuts, [part[start:end] for start, end in zip(starts, ends, strict=True)]))]


def _ends(name: str, separator: str) -> bool:
    """Whether a name is whole where a separator follows: a space or a line break may stand within 甲集团 小额贷款有限公司."""
    return bool(separator.strip()) or bool(_COMPLETE.fullmatch(spelt(name)))


def _doubts(part: str, cuts: list[re.Match[str]], atoms: list[str]) -> int:
    """How many lenders more a part may name that could not be split for certain: 张三和李四, 甲银行和乙."""
    if cuts and all(is_person(atom) for atom in atoms):
        return len(cuts)
    doubts = 0
    for cut, atom in zip(cuts, atoms[1:], strict=True):
        key = spelt(atom)
        word = bool(cut[0].strip(" \t"))
        if (
            word
            and key
            and not is_branch(key)
            and not _FORM_ONLY.fullmatch(key)
            and is_institution(part[: cut.start()])
        ):
            doubts += 1
    return doubts


def _within_brackets(name: str) -> int:
    """How many lenders the brackets in a name may hold: 银团(甲银行、乙银行). What a lender was called before is none."""
    inside = _enclosed(name)
    held = "".join(c if within else "\0" for c, within in zip(name, inside, strict=True)).split("\0")
    own = bank_of(spelt(_outside(name)))
    doubts = 0
    for piece in (piece for text in held if text and not _FORMERLY.match(text) for piece in _MARK.split(text[1:-1])):
        bank = bank_of(spelt(piece))
        doubts += int(bank is not None and (own is None or bank[0] != own[0]))
    return doubts


def _run_together(name: str) -> int:
    """How many banks more stand in a name without anything between them: 甲银行乙银行."""
    key = spelt(_outside(name))
    words, bank = _BANK_WORDS.findall(key), bank_of(key)
    if bank is None and not is_institution(key):  # 招行平安
        return max(0, len(known_in(key)) - 1)
    return len(words) - 1 if len(words) > 1 and not (bank and not bank[1]) else 0


def _outside(name: str) -> str:
    return "".join(c for c, within in zip(name, _enclosed(name), strict=True) if not within)
