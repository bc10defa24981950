"""What if: capital, loss, dividend, grade, new and repaid loans as fields; before and after side by side; what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from leverage.app.cases.answering import Wrong
from leverage.app.cases.wanted import ANSWERS, APPROVAL, FACT, LINE, MOST_ROWS, PLAIN, ROWS, Asking, rows_of
from leverage.app.keeping.downloads import Download, sent
from leverage.app.keeping.uploads import received
from leverage.app.making.plans import Shown, is_long, plan_shown, planned, read, setting_before, shown, write_plan
from leverage.app.office import Office, office_of
from leverage.app.pages.frame import Tab, language_of, page, tab_of
from leverage.app.printing.wording import refusal
from leverage.law.needed_inputs import asks_of
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import LeverageError
from leverage.terms.money import multiple
from leverage.terms.places import PLACES, find_place
from leverage.terms.texts import Language, Text, same

if TYPE_CHECKING:
    from starlette.requests import Request

    from leverage.company import Figure
    from leverage.planning.plan import Plan

STEP = "plan"
_LONGEST_FIELD = 200
_MOST_FIELDS = 2_000
"""Several times as many as the form has: what is kept of a form is kept with its plan."""
_MORE = 2
"""Empty rows below those that hold something."""
_GRADES = ("rating", "prior_rating")
"""Facts that stand open on the form."""
_TITLE = Text("正在测算", "Working out the plan")
FILES = {
    "plan.xlsx": Text("测算", "plan"),
    "certificate.docx": Text("合规情况说明（试算）", "statement (pro forma)"),
    "certificate.xlsx": Text("合规情况说明（试算）", "statement (pro forma)"),
}


@dataclass(frozen=True)
class Draft:
    """A form as it was filled in, and what came of it: of which version of the company, and None where it has to be worked out anew."""

    fields: Mapping[str, str]
    number: int
    result: Shown | None = None


async def blank(request: Request) -> Response:
    """An empty form."""
    tab = await tab_of(request)
    last = office_of(request).shelf.get(_last(tab), tab.id, str)
    return await run_in_threadpool(_page, request, tab, {}, {}, None, last=last or "")


async def ask(request: Request) -> Response:
    """A form that was sent: worked out at once, or by a job where it takes long."""
    form = await received(request)
    tab = await tab_of(request, form.number("version"))
    filled = (
        (key, value.strip()[:_LONGEST_FIELD])
        for key, value in form.fields.items()
        if value.strip() and key not in ("version", "more") and len(key) <= _LONGEST_FIELD
    )
    fields = dict(islice(filled, _MOST_FIELDS))
    if setting_before(tab.work) is None:
        return RedirectResponse(tab.address(STEP), 303)
    office, language, more = office_of(request), language_of(request), form.get("more")
    if more:
        return await run_in_threadpool(_page, request, tab, fields, {}, None, more=more)
    asking, wrong = await run_in_threadpool(read, tab.work, fields, language)
    if asking is None:
        return await run_in_threadpool(_page, request, tab, fields, wrong, None)
    if is_long(asking):
        return RedirectResponse(_begun(office, tab, fields, language), 303)
    try:
        result = await run_in_threadpool(_worked_out, tab, asking)
    except LeverageError as error:
        return await run_in_threadpool(_page, request, tab, fields, {"": _wrong(error)}, None)
    return RedirectResponse(_kept(office, tab, Draft(fields, tab.number, result)), 303)


async def look(request: Request) -> Response:
    """A plan that was made before; made anew where the company has changed since."""
    tab = await tab_of(request)
    key, office = request.path_params["key"], office_of(request)
    draft = office.shelf.get(key, tab.id, Draft)
    if draft is None or setting_before(tab.work) is None:
        return RedirectResponse(tab.address(STEP), 303)
    if draft.number == tab.number and draft.result is not None:
        return await run_in_threadpool(_page, request, tab, draft.fields, {}, draft.result, key=key)
    asking, wrong = await run_in_threadpool(read, tab.work, draft.fields, language_of(request))
    if asking is None or is_long(asking):
        return await run_in_threadpool(_page, request, tab, draft.fields, wrong, None, older=True)
    try:
        result = await run_in_threadpool(_worked_out, tab, asking)
    except LeverageError as error:
        return await run_in_threadpool(_page, request, tab, draft.fields, {"": _wrong(error)}, None)
    office.shelf.replace(key, tab.id, replace(draft, number=tab.number, result=result))
    return await run_in_threadpool(_page, request, tab, draft.fields, {}, result, key=key)


async def file(request: Request) -> Response:
    """A plan as a file."""
    tab = await tab_of(request)
    draft = office_of(request).shelf.get(request.path_params["key"], tab.id, Draft)
    kind = request.path_params["kind"]
    if draft is None or kind not in FILES:
        raise HTTPException(404)
    return await run_in_threadpool(_file, office_of(request), tab, draft, kind, language_of(request))


def _file(office: Office, tab: Tab, draft: Draft, kind: str, language: Language) -> Response:
    asking, _ = read(tab.work, draft.fields, language)
    if asking is None:
        raise HTTPException(404)
    made: Plan = planned(tab.work, asking)
    ending = f".{kind.rpartition('.')[2]}"
    with office.folder.file(ending) as path:
        write_plan(made, kind, language, path)
        content = path.read_bytes()
    name = made.before.company.name or tab.work.case.file
    return sent(Download(f"{name} {made.after.as_of} {FILES[kind].of(language)}", ending, content))


def _worked_out(tab: Tab, asking: Asking) -> Shown:
    return shown(planned(tab.work, asking))


def _begun(office: Office, tab: Tab, fields: Mapping[str, str], language: Language) -> str:
    """Begin long work; the address of its waiting page."""
    case, number = tab.work.case, tab.number
    back = _kept(office, tab, Draft(fields, number))

    def finish(result: Shown) -> str:
        return _kept(office, tab, Draft(fields, number, result))

    job = office.jobs.start(
        plan_shown, case, office.book, dict(fields), language, title=_TITLE, back=back, finish=finish
    )
    return f"/work/{job.id}"


def _kept(office: Office, tab: Tab, draft: Draft) -> str:
    """Keep a draft; the address that shows it."""
    key = office.shelf.put(tab.id, draft)
    office.shelf.replace(_last(tab), tab.id, key)
    return f"{tab.address(STEP)}/{key}"


def _last(tab: Tab) -> str:
    return f"last plan of {tab.id}"


def _wrong(error: LeverageError) -> Wrong:
    found, do, _ = refusal(error)
    return Wrong(found, do)


def _page(
    request: Request,
    tab: Tab,
    fields: Mapping[str, str],
    wrong: Mapping[str, Wrong],
    result: Shown | None,
    *,
    key: str = "",
    last: str = "",
    more: str = "",
    older: bool = False,
) -> Response:
    setting = setting_before(tab.work)
    error = tab.work.judged.error
    if setting is None:
        return page(request, tab, "unanswered.html", STEP, refusal=refusal(error) if error else None)
    here = tab.address(STEP) + (f"/{key}" if key else "")
    return page(
        request,
        tab,
        "whatif.html",
        STEP,
        status=422 if wrong else 200,
        here=here,
        values=fields,
        wrong=wrong,
        result=result,
        older=older,
        last=f"{tab.address(STEP)}/{last}" if last else "",
        unit=tab.work.unit,
        plain=PLAIN,
        rows=[(kind, label, range(1, _shown_rows(fields, kind, more) + 1)) for kind, label in ROWS],
        answers=ANSWERS,
        files=[(f"{here}/file/{kind}", kind, label) for kind, label in FILES.items()] if key else [],
        **_choices(tab, fields),
    )


def _shown_rows(fields: Mapping[str, str], kind: str, more: str) -> int:
    held = rows_of(fields, kind)
    empty = 1 if held == 0 else _MORE
    return min(MOST_ROWS, held + empty + (_MORE if more == kind else 0))


def _choices(tab: Tab, fields: Mapping[str, str]) -> dict[str, Any]:
    """What can be chosen: channels, lines of the sheet, lenders, facts, approvals, places."""
    setting, found = setting_before(tab.work), tab.work.judged.assessment
    assert setting is not None and found is not None  # noqa: S101, PT018  the page was refused otherwise
    company, law = setting.company, setting.law
    try:
        if fields.get("place"):
            law = tab.work.run.book.law(find_place(fields["place"]))
    except LeverageError:
        pass  # told beside its field
    asks = asks_of(law, setting.as_of, company.company_type)
    mine = {fact.name: fact for fact in asks.facts}
    mine |= {name: fact for name, fact in law.facts_on(setting.as_of).items() if fields.get(FACT + name)}
    rooms = {room.channel: room for room in found.channels}
    shut = {room.channel for room in rooms.values() if room.access in ("prohibited", "not_provided")}
    money = [c for c in asks.channels if c in RAISABLE]
    return {
        "channels": sorted(money, key=lambda channel: channel in shut),
        "owed": [c for c in Channel if c in RAISABLE and _owes(company.balance(c))],
        "lines": [item.label for item in company.unallocated if item.amount],
        "lenders": list(dict.fromkeys(loan.lender for loan in company.loans if loan.lender)),
        "facts": list(mine.values()),
        "known": {name: _known(value) for name, value in company.facts.items()},
        "approvals": [
            room.channel
            for room in rooms.values()
            if room.access == "with_approval" and room.channel not in company.approvals
        ],
        "places": PLACES,
        "prior": FACT + Base.PRIOR_YEAR_NET_ASSETS.value,
        "fact": FACT,
        "approval": APPROVAL,
        "line": LINE,
        "opened": any(key.startswith((FACT, APPROVAL)) and key.rpartition(".")[2] not in _GRADES for key in fields),
    }


def _known(value: object) -> Text:
    """An answer as it is known."""
    if value is True or value == "yes":
        return Text("是", "yes")
    if value is False or value == "no":
        return Text("否", "no")
    return same(multiple(value) if isinstance(value, Fraction) else value)


def _owes(balance: Figure | None) -> bool:
    """Whether something is owed through a channel, as far as anybody knows."""
    return balance is None or balance.amount > 0


ROUTES: list[BaseRoute] = [
    Route("/c/{id}/plan", blank, methods=["GET"]),
    Route("/c/{id}/plan", ask, methods=["POST"]),
    Route("/c/{id}/plan/{key}", look, methods=["GET"]),
    Route("/c/{id}/plan/{key}/file/{kind}", file, methods=["GET"]),
]
