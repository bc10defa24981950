"""In Chromium and under a trap: nothing but the page itself is ever asked, and what a browser sends is what the guard wants."""

from __future__ import annotations

import ast
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import browsing
import chores
import installed
import pytest
from browsing import opened
from page import Page, serving
from playwright.sync_api import Browser, BrowserContext, Error, ProxySettings, expect, sync_playwright
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from leverage.app.cases.case import Case
from leverage.app.cases.company_form import empty
from leverage.app.drawing import TEMPLATES
from leverage.app.keeping.uploads import received
from leverage.app.office import office_of
from leverage.app.pages.routes import ROUTES as COMPANY
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.requests import Request

ROOT = Path(__file__).parent.parent.parent
FLAGS = [*browsing.FLAGS, "--disable-features=AutofillServerCommunication"]
"""Chromium's own: it asks what fields of such names are for, on any page."""
WORD = '<meta name="referrer" content="same-origin">'
"""By which every page of ours lets its forms have an origin."""
FORM = f"""<!doctype html><html lang="zh"><head>{WORD}<title>x</title></head><body>
<h1>x</h1><form method="post" action="/taken" enctype="multipart/form-data">
<label>y <input name="word" value="&lt;b&gt;"></label><label>z <input type="file" name="file"></label><button>send</button></form>
<p id="inline" style="color: red" onclick="document.title = 'inline'">t</p>
<script>document.title = "inline"</script><img src="http://outside.invalid/x.png" alt=""></body></html>"""


async def form(_: Request) -> Response:
    return HTMLResponse(FORM)


async def taken(request: Request) -> Response:
    got = await received(request)
    return JSONResponse([got.get("word"), [(file.name, len(file.content)) for file in got.files]])


async def work(request: Request) -> Response:
    chore = chores.endless if request.query_params.get("endless") else chores.process_id
    job = office_of(request).jobs.start(
        chore, title=Text("底稿", "Workpaper"), back="/form", finish=lambda _: "/result"
    )
    return RedirectResponse(f"/work/{job.id}", 303)


async def result(_: Request) -> Response:
    return HTMLResponse("<!doctype html><title>x</title><h1>result</h1>")


BREACH = {
    "jurisdiction": "CN-CQ",
    "report_date": "2017-11-30",
    "complete": True,
    "capital": {"net_capital": "100000000"},
    "balances": {"bank_loan": "900000000"},
}
ROUTES = [
    Route("/form", form),
    Route("/taken", taken, methods=["POST"]),
    Route("/work-now", work),
    Route("/result", result),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = installed.chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    with serving(tmp_path, ROUTES) as page:
        yield page


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def context(browser: Browser, page: Page, asked: list[str]) -> Iterator[BrowserContext]:
    context = opened(browser)
    context.on("request", lambda request: asked.append(request.url))
    yield context
    context.close()


@pytest.mark.browser
def test_the_token_leaves_the_address_and_becomes_a_strict_cookie(
    context: BrowserContext, page: Page, asked: list[str]
) -> None:
    tab = context.new_page()
    tab.goto(page.door.opening_address)
    assert tab.url == f"{page.door.origin}/"
    (cookie,) = context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"]) == (f"leverage-{page.door.port}", True, "Strict")
    assert cookie["expires"] == -1  # gone with the browser
    assert tab.evaluate("document.cookie") == ""
    assert tab.evaluate("document.referrer") == ""
    tab.goto(f"{page.door.origin}/form")
    assert {url.split("/")[2] for url in asked} - {"outside.invalid"} == {page.door.host}
    tab.goto(page.door.opening_address)  # used up
    expect(tab.locator("h1")).to_contain_text("已被用过")


@pytest.mark.browser
def test_a_plain_form_passes_the_guard(context: BrowserContext, page: Page, tmp_path: Path) -> None:
    """The header says no-referrer, under which Chromium would send no origin; the page's own word brings it back."""
    hostile = tmp_path / "<img src=x onerror=alert(1)>\u202egnp.xlsx"
    hostile.write_bytes(b"PK")
    tab = context.new_page()
    tab.goto(page.door.address)
    answer = tab.goto(f"{page.door.origin}/form")
    assert answer is not None
    assert answer.headers["referrer-policy"] == "no-referrer"
    tab.set_input_files("input[type=file]", hostile)
    with tab.expect_request("**/taken") as sent:
        tab.click("button")
    assert sent.value.header_value("origin") == page.door.origin
    assert json.loads(tab.inner_text("body")) == ["<b>", [["<img src=x onerror=alert(1)>?gnp.xlsx", 2]]]


@pytest.mark.browser
def test_nothing_inline_runs_and_nothing_outside_is_loaded(context: BrowserContext, page: Page) -> None:
    refused: list[str] = []
    tab = context.new_page()
    tab.on("console", lambda message: refused.append(message.text))
    tab.goto(page.door.address)
    tab.goto(f"{page.door.origin}/form")
    tab.click("#inline")
    assert tab.title() == "x"
    assert tab.evaluate("getComputedStyle(document.getElementById('inline')).color") != "rgb(255, 0, 0)"
    assert any("outside.invalid" in line and "Content Security Policy" in line for line in refused)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_asks_itself_alone(browser: Browser, page: Page, scheme: Literal["light", "dark"]) -> None:
    """Of a company with a breach; what leaves for another host goes to a proxy, where it is seen. Nothing inline is refused, no script fails, and the
    browser is asked to remember and to send on nothing.
    """
    id = page.office.desk.put(Case("甲.json", json.dumps(BREACH).encode())).id
    shown = [route.path for route in COMPANY if isinstance(route, Route) and "GET" in (route.methods or set())]
    pages = [path.replace("{id}", id) for path in shown if path.count("{") == 1]
    assert len(pages) >= 8
    with socket.create_server(("127.0.0.1", 0)) as trap:
        proxy: ProxySettings = {"server": f"http://127.0.0.1:{trap.getsockname()[1]}", "bypass": page.door.host}
        context = opened(browser, color_scheme=scheme, proxy=proxy)
        asked: list[str] = []
        trouble: list[str] = []
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: trouble.append(message.text))
        tab.on("pageerror", lambda error: trouble.append(str(error)))
        tab.goto(page.door.address)
        for path in pages:
            try:
                answer = tab.goto(page.door.origin + path)
            except Error as error:
                if "Download is starting" in error.message:
                    continue
                raise
            assert answer is not None
            assert answer.status == 200, path
            tab.wait_for_load_state("networkidle")
            assert tab.evaluate("[...document.forms].every(form => form.autocomplete === 'off')"), path
            assert tab.evaluate("!document.documentElement.translate && !document.body.spellcheck"), path
        context.close()
        trap.setblocking(False)
        with pytest.raises(BlockingIOError):
            trap.accept()
    assert [url for url in asked if not url.startswith(page.door.origin)] == []
    assert trouble == []


