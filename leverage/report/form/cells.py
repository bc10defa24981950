"""A few cells of a form written anew, and every other byte of it left as it was.

Stored results of formulas are dropped, so that none is shown that no longer holds, and the spreadsheet program is told to calculate when it opens
the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl.utils import get_column_letter

from leverage.intake.files.limits import broken
from leverage.report.marked.cells import sheets
from leverage.report.package import Edits, Element, Package, PackageError, child, default_style, escape, grid, scan

Cell = tuple[int, int]
"""Row and column, counted from one."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number, by its exact decimal digits."""

    digits: str


Content = str | Number
"""What a cell is to hold: text, which no program takes for a formula, or a number."""

_BEFORE_CALCULATION = ("definedNames", "externalReferences", "functionGroups", "sheets")
_SIGNED = "_xmlsignatures/"


def opened(form: Path) -> Package:
    """The form as a package. InputError where its parts are not as the format has them."""
    try:
        return Package(form)
    except PackageError as error:
        raise broken(str(error)) from error


def is_signed(form: Package) -> bool:
    """Whether the file carries a digital signature, which no longer holds once a cell is changed."""
    return any(name.startswith(_SIGNED) for name in form.parts)


def write_cells(form: Path, target: Path, cells: Mapping[str, Mapping[Cell, Content]]) -> None:
    """Write a copy of the form with these cells replaced, by sheet. The same form and cells give the same bytes."""
    package = opened(form)
    try:
        for name, part in sheets(package).items():
            if part:
                package.parts[part] = _written(package.parts[part], cells.get(name, {}))
        package.parts[package.book] = _recalculating(package.parts[package.book])
    except (PackageError, KeyError, ValueError) as error:
        raise broken(str(error)).in_file(str(form)) from error
    package.save(target)


def _written(data: bytes, new: Mapping[Cell, Content]) -> bytes:
    elements = scan(data, {"row", "c", "f", "v", "col"})
    body = child(elements, "sheetData")
    if body is None:
        raise PackageError("no sheetData")
    edits = Edits(data)
    rows, held = grid(elements)
    _drop_results(edits, elements)
    below = ""
    for number in sorted({row for row, _ in new}):
        row, added = rows.get(number - 1), ""
        for column in sorted(column for place, column in new if place == number):
            old = held.get((number - 1, column - 1))
            style = old.attributes.get("s", "0") if old else str(default_style(elements, row, column - 1))
            cell = _cell(body.prefix, number, column, new[number, column], style)
            following = [c.start for (r, at), c in held.items() if r == number - 1 and at >= column]
            if old:
                edits.replace(old.start, old.end, cell)
            elif following:
                edits.insert(min(following), cell)
            else:
                added += cell
        if row is not None:
            if added:
                edits.append(row, added)
            continue
        line = f'<{body.prefix}row r="{number}">{added}</{body.prefix}row>'
        later = [other.start for at, other in rows.items() if at >= number]
        if later:
            edits.insert(min(later), line)
        else:
            below += line
    if below:
        edits.append(body, below)
    return edits.result()


def _drop_results(edits: Edits, elements: list[Element]) -> None:
    """Take out the stored result of each formula, which stands after it in its cell."""
    calculates = False
    for item in elements:
        if item.local == "c":
            calculates = False
        elif item.local == "f" and item.depth == 4:
            calculates = True
        elif item.local == "v" and calculates:
            edits.replace(item.start, item.end, "")


def _cell(prefix: str, row: int, column: int, content: Content, style: str) -> str:
    place = f'r="{get_column_letter(column)}{row}"' + (f' s="{style}"' if style != "0" else "")
    if isinstance(content, Number):
        return f"<{prefix}c {place}><{prefix}v>{content.digits}</{prefix}v></{prefix}c>"
    inner = f'<{prefix}is><{prefix}t xml:space="preserve">{escape(content)}</{prefix}t></{prefix}is>'
    return f'<{prefix}c {place} t="inlineStr">{inner}</{prefix}c>'


def _recalculating(data: bytes) -> bytes:
    """Ask the program that opens the file to calculate its formulas."""
    elements, edits = scan(data, ()), Edits(data)
    found = child(elements, "calcPr")
    if found is not None:
        edits.attribute(found, "fullCalcOnLoad", "1")
    else:
        before = next(item for name in _BEFORE_CALCULATION if (item := child(elements, name)))
        edits.insert(before.end, f'<{before.prefix}calcPr fullCalcOnLoad="1"/>')
    return edits.result()
