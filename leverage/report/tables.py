"""The assessment as plain tables: CSV for spreadsheets, Markdown for documents, HTML for a page that needs nothing else."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator

from leverage.assessment.findings import Assessment
from leverage.report import by_rating, grid
from leverage.report.answer import Answer, answer
from leverage.report.as_json import as_json, receipt_words
from leverage.report.grid import Grid
from leverage.report.words import visible
from leverage.terms.texts import Language, Text

_FINDING_COLUMNS = (
    *("rule", "kind", "outcome", "layer", "stale", "subject", "base", "base_amount", "multiple", "cap"),
    *("used", "used_upper", "headroom", "headroom_upper", "utilisation", "near", "chosen_by", "why"),
)
_RATED_COLUMNS = (
    *("rating", "prior_rating", "present", "verdict", "channel", "access", "headroom", "headroom_if_approved"),
    *("repay", "opens", "closes"),
)
_SOURCE_COLUMNS = ("title", "number", "issuer", "article", "issued", "effective", "grade", "verified_on")


def as_csv(assessments: list[Assessment], language: Language) -> str:
    """One row per finding, under the names of the JSON contract; amounts in yuan. No cell can become a formula. What every grade would mean, where that
    was asked for, follows after a blank line: a row for each rating in all, and one for each channel.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["company", "jurisdiction", "as_of", "verdict", *_FINDING_COLUMNS, *_SOURCE_COLUMNS])
    for assessment in assessments:
        data = as_json(assessment, language)
        for found in (*data["findings"], *data.get("house", [])):
            row = [data["company"]["name"], data["company"]["jurisdiction"], data["as_of"], data["verdict"]]
            cells, source = dict(found), dict(found["source"])
            row += [_cell(cells[name]) for name in _FINDING_COLUMNS]
            row += [_cell(source[name]) for name in _SOURCE_COLUMNS]
            writer.writerow([grid.defused(cell or "") for cell in row])
    if any(assessment.by_rating for assessment in assessments):
        writer.writerow([])
        writer.writerow(["company", "jurisdiction", "as_of", *_RATED_COLUMNS])
        for assessment in assessments:
            writer.writerows(_rated(assessment, language))
    return text.getvalue()


def _rated(assessment: Assessment, language: Language) -> Iterator[list[str]]:
    data = as_json(assessment, language)
    company = [data["company"]["name"], data["company"]["jurisdiction"], data["as_of"]]
    for row in data.get("by_rating", []):
        grade: dict[str, object] = {name: dict(row)[name] for name in ("rating", "prior_rating", "present")}
        changes = {"opens": " ".join(row["opens"]), "closes": " ".join(row["closes"])}
        in_all = {"channel": "total", "verdict": row["verdict"], "repay": row["repay"], **changes, **row["total"]}
        for cells in (in_all, *row["channels"]):
            figures = {**grade, **cells}
            shown = [*company, *(_cell(figures.get(name)) for name in _RATED_COLUMNS)]
            yield [grid.defused(cell or "") for cell in shown]


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def as_markdown(assessments: list[Assessment], language: Language) -> str:
    """A section per company: the answer first, then every rule with its text and source, and the receipt."""
    parts = []
    for assessment in assessments:
        told = answer(assessment)
        lines = [f"# {grid.escaped(told.company.of(language))}", "", f"**{_verdict(told, language)}**", ""]
        lines += [f"- {grid.escaped(sentence.of(language))}" for sentence in _lead(told, language)]
        parts.append("\n".join(lines) + "\n")
        parts.append(grid.as_markdown(_all(assessment, told, language), language))
        parts.append(f"{grid.escaped(_receipt(assessment, language))}\n")
    return "\n".join(parts)


def as_html(assessments: list[Assessment], language: Language, more: list[Grid] | None = None) -> str:
    """One self-contained page, in the same order; ``more`` tables follow."""
    body = []
    for assessment in assessments:
        told = answer(assessment)
        body.append(f"<h1>{html.escape(told.company.of(language))}</h1>")
        body.append(f'<p class="verdict {told.verdict.value}">{html.escape(_verdict(told, language))}</p>')
        body += [
            f'<p class="lead">{html.escape(visible(sentence.of(language)))}</p>' for sentence in _lead(told, language)
        ]
        body.append(grid.as_html(_all(assessment, told, language), language))
        body.append(f'<p class="receipt">{html.escape(_receipt(assessment, language))}</p>')
    body.append(grid.as_html(more or [], language))
    return grid.page(Text("融资杠杆核对", "Funding leverage"), "\n".join(body), language)


def _lead(told: Answer, language: Language) -> list[Text]:
    """What stands between the verdict and the tables."""
    return [*([told.strict] if told.strict else []), *told.sentences]


def _all(assessment: Assessment, told: Answer, language: Language) -> list[Grid]:
    """Every table, with what every grade would mean where that was asked for, and what the signs mean."""
    rated = by_rating.grids(assessment.by_rating, language) if assessment.by_rating else []
    legend = (
        [Grid(Text("图例", "Legend"), (("legend", Text("图例", "Legend")),), [[told.legend]])] if told.legend else []
    )
    return [*told.tables, *told.rest, *rated, *legend]


def _verdict(told: Answer, language: Language) -> str:
    verdict = Text("结论：", "Verdict: ").of(language) + told.verdict.label.of(language)
    qualified = told.qualified.of(language)
    return verdict + (Text(f"（{qualified}）", f" ({qualified})").of(language) if qualified else "")


def _receipt(assessment: Assessment, language: Language) -> str:
    proof = receipt_words(assessment)
    told = Text(
        "工具 {tool}；规则库 {rulebook}；输入 {input}；核对于 {checked_at}",
        "Tool {tool}; rulebook {rulebook}; input {input}; checked at {checked_at}",
    )
    if "supplements" in proof:
        told += Text("；补充文件 {supplements}", "; supplements {supplements}")
    return told.fill(**proof).of(language)
