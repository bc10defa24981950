"""Edits that a workpaper must not survive with its verdict: made in the file, recalculated by a real spreadsheet program, and read again.

A signed verdict stands only while everything is as the program wrote it. What formulas can follow is a trial, and comes to what the program says of the
changed company; everything else asks for a new run; and entering the original again brings the verdict back.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from leverage.assessment.findings import Assessment, Outcome
from leverage.company import Company
from leverage.report.workpaper.workbook import write_report
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from tests.report.conftest import RECEIPT, Office, company, figure, holder, judge, loan, table_of

pytestmark = pytest.mark.office

AGAIN, KEPT, TRIAL = "须重新运行", "as signed", "试算"
_FIRST_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,1"
HOLDERS = (holder("甲公司", "0.6", "42000000"), holder("乙公司", "0.4", "28000000"))
STATED = {"opened_on": "2010-05-01", "lender_consent": True, "well_run": True, "listing": "none", "debt_issuer": False}
HALF = (loan("bank_loan", "20000000", "甲银行", 5), loan("bank_loan", "16000000", "乙银行", 6))
LENT = (loan("shareholder_loan", "30000000", "甲公司", 5), loan("bank_loan", "16000000", "乙银行", 6))


@dataclass(frozen=True)
class Paper:
    """A company, and where and when it is judged."""

    place: str
    day: str
    told: Company

    def judged(self) -> Assessment:
        return judge(self.place, self.day, self.told)


PAPERS = {
    "chongqing": Paper(
        "chongqing",
        "2017-11-30",
        company("bank_loan=60000000 asset_transfer_repo=10000000 interbank_borrowing=1000000"),
    ),
    "hunan": Paper("hunan", "2017-11-30", company("bank_loan=150000000", facts={"rating": "A"})),
    "tibet": Paper("tibet", "2017-11-30", company(loans=HALF, facts={"bank_count": 2})),
    "guangdong": Paper(
        "guangdong",
        "2017-11-30",
        company(
            "bank_loan=30000000 fund_loan=5000000",
            facts=STATED | {"bank_count": 2},
            approvals=frozenset({"fund_loan"}),
        ),
    ),
    "guizhou": Paper("guizhou", "2017-11-30", company(loans=LENT, shareholders=HOLDERS)),
    "hebei": Paper(
        "hebei",
        "2017-11-30",
        company(loans=LENT, shareholders=HOLDERS, facts={"company_ratio": "2", "regular_and_qualified": True}),
    ),
}
Edit = Callable[[Any], None]


# edits


def row_of(sheet: Any, key: str) -> int:
    return next(int(row[0].row) for row in sheet.iter_rows(max_col=1) if row[0].value == key)


def put(key: str, value: Any, column: str = "C") -> Edit:
    """Another content of an input."""

    def edit(book: Any) -> None:
        sheet = book["数据"]
        sheet[f"{column}{row_of(sheet, key)}"].value = value

    return edit


def cell(sheet: str, place: str, value: Any) -> Edit:
    def edit(book: Any) -> None:
        book[sheet][place].value = value

    return edit


def both(*edits: Edit) -> Edit:
    def edit(book: Any) -> None:
        for one in edits:
            one(book)

    return edit


def typed_below(key: str, column: str = "C") -> Edit:
    """A row typed right below the last one of a table."""

    def edit(book: Any) -> None:
        sheet = book["数据"]
        row = row_of(sheet, key) + 1
        for place, value in (("A", "loan:99"), ("B", "银行借款"), (column, 900_000_000), ("E", "丙银行")):
            sheet[f"{place}{row}"].value = value

    return edit


def inserted(key: str, after: int = 0) -> Edit:
    def edit(book: Any) -> None:
        sheet = book["数据"]
        row = row_of(sheet, key) + after
        sheet.insert_rows(row)
        sheet[f"B{row}"].value, sheet[f"C{row}"].value = "银行借款", 900_000_000

    return edit


def deleted(key: str) -> Edit:
    def edit(book: Any) -> None:
        sheet = book["数据"]
        sheet.delete_rows(row_of(sheet, key))

    return edit


def copied(source: str, target: str) -> Edit:
    """A whole row copied over another."""

    def edit(book: Any) -> None:
        sheet = book["数据"]
        one, other = row_of(sheet, source), row_of(sheet, target)
        for column in range(1, 15):
            sheet.cell(other, column).value = sheet.cell(one, column).value

    return edit


def swapped(sheet_name: str, columns: range, one: int, other: int) -> Edit:
    """Two rows sorted the other way round, their formulas as they stand."""

    def edit(book: Any) -> None:
        sheet = book[sheet_name]
        for column in columns:
            a, b = sheet.cell(one, column), sheet.cell(other, column)
            a.value, b.value = b.value, a.value

    return edit


def kept_outcomes(book: Any) -> None:
    """Every outcome overwritten by the word for kept, beside an amount far above every cap."""
    put("net_capital", 1)(book)
    sheet = book["逐条核对"]
    for row in range(4, sheet.max_row + 1):
        if sheet[f"D{row}"].data_type == "f":
            sheet[f"D{row}"].value = "合规"


def overwritten(sheet: str, column: str, value: Any, row: int = 4) -> Edit:
    """A constant over a formula, beside an amount far above every cap."""
    return both(put("net_capital", 1000), cell(sheet, f"{column}{row}", value))


def multiple_of(base: str, column: str, value: Any) -> Edit:
    """What the law allows, in the row of a denominator."""

    def edit(book: Any) -> None:
        sheet = book["逐条核对"]
        row = next(row[0].row for row in sheet.iter_rows(min_col=6, max_col=6) if row[0].value == base)
        sheet[f"{column}{row}"].value = value

    return edit


def helpers(value: Any) -> Edit:
    """The folded columns of the checks."""

    def edit(book: Any) -> None:
        sheet = book["说明"]
        for row in sheet.iter_rows(min_col=9, max_col=12):
            for place in row:
                if place.data_type == "f":
                    place.value = value

    return edit


def recorded(key: str, value: Any, *, alone: bool = False) -> Edit:
    """The record of an input, and perhaps the input too."""

    def edit(book: Any) -> None:
        row = row_of(book["数据"], key)
        book["说明"][f"W{row}"].value = value
        if not alone:
            book["数据"][f"C{row}"].value = value

    return edit


def counts_cleared(value: Any) -> Edit:
    """The three counts cleared or typed over, beside an amount far above every cap."""

    def edit(book: Any) -> None:
        put("net_capital", 1000)(book)
        for place in ("B3", "B4", "B5"):
            book["说明"][place].value = value

    return edit


def checks_silenced(book: Any) -> None:
    """The table of checks overwritten by noughts, and an amount far above every cap."""
    put("net_capital", 1000)(book)
    sheet = book["说明"]
    for row in sheet.iter_rows(min_col=2, max_col=2):
        if row[0].data_type == "f" and "SUMPRODUCT((1-" in str(row[0].value):
            row[0].value = 0


def signed(book: Any) -> None:
    """What a reviewer writes: names, dates, remarks."""
    sheet = book["结论"]
    row = next(r[0].row for r in sheet.iter_rows(max_col=1) if r[0].value == "编制")
    sheet[f"B{row}"].value, sheet[f"D{row}"].value, sheet[f"B{row + 3}"].value = "张三", date(2026, 1, 5), "已核对"
    book["逐条核对"]["U4"].value = "同意"
    book["渠道余量"]["L4"].value = "同意"
    book["待确认"]["E5"].value = "已询问"


def other_days(book: Any) -> None:
    """The other date system: every day shown four years later."""
    book.epoch = CALENDAR_MAC_1904


def counts_of_another_kind(book: Any) -> None:
    """Formulas that come to nothing in the place of the three counts, beside an amount far above every cap."""
    counts_cleared("=0")(book)


def renamed(sheet: str) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].title = "另存"

    return edit


def removed(sheet: str) -> Edit:
    def edit(book: Any) -> None:
        del book[sheet]

    return edit


def column_inserted(sheet: str, place: int) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].insert_cols(place)

    return edit


def restored(key: str) -> Edit:
    """Another amount, saved, and then the original again."""

    def edit(book: Any) -> None:
        sheet = book["数据"]
        place = f"C{row_of(sheet, key)}"
        before = sheet[place].value
        sheet[place].value = "二亿元"
        sheet[place].value = before

    return edit


# what becomes of them

FULL = "bank_loan"
EDITS: list[tuple[str, str, Edit, str | Company]] = [
    # errors and texts in amounts
    *(
        (place, f"{name} in {key}", put(key, value), AGAIN)
        for place, key in (("chongqing", "bank_loan"), ("hunan", "net_capital"), ("tibet", "loan:1"))
        for name, value in (
            ("#N/A", "#N/A"),
            ("#REF!", "#REF!"),
            ("words", "二亿元"),
            ("numeric text", "100"),
            ("space", " "),
            ("wide digits", "１００"),
            ("negative", -5),
        )
    ),
    ("chongqing", "an apostrophe", put("bank_loan", "'"), AGAIN),
    ("guizhou", "text in a contribution", put("shareholder:1", "四千万"), AGAIN),
    ("guangdong", "an error by a formula", put("bank_loan", "=1/0"), AGAIN),
    ("hunan", "no capital", put("net_capital", 0), AGAIN),
    ("tibet", "a loan left blank", put("loan:1", None), AGAIN),
    ("chongqing", "a truth value", put("bank_loan", value=True), TRIAL),
    ("chongqing", "a date for an amount", put("bank_loan", date(2017, 1, 1)), TRIAL),
    # rows and columns
    ("tibet", "a loan typed below", typed_below("loan:2"), AGAIN),
    ("tibet", "a loan at the upper edge", inserted("loan:1"), AGAIN),
    ("tibet", "a loan between", inserted("loan:2"), AGAIN),
    ("tibet", "a loan at the lower edge", inserted("loan:2", 1), AGAIN),
    ("tibet", "a loan deleted", deleted("loan:2"), AGAIN),
    ("guizhou", "a shareholder typed below", typed_below("shareholder:2"), AGAIN),
    ("chongqing", "a channel deleted", deleted("bank_loan"), AGAIN),
    ("chongqing", "a column inserted", column_inserted("数据", 3), AGAIN),
    ("hunan", "a column inserted among results", column_inserted("逐条核对", 5), AGAIN),
    ("tibet", "a row copied over another", copied("loan:1", "loan:2"), AGAIN),
    ("guangdong", "a fact copied over another", copied("well_run", "debt_issuer"), AGAIN),
    ("tibet", "loans sorted", swapped("数据", range(1, 15), 26, 27), AGAIN),
    ("chongqing", "findings sorted", swapped("逐条核对", range(1, 21), 4, 6), AGAIN),
    ("chongqing", "channels sorted", swapped("渠道余量", range(1, 12), 4, 6), AGAIN),
    # constants over formulas
    ("tibet", "a constant over a sum", put("bank_loan", 1), AGAIN),
    ("hunan", "the same constant over a sum", both(put("net_capital", 1), cell("渠道余量", "F4", 15000)), AGAIN),
    ("hunan", "a constant over what is used", overwritten("逐条核对", "M", 0), AGAIN),
    ("hunan", "a constant over a cap", overwritten("逐条核对", "J", 99_999), AGAIN),
    ("hunan", "a constant over headroom", cell("逐条核对", "N4", 99_999), AGAIN),
    ("hunan", "a constant over an outcome", overwritten("逐条核对", "D", "合规"), AGAIN),
    ("chongqing", "every outcome overwritten", kept_outcomes, AGAIN),
    ("guangdong", "a formula replaced", both(put("net_capital", 1), cell("逐条核对", "M4", "=0")), f"{TRIAL} or {AGAIN}"),
    ("guangdong", "a total replaced", cell("结论", "B11", 1), AGAIN),
    # what decides which rules apply, and the law itself
    ("hunan", "a multiple", cell("逐条核对", "H4", 30), AGAIN),
    ("chongqing", "an access overwritten", cell("渠道余量", "B4", "禁止"), AGAIN),
    ("chongqing", "a label of a finding", cell("逐条核对", "B4", "另一规则"), AGAIN),
    ("tibet", "the number of banks allowed", multiple_of("家数", "J", 9), AGAIN),
    ("chongqing", "the unit", put("unit", 1), AGAIN),
    ("hunan", "the rating", put("rating", "D"), AGAIN),
    ("hunan", "the date of the figures", put("report_date", date(2025, 1, 1)), AGAIN),
    ("hunan", "the date of the check", put("as_of", date(2025, 1, 1)), AGAIN),
    ("chongqing", "the kind of company", put("company_type", "网络"), AGAIN),
    ("chongqing", "the place", put("place", "西藏"), AGAIN),
    ("chongqing", "the name", put("name", "另一小额贷款有限公司"), AGAIN),
    ("chongqing", "the statement of completeness", put("complete", "否"), AGAIN),
    ("chongqing", "where an amount came from", put("bank_loan", "别处", "D"), AGAIN),
    ("tibet", "a lender", put("loan:2", "甲银行", "E"), AGAIN),
    ("guizhou", "a share", put("shareholder:1", 0.01, "E"), AGAIN),
    ("tibet", "a number of banks that contradicts the ledger", put("bank_count", 1), AGAIN),
    ("tibet", "half a bank", put("bank_count", 1.5), AGAIN),
    ("guangdong", "a fact that opens a channel", put("well_run", "否"), AGAIN),
    ("guangdong", "bonds where there were none", put("bond", 5), AGAIN),
    # sheets, helpers and records
    ("chongqing", "the data renamed", renamed("数据"), AGAIN),
    ("hunan", "the data deleted", removed("数据"), AGAIN),
    ("chongqing", "the findings deleted", removed("逐条核对"), AGAIN),
    ("guangdong", "the guide deleted", removed("说明"), AGAIN),
    ("hunan", "helpers overwritten", both(helpers(1), cell("逐条核对", "N4", 99_999)), AGAIN),
    ("hunan", "checks silenced", checks_silenced, AGAIN),
    ("hunan", "counts cleared", counts_cleared(None), AGAIN),
    ("hunan", "counts typed over", counts_cleared(0), AGAIN),
    ("hunan", "a record", recorded("net_capital", 5, alone=True), AGAIN),
    ("hunan", "a record and its input", recorded("net_capital", 500_000_000), AGAIN),
    ("hunan", "the record of a rating and the rating", recorded("rating", "B"), AGAIN),
    ("hunan", "counts of another kind", counts_of_another_kind, AGAIN),
    # what the paper says beside its inputs
    ("hunan", "the name on the front page", cell("结论", "A2", "另一小额贷款有限公司"), AGAIN),
    ("hunan", "a name as long as the company's", cell("结论", "A2", "事例小额贷款有限公司"), AGAIN),
    ("hunan", "the day on the front page", cell("结论", "A3", "湖南 · 传统 · 核对日 2025-11-30"), AGAIN),
    ("chongqing", "what is not covered", cell("结论", "A4", None), AGAIN),
    ("hunan", "the unit in a heading", cell("渠道余量", "F3", "余量（谨慎）\n（亿元）"), AGAIN),
    ("hunan", "the unit on the data sheet", cell("数据", "B1", "数据（金额单位：万元；蓝字为输入）"), AGAIN),
    ("hunan", "the article of a clause", cell("依据", "F4", "第九百条"), AGAIN),
    ("hunan", "the words of a clause", cell("依据", "L4", "可以融资一百倍"), AGAIN),
    ("hunan", "the day of a clause", cell("依据", "G4", date(2025, 1, 1)), AGAIN),
    ("hunan", "the register of clauses deleted", removed("依据"), AGAIN),
    ("hunan", "the open matters deleted", removed("待确认"), AGAIN),
    ("chongqing", "an open question cleared", cell("待确认", "B5", None), AGAIN),
    ("tibet", "the other date system", other_days, AGAIN),
    # what formulas follow
    ("chongqing", "above the cap", put("bank_loan", 100_000_000.01), company("bank_loan=100000000.01 asset_transfer_repo=10000000 interbank_borrowing=1000000")),
    ("chongqing", "at the cap", put("bank_loan", 90_000_000), company("bank_loan=90000000 asset_transfer_repo=10000000 interbank_borrowing=1000000")),
    ("chongqing", "nothing", put("bank_loan", 0), company("asset_transfer_repo=10000000 interbank_borrowing=1000000")),
    ("chongqing", "a channel that no text provides for", put("fund_loan", 5), company("bank_loan=60000000 asset_transfer_repo=10000000 interbank_borrowing=1000000 fund_loan=5")),
    ("hunan", "less capital", put("net_capital", 49_999_999.99), replace(PAPERS["hunan"].told, capital={**PAPERS["hunan"].told.capital, Base.NET_CAPITAL: figure("49999999.99")})),
    ("hunan", "an unknown capital", put("net_capital", None), replace(PAPERS["hunan"].told, capital={b: f for b, f in PAPERS["hunan"].told.capital.items() if b is not Base.NET_CAPITAL})),
    ("hunan", "an unknown channel", put("bond", None), replace(PAPERS["hunan"].told, complete=False, balances={c: f for c in Channel if c is not Channel.BOND and (f := PAPERS["hunan"].told.balance(c))})),
    ("tibet", "a larger loan", put("loan:1", 40_000_000), replace(PAPERS["tibet"].told, loans=(replace(HALF[0], balance=Fraction(40_000_000)), HALF[1]))),
    ("tibet", "a smaller loan", put("loan:1", 10_000_000), replace(PAPERS["tibet"].told, loans=(replace(HALF[0], balance=Fraction(10_000_000)), HALF[1]))),
    ("guangdong", "an approval withdrawn", put("approve:fund_loan", "否"), replace(PAPERS["guangdong"].told, approvals=frozenset())),
    ("guangdong", "half the cap and a fen", put("bank_loan", 100_000_000.01), replace(PAPERS["guangdong"].told, balances={**PAPERS["guangdong"].told.balances, Channel.BANK_LOAN: figure("100000000.01")})),
    ("guizhou", "a smaller contribution", put("shareholder:1", 10_000_000), replace(PAPERS["guizhou"].told, shareholders=(holder("甲公司", "0.6", "10000000"), HOLDERS[1]))),
    ("hebei", "a larger loan of a shareholder", put("loan:1", 90_000_000), replace(PAPERS["hebei"].told, loans=(replace(LENT[0], balance=Fraction(90_000_000)), LENT[1]))),
    # what changes nothing
    *((place, "nothing at all", lambda book: None, KEPT) for place in PAPERS),
    *((place, "signatures and remarks", signed, KEPT) for place in ("chongqing", "tibet")),
    *((place, "the original again", restored(key), KEPT) for place, key in (("hunan", "net_capital"), ("tibet", "loan:1"))),
]  # fmt: skip


@pytest.fixture(scope="module")
def verdicts(office: Office, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The verdict of every edited workpaper, recalculated: all files in one run."""
    folder = tmp_path_factory.mktemp("attacks")
    for name, paper in PAPERS.items():
        write_report(paper.judged(), folder / f"{name}.xlsx", receipt=RECEIPT)
    files = []
    for number, (name, _, edit, _) in enumerate(EDITS):
        book = openpyxl.load_workbook(folder / f"{name}.xlsx")
        edit(book)
        files.append(folder / f"edit{number}.xlsx")
        book.save(files[-1])
    profile = f"-env:UserInstallation={(office.folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", _FIRST_SHEET, "--outdir", str(folder / "out")]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    return [verdict_of(folder / "out", file.stem) for file in files]


