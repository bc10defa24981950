"""The answers of a plan as tables: capital needed, cure, distance, dividend room, scenarios, calendar, forecast, what changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from leverage.assessment.cure import words as cure_words
from leverage.assessment.cure.cure import Cure
from leverage.assessment.findings import Assessment, Finding
from leverage.planning.calendar import Calendar, Deadline
from leverage.planning.distance import Distance, DividendRoom
from leverage.planning.forecast import Forecast
from leverage.planning.need import Need
from leverage.planning.plan import Plan, Scenario, Strictly
from leverage.planning.sensitivity import Sensitivity
from leverage.planning.since import Since
from leverage.report import words
from leverage.report.grid import Cell, Grid, Money
from leverage.report.plan.cells import (
    JUDGED,
    LEVERAGE_ONLY,
    NOBODY,
    RULE,
    UNIT,
    Names,
    in_ten_thousands,
    judged,
    missing,
    named,
    rule_of,
    strictly,
)
from leverage.terms.money import in_unit, ratio
from leverage.terms.texts import Text, join


def answers(plan: Plan) -> list[tuple[str, list[Grid]]]:
    """Every answer that was asked for, under the name of its sheet."""
    names = words.rule_names(plan.after.assessment)
    found: list[tuple[str, list[Grid]]] = []
    if plan.need is not None:
        found.append(("所需资本", [_need(plan, plan.need, names)]))
    if plan.cure is not None:
        found.append(("补救", list(_cure(plan.cure, plan.asked.share, plan.strict))))
    if plan.distance is not None:
        tables = [_distances(plan.distance, _DISTANCE)]
        if plan.strict and plan.strict.distance and _shown(plan.strict.distance) != _shown(plan.distance):
            tables.append(_distances(plan.strict.distance, _STRICT_DISTANCE))
        found.append(("距离", tables))
    if plan.dividend is not None:
        found.append(("分红", [_dividend(plan.dividend, plan.strict)]))
    if plan.near is not None and plan.asked.share is not None:
        found.append(("预警", [_near(plan.near, plan.asked.share)]))
    if plan.scenarios is not None:
        found.append(("情景", list(_scenarios(plan.scenarios))))
    if plan.sensitivity is not None:
        found.append(("敏感性", [_sensitivity(plan.sensitivity)]))
    if plan.calendar is not None:
        found.append(("日历", list(_calendar(plan.calendar))))
    if plan.forecast is not None:
        found.append(("预测", list(_forecast(plan.forecast, names))))
    if plan.deadlines:
        found.append(("期限", [_deadlines(plan.deadlines)]))
    if plan.since is not None:
        found.append(("变化", list(_since(plan.since))))
    return found


def _need(plan: Plan, need: Need, names: Names) -> Grid:
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
            Money(need.capital, blank=_NO_CAPITAL, up=True),
        ],
    ]
    if need.capital is not None and not need.strictly:
        rows.append([Text("从严解释须增资", "Read strictly"), Money(need.strict_capital, blank=_NO_CAPITAL, up=True)])
    elif need.capital is not None:
        rows.append([Text("从严解释", "Read strictly"), Text("也够", "suffices too")])
    if need.needs:
        rows.append([Text("并须", "Besides"), join(need.needs, zh="；", en="; ")])
    if need.blocked_by:
        rows.append([Text("卡在", "Stopped by"), words.join_names(need.blocked_by, names)])
    if need.unknown:
        rows.append([Text("尚缺", "Not known"), join([missing(name, plan.after) for name in need.unknown])])
    return Grid(in_ten_thousands(Text("所需资本", "Capital needed")), _PAIR, rows)


_PAIR = (("what", Text("项目", "Item")), ("value", Text("结果", "Answer")))


def _cure(cure: Cure, share: Fraction | None, strict: Strictly | None) -> Iterator[Grid]:
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
    harder = _strict_cure(cure, strict)
    if not cure.needed:
        yield Grid(in_ten_thousands(title), columns, [[_AS_READ if harder else _UNBROKEN, "", ""], *harder])
        return
    rows: list[list[Cell]] = []
    if cure.of:
        rows.append(
            [
                Text("合计最少还款", "Least to repay in all"),
                Money(cure.repay_total, blank=NOBODY, up=True),
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
        none = Text("增资不能解决", "no capital suffices") if cure.blocked_by else NOBODY
        rows.append([Text("或增资", "Or capital to add"), Money(cure.capital, blank=none, up=True), blocked])
    rows += [[rule_of(other.finding), "", other.what] for other in cure.others]
    yield Grid(in_ten_thousands(title), columns, [*rows, *harder])


def _strict_cure(cure: Cure, strict: Strictly | None) -> list[list[Cell]]:
    """What the strictest readings say of the company after the cure, and what would mend it under every reading."""
    if strict is None:
        return []
    pairs = ((_REPAID, strict.repaid), (_ADDED, strict.added)) if cure.of else ()
    rows: list[list[Cell]] = [[label, "", verdict.label] for label, verdict in pairs if verdict is not None]
    line = cure_words.strictly(cure, strict.cure, UNIT) if strict.cure is not None else None
    if line is None or strict.cure is None:
        return rows
    if strict.cure.repay_total is None and not strict.cure.of:
        return [*rows, [_STRICT_OTHERS, "", line]]
    rows.append([_STRICT_REPAY, Money(strict.cure.repay_total, blank=NOBODY, up=True), line])
    for one in strict.cure.repay:
        who = Text(f"（{one.lender}）", f" ({one.lender})") if one.lender else words.NOTHING
        label = Text(f"　{one.label.zh}{who.zh}", f"  {one.label.en}{who.en}")
        rows.append([label, Money(one.amount, up=True), Text("一种还法", "one way of it")])
    return [*rows, [_STRICT_ADD, Money(strict.cure.capital, blank=NOBODY, up=True), ""]]


_UNBROKEN = Text("没有超限，无须补救", "nothing is broken; nothing is to be mended")
_AS_READ = Text("按所取的解释没有超限", "nothing is broken as the clauses are taken")
_STRICT_OTHERS = Text("从严解释", "Read strictly")
_STRICT_REPAY = Text("各种解释下都够的还款", "Repayment that suffices under every reading")
_STRICT_ADD = Text("各种解释下都够的增资", "Capital that suffices under every reading")
_REPAID = Text("还款后，从严解释", "After repaying, read strictly")
_ADDED = Text("增资后，从严解释", "After adding capital, read strictly")
_NO_CAPITAL = Text("增资不能解决，或说不定", "none suffices, or cannot be said")


def _percent(share: Fraction | None) -> str:
    return f"{float((share or 0) * 100):g}%"


_DISTANCE = Text("距突破还有多远，最先突破的在前", "How far to a breach, what breaks first at the top")
_STRICT_DISTANCE = Text("距突破还有多远：从严解释", "How far to a breach, read strictly")


def _shown(distance: Iterable[Distance]) -> list[object]:
    return [(one.finding.rule, one.finding.subject, one.fall, one.rise) for one in distance]


def _distances(distance: Iterable[Distance], title: Text) -> Grid:
    rows: list[list[Cell]] = [
        [
            rule_of(one.finding),
            one.finding.outcome,
            one.finding.base.label if one.finding.base else "",
            Money(one.fall, blank=NOBODY),
            "" if one.share is None else f"{ratio(one.share * 100, 2)}%",
            Money(one.rise, blank=NOBODY),
        ]
        for one in distance
    ]
    columns = (
        RULE,
        ("outcome", Text("结果", "Outcome")),
        ("base", Text("分母", "Denominator")),
        ("fall", Text("分母还可降", "It may fall by")),
        ("share", Text("降幅", "Share")),
        ("rise", Text("余额还可升", "Use may rise by")),
    )
    return Grid(in_ten_thousands(title), columns, rows)


_STRICT_LESSER = Text("从严解释：两者取小", "Read strictly: the lesser")


def _dividend(room: DividendRoom, strict: Strictly | None) -> Grid:
    rows: list[list[Cell]] = [
        [Text("至年末最多可分", "Until the year-end"), Money(room.to_year_end, blank=NOBODY)],
        [
            Text(f"自{room.january}起仍合规，最多可分", f"Still kept from {room.january}"),
            Money(room.from_january, blank=NOBODY),
        ],
        [Text("两者取小", "The lesser"), Money(room.lesser, blank=NOBODY)],
        [
            Text("卡在", "Stopped by"),
            join(tuple(dict.fromkeys(found.name for found in room.binding)))
            if room.binding
            else Text("净资产须大于零", "equity must stay above zero"),
        ],
        [Text("说明", "Note"), LEVERAGE_ONLY],
    ]
    if strict is not None and strict.dividend is not None and strict.dividend.lesser != room.lesser:
        rows.insert(3, [_STRICT_LESSER, Money(strict.dividend.lesser, blank=NOBODY)])
    return Grid(in_ten_thousands(Text("分红余地", "Dividend room")), _PAIR, rows)


def _near(near: Iterable[Finding], share: Fraction) -> Grid:
    rows: list[list[Cell]] = [
        [rule_of(found), found.outcome, "" if found.utilisation is None else f"{ratio(found.utilisation * 100, 2)}%"]
        for found in near
    ]
    if not rows:
        rows = [[Text("没有", "none"), "", ""]]
    columns = (RULE, ("outcome", Text("结果", "Outcome")), ("utilisation", Text("占用", "Used")))
    return Grid(Text(f"已用超过上限{_percent(share)}的", f"Used beyond {_percent(share)} of the cap"), columns, rows)


def _scenarios(scenarios: Iterable[Scenario]) -> Iterator[Grid]:
    rows: list[list[Cell]] = [[one.name, str(one.setting.as_of), *judged(one.setting)] for one in scenarios]
    columns = (("name", Text("情景", "Scenario")), ("as_of", Text("日期", "Date")), *JUDGED)
    yield Grid(in_ten_thousands(Text("情景比较", "Scenarios side by side")), columns, rows)
    told: list[list[Cell]] = [[one.name, note] for one in scenarios for note in one.notes]
    yield Grid(
        Text("情景说明", "Notes to the scenarios"),
        (("name", Text("情景", "Scenario")), ("note", Text("说明", "Note"))),
        told,
    )


def _sensitivity(table: Sensitivity) -> Grid:
    heads = [
        (f"more_{n}", Text(f"借{_whole(more)}", f"borrow {_whole(more)}")) for n, more in enumerate(table.borrowings)
    ]
    rows: list[list[Cell]] = [
        [Text(f"亏{_whole(loss)}", f"lose {_whole(loss)}"), *(_cell(cell) for cell in row)]
        for loss, row in zip(table.losses, table.cells, strict=True)
    ]
    title = Text(
        f"敏感性：亏损×新增{table.channel.label.zh}（括号内为从严）",
        f"Sensitivity: losses against new {table.channel.label.en} (in brackets: read strictly)",
    )
    return Grid(in_ten_thousands(title), (("loss", Text("亏损", "Loss")), *heads), rows)


def _whole(amount: Fraction) -> str:
    return in_unit(amount, UNIT).removesuffix(".00")


def _cell(found: Assessment) -> Text:
    strict = strictly(found)
    if strict == found.verdict.label:
        return strict
    return Text(f"{found.verdict.label.zh}（{strict.zh}）", f"{found.verdict.label.en} ({strict.en})")


def _calendar(calendar: Calendar) -> Iterator[Grid]:
    """The months if nothing that falls due is renewed, and if all of it is."""
    columns = (("month", Text("月份", "Month")), ("due", Text("到期", "Falls due")), *JUDGED)
    for title, renewed in ((_NOT_RENEWED, False), (_RENEWED, True)):
        rows: list[list[Cell]] = [
            [month.name, Money(month.due, up=True), *judged(month.renewed if renewed else month.not_renewed)]
            for month in calendar.months
        ]
        yield _without_blank_columns(Grid(in_ten_thousands(title), columns, rows))
    beside = (
        (Text("更晚到期", "falls due later"), calendar.later),
        (Text("无到期日，一直计入", "without a date, counted throughout"), calendar.undated),
        (Text("已逾期，一直计入", "overdue, counted throughout"), calendar.overdue),
    )
    left: list[list[Cell]] = [[label, Money(amount, up=True)] for label, amount in beside if amount]
    if not calendar.months:
        left.append([Text("融资明细没有将到期的借款", "no loan of the ledger falls due"), ""])
    yield Grid(in_ten_thousands(Text("日历以外", "Beside the calendar")), _PAIR, left)


_NOT_RENEWED = Text("到期日历：到期不续", "Calendar: nothing renewed")
_RENEWED = Text("到期日历：全部续借", "Calendar: all renewed")


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
    columns = (("case", Text("情景", "Case")), ("first_breach", Text("首次突破", "First breach")), RULE)
    yield Grid(Text("预测：首次突破", "Forecast: the first breach"), columns, cases)
    rows: list[list[Cell]] = [
        [
            point.row.case,
            str(point.row.day),
            *judged(point.setting),
            words.join_names([f.rule for f in point.broken], names),
        ]
        for point in ahead.points
    ]
    columns_of_days = (
        ("case", Text("情景", "Case")),
        ("date", Text("日期", "Date")),
        *JUDGED,
        ("broken", Text("突破的规则", "Broken")),
    )
    yield _without_blank_columns(Grid(in_ten_thousands(Text("预测", "Forecast")), columns_of_days, rows))
    told: list[list[Cell]] = [[note] for note in ahead.notes]
    yield Grid(Text("预测说明", "Notes to the forecast"), (("note", Text("说明", "Note")),), told)


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
    rows: list[list[Cell]] = [[named(one.name, one.subject), one.then, one.now] for one in since.turned]
    yield Grid(when, (RULE, *sides), rows or [[Text("没有规则的结果有变", "no rule came out otherwise"), "", ""]])
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
