"""The assessment as plain tables: CSV for spreadsheets, Markdown for documents, HTML for a page that needs nothing else."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator

from leverage.assessment.findings import Assessment
from leverage.assessment.questions import told_where
from leverage.report import by_rating, grid, words
from leverage.report.as_json import as_json
from leverage.report.grid import Cell, Grid
from leverage.terms.texts import Language, Text, same

UNIT = "万元"
_FINDING_COLUMNS = (
    *("rule", "kind", "outcome", "layer", "stale", "subject", "base", "base_amount", "multiple", "cap"),
    *("used", "used_upper", "headroom", "headroom_upper", "utilisation", "why"),
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
        for found in data["findings"]:
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
        *(by_rating.grids(assessment.by_rating, language) if assessment.by_rating else ()),
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
        columns = (
            ("ask", Text("问题", "Question")),
            ("where", Text("在哪里回答", "Where to answer")),
            ("settles", Text("决定", "Settles")),
        )
        asked = [[q.ask, told_where(q), same(", ".join(q.settles))] for q in assessment.questions]
        found.append(Grid(Text("待确认", "To be settled"), columns, asked))
    if assessment.warnings:
        told = [[warning] for warning in assessment.warnings]
        found.append(Grid(Text("提示", "Notes"), (("note", Text("提示", "Note")),), told))
    return found
