"""A rule does what it says: the figure, the denominator, the channels, the level and the conditions of every rule stand in its own sentence too, or in the
words that it quotes from the clause.

The sentence was written from the clause and is what people read; the fields are what is judged. Where the two differ, one of them is wrong. The few rules
whose sentence leaves a point unsaid are listed, each point by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from leverage.law.conditions import ByFact, Condition, Holding, Is, OpenFor, OpenForLess, Stated
from leverage.law.data import AllFunding
from leverage.law.regime import PoolRatio, Regime
from leverage.law.rulebook import load
from leverage.law.rules import Access, Count, Lenders, Limit, Manual, Rule, Term

REGIMES = tuple(load().regimes())
RULES: tuple[Rule, ...] = tuple(rule for regime in REGIMES for rule in regime.rules)
LIMITS = tuple(rule for rule in RULES if isinstance(rule, Limit))
DIGITS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}


def every(rules: Iterable[Any]) -> Callable[[Callable[[Any], None]], Callable[[str], None]]:
    """A test of every rule, place by place."""

    def tested(test: Callable[[Any], None]) -> Callable[[str], None]:
        @pytest.mark.parametrize("place", sorted({rule.id.partition("/")[0] for rule in rules}))
        def by_place(place: str) -> None:
            for rule in rules:
                if rule.id.startswith(f"{place}/"):
                    test(rule)

        return by_place

    return tested


def sentence(rule: Rule) -> str:
    """What a rule says, with the words that it quotes."""
    return f"{rule.says.zh} {rule.words}"


def title(rule: Rule) -> str:
    """The same, with the name."""
    return f"{sentence(rule)} {rule.name.zh if rule.name else ''}"


# figures and denominators


def figures(text: str) -> set[Fraction]:
    """The ratios of a text: percentages and multiples.

    >>> sorted(figures("不超过资本净额的50%，另有2倍"))
    [Fraction(1, 2), Fraction(2, 1)]
    """
    percent = {Fraction(number) / 100 for number in re.findall(r"(\d+(?:\.\d+)?)%", text)}
    return percent | {
        Fraction(DIGITS.get(number, number)) for number in re.findall(r"(\d+(?:\.\d+)?|[一两二三四])倍", text)
    }


def multiples(item: Limit | PoolRatio) -> set[Fraction]:
    """The multiples of a rule, prohibitions left out."""
    match item.multiple:
        case Fraction():
            numbers = {item.multiple}
        case ByFact():
            numbers = {number for number in item.multiple.multiples.values() if isinstance(number, Fraction)}
        case Stated():
            numbers = {number for number in (item.multiple.most, item.multiple.if_none) if number is not None}
        case _:
            numbers = set()
    return numbers - {Fraction(0)}


WITHOUT_FIGURE = {
    "CN-610100/own-funds~limit": "1",
    "CN-GS/2015-mainly-own-funds~limit": "1",
    "CN-GX/online-own-funds~limit": "1",
    "CN-SX/online-own-funds~limit": "1",  # funding in all does not exceed own funds
    "CN-CQ/natural-person-own-contribution": "1",  # 不得超出持股金额
    "CN-JS/2011-special-total": "1",  # 不得超过实际到位资本金总额
    "CN-JS/2011-special-per-shareholder": "1",  # 不得超过该股东实际到位的入股金额
    "CN-SD/2017-pool-without-bad-loans~registered": "2",  # 比例照旧: the 2 × of 2016
}
"""Limits that say "no more than …" of one amount and another, or that keep a ratio: with the multiple meant."""
AS_BEFORE = {
    "CN-JS/2017-graded-pool": "CN-JS/2013-graded-debt",  # 仍以等级的比例为限
}
BESIDE = {
    "CN-610100/financial-institutions~beside", "CN-GS/2015-funding~beside", "CN-HA/bank-cap~stays", "CN-HL/neeq-debt~both",
    "CN-HL/neeq-debt~both-approval", "CN-HL/online-debt~both", "CN-JX/online-pool~beside", "CN-JX/online-pool~beside-repurchase",
    "CN-LN/2013-technology-funding~both", "CN-SX/online-pool~approved-forms", "CN-XJ/2021-pool~beside",
}  # fmt: skip
"""Limits whose sentence also names the ratio of another text, which stands beside."""


@every(LIMITS)
def test_a_limit_says_its_multiple(rule: Limit) -> None:
    said = figures(sentence(rule))
    if rule.id in AS_BEFORE:
        (before,) = [other for other in LIMITS if other.id == AS_BEFORE[rule.id]]
        assert rule.multiple == before.multiple
    elif rule.id in WITHOUT_FIGURE:
        assert (multiples(rule), said) == ({Fraction(WITHOUT_FIGURE[rule.id])}, set())
    elif rule.id in BESIDE:
        assert multiples(rule) < said
    else:
        assert multiples(rule) == said


DENOMINATORS = {
    "prior_year_net_assets": "上年度净资产|上年末净资产",
    "net_capital": "资本净额|净资本(?!出资)",
    "net_assets": "净资产",
    "registered_capital": "注册资本",
    "paid_in_capital": "实收资本|到位的?资本金|入股金额|出资额|持股金额",
}
WITHOUT_DENOMINATOR = {
    "net_capital": {
        "CN/2017-pool~online", "CN/2017-pool~plan",  # as the notice: over net capital
        "CN-HN/2017-pool-without-bad-loans", "CN-JS/2017-pool-without-bad-loans", "CN-SD/2017-pool-without-bad-loans",
        "CN-JS/2017-graded-pool", "CN-JS/2013-graded-debt~with-special", "CN-TJ/2016-funding",
    },
    "net_assets": {
        "CN-610100/own-funds~limit", "CN-GS/2015-mainly-own-funds~limit", "CN-GX/online-own-funds~limit", "CN-SX/online-own-funds~limit",  # 自有资金
        "CN-GD/2020-rated-leverage~unknown",
    },
    "paid_in_capital": {"CN-JS/2009-funding"},  # 资本金 of 2009, read as the capital paid in
    "registered_capital": {"CN-SD/2017-pool-without-bad-loans~registered"},
}  # fmt: skip
"""Limits whose sentence names no denominator, by the one that stands in the clause that they go back to."""


def denominators(text: str) -> set[str]:
    """The denominators that a text names; 上年度净资产 is not 净资产."""
    named = set()
    for base, words in DENOMINATORS.items():
        named |= {base} if re.search(words, text) else set()
        text = re.sub(words, "", text)
    return named


@every(LIMITS)
def test_a_limit_says_its_denominator(rule: Limit) -> None:
    said = denominators(sentence(rule))
    if rule.id == "CN-XJ/2021-pool~beside":
        assert said == {"net_assets", "net_capital"}  # its own, and that of the measures of 2017
        assert rule.base == "net_assets"
    elif rule.id in WITHOUT_DENOMINATOR[rule.base.value] if rule.base.value in WITHOUT_DENOMINATOR else False:
        assert not said
    else:
        assert said == {rule.base.value}


@every(LIMITS)
def test_a_limit_of_each_shareholder_says_so(rule: Limit) -> None:
    each = re.search("单个股东|每个|该自然人股东|该股东", sentence(rule))
    assert (rule.per == "shareholder") is bool(each)


@every([rule for rule in RULES if isinstance(rule, Count)])
def test_a_count_says_its_number(rule: Count) -> None:
    numbers = {DIGITS.get(number, number) for number in re.findall(r"(\d+|[一两二三四])[个家]", rule.says.zh)}
    assert {str(number) for number in numbers} == {str(rule.at_most)}


@every([rule for rule in RULES if isinstance(rule, Term)])
def test_a_term_says_its_number(rule: Term) -> None:
    unit = {"months": "个月", "rate": "倍"}[rule.test]
    assert set(re.findall(rf"(\d+){unit}", sentence(rule))) == {str(rule.times)}


SUMS = {
    "CN-610100": {"1+1+0.5": "2.5", "1+1": "2"},
    "CN-FJ": {"银行与回购两项之和，运行良好、考评达标为100%+50%": "1.5", "50%+50%": "1"},
    "CN-GX": {"银行50%与投资基金50%之和": "1"},
    "CN-HI": {"200%与回购式转让50%之和": "2.5"},
    "CN-SX": {"银行50%与经批准的方式100%之和": "1.5"},
    "CN-XJ": {"三项各50%之和": "1.5"},
    "CN-CQ": {"100%+100%+30%": "2.3"},
    "CN-GD": {"100%+50%": "1.5", "50%+50%": "1"},
    "CN-GZ": {"50%+50%+30%": "1.3"},
    "CN-HN": {"3、2、1、0倍": "3 2 1"},
}
"""How the notes of the local ratios put their sums, and what each comes to."""


@pytest.mark.parametrize("regime", REGIMES, ids=lambda regime: regime.place)
def test_a_local_ratio_says_its_multiple(regime: Regime) -> None:
    for ratio in regime.pool_ratios:
        sums = [total for words, total in SUMS.get(regime.place, {}).items() if words in ratio.note.zh]
        said = {Fraction(number) for number in sums[0].split()} if sums else figures(ratio.note.zh)
        assert multiples(ratio) == said, ratio.note.zh


# who may lend


@every([rule for rule in RULES if isinstance(rule, Lenders)])
def test_who_may_lend_is_said(rule: Lenders) -> None:
    text = rule.says.zh
    assert {holder.share for holder in rule.may_lend} - {Fraction(0)} == figures(text)
    corporate = re.search("法人股东|企业股东", text) and "不限法人" not in text
    assert ("corporate" in {holder.kind for holder in rule.may_lend}) is bool(corporate)
    assert ("individual" in {holder.kind for holder in rule.may_lend}) is ("自然人股东" in text and "10%" in text)
    others = {
        "禁止向内部集资": "prohibited", "必须是法人股东": "breach", "个人股东的借款属其他来源，须经": "needs_approval",
    }  # fmt: skip
    assert rule.other_kind == next((word for said, word in others.items() if said in text), "not_provided")
    strangers = {
        "必须是法人股东": "breach",
        "由小贷公司股东出借": "breach",
        "股东以外的出借人同样须经批准": "needs_approval",
    }
    assert rule.stranger == next((word for said, word in strangers.items() if said in text), "not_provided")
    assert rule.firm == ("prohibited" if "工商企业" in text else None)
    assert rule.strangers_only is ("不在完整股东名单上" in text)


# channels

WORDS = {
    "bank_loan": "银行|金融机构", "other_fi_loan": "金融机构|信托|保险", "shareholder_loan": "股东|定向借款",
    "shareholder_special_loan": "股东|特别借款|定向借款", "interbank_borrowing": "同业|拆入|拆借|调剂", "relending_loan": "再贷款",
    "fund_loan": "基金", "fiscal_loan": "财政|支农", "asset_transfer_repo": "转让|回购|收益权", "asset_transfer_outright": "转让|卖断",
    "platform_financing": "交易|平台", "equity_pledge_loan": "股权质押", "bond": "债|票据", "abs": "证券化", "other_borrowing": "其他|企业|集资|委托",
    "guarantee": "担保", "interbank_lending": "拆出|借出|拆借|调剂|同业", "own_fund_investment": "投资", "other_liabilities": "负债",
}  # fmt: skip
"""By what word a sentence names a channel, alone or with others of its kind."""
UNNAMED = {
    "CN/2024-standardised": "bond abs", "CN/2024-standardised~net-assets": "bond abs", "CN-FJ/2021-standardised": "bond abs",  # 标准化融资
    "CN-210200/2017-no-wealth-products": "platform_financing",  # 理财产品
    "CN-440300/outside-funding~named": "bank_loan platform_financing interbank_borrowing relending_loan",  # 列名的渠道
    "CN-610100/loans-first-year": "bank_loan other_fi_loan shareholder_loan",  # 任何渠道
    "CN-AH/no-entrusted-loans": "bank_loan other_fi_loan shareholder_loan",  # 无论经哪家机构
    "CN-CQ/2016-filing": "shareholder_loan asset_transfer_repo",  # 其他融资方式
    "CN-GD/2012-reporting": "bank_loan other_fi_loan",  # 融资业务
    "CN-GD/2016-first-issue": "abs", "CN-GD/2016-debt-instruments~approval": "abs",  # 债务类融资工具
    "CN-GD/2017-rating-requirement": "bond abs",  # 资本市场
    "CN-GX/2012-well-run": "fund_loan asset_transfer_repo asset_transfer_outright platform_financing interbank_borrowing interbank_lending",  # 上述渠道
    "CN-HA/2017-well-run": "bond",  # 直接融资
    "CN-HE/qualified": "relending_loan other_fi_loan equity_pledge_loan abs asset_transfer_repo asset_transfer_outright shareholder_loan interbank_borrowing bond",
    "CN-HE/innovative-plan": "shareholder_loan interbank_borrowing asset_transfer_repo asset_transfer_outright",
    "CN-HN/bad-loans": "asset_transfer_outright",  # 挂牌出让
    "CN-JS/2009-with-approval": "other_borrowing", "CN-JS/2011-with-approval": "other_borrowing",  # 大额定向借款, from others than shareholders
    "CN-LN/2014-venue": "asset_transfer_repo",  # 此类融资
    "CN-SD/2015-sources": "relending_loan", "CN-SD/2016-sources": "relending_loan interbank_borrowing",  # 地方金融组织
}  # fmt: skip
"""Channels that a sentence means without their word."""
WITHOUT_MONEY = {
    "CN-GS/2015-mainly-own-funds", "CN-GX/online-own-funds",  # lends mainly its own
    "CN-HN/2017-pool-without-bad-loans", "CN-JS/2017-pool-without-bad-loans", "CN-SD/2017-pool-without-bad-loans",
    "CN-SD/2017-pool-without-bad-loans~registered", "CN-SD/pool~transfers",  # 合并总额
}  # fmt: skip


@every(RULES)
def test_a_rule_names_its_channels(rule: Rule) -> None:
    if isinstance(getattr(rule, "channels", None), AllFunding):
        wide = re.search("各类|各种|全部|合计|融资|融入资金|债务|负债|资金来源|所有资金", title(rule))
        assert bool(wide) is (rule.id not in WITHOUT_MONEY)
        return
    held = {channel.value for channel in rule.counts}
    if "shareholder_loan" in held:
        held.discard("shareholder_special_loan")  # counted with the others wherever they are named
    unnamed = {channel for channel in held if not re.search(WORDS[channel], title(rule))}
    assert unnamed == set(UNNAMED.get(rule.id, "").split())


NAMED = {
    "信托": ("信托|保险|其他金融机构", {"other_fi_loan"}),
    "股东": ("股东", {"shareholder_loan", "shareholder_special_loan"}),
    "特别": ("特别借款", {"shareholder_special_loan"}),
    "拆借": ("同业|拆借|拆入|调剂", {"interbank_borrowing", "interbank_lending"}),
    "拆出": ("拆出|借出", {"interbank_lending"}),
    "再贷款": ("再贷款公司|小额再贷款", {"relending_loan"}),
    "基金": ("投资基金", {"fund_loan"}),
    "财政": ("财政|支农再贷款", {"fiscal_loan"}),
    "回购": ("回购", {"asset_transfer_repo"}),
    "卖断": ("卖断", {"asset_transfer_outright"}),
    "转让": ("转让", {"asset_transfer_repo", "asset_transfer_outright"}),
    "质押": ("股权质押", {"equity_pledge_loan"}),
    "债券": ("债券|私募债|定向债|发债", {"bond"}),
    "证券化": ("证券化", {"abs"}),
    "投资": ("投资业务", {"own_fund_investment"}),
    "银行": ("^(?!.*(?:以外|向银行|与银行|售予|原则上|以银行|银行和|银行的)).*银行(?!业监)", {"bank_loan"}),
}
"""By what word a sentence names channels, of which the rule then counts one. Banks are also those to whom loans are sold."""
IN_PASSING = {
    "卖断": {
        "CN/2020-non-standard~funding-only", "CN/2024-non-standard~funding-only", "CN/2024-non-standard~net-assets~funding-only",
        "CN-HN/2017-pool-without-bad-loans", "CN-JS/2017-pool-without-bad-loans", "CN-SD/2017-pool-without-bad-loans",
        "CN-SD/2017-pool-without-bad-loans~registered",
    },  # 不计卖断
    "转让": {
        "CN/2020-platforms", "CN-GX/2012-platforms-with-approval", "CN-LN/2014-bonds", "CN-HN/investments~grade-a", "CN-610100/sources~closed",
        "CN-JX/online-sources~closed",
    },  # a rule beside it opens or closes them
    "拆借": {"CN-610100/shareholders", "CN-610100/shareholder-lenders", "CN-CQ/sources~filed-first", "CN-NM/2015-lenders", "CN-SD/2015-banks"},
    "拆出": {"CN-JS/2009-interbank-peers~gate"},  # 拆出方, who lends
    "股东": {"CN-610100/sources~closed", "CN-HA/online-sources~closed", "CN-HN/bad-loans", "CN-JS/2015-bad-loans", "CN-SD/2016-bad-loans"},
    "回购": {"CN-HN/bad-loans", "CN-JS/2015-bad-loans", "CN-SD/2016-bad-loans"},  # 大股东回购, of what was sold outright
    "特别": {"CN-JS/2011-other-funding", "CN-JS/2017-other-funding-pool"},  # 以外
    "证券化": {
        "CN-JS/2011-all-liabilities~on-sheet", "CN-NX/total-liabilities~on-sheet", "CN-JX/online-sources~closed", "CN-SD/2016-sources~outright",
        "CN-ZJ/2015-bonds",
    },
    "债券": {"CN-LN/2014-exchange", "CN-LN/2014-exchange~income-rights", "CN-SD/2016-sources~outright", "CN-ZJ/2015-with-approval"},
    "信托": {"CN-GD/2012-two-banks~none"},
    "银行": {"CN-AH/2011-sources~open-list", "CN-JX/online-sources~closed", "CN-SN/sources~closed", "CN-SX/online-pool~approved-forms"},
}  # fmt: skip
"""Sentences that name a channel without meaning it: it is left out, or a rule beside speaks of it."""


@every(RULES)
def test_what_a_sentence_names_is_counted(rule: Rule) -> None:
    counted = {channel.value for channel in rule.counts}
    for word, (pattern, channels) in NAMED.items():
        missing = bool(re.search(pattern, sentence(rule))) and not channels & counted
        assert missing is (rule.id in IN_PASSING.get(word, ())), word


# what a text makes of channels

APPROVED = "批准|审批|备案|同意|审核|核准"
CLOSED = "不得|禁止|严禁|一律不|不允许|禁令"
OTHER_WORDS = {
    "permitted": {
        "CN/2020-approval~lapsed", "CN-440100/street-channels", "CN-440300/sources", "CN-FJ/2021-banks", "CN-GD/2012-sources", "CN-HL/neeq-sources", "CN-SD/2015-shareholders~unset-permitted", "CN-SD/2015-shareholders~permitted",
    },  # no approval needed, or of the places where it is raised; filed afterwards
    "with_approval": {
        "CN/2017-transfers", "CN-210200/2017-asset-deals", "CN-NM/2012-approval", "CN-NM/2012-bank-approval",  # 未经批准不得
        "CN-GZ/trust-and-insurance", "CN-HA/2017-relending", "CN-ZJ/2015-with-approval", "CN-ZJ/2015-bonds",  # 探索: with the regulator
        "CN-HI/repo-with-approval~well-run", "CN-HL/neeq-wider-scope", "CN-JS/2009-interbank-peers~gate",
        "CN-SD/2015-shareholders-unset", "CN-SD/2015-shareholders",  # 经申请
    },
    "prohibited": {"CN-HA/collecting~shareholders"},  # 属于集资
}  # fmt: skip
"""Texts that put it in other words, by what they make of the channels."""
ACCESS = tuple(rule for rule in RULES if isinstance(rule, Access))


@every(ACCESS)
def test_a_text_says_what_it_makes_of_its_channels(rule: Access) -> None:
    approved, closed = bool(re.search(APPROVED, sentence(rule))), bool(re.search(CLOSED, sentence(rule)))
    level = "prohibited" if closed else "with_approval" if approved else "permitted"
    clear = level == rule.level and not (approved and closed)
    assert clear is (rule.id not in OTHER_WORDS[rule.level])


UNSET_IN_OTHER_WORDS = {
    "CN-440100/street-channels", "CN-GZ/trust-and-insurance~other-form", "CN-GZ/other-forms",  # 比例另行研究制定
    "CN-LN/2014-exchange~income-rights", "CN-NM/2012-approval", "CN-SD/2015-sources~co-operation", "CN-ZJ/2015-main-shareholders~main",
    "CN-ZJ/2015-bonds~listed",
}  # fmt: skip
BOUNDED_BESIDE = {
    "CN-GX/2012-banks", "CN-NM/2015-sources", "CN-NM/2015-pilots",  # within the caps of 2008 and 2012
    "CN-TJ/2011-outright-transfer",  # not counted as funding
}  # fmt: skip


@every(ACCESS)
def test_a_text_without_a_number_says_so(rule: Access) -> None:
    unset = bool(re.search("未设新?比例", title(rule)))
    assert rule.ratio_unset is ((unset and rule.id not in BOUNDED_BESIDE) or rule.id in UNSET_IN_OTHER_WORDS)


@every(LIMITS)
def test_a_limit_that_an_approval_lifts_says_so(rule: Limit) -> None:
    assert rule.approval_lifts is bool(re.search("须事前审批|未经省级主管部门逐笔审批", rule.says.zh))
    assert rule.per_loan is ("逐笔审批" in rule.says.zh)
    assert rule.special_apart is False
    assert (rule.of == "individual") is ("自然人股东" in rule.says.zh)
    own = "自身法人股东" in rule.says.zh or rule.id == "CN-XJ/2021-pool~beside"  # 三项, as in the clause before
    assert (rule.of == "corporate") is own


# for whom, and under which reading

KINDS = {"网络": ("online",), "互联网": ("online",), "农村": ("rural", "technology"), "科技": ("technology",)}
"""The kinds of company of a text, by its title. What is for rural companies is for those of technology too: the same rules were applied to them."""
OTHER_KINDS = {
    "CN/2017-pool~online": ("online",), "CN-440100/street-channels": ("online",), "CN-610100/2017-pool~registered": ("online",),
    "CN-610100/2017-pool~registered-year": ("online",), "CN-NX/online-capital~gate": ("online",),
    "CN-HA/online-sources~own-list": ("traditional", "technology", "rural"),  # all but those with a list of their own
    "CN-JS/technology~national": ("technology",), "CN-JS/technology-bank-cap~national": ("technology",),
    "CN-JS/technology-two-banks~national": ("technology",),  # read as outside the rural texts
    "CN-JS/2013-graded-debt": ("rural",), "CN-JS/2013-graded-debt~with-special": ("rural",), "CN-JS/2013-graded-banks": ("rural",),
    "CN-JS/2013-graded-shareholders": ("rural",), "CN-JS/2013-own-contribution": ("rural",), "CN-JS/2017-graded-pool": ("rural",),
    "CN-JS/2015-bad-loans": ("rural",), "CN-JS/2017-pool-without-bad-loans": ("rural",),  # graded were rural companies alone
    "CN-JS/2015-innovations": ("rural", "technology"), "CN-JS/2017-other-funding-pool": ("rural", "technology"),
    "CN-JS/2017-all-liabilities-pool": ("rural", "technology"), "CN-JS/2017-all-liabilities-pool~all": ("rural", "technology"),
    "CN-LN/2008-sources~collecting": ("traditional", "online", "rural"),  # 科技公司另有规定
}  # fmt: skip
FOR_ALL = "CN-HN/"
"""Hunan's online guide sets the grades of every company; what is for online companies alone has it in its id."""


