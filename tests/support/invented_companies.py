"""Companies at random, by a seed: of each this and that is known."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from leverage.company import Company, Figure, Loan, Shareholder, Unallocated
from leverage.law.rulebook import Law
from leverage.law.rules import Count, Lenders, Limit, Term
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


LENDERS = (
    "甲银行股份有限公司", "乙农村商业银行", "丙信托有限责任公司", "丁商贸有限公司", "丁商贸公司", "戊先生", "戊", "己小额贷款有限公司", "庚（上海）公司", "某开发基金", None,
)  # fmt: skip
"""Banks, firms, natural persons, one of them written in two ways, and nobody."""
PARTS = (Fraction(1), Fraction(1), Fraction(1, 3), Fraction("1.01"), Fraction("0.015"))


def detailed_company(chance: random.Random, law: Law, day: date) -> Company:
    """A random company with a ledger in which loans have dates, rates and papers, with shareholders whose parts do not add up, and liabilities in all."""
    found = random_company(chance, law, day)
    part = chance.choice(PARTS)
    stated = set(found.balances)
    open_to = [channel for channel in RAISABLE if channel not in stated]
    lending = [rule.channel for rule in law.every_rule if isinstance(rule, Count | Term) and rule.in_force(day)]
    lending += [channel for rule in law.every_rule if isinstance(rule, Lenders) for channel in sorted(rule.counts)]
    usual = [channel for channel in lending if channel in open_to]

    def loan(number: int) -> Loan:
        start = day - timedelta(days=chance.choice([10, 200, 400]))
        return Loan(
            channel=chance.choice(usual if usual and chance.random() < 0.7 else open_to),
            balance=chance.choice([1, 4, 20]) * part,
            source=f"l{number}",
            lender=chance.choice(LENDERS),
            start=chance.choice([start, start, None]),
            maturity=chance.choice([start + timedelta(days=chance.choice([60, 365, 366, 1000])), None]),
            rate=chance.choice([None, Fraction("0.03"), Fraction("0.06"), Fraction("0.2"), Fraction("0.36")]),
            on_sheet=chance.choice([None, None, True, False]),
            approval=chance.choice([None, None, "某金函〔2020〕3号"]),
        )

    def holder(number: int) -> Shareholder:
        return Shareholder(
            name=chance.choice([lender for lender in LENDERS if lender]),
            source=f"h{number}",
            kind=chance.choice([None, "corporate", "individual", "natural_person"]),
            share=chance.choice([None, Fraction("0.04"), Fraction("0.1"), Fraction("0.5")]),
            paid_in=chance.choice([None, 3 * part, Fraction(20), Fraction(60)]),
        )

    facts = {name: answer for name, answer in found.facts.items() if name != "opened_on" or answer < str(day)}
    return replace(
        found,
        facts=facts,
        name=chance.choice([None, "示例公司", "别家公司"]),
        report_date=chance.choice([None, day]),
        capital={base: Figure(figure.amount * chance.choice(PARTS), figure.source) for base, figure in found.capital.items()},
        shown_to=chance.choice([None, None, Fraction(1), Fraction(10)]),
        liabilities=chance.choice([None, None, Figure(Fraction(150), "liabilities"), Figure(Fraction(30), "liabilities")]),
        loans=tuple(loan(number) for number in range(chance.choice([0, 2, 4, 7]) if open_to else 0)),
        shareholders=tuple(holder(number) for number in range(chance.choice([0, 0, 1, 3, 4]))),
        of_a_sheet=chance.random() < 0.3,
    )  # fmt: skip
