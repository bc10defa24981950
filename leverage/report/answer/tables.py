"""The tables of an answer: headroom by channel, what is to be answered, the rules, notes. The same values for every medium."""

from __future__ import annotations

from dataclasses import replace

from leverage.assessment.findings import Assessment, ChannelRoom, Finding, Outcome, StrictRoom
from leverage.assessment.questions import where_of
from leverage.report import words
from leverage.report.answer import rooms
from leverage.report.answer.sentences import Names
from leverage.report.grid import Cell, Coded, Grid, Money, Result
from leverage.terms.denominators import Base
from leverage.terms.money import multiple
from leverage.terms.texts import Text, join


def channels(assessment: Assessment) -> Grid:
    """Headroom by channel, the bank first, and in all. What no text provides for, and holds no money, is only counted. The strict figures have a column
    where any of them is less.
    """
    told = [room for room in assessment.channels if not _silent(room)]
    strict = {room.channel: room for room in assessment.strict.channels} if assessment.strict else {}
    rows = [*(_room(room, strict.get(room.channel)) for room in told), _total(assessment)]
    idle = {"strict"} if all(row["strict"] == row["headroom"] for row in rows) else set()
    idle |= set() if assessment.house else {"headroom_house"}
    shown = [key for key, _ in _CHANNELS if key not in idle]
    columns = tuple((key, head) for key, head in _CHANNELS if key in shown)
    return Grid(Text("各渠道余量", "Headroom by channel"), columns, [[row[key] for key in shown] for row in rows])


def lean(grid: Grid) -> Grid:
    """The table of channels for where there is little room: without access where every channel is open, without what an approval would leave where that is
    what is left now.
    """
    rows = [dict(zip((key for key, _ in grid.columns), row, strict=True)) for row in grid.rows]
    idle = {"access"} if all(row["access"] in (None, words.PERMITTED) for row in rows) else set()
    idle |= {"headroom_if_approved"} if all(row["headroom_if_approved"] == row["headroom"] for row in rows) else set()
    columns = tuple((key, head) for key, head in grid.columns if key not in idle)
    return replace(grid, columns=columns, rows=[[row[key] for key, _ in columns] for row in rows])


_CHANNELS = (
    ("channel", Text("渠道", "Channel")),
    ("access", Text("准入", "Access")),
    ("used", Text("已用", "Used")),
    ("headroom", Text("还可融资", "Headroom")),
    ("strict", Text("从严", "Strictly")),
    ("headroom_if_approved", Text("获批后", "Approved")),
    ("headroom_house", Text("自有限额内", "Within own limits")),
    ("share", Text("占用", "Share")),
)
_Row = dict[str, Cell]


def _room(room: ChannelRoom, strict: StrictRoom | None) -> _Row:
    now = rooms.left(room)
    return {
        "channel": room.channel.short,
        "access": words.access(room),
        "used": rooms.used(room),
        "headroom": now,
        "strict": now if strict is None or strict.headroom == room.headroom else Money(strict.headroom),
        "headroom_if_approved": rooms.approved(room),
        "headroom_house": Money(room.house.headroom) if room.house else None,
        "share": rooms.bar(room),
    }


def _total(assessment: Assessment) -> _Row:
    total, strict = assessment.total, assessment.strict
    now = rooms.in_all(total)
    return {
        "channel": Text("合计", "In all"),
        "access": None,
        "used": None if total.used is None else Money(total.used, up=True),
        "headroom": now,
        "strict": now if strict is None or strict.headroom == total.headroom else Money(strict.headroom),
        "headroom_if_approved": rooms.in_all_approved(total),
        "headroom_house": Money(total.house.headroom) if total.house else None,
        "share": None,
    }


def _silent(room: ChannelRoom) -> bool:
    """No text provides for it, and no money is known to be in it."""
    return room.access == "not_provided" and (room.used is None or room.used.low == 0)


def changes(assessment: Assessment, names: Names) -> Grid:
    """What would change the answer: the questions, most decisive first, each with the place to answer."""
    rows: list[list[Cell]] = [
        [str(number), question.ask, where_of(question), words.join_names(question.settles, names)]
        for number, question in enumerate(assessment.questions, 1)
    ]
    columns = (
        ("number", Text("序", "No.")),
        ("ask", Text("问题", "Question")),
        ("where", Text("在哪里回答", "Where to answer")),
        ("settles", Text("决定", "Settles")),
    )
    return Grid(ASKED, columns, rows, ASKED_HINT)


ASKED = Text("要补的资料", "To be answered")
ASKED_HINT = Text(
    "最起作用的在前；--ask 问题.xlsx 写成一张表", "most decisive first; --ask QUESTIONS.xlsx makes a form of it"
)