@pytest.mark.browser
def test_a_page_beside_it_can_do_nothing(browser: Browser, page: Page) -> None:
    """Another page in the same browser, of the same site by its address: forms, frames and scripts of it are refused."""
    with serving_foreign(page) as foreign:
        context = opened(browser)
        tab = context.new_page()
        tab.goto(page.door.address)
        tab.goto(f"{foreign}/attack")
        said = tab.evaluate("attack()")
        assert said["fetch"] == "refused"
        assert said["script"] == "refused"
        assert said["socket"] == "refused"
        with tab.expect_response("**/taken") as answer:
            tab.click("button")
        assert answer.value.status == 403
        tab.goto(f"{foreign}/attack")
        tab.click("a")  # a link leads here, and does nothing but show the page
        assert tab.url == f"{page.door.origin}/form"
        context.close()


class serving_foreign:  # noqa: N801  used as a statement
    """A page of somebody else, on another port."""

    def __init__(self, page: Page) -> None:
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer  # noqa: PLC0415  this test alone

        body = f"""<!doctype html><title>x</title><form method="post" action="{page.door.origin}/taken"><input name="word" value="1">
        <button>send</button></form><a href="{page.door.origin}/form">link</a><script>
        const attempt = (run) => new Promise((done) => run(() => done("open"), () => done("refused")));
        const attack = async () => ({{
          fetch: await attempt((yes, no) => fetch("{page.door.origin}/", {{ credentials: "include" }}).then(yes, no)),
          script: await attempt((yes, no) => {{
            const tag = document.createElement("script");
            [tag.src, tag.onload, tag.onerror] = ["{page.door.origin}/static/alive.js", yes, no];
            document.body.append(tag);
          }}),
          socket: await attempt((yes, no) => {{
            const tag = new WebSocket("ws://{page.door.host}/");
            [tag.onopen, tag.onerror] = [yes, no];
          }}),
        }});</script>""".encode()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_the_waiting_page_with_and_without_script(browser: Browser, page: Page, *, script: bool) -> None:
    context = opened(browser, java_script_enabled=script)
    tab = context.new_page()
    tab.goto(page.door.address)
    tab.goto(f"{page.door.origin}/work-now")
    expect(tab.locator("h1")).to_have_text("result")
    tab.goto(f"{page.door.origin}/work-now?endless=1")
    expect(tab.locator("progress")).to_be_visible()
    tab.click("form[action$='/stop'] button")
    tab.wait_for_url("**/form")
    context.close()


