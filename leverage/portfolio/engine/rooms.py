"""What may still be raised through each channel, as expressions: ``assessment.room.headroom`` channel by channel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from leverage.assessment.judging.case import Case
from leverage.assessment.room.bounds import conditions, waits_for
from leverage.assessment.room.openness import Openings
from leverage.assessment.worlds.applying import Applying, parted
from leverage.assessment.worlds.worlds import Bits, union, without
from leverage.law.rules import Limit, Rule
from leverage.portfolio.engine.expression import (
    NO,
    UNKNOWN,
    ZERO,
    Node,
    at_most,
    below,
    both,
    choose,
    either,
    equal,
    greatest,
    least,
    missing,
    no,
    number,
)
from leverage.portfolio.engine.judging import Figures, Found, limit
from leverage.terms.channels import RAISABLE, Channel, Group
from leverage.terms.denominators import Base


@dataclass(frozen=True)
class Bound:
    """What a limit leaves for new money, and the worlds in which it holds. ``room`` is unknown where it cannot be said, ``upper`` where nothing bounds it."""

    rule: str
    channels: frozenset[Channel]
    room: Node
    upper: Node
    bits: Bits
    lifted: bool
    base: Base | None = None
    gain: Node = ZERO
    """What one more yuan of the denominator adds, in parts of one; nothing while the rule is exceeded."""
    waits_for: frozenset[Channel] | None = None

    @cached_property
    def cautious(self) -> Node:
        """The room for certain; nothing as well where it leaves nothing at the most."""
        return choose(both(missing(self.room), at_most(self.upper, ZERO)), ZERO, self.room)

    def bears_on(self, channel: Channel) -> bool:
        """Whether raising money through one channel alone may come up against it."""
        return channel in self.channels and (self.waits_for is None or channel in self.waits_for)


class Rooms:
    """The channels, and what bounds them."""

    def __init__(self, applying: Applying, openings: Openings, figures: Figures) -> None:
        self.applying, self.openings, self.figures = applying, openings, figures

    @cached_property
    def limiting(self) -> list[Bound]:
        """Every limit as it bears on new money."""
        bounds = (self._bound(rule, part, who) for rule, part, who in self.openings.limits())
        return [bound for bound in bounds if bound is not None]

    @cached_property
    def bounding(self) -> list[Bound]:
        """The limits, then the conditions that were answered "no"."""
        applying = self.applying
        case = Case(applying.company, applying.law, applying.as_of, applying.known)
        unmet = ((one, piece.bits) for piece in applying.active for one in conditions(case, [piece.rule]))
        return [*self.limiting, *(Bound(one.rule, one.channels, ZERO, ZERO, bits, lifted=True) for one, bits in unmet)]

    def _bound(self, rule: Limit, part: Bits, who: list[Rule]) -> Bound | None:
        """A limit shareholder by shareholder leaves what nobody can say where a text says who may lend; one for some kind of them, nothing to go by."""
        case = self.applying.case_in(part)
        found = limit(case, rule, self.figures)
        room, upper = found.headroom, found.headroom_upper
        multiple = case.multiple(rule)
        each = rule.per == "shareholder"
        if each and rule.of is not None:
            return None
        if each and multiple is not None and who:
            room = upper = UNKNOWN
        gain = ZERO
        if multiple is not None and not (who and each):
            gain = choose(_exceeded(found), ZERO, number(int(multiple * self.figures.scale)))
        return Bound(
            rule.id, rule.counts, room, upper, part, rule.approval_lifts, rule.base, gain, waits_for(case, rule)
        )

    # channel by channel

    def shown(self, within: Bits) -> list[Channel]:
        """Every funding channel, and what else a rule limits."""
        limited = {channel for one in self.bounding if one.bits & within for channel in one.channels}
        for channel, of in self.openings.of.items():
            if (of.levels["prohibited"] | of.levels["not_provided"]) & within:
                limited.add(channel)
        return [c for c in Channel if c in RAISABLE or (c in limited and c.group is not Group.OPERATING)]

    def _bearing(self, channel: Channel, within: Bits) -> list[Bound]:
        return [one for one in self.bounding if one.bits & within and one.bears_on(channel)]

    def now(self, channel: Channel, within: Bits) -> Node:
        """How much more can be raised today."""
        of = self.openings.of[channel]
        open_levels = [level for level in ("permitted", "with_approval", "not_provided") if of.levels[level] & within]
        if open_levels and open_levels[-1] == "not_provided":
            return UNKNOWN
        if without(within, of.open_now):
            return ZERO
        return least_of(list(_rooms(self._bearing(channel, within), within)))

    def upper(self, channel: Channel, within: Bits) -> Node:
        """The most that it could be today, over all that nobody knows."""
        of = self.openings.of[channel]
        opened = within & of.open_now
        bearing = self._bearing(channel, opened)
        parts = parted([opened], (one.bits for one in bearing)) if opened else []
        sets = {frozenset(n for n, one in enumerate(bearing) if one.bits & part) for part in parts}
        fewest = [one for one in sets if not any(other < one for other in sets)]
        ends = [least(*(bearing[n].upper for n in sorted(one))) for one in fewest]
        return choose(either(*(missing(end) for end in ends)), UNKNOWN, greatest(ZERO, *ends))

    def if_approved(self, channel: Channel, within: Bits) -> Node:
        """How much more could be raised with every approval."""
        of = self.openings.of[channel]
        figures = [ZERO] if of.levels["prohibited"] & within else []
        figures += [UNKNOWN] if of.levels["not_provided"] & within else []
        if opened := within & of.open_later:
            figures += _rooms([one for one in self._bearing(channel, opened) if not one.lifted], opened)
        return least_of(figures)

    def strict(self, channel: Channel, now: Bits, later: Bits) -> tuple[Node, Node]:
        """The least of both under every way of reading contested clauses; not known where some way leaves the channel without a word."""
        of = self.openings.of[channel]
        silent = of.levels["not_provided"] & now
        facts = [key for key in self.applying.worlds.values if key not in self.applying.readings]
        closed = self.applying.worlds.spread(silent, facts)
        provided, then = without(now, closed), without(later, closed)
        today = self.now(channel, provided) if provided else UNKNOWN
        opened = self.if_approved(channel, then) if provided else UNKNOWN
        if not silent:
            return today, opened
        return tuple(choose(equal(figure, ZERO), ZERO, UNKNOWN) for figure in (today, opened))  # type: ignore[return-value]


def _exceeded(found: Found) -> Node:
    """Whether more is used than a limit allows: at the most, or for certain where nobody knows the most."""
    if found.low is None or found.high is None:
        return NO
    most = choose(missing(found.high), found.low, found.high)
    return below(found.cap, choose(equal(found.high, ZERO), found.low, most))


def _rooms(bearing: list[Bound], within: Bits) -> Iterator[Node]:
    """What each limit leaves; nothing that anybody could name where some world has none."""
    yield from (one.cautious for one in bearing)
    if without(within, union(one.bits for one in bearing)):
        yield UNKNOWN


def least_of(figures: Iterable[Node]) -> Node:
    """The cautious figure of several: not known where one of them cannot say, unless another says nothing is left."""
    some = list(figures)
    lowest_ = least(*some)
    unsure = either(*(missing(figure) for figure in some))
    return choose(both(unsure, no(equal(lowest_, ZERO))), UNKNOWN, lowest_)


def less(one: Node, other: Node) -> Node:
    """Whether one headroom is worse than another: nothing is the worst, then not known, then the smaller one."""
    if one is other:
        return NO
    nothing, open_ = equal(one, ZERO), missing(one)
    smaller = both(no(missing(one)), no(missing(other)), no(at_most(other, one)))
    more = both(no(missing(other)), no(equal(other, ZERO)))
    return either(smaller, both(nothing, missing(other)), both(open_, more))