@every(RULES)
def test_a_rule_is_for_the_companies_of_its_text(rule: Rule) -> None:
    kinds = [
        condition.among for condition in rule.when if isinstance(condition, Is) and condition.fact == "company_type"
    ]
    meant = [among for word, among in KINDS.items() if word in rule.source.title.zh]
    if rule.id.startswith(FOR_ALL):
        meant = [("online",)] if "online" in rule.id else []
    if rule.id in OTHER_KINDS:
        meant = [OTHER_KINDS[rule.id]]
    assert kinds == meant[:1]


NAMED_APART = {
    "CN-440100/street-channels", "CN-610100/loans-first-year", "CN-610100/loans-after-a-year", "CN-JS/2015-innovations", "CN-ZJ/2015-co-operation",
}  # fmt: skip
"""Rules of another reading that stand in the place of none."""


@every(RULES)
def test_a_rule_of_another_reading_is_named_after_the_one_it_stands_for(rule: Rule) -> None:
    other = any("taken" not in under.among for under in rule.under)
    assert other is ("~" in rule.id or rule.id in NAMED_APART)


WHEN = {
    ("well_run", True): "经营(情况)?良好|运行(情况)?良好|合规经营|经营规范|符合条件|三项条件|资产证券化",
    ("average_loan_within_quarter_percent", True): "笔均|满一年|三项条件|卖断式转让",
    ("lender_consent", True): "协商|两项条件",
    ("in_flexible_ratio_pilot", True): "试点",
    ("appraisal_passed", True): "考评|三项条件",
    ("listing", "applying"): "申请上市",
    ("listing", "neeq"): "挂牌|新三板|一并放开|2倍以内|公司自有",
    ("debt_issuer", True): "发行",
    ("debt_issuer", False): "尚未发行",
    ("rating", "D"): "D级",
    ("rating", "A"): "A级",
    ("rating", "AAA"): "AAA级",
    ("rating", "优良"): "优良",
    ("prior_rating", "其他"): "未达",
    ("transfers_are_bad_loans", True): "不良",
    ("transfers_of_income_rights", True): "收益权",
    ("transfers_of_income_rights", False): "不得回购",
    ("lenders_are_main_shareholders", True): "主要",
    ("regular_and_qualified", True): "经营规范|符合条件",
    ("no_entrusted_loans", False): "委托贷款",
    ("other_borrowing_from_firms", True): "工商企业",
    ("serves_agriculture_well", True): "三农|银行家数|定向借款",
    ("interbank_lenders_are_rural", True): "农村小贷公司之间",
    ("online_paid_in_300m", False): "不足3亿元",
    ("shrink_plan_running", False): "没有计划",
    ("assets_not_sold_on_platforms", True): "不经地方交易场所",
    ("assets_not_sold_on_platforms", False): "平台",
}
"""By what words a condition stands in the sentence of its rule, by the fact and the first of its values."""


