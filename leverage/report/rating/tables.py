"""The rating in words and as plain tables, for terminal, CSV, Markdown and HTML."""

from __future__ import annotations

import html

from leverage.rating import chongqing
from leverage.rating.chongqing import MEASURES, Dimension
from leverage.rating.score import Rating, StageScore
from leverage.rating.scorecard import Span, shown
from leverage.report import grid
from leverage.report.grid import Cell, Grid
from leverage.report.words import UNKNOWN, visible
from leverage.terms.texts import Language, Text, join, same

_SHOWN = 10  # indicators: those that lack most
NOT_RATED = Text("不参评", "not rated")


def name_of(rating: Rating) -> Text:
    """The company's name, or that none was stated."""
    return same(visible(rating.card.name)) if rating.card.name else Text("（未填公司名称）", "(company not named)")


def why(rating: Rating) -> Text:
    """Why the company is not rated, or why that cannot be told; empty where it is rated."""
    return join(rating.eligibility.why, zh="；", en="; ")


def eligible(rating: Rating) -> Text:
    """Whether the company is rated."""
    word = {True: Text("参评", "rated"), False: NOT_RATED, None: UNKNOWN}[rating.eligibility.eligible]
    return Text(f"{word.zh}：{why(rating).zh}", f"{word.en}: {why(rating).en}") if rating.eligibility.why else word


def points(span: Span) -> Text:
    """Points, or the range in which they lie."""
    if span.exact is not None:
        return same(shown(span.exact))
    return Text(f"待定（{shown(span.low)}~{shown(span.high)}）", f"unknown ({shown(span.low)} to {shown(span.high)})")


def grade(rating: Rating) -> Text:
    """The grade, the range in which it lies, or that the company is not rated."""
    if rating.eligibility.eligible is False:
        return NOT_RATED
    best, worst = rating.possible[0].label, rating.possible[-1].label
    ranged = Text(f"{worst.zh}至{best.zh}", f"{worst.en} to {best.en}")
    if rating.range is None or best == worst:
        return best
    if rating.grade is None or not rating.card.grounds:
        return Text(f"待定，{ranged.zh}", f"unknown, {ranged.en}")
    return Text(
        f"按得分为{best.zh}；有第十二条情形，由监管部门在{ranged.zh}之间裁量",
        f"by score {best.en}; on a ground of article 12 the regulator may settle on {ranged.en}",
    )


def to_next(rating: Rating) -> Text | None:
    """How far the next grade is, and how much may be lost; None where the score or the grade is not known."""
    found, margin = rating.to_next, rating.margin
    told = []
    if found is not None:
        told.append(
            Text(
                f"距{found.grade.label.zh}还差 {shown(found.points)} 分",
                f"{shown(found.points)} points to {found.grade.label.en}",
            )
        )
        if not found.within_reach:
            told.append(Text("不减少扣分就达不到", "out of reach unless a deduction is lifted"))
    if margin == 0:
        told.append(Text("正在本等级下限，再失分即降级", "at the floor of the grade: any further loss costs it"))
    elif margin is not None:
        told.append(
            Text(f"再失分超过 {shown(margin)} 分即降级", f"losing more than {shown(margin)} points costs the grade")
        )
    return join(told, zh="；", en="; ") if told else None


def notes(rating: Rating) -> tuple[Text, ...]:
    """What always goes with a rating; no use in advertising comes last."""
    discretion = (chongqing.DISCRETION,) if rating.card.grounds else ()
    return (rating.result.stage.says, *discretion, chongqing.EVERY, chongqing.NO_MULTIPLE, chongqing.NO_ADVERTISING)


def grids(rating: Rating) -> list[Grid]:
    """The rating as plain tables."""
    found = [_summary(rating), _dimensions(rating)]
    if len(rating.stages) > 1:
        found.append(_stages(rating))
    if rating.result.counted or rating.result.set_aside:
        found.append(_deductions(rating))
    if rating.shortfalls:
        found.append(_shortfalls(rating))
    if rating.card.grounds:
        columns = (("number", Text("序号", "No.")), ("ground", Text("下调情形（第十二条）", "Ground (article 12)")))
        found.append(
            Grid(Text("下调情形", "Grounds for lowering"), columns, [[g.number, g.says] for g in rating.card.grounds])
        )
    if rating.treatment:
        found.append(_treatment(rating))
    told = [*rating.warnings, *(each for each in notes(rating) if each is not rating.result.stage.says)]
    found.append(Grid(Text("提示", "Notes"), (("note", Text("提示", "Note")),), [[each] for each in told]))
    return found


