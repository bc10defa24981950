"""The command itself: what it binds, prints and answers on a real socket, with nothing made nicer on the way; and how it ends."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from leverage.app import serve
from leverage.app.guard.patience import PatientProtocol
from leverage.terms.errors import UsageError

if TYPE_CHECKING:
    import asyncio

ROOT = Path(__file__).parent.parent.parent
COMMAND = [sys.executable, "-c", "from leverage.cli.main import main; main()", "app", "--no-browser"]
posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@dataclass
class Running:
    """The program, and where it answers."""

    process: subprocess.Popen[str]
    address: str
    port: int
    folder: Path

    @property
    def target(self) -> str:
        return self.address.removeprefix(f"http://127.0.0.1:{self.port}")


def start(folder: Path, *more: str, command: Sequence[str] = COMMAND) -> Running:
    environment = {
        **os.environ,
        "TMPDIR": str(folder),
        "TEMP": str(folder),
        "TMP": str(folder),
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
    }
    process = subprocess.Popen(
        [*command, *more], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout is not None
    address = process.stdout.readline()
    assert address.endswith("\n")
    port = int(address.split(":")[2].split("/")[0])
    return Running(process, address.strip(), port, folder)


def end(running: Running) -> tuple[int, str, str]:
    """Exit status, the rest of standard output, and what was told, after an end by the user."""
    running.process.send_signal(signal.SIGINT)
    out, err = running.process.communicate(timeout=120)
    return running.process.returncode, out, err


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = start(tmp_path_factory.mktemp("page"))
    yield running
    running.process.kill()
    running.process.communicate()


@pytest.fixture(scope="module")
def cookie(running: Running) -> str:
    answer, _ = ask(running, "GET", running.target)
    return (answer.getheader("set-cookie") or "").split(";")[0]


def ask(
    running: Running, method: str, target: str, body: bytes | None = None, host: str | None = None, **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=120)
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", host or f"127.0.0.1:{running.port}")
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


def raw(running: Running, request: bytes) -> bytes:
    """What comes back for these bytes."""
    with socket.create_connection(("127.0.0.1", running.port), timeout=120) as connection:
        connection.sendall(request)
        pieces = []
        while piece := connection.recv(65_536):
            pieces.append(piece)
    return b"".join(pieces)


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def test_it_prints_its_address_as_one_line_and_nothing_else(running: Running) -> None:
    token = running.address.split("?token=")[1]
    assert running.address == f"http://127.0.0.1:{running.port}/?token={token}"
    assert len(token) == 43


@posix
def test_it_listens_on_the_loopback_alone(running: Running) -> None:
    if not Path("/proc/net/tcp").is_file():
        pytest.skip("no list of sockets")
    port = f":{running.port:04X}"
    listening = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            local, state = line.split()[1], line.split()[3]
            if local.endswith(port) and state == "0A":
                listening.append(local)
    assert listening == ["0100007F" + port]


def test_the_way_in(running: Running, cookie: str) -> None:
    answer, _ = ask(running, "GET", running.target)
    assert (answer.status, answer.getheader("location")) == (303, "/")
    answer, body = ask(running, "GET", "/", Cookie=cookie)
    assert answer.status == 200
    assert b"<h1>" in body
    assert answer.getheader("server") is None
    assert ask(running, "GET", "/")[0].status == 403


@pytest.mark.parametrize(
    "host",
    ["localhost:{port}", "127.0.0.1", "evil.example:{port}", "127.0.0.1:{port}.evil.example", "127.0.0.1:{port} "],
)
def test_another_host_is_refused(running: Running, cookie: str, host: str) -> None:
    name = host.format(port=running.port)
    expected = (
        200 if name.strip() == f"127.0.0.1:{running.port}" else 400
    )  # blanks around a value are none of it (RFC 9110, 5.5)
    assert ask(running, "GET", "/", host=name, Cookie=cookie)[0].status == expected


def test_what_no_browser_sends_is_refused(running: Running, cookie: str) -> None:
    host, known = (
        b"Host: 127.0.0.1:%d\r\n" % running.port,
        b"Cookie: " + cookie.encode() + b"\r\nConnection: close\r\n\r\n",
    )
    here = b"http://127.0.0.1:%d/" % running.port
    assert status(raw(running, b"GET / HTTP/1.1\r\n" + host + known)) == 200
    assert status(raw(running, b"GET / HTTP/1.1\r\n" + known)) == 400
    assert status(raw(running, b"GET / HTTP/1.0\r\n" + known)) == 400
    assert status(raw(running, b"GET / HTTP/1.1\r\n" + host + host + known)) == 400
    assert status(raw(running, b"GET / HTTP/1.1\r\n" + host + b"Host: evil.example\r\n" + known)) == 400
    assert status(raw(running, b"GET " + here + b" HTTP/1.1\r\n" + host + known)) == 400
    assert status(raw(running, b"GET http://evil.example/ HTTP/1.1\r\n" + host + known)) == 400
    assert status(raw(running, b"GET //evil.example/ HTTP/1.1\r\n" + host + known)) == 400
    assert status(raw(running, b"CONNECT evil.example:443 HTTP/1.1\r\n" + host + known)) in (400, 405)
    assert status(raw(running, b"OPTIONS * HTTP/1.1\r\n" + host + known)) == 405
    assert status(raw(running, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03")) == 400
    assert status(raw(running, b"GET / HTTP/1.1\r\n" + host + b"X: " + b"x" * 100_000 + b"\r\n" + known)) in (400, 431)


def test_paths_do_not_climb(running: Running, cookie: str) -> None:
    for path in (
        "/static/../serve.py",
        "/static/..%2fserve.py",
        "/static/%2e%2e/serve.py",
        "/static//etc/passwd",
        "/static/%00",
        "/static/..\\serve.py",
    ):
        answer, body = ask(running, "GET", path, Cookie=cookie)
        assert answer.status in (400, 404), path
        assert b"uvicorn" not in body


def test_a_form_needs_origin_and_secret(running: Running, cookie: str) -> None:
    kind, origin = "application/x-www-form-urlencoded", f"http://127.0.0.1:{running.port}"
    statuses = [
        ask(running, "POST", "/work/x/stop", b"a=1", Cookie=cookie, Content_Type=kind, Origin=origin)[0].status,
        ask(running, "POST", "/work/x/stop", b"a=1", Cookie=cookie, Content_Type=kind)[0].status,
        ask(running, "POST", "/work/x/stop", b"a=1", Cookie=cookie, Content_Type=kind, Origin="null")[0].status,
        ask(running, "POST", "/work/x/stop", b"a=1", Content_Type=kind, Origin=origin)[0].status,
    ]
    assert statuses == [404, 403, 403, 403]


def test_a_body_too_large_is_refused_with_a_page(running: Running, cookie: str) -> None:
    """The rest of it is taken, so that the browser shows why instead of a broken connection."""
    kind, origin = "multipart/form-data; boundary=x", f"http://127.0.0.1:{running.port}"
    answer, body = ask(
        running, "POST", "/work/x/stop", bytes(65 * 2**20), Cookie=cookie, Content_Type=kind, Origin=origin
    )
    assert answer.status == 413
    assert "过大".encode() in body


def test_no_websocket(running: Running, cookie: str) -> None:
    answer, _ = ask(
        running, "GET", "/", Cookie=cookie, Connection="Upgrade", Upgrade="websocket",
        Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==", Sec_WebSocket_Version="13",
    )  # fmt: skip
    assert answer.status == 400


def test_a_connection_that_sends_nothing_keeps_nobody_out(running: Running, cookie: str) -> None:
    idle = [socket.create_connection(("127.0.0.1", running.port)) for _ in range(20)]
    assert ask(running, "GET", "/", Cookie=cookie)[0].status == 200
    for connection in idle:
        connection.close()


@posix
def test_its_folder_is_closed_to_others(running: Running) -> None:
    (folder,) = running.folder.iterdir()
    assert folder.name.startswith(f"leverage-app-{running.process.pid}-{running.port}-")
    assert folder.stat().st_mode & 0o777 == 0o700


@posix
def test_it_ends_on_an_interrupt_and_leaves_nothing(tmp_path: Path) -> None:
    code, out, err = end(start(tmp_path))
    assert (code, out) == (130, "")
    assert "Ctrl-C" in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_it_cleans_up_when_the_system_ends_it(tmp_path: Path, name: str) -> None:
    running = start(tmp_path)
    running.process.send_signal(getattr(signal, name))
    out, err = running.process.communicate(timeout=120)
    assert out == ""
    assert "Traceback" not in err
    assert running.process.returncode == 128 + getattr(signal, name)
    assert list(tmp_path.iterdir()) == []


_BLOCKED = """
import sys, threading
from starlette.responses import Response
from starlette.routing import Route
from leverage.app.pages.routes import ROUTES
def blocked(request):
    print("blocked", file=sys.stderr, flush=True)
    threading.Event().wait()
    return Response()
