"""Plain tables, for whatever medium: terminal, CSV, Markdown, HTML, JSON."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leverage.report.words import acts, visible
from leverage.terms.texts import Language, Text

Cell = str | Text | int | None


@dataclass(frozen=True)
class Grid:
    """A table: its title, its columns (key and heading), its rows. A cell is a text in both languages, or something that reads the same in both."""

    title: Text
    columns: tuple[tuple[str, Text], ...]
    rows: Sequence[Sequence[Cell]]

    def heads(self, language: Language) -> list[str]:
        """The headings."""
        return [heading.of(language) for _, heading in self.columns]

    def lines(self, language: Language) -> list[list[str]]:
        """The rows as texts."""
        return [[_text(cell, language) for cell in row] for row in self.rows]


def _text(cell: Cell, language: Language) -> str:
    if isinstance(cell, Text):
        return cell.of(language)
    return "" if cell is None else str(cell)


def as_csv(grids: Iterable[Grid], language: Language) -> str:
    """Rows under the columns' keys. No cell can become a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for grid in grids:
        writer.writerow([key for key, _ in grid.columns])
        writer.writerows([defused(cell) for cell in line] for line in grid.lines(language))
    return text.getvalue()


_RISKY = tuple("=+-@＝＋－＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?", re.ASCII)


def defused(cell: str) -> str:
    """A cell that a spreadsheet program would take for a formula, made text. Plain numbers stay numbers."""
    cell = visible(cell)
    return f"'{cell}" if cell.lstrip().startswith(_RISKY) and not _NUMBER.fullmatch(cell) else cell


def as_markdown(grids: Iterable[Grid], language: Language) -> str:
    """Tables under headings of the second level."""
    parts = []
    for grid in grids:
        heads = grid.heads(language)
        lines = [f"## {grid.title.of(language)}", "", "| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
        lines += ["| " + " | ".join(escaped(cell) for cell in row) + " |" for row in grid.lines(language)]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


_MARKS = re.compile(r"[\\|*_\[\]<>`#~&$!{}]")


def escaped(cell: str) -> str:
    """Text that Markdown shows as it stands."""
    return visible(_MARKS.sub(r"\\\g<0>", cell.replace("\n", " ")))


def as_html(grids: Iterable[Grid], language: Language) -> str:
    """Tables for the body of a page."""
    parts = []
    for grid in grids:
        heads = "".join(f'<th scope="col">{html.escape(head)}</th>' for head in grid.heads(language))
        lines = "".join(
            f"<tr>{''.join(f'<td>{html.escape(visible(cell))}</td>' for cell in row)}</tr>"
            for row in grid.lines(language)
        )
        title = html.escape(grid.title.of(language))
        parts.append(f"<h2>{title}</h2><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>")
    return "\n".join(parts)


def as_json(grids: Iterable[Grid], language: Language, schema: str) -> str:
    """Each table as a list of objects under the columns' keys."""
    tables = [
        {
            "title": grid.title.of(language),
            "rows": [
                {
                    key: _text(cell, language) if isinstance(cell, Text) else cell
                    for (key, _), cell in zip(grid.columns, row, strict=True)
                }
                for row in grid.rows
            ],
        }
        for grid in grids
    ]
    return dumped({"schema": schema, "tables": tables})


class _Escapes(dict[int, str]):
    """What stands for each character in JSON: itself, or its escape where a terminal would act upon it."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        pair = character.encode("utf-16-be", "surrogatepass").hex()
        escaped = "".join(f"\\u{pair[place : place + 4]}" for place in range(0, len(pair), 4))
        self[code] = escaped if acts(character) and character != "\n" else character
        return self[code]


_ESCAPES = _Escapes()


def dumped(value: object) -> str:
    """JSON that may be shown as it is: nothing is lost, and no terminal acts upon it."""
    return json.dumps(value, ensure_ascii=False, indent=2).translate(_ESCAPES) + "\n"


PAGE_STYLE = (
    "body{font-family:system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif;margin:2rem;max-width:80rem;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    ".verdict{font-size:1.3rem;font-weight:bold}.breach,.prohibited{color:#a40000}"
    "@media print{body{margin:0}thead{display:table-header-group}}"
)


def page(title: Text, body: str, language: Language) -> str:
    """One self-contained page."""
    tongue = "zh-CN" if language == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{tongue}"><head><meta charset="utf-8"><title>{html.escape(title.of(language))}</title>'
        f"<style>{PAGE_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    )
