"""Write the input workbook, asking only for what the place's rules need.

Round trip: fill the cells in any spreadsheet program (or with openpyxl), save, and ``read_workbook`` reads the file
back. Labels are protected without a password; every cell meant to be filled in is open. Every text is written as a
string, so that none becomes a formula.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

from leverage.intake.template import layout
from leverage.law.needed_inputs import Asks
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import OTHER, CompanyType, Fact
from leverage.terms.money import UNITS
from leverage.terms.texts import Language, Text

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

_GUIDE: tuple[Text, ...] = (
    Text(
        "1. 灰色单元格是标题，白色单元格供填写；不清楚的项目留空，不要填 0：空白是“未知”，0 是“没有”。",
        "1. Grey cells are headings, white ones are yours. Leave blank what you do not know: 0 means none.",
    ),
    Text(
        "2. “公司信息”：先选金额单位，本文件全部金额（含资产负债表）都用这一单位。",
        "2. 公司信息: choose the unit first; every amount in the workbook, the balance sheet's too, is in it.",
    ),
    Text(
        "3. “资产负债表”：按报表抄录，三个合计必填；报表中没有的行留空。也可以删去这张表，换成财务软件导出的资产负债表。",
        "3. 资产负债表: copy your statement, totals included; leave blank the lines that it lacks. Or put the sheet that your program exports in its place.",
    ),
    Text(
        "4. “融资明细”：每笔融资一行，行数不够时在中间插入行。已出表的资产转让、证券化等标“表外”；对外担保、拆出、自有资金投资也可填列。",
        "4. 融资明细: a row for each loan; insert rows where there are too few. 表外 marks what is off the sheet. Guarantees and uses may be listed.",
    ),
    Text(
        "5. 最后回答“以上为全部融资”。答“是”，未列出的渠道即为零，并与报表逐行核对；答“否”或留空，未列出的按未知处理。",
        "5. Then answer 以上为全部融资. 是 (yes): what is not listed is zero, and the sheet must agree; 否 (no) or blank: it is unknown.",
    ),
    Text(
        "6. 批准或备案文号：同一渠道每一笔都有文号的，视为已获批准。",
        "6. 批准或备案文号: a channel whose every loan carries a number counts as approved.",
    ),
    Text(
        "7. “股东”（有此表时）：向公司出借资金的股东，名称须与融资明细中的资金提供方一致。",
        "7. 股东 (where that sheet is there): a shareholder that lends is matched with 资金提供方 by name.",
    ),
    Text("8. 保存后运行：leverage check 文件名", "8. Save, then run: leverage check FILE"),
)
_EXAMPLE = Text("融资明细填写示例（仅供参考，不会被读取）", "An example of 融资明细 (for reference; it is not read)")
_EXAMPLES: tuple[tuple[str | float | date, ...], ...] = (
    ("银行借款", "甲银行某支行", 5000, date(2023, 3, 1), date(2024, 3, 1), 0.065, layout.ON_SHEET, ""),
    ("主要法人股东定向借款", "乙投资有限公司", 1500, date(2023, 6, 1), date(2024, 6, 1), 0.06, layout.ON_SHEET, "×金监〔2023〕12号"),
    ("资产证券化", "丙专项计划", 800, date(2023, 9, 1), date(2025, 9, 1), 0.055, layout.OFF_SHEET, "×金监〔2023〕30号"),
)  # fmt: skip
_KINDS_LIKE = {
    "date": Text("（如 2010-05-01）", " (as 2010-05-01)"),
    "count": Text("（如 2；没有填 0）", " (as 2; 0 if none)"),
    "ratio": Text("（如 1.5；未核定填“未核定”）", " (as 1.5; 未核定 if none was set)"),
}
_APPROVED = Text(
    "批准文件载明的金额；规定未定比例，以此为限；没有批准的留空",
    "the amount that the approval names: the text sets no ratio, and this is the limit; blank if none was given",
)
_NO_RULE = Text(
    "可不填：所选规则不用，仅用于核对金额单位和比较各地",
    "optional: no rule here needs it; it tells whether the unit is right and serves to compare places",
)
_WIDTHS = (36, 30, 18, 13, 13, 11, 11, 30)


def write_template(
    path: Path,
    *,
    place_name: str | None,
    place_code: str = "",
    asks: Asks,
    as_of: date | None = None,
    company_type: CompanyType | None = None,
    language: Language,
) -> None:
    """Write the workbook: what ``asks`` names, the place and the kind of company filled in where they are given. ``as_of`` is told in its title; the
    code of the place is marked in the profile, so that a workbook judged as another place's is noticed.
    """
    import xlsxwriter  # noqa: PLC0415  slow to import, needed only here

    with xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        styles = _styles(book)
        given = {"place": place_name, "company_type": company_type and company_type.label.zh}
        title = _title(place_name, as_of, language)
        _profile(book, styles, asks, given, title, place_code, language)
        _balance(book, styles)
        _ledger(book, styles, asks.channels)
        if asks.shareholders:
            _shareholders(book, styles)
        _guide(book, styles, language)
        _lists(book, asks.channels)


def _title(place_name: str | None, as_of: date | None, language: Language) -> str:
    if place_name is None:
        return layout.PROFILE
    on = Text(f"，{as_of}施行的规则", f", rules of {as_of}") if as_of else Text("", "")
    return f"{layout.PROFILE}({place_name}{on.of(language)})"


def _styles(book: Any) -> dict[str, Any]:
    base = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
    boxed = base | {"border": 1, "border_color": "#BFBFBF"}
    amount = "#,##0.00;[Red]-#,##0.00"
    return {
        "title": book.add_format(base | {"bold": True, "font_size": 14}),
        "head": book.add_format(boxed | {"bold": True, "bg_color": "#D9D9D9", "align": "center", "text_wrap": True}),
        "label": book.add_format(boxed | {"bg_color": "#F2F2F2", "text_wrap": True}),
        "note": book.add_format(boxed | {"font_color": "#595959", "text_wrap": True, "bg_color": "#F2F2F2"}),
        "text": book.add_format(boxed | {"locked": False, "num_format": "@"}),
        "amount": book.add_format(boxed | {"locked": False, "num_format": amount}),
        "date": book.add_format(boxed | {"locked": False, "num_format": "yyyy-mm-dd", "align": "left"}),
        "rate": book.add_format(boxed | {"locked": False, "num_format": "0.00%"}),
        "open": book.add_format(boxed | {"locked": False, "align": "left"}),
        "plain": book.add_format(base | {"text_wrap": True, "valign": "top"}),
        "example": book.add_format(boxed | {"italic": True, "font_color": "#7F7F7F"}),
        "example_amount": book.add_format(boxed | {"italic": True, "font_color": "#7F7F7F", "num_format": amount}),
        "example_date": book.add_format(
            boxed | {"italic": True, "font_color": "#7F7F7F", "num_format": "yyyy-mm-dd", "align": "left"}
        ),
        "example_rate": book.add_format(boxed | {"italic": True, "font_color": "#7F7F7F", "num_format": "0.00%"}),
    }


def _sheet(
    book: Any, styles: dict[str, Any], name: str, title: str, widths: Sequence[int], *, row: int, wide: bool = False
) -> Any:
    """A protected sheet with a title, column widths, frozen headings, and a page set up for A4."""
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, title, styles["title"])
    sheet.set_row(0, 24)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(row + 1, 0)
    sheet.repeat_rows(0, row)
    sheet.set_paper(9)
    if wide:
        sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer(f"&L&8{name}&R&8&P / &N")
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
    book: Any,
    styles: dict[str, Any],
    asks: Asks,
    given: dict[str, str | None],
    title: str,
    code: str,
    language: Language,
) -> None:
    sheet = _sheet(book, styles, layout.PROFILE, title, (30, 34, 60, 4), row=1)
    sheet.set_column(3, 3, 4, None, {"hidden": True})
    for column, head in enumerate(layout.PROFILE_COLUMNS):
        sheet.write_string(1, column, head, styles["head"])
    sheet.write_string(1, 3, f"{layout.MARK}{layout.VERSION}", styles["note"])
    if code:
        sheet.write_string(0, 3, f"{layout.PLACE_MARK}{code}", styles["note"])
    row = 2
    for item in layout.ITEMS:
        if not _needed(item.key, asks):
            continue
        note = item.note if item.key not in set(Base) - set(asks.bases) else _NO_RULE
        _item(sheet, styles, row, label=item.label, note=note.of(language), key=item.key)
        style = "amount" if item.key in set(Base) else "date" if item.key == "report_date" else "text"
        sheet.write_blank(row, 1, None, styles[style])
        if words := given.get(item.key):
            sheet.write_string(row, 1, words, styles["text"])
        if item.key == "unit":
            _choice(sheet, row, 1, list(UNITS))
        if item.key == "company_type":
            _choice(sheet, row, 1, [kind.label.zh for kind in CompanyType])
        if item.key == "report_date":
            _dates(sheet, row, 1, row)
        row += 1
    for channel in asks.approved_amounts:
        label = f"批准金额：{channel.label.zh}"
        _item(sheet, styles, row, label=label, note=_APPROVED.of(language), key=f"{layout.AMOUNT_KEY}{channel.value}")
        sheet.write_blank(row, 1, None, styles["amount"])
        row += 1
    for fact in asks.facts:
        if fact.name != "company_type":
            _fact(sheet, styles, row, fact, language)
            row += 1


def _needed(key: str, asks: Asks) -> bool:
    """Whether an item is asked for: the registered capital always, which every company knows."""
    if key in set(Base) - {Base.REGISTERED_CAPITAL}:
        return key in asks.bases
    return asks.approvals if key == "approvals" else True


def _fact(sheet: Any, styles: dict[str, Any], row: int, fact: Fact, language: Language) -> None:
    like = _KINDS_LIKE.get(fact.kind, Text("", ""))
    note = fact.ask.of(language) + like.of(language)
    _item(sheet, styles, row, label=fact.label.zh, note=note, key=layout.fact_key(fact.name, fact.kind))
    style = {"date": "date", "count": "open"}.get(fact.kind, "text")
    sheet.write_blank(row, 1, None, styles[style])
    if fact.kind == "yes_no":
        _choice(sheet, row, 1, [layout.YES, layout.NO])
    elif fact.name == "listing":
        _choice(sheet, row, 1, list(layout.LISTINGS)[: layout.LISTINGS_OFFERED])
    elif fact.kind == "choice" and fact.values:
        _choice(sheet, row, 1, list(fact.values), warn=OTHER in fact.values)
    elif fact.kind == "date":
        _dates(sheet, row, 1, row)


def _item(sheet: Any, styles: dict[str, Any], row: int, *, label: str, note: str, key: str) -> None:
    sheet.write_string(row, 0, label, styles["label"])
    sheet.write_string(row, 2, note, styles["note"])
    sheet.write_string(row, 3, key, styles["note"])
    sheet.set_row(row, 18 * max(_lines(label, 30), _lines(note, 60)))


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many characters; a Chinese character is two wide."""
    return max(1, ceil(sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text) / (width - 2)))


