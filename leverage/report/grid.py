"""Plain tables, for whatever medium: terminal, CSV, Markdown, HTML, JSON."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from leverage.assessment.findings import Outcome
from leverage.law.sources import GRADES
from leverage.report.words import UNKNOWN, dumped, visible
from leverage.terms.money import in_unit
from leverage.terms.texts import Language, Text

UNIT = "万元"
RANGE = Text("～", "–")


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
class Result:
    """An outcome, in the words that fit the rule: kept is not always plainly kept."""

    outcome: Outcome
    label: Text
    near: bool = False
    """Little is left of it."""


@dataclass(frozen=True)
class Coded:
    """A text with the code of what it is about, in small print: a gap, a rule, a reading."""

    text: Text
    code: str

    def shown(self, language: Language) -> str:
        """The text, and its code behind it."""
        return (
            f"{self.text.of(language)}{CODE.fill(code=self.code).of(language)}" if self.code else self.text.of(language)
        )


@dataclass(frozen=True)
class Steps:
    """What is left now and, where that differs, once it is approved."""

    now: Money | Text
    later: Money | None = None

    def shown(self, language: Language) -> str:
        """The figure, or two with an arrow between them."""
        first = self.now.of(language) if isinstance(self.now, Text) else self.now.shown(language)
        second = first if self.later is None else self.later.shown(language)
        return first if first == second else f"{first} → {second}"


HINTED = Text("{title}（{hint}）", "{title} ({hint})")
CODE = Text("〔{code}〕", " [{code}]")
Cell = str | Text | int | Money | Bar | Outcome | Result | Coded | Steps | None
NUMERALS = {1: ("一", "one"), 2: ("两", "two"), 3: ("三", "three"), 4: ("四", "four"), 5: ("五", "five")}
"""Small numbers before a measure word, in both languages."""


@dataclass(frozen=True)
class Grid:
    """A table: its title, its columns (key and heading), its rows. A cell is a text in both languages, or something that reads the same in both."""

    title: Text
    columns: tuple[tuple[str, Text], ...]
    rows: Sequence[Sequence[Cell]]
    hint: Text | None = None
    """What stands behind the title where people read it."""

    @property
    def heading(self) -> Text:
        """The title with its hint."""
        return self.title if self.hint is None else HINTED.fill(title=self.title, hint=self.hint)

    @cached_property
    def figures(self) -> frozenset[int]:
        """The columns that hold figures: words among them stand on the same side."""
        return frozenset(
            n for n in range(len(self.columns)) if any(isinstance(row[n], Money | Steps) for row in self.rows)
        )

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
        case Money() | Coded() | Steps():
            return cell.shown(language)
        case Bar():
            return cell.shown()
        case Outcome() | Result():
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
        lines = [f"## {grid.heading.of(language)}", "", "| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
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
        heads = "".join(_th(number in grid.figures, head) for number, head in enumerate(grid.heads(language)))
        lines = "".join(_tr(grid, row, language) for row in grid.rows)
        title = html.escape(grid.heading.of(language))
        parts.append(f"<h2>{title}</h2><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>")
    return "\n".join(parts)


def _th(figures: bool, head: str) -> str:
    """A heading, over figures on their side."""
    aligned = ' class="figure"' if figures else ""
    return f'<th scope="col"{aligned}>{html.escape(head)}</th>'


def _tr(grid: Grid, row: Sequence[Cell], language: Language) -> str:
    cells = (_td(cell, language, figures=number in grid.figures) for number, cell in enumerate(row))
    return f"<tr>{''.join(cells)}</tr>"


def _td(cell: Cell, language: Language, *, figures: bool) -> str:
    text = html.escape(visible(shown(cell, language)))
    match cell:
        case Money() | Steps() | Text() | None if figures:
            return f'<td class="figure">{text}</td>'
        case Bar():
            share = min(int(cell.share * 100), 100)
            return f'<td class="share"><span class="bar" role="img" aria-label="{share}%"><i style="width:{share}%"></i></span> {share}%</td>'
        case Outcome():
            return f'<td class="{cell.value}">{text}</td>'
        case Result():
            return f'<td class="{"near" if cell.near else cell.outcome.value}">{text}</td>'
        case _:
            return f"<td>{text}</td>"


def as_json(grids: Iterable[Grid], language: Language, schema: str) -> str:
    """Each table as a list of objects under the columns' keys."""
    tables = [
        {
            "title": grid.title.of(language),
            "rows": [
                {
                    key: shown(cell, language) if isinstance(cell, Text | Money | Result | Coded | Steps) else cell
                    for (key, _), cell in zip(grid.columns, row, strict=True)
                }
                for row in grid.rows
            ],
        }
        for grid in grids
    ]
    return dumped({"schema": schema, "tables": tables})


PAGE_STYLE = (
    "body{font-family:'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',system-ui,sans-serif;"
    "font-size:15px;line-height:1.5;margin:2rem;max-width:80rem;color:#1a1a1a;background:#fff}"
    "h1{font-size:1.35rem;margin:0 0 .3rem;color:#1f3864;border-bottom:2px solid #1f3864}h2{font-size:1.1rem;margin:1.1rem 0 .3rem;color:#1f3864}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #bbb;padding:.22rem .5rem;text-align:left;vertical-align:top}"
    "th{background:#edf1f8;white-space:nowrap}td.compliant,td.breach,td.prohibited,td.undetermined,td.needs_approval,.part{white-space:nowrap}"
    ".figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.share{white-space:nowrap}"
    ".bar{display:inline-block;width:6rem;height:.7rem;background:#e4e4e4;vertical-align:middle;print-color-adjust:exact}"
    ".bar i{display:block;height:100%;background:#1f3864}.lead{margin:.15rem 0}.receipt{font-size:.8rem;color:#555}"
    "@page{size:A4;margin:14mm}"
    ".verdict{font-size:1.2rem;font-weight:bold;margin:.4rem 0}.compliant{color:#006100}.breach,.prohibited{color:#9c0006}"
    ".undetermined,.needs_approval,.near{color:#7f4f00}"
    "@media print{body{margin:0;max-width:none;font-size:9.5pt}table{font-size:8pt}th,td{padding:.15rem .3rem}"
    "thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}.bar{width:3rem}}"
)


def page(title: Text, body: str, language: Language) -> str:
    """One self-contained page."""
    tongue = "zh-CN" if language == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{tongue}"><head><meta charset="utf-8"><title>{html.escape(title.of(language))}</title>'
        f"<style>{PAGE_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    )
