"""A new company: of a file that was dropped, or of a place and a day; and the blank workbook of a place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from leverage.app.cases.answering import Wrong
from leverage.app.cases.case import Case
from leverage.app.cases.company_form import data_of, empty
from leverage.app.drawing import drawn, language_of
from leverage.app.keeping.downloads import Download, sent
from leverage.app.keeping.uploads import Upload, read_upload, received
from leverage.app.office import office_of
from leverage.app.printing.wording import refusal
from leverage.intake import is_json
from leverage.intake.account.trace import Trace
from leverage.intake.files.content import bounded
from leverage.intake.template.writing import write_template
from leverage.law.needed_inputs import asks_of
from leverage.terms.answers import read_date
from leverage.terms.errors import LeverageError, UsageError
from leverage.terms.places import PLACES, find_place
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.requests import Request

NO_FILE = Wrong(
    Text("没有选择文件", "no file was chosen"),
    Text("请选择资产负债表、模板或 JSON", "choose a balance sheet, a template or JSON"),
)


async def begin(request: Request) -> Response:
    """A new company: of a file, or of a place and a day."""
    form = await received(request)
    wrong: dict[str, Wrong] = {}
    if form.get("from") == "form":
        case = _of_form(form.fields, wrong)
        if case is not None and "template" in form.fields:
            return await run_in_threadpool(_template, request, case)
    else:
        case = await _of_file(request, form.files, wrong)
    if case is None:
        return drawn(request, "start.html", status=422, places=PLACES, wrong=wrong, typed=form.fields)
    version = office_of(request).desk.put(case)
    return RedirectResponse(f"/c/{version.id}/read", 303)


async def _of_file(request: Request, files: tuple[Upload, ...], wrong: dict[str, Wrong]) -> Case | None:
    """The company of a file. It is read once in a process of its own: what crashes or never ends there is not read here,
    nor what is too large, damaged or no table at all: there is nothing in it to be looked at or corrected.
    """
    if not files:
        wrong["file"] = NO_FILE
        return None
    upload = files[0]
    try:
        content = bounded(upload.content)
        reading = await office_of(request).jobs.run(read_upload, upload.name, content)
    except LeverageError as error:
        wrong["file"] = Wrong.of(error)
        return None
    if (
        reading.refusal is not None
        and not is_json(content)
        and reading.trace == Trace()
        and reading.refusal.doubt is None
    ):
        found, do, _ = refusal(reading.refusal)
        wrong["file"] = Wrong(found, do)
        return None
    return Case(upload.name, content)


def _of_form(fields: Mapping[str, str], wrong: dict[str, Wrong]) -> Case | None:
    place = day = ""
    try:
        place = find_place(fields.get("place", "")).code
    except UsageError:
        wrong["place"] = Wrong(Text("请选择所在地", "choose the place"))
    try:
        day = read_date(fields.get("day", "")).isoformat()
    except ValueError:
        wrong["day"] = Wrong(Text("请填写报告日期，如 2024-12-31", "write the report date, as 2024-12-31"))
    return None if wrong else empty(place, day, fields.get("name", "").strip()[:200])


def _template(request: Request, case: Case) -> Response:
    """The blank workbook of a place, asking for what its rules of the day need."""
    office, data = office_of(request), data_of(case)
    place, day = find_place(data["jurisdiction"]), read_date(data["report_date"])
    asks = asks_of(office.book.law(place), day)
    with office.folder.file(".xlsx") as path:
        write_template(
            path,
            place_name=place.name.zh,
            place_code=place.code,
            asks=asks,
            as_of=day,
            company_type=None,
            language=language_of(request),
        )
        content = path.read_bytes()
    return sent(Download(f"{place.name.zh} {day}", ".xlsx", content))
