"""Formulas: a stored result is believed where it can be worked out or where the program that wrote it calculates, and never otherwise."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from leverage.intake import read_company
from leverage.intake.files.formulas import Formula, Workbook
from leverage.intake.files.functions import ErrorValue, Value
from leverage.intake.files.syntax import NotUnderstood
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError

SHEET: dict[str, list[list[Any]]] = {"表": [[10, 20.5, "甲", "", True], [3, -4, "", 7, 0]], "另 表": [[100]]}


def worked_out(text: str, others: Mapping[tuple[str, int, int], str] | None = None, *, trusted: bool = False) -> Value:
    """The result of a formula in 表!H9, beside A1:E2 (10, 20.5, 甲, blank, TRUE; 3, -4, blank, 7, 0)."""
    place = ("表", 8, 7)
    formulas = {place: Formula(text, stored=False)}
    formulas |= {other: Formula(formula, stored=False) for other, formula in (others or {}).items()}
    return Workbook(SHEET, formulas, {"总额": "'另 表'!$A$1"}, trusted=trusted).result(place)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("35000000+25000000", 60_000_000),
        ("A1+B1", Fraction(61, 2)),
        ("A1-B1*2", -31),
        ("-A1^2", 100),  # a spreadsheet's minus binds closer than its power
        ("10%", Fraction(1, 10)),
        ("SUM(A1:B2)", Fraction(59, 2)),
        ("SUM(A1:E2)", Fraction(73, 2)),  # texts, blanks and truth values are passed over: 10 + 20.5 + 3 - 4 + 7
        ("SUM(A1,B2,5)", 11),
        ("SUM($A$1:$A$2)*2", 26),
        ("'另 表'!A1/8", Fraction(25, 2)),
        ("总额+1", 101),
        ("ROUND(2.345,2)", Fraction(47, 20)),
        ("ROUND(-2.5,0)", -3),
        ("ROUND(1234,-2)", 1200),
        ("ROUNDDOWN(2.39,1)", Fraction(23, 10)),
        ("ABS(B2)", 4),
        ("MAX(A1:B2)", Fraction(41, 2)),
        ("MIN(A1,B2)", -4),
        ("AVERAGE(A1:A2)", Fraction(13, 2)),
        ("D1", 0),  # a reference to a blank cell shows 0
        ("C1", "甲"),
        ('IF(D1="","",D1)', ""),
        ("IF(A1>5,A1,0)", 10),
        ("IF(E2=0,0,A1/E2)", 0),
        ("IFERROR(A1/E2,1)", 1),
        ('"单位:"&"元"', "单位:元"),
        ("(A1+A2)*(B1-B2)/2", Fraction(637, 4)),
        ("A1=10", True),
        ('SUMIF(C1:C2,"甲",A1:A2)', 10),
        ("SUMIF(A1:A2,3)", 3),
        ('VLOOKUP("甲",C1:E2,2,FALSE)', 0),
        ("VLOOKUP(3,A1:B2,2,0)", -4),
    ],
)
def test_what_a_formula_gives(text: str, expected: object) -> None:
    assert worked_out(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("VLOOKUP(A1,A1:B2,2)", "INDIRECT(\"A1\")", "NOW()", "TODAY()", "[1]Sheet1!A1", "Sheet9!A1", "无名", "A1:A2", "A1+C1", "SUM(A1:A2", "1+"),
        *("{1,2}", "A1 B1", "@ye(1001,99)",  "SUMIF(A1:A2,\">1\")", "SUMIF(C1:C2,\"甲*\",A1:A2)", "VLOOKUP(3,A1:B2,2,1)", "SUBTOTAL(9,A1:A2)", "SUMIF(A1:A2,\"3\")", "SUMIF(A1:A2,C1,A1)"),
        *("2^1000", "ROUND(1,2,3)", "H9+1", "OFFSET(A1,1,1)", "A1+E1", "(" * 60 + "1" + ")" * 60),
    ],
)  # fmt: skip
def test_what_is_not_understood(text: str) -> None:
    with pytest.raises(NotUnderstood):
        worked_out(text)


def test_a_division_by_zero_is_an_error() -> None:
    with pytest.raises(ErrorValue):
        worked_out("A1/E2")


def test_formulas_lean_on_one_another_and_never_on_themselves() -> None:
    assert worked_out("A5*2", {("表", 4, 0): "A6+1", ("表", 5, 0): "SUM(A1:A2)"}) == 28  # (13 + 1) * 2
    with pytest.raises(NotUnderstood):
        worked_out("A5", {("表", 4, 0): "A6", ("表", 5, 0): "A5"})


@given(st.text(alphabet="A1B2+-*/()$:,.!'\"=&%^SUMIF表 ", max_size=30))
def test_any_text_is_worked_out_or_not_understood(text: str) -> None:
    with suppress(NotUnderstood, ErrorValue):
        worked_out(text)


Write = Callable[..., Path]
AMOUNTS: dict[str, Any] = {"短期借款": 400, "负债合计": 400, "资产总计": 1000, "所有者权益合计": 600}


@pytest.fixture
def statement(tmp_path: Path) -> Write:
    """A balance sheet in 万元 in which some figures are formulas, each with the result that is stored; ``by`` names the program."""

    def write(
        changes: Mapping[str, tuple[str, Any]],
        *,
        by: str = "Microsoft Excel",
        calculation: str = '<calcPr calcId="191029"/>',
    ) -> Path:
        whole = io.BytesIO()
        with xlsxwriter.Workbook(whole) as book:
            sheet = book.add_worksheet("表")
            sheet.write_row(0, 0, ["资产负债表", "单位:万元"])
            sheet.write_row(1, 0, ["2023年12月31日"])
            sheet.write_row(2, 0, ["项目", "期末余额"])
            for row, (label, amount) in enumerate({**AMOUNTS, "说明": ""}.items(), start=3):
                sheet.write(row, 0, label)
                if label in changes:
                    sheet.write_formula(row, 1, changes[label][0], None, changes[label][1])
                else:
                    sheet.write(row, 1, amount)
        path = tmp_path / "表.xlsx"
        with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
            for part in source.namelist():
                text = source.read(part).decode("utf-8", "surrogateescape")
                text = re.sub("<Application>[^<]*<", f"<Application>{by}<", text) if part.endswith("app.xml") else text
                text = re.sub("<calcPr[^>]*/>", calculation, text) if part.endswith("workbook.xml") else text
                target.writestr(part, text.encode("utf-8", "surrogateescape"))
        return path

    return write


def borrowed(path: Path) -> Fraction:
    return sum((item.amount for item in read_company(path).unallocated), Fraction(0))


def refused(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_company(path)
    return caught.value


def test_a_result_that_is_right_is_not_told(statement: Write) -> None:
    company = read_company(statement({"负债合计": ("=B4", 400), "资产总计": ("=ROUND(B5+B7,2)", 1000)}))
    assert company.capital[Base.NET_ASSETS].amount == 600 * 10**4
    assert not any("公式" in told.zh for told in company.warnings)


@pytest.mark.parametrize("stored", [0, 300, 400.01])
def test_a_stale_result_gives_way(statement: Write, stored: float) -> None:
    path = statement({"短期借款": ("=150+250", stored)})
    assert borrowed(path) == 400 * 10**4
    told = next(told for told in read_company(path).warnings if "=150+250" in told.zh)
    assert told.zh.startswith("表!B4：")
    assert "400" in told.zh


def test_a_result_that_was_never_stored_is_worked_out(statement: Write) -> None:
    path = statement({})
    book = openpyxl.load_workbook(path)
    book["表"]["B5"] = "=SUM(B4:B4)"
    book.save(path)
    assert borrowed(path) == 400 * 10**4


def test_what_cannot_be_worked_out_is_believed_of_a_program_that_calculates(statement: Write) -> None:
    for by in ("Microsoft Excel", "WPS 表格", "LibreOffice/24.2.7.2$Linux_X86_64", "Microsoft Macintosh Excel"):
        assert borrowed(statement({"短期借款": ('=SUMIF(A4:A4,"短*",B5)', 400)}, by=by)) == 400 * 10**4


@pytest.mark.parametrize(
    ("by", "calculation"),
    [
        ("Microsoft Excel", '<calcPr calcId="124519" fullCalcOnLoad="1"/>'),
        ("Microsoft Excel", '<calcPr calcId="191029" fullCalcOnLoad="true"/>'),
        ("Microsoft Excel", '<calcPr calcId="191029" forceFullCalc="1"/>'),
        ("Microsoft Excel", '<calcPr calcId="191029" calcCompleted="0"/>'),
        ("Microsoft Excel Compatible / Openpyxl 3.1.5", '<calcPr calcId="191029"/>'),
        ("Apache POI", ""),
        ("SheetJS", ""),
        ("", ""),
    ],
)
def test_what_cannot_be_worked_out_is_refused_otherwise(statement: Write, by: str, calculation: str) -> None:
    error = refused(statement({"短期借款": ('=GETPIVOTDATA("余额",A1)', 0)}, by=by, calculation=calculation))
    assert error.where == "表!B4"
    assert "GETPIVOTDATA" in error.message.zh
    assert "GETPIVOTDATA" in error.message.en


def test_a_workbook_calculated_by_hand_shows_what_is_stale(statement: Write) -> None:
    path = statement({"短期借款": ("=150+250", 300)}, calculation='<calcPr calcId="191029" calcMode="manual"/>')
    assert refused(path).where == "表!B4"


def test_an_error_is_named(statement: Write) -> None:
    assert refused(statement({"负债合计": ("=B4/0", 0)})).where == "表!B5"


def test_a_calculated_empty_text_is_a_blank(statement: Write) -> None:
    assert borrowed(statement({"说明": ('=IF(B4="","",A4)', ""), "短期借款": ("=400", 400)})) == 400 * 10**4


def test_a_shared_formula_is_moved(tmp_path: Path, statement: Write) -> None:
    path = statement({})
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    shared = {
        "B4": '<f t="shared" ref="B4:B5" si="0">$D$1+C4</f><v>7</v>',  # 400 + blank
        "B5": '<f t="shared" si="0"/><v>7</v>',  # $D$1 + C5
    }
    for cell, formula in shared.items():
        sheet = re.sub(rf'(<c r="{cell}"[^>]*>)<v>400</v>', rf"\g<1>{formula}", sheet)
    sheet = sheet.replace('<row r="1"', '<row r="1"', 1).replace("</c></row>", '</c><c r="D1"><v>400</v></c></row>', 1)
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    assert borrowed(path) == 400 * 10**4


def template(
    path: Path, *, balance: str = "=35000000+25000000", stored: Any = 0, start: str = "", start_stored: Any = ""
) -> Path:
    """Our own workbook as a library writes it: net capital of 50 000 000, one loan whose balance is a formula."""
    with xlsxwriter.Workbook(path) as book:
        profile = book.add_worksheet("公司信息")
        for row, pair in enumerate(
            [("项目", "内容"), ("公司名称", "甲公司"), ("金额单位", "元"), ("资本净额", 50_000_000)]
        ):
            profile.write_row(row, 0, pair)
        loans = book.add_worksheet("融资明细")
        loans.write_row(0, 0, ["渠道", "资金提供方", "余额", "起始日"])
        loans.write_row(1, 0, ["银行借款", "甲银行"])
        loans.write_formula(1, 2, balance, None, stored)
        if start:
            loans.write_formula(1, 3, start, None, start_stored)
        loans.write_row(2, 0, ["以上为全部融资(是/否)", "是"])
    return path


def test_a_library_s_zero_is_no_balance(tmp_path: Path) -> None:
    company = read_company(template(tmp_path / "a.xlsx"))
    assert company.loans[0].balance == 60_000_000
    assert any("融资明细!C2" in told.zh for told in company.warnings)
    error = refused(template(tmp_path / "b.xlsx", balance='=INDIRECT("Z1")'))
    assert error.where == "融资明细!C2"


def test_an_empty_text_in_the_ledger(tmp_path: Path) -> None:
    company = read_company(template(tmp_path / "a.xlsx", start='=IF(A60="","",A60)'))
    assert company.loans[0].start is None
