"""Headroom over worlds: by channel and in all, at the cautious end of what nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property, partial
from math import inf

from leverage.assessment.findings import (
    INACTIVE,
    STRICTNESS,
    ChannelRoom,
    Finding,
    LendersLeft,
    Level,
    Outcome,
    TotalRoom,
)
from leverage.assessment.room.holders import holders_of
from leverage.assessment.room.openness import Bearing, Openings, Openness, first_seen
from leverage.assessment.room.optimum import together
from leverage.assessment.room.splits import splits_of
from leverage.assessment.room.total import Total
from leverage.assessment.room.values import Split
from leverage.assessment.worlds.applying import Applying
from leverage.assessment.worlds.worlds import Bits, without
from leverage.terms.channels import FUNDING, RAISABLE, Channel, Group
from leverage.terms.money import Bound

_ZERO = Fraction(0)


class Headroom:
    """What a company may still raise, over any set of worlds."""

    def __init__(self, applying: Applying) -> None:
        self.applying, self.company = applying, applying.company
        self.openings = Openings(applying)

    # one channel

    def shown(self, within: Bits) -> list[Channel]:
        """Every funding channel, and what else a rule limits."""
        limited = {c for one in self.openings.bounding if one.bits & within for c in one.constraint.channels}
        limited |= {
            channel
            for channel, of in self.openings.of.items()
            if (of.levels["prohibited"] | of.levels["not_provided"]) & within
        }
        return [c for c in Channel if c in RAISABLE or (c in limited and c.group is not Group.OPERATING)]

    def access(self, channel: Channel, within: Bits) -> Level:
        """What holds of a channel whichever world is true: the strictest, but prohibited only where it is so in all."""
        levels = self.openings.of[channel].levels
        held = [level for level in STRICTNESS if levels[level] & within and level != "prohibited"]
        return held[-1] if held else "prohibited"

    def now(self, channel: Channel, within: Bits) -> Fraction | None:
        """How much more can be raised today."""
        of = self.openings.of[channel]
        if self.access(channel, within) == "not_provided":
            return None
        if without(within, of.open_now):
            return _ZERO
        return least(_number(figure) for figure, _ in self._bearing[channel].cautious(within))

    def if_approved(self, channel: Channel, within: Bits) -> Fraction | None:
        """How much more could be raised with every approval."""
        of = self.openings.of[channel]
        figures = [_ZERO] if of.levels["prohibited"] & within else []
        unsaid = [None] if of.levels["not_provided"] & within else []
        left = (_number(figure) for figure, _ in self._unlifted[channel].cautious(within & of.open_later))
        return least([*figures, *unsaid, *left])

    @cached_property
    def _bearing(self) -> dict[Channel, Bearing]:
        """What bears on each channel today."""
        bounding = self.openings.bounding
        return {c: Bearing([one for one in bounding if one.constraint.bears_on(c)]) for c in Channel}

    @cached_property
    def _unlifted(self) -> dict[Channel, Bearing]:
        """What bears on each channel once every approval was given."""
        bounding = [one for one in self.openings.bounding if not one.constraint.lifted_by_approval]
        return {c: Bearing([one for one in bounding if one.constraint.bears_on(c)]) for c in Channel}

    def _upper(self, bearing: Bearing, opened: Bits) -> Fraction | None:
        """The most that it could be under some limits, where it is open."""
        highest: Bound = _ZERO
        for figure, _ in bearing.upper(opened):
            highest = max(highest, figure or _ZERO)
        return _number(highest)

    def _binding(self, of: Openness, channel: Channel, within: Bits) -> tuple[str, ...]:
        """The rules that forbid a channel, or else those that leave the least."""
        forbidding = first_seen(list(of.forbidding), within)
        if forbidding:
            return forbidding
        figures = [(figure, bits) for figure, bits in self._bearing[channel].cautious(within) if figure is not None]
        if not figures:
            return ()
        lowest_figure, where = min(figures, key=lambda item: item[0])
        tight = [one for one in self._bearing[channel].constraints if one.constraint.cautious == lowest_figure]
        return first_seen([(one.constraint.rule, one.bits) for one in tight], where)

    def channel(
        self, channel: Channel, now: Bits, later: Bits, findings: tuple[Finding, ...], *, split: bool
    ) -> ChannelRoom:
        """The room of one channel. ``later``: the worlds with every consent given; ``split``: tell what each value of an open fact leaves."""
        of = self.openings.of[channel]
        access = self.access(channel, now)
        provided = access != "not_provided"
        bearing = self._bearing[channel]
        vague = [(b.constraint.rule, b.bits) for b in bearing.constraints if b.constraint.cautious is None]
        known = self.company.balance(channel) is not None or any(
            channel in item.among for item in self.company.unallocated
        )
        unsure = [f for f in findings if f.counts_in_verdict and f.outcome is Outcome.UNDETERMINED]
        open_rules = [finding.rule for finding in unsure if channel in finding.of.counts]
        left = self.now(channel, now)
        upper = self._upper(bearing, now & of.open_now) if provided else None
        return ChannelRoom(
            channel=channel,
            access=access,
            used=self.company.over(frozenset({channel})) if known else None,
            headroom=left,
            headroom_if_approved=self.if_approved(channel, later) if provided else None,
            headroom_upper=upper,
            headroom_if_approved_upper=self._upper(self._unlifted[channel], later & of.open_later)
            if provided
            else None,
            binding=self._binding(of, channel, now),
            undetermined=tuple(dict.fromkeys([*first_seen(vague, now), *open_rules])),
            ratio_unset=bool(of.unset & now),
            lenders_left=_lenders_left(channel, findings),
            holders=holders_of(self.applying, channel, now, left) if provided and now & of.open_now else (),
            splits=self._splits(of, channel, now) if split and upper and left != upper else (),
        )

    def _splits(self, of: Openness, channel: Channel, within: Bits) -> tuple[Split, ...]:
        """What each value of an open fact leaves."""

        def most(bits: Bits) -> Fraction | None:
            return self._upper(self._bearing[channel], bits & of.open_now)

        return tuple(splits_of(self.applying, within, partial(self.now, channel), most))

    def channels(
        self, now: Bits, later: Bits, findings: tuple[Finding, ...], *, split: bool = True
    ) -> tuple[ChannelRoom, ...]:
        """The room of every channel."""
        return tuple(self.channel(channel, now, later, findings, split=split) for channel in self.shown(now))

    # in all

    @cached_property
    def today(self) -> Total:
        """The totals of what is open today."""
        opened = {channel: of.open_now for channel, of in self.openings.of.items()}
        return Total(self.applying.worlds, opened, self.openings.bounding)

    @cached_property
    def approved(self) -> Total:
        """The totals once every approval was given."""
        opened = {channel: of.open_later for channel, of in self.openings.of.items()}
        unlifted = [one for one in self.openings.bounding if not one.constraint.lifted_by_approval]
        return Total(self.applying.worlds, opened, unlifted)

    def total(self, now: Bits, later: Bits) -> TotalRoom:
        """The joint optimum, in the world that allows least."""
        headroom = self.today.least(now)
        world = self.today.first(now)
        plan = together(*self.today.in_world(world))
        counted = {c for one in self.openings.limiting if one.bits & now for c in one.constraint.channels}
        used = self.company.over(FUNDING | ({Channel.ASSET_TRANSFER_OUTRIGHT} & counted))
        return TotalRoom(
            used=used.low if used.exact else None,
            headroom=headroom,
            headroom_if_approved=self.approved.least(later),
            binding=plan.binding or (tuple(self._closing(world)) if headroom == 0 else ()),
            per_yuan=plan.per_yuan or {},
            prices=plan.prices or {},
            headroom_upper=self.today.greatest(now),
            headroom_if_approved_upper=self.approved.greatest(later),
        )

    def _closing(self, world: Bits) -> Iterator[str]:
        """Where nothing can be raised because nothing is open: the rules that forbid it."""
        forbidding = (pair for channel in RAISABLE for pair in self.openings.of[channel].forbidding)
        return iter(dict.fromkeys(rule for rule, bits in forbidding if bits & world))


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


def _number(bound: Bound | None) -> Fraction | None:
    """A bound as a figure; none where nothing limits it, for no number is no promise."""
    return None if bound is None or bound == inf else Fraction(bound)


def least(bounds: Iterable[Fraction | None]) -> Fraction | None:
    """The cautious figure of several: none where one of them cannot say, unless another already says zero."""
    figures = list(bounds)
    known = [figure for figure in figures if figure is not None]
    if len(known) < len(figures) and 0 not in known:
        return None
    return min(known, default=None)
