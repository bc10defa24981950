"""One workbook as .xlsx, and as LibreOffice writes it as .xls and .ods: the cells show the same in all three."""

from __future__ import annotations

import subprocess

import installed
import pytest
import xlsxwriter

from leverage.intake.files.cells import Book, open_book

pytestmark = pytest.mark.office

FORMATS = (
    *('#,##0.00"万元"', 'General"元"', '"约"0.0', '0"万元";[Red]-0"万元"', "#,##0,", "#,##0.0,", "0.00,,", "0\\.0,", '0"."0,', '#,##0.0,,"M"'),
    *('[>=10000]0\\.0,"万元";0"元"', "0.00%", '0.00"%"', "0.00\\%", "[$¥-804]#,##0.00", '"人民币"0.00"元"', '"$"#,##0.00', "[$$-409]#,##0.00"),
    *("[$USD] #,##0", "[$￥-411]#,##0", "#,##0.00;[Red]-#,##0.00", "#,##0.00;[Red]#,##0.00", "#,##0_);(#,##0)", "(#,##0)", "#,##0;#,##0", ";;;"),
    *('"保密"', '0;-0;"-"', "0.00E+00", "# ?/?", "General", "0", "#,##0.00", '0 "千元"', "0.00;-0.00;;@"),
    '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
)  # fmt: skip
FORMULAS = (
    *("A1+B1", "A1-(B1-A2)", "(A1-B1)-A2", "A1/B2*A3", "A1/(B2*A3)", "-A1^2", "(-A1)^2", "-(A1+B1)", "2^-1", "A1%", "(A1+B1)%", "SUM(A1:A9)"),
    *("SUM(A1,B2:B4,乙!A1:A3)", "乙!A5*2", "'甲 表'!A3+乙!$A$7", "IF(A1>B1,A1,B1)", 'IF(A1<B1,1,"无")', "ROUND(A3/7,2)", "ABS(B5)", "INT(A3/2)"),
    *("MAX(A1:B9)", "AVERAGE(A1:A7)", "COUNT(A1:C9)", "PRODUCT(A1:A3)", "AND(A1>0,B1<0)", "VLOOKUP(A3,A1:B9,2,FALSE)", "1500+A1", "0.1+0.2"),
    *("A1-A1", "A1-B1-A2-B2", "A1/A2/A3", "2^3^2", "A1*B1+A2*B2-A3/B3", "IF(A1=1.25,,7)", "A1<=B1", 'A1&"元"', "1/0", "TODAY()"),
)  # fmt: skip


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Book]:
    """The workbook in its three kinds; LibreOffice works the formulas out."""
    soffice, folder = installed.office("scalc"), tmp_path_factory.mktemp("converted")
    path = folder / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, other = book.add_worksheet("甲 表"), book.add_worksheet("乙")
        for row in range(max(len(FORMATS), len(FORMULAS))):
            sheet.write_row(row, 0, [1.25 * (row + 1), -3 * (row + 1)])
            other.write_number(row, 0, 100 * (row + 1))
        for row, code in enumerate(FORMATS):
            style = book.add_format({"num_format": code})
            for column, number in enumerate((1234567.5, -1234567.5, 0), 3):
                sheet.write_number(row, column, number, style)
        for row, formula in enumerate(FORMULAS):
            sheet.write_formula(row, 7, f"={formula}")
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.merge_range("J1:K2", 7)
        sheet.write_rich_string("J5", "400000000", book.add_format({"font_script": 1}), "1")
    profile = installed.profile(folder)
    for kind in ("xls", "ods"):
        command = [
            soffice,
            "--headless",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            kind,
            "--outdir",
            folder,
            path,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {kind: open_book(folder / f"a.{kind}") for kind in ("xlsx", "xls", "ods")}


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_the_figures_are_shown_alike(books: dict[str, Book], kind: str) -> None:
    one, other = books["xlsx"].sheets[0], books[kind].sheets[0]
    for row, code in enumerate(FORMATS):
        for column in (3, 4, 5):
            assert other.at(row, column) == one.at(row, column), code
            assert other.scaled.get((row, column)) == one.scaled.get((row, column)), code
    assert (other.hidden_rows, other.merged[:1], other.at(4, 9)) == (one.hidden_rows, one.merged, one.at(4, 9))


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_the_formulas_give_what_the_office_stored(books: dict[str, Book], kind: str) -> None:
    book = books[kind]
    assert [where for where in book.notes if "!H" in where] == []
    assert book.zeros == frozenset()
    unknown = {FORMULAS[int(where.rpartition("H")[2]) - 1] for where in book.unknown}
    assert unknown == {"1/0", "TODAY()"}
