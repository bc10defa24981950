"""How much more can be raised: through one channel alone, and in all.

Rules over overlapping sets of channels make the total a small linear programme. It is solved exactly, over fractions, by the simplex method, so
that the answer comes with its proof: a price for each rule. The headrooms, each times its price, add up to the total, and no plan can exceed that sum.

The right-hand sides may carry an infinitesimal second part. What the optimum gains in that part is its one-sided derivative: what one more yuan of
a denominator really adds, and whether one yuan less of a rule's headroom would cost anything, even where several rules bind at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from math import comb, inf
from typing import Protocol, TypeVar

from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.money import Bound

_Pair = tuple[Fraction, Fraction]
_ZERO = Fraction(0)
_MOST_CORNERS = 5_000


@dataclass(frozen=True)
class Constraint:
    """One rule as it bears on new money: at most ``room`` more over these channels.

    ``room`` is the cautious figure (None where it cannot be said), ``room_upper`` the most it could be. ``gain`` is what one more yuan of ``base``
    adds to the room: nothing while the rule is exceeded.
    """

    rule: str
    channels: frozenset[Channel]
    room: Fraction | None
    room_upper: Bound
    base: Base | None
    gain: Fraction
    lifted_by_approval: bool = False
    waits_for: frozenset[Channel] | None = None
    """The channels in which money must be raised before it holds; None: it holds already."""

    @cached_property
    def cautious(self) -> Fraction | None:
        """The room for certain; nothing as well where it leaves nothing at the most."""
        return _ZERO if self.room is None and self.room_upper <= 0 else self.room

    def bears_on(self, channel: Channel) -> bool:
        """Whether raising money through one channel alone may come up against it."""
        return channel in self.channels and (self.waits_for is None or channel in self.waits_for)


@dataclass(frozen=True)
class Alone:
    """The room of one channel: cautious (None: cannot be said), at the most, the rules that bind, and the rules that cannot tell."""

    room: Bound | None
    upper: Bound
    binding: tuple[str, ...]
    undetermined: tuple[str, ...]


@dataclass(frozen=True)
class Together:
    """The most that can be raised over several channels at once, with its proof."""

    room: Bound | None
    binding: tuple[str, ...] = ()
    per_yuan: Mapping[Base, Fraction] | None = None
    prices: Mapping[str, Fraction] | None = None


def alone(channel: Channel, constraints: Iterable[Constraint]) -> Alone:
    """How much more one channel can raise, every rule that contains it holding."""
    bearing = [c for c in constraints if c.bears_on(channel)]
    upper: Bound = min((c.room_upper for c in bearing), default=inf)
    unsure = tuple(dict.fromkeys(c.rule for c in bearing if c.room is None and c.room_upper > 0))
    known = [(_ZERO if c.room is None else c.room, c.rule) for c in bearing if c.rule not in unsure]
    room: Bound = min((amount for amount, _ in known), default=inf)
    if unsure and room > 0:
        return Alone(None, upper, (), unsure)
    binding = tuple(dict.fromkeys(rule for amount, rule in known if amount == room))
    return Alone(room, upper, binding, unsure)


class Waiting(Protocol):
    """What ``plans`` must know of a constraint."""

    @property
    def channels(self) -> frozenset[Channel]:
        """The channels that it counts."""

    @property
    def waits_for(self) -> frozenset[Channel] | None:
        """The channels in which money must be raised before it holds."""


_Waiting = TypeVar("_Waiting", bound=Waiting)


def plans(
    channels: Iterable[Channel], constraints: Iterable[_Waiting]
) -> Iterator[tuple[list[Channel], list[_Waiting]]]:
    """The ways to raise money under limits that wait for some: raise none in the channels that a limit waits for, and it stays asleep; or be held to it.

    Where a limit sleeps, a channel that no other contains has no number, and is no part of the plan.
    """
    held = list(constraints)
    waits = list(dict.fromkeys(c.waits_for for c in held if c.waits_for is not None))
    for asleep in (group for size in range(len(waits) + 1) for group in combinations(waits, size)):
        awake = [c for c in held if c.waits_for not in asleep]
        idle = frozenset[Channel]().union(*asleep)
        open_to = [channel for channel in channels if channel not in idle]
        if asleep:
            open_to = [channel for channel in open_to if any(channel in c.channels for c in awake)]
        yield open_to, awake


def together(channels: Sequence[Channel], constraints: Iterable[Constraint]) -> Together:
    """The most that these channels can raise in all, by the best of the plans. Without channels it is nothing; where one has no limit, unlimited."""
    found = [_together(open_to, awake) for open_to, awake in plans(channels, constraints)]
    if any(plan.room is None for plan in found):
        return Together(None)
    return max(found, key=lambda plan: plan.room or _ZERO)


def _together(channels: Sequence[Channel], constraints: Iterable[Constraint]) -> Together:
    """The most that these channels can raise in all, every constraint holding.

    A rule that cannot tell its room is taken at nothing and at the most it could be: only if both come to the same is the total known.
    """
    open_to = frozenset(channels)
    bearing = [c for c in constraints if c.channels & open_to]
    unsure = [c for c in bearing if c.room is None and c.room_upper > 0]
    if unsure:
        at_least = _together(channels, [replace(c, room=_ZERO) if c in unsure else c for c in bearing])
        known = [replace(c, room=Fraction(c.room_upper)) if c in unsure else c for c in bearing if c.room_upper < inf]
        at_most = _together(channels, known + [c for c in bearing if c.room_upper == inf and c not in unsure])
        if at_least.room != at_most.room:
            return Together(None)
        loose = {c.rule for c in unsure}
        return replace(at_least, binding=tuple(rule for rule in at_least.binding if rule not in loose))
    if any(all(channel not in c.channels for c in bearing) for channel in channels):
        return Together(inf)
    if not channels:
        return Together(_ZERO)
    alike: dict[frozenset[Channel], list[Constraint]] = {}
    bearing = _tight(bearing, open_to)
    for c in bearing:
        alike.setdefault(c.channels & open_to, []).append(c)  # over the same channels, with the same room
    rooms = [found[0].room or _ZERO for found in alike.values()]
    columns = dict.fromkeys(tuple(Fraction(channel in over) for over in alike) for channel in channels)
    rows = [list(row) for row in zip(*columns, strict=True)]
    (total, _), prices, raised = _simplex(rows, [(room, _ZERO) for room in rooms], [Fraction(1)] * len(rows[0]))
    idle = [_product(row, raised) < room for row, room in zip(rows, rooms, strict=True)]
    costly = {
        over
        for number, (over, price) in enumerate(zip(alike, prices, strict=True))
        if price or (not idle[number] and _costs(rows, rooms, number))
    }
    binding = tuple(dict.fromkeys(c.rule for c in bearing if c.channels & open_to in costly))
    per_yuan = {}
    for base in Base:
        gains = [min(c.gain if c.base is base else _ZERO for c in found) for found in alike.values()]
        if any(gain for gain, slack in zip(gains, idle, strict=True) if not slack):
            (_, gain), _ = maximise(rows, list(zip(rooms, gains, strict=True)))
            if gain:
                per_yuan[base] = gain
    proof = {found[0].rule: price for found, price in zip(alike.values(), prices, strict=True) if price}
    return Together(total, binding, per_yuan, proof)


def _product(row: Sequence[Fraction], raised: Sequence[_Pair]) -> Fraction:
    """What is raised under a rule."""
    return sum((weight * amount for weight, (amount, _) in zip(row, raised, strict=True)), _ZERO)


def _tight(constraints: list[Constraint], open_to: frozenset[Channel]) -> list[Constraint]:
    """Constraints without those that another leaves idle: over no more of the channels, and with more room, they cost nothing whatever is raised."""
    over = [(c.channels & open_to, c.room or _ZERO) for c in constraints]
    return [
        c for c, (own, room) in zip(constraints, over, strict=True) if not any(own <= o and r < room for o, r in over)
    ]


def price_lists(channels: Iterable[frozenset[str]]) -> list[dict[str, Fraction]] | None:
    """Every list of prices that may prove an optimum, whatever the rooms: the corners of what prices may be.

    ``channels`` holds, for each channel, the rules that contain it. The most that can be raised over these channels is the least, over the lists, of
    each room times its price. None where a channel has no rule, or where there are too many lists to write down.
    """
    sets = set(channels)
    tight = sorted((s for s in sets if not any(other < s for other in sets)), key=sorted)
    rules = sorted({rule for s in tight for rule in s})
    if frozenset() in sets or comb(len(tight) + len(rules), len(tight)) > _MOST_CORNERS:
        return None
    found: list[dict[str, Fraction]] = []
    for number in range(1, min(len(tight), len(rules)) + 1):
        for chosen in combinations(rules, number):
            for rows in combinations(tight, number):
                prices = _solved([[Fraction(rule in row) for rule in chosen] for row in rows])
                if prices is None or min(prices) <= 0:
                    continue
                named = dict(zip(chosen, prices, strict=True))
                if named not in found and all(sum((named.get(r, _ZERO) for r in s), _ZERO) >= 1 for s in tight):
                    found.append(named)
    return found


def _solved(rows: list[list[Fraction]]) -> list[Fraction] | None:
    """The weights by which every row adds up to one; None where they are not the only ones."""
    table = [[*row, Fraction(1)] for row in rows]
    for place in range(len(table)):
        pivot = next((i for i in range(place, len(table)) if table[i][place]), None)
        if pivot is None:
            return None
        table[place], table[pivot] = table[pivot], table[place]
        table[place] = [cell / table[place][place] for cell in table[place]]
        for i, row in enumerate(table):
            if i != place and row[place]:
                factor = row[place]
                table[i] = [cell - factor * top for cell, top in zip(row, table[place], strict=True)]
    return [row[-1] for row in table]


def _costs(rows: list[list[Fraction]], rooms: list[Fraction], number: int) -> bool:
    """Whether a rule binds: its headroom is used up in every best plan, so that any less of it would cost something. It does where it has a price, and not
    where some best plan leaves of it; only between these it is tried.
    """
    if rooms[number] == 0:
        return True
    tighter = [(room, Fraction(-(place == number))) for place, room in enumerate(rooms)]
    (_, change), _ = maximise(rows, tighter)
    return change < 0


def maximise(rows: Sequence[Sequence[Fraction]], limits: Sequence[_Pair]) -> tuple[_Pair, list[Fraction]]:
    """The greatest sum of non-negative variables with each row's product at most its limit, and the price of each row.

    Exact; limits are compared lexicographically, their second part being an infinitesimal. Every limit must be non-negative in that order and every
    variable must occur in a row with a positive weight. Bland's rule: it always ends.
    """
    value, prices, _ = _simplex(rows, limits, [Fraction(1)] * len(rows[0]))
    return value, prices


def best(rows: Sequence[Sequence[Fraction]], limits: Sequence[Fraction], weights: Sequence[Fraction]) -> list[Fraction]:
    """The non-negative variables whose sum, each times its weight, is greatest, with each row's product at most its limit; as exact as ``maximise``."""
    _, _, values = _simplex(rows, [(limit, _ZERO) for limit in limits], weights)
    return [value for value, _ in values]


