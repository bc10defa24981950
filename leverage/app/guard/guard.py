"""Everything that reaches the socket passes here first.

A page on the loopback is open to every program of the machine, and to every page of the web that the browser shows beside it. So the guard asks
for the exact host (a name that somebody points at 127.0.0.1 is another host), for the secret of this run, and for the exact origin of whatever
changes something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response

from leverage.app.guard import refusals
from leverage.app.guard.streams import Answer, Application, Body, Limits, Receive, Scope, Send

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from leverage.app.guard.door import Door
    from leverage.app.guard.refusals import Refusal

METHODS = ("GET", "HEAD", "POST")
_FORMS = (b"application/x-www-form-urlencoded", b"multipart/form-data")
_PATH = re.compile(rb"/(?!/)[!-\[\]-~]*")
"""A path of this host: not ``//host``, not the whole address that is meant for a proxy, no backslash."""
_TOKEN = "token"  # noqa: S105  the name of it
_OWN = (b"same-origin", b"none")
"""What a browser calls a request that no other page asked for: one of ours did, or the user."""


@dataclass(frozen=True)
class _Request:
    """What the guard looks at."""

    method: str
    path: bytes
    query: bytes
    headers: tuple[tuple[bytes, bytes], ...]

    @classmethod
    def of(cls, scope: Scope) -> _Request:
        path = scope.get("raw_path") or scope["path"].encode("utf-8", "surrogateescape")
        return cls(scope["method"], path.partition(b"?")[0], scope.get("query_string", b""), tuple(scope["headers"]))

    def all(self, name: bytes) -> list[bytes]:
        """Every value of a header."""
        return [value for key, value in self.headers if key.lower() == name]

    def one(self, name: bytes) -> bytes | None:
        """The value of a header that is there once; None where it is missing or there twice."""
        values = self.all(name)
        return values[0] if len(values) == 1 else None

    def cookies(self, name: str) -> Iterator[str]:
        """The values of a cookie: there may be several, of several paths."""
        for header in self.all(b"cookie"):
            for pair in header.decode("latin-1").split(";"):
                key, _, value = pair.strip().partition("=")
                if key == name:
                    yield value

    def tokens(self) -> list[str]:
        """The tokens of the address."""
        return [
            value for key, value in parse_qsl(self.query.decode("latin-1"), keep_blank_values=True) if key == _TOKEN
        ]


def _nothing(*_: object) -> None:
    """Nobody wants to know."""


@dataclass
class Guard:
    """The application behind the door. ``touched`` is called for each request that was let in, ``defect`` with what nobody expected."""

    application: Application
    door: Door
    limits: Limits = field(default_factory=Limits)
    touched: Callable[[], None] = _nothing
    defect: Callable[[Exception], None] = _nothing
    _forms: int = field(default=0, init=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, as ASGI asks."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        elif scope["type"] == "http":
            await self._answer(scope, Body(receive, self.limits), Answer(send, self.limits))

    async def _answer(self, scope: Scope, body: Body, answer: Answer) -> None:
        try:
            response = self._at_the_door(_Request.of(scope))
            if response is None:
                self.touched()
                await self._let_through(scope, body, answer)
                return
        except HTTPException as error:
            response = refusals.page(refusals.of_status(error.status_code))
        except (ConnectionError, ClientDisconnect):  # the browser went away
            return
        except Exception as error:  # whatever it is, it ends one answer and not the program
            self.defect(error)
            response = refusals.page(refusals.DEFECT)
        if answer.finished:
            return
        if answer.started:
            raise ConnectionAbortedError("the answer broke off")
        if response.status_code == refusals.TOO_LARGE.status:
            await body.drain()
        await response(scope, body, answer)

    async def _let_through(self, scope: Scope, body: Body, answer: Answer) -> None:
        """Let the application answer. HTTPException 503 where too many forms are on their way."""
        if scope["method"] != "POST":
            await self.application(scope, body, answer)
            return
        if self._forms >= self.limits.at_once:
            raise HTTPException(503)
        self._forms += 1
        try:
            await self.application(scope, body, answer)
        finally:
            self._forms -= 1

    def _at_the_door(self, request: _Request) -> Response | None:
        """What a request is answered with that does not come in; None for one that does."""
        refusal = self._malformed(request) or self._foreign(request)
        if refusal is None and request.method == "GET" and (tokens := request.tokens()):
            if len(tokens) == 1 and request.path == b"/" and self.door.opens(tokens[0]):
                return self._let_in()
            refusal = refusals.WRONG_TOKEN
        refusal = refusal or self._unknown(request) or self._unwanted(request)
        return refusals.page(refusal) if refusal else None

    def _let_in(self) -> Response:
        """The secret becomes a cookie and leaves the address."""
        cookie = f"{self.door.cookie}={self.door.session}; Path=/; HttpOnly; SameSite=Strict"
        return RedirectResponse("/", 303, {"set-cookie": cookie})

    def _malformed(self, request: _Request) -> Refusal | None:
        """What no browser sends to this page."""
        limits = self.limits
        size = sum(len(name) + len(value) for name, value in request.headers)
        if size > limits.header_bytes or len(request.headers) > limits.headers:
            return refusals.TOO_LONG
        if len(request.path) + len(request.query) > limits.target:
            return refusals.TOO_LONG
        if request.one(b"host") != self.door.host.encode():
            return refusals.FOREIGN_HOST
        if request.method not in METHODS:
            return refusals.METHOD
        if not _PATH.fullmatch(request.path) or request.all(b"upgrade"):
            return refusals.MALFORMED
        lengths = request.all(b"content-length")
        return refusals.MALFORMED if len(lengths) > 1 or any(not length.isdigit() for length in lengths) else None

    def _foreign(self, request: _Request) -> Refusal | None:
        """What another page asks for. It may lead here by a link, and nothing else."""
        sites = request.all(b"sec-fetch-site")
        if request.method == "POST":
            alien = request.one(b"origin") != self.door.origin.encode() or sites not in ([], [b"same-origin"])
            return refusals.FOREIGN_ORIGIN if alien else None
        if not sites or all(site in _OWN for site in sites):
            return None
        is_link = request.one(b"sec-fetch-mode") == b"navigate" and request.one(b"sec-fetch-dest") == b"document"
        return None if is_link else refusals.FOREIGN_ORIGIN

    def _unknown(self, request: _Request) -> Refusal | None:
        """A browser that was not let in. One that comes by a link of another page sends no cookie until it asks from a page of ours."""
        if self.door.knows(request.cookies(self.door.cookie)):
            return None
        followed = request.method == "GET" and request.one(b"sec-fetch-site") in (b"cross-site", b"same-site")
        return refusals.AGAIN if followed else refusals.NO_TOKEN

    def _unwanted(self, request: _Request) -> Refusal | None:
        """What is too large, or no form. It is told to those who were let in: the rest of it is read and dropped for them alone."""
        if any(int(length) > self.limits.body for length in request.all(b"content-length")):
            return refusals.TOO_LARGE
        if request.method != "POST":
            return None
        kind = (request.one(b"content-type") or b"").partition(b";")[0].strip().lower()
        return None if kind in _FORMS else refusals.WRONG_KIND
