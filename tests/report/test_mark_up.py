"""The marked-up copy: everything but the marks is as it was, whatever the workbook holds."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import warnings
import zipfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import installed
import openpyxl
import pytest
import xlsxwriter

from leverage.intake import read, read_company
from leverage.intake.template.writing import write_template
from leverage.law.needed_inputs import asks_of
from leverage.law.rulebook import load
from leverage.report.marked.marked_copy import Mark, Marked, marks_of, write_marked
from leverage.report.package import Edits, Package, PackageError, scan, with_attribute
from leverage.terms.errors import UsageError
from leverage.terms.places import find_place
from leverage.terms.texts import Text, same

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
SHEET = "资产负债表"
_LINES: list[tuple[str, Any, Any]] = [
    ("货币资金", 1_000_000, 2_000_000),
    ("发放贷款", 19_000_000, 15_000_000),
    ("资产总计", "=B5+B6", "=C5+C6"),
    ("短期借款", 6_000_000, 5_000_000),
    ("应付账款", 2_000_000, 1_000_000),
    ("其他应付款", 1_000_000, 1_000_000),
    ("负债合计", "=SUM(B8:B10)", "=SUM(C8:C10)"),
    ("实收资本", 8_000_000, 8_000_000),
    ("=未分配利润", 3_000_000, 2_000_000),
    ("所有者权益合计", "=B12+B13", "=C12+C13"),
    ("负债和所有者权益总计", "=B11+B14", "=C11+C14"),
]
_STORED = {"资产总计": (20, 17), "负债合计": (9, 7), "所有者权益合计": (11, 10), "负债和所有者权益总计": (20, 17)}


def rich_workbook(path: Path, *, off: int = 0) -> Path:
    """A workbook with what a library that reads and writes it again would lose or change: stored values, a text box, formatted text within
    a cell, data bars and sparklines of the newer kind, a chart with a gradient, a prompt of two lines, comments with their size.
    """
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(SHEET)
        money = book.add_format({"num_format": "#,##0.00", "border": 1, "font_name": "宋体", "font_color": "#123456"})
        bold, red = book.add_format({"bold": True}), book.add_format({"font_color": "red"})
        sheet.write_row("A1", ["资产负债表"], bold)
        sheet.write_row("A2", ["编制单位:甲小额贷款公司", "", "单位:元"])
        sheet.write("A3", "2023年12月31日")
        sheet.write_row("A4", ["项目", "期末余额", "年初余额"], bold)
        for row, (label, *figures) in enumerate(_LINES, 4):
            sheet.write_string(row, 0, label)
            for column, figure in enumerate(figures, 1):
                if isinstance(figure, str):
                    more = off if row == 6 and column == 1 else 0
                    stored = _STORED[label][column - 1] * 1_000_000 + more
                    sheet.write_formula(row, column, f"{figure}+{more}" if more else figure, money, stored)
                else:
                    sheet.write(row, column, figure, money)
        sheet.write_rich_string("A17", "附注:", red, "红字", bold, "粗体")
        sheet.write_comment("B8", "会计自己的批注", {"author": "张三", "x_scale": 2, "visible": True})
        sheet.write_comment("B5", "另一条")
        choice = {"validate": "list", "source": ["是", "否"], "input_title": "提示", "input_message": "第一行\n第二行"}
        sheet.data_validation("E5:E9", choice)
        sheet.conditional_format("B5:C6", {"type": "data_bar", "data_bar_2010": True})
        sheet.conditional_format("B5:C15", {"type": "cell", "criteria": ">", "value": 1e9, "format": red})
        sheet.add_sparkline("D5", {"range": f"{SHEET}!B5:C5"})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": f"='{SHEET}'!$B$5:$B$6", "gradient": {"colors": ["#ff0000", "#00ff00"]}})
        sheet.insert_chart("G2", chart)
        sheet.insert_textbox("G20", "文本框")
        sheet.set_column("A:A", 30)
        sheet.set_column("B:C", 18, money)
        sheet.set_row(0, 30)
        sheet.freeze_panes(4, 1)
        sheet.repeat_rows(0, 3)
        sheet.print_area("A1:C17")
        sheet.set_landscape()
        sheet.set_header("&C页眉")
        sheet.merge_range("A18:C18", "合并", bold)
        sheet.protect("")
        own = book.add_worksheet("标注")
        own.write_string("A1", "用户自己的标注表")
        own.write_formula("A2", "=1+1", None, 2)
        own.write_url("A3", "https://example.com")
        own.write_datetime("A4", datetime(2023, 12, 31), book.add_format({"num_format": "yyyy-mm-dd"}))
        own.autofilter("A1:A4")
        book.define_name("税率", "=0.25")
        hidden = book.add_worksheet("隐藏")
        hidden.hide()
        hidden.write("A1", 1)
    return path


def opened(path: Path, **options: Any) -> Workbook:
    """openpyxl tells that it knows nothing of some extensions: it is why the copy is not written with it."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*extension is not supported", UserWarning)
        return openpyxl.load_workbook(path, **options)


