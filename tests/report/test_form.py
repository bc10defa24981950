"""A regulator's form filled in: the cells of the map, and not a byte beside them."""

from __future__ import annotations

import hashlib
import json
import re
import runpy
import tomllib
import warnings
import zipfile
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from budget import examples
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from leverage.assessment.findings import Assessment
from leverage.cli.main import main
from leverage.report.form.cells import Number, write_cells
from leverage.report.form.filling import Filled, Form
from leverage.report.form.mapping import Map, read_map
from leverage.report.form.values import NAMES, Amount, Ratio, Value, Values, Word
from leverage.terms.errors import InputError
from leverage.terms.facts import CompanyType
from leverage.terms.texts import same
from tests.report.conftest import Office, company, holder, judge, loose, special

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "docs" / "examples" / "form"
COMPANY = ROOT / "docs" / "examples" / "chongqing-2017.xlsx"
TOP = 'schema = "leverage.form/1"\n'


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form with what a spreadsheet can hold beside cells."""
    path = tmp_path / "form.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("附表 一")
        money = book.add_format({"num_format": "#,##0.00", "bold": True, "locked": False})
        sheet.merge_range("A1:C1", "月报表")
        sheet.write("A2", "填报单位:")
        sheet.write_blank("B3", None, money)
        sheet.write_number("B4", 7, money)
        sheet.write_formula("B5", "=B3*2", money, 14)
        sheet.write_array_formula("D3:D4", "{=B3:B4*2}", money, 0)
        sheet.write_blank("C3", None, book.add_format({"num_format": "yyyy/m/d"}))
        sheet.set_row(9, 30, money)
        sheet.set_column("G:G", 12, money)
        sheet.data_validation("C5", {"validate": "list", "source": ["符合", "不符合"]})
        for row, word in enumerate(("达标", "不达标"), 20):
            sheet.write(row, 9, word)
        sheet.data_validation("C6", {"validate": "list", "source": "='附表 一'!$J$21:$J$22"})
        sheet.data_validation("C7", {"validate": "list", "source": "=$J$21:$J$22"})
        sheet.data_validation("C8", {"validate": "list", "source": "=OFFSET($J$21,0,0,2)"})
        sheet.conditional_format("B3:B5", {"type": "data_bar", "data_bar_2010": True})
        sheet.add_sparkline("H3", {"range": "'附表 一'!B3:B5"})
        sheet.insert_textbox("H8", "盖章处")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='附表 一'!$B$3:$B$5"})
        sheet.insert_chart("H12", chart)
        sheet.add_table("A12:B14", {"columns": [{"header": "渠道"}, {"header": "余额"}]})
        sheet.protect("", {})
        sheet.set_landscape()
        sheet.repeat_rows(0, 1)
        sheet.write_comment("B3", "按期末数填列")
        book.add_worksheet("空表")
        book.define_name("合计", "='附表 一'!$B$5")
    return path


Mapped = Callable[..., Map]


@pytest.fixture
def mapped(tmp_path: Path) -> Mapped:
    """A map with these cells of the first sheet."""

    def write(cells: str, top: str = "", sheet: str = "附表 一") -> Map:
        path = tmp_path / "map.toml"
        path.write_text(f'{TOP}{top}\n[sheets."{sheet}"]\n{cells}\n', encoding="utf-8")
        return read_map(path)

    return write


def opened(path: Path, **options: Any) -> Any:
    """A workbook as read, whatever the reader says that it would not write back."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path, **options)


def chongqing(balances: str = "bank_loan=60000000", **more: Any) -> Assessment:
    return judge("chongqing", "2017-11-30", company(balances, report_date=date(2017, 11, 30), **more))


def jiangsu() -> Assessment:
    told = company(
        kind=CompanyType.RURAL,
        loans=(special("5", "甲公司", 5, "2017-01-31", "2017-04-30", "0.02"), special("99000000", "乙", 6)),
        shareholders=(holder("甲公司", "0.6", "42000000"), holder("乙", "0.4", "28000000")),
    )
    return judge("jiangsu", "2017-11-30", told)


def filled(form: Path, plan: Map, told: Assessment, target: Path) -> Filled:
    opened = Form(form)
    found = opened.fill(plan, told, "zh")
    opened.write(found, target)
    return found


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


# what goes in


