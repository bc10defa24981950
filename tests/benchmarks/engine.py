"""What one assessment costs: for each place on its costliest day with everything unknown, with and without the strict answer, and how the cost grows with
facts that have nothing to do with each other.

Run it by hand: ``python tests/benchmarks/engine.py``. It prints milliseconds of processor time, the best of a few runs; nothing is asserted, for a clock
is no test. The goal: 15 ms for any place and any date, 30 ms with the strict answer.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from leverage.assessment.assess import assess
from leverage.company import Company
from leverage.law.conditions import Is
from leverage.law.rulebook import Law, load
from leverage.terms.facts import Fact
from leverage.terms.places import PLACES
from leverage.terms.texts import same
from tests.assessment.invented import DAY, access, law, limit

RUNS = 5


def milliseconds(held: Law, day: date, *, contested: bool) -> float:
    """The best of a few assessments of a company of which nothing is known."""
    best = float("inf")
    for _ in range(RUNS):
        begun = time.process_time()
        assess(Company(), held, day, contested=contested)
        best = min(best, time.process_time() - begun)
    return best * 1000


def costliest(held: Law, *, contested: bool) -> tuple[float, date]:
    """The day on which an assessment costs most."""
    days = {day for rule in held.every_rule for day in (rule.start, rule.until) if day is not None}
    return max((milliseconds(held, day, contested=contested), day) for day in sorted(days))


def with_facts(number: int) -> Law:
    """A place with so many yes/no facts, each with a limit of its own."""
    facts = tuple(Fact(f"fact_{n}", "yes_no", same(n), same(n)) for n in range(number))
    rules = (limit(fact.name, "0.5", "bank_loan", when=(Is(fact=fact.name, among=(True,)),)) for fact in facts)
    return law(access("open", "permitted", "bank_loan"), limit("pool", "1", "bank_loan"), *rules, facts=facts)


def main() -> None:
    """Print the costs."""
    book = load()
    rows = []
    for place in PLACES:
        held = book.law(place)
        rows.append((costliest(held, contested=True), costliest(held, contested=False), place.name.en))
    print(f"{'place':16} {'strict':>8} {'on':11} {'plain':>8} on")
    for (strict, day), (plain, other), name in sorted(rows, reverse=True):
        print(f"{name:16} {strict:6.1f}ms {day} {plain:6.1f}ms {other}")
    for number in (4, 8, 16, 32, 64):
        print(f"{number} facts apart: {milliseconds(with_facts(number), DAY, contested=True):.1f}ms")


if __name__ == "__main__":
    main()
