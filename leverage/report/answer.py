"""The answer in the order in which it is asked for: how much, what stops it, what is missing; then the rules.

The same tables for every medium: terminal, HTML, Markdown. Figures in 万元, told once. Nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leverage.assessment.findings import Assessment, ChannelRoom, Finding, Outcome
from leverage.assessment.questions import where_of
from leverage.report import words
from leverage.report.grid import Bar, Cell, Grid, Money, Near
from leverage.terms.channels import Channel
from leverage.terms.money import in_unit, multiple
from leverage.terms.texts import Text, join, same

UNIT = "万元"
IN_UNIT = Text("单位：万元", "10,000 yuan")
FEW = 3
"""So many questions are told with the answer; the rest are counted."""


@dataclass(frozen=True)
class Answer:
    """What a reader wants first, medium-free.

    ``verdict`` and what it does not cover; ``sentences``: what banks may still lend, what stops it, what is missing; the tables in order: headroom by
    channel, what would change the answer, the rules that are broken, open or near; ``rest``: every other rule, for those who ask.
    """

    company: Text
    verdict: Outcome
    qualified: Text
    strict: Text | None
    sentences: tuple[Text, ...]
    tables: tuple[Grid, ...]
    rest: tuple[Grid, ...]
    legend: Text | None


def answer(assessment: Assessment) -> Answer:
    """An assessment as an answer."""
    names = words.rule_names(assessment)
    active = [found for found in words.active(assessment) if not _asked(found)]
    first = [found for found in active if _tells(found)]
    others = [found for found in active if not _tells(found)]
    own = rules(list(assessment.house), HOUSE, names)
    tables = [channels(assessment), changes(assessment, names), rules(first, FIRST, names), own, notes(assessment)]
    rest = [rules(others, OTHERS, names), silent(assessment)]
    return Answer(
        company=_company(assessment),
        verdict=assessment.verdict,
        qualified=join(words.qualifiers(assessment), zh="；", en="; "),
        strict=words.strict(assessment),
        sentences=tuple(_sentences(assessment, names)),
        tables=tuple(table for table in tables if table.rows),
        rest=tuple(table for table in rest if table.rows),
        legend=_legend(tables),
    )


def _company(assessment: Assessment) -> Text:
    parts = [words.name_of(assessment), assessment.place.name, words.kind_of(assessment), same(assessment.as_of)]
    return join(parts, zh="　", en="  ")


# the three sentences


Names = Mapping[str, Text]
"""What people call each rule, by its id."""


def _sentences(assessment: Assessment, names: Names) -> Iterable[Text]:
    bank = next(room for room in assessment.channels if room.channel is Channel.BANK_LOAN)
    yield from _broken(assessment, names)
    yield from _house(assessment)
    yield _bank(bank)
    yield _bound(assessment, bank, names)
    yield from _missing(assessment)


def _broken(assessment: Assessment, names: Names) -> Iterable[Text]:
    """What is broken goes before how much more could be raised."""
    over = [f for f in words.active(assessment) if f.outcome in (Outcome.BREACH, Outcome.PROHIBITED)]
    if over:
        broken = join([words.name_of_finding(found, names) for found in over])
        yield Text(f"已突破：{broken.zh}。", f"Broken: {broken.en}.")


def _house(assessment: Assessment) -> Iterable[Text]:
    """What the limits of the house amount to: a verdict of their own."""
    verdict = assessment.house_verdict
    if verdict is None:
        return
    broken = [found.name for found in assessment.house if found.outcome in (Outcome.BREACH, Outcome.PROHIBITED)]
    near = [found.name for found in assessment.house if found.near]
    told = Text(f"自有限额：{verdict.label.zh}", f"Limits of the house: {verdict.label.en}")
    if broken:
        told = Text(f"{told.zh}（{join(broken).zh}）", f"{told.en} ({join(broken).en})")
    if near:
        told = Text(f"{told.zh}；临近：{join(near).zh}", f"{told.en}; near: {join(near).en}")
    yield Text(f"{told.zh}。", f"{told.en}.")


def _bank(room: ChannelRoom) -> Text:
    low, high = room.headroom, room.headroom_upper
    if room.access == "prohibited":
        return Text("银行：不得借款。", "Banks: no borrowing is allowed.")
    if low is None and high is None:
        return Text("银行：还能借多少，资料不足以说定。", "Banks: how much more cannot be said yet.")
    if high is not None and high != low:
        most, least = in_unit(high, UNIT), "" if low is None else in_unit(low, UNIT)
        sure = Text(f"，有把握的是{least}", f"; {least} for certain") if least else Text("", "")
        return Text(f"银行：至多还可借{most}{sure.zh}。", f"Banks: at most {most} more{sure.en}.")
    assert low is not None  # noqa: S101  one of them is known
    if low == 0 and room.headroom_if_approved:
        more = in_unit(room.headroom_if_approved, UNIT)
        return Text(f"银行：须先获批准；获批后可借{more}。", f"Banks: an approval comes first; with it, {more}.")
    return Text(f"银行：还可借{in_unit(low, UNIT)}。", f"Banks: {in_unit(low, UNIT)} more.")


def _bound(assessment: Assessment, bank: ChannelRoom, names: Names) -> Text:
    rules_of_bank = bank.binding or bank.undetermined
    rest = [rule for rule in assessment.total.binding if rule not in rules_of_bank]
    parts = []
    if rules_of_bank:
        stops = words.join_names(rules_of_bank, names)
        parts.append(Text(f"卡在：{stops.zh}", f"Stopped by: {stops.en}"))
    if rest:
        also = words.join_names(rest, names)
        parts.append(Text(f"合计另受限于：{also.zh}", f"in all also by: {also.en}"))
    if not parts:
        return Text("没有规则为银行借款设限。", "No rule sets a limit to bank loans.")
    told = join(parts, zh="；", en="; ")
    return Text(f"{told.zh}。", f"{told.en}.")


def _missing(assessment: Assessment) -> Iterable[Text]:
    asked = assessment.questions
    if not asked:
        return
    ask, more = asked[0].ask, len(asked) - 1
    count = Text(f"（另有{more}项，见下）", f" ({more} more below)") if more else Text("", "")
    yield Text(f"还差资料：{ask.zh}{count.zh}", f"Missing: {ask.en}{count.en}")


# the tables


def channels(assessment: Assessment) -> Grid:
    """Headroom by channel, the bank first, and in all. What no text provides for, and holds no money, is only counted."""
    rows: list[list[Cell]] = []
    for room in assessment.channels:
        if _silent(room):
            continue
        rows.append(
            [
                room.channel.label,
                words.access(room),
                Money(room.used.low, room.used.high, open_end=room.used.high is None) if room.used else Money(None),
                _headroom(room),
                Money(room.headroom_if_approved, blank=_blank(room)),
                *([Money(room.house.headroom) if room.house else ""] if assessment.house else []),
                _bar(room),
            ]
        )
    total = assessment.total
    rows.append(
        [
            Text("合计", "In all"),
            "",
            "" if total.used is None else Money(total.used, up=True),
            Money(total.headroom, getattr(total, "headroom_upper", None)),
            Money(total.headroom_if_approved),
            *([""] if assessment.house else []),
            None,
        ]
    )
    columns = (
        ("channel", Text("渠道", "Channel")),
        ("access", Text("准入", "Access")),
        ("used", Text("已用", "Used")),
        ("headroom", Text("还可融资", "Headroom")),
        ("headroom_if_approved", Text("获批后", "If approved")),
        *((("headroom_house", Text("自有限额内", "Within own limits")),) if assessment.house else ()),
        ("share", Text("占用", "Share")),
    )
    return Grid(Text(f"各渠道余量（{IN_UNIT.zh}）", f"Headroom by channel ({IN_UNIT.en})"), columns, rows)


def _silent(room: ChannelRoom) -> bool:
    """No text provides for it, and no money is known to be in it."""
    return room.access == "not_provided" and (room.used is None or room.used.low == 0)


def _blank(room: ChannelRoom) -> Text:
    if room.access == "not_provided":
        return words.NOT_PROVIDED
    return words.NO_RATIO if room.ratio_unset else words.UNKNOWN


def _headroom(room: ChannelRoom) -> Money:
    return Money(room.headroom, room.headroom_upper, blank=_blank(room))


def _bar(room: ChannelRoom) -> Bar | None:
    """The share used of what may be used at the cautious end; none where either is not known."""
    if room.used is None or room.used.high is None or room.headroom is None or room.access != "permitted":
        return None
    most = room.used.high + room.headroom
    return Bar(room.used.high / most) if most else None


def changes(assessment: Assessment, names: Names) -> Grid:
    """What would change the answer: the questions, most decisive first, each with the place to answer."""
    rows: list[list[Cell]] = []
    for number, question in enumerate(assessment.questions, 1):
        settles = words.join_names(question.settles, names)
        rows.append([str(number), question.ask, where_of(question), settles])
    columns = (
        ("number", Text("序", "No.")),
        ("ask", Text("问题", "Question")),
        ("where", Text("在哪里回答", "Where to answer")),
        ("settles", Text("决定", "Settles")),
    )
    return Grid(
        Text(
            "要补的资料（最起作用的在前；--ask 问题.xlsx 写成一张表）",
            "To be answered (most decisive first; --ask QUESTIONS.xlsx makes a form of it)",
        ),
        columns,
        rows,
    )


FIRST = Text("已突破、待定或临近的规则", "Rules that are broken, open or near")
OTHERS = Text("其余规则：均符合", "All other rules: kept")
HOUSE = Text(
    "自有限额（董事会、授信协议等，不计入法规结论）",
    "Limits of the house (board, covenants; no part of the verdict of the law)",
)


def _asked(found: Finding) -> bool:
    """Whether it stands among the questions already."""
    return found.outcome is Outcome.UNDETERMINED and not found.counts_in_verdict


def _tells(found: Finding) -> bool:
    return found.outcome is not Outcome.COMPLIANT or found.near


def rules(findings: list[Finding], title: Text, names: Names) -> Grid:
    """Rules by name: figures, outcome, and why."""
    rows: list[list[Cell]] = []
    for found in findings:
        limit = found.kind == "limit"
        used = Money(found.used.low, found.used.high, open_end=found.used.high is None, up=True) if found.used else None
        rows.append(
            [
                words.name_of_finding(found, names),
                Near(found.outcome) if found.near else found.outcome,
                used if limit else "",
                Money(found.cap, found.cap_upper) if limit else "",
                Money(found.headroom, found.headroom_upper) if limit else "",
                words.times(found),
                _why(found),
                words.citation(found),
            ]
        )
    columns = (
        ("rule", Text("规则", "Rule")),
        ("outcome", Text("结果", "Outcome")),
        ("used", Text("已用", "Used")),
        ("cap", Text("上限", "Cap")),
        ("headroom", Text("余量", "Headroom")),
        ("multiple", Text("倍数", "Multiple")),
        ("why", Text("说明", "Why")),
        ("source", Text("依据", "Source")),
    )
    return Grid(Text(f"{title.zh}（{IN_UNIT.zh}）", f"{title.en} ({IN_UNIT.en})"), columns, rows)


def _why(found: Finding) -> Text:
    """Why a rule came out as it did; nothing where its figures beside it say it all."""
    by_case = found.may_not_apply or (found.multiples is not None and found.multiples[0] != found.multiples[1])
    plain = found.kind == "limit" and found.cap is not None and found.used is not None and not by_case
    return words.NOTHING if plain and not found.subject else found.why


def silent(assessment: Assessment) -> Grid:
    """The channels that no text provides for and that hold no money."""
    names = [room.channel.label for room in assessment.channels if _silent(room)]
    columns = (("channels", Text("渠道", "Channels")),)
    return Grid(Text("未作规定的渠道", "Channels not provided for"), columns, [[join(names)]] if names else [])


def notes(assessment: Assessment) -> Grid:
    """What the reader must know beside the figures."""
    rows: list[list[Cell]] = [[warning] for warning in assessment.warnings]
    total = assessment.total
    if total.per_yuan:
        gains = join(
            [Text(f"{b.label.zh}{multiple(g)}元", f"{b.label.en} {multiple(g)}") for b, g in total.per_yuan.items()]
        )
        rows.insert(0, [Text(f"每增加1元可多融资：{gains.zh}。", f"One more yuan adds (yuan): {gains.en}.")])
    return Grid(Text("提示", "Notes"), (("note", Text("提示", "Note")),), rows)


def _legend(tables: Iterable[Grid]) -> Text | None:
    """What the signs mean, where one occurs."""
    money = [cell for table in tables for row in table.rows for cell in row if isinstance(cell, Money)]
    signs = []
    if any(cell.sign == "≤" for cell in money):
        signs.append(Text("≤：至多，下限说不定", "≤: at most; how little cannot be said"))
    if any(cell.sign == "≥" for cell in money):
        signs.append(Text("≥：至少，有渠道未填", "≥: at least; a channel is blank"))
    if any(cell.sign == "~" for cell in money):
        signs.append(
            Text("～：介于两数之间，取决于未答的事项", "~: between the two, as what is not answered turns out")
        )
    return join(signs, zh="；", en="; ") if signs else None