@pytest.mark.parametrize(
    ("name", "told", "expected"),
    [
        ("company.name", chongqing(), same("示例小额贷款有限公司")),
        ("company.name", chongqing(name=None), Word("unknown")),
        ("company.type", chongqing(), Word("traditional")),
        ("company.complete", chongqing(complete=False), Word("no")),
        ("company.report_date", chongqing(), date(2017, 11, 30)),
        ("as_of", chongqing(), date(2017, 11, 30)),
        ("verdict", chongqing("bank_loan=100000000.01"), Word("breach")),
        ("capital.net_capital", chongqing(), Amount(Fraction(100_000_000))),
        ("capital.net_capital", chongqing(capital={}), Word("unknown")),
        ("balance.bank_loan", chongqing(), Amount(Fraction(60_000_000), "up")),
        ("balance.bank_loan", chongqing("", complete=False), Word("unknown")),
        ("balance.bank_loan.least", chongqing("", complete=False), Amount(Fraction(0), "up")),
        ("balance.bank_loan.most", chongqing("", complete=False), Word("unknown")),
        ("balance.bank_loan+bond", chongqing("bank_loan=1 bond=2"), Amount(Fraction(3), "up")),
        ("balance.funding", chongqing("bank_loan=1 abs=2 guarantee=9"), Amount(Fraction(3), "up")),
        ("balance.standardised", chongqing("bank_loan=1 abs=2"), Amount(Fraction(2), "up")),
        ("balance.bank_loan", chongqing("bank_loan=1", unallocated=(loose("5", "bank_loan", "bond"),)), Word("unknown")),
        ("balance.bank_loan.most", chongqing("bank_loan=1", unallocated=(loose("5", "bank_loan", "bond"),)), Amount(Fraction(6), "up")),
        ("channel.bank_loan.access", chongqing(), Word("permitted")),
        ("channel.bank_loan.headroom", chongqing(), Amount(Fraction(40_000_000))),
        ("channel.bond.headroom", chongqing(), Word("not_provided")),
        ("channel.guarantee.headroom", chongqing(), Word("not_provided")),
        ("channel.bank_loan.used", chongqing("", complete=False), Word("unknown")),
        ("channel.bank_loan.binding", chongqing(), same("CN-CQ/bank-and-repo")),
        ("rule.CN-CQ/bank-and-repo.cap", chongqing(), Amount(Fraction(100_000_000))),
        ("rule.CN-CQ/bank-and-repo.used", chongqing(), Amount(Fraction(60_000_000), "up")),
        ("rule.CN-CQ/bank-and-repo.headroom", chongqing(), Amount(Fraction(40_000_000))),
        ("rule.CN-CQ/bank-and-repo.utilisation", chongqing(), Ratio(Fraction(3, 5))),
        ("rule.CN-CQ/bank-and-repo.multiple", chongqing(), Ratio(Fraction(1))),
        ("rule.CN-CQ/bank-and-repo.outcome", chongqing("bank_loan=100000000.01"), Word("breach")),
        ("rule.CN/2024-non-standard.outcome", chongqing(), Word("not_applicable")),
        ("rule.CN/2024-non-standard.cap", chongqing(), Word("not_applicable")),
        ("rule.CN-CQ/sources.outcome", chongqing(), Word("not_applicable")),
        ("rule.CN-JS/2011-special-per-shareholder.outcome", jiangsu(), Word("breach")),
        ("total.headroom", chongqing(), Amount(Fraction(40_000_000 + 100_000_000 + 30_000_000))),
        ("total.used", chongqing("", complete=False), Word("unknown")),
        ("fact.rating", chongqing(), Word("unknown")),
        ("approvals", chongqing(), Word("none")),
        ("receipt.input", chongqing(), same("cd" * 32)),
    ],
)  # fmt: skip
def test_what_a_name_stands_for(name: str, told: Assessment, expected: Value) -> None:
    assert Values(told).of(name) == expected


def test_every_name_of_the_manual_stands_for_something() -> None:
    ids = {
        "BASE": "net_capital",
        "CHANNELS": "bank_loan+abs",
        "CHANNEL": "abs",
        "RULE": "CN-CQ/shareholder",
        "FACT": "listing",
    }
    values = Values(chongqing())
    for name in NAMES:
        asked = ".".join(ids.get(part, part) for part in name.pattern.split("."))
        assert values.of(asked) is not None


