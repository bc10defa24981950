"""What the command line says of a company, over what its file says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from leverage.assessment.reasons import yuan
from leverage.company import Company, Figure
from leverage.law.rulebook import Law
from leverage.terms.answers import yes_or_no
from leverage.terms.denominators import Base
from leverage.terms.doubts import Answer
from leverage.terms.errors import UsageError, suggest
from leverage.terms.facts import CompanyType
from leverage.terms.money import exact
from leverage.terms.texts import Text, same


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


def with_facts(company: Company, stated: Stated, law: Law) -> Company:
    """The company with what the command line says of it."""
    facts = dict(company.facts)
    capital = dict(company.capital)
    complete = company.complete
    approvals = set(company.approvals)
    doubts = {doubt.key for doubt in (*company.doubts, *(near.doubt for near in company.near))}
    pairs = [_pair(text) for text in stated.facts]
    if stated.rating is not None:
        pairs.append(("rating", stated.rating))
    for key, value in pairs:
        if key in set(Base):
            capital[Base(key)] = Figure(_amount(key, value), f"--fact {key}")
        elif key == "approvals":
            approvals |= {name.strip() for name in re.split("[,、]", value) if name.strip()}
        elif key == "complete":
            complete = yes_or_no(key, value)
        elif key in doubts:
            continue  # an answer that intake has already taken
        elif key in law.facts or law.asked_elsewhere(key):
            facts[key] = value
        else:
            known = [*law.facts, *Base, *doubts, "complete", "approvals"]
            raise UsageError(Text(f"--fact:不认识 {key}。", f"--fact: unknown key {key}.") + suggest(key, known))
    for key in dict(pairs):
        if [name for name, _ in pairs].count(key) > 1:
            raise UsageError(Text(f"{key} 在命令行给了两次。", f"{key} is given twice on the command line."))
    kind = CompanyType(stated.company_type) if stated.company_type else company.company_type
    where = {**company.where, **{key: f"--fact {key}" for key, _ in pairs}}
    where |= {f"approval:{name}": "--fact approvals" for name in approvals - company.approvals}
    where |= {name: option for name, option, given in _options(stated) if given is not None}
    return replace(
        company,
        facts=facts,
        capital=capital,
        complete=complete,
        company_type=kind,
        approvals=frozenset(approvals),
        where=where,
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
    if file.company_type and given.company_type and file.company_type is not given.company_type:
        pairs.append((Text("公司类型", "company type"), file.company_type.value, given.company_type.value))
    if file.complete and not given.complete:
        pairs.append((same("complete"), "true", "false"))
    return [
        Text(
            f"{label.zh}:文件为 {old},按命令行改用 {new}。",
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
        raise UsageError(Text(f"--fact 应写 KEY=VALUE,得到 {text}。", f"--fact is written KEY=VALUE, got {text}."))
    return key.strip(), value.strip()


def _amount(key: str, value: str) -> Fraction:
    try:
        amount = exact(value)
    except ValueError:
        amount = None
    if amount is None or amount <= 0:
        raise UsageError(
            Text(
                f"--fact {key}:应为大于零的金额(元),只写数字。",
                f"--fact {key}: an amount in yuan above zero, digits only.",
            )
        )
    return amount
