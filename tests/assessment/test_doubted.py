"""An open doubt of intake: what it touches is undetermined, and a breach that it does not touch stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from leverage.assessment.assess import assess
from leverage.assessment.doubted import in_doubt
from leverage.assessment.findings import Assessment, Outcome, Strict, StrictRoom
from leverage.company import Company, Figure
from leverage.law.conditions import Alternative, Reading, Under
from leverage.law.rulebook import load
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.doubts import Answer, Doubt, doubt_key, settled
from leverage.terms.errors import InputError
from leverage.terms.places import find_place
from leverage.terms.texts import Text, same

DAY = date(2017, 11, 30)
SCALE = Doubt("scale", Text("单位是元吗？", "Is it yuan?"), ("表!B2",), "yes_no", Text("全部结论", "everything"))


def judged(bank: int, *doubts: Doubt) -> Assessment:
    """A Chongqing company with 100m of net capital: banks and repurchase ≤ 1 × net capital."""
    company = Company(
        name="甲",
        place="CN-CQ",
        report_date=DAY,
        complete=True,
        capital={Base.NET_CAPITAL: Figure(Fraction(10**8), "B2")},
        balances={Channel.BANK_LOAN: Figure(Fraction(bank), "B3")},
        doubts=doubts,
    )
    return assess(company, load().law(find_place("CN-CQ")), DAY)


@pytest.mark.parametrize("bank", [6 * 10**7, 10**8 + 1])  # within the cap of 100m, and above it
def test_a_doubt_about_everything_leaves_neither_compliant_nor_broken(bank: int) -> None:
    told = judged(bank, SCALE)
    assert told.verdict is Outcome.UNDETERMINED
    assert told.questions[0].fact == "scale"
    assert "CN-CQ/bank-and-repo" in told.questions[0].settles
    assert all(room.headroom in (None, 0) for room in told.channels)
    assert told.total.headroom is None
    answered = settled(SCALE, {"scale": Answer("是", "--fact scale")})
    assert judged(bank, answered).verdict is judged(bank).verdict
    assert judged(bank, answered).total == judged(bank).total


def test_a_breach_that_the_doubt_does_not_touch_stays() -> None:
    names = replace(SCALE, key=doubt_key("same_lender", "甲银行", "甲 银行!"), rules=frozenset({"count", "lenders"}))
    assert names.key == "same_lender:甲银行/甲银行."
    assert judged(10**8 + 1, names).verdict is Outcome.BREACH
    assert judged(6 * 10**7, names).verdict is Outcome.UNDETERMINED
    assert judged(6 * 10**7, names).total == judged(6 * 10**7).total
    elsewhere = replace(SCALE, channels=frozenset({Channel.ABS}))
    assert judged(10**8 + 1, elsewhere).verdict is not Outcome.COMPLIANT


def test_an_answer_is_read_by_its_kind_and_refused_where_it_stands() -> None:
    unit = Doubt("unit", same("?"), (), "unit", same("!"))
    assert settled(unit, {"unit": Answer(" 人民币万元", "问题!F2")}).answer == "万元"
    amount = replace(unit, kind="amount")
    assert settled(amount, {"unit": Answer("８,０００万", "问题!F2")}).answer == 8 * 10**7
    with pytest.raises(InputError) as error:
        settled(amount, {"unit": Answer("8,00", "问题!F2")})
    assert error.value.where == "问题!F2"
    with pytest.raises(ValueError, match="key"):
        replace(unit, key="a=b")


# --- what a doubt leaves of rooms, of the strict answer and of limits ----------------------------------------------------------------

BANKS = replace(SCALE, channels=frozenset({Channel.BANK_LOAN}))
"""A doubt about bank money alone."""


def finding(told: Assessment, rule: str) -> Any:
    (found,) = [one for one in told.findings if one.rule == rule]
    return found


def test_a_doubt_touches_what_it_names_and_nothing_else() -> None:
    before, after = judged(6 * 10**7), judged(6 * 10**7, BANKS)
    rooms = {room.channel: room for room in after.channels}
    old = {room.channel: room for room in before.channels}
    bank = rooms[Channel.BANK_LOAN]
    assert old[Channel.BANK_LOAN].headroom == 4 * 10**7  # 1 x 100m less 60m
    assert (bank.headroom, bank.headroom_if_approved) == (None, None)
    assert (
        bank.headroom_upper == old[Channel.BANK_LOAN].headroom_upper
    )  # what it could be at the most, by the other figures
    assert (bank.holders, bank.splits) == ((), ())
    assert rooms[Channel.SHAREHOLDER_LOAN] == old[Channel.SHAREHOLDER_LOAN]
    assert rooms[Channel.INTERBANK_BORROWING] == old[Channel.INTERBANK_BORROWING]
    assert (after.total.headroom, after.total.headroom_if_approved) == (None, None)
    assert finding(after, "CN-CQ/bank-and-repo").outcome is Outcome.UNDETERMINED
    assert "它" not in finding(after, "CN-CQ/shareholder").why.zh
    assert finding(after, "CN-CQ/shareholder") == finding(before, "CN-CQ/shareholder")
    assert finding(after, "CN-CQ/bank-and-repo").missing[0] == "scale"
    assert "取决于一项疑问" in finding(after, "CN-CQ/bank-and-repo").why.zh


def test_a_doubt_about_everything_leaves_no_upper_end_either() -> None:
    room = next(room for room in judged(6 * 10**7, SCALE).channels if room.channel is Channel.BANK_LOAN)
    assert (room.headroom_upper, room.headroom_if_approved_upper) == (None, None)


def test_what_is_not_in_force_or_replaced_stays_so() -> None:
    before, after = judged(6 * 10**7), judged(6 * 10**7, SCALE)
    idle = [one for one in before.findings if one.outcome in (Outcome.NOT_APPLICABLE, Outcome.REPLACED)]
    assert idle
    assert [finding(after, one.rule) for one in idle] == idle


@pytest.mark.parametrize(
    ("level", "approved", "bank", "left"),
    [
        ("with_approval", False, 60, 0),  # nothing may be raised without an approval, whatever the answer
        ("with_approval", True, 60, None),  # 40, if the doubt changes nothing
        (
            "with_approval",
            True,
            100,
            0,
        ),  # nothing is left as it is; whether more would be, is told by what it could be at the most
        ("permitted", False, 100, None),
        ("prohibited", False, 0, 0),
    ],
)
def test_what_a_doubt_leaves_of_a_channel(
    invented: Any, level: str, bank: int, left: int | None, *, approved: bool
) -> None:
    rules = (invented.limit(), invented.rule("Access", "open", channels=("bank_loan",), level=level))
    approvals = frozenset({"bank_loan"} if approved else ())
    who = invented.company(balances={"bank_loan": bank}, approvals=approvals, doubts=(SCALE,))
    assert invented.room(invented.judge(rules, who), "bank_loan").headroom == left


@pytest.mark.parametrize("rules", ["limit", "access"])
def test_a_doubt_about_limits_or_access_leaves_no_headroom(invented: Any, rules: Any) -> None:
    doubt = replace(BANKS, rules=frozenset({rules}))
    who = invented.company(balances={"bank_loan": 60}, doubts=(doubt,))
    found = invented.judge((invented.limit(), invented.permit("bank_loan")), who)
    assert (invented.room(found, "bank_loan").headroom, found.total.headroom) == (None, None)


def test_a_doubt_about_approvals_touches_what_lacks_one(invented: Any) -> None:
    """60 from banks, with an approval; 5 of bonds, which may have one."""
    doubt = replace(SCALE, rules=frozenset({"approval"}))
    rules = (
        invented.limit(channels=("bank_loan",)),
        invented.permit("bank_loan"),
        invented.rule("Access", "bond", channels=("bond",), level="with_approval"),
    )
    who = invented.company(balances={"bank_loan": 60, "bond": 5})
    before, after = invented.judge(rules, who), invented.judge(rules, replace(who, doubts=(doubt,)))
    assert invented.finding(before, "bond").outcome is Outcome.NEEDS_APPROVAL
    assert invented.finding(after, "bond").outcome is Outcome.UNDETERMINED
    assert invented.finding(after) == invented.finding(before)


def test_a_settled_doubt_and_one_about_other_rules_change_nothing() -> None:
    terms = replace(SCALE, rules=frozenset({"term"}), always=False)
    assert judged(6 * 10**7, terms).verdict is judged(6 * 10**7).verdict  # no rule of this place asks for terms
    assert judged(6 * 10**7, replace(terms, always=True)).verdict is Outcome.UNDETERMINED
    answered = settled(BANKS, {"scale": Answer("是", "--fact scale")})
    assert judged(6 * 10**7, answered).channels == judged(6 * 10**7).channels


def test_the_strict_answer_is_in_doubt_too() -> None:
    """Shanghai 2018: read as a closed list, everything but banks is prohibited; banks have 50m less 10m either way."""

    def told(*doubts: Doubt) -> Strict:
        company = Company(
            facts={"bank_count": 1}, complete=True, doubts=doubts,
            capital={Base.NET_CAPITAL: Figure(Fraction(10**8), "B2")}, balances={Channel.BANK_LOAN: Figure(Fraction(10**7), "B3")},
        )  # fmt: skip
        strict = assess(company, load().law(find_place("CN-SH")), date(2018, 6, 30)).strict
        assert strict is not None
        return strict

    def room(strict: Strict, channel: Channel) -> StrictRoom:
        return next(room for room in strict.channels if room.channel is channel)

    before, after, everything = told(), told(BANKS), told(SCALE)
    assert room(before, Channel.BANK_LOAN).headroom == 4 * 10**7
    assert room(before, Channel.ABS).access == "prohibited"
    for strict in (after, everything):
        assert strict.verdict is Outcome.UNDETERMINED
        assert (strict.headroom, strict.headroom_if_approved) == (None, None)
        bank = room(strict, Channel.BANK_LOAN)
        assert (bank.headroom, bank.headroom_if_approved) == (None, None)
        assert room(strict, Channel.ABS) == room(before, Channel.ABS)  # nothing opens what is prohibited
    names = told(replace(SCALE, rules=frozenset({"count"})))
    assert (names.channels, names.headroom, names.headroom_if_approved) == (
        before.channels,
        before.headroom,
        before.headroom_if_approved,
    )


@pytest.mark.parametrize("level", ["permitted", "with_approval"])
def test_the_strict_room_of_a_channel_in_doubt(invented: Any, level: str) -> None:
    """Read otherwise, half the cap: 50 of which 20 are used, if the doubt changes nothing."""
    way = Alternative(id="half", says=same("half"), stricter=True)
    contested = Reading(
        id="CN-XZ/what", ask=same("?"), taken=same("so"), alternatives=(way,), settled_by=same("a letter")
    )
    rules = (
        invented.limit("whole", under=(Under(reading="CN-XZ/what", among=("taken",)),)),
        invented.limit("half", multiple="0.5", under=(Under(reading="CN-XZ/what", among=("half",)),)),
        invented.rule("Access", "open", channels=("bank_loan",), level=level),
    )
    who = invented.company(balances={"bank_loan": 20}, approvals=frozenset({"bank_loan"}))

    def headroom(doubts: tuple[Doubt, ...]) -> Fraction | None:
        strict = invented.judge(rules, replace(who, doubts=doubts), readings=(contested,)).strict
        (room,) = [room for room in strict.channels if room.channel is Channel.BANK_LOAN]
        assert room.access == level
        left: Fraction | None = room.headroom
        return left

    assert headroom(()) == 30
    assert headroom((SCALE,)) is None


def test_a_limit_is_in_doubt_by_an_open_doubt_about_its_channels(invented: Any) -> None:
    who = invented.company(balances={"bank_loan": 60})
    limit = invented.finding(invented.judge((invented.limit(), invented.permit("bank_loan")), who))
    answered = settled(BANKS, {"scale": Answer("是", "--fact scale")})
    elsewhere = replace(SCALE, channels=frozenset({Channel.ABS}))
    doubts = ((BANKS,), (answered,), (elsewhere,), (answered, elsewhere), (elsewhere, BANKS), ())
    touched = [in_doubt(replace(who, doubts=given), limit) for given in doubts]
    assert touched == [True, False, False, False, True, False]
