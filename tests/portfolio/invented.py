"""Portfolios invented by a seed: every place, kind, grade and border day, facts and approvals as a company may state them, and amounts around the caps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import polars as pl
from supplements import limit

from leverage.law.conditions import ByFact, Stated
from leverage.law.rulebook import Law, Rulebook
from leverage.law.rules import Limit
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType, Fact
from leverage.terms.places import BY_CODE

Cells = dict[str, Any]


def portfolio(
    book: Rulebook, seed: int, rows: int, alike: int = 20, places: Sequence[str] | None = None
) -> pl.DataFrame:
    """So many rows, ``alike`` of each in everything but their amounts; of some places, or of all."""
    random = Random(seed)  # noqa: S311  a seed, and no secret
    found: list[Cells] = []
    while len(found) < rows:
        group = _group(book, random, places or sorted(book.local))
        law = book.law(BY_CODE[group["jurisdiction"]])
        blanks = [(), tuple(base for base in Base if random.random() < 0.5)]
        found += [{**group, **_amounts(random, law, random.choice(blanks))} for _ in range(alike)]
    kinds = {"as_of": pl.Date, "complete": pl.Boolean}
    names = list(dict.fromkeys(name for row in found for name in row))
    schema = {
        name: kinds.get(name, pl.Int64 if name.startswith(("capital.", "balances.")) else pl.String) for name in names
    }
    return pl.DataFrame([{name: row.get(name) for name in names} for row in found[:rows]], schema=schema)


def _group(book: Rulebook, random: Random, places: Sequence[str]) -> Cells:
    code = random.choice(places)
    law = book.law(BY_CODE[code])
    day = _day(law, random)
    kind = random.choice([None, "traditional", "traditional", *CompanyType])
    known = random.choice([0.0, 0.3, 0.7, 1.0])
    facts = {
        f"facts.{fact.name}": value
        for fact in law.facts_on(day).values()
        if fact.name != "company_type" and random.random() < known
        for value in [_answer(fact, law, day, random)]
        if value is not None
    }
    return {
        "jurisdiction": code,
        "as_of": day,
        "company_type": None if kind is None else str(kind),
        "approvals": ";".join(sorted(_approvals(law, random))),
        **facts,
    }


def _day(law: Law, random: Random) -> date:
    borders = sorted({day for rule in law.every_rule for day in (rule.start, rule.until) if day is not None})
    if random.random() < 0.5:
        return random.choice(borders) + timedelta(days=random.choice([-1, 0, 0, 1]))
    return random.choice(
        [date(2015, 6, 30), date(2017, 12, 31), date(2019, 6, 30), date(2022, 3, 31), date(2025, 6, 30)]
    )


def _answer(fact: Fact, law: Law, day: date, random: Random) -> str | None:
    match fact.kind:
        case "yes_no":
            return random.choice(["是", "否", "true"])
        case "choice":
            return random.choice(fact.values) if fact.values else None
        case "count":
            return str(random.choice([0, 1, 1, 2, 2, 3]))
        case "date":
            return str(day - timedelta(days=random.choice([-1, 0, 1, 100, 365, 366, 400, 1000, 4000])))
        case "ratio":
            most = [r.multiple.most for r in law.rules if isinstance(r, Limit) and isinstance(r.multiple, Stated)]
            top = min((one for one in most if one is not None), default=2)
            return random.choice(["none", "0.5", str(float(top)), "0.8"])
        case _:
            return random.choice(["0.05", "3:0.011,6:0.013"])


def _approvals(law: Law, random: Random) -> Iterator[str]:
    names = [*Channel, *(rule.id for rule in law.every_rule)]
    share = random.choice([0.0, 0.0, 0.05, 0.3, 1.0])
    return (str(name) for name in names if random.random() < share)


def _amounts(random: Random, law: Law, blanks: tuple[Base, ...]) -> Cells:
    capital = {base: random.choice([10**10, 2 * 10**10, 10**10 + random.randrange(10**6)]) for base in Base}
    times = [2, 4, *(one for rule in law.every_rule if isinstance(rule, Limit) for one in _multiples(rule))]
    money = random.choice([0.1, 0.3, 0.6])
    listed = random.choice([1.0, 1.0, 0.95, 0.5])
    small = random.choice([1, 1, 7, 100])

    def balance() -> int | None:
        if random.random() > listed:
            return None
        if random.random() > money:
            return 0
        cap = int(random.choice(list(capital.values())) * random.choice(times))
        amount = random.choice([cap, cap // 2, cap // 3, cap // 5, random.randrange(10**10)]) // small
        return max(0, amount + random.choice([-1, 0, 0, 1]))

    return {
        "complete": random.choice([True, True, False, None]),
        **{f"capital.{base}": None if base in blanks else amount for base, amount in capital.items()},
        **{f"balances.{channel}": balance() for channel in Channel},
    }


def _multiples(rule: Limit) -> list[Any]:
    if isinstance(rule.multiple, ByFact):
        return [one for one in rule.multiple.multiples.values() if not isinstance(one, str)]
    return [rule.multiple] if not isinstance(rule.multiple, str | Stated) else []


def supplement(book: Rulebook, seed: int, places: Sequence[str]) -> str:
    """What a user may say of some places: clauses read otherwise, verified or ended, and a limit that the rulebook lacks."""
    random = Random(seed)  # noqa: S311  as above
    entries = []
    for code in places:
        regime = book.local[code]
        for reading in regime.readings:
            if random.random() < 0.5:
                way = random.choice(["taken", *(one.id for one in reading.alternatives)])
                entries.append(f'[[reading]]\nid = "{reading.id}"\nas = "{way}"\ndocument = "复函"\n')
        open_ended = [r for r in regime.rules if r.until is None and not r.under and isinstance(r, Limit)]
        for rule in open_ended:
            if random.random() < 0.3:
                entries.append(f'[[verified]]\nrule = "{rule.id}"\non = 2026-11-18\ndocument = "文件"\n')
        if random.random() < 0.7:
            number = random.choice(["0.4", "0.75", "1"])
            opens = random.choice(['opens = "permitted"\n', 'opens = "with_approval"\n', ""])
            channels = random.choice(['["bank_loan"]', '["bank_loan", "fund_loan"]', '"all_funding"'])
            given = limit(opens, place=f'"{code}"', multiple=f'"{number}"', channels=channels)
            head, _, source = given.partition(opens) if opens else (given, "", "")
            entries.append(head + opens + source)
    return "\n".join(entries)
