"""What is known of a company and what is open: the stated facts, what the balances tell, and how contested clauses are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from leverage.assessment.judging.limit import check_stated
from leverage.company import Company
from leverage.law.conditions import TAKEN, Answers, Holding, InBusiness, Is, Key, ReadAs, Told, fact_of
from leverage.law.rulebook import Law
from leverage.law.rules import Rule
from leverage.terms.answers import read_fact
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError, suggest
from leverage.terms.facts import FactValue
from leverage.terms.texts import Text

OpenFacts = Mapping[Key, tuple[FactValue, ...]]
"""What matters and nobody stated, with the values that it can take."""

_CONSENTS = ("well_run", "lender_consent")


def consents(law: Law, as_of: date) -> tuple[Key, ...]:
    """Facts that somebody else grants, as an approval is granted: what they would open counts as open if approved."""
    granted = (fact.name for fact in law.facts_on(as_of).values() if fact.approval is not None)
    return (*_CONSENTS, *(name for name in granted if name not in _CONSENTS))


def known_answers(company: Company, law: Law, as_of: date) -> dict[Key, FactValue]:
    """The stated facts, each held against what the place can use; what the balances tell; and the readings that were chosen.

    InputError for a fact that the place cannot use, or that contradicts another.
    """
    answers: dict[Key, FactValue] = {}
    facts = law.facts_on(as_of)
    for name, value in company.facts.items():
        fact = facts.get(name)
        if fact is None and law.asked_elsewhere(name):
            continue
        if fact is None:
            found = Text(
                f"没有这一项事实。{suggest(name, law.facts).zh}",
                f"there is no such fact. {suggest(name, law.facts).en}",
            )
            raise InputError(found, Text("请改正或删去", "correct it or leave it out"), f"facts.{name}")
        try:
            answers[name] = read_fact(fact, value)
        except ValueError as error:
            wrong, do = error.args
            raise InputError(wrong, do, f"facts.{name}") from None
    if company.company_type is not None:
        answers["company_type"] = str(company.company_type)
    if issued(company):
        answers["debt_issuer"] = True
    for fact in facts.values():
        if fact.approval is not None and fact.approval in company.approvals:
            answers.setdefault(fact.name, True)
    for condition in (condition for item in (*law.every_rule, *law.every_pool_ratio) for condition in item.when):
        if isinstance(condition, Holding):
            used = company.over(condition.counts)
            if used.low > 0 or used.high == 0:
                answers[condition.key] = used.low > 0
        elif isinstance(condition, Is) and condition.or_else is not None:
            stated = next((answers[name] for name in condition.facts if name in answers), None)
            if stated is not None:
                answers[condition.key] = stated
    answers |= {ReadAs(reading): alternative for reading, alternative in law.chosen.items()}
    _check_dates(answers, as_of)
    check_stated((rule for rule in law.rules if rule.in_force(as_of)), answers)
    return answers


def _check_dates(answers: Answers, as_of: date) -> None:
    opened = answers.get("opened_on")
    if isinstance(opened, date) and opened > as_of:
        raise InputError(
            Text(
                f"开业日期{opened}晚于核对日{as_of}",
                f"the date of opening {opened} is after the date of the check {as_of}",
            ),
            Text("请核对日期", "check the dates"),
            "facts.opened_on",
        )


def issued(company: Company) -> bool:
    """Whether bonds or securitised assets are outstanding: whatever was answered, somebody issued them."""
    return company.over(frozenset({Channel.BOND})).low > 0 or company.over(frozenset({Channel.ABS})).low > 0


def open_facts_of(in_force: Iterable[Rule], known: Answers, law: Law, as_of: date) -> OpenFacts:
    """What matters and nobody stated, each with every value it can take on a date; the ways of reading apart."""
    found: dict[Key, tuple[FactValue, ...]] = {}
    facts = law.facts_on(as_of)
    for rule in in_force:
        for key in law.keys(rule):
            if isinstance(key, ReadAs | Told) or key in known or (isinstance(key, InBusiness) and "opened_on" in known):
                continue
            fact = facts.get(fact_of(key) or "")
            found[key] = tuple(fact.values) if fact is not None and fact.kind == "choice" else (True, False)
    return found


def open_readings_of(in_force: Iterable[Rule], law: Law, as_of: date) -> dict[ReadAs, tuple[str, ...]]:
    """The contested clauses that rules in force turn on and of which nobody chose a reading: as taken first, then every other way that is not looser.

    A looser way of reading is told, and never counts; some have no rules of their own.
    """
    turned_on = {key for rule in in_force for key in law.keys(rule)}
    found: dict[ReadAs, tuple[str, ...]] = {}
    for reading in law.open_readings(as_of):
        ways = tuple(way.id for way in reading.alternatives if way.stricter is not False)
        if ways and ReadAs(reading.id) in turned_on:
            found[ReadAs(reading.id)] = (TAKEN, *ways)
    return found
