"""Fills, comments and a further sheet, put into a workbook's own package (ECMA-376 part 1, SpreadsheetML) without touching the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from leverage.intake.files.cells import letters, place_of
from leverage.report.package import (
    Edits,
    Element,
    Package,
    PackageError,
    child,
    default_style,
    escape,
    grid,
    scan,
    with_attribute,
)

AUTHOR = "leverage"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_LEGACY_DRAWING = frozenset(
    {
        *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts"),
        *("extLst", "AlternateContent"),
    }
)
"""What follows ``legacyDrawing`` in a worksheet (18.3.1.99)."""


def sheets(package: Package) -> dict[str, str]:
    """The part of each sheet, by the sheet's name; none (empty) for a sheet of charts, which has no cells."""
    parts = {item.id: item.target for item in package.relations(package.book) if item.kind == "worksheet"}
    found = {}
    for item in scan(package.parts[package.book], {"sheet"}):
        if item.local == "sheet" and item.depth == 2:
            key = next((value for name, value in item.attributes.items() if name.rpartition(":")[2] == "id"), "")
            found[item.attributes["name"]] = parts.get(key, "")
    return found


@dataclass
class Styles:
    """The workbook's styles, growing by copies of cell formats with another fill, and by a few formats for a sheet of our own."""

    package: Package
    part: str = field(init=False)
    _new: dict[str, list[str]] = field(default_factory=lambda: {"fonts": [], "fills": [], "cellXfs": []})
    _known: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the styles; a workbook without any gets the plainest."""
        package = self.package
        found = next((item.target for item in package.relations(package.book) if item.kind == "styles"), "")
        if found not in package.parts:
            found = "xl/styles.xml"  # where some readers look, whatever the relation says
            package.parts[found] = _PLAIN_STYLES.encode()
            package.declare(f"{_TYPE}.styles+xml", part=found)
            package.relate(package.book, "styles", found)
        self.part = found
        self._data = package.parts[found]
        self._elements = scan(self._data, {"font", "fill", "xf"})
        self._prefix = self._elements[0].prefix

    def filled(self, style: int, colour: str) -> int:
        """The format ``style`` with a solid fill; its number format, font, border and alignment stay."""
        key = (f"{style}", colour)
        if key not in self._known:
            formats = self._children("cellXfs")
            source = formats[style if style < len(formats) else 0]
            tag = self._data[source.start : source.opened].decode()
            rest = self._data[source.opened : source.end].decode()
            tag = with_attribute(with_attribute(tag, "fillId", str(self._fill(colour))), "applyFill", "1")
            self._known[key] = self._add("cellXfs", tag + rest)
        return self._known[key]

    def plain(
        self, *, bold: bool = False, link: bool = False, colour: str = "", amount: bool = False, wrap: bool = True
    ) -> int:
        """A format of our own."""
        p = self._prefix
        mark = f"<{p}b/>" if bold else f"<{p}u/>" if link else ""
        ink = f'<{p}color rgb="FF0563C1"/>' if link else ""
        font = self._once("fonts", f'<{p}font>{mark}<{p}sz val="10"/>{ink}<{p}name val="Microsoft YaHei"/></{p}font>')
        fill = self._fill(colour) if colour else 0
        parent = ' xfId="0"' if child(self._elements, "cellStyleXfs") else ""
        return self._once(
            "cellXfs",
            f'<{p}xf numFmtId="{4 if amount else 0}" fontId="{font}" fillId="{fill}" borderId="0"{parent} applyNumberFormat="1" applyFont="1" '
            f'applyFill="1" applyAlignment="1"><{p}alignment vertical="top" wrapText="{int(wrap)}"/></{p}xf>',
        )

    def _fill(self, colour: str) -> int:
        p = self._prefix
        solid = f'<{p}patternFill patternType="solid"><{p}fgColor rgb="FF{colour}"/><{p}bgColor indexed="64"/></{p}patternFill>'
        return self._once("fills", f"<{p}fill>{solid}</{p}fill>")

    def _once(self, group: str, content: str) -> int:
        key = (group, content)
        if key not in self._known:
            self._known[key] = self._add(group, content)
        return self._known[key]

    def _add(self, group: str, content: str) -> int:
        self._new[group].append(content)
        return len(self._children(group)) + len(self._new[group]) - 1

    def _children(self, group: str) -> list[Element]:
        whole = child(self._elements, group)
        if whole is None:
            raise PackageError(f"no {group}")
        return [item for item in self._elements if item.depth == 2 and whole.opened <= item.start < whole.closing]

    def save(self) -> None:
        """Write the styles back."""
        edits = Edits(self._data)
        for group, contents in self._new.items():
            whole = child(self._elements, group)
            if contents and whole:
                edits.append(whole, "".join(contents))
                edits.attribute(whole, "count", str(len(self._children(group)) + len(contents)))
        self.package.parts[self.part] = edits.result()


def fill_cells(package: Package, part: str, colours: Mapping[str, str], styles: Styles) -> None:
    """Fill cells (``C5`` → colour) of a worksheet; a cell that is not there yet becomes a blank one with a fill."""
    data = package.parts[part]
    elements = scan(data, {"row", "c", "col"})
    edits = Edits(data)
    body = child(elements, "sheetData")
    if body is None:
        raise PackageError("no sheetData")
    rows, cells = grid(elements)
    wanted: dict[int, dict[int, str]] = {}
    below = ""
    for ref, colour in colours.items():
        row, column = place_of(ref)
        wanted.setdefault(row, {})[column] = colour
    for row, columns in sorted(wanted.items()):
        line = rows.get(row)
        missing = ""
        for column, colour in sorted(columns.items()):
            cell = cells.get((row, column))
            if cell is not None:
                edits.attribute(cell, "s", str(styles.filled(int(cell.attributes.get("s", "0")), colour)))
                continue
            style = styles.filled(default_style(elements, line, column), colour)
            blank = f'<{body.prefix}c r="{letters(column)}{row + 1}" s="{style}"/>'
            following = [item for (r, c), item in cells.items() if r == row and c > column]
            if line is None:
                missing += blank
            elif following:
                edits.insert(min(item.start for item in following), blank)
            else:
                missing += blank
        if missing and line is not None:
            edits.append(line, missing)
        elif missing:
            tag = f"{body.prefix}row"
            later = [item.start for number, item in rows.items() if number > row]
            content = f'<{tag} r="{row + 1}">{missing}</{tag}>'
            if later:
                edits.insert(min(later), content)
            else:
                below += content
    if below:
        edits.append(body, below)
    package.parts[part] = edits.result()


# comments


def comment_cells(package: Package, part: str, comments: Mapping[str, str]) -> set[str]:
    """Put comments on cells, below those that the user has there. The cells of threaded conversations are left alone and returned."""
    name = next((item.target for item in package.relations(part) if item.kind == "comments"), "")
    if name not in package.parts:
        name = package.new_name("xl/commentsLeverage{}.xml")
        package.parts[name] = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{_main(package)}"><authors></authors>'
            "<commentList></commentList></comments>"
        ).encode()
        package.declare(f"{_TYPE}.comments+xml", part=name)
        package.relate(part, "comments", name)
    left, new = _write_comments(package, name, comments)
    if new:
        _draw_notes(package, part, {ref: comments[ref] for ref in new})
    return left


def _main(package: Package) -> str:
    return "http://purl.oclc.org/ooxml/spreadsheetml/main" if package.strict else _MAIN


def _write_comments(package: Package, name: str, comments: Mapping[str, str]) -> tuple[set[str], list[str]]:
    """Add to the part of comments. The cells left alone, and those that had no comment before."""
    data = package.parts[name]
    elements = scan(data, {"author", "comment", "text", "t"})
    edits, p = Edits(data), elements[0].prefix
    authors, listed = child(elements, "authors"), child(elements, "commentList")
    if authors is None or listed is None:
        raise PackageError("comments without authors")
    people = [item for item in elements if item.local == "author"]
    held = {item.attributes.get("ref", ""): item for item in elements if item.local == "comment"}
    edits.append(authors, f"<{p}author>{AUTHOR}</{p}author>")
    left: set[str] = set()
    new: dict[str, str] = {}
    for ref, words in comments.items():
        old = held.get(ref)
        if old is None:
            run = f'<{p}r><{p}t xml:space="preserve">{escape(words)}</{p}t></{p}r>'
            new[ref] = f'<{p}comment ref="{ref}" authorId="{len(people)}"><{p}text>{run}</{p}text></{p}comment>'
            continue
        author = people[int(old.attributes.get("authorId", "0"))]
        if data[author.opened : author.closing].startswith(b"tc="):
            left.add(ref)
            continue
        run = f'<{p}r><{p}t xml:space="preserve">\n{escape(words)}</{p}t></{p}r>'
        text = next(item for item in elements if item.local == "text" and old.start < item.start < old.end)
        plain = next(
            (
                item
                for item in elements
                if item.local == "t" and item.depth == text.depth + 1 and text.start < item.start < text.end
            ),
            None,
        )
        if plain is not None:  # a text without runs: make it one, so that ours can follow
            edits.insert(plain.start, f"<{p}r>")
            edits.insert(plain.end, f"</{p}r>")
        edits.append(text, run)
    if new:
        edits.append(listed, "".join(new.values()))
    package.parts[name] = edits.result()
    return left, list(new)


_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SPACES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"'


def _draw_notes(package: Package, part: str, notes: Mapping[str, str]) -> None:
    """The boxes that show comments: a drawing of the old kind, which the worksheet names once."""
    data = package.parts[part]
    elements = scan(data, ())
    legacy = child(elements, "legacyDrawing")
    drawings = {item.id: item.target for item in package.relations(part) if item.kind == "vmlDrawing"}
    key = next((v for k, v in legacy.attributes.items() if k.rpartition(":")[2] == "id"), "") if legacy else ""
    name = drawings.get(key, "")
    if name not in package.parts:
        if legacy is not None:
            raise PackageError("a drawing is missing")
        name = package.new_name("xl/drawings/vmlDrawingLeverage{}.vml")
        first = 1 + max([0, *(block for vml in _vml(package) for block in _blocks(vml))])
        blocks = ",".join(str(first + number) for number in range(1 + len(notes) // 1000))
        package.parts[name] = (
            f'<xml {_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout></xml>'
        ).encode()
        package.declare(_VML_TYPE, extension="vml")
        key = package.relate(part, "vmlDrawing", name)
        edits = Edits(data)
        root = elements[0]
        following = next((item for item in elements if item.depth == 1 and item.local in _AFTER_LEGACY_DRAWING), None)
        tag = f'<{root.prefix}legacyDrawing xmlns:r="{package.office}" r:id="{key}"/>'
        edits.insert(following.start if following else root.closing, tag)
        package.parts[part] = edits.result()
    package.parts[name] = _with_notes(package.parts[name], notes)


def _vml(package: Package) -> list[bytes]:
    return [data for name, data in package.parts.items() if name.lower().endswith(".vml")]


def _blocks(vml: bytes) -> list[int]:
    """The blocks of 1,024 numbers that a drawing takes for its shapes; no two drawings of a workbook share one."""
    return [int(block) for found in re.findall(rb'idmap[^>]*data="([\d,]+)"', vml) for block in found.split(b",")]


def _with_notes(vml: bytes, notes: Mapping[str, str]) -> bytes:
    """A drawing with one hidden box for each cell, high enough for its text."""
    taken = [int(number) for number in re.findall(rb"_x0000_s(\d+)", vml)]
    first = max([*taken, 1024 * min(_blocks(vml), default=1)]) + 1
    end = vml.rfind(b"</xml>")
    if end < 0:
        raise PackageError("a drawing without an end")
    spaces = "" if all(f"xmlns:{p}=".encode() in vml[:2000] for p in "vox") else f" {_SPACES}"
    shapes = "" if b"_x0000_t202" in vml else _SHAPE_TYPE.replace("<v:shapetype", f"<v:shapetype{spaces}")
    for number, (ref, words) in enumerate(notes.items(), first):
        row, column = place_of(ref)
        left, top = min(column + 1, 16_378), max(0, row - 1)
        high = min(24, 2 + sum(1 + len(line) // 18 for line in words.split("\n")))
        shapes += (
            f'<v:shape{spaces} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:240pt;height:{high * 15}pt;'
            'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
            '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
            f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            f"<x:Anchor>{left}, 15, {top}, 2, {left + 4}, 15, {top + high}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
            f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
        )
    return vml[:end] + shapes.encode() + vml[end:]


# a further sheet


def add_sheet(package: Package, name: str, body: str) -> None:
    """Add a worksheet at the end of the workbook. ``body`` is what stands within its root element."""
    part = package.new_name("xl/worksheets/sheetLeverage{}.xml")
    package.parts[part] = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_main(package)}">{body}</worksheet>'
    ).encode()
    package.declare(f"{_TYPE}.worksheet+xml", part=part)
    key = package.relate(package.book, "worksheet", part)
    data = package.parts[package.book]
    elements = scan(data, {"sheet"})
    listed = child(elements, "sheets")
    if listed is None:
        raise PackageError("no sheets")
    numbers = [int(item.attributes["sheetId"]) for item in elements if item.local == "sheet" and item.depth == 2]
    edits = Edits(data)
    edits.append(
        listed,
        f'<{listed.prefix}sheet xmlns:r="{package.office}" name="{escape(name, quote=True)}" sheetId="{max(numbers, default=0) + 1}" '
        f'r:id="{key}"/>',
    )
    package.parts[package.book] = edits.result()


_PLAIN_STYLES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/>'
    '<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
    '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" '
    'xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
