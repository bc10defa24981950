# mypy: disable-error-code="arg-type, dict-item"
"""Rules in words: what every output says of them, to the letter."""

from __future__ import annotations

from typing import Any

import pytest

from leverage.law import describe
from leverage.law import rules as kinds
from leverage.law.conditions import LOCAL, UNKNOWN, ByFact, Holding, Is, OpenFor, OpenForLess, Stated
from leverage.law.data import AllFunding
from leverage.law.regime import RatingScheme
from leverage.law.sources import Source
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import FACTS, OTHER, Fact
from leverage.terms.texts import Text, same

SOURCE = Source(
    title=Text("甲办法", "Measures A"), issuer=Text("甲局", "bureau A"), issued="2014-12-01", effective="2015-01-01", verified_on="2017-12-31"
)  # fmt: skip
NET = Base.NET_CAPITAL.label
BANKS, BONDS = Channel.BANK_LOAN.label, Channel.BOND.label
OWN = Base.PAID_IN_CAPITAL.own
TABLE = {"A": "2", "B": "2/3", OTHER: UNKNOWN}


def rule(kind: str = "Limit", **fields: Any) -> Any:
    own: dict[str, dict[str, Any]] = {
        "Limit": {"channels": ("bank_loan",), "multiple": "0.5", "base": "net_capital"},
        "Access": {"channels": ("bond",), "level": "permitted"},
        "Count": {"channel": "bank_loan", "at_most": 2, "fact": "bank_count"},
        "Term": {"channel": "bank_loan"},
        "Lenders": {"channels": ("shareholder_loan",), "special_apart": True},
        "Manual": {"fact": Fact("kept", "yes_no", same("守约"), Text("守约吗？", "Is it kept?"))},
    }
    return getattr(kinds, kind)(**{"id": "CN-XZ/a", "source": SOURCE, "says": same("说"), **own[kind], **fields})


SHAREHOLDERS = Channel.SHAREHOLDER_LOAN.label


@pytest.mark.parametrize(
    ("made", "zh", "en"),
    [
        (rule(), f"{BANKS.zh} ≤ 0.5 × {NET.zh}", f"{BANKS.en} ≤ 0.5 × {NET.en}"),
        (
            rule(per="shareholder", base="paid_in_capital"),
            f"每一股东：{BANKS.zh} ≤ 0.5 × {OWN.zh}",
            f"each shareholder: {BANKS.en} ≤ 0.5 × {OWN.en}",
        ),
        (
            rule(channels=AllFunding(excepting=("bond",), also=("guarantee", "fund_loan"))),
            f"各类债务融资（除{BONDS.zh}外），连同{Channel.GUARANTEE.label.zh} ≤ 0.5 × {NET.zh}",
            f"all funding (except {BONDS.en}), with {Channel.GUARANTEE.label.en} ≤ 0.5 × {NET.en}",
        ),
        (rule(channels=AllFunding()), f"各类债务融资 ≤ 0.5 × {NET.zh}", f"all funding ≤ 0.5 × {NET.en}"),
        (
            rule(multiple=ByFact(fact="rating", multiples=TABLE)),
            f"{BANKS.zh} ≤ [{FACTS['rating'].label.zh} A：2；B：2/3；{OTHER}：?] × {NET.zh}",
            None,
        ),
        (rule(multiple=Stated(most="1.5")), f"{BANKS.zh} ≤ 监管部门为公司核定的倍数（至多1.5） × {NET.zh}", f"{BANKS.en} ≤ the multiple set for the company (at most 1.5) × {NET.en}"),
        (rule(multiple=Stated(most=None)), f"{BANKS.zh} ≤ 监管部门为公司核定的倍数 × {NET.zh}", f"{BANKS.en} ≤ the multiple set for the company × {NET.en}"),
        (rule(multiple=LOCAL), f"{BANKS.zh} ≤ 当地比例 × {NET.zh}", f"{BANKS.en} ≤ the local ratio × {NET.en}"),
        (rule(multiple=UNKNOWN), f"{BANKS.zh} ≤ 未公布的倍数 × {NET.zh}", f"{BANKS.en} ≤ an unpublished multiple × {NET.en}"),
        (rule("Count"), f"{BANKS.zh}的资金提供方 ≤ 2 家", f"lenders of {BANKS.en} ≤ 2"),
        (rule("Term", test="months", times=3), f"{BANKS.zh}：期限为3个月的整数倍", f"{BANKS.en}: term a multiple of 3 months"),
        (rule("Term", test="rate", times=2, benchmark="lpr"), f"{BANKS.zh}：利率不高于基准的2倍", f"{BANKS.en}: rate at most 2 × the benchmark"),
        (rule("Manual"), "守约吗？", "Is it kept?"),
        (rule("Access"), f"{BONDS.zh}：允许", f"{BONDS.en}: permitted"),
        (rule("Access", level="with_approval", ratio_unset=True), f"{BONDS.zh}：须批准或备案，比例待定", f"{BONDS.en}: with approval or filing, ratio not set"),
        (rule("Access", level="prohibited"), f"{BONDS.zh}：禁止", f"{BONDS.en}: prohibited"),
        (
            rule("Lenders", may_lend=(kinds.Holder(kind="corporate", share="0.05"), kinds.Holder(kind="individual"))),
            f"{SHAREHOLDERS.zh}：出借人为持股不低于5%的法人股东、自然人股东",
            f"{SHAREHOLDERS.en}: the lender is a corporate shareholder holding at least 5%, or an individual shareholder",
        ),
        (rule("Lenders", may_lend=(kinds.Holder(),)), f"{SHAREHOLDERS.zh}：出借人为股东", f"{SHAREHOLDERS.en}: the lender is a shareholder"),
    ],
)  # fmt: skip
def test_what_a_rule_demands_in_one_line(made: Any, zh: str, en: str | None) -> None:
    told = describe.formula(made, FACTS)
    assert told.zh == zh
    assert en is None or told.en == en


