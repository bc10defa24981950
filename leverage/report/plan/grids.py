"""A plan as tables, for whatever medium: before and after side by side, what changed, and each answer. Figures in 万元; nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from leverage.assessment.cure import words as cure_words
from leverage.assessment.cure.cure import Cure
from leverage.assessment.findings import LEVELS, Assessment, ChannelRoom, Finding
from leverage.planning.calendar import Calendar, Deadline
from leverage.planning.distance import Distance, DividendRoom
from leverage.planning.forecast import Forecast
from leverage.planning.need import Need
from leverage.planning.plan import Plan, Scenario, Turn
from leverage.planning.sensitivity import Sensitivity
from leverage.planning.setting import Setting
from leverage.planning.since import Since
from leverage.report import words
from leverage.report.grid import Cell, Grid, Money
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.money import in_unit, ratio
from leverage.terms.texts import Text, join, same

UNIT = "万元"
Names = Mapping[str, Text]
"""What people call each rule, by its id."""
LEVERAGE_ONLY = Text(
    "只就融资杠杆而言：是否有可分配利润，以公司法和章程为准。",
    "Of funding leverage alone: whether there are profits to pay out is a matter of company law and the articles.",
)
_RULE = ("rule", Text("规则", "Rule"))
_VERDICT = Text("结论", "Verdict")
_STRICT = Text("从严", "Strictly")
_HEADROOM = Text("合计余量", "In all")
_NOBODY = Text("说不定", "cannot be said")


def grids(plan: Plan) -> list[Grid]:
    """All that a plan tells, in the order in which it is asked for."""
    names = words.rule_names(plan.after.assessment)
    found = [_sides(plan), *_steps(plan), _channels(plan), *_capital(plan), _turns(plan.turns), _notes(plan)]
    if plan.need is not None:
        found.append(_need(plan.need, names))
    if plan.cure is not None:
        found += _cure(plan.cure, plan.asked.share)
    if plan.distance is not None:
        found.append(_distances(plan.distance))
    if plan.dividend is not None:
        found.append(_dividend(plan.dividend))
    if plan.near is not None and plan.asked.share is not None:
        found.append(_near(plan.near, plan.asked.share))
    if plan.scenarios is not None:
        found += _scenarios(plan.scenarios)
    if plan.sensitivity is not None:
        found.append(_sensitivity(plan.sensitivity))
    if plan.calendar is not None:
        found.append(_calendar(plan.calendar))
    if plan.forecast is not None:
        found += _forecast(plan.forecast, names)
    if plan.deadlines:
        found.append(_deadlines(plan.deadlines))
    if plan.since is not None:
        found += _since(plan.since)
    return [grid for grid in found if grid.rows]


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


def in_ten_thousands(title: Text) -> Text:
    """A title with the unit of its figures."""
    return Text(f"{title.zh}（单位：{UNIT}）", f"{title.en} (10,000 yuan)")


def strictly(found: Assessment) -> Text:
    """The verdict under the strictest readings."""
    return found.strict.verdict.label if found.strict else found.verdict.label


# before and after


def _sides(plan: Plan) -> Grid:
    before, after = plan.before.assessment, plan.after.assessment
    strict = [found.strict for found in (before, after)]
    rows: list[list[Cell]] = [
        [Text("日期", "Date"), str(before.as_of), str(after.as_of)],
        [Text("所在地", "Place"), before.place.name, after.place.name],
        [_VERDICT, before.verdict, after.verdict],
        [Text("从严解释", "Read strictly"), strictly(before), strictly(after)],
        [_HEADROOM, _total(before), _total(after)],
        [
            Text("获批后", "If approved"),
            Money(before.total.headroom_if_approved),
            Money(after.total.headroom_if_approved),
        ],
        [
            Text("合计余量（从严）", "In all, read strictly"),
            *(
                Money(s.headroom if s else found.total.headroom)
                for s, found in zip(strict, (before, after), strict=True)
            ),
        ],
    ]
    open_ = [found.conditions_open for found in (before, after)]
    if any(open_):
        rows.append([Text("另有未答的人工确认", "Open questions no figure decides"), *map(str, open_)])
    if (assumed := plan.after.as_assumed) is not None and plan.after.assumed is not None:
        figure = in_unit(plan.after.assumed, UNIT)
        label = Text(f"若上年末净资产为{figure}", f"With prior year-end net assets of {figure}")
        rows.append([label, "", assumed.assessment.verdict])
        rows.append([Text("　合计余量", "  In all"), "", _total(assumed.assessment)])
    title = Text("变动前后", "Before and after")
    return Grid(in_ten_thousands(title), (("what", Text("项目", "Item")), *_SIDES), rows)


_SIDES = (("before", Text("变动前", "Before")), ("after", Text("变动后", "After")))


def _total(found: Assessment) -> Money:
    return Money(found.total.headroom, found.total.headroom_upper)


def _steps(plan: Plan) -> Iterator[Grid]:
    """Each change by itself, and one after the other."""
    if plan.steps is None:
        return
    rows: list[list[Cell]] = [
        [
            step.change.in_short,
            step.alone.assessment.verdict,
            _total(step.alone.assessment),
            step.so_far.assessment.verdict,
            _total(step.so_far.assessment),
        ]
        for step in plan.steps
    ]
    columns = (
        ("change", Text("变动", "Change")),
        ("verdict", Text("单独：结论", "Alone: verdict")),
        ("headroom", Text("单独：余量", "Alone: in all")),
        ("so_far_verdict", Text("累计：结论", "So far: verdict")),
        ("so_far_headroom", Text("累计：余量", "So far: in all")),
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
                channel.label,
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
    return room.access == "not_provided" and (room.used is None or room.used.low == 0)


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
    yield Grid(in_ten_thousands(Text("分母", "Denominators")), (("base", Text("项目", "Item")), *_SIDES), rows)


def _turns(turns: Iterable[Turn]) -> Grid:
    rows: list[list[Cell]] = [[_named(turn.name, turn.subject), turn.before, turn.after] for turn in turns]
    return Grid(Text("结果有变的规则", "Rules that come out otherwise"), (_RULE, *_SIDES), rows)


def _named(name: Text, subject: str | None) -> Text:
    if subject is None:
        return name
    shown = words.visible(subject)
    return Text(f"{name.zh}（{shown}）", f"{name.en} ({shown})")


def _rule(found: Finding) -> Text:
    return _named(found.name, found.subject)


def _notes(plan: Plan) -> Grid:
    told = [change.label for change in plan.changes]
    rows: list[list[Cell]] = [[Text(f"变动：{one.zh}", f"Change: {one.en}")] for one in told]
    rows += [[note] for note in plan.notes]
    old = set(plan.before.assessment.warnings)
    rows += [[warning] for warning in plan.after.assessment.warnings if warning not in old]
    return Grid(Text("说明", "Notes"), (("note", Text("说明", "Note")),), rows)


# the answers


def _need(need: Need, names: Names) -> Grid:
    rows: list[list[Cell]] = [
        [
            Text("拟新增", "To be raised"),
            Text(
                f"{need.channel.label.zh} {in_unit(need.amount, UNIT)}",
                f"{need.channel.label.en} {in_unit(need.amount, UNIT)}",
            ),
        ],
        [
            Text("须增资", "Capital needed"),
            Money(need.capital, blank=Text("增资不能解决，或说不定", "none suffices, or cannot be said"), up=True),
        ],
    ]
    if need.capital is not None:
        rows.append(
            [
                Text("从严解释", "Read strictly"),
                Text("也够", "suffices too")
                if need.strictly
                else Text("不够，或说不定", "does not suffice, or cannot be said"),
            ]
        )
    if need.needs:
        rows.append([Text("并须", "Besides"), join(need.needs, zh="；", en="; ")])
    if need.blocked_by:
        rows.append([Text("卡在", "Stopped by"), words.join_names(need.blocked_by, names)])
    if need.unknown:
        rows.append([Text("尚缺", "Not known"), same("、".join(need.unknown))])
    return Grid(in_ten_thousands(Text("所需资本", "Capital needed")), _PAIR, rows)


_PAIR = (("what", Text("项目", "Item")), ("value", Text("结果", "Answer")))


def _cure(cure: Cure, share: Fraction | None) -> Iterator[Grid]:
    short = cure_words.in_short(cure, UNIT)
    buffer = (
        Text("", "")
        if share in (None, 1)
        else Text(f"，至上限的{_percent(share)}", f", to {_percent(share)} of the caps")
    )
    title = Text(f"补救{buffer.zh}", f"Cure{buffer.en}")
    columns = (
        ("what", Text("项目", "Item")),
        ("amount", Text("金额", "Amount")),
        ("note", Text("说明", "Note")),
    )
    if not cure.needed:
        none = Text("没有超限，无须补救", "nothing is broken; nothing is to be mended")
        yield Grid(title, columns, [[none, "", ""]])
        return
    rows: list[list[Cell]] = []
    if cure.of:
        rows.append(
            [
                Text("合计最少还款", "Least to repay in all"),
                Money(cure.repay_total, blank=_NOBODY, up=True),
                short or "",
            ]
        )
        if cure.repay_total != cure.at_least:
            rows.append([Text("无论如何须还", "To be repaid in any case"), Money(cure.at_least, up=True), ""])
        for one in cure.repay:
            who = Text(f"（{one.lender}）", f" ({one.lender})") if one.lender else words.NOTHING
            rows.append(
                [
                    Text(f"　{one.label.zh}{who.zh}", f"  {one.label.en}{who.en}"),
                    Money(one.amount, up=True),
                    Text("一种还法", "one way of it"),
                ]
            )
        for one in cure.alone:
            rows.append([Text(f"只还{one.label.zh}", f"{one.label.en} alone"), Money(one.amount, up=True), ""])
        blocked = join(tuple(dict.fromkeys(f.name for f in cure.blocked_by)))
        none = Text("增资不能解决", "no capital suffices") if cure.blocked_by else _NOBODY
        rows.append([Text("或增资", "Or capital to add"), Money(cure.capital, blank=none, up=True), blocked])
    rows += [[_rule(other.finding), "", other.what] for other in cure.others]
    yield Grid(in_ten_thousands(title), columns, rows)


def _percent(share: Fraction | None) -> str:
    return f"{float((share or 0) * 100):g}%"


def _distances(distance: Iterable[Distance]) -> Grid:
    rows: list[list[Cell]] = [
        [
            _rule(one.finding),
            one.finding.outcome,
            one.finding.base.label if one.finding.base else "",
            Money(one.fall, blank=_NOBODY),
            "" if one.share is None else f"{ratio(one.share * 100, 2)}%",
            Money(one.rise, blank=_NOBODY),
        ]
        for one in distance
    ]
    columns = (
        _RULE,
        ("outcome", Text("结果", "Outcome")),
        ("base", Text("分母", "Denominator")),
        ("fall", Text("分母还可降", "It may fall by")),
        ("share", Text("降幅", "Share")),
        ("rise", Text("余额还可升", "Use may rise by")),
    )
    title = Text("距突破还有多远，最先突破的在前", "How far to a breach, what breaks first at the top")
    return Grid(in_ten_thousands(title), columns, rows)


def _dividend(room: DividendRoom) -> Grid:
    rows: list[list[Cell]] = [
        [Text("至年末最多可分", "Until the year-end"), Money(room.to_year_end, blank=_NOBODY)],
        [
            Text(f"自{room.january}起仍合规，最多可分", f"Still kept from {room.january}"),
            Money(room.from_january, blank=_NOBODY),
        ],
        [Text("两者取小", "The lesser"), Money(room.lesser, blank=_NOBODY)],
        [
            Text("卡在", "Stopped by"),
            join(tuple(dict.fromkeys(found.name for found in room.binding)))
            if room.binding
            else Text("净资产须大于零", "equity must stay above zero"),
        ],
        [Text("说明", "Note"), LEVERAGE_ONLY],
    ]
    return Grid(in_ten_thousands(Text("分红余地", "Dividend room")), _PAIR, rows)


def _near(near: Iterable[Finding], share: Fraction) -> Grid:
    rows: list[list[Cell]] = [
        [_rule(found), found.outcome, "" if found.utilisation is None else f"{ratio(found.utilisation * 100, 2)}%"]
        for found in near
    ]
    if not rows:
        rows = [[Text("没有", "none"), "", ""]]
    columns = (_RULE, ("outcome", Text("结果", "Outcome")), ("utilisation", Text("占用", "Used")))
    return Grid(Text(f"已用超过上限{_percent(share)}的", f"Used beyond {_percent(share)} of the cap"), columns, rows)


def _judged(setting: Setting) -> list[Cell]:
    found, assumed = setting.assessment, setting.as_assumed
    return [
        found.verdict,
        strictly(found),
        _total(found),
        assumed.assessment.verdict if assumed else "",
        _total(assumed.assessment) if assumed else "",
    ]


_JUDGED = (
    ("verdict", _VERDICT),
    ("strict", _STRICT),
    ("headroom", _HEADROOM),
    ("assumed_verdict", Text("结论（按假设）", "Verdict, as assumed")),
    ("assumed_headroom", Text("合计余量（按假设）", "In all, as assumed")),
)


def _scenarios(scenarios: Iterable[Scenario]) -> Iterator[Grid]:
    rows: list[list[Cell]] = [[one.name, str(one.setting.as_of), *_judged(one.setting)] for one in scenarios]
    columns = (("name", Text("情景", "Scenario")), ("as_of", Text("日期", "Date")), *_JUDGED)
    yield Grid(in_ten_thousands(Text("情景比较", "Scenarios side by side")), columns, rows)
    told: list[list[Cell]] = [[one.name, note] for one in scenarios for note in one.notes]
    yield Grid(
        Text("情景说明", "Notes to the scenarios"),
        (("name", Text("情景", "Scenario")), ("note", Text("说明", "Note"))),
        told,
    )


def _sensitivity(table: Sensitivity) -> Grid:
    heads = [
        (f"more_{n}", Text(f"借{in_unit(more, UNIT)}", f"borrow {in_unit(more, UNIT)}"))
        for n, more in enumerate(table.borrowings)
    ]
    rows: list[list[Cell]] = [
        [Text(f"亏{in_unit(loss, UNIT)}", f"lose {in_unit(loss, UNIT)}"), *(_cell(cell) for cell in row)]
        for loss, row in zip(table.losses, table.cells, strict=True)
    ]
    title = Text(
        f"敏感性：亏损×新增{table.channel.label.zh}", f"Sensitivity: losses against new {table.channel.label.en}"
    )
    return Grid(in_ten_thousands(title), (("loss", Text("亏损", "Loss")), *heads), rows)


def _cell(found: Assessment) -> Text:
    strict = strictly(found)
    if strict == found.verdict.label:
        return strict
    return Text(f"{found.verdict.label.zh}（从严：{strict.zh}）", f"{found.verdict.label.en} (strictly: {strict.en})")


def _calendar(calendar: Calendar) -> Grid:
    rows: list[list[Cell]] = [
        [month.name, Money(month.due, up=True), *_judged(month.not_renewed), *_judged(month.renewed)]
        for month in calendar.months
    ]
    for label, amount in (
        (Text("更晚到期", "falls due later"), calendar.later),
        (Text("无到期日，一直计入", "no date, counted throughout"), calendar.undated),
        (Text("已逾期，一直计入", "overdue, counted throughout"), calendar.overdue),
    ):
        if amount:
            rows.append([label, Money(amount, up=True), *[""] * 10])
    columns = (
        ("month", Text("月份", "Month")),
        ("due", Text("到期", "Falls due")),
        *((f"gone_{key}", Text(f"不续：{head.zh}", f"not renewed: {head.en}")) for key, head in _JUDGED),
        *((f"kept_{key}", Text(f"续借：{head.zh}", f"renewed: {head.en}")) for key, head in _JUDGED),
    )
    return _without_blank_columns(Grid(in_ten_thousands(Text("到期日历", "Calendar")), columns, rows))


def _without_blank_columns(grid: Grid) -> Grid:
    kept = [n for n in range(len(grid.columns)) if any(row[n] != "" for row in grid.rows)]
    return Grid(grid.title, tuple(grid.columns[n] for n in kept), [[row[n] for n in kept] for row in grid.rows])


def _forecast(ahead: Forecast, names: Names) -> Iterator[Grid]:
    cases: list[list[Cell]] = []
    for case in ahead.cases:
        first = ahead.first_breach(case)
        rule = words.join_names([f.rule for f in first.broken], names) if first else words.NOTHING
        cases.append(
            [
                case or Text("预测", "forecast"),
                str(first.row.day) if first else Text("预测期内无突破", "nothing breaks"),
                rule,
            ]
        )
    columns = (("case", Text("情景", "Case")), ("first_breach", Text("首次突破", "First breach")), _RULE)
    yield Grid(Text("预测：首次突破", "Forecast: the first breach"), columns, cases)
    rows: list[list[Cell]] = [
        [
            point.row.case,
            str(point.row.day),
            *_judged(point.setting),
            words.join_names([f.rule for f in point.broken], names),
        ]
        for point in ahead.points
    ]
    columns_of_days = (
        ("case", Text("情景", "Case")),
        ("date", Text("日期", "Date")),
        *_JUDGED,
        ("broken", Text("突破的规则", "Broken")),
    )
    yield _without_blank_columns(Grid(in_ten_thousands(Text("预测", "Forecast")), columns_of_days, rows))


def _deadlines(found: Iterable[Deadline]) -> Grid:
    rows: list[list[Cell]] = [[str(one.day), one.what] for one in found]
    columns = (("date", Text("日期", "Date")), ("what", Text("事项", "What")))
    return Grid(Text("须留意的日期（按今日所知的规则）", "Days to watch (by the rules as known today)"), columns, rows)


def _since(since: Since) -> Iterator[Grid]:
    when = Text(
        f"自{since.as_of}以来（当时：{since.verdict.label.zh}）",
        f"Since {since.as_of} (then: {since.verdict.label.en})",
    )
    sides = (("then", Text("当时", "Then")), ("now", Text("现在", "Now")))
    rows: list[list[Cell]] = [[_named(one.name, one.subject), one.then, one.now] for one in since.turned]
    yield Grid(when, (_RULE, *sides), rows or [[Text("没有规则的结果有变", "no rule came out otherwise"), "", ""]])
    rooms: list[list[Cell]] = [
        [one.channel.label if one.channel else Text("合计", "In all"), Money(one.then), Money(one.now)]
        for one in since.headroom
    ]
    yield Grid(
        in_ten_thousands(Text("余量的变化", "Headroom then and now")),
        (("channel", Text("渠道", "Channel")), *sides),
        rooms,
    )
    if since.rulebook_changed:
        told = Text(
            "规则库版本不同：变化不全是公司造成的。",
            "The rulebook is another version: not every change is the company's doing.",
        )
        yield Grid(Text("规则库", "Rulebook"), (("note", Text("说明", "Note")),), [[told]])