def test_a_finding_of_one_shareholder() -> None:
    values, rule = Values(jiangsu()), "CN-JS/2011-special-per-shareholder"
    assert values.of(f"rule.{rule}.cap", "甲公司") == Amount(Fraction(42_000_000))
    assert values.of(f"rule.{rule}.outcome", "甲公司") == Word("compliant")
    with pytest.raises(InputError, match="subject"):
        values.of(f"rule.{rule}.cap")
    with pytest.raises(InputError, match="甲公司"):
        values.of(f"rule.{rule}.cap", "甲公")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("verdikt", "verdict"),
        ("company.nam", "company.name"),
        ("capital.net_capitl", "net_capital"),
        ("balance.bank_loans", "bank_loan"),
        ("balance.bank_loan+bank_loan", "两次"),
        ("balance.funding+bank_loan", "两次"),
        ("balance.bank_loan.mots", "least"),
        ("channel.abs.headrom", "headroom"),
        ("channel.abs", "headroom"),
        ("rule.CN-CQ/bank-and-rep.cap", "CN-CQ/bank-and-repo"),
        ("rule.CN-CQ/bank-and-repo.caps", "cap"),
        ("rule.CN-CQ/bank-and-repo", "outcome"),
        ("fact.ratting", "rating"),
        ("receipt.imput", "receipt.input"),
    ],
)
def test_an_unknown_name_gets_the_nearest(name: str, word: str) -> None:
    with pytest.raises(InputError) as caught:
        Values(chongqing()).of(name)
    assert word in caught.value.message.zh


def test_a_rule_that_is_no_limit_has_no_figures() -> None:
    told = judge("tibet", "2017-11-30", company("bank_loan=5", facts={"bank_count": 2}))
    (count,) = [f.rule for f in told.findings if f.kind == "count"]
    with pytest.raises(InputError, match="outcome"):
        Values(told).of(f"rule.{count}.cap")


# how it is written


@pytest.mark.parametrize(
    ("cells", "ref", "expected"),
    [
        ('B3 = "balance.bank_loan"', "B3", 6000.01),  # 60,000,000.01 yuan, rounded up in 万元
        ('B3 = { put = "balance.bank_loan", unit = "元" }', "B3", 60000000.01),
        ('B3 = { put = "balance.bank_loan", unit = "亿元", digits = 0 }', "B3", 1),
        ('B3 = "channel.bank_loan.headroom"', "B3", 3999.99),  # 39,999,999.99 yuan, rounded down
        ('B3 = "rule.CN-CQ/bank-and-repo.utilisation"', "B3", 0.6),
        ('C3 = "as_of"', "C3", date(2017, 11, 30)),
        ('C3 = { put = "as_of", date = "yyyy年m月d日" }', "C3", "2017年11月30日"),
        ('B3 = "as_of"', "B3", "2017-11-30"),
        ('F1 = { text = "共{balance.bank_loan}万元,{verdict}" }', "F1", "共6,000.01万元,合规"),
        ('A2 = { text = "填报单位:{company.name}", replace = true }', "A2", "填报单位:示例小额贷款有限公司"),
        ('A1 = { text = "报表", replace = true }', "A1", "报表"),
        ('b3 = { text = "=1+1" }', "B3", "=1+1"),
        ('B10 = "channel.bond.headroom"', "B10", "未作规定"),
        ('XFD1048576 = "verdict"', "XFD1048576", "合规"),
        ('F99 = "verdict"\nE99 = "as_of"\nF98 = "verdict"', "F99", "合规"),
    ],
)
def test_what_a_cell_holds(cells: str, ref: str, expected: Any, form: Path, mapped: Mapped, tmp_path: Path) -> None:
    target = tmp_path / "filled.xlsx"
    filled(form, mapped(cells), chongqing("bank_loan=60000000.01"), target)
    cell = opened(target)["附表 一"][ref]
    value = cell.value.date() if isinstance(expected, date) and hasattr(cell.value, "date") else cell.value
    assert value == expected
    assert cell.data_type != "f"


def test_a_sheet_without_rows_takes_cells_too(form: Path, mapped: Mapped, tmp_path: Path) -> None:
    filled(
        form,
        mapped('C2 = "verdict"\nA2 = "as_of"\nA1 = "place.code"', sheet="空表"),
        chongqing(),
        tmp_path / "filled.xlsx",
    )
    sheet = opened(tmp_path / "filled.xlsx")["空表"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["CN-CQ", None, None],
        ["2017-11-30", None, "合规"],
    ]


