"""The sheets of the rating worksheet that are filled in: profile, points by dimension and by indicator, deductions, grounds.

Every label is protected without a password, every cell meant to be filled in is open. ``leverage rate chongqing`` reads these sheets back.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from leverage.rating.chongqing import FULL_SCORE, GROUNDS, Dimension, Stage, Status
from leverage.rating.layout import (
    DEDUCTIONS,
    DIMENSIONS,
    HEADINGS,
    INDICATORS,
    ITEMS,
    NO,
    PROFILE,
    TAKEN,
    YES,
)
from leverage.rating.layout import (
    GROUNDS as GROUNDS_SHEET,
)
from leverage.rating.scorecard import Scorecard
from leverage.report.excel.book import Book, Column, Content, Page
from leverage.terms.texts import Text

FIRST = 3
"""The row, counted from zero, below the headings of every sheet."""
_INDICATOR_ROWS, _DEDUCTION_ROWS, _SPARE = 80, 20, 10
_LONGEST_LIST = 255  # characters: what a cell's own list may hold
_FROM = Text("来源", "from")


class Inputs:
    """The sheets filled in, and where their cells are."""

    def __init__(self, book: Book, card: Scorecard) -> None:
        self.book, self.card = book, card
        spelt: dict[str, str | None] = {}
        self.violations = [
            spelt.setdefault(each.key, each.violation) if each.key else None for each in card.deductions
        ]  # as first spelt: a formula tells fewer spellings alike than the program does
        self.indicator_rows = len(card.indicators) + _SPARE if card.indicators else _INDICATOR_ROWS
        self.deduction_rows = len(card.deductions) + _SPARE if card.deductions else _DEDUCTION_ROWS
        self._profile()
        self._dimensions()
        self._indicators()
        self._deductions()
        self._grounds()

    def item(self, key: str) -> str:
        """The address of an item of the profile."""
        row = next(number for number, item in enumerate(ITEMS) if item.key == key)
        return self.book.pages[PROFILE].ref(FIRST + row, 1)

    def direct(self, dimension: Dimension, stage: Stage) -> str:
        """The address of the points of a whole dimension."""
        return self.book.pages[DIMENSIONS].ref(FIRST + list(Dimension).index(dimension), 2 + list(Stage).index(stage))

    def direct_column(self, stage: Stage) -> str:
        """All five of them."""
        column = 2 + list(Stage).index(stage)
        return self.book.pages[DIMENSIONS].ref(FIRST, column, FIRST + len(Dimension) - 1)

    def indicators(self, column: str) -> str:
        """A column of the indicator table: dimension, name, maximum, or a stage."""
        place = ("dimension", "name", "maximum", *Stage).index(column)
        return self.book.pages[INDICATORS].ref(FIRST, place, FIRST + self.indicator_rows - 1)

    def deduction(self, row: int, column: str) -> str:
        """A cell of the deductions, rows counted from zero: item, violation, or a stage."""
        return self.book.pages[DEDUCTIONS].ref(FIRST + row, ("item", "violation", *Stage).index(column))

    def deductions(self, stage: Stage) -> str:
        """All points taken off at a stage."""
        column = 2 + list(Stage).index(stage)
        return self.book.pages[DEDUCTIONS].ref(FIRST, column, FIRST + self.deduction_rows - 1)

    def unreadable(self) -> str:
        """How many entries cannot be read: words, errors and negatives for points, more than a maximum, a row of no dimension, a deduction without points,
        what stands below a table.
        """
        maxima, names = self.indicators("maximum"), self.indicators("dimension")
        figures = [maxima]
        parts = []
        for stage in Stage:
            given = self.indicators(stage)
            figures += [self.direct_column(stage), given, self.deductions(stage)]
            parts.append(f"SUMPRODUCT(ISNUMBER({maxima})*ISNUMBER({given})*({given}>{maxima}))")
        parts += [f"COUNTA({cells})-SUMPRODUCT(ISNUMBER({cells})*({cells}>=0))" for cells in figures]
        used = "+".join(f'({self.indicators(column)}<>"")' for column in ("name", "maximum", *Stage))
        known = "+".join(f"({names}={self.book.quoted(dimension.label)})" for dimension in Dimension)
        parts.append(f"SUMPRODUCT((({used})>0)*(({known})=0))")
        blank = "*".join(f'({self.deductions(stage)}="")' for stage in Stage)
        items = self.book.pages[DEDUCTIONS].ref(FIRST, 0, FIRST + self.deduction_rows - 1)
        parts.append(f'SUMPRODUCT(({items}<>"")*{blank})')  # a deduction of which nobody says how much
        answer = self.item("deductions_stated")
        words = ",".join(f"{answer}={self.book.quoted(word)}" for word in (YES, NO))
        parts.append(f'IF(OR({answer}="",{words}),0,1)')
        for name, rows in ((INDICATORS, self.indicator_rows), (DEDUCTIONS, self.deduction_rows)):
            page = self.book.pages[name]
            own = sum(row < FIRST or row >= FIRST + rows for row, _ in page.held)
            table = f"{page.ref(FIRST, 0)}:{page.at(FIRST + rows - 1, 8)}"
            parts.append(f"ABS(COUNTA('{name}'!$A:$I)-COUNTA({table})-{own})")
        weights = self.book.pages[DIMENSIONS]
        for row, dimension in enumerate(Dimension, FIRST):
            parts.append(f"ABS({weights.ref(row, 1)}-{dimension.weight})")
        return "+".join(parts)

    @property
    def found(self) -> str:
        """The answers to the ten grounds."""
        return self.book.pages[GROUNDS_SHEET].ref(FIRST, 2, FIRST + len(GROUNDS) - 1)

    def _start(self, name: str, title: Text, line: Text, columns: tuple[Column, ...]) -> Page:
        page = self.book.pages[name]
        page.widths(columns)
        page.put(0, 0, title, "title")
        page.line(1, 0, len(columns) - 1, line)
        page.heads(FIRST - 1, columns)
        page.sheet.freeze_panes(FIRST, 0)
        page.printed(repeat=(FIRST - 1, FIRST - 1))
        protect(page)
        return page

    def _choose(self, page: Page, first: int, column: int, last: int, options: list[Text]) -> None:
        words = [self.book.say(option) for option in options]
        _validate(
            page,
            first,
            column,
            last,
            {"validate": "list", "source": words, "error_message": " / ".join(words)[:_LONGEST_LIST]},
        )

    def _profile(self) -> None:
        columns = (
            Column("item", HEADINGS["item"], 24),
            Column("content", HEADINGS["content"], 40),
            Column("note", HEADINGS["note"], 60),
        )
        line = Text(
            "黄色单元格供填写；不知道的留空：空白是“未知”，不是“没有”。",
            "Yellow cells are yours. What is not known stays blank: blank is unknown, not none.",
        )
        page = self._start(PROFILE, Text("评级信息", "Profile"), line, columns)
        card = self.card
        held: dict[str, Content] = {
            "name": card.name,
            "period_end": card.period_end,
            "registered_in": card.registered_in,
            "opened_on": card.opened_on,
            "status": card.status.label if card.status else None,
            "rated_on": card.rated_on,
            "deductions_stated": YES if card.deductions_stated else NO if card.more_deductions else None,
        }
        for row, item in enumerate(ITEMS, FIRST):
            dated = item.key in ("period_end", "opened_on", "rated_on")
            page.put(row, 0, item.label, "label")
            page.put(row, 1, held[item.key], "fill_date" if dated else "fill_text")
            page.put(row, 2, item.note)
            if dated:
                _validate(
                    page,
                    row,
                    1,
                    row,
                    {"validate": "date", "criteria": ">=", "value": date(1990, 1, 1), "error_message": "2025-12-31"},
                )
            elif item.key == "status":
                self._choose(page, row, 1, row, [status.label for status in Status])
            elif item.key == "deductions_stated":
                self._choose(page, row, 1, row, [YES, NO])

    def _dimensions(self) -> None:
        columns = (
            Column("dimension", HEADINGS["dimension"], 20),
            Column("weight", HEADINGS["weight"], 8),
            *(Column(stage, HEADINGS[stage], 16) for stage in Stage),
            Column("evidence", HEADINGS["evidence"], 60),
        )
        line = Text(
            "没有指标表时在此直接填各维度得分；填了“指标评分”的维度可留空，两处都填的必须一致。未评的留空，不要填 0。",
            "Without an indicator table, give the points of each dimension here. A dimension whose indicators are given may stay blank; stated in "
            "both places, they must agree. Leave blank what was not scored.",
        )
        page = self._start(DIMENSIONS, Text("维度评分", "Points by dimension"), line, columns)
        for row, dimension in enumerate(Dimension, FIRST):
            direct = self.card.scores.get(dimension)
            page.put(row, 0, dimension.label, "label")
            page.put(row, 1, dimension.weight, "number")
            for column, stage in enumerate(Stage, 2):
                page.put(row, column, direct.points.get(stage) if direct else None, "fill")
            _validate(page, row, 2, row, _between(dimension.weight), last_column=4)
            page.put(row, 5, direct.evidence if direct else None, "fill_text")

    def _indicators(self) -> None:
        columns = (
            Column("dimension", HEADINGS["dimension"], 14),
            Column("indicator", HEADINGS["indicator"], 34),
            Column("maximum", HEADINGS["maximum"], 10),
            *(Column(stage, HEADINGS[stage], 16) for stage in Stage),
            Column("basis", HEADINGS["basis"], 36),
            Column("evidence", HEADINGS["evidence"], 30),
            Column("from", _FROM, 14),
        )
        line = Text(
            "评级指标表未公开：请按公司手中的指标表逐行填写。每行选维度；各维度满分合计应为20、15、25、20、20。未评的留空，不得分的填 0。",
            "The indicator table was not public: copy the rows of your own. Choose the dimension in every row; the maxima of the dimensions add up to "
            "20, 15, 25, 20 and 20. Leave blank what was not scored; 0 means that no points were given.",
        )
        page = self._start(INDICATORS, Text("指标评分", "Points by indicator"), line, columns)
        rows: list[tuple[Content, ...]] = [
            (
                row.dimension.label,
                row.name,
                row.maximum,
                *(row.points.get(stage) for stage in Stage),
                row.basis,
                row.evidence,
                row.source,
            )
            for row in self.card.indicators
        ]
        last = self._rows(page, rows, self.indicator_rows, figures=range(2, 6))
        self._choose(page, FIRST, 0, last, [dimension.label for dimension in Dimension])
        _validate(page, FIRST, 2, last, _between(max(dimension.weight for dimension in Dimension)))
        most = f'IF($C{FIRST + 1}="",{max(dimension.weight for dimension in Dimension)},$C{FIRST + 1})'
        _validate(page, FIRST, 3, last, _between(f"={most}"), last_column=5)

    def _deductions(self) -> None:
        columns = (
            Column("deduction", HEADINGS["deduction"], 34),
            Column("violation", HEADINGS["violation"], 34),
            *(Column(stage, TAKEN[stage], 16) for stage in Stage),
            Column("evidence", HEADINGS["evidence"], 40),
            Column("from", _FROM, 14),
        )
        line = Text(
            "每项扣分一行，写扣去的分数，不加负号。同一违规事项写同一名称，只按最高分值减一次（第九条）；后一阶段留空的沿用前一阶段。",
            "A row for each deduction, without a minus. Name the same violation alike: it counts once, at the largest (article 9). What is blank at a "
            "later stage stands as at the one before.",
        )
        page = self._start(DEDUCTIONS, Text("扣分事项", "Deductions"), line, columns)
        rows: list[tuple[Content, ...]] = [
            (each.item, name, *(each.points.get(stage) for stage in Stage), each.evidence, each.source)
            for each, name in zip(self.card.deductions, self.violations, strict=True)
        ]
        last = self._rows(page, rows, self.deduction_rows, figures=range(2, 5))
        _validate(page, FIRST, 2, last, _between(FULL_SCORE), last_column=4)

    def _rows(self, page: Page, rows: list[tuple[Content, ...]], number: int, figures: range) -> int:
        """The rows of a table, and blank ones up to a number; the last of them. The last column says where a row came from."""
        width = 9 if page.name == INDICATORS else 7
        for row in range(number):
            cells = rows[row] if row < len(rows) else (None,) * width
            for column, content in enumerate(cells):
                style = "text" if column == width - 1 else "fill" if column in figures else "fill_text"
                page.put(FIRST + row, column, content, style)
        return FIRST + number - 1

    def _grounds(self) -> None:
        columns = (
            Column("number", HEADINGS["number"], 6),
            Column("ground", HEADINGS["ground"], 80),
            Column("found", HEADINGS["found"], 16),
            Column("evidence", HEADINGS["evidence"], 40),
        )
        line = Text(
            "第十二条的十种情形，逐项答复。经相关部门认定后才算；是否下调、下调几级由监管部门裁量。",
            "The ten grounds of article 12, to be answered one by one. They count once the authority concerned has found them; whether and how far "
            "the grade is lowered is the regulator's to decide.",
        )
        page = self._start(GROUNDS_SHEET, Text("下调情形", "Grounds for lowering"), line, columns)
        for row, ground in enumerate(GROUNDS, FIRST):
            answer = YES if ground in self.card.grounds else NO if self.card.grounds_stated else None
            page.put(row, 0, ground.number, "centre")
            page.put(row, 1, ground.says)
            page.put(row, 2, answer, "fill_text")
            page.put(row, 3, None, "fill_text")
        self._choose(page, FIRST, 2, FIRST + len(GROUNDS) - 1, [YES, NO])


def protect(page: Page) -> None:
    """Guard the labels and formulas, without a password."""
    page.sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True, "sort": True})


def _between(most: int | str) -> dict[str, Any]:
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": most,
        "error_message": "0 ~ " + str(most).lstrip("=")[:40],
    }


def _validate(
    page: Page, first: int, column: int, last: int, rule: dict[str, Any], last_column: int | None = None
) -> None:
    page.sheet.data_validation(first, column, last, column if last_column is None else last_column, rule)
