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
    for _ in range(2):
        page.evaluate("new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))")
    page.mouse.up()


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
