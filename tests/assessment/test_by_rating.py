# mypy: disable-error-code="comparison-overlap"
"""What every grade means: figures worked out by hand from the clauses, and the present row is what check says."""

from __future__ import annotations

import csv
import io
import itertools
import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from budget import examples
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from leverage.assessment.assess import assess
from leverage.assessment.by_rating import by_rating, least_to_repay
from leverage.assessment.findings import Outcome
from leverage.assessment.graded import ByRating
from leverage.cli.main import main
from leverage.company import Company, Figure, Loan, Shareholder, Unallocated
from leverage.law.conditions import ByFact, Is
from leverage.law.regime import RatingScheme
from leverage.law.rulebook import load
from leverage.law.rules import Holder
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.places import PLACES, find_place
from leverage.terms.texts import same

if TYPE_CHECKING:
    from pathlib import Path

BOOK = load()
MILLION = 10**6
Row = tuple[str | None, str | None, str, int | None, int | None, int | None]


def company(balances: str = "", facts: dict[str, object] | None = None, **fields: Any) -> Company:
    """Net capital 100m, net assets 110m, net assets of the year before 90m, one bank, complete. Balances in millions."""
    pairs = [item.split("=") for item in balances.split()]
    capital = {Base.NET_CAPITAL: 100, Base.NET_ASSETS: 110, Base.PRIOR_YEAR_NET_ASSETS: 90, Base.PAID_IN_CAPITAL: 80}
    known: dict[str, Any] = {
        "facts": {"bank_count": 1, **(facts or {})},
        "capital": {base: Figure(Fraction(amount * MILLION), base.value) for base, amount in capital.items()},
        "complete": True,
        "balances": {Channel(name): Figure(Fraction(amount) * MILLION, name) for name, amount in pairs},
    }
    return Company(**{**known, **fields})


def graded(place: str, day: str, who: Company, **options: Any) -> ByRating:
    law = BOOK.law(find_place(place))
    return by_rating(assess(who, law, date.fromisoformat(day), **options), law)


def _millions(amount: object) -> int | None:
    assert amount is None or isinstance(amount, Fraction)
    return None if amount is None else int(amount / MILLION)


def rows(found: ByRating) -> list[Row]:
    """Rating, prior rating, verdict, headroom in all, the same if approved, to repay: in millions."""
    return [
        (
            row.rating,
            row.prior_rating,
            row.assessment.verdict.value,
            _millions(row.assessment.total.headroom),
            _millions(row.assessment.total.headroom_if_approved),
            _millions(row.repay),
        )
        for row in found.rows
    ]


def room(found: ByRating, number: int, channel: str) -> tuple[str, int | None, int | None]:
    (one,) = [r for r in found.rows[number].assessment.channels if r.channel == channel]
    return one.access, _millions(one.headroom), _millions(one.headroom_if_approved)


def test_hunan() -> None:
    # 3, 2 and 1 x 100m, and nothing for D
    found = graded("hunan", "2017-11-30", company(facts={"rating": "B"}))
    assert rows(found) == [
        ("A", None, "compliant", 300, 300, None),
        ("B", None, "compliant", 200, 200, None),
        ("C", None, "compliant", 100, 100, None),
        ("D", None, "compliant", 0, 0, None),
    ]
    assert [row.present for row in found.rows] == [False, True, False, False]
    assert found.rules == ("CN-HN/pool", "CN-HN/loan-transfers", "CN-HN/repo-transfers")
    # with 150m borrowed: C is 50m over, D may not keep any of it
    found = graded("hunan", "2017-11-30", company("bank_loan=120 interbank_borrowing=30", {"rating": "B"}))
    assert rows(found) == [
        ("A", None, "compliant", 150, 150, None),
        ("B", None, "compliant", 50, 50, None),
        ("C", None, "breach", 0, 0, 50),
        ("D", None, "prohibited", 0, 0, 150),
    ]
    assert [row.closes for row in found.rows] == [
        (),
        (),
        (),
        ("bank_loan", "shareholder_loan", "shareholder_special_loan", "interbank_borrowing"),
    ]
    # 贷款转让 is for grade A
    assert [row.opens for row in found.rows] == [("asset_transfer_repo", "asset_transfer_outright"), (), (), ()]


