"""What becomes of money under texts on access, by invented rules: forbidden, without its approval, above the amount that an approval names."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.company import Figure, Unallocated
from leverage.terms.channels import Channel

FUND, BANK = Channel.FUND_LOAN, Channel.BANK_LOAN


def judged(invented: Any, level: str, channels: tuple[str, ...], *others: Any, rule: Any = None, **fields: Any) -> Any:
    """The finding of a text on access, of a company that lists all its funding unless the fields say otherwise."""
    text = invented.rule("Access", channels=channels, level=level, **(rule or {}))
    return invented.finding(invented.judge((text, *others), invented.company(**fields)))


def told(found: Any) -> tuple[Any, ...]:
    """The outcome, what is missing, what is used at least and at the most, and the names of the figures."""
    return found.outcome, found.missing, found.used.low, found.used.high, [one.name for one in found.inputs]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"balances": {"bond": 1}}, ("prohibited", (), 1, 1, ["bond"])),
        ({"balances": {"bond": 0}}, ("compliant", (), 0, 0, ["bond"])),
        ({}, ("compliant", (), 0, 0, [])),
        ({"complete": False}, ("undetermined", ("bond",), 0, None, ["bond"])),
        # no approval opens what is forbidden, nor is it shown
        (
            {"balances": {"bond": 1}, "approvals": frozenset({"bond"}), "where": {"approval:bond": "H2"}},
            ("prohibited", (), 1, 1, ["bond"]),
        ),
    ],
)
def test_what_is_forbidden(invented: Any, fields: dict[str, Any], expected: tuple[Any, ...]) -> None:
    assert told(judged(invented, "prohibited", ("bond",), **fields)) == expected


@pytest.mark.parametrize(
    ("balances", "approvals", "expected"),
    [
        ({"bond": 1}, (), ("needs_approval", ("approvals",), 1, 1, ["bond"])),
        ({"bond": 1}, ("bond",), ("compliant", (), 0, 0, [])),  # what needs an approval and has none: nothing
        ({"bond": 1, "abs": 2}, ("bond",), ("needs_approval", ("approvals",), 2, 2, ["abs"])),
        ({"bond": 1, "abs": 2}, ("CN-XZ/a",), ("compliant", (), 0, 0, [])),
        ({}, (), ("compliant", (), 0, 0, [])),
    ],
)
def test_what_needs_an_approval(
    invented: Any, balances: dict[str, int], approvals: tuple[str, ...], expected: tuple[Any, ...]
) -> None:
    fields = {"balances": balances, "approvals": frozenset(approvals)}
    assert told(judged(invented, "with_approval", ("bond", "abs"), **fields)) == expected


def test_what_may_need_an_approval(invented: Any) -> None:
    found = judged(invented, "with_approval", ("bond", "abs"), complete=False)
    assert told(found) == ("undetermined", ("bond", "abs", "approvals"), 0, None, ["bond", "abs"])


@pytest.mark.parametrize(
    ("approved", "expected", "words"),
    [
        ((), ("needs_approval", ("approvals",)), {"债券": 1, "资产证券化": 1}),
        # of the bonds an approval is told, and not for which loan; of the securities none
        (("bond",), ("undetermined", ("loans", "approvals")), {"债券": 1, "资产证券化": 1}),
        (("bond", "abs"), ("undetermined", ("loans", "approvals")), {"债券": 1, "资产证券化": 1}),
    ],
)
def test_approvals_that_are_given_loan_by_loan(
    invented: Any, approved: tuple[str, ...], expected: tuple[Any, ...], words: dict[str, int]
) -> None:
    fields = {"balances": {"bond": 1, "abs": 2}, "approvals": frozenset(approved)}
    found = judged(invented, "with_approval", ("bond", "abs"), rule={"per_loan": True}, **fields)
    assert told(found) == (*expected, 3, 3, ["bond", "abs"])
    assert {word: found.why.zh.count(word) for word in words} == words
    assert found.why.zh.index("债券") < found.why.zh.index("资产证券化")


UNSET = {"ratio_unset": True}
BOTH = frozenset({FUND, BANK})


@pytest.mark.parametrize(
    ("fund", "line", "amount", "expected"),
    [
        (10, 0, None, ("undetermined", ("approved_amounts",), 10, 10, ["fund_loan"])),
        (None, 0, None, ("undetermined", ("fund_loan", "approved_amounts"), 0, None, ["fund_loan"])),
        (20, 10, None, ("undetermined", ("approved_amounts",), 20, 30, ["fund_loan", "短期借款"])),
        (0, 0, None, ("compliant", (), 0, 0, ["fund_loan"])),
        (51, 0, 50, ("needs_approval", ("approvals",), 51, 51, ["fund_loan", "approved_amounts:fund_loan"])),
        (50, 0, 50, ("compliant", (), 50, 50, ["fund_loan", "approved_amounts:fund_loan"])),
        (None, 0, 50, ("undetermined", ("fund_loan",), 0, None, ["fund_loan", "approved_amounts:fund_loan"])),
        (
            41, 10, 50,
            ("undetermined", ("unallocated:短期借款",), 41, 51, ["fund_loan", "短期借款", "approved_amounts:fund_loan"]),
        ),
        (40, 10, 50, ("compliant", (), 40, 50, ["fund_loan", "短期借款", "approved_amounts:fund_loan"])),
    ],
)  # fmt: skip
def test_a_channel_without_a_number(
    invented: Any, fund: int | None, line: int, amount: int | None, expected: tuple[Any, ...]
) -> None:
    who: dict[str, Any] = {
        "balances": {"bank_loan": 0} | ({} if fund is None else {"fund_loan": fund}),
        "complete": fund is not None,
        "unallocated": (Unallocated(Fraction(line), BOTH, "短期借款", "C5"),) if line else (),
        "approved_amounts": {} if amount is None else {FUND: Figure(Fraction(amount), "H2")},
    }
    permit = invented.permit("bank_loan")
    assert told(judged(invented, "permitted", ("fund_loan",), permit, rule=UNSET, **who)) == expected


def test_the_amount_is_asked_where_there_is_an_approval(invented: Any) -> None:
    """Of fund loans there is no approval yet; of fiscal loans there is one, and nobody told its amount."""
    balances = {"fund_loan": 10, "fiscal_loan": 20}
    fields = {"balances": balances, "approvals": frozenset({"fiscal_loan"})}
    found = judged(invented, "with_approval", ("fund_loan", "fiscal_loan"), rule=UNSET, **fields)
    assert told(found) == ("undetermined", ("approvals", "approved_amounts"), 30, 30, ["fund_loan", "fiscal_loan"])


@pytest.mark.parametrize(
    ("level", "unset", "bounded", "used", "inputs"),
    [
        # the amount of the approval is what bounds it
        ("with_approval", True, False, 20, ["fund_loan", "approved_amounts:fund_loan"]),
        ("permitted", True, False, 20, ["fund_loan", "approved_amounts:fund_loan"]),
        # a limit bounds it: nothing lacks an approval, the amount tells nothing
        ("with_approval", True, True, 0, []),
        ("permitted", True, True, 20, ["fund_loan"]),
        # the text has a number: an amount is no approval
        ("with_approval", False, True, 20, ["fund_loan"]),
        ("with_approval", False, False, 20, ["fund_loan"]),
    ],
)
def test_what_an_amount_tells(
    invented: Any, level: str, used: int, inputs: list[str], *, unset: bool, bounded: bool
) -> None:
    others = (invented.limit("cap", channels=("fund_loan",)),) if bounded else ()
    fields = {"balances": {"fund_loan": 20}, "approved_amounts": {FUND: Figure(Fraction(50), "H2")}}
    found = judged(invented, level, ("fund_loan",), *others, rule={"ratio_unset": unset}, **fields)
    assert found.outcome == ("compliant" if unset else "needs_approval")
    assert told(found)[2:] == (used, used, inputs)