@pytest.mark.browser
def test_a_page_without_script_is_let_in_from_a_link_of_another(browser: Browser, page: Page) -> None:
    """A strict cookie does not come with a link of another page: ours asks once more."""
    with serving_foreign(page) as foreign:
        context = opened(browser, java_script_enabled=False)
        tab = context.new_page()
        tab.goto(foreign.replace("127.0.0.1", "localhost"))  # another site
        context.add_cookies(
            [{"name": page.door.cookie, "value": page.door.session, "url": page.door.origin, "sameSite": "Strict"}]
        )
        tab.click("a")
        tab.wait_for_url(f"{page.door.origin}/")
        expect(tab).to_have_title(re.compile("杠杆"))
        assert page.office.idle.over() is False
        context.close()


@pytest.mark.browser
def test_a_company_in_two_tabs_is_told_in_both(context: BrowserContext, page: Page) -> None:
    one, other = (page.office.desk.put(empty("CN-CQ", "2017-11-30", name)).id for name in ("甲", "乙"))
    tabs = [context.new_page() for _ in range(3)]
    tabs[0].goto(page.door.address)
    for tab, id in zip(tabs, (one, other, one), strict=True):
        tab.goto(f"{page.door.origin}/c/{id}/read")
    for tab, is_told in zip(tabs, (True, False, True), strict=True):
        expect(tab.locator("#elsewhere")).to_be_visible(visible=is_told)
    tabs[2].goto(f"{page.door.origin}/")
    expect(tabs[0].locator("#elsewhere")).to_be_hidden()
    tabs[1].goto(f"{page.door.origin}/c/{one}/read")
    expect(tabs[0].locator("#elsewhere")).to_be_visible()
    tabs[1].close()
    expect(tabs[0].locator("#elsewhere")).to_be_hidden()


# the program itself

_TRAP = """
import sys
def trap(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"):
        host = arguments[1][0] if isinstance(arguments[1], tuple) else arguments[1]
        if host not in ("127.0.0.1", b"127.0.0.1"):
            print("LEFT", event, arguments, file=sys.stderr, flush=True)
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request", "webbrowser.open"):
        if arguments[0] not in ("127.0.0.1", None):
            print("LEFT", event, arguments, file=sys.stderr, flush=True)
sys.addaudithook(trap)
from leverage.cli.main import main
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_the_program_asks_nobody(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        [sys.executable, "-c", _TRAP, "app", "--no-browser"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    port = int(re.findall(r":(\d+)/", address)[0])
    for target in (address.split(str(port))[1], "/", "/static/page.css"):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
            while connection.recv(65_536):
                pass
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 130
    assert "LEFT" not in told


def test_no_module_knows_how_to_ask_anybody() -> None:
    """The loopback is bound in one place; nothing else knows sockets."""
    network = {
        "socket",
        "ssl",
        "http.client",
        "urllib.request",
        "ftplib",
        "smtplib",
        "requests",
        "httpx",
        "aiohttp",
        "urllib3",
        "xmlrpc.client",
    }
    users = {}
    for path in sorted(ROOT.glob("leverage/**/*.py")) + sorted(ROOT.glob("provinces/*.py")):
        names, text = set(), path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if any(name in text for name in network) else ():
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
        if names & network:
            users[str(path.relative_to(ROOT))] = names & network
    assert users == {"leverage/app/serve.py": {"socket"}}


def test_every_page_lets_its_forms_have_an_origin() -> None:
    assert WORD in (TEMPLATES / "base.html").read_text(encoding="utf-8")
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<html" not in text or WORD in text, path.name


def test_no_page_names_another_host() -> None:
    for path in (ROOT / "leverage" / "app").rglob("*"):
        if path.suffix in (".html", ".css", ".js", ".svg"):
            addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+[^\s\"')]*", path.read_text(encoding="utf-8"))
            assert [one for one in addresses if "www.w3.org" not in one] == [], (
                path
            )  # the name of SVG, which nobody asks


def test_an_hour_without_a_page_ends_the_server(tmp_path: Path) -> None:
    with serving(tmp_path) as page:
        page.office.idle.after = -1.0  # an hour, gone by
        ended = threading.Event()
        page.office.tell = lambda _: ended.set()
        assert ended.wait(60)
    assert not page.office.folder.path.exists()