def test_hunan_with_its_rating_not_stated() -> None:
    found = graded("hunan", "2017-11-30", company("bank_loan=60"))
    assert rows(found)[0] == (None, None, "undetermined", 0, 0, None)  # the cautious end: it may be D
    assert found.rows[0].present
    assert [row[3] for row in rows(found)[1:]] == [240, 140, 40, 0]


def test_overlapping_limits_are_repaid_together() -> None:
    # 2021: non-standard money at most 1 x 110m besides the pool. A: 40m of the banks' 150m, and 50m of all 350m.
    found = graded(
        "hunan", "2021-06-30", company("bank_loan=150 abs=200", {"rating": "A"}, approvals=frozenset({"abs"}))
    )
    assert [row.repay for row in found.rows] == [50 * MILLION, 150 * MILLION, 250 * MILLION, 350 * MILLION]
    # 100m of banks' and 250m of ABS: A is 50m over the pool alone
    found = graded(
        "hunan", "2021-06-30", company("bank_loan=100 abs=250", {"rating": "A"}, approvals=frozenset({"abs"}))
    )
    assert found.rows[0].repay == 50 * MILLION


def test_hainan() -> None:
    # rated: 200m over three channels; two years running also 50m of repurchase transfers; otherwise banks 50m
    found = graded("hainan", "2017-11-30", company("bank_loan=40", {"rating": "其他"}))
    assert rows(found) == [
        ("优秀", None, "compliant", 160, 160, None),
        ("良好", None, "compliant", 160, 160, None),
        ("其他", None, "compliant", 10, 10, None),
        ("优秀", "优秀", "compliant", 160, 210, None),
        ("良好", "良好", "compliant", 160, 210, None),
        ("其他", "其他", "compliant", 10, 10, None),
    ]
    assert found.rows[0].opens == ("shareholder_loan", "shareholder_special_loan", "interbank_borrowing")
    assert found.rows[3].opens == (
        "shareholder_loan", "shareholder_special_loan", "interbank_borrowing", "asset_transfer_repo", "asset_transfer_outright",
    )  # fmt: skip
    assert room(found, 0, "shareholder_loan") == ("permitted", 10, 160)  # 10% of 100m without approval
    assert room(found, 3, "asset_transfer_repo") == ("with_approval", 0, 50)
    assert room(found, 2, "shareholder_loan") == ("not_provided", None, None)


def test_hainan_that_falls() -> None:
    found = graded("hainan", "2017-11-30", company("bank_loan=80", {"rating": "优秀", "prior_rating": "良好"}))
    # prior year 良好 stays: two years running already; both years 其他 is no worse than this year alone
    assert rows(found) == [
        ("优秀", "良好", "compliant", 120, 170, None),
        ("良好", "良好", "compliant", 120, 170, None),
        ("其他", "良好", "breach", 0, 0, 30),  # banks 80m against 50m
    ]
    assert found.rows[2].closes == (
        "shareholder_loan", "shareholder_special_loan", "interbank_borrowing", "asset_transfer_repo", "asset_transfer_outright",
    )  # fmt: skip


def test_fujian() -> None:
    # 1 x 110m non-standard, less 40m; bonds and ABS 4 x 110m; gated by the prior year
    found = graded("fujian", "2023-12-31", company("bank_loan=40", {"rating": "优秀", "prior_rating": "合格"}))
    assert rows(found) == [
        ("优秀", "其他", "compliant", 70, 70, None),
        ("良好", "其他", "compliant", 70, 70, None),
        ("其他", "其他", "compliant", 70, 70, None),
        ("优秀", "优秀", "compliant", 70, 510, None),
        ("良好", "良好", "compliant", 70, 510, None),
    ]
    gated = ("shareholder_loan", "shareholder_special_loan", "bond", "abs")
    assert [row.opens for row in found.rows] == [(), (), (), gated, gated]
    assert room(found, 0, "bond") == ("prohibited", 0, 0)
    assert room(found, 3, "bond") == ("with_approval", 0, 440)


def test_fujian_with_the_prior_year_not_stated_shows_what_each_would_bring() -> None:
    # the gate looks at the prior year's grade: while it is not stated, nothing of the 4 x 110m counts
    found = graded("fujian", "2023-12-31", company("bank_loan=40", {"rating": "良好"}))
    pairs = [("优秀", None), ("良好", None), ("其他", None), ("优秀", "优秀"), ("良好", "良好"), ("其他", "其他")]
    assert [row[:2] for row in rows(found)] == pairs
    assert [row[4] for row in rows(found)] == [70, 70, 70, 510, 510, 70]


