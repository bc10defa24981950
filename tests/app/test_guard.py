"""Who is answered: host, secret, origin, method, size and time of a request, each refused on its own."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

import pytest
from page import PORT, Page, asked, finished, opened
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from leverage.app.guard.door import Door
from leverage.app.guard.guard import Guard
from leverage.app.guard.streams import HEADERS, Limits
from leverage.app.pages.routes import ROUTES

HOST = f"127.0.0.1:{PORT}".encode()
ORIGIN = b"http://" + HOST
FORM = (b"content-type", b"application/x-www-form-urlencoded")


async def echo(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
    """An application that answers with the method and the length of the body."""
    request = Request(scope, receive, send)
    body = await request.body()
    await PlainTextResponse(f"{request.method} {len(body)}")(scope, receive, send)


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    with opened(tmp_path) as page:
        yield page


@pytest.fixture
def guard() -> Guard:
    return Guard(echo, Door(PORT), Limits(body=1_000))


def known(guard: Guard, *more: tuple[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    """The headers of a browser that was let in."""
    return [(b"host", HOST), (b"cookie", f"{guard.door.cookie}={guard.door.session}".encode()), *more]


def posting(guard: Guard, *more: tuple[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    return known(guard, (b"origin", ORIGIN), FORM, *more)


# the host


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [b""],
        [b"localhost:%d" % PORT],
        [b"127.0.0.1"],
        [b"127.0.0.1:80"],
        [b"127.0.0.1:%d." % PORT],
        [b"127.0.0.1.:%d" % PORT],
        [b"127.1:%d" % PORT],
        [b"[::1]:%d" % PORT],
        [b"0.0.0.0:%d" % PORT],
        [b"rebound.example:%d" % PORT],
        [b"user@127.0.0.1:%d" % PORT],
        [b"127.0.0.1:%d, evil.example" % PORT],
        [HOST, HOST],
        [HOST, b"evil.example"],
        [b"evil.example", HOST],
    ],
)
def test_only_the_exact_host_is_answered(guard: Guard, hosts: list[bytes]) -> None:
    rest = known(guard)[1:]
    status, _, body = asked(guard, headers=[*((b"host", host) for host in hosts), *rest])
    assert status == 400
    assert "请求的主机不是本程序的地址".encode() in body


@pytest.mark.parametrize(
    "target",
    [
        b"http://127.0.0.1:18018/",
        b"http://evil.example/",
        b"//evil.example/",
        b"*",
        b"",
        b"evil",
        b"/a\\b",
        b"/\xe4\xb8",
        b"/a b",
    ],
)
def test_only_a_path_of_this_host_is_answered(guard: Guard, target: bytes) -> None:
    assert asked(guard, target=target, headers=known(guard))[0] == 400


# the secret


def test_the_token_becomes_a_cookie_and_leaves_the_address(page: Page) -> None:
    answer = page.stranger().get(page.door.address)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"leverage-{PORT}={page.door.session};")
    assert {part.strip() for part in cookie.split(";")[1:]} == {"HttpOnly", "Path=/", "SameSite=Strict"}
    assert page.door.token not in str(answer.headers) + answer.text


def test_the_token_is_valid_for_the_whole_run(page: Page) -> None:
    assert [page.stranger().get(page.door.address).status_code for _ in range(3)] == [303, 303, 303]


def test_what_the_browser_is_opened_with_opens_once(page: Page) -> None:
    """It stands in the list of processes, where other users can read it."""
    address = page.door.opening_address
    assert page.door.token not in address
    assert page.stranger().get(address).status_code == 303
    again = page.stranger().get(address)
    assert again.status_code == 403
    assert "已被用过" in again.text
    assert page.stranger().get("/?token=").status_code == 403


@pytest.mark.parametrize(
    "path", ["/", "/static/page.css", "/static/alive.js", "/alive", "/download/x", "/work/x", "/c/x/", "/nowhere"]
)
def test_nothing_answers_without_the_secret(page: Page, path: str) -> None:
    stranger = page.stranger()
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert "只对启动程序的人开放" in answer.text
    assert "open only to whoever started the program" in answer.text
    assert "set-cookie" not in answer.headers
    stranger.cookies.set(page.door.cookie, "a" * 43)
    assert stranger.get(path).status_code == 403
    assert stranger.head(path).status_code == 403


@pytest.mark.parametrize(
    "query",
    ["token=wrong", "token=", "token={0}x", "token=%00", "token=\u4e2d", "token={0}&token={0}", "token={0}&token=x"],
)
def test_a_wrong_token_is_refused(page: Page, query: str) -> None:
    for client in (page.stranger(), page.browser()):
        answer = client.get("/?" + query.format(page.door.token))
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


def test_the_token_opens_the_start_page_alone(page: Page) -> None:
    assert page.stranger().get(f"/static/page.css?token={page.door.token}").status_code == 403
    assert page.stranger().head(page.door.address).status_code == 403
    assert page.stranger().post(page.door.address).status_code == 403


def test_the_secret_of_another_run_is_no_secret_of_this_one(page: Page) -> None:
    other = Door(PORT)
    stranger = page.stranger()
    stranger.cookies.set(other.cookie, other.session)
    assert stranger.get("/").status_code == 403
    assert stranger.get(f"/?token={other.token}").status_code == 403
    assert len({other.token, other.opening, other.session, page.door.token, page.door.session}) == 5
    assert min(map(len, (other.token, other.opening, other.session))) == 43  # 32 bytes, six bits a letter


def test_the_secret_is_never_shown(page: Page) -> None:
    assert page.door.token not in repr(page.door)
    assert page.door.session not in repr(page.door)


@pytest.mark.parametrize(
    ("cookie", "status"),
    [
        ("{name}={secret}", 200),
        ("other=1; {name}={secret}; more=2", 200),
        ("{name}=wrong; {name}={secret}", 200),
        ("{name}{secret}", 403),
        ("leverage-1={secret}", 403),
        ("{name}={secret}x", 403),
        ("{name}=", 403),
        ("", 403),
    ],
)
def test_the_cookie_is_found_by_its_name(guard: Guard, cookie: str, status: int) -> None:
    sent = cookie.format(name=guard.door.cookie, secret=guard.door.session).encode()
    assert asked(guard, headers=[(b"host", HOST), (b"cookie", sent)])[0] == status


# the origin


@pytest.mark.parametrize(
    "origins",
    [
        [],
        [b"null"],
        [b""],
        [b"http://localhost:%d" % PORT],
        [b"http://127.0.0.1"],
        [b"http://127.0.0.1:1"],
        [b"https://" + HOST],
        [ORIGIN + b"/"],
        [ORIGIN + b".evil.example"],
        [b"HTTP://" + HOST],
        [ORIGIN, ORIGIN],
        [ORIGIN, b"http://evil.example"],
    ],
)
def test_a_form_needs_the_exact_origin(guard: Guard, origins: list[bytes]) -> None:
    headers = known(guard, FORM, *((b"origin", origin) for origin in origins))
    status, _, body = asked(guard, "POST", headers=headers)
    assert status == 403
    assert "没有执行".encode() in body


@pytest.mark.parametrize(
    ("site", "status"), [(b"same-origin", 200), (b"same-site", 403), (b"cross-site", 403), (b"none", 403), (b"", 403)]
)
def test_a_form_comes_from_a_page_of_ours(guard: Guard, site: bytes, status: int) -> None:
    assert asked(guard, "POST", headers=posting(guard, (b"sec-fetch-site", site)))[0] == status


def test_a_form_of_an_older_browser_needs_no_more_than_its_origin(guard: Guard) -> None:
    assert asked(guard, "POST", headers=posting(guard), body=[b"a=1"])[2] == b"POST 3"


@pytest.mark.parametrize("site", [b"cross-site", b"same-site"])
def test_another_page_may_link_here_and_nothing_else(guard: Guard, site: bytes) -> None:
    link = [(b"sec-fetch-site", site), (b"sec-fetch-mode", b"navigate"), (b"sec-fetch-dest", b"document")]
    assert asked(guard, headers=known(guard, *link))[0] == 200
    for mode, dest in ((b"navigate", b"iframe"), (b"no-cors", b"image"), (b"cors", b"empty"), (b"no-cors", b"script")):
        embedded = [(b"sec-fetch-site", site), (b"sec-fetch-mode", mode), (b"sec-fetch-dest", dest)]
        assert asked(guard, headers=known(guard, *embedded))[0] == 403


def test_a_link_of_another_page_is_asked_again_from_ours(guard: Guard) -> None:
    """A strict cookie does not come with it: the page asks once more by itself, and that request is its own."""
    link = [(b"host", HOST), (b"sec-fetch-mode", b"navigate"), (b"sec-fetch-dest", b"document")]
    status, _, body = asked(guard, headers=[*link, (b"sec-fetch-site", b"cross-site")])
    assert status == 403
    assert b'http-equiv="refresh" content="0; url=/"' in body
    status, _, body = asked(guard, headers=[*link, (b"sec-fetch-site", b"same-origin")])
    assert status == 403
    assert b"refresh" not in body


def test_the_token_works_from_a_link_of_another_page(guard: Guard) -> None:
    link = [
        (b"host", HOST),
        (b"sec-fetch-mode", b"navigate"),
        (b"sec-fetch-dest", b"document"),
        (b"sec-fetch-site", b"cross-site"),
    ]
    assert asked(guard, target=f"/?token={guard.door.token}".encode(), headers=link)[0] == 303


# methods and kinds


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "get"])
def test_other_methods_are_refused(guard: Guard, method: str) -> None:
    preflight = [(b"origin", b"http://evil.example"), (b"access-control-request-method", b"POST")]
    status, headers, _ = asked(guard, method, headers=known(guard, *preflight))
    assert (status, headers["allow"]) == (405, "GET, HEAD, POST")
    assert not [name for name in headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    "kind", [b"", b"text/plain", b"application/json", b"multipart/mixed", b"application/x-www-form-urlencodedx"]
)
def test_only_forms_are_taken(guard: Guard, kind: bytes) -> None:
    assert asked(guard, "POST", headers=known(guard, (b"origin", ORIGIN), (b"content-type", kind)))[0] == 415


def test_a_form_is_taken(guard: Guard) -> None:
    for kind in (b"multipart/form-data; boundary=x", b"Application/X-WWW-Form-Urlencoded; charset=utf-8"):
        assert asked(guard, "POST", headers=known(guard, (b"origin", ORIGIN), (b"content-type", kind)))[0] == 200


def test_no_websocket(guard: Guard) -> None:
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "websocket.connect"}

    finished(guard({"type": "websocket", "path": "/", "headers": known(guard)}, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"]
    upgrade = known(guard, (b"connection", b"upgrade"), (b"upgrade", b"websocket"))
    assert asked(guard, headers=upgrade)[0] == 400


def test_nothing_is_changed_by_get(page: Page) -> None:
    """Every address that a form is sent to refuses to be merely opened."""
    browser = page.browser()
    inner = page.guard.application
    assert isinstance(inner, Starlette)
    routes = [route for route in (*inner.routes, *ROUTES) if isinstance(route, Route)]
    shown = {route.path for route in routes if "GET" in (route.methods or set())}
    for route in routes:
        methods = route.methods or set()
        assert methods <= {"GET", "HEAD", "POST"}
        assert not {"GET", "POST"} <= methods, route
        if methods == {"POST"} and route.path not in shown:
            assert browser.get(re.sub(r"\{[^}]*\}", "1", route.path)).status_code == 405


# headers of every answer


def test_every_answer_has_the_headers(page: Page) -> None:
    browser, stranger = page.browser(), page.stranger()
    answers = [
        browser.get("/"),
        browser.get("/static/page.css"),
        browser.get("/alive"),
        browser.get("/nowhere"),
        browser.post("/"),
        browser.request("DELETE", "/"),
        stranger.get("/"),
        stranger.get(page.door.address),
        stranger.get("/", headers={"host": "evil.example"}),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 204, 404, 415, 405, 403, 303, 400]
    for answer in answers:
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert not [name for name in answer.headers if name.startswith("access-control") or name == "server"]
    policy = HEADERS["content-security-policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_the_headers_are_the_guard_s_alone() -> None:
    async def careless(scope: Any, receive: Any, send: Any) -> None:
        headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public", "Server": "x", "X-Own": "1"}
        await Response("", headers=headers)(scope, receive, send)

    guard = Guard(careless, Door(PORT))
    _, headers, _ = asked(guard, headers=known(guard))
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers
    assert (headers["cache-control"], headers["x-own"]) == ("no-store", "1")


# sizes


def test_a_body_is_counted_while_it_comes(guard: Guard) -> None:
    assert asked(guard, "POST", headers=posting(guard), body=[b"x" * 500, b"x" * 500])[2] == b"POST 1000"
    status, _, body = asked(guard, "POST", headers=posting(guard), body=[b"x" * 500, b"x" * 501, b"x" * 9_000])
    assert status == 413
    assert "过大".encode() in body


def test_what_says_that_it_is_too_large_is_not_waited_for(guard: Guard) -> None:
    assert asked(guard, "POST", headers=posting(guard, (b"content-length", b"1001")), body=[b""])[0] == 413
    assert asked(guard, "POST", headers=posting(guard, (b"content-length", b"1000")), body=[b"x" * 1_000])[0] == 200
    small = posting(guard, (b"content-length", b"10"))
    assert asked(guard, "POST", headers=small, body=[b"x" * 1_001])[0] == 413


@pytest.mark.parametrize("lengths", [[b"-1"], [b"1e3"], [b"+5"], [b""], [b"1", b"1"], [b"1, 1"]])
def test_a_length_is_a_number(guard: Guard, lengths: list[bytes]) -> None:
    headers = posting(guard, *((b"content-length", length) for length in lengths))
    assert asked(guard, "POST", headers=headers)[0] == 400


def test_a_body_of_get_is_bounded_too(guard: Guard) -> None:
    assert asked(guard, headers=known(guard), body=[b"x" * 1_001])[0] == 413


def test_headers_and_addresses_are_bounded(guard: Guard) -> None:
    assert asked(guard, headers=known(guard, (b"x-long", b"x" * 32_768)))[0] == 431
    assert asked(guard, headers=known(guard, *((b"x-%d" % n, b"") for n in range(64))))[0] == 431
    assert asked(guard, target=b"/" + b"x" * 4_096, headers=known(guard))[0] == 431
    assert asked(guard, target=b"/?" + b"x" * 4_096, headers=known(guard))[0] == 431


def test_who_sends_nothing_is_not_waited_for() -> None:
    """The patience is that of an instant; the piece never comes."""
    guard = Guard(echo, Door(PORT), Limits(patience=0.0))
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "headers": posting(guard),
    }
    with pytest.raises(ConnectionAbortedError):  # nor does anybody take the answer, at such patience
        finished(guard(scope, receive, send))
    with pytest.raises(HTTPException) as raised:
        finished(_next_of(receive))
    assert raised.value.status_code == 408


async def _next_of(receive: Any) -> None:
    from leverage.app.guard.streams import Body  # noqa: PLC0415  beside what it is for

    await Body(receive, Limits(patience=0.0))()


def test_too_many_forms_at_once_are_told(guard: Guard) -> None:
    """Each form is answered while the next one is on its way, and the ninth is one too many."""
    statuses: list[int] = []

    def one_more() -> None:
        statuses.append(asked(guard, "POST", headers=posting(guard))[0])

    async def nested(scope: Any, receive: Any, send: Any) -> None:
        if not statuses:
            await asyncio.get_running_loop().run_in_executor(None, one_more)
        await PlainTextResponse("")(scope, receive, send)

    guard.application = nested
    one_more()
    assert statuses == [503] + 8 * [200]
    one_more()
    assert statuses[-1] == 200


# defects


def test_a_defect_ends_one_answer_and_is_told_at_home(page: Page) -> None:
    async def broken(scope: Any, receive: Any, send: Any) -> None:
        raise ValueError("secret of the inside")

    page.guard.application = broken
    answer = page.browser().get("/")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "secret" not in answer.text
    (told,) = page.told
    assert "ValueError: secret of the inside" in told.zh
    assert "test_guard.py" in told.zh


def test_a_defect_within_a_page_is_told_once(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: str) -> None:
        raise RuntimeError("no room")

    monkeypatch.setattr(page.office.downloads, "get", failing)
    answer = page.browser().get("/download/x")
    assert answer.status_code == 500
    assert "已有的内容没有改变" in answer.text
    assert "no room" not in answer.text
    (told,) = page.told
    assert "RuntimeError: no room" in told.en


@pytest.mark.parametrize("error", [ClientDisconnect(), ConnectionResetError(), BrokenPipeError()])
def test_a_browser_that_went_away_is_no_defect(error: Exception) -> None:
    told: list[Exception] = []

    async def gone(scope: Any, receive: Any, send: Any) -> None:
        raise error

    guard = Guard(gone, Door(PORT), defect=told.append)

    async def receive() -> MutableMapping[str, Any]:
        raise AssertionError

    async def send(message: MutableMapping[str, Any]) -> None:
        raise AssertionError

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "headers": known(guard),
    }
    finished(guard(scope, receive, send))
    assert told == []


def test_errors_say_what_to_do_in_both_languages(page: Page) -> None:
    answer = page.browser().get("/nowhere")
    assert answer.status_code == 404
    assert "请回到首页重新开始。" in answer.text
    assert "Go back to the start page." in answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
