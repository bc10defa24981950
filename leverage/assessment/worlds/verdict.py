"""The verdict over worlds: the worst that becomes of any rule, agreed over all that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from leverage.assessment.findings import Outcome
from leverage.assessment.room.openness import Openings
from leverage.assessment.room.total import most
from leverage.assessment.worlds.applying import MOST_PARTS, Applying, too_many_parts
from leverage.assessment.worlds.merging import agreed
from leverage.assessment.worlds.worlds import Bits, without
from leverage.company import Unallocated
from leverage.law.rules import Limit
from leverage.terms.channels import Channel

_RANKED = (Outcome.BREACH, Outcome.PROHIBITED, Outcome.UNDETERMINED, Outcome.NEEDS_APPROVAL)
"""The worst first."""

_Cell = tuple[Unallocated, Channel]
_Left = tuple[frozenset[_Cell], Fraction]
"""What a limit leaves for unallocated amounts: over which of them through which channels, and how much."""


class Verdicts:
    """The worlds in which each verdict holds."""

    def __init__(self, applying: Applying, openings: Openings) -> None:
        self.applying, self.openings = applying, openings

    @cached_property
    def worlds_of(self) -> dict[Outcome, Bits]:
        """Where each verdict holds."""
        found: dict[Outcome, Bits] = dict.fromkeys(Outcome, 0)
        for rows in self.applying.judged.values():
            for judged in rows:
                found[judged.outcome] |= judged.piece.bits
        for bits in self.openings.silent.values():
            found[Outcome.UNDETERMINED] |= bits
        unbroken = without(self.applying.worlds.every, found[Outcome.BREACH] | found[Outcome.PROHIBITED])
        found[Outcome.BREACH] |= self._unplaced(unbroken)
        verdicts: dict[Outcome, Bits] = {}
        left = self.applying.worlds.every
        for outcome in _RANKED:
            verdicts[outcome] = left & found[outcome]
            left = without(left, found[outcome])
        return {**verdicts, Outcome.COMPLIANT: left}

    def over(self, within: Bits) -> Outcome:
        """The verdict whichever of some worlds is true."""
        return agreed(outcome for outcome, bits in self.worlds_of.items() if bits & within)

    # amounts whose channel is open

    def _unplaced(self, within: Bits) -> Bits:
        """Where the unallocated amounts cannot be spread over their channels with every limit kept. Each limit by itself may leave room, and yet all of
        them together none; then something is exceeded whoever lent the money.
        """
        amounts = [item for item in self.applying.company.unallocated if item.amount]
        if not amounts or not within:
            return 0
        cells = frozenset((item, channel) for item in amounts for channel in item.among)
        own = [(frozenset(cell for cell in cells if cell[0] is item), item.amount) for item in amounts]
        whole = sum((item.amount for item in amounts), Fraction(0))
        limits = self._leaving(cells)

        def placed(leaving: Iterable[_Left]) -> bool:
            return most(cells, [*own, *leaving]) == whole

        found: Bits = 0
        open_ = [within]
        looked = 0
        while open_:
            some = open_.pop()
            if (looked := looked + 1) > MOST_PARTS:
                raise too_many_parts()
            if placed(left for left, bits in limits if bits & some):
                continue
            if not placed(left for left, bits in limits if some & bits == some):
                found |= some
                continue
            cut = next(bits for _, bits in limits if 0 != some & bits != some)
            open_ += [some & cut, without(some, cut)]
        return found

    def _leaving(self, cells: frozenset[_Cell]) -> list[tuple[_Left, Bits]]:
        """What each limit of the company leaves for unallocated amounts, and where it holds."""
        found = []
        amounts = self.applying.company.unallocated
        for rows in self.applying.judged.values():
            for judged in rows:
                rule = judged.piece.rule
                if judged.piece.idle or not isinstance(rule, Limit) or rule.per != "company" or rule.approval_lifts:
                    continue
                cap, used = judged.findings[0].cap_upper, judged.findings[0].used
                over = frozenset(cell for cell in cells if cell[1] in rule.counts)
                if cap is not None and used is not None and over:
                    inside = (item.amount for item in amounts if item.among <= rule.counts)
                    known = used.low - sum(inside, Fraction(0))
                    found.append(((over, max(Fraction(0), cap - known)), judged.piece.bits))
        return found