def test_fujian_before_2021_turns_on_no_grade() -> None:
    found = graded("fujian", "2021-09-07", company("bank_loan=40"))
    assert (found.rows, found.rules) == ((), ())
    assert "考评" in "".join(text.zh for text in found.told)


def test_ningxia() -> None:
    # liabilities at most 2 x 110m; below Ⅱ no funding at all; what is not funding may stay
    owing = company("bank_loan=50 other_liabilities=10", {"rating": "Ⅱ"}, approvals=frozenset({"bank_loan"}))
    found = graded("ningxia", "2017-11-30", owing)
    assert [row[:4] for row in rows(found)] == [
        ("Ⅰ", None, "compliant", 160),
        ("Ⅱ", None, "compliant", 160),
        ("其他", None, "prohibited", 0),
    ]
    assert [row.repay for row in found.rows] == [None, None, 50 * MILLION]
    assert room(found, 0, "bank_loan") == ("with_approval", 160, 160)
    assert "bank_loan" in found.rows[2].closes


@pytest.mark.parametrize(
    ("place", "day", "told"),
    [
        ("hebei", "2017-11-30", ("分等核定", "等级未见")),
        ("tianjin", "2017-11-30", ("对照表未公布", "等级未见")),
        ("guangdong", "2021-06-30", ("AAA > AA > A > BB > B > C > D > E", "倍数未见")),
        ("guangzhou", "2021-06-30", ("AAA > AA > A > BB > B > C > D > E", "倍数未见")),
        ("chongqing", "2025-06-15", ("不改变融资比例与渠道", "渝金发〔2025〕1号", "leverage rate chongqing")),
        ("chongqing", "2025-06-14", ("2025-06-15",)),
        ("beijing", "2017-11-30", ("未见当地有监管评级办法",)),
    ],
)
def test_where_no_rule_turns_on_a_rating_it_says_so_and_what_the_rating_is_for(
    place: str, day: str, told: tuple[str, ...]
) -> None:
    found = graded(place, day, company())
    words = "".join(text.zh for text in found.told)
    assert (found.rows, found.rules) == ((), ())
    for word in ("没有一条按评级区分比例或渠道", *told):
        assert word in words
    assert all(text.en for text in found.told)


def test_tiers_that_are_left_out_as_stale_are_told() -> None:
    who = company("bank_loan=60", {"rating": "B"})
    found = graded("hunan", "2018-06-30", who, without_stale=True)
    assert found.rules == ("CN/2017-pool",)  # the national pool takes the local ratio, and was verified since
    found = graded("hunan", "2021-06-30", who, without_stale=True)
    assert (found.rows, found.rules) == ((), ())
    assert "按要求未计入" in found.told[0].zh
    assert "CN-HN/pool" in found.told[0].zh
    assert len(graded("hunan", "2021-06-30", who).rows) == 4


@pytest.mark.parametrize("place", [place.code for place in PLACES])
@pytest.mark.parametrize("day", ["2017-11-30", "2018-06-30", "2021-12-31", "2026-11-22"])
def test_the_present_row_is_what_check_says_and_a_better_grade_never_allows_less(place: str, day: str) -> None:
    law, on = BOOK.law(find_place(place)), date.fromisoformat(day)
    who = company("bank_loan=30 shareholder_loan=5")
    plain = assess(who, law, on)
    found = by_rating(plain, law)
    assert found.told
    assert bool(found.rows) is bool(found.rules)
    for grade in law.facts_on(on)["rating"].values if found.rules else ():
        rated = company("bank_loan=30 shareholder_loan=5", {"rating": grade})
        stated = by_rating(assess(rated, law, on), law)
        (present,) = [row for row in stated.rows if row.present]
        assert (present.rating, present.assessment) == (grade, assess(rated, law, on))
        (row,) = [row for row in found.rows if (row.rating, row.prior_rating) == (grade, None)]
        assert row.assessment == present.assessment
    if found.rows:
        assert found.rows[0].assessment is plain
        single = [row.assessment.total for row in found.rows if row.rating and row.prior_rating is None]
        for better, worse in itertools.pairwise(single):
            assert (better.headroom or 0) >= (worse.headroom or 0)
            assert (better.headroom_if_approved or 0) >= (worse.headroom_if_approved or 0)


