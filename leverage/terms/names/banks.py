"""Which bank a name is of: its branches, its legal form and its usual short forms are one bank; banks of other towns are others.

Names come here as ``names.spelt`` writes them: simplified, half-width, without brackets and spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from leverage.terms.places import PLACES

_KNOWN: dict[str, tuple[str, ...]] = {
    "工商银行": ("中国工商银行", "工行", "icbc", "industrialandcommercialbankofchina"),
    "农业银行": ("中国农业银行", "农行", "agriculturalbankofchina"),
    "中国银行": ("中行", "bankofchina"),
    "建设银行": ("中国建设银行", "中国人民建设银行", "建行", "ccb", "chinaconstructionbank"),
    "交通银行": ("交行", "bankofcommunications"),
    "邮政储蓄银行": ("中国邮政储蓄银行", "邮储银行", "中国邮储银行", "邮储", "postalsavingsbankofchina"),
    "招商银行": ("招行", "chinamerchantsbank"),
    "浦发银行": ("上海浦东发展银行", "浦东发展银行", "浦发"),
    "中信银行": ("中信实业银行",),
    "光大银行": ("中国光大银行",),
    "民生银行": ("中国民生银行",),
    "华夏银行": (),
    "兴业银行": (),
    "平安银行": (),
    "广发银行": ("广东发展银行", "广发行"),
    "浙商银行": (),
    "渤海银行": (),
    "恒丰银行": (),
    "国家开发银行": ("国开行", "国开银行"),
    "农业发展银行": ("中国农业发展银行", "农发行", "农发银行"),
    "汇丰银行": ("汇丰", "hsbc", "hongkongandshanghaibankingcorporation"),
    "渣打银行": ("渣打", "standardchartered", "standardcharteredbank"),
    "花旗银行": ("花旗", "citibank"),
    "东亚银行": ("bankofeastasia",),
    "恒生银行": ("hangsengbank",),
    "进出口银行": ("中国进出口银行", "口行"),
}
"""The banks that everybody calls by a short name, and their other names. A name that other firms share (中信, 兴业) is none."""

_ALIASES = {alias: bank for bank, others in _KNOWN.items() for alias in (bank, *others)}
_LONGEST_FIRST = sorted(_ALIASES, key=lambda alias: (-len(alias), alias))

_KINDS: dict[str, tuple[str, ...]] = {
    "村镇银行": ("村镇银行",),
    "农商银行": ("农村商业银行", "农商银行", "农商行"),
    "农合银行": ("农村合作银行", "农合银行", "农合行"),
    "商业银行": ("城市商业银行", "商业银行"),
    "信用联社": (
        *("农村信用合作社联合社", "农村信用社联合社", "农村信用合作联社", "信用合作联社", "农村信用联社"),
        *("信用联社", "农信联社"),
    ),
    "信用社": ("农村信用合作社", "信用合作社", "农村信用社", "信用社", "农信社", "农信"),
    "银行": ("银行",),
}
_KIND = {word: kind for kind, words in _KINDS.items() for word in words}
_FAMILY = {"农商银行": "农", "农合银行": "农", "信用联社": "农", "信用社": "农", "村镇银行": "村镇"}
"""Kinds that one institution may have had one after the other: a credit union turned into a rural bank."""

_HEAD = re.compile(rf"(?P<stem>.+?)(?P<kind>{'|'.join(_KIND)})")
_FORM = r"(?:股份有限公司|有限责任公司|有限公司|股份公司)?"
_OTHER = r"(?:(?!银行|信用社|联社|公司).)*"
_BRANCH = rf"(?:{_OTHER}(?:支行|分行|分理处|营业部|营业厅|营业室|储蓄所|办事处|网点|总行|本部|总部|(?<=分)社))?"
_REST = re.compile(_FORM + _BRANCH)
_REST_OF_UNION = re.compile(rf"{_FORM}(?:{_BRANCH}|.*信用社)")
_BRANCH_ONLY = re.compile(rf"(?=.){_BRANCH}")

_PLACES = frozenset(name for place in PLACES for name in (place.name.zh, place.full))
_SHORT_PLACES = {
    "京": "北京", "津": "天津", "沪": "上海", "渝": "重庆", "冀": "河北", "豫": "河南", "云": "云南", "辽": "辽宁",
    "黑": "黑龙江", "湘": "湖南", "皖": "安徽", "鲁": "山东", "新": "新疆", "苏": "江苏", "浙": "浙江", "赣": "江西",
    "鄂": "湖北", "桂": "广西", "甘": "甘肃", "晋": "山西", "蒙": "内蒙古", "陕": "陕西", "吉": "吉林", "闽": "福建",
    "贵": "贵州", "粤": "广东", "青": "青海", "藏": "西藏", "川": "四川", "宁": "宁夏", "琼": "海南",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank: what tells it from others (北京), of what kind it is (农商银行), and whether it is one of those that everybody knows."""

    stem: str
    kind: str
    known: bool = False

    @property
    def key(self) -> str:
        """The one spelling of its name."""
        return self.stem + self.kind


