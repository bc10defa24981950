"""Companies at random, by a seed: of each this and that is known."""

from __future__ import annotations

import random
from datetime import date
from fractions import Fraction
from typing import Any

from leverage.company import Company, Figure, Loan, Shareholder, Unallocated
from leverage.law.rulebook import Law
from leverage.law.rules import Lenders, Limit
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType


def random_company(chance: random.Random, law: Law, day: date) -> Company:
    """A company of which this and that is known: some facts, some balances, lines that are not allocated, shareholders, approvals."""
    facts: dict[str, Any] = {}
    for name, fact in law.facts_on(day).items():
        if name == "company_type" or chance.random() < 0.5:
            continue
        match fact.kind:
            case "choice" if fact.values:
                facts[name] = chance.choice(fact.values)
            case "yes_no":
                facts[name] = chance.random() < 0.5
            case "date":
                facts[name] = chance.choice(["2007-01-01", "2016-06-01"])
            case "ratio":
                facts[name] = chance.choice(["none", "0", "0.5"])
    stated = chance.sample(RAISABLE, chance.randint(0, 5))
    holders = (
        Shareholder("甲公司", "s0", chance.choice(["corporate", None]), Fraction("0.6"), Fraction(42)),
        Shareholder("乙", "s1", "individual", Fraction("0.4"), chance.choice([None, Fraction(28)])),
    )
    lending = [c for c in (Channel.SHAREHOLDER_LOAN, Channel.SHAREHOLDER_SPECIAL_LOAN) if c not in stated]
    loans = tuple(
        Loan(chance.choice(lending), Fraction(chance.choice([5, 50])), f"l{n}", chance.choice(["甲公司", "乙", "丙"]))
        for n in range(chance.choice([0, 0, 2]) if lending else 0)
    )
    loose = tuple(
        Unallocated(
            Fraction(chance.choice([10, 80])), frozenset(chance.sample(RAISABLE, chance.randint(1, 3))), f"line {n}", ""
        )
        for n in range(chance.choice([0, 0, 1, 2]))
    )
    rules = [rule.id for rule in law.every_rule if isinstance(rule, Limit | Lenders)]
    return Company(
        company_type=chance.choice([None, *CompanyType]),
        facts=facts,
        approvals=frozenset(chance.sample([*RAISABLE, *rules], chance.randint(0, 4))),
        capital={
            base: Figure(Fraction(chance.choice([50, 100, 110])), base.value) for base in Base if chance.random() < 0.8
        },
        approved_amounts={c: Figure(Fraction(30), "") for c in chance.sample(RAISABLE, chance.randint(0, 2))},
        complete=chance.random() < 0.7,
        balances={
            channel: Figure(Fraction(chance.choice([0, 0, 5, 20, 40, 60, 120, 300])), channel.value)
            for channel in stated
        },
        unallocated=loose,
        loans=loans,
        shareholders=holders if chance.random() < 0.6 else (),
    )


def days_of(law: Law) -> list[date]:
    """The days on which a rule begins or ends."""
    return sorted({day for rule in law.every_rule for day in (rule.start, rule.until) if day is not None})
