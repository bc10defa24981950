"""The page without a socket: an office of its own, and a client that sends what a browser would, through the whole application."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import httpx
from starlette.applications import Starlette

from leverage.app.application import application
from leverage.app.guard.door import Door
from leverage.app.guard.guard import Guard
from leverage.app.guard.streams import Limits
from leverage.app.keeping.folder import PrivateFolder
from leverage.app.office import Office
from leverage.app.serve import Server, listening
from leverage.law.rulebook import load_on_demand
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

T = TypeVar("T")

PORT = 18_018


def finished(work: Coroutine[Any, Any, T]) -> T:
    """What comes of a coroutine, in a thread of its own: a browser that is open keeps the loop of this one busy."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


class _Transport(httpx.BaseTransport):
    """Hands every request to an ASGI application. Nothing leaves the process."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        content = request.read()

        async def answered() -> httpx.Response:
            inner = httpx.Request(request.method, request.url, headers=request.headers, content=content)
            response = await httpx.ASGITransport(self.guard, raise_app_exceptions=False).handle_async_request(inner)
            return httpx.Response(response.status_code, headers=response.headers, content=await response.aread())

        return finished(answered())


class Page:
    """A page: its office, its door, and clients for it. ``routes`` are tried before its own."""

    def __init__(
        self, folder: Path, limits: Limits | None = None, routes: Sequence[BaseRoute] = (), port: int = PORT
    ) -> None:
        self.told: list[Text] = []
        self.door = Door(port)
        self.office = Office(load_on_demand(), PrivateFolder(port, folder), "zh", self.told.append)
        self.guard = application(self.office, self.door, limits)
        inner = self.guard.application
        assert isinstance(inner, Starlette)
        inner.router.routes[:0] = routes

    def stranger(self) -> httpx.Client:
        """A client that was not let in."""
        return httpx.Client(transport=_Transport(self.guard), base_url=self.door.origin)

    def browser(self) -> httpx.Client:
        """A client that was let in, and that sends the origin of the page as a browser does."""
        client = self.stranger()
        assert client.get(self.door.address).status_code == 303
        client.headers["origin"] = self.door.origin
        return client


@contextmanager
def opened(folder: Path, limits: Limits | None = None, routes: Sequence[BaseRoute] = ()) -> Iterator[Page]:
    """A page for one test, without a socket."""
    page = Page(folder, limits, routes)
    try:
        yield page
    finally:
        page.office.close()


@contextmanager
def serving(folder: Path, routes: Sequence[BaseRoute] = ()) -> Iterator[Page]:
    """A page for a real browser: on a socket, served by a thread."""
    with listening(0) as listener:
        page = Page(folder, routes=routes, port=listener.getsockname()[1])
        server = Server(page.office, page.guard)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield page
        finally:
            server.should_exit = True
            thread.join()


def asked(
    guard: Guard,
    method: str = "GET",
    target: bytes = b"/",
    headers: list[tuple[bytes, bytes]] | None = None,
    body: list[bytes] | None = None,
) -> tuple[int, dict[str, str], bytes]:
    """What a request is answered with that is exactly as given, as no client would send it: status, headers, body."""
    path, _, query = target.partition(b"?")
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http", "root_path": "",
        "path": path.decode("latin-1"), "raw_path": path, "query_string": query, "headers": headers or [], "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", PORT), "state": {},
    }  # fmt: skip
    pieces = list(body or [b""])
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        if not pieces:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    finished(guard(scope, receive, send))
    start = next(message for message in sent if message["type"] == "http.response.start")
    answer = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
    return start["status"], {name.decode(): value.decode() for name, value in start["headers"]}, answer
