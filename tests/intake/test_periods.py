"""The words over a column."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from leverage.intake.values.periods import Period, When, period


@pytest.mark.parametrize(
    "words",
    [
        "期末余额",
        "期末数",
        "期末金额",
        "年末余额",
        "年末数",
        "期末",
        "期 末 余 额",
        "期末账面余额",
        "本期期末余额",
        "期末余额(元)",
        "月末余额",
        "期终数",
        "期末合计",
        "本期末余额",
        "本年末",
        "当期期末",
        "报告期末余额",
        "截止期末",
        "期未余额",
        "年未数",
        "期末余额\nEnding balance",
        "Ending balance",
        "期末余额(本年)",
    ],
)
def test_closing(words: str) -> None:
    assert period(words) == Period(When.CLOSING)


@pytest.mark.parametrize(
    "words",
    [
        "年初余额",
        "年初数",
        "上年年末余额",
        "上年末",
        "上年末余额",
        "上年期末数",
        "年 初 数",
        "上年度末余额",
        "年初余额(元)",
        "本年期初余额",
        "上年余额",
        "上年数",
        "年初合计",
        "当年年初",
        "上年未余额",
        "年初余额 Beginning",
        "1月1日",
    ],
)
def test_start_of_the_year(words: str) -> None:
    assert period(words) == Period(When.YEAR_START)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("期初余额", When.START),
        ("期初数", When.START),
        ("上期末", When.START),
        ("上期余额", When.START),
        ("Beginning balance", When.START),
        ("月初余额", When.MONTH_START),
        ("上月末", When.MONTH_START),
        ("上月数", When.MONTH_START),
    ],
)
def test_a_start_that_may_not_be_the_year_s(words: str, when: When) -> None:
    assert period(words) == Period(when)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2019年三季报", date(2019, 9, 30)),
        ("2019年第三季度", date(2019, 9, 30)),
        ("2023Q1", date(2023, 3, 31)),
        ("2018年年报", date(2018, 12, 31)),
        ("2018年", date(2018, 12, 31)),
        ("2018年度", date(2018, 12, 31)),
        ("2018年末", date(2018, 12, 31)),
        ("2019年初", date(2018, 12, 31)),
        ("20230930", date(2023, 9, 30)),
        (20230930.0, date(2023, 9, 30)),
        (2021.0, date(2021, 12, 31)),
        ("2024-12-31", date(2024, 12, 31)),
        ("2024年2月", date(2024, 2, 29)),
        ("2024年半年报", date(2024, 6, 30)),
        ("2023年12月31日", date(2023, 12, 31)),
        ("2019三季报", date(2019, 9, 30)),
        ("2023-12", date(2023, 12, 31)),
        ("2023.12.31", date(2023, 12, 31)),
        ("202312", date(2023, 12, 31)),
        (202312, date(2023, 12, 31)),
        ("2023年12月31日余额", date(2023, 12, 31)),
        ("二〇二三年十二月三十一日", date(2023, 12, 31)),
        (datetime(2023, 12, 31), date(2023, 12, 31)),
    ],
)
def test_dates(words: Any, day: date) -> None:
    assert period(words) == Period(When.DATED, day)


def test_a_heading_may_say_both() -> None:
    assert period("期末余额(2023年12月31日)") == Period(When.CLOSING, date(2023, 12, 31))


@pytest.mark.parametrize(
    "words",
    [
        "行次",
        "企业1",
        "本年增减额",
        "变动比例",
        "附注",
        "上年同期",
        "上市后",
        "货币资金",
        "",
        12.0,
        1.5,
        True,
        "2023年13月",
        float("inf"),
        float("nan"),
        20231399.0,
    ],
)
def test_what_is_no_period(words: Any) -> None:
    assert period(words) is None


@pytest.mark.parametrize("words", ["余额", "金额", "本期金额", "本月数", "本年余额", "本期数"])
def test_a_balance_that_may_be_a_movement(words: str) -> None:
    assert period(words) == Period(When.BALANCE)


@pytest.mark.parametrize("words", ["本年累计", "本年累计金额", "累计数"])
def test_what_was_summed_up(words: str) -> None:
    assert period(words) == Period(When.CUMULATIVE)


@pytest.mark.parametrize(("words", "month"), [("9月", 9), ("12月末", 12), ("十二月", 12), ("6月30日", 6), ("1月份", 1)])
def test_a_month_of_a_year_that_stands_elsewhere(words: str, month: int) -> None:
    assert period(words) == Period(When.MONTH, month=month)
