"""What stands in a file and was not read: a second ledger, amounts beside or below the ledger, figures that are no amounts.

Funding that nobody read is no funding left out by mistake alone: until somebody says that it is listed where it is read, no statement that all funding is
listed can stand, and no outcome is compliant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from leverage.intake.files.cells import Book, Sheet
from leverage.intake.sheet.accounts import PAID_IN, is_heading
from leverage.intake.sheet.liabilities import liability_block
from leverage.intake.sheet.report_date import is_signed
from leverage.intake.sheet.statement import Statement
from leverage.intake.template.layout import LEDGER, LEDGER_ALSO, LEDGER_COLUMNS
from leverage.intake.values.amounts import decimal
from leverage.intake.values.spelling import words
from leverage.terms.doubts import Doubt, doubt_key
from leverage.terms.texts import Text

_LENDERS = frozenset(
    words(word)
    for word in (
        *(
            "渠道",
            "融资渠道",
            "融资方式",
            "融资类型",
            "融资品种",
            "资金提供方",
            "出借人",
            "出借方",
            "贷款人",
            "贷款银行",
            "贷款行",
            "借款银行",
        ),
        *(
            "融资机构",
            "融资银行",
            "债权人",
            "资金来源",
            "资金方",
            "授信银行",
            "授信机构",
            "融出方",
            "银行名称",
            "受托人",
            "管理人",
        ),
        *("lender", "lenders", "creditor", "lendingbank", "fundingchannel", "sourceoffunds"),
    )
)
"""Headings that only a list of funding has."""
_BORROWERS = frozenset(
    words(word)
    for word in (
        "borrower",
        "borrowers",
        "customer",
        "client",
        "借款人",
        "借款人名称",
        "借款企业",
        "客户",
        "客户名称",
        "客户姓名",
        "贷款客户",
        "借款客户",
        "承租人",
    )
)
"""Headings of the loans that the company itself gave: no funding."""
_LEDGER_WORDS = _LENDERS | frozenset(
    words(word)
    for word in (
        *LEDGER_COLUMNS, *LEDGER_ALSO, "借款单位", "借款余额", "贷款余额", "融资余额", "期末余额", "本金余额", "借款金额", "贷款金额", "融资金额",
        "借款本金", "本金", "金额", "起始日期", "借款日期", "放款日", "放款日期", "到期日期", "还款日", "利率", "年化利率", "执行利率", "期限",
        "担保方式", "合同编号", "合同号", "channel", "bank", "balance", "outstanding", "outstandingbalance", "closingbalance", "principal", "amount",
        "loanamount", "startdate", "drawdowndate", "maturity", "maturitydate", "duedate", "interestrate", "rate", "term",
    )
)  # fmt: skip
_LEAST_WORDS = 4
_LEAST_WITH_LENDER = 2
_HEADING_ROWS = 20
_FUNDING_SHEET = re.compile(
    r".{0,12}(?:融资|借款|借入|拆入|授信|发债|债券|再贷款|资产证券化|abs|资产转让|股东借款|银行贷款|对外担保)(?:余额)?"
    r"(?:明细|台账|清单|一览|情况|汇总|统计|登记)?(?:账|表|簿)?(?:\(.*\)|[-_ ]?\d{0,8}|续|补充)?"
)
_TITLE = re.compile(
    r".{0,20}(?:融资|借款|借入|拆入|授信|债券|再贷款|资产转让|股东借款|银行贷款)(?:余额)?(?:明细|台账|清单|一览|登记)(?:账|表|簿)?(?:\(.*\))?"
)
_GIVEN = re.compile(r"发放|放款|客户|借款人|对外借款|应收")
_HARMLESS = re.compile(
    r".*(?:合同|授信|额度|利息|担保|抵押|汇率|序号|编号|期限|月数|天数|手续费|费率|费用|备注|说明|电话|账号|日期|年份|用途|还款|付息|比例|占比).*"
)
"""Columns beside the ledger that tell of its loans and hold no funding of their own."""


@dataclass(frozen=True)
class Unread:
    """What was not read: doubts that must be settled, and remarks that need not be."""

    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[Text, ...] = ()


def left_unread(book: Book, own: Collection[str], statement: Statement | None) -> Unread:
    """What was not taken into account. ``own`` are the sheets of our own workbook."""
    doubts: list[Doubt] = []
    remarks: list[Text] = []
    for sheet in book.sheets:
        if sheet.name in own or (statement and sheet.name == statement.sheet):
            continue
        if (row := _ledger_row(sheet)) is not None:
            doubts.append(_second_ledger(sheet, row, LEDGER in own))
    ledger = book.sheet(LEDGER)
    if ledger and LEDGER in own:
        beside, harmless = _beside_the_ledger(ledger)
        doubts += beside
        remarks += harmless
    doubts += _said_in_passing(book, own, statement)
    if statement:
        doubts += _off_the_sheet(book, statement)
        remarks += _no_amounts(statement)
    return Unread(tuple(doubts), tuple(remarks))


def looks_like_funding(sheet: Sheet) -> bool:
    """Whether a sheet looks like a list of funding, whatever amounts it holds: they may not have been worked out."""
    return _ledger_row(sheet, with_amounts=False) is not None


def _ledger_row(sheet: Sheet, *, with_amounts: bool = True) -> int | None:
    """The row of headings, or the first row, of a sheet that looks like a list of funding with something in it."""
    for number, row in enumerate(islice(sheet.rows, _HEADING_ROWS)):
        named = {words(cell).casefold() for cell in row if isinstance(cell, str)}
        known = named & _LEDGER_WORDS
        least = _LEAST_WITH_LENDER if named & _LENDERS else _LEAST_WORDS
        given = named & _BORROWERS and not named & _LENDERS
        if len(known) >= least and not given and (not with_amounts or _has_amounts(sheet, number + 1)):
            return number
    titles = [sheet.name, *(cell for row in sheet.rows[:3] for cell in row if isinstance(cell, str) and len(cell) < 40)]
    for number, title in enumerate(titles):
        spelt = words(title).casefold()
        pattern = _TITLE if number else _FUNDING_SHEET
        if (
            pattern.fullmatch(spelt)
            and not _GIVEN.search(spelt)
            and not _lends(sheet)
            and (not with_amounts or _has_amounts(sheet, 0))
        ):
            return 0
    return None


def _lends(sheet: Sheet) -> bool:
    """Whether a sheet lists borrowers: the loans that the company gave."""
    return any(
        isinstance(cell, str) and words(cell).casefold() in _BORROWERS
        for row in sheet.rows[:_HEADING_ROWS]
        for cell in row
    )


def _has_amounts(sheet: Sheet, first: int) -> bool:
    return any(_is_amount(cell) for row in sheet.rows[first:] for cell in row)


def _is_amount(cell: object) -> bool:
    if isinstance(cell, bool):
        return False
    if isinstance(cell, str):
        try:
            return bool(decimal(cell))
        except (ValueError, ArithmeticError):
            return False
    return isinstance(cell, int | float) and cell != 0


def _second_ledger(sheet: Sheet, row: int, has_own: bool) -> Doubt:
    where = sheet.ref(row, 0)
    listed = Text(
        f"是否都已列入“{LEDGER}”" if has_own else "是否都已反映在资产负债表的负债中，表外没有别的融资",
        f"is all of it in {LEDGER}"
        if has_own
        else "is all of it among the liabilities of the balance sheet, and none off it",
    )
    return _doubt(
        where,
        Text(
            f"工作表“{sheet.name}”（{where}）像是融资明细，没有读取：其中的融资{listed.zh}？",
            f"The sheet “{sheet.name}” ({where}) looks like a ledger of funding and was not read: {listed.en}?",
        ),
    )


def _doubt(where: str, ask: Text) -> Doubt:
    return Doubt(
        doubt_key("unread", where), ask, (where,), "yes_no", Text("融资是否全部计入", "whether all funding is counted")
    )


def _beside_the_ledger(ledger: Sheet) -> tuple[list[Doubt], list[Text]]:
    """Amounts in other columns than the ledger's own, or below it: a list of their own, or what some column tells of the loans."""
    heading = next(
        (n for n, row in enumerate(ledger.rows) if {_known(cell) for cell in row if isinstance(cell, str)} >= _NEEDED),
        None,
    )
    if heading is None:
        return [], []
    heads = {column: words(cell) for column, cell in enumerate(ledger.rows[heading]) if isinstance(cell, str) and cell}
    read: dict[str, int] = {}
    for column, head in heads.items():
        if _known(head) in _COLUMNS:
            read.setdefault(_known(head), column)
    other: tuple[int, int] | None = None
    told: tuple[int, int] | None = None
    for row, column in _amounts(ledger, heading, set(read.values())):
        head = heads.get(column, "")
        of_a_loan = bool(str(ledger.at(row, read["渠道"])).strip())
        if of_a_loan and head and _HARMLESS.fullmatch(head) and head not in _LEDGER_WORDS - _TELLING:
            told = told or (row, column)
        elif not _labelled_number(ledger, row, column):
            other = other or (row, column)
    doubts = [_beside(ledger.ref(*other))] if other else []
    return doubts, [_TOLD.fill(where=ledger.ref(*told))] if told and not other else []


