"""An Office package (.xlsx, .xlsm) edited in place: every byte stays as it is, but for the places that are meant to change.

A library that reads a workbook into its own objects and writes it again loses what it does not know: stored values of formulas, text boxes,
newer kinds of drop-down lists, formatted text within a cell. Here a part is scanned for the positions of its elements, and only what must
change is spliced in.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape as _escape

from leverage.intake.files.cells import place_of
from leverage.report.words import visible

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


class PackageError(Exception):
    """A package whose parts are not as the format has them. The message is for a log; the user is told to save the file anew."""


@dataclass(slots=True)
class Element:
    """An element of a part: its name with and without prefix, its attributes, and where it stands.

    ``start`` and ``opened`` bound its opening tag, ``closing`` and ``end`` its closing one; of ``<a/>`` all but ``start`` are its end.
    """

    name: str
    local: str
    attributes: dict[str, str]
    depth: int
    start: int
    opened: int = 0
    closing: int = 0
    end: int = 0

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or nothing."""
        return self.name[: len(self.name) - len(self.local)]

    @property
    def empty(self) -> bool:
        """Whether it is written ``<a/>``."""
        return self.closing == self.opened == self.end


def scan(data: bytes, wanted: Container[str] | None = None) -> list[Element]:
    """The elements of a part in the order of their opening tags; of those deeper than the root's children only the ``wanted`` names.

    PackageError for anything that is not plain XML in UTF-8.
    """
    if b"<!DOCTYPE" in data[:1000] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise PackageError("not plain XML in UTF-8")
    found: list[Element] = []
    stack: list[Element | None] = []
    parser = expat.ParserCreate()

    def opened(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        keep = wanted is None or len(stack) < 2 or local in wanted
        element = Element(name, local, attributes, len(stack), parser.CurrentByteIndex) if keep else None
        if element:
            element.opened = _tag_end(data, element.start)
            found.append(element)
        stack.append(element)

    def closed(_: str) -> None:
        element = stack.pop()
        if element is None:
            return
        at = parser.CurrentByteIndex
        if data[element.opened - 2 : element.opened] == b"/>":
            element.closing = element.end = element.opened
        else:
            element.closing, element.end = at, _tag_end(data, at)

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise PackageError(str(error)) from error
    return found


_TAG = re.compile(rb"<[^\s>/]+(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>|</[^>]+>")


def _tag_end(data: bytes, start: int) -> int:
    tag = _TAG.match(data, start)
    if tag is None:
        raise PackageError(f"no tag at {start}")
    return tag.end()


@dataclass
class Edits:
    """Changes to one part, applied together: spans that are replaced, empty spans being insertions, in the order in which they were made."""

    data: bytes
    _changes: list[tuple[int, int, bytes]] = field(default_factory=list)

    def replace(self, start: int, end: int, content: str) -> None:
        """Replace a span."""
        self._changes.append((start, end, content.encode()))

    def insert(self, at: int, content: str) -> None:
        """Insert before a byte."""
        self.replace(at, at, content)

    def append(self, parent: Element, content: str) -> None:
        """Insert at the end of an element."""
        if parent.empty:
            slash = self.data.rfind(b"/", parent.start, parent.end)
            self.replace(slash, parent.end, f">{content}</{parent.name}>")
        else:
            self.insert(parent.closing, content)

    def attribute(self, element: Element, name: str, value: str) -> None:
        """Set an attribute."""
        tag = self.data[element.start : element.opened]
        changed = with_attribute(tag.decode(), name, value)
        # an append to the same empty element replaces the end of its tag: change no more than the attribute
        old, at = tag.decode(), 0
        while at < min(len(old), len(changed)) and old[at] == changed[at]:
            at += 1
        tail = 0
        while tail < min(len(old), len(changed)) - at and old[-1 - tail] == changed[-1 - tail]:
            tail += 1
        start = element.start + len(old[:at].encode())
        end = element.start + len(old[: len(old) - tail].encode())
        self.replace(start, end, changed[at : len(changed) - tail])

    def result(self) -> bytes:
        """The part with its changes."""
        parts: list[bytes] = []
        at = 0
        for start, end, content in sorted(self._changes, key=lambda change: (change[0], change[1])):
            if start < at:
                raise PackageError("changes overlap")
            parts += [self.data[at:start], content]
            at = end
        return b"".join([*parts, self.data[at:]])


def with_attribute(tag: str, name: str, value: str) -> str:
    """An opening tag with an attribute set or changed."""
    written = f'{name}="{escape(value, quote=True)}"'
    changed, count = re.subn(rf"(?<=\s){re.escape(name)}\s*=\s*(\"[^\"]*\"|'[^']*')", lambda _: written, tag, count=1)
    return changed if count else re.sub(r"^<[^\s/>]+", lambda found: f"{found[0]} {written}", tag)


def escape(text: str, *, quote: bool = False) -> str:
    """Text for a part: markup, control characters and the format's own escapes made harmless."""
    lines = "\n".join(visible(line) for line in text.split("\n"))
    lines = "".join("?" if ord(c) in (0xFFFE, 0xFFFF) else c for c in lines)
    lines = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", lines)
    return _escape(lines, {'"': "&quot;", "\n": "&#10;"} if quote else {})


@dataclass(frozen=True)
class Relation:
    """What one part points at: the id, the kind (the last word of its type) and the other part."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of a package by name, as they are until one is replaced."""

    def __init__(self, path: Path) -> None:
        try:
            with zipfile.ZipFile(path) as archive:
                self._order = archive.infolist()
                self.parts = {info.filename: archive.read(info) for info in self._order if not info.is_dir()}
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise PackageError(str(error)) from error
        self.book = next((item.target for item in self.relations("") if item.kind == "officeDocument"), "")
        if self.book not in self.parts:
            raise PackageError("no workbook part")
        self.strict = b"purl.oclc.org/ooxml" in self.parts[self.book][:2000]

    @property
    def office(self) -> str:
        """The namespace of the references between parts, in this package's dialect."""
        return _STRICT if self.strict else _OFFICE

    def relations(self, part: str) -> list[Relation]:
        """What a part points at within the package."""
        data = self.parts.get(_relations_of(part))
        if data is None:
            return []
        found = []
        for item in scan(data):
            held = item.attributes
            if item.local == "Relationship" and held.get("TargetMode") != "External":
                target = _resolved(part, held.get("Target", ""))
                found.append(Relation(held.get("Id", ""), held.get("Type", "").rpartition("/")[2], target))
        return found

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part point at another one; the id of the new relation."""
        name = _relations_of(part)
        data = self.parts.get(name) or f'<Relationships xmlns="{_RELATIONSHIPS}"></Relationships>'.encode()
        elements = scan(data)
        taken = {item.attributes.get("Id") for item in elements}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdL{n}" not in taken)
        edits = Edits(data)
        edits.append(
            elements[0],
            f'<{elements[0].prefix}Relationship Id="rIdL{number}" Type="{self.office}/{kind}" Target="/{escape(target, quote=True)}"/>',
        )
        self.parts[name] = edits.result()
        return f"rIdL{number}"

    def declare(self, content_type: str, *, part: str = "", extension: str = "") -> None:
        """Tell the type of a new part, or of all parts that end in an extension."""
        data = self.parts["[Content_Types].xml"]
        elements = scan(data)
        if extension and any(item.attributes.get("Extension", "").lower() == extension for item in elements):
            return
        key = f'Extension="{extension}"' if extension else f'PartName="/{escape(part, quote=True)}"'
        tag = f'<{elements[0].prefix}{"Default" if extension else "Override"} {key} ContentType="{content_type}"/>'
        edits = Edits(data)
        if extension:
            edits.insert(elements[0].opened, tag)
        else:
            edits.append(elements[0], tag)
        self.parts["[Content_Types].xml"] = edits.result()

    def new_name(self, pattern: str) -> str:
        """A part's name that is not taken; ``{}`` stands for a number."""
        taken = {name.lower() for name in self.parts}
        return next(name for n in range(1, len(taken) + 2) if (name := pattern.format(n)).lower() not in taken)

    def content_type(self, part: str) -> str:
        """The declared type of a part."""
        for item in scan(self.parts["[Content_Types].xml"]):
            if item.attributes.get("PartName", "").lower() == f"/{part}".lower():
                return item.attributes.get("ContentType", "")
        return ""

    def save(self, path: Path) -> None:
        """Write the package: the old parts in their order, then the new ones."""
        known = {info.filename for info in self._order}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for info in self._order:
                if info.filename in self.parts:
                    same = zipfile.ZipInfo(info.filename, info.date_time)
                    archive.writestr(same, self.parts[info.filename], info.compress_type)
            for name in self.parts:
                if name not in known:
                    archive.writestr(
                        zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), self.parts[name], zipfile.ZIP_DEFLATED
                    )


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    joined = target if target.startswith("/") else posixpath.join("/", posixpath.dirname(part), target)
    return posixpath.normpath(joined).lstrip("/")