def conditions(rule: Rule) -> Iterator[Condition]:
    """The conditions of a rule that are about the company itself and not its kind."""
    yield from (
        c for c in rule.when if isinstance(c, Is | OpenFor) and not (isinstance(c, Is) and c.fact == "company_type")
    )


@every(RULES)
def test_the_conditions_of_a_rule_are_said(rule: Rule) -> None:
    for condition in conditions(rule):
        if isinstance(condition, OpenForLess):
            assert ("半年" in title(rule), condition.in_months) == (True, 6)
        elif isinstance(condition, OpenFor):
            assert condition.in_months == 12
            assert re.search("一年|1年|两项条件|三项条件", title(rule))
        elif isinstance(condition, Is) and (condition.fact, condition.among[0]) in WHEN:
            assert re.search(WHEN[condition.fact, condition.among[0]], title(rule))
            assert len(condition.among) == (2 if condition.among in (("neeq", "exchange"), ("优秀", "良好")) else 1)
        else:
            assert isinstance(condition, Is)
            assert condition.fact in ("rating", "prior_rating", "listing")


RARE = {
    "special_apart": {
        "CN-JS/directed-lenders",
        "CN-JS/2011-with-approval",
    },  # special loans have rules of their own beside
    "fills_silence": {"CN/2017-transfers"},  # 当地文本未置一词的
}


