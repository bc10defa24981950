"""What a person types or pastes is kept, read in the unit that it names, or told: never lost or taken otherwise in silence, in Chromium.

Hunan, 2017-11-30: a company rated A may borrow 3 × its net capital in all, of 1亿 that is 30,000万.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Reader, go, reader, ready
from playwright.sync_api import Browser, Page, expect
from sheets import statement

pytestmark = pytest.mark.browser


@pytest.fixture
def somebody(browser: Browser, address: str) -> Iterator[Reader]:
    with reader(browser, address) as found:
        yield found


def begun(somebody: Reader, unit: str) -> Page:
    """A company from the empty form: Hunan, grade A, net capital 1亿."""
    page = somebody.tab()
    page.locator("#place").select_option(label="湖南")
    page.locator("#day").fill("2017-11-30")
    page.get_by_role("button", name="开始").click()
    ready(page, "read")
    page.get_by_label("资本净额", exact=True).fill("1亿")
    page.get_by_label("最近一次监管评级").select_option("A")
    page.get_by_label("金额单位").select_option(unit)
    page.get_by_role("button", name="保存并填写融资明细").click()
    ready(page, "ledger")
    return page


def pasted(page: Page, rows: str) -> None:
    page.get_by_label("第1行 渠道").focus()
    page.evaluate(
        """text => { const data = new DataTransfer(); data.setData('text/plain', text);
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }""",
        rows,
    )


def saved(page: Page) -> None:
    page.get_by_label("是，没有列出的渠道都是零").check()
    page.get_by_role("button", name="保存并重新核对").click()


@pytest.mark.parametrize(
    "heading", ["余额（万元）", "余额(单位：万元)", "期末余额/万元", "借款余额（人民币万元）"], ids=lambda text: text
)
def test_a_pasted_heading_says_the_unit_of_its_column(somebody: Reader, heading: str) -> None:
    page = begun(somebody, "元")
    pasted(page, f"渠道\t资金提供方\t{heading}\n银行借款\t甲银行\t40,000\n银行借款\t乙银行\t4000")
    saved(page)
    # 40,000万 + 4,000万 = 44,000万 > 30,000万
    expect(page.locator(".strip .now")).to_contain_text("超限")
    expect(page.get_by_label("第1行 余额")).to_have_value("400000000")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("融资渠道\t出借人\t余额\t币种\n银行借款\t甲银行\t40000000\t美元", "外币"),
        ("渠道\t余额（美元）\n银行借款\t40000000", "第1行 余额"),
        ("渠道\t余额\t单位\n银行借款\t4000\t万元", "万元"),
        ("渠道\t余额\t备注\n银行借款\t4000\t系美元借款", "美元"),
        ("渠道\t余额\t余额（美元）\n银行借款\t4000\t600", "美元"),
    ],
    ids=["currency", "in the heading", "unit", "remark", "a second balance"],
)  # fmt: skip
def test_a_pasted_column_that_is_none_of_ours_is_not_dropped(somebody: Reader, rows: str, told: str) -> None:
    page = begun(somebody, "元")
    pasted(page, rows)
    saved(page)
    expect(page.get_by_role("alert")).to_contain_text("没有保存")
    expect(page.get_by_role("alert")).to_contain_text(told)
    expect(page.locator(".strip .now")).not_to_contain_text("合规")
    # what was pasted still stands there
    expect(page.get_by_label("第1行 余额", exact=True)).to_have_value(re.compile("^40"))


def test_another_unit_does_not_change_a_ledger_that_is_not_in_sight(somebody: Reader) -> None:
    page = begun(somebody, "万元")
    pasted(page, "银行借款\t甲银行\t40000")
    saved(page)
    expect(page.locator(".strip .now")).to_contain_text("超限")
    go(page, "read")
    page.get_by_label("金额单位").select_option("元")
    page.get_by_label("资本净额", exact=True).fill("1亿")
    page.get_by_role("button", name="保存并核对").click()
    # 40,000 yuan of 1亿 would be compliant: nobody said that the ledger was meant in yuan
    expect(page.locator(".wrong")).to_contain_text("按万元填的")
    expect(page.locator(".strip .now")).to_contain_text("超限")


def test_a_form_half_filled_is_kept_when_the_page_is_left(somebody: Reader) -> None:
    page = begun(somebody, "万元")
    go(page, "read")
    page.get_by_label("银行借款", exact=True).fill("8000万")
    go(page, "answer")
    expect(page.locator("table.chart tbody tr", has_text="银行借款").first).to_contain_text("8,000.00")


def test_an_answer_about_a_line_that_was_corrected_is_asked_anew(somebody: Reader, tmp_path: Path) -> None:
    page = somebody.tab()
    page.set_input_files("#file", statement(tmp_path / "a.xlsx"))
    page.get_by_role("button", name="读取").click()
    ready(page, "read")
    page.get_by_label("公司在哪个省").select_option(label="重庆")
    expect(page.locator(".strip .now")).to_contain_text("待定")
    go(page, "questions")
    page.locator(".question", has_text="“短期借款”").get_by_label("全部是").select_option(label="银行借款")
    expect(page.locator("summary", has_text="已答")).to_be_attached()
    go(page, "read")
    for cell, written in (("资产负债表!E4", "50,000,000"), ("资产负债表!E5", "14,000,000")):
        row = page.locator("table.cells tr", has=page.locator("td.cell", has_text=re.compile(f"^{cell}$")))
        row.locator("summary").click()
        row.locator("input").fill(written)
    page.get_by_role("button", name="保存更正", exact=True).click()
    expect(page.locator("tr.corrected")).to_have_count(2)
    expect(page.locator(".strip .now")).to_contain_text("待定")
    go(page, "questions")
    expect(page.locator(".question", has_text="“短期借款”").get_by_label("全部是")).to_have_value("")


def test_an_amount_that_an_approval_names_can_be_filled_in(somebody: Reader) -> None:
    page = begun(somebody, "万元")
    go(page, "read")
    # 卖断式转让 of a company rated A: open without a ratio, so that the approval's own amount bounds it
    page.get_by_label("批准的金额：卖断式资产转让").fill("600")
    page.get_by_role("button", name="保存并核对").click()
    expect(page.get_by_label("批准的金额：卖断式资产转让")).to_have_value("600")
