"""The sheets of the rating worksheet that are read beside it: 依据 (the measures, article by article) and 填写说明 (how to fill it in)."""

from __future__ import annotations

from leverage.rating import chongqing
from leverage.rating.articles import ARTICLES
from leverage.rating.chongqing import MEASURES, Grade
from leverage.rating.layout import GUIDE, SOURCES
from leverage.report.excel.book import Book, Column
from leverage.report.rating.workbook_inputs import protect
from leverage.terms.texts import Text


def write_sources(book: Book) -> None:
    """The sheet 依据: the measures, article by article, in our own words."""
    page = book.pages[SOURCES]
    columns = (
        Column("article", Text("条款", "article"), 22),
        Column("says", Text("内容（非原文）", "what it says (not verbatim)"), 100),
    )
    page.widths(columns)
    page.put(0, 0, Text("依据", "Sources"), "title")
    page.line(
        1,
        0,
        1,
        Text(
            f"《{MEASURES.title.zh}》（{MEASURES.number}），{MEASURES.issuer.zh}，{MEASURES.issued} 印发，"
            f"{MEASURES.effective} 起施行；核实至 {MEASURES.verified_on}。",
            f"{MEASURES.title.en} ({MEASURES.number}), {MEASURES.issuer.en}, issued {MEASURES.issued}, in force from {MEASURES.effective}; last "
            f"verified {MEASURES.verified_on}.",
        ),
    )
    page.heads(2, columns)
    rows = [*ARTICLES, *((f"第十一条 {grade.value}", grade.meaning) for grade in Grade)]
    for row, (article, says) in enumerate(rows, 3):
        page.put(row, 0, article)
        page.put(row, 1, says)
    page.sheet.freeze_panes(3, 0)
    page.printed(repeat=(2, 2))
    protect(page)


_GUIDE: tuple[Text, ...] = (
    Text(
        "1. 填写“评级信息”“维度评分”或“指标评分”“扣分事项”“下调情形”中的黄色单元格；“评级结果”和“计算”是公式，随填随变。",
        "1. Fill in the yellow cells of 评级信息, 维度评分 or 指标评分, 扣分事项 and 下调情形. 评级结果 and 计算 are formulas and follow.",
    ),
    Text(
        "2. 空白不是零：未评的指标留空，得分显示为范围；评了不得分的填 0。",
        "2. Blank is not zero: leave blank what was not scored, and the score shows as a range; 0 means that no points were given.",
    ),
    Text(
        "3. 评级指标表未公开。请按公司手中的指标表填写指标、满分和评分依据；“评级结果”核对各维度满分合计是否等于权重。",
        "3. The indicator table was not public: copy indicators, maxima and basis of award from your own. 评级结果 checks whether the maxima add up to "
        "the weights.",
    ),
    Text(
        "4. 自评、初评、复审各占一列，以最后有分数的一列为准；只有复审是监管评级，自评是估计。",
        "4. Self-assessment, the district's assessment and the municipal review have a column each; the latest that holds points is the result. Only "
        "the review is a rating.",
    ),
    Text(
        "5. 同一违规事项写同一名称：只按最高分值减一次。",
        "5. Name the same violation alike: it counts once, at the largest.",
    ),
    Text(
        "6. 第十二条情形使等级成为一个范围：是否下调由监管部门裁量，本表不作决定。",
        "6. A ground of article 12 makes the grade a range: whether it is lowered is the regulator's to decide.",
    ),
    Text("7. 保存后运行：leverage rate chongqing 文件名", "7. Save, then run: leverage rate chongqing FILE"),
    chongqing.NO_ADVERTISING,
)


def write_guide(book: Book) -> None:
    """The sheet 填写说明."""
    page = book.pages[GUIDE]
    page.width(0, 110)
    page.put(0, 0, Text("填写说明", "How to fill it in"), "title")
    for row, line in enumerate(_GUIDE, 2):
        page.put(row, 0, line, "wrap")
    page.printed(landscape=False)
    protect(page)
