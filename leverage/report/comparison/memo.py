"""A comparison as a memorandum: what a lawyer would start from instead of a blank page.

Some three pages tell the question, the short answer, the places at a glance, the clauses that can be read otherwise, what was not seen and how sure the
rest is; the appendix has the whole table, every clause with its citation, the other readings and the remarks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from leverage.comparison.contested import Flip, flips
from leverage.comparison.ranking import ranked
from leverage.comparison.ratios.places import Comparison
from leverage.comparison.where import Filtered
from leverage.report.comparison.memorandum import clauses, question, unseen
from leverage.report.comparison.memorandum import readings as contested
from leverage.report.comparison.memorandum.writer import Writer, appended, begun, numbered
from leverage.terms.texts import Language, Text, same

_PARTS = (
    Text("问题", "Question"),
    Text("简短回答", "Short answer"),
    Text("一览", "At a glance"),
    Text("读法", "Readings"),
    Text("未见的文本与未决事项", "What was not seen"),
    Text("确定性声明", "Certainty"),
)
_TABLE = Text("全表", "The whole table")
_CLAUSES = Text("逐地规则", "The rules, place by place")
_READINGS = Text("其他读法", "Other readings")
_UNSEEN = Text("未见的文本", "What was not seen, place by place")
_REMARKS = Text("附注", "Remarks")


def write_memo(
    comparison: Comparison, path: Path, *, language: Language, receipt: Mapping[str, str], found: Filtered | None = None
) -> None:
    """Write the memorandum, the most favourable place first; ``found`` tells how the places were chosen. ``receipt`` tells the program's version, the
    rulebook's fingerprint and the time, as for an assessment.
    """
    comparison = replace(comparison, places=tuple(ranked(comparison.places, comparison.channel)))
    turned = flips(comparison)
    write = begun(question.subject(comparison), same(comparison.as_of), receipt, language)
    many = len(comparison.places) > question.MANY
    parts, appendix = numbered(_PARTS), [*([_TABLE, _UNSEEN] if many else []), _CLAUSES, _READINGS, _REMARKS]
    write.memo.contents([part.of(language) for part in (*parts, *appended(appendix))])
    write.head(parts[0])
    question.question(write, comparison, found)
    write.head(parts[1])
    question.answer(write, comparison, turned)
    write.head(parts[2])
    if comparison.places:
        question.table(write, comparison, whole=not many)
    write.head(parts[3])
    left = contested.readings(write, turned, most=3 if many else 4)
    write.head(parts[4])
    unseen.unseen(write, comparison.places, whole=not many)
    write.head(parts[5])
    rules = {rule.id: rule for terms in comparison.places for rule in clauses.rules_of(terms, comparison.channel)}
    unseen.certainty(write, list(rules.values()), receipt)
    write.memo.page_break()
    _appendix(write, comparison, turned, left, appendix)
    write.memo.save(path)


def _appendix(
    write: Writer, comparison: Comparison, turned: Sequence[Flip], left: Sequence[Flip], titles: Sequence[Text]
) -> None:
    for title, headed in zip(titles, appended(titles), strict=True):
        write.head(headed)
        if not comparison.places:
            continue
        if title is _TABLE:
            question.table(write, comparison, whole=True)
        elif title is _UNSEEN:
            unseen.unseen(write, comparison.places)
        elif title is _CLAUSES:
            clauses.clauses(write, comparison)
        elif title is _READINGS:
            for flip in left:
                contested.told(write, flip)
            _harmless(write, turned)
        else:
            clauses.remarks(write, comparison.places)


def _harmless(write: Writer, turned: Sequence[Flip]) -> None:
    """The readings that turn no figure here: named, so that nobody thinks they were overlooked."""
    quiet = contested.distinct([flip for flip in turned if not flip.matters])
    if quiet:
        write.say(Text("下列争议在此不改变任何数字：", "These contested clauses turn no figure here:"))
    for flip in quiet:
        name, reading = flip.terms.place.name, flip.reading
        write.point(Text(f"{name.zh}：{reading.ask.zh}［{reading.id}］", f"{name.en}: {reading.ask.en} [{reading.id}]"))