def _dates(sheet: Any, first: int, column: int, last: int) -> None:
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
            "error_message": "请填写日期，如 2023-12-31",
        },
    )


def _balance(book: Any, styles: dict[str, Any]) -> None:
    sheet = _sheet(
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


def _ledger(book: Any, styles: dict[str, Any], channels: tuple[Channel, ...]) -> None:
    title = "融资明细（每笔一行；金额单位见“公司信息”）"
    sheet = _sheet(book, styles, layout.LEDGER, title, _WIDTHS, row=1, wide=True)
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
            "error_message": "请填写利率，如 6.5%",
        },
    )
    sheet.write_string(last + 1, 0, layout.ALL_FUNDING, styles["head"])
    sheet.write_blank(last + 1, 1, None, styles["text"])
    _choice(sheet, last + 1, 1, [layout.YES, layout.NO])


def _shareholders(book: Any, styles: dict[str, Any]) -> None:
    sheet = _sheet(book, styles, layout.SHAREHOLDERS, "股东（金额单位见“公司信息”）", (36, 12, 12, 20), row=1)
    for column, head in enumerate(layout.SHAREHOLDER_COLUMNS):
        sheet.write_string(1, column, head, styles["head"])
    for row in range(2, 2 + SHAREHOLDER_ROWS):
        for column, style in enumerate(("text", "text", "rate", "amount")):
            sheet.write_blank(row, column, None, styles[style])
    _choice(sheet, 2, 1, list(layout.KINDS), last=1 + SHAREHOLDER_ROWS)


