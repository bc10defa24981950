"""The ways of a CFO, an officer and a lawyer, in Chromium: nothing but a mouse and a keyboard, and figures worked out by hand.

Chongqing, 2017-11-30 (渝金发〔2012〕11号): bank loans and repurchase transfers together ≤ 1 × net capital, here the equity of the sheet, 11,000万.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from browsing import Reader, go, reader, ready
from playwright.sync_api import Browser, Page, expect
from sheets import ROWS, statement

pytestmark = pytest.mark.browser


@pytest.fixture
def somebody(browser: Browser, address: str) -> Iterator[Reader]:
    with reader(browser, address) as found:
        yield found


def dropped(page: Page, file: Path) -> None:
    """A file, chosen by hand."""
    page.set_input_files("#file", file)
    page.get_by_role("button", name="读取").click()
    ready(page, "read")


def line(page: Page, channel: str) -> list[str]:
    """The figures of a channel in the answer: used, left."""
    cells = page.locator("table.chart tbody tr", has_text=channel).first.locator("td.figure")
    return cells.all_inner_texts()[:2]


def test_a_cfo_from_a_file_without_unit_to_the_answer(somebody: Reader, tmp_path: Path) -> None:
    page = somebody.tab()
    dropped(page, statement(tmp_path / "甲公司<b>.xlsx", unit=None))
    verdict = page.locator(".strip .now")
    expect(verdict).to_contain_text("还没有结论")
    page.get_by_label("金额单位是什么").select_option("元")
    page.get_by_label("公司在哪个省").select_option(label="重庆")
    expect(verdict).to_contain_text("待定")

    go(page, "questions")
    # 短期借款 6,000万 of banks, 其他应付款 2,600万 of the business, nothing else: 11,000 - 6,000 = 5,000万
    page.locator(".question", has_text="“短期借款”").get_by_label("全部是").select_option(label="银行借款")
    other = page.locator(".question", has_text="“其他应付款”")
    other.locator("summary").click()
    other.get_by_label("其他负债（经营性）").fill("２６００万")
    other.get_by_label("其他负债（经营性）").press("Tab")
    page.locator(".question", has_text="是否为全部融资").get_by_label("是", exact=True).check()
    expect(page.locator("summary", has_text="已答（5项）")).to_be_attached()

    go(page, "answer")
    assert line(page, "银行借款") == ["6,000.00", "5,000.00"]
    rule = page.locator("tbody .tip", has_text="银行与回购合计").first
    rule.locator("a").focus()
    expect(rule.get_by_role("tooltip")).to_be_visible()
    expect(rule.get_by_role("tooltip")).to_contain_text("渝金发〔2012〕11号")
    assert "命令行" not in page.locator("body").inner_text()
    assert "--" not in page.locator("main").inner_text()


def test_a_wrong_amount_stays_where_it_was_typed(somebody: Reader, tmp_path: Path) -> None:
    page = somebody.tab()
    dropped(page, statement(tmp_path / "a.xlsx"))
    page.get_by_label("公司在哪个省").select_option(label="重庆")
    go(page, "questions")
    page.locator(".question", has_text="“短期借款”").locator("summary").click()
    field = page.locator(".question", has_text="“短期借款”").get_by_label("银行借款", exact=True)
    for typed, told in (("1e9", "无法识别的回答"), ("-5", "无法识别的回答"), ("70000000", "比这一行的总额还大")):
        field.fill(typed)
        field.press("Tab")
        expect(page.locator(".wrong")).to_contain_text(told)
        expect(field).to_have_value(typed)
    field.fill("1，000万")
    field.press("Tab")
    expect(page.locator(".wrong")).to_have_count(0)


def test_amounts_in_their_own_unit_on_a_sheet_in_thousands(somebody: Reader, tmp_path: Path) -> None:
    page = somebody.tab()
    rows = [tuple(cell / 1000 if isinstance(cell, int) else cell for cell in row) for row in ROWS]
    dropped(page, statement(tmp_path / "a.xlsx", unit="千元", rows=rows))
    page.get_by_label("公司在哪个省").select_option(label="重庆")
    page.locator("tr", has_text="资产负债表!E8").locator("summary").click()
    page.get_by_label("更正 资产负债表!E8").fill("7千万")
    page.get_by_label("更正 资产负债表!E8").press("Tab")
    corrected = page.locator("tr.corrected", has_text="资产负债表!E8")
    expect(corrected).to_contain_text("7千万 = 70,000,000 元")
    expect(page.get_by_label("更正 资产负债表!E8")).to_have_value("7千万")
    expect(page.locator("body")).to_contain_text("原为“80000”，已更正为“7千万”（= 70,000,000 元）")

    go(page, "questions")
    part = page.locator(".question", has_text="“短期借款”")
    part.locator("summary").click()
    part.get_by_label("银行借款", exact=True).fill("6千万")
    part.get_by_label("银行借款", exact=True).press("Tab")
    expect(page.locator("body")).to_contain_text("6千万 = 60,000,000 元")

    go(page, "plan")
    expect(page.locator("form.plan .unit").first).to_have_text("千元")
    page.get_by_label("增资", exact=True).fill("2000万")
    page.get_by_role("button", name="测算", exact=True).last.click()
    expect(page.locator(".reads")).to_have_text(["2000万 = 20,000,000 元"])
    # net capital 11,000 + 2,000 less the 6,000万 of the bank
    expect(page.locator("table.pairs tr", has_text="银行借款")).to_contain_text("7,000.00")


def test_a_ledger_pasted_from_a_spreadsheet(somebody: Reader, tmp_path: Path) -> None:
    page = somebody.tab()
    dropped(page, statement(tmp_path / "a.xlsx"))
    page.get_by_label("公司在哪个省").select_option(label="重庆")
    go(page, "ledger")
    first = page.get_by_label("第1行 渠道")
    first.focus()
    rows = (
        "渠道\t资金提供方\t余额\t到期日\n银行借款\t甲银行\t40,000,000\t2018-03-01\n银行借款\t乙银行\t2000万\t2018/6/30"
    )
    page.evaluate(
        """text => { const data = new DataTransfer(); data.setData('text/plain', text);
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }""",
        rows,
    )
    expect(page.get_by_label("第2行 资金提供方")).to_have_value("乙银行")
    expect(page.get_by_label("第2行 到期日")).to_have_value("2018/6/30")
    page.get_by_role("button", name="保存并重新核对").click()
    expect(page.locator(".lead")).to_contain_text("一笔一行")
    go(page, "answer")
    # both banks: 4,000 + 2,000 = 6,000万 of 短期借款
    expect(page.locator("body")).to_contain_text("银行与回购合计")
    go(page, "ledger")
    expect(page.get_by_label("第2行 余额")).to_have_value("20000000")


def test_an_older_page_is_told_and_a_reload_does_no_harm(somebody: Reader, tmp_path: Path) -> None:
    one = somebody.tab()
    dropped(one, statement(tmp_path / "a.xlsx"))
    other = somebody.tab(one.url.removeprefix(somebody.origin))
    one.get_by_label("公司在哪个省").select_option(label="重庆")
    expect(one.locator(".strip .now")).to_contain_text("待定")
    other.get_by_label("公司在哪个省").select_option(label="湖南")
    expect(other.locator("body")).to_contain_text("没有执行")
    one.reload()
    expect(one.locator(".strip .who")).to_contain_text("重庆")
    go(one, "answer")
    one.go_back()
    ready(one, "read")
    one.go_forward()
    ready(one, "answer")


def test_an_officer_takes_the_workpaper_away_and_comes_back_with_the_company(somebody: Reader, tmp_path: Path) -> None:
    page = somebody.tab()
    dropped(page, statement(tmp_path / "a.xlsx"))
    page.get_by_label("公司在哪个省").select_option(label="重庆")
    go(page, "ledger")
    page.get_by_label("第1行 渠道").select_option("银行借款")
    page.get_by_label("第1行 余额").fill("6000万")
    page.get_by_label("是，没有列出的渠道都是零").check()
    page.get_by_role("button", name="保存并重新核对").click()
    go(page, "answer")
    assert line(page, "银行借款") == ["6,000.00", "5,000.00"]
    go(page, "downloads")
    with page.expect_download() as workpaper:
        page.locator('a[href$="/workpaper.xlsx"]').click()
    book = openpyxl.load_workbook(io.BytesIO(Path(workpaper.value.path()).read_bytes()), data_only=True)
    assert {"结论", "逐条核对", "渠道余量", "依据", "数据"} <= set(book.sheetnames)
    with page.expect_download() as company:
        page.locator('a[href$="/company.json"]').click()
    kept = json.loads(Path(company.value.path()).read_text("utf-8"))
    assert kept["loans"][0]["balance"] == "60000000"
    again = somebody.tab("/")
    (tmp_path / "公司.json").write_text(json.dumps(kept), "utf-8")
    dropped(again, tmp_path / "公司.json")
    go(again, "answer")
    assert line(again, "银行借款") == ["6,000.00", "5,000.00"]


def test_a_lawyer_asks_of_another_day_and_reads_the_clause(somebody: Reader) -> None:
    page = somebody.tab()
    page.get_by_label("所在地").select_option(label="重庆")
    page.get_by_label("报告日期").fill("2017-11-30")
    page.get_by_role("button", name="开始").click()
    ready(page, "read")
    page.get_by_label("资本净额", exact=True).fill("10000")
    page.get_by_role("group", name="是否为全部融资").get_by_label("是", exact=True).check()
    page.get_by_role("button", name="保存并核对").click()
    go(page, "answer")
    clause = page.locator(".rules li", has_text="银行与回购合计")
    clause.locator("summary").click()
    expect(clause).to_contain_text("渝金发〔2012〕11号")
    # 86号 of 2020-09-07: what is not standardised ≤ 1 × net assets, beside the local caps
    page.get_by_label("按哪一天的规则").fill("2021-06-30")
    expect(page.locator(".strip .who")).to_contain_text("2021-06-30")
    expect(page.locator(".rules")).to_contain_text("非标准化融资1倍")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_contain_text("Verdict")
    expect(page.locator(".strip .who")).to_contain_text("Chongqing 2021-06-30")


def test_an_empty_form(somebody: Reader) -> None:
    page = somebody.tab()
    page.get_by_label("所在地").select_option(label="湖南")
    page.get_by_label("报告日期").fill("2017-11-30")
    page.get_by_role("button", name="开始").click()
    ready(page, "read")
    # Hunan, grade B: one pool of 2 × net capital; 2 × 10,000 - 5,000 = 15,000万
    page.get_by_label("资本净额", exact=True).fill("1亿")
    page.get_by_label("银行借款", exact=True).fill("5000")
    page.get_by_label("最近一次监管评级").select_option("B")
    page.get_by_role("group", name="是否为全部融资").get_by_label("是", exact=True).check()
    page.get_by_role("button", name="保存并核对").click()
    expect(page.locator(".strip .now")).to_contain_text("15,000.00")
    expect(page.get_by_label("资本净额", exact=True)).to_have_value("10000")
    page.get_by_label("银行借款", exact=True).fill("")
    page.get_by_role("button", name="保存并核对").click()
    expect(page.get_by_label("银行借款", exact=True)).to_have_value("")


def test_the_whole_way_works_without_script(browser: Browser, address: str, tmp_path: Path) -> None:
    with reader(browser, address, java_script_enabled=False) as somebody:
        page = somebody.tab()
        dropped(page, statement(tmp_path / "a.xlsx"))
        page.get_by_label("公司在哪个省").select_option(label="重庆")
        page.get_by_role("button", name="记下并重新核对").click()
        go(page, "ledger")
        page.locator("#loans").fill("渠道\t资金提供方\t余额\n银行借款\t甲银行\t60000000")
        # all funding: what other lines hold is of the business
        page.get_by_label("是，没有列出的渠道都是零").check()
        page.get_by_role("button", name="保存并重新核对").click()
        go(page, "questions")
        page.locator(".question").first.get_by_label("是", exact=True).check()
        page.get_by_role("button", name="记下并重新核对").click()
        go(page, "answer")
        assert line(page, "银行借款") == ["6,000.00", "5,000.00"]


def test_what_is_typed_is_kept_when_the_page_is_left(somebody: Reader) -> None:
    page = somebody.tab()
    page.get_by_label("所在地").select_option(label="重庆")
    page.get_by_label("报告日期").fill("2017-11-30")
    page.get_by_role("button", name="开始").click()
    ready(page, "read")
    page.get_by_label("资本净额", exact=True).fill("12000")
    go(page, "ledger")
    page.get_by_label("第1行 渠道").select_option("银行借款")
    page.get_by_label("第1行 余额").fill("x")
    page.click('.steps a[href$="/answer"]')
    expect(page.locator(".refusal")).to_contain_text("第1行 余额")
    page.get_by_label("第1行 余额").fill("2000")
    page.get_by_label("是，没有列出的渠道都是零").check()
    go(page, "answer")
    # 12,000 - 2,000 = 10,000万
    assert line(page, "银行借款") == ["2,000.00", "10,000.00"]
