"""A spreadsheet file as a package of parts, and a few of its cells written anew.

Every other byte of the file stays as it was: formats, widths, validations, print set-up, pictures, charts, shapes, buttons and macros, whatever
program made them. Only the cells asked for are replaced, in the XML of their sheets; stored results of formulas are dropped, so that none is shown
that no longer holds, and the spreadsheet program is told to calculate when it opens the file.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from leverage.intake.limits import broken

Cell = tuple[int, int]
"""Row and column, counted from one."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number, by its exact decimal digits."""

    digits: str


Content = str | Number
"""What a cell is to hold: text, which no program takes for a formula, or a number."""

_TAG = re.compile(rb"""<(?:"[^"]*"|'[^']*'|[^>"'])*>""")
_BEFORE_CALCULATION = ("definedNames", "externalReferences", "functionGroups", "sheets")
_SIGNED = "_xmlsignatures/"


_Edit = tuple[int, int, bytes]
"""The bytes from one place up to another, and what stands there instead."""


@dataclass(slots=True)
class _Element:
    """An element of a part: where it starts, where its content starts and ends, and where it ends."""

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    inner_end: int = 0
    end: int = 0
    children: list[_Element] = field(default_factory=list)

    def all(self, name: str) -> Iterator[_Element]:
        """The elements of a name within it, however deep."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.all(name)

    @property
    def empty(self) -> bool:
        """Whether it is written as one tag, ``<row/>``."""
        return self.inner == self.end


def write_cells(form: Path, target: Path, sheets: Mapping[str, Mapping[Cell, Content]]) -> None:
    """Write a copy of the form with these cells replaced, by sheet. The same form and cells give the same bytes."""
    with zipfile.ZipFile(form) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        book = _workbook_part(source)
        parts = _sheet_parts(source, book)
        wanted = {parts[name]: cells for name, cells in sheets.items()}
        for part in source.infolist():
            data = source.read(part)
            if part.filename in parts.values():
                data = _written(data, wanted.get(part.filename, {}))
            elif part.filename == book:
                data = _recalculating(data)
            copy.writestr(part, data, zipfile.ZIP_DEFLATED)


def is_signed(form: Path) -> bool:
    """Whether the file carries a digital signature, which no longer holds once a cell is changed."""
    with zipfile.ZipFile(form) as archive:
        return any(name.startswith(_SIGNED) for name in archive.namelist())


def _workbook_part(archive: zipfile.ZipFile) -> str:
    """The part of the workbook: nearly always ``xl/workbook.xml``."""
    found = _root(archive.read("_rels/.rels")).all("Relationship")
    return _target("", next(e.attributes["Target"] for e in found if e.attributes["Type"].endswith("/officeDocument")))


def _sheet_parts(archive: zipfile.ZipFile, book: str) -> dict[str, str]:
    """The part of each sheet, by the sheet's name."""
    folder, name = posixpath.split(book)
    relations = _root(archive.read(f"{folder}/_rels/{name}.rels")).all("Relationship")
    targets = {e.attributes["Id"]: _target(folder, e.attributes["Target"]) for e in relations}
    sheets = _root(archive.read(book)).all("sheet")
    return {sheet.attributes["name"]: targets[sheet.attributes["id"]] for sheet in sheets}


