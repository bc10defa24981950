"""What the sheets of our own workbook say of their figures: units, currencies, sums, and funding that nobody read."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from leverage.cli.main import main
from leverage.company import Company
from leverage.intake import read_company
from leverage.intake.template.headings import labelled
from leverage.intake.template.layout import MARK, VERSION
from leverage.intake.template.writing import write_template
from leverage.law.needed_inputs import Asks
from leverage.terms.channels import Channel
from leverage.terms.doubts import Doubt
from leverage.terms.errors import InputError
from leverage.terms.facts import FACTS

Edit = Callable[[Any], None]
Book = Callable[..., Path]
ROWS: tuple[tuple[Any, ...], ...] = (("银行借款", "辛银行", 480_000), ("主要法人股东定向借款", "壬公司", 200_000))


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A workbook in 元 with two loans, 480,000 and 200,000, and the edits that are tried on it."""

    def made(*edits: Edit, unit: str | None = "元", code: str = "") -> Path:
        path = tmp_path / f"input{len(list(tmp_path.iterdir()))}.xlsx"
        amounts = (Channel.FUND_LOAN,)
        asks = Asks(tuple(FACTS.values()), approved_amounts=amounts)
        write_template(path, place_name="湖南", place_code=code, asks=asks, language="zh")
        workbook = openpyxl.load_workbook(path)
        items = {row[0].value: row[1] for row in workbook["公司信息"].iter_rows(min_row=3)}
        content: dict[str, Any] = {
            "金额单位": unit,
            "资本净额": 10_000_000,
            "净资产": 10_000_000,
            "报告日期": "2023-12-31",
        }
        for label, value in content.items():
            items[label].value = value
        ledger = workbook["融资明细"]
        for number, row in enumerate(ROWS, start=3):
            for column, word in enumerate(row, start=1):
                ledger.cell(number, column).value = word
        closing = next(row for row in ledger.iter_rows() if str(row[0].value).startswith("以上为全部融资"))
        closing[1].value = "是"
        holders = workbook["股东"]
        holder: tuple[Any, ...] = ("壬公司", "法人", 0.4, 300_000)
        for column, word in enumerate(holder, start=1):
            holders.cell(3, column).value = word
        for edit in edits:
            edit(workbook)
        workbook.save(path)
        return path

    return made


def put(sheet: str, cell: str, value: Any) -> Edit:
    def edit(workbook: Any) -> None:
        workbook[sheet][cell].value = value

    return edit


def label(old: str, new: str) -> Edit:
    """Another label for an item of the profile."""

    def edit(workbook: Any) -> None:
        next(row[0] for row in workbook["公司信息"].iter_rows() if row[0].value == old).value = new

    return edit


def refusal(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_company(path)
    return caught.value


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        (put("融资明细", "A1", "融资明细    单位：万元"), "融资明细!A1"),
        (put("融资明细", "A1", "融资明细（金额单位：人民币万元）"), "融资明细!A1"),
        (put("融资明细", "G1", "单位:千元"), "融资明细!G1"),
        (put("融资明细", "C2", "余额(万元)"), "融资明细!C2"),
        (put("融资明细", "C2", "余额/万元"), "融资明细!C2"),
        (put("融资明细", "C2", "余额（亿）"), "融资明细!C2"),
        (put("融资明细", "A65", "注：单位为万元"), "融资明细!A65"),
        (put("股东", "D2", "实缴出资（万元）"), "股东!D2"),
        (put("股东", "A1", "股东情况表 单位：万元"), "股东!A1"),
        (label("资本净额", "资本净额(万元)"), "公司信息!A9"),
        (label("资本净额", "资本净额（人民币万元）"), "公司信息!A9"),
        (put("公司信息", "A1", "公司信息  单位：万元"), "公司信息!A1"),
        (put("公司信息", "C9", "单位：万元"), "公司信息!C9"),
        (put("公司信息", "C9", "万元"), "公司信息!C9"),
    ],
)
def test_another_unit_is_refused_naming_both_cells(book: Book, edit: Edit, where: str) -> None:
    error = refusal(book(edit))
    assert error.where == f"{where}, 公司信息!B7"
    assert where in error.found.zh
    assert "公司信息!B7" in error.found.zh


