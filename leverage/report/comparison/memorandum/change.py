"""A memorandum on what changed between two dates: day by day, text by text, the clauses as a redline, and what that did for whom."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from leverage.comparison.timeline import Times
from leverage.law import survey as lookup
from leverage.law.rulebook import Law
from leverage.law.rules import Rule
from leverage.report import rules_changes as changes
from leverage.report.comparison.memorandum.unseen import certainty
from leverage.report.comparison.memorandum.writer import Writer, appended, begun, numbered
from leverage.report.comparison.over_time import words as say
from leverage.terms.texts import Language, Text, join, same

_PARTS = (
    Text("问题", "Question"),
    Text("简短回答", "Short answer"),
    Text("逐日变动", "Day by day"),
    Text("未见的文本", "What was not seen"),
    Text("确定性声明", "Certainty"),
)
_REDLINE = Text("条文对照", "Redline of the clauses")
_MOST_DAYS = 8
_ASKED = Text(
    "{since}之后至{to}，{places}的融资杠杆规则有哪些变动、依据哪一文本、对谁放宽或收紧？",
    "After {since} and to {to}, what changed in the rules on funding leverage in {places}, under which text, and for whom was it looser or tighter?",
)


def write_change(told: Times, path: Path, *, language: Language, receipt: Mapping[str, str]) -> None:
    """Write the memorandum of a time."""
    names = _places(told)
    re = Text(f"{names.zh}融资杠杆规则的变动", f"Changes of the funding-leverage rules in {names.en}")
    write = begun(re, Text(f"{told.since}～{told.to}", f"{told.since} to {told.to}"), receipt, language)
    parts, redlines = numbered(_PARTS), appended([_REDLINE])
    write.memo.contents([part.of(language) for part in (*parts, *redlines)])
    write.head(parts[0])
    write.say(_ASKED.fill(since=told.since, to=told.to, places=names))
    write.head(parts[1])
    _answer(write, told)
    write.head(parts[2])
    for day in told.days:
        write.head(same(day.day), 2)
        for title, lines in say.events(day, told):
            write.say(title, bold=True)
            for line in lines:
                write.point(line)
        for line in (*say.beside(day, told), *say.effects(day, told)):
            write.point(line)
    write.head(parts[3])
    _unseen(write, told)
    write.head(parts[4])
    rules = {rule.id: rule for law in told.laws for rule in lookup.in_force(law, told.to, told.kind)}
    certainty(write, list(rules.values()), receipt)
    write.memo.page_break()
    write.head(redlines[0])
    for law in told.laws:
        _redline(write, law, told)
    write.memo.save(path)


def _places(told: Times) -> Text:
    names = [law.place.name for law in told.laws]
    return join(names) if len(names) <= 8 else Text(f"{len(names)}个地区", f"{len(names)} places")


def _answer(write: Writer, told: Times) -> None:
    """On which days something changed, by which text, and what that did to the ratios."""
    days = [day for day in told.days if day.events]
    if not days:
        write.say(Text("其间没有已知的规则变动。", "No change of a rule is known in that time."))
        return
    write.say(Text(f"其间有{len(days)}个变动日：", f"Rules changed on {len(days)} day(s):"))
    for day in days[:_MOST_DAYS]:
        texts = join([title for title, _ in say.events(day, told)], zh="、", en=", ")
        ratios = join([say.effect(felt, told) for felt in day.ratios[:3]], zh="；", en="; ")
        effect = ratios if ratios.zh else Text("两类融资的倍数不变", "the ratios of both kinds of funding stay")
        write.point(Text(f"{day.day}：{texts.zh}。{effect.zh}。", f"{day.day}: {texts.en}. {effect.en}."))
    if len(days) > _MOST_DAYS:
        rest = "、".join(str(day.day) for day in days[_MOST_DAYS:])
        write.point(Text(f"其余变动日：{rest}（见逐日变动）。", f"The other days: {rest} (see day by day)."))


def _unseen(write: Writer, told: Times) -> None:
    lines = [line for day in told.days for line in say.beside(day, told)]
    gaps = {gap.id: (gap, law) for law in told.laws for gap in law.gaps(told.to, told.kind)}
    if not gaps and not lines:
        write.say(Text("没有已知而未见的文本。", "No text is known to exist that was not seen."))
    for name, (gap, law) in gaps.items():
        place = Text("全国", "China") if name.startswith("CN/") else law.place.name
        write.point(Text(f"{place.zh}：{gap.says.zh}［{name}］", f"{place.en}: {gap.says.en} [{name}]"))
    if lines:
        write.say(Text("其间起止的缺口、附注与评级：", "Gaps, notes and ratings that began or ended in that time:"))
        for line in lines:
            write.point(line)


def _redline(write: Writer, law: Law, told: Times) -> None:
    """The clauses of the first day as those of the last one change them."""
    found = lookup.by_subject(lookup.in_force(law, told.since, told.kind), lookup.in_force(law, told.to, told.kind))
    write.head(law.place.name, 2)
    if not found:
        write.say(Text("条文无变动。", "No clause changed."))
    seen: set[tuple[str, ...]] = set()
    for subject in found:
        for old, new in changes.pairs(subject):
            key = tuple(rule.id for rule in (old, new) if rule)
            if key not in seen:
                seen.add(key)
                _clause(write, old, new)


def _clause(write: Writer, old: Rule | None, new: Rule | None) -> None:
    language = write.language
    one, other = (rule.says.of(language) if rule else "" for rule in (old, new))
    told = changes.parts(one, other, words=language == "en") if one and other else [("-", one), ("+", other)]
    cited = [write.cite(rule).of(language) for rule in (new or old,) if rule]
    write.memo.redline([(sign, text) for sign, text in told if text], cited)
