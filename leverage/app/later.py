"""The pages of a company, loaded when the first of them is asked for: the start page does not wait for them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.routing import Router

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


@cache
def company_pages() -> Router:
    """Every address of the pages. Loading them takes longer than all else that a start needs."""
    from leverage.app.pages.routes import ROUTES  # noqa: PLC0415  that is what this module is for

    return Router(ROUTES, redirect_slashes=False)


async def later(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer what no address of the start page fits."""
    router = await run_in_threadpool(company_pages)
    await router(scope, receive, send)
