# mypy: disable-error-code="arg-type"
"""A limit set shareholder by shareholder, by invented texts: each over what it paid in, or over its share of a denominator of the company."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.company import Loan
from leverage.law.conditions import Stated
from leverage.terms.channels import Channel

ABSENT = "出借人不在股东名册中。"


def judged(invented: Any, lender: str | None, amount: Any, owners: Any, **rule: Any) -> Any:
    """The result for one loan, by a limit of 1 × what each has paid in unless the rule says otherwise."""
    fields = {"channels": ("shareholder_loan",), "base": "paid_in_capital", "per": "shareholder", **rule}
    facts = fields.pop("facts", {})
    who = invented.company(invented.loan(lender, amount), shareholders=owners, facts=facts)
    return invented.judge((invented.limit(**fields), invented.permit("shareholder_loan")), who)


def told(invented: Any, result: Any, subject: str) -> tuple[Any, ...]:
    """The outcome, the cap at least and at the most, what is missing, and the figures."""
    found = invented.finding(result, subject=subject)
    return found.outcome, found.cap, found.cap_upper, found.missing, [(one.name, one.amount) for one in found.inputs]


@pytest.mark.parametrize(
    ("amount", "base", "expected"),
    [
        (28, "paid_in_capital", ("compliant", 28, 28, (), [("shareholder_loan", 28), ("paid_in", 28)])),
        (29, "paid_in_capital", ("breach", 28, 28, (), [("shareholder_loan", 29), ("paid_in", 28)])),
        (
            40,
            "net_capital",
            ("compliant", 40, 40, (), [("shareholder_loan", 40), ("share", Fraction(2, 5))]),
        ),  # 0.4 × 100
        (41, "net_capital", ("breach", 40, 40, (), [("shareholder_loan", 41), ("share", Fraction(2, 5))])),
    ],
)
def test_a_shareholder_over_its_own_part(invented: Any, amount: int, base: str, expected: tuple[Any, ...]) -> None:
    owners = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", "0.6"))
    result = judged(invented, "甲公司", amount, owners, base=base)
    assert told(invented, result, "甲公司") == expected
    assert ABSENT not in invented.finding(result, subject="甲公司").why.zh


@pytest.mark.parametrize(
    ("shares", "expected", "absent"),
    [
        (
            ("0.4", "0.6"),
            ("breach", 0, 0, (), [("shareholder_loan", 5)]),
            True,
        ),  # missing from a full list: it paid in nothing
        (("0.4", "0.5"), ("undetermined", None, None, ("shareholders",), [("shareholder_loan", 5)]), False),
    ],
)
def test_a_lender_who_is_no_shareholder(
    invented: Any, shares: tuple[str, str], expected: tuple[Any, ...], *, absent: bool
) -> None:
    owners = tuple(invented.holder(name, share) for name, share in zip(("甲公司", "乙公司"), shares, strict=True))
    result = judged(invented, "丙公司", 5, owners)
    assert told(invented, result, "丙公司") == expected
    assert (ABSENT in invented.finding(result, subject="丙公司").why.zh) is absent


@pytest.mark.parametrize(
    ("of", "kind", "expected"),
    [
        ("corporate", "corporate", "breach"),
        ("individual", "individual", "breach"),
        ("corporate", "individual", None),  # it bounds companies alone
        ("individual", "corporate", None),
        ("corporate", None, "undetermined"),
    ],
)
def test_a_limit_of_one_kind_bounds_that_kind(invented: Any, of: str, kind: str | None, expected: str | None) -> None:
    owners = (invented.holder("甲某", "0.4", kind), invented.holder("乙某", "0.6"))
    result = judged(invented, "甲某", 29, owners, of=of)  # 28 are paid in
    assert {one.outcome for one in result.findings if one.subject == "甲某"} == ({expected} if expected else set())
    if kind is None:
        assert told(invented, result, "甲某")[3] == ("shareholders",)
        within = judged(invented, "甲某", 28, owners, of=of)
        assert told(invented, within, "甲某")[0] == "compliant"  # whatever its kind


@pytest.mark.parametrize(
    ("paid", "share", "base", "missing"),
    [
        (None, "0.4", "paid_in_capital", ("shareholders",)),
        (28, None, "net_capital", ("shareholders",)),
        (28, "0.4", "net_assets", ("net_assets",)),  # the share is known, the company's figure is not
    ],
)
def test_what_would_tell_the_part_of_a_shareholder(
    invented: Any, paid: int | None, share: str | None, base: str, missing: tuple[str, ...]
) -> None:
    holder = invented.holder("甲公司", share, paid_in=paid)
    if paid is None:
        holder = type(holder)(holder.name, holder.source, holder.kind, holder.share, None)
    fields = {"channels": ("shareholder_loan",), "base": base, "per": "shareholder"}
    capital = {base_: figure for base_, figure in invented.company().capital.items() if base_ != "net_assets"}
    who = invented.company(invented.loan("甲公司", 5), shareholders=(holder,), capital=capital)
    result = invented.judge((invented.limit(**fields), invented.permit("shareholder_loan")), who)
    assert told(invented, result, "甲公司")[:4] == ("undetermined", None, None, missing)


@pytest.mark.parametrize(
    ("ratio", "amount", "expected", "words"),
    [
        ("1.5", 42, ("compliant", 42, 42, ()), "核定倍数"),
        ("1.5", 43, ("breach", 42, 42, ()), "核定倍数"),
        (None, 43, ("undetermined", 0, 56, ("company_ratio",)), ""),  # at most 2 × 28
        (None, 57, ("breach", 0, 56, ()), ""),
    ],
)
def test_a_multiple_that_the_regulator_sets(
    invented: Any, ratio: str | None, amount: int, expected: tuple[Any, ...], words: str
) -> None:
    owners = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", "0.6"))
    facts = {} if ratio is None else {"company_ratio": ratio}
    stated = Stated(most="2", fact="company_ratio")
    result = judged(invented, "甲公司", amount, owners, multiple=stated, facts=facts)
    assert told(invented, result, "甲公司")[:4] == expected
    if words:  # the multiple is known: nothing is said of one that is not
        why = invented.finding(result, subject="甲公司").why.zh
        assert words not in why
        assert "1.5" in why


def test_what_a_limit_of_one_kind_counts_in_all(invented: Any) -> None:
    """Of companies alone, over loans that are not special: 10 of 乙; not the 7 of 甲, an individual, nor its special loan of 5."""
    rule = invented.limit(channels=("shareholder_loan",), special_apart=True, of="corporate")
    owners = (invented.holder("甲某", "0.4", "individual"), invented.holder("乙某", "0.6"))
    loans = (
        invented.loan("乙某", 10),
        invented.loan("甲某", 7),
        invented.loan("甲某", 5, "shareholder_special_loan"),
    )
    who = invented.company(*loans, shareholders=owners)
    permit = invented.permit("shareholder_loan", "shareholder_special_loan")
    found = invented.finding(invented.judge((rule, permit), who))
    assert (found.used.low, found.used.high, found.outcome) == (10, 10, "compliant")


@pytest.mark.parametrize(
    ("fields", "missing", "used"),
    [
        ({"complete": False}, ("loans", "shareholder_loan", "shareholder_special_loan"), (0, None)),  # blank
        ({"balances": {"shareholder_loan": 5}}, ("loans",), (5, 5)),  # a sum that no row lists
    ],
)
def test_money_of_which_nobody_knows_who_lent_it(
    invented: Any, fields: dict[str, Any], missing: tuple[str, ...], used: tuple[Any, ...]
) -> None:
    rule = invented.limit(channels=("shareholder_loan",), base="paid_in_capital", per="shareholder")
    owners = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", "0.6"))
    result = invented.judge(
        (rule, invented.permit("shareholder_loan")), invented.company(shareholders=owners, **fields)
    )
    found = invented.finding(result)
    assert (found.outcome, set(found.missing), (found.used.low, found.used.high)) == (
        "undetermined",
        set(missing),
        used,
    )


def test_loans_without_a_lender_stand_under_the_first_of_them(invented: Any) -> None:
    rule = invented.limit(channels=("shareholder_loan",), base="paid_in_capital", per="shareholder")
    owners = (invented.holder("甲公司", "0.4"), invented.holder("乙公司", "0.6"))
    rows = [Loan(Channel.SHAREHOLDER_LOAN, Fraction(amount), f"明细!A{amount}", None) for amount in (3, 4)]
    result = invented.judge((rule, invented.permit("shareholder_loan")), invented.company(*rows, shareholders=owners))
    found = invented.finding(result, subject="明细!A3")
    assert (found.outcome, found.missing, found.used.low) == ("undetermined", ("shareholders",), 7)