def _target(folder: str, target: str) -> str:
    """A part that another one names: from the root, or from its own folder."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _root(data: bytes) -> _Element:
    """The elements of a part, with their places in its bytes."""
    top = _Element("", {}, 0, 0)
    open_elements = [top]
    parser = expat.ParserCreate("utf-8", " ")

    def begin(name: str, attributes: dict[str, str]) -> None:
        start = parser.CurrentByteIndex
        tag = _TAG.match(data, start)
        named = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = _Element(name.rpartition(" ")[2], named, start, tag.end() if tag else start)
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def finish(_: str) -> None:
        element, here = open_elements.pop(), parser.CurrentByteIndex
        closing = None if data.startswith(b"/>", element.inner - 2) else _TAG.match(data, here)
        element.inner_end = here if closing else element.inner
        element.end = closing.end() if closing else element.inner

    parser.StartElementHandler, parser.EndElementHandler = begin, finish
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise broken(str(error)) from error
    return top


# one sheet


def _written(data: bytes, cells: Mapping[Cell, Content]) -> bytes:
    top = _root(data)
    sheet = next(top.all("sheetData"), None)
    if sheet is None:
        return data
    prefix, columns = _prefix(data, sheet), list(top.all("col"))
    rows = dict(_numbered(sheet.children, "row"))
    edits = [edit for row in rows.values() for cell in row.children if (edit := _dropped(cell))]
    added = []
    for number in sorted({row for row, _ in cells}):
        row = rows.get(number)
        own = row.attributes.get("s") if row and row.attributes.get("customFormat") in ("1", "true") else None
        held = dict(_numbered(row.children, "c")) if row else {}
        new = []
        for column in sorted(column for place, column in cells if place == number):
            old = held.get(column)
            style = old.attributes.get("s") if old else own or _column_style(columns, column)
            cell = _cell_xml(prefix, number, column, cells[number, column], style)
            if old:
                edits.append((old.start, old.end, cell))
            else:
                new.append((column, cell))
        if row:
            edits += _inserted(data, row, held, new, f"{prefix}row")
        else:
            inside = b"".join(cell for _, cell in new)
            added.append((number, f'<{prefix}row r="{number}">'.encode() + inside + f"</{prefix}row>".encode()))
    return _edited(data, [*edits, *_inserted(data, sheet, rows, added, f"{prefix}sheetData")])


def _dropped(cell: _Element) -> _Edit | None:
    """The stored result of a formula, taken out."""
    if not any(child.name == "f" for child in cell.children):
        return None
    return next(((child.start, child.end, b"") for child in cell.children if child.name == "v"), None)


def _inserted(
    data: bytes, parent: _Element, held: Mapping[int, _Element], new: Sequence[tuple[int, bytes]], tag: str
) -> list[_Edit]:
    """Put numbered elements in their order among the children of another, which may be written as one empty tag."""
    if parent.empty and new:
        opened = data[parent.start : parent.end].rstrip()[:-2].rstrip()
        inside = b"".join(element for _, element in new)
        return [(parent.start, parent.end, opened + b">" + inside + f"</{tag}>".encode())]
    edits = []
    for number, element in new:
        place = min((other.start for at, other in held.items() if at > number), default=parent.inner_end)
        edits.append((place, place, element))
    return edits


def _numbered(elements: Iterable[_Element], name: str) -> Iterator[tuple[int, _Element]]:
    """Rows or cells by their number; one that names none stands after the one before."""
    number = 0
    for element in elements:
        if element.name == name:
            place = element.attributes.get("r", "")
            if not place:
                number += 1
            elif name == "row":
                number = int(place)
            else:
                number = column_index_from_string(coordinate_from_string(place)[0])
            yield number, element


def _column_style(columns: Iterable[_Element], column: int) -> str | None:
    for found in columns:
        if int(found.attributes["min"]) <= column <= int(found.attributes["max"]):
            return found.attributes.get("style")
    return None


def _cell_xml(prefix: str, row: int, column: int, content: Content, style: str | None) -> bytes:
    place = f'r="{get_column_letter(column)}{row}"' + (f' s="{style}"' if style else "")
    if isinstance(content, Number):
        return f"<{prefix}c {place}><{prefix}v>{content.digits}</{prefix}v></{prefix}c>".encode()
    # a literal _x0041_ would be read as the character that it numbers
    text = escape(re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", content))
    inner = f'<{prefix}is><{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}is>'
    return f'<{prefix}c {place} t="inlineStr">{inner}</{prefix}c>'.encode()


def _prefix(data: bytes, element: _Element) -> str:
    """The namespace prefix that the part writes before its elements, with the colon."""
    name = re.match(rb"<([\w.-]+:)?", data[element.start : element.inner])
    return name[1].decode() if name and name[1] else ""


def _edited(data: bytes, edits: Iterable[_Edit]) -> bytes:
    parts, place = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        parts += [data[place:start], new]
        place = end
    return b"".join([*parts, data[place:]])


# the workbook


def _recalculating(data: bytes) -> bytes:
    """Ask the program that opens the file to calculate its formulas."""
    top = _root(data)
    found = next(top.all("calcPr"), None)
    if found is not None:
        tag = data[found.start : found.inner]
        tag = re.sub(rb"""\s+fullCalcOnLoad\s*=\s*("[^"]*"|'[^']*')""", b"", tag)
        head = re.match(rb"<[\w:.-]+", tag)
        assert head is not None  # noqa: S101  an element's tag begins with its name
        return _edited(data, [(found.start, found.inner, head[0] + b' fullCalcOnLoad="1"' + tag[head.end() :])])
    before = next(element for name in _BEFORE_CALCULATION for element in top.all(name))
    added = f'<{_prefix(data, before)}calcPr fullCalcOnLoad="1"/>'.encode()
    return _edited(data, [(before.end, before.end, added)])
