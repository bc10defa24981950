"""What the two kinds of records have in common: ranges of cells by their names, and formulas that are another day at every opening."""

from __future__ import annotations

import re

VOLATILE = "NOW()"
BELIEVED = "Microsoft Excel"
"""Who is taken to have written a workbook that tells it nowhere among its records: its results are believed, but for those that are 0."""
_OF_THE_DAY = re.compile(rb"[\x21\x41\x61](?:\x4a|\xdd|\x3f)\x00")
"""The calls of NOW, TODAY and RAND among the tokens of a formula (MS-XLS 2.5.198.17)."""


def volatile(tokens: bytes) -> bool:
    """Whether a formula gives another result at every opening."""
    return bool(_OF_THE_DAY.search(tokens))


def span(top: int, bottom: int, left: int, right: int) -> str:
    """The range between rows and columns that are counted from zero: ``B4:C12``."""
    return f"{letters(left)}{top + 1}:{letters(right)}{bottom + 1}"


def letters(column: int) -> str:
    """The letters of a column counted from zero."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
