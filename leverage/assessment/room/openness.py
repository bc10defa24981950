"""What the texts in force say of each channel, and what limits leave it, in every world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import inf

from leverage.assessment.findings import STRICTNESS, Finding, Level
from leverage.assessment.room.bounds import bound, conditions, of_amount, says_who_lends
from leverage.assessment.room.optimum import Constraint
from leverage.assessment.worlds.applying import Applying, Piece, parted
from leverage.assessment.worlds.worlds import Bits, lowest, union, without
from leverage.law.rules import Access, Limit, Rule
from leverage.terms.channels import RAISABLE, Channel
from leverage.terms.errors import InputError
from leverage.terms.money import Bound


@dataclass(frozen=True)
class Openness:
    """One channel: the worlds in which each level of access holds, in which every approval that it needs was stated, and in which it has no number
    of its own. ``forbidding`` are the rules that forbid it, and where.
    """

    levels: dict[Level, Bits]
    approved: Bits
    unset: Bits
    forbidding: tuple[tuple[str, Bits], ...]

    @property
    def open_now(self) -> Bits:
        """Where it is open to new money."""
        return self.levels["permitted"] | (self.levels["with_approval"] & self.approved)

    @property
    def open_later(self) -> Bits:
        """Where it is open once every approval was given."""
        return self.levels["permitted"] | self.levels["with_approval"]


@dataclass(frozen=True)
class Bounding:
    """A constraint on new money, and the worlds in which it holds."""

    constraint: Constraint
    bits: Bits


class Openings:
    """The channels, and what bounds them."""

    def __init__(self, applying: Applying) -> None:
        self.applying = applying

    @cached_property
    def _nothing(self) -> list[Piece]:
        """Limits whose multiple is zero, and where."""
        found = []
        for piece in self.applying.active:
            rule = piece.rule
            if not isinstance(rule, Limit) or (isinstance(rule.multiple, Fraction) and rule.multiple):
                continue  # no limit, or the same number above zero in every world
            for part in self.applying.by_multiple(rule, piece.bits):
                if self.applying.case_in(part).multiple(rule) == 0:
                    found.append(Piece(rule, part))
        return found

    @cached_property
    def of(self) -> dict[Channel, Openness]:
        """Every channel."""
        return {channel: self._openness(channel) for channel in Channel}

    def _openness(self, channel: Channel) -> Openness:
        said: dict[Level, Bits] = dict.fromkeys(STRICTNESS, 0)
        unapproved: Bits = 0
        unset: Bits = 0
        forbidding: dict[str, Bits] = {}
        for piece in self.applying.active:
            rule, bits = piece.rule, piece.bits
            if not isinstance(rule, Access) or channel not in rule.counts:
                continue
            said[rule.level] |= bits
            if rule.ratio_unset:
                unset |= bits
            if rule.level == "with_approval" and not self._obtained(channel, rule):
                unapproved |= bits
            if rule.level == "prohibited":
                forbidding[rule.id] = forbidding.get(rule.id, 0) | bits
        for piece in self._nothing:
            if isinstance(piece.rule, Limit) and channel in piece.rule.counts:
                said["prohibited"] |= piece.bits
                forbidding[piece.rule.id] = forbidding.get(piece.rule.id, 0) | piece.bits
        for piece in self.applying.reserved:
            if isinstance(piece.rule, Access) and channel in piece.rule.counts:
                said["not_provided"] |= piece.bits
        left = self.applying.worlds.every
        levels: dict[Level, Bits] = {}
        for level in reversed(STRICTNESS):
            levels[level] = left & said[level]
            left = without(left, said[level])
        levels["permitted" if channel not in RAISABLE else "not_provided"] |= left
        approved = without(said["with_approval"], unapproved)
        if channel in RAISABLE:
            unset |= without(levels["permitted"] | levels["with_approval"], self.bounded[channel])
        return Openness(levels, approved, unset, tuple(self._in_order(forbidding)))

    def _in_order(self, forbidding: dict[str, Bits]) -> Iterator[tuple[str, Bits]]:
        for rule in self.applying.in_force:
            if rule.id in forbidding:
                yield rule.id, forbidding[rule.id]

    def _obtained(self, channel: Channel, rule: Access) -> bool:
        """Whether an approval was stated that covers new money: a channel without a number may have one that names an amount."""
        amount = rule.ratio_unset and not rule.per_loan and channel in self.applying.company.approved_amounts
        return self.applying.case.approves(channel, rule) or amount

    @cached_property
    def bounded(self) -> dict[Channel, Bits]:
        """Where some limit contains each channel, or will as soon as there is money."""
        found = dict(self.applying.bounded)
        for piece in self.applying.dormant:
            for channel in piece.rule.counts:
                found[channel] |= piece.bits
        return found

    @cached_property
    def texts(self) -> Bits:
        """Where some text says anything of channels."""
        spoken = (*self.applying.active, *self.applying.reserved)
        return union(piece.bits for piece in spoken if isinstance(piece.rule, Access))

    @cached_property
    def silent(self) -> dict[Channel, Bits]:
        """Where no text covers a channel that holds money, or may."""
        company = self.applying.company
        held = [channel for channel in Channel if company.over(frozenset({channel})).high != 0]
        found = {channel: self.of[channel].levels["not_provided"] & self.texts for channel in held}
        return {channel: bits for channel, bits in found.items() if bits}

    @cached_property
    def bounding(self) -> list[Bounding]:
        """Every constraint on new money: the limits, then the conditions that were answered "no"."""
        active = self.applying.active
        unmet = ((one, piece.bits) for piece in active for one in conditions(self.applying.case, [piece.rule]))
        return [*self.limiting, *(Bounding(constraint, bits) for constraint, bits in unmet)]

    @cached_property
    def limiting(self) -> list[Bounding]:
        """Every limit as it bears on new money, in the order of the rules, and the amounts that approvals name."""
        constraints = [(self._bound(part, rule, who), part) for rule, part, who in self.limits()]
        return [*(Bounding(constraint, part) for constraint, part in constraints if constraint), *self._amounts()]

    def limits(self) -> Iterator[tuple[Limit, Bits, list[Rule]]]:
        """Every limit that bears on new money, parted by its multiple and by the texts that say who may lend, with those texts."""
        applying = self.applying
        for piece in (*applying.active, *applying.dormant):
            rule = piece.rule
            if not isinstance(rule, Limit):
                continue
            texts = [other for other in applying.active if says_who_lends(other.rule, rule)]
            parts = applying.by_multiple(rule, piece.bits)
            for part in parted(parts, (text.bits for text in texts)):
                yield rule, part, [text.rule for text in texts if text.bits & part]

    @cached_property
    def _found(self) -> dict[tuple[str, Bits], Finding]:
        """What limits of the company came to when they were judged, by their pieces."""
        rows = (judged for rows in self.applying.judged.values() for judged in rows if judged.piece.idle is None)
        return {
            (judged.piece.rule.id, judged.piece.bits): judged.findings[0]
            for judged in rows
            if isinstance(judged.piece.rule, Limit) and judged.piece.rule.per == "company"
        }

    def _bound(self, part: Bits, rule: Limit, who: list[Rule]) -> Constraint | None:
        try:
            return bound(self.applying.case_in(part), rule, who, self._found.get((rule.id, part)))
        except (
            InputError
        ):  # what was stated contradicts itself under another reading alone: what that leaves cannot be said
            if part & self.applying.taken:
                raise
            return Constraint(rule.id, rule.counts, None, inf, rule.base, Fraction(0), rule.approval_lifts)

    def _amounts(self) -> Iterator[Bounding]:
        """The amounts that approvals name, channel by channel: by the first text that opens it without a number, where no limit contains it."""
        applying = self.applying
        unset = [(p.rule, p.bits) for p in applying.active if isinstance(p.rule, Access) and p.rule.ratio_unset]
        for channel in applying.company.approved_amounts:
            left = without(applying.worlds.every, self.bounded[channel])
            for text, bits in unset:
                if channel in text.counts and (here := left & bits):
                    yield Bounding(of_amount(applying.case_in(here), text, channel), here)
                    left = without(left, here)


class Bearing:
    """What bears on new money through one channel by itself, each figure with the worlds in which it holds.

    Nothing where one constraint leaves nothing; otherwise not known (None) where one cannot tell; otherwise the least. Infinite where none bears on it.
    """

    def __init__(self, constraints: list[Bounding]) -> None:
        self.constraints = constraints

    def cautious(self, within: Bits) -> Iterator[tuple[Bound | None, Bits]]:
        """What is left for certain, in some worlds."""
        return _ranked(self._by_cautious, within)

    def upper(self, within: Bits) -> Iterator[tuple[Bound | None, Bits]]:
        """The most that may be left, in some worlds."""
        return _ranked(self._by_upper, within)

    @cached_property
    def _by_cautious(self) -> dict[Bound | None, Bits]:
        return _by_figure((one.constraint.cautious, one.bits) for one in self.constraints)

    @cached_property
    def _by_upper(self) -> dict[Bound | None, Bits]:
        return _by_figure((one.constraint.room_upper, one.bits) for one in self.constraints)


def _by_figure(rooms: Iterable[tuple[Bound | None, Bits]]) -> dict[Bound | None, Bits]:
    """The worlds of each figure, that which counts before all others first."""
    figures: dict[Bound | None, Bits] = {}
    for figure, bits in rooms:
        figures[figure] = figures.get(figure, 0) | bits
    return dict(sorted(figures.items(), key=lambda item: (item[0] != 0, item[0] is not None, item[0] or 0)))


def _ranked(figures: Mapping[Bound | None, Bits], within: Bits) -> Iterator[tuple[Bound | None, Bits]]:
    left = within
    for figure, bits in figures.items():
        if here := left & bits:
            yield figure, here
            left ^= here
    if left:
        yield inf, left


def first_seen(rules: Sequence[tuple[str, Bits]], within: Bits) -> tuple[str, ...]:
    """Rules that hold somewhere within some worlds: in the order of the first world of each, then as they are given."""
    seen = [(lowest(bits & within), place, rule) for place, (rule, bits) in enumerate(rules) if bits & within]
    return tuple(dict.fromkeys(rule for _, _, rule in sorted(seen)))
