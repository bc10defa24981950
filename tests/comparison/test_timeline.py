"""Changes over time: the days, the texts, and what they did, as the texts have it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import inf

import pytest

from leverage.comparison.timeline import Change, Effect, State, days, eras, stretches, timeline, turn
from leverage.law.regime import Gap, Note, RatingScheme
from leverage.law.rulebook import load
from leverage.terms.channels import Channel, Group
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.places import PLACES, find_place

BOOK = load()
TRADITIONAL = CompanyType.TRADITIONAL
NET = frozenset({Base.NET_CAPITAL})


def changes(*names: str, since: str, to: str, kind: CompanyType | None = TRADITIONAL) -> list[Change]:
    places = [find_place(name) for name in names] or list(PLACES)
    return timeline(BOOK, places, date.fromisoformat(since), date.fromisoformat(to), kind=kind)


def effect(change: Change, channel: Channel | None) -> Effect:
    (found,) = [e for e in change.effects if e.channel is channel]
    return found


def state(access: str | None, low: str | float, high: str | float, bases: frozenset[Base] = NET) -> State:
    lowest, highest = (x if isinstance(x, float) else Fraction(x) for x in (low, high))
    return State(access, lowest, highest, bases)  # type: ignore[arg-type]


def test_chongqing_2012() -> None:
    (change,) = changes("重庆", since="2012-01-01", to="2012-12-31")
    assert change.day == date(2012, 6, 4)
    assert {event.by.title.zh for event in change.events if event.by} == {
        "重庆市小额贷款公司融资监管暂行办法",
        "重庆市小额贷款公司同业借款操作细则",
        "重庆市小额贷款公司向主要股东定向借款操作细则",
    }
    whole = effect(change, None)
    assert (whole.before, whole.after, whole.turn) == (state(None, "0.5", "0.5"), state(None, "2.3", "2.3"), "looser")
    bank = effect(change, Channel.BANK_LOAN)
    assert (bank.before.low, bank.after.low, bank.turn) == (Fraction("0.5"), 1, "looser")
    shareholders = effect(change, Channel.SHAREHOLDER_LOAN)
    assert (shareholders.before.access, shareholders.after.access) == ("not_provided", "permitted")
    lending = effect(change, Channel.INTERBANK_LENDING)
    assert (lending.before.low, lending.after.low, lending.turn) == (inf, Fraction("0.5"), "tighter")


def test_a_change_on_the_first_day_is_none_and_on_the_last_is_one() -> None:
    assert changes("重庆", since="2012-06-04", to="2012-12-31") == []
    assert len(changes("重庆", since="2012-06-03", to="2012-06-04")) == 1
    assert changes("重庆", since="2012-06-02", to="2012-06-03") == []


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2017-12-01", "整治办函〔2017〕141号"),
        ("2020-09-07", "银保监办发〔2020〕86号"),
        ("2024-12-31", "金规〔2024〕26号"),
    ],
)
def test_a_national_change_is_told_once_for_all_places(day: str, number: str) -> None:
    on = date.fromisoformat(day)
    before = date.fromordinal(on.toordinal() - 1).isoformat()
    found = changes(since=before, to=day)
    assert len(found) == 38
    (told,) = days(found)
    assert told.day == on
    national = [(event, places) for event, places in told.events if event.rule.layer == "national"]
    assert national
    assert all(len(places) == 38 for _, places in national)
    assert number in {event.by.number for event, _ in national if event.by}
    for felt in told.felt:
        assert len(set(felt.places)) == len(felt.places)
    pairs = [(channel, place) for felt in told.felt for channel in (felt.channels or (None,)) for place in felt.places]
    assert len(pairs) == len(set(pairs)) == sum(len(change.effects) for change in found)


def test_the_ceilings_of_2020_in_tibet_and_of_2024() -> None:
    """Banks 50% of net capital, then 1 × net assets; bonds and ABS 4 × net assets, with approval. In 2024 over the prior year-end."""
    (first,) = changes("西藏", since="2020-09-06", to="2020-09-07")
    assert effect(first, Channel.BANK_LOAN).after == state("permitted", "1", "1", frozenset({Base.NET_ASSETS}))
    assert effect(first, Channel.BANK_LOAN).turn == "other"  # more, and over another denominator
    assert effect(first, Channel.BOND).before.access == "not_provided"
    assert effect(first, Channel.BOND).after == state("with_approval", "4", "4", frozenset({Base.NET_ASSETS}))
    (then,) = changes("西藏", since="2024-12-30", to="2024-12-31")
    assert effect(then, None).after.bases == {Base.PRIOR_YEAR_NET_ASSETS}
    assert effect(then, None).before.low == effect(then, None).after.low == 5


def test_for_whom() -> None:
    """Jiangxi's guide of 2016 lifts the ratio for online companies alone."""
    (change,) = [c for c in changes("江西", since="2016-01-01", to="2016-12-31", kind=None) if effects_on_all(c)]
    (whole,) = effects_on_all(change)
    assert (whole.kinds, whole.before.low, whole.after.low, whole.turn) == (
        (CompanyType.ONLINE,),
        Fraction("0.5"),
        2,
        "looser",
    )


