"""What every sheet of the input workbook has: styles, a title, frozen headings, a page of A4, lists and dates to choose from."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Any

WIDTHS = (36, 30, 18, 13, 13, 11, 11, 30)
"""Of the columns of the ledger, in characters."""


def styles_of(book: Any) -> dict[str, Any]:
    """The styles by name; cells meant to be filled in are not locked."""
    base = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
    boxed = base | {"border": 1, "border_color": "#BFBFBF"}
    amount = "#,##0.00;[Red]-#,##0.00"
    return {
        "title": book.add_format(base | {"bold": True, "font_size": 14}),
        "head": book.add_format(boxed | {"bold": True, "bg_color": "#D9D9D9", "align": "center", "text_wrap": True}),
        "label": book.add_format(boxed | {"bg_color": "#F2F2F2", "text_wrap": True}),
        "note": book.add_format(boxed | {"font_color": "#595959", "text_wrap": True, "bg_color": "#F2F2F2"}),
        "text": book.add_format(boxed | {"locked": False, "num_format": "@"}),
        "amount": book.add_format(boxed | {"locked": False, "num_format": amount}),
        "date": book.add_format(boxed | {"locked": False, "num_format": "yyyy-mm-dd", "align": "left"}),
        "rate": book.add_format(boxed | {"locked": False, "num_format": "0.00%"}),
        "open": book.add_format(boxed | {"locked": False, "align": "left"}),
        "plain": book.add_format(base | {"text_wrap": True, "valign": "top"}),
        "example": book.add_format(boxed | {"italic": True, "font_color": "#7F7F7F"}),
        "example_amount": book.add_format(boxed | {"italic": True, "font_color": "#7F7F7F", "num_format": amount}),
        "example_date": book.add_format(
            boxed | {"italic": True, "font_color": "#7F7F7F", "num_format": "yyyy-mm-dd", "align": "left"}
        ),
        "example_rate": book.add_format(boxed | {"italic": True, "font_color": "#7F7F7F", "num_format": "0.00%"}),
    }


def new_sheet(
    book: Any, styles: dict[str, Any], name: str, title: str, widths: Sequence[int], *, row: int, wide: bool = False
) -> Any:
    """A protected sheet with a title, column widths, frozen headings, and a page set up for A4."""
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, title, styles["title"])
    sheet.set_row(0, 24)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(row + 1, 0)
    sheet.repeat_rows(0, row)
    sheet.set_paper(9)
    if wide:
        sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer(f"&L&8{name}&R&8&P / &N")
    sheet.fit_to_pages(1, 0)
    sheet.protect(
        "", {"format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "sort": True}
    )
    return sheet


def choice(
    sheet: Any, row: int, column: int, source: Sequence[str] | str, *, last: int | None = None, warn: bool = False
) -> None:
    """A list to choose from in a cell, or down to the row ``last``; ``warn`` lets other words pass."""
    sheet.data_validation(
        row,
        column,
        row if last is None else last,
        column,
        {
            "validate": "list",
            "source": source,
            "error_type": "warning" if warn else "stop",
            "error_title": "请选择",
            "error_message": "请从列表中选择",
        },
    )


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many characters; a Chinese character is two wide."""
    return max(1, ceil(sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text) / (width - 2)))


def dates(sheet: Any, first: int, column: int, last: int) -> None:
    """Dates alone, in a run of cells."""
    sheet.data_validation(
        first,
        column,
        last,
        column,
        {
            "validate": "date",
            "criteria": ">=",
            "value": date(1990, 1, 1),
            "error_type": "warning",
            "error_message": "请填写日期，如 2023-12-31",
        },
    )
