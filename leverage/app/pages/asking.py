"""The questions, most decisive first, with what each settles; and what was answered, to be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from leverage.app.cases.answering import (
    Wrong,
    counting,
    fields_of,
    parted,
    settled_by,
    whole_of,
    with_answers,
    with_workbook,
)
from leverage.app.keeping.uploads import received
from leverage.app.pages.frame import Tab, changed, next_step, page, tab_of
from leverage.report import words
from leverage.terms.errors import LeverageError
from leverage.terms.places import PLACES
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def questions(request: Request) -> Response:
    """What is open."""
    return _page(request, await tab_of(request), {}, {})


def _page(
    request: Request, tab: Tab, wrong: Mapping[str, Wrong], typed: Mapping[str, str], refused: Wrong | None = None
) -> Response:
    work = tab.work
    assessment, answers = work.judged.assessment, counting(work)
    names = words.rule_names(assessment) if assessment else {}
    return page(
        request,
        tab,
        "questions.html",
        "questions",
        status=422 if wrong or refused else 200,
        refused=refused,
        questions=[(question, _settles(question.settles, names)) for question in work.questions],
        answered=list(settled_by(work)),
        fields_of=fields_of,
        parted=parted,
        whole_of=lambda question: whole_of(question, answers, work),
        answers=answers,
        wrong=wrong,
        typed=typed,
        unit=work.unit,
        places=PLACES,
    )


def _settles(rules: tuple[str, ...], names: Mapping[str, Text]) -> Text:
    return words.join_names(rules, names) if rules else words.NOTHING


async def answer(request: Request) -> Response:
    """Answers as they were written."""
    form = await received(request)
    tab = await tab_of(request, form.number("version"))
    case, wrong = await run_in_threadpool(with_answers, tab.work, form.fields)
    if wrong:
        return _page(request, tab, wrong, form.fields)
    return changed(request, tab, case, next_step(form, "questions"))


async def workbook(request: Request) -> Response:
    """The workbook of questions, answered elsewhere and brought back."""
    form = await received(request)
    tab = await tab_of(request, form.number("version"))
    if not form.files:
        return _page(request, tab, {}, {}, Wrong(Text("没有选择文件", "no file was chosen")))
    upload = form.files[0]
    try:
        case, _ = await run_in_threadpool(with_workbook, tab.work, upload.name, upload.content)
    except LeverageError as error:
        return _page(request, tab, {}, {}, Wrong.of(error))
    return changed(request, tab, case, "questions")
