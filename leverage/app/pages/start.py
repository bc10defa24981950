"""The first page: drop a file, or choose a place and begin with an empty form; and the switch of the language. It is there at once: what it leads to is
loaded when it is asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from leverage.app.drawing import LANGUAGE_COOKIE, drawn
from leverage.app.keeping.uploads import received
from leverage.terms.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

_OWN_ADDRESS = re.compile(r"/(?![/\\])[\w/.?&=%+,:;~-]*", re.ASCII)
"""A path of this host: a browser takes ``//host`` and ``/\\host`` for another."""


async def start(request: Request) -> Response:
    """The first page."""
    return drawn(request, "start.html", places=PLACES, wrong={}, typed={})


async def begin(request: Request) -> Response:
    """A new company."""
    return await (await run_in_threadpool(_beginning))(request)


def _beginning() -> Callable[[Request], Awaitable[Response]]:
    from leverage.app.pages.beginning import begin  # noqa: PLC0415  the first page does not wait for it

    return begin


async def language(request: Request) -> Response:
    """The other language, from here on; back to where the reader was."""
    form = await received(request)
    back = form.get("back", "/")
    response = RedirectResponse(back if _OWN_ADDRESS.fullmatch(back) else "/", 303)
    chosen = "en" if form.get("language") == "en" else "zh"
    response.set_cookie(LANGUAGE_COOKIE, chosen, path="/", httponly=True, samesite="strict")
    return response


ROUTES: list[BaseRoute] = [
    Route("/", start, methods=["GET"]),
    Route("/", begin, methods=["POST"]),
    Route("/language", language, methods=["POST"]),
]
