"""The sheet 计算 of the rating worksheet: every sum, the deductions that count, and the score at each stage, as formulas over the sheets filled in."""

from __future__ import annotations

from fractions import Fraction

from leverage.rating.chongqing import Dimension, Stage
from leverage.rating.layout import COUNTING
from leverage.rating.score import Rating, stage_score
from leverage.report.excel.book import Book, Column, Formula
from leverage.report.rating.workbook_inputs import Inputs, protect
from leverage.terms.texts import Text

_TOP = 3
_BLANK_SPACES = (" ", "\u3000")


class Sums:
    """The sheet 计算, and where its cells are. The scores of a stage at which nothing was given are worked out too: the cells may be filled in."""

    def __init__(self, book: Book, rating: Rating, inputs: Inputs) -> None:
        self.book, self.inputs, self.card = book, inputs, rating.card
        self.page = book.pages[COUNTING]
        self.scores = {stage: stage_score(rating.card, stage) for stage in Stage}
        self.page.put(0, 0, Text("计算", "Workings"), "title")
        for column in range(2 + 3 + 4 * len(Stage)):
            self.page.width(column, 24 if column < 2 else 11)
        self.first_deduction = _TOP + len(Dimension) + 6
        self._dimensions()
        self._deductions()
        self._totals()
        protect(self.page)
        self.page.printed()

    def overwritten(self) -> str:
        """How many formulas of the sheet are no longer formulas, and how far its weights are from the measures'."""
        rows, columns = zip(*self.page.formulas, strict=True)
        area = f"{self.page.ref(min(rows), min(columns))}:{self.page.at(max(rows), max(columns))}"
        weights = "+".join(f"ABS({self.page.ref(self._row(d), 1)}-{d.weight})" for d in Dimension)
        return f"ABS(SUMPRODUCT(--_xlfn.ISFORMULA({area}))-{len(self.page.formulas)})+{weights}"

    def contradicted(self) -> str:
        """How many dimensions have points of their own that are not those of their indicators."""
        first, last = _TOP, _TOP + len(Dimension) - 1
        parts = []
        for stage in Stage:
            direct, awarded = self.inputs.direct_column(stage), self.page.ref(first, self._column(stage), last)
            parts.append(f"SUMPRODUCT(ISNUMBER({direct})*({awarded}>0)*({direct}<>{awarded}))")
        return "+".join(parts)

    def maxima(self, dimension: Dimension) -> tuple[str, str, str]:
        """The cells that count a dimension's indicators, those without a maximum, and that sum up the maxima."""
        row = self._row(dimension)
        rows, without, total = (self.page.ref(row, column) for column in (2, 3, 4))
        return rows, without, total

    def low(self, dimension: Dimension | None, stage: Stage) -> str:
        """The cell of the least that a dimension, or the whole, comes to."""
        return self.page.ref(self._row(dimension), self._column(stage) + 2)

    def high(self, dimension: Dimension | None, stage: Stage) -> str:
        """The cell of the most."""
        return self.page.ref(self._row(dimension), self._column(stage) + 3)

    def deducted(self, stage: Stage) -> str:
        """The cell of the points taken off."""
        return self.page.ref(_TOP + len(Dimension) + 1, self._column(stage) + 2)

    def given(self, stage: Stage) -> str:
        """The cell that counts the points given at a stage."""
        return self.page.ref(_TOP + len(Dimension) + 2, self._column(stage) + 2)

    def _row(self, dimension: Dimension | None) -> int:
        return _TOP + (len(Dimension) if dimension is None else list(Dimension).index(dimension))

    def _column(self, stage: Stage) -> int:
        return 5 + 4 * list(Stage).index(stage)

    def _dimensions(self) -> None:
        heads = [
            Text("维度", "dimension"),
            Text("权重", "weight"),
            Text("指标行数", "indicators"),
            Text("缺满分的行", "without maximum"),
        ]
        heads.append(Text("满分合计", "sum of maxima"))
        for stage in Stage:
            label = stage.label
            for zh, en in (("已评", "awarded"), ("未评行数", "blank rows"), ("最低", "least"), ("最高", "most")):
                heads.append(Text(f"{label.zh}{zh}", f"{label.en}: {en}"))
        self.page.heads(_TOP - 1, [Column(head.en, head, 11) for head in heads])
        names = self.inputs.indicators
        for dimension in Dimension:
            row = self._row(dimension)
            self.page.put(row, 0, dimension.label, "label")
            self.page.put(row, 1, dimension.weight, "number")
            name, weight = self.page.at(row, 0), self.page.at(row, 1)
            here = f"({names('dimension')}={name})"
            used = "+".join(f'({names(column)}<>"")' for column in ("name", "maximum", *Stage))
            here_used = f"{here}*(({used})>0)"
            rows = self.card.rows(dimension)
            listed = sum((each.maximum for each in rows if each.maximum is not None), Fraction(0))
            without = sum(each.maximum is None for each in rows)
            self.page.put(row, 2, Formula(f"=SUMPRODUCT({here_used})", len(rows)), "number")
            self.page.put(row, 3, Formula(f'=SUMPRODUCT({here_used}*({names("maximum")}=""))', without), "number")
            self.page.put(
                row, 4, Formula(f"=ROUND(SUMIF({names('dimension')},{name},{names('maximum')}),6)", listed), "number"
            )
            count, lacking, total = self.page.at(row, 2), self.page.at(row, 3), self.page.at(row, 4)
            for stage in Stage:
                column = self._column(stage)
                points, direct = names(stage), self.inputs.direct(dimension, stage)
                awarded, blank = self.page.at(row, column), self.page.at(row, column + 1)
                room = f'{weight}-{total}+SUMPRODUCT({here}*({points}="")*{names("maximum")})'
                most = f"IF({count}=0,{weight},IF({lacking}>0,IF({blank}=0,{awarded},{weight}),{awarded}+{room}))"
                span = self.scores[stage].dimensions[dimension]
                cells = (
                    (f"SUMIF({names('dimension')},{name},{points})", self.card.awarded(dimension, stage)),
                    (f'SUMPRODUCT({here_used}*({points}=""))', Fraction(len(self.card.blank(dimension, stage)))),
                    (f"IF(ISNUMBER({direct}),{direct},{awarded})", span.low),
                    (f"IF(ISNUMBER({direct}),{direct},{most})", span.high),
                )
                for number, (formula, value) in enumerate(cells):
                    self.page.put(row, column + number, Formula(f"=ROUND({formula},6)", value), "number")

    def _deductions(self) -> None:
        heads = [Text("扣分项", "deduction"), Text("违规事项", "violation")]
        heads += [Text(f"{stage.label.zh}扣分", f"{stage.label.en}: taken off") for stage in Stage]
        heads += [Text(f"{stage.label.zh}计入", f"{stage.label.en}: counts") for stage in Stage]
        self.page.heads(self.first_deduction - 1, [Column(head.en, head, 11) for head in heads])
        for number in range(self.inputs.deduction_rows):
            self._deduction(number)

    def _deduction(self, number: int) -> None:
        row, first = self.first_deduction + number, self.first_deduction
        last = first + self.inputs.deduction_rows - 1
        item, violation = self.inputs.deduction(number, "item"), self.inputs.deduction(number, "violation")
        held = self.card.deductions[number] if number < len(self.card.deductions) else None
        key = violation
        for space in _BLANK_SPACES:
            key = f'SUBSTITUTE({key},"{space}","")'
        name = (self.inputs.violations[number] or "") if held else ""
        for space in _BLANK_SPACES:
            name = name.replace(space, "")
        self.page.put(row, 0, Formula(f'=IF({item}="","",{item})', (held.item or "") if held else ""))
        self.page.put(row, 1, Formula(f"={key}", name))
        before = "0"
        for place, stage in enumerate(Stage):
            cell = self.inputs.deduction(number, stage)
            taken = held.at(stage) if held else None
            self.page.put(row, 2 + place, Formula(f"=IF(ISNUMBER({cell}),{cell},{before})", taken or 0), "number")
            before = self.page.at(row, 2 + place)
            keys, mine = f"{self.page.at(first, 1)}:{self.page.at(last, 1)}", self.page.at(row, 1)
            column = f"{self.page.at(first, 2 + place)}:{before}"
            whole = f"{self.page.at(first, 2 + place)}:{self.page.at(last, 2 + place)}"
            above = f"{self.page.at(first, 1)}:{mine}"
            largest = f"{before}=SUMPRODUCT(MAX(({keys}={mine})*{whole}))"
            is_first = f"SUMPRODUCT(({above}={mine})*({column}={before}))=1"
            counts = f'=IF(OR({mine}="",AND({largest},{is_first})),{before},0)'
            value = sum((each.points for each in self.scores[stage].counted if each.deduction is held), Fraction(0))
            self.page.put(row, 5 + place, Formula(counts, value), "number")

    def _totals(self) -> None:
        """Below the dimensions: the whole, the points taken off, and how many figures were given."""
        row, last = self._row(None), self.first_deduction + self.inputs.deduction_rows - 1
        labels = (Text("综合得分", "score"), Text("扣分", "taken off"), Text("已填个数", "figures given"))
        for number, label in enumerate(labels):
            self.page.put(row + number, 0, label, "label")
        for place, stage in enumerate(Stage):
            column, score = self._column(stage), self.scores[stage]
            counted = f"{self.page.at(self.first_deduction, 5 + place)}:{self.page.at(last, 5 + place)}"
            self.page.put(row + 1, column + 2, Formula(f"=ROUND(SUM({counted}),6)", score.deducted), "number")
            for offset, value in ((2, score.total.low), (3, score.total.high)):
                above = f"{self.page.at(_TOP, column + offset)}:{self.page.at(row - 1, column + offset)}"
                formula = f"=ROUND(SUM({above})-{self.page.at(row + 1, column + 2)},6)"
                self.page.put(row, column + offset, Formula(formula, value), "number")
            figures = (self.inputs.direct_column(stage), self.inputs.indicators(stage), self.inputs.deductions(stage))
            self.page.put(
                row + 2, column + 2, Formula(f"=COUNT({','.join(figures)})", self.card.given(stage)), "number"
            )
