# mypy: disable-error-code="comparison-overlap"
"""The engine: what is unknown stays unknown, and what is said of it is sound. The clauses themselves are tested in tests/cases."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from budget import examples
from hypothesis import example, given
from hypothesis import strategies as st

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment, Outcome
from leverage.assessment.judging.case import compare
from leverage.company import Company, Figure, Interval, Loan, Shareholder, Unallocated
from leverage.law.rulebook import load
from leverage.terms import places
from leverage.terms.channels import FUNDING, RAISABLE, Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.facts import CompanyType
from leverage.terms.places import find_place

BOOK = load()
PLACES = sorted(place.name.en for place in places.PLACES)
DATES = [date(2012, 12, 31), date(2017, 11, 30), date(2017, 12, 31), date(2021, 6, 30), date(2025, 6, 30)]
CAPITAL = {
    Base.NET_CAPITAL: 100, Base.NET_ASSETS: 110, Base.PRIOR_YEAR_NET_ASSETS: 90, Base.REGISTERED_CAPITAL: 80, Base.PAID_IN_CAPITAL: 70,
}  # fmt: skip


def money(**balances: Any) -> dict[Channel, Figure]:
    return {Channel(name): Figure(Fraction(str(amount)), name) for name, amount in balances.items()}


def company(balances: Mapping[Channel, Figure] | None = None, **fields: Any) -> Company:
    known: dict[str, Any] = {
        "company_type": CompanyType.RURAL,
        "facts": {"rating": "A", "bank_count": 2},
        "capital": {base: Figure(Fraction(amount), base.value) for base, amount in CAPITAL.items()},
        "complete": True,
        "balances": balances or {},
    }
    return Company(**{**known, **fields})


def judge(who: Company, place: str = "chongqing", on: date = date(2017, 11, 30), **options: Any) -> Assessment:
    return assess(who, BOOK.law(find_place(place)), on, **options)


def outcome(result: Assessment, rule: str, subject: str | None = None) -> Outcome:
    (found,) = [f for f in result.findings if (f.rule, f.subject) == (rule, subject)]
    return found.outcome


def room(result: Assessment, channel: str) -> Any:
    return next(r for r in result.channels if r.channel == channel)


# --- properties ------------------------------------------------------------------------------------------------------------

balances_of = st.dictionaries(st.sampled_from(RAISABLE), st.integers(0, 120), max_size=4)
loose_of = st.lists(
    st.tuples(st.integers(0, 150), st.sets(st.sampled_from(RAISABLE), min_size=1, max_size=3)), max_size=2
)


@given(st.sampled_from(PLACES), st.sampled_from(DATES), balances_of, loose_of, st.sets(st.sampled_from(RAISABLE)))
@examples(150)
def test_a_verdict_over_intervals_holds_for_every_allocation(
    place: str,
    on: date,
    known: dict[Channel, int],
    loose: list[tuple[int, set[Channel]]],
    approved: set[Channel],
) -> None:
    figures = {channel: Figure(Fraction(amount), "") for channel, amount in known.items()}
    items = tuple(Unallocated(Fraction(a), frozenset(among), f"line {i}", "") for i, (a, among) in enumerate(loose))
    told = company(figures, unallocated=items, approvals=frozenset(c.value for c in approved))
    verdict = judge(told, place, on).verdict
    for choice in itertools.product(*(sorted(item.among) for item in items)):
        spread = dict(known)
        for item, channel in zip(items, choice, strict=True):
            spread[channel] = spread.get(channel, 0) + int(item.amount)
        exact = replace(told, balances={c: Figure(Fraction(a), "") for c, a in spread.items()}, unallocated=())
        settled = judge(exact, place, on).verdict
        if verdict is Outcome.COMPLIANT:
            assert settled is Outcome.COMPLIANT
        if verdict in (Outcome.BREACH, Outcome.PROHIBITED):
            assert settled in (Outcome.BREACH, Outcome.PROHIBITED)


@given(st.sampled_from(PLACES), st.sampled_from(DATES), balances_of, st.sampled_from(sorted(FUNDING)))
@examples(150)
@example("Jiangsu", date(2012, 12, 31), {}, Channel.SHAREHOLDER_SPECIAL_LOAN)
def test_the_headroom_of_a_channel_fits_and_one_fen_more_does_not(
    place: str, on: date, known: dict[Channel, int], channel: Channel
) -> None:
    figures = {c: Figure(Fraction(amount), "") for c, amount in known.items()}
    before = judge(company(figures, approvals=frozenset(RAISABLE)), place, on)
    headroom = room(before, channel).headroom
    if not isinstance(headroom, Fraction) or not headroom:
        return
    own = Fraction(known.get(channel, 0))

    def broken(extra: Fraction) -> set[tuple[str, str | None]]:
        more = {**figures, channel: Figure(own + extra, "")}
        result = judge(company(more, approvals=frozenset(RAISABLE)), place, on)
        kept = (Outcome.COMPLIANT, Outcome.NOT_APPLICABLE, Outcome.REPLACED)
        limits = [
            f for f in result.findings if f.kind == "limit" and "loans" not in f.missing
        ]  # who lent it is not said
        return {(f.rule, f.subject) for f in limits if f.outcome not in kept}

    already = broken(Fraction(0))
    assert broken(headroom) == already
    assert broken(headroom + Fraction(1, 100)) > already


@given(st.sampled_from(PLACES), st.sampled_from(DATES), balances_of)
@examples(60)
def test_leaving_a_channel_blank_never_makes_it_compliant(place: str, on: date, known: dict[Channel, int]) -> None:
    figures = {c: Figure(Fraction(amount), "") for c, amount in known.items()}
    blank = judge(company(figures, complete=False), place, on)
    assert blank.verdict is not Outcome.COMPLIANT


@pytest.mark.parametrize("place", PLACES)
def test_every_border_day_every_kind_every_rating(place: str) -> None:
    law = BOOK.law(find_place(place))
    borders = {rule.start for rule in law.rules} | {rule.until for rule in law.rules if rule.until}
    days = sorted({border + timedelta(days=step) for border in borders for step in (-1, 0, 1)})
    for on, kind, rating in itertools.product(days, [None, *CompanyType], [None, *law.facts["rating"].values]):
        facts = {"bank_count": 1} | ({"rating": rating} if rating else {})
        result = judge(company(money(bank_loan=10), company_type=kind, facts=facts), place, on, contested=on in borders)
        assert result.findings
        assert len({(f.rule, f.subject) for f in result.findings}) == len(result.findings)
        if on < date(2008, 5, 4):
            assert result.verdict is Outcome.UNDETERMINED
            assert any("2008-05-04" in w.zh for w in result.warnings)


# --- unknown facts ---------------------------------------------------------------------------------------------------------


def test_an_unknown_rating_is_judged_under_every_grade() -> None:
    hunan = date(2017, 11, 30)
    nothing = judge(company(facts={}), "hunan", hunan)
    assert nothing.verdict is Outcome.COMPLIANT
    some = judge(company(money(bank_loan=50), facts={}), "hunan", hunan)
    (found,) = [f for f in some.findings if f.rule == "CN-HN/pool"]
    assert (found.outcome, found.missing) == (Outcome.UNDETERMINED, ("rating",))
    assert (found.multiples, found.cap, found.cap_upper) == ((0, 3), 0, 300)
    assert (found.headroom, found.headroom_upper) == (0, 250)
    assert "A：合规，上限0.03万元" in found.why.zh
    assert "D：禁止" in found.why.zh
    assert some.questions[0].fact == "rating"
    assert judge(company(money(bank_loan="300.01"), facts={}), "hunan", hunan).verdict is Outcome.BREACH
    assert room(some, "bank_loan").access == "permitted"
    assert judge(company(money(bank_loan=1), facts={"rating": "D"}), "hunan", hunan).verdict is Outcome.PROHIBITED


def test_an_unknown_type_that_does_not_matter_is_not_asked() -> None:
    result = judge(company(money(bank_loan=10), company_type=None))
    assert result.verdict is Outcome.COMPLIANT
    assert "company_type" not in {question.fact for question in result.questions}


@pytest.mark.parametrize(
    "facts",
    [{"rating": "E"}, {"moon": "full"}, {"bank_count": -1}, {"bank_count": "many"}, {"opened_on": "2030-01-01"}],
)
def test_a_fact_that_the_place_cannot_use_is_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="facts"):
        judge(company(facts=facts), "hunan")


@pytest.mark.parametrize("rating", ["a", "A级", " Ａ ", "A"])
def test_a_grade_may_be_written_as_people_write_it(rating: str) -> None:
    result = judge(company(money(bank_loan=300), facts={"rating": rating}), "hunan")
    assert outcome(result, "CN-HN/pool") is Outcome.COMPLIANT


def test_a_breach_in_every_case_is_a_breach_though_no_rule_is_broken_in_all() -> None:
    lines = (Unallocated(Fraction("200.01"), frozenset({Channel.BANK_LOAN, Channel.SHAREHOLDER_LOAN}), "短期借款", ""),)
    result = judge(company(unallocated=lines))
    assert {f.outcome for f in result.findings if f.rule in ("CN-CQ/bank-and-repo", "CN-CQ/shareholder")} == {
        Outcome.UNDETERMINED
    }
    assert result.verdict is Outcome.BREACH
    assert any("均有规则被突破" in w.zh for w in result.warnings)
    at_the_cap = replace(lines[0], amount=Fraction(200))
    assert judge(company(unallocated=(at_the_cap,))).verdict is Outcome.UNDETERMINED


# --- lenders, shareholders, terms --------------------------------------------------------------------------------------------


def loans(*rows: tuple[str, int], channel: str = "bank_loan", **fields: Any) -> tuple[Loan, ...]:
    return tuple(
        Loan(channel=Channel(channel), balance=Fraction(a), source=f"loans[{i}]", lender=name or None, **fields)
        for i, (name, a) in enumerate(rows)
    )


@pytest.mark.parametrize(
    ("rows", "facts", "expected"),
    [
        ((("甲", 10), ("乙", 10)), {}, Outcome.COMPLIANT),
        ((("甲", 10), ("乙", 10), (" 甲 ", 5)), {}, Outcome.COMPLIANT),
        ((("甲", 10), ("乙", 10), ("丙", 10)), {}, Outcome.BREACH),
        ((("甲", 10), ("乙", 10), ("丙", 0)), {}, Outcome.COMPLIANT),
        ((("甲", 10), ("", 10)), {}, Outcome.UNDETERMINED),
        ((("甲", 10), ("", 10)), {"bank_count": 2}, Outcome.COMPLIANT),
        ((), {}, Outcome.COMPLIANT),
    ],
)
def test_lending_banks_are_counted_by_name(
    rows: tuple[tuple[str, int], ...], facts: dict[str, Any], expected: Outcome
) -> None:
    assert outcome(judge(company(loans=loans(*rows), facts=facts), "tibet"), "CN/2008-two-banks") is expected


def test_a_count_that_contradicts_the_ledger_is_refused() -> None:
    with pytest.raises(InputError, match="不一致"):
        judge(company(loans=loans(("甲", 1), ("乙", 1), ("丙", 1)), facts={"bank_count": 2}), "tibet")


def test_special_loans_shareholder_by_shareholder() -> None:
    holders = (
        Shareholder("甲公司", "s0", "corporate", Fraction("0.6"), Fraction(42)),
        Shareholder("乙", "s1", "individual", Fraction("0.4"), Fraction(28)),
    )
    rows = loans(("甲公司", 42), ("乙", 20), channel="shareholder_special_loan")
    rule = "CN-JS/2011-special-per-shareholder"
    result = judge(company(loans=rows, shareholders=holders), "jiangsu", date(2012, 12, 31))
    assert outcome(result, rule, "甲公司") is outcome(result, rule, "乙") is Outcome.COMPLIANT
    assert room(result, "shareholder_special_loan").headroom == 8  # 乙 may lend 28 − 20 more, 甲 nothing
    over = replace(rows[1], balance=Fraction("28.01"))
    result = judge(company(loans=(over,), shareholders=holders), "jiangsu", date(2012, 12, 31))
    assert outcome(result, rule, "乙") is Outcome.BREACH
    stranger = loans(("丙", 1), channel="shareholder_special_loan")
    result = judge(company(loans=stranger, shareholders=holders), "jiangsu", date(2012, 12, 31))
    assert outcome(result, rule, "丙") is Outcome.BREACH  # the list is full, and 丙 is not on it
    result = judge(company(loans=stranger, shareholders=holders[:1]), "jiangsu", date(2012, 12, 31))
    assert outcome(result, rule, "丙") is Outcome.UNDETERMINED
    result = judge(company(money(shareholder_special_loan=5)), "jiangsu", date(2012, 12, 31))
    assert outcome(result, rule) is Outcome.UNDETERMINED


@given(st.integers(0, 50), st.integers(0, 50) | st.none(), st.integers(0, 50) | st.none())
def test_an_interval_against_a_cap(low: int, more: int | None, cap: int | None) -> None:
    used = Interval(Fraction(low), None if more is None else Fraction(low + more))
    found = compare(used, None if cap is None else Fraction(cap))
    if found is Outcome.COMPLIANT:
        assert used.high is not None
        assert used.high <= (cap or 0)
    if found is Outcome.BREACH:
        assert cap is not None
        assert low > cap


def test_stale_rules_count_unless_they_are_left_out() -> None:
    told = company(money(bank_loan="100.01"), approvals=frozenset(RAISABLE))
    with_stale = judge(told, on=date(2021, 1, 1))
    assert outcome(with_stale, "CN-CQ/bank-and-repo") is Outcome.BREACH
    assert any("2017-12-31" in w.zh for w in with_stale.warnings)
    without = judge(told, on=date(2021, 1, 1), without_stale=True)
    assert without.verdict is Outcome.COMPLIANT  # 100.01 of 1 × net assets 110
    assert outcome(without, "CN-CQ/bank-and-repo") is Outcome.NOT_APPLICABLE
    assert without.without_stale


# --- what an approval or a consent would open, and what closes a channel ------------------------------------------------------


@pytest.mark.parametrize("answer", [{}, {"well_run": False}])
def test_a_consent_not_yet_given_counts_as_open_if_approved(answer: dict[str, bool]) -> None:
    found = room(
        judge(company(money(bank_loan=40), facts={"bank_count": 1, "appraisal_passed": True, **answer}), "fujian"),
        "bank_loan",
    )
    assert (found.headroom, found.headroom_if_approved) == (10, 60)  # 0.5 × 100 − 40, and 1 × 100 − 40
    given = room(
        judge(company(money(bank_loan=40), facts={"well_run": True, "appraisal_passed": True}), "fujian"), "bank_loan"
    )
    assert (given.headroom, given.headroom_if_approved) == (60, 60)


def test_what_forbids_a_channel_binds_it() -> None:
    rated = judge(company(facts={"rating": "Ⅲ"}), "ningxia")
    assert room(rated, "bank_loan").binding == ("CN-NX/rating",)
    assert rated.total.binding == ("CN-NX/rating",)
    hunan = judge(company(facts={"rating": "D"}), "hunan")
    assert (hunan.total.headroom, hunan.total.binding) == (0, ("CN-HN/pool",))


def test_before_the_first_rule_nothing_can_be_said() -> None:
    before = judge(company(), "tibet", date(2008, 5, 3))
    assert (before.total.headroom, before.total.headroom_if_approved) == (None, None)


def test_jiangsu_pools_outright_transfers_with_its_own_ratios() -> None:
    told = company(
        money(bank_loan=100, asset_transfer_outright="0.01"), approvals=frozenset(RAISABLE), facts={"bank_count": 2}
    )
    assert (
        judge(told, "jiangsu", date(2017, 11, 30)).verdict is Outcome.UNDETERMINED
    )  # no text covers outright transfers yet
    assert judge(told, "jiangsu", date(2017, 12, 1)).verdict is Outcome.BREACH  # 100.01 against 100% of net capital


@pytest.mark.parametrize(
    ("approval", "expected"),
    [
        ("shareholder_loan", Outcome.COMPLIANT),
        ("CN/2020-approval", Outcome.COMPLIANT),
        ("CN-CQ/shareholder", Outcome.COMPLIANT),
        ("CN/2020-non-standard", Outcome.NEEDS_APPROVAL),  # a limit over all funding names no channel
        ("bond", Outcome.NEEDS_APPROVAL),
    ],
)
def test_an_approval_opens_what_it_names(approval: str, expected: Outcome) -> None:
    owner = Shareholder("甲公司", "", "corporate", Fraction(1), Fraction(70))
    loan = Loan(Channel.SHAREHOLDER_LOAN, Fraction(10), "", "甲公司")
    told = company(loans=(loan,), shareholders=(owner,), approvals=frozenset({approval}))
    assert judge(told, on=date(2021, 1, 1)).verdict is expected


@pytest.mark.parametrize("day", [date(2017, 6, 30), date(2018, 6, 30)])
def test_figures_of_another_day_are_told(day: date) -> None:
    """Rules of a day before that of the figures, too."""
    held = company(money(bank_loan=1), report_date=date(2017, 11, 30))
    told = [warning.en for warning in assess(held, BOOK.law(find_place("CN-CQ")), day).warnings]
    assert f"Figures of 2017-11-30, judged by the rules of {day}." in told
