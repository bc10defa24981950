"""A plan as tables, for whatever medium: before and after side by side, what changed, and each answer. Figures in 万元; nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from leverage.assessment.findings import LEVELS, ChannelRoom
from leverage.planning.plan import Plan, Turn
from leverage.report import words
from leverage.report.answer import rooms
from leverage.report.grid import Cell, Grid, Money
from leverage.report.plan.answers import answers
from leverage.report.plan.cells import HEADROOM, RULE, SIDES, UNIT, VERDICT, in_ten_thousands, named, strictly, total
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.money import in_unit
from leverage.terms.texts import Text, join, same

SUMMARY, CHANNELS = "测算", "各渠道"
"""The first sheets of a workbook."""


def sections(plan: Plan) -> list[tuple[str, list[Grid]]]:
    """All that a plan tells, in the order in which it is asked for, each part under the name of its sheet."""
    first = [_sides(plan), *_steps(plan), _turns(plan.turns), _notes(plan)]
    found = [(SUMMARY, first), (CHANNELS, [_channels(plan), *_capital(plan)]), *answers(plan)]
    return [(name, kept) for name, tables in found if (kept := [table for table in tables if table.rows])]


def grids(plan: Plan) -> list[Grid]:
    """The tables one after the other."""
    return [table for _, tables in sections(plan) for table in tables]


def for_reading(plan: Plan) -> list[Grid]:
    """The tables for a reader: what was asked for before the long table of channels, and one column where nothing changed."""
    parts = sections(plan)
    last = [part for part in parts if part[0] == CHANNELS]
    tables = [table for _, tables in [*(part for part in parts if part not in last), *last] for table in tables]
    return [narrow for table in tables for narrow in _narrow(_once(table))]


def _narrow(table: Grid) -> list[Grid]:
    """The table of channels in two where it is too wide for a page: today's headroom, and what an approval or another access makes of it."""
    keys = [key for key, _ in table.columns]
    if keys[0] != "channel" or len(keys) <= _WIDEST:
        return [table]
    second = [n for n, key in enumerate(keys) if key.startswith(("approved", "access"))]
    first = [n for n in range(len(keys)) if n not in second]
    parts = ((first, _TODAY), ([0, *second], _APPROVED))
    return [
        replace(
            table,
            title=in_ten_thousands(title),
            columns=tuple(table.columns[n] for n in kept),
            rows=[[row[n] for n in kept] for row in table.rows],
        )
        for kept, title in parts
    ]


_WIDEST = 6
_TODAY = Text("各渠道：已用、还可融资", "By channel: used, headroom")
_APPROVED = Text("各渠道：获批后可融资、准入", "By channel: headroom if approved, access")


def _once(table: Grid) -> Grid:
    """A table with one column for before and after where all its cells agree."""
    keys = [key for key, _ in table.columns]
    columns, gone = list(table.columns), set()
    for before, after, label in _PAIRS:
        if before in keys and after in keys:
            one, other = keys.index(before), keys.index(after)
            if all(row[one] == row[other] for row in table.rows):
                columns[one] = (before, label)
                gone.add(other)
    if not gone:
        return table
    kept = [n for n in range(len(columns)) if n not in gone]
    title = in_ten_thousands(_AS_IT_IS) if keys == ["what", "before", "after"] else table.title
    return replace(
        table, title=title, columns=tuple(columns[n] for n in kept), rows=[[row[n] for n in kept] for row in table.rows]
    )


_AS_IT_IS = Text("目前", "As it is")
_PAIRS = (
    ("before", "after", Text("前后相同", "Before and after")),
    ("used_before", "used_after", Text("已用", "Used")),
    ("headroom_before", "headroom_after", Text("可融", "Headroom")),
    ("approved_before", "approved_after", Text("获批", "If approved")),
)
"""Columns that are told once where all their cells agree, and how they are headed then."""