@examples(60)
@given(bank=st.integers(0, 40_000), holder=st.integers(0, 40_000), grade=st.sampled_from("ABCD"))
def test_what_must_be_repaid_is_what_is_above_the_pool(bank: int, holder: int, grade: str) -> None:
    who = company(f"bank_loan={bank}/100 shareholder_loan={holder}/100", {"rating": "A"})
    found = graded("hunan", "2017-11-30", who)
    (row,) = [row for row in found.rows if row.rating == grade]
    over = Fraction(bank + holder, 100) - {"A": 300, "B": 200, "C": 100, "D": 0}[grade]
    assert row.repay == (over * MILLION if over > 0 else None)


def test_an_amount_whose_channel_is_open_is_repaid_no_more_than_it_must() -> None:
    # 80m from banks or shareholders: for 其他, banks may lend 50m, and shareholders are not provided for
    loose = Unallocated(
        Fraction(80 * MILLION), frozenset({Channel.BANK_LOAN, Channel.SHAREHOLDER_LOAN}), "短期借款", "B2"
    )
    found = graded("hunan", "2017-11-30", company("", {"rating": "A"}, unallocated=(loose,)))
    assert [row.repay for row in found.rows] == [None, None, None, 80 * MILLION]


def test_what_a_shareholder_lent_above_its_own_cap_is_repaid() -> None:
    # Hebei has no tiers; the figure itself: 2 x 10m for a shareholder that lent 50m
    who = company(
        loans=(Loan(Channel.SHAREHOLDER_LOAN, Fraction(50 * MILLION), "C5", "甲公司"),),
        shareholders=(Shareholder("甲公司", "A2", "corporate", Fraction("0.2"), Fraction(10 * MILLION)),),
    )
    law = BOOK.law(find_place("hebei"))
    assert least_to_repay(assess(who, law, date(2017, 11, 30))) == 30 * MILLION
    # one that has contributed nothing yet may lend nothing: all 50m
    unpaid = replace(who, shareholders=(replace(who.shareholders[0], paid_in=Fraction(0)),))
    assert least_to_repay(assess(unpaid, law, date(2017, 11, 30))) == 50 * MILLION


def to_repay(invented: Any, who: Company, *rules: Any) -> Fraction:
    opened = invented.permit("bank_loan", "fund_loan", "shareholder_loan")
    return least_to_repay(invented.judge((*rules, opened), who))


def test_what_several_shareholders_lent_above_their_own_is_added_up(invented: Any) -> None:
    # 甲 paid in 28 and lent 60, 乙 35 and 76, 丙 7 and 10: at most 2 × its own, so 60 - 56 and 76 - 70 go back, and nothing of 丙's
    each = invented.limit(
        "each", channels=("shareholder_loan",), multiple="2", base="paid_in_capital", per="shareholder"
    )
    owners = tuple(
        invented.holder(name, share) for name, share in (("甲公司", "0.4"), ("乙公司", "0.5"), ("丙公司", "0.1"))
    )
    lent = {"甲公司": 60, "乙公司": 76, "丙公司": 10}
    loans = tuple(invented.loan(name, amount) for name, amount in lent.items())
    assert to_repay(invented, invented.company(*loans, shareholders=owners), each) == 10
    # 146 in all against 1.4 × 100: 6 more than all may lend, of which the 10 are part
    every = invented.limit("all", channels=("shareholder_loan",), multiple="1.4")
    assert to_repay(invented, invented.company(*loans, shareholders=owners), each, every) == 10
    tighter = invented.limit("all", channels=("shareholder_loan",), multiple="1.3")
    assert to_repay(invented, invented.company(*loans, shareholders=owners), each, tighter) == 16


@pytest.mark.parametrize(
    ("paid_in", "lent", "back"), [(28, "56.50", "0.50"), (28, 56, 0), (0, 3, 3), (0, "0.50", "0.50")]
)
def test_what_one_shareholder_lent_above_its_own(invented: Any, paid_in: int, lent: Any, back: Any) -> None:
    # 2 × what it paid in: 56, or nothing
    each = invented.limit(
        "each", channels=("shareholder_loan",), multiple="2", base="paid_in_capital", per="shareholder"
    )
    owners = (invented.holder("甲公司", 1, paid_in=paid_in),)
    who = invented.company(invented.loan("甲公司", lent), shareholders=owners)
    assert to_repay(invented, who, each) == Fraction(back)