LISTING, TYPE = FACTS["listing"].label, FACTS["company_type"].label


@pytest.mark.parametrize(
    ("when", "zh", "en"),
    [
        ((), "", ""),
        ((OpenFor(years=3),), "开业满3年", "open for 3 year(s)"),
        ((OpenFor(months=6),), "开业满6个月", "open for 6 month(s)"),
        ((OpenFor(years=1, months=6),), "开业满1年6个月", "open for 1 year(s) 6 month(s)"),
        ((OpenFor(months=24),), "开业满2年", "open for 2 year(s)"),
        ((OpenForLess(months=6),), "开业不满6个月", "open for less than 6 month(s)"),
        ((Holding(channels=("bond",)),), f"{BONDS.zh}有余额", f"there is money in {BONDS.en}"),
        ((Is(fact="company_type", among=("rural", "online")),), f"{TYPE.zh}为农村或网络", None),
        ((Is(fact="well_run", among=(True,)), OpenFor(years=1)), f"{FACTS['well_run'].label.zh}为是；开业满1年", None),
        ((Is(fact="rating", among=(OTHER,)),), f"{FACTS['rating'].label.zh}为其他等级", f"{FACTS['rating'].label.en} is another grade"),
        (
            (Is(fact="rating", among=("A", "B"), or_else="prior_rating"),),
            f"{FACTS['rating'].label.zh}（未填则{FACTS['prior_rating'].label.zh}）为A或B",
            f"{FACTS['rating'].label.en} (or else {FACTS['prior_rating'].label.en}) is A or B",
        ),
    ],
)  # fmt: skip
def test_for_whom_a_rule_holds(when: Any, zh: str, en: str | None) -> None:
    told = describe.conditions(when, FACTS)
    assert told.zh == zh
    assert en is None or told.en == en


@pytest.mark.parametrize(
    ("grades", "other", "told"),
    [((), False, Text("等级未见", "grades not seen")), (("A", "B"), False, same("A > B")), (("A", "B"), True, Text("A > B > 其他等级", "A > B > any other grade"))],
)  # fmt: skip
def test_the_grades_of_a_scheme(grades: Any, other: bool, told: Text) -> None:
    scheme = RatingScheme(
        name=same("评级"), grades=grades, other_grades=other, method="public", effect=same("无"), source=SOURCE
    )
    assert describe.grades(scheme) == told


def test_when_and_where_a_rule_stands() -> None:
    assert describe.period(rule()) == Text("2015-01-01起", "from 2015-01-01")
    assert describe.period(rule(until="2020-01-01")) == Text(
        "2015-01-01起，2020-01-01前", "from 2015-01-01, before 2020-01-01"
    )
    cited = rule(article="第三条", source=SOURCE.changed(number="甲〔2014〕1号"))
    assert describe.citation(cited) == Text(
        "《甲办法》（甲〔2014〕1号）第三条，甲局，2014-12-01",
        "Measures A (甲〔2014〕1号), 第三条, bureau A, 2014-12-01",
    )
