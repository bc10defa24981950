"""What the user takes with him: nothing else is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Route

from leverage.app.keeping.downloads import Download, sent
from leverage.app.keeping.uploads import received
from leverage.app.making.files import BY_KEY, KINDS, Kind, file_name, is_long, made, made_apart
from leverage.app.office import office_of
from leverage.app.pages.frame import Tab, language_of, page, tab_of
from leverage.app.printing.wording import for_the_page
from leverage.terms.errors import LeverageError
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

STEP = "downloads"
_MAKING = Text("正在生成：{what}", "Making the {what}")


@dataclass(frozen=True)
class Ready:
    """A file that was made: its name, and where it is."""

    name: str
    address: str


async def downloads(request: Request) -> Response:
    """What can be downloaded."""
    return await run_in_threadpool(_page, request, await tab_of(request))


async def file(request: Request) -> Response:
    """A file; where it cannot be made, the page that tells why."""
    tab = await tab_of(request)
    kind = BY_KEY.get(request.path_params["kind"])
    if kind is None:
        raise HTTPException(404)
    office, language = office_of(request), language_of(request)
    try:
        return sent(await run_in_threadpool(made, kind, tab.work, office.folder, language))
    except LeverageError as error:
        return await run_in_threadpool(_page, request, tab, for_the_page(error.message))


async def begin(request: Request) -> Response:
    """A file that takes long to make: a job."""
    form = await received(request)
    tab = await tab_of(request, form.number("version"))
    kind = BY_KEY.get(request.path_params["kind"])
    if kind is None:
        raise HTTPException(404)
    office, language = office_of(request), language_of(request)

    def finish(download: Download) -> str:
        ready = Ready(file_name(tab.work, kind.name, language) + kind.ending, office.downloads.put(download))
        return f"{tab.address(STEP)}/ready/{office.shelf.put(tab.id, ready)}"

    job = office.jobs.start(
        made_apart,
        kind.key,
        tab.work.case,
        office.book,
        language,
        title=_MAKING.fill(what=kind.name),
        back=tab.address(STEP),
        finish=finish,
    )
    return RedirectResponse(f"/work/{job.id}", 303)


async def ready(request: Request) -> Response:
    """The page with a file that was made."""
    tab = await tab_of(request)
    held = office_of(request).shelf.get(request.path_params["key"], tab.id, Ready)
    if held is None:
        return RedirectResponse(tab.address(STEP), 303)
    return await run_in_threadpool(_page, request, tab, None, held)


async def supplement(request: Request) -> Response:
    """A supplement of the company, as it is held."""
    tab = await tab_of(request)
    number = request.path_params["number"]
    brought = tab.work.case.brought
    if number >= len(brought):
        raise HTTPException(404)
    name = brought[number].name.removesuffix(".toml")
    return sent(Download(name, ".toml", brought[number].text.encode("utf-8", "replace")))


def _page(request: Request, tab: Tab, refused: Text | None = None, ready: Ready | None = None) -> Response:
    language = language_of(request)
    groups: dict[str, list[Kind]] = {}
    for kind in KINDS:
        if _there_is(kind, tab):
            groups.setdefault(kind.name.zh, []).append(kind)
    return page(
        request,
        tab,
        "downloads.html",
        STEP,
        status=422 if refused else 200,
        refused=refused,
        ready=ready,
        long=is_long(tab.work),
        groups=[(kinds, file_name(tab.work, kinds[0].name, language)) for kinds in groups.values()],
        brought=list(enumerate(tab.work.case.brought)),
        judged=tab.work.judged.assessment is not None,
        open=len(tab.work.questions),
    )


def _there_is(kind: Kind, tab: Tab) -> bool:
    """Whether there is such a file of the company, as far as can be told without making it."""
    work = tab.work
    if kind.key == "questions.xlsx":
        return bool(work.questions)
    if kind.key == "marked.xlsx":
        return bool(work.judged.trace.seen) and not work.case.is_form
    return not kind.judged or work.judged.assessment is not None


ROUTES: list[BaseRoute] = [
    Route("/c/{id}/downloads", downloads, methods=["GET"]),
    Route("/c/{id}/downloads/supplement/{number:int}", supplement, methods=["GET"]),
    Route("/c/{id}/downloads/ready/{key}", ready, methods=["GET"]),
    Route("/c/{id}/downloads/{kind}", file, methods=["GET"]),
    Route("/c/{id}/downloads/{kind}", begin, methods=["POST"]),
]
