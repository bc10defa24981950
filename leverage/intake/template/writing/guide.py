"""How the input workbook is filled in, with an example of the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from leverage.intake.template import layout
from leverage.intake.template.writing.paper import WIDTHS, lines_of, new_sheet
from leverage.terms.texts import Language, Text

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


def write_guide(book: Any, styles: dict[str, Any], language: Language) -> None:
    """The sheet of instructions; it is never read."""
    sheet = new_sheet(book, styles, layout.GUIDE, layout.GUIDE, WIDTHS, row=0, wide=True)
    last, row = len(WIDTHS) - 1, 1
    for line in _GUIDE:
        text = line.of(language)
        sheet.merge_range(row, 0, row, last, text, styles["plain"])
        sheet.set_row(row, 18 * lines_of(text, sum(WIDTHS)))
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