def bank_of(spelt: str) -> tuple[Bank, str] | None:
    """The bank that a name begins with, and what follows that is no branch and no legal form; None where it names no bank."""
    for at, alias in _known_in(spelt):
        bank = _ALIASES[alias]
        rest = spelt[at + len(alias) :]
        for again in _LONGEST_FIRST:
            if _ALIASES[again] == bank and rest.startswith(again):
                rest = rest[len(again) :]
                break
        if _REST.fullmatch(rest.removeprefix("中国")) or rest in _PLACES:
            return Bank(bank.removesuffix("银行"), "银行", known=True), ""
    head = _HEAD.match(spelt)
    if head is None:
        return None
    kind, rest = _KIND[head["kind"]], spelt[head.end() :]
    if head[0] in _ALIASES:
        bank = _ALIASES[head[0]]
        return Bank(bank.removesuffix("银行"), "银行", known=True), rest
    ends = _REST_OF_UNION if kind in {"信用联社", "信用社"} else _REST
    return Bank(head["stem"], kind), "" if ends.fullmatch(rest) or rest in _PLACES else rest


def _known_in(spelt: str) -> list[tuple[int, str]]:
    """The well-known names at the start of a name, or behind the place that comes first (北京工行)."""
    found = [(0, alias) for alias in _LONGEST_FIRST if spelt.startswith(alias)]
    for end in range(2, min(len(spelt), 9)):
        if spelt[:end] in _PLACES:
            found += [(end, alias) for alias in _LONGEST_FIRST if spelt.startswith(alias, end)]
    return found


_SAID = {
    word: bank
    for bank, others in _KNOWN.items()
    for word in (*others, bank, *([bank[:-2]] if bank != "中国银行" else []))
}
_SAID_ANYWHERE = re.compile("|".join(sorted(_SAID, key=lambda word: (-len(word), word))))


def known_in(spelt: str) -> frozenset[str]:
    """The well-known banks that a text may speak of, were it only by the word that tells them from others (招商, 平安)."""
    return frozenset(_SAID[word] for word in _SAID_ANYWHERE.findall(spelt))


def is_branch(spelt: str) -> bool:
    """Whether a word names a branch and no bank (中关村支行)."""
    return bool(_BRANCH_ONLY.fullmatch(spelt)) and bank_of(spelt) is None


def same_bank(one: Bank, other: Bank) -> bool | None:
    """Whether two banks are one; None where their names are near (重庆 and 重庆市, a credit union and the rural bank of one place)."""
    if one.key == other.key:
        return True
    if (one.known and other.known) or _FAMILY.get(one.kind) != _FAMILY.get(other.kind):
        return False
    a, b = sorted((_bare(one.stem), _bare(other.stem)), key=len)
    if a == b or (len(a) > 1 and a in b) or b.startswith(_SHORT_PLACES.get(a, "?")):
        return None
    return False


def _bare(stem: str) -> str:
    """A place without what it is: 重庆市 and 重庆."""
    return re.sub(r"(?<=..)[省市县区]", "", stem)
