"""Would the tests notice a wrong rule? Changes one field of one rule in memory and runs the cases of its place until one fails.

    python tests/mutation/law.py --sample 60 --seed 1
    python tests/mutation/law.py --only CN-JS/2009-funding --sample 0

``--sample 0`` tries every mutant. Nothing is written: each mutant lives in a process of its own. Left out are documentation, reports and everything that
needs LibreOffice; the generated cases, which read the same data as the program and cannot tell that a figure is wrong; and the test that the register of
judged companies holds a company for every rule, which notices every change and would hide where no company is judged otherwise. ``--cases`` leaves the
register itself out as well, so that only figures worked out by hand count. What survives is listed: either it means the same (say why), or a case is
missing.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import judged
import pytest
from invented_companies import random_company

import leverage.cli.main  # noqa: F401  imported once, before the processes part
import provinces
from leverage.assessment.assess import assess
from leverage.assessment.findings import INACTIVE
from leverage.company import Company
from leverage.law import rulebook
from leverage.law.conditions import ByFact, Holding, Is, OpenFor, Stated, Under
from leverage.law.data import AllFunding, Data
from leverage.law.load_checks import check
from leverage.law.regime import Regime
from leverage.law.rules import Holder, Limit
from leverage.terms.channels import FUNDING, RAISABLE, Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import LeverageError
from leverage.terms.places import BY_CODE

ROOT = Path(__file__).parent.parent.parent
DAY = timedelta(days=1)
CHOICES: dict[str, tuple[Any, ...]] = {
    "base": tuple(Base),
    "level": ("permitted", "with_approval", "prohibited"),
    "per": ("company", "shareholder"),
    "of": (None, "corporate", "individual"),
    "kind_of_holder": (None, "corporate", "individual"),
    "other_kind": ("not_provided", "needs_approval", "breach", "prohibited"),
    "stranger": ("not_provided", "needs_approval", "breach", "prohibited"),
    "firm": (None, "not_provided", "needs_approval", "breach", "prohibited"),
    "test": ("months", "rate", "lender"),
}
LEFT_OUT = {
    "id",
    "name",
    "says",
    "words",
    "note",
    "source",
    "article",
    "kind",
    "base_word",
    "fact",
    "benchmark",
    "place",
}
"""What decides nothing, and what is checked when the rulebook is loaded."""
EVERY_PLACE = (
    "tests/law/test_oracles.py",
    "tests/law/test_schemes.py",
    "tests/law/test_rulebook.py",
    "tests/law/test_no_text.py",
)
SENTENCES = "tests/law/test_says.py"
"""Every rule against its own sentence: soonest done."""
WHOLE = {"rules": "rule", "pool_ratios": "ratio", "schemes": "scheme"}
KILLED, SURVIVED, REFUSED, REGISTER, ALIKE = range(5)
ANSWERS = ("noticed", "SURVIVED", "refused", "by the register", "alike")
COMPANIES = 12
"""So many at random on each border day of what a survivor changes, judged with and without it: where none is judged otherwise, it most likely means the same."""


@dataclass(frozen=True)
class Mutant:
    """A regime with one field of one item changed."""

    place: str
    item: str
    field: str
    was: object
    now: object
    regime: Regime

    def __str__(self) -> str:
        return f"{self.item} {self.field}: {_short(self.was)} -> {_short(self.now)}"


def mutants(regime: Regime) -> Iterator[Mutant]:
    """Every mutant of a regime that its own types admit."""
    blank = Mutant(regime.place, regime.place, "", None, None, regime)
    for held, word in WHOLE.items():
        items = getattr(regime, held)
        for number, item in enumerate(items):
            named = replace(blank, item=getattr(item, "id", f"{regime.place} {word} {number + 1}"))
            rest = (*items[:number], *items[number + 1 :])
            yield replace(named, field="all of it", now="gone", regime=regime.changed(**{held: rest}))
            for field, was, now, changed in _changes(item):
                others = (*items[:number], changed, *items[number + 1 :])
                yield replace(named, field=field, was=was, now=now, regime=regime.changed(**{held: others}))
    if regime.follows_until is not None:
        for day in (regime.follows_until - DAY, regime.follows_until + DAY):
            later = regime.changed(follows_until=day)
            yield replace(blank, field="follows_until", was=regime.follows_until, now=day, regime=later)


def _changes(item: Data) -> Iterator[tuple[str, object, object, Data]]:
    for field in item.field_names():
        if field in LEFT_OUT:
            continue
        was = getattr(item, field)
        for now in _others(field, was, item):
            with contextlib.suppress(ValueError):
                yield field, was, now, item.changed(**{field: now})


def _others(field: str, was: Any, item: Any) -> Iterator[Any]:
    """Other values of a field."""
    if isinstance(item, Limit) and (
        (field == "base" and item.per == "shareholder") or (field == "per_loan" and not item.approval_lifts)
    ):
        return  # a shareholder's limit runs over its contribution; and no approval lifts this one
    if field == "since":
        start = was or item.source.effective
        yield from (start - DAY, start + DAY)
    elif field == "until":
        yield from (was - DAY, was + DAY, None) if was else ()
    elif field in CHOICES:
        yield from (other for other in CHOICES[field] if other != was)
    elif field == "also_local" or (field == "special_apart" and not _lends(item)):
        return  # the first is read of the nation's limits alone
    elif isinstance(was, bool):
        yield not was
    elif isinstance(was, date):
        yield from (was - DAY, was + DAY)
    elif isinstance(was, int):
        yield from (was - 1, was + 1)
    elif isinstance(was, Fraction):
        yield from (was + Fraction(1, 10), was - Fraction(1, 10)) if was else (Fraction(1, 10),)
    elif isinstance(was, AllFunding | ByFact | Stated | Is | OpenFor | Holding | Under | Holder):
        yield from _inside(was)
    elif isinstance(was, tuple):
        yield from _tuples(field, was)


def _lends(item: Any) -> bool:
    """Whether it makes a difference that special shareholder loans stand apart."""
    named = item.channels if isinstance(item.channels, tuple) else ()
    return Channel.SHAREHOLDER_LOAN in named and Channel.SHAREHOLDER_SPECIAL_LOAN not in named


def _inside(was: Data) -> Iterator[Data]:
    if isinstance(was, ByFact):
        for answer, times in was.multiples.items():
            for now in _others("multiple", times, None):
                yield was.changed(multiples={**was.multiples, answer: now})
        return
    if isinstance(was, Holder):
        yield from (was.changed(kind=kind) for kind in CHOICES["kind_of_holder"] if kind != was.kind)
    if isinstance(was, Stated) and was.if_none is None and was.most:
        yield was.changed(if_none=Fraction(0))
    yield from (changed for _, _, _, changed in _changes(was))


def _tuples(field: str, was: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if field == "grades":
        return
    for number, one in enumerate(was):
        rest = (*was[:number], *was[number + 1 :])
        yield rest
        if isinstance(one, Data):
            yield from ((*was[:number], changed, *was[number + 1 :]) for changed in _others("", one, None))
    if field in ("channels", "also", "excepting") and all(isinstance(one, Channel) for one in was):
        among = Channel if field == "also" else RAISABLE
        more = next((c for c in among if c not in was and not (field == "also" and c in FUNDING)), None)
        yield from [(*was, more)] if more else []


def tests_of(place: str) -> list[list[str]]:
    """The tests that judge companies of a place, in the order in which they are likely to notice; the nation's by a few places."""
    codes = [place, *(regime.place for regime in rulebook.load().regimes() if regime.follows == place)]
    names = [provinces.MODULES[code] for code in codes]
    files = [f"tests/cases/test_{name}.py" for name in names]
    held = [file for file in files if (ROOT / file).exists()]
    spoken_of = " or ".join([*codes, *names])
    if place == "CN":
        return [[SENTENCES], held, [*EVERY_PLACE, "-k", "CN-XZ or CN-GS or CN-SX or CN-HE"]]
    return [[SENTENCES, "-k", place], held, [*EVERY_PLACE, "-k", spoken_of]]


