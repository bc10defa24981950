"""Every loan of a channel: whole months, a rate within a multiple of the benchmark for its term."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Outcome
from leverage.terms.errors import InputError
from leverage.terms.facts import Fact
from leverage.terms.texts import Text

D = date.fromisoformat
BENCHMARK = Fact("deposit_rate", "rates", Text("存款基准利率", "deposit benchmark"), Text("多少？", "How much?"))


def judged(invented: Any, loan: Any) -> Any:
    rule = invented.rule("Term", channel="shareholder_loan", test="months", times=3)
    result = invented.judge((rule, invented.permit("shareholder_loan")), invented.company(loan))
    return next(f for f in result.findings if f.rule == "CN-XZ/a")


@pytest.mark.parametrize(
    ("start", "maturity", "expected"),
    [
        ("2012-03-15", "2012-06-15", Outcome.COMPLIANT),
        ("2012-03-01", "2012-05-31", Outcome.COMPLIANT),  # the day before
        ("2012-02-29", "2012-05-31", Outcome.COMPLIANT),  # month end to month end
        ("2012-03-15", "2012-09-14", Outcome.COMPLIANT),  # twice three months
        ("2012-03-15", "2012-07-15", Outcome.BREACH),  # four months
        ("2012-03-15", "2012-06-20", Outcome.UNDETERMINED),  # five days after: perhaps a holiday
        ("2012-03-15", "2012-07-20", Outcome.BREACH),  # four months and five days are no multiple of three either way
        ("2012-03-15", "2012-06-26", Outcome.BREACH),  # eleven days after
        (None, "2012-06-15", Outcome.UNDETERMINED),
    ],
)
def test_months(invented: Any, start: Any, maturity: str, expected: Outcome) -> None:
    loan = invented.loan("甲", 10, start=D(start) if start else None, maturity=D(maturity))
    found = judged(invented, loan)
    assert found.outcome is expected
    assert found.missing == (("loans",) if expected is Outcome.UNDETERMINED else ())


def test_the_convention_is_named(invented: Any) -> None:
    found = judged(invented, invented.loan("甲", 10, start=D("2012-03-16"), maturity=D("2012-06-18")))
    assert "顺延" in found.why.zh
    assert "2012-06-16" in found.why.zh  # a Saturday
    assert "next working day" in found.why.en


@pytest.mark.parametrize(
    ("rate", "maturity", "expected"),
    [
        ("0.022", "2012-06-15", Outcome.COMPLIANT),  # 2 × 1.1% for three months
        ("0.0221", "2012-06-15", Outcome.BREACH),
        ("0.026", "2012-09-14", Outcome.COMPLIANT),  # 2 × 1.3% for six months, the day before
        ("0.0261", "2012-09-14", Outcome.BREACH),
        ("0", "2012-06-15", Outcome.COMPLIANT),
        (None, "2012-06-15", Outcome.UNDETERMINED),
        ("0.01", "2013-03-15", Outcome.UNDETERMINED),  # no benchmark for a year
    ],
)
def test_rates(invented: Any, rate: Any, maturity: str, expected: Outcome) -> None:
    own = None if rate is None else Fraction(rate)
    loan = invented.loan("甲", 10, start=D("2012-03-15"), maturity=D(maturity), rate=own)
    rule = invented.rule("Term", channel="shareholder_loan", test="rate", times=2, benchmark="deposit_rate")
    company = invented.company(loan, facts={"deposit_rate": "3:0.011,6:0.013"})
    result = invented.judge((rule, invented.permit("shareholder_loan")), company, facts=(BENCHMARK,))
    found = next(f for f in result.findings if f.rule == "CN-XZ/a")
    assert found.outcome is expected


@pytest.mark.parametrize("answer", ["6:0.02,6:0.0325", "0.02,0.03", "3:0.01,6:0.02,3:0.011"])
def test_two_rates_for_one_term_are_refused(invented: Any, answer: str) -> None:
    rule = invented.rule("Term", channel="shareholder_loan", test="rate", times=2, benchmark="deposit_rate")
    company = invented.company(facts={"deposit_rate": answer})
    with pytest.raises(InputError) as refused:
        invented.judge((rule, invented.permit("shareholder_loan")), company, facts=(BENCHMARK,))
    assert refused.value.where == "facts.deposit_rate"
    same = invented.company(facts={"deposit_rate": "6:0.02,6:0.020"})  # said twice
    assert invented.judge((rule, invented.permit("shareholder_loan")), same, facts=(BENCHMARK,))


@pytest.mark.parametrize(
    ("rate", "start", "maturity", "answer", "expected", "why"),
    [
        ("0.02", "2012-03-15", "2012-06-15", "3:0.011,6:0.013", "compliant", "年利率2%，上限2.2%（2×1.1%）。"),
        ("0.022", "2012-03-15", "2012-06-15", "3:0.011,6:0.013", "compliant", "年利率2.2%，上限2.2%（2×1.1%）。"),
        ("0.0221", "2012-03-15", "2012-06-15", "3:0.011,6:0.013", "breach", "年利率2.21%，上限2.2%（2×1.1%）。"),
        ("0.05", "2012-03-15", None, "0.03", "compliant", "年利率5%，上限6%（2×3%）。"),  # of whatever term
        ("0.05", None, "2012-06-15", "0.03", "compliant", "年利率5%，上限6%（2×3%）。"),
        ("0.05", None, None, "3:0.011", "undetermined", "该期限的基准利率未填。"),
        ("0", None, None, "3:0.011", "compliant", "无息。"),
    ],
)
def test_a_rate_and_what_is_told_of_it(
    invented: Any, rate: str, start: str | None, maturity: str | None, answer: str, expected: str, why: str
) -> None:
    days = {"start": start and D(start), "maturity": maturity and D(maturity)}
    rule = invented.rule("Term", channel="shareholder_loan", test="rate", times=2, benchmark="deposit_rate")
    company = invented.company(invented.loan(None, 10, rate=Fraction(rate), **days), facts={"deposit_rate": answer})
    result = invented.judge((rule, invented.permit("shareholder_loan")), company, facts=(BENCHMARK,))
    found = invented.finding(result, subject="shareholder_loan (loan of None)")
    assert (found.outcome, found.why.zh) == (expected, why)
    assert [(one.name, one.amount) for one in found.inputs] == [("shareholder_loan", 10)]
    named = invented.company(invented.loan("甲", 10, rate=Fraction(rate), **days), facts={"deposit_rate": answer})
    result = invented.judge((rule, invented.permit("shareholder_loan")), named, facts=(BENCHMARK,))
    assert [one.name for one in invented.finding(result, subject="甲 (loan of 甲)").inputs] == ["甲"]


@pytest.mark.parametrize("fields", [{"complete": False}, {"balances": {"shareholder_loan": 1}}])
def test_loans_that_nobody_listed(invented: Any, fields: dict[str, Any]) -> None:
    rule = invented.rule("Term", channel="shareholder_loan", test="months", times=3)
    found = invented.finding(invented.judge((rule, invented.permit("shareholder_loan")), invented.company(**fields)))
    assert (found.outcome, found.missing) == ("undetermined", ("loans",))
