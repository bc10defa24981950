"""Headroom over all scenarios: by channel and in all, at the cautious end of what nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from leverage.assessment.findings import ChannelRoom, Finding, Level, Outcome, TotalRoom
from leverage.assessment.optimum import Alone, Constraint, Together, alone, together
from leverage.assessment.scenarios import STRICTNESS, Result
from leverage.company import Company
from leverage.terms.channels import FUNDING, RAISABLE, Channel, Group
from leverage.terms.money import Bound


def channel_rooms(
    company: Company, results: list[Result], later: list[Result], findings: tuple[Finding, ...]
) -> tuple[ChannelRoom, ...]:
    """The room of every funding channel, and of what else a rule limits. ``later``: the scenarios with every consent given."""
    limited = {channel for result in results for c in result.constraints for channel in c.channels}
    limited |= {channel for result in results for channel, level in result.levels.items() if level == "prohibited"}
    shown = [c for c in Channel if c in RAISABLE or (c in limited and c.group is not Group.OPERATING)]
    unsure = {
        f.rule: frozenset(f.channels) for f in findings if f.counts_in_verdict and f.outcome is Outcome.UNDETERMINED
    }
    return tuple(_channel_room(channel, company, results, later, unsure) for channel in shown)


def _channel_room(
    channel: Channel,
    company: Company,
    results: list[Result],
    later: list[Result],
    unsure: Mapping[str, frozenset[Channel]],
) -> ChannelRoom:
    levels = {result.levels[channel] for result in results}
    open_levels = levels - {"prohibited"}
    access: Level = max(open_levels, key=STRICTNESS.index) if open_levels else "prohibited"
    now: list[Bound | None] = []
    approved = [_if_approved(channel, result) for result in later]
    upper: list[Bound] = []
    rooms: list[Alone] = []
    for result in results:
        room = alone(channel, result.constraints)
        rooms.append(room)
        level = result.levels[channel]
        if level == "prohibited":
            now, upper = [*now, Fraction(0)], [*upper, Fraction(0)]
        elif level == "not_provided":
            now.append(None)
        else:
            waiting = level == "with_approval" and channel not in result.approved
            unset = channel in result.unset
            now.append(Fraction(0) if waiting else None if unset and room.room != 0 else room.room)
            upper.append(Fraction(0) if waiting else room.upper)
    least = min((r.room for r in rooms if r.room is not None), default=None)
    binding = dict.fromkeys(rule for result in results for rule in result.prohibiting.get(channel, ()))
    if not binding:
        binding = dict.fromkeys(rule for r in rooms if r.room == least for rule in r.binding)
    unknown = dict.fromkeys(
        [rule for r in rooms for rule in r.undetermined] + [rule for rule, over in unsure.items() if channel in over]
    )
    if access == "not_provided":
        now, approved = [None], [None]
    told = company.balance(channel) is not None or any(channel in item.among for item in company.unallocated)
    return ChannelRoom(
        channel=channel,
        access=access,
        used=company.over(frozenset({channel})) if told else None,
        headroom=_least(now),
        headroom_if_approved=_least(approved),
        headroom_upper=max(upper, default=None) if access != "not_provided" else None,
        binding=tuple(binding),
        undetermined=tuple(unknown),
    )


def _if_approved(channel: Channel, result: Result) -> Bound | None:
    """What a channel could raise with every approval."""
    if result.levels[channel] == "prohibited":
        return Fraction(0)
    if result.levels[channel] == "not_provided":
        return None
    room = alone(channel, [c for c in result.constraints if not c.lifted_by_approval]).room
    return None if channel in result.unset and room != 0 else room


def _least(bounds: list[Bound | None]) -> Bound | None:
    """The cautious figure over all scenarios: none where one of them cannot say, unless another already says zero."""
    known = [b for b in bounds if b is not None]
    if len(known) < len(bounds) and 0 not in known:
        return None
    return min(known, default=None)


def total_room(company: Company, results: list[Result], later: list[Result]) -> TotalRoom:
    """The joint optimum, in the scenario that allows least; ``later``: the scenarios with every consent given."""
    cache: dict[tuple[object, ...], Together] = {}

    def best(channels: list[Channel], constraints: tuple[Constraint, ...]) -> Together:
        key = (tuple(channels), constraints)
        if key not in cache:
            cache[key] = together(channels, constraints)
        return cache[key]

    def over(opened: Callable[[Result, Channel], bool], *, approved: bool = False) -> list[Together]:
        plans = []
        for result in later if approved else results:
            constraints = tuple(c for c in result.constraints if not (approved and c.lifted_by_approval))
            channels = [c for c in RAISABLE if opened(result, c) and c not in result.unset]
            plans.append(best([c for c in channels if c in FUNDING or _limited(result, c)], constraints))
        return plans

    now = over(_open)
    opened = over(lambda r, c: r.levels[c] in ("permitted", "with_approval"), approved=True)
    least = _least([plan.room for plan in now])
    worst_plan = next((plan for plan in now if plan.room == least), now[0])
    used = company.over(_counted(results))
    return TotalRoom(
        used=used.low if used.exact else None,
        headroom=least,
        headroom_if_approved=_least([plan.room for plan in opened]),
        limited=_least([best(list(bounded(result)), result.constraints).room for result in results]),
        binding=worst_plan.binding or _closed_by(results[now.index(worst_plan)], least),
        per_yuan=worst_plan.per_yuan or {},
        prices=worst_plan.prices or {},
    )


def bounded(result: Result) -> tuple[Channel, ...]:
    """The channels of the ratio that a regime amounts to: open, or opened by an approval obtained, and limited by some rule."""
    return tuple(c for c in RAISABLE if _open(result, c) and c not in result.unset and _limited(result, c))


def _open(result: Result, channel: Channel) -> bool:
    level = result.levels[channel]
    return level == "permitted" or (level == "with_approval" and channel in result.approved)


def _limited(result: Result, channel: Channel) -> bool:
    return any(channel in c.channels for c in result.constraints)


def _closed_by(result: Result, total: Bound | None) -> tuple[str, ...]:
    """Where nothing can be raised because nothing is open: the rules that forbid it."""
    if total != 0:
        return ()
    return tuple(dict.fromkeys(rule for c in RAISABLE for rule in result.prohibiting.get(c, ())))


def _counted(results: list[Result]) -> frozenset[Channel]:
    """Funding, with outright transfers where a rule in force counts them."""
    counted = {channel for result in results for c in result.constraints for channel in c.channels}
    return FUNDING | ({Channel.ASSET_TRANSFER_OUTRIGHT} & counted)