def _amounts(ledger: Sheet, first: int, read: set[int]) -> Iterator[tuple[int, int]]:
    for row in range(first, len(ledger.rows)):
        for column, cell in enumerate(ledger.rows[row]):
            if column not in read and _is_amount(cell):
                yield row, column


def _labelled_number(ledger: Sheet, row: int, column: int) -> bool:
    """Whether a number is a telephone's or the like: it stands right of its label."""
    beside = ledger.at(row, column - 1)
    return isinstance(beside, str) and bool(re.search(r"电话|联系|传真|邮编|编号|日期|页", words(beside)))


def _known(cell: str) -> str:
    spelt = re.sub(r"[(\[].*", "", words(cell))
    return _ALSO.get(spelt, spelt)


_ALSO = {words(other): name for other, name in LEDGER_ALSO.items()}
_COLUMNS = frozenset(words(name) for name in LEDGER_COLUMNS)
_NEEDED = {"渠道", "余额"}
_TELLING = frozenset({"期限", "担保方式", "合同编号", "合同号", "还款日"})
_TOLD = Text(
    "{where}：融资明细各列之外还有数字，没有读取。",
    "{where}: there are figures beside the columns of the ledger, which were not read.",
)


def _beside(where: str) -> Doubt:
    return _doubt(
        where,
        Text(
            f"{where}：融资明细各列之外还有金额，没有读取：其中的融资是否都已列入明细？",
            f"{where}: there are amounts beside the columns of the ledger, which were not read: is their funding in the ledger?",
        ),
    )