def test_what_may_not_apply_asks_for_nothing(invented: Any) -> None:
    online = {"when": (Is(fact="company_type", among=("online",)),)}
    who = invented.company(balances={"bank_loan": 120, "fund_loan": 70})
    fund = invented.limit("fund", channels=("fund_loan",), multiple="0.5")
    assert to_repay(invented, replace(who, company_type=None), invented.limit(**online), fund) == 20  # of the funds' 70
    assert to_repay(invented, who, invented.limit(**online), fund) == 20
    assert to_repay(invented, replace(who, company_type=CompanyType.ONLINE), invented.limit(**online), fund) == 40
    assert to_repay(invented, invented.company(), invented.limit()) == 0  # no money, nothing to repay


def test_what_is_prohibited_is_repaid_whole_and_once(invented: Any) -> None:
    # 7 of bonds are prohibited, and count under 100 with 95 from banks: the 2 too many are of them
    no = invented.rule("Access", "no", channels=("bond",), level="prohibited")
    both = invented.limit(channels=("bank_loan", "bond"))
    assert to_repay(invented, invented.company(balances={"bank_loan": 95, "bond": 7}), no, both) == 7
    assert to_repay(invented, invented.company(balances={"bank_loan": 103, "bond": 7}), no, both) == 10


def test_money_of_which_nobody_said_how_much_is_no_reason_to_repay(invented: Any) -> None:
    # a blank channel: 120 of 100 known
    both = invented.limit(channels=("bank_loan", "fund_loan"))
    assert to_repay(invented, invented.company(complete=False, balances={"bank_loan": 120}), both) == 20
    # 30 from banks or funds, banks 90 of 100 and funds 15 of 20: 15 of it may stand
    loose = Unallocated(Fraction(30), frozenset({Channel.BANK_LOAN, Channel.FUND_LOAN}), "短期借款", "B2")
    who = invented.company(balances={"bank_loan": 90, "fund_loan": 15}, unallocated=(loose,))
    fund = invented.limit("fund", channels=("fund_loan",), multiple="0.2")
    assert to_repay(invented, who, invented.limit(), fund) == 15


@pytest.mark.parametrize(
    ("present", "other", "opens", "closes"),
    [
        ("permitted", "prohibited", (), ("bank_loan",)),
        ("permitted", "with_approval", (), ("bank_loan",)),
        ("with_approval", "prohibited", (), ("bank_loan",)),
        ("prohibited", "permitted", ("bank_loan",), ()),
        ("with_approval", "permitted", ("bank_loan",), ()),
        ("prohibited", "with_approval", ("bank_loan",), ()),
        ("permitted", "permitted", (), ()),
        ("prohibited", "prohibited", (), ()),
        (None, "prohibited", (), ()),  # no text provides for it at present: nothing is lost
        ("prohibited", None, (), ()),  # nor won
        (None, "permitted", ("bank_loan",), ()),
        ("permitted", None, (), ("bank_loan",)),
    ],
)
def test_what_another_grade_opens_and_closes(
    invented: Any, present: str | None, other: str | None, opens: tuple[str, ...], closes: tuple[str, ...]
) -> None:
    scheme = RatingScheme(name=same("x"), grades=("A", "B"), method="public", effect=same("x"), source=invented.source)
    rules = [
        invented.rule("Access", grade, channels=("bank_loan",), level=level, when=(Is(fact="rating", among=(grade,)),))
        for grade, level in (("A", present), ("B", other))
        if level is not None
    ]
    rules.append(
        invented.limit(
            "bond", channels=("bond",), multiple=ByFact(fact="rating", multiples={"A": Fraction(1), "B": Fraction(1)})
        )
    )
    law = invented.book(*rules, schemes=(scheme,)).law(find_place("CN-XZ"))
    found = by_rating(assess(invented.company(facts={"rating": "A"}), law, invented.day), law)
    now, then = found.rows
    assert (now.present, now.opens, now.closes) == (True, (), ())
    assert (then.present, then.opens, then.closes) == (False, opens, closes)


