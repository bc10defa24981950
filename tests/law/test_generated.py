"""Cases made from the modules themselves, judged by the program and by the plain interpreter: whoever differs is wrong.

For every rule: the day before it begins and the day it begins, its last day and the day after; money in each of its channels, at the cap and a fen above;
each of its conditions met, not met and not known; with every approval and with none. What the plain interpreter does not know (shareholder by
shareholder, loan by loan) has cases of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

import plain
import pytest

from leverage.assessment.assess import assess
from leverage.company import Company, Figure
from leverage.law.conditions import LOCAL, ByFact, Condition, Is, OpenFor, Stated
from leverage.law.rulebook import Law, load
from leverage.law.rules import Count, Limit, Manual, Rule
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType

BOOK = load()
LAWS = {regime.place: BOOK.law_of(regime) for regime in BOOK.local.values()}
FEN = Fraction(1, 100)
CAPITAL = {
    Base.NET_CAPITAL: Fraction(100),
    Base.NET_ASSETS: Fraction(110),
    Base.PRIOR_YEAR_NET_ASSETS: Fraction(90),
    Base.REGISTERED_CAPITAL: Fraction(80),
    Base.PAID_IN_CAPITAL: Fraction(70),
}
"""No two alike, so that a wrong denominator shows."""
EVERYTHING = frozenset(channel.value for channel in Channel)
USUAL: dict[str, plain.Value] = {
    "company_type": "traditional",
    "listing": "none",
    "debt_issuer": False,
    "opened_on": date(2007, 1, 1),
    "well_run": True,
    "lender_consent": True,
    "bank_count": 1,
}


def channels_of(rule: Rule) -> list[Channel]:
    """The channels that a rule speaks of; any, for one that is about no money."""
    return [channel for channel in Channel if channel in rule.counts] or [Channel.BANK_LOAN]


def days(rule: Rule) -> list[date]:
    borders = [rule.start, *([rule.until] if rule.until else [])]
    return [day + timedelta(days=step) for day in borders for step in (-1, 0)]


def met(rule: Rule) -> dict[str, plain.Value]:
    """Facts under which the conditions of a rule hold."""
    conditions = [condition for condition in rule.when if isinstance(condition, Is)]
    facts: dict[str, plain.Value] = {condition.fact: condition.among[0] for condition in conditions}
    if isinstance(rule, Limit) and isinstance(rule.multiple, ByFact):
        best = {answer: times for answer, times in rule.multiple.multiples.items() if isinstance(times, Fraction)}
        facts.setdefault(rule.multiple.fact, max(best, key=lambda answer: best[answer]))
    if isinstance(rule, Limit) and isinstance(rule.multiple, Stated):
        facts[rule.multiple.fact] = Fraction(1) if rule.multiple.most is None else rule.multiple.most
    return facts


def otherwise(law: Law, condition: Condition, on: date) -> dict[str, plain.Value]:
    """A fact under which a condition does not hold; nothing where there is none."""
    if isinstance(condition, OpenFor):
        return {"opened_on": on}
    if not isinstance(condition, Is):
        return {}
    fact = law.facts_on(on)[condition.fact]
    values: tuple[plain.Value, ...] = fact.values if fact.kind == "choice" else (True, False)
    return next(({condition.fact: value} for value in values if value not in condition.among), {})


def amounts(rule: Rule) -> list[Fraction]:
    """What to put into a channel: the cap and a fen above it, or some money where there is no cap."""
    if not isinstance(rule, Limit):
        return [Fraction(10)]
    times = rule.multiple
    if isinstance(times, ByFact):
        times = max(m for m in times.multiples.values() if isinstance(m, Fraction))
    if isinstance(times, Stated):
        times = times.most or Fraction(1)
    if not isinstance(times, Fraction):
        return [Fraction(10)]
    return [times * CAPITAL[rule.base], times * CAPITAL[rule.base] + FEN]


@cache
def turned_on(code: str, on: date) -> dict[str, plain.Value]:
    """Every fact that a rule of the place in force on a day turns on, with the answer that stands unless a case says otherwise: yes, or the best."""
    law = LAWS[code]
    rules = [rule for rule in law.every_rule if rule.in_force(on)]
    names = {name for rule in rules for name in rule.facts}
    names |= {rule.fact.name for rule in rules if isinstance(rule, Manual)}
    names |= {rule.fact for rule in rules if isinstance(rule, Count)}
    if any(isinstance(rule, Limit) and rule.multiple is LOCAL for rule in rules):
        for ratio in law.every_pool_ratio:
            names |= {name for condition in ratio.when for name in condition.facts}
            names |= {ratio.multiple.fact} if isinstance(ratio.multiple, ByFact) else set()
    names -= {rule.multiple.within for rule in rules if isinstance(rule, Limit) and isinstance(rule.multiple, Stated)}
    facts = {name: fact for name, fact in law.facts_on(on).items() if name in names}
    answers: dict[str, plain.Value] = {name: True for name, fact in facts.items() if fact.kind == "yes_no"}
    answers |= {name: fact.values[0] for name, fact in facts.items() if fact.kind == "choice" and fact.values}
    return answers | {name: value for name, value in USUAL.items() if name in names}


def held(law: Law, case: plain.Case) -> plain.Case:
    """The same case without answers that nobody can give on that day: a grade of another scheme."""
    known = law.facts_on(case.on)
    odd = [
        name for name, value in case.facts.items() if known[name].kind == "choice" and value not in known[name].values
    ]
    return replace(case, facts={name: value for name, value in case.facts.items() if name not in odd})


def cases(law: Law, rule: Rule) -> Iterator[plain.Case]:
    """Every case of a rule, under the readings under which it holds."""
    readings = {way.reading: way.among[0] for way in rule.under}
    for case in _cases(law, rule):
        yield held(law, replace(case, readings=readings))


def _cases(law: Law, rule: Rule) -> Iterator[plain.Case]:
    """Money in each of its channels on the first day, in one of them on the other days; on the first day also without approvals, with each of its
    conditions not met, with each fact that any rule turns on unsaid, and all of them, without each denominator, for every kind of company.
    """
    first, *others = channels_of(rule)
    within, *beyond = amounts(rule)
    most = beyond[0] if beyond else within

    def case(on: date = rule.start, channel: Channel = first, amount: Fraction = most, **more: Any) -> plain.Case:
        facts = turned_on(law.place.code, on) | met(rule)
        return replace(plain.Case(on, facts, {channel: amount}, CAPITAL, EVERYTHING), **more)

    yield from (case(channel=channel) for channel in (first, *others))
    yield from (case(on) for on in days(rule))
    facts = case().facts
    for amount in dict.fromkeys((within, most)):
        yield case(amount=amount)
        yield case(amount=amount, approvals=frozenset())
        for condition in rule.when:
            if changed := otherwise(law, condition, rule.start):
                yield case(amount=amount, facts={**facts, **changed})
        for name in facts:
            yield case(amount=amount, facts={key: value for key, value in facts.items() if key != name})
    yield case(facts={})
    for base in Base:
        yield case(capital={key: value for key, value in CAPITAL.items() if key is not base})
    if "company_type" in facts:
        yield from (case(facts={**facts, "company_type": kind.value}) for kind in CompanyType)


def company(case: plain.Case) -> Company:
    facts = {name: value if not isinstance(value, Fraction) else str(value) for name, value in case.facts.items()}
    kind = facts.pop("company_type", None)
    return Company(
        company_type=CompanyType(str(kind)) if kind else None,
        facts=facts,
        approvals=case.approvals,
        capital={base: Figure(amount, base.value) for base, amount in case.capital.items()},
        complete=True,
        balances={channel: Figure(amount, channel.value) for channel, amount in case.balances.items()},
    )


@pytest.mark.parametrize("code", sorted(LAWS))
def test_the_program_and_the_plain_interpreter_agree(code: str) -> None:
    law = LAWS[code]
    rules = law.every_rule if code == "CN-XZ" else law.local.rules
    tried = list({repr(case): case for rule in rules for case in cases(law, rule)}.values())
    for case in tried:
        expected = plain.judge(law, case)
        result = assess(company(case), law, case.on, readings=case.readings, contested=False)
        outcomes = {f.rule: f.outcome.value for f in result.findings if f.subject is None}
        wrong = {
            name: (outcome, outcomes[name])
            for name, outcome in expected.rules.items()
            if outcome not in ("unknown", outcomes.get(name, outcome))
        }
        assert not wrong, f"{case}: the rule, expected, found"
        if not expected.unsure:
            assert result.verdict.value == expected.verdict, f"{case}: {outcomes}"
    assert tried or not law.local.rules