def effects_on_all(change: Change) -> list[Effect]:
    return [e for e in change.effects if e.channel is None]


def test_one_channel_through_time() -> None:
    place = find_place("重庆")
    held = eras(BOOK, place, date(2012, 1, 1), date(2026, 1, 1), tuple(CompanyType), {})
    runs = stretches(place, held, Channel.BANK_LOAN)
    assert [(run.since.isoformat(), run.state.low, run.rules) for run in runs] == [
        ("2012-01-01", Fraction("0.5"), ("CN/2008-bank-cap",)),
        ("2012-06-04", 1, ("CN-CQ/bank-and-repo",)),
        ("2017-12-01", 1, ("CN-CQ/bank-and-repo", "CN/2017-pool")),
        ("2020-09-07", 1, ("CN-CQ/bank-and-repo", "CN/2020-non-standard")),
        ("2024-12-31", 1, ("CN-CQ/bank-and-repo", "CN/2024-non-standard")),
    ]
    assert all(run.kinds == tuple(CompanyType) for run in runs)
    assert [run.until for run in runs][:-1] == [run.since for run in runs][1:]
    assert runs[-1].until is None


def test_days_of_one_channel_leave_out_what_does_not_touch_it() -> None:
    found = changes("重庆", "江苏", since="2011-01-01", to="2012-12-31", kind=None)
    told = days(found, Channel.SHAREHOLDER_SPECIAL_LOAN)
    assert [day.day.isoformat() for day in told if day.felt] == ["2011-01-27", "2011-09-23", "2012-06-04"]
    (felt,) = told[[day.day for day in told].index(date(2011, 9, 23))].felt
    assert felt.channels == (Channel.SHAREHOLDER_SPECIAL_LOAN,)
    assert felt.kinds == (CompanyType.TECHNOLOGY, CompanyType.RURAL)


def test_eras_leave_no_day_out() -> None:
    for place in (find_place("广东"), find_place("福建"), find_place("西安")):
        held = eras(BOOK, place, date(2008, 1, 1), date(2026, 1, 1), (TRADITIONAL,), {})
        assert [era.until for era in held][:-1] == [era.since for era in held][1:]


@pytest.mark.parametrize(
    ("before", "after", "sense"),
    [
        (state("permitted", "1", "1"), state("permitted", "0.5", "0.5"), "tighter"),
        (state("permitted", "1", "1"), state("with_approval", "1", "1"), "tighter"),
        (state("not_provided", "1", "1"), state("permitted", "1", "1"), "looser"),
        (state("permitted", "1", "1"), state("with_approval", "2", "2"), "other"),
        (state("permitted", "0.5", "2"), state("permitted", "1", "1"), "other"),
        (state("permitted", "1", "1"), state("permitted", "1", "1", frozenset({Base.NET_ASSETS})), "other"),
        (State(None, None, None, frozenset()), state(None, "1", "1"), "unclear"),
        (state("permitted", "1", "1"), state("permitted", inf, inf), "looser"),
    ],
)
def test_tighter_or_looser(before: State, after: State, sense: str) -> None:
    assert turn(before, after) == sense
    opposite = {"tighter": "looser", "looser": "tighter"}
    assert turn(after, before) == opposite.get(sense, sense)


def test_a_notice_that_counts_opens_nothing() -> None:
    """Notice 141 of 2017 counts ABS and transfers into the local ratio and asks for an approval; Chongqing's text had no word on ABS."""
    (change,) = [c for c in changes("重庆", since="2017-11-30", to="2017-12-01") if c.effects]
    assert effect(change, Channel.ABS).turn == "counted"
    (bonds,) = [e for e in change.ratios if e.group is Group.STANDARDISED]
    assert (bonds.before.silent, bonds.after.low, bonds.turn) == ("closed", Fraction("2.3"), "counted")
    own = changes(
        "重庆", since="2012-06-03", to="2012-06-04"
    )  # a text of its own that opens a channel is no mere count
    assert effect(own[0], Channel.SHAREHOLDER_LOAN).turn == "looser"


def test_what_reads_alike_is_no_change() -> None:
    for place in ("江苏", "广东", "海南", "天津"):
        for change in changes(place, since="2008-05-04", to="2026-01-01", kind=None):
            for felt in (*change.effects, *change.ratios):
                assert felt.before.told != felt.after.told


def test_gaps_notes_and_rating_schemes_are_told() -> None:
    """Beijing's measures of 2023 are known and not seen: from the day of their publication on."""
    found = changes("北京", since="2023-01-01", to="2024-01-01")
    assert ("begins", "CN-BJ/gap-2023") in {
        (b.what, b.item.id) for change in found for b in change.beside if isinstance(b.item, Gap)
    }
    told = [b.item for c in changes("重庆", since="2008-05-04", to="2026-01-01") for b in c.beside]
    assert any(isinstance(item, RatingScheme) for item in told)
    assert any(isinstance(item, Note) for item in told)
