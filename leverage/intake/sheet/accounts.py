"""The lines of a balance sheet: what a label names, and which funding channels can be booked there.

Labels are compared half-width, without spaces, numbering, lead words (其中:, 减:, 加:), a unit and trailing colons. A
liability line holds one or several channels; where it may also hold operating payables, ``other_liabilities`` is among
them. An operating line holds nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from leverage.intake.sheet.totals import Total
from leverage.intake.values.spelling import is_chinese, words
from leverage.terms.channels import FUNDING, OFF_SHEET, Channel

_UNIT = re.compile(r"[(](?:单位:?)?(?:人民币)?(百万元|千元|万元|亿元|元|百万|千|万|亿)[)]$")
_NUMBER = r"(?:[(][一二三四五六七八九十]{1,3}[)]|第?[一二三四五六七八九十]{1,3}[、.]|[(]?\d{1,2}(?:\.\d{1,2})*[)、.]|\d{1,2}(?![\d年个])|[IVX]{1,4}[、.])"
_LEAD = re.compile(rf"^(?:{_NUMBER}|[★☆△▲●○◆◇■□*#+·•-]|其中[:,、]?|减[:、]|加[:、])+")
_OR = re.compile(
    r"\((?:或)?(?:股东|所有者|业主|投资者)(?:权益)?\)|\((?:或)?(?:股本|实收资本|净资产|负债|亏损.*|损失.*)\)|\(或[^)]*\)|\(?或(?:股东权益|所有者权益)\)?"
)
_FORMULA = re.compile(r"\((?=[^)]*\d)[\d+\-*=~至、,行第栏()]+\)$")


_SUM = r"(?:总计|合计|总额|小计|共计|总和)(?:数|金额)?"
_OWNERS = r"(?:所有者|股东|业主|投资者|出资人)"
_TOTALS: tuple[tuple[Total, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Total.ASSETS, r"资产(?:总计|合计|总额|共计)(?:数|合计)?|总资产|资产总计\(总资产\)"),
        (Total.LIABILITIES, rf"负债{_SUM}|总负债"),
        (Total.EQUITY, rf"{_OWNERS}(?:权益)?(?:和|与|及)?{_OWNERS}?权益\)?{_SUM}|权益{_SUM}|总权益|净资产{_SUM}"),
        (
            Total.BOTH_SIDES,
            rf"负债(?:和|及|与|、|\+|加)?(?:{_OWNERS}|权益)?(?:权益)?(?:\({_OWNERS}权益\))?(?:或{_OWNERS}权益)?{_SUM}",
        ),
        (Total.CURRENT, rf"流动负债{_SUM}"),
        (Total.NON_CURRENT, rf"(?:非流动|长期)负债{_SUM}"),
        (Total.CURRENT_ASSETS, rf"(?:流动|非流动)资产{_SUM}"),
        (Total.PUBLIC, rf"负债(?:和|及|与)净资产{_SUM}"),
        (Total.PARENT, rf"归属于?母公司.*(?:权益|净资产|股东的权益).*{_SUM}|归属于?母公司(?:所有者|股东)的?权益"),
    )
)
"""The totals by every name they go by; the first that fits is meant."""

_HEADINGS = re.compile(
    r"流动负债|非流动负债|长期负债|负债|流动资产|非流动资产|(?:所有者|股东|业主)权益|资产|项目|行次|负债(?:和|及|与)(?:所有者|股东)?权益"
)
_EQUITY_HEADING = re.compile(r"(?:所有者|股东|业主)权益|净资产|权益")


_LATIN = re.compile(r"[A-Za-z][A-Za-z',.&/’-]{2,}:?")


@dataclass(frozen=True, slots=True)
class Label:
    """A label taken apart: its words, its unit, its indent, and whether it is marked as part of a line above."""

    key: str
    unit: str | None
    indent: int
    part: bool


@lru_cache(maxsize=8192)
def label(text: str) -> Label:
    """Take a label apart."""
    indent = len(text) - len(text.lstrip(" \t\u3000\xa0")) + text[: len(text) - len(text.lstrip())].count("\u3000")
    key = words(text)
    unit = None
    if found := _UNIT.search(key):
        unit, key = found[1] if found[1].endswith("元") else found[1] + "元", key[: found.start()]
    key = _FORMULA.sub("", key)
    lead = _LEAD.match(key)
    part = bool(lead and "其中" in lead[0])
    key = key[lead.end() :] if lead and lead.end() < len(key) else key
    if is_chinese(key):
        key = _LATIN.sub("", key).replace("()", "")
    key = _OR.sub("", key).strip(":;,*.…·_。、-—")
    return Label(key, unit, indent, part)


@lru_cache(maxsize=8192)
def total(key: str) -> Total | None:
    """Which total a label names, or None."""
    return next((kind for kind, pattern in _TOTALS if pattern.fullmatch(key)), None)


def is_heading(key: str) -> bool:
    """Whether a label heads a section instead of naming an account."""
    return bool(_HEADINGS.fullmatch(key))


def heads_equity(key: str) -> bool:
    """Whether a label heads the section of owners' equity; with a figure beside it, it is its total."""
    return bool(_EQUITY_HEADING.fullmatch(key))


