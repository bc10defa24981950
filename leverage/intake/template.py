"""Write the input workbook, asking only for what the place's rules need.

Round trip: fill the cells in any spreadsheet program (or with openpyxl), save, and ``read_workbook`` reads the file
back. Labels are protected without a password; every cell meant to be filled in is open. Every text is written as a
string, so that none becomes a formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from leverage.channels import Channel, CompanyType, Fact
from leverage.intake import layout
from leverage.money import UNITS
from leverage.texts import Language, Text

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
    "减:贷款损失准备",
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
    "实收资本(或股本)",
    "其他权益工具",
    "资本公积",
    "减:库存股",
    "其他综合收益",
    "盈余公积",
    "一般风险准备",
    "未分配利润",
)

_GUIDE: tuple[Text, ...] = (
    Text(
        "1. 灰色单元格是标题,白色单元格供填写;不清楚的项目留空,不要填 0:空白是“未知”,0 是“没有”。",
        "1. Grey cells are headings, white ones are yours. Leave blank what you do not know: 0 means none.",
    ),
    Text(
        "2. “公司信息”:先选金额单位,本文件全部金额(含资产负债表)都用这一单位。",
        "2. 公司信息: choose the unit first; every amount in the workbook, the balance sheet's too, is in it.",
    ),
    Text(
        "3. “资产负债表”:按报表抄录,三个合计必填;报表中没有的行留空。也可以删去这张表,换成财务软件导出的资产负债表。",
        "3. 资产负债表: copy your statement, totals included, or put the sheet that your program exports here.",
    ),
    Text(
        "4. “融资明细”:每笔融资一行。已出表的资产转让、证券化等标“表外”;对外担保、拆出、自有资金投资也可填列。",
        "4. 融资明细: a row for each loan; 表外 marks what is off the sheet. Guarantees and uses may be listed.",
    ),
    Text(
        "5. 最后回答“以上为全部融资”。答“是”,未列出的渠道即为零,并与报表逐行核对;答“否”,未列出的按未知处理。",
        "5. Then answer 以上为全部融资. 是 (yes): what is not listed is zero, and the sheet must agree; 否: unknown.",
    ),
    Text(
        "6. 批准或备案文号:同一渠道每一笔都有文号的,视为已获批准。",
        "6. 批准或备案文号: a channel whose every loan carries a number counts as approved.",
    ),
    Text(
        "7. “股东”:向公司出借资金的股东,名称须与融资明细中的资金提供方一致。",
        "7. 股东: a shareholder that lends is matched with 资金提供方 by name.",
    ),
    Text("8. 保存后运行:leverage check 文件名", "8. Save, then run: leverage check FILE"),
)


def write_template(
    path: Path, *, place_name: str | None, facts: tuple[Fact, ...], channels: tuple[Channel, ...], language: Language
) -> None:
    """Write the workbook: the facts that the place's rules ask for, the channels offered in the ledger."""
    import xlsxwriter  # noqa: PLC0415  slow to import, needed only here

    with xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        styles = _styles(book)
        _profile(book, styles, place_name, facts, language)
        _balance(book, styles)
        _ledger(book, styles, channels)
        _shareholders(book, styles)
        _guide(book, styles, language)
        _lists(book, channels)


def _styles(book: Any) -> dict[str, Any]:
    base = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
    boxed = base | {"border": 1, "border_color": "#BFBFBF"}
    amount = "#,##0.00;[Red]-#,##0.00"
    return {
        "title": book.add_format(base | {"bold": True, "font_size": 14}),
        "head": book.add_format(boxed | {"bold": True, "bg_color": "#D9D9D9", "align": "center", "text_wrap": True}),
        "label": book.add_format(boxed | {"bg_color": "#F2F2F2"}),
        "note": book.add_format(boxed | {"font_color": "#595959", "text_wrap": True, "bg_color": "#F2F2F2"}),
        "text": book.add_format(boxed | {"locked": False, "num_format": "@"}),
        "amount": book.add_format(boxed | {"locked": False, "num_format": amount}),
        "date": book.add_format(boxed | {"locked": False, "num_format": "yyyy-mm-dd", "align": "left"}),
        "rate": book.add_format(boxed | {"locked": False, "num_format": "0.00%"}),
        "open": book.add_format(boxed | {"locked": False}),
        "plain": book.add_format(base | {"text_wrap": True, "valign": "top"}),
    }


