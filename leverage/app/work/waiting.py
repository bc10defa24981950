"""The page that waits for a job: progress, a button to stop, and the way on once it is over. It works without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from leverage.app.drawing import drawn, language_of
from leverage.app.office import office_of
from leverage.app.work.jobs import Job

if TYPE_CHECKING:
    from starlette.requests import Request


def _job(request: Request) -> Job:
    job = office_of(request).jobs.get(request.path_params["id"])
    if job is None:
        raise HTTPException(404)
    return job


async def _waiting(request: Request) -> Response:
    """Where the job stands; its result once it is done; back to where it came from once it was stopped."""
    job = _job(request)
    state = job.state
    if state == "done":
        return RedirectResponse(job.address, 303)
    if state == "stopped":
        return RedirectResponse(job.back, 303)
    return drawn(request, "waiting.html", job=job, over=state == "failed", progress=job.progress)


async def _state(request: Request) -> Response:
    job = _job(request)
    progress, language = job.progress, language_of(request)
    return JSONResponse(
        {"over": job.over, "done": progress.done, "of": progress.of, "text": progress.text.of(language)}
    )


async def _stop(request: Request) -> Response:
    job = _job(request)
    office_of(request).jobs.stop(job.id)
    return RedirectResponse(f"/work/{job.id}", 303)


WAITING: list[BaseRoute] = [
    Route("/work/{id}", _waiting),
    Route("/work/{id}/state", _state),
    Route("/work/{id}/stop", _stop, methods=["POST"]),
]