def _off_the_sheet(book: Book, statement: Statement) -> list[Doubt]:
    """Lines below the last total of a balance sheet that name funding or guarantees, with an amount: what stands off the sheet is no liability of it."""
    sheet = book.sheet(statement.sheet)
    if sheet is None:
        return []
    last = max(line.row for line in statement.lines)
    for row in range(last + 1, len(sheet.rows)):
        said = [cell for cell in sheet.rows[row] if isinstance(cell, str) and _OFF_SHEET.search(words(cell).casefold())]
        numbers = any(_is_amount(cell) for cell in sheet.rows[row])
        if said and not any(_TELLS_NONE.search(words(cell)) for cell in said):
            in_words = any(_FIGURE.search(words(cell)) for cell in said)
            if numbers or in_words:
                return [_below_the_sheet(sheet.ref(row, 0), said[0])]
    return []


def _below_the_sheet(where: str, said: str) -> Doubt:
    return _doubt(
        where,
        Text(
            f"{where} 写着“{said.strip()[:40]}”，没有读取：其中的融资和担保是否都已另行列明，或者没有余额？",
            f"{where} says “{said.strip()[:40]}” and was not read: is all the funding and every guarantee of it stated otherwise, or is nothing of it left?",
        ),
    )


def _said_in_passing(book: Book, own: Collection[str], statement: Statement | None) -> Iterator[Doubt]:
    """The first line of words on a sheet that tells of more funding with its amount: a note around the ledger, or on a sheet that is not read."""
    for sheet in book.sheets:
        if statement and sheet.name == statement.sheet:
            continue
        ledger = sheet.name == LEDGER and LEDGER in own
        if sheet.name in own and not ledger:
            continue
        about = _AROUND if ledger else _MORE
        for row, cells in enumerate(sheet.rows):
            said = next((cell for cell in cells if isinstance(cell, str) and _tells_of_more(cell, about)), None)
            closing = any(isinstance(cell, str) and words(cell).startswith("以上为全部融资") for cell in cells)
            if said is not None and not closing:  # words beside the closing statement are asked about with it
                yield _below_the_sheet(sheet.ref(row, cells.index(said)), said)
                break