@pytest.mark.parametrize(
    "edit",
    [
        put("融资明细", "A1", "融资明细 单位:元"),
        put("融资明细", "C2", "余额（元）"),
        put("融资明细", "C2", "期末余额(人民币元)"),
        put("股东", "D2", "实缴出资额（元）"),
        label("资本净额", "资本净额（元）"),
        label("资本净额", "净资本(人民币元)"),
        put("融资明细", "I2", "币种"),
    ],
)
def test_the_same_unit_is_read(book: Book, edit: Edit) -> None:
    company = read_company(book(edit))
    assert [loan.balance for loan in company.loans] == [480_000, 200_000]
    assert company.shareholders[0].paid_in == 300_000


def test_a_unit_on_every_label_and_one_in_the_profile(book: Book) -> None:
    company = read_company(book(put("融资明细", "C2", "余额(万元)"), put("股东", "D2", "实缴出资(万元)"), unit="万元"))
    assert company.loans[0].balance == 4_800_000_000


@pytest.mark.parametrize(
    ("edits", "where"),
    [
        ((put("融资明细", "I2", "币种"), put("融资明细", "I4", "美元")), "融资明细!I4"),
        ((put("融资明细", "I2", "货币"), put("融资明细", "I3", "HKD")), "融资明细!I3"),
        ((put("融资明细", "I2", "币别"), put("融资明细", "I3", "瑞郎")), "融资明细!I3"),
        ((put("融资明细", "I2", "备注"), put("融资明细", "I3", "USD")), "融资明细!I3"),
        ((put("融资明细", "C2", "余额（美元）"),), "融资明细!C2"),
        ((put("融资明细", "A1", "融资明细（单位：万美元）"),), "融资明细!A1"),
        ((put("股东", "E2", "币种"), put("股东", "E3", "港币")), "股东!E3"),
        ((put("股东", "D2", "实缴出资（港元）"),), "股东!D2"),
        ((label("资本净额", "资本净额(美元)"),), "公司信息!A9"),
    ],
)
def test_a_foreign_currency_is_refused_naming_the_cell(book: Book, edits: tuple[Edit, ...], where: str) -> None:
    error = refusal(book(*edits))
    assert where in error.where
    assert "人民币" in error.message.zh


@pytest.mark.parametrize("word", ["人民币", "RMB", "CNY", "元", "人民币元", "本币", ""])
def test_renminbi_is_read(book: Book, word: str) -> None:
    edits = put("融资明细", "I2", "币种"), put("融资明细", "I3", word)
    assert keys(read_company(book(*edits))) == []


def test_a_unit_in_a_column_of_its_own(book: Book) -> None:
    error = refusal(book(put("融资明细", "I2", "单位"), put("融资明细", "I3", "万元")))
    assert error.where == "融资明细!I3, 公司信息!B7"


def asked(company: Company) -> list[Doubt]:
    return list(company.doubts)


def keys(company: Company) -> list[str]:
    return [doubt.key for doubt in asked(company)]


@pytest.mark.parametrize(
    "edit",
    [
        put("融资明细", "A1", "融资明细 金额：万元"),
        put("融资明细", "A1", "融资明细（每笔一行；单位均为万）"),
        put("融资明细", "A1", "Funding (RMB 10,000)"),
        put("融资明细", "A1", "Funding (in RMB millions)"),
        put("融资明细", "D1", "金额：万"),
        put("融资明细", "J3", "单位：万元"),
        put("融资明细", "B3", "辛银行（万元）"),
        put("融资明细", "I3", "以上均系千元"),
        put("融资明细", "A65", "说明：上述金额为美元"),
        put("股东", "A1", "股东（出资按万元计）"),
        put("公司信息", "A40", "说明：各项金额，万元"),
    ],
)
def test_another_unit_in_whatever_words_is_asked_about_or_refused(book: Book, edit: Edit) -> None:
    path = book(edit)
    try:
        (doubt,) = asked(read_company(path))
    except InputError as error:
        assert "公司信息!B7" in error.where  # noqa: PT017  some of the words are plain enough to be refused
        return
    assert doubt.key.partition(":")[0] in ("unit_spoken_of", "currency")
    assert not asked(read_company(path, answers={doubt.key: "是"}))[0].open
    with pytest.raises(InputError, match="否"):
        read_company(path, answers={doubt.key: "否"})


