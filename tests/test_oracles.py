"""The rules against the headlines of the compilation of late 2017, and every place on every border day.

A headline is an oracle, never a rule: where the clauses say otherwise, the clauses count, and the reason stands beside the figure.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from leverage.assess import assess
from leverage.channels import FACTS, RAISABLE, Base, Channel, CompanyType
from leverage.company import Company, Figure
from leverage.findings import Assessment, Outcome
from leverage.money import Bound
from leverage.places import PLACES, find_place
from leverage.rulebook import Law, load

BOOK = load()
ON = date(2017, 11, 30)
OLD = {"opened_on": "2010-01-01", "lender_consent": True, "well_run": True, "listing": "none", "debt_issuer": False}

UNIT = Fraction(100)


def all_approved(law: Law, on: date, kind: CompanyType, facts: dict[str, object]) -> Assessment:
    """A company without any debt, with 100 yuan of every capital, every approval, and these facts, judged on a date."""
    company = Company(
        company_type=kind,
        facts={"bank_count": 0, **facts},
        approvals=frozenset(RAISABLE),
        capital={base: Figure(UNIT, "") for base in Base},
        complete=True,
    )
    return assess(company, law, on)


def derived(law: Law, on: date, kind: CompanyType, facts: dict[str, object]) -> Bound | None:
    """The most that it may raise over its capital, through the channels that some rule limits. None where it cannot be said."""
    room = all_approved(law, on, kind, facts).total.limited
    return room / UNIT if isinstance(room, Fraction) else room


AGREE: list[tuple[str, str, dict[str, Any], str]] = [
    ("CN-CQ", "traditional", {}, "2.3"),
    ("CN-CQ", "online", {}, "2.3"),
    ("CN-JX", "traditional", {}, "0.5"),
    ("CN-JX", "online", {}, "2"),
    ("CN-HN", "traditional", {"rating": "A"}, "3"),
    ("CN-HN", "online", {"rating": "B"}, "2"),
    ("CN-HN", "traditional", {"rating": "C"}, "1"),
    ("CN-HN", "traditional", {"rating": "D"}, "0"),
    ("CN-YN", "traditional", {}, "0.5"),
    ("CN-SH", "traditional", {}, "0.5"),
    ("CN-SD", "traditional", {}, "2"),
    ("CN-NX", "traditional", {"rating": "Ⅱ"}, "2"),
    ("CN-HA", "traditional", {}, "2"),
    ("CN-HA", "online", {}, "2"),
    ("CN-HL", "traditional", {}, "0.5"),
    ("CN-HL", "traditional", {"listing": "neeq"}, "2"),
    ("CN-HL", "online", {}, "2"),
    ("CN-440300", "traditional", {}, "2"),
    ("CN-JL", "traditional", {}, "0.5"),
    ("CN-LN", "traditional", {}, "0.5"),
    ("CN-LN", "technology", {}, "1"),
    ("CN-BJ", "traditional", {}, "0.5"),
    ("CN-GS", "traditional", {}, "1"),
    ("CN-QH", "traditional", {}, "0.5"),
    ("CN-XJ", "traditional", {}, "0.5"),
    ("CN-FJ", "traditional", {}, "1.5"),
    ("CN-SX", "online", {}, "1"),
    ("CN-ZJ", "traditional", {}, "0.5"),
    ("CN-AH", "traditional", {}, "0.5"),
    ("CN-HB", "traditional", {}, "0.5"),
    ("CN-HI", "traditional", {"rating": "优秀", "prior_rating": "良好"}, "2.5"),
    ("CN-SC", "traditional", {}, "0.5"),
    ("CN-GZ", "traditional", {}, "1.3"),
    ("CN-SN", "traditional", {}, "0.5"),
    ("CN-610100", "online", {}, "2.5"),
    ("CN-XZ", "traditional", {}, "0.5"),
]

EXCEPTIONS: list[tuple[str, str, dict[str, Any], str | None, str | None, str]] = [
    ("CN-GX", "traditional", {}, "0.5", "1", "its clauses allow 50% from banks and 50% from investment funds"),
    ("CN-GD", "traditional", {}, "1", "1.5", "its clauses allow 100% from institutions and 50% from investment funds"),
    (
        "CN-JS",
        "rural",
        {},
        "4",
        "2",
        "the 400% counts guarantees; funding is 100%, and special loans up to paid-in capital",
    ),
    (
        "CN-TJ",
        "traditional",
        {},
        "0.5",
        None,
        "replaced on 2016-12-01 by a text that defers to an unpublished rating table",
    ),
    (
        "CN-NM",
        "traditional",
        {},
        None,
        "0.5",
        "the compilation gives none; the national rule of 2008 applies, with approval",
    ),
    ("CN-SX", "traditional", {}, "1", "0.5", "the headline is for online companies; others follow the nation"),
    ("CN-610100", "traditional", {}, "2.5", "0.5", "the headline is for online companies; others follow Shaanxi"),
    (
        "CN-HE",
        "traditional",
        {},
        "2",
        "2",
        "the headline holds; each shareholder is capped by its own contribution besides",
    ),
]


@pytest.mark.parametrize(("place", "kind", "facts", "headline"), AGREE)
def test_the_rules_amount_to_the_headline(place: str, kind: str, facts: dict[str, Any], headline: str) -> None:
    found = derived(BOOK.law(find_place(place)), ON, CompanyType(kind), {**OLD, **facts})
    assert found == Fraction(headline)


@pytest.mark.parametrize(("place", "kind", "facts", "headline", "ours", "why"), EXCEPTIONS)
def test_where_they_do_not_there_is_a_reason(
    place: str, kind: str, facts: dict[str, Any], headline: str | None, ours: str | None, why: str
) -> None:
    found = derived(BOOK.law(find_place(place)), ON, CompanyType(kind), {**OLD, **facts})
    assert found == (None if ours is None else Fraction(ours))
    assert why


def test_every_place_of_the_compilation_is_held_against_its_headline() -> None:
    named = {row[0] for row in AGREE} | {row[0] for row in EXCEPTIONS}
    silent = {"CN-210200", "CN-330200", "CN-350200", "CN-370200", "CN-440100"}  # cities without a headline of their own
    assert named | silent == {place.code for place in PLACES} == set(BOOK.local)


@pytest.mark.parametrize("place", sorted(BOOK.local))
def test_every_border_day_every_kind_every_grade(place: str) -> None:
    """No crash, no day without a rule after 2008, and no rule twice."""
    law = BOOK.law(find_place(place))
    borders = {rule.start for rule in law.rules} | {rule.until for rule in law.rules if rule.until}
    capital = {base: Figure(Fraction(100), base.value) for base in Base}
    balances = {Channel.BANK_LOAN: Figure(Fraction(10), "x"), Channel.ABS: Figure(Fraction(5), "x")}
    grades = law.facts["rating"].values or ("A",)
    for border in sorted(borders):
        for on in (border - timedelta(days=1), border, border + timedelta(days=1)):
            for kind in CompanyType:
                for grade in grades:
                    facts = {"rating": grade, "prior_rating": grade, "bank_count": 1, **OLD, "opened_on": "2000-01-01"}
                    result = assess(
                        Company(company_type=kind, facts=facts, capital=capital, complete=True, balances=balances),
                        law,
                        on,
                    )
                    ids = [(f.rule, f.subject) for f in result.findings]
                    assert len(set(ids)) == len(ids)
                    limits = [
                        f
                        for f in result.findings
                        if f.kind == "limit" and f.outcome not in ("not_applicable", "replaced")
                    ]
                    assert bool(limits) == (on >= date(2008, 5, 4)), (place, on, kind, grade)


@pytest.mark.parametrize("place", sorted(BOOK.local))
def test_nothing_known_is_never_compliant_and_never_a_crash(place: str) -> None:
    law = BOOK.law(find_place(place))
    for year in range(2008, 2027):
        result = assess(Company(), law, date(year, 12, 31))
        assert result.verdict is Outcome.UNDETERMINED
        assert result.questions


def test_every_fact_a_rule_asks_for_can_be_answered() -> None:
    for place in BOOK.local:
        for name, fact in BOOK.law(find_place(place)).facts.items():
            assert fact.ask.zh
            assert fact.ask.en
            assert fact.kind != "choice" or fact.values or name in ("rating", "prior_rating")
    assert set(FACTS) >= {"rating", "bank_count"}
