"""Our own workbook as older versions wrote it, as later ones will, and as companies rearrange it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from leverage.assessment.assess import assess
from leverage.company import Company
from leverage.intake import read_company
from leverage.intake.template.layout import MARK, VERSION
from leverage.intake.template.writing import write_template
from leverage.law.needed_inputs import asks_of
from leverage.law.rulebook import load
from leverage.terms.channels import FUNDING, Channel
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError
from leverage.terms.facts import CompanyType
from leverage.terms.places import PLACES, Place, find_place

Row = list[Any]
Build = Callable[..., Company]

PROFILE: list[Row] = [
    ["公司信息"],
    ["项目", "内容", "说明"],
    ["公司名称", "甲小额贷款有限公司", "营业执照上的全称", "name"],
    ["所在地", "重庆", "", "place"],
    ["报告日期", date(2017, 11, 30), "", "report_date"],
    ["公司类型", "传统", "", "company_type"],
    ["金额单位", "万元", "", "unit"],
    ["资本净额", 10_000, "", "net_capital"],
    ["最近一次监管评级", "A", "", "fact:rating:choice"],
]
HEADS = ["渠道", "资金提供方", "余额", "起始日", "到期日", "年利率", "表内/表外", "批准或备案文号"]
LOAN = ["银行借款", "甲银行", 6_000, date(2017, 3, 1), date(2018, 3, 1), 0.065, "表内", "渝金〔2017〕1号"]
LEDGER: list[Row] = [["融资明细"], HEADS, LOAN, ["以上为全部融资(是/否)", "是"]]
HOLDERS: list[Row] = [["股东"], ["名称", "类型", "持股比例", "实缴出资"], ["乙公司", "法人", 0.4, 2_800]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A workbook of version 1, sheet by sheet, read back. A sheet given as None is left out."""

    def built(**sheets: list[Row] | None) -> Company:
        named = {"公司信息": PROFILE, "融资明细": LEDGER, "股东": HOLDERS} | sheets
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, rows in named.items():
            for row in rows or ():
                (book[name] if name in book.sheetnames else book.create_sheet(name)).append(row)
        book.save(tmp_path / "old.xlsx")
        return read_company(tmp_path / "old.xlsx")

    return built


def without(column: str) -> list[Row]:
    """The ledger without a column."""
    place = HEADS.index(column)
    return [
        [cell for number, cell in enumerate(row) if number != place] if row in (HEADS, LOAN) else row for row in LEDGER
    ]


def warned(company: Company, word: str) -> bool:
    return any(word in warning.zh for warning in company.warnings)


def test_version_1(build: Build) -> None:
    told = build()
    assert told.name == "甲小额贷款有限公司"
    assert told.capital[Base.NET_CAPITAL].amount == 100_000_000
    assert told.complete
    assert told.facts == {"rating": "A"}
    assert told.approvals == {"bank_loan"}
    assert told.shareholders[0].paid_in == 28_000_000
    assert not told.warnings


def test_before_the_column_of_approvals(build: Build) -> None:
    told = build(融资明细=without("批准或备案文号"))
    assert told.over(FUNDING).high == 60_000_000
    assert not told.approvals
    assert warned(told, "批准或备案文号")


def test_before_the_column_of_on_and_off_the_sheet(build: Build) -> None:
    told = build(融资明细=without("表内/表外"))
    assert told.loans[0].on_sheet is None
    assert warned(told, "表内/表外")


def test_without_the_statement_nothing_is_complete(build: Build) -> None:
    told = build(融资明细=LEDGER[:-1])
    assert not told.complete
    assert told.over(frozenset({Channel.ABS})).high is None
    assert warned(told, "以上为全部融资")


def test_a_blank_statement_is_no_yes(build: Build) -> None:
    assert not build(融资明细=[*LEDGER[:-1], ["以上为全部融资(是/否)", None]]).complete


def test_other_labels_for_the_same(build: Build) -> None:
    renamed = {"公司名称": "企业名称", "报告日期": "报表日期", "资本净额": "净资本", "最近一次监管评级": "监管评级"}
    profile = [[renamed.get(row[0], row[0]), *row[1:3]] for row in PROFILE]
    heads = ["融资渠道", "出借人", "借款余额", "借款日", "到期日期", "年利率", "表内外", "批准文号"]
    told = build(
        公司信息=profile,
        融资明细=[LEDGER[0], heads, *LEDGER[2:]],
        股东=[["股东名称", "股东性质", "出资比例", "实缴资本"], HOLDERS[2]],
    )
    assert (told.name, told.report_date, told.facts) == ("甲小额贷款有限公司", date(2017, 11, 30), {"rating": "A"})
    assert told.loans[0].lender == "甲银行"
    assert (told.shareholders[0].share, told.shareholders[0].kind) == (Fraction(2, 5), "corporate")


def test_columns_and_sheets_in_another_order_and_more_of_them(build: Build) -> None:
    heads, loan = [*HEADS[::-1], "经办人"], [*LOAN[::-1], "张三"]
    told = build(股东=HOLDERS, 备注=[["随便写"]], 融资明细=[["融资明细"], [], heads, [], loan, [], LEDGER[-1]])
    assert (told.loans[0].balance, told.loans[0].rate, told.complete) == (Fraction(60_000_000), Fraction(13, 200), True)
    assert not told.warnings


