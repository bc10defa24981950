"""Every address of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import BaseRoute, Route

from leverage.app.drawing import drawn

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def _start(request: Request) -> Response:
    return drawn(request, "start.html")


ROUTES: list[BaseRoute] = [Route("/", _start)]
