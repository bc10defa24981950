"""The routes, what is answered where none fits, and the guard before all of it."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from leverage.app.drawing import STATIC, drawn
from leverage.app.guard import refusals
from leverage.app.guard.door import Door
from leverage.app.guard.guard import Guard
from leverage.app.guard.streams import Body, Limits
from leverage.app.keeping.desk import Gone, Stale
from leverage.app.keeping.downloads import sent
from leverage.app.later import later
from leverage.app.office import Office, office_of
from leverage.app.pages import start
from leverage.app.work.jobs import Busy
from leverage.app.work.waiting import WAITING
from leverage.terms.errors import LeverageError
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.requests import Request

_UNPROCESSABLE = 422
_OWN = Path(__file__).parent.parent.parent
DROPPED = Text(
    "这家公司的资料已被移出：同时打开的公司过多，最久没有使用的先移出。请重新放入文件，或放入您下载的公司资料（JSON）。",
    "This company was put away: too many were open, and the one unused for longest goes first. Drop its file again, or the company that you "
    "downloaded (JSON).",
)
UNKNOWN = Text(
    "没有这家公司的资料：程序重新启动后，先前的内容不再保留。请重新放入文件，或放入您下载的公司资料（JSON）。",
    "There is no such company: nothing is kept after the program has ended. Drop its file again, or the company that you downloaded (JSON).",
)
OLDER = Text(
    "没有执行：这一页是从较早的内容作出的，其后公司资料已改动（可能在另一个标签页）。请打开当前内容，再作一次。",
    "Nothing was done: this page was made from an older state, and the company has changed since, perhaps in another tab. Open what is current, "
    "and do it again.",
)


def application(office: Office, door: Door, limits: Limits | None = None) -> Guard:
    """The whole page, behind its guard."""
    inner = Starlette(
        routes=[
            *start.ROUTES,
            *WAITING,
            Route("/alive", _alive),
            Route("/download/{id}", _download),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        exception_handlers={
            HTTPException: _refused,
            LeverageError: _told,
            Gone: _gone,
            Stale: _stale,
            Exception: _failed,
        },
    )
    inner.router.redirect_slashes = False
    inner.router.default = later
    inner.state.office = office
    return Guard(inner, door, limits or Limits(), touched=office.idle.touch, defect=_defect(office.tell))


async def _alive(_: Request) -> Response:
    """What an open page asks for, so that the program does not end under it."""
    return Response(status_code=204)


async def _download(request: Request) -> Response:
    download = office_of(request).downloads.get(request.path_params["id"])
    return refusals.page(refusals.NOT_FOUND) if download is None else sent(download)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  it is called for nothing else
    if error.status_code == refusals.TOO_LARGE.status and isinstance(request.receive, Body):
        await request.receive.drain()
    return refusals.page(refusals.of_status(error.status_code))


async def _failed(_: Request, __: Exception) -> Response:
    """The guard tells what it was, where the program was started."""
    return refusals.page(refusals.DEFECT)


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, LeverageError)  # noqa: S101  it is called for nothing else
    status = refusals.BUSY.status if isinstance(error, Busy) else _UNPROCESSABLE
    return drawn(request, "refused.html", status=status, message=error.message, address="/")


async def _gone(request: Request, error: Exception) -> Response:
    assert isinstance(error, Gone)  # noqa: S101  it is called for nothing else
    return drawn(request, "refused.html", status=404, message=DROPPED if error.dropped else UNKNOWN, address="/")


async def _stale(request: Request, error: Exception) -> Response:
    assert isinstance(error, Stale)  # noqa: S101  it is called for nothing else
    return drawn(request, "refused.html", status=409, message=OLDER, address=f"/c/{error.current.id}/")


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
