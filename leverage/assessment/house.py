"""Limits of the house: the company's own and its lenders', judged like the law and apart from it. They open nothing, and add to no verdict of the law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import inf
from typing import cast

from leverage.assessment import reasons
from leverage.assessment.doubted import in_doubt
from leverage.assessment.findings import INACTIVE, ChannelRoom, Finding, HouseRoom, Input, Outcome
from leverage.assessment.judging.case import Case, compare
from leverage.assessment.room.headroom import least
from leverage.assessment.room.total import most
from leverage.assessment.worlds.known import known_answers
from leverage.company import Company, Interval
from leverage.law.conditions import Answers, Holding, fact_of
from leverage.law.rulebook import Law
from leverage.law.rules import House, Rule
from leverage.terms.channels import FUNDING, RAISABLE, Channel
from leverage.terms.denominators import Base
from leverage.terms.money import Bound, yuan
from leverage.terms.names import same
from leverage.terms.texts import Text

TOTAL_LIABILITIES = "total_liabilities"
_AMOUNT = Text("已用{used}；上限{cap}元。", "Used: {used}; cap {cap} yuan.")
_OVER = Text("至少超出{over}元。", "Over by at least {over} yuan.")
_OTHER_COMPANY = Text(
    "输入的公司名称与“{name}”是否同一家，不能确定。", "Whether the company of the input is “{name}” cannot be told."
)
_CONDITION = Text("其条件未答，视取值而定。", "Its condition is not answered; it depends on that.")


def of_the_house(company: Company, law: Law, as_of: date, houses: Iterable[House]) -> tuple[Finding, ...]:
    """What becomes of every house limit that is for this company, place and day. Balances do not depend on how clauses are read."""
    held = [house for house in houses if _concerns(house, company, law, as_of)]
    if not held:
        return ()
    answers = known_answers(company, law, as_of)
    return tuple(_judged(house, company, law, as_of, answers) for house in held)


def _concerns(house: House, company: Company, law: Law, as_of: date) -> bool:
    begun = house.since is None or house.since <= as_of
    elsewhere = house.place is not None and house.place != law.place.code
    other = house.company is not None and company.name is not None and same(house.company, company.name) is False
    return begun and not elsewhere and not other and (house.until is None or as_of < house.until)


def _judged(house: House, company: Company, law: Law, as_of: date, answers: Answers) -> Finding:
    case = Case(company, law, as_of, answers)
    figure = company.capital.get(house.base) if house.base else None
    amount = figure.amount if figure else None
    used = _used(house, company)
    cap = house.amount if house.multiple is None else None if amount is None else house.multiple * amount
    outcome = compare(used, cap)
    finding = Finding(
        cast("Rule", house),  # it has every field that a finding shows of a rule; nothing of the law looks at it
        outcome,
        _why(house, outcome, used, cap, amount),
        layer="house",
        stale=False,
        base_amount=amount,
        multiples=None if house.multiple is None else (house.multiple, house.multiple),
        cap=cap,
        cap_upper=cap,
        used=used,
        missing=tuple(_missing(house, company, outcome, amount)),
        inputs=_inputs(house, case),
    )
    if house.company is not None and (company.name is None or same(house.company, company.name) is None):
        finding = _open(finding, _OTHER_COMPANY.fill(name=house.company), ("name",))
    met = [(condition, condition.holds(_with_holding(condition, company, answers), as_of)) for condition in house.when]
    if any(holds is False for _, holds in met):
        return replace(finding, outcome=Outcome.NOT_APPLICABLE, why=reasons.CONDITION_NOT_MET, missing=())
    unmet = [fact for condition, holds in met if holds is None for fact in (fact_of(condition.key),) if fact]
    if any(holds is None for _, holds in met) and finding.outcome is not Outcome.COMPLIANT:
        finding = replace(_open(finding, _CONDITION, tuple(unmet)), may_not_apply=True)
    return replace(finding, outcome=Outcome.UNDETERMINED) if in_doubt(company, finding) else finding


def _with_holding(condition: object, company: Company, answers: Answers) -> Answers:
    """The answers, with whether there is money in the channels of a condition."""
    if not isinstance(condition, Holding):
        return answers
    used = company.over(condition.counts)
    known = used.low > 0 or used.high == 0
    return {**answers, condition.key: used.low > 0} if known else answers


def _open(finding: Finding, why: Text, missing: tuple[str, ...]) -> Finding:
    return replace(finding, outcome=Outcome.UNDETERMINED, why=finding.why + why, missing=(*missing, *finding.missing))


def _used(house: House, company: Company) -> Interval:
    if not house.total_liabilities:
        return company.over(house.counts)
    whole = company.liabilities
    return _on_sheet(company, house.counts) if whole is None else Interval(whole.amount, whole.amount)


def _on_sheet(company: Company, channels: frozenset[Channel]) -> Interval:
    """What is known of the liabilities in all where no sheet tells them: what stands off the sheet is none, and of some money nobody said where it is."""
    high = company.over(channels).high
    off = sum(
        (loan.balance for loan in company.loans if loan.channel in channels and loan.on_sheet is False), Fraction(0)
    )
    return Interval(company.known_liabilities, None if high is None else high - off)


def _why(house: House, outcome: Outcome, used: Interval, cap: Fraction | None, amount: Fraction | None) -> Text:
    if house.base is not None:
        raisable = house.base is not Base.PRIOR_YEAR_NET_ASSETS
        return reasons.limit(outcome, used, cap, house.multiple, house.base.label, amount, raisable=raisable)
    told = _AMOUNT.fill(used=reasons.span(used), cap=yuan(cap or Fraction(0)))
    if outcome is Outcome.BREACH and cap is not None:
        told += _OVER.fill(over=yuan(used.low - cap))
    return told


def _missing(house: House, company: Company, outcome: Outcome, amount: Fraction | None) -> Iterable[str]:
    if outcome is not Outcome.UNDETERMINED:
        return
    if house.base is not None and amount is None:
        yield house.base.value
    if not house.total_liabilities or company.liabilities is None:
        yield from company.unknown(house.counts)


def _inputs(house: House, case: Case) -> tuple[Input, ...]:
    whole = case.company.liabilities
    if not house.total_liabilities or whole is None:
        return case.inputs(house.counts, house.base)
    return (Input(TOTAL_LIABILITIES, whole.amount, whole.source), *case.inputs(frozenset(), house.base))


def beside(rooms: Iterable[ChannelRoom], findings: Iterable[Finding]) -> tuple[ChannelRoom, ...]:
    """The rooms of the law, with what the house leaves beside each channel that a house limit counts."""
    held = [finding for finding in findings if finding.outcome not in INACTIVE]
    return tuple(replace(room, house=_left(room.channel, held)) for room in rooms)


def in_all(findings: Iterable[Finding]) -> HouseRoom | None:
    """The most that the limits of the house alone leave in all, over the channels that they count: the same optimum as the law's total, and no part of it.

    None where they count no channel that is raised as money. It cannot be said where it turns on a limit that cannot tell what it leaves, or that holds
    only once there is money in some channel.
    """
    some = list(findings)
    held = [(_raised(finding), finding) for finding in some if finding.outcome not in INACTIVE]
    channels = frozenset[Channel]().union(*(counts for counts, _ in held))
    if not channels:
        return None
    waiting = [(_raised(finding) & channels, finding.headroom or Fraction(0)) for finding in some if _waits(finding)]
    low = most(channels, [*((counts, _sure(finding) or Fraction(0)) for counts, finding in held), *waiting])
    high = most(channels, [(counts, _at_most(finding)) for counts, finding in held])
    return HouseRoom(Fraction(low) if low == high else None)


def _raised(finding: Finding) -> frozenset[Channel]:
    return finding.of.counts & frozenset(RAISABLE)


def _at_most(finding: Finding) -> Bound:
    """The most that a limit may turn out to leave; infinite where nobody can say."""
    sure = _sure(finding)
    upper = finding.headroom_upper if sure is None else sure
    return inf if upper is None else upper


def _waits(finding: Finding) -> bool:
    """Whether a limit does not apply, and may once there is money in some channel."""
    conditions = cast("House", finding.of).when
    return finding.outcome in INACTIVE and any(isinstance(condition, Holding) for condition in conditions)


def _left(channel: Channel, findings: list[Finding]) -> HouseRoom | None:
    counting = [finding for finding in findings if channel in finding.of.counts]
    if not counting or (channel not in FUNDING and channel is not Channel.ASSET_TRANSFER_OUTRIGHT):
        return None
    return HouseRoom(least(_sure(finding) for finding in counting))


def _sure(finding: Finding) -> Fraction | None:
    """The headroom of a limit; none but zero where its outcome is open."""
    return finding.headroom if finding.outcome is not Outcome.UNDETERMINED or finding.headroom == 0 else None
