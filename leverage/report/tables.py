"""The assessment as plain tables: CSV for spreadsheets, Markdown for documents, HTML for a page that needs nothing else."""

from __future__ import annotations

import csv
import html
import io

from leverage.findings import Assessment
from leverage.report import grid, words
from leverage.report.as_json import as_json
from leverage.report.grid import Cell, Grid
from leverage.texts import Language, Text, same

UNIT = "万元"
_FINDING_COLUMNS = (
    *("rule", "kind", "outcome", "layer", "stale", "subject", "base", "base_amount", "multiple", "cap"),
    *("used", "used_upper", "headroom", "headroom_upper", "utilisation", "why"),
)
_SOURCE_COLUMNS = ("title", "number", "issuer", "article", "issued", "effective", "grade", "verified_on")


def as_csv(assessments: list[Assessment], language: Language) -> str:
    """One row per finding, under the names of the JSON contract; amounts in yuan. No cell can become a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["company", "jurisdiction", "as_of", "verdict", *_FINDING_COLUMNS, *_SOURCE_COLUMNS])
    for assessment in assessments:
        data = as_json(assessment, language)
        for found in data["findings"]:
            row = [data["company"]["name"], data["company"]["jurisdiction"], data["as_of"], data["verdict"]]
            cells, source = dict(found), dict(found["source"])
            row += [_cell(cells[name]) for name in _FINDING_COLUMNS]
            row += [_cell(source[name]) for name in _SOURCE_COLUMNS]
            writer.writerow([grid.defused(cell or "") for cell in row])
    return text.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def as_markdown(assessments: list[Assessment], language: Language) -> str:
    """A section per company."""
    parts = []
    for assessment in assessments:
        parts.append(f"# {grid.escaped(_title(assessment, language))}\n\n**{_verdict(assessment, language)}**\n")
        parts.append(grid.as_markdown(grids(assessment, language), language))
    return "\n".join(parts)


def as_html(assessments: list[Assessment], language: Language, more: list[Grid] | None = None) -> str:
    """One self-contained page; ``more`` tables follow."""
    body = []
    for assessment in assessments:
        verdict = html.escape(_verdict(assessment, language))
        body.append(f"<h1>{html.escape(_title(assessment, language))}</h1>")
        body.append(f'<p class="verdict {assessment.verdict.value}">{verdict}</p>')
        body.append(grid.as_html(grids(assessment, language), language))
    body.append(grid.as_html(more or [], language))
    return grid.page(Text("融资杠杆核对", "Funding leverage"), "\n".join(body), language)


def _title(assessment: Assessment, language: Language) -> str:
    place = assessment.place.name.of(language)
    return f"{words.name_of(assessment).of(language)} — {place} — {assessment.as_of.isoformat()}"


def _verdict(assessment: Assessment, language: Language) -> str:
    verdict = Text("结论:", "Verdict: ").of(language) + assessment.verdict.label.of(language)
    told = Text(";", "; ").of(language).join(text.of(language) for text in words.qualifiers(assessment))
    return f"{verdict}({told})" if told else verdict


def grids(assessment: Assessment, language: Language) -> list[Grid]:
    """The assessment's tables; figures in 万元."""
    return [
        _rules(assessment, language),
        _channels(assessment, language),
        _total(assessment, language),
        *_notes(assessment),
    ]


def _rules(assessment: Assessment, language: Language) -> Grid:
    rows: list[list[Cell]] = []
    for found in words.active(assessment):
        limit = found.kind == "limit"
        rows.append(
            [
                found.rule + (f" {found.subject}" if found.subject else ""),
                found.says,
                words.used(found, language, UNIT) if limit else "",
                words.times(found),
                words.amount(found.cap, language, UNIT) if limit else "",
                words.amount(found.headroom, language, UNIT) if limit else "",
                found.outcome.label,
                found.why,
                words.citation(found),
            ]
        )
    columns = (
        ("rule", Text("规则", "Rule")),
        ("says", Text("内容", "What it says")),
        ("used", Text("已用", "Used")),
        ("multiple", Text("倍数", "Multiple")),
        ("cap", Text("上限", "Cap")),
        ("headroom", Text("余量", "Headroom")),
        ("outcome", Text("结果", "Outcome")),
        ("why", Text("说明", "Why")),
        ("source", Text("依据", "Source")),
    )
    return Grid(Text(f"逐条核对(单位:{UNIT})", "Rule by rule (10,000 yuan)"), columns, rows)


def _channels(assessment: Assessment, language: Language) -> Grid:
    columns = (
        ("channel", Text("渠道", "Channel")),
        ("access", Text("准入", "Access")),
        ("used", Text("已用", "Used")),
        ("headroom", Text("余量", "Headroom")),
        ("headroom_if_approved", Text("获批后", "If approved")),
        ("binding", Text("约束规则", "Bound by")),
    )
    rows: list[list[Cell]] = [
        [
            room.channel.label,
            words.access(room),
            words.used(room, language, UNIT),
            words.room(room, language, UNIT, approved=False),
            words.room(room, language, UNIT, approved=True),
            ", ".join(room.binding or room.undetermined),
        ]
        for room in assessment.channels
    ]
    return Grid(Text(f"各渠道余量(单位:{UNIT})", "Headroom by channel (10,000 yuan)"), columns, rows)


def _total(assessment: Assessment, language: Language) -> Grid:
    total = assessment.total
    columns = (
        ("headroom", Text("合计余量", "Headroom in all")),
        ("headroom_if_approved", Text("获批后", "If approved")),
        ("binding", Text("约束规则", "Bound by")),
    )
    row = [
        words.amount(total.headroom, language, UNIT),
        words.amount(total.headroom_if_approved, language, UNIT),
        ", ".join(total.binding),
    ]
    return Grid(Text(f"合计(单位:{UNIT})", "In all (10,000 yuan)"), columns, [row])


def _notes(assessment: Assessment) -> list[Grid]:
    found = []
    if assessment.questions:
        columns = (("ask", Text("问题", "Question")), ("settles", Text("决定", "Settles")))
        asked = [[q.ask, same(", ".join(q.settles))] for q in assessment.questions]
        found.append(Grid(Text("待确认", "To be settled"), columns, asked))
    if assessment.warnings:
        told = [[warning] for warning in assessment.warnings]
        found.append(Grid(Text("提示", "Notes"), (("note", Text("提示", "Note")),), told))
    return found