_DEDUCTED = re.compile(r"(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.])?[(]?减(?!值|免|少)")


def is_deducted(text: str) -> bool:
    """Whether a label marks its line as taken off the one above: 减:未确认融资费用."""
    return bool(_DEDUCTED.match(words(text)))


PAID_IN = re.compile(r"实收资本|股本|实收股本|实收资本净额|股本净额|实收资本合计|股本总额")

_BORROWED = frozenset(
    {
        Channel.BANK_LOAN,
        Channel.OTHER_FI_LOAN,
        Channel.SHAREHOLDER_LOAN,
        Channel.SHAREHOLDER_SPECIAL_LOAN,
        Channel.INTERBANK_BORROWING,
        Channel.RELENDING_LOAN,
        Channel.FUND_LOAN,
        Channel.FISCAL_LOAN,
        Channel.ASSET_TRANSFER_REPO,
        Channel.PLATFORM_FINANCING,
        Channel.EQUITY_PLEDGE_LOAN,
        Channel.OTHER_BORROWING,
    }
)
_ANY = frozenset(FUNDING | {Channel.OTHER_LIABILITIES})
_OPERATING = frozenset({Channel.OTHER_LIABILITIES})
_SECURITIES = frozenset({Channel.BOND, Channel.ABS})


ON_SHEET: frozenset[Channel] = FUNDING - OFF_SHEET
"""Funding that always stands on the sheet: what no line can hold is zero there."""

DEPOSITS = re.compile(
    r"(?:吸收|客户|储蓄|公众)存款(?:及同业存放)?|(?:活期|定期|单位|个人)存款|同业(?:及其他金融机构)?存放(?:款项|款)?"
    r"|代理买卖证券款|代理承销证券款|(?:未到期责任|未决赔款|寿险责任|长期健康险责任|保险合同)准备金|保户储金(?:及投资款)?"
)
"""Lines that only a bank, a broker or an insurer fills."""

