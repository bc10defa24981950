"""How changes over time are put into words, for every medium alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from leverage.assessment.findings import LEVELS
from leverage.comparison.timeline import Day, Felt, State, Times, Turn, rebased
from leverage.law import describe
from leverage.law.sources import Source
from leverage.report.comparison.words import span
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.places import Place
from leverage.terms.texts import Text, join, same

TURNS: dict[Turn, Text] = {
    "tighter": Text("收紧", "tighter"),
    "looser": Text("放宽", "looser"),
    "other": Text("有松有紧", "mixed"),
    "unclear": Text("不能断言", "cannot be said"),
}
_MOST_LINES = 12
_MOST_NAMES = 6


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
    shown = span(of.low, of.high)
    if of.bases and of.low != 0:
        names = join([base.label for base in Base if base in of.bases], zh="/", en="/")
        shown = Text(f"{shown.zh} × {names.zh}", f"{shown.en} × {names.en}")
    if of.access is None:
        return shown
    level = LEVELS[of.access]
    if of.access in ("prohibited", "not_provided"):
        return level
    return Text(f"{level.zh} {shown.zh}", f"{level.en} {shown.en}")


def events(day: Day, told: Times) -> list[tuple[Text, list[Text]]]:
    """What began and ended, text by text."""
    by_text: dict[tuple[str, str], tuple[Text, list[Text]]] = {}
    for event, where in day.events:
        facts = told.law(where[0]).facts
        formula, when = describe.formula(event.rule, facts), describe.conditions(event.rule.when, facts)
        cond = Text(f"[{when.zh}]", f" [{when.en}]") if event.rule.when else same("")
        verb = Text("生效", "begins") if event.what == "begins" else Text("失效", "ends")
        by = title(event.by) if event.by else Text("（未见废止文本）", "(no text seen that ended it)")
        names = places(where, told)
        line = Text(
            f"{verb.zh}（{names.zh}）：{formula.zh}{cond.zh} {event.rule.id}",
            f"{verb.en} ({names.en}): {formula.en}{cond.en} {event.rule.id}",
        )
        by_text.setdefault((by.zh, by.en), (by, []))[1].append(line)
    return list(by_text.values())


def effects(day: Day, told: Times) -> list[Text]:
    """What that did: the derived ratio, then channel by channel; where that would be very long, how many places each way."""
    whole = [felt for felt in day.felt if not felt.channels]
    single = [felt for felt in day.felt if felt.channels]
    lines = [effect(felt, told) for felt in whole]
    if len(single) <= _MOST_LINES or told.channel is not None:
        return lines + [effect(felt, told) for felt in single]
    return lines + [_summary(channel, single) for channel in Channel if any(channel in f.channels for f in single)]


def effect(felt: Felt, told: Times) -> Text:
    """One effect in one line."""
    what = (
        join([c.label for c in felt.channels], zh="、", en=", ") if felt.channels else Text("派生比例", "derived ratio")
    )
    old, new, who, where = state(felt.before), state(felt.after), kinds(felt.kinds), places(felt.places, told)
    turn = _turn(felt)
    return Text(
        f"[{turn.zh}] {what.zh}：{old.zh} → {new.zh}（{who.zh}；{where.zh}）",
        f"[{turn.en}] {what.en}: {old.en} → {new.en} ({who.en}; {where.en})",
    )


def _turn(felt: Felt) -> Text:
    other = felt.turn == "other" and rebased(felt.before, felt.after)
    return Text("换分母", "another denominator") if other else TURNS[felt.turn]


def _summary(channel: Channel, single: Sequence[Felt]) -> Text:
    """How a day turned one channel: in how many places each way."""
    found: dict[Place, set[Text]] = {}
    for felt in single:
        if channel in felt.channels:
            for place in felt.places:
                found.setdefault(place, set()).add(_turn(felt))
    count = Counter(next(iter(turns)) if len(turns) == 1 else TURNS["other"] for turns in found.values())
    parts = [Text(f"{text.zh}{number}地", f"{text.en} in {number}") for text, number in count.most_common()]
    label, told_ = channel.label, join(parts, zh="，", en=", ")
    return Text(
        f"{label.zh}：{told_.zh}（--channel {channel} 可见逐地变化）",
        f"{label.en}: {told_.en} (--channel {channel} tells each)",
    )
