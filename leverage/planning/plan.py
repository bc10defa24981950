"""A plan: the company before and after what was asked, and the answers that were asked for besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from leverage.assessment.cure.changed import repaid, with_capital
from leverage.assessment.cure.cure import Cure, cure
from leverage.assessment.cure.strictly import strict_cure
from leverage.assessment.findings import BROKEN, INACTIVE, Assessment, Finding, Outcome
from leverage.company import Company
from leverage.law.rules import Limit
from leverage.planning.calendar import Calendar, Deadline, calendar, deadlines
from leverage.planning.changes import Change, ordered
from leverage.planning.distance import Distance, DividendRoom, distances, dividend_room, strict_distances
from leverage.planning.forecast import Forecast, Row, forecast
from leverage.planning.moving import moved
from leverage.planning.need import Need, need
from leverage.planning.sensitivity import Sensitivity, sensitivity
from leverage.planning.setting import Setting
from leverage.planning.since import Since, since
from leverage.terms.channels import Channel
from leverage.terms.errors import UsageError
from leverage.terms.money import Yuan
from leverage.terms.texts import Text

_YEAR = 366
_MOST_STEPS = 12


@dataclass(frozen=True)
class Turn:
    """A rule that comes out otherwise after the changes; None: it does not stand on that side."""

    rule: str
    name: Text
    subject: str | None
    before: Outcome | None
    after: Outcome | None


@dataclass(frozen=True)
class Step:
    """One of several changes: the company if it alone were made, and after it and all before it."""

    change: Change
    alone: Setting
    so_far: Setting


@dataclass(frozen=True)
class Scenario:
    """A named scenario and what it leads to, with what the reader has to know."""

    name: str
    setting: Setting
    notes: tuple[Text, ...]


@dataclass(frozen=True)
class Asked:
    """What a plan is asked for besides before and after. ``share``: how much of every cap may be used."""

    need: tuple[Channel, Yuan] | None = None
    cure: bool = False
    distance: bool = False
    dividend_room: bool = False
    calendar: bool = False
    share: Fraction | None = None
    sensitivity: Channel | None = None
    forecast: Sequence[Row] | None = None
    since: Path | None = None


@dataclass(frozen=True)
class Strictly:
    """The same answers whatever the readings of contested clauses. ``repaid`` and ``added``: the verdict under the strictest readings after the cure, by
    repaying and by adding capital.
    """

    cure: Cure | None
    """What mends it under every reading; None where no cure was asked for, or one to a buffer, which no verdict proves."""
    repaid: Outcome | None
    added: Outcome | None
    distance: tuple[Distance, ...] | None
    dividend: DividendRoom | None


@dataclass(frozen=True)
class Plan:
    """The company before and after, and every answer that was asked for; None: it was not."""

    before: Setting
    after: Setting
    changes: tuple[Change, ...]
    turns: tuple[Turn, ...]
    notes: tuple[Text, ...]
    asked: Asked
    strict: Strictly | None = None
    steps: tuple[Step, ...] | None = None
    need: Need | None = None
    cure: Cure | None = None
    distance: tuple[Distance, ...] | None = None
    dividend: DividendRoom | None = None
    calendar: Calendar | None = None
    deadlines: tuple[Deadline, ...] = ()
    near: tuple[Finding, ...] | None = None
    sensitivity: Sensitivity | None = None
    scenarios: tuple[Scenario, ...] | None = None
    forecast: Forecast | None = None
    since: Since | None = None


def plan(
    before: Setting,
    after: Setting,
    changes: Sequence[Change],
    asked: Asked,
    *,
    notes: Sequence[Text] = (),
    scenarios: Sequence[Scenario] | None = None,
) -> Plan:
    """Everything that was asked for, of the company after the changes."""
    now = after.assessment
    months = calendar(after) if asked.calendar else None
    mended = cure(after.company, after.law, now, asked.share or Fraction(1)) if asked.cure else None
    ahead = forecast(after, asked.forecast) if asked.forecast is not None else None
    return Plan(
        before=before,
        after=after,
        changes=tuple(changes),
        turns=turns(before.assessment, now),
        notes=tuple(notes),
        asked=asked,
        strict=_strictly(after, asked, mended),
        steps=tuple(_steps(before, after, changes)) if 1 < len(changes) <= _MOST_STEPS else None,
        need=need(after, *asked.need) if asked.need else None,
        cure=mended,
        distance=distances(now) if asked.distance else None,
        dividend=dividend_room(after) if asked.dividend_room else None,
        calendar=months,
        deadlines=deadlines(after, _horizon(after, months, ahead)) if months or ahead else (),
        near=near(now, asked.share) if asked.share is not None else None,
        sensitivity=sensitivity(after, asked.sensitivity) if asked.sensitivity else None,
        scenarios=None if scenarios is None else tuple(scenarios),
        forecast=ahead,
        since=since(asked.since, now) if asked.since else None,
    )


def _strictly(after: Setting, asked: Asked, mended: Cure | None) -> Strictly | None:
    """None where no clause is contested."""
    if not after.assessment.contested:
        return None
    repaid_, added = None, None
    if mended is not None and mended.of and mended.repay_total is not None:
        repaid_ = _verdict_strictly(after, repaid(after.company, after.law, dict(mended.amounts)))
    if mended is not None and mended.of and mended.capital is not None:
        added = _verdict_strictly(after, with_capital(after.company, after.law, mended.capital))
    whole = asked.share in (None, 1)
    return Strictly(
        cure=strict_cure(after.company, after.law, after.assessment, mended) if mended and whole else None,
        repaid=repaid_,
        added=added,
        distance=strict_distances(after) if asked.distance else None,
        dividend=dividend_room(after, strictly=True) if asked.dividend_room else None,
    )


def _verdict_strictly(after: Setting, company: Company) -> Outcome:
    found = after.briefly.judge(company)
    return found.strict.verdict if found.strict else found.verdict


def _steps(before: Setting, after: Setting, changes: Sequence[Change]) -> Iterator[Step]:
    """Each change alone and one after the other, on the day and under the law of the company after them all."""
    in_order, before = ordered(changes), before.briefly
    for number, change in enumerate(in_order):
        try:
            alone = moved(before, [change], after.as_of, after.law).setting
        except UsageError:  # it repays what another change raises, or loses what another brings in
            return
        yield Step(change, alone, moved(before, in_order[: number + 1], after.as_of, after.law).setting)


def _horizon(after: Setting, months: Calendar | None, ahead: Forecast | None) -> date:
    """How far the days to watch go: to the last day that is told of, a year at the least."""
    days = [month.end for month in months.months] if months else []
    days += [point.row.day for point in ahead.points] if ahead else []
    year = date.fromordinal(after.as_of.toordinal() + _YEAR)
    return max([*days, year])


def turns(before: Assessment, after: Assessment) -> tuple[Turn, ...]:
    """The rules that come out otherwise, in the order of the law; house limits are told apart."""
    then = {(f.rule, f.subject): f for f in before.findings}
    now = {(f.rule, f.subject): f for f in after.findings}
    found = []
    for key in dict.fromkeys((*then, *now)):
        old, new = then.get(key), now.get(key)
        one, other = (old.outcome if old else None), (new.outcome if new else None)
        if one is not other:
            name = (new or old or now[key]).name
            found.append(Turn(key[0], name, key[1], one, other))
    return tuple(found)


def near(found: Assessment, share: Fraction) -> tuple[Finding, ...]:
    """The limits that are used beyond a share of their caps, or may be; the fullest first."""
    limits = [f for f in found.findings if isinstance(f.of, Limit) and f.outcome not in INACTIVE]
    held = [f for f in limits if f.outcome in BROKEN or (f.utilisation is not None and f.utilisation > share)]
    return tuple(sorted(held, key=lambda f: (f.outcome not in BROKEN, -(f.utilisation or 0), f.rule)))
