"""Rows that sum the others (合计, 小计): they are added up here anew, and a sum that does not agree is asked about. It may tell of a row left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from leverage.intake.files.cells import Sheet
from leverage.intake.values.amounts import decimal, plain
from leverage.terms.channels import Channel
from leverage.terms.doubts import Doubt, doubt_key
from leverage.terms.money import UNITS
from leverage.terms.texts import Text

_SUM = re.compile(r".*(?:合计|小计|总计|共计|总额|累计)(?:数|金额|余额)?(?:\([^()]*\))?:?")
_PART = re.compile(r".*小计.*")
_TELLS = re.compile(
    r"(?:合计|总计|共计|总额|总余额)[^\d,.-]{0,8}?(\d[\d,]*(?:\.\d+)?)((?:百万|千|万|亿)?[元圆])?(?![\d年月日号笔家%])"
)


class Sums:
    """The amounts of one column on the way down, for the sums that stand below them."""

    def __init__(self, sheet: Sheet, column: int | None, scale: int, channels: frozenset[Channel] | None) -> None:
        self._sheet, self._column, self._scale, self._channels = sheet, column, scale, channels
        self._added: list[Decimal] = []
        self._cells: list[str] = []
        self._since = 0

    def is_sum(self, row: int, *columns: int) -> bool:
        """Whether a row is a sum by the words in one of these columns."""
        return any(_SUM.fullmatch(plain(str(self._sheet.at(row, column)))) for column in columns)

    def add(self, row: int) -> None:
        """Take in a row's amount."""
        amount = self._amount(row)
        if amount is not None and self._column is not None:
            self._added.append(amount)
            self._cells.append(self._sheet.ref(row, self._column))

    def doubts(self, row: int) -> Iterator[Doubt]:
        """A sum that agrees neither with all rows above it nor, for a part, with those since the last part."""
        stated = self._amount(row)
        part = any(isinstance(cell, str) and _PART.fullmatch(plain(cell)) for cell in self._sheet.rows[row])
        since, self._since = self._since, len(self._added) if part else self._since
        if stated is None or self._column is None:
            return
        spans = (self._added, self._added[since:]) if part else (self._added,)
        if not any(_agree(stated, span) for span in spans):
            span = spans[-1]
            yield self._doubt(stated, sum(span, Decimal(0)), self._sheet.ref(row, self._column))

    def told(self, rows: range) -> Iterator[Doubt]:
        """Lines of text around the table that tell a sum (融资余额合计：9,999万元) which is not that of its rows."""
        for row in rows:
            for column, cell in enumerate(self._sheet.rows[row] if row < len(self._sheet.rows) else ()):
                found = _TELLS.search(plain(cell)) if isinstance(cell, str) else None
                if found and self._added:
                    unit = UNITS[found[2].replace("圆", "元")] if found[2] else self._scale
                    stated = Decimal(found[1].replace(",", "")) * unit / self._scale
                    added = sum(self._added, Decimal(0))
                    if not _agree(stated, self._added):
                        yield self._doubt(stated, added, self._sheet.ref(row, column))

    def _amount(self, row: int) -> Decimal | None:
        try:
            return decimal(self._sheet.at(row, self._column)) if self._column is not None else None
        except (ValueError, ArithmeticError):
            return None

    def _doubt(self, stated: Decimal, added: Decimal, where: str) -> Doubt:
        return Doubt(
            doubt_key("sum", where),
            Text(
                f"{where} 的合计为 {stated:,f}，各行之和为 {added:,f}：是否以各行为准，没有漏列？",
                f"The sum in {where} is {stated:,f}, its rows add up to {added:,f}: do the rows stand, with none left out?",
            ),
            (where, *self._cells[:1], *self._cells[-1:]),
            "yes_no",
            Text("明细是否齐全", "whether the list is whole"),
            channels=self._channels,
        )


def _agree(stated: Decimal, rows: list[Decimal]) -> bool:
    """Whether a sum is that of its rows, as far as the places after its point allow: figures of some places are rounded, whole ones are not."""
    places = -min(0, int(stated.as_tuple().exponent))
    rounded = [row for row in rows if -int(row.as_tuple().exponent) >= places > 0]
    unit = Decimal(1).scaleb(-places)
    finer = any(-int(row.as_tuple().exponent) > places for row in rows)
    allowed = unit * (len(rounded) + 1) / 2 if places else unit / 2 if finer else Decimal(0)
    return abs(stated - sum(rows, Decimal(0))) <= allowed
