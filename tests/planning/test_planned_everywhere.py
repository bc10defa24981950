"""Planning over all places and dates: what it says is what assessment says of the changed company, and one fen beyond it is not."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from budget import examples
from companies import FEN, Drawn, companies
from hypothesis import given
from hypothesis import strategies as st

from leverage.assessment.cure.changed import with_capital
from leverage.assessment.findings import BROKEN, INACTIVE, Assessment, Finding, Outcome
from leverage.company import Company, Figure
from leverage.law.rules import Limit
from leverage.planning.calendar import calendar
from leverage.planning.changes import NET, Change, changed, lowered
from leverage.planning.distance import distances, dividend_room, in_january, until
from leverage.planning.moving import moved
from leverage.planning.need import need, room_of
from leverage.planning.setting import Setting, readable
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.denominators import Base

AMOUNTS = st.integers(1, 20_000_000_000).map(lambda fen: fen * FEN)
CHANNELS = st.sampled_from(RAISABLE)


def setting_of(drawn: Drawn) -> Setting:
    return Setting(replace(drawn.company, report_date=drawn.on), drawn.law, drawn.on)


def permits(setting: Setting, channel: Channel, amount: Fraction, capital: Fraction) -> bool:
    """Whether check says that so much more can be raised, every approval given, once so much capital is there."""
    found = setting.judge(with_capital(setting.company, setting.law, capital), contested=False)
    room = room_of(found, channel)
    return room is not None and room.headroom_if_approved is not None and room.headroom_if_approved >= amount


@examples(120)
@given(drawn=companies(), channel=CHANNELS, amount=AMOUNTS)
def test_the_needed_capital_permits_the_amount_and_one_fen_less_does_not(
    drawn: Drawn, channel: Channel, amount: Fraction
) -> None:
    setting = setting_of(drawn)
    found = need(setting, channel, amount)
    if found.capital is None:
        assert found.blocked_by
        assert not permits(setting, channel, amount, Fraction(10**15))
        return
    assert permits(setting, channel, amount, found.capital)
    assert found.capital == 0 or not permits(setting, channel, amount, found.capital - FEN)


@examples(40)
@given(drawn=companies(known=True, most=3_000_000_000), channel=CHANNELS, amount=AMOUNTS)
def test_the_strict_amount_permits_it_under_every_reading_and_one_fen_less_does_not(
    drawn: Drawn, channel: Channel, amount: Fraction
) -> None:
    setting = setting_of(drawn)
    found = need(setting, channel, amount)

    def strictly(capital: Fraction) -> bool:
        after = setting.judge(with_capital(setting.company, setting.law, capital))
        rooms = after.strict.channels if after.strict else after.channels
        room = next((room.headroom_if_approved for room in rooms if room.channel is channel), None)
        return room is not None and room >= amount

    if found.capital is None:
        return
    if found.strict_capital is None:
        assert not strictly(Fraction(10**13))
    else:
        assert found.strict_capital >= found.capital
        assert strictly(found.strict_capital)
        assert found.strict_capital == 0 or not strictly(found.strict_capital - FEN)


@examples(40)
@given(companies(known=True, most=3_000_000_000))
def test_the_strict_dividend_room_keeps_what_is_kept_under_every_reading(drawn: Drawn) -> None:
    setting = setting_of(drawn)
    taken, strict = dividend_room(setting), dividend_room(setting, strictly=True)
    if strict.to_year_end is None or taken.to_year_end is None:
        return
    assert strict.to_year_end <= taken.to_year_end
    verdicts = []
    for paid in (Fraction(0), strict.to_year_end):
        found = setting.judge(lowered(setting.company, setting.law, paid))
        verdicts.append(found.strict.verdict if found.strict else found.verdict)
    assert verdicts[0] in BROKEN or verdicts[1] not in BROKEN


def of(found: Assessment, like: Finding) -> Finding:
    return next(f for f in found.findings if (f.rule, f.subject) == (like.rule, like.subject))


def with_base(company: Company, base: Base, amount: Fraction) -> Company:
    return replace(company, capital={**company.capital, base: Figure(amount, base.value)})


@examples(60)
@given(companies())
def test_at_the_distance_it_holds_and_one_fen_beyond_it_breaks(drawn: Drawn) -> None:
    before = drawn.judge()
    for one in distances(before):
        if before.verdict in BROKEN and one.finding.outcome is not Outcome.COMPLIANT:
            continue
        rule, amount = one.finding.of, one.finding.base_amount
        assert isinstance(rule, Limit)
        if one.fall is not None and one.finding.outcome is Outcome.COMPLIANT and amount is not None:
            at = with_base(drawn.company, rule.base, amount - one.fall)
            assert of(drawn.judge(at), one.finding).outcome is Outcome.COMPLIANT
            if one.fall < amount:
                beyond = with_base(drawn.company, rule.base, amount - one.fall - FEN)
                assert of(drawn.judge(beyond), one.finding).outcome is not Outcome.COMPLIANT


@examples(60)
@given(companies(known=True))
def test_what_a_limit_counts_may_rise_so_far_and_no_further(drawn: Drawn) -> None:
    for one in distances(drawn.judge()):
        channel = min(one.finding.channels)
        if one.rise is None or one.finding.outcome is not Outcome.COMPLIANT or drawn.company.loans:
            continue
        here = drawn.company.balance(channel)
        assert here is not None
        for more, kept in ((one.rise, True), (one.rise + FEN, False)):
            balances = {**drawn.company.balances, channel: Figure(here.amount + more, channel.value)}
            after = of(drawn.judge(replace(drawn.company, balances=balances)), one.finding)
            assert (after.outcome is Outcome.COMPLIANT) == kept or after.outcome in INACTIVE


def limits_kept(found: Assessment) -> set[tuple[str, str | None]]:
    limits = [f for f in found.findings if isinstance(f.of, Limit) and f.of.base in (*NET, Base.PRIOR_YEAR_NET_ASSETS)]
    return {(f.rule, f.subject) for f in limits if f.outcome is Outcome.COMPLIANT}


def kept_by(setting: Setting, company: Company) -> set[tuple[str, str | None]]:
    """The limits that a company keeps on the day and under the law of a setting."""
    return limits_kept(setting.judge(readable(company, setting.law, setting.as_of)[0], contested=False))


@examples(80)
@given(companies(most=8_000_000_000))
def test_the_dividend_room_keeps_every_limit_and_one_fen_more_breaks_one(drawn: Drawn) -> None:
    setting = setting_of(drawn)
    room = dividend_room(setting)
    days = until(setting, room.january)
    if room.to_year_end:
        paid = lowered(setting.company, setting.law, room.to_year_end)
        assert all(kept_by(day, day.company) <= kept_by(day, paid) for day in days)
        more = lowered(setting.company, setting.law, room.to_year_end + FEN)
        gone = any(figure.amount <= 0 for base, figure in more.capital.items() if base in NET)
        assert gone or not all(kept_by(day, day.company) <= kept_by(day, more) for day in days)
    if room.from_january:
        for amount, kept in ((room.from_january, True), (room.from_january + FEN, False)):
            unpaid = in_january(setting, room.january)
            paid_out = setting.of(lowered(setting.company, setting.law, amount))
            later = in_january(paid_out, room.january)
            whole = limits_kept(later.judge(later.company, contested=False)) >= limits_kept(
                unpaid.judge(unpaid.company, contested=False)
            )
            gone = any(figure.amount <= 0 for base, figure in paid_out.company.capital.items() if base in NET)
            assert whole is kept or gone


@examples(60)
@given(drawn=companies(most=3_000_000_000), amounts=st.lists(AMOUNTS, min_size=3, max_size=3), channel=CHANNELS)
def test_changes_commute(drawn: Drawn, amounts: list[Fraction], channel: Channel) -> None:
    one, two, three = amounts
    changes = [
        Change("add_capital", one),
        Change("loss", min(two, Fraction(40_000_000))),
        Change("raise", three, channel=channel),
    ]
    company = setting_of(drawn).company
    first = changed(company, drawn.law, changes)
    second = company
    for change in (changes[2], changes[0], changes[1]):
        second = changed(second, drawn.law, [change])
    assert first == second
    third = changed(
        company, drawn.law, [Change("add_capital", one), Change("loss", one), Change("raise", three, channel=channel)]
    )
    assert {base: f.amount for base, f in third.capital.items() if base in NET} == {
        base: f.amount for base, f in company.capital.items() if base in NET
    }


@examples(25)
@given(companies(known=True, most=3_000_000_000))
def test_every_month_of_the_calendar_is_what_assessment_says_at_its_end(drawn: Drawn) -> None:
    days = (drawn.on + timedelta(days) for days in itertools.cycle((40, 100, 250)))
    rows = tuple(replace(loan, maturity=next(days)) for loan in drawn.company.loans)
    facts = {name: value for name, value in drawn.company.facts.items() if name != "bank_count"}
    company = replace(drawn.company, loans=rows, report_date=drawn.on, facts=facts)
    for month in calendar(Setting(company, drawn.law, drawn.on)).months:
        left = [row for row in rows if row.maturity is None or row.maturity > month.end]
        sums = {
            channel: sum((row.balance for row in left if row.channel is channel), Fraction(0))
            for channel in company.balances
        }
        gone = replace(
            company,
            loans=tuple(left),
            balances={c: Figure(sums[c], c.value) for c in sums} if rows else company.balances,
        )
        for who, found in ((company, month.renewed), (gone, month.not_renewed)):
            again = moved(Setting(who, drawn.law, drawn.on), (), month.end).setting.assessment
            assert (found.assessment.verdict, found.assessment.total) == (again.verdict, again.total)


def test_a_channel_opened_without_a_number_names_the_text_that_opens_it() -> None:
    """Tianjin 2011: loans may be sold outright, no ratio is set and no limit counts them, so that no capital can be worked out (found at random)."""
    capital = {base: Figure(Fraction(50_000_000), base.value) for base in Base}
    drawn = Drawn(Company(facts={"bank_count": 1}, capital=capital), date(2012, 12, 31), "CN-TJ")
    found = need(setting_of(drawn), Channel.ASSET_TRANSFER_OUTRIGHT, FEN)
    assert (found.capital, found.blocked_by) == (None, ("CN-TJ/2011-outright-transfer",))