def killed(mutant: Mutant, seconds: int, *, by_hand: bool = False) -> int:
    """Whether a test fails, or the rulebook is refused; in a process of its own, which ends with this answer."""
    started = os.fork()
    if started == 0:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        os._exit(_in_child(mutant, by_hand=by_hand))
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        done, status = os.waitpid(started, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.kill(started, 9)
    os.waitpid(started, 0)
    return KILLED


def _in_child(mutant: Mutant, *, by_hand: bool) -> int:
    book = rulebook.load()
    try:
        tests = tests_of(mutant.place)
        module = importlib.import_module(f"provinces.{provinces.MODULES[mutant.place]}")
        module.REGIME = mutant.regime  # type: ignore[attr-defined]
        forget: list[Callable[..., Any]] = [rulebook.load, rulebook.load_on_demand, rulebook._regime]
        for cached in forget:
            cached.cache_clear()  # type: ignore[attr-defined]
        check(rulebook.load_on_demand())
        rulebook.load()
    except (LeverageError, KeyError):
        return REFUSED
    options = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-p", "no:hypothesispytest"]
    if any(pytest.main([*options, *files]) not in (0, 5) for files in tests):
        return KILLED
    if not by_hand and _judged_otherwise(mutant.place):
        return REGISTER
    return ALIKE if _alike(mutant, book, rulebook.load()) else SURVIVED


def _alike(mutant: Mutant, book: rulebook.Rulebook, other: rulebook.Rulebook) -> bool:
    """Whether companies at random are judged alike with the mutant and without it: verdict, findings and every room, strictly too."""
    code = "CN-XZ" if mutant.place == "CN" else mutant.place
    law, changed = book.law(BY_CODE[code]), other.law(BY_CODE[code])
    chance = random.Random(str(mutant))  # noqa: S311  the same companies every time
    starts = {day for one in (law, changed) for rule in one.every_rule for day in (rule.start, rule.until) if day}
    own = [rule for one in (law, changed) for rule in one.every_rule if rule.id == mutant.item]
    days = sorted(
        {day for rule in own for day in starts if rule.start <= day and (not rule.until or day <= rule.until)}
    )
    days = days or sorted(day for day in starts if date(2017, 12, 1) <= day <= date(2020, 9, 7))
    for day in {moved for border in days for moved in (border - DAY, border)}:
        for _ in range(COMPANIES):
            who = random_company(chance, law, day)
            if _picture(who, law, day) != _picture(who, changed, day):
                return False
    return True


def _picture(who: Company, law: rulebook.Law, day: date) -> object:
    try:
        found = assess(who, law, day)
    except LeverageError as refused:
        return str(refused)
    findings = [
        (one.rule, one.subject, one.outcome, one.cap, one.cap_upper)
        for one in found.findings
        if one.outcome not in INACTIVE
    ]
    return found.verdict, findings, found.channels, found.total, found.strict


def _judged_otherwise(place: str) -> bool:
    """Whether a company of the register is judged otherwise, in the place or where its law counts too."""
    book = rulebook.load_on_demand()
    following = [regime.place for regime in book.regimes() if regime.follows == place]
    for code in judged.places(book) if place == "CN" else [place, *following]:
        path = judged.REGISTER / f"{code}.txt"
        if path.exists() and any(found != expected for found, expected in judged.again(book.law(BY_CODE[code]), path)):
            return True
    return False


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) < 160 else text[:157] + "..."


