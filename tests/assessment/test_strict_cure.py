# mypy: disable-error-code="comparison-overlap"
"""The cure that holds under every reading: what it says is fed back to assessment, over all places and dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from budget import examples
from companies import FEN, Drawn, companies
from hypothesis import given

from leverage.assessment.assess import assess
from leverage.assessment.cure.changed import pots, repaid, with_capital
from leverage.assessment.cure.cure import Cure, cure
from leverage.assessment.cure.strictly import _each, strict_cure
from leverage.assessment.cure.words import strictly as strictly_in_short
from leverage.assessment.findings import BROKEN, Assessment, Outcome
from leverage.company import Company, Figure, Unallocated
from leverage.law.conditions import Alternative, Reading, Under
from leverage.law.rulebook import load_on_demand
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.places import find_place
from leverage.terms.texts import same
from tests.assessment.invented import access, company, count, judge, law, limit

MILLION = Fraction(1_000_000)


def strictly(drawn: Drawn, company: Company) -> Outcome:
    found = assess(company, drawn.law, drawn.on, listed=False)
    return found.strict.verdict if found.strict else found.verdict


def cured(drawn: Drawn) -> tuple[Assessment, Cure, Cure]:
    found = assess(drawn.company, drawn.law, drawn.on)
    taken = cure(drawn.company, drawn.law, found)
    return found, taken, strict_cure(drawn.company, drawn.law, found, taken)


@examples(40)
@given(drawn=companies(least=5 * 10**9))
def test_fed_back_the_strict_verdict_has_no_breach(drawn: Drawn) -> None:
    found, taken, strict = cured(drawn)
    if strict.repay_total is not None:
        after = repaid(drawn.company, drawn.law, dict(strict.amounts))
        assert strictly(drawn, after) not in BROKEN
        assert sum((one.amount for one in strict.repay), Fraction(0)) == strict.repay_total
        assert taken.repay_total is not None
        assert strict.repay_total >= taken.repay_total
        assert strict.at_least <= strict.repay_total
    if strict.capital is not None:
        assert strictly(drawn, with_capital(drawn.company, drawn.law, strict.capital)) not in BROKEN
        assert taken.capital is not None
        assert strict.capital >= taken.capital
    for one in strict.alone:
        own = [pot for pot in pots(drawn.company) if (pot.channel, pot.line) == (one.channel, one.line)]
        if len(own) == 1 and strict is not taken:
            assert strictly(drawn, repaid(drawn.company, drawn.law, {own[0]: one.amount})) not in BROKEN
    if not found.contested:
        assert strict == taken


@examples(40)
@given(drawn=companies(known=True, least=5 * 10**9))
def test_where_all_is_known_one_fen_less_breaks_some_reading(drawn: Drawn) -> None:
    _, taken, strict = cured(drawn)
    if strict is taken:
        return
    if strict.capital:
        assert strictly(drawn, with_capital(drawn.company, drawn.law, strict.capital - FEN)) in BROKEN
    for pot, amount in strict.amounts:
        less = {**dict(strict.amounts), pot: amount - FEN}
        assert strictly(drawn, repaid(drawn.company, drawn.law, less)) in BROKEN


def hainan(bank: int | Fraction, fund: int = 20) -> tuple[Assessment, Cure, Cure]:
    """Hainan, 2019-06-30, 优秀 two years running, net capital 100 million: banks, corporate shareholders and interbank together ≤ 2 × = 200 million.

    Whether the list of these channels is closed is contested: read openly, the fund's money counts under the 200 million as well.
    """
    law, on = load_on_demand().law(find_place("CN-HI")), date(2019, 6, 30)
    figures = {Channel.BANK_LOAN: bank, Channel.FUND_LOAN: fund}
    capital = (Base.NET_CAPITAL, Base.NET_ASSETS, Base.REGISTERED_CAPITAL, Base.PAID_IN_CAPITAL)
    company = Company(
        name="甲小额贷款公司",
        company_type=CompanyType.TRADITIONAL,
        capital={base: Figure(100 * MILLION, base.value) for base in capital},
        balances={channel: Figure(n * MILLION, channel.value) for channel, n in figures.items()},
        complete=True,
        facts={"rating": "优秀", "prior_rating": "优秀", "bank_count": 1},
    )
    found = assess(company, law, on)
    taken = cure(company, law, found)
    return found, taken, strict_cure(company, law, found, taken)


def test_where_only_another_reading_is_broken() -> None:
    # 190 of the bank are within 200; with the fund's 20 it is 210: 10 too much, or 105 of capital, 5 more
    found, taken, strict = hainan(190)
    assert found.verdict is Outcome.UNDETERMINED  # no text provides for the fund
    assert taken.repay_total == taken.capital == Fraction(0)
    assert (strict.repay_total, strict.capital, strict.at_least) == (10 * MILLION, 5 * MILLION, 10 * MILLION)
    assert [(one.channel, one.amount) for one in strict.repay] == [(Channel.BANK_LOAN, 10 * MILLION)]
    alone = {one.channel: one.amount for one in strict.alone}
    assert alone == {Channel.BANK_LOAN: 10 * MILLION, Channel.FUND_LOAN: 10 * MILLION}
    told = strictly_in_short(taken, strict, "万元")
    assert told is not None
    assert told.zh == "从严解释，至少还 1,000.00，或增资 500.00"


def test_where_another_reading_is_broken_by_more() -> None:
    # as taken: 230 of 200, 30 to repay, or 15 of capital; with the fund's 20, 250 of 200: 50, or 25
    found, taken, strict = hainan(230)
    assert found.verdict is Outcome.BREACH
    assert (taken.repay_total, taken.capital) == (30 * MILLION, 15 * MILLION)
    assert (strict.repay_total, strict.capital) == (50 * MILLION, 25 * MILLION)
    assert {one.channel for one in strict.alone} == {Channel.BANK_LOAN}  # the fund's 20 are not enough


def test_where_every_reading_says_the_same() -> None:
    found, taken, strict = hainan(230, fund=0)
    assert found.contested
    assert (taken.repay_total, taken.capital) == (strict.repay_total, strict.capital) == (30 * MILLION, 15 * MILLION)
    assert strictly_in_short(taken, strict) is None


def test_where_another_reading_is_kept_to_the_yuan() -> None:
    # 180 and the fund's 20 are 200 of 200: nothing is to be mended, however it is read
    _, taken, strict = hainan(180)
    assert strict is taken
    assert not strict.of


def test_where_another_reading_is_broken_by_a_yuan() -> None:
    # a yuan more than that: to repay, or half of it in capital
    _, _, strict = hainan(180 + 1 / MILLION)
    assert (strict.repay_total, strict.capital) == (1, Fraction("0.50"))


@pytest.mark.parametrize(
    ("caps", "kept"), [((100, 50), 50), ((50, 100), 50), ((70, 50, 60), 50), ((100, None), 100), ((None, 50), None)]
)
def test_of_a_limit_under_several_readings_the_least_cap_counts(caps: tuple[int | None, ...], kept: int | None) -> None:
    finding = hainan(230)[2].of[0]
    other = replace(finding, subject="另一家", cap=Fraction(1))
    under = [replace(finding, cap=None if cap is None else Fraction(cap)) for cap in caps]
    assert [one.cap for one in _each(iter([*under, other]))] == [kept, 1]


def test_where_no_capital_lifts_it_under_another_reading() -> None:
    _, taken, strict = hainan(230)
    no_capital = replace(strict, capital=None, blocked_by=strict.of[:1])
    told = strictly_in_short(taken, no_capital, "万元")
    assert told is not None
    name = strict.of[0].name
    assert told.zh == f"从严解释，至少还 5,000.00；增资不能解决：{name.zh}"
    assert told.en == f"read strictly, repay at least 5,000.00; no capital lifts {name.en}"


# invented texts


def read(*ways: str) -> tuple[Reading]:
    """One contested clause with some other ways of reading it, each as strict."""
    others = tuple(Alternative(id=way, says=same(way), stricter=True) for way in ways)
    return (
        Reading(id="CN-HI/what", ask=same("?"), taken=same("so"), alternatives=others, settled_by=same("a letter")),
    )


def if_read(way: str) -> Any:
    return {"under": (Under(reading="CN-HI/what", among=(way,)),)}


def invented_cure(rules: tuple[Any, ...], who: Company, *ways: str) -> tuple[Cure, Cure]:
    """As taken, and however it is read."""
    held = law(access("open", "permitted", "bank_loan", "fund_loan", "bond"), *rules, readings=read(*ways))
    found = judge(held, who)
    taken = cure(who, held, found)
    return taken, strict_cure(who, held, found, taken)


def test_what_two_ways_of_reading_ask_for_is_repaid_together() -> None:
    # read one way, banks 60 of 50; another way, bonds 70 of 50; as taken, nothing. To hold either way 10 and 20, or 70 / 0.5 − 100 of capital
    rules = (
        limit("a", "0.5", "bank_loan", **if_read("one")), limit("b", "0.5", "bond", **if_read("other")),
    )  # fmt: skip
    taken, strict = invented_cure(rules, company({"bank_loan": 60, "bond": 70}), "one", "other")
    assert not taken.needed
    assert (strict.repay_total, strict.at_least, strict.capital) == (30, 30, 40)
    assert [(one.channel, one.amount) for one in strict.repay] == [(Channel.BANK_LOAN, 10), (Channel.BOND, 20)]
    assert (strict.alone, strict.blocked_by) == ((), ())
    assert {finding.rule for finding in strict.of} == {"CN-HI/a", "CN-HI/b"}


def test_what_must_be_repaid_under_another_reading_and_what_suffices() -> None:
    # read otherwise, banks 60 of 50, and 20 more that may be the banks' or the funds': 10 at the least, 30 for certain
    loose = Unallocated(Fraction(20), frozenset({Channel.BANK_LOAN, Channel.FUND_LOAN}), "短期借款", "B2")
    rules = (limit("a", "0.5", "bank_loan", **if_read("one")),)
    taken, strict = invented_cure(rules, company({"bank_loan": 60}, unallocated=(loose,)), "one")
    assert not taken.needed
    assert (strict.at_least, strict.repay_total, strict.capital) == (10, 30, 60)  # 80 / 0.5 − 100
    told = strictly_in_short(taken, strict)
    assert told is not None
    assert told.zh == "从严解释，确定合规须还 30.00，或增资 60.00"


def test_what_another_reading_prohibits_is_lifted_by_no_capital() -> None:
    # as taken, banks 120 of 100; read otherwise, the 7 of bonds are prohibited as well
    rules = (limit("a", "1", "bank_loan"), access("no", "prohibited", "bond", **if_read("one")))
    taken, strict = invented_cure(rules, company({"bank_loan": 120, "bond": 7}), "one")
    assert (taken.repay_total, taken.capital, taken.blocked_by) == (20, 20, ())
    assert (strict.repay_total, strict.at_least, strict.capital) == (27, 27, None)
    assert [finding.rule for finding in strict.blocked_by] == ["CN-HI/no"]
    told = strictly_in_short(taken, strict)
    assert told is not None
    assert told.zh.startswith("从严解释，至少还 27.00；增资不能解决：")


def test_what_no_money_mends_under_another_reading() -> None:
    # read otherwise, at most one bank may lend, and two do
    rules = (count("count", 1, **if_read("one")),)
    taken, strict = invented_cure(rules, company({"bank_loan": 10}, facts={"bank_count": 2}), "one")
    assert not taken.needed
    assert (strict.repay_total, strict.capital, strict.of, strict.alone) == (None, None, (), ())
    assert [other.what.zh for other in strict.others] == ["至少须结清 1 家的全部借款"]
    told = strictly_in_short(taken, strict)
    assert told is not None
    assert told.zh.startswith("从严解释，另须处理：")
    assert "说不定" not in told.zh  # there is no amount to be said
    exceeded = replace(strict, of=hainan(230)[2].of)
    also = strictly_in_short(taken, exceeded)
    assert also is not None
    assert also.zh.startswith("从严解释，另须处理：")
    assert also.zh.endswith("；还款或增资的数额说不定")
    nothing = strictly_in_short(taken, replace(exceeded, others=()))
    assert nothing is not None
    assert nothing.zh == "从严解释，没有确定的补救（取决于待确认事项）"
    capital = strictly_in_short(taken, replace(exceeded, capital=Fraction(5)))
    assert capital is not None
    assert capital.zh == "从严解释，增资 5.00"
    repay = strictly_in_short(taken, replace(exceeded, repay_total=Fraction(5), at_least=Fraction(5)))
    assert repay is not None
    assert repay.zh == "从严解释，至少还 5.00"
