"""What was stated of a company, held against several places at once: what each can make of it, and what a reader must be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from leverage.company import Company
from leverage.law.conditions import TAKEN, fact_of
from leverage.law.rulebook import Law
from leverage.terms.answers import read_fact
from leverage.terms.errors import InputError, UsageError, suggest
from leverage.terms.facts import Fact, FactValue
from leverage.terms.places import find_place
from leverage.terms.texts import Text, join

_RATINGS = ("rating", "prior_rating")


def readable(stated: Mapping[str, object], law: Law, day: date) -> dict[str, object]:
    """The facts stated that a place can use on a day. One place's rating is no answer to another's scheme: left out, it is unknown there."""
    facts = law.facts_on(day)
    return {name: value for name, value in stated.items() if name in facts and _reads(facts[name], value)}


def answered(stated: Mapping[str, object], law: Law, day: date) -> dict[str, FactValue]:
    """The facts stated that a place can use on a day, as it reads them."""
    facts = law.facts_on(day)
    return {name: read_fact(facts[name], value) for name, value in readable(stated, law, day).items()}


def _reads(fact: Fact, value: object) -> bool:
    try:
        read_fact(fact, value)
    except ValueError:
        return False
    return True


def check_stated(stated: Mapping[str, object], laws: Sequence[Law], day: date) -> None:
    """InputError for a fact that no place has, or a value that none of these places can read on a day."""
    for name, value in stated.items():
        known = [law for law in laws if name in law.facts]
        if not known and not any(law.asked_elsewhere(name) for law in laws):
            names = {fact for law in laws for fact in (*law.facts, *law.facts_elsewhere())}
            found = Text("没有这一项事实。", "there is no such fact. ") + suggest(name, sorted(names))
            raise InputError(found, Text("请改正或删去", "correct it or leave it out"), f"facts.{name}")
        facts = [law.facts_on(day)[name] for law in known]
        if facts and not any(_reads(fact, value) for fact in facts):
            try:
                read_fact(facts[0], value)
            except ValueError as error:
                wrong, do = error.args
                raise InputError(wrong, do, f"facts.{name}") from None


def warnings(
    stated: Mapping[str, object], laws: Sequence[Law], as_of: date, company: Company | None
) -> tuple[Text, ...]:
    """What holds of a comparison as a whole: answers that not every place can use, approvals and ratings that one place gave."""
    told = []
    for name in stated:
        deaf = [law.place.name for law in laws if name in law.facts and name not in readable(stated, law, as_of)]
        if deaf:
            label = next(law.facts[name].label for law in laws if name in law.facts)
            names = join(deaf)
            told.append(
                Text(
                    f"{label.zh}“{stated[name]}”在以下各地不是其评定等级，按未知处理：{names.zh}。",
                    f"{label.en} “{stated[name]}” is no answer here and taken as unknown: {names.en}.",
                )
            )
    home = find_place(company.place).code if company and company.place else None
    for name in _RATINGS if len(laws) > 1 else ():
        scored = [law for law in laws if name in readable(stated, law, as_of) and _turns_on(law, name, as_of)]
        readers = [law.place.name for law in scored if law.place.code != home]
        if readers:
            names = join(readers)
            told.append(
                Text(
                    f"{laws[0].facts[name].label.zh}“{stated[name]}”在以下各地按当地自己的评级办法原样理解，当地未必如此评定：{names.zh}。",
                    f"{laws[0].facts[name].label.en} “{stated[name]}” is read by the schemes of these places as it stands; they may rate otherwise: "
                    f"{names.en}.",
                )
            )
    lawless = [law.place.name for law in laws if not any(rule.in_force(as_of) for rule in law.rules)]
    if lawless:
        names = join(lawless, zh="、", en=", ")
        told.append(
            Text(
                f"{as_of}没有已知规则在施行，故无从比较：{names.zh}。",
                f"No known rule is in force on {as_of}, so that nothing can be said of {names.en}.",
            )
        )
    if company and company.approvals:
        told.append(
            Text("所填批准（备案）视为在各地均已取得。", "The approvals stated are taken as obtained in every place.")
        )
    if company and company.report_date is not None and company.report_date != as_of:
        told.append(
            Text(
                f"数据日期{company.report_date}，按{as_of}的规则比较。",
                f"Figures of {company.report_date}, compared by the rules of {as_of}.",
            )
        )
    return (*(company.warnings if company else ()), *told)


def _turns_on(law: Law, name: str, as_of: date) -> bool:
    return bool(law.facts_on(as_of)[name].values) and any(
        name in map(fact_of, law.keys(rule)) for rule in law.rules if rule.in_force(as_of)
    )


def check_readings(readings: Mapping[str, str], laws: Sequence[Law]) -> None:
    """UsageError for a reading of none of these places, or a way in which it cannot be read."""
    held = {reading.id: reading for law in laws for reading in law.readings}
    for name, way in readings.items():
        if name not in held:
            raise UsageError(
                Text(f"所比各地没有解释争议 {name}。", f"None of these places has a contested reading {name}.")
                + suggest(name, sorted(held))
            )
        ways = [TAKEN, *(alternative.id for alternative in held[name].alternatives)]
        if way not in ways:
            raise UsageError(
                Text(
                    f"{name} 没有读法 {way}，可选：{'、'.join(ways)}。",
                    f"{name} cannot be read as {way}; the ways are: {', '.join(ways)}.",
                )
                + suggest(way, ways)
            )
