"""The rules against the headlines of the compilation of late 2017, and every place on every border day.

A headline is an oracle, never a rule: where the clauses say otherwise, the clauses count, and the reason stands beside the figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

import pytest

from leverage.assessment.assess import assess
from leverage.assessment.findings import Outcome
from leverage.company import Company, Figure
from leverage.comparison.compare import Case, derived
from leverage.comparison.headlines import HEADLINES, Headline
from leverage.comparison.headlines import headline as headline_of
from leverage.law.rulebook import load
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import FACTS, CompanyType
from leverage.terms.places import PLACES, find_place

BOOK = load()
ON = date(2017, 11, 30)
OLD = {"opened_on": "2010-01-01", "lender_consent": True, "well_run": True, "listing": "none", "debt_issuer": False}

EXCEPTIONS: dict[str, tuple[str | None, str]] = {
    "CN-GX": ("1", "its clauses allow 50% from banks and 50% from investment funds"),
    "CN-GD": ("1.5", "its clauses allow 100% from institutions and 50% from investment funds"),
    "CN-JS": ("2", "the 400% counts guarantees; funding is 100%, and special loans up to paid-in capital"),
    "CN-TJ": (None, "replaced on 2016-12-01 by a text that defers to an unpublished rating table"),
    "CN-NM": ("0.5", "the compilation gives none; the national rule of 2008 applies, with approval"),
    "CN-XZ": ("0.5", "the compilation found no text; the national rule of 2008 applies"),
}
"""Places whose clauses come to another ratio than the headline: to which, and why."""

WITHOUT: list[tuple[str, str, str]] = [
    ("CN-SX", "traditional", "0.5"),  # the headline is for online companies; others follow the nation
    ("CN-610100", "traditional", "0.5"),  # likewise; others follow Shaanxi
    ("CN-610100", "rural", "0.5"),
    ("CN-JS", "traditional", "0.5"),  # the headline sums up the texts for rural companies
    ("CN-210200", "technology", "1"),  # as Liaoning
    ("CN-330200", "traditional", "0.5"),
    ("CN-350200", "traditional", "0.5"),
    ("CN-370200", "traditional", "0.5"),
    ("CN-440100", "traditional", "1.5"),  # as Guangdong
]
"""Kinds of company that no headline speaks of."""

CASES = [(h, kind) for h in HEADLINES for kind in CompanyType if not h.kinds or kind in h.kinds]


def ours(place: str, kind: CompanyType, facts: Mapping[str, object]) -> Case:
    """The one case to which the clauses come for a company of which everything is known."""
    (case,) = derived(BOOK.law(find_place(place)), ON, kind, {**OLD, **facts}).cases
    return case


@pytest.mark.parametrize(
    ("headline", "kind"), CASES, ids=[f"{h.place}-{'-'.join(map(str, h.facts.values()))}-{kind}" for h, kind in CASES]
)
def test_the_rules_amount_to_the_headline_or_there_is_a_reason(headline: Headline, kind: CompanyType) -> None:
    case = ours(headline.place, kind, headline.facts)
    if headline.place in EXCEPTIONS:
        multiple, why = EXCEPTIONS[headline.place]
        assert why
        assert case.multiple == (None if multiple is None else Fraction(multiple))
        assert case.multiple != headline.multiple
    else:
        assert case.multiple == headline.multiple
        assert not case.parts or set(case.parts) == {headline.base}


@pytest.mark.parametrize(("place", "kind", "multiple"), WITHOUT)
def test_what_no_headline_speaks_of(place: str, kind: str, multiple: str) -> None:
    assert headline_of(place, CompanyType(kind), OLD) is None
    assert ours(place, CompanyType(kind), {}).multiple == Fraction(multiple)


def test_a_headline_behind_two_facts() -> None:
    """Hainan's 250% holds for either good grade; with one good year alone it is 200%."""
    facts = {"rating": "优秀", "prior_rating": "良好"}
    assert ours("CN-HI", CompanyType.TRADITIONAL, facts).multiple == Fraction("2.5")
    assert ours("CN-HI", CompanyType.TRADITIONAL, {**facts, "prior_rating": "合格"}).multiple == 2


def test_the_headlines_are_those_of_the_compilation() -> None:
    """Figure by figure, as the compilation's own headings have them."""
    found = {(h.place, h.multiple) for h in HEADLINES}
    half = ["JX", "YN", "SH", "JL", "LN", "TJ", "BJ", "QH", "XJ", "ZJ", "AH", "HB", "SC", "SN", "GX"]
    assert {(f"CN-{place}", Fraction("0.5")) for place in half} <= found
    several = {
        "CN-JX": "2",
        "CN-LN": "1",
        "CN-HN": "3",
        "CN-SD": "2",
        "CN-NX": "2",
        "CN-HA": "2",
        "CN-JS": "4",
        "CN-HL": "2",
    }
    several |= {
        "CN-GD": "1",
        "CN-440300": "2",
        "CN-GS": "1",
        "CN-FJ": "1.5",
        "CN-HE": "2",
        "CN-SX": "1",
        "CN-HI": "2.5",
    }
    several |= {"CN-GZ": "1.3", "CN-610100": "2.5", "CN-CQ": "2.3"}
    assert {(place, Fraction(multiple)) for place, multiple in several.items()} <= found
    assert {h.place for h in HEADLINES if h.multiple is None} == {"CN-NM", "CN-XZ"}


def test_every_place_of_the_compilation_is_held_against_its_headline() -> None:
    named = {headline.place for headline in HEADLINES}
    silent = {"CN-210200", "CN-330200", "CN-350200", "CN-370200", "CN-440100"}  # cities without a headline of their own
    assert not named & silent
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
                        contested=False,
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
