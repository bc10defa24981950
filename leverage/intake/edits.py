"""What the user puts beside a spreadsheet, or in the place of its cells, without touching the file: read as if it stood there, and told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from leverage.terms.money import in_unit, multiple
from leverage.terms.texts import Text, join

if TYPE_CHECKING:
    from leverage.intake.files.cells import Book, Sheet
    from leverage.intake.values.amounts import CellValue

Rows: TypeAlias = "tuple[tuple[CellValue, ...], ...]"

CORRECTED = Text("{cell}：原为“{before}”，已更正为“{after}”。", "{cell}: was “{before}”, corrected to “{after}”.")
CORRECTED_TO = Text(
    "{cell}：原为“{before}”，已更正为“{after}”（= {yuan} 元）。",
    "{cell}: was “{before}”, corrected to “{after}” (= {yuan} yuan).",
)

REPLACED = Text(
    "“{sheet}”按页面上填写的内容，代替文件中的这张表。",
    "“{sheet}” is as written on the page, in the place of the file's sheet.",
)
WRITTEN = Text(
    "“{sheet}”是在页面上填写的，文件中没有这张表。", "“{sheet}” was written on the page; the file has no such sheet."
)


@dataclass(frozen=True)
class Edits:
    """``cells``: what is written in the place of a cell (``资产负债表!C12``); ``sheets``: whole sheets of our own workbook (融资明细, 股东) that stand in
    the place of the file's, or beside it.
    """

    cells: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, Rows] = field(default_factory=dict)

    def applied(self, book: Book) -> Book:
        """The book as it reads with them. A cell of a sheet that there is not is passed over."""
        from leverage.intake.files.cells import Sheet  # noqa: PLC0415  most runs edit nothing, and JSON has no cells

        kept = tuple(self._corrected(sheet) for sheet in book.sheets if sheet.name not in self.sheets)
        own = tuple(Sheet(name, rows) for name, rows in self.sheets.items())
        gone = set(self.cells)
        return replace(
            book,
            sheets=(*kept, *own),
            unknown={cell: text for cell, text in book.unknown.items() if not self._replaces(cell, gone)},
            notes={cell: note for cell, note in book.notes.items() if not self._replaces(cell, gone)},
        )

    def told(self, book: Book) -> Iterator[Text]:
        """What was corrected, with what the file has there."""
        from leverage.intake.files.cells import stands  # noqa: PLC0415

        for cell, after in self.cells.items():
            if book.sheet(_sheet_of(cell)) is None:
                continue
            before, yuan = stands(book, cell), in_yuan_of(after)
            if yuan is None:
                yield CORRECTED.fill(cell=cell, before=before, after=after)
            else:
                shown = in_unit(yuan, "元").removesuffix(".00")
                yield CORRECTED_TO.fill(cell=cell, before=before, after=after, yuan=shown)
        for name in self.sheets:
            yield (WRITTEN if book.sheet(name) is None else REPLACED).fill(sheet=name)

    def in_short(self) -> tuple[Text, ...]:
        """That the figures are not those of the file alone, for what is signed; nothing where nothing was edited."""
        cells, sheets = len(self.cells), len(self.sheets)
        parts = [Text(f"更正了{cells}个单元格", f"{cells} cell(s) corrected")] if cells else []
        parts += [Text(f"填写了{sheets}张表", f"{sheets} sheet(s) written")] if sheets else []
        if not parts:
            return ()
        told = join(parts, zh="，", en=", ")
        return (
            Text(
                f"与输入文件不同：读入后{told.zh}，详见底稿。",
                f"Not as in the input file: {told.en} since it was read; see the workpaper.",
            ),
        )

    def _replaces(self, cell: str, gone: set[str]) -> bool:
        return cell in gone or _sheet_of(cell) in self.sheets

    def _corrected(self, sheet: Sheet) -> Sheet:
        from leverage.intake.files.cells import place_of  # noqa: PLC0415

        own = {place_of(cell): text for cell, text in self.cells.items() if _sheet_of(cell) == sheet.name}
        if not own:
            return sheet
        rows = [list(row) for row in sheet.rows]
        for (row, column), text in own.items():
            while len(rows) <= row:
                rows.append([])
            rows[row] += [""] * (column + 1 - len(rows[row]))
            rows[row][column] = value_of(text)
        return replace(
            sheet,
            rows=tuple(tuple(row) for row in rows),
            scaled={place: factor for place, factor in sheet.scaled.items() if place not in own},
            conditional={place: code for place, code in sheet.conditional.items() if place not in own},
            in_own_unit=frozenset(place for place, text in own.items() if in_yuan_of(text) is not None),
        )


NO_EDITS = Edits()


def value_of(text: str) -> CellValue:
    """What a correction puts into a cell: a number where it is one, an amount that names its unit in yuan (``80000000元``), otherwise the text."""
    from leverage.intake.values.amounts import decimal  # noqa: PLC0415

    yuan = in_yuan_of(text)
    if yuan is not None:
        return f"{multiple(yuan)}元"
    try:
        amount = decimal(text)
    except (ValueError, ArithmeticError):
        return text
    return text if amount is None else float(amount)


def in_yuan_of(text: str) -> Fraction | None:
    """A correction that names its own unit (``8000万``, ``-500万元``), in yuan; None for every other."""
    from leverage.terms.answers import names_its_unit, read_amount  # noqa: PLC0415

    signed = text.strip().replace("－", "-").replace("−", "-")
    plain = signed.removeprefix("-")
    if not names_its_unit(plain):
        return None
    return -read_amount(plain) if plain != signed else read_amount(plain)


def _sheet_of(cell: str) -> str:
    return cell.rpartition("!")[0]
