# mypy: disable-error-code="arg-type, comparison-overlap"
"""The room of a channel and of all, by invented texts: what another reading says is not said as the clause is taken, nor what another rule says."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import LendersLeft, Outcome
from leverage.assessment.room.headroom import least
from leverage.company import Figure, Loan
from leverage.law.conditions import Holding, Is, Stated, Under
from leverage.terms.channels import Channel
from leverage.terms.facts import Fact
from leverage.terms.texts import same
from tests.assessment.invented import OTHERWISE, TAKEN_SO, WHAT, access, company, count, judge, law, limit, room

OPEN = access("open", "permitted", "bank_loan", "bond")


@pytest.mark.parametrize("level", ["prohibited", "not_provided"])
def test_what_another_reading_closes_is_open_as_it_is_taken(level: str) -> None:
    """Of 100, 10 are used; guarantees, of which only the other reading speaks, are no channel of the answer."""
    if level == "prohibited":
        other = (access("no", "prohibited", "bond", "guarantee", under=OTHERWISE),)
    else:
        kept = {"when": (Is(fact="well_run", among=(True,)),), "reserves": True}
        other = (access("no", "permitted", "bond", "guarantee", under=OTHERWISE, **kept),)
    held = law(OPEN, limit("pool", "1", "bank_loan", "bond"), *other, readings=(WHAT,))
    result = judge(held, company({"bond": 10}, facts={"well_run": False}))
    bond = room(result, "bond")
    assert (bond.access, bond.headroom, bond.headroom_if_approved, bond.headroom_upper) == ("permitted", 90, 90, 90)
    assert (bond.used.low, bond.used.high, bond.undetermined, bond.ratio_unset) == (10, 10, (), False)  # type: ignore[union-attr]
    assert Channel.GUARANTEE not in [one.channel for one in result.channels]
    assert (result.total.headroom, result.total.headroom_if_approved, result.total.used) == (90, 90, 10)
    assert (dict(result.total.prices), result.total.binding) == ({"CN-HI/pool": 1}, ("CN-HI/pool",))


def test_what_another_reading_opens_without_a_number_has_one_as_it_is_taken() -> None:
    unset = access("more", "permitted", "bond", ratio_unset=True, under=OTHERWISE)
    held = law(OPEN, limit("pool", "1", "bank_loan", "bond"), unset, readings=(WHAT,))
    assert room(judge(held, company()), "bond").ratio_unset is False
    assert room(judge(held, company(), readings={"CN-HI/what": "otherwise"}), "bond").ratio_unset is True


def test_outright_transfers_that_another_reading_counts_are_no_use_as_it_is_taken() -> None:
    counting = limit("all", "2", "bank_loan", "asset_transfer_outright", under=OTHERWISE)
    held = law(OPEN, limit("pool", "1", "bank_loan"), counting, readings=(WHAT,))
    money = company({"bank_loan": 10, "asset_transfer_outright": 20})
    assert judge(held, money).total.used == 10
    assert judge(held, money, readings={"CN-HI/what": "otherwise"}).total.used == 30


def test_nothing_is_open_by_the_texts_that_forbid_it_as_the_clause_is_read() -> None:
    held = law(
        access("no", "prohibited", "bank_loan", under=TAKEN_SO),
        access("no~otherwise", "prohibited", "bank_loan", under=OTHERWISE),
        readings=(WHAT,),
    )
    for chosen, forbidding in (({}, "CN-HI/no"), ({"CN-HI/what": "otherwise"}, "CN-HI/no~otherwise")):
        result = judge(held, company(), readings=chosen)
        assert (result.total.headroom, result.total.binding) == (0, (forbidding,))
        assert room(result, "bank_loan").binding == (forbidding,)


def test_the_lenders_left_are_those_of_the_counts_alone() -> None:
    held = law(
        access("ask", "with_approval", "bank_loan"),
        limit("cap", "1", "bank_loan"),
        count("banks", 3),
        count("others", 1, "fund_loan"),
        count("of-issuers", 1, when=(Is(fact="debt_issuer", among=(True,)),)),
    )
    loans = (Loan(Channel.BANK_LOAN, Fraction(10), "row 1", "甲银行"),)
    result = judge(held, company(loans=loans, facts={"debt_issuer": False}))
    assert room(result, "bank_loan").lenders_left == LendersLeft(2)
    assert room(result, "bond").lenders_left is None


@pytest.mark.parametrize(
    ("rule", "fields", "now", "approved"),
    [
        ({}, {}, 0, 80),  # 1 × 100 − 20
        ({}, {"approvals": frozenset({"fund_loan"})}, 80, 80),
        ({}, {"approved_amounts": {Channel.FUND_LOAN: Figure(Fraction(50), "")}}, 0, 80),  # the text has a number
        ({"ratio_unset": True}, {"approved_amounts": {Channel.FUND_LOAN: Figure(Fraction(50), "")}}, 80, 80),
        ({"ratio_unset": True}, {"approved_amounts": {Channel.BANK_LOAN: Figure(Fraction(50), "")}}, 0, 80),
        (
            {"ratio_unset": True, "per_loan": True},
            {"approved_amounts": {Channel.FUND_LOAN: Figure(Fraction(50), "")}},
            0,
            80,
        ),
    ],
)
def test_what_opens_a_channel_that_needs_an_approval(
    rule: dict[str, bool], fields: dict[str, Any], now: int, approved: int
) -> None:
    held = law(access("ask", "with_approval", "fund_loan", **rule), limit("cap", "1", "fund_loan"))
    fund = room(judge(held, company({"fund_loan": 20}, **fields)), "fund_loan")
    assert (fund.headroom, fund.headroom_upper) == (now, now)
    assert (fund.headroom_if_approved, fund.headroom_if_approved_upper) == (approved, approved)


def test_a_permission_beside_an_approval_that_was_given_closes_nothing() -> None:
    held = law(
        access("open", "permitted", "fund_loan"),
        access("ask", "with_approval", "fund_loan"),
        limit("cap", "1", "fund_loan"),
    )
    fund = room(judge(held, company(approvals=frozenset({"CN-HI/ask"}))), "fund_loan")
    assert (fund.access, fund.headroom, fund.headroom_if_approved) == ("with_approval", 100, 100)


def test_a_limit_of_nothing_forbids_its_channels() -> None:
    held = law(OPEN, limit("none", "0", "bond"), limit("pool", "1", "bank_loan", "bond"))
    result = judge(held, company())
    bond = room(result, "bond")
    assert (bond.access, bond.headroom, bond.headroom_if_approved, bond.headroom_upper) == ("prohibited", 0, 0, 0)
    assert (bond.headroom_if_approved_upper, bond.binding) == (0, ("CN-HI/none",))
    assert room(result, "bank_loan").headroom == 100


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [((1, None), None), ((0, None), 0), ((None, None), None), ((2, 1), 1), ((), None)],
)
def test_the_least_of_several_rooms(bounds: tuple[int | None, ...], expected: int | None) -> None:
    assert least(None if bound is None else Fraction(bound) for bound in bounds) == expected


def test_a_ratio_that_contradicts_itself_under_another_reading_alone_refuses_nobody() -> None:
    """The ratio set for the company is 1 × 100, and it was answered that 150 are within it: a contradiction of a limit that waits for bonds."""
    older = Fact("within", "yes_no", same("within"), same("within?"))
    stated = Stated(fact="company_ratio", most="2", within="within")
    waiting = limit("own", stated, "bank_loan", when=(Holding(channels=("bond",)),), under=OTHERWISE)
    held = law(OPEN, limit("pool", "2", "bank_loan", "bond"), waiting, readings=(WHAT,), facts=(older,))
    who = company({"bank_loan": 150}, facts={"company_ratio": "1", "within": True})
    result = judge(held, who)
    assert (result.verdict, room(result, "bank_loan").headroom) == (Outcome.COMPLIANT, 50)


def test_what_bounds_the_total_is_what_bounds_it_as_the_clause_is_read() -> None:
    """As it is taken 1 × 100 of banks and no bonds; otherwise 0.5 × 100, and 30 of bonds."""
    held = law(
        access("banks", "permitted", "bank_loan"),
        access("bonds", "permitted", "bond", under=OTHERWISE),
        limit("pool", "1", "bank_loan", under=TAKEN_SO),
        limit("pool~half", "0.5", "bank_loan", under=OTHERWISE),
        limit("bond", "0.3", "bond"),
        readings=(WHAT,),
    )
    taken = judge(held, company()).total
    assert (taken.headroom, taken.binding, dict(taken.prices)) == (100, ("CN-HI/pool",), {"CN-HI/pool": 1})
    other = judge(held, company(), readings={"CN-HI/what": "otherwise"}).total
    assert (other.headroom, sorted(other.binding)) == (80, ["CN-HI/bond", "CN-HI/pool~half"])


@pytest.mark.parametrize("closed", [TAKEN_SO, OTHERWISE])
def test_a_channel_that_one_reading_closes(closed: tuple[Under, ...]) -> None:
    """Bonds need an approval, which is there; one way of reading forbids them."""
    held = law(
        access("ask", "with_approval", "bond"),
        access("no", "prohibited", "bond", under=closed),
        limit("cap", "1", "bond"),
        readings=(WHAT,),
    )
    result = judge(held, company(approvals=frozenset({"bond"})))
    bond = room(result, "bond")
    figures = (bond.headroom, bond.headroom_upper, bond.headroom_if_approved, bond.headroom_if_approved_upper)
    if closed is TAKEN_SO:
        assert (bond.access, figures, bond.binding) == ("prohibited", (0, 0, 0, 0), ("CN-HI/no",))
        return
    assert (bond.access, figures, bond.binding) == ("with_approval", (100, 100, 100, 100), ("CN-HI/cap",))
    assert result.strict is not None
    strictly = next(one for one in result.strict.channels if one.channel == "bond")
    assert (strictly.access, strictly.headroom, strictly.headroom_if_approved) == ("prohibited", 0, 0)


def test_a_limit_of_nothing_under_another_reading_forbids_nothing_as_taken() -> None:
    none = limit("none", "0", "bond", under=OTHERWISE)
    held = law(OPEN, none, limit("pool", "1", "bank_loan", "bond"), readings=(WHAT,))
    bond = room(judge(held, company()), "bond")
    assert (bond.access, bond.headroom, bond.binding) == ("permitted", 100, ("CN-HI/pool",))
