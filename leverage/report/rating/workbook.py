"""The rating as a workbook (.xlsx): the sheets that were filled in, and the result as live formulas over them; blank, it is the template.

One module for each part: ``workbook_inputs`` (what is filled in), ``workbook_sums`` (计算), ``workbook_pages`` (依据, 填写说明) and
this one (评级结果). The same rating and receipt give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

from leverage.rating import chongqing
from leverage.rating.chongqing import MEASURES, TREATMENTS, Dimension, Grade, Stage, Status
from leverage.rating.layout import NO, RESULT, SHEETS
from leverage.rating.score import Rating, rate
from leverage.rating.scorecard import Scorecard, maxima, shown
from leverage.report.excel.book import Book, Column, Formula, Page
from leverage.report.rating import tables as told
from leverage.report.rating.workbook_inputs import Inputs, protect
from leverage.report.rating.workbook_pages import write_guide, write_sources
from leverage.report.rating.workbook_sums import Sums
from leverage.report.words import UNKNOWN
from leverage.terms.texts import Language, Text

_FIRST_LINE = 4
_NONE = Text("—", "—")
_YES, _NO = Text("符合", "met"), Text("不符合", "not met")
_UNREADABLE = Text("填写有误", "invalid")
_LAST_DAY = "DATE(2200,1,1)"  # above it stand days pasted as numbers, as 20251231
_RATED = Text("参评", "rated")
_TEMPLATE_DATE = datetime(
    2025, 6, 15, tzinfo=UTC
)  # the day of the measures: the template's bytes depend on nothing else


def write_template(path: Path, *, language: Language) -> None:
    """Write the worksheet with nothing filled in."""
    _write(rate(Scorecard(), _TEMPLATE_DATE.date()), path, language, None)


def write_rating(rating: Rating, path: Path, *, language: Language, receipt: Mapping[str, str]) -> None:
    """Write the worksheet of a rating. ``receipt`` holds tool, rulebook, input and checked_at, as in the JSON."""
    _write(rating, path, language, receipt)


def _write(rating: Rating, path: Path, language: Language, receipt: Mapping[str, str] | None) -> None:
    book = Book(path, language, "元", SHEETS)
    inputs = Inputs(book, rating.card)
    sums = Sums(book, rating, inputs)
    _Result(book, rating, inputs, sums, receipt)
    write_sources(book)
    write_guide(book)
    for page in book.pages.values():
        if page.name != RESULT:
            page.fit()
    title = Text("重庆小额贷款公司监管评级", "Supervisory rating, Chongqing")
    book.close(book.say(title), datetime.fromisoformat(receipt["checked_at"]) if receipt else _TEMPLATE_DATE)


class _Result:
    """The sheet 评级结果: what the company is rated, why, how far the next grade is, what the grade brings, and the signatures."""

    def __init__(
        self, book: Book, rating: Rating, inputs: Inputs, sums: Sums, receipt: Mapping[str, str] | None
    ) -> None:
        self.book, self.rating, self.inputs, self.sums, self.receipt = book, rating, inputs, sums, receipt
        self.page: Page = book.pages[RESULT]
        self.heights: dict[int, float] = {0: 28, 1: 20}
        self.row = _FIRST_LINE
        for column, width in enumerate((27, 13, 16, 16, 17, 17, 17)):
            self.page.width(column, width)
        self.page.sheet.hide_gridlines(2)
        self._head()
        self._verdict()
        self._dimensions()
        self._chart()
        self._treatment()
        self._notes()
        self._proof()
        self._signatures()
        self.page.line(self.row, 0, 6, chongqing.NO_ADVERTISING)
        self.page.printed(landscape=False, pages=1)
        self.page.sheet.activate()
        protect(self.page)
        self.page.fit(self.heights)

    def say(self, text: Text) -> str:
        """A word as a string in a formula."""
        return self.book.quoted(text)

    def _head(self) -> None:
        self.page.put(0, 0, Text("重庆小额贷款公司监管评级", "Supervisory rating, Chongqing"), "title")
        name = self.inputs.item("name")
        unnamed = Text("（未填公司名称）", "(company not named)")
        self.page.put(1, 0, Formula(f'=IF({name}="",{self.say(unnamed)},{name})', told.name_of(self.rating)), "company")
        self.page.put(
            2,
            0,
            Text(
                f"《{MEASURES.title.zh}》（{MEASURES.number}），{MEASURES.effective} 起施行",
                f"{MEASURES.title.en} ({MEASURES.number}), in force from {MEASURES.effective}",
            ),
            "plain",
        )

    def _line(self, label: Text, formula: str, value: Text | str | Fraction, style: str = "centre") -> str:
        """A labelled cell; its address."""
        self.page.put(self.row, 0, label, "label")
        self.page.put(self.row, 1, Formula(formula, value), style)
        self.row += 1
        return self.page.at(self.row - 1, 1)

    def _verdict(self) -> None:
        rating, say = self.rating, self.say
        self._section(Text("结论", "Result"))
        elig = rating.eligibility
        registered, opened, period = (self.inputs.item(key) for key in ("registered_in", "opened_on", "period_end"))
        status = self.inputs.item("status")
        here = f'OR(LEFT({registered},2)="重庆",LOWER(LEFT({registered},9))="chongqing",{registered}="CN-CQ")'
        states = ",".join(f"{status}={say(each.label)}" for each in Status)
        days = f"AND(ISNUMBER({opened}),ISNUMBER({period}),MAX({opened},{period})<{_LAST_DAY})"
        full = f"DATE(YEAR({opened})+IF(AND(MONTH({opened})=1,DAY({opened})=1),0,1),12,31)"
        conditions = (
            (Text("在重庆注册", "registered in Chongqing"), f'{registered}=""', "TRUE", here, elig.registered),
            (
                Text("满一个完整会计年度", "open for a full fiscal year"),
                f'OR({opened}="",{period}="")',
                days,
                f"{period}>={full}",
                elig.open_long_enough,
            ),
            (
                Text("不在退出、重组、清算等", "neither leaving nor gone"),
                f'{status}=""',
                f"OR({states})",
                f"{status}={say(Status.OPERATING.label)}",
                elig.operating,
            ),
        )
        words = {True: _YES, False: _NO, None: UNKNOWN}
        first = self.row
        for label, blank, readable, holds, value in conditions:
            formula = (
                f"=IF({blank},{say(UNKNOWN)},IF({readable},IF({holds},{say(_YES)},{say(_NO)}),{say(_UNREADABLE)}))"
            )
            self._line(label, formula, words[value])
        cells = f"{self.page.at(first, 1)}:{self.page.at(self.row - 1, 1)}"
        formula = (
            f"=IF(COUNTIF({cells},{say(_NO)})>0,{say(told.NOT_RATED)},"
            f"IF(COUNTIF({cells},{say(_YES)})<{len(conditions)},{say(UNKNOWN)},{say(_RATED)}))"
        )
        rated = {True: _RATED, False: told.NOT_RATED, None: UNKNOWN}[elig.eligible]
        self.eligible = self._line(Text("是否参评（第三条）", "rated at all (article 3)"), formula, rated, "outcome")
        self._score()

    def _score(self) -> None:
        rating, say, sums = self.rating, self.say, self.sums
        given = {stage: sums.given(stage) for stage in Stage}
        stage = f"IF({given[Stage.MUNICIPAL]}>0,3,IF({given[Stage.DISTRICT]}>0,2,1))"
        names = ",".join(say(each.label) for each in Stage)
        self._line(Text("阶段", "stage"), f"=CHOOSE({stage},{names})", rating.result.stage.label)
        lows = ",".join(sums.low(None, each) for each in Stage)
        highs = ",".join(sums.high(None, each) for each in Stage)
        total = rating.result.total
        low = self._line(Text("得分下限", "score, at the least"), f"=CHOOSE({stage},{lows})", total.low, "number")
        high = self._line(Text("得分上限", "score, at the most"), f"=CHOOSE({stage},{highs})", total.high, "number")
        excess = ",".join(f"{sums.low(each, of)}>{each.weight}" for each in Dimension for of in Stage)
        checks = f"{self.inputs.unreadable()}+{sums.overwritten()}+{sums.contradicted()}+IF(OR({excess}),1,0)"
        label = Text("填写有误、公式被改（处）", "entries invalid, formulas changed")
        wrong = f"{self._line(label, f'=IFERROR({checks},1)', Fraction(0))}<>0"
        score = self._line(
            Text("综合得分", "score"),
            f"=IF({wrong},{say(_UNREADABLE)},IF({low}={high},{low},{say(UNKNOWN)}))",
            UNKNOWN if rating.score is None else rating.score,
            "key",
        )
        one, other = _grade(low), _grade(high)
        not_rated = f"{self.eligible}={say(told.NOT_RATED)}"
        more = f"{self.inputs.item('deductions_stated')}={say(NO)}"  # deductions that are not listed: the score can only be lower
        grade = self._line(
            Text("等级（按得分）", "grade by score"),
            f"=IF({not_rated},{say(told.NOT_RATED)},"
            f"IF({wrong},{say(_UNREADABLE)},IF({more},{say(UNKNOWN)},IF({one}={other},{one},{say(UNKNOWN)}))))",
            self._word(rating.grade, UNKNOWN),
            "verdict",
        )
        self.heights[self.row - 1] = 32
        grounds = self._line(
            Text("第十二条情形（项）", "grounds of article 12"),
            f'=SUMPRODUCT(({self.inputs.found}<>"")*({self.inputs.found}<>{say(NO)}))',
            Fraction(len(rating.card.grounds)),
        )
        possible = rating.possible
        self.lowest = self._line(
            Text("可能的最低等级", "lowest grade possible"),
            f'=IF(OR({not_rated},{wrong}),{say(_NONE)},IF(OR({grounds}>0,{more}),"D",{one}))',
            self._word(possible[-1] if possible else None, _NONE),
        )
        self.highest = self._line(
            Text("可能的最高等级", "highest grade possible"),
            f"=IF(OR({not_rated},{wrong}),{say(_NONE)},{other})",
            self._word(possible[0] if possible else None, _NONE),
        )
        self._distance(grade, score)

    def _word(self, grade: Grade | None, blank: Text) -> Text | str:
        if grade is not None:
            return grade.value
        return told.NOT_RATED if blank is UNKNOWN and self.rating.eligibility.eligible is False else blank

    def _distance(self, grade: str, score: str) -> None:
        rating, say = self.rating, self.say
        a, b, c = (each.floor for each in (Grade.A, Grade.B, Grade.C))
        known = f"AND(ISNUMBER({score}),LEN({grade})=1)"
        lacking = f"IF({score}>={a},{say(_NONE)},IF({score}>={b},{a}-{score},IF({score}>={c},{b}-{score},{c}-{score})))"
        spare = f"IF({score}>={a},{score}-{a},IF({score}>={b},{score}-{b},IF({score}>={c},{score}-{c},{say(_NONE)})))"
        self._line(
            Text("距上一等级（分）", "points to the next grade"),
            f"=IF({known},{lacking},{say(_NONE)})",
            rating.to_next.points if rating.to_next else _NONE,
        )
        self._line(
            Text("高于本等级下限（分）", "points above the floor"),
            f"=IF({known},{spare},{say(_NONE)})",
            _NONE if rating.margin is None else rating.margin,
        )
        self.row += 1

    def _section(self, title: Text) -> None:
        self.page.put(self.row, 0, title, "section")
        self.row += 1

    def _dimensions(self) -> None:
        say, sums = self.say, self.sums
        self._section(Text("各维度与各阶段", "Dimensions and stages"))
        columns = [
            Column("dimension", Text("维度", "dimension"), 0),
            Column("weight", Text("权重", "weight"), 0),
            *(Column(stage, stage.label, 0) for stage in Stage),
            Column("maxima", Text("指标满分合计", "sum of maxima"), 0),
            Column("check", Text("指标表核对", "indicator table"), 0),
        ]
        self.page.heads(self.row, columns)
        self.first = self.row + 1
        for dimension in Dimension:
            self.row += 1
            self.page.put(self.row, 0, dimension.label, "label")
            self.page.put(self.row, 1, dimension.weight, "centre")
            self._stages(dimension)
            rows, without, total = sums.maxima(dimension)
            weight = self.page.at(self.row, 1)
            held = self.rating.card.rows(dimension)
            listed = sum((row.maximum for row in held if row.maximum is not None), Fraction(0))
            self.page.put(self.row, 5, Formula(f"={total}", listed), "centre")
            whole, lacking = Text("与权重一致", "equals the weight"), Text("有指标缺满分", "a maximum is missing")
            no_rows, short = Text("没有指标行", "no indicators"), Text("少于权重", "below the weight")
            over = Text("超过权重", "above the weight")
            formula = (
                f"=IF({rows}=0,{say(no_rows)},IF({without}>0,{say(lacking)},"
                f"IF({total}={weight},{say(whole)},IF({total}<{weight},{say(short)},{say(over)}))))"
            )
            known = maxima(held)
            value = no_rows if not held else lacking if known is None else whole if known == dimension.weight else short
            self.page.put(self.row, 6, Formula(formula, value))
        self.row += 1
        self.page.put(self.row, 0, Text("扣分（计入）", "taken off (counted)"), "label")
        self.page.put(self.row, 1, None)
        for place, stage in enumerate(Stage):
            taken, given = sums.deducted(stage), sums.given(stage)
            off = -sums.scores[stage].deducted if self.rating.card.given(stage) else _NONE
            self.page.put(self.row, 2 + place, Formula(f"=IF({given}=0,{say(_NONE)},-{taken})", off), "centre")
        self.row += 1
        self.page.put(self.row, 0, Text("综合得分", "score"), "label")
        self.page.put(self.row, 1, chongqing.FULL_SCORE, "centre")
        self._stages(None)
        self.row += 1
        self.page.put(self.row, 0, Text("等级（按得分）", "grade by score"), "label")
        self.page.put(self.row, 1, None)
        for place, stage in enumerate(Stage):
            one, other = _grade(sums.low(None, stage)), _grade(sums.high(None, stage))
            formula = f"=IF({sums.given(stage)}=0,{say(_NONE)},IF({one}={other},{one},{say(UNKNOWN)}))"
            low, high = sums.scores[stage].grades
            grade: Text | str = low.value if low is high else UNKNOWN
            grade = grade if self.rating.card.given(stage) else _NONE
            self.page.put(self.row, 2 + place, Formula(formula, grade), "outcome")
        self.row += 2

    def _stages(self, dimension: Dimension | None) -> None:
        """The points of a dimension, or of the whole, at each stage: a figure, or the range while some are blank."""
        for place, stage in enumerate(Stage):
            low, high = self.sums.low(dimension, stage), self.sums.high(dimension, stage)
            formula = (
                f"=IF({self.sums.given(stage)}=0,{self.say(_NONE)},"
                f'IF({low}={high},{low},{self.say(UNKNOWN)}&" "&{low}&"~"&{high}))'
            )
            score = self.sums.scores[stage]
            span = score.total if dimension is None else score.dimensions[dimension]
            value: Text | Fraction = Text(
                f"{UNKNOWN.zh} {shown(span.low)}~{shown(span.high)}",
                f"{UNKNOWN.en} {shown(span.low)}~{shown(span.high)}",
            )
            if span.exact is not None:
                value = span.exact
            if not self.rating.card.given(stage):
                value = _NONE
            self.page.put(self.row, 2 + place, Formula(formula, value), "centre")

    def _chart(self) -> None:
        """Each dimension: its weight, and the points at each stage. It stands beside the result."""
        last = self.first + len(Dimension) - 1
        chart = self.book.workbook.add_chart({"type": "bar"})
        font = {"name": "Microsoft YaHei", "size": 8}
        series = [(1, Text("权重", "weight"), "#BDC9DE")]
        colours = ("#8FAADC", "#2F5597", "#1F3864")
        series += [
            (2 + place, stage.label, colour) for place, (stage, colour) in enumerate(zip(Stage, colours, strict=True))
        ]
        for column, name, colour in series:
            chart.add_series(
                {
                    "name": self.book.say(name),
                    "categories": [RESULT, self.first, 0, last, 0],
                    "values": [RESULT, self.first, column, last, column],
                    "fill": {"color": colour},
                    "gap": 40,
                }
            )
        title = self.book.say(Text("各维度：权重与得分", "Each dimension: weight and points"))
        chart.set_title({"name": title, "name_font": {**font, "size": 11}, "overlay": False})
        chart.set_y_axis({"reverse": True, "num_font": font, "line": {"color": "#808080"}})
        chart.set_x_axis({"num_font": font, "label_position": "high", "min": 0, "major_gridlines": {"visible": False}})
        chart.set_legend({"position": "bottom", "font": font})
        chart.set_size({"width": 580, "height": 310})
        self.page.sheet.insert_chart(_FIRST_LINE, 2, chart, {"object_position": 2, "x_offset": 12, "y_offset": 4})

    def _treatment(self) -> None:
        self._section(Text("等级的监管安排（●：可能适用）", "What each grade brings (●: may apply)"))
        for grade, treatment in TREATMENTS.items():
            code = f'CODE("{grade.value}")'
            applies = f"AND({code}>=CODE({self.highest}),{code}<=CODE({self.lowest}))"
            formula = f'=IF({self.lowest}={self.say(_NONE)},"-",IF({applies},"●","-"))'
            label = Text(f"{grade.label.zh}（{treatment.article}）", f"{grade.label.en} ({treatment.article})")
            self.page.put(self.row, 0, label, "label")
            self.page.put(self.row, 1, Formula(formula, "●" if grade in self.rating.possible else "-"), "centre")
            says = Text("；".join(each.zh for each in treatment.says), "; ".join(each.en for each in treatment.says))
            self.page.line(self.row, 2, 6, says)
            self.row += 1
        self.page.line(self.row, 0, 6, chongqing.NO_MULTIPLE)
        self.row += 2

    def _notes(self) -> None:
        if self.receipt is None:
            return
        self._section(Text("提示（程序运行时）", "Notes (when the program ran)"))
        standing = (chongqing.NO_ADVERTISING, chongqing.NO_MULTIPLE)
        reasons = self.rating.eligibility.why
        for text in (
            *reasons,
            *self.rating.warnings,
            *(each for each in told.notes(self.rating) if each not in standing),
        ):
            self.page.line(self.row, 0, 6, text)
            self.row += 1
        self.row += 1

    def _proof(self) -> None:
        if self.receipt is None:
            return
        self._section(Text("本表依据", "What it rests on"))
        for label, key in (
            (Text("输入文件 SHA-256", "input SHA-256"), "input"),
            (Text("评级规则 SHA-256", "scheme SHA-256"), "rulebook"),
            (Text("程序版本", "program"), "tool"),
            (Text("运行时间", "run at"), "checked_at"),
        ):
            self.page.put(self.row, 0, label, "label")
            self.page.put(self.row, 1, self.receipt[key], "left")
            self.row += 1
        self.row += 1

    def _signatures(self) -> None:
        self._section(Text("签署", "Sign-off"))
        heads = (Text("职责", "role"), Text("姓名", "name"), Text("签字", "signature"), Text("日期", "date"))
        for column, head in enumerate(heads):
            self.page.put(self.row, column, head, "label")
        for role in (Text("编制", "prepared by"), Text("复核", "reviewed by"), Text("批准", "approved by")):
            self.row += 1
            self.heights[self.row] = 24
            self.page.put(self.row, 0, role, "label")
            for column in (1, 2, 3):
                self.page.put(self.row, column, None, "fill_text")
        self.row += 2


def _grade(score: str) -> str:
    """The grade of the score in a cell, as part of a formula."""
    a, b, c = (each.floor for each in (Grade.A, Grade.B, Grade.C))
    return f'IF({score}>={a},"A",IF({score}>={b},"B",IF({score}>={c},"C","D")))'
