"""Native charts of shares over time: what is used of a cap, with the cap at 100%."""

from __future__ import annotations

from collections.abc import Sequence

from leverage.report.excel.book import Page
from leverage.terms.texts import Text

_COLOURS = ("#1F3864", "#C55A11", "#548235", "#7F6000", "#7030A0", "#2E75B6", "#A5A5A5", "#C00000")
_FONT = {"name": "Microsoft YaHei", "size": 8}
_HEIGHT, _WIDTH = 260, 720  # pixels
_ROW = 17  # pixels, of a row that nobody set


def lines_over_time(
    page: Page, at: int, first: int, count: int, label: int, columns: Sequence[int], title: Text | str
) -> int:
    """A line per column, over the rows of a table: dates to the right, shares up. Put below the table from the row ``at`` on; the row after it."""
    chart = page.book.workbook.add_chart({"type": "line"})
    last = first + count - 1
    for number, column in enumerate(columns):
        colour = _COLOURS[number % len(_COLOURS)]
        chart.add_series(
            {
                "name": [page.name, first - 1, column],
                "categories": [page.name, first, label, last, label],
                "values": [page.name, first, column, last, column],
                "line": {"color": colour, "width": 1.75},
                "marker": {"type": "circle", "size": 4, "fill": {"color": colour}, "border": {"color": colour}},
            }
        )
    chart.show_blanks_as("gap")
    chart.set_title({"name": page.book.say(title), "name_font": {**_FONT, "size": 10}, "overlay": False})
    chart.set_x_axis({"num_font": _FONT, "text_axis": True})
    chart.set_y_axis(
        {
            "num_font": _FONT,
            "num_format": "0%",
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}},
        }
    )
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_size({"width": _WIDTH, "height": _HEIGHT})
    page.sheet.insert_chart(at, 0, chart, {"object_position": 1})
    return at + _HEIGHT // _ROW + 2
