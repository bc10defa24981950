"""The ledger against the sheet's lines."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leverage.company import Company, Loan
from leverage.intake.checks.reconcile import position
from leverage.intake.checks.trust import check
from leverage.intake.files.cells import Book, Sheet
from leverage.intake.sheet.table import statements
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.errors import InputError

LINES = ("短期借款", "拆入资金", "其他应付款", "应交税费", "长期借款", "应付债券")


def company(lines: dict[str, int], loans: list[tuple[str, int, bool | None]], *, complete: bool) -> Company:
    """A company of these lines, in yuan, and a ledger."""
    owed = sum(lines.values())
    rows: list[tuple[str | int, ...]] = [("单位:元",), ("项目", "期末余额"), ("资产总计", owed + 1000), *lines.items()]
    rows += [("负债合计", owed), ("所有者权益合计", 1000)]
    (statement,) = statements(Sheet("表", tuple(rows)))
    ledger = tuple(
        Loan(Channel(channel), Fraction(amount), f"融资明细!C{number}", on_sheet=on_sheet)
        for number, (channel, amount, on_sheet) in enumerate(loans, start=3)
    )
    held = position(check(statement, "元", Book((), Path())), ledger, complete)
    return Company(
        complete=complete, loans=ledger, balances=held.balances, unallocated=held.unallocated, warnings=held.warnings
    )


def test_a_complete_ledger_settles_everything() -> None:
    told = company(
        {"短期借款": 60, "其他应付款": 20, "应交税费": 5},
        [("bank_loan", 60, True), ("shareholder_loan", 15, None)],
        complete=True,
    )
    assert told.unallocated == ()
    assert told.balances[Channel.OTHER_LIABILITIES].amount == 10  # 20 - 15 + 5
    assert told.over(FUNDING).low == told.over(FUNDING).high == 75


def test_what_the_ledger_does_not_explain_stays_open() -> None:
    told = company({"短期借款": 60, "其他应付款": 20}, [("bank_loan", 50, True)], complete=False)
    assert {item.label: item.amount for item in told.unallocated} == {"短期借款": 10, "其他应付款": 20}
    assert told.over(frozenset({Channel.BANK_LOAN})).low == 50
    assert told.over(frozenset({Channel.BANK_LOAN})).high == 80
    assert told.over(frozenset({Channel.BOND})).high == 20


def test_a_complete_ledger_must_cover_a_line_of_funding() -> None:
    with pytest.raises(InputError) as caught:
        company({"短期借款": 60}, [("bank_loan", 50, True)], complete=True)
    assert caught.value.where == "表!B4"
    assert "60.00" in caught.value.found.en
    assert "50.00" in caught.value.found.en


def test_the_ledger_may_not_exceed_its_lines() -> None:
    with pytest.raises(InputError) as caught:
        company({"短期借款": 60, "应付债券": 10}, [("bank_loan", 65, True)], complete=False)
    assert caught.value.where == "融资明细!C3"


def test_what_is_off_the_sheet_is_added() -> None:
    told = company(
        {"短期借款": 60},
        [("bank_loan", 60, True), ("abs", 40, False), ("asset_transfer_repo", 7, False)],
        complete=True,
    )
    assert told.over(FUNDING).high == 107


def test_a_transfer_must_say_whether_it_is_on_the_sheet() -> None:
    with pytest.raises(InputError) as caught:
        company({"其他应付款": 60}, [("abs", 40, None)], complete=False)
    assert "表内/表外" in caught.value.do.zh


def test_specific_lines_are_filled_first_even_by_moving_money() -> None:
    """Bank money fits both lines, bonds only the second: 10 + 20 of bank money and 30 of bonds fill 短期借款 and 应付债券, and 20 of 其他应付款."""
    told = company(
        {"短期借款": 30, "应付债券": 30, "其他应付款": 25}, [("bank_loan", 50, True), ("bond", 30, True)], complete=True
    )
    assert told.balances[Channel.OTHER_LIABILITIES].amount == 5


def test_a_debit_balance_is_no_funding() -> None:
    told = company({"短期借款": 60, "其他应付款": -20}, [], complete=False)
    assert told.balances[Channel.OTHER_LIABILITIES].amount == -20
    assert told.warnings
    with pytest.raises(InputError):
        company({"短期借款": -60, "其他应付款": 80}, [], complete=False)


def test_payables_are_not_listed_twice() -> None:
    with pytest.raises(InputError, match="经营性负债"):
        company({"应交税费": 60}, [("other_liabilities", 60, True)], complete=True)


def test_zero_lines_leave_nothing_open() -> None:
    told = company(dict.fromkeys(LINES, 0) | {"应交税费": 5}, [], complete=False)
    assert told.unallocated == ()
    assert told.over(FUNDING - {Channel.ASSET_TRANSFER_REPO, Channel.ABS}).high == 0
    assert told.unknown(FUNDING) == ["asset_transfer_repo", "abs"]


HOLDS = {"bank_loan": (0, 1, 2, 4), "interbank_borrowing": (0, 1, 2, 4), "bond": (2, 5), "shareholder_loan": (0, 2, 4)}


def fits(lines: list[int], ledger: list[int]) -> bool:
    """Hall's condition, by hand: every set of channels fits into the lines that can hold any of them."""
    channels = list(HOLDS)
    for chosen in product([False, True], repeat=len(channels)):
        wanted = sum(amount for amount, take in zip(ledger, chosen, strict=True) if take)
        room = {line for channel, take in zip(channels, chosen, strict=True) if take for line in HOLDS[channel]}
        if wanted > sum(lines[line] for line in room):
            return False
    return True


@given(st.lists(st.integers(0, 40), min_size=6, max_size=6), st.lists(st.integers(0, 60), min_size=4, max_size=4))
def test_a_ledger_is_refused_only_where_it_cannot_fit(lines: list[int], ledger: list[int]) -> None:
    lines = [10 * amount for amount in lines]  # so that no tolerance decides
    ledger = [10 * amount for amount in ledger]
    loans: list[tuple[str, int, bool | None]] = [
        (channel, amount, True) for channel, amount in zip(HOLDS, ledger, strict=True)
    ]
    try:
        told = company(dict(zip(LINES, lines, strict=True)), loans, complete=False)
    except InputError:
        assert not fits(lines, ledger)
        return
    assert fits(lines, ledger)
    rest = sum((item.amount for item in told.unallocated), Fraction(0))
    assert rest + sum(ledger) + lines[3] == sum(lines)  # every yuan of the sheet is somewhere, once
