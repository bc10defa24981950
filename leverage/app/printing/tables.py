"""Tables of values as HTML of a page: the same values, texts and cells as every other medium; bars are drawn, for no style may stand in the page."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from leverage.app.printing.wording import for_the_page
from leverage.assessment.findings import Outcome
from leverage.report.grid import Bar, Cell, Coded, Grid, Money, Result, Steps, shown
from leverage.report.words import visible
from leverage.terms.texts import Language, Text

_WIDE = 4
"""A table of more columns than this may be wider than a page."""


def table(grid: Grid, language: Language, *, named: bool = True, kind: str = "", small: bool = False) -> Markup:
    """A table with its title as caption. On a narrow page each row becomes a card, whose cells carry their headings."""
    title = for_the_page(grid.title).of(language) if small else for_the_page(grid.heading).of(language)
    heads = grid.heads(language)
    figures = grid.figures
    keys = [key for key, _ in grid.columns]
    head = Markup("").join(_head(text, keys[number], figures=number in figures) for number, text in enumerate(heads))
    body = Markup("").join(_row(grid, row, heads, language) for row in grid.rows if any(map(_tells, row)))
    caption = Markup("<caption>{}</caption>").format(title) if named else Markup("")
    return Markup(
        '<div class="wide" role="region" aria-label="{}" tabindex="0"><table class="grid {}">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(title, kind, caption, head, body)


def _tells(cell: Cell) -> bool:
    """Whether anything is left of a cell on a page: a note about an option of the command line is none."""
    text = cell.text if isinstance(cell, Coded) else cell
    return bool(for_the_page(text).zh.strip()) if isinstance(text, Text) else text is not None and text != ""


def _head(text: str, key: str, *, figures: bool) -> Markup:
    return Markup('<th scope="col" class="k-{}{}">{}</th>').format(key, " figure" if figures else "", text)


def _row(grid: Grid, row: Sequence[Cell], heads: Sequence[str], language: Language) -> Markup:
    cells = (
        cell_of(cell, language, head, grid.columns[number][0], figures=number in grid.figures)
        for number, (cell, head) in enumerate(zip(row, heads, strict=True))
    )
    return Markup("<tr>{}</tr>").format(Markup("").join(cells))


def cell_of(cell: Cell, language: Language, head: str, key: str = "", *, figures: bool = False) -> Markup:
    """One cell, as its value is printed everywhere."""
    kind, content = content_of(cell, language)
    if figures and "figure" not in kind:  # words among figures stand on their side
        kind = f"{kind} figure".strip()
    if not visible(shown(cell, language)).strip():
        kind = f"{kind} empty".strip()
    return Markup('<td class="k-{} {}" data-head="{}">{}</td>').format(key, kind, head, content)


def content_of(cell: Cell, language: Language) -> tuple[str, Markup]:
    """The class of a cell, and what stands in it."""
    match cell:
        case Money() | Steps():
            return "figure", escape(visible(shown(cell, language)))
        case Bar():
            return "share", share(cell)
        case Outcome():
            return f"outcome {cell.value}", escape(cell.label.of(language))
        case Result():
            kind = "near" if cell.near else cell.outcome.value
            return f"outcome {kind}", escape(cell.label.of(language))
        case Coded():
            text = escape(visible(for_the_page(cell.text).of(language)))
            return "", text + Markup(' <span class="code">{}</span>').format(cell.code) if cell.code else text
        case Text():
            return "", escape(visible(for_the_page(cell).of(language)))
        case _:
            return "", escape(visible(shown(cell, language)))


def share(bar: Bar) -> Markup:
    """A share as a small bar with its figure behind it."""
    percent = int(bar.share * 100)
    kind = "over" if bar.share > 1 else "used"
    return Markup(
        '<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="ground" width="100" height="10"/><rect class="{}" width="{}" height="10"/></svg> <span>{}%</span>'
    ).format(kind, max(0, min(percent, 100)), percent)
