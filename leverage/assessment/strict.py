"""The strict answer: the company under every combination of the ways in which contested clauses can be read.

No combination is judged by itself: the worlds of all of them stand side by side, and what a figure does not turn on costs nothing. Only where the answer
is not robust is it asked which readings make it so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from leverage.assessment.findings import BROKEN, STRICTNESS, Contested, Level, Outcome, Strict, StrictRoom
from leverage.assessment.room.headroom import Headroom
from leverage.assessment.worlds.applying import Applying
from leverage.assessment.worlds.verdict import Verdicts
from leverage.assessment.worlds.worlds import Bits, foremost, without
from leverage.law.conditions import TAKEN, ReadAs
from leverage.terms.channels import Channel

_SEVERITY = (Outcome.COMPLIANT, Outcome.NEEDS_APPROVAL, Outcome.UNDETERMINED, Outcome.PROHIBITED, Outcome.BREACH)
"""Verdicts, the worst last."""

_Figure = Fraction | None
_Choice = tuple[tuple[ReadAs, str], ...]


@dataclass(frozen=True)
class _Answer:
    """A verdict and every headroom."""

    verdict: Outcome
    rooms: tuple[StrictRoom, ...]
    headroom: _Figure
    if_approved: _Figure

    @cached_property
    def figures(self) -> tuple[_Figure, ...]:
        """Every headroom, the total first."""
        rooms = ((room.headroom, room.headroom_if_approved) for room in self.rooms)
        return (self.headroom, self.if_approved, *(figure for pair in rooms for figure in pair))

    def worse_than(self, other: _Answer) -> bool:
        """Whether its verdict or any headroom is worse."""
        severer = _SEVERITY.index(self.verdict) > _SEVERITY.index(other.verdict)
        return severer or any(map(_less, self.figures, other.figures))


def _less(one: _Figure, other: _Figure) -> bool:
    """Whether one headroom is worse than another: nothing is the worst, then not known, then the smaller one."""
    return _rank(one) < _rank(other)


def _rank(figure: _Figure) -> tuple[bool, bool, Fraction]:
    return figure != 0, figure is not None, figure or Fraction(0)


class Readings:
    """The answers over the ways of reading contested clauses."""

    def __init__(self, applying: Applying, verdicts: Verdicts, headroom: Headroom) -> None:
        self.applying, self.verdicts, self.headroom = applying, verdicts, headroom
        self._facts = [key for key in applying.worlds.values if key not in applying.readings]
        self._channels = headroom.shown(applying.as_stated)

    @cached_property
    def taken(self) -> _Answer:
        """The answer with every clause read as it is taken."""
        return self._strictest(self.applying.taken)

    @cached_property
    def _worst(self) -> _Answer:
        """The strictest answer of all."""
        return self._strictest(self.applying.worlds.every)

    def strict(self, *, listed: bool) -> Strict | None:
        """The strict answer; None where it is no worse than the one given. ``listed``: with the readings that make it so, which costs most of the time."""
        if not self.applying.readings:
            return None
        strict = self._worst
        if not strict.worse_than(self.taken):
            return None
        return Strict(
            strict.verdict,
            strict.rooms,
            strict.headroom,
            strict.if_approved,
            tuple(self._listed()) if listed else (),
            self._breaking() if strict.verdict in BROKEN else (),
        )

    def _breaking(self) -> tuple[tuple[str, str], ...]:
        """One combination of ways of reading under which a rule is broken whatever the facts are."""
        within = self.applying.as_stated
        surely = self._throughout(self._broken & within, within)
        one = foremost(surely)
        where = self.applying.worlds.where
        return tuple(
            (key.reading, next(way for way in ways if where(key, way.__eq__) & one))
            for key, ways in self.applying.readings.items()
        )

    @cached_property
    def _broken(self) -> Bits:
        return self.verdicts.worlds_of[Outcome.BREACH] | self.verdicts.worlds_of[Outcome.PROHIBITED]

    # the worst of every way of reading within some worlds, which hold all or none of the values of the facts

    def _strictest(self, within: Bits) -> _Answer:
        """The strictest answer."""
        now, later = within & self.applying.as_stated, within & self.applying.consented
        return _Answer(
            verdict=self._verdict(now),
            rooms=tuple(self._room(channel, now, later) for channel in self._channels),
            headroom=self.headroom.today.least(now),
            if_approved=self.headroom.approved.least(later),
        )

    def _worsened(self, within: Bits) -> _Answer:
        """The strictest answer, but for the figures that no way of reading worsens: these stay as they are taken, and are not told anew."""
        now, later = within & self.applying.as_stated, within & self.applying.consented
        taken, worst = self.taken, self._worst
        same = (worst.headroom, worst.if_approved) == (taken.headroom, taken.if_approved)
        return _Answer(
            verdict=self._verdict(now),
            rooms=tuple(r if r in worst.rooms else self._room(r.channel, now, later) for r in taken.rooms),
            headroom=taken.headroom if same else self.headroom.today.least(now),
            if_approved=taken.if_approved if same else self.headroom.approved.least(later),
        )

    def _throughout(self, bits: Bits, within: Bits) -> Bits:
        """The ways of reading under which something holds whatever the facts are, as worlds."""
        outside = without(within, bits)
        return without(within, self.applying.worlds.spread(outside, self._facts)) if outside != within else 0

    def _verdict(self, within: Bits) -> Outcome:
        worlds = {outcome: bits & within for outcome, bits in self.verdicts.worlds_of.items()}
        broken = worlds[Outcome.BREACH] | worlds[Outcome.PROHIBITED]
        surely = self._throughout(broken, within)
        if surely:
            return Outcome.BREACH if surely & worlds[Outcome.BREACH] else Outcome.PROHIBITED
        if broken | worlds[Outcome.UNDETERMINED]:
            return Outcome.UNDETERMINED
        asking = worlds[Outcome.NEEDS_APPROVAL]
        if asking == 0:
            return Outcome.COMPLIANT
        return Outcome.NEEDS_APPROVAL if self._throughout(asking, within) & asking == asking else Outcome.UNDETERMINED

    def _room(self, channel: Channel, now: Bits, later: Bits) -> StrictRoom:
        of = self.headroom.openings.of[channel]
        silent = of.levels["not_provided"] & now
        closed = self.applying.worlds.spread(silent, self._facts)
        provided, then = without(now, closed), without(later, closed)
        today = self.headroom.now(channel, provided) if provided else None
        opened = self.headroom.if_approved(channel, then) if provided else None
        return StrictRoom(
            channel=channel,
            access=self._access(channel, now),
            headroom=today if not silent or today == 0 else None,
            headroom_if_approved=opened if not silent or opened == 0 else None,
        )

    def _access(self, channel: Channel, within: Bits) -> Level:
        levels = self.headroom.openings.of[channel].levels
        if self._throughout(levels["prohibited"], within):
            return "prohibited"
        return next(level for level in reversed(STRICTNESS[:3]) if levels[level] & within)

    # which readings make it so

    def _listed(self) -> Iterator[Contested]:
        """The readings of the smallest sets that worsen something, by what they cost, then by id."""
        costs: dict[ReadAs, tuple[tuple[int, Fraction, Fraction], str]] = {}
        for choice in self._smallest():
            cost = self._cost(self._under(choice))
            for key, way in choice:
                if key not in costs or cost > costs[key][0]:
                    costs[key] = (cost, way)
        by_id = {reading.id: reading for reading in self.applying.law.readings}
        for key, (_, way) in sorted(costs.items(), key=_by_cost):
            yield Contested(by_id[key.reading], way, self._changes(key, way))

    def _smallest(self) -> Iterator[_Choice]:
        """The smallest sets of ways of reading that worsen something: none holds another. Two may do it only together."""
        alone = [(key, way) for key, ways in self.applying.readings.items() for way in ways if way != TAKEN]
        harmful: list[_Choice] = []
        for number in range(1, len(self.applying.readings) + 1):
            harmless = [one for one in alone if (one,) not in harmful]
            if number > 1 and not self._worsened(self._within(harmless)).worse_than(self.taken):
                break
            for choice in combinations(harmless, number):
                keys = {key for key, _ in choice}
                if len(keys) < number or any(set(found) <= set(choice) for found in harmful):
                    continue
                if self._under(choice).worse_than(self.taken):
                    harmful.append(choice)
        return iter([*harmful, *self._of_the_verdict(harmful)])

    def _of_the_verdict(self, harmful: list[_Choice]) -> Iterator[_Choice]:
        """A smallest set of ways of reading under which the verdict is the worst, where none of those found alone makes it so."""
        worst = self._worst.verdict
        if worst is self.taken.verdict or any(self._under(choice).verdict is worst for choice in harmful):
            return
        ways = [(key, way) for key, ways in self.applying.readings.items() for way in ways if way != TAKEN]
        for one in list(ways):
            fewer = [other for other in ways if other != one]
            if self._verdict(self._within(fewer) & self.applying.as_stated) is worst:
                ways = fewer
        yield tuple(ways)

    def _within(self, ways: list[tuple[ReadAs, str]]) -> Bits:
        """The worlds in which every clause is read as it is taken or in one of some ways."""
        bits = self.applying.worlds.every
        for key in self.applying.readings:
            among = {TAKEN, *(way for own, way in ways if own == key)}
            bits &= self.applying.worlds.where(key, among.__contains__)
        return bits

    def _under(self, choice: _Choice) -> _Answer:
        return self._worsened(self.applying.read(dict(choice)))

    def _cost(self, answer: _Answer) -> tuple[int, Fraction, Fraction]:
        """What an answer is worse by: the verdict first, then the total, then all the channels."""
        lost = [
            (before or Fraction(0)) - (after or Fraction(0))
            for before, after in zip(self.taken.figures, answer.figures, strict=True)
        ]
        return _SEVERITY.index(answer.verdict), lost[0], sum(lost[2:], Fraction(0))

    def _changes(self, key: ReadAs, way: str) -> tuple[str, ...]:
        """The rules that a way of reading brings or takes away."""
        found = []
        for rule in self.applying.in_force:
            among = [under.among for under in rule.under if under.reading == key.reading]
            if any((TAKEN in ways) != (way in ways) for ways in among):
                found.append(rule.id)
        return tuple(found)


def _by_cost(item: tuple[ReadAs, tuple[tuple[int, Fraction, Fraction], str]]) -> tuple[int, Fraction, Fraction, str]:
    key, ((severity, total, channels), _) = item
    return -severity, -total, -channels, key.reading
