"""The rating as a workbook (.xlsx): the sheets that were filled in, and the result as live formulas over them; blank, it is the template.

One module for each part: ``excel_rating_inputs`` (what is filled in), ``excel_rating_sums`` (计算), and this one (评级结果, 依据, 填写说明). The same
rating and receipt give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

from leverage.rating import chongqing
from leverage.rating.chongqing import MEASURES, TREATMENTS, Dimension, Grade, Stage, Status
from leverage.rating.layout import GUIDE, RESULT, SHEETS, SOURCES, YES
from leverage.rating.score import Rating, rate
from leverage.rating.scorecard import Scorecard, maxima, shown
from leverage.report import rating as told
from leverage.report.excel_book import Book, Column, Formula, Page
from leverage.report.excel_rating_inputs import Inputs, protect
from leverage.report.excel_rating_sums import Sums
from leverage.report.words import UNKNOWN
from leverage.texts import Language, Text

_NONE = Text("—", "—")
_YES, _NO = Text("符合", "met"), Text("不符合", "not met")
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
    _sources(book)
    _guide(book)
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
        self.row = 3
        for column, width in enumerate((27, 13, 16, 16, 17, 17, 17)):
            self.page.width(column, width)
        self.page.sheet.hide_gridlines(2)
        self._head()
        self._verdict()
        self._dimensions()
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
        unnamed = Text("(未填公司名称)", "(company not named)")
        self.page.put(1, 0, Formula(f'=IF({name}="",{self.say(unnamed)},{name})', told.name_of(self.rating)), "company")
        self.page.put(
            2,
            0,
            Text(
                f"《{MEASURES.title.zh}》({MEASURES.number}),{MEASURES.effective} 起施行",
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
        full = f"DATE(YEAR({opened})+IF(AND(MONTH({opened})=1,DAY({opened})=1),0,1),12,31)"
        conditions = (
            (Text("在重庆注册", "registered in Chongqing"), f'{registered}=""', here, elig.registered),
            (
                Text("满一个完整会计年度", "open for a full fiscal year"),
                f'OR({opened}="",{period}="")',
                f"{period}>={full}",
                elig.open_long_enough,
            ),
            (
                Text("不在退出、重组、清算等", "neither leaving nor gone"),
                f'{status}=""',
                f"{status}={say(Status.OPERATING.label)}",
                elig.operating,
            ),
        )
        words = {True: _YES, False: _NO, None: UNKNOWN}
        first = self.row
        for label, blank, holds, value in conditions:
            formula = f"=IF({blank},{say(UNKNOWN)},IF({holds},{say(_YES)},{say(_NO)}))"
            self._line(label, formula, words[value])
        cells = f"{self.page.at(first, 1)}:{self.page.at(self.row - 1, 1)}"
        formula = (
            f"=IF(COUNTIF({cells},{say(_NO)})>0,{say(told.NOT_RATED)},"
            f"IF(COUNTIF({cells},{say(UNKNOWN)})>0,{say(UNKNOWN)},{say(_RATED)}))"
        )
        rated = {True: _RATED, False: told.NOT_RATED, None: UNKNOWN}[elig.eligible]
        self.eligible = self._line(Text("是否参评(第三条)", "rated at all (article 3)"), formula, rated, "outcome")
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
        score = self._line(
            Text("综合得分", "score"),
            f"=IF({low}={high},{low},{say(UNKNOWN)})",
            UNKNOWN if rating.score is None else rating.score,
            "key",
        )
        one, other = _grade(low), _grade(high)
        not_rated = f"{self.eligible}={say(told.NOT_RATED)}"
        grade = self._line(
            Text("等级(按得分)", "grade by score"),
            f"=IF({not_rated},{say(told.NOT_RATED)},IF({one}={other},{one},{say(UNKNOWN)}))",
            self._word(rating.grade, UNKNOWN),
            "verdict",
        )
        self.heights[self.row - 1] = 32
        grounds = self._line(
            Text("第十二条情形(项)", "grounds of article 12"),
            f"=COUNTIF({self.inputs.found},{say(YES)})",
            Fraction(len(rating.card.grounds)),
        )
        possible = rating.possible
        self.lowest = self._line(
            Text("可能的最低等级", "lowest grade possible"),
            f'=IF({not_rated},{say(_NONE)},IF({grounds}>0,"D",{one}))',
            self._word(possible[-1] if possible else None, _NONE),
        )
        self.highest = self._line(
            Text("可能的最高等级", "highest grade possible"),
            f"=IF({not_rated},{say(_NONE)},{other})",
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
            Text("距上一等级(分)", "points to the next grade"),
            f"=IF({known},{lacking},{say(_NONE)})",
            rating.to_next.points if rating.to_next else _NONE,
        )
        self._line(
            Text("高于本等级下限(分)", "points above the floor"),
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
        self.page.put(self.row, 0, Text("扣分(计入)", "taken off (counted)"), "label")
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
        self.page.put(self.row, 0, Text("等级(按得分)", "grade by score"), "label")
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

    def _treatment(self) -> None:
        self._section(Text("等级的监管安排(●:可能适用)", "What each grade brings (●: may apply)"))
        for grade, treatment in TREATMENTS.items():
            code = f'CODE("{grade.value}")'
            applies = f"AND({code}>=CODE({self.highest}),{code}<=CODE({self.lowest}))"
            formula = f'=IF({self.lowest}={self.say(_NONE)},"-",IF({applies},"●","-"))'
            label = Text(f"{grade.label.zh}({treatment.article})", f"{grade.label.en} ({treatment.article})")
            self.page.put(self.row, 0, label, "label")
            self.page.put(self.row, 1, Formula(formula, "●" if grade in self.rating.possible else "-"), "centre")
            says = Text(";".join(each.zh for each in treatment.says), "; ".join(each.en for each in treatment.says))
            self.page.line(self.row, 2, 6, says)
            self.row += 1
        self.page.line(self.row, 0, 6, chongqing.NO_MULTIPLE)
        self.row += 2

    def _notes(self) -> None:
        if self.receipt is None:
            return
        self._section(Text("提示(程序运行时)", "Notes (when the program ran)"))
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


def _sources(book: Book) -> None:
    """The sheet 依据: the measures, article by article, in our own words."""
    page = book.pages[SOURCES]
    columns = (
        Column("article", Text("条款", "article"), 22),
        Column("says", Text("内容(非原文)", "what it says (not verbatim)"), 100),
    )
    page.widths(columns)
    page.put(0, 0, Text("依据", "Sources"), "title")
    page.line(
        1,
        0,
        1,
        Text(
            f"《{MEASURES.title.zh}》({MEASURES.number}),{MEASURES.issuer.zh},{MEASURES.issued} 印发,"
            f"{MEASURES.effective} 起施行;核实至 {MEASURES.verified_on}。",
            f"{MEASURES.title.en} ({MEASURES.number}), {MEASURES.issuer.en}, issued {MEASURES.issued}, in force from {MEASURES.effective}; last "
            f"verified {MEASURES.verified_on}.",
        ),
    )
    page.heads(2, columns)
    rows = [*chongqing.ARTICLES, *((f"第十一条 {grade.value}", grade.meaning) for grade in Grade)]
    for row, (article, says) in enumerate(rows, 3):
        page.put(row, 0, article)
        page.put(row, 1, says)
    page.sheet.freeze_panes(3, 0)
    page.printed(repeat=(2, 2))
    protect(page)


_GUIDE: tuple[Text, ...] = (
    Text(
        "1. 填写“评级信息”“维度评分”或“指标评分”“扣分事项”“下调情形”中的黄色单元格;“评级结果”和“计算”是公式,随填随变。",
        "1. Fill in the yellow cells of 评级信息, 维度评分 or 指标评分, 扣分事项 and 下调情形. 评级结果 and 计算 are formulas and follow.",
    ),
    Text(
        "2. 空白不是零:未评的指标留空,得分显示为范围;评了不得分的填 0。",
        "2. Blank is not zero: leave blank what was not scored, and the score shows as a range; 0 means that no points were given.",
    ),
    Text(
        "3. 评级指标表未公开。请按公司手中的指标表填写指标、满分和评分依据;“评级结果”核对各维度满分合计是否等于权重。",
        "3. The indicator table was not public: copy indicators, maxima and basis of award from your own. 评级结果 checks whether the maxima add up to "
        "the weights.",
    ),
    Text(
        "4. 自评、初评、复审各占一列,以最后有分数的一列为准;只有复审是监管评级,自评是估计。",
        "4. Self-assessment, the district's assessment and the municipal review have a column each; the latest that holds points is the result. Only "
        "the review is a rating.",
    ),
    Text(
        "5. 同一违规事项写同一名称:只按最高分值减一次。",
        "5. Name the same violation alike: it counts once, at the largest.",
    ),
    Text(
        "6. 第十二条情形使等级成为一个范围:是否下调由监管部门裁量,本表不作决定。",
        "6. A ground of article 12 makes the grade a range: whether it is lowered is the regulator's to decide.",
    ),
    Text("7. 保存后运行:leverage rate chongqing 文件名", "7. Save, then run: leverage rate chongqing FILE"),
    chongqing.NO_ADVERTISING,
)


def _guide(book: Book) -> None:
    """The sheet 填写说明."""
    page = book.pages[GUIDE]
    page.width(0, 110)
    page.put(0, 0, Text("填写说明", "How to fill it in"), "title")
    for row, line in enumerate(_GUIDE, 2):
        page.put(row, 0, line, "wrap")
    page.printed(landscape=False)
    protect(page)