@every(RULES)
def test_what_few_rules_have(rule: Rule) -> None:
    for name, ids in RARE.items():
        assert getattr(rule, name, False) is (rule.id in ids), name
    for condition in rule.when:
        if isinstance(condition, Is):
            bad_loans = condition.fact == "transfers_are_bad_loans" and isinstance(rule, Limit)
            assert condition.stated is bad_loans  # an exception that has to be claimed
            small = condition.fact == "average_loan_within_quarter_percent"
            assert condition.or_else == ("well_run" if small else None)  # before there was a question of its own
    waits = [condition for condition in rule.when if isinstance(condition, Holding)]
    assert bool(waits) is bool(re.search("开展对外融资的公司|一经发行，各类", rule.says.zh))


GOOD = {
    "well_run", "appraisal_passed", "rating", "prior_rating", "lenders_are_main_shareholders", "regular_and_qualified", "transfers_of_income_rights",
    "interbank_lenders_are_rural", "serves_agriculture_well", "listing",
}  # fmt: skip
"""What a company, or its money, has to be for a text to open channels to it."""
KEPT_FOR_NOBODY = {
    "CN-610100/repo-with-approval", "CN-610100/outright-with-approval", "CN-610100/loans-after-a-year",  # a rule beside prohibits them for the others
    "CN-FJ/2021-with-approval",  # so does the rating gate
    "CN-JS/2009-any-number-of-banks", "CN-HE/raised-bank-loans",  # no channel, but how many banks
    "CN-HL/neeq-sources", "CN-HL/neeq-debt~any-number",  # others have the national texts
    "CN-HA/2017-direct-financing~abs",
}  # fmt: skip


