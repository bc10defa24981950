"""What a number format shows: units, scales, percentages and currencies that the cell's number does not hold."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from leverage.company import Company
from leverage.intake import read_company
from leverage.intake.files.number_format import BROKEN, HIDDEN, shown
from leverage.terms.denominators import Base
from leverage.terms.errors import InputError

YUAN = '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("stored", "code", "expected"),
    [
        # words beside the figure
        (12000, '#,##0.00"万元"', "12000万元"),
        (12000, "#,##0.00万元", "12000万元"),
        (12345, 'General"元"', "12345元"),
        (12345, 'G/通用格式"亿元"', "12345亿元"),
        (3, '0"家"', "3家"),
        (12.5, '"约"0.0', "约12.5"),
        (-5, '0"万元"', "-5万元"),
        (-5, '0"万元";[Red]-0"万元"', "-5万元"),
        # scales
        (1_000_000, "#,##0,", 1000),
        (1_000_000, "#,##0.0,", 1000),
        (1_500_000_000, "0.00,,", 1500),
        (1_000_000, "#,##0,.00", 1000),
        (120_000_000, "0!.0,", 12000),  # 120,000,000 / 1,000 / 10
        (120_000_000, "0\\.0,", 12000),
        (120_000_000, '0"."0,', 12000),
        (123_456_789, "#!.0000", 12345.6789),
        (120_000_000, '0!.0,"万元"', "12000万元"),
        (123_456_789, '0!.00,,"亿"', "1.23456789亿"),
        (12_500_000, '#,##0.0,,"M"', "12.5M"),
        (120_000_000, '[>=10000]0!.0,"万元";0"元"', "12000万元"),
        (5_000, '[>=10000]0!.0,"万元";0"元"', "5000元"),
        # percentages
        (0.065, "0.00%", "6.5%"),
        (6.5, '0.00"%"', "6.5%"),
        (6.5, "0.00\\%", "6.5%"),
        # currencies: ours is no word, others are
        (5, YUAN, 5),
        (-5, YUAN, -5),
        (0, YUAN, 0),
        (5, "[$¥-804]#,##0.00", 5),
        (5, '"人民币"0.00"元"', "5元"),
        (5, '"$"#,##0.00', "$5"),
        (5, "[$$-409]#,##0.00", "$5"),
        (5, "[$USD] #,##0", "USD5"),
        (5, "[$€-2] 0", "€5"),
        (5, "[$￥-411]#,##0", "JPY5"),
        (5, '0"年"0', BROKEN),
        (123456, '0"!".0,', BROKEN),
        # signs
        (-5, "#,##0.00;[Red]-#,##0.00", -5),
        (-5, "#,##0.00;[Red]#,##0.00", -5),
        (-5, "#,##0_);(#,##0)", -5),
        (5, "(#,##0)", -5),
        (-5, "#,##0;#,##0", HIDDEN),
        # nothing
        (5, ";;;", HIDDEN),
        (5, '"保密"', "保密"),
        (0, '0;-0;"-"', 0),
        # what changes nothing
        (1234.5, "#,##0.00", 1234.5),
        (1234.567, "0", 1234.567),
        (1234, "0.00E+00", 1234),
        (0.5, "# ?/?", 0.5),
        (5, "[DBNum2]General", 5),
        (5, "@", 5),
        # words beside what is no decimal: a power, a fraction, a number shown as text, another spelling of General
        (6000, '0.00E+00"万元"', "6000万元"),
        (6000, '# ?/?"万元"', "6000万元"),
        (6000, '@"万元"', "6000万元"),
        (6000, '"$"@', "$6000"),
        (6000, 'general"万元"', "6000万元"),
        (6000, '常规"万元"', "6000万元"),
        (-5, '0"万元";@', "-5万元"),  # the last section is for texts alone
        (6000, 'yyyy"万元"', "万元"),  # a date that speaks of money shows no amount
        (45000, "yyyy-mm-dd", 45000),
        (45000, '[$-804]yyyy"年"m"月"d"日"', 45000),
    ],
)
def test_what_a_format_shows(stored: float, code: str, expected: object) -> None:
    assert shown(stored, code).value == expected


@given(st.integers(-(10**12), 10**12), st.text(alphabet='0#?,.;"万元%$-_*[]()!\\ ¥', max_size=20))
def test_any_format_shows_something(fen: int, code: str) -> None:
    seen = shown(fen / 100, code)
    assert isinstance(seen.value, str | float | int)


@pytest.mark.parametrize(("code", "decimals"), [("#,##0.00", 2), ("0", 0), ("0!.0,", 1), ("General", None), (YUAN, 2)])
def test_the_decimals_that_are_shown(code: str, decimals: int | None) -> None:
    assert shown(1234.5, code).decimals == decimals


Write = Callable[..., Path]


@pytest.fixture
def statement(tmp_path: Path) -> Write:
    """A small balance sheet in yuan: assets 1 000 000 000, of which borrowed 400 000 000; every figure in one number format."""

    def write(code: str, *, unit: str, scale: float = 1, only: str = "") -> Path:
        path = tmp_path / "表.xlsx"
        lines = [("资产总计", 10**9), ("短期借款", 4 * 10**8), ("负债合计", 4 * 10**8), ("实收资本", 6 * 10**8)]
        with xlsxwriter.Workbook(path) as book:
            style = book.add_format({"num_format": code})
            sheet = book.add_worksheet("表")
            sheet.write_row(0, 0, ["资产负债表"])
            sheet.write_row(1, 0, ["2023年12月31日", f"单位:{unit}" if unit else ""])
            sheet.write_row(2, 0, ["项目", "期末余额"])
            for row, (label, amount) in enumerate([*lines, ("所有者权益合计", 6 * 10**8)], start=3):
                sheet.write(row, 0, label)
                sheet.write_number(row, 1, amount / scale, style if only in ("", label) else None)
        return path

    return write


def refused(path: Path, **options: Any) -> InputError:
    with pytest.raises(InputError) as caught:
        read_company(path, **options)
    return caught.value


def net_assets(company: Company) -> Fraction:
    return company.capital[Base.NET_ASSETS].amount


@pytest.mark.parametrize(
    ("code", "unit", "scale"),
    [
        ("#,##0,", "千元", 1),  # yuan are stored, thousands shown
        ("#,##0.00,,", "百万元", 1),
        ("0!.0,", "万元", 1),
        ("#,##0.00", "元", 1),
        ("#,##0.00", "万元", 10**4),
        ('#,##0.00"万元"', "万元", 10**4),
        ('#,##0.00"万元"', "", 10**4),  # the cells alone say it
        ('0!.0,"万元"', "", 1),
        ('0!.0,"万元"', "万元", 1),
    ],
)
def test_the_figure_is_what_the_cell_shows(statement: Write, code: str, unit: str, scale: float) -> None:
    company = read_company(statement(code, unit=unit, scale=scale))
    assert net_assets(company) == 6 * 10**8
    assert [item.amount for item in company.unallocated] == [4 * 10**8]


def test_the_usual_style_of_a_workbook_may_have_a_format(statement: Write) -> None:
    """The first style is that of every cell without one of its own."""
    path = statement("0", unit="元", only="-")
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/styles.xml"] = re.sub(
        rb'(<cellXfs[^>]*><xf numFmtId=)"0"',
        rb'\1"200"',
        parts["xl/styles.xml"].replace(
            b"<fonts", b'<numFmts count="1"><numFmt numFmtId="200" formatCode="#,##0,"/></numFmts><fonts', 1
        ),
    )
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    assert "表!B4" in refused(path).message.zh


def test_a_scale_is_told(statement: Write) -> None:
    company = read_company(statement("#,##0,", unit="千元"))
    assert any("表!B4" in told.zh and "显示为 1,000,000" in told.zh for told in company.warnings)


@pytest.mark.parametrize(
    ("code", "unit", "scale"),
    [
        ('#,##0.00"万元"', "元", 1),
        ('#,##0.00"元"', "万元", 10**4),
        ("#,##0,", "元", 1),
        ("#,##0,", "万元", 10**4),
        ("0!.0,", "元", 1),
        ("#,##0,,", "千元", 1),
    ],
)
def test_a_format_that_contradicts_the_unit(statement: Write, code: str, unit: str, scale: float) -> None:
    error = refused(statement(code, unit=unit, scale=scale))
    assert "表!B2" in error.message.zh  # the unit
    assert "表!B4" in error.message.zh  # the figure


@pytest.mark.parametrize("code", ['"$"#,##0.00', "[$USD] #,##0.00", "0.00%", ";;;", '0"笔"'])
def test_a_total_that_shows_no_amount_of_ours(statement: Write, code: str) -> None:
    assert refused(statement(code, unit="元", only="负债合计")).where == "表!B6"


def test_one_cell_in_another_scale(statement: Write) -> None:
    assert "表!B5" in refused(statement('0.00"万元"', unit="元", only="短期借款")).message.zh


@pytest.fixture
def ledger(tmp_path: Path) -> Write:
    """Our own workbook: net capital of 100 000 000 yuan, one loan."""

    def write(balance: float, code: str, *, unit: str = "元", capital: float = 100_000_000, rate: Any = "") -> Path:
        path = tmp_path / "模板.xlsx"
        with xlsxwriter.Workbook(path) as book:
            style = book.add_format({"num_format": code})
            profile = book.add_worksheet("公司信息")
            for row, pair in enumerate(
                [("项目", "内容"), ("公司名称", "甲公司"), ("金额单位", unit), ("资本净额", capital)]
            ):
                profile.write_row(row, 0, pair)
            loans = book.add_worksheet("融资明细")
            loans.write_row(0, 0, ["渠道", "资金提供方", "余额", "年利率"])
            loans.write_row(1, 0, ["银行借款", "甲银行"])
            loans.write_number(1, 2, balance, style)
            if rate:
                loans.write_number(1, 3, rate[0], book.add_format({"num_format": rate[1]}))
            loans.write_row(2, 0, ["以上为全部融资(是/否)", "是"])
        return path

    return write


@pytest.mark.parametrize(
    ("balance", "code", "unit", "capital", "expected"),
    [
        (6000, '0.00"万元"', "万元", 10_000, 60_000_000),
        (60_000_000, '0"元"', "元", 100_000_000, 60_000_000),
        (60_000_000, "#,##0,", "千元", 100_000, 60_000_000),
        (60_000_000, "0!.0,", "万元", 10_000, 60_000_000),
    ],
)
def test_the_ledger_shows_its_unit(
    ledger: Write, balance: float, code: str, unit: str, capital: float, expected: int
) -> None:
    company = read_company(ledger(balance, code, unit=unit, capital=capital))
    assert [loan.balance for loan in company.loans] == [expected]


@pytest.mark.parametrize(("balance", "code"), [(6000, '0.00"万元"'), (60_000_000, "#,##0,"), (60_000_000, '0!.0,"万"')])
def test_the_ledger_contradicts_the_profile(ledger: Write, balance: float, code: str) -> None:
    error = refused(ledger(balance, code))
    assert "融资明细!C2" in error.message.zh
    assert "公司信息!B3" in error.message.zh


@pytest.mark.parametrize("code", ["0.0%", '"US$"0.00', "[$HK$-C04] 0", ";;;"])
def test_the_ledger_shows_no_amount(ledger: Write, code: str) -> None:
    assert refused(ledger(60_000_000, code)).where == "融资明细!C2"


@pytest.mark.parametrize("rate", [(0.065, "0.00%"), (6.5, '0.00"%"'), (6.5, "0.00\\%"), (0.065, "General")])
def test_a_rate_is_what_the_cell_shows(ledger: Write, rate: tuple[float, str]) -> None:
    assert read_company(ledger(60_000_000, "0", rate=rate)).loans[0].rate == Fraction(65, 1000)


@pytest.mark.parametrize(
    ("balance", "code", "unit", "capital", "place"),
    [
        (1.01, "0.00", "亿元", 1.01, 10**6),  # 0.01亿
        (0.6, "General", "亿元", 1.01, 10**6),  # the capital shows two decimals
        (6000, "0", "万元", 10_000, 10**4),
        (6000.5, "#,##0.00", "万元", 10_000, 100),
        (60_000_000, "#,##0.00", "元", 100_000_000, None),
        (60_000_000, "0", "元", 100_000_000, 1),
    ],
)
def test_the_last_place_that_is_shown(
    ledger: Write, balance: float, code: str, unit: str, capital: float, place: int | None
) -> None:
    assert read_company(ledger(balance, code, unit=unit, capital=capital)).shown_to == place
