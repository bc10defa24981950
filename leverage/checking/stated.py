"""What the command line says of a company, over what its file says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from leverage.company import Company
from leverage.intake.questions.given import Given
from leverage.law.conditions import TAKEN
from leverage.law.rulebook import Law
from leverage.terms.doubts import Answer, Doubt
from leverage.terms.errors import UsageError, suggest
from leverage.terms.facts import CompanyType
from leverage.terms.money import yuan
from leverage.terms.texts import Text, same

NO_PLACE = Doubt(
    "place",
    Text(
        "公司在哪个省、自治区、直辖市（或另有规定的市）？",
        "In which province, or city with rules of its own, is the company?",
    ),
    (),
    "text",
    Text("适用哪些规则", "which rules apply"),
)
NO_DATE = Doubt(
    "report_date",
    Text("资产负债表是哪一天的？", "Of which day is the balance sheet?"),
    (),
    "date",
    Text("适用哪些规则", "which rules apply"),
)
"""What is asked where neither the file nor an option says it."""


@dataclass(frozen=True)
class Stated:
    """What the command line says of the companies, over what their files say."""

    jurisdiction: str | None
    as_of: date | None
    company_type: str | None
    rating: str | None
    facts: tuple[str, ...]
    without_stale: bool
    by_rating: bool = False
    readings: tuple[str, ...] = ()
    many_places: bool = False
    """Whether it is said of companies of many places: a reading is then chosen where the place has it."""


def with_facts(company: Company, stated: Stated, law: Law, answers: Iterable[Given] = ()) -> Company:
    """The company with what the command line says of it, and with the ``answers`` of a workbook of questions."""
    said = (*given_by_option(stated), *answers)
    given = _applied(company, said, law) if said else company
    kind = CompanyType(stated.company_type) if stated.company_type else given.company_type
    where = {**given.where, **{name: option for name, option, said in _options(stated) if said is not None}}
    return replace(given, company_type=kind, where=where)


def _applied(company: Company, said: Iterable[Given], law: Law) -> Company:
    from leverage.intake.questions.applying import applied  # noqa: PLC0415  only where something is said

    return applied(company, said, law)


def given_by_option(stated: Stated) -> list[Given]:
    """What ``--fact`` and ``--rating`` say."""
    pairs = [(key, value, f"--fact {key}") for key, value in map(_pair, stated.facts)]
    pairs += [("rating", stated.rating, "--rating")] if stated.rating is not None else []
    return [Given(key, Answer(value, source)) for key, value, source in pairs]


def readings_of(stated: Stated, law: Law) -> dict[str, str]:
    """How contested clauses of a place are read, as ``--reading ID=ALTERNATIVE`` chooses. UsageError for an id or an alternative that there is not, and
    for one reading chosen in two ways.
    """
    held = {reading.id: reading for reading in law.readings}
    chosen: dict[str, str] = {}
    for text in stated.readings:
        name, equals, way = (part.strip() for part in text.partition("="))
        if not (equals and name and way):
            raise UsageError(
                Text(
                    f"--reading 应写 ID=ALTERNATIVE，得到 {text}。", f"--reading is written ID=ALTERNATIVE, got {text}."
                )
            )
        if name not in held and stated.many_places:
            continue
        if name not in held:
            raise UsageError(
                Text(
                    f"{law.place.name.zh}没有解释争议 {name}。", f"{law.place.name.en} has no contested reading {name}."
                )
                + suggest(name, held)
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
        _agreed(name, way, law)
        if chosen.setdefault(name, way) != way:
            raise UsageError(Text(f"{name} 指定了两种读法。", f"{name} is chosen in two ways."))
    return chosen


def _agreed(name: str, way: str, law: Law) -> None:
    """UsageError for a reading that a supplement settles otherwise."""
    settled = law.brought.readings.get(name) if law.brought else None
    if settled is not None and law.brought is not None and settled != way:
        by = law.brought.read_by[name].says
        raise UsageError(
            Text(
                f"{name} 已由补充文件定为 {settled}（{by.zh}），--reading 不能另定为 {way}；要试算，请加 --no-supplement 或改补充文件。",
                f"{name} is settled as {settled} by a supplement ({by.en}); --reading cannot choose {way}. To try it, leave the supplement out.",
            )
        )


def _options(stated: Stated) -> list[tuple[str, str, str | None]]:
    """What options of their own say: the name under which a company holds it, the option, and what it says."""
    return [
        ("place", "--jurisdiction", stated.jurisdiction),
        ("company_type", "--type", stated.company_type),
        ("rating", "--rating", stated.rating),
    ]


def displaced(file: Company, given: Company) -> list[Text]:
    """What the command line says otherwise than the file."""
    pairs: list[tuple[Text, object, object]] = [
        (base.label, f"{yuan(file.capital[base].amount)} ({file.capital[base].source})", yuan(figure.amount))
        for base, figure in given.capital.items()
        if base in file.capital and file.capital[base].amount != figure.amount
    ]
    pairs += [
        (same(name), file.facts[name], value)
        for name, value in given.facts.items()
        if name in file.facts and str(file.facts[name]) != str(value)
    ]
    pairs += [
        (Text(f"{c.label.zh}的批准金额", f"amount approved for {c.label.en}"), yuan(before.amount), yuan(figure.amount))
        for c, figure in given.approved_amounts.items()
        if (before := file.approved_amounts.get(c)) is not None and before.amount != figure.amount
    ]
    if file.company_type and given.company_type and file.company_type is not given.company_type:
        pairs.append((Text("公司类型", "company type"), file.company_type.value, given.company_type.value))
    if file.complete and not given.complete:
        pairs.append((same("complete"), "true", "false"))
    return [
        Text(
            f"{label.zh}：文件为 {old}，按命令行改用 {new}。",
            f"{label.en}: {old} in the file; {new} as the command line asks.",
        )
        for label, old, new in pairs
    ]


def answers_of(stated: Stated) -> dict[str, Answer]:
    """What ``--fact`` says, for intake to find the answers to its doubts among it."""
    return {key: Answer(value, f"--fact {key}") for key, value in map(_pair, stated.facts)}


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip() or not value.strip():
        raise UsageError(Text(f"--fact 应写 KEY=VALUE，得到 {text}。", f"--fact is written KEY=VALUE, got {text}."))
    return key.strip(), value.strip()