_LINES: tuple[tuple[re.Pattern[str], frozenset[Channel]], ...] = tuple(
    (re.compile(pattern), among)
    for pattern, among in (
        # operating
        (
            r"应付(?:票据|账款|帐款|票据及应付账款|票据和应付账款|职工薪酬|工资|福利费|利息|股利|利润|股利和利润|手续费及佣金|分保账款|赔付款|佣金|税金|税费)"
            r"(?:净额)?|预收(?:账款|帐款|款项|利息|保费|款)?|合同负债|应交(?:税费|税金|款)|其他应交款|未交税金|应付(?:短期|长期)?职工薪酬"
            r"|长期应付职工薪酬|递延(?:收益|所得税负债|税款贷项|税项)|一年内的递延收益|预计(?:非流动|流动)?负债|租赁负债|预提费用"
            r"|(?:短期|未到期)?(?:担保)?(?:赔偿|责任)准备(?:金)?|担保赔偿准备(?:金)?|未到期责任准备|存入(?:担保)?保证金|存入保证金"
            r"|衍生金融负债|持有待售负债|划分为持有待售的负债|代理业务负债|受托代理负债|待转销项税额|待转资产价值|应计利息|应付内部往来",
            _OPERATING,
        ),
        # the label tells the channel
        (
            r"(?:短期|长期|短期|中长期)?银行(?:短期|长期|质押|信用|抵押|保证)?(?:借款|贷款|融资)|向银行(?:业金融机构)?(?:借款|融入资金)|银行业金融机构借款",
            frozenset({Channel.BANK_LOAN}),
        ),
        (
            r"(?:向)?(?:主要)?(?:法人)?股东(?:定向)?(?:借款|融资)",
            frozenset({Channel.SHAREHOLDER_LOAN, Channel.SHAREHOLDER_SPECIAL_LOAN}),
        ),
        (r"向中央银行借款|中央银行借款|支(?:农|小)再贷款", frozenset({Channel.FISCAL_LOAN})),
        (
            r"(?:拆入资金|拆入款项|同业拆入|同业拆借|拆放同业)(?:净额)?",
            frozenset({Channel.INTERBANK_BORROWING, Channel.OTHER_FI_LOAN, Channel.BANK_LOAN}),
        ),
        (
            r"卖出回购(?:金融资产|证券)?(?:款|款项)?|(?:资产|信贷资产|收益权)(?:转让|回购)(?:融资)?(?:款|款项)?",
            frozenset({Channel.ASSET_TRANSFER_REPO, Channel.ABS, Channel.PLATFORM_FINANCING}),
        ),
        (r"应付(?:短期|长期)?债券|应付短期融资(?:款|券)|应付(?:公司|私募|定向)债(?:券)?|优先股|永续债", _SECURITIES),
        # borrowing, whoever lent it
        (r"(?:短期|长期|中长期|其他)?借款|(?:短期|长期)贷款|借入(?:资金|款项)|融入资金|短期负债|长期负债", _BORROWED),
        # may be either
        (
            r"其他(?:应付款|流动负债|非流动负债|长期负债|负债|金融负债|应付款项)(?:合计|\(合计\)|净额)?|长期应付款(?:合计|\(合计\))?|专项应付款"
            r"|[一1]年内到期的(?:非流动|长期)负债|交易性金融负债|以公允价值计量且其变动计入当期损益的金融负债|应付款项|内部往来|关联方往来",
            _ANY,
        ),
    )
)


_BRACKET = re.compile(r"\([^()]*\)$")
_FUNDS = re.compile("借|贷|融|债|拆|转让|回购|股东")


@lru_cache(maxsize=8192)
def channels_of(key: str) -> frozenset[Channel]:
    """The channels that a liability line can hold; a line nobody knows can hold any."""
    found = next((among for pattern, among in _LINES if pattern.fullmatch(key)), None)
    if found is None and (bracket := _BRACKET.search(key)):
        found = next((among for pattern, among in _LINES if pattern.fullmatch(key[: bracket.start()])), _ANY)
        if is_operating(found) and _FUNDS.search(bracket[0]):
            return _ANY
    return found or _ANY


def is_operating(among: frozenset[Channel]) -> bool:
    """Whether a line holds operating payables and nothing else."""
    return among == _OPERATING


def is_definite(among: frozenset[Channel]) -> bool:
    """Whether a line holds funding and nothing else: 短期借款, 应付债券, 拆入资金."""
    return Channel.OTHER_LIABILITIES not in among


_COMPOUND = re.compile(r"应付票据(?:及|和)应付账款|.+\(合计\)|(?:其他应付款|长期应付款)合计")
_PARTS = {
    "其他应付款": ("应付利息", "应付股利", "应付利润"),
    "应付债券": ("优先股", "永续债"),
    "长期应付款": ("专项应付款",),
}


def is_compound(key: str, following: str = "") -> bool:
    """Whether a line may be the sum of lines that follow it: 应付票据及应付账款, 其他应付款(合计), 其他应付款 before 应付利息."""
    return bool(_COMPOUND.fullmatch(key)) or following in _PARTS.get(key, ())


def is_always_part(key: str) -> bool:
    """Whether a line only ever splits the one above it: 优先股 and 永续债, below 应付债券."""
    return key in {"优先股", "永续债"}
