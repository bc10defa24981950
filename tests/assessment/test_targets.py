# mypy: disable-error-code="comparison-overlap"
"""What a cure has to mend: which limits, what stands under them, and what lifts them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.cure.changed import Pot
from leverage.assessment.cure.targets import Target, broken, not_kept
from leverage.assessment.findings import Finding, Outcome
from leverage.company import Interval, Loan
from leverage.terms.channels import Channel

ALL = Fraction(1)
BANK, FUND = Channel.BANK_LOAN, Channel.FUND_LOAN


def finding(invented: Any, banks: Any = 95, **changes: Any) -> Finding:
    """So much from banks against 1 × net capital of 100."""
    of = changes.pop("of", invented.limit())
    rules = (of, invented.permit("bank_loan"))
    one: Finding = invented.finding(invented.judge(rules, invented.company(balances={"bank_loan": banks})))
    return replace(one, **changes)


def found(invented: Any, one: Finding) -> Any:
    return replace(invented.judge((invented.limit(),), invented.company()), findings=(one,))


@pytest.mark.parametrize(
    ("used", "changes", "over"),
    [
        (95, {}, True),  # 95 of 0.9 × 100
        ("90.01", {}, True),
        (90, {}, False),
        (95, {"may_not_apply": True}, False),  # what may not apply is not exceeded for certain
        (95, {"counts_in_verdict": False}, False),
        (95, {"outcome": Outcome.REPLACED}, False),
        (95, {"outcome": Outcome.NOT_APPLICABLE}, False),
        (95, {"used": None}, False),
        (95, {"cap_upper": None}, False),
        (95, {"used": Interval(Fraction(80), Fraction(95))}, False),
        (95, {"cap_upper": Fraction(200)}, False),
        (120, {}, True),
        (120, {"may_not_apply": True, "outcome": Outcome.BREACH}, True),
    ],
)
def test_what_is_used_beyond_a_share_of_its_cap(
    invented: Any, used: Any, changes: dict[str, Any], *, over: bool
) -> None:
    held = found(invented, finding(invented, used, **changes))
    assert bool(broken(held, Fraction(9, 10))) is over
    assert bool(broken(held, ALL)) is (used == 120)


def test_a_limit_that_an_approval_lifts_asks_for_one(invented: Any) -> None:
    one = finding(invented, 120, of=invented.limit(approval_lifts=True), outcome=Outcome.BREACH)
    assert not broken(found(invented, one), ALL)
    assert not broken(found(invented, replace(one, outcome=Outcome.COMPLIANT)), Fraction(9, 10))
    assert not not_kept(found(invented, one), ALL)


@pytest.mark.parametrize(
    ("changes", "listed"),
    [
        ({"outcome": Outcome.UNDETERMINED}, True),
        ({"outcome": Outcome.BREACH}, True),
        ({"outcome": Outcome.PROHIBITED}, True),
        ({"outcome": Outcome.COMPLIANT}, False),
        ({"outcome": Outcome.UNDETERMINED, "counts_in_verdict": False}, False),
    ],
)
def test_what_may_be_exceeded(invented: Any, changes: dict[str, Any], *, listed: bool) -> None:
    assert bool(not_kept(found(invented, finding(invented, **changes)), ALL)) is listed


@pytest.mark.parametrize(("level", "mended"), [("prohibited", True), ("with_approval", False), ("permitted", False)])
def test_of_access_only_a_prohibition_is_mended_by_repaying(invented: Any, level: str, *, mended: bool) -> None:
    rule = invented.rule("Access", channels=("bank_loan",), level=level)
    one = finding(invented, of=invented.limit(), outcome=Outcome.BREACH)
    held = found(invented, replace(one, of=rule))
    assert bool(broken(held, ALL)) is bool(not_kept(held, ALL)) is mended


@pytest.mark.parametrize(
    ("among", "surely", "perhaps"),
    [((BANK,), True, True), ((BANK, FUND), False, True), ((FUND,), False, False)],
)
def test_money_that_may_stand_under_a_limit(
    invented: Any, among: tuple[Channel, ...], *, surely: bool, perhaps: bool
) -> None:
    one, pot = finding(invented), Pot(Fraction(1), frozenset(among))
    assert Target(one, ALL).holds(pot, ()) is perhaps
    assert Target(one, ALL, easiest=True).holds(pot, ()) is surely
    wide = replace(one, of=invented.limit(channels=("bank_loan", "fund_loan", "bond")))
    assert Target(wide, ALL, easiest=True).holds(pot, ())


def test_the_cap_at_either_end(invented: Any) -> None:
    one = finding(invented, cap=Fraction(50), cap_upper=Fraction(80))
    half = Fraction(1, 2)
    assert (Target(one, half).cap, Target(one, half, easiest=True).cap) == (25, 40)
    assert Target(replace(one, cap=None), ALL).cap is None
    prohibited = replace(one, of=invented.rule("Access", channels=("bank_loan",), level="prohibited"))
    assert Target(prohibited, ALL).cap == 0


@pytest.mark.parametrize(
    ("used", "certain"),
    [(Interval(Fraction(1), Fraction(2)), True), (Interval(Fraction(1), None), False), (None, False)],
)
def test_whether_it_is_known_how_much_there_is(invented: Any, used: Interval | None, *, certain: bool) -> None:
    one = finding(invented, used=used)
    assert Target(one, ALL).bounded is certain
    assert Target(one, ALL, easiest=True).bounded


def times(low: int, high: int) -> dict[str, Any]:
    return {"multiples": (Fraction(low), Fraction(high))}


@pytest.mark.parametrize(
    ("used", "changes", "lifted", "capital"),
    [
        (120, {}, True, 20),  # 120 / 1 − 100
        ("120.001", {}, True, Fraction("20.01")),
        (50, {}, True, 0),
        (120, times(2, 3), True, 0),  # 60 of 100
        (240, times(2, 3), True, 20),  # 240 / 2 − 100
        (120, times(0, 1), True, None),  # it may be no multiple at all
        (120, times(0, 0), False, None),
        (120, {"multiples": None}, False, None),
        (120, {"subject": "甲公司"}, False, None),
        (120, {"base_amount": None}, True, None),
        (120, {"used": None}, True, None),
        (120, {"used": Interval(Fraction(120), None)}, True, None),
    ],
)
def test_the_capital_that_lifts_a_limit(
    invented: Any, used: Any, changes: dict[str, Any], *, lifted: bool, capital: Any
) -> None:
    target = Target(finding(invented, used, **changes), ALL)
    assert (target.lifted_by_capital, target.capital) == (lifted, capital)


@pytest.mark.parametrize("base", ["net_capital", "net_assets", "paid_in_capital", "registered_capital"])
def test_new_capital_raises_every_denominator_but_last_years(invented: Any, base: str) -> None:
    assert Target(finding(invented, 10, of=invented.limit(base=base)), ALL).lifted_by_capital
    year = finding(invented, 10, of=invented.limit(base="prior_year_net_assets"))
    assert not Target(year, ALL).lifted_by_capital


def test_whose_money_stands_under_a_shareholders_own_limit(invented: Any) -> None:
    rule = invented.limit(channels=("shareholder_loan",), per="shareholder", base="paid_in_capital")
    loans = (
        invented.loan("甲公司", 10), invented.loan("乙公司", 0), invented.loan(None, 5), invented.loan("乙公司", 7, "fund_loan"),
    )  # fmt: skip
    shareholder = frozenset({Channel.SHAREHOLDER_LOAN})

    def under(subject: str, lender: str | None) -> bool:
        one = replace(finding(invented), of=rule, subject=subject)
        return Target(one, ALL).holds(Pot(Fraction(1), shareholder, lender), loans)

    assert under("甲公司", "甲公司")
    assert under("甲公司", "甲 公司")
    assert not under("甲公司", "乙公司")
    assert not under("乙公司", "甲公司")
    assert not under("甲公司", None)  # beside the ledger: nobody knows whose it is
    assert under("loan of None", "")  # a row without a lender goes by its place
    assert not under("loan of None", "甲公司")
    assert not under("甲公司", "")
    assert under("丙公司", "丙公司")


def test_rows_of_nobody_go_by_the_first_of_them(invented: Any) -> None:
    rule = invented.limit(channels=("shareholder_loan",), per="shareholder", base="paid_in_capital")
    loans = tuple(Loan(Channel.SHAREHOLDER_LOAN, Fraction(5), cell) for cell in ("明细!C5", "明细!C6"))
    pot = Pot(Fraction(10), frozenset({Channel.SHAREHOLDER_LOAN}), "")
    for cell, own in (("明细!C5", True), ("明细!C6", False)):
        one = replace(finding(invented), of=rule, subject=cell)
        assert Target(one, ALL).holds(pot, loans) is own
