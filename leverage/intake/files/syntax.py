"""The text of a formula taken apart into a tree: numbers, texts, references, operators and functions; anything else is not understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache


class NotUnderstood(Exception):  # noqa: N818  it is no error of the program
    """The formula is beyond what is worked out here."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A reference to one cell, counted from zero; ``sheet`` is empty for the formula's own; a ``$`` fixes its row or column."""

    sheet: str
    row: int
    column: int
    fixed_row: bool = False
    fixed_column: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A reference to a rectangle of cells."""

    first: Cell
    last: Cell


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function or an operator with its arguments."""

    name: str
    arguments: tuple[Node, ...]


Node = Fraction | str | bool | None | Cell | Area | Name | Call
"""A part of a formula; None is an argument left out."""

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>\d+(?:\.\d*)?(?:[Ee][+-]?\d{1,3})?|\.\d+)(?![A-Za-z0-9_.(!\u4e00-\u9fff])
    |(?P<text>"(?:[^"]|"")*")
    |(?P<cell>(?:(?:'(?P<quoted>(?:[^'\[\]]|'')+)'|(?P<bare>[^\W\d][\w.]*))!)?(?P<fixed_column>\$?)(?P<column>[A-Za-z]{1,3})(?P<fixed_row>\$?)(?P<row>[1-9]\d{0,6}))(?![\w(.!])
    |(?P<function>[A-Za-z][A-Za-z0-9.]*)\(
    |(?P<name>[^\W\d][\w.]*)(?![\w(!])
    |(?P<operator><=|>=|<>|[-+*/^&=<>%(),:])
    )\s*""",
    re.VERBOSE,
)
_LONGEST, _DEEPEST = 5_000, 24


@lru_cache(maxsize=4096)
def parsed(formula: str) -> Node:
    """The tree of a formula, without its leading ``=``. NotUnderstood for a syntax that is not known here."""
    if len(formula) > _LONGEST:
        raise NotUnderstood
    tokens = []
    position = 0
    while position < len(formula):
        token = _TOKEN.match(formula, position)
        if not token or token.end() == position:
            raise NotUnderstood
        tokens.append(token)
        position = token.end()
    reader = _Reader(tokens)
    found = reader.comparison(0)
    if reader.position < len(tokens):
        raise NotUnderstood
    return found


class _Reader:
    """Reads a tree from left to right, the weakest operator first."""

    def __init__(self, tokens: list[re.Match[str]]) -> None:
        self.tokens, self.position = tokens, 0

    def _next(self) -> re.Match[str] | None:
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def _operator(self, *wanted: str) -> str:
        token = self._next()
        if token and token["operator"] in wanted:
            self.position += 1
            return str(token["operator"])
        return ""

    def comparison(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise NotUnderstood
        return self._chain(depth, 0)

    _BINDS = {
        sign: level for level, signs in enumerate(("= <> < > <= >=", "&", "+ -", "* /", "^")) for sign in signs.split()
    }
    """How strongly each operator binds; those of one level are worked out from left to right."""

    def _chain(self, depth: int, weakest: int) -> Node:
        left = self._signed(depth)
        while (token := self._next()) and (level := self._BINDS.get(token["operator"], -1)) >= weakest:
            self.position += 1
            left = Call(token["operator"], (left, self._chain(depth, level + 1)))
        return left

    def _signed(self, depth: int) -> Node:
        sign = self._operator("+", "-")
        if sign:
            if depth > _DEEPEST:
                raise NotUnderstood
            value = self._signed(depth + 1)
            return Call("0-", (value,)) if sign == "-" else value
        value = self._single(depth)
        while self._operator("%"):
            value = Call("/", (value, Fraction(100)))
        return value

    def _single(self, depth: int) -> Node:
        token = self._next()
        if token is None:
            raise NotUnderstood
        self.position += 1
        if token["number"]:
            return Fraction(token["number"])
        if token["text"]:
            return str(token["text"])[1:-1].replace('""', '"')
        if token["cell"]:
            return self._reference(token)
        if token["function"]:
            return Call(token["function"].upper().removeprefix("_XLFN."), self._arguments(depth))
        if token["name"]:
            return {"TRUE": True, "FALSE": False}.get(token["name"].upper(), Name(token["name"]))
        if token["operator"] == "(":
            inner = self.comparison(depth + 1)
            if self._operator(")"):
                return inner
        raise NotUnderstood

    def _reference(self, token: re.Match[str]) -> Node:
        first = _cell(token)
        if not self._operator(":"):
            return first
        other = self._next()
        if other is None or not other["cell"] or other["quoted"] or other["bare"]:
            raise NotUnderstood
        self.position += 1
        last = _cell(other)
        if first.row > last.row or first.column > last.column:
            raise NotUnderstood  # spreadsheet programs write the upper left corner first
        return Area(first, last)

    def _arguments(self, depth: int) -> tuple[Node, ...]:
        arguments: list[Node] = []
        if self._operator(")"):
            return ()
        while True:
            following = self._next()
            is_blank = following is not None and following["operator"] in (",", ")")
            arguments.append(None if is_blank else self.comparison(depth + 1))
            if self._operator(")"):
                return tuple(arguments)
            if not self._operator(","):
                raise NotUnderstood


def _cell(token: re.Match[str]) -> Cell:
    column = 0
    for letter in token["column"].upper():
        column = column * 26 + ord(letter) - 64
    sheet = (token["quoted"] or "").replace("''", "'") or token["bare"] or ""
    return Cell(sheet, int(token["row"]) - 1, column - 1, bool(token["fixed_row"]), bool(token["fixed_column"]))


def moved(node: Node, rows: int, columns: int) -> Node:
    """A shared formula's tree, as it reads so many rows and columns further."""
    if isinstance(node, Cell):
        return Cell(
            node.sheet,
            node.row if node.fixed_row else node.row + rows,
            node.column if node.fixed_column else node.column + columns,
        )
    if isinstance(node, Area):
        first, last = moved(node.first, rows, columns), moved(node.last, rows, columns)
        if not isinstance(first, Cell) or not isinstance(last, Cell):
            raise NotUnderstood
        return Area(first, last)
    if isinstance(node, Call):
        return Call(node.name, tuple(moved(argument, rows, columns) for argument in node.arguments))
    return node
