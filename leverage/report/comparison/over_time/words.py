"""How changes over time are put into words, for every medium alike."""

from __future__ import annotations

from collections.abc import Sequence

from leverage.assessment.findings import LEVELS
from leverage.comparison.timeline import Beside, Day, Felt, State, Times, Turn, rebased
from leverage.law import describe
from leverage.law.regime import Gap, RatingScheme
from leverage.law.sources import Source
from leverage.report.comparison.words import APART, NO_FIGURE, span, times
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.places import Place
from leverage.terms.texts import Text, join, same

TURNS: dict[Turn, Text] = {
    "tighter": Text("收紧", "tighter"),
    "looser": Text("放宽", "looser"),
    "counted": Text("现予计入", "now counted"),
    "other": Text("有松有紧", "mixed"),
    "unclear": Text("不能断言", "cannot be said"),
}
_MOST_NAMES = 6
_MOST_LINES = 40


def head(told: Times) -> Text:
    """What is told: the time, the kind of company, the places."""
    kind = told.kind.label if told.kind else Text("各类公司", "every kind of company")
    many = len(told.laws)
    names = (
        join([law.place.name for law in told.laws], zh="、", en=", ")
        if many <= _MOST_NAMES
        else Text(f"{many}地", f"{many} places")
    )
    of = told.channel.label if told.channel else Text("各渠道", "every channel")
    return Text(
        f"{told.since}之后至{told.to} · {names.zh} · {kind.zh} · {of.zh}",
        f"after {told.since}, to {told.to} · {names.en} · {kind.en} · {of.en}",
    )


def title(source: Source) -> Text:
    """A text by title, number and date."""
    number = Text(f"（{source.number}）", f" ({source.number})") if source.number else Text("", "")
    return Text(
        f"《{source.title.zh}》{number.zh}{source.issued}",
        f"{source.title.en}{number.en} {source.issued}",
    )


def texts(day: Day, place: Place | None = None) -> list[Source]:
    """The texts that changed something that day (in a place)."""
    by = [event.by for event, places in day.events if event.by and (place is None or place in places)]
    return list({(source.title.zh, source.number): source for source in by}.values())


def places(named: Sequence[Place], told: Times) -> Text:
    """Places by name; most of them as all but a few."""
    every = [law.place for law in told.laws]
    if len(named) == len(every) and len(every) > 1:
        return Text(f"所比{len(every)}地", f"all {len(every)} places")
    rest = [place for place in every if place not in named]
    if len(rest) <= _MOST_NAMES < len(named):
        names = join([place.name for place in rest], zh="、", en=", ")
        return Text(f"除{names.zh}外的{len(named)}地", f"{len(named)} places (all but {names.en})")
    return join([place.name for place in named], zh="、", en=", ")


def kinds(of: Sequence[CompanyType]) -> Text:
    """Kinds of company; all of them in one word."""
    if len(of) == len(CompanyType):
        return Text("各类公司", "every kind")
    return join([kind.label for kind in of], zh="、", en=", ")


def state(of: State) -> Text:
    """Access, multiple and denominators on one side of a change."""
    if of.silent:
        return NO_FIGURE[of.silent]
    closed = {"not_provided", "prohibited"}
    if of.levels and set(of.levels) <= closed:
        return join([LEVELS[level] for level in of.levels], zh="/", en="/")
    shut = of.low is None and "not_provided" in of.levels and of.high is not None
    most = times(of.high)
    shown = Text(f"至多{most.zh}", f"at most {most.en}") if shut else span(of.low, of.high)
    if of.bases and of.high != 0:
        names = join([base.label for base in Base if base in of.bases], zh="/", en="/")
        shown = Text(f"{shown.zh} × {names.zh}", f"{shown.en} × {names.en}")
    if of.access is None:
        return shown
    if len(of.levels) > 1:
        word = join([LEVELS[level] for level in of.levels], zh="/", en="/")
        return Text(f"{shown.zh}（视情形：{word.zh}）", f"{shown.en} (by case: {word.en})")
    level = LEVELS[of.access]
    return level if of.access in closed else Text(f"{level.zh} {shown.zh}", f"{level.en} {shown.en}")


