# mypy: disable-error-code="arg-type, comparison-overlap"
"""A company after money was repaid or capital was added: what moves, and what must not."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.cure.changed import (
    Pot,
    pots,
    recounted,
    repaid,
    with_capital,
    with_liabilities,
    without_answers,
    without_rows,
)
from leverage.company import Company, Figure, Loan, Unallocated
from leverage.law.conditions import Stated
from leverage.law.rulebook import Law
from leverage.terms.channels import Channel
from leverage.terms.facts import Fact
from leverage.terms.places import BY_CODE
from leverage.terms.texts import same

BANK, FUND, BOND, ABS = Channel.BANK_LOAN, Channel.FUND_LOAN, Channel.BOND, Channel.ABS
KEPT = Fact("ratio_kept", "yes_no", same("倍数未超"), same("倍数未超？"))


def law_of(invented: Any, *rules: Any, **fields: Any) -> Law:
    law: Law = invented.book(*rules, invented.permit("bank_loan"), **fields).law(BY_CODE["CN-XZ"])
    return law


def liabilities(amount: int) -> Figure:
    return Figure(Fraction(amount), "表!F30")


def pot(amount: int, *among: Channel, lender: str | None = None, line: str = "") -> Pot:
    return Pot(Fraction(amount), frozenset(among), lender, line)


def line(amount: int, label: str, *among: Channel) -> Unallocated:
    return Unallocated(Fraction(amount), frozenset(among), label, "B2")


@pytest.mark.parametrize(
    ("money", "channel"),
    [
        (pot(1, BANK), BANK),
        (pot(1, BANK, line="短期借款"), None),  # a line of the sheet is repaid as a line, whatever it may be
        (pot(1, BANK, FUND), None),
        (pot(1, BANK, FUND, line="短期借款"), None),
    ],
)
def test_a_pot_is_of_one_channel_or_of_a_line(money: Pot, channel: Channel | None) -> None:
    assert money.channel is channel


@pytest.mark.parametrize(
    ("channel", "on_sheet", "left"),
    [
        (BANK, None, 70),  # 100 - 30
        (BANK, True, 70),
        (BANK, False, 100),
        (ABS, True, 70),
        (ABS, False, 100),
        (ABS, None, None),  # it may stand off the sheet, and nobody said
        (None, True, 70),
        (Channel.GUARANTEE, None, 100),  # no liability of the sheet
        (Channel.OWN_FUND_INVESTMENT, None, 100),
    ],
)
def test_liabilities_fall_by_what_stands_on_the_sheet(
    invented: Any, channel: Channel | None, on_sheet: bool | None, left: int | None
) -> None:
    after = with_liabilities(invented.company(liabilities=liabilities(100)), channel, Fraction(-30), on_sheet=on_sheet)
    assert (after.liabilities and after.liabilities.amount) == left


def test_liabilities_that_nobody_stated_or_that_do_not_move(invented: Any) -> None:
    unsaid, who = invented.company(), invented.company(liabilities=liabilities(100))
    assert with_liabilities(unsaid, BANK, Fraction(-30), on_sheet=True) == unsaid
    assert with_liabilities(who, ABS, Fraction(0), on_sheet=None) == who


def test_money_beside_the_ledger_is_a_pot_of_its_own(invented: Any) -> None:
    # banks 40.50, of which the ledger lists 40; funds 30, all of them listed; bonds 20, and more of them by the ledger
    loans = (
        invented.loan("甲银行", 40, "bank_loan"), invented.loan("乙公司", 30, "fund_loan"), invented.loan("债券", "20.50", "bond"),
    )  # fmt: skip
    who = invented.company(*loans, balances={"bank_loan": "40.50", "fund_loan": 30, "bond": 20})
    held = {(money.channel, money.lender): money.amount for money in pots(who)}
    assert held == {
        (BANK, "甲银行"): 40, (BANK, None): Fraction("0.50"), (FUND, "乙公司"): 30, (BOND, "债券"): Fraction("20.50"),
    }  # fmt: skip


def test_of_lines_only_the_one_that_is_named_falls(invented: Any) -> None:
    others = (
        line(30, "甲", BANK, FUND), line(30, "丙", BANK, FUND), line(30, "乙", BANK, FUND, BOND), line(30, "乙", BANK),
    )  # fmt: skip
    who = invented.company(unallocated=(*others, line(50, "乙", BANK, FUND)), liabilities=liabilities(200))
    after = repaid(who, law_of(invented), {pot(50, BANK, FUND, line="乙"): Fraction(20)})
    assert [item.amount for item in after.unallocated] == [30, 30, 30, 30, 30]  # 50 - 20
    assert after.liabilities is not None
    assert after.liabilities.amount == 180


def test_two_lines_of_one_name_are_repaid_one_after_the_other(invented: Any) -> None:
    who = invented.company(unallocated=(line(30, "乙", BANK, FUND), line(40, "乙", BANK, FUND)))
    after = repaid(who, law_of(invented), {pot(30, BANK, FUND, line="乙"): Fraction(35)})
    assert [item.amount for item in after.unallocated] == [0, 35]


def test_a_line_and_a_channel_are_repaid_together(invented: Any) -> None:
    who = invented.company(unallocated=(line(30, "乙", BANK, FUND),), balances={"bond": 20})
    amounts = {pot(30, BANK, FUND, line="乙"): Fraction(5), pot(20, BOND): Fraction(7)}
    for given in (amounts, dict(reversed(amounts.items()))):
        after = repaid(who, law_of(invented), given)
        assert (after.unallocated[0].amount, after.balances[BOND].amount) == (25, 13)  # 30 - 5, 20 - 7


def test_the_loan_that_falls_due_first_is_repaid_first(invented: Any) -> None:
    """B's three bank loans of 10 each, 15 repaid: the one due in 2026, and half of the one due in 2027; no other lender's, and no other channel's."""

    def loan(lender: str, year: int | None, channel: str = "bank_loan") -> Loan:
        due = None if year is None else date(year, 1, 1)
        lent: Loan = invented.loan(lender, 10, channel, maturity=due)
        return lent

    own = (loan("B银行", None), loan("B银行", 2027), loan("B银行", 2026))
    who = invented.company(loan("A银行", 2021), loan("C银行", 2021), loan("B银行", 2021, "fund_loan"), *own)
    after = repaid(who, law_of(invented), {pot(30, BANK, lender="B银行"): Fraction(15)})
    assert [row.balance for row in after.loans] == [10, 10, 10, 10, 5, 0]
    undated = repaid(who, law_of(invented), {pot(30, BANK, lender="B银行"): Fraction(25)})
    assert [row.balance for row in undated.loans] == [10, 10, 10, 5, 0, 0]