def _guide(book: Any, styles: dict[str, Any], language: Language) -> None:
    sheet = _sheet(book, styles, layout.GUIDE, layout.GUIDE, _WIDTHS, row=0, wide=True)
    last, row = len(_WIDTHS) - 1, 1
    for line in _GUIDE:
        text = line.of(language)
        sheet.merge_range(row, 0, row, last, text, styles["plain"])
        sheet.set_row(row, 18 * _lines(text, sum(_WIDTHS)))
        row += 1
    sheet.merge_range(row + 1, 0, row + 1, last, _EXAMPLE.of(language), styles["plain"])
    for column, head in enumerate(layout.LEDGER_COLUMNS):
        sheet.write_string(row + 2, column, head, styles["head"])
    for number, cells in enumerate(_EXAMPLES, row + 3):
        _example(sheet, styles, number, cells)
    version = Text(f"模板版本 {layout.VERSION}", f"template version {layout.VERSION}").of(language)
    sheet.write_string(row + 7, 0, version, styles["plain"])


def _example(sheet: Any, styles: dict[str, Any], row: int, cells: Iterable[str | float | date]) -> None:
    for column, value in enumerate(cells):
        if isinstance(value, date):
            sheet.write_datetime(row, column, value, styles["example_date"])
        elif isinstance(value, str):
            sheet.write_string(row, column, value, styles["example"])
        else:
            sheet.write_number(row, column, value, styles["example_rate" if value < 1 else "example_amount"])


def _lists(book: Any, channels: tuple[Channel, ...]) -> None:
    """The channels of the ledger's drop-down list: a list in the cell itself may not exceed 255 characters."""
    sheet = book.add_worksheet("列表")
    sheet.hide()
    for row, channel in enumerate(channels):
        sheet.write_string(row, 0, channel.label.zh)