def headline(plan: Plan) -> list[Text]:
    """Who, and the answer in a line or two."""
    before, after = plan.before.assessment, plan.after.assessment
    who = join([words.name_of(before), before.place.name, words.kind_of(before)], zh="　", en="  ")
    one, other = (join([found.verdict.label, *words.qualifiers(found)], zh="；", en="; ") for found in (before, after))
    lines = [who, Text(f"变动前（{before.as_of}）：{one.zh}", f"Before ({before.as_of}): {one.en}")]
    if plan.changes or plan.turns or plan.after.as_of != plan.before.as_of or plan.after.law is not plan.before.law:
        lines.append(Text(f"变动后（{after.as_of}）：{other.zh}", f"After ({after.as_of}): {other.en}"))
    strict = words.strict(after)
    return [*lines, strict] if strict is not None else lines


# before and after


def _sides(plan: Plan) -> Grid:
    before, after = plan.before.assessment, plan.after.assessment
    strict = [found.strict for found in (before, after)]
    rows: list[list[Cell]] = [
        [Text("日期", "Date"), same(before.as_of), same(after.as_of)],
        [Text("所在地", "Place"), before.place.name, after.place.name],
        [VERDICT, before.verdict, after.verdict],
        [Text("从严解释", "Read strictly"), strictly(before), strictly(after)],
        [HEADROOM, total(before), total(after)],
        [
            Text("获批后", "If approved"),
            rooms.in_all_approved(before.total),
            rooms.in_all_approved(after.total),
        ],
        [
            Text("合计余量（从严）", "In all, read strictly"),
            *(
                Money(s.headroom if s else found.total.headroom)
                for s, found in zip(strict, (before, after), strict=True)
            ),
        ],
    ]
    if before.house_verdict is not None or after.house_verdict is not None:
        rows.append([Text("自有限额", "Limits of the house"), before.house_verdict, after.house_verdict])
    open_ = [found.conditions_open for found in (before, after)]
    if any(open_):
        rows.append([Text("另有未答的人工确认", "Open questions no figure decides"), *map(str, open_)])
    if (assumed := plan.after.as_assumed) is not None and plan.after.assumed is not None:
        figure = in_unit(plan.after.assumed, UNIT)
        label = Text(f"若上年末净资产为{figure}", f"With prior year-end net assets of {figure}")
        rows.append([label, "", assumed.assessment.verdict])
        rows.append([Text("　合计余量", "  In all"), "", total(assumed.assessment)])
    title = Text("变动前后", "Before and after")
    return Grid(in_ten_thousands(title), (("what", Text("项目", "Item")), *SIDES), rows)


def _steps(plan: Plan) -> Iterator[Grid]:
    """Each change by itself, and one after the other."""
    if plan.steps is None:
        return
    rows: list[list[Cell]] = [
        [
            step.change.in_short,
            step.alone.assessment.verdict,
            total(step.alone.assessment),
            step.so_far.assessment.verdict,
            total(step.so_far.assessment),
        ]
        for step in plan.steps
    ]
    columns = (
        ("change", Text("变动", "Change")),
        ("verdict", Text("单独：结论", "Alone")),
        ("headroom", Text("单独：余量", "alone, in all")),
        ("so_far_verdict", Text("累计：结论", "So far")),
        ("so_far_headroom", Text("累计：余量", "so far, in all")),
    )
    yield Grid(in_ten_thousands(Text("逐项变动", "Change by change")), columns, rows)