ROUTES.append(Route("/blocked", blocked))
from leverage.cli.main import main
main()
"""


@posix
def test_a_second_interrupt_ends_it_whatever_it_is_doing(tmp_path: Path) -> None:
    running = start(tmp_path, command=[COMMAND[0], "-c", _BLOCKED, *COMMAND[3:]])
    assert running.process.stderr is not None
    answer, _ = ask(running, "GET", running.target)
    cookie = (answer.getheader("set-cookie") or "").split(";")[0]
    with socket.create_connection(("127.0.0.1", running.port)) as waiting:
        waiting.sendall(f"GET /blocked HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nCookie: {cookie}\r\n\r\n".encode())
        assert "Ctrl-C" in running.process.stderr.readline()
        assert running.process.stderr.readline() == "blocked\n"
        running.process.send_signal(signal.SIGINT)
        with suppress(ConnectionError):  # until it has begun to end
            while True:
                socket.create_connection(("127.0.0.1", running.port)).close()
        code, _, _ = end(running)
    assert code == 130
    assert list(tmp_path.iterdir()) == []


@posix
def test_what_a_killed_run_left_goes_at_the_next_start(tmp_path: Path) -> None:
    killed = start(tmp_path)
    killed.process.kill()
    killed.process.communicate(timeout=120)
    (left,) = tmp_path.iterdir()
    running = start(tmp_path)
    assert not left.exists()
    assert end(running)[0] == 130
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_told() -> None:
    with serve.listening(0) as taken, pytest.raises(UsageError) as refused:
        serve.listening(taken.getsockname()[1])
    assert "端口" in refused.value.message.zh
    assert "--port" in refused.value.message.en


def test_a_taken_port_ends_the_command(tmp_path: Path, running: Running) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    run = subprocess.run(
        [*COMMAND, "--port", str(running.port)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert f"端口 {running.port} 无法使用" in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_supplement_that_does_not_load_ends_the_command(tmp_path: Path) -> None:
    """Before anything is bound or printed."""
    bad = tmp_path / "bad.toml"
    bad.write_text("schema = 1", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    run = subprocess.run(
        [*COMMAND, "--supplement", str(bad)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert "bad.toml" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_port_may_be_chosen_again_at_once(tmp_path: Path) -> None:
    with serve.listening(0) as free:
        port = free.getsockname()[1]
    running = start(tmp_path, "--port", str(port))
    assert running.port == port
    running.process.kill()
    running.process.communicate()


def test_two_run_side_by_side(running: Running, tmp_path: Path, cookie: str) -> None:
    """Two cookies of two names; neither opens the other."""
    other = start(tmp_path)
    answer, _ = ask(other, "GET", other.target)
    theirs = (answer.getheader("set-cookie") or "").split(";")[0]
    assert theirs.split("=")[0] != cookie.split("=", maxsplit=1)[0]
    assert ask(other, "GET", "/", Cookie=f"{cookie}; {theirs}")[0].status == 200
    assert ask(running, "GET", "/", Cookie=f"{cookie}; {theirs}")[0].status == 200
    assert ask(other, "GET", "/", Cookie=cookie)[0].status == 403
    other.process.kill()
    other.process.communicate()


def test_the_head_of_a_request_is_waited_for_and_no_longer() -> None:
    """The clock is the loop's, and stands still: what was planned is called by hand."""
    planned: list[tuple[Callable[[], None], Handle]] = []

    class Handle:
        cancelled = False

        def cancel(self) -> None:
            self.cancelled = True

    class Loop:
        def call_later(self, seconds: float, callback: Callable[[], None]) -> Handle:
            assert seconds == PatientProtocol.patience
            planned.append((callback, Handle()))
            return planned[-1][1]

    class Transport:
        closed = False

        def close(self) -> None:
            self.closed = True

        def is_closing(self) -> bool:
            return self.closed

        def get_extra_info(self, _: str) -> None:
            return None

    async def never(scope: object, receive: object, send: object) -> None:
        raise AssertionError

    import uvicorn  # noqa: PLC0415  beside what it is for
    from uvicorn.server import ServerState  # noqa: PLC0415

    config = uvicorn.Config(never, http=PatientProtocol, ws="none", lifespan="off", interface="asgi3", log_config=None)
    protocol = PatientProtocol(config, ServerState(), {}, _loop=Loop())
    transport = Transport()
    protocol.connection_made(cast("asyncio.Transport", transport))
    protocol.data_received(b"GET / HTTP/1.1\r\nHo")
    protocol.data_received(b"st: 127.0.0.1")
    assert len(planned) == 1  # one timer, which letters do not prolong
    give_up, handle = planned[0]
    assert not handle.cancelled
    give_up()
    assert transport.closed


def test_the_page_asks_for_nothing_until_it_is_needed() -> None:
    """Ready within a second: the server loads neither spreadsheets nor tests."""
    loaded = "import sys, leverage.app.serve; print(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {
        "openpyxl",
        "xlsxwriter",
        "docx",
        "python_calamine",
        "httpx",
        "rich",
        "pydantic",
        "websockets",
        "httptools",
        "webbrowser",
    }
    assert heavy & set(run.stdout.split()) == set()


def test_no_browser_of_the_terminal_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser  # noqa: PLC0415  beside what it is for

    asked: list[str] = []

    def opened(address: str) -> bool:
        asked.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", opened)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    if os.name == "posix":
        assert not serve.system_browser("http://127.0.0.1:1/")
        assert asked == []
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert serve.system_browser("http://127.0.0.1:1/")
    assert asked == ["http://127.0.0.1:1/"]


def test_help_shows_an_example() -> None:
    run = subprocess.run([*COMMAND[:4], "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "leverage app" in run.stdout
