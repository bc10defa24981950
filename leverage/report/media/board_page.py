"""The board's page as HTML: one sheet of A4, set so that it fills it and never runs over."""

from __future__ import annotations

import html
from collections.abc import Iterator
from math import ceil

from rich.cells import cell_len

from leverage.report.answer.board import Board
from leverage.report.grid import Grid, as_html, shown
from leverage.report.words import visible
from leverage.terms.texts import Language, Text

_HEIGHT, _WIDTH = 267.0, 182.0  # millimetres inside the margins of A4
_LEADING = 1.45
_POINT = 0.3528  # millimetres
_SIZES = tuple(size / 4 for size in range(48, 25, -1))  # 12 to 6.5 points, the largest that fits

_STYLE = (
    "@page{{size:A4;margin:15mm 14mm}}"
    "*{{box-sizing:border-box}}"
    "body{{font-family:'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif;font-size:{size}pt;line-height:{leading};"
    "color:#1a1a1a;background:#fff;margin:0 auto;max-width:182mm;-webkit-print-color-adjust:exact;print-color-adjust:exact;text-spacing-trim:trim-start}}"
    "@media screen{{body{{padding:15mm 14mm;max-width:210mm}}}}"
    "h1{{font-size:1.7em;line-height:1.3;margin:0;color:#1f3864;border-bottom:2px solid #1f3864}}"
    "h2{{font-size:1.1em;line-height:1.3;margin:1em 0 .3em;color:#1f3864}}p{{margin:.25em 0}}"
    ".company{{color:#444}}.verdict{{font-size:1.35em;font-weight:bold;margin:.35em 0 .2em}}.compliant{{color:#006100}}"
    ".breach,.prohibited{{color:#9c0006}}.undetermined,.needs_approval{{color:#7f4f00}}"
    "table{{border-collapse:collapse;width:100%}}th{{background:#edf1f8;font-weight:bold;text-align:left}}"
    "th,td{{border-bottom:.5pt solid #bfbfbf;padding:.28em .5em;vertical-align:top}}td:first-child{{white-space:nowrap}}"
    ".figure{{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}}"
    ".bar{{display:inline-block;width:5em;height:.65em;background:#e4e4e4;vertical-align:middle}}.bar i{{display:block;height:100%;background:#1f3864}}"
    ".notes p{{font-size:.88em;color:#333}}.signed{{margin-top:1.1em}}.signed span{{display:inline-block;width:33%}}"
    ".receipt{{font-size:.75em;color:#666;margin-top:.5em}}"
)


def page(board: Board, language: Language) -> str:
    """One self-contained page."""
    size = next((size for size in _SIZES if _tall(board, language, size) <= _HEIGHT), _SIZES[-1])
    tongue = "zh-CN" if language == "zh" else "en"
    style = _STYLE.format(size=size, leading=_LEADING)
    return (
        f'<!doctype html>\n<html lang="{tongue}"><head><meta charset="utf-8"><title>{_text(board.title, language)}</title>'
        f"<style>{style}</style></head>\n<body>\n" + "\n".join(_body(board, language)) + "\n</body></html>\n"
    )


def _text(text: Text, language: Language) -> str:
    return html.escape(visible(text.of(language)))


def _body(board: Board, language: Language) -> Iterator[str]:
    yield f'<h1>{_text(board.title, language)}</h1><p class="company">{_text(board.company, language)}</p>'
    yield f'<p class="verdict {board.verdict.value}">{_text(board.verdict_says, language)}</p>'
    for sentence in board.sentences:
        yield f'<p class="lead">{_text(sentence, language)}</p>'
    yield as_html(board.tables, language)
    yield '<div class="notes">' + "".join(f"<p>{_text(note, language)}</p>" for note in board.notes) + "</div>"
    yield '<p class="signed">' + "".join(f"<span>{_text(text, language)}</span>" for text in board.signed) + "</p>"
    yield f'<p class="receipt">{_text(board.receipt, language)}</p>'


def _tall(board: Board, language: Language, size: float) -> float:
    """The height of the page in millimetres at a size of type: a little more than it will be, as lines are counted by cells."""
    line = size * _POINT * _LEADING

    def text(told: Text | str, scale: float = 1.0) -> float:
        cells = _WIDTH / (
            size * scale * _POINT * 0.53
        )  # a Chinese character is one em wide, a Latin one half an em and a little
        words = told.of(language) if isinstance(told, Text) else told
        return ceil(cell_len(words) / cells) * line * scale

    height = text(board.title, 1.7) + text(board.company) + text(board.verdict_says, 1.35) + 1.6 * line
    height += sum(text(sentence) + 0.4 * line for sentence in board.sentences)
    height += sum(_grid(grid, language, size) for grid in board.tables)
    height += sum(text(note, 0.88) + 0.4 * line for note in board.notes)
    return height + 2.4 * line + text(board.receipt, 0.75)


def _grid(grid: Grid, language: Language, size: float) -> float:
    """The height of a table: rows whose cells are too long for the page take more lines."""
    line = size * _POINT * _LEADING
    cells = _WIDTH / (size * _POINT * 0.53)
    height = 2.6 * line  # its title
    for row in (grid.heads(language), *([shown(cell, language) for cell in row] for row in grid.rows)):
        wide = sum(cell_len(text) + 2 for text in row)
        longest = max((cell_len(text) for text in row), default=1)
        lines = 1 if wide <= cells else ceil(wide / cells) + (longest > cells / 2)
        height += (lines + 0.45) * line
    return height