def verdict_of(folder: Path, name: str) -> str:
    """The cell after 结论."""
    (path,) = folder.glob(f"{name}[-.]*csv")
    row = next(row for row in table_of(path) if row and row[0] == "结论")
    return str(row[1])


def on_trial(told: Assessment) -> str:
    words = {Outcome.COMPLIANT: "在限额内", Outcome.BREACH: "超限", Outcome.PROHIBITED: "超限"}
    return f"试算：{words.get(told.verdict, '待定')}"


@pytest.mark.parametrize("number", range(len(EDITS)), ids=lambda number: f"{EDITS[number][0]}: {EDITS[number][1]}")
def test_no_edit_leaves_a_verdict_that_nobody_found(verdicts: list[str], number: int) -> None:
    place, _, _, expected = EDITS[number]
    paper, verdict = PAPERS[place], verdicts[number]
    if isinstance(expected, Company):
        assert verdict == on_trial(judge(paper.place, paper.day, expected))
    elif expected == KEPT:
        assert verdict == paper.judged().verdict.label.zh
    else:
        assert verdict.startswith(tuple(expected.split(" or ")))


def test_the_papers_are_worth_attacking() -> None:
    """What an edit could wrongly leave standing: every paper is compliant as it was written."""
    assert {name: paper.judged().verdict for name, paper in PAPERS.items()} == dict.fromkeys(PAPERS, Outcome.COMPLIANT)
    assert len(EDITS) >= 60