@pytest.mark.parametrize(
    "text",
    [
        "授信5000万元",
        "见“公司信息”",
        "每笔一行",
        "三千万元以内",
        "元旦前到期",
        "千禾公司担保",
        "亿利集团",
        "1.2亿元额度",
    ],
)
def test_a_figure_with_its_unit_or_a_name_speaks_of_no_unit(book: Book, text: str) -> None:
    assert keys(read_company(book(put("融资明细", "I3", text)))) == []


@pytest.mark.parametrize(
    ("cell", "text"),
    [("C63", "另有表外1亿元未列"), ("A63", "以上为全部融资（是/否），委托贷款除外"), ("D63", "不含股东借款")],
)
def test_words_beside_the_closing_statement_are_asked_about(book: Book, cell: str, text: str) -> None:
    def edit(workbook: Any) -> None:
        ledger = workbook["融资明细"]
        closing = next(row for row in ledger.iter_rows() if str(row[0].value).startswith("以上为全部融资"))[0].row
        ledger[cell.replace("63", str(closing))].value = text

    path = book(edit)
    (doubt,) = asked(read_company(path))
    assert doubt.key.startswith("unread:")
    assert doubt.channels is None
    assert read_company(path, answers={doubt.key: "是"}).complete


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("A70", "注：另有信托受益权回购9,000万元未入账"),  # below the closing statement
        ("D1", "账外另向母公司借款五千万元"),  # above the table
        ("J4", "未入账借款3000万元"),  # in a column of remarks
    ],
)
def test_words_on_the_ledger_that_tell_of_more_funding_are_asked_about(book: Book, cell: str, text: str) -> None:
    path = book(put("融资明细", cell, text))
    (doubt,) = asked(read_company(path))
    assert (doubt.key, doubt.where) == (f"unread:融资明细.{cell}", (f"融资明细!{cell}",))
    assert not read_company(path, answers={doubt.key: "是"}).doubts[0].open


def test_words_on_another_sheet_that_tell_of_more_funding_are_asked_about(book: Book) -> None:
    def said(text: str) -> Any:
        def edit(workbook: Any) -> None:
            workbook.create_sheet("备查")["B2"].value = text

        return edit

    assert keys(read_company(book(said("此外向母公司借入9000万元")))) == ["unread:备查.B2"]
    assert keys(read_company(book(said("本公司向客户发放贷款9000万元，注册资本1亿元")))) == []


@pytest.mark.parametrize("text", ["注：无表外融资，2017年未发生回购", "担保方式见合同2017年第3号", "回购见附件2"])
def test_words_that_tell_of_no_funding_or_of_no_amount_ask_nothing(book: Book, text: str) -> None:
    assert keys(read_company(book(put("融资明细", "A70", text)))) == []


def test_a_ledger_of_small_loans_alone_is_asked_about(book: Book) -> None:
    # 4.8 and 2 of 10,000 yuan written as yuan: no bank lends a small-loan company 48,000 yuan, and nothing else
    small = put("融资明细", "C3", 48_000), put("融资明细", "C4", 20_000)
    (doubt,) = asked(read_company(book(*small)))
    assert (doubt.key, doubt.where) == ("scale", ("融资明细!C3", "融资明细!C4"))
    assert keys(read_company(book(small[0]))) == []  # beside a loan of 200,000 it is the rest of one
    thousandth = put("融资明细", "C3", 4_800_000), put("融资明细", "C4", 4_800)
    assert keys(read_company(book(*thousandth))) == ["scale"]
    assert not asked(read_company(book(*small), unit="元"))[0].open


