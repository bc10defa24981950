"""Places side by side. Figures by hand from the clauses; the money is what `leverage check` says; the ratios are the engine's."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from supplements import book, with_facts

from leverage.assessment.assess import assess
from leverage.assessment.findings import BROKEN
from leverage.company import Company, Figure, Unallocated
from leverage.comparison.cases import told
from leverage.comparison.compare import Comparison, PlaceTerms, compare, derived
from leverage.comparison.published import differs
from leverage.comparison.ranking import STANDINGS, ranked, ranks, standing
from leverage.comparison.ratios.ratio import World, judged
from leverage.law.rulebook import load
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError, UsageError
from leverage.terms.facts import CompanyType
from leverage.terms.places import BY_CODE, PLACES, find_place

BOOK = load()
LATE_2017 = date(2017, 11, 30)
DATES = (date(2012, 6, 30), LATE_2017, date(2018, 6, 30), date(2021, 6, 30), date(2025, 6, 30))


def at(place: str, on: date, kind: str | None = "traditional", **facts: Any) -> PlaceTerms:
    whole = compare(BOOK, [find_place(place)], on, kind=CompanyType(kind) if kind else None, facts=facts)
    return whole.places[0]


def figure(amount: int | str) -> Figure:
    return Figure(Fraction(amount), "x")


CAPITAL = {
    Base.NET_CAPITAL: figure(100_000_000),
    Base.NET_ASSETS: figure(110_000_000),
    Base.PRIOR_YEAR_NET_ASSETS: figure(90_000_000),
    Base.REGISTERED_CAPITAL: figure(80_000_000),
    Base.PAID_IN_CAPITAL: figure(70_000_000),
}
KNOWN = {"listing": "none", "debt_issuer": False, "opened_on": "2007-01-01", "lender_consent": True, "well_run": True}
FULL = Company(
    company_type=CompanyType.TRADITIONAL,
    facts={**KNOWN, "bank_count": 2},
    capital=CAPITAL,
    complete=True,
    balances={Channel.BANK_LOAN: figure(30_000_000), Channel.SHAREHOLDER_LOAN: figure(5_000_000)},
)
LOOSE = replace(
    FULL,
    balances={Channel.BANK_LOAN: figure(10_000_000)},
    unallocated=(
        Unallocated(
            Fraction(8_000_000),
            frozenset({Channel.BANK_LOAN, Channel.SHAREHOLDER_LOAN, Channel.OTHER_BORROWING}),
            "短期借款",
            "x",
        ),
    ),
)
SILENT = Company(capital={Base.NET_CAPITAL: figure(100_000_000)}, balances={Channel.ABS: figure(50_000_000)})
APPROVED = replace(FULL, company_type=CompanyType.ONLINE, approvals=frozenset({"abs", "shareholder_loan"}))


EARLY, POOL, CEILINGS, NOW = DATES[0], DATES[2], DATES[3], DATES[4]


@pytest.mark.parametrize(
    ("company", "on"),
    [(FULL, on) for on in DATES]
    + [(LOOSE, LATE_2017), (LOOSE, CEILINGS), (SILENT, EARLY), (SILENT, NOW), (APPROVED, POOL), (APPROVED, NOW)],
)
def test_the_money_is_what_the_check_of_the_company_there_says(company: Company, on: date) -> None:
    found = compare(BOOK, PLACES, on, company=company)
    assert len(found.places) == 38
    for terms in found.places:
        money = terms.money
        assert money is not None
        alone = assess(company, BOOK.law(terms.place), on)
        assert money.total == alone.total
        assert money.channels == alone.channels
        assert money.verdict is alone.verdict


@pytest.mark.parametrize(
    ("kind", "on"),
    [
        *((CompanyType.TRADITIONAL, on) for on in DATES),
        (None, LATE_2017),
        (None, NOW),
        (CompanyType.ONLINE, POOL),
        (CompanyType.RURAL, CEILINGS),
        (CompanyType.TECHNOLOGY, EARLY),
    ],
)
def test_the_ratio_is_what_the_engine_allows_a_company_without_debt(kind: CompanyType | None, on: date) -> None:
    """By the other way: a whole assessment of a company with 100 yuan of every capital and every approval obtained."""
    company = Company(
        company_type=kind,
        facts={"bank_count": 0},
        approvals=frozenset(Channel),
        capital={base: figure(100) for base in Base},
        complete=True,
    )
    for terms in compare(BOOK, PLACES, on, kind=kind).places:
        whole = assess(company, terms.law, on)
        headroom = whole.total.headroom
        theirs = headroom / 100 if isinstance(headroom, Fraction) else headroom
        assert terms.derived.cautious.multiple == theirs, terms.place.code
        rooms = {room.channel: room for room in whole.channels}
        for of in terms.channels:
            room = rooms[of.channel].headroom
            assert of.most == (room / 100 if isinstance(room, Fraction) else room), (terms.place.code, of.channel)
            assert of.access == rooms[of.channel].access


def test_chongqing_is_the_sum_of_its_channel_caps() -> None:
    terms = at("重庆", LATE_2017)
    case = terms.derived.cautious
    assert (case.multiple, case.joined, dict(case.parts)) == (
        Fraction("2.3"),
        "one",
        {Base.NET_CAPITAL: Fraction("2.3")},
    )
    most = {of.channel: of.most for of in terms.channels if of.access == "permitted" and of.channel in RAISABLE}
    assert most == {
        Channel.BANK_LOAN: 1,
        Channel.SHAREHOLDER_LOAN: 1,
        Channel.SHAREHOLDER_SPECIAL_LOAN: 1,  # a shareholder loan too, within the same 100%
        Channel.INTERBANK_BORROWING: Fraction("0.3"),
        Channel.ASSET_TRANSFER_REPO: 1,
    }
    bank = terms.terms(Channel.BANK_LOAN)
    assert bank is not None
    assert [cap.channels for cap in bank.caps] == [(Channel.BANK_LOAN, Channel.ASSET_TRANSFER_REPO)]


def test_hunan_turns_on_the_rating() -> None:
    found = at("湖南", LATE_2017).derived
    assert found.turns_on == ("rating",)
    assert {case.answers["rating"]: case.multiple for case in found.cases} == {"A": 3, "B": 2, "C": 1, "D": 0}
    assert (found.cautious.multiple, found.best.multiple) == (0, 3)
    assert at("湖南", LATE_2017, rating="B").derived.cautious.multiple == 2
    assert at("湖南", LATE_2017, rating="B").derived.turns_on == ()


@pytest.mark.parametrize(
    ("place", "on", "kind", "joined", "parts"),
    [
        ("山东", LATE_2017, "traditional", "one", {Base.REGISTERED_CAPITAL: 2}),
        ("深圳", LATE_2017, "traditional", "one", {Base.PRIOR_YEAR_NET_ASSETS: 2}),
        ("江苏", LATE_2017, "rural", "sum", {Base.NET_CAPITAL: 1, Base.PAID_IN_CAPITAL: 1}),
        ("西藏", date(2025, 6, 30), "traditional", "one", {Base.PRIOR_YEAR_NET_ASSETS: 5}),
        ("西藏", date(2021, 6, 30), "traditional", "one", {Base.NET_ASSETS: 5}),
    ],
)
def test_over_which_denominators(place: str, on: date, kind: str, joined: str, parts: Mapping[Base, int]) -> None:
    facts = {"rating": "AAA", "company_ratio": "none"} if place == "江苏" else {}
    case = at(place, on, kind, **facts).derived.cautious
    assert case.joined == joined
    assert dict(case.parts) == parts
    assert case.multiple == (sum(parts.values()) if joined == "sum" else max(parts.values()))


def test_what_needs_no_approval() -> None:
    assert at("西藏", date(2025, 6, 30)).permitted.cautious.multiple == 1  # banks alone, within 1 × net assets
    assert at("内蒙古", LATE_2017).permitted.cautious.multiple == 0  # every channel is to be authorised
    assert at("重庆", LATE_2017).permitted.cautious.multiple == Fraction("2.3")


def test_a_rating_table_nobody_has_seen_gives_no_ratio() -> None:
    terms = at("天津", LATE_2017)
    assert terms.derived.cautious.multiple is None
    assert {gap.id for gap in terms.own_gaps} >= {"CN-TJ/gap-rating-table"}


def test_before_the_first_rule_nothing_is_said() -> None:
    terms = at("重庆", date(2008, 5, 3))
    assert (terms.derived.cautious.multiple, terms.permitted.cautious.multiple) == (None, None)
    assert terms.verified_on is None
    (told_,) = compare(BOOK, [find_place("重庆")], date(2008, 5, 3)).warnings
    assert "Chongqing" in told_.en


@pytest.mark.parametrize("on", [LATE_2017, date(2025, 6, 30)])
def test_cases_told_together_cover_each_combination_once(on: date) -> None:
    for terms in compare(BOOK, PLACES, on).places:
        found = terms.derived
        if not found.turns_on:
            continue
        for case in found.cases:
            fitting = [
                group
                for group in told(found)
                for answers in group.alternatives
                if all(case.answers[name] in values for name, values in answers.items())
            ]
            assert len(fitting) == 1, (terms.place.code, case)
            assert (fitting[0].case.multiple, fitting[0].case.parts) == (case.multiple, case.parts)
    guangdong = at("广东", LATE_2017, None).derived
    assert len(guangdong.cases) == 32  # a year or not, consent, four kinds of listing, an issuer or not
    assert sum(len(group.alternatives) for group in told(guangdong)) <= 8


def test_another_places_rating_is_unknown() -> None:
    hunan, hainan = compare(BOOK, [find_place("湖南"), find_place("海南")], LATE_2017, facts={"rating": "A"}).places
    assert (hunan.unread, hunan.derived.cautious.multiple) == ((), 3)
    assert hainan.derived.cautious.multiple == Fraction("0.5")  # any grade that is not named there
    ningxia, hunan = compare(BOOK, [find_place("宁夏"), find_place("湖南")], LATE_2017, facts={"rating": "Ⅱ"}).places
    assert (hunan.unread, hunan.derived.turns_on) == (("rating",), ("rating",))
    assert ningxia.unread == ()


def test_warnings_tell_what_holds_of_the_whole() -> None:
    company = replace(
        FULL, place="CN-HN", facts={**FULL.facts, "rating": "A"}, approvals=frozenset({"abs"}), report_date=LATE_2017
    )
    told_ = " ".join(text.en for text in compare(BOOK, PLACES, date(2018, 1, 1), company=company).warnings)
    assert "Hainan" in told_  # reads A as another grade
    assert "Hunan" not in told_  # its own
    assert "taken as obtained in every place" in told_
    assert "Figures of 2017-11-30" in told_
    alone = compare(BOOK, [find_place("湖南")], LATE_2017, company=replace(company, approvals=frozenset())).warnings
    assert alone == ()


@pytest.mark.parametrize("facts", [{"ratting": "A"}, {"listing": "perhaps"}, {"opened_on": "long ago"}])
def test_a_fact_of_no_place_is_refused(facts: dict[str, object]) -> None:
    with pytest.raises(InputError):
        compare(BOOK, PLACES, LATE_2017, facts=facts)


def test_without_stale_rules() -> None:
    terms = compare(BOOK, [find_place("湖南")], date(2025, 6, 30), facts={"rating": "A"}).places[0]
    fresh = compare(BOOK, [find_place("湖南")], date(2025, 6, 30), facts={"rating": "A"}, without_stale=True).places[0]
    assert (terms.stale, fresh.stale) == (True, False)
    assert "CN-HN/pool" in {rule.id for rule in terms.rules} - {rule.id for rule in fresh.rules}
    assert terms.derived.cautious.multiple == 3  # three times net capital; nationally 1 + 4
    assert fresh.derived.cautious.multiple == 5


def test_what_was_left_out_as_stale_is_told() -> None:
    places = [find_place("湖南"), find_place("宁波")]
    told = compare(BOOK, places, date(2025, 6, 30), without_stale=True).warnings
    assert [text.en.endswith("shown: Hunan.") for text in told] == [True]
    assert compare(BOOK, places, date(2025, 6, 30)).warnings == ()


def test_ranking_puts_the_most_first_and_the_unknown_last() -> None:
    found = compare(BOOK, PLACES, LATE_2017, company=FULL).places
    everywhere = ranked(found)
    bare = [terms.grades == ("none",) for terms in everywhere]
    assert any(bare)
    for rank, without_text in zip(ranks(everywhere), bare, strict=True):
        assert rank is None or not without_text  # a place of which nothing is known is never the loosest
    where = [STANDINGS.index(standing(terms)) for terms in everywhere]
    assert where == sorted(where)  # the ranked first, what the company breaks already last
    assert [rank is None for rank in ranks(everywhere)] == [place > 0 for place in where]
    first = [terms for terms in everywhere if standing(terms) == "ranked"]
    rooms = [terms.money.total.headroom for terms in first if terms.money]
    assert rooms == sorted((room for room in rooms if room is not None), reverse=True)
    assert all(terms.money and terms.money.verdict not in BROKEN and not terms.own_gaps for terms in first)
    given = [rank for rank in ranks(everywhere) if rank is not None]
    assert given[0] == 1
    assert all(a <= b for a, b in itertools.pairwise(given))
    by_ratio = ranked(compare(BOOK, PLACES, LATE_2017, kind=CompanyType.TRADITIONAL, facts={"rating": "A"}).places)
    assert by_ratio[0].place.code == "CN-HN"
    by_channel = ranked(
        compare(BOOK, PLACES, LATE_2017, kind=CompanyType.TRADITIONAL).places, Channel.INTERBANK_BORROWING
    )
    assert by_channel[-1].place.code == max(t.place.code for t in by_channel if not _open(t))


def _open(terms: PlaceTerms) -> bool:
    of = terms.terms(Channel.INTERBANK_BORROWING)
    return of is not None and of.most is not None


def why(place: str, on: date, kind: str | None, **facts: Any) -> str | None:
    terms = at(place, on, kind, **facts)
    found = differs(terms, CompanyType(kind) if kind else None, facts)
    return found.en if found else None


def test_why_a_published_ratio_differs() -> None:
    assert why("重庆", LATE_2017, "traditional") is None
    assert why("湖南", LATE_2017, "traditional", rating="B") is None  # the headline of its own grade
    assert "funds" in str(why("广西", LATE_2017, "traditional"))
    assert "counts guarantees" in str(why("江苏", LATE_2017, "rural", rating="AAA", company_ratio="none"))
    assert "presupposes: current supervisory rating is A" in str(why("湖南", LATE_2017, "traditional"))
    later = str(why("重庆", date(2025, 6, 30), "traditional"))
    assert "2024-12-31" in later
    assert "2020-09-07" in later
    earlier = str(why("重庆", date(2012, 6, 3), "traditional"))
    assert "after the date asked for" in earlier
    assert "2012-06-04" in earlier
    assert why("西藏", LATE_2017, "traditional") is None  # nothing was published
    assert why("山西", LATE_2017, "traditional") is None  # the headline is of online companies alone


def test_a_headline_is_found_however_its_condition_was_stated() -> None:
    for answer in ("yes", "是", True):
        assert (
            why("福建", LATE_2017, "traditional", well_run=answer, appraisal_passed=answer) is None
        )  # 100% + 50%, the headline itself
    terms = at("福建", LATE_2017, "traditional", well_run="no")
    assert terms.headline is not None
    assert terms.headline.multiple == Fraction(3, 2)
    assert "here it is not so" in str(why("福建", LATE_2017, "traditional", well_run="no"))
    known = {"opened_on": "2015-01-01", "average_loan_within_quarter_percent": "yes", "well_run": "yes"}
    assert why("西安", LATE_2017, "online", **known) is None
    assert "long enough in business; here it is not so" in str(why("西安", LATE_2017, "online", opened_on="2017-11-01"))


def test_wherever_they_differ_there_is_a_reason() -> None:
    for on in (EARLY, LATE_2017, NOW):
        for kind in (None, CompanyType.TRADITIONAL, CompanyType.ONLINE):
            for terms in compare(BOOK, PLACES, on, kind=kind).places:
                headline, found = terms.headline, terms.derived
                if headline is None or headline.multiple is None:
                    continue
                same = found.cautious.multiple == found.best.multiple == headline.multiple
                if not same:
                    assert differs(terms, kind, {}), (terms.place.code, on, kind)


def test_a_comparison_says_what_it_was_made_of() -> None:
    found = compare(BOOK, PLACES, LATE_2017, company=FULL)
    assert isinstance(found, Comparison)
    assert (found.kind, found.rulebook, found.company) == (CompanyType.TRADITIONAL, BOOK.sha256, FULL)
    terms = at("山东", LATE_2017)
    assert terms.denominators == (Base.REGISTERED_CAPITAL,)
    assert derived(terms.law, LATE_2017, CompanyType.TRADITIONAL, {}) == terms.derived


def test_a_rating_is_read_by_the_scheme_of_the_day() -> None:
    """Chongqing's and Jiangsu's grades are known from 2025 on; before that whatever the regulator wrote is an answer, as it is for a check."""
    places = [find_place("chongqing"), find_place("jiangsu")]
    before = compare(BOOK, places, LATE_2017, facts={"rating": "AAA"})
    assert [terms.unread for terms in before.places] == [(), ()]
    with pytest.raises(InputError, match="AAA"):
        compare(BOOK, places, date(2026, 6, 30), facts={"rating": "AAA"})


def test_more_combinations_than_anybody_can_compare_are_refused_with_what_to_do() -> None:
    """Twelve facts of one's own are 4,096 combinations at least; all but two of them stated, there are few."""
    held = book(with_facts(12))
    with pytest.raises(UsageError) as refused:
        compare(held, [find_place("上海")], date(2022, 1, 1))
    assert "own_11" in refused.value.message.zh
    assert "--fact" in refused.value.message.en
    stated = {f"own_{n}": False for n in range(10)}
    found = derived(held.law(find_place("上海")), date(2022, 1, 1), None, stated)
    assert [case.multiple for case in found.cases] == [
        5
    ]  # 1 × net assets from banks and shareholders, 4 × by bonds and securitisation (2020)


@pytest.mark.parametrize("code", ["CN-GD", "CN-JS"])
def test_the_law_alone_is_never_too_much_to_be_compared(code: str) -> None:
    """With nothing stated, under every reading: the most combinations that the law makes."""
    law = BOOK.law(BY_CODE[code])
    world = World(judged(law, date(2020, 1, 1), None, {}, without_stale=False, contested=True))
    assert len(world.parts) > 300
    assert world.ratios(world.situations).approved[None].cases
