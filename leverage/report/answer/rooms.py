"""The figures of a channel as values of a table: what is used, what is left now, what an approval would leave."""

from __future__ import annotations

from leverage.assessment.findings import ChannelRoom, TotalRoom
from leverage.report import words
from leverage.report.grid import Bar, Money, Steps
from leverage.terms.texts import Text


def used(room: ChannelRoom) -> Money:
    """What is used of a channel."""
    if room.used is None:
        return Money(None)
    return Money(room.used.low, room.used.high, open_end=room.used.high is None, up=True)


def left(room: ChannelRoom) -> Money:
    """What a channel leaves now."""
    return Money(room.headroom, room.headroom_upper, blank=words.blank(room))


def approved(room: ChannelRoom) -> Money:
    """What it leaves once it is approved."""
    return Money(room.headroom_if_approved, room.headroom_if_approved_upper, blank=words.blank(room))


def in_all(total: TotalRoom) -> Money:
    """What all channels leave together now."""
    return Money(total.headroom, total.headroom_upper)


def in_all_approved(total: TotalRoom) -> Money:
    """What they leave once every approval was given."""
    return Money(total.headroom_if_approved, total.headroom_if_approved_upper)


def told(room: ChannelRoom | None) -> Money | Text:
    """What a channel leaves now, or the word in its place."""
    if room is None:
        return words.UNLIMITED
    return words.PROHIBITED if room.access == "prohibited" else left(room)


def steps(room: ChannelRoom | None) -> Steps:
    """What it leaves now and, where that differs, once it is approved."""
    now = told(room)
    return Steps(now) if room is None or isinstance(now, Text) else Steps(now, approved(room))


def bar(room: ChannelRoom) -> Bar | None:
    """The share used of what may be used; none where either is not known, or where the channel is not open."""
    low, high = room.headroom, room.headroom_upper
    if (
        low is None
        or high not in (None, low)
        or room.used is None
        or room.used.high is None
        or room.access != "permitted"
    ):
        return None
    most = room.used.high + low
    return Bar(room.used.high / most) if most else None
