"""Nothing silent: every cell is accounted for, sums are reconciled, doubts are asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries

from leverage.company import Company, Figure, Loan, Shareholder
from leverage.intake import read, read_company
from leverage.intake.account.of_sheet import trace_of
from leverage.intake.account.sheet_reading import Found
from leverage.intake.account.trace import Compared, Kind, Reading, Trace
from leverage.intake.checks.plausible import contributions, jumps, questions
from leverage.intake.checks.previous import with_previous
from leverage.intake.checks.trust import check
from leverage.intake.files.cells import Book, Sheet
from leverage.intake.sheet.table import statements
from leverage.intake.values.amounts import CellValue
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.texts import Text

Layout = Callable[..., list[list[Any]]]
Save = Callable[..., Path]
Cells = set[tuple[int, int]]
M = 1_000_000
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def accounted(trace: Trace, sheet: str) -> tuple[Cells, int]:
    """The cells of a sheet that the trace tells of, and how many amounts it says they hold."""
    cells: Cells = set()
    count = 0
    for seen in trace.seen:
        name, _, run = seen.where.rpartition("!")
        if name == sheet:
            left, top, right, bottom = (int(bound or 0) for bound in range_boundaries(run))
            cells |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
            count += seen.count if seen.amount is not None or seen.kind is Kind.PASSED else 0
    return cells, count


def amounts_of(path: Path, sheet: str) -> Cells:
    rows = openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows()
    return {(cell.row or 0, cell.column or 0) for row in rows for cell in row if type(cell.value) in (int, float)}


def became(reading: Reading, where: str) -> tuple[Kind, str]:
    (seen,) = [seen for seen in reading.trace.seen if seen.where == where]
    return seen.kind, seen.told.zh


def compared(reading: Reading, what: str) -> Compared:
    (found,) = [item for item in reading.trace.compared if item.what.zh == what]
    return found


def asked(reading: Reading) -> str:
    return "\n".join(doubt.question.zh for doubt in reading.trace.doubts)


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.xlsx") if "rating" not in path.name))
def test_every_amount_of_an_example_is_accounted_for(name: str) -> None:
    reading = read(EXAMPLES / name)
    assert reading.refusal is None
    held = amounts_of(EXAMPLES / name, "资产负债表")
    cells, count = accounted(reading.trace, "资产负债表")
    assert held <= cells
    assert count == len(held) > 5
    assert amounts_of(EXAMPLES / name, "公司信息") <= accounted(reading.trace, "公司信息")[0]
    balances = {cell for cell in amounts_of(EXAMPLES / name, "融资明细") if cell[1] == 3}
    assert balances <= accounted(reading.trace, "融资明细")[0]


@pytest.mark.parametrize(
    "options", [{}, {"numbered": False}, {"opening_first": True}, {"empty_rows": 3, "empty_columns": 2}]
)
def test_every_amount_of_a_statement_is_accounted_for(two_sided: Layout, save: Save, options: dict[str, Any]) -> None:
    path = save(two_sided(**options))
    held = amounts_of(path, "资产负债表")
    cells, count = accounted(read(path).trace, "资产负债表")
    assert held <= cells
    assert count == len(held)


@given(st.dictionaries(st.tuples(st.integers(0, 40), st.integers(4, 9)), st.integers(1, 10**9), max_size=12))
def test_numbers_beside_and_below_the_table_are_accounted_for(
    one_sided: Layout, extra: dict[tuple[int, int], int]
) -> None:
    grid: list[list[CellValue]] = [row + [""] * (10 - len(row)) for row in one_sided()]
    grid += [[""] * 10 for _ in range(41 - len(grid))]
    for (row, column), value in extra.items():
        grid[row][column] = value
    sheet = Sheet("表", tuple(map(tuple, grid)))
    book = Book((sheet,), Path("book.csv"))
    try:
        (statement,) = statements(sheet)
    except InputError:
        assume(False)
    checked = check(statement, "元", book)
    trace = trace_of(Found(book=book, statements=[statement], statement=statement, unit="元", checked=checked))
    cells, _ = accounted(trace, "表")
    held = {(r + 1, c + 1) for r, row in enumerate(grid) for c, cell in enumerate(row) if isinstance(cell, int)}
    assert held <= cells


def test_what_the_cells_became(two_sided: Layout, save: Save) -> None:
    reading = read(save(two_sided()))
    told = {
        key: became(reading, f"资产负债表!{key}")
        for key in ("G5", "G7", "G13", "G17", "G19", "G20", "G21", "H21", "C5", "C22")
    }
    assert {key: kind for key, (kind, _) in told.items()} == {
        **dict.fromkeys(("G5", "G7", "G19", "G21", "H21"), Kind.USED),
        **dict.fromkeys(("G13", "G17", "C22"), Kind.CHECKED),
        **dict.fromkeys(("G20", "C5"), Kind.PASSED),
    }
    assert told["G5"][1].startswith("渠道待定，可能是：银行借款、")
    assert told["G7"][1] == "其他负债（经营性）"
    assert told["G19"][1] == "实收资本"
    assert told["G21"][1] == "净资产、资本净额（未填写，按净资产取数）"
    assert told["H21"][1] == "上年末净资产"
    amounts = {seen.where: seen.amount for seen in reading.trace.seen}
    assert amounts["资产负债表!G5"] == 6 * M
    assert amounts["资产负债表!H21"] == 10 * M
    assert became(reading, "资产负债表!E2") == (Kind.USED, "金额单位：元")
    assert became(reading, "资产负债表!C2") == (Kind.USED, "报告日期：2023-12-31")
    assert became(reading, "资产负债表!A2") == (Kind.USED, "公司名称：甲小额贷款公司")
    assert became(reading, "资产负债表!C3") == (Kind.USED, "期末数列")
    assert became(reading, "资产负债表!H3") == (Kind.USED, "年初（上年末）数列")
    assert became(reading, "资产负债表!B4:B22") == (Kind.PASSED, "行次，不是金额")


def test_amounts_are_in_yuan_and_a_unit_given_is_said_to_be_given(one_sided: Layout, save: Save) -> None:
    path = save(one_sided(scale=10_000, above=(["2023年12月31日"],)))
    reading = read(path, unit="万元")
    assert became(reading, "--unit") == (Kind.USED, "金额单位：万元（命令行指明）")
    (loan,) = [seen for seen in reading.trace.seen if seen.label == "短期借款"]
    assert loan.stands == "600"
    assert loan.amount == 6 * M


def test_a_part_is_told_as_a_part_of_its_line(one_sided: Layout, save: Save) -> None:
    rows = one_sided()
    where = [row[0] for row in rows].index("其他应付款")
    rows.insert(where + 1, ["其中:应付利息", 50_000, 50_000])
    rows = [row for row in rows if row[0] != "应付利息"]
    rows[where - 1][1:] = [1_300_000, 300_000]  # 其他应付款 now holds the interest
    reading = read(save(rows))
    whole, part = (became(reading, f"资产负债表!B{row}") for row in (where, where + 1))
    assert part == (Kind.USED, "其他负债（经营性）")  # a part that says more than its line counts by itself
    assert whole[0] is Kind.USED
    assert (
        sum(line.amount for line in reading.company.unallocated) == 6 * M + M + 1_250_000 if reading.company else False
    )


def test_a_part_that_says_no_more_is_not_counted_twice(one_sided: Layout, save: Save) -> None:
    rows = one_sided()
    where = [row[0] for row in rows].index("短期借款")
    rows.insert(where + 1, ["其中:短期借款", 1_000_000, 1_000_000])
    told = became(read(save(rows)), f"资产负债表!B{where + 2}")
    assert told == (Kind.PASSED, f"是“短期借款”（资产负债表!B{where + 1}）的一部分，不重复计算")


def test_other_sheets_are_told_with_the_reason(one_sided: Layout, save: Save) -> None:
    path = save({"资产负债表": one_sided(), "副本": one_sided(), "利润表": [["营业收入", 5]], "空": []})
    reading = read(path)
    assert became(reading, "副本") == (Kind.PASSED, "资产负债表，数字与所取的一张相同")
    assert became(reading, "利润表") == (Kind.PASSED, "没有资产负债表")
    assert became(reading, "空") == (Kind.PASSED, "空白工作表")
    other = one_sided(changes={"货币资金": 2 * M, "资产总计": 21 * M})
    book = openpyxl.load_workbook(save({"资产负债表": one_sided(), "旧": other}, "hidden.xlsx"))
    book["旧"].sheet_state = "hidden"
    book.save(path)
    assert became(read(path), "旧") == (Kind.PASSED, "另一张资产负债表（隐藏）")
    assert became(read(path, sheet="资产负债表"), "旧")[1] == "--sheet 指明取“资产负债表”"


def test_a_warning_names_its_cells_whatever_the_sheet_is_called(one_sided: Layout, save: Save) -> None:
    sheet = "甲'乙!丙 (1)"
    reading = read(save({sheet: one_sided()}))
    (doubt,) = reading.trace.doubts  # net capital taken from equity, in B29 and not in B2
    assert doubt.cells == (f"{sheet}!B29",)


def test_a_refusal_keeps_what_was_understood_before_it(one_sided: Layout, save: Save) -> None:
    reading = read(save(one_sided(changes={"资产总计": 20_500_000})))
    assert reading.company is None
    assert reading.refusal is not None
    assert reading.refusal.where == "资产负债表!B11"
    balance = compared(reading, "资产总计 = 负债合计 + 所有者权益合计（期末）")
    assert balance.difference == 500_000
    assert not balance.ok
    assert compared(reading, "资产总计 = 负债合计 + 所有者权益合计（年初）").ok
    assert became(reading, "资产负债表!B13") == (Kind.PASSED, "读取在此之前已中止")


def test_a_file_that_cannot_be_opened_has_an_empty_trace(tmp_path: Path) -> None:
    reading = read(tmp_path / "none.xlsx")
    assert (reading.company, reading.trace) == (None, Trace())
    assert reading.refusal is not None
    with pytest.raises(InputError, match=r"none\.xlsx"):
        read_company(tmp_path / "none.xlsx")


def test_the_ledger_is_reconciled_with_the_lines() -> None:
    reading = read(EXAMPLES / "chongqing-2017.xlsx")
    loans = compared(reading, "融资明细的银行借款 ≤ 可记这一渠道的负债行")
    assert loans.one == Figure(Fraction(60 * M), "融资明细!C3, 融资明细!C4")
    assert loans.ok
    assert loans.other.amount == 75 * M  # 短期借款 6,000 + 拆入资金 1,000 + 其他应付款 500 万元
    lines = compared(reading, "负债合计 = 各负债行之和（期末）")
    assert lines.one.amount == 110 * M
    assert not lines.difference
    assert became(reading, "融资明细!B63") == (Kind.USED, "声明：融资是否已全部列示")
    assert became(reading, "公司信息!B4") == (Kind.USED, "所在地")


def test_a_line_told_in_part_by_the_ledger(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(EXAMPLES / "chongqing-2017.xlsx")
    book["融资明细"]["C4"] = 1_500  # 万元: 500 of 短期借款 are no longer told
    book["融资明细"]["B63"] = "否"
    book.save(tmp_path / "a.xlsx")
    told = became(read(tmp_path / "a.xlsx"), "资产负债表!E3")
    assert told[0] is Kind.USED
    assert told[1].startswith("一部分由融资明细说明；其余 5,000,000.00 元渠道待定，可能是：银行借款、")


def test_shareholders_against_paid_in_capital() -> None:
    reading = read(EXAMPLES / "jiangsu-2012.xlsx")
    assert compared(reading, "各股东实缴出资之和 = 实收资本").ok
    assert reading.company
    one, other = reading.company.shareholders
    short = replace(reading.company, shareholders=(one, replace(other, paid_in=Fraction(39 * M))))
    found = contributions(short)
    assert found is not None
    assert found.difference == -M
    assert not found.ok
    assert [doubt.cells for doubt in questions(short) if "实缴出资" in doubt.question.zh] == [
        ("股东!D3, 股东!D4", "资产负债表!E28")
    ]
    some = contributions(replace(short, shareholders=(one,)))  # 60% of the shares: less than the whole is right
    assert some is not None
    assert (some.relation, some.ok) == ("<=", True)


def test_the_edges_of_a_comparison() -> None:
    def item(gap: str, relation: Any = "=") -> Compared:
        one, other = Figure(Fraction(10) + Fraction(gap), "A1"), Figure(Fraction(10), "A2")
        return Compared(Text("", ""), one, other, Fraction("0.01"), relation)

    assert [item(gap).ok for gap in ("0.01", "-0.01", "0.011", "-0.011")] == [True, True, False, False]
    assert [item(gap, "<=").ok for gap in ("0.01", "-5", "0.011")] == [True, True, False]


def this_and_last(one_sided: Layout, save: Save, **changes: Any) -> tuple[Reading, Reading]:
    now = read(save(one_sided(), "now.xlsx"))
    rows = one_sided(above=(["资产负债表", "", "单位:元"], ["2022年12月31日"]))
    last = [row[:1] + row[2:] + [""] if len(row) == 3 and row[0] != "资产负债表" else row for row in rows]
    last[2] = ["项目", "期末余额"]
    for row in last:
        if row[0] in changes:
            row[1] = changes[row[0]]
    return now, read(save(last, "last.xlsx"))


def test_the_opening_figures_are_held_against_last_year(one_sided: Layout, save: Save) -> None:
    now, last = this_and_last(one_sided, save)
    assert last.company
    trace = with_previous(now, last.company, last.trace, "last.xlsx")
    found = [item for item in trace.compared if item.what.zh.endswith("年初 = 上年末")]
    assert [item.other.amount for item in found] == [17 * M, 7 * M, 10 * M, 8 * M]
    assert all(item.ok for item in found)
    assert trace.doubts == now.trace.doubts


def test_a_difference_from_last_year_is_told_with_both_cells_and_refuses_nothing(one_sided: Layout, save: Save) -> None:
    changes = {"未分配利润": 2_500_000, "所有者权益(或股东权益)合计": 10_500_000}
    changes |= {"资产总计": 17_500_000, "负债和所有者权益(或股东权益)总计": 17_500_000}
    now, last = this_and_last(one_sided, save, **changes)
    assert last.company
    trace = with_previous(now, last.company, last.trace, "last.xlsx")
    told = [doubt for doubt in trace.doubts if doubt not in now.trace.doubts]
    assert [doubt.cells for doubt in told] == [
        ("资产负债表!C11", "last.xlsx 资产负债表!B11"),
        ("资产负债表!C29", "last.xlsx 资产负债表!B29"),
    ]
    assert "500,000.00" in told[1].question.zh


def test_a_prior_year_that_the_profile_states_is_held_against_last_year(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(EXAMPLES / "zuoli-2025-06-30.xlsx")
    for row in book["资产负债表"].iter_rows(min_row=3, max_col=6):
        row[2].value = row[5].value = None
    (item,) = (row for row in book["公司信息"].iter_rows() if row[3].value == "prior_year_net_assets")
    item[1].value = 2_041_112  # 千元; published: 2,041,111
    book.save(tmp_path / "now.xlsx")
    now, last = read(tmp_path / "now.xlsx"), read(EXAMPLES / "zuoli-2024-12-31.xlsx")
    assert last.company
    trace = with_previous(now, last.company, last.trace, "last.xlsx")
    (equity,) = [item for item in trace.compared if item.what.zh.endswith("年初 = 上年末")]
    assert equity.one.source == f"公司信息!{item[1].coordinate}"
    assert equity.difference == equity.allowed == 1000  # one unit in the last place shown


def test_an_earlier_file_of_another_day_is_not_compared_and_says_so(one_sided: Layout, save: Save) -> None:
    now, last = this_and_last(one_sided, save)
    assert last.company
    trace = with_previous(now, replace(last.company, report_date=date(2022, 11, 30)), last.trace, "last.xlsx")
    assert not any("上年末" in item.what.zh for item in trace.compared)
    assert "2022-11-30，不是上年末 2022-12-31" in trace.doubts[-1].question.zh
    other = with_previous(now, replace(last.company, name="乙小额贷款公司"), last.trace, "last.xlsx")
    assert not any("同一家公司" in doubt.question.zh for doubt in other.doubts)  # this file names no company
    named = replace(now, company=replace(now.company, name="甲小额贷款公司")) if now.company else now
    other = with_previous(named, replace(last.company, name="乙小额贷款公司"), last.trace, "last.xlsx")
    assert any("同一家公司" in doubt.question.zh for doubt in other.doubts)


def test_a_jump_of_a_thousand_times_is_asked_about() -> None:
    def totals(amount: str) -> dict[str, Figure]:
        return {"assets": Figure(Fraction(amount), f"A{amount}")}

    def found(now: str, before: str) -> int:
        return len(jumps(totals(now), totals(before), Text("年初", "the start")))

    assert [found("1000", "1"), found("1", "1000"), found("999", "1"), found("1", "0"), found("0", "1")] == [
        1,
        1,
        0,
        0,
        0,
    ]


def test_opening_figures_in_another_unit_are_asked_about(one_sided: Layout, save: Save) -> None:
    rows = one_sided()
    for row in rows[4:]:
        row[2] = row[2] / 10_000 if row[2] else ""
    reading = read(save(rows))
    assert asked(reading).count("相差千倍以上（另有3个合计数也是）") == 1
    assert reading.company is not None


def test_a_size_unlike_a_small_loan_company_is_asked_about(one_sided: Layout, save: Save) -> None:
    reading = read(save(one_sided(above=(["资产负债表", "", "单位:亿元"], ["2023年12月31日"]))))
    assert "资产总计为2,000,000,000,000,000.00元" in asked(reading)
    assert "不像小额贷款公司" not in asked(read(save(one_sided())))


def test_a_ledger_in_another_unit_is_asked_about_although_it_is_refused(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(EXAMPLES / "chongqing-2017.xlsx")
    book["融资明细"]["C3"] = 400_000_000  # 万元, where all liabilities are 11,000
    book.save(tmp_path / "a.xlsx")
    reading = read(tmp_path / "a.xlsx")
    assert reading.refusal is not None
    assert not compared(reading, "融资明细的银行借款 ≤ 可记这一渠道的负债行").ok
    assert [doubt.cells for doubt in reading.trace.doubts] == [("融资明细!C3", "资产负债表!E27")]


def test_more_paid_in_than_registered_is_asked_about() -> None:
    company = read_company(EXAMPLES / "chongqing-2017.xlsx")
    capital = dict(company.capital) | {Base.REGISTERED_CAPITAL: Figure(Fraction(70 * M), "公司信息!B8")}
    told = [doubt.question.zh for doubt in questions(replace(company, capital=capital))]
    assert any("实收资本80,000,000.00元（资产负债表!E28）大于注册资本70,000,000.00元" in question for question in told)
    assert questions(company) == []


def test_questions_of_dates_name_their_cells() -> None:
    loan = Loan(Channel.BANK_LOAN, Fraction(1), "融资明细!C3", start=date(2024, 1, 1), maturity=date(2024, 2, 1))
    company = Company(report_date=date(2023, 12, 31), loans=(loan,))
    assert [doubt.cells for doubt in questions(company)] == [("融资明细!C3",)]


def test_every_key_of_json_is_accounted_for(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    data = {
        "jurisdiction": "CN-CQ",
        "report_date": "2017-11-30",
        "unit": "万元",
        "facts": {"rating": "A"},
        "capital": {"net_capital": "10000", "net_assets": None, "paid_in_capital": 8000},
        "balances": {"bank_loan": "6000.5", "abs": 10},
        "loans": [{"channel": "bank_loan", "lender": "甲银行", "balance": "6000.5"}],
        "unallocated": [{"amount": 5, "among": ["bond", "abs"], "source": "应付债券"}],
        "shareholders": [{"name": "甲", "paid_in": "9000", "share": "1"}],
    }
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    reading = read(path)
    amounts = {seen.where: seen.amount for seen in reading.trace.seen if seen.amount is not None}
    assert amounts == {
        "capital.net_capital": 100 * M,
        "capital.paid_in_capital": 80 * M,
        "balances.bank_loan": 60_005_000,
        "balances.abs": 100_000,
        "loans[0]": 60_005_000,
        "unallocated[0]": 50_000,
        "shareholders[0]": 90 * M,
    }
    assert became(reading, "capital.net_assets") == (Kind.PASSED, "未知，不作零")
    assert became(reading, "balances.bank_loan") == (Kind.CHECKED, "银行借款（与 loans 相符）")
    assert became(reading, "loans[0]") == (Kind.USED, "银行借款余额；甲银行")
    assert became(reading, "unallocated[0]") == (Kind.USED, "渠道待定，可能是：债券、资产证券化")
    assert became(reading, "shareholders[0]") == (Kind.USED, "股东实缴出资 100%")
    assert became(reading, "facts.rating") == (Kind.USED, "最近一次监管评级")
    assert len(reading.trace.seen) == 12
    assert [item.ok for item in reading.trace.compared] == [False]  # contributions 9,000 against 8,000 万元
    assert Shareholder("甲", "shareholders[0]", share=Fraction(1), paid_in=Fraction(90 * M)) in (
        reading.company.shareholders if reading.company else ()
    )
