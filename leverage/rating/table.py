"""Tables of points as sheets hold them: found by their headings, read cell by cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from leverage.intake.files.cells import Sheet
from leverage.intake.files.content import refuse
from leverage.intake.template.cells import parsed, text_of
from leverage.intake.values.amounts import CellValue, decimal, is_blank, plain
from leverage.rating.chongqing import Stage
from leverage.rating.layout import HEADINGS, PLAIN_POINTS, SPELLINGS, WEAK
from leverage.rating.scorecard import Points, checked_points
from leverage.terms.texts import Text

STAGES = tuple(stage.value for stage in Stage)
_TOP = 20  # rows: a heading stands no lower
_POINTS = Text("分数，未评的留空", "points; leave blank what was not scored")


@dataclass(frozen=True)
class Table:
    """A sheet with headings: the row below them, and the columns by what they hold."""

    sheet: Sheet
    first: int
    columns: dict[str, int]
    names: tuple[int, ...]
    plain_points: bool

    def has(self, *keys: str) -> bool:
        """Whether it has all these columns."""
        return all(key in self.columns for key in keys)

    def value(self, row: int, key: str) -> CellValue:
        """What a cell holds; blank where there is no such column."""
        return self.sheet.at(row, self.columns[key]) if key in self.columns else ""

    def text(self, row: int, key: str) -> str | None:
        """A cell as text; None where blank."""
        value = self.value(row, key)
        return None if is_blank(value) else text_of(value)

    def name(self, row: int) -> str | None:
        """The indicator: of several levels, those that the row names."""
        cells = [self.sheet.at(row, column) for column in self.names]
        words = [word for cell in cells if not is_blank(cell) and (word := text_of(cell))]
        return " / ".join(words) or None

    def scored(self, row: int) -> bool:
        """Whether a row holds any figure."""
        return any(not is_blank(self.value(row, key)) for key in ("maximum", *STAGES))

    def where(self, row: int, key: str) -> str:
        """The address of a cell."""
        return self.sheet.ref(row, self.columns.get(key, 0))

    def points(self, row: int, most: Fraction | int | None, what: Text) -> Points:
        """The points of a row by stage, blank ones left out."""
        found = {}
        for stage in Stage:
            if stage.value in self.columns:
                number = self.number(row, stage.value)
                if number is not None:
                    found[stage] = checked_points(number, most, what, self.where(row, stage.value))
        return found

    def number(self, row: int, key: str) -> Fraction | None:
        """A figure; None where blank."""
        if key not in self.columns:
            return None
        return parsed(self.sheet, row, self.columns[key], _figure, _POINTS)

    @property
    def rows(self) -> range:
        """The rows below the headings."""
        return range(self.first, len(self.sheet.rows))

    @property
    def taken_off(self) -> bool:
        """Whether it is a table of deductions."""
        return "violation" in self.columns or "deduction" in self.columns

    @property
    def staged(self) -> bool:
        """Whether it has a column of points."""
        return any(stage in self.columns for stage in STAGES)


def _figure(value: CellValue) -> Fraction | None:
    """Points as written: a number, or text such as 5分."""
    if isinstance(value, str):
        value = plain(value).removesuffix("分")
    figure = decimal(value)
    return None if figure is None else Fraction(figure)


def _heading(value: CellValue) -> str:
    """A heading without brackets and units, as 得分(分)."""
    return re.sub(r"[(\[【].*$", "", plain(value).casefold()) if isinstance(value, str) else ""


_KNOWN = {
    _heading(word): key for key, label in HEADINGS.items() for word in (label.zh, label.en, *SPELLINGS.get(key, ()))
}


def table_of(sheet: Sheet) -> Table | None:
    """The first row that has at least two known headings."""
    for row in range(min(_TOP, len(sheet.rows))):
        heads = {column: _heading(cell) for column, cell in enumerate(sheet.rows[row])}
        columns: dict[str, int] = {}
        names: list[int] = []
        for column, head in heads.items():
            key = _KNOWN.get(head)
            if key == "indicator":
                names.append(column)
            elif key in columns:
                raise refuse(
                    f"两列都是“{HEADINGS[key].zh}”",
                    f"two columns are headed “{HEADINGS[key].en}”",
                    "请只保留一列，或改写列标题",
                    "keep one of them, or head them apart",
                    sheet.ref(row, column),
                )
            elif key:
                columns[key] = column
        for column, head in heads.items():
            meant = [
                key for key in WEAK.get(head, ()) if key != "maximum" or not {"violation", "deduction"} & columns.keys()
            ]
            free = next((key for key in meant if key not in columns), None)
            if free:
                columns[free] = column
        if len(columns) + len(names) < 2:
            continue
        of_points = [heads[columns[stage]] for stage in STAGES if stage in columns]
        return Table(sheet, row + 1, columns, tuple(names), any(head in PLAIN_POINTS for head in of_points))
    return None
