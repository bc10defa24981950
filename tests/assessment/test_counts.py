"""A count of lenders: what is certain is counted, what is not is asked, and a stated count that the names allow is accepted."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import LendersLeft, Outcome
from leverage.company import Unallocated
from leverage.terms.channels import Channel
from leverage.terms.errors import InputError

ICBC, ABC, CCB = "中国工商银行股份有限公司", "中国农业银行", "建设银行"


def judged(invented: Any, *lenders: str | None, **fields: Any) -> Any:
    rule = invented.rule("Count", channel="bank_loan", at_most=2, fact="bank_count")
    loans = [invented.loan(name, 10, "bank_loan") for name in lenders]
    result = invented.judge((rule, invented.permit("bank_loan")), invented.company(*loans, **fields))
    return invented.finding(result), invented.room(result, "bank_loan").lenders_left


@pytest.mark.parametrize(
    ("lenders", "expected", "left"),
    [
        ((), Outcome.COMPLIANT, 2),
        ((ICBC,), Outcome.COMPLIANT, 1),
        ((ICBC, ABC), Outcome.COMPLIANT, 0),
        ((ICBC, ABC, CCB), Outcome.BREACH, 0),
        ((ICBC, "工行甲市分行", "工商银行乙支行"), Outcome.COMPLIANT, 1),  # branches of one bank
        (("工商银行、农业银行、建设银行",), Outcome.BREACH, 0),  # three in one cell
        ((ICBC, ABC, "朝阳支行"), Outcome.UNDETERMINED, 0),  # a branch of one of the two, or a third bank
        ((ICBC, "朝阳支行"), Outcome.COMPLIANT, 0),  # two at most, whosever branch it is
        ((ICBC, None), Outcome.UNDETERMINED, None),  # the second row names nobody, and may name several
        ((ICBC, ABC, CCB, None), Outcome.BREACH, None),
    ],
)
def test_by_the_ledger(invented: Any, lenders: tuple[str | None, ...], expected: Outcome, left: int | None) -> None:
    found, told = judged(invented, *lenders)
    assert found.outcome is expected
    assert told == LendersLeft(left)
    assert (found.missing != ()) == (expected is Outcome.UNDETERMINED)


@pytest.mark.parametrize(
    ("lenders", "stated", "expected"),
    [
        ((ICBC, ABC, "朝阳支行"), 2, Outcome.COMPLIANT),  # the branch is of one of the two
        ((ICBC, ABC, "朝阳支行"), 3, Outcome.BREACH),
        ((ICBC, None), 2, Outcome.COMPLIANT),
        ((ICBC, None), 3, Outcome.BREACH),
        ((ICBC, ABC), 2, Outcome.COMPLIANT),
        ((), 0, Outcome.COMPLIANT),
        ((), 2, Outcome.COMPLIANT),
    ],
)
def test_a_stated_count_that_the_names_allow(
    invented: Any, lenders: tuple[str | None, ...], stated: int, expected: Outcome
) -> None:
    assert judged(invented, *lenders, facts={"bank_count": stated})[0].outcome is expected


@pytest.mark.parametrize(
    ("lenders", "stated"),
    [
        ((ICBC, ABC), 1),
        ((ICBC, ABC), 3),
        ((ICBC, ABC, "朝阳支行"), 1),
        ((ICBC, ABC, "朝阳支行"), 4),
        ((ICBC,), 0),
    ],
)
def test_a_stated_count_that_the_names_rule_out(invented: Any, lenders: tuple[str, ...], stated: int) -> None:
    with pytest.raises(InputError) as refused:
        judged(invented, *lenders, facts={"bank_count": stated})
    assert refused.value.where == "facts.bank_count"


def test_money_beside_the_ledger_may_be_another_bank_s(invented: Any) -> None:
    rest = (Unallocated(Fraction(5), frozenset({Channel.BANK_LOAN, Channel.FUND_LOAN}), "短期借款", "C5"),)
    found, left = judged(invented, ICBC, ABC, unallocated=rest)
    assert found.outcome is Outcome.UNDETERMINED
    assert left == LendersLeft(None)
    assert judged(invented, ICBC, ABC, CCB, unallocated=rest)[0].outcome is Outcome.BREACH


def test_without_a_ledger(invented: Any) -> None:
    rule = invented.rule("Count", channel="bank_loan", at_most=2, fact="bank_count")
    rules = (rule, invented.permit("bank_loan"))
    bare = invented.finding(invented.judge(rules, invented.company(balances={"bank_loan": 10})))
    assert (bare.outcome, bare.missing) == (Outcome.UNDETERMINED, ("bank_count",))
    with pytest.raises(InputError, match="有银行借款余额"):
        invented.judge(rules, invented.company(balances={"bank_loan": 10}, facts={"bank_count": 0}))
    blank = invented.judge(rules, invented.company(complete=False))
    assert invented.finding(blank).outcome is Outcome.UNDETERMINED


def test_no_rule_counts_no_lenders(invented: Any) -> None:
    result = invented.judge(invented.permit("bank_loan"), invented.company())
    assert invented.room(result, "bank_loan").lenders_left is None


@pytest.mark.parametrize(
    ("banks", "others", "expected", "left"),
    [
        ((ICBC,), ("甲信托公司",), Outcome.COMPLIANT, 0),  # a bank and a trust company are two
        ((ICBC, ABC), ("甲信托公司",), Outcome.BREACH, 0),  # two banks and a trust company are three
        ((ICBC, ABC), (), Outcome.COMPLIANT, 0),
        ((), ("甲信托公司", "乙保险公司", "丙信托公司"), Outcome.BREACH, 0),  # no bank at all
        ((ICBC,), (ICBC, ABC), Outcome.COMPLIANT, 0),  # one lender through both channels is one
        ((ICBC,), (None,), Outcome.UNDETERMINED, None),
        ((), (), Outcome.COMPLIANT, 2),
    ],
)
def test_the_lenders_of_several_channels_together(
    invented: Any, banks: tuple[str, ...], others: tuple[str | None, ...], expected: Outcome, left: int | None
) -> None:
    rule = invented.rule("Count", channel="bank_loan", also=("other_fi_loan",), at_most=2, fact="bank_count")
    loans = [invented.loan(name, 10, "bank_loan") for name in banks]
    loans += [invented.loan(name, 10, "other_fi_loan") for name in others]
    result = invented.judge((rule, invented.permit("bank_loan", "other_fi_loan")), invented.company(*loans))
    assert invented.finding(result).outcome is expected
    for channel in ("bank_loan", "other_fi_loan"):
        assert invented.room(result, channel).lenders_left == LendersLeft(left)


@pytest.mark.parametrize(
    ("lenders", "fields", "also", "words", "number"),
    [
        ((), {}, (), "没有银行借款。", (0, 0)),
        ((ICBC,), {}, (), "融资银行1家，上限2家。", (1, 1)),
        ((ICBC, "朝阳支行"), {}, (), "融资银行1至2家，上限2家。", (1, 2)),
        ((ICBC, None), {}, (), "融资银行至少1家，上限2家。", None),
        ((), {"balances": {"bank_loan": 1}}, (), "融资银行至少1家，上限2家。", None),  # a yuan that no row lists
        ((), {"complete": False}, (), "融资银行至少0家，上限2家。", None),  # blank: perhaps nobody
        ((), {"balances": {"bank_loan": 1}, "facts": {"bank_count": 3}}, (), "融资银行3家，上限2家。", (3, 3)),
        ((), {}, ("other_fi_loan",), "没有这些渠道的借款。", (0, 0)),
        ((ICBC,), {}, ("other_fi_loan",), "资金提供方1家，上限2家。", (1, 1)),
    ],
)
def test_how_many_are_told(
    invented: Any,
    lenders: tuple[str | None, ...],
    fields: dict[str, Any],
    also: tuple[str, ...],
    words: str,
    number: tuple[int, int] | None,
) -> None:
    rule = invented.rule("Count", channel="bank_loan", also=also, at_most=2, fact="bank_count")
    loans = [invented.loan(name, 10, "bank_loan") for name in lenders]
    rules = (rule, invented.permit("bank_loan", *also))
    found = invented.finding(invented.judge(rules, invented.company(*loans, **fields)))
    assert found.why.zh == words
    assert (found.used and (found.used.low, found.used.high)) == number
    assert [(one.name, one.amount) for one in found.inputs] == [(name or "", 10) for name in lenders]
