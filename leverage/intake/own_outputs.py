"""The program's own reports, given back as input: recognised by their sheets, and told what to give instead."""

from __future__ import annotations

from leverage.intake.files.cells import Book
from leverage.intake.questions.layout import is_questions
from leverage.terms.errors import InputError
from leverage.terms.texts import Text

RESULT_SHEETS = ("汇总", "接近限额", "明细")
"""Of a result of ``leverage batch``: the sheets that it always has."""

_WORKPAPER = frozenset({"结论", "逐条核对", "渠道余量", "数据"})
_RATING = frozenset({"评级结果", "维度评分", "指标评分", "扣分事项"})
_COMPARISON = frozenset({"总览", "矩阵", "规则", "缺口"})


class OwnOutput(InputError):  # noqa: N818  it is the word for what it is
    """A file that this program wrote, in the place of a company's figures. Of one file it is refused; among many it is passed over, and told."""


def refuse_own_report(book: Book) -> None:
    """OwnOutput for a workpaper, a rating worksheet, a workbook of questions or another result in the place of a company's figures."""
    names = {sheet.name for sheet in book.sheets}
    if names >= _WORKPAPER:
        raise _own(
            "这是本程序输出的核对底稿，不是公司的资产负债表或填好的模板",
            "this is a workpaper that this program wrote, not a balance sheet or the template filled in",
            "请改用底稿“数据”页所列的原始文件",
            "give the file that its sheet 数据 names",
            "结论",
        )
    if names >= _RATING:
        raise _own(
            "这是监管评级的打分表，不是公司的资产负债表或填好的模板",
            "this is the worksheet of a supervisory rating, not a balance sheet or the template filled in",
            "评级请用 leverage rate；核对融资杠杆请提供资产负债表",
            "use leverage rate for the rating; give the balance sheet to check funding leverage",
            "评级结果",
        )
    if names >= set(RESULT_SHEETS) or names >= _COMPARISON:
        raise _own(
            "这是本程序输出的汇总或比较表，不是公司的资产负债表或填好的模板",
            "this is a summary or comparison that this program wrote, not a balance sheet or the template filled in",
            "请改用各公司的原始文件",
            "give the companies' own files",
            book.sheets[0].name,
        )
    if is_questions(book):
        raise _own(
            "这是 --ask 写出的问题表，不是公司的报表",
            "this is a workbook of questions as --ask writes one, and no statement",
            "请把原来的报表作为文件，用 --answers 给出这份问题表",
            "give the statement as the file, and this workbook by --answers",
            book.sheets[0].name,
        )


def _own(zh: str, en: str, do_zh: str, do_en: str, where: str) -> OwnOutput:
    return OwnOutput(Text(zh, en), Text(do_zh, do_en), where)