def test_a_repayment_moves_balance_ledger_and_liabilities_together(invented: Any) -> None:
    """Banks 60, of which the ledger lists 40, and ABS of 30 off the sheet, of liabilities of 200."""
    loans = (
        invented.loan("甲银行", 40, "bank_loan", on_sheet=True), invented.loan("计划", 30, "abs", on_sheet=False),
    )  # fmt: skip
    who = invented.company(*loans, balances={"bank_loan": 60}, liabilities=liabilities(200))
    listed, beside, plan = pot(40, BANK, lender="甲银行"), pot(20, BANK), pot(30, ABS, lender="计划")
    after = repaid(who, law_of(invented), {listed: Fraction(10), beside: Fraction(5), plan: Fraction(3)})
    assert [row.balance for row in after.loans] == [30, 27]
    assert after.balances[BANK].amount == 45  # 60 - 10 - 5
    assert after.liabilities is not None
    assert after.liabilities.amount == 185  # 200 - 10 - 5: what stands off the sheet was none
    beside_the_ledger = repaid(who, law_of(invented), {pot(9, ABS): Fraction(3)})
    assert beside_the_ledger.liabilities is None  # nobody said where these ABS stand


# answers that were given of the money as it was


@pytest.mark.parametrize(
    ("stated", "lenders", "balance", "left"),
    [
        ("5", ("甲银行", "乙银行"), None, 2),  # only two are left
        ("2", ("甲银行", "乙银行"), None, "2"),  # as it was answered
        ("1", ("甲银行", "乙银行"), None, "1"),
        ("5", ("甲银行", None), None, "5"),  # who lent the second is not known
        ("5", ("甲银行", "乙银行"), 21, "5"),  # the ledger does not list the last yuan
        ("5", ("甲银行", "乙银行"), 19, "5"),  # and this one lists a yuan too many
        ("5", (), None, "5"),
    ],
)
def test_no_more_lenders_are_stated_than_the_ledger_names(
    invented: Any, stated: str, lenders: tuple[str | None, ...], balance: int | None, left: Any
) -> None:
    law = law_of(invented, invented.rule("Count", channel="bank_loan", at_most=2, fact="bank_count"))
    paid_off, elsewhere = invented.loan("丙银行", 0, "bank_loan"), invented.loan("丁公司", 10, "fund_loan")
    rows = [*(invented.loan(name, 10, "bank_loan") for name in lenders), paid_off, elsewhere]
    held = {} if balance is None else {"balances": {"bank_loan": balance}}
    after = recounted(invented.company(*rows, facts={"bank_count": stated}, **held), law)
    assert after.facts == {"bank_count": left}


def test_lenders_are_not_counted_where_the_money_may_be_more(invented: Any) -> None:
    law = law_of(invented, invented.rule("Count", channel="bank_loan", at_most=2, fact="bank_count"))
    loose = (line(5, "短期借款", BANK, FUND),)
    who = invented.company(invented.loan("甲银行", 10, "bank_loan"), facts={"bank_count": 5}, unallocated=loose)
    assert recounted(who, law).facts == {"bank_count": 5}


def _stated(invented: Any) -> Law:
    return law_of(invented, invented.limit(multiple=Stated(most="2", within="ratio_kept")), facts=(KEPT,))


@pytest.mark.parametrize(
    "change",
    [
        lambda who, law: repaid(who, law, {pot(10, BANK): Fraction(1)}),
        lambda who, law: without_rows(who, law, ()),
        lambda who, law: with_capital(who, law, Fraction(1)),
        lambda who, law: without_answers(who, law, answer=False),
    ],
)
def test_that_a_ratio_is_exceeded_is_no_longer_said_once_there_is_less(invented: Any, change: Any) -> None:
    def facts(**answered: Any) -> Any:
        who: Company = invented.company(balances={"bank_loan": 10}, facts=answered)
        return change(who, _stated(invented)).facts

    assert facts(ratio_kept=False, rating="A") == {"rating": "A"}
    assert facts(ratio_kept="否") == {}
    assert facts(ratio_kept=True, rating="A") == {"ratio_kept": True, "rating": "A"}  # all the more it is kept


def test_that_a_ratio_is_kept_is_no_longer_said_once_there_is_more(invented: Any) -> None:
    who = invented.company(facts={"ratio_kept": True})
    assert without_answers(who, _stated(invented), answer=True).facts == {}
    assert without_answers(who, law_of(invented, invented.limit()), answer=True) == who
