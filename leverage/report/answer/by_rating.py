"""What every grade means, as tables for whatever medium. Figures in 万元."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from leverage.assessment.findings import LEVELS, Assessment, ChannelRoom
from leverage.assessment.graded import ByRating, Graded
from leverage.report import words
from leverage.report.answer import rooms
from leverage.report.grid import Cell, Grid, Money, Steps
from leverage.terms.channels import Channel
from leverage.terms.facts import OTHER
from leverage.terms.texts import Text, join, same

_Line = TypeVar("_Line", bound=tuple[Text | Steps, ...])

NOTHING = same("-")
TOLD = Text("评级情景：说明", "By rating: notes")
SUMMARY = Text("评级情景：合计余量", "By rating: headroom in all")
CHANGES = Text("评级情景：与目前相比", "By rating: against the present")
CHANNELS = Text(
    "评级情景：各渠道余量（箭头后为获批后）", "By rating: headroom by channel (after the arrow: if approved)"
)


def grids(found: ByRating, names: Mapping[str, Text]) -> list[Grid]:
    """The grades side by side, the channels under each, and what must be said beside them. ``names`` are those of the rules, by their ids."""
    told = Grid(TOLD, (("note", Text("说明", "Note")),), [[text] for text in found.told])
    if not found.rows:
        return [told]
    return [_summary(found), _changes(found, names), _channels(found), told]


def heading(found: ByRating) -> Text:
    """What a label names: the rating, or this year's and the prior one where rules look at both."""
    return Text("评级（本年/上年）", "Rating/prior") if found.two_years else Text("评级", "Rating")


def label(row: Graded, found: ByRating) -> Text:
    """The rating of a row; the company's own is marked."""
    text = _grade(row.rating)
    if found.two_years:
        prior = _grade(row.prior_rating)
        text = Text(f"{text.zh}/{prior.zh}", f"{text.en}/{prior.en}")
    return Text(f"{text.zh}[目前]", f"{text.en} [present]") if row.present else text


def _grade(rating: str | None) -> Text:
    if rating is None:
        return Text("未填", "not stated")
    return Text(OTHER, "other") if rating == OTHER else same(rating)


def access(channels: Iterable[Channel], row: Graded) -> Text:
    """Channels whose access differs from the present one, and what it then is."""
    held = {room.channel: room for room in row.assessment.channels}
    parts = [(c.short, LEVELS[held[c].access]) for c in channels]
    told = [Text(f"{name.zh}（{level.zh}）", f"{name.en} ({level.en})") for name, level in parts]
    return join(told) if told else NOTHING


def shown(found: ByRating) -> list[Channel]:
    """The channels worth a line: open under some grade, or holding money."""
    return open_channels([row.assessment for row in found.rows])


def open_channels(assessments: Iterable[Assessment]) -> list[Channel]:
    """The channels that are open in some of these answers, or hold money."""
    every = [room for assessment in assessments for room in assessment.channels]
    kept = {r.channel for r in every if r.access in ("permitted", "with_approval") or (r.used and r.used.low > 0)}
    return [channel for channel in Channel if channel in kept]


def room_of(row: Graded, channel: Channel) -> ChannelRoom | None:
    """The room of a channel under a grade."""
    return next((room for room in row.assessment.channels if room.channel is channel), None)


def _summary(found: ByRating) -> Grid:
    columns = (
        ("rating", heading(found)),
        ("verdict", Text("结论", "Verdict")),
        ("bank", Text("银行还可借", "From banks")),
        ("headroom", Text("合计余量", "In all")),
        ("headroom_if_approved", Text("获批后", "Approved")),
        ("repay", Text("至少须压降", "To repay")),
    )
    rows: list[list[Cell]] = []
    for row in found.rows:
        total, bank = row.assessment.total, room_of(row, Channel.BANK_LOAN)
        rows.append(
            [
                label(row, found),
                row.assessment.verdict,
                rooms.told(bank),
                rooms.in_all(total),
                rooms.in_all_approved(total),
                NOTHING if row.repay is None else Money(row.repay, up=True),
            ]
        )
    return Grid(SUMMARY, columns, rows)


def _changes(found: ByRating, names: Mapping[str, Text]) -> Grid:
    columns = (
        ("rating", heading(found)),
        ("opens", Text("放开", "Opens")),
        ("closes", Text("收紧", "Closes")),
        ("binding", Text("约束规则", "Bound by")),
    )
    lines = [
        (
            access(row.opens, row),
            access(row.closes, row),
            words.join_names(row.assessment.total.binding, names),
        )
        for row in found.rows
    ]
    rows: list[list[Cell]] = [[name, *line] for name, line in _grouped(found, lines)]
    return Grid(CHANGES, columns, rows)


def _channels(found: ByRating) -> Grid:
    channels = shown(found)
    lines = [tuple(rooms.steps(room_of(row, channel)) for channel in channels) for row in found.rows]
    groups = _grouped(found, lines)
    columns = (
        ("channel", Text("渠道", "Channel")),
        *((f"rating_{number}", name) for number, (name, _) in enumerate(groups, 1)),
    )
    rows: list[list[Cell]] = [
        [channel.short, *(line[number] for _, line in groups)] for number, channel in enumerate(channels)
    ]
    return Grid(CHANNELS, columns, rows)


def _grouped(found: ByRating, lines: list[_Line]) -> list[tuple[Text, _Line]]:
    """Each line once, under all the ratings that share it."""
    groups: dict[_Line, list[Text]] = {}
    for row, line in zip(found.rows, lines, strict=True):
        groups.setdefault(line, []).append(label(row, found))
    return [(join(names), line) for line, names in groups.items()]