def _sheet(book: Any, styles: dict[str, Any], name: str, title: str, widths: Sequence[int], *, row: int) -> Any:
    """A protected sheet with a title, column widths, frozen headings, and a page set up for A4."""
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, title, styles["title"])
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(row + 1, 0)
    sheet.repeat_rows(0, row)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect(
        "", {"format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "sort": True}
    )
    return sheet


def _choice(
    sheet: Any, row: int, column: int, source: Sequence[str] | str, *, last: int | None = None, warn: bool = False
) -> None:
    sheet.data_validation(
        row,
        column,
        row if last is None else last,
        column,
        {
            "validate": "list",
            "source": source,
            "error_type": "warning" if warn else "stop",
            "error_title": "请选择",
            "error_message": "请从列表中选择",
        },
    )


def _profile(
    book: Any, styles: dict[str, Any], place_name: str | None, facts: tuple[Fact, ...], language: Language
) -> None:
    sheet = _sheet(book, styles, layout.PROFILE, "公司信息", (30, 34, 60, 4), row=1)
    sheet.set_column(3, 3, 4, None, {"hidden": True})
    for column, head in enumerate(layout.PROFILE_COLUMNS):
        sheet.write_string(1, column, head, styles["head"])
    row = 2
    for item in layout.ITEMS:
        _item(sheet, styles, row, label=item.label, note=item.note.of(language), key=item.key)
        style = {
            "report_date": "date",
            "registered_capital": "amount",
            "net_capital": "amount",
            "net_assets": "amount",
            "prior_year_net_assets": "amount",
            "paid_in_capital": "amount",
        }.get(item.key, "text")
        sheet.write_blank(row, 1, None, styles[style])
        if item.key == "place" and place_name:
            sheet.write_string(row, 1, place_name, styles["text"])
        if item.key == "unit":
            sheet.write_string(row, 1, "元", styles["text"])
            _choice(sheet, row, 1, list(UNITS))
        if item.key == "company_type":
            _choice(sheet, row, 1, [kind.label.zh for kind in CompanyType])
        if item.key == "report_date":
            _dates(sheet, row, 1, row)
        row += 1
    for fact in facts:
        if fact.name == "company_type":
            continue
        key = layout.fact_key(fact.name, fact.kind)
        _item(sheet, styles, row, label=fact.label.zh, note=fact.ask.of(language), key=key)
        sheet.write_blank(
            row, 1, None, styles["date" if fact.kind == "date" else "open" if fact.kind == "count" else "text"]
        )
        if fact.kind == "yes_no":
            _choice(sheet, row, 1, [layout.YES, layout.NO])
        elif fact.name == "listing":
            _choice(sheet, row, 1, list(layout.LISTINGS)[:3])
        elif fact.kind == "choice" and fact.values:
            _choice(sheet, row, 1, list(fact.values))
        elif fact.kind == "date":
            _dates(sheet, row, 1, row)
        row += 1


def _item(sheet: Any, styles: dict[str, Any], row: int, *, label: str, note: str, key: str) -> None:
    sheet.write_string(row, 0, label, styles["label"])
    sheet.write_string(row, 2, note, styles["note"])
    sheet.write_string(row, 3, key, styles["note"])


def _dates(sheet: Any, first: int, column: int, last: int) -> None:
    from datetime import date  # noqa: PLC0415

    sheet.data_validation(
        first,
        column,
        last,
        column,
        {
            "validate": "date",
            "criteria": ">=",
            "value": date(1990, 1, 1),
            "error_type": "warning",
            "error_message": "请填写日期,如 2023-12-31",
        },
    )


def _balance(book: Any, styles: dict[str, Any]) -> None:
    sheet = _sheet(
        book, styles, layout.BALANCE, "资产负债表(金额单位和报告日期见“公司信息”)", (30, 18, 18, 34, 18, 18), row=1
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


def _ledger(book: Any, styles: dict[str, Any], channels: tuple[Channel, ...]) -> None:
    sheet = _sheet(book, styles, layout.LEDGER, "融资明细", (36, 30, 18, 13, 13, 11, 11, 30), row=1)
    for column, head in enumerate(layout.LEDGER_COLUMNS):
        sheet.write_string(1, column, head, styles["head"])
    first, last = 2, 1 + LEDGER_ROWS
    for row in range(first, last + 1):
        for column, style in enumerate(("text", "text", "amount", "date", "date", "rate", "text", "text")):
            sheet.write_blank(row, column, None, styles[style])
    _choice(sheet, first, 0, f"='列表'!$A$1:$A${len(channels)}", last=last)
    _choice(sheet, first, 6, [layout.ON_SHEET, layout.OFF_SHEET], last=last)
    for column in (3, 4):
        _dates(sheet, first, column, last)
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
            "error_message": "请填写利率,如 6.5%",
        },
    )
    sheet.write_string(last + 1, 0, layout.ALL_FUNDING, styles["head"])
    sheet.write_blank(last + 1, 1, None, styles["text"])
    _choice(sheet, last + 1, 1, [layout.YES, layout.NO])


def _shareholders(book: Any, styles: dict[str, Any]) -> None:
    sheet = _sheet(book, styles, layout.SHAREHOLDERS, "股东", (36, 12, 12, 20), row=1)
    for column, head in enumerate(layout.SHAREHOLDER_COLUMNS):
        sheet.write_string(1, column, head, styles["head"])
    for row in range(2, 2 + SHAREHOLDER_ROWS):
        for column, style in enumerate(("text", "text", "rate", "amount")):
            sheet.write_blank(row, column, None, styles[style])
    _choice(sheet, 2, 1, list(layout.KINDS), last=1 + SHAREHOLDER_ROWS)


def _guide(book: Any, styles: dict[str, Any], language: Language) -> None:
    sheet = _sheet(book, styles, layout.GUIDE, "填写说明", (110,), row=0)
    for row, line in enumerate(_GUIDE, start=1):
        sheet.write_string(row, 0, line.of(language), styles["plain"])
        sheet.set_row(row, 36)


def _lists(book: Any, channels: tuple[Channel, ...]) -> None:
    """The channels of the ledger's drop-down list: a list in the cell itself may not exceed 255 characters."""
    sheet = book.add_worksheet("列表")
    sheet.hide()
    for row, channel in enumerate(channels):
        sheet.write_string(row, 0, channel.label.zh)
