"""The shared texts of an .xls in which some words are raised or lowered (MS-XLS 2.4.265, 2.5.293): a mark of a footnote is no digit of its figure."""

from __future__ import annotations

from itertools import pairwise
from struct import unpack_from

Words = list[list[object]]
"""A text as runs: words, and whether they are raised or lowered."""


class RichTexts:
    """The shared texts, which run over from one record into the next, and the fonts: each on the line (0), above it or below.

    IndexError or ``struct.error`` where they break off.
    """

    def __init__(self, records: list[bytes], fonts: list[int]) -> None:
        self._records, self._fonts = records, fonts
        self._record, self._at = 0, 8

    def raised(self) -> dict[int, Words]:
        """The texts with raised words, by number."""
        if not self._records:
            return {}
        found = {}
        for number in range(min(unpack_from("<I", self._records[0], 4)[0], sum(map(len, self._records)) // 3)):
            text, runs = self._text()
            words = _words(text, [(start, self._is_raised(font)) for start, font in runs])
            if any(is_raised for _, is_raised in words):
                found[number] = words
        return found

    def _is_raised(self, font: int) -> bool:
        """Whether the font of that number stands above the line or below. The number 4 stands for none (MS-XLS 2.5.129)."""
        place = font - (font > 4)
        return place < len(self._fonts) and self._fonts[place] in (1, 2)

    def _text(self) -> tuple[bytes, list[tuple[int, int]]]:
        """The characters, two bytes each, and where which font begins."""
        self._next()
        length, flags = unpack_from("<HB", self._records[self._record], self._at)
        self._at += 3
        runs = int.from_bytes(self._taken(2), "little") if flags & 8 else 0
        more = int.from_bytes(self._taken(4), "little") if flags & 4 else 0
        text = b"".join(self._characters(length, wide=bool(flags & 1)))
        fonts = self._taken(4 * runs)
        self._taken(more)
        return text, [unpack_from("<HH", fonts, 4 * number) for number in range(runs)]

    def _next(self) -> bool:
        """Go on to the next record where this one is at its end."""
        moved = False
        while self._at >= len(self._records[self._record]):
            self._record, self._at, moved = self._record + 1, 0, True
        return moved

    def _taken(self, size: int) -> bytes:
        parts = []
        while size:
            self._next()
            part = self._records[self._record][self._at : self._at + size]
            parts.append(part)
            self._at, size = self._at + len(part), size - len(part)
        return b"".join(parts)

    def _characters(self, length: int, *, wide: bool) -> list[bytes]:
        """Where a text runs over, a flag of its own tells how wide the characters are from there on."""
        parts = []
        while length:
            if self._next():
                wide, self._at = bool(self._records[self._record][0] & 1), 1
            left = len(self._records[self._record]) - self._at
            count = min(length, max(1, left // 2) if wide else left)
            part = self._records[self._record][self._at : self._at + count * (2 if wide else 1)]
            parts.append(part if wide else part.decode("latin-1").encode("utf-16-le"))
            self._at, length = self._at + count * (2 if wide else 1), length - count
        return parts


def _words(text: bytes, runs: list[tuple[int, bool]]) -> Words:
    """The text in runs that are raised or not."""
    borders = [(0, False), *runs, (len(text) // 2, False)]
    found: Words = []
    for (start, is_raised), (end, _) in pairwise(borders):
        if words := text[2 * start : 2 * end].decode("utf-16-le", "replace"):
            found.append([words, is_raised])
    return found
