"""Fields into a changed company, or an error beside the field. Blank is not known, and never zero."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from sheets import statement

from leverage.app.cases import company_form, lists, sheets
from leverage.app.cases.answering import FIELD, counting, with_answers
from leverage.app.cases.case import Case, Work, worked
from leverage.app.cases.company_form import empty, read_money, with_form
from leverage.terms.channels import Channel
from leverage.terms.money import UNITS


def data(case: Case) -> dict:  # type: ignore[type-arg]
    return json.loads(case.content)  # type: ignore[no-any-return]


# amounts


@pytest.mark.parametrize(
    ("typed", "unit", "kept"),
    [
        ("1，000万", "万元", "1000"),
        ("２０００", "万元", "2000"),
        ("1,234.56", "元", "1234.56"),
        ("0.5亿", "万元", "5000"),  # 50,000,000 yuan
        ("8000万元", "元", "80000000"),
        ("￥1,000", "元", "1000"),
        ("0", "万元", "0"),
    ],
)
def test_amounts_as_people_write_them(typed: str, unit: str, kept: str) -> None:
    assert read_money(typed, unit) == kept


@pytest.mark.parametrize(
    "typed", ["-5", "1e9", "(100)", "NaN", "∞", "abc", "1,00", "1 000", "<b>", "=1+1", "9" * 60, "100美元"]
)
def test_what_is_no_amount_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match="金额"):
        read_money(typed, "万元")


@given(st.integers(0, 10**13), st.sampled_from(tuple(UNITS)))
def test_an_amount_keeps_every_fen(fen: int, unit: str) -> None:
    written = read_money(f"{fen // 100:,}.{fen % 100:02d}元", unit)
    assert Fraction(written) * UNITS[unit] == Fraction(fen, 100)


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_told(typed: str) -> None:
    told: tuple[object, ...] = ()
    try:
        assert Fraction(read_money(typed, "万元")) >= 0
    except ValueError as error:
        told = error.args
    assert len(told) in (0, 2)


# the form of a company


def test_blank_clears_and_zero_is_zero() -> None:
    case, wrong = with_form(empty("CN-CQ", "2017-11-30"), {"capital.net_capital": "1亿", "balances.bank_loan": "0"})
    assert not wrong
    assert data(case)["capital"] == {"net_capital": "10000"}
    assert data(case)["balances"] == {"bank_loan": "0"}
    case, wrong = with_form(case, {"balances.bank_loan": " ", "capital.net_capital": ""})
    assert not wrong
    assert "balances" not in data(case)
    assert "capital" not in data(case)


def test_every_error_stands_beside_its_field_and_nothing_is_kept() -> None:
    before = empty("CN-CQ", "2017-11-30")
    fields = {
        "capital.net_capital": "0",
        "balances.bank_loan": "-1",
        "report_date": "2017-13-01",
        "jurisdiction": "火星",
        "name": "好" * 300,
        "balances.abs": "100",
    }
    case, wrong = with_form(before, fields)
    assert case is before
    assert set(wrong) == set(fields) - {"balances.abs"}


def test_what_the_form_does_not_show_stays() -> None:
    held = {"jurisdiction": "CN-CQ", "facts": {"own": "x", "approvals": ["abs", "CN-CQ/some-rule"]}, "unallocated": [{"amount": "5", "among": ["bank_loan"]}]}  # fmt: skip
    case, wrong = with_form(
        Case("a.json", json.dumps(held).encode()), {"name": "甲", "approvals": "1", "approval:bond": "yes"}
    )
    assert not wrong
    assert data(case)["facts"] == {"own": "x", "approvals": ["CN-CQ/some-rule", "bond"]}
    assert data(case)["unallocated"] == held["unallocated"]


def test_a_contradiction_of_balances_and_ledger_is_told() -> None:
    case, wrong = with_form(
        empty("CN-CQ", "2017-11-30"),
        {"loans": "银行借款\t甲银行\t100", "balances.bank_loan": "200"},
    )
    assert list(wrong) == ["balances.bank_loan"]
    assert case == empty("CN-CQ", "2017-11-30")


def test_the_form_shows_what_was_kept() -> None:
    case, _ = with_form(
        empty("CN-HN", "2017-11-30"),
        {"facts.rating": "b级", "complete": "yes", "loans": "银行借款\t甲银行\t100\t2017-01-01"},
    )
    shown = company_form.fields(company_form.data_of(case))
    assert shown["facts.rating"] == "b级"
    assert shown["complete"] == "yes"
    assert shown["loans"].splitlines()[1].split("\t")[:4] == ["银行借款", "甲银行", "100", "2017-01-01"]


@given(st.dictionaries(st.sampled_from(["name", "capital.net_capital", "balances.bank_loan", "facts.rating", "facts.opened_on", "loans", "shareholders", "complete", "unit", "report_date"]), st.text(max_size=20)))  # fmt: skip
def test_any_fields_make_a_company_or_errors(fields: dict[str, str]) -> None:
    before = empty("CN-CQ", "2017-11-30")
    case, wrong = with_form(before, fields)
    assert (case is before) if wrong else worked(case).judged is not None


# lists


def test_rows_of_a_spreadsheet_in_any_order_and_words() -> None:
    rows = lists.rows_of(
        '余额（万元）\t融资渠道\t出借人\n1,000\tbank_loan\t"甲\n银行"\n2亿\t资产证券化\t乙', "loans", "万元"
    )
    read = lists.read_loans(rows, "万元")
    assert not read.wrong
    assert [loan.channel for loan in read.loans] == [Channel.BANK_LOAN, Channel.ABS]
    assert [loan.balance for loan in read.loans] == [10_000_000, 200_000_000]


def test_each_wrong_row_is_told_by_its_cell() -> None:
    rows = lists.rows_of("银行借款\t甲\tx\n没有这个\t乙\t5\n银行借款\t丙\t7\t2017-02-30", "loans", "元")
    wrong = lists.read_loans(rows, "元").wrong
    assert [lists.place_told(cell, "loans").zh for cell in wrong] == ["第1行 余额", "第2行 渠道", "第3行 起始日"]


@pytest.mark.parametrize("unit", list(UNITS))
def test_a_ledger_is_shown_as_it_was_read(unit: str) -> None:
    text = "银行借款\t甲银行\t1.5\t2017-01-01\t2018-01-01\t6.5%\t表内\t渝金〔2017〕1号"
    loans = lists.read_loans(lists.rows_of(text, "loans", unit), unit).loans
    assert lists.loans_text(loans, unit).splitlines()[1] == text


def test_ten_thousand_rows_are_taken_and_one_more_is_told() -> None:
    text = "\n".join(f"银行借款\t银行{number}\t1" for number in range(lists.MOST_ROWS))
    rows = lists.rows_of(text, "loans", "元")
    assert len(rows) == 1 + 10_000
    assert sum(loan.balance for loan in lists.read_loans(rows[:1001], "元").loans) == 1_000
    with pytest.raises(ValueError, match="10,000"):
        lists.rows_of(f"{text}\n银行借款\t甲\t1\n银行借款\t乙\t1", "loans", "元")


@given(st.text(max_size=60))
def test_any_pasted_text_is_a_list_or_told(text: str) -> None:
    read = lists.read_loans(lists.rows_of(text, "loans", "元"), "元")
    assert all(loan.balance >= 0 for loan in read.loans)


# questions


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """A balance sheet of Chongqing, with 60,000,000 yuan of 短期借款 whose lender is not known."""
    case = Case("a.xlsx", statement(tmp_path / "a.xlsx").read_bytes(), as_of=date(2017, 11, 30))
    case, wrong = with_answers(worked(case), {FIELD + "place": "CN-CQ"})
    assert not wrong
    return worked(case)


LINE = FIELD + "unallocated:短期借款/bank_loan"


def test_an_answer_is_kept_and_taken_back(work: Work) -> None:
    case, wrong = with_answers(work, {LINE: "6000万"})
    assert not wrong
    after = worked(case)
    assert counting(after)[LINE.removeprefix(FIELD)] == "6000万"
    again, wrong = with_answers(after, {LINE: ""})
    assert not wrong
    assert again == work.case


def test_a_wrong_answer_changes_nothing(work: Work) -> None:
    for typed in ("7000万", "-1", "1e9", "x"):
        case, wrong = with_answers(work, {LINE: typed, FIELD + "complete": "yes"})
        assert case == work.case
        assert list(wrong) == [LINE.removeprefix(FIELD)]


def test_answers_that_together_exceed_a_line_are_told(work: Work) -> None:
    case, wrong = with_answers(work, {LINE: "5000万", FIELD + "unallocated:短期借款/abs": "1", FIELD + "unallocated:短期借款/other_fi_loan": "2000万"})  # fmt: skip
    assert case == work.case
    assert wrong
    assert "unallocated:短期借款/abs" not in wrong  # no such part: it is passed over


def test_an_answer_whose_question_changed_is_asked_anew(work: Work) -> None:
    case, _ = with_answers(work, {FIELD + "complete": "yes"})
    assert "complete" in counting(worked(case))
    case, wrong = sheets.with_lists(worked(case), {"loans": "渠道\t余额\n银行借款\t10000000", "complete": ""})
    assert not wrong
    after = worked(case)
    assert "complete" not in counting(after)
    assert "complete" in {question.fact for question in after.questions}


def test_cells_are_corrected_and_given_back(work: Work) -> None:
    case, wrong = sheets.with_corrections(
        work, {"cell:资产负债表!E8": "70000000", "cell:资产负债表!E9": "40000000", "cell:资产负债表!E4": ""}
    )
    assert not wrong
    assert dict(case.edits.cells) == {"资产负债表!E8": "70000000", "资产负债表!E9": "40000000"}
    back, _ = sheets.with_corrections(worked(case), {"cell:资产负债表!E8": "", "cell:资产负债表!E9": ""})
    assert back == work.case


def test_a_ledger_beside_a_sheet_stays_as_it_was_written(work: Work) -> None:
    fields = {"loans": "渠道\t资金提供方\t余额\n银行借款\t甲银行\t6000万", "complete": "yes", "shareholders": ""}
    case, wrong = sheets.with_lists(work, fields)
    assert not wrong
    after = worked(case)
    assert after.judged.company is not None
    assert after.judged.company.complete
    assert sheets.complete(after) == "yes"
    same, wrong = sheets.with_lists(after, {"loans": sheets.shown("loans", after), "complete": "yes", "shareholders": sheets.shown("shareholders", after)})  # fmt: skip
    assert (same, wrong) == (case, {})
    gone, wrong = sheets.with_lists(after, {"loans": "", "complete": "", "shareholders": ""})
    assert not wrong
    assert not gone.edits.sheets


def test_a_name_is_written_beside_a_file_that_states_none(tmp_path: Path) -> None:
    case = Case("a.xlsx", statement(tmp_path / "a.xlsx", name="").read_bytes())
    case, _ = with_answers(worked(case), {FIELD + "place": "CN-CQ"})
    assert sheets.nameable(worked(case))
    named, wrong = sheets.with_corrections(worked(case), {"name": "丙小额贷款公司"})
    assert not wrong
    after = worked(named)
    assert after.judged.company is not None
    assert after.judged.company.name == "丙小额贷款公司"
    assert after.judged.company.unallocated  # the sheet is read as before
    both, wrong = sheets.with_lists(after, {"loans": "银行借款\t甲银行\t100", "complete": "", "shareholders": ""})
    assert not wrong
    company = worked(both).judged.company
    assert company is not None
    assert (company.name, len(company.loans)) == ("丙小额贷款公司", 1)
    gone, _ = sheets.with_lists(worked(both), {"loans": "", "complete": "", "shareholders": ""})
    last = worked(gone).judged.company
    assert last is not None
    assert (last.name, last.loans) == ("丙小额贷款公司", ())
    assert not sheets.nameable(
        worked(Case("a.xlsx", statement(tmp_path / "b.xlsx").read_bytes(), as_of=date(2017, 11, 30)))
    )


def test_an_open_question_about_a_ledger_does_not_go_with_it(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        profile = book.add_worksheet("公司信息")
        for row, cells in enumerate(
            [
                ("项目", "内容"),
                ("所在地", "重庆"),
                ("报告日期", "2017-11-30"),
                ("金额单位", "万元"),
                ("资本净额", 10_000),
            ]
        ):
            profile.write_row(row, 0, cells)
        ledger = book.add_worksheet("融资明细")
        ledger.write_row(0, 0, ["渠道", "资金提供方", "余额"])
        ledger.write_row(1, 0, ["银行借款", "甲银行", 1_000])
        ledger.write_row(2, 0, ["以上为全部融资（是/否）", "是", "另有表外融资未列"])
    work = worked(Case("t.xlsx", path.read_bytes()))
    assert work.judged.company is not None
    assert any(doubt.open for doubt in work.judged.company.doubts)
    case, wrong = sheets.with_lists(work, {"loans": "银行借款\t甲银行\t900", "complete": "yes"})
    assert case == work.case
    assert "融资明细!C3" in wrong


def test_place_and_day_answered_go_into_the_form(tmp_path: Path) -> None:
    case, _ = with_answers(worked(Case("a.json", b'{"capital": {"net_capital": "5"}}')), {FIELD + "place": "CN-CQ"})
    assert "place" in case.answers
    after, wrong = with_form(case, {"jurisdiction": "CN-HN", "report_date": "2017-11-30"})
    assert not wrong
    assert "place" not in after.answers
    assert worked(after).judged.assessment is not None