def _simplex(
    rows: Sequence[Sequence[Fraction]], limits: Sequence[_Pair], weights: Sequence[Fraction]
) -> tuple[_Pair, list[Fraction], list[_Pair]]:
    """The greatest weighted sum, the price of each row, and the values of the variables."""
    width, height = len(rows[0]), len(rows)
    table = [[*row, *(Fraction(i == j) for j in range(height))] for i, row in enumerate(rows)]
    right = list(limits)
    gain = [*weights, *([_ZERO] * height)]
    value: _Pair = (_ZERO, _ZERO)
    basis = list(range(width, width + height))
    while True:
        entering = next((j for j, g in enumerate(gain) if g > 0), None)
        if entering is None:
            values = dict(zip(basis, right, strict=True))
            return value, [-g for g in gain[width:]], [values.get(j, (_ZERO, _ZERO)) for j in range(width)]
        candidates = [
            ((right[i][0] / table[i][entering], right[i][1] / table[i][entering]), basis[i], i)
            for i in range(height)
            if table[i][entering] > 0
        ]
        step, _, leaving = min(candidates)
        pivot = table[leaving][entering]
        table[leaving] = [cell / pivot for cell in table[leaving]]
        right[leaving] = step
        basis[leaving] = entering
        for i in range(height):
            factor = table[i][entering]
            if i != leaving and factor:
                table[i] = [cell - factor * top for cell, top in zip(table[i], table[leaving], strict=True)]
                right[i] = (right[i][0] - factor * step[0], right[i][1] - factor * step[1])
        factor = gain[entering]
        gain = [g - factor * top for g, top in zip(gain, table[leaving], strict=True)]
        value = (value[0] + factor * step[0], value[1] + factor * step[1])