def test_a_remark_on_dollars_is_asked_about(book: Book) -> None:
    path = book(put("融资明细", "I2", "备注"), put("融资明细", "I3", "美元贷款，已折算"))
    company = read_company(path)
    assert keys(company) == ["currency:融资明细.I3"]
    assert not asked(read_company(path, answers={"currency:融资明细.I3": "是"}))[0].open
    with pytest.raises(InputError, match="否"):
        read_company(path, answers={"currency:融资明细.I3": "否"})


SUM = "sum:融资明细.C5"


@pytest.mark.parametrize("word", ["合计", "合计：", "总计", "融资合计", "小计"])
def test_a_sum_that_is_not_that_of_its_rows_is_asked_about(book: Book, word: str) -> None:
    # 480,000 + 200,000 = 680,000
    path = book(put("融资明细", "A5", word), put("融资明细", "C5", 999_900))
    company = read_company(path)
    assert keys(company) == [SUM]
    assert "999,900" in asked(company)[0].ask.zh
    assert "680,000" in asked(company)[0].ask.zh
    assert keys(read_company(book(put("融资明细", "A5", word), put("融资明细", "C5", 680_000)))) == []
    assert read_company(path, answers={SUM: "是"}).loans == company.loans
    with pytest.raises(InputError, match="融资明细!C5"):
        read_company(path, answers={SUM: "否"})


@pytest.mark.parametrize(
    ("cell", "text"),
    [("B1", "融资余额合计：999,900元"), ("A65", "合计"), ("D1", "总额 99.99万元")],
)
def test_a_sum_around_the_table_counts_too(book: Book, cell: str, text: str) -> None:
    edits = [put("融资明细", cell, text)] + ([put("融资明细", "C65", 999_900)] if cell == "A65" else [])
    assert len(keys(read_company(book(*edits)))) == 1


def test_parts_and_a_whole(book: Book) -> None:
    def edit(workbook: Any) -> None:
        ledger = workbook["融资明细"]
        rows = [
            ("银行借款", "辛银行", 480_000),
            ("银行借款小计", None, 480_000),
            ("债券", "癸公司", 200_000),
            ("债券小计", None, 200_000),
            ("合计", None, 680_000),
        ]
        for number, row in enumerate(rows, start=3):
            for column, word in enumerate(row, start=1):
                ledger.cell(number, column).value = word

    company = read_company(book(edit))
    assert keys(company) == []
    assert [loan.balance for loan in company.loans] == [480_000, 200_000]


def test_a_sum_rounded_as_far_as_it_shows_agrees(book: Book) -> None:
    # 0.33 + 0.33 = 0.66; shown to two places each, the sum may be 0.67, and not 0.70
    capital = put("公司信息", "B9", 1), put("公司信息", "B10", 1)
    rows = *capital, put("融资明细", "C3", 0.33), put("融资明细", "C4", 0.33), put("融资明细", "A5", "合计")
    assert keys(read_company(book(*rows, put("融资明细", "C5", 0.67), unit="亿元"))) == []
    assert keys(read_company(book(*rows, put("融资明细", "C5", 0.7), unit="亿元"))) == []
    assert keys(read_company(book(*rows, put("融资明细", "C5", 0.70001), unit="亿元"))) == [SUM]


def test_a_sum_of_contributions(book: Book) -> None:
    company = read_company(book(put("股东", "A4", "合计"), put("股东", "D4", 500_000)))
    assert keys(company) == ["sum:股东.D4"]
    assert asked(company)[0].channels == frozenset({Channel.SHAREHOLDER_LOAN, Channel.SHAREHOLDER_SPECIAL_LOAN})


