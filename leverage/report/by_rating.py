"""What every grade means, as tables for whatever medium. Figures in 万元."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from leverage.assessment.findings import LEVELS, ChannelRoom
from leverage.assessment.graded import ByRating, Graded
from leverage.report import words
from leverage.report.grid import Cell, Grid
from leverage.terms.channels import Channel
from leverage.terms.facts import OTHER
from leverage.terms.texts import Language, Text, join, same

_Line = TypeVar("_Line", bound=tuple[Text | str, ...])

UNIT = "万元"
NOTHING = same("-")


def grids(found: ByRating, language: Language) -> list[Grid]:
    """The grades side by side, the channels under each, and what must be said beside them."""
    told = Grid(
        Text("评级情景：说明", "By rating: notes"), (("note", Text("说明", "Note")),), [[text] for text in found.told]
    )
    if not found.rows:
        return [told]
    return [_summary(found, language), _changes(found), _channels(found, language), told]


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
    rooms = {room.channel: room for room in row.assessment.channels}
    parts = [(c.label, LEVELS[rooms[c].access]) for c in channels]
    told = [Text(f"{name.zh}({level.zh})", f"{name.en} ({level.en})") for name, level in parts]
    return join(told) if told else NOTHING


def shown(found: ByRating) -> list[Channel]:
    """The channels worth a line: open under some grade, or holding money."""
    rooms = [room for row in found.rows for room in row.assessment.channels]
    kept = {r.channel for r in rooms if r.access in ("permitted", "with_approval") or (r.used and r.used.low > 0)}
    return [channel for channel in Channel if channel in kept]


def room_of(row: Graded, channel: Channel) -> ChannelRoom | None:
    """The room of a channel under a grade."""
    return next((room for room in row.assessment.channels if room.channel is channel), None)


def _summary(found: ByRating, language: Language) -> Grid:
    columns = (
        ("rating", heading(found)),
        ("verdict", Text("结论", "Verdict")),
        ("headroom", Text("合计余量", "In all")),
        ("headroom_if_approved", Text("获批后", "If approved")),
        ("repay", Text("至少须压降", "Repay at least")),
    )
    rows: list[list[Cell]] = []
    for row in found.rows:
        total = row.assessment.total
        rows.append(
            [
                label(row, found),
                row.assessment.verdict.label,
                words.amount(total.headroom, language, UNIT),
                words.amount(total.headroom_if_approved, language, UNIT),
                NOTHING if row.repay is None else words.amount(row.repay, language, UNIT, "up"),
            ]
        )
    return Grid(Text(f"评级情景：合计余量（单位：{UNIT}）", "By rating: headroom in all (10,000 yuan)"), columns, rows)


def _changes(found: ByRating) -> Grid:
    columns = (
        ("rating", heading(found)),
        ("opens", Text("放开", "Opens")),
        ("closes", Text("收紧", "Closes")),
        ("binding", Text("约束规则", "Bound by")),
    )
    lines = [
        (access(row.opens, row), access(row.closes, row), ", ".join(row.assessment.total.binding)) for row in found.rows
    ]
    rows: list[list[Cell]] = [[name, *line] for name, line in _grouped(found, lines)]
    return Grid(Text("评级情景：与目前相比", "By rating: against the present"), columns, rows)


def _channels(found: ByRating, language: Language) -> Grid:
    channels = shown(found)
    lines = [tuple(_cell(room_of(row, channel), language) for channel in channels) for row in found.rows]
    groups = _grouped(found, lines)
    columns = (
        ("channel", Text("渠道", "Channel")),
        *((f"rating_{number}", name) for number, (name, _) in enumerate(groups, 1)),
    )
    rows: list[list[Cell]] = [
        [channel.label, *(line[number] for _, line in groups)] for number, channel in enumerate(channels)
    ]
    title = Text(
        f"评级情景：各渠道余量（单位：{UNIT}；箭头后为获批后）",
        "By rating: headroom by channel (10,000 yuan; after the arrow: if approved)",
    )
    return Grid(title, columns, rows)


def _grouped(found: ByRating, lines: list[_Line]) -> list[tuple[Text, _Line]]:
    """Each line once, under all the ratings that share it."""
    groups: dict[_Line, list[Text]] = {}
    for row, line in zip(found.rows, lines, strict=True):
        groups.setdefault(line, []).append(label(row, found))
    return [(join(names), line) for line, names in groups.items()]


def _cell(room: ChannelRoom | None, language: Language) -> str:
    if room is None:
        return words.UNLIMITED.of(language)
    if room.access == "prohibited":
        return LEVELS["prohibited"].of(language)
    now = words.room(room, language, UNIT, approved=False)
    approved = words.room(room, language, UNIT, approved=True)
    return now if now == approved else f"{now} → {approved}"