def test_rows_put_in_above_and_between(build: Build) -> None:
    told = build(公司信息=[["内部资料"], [], *PROFILE[:5], [], *PROFILE[5:]], 股东=[["仅供参考"], [], *HOLDERS])
    assert told.facts == {"rating": "A"}
    assert len(told.shareholders) == 1


def test_without_the_shareholders(build: Build) -> None:
    assert build(股东=None).shareholders == ()


def test_without_the_ledger_the_marked_profile_still_counts(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(path, place_name="重庆", asks=asks_of(load().law(find_place("chongqing"))), language="zh")
    book = openpyxl.load_workbook(path)
    del book["融资明细"]
    next(row[1] for row in book["公司信息"].iter_rows() if row[0].value == "金额单位").value = "元"
    for row in book["资产负债表"].iter_rows(min_row=3):
        for label, cell in ((row[0].value, row[1]), (row[3].value, row[4])):
            cell.value = {
                "资产总计": 20_000,
                "应交税费": 500,
                "负债合计": 500,
                "所有者权益合计": 19_500,
                "负债和所有者权益总计": 20_000,
            }.get(str(label))
    book.save(path)
    told = read_company(path)
    assert told.place == "重庆"
    assert warned(told, "融资明细")
    assert not told.complete


def test_the_template_marks_its_version(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(path, place_name=None, asks=asks_of(load().law(find_place("hunan"))), language="zh")
    cells = {str(cell.value) for row in openpyxl.load_workbook(path)["公司信息"].iter_rows() for cell in row}
    assert f"{MARK}{VERSION}" in cells


def test_a_newer_version_is_refused(build: Build) -> None:
    newer = [PROFILE[0], [*PROFILE[1], f"{MARK}{VERSION + 1}"], *PROFILE[2:]]
    with pytest.raises(InputError, match="较新的模板") as caught:
        build(公司信息=newer)
    assert caught.value.where == "公司信息!D2"
    assert build(公司信息=[PROFILE[0], [*PROFILE[1], f"{MARK}{VERSION}"], *PROFILE[2:]]).complete


# what a template asks


@pytest.mark.parametrize(
    ("place", "day", "kind", "asked", "not_asked"),
    [
        ("chongqing", "2017-11-30", None, {"net_capital", "shareholders"}, {"registered_capital", "approvals", "rating"}),
        ("chongqing", "2018-11-30", None, {"net_capital", "approvals"}, {"registered_capital"}),
        ("chongqing", "2025-06-30", None, {"net_assets", "prior_year_net_assets", "approvals"}, {"registered_capital", "bank_count"}),
        ("hunan", "2017-11-30", None, {"rating", "net_capital", "shareholders"}, {"bank_count"}),
        ("tibet", "2017-11-30", None, {"bank_count"}, {"rating"}),
        ("jiangsu", "2012-12-31", "rural", {"paid_in_capital", "shareholders", "deposit_benchmark_rate"}, {"rating", "bank_count"}),
        ("hebei", "2017-11-30", None, {"shareholders"}, set()),
        ("guangdong", "2017-11-30", None, {"registered_capital", "opened_on", "lender_consent", "listing", "debt_issuer"}, set()),
    ],
)  # fmt: skip
def test_only_what_the_rules_of_the_day_need(
    place: str, day: str, kind: str | None, asked: set[str], not_asked: set[str]
) -> None:
    """Read off the clauses of each place in force on the day."""
    asks = asks_of(load().law(find_place(place)), date.fromisoformat(day), CompanyType(kind) if kind else None)
    names = {fact.name for fact in asks.facts} | {base.value for base in asks.bases}
    names |= {name for name, needed in (("shareholders", asks.shareholders), ("approvals", asks.approvals)) if needed}
    assert asked <= names
    assert not not_asked & names


def test_the_channels_that_matter_come_first() -> None:
    asks = asks_of(load().law(find_place("chongqing")), date(2017, 11, 30))
    assert set(asks.channels[:6]) == {
        Channel.BANK_LOAN, Channel.ASSET_TRANSFER_REPO, Channel.SHAREHOLDER_LOAN, Channel.SHAREHOLDER_SPECIAL_LOAN,
        Channel.INTERBANK_BORROWING, Channel.INTERBANK_LENDING,
    }  # fmt: skip
    assert set(asks.channels) == set(Channel)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.code)
def test_what_is_left_out_settles_nothing(place: Place) -> None:
    """A company that answers what its template asks for has no open question that the template did not ask."""
    law = load().law(place)
    for day in (date(2012, 12, 31), date(2017, 11, 30), date(2018, 6, 30), date(2025, 6, 30)):
        told = assess(Company(name="甲"), law, day)
        open_facts = {question.fact for question in told.questions if question.fact in law.facts} - {"company_type"}
        assert open_facts <= {fact.name for fact in asks_of(law, day).facts}, day


def test_the_cell_of_what_is_no_amount(build: Build) -> None:
    where = build().where
    assert {name: where[name] for name in ("name", "place", "report_date", "company_type", "rating")} == {
        "name": "公司信息!B3",
        "place": "公司信息!B4",
        "report_date": "公司信息!B5",
        "company_type": "公司信息!B6",
        "rating": "公司信息!B9",
    }
    assert (where["complete"], where["approval:bank_loan"]) == ("融资明细!A4", "融资明细!H3")
    named = build(公司信息=[*PROFILE, ["已取得批准的渠道", "债券"]])
    assert named.where["approval:bond"] == "公司信息!B10"
