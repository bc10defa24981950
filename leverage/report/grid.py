"""Plain tables, for whatever medium: terminal, CSV, Markdown, HTML, JSON."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from leverage.assessment.findings import Outcome
from leverage.law.sources import GRADES
from leverage.report.words import UNKNOWN, dumped, visible
from leverage.terms.money import in_unit
from leverage.terms.texts import Language, Text

UNIT = "万元"
RANGE = Text("～", "~")


@dataclass(frozen=True)
class Money:
    """An amount in yuan, or the span in which it lies; shown in 万元. ``low`` None: how little cannot be said. ``open_end``: nor how much.

    ``up``: what is used rounds up, what is left rounds down. ``blank`` is the word where nothing can be said.
    """

    low: Fraction | None
    high: Fraction | None = None
    blank: Text = UNKNOWN
    open_end: bool = False
    up: bool = False

    @property
    def sign(self) -> str:
        """What stands before or within the figure: ``≤``, ``≥``, ``~``, or nothing where it is exact."""
        if self.open_end and self.low is not None:
            return "≥"
        if self.high is None or self.high == self.low:
            return ""
        return "~" if self.low else "≤"

    def shown(self, language: Language) -> str:
        """The figure as every medium prints it."""
        rounding: Literal["up", "down"] = "up" if self.up else "down"
        if self.low is None and self.high is None:
            return self.blank.of(language)
        if self.sign == "~":
            assert self.low is not None and self.high is not None  # noqa: S101, PT018
            return f"{in_unit(self.low, UNIT, rounding)}{RANGE.of(language)}{in_unit(self.high, UNIT, rounding)}"
        figure = self.high if self.sign == "≤" else self.low
        assert figure is not None  # noqa: S101
        return f"{self.sign}{in_unit(figure, UNIT, rounding)}"


@dataclass(frozen=True)
class Bar:
    """A share of a whole, 1 at the cap; more where it is exceeded."""

    share: Fraction

    def blocks(self, width: int = 6, full: str = "█", empty: str = "·") -> str:
        """Blocks that every Chinese encoding has."""
        used = min(width, int(self.share * width + Fraction(1, 2)))
        return full * used + empty * (width - used)

    def shown(self) -> str:
        """Blocks, and the share in per cent."""
        return f"{self.blocks()} {int(self.share * 100)}%"


@dataclass(frozen=True)
class Near:
    """The outcome of a limit that is kept, and of which little is left."""

    outcome: Outcome

    @property
    def label(self) -> Text:
        """The word for it in a report."""
        return Text(f"{self.outcome.label.zh}（临近）", f"{self.outcome.label.en} (near)")


Cell = str | Text | int | Money | Bar | Outcome | Near | None


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
        return [[shown(cell, language) for cell in row] for row in self.rows]


def evidence() -> Grid:
    """What the grades of evidence mean."""
    columns = (("grade", Text("等级", "Grade")), ("means", Text("含义", "Means")))
    return Grid(Text("证据等级", "Grades of evidence"), columns, [[grade, what] for grade, what in GRADES.items()])


def shown(cell: Cell, language: Language) -> str:
    """A cell as text."""
    match cell:
        case Text():
            return cell.of(language)
        case Money():
            return cell.shown(language)
        case Bar():
            return cell.shown()
        case Outcome() | Near():
            return cell.label.of(language)
        case None:
            return ""
        case _:
            return str(cell)


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
        heads = "".join(_th(grid, number, head) for number, head in enumerate(grid.heads(language)))
        lines = "".join(f"<tr>{''.join(_td(cell, language) for cell in row)}</tr>" for row in grid.rows)
        title = html.escape(grid.title.of(language))
        parts.append(f"<h2>{title}</h2><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>")
    return "\n".join(parts)


def _th(grid: Grid, number: int, head: str) -> str:
    """A heading, over figures on their side."""
    figures = any(isinstance(row[number], Money) for row in grid.rows)
    aligned = ' class="figure"' if figures else ""
    return f'<th scope="col"{aligned}>{html.escape(head)}</th>'


def _td(cell: Cell, language: Language) -> str:
    text = html.escape(visible(shown(cell, language)))
    match cell:
        case Money():
            return f'<td class="figure">{text}</td>'
        case Bar():
            share = min(int(cell.share * 100), 100)
            return f'<td><span class="bar" role="img" aria-label="{share}%"><i style="width:{share}%"></i></span> {share}%</td>'
        case Outcome():
            return f'<td class="{cell.value}">{text}</td>'
        case Near():
            return f'<td class="near">{text}</td>'
        case _:
            return f"<td>{text}</td>"


def as_json(grids: Iterable[Grid], language: Language, schema: str) -> str:
    """Each table as a list of objects under the columns' keys."""
    tables = [
        {
            "title": grid.title.of(language),
            "rows": [
                {
                    key: shown(cell, language) if isinstance(cell, Text | Money | Near) else cell
                    for (key, _), cell in zip(grid.columns, row, strict=True)
                }
                for row in grid.rows
            ],
        }
        for grid in grids
    ]
    return dumped({"schema": schema, "tables": tables})


PAGE_STYLE = (
    "body{font-family:system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif;margin:2rem;max-width:80rem;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    ".figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
    ".bar{display:inline-block;width:6rem;height:.7rem;background:#e4e4e4;vertical-align:middle;print-color-adjust:exact}"
    ".bar i{display:block;height:100%;background:#2f6f4f}.lead{font-size:1.05rem;margin:.2rem 0}"
    "@page{size:A4;margin:15mm}"
    ".verdict{font-size:1.3rem;font-weight:bold}.breach,.prohibited{color:#a40000}.near{color:#8a5200}"
    "@media print{body{margin:0}thead{display:table-header-group}}"
)


def page(title: Text, body: str, language: Language) -> str:
    """One self-contained page."""
    tongue = "zh-CN" if language == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{tongue}"><head><meta charset="utf-8"><title>{html.escape(title.of(language))}</title>'
        f"<style>{PAGE_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    )
