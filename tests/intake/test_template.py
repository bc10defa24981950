"""Our own workbook: written, filled in, read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from leverage.cli.main import main
from leverage.intake import read_company
from leverage.intake.template.cells import CHANNELS
from leverage.intake.template.writing import write_template
from leverage.intake.values.amounts import plain
from leverage.law.needed_inputs import Asks
from leverage.terms.channels import FUNDING, RAISABLE, Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.facts import FACTS, CompanyType, Fact
from leverage.terms.texts import Language, Text

OWN_FACT = Fact(
    "quarterly_report", "yes_no", Text("是否按季报送", "reports quarterly"), Text("是否按季报送?", "Quarterly?")
)
Fill = Callable[..., Path]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """Write the template and fill it in: profile by label, balance sheet by line, ledger rows, the closing statement."""

    def filled(
        profile: dict[str, Any] | None = None,
        sheet: dict[str, tuple[Any, Any]] | None = None,
        ledger: list[tuple[Any, ...]] | None = None,
        statement: Any = None,
        shareholders: list[tuple[Any, ...]] | None = None,
        language: Language = "zh",
    ) -> Path:
        path = tmp_path / "input.xlsx"
        channels = (*RAISABLE, Channel.GUARANTEE)
        write_template(
            path, place_name="重庆市", asks=Asks((*FACTS.values(), OWN_FACT), channels=channels), language=language
        )
        book = openpyxl.load_workbook(path)
        items = {row[0].value: row[1] for row in book["公司信息"].iter_rows(min_row=3)}
        for label, value in (profile or {}).items():
            items[label].value = value
        lines: dict[Any, Any] = {}
        for row in book["资产负债表"].iter_rows(min_row=3):
            lines |= {row[0].value: row[1:3], row[3].value: row[4:6]}
        for label, figures in (sheet or {}).items():
            for cell, value in zip(lines[label], figures, strict=True):
                cell.value = value
        for number, values in enumerate(ledger or [], start=3):
            for column, value in enumerate(values, start=1):
                book["融资明细"].cell(number, column).value = value
        for row in book["融资明细"].iter_rows():
            if str(row[0].value).startswith("以上为全部融资"):
                row[1].value = statement
        for number, values in enumerate(shareholders or [], start=3):
            for column, value in enumerate(values, start=1):
                book["股东"].cell(number, column).value = value
        book.save(path)
        return path

    return filled


PROFILE = {
    "公司名称": "甲小额贷款有限公司",
    "报告日期": date(2017, 11, 30),
    "公司类型": "传统",
    "金额单位": "万元",
    "注册资本": 8000,
    "最近一次监管评级": "A",
    "上市（挂牌）情况": "新三板",
    "开业日期": date(2010, 5, 1),
    "是否运行良好、合规经营": "是",
    "融资银行家数": 2,
    "是否按季报送": "否",
    "已取得批准的渠道": "资产证券化、财政性资金、支农再贷款等",
}
SHEET = {
    "货币资金": (3000, 2000),
    "发放贷款净额": (17000, 15000),
    "资产总计": (20000, 17000),
    "短期借款": (6000, 5000),
    "其他应付款": (2000, 1500),
    "应交税费": (500, 500),
    "应付债券": (500, 0),
    "负债合计": (9000, 7000),
    "实收资本（或股本）": (7000, 7000),
    "未分配利润": (4000, 3000),
    "所有者权益合计": (11000, 10000),
    "负债和所有者权益总计": (20000, 17000),
}
LEDGER: list[tuple[Any, ...]] = [
    ("银行借款", "甲银行", 5000, date(2017, 3, 1), date(2018, 3, 1), 0.065, "表内", "渝金〔2017〕1号"),
    ("主要法人股东定向借款", "乙公司", 1500, None, None, None, None, None),
    ("bond", "丙", 500, None, None, "7%", "表内", "渝备〔2017〕1号"),
    ("资产证券化", "丁", 800, None, None, None, "表外", None),
    ("对外担保等或有负债", "戊", 300, None, None, None, None, None),
]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_round_trip(fill: Fill, language: Language) -> None:
    company = read_company(fill(PROFILE, SHEET, LEDGER, "是", [("乙公司", "法人", 0.4, 2800)], language))
    assert (company.name, company.place, company.report_date) == ("甲小额贷款有限公司", "重庆市", date(2017, 11, 30))
    assert company.company_type is CompanyType.TRADITIONAL
    assert company.facts == {
        "rating": "A",
        "listing": "neeq",
        "opened_on": date(2010, 5, 1),
        "well_run": True,
        "bank_count": 2,
        "quarterly_report": False,
    }
    assert company.approvals == {"abs", "fiscal_loan", "bank_loan", "bond"}
    assert {base.value: figure.amount / 10_000 for base, figure in company.capital.items()} == {
        "net_assets": 11000,
        "net_capital": 11000,
        "prior_year_net_assets": 10000,
        "paid_in_capital": 7000,
        "registered_capital": 8000,
    }
    assert company.complete
    assert company.unallocated == ()
    assert company.over(FUNDING).high == 7800 * 10_000  # 5000 + 1500 + 500 + 800
    assert company.balances[Channel.OTHER_LIABILITIES].amount == 2000 * 10_000  # 6000 + 2000 + 500 + 500 - 7000
    first = company.loans[0]
    assert (first.lender, first.start, first.maturity, first.rate) == (
        "甲银行",
        date(2017, 3, 1),
        date(2018, 3, 1),
        Fraction(13, 200),
    )
    assert (first.source, first.on_sheet, first.approval) == ("融资明细!C3", True, "渝金〔2017〕1号")
    assert [loan.on_sheet for loan in company.loans] == [True, None, True, False, None]
    (holder,) = company.shareholders
    assert (holder.kind, holder.share, holder.paid_in) == ("corporate", Fraction(2, 5), Fraction(2800 * 10_000))


def test_as_written_it_is_not_filled_in(fill: Fill) -> None:
    with pytest.raises(InputError, match="没有填写"):
        read_company(fill())


def test_without_a_balance_sheet_the_profile_states_the_capital(fill: Fill) -> None:
    profile = PROFILE | {"净资产": 11000, "资本净额": 10500}
    company = read_company(fill(profile, None, LEDGER, "是"))
    assert company.capital[Base.NET_CAPITAL].amount == 10500 * 10_000
    assert company.over(FUNDING).high == 7800 * 10_000
    assert any("资本净额" in warning.zh for warning in company.warnings)


def test_net_capital_stated_is_kept(fill: Fill) -> None:
    company = read_company(fill(PROFILE | {"资本净额": 10500}, SHEET, LEDGER, "是"))
    assert company.capital[Base.NET_CAPITAL].amount == 10500 * 10_000
    assert company.capital[Base.NET_ASSETS].amount == 11000 * 10_000


def test_an_open_ledger(fill: Fill) -> None:
    company = read_company(fill(PROFILE, SHEET, LEDGER[:1], "否"))
    assert not company.complete
    assert {item.label: item.amount / 10_000 for item in company.unallocated} == {
        "短期借款": 1000,
        "应付债券": 500,
        "其他应付款": 2000,
    }
    assert company.over(frozenset({Channel.ABS})).high is None


def test_approval_needs_a_number_on_every_balance(fill: Fill) -> None:
    rows = [LEDGER[0], ("银行借款", "乙银行", 100, None, None, None, None, None)]
    assert "bank_loan" not in read_company(fill(PROFILE, SHEET, rows, "否")).approvals


@pytest.mark.parametrize(
    ("profile", "ledger", "where", "word"),
    [
        ({}, [("银行贷款", "甲", 1)], "融资明细!A3", "银行借款"),
        ({}, [(None, "甲", 1)], "融资明细!A3", "列表"),
        ({}, [("银行借款", "甲", None)], "融资明细!C3", "余额"),
        ({}, [("银行借款", "甲", -1)], "融资明细!C3", "余额"),
        ({}, [("银行借款", "甲", "一百")], "融资明细!C3", "金额"),
        ({}, [("银行借款", "甲", 1, "去年")], "融资明细!D3", "日期"),
        ({}, [("银行借款", "甲", 1, date(2018, 1, 1), date(2017, 1, 1))], "融资明细!E3", "更正"),
        ({}, [("银行借款", "甲", 1, None, None, 6.5)], "融资明细!F3", "6.5%"),
        ({}, [("银行借款", "甲", 1, None, None, None, "账外")], "融资明细!G3", "表外"),
        ({"金额单位": "块"}, [], "公司信息!B7", "万元"),
        ({"公司类型": "其他"}, [], "公司信息!B6", "传统"),
        ({"报告日期": "年底"}, [], "公司信息!B5", "日期"),
        ({"注册资本": 0}, [], "公司信息!B8", "核对"),
        ({"净资产": 12000}, [], "公司信息!B10", "更正"),
        ({"已取得批准的渠道": "银行"}, [], "公司信息!B13", "列表"),
        ({"是否运行良好、合规经营": "也许"}, [], "公司信息!B20", "是"),
    ],
)
def test_a_wrong_cell_is_named(
    fill: Fill, profile: dict[str, Any], ledger: list[tuple[Any, ...]], where: str, word: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_company(fill(PROFILE | profile, SHEET, ledger, "否"))
    assert caught.value.where == where
    assert word in caught.value.do.zh


def test_an_unknown_item_is_named(fill: Fill) -> None:
    path = fill(PROFILE, SHEET)
    book = openpyxl.load_workbook(path)
    book["公司信息"]["A40"], book["公司信息"]["B40"] = "注册资木", 5
    book.save(path)
    with pytest.raises(InputError) as caught:
        read_company(path)
    assert caught.value.where == "公司信息!A40"
    assert "注册资本" in caught.value.do.zh


def test_two_report_dates(fill: Fill) -> None:
    path = fill(PROFILE, SHEET)
    book = openpyxl.load_workbook(path)
    book["资产负债表"]["A1"] = "资产负债表 2017年10月31日"
    book.save(path)
    with pytest.raises(InputError, match="报告日期"):
        read_company(path)


def test_text_never_becomes_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    fact = Fact("odd", "choice", Text("=1+1", "=1+1"), Text("@SUM(A1)", "@SUM(A1)"))
    write_template(path, place_name="=HYPERLINK(1)", asks=Asks((fact,), channels=RAISABLE), language="zh")
    cells = [cell for sheet in openpyxl.load_workbook(path).worksheets for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}


def test_the_lists_guard_the_cells(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(path, place_name=None, asks=Asks(tuple(FACTS.values()), channels=RAISABLE), language="en")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:5] == ["公司信息", "资产负债表", "融资明细", "股东", "填写说明"]
    assert all(book[name].protection.sheet for name in book.sheetnames[:5])
    guarded = [str(cells.sqref) for cells in book["融资明细"].data_validations.dataValidation]
    assert "A3:A62" in guarded
    offered = [row[0].value for row in book["列表"].iter_rows()]
    assert [CHANNELS[plain(str(word))] for word in offered] == list(RAISABLE)


def test_the_command_asks_for_a_day_and_a_kind_of_company(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    place = ("--jurisdiction", "jiangsu", "--as-of", "2012-12-31", "--type", "rural")
    assert CliRunner().invoke(main, ["template", *place, str(path), "--lang", "zh"]).exit_code == 0
    book = openpyxl.load_workbook(path)
    items = {row[0]: row[1] for row in book["公司信息"].iter_rows(values_only=True)}
    assert (items["所在地"], items["公司类型"]) == ("江苏", "农村")
    assert "实收资本" in items
    assert "最近一次监管评级" not in items
    assert "上年末净资产" not in items
    notes = {row[0]: row[2] for row in book["公司信息"].iter_rows(values_only=True)}
    assert "可不填" in str(notes["注册资本"])
    assert "2012-12-31" in str(book["公司信息"]["A1"].value)
    told = CliRunner().invoke(main, ["template", "--as-of", "2012-12-31", str(tmp_path / "u.xlsx"), "--lang", "zh"])
    assert told.exit_code == 2
    assert "--jurisdiction" in told.stderr


def test_a_place_without_shareholder_rules_has_no_sheet_for_them(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    arguments = ["template", "--jurisdiction", "tibet", "--as-of", "2017-11-30", str(path)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert openpyxl.load_workbook(path).sheetnames == ["公司信息", "资产负债表", "融资明细", "填写说明", "列表"]


def test_the_title_of_the_profile_is_punctuated_like_its_language(tmp_path: Path) -> None:
    for language, title in (
        ("zh", "公司信息（重庆，2017-11-30施行的规则）"),
        ("en", "公司信息 (重庆, rules of 2017-11-30)"),
    ):
        path = tmp_path / f"{language}.xlsx"
        arguments = ["template", "--jurisdiction", "chongqing", "--as-of", "2017-11-30", str(path), "--lang", language]
        assert CliRunner().invoke(main, arguments).exit_code == 0
        shown = openpyxl.load_workbook(path)["公司信息"]["A1"].value
        assert shown == title