def test_a_grade_that_was_kept_may_allow_less(invented: Any) -> None:
    # 1 × 100; half of it for a company that was B the year before: B after A leaves 100, B after B leaves 50
    scheme = RatingScheme(name=same("x"), grades=("A", "B"), method="public", effect=same("x"), source=invented.source)
    low = invented.limit("low", since="2016-01-01", multiple="0.5", when=(Is(fact="prior_rating", among=("B",)),))
    law = invented.book(invented.limit(), low, invented.permit("bank_loan"), schemes=(scheme,)).law(find_place("CN-XZ"))
    who = invented.company(facts={"rating": "A", "prior_rating": "A"})
    found = by_rating(assess(who, law, invented.day), law)
    left = [(row.rating, row.prior_rating, row.assessment.total.headroom) for row in found.rows]
    assert left == [("A", "A", 100), ("B", "A", 100), ("B", "B", 50)]


def test_only_what_is_stale_is_left_out(invented: Any) -> None:
    scheme = RatingScheme(name=same("x"), grades=("A", "B"), method="public", effect=same("x"), source=invented.source)
    table = ByFact(fact="rating", multiples={"A": Fraction(1), "B": Fraction(1, 2)})
    rules = (
        invented.limit("fresh", multiple=table),
        invented.limit("stale", multiple=table, channels=("bond",), source={"verified_on": "2016-01-01"}),
    )
    law = invented.book(*rules, invented.permit("bank_loan", "bond"), schemes=(scheme,)).law(find_place("CN-XZ"))
    for without_stale, listed in ((False, {"CN-XZ/fresh", "CN-XZ/stale"}), (True, {"CN-XZ/fresh"})):
        found = by_rating(assess(invented.company(), law, invented.day, without_stale=without_stale), law)
        assert set(found.rules) == listed


@pytest.mark.parametrize(("place", "both"), [("hunan", False), ("hainan", True)])
def test_that_two_years_count_is_told_where_they_do(place: str, *, both: bool) -> None:
    found = graded(place, "2017-11-30", company("", {"rating": "优秀" if both else "A"}))
    assert found.two_years is any("本年与上年两次评级" in text.zh for text in found.told) is both
    rule = next(one for one in BOOK.law(find_place(place)).every_rule if one.id == found.rules[0])
    assert rule.name is not None
    assert f"{rule.name.zh}〔{rule.id}〕" in found.told[0].zh
    assert found.scheme is not None
    name = found.scheme.name.en
    assert found.told[1].en.startswith(f"{name[0].upper()}{name[1:]} (")


def test_who_lent_and_on_which_terms_is_not_mended_by_repaying_a_part(invented: Any) -> None:
    """A stranger lends 10, for four months where it must be three or six: to be changed or paid off, and no limit of amounts."""
    who = invented.company(
        invented.loan("丙公司", 10, start=date(2020, 1, 1), maturity=date(2020, 5, 1)),
        shareholders=(invented.holder("甲公司", 1),),
    )
    lenders = invented.rule(
        "Lenders", "who", channels=("shareholder_loan",), may_lend=(Holder(kind="corporate"),), stranger="breach"
    )
    term = invented.rule("Term", "term", channel="shareholder_loan", test="months", times=3)
    found = invented.judge((lenders, term, invented.permit("shareholder_loan")), who)
    assert {f.kind for f in found.findings if f.outcome is Outcome.BREACH and f.subject} == {"lenders", "term"}
    assert least_to_repay(found) == 0


# the forms of output


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.json"
    data = {
        "name": "=1+1", "jurisdiction": "CN-HN", "report_date": "2017-11-30", "complete": True, "facts": {"rating": "B"},
        "capital": {"net_capital": "100000000"}, "balances": {"bank_loan": "150000000"},
    }  # fmt: skip
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_json_holds_it_only_where_it_was_asked_for(file: Path) -> None:
    assert "by_rating" not in json.loads(run(file, "--format", "json").stdout)
    result = run(file, "--by-rating", "--format", "json")
    data = json.loads(result.stdout)
    assert result.exit_code == 0  # the verdict is the present one's
    graded = data["by_rating"]
    assert [(g["rating"], g["verdict"], g["total"]["headroom"], g["repay"]) for g in graded] == [
        ("A", "compliant", "150000000.00", None),
        ("B", "compliant", "50000000.00", None),
        ("C", "breach", "0.00", "50000000.00"),
        ("D", "prohibited", "0.00", "150000000.00"),
    ]
    present = graded[1]
    assert present["present"]
    assert present["total"]["headroom_if_approved"] == data["total"]["headroom_if_approved"]
    assert [(c["channel"], c["headroom"]) for c in present["channels"]] == [
        (c["channel"], c["headroom"]) for c in data["channels"]
    ]
    schema = json.loads(CliRunner().invoke(main, ["schema", "assessment"]).stdout)
    assert {"by_rating", "by_rating_notes"} <= set(schema["properties"]) - set(schema["required"])
    assert set(present) == set(schema["$defs"]["RatedOut"]["required"])


