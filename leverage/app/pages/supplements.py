"""Supplements and limits of the house: chosen, written, checked, taken off; contested clauses read in one way or another. For this company alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from leverage.app.cases import supplements as of
from leverage.app.cases.answering import Wrong
from leverage.app.cases.case import Brought, Case
from leverage.app.keeping.downloads import Download, sent
from leverage.app.keeping.uploads import Received, received
from leverage.app.making.effects import checked, is_long
from leverage.app.office import office_of
from leverage.app.pages.frame import Tab, changed, language_of, page, tab_of
from leverage.law.supplement.writing import drafted
from leverage.report.grid import Grid, Money
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError, LeverageError
from leverage.terms.places import find_place
from leverage.terms.texts import Language, Text, join, same

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from starlette.requests import Request

    from leverage.law.conditions import Reading
    from leverage.law.rulebook import Law

STEP = "rules"
_TITLE = Text("正在核对补充文件改变了什么", "Finding out what the supplements change")
_NO_FILE = Wrong(Text("没有选择文件", "no file was chosen"), Text("请选择 .toml 补充文件", "choose supplements, .toml"))
_NO_PLACE = Wrong(Text("还不知道公司在哪里", "the place of the company is not known yet"))


_NOWHERE = same("")


@dataclass(frozen=True)
class Checked:
    """What the supplements of a version change."""

    number: int
    tables: tuple[Grid, ...]


@dataclass(frozen=True)
class Refused:
    """Why a supplement does not count: the one it is about (None: one that was just chosen), where in it, and the text that was typed."""

    wrong: Wrong
    where: Text = _NOWHERE
    number: int | None = None
    text: str = ""


async def rules(request: Request) -> Response:
    """What counts for the company beside the rulebook."""
    return await run_in_threadpool(_page, request, await tab_of(request))


async def add(request: Request) -> Response:
    """Files that were chosen."""
    form = await received(request)
    tab = await tab_of(request, form.number("version"))
    office = office_of(request)
    try:
        case = await run_in_threadpool(_with_files, tab.work.case, form, office.book)
    except InputError as error:
        texts = {one.name: one.content.decode("utf-8", "replace") for one in form.files}
        return await run_in_threadpool(_page, request, tab, Refused(_told(error), _where(error, texts)))
    if case is None:
        return await run_in_threadpool(_page, request, tab, Refused(_NO_FILE))
    return changed(request, tab, case, STEP)


def _with_files(case: Case, form: Received, book: Any) -> Case | None:
    today = date.today()
    if not form.files:
        return None
    return of.with_supplements(case, tuple(of.of_file(one.name, one.content, today) for one in form.files), book)


async def edit(request: Request) -> Response:
    """A supplement that was edited, or is to be taken off."""
    form = await received(request)
    tab = await tab_of(request, form.number("version"))
    number, book = request.path_params["number"], office_of(request).book
    case = tab.work.case
    if number >= len(case.brought):
        raise HTTPException(404)
    text = form.get("text")
    try:
        if form.get("do") == "remove":
            case = await run_in_threadpool(of.without, case, number, book)
        else:
            case = await run_in_threadpool(of.edited, case, number, text, book, date.today())
    except InputError as error:
        refused = Refused(_told(error), _where(error, {case.brought[number].name: text}), number, text)
        return await run_in_threadpool(_page, request, tab, refused)
    return changed(request, tab, case, STEP)


async def house(request: Request) -> Response:
    """One more limit of the house, or one less."""
    form = await received(request)
    tab = await tab_of(request, form.number("version"))
    book, today, case = office_of(request).book, date.today(), tab.work.case
    fields = dict(form.fields)
    nth = form.number("remove")
    if nth >= 0:
        try:
            return changed(request, tab, await run_in_threadpool(of.without_house, case, nth, book, today), STEP)
        except InputError as error:
            return await run_in_threadpool(_page, request, tab, Refused(_told(error), _where(error)))
    channels = form.fields.getlist("channel")
    case, wrong = await run_in_threadpool(of.with_house, case, fields, channels, tab.work.unit, book, today)
    if wrong:
        return await run_in_threadpool(_page, request, tab, None, wrong=wrong, typed=fields, ticked=channels)
    return changed(request, tab, case, STEP)


async def begin(request: Request) -> Response:
    """A supplement of the company's place, to be filled in: in the editor, counting from the first entry that is."""
    form = await received(request)
    tab = await tab_of(request, form.number("version"))
    law, language = _law(tab), language_of(request)
    if law is None:
        return await run_in_threadpool(_page, request, tab, Refused(_NO_PLACE))
    text = _of_the_page(drafted(law, date.today(), "本公司", language))
    name = f"{law.place.name.of(language)}.toml"
    try:
        case = await run_in_threadpool(
            of.with_supplements, tab.work.case, (Brought(name, text),), office_of(request).book
        )
    except InputError as error:
        return await run_in_threadpool(_page, request, tab, Refused(_told(error), _where(error)))
    return changed(request, tab, case, STEP)


def _of_the_page(text: str) -> str:
    """A draft without what its head says of commands."""
    kept = (
        line for line in text.split("\n") if not (line.startswith("#") and ("leverage " in line or "docs/" in line))
    )
    return "\n".join(kept)


async def draft(request: Request) -> Response:
    """The same, as a file."""
    tab = await tab_of(request)
    law, language = _law(tab), language_of(request)
    if law is None:
        raise HTTPException(404)
    text = drafted(law, date.today(), "本公司", language)
    return sent(
        Download(f"{law.place.name.of(language)} {Text('补充文件', 'supplement').of(language)}", ".toml", text.encode())
    )


