# mypy: disable-error-code="arg-type"
"""Why a rule came out as it did: the sentences, with figures that can be checked by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment import reasons
from leverage.assessment.findings import Outcome
from leverage.company import Interval
from leverage.law.conditions import Held
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import FACTS
from leverage.terms.texts import same

ASSETS = Base.NET_ASSETS.label


def span(low: int, high: int | None) -> Interval:
    return Interval(Fraction(low), None if high is None else Fraction(high))


def fraction(number: Any) -> Fraction | None:
    return None if number is None else Fraction(str(number))


@pytest.mark.parametrize(
    ("used", "zh"),
    [
        (span(5, 5), "5.00元"),
        (span(5, 7), "5.00至7.00元"),
        (span(5, None), "至少5.00元（上不封顶：有渠道未填）"),
        (span(0, None), "至少0.00元（上不封顶：有渠道未填）"),
    ],
)
def test_what_is_known_of_a_sum(used: Interval, zh: str) -> None:
    assert reasons.span(used).zh == zh


@pytest.mark.parametrize(
    ("outcome", "used", "cap", "times", "amount", "raisable", "zh"),
    [
        ("compliant", 40, 50, "0.5", 100, True, "已用40.00元；上限50.00元（0.5×净资产 100.00）。"),
        (
            "breach", 60, 50, "0.5", 100, True,
            # 60 - 50; 10 / 0.5
            "已用60.00元；上限50.00元（0.5×净资产 100.00）。至少超出10.00元：须压降该数，或使净资产增加20.00元。",
        ),
        ("breach", 60, 50, "0.5", 100, False, "已用60.00元；上限50.00元（0.5×净资产 100.00）。至少超出10.00元：须压降该数。"),
        ("breach", 60, 50, "0.5", None, True, "已用60.00元；上限50.00元（0.5×净资产）。至少超出10.00元：须压降该数。"),
        (
            "breach", 100, 99, "0.3", 330, True,
            # 1 / 0.3 = 3.333…, up to the fen
            "已用100.00元；上限99.00元（0.3×净资产 330.00）。至少超出1.00元：须压降该数，或使净资产增加3.34元。",
        ),
        ("prohibited", 60, 0, "0", 100, True, "已用60.00元；该情形下不得融资。至少超出60.00元：须压降该数。"),
        ("compliant", 0, 0, "0", 100, True, "已用0.00元；该情形下不得融资。"),
        ("prohibited", 60, None, "0", None, True, "已用60.00元；该情形下不得融资。"),
        ("undetermined", 60, None, None, 100, True, "已用60.00元；倍数未公布，上限无法计算。"),
        ("undetermined", 60, None, "0.5", None, True, "已用60.00元；净资产未填，上限无法计算。"),
        ("compliant", 0, None, "0.5", None, True, "余额为零，净资产未填亦合规。"),
        ("compliant", 0, None, None, 100, True, "余额为零，倍数未公布亦合规。"),
    ],
)  # fmt: skip
def test_why_a_limit_is_kept_or_exceeded(
    outcome: str, used: int, cap: Any, times: Any, amount: Any, zh: str, *, raisable: bool
) -> None:
    told = reasons.limit(
        Outcome(outcome), span(used, used), fraction(cap), fraction(times), ASSETS, fraction(amount), raisable=raisable
    )
    assert told.zh == zh


@pytest.mark.parametrize(
    ("amount", "up"), [("1", "1"), ("1.001", "1.01"), ("1.009", "1.01"), ("0", "0"), ("-1.009", "-1")]
)
def test_up_to_the_next_fen(amount: str, up: str) -> None:
    assert reasons.ceil_fen(Fraction(amount)) == Fraction(up)


@pytest.mark.parametrize(
    ("outcome", "used", "most", "times", "amount", "zh"),
    [
        ("compliant", 0, 200, 2, 100, "余额为零，核定倍数未填亦合规。"),
        (
            "compliant", 60, 200, 2, 100,
            "已用60.00元；倍数由监管部门为公司核定，文本上限为2×净资产（100.00元），即200.00元；已答未超出核定的倍数。",
        ),
        (
            "undetermined", 60, 200, 2, 100,
            "已用60.00元；倍数由监管部门为公司核定，文本上限为2×净资产（100.00元），即200.00元；公司的核定倍数未填。",
        ),
        ("undetermined", 60, None, 2, None, "已用60.00元；倍数由监管部门为公司核定，文本上限为2×净资产；公司的核定倍数未填。"),
        ("undetermined", 60, None, 2, 100, "已用60.00元；倍数由监管部门为公司核定，文本上限为2×净资产；公司的核定倍数未填。"),
        ("undetermined", 60, 200, 2, None, "已用60.00元；倍数由监管部门为公司核定，文本上限为2×净资产；公司的核定倍数未填。"),
        ("undetermined", 0, None, None, None, "已用0.00元；倍数由监管部门为公司核定，文本未载上限（净资产）；公司的核定倍数未填。"),
        (
            "breach", 260, 200, 2, 100,
            "已用260.00元；倍数由监管部门为公司核定，文本上限为2×净资产（100.00元），即200.00元；已超出该上限，或已答超出核定的倍数。",
        ),
    ],
)  # fmt: skip
def test_why_while_nobody_stated_the_multiple(
    outcome: str, used: int, most: Any, times: Any, amount: Any, zh: str
) -> None:
    told = reasons.stated_ratio(
        Outcome(outcome), span(used, used), fraction(most), fraction(times), ASSETS, fraction(amount)
    )
    assert told.zh == zh


def test_values_that_mean_the_same_are_told_together() -> None:
    rows = [
        (same("A"), Outcome.COMPLIANT, Fraction(2_000_000)), (same("B"), Outcome.BREACH, Fraction(1_000_000)),
        (same("C"), Outcome.COMPLIANT, Fraction(2_000_000)), (same("D"), Outcome.PROHIBITED, Fraction(0)),
        (same("E"), Outcome.COMPLIANT, None),
    ]  # fmt: skip
    assert reasons.by_case(rows, same("评级")).zh == (
        "取决于评级。A、C：合规，上限200.00万元；B：超限，上限100.00万元；D：禁止；E：合规。"
    )


@pytest.mark.parametrize(
    ("day", "zh"),
    [
        (date(2014, 12, 31), "自2015-01-01起施行，核对日2014-12-31尚未适用。"),
        (date(2020, 1, 1), "至2020-01-01止，核对日2020-01-01已不适用。"),
        (date(2021, 1, 1), "至2020-01-01止，核对日2021-01-01已不适用。"),
    ],
)
def test_why_a_rule_is_not_in_force(invented: Any, day: date, zh: str) -> None:
    assert reasons.not_in_force(invented.limit(until="2020-01-01"), day).zh == zh


def test_the_unit_of_a_sheet_that_rounds() -> None:
    assert "（10,000.00元）" in reasons.rounded(Fraction(10_000)).zh
    assert "（0.00元）" in reasons.rounded(None).zh


@pytest.mark.parametrize(
    ("name", "zh"),
    [
        ("rating", FACTS["rating"].ask.zh),
        ("net_assets", "净资产是多少（元）？"),
        ("bank_loan", f"{Channel.BANK_LOAN.label.zh}余额是多少（没有请填0）？"),
        ("regulator", "没有文本规定该渠道：请向监管部门确认。"),
    ],
)
def test_what_is_asked(name: str, zh: str) -> None:
    assert reasons.ask(name, FACTS).zh == zh


def test_what_a_rule_turns_on() -> None:
    assert reasons.key_label(Held((Channel.BOND,)), FACTS).zh == f"{Channel.BOND.label.zh}是否有余额"
    assert reasons.key_label("rating", FACTS) == FACTS["rating"].label
