"""What each listed shareholder may still lend, where a limit is set shareholder by shareholder."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from leverage.assessment.judging.case import Case
from leverage.assessment.judging.holders import kind_of, may_lend
from leverage.assessment.room.bounds import lent_by, room_of, says_who_lends
from leverage.assessment.room.values import HolderRoom
from leverage.assessment.worlds.applying import Applying, parted
from leverage.assessment.worlds.worlds import Bits
from leverage.company import Shareholder
from leverage.law.rules import Lenders, Limit, Rule
from leverage.terms.channels import Channel


def holders_of(applying: Applying, channel: Channel, within: Bits, most: Fraction | None) -> tuple[HolderRoom, ...]:
    """The room of each shareholder that may lend through a channel, over some worlds: by its own contribution, and no more than the channel has.

    Nothing where no limit is set by shareholder, where the channel has no room that can be said, or where money in it is not listed by lender. A shareholder
    whose right to lend, or whose contribution, is open is left out: nothing can be said of it.
    """
    limits = list(_limits(applying, channel, within))
    if not limits or most is None:
        return ()
    if any(case.unlisted(rule.counts) or case.company.unknown(rule.counts) for case, rule, _ in limits):
        return ()
    found = []
    for holder in applying.company.shareholders:
        rooms = [_left(case, rule, who, holder) for case, rule, who in limits]
        known = [room for room in rooms if room is not None]
        if rooms and len(known) == len(rooms):
            found.append(HolderRoom(holder.name, min(most, *known)))
    return tuple(found)


def _limits(applying: Applying, channel: Channel, within: Bits) -> Iterator[tuple[Case, Limit, list[Rule]]]:
    """The limits by shareholder over a channel, each as it stands in some of the worlds, with the texts that say who may lend there."""
    for piece in applying.active:
        rule = piece.rule
        if not isinstance(rule, Limit) or rule.per != "shareholder" or channel not in rule.counts:
            continue
        texts = [other for other in applying.active if says_who_lends(other.rule, rule)]
        parts = applying.by_multiple(rule, piece.bits & within)
        for part in parted(parts, (text.bits for text in texts)):
            yield applying.case_in(part), rule, [text.rule for text in texts if text.bits & part]


def _left(case: Case, rule: Limit, who: list[Rule], holder: Shareholder) -> Fraction | None:
    """What a limit leaves one shareholder; None where it says nothing of it, or where that is open."""
    kind, times = kind_of(holder, None), case.multiple(rule)
    said = [may_lend(holder, text) for text in who if isinstance(text, Lenders)]
    if times is None or any(answer is not True for answer in said):
        return None
    if rule.of is not None and kind != rule.of:
        return None
    return room_of(case.company, rule, holder, times, lent_by(case.company, rule))
