"""The answer in the order in which it is asked for: how much, what stops it, what is missing; then the rules.

The same values for every medium: terminal, HTML, Markdown, CSV, the board's page. Figures in 万元, told once. Nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leverage.assessment.findings import Assessment, Outcome
from leverage.report import words
from leverage.report.answer import tables
from leverage.report.answer.sentences import sentences
from leverage.report.grid import Grid, Money
from leverage.terms.texts import Text, join, same

IN_UNIT = Text("单位：万元", "in 10,000 yuan")
"""Told once, at the head."""


@dataclass(frozen=True)
class Answer:
    """What a reader wants first.

    ``parts``: who, where, of which day, and the unit of every amount; ``verdict`` and what it does not cover; ``sentences``: what is broken and what mends
    it, what banks may still lend, what stops it, who else may lend, what is missing; the tables in order: headroom by channel, what would change the answer,
    the rules that are broken, open or near, notes; ``rest``: every other rule, for those who ask.
    """

    parts: tuple[Text, ...]
    verdict: Outcome
    qualified: Text
    strict: Text | None
    sentences: tuple[Text, ...]
    tables: tuple[Grid, ...]
    rest: tuple[Grid, ...]
    legend: Text | None

    @property
    def company(self) -> Text:
        """Who, where, of which day, and the unit, in a line."""
        return join(self.parts, zh=APART.zh, en=APART.en)


APART = Text("　", "  ")
"""What stands between the parts of that line."""


def answer(assessment: Assessment) -> Answer:
    """An assessment as an answer."""
    names = words.rule_names(assessment)
    active = [found for found in words.active(assessment) if not tables.asked(found)]
    first = [found for found in active if tables.tells(found)]
    others = [found for found in active if not tables.tells(found)]
    shown = [
        tables.channels(assessment),
        tables.changes(assessment, names),
        tables.rules(first, tables.FIRST, assessment),
        tables.rules(list(assessment.house), tables.HOUSE, assessment, tables.HOUSE_HINT),
        tables.notes(assessment),
    ]
    rest = [tables.rules(others, tables.OTHERS, assessment), tables.silent(assessment), tables.readings(assessment)]
    return Answer(
        parts=_company(assessment),
        verdict=assessment.verdict,
        qualified=join(words.qualifiers(assessment), zh="；", en="; "),
        strict=words.strict(assessment),
        sentences=tuple(sentences(assessment, names)),
        tables=tuple(table for table in shown if table.rows),
        rest=tuple(table for table in rest if table.rows),
        legend=legend(shown),
    )


def _company(assessment: Assessment) -> tuple[Text, ...]:
    day = same(assessment.as_of)
    return (words.name_of(assessment), assessment.place.name, words.kind_of(assessment), day, IN_UNIT)


VERDICT = Text("结论：{verdict}", "Verdict: {verdict}")
QUALIFIED = Text("结论：{verdict}（{qualified}）", "Verdict: {verdict} ({qualified})")


def verdict_of(told: Answer) -> Text:
    """The verdict with what it does not cover."""
    text = QUALIFIED if told.qualified.zh else VERDICT
    return text.fill(verdict=told.verdict.label, qualified=told.qualified)


_SIGNS = {
    "≤": Text("≤：至多，下限说不定", "≤: at most; how little cannot be said"),
    "≥": Text("≥：至少，有渠道未填", "≥: at least; a channel is blank"),
    "~": Text("～：介于两数之间，取决于未答的事项", "–: between the two, as what is not answered turns out"),
}


def legend(grids: Iterable[Grid]) -> Text | None:
    """What the signs mean, where one occurs."""
    used = {cell.sign for grid in grids for row in grid.rows for cell in row if isinstance(cell, Money)}
    signs = [text for sign, text in _SIGNS.items() if sign in used]
    return join(signs, zh="；", en="; ") if signs else None