def main() -> None:
    """Try a sample, print each mutant with what became of it, then the score by field."""
    parser = argparse.ArgumentParser(description="Would the tests notice a wrong rule?")
    parser.add_argument("--sample", type=int, default=60, help="how many mutants, chosen at random; 0: every one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only items whose id begins so: CN-JS, CN-JS/2009-funding")
    parser.add_argument("--field", default="", help="only this field")
    parser.add_argument("--seconds", type=int, default=600, help="for one mutant; one that hangs counts as noticed")
    parser.add_argument("--cases", action="store_true", help="without the register of judged companies")
    parser.add_argument(
        "--check", action="store_true", help="first whether the tests of each place pass without a change"
    )
    chosen = parser.parse_args()
    os.chdir(ROOT)
    every = [mutant for regime in rulebook.load().regimes() for mutant in mutants(regime)]
    every = [m for m in every if m.item.startswith(chosen.only) and chosen.field in ("", m.field)]
    chance = random.Random(chosen.seed)  # noqa: S311  the same mutants every time
    sample = every if not chosen.sample else chance.sample(every, min(chosen.sample, len(every)))
    print(f"{len(sample)} of {len(every)} mutants")
    score: Counter[tuple[str, int]] = Counter()
    sound: set[str] = set()
    for mutant in sample:
        result = killed(mutant, chosen.seconds, by_hand=chosen.cases)
        if chosen.check and mutant.place not in sound:
            unchanged = next(r for r in rulebook.load().regimes() if r.place == mutant.place)
            if killed(replace(mutant, regime=unchanged), chosen.seconds) not in (SURVIVED, ALIKE):
                sys.exit(f"the tests of {mutant.place} fail, or take too long, without any change")
            sound.add(mutant.place)
        score[mutant.field, result] += 1
        print(f"{ANSWERS[result]:15}", mutant, flush=True)
    report(score)


def report(score: Counter[tuple[str, int]]) -> None:
    """The score by field and in all: noticed by anything, and by tests that know the right answer."""
    for field in sorted({field for field, _ in score}):
        own = Counter({result: count for (name, result), count in score.items() if name == field})
        print(f"{field:16}", ", ".join(f"{ANSWERS[result]} {count}" for result, count in sorted(own.items())))
    held: Counter[int] = Counter()
    for (_, result), count in score.items():
        held[result] += count
    total = sum(held.values()) - held[ALIKE]
    right = held[KILLED] + held[REFUSED]
    print(
        f"{held[ALIKE]} say the same of every company tried; of the {total} others are noticed: {total - held[SURVIVED]}"
    )
    print(f"by cases worked out by hand, or refused when the rulebook is loaded: {right}")
    sys.exit(1 if held[SURVIVED] else 0)


if __name__ == "__main__":
    main()
