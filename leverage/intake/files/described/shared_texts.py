"""The texts of an .xlsx in which some words are raised or lowered: a mark of a footnote is no digit of its figure."""

from __future__ import annotations

import re
from typing import Any

from ..package import column_of, text_of

_ITEM = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)
_RUN = re.compile(rb"<(?:\w+:)?r>(.*?)</(?:\w+:)?r>", re.DOTALL)
_LETTERS = re.compile(rb"<(?:\w+:)?t\b[^>]*>([^<]*)<")
_RAISED = re.compile(rb"""<(?:\w+:)?vertAlign\b[^>]*val=["'](?:superscript|subscript)["']""")
_SHARED_CELL = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^>]*\bt=["']s["'])[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*>\s*<(?:\w+:)?v>(\d+)<"""
)
_OWN_CELL = re.compile(
    rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>/]*>\s*<(?:\w+:)?is>(.*?)</(?:\w+:)?is>""", re.DOTALL
)


class Raised:
    """The shared texts with raised words, by number: each as runs, with whether they are raised."""

    def __init__(self, shared: bytes) -> None:
        items = enumerate(_ITEM.finditer(shared))
        self.texts = {number: _runs(item[1]) for number, item in items if item[1] and _RAISED.search(item[1])}

    def cells(self, content: bytes) -> list[list[Any]]:
        """The cells of a sheet that show such a text: row, column, and its runs."""
        shared = [
            [int(cell[2]) - 1, column_of(cell[1]), self.texts[int(cell[3])]]
            for cell in (_SHARED_CELL.finditer(content) if self.texts else ())
            if int(cell[3]) in self.texts
        ]
        own = (cell for cell in _OWN_CELL.finditer(content) if _RAISED.search(cell[3]))
        return shared + [[int(cell[2]) - 1, column_of(cell[1]), _runs(cell[3])] for cell in own]


def _runs(item: bytes) -> list[list[Any]]:
    runs = []
    for run in _RUN.finditer(item):
        words = "".join(text_of(letters[1]) for letters in _LETTERS.finditer(run[1]))
        runs.append([words, bool(_RAISED.search(run[1]))])
    return runs
