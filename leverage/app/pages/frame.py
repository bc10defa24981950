"""What every page of a company has in common: the company of the address, judged; the language; the way in steps; the answer in a line."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from leverage.app.cases.case import Case, Work, worked
from leverage.app.drawing import LANGUAGE_COOKIE, drawn, language_of
from leverage.app.office import office_of
from leverage.app.printing.bars import at_least
from leverage.app.printing.wording import for_the_page, refusal
from leverage.report import words
from leverage.report.answer import rooms
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.requests import Request

    from leverage.app.keeping.uploads import Received
    from leverage.law.rulebook import Rulebook

_MOST_KEPT = 8

STEPS = (
    ("read", Text("资料", "Data")),
    ("ledger", Text("融资明细", "Ledger")),
    ("questions", Text("问题", "Questions")),
    ("answer", Text("结论", "Answer")),
    ("plan", Text("测算", "What if")),
    ("compare", Text("各地比较", "Places")),
    ("rules", Text("规则与补充", "Rules")),
    ("downloads", Text("下载", "Downloads")),
)
"""The way, in order: the last part of each address, and what people call it."""


@dataclass(frozen=True)
class Tab:
    """A company as a request finds it: its id, the number of its version, and what became of it."""

    id: str
    number: int
    work: Work

    def address(self, step: str) -> str:
        """Where a step of the way is."""
        return f"/c/{self.id}/{step}"


class _Memory:
    """The last few companies that were judged, so that looking at another page judges nothing again."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, int], Work] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, int], make: Callable[[], Work]) -> Work:
        with self._lock:
            held = self._held.get(key)
            if held is not None:
                self._held.move_to_end(key)
                return held
        made = make()
        with self._lock:
            self._held[key] = made
            while len(self._held) > _MOST_KEPT:
                self._held.popitem(last=False)
        return made


_MEMORY = _Memory()


async def tab_of(request: Request, number: int | None = None) -> Tab:
    """The company of an address, judged. ``number``: the version that a form was made from, which must be the current one. Gone and Stale escape."""
    office = office_of(request)
    id = request.path_params["id"]
    version = office.desk.current(id) if number is None else office.desk.check(id, number)
    work = await run_in_threadpool(_judged, version.id, version.number, version.case, office.book)
    return Tab(version.id, version.number, work)


def _judged(id: str, number: int, case: Case, book: Rulebook) -> Work:
    return _MEMORY.get((id, number), lambda: worked(case, book))


def changed(request: Request, tab: Tab, case: Case, step: str) -> Response:
    """Keep a changed company, and go to a step. Stale escapes where another tab was faster."""
    office_of(request).desk.change(tab.id, tab.number, case)
    return RedirectResponse(tab.address(step), 303)


def next_step(form: Received, here: str) -> str:
    """The step that the button of a form leads to; where the form stands, where it names none."""
    asked = form.get("next")
    return asked if asked in {step for step, _ in STEPS} else here


def page(request: Request, tab: Tab, template: str, step: str, *, status: int = 200, **context: Any) -> Response:
    """A page of a company."""
    language = language_of(request)
    return drawn(
        request,
        template,
        status=status,
        language=language,
        tab=tab,
        step=step,
        steps=[(key, tab.address(key), label, _count(key, tab.work)) for key, label in STEPS],
        summary=summary(tab.work),
        **context,
    )


def plain_page(request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
    """A page without a company."""
    return drawn(request, template, status=status, **context)


def _count(step: str, work: Work) -> int:
    """How much waits at a step."""
    return len(work.questions) if step == "questions" else 0


@dataclass(frozen=True)
class Summary:
    """The answer in a line, on every page: who, the verdict and what it does not cover, the strict one, what can be raised, what is open."""

    who: Text
    verdict: str
    label: Text
    qualified: Text
    strict: Text | None
    room: Text | None
    approved: Text | None
    found: Text | None
    house: Text | None = None


_NO_ANSWER = Text("还没有结论", "no answer yet")
_UNNAMED = Text("未命名公司", "company without a name")


def summary(work: Work) -> Summary:
    """The line of a company, judged or refused."""
    judged = work.judged
    assessment = judged.assessment
    if assessment is None:
        found = refusal(judged.error)[0] if judged.error else None
        doubt = judged.error.doubt if judged.error else None
        name = judged.company.name if judged.company and judged.company.name else work.case.file
        who = Text(name, name) if name else _UNNAMED
        return Summary(who, "none", _NO_ANSWER, words.NOTHING, None, None, None, doubt.ask if doubt else found)
    total = assessment.total
    now, later = at_least(rooms.in_all(total)), at_least(rooms.in_all_approved(total))
    who = Text(
        f"{words.name_of(assessment).zh}　{assessment.place.name.zh}　{assessment.as_of}",
        f"{words.name_of(assessment).en}  {assessment.place.name.en}  {assessment.as_of}",
    )
    qualified = words.qualifiers(assessment)
    return Summary(
        who,
        assessment.verdict.value,
        assessment.verdict.label,
        for_the_page(Text("；".join(q.zh for q in qualified), "; ".join(q.en for q in qualified))),
        words.strict(assessment),
        Text(now.shown("zh"), now.shown("en")),
        None if later == now else Text(later.shown("zh"), later.shown("en")),
        None,
        assessment.house_verdict.label if assessment.house_verdict else None,
    )


__all__ = [
    "LANGUAGE_COOKIE",
    "STEPS",
    "Tab",
    "changed",
    "language_of",
    "next_step",
    "page",
    "plain_page",
    "summary",
    "tab_of",
]
