"""The styles of an .ods, and their number formats written as a spreadsheet's code (OpenDocument 1.3, part 3: 16.29, 17.3 and 19.342).

There is one interpreter of formats, ``number_format``; here ``<number:number number:display-factor="1000"/>`` only becomes ``0,``.
"""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

_DEEPEST = 20
"""Styles that take after one another."""
_MOST_DIGITS = 40
_KINDS = {
    "number-style", "currency-style", "percentage-style", "date-style", "time-style", "boolean-style", "text-style"
}  # fmt: skip
_DATE_PARTS = {"year": "yyyy", "month": "m", "day": "d", "hours": "h", "minutes": "mm", "seconds": "ss", "era": "e"}
_PLAIN_PARTS = {"scientific-number": "0.00E+00", "fraction": "# ?/?", "text-content": "@"}
_FORMS = {(">=0",): "{0};{main}", (">0", "<0"): "{0};{1};{main}", (">0", "<0", "=0"): "{0};{1};{2};{main}"}
"""How the sections of a format are told apart without a condition of their own."""


class NumberStyle:
    """A data style in the making: the pieces of its code, and the styles that show some values instead of it, with a condition as ``>=0``."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.pieces: list[str] = []
        self.maps: list[tuple[str, str]] = []


class CellStyle:
    """A style of cells: the one it takes after, its number format, and the styles that conditions lay over it."""

    def __init__(self, parent: str = "", numbers: str = "") -> None:
        self.parent, self.numbers = parent, numbers
        self.laid_over: list[str] = []


class Styles:
    """The styles of a file: those that have names, and those that the program made up for cells as they are."""

    def __init__(self, named: bytes, content: bytes) -> None:
        self._named = _parsed(named, b"", "styles") if named else _Part("styles")
        self._own = _parsed(content, b"<office:body", "automatic-styles")
        self._codes: dict[str, str] = {}
        self.raised = frozenset(self._own.raised | self._named.raised)
        """The styles of words above or below the line."""

    def knows(self, name: str) -> bool:
        """Whether there is a style of cells of that name."""
        return name in self._own.cells or name in self._named.cells

    def code(self, name: str) -> str:
        """The number format of the cells of a style; blank where it has none."""
        if name not in self._codes:
            self._codes[name] = self._code(name)
        return self._codes[name]

    def _code(self, name: str) -> str:
        for _ in range(_DEEPEST):
            own = name in self._own.cells
            style = self._own.cells.get(name) or self._named.cells.get(name)
            if style is None:
                break
            if style.numbers:
                return self._written(style.numbers, (self._own, self._named) if own else (self._named, self._own))
            name = style.parent
        usual = self._named.usual or self._own.usual
        return self._written(usual, (self._named, self._own)) if usual else ""

    def laid_over(self, name: str) -> list[str]:
        """The number formats that conditions may lay over the cells of a style."""
        for _ in range(_DEEPEST):
            style = self._own.cells.get(name) or self._named.cells.get(name)
            if style is None:
                break
            if style.laid_over:
                return [code for code in map(self.code, style.laid_over) if code]
            name = style.parent
        return []

    def _written(self, name: str, parts: tuple[_Part, _Part]) -> str:
        style = parts[0].numbers.get(name) or parts[1].numbers.get(name)
        if style is None:
            return ""
        main = "".join(style.pieces)
        sections = []
        for condition, other in style.maps[:3]:
            instead = parts[0].numbers.get(other) or parts[1].numbers.get(other)
            sections.append((condition, "".join(instead.pieces) if instead else ""))
        form = _FORMS.get(tuple(condition for condition, _ in sections))
        if form:
            return form.format(*(code for _, code in sections), main=main)
        return ";".join([*(f"[{condition}]{code}" for condition, code in sections), main])


class _Part:
    """What one part of the package says of styles, filled in while it is parsed."""

    def __init__(self, section: str) -> None:
        self.cells: dict[str, CellStyle] = {}
        self.numbers: dict[str, NumberStyle] = {}
        self.raised: set[str] = set()
        self.usual = ""
        self._section, self._within = section, False
        self._number: NumberStyle | None = None
        self._cell: CellStyle | None = None
        self._name, self._tag = "", ""
        self._attributes: dict[str, str] = {}
        self._words, self._embedded = "", []  # type: tuple[str, list[tuple[int, str]]]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        given = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name in ("styles", "automatic-styles", "master-styles"):
            self._within = name == self._section
        elif not self._within:
            return
        elif name in _KINDS:
            self._number = self.numbers.setdefault(given.get("name", ""), NumberStyle(name))
        elif name == "style":
            self._name = given.get("name", "")
            self._cell = CellStyle(given.get("parent-style-name", ""), given.get("data-style-name", ""))
            if given.get("family") == "table-cell":
                self.cells[self._name] = self._cell
        elif name == "default-style" and given.get("family") == "table-cell":
            self.usual = given.get("data-style-name", "")
        elif name == "map":
            self._map(given)
        elif name == "text-properties":
            self._properties(given)
        elif self._number is not None:
            self._tag, self._words = name, ""
            if name == "embedded-text":
                self._attributes["position"] = given.get("position", "0")
            else:
                self._attributes, self._embedded = given, []

    def _map(self, given: dict[str, str]) -> None:
        other = given.get("apply-style-name", "")
        if self._number is not None:
            condition = given.get("condition", "").replace("value()", "").replace("!=", "<>").replace(" ", "")
            self._number.maps.append((condition, other))
        elif self._cell is not None:
            self._cell.laid_over.append(other)

    def _properties(self, given: dict[str, str]) -> None:
        if self._number is not None and "color" in given:
            self._number.pieces.append("[Red]")
        place = given.get("text-position", "").split(" ")[0]
        if self._cell is not None and place not in ("", "0%"):
            self.raised.add(self._name)

    def data(self, text: str) -> None:
        if self._number is not None:
            self._words += text

    def end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name in _KINDS:
            self._number = None
        elif name in ("style", "default-style"):
            self._cell = None
        elif name == "embedded-text" and self._number is not None:
            self._embedded.append((_whole(self._attributes.get("position"), 0), self._words))
            self._words = ""
        elif self._number is not None and name not in ("map", "text-properties", "fill-character"):
            self._number.pieces.append(self._piece(name))
            self._words = ""

    def _piece(self, name: str) -> str:
        assert self._number is not None  # noqa: S101  asked before
        given, words = self._attributes, self._words
        if name == "number":
            return _digits(given, self._embedded)
        if name == "text":
            before, percent, behind = words.partition("%")
            if percent and self._number.kind == "percentage-style" and "%" not in "".join(self._number.pieces):
                return f"{_quoted(before)}%{_quoted(behind)}"
            return _quoted(words)
        if name == "currency-symbol":
            return _currency(words.strip(), given)
        if name == "boolean":
            return _quoted("TRUE")
        if name == "month" and given.get("textual") == "true":
            return "mmm"
        return _DATE_PARTS.get(name) or _PLAIN_PARTS.get(name, "")


def _digits(given: dict[str, str], embedded: list[tuple[int, str]]) -> str:
    """The digits of a number, with the words that stand within them and the commas that scale it."""
    factor = given.get("display-factor", "1")
    places, whole = given.get("decimal-places"), _whole(given.get("min-integer-digits"), 1)
    if places is None and factor == "1" and not embedded and given.get("grouping") != "true":
        return "General"
    words = dict(embedded)
    count = max(whole, 1, *(place + 1 for place in words))
    digits = "".join(
        f"{'0' if place < whole else '#'}{_quoted(words.get(place, ''))}" for place in reversed(range(count))
    )
    if given.get("grouping") == "true":
        digits = f"#,{'#' * (3 - count)}{digits}"
    decimals = _whole(places, 10)
    shown = min(decimals, _whole(given.get("min-decimal-places"), 0 if places is None else decimals))
    point = f".{'0' * shown}{'#' * (decimals - shown)}" if decimals else ""
    return f"{digits}{point}{_scale(factor)}"


def _scale(factor: str) -> str:
    """A comma for every thousand; a factor that no comma can write stands there in words, so that nobody takes the figure for an amount."""
    commas = {str(1000**power): "," * power for power in range(6)}
    return commas.get(factor.removesuffix(".0"), _quoted(f"÷{factor}"))


def _currency(symbol: str, given: dict[str, str]) -> str:
    country = given.get("country", "")
    if symbol in ("¥", "￥") and country == "JP":
        return f"[${symbol}-411]"
    return _quoted(symbol or ("" if country in ("", "CN", "none") else country))


def _quoted(words: str) -> str:
    """Words that a format writes as they stand."""
    return '\\"'.join(f'"{part}"' if part else "" for part in words.split('"'))


def _whole(text: str | None, otherwise: int) -> int:
    number = otherwise if text is None else int(text)
    if not 0 <= number <= _MOST_DIGITS:
        raise ValueError("digits beyond any figure")
    return number


def _parsed(content: bytes, before: bytes, section: str) -> _Part:
    """The styles of a part, as far as they stand ``before`` a tag."""
    end = content.find(before) if before else -1
    part, parser = _Part(section), expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: Any) -> None:
        raise ValueError("DOCTYPE")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = part.start, part.end
    parser.CharacterDataHandler = part.data
    parser.Parse(content if end < 0 else content[:end], end < 0)
    return part
