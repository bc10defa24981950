"""Headroom over all scenarios: by channel and in all, at the cautious end of what nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import inf

from leverage.assessment.findings import ChannelRoom, Finding, LendersLeft, Level, Outcome, TotalRoom
from leverage.assessment.optimum import Alone, Constraint, Together, alone, together
from leverage.assessment.scenarios import INACTIVE, STRICTNESS, Result
from leverage.company import Company
from leverage.terms.channels import FUNDING, RAISABLE, Channel, Group
from leverage.terms.money import Bound

_ZERO = Fraction(0)


@dataclass(frozen=True)
class _State:
    """A channel in one scenario: what the texts say of it, its room by the limits, and what is open today and at the most (None: cannot be said)."""

    level: Level
    room: Alone
    now: Fraction | None
    upper: Bound | None


def channel_rooms(
    company: Company, results: list[Result], later: list[Result], findings: tuple[Finding, ...]
) -> tuple[ChannelRoom, ...]:
    """The room of every funding channel, and of what else a rule limits. ``later``: the scenarios with every consent given."""
    limited = {channel for result in results for c in result.constraints for channel in c.channels}
    limited |= {
        c for result in results for c, level in result.levels.items() if level in ("prohibited", "not_provided")
    }
    shown = [c for c in Channel if c in RAISABLE or (c in limited and c.group is not Group.OPERATING)]
    unsure = {
        f.rule: frozenset(f.channels) for f in findings if f.counts_in_verdict and f.outcome is Outcome.UNDETERMINED
    }
    return tuple(_channel_room(channel, company, results, later, findings, unsure) for channel in shown)


def _state(channel: Channel, result: Result) -> _State:
    level, room = result.levels[channel], alone(channel, result.constraints)
    if level == "not_provided":
        return _State(level, room, now=None, upper=None)
    if level == "prohibited" or (level == "with_approval" and channel not in result.approved):
        return _State(level, room, now=_ZERO, upper=_ZERO)
    return _State(level, room, now=_number(room.room), upper=room.upper)


def _number(bound: Bound | None) -> Fraction | None:
    """A bound as a figure; none where nothing limits it, for no number is no promise."""
    return None if bound is None or bound == inf else Fraction(bound)


def _channel_room(
    channel: Channel,
    company: Company,
    results: list[Result],
    later: list[Result],
    findings: tuple[Finding, ...],
    unsure: Mapping[str, frozenset[Channel]],
) -> ChannelRoom:
    states = [_state(channel, result) for result in results]
    levels = {state.level for state in states} - {"prohibited"}
    access: Level = max(levels, key=STRICTNESS.index) if levels else "prohibited"
    provided = access != "not_provided"
    rooms = [state.room for state in states]
    least = min((room.room for room in rooms if room.room is not None), default=None)
    binding = dict.fromkeys(rule for result in results for rule in result.prohibiting.get(channel, ()))
    if not binding:
        binding = dict.fromkeys(rule for room in rooms if room.room == least for rule in room.binding)
    unknown = dict.fromkeys(
        [rule for room in rooms for rule in room.undetermined]
        + [rule for rule, over in unsure.items() if channel in over]
    )
    highest = max((state.upper for state in states if state.upper is not None), default=None)
    known = company.balance(channel) is not None or any(channel in item.among for item in company.unallocated)
    return ChannelRoom(
        channel=channel,
        access=access,
        used=company.over(frozenset({channel})) if known else None,
        headroom=_least(state.now for state in states) if provided else None,
        headroom_if_approved=_least(_if_approved(channel, result) for result in later) if provided else None,
        headroom_upper=_number(highest) if provided else None,
        binding=tuple(binding),
        undetermined=tuple(unknown),
        ratio_unset=any(channel in result.unset for result in results),
        lenders_left=_lenders_left(channel, findings),
    )


def _lenders_left(channel: Channel, findings: Iterable[Finding]) -> LendersLeft | None:
    """How many more may lend, by the counts that apply or may apply: at least."""
    counts = [f for f in findings if f.kind == "count" and channel in f.of.counts and f.outcome not in INACTIVE]
    if not counts:
        return None
    most = [f.used.high if f.used else None for f in counts]
    left = [
        int(f.multiples[0] - high) for f, high in zip(counts, most, strict=True) if f.multiples and high is not None
    ]
    return LendersLeft(max(0, min(left)) if len(left) == len(counts) else None)


def _if_approved(channel: Channel, result: Result) -> Fraction | None:
    """What a channel could raise with every approval."""
    if result.levels[channel] == "prohibited":
        return _ZERO
    if result.levels[channel] == "not_provided":
        return None
    return _number(alone(channel, [c for c in result.constraints if not c.lifted_by_approval]).room)


def _least(bounds: Iterable[Fraction | None]) -> Fraction | None:
    """The cautious figure over all scenarios: none where one of them cannot say, unless another already says zero."""
    figures = list(bounds)
    known = [figure for figure in figures if figure is not None]
    if len(known) < len(figures) and 0 not in known:
        return None
    return min(known, default=None)


def total_room(company: Company, results: list[Result], later: list[Result]) -> TotalRoom:
    """The joint optimum, in the scenario that allows least; ``later``: the scenarios with every consent given."""
    cache: dict[tuple[object, ...], Together] = {}

    def best(channels: tuple[Channel, ...], constraints: tuple[Constraint, ...]) -> Together:
        key = (channels, constraints)
        if key not in cache:
            cache[key] = together(channels, constraints)
        return cache[key]

    now = [best(bounded(result), result.constraints) for result in results]
    opened = [best(*_with_approvals(result)) for result in later]
    least = _least(_number(plan.room) for plan in now)
    worst_plan = next((plan for plan in now if plan.room == least), now[0])
    used = company.over(_counted(results))
    return TotalRoom(
        used=used.low if used.exact else None,
        headroom=least,
        headroom_if_approved=_least(_number(plan.room) for plan in opened),
        binding=worst_plan.binding or _closed_by(results[now.index(worst_plan)], least),
        per_yuan=worst_plan.per_yuan or {},
        prices=worst_plan.prices or {},
        headroom_upper=_most(best(bounded(result), _at_the_most(result.constraints)).room for result in results),
    )


def _at_the_most(constraints: tuple[Constraint, ...]) -> tuple[Constraint, ...]:
    """The limits with the most room that they may leave; one of which nobody can say how much leaves any."""
    return tuple(replace(c, room=Fraction(c.room_upper)) for c in constraints if c.room_upper != inf)


def _most(bounds: Iterable[Bound | None]) -> Fraction | None:
    """The highest of some bounds; none where one of them is not known, or none at all."""
    figures = [_number(bound) for bound in bounds]
    known = [figure for figure in figures if figure is not None]
    return max(known, default=None) if len(known) == len(figures) else None


def _with_approvals(result: Result) -> tuple[tuple[Channel, ...], tuple[Constraint, ...]]:
    """The channels that approvals can open, and the limits that hold with every approval."""
    constraints = tuple(c for c in result.constraints if not c.lifted_by_approval)
    return _bounded(constraints, lambda c: result.levels[c] in ("permitted", "with_approval")), constraints


def bounded(result: Result) -> tuple[Channel, ...]:
    """The channels of the ratio that a regime amounts to: open, or opened by an approval obtained, and limited by some rule."""
    return _bounded(result.constraints, lambda channel: _open(result, channel))


def _bounded(constraints: tuple[Constraint, ...], opened: Callable[[Channel], bool]) -> tuple[Channel, ...]:
    limited = {channel for constraint in constraints for channel in constraint.channels}
    return tuple(channel for channel in RAISABLE if channel in limited and opened(channel))


def _open(result: Result, channel: Channel) -> bool:
    level = result.levels[channel]
    return level == "permitted" or (level == "with_approval" and channel in result.approved)


def _closed_by(result: Result, total: Bound | None) -> tuple[str, ...]:
    """Where nothing can be raised because nothing is open: the rules that forbid it."""
    if total != 0:
        return ()
    return tuple(dict.fromkeys(rule for c in RAISABLE for rule in result.prohibiting.get(c, ())))


def _counted(results: list[Result]) -> frozenset[Channel]:
    """Funding, with outright transfers where a rule in force counts them."""
    counted = {channel for result in results for c in result.constraints for channel in c.channels}
    return FUNDING | ({Channel.ASSET_TRANSFER_OUTRIGHT} & counted)
