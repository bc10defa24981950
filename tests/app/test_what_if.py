"""The page of a plan: figures worked out by hand, errors beside their fields, nothing of the company in an address.

Chongqing, 2017-11-30 (渝金发〔2012〕11号): bank loans and repurchase transfers together ≤ 1 × net capital. The company has 20,000万 of every denominator and
bank loans of 15,000万: 5,000万 are left.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from page import Page, opened
from tabs import Tab, company, opened_with, refused, said, wrong

from leverage.app.cases.amounts import amount_in
from leverage.terms.money import UNITS


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with opened(tmp_path_factory.mktemp("run")) as page:
        yield page
        assert page.told == []


@pytest.fixture
def tab(page: Page) -> Tab:
    return opened_with(page)


def test_a_loss_breaks_the_limit_and_its_cure_is_told(tab: Tab) -> None:
    answer = tab.post("plan", loss="8000万", cure="yes", distance="yes")
    shown = said(answer)
    # 20,000 - 8,000 = 12,000 < 15,000: 3,000 too much
    assert "变动前 2017-11-30 重庆 合规" in shown
    assert "变动后 2017-11-30 重庆 超限" in shown
    assert "银行与回购合计 合规 超限" in shown
    assert "合计最少还款 3,000.00" in shown
    assert "或增资 3,000.00" in shown
    # interbank: 0.3 × 12,000 = 3,600, all of it free
    assert "同业借入 合规 资本净额 12,000.00 100.00% 3,600.00" in shown


@pytest.mark.parametrize("amount", ["1，000", "１，０００", "1000", "1,000万", "0.1亿", "10,000,000元", "￥1000"])
def test_amounts_are_read_as_people_write_them(tab: Tab, amount: str) -> None:
    # 15,000 + 1,000 = 16,000: 4,000 left
    answer = tab.post("plan", raise__1__where="bank_loan", raise__1__amount=amount)
    assert "银行借款 5,000.00 4,000.00" in said(answer)
    assert f'value="{amount}"' in answer.text  # what was typed stays


def test_capital_and_new_money_come_together(tab: Tab) -> None:
    answer = tab.post(
        "plan",
        add_capital="1，000",
        raise__1__where="bank_loan",
        raise__1__amount="２０００万",
        raise__1__lender="甲银行",
        need__where="bank_loan",
        need__amount="1亿",
    )
    shown = said(answer)
    # 21,000 - 17,000 = 4,000 left; 10,000 more take 27,000 - 21,000 = 6,000 of capital
    assert "银行借款 5,000.00 4,000.00" in shown
    assert "须增资 6,000.00" in shown
    assert "增资 1,000.00 合规 33,300.00" in shown  # 2 × 21,000 - 15,000 + 0.3 × 21,000


def test_a_buffer_and_the_room_for_a_dividend(tab: Tab) -> None:
    answer = tab.post(
        "plan",
        repay__1__where="bank_loan",
        repay__1__amount="500万",
        dividend="1",
        dividend_room="yes",
        warn_at="７０％",
    )
    shown = said(answer)
    # 19,999 - 14,500 = 5,499; 14,500 / 19,999 = 72.50%
    assert "两者取小 5,499.00" in shown
    assert "银行与回购合计 合规 72.50%" in shown


def test_another_place_on_another_day_with_a_grade(tab: Tab) -> None:
    # Hunan's table by grade: A 3 × 20,000 - 15,000 = 45,000
    unknown = said(tab.post("plan", place="CN-HN", on="2018-01-31"))
    assert "变动后 2018-01-31 湖南 待定" in unknown
    graded = said(tab.post("plan", place="CN-HN", on="2018-01-31", fact__rating="A"))
    assert "银行借款 5,000.00 45,000.00" in graded


def test_what_is_known_of_a_fact_stands_beside_it(page: Page) -> None:
    tab = opened_with(page, company(jurisdiction="CN-HN", facts={"rating": "A"}))
    assert "不变：A" in said(tab.get("plan"))
    # one bank is a count, not a yes
    assert 'placeholder="1"' in opened_with(page, company(jurisdiction="CN-JS")).get("plan").text


def test_an_approval_is_supposed(page: Page) -> None:
    # 2024: bonds and ABS need an approval; 4 × 20,000 of net assets are open to them then
    tab = opened_with(page, company(report_date="2024-06-30"))
    assert 'name="approval.bond"' in tab.get("plan").text
    shown = said(tab.post("plan", approval__bond="yes", loss="１"))
    assert "债券 0.00 79,996.00" in shown  # 4 × 19,999


def test_a_prior_year_s_figure_is_stated_to_the_fen(page: Page) -> None:
    tab = opened_with(page, company(report_date="2024-06-30", unit="元", balances=None, complete=None))
    answer = tab.post("plan", on="2025-06-30", fact__prior_year_net_assets="19,999.55", loss="100.25")
    assert wrong(answer) == {}
    assert "上年末净资产 2.00 1.99" in said(answer)  # 19,999.55 yuan, rounded down


def test_a_fact_that_the_other_place_does_not_ask_is_told(tab: Tab) -> None:
    answer = tab.post("plan", place="CN-HN", fact__shareholder_conditions="yes", fact__nonsense="1")
    assert answer.status_code == 422
    assert "湖南在这一天的规则不问" in refused(answer)


def test_without_changes_the_company_answers_as_it_stands(tab: Tab) -> None:
    shown = said(tab.post("plan", need__where="bank_loan", need__amount="1亿"))
    assert "没有填写变动" in shown
    assert "须增资 5,000.00" in shown  # 25,000 - 20,000
    assert shown.count("变动后") == 1  # the field of the day


def test_strict_answers_stand_beside_the_taken_ones(tab: Tab) -> None:
    shown = said(tab.post("plan", loss="1000万", cure="yes"))
    assert "合计余量（从严）" in shown
    assert "从严解释" in shown


@pytest.mark.parametrize(
    ("fields", "key", "told"),
    [
        ({"loss": "abc"}, "loss", "“abc”不是可用的金额"),
        ({"loss": "-5"}, "loss", "不是可用的金额"),
        ({"loss": "1 000"}, "loss", "不是可用的金额"),
        ({"loss": "2亿"}, "loss", "资本净额只有200,000,000.00元，减少后不大于零"),
        ({"loss": "1", "loss__on": "2017-13-01"}, "loss.on", "2017-13-01"),
        ({"loss": "1", "loss__on": "2016-01-01"}, "loss.on", "日期早于报告日2017-11-30"),
        ({"on": "2016-01-01"}, "on", "2016-01-01 早于报告日2017-11-30"),
        ({"loss": "1", "loss__on": "9999-12-31"}, "loss.on", "日期晚于2999-12-31"),
        ({"on": "9999-12-31", "calendar": "yes", "dividend_room": "yes"}, "on", "晚于2999-12-31"),
        ({"raise__1__amount": "5"}, "raise.1.where", "请选择渠道"),
        ({"raise__1__where": "bank_loan"}, "raise.1.amount", "没有金额"),
        ({"raise__2__where": "nonsense", "raise__2__amount": "5"}, "raise.2.where", "请选择渠道"),
        ({"repay__1__where": "bond", "repay__1__amount": "5"}, "repay.1.amount", "债券已知余额只有0.00元"),
        ({"repay__3__where": "bank_loan", "repay__3__amount": "1.6亿"}, "repay.3.amount", "150,000,000.00元"),
        ({"need__where": "bank_loan"}, "need.amount", "没有金额"),
        ({"need__amount": "5"}, "need.where", "请选择渠道"),
        ({"warn_at": "120"}, "warn_at", "至多 100"),
        ({"place": "火星"}, "place", "火星"),
        ({"fact__bank_count": "many"}, "fact.bank_count", "many"),
        ({"fact__prior_year_net_assets": "x"}, "fact.prior_year_net_assets", "不是可用的金额"),
    ],
)
def test_an_error_stands_beside_its_field_and_what_was_typed_stays(
    tab: Tab, fields: dict[str, str], key: str, told: str
) -> None:
    answer = tab.post("plan", dividend="7", **fields)
    assert answer.status_code == 422
    assert set(wrong(answer)) == {key}
    assert told in wrong(answer)[key]
    assert "--" not in said(answer)
    assert 'value="7"' in answer.text
    assert 'id="outcome"' not in answer.text


def test_every_wrong_field_is_told_at_once(tab: Tab) -> None:
    answer = tab.post("plan", loss="x", dividend="y", need__amount="z")
    assert set(wrong(answer)) == {"loss", "dividend", "need.amount"}


def test_no_amount_stands_in_an_address(tab: Tab) -> None:
    answer = tab.post(
        "plan", loss="12345", raise__1__where="bank_loan", raise__1__amount="1", raise__1__lender="秘密银行"
    )
    assert "12345" not in str(answer.url)
    assert answer.url.query == b""
    again = tab.browser.get(answer.url.path)
    assert said(again) == said(answer)
    assert 'value="秘密银行"' in again.text
    assert "上一次的测算" in said(tab.get("plan"))


def test_a_plan_of_another_company_is_not_shown(tab: Tab) -> None:
    key = tab.post("plan", loss="12345").url.path.rpartition("/")[2]
    other = opened_with(tab.page, company(name="乙公司"))
    answer = other.browser.get(f"/c/{other.id}/plan/{key}")
    assert answer.status_code == 303


def test_a_form_of_an_older_version_is_told_and_not_worked_out(tab: Tab) -> None:
    answer = tab.post("plan", version="7", loss="1")
    assert answer.status_code == 409
    assert "较早的内容" in answer.text


def test_a_plan_is_worked_out_anew_when_the_company_has_changed(tab: Tab) -> None:
    address = tab.post("plan", raise__1__where="bank_loan", raise__1__amount="1000").url.path
    tab.page.office.desk.change(tab.id, 1, type(tab.case)("甲.json", company(balances={"bank_loan": "16000"})))
    # 16,000 + 1,000: 3,000 left
    assert "银行借款 4,000.00 3,000.00" in said(tab.browser.get(address))


def test_more_rows_keep_what_was_typed(tab: Tab) -> None:
    answer = tab.post("plan", raise__1__where="bank_loan", raise__1__amount="1000", more="raise")
    assert 'name="raise.4.amount"' in answer.text
    assert 'value="1000"' in answer.text
    assert 'name="raise.41.amount"' not in tab.post("plan", raise__40__where="bank_loan", more="raise").text


def test_a_line_of_the_sheet_can_be_repaid(page: Page) -> None:
    lines = [{"amount": "3000", "among": ["bank_loan", "shareholder_loan"], "source": "短期借款"}]
    tab = opened_with(page, company(balances=None, complete=None, unallocated=lines))
    assert "报表行：短期借款" in said(tab.get("plan"))
    shown = said(tab.post("plan", repay__1__where="line:短期借款", repay__1__amount="1000"))
    assert "还款（短期借款） 1,000.00" in shown


def test_the_plan_can_be_taken_away_as_files(tab: Tab) -> None:
    address = tab.post("plan", loss="8000万", cure="yes").url.path
    book = openpyxl.load_workbook(io.BytesIO(tab.browser.get(f"{address}/file/plan.xlsx").content))
    assert "补救" in book.sheetnames
    for kind in ("certificate.docx", "certificate.xlsx"):
        answer = tab.browser.get(f"{address}/file/{kind}")
        assert answer.content[:2] == b"PK"
        assert "attachment" in answer.headers["content-disposition"]
    assert tab.browser.get(f"{address}/file/nothing.exe").status_code == 404


def test_without_an_answer_there_is_nothing_to_plan(page: Page) -> None:
    tab = opened_with(page, company(report_date=None))
    assert "还没有结论" in said(tab.get("plan"))
    assert "还没有结论" in said(tab.post("plan", loss="1"))


def test_a_long_plan_is_a_job_that_is_kept(page: Page) -> None:
    loans = [
        {"channel": "bank_loan", "lender": "甲银行", "balance": "10", "maturity": f"2018-{n % 12 + 1:02d}-15"}
        for n in range(150)
    ]
    tab = opened_with(page, company(balances=None, loans=loans))
    data = {"version": "1", "calendar": "yes", "loss": "100"}
    answer = tab.browser.post(f"/c/{tab.id}/plan", data=data)
    work = answer.headers["location"]
    assert work.startswith("/work/")
    job = page.office.jobs.get(work.removeprefix("/work/"))
    assert job is not None
    job.future.exception(timeout=120)
    shown = said(tab.browser.get(work, follow_redirects=True))
    # 13 loans a month of 10: all of them fall due within the year
    assert "日历" in shown
    assert refused(answer) == ""


@given(st.integers(0, 10**9), st.sampled_from(sorted(UNITS)))
def test_an_amount_without_a_unit_is_one_of_the_page(number: int, unit: str) -> None:
    assert amount_in(str(number), unit) == number * UNITS[unit]
    assert amount_in(f"{number:,}元", unit) == number
    assert amount_in(f"{number:,}".translate({44: "，"}) + "万", unit) == number * 10**4
