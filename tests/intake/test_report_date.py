"""The date of a balance sheet, from the words around it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from leverage.intake.files.cells import Sheet
from leverage.intake.sheet.report_date import Dating, date_of, on_cover
from leverage.intake.values.periods import Period, When

END = date(2023, 12, 31)


def dated(*rows: list[Any], below: int = 0, name: str = "资产负债表", heading: Period | None = None) -> Dating:
    """The dating of rows above a table, the last ``below`` of which stand below it."""
    sheet = Sheet(name, tuple(tuple(row) for row in rows))
    edge = len(rows) - below
    return date_of(sheet, range(edge), range(edge, len(rows)), heading, "资产负债表!B9")


@pytest.mark.parametrize(
    "words",
    [
        "2023年12月31日",
        "2023  年  12  月  31  日",
        "2023年１２月３１日",
        "２０２３年１２月３１日",
        "二〇二三年十二月三十一日",
        "二○二三年十二月三十一日",
        "2023/12/31 0:00:00",
        "2023-12-31 00:00:00",
        "2023.12.31",
        "20231231",
        "编制单位:甲公司 2023年12月31日",
        "2023年12月",
        "资产负债表(2023年12月)",
        "会计期间:2023-12",
        "会计期间：2023年12期",
        "期间:2023.12",
        "所属期:202312",
        "会计期间:202312",
        "2023年第12期",
        "报告期:2023Q4",
        "所属期:2023年第4季度",
        "2023年第四季度",
        "2023年度",
        "2023年末",
        "会计年度:2023  会计月份:12",
        "会计期间:2023年1月1日至2023年12月31日",
        "税款所属期间:2023-01-01 至 2023-12-31",
        "税款所属期:2023-10-01至2023-12-31  填报日期:2024-01-15",
        "2023年01月-2023年12月",
        "截至2023年12月31日止",
        "资产负债表日:2023年12月31日",
        "2023年12月31日 打印时间:2024-01-05",
        "2023年12月31日(审核日期2024年3月1日)",
        datetime(2023, 12, 31),
    ],
)
def test_spellings(words: Any) -> None:
    assert dated(["资产负债表"], ["", words], ["单位:元"]).on == END


@pytest.mark.parametrize(
    "row",
    [
        [2023, "年", 12, "月", 31, "日"],
        ["编制单位:甲公司", "", 2023, "年", 12, "月", 31, "日"],
        ["2023", "年", "12", "月", "31", "日", "单位:元"],
        ["日期:", datetime(2023, 12, 31)],
        ["日期:", 45291],
        ["报表日期", 45291.0],
        ["日期:", "45291"],
        ["会计期间:", 202312],
        ["会计期间", "202312"],
        ["报表日期:", 20231231],
        ["所属期起", "2023-01-01", "所属期止", "2023-12-31"],
        ["所属期起", datetime(2023, 1, 1), "所属期止", datetime(2023, 12, 31)],
        ["打印日期:2024-01-05", "2023年12月31日"],
        ["2023年12月31日", "打印日期:", datetime(2024, 1, 5)],
        ["2023年度", "2023年12月31日"],
    ],
)
def test_dates_over_several_cells(row: list[Any]) -> None:
    assert dated(["资产负债表"], row).on == END


@pytest.mark.parametrize(
    "label",
    [
        "出具日期:",
        "上报日期:",
        "查询时间:",
        "更新日期:",
        "报税日期:",
        "税务登记日期:",
        "签发日期:",
        "批准报出日",
        "营业期限至",
        "受理日期:",
        "备案日期:",
        "打印日期:",
        "成立于",
        "凭证编号:",
    ],
)
def test_a_day_of_something_else_is_not_the_report_date(label: str) -> None:
    assert dated([f"{label}2024-03-31"]).on is None
    assert dated([label, "2024-03-31"]).on is None
    assert dated([f"2023年12月31日 {label}2024-03-31"]).on == END


@pytest.mark.parametrize("label", ["编制日期:", "制表日期:", "填报日期:"])
def test_the_day_of_drawing_up_is_told_and_not_taken(label: str) -> None:
    dating = dated([f"{label}2023年12月31日"])
    assert dating.on is None
    assert dating.doubt
    assert "2023-12-31" in dating.doubt.en
    assert dated([f"{label}2024年1月5日", "2023年12月31日"]).on == END


@pytest.mark.parametrize(
    "row",
    [
        ["会小企01表"],
        ["2018年会计准则修订版"],
        [2023],
        [12, 31],
        ["成立于2010年5月1日"],
        ["2010年5月1日成立"],
        ["纳税人识别号:91500000202312310X"],
        ["电话:20231231999"],
        ["2023年13月"],
        ["2023-02-30"],
        [45291],
    ],
)
def test_what_names_no_report_date(row: list[Any]) -> None:
    assert dated(row).on is None


def test_two_dates_are_asked_about() -> None:
    dating = dated(["2023年12月31日"], ["报表日期:2023-11-30"])
    assert dating.on is None
    assert dating.doubt
    assert "2023-11-30" in dating.doubt.zh
    assert "2023-12-31" in dating.doubt.zh
    assert dated(["2023年12月31日"], name="2023年11月").on is None


def test_a_span_is_no_contradiction_of_a_day_within_it() -> None:
    assert dated(["2023年度"], ["2023年9月30日"]).on == date(2023, 9, 30)
    assert dated(["2023年12月"], ["2023-12-31"]).on == END
    assert dated(["2023年12月31日"], name="2023.12").on == END


@pytest.mark.parametrize("name", ["2023.12", "2023年12月资产负债表", "资产负债表202312", "20231231", "2023-12-31"])
def test_the_name_of_the_sheet(name: str) -> None:
    dating = dated(["资产负债表"], name=name)
    assert dating.on is None  # as often as not it is the day of a download
    assert dating.doubt is not None
    assert "2023-12-31" in dating.doubt.zh


def test_below_the_table() -> None:
    dating = dated(["资产负债表"], ["日期:2023年12月31日"], below=1)
    assert (dating.on, bool(dating.doubt)) == (END, True)
    assert dated(["资产负债表"], ["日期:2024年1月15日"], below=1).on is None
    assert dated(["资产负债表"], ["制表人:张三 2023年12月31日"], below=1).on is None
    assert dated(["2023年12月31日"], ["日期:2024年1月31日"], below=1).on == END


def test_the_heading_of_the_column_decides() -> None:
    assert dated(["资产负债表"], heading=Period(When.DATED, END, first=END)).on == END
    assert dated(["2023年度"], heading=Period(When.DATED, END, first=END)).on == END
    other = dated(["2024年1月31日"], heading=Period(When.DATED, END, first=END))
    assert (other.on, bool(other.doubt)) == (None, True)
    year = Period(When.DATED, END, first=date(2023, 1, 1))
    assert dated(["资产负债表"], heading=year).on == END
    assert dated(["2023年9月30日"], heading=year).on == date(2023, 9, 30)


def test_the_cover() -> None:
    assert on_cover([Sheet("封面", (("甲小额贷款公司",), ("2023年度财务报表",)))]).on == END
    assert on_cover([Sheet("封面", (("甲小额贷款公司",), ("2024年3月",)))]).on is None
    assert on_cover([Sheet("封面", (("报表日期:2023-12-31",), ("编制日期:2024-01-31",)))]).on == END
