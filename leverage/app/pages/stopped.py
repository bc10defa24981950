"""What is shown where a step was not done: the form was made from an older version of the company, or the company is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from leverage.app.keeping.desk import Gone, Stale
from leverage.app.pages.frame import plain_page

if TYPE_CHECKING:
    from starlette.requests import Request


async def stale(request: Request, error: Exception) -> Response:
    """Another tab, or a step back in the browser: nothing was changed, and the reader is told."""
    assert isinstance(error, Stale)  # noqa: S101  by whom it is called
    return plain_page(request, "stale.html", status=409, id=error.current.id, step=request.url.path.rpartition("/")[2])


async def gone(request: Request, error: Exception) -> Response:
    """No such company, or none any more."""
    assert isinstance(error, Gone)  # noqa: S101
    return plain_page(request, "gone.html", status=404, dropped=error.dropped)