@every(ACCESS)
def test_what_a_text_opens_to_some_it_keeps_for_them(rule: Access) -> None:
    good = any(isinstance(c, Is) and c.fact in GOOD and c.among[0] not in (False, "其他") for c in rule.when)
    kept = good and rule.level != "prohibited" and rule.id not in KEPT_FOR_NOBODY
    assert rule.reserves is (kept or rule.id in {"CN-GD/2012-repo", "CN-HA/online-sources~own-list"})


ORDER = {
    "CN-610100": ("online 1y well_run average_loan_within_quarter_percent", "online"),
    "CN-FJ": (
        "what-50-bounds=otherwise well_run appraisal_passed", "what-50-bounds=otherwise", "well_run appraisal_passed", "",
    ),
    "CN-GD": (
        "debt_issuer", "applying", "listed-after=otherwise neeq", "funds-apart=otherwise pilot=taken 1y lender_consent",
        "funds-apart=otherwise pilot=otherwise 1y lender_consent in_flexible_ratio_pilot", "funds-apart=otherwise", "pool-sum=otherwise",
        "pilot=taken 1y lender_consent", "pilot=otherwise 1y lender_consent in_flexible_ratio_pilot", "",
    ),
    "CN-GX": ("fund-cap=otherwise", "fund-cap=taken well_run equity_fund_consent", ""),
    "CN-HE": ("regular_and_qualified", ""),
    "CN-HI": ("open-list=taken 优秀 优秀", "优秀", ""),
    "CN-HL": ("neeq", "online", ""),
    "CN-HN": ("table-binds=taken", "table-binds=otherwise online"),
    "CN-JS": ("technology=otherwise technology", "rural"),
    "CN-JX": ("online", ""),
    "CN-LN": ("technology", ""),
    "CN-SX": ("online-bound=otherwise online", "online"),
    "CN-XJ": ("one-pool=otherwise", ""),
}  # fmt: skip
"""For whom, and under which reading, each of the local ratios is, in the order in which they are tried; elsewhere there is one for everybody."""