def holders(*rows: tuple[Any, ...]) -> Edit:
    """Other shareholders."""

    def edit(workbook: Any) -> None:
        for number, row in enumerate(rows, start=3):
            for column, word in enumerate(row, start=1):
                workbook["股东"].cell(number, column).value = word

    return edit


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        ((("壬公司", "法人", 0.7, 1), ("癸公司", "法人", 0.7, 1)), "股东!D3, 股东!D4"),  # 140%
        ((("壬公司", "法人", 0.4, 1), ("壬 公司", "法人", 0.2, 1)), "股东!D3, 股东!D4"),
        ((("壬公司、癸公司", "法人", 0.4, 1),), "股东!D3"),
    ],
)
def test_shareholders_that_cannot_be_are_refused(book: Book, rows: tuple[tuple[Any, ...], ...], where: str) -> None:
    assert refusal(book(holders(*rows))).where == where


def test_shares_rounded_up_are_the_whole(book: Book) -> None:
    rows = tuple((name, "法人", 0.3334, 100_000) for name in ("壬公司", "癸公司", "子公司"))  # 100.02%
    assert len(read_company(book(holders(*rows))).shareholders) == 3


def second_sheet(name: str, *rows: tuple[Any, ...]) -> Edit:
    def edit(workbook: Any) -> None:
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)

    return edit


@pytest.mark.parametrize(
    "edit",
    [
        second_sheet("明细2", ("渠道", "余额"), ("银行借款", 3000)),
        second_sheet("其他", ("贷款银行", "金额", "到期日"), ("子银行", "3,000", "2024-05-01")),
        second_sheet("借款台账", ("子银行", 3000)),
        second_sheet("融资明细 (2)", ("x", 3000)),
        second_sheet("表外融资", ("子资管", 3000)),
        second_sheet("附表", ("股东借款明细表",), ("壬公司", 3000)),
        second_sheet("Loans", ("Lender", "Balance"), ("Bank of Changsha", 3000)),
        lambda workbook: [
            put("融资明细", cell, word)(workbook)
            for cell, word in {"K2": "银行借款", "L2": "癸银行", "M2": 3000}.items()
        ],
        put("融资明细", "K4", 3000),
        put("融资明细", "K20", 3000),
        put("融资明细", "K70", 3000),
        lambda workbook: [
            put("融资明细", cell, word)(workbook) for cell, word in {"K2": "表外余额", "K3": 3000}.items()
        ],
    ],
)
def test_funding_that_was_not_read_is_asked_about(book: Book, edit: Edit) -> None:
    path = book(edit)
    (doubt,) = asked(read_company(path))
    assert doubt.key.startswith("unread:")
    assert doubt.channels is None
    assert read_company(path, answers={doubt.key: "是"}).complete
    with pytest.raises(InputError, match="补全"):
        read_company(path, answers={doubt.key: "否"})


@pytest.mark.parametrize(
    "edit",
    [
        second_sheet("发放贷款明细", ("借款人", "贷款余额", "到期日", "年利率"), ("客户一", 3000, "2024-05-01", 0.1)),
        second_sheet(
            "客户台账", ("客户名称", "合同编号", "期限", "利率", "担保方式"), ("客户一", "1", 12, 0.1, "抵押")
        ),
        second_sheet(
            "Customers", ("Borrower", "Balance", "Interest rate", "Maturity"), ("Client", 3000, 0.1, "2024-05-01")
        ),
        second_sheet("利润表", ("项目", "本期金额"), ("利息收入", 3000)),
        second_sheet("计算", ("合计", 3000)),
        second_sheet("借款台账"),
        lambda workbook: [
            put("融资明细", cell, word)(workbook) for cell, word in {"K2": "合同编号", "K3": 3000}.items()
        ],
        lambda workbook: [
            put("融资明细", cell, word)(workbook) for cell, word in {"J66": "电话", "K66": 13800000000}.items()
        ],
    ],
)
def test_what_is_no_funding_is_not_asked_about(book: Book, edit: Edit) -> None:
    assert keys(read_company(book(edit))) == []


