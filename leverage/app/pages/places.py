"""Comparison of places for this company: chosen places, side by side on a day, and the page to explore them on every day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from leverage.app.cases.answering import Wrong
from leverage.app.keeping.downloads import Download, sent
from leverage.app.keeping.uploads import Received, received
from leverage.app.making.comparisons import Choice, Compared, Explored, compared_places, explored_places
from leverage.app.making.files import file_name
from leverage.app.office import office_of
from leverage.app.pages.frame import Tab, language_of, page, tab_of
from leverage.app.printing.wording import refusal
from leverage.planning.moving import LATEST
from leverage.terms.answers import read_date
from leverage.terms.channels import Channel
from leverage.terms.places import PLACES
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.requests import Request

STEP = "compare"
_COMPARING = Text("正在比较各地", "Comparing the places")
_EXPLORING = Text("正在逐日核算各地规则，约需一分钟", "Working out every day on which a rule changed: about a minute")
_FILE = Text("各地比较", "places compared")
_EXPLORER = Text("各地规则探索页", "places to explore")
_BACK = Text("← 回到各地比较", "← Back to the comparison")
_KEEP = Text("下载这一页（可离线打开）", "Download this page (opens anywhere)")
_SCRIPT, _STYLE = "/explorer.js", "/explorer.css"


async def places(request: Request) -> Response:
    """What can be compared."""
    return await run_in_threadpool(_page, request, await tab_of(request))


async def compare(request: Request) -> Response:
    """Begin a comparison, or what the page to explore is made of."""
    form = await received(request)
    tab = await tab_of(request, form.number("version"))
    assessment = tab.work.judged.assessment
    if assessment is None:
        return RedirectResponse(tab.address(STEP), 303)
    choice, wrong = _choice(form, tab)
    if choice is None:
        return await run_in_threadpool(_page, request, tab, wrong=wrong, typed=form)
    office, language = office_of(request), language_of(request)
    explore = form.get("do") == "explore"

    def finish(made: Compared | Explored) -> str:
        if isinstance(made, Compared):
            return f"{tab.address(STEP)}/{office.shelf.put(tab.id, made)}"
        key = f"x-{tab.id}"  # it is large: one of a company is enough
        office.shelf.replace(key, tab.id, made)
        return f"{tab.address(STEP)}/{key}/explorer"

    job = office.jobs.start(
        explored_places if explore else compared_places,
        tab.work.case,
        tab.number,
        office.book,
        choice,
        language,
        title=_EXPLORING if explore else _COMPARING,
        back=tab.address(STEP),
        finish=finish,
    )
    return RedirectResponse(f"/work/{job.id}", 303)


def _choice(form: Received, tab: Tab) -> tuple[Choice | None, dict[str, Wrong]]:
    """What was chosen; the company's own place is always among it."""
    from leverage.comparison.compared import FIRST  # noqa: PLC0415

    wrong: dict[str, Wrong] = {}
    assessment = tab.work.judged.assessment
    assert assessment is not None  # noqa: S101  it was asked about
    chosen = {*form.fields.getlist("place"), assessment.place.code}
    day = assessment.as_of
    if form.get("day").strip():
        try:
            day = read_date(form.get("day"))
        except ValueError as error:
            wrong["day"] = Wrong(*error.args)
    if not FIRST <= day <= LATEST:
        wrong["day"] = Wrong(Text(f"请写{FIRST}至{LATEST}之间的一天", f"a day from {FIRST} to {LATEST}"))
    name = form.get("channel")
    channel = Channel(name) if name in set(Channel) else None
    codes = tuple(place.code for place in PLACES if place.code in chosen)
    return (None if wrong else Choice(codes, day, channel, bool(form.get("strict")))), wrong


async def look(request: Request) -> Response:
    """A comparison that was made."""
    tab = await tab_of(request)
    key = request.path_params["key"]
    held = office_of(request).shelf.get(key, tab.id, Compared)
    if held is None:
        return RedirectResponse(tab.address(STEP), 303)
    return await run_in_threadpool(_page, request, tab, held=held, key=key)


async def explorer(request: Request) -> Response:
    """The page to explore, with its style and its script from their own addresses."""
    tab = await tab_of(request)
    key = request.path_params["key"]
    held = office_of(request).shelf.get(key, tab.id, Explored)
    if held is None:
        return RedirectResponse(tab.address(STEP), 303)
    from leverage.report.comparison.page import Links, bound  # noqa: PLC0415  loaded when it is looked at

    here = tab.address(STEP)
    ways = ((here, _BACK), (f"{here}/{key}/file", _KEEP))
    links = Links(_STYLE, _SCRIPT, "/static/icon.svg", ("/static/alive.js",), ways)
    return HTMLResponse(await run_in_threadpool(bound, held.data, held.table, held.language, links))


async def file(request: Request) -> Response:
    """A comparison as a workbook, or the page to explore as one file."""
    tab = await tab_of(request)
    key, language, shelf = request.path_params["key"], language_of(request), office_of(request).shelf
    made, explored = shelf.get(key, tab.id, Compared), shelf.get(key, tab.id, Explored)
    if made is not None:
        return sent(Download(file_name(tab.work, _FILE, language), ".xlsx", made.workbook))
    if explored is not None:
        whole = await run_in_threadpool(lambda: explored.whole)
        return sent(Download(file_name(tab.work, _EXPLORER, language), ".html", whole.encode()))
    raise HTTPException(404)


async def style(_: Request) -> Response:
    """The style of the page to explore."""
    from leverage.report.comparison.page import asset  # noqa: PLC0415

    return Response(asset("page.css"), media_type="text/css")


async def script(_: Request) -> Response:
    """Its script."""
    from leverage.report.comparison.page import asset  # noqa: PLC0415

    return Response(asset("page.js"), media_type="text/javascript")


def _page(
    request: Request,
    tab: Tab,
    *,
    wrong: Mapping[str, Wrong] | None = None,
    typed: Received | None = None,
    held: Compared | None = None,
    key: str = "",
) -> Response:
    assessment, error = tab.work.judged.assessment, tab.work.judged.error
    if assessment is None:
        return page(request, tab, "unanswered.html", STEP, refusal=refusal(error) if error else None)
    chosen = held.choice if held else Choice(tuple(place.code for place in PLACES), assessment.as_of)
    here = tab.address(STEP) + (f"/{key}" if key else "")
    return page(
        request,
        tab,
        "places.html",
        STEP,
        status=422 if wrong else 200,
        here=here,
        wrong=wrong or {},
        places=PLACES,
        ticked=typed.fields.getlist("place") if typed else chosen.places,
        home=assessment.place.code,
        day=typed.get("day") if typed else chosen.day.isoformat(),
        channel=typed.get("channel") if typed else chosen.channel or "",
        strict=bool(typed.get("strict")) if typed else chosen.strict,
        channels=tuple(Channel),
        held=held,
        older=held is not None and held.number != tab.number,
        file=f"{here}/file" if key else "",
    )


ROUTES: list[BaseRoute] = [
    Route("/c/{id}/compare", places, methods=["GET"]),
    Route("/c/{id}/compare", compare, methods=["POST"]),
    Route("/c/{id}/compare/{key}", look, methods=["GET"]),
    Route("/c/{id}/compare/{key}/explorer", explorer, methods=["GET"]),
    Route("/c/{id}/compare/{key}/file", file, methods=["GET"]),
    Route(_STYLE, style, methods=["GET"]),
    Route(_SCRIPT, script, methods=["GET"]),
]