def test_words_in_place_of_figures_are_told(form: Path, mapped: Mapped, tmp_path: Path) -> None:
    cells = 'B3 = "balance.abs"\nB4 = { put = "total.used", replace = true, words = { unknown = "核实中" } }\nC5 = "verdict"'
    told = chongqing("bank_loan=1", complete=False)
    found = filled(form, mapped(cells, '[words]\nunknown = "不详"'), told, tmp_path / "filled.xlsx")
    sheet = opened(tmp_path / "filled.xlsx")["附表 一"]
    assert (sheet["B3"].value, sheet["B4"].value) == ("不详", "核实中")
    notes = [note.zh for note in found.notes]
    assert notes[:2] == ["附表 一!B3 填入“不详”（balance.abs）", "附表 一!B4 填入“核实中”（total.used）"]
    assert "符合、不符合" in notes[-1]


@pytest.mark.parametrize(
    ("cell", "offers"), [("C5", "符合、不符合"), ("C6", "达标、不达标"), ("C7", "达标、不达标"), ("C8", "")]
)
def test_a_word_off_the_list_is_told(cell: str, offers: str, form: Path, mapped: Mapped, tmp_path: Path) -> None:
    notes = filled(form, mapped(f'{cell} = "verdict"'), chongqing(), tmp_path / "filled.xlsx").notes
    assert [offers in note.zh for note in notes] == ([True] if offers else [])


def test_a_word_on_the_list_needs_no_note(form: Path, mapped: Mapped, tmp_path: Path) -> None:
    plan = mapped('C5 = { put = "verdict", words = { compliant = "符合" } }')
    assert not filled(form, plan, chongqing(), tmp_path / "filled.xlsx").notes


@pytest.mark.parametrize(
    "name", ["=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "<b>&\"'", "_x0041_", " 两端空格 ", "甲\n乙", "a\x00\ud800\ufffe"]
)
def test_text_stays_text(name: str, form: Path, mapped: Mapped, tmp_path: Path) -> None:
    target = tmp_path / "filled.xlsx"
    filled(form, mapped('B3 = "company.name"'), chongqing(name=name), target)
    cell = opened(target)["附表 一"]["B3"]
    assert cell.data_type in ("s", "inlineStr")
    name = name.replace("_x0041_", "_x005F_x0041_")  # as the file holds it, or a spreadsheet program would show an A
    assert cell.value == {"甲\n乙": "甲?乙", "a\x00\ud800\ufffe": "a????"[:4]}.get(name, name)


# what stays


def test_nothing_but_the_cells_is_changed(form: Path, mapped: Mapped, tmp_path: Path) -> None:
    target = tmp_path / "filled.xlsx"
    before = hashlib.sha256(form.read_bytes()).hexdigest()
    filled(
        form, mapped('B3 = "balance.bank_loan"\nC3 = "as_of"\nB10 = "verdict"\nG20 = "verdict"'), chongqing(), target
    )
    assert hashlib.sha256(form.read_bytes()).hexdigest() == before
    old, new = parts(form), parts(target)
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} <= {"xl/workbook.xml", "xl/worksheets/sheet1.xml"}
    assert any(name.startswith("xl/charts/") for name in old)
    one, other = opened(form)["附表 一"], opened(target)["附表 一"]
    for ref in ("A1", "B3", "C3", "B5", "D3"):
        assert one[ref]._style == other[ref]._style, ref
    assert other["B10"].font.bold  # the row's format
    assert other["G20"].font.bold  # the column's
    assert other["B5"].value == "=B3*2"
    was, now = old["xl/worksheets/sheet1.xml"], new["xl/worksheets/sheet1.xml"]
    assert was.partition(b"<sheetData>")[0] == now.partition(b"<sheetData>")[0]
    assert was.partition(b"</sheetData>")[2] == now.partition(b"</sheetData>")[2]


def test_no_stored_result_is_left_that_no_longer_holds(form: Path, mapped: Mapped, tmp_path: Path) -> None:
    target = tmp_path / "filled.xlsx"
    filled(form, mapped('B3 = "balance.bank_loan"'), chongqing(), target)
    assert opened(form, data_only=True)["附表 一"]["B5"].value == 14
    assert opened(target, data_only=True)["附表 一"]["B5"].value is None
    assert b'fullCalcOnLoad="1"' in parts(target)["xl/workbook.xml"]