def _tells_of_more(cell: str, about: re.Pattern[str]) -> bool:
    """Whether a text names such funding, and a sum of money, and does not say that there is none."""
    said = words(cell).casefold()
    return bool(about.search(said) and _SUM_OF_MONEY.search(said)) and not _TELLS_NONE.search(said)


_OFF_SHEET = re.compile(
    r"表外|账外|未入账|未列入|未并表|担保(?!费|方式|物|赔偿|业务|公司|准备)|回购|资产转让|收益权|证券化|abs|明股实债|信托计划|另有.{0,12}(?:借|融资|贷款|债)|融资余额|或有负债|代偿"
)
_TELLS_NONE = re.compile(
    r"(?:无|没有|不存在|未发生|不含|不包括)[^,;。]{0,8}(?:表外|账外|担保|回购|转让|证券化|融资|或有|借款)"
)
_MORE = re.compile(
    r"表外|账外|未入账|未列入|未并表|(?:另有|此外|其他|尚有|还有).{0,20}(?:借|融资|贷款|拆入|债|回购)|(?:向|从|自).{1,20}(?:借入|拆入|融入|借款)"
)
"""What a sheet that is not read must say before it is asked about: notes to the accounts speak of much else."""
_AROUND = re.compile(rf"{_MORE.pattern}|回购|收益权|明股实债|或有负债|对外担保|代偿")
"""What words around the ledger must say to be asked about. A sum of its loans is held against its rows."""
_SUM_OF_MONEY = re.compile(
    r"\d[\d,.]*(?:千|百万|万|亿)?元|\d[\d,.]*[万亿]|(?<![\d年])(?!20\d\d)\d{4,}|\d{1,3}(?:,\d{3})+|[一二三四五六七八九十百千]+[万亿]"
)
_FIGURE = re.compile(r"\d[\d,.]*(?:百万|千|万|亿)?元?|[一二三四五六七八九十百千万亿]+[万亿]元?")


def _no_amounts(statement: Statement) -> list[Text]:
    """Liability and paid-in lines whose figure is text: they were read as blank."""
    block = liability_block(statement)
    return [
        Text(
            f"{line.closing.ref}：“{line.label}”不是金额：“{line.closing.junk}”，按空白处理",
            f"{line.closing.ref}: “{line.label}” is no amount: “{line.closing.junk}”; read as blank",
        )
        for line in statement.lines
        if line.closing.junk
        and not is_heading(line.words.key)
        and not (is_signed(line.label) and is_signed(line.closing.junk))
        and (line in block or PAID_IN.fullmatch(line.words.key))
    ]
