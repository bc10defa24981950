"""Multiples that the regulator sets company by company: stated from the letter, or anything from zero to the text's own maximum."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.findings import Outcome
from leverage.law.conditions import Stated
from leverage.terms.errors import InputError
from leverage.terms.facts import Fact
from leverage.terms.texts import Text

WITHIN = Fact("within_city_ratio", "yes_no", Text("在核定比例内", "within the ratio"), Text("是否？", "Is it?"))


def rules(invented: Any, **fields: Any) -> tuple[Any, ...]:
    stated = {"most": "2", **fields}
    return (invented.limit(multiple=Stated(**stated)), invented.permit("bank_loan"))


def judged(invented: Any, amount: Any, facts: dict[str, Any], **fields: Any) -> Any:
    company = invented.company(balances={"bank_loan": amount}, facts=facts)
    result = invented.judge(rules(invented, **fields), company, facts=(WITHIN,))
    return invented.finding(result), result


@pytest.mark.parametrize(
    ("answer", "amount", "expected"),
    [
        ("1.5", "150", Outcome.COMPLIANT),  # 1.5 × 100
        ("1.5", "150.01", Outcome.BREACH),
        ("2", "200", Outcome.COMPLIANT),  # the maximum itself may be set
        ("none", "200", Outcome.COMPLIANT),  # none set: the text's own maximum
        ("none", "200.01", Outcome.BREACH),
        (None, "0", Outcome.COMPLIANT),
        (None, "0.01", Outcome.UNDETERMINED),
        (None, "200", Outcome.UNDETERMINED),
        (None, "200.01", Outcome.BREACH),  # above the maximum, whatever was set
    ],
)
def test_at_the_ratio_and_one_fen_above(invented: Any, answer: Any, amount: str, expected: Outcome) -> None:
    found, result = judged(invented, amount, {"company_ratio": answer} if answer else {})
    assert found.outcome is result.verdict is expected
    asked = ("company_ratio",) if expected is Outcome.UNDETERMINED else ()
    assert found.missing == asked


def test_what_is_told_while_nobody_said_which_multiple_was_set(invented: Any) -> None:
    none, _ = judged(invented, "0", {})
    assert none.why.zh == "余额为零，核定倍数未填亦合规。"
    some, _ = judged(invented, "30", {})
    assert some.why.en.startswith("Used: 30.00 yuan; the regulator sets the multiple for the company, at most 2 × ")
    assert some.why.en.endswith("(100.00), which is 200.00 yuan; the multiple set for the company is not stated.")
    more, _ = judged(invented, "200.01", {})
    assert more.why.zh.endswith("；已超出该上限，或已答超出核定的倍数。")


def test_while_unknown_the_cap_is_a_range(invented: Any) -> None:
    found, result = judged(invented, "30", {})
    assert found.multiples == (0, 2)
    assert (found.cap, found.cap_upper) == (0, 200)
    assert (found.headroom, found.headroom_upper) == (0, 170)
    room = invented.room(result, "bank_loan")
    assert (room.access, room.headroom, room.headroom_upper) == ("permitted", 0, 170)
    assert [question.fact for question in result.questions] == ["company_ratio"]
    known, result = judged(invented, "30", {"company_ratio": "1.5"})
    assert (known.cap, invented.room(result, "bank_loan").headroom) == (150, 120)


def test_none_set_may_mean_less_than_the_maximum(invented: Any) -> None:
    assert judged(invented, "100", {"company_ratio": "none"}, if_none="1")[0].outcome is Outcome.COMPLIANT
    assert judged(invented, "100.01", {"company_ratio": "none"}, if_none="1")[0].outcome is Outcome.BREACH


@pytest.mark.parametrize("answer", ["2.01", "-1", "two", "1e3", True])
def test_what_is_no_ratio_of_this_text_is_refused(invented: Any, answer: Any) -> None:
    with pytest.raises(InputError) as refused:
        judged(invented, "10", {"company_ratio": answer})
    assert refused.value.where == "facts.company_ratio"
    if answer == "2.01":
        assert "2" in refused.value.found.zh
        assert "CN-XZ/a" in refused.value.found.en


@pytest.mark.parametrize("answer", ["1.5倍", "150%", "1.50", Fraction(3, 2)])
def test_a_ratio_as_people_write_it(invented: Any, answer: Any) -> None:
    assert judged(invented, "150", {"company_ratio": answer})[0].cap == 150


@pytest.mark.parametrize(
    ("within", "amount", "expected"),
    [
        (True, "200", Outcome.COMPLIANT),
        (True, "200.01", Outcome.BREACH),
        (False, "0.01", Outcome.BREACH),
        (False, "0", Outcome.COMPLIANT),
    ],
)
def test_the_older_answer_is_still_read(invented: Any, within: bool, amount: str, expected: Outcome) -> None:
    found, _ = judged(invented, amount, {"within_city_ratio": within}, within="within_city_ratio")
    assert found.outcome is expected
    assert not found.missing


@pytest.mark.parametrize("within", [True, False])
def test_the_older_answer_decides_nothing_of_a_blank_channel(invented: Any, within: bool) -> None:
    # there may be no money at all, or more than the maximum of the text
    company = invented.company(complete=False, facts={"within_city_ratio": within})
    result = invented.judge(rules(invented, within="within_city_ratio"), company, facts=(WITHIN,))
    found = invented.finding(result)
    assert (found.outcome, found.missing) == (Outcome.UNDETERMINED, ("bank_loan",))


def test_a_multiple_of_zero_needs_no_denominator(invented: Any) -> None:
    company = invented.company(complete=False, capital={})
    found = invented.finding(invented.judge((invented.limit(multiple="0"),), company))
    assert (found.outcome, found.missing) == (Outcome.UNDETERMINED, ("bank_loan",))


def test_the_older_answer_may_not_contradict_the_ratio(invented: Any) -> None:
    for within, amount in ((True, "150.01"), (False, "150")):
        with pytest.raises(InputError) as refused:
            judged(
                invented,
                amount,
                {"within_city_ratio": within, "company_ratio": "1.5"},
                within="within_city_ratio",
            )
        assert "company_ratio" in refused.value.found.en
        assert refused.value.where == "facts.within_city_ratio"


def test_a_blank_denominator_and_a_blank_channel_are_asked_too(invented: Any) -> None:
    company = invented.company(balances={"bank_loan": 10}, capital={})
    found = invented.finding(invented.judge(rules(invented), company))
    assert (found.outcome, found.missing) == (Outcome.UNDETERMINED, ("company_ratio", "net_capital"))
    blank = invented.finding(invented.judge(rules(invented), invented.company(complete=False)))
    assert (blank.outcome, blank.missing) == (Outcome.UNDETERMINED, ("company_ratio", "bank_loan"))


def test_for_each_shareholder_too(invented: Any) -> None:
    each = invented.limit(
        channels=("shareholder_loan",),
        base="paid_in_capital",
        per="shareholder",
        multiple=Stated(most="2"),  # type: ignore[arg-type]
    )
    held = (invented.holder("甲公司", "0.5"), invented.holder("乙公司", "0.5"))  # 35 each: at most 70
    for amount, expected in (("70", Outcome.UNDETERMINED), ("70.01", Outcome.BREACH)):
        company = invented.company(invented.loan("甲公司", amount), shareholders=held)
        result = invented.judge((each, invented.permit("shareholder_loan")), company)
        assert invented.finding(result, subject="甲公司").outcome is expected


@pytest.mark.parametrize(
    ("within", "amount", "expected"),
    [
        (True, "30", Outcome.COMPLIANT),  # within whatever was set
        (True, "200", Outcome.COMPLIANT),
        (True, "200.01", Outcome.BREACH),  # above the text's own maximum, 2 × 100
        (True, "0", Outcome.COMPLIANT),
        (False, "30", Outcome.BREACH),
        (False, "0", Outcome.COMPLIANT),  # nothing is above nothing
        (None, "30", Outcome.UNDETERMINED),
    ],
)
def test_the_older_answer_whether_the_ratio_is_kept(
    invented: Any, amount: str, expected: Outcome, *, within: bool | None
) -> None:
    facts = {} if within is None else {"within_city_ratio": within}
    assert judged(invented, amount, facts, within="within_city_ratio")[0].outcome is expected


@pytest.mark.parametrize("capital", [{}, None])
@pytest.mark.parametrize(("used", "expected"), [("0", "compliant"), ("0.01", "prohibited"), ("1", "prohibited")])
def test_a_multiple_of_nothing_prohibits_whatever_the_denominator(
    invented: Any, capital: dict[Any, Any] | None, used: str, expected: str
) -> None:
    fields = {} if capital is None else {"capital": capital}
    rules = (invented.limit(multiple="0"), invented.permit("bank_loan"))
    found = invented.finding(invented.judge(rules, invented.company(balances={"bank_loan": used}, **fields)))
    assert (found.outcome, found.cap, found.cap_upper) == (expected, 0, 0)


def test_the_highest_maximum_of_the_texts_bounds_what_can_be_stated(invented: Any) -> None:
    """Two limits leave the same ratio to the regulator, at most 1 and at most 2: 1.5 may have been set, 2.5 not."""
    both = tuple(
        invented.limit(name, multiple=Stated(most=most, fact="company_ratio"), channels=(channel,))  # type: ignore[arg-type]
        for name, most, channel in (("a", "1", "bank_loan"), ("b", "2", "bond"), ("c", "1", "abs"))
    )
    held = (*both, invented.permit("bank_loan", "bond", "abs"))
    result = invented.judge(held, invented.company(balances={"bond": 150}, facts={"company_ratio": "1.5"}))
    assert result.verdict is Outcome.COMPLIANT
    assert invented.finding(result, "a").cap == 100  # never above the text's own maximum
    with pytest.raises(InputError, match="CN-XZ/b"):
        invented.judge(held, invented.company(facts={"company_ratio": "2.5"}))
