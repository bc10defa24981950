"""The routes, what is answered where none fits, and the guard before all of it."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from leverage.app.drawing import STATIC
from leverage.app.guard import refusals
from leverage.app.guard.guard import Guard
from leverage.app.guard.streams import Limits
from leverage.app.keeping.desk import Gone, Stale
from leverage.app.keeping.downloads import sent
from leverage.app.office import Office, office_of
from leverage.app.pages import stopped
from leverage.app.pages.routes import ROUTES
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from leverage.app.guard.door import Door

_OWN = Path(__file__).parent.parent.parent


def application(office: Office, door: Door, limits: Limits | None = None) -> Guard:
    """The whole page, behind its guard."""
    inner = Starlette(
        routes=[
            *ROUTES,
            Route("/alive", _alive),
            Route("/download/{id}", _download),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        exception_handlers={HTTPException: _refused, Stale: stopped.stale, Gone: stopped.gone},
    )
    inner.router.redirect_slashes = False
    inner.state.office = office
    return Guard(inner, door, limits or Limits(), touched=office.idle.touch, defect=_defect(office.tell))


async def _alive(_: Request) -> Response:
    """What an open page asks for, so that the program does not end under it."""
    return Response(status_code=204)


async def _download(request: Request) -> Response:
    download = office_of(request).downloads.get(request.path_params["id"])
    return refusals.page(refusals.NOT_FOUND) if download is None else sent(download)


async def _refused(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else refusals.DEFECT.status
    return refusals.page(refusals.of_status(status))


def _defect(tell: Callable[[Text], None]) -> Callable[[Exception], None]:
    """What happens to an exception that nobody expected: one line where the program was started, never to the browser."""

    def told(error: Exception) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if _OWN in Path(frame.filename).parents] or list(frames)
        place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
        said = f"{type(error).__name__}: {error} ({place})"
        tell(
            Text(
                f"程序自身出错，这一步没有完成，请报告：{said}",
                f"A defect of this program; this step was not done. Please report it: {said}",
            )
        )

    return told