def child(elements: Iterable[Element], local: str) -> Element | None:
    """The first child of the root with that name."""
    return next((item for item in elements if item.depth == 1 and item.local == local), None)


def grid(elements: list[Element]) -> tuple[dict[int, Element], dict[tuple[int, int], Element]]:
    """Rows and cells of a worksheet by place, counted from zero; one that does not name its place follows the one before."""
    rows: dict[int, Element] = {}
    cells: dict[tuple[int, int], Element] = {}
    row = column = -1
    for item in elements:
        if item.local == "row" and item.depth == 2:
            row = int(item.attributes["r"]) - 1 if "r" in item.attributes else row + 1
            rows[row], column = item, -1
        elif item.local == "c" and item.depth == 3:
            column = place_of(item.attributes["r"])[1] if "r" in item.attributes else column + 1
            cells[row, column] = item
    return rows, cells


def default_style(elements: list[Element], row: Element | None, column: int) -> int:
    """The format of a cell that is not written: its row's, else its column's."""
    if row is not None and row.attributes.get("customFormat") in ("1", "true"):
        return int(row.attributes.get("s", "0"))
    for item in elements:
        held = item.attributes
        if item.local == "col" and item.depth == 2 and int(held["min"]) <= column + 1 <= int(held["max"]):
            return int(held.get("style", "0"))
    return 0
