"""What stands in a file and was not read: a second ledger, amounts beside the ledger, figures that are no amounts."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from leverage.intake.files.cells import Book, Sheet
from leverage.intake.sheet.accounts import PAID_IN, is_heading
from leverage.intake.sheet.liabilities import liability_block
from leverage.intake.sheet.report_date import is_signed
from leverage.intake.sheet.statement import Statement
from leverage.intake.template.layout import LEDGER, LEDGER_COLUMNS
from leverage.intake.values.spelling import words
from leverage.terms.texts import Text

_LEDGER_WORDS = frozenset(
    {
        *(words(column) for column in LEDGER_COLUMNS),
        *(
            "融资渠道",
            "融资方式",
            "借款单位",
            "借款人",
            "出借人",
            "出借方",
            "贷款人",
            "贷款银行",
            "融资机构",
            "债权人",
            "资金来源",
        ),
        *("借款余额", "贷款余额", "融资余额", "期末余额", "本金余额", "借款金额", "贷款金额", "融资金额", "借款本金"),
        *(
            "起始日",
            "起始日期",
            "借款日",
            "借款日期",
            "放款日",
            "放款日期",
            "到期日",
            "到期日期",
            "还款日",
            "利率",
            "年化利率",
            "执行利率",
        ),
        *("期限", "担保方式", "合同编号"),
    }
)
_LEAST_WORDS = 4
_HEADING_ROWS = 20


def left_unread(book: Book, own: Collection[str], statement: Statement | None) -> list[Text]:
    """What a reader should know was not taken into account. ``own`` are the sheets of our own workbook."""
    told = []
    for sheet in book.sheets:
        if sheet.name in own or (statement and sheet.name == statement.sheet):
            continue
        if (row := _ledger_row(sheet)) is not None:
            told.append(_second_ledger(sheet, row, LEDGER in own))
    ledger = book.sheet(LEDGER)
    if ledger and LEDGER in own:
        told += _beside_the_ledger(ledger)
    if statement:
        told += _no_amounts(statement)
    return told


def _ledger_row(sheet: Sheet) -> int | None:
    """The row of headings of a sheet that looks like a ledger of funding with something in it."""
    for number, row in enumerate(islice(sheet.rows, _HEADING_ROWS)):
        named = {words(cell) for cell in row if isinstance(cell, str)} & _LEDGER_WORDS
        if len(named) >= _LEAST_WORDS and any(_is_amount(cell) for below in sheet.rows[number + 1 :] for cell in below):
            return number
    return None


def _is_amount(cell: object) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool) and cell != 0


def _second_ledger(sheet: Sheet, row: int, has_own: bool) -> Text:
    where = sheet.ref(row, 0)
    do = Text(
        f"其中的融资请填入“{LEDGER}”" if has_own else "要按渠道核对,请用 leverage template 生成模板,填入“融资明细”",
        f"move its loans to {LEDGER}"
        if has_own
        else "to check by channel, fill in 融资明细 of the workbook that leverage template writes",
    )
    return Text(
        f"{where}:工作表“{sheet.name}”像是融资明细,没有读取;{do.zh}",
        f"{where}: the sheet “{sheet.name}” looks like a ledger of funding and was not read; {do.en}",
    )


def _beside_the_ledger(ledger: Sheet) -> list[Text]:
    """Amounts right of the ledger's columns."""
    headed = [
        column
        for row in ledger.rows[:_HEADING_ROWS]
        if {"渠道", "余额"} <= {words(cell) for cell in row if isinstance(cell, str)}
        for column, cell in enumerate(row)
        if isinstance(cell, str) and words(cell) in {words(name) for name in LEDGER_COLUMNS}
    ]
    if not headed:
        return []
    for row, cells in enumerate(ledger.rows):
        for column, cell in enumerate(cells):
            if column > max(headed) and _is_amount(cell):
                where = ledger.ref(row, column)
                return [
                    Text(
                        f"{where}:融资明细各列之外还有数字,没有读取;请移入表内或删去",
                        f"{where}: there are figures beside the columns of the ledger, which were not read; move them in or delete them",
                    )
                ]
    return []


def _no_amounts(statement: Statement) -> list[Text]:
    """Liability and paid-in lines whose figure is text: they were read as blank."""
    block = liability_block(statement)
    return [
        Text(
            f"{line.closing.ref}:“{line.label}”不是金额:“{line.closing.junk}”,按空白处理",
            f"{line.closing.ref}: “{line.label}” is no amount: “{line.closing.junk}”; read as blank",
        )
        for line in statement.lines
        if line.closing.junk
        and not is_heading(line.words.key)
        and not (is_signed(line.label) and is_signed(line.closing.junk))
        and (line in block or PAID_IN.fullmatch(line.words.key))
    ]