def events(day: Day, told: Times) -> list[tuple[Text, list[Text]]]:
    """What began and ended, text by text: rules by their names."""
    by_text: dict[tuple[str, str], tuple[Text, list[Text]]] = {}
    for event, where in day.events:
        facts = told.law(where[0]).facts
        formula, when = describe.formula(event.rule, facts), describe.conditions(event.rule.when, facts)
        cond = Text(f"［{when.zh}］", f" [{when.en}]") if event.rule.when else same("")
        verb = Text("生效", "begins") if event.what == "begins" else Text("失效", "ends")
        by = title(event.by) if event.by else Text("（未见废止文本）", "(no text seen that ended it)")
        names = places(where, told)
        line = Text(
            f"{verb.zh}（{names.zh}）：{formula.zh}{cond.zh} {event.rule.id}",
            f"{verb.en} ({names.en}): {formula.en}{cond.en} {event.rule.id}",
        )
        by_text.setdefault((by.zh, by.en), (by, []))[1].append(line)
    return list(by_text.values())


def beside(day: Day, told: Times) -> list[Text]:
    """What began or ended beside the rules: gaps, notes, rating schemes."""
    return [_beside(item, where, told) for item, where in day.beside]


def _beside(of: Beside, where: Sequence[Place], told: Times) -> Text:
    names, item = places(where, told), of.item
    begins = of.what == "begins"
    if isinstance(item, Gap):
        verb = Text("自此有缺口", "a gap from here on") if begins else Text("缺口至此", "a gap ends")
        return Text(
            f"{verb.zh}（{names.zh}）：{item.says.zh}{item.id}", f"{verb.en} ({names.en}): {item.says.en} {item.id}"
        )
    if isinstance(item, RatingScheme):
        verb = Text("评级办法施行", "a rating scheme begins") if begins else Text("评级办法止", "a rating scheme ends")
        graded, source = describe.grades(item), title(item.source)
        return Text(
            f"{verb.zh}（{names.zh}）：{item.name.zh}（{graded.zh}），{source.zh}",
            f"{verb.en} ({names.en}): {item.name.en} ({graded.en}), {source.en}",
        )
    verb = Text("附注", "a note begins") if begins else Text("附注届满", "a note runs out")
    source = title(item.source)
    return Text(
        f"{verb.zh}（{names.zh}）：{item.says.zh}{source.zh}", f"{verb.en} ({names.en}): {item.says.en} {source.en}"
    )


def effects(day: Day, told: Times) -> list[Text]:
    """What that did: the ratio of each kind of funding, then every channel, those together that felt the same; where that would be very long, each channel
    with the places that felt it each way.
    """
    whole, single = [list(day.ratios), [felt for felt in day.felt if felt.channels]]
    if len(whole) + len(single) <= _MOST_LINES or told.channel is not None:
        return [effect(felt, told) for felt in (*whole, *single)]
    touched = [channel for channel in Channel if any(channel in felt.channels for felt in single)]
    return [
        *(_summary(APART[group], [f for f in whole if f.group is group], told) for group in APART),
        *(_summary(c.short, [f for f in single if c in f.channels], told, f"--channel {c}") for c in touched),
    ]


def _summary(label: Text, felt: Sequence[Felt], told: Times, how: str = "") -> Text:
    """How a day turned one channel, or a kind of funding: in which places each way."""
    found: dict[Place, set[Text]] = {}
    for one in felt:
        for place in one.places:
            found.setdefault(place, set()).add(_turn(one))
    ways: dict[Text, list[Place]] = {}
    for place, turns in found.items():
        ways.setdefault(next(iter(turns)) if len(turns) == 1 else TURNS["other"], []).append(place)
    parts = []
    for way, where in ways.items():
        names = places(where, told)
        parts.append(Text(f"{way.zh}{len(where)}地（{names.zh}）", f"{way.en} in {len(where)} ({names.en})"))
    shown = join(parts, zh="；", en="; ") if parts else Text("不变", "unchanged")
    hint = Text(f"；{how}可见逐地变化", f"; {how} tells each") if how else same("")
    return Text(f"{label.zh}：{shown.zh}{hint.zh}", f"{label.en}: {shown.en}{hint.en}")


def effect(felt: Felt, told: Times) -> Text:
    """One effect in one line."""
    what = Text("合计倍数", "ratio in all")
    if felt.group is not None:
        what = APART[felt.group]
    elif felt.channels:
        what = join([channel.short for channel in felt.channels], zh="、", en=", ")
    old, new, who, where = state(felt.before), state(felt.after), kinds(felt.kinds), places(felt.places, told)
    turn = _turn(felt)
    return Text(
        f"［{turn.zh}］{what.zh}：{old.zh} → {new.zh}（{who.zh}；{where.zh}）",
        f"[{turn.en}] {what.en}: {old.en} → {new.en} ({who.en}; {where.en})",
    )


def _turn(felt: Felt) -> Text:
    other = felt.turn == "other" and rebased(felt.before, felt.after)
    return Text("换分母", "another denominator") if other else TURNS[felt.turn]
