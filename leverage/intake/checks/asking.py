"""Doubts about a company as a whole, whatever file it came from: asked once, after reading and before anything is judged.

A doubt about a cell belongs where the cell is read (``Found.ask``, ``Profile.doubts``). What JSON and a sheet have in common (near names, numbers of
documents, a scale that is unlike any company's) belongs here, as a step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from leverage.company import Company
from leverage.intake.checks.scale import OF_ONE, ask_scale, ask_typed
from leverage.terms.doubts import Answer, AnswerKind, Doubt, DoubtValue, read_answer, settled
from leverage.terms.errors import InputError, UsageError
from leverage.terms.places import Place, find_place
from leverage.terms.texts import Text, same

Step = Callable[[Company, Mapping[str, Answer]], Company]


def _stated(company: Company, answers: Mapping[str, Answer]) -> Company:
    """Name, place and date as they were answered. InputError, naming both, where the file says otherwise."""
    given = answers.get("report_date")
    if given is not None:
        day = _read(given, "date")
        if company.report_date is not None and company.report_date != day:
            stated = company.report_date.isoformat()
            raise _two(company.where.get("report_date", "report_date"), stated, given.source, str(day))
        if isinstance(day, date):
            company = replace(company, report_date=day, where={**company.where, "report_date": given.source})
    place = answers.get("place")
    if place is not None:
        wanted = _place(place)
        if company.place and find_place(company.place) != wanted:
            raise _two(company.where.get("place", "jurisdiction"), company.place, place.source, str(place.value))
        company = replace(company, place=wanted.code, where={**company.where, "place": place.source})
    return company


def _to_come(company: Company, answers: Mapping[str, Answer]) -> Company:
    """A report date after today: a slip of the pen more often than a forecast. InputError where the answer says so."""
    day = company.report_date
    if day is None or day <= date.today():
        return company
    where = company.where.get("report_date", "report_date")
    doubt = settled(
        Doubt(
            "report_date_to_come",
            Text(
                f"报告日期 {day} 在今天之后（{where}）：确实是这一天吗？",
                f"The report date {day} ({where}) is still to come: is it right?",
            ),
            (where,),
            "yes_no",
            Text("全部结论", "every conclusion"),
        ),
        answers,
    )
    if doubt.answer is False:
        raise InputError(
            Text(
                f"报告日期 {day} 不对（{doubt.answered_in}）", f"the report date {day} is wrong ({doubt.answered_in})"
            ),
            Text("请更正报告日期", "correct the report date"),
            where,
        )
    return replace(company, doubts=(*company.doubts, doubt))


def _scale(company: Company, answers: Mapping[str, Answer]) -> Company:
    """Capital unlike a small-loan company's in JSON, as a sheet's is asked about where it is read: 10,000 written for 10,000 times as much.

    All amounts of JSON are in one unit, and each is exact, so that the capital tells of them all; a balance of a fen is one. Answers amount by amount, as a
    company that was kept holds them, count while the amounts are the same.
    """
    if company.of_a_sheet:
        return company
    doubt = ask_scale(replace(company, loans=(), balances={}), None, company.unit, answers=answers)
    if doubt is None:
        return company
    kept = {key: answer for key, answer in answers.items() if key.startswith(OF_ONE)}
    each = ask_typed(Company(), Company(capital=company.capital), kept) if doubt.open and kept else []
    asked = [doubt] if not each or any(one.open for one in each) else each
    return replace(company, doubts=(*asked, *company.doubts))


def _of_the_ledger(company: Company, answers: Mapping[str, Answer]) -> Company:
    """The doubts about a ledger: the numbers of approvals, and names that may be one."""
    if not company.loans:
        return company
    from leverage.intake.checks.approvals import with_approvals  # noqa: PLC0415  their patterns are for companies with a ledger
    from leverage.intake.checks.near_names import with_near_names  # noqa: PLC0415

    return with_near_names(with_approvals(company, answers), answers)


def _read(answer: Answer, kind: AnswerKind) -> DoubtValue:
    """An answer by its kind, whatever the question rested on. InputError, naming its place, where it cannot be read."""
    try:
        return read_answer(Doubt(kind, same(kind), (), kind, same(kind)), answer.value)
    except ValueError as error:
        found, do = error.args
        raise InputError(found, do, answer.source) from None


def _place(answer: Answer) -> Place:
    try:
        return find_place(str(answer.value))
    except UsageError as error:
        raise InputError(
            error.message, Text("请写省份或城市，如 重庆", "write a province or city, like Chongqing"), answer.source
        ) from None


def _two(one: str, stated: str, other: str, answered_so: str) -> InputError:
    return InputError(
        Text(
            f"{one} 为 {stated[:40]}，{other} 的回答是 {answered_so[:40]}，两者不一致",
            f"{one} says {stated[:40]}, the answer in {other} is {answered_so[:40]}",
        ),
        Text("请更正其中之一", "correct one of them"),
        other,
    )


def answered(key: str, given: str | None, answers: Mapping[str, Answer]) -> str | None:
    """What an option says, or the answer under its key. InputError, naming both, where they differ."""
    answer = answers.get(key)
    if answer is None:
        return given
    said = str(_read(answer, "unit" if key == "unit" else "text"))
    if given is not None and given != said:
        raise _two(f"--{key}", given, answer.source, said)
    return said


STEPS: tuple[Step, ...] = (_stated, _to_come, _scale, _of_the_ledger)
"""Each takes a company and the answers by key, and gives it back with its doubts (open or answered), and with what an answer changes."""


def with_doubts(company: Company, given: Mapping[str, Answer]) -> Company:
    """The company with every step's doubts. Facts of the file under the key of a doubt are answers to it, and no longer facts."""
    answers = {**{key: Answer(value, company.where.get(key, key)) for key, value in company.facts.items()}, **given}
    company = replace(
        company, doubts=tuple(settled(doubt, answers) if doubt.open else doubt for doubt in company.doubts)
    )
    for step in STEPS:
        company = step(company, answers)
    asked = {doubt.key for doubt in company.asked}
    facts = {key: value for key, value in company.facts.items() if key not in asked and not key.startswith(OF_ONE)}
    return replace(company, facts=facts)