@examples(60)
@given(
    held=st.dictionaries(st.tuples(st.integers(1, 6), st.integers(1, 30)), st.integers(0, 99)),
    new=st.dictionaries(st.tuples(st.integers(1, 8), st.integers(1, 30)), st.integers(0, 99)),
)
def test_any_cells_over_any_others(
    held: dict[tuple[int, int], int], new: dict[tuple[int, int], int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("cells")
    with xlsxwriter.Workbook(str(folder / "form.xlsx")) as book:
        sheet = book.add_worksheet("a")
        for (row, column), value in held.items():
            sheet.write_number(row - 1, column - 1, value)
    write_cells(folder / "form.xlsx", folder / "out.xlsx", {"a": {place: Number(str(n)) for place, n in new.items()}})
    read = opened(folder / "out.xlsx")["a"]
    assert {(c.row, c.column): c.value for row in read.iter_rows() for c in row if c.value is not None} == held | new


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (b"<x:worksheet xmlns:x='m'><x:sheetData/></x:worksheet>", b"<x:sheetData><x:row r=\"2\"><x:c r=\"B2\"><x:v>5</x:v></x:c></x:row></x:sheetData>"),
        (b"<worksheet><sheetData><row r='1'/><row><c/><c s='3'/></row></sheetData></worksheet>", b"<row><c/><c r=\"B2\" s=\"3\"><v>5</v></c></row>"),
        (b"<worksheet><sheetData><row r='2' spans='1:1' /></sheetData></worksheet>", b"<row r='2' spans='1:1' ><c r=\"B2\"><v>5</v></c></row>"),
        (b"<worksheet><!-- <sheetData/> --><sheetData><row r='3'/></sheetData></worksheet>", b"<row r=\"2\"><c r=\"B2\"><v>5</v></c></row><row r='3'/>"),
    ],
)  # fmt: skip
def test_sheets_as_other_programs_write_them(sheet: bytes, expected: bytes, tmp_path: Path) -> None:
    relations = (
        b'<Relationships><Relationship Id="r1" Type="x/worksheet" Target="/xl/worksheets/s.xml"/></Relationships>'
    )
    book = b'<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets><calcPr calcId="1" fullCalcOnLoad="0"/></workbook>'
    top = b'<Relationships><Relationship Type="x/officeDocument" Target="xl/book.xml"/></Relationships>'
    with zipfile.ZipFile(tmp_path / "form.xlsx", "w") as archive:
        archive.writestr("_rels/.rels", top)
        archive.writestr("xl/book.xml", book)
        archive.writestr("xl/_rels/book.xml.rels", relations)
        archive.writestr("xl/worksheets/s.xml", sheet)
    write_cells(tmp_path / "form.xlsx", tmp_path / "out.xlsx", {"a": {(2, 2): Number("5")}})
    made = parts(tmp_path / "out.xlsx")
    assert expected in made["xl/worksheets/s.xml"]
    assert b'<calcPr calcId="1" fullCalcOnLoad="1"/>' in made["xl/book.xml"]


# what is refused


@pytest.mark.parametrize(
    ("cells", "where", "word"),
    [
        ('B1 = "verdict"', "B1", "A1"),
        ('B5 = "verdict"', "B5", "公式"),
        ('D4 = "verdict"', "D4", "公式"),
        ('B4 = "verdict"', "B4", "replace"),
        ('A12 = { put = "verdict", replace = true }', "A12", "列标题"),
        ('C9 = "verdikt"', "C9", "verdict"),
    ],
)
def test_a_cell_that_cannot_take_it(cells: str, where: str, word: str, form: Path, mapped: Mapped) -> None:
    with pytest.raises(InputError) as caught:
        Form(form).fill(mapped(cells), chongqing(), "zh")
    assert caught.value.where == f'[sheets."附表 一"] {where}'
    assert caught.value.file.endswith("map.toml")
    assert word in caught.value.message.zh


