"""The assessment as plain tables: CSV for spreadsheets, Markdown for documents, HTML for a page that needs nothing else."""

from __future__ import annotations

import csv
import html
import io

from leverage.findings import Assessment
from leverage.report import words
from leverage.report.as_json import as_json
from leverage.texts import Language, Text

UNIT = "万元"
_FINDING_COLUMNS = (
    *("rule", "kind", "outcome", "layer", "stale", "subject", "base", "base_amount", "multiple", "cap"),
    *("used", "used_upper", "headroom", "headroom_upper", "utilisation", "why"),
)
_SOURCE_COLUMNS = ("title", "number", "issuer", "article", "issued", "effective", "grade", "verified_on")

_Table = tuple[str, list[str], list[list[str]]]


def as_csv(assessments: list[Assessment], language: Language) -> str:
    """One row per finding, under the names of the JSON contract; amounts in yuan. No cell can become a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["company", "jurisdiction", "as_of", "verdict", *_FINDING_COLUMNS, *_SOURCE_COLUMNS])
    for assessment in assessments:
        data = as_json(assessment, language)
        for found in data["findings"]:
            row = [data["company"]["name"], data["company"]["jurisdiction"], data["as_of"], data["verdict"]]
            cells = dict(found)
            row += [_cell(cells[name]) for name in _FINDING_COLUMNS]
            row += [_cell(dict(found["source"])[name]) for name in _SOURCE_COLUMNS]
            writer.writerow([_defused(cell or "") for cell in row])
    return text.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _defused(cell: str) -> str:
    """A cell that a spreadsheet program would take for a formula, made text. Plain numbers stay numbers."""
    cell = words.visible(cell)
    risky = cell[:1] in ("=", "+", "-", "@")
    return f"'{cell}" if risky and not cell.lstrip("+-").replace(".", "", 1).isdecimal() else cell


def as_markdown(assessments: list[Assessment], language: Language) -> str:
    """A section per company."""
    parts = []
    for assessment in assessments:
        parts.append(f"# {_markdown(_title(assessment, language))}\n\n**{_verdict(assessment, language)}**\n")
        for title, head, rows in _tables(assessment, language):
            lines = [f"## {title}", "", "| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
            lines += ["| " + " | ".join(_markdown(cell) for cell in row) + " |" for row in rows]
            parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _markdown(cell: str) -> str:
    for mark in ("\\", "|", "*", "_", "[", "]", "<", ">", "`", "#"):
        cell = cell.replace(mark, f"\\{mark}")
    return cell.replace("\n", " ")


def as_html(assessments: list[Assessment], language: Language) -> str:
    """One self-contained page."""
    body = []
    for assessment in assessments:
        body.append(f"<h1>{html.escape(_title(assessment, language))}</h1>")
        body.append(f'<p class="verdict {assessment.verdict.value}">{html.escape(_verdict(assessment, language))}</p>')
        for title, head, rows in _tables(assessment, language):
            heads = "".join(f'<th scope="col">{html.escape(cell)}</th>' for cell in head)
            lines = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
            body.append(
                f"<h2>{html.escape(title)}</h2><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
            )
    title = html.escape(Text("融资杠杆核对", "Funding leverage").of(language))
    tongue = "zh-CN" if language == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{tongue}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n" + "\n".join(body) + "\n</body></html>\n"
    )


_STYLE = (
    "body{font-family:system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif;margin:2rem;max-width:80rem;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    ".verdict{font-size:1.3rem;font-weight:bold}.breach,.prohibited{color:#a40000}"
    "@media print{body{margin:0}thead{display:table-header-group}}"
)


def _title(assessment: Assessment, language: Language) -> str:
    place = assessment.place.name.of(language)
    return f"{words.name_of(assessment).of(language)} — {place} — {assessment.as_of.isoformat()}"


def _verdict(assessment: Assessment, language: Language) -> str:
    return Text("结论:", "Verdict: ").of(language) + assessment.verdict.label.of(language)


def _tables(assessment: Assessment, language: Language) -> list[_Table]:
    return [
        _rules(assessment, language),
        _channels(assessment, language),
        _total(assessment, language),
        *_notes(assessment, language),
    ]


def _heads(language: Language, *heads: tuple[str, str]) -> list[str]:
    return [zh if language == "zh" else en for zh, en in heads]


def _rules(assessment: Assessment, language: Language) -> _Table:
    head = _heads(
        language,
        ("规则", "Rule"),
        ("内容", "What it says"),
        ("已用", "Used"),
        ("倍数", "Multiple"),
        ("上限", "Cap"),
        ("余量", "Headroom"),
        ("结果", "Outcome"),
        ("说明", "Why"),
        ("依据", "Source"),
    )
    rows = []
    for found in words.active(assessment):
        limit = found.kind == "limit"
        rows.append(
            [
                found.rule + (f" {words.visible(found.subject)}" if found.subject else ""),
                found.says.of(language),
                words.used(found, language, UNIT) if limit else "",
                words.times(found),
                words.amount(found.cap, language, UNIT) if limit else "",
                words.amount(found.headroom, language, UNIT) if limit else "",
                found.outcome.label.of(language),
                words.visible(found.why.of(language)),
                words.citation(found).of(language),
            ]
        )
    return Text(f"逐条核对(单位:{UNIT})", "Rule by rule (10,000 yuan)").of(language), head, rows


def _channels(assessment: Assessment, language: Language) -> _Table:
    head = _heads(
        language,
        ("渠道", "Channel"),
        ("准入", "Access"),
        ("已用", "Used"),
        ("余量", "Headroom"),
        ("获批后", "If approved"),
        ("约束规则", "Bound by"),
    )
    rows = [
        [
            room.channel.label.of(language),
            words.access(room).of(language),
            words.used(room, language, UNIT),
            words.room(room, language, UNIT, approved=False),
            words.room(room, language, UNIT, approved=True),
            ", ".join(room.binding or room.undetermined),
        ]
        for room in assessment.channels
    ]
    return Text(f"各渠道余量(单位:{UNIT})", "Headroom by channel (10,000 yuan)").of(language), head, rows


def _total(assessment: Assessment, language: Language) -> _Table:
    total = assessment.total
    head = _heads(language, ("合计余量", "Headroom in all"), ("获批后", "If approved"), ("约束规则", "Bound by"))
    row = [
        words.amount(total.headroom, language, UNIT),
        words.amount(total.headroom_if_approved, language, UNIT),
        ", ".join(total.binding),
    ]
    return Text(f"合计(单位:{UNIT})", "In all (10,000 yuan)").of(language), head, [row]


def _notes(assessment: Assessment, language: Language) -> list[_Table]:
    tables: list[_Table] = []
    if assessment.questions:
        head = _heads(language, ("问题", "Question"), ("决定", "Settles"))
        rows = [[words.visible(q.ask.of(language)), ", ".join(q.settles)] for q in assessment.questions]
        tables.append((Text("待确认", "To be settled").of(language), head, rows))
    if assessment.warnings:
        rows = [[words.visible(w.of(language))] for w in assessment.warnings]
        tables.append((Text("提示", "Notes").of(language), _heads(language, ("提示", "Note")), rows))
    return tables
