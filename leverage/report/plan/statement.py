"""The statement of compliance for a lender or the board, medium-free: one page of figures, what they rest on, and who signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leverage.assessment.findings import INACTIVE, Assessment, Finding, Outcome
from leverage.planning.plan import Plan
from leverage.planning.since import Since
from leverage.report import words
from leverage.report.as_json import receipt
from leverage.report.grid import Cell, Grid, Money
from leverage.report.plan.cells import in_ten_thousands, rule_of, strictly, total
from leverage.terms.money import in_unit, ratio
from leverage.terms.texts import Text, join, same

MOST_LIMITS = 14
"""So many limits fit on the page: those that are broken, open or fullest come first, the rest is counted."""

_WORST = (Outcome.BREACH, Outcome.PROHIBITED, Outcome.UNDETERMINED, Outcome.NEEDS_APPROVAL, Outcome.COMPLIANT)


@dataclass(frozen=True)
class Statement:
    """One page: the particulars, what is stated, the limits, what changed since the last one, what it rests on, and the lines to sign."""

    title: Text
    particulars: tuple[tuple[Text, Text], ...]
    says: tuple[Text, ...]
    limits: Grid
    more: Text | None
    since: Grid | None
    rests_on: tuple[tuple[Text, Text], ...]
    signs: tuple[Text, ...]


def statement(plan: Plan) -> Statement:
    """The statement about the company after the changes; as it stands where there are none."""
    found = plan.after.assessment
    limits = _limits(found)
    return Statement(
        title=_title(plan, found),
        particulars=tuple(_particulars(plan, found)),
        says=tuple(_says(plan, found)),
        limits=_grid(limits[:MOST_LIMITS]),
        more=_more(limits[MOST_LIMITS:]),
        since=None if plan.since is None else _since(plan.since, found),
        rests_on=tuple((label, same(value)) for label, value in _rests_on(found)),
        signs=(Text("编制人", "Prepared by"), Text("复核人", "Reviewed by"), Text("日期", "Date")),
    )


def _title(plan: Plan, found: Assessment) -> Text:
    """It speaks of compliance only where the verdict does; a pro forma one says so."""
    kept = found.verdict is Outcome.COMPLIANT
    title = _OF_COMPLIANCE if kept else _OF_LIMITS
    return Text(f"{title.zh}（试算）", f"{title.en} (pro forma)") if plan.changes else title


_OF_COMPLIANCE = Text("融资杠杆合规声明", "Statement of compliance with the limits on funding leverage")
_OF_LIMITS = Text(
    "融资杠杆核对声明：未确认合规", "Statement on the limits on funding leverage: compliance not confirmed"
)


def _particulars(plan: Plan, found: Assessment) -> Iterator[tuple[Text, Text]]:
    yield Text("公司", "Company"), words.name_of(found)
    yield Text("所在地、类型", "Place, kind"), join([found.place.name, words.kind_of(found)])
    figures = plan.before.company.report_date
    days = [Text(f"数据{figures}", f"figures of {figures}")] if figures is not None else []
    days.append(Text(f"核对{found.as_of}", f"judged on {found.as_of}"))
    yield Text("日期", "Dates"), join(days, zh="，")


def _says(plan: Plan, found: Assessment) -> Iterator[Text]:
    if plan.changes:
        changes = join([change.in_short for change in plan.changes], zh="；", en="; ")
        yield Text(
            f"试算：已计入下列尚未发生或尚未入账的变动（万元）：{changes.zh}。",
            f"Pro forma: these changes, not made or booked yet, are counted (10,000 yuan): {changes.en}.",
        )
    beside = words.qualifiers(found)
    qualified = join(beside, zh="；", en="; ")
    verdict = found.verdict.label
    yield Text(
        f"按{found.place.name.zh}及全国在{found.as_of}有效的融资杠杆规则，结论：{verdict.zh}{f'（{qualified.zh}）' if beside else ''}。",
        f"By the rules on funding leverage of {found.place.name.en} and of the nation in force on {found.as_of}: "
        f"{verdict.en}{f' ({qualified.en})' if beside else ''}.",
    )
    strict = words.strict(found)
    label = strictly(found)
    yield strict + Text("。", ".") if strict else Text(f"从严解释：{label.zh}。", f"Read strictly: {label.en}.")
    left = found.total.headroom
    if left is not None:
        figure = in_unit(left, "万元")
        yield Text(f"合计还可融资{figure}万元。", f"Headroom in all: {figure} (10,000 yuan).")
    if found.questions:
        number = len(found.questions)
        yield Text(f"尚有{number}项资料未答。", f"{number} question(s) are not answered.")
    yield from plan.notes
    yield Text(
        "本声明按公司所填资料以程序计算，未经审计，不是法律意见。",
        "Computed by a program from what the company stated; not audited, and no legal opinion.",
    )


def _limits(found: Assessment) -> list[Finding]:
    active = [
        f
        for f in found.findings
        if f.outcome not in INACTIVE and (f.kind == "limit" or f.outcome is not Outcome.COMPLIANT)
    ]
    held = [f for f in active if f.counts_in_verdict]
    return sorted(held, key=lambda f: (_WORST.index(f.outcome), -(f.utilisation or 0)))


def _grid(limits: list[Finding]) -> Grid:
    rows: list[list[Cell]] = []
    for found in limits:
        figures = found.kind == "limit"
        used = found.used
        rows.append(
            [
                rule_of(found),
                Money(used.low, used.high, open_end=used.high is None, up=True) if figures and used else "",
                Money(found.cap, found.cap_upper) if figures else "",
                Money(found.headroom, found.headroom_upper) if figures else "",
                "" if found.utilisation is None else f"{ratio(found.utilisation * 100, 1)}%",
                found.outcome,
                words.citation(found),
            ]
        )
    columns = (
        ("rule", Text("限额", "Limit")),
        ("used", Text("已用", "Used")),
        ("cap", Text("上限", "Cap")),
        ("headroom", Text("余量", "Headroom")),
        ("share", Text("占用", "Share")),
        ("outcome", Text("结果", "Outcome")),
        ("source", Text("依据", "Source")),
    )
    return Grid(in_ten_thousands(Text("各项限额", "The limits")), columns, rows)


def _more(rest: list[Finding]) -> Text | None:
    if not rest:
        return None
    kept = all(found.outcome is Outcome.COMPLIANT for found in rest)
    told = Text("均合规", "all kept") if kept else Text("并非均合规，见核对报告", "not all kept; see the report")
    return Text(f"其余{len(rest)}项限额{told.zh}。", f"{len(rest)} more limits, {told.en}.")


def _since(since: Since, found: Assessment) -> Grid:
    rows: list[list[Cell]] = [[Text("结论", "Verdict"), since.verdict, found.verdict]]
    rows += [[one.name, one.then or "", one.now or ""] for one in since.turned[:6]]
    rooms = [one for one in since.headroom if one.channel is None]
    rows += [[Text("合计余量", "Headroom in all"), Money(one.then), total(found)] for one in rooms]
    if len(since.turned) > 6:
        rows.append(
            [
                Text(
                    f"另有{len(since.turned) - 6}项结果有变", f"{len(since.turned) - 6} more rules came out otherwise"
                ),
                "",
                "",
            ]
        )
    if since.rulebook_changed:
        rows.append([Text("规则库已更新", "the rulebook is another version"), "", ""])
    columns = (("what", Text("项目", "Item")), ("then", Text(since.as_of, since.as_of)), ("now", same(found.as_of)))
    return Grid(in_ten_thousands(Text("自上次以来", "Since the last one")), columns, rows)


def _rests_on(found: Assessment) -> Iterator[tuple[Text, str]]:
    proof = receipt(found)
    yield Text("程序", "Program"), proof["tool"]
    yield Text("规则库", "Rulebook"), proof["rulebook"][:16]
    yield Text("输入文件", "Input"), proof["input"][:16]
    yield Text("计算时间", "Computed at"), proof["checked_at"]
