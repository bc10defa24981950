"""A plan as a workbook: a sheet per answer, the difference of before and after as live formulas, and native charts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from leverage.assessment.findings import Outcome
from leverage.planning.plan import Plan
from leverage.report import words
from leverage.report.as_json import now
from leverage.report.excel.book import Book, Content, Formula, Page
from leverage.report.grid import Cell, Grid, Money, shown
from leverage.report.plan.cells import UNIT
from leverage.report.plan.grids import CHANNELS, SUMMARY, headline, sections
from leverage.terms.money import UNITS
from leverage.terms.texts import Language, Text

_TITLE = Text("融资杠杆测算", "Funding leverage: a plan")
_WIDE, _FIGURE, _NARROW = 34.0, 16.0, 14.0
_CHANGE = Text("变动", "Change")
_OF_HEADROOM = Text("可融变动", "Change of headroom")
_PAIRS = {"headroom_after": "headroom_before", "after": "before", "now": "then"}
"""Columns whose difference is worth a formula, and from which other column."""


def write_workbook(plan: Plan, path: Path, language: Language) -> None:
    """Write the workbook; its bytes depend on the plan and the time alone."""
    parts = sections(plan)
    book = Book(path, language, UNIT, sheets=[name for name, _ in parts])
    for name, grids in parts:
        page = book.pages[name]
        row = _lead(page, plan) if name == SUMMARY else 0
        _widths(page, grids)
        for grid in grids:
            first = row
            row = table(page, row, grid)
            if name in _CHARTS:
                row = _chart(page, first + 2, row, grid)
        page.printed()
        page.fit()
    book.close(book.say(words.name_of(plan.after.assessment)), now())


def _lead(page: Page, plan: Plan) -> int:
    page.put(0, 0, _TITLE, "title")
    lines = headline(plan)
    page.width(0, _WIDE)
    for row, line in enumerate(lines, 1):
        page.line(row, 0, 5, line)
    return len(lines) + 2


def _widths(page: Page, grids: list[Grid]) -> None:
    most = max(len(grid.columns) for grid in grids) + 1
    for number in range(most):
        page.width(number, _WIDE if number == 0 else _FIGURE)


def table(page: Page, first: int, grid: Grid) -> int:
    """Write a table from a row on, with the change of its figures beside it where it has two sides; the row after it."""
    page.put(first, 0, grid.title, "section")
    keys = [key for key, _ in grid.columns]
    pair = next(
        ((keys.index(old), keys.index(new)) for new, old in _PAIRS.items() if new in keys and old in keys), None
    )
    for column, (_, head) in enumerate(grid.columns):
        page.put(first + 1, column, head, "head")
    changes = pair is not None and any(_change(row, pair) is not None for row in grid.rows)
    if changes:
        page.put(first + 1, len(keys), _OF_HEADROOM if "headroom_after" in keys else _CHANGE, "head")
    for row, cells in enumerate(grid.rows, first + 2):
        for column, cell in enumerate(cells):
            content, style = _content(cell, page.book)
            page.put(row, column, content, style)
        if changes and pair is not None:
            page.put(row, len(keys), _difference(page, row, cells, pair), "money")
    last = first + 1 + len(grid.rows)
    for column in range(len(keys)):
        if any(isinstance(cells[column], Outcome) for cells in grid.rows):
            page.colour_outcomes(first + 2, column, last)
    return last + 2


def _content(cell: Cell, book: Book) -> tuple[Content, str]:
    match cell:
        case Money(low=None, high=None):
            return cell.blank, "text"
        case Money(sign="", low=low) if low is not None:
            return low / UNITS[UNIT], "money"
        case Money():
            return shown(cell, book.language), "number"
        case Outcome():
            return cell.label, "outcome"
        case Text() | str():
            return cell, "text"
        case None:
            return "", "text"
        case _:
            return shown(cell, book.language), "text"


def _change(cells: Sequence[Cell], pair: tuple[int, int]) -> Fraction | None:
    """What a figure changed by, in the unit of the book; None where one of the two is no figure."""
    one, other = (cell.low if isinstance(cell, Money) and not cell.sign else None for cell in (cells[n] for n in pair))
    return None if one is None or other is None else (other - one) / UNITS[UNIT]


def _difference(page: Page, row: int, cells: Sequence[Cell], pair: tuple[int, int]) -> Content:
    change = _change(cells, pair)
    return "" if change is None else Formula(f"={page.at(row, pair[1])}-{page.at(row, pair[0])}", change)


# charts

_CHARTS = {CHANNELS: "bar", "情景": "column", "日历": "column", "预测": "line"}
_SERIES = ("headroom_before", "headroom_after", "due", "headroom", "kept_headroom", "gone_headroom", "assumed_headroom")
_COLOURS = ("#BDC9DE", "#1F3864", "#7F7F7F", "#C55A11")


def _chart(page: Page, first: int, after: int, grid: Grid) -> int:
    """A chart of the figures of a table below it; the row after it."""
    keys = [key for key, _ in grid.columns]
    drawn = [key for key in keys if key in _SERIES and any(_is_figure(row[keys.index(key)]) for row in grid.rows)]
    if not drawn or len(grid.rows) < 2:
        return after
    last = first + len(grid.rows) - 1
    chart = page.book.workbook.add_chart({"type": _CHARTS[page.name]})
    font = {"name": "Microsoft YaHei", "size": 8}
    label = keys.index("date") if "date" in keys else 0
    for number, key in enumerate(drawn):
        column = keys.index(key)
        chart.add_series(
            {
                "name": page.book.say(grid.columns[column][1]),
                "categories": [page.name, first, label, last, label],
                "values": [page.name, first, column, last, column],
                "fill": {"color": _COLOURS[number % len(_COLOURS)]},
            }
        )
    chart.set_title({"name": page.book.say(grid.title), "name_font": {**font, "size": 11}, "overlay": False})
    chart.set_x_axis({"num_font": font})
    chart.set_y_axis({"num_font": font, "num_format": "#,##0", "reverse": _CHARTS[page.name] == "bar"})
    chart.set_legend({"position": "bottom", "font": font})
    height = 160 + 26 * len(grid.rows) if _CHARTS[page.name] == "bar" else 320
    chart.set_size({"width": 740, "height": height})
    page.sheet.insert_chart(after, 0, chart, {"object_position": 1})
    return after + height // 18 + 2


def _is_figure(cell: Cell) -> bool:
    return isinstance(cell, Money) and not cell.sign and cell.low is not None