def _channels(plan: Plan) -> Grid:
    """Every channel that holds money or is open on either side."""
    then = {room.channel: room for room in plan.before.assessment.channels}
    now = {room.channel: room for room in plan.after.assessment.channels}
    rows: list[list[Cell]] = []
    for channel in Channel:
        sides = [side.get(channel) for side in (then, now)]
        if all(room is None or _silent(room) for room in sides):
            continue
        rows.append(
            [
                channel.short,
                *(_used(room) for room in sides),
                *(_left(room) for room in sides),
                *(_approved(room) for room in sides),
                _access(*sides),
            ]
        )
    columns = (
        ("channel", Text("渠道", "Channel")),
        ("used_before", Text("已用：前", "Used before")),
        ("used_after", Text("已用：后", "after")),
        ("headroom_before", Text("可融：前", "Headroom before")),
        ("headroom_after", Text("可融：后", "after")),
        ("approved_before", Text("获批：前", "If approved before")),
        ("approved_after", Text("获批：后", "after")),
        ("access", Text("准入", "Access")),
    )
    title = in_ten_thousands(
        Text("各渠道：已用、还可融资、获批后可融资", "By channel: used, headroom, headroom if approved")
    )
    same_if_approved = all((row[5], row[6]) == (row[3], row[4]) or not isinstance(row[5], Money) for row in rows)
    open_ = all(row[7] == LEVELS["permitted"] for row in rows)
    kept = [n for n in range(8) if not (same_if_approved and n in (5, 6)) and not (open_ and n == 7)]
    return Grid(title, tuple(columns[n] for n in kept), [[row[n] for n in kept] for row in rows])


def _silent(room: ChannelRoom) -> bool:
    return room.access in ("not_provided", "prohibited") and (room.used is None or room.used.low == 0)


def _used(room: ChannelRoom | None) -> Cell:
    if room is None:
        return ""
    if room.used is None:
        return Money(None)
    return Money(room.used.low, room.used.high, open_end=room.used.high is None, up=True)


def _blank(room: ChannelRoom) -> Text:
    if room.access == "not_provided":
        return words.NOT_PROVIDED
    return words.NO_RATIO if room.ratio_unset else words.UNKNOWN


def _left(room: ChannelRoom | None) -> Cell:
    return "" if room is None else Money(room.headroom, room.headroom_upper, blank=_blank(room))


def _approved(room: ChannelRoom | None) -> Cell:
    """The headroom once every approval is given; the same cell as today's where nothing has to be approved."""
    if room is None or room.headroom_if_approved == room.headroom:
        return _left(room)
    return Money(room.headroom_if_approved, blank=_blank(room))


def _access(before: ChannelRoom | None, after: ChannelRoom | None) -> Text:
    one, other = (LEVELS[room.access] if room else words.NOTHING for room in (before, after))
    return other if one == other else Text(f"{one.zh}→{other.zh}", f"{one.en} → {other.en}")


def _capital(plan: Plan) -> Iterator[Grid]:
    """The denominators before and after, where a change moved one."""
    then, now = plan.before.company.capital, plan.after.company.capital
    if {base: figure.amount for base, figure in then.items()} == {base: figure.amount for base, figure in now.items()}:
        return
    rows: list[list[Cell]] = [
        [base.label, *(Money(side[base].amount) if base in side else Money(None) for side in (then, now))]
        for base in Base
        if base in then or base in now
    ]
    yield Grid(in_ten_thousands(Text("分母", "Denominators")), (("base", Text("项目", "Item")), *SIDES), rows)


def _turns(turns: Iterable[Turn]) -> Grid:
    rows: list[list[Cell]] = [[named(turn.name, turn.subject), turn.before, turn.after] for turn in turns]
    return Grid(Text("结果有变的规则", "Rules that come out otherwise"), (RULE, *SIDES), rows)


def _notes(plan: Plan) -> Grid:
    told = [change.label for change in plan.changes]
    rows: list[list[Cell]] = [[Text(f"变动：{one.zh}", f"Change: {one.en}")] for one in told]
    rows += [[note] for note in plan.notes]
    brought = plan.after.assessment.brought
    rows += [[text] for text in (brought.counted if brought else ())]
    old = words.notices_of(plan.before.assessment)
    rows += [[notice[0]] for notice in words.notices_of(plan.after.assessment) if notice not in old]
    return Grid(Text("说明", "Notes"), (("note", Text("说明", "Note")),), rows)
