"""The rule of Chinese typography for everything that a person reads: punctuation beside Chinese characters is full-width.

Digits, codes and Latin words stay half-width, and so does what belongs to them: the ``!`` of a cell (资产负债表!E3), the ``=`` and ``:`` of an option
(``--fact 短期借款=bank_loan:``), the signs of JSON and of arithmetic, the point and the comma of a figure.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_HAN = "\u3400-\u9fff"
_WIDE = f"{_HAN}（）《》“”〔〕：；，。、？！％①-⑳Ⅰ-Ⅻ"
SLIP = re.compile(
    rf"[{_WIDE}][,;]|[{_HAN}）”》]\?"  # a comma, a semicolon or a question mark after Chinese: ``结论：? 待定`` has a mark, not a question
    rf"|[{_WIDE}]:(?![/\\]|[a-z_.]+\b)"  # a colon, unless a key of JSON or an address follows
    rf"|[{_WIDE}]!(?![A-Z$]|文)"  # an exclamation mark that parts no sheet from its cell
    rf"|[{_WIDE}] ?\((?!\)| ?[a-z.-]+ ?\))|\([{_HAN}“《]|[{_WIDE}]\)"  # brackets
    rf"|[{_HAN}]\.(?![0-9A-Za-z_])"  # a full stop that is no decimal point and no ending of a file
    rf"|(?:[,;:] ?|\?)(?=[{_HAN}“《])(?<![0-9],)(?<![0-9]:)"  # a sign before Chinese
)
"""A half-width sign where a full-width one belongs."""


_CODES = re.compile(rf" \([^()]*![A-Z]+[0-9]+\)|unallocated:[^ ]*|(?<=[A-Z][0-9])(?:[0-9]*), (?=[{_HAN}]+![A-Z])")
"""What is code among words: the row of the ledger behind a lender's name, the key of a line, a list of cells."""


def slips(text: str) -> list[str]:
    """The places of a Chinese text that break the rule, each with what stands around it.

    >>> slips("单位：万元（含表外）；资产负债表!E3 短期借款 6,000.00，见 --fact 短期借款=bank_loan:")
    []
    >>> slips("已填,未填(含表外)")
    ['已填,未填(', '填,未填(含表外', '(含表外)']
    """
    text = _CODES.sub("", text)
    return [text[max(0, m.start() - 3) : m.end() + 3] for m in SLIP.finditer(text)]


def chinese_of(path: Path) -> Iterator[tuple[int, str]]:
    """Every Chinese text of a module, ``Text(zh, en)``, by its line. What an f-string fills in stands as 文."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text" and node.args:
            yield node.lineno, "".join(_pieces(node.args[0]))


def _pieces(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield re.sub(r"\{[a-z_]+\}", "文", text)
        case ast.JoinedStr(values=values):
            for value in values:
                yield from _pieces(value)
        case ast.FormattedValue():
            yield "文"
        case ast.BinOp(left=left, right=right):
            yield from _pieces(left)
            yield from _pieces(right)
        case _:
            return
