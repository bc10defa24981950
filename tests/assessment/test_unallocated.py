# mypy: disable-error-code="arg-type"
"""Amounts whose channel is open, by invented texts: where no way of spreading them keeps every limit, something is exceeded whoever lent the money."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Outcome
from leverage.company import Unallocated
from leverage.law.conditions import Is
from leverage.terms.channels import Channel
from tests.assessment.invented import OTHERWISE, TAKEN_SO, WHAT, access, company, judge, law, limit

OPEN = access("open", "permitted", "bank_loan", "bond", "abs", "fund_loan")
BANK, BOND, FUND = Channel.BANK_LOAN, Channel.BOND, Channel.FUND_LOAN


def line(amount: int, *among: Channel, label: str = "短期借款") -> Unallocated:
    """A line of the balance sheet that may be any of some channels."""
    return Unallocated(Fraction(amount), frozenset(among), label, f"row of {label}")


@pytest.mark.parametrize(
    ("amount", "bank", "expected"),
    [
        (55, 0, Outcome.UNDETERMINED),  # 25 of banks and 30 of bonds
        (56, 0, Outcome.BREACH),
        (50, 5, Outcome.UNDETERMINED),  # 20 of banks are left
        (51, 5, Outcome.BREACH),
        (30, 25, Outcome.UNDETERMINED),  # none is left: 30 of bonds
        (31, 25, Outcome.BREACH),
        (0, 25, Outcome.COMPLIANT),
    ],
)
def test_what_two_channels_cannot_hold_together_is_exceeded(amount: int, bank: int, expected: Outcome) -> None:
    held = law(OPEN, limit("bank", "0.25", "bank_loan"), limit("bond", "0.3", "bond"))
    who = company({"bank_loan": bank}, unallocated=(line(amount, BANK, BOND),))
    assert judge(held, who).verdict is expected


@pytest.mark.parametrize("pool", [("bank_loan", "bond"), ("bank_loan", "bond", "abs")])
@pytest.mark.parametrize(
    ("fund", "expected"),
    [
        ("0.2", Outcome.UNDETERMINED),  # the first line fills 60 of the pool of 70, the second 10 of it and 20 of funds
        ("0.19", Outcome.BREACH),
    ],
)
def test_two_lines_share_what_a_pool_leaves(pool: tuple[str, ...], fund: str, expected: Outcome) -> None:
    lines = (line(60, BANK, BOND), line(30, BOND, FUND, label="长期借款"))
    held = law(OPEN, limit("pool", "0.7", *pool), limit("fund", fund, "fund_loan"))
    assert judge(held, company(unallocated=lines)).verdict is expected


def test_a_limit_that_an_approval_lifts_breaks_nothing() -> None:
    lifted = limit("bank", "0.25", "bank_loan", approval_lifts=True)
    held = law(OPEN, lifted, limit("bond", "0.3", "bond"))
    assert judge(held, company(unallocated=(line(56, BANK, BOND),))).verdict is Outcome.UNDETERMINED


def test_a_rule_counts_where_no_other_stands_in_its_place() -> None:
    """For well-run companies another rule of the same 30 stands in the place of the first: 56 exceed 25 and 30 either way."""
    rated = (Is(fact="well_run", among=(True,)),)
    held = law(
        OPEN,
        limit("bank", "0.25", "bank_loan"),
        limit("bond", "0.3", "bond"),
        limit("bond-well-run", "0.3", "bond", when=rated, replaces=("CN-HI/bond",)),
    )
    assert judge(held, company(unallocated=(line(56, BANK, BOND),))).verdict is Outcome.BREACH
    assert judge(held, company(unallocated=(line(55, BANK, BOND),))).verdict is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("taken", "otherwise", "expected", "strictly"),
    [
        ("0.3", "3", Outcome.BREACH, None),  # 56 of 25 and 30; read otherwise there is room enough
        ("0.3", "0.2", Outcome.BREACH, None),
        ("3", "0.3", Outcome.UNDETERMINED, Outcome.BREACH),
        ("3", "2", Outcome.UNDETERMINED, None),
    ],
)
def test_each_way_of_reading_by_itself(taken: str, otherwise: str, expected: Any, strictly: Any) -> None:
    held = law(
        OPEN,
        limit("bank", "0.25", "bank_loan"),
        limit("bond", taken, "bond", under=TAKEN_SO),
        limit("bond~otherwise", otherwise, "bond", under=OTHERWISE),
        readings=(WHAT,),
    )
    result = judge(held, company(unallocated=(line(56, BANK, BOND),)))
    assert result.verdict is expected
    if strictly is not None:
        assert result.strict is not None
        assert result.strict.verdict is strictly
