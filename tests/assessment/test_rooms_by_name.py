# mypy: disable-error-code="comparison-overlap, dict-item, arg-type"
"""What stands beside a channel's headroom: what each shareholder may still lend, and what each value of an open fact leaves."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Assessment
from leverage.company import Unallocated
from leverage.law.conditions import ByFact, Is
from leverage.law.regime import RatingScheme
from leverage.law.rules import Holder
from leverage.law.sources import Source
from leverage.terms.channels import Channel
from leverage.terms.texts import same
from tests.assessment.conftest import SOURCE

LENT = ("shareholder_loan",)


def rules(invented: Any, *others: Any, **fields: Any) -> tuple[Any, ...]:
    """Each shareholder up to 2 × what it has paid in."""
    each = invented.limit("each", channels=LENT, multiple="2", base="paid_in_capital", per="shareholder", **fields)
    return (each, invented.permit(*LENT, name="open"), *others)


def rooms(invented: Any, found: Assessment, channel: str = "shareholder_loan") -> list[tuple[str, Fraction]]:
    return [(one.name, one.left) for one in invented.room(found, channel).holders]


@pytest.fixture
def owners(invented: Any) -> tuple[Any, ...]:
    """甲 with 28 paid in, 乙 with 42, of the 70."""
    return (invented.holder("甲公司", "0.4"), invented.holder("乙某", "0.6", "individual"))


def test_each_shareholder_up_to_its_own_cap(invented: Any, owners: Any) -> None:
    who = invented.company(invented.loan("甲公司", 6), shareholders=owners)
    assert rooms(invented, invented.judge(rules(invented), who)) == [("甲公司", 50), ("乙某", 84)]  # 2 × 28 − 6, 2 × 42
    full = invented.company(invented.loan("甲公司", 56), shareholders=owners)
    assert rooms(invented, invented.judge(rules(invented), full)) == [("甲公司", 0), ("乙某", 84)]
    twice = invented.company(invented.loan("甲公司", 6), invented.loan("甲公司", 10), shareholders=owners)
    assert rooms(invented, invented.judge(rules(invented), twice))[0] == ("甲公司", 40)


def test_no_more_than_the_channel_has(invented: Any, owners: Any) -> None:
    all_of_it = invented.limit("all", channels=LENT, multiple="0.6")  # 60 in all, of which 6 are lent
    who = invented.company(invented.loan("甲公司", 6), shareholders=owners)
    assert rooms(invented, invented.judge(rules(invented, all_of_it), who)) == [("甲公司", 50), ("乙某", 54)]


def test_two_limits_by_shareholder(invented: Any, owners: Any) -> None:
    tighter = invented.limit(
        "tight", since="2016-01-01", channels=LENT, multiple="1", base="paid_in_capital", per="shareholder"
    )
    found = invented.judge(rules(invented, tighter), invented.company(invented.loan("甲公司", 6), shareholders=owners))
    assert rooms(invented, found) == [("甲公司", 22), ("乙某", 42)]


def test_only_those_who_may_lend(invented: Any, owners: Any) -> None:
    companies = invented.rule("Lenders", "who", channels=LENT, may_lend=(Holder(kind="corporate"),))
    who = invented.company(invented.loan("甲公司", 6), shareholders=owners)
    assert rooms(invented, invented.judge(rules(invented, companies), who)) == [("甲公司", 50)]
    unknown = (invented.holder("甲公司", "0.4", None), owners[1])  # what 甲 is, nobody says
    found = invented.judge(rules(invented, companies), invented.company(shareholders=unknown))
    assert rooms(invented, found) == []
    blank = (invented.holder("甲公司", None, paid_in=None), owners[1])
    assert rooms(invented, invented.judge(rules(invented), invented.company(shareholders=blank))) == [("乙某", 84)]


def test_a_limit_of_one_kind_says_nothing_of_the_other(invented: Any, owners: Any) -> None:
    people = invented.limit(
        "people", channels=LENT, multiple="1", base="paid_in_capital", per="shareholder", of="individual"
    )
    only = (people, invented.permit(*LENT), invented.limit("all", channels=LENT, multiple="3"))
    who = invented.company(shareholders=owners)
    assert rooms(invented, invented.judge(only, who)) == [("乙某", 42)]


def test_nothing_is_said_where_the_ledger_does_not_tell(invented: Any, owners: Any) -> None:
    listed = invented.company(invented.loan("甲公司", 6), shareholders=owners)
    assert rooms(invented, invented.judge(rules(invented), listed))
    beside = invented.company(balances={"shareholder_loan": 6}, shareholders=owners)
    assert rooms(invented, invented.judge(rules(invented), beside)) == []
    blank = invented.company(complete=False, shareholders=owners)
    assert rooms(invented, invented.judge(rules(invented), blank)) == []
    line = Unallocated(Fraction(5), frozenset({Channel.SHAREHOLDER_LOAN, Channel.BANK_LOAN}), "短期借款", "B2")
    loose = invented.company(unallocated=(line,), shareholders=owners)
    assert rooms(invented, invented.judge(rules(invented), loose)) == []
    assert invented.room(invented.judge(rules(invented), listed), "bond").holders == ()


def test_a_channel_that_is_closed_is_nobody_s(invented: Any, owners: Any) -> None:
    each = invented.limit("each", channels=LENT, multiple="2", base="paid_in_capital", per="shareholder")
    asks = invented.rule("Access", "open", channels=LENT, level="with_approval")
    who = invented.company(shareholders=owners)
    assert rooms(invented, invented.judge((each, asks), who)) == []
    approved = invented.company(shareholders=owners, approvals=frozenset(LENT))
    assert rooms(invented, invented.judge((each, asks), approved)) == [("甲公司", 56), ("乙某", 84)]


# what each value of an open fact leaves


def told(found: Assessment, invented: Any, channel: str = "bank_loan") -> list[tuple[str, list[tuple[str, Any, Any]]]]:
    splits = invented.room(found, channel).splits
    return [(one.fact, [(label.en, low, high) for label, low, high in one.values]) for one in splits]


def graded(invented: Any, who: Any, *others: Any) -> Assessment:
    scheme = RatingScheme(
        name=same("x"), grades=("A", "B", "C"), method="public", effect=same("x"), source=Source(**SOURCE)
    )
    table = invented.limit(multiple=ByFact(fact="rating", multiples={"A": "2", "B": "1", "C": "0"}))
    found: Assessment = invented.judge((table, invented.permit("bank_loan"), *others), who, schemes=(scheme,))
    return found


def test_what_each_grade_leaves(invented: Any) -> None:
    found = graded(invented, invented.company(balances={"bank_loan": 30}))
    assert told(found, invented) == [
        ("rating", [("A", 170, 170), ("B", 70, 70), ("C", 0, 0)])
    ]  # 2 × 100 − 30, 100 − 30, nothing
    assert told(graded(invented, invented.company(balances={"bank_loan": 30}, facts={"rating": "A"})), invented) == []


def test_what_two_open_facts_leave(invented: Any) -> None:
    """A cap of 40 where the company is not well run, beside the grades: each fact with both ends of what the other leaves open."""
    poor = invented.limit("poor", since="2016-01-01", multiple="0.4", when=(Is(fact="well_run", among=(False,)),))
    found = graded(invented, invented.company(balances={"bank_loan": 30}), poor)
    assert told(found, invented) == [
        ("rating", [("A", 10, 170), ("B", 10, 70), ("C", 0, 0)]),
        ("well_run", [("yes", 0, 170), ("no", 0, 10)]),
    ]


def test_a_channel_that_is_kept_for_the_best_grade_asks_for_the_grade(invented: Any) -> None:
    scheme = RatingScheme(
        name=same("x"), grades=("A", "B", "C"), method="public", effect=same("x"), source=Source(**SOURCE)
    )
    kept = invented.permit("bond", when=(Is(fact="rating", among=("A",)),), reserves=True)
    who = invented.company(balances={"bond": 10})
    found = invented.judge((kept, invented.limit(channels=("bond",))), who, schemes=(scheme,))
    assert invented.finding(found, "not-provided").missing == ("rating", "regulator")