@pytest.mark.parametrize("regime", REGIMES, ids=lambda regime: regime.place)
def test_the_local_ratios_are_tried_in_their_order(regime: Regime) -> None:
    for number, ratio in enumerate(regime.pool_ratios):
        words = [f"{under.reading.partition('/')[2]}={under.among[0]}" for under in ratio.under]
        for condition in ratio.when:
            assert isinstance(condition, Is | OpenFor)
            if isinstance(condition, OpenFor):
                words.append(f"{condition.in_months // 12}y")
                assert condition.in_months == 12
            else:
                words.append(condition.fact if condition.among[0] is True else str(condition.among[0]))
                assert not condition.stated
        assert " ".join(words) == ORDER.get(regime.place, ("",))[number]
        assert all(len(under.among) == 1 for under in ratio.under)


OUTRIGHT = {
    "CN/2017-pool", "CN/2017-pool~online", "CN/2017-pool~plan", "CN-610100/2017-pool~registered", "CN-610100/2017-pool~registered-year",
    "CN-GS/2017-pool~registered", "CN-440300/2017-pool~prior-year", "CN-NX/2017-pool~liabilities", "CN-SD/pool~transfers", "CN-JS/2017-other-funding-pool", "CN-JS/2017-all-liabilities-pool",
    "CN-JS/2017-all-liabilities-pool~all", "CN-JS/2017-graded-pool",  # 借资产转让名义融得的钱
    "CN-HA/online-pool", "CN-HE/pool", "CN-JX/online-pool", "CN-JX/online-pool~beside", "CN-SD/pool~outright",  # 资产转让在内
    "CN-JX/online-filing", "CN-NX/rating", "CN-NX/online-capital~gate", "CN-NX/no-violations", "CN-NX/resolution", "CN-NX/systems",
    "CN-SH/sources~closed",  # whatever raises money
}  # fmt: skip
"""What counts outright transfers among all funding."""
LEFT_OUT = {
    "CN-GZ/other-forms": "bank_loan other_fi_loan shareholder_loan interbank_borrowing",  # a clause of its own for each
    "CN-AH/2011-sources~open-list": "bank_loan shareholder_loan shareholder_special_loan other_borrowing",
    "CN-610100/sources~closed": "bank_loan other_fi_loan shareholder_loan shareholder_special_loan asset_transfer_repo",
    "CN-LN/2013-technology-sources~closed": "bank_loan shareholder_loan interbank_borrowing asset_transfer_repo bond",
    "CN-HA/online-sources~closed": "bank_loan other_fi_loan shareholder_loan shareholder_special_loan asset_transfer_repo abs",
    "CN-JX/online-sources~closed": "bank_loan asset_transfer_repo abs",
    "CN-XJ/other-sources": "bank_loan relending_loan shareholder_loan shareholder_special_loan bond abs",
    **dict.fromkeys(("CN-SX/online-pool~approved-forms", "CN-SX/online-with-approval"), "bank_loan relending_loan"),
    **dict.fromkeys(
        (
            "CN-BJ/other-sources", "CN-QH/other-sources", "CN-HL/sources~closed", "CN-SH/sources~closed", "CN-SN/sources~closed", "CN-NM/2012-approval",
        ),
        "bank_loan",
    ),
    **dict.fromkeys(("CN-JS/2013-graded-debt", "CN-JS/2017-graded-pool"), "shareholder_special_loan"),  # 劣后 to all debt
}  # fmt: skip
"""What "other sources" leave out: the channels that the text names beside."""


