"""The ways on from an answer, in Chromium: a plan, limits of the house, places, the explorer and downloads, by mouse, by keyboard and without script."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Reader, go, reader, ready
from playwright.sync_api import Browser, Page, expect
from tabs import company

pytestmark = pytest.mark.browser


@pytest.fixture
def somebody(browser: Browser, address: str) -> Iterator[Reader]:
    with reader(browser, address) as found:
        yield found


def begun(somebody: Reader, folder: Path, **more: Any) -> Page:
    """The company of ``tabs``, dropped on the first page."""
    file = folder / "甲.json"
    file.write_bytes(company(**more))
    page = somebody.tab()
    page.set_input_files("#file", file)
    page.get_by_role("button", name="读取").click()
    ready(page, "read")
    return page


def findings(page: Page) -> list[str]:
    """What axe-core finds."""
    return [f"{found['id']}: {found['nodes'][0]['html'][:200]}" for found in Axe().run(page).response["violations"]]


def test_a_plan_by_mouse(somebody: Reader, tmp_path: Path) -> None:
    page = begun(somebody, tmp_path)
    go(page, "plan")
    page.get_by_label("亏损", exact=True).fill("8000万")
    page.get_by_label("超限怎样补救").check()
    page.get_by_role("button", name="测算", exact=True).click()
    # 15,000 - (20,000 - 8,000) = 3,000
    expect(page.locator(".side.breach")).to_contain_text("变动后")
    expect(page.locator("main")).to_contain_text("或增资")
    expect(page.get_by_label("亏损", exact=True)).to_have_value("8000万")
    assert "8000" not in page.url
    page.get_by_label("亏损", exact=True).fill("3亿")
    page.get_by_role("button", name="测算", exact=True).click()
    expect(page.locator('[aria-invalid="true"]')).to_have_value("3亿")
    page.get_by_label("亏损", exact=True).fill("")
    page.get_by_role("button", name="再加几笔").first.click()
    expect(page.get_by_label("第3笔 渠道").first).to_be_visible()
    page.go_back()
    expect(page.get_by_label("亏损", exact=True)).to_have_value("8000万")
    page.get_by_role("button", name="English").click()
    expect(page.locator(".side.breach")).to_contain_text("After")
    assert "8000" not in page.url


def test_a_plan_by_keyboard_and_without_script(browser: Browser, address: str, tmp_path: Path) -> None:
    with reader(browser, address, java_script_enabled=False) as somebody:
        page = begun(somebody, tmp_path)
        go(page, "plan")
        page.get_by_label("增资", exact=True).focus()
        page.keyboard.type("1，000")
        page.keyboard.press("Enter")  # the first button is the one that works it out
        expect(page.locator(".sides")).to_contain_text("变动后")
        expect(page.get_by_label("增资", exact=True)).to_have_value("1，000")


def test_places_and_the_explorer(somebody: Reader, tmp_path: Path) -> None:
    page = begun(somebody, tmp_path)
    go(page, "compare")
    page.locator("summary", has_text="选择地区").click()
    for box in page.locator('input[name="place"]').all():
        box.set_checked((box.get_attribute("value") or "") in ("CN-CQ", "CN-HN"))
    page.get_by_role("button", name="比较", exact=True).click()
    expect(page.locator("main")).to_contain_text("重庆（本公司）")
    assert findings(page) == []
    page.get_by_role("button", name="打开探索页").click()
    expect(page.get_by_role("button", name="中止")).to_be_visible()
    expect(page.locator("#tiles")).to_contain_text("湖南")
    assert findings(page) == []
    page.get_by_role("link", name="回到各地比较").click()
    ready(page, "compare")


def test_a_covenant_and_what_is_downloaded(somebody: Reader, tmp_path: Path) -> None:
    page = begun(somebody, tmp_path)
    go(page, "rules")
    page.get_by_label("名称", exact=True).fill("授信协议")
    page.get_by_label("限制什么").select_option("total_liabilities")
    page.get_by_label("不超过（倍）").fill("0.7")
    page.get_by_label("分母").select_option("net_assets")
    page.get_by_role("button", name="加入").first.click()
    # 0.7 × 20,000 = 14,000 < 15,000
    expect(page.locator("td.outcome")).to_have_text("超限")
    expect(page.locator(".strip")).to_contain_text("合规")  # the law's verdict stays its own
    page.set_input_files("#i-files", {"name": "a.toml", "mimeType": "text/plain", "buffer": b"schema = 1\n[[house"})
    page.locator('form[action$="/rules/add"] button').click()
    expect(page.locator(".refusal")).to_contain_text("a.toml")
    go(page, "downloads")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="底稿 xlsx").click()
    assert waiting.value.suggested_filename == "甲小额贷款有限公司 2017-11-30 底稿.xlsx"
    assert "结论" in openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes())).sheetnames
    with page.expect_download() as waiting:
        page.get_by_role("link", name="TOML").click()
    assert 'multiple = "0.7"' in waiting.value.path().read_text(encoding="utf-8")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1920, "light")])
def test_nothing_is_found_in_a_plan_and_nothing_overflows(
    browser: Browser, address: str, tmp_path: Path, width: int, scheme: str
) -> None:
    with reader(browser, address, viewport={"width": width, "height": 900}, color_scheme=scheme) as somebody:
        page = begun(somebody, tmp_path)
        go(page, "plan")
        page.get_by_label("亏损", exact=True).fill("8000万")
        page.get_by_label("离每条上限还有多远").check()
        page.get_by_role("button", name="测算", exact=True).click()
        expect(page.locator(".sides")).to_contain_text("变动后")
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
