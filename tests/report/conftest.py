"""Companies for the workbook tests, and a spreadsheet program that recalculates what was written."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import installed
import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from leverage.assessment.assess import assess
from leverage.assessment.findings import Assessment
from leverage.company import Company, Figure, Loan, Shareholder, Unallocated
from leverage.law.rulebook import load
from leverage.report.workpaper.workbook import write_report
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.places import find_place

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

RECEIPT = {"tool": "leverage 0.1.0", "rulebook": "ab" * 32, "input": "cd" * 32, "checked_at": "2026-11-21T08:00:00Z"}
CAPITAL = {
    Base.NET_CAPITAL: "100000000",
    Base.NET_ASSETS: "110000000",
    Base.PRIOR_YEAR_NET_ASSETS: "90000000",
    Base.REGISTERED_CAPITAL: "80000000",
    Base.PAID_IN_CAPITAL: "70000000",
}


SHEETS = ("结论", "逐条核对", "渠道余量", "依据", "数据", "待确认", "说明")
_TABLES = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"  # every sheet, values unrounded, UTF-8


def figure(amount: str, source: str = "融资明细!C5") -> Figure:
    return Figure(Fraction(amount), source)


def company(balances: str = "", *, kind: CompanyType | None = CompanyType.TRADITIONAL, **changes: Any) -> Company:
    """`bank_loan=60000000 abs=0.01`; everything else stated to be zero, unless `complete=False`."""
    held = {Channel(key): figure(value) for key, value in (pair.split("=") for pair in balances.split())}
    known: dict[str, Any] = {
        "name": "示例小额贷款有限公司",
        "company_type": kind,
        "capital": MappingProxyType({base: figure(value, "资产负债表!F40") for base, value in CAPITAL.items()}),
        "complete": True,
        "balances": MappingProxyType(held),
        "sha256": RECEIPT["input"],
    }
    return Company(**known | changes)


def judge(place: str, day: str, told: Company, *, without_stale: bool = False) -> Assessment:
    return assess(
        told, load().law(find_place(place)), date.fromisoformat(day), without_stale=without_stale, rulebook="ab"
    )


def loan(channel: str, balance: str, lender: str | None, cell: int, **more: Any) -> Loan:
    return Loan(Channel(channel), Fraction(balance), f"融资明细!C{cell}", lender=lender, **more)


def special(balance: str, lender: str | None, cell: int, start: str = "", end: str = "", rate: str = "") -> Loan:
    days = {"start": date.fromisoformat(start) if start else None, "maturity": date.fromisoformat(end) if end else None}
    return loan("shareholder_special_loan", balance, lender, cell, rate=Fraction(rate) if rate else None, **days)


def holder(name: str, share: str, paid_in: str | None) -> Shareholder:
    return Shareholder(name, "股东!D5", "corporate", Fraction(share), None if paid_in is None else Fraction(paid_in))


def loose(amount: str, *among: str, label: str = "短期借款") -> Unallocated:
    return Unallocated(Fraction(amount), frozenset(Channel(name) for name in among), label, "资产负债表!E8")


Values = dict[str, list[list[Any]]]
"""The values of a workbook, sheet by sheet: row and column as numbers, counted from zero; blank cells are empty texts."""


class Office:
    """LibreOffice, recalculating every formula when it loads a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.profile = installed.profile(folder)

    def recalculate(self, files: Iterable[Path], sheets: Sequence[str] = SHEETS) -> Callable[[Path], Values]:
        """All files in one run, each sheet as a table of plain values: half the work of writing workbooks again."""
        out = self.folder / "out"
        command = [
            "soffice",
            "--headless",
            f"-env:UserInstallation={self.profile}",
            "--convert-to",
            _TABLES,
            "--outdir",
            str(out),
        ]
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
        return lambda path: {sheet: table_of(out / f"{path.stem}-{sheet}.csv") for sheet in sheets}


def table_of(path: Path) -> list[list[Any]]:
    """One sheet, its numbers as numbers."""
    with path.open(encoding="utf-8", newline="") as file:
        return [[number(cell) for cell in row] for row in csv.reader(file)]


def number(cell: str) -> float | str:
    try:
        return float(cell.removesuffix("%")) / (100 if cell.endswith("%") else 1)
    except ValueError:
        return cell


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    installed.office("scalc")
    return Office(tmp_path_factory.mktemp("office"))


Report = Callable[..., Path]


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """Writes a report and gives its path."""

    def write(assessment: Assessment, name: str = "report", **options: Any) -> Path:
        path = tmp_path / f"{name}.xlsx"
        write_report(assessment, path, receipt=RECEIPT, **options)
        return path

    return write


def opened(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def values_of(path: Path) -> Values:
    """What a reader that does not calculate sees."""
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def rule_ids(book: Values) -> dict[str, str]:
    """The id of each clause, by its index on 依据: no other sheet shows ids."""
    return {str(row[0]): str(row[14]) for row in book["依据"][3:] if len(row) > 14 and row[14]}


def rows_of(book: Values) -> Iterator[tuple[str, str, list[Any]]]:
    """The rows of 逐条核对, each with the id of its rule and its subject."""
    ids = rule_ids(book)
    for row in book["逐条核对"][3:]:
        if row[0]:
            cited = str(row[18]).split(" ")[0]
            rule = ids.get(cited, "not-provided")
            yield "not-provided" if rule.endswith("/not-provided") else rule, str(row[2] or ""), row


def outcomes(book: Values) -> dict[tuple[str, str], str]:
    """The outcome of each row of 逐条核对, by rule and subject."""
    return {(rule, subject): str(row[3]) for rule, subject, row in rows_of(book)}


def change(path: Path, target: Path, edits: dict[str, Any]) -> None:
    """Copy a report with other inputs: values of 数据 by the key in its first column, `loan:1@G` for a further column."""
    book = opened(path)
    sheet = book["数据"]
    rows = {str(row[0].value): row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value}
    for edit, value in edits.items():
        key, _, column = edit.partition("@")
        sheet[f"{column or 'C'}{rows[key]}"].value = value
    book.save(target)
