"""What is pressed on the page stays until it is let go, in Chromium: a field that is left sends its form, and the page that comes back must not take the click.

A hand holds a button down for about a tenth of a second; the answer of the program is there sooner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Reader, go, reader, ready
from playwright.sync_api import Browser, Locator, Page, expect
from sheets import statement

pytestmark = pytest.mark.browser


@pytest.fixture
def somebody(browser: Browser, address: str) -> Iterator[Reader]:
    with reader(browser, address) as found:
        yield found


@pytest.fixture
def page(somebody: Reader, tmp_path: Path) -> Page:
    """The cells of a sheet in Chongqing, with one correction typed and its field not yet left."""
    page = somebody.tab()
    page.set_input_files("#file", statement(tmp_path / "a.xlsx"))
    page.get_by_role("button", name="读取").click()
    ready(page, "read")
    page.get_by_label("公司在哪个省").select_option(label="重庆")
    expect(page.locator(".strip .now")).to_contain_text("待定")
    row = page.locator("table.cells tr", has=page.locator("td.cell", has_text=re.compile("^资产负债表!E4$")))
    row.locator("summary").click()
    row.locator("input").fill("50,000,000")
    return page


def held(page: Page, what: Locator) -> None:
    """Press, hold until the answer to what was typed is there and the browser has drawn twice since, and let go."""
    what.hover()
    with page.expect_response(lambda response: response.request.method == "GET") as answer:
        page.mouse.down()
    answer.value.finished()
    drawn(page)
    page.mouse.up()


def drawn(page: Page) -> None:
    """Wait until the browser has drawn twice."""
    for _ in range(2):
        page.evaluate("new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))")


def test_a_link_pressed_while_a_field_is_kept_is_followed(page: Page) -> None:
    held(page, page.locator('.steps a[href$="/questions"]'))
    ready(page, "questions")
    go(page, "read")
    expect(page.locator("tr.corrected")).to_have_count(1)


def test_a_button_pressed_while_a_field_is_kept_sends_its_form(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    with page.expect_response(lambda response: response.request.method == "GET" and len(sent) == 2):
        held(page, page.get_by_role("button", name="保存更正", exact=True))
    expect(page.locator("tr.corrected")).to_have_count(1)


def test_a_list_opened_by_the_mouse_keeps_its_choice(page: Page) -> None:
    go(page, "questions")
    choice = page.locator(".question", has_text="“短期借款”").get_by_label("全部是")
    choice.hover()
    page.mouse.down()
    choice.select_option(label="银行借款")
    expect(page.locator("summary", has_text="已答")).to_be_attached()
    page.mouse.up()


def test_a_button_pressed_by_the_space_bar_while_a_field_is_kept_sends_its_form(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    save = page.get_by_role("button", name="保存更正", exact=True)
    with page.expect_response(lambda response: response.request.method == "GET" and len(sent) == 2):
        with page.expect_response(lambda response: response.request.method == "GET") as answer:
            save.focus()
            page.keyboard.down(" ")
        answer.value.finished()
        drawn(page)
        page.keyboard.up(" ")
    expect(page.locator("tr.corrected")).to_have_count(1)


def test_what_was_typed_is_kept_when_going_back(page: Page) -> None:
    """The step back leaves the field as a click elsewhere does, and the address is that of the page that is shown."""
    page.locator("tr input").first.evaluate("field => document.activeElement.blur()")
    expect(page.locator("tr.corrected")).to_have_count(1)
    go(page, "questions")
    go(page, "read")
    row = page.locator("table.cells tr", has=page.locator("td.cell", has_text=re.compile("^资产负债表!E4$")))
    row.locator("input").fill("60,000,000")
    page.evaluate("history.back()")
    ready(page, "questions")
    go(page, "read")
    expect(row.locator("input")).to_have_value(re.compile("60,?000,?000"))


def test_a_form_that_is_not_sent_as_one_types_is_kept_when_going_back(page: Page) -> None:
    go(page, "ledger")
    row = page.locator("table.entry").first.locator("tbody tr").first
    row.locator("select").first.select_option(label="银行借款")
    row.get_by_label("余额").fill("5000000")
    page.evaluate("history.back()")
    ready(page, "read")
    go(page, "ledger")
    expect(row.get_by_label("余额")).to_have_value(re.compile("5,?000,?000"))


def test_what_cannot_be_kept_stays_on_the_page_when_going_back(page: Page) -> None:
    """A loan without a channel and an amount is refused."""
    go(page, "ledger")
    page.locator("table.entry input").first.fill("甲银行")
    page.evaluate("history.back()")
    expect(page.locator('.refusal[role="alert"]')).to_be_visible()
    ready(page, "ledger")
    expect(page.locator("table.entry input").first).to_have_value("甲银行")