def test_an_unknown_sheet_gets_the_nearest(form: Path, mapped: Mapped) -> None:
    with pytest.raises(InputError, match="附表 一"):
        Form(form).fill(mapped('B3 = "verdict"', sheet="附表一"), chongqing(), "zh")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "schema"),
        (TOP, "sheets"),
        ("a = ", "TOML"),
        ("[sheets.附表]", '[sheets."附表一"]'),
        (f"{TOP}untit = 1", "unit"),
        (f'{TOP}unit = "块"', "万元"),
        (f'{TOP}digits = 2.5\n[sheets."a"]\nA1 = "verdict"', "整数"),
        (f'{TOP}digits = true\n[sheets."a"]\nA1 = "verdict"', "整数"),
        (f'{TOP}language = "fr"', "zh"),
        (f'{TOP}[words]\nunknow = "x"\n[sheets."a"]\nA1 = "verdict"', "unknown"),
        (f'{TOP}[words]\nunknown = " "\n[sheets."a"]\nA1 = "verdict"', "零"),
        (f'{TOP}[words]\nunknown = "0.00"\n[sheets."a"]\nA1 = "verdict"', "零"),
        (f'{TOP}[sheets."a"]\nA0 = "verdict"', "B3"),
        (f'{TOP}[sheets."a"]\nXFE1 = "verdict"', "XFD"),
        (f'{TOP}[sheets."a"]\nA1048577 = "verdict"', "1048576"),
        (f'{TOP}[sheets."a"]\n"A1:B2" = "verdict"', "B3"),
        (f'{TOP}[sheets."a"]\nA1 = "verdict"\na1 = "as_of"', "同一"),
        (f'{TOP}[sheets."a"]\nA1 = 5', "名称"),
        (f'{TOP}[sheets."a"]\nA1 = {{ unit = "元" }}', "put"),
        (f'{TOP}[sheets."a"]\nA1 = {{ put = "verdict", text = "x" }}', "put"),
        (f'{TOP}[sheets."a"]\nA1 = {{ put = "" }}', "文字"),
        (f'{TOP}[sheets."a"]\nA1 = {{ put = "as_of", date = "h" }}', "yyyy"),
        (f'{TOP}[sheets."a"]\nA1 = {{ put = "verdict", replace = 1 }}', "true"),
        (f'{TOP}[sheets."a"]\nA1 = {{ putt = "verdict" }}', "put"),
        (f"{TOP}sheets = 5", "sheets"),
    ],
)
def test_a_map_that_is_none(text: str, word: str, tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_map(path)
    assert caught.value.file == str(path)
    assert word in caught.value.message.zh


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0", b"PK\x03\x04 broken", b"a,b"])
def test_a_form_that_is_none(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        Form(path)
    assert caught.value.file == str(path)


def test_a_signed_form(form: Path) -> None:
    with zipfile.ZipFile(form, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    with pytest.raises(InputError, match="签名"):
        Form(form)


# on the command line


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", str(COMPANY), "--lang", "zh", *map(str, arguments)])


def test_the_example_is_filled_in(tmp_path: Path) -> None:
    """By hand from the clauses (docs/examples): bank and repo 9,000 of 10,000; shareholders 0 of 10,000; interbank 1,000 of 3,000."""
    out = tmp_path / "filled.xlsx"
    told = run("--fill", EXAMPLE / "monthly.xlsx", "--map", EXAMPLE / "monthly.toml", "--out", out)
    assert told.exit_code == 0, told.output
    sheet = opened(out)["月报表"]
    shown = {row: [sheet.cell(row, column).value for column in (2, 3, 4, 6)] for row in (5, 8, 9)}
    assert shown == {5: [9000, 10000, 1000, "符合"], 8: [0, 10000, 10000, "符合"], 9: [1000, 3000, 2000, "符合"]}
    assert [sheet[ref].value for ref in ("B6", "B7", "D10", "B12", "B13")] == [6000, 3000, 13000, 10000, "各项均符合"]
    assert sheet["A2"].value == "填报单位:渝示例小额贷款有限公司"
    assert sheet["D2"].value == "报告期:2017年11月"
    assert sheet["B14"].value.date() == date(2017, 11, 30)


@pytest.mark.office
def test_the_form_calculates_what_it_was_given(tmp_path: Path, office: Office) -> None:
    out = tmp_path / "filled-form.xlsx"
    run("--fill", EXAMPLE / "monthly.xlsx", "--map", EXAMPLE / "monthly.toml", "--out", out, "--quiet")
    sheet = office.recalculate([out], sheets=("月报表",))(out)["月报表"]
    assert sheet[9][1] == 10000  # 合计: 9,000 + 0 + 1,000
    assert sheet[4][4] == pytest.approx(0.9)


def test_the_example_form_is_what_its_script_writes(tmp_path: Path) -> None:
    runpy.run_path(str(ROOT / "docs" / "examples" / "make.py"))["monthly_form"](tmp_path / "form.xlsx")
    assert parts(tmp_path / "form.xlsx") == parts(EXAMPLE / "monthly.xlsx")


def test_the_manual_is_up_to_date() -> None:
    """If this fails: python docs/make.py."""
    path = ROOT / "docs" / "forms.md"
    assert runpy.run_path(str(ROOT / "docs" / "make.py"))["forms"](path) == path.read_text(encoding="utf-8")


def test_the_schema_knows_the_example() -> None:
    schema = json.loads(CliRunner().invoke(main, ["schema", "form"]).stdout)
    told = tomllib.loads((EXAMPLE / "monthly.toml").read_text(encoding="utf-8"))
    assert set(told) <= set(schema["properties"])
    assert set(told["words"]) <= set(schema["properties"]["words"]["properties"])
    ((address, cell),) = schema["properties"]["sheets"]["additionalProperties"]["patternProperties"].items()
    names = [entry["pattern"] for entry in schema["$defs"]["name"]["anyOf"]]
    for ref, said in told["sheets"]["月报表"].items():
        assert re.search(address, ref)
        assert isinstance(said, str) or set(said) <= set(cell["anyOf"][1]["properties"])
        name = said if isinstance(said, str) else said.get("put", "verdict")
        assert any(re.search(pattern, name) for pattern in names), name
    assert not any(re.search(pattern, "capital") for pattern in names)


def test_all_three_are_needed(tmp_path: Path) -> None:
    fill, plan = ("--fill", EXAMPLE / "monthly.xlsx"), ("--map", EXAMPLE / "monthly.toml")
    out = ("--out", tmp_path / "o.xlsx")
    for given_options in (fill, plan, (*fill, *plan), (*fill, *out), (*plan, *out)):
        told = run(*given_options)
        assert told.exit_code == 2
        assert "--fill" in told.stderr
    assert not list(tmp_path.iterdir())


def test_nothing_of_the_user_s_is_replaced(tmp_path: Path, form: Path) -> None:
    both = ("--fill", EXAMPLE / "monthly.xlsx", "--map", EXAMPLE / "monthly.toml")
    out = tmp_path / "o.xlsx"
    out.write_bytes(b"mine")
    assert "--force" in run(*both, "--out", out).stderr
    assert out.read_bytes() == b"mine"
    assert run(*both, "--out", out, "--force").exit_code == 0
    assert zipfile.is_zipfile(out)
    assert "form.xlsx" in run("--fill", form, *both[2:], "--out", form, "--force").stderr
    assert ".xlsx" in run(*both, "--out", tmp_path / "o.pdf").stderr
    assert run(*both, "--out", tmp_path / "p.xlsx", COMPANY).exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["form.xlsx", "o.xlsx"]


def test_a_wrong_map_leaves_no_file(tmp_path: Path) -> None:
    plan = tmp_path / "map.toml"
    plan.write_text(f'{TOP}[sheets."月报表"]\nB10 = "verdict"\n', encoding="utf-8")
    told = run("--fill", EXAMPLE / "monthly.xlsx", "--map", plan, "--out", tmp_path / "o.xlsx", "--quiet")
    assert told.exit_code == 2
    assert f'{plan} [sheets."月报表"] B10:是公式 =B5+B8+B9' in told.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["map.toml"]


def test_a_form_with_macros_keeps_them(tmp_path: Path) -> None:
    form = tmp_path / "form.xlsm"
    with zipfile.ZipFile(EXAMPLE / "monthly.xlsx") as source, zipfile.ZipFile(form, "w") as copy:
        for part in source.infolist():
            data = source.read(part)
            if part.filename == "[Content_Types].xml":
                data = data.replace(
                    b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
                )
            copy.writestr(part, data)
        copy.writestr("xl/vbaProject.bin", b"macros")
    told = run("--fill", form, "--map", EXAMPLE / "monthly.toml", "--out", tmp_path / "o.xlsm")
    assert told.exit_code == 0, told.output
    assert parts(tmp_path / "o.xlsm")["xl/vbaProject.bin"] == b"macros"
    assert run("--fill", form, "--map", EXAMPLE / "monthly.toml", "--out", tmp_path / "o.xlsx").exit_code == 2