def test_unread_funding_is_never_compliant(book: Book) -> None:
    path = book(second_sheet("借款台账", ("子银行", 3000)))
    options = ["--rating", "A", "--type", "traditional", "--unit", "元", "--jurisdiction", "hunan"]
    result = CliRunner().invoke(main, ["check", str(path), *options])
    assert result.exit_code == 3
    assert "借款台账!A1" in result.stdout


def test_the_unit_of_a_new_workbook_is_blank(book: Book) -> None:
    error = refusal(book(unit=None))
    assert error.where == "公司信息!B7"
    assert error.doubt is not None


def test_a_workbook_remembers_its_place(book: Book) -> None:
    company = read_company(book(code="CN-CQ"))
    assert company.made_for == "CN-CQ"
    assert read_company(book()).made_for == ""
    result = CliRunner().invoke(main, ["check", str(book(code="CN-CQ")), "--jurisdiction", "hunan", "--rating", "A"])
    assert "重庆" in result.stdout + result.stderr
    assert "leverage template --jurisdiction CN-HN" in result.stdout + result.stderr


def test_the_amount_that_an_approval_names(book: Book) -> None:
    edit = label("批准金额：投资基金融入", "批准金额：投资基金融入")

    def fill(workbook: Any) -> None:
        edit(workbook)
        row = next(row for row in workbook["公司信息"].iter_rows() if str(row[0].value).startswith("批准金额"))
        row[1].value = 500

    figure = read_company(book(fill, unit="万元")).approved_amounts[Channel.FUND_LOAN]
    assert figure.amount == 5_000_000
    assert figure.source.startswith("公司信息!B")


@pytest.mark.parametrize("written", [1.5, "1.5", "未核定", "150%"])
def test_the_ratio_of_a_letter_may_be_none(book: Book, written: Any) -> None:
    def fill(workbook: Any) -> None:
        labels = FACTS["company_ratio"].label.zh
        next(row for row in workbook["公司信息"].iter_rows() if row[0].value == labels)[1].value = written

    company = read_company(book(fill))
    assert company.facts["company_ratio"] == ("none" if written == "未核定" else 1.5)


def test_applying_for_a_listing(book: Book) -> None:
    def fill(workbook: Any) -> None:
        labels = FACTS["listing"].label.zh
        next(row for row in workbook["公司信息"].iter_rows() if row[0].value == labels)[1].value = "申请中"

    assert read_company(book(fill)).facts["listing"] == "applying"


def rate(head: str, value: Any, shown_as: str = "General") -> Edit:
    def edit(workbook: Any) -> None:
        ledger = workbook["融资明细"]
        ledger["F2"].value, ledger["F3"].value, ledger["F3"].number_format = head, value, shown_as

    return edit


@pytest.mark.parametrize(
    ("head", "value", "shown_as"),
    [
        ("年利率(%)", 6.5, "General"),
        ("年利率（%）", "6.5%", "@"),
        ("年利率(%)", 0.065, "0.00%"),
        ("年利率", 0.065, "General"),
    ],
)
def test_a_rate_of_six_and_a_half_per_cent(book: Book, head: str, value: Any, shown_as: str) -> None:
    assert read_company(book(rate(head, value, shown_as))).loans[0].rate == Fraction(13, 200)


def test_a_fraction_under_a_per_cent_sign_is_refused(book: Book) -> None:
    assert refusal(book(rate("年利率(%)", 0.065))).where == "融资明细!F3"


@pytest.mark.parametrize(
    ("written", "name", "unit"),
    [
        ("余额(万元)", "余额", "万元"),
        ("余额（人民币万元）", "余额", "万元"),
        ("余额（单位：元）", "余额", "元"),
        ("余额:万元", "余额", "万元"),
        ("余额(亿)", "余额", "亿"),
        ("余额", "余额", None),
        ("资金提供方", "资金提供方", None),
        ("批准或备案文号", "批准或备案文号", None),
    ],
)
def test_a_label_and_its_unit(written: str, name: str, unit: str | None) -> None:
    assert labelled(written) == (name, unit)


def test_version() -> None:
    assert (MARK, VERSION) == ("leverage.template/", 3)