def template(path: Path) -> Path:
    write_template(path, place_name="重庆", asks=asks_of(load().law(find_place("chongqing"))), language="zh")
    return path


def marked(source: Path, out: Path, *more: Marked) -> Path:
    reading = read(source)
    write_marked(source, out, [*marks_of(reading.trace, reading.refusal), *more], "zh")
    return out


@pytest.fixture
def rich(tmp_path: Path) -> tuple[Path, Path]:
    """A workbook and its marked copy."""
    source = rich_workbook(tmp_path / "rich.xlsx")
    return source, marked(source, tmp_path / "marked.xlsx")


def cells_of(sheet: Worksheet, marks: set[str]) -> dict[str, Any]:
    """Everything of every cell, but for the fill and the comment of the marked ones."""
    return {
        cell.coordinate: (
            cell.value,
            cell.data_type,
            cell.number_format,
            repr(cell.font),
            repr(cell.border),
            repr(cell.alignment),
            repr(cell.protection),
            cell.hyperlink and cell.hyperlink.target,
            None if cell.coordinate in marks else (repr(cell.fill), cell.comment and cell.comment.text),
        )
        for row in sheet.iter_rows()
        for cell in row
    }


def settings_of(sheet: Worksheet) -> list[Any]:
    return [
        sheet.sheet_state,
        {key: (item.width, item.hidden) for key, item in sheet.column_dimensions.items()},
        {key: (item.height, item.hidden) for key, item in sheet.row_dimensions.items() if item.height},
        sorted(map(str, sheet.merged_cells.ranges)),
        sorted(repr(item) for item in sheet.data_validations.dataValidation),
        sorted(repr(rule) for ranges in sheet.conditional_formatting for rule in ranges.rules),
        sheet.freeze_panes,
        sheet.print_title_rows,
        sheet.print_area,
        repr(sheet.page_setup),
        repr(sheet.page_margins),
        [item.center.text for item in (sheet.oddHeader, sheet.oddFooter) if item is not None],
        repr(sheet.protection),
        sheet.auto_filter.ref,
        len(sheet._charts),  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize("source", ["rich", "template", *sorted(path.name for path in EXAMPLES.glob("*.xlsx"))])
def test_everything_else_is_as_it_was(source: str, tmp_path: Path) -> None:
    made = {"rich": rich_workbook, "template": template}.get(source)
    path = made(tmp_path / "a.xlsx") if made else EXAMPLES / source
    out = marked(path, tmp_path / "b.xlsx")
    for formulas in (True, False):  # the formulas, and the values stored beside them
        before, after = (opened(file, data_only=not formulas, rich_text=True) for file in (path, out))
        name = "标注(2)" if source == "rich" else "标注"
        assert after.sheetnames == [*before.sheetnames, name]
        assert dict(after.defined_names) == dict(before.defined_names)
        said = [str(row[0].value).rpartition("!") for row in after[name].iter_rows(min_row=3)]
        assert said
        for sheet in before.sheetnames:
            marks = {cell for owner, _, cell in said if owner == sheet}
            assert cells_of(after[sheet], marks) == cells_of(before[sheet], marks)
            assert settings_of(after[sheet]) == settings_of(before[sheet])
            for cell in marks:
                old, new = before[sheet][cell], after[sheet][cell]
                assert new.fill.fgColor.rgb in {f"FF{mark.colour}" for mark in Mark}
                assert new.comment is not None
                assert new.comment.text.startswith(old.comment.text if old.comment else "[")


def test_no_other_byte_changes(rich: tuple[Path, Path]) -> None:
    before, after = (zipfile.ZipFile(path) for path in rich)
    touched = {name for name in before.namelist() if before.read(name) != after.read(name)}
    sheet, rels = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
    assert touched == {
        *("[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"),
        *(sheet, rels),
    }
    assert set(after.namelist()) - set(before.namelist()) == {"xl/worksheets/sheetLeverage1.xml"}
    unstyled = [re.sub(rb' s="\d+"', b"", file.read(sheet)) for file in (before, after)]
    assert unstyled[0] == unstyled[1]
    assert b"x14:sparkline" in unstyled[1]  # the extensions that openpyxl drops


def test_the_boxes_of_comments_have_numbers_of_their_own(tmp_path: Path) -> None:
    out = marked(EXAMPLES / "chongqing-2017.xlsx", tmp_path / "b.xlsx")
    with zipfile.ZipFile(out) as archive:
        drawings = [archive.read(name) for name in archive.namelist() if name.endswith(".vml")]
    blocks = [int(block) for vml in drawings for block in re.findall(rb'idmap[^>]*data="(\d+)"', vml)]
    assert len(blocks) == len(set(blocks)) == len(drawings) == 3  # profile, balance sheet, ledger
    for block, vml in zip(blocks, drawings, strict=True):
        numbers = [int(number) for number in re.findall(rb'id="_x0000_s(\d+)"', vml)]
        assert numbers == list(range(1024 * block + 1, 1024 * block + 1 + len(numbers)))
        assert len(numbers) == vml.count(b"<x:Row>")


def test_the_marked_copy_reads_as_the_file_does(rich: tuple[Path, Path]) -> None:
    one, other = (read_company(path) for path in rich)
    assert (one.capital, one.unallocated, one.balances) == (other.capital, other.unallocated, other.balances)


def test_the_list_says_what_the_comments_say(rich: tuple[Path, Path]) -> None:
    sheet = opened(rich[1])["标注(2)"]
    rows = {(row[0].value, row[1].value): row for row in sheet.iter_rows(min_row=3)}
    loan = rows[f"{SHEET}!B8", "取用"]
    assert str(loan[2].value).startswith("渠道待定，可能是：银行借款、")
    assert loan[3].value == 6_000_000
    assert loan[0].hyperlink is not None
    assert loan[0].hyperlink.location == f"'{SHEET}'!B8"
    assert rows[f"{SHEET}!B14", "存疑"][4].value == "请核实"
    comments = opened(rich[1])[SHEET]
    comment = comments["B8"].comment
    assert comment is not None
    assert comment.text == f"会计自己的批注\n[取用] {loan[2].value}"
    assert [comments[cell].fill.fgColor.rgb for cell in ("B8", "B14")] == ["FFC6EFCE", "FFFFE699"]
    assert comments["B5"].comment is not None
    assert comments["B5"].comment.text == "另一条"


def test_a_refused_file_is_marked_where_the_refusal_points(tmp_path: Path) -> None:
    source = rich_workbook(tmp_path / "a.xlsx", off=5)
    out = marked(source, tmp_path / "b.xlsx")
    book = opened(out)
    cell = book[SHEET]["B7"]
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    assert cell.comment is not None
    assert cell.comment.text.startswith("[错误] 资产负债表不平")
    assert [book["标注(2)"].cell(3, column).value for column in (1, 2, 5)] == [f"{SHEET}!B7", "错误", "请更正后再核对"]
    assert "错误 1，存疑 5" in str(book["标注(2)"]["A1"].value)


def test_cells_that_are_not_written_yet_are_marked_too(tmp_path: Path) -> None:
    source = rich_workbook(tmp_path / "a.xlsx")
    refs = ["B2", "E5", "B16", "F30", "B40", "A40", "XFD5"]
    out = marked(source, tmp_path / "b.xlsx", *(Marked(f"{SHEET}!{ref}", Mark.WRONG, same("空")) for ref in refs))
    sheet = opened(out)[SHEET]
    assert all(sheet[ref].fill.fgColor.rgb == "FFFFC7CE" for ref in refs)
    assert sheet["B40"].number_format == "#,##0.00"  # the format of its column
    places = re.findall(rb'<c r="([A-Z]+\d+)"', zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml"))
    assert len(places) == len(set(places))
    rows = [int(n) for n in re.findall(rb'<row r="(\d+)"', zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml"))]
    assert rows == sorted(set(rows))


def test_what_points_at_no_cell_is_only_listed(tmp_path: Path) -> None:
    marks = ("--unit", "没有的表!B3", SHEET, f"{SHEET}!5", "last.xlsx 资产负债表!B3")
    source = rich_workbook(tmp_path / "a.xlsx")
    out = tmp_path / "b.xlsx"
    write_marked(source, out, [Marked(where, Mark.DOUBTFUL, same("?")) for where in marks], "zh")
    sheet = opened(out)["标注(2)"]
    assert [(row[0].value, row[0].hyperlink) for row in sheet.iter_rows(min_row=3)] == [
        (where, None) for where in marks
    ]
    before, after = (zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml") for path in (source, out))
    assert before == after


@pytest.mark.parametrize("text", ["=1+1", "<b>&\"'", "_x0041_", "\x1b[31m\u202e", "{a}", "两\n行"])
def test_texts_of_the_file_stay_texts(tmp_path: Path, text: str) -> None:
    source, out = rich_workbook(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    write_marked(source, out, [Marked(f"{SHEET}!B8", Mark.WRONG, same(text), do=same(text))], "zh")
    book = opened(out)
    row = book["标注(2)"][3]
    shown = "?[31m?" if text.startswith("\x1b") else text
    values = [str(cell.value).replace("_x005F_", "_") for cell in (row[2], row[4])]
    assert values == [shown, shown]
    assert {cell.data_type for cell in (row[2], row[4])} <= {"s", "inlineStr"}
    assert "\x1b" not in str(book[SHEET]["B8"].comment)


def test_english_and_the_sheets_name(tmp_path: Path) -> None:
    source = EXAMPLES / "chongqing-2017.xlsx"
    reading = read(source)
    write_marked(source, tmp_path / "b.xlsx", marks_of(reading.trace), "en")
    book = opened(tmp_path / "b.xlsx")
    assert book.sheetnames[-1] == "Marks"
    comment = book[SHEET]["F36"].comment
    assert comment is not None
    assert comment.text == "[used] net assets at the prior year-end"


def rewritten(source: Path, out: Path, change: Any) -> Path:
    """The package with its parts changed: ``change(name, data)`` gives the new data."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return out


def test_names_with_a_prefix(tmp_path: Path) -> None:
    """As the Open XML SDK writes them: <x:worksheet>."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    def prefixed(name: str, data: bytes) -> bytes:
        if name.startswith("xl/") and f'"{main}"'.encode() in data:
            ET.register_namespace("x", main)
            ET.register_namespace("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
            return bytes(ET.tostring(ET.fromstring(data), xml_declaration=True, encoding="utf-8"))  # noqa: S314  our own
        return data

    source = rewritten(EXAMPLES / "chongqing-2017.xlsx", tmp_path / "a.xlsx", prefixed)
    out = marked(source, tmp_path / "b.xlsx")
    assert b"<x:c r=" in zipfile.ZipFile(out).read("xl/worksheets/sheet2.xml")
    sheet = opened(out)[SHEET]
    assert sheet["E3"].fill.fgColor.rgb == "FFC6EFCE"
    assert sheet["E3"].comment is not None
    assert read_company(out).capital == read_company(source).capital


def test_a_workbook_without_styles(tmp_path: Path) -> None:
    def bare(name: str, data: bytes) -> bytes | None:
        if name.endswith("styles.xml"):
            return None
        data = re.sub(rb"<(Override|Relationship) [^>]*styles[^>]*/>", b"", data)
        return re.sub(rb' s="\d+"', b"", data) if "worksheets/sheet" in name else data

    source = rewritten(EXAMPLES / "zuoli-2024-12-31.xlsx", tmp_path / "a.xlsx", bare)
    sheet = opened(marked(source, tmp_path / "b.xlsx"))["公司信息"]  # without formats a date is a number: refused there
    assert sheet["B5"].fill.fgColor.rgb == "FFFFC7CE"


def test_a_conversation_is_left_alone_and_told(tmp_path: Path) -> None:
    def threaded(name: str, data: bytes) -> bytes:
        return data.replace("张三".encode(), b"tc={0}") if "comments" in name else data

    source = rewritten(rich_workbook(tmp_path / "r.xlsx"), tmp_path / "a.xlsx", threaded)
    reading = read(source)
    told = write_marked(source, tmp_path / "b.xlsx", marks_of(reading.trace), "zh")
    assert [text.zh for text in told] == [f"{SHEET}!B8 上有对话批注，只填色，说明见标注表。"]
    comment = opened(tmp_path / "b.xlsx")[SHEET]["B8"].comment
    assert comment is not None
    assert comment.text == "会计自己的批注"


def test_macros_keep_their_ending(tmp_path: Path) -> None:
    def with_macros(name: str, data: bytes) -> bytes:
        plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        return data.replace(plain, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")

    source = rewritten(EXAMPLES / "chongqing-2017.xlsx", tmp_path / "a.xlsm", with_macros)
    with pytest.raises(UsageError, match=r"\.xlsm 结尾"):
        marked(source, tmp_path / "b.xlsx")
    assert marked(source, tmp_path / "b.xlsm").exists()
    with pytest.raises(UsageError, match=r"\.xlsx 结尾"):
        marked(EXAMPLES / "chongqing-2017.xlsx", tmp_path / "c.xlsm")


def test_a_sheet_of_charts_keeps_its_name_and_has_no_cells(tmp_path: Path) -> None:
    source, out = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(str(source)) as book:
        book.add_worksheet(SHEET).write("A1", 1)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": f"='{SHEET}'!$A$1:$A$1"})
        book.add_chartsheet("标注").set_chart(chart)
    write_marked(
        source, out, [Marked("标注!A1", Mark.WRONG, same("?")), Marked(f"{SHEET}!A1", Mark.USED, same("!"))], "zh"
    )
    after = opened(out)
    assert after.sheetnames == [SHEET, "标注", "标注(2)"]
    assert [row[0].hyperlink is not None for row in after["标注(2)"].iter_rows(min_row=3)] == [False, True]


def test_a_signature_no_longer_holds(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    shutil.copy(EXAMPLES / "chongqing-2017.xlsx", source)
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<a/>")
    told = write_marked(source, tmp_path / "b.xlsx", [], "zh")
    assert "签名不再有效" in told[0].zh


def test_csv_is_marked_as_a_workbook_of_its_content(tmp_path: Path) -> None:
    source = tmp_path / "甲[公司]2023.csv"
    lines: list[list[Any]] = [
        ["资产负债表", "", "单位:元"],
        ["2023年12月31日"],
        ["项目", "期末余额"],
        ["资产总计", 20_000_000],
    ]
    lines += [["短期借款", 9_000_000], ["负债合计", 9_000_000], ["所有者权益合计", 11_000_000], ["=1+1"]]
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    reading = read(source)
    told = write_marked(source, tmp_path / "b.xlsx", marks_of(reading.trace), "zh")
    assert [text.zh for text in told] == ["原文件是文本，标注的是按其内容生成的工作簿。"]
    book = opened(tmp_path / "b.xlsx")
    sheet = book["甲_公司_2023"]
    assert (sheet["A8"].value, sheet["A8"].data_type) == ("=1+1", "s")
    assert sheet["B5"].fill.fgColor.rgb == "FFC6EFCE"
    link = book["标注"]["A3"].hyperlink
    assert link is not None
    assert str(link.location).startswith("'甲_公司_2023'!")


def test_another_kind_of_file_without_a_converter_keeps_its_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.ods"
    ods(EXAMPLES / "chongqing-2017.xlsx", source)
    monkeypatch.setenv("PATH", "")
    reading = read(source)
    told = write_marked(source, tmp_path / "b.xlsx", marks_of(reading.trace), "zh")
    assert "只有数值" in told[0].zh
    assert read_company(tmp_path / "b.xlsx").capital == read_company(source).capital


def test_another_kind_of_file_is_converted(tmp_path: Path) -> None:
    source = tmp_path / "a.ods"
    ods(EXAMPLES / "chongqing-2017.xlsx", source)
    reading = read(source)
    told = write_marked(source, tmp_path / "b.xlsx", marks_of(reading.trace), "zh")
    assert "LibreOffice" in told[0].zh
    sheet = opened(tmp_path / "b.xlsx")[SHEET]
    assert sheet["E3"].fill.fgColor.rgb == "FFC6EFCE"
    assert sheet["E3"].number_format.startswith("#,##0.00;[R")


def test_a_spreadsheet_program_opens_the_copy(rich: tuple[Path, Path], tmp_path: Path) -> None:
    office(rich[1], "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", tmp_path / "out")
    with (tmp_path / "out" / f"marked-{SHEET}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[7][:3] == ["短期借款", "6000000", "5000000"]
    with (tmp_path / "out" / "marked-标注(2).csv").open(encoding="utf-8", newline="") as file:
        assert [row[:2] for row in csv.reader(file)][2] == [f"{SHEET}!B14", "存疑"]


def ods(source: Path, out: Path) -> None:
    office(source, "ods", out.parent / "ods")
    next((out.parent / "ods").glob("*.ods")).rename(out)


def office(source: Path, form: str, folder: Path) -> None:
    """Convert by LibreOffice under a profile of its own."""
    soffice = installed.office()
    profile = (folder.parent / "profile").as_uri()
    command = [
        soffice,
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        form,
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=300)


# the package


def test_scan_tells_where_elements_stand() -> None:
    data = '<?xml version="1.0"?><a><!-- > --><b x="1>2" y=\'q\'>语<c/></b><d /></a>'.encode()
    found = {item.local: item for item in scan(data)}
    assert data[found["b"].start : found["b"].opened] == b"<b x=\"1>2\" y='q'>"
    assert data[found["b"].opened : found["b"].closing].decode() == "语<c/>"
    assert (found["c"].empty, found["d"].empty, found["a"].empty) == (True, True, False)
    assert data[found["a"].closing :] == b"</a>"


@pytest.mark.parametrize("data", [b"<a>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a/>".encode("utf-16"), b""])
def test_scan_refuses_what_is_not_plain_xml(data: bytes) -> None:
    with pytest.raises(PackageError):
        scan(data)


def test_edits_change_what_they_name_and_nothing_else() -> None:
    data = b"<a ><b n='1'>x</b><c/></a>"
    a, b, c = scan(data)
    edits = Edits(data)
    edits.attribute(b, "n", "2")
    edits.attribute(c, "k", 'v"')
    edits.append(c, "<d/>")
    edits.append(a, "<e/>")
    edits.insert(b.start, "<f/>")
    assert edits.result() == b'<a ><f/><b n="2">x</b><c k="v&quot;"><d/></c><e/></a>'


@pytest.mark.parametrize(
    ("tag", "result"),
    [
        ('<c r="A1"/>', '<c s="7" r="A1"/>'),
        ('<c r="A1" s="12" spans="1">', '<c r="A1" s="7" spans="1">'),
        ("<x:c>", '<x:c s="7">'),
    ],
)
def test_an_attribute_is_set_or_changed(tag: str, result: str) -> None:
    assert with_attribute(tag, "s", "7") == result


def test_a_package_that_is_none_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("x", "y")
    with pytest.raises(PackageError):
        Package(tmp_path / "a.xlsx")


def test_words_for_the_marks() -> None:
    assert [mark.label for mark in Mark] == [Text("错误", "wrong"), Text("存疑", "doubtful"), Text("取用", "used")]
