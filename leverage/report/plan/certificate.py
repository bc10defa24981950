"""The statement of compliance as a Word document, on one page where it fits."""

from __future__ import annotations

from pathlib import Path

from leverage.planning.plan import Plan
from leverage.report.comparison.memorandum.document import MemoDocument
from leverage.report.grid import Grid
from leverage.report.plan.statement import statement
from leverage.terms.texts import Language, Text

_WIDTHS = (3.0, 1.9, 1.9, 1.9, 1.3, 1.4, 5.2)
_WIDTHS_SINCE = (7.0, 4.8, 4.8)
_SIGN = Text("__________________", "__________________")


def write_document(plan: Plan, path: Path, language: Language) -> None:
    """Write the statement."""
    told = statement(plan)
    document = MemoDocument(told.title.of(language), language)
    document.pairs([(label.of(language), value.of(language)) for label, value in told.particulars])
    for sentence in told.says:
        document.paragraph(sentence.of(language))
    _table(document, told.limits, _WIDTHS, language)
    if told.more is not None:
        document.paragraph(told.more.of(language))
    if told.since is not None:
        _table(document, told.since, _WIDTHS_SINCE, language)
    document.pairs([(label.of(language), _SIGN.of(language)) for label in told.signs])
    rests = (
        Text("；", "; ")
        .of(language)
        .join(f"{label.of(language)} {value.of(language)}" for label, value in told.rests_on)
    )
    document.paragraph(rests)
    document.save(path)


def _table(document: MemoDocument, grid: Grid, widths: tuple[float, ...], language: Language) -> None:
    document.paragraph(grid.title.of(language), bold=True)
    document.table(grid.heads(language), grid.lines(language), widths)
