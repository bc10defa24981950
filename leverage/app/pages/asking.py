"""The questions, most decisive first, with what each settles; and what was answered, to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from leverage.app.cases.answering import Wrong, fields_of, settled_by, with_answers
from leverage.app.pages.forms import sent
from leverage.app.pages.frame import Tab, changed, page, tab_of
from leverage.report import words
from leverage.terms.places import PLACES
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.requests import Request


async def questions(request: Request) -> Response:
    """What is open."""
    return _page(request, await tab_of(request), {}, {})


def _page(request: Request, tab: Tab, wrong: dict[str, Wrong], typed: dict[str, str]) -> Response:
    work = tab.work
    assessment = work.judged.assessment
    names = words.rule_names(assessment) if assessment else {}
    return page(
        request,
        tab,
        "questions.html",
        "questions",
        status=422 if wrong else 200,
        questions=[(question, _settles(question.settles, names)) for question in work.questions],
        answered=list(settled_by(work)),
        fields_of=fields_of,
        answers=work.case.answers,
        wrong=wrong,
        typed=typed,
        unit=work.unit,
        places=PLACES,
    )


def _settles(rules: tuple[str, ...], names: dict[str, Text]) -> Text:
    return words.join_names(rules, names) if rules else words.NOTHING


async def answer(request: Request) -> Response:
    """Answers as they were written."""
    form = await sent(request)
    tab = await tab_of(request, form.version)
    case, wrong = await run_in_threadpool(with_answers, tab.work, form.fields)
    if wrong:
        return _page(request, tab, wrong, form.fields)
    return changed(request, tab, case, "questions")
