"""The report workbook: every formula carries the engine's value, and a spreadsheet program that recalculates arrives at the same."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leverage.channels import Base, Channel, CompanyType
from leverage.company import Company, Interval
from leverage.findings import Assessment, Outcome
from leverage.report.excel import write_report
from tests.report.conftest import (
    CAPITAL,
    RECEIPT,
    Office,
    Report,
    change,
    company,
    figure,
    holder,
    judge,
    loan,
    loose,
    opened,
    outcomes,
    special,
)

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

SHEETS = ["结论", "逐条核对", "渠道余量", "依据", "数据", "待确认", "说明"]
ASIDE = ("interbank_lending=0", "guarantee=0")
RURAL = CompanyType.RURAL
HOLDERS = (holder("甲公司", "0.6", "42000000"), holder("乙公司", "0.4", "28000000"))
RATES = {"deposit_benchmark_rate": {3: Fraction("0.011"), 6: Fraction("0.013")}}
JIANGSU = company(
    "bank_loan=50000000 guarantee=100000000",
    kind=RURAL,
    shareholders=HOLDERS,
    facts=RATES | {"special_loans_subordinated": True, "within_city_ratio": False, "bank_count": 2},
    loans=(
        special("42000000", "甲公司", 5, "2017-01-31", "2017-04-30", "0.02"),
        special("28000000.01", " 乙 公司", 6, "2017-01-31", "2017-04-29", "0.0221"),
        special("1000000", "丙公司", 7, "2017-03-01", "2017-09-01", "0.026"),
        special("0", "丁公司", 8),
        special("100", "甲公司", 9, "2017-03-01", "2018-03-01", "0.05"),
    ),
)
MIXED = ("bank_loan", "shareholder_loan")


@dataclass(frozen=True)
class Case:
    """A company, where and when it is judged, and perhaps a change of inputs made in the workbook itself."""

    name: str
    place: str
    day: str
    told: Company
    edits: dict[str, Any] = field(default_factory=dict)
    then: Company | None = None
    without_stale: bool = False
    language: str = "zh"
    unit: str = "万元"

    def judged(self) -> Assessment:
        return judge(self.place, self.day, self.told, without_stale=self.without_stale)

    def afterwards(self) -> Assessment:
        assert self.then is not None
        return judge(self.place, self.day, self.then, without_stale=self.without_stale)

    def write(self, path: Path) -> None:
        write_report(self.judged(), path, language=self.language, unit=self.unit, receipt=RECEIPT)  # type: ignore[arg-type]


def capital(**amounts: str | None) -> dict[Base, Any]:
    known: dict[str, str | None] = {**{base.value: value for base, value in CAPITAL.items()}, **amounts}
    return {Base(name): figure(value) for name, value in known.items() if value is not None}


def plain(name: str, place: str, day: str, balances: str = "", **more: Any) -> Case:
    options = {key: more.pop(key) for key in ("edits", "without_stale", "language", "unit") if key in more}
    return Case(name, place, day, company(balances, **more), **options)


def turned(name: str, place: str, day: str, edits: dict[str, Any], before: Company, after: Company) -> Case:
    return Case(name, place, day, before, edits, after)


def blank(*zero: Channel) -> Company:
    """Only these channels are known to hold nothing."""
    return company(" ".join(f"{channel.value}=0" for channel in zero), complete=False)


FULL = "bank_loan=100000000 shareholder_loan=100000000 interbank_borrowing=30000000"
CASES = [
    plain("at-cap", "chongqing", "2017-11-30", FULL),
    plain("fen-above", "chongqing", "2017-11-30", "bank_loan=70000000 asset_transfer_repo=30000000.01"),
    plain("english", "chongqing", "2017-11-30", FULL, language="en", unit="亿元"),
    plain("blank", "chongqing", "2017-11-30", "bank_loan=60000000", complete=False),
    plain("bare", "chongqing", "2018-11-30", "", complete=False, unallocated=(loose("488", *MIXED),)),
    plain("no-base", "chongqing", "2018-11-30", FULL, capital=capital(net_capital=None)),
    plain("nothing", "chongqing", "2018-11-30", "", capital=capital(net_capital=None)),
    plain(
        "sub-fen",
        "tibet",
        "2017-11-30",
        "bank_loan=100.00",
        capital=capital(net_capital="200.01"),
        facts={"bank_count": 2},
    ),
    plain("sub-fen-above", "tibet", "2017-11-30", "bank_loan=100.01", capital=capital(net_capital="200.01"), unit="元"),
    plain(
        "large",
        "chongqing",
        "2017-11-30",
        "interbank_borrowing=3000000000.30",
        capital=capital(net_capital="10000000001"),
    ),
    plain("approval", "chongqing", "2018-11-30", "asset_transfer_repo=10000000 abs=5000000 shareholder_loan=1"),
    plain(
        "approved",
        "chongqing",
        "2018-11-30",
        "asset_transfer_repo=10000000",
        approvals=frozenset({"asset_transfer_repo"}),
    ),
    plain("approved-by-rule", "chongqing", "2018-11-30", "abs=1", approvals=frozenset({"CN/2017-transfers"})),
    plain("approved-by-limit", "chongqing", "2018-11-30", "abs=1", approvals=frozenset({"CN/2017-pool"})),
    plain("unallocated", "chongqing", "2018-11-30", "bank_loan=95000000", unallocated=(loose("10000000", *MIXED),)),
    plain(
        "unallocated-fits",
        "chongqing",
        "2018-11-30",
        "bank_loan=1",
        unallocated=(loose("10000000", *MIXED), loose("0", "abs")),
    ),
    plain("unplaceable", "chongqing", "2017-11-30", "", unallocated=(loose("200000001", *MIXED),)),
    plain(
        "unapproved-loose",
        "chongqing",
        "2018-11-30",
        "",
        unallocated=(loose("7", "abs", "asset_transfer_repo"), loose("9", "abs", "bond")),
    ),
    plain("not-provided", "chongqing", "2017-11-30", "fund_loan=1"),
    plain(
        "manual-yes",
        "chongqing",
        "2018-11-30",
        "interbank_borrowing=1",
        facts={"interbank_within_caps_all_month": True},
    ),
    plain(
        "manual-no",
        "chongqing",
        "2018-11-30",
        "interbank_borrowing=1",
        facts={"interbank_within_caps_all_month": False},
    ),
    plain("manual-open", "chongqing", "2018-11-30", "interbank_borrowing=1"),
    plain("stale-out", "chongqing", "2021-11-30", FULL, without_stale=True),
    plain("before-all", "chongqing", "2007-01-01", FULL),
    plain("hunan-a", "hunan", "2017-11-30", "bank_loan=250000000", facts={"rating": "A"}),
    plain("hunan-d", "hunan", "2017-11-30", "bank_loan=1", facts={"rating": "D"}),
    plain("hunan-d-clean", "hunan", "2017-11-30", "", facts={"rating": "D"}),
    plain("hunan-open", "hunan", "2017-11-30", "bank_loan=150000000"),
    plain("hunan-open-over", "hunan", "2018-11-30", "bank_loan=300000000.01"),
    plain("hunan-open-zero", "hunan", "2018-11-30", ""),
    plain("hunan-open-blank", "hunan", "2018-11-30", "bank_loan=5", complete=False),
    plain("hunan-no-base", "hunan", "2018-11-30", "bank_loan=5", capital=capital(net_capital=None)),
    Case("jiangsu", "jiangsu", "2017-11-30", JIANGSU),
    Case("jiangsu-2018", "jiangsu", "2018-11-30", replace(JIANGSU, approvals=frozenset({"CN/2017-transfers"}))),
    Case("jiangsu-2025", "jiangsu", "2025-12-30", JIANGSU, language="en"),
    Case("jiangsu-no-holders", "jiangsu", "2017-11-30", replace(JIANGSU, shareholders=())),
    Case(
        "jiangsu-holder-blank", "jiangsu", "2017-11-30", replace(JIANGSU, shareholders=(holder("甲公司", "0.6", None),))
    ),
    Case(
        "jiangsu-part", "jiangsu", "2017-11-30", replace(JIANGSU, shareholders=(holder("甲公司", "0.6", "42000000"),))
    ),
    Case(
        "jiangsu-nameless",
        "jiangsu",
        "2017-11-30",
        replace(JIANGSU, loans=(special("5", None, 5), special("7", "甲公司", 6))),
    ),
    Case(
        "jiangsu-loose",
        "jiangsu",
        "2017-11-30",
        replace(JIANGSU, unallocated=(loose("9", "shareholder_special_loan", "bank_loan"),)),
    ),
    Case(
        "jiangsu-any-term",
        "jiangsu",
        "2017-11-30",
        replace(JIANGSU, facts={"deposit_benchmark_rate": {0: Fraction("0.012")}}),
    ),
    plain("jiangsu-no-ledger", "jiangsu", "2017-11-30", "shareholder_special_loan=5", kind=RURAL),
    plain("jiangsu-open-type", "jiangsu", "2017-11-30", "bank_loan=60000000", kind=None),
    plain("jiangsu-open-type-over", "jiangsu", "2017-11-30", "bank_loan=200000000", kind=None),
    plain("jiangsu-open-type-blank", "jiangsu", "2019-11-30", "bank_loan=1", kind=None, complete=False),
    plain("tibet", "tibet", "2025-06-30", "bank_loan=90000000 abs=360000000", approvals=frozenset({"abs"})),
    plain("tibet-over", "tibet", "2025-06-30", "bank_loan=90000000.01 bond=1"),
    plain("two-banks-open", "tibet", "2017-11-30", "bank_loan=10"),
    Case(
        "two-banks",
        "tibet",
        "2017-11-30",
        company(loans=(loan("bank_loan", "5", "甲银行", 5), loan("bank_loan", "6", "乙银行", 6))),
    ),
    Case(
        "three-banks",
        "tibet",
        "2017-11-30",
        company(
            loans=tuple(loan("bank_loan", "5", name, 5 + n) for n, name in enumerate(("甲", "乙", "丙", " 甲 ", None)))
        ),
    ),
    plain("zhejiang", "zhejiang", "2017-11-30", "bank_loan=50000000 shareholder_loan=5 abs=6"),
    plain("zhejiang-early", "zhejiang", "2014-11-30", "bank_loan=50000000.01 shareholder_loan=5"),
]
CHANGED = [
    turned("raise", "chongqing", "2017-11-30", {"bank_loan": 100000000.01}, company("bank_loan=5"), company("bank_loan=100000000.01")),
    turned("to-cap", "chongqing", "2017-11-30", {"bank_loan": 100000000}, company("bank_loan=500000000"), company("bank_loan=100000000")),
    turned("blanked", "chongqing", "2017-11-30", {"interbank_borrowing": None},
           blank(*Channel),
           blank(*(c for c in Channel if c is not Channel.INTERBANK_BORROWING))),
    turned("new-channel", "chongqing", "2017-11-30", {"fund_loan": 5}, company("bank_loan=5"), company("bank_loan=5 fund_loan=5")),
    turned("approve", "chongqing", "2018-11-30", {"approve:abs": "是"}, company("abs=5"), company("abs=5", approvals=frozenset({"abs"}))),
    turned("approve-rule", "chongqing", "2018-11-30", {"approve:CN/2017-transfers": "是"}, company("abs=5"),
           company("abs=5", approvals=frozenset({"CN/2017-transfers"}))),
    turned("answer", "chongqing", "2018-11-30", {"interbank_within_caps_all_month": "否"}, company("interbank_lending=5"),
           company("interbank_lending=5", facts={"interbank_within_caps_all_month": False})),
    turned("capital", "chongqing", "2017-11-30", {"net_capital": 99999999.99}, company(FULL), company(FULL, capital=capital(net_capital="99999999.99"))),
    turned("hunan-repaid", "hunan", "2018-11-30", {"bank_loan": 0}, company("bank_loan=9"), company("")),
    turned("count", "tibet", "2017-11-30", {"bank_count": 3}, company("bank_loan=9"), company("bank_loan=9", facts={"bank_count": 3})),
    turned("ledger", "jiangsu", "2017-11-30", {"loan:2": 28000000}, JIANGSU,
           replace(JIANGSU, loans=(JIANGSU.loans[0], replace(JIANGSU.loans[1], balance=Fraction(28000000)), *JIANGSU.loans[2:]))),
    turned("paid-in", "jiangsu", "2017-11-30", {"shareholder:1": 42000100}, JIANGSU,
           replace(JIANGSU, shareholders=(holder("甲公司", "0.6", "42000100"), HOLDERS[1]))),
    turned("special", "jiangsu", "2017-11-30", {"shareholder_special_loan": 5}, company("", kind=RURAL), company("shareholder_special_loan=5", kind=RURAL)),
    turned("cured", "jiangsu", "2017-11-30", {"bank_loan": 5}, company("bank_loan=200000000", kind=None), company("bank_loan=5", kind=None)),
    turned("placed", "chongqing", "2017-11-30", {"unallocated:1": 10}, company(unallocated=(loose("200000001", *MIXED),)),
           company(unallocated=(loose("10", *MIXED),))),
]  # fmt: skip
named = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@named
def test_every_formula_is_stored_with_its_value(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    case.write(path)
    formulas, values = opened(path), opened(path, values=True)
    assert formulas.sheetnames == SHEETS
    found = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    found += 1
                    assert values[sheet.title][cell.coordinate].value is not None, (sheet.title, cell.coordinate)
    assert found > 50


@named
def test_outcomes_are_the_engine_s(case: Case, tmp_path: Path) -> None:
    path, told = tmp_path / "report.xlsx", case.judged()
    case.write(path)
    shown = outcomes(opened(path, values=True))
    language: Any = case.language
    for found in told.findings:
        assert shown[found.rule, visible(found.subject)] == found.outcome.label.of(language), found.rule
    assert opened(path, values=True)["结论"]["B5"].value == told.verdict.label.of(language)
    beyond = set(shown) - {(f.rule, visible(f.subject)) for f in told.findings}
    assert beyond <= {(f"{told.place.code}/not-provided", "")}


def visible(subject: str | None) -> str:
    return subject or ""


@named
def test_figures_are_the_engine_s(case: Case, tmp_path: Path) -> None:
    path, told = tmp_path / "report.xlsx", case.judged()
    case.write(path)
    book = opened(path, values=True)
    scale = {"万元": 10_000, "亿元": 100_000_000, "元": 1}[case.unit]
    rows = {(str(row[0]), str(row[2] or "")): row for row in book["逐条核对"].iter_rows(min_row=4, values_only=True)}
    for f in told.findings:
        if f.kind == "limit" and f.outcome not in (Outcome.NOT_APPLICABLE, Outcome.REPLACED):
            row = rows[f.rule, visible(f.subject)]
            used = f.used or Interval(Fraction(0), None)
            amounts = ((6, f.base_amount), (9, f.cap), (11, used.low), (12, used.high), (13, f.headroom))
            for place, amount in amounts:
                if f.multiples is not None:
                    assert_amount(row[place], amount, scale)
            if f.utilisation is not None:
                assert_amount(row[15], f.utilisation, 1)
    rooms = list(book["渠道余量"].iter_rows(min_row=4, max_row=3 + len(told.channels), values_only=True))
    for room, cells in zip(told.channels, rooms, strict=True):
        for place, bound in ((5, room.headroom), (6, room.headroom_if_approved), (7, room.headroom_upper)):
            assert_amount(cells[place], None if isinstance(bound, float) else bound, scale)
    key = book["结论"]
    total = told.total
    assert_amount(key["B11"].value, total.used, scale)
    for cell, bound in (("B12", total.headroom), ("B13", total.headroom_if_approved)):
        assert_amount(key[cell].value, None if isinstance(bound, float) else bound, scale)


def assert_amount(shown: Any, amount: Fraction | None, scale: int) -> None:
    """A figure, or, where none can be given, a word; never a zero in its place."""
    if amount is None:
        assert isinstance(shown, str)
        assert shown
    else:
        assert shown == pytest.approx(float(amount / scale), rel=1e-9, abs=1e-9)


@pytest.fixture(scope="module")
def recalculated(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Case], tuple[Path, Path]]:
    """Every case as written, or changed in the workbook, and as recalculated: all in one run."""
    folder = tmp_path_factory.mktemp("reports")
    for case in CASES + CHANGED:
        path = folder / f"{case.name}.xlsx"
        case.write(path)
        if case.then is not None:
            change(path, path, case.edits)
    out = office.recalculate(sorted(folder.glob("*.xlsx")))
    return lambda case: (folder / f"{case.name}.xlsx", out / f"{case.name}.xlsx")


@pytest.mark.office
@named
def test_recalculation_changes_nothing(case: Case, recalculated: Callable[[Case], tuple[Path, Path]]) -> None:
    written, again = recalculated(case)
    formulas, stored, fresh = opened(written), opened(written, values=True), opened(again, values=True)
    wrong = []
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    one, other = (book[sheet.title][cell.coordinate].value for book in (stored, fresh))
                    if not same(one, other):
                        wrong.append((sheet.title, cell.coordinate, cell.value, one, other))
    assert not wrong


def same(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return bool(other == pytest.approx(one, rel=1e-6, abs=1e-9))
    return bool(one == other)


@pytest.mark.office
@pytest.mark.parametrize("case", CHANGED, ids=lambda case: case.name)
def test_a_changed_input_moves_the_outcomes_as_in_the_engine(
    case: Case, recalculated: Callable[[Case], tuple[Path, Path]]
) -> None:
    _, again = recalculated(case)
    told, book = case.afterwards(), opened(again, values=True)
    shown = outcomes(book)
    for found in told.findings:
        key = (found.rule, visible(found.subject))
        if found.subject is None or key in shown:
            assert shown[key] == found.outcome.label.zh, key
    assert book["结论"]["B5"].value == told.verdict.label.zh
    assert changed_inputs(book) == len(case.edits)


def changed_inputs(book: Workbook) -> int:
    """What the report says of changes made after it was written; a ledger row moves the balance that adds it up as well."""
    (row,) = [row for row in book["数据"].iter_rows(values_only=True) if row[0] == "changed"]
    assert isinstance(row[2], int | float)
    touched = {str(r[0]) for r in book["数据"].iter_rows(values_only=True) if r[2] != r[4] and r[0] != "changed"}
    return int(row[2]) - len({"shareholder_special_loan"} & touched if "loan:2" in touched else set())


@pytest.mark.parametrize(
    "name",
    [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "{=1+1}",
        "http://example.com",
        "a\x00\x0b\ufffe\ud800&<_x0041_",
    ],
)
def test_text_from_the_input_never_becomes_a_formula(name: str, report: Report) -> None:
    lender = special("5", name, 5, "2017-01-01", "2017-04-01", "0.01")
    told = company(
        "bank_loan=5",
        kind=RURAL,
        name=name,
        loans=(replace(lender, source=name),),
        shareholders=(replace(holder(name, "1", "70"), source=name),),
        unallocated=(loose("1", "bank_loan", "bond", label=name),),
    )
    path = report(judge("jiangsu", "2017-11-30", told))
    book = opened(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.hyperlink is None for cell in cells)
    own = re.compile(r"=(IF|SUM|COUNTIFS|SUMIFS|SUMPRODUCT|MAX|MIN|OR|'|\$|[\d.]+\*|[0-9]/|\(SUMIFS)")
    assert all(own.match(str(cell.value)) for cell in cells if cell.data_type == "f")
    assert book["结论"]["A2"].data_type == "s"
    if "\x00" not in name:
        assert book["结论"]["A2"].value == name


def test_the_same_input_gives_the_same_bytes(report: Report) -> None:
    one = report(judge("jiangsu", "2018-11-30", JIANGSU), "one").read_bytes()
    two = report(judge("jiangsu", "2018-11-30", JIANGSU), "two").read_bytes()
    assert one == two


def test_an_existing_file_is_replaced_and_no_draft_is_left(tmp_path: Path, report: Report) -> None:
    told = judge("chongqing", "2017-11-30", company("bank_loan=5"))
    (tmp_path / "report.xlsx").write_bytes(b"old")
    path = report(told)
    assert zipfile.is_zipfile(path)
    assert [item.name for item in tmp_path.iterdir()] == ["report.xlsx"]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"old")
    told = judge("chongqing", "2017-11-30", company("bank_loan=5"))
    with pytest.raises(KeyError):
        write_report(told, path, receipt={"tool": "x"})
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["report.xlsx"]


def test_blank_is_not_zero(report: Report) -> None:
    book = opened(report(judge("chongqing", "2017-11-30", company("bank_loan=5", complete=False))))
    rows = {row[0].value: row[2].value for row in book["数据"].iter_rows(min_row=30, max_row=60) if row[0].value}
    assert rows["bank_loan"] == 5
    assert rows["shareholder_loan"] is None


def test_every_source_cell_is_shown(report: Report) -> None:
    book = opened(report(judge("jiangsu", "2017-11-30", JIANGSU)))
    told = {str(row[3]) for row in book["数据"].iter_rows(values_only=True)}
    assert {"融资明细!C5", "融资明细!C9", "股东!D5", "资产负债表!F40"} <= told


def test_every_rule_is_cited_once(report: Report) -> None:
    told = judge("zhejiang", "2017-11-30", company("bank_loan=5"))
    rows = [row[0] for row in opened(report(told))["依据"].iter_rows(min_row=4, max_col=1, values_only=True)]
    rules = [rule for rule in rows if rule and str(rule).startswith("CN")]
    assert len(rules) == len(set(rules))
    assert {f.rule for f in told.findings if not f.rule.endswith("not-provided")} <= set(rules)
    assert "CN-ZJ/2015-sources" in rules


def test_it_prints_on_a4_and_says_what_it_rests_on(report: Report) -> None:
    book = opened(report(judge("chongqing", "2017-11-30", company(FULL, report_date=date(2017, 11, 30)))))
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth in (None, 1)  # one page wide, which is the default
        setup = sheet.sheet_properties.pageSetUpPr
        assert setup is not None
        assert setup.fitToPage
    assert book["逐条核对"].freeze_panes == "E4"
    assert book["逐条核对"].print_title_rows == "$3:$3"
    assert not any(book[name].merged_cells.ranges for name in SHEETS[1:])
    words = {str(cell) for row in book["结论"].iter_rows(values_only=True) for cell in row}
    assert set(RECEIPT.values()) <= words
