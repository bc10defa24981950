"""What changed in a place, instrument by instrument, and what differs between two places or two dates, subject by subject."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from leverage.assessment.findings import LEVELS
from leverage.law import describe
from leverage.law import survey as lookup
from leverage.law.data import AllFunding
from leverage.law.regime import RatingScheme
from leverage.law.rulebook import Law
from leverage.law.rules import Access, Count, Limit, Manual, Rule
from leverage.law.sources import Source
from leverage.law.survey import Subject
from leverage.report.grid import Cell, Grid
from leverage.terms.facts import CompanyType
from leverage.terms.texts import Text, join

_NONE = Text("—", "—")
Sign = Literal["=", "-", "+"]
_MARKS = {
    "-": (Text("［删：", "[out: "), Text("］", "]")),
    "+": (Text("［增：", "[in: "), Text("］", "]")),
}


def instruments(law: Law) -> Grid:
    """A row for each text and day: what it began, what it ended, and what of ratings, gaps and notes began or ended that day."""
    held: dict[tuple[date, str], tuple[Source | None, list[Text], list[Text]]] = {}
    for event in lookup.history(law):
        by = event.by.title.zh if event.by else ""
        _, begun, ended = held.setdefault((event.day, by), (event.by, [], []))
        (begun if event.what == "begins" else ended).append(_named(event.rule, law))
    beside = _beside(law)
    rows: list[list[Cell]] = []
    for (day, _), (source, begun, ended) in sorted(held.items(), key=lambda item: item[0]):
        rows.append([day.isoformat(), _cited(source), _listed(begun), _listed(ended), _listed(beside.pop(day, []))])
    rows += [[day.isoformat(), None, _NONE, _NONE, _listed(told)] for day, told in beside.items()]
    columns = (
        ("date", Text("日期", "Date")),
        ("instrument", Text("文本", "Instrument")),
        ("begins", Text("所立规则", "Rules it begins")),
        ("ends", Text("所止规则", "Rules it ends")),
        ("beside", Text("评级、缺口与附注", "Ratings, gaps and notes")),
    )
    name = law.place.name
    title = Text(f"{name.zh}：逐文本沿革", f"{name.en}: history by instrument")
    return Grid(title, columns, sorted(rows, key=lambda row: str(row[0])))


def _named(rule: Rule, law: Law) -> Text:
    """A rule by its name and what it demands."""
    formula = describe.formula(rule, law.facts)
    if rule.name is None:
        return formula
    return Text(f"{rule.name.zh}（{formula.zh}）", f"{rule.name.en} ({formula.en})")


def _listed(texts: Sequence[Text]) -> Text:
    return join(list(dict.fromkeys(texts)), zh="；", en="; ") if texts else _NONE


def _cited(source: Source | None) -> Text:
    if source is None:
        return Text("（未见废止文本）", "(no text seen that ended it)")
    return Text(f"《{source.title.zh}》（{source.numbered.zh}）", f"{source.title.en} ({source.numbered.en})")


def _beside(law: Law) -> dict[date, list[Text]]:
    """What began or ended beside the rules, by its day."""
    found: dict[date, list[Text]] = {}

    def put(day: date | None, text: Text) -> None:
        if day is not None:
            found.setdefault(day, []).append(text)

    for scheme in law.schemes:
        graded = describe.grades(scheme)
        put(
            scheme.start,
            Text(f"评级施行：{scheme.name.zh}（{graded.zh}）", f"rating begins: {scheme.name.en} ({graded.en})"),
        )
        put(scheme.until, Text(f"评级止：{scheme.name.zh}", f"rating ends: {scheme.name.en}"))
    for gap in (gap for regime in law.regimes for gap in regime.gaps):
        put(gap.since, Text(f"缺口：{gap.says.zh}", f"gap: {gap.says.en}"))
        put(gap.until, Text(f"缺口至此：{gap.id}", f"gap ends: {gap.id}"))
    for note in law.notes:
        put(note.start, Text(f"附注：{note.says.zh}", f"note: {note.says.en}"))
    return dict(sorted(found.items()))


def subjects(
    one: Law, other: Law, on: date, then: date, kind: CompanyType | None, left: Text, right: Text
) -> list[Grid]:
    """What differs, channel by channel, side by side; between two dates of one place as a redline of the clauses besides."""
    ours, theirs = lookup.in_force(one, on, kind), lookup.in_force(other, then, kind)
    found = lookup.by_subject(ours, theirs)
    rows: list[list[Cell]] = [
        [_of(subject), *(_side(rules, subject, law) for rules, law in _sides(subject, one, other))] for subject in found
    ]
    schemes = (one.scheme(on), other.scheme(then))
    if schemes[0] != schemes[1]:
        rows.append([Text("监管评级", "Supervisory rating"), *(_scheme(scheme) for scheme in schemes), _NONE])
    columns = (
        ("subject", Text("事项", "Subject")),
        ("one", left),
        ("other", right),
        ("common", Text("两边相同", "The same on both")),
    )
    grids = [
        Grid(Text(f"{left.zh} 与 {right.zh}：逐事项", f"{left.en} and {right.en}, subject by subject"), columns, rows)
    ]
    if one.place == other.place and on != then:
        grids.append(_redline(found, one))
    return grids


def _of(subject: Subject) -> Text:
    return (
        join([channel.short for channel in subject.channels]) if subject.channels else Text("公司整体", "the company")
    )


def _sides(subject: Subject, one: Law, other: Law) -> tuple[tuple[Iterable[Rule], Law], ...]:
    return (subject.one, one), (subject.other, other), (subject.common, one)


def _side(rules: Iterable[Rule], subject: Subject, law: Law) -> Text:
    """What one side says of a subject, as short as it can be told beside it."""
    lines = []
    for rule in rules:
        line = _line(rule, subject, law)
        if rule.when:
            when = describe.conditions(rule.when, law.facts)
            line = Text(f"{line.zh}（{when.zh}）", f"{line.en} ({when.en})")
        lines.append(line)
    return join(list(dict.fromkeys(lines)), zh="；", en="; ") if lines else _NONE


def _line(rule: Rule, subject: Subject, law: Law) -> Text:
    match rule:
        case Limit():
            times = describe.times(rule.multiple, law.facts)
            base = rule.base_word or rule.base.label
            told = Text(f"≤{times.zh}×{base.zh}", f"≤ {times.en} × {base.en}")
            if rule.per == "shareholder":
                told = Text(f"每一股东≤{times.zh}×其实缴出资", f"each shareholder ≤ {times.en} × its own contribution")
            if isinstance(rule.channels, AllFunding):
                pool = describe.channels(rule.channels)
                return Text(f"{told.zh}（{pool.zh}合计）", f"{told.en} ({pool.en} together)")
            others = [channel.short for channel in rule.channels if channel not in subject.channels]
            pool = join(others)
            return Text(f"{told.zh}（与{pool.zh}合计）", f"{told.en} (with {pool.en})") if others else told
        case Access():
            return LEVELS[rule.level] + (Text("，比例待定", ", ratio not set") if rule.ratio_unset else Text("", ""))
        case Count():
            return Text(f"资金提供方≤{rule.at_most}家", f"lenders ≤ {rule.at_most}")
        case Manual():
            return rule.name or describe.formula(rule, law.facts)
    return describe.formula(rule, law.facts)


def _scheme(scheme: RatingScheme | None) -> Text:
    if scheme is None:
        return _NONE
    graded = describe.grades(scheme)
    return Text(
        f"{scheme.name.zh}（{graded.zh}）：{scheme.effect.zh}", f"{scheme.name.en} ({graded.en}): {scheme.effect.en}"
    )


def _redline(found: Sequence[Subject], law: Law) -> Grid:
    """The clauses of the earlier date as those of the later one change them."""
    rows: list[list[Cell]] = []
    seen: set[tuple[str, ...]] = set()
    for subject in found:
        for old, new in pairs(subject):
            key = tuple(rule.id for rule in (old, new) if rule is not None)
            if key in seen:
                continue
            seen.add(key)
            rows.append([_of(subject), Text(marked(old, new, "zh"), marked(old, new, "en")), _by(old, new)])
    columns = (
        ("subject", Text("事项", "Subject")),
        ("redline", Text("条文变化（删、增）", "The clause, as changed (out, in)")),
        ("texts", Text("依据", "Texts")),
    )
    return Grid(Text("条文对照", "Redline of the clauses"), columns, rows)


def _by(old: Rule | None, new: Rule | None) -> Text:
    cited = [_cited(rule.source) for rule in (old, new) if rule is not None]
    return join(list(dict.fromkeys(cited)), zh=" → ", en=" → ")


_ALIKE = 0.45
"""How much of two clauses must be the same for one to be read as the other, changed."""


def pairs(subject: Subject) -> list[tuple[Rule | None, Rule | None]]:
    """The clauses of two dates that stand against each other: of one kind, and alike; what has no counterpart was put in or struck out."""
    found: list[tuple[Rule | None, Rule | None]] = []
    for kind in dict.fromkeys(rule.kind for rule in (*subject.one, *subject.other)):
        new = [rule for rule in subject.other if rule.kind == kind]
        for old in (rule for rule in subject.one if rule.kind == kind):
            best = max(new, key=lambda rule: _alike(old, rule), default=None)
            if best is not None and _alike(old, best) >= _ALIKE:
                new.remove(best)
                found.append((old, best))
            else:
                found.append((old, None))
        found += [(None, rule) for rule in new]
    return found


def _alike(one: Rule, other: Rule) -> float:
    return difflib.SequenceMatcher(None, one.says.zh, other.says.zh, autojunk=False).ratio()


def parts(old: str, new: str, *, words: bool) -> list[tuple[Sign, str]]:
    """A text as another one changes it: what is kept, struck out and put in; by words, or character by character.

    >>> parts("50%", "100%", words=False)
    [('-', '5'), ('+', '10'), ('=', '0%')]
    """
    one = old.split(" ") if words else list(old)
    other = new.split(" ") if words else list(new)
    glue = " " if words else ""
    found: list[tuple[Sign, str]] = []
    for tag, start, end, first, last in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("=", glue.join(one[start:end])))
            continue
        if start < end:
            found.append(("-", glue.join(one[start:end])))
        if first < last:
            found.append(("+", glue.join(other[first:last])))
    return found


def marked(old: Rule | None, new: Rule | None, language: Literal["zh", "en"]) -> str:
    """A clause as another one changes it, the changes in brackets."""
    one, other = (rule.says.of(language) if rule else "" for rule in (old, new))
    glue = " " if language == "en" else ""
    told = []
    for sign, text in parts(one, other, words=language == "en") if one and other else [_whole(one, other)]:
        if sign == "=":
            told.append(text)
        else:
            before, after = _MARKS[sign]
            told.append(f"{before.of(language)}{text}{after.of(language)}")
    return glue.join(told)


def _whole(old: str, new: str) -> tuple[Sign, str]:
    return ("+", new) if new else ("-", old)
