"""Tables of values on a sheet: one way of writing each kind of value, for every workbook but the workpaper, whose cells are formulas."""

from __future__ import annotations

from collections.abc import Sequence

from leverage.assessment.findings import Outcome
from leverage.report.excel.book import Content, Page
from leverage.report.grid import Bar, Cell, Coded, Grid, Money, Result, Steps
from leverage.terms.texts import Text, same


def written(page: Page, first: int, table: Grid) -> int:
    """Write a table with its title from a row on; the row after its last one."""
    page.put(first, 0, table.title, "section")
    for number, (_, head) in enumerate(table.columns):
        page.put(first + 1, number, head, "head")
    for row, cells in enumerate(table.rows, first + 2):
        for column, cell in enumerate(cells):
            content, style = content_of(page, cell)
            page.put(row, column, content, "number" if style == "text" and column in table.figures else style)
    last = first + 2 + len(table.rows)
    _drawn(page, table, first + 2, last - 1)
    return last


def content_of(page: Page, cell: Cell) -> tuple[Content, str]:
    """What goes into a cell, and its style: an amount that is known is a number in the unit of the book, a range or a word is text on the same side."""
    match cell:
        case Money(low=low, sign="") if low is not None:
            return low / page.book.scale, "money"
        case Money() | Steps():
            return Text(cell.shown("zh"), cell.shown("en")), "number"
        case Bar(share=share):
            return share, "percent"
        case Outcome() | Result():
            return cell.label, "outcome"
        case Coded():
            return Text(cell.shown("zh"), cell.shown("en")), "text"
        case int():
            return same(cell), "number"
        case _:
            return cell, "text"


def _drawn(page: Page, table: Grid, first: int, last: int) -> None:
    """Colours of the outcomes, and bars beside shares."""
    for column in range(len(table.columns)):
        kinds = {type(row[column]) for row in table.rows}
        if kinds & {Outcome, Result}:
            page.colour_outcomes(first, column, last)
        if Bar in kinds:
            bar = {
                "type": "data_bar",
                "bar_color": "#9DB7DD",
                "min_type": "num",
                "min_value": 0,
                "max_type": "num",
                "max_value": 1,
            }
            page.sheet.conditional_format(first, column, last, column, bar)


def widths(page: Page, tables: Sequence[Grid], least: float = 11.0, first: float = 24.0) -> int:
    """Widths that every table on a page can live with; the number of columns."""
    most = max(len(table.columns) for table in tables)
    for column in range(most):
        page.width(column, first if column == 0 else least)
    return most