def _summary(rating: Rating) -> Grid:
    card, stage, distance = rating.card, rating.result.stage, to_next(rating)
    rows: list[list[Cell]] = [
        [Text("公司", "Company"), name_of(rating)],
        [Text("评级期末", "End of the period"), card.period_end.isoformat() if card.period_end else UNKNOWN],
        [Text("阶段", "Stage"), Text(f"{stage.label.zh}：{stage.says.zh}", f"{stage.label.en}: {stage.says.en}")],
        [Text("是否参评", "Rated at all"), eligible(rating)],
        [Text("综合得分", "Score"), points(rating.result.total)],
        [Text("等级", "Grade"), grade(rating)],
    ]
    if distance is not None:
        rows.append([Text("等级距离", "Distance"), distance])
    rows.append(
        [
            Text("依据", "Source"),
            Text(f"《{MEASURES.title.zh}》（{MEASURES.number}）", f"{MEASURES.title.en} ({MEASURES.number})"),
        ]
    )
    title = Text("重庆小额贷款公司监管评级", "Supervisory rating, Chongqing")
    return Grid(title, (("item", Text("项目", "Item")), ("content", Text("内容", "Content"))), rows)


def _dimensions(rating: Rating) -> Grid:
    result = rating.result
    rows: list[list[Cell]] = []
    for dimension, span in result.dimensions.items():
        lost = result.lost(dimension)
        rows.append(
            [
                dimension.label,
                dimension.weight,
                points(span),
                None if lost is None else shown(lost),
                _share(result, dimension),
            ]
        )
    if result.counted:
        rows.append([Text("扣分", "deductions"), None, f"-{shown(result.deducted)}", None, None])
    rows.append([Text("合计", "in all"), chongqing.FULL_SCORE, points(result.total), None, None])
    columns = (
        ("dimension", Text("维度", "Dimension")),
        ("weight", Text("权重", "Weight")),
        ("points", Text("得分", "Points")),
        ("lost", Text("失分", "Lost")),
        ("share", Text("得分率", "Share")),
    )
    title = Text(f"维度得分（{result.stage.label.zh}）", f"Points by dimension ({result.stage.label.en})")
    return Grid(title, columns, rows)


def _share(result: StageScore, dimension: Dimension) -> str | None:
    share = result.share(dimension)
    return None if share is None else f"{float(share):.1%}"


def _stages(rating: Rating) -> Grid:
    rows: list[list[Cell]] = []
    for each, change in zip(rating.stages, rating.changes, strict=True):
        low, high = each.grades
        by_score = (
            low.label if low is high else Text(f"{low.label.zh}至{high.label.zh}", f"{low.label.en} to {high.label.en}")
        )
        moved = None if change is None else f"{'+' if change > 0 else ''}{shown(change)}"
        rows.append([each.stage.label, points(each.total), shown(each.deducted), by_score, moved])
    columns = (
        ("stage", Text("阶段", "Stage")),
        ("score", Text("得分", "Score")),
        ("deducted", Text("其中扣分", "Taken off")),
        ("grade", Text("按得分的等级", "Grade")),
        ("change", Text("较前一阶段", "Change")),
    )
    return Grid(Text("各阶段", "Stages"), columns, rows)


def _deductions(rating: Rating) -> Grid:
    result = rating.result
    counts, aside = (
        Text("计入", "counts"),
        Text("不重复计", "counts already"),
    )
    rows: list[list[Cell]] = [
        [each.deduction.item, each.deduction.violation, shown(each.points), told, each.deduction.source]
        for told, group in ((counts, result.counted), (aside, result.set_aside))
        for each in group
    ]
    columns = (
        ("item", Text("扣分项", "Deduction")),
        ("violation", Text("违规事项", "Violation")),
        ("points", Text("分值", "Points")),
        ("counts", Text("是否计入", "Counts")),
        ("source", Text("来源", "From")),
    )
    return Grid(Text("扣分", "Deductions"), columns, rows)


def _shortfalls(rating: Rating) -> Grid:
    rows: list[list[Cell]] = [
        [each.indicator.dimension.label, each.indicator.name, shown(each.points), shown(each.maximum), shown(each.lost)]
        for each in rating.shortfalls[:_SHOWN]
    ]
    columns = (
        ("dimension", Text("维度", "Dimension")),
        ("indicator", Text("指标", "Indicator")),
        ("points", Text("得分", "Points")),
        ("maximum", Text("满分", "Maximum")),
        ("lost", Text("失分", "Lost")),
    )
    more = len(rating.shortfalls) > _SHOWN
    title = Text(
        f"失分最多的{_SHOWN}项指标" if more else "失分的指标",
        f"The {_SHOWN} indicators that lack most" if more else "Indicators short of their maximum",
    )
    return Grid(title, columns, rows)


def _treatment(rating: Rating) -> Grid:
    rows: list[list[Cell]] = [
        [each.grade.label, join(each.says, zh="；", en="; "), each.article] for each in rating.treatment
    ]
    columns = (
        ("grade", Text("等级", "Grade")),
        ("says", Text("监管安排", "What it brings")),
        ("article", Text("条款", "Article")),
    )
    return Grid(Text("等级的监管安排", "What the grade brings"), columns, rows)


def as_html(rating: Rating, language: Language) -> str:
    """One self-contained page."""
    tables = grids(rating)
    body = f"<h1>{html.escape(name_of(rating).of(language))}</h1>" + grid.as_html(tables, language)
    return grid.page(tables[0].title, body, language)
