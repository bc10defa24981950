"""How words on a sheet are compared: half-width, without spaces, simplified, with brackets of one kind and common misprints set right."""

from __future__ import annotations

import re
from functools import lru_cache

from leverage.intake.values.amounts import plain

_TRADITIONAL = str.maketrans(
    "資產總計負債與權益業東實繳額餘淨應賬帳長動項稅費據關聯銀潤預遞類貸證區單萬億圓員編製報間審會處貨幣風險準備庫續無減壞"
    "積優遠傭獎勵營運條鑑發揮撥機構貼現協議儲戶歸屬財務狀況數終結衍團體",
    "资产总计负债与权益业东实缴额余净应账账长动项税费据关联银润预递类贷证区单万亿圆员编制报间审会处货币风险准备库续无减坏"
    "积优远佣奖励营运条鉴发挥拨机构贴现协议储户归属财务状况数终结衍团体",
)
_BRACKETS = str.maketrans("〔〕【】[]{}〈〉《》", "()()()()()()")
_MISPRINTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[期年月季度])未(?=余|金额|数|账|值|$|[(:])"), "末"),
    (re.compile(r"(?<=[合总小共])[汁记](?=$|[(:])"), "计"),
    (re.compile(r"[付负][责债](?=合计|总计|总额|和所有者|及所有者|和股东|及股东)"), "负债"),
    (re.compile("帐"), "账"),
    (re.compile("佘(?=额)"), "余"),
)


@lru_cache(maxsize=8192)
def words(text: str) -> str:
    """Text as labels and headings are compared."""
    spelt = plain(text).translate(_TRADITIONAL).translate(_BRACKETS)
    for misprint, right in _MISPRINTS:
        spelt = misprint.sub(right, spelt)
    return spelt


def is_chinese(text: str) -> bool:
    """Whether a text holds a Chinese word."""
    return bool(re.search(r"[\u4e00-\u9fff]", text))
