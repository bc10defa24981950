"""At the cap within the rounding of the sheet: the outcome stands, and says what it rests on."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Outcome


@pytest.mark.parametrize(
    ("unit", "used", "expected", "rounded"),
    [
        ("1", "100", Outcome.COMPLIANT, True),  # 1 × 100, shown to whole yuan
        ("1", "99", Outcome.COMPLIANT, True),
        ("1", "98.99", Outcome.COMPLIANT, False),
        ("1", "101", Outcome.BREACH, True),
        ("1", "101.01", Outcome.BREACH, False),
        ("0.01", "100", Outcome.COMPLIANT, False),  # shown to the fen: exact
        (None, "100", Outcome.COMPLIANT, False),
        ("1", "0", Outcome.COMPLIANT, False),
    ],
)
def test_within_one_unit_of_the_last_place(
    invented: Any, unit: str | None, used: str, expected: Outcome, rounded: bool
) -> None:
    shown = None if unit is None else Fraction(unit)
    company = invented.company(balances={"bank_loan": used}, shown_to=shown)
    result = invented.judge((invented.limit(), invented.permit("bank_loan")), company)
    found = invented.finding(result)
    assert (found.outcome, found.within_rounding) == (expected, rounded)
    assert any("取整" in text.zh for text in result.warnings) == rounded  # told beside the figures, in every medium
    assert ("取整" in found.why.zh) == ("rounding" in found.why.en) == rounded


def test_of_one_shareholder_too(invented: Any) -> None:
    each = invented.limit(channels=("shareholder_loan",), base="paid_in_capital", per="shareholder")
    holders = (invented.holder("甲公司", "1"),)  # 70 paid in
    for amount, rounded in (("69.5", True), ("68", False)):
        company = invented.company(invented.loan("甲公司", amount), shareholders=holders, shown_to=Fraction(1))
        result = invented.judge((each, invented.permit("shareholder_loan")), company)
        assert invented.finding(result, subject="甲公司").within_rounding == rounded
