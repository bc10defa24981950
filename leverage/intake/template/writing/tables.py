"""The tables of the input workbook: balance sheet, ledger, shareholders."""

from __future__ import annotations

from typing import Any

from leverage.intake.template import layout
from leverage.intake.template.writing.paper import WIDTHS, choice, dates, new_sheet
from leverage.terms.channels import Channel

LEDGER_ROWS = 60
SHAREHOLDER_ROWS = 30


_ASSETS = (
    "货币资金",
    "存出保证金",
    "交易性金融资产",
    "买入返售金融资产",
    "应收利息",
    "预付账款",
    "其他应收款",
    "发放贷款",
    "减：贷款损失准备",
    "发放贷款净额",
    "债权投资",
    "长期股权投资",
    "抵债资产",
    "固定资产",
    "使用权资产",
    "无形资产",
    "长期待摊费用",
    "递延所得税资产",
    "其他资产",
)
_LIABILITIES = (
    "短期借款",
    "向中央银行借款",
    "拆入资金",
    "卖出回购金融资产款",
    "交易性金融负债",
    "应付账款",
    "预收账款",
    "应付职工薪酬",
    "应交税费",
    "应付利息",
    "应付利润",
    "其他应付款",
    "一年内到期的非流动负债",
    "其他流动负债",
    "长期借款",
    "应付债券",
    "租赁负债",
    "长期应付款",
    "专项应付款",
    "预计负债",
    "递延收益",
    "递延所得税负债",
    "担保赔偿准备",
    "其他负债",
)
_EQUITY = (
    "实收资本（或股本）",
    "其他权益工具",
    "资本公积",
    "减：库存股",
    "其他综合收益",
    "盈余公积",
    "一般风险准备",
    "未分配利润",
)


def write_balance(book: Any, styles: dict[str, Any]) -> None:
    """The lines of a balance sheet, to be copied from the statement."""
    sheet = new_sheet(
        book, styles, layout.BALANCE, "资产负债表（金额单位和报告日期见“公司信息”）", (30, 18, 18, 34, 18, 18), row=1
    )
    for column, head in enumerate(("资产", "期末余额", "年初余额", "负债和所有者权益", "期末余额", "年初余额")):
        sheet.write_string(1, column, head, styles["head"])
    right = (*_LIABILITIES, "负债合计", *_EQUITY, "所有者权益合计", "负债和所有者权益总计")
    left = (*_ASSETS, *("",) * (len(right) - len(_ASSETS) - 1), "资产总计")
    for row, (one, other) in enumerate(zip(left, right, strict=True), start=2):
        for column, words in ((0, one), (3, other)):
            sheet.write_string(row, column, words, styles["head" if words.endswith(("合计", "总计")) else "label"])
            for figure in (column + 1, column + 2):
                sheet.write_blank(row, figure, None, styles["amount" if words else "label"])


def write_ledger(book: Any, styles: dict[str, Any], channels: tuple[Channel, ...], *, rows: int = LEDGER_ROWS) -> None:
    """The funding ledger, and the statement that it is complete."""
    title = "融资明细（每笔一行；金额单位见“公司信息”）"
    sheet = new_sheet(book, styles, layout.LEDGER, title, WIDTHS, row=1, wide=True)
    for column, head in enumerate(layout.LEDGER_COLUMNS):
        sheet.write_string(1, column, head, styles["head"])
    first, last = 2, 1 + rows
    for row in range(first, last + 1):
        for column, style in enumerate(("text", "text", "amount", "date", "date", "rate", "text", "text")):
            sheet.write_blank(row, column, None, styles[style])
    choice(sheet, first, 0, f"='列表'!$A$1:$A${len(channels)}", last=last)
    choice(sheet, first, 6, [layout.ON_SHEET, layout.OFF_SHEET], last=last)
    for column in (3, 4):
        dates(sheet, first, column, last)
    sheet.data_validation(
        first,
        2,
        last,
        2,
        {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": "请填写不小于零的数字"},
    )
    sheet.data_validation(
        first,
        5,
        last,
        5,
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 1,
            "error_message": "请填写利率，如 6.5%",
        },
    )
    sheet.write_string(last + 1, 0, layout.ALL_FUNDING, styles["head"])
    sheet.write_blank(last + 1, 1, None, styles["text"])
    choice(sheet, last + 1, 1, [layout.YES, layout.NO])


def write_shareholders(book: Any, styles: dict[str, Any], *, rows: int = SHAREHOLDER_ROWS) -> None:
    """The list of shareholders."""
    sheet = new_sheet(book, styles, layout.SHAREHOLDERS, "股东（金额单位见“公司信息”）", (36, 12, 12, 20), row=1)
    for column, head in enumerate(layout.SHAREHOLDER_COLUMNS):
        sheet.write_string(1, column, head, styles["head"])
    for row in range(2, 2 + rows):
        for column, style in enumerate(("text", "text", "rate", "amount")):
            sheet.write_blank(row, column, None, styles[style])
    choice(sheet, 2, 1, list(layout.KINDS), last=1 + rows)


def write_lists(book: Any, channels: tuple[Channel, ...]) -> None:
    """The channels of the ledger's drop-down list: a list in the cell itself may not exceed 255 characters."""
    sheet = book.add_worksheet("列表")
    sheet.hide()
    for row, channel in enumerate(channels):
        sheet.write_string(row, 0, channel.label.zh)
