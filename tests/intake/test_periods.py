"""The words over a column."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from leverage.intake.periods import Period, When, period


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
        "余额",
        "金额",
        "本期金额",
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
    ],
)
def test_start_of_the_year(words: str) -> None:
    assert period(words) == Period(When.YEAR_START)


@pytest.mark.parametrize(
    ("words", "when"),
    [("期初余额", When.START), ("期初数", When.START), ("上期末", When.START), ("月初余额", When.MONTH_START)],
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
        "本年累计金额",
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


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("编制单位:甲公司 2015年3月", [date(2015, 3, 31)]),
        ("报告日期:2023-12-31", [date(2023, 12, 31)]),
        ("打印日期:2024-01-05", []),
        ("成立于2010年5月1日", []),
        ("会小企01表", []),
    ],
)
def test_dates_above_the_table(words: str, days: list[date]) -> None:
    assert dates_in(words) == days


@pytest.mark.parametrize(
    "label",
    [
        "出具日期:",
        "上报日期:",
        "查询时间:",
        "更新日期:",
        "报税日期:",
        "制表时间:",
        "税务登记日期:",
        "签发日期:",
        "批准报出日",
        "营业期限至",
        "受理日期:",
        "备案日期:",
    ],
)
def test_a_labelled_day_of_something_else_is_not_the_report_date(label: str) -> None:
    assert dates_in(f"{label}2024-03-01") == []
    assert dates_in(f"2023年12月31日 {label}2024-03-01") == [date(2023, 12, 31)]
    assert names_other_date(label)


@pytest.mark.parametrize(
    "label", ["", "日期:", "报表日期:", "报告期:", "截止日期:", "资产负债表日:", "所属期止:", "截至"]
)
def test_a_labelled_report_date_is(label: str) -> None:
    assert dates_in(f"{label}2023-12-31") == [date(2023, 12, 31)]