@every(RULES)
def test_what_all_funding_means(rule: Rule) -> None:
    channels = getattr(rule, "channels", None)
    if not isinstance(channels, AllFunding):
        return
    text = rule.says.zh
    liabilities = {
        "guarantee": "或有负债|^读作全部负债（含经营性应付款），并入|各类负债",
        "other_liabilities": "经营性应付款|实际负债余额|表内负债不超过净资产",
    }
    also = {channel for channel, words in liabilities.items() if re.search(words, text)}
    assert {channel.value for channel in channels.also} == also | (
        {"asset_transfer_outright"} if rule.id in OUTRIGHT else set()
    )
    excepting = set(LEFT_OUT.get(rule.id, "").split())
    excepting |= {"bond", "abs"} if "非标准化" in text else set()
    excepting |= {"shareholder_special_loan"} if "股东特别借款以外" in text else set()
    excepting |= {"abs"} if re.search("表内", text) and not re.search("并入表内", text) else set()
    assert {channel.value for channel in channels.excepting} == excepting
    nation = rule.layer == "national" and "非标准化" in text
    assert channels.also_local is (nation and "不计卖断" not in text)


CALLED_FOR = {
    "满一年|1年以上": {"opened_on"},
    "笔均": {"average_loan_within_quarter_percent"},
    "协商": {"lender_consent"},
    "考评符合条件": {"appraisal_passed"},
    "(经营|运行)(情况)?良好|合规经营|经营规范": {"well_run", "regular_and_qualified"},
    "试点公司": {"in_flexible_ratio_pilot", "company_type"},
    "优秀|良好以上|良好的公司": {"rating", "prior_rating"},
    "连续两年": {"prior_rating"},
    "挂牌|上市": {"listing"},
    "三农": {"serves_agriculture_well"},
    "不良贷款的|不良资产|不良信贷": {"transfers_are_bad_loans"},
}
"""What the words of a sentence make a condition of, one of these facts."""
NO_CONDITION = {
    "满一年|1年以上": {
        "CN-610100/transfers-first-year",
        "CN-610100/loans-first-year",
    },  # closed to all, until the rule beside opens it
    "笔均": {"CN-610100/transfers-first-year", "CN-610100/loans-first-year"},
    "(经营|运行)(情况)?良好|合规经营|经营规范": {"CN-JS/2009-funding"},  # part of serving agriculture well
    "挂牌|上市": {
        "CN-HN/bad-loans",
        "CN-JS/2015-bad-loans",
        "CN-SD/2016-bad-loans",
        "CN-ZJ/2015-bonds",
    },  # put up for sale; a product
}