@pytest.mark.parametrize("width", ["60", "120"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_terminal_shows_every_grade_in_its_width(
    file: Path, monkeypatch: pytest.MonkeyPatch, width: str, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    shown = run(file, "--by-rating", "--lang", language).stdout
    told = shown[shown.index("评级情景" if language == "zh" else "By rating") :]
    assert all(grade in told for grade in ("15,000.00", "5,000.00", "CN-HN/pool"))
    assert shown.startswith(run(file, "--lang", language).stdout.rstrip())
    told.encode("gbk")


def test_csv_has_a_row_for_each_grade_and_channel(file: Path) -> None:
    text = run(file, "--by-rating", "--format", "csv", "--lang", "zh").stdout
    table = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert {row["公司"] for row in table} == {"'=1+1"}
    totals = [row for row in table if row["表"] == "评级情景：合计余量"]
    assert [(r["评级"], r["银行还可借（元）"], r["至少须压降（元）"]) for r in totals] == [
        ("A", "150000000.00", "'-"),
        ("B[目前]", "50000000.00", "'-"),
        ("C", "0.00", "50000000.00"),
        ("D", "禁止", "150000000.00"),
    ]
    closed = [row["收紧"] for row in table if row["表"] == "评级情景：与目前相比" and row["评级"] == "D"]
    assert closed == ["银行借款（禁止）、法人股东借款（禁止）、股东特别借款（禁止）、同业拆入（禁止）"]


@pytest.mark.parametrize("ending", [".md", ".html"])
def test_documents_hold_the_tables(file: Path, tmp_path: Path, ending: str) -> None:
    for asked in (True, False):
        out = tmp_path / f"{asked}{ending}"
        run(file, *(["--by-rating"] if asked else []), "--out", out, "--lang", "zh")
        assert ("评级情景" in out.read_text(encoding="utf-8")) is asked


def test_the_workbook_has_a_sheet_of_values(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    assert run(file, "--by-rating", "--out", out, "--lang", "zh").exit_code == 0
    book = openpyxl.load_workbook(out)
    cells = [[cell.value for cell in row] for row in book["评级情景"].iter_rows()]
    assert not any(isinstance(value, str) and value.startswith("=") for row in cells for value in row)
    assert any("不是公式" in str(value) for row in cells for value in row)
    table = {row[0]: row[1:5] for row in cells if row[0] in ("A", "B[目前]", "C", "D") and row[6]}
    assert table == {
        "A": ["合规", 15000, 15000, "-"],
        "B[目前]": ["合规", 5000, 5000, "-"],
        "C": ["超限", 0, 0, 5000],
        "D": ["禁止", 0, 0, 15000],
    }
    assert run(file, "--by-rating", "--jurisdiction", "beijing", "--out", tmp_path / "c.xlsx").exit_code != 2
    bare = [cell.value for row in openpyxl.load_workbook(tmp_path / "c.xlsx")["评级情景"].iter_rows() for cell in row]
    assert any("没有一条按评级区分" in str(value) for value in bare)
    run(file, "--out", tmp_path / "b.xlsx")
    assert "评级情景" not in openpyxl.load_workbook(tmp_path / "b.xlsx").sheetnames


def test_several_companies_each_have_their_own(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.json"
    other.write_text(file.read_text(encoding="utf-8").replace("CN-HN", "CN-BJ"), encoding="utf-8")
    first, second = json.loads(run(file, other, "--by-rating", "--format", "json").stdout)
    assert len(first["by_rating"]) == 4
    assert second["by_rating"] == []
    assert second["by_rating_notes"]
    text = run(file, other, "--by-rating", "--lang", "zh").stdout
    assert text.index("评级情景：合计余量") < text.index("北京") < text.rindex("评级情景：说明")
