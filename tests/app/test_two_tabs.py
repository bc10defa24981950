"""Two tabs, going back, and coming back late: what was not done is told, with a way on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from page import Page, opened
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from leverage.app.keeping.desk import Desk
from leverage.app.keeping.uploads import received
from leverage.app.office import office_of

if TYPE_CHECKING:
    from starlette.requests import Request


async def look(request: Request) -> Response:
    version = office_of(request).desk.current(request.path_params["id"])
    return PlainTextResponse(f"{version.number} {version.case}")


async def change(request: Request) -> Response:
    form = await received(request)
    version = office_of(request).desk.change(request.path_params["id"], form.number("version"), form.get("word"))
    return RedirectResponse(f"/t/{version.id}", 303)


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    routes = [Route("/t/{id}", look), Route("/t/{id}/change", change, methods=["POST"])]
    with opened(tmp_path, routes=routes) as page:
        page.office.desk = Desk(most_companies=1)
        yield page


def test_a_form_of_an_older_version_is_told_and_not_applied(page: Page) -> None:
    browser, id = page.browser(), page.office.desk.put("甲").id
    done = browser.post(f"/t/{id}/change", data={"version": "1", "word": "乙"})
    assert (done.status_code, done.headers["location"]) == (303, f"/t/{id}")
    for number in ("1", "", "x", "3"):
        told = browser.post(f"/t/{id}/change", data={"version": number, "word": "丙"})
        assert told.status_code == 409
        assert "没有执行" in told.text
        assert f'href="/c/{id}/' in told.text or f'href="/company/{id}/' in told.text
    assert browser.get(f"/t/{id}").text == "2 乙"


def test_reloading_after_a_form_does_no_harm(page: Page) -> None:
    browser, id = page.browser(), page.office.desk.put("甲").id
    for _ in range(3):
        assert (
            browser.get(browser.post(f"/t/{id}/change", data={"version": "1", "word": "甲"}).headers["location"]).text
            == "1 甲"
        )


@pytest.mark.parametrize(
    ("back", "leads"),
    [
        ("/c/abc_-1/read?x=1", "/c/abc_-1/read?x=1"),
        ("", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\r\nset-cookie: x=1", "/"),
        ("/\t/evil.example", "/"),
        ("/甲", "/"),
    ],
)
def test_the_switch_of_the_language_leads_back_here_and_nowhere_else(page: Page, back: str, leads: str) -> None:
    assert page.browser().post("/language", data={"language": "en", "back": back}).headers["location"] == leads


def test_a_company_that_was_put_away_is_told(page: Page) -> None:
    browser, id = page.browser(), page.office.desk.put("甲").id
    page.office.desk.put("乙")
    gone = browser.get(f"/t/{id}")
    assert gone.status_code == 404
    assert "已被移出" in gone.text
    never = browser.get("/t/never")
    assert never.status_code == 404
    assert "程序重新启动后" in never.text
    assert browser.post(f"/t/{id}/change", data={"version": "1", "word": "丙"}).status_code == 404