FIRST = Text("已突破、待定或临近的规则", "Rules that are broken, open or near")
OTHERS = Text("其余规则：均符合", "All other rules: kept")
HOUSE = Text("自有限额", "Limits of the house")
HOUSE_HINT = Text("董事会、授信协议等，不计入法规结论", "board, covenants; no part of the verdict of the law")


def asked(found: Finding) -> bool:
    """Whether it stands among the questions already."""
    return found.outcome is Outcome.UNDETERMINED and not found.counts_in_verdict


def tells(found: Finding) -> bool:
    """Whether a rule is told among the first: broken, open, near, or kept only as long as its open ratio does not matter."""
    return found.outcome is not Outcome.COMPLIANT or found.near or words.ratio_open(found)


_RULES = (
    ("rule", Text("规则", "Rule")),
    ("outcome", Text("结果", "Outcome")),
    ("used", Text("已用", "Used")),
    ("cap", Text("上限", "Cap")),
    ("headroom", Text("余量", "Headroom")),
    ("multiple", Text("倍数", "Multiple")),
    ("why", Text("说明", "Why")),
    ("by_reading", Text("所依解释", "Reading")),
    ("source", Text("依据", "Source")),
)


def rules(findings: list[Finding], title: Text, assessment: Assessment, hint: Text | None = None) -> Grid:
    """Rules by name: figures, outcome, why, and the readings that they rest on."""
    names, readings_by_id = words.rule_names(assessment), words.reading_names(assessment)
    rows = []
    for found in findings:
        limit = found.kind == "limit"
        used = Money(found.used.low, found.used.high, open_end=found.used.high is None, up=True) if found.used else None
        row: _Row = {
            "rule": words.name_of_finding(found, names),
            "outcome": Result(found.outcome, words.outcome_of(found), found.near),
            "used": used if limit else None,
            "cap": Money(found.cap, found.cap_upper) if limit else None,
            "headroom": Money(found.headroom, found.headroom_upper) if limit else None,
            "multiple": words.times(found),
            "why": _why(found),
            "by_reading": join([readings_by_id[u.reading] for u in found.of.under if u.reading in readings_by_id]),
            "source": Coded(words.citation(found), found.rule),
        }
        rows.append(row)
    shown = [key for key, _ in _RULES if key != "by_reading" or any(row[key] != words.NOTHING for row in rows)]
    columns = tuple((key, head) for key, head in _RULES if key in shown)
    return Grid(title, columns, [[row[key] for key in shown] for row in rows], hint)


def _why(found: Finding) -> Text:
    """Why a rule came out as it did; nothing where its figures beside it say it all."""
    by_case = found.may_not_apply or (found.multiples is not None and found.multiples[0] != found.multiples[1])
    plain = found.kind == "limit" and found.cap is not None and found.used is not None and not by_case
    return words.NOTHING if plain and not found.within_rounding else words.in_the_unit(found.why)


SAYS = (("says", Text("内容", "Says")),)
"""The one column of a list."""


def silent(assessment: Assessment) -> Grid:
    """The channels that no text provides for and that hold no money."""
    names = [room.channel.label for room in assessment.channels if _silent(room)]
    return Grid(Text("未作规定的渠道", "Channels not provided for"), SAYS, [[join(names)]] if names else [])


def readings(assessment: Assessment) -> Grid:
    """The contested clauses that the strict answer rests on: how each is read here, and how it costs most."""
    rows: list[list[Cell]] = []
    for one in assessment.strict.readings if assessment.strict else ():
        reading = one.reading
        worst = next((way.says for way in reading.alternatives if way.id == one.worst), words.NOTHING)
        rows.append(
            [words.name_of_reading(reading), reading.ask, reading.taken, worst, Coded(reading.settled_by, reading.id)]
        )
    columns = (
        ("reading", Text("争议", "Contested")),
        ("ask", Text("问题", "Question")),
        ("taken", Text("所采", "Taken")),
        ("worst", Text("从严", "Strictly")),
        ("settled_by", Text("由谁确定", "Settled by")),
    )
    return Grid(READINGS, columns, rows)


READINGS = Text("从严解释所依的条款", "Clauses that the strict answer rests on")


def notes(assessment: Assessment) -> Grid:
    """What the reader must know beside the figures. A gap carries its code, in small print."""
    gains = [
        Text(
            f"{base.label.zh}每增加1，可多融资{multiple(gain)}",
            f"each further 1 of {base.label.en} adds {multiple(gain)}",
        )
        for base, gain in assessment.total.per_yuan.items()
        if base is not Base.PRIOR_YEAR_NET_ASSETS  # nobody can raise a year that is over
    ]
    rows: list[list[Cell]] = []
    if gains:
        told = join(gains, zh="；", en="; ")
        rows.append([Coded(Text(f"{told.zh}。", f"{told.en[:1].upper()}{told.en[1:]}."), "")])
    rows += [[Coded(text, code)] for text, code in words.notices_of(assessment)]
    return Grid(Text("提示", "Notes"), SAYS, rows)