@every(RULES)
def test_what_a_sentence_makes_a_condition_is_one(rule: Rule) -> None:
    if isinstance(rule, Manual):
        return
    facts = {
        *rule.facts,
        *([rule.multiple.fact] if isinstance(rule, Limit) and isinstance(rule.multiple, ByFact) else []),
    }
    for words, called in CALLED_FOR.items():
        missing = bool(re.search(words, rule.says.zh)) and not facts & called
        assert missing is (rule.id in NO_CONDITION.get(words, ())), words


# days


@pytest.mark.parametrize("regime", REGIMES, ids=lambda regime: regime.place)
def test_a_rule_begins_and_ends_with_a_text(regime: Regime) -> None:
    book = load()
    held = [book.national, *(other for other in book.regimes() if other.place in (regime.place, regime.follows))]
    texts = [item.source for one in held for item in (*one.rules, *one.notes, *one.schemes)]
    days = {day for source in texts for day in (source.issued, source.effective)}
    days |= (
        {date(2023, 8, 22)} if regime.place == "CN-FJ" else set()
    )  # the revision of the measures, which nobody has seen
    days |= {date(2020, 1, 1)} if regime.place == "CN-GD" else set()  # the opinion of 2017 ran three years
    for rule in regime.rules:
        assert rule.start in days, rule.id
        assert rule.until is None or rule.until in days, rule.id


# questions

DONE = {"CN/2020-no-platform-sale", "CN-210200/2017-no-wealth-products"}
"""About something done, whatever is outstanding."""
DECIDING = {
    "CN-FJ/2012-transfers-to-banks~gate", "CN-GX/2012-equity-funds", "CN-GX/2012-transfer-counterparties~gate", "CN-HA/2017-well-run", "CN-HE/qualified",
    "CN-HI/transfer-counterparties", "CN-HI/2020-transfers-to-banks", "CN-LN/2013-technology-interbank-peers", "CN-LN/2014-venue",
    "CN-LN/2014-bond-venue", "CN-NM/2015-well-run",
}  # fmt: skip
"""Whom, or which money, the text names at all: other money it does not cover."""


@every([rule for rule in RULES if isinstance(rule, Manual)])
def test_what_a_question_is_about(rule: Manual) -> None:
    assert rule.act is (rule.id in DONE)
    assert rule.decides is (rule.id in DECIDING)
