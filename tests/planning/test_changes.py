# mypy: disable-error-code="comparison-overlap"
"""What each change moves, and what it leaves: worked out by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from leverage.company import Company, Figure, Loan, Unallocated
from leverage.law.rulebook import load_on_demand
from leverage.planning.changes import Change, changed
from leverage.planning.moving import moved
from leverage.planning.setting import Setting
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import UsageError
from leverage.terms.places import find_place

LAW = load_on_demand().law(find_place("chongqing"))
CAPITAL = {
    Base.NET_CAPITAL: 100, Base.NET_ASSETS: 110, Base.PRIOR_YEAR_NET_ASSETS: 90, Base.REGISTERED_CAPITAL: 80, Base.PAID_IN_CAPITAL: 70,
}  # fmt: skip
DAY = date(2025, 6, 30)


def company(**fields: Any) -> Company:
    known: dict[str, Any] = {
        "report_date": DAY,
        "capital": {base: Figure(Fraction(amount), base.value) for base, amount in CAPITAL.items()},
        "complete": True,
        "liabilities": Figure(Fraction(60), "C40"),
    }
    return Company(**{**known, **fields})


def loan(lender: str, amount: int, maturity: date | None = None, channel: str = "bank_loan", **fields: Any) -> Loan:
    return Loan(Channel(channel), Fraction(amount), f"row of {lender}", lender, maturity=maturity, **fields)


def change(kind: Any, amount: int, **fields: Any) -> Change:
    return Change(kind, Fraction(amount), written=f"--{kind}", **fields)


def capital_of(after: Company) -> list[Fraction]:
    return [after.capital[base].amount for base in CAPITAL]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("add_capital", [110, 120, 90, 90, 80]),  # all but the prior year-end's
        ("loss", [90, 100, 90, 80, 70]),
        ("dividend", [90, 100, 90, 80, 70]),
    ],
)
def test_which_denominators_move(kind: str, expected: list[int]) -> None:
    assert capital_of(changed(company(), LAW, [change(kind, 10)])) == expected


def test_what_is_not_stated_stays_unknown() -> None:
    alone = company(capital={Base.NET_CAPITAL: Figure(Fraction(100), "A1")})
    assert dict(changed(alone, LAW, [change("add_capital", 10)]).capital) == {
        Base.NET_CAPITAL: Figure(Fraction(110), "A1")
    }


def test_a_repayment_takes_what_falls_due_first_whoever_lent_it() -> None:
    rows = (
        loan("甲", 10, date(2025, 12, 31)), loan("乙", 10, date(2025, 9, 30)), loan("甲", 10, date(2025, 7, 31)), loan("丙", 10),
    )  # fmt: skip
    after = changed(company(loans=rows), LAW, [change("repay", 25, channel=Channel.BANK_LOAN)])
    # 10 of July, 10 of September, 5 of December; the one without a date last
    assert [row.balance for row in after.loans] == [5, 0, 0, 10]
    assert after.liabilities == Figure(Fraction(35), "C40")
    named = changed(company(loans=rows), LAW, [change("repay", 5, channel=Channel.BANK_LOAN, lender="丙")])
    assert [row.balance for row in named.loans] == [10, 10, 10, 5]
    with pytest.raises(UsageError, match=r"10\.00"):
        changed(company(loans=rows), LAW, [change("repay", 11, channel=Channel.BANK_LOAN, lender="丙")])


def test_the_balance_that_is_stated_beside_the_ledger_moves_with_it() -> None:
    rows = (loan("甲", 30),)
    who = company(loans=rows, balances={Channel.BANK_LOAN: Figure(Fraction(30), "B2")})
    after = changed(
        who, LAW, [change("raise", 20, channel=Channel.BANK_LOAN), change("repay", 5, channel=Channel.BANK_LOAN)]
    )
    assert after.balances[Channel.BANK_LOAN] == Figure(Fraction(45), "B2")
    assert sum(row.balance for row in after.loans) == 45
    assert after.liabilities == Figure(Fraction(75), "C40")


def test_what_may_stand_off_the_sheet_leaves_the_liabilities_unknown() -> None:
    assert changed(company(), LAW, [change("raise", 5, channel=Channel.ABS)]).liabilities is None
    assert changed(company(), LAW, [change("raise", 5, channel=Channel.GUARANTEE)]).liabilities == Figure(
        Fraction(60), "C40"
    )
    off = company(loans=(loan("计划", 30, channel="abs", on_sheet=False),))
    assert changed(off, LAW, [change("repay", 5, channel=Channel.ABS)]).liabilities == Figure(Fraction(60), "C40")


def test_a_line_of_the_sheet_is_repaid_by_its_name_and_a_channel_that_may_be_in_it_is_not() -> None:
    line = Unallocated(Fraction(50), frozenset({Channel.BANK_LOAN, Channel.OTHER_BORROWING}), "短期借款", "E3")
    who = company(complete=False, unallocated=(line,))
    after = changed(who, LAW, [change("repay", 20, line="短期借款")])
    assert (after.unallocated[0].amount, after.liabilities) == (30, Figure(Fraction(40), "C40"))
    with pytest.raises(UsageError, match="短期借款"):
        changed(who, LAW, [change("repay", 20, channel=Channel.BANK_LOAN)])


def test_a_loss_that_uses_up_equity_is_refused() -> None:
    with pytest.raises(UsageError, match="100"):
        changed(company(), LAW, [change("loss", 100)])
    assert changed(company(), LAW, [change("loss", 99)]).capital[Base.NET_CAPITAL].amount == 1
    brought = [change("loss", 100), change("add_capital", 1)]  # on one day capital comes in first
    assert changed(company(), LAW, brought).capital[Base.NET_CAPITAL].amount == 1


@pytest.mark.parametrize(
    ("figures", "loss_on", "on", "stated", "assumed"),
    [
        (date(2025, 6, 30), None, date(2025, 12, 31), 90, None),  # the year is not out
        (date(2025, 6, 30), None, date(2026, 1, 1), None, 100),  # 110 − 10, assumed
        (date(2025, 6, 30), date(2026, 1, 15), date(2026, 3, 31), None, 110),  # the loss comes after the year-end
        (date(2025, 12, 31), date(2026, 1, 15), date(2026, 3, 31), 110, None),  # known: the figures are of that day
        (date(2025, 12, 31), None, date(2026, 3, 31), None, 100),  # the loss is of that very day, and nobody booked it
        (date(2025, 6, 30), date(2026, 6, 1), date(2027, 1, 1), None, 100),  # two year-ends on
    ],
)
def test_what_becomes_of_the_prior_year_end(
    figures: date, loss_on: date | None, on: date, stated: int | None, assumed: int | None
) -> None:
    setting = Setting(company(report_date=figures), LAW, figures)
    after = moved(setting, [change("loss", 10, on=loss_on)], on).setting
    known = after.company.capital.get(Base.PRIOR_YEAR_NET_ASSETS)
    assert (known.amount if known else None, after.assumed) == (stated, assumed)


def test_an_answer_that_was_given_of_the_money_as_it_was_goes() -> None:
    # Hebei: whether the ratio of the letter is kept
    law = load_on_demand().law(find_place("hebei"))
    for said, kind, kept in (
        (True, "raise", False),
        (True, "repay", True),
        (False, "repay", False),
        (False, "loss", True),
    ):
        who = company(facts={"within_company_ratio": said}, balances={Channel.BANK_LOAN: Figure(Fraction(30), "B2")})
        where = Channel.BANK_LOAN if kind in ("raise", "repay") else None
        after = changed(who, law, [change(kind, 5, channel=where)])
        assert ("within_company_ratio" in after.facts) is kept, (said, kind)
