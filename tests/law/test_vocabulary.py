# mypy: disable-error-code="arg-type, call-arg, dict-item"
"""The vocabulary in which the law is written: what a condition makes of an answer, and what a rule says where it says nothing."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from leverage.law import rules as kinds
from leverage.law.conditions import (
    TAKEN,
    Alternative,
    ByFact,
    Holding,
    InBusiness,
    Is,
    OpenFor,
    OpenForLess,
    OrElse,
    Reading,
    Stated,
    Told,
    Under,
)
from leverage.law.data import AllFunding, with_special
from leverage.law.sources import Source
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.facts import Fact
from leverage.terms.texts import same

DAY = date(2025, 6, 30)
SOURCE = Source(
    title=same("办法"), issuer=same("局"), issued="2015-01-01", effective="2015-01-01", verified_on="2017-12-31"
)


def rule(kind: str, **fields: Any) -> Any:
    return getattr(kinds, kind)(**{"id": "CN-XZ/a", "source": SOURCE, "says": same("说"), **fields})


@pytest.mark.parametrize(
    ("condition", "opened", "met"),
    [
        (OpenFor(years=3), date(2022, 6, 30), True),  # three years to the day
        (OpenFor(years=3), date(2022, 7, 1), False),
        (OpenFor(years=3), date(2010, 1, 1), True),
        (OpenFor(months=6), date(2024, 12, 30), True),
        (OpenFor(months=6), date(2024, 12, 31), True),  # June has no 31st: to its last day
        (OpenFor(months=6), date(2025, 1, 1), False),
        (OpenFor(years=1, months=6), date(2023, 12, 30), True),
        (OpenFor(years=1, months=6), date(2024, 6, 30), False),
        (OpenForLess(years=3), date(2022, 6, 30), False),
        (OpenForLess(years=3), date(2022, 7, 1), True),
        (OpenForLess(years=3), date(2010, 1, 1), False),
        (OpenForLess(months=6), date(2025, 6, 1), True),
    ],
)
def test_a_time_in_business_runs_to_the_corresponding_day(condition: OpenFor, opened: date, met: bool) -> None:
    assert condition.holds({"opened_on": opened}, DAY) is met


@pytest.mark.parametrize(
    ("condition", "answers", "met"),
    [
        (OpenFor(years=3), {}, None),
        (OpenFor(years=3), {InBusiness(36): True}, True),  # assumed, where nobody tells the day
        (OpenFor(years=3), {InBusiness(36): False}, False),
        (OpenFor(years=3), {InBusiness(35): True}, None),
        (OpenForLess(years=3), {}, False),
        (Is(fact="listing", among=("neeq",)), {}, None),
        (Is(fact="listing", among=("neeq",)), {"listing": "neeq"}, True),
        (Is(fact="listing", among=("neeq",)), {"listing": "none"}, False),
        (Is(fact="well_run", among=(False,)), {"well_run": False}, True),
        (Is(fact="listing", among=("neeq",), stated=True), {}, False),  # an exception that nobody claims
        (Is(fact="listing", among=("neeq",), stated=True), {"listing": "neeq"}, True),
        (Is(fact="listing", among=("neeq",), stated=True), {"listing": "none"}, False),
        (Is(fact="rating", among=("A",), or_else="prior_rating"), {OrElse("rating", "prior_rating"): "A"}, True),
        (Is(fact="rating", among=("A",), or_else="prior_rating"), {"rating": "A"}, None),  # its key is that of both
        (Holding(channels=("bond",)), {}, None),
        (Holding(channels=("bond",)), {Holding(channels=("bond",)).key: False}, False),
        (Under(reading="CN-XZ/read"), {}, True),  # as it is taken
        (Under(reading="CN-XZ/read"), {Under(reading="CN-XZ/read").key: "otherwise"}, False),
        (Under(reading="CN-XZ/read", among=("otherwise",)), {}, False),
    ],
)
def test_what_a_condition_makes_of_an_answer(condition: Any, answers: Any, met: bool | None) -> None:
    assert condition.holds(answers, DAY) is met


def test_a_time_in_business_is_some_time() -> None:
    assert OpenFor(months=1).in_months == 1
    assert OpenFor(years=2).in_months == 24
    for months in (0, -1):
        with pytest.raises(ValueError, match=r"less than nothing|at least a month"):
            OpenFor(months=months)


def test_what_a_condition_turns_on() -> None:
    assert Is(fact="rating", among=("A",), stated=True).key == Told("rating")
    assert Is(fact="rating", among=("A",), or_else="prior_rating").facts == ("rating", "prior_rating")
    assert OpenForLess(months=6).key == Told("opened_on")
    assert Holding(channels=AllFunding()).counts == FUNDING
    assert Holding(channels=("shareholder_loan",)).counts == {Channel.SHAREHOLDER_LOAN}


@pytest.mark.parametrize(
    ("since", "until", "open_"),
    [
        (None, None, True), ("2025-06-30", None, True), ("2025-07-01", None, False), (None, "2025-06-30", False), (None, "2025-07-01", True),
        ("2020-01-01", "2026-01-01", True), ("2026-01-01", "2027-01-01", False), ("2020-01-01", "2021-01-01", False),
    ],
)  # fmt: skip
def test_a_clause_is_contested_from_a_day_to_the_day_before_another(
    since: str | None, until: str | None, open_: bool
) -> None:
    words = {"ask": same("？"), "taken": same("宽"), "settled_by": same("局")}
    alternatives = (Alternative(says=same("窄")),)
    assert Reading(id="CN-XZ/read", since=since, until=until, alternatives=alternatives, **words).open(DAY) is open_


def test_a_multiple_is_not_negative() -> None:
    assert ByFact(fact="well_run", multiples={True: "0.5", False: "0"}).multiples[False] == 0
    for most in ("-0.1", "-1"):
        with pytest.raises(ValueError, match="not negative"):
            Stated(most=most)


# what is said where nothing is said


LIMIT = {"channels": ("bank_loan",), "multiple": "1", "base": "net_capital"}


@pytest.mark.parametrize(
    ("item", "defaults"),
    [
        (rule("Limit", **LIMIT), {"per": "company", "of": None, "special_apart": False, "approval_lifts": False, "per_loan": False, "base_word": None}),
        (rule("Limit", **LIMIT), {"words": "", "when": (), "replaces": (), "under": (), "note": None, "since": None, "until": None, "article": None}),
        (rule("Count", channel="bank_loan", at_most=2, fact="bank_count"), {"also": ()}),
        (rule("Term", channel="bank_loan", test="months"), {"times": 1, "benchmark": None}),
        (kinds.Holder(), {"kind": None, "share": Fraction(0)}),
        (
            rule("Lenders", channels=("shareholder_loan",), may_lend=()),
            {"other_kind": "not_provided", "stranger": "not_provided", "firm": None, "strangers_only": False, "special_apart": False},
        ),
        (rule("Access", channels=("bond",), level="permitted"), {"ratio_unset": False, "reserves": False, "per_loan": False}),
        (rule("Access", channels=("bond",), level="permitted"), {"fills_silence": False, "special_apart": False}),
        (Alternative(says=same("窄")), {"id": "otherwise", "stricter": True}),
        (Is(fact="rating", among=("A",)), {"or_else": None, "stated": False}),
        (Under(reading="CN-XZ/read"), {"among": (TAKEN,)}),
        (Stated(most="1"), {"fact": "company_ratio", "if_none": None, "within": None}),
        (AllFunding(), {"excepting": (), "also": (), "also_local": False}),
        (SOURCE, {"effective_basis": "issued", "grade": "A", "number": None, "rank": None, "read_in": None}),
    ],
)  # fmt: skip
def test_what_is_meant_where_a_field_is_left_out(item: Any, defaults: dict[str, Any]) -> None:
    """What the modules of the places leave out, they mean so."""
    assert {name: getattr(item, name) for name in defaults} == defaults


def test_what_a_question_means_where_it_says_no_more() -> None:
    asked = rule("Manual", fact=Fact("kept", "yes_no", same("守约"), same("守约吗？")))
    assert (asked.channels, asked.act, asked.decides, asked.special_apart) == ((), False, False, False)


# the channels meant


SPECIAL = Channel.SHAREHOLDER_SPECIAL_LOAN


@pytest.mark.parametrize(
    ("channels", "apart", "meant"),
    [
        (("shareholder_loan",), False, {Channel.SHAREHOLDER_LOAN, SPECIAL}),
        (("shareholder_loan",), True, {Channel.SHAREHOLDER_LOAN}),
        (("bank_loan",), False, {Channel.BANK_LOAN}),
        (("shareholder_special_loan",), True, {SPECIAL}),
    ],
)
def test_special_shareholder_loans_are_shareholder_loans_unless_set_apart(
    channels: Any, apart: bool, meant: set[Channel]
) -> None:
    assert with_special(map(Channel, channels), apart=apart) == meant
    for made in (
        rule("Limit", **{**LIMIT, "channels": channels}, special_apart=apart),
        rule("Access", channels=channels, level="permitted", special_apart=apart),
        rule("Lenders", channels=channels, may_lend=(), special_apart=apart),
    ):
        assert made.counts == meant


def test_a_limit_of_the_house_counts_special_loans_with_those_of_shareholders() -> None:
    assert rule("House", id="house/a", channels=("shareholder_loan",)).counts == {Channel.SHAREHOLDER_LOAN, SPECIAL}
    assert rule("House", id="house/a", channels=AllFunding(excepting=("bond",))).counts == FUNDING - {Channel.BOND}


def test_all_funding_less_what_is_excepted_and_with_what_is_added() -> None:
    less = AllFunding(excepting=("shareholder_loan", "bond"), also=("guarantee",)).channels
    assert less == FUNDING - {Channel.SHAREHOLDER_LOAN, SPECIAL, Channel.BOND} | {Channel.GUARANTEE}
    assert SPECIAL in AllFunding(excepting=("shareholder_loan",), also=("shareholder_special_loan",)).channels


def test_an_access_of_fewer_channels() -> None:
    """Special shareholder loans stay, where only those of shareholders are taken away."""
    left = rule("Access", channels=("bond", "shareholder_loan"), level="permitted").without(
        frozenset({Channel.SHAREHOLDER_LOAN})
    )
    assert left.counts == {Channel.BOND, SPECIAL}
    apart = rule("Access", channels=("shareholder_loan",), level="permitted").without(frozenset({SPECIAL}))
    assert apart.counts == {Channel.SHAREHOLDER_LOAN}  # what was taken away does not come back with them


@pytest.mark.parametrize(
    ("holders", "anybody"),
    [((), False), (({},), True), (({"share": "0.1"},), False), (({"kind": "corporate"},), False), (({"share": "0.1"}, {}), True)],
)  # fmt: skip
def test_whether_every_shareholder_may_lend(holders: Any, anybody: bool) -> None:
    may_lend = tuple(kinds.Holder(**holder) for holder in holders)
    assert rule("Lenders", channels=("shareholder_loan",), may_lend=may_lend).any_shareholder is anybody


@pytest.mark.parametrize(
    ("test", "benchmark", "allowed"),
    [("rate", "lpr", True), ("rate", None, False), ("months", "lpr", False), ("months", None, True)],
)
def test_a_rate_alone_is_held_against_a_benchmark(test: str, benchmark: str | None, allowed: bool) -> None:
    if allowed:
        assert rule("Term", channel="bank_loan", test=test, benchmark=benchmark)
        return
    with pytest.raises(ValueError, match="benchmark"):
        rule("Term", channel="bank_loan", test=test, benchmark=benchmark)


@pytest.mark.parametrize(
    ("base", "allowed"),
    [("paid_in_capital", True), ("net_assets", True), ("net_capital", True), ("registered_capital", False)],
)
def test_a_limit_per_shareholder_runs_over_its_own_part(base: str, allowed: bool) -> None:
    assert rule("Limit", **{**LIMIT, "base": base})
    if allowed:
        assert rule("Limit", **{**LIMIT, "base": base}, per="shareholder")
        return
    with pytest.raises(ValueError, match="own part"):
        rule("Limit", **{**LIMIT, "base": base}, per="shareholder")


@pytest.mark.parametrize(("length", "allowed"), [(20, True), (21, False)])
def test_a_quotation_is_short(length: int, allowed: bool) -> None:
    if allowed:
        assert rule("Limit", **LIMIT, words="字" * length)
        return
    with pytest.raises(ValueError, match="20 characters"):
        rule("Limit", **LIMIT, words="字" * length)


@pytest.mark.parametrize(
    ("name", "layer", "supplied"),
    [
        ("CN/a", "national", False),
        ("CN-XZ/a", "local", False),
        ("CN-XZ/+a", "local", True),
        ("CN/+a", "national", True),
    ],
)
def test_which_layer_a_rule_is_of(name: str, layer: str, supplied: bool) -> None:
    made = rule("Limit", **LIMIT, id=name)
    assert (made.layer, made.supplied) == (layer, supplied)


# sources


@pytest.mark.parametrize(
    ("on", "stale", "in_force"),
    [("2014-12-31", False, False), ("2015-01-01", False, True), ("2017-12-31", False, True), ("2018-01-01", True, True), ("2020-01-01", True, False)],
)  # fmt: skip
def test_when_a_rule_holds_and_when_it_is_stale(on: str, stale: bool, in_force: bool) -> None:
    """From 2015-01-01 to the end of 2019; last held against its source on 2017-12-31, and fresh on that day."""
    made, day = rule("Limit", **LIMIT, until="2020-01-01"), date.fromisoformat(on)
    assert (made.stale(day), made.in_force(day)) == (stale, in_force)
    unseen = made.changed(source=SOURCE.changed(grade="B"))
    assert not unseen.stale(day)  # a text that nobody saw cannot be held against anything


def test_a_rule_may_begin_later_than_its_text() -> None:
    assert rule("Limit", **LIMIT).start == date(2015, 1, 1)
    assert rule("Limit", **LIMIT, since="2016-01-01").start == date(2016, 1, 1)


@pytest.mark.parametrize(
    ("grade", "seen", "checked"),
    [("A", True, "2017-12-31"), ("A-", True, "2017-12-31"), ("B", False, "未见原文（2017-12-31比对来源）")],
)
def test_what_nobody_saw_is_never_called_verified(grade: str, seen: bool, checked: str) -> None:
    source = SOURCE.changed(grade=grade)
    assert (source.seen, source.checked.zh) == (seen, checked)


def test_what_was_not_seen_of_a_text_is_told() -> None:
    assert SOURCE.numbered.zh == "文号未见"
    assert SOURCE.changed(number="某〔2015〕1号").numbered == same("某〔2015〕1号")
    assert rule("Limit", **LIMIT).placed.zh == "条款序号未见"
    assert rule("Limit", **LIMIT, article="三").placed == same("三")
