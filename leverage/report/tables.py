"""The assessment as a file: CSV for spreadsheets, Markdown for documents, HTML for a page that needs nothing else. The same tables in each."""

from __future__ import annotations

import html
from collections.abc import Iterator

from leverage.assessment.findings import Assessment
from leverage.report import grid, words
from leverage.report.answer import by_rating
from leverage.report.answer.tables import SAYS
from leverage.report.answer.whole import APART, Answer, answer, verdict_of
from leverage.report.as_json import receipt_words
from leverage.report.grid import Cell, Grid
from leverage.report.media import rows
from leverage.report.words import visible
from leverage.terms.texts import Language, Text, same

OWNER = (Text("公司", "Company"), Text("地区", "Place"), Text("日期", "Date"), Text("结论", "Verdict"))
SUMMARY = Text("结论", "Answer")
IN_WORDS = Text(
    "文字中的金额单位：万元；各栏的金额单位见栏名。",
    "Amounts in words: in 10,000 yuan; those of columns as their headings say.",
)
"""What only the rows of a spreadsheet need: its columns are in yuan, and its sentences are not."""
LEGEND = Text("图例", "Legend")
TITLE = Text("融资杠杆核对", "Funding leverage")
RECEIPT = Text(
    "工具 {tool}；规则库 {rulebook}；输入 {input}；核对于 {checked_at}",
    "Tool {tool}; rulebook {rulebook}; input {input}; checked at {checked_at}",
)
SUPPLEMENTS = Text("；补充文件 {supplements}", "; supplements {supplements}")


def as_csv(assessments: list[Assessment], language: Language, more: list[Grid] | None = None) -> str:
    """Everything in one rectangle: a row for each sentence, channel, total, question, rule and note of each company. Amounts in yuan.
    ``more`` tables, under their keys, follow after a blank line.
    """
    tables: list[rows.Owned] = []
    for assessment in assessments:
        told = answer(assessment)
        owner: tuple[Cell, ...] = (
            words.name_of(assessment),
            assessment.place.name,
            same(assessment.as_of),
            assessment.verdict,
        )
        summary = [*([told.qualified] if told.qualified.zh else []), IN_WORDS, *_lead(told), receipt_of(assessment)]
        first = Grid(SUMMARY, SAYS, [[text] for text in summary])
        tables += [(owner, table) for table in (first, *_all(assessment, told))]
    answers = rows.as_csv(OWNER, tables, language) if assessments or not more else rows.BYTE_ORDER_MARK
    return "\r\n".join(part for part in (answers, grid.as_csv(more or [], language)) if part)


def as_markdown(assessments: list[Assessment], language: Language) -> str:
    """A section per company: the answer first, then every rule with its text and source, and the receipt."""
    parts = []
    for assessment in assessments:
        told = answer(assessment)
        lines = [f"# {grid.escaped(told.company.of(language))}", "", f"**{verdict_of(told).of(language)}**", ""]
        lines += [f"- {grid.escaped(sentence.of(language))}" for sentence in _lead(told)]
        parts.append("\n".join(lines) + "\n")
        parts.append(grid.as_markdown(_all(assessment, told), language))
        parts.append(f"{grid.escaped(receipt_of(assessment).of(language))}\n")
    return "\n".join(parts)


def as_html(assessments: list[Assessment], language: Language, more: list[Grid] | None = None) -> str:
    """One self-contained page, in the same order; ``more`` tables follow."""
    body: list[str] = []
    for assessment in assessments:
        body += _section(assessment, language)
    body.append(grid.as_html(more or [], language))
    return grid.page(TITLE, "\n".join(body), language)


def _section(assessment: Assessment, language: Language) -> Iterator[str]:
    told = answer(assessment)
    parts = (f'<span class="part">{_html(part, language)}</span>' for part in told.parts)
    yield f"<h1>{APART.of(language).join(parts)}</h1>"
    yield f'<p class="verdict {told.verdict.value}">{_html(verdict_of(told), language)}</p>'
    for sentence in _lead(told):
        yield f'<p class="lead">{_html(sentence, language)}</p>'
    yield grid.as_html(_all(assessment, told), language)
    yield f'<p class="receipt">{_html(receipt_of(assessment), language)}</p>'


def _html(text: Text, language: Language) -> str:
    return html.escape(visible(text.of(language)))


def _lead(told: Answer) -> list[Text]:
    """What stands between the verdict and the tables."""
    return [*([told.strict] if told.strict else []), *told.sentences]


def _all(assessment: Assessment, told: Answer) -> list[Grid]:
    """Every table, with what every grade would mean where that was asked for, and what the signs mean."""
    rated = by_rating.grids(assessment.by_rating, words.rule_names(assessment)) if assessment.by_rating else []
    legend = [Grid(LEGEND, SAYS, [[told.legend]])] if told.legend else []
    return [*told.tables, *told.rest, *rated, *legend]


def receipt_of(assessment: Assessment) -> Text:
    """The receipt in a line: tool, rulebook, input, time, and the supplements that count."""
    proof = receipt_words(assessment)
    told = RECEIPT + SUPPLEMENTS if "supplements" in proof else RECEIPT
    return told.fill(**proof)
