"""The program's own reports, given back as input: recognised by their sheets, and told what to give instead."""

from __future__ import annotations

from leverage.intake.files.cells import Book
from leverage.intake.files.content import refuse

_WORKPAPER = frozenset({"结论", "逐条核对", "渠道余量", "数据"})
_RATING = frozenset({"评级结果", "维度评分", "指标评分", "扣分事项"})


def refuse_own_report(book: Book) -> None:
    """InputError for a workpaper or a rating worksheet in the place of a company's figures."""
    names = {sheet.name for sheet in book.sheets}
    if names >= _WORKPAPER:
        raise refuse(
            "这是本程序输出的核对底稿，不是公司的资产负债表或填好的模板",
            "this is a workpaper that this program wrote, not a balance sheet or the template filled in",
            "请改用底稿“数据”页所列的原始文件",
            "give the file that its sheet 数据 names",
            "结论",
        )
    if names >= _RATING:
        raise refuse(
            "这是监管评级的打分表，不是公司的资产负债表或填好的模板",
            "this is the worksheet of a supervisory rating, not a balance sheet or the template filled in",
            "评级请用 leverage rate；核对融资杠杆请提供资产负债表",
            "use leverage rate for the rating; give the balance sheet to check funding leverage",
            "评级结果",
        )