async def check(request: Request) -> Response:
    """What they change, place by place: at once, or by a job."""
    form = await received(request)
    tab = await tab_of(request, form.number("version"))
    office, brought, today = office_of(request), tab.work.case.brought, date.today()

    def finish(tables: tuple[Grid, ...]) -> str:
        return f"{tab.address(STEP)}/check/{office.shelf.put(tab.id, Checked(tab.number, tables))}"

    if await run_in_threadpool(is_long, brought, office.book):
        job = office.jobs.start(
            checked, brought, office.book, today, title=_TITLE, back=tab.address(STEP), finish=finish
        )
        return RedirectResponse(f"/work/{job.id}", 303)
    return RedirectResponse(finish(await run_in_threadpool(checked, brought, office.book, today)), 303)


async def found(request: Request) -> Response:
    """What they were found to change."""
    tab = await tab_of(request)
    key = request.path_params["key"]
    held = office_of(request).shelf.get(key, tab.id, Checked)
    if held is None:
        return RedirectResponse(tab.address(STEP), 303)
    here = f"{tab.address(STEP)}/check/{key}"
    return await run_in_threadpool(_page, request, tab, None, held=held, here=here)


async def readings(request: Request) -> Response:
    """How contested clauses are to be read, and whether stale rules count."""
    form = await received(request)
    tab = await tab_of(request, form.number("version"))
    open_ = {reading.id: reading for reading in _readings(tab)}
    chosen = {name: way for name in open_ if (way := form.get(f"reading.{name}")) in _ways(open_[name])}
    case = replace(tab.work.case, readings=chosen, without_stale=bool(form.get("without_stale")))
    return changed(request, tab, case, STEP)


def _ways(reading: Reading) -> set[str]:
    return {"taken", *(alternative.id for alternative in reading.alternatives)}


def _law(tab: Tab) -> Law | None:
    """The law of the company's place, with supplements; None where the place is not known."""
    judged = tab.work.judged
    if judged.assessment is not None:
        return tab.work.run.book.law(judged.assessment.place)
    name = tab.work.case.place or (judged.company.place if judged.company else None)
    try:
        return tab.work.run.book.law(find_place(name)) if name else None
    except LeverageError:
        return None


def _day(tab: Tab) -> date:
    assessment = tab.work.judged.assessment
    return assessment.as_of if assessment else date.today()


def _readings(tab: Tab) -> list[Reading]:
    law = _law(tab)
    return law.read({}, _day(tab)).open_readings(_day(tab)) if law else []


def _told(error: InputError) -> Wrong:
    return Wrong(error.found, error.do)


def _where(error: InputError, texts: Mapping[str, str] | None = None) -> Text:
    """The file, the line where it is known, and the table and key."""
    line = of.line_of((texts or {}).get(error.file or "", ""), error.where)
    told = [] if line is None else [Text(f"第{line}行", f"line {line}")]
    parts = (same(error.file or ""), *told, same(error.where))
    return join([part for part in parts if part.zh], zh="　", en="  ")


def _page(
    request: Request,
    tab: Tab,
    refused: Refused | None = None,
    *,
    wrong: Mapping[str, Wrong] | None = None,
    typed: Mapping[str, str] | None = None,
    ticked: list[str] | None = None,
    held: Checked | None = None,
    here: str = "",
) -> Response:
    office, assessment = office_of(request), tab.work.judged.assessment
    brought = of.held(tab.work.case, date.today())
    form = next((one for one in brought if one.brought.name == of.HOUSE), None)
    limits = {finding.name.zh: finding for finding in assessment.house} if assessment else {}
    run_wide = office.book.brought
    without = assessment.without_supplement if assessment else None
    return page(
        request,
        tab,
        "rules.html",
        STEP,
        status=422 if refused or wrong else 200,
        here=here or tab.address(STEP),
        refused=refused,
        wrong=wrong or {},
        typed=typed or {},
        ticked=ticked or [],
        brought=brought,
        checked=held,
        older=held is not None and held.number != tab.number,
        always=run_wide.told if run_wide is not None and run_wide.origins else None,
        money=_money(language_of(request)),
        now=assessment.verdict if assessment else None,
        without=without,
        limits=list(limits.values()),
        removable=of.house_limits(form.supplement) if form else [],
        scopes=of.SCOPES,
        channels=of.CHANNELS,
        bases=tuple(Base),
        unit=tab.work.unit,
        readings=_readings(tab),
        chosen=tab.work.case.readings,
        without_stale=tab.work.case.without_stale,
        place=law.place.name if (law := _law(tab)) else same(""),
    )


def _money(language: Language) -> Callable[..., str]:
    """How a figure stands in the table of house limits."""

    def shown(low: Fraction | None, high: Fraction | None = None, up: bool = False) -> str:
        return Money(low, high, up=up).shown(language)

    return shown


ROUTES: list[BaseRoute] = [
    Route("/c/{id}/rules", rules, methods=["GET"]),
    Route("/c/{id}/rules/add", add, methods=["POST"]),
    Route("/c/{id}/rules/house", house, methods=["POST"]),
    Route("/c/{id}/rules/new", begin, methods=["POST"]),
    Route("/c/{id}/rules/draft", draft, methods=["GET"]),
    Route("/c/{id}/rules/check", check, methods=["POST"]),
    Route("/c/{id}/rules/check/{key}", found, methods=["GET"]),
    Route("/c/{id}/rules/readings", readings, methods=["POST"]),
    Route("/c/{id}/rules/{number:int}", edit, methods=["POST"]),
]
