"""Every page in both languages, light and dark, wide and narrow: axe-core finds nothing, nothing runs over the edge, and it prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Reader, reader, ready
from playwright.sync_api import Browser, Page, expect
from sheets import statement

from leverage.app.pages.frame import STEPS

pytestmark = pytest.mark.browser


def found(page: Page) -> list[str]:
    """What axe-core finds, and what runs over the edge of the page."""
    told = [
        f"{page.url}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in Axe().run(page).response["violations"]
    ]
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return told + ([f"{page.url}: {over} px too wide"] if over > 0 else [])


def opened(somebody: Reader, file: Path) -> Page:
    page = somebody.tab()
    page.set_input_files("#file", file)
    page.locator("form[data-drop] button").click()
    ready(page, "read")
    page.locator("select[name='answer:place']").select_option("CN-CQ")
    expect(page.locator(".strip .badge.undetermined")).to_be_visible()
    return page


LOOKS = (("zh", "light", 1280), ("en", "dark", 390))


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_every_page(browser: Browser, address: str, tmp_path: Path, language: str, scheme: str, width: int) -> None:
    with reader(browser, address, color_scheme=scheme, viewport={"width": width, "height": 900}) as somebody:
        page = somebody.tab()
        if language == "en":
            page.get_by_role("button", name="English").click()
            expect(page.locator("html")).to_have_attribute("lang", "en")
        told = found(page)
        page = opened(somebody, statement(tmp_path / "a.xlsx"))
        for step, _ in STEPS:
            page.goto(page.url.rsplit("/", 1)[0] + "/" + step)
            told += found(page)
        page.goto(somebody.origin + "/")
        page.locator("#place").select_option("CN-HN")
        page.locator("#day").fill("2017-11-30")
        page.locator("form:not([data-drop]) button.primary").click()
        ready(page, "read")
        page.locator("[name='capital.net_capital']").fill("-1")
        page.locator("main form button.primary").click()
        expect(page.locator(".wrong")).to_be_visible()
        told += found(page)
    assert told == []


def test_the_keyboard_alone_and_paper(browser: Browser, address: str, tmp_path: Path) -> None:
    with reader(browser, address) as somebody:
        page = opened(somebody, statement(tmp_path / "a.xlsx"))
        page.goto(page.url.rsplit("/", 1)[0] + "/answer")
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.closest('main') !== null")
        assert focused, "after the skip link the keyboard is in the page's main part"
        assert page.locator("[role=status][aria-live=polite]").count() == 1
        rule = page.locator("tbody .tip a").first
        rule.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".rules li:target details")).to_have_attribute("open", "")
        page.emulate_media(media="print")
        for gone in (".steps", ".language", ".next"):
            expect(page.locator(gone).first).to_be_hidden()
        expect(page.locator("h1.verdict")).to_be_visible()
        assert page.pdf(format="A4").startswith(b"%PDF")
