"""The formulas of .xls and .xlsb as text: tokens in the order of a pocket calculator (MS-XLS 2.5.198, MS-XLSB 2.5.97), written as they are typed.

Sums, differences, products, references within the workbook and a few functions; a formula of anything else is blank, and not understood.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from struct import Struct, error, unpack_from

from .spans import letters

_BINARY = {
    0x03: ("+", 3), 0x04: ("-", 3), 0x05: ("*", 4), 0x06: ("/", 4), 0x07: ("^", 5), 0x08: ("&", 2),
    0x09: ("<", 1), 0x0A: ("<=", 1), 0x0B: ("=", 1), 0x0C: (">=", 1), 0x0D: (">", 1), 0x0E: ("<>", 1),
}  # fmt: skip
"""The operators between two operands, and how strongly they bind."""
_ALONE, _LOOSE = 9, 0
"""How a reference or a function binds; and a sign, around which brackets stand within anything else."""
_FIXED = {
    24: ("ABS", 1),
    25: ("INT", 1),
    27: ("ROUND", 2),
    38: ("NOT", 1),
    129: ("ISBLANK", 1),
    212: ("ROUNDUP", 2),
    213: ("ROUNDDOWN", 2),
}
"""Functions of a fixed number of arguments."""
_VARYING = {
    0: "COUNT", 1: "IF", 4: "SUM", 5: "AVERAGE", 6: "MIN", 7: "MAX", 36: "AND", 37: "OR", 102: "VLOOKUP", 183: "PRODUCT", 197: "TRUNC",
    345: "SUMIF", 480: "IFERROR",
}  # fmt: skip
_ATTRIBUTES = 0x01 | 0x02 | 0x08 | 0x10 | 0x40
"""What a program notes beside the tokens: volatile, jumps, the sum of one argument, spaces."""
_SUM_OF_ONE = 0x10
_LONGEST, _MOST = 5_000, 2_000
"""Characters of a formula, and tokens."""

Place = tuple[int, int]


class Layout:
    """How wide rows are in tokens, and how far the sheet reaches: what .xls and .xlsb do not have in common."""

    def __init__(self, row: str, rows: int, columns: int) -> None:
        self.row, self.rows, self.columns = row, rows, columns
        self.cell, self.area = Struct(f"<{row}H"), Struct(f"<{row}{row}HH")


XLS, XLSB = Layout("H", 1 << 16, 1 << 8), Layout("I", 1 << 20, 1 << 14)


class Spelling:
    """What the formulas of a sheet refer to: the sheets, by the numbers that tokens give them (None: of another workbook, or several), and the formulas
    that several cells share, by the first of them.
    """

    def __init__(
        self, layout: Layout, sheets: Sequence[str | None] = (), shared: Mapping[Place, bytes] | None = None
    ) -> None:
        self.layout, self.sheets, self.shared = layout, sheets, shared or {}

    def text(self, tokens: bytes, at: Place, more: bytes = b"") -> str:
        """The formula as it is typed, without its equals sign; blank where it is not understood. ``more`` is what stands behind the tokens."""
        try:
            if tokens[:1] == b"\x01":
                row = unpack_from(f"<{self.layout.row}", tokens, 1)[0]
                column = unpack_from("<H", tokens, 3)[0] if self.layout is XLS else unpack_from("<I", more, 4)[0]
                tokens = self.shared[row, column]
            return _Reader(self, tokens, at).whole()
        except (error, KeyError, IndexError, ValueError):
            return ""


class _Reader:
    """One formula: its operands wait in a pile until an operator takes them."""

    def __init__(self, spelling: Spelling, tokens: bytes, at: Place) -> None:
        self.spelling, self.layout, self.tokens, self.at = spelling, spelling.layout, tokens, at
        self.place = 0
        self.pile: list[tuple[str, int]] = []

    def whole(self) -> str:
        for _ in range(_MOST):
            if self.place >= len(self.tokens):
                break
            self._next()
        (text, _), *more = self.pile
        if more or self.place < len(self.tokens) or len(text) > _LONGEST:
            raise ValueError("no formula")
        return text

    def _next(self) -> None:
        kind = self.tokens[self.place]
        self.place += 1
        if kind >= 0x20:
            kind = kind & 0x1F | 0x20  # a reference, a value or an array: what is read is the same
        if kind in _BINARY:
            sign, level = _BINARY[kind]
            right, left = self.pile.pop(), self.pile.pop()
            self._put(f"{_held(left, level)}{sign}{_held(right, level + 1)}", level)
        else:
            _KINDS[kind](self)
        if len(self.pile[-1][0] if self.pile else "") > _LONGEST:
            raise ValueError("a formula beyond the limits")

    def _put(self, text: str, level: int = _ALONE) -> None:
        self.pile.append((text, level))

    def _taken(self, form: Struct) -> tuple[int, ...]:
        found = form.unpack_from(self.tokens, self.place)
        self.place += form.size
        return found

    def _sign(self, sign: str) -> None:
        self._put(f"{sign}{_held(self.pile.pop(), _ALONE)}", _LOOSE)

    def _percent(self) -> None:
        self._put(f"{_held(self.pile.pop(), _ALONE)}%", _LOOSE)

    def _brackets(self) -> None:
        self._put(f"({self.pile.pop()[0]})")

    def _number(self) -> None:
        (number,) = self._taken(Struct("<d"))
        if not 0 <= number < 10**15:
            raise ValueError("a number beyond any amount")
        text = f"{number:.15f}".rstrip("0").rstrip(".") if number < 1 else f"{number:.15g}"
        if float(text) != number:
            raise ValueError("a number of more digits than are typed")
        self._put(text)

    def _words(self) -> None:
        if self.layout is XLS:
            length, wide = self._taken(Struct("<BB"))
        else:
            (length,), wide = self._taken(Struct("<H")), 1
        size = length * (2 if wide & 1 else 1)
        content = self.tokens[self.place : self.place + size]
        self.place += size
        words = content.decode("utf-16-le" if wide & 1 else "latin-1").replace('"', '""')
        self._put(f'"{words}"')

    def _attribute(self) -> None:
        what, _ = self._taken(Struct("<BH"))
        if what & ~_ATTRIBUTES or not what:
            raise ValueError("an attribute that is not known")
        if what & _SUM_OF_ONE:
            self._put(f"SUM({self.pile.pop()[0]})")

    def _function(self, name: str, count: int) -> None:
        if count > len(self.pile):
            raise ValueError("arguments that are missing")
        start = len(self.pile) - count
        arguments = [text for text, _ in self.pile[start:]]
        del self.pile[start:]
        self._put(f"{name}({','.join(arguments)})")

    def _fixed(self) -> None:
        self._function(*_FIXED[self._taken(Struct("<H"))[0]])

    def _varying(self) -> None:
        count, number = self._taken(Struct("<BH"))
        self._function(_VARYING[number], count & 0x7F)

    def _cell(self, *, shared: bool = False, sheet: str = "") -> None:
        row, column = self._taken(self.layout.cell)
        self._put(f"{sheet}{self._name(row, column, shared=shared)}")

    def _area(self, *, shared: bool = False, sheet: str = "") -> None:
        top, bottom, left, right = self._taken(self.layout.area)
        first, last = self._name(top, left, shared=shared), self._name(bottom, right, shared=shared)
        self._put(f"{sheet}{first}:{last}")

    def _name(self, row: int, column: int, *, shared: bool) -> str:
        """A cell by its name; in a shared formula, so many rows and columns away from the cell that holds it, unless it is fixed."""
        far, away = bool(column & 0x8000), bool(column & 0x4000)
        column &= 0x3FFF
        if shared and far:
            row = (row + self.at[0]) % self.layout.rows
        if shared and away:
            column = column + self.at[1]
        column %= self.layout.columns
        if row >= self.layout.rows:
            raise ValueError("beyond the sheet")
        return f"{letters(column)}{row + 1}"

    def _elsewhere(self) -> str:
        (number,) = self._taken(Struct("<H"))
        name = self.spelling.sheets[number]
        if name is None:
            raise ValueError("another workbook")
        quoted = name.replace("'", "''")
        return f"'{quoted}'!"


def _held(operand: tuple[str, int], level: int) -> str:
    text, own = operand
    return text if own >= level else f"({text})"


_KINDS: Mapping[int, Callable[[_Reader], None]] = {
    0x12: lambda reader: reader._sign("+"),
    0x13: lambda reader: reader._sign("-"),
    0x14: _Reader._percent,
    0x15: _Reader._brackets,
    0x16: lambda reader: reader._put(""),
    0x17: _Reader._words,
    0x19: _Reader._attribute,
    0x1D: lambda reader: reader._put("TRUE" if reader._taken(Struct("<B"))[0] else "FALSE"),
    0x1E: lambda reader: reader._put(str(reader._taken(Struct("<H"))[0])),
    0x1F: _Reader._number,
    0x21: _Reader._fixed,
    0x22: _Reader._varying,
    0x24: _Reader._cell,
    0x25: _Reader._area,
    0x2C: lambda reader: reader._cell(shared=True),
    0x2D: lambda reader: reader._area(shared=True),
    0x3A: lambda reader: reader._cell(sheet=reader._elsewhere()),
    0x3B: lambda reader: reader._area(sheet=reader._elsewhere()),
}
"""What each token does, by its number; those that are no operators between two operands."""
