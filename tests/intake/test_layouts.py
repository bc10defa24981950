"""Layouts of real life that the plain ones in test_spreadsheet do not cover: every one gives the figures of conftest, or a refusal that says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from leverage.cli.main import main
from leverage.company import Company
from leverage.intake.spreadsheet import read_workbook
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError

Row = list[Any]
Layout = Callable[..., list[Row]]
Save = Callable[..., Path]
Lines = list[tuple[str, Any, Any]]
Assert = Callable[..., None]
ABOVE: list[Row] = [["资产负债表"], ["编制单位:甲小额贷款公司", "", "2023年12月31日", "", "单位:元"]]
END = date(2023, 12, 31)


def refused(path: Path, *words: str, **options: Any) -> InputError:
    """The refusal of a file, which names a cell and says certain words."""
    with pytest.raises(InputError) as caught:
        read_workbook(path, **options)
    error = caught.value
    for word in words:
        assert word in error.message.zh
    assert error.found.en
    assert error.do.en
    return error


def warned(company: Company, word: str) -> bool:
    return any(word in warning.zh for warning in company.warnings)


# columns ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("closing", "opening"),
    [
        ("期末余额", "年初余额"),
        ("本年余额", "上年余额"),
        ("本月数", "年初数"),
        ("期末合计", "年初合计"),
        ("期终数", "年初数"),
        ("本期末", "上年末"),
        ("期末余额\nEnding balance", "年初余额\nBeginning balance"),
        ("期未余额", "年初余额"),
        ("期末餘額", "年初餘額"),
        ("12月31日", "1月1日"),
        ("期末余额(2023年12月31日)", "年初余额(2022年12月31日)"),
        ("2023年12月31日余额", "2022年12月31日余额"),
        ("2023.12.31", "2022.12.31"),
        ("2023年", "2022年"),
        (2023, 2022),
        ("2023-12", "2022-12"),
    ],
)
@pytest.mark.parametrize("opening_first", [False, True])
def test_headings(
    two_sided: Layout, save: Save, assert_small: Assert, closing: Any, opening: Any, opening_first: bool
) -> None:
    assert_small(read_workbook(save(two_sided(closing, opening, opening_first=opening_first, above=ABOVE))))


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["资产", "期末", "上年年末"], ["", "余额", "余额"]),
        (["资产", "期末", "上年"], ["", "余额", "年末余额"]),
        (["资产", "期末余额", "年初余额"], ["", "金额", "金额"]),
        (["资产", "期末余额", "年初余额"], ["", "Ending balance", "Beginning balance"]),
        (["资产", "期末余额", "年初余额"], ["", "2023年12月31日", "2022年12月31日"]),
        (["资产", "2023年12月31日", "2022年12月31日"], ["", "期末余额", "年初余额"]),
        (["资产", "2023年度", ""], ["", "期末余额", "年初余额"]),
        (["资产", "金额", ""], ["项目", "期末余额", "年初余额"]),
        (["资产", "期末余额", "年初余额"], ["", "人民币元", "人民币元"]),
    ],
)
def test_headings_over_two_rows(one_sided: Layout, save: Save, assert_small: Assert, upper: Row, lower: Row) -> None:
    body = one_sided(above=ABOVE)[len(ABOVE) + 1 :]
    assert_small(read_workbook(save([*ABOVE, upper, lower, *body])))


@pytest.mark.parametrize(
    "words", ["附注", "注释号", "行次", "附注五", "备注", "变动额", "增减比例(%)", "与年初相比变动"]
)
@pytest.mark.parametrize("place", [1, 2, 3])
@pytest.mark.parametrize("numbers", [True, False])
def test_a_column_of_something_else(
    one_sided: Layout, save: Save, assert_small: Assert, words: str, place: int, numbers: bool
) -> None:
    rows = one_sided(above=ABOVE)
    for number, row in enumerate(rows[len(ABOVE) :]):
        row.insert(place, words if not number else number * 1000 if numbers else f"五、{number}")
    assert_small(read_workbook(save(rows)))


def test_years_across_and_the_one_asked_for(one_sided: Layout, save: Save, assert_small: Assert) -> None:
    rows = one_sided(("2024年12月31日", "2023年12月31日", "2022年12月31日"), above=[["单位:元"]])
    for row in rows[2:]:
        row.insert(1, row[1])
    grown = {"资产总计": 21_000_000, "未分配利润": 4_000_000, "货币资金": 2_000_000, "流动资产合计": 20_000_000}
    grown |= {"所有者权益(或股东权益)合计": 12_000_000, "负债和所有者权益(或股东权益)总计": 21_000_000}
    for row in rows[2:]:
        row[1] = grown.get(row[0], row[1])
    path = save(rows)
    assert_small(read_workbook(path, as_of=END))
    latest = read_workbook(path)
    assert latest.report_date == date(2024, 12, 31)
    assert latest.capital[Base.NET_ASSETS].amount == 12_000_000
    assert latest.capital[Base.PRIOR_YEAR_NET_ASSETS].amount == 11_000_000


def months_across(one_sided: Layout, above: list[Row]) -> list[Row]:
    """October to December of one year and its start; the months before December are half its figures."""
    rows = one_sided(("12月", "年初数"), above=above)
    for row in rows[len(above) :]:
        half = row[1] / 2 if isinstance(row[1], int) else row[1]
        row[1:2] = ["10月", "11月", "12月"] if row[1] == "12月" else [half, half, row[1]]
    return rows


def test_months_across(one_sided: Layout, save: Save, assert_small: Assert) -> None:
    assert_small(read_workbook(save(months_across(one_sided, ABOVE))))
    undated = save(months_across(one_sided, [["单位:元"]]), "undated.xlsx")
    error = refused(undated, "10月", "--as-of")
    assert error.where == "资产负债表!B2"
    assert_small(read_workbook(undated, as_of=END))
    of_the_year = save(months_across(one_sided, [["2023年", "单位:元"]]), "year.xlsx")
    assert read_workbook(of_the_year, as_of=date(2023, 11, 30)).capital[Base.NET_ASSETS].amount == 5_500_000


def test_movement_and_balance_side_by_side(one_sided: Layout, save: Save, assert_small: Assert) -> None:
    rows = one_sided(("本月数", "年初数"), above=ABOVE)
    for row in rows[len(ABOVE) :]:
        row.insert(2, "本年累计数" if row[1] == "本月数" else row[1] and row[1] * 2)
    refused(save(rows), "本年累计数", "数字不同")
    for row in rows[len(ABOVE) + 1 :]:
        row[2] = row[1]
    assert_small(read_workbook(save(rows)))


def test_only_what_was_summed_up(one_sided: Layout, save: Save) -> None:
    refused(save(one_sided(("本年累计", "年初数"), above=ABOVE)), "期末余额")


def test_an_unread_heading_is_not_passed_over_for_one_above(two_sided: Layout, save: Save) -> None:
    """The date above the opening column must not make it the closing one."""
    rows = two_sided(
        "现有数额",
        "以前数额",
        numbered=False,
        above=[["单位:元"], ["", "", "2023年12月31日", "", "", "2023年12月31日"]],
    )
    error = refused(save(rows), "现有数额")
    assert error.where == "资产负债表!B3"


def test_a_misspelt_heading_gets_a_suggestion(one_sided: Layout, save: Save) -> None:
    error = refused(save(one_sided(("期木余额", "年出余额"), above=ABOVE)), "期末余额")
    assert "期末余额" in error.do.en


def test_companies_are_listed(save: Save) -> None:
    rows = [
        ["单位:元"],
        ["项目", "甲公司", "乙公司"],
        ["资产总计", 10, 9],
        ["负债合计", 4, 4],
        ["所有者权益合计", 6, 5],
    ]
    refused(save(rows), "甲公司", "乙公司", "哪一家")


@pytest.mark.parametrize("names", [("合并", "母公司"), ("借方余额", "贷方余额")])
def test_bases_side_by_side(save: Save, names: tuple[str, str]) -> None:
    rows: list[Row] = [["单位:元"], ["项目", "期末余额", "", "年初余额", ""], ["", *names, *names]]
    rows += [["资产总计", 10, 9, 8, 7], ["负债合计", 4, 4, 3, 3], ["所有者权益合计", 6, 5, 5, 4]]
    refused(save(rows), names[1])


def test_merged_headings_over_figures_further_right(one_sided: Layout, save: Save, assert_small: Assert) -> None:
    rows = one_sided(above=ABOVE)
    rows[len(ABOVE)] = ["项目", "期末余额", "", "年初余额", ""]
    for row in rows[len(ABOVE) + 1 :]:
        row[1:] = ["", row[1], "", row[2]]
    assert_small(read_workbook(save(rows)))


# labels ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("one_by_one", [True, False])
def test_items_indented_by_column(
    one_sided: Layout, two_sided: Layout, save: Save, assert_small: Assert, one_by_one: bool
) -> None:
    """Section heads and totals in one column, items one to its right."""

    def spread(words: Any) -> Row:
        outer = (
            not isinstance(words, str)
            or words.endswith((":", "计"))
            or words in ("项目", "资产", "负债和所有者权益(或股东权益)")
        )
        return [words, ""] if outer else ["", words]

    if one_by_one:
        rows = [*ABOVE, *([*spread(row[0]), *row[1:]] for row in one_sided(above=[]))]
    else:
        rows = [*ABOVE, *([*spread(row[0]), *row[1:4], *spread(row[4]), *row[5:]] for row in two_sided(above=[]))]
    assert_small(read_workbook(save(rows)))


def test_sections_named_at_the_side(one_sided: Layout, save: Save, assert_small: Assert) -> None:
    rows = [["", *row] for row in one_sided(above=[])]
    rows[2][0], rows[10][0] = "资产", "负债及权益"
    assert_small(read_workbook(save([*ABOVE, *rows])))


@pytest.mark.parametrize("code", [True, False])
def test_codes_and_english_beside_the_labels(one_sided: Layout, save: Save, assert_small: Assert, code: bool) -> None:
    rows = [[row[0], "", *row[1:]] for row in one_sided(above=[])]
    for number, row in enumerate(rows[1:]):
        row[1] = f"{1000 + number}" if code else "Cash and so on"
    assert_small(read_workbook(save([*ABOVE, *rows])))


@pytest.mark.parametrize("lead", ["1.", "(1)", "①", "1)", "1、", "△", "一、", "  "])
def test_numbering(two_sided: Layout, save: Save, assert_small: Assert, lead: str) -> None:
    rows = two_sided(above=ABOVE, label=lambda words: lead + words if words else words)
    assert_small(read_workbook(save(rows)))


EQUITY, BOTH = "所有者权益(或股东权益)合计", "负债和所有者权益(或股东权益)总计"


@pytest.mark.parametrize(
    "names",
    [
        {EQUITY: "权益合计", BOTH: "负债和权益总计"},
        {EQUITY: "所有者(股东)权益合计", BOTH: "负债及所有者(股东)权益总计"},
        {EQUITY: "所有者权益小计", BOTH: "权益总计"},
        {EQUITY: "所有者权益〔或股东权益〕合计"},
        {EQUITY: "所有者权益(或股东权益 )合汁", "资产总计": "资产总汁", "负债合计": "负债合汁"},
        {"资产总计": "總資產", "负债合计": "總負債", EQUITY: "股東權益合計"},
        {
            "流动负债合计": "流动负债总额",
            "非流动负债合计": "长期负债小计",
            "负债合计": "负债总额",
            "资产总计": "资产总额",
        },
        {"负债合计": "负债总计", EQUITY: "所有者权益总计", BOTH: "负债与所有者权益合计"},
        {EQUITY: "所有者权益", BOTH: "负债和所有者权益"},
        {EQUITY: "净资产合计"},
        {
            "资产总计": "资产总计 Total assets",
            "负债合计": "负债合计 Total liabilities",
            EQUITY: "所有者权益合计 Total equity",
        },
        {"资产总计": "资产总计(15+30)", "实收资本(或股本)": "实收资本(股本)净额"},
        {"实收资本(或股本)": "股本", "短期借款": "短期借款(银行)"},
        {"应付账款": "应付帐款", "应交税费": "应交税金", "其他应付款": "其他應付款"},
    ],
)
def test_names_of_lines(two_sided: Layout, save: Save, names: dict[str, str]) -> None:
    rows = two_sided(above=ABOVE, label=lambda words: names.get(words, words))
    company = read_workbook(save(rows))
    assert company.capital[Base.NET_ASSETS].amount == 11_000_000
    assert company.capital[Base.PRIOR_YEAR_NET_ASSETS].amount == 10_000_000
    assert company.capital[Base.PAID_IN_CAPITAL].amount == 8_000_000
    assert sum(item.amount for item in company.unallocated) == 8_250_000


def test_equity_of_the_parent_alone(two_sided: Layout, save: Save) -> None:
    rows = two_sided(above=ABOVE, label=lambda words: "归属于母公司所有者权益合计" if words == EQUITY else words)
    assert refused(save(rows), "少数股东权益").where == "资产负债表!G21"


def test_minority_interests_are_told(two_sided: Layout, save: Save) -> None:
    rows = two_sided(above=ABOVE, label=lambda words: "少数股东权益" if words == "未分配利润" else words)
    assert warned(read_workbook(save(rows)), "少数股东权益")
    named = [["合并资产负债表"], *two_sided(above=ABOVE)[1:]]
    assert warned(read_workbook(save(named)), "合并资产负债表")


def test_english_labels(save: Save) -> None:
    rows = [
        ["Unit: RMB"],
        ["Item", "Ending balance"],
        ["Total assets", 10],
        ["Total liabilities", 4],
        ["Total equity", 6],
    ]
    refused(save(rows), "英文", "资产总计")


def test_unmarked_parts(save: Save) -> None:
    """应付利息 and 应付股利 below 其他应付款 are parts of it, or not: what adds up tells. 20 + 50 = 70; 20 + 50 + 6 = 76."""
    for owed, loose in ((70, {"短期借款": 20, "其他应付款": 44}), (76, {"短期借款": 20, "其他应付款": 50})):
        lines = [["短期借款", 20], ["其他应付款", 50], ["应付利息", 4], ["应付股利", 2], ["流动负债合计", owed]]
        rows = [
            ["单位:元"],
            ["项目", "期末余额"],
            ["资产总计", 200],
            *lines,
            ["负债合计", owed],
            ["所有者权益合计", 200 - owed],
        ]
        assert {item.label: item.amount for item in read_workbook(save(rows)).unallocated} == loose


# arrangement -----------------------------------------------------------------------------------------------------------


def table(lines: Lines, *, head: str = "项目", closing_first: bool = True) -> list[Row]:
    """A block of lines under headings."""
    order = (1, 2) if closing_first else (2, 1)
    headings = ["期末余额", "年初余额"]
    return [
        [head, *(headings if closing_first else headings[::-1])],
        *[[line[0], *(line[place] for place in order)] for line in lines],
    ]


def beside(*blocks: list[Row], gap: int = 0) -> list[Row]:
    """Blocks side by side."""
    height = max(map(len, blocks))
    wide = [[*block, *[[""] * 3] * (height - len(block))] for block in blocks]
    return [[cell for row in rows for cell in (*row, *[""] * gap)] for rows in zip(*wide, strict=True)]


@pytest.mark.parametrize("gap", [0, 1])
def test_liabilities_on_the_left(
    save: Save, assert_small: Assert, asset_lines: Lines, liability_lines: Lines, gap: int
) -> None:
    assert_small(read_workbook(save([*ABOVE, *beside(table(liability_lines), table(asset_lines), gap=gap)])))


def test_three_blocks(save: Save, assert_small: Assert, asset_lines: Lines, liability_lines: Lines) -> None:
    cut = next(number for number, line in enumerate(liability_lines) if line[0].startswith("所有者"))
    blocks = beside(table(asset_lines), table(liability_lines[:cut]), table(liability_lines[cut:]), gap=1)
    assert_small(read_workbook(save([*ABOVE, *blocks])))


@pytest.mark.parametrize("between", [[], [[]], [["资产负债表(续)"]], [["续表"], ["单位:元"]]])
def test_one_block_below_the_other_with_columns_the_other_way_round(
    save: Save, assert_small: Assert, asset_lines: Lines, liability_lines: Lines, between: list[Row]
) -> None:
    rows = [*ABOVE, *table(asset_lines), *between, *table(liability_lines, closing_first=False)]
    assert_small(read_workbook(save(rows)))


def test_a_second_page(save: Save, assert_small: Assert, asset_lines: Lines, liability_lines: Lines) -> None:
    """Both sides run on over a second page, under headings of their own."""
    first = beside(table(asset_lines[:4]), table(liability_lines[:11]))
    second = beside(table(asset_lines[4:]), table(liability_lines[11:]))
    assert_small(read_workbook(save([*ABOVE, *first, ["资产负债表(续)"], *second])))


def test_two_sheets_of_one_statement(
    save: Save, assert_small: Assert, asset_lines: Lines, liability_lines: Lines
) -> None:
    sheets = {"资产": [*ABOVE, *table(asset_lines)], "负债及权益": [*ABOVE, *table(liability_lines)]}
    assert_small(read_workbook(save(sheets)))
    other = [["2023年11月30日", "单位:元"], *table(liability_lines)]
    refused(save({"资产": [*ABOVE, *table(asset_lines)], "负债": other}), "日期不同")
    thousands = [["2023年12月31日", "单位:千元"], *table(liability_lines)]
    refused(save({"资产": [*ABOVE, *table(asset_lines)], "负债": thousands}), "两种金额单位")


def test_items_across(save: Save, assert_small: Assert, asset_lines: Lines, liability_lines: Lines) -> None:
    lines = [*asset_lines, *liability_lines]
    rows = [
        ["资产负债表(单位:元)"],
        ["日期", *(line[0] for line in lines)],
        ["2022年12月31日", *(line[2] for line in lines)],
        ["2023年12月31日", *(line[1] for line in lines)],
    ]
    company = read_workbook(save(rows))
    assert_small(company)
    assert company.capital[Base.NET_ASSETS].source == "资产负债表!AA4"  # the 26th line, beside the dates


def test_other_tables_above_and_below(two_sided: Layout, save: Save, assert_small: Assert) -> None:
    profit: list[Row] = [
        ["利润表"],
        ["2022年度", "单位:万元"],
        ["项目", "本期金额", "上期金额"],
        ["营业收入", 500, 400],
        [],
    ]
    cash: list[Row] = [[], ["现金流量表"], ["单位:千元"], ["项目", "本期金额"], ["期末现金余额", 2021]]
    assert_small(read_workbook(save([*profit, *two_sided(above=ABOVE), *cash])))


def test_two_different_sheets_stacked(two_sided: Layout, save: Save) -> None:
    half = {EQUITY: 12_000_000, BOTH: 21_000_000, "资产总计": 21_000_000, "未分配利润": 4_000_000}
    other = two_sided(above=[["资产负债表"], ["2023年11月30日", "单位:元"]], changes=half)
    path = save([*two_sided(above=ABOVE), [], *other])
    refused(path, "两张不同")
    assert read_workbook(path, as_of=date(2023, 11, 30)).capital[Base.NET_ASSETS].amount == 12_000_000


def test_below_the_table(two_sided: Layout, save: Save, assert_small: Assert) -> None:
    feet = [["制表人:张三", "", "审核:李四", "", "打印日期:2024-01-15"], ["注:本表经审计", 5, 6]]
    assert_small(read_workbook(save([*two_sided(above=ABOVE), *feet])))


def test_a_blank_or_zero_opening_column(two_sided: Layout, save: Save, assert_small: Assert) -> None:
    for nothing in ("", 0, "-"):
        rows = two_sided(above=ABOVE)
        for row in rows[len(ABOVE) + 1 :]:
            row[3] = row[7] = nothing
        assert_small(read_workbook(save(rows)), opening=False)


def test_the_company_s_own_sheet_is_suggested(two_sided: Layout, save: Save) -> None:
    own = two_sided(above=ABOVE, changes={"货币资金": 5, "资产总计": 5, "短期借款": 5})
    refused(save({"合并资产负债表": two_sided(above=ABOVE), "母公司资产负债表": own}), "--sheet 母公司资产负债表")


# dates and units -------------------------------------------------------------------------------------------------------


def test_a_date_on_the_cover(two_sided: Layout, save: Save, assert_small: Assert) -> None:
    undated = two_sided(above=[["资产负债表", "单位:元"]])
    assert_small(read_workbook(save({"封面": [["甲公司"], ["2023年度财务报表"]], "表": undated})))
    assert_small(read_workbook(save({"封面": [["甲公司"], ["2024年3月"]], "表": undated})), on=None)


def test_a_date_that_is_not_the_report_date_is_told(two_sided: Layout, save: Save, assert_small: Assert) -> None:
    company = read_workbook(save(two_sided(above=[["资产负债表", "单位:元"], ["编制日期:2024年1月10日"]])))
    assert_small(company, on=None)
    assert warned(company, "编制")


def test_the_command_says_why_it_asks_for_the_date(two_sided: Layout, save: Save) -> None:
    path = save(two_sided(above=[["资产负债表", "单位:元"], ["编制日期:2024年1月10日"]]))
    result = CliRunner().invoke(main, ["check", str(path), "--jurisdiction", "chongqing"])
    assert result.exit_code == 2
    assert "2024-01-10" in result.stderr
    assert "--as-of" in result.stderr


@pytest.mark.parametrize(
    ("words", "scale"),
    [
        ("单位:人民币/元", 1),
        ("(人民币:元)", 1),
        ("单位:圆", 1),
        ("单位:¥元", 1),
        ("单位/元", 1),
        ("除特别注明外,金额单位均为人民币元", 1),
        ("金额单位:元(列至角分)", 1),
        ("会小企01表\n单位:元", 1),
        ("RMB'000", 1000),
        ("人民币千元", 1000),
        ("单位:千元人民币", 1000),
        ("单位:万", 10_000),
        ("金额单位:万元人民币", 10_000),
        ("(单位:人民币万元)", 10_000),
        ("单位:百万元", 1_000_000),
    ],
)
def test_units(one_sided: Layout, save: Save, assert_small: Assert, words: str, scale: int) -> None:
    rows = one_sided(above=[["资产负债表"], ["2023年12月31日"], [words]], scale=scale)
    assert_small(read_workbook(save(rows)))


def test_a_unit_below_or_in_the_name_of_the_sheet(one_sided: Layout, save: Save, assert_small: Assert) -> None:
    rows = one_sided(above=[["2023年12月31日"]], scale=10_000)
    assert_small(read_workbook(save({"资产负债表(万元)": rows})))
    assert_small(read_workbook(save([*rows, ["注:单位:万元"]])))
    refused(save({"资产负债表(万元)": [["单位:元"], *rows]}), "两种金额单位")
    refused(save([["单位:元"], *rows, ["单位:万元"]]), "两种金额单位")


# figures ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spell",
    [
        lambda amount: f"{amount:,.2f}",
        lambda amount: f"{amount:,.2f}元",
        lambda amount: f"¥{amount:,}",
        lambda amount: f"{amount:,}".translate(str.maketrans("0123456789,", "０１２３４５６７８９，")),
        lambda amount: f" {amount} ",
        lambda amount: f"RMB {amount:,.2f}",
    ],
)
@pytest.mark.parametrize("blank", ["", "-", "—", "——", "无", "N/A", "0.00-", "0.00"])
def test_figures_as_text(
    two_sided: Layout, save: Save, assert_small: Assert, spell: Callable[[int], str], blank: str
) -> None:
    rows = two_sided(above=ABOVE, numbered=False)
    for row in rows[len(ABOVE) + 1 :]:
        row[:] = [spell(cell) if isinstance(cell, int) else cell for cell in row]
        row[:] = [blank if cell == "" and number in (1, 2, 4, 5) else cell for number, cell in enumerate(row)]
    assert_small(read_workbook(save(rows)))


def test_a_figure_in_another_unit_than_the_sheet_s(one_sided: Layout, save: Save) -> None:
    rows = one_sided(above=ABOVE)
    rows[-1][1] = "2000万元"
    refused(save(rows), "两种金额单位")


@pytest.mark.parametrize("error", ["#REF!", "#VALUE!", "#DIV/0!", "#N/A"])
def test_errors_as_text(one_sided: Layout, save: Save, error: str) -> None:
    for place in ("资产总计", "负债合计", "短期借款"):
        assert error in refused(save(one_sided(above=ABOVE, changes={place: error})), "错误值").found.en


@pytest.mark.parametrize("formula", ["@ye(1001,99)", "=ye(1001)", 'QM("1001",月)', "<1001>.借@2", "1001科目期末余额"])
def test_formulas_of_an_accounting_program(one_sided: Layout, save: Save, formula: str) -> None:
    for place in ("资产总计", "短期借款"):
        refused(save(one_sided(above=ABOVE, changes={place: formula})), "没有填写")


def test_text_beside_a_line_that_adds_nothing_is_told(one_sided: Layout, save: Save, assert_small: Assert) -> None:
    company = read_workbook(save(one_sided(above=ABOVE, changes={"应付票据": "见附注"})))
    assert_small(company)
    assert warned(company, "见附注")


def test_equity_that_does_not_add_up_is_told(one_sided: Layout, save: Save) -> None:
    rows = one_sided(above=ABOVE, changes={"实收资本(或股本)": 80_000})
    assert warned(read_workbook(save(rows)), "各行之和与合计不符")


# what was not read -----------------------------------------------------------------------------------------------------


def test_a_sheet_that_looks_like_a_ledger(two_sided: Layout, save: Save, assert_small: Assert) -> None:
    ledger = [["借款单位", "借款金额", "到期日", "利率"], ["甲银行", 6_000_000, "2024-03-01", 0.05]]
    company = read_workbook(save({"资产负债表": two_sided(above=ABOVE), "借款台账": ledger}))
    assert_small(company)
    (doubt,) = company.doubts
    assert doubt.where == ("借款台账!A1",)
