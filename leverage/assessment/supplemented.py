"""What supplements do to an assessment beside the law itself: a ratio set by letter, who brought what, the verdict without them, and house limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from leverage.assessment.findings import Assessment, Finding, Outcome
from leverage.assessment.house import beside, in_all, of_the_house
from leverage.company import Company
from leverage.law.rules import House
from leverage.law.supplement.entries import Brought, Buffer, Entry, Mark, SetRatio
from leverage.terms.answers import read_fact
from leverage.terms.errors import InputError
from leverage.terms.money import multiple
from leverage.terms.names import same
from leverage.terms.places import find_place
from leverage.terms.texts import Text

if TYPE_CHECKING:
    from leverage.law.rulebook import Law

_CONTRADICTS = Text(
    "公司资料写的是{stated}（{where}），补充文件写的是{set}（{who}，{document}）",
    "the company says {stated} ({where}), the supplement {set} ({who}, {document})",
)
_SETTLE = Text("请核对核定文件，改正其一", "hold both against the letter, and correct one of them")
_UNNAMED = Text(
    "补充文件载有为“{company}”核定的倍数，输入没有公司名称，或不能确定是否同一家：未用。",
    "A supplement holds a multiple set for “{company}”; the input names no company, or whether it is the same cannot be told: not used.",
)
_OF_ANOTHER_PLACE = Text(
    "公司不在{place}：当地以外的监管部门核定的倍数（{document}）在此不算数，未用。",
    "The company is not of {place}: a multiple set by the regulator of another place ({document}) is none here; not used.",
)
_OF_HOUSE = (House, Buffer)


def without_letters(company: Company) -> Company:
    """The company as it was given, without what a letter set for it on some day; an answer that has taken its place since stays."""
    if not company.letters:
        return company
    gone = {fact for fact, value in company.letters.items() if company.facts.get(fact) is value}
    facts = {name: value for name, value in company.facts.items() if name not in gone}
    where = {name: cell for name, cell in company.where.items() if name not in gone}
    return replace(company, facts=facts, where=where, letters={})


def with_ratios(company: Company, law: Law, as_of: date) -> Company:
    """The company with the multiples that a letter set for it, in force on a day. InputError where the company says otherwise."""
    company, brought = without_letters(company), law.brought
    if brought is None or not brought.ratios:
        return company
    mine, unsure = _in_force(brought.ratios, company, law, as_of)
    for entry in mine:
        company = _with_ratio(company, entry, law, as_of)
    return replace(company, warnings=tuple(dict.fromkeys((*company.warnings, *unsure))))


def _in_force(entries: Iterable[Entry], company: Company, law: Law, as_of: date) -> tuple[list[Entry], list[Text]]:
    """Of each fact the multiple that was set last, and what is told of those of which it cannot be said whose they are."""
    latest: dict[str, tuple[date, Entry]] = {}
    unsure = []
    for entry in entries:
        said = entry.said
        assert isinstance(said, SetRatio)  # noqa: S101
        if said.since > as_of or (said.until is not None and said.until <= as_of):
            continue
        whose = same(said.company, company.name) if company.name else None
        if whose is None:
            unsure.append(_UNNAMED.fill(company=said.company))
        elif whose and _elsewhere(company, law):
            unsure.append(_OF_ANOTHER_PLACE.fill(place=law.place.name, document=said.document))
        elif whose and (said.fact not in latest or latest[said.fact][0] < said.since):
            latest[said.fact] = said.since, entry
    return [entry for _, entry in latest.values()], unsure


def _elsewhere(company: Company, law: Law) -> bool:
    """Whether a company is judged by the law of another place than its own: a letter of its regulator sets nothing there."""
    if not company.place:
        return False
    home = find_place(company.place).code
    return home != law.place.code and not any(rule.id.startswith(f"{home}/") for rule in law.every_rule)


def _with_ratio(company: Company, entry: Entry, law: Law, as_of: date) -> Company:
    said = entry.said
    assert isinstance(said, SetRatio)  # noqa: S101
    stated = company.facts.get(said.fact)
    fact = law.facts_on(as_of).get(said.fact)
    if stated is not None and fact is not None:
        try:
            agrees = read_fact(fact, stated) == said.value
        except ValueError:
            agrees = False
        if not agrees:
            found = _CONTRADICTS.fill(
                stated=stated,
                where=company.where.get(said.fact, f"facts.{said.fact}"),
                set=multiple(said.value) if isinstance(said.value, Fraction) else said.value,
                who=entry.who,
                document=said.document,
            )
            raise InputError(found, _SETTLE, f"facts.{said.fact}")
    if stated is not None:
        return company
    where = {**company.where, said.fact: f"{entry.at.file} {entry.at}"}
    letters = {**company.letters, said.fact: said.value}
    return replace(company, facts={**company.facts, said.fact: said.value}, where=where, letters=letters)


Judge = Callable[[Company, "Law"], Assessment]


def supplemented(found: Assessment, law: Law, company: Company, judge: Judge) -> Assessment:
    """An assessment by a supplemented law, with who brought what, the verdict without it where that differs, and the limits of the house. ``company`` is the
    company as it was given; ``judge`` assesses it by another law.
    """
    brought, plain = law.brought, law.plain
    if brought is None or plain is None:
        return found
    house = of_the_house(found.company, law, found.as_of, brought.houses)
    touches_law = any(not isinstance(entry.said, _OF_HOUSE) for entry in brought.entries)
    letters = _letters(company, brought, law, found.as_of)
    without = _without(company, plain, judge) if touches_law else found.verdict
    return replace(
        found,
        findings=tuple(replace(one, marks=_marks(one, brought, law, letters)) for one in found.findings),
        house=tuple(replace(one, marks=brought.marks.get(one.rule, ())) for one in house),
        channels=beside(found.channels, house) if house else found.channels,
        total=replace(found.total, house=in_all(house)),
        warnings=tuple(dict.fromkeys((*brought.counted, *found.warnings))),
        brought=brought,
        without_supplement=None if without is found.verdict else without,
    )


@contextmanager
def naming_letters(company: Company, law: Law, as_of: date) -> Iterator[None]:
    """A refusal of a multiple that a letter set names the supplement that holds it."""
    try:
        yield
    except InputError as error:
        mine, _ = _in_force(law.brought.ratios, company, law, as_of) if law.brought else ([], [])
        entry = next((e for e in mine if isinstance(e.said, SetRatio) and error.where == f"facts.{e.said.fact}"), None)
        raise error if entry is None else entry.at.key("value").wrong(error.found, error.do) from None


def _letters(company: Company, brought: Brought, law: Law, as_of: date) -> dict[str, Mark]:
    """The letter by which each ratio of the company was set."""
    entries, _ = _in_force(brought.ratios, company, law, as_of)
    return {e.said.fact: Mark("set", e.origins, e.said.document) for e in entries if isinstance(e.said, SetRatio)}


def _marks(found: Finding, brought: Brought, law: Law, letters: Mapping[str, Mark]) -> tuple[Mark, ...]:
    settled = [
        brought.read_by[u.reading] for u in found.of.under if u.reading in brought.read_by and u.reading in law.chosen
    ]
    by_letter = [mark for fact, mark in letters.items() if fact in found.of.facts]
    return (*brought.marks.get(found.rule, ()), *dict.fromkeys(settled), *by_letter)


def _without(company: Company, plain: Law, judge: Judge) -> Outcome:
    """The verdict by the rulebook alone. A fact that only a supplement can read (a grade of its scheme) is left out there; what is refused for another
    reason has no verdict.
    """
    try:
        return judge(company, plain).verdict
    except InputError as error:
        fact = error.where.removeprefix("facts.")
        if fact == error.where or fact not in company.facts:
            return Outcome.UNDETERMINED
    left = {name: value for name, value in company.facts.items() if name != fact}
    return _without(replace(company, facts=left), plain, judge)
