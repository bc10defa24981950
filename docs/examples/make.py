"""Writes the examples of this folder. Figures in 万元 unless said otherwise; README.md works each of them out by hand.

Run it from the project's root: ``python docs/examples/make.py``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from leverage.intake.template.writing import write_template
from leverage.law.needed_inputs import asks_of
from leverage.law.rulebook import load
from leverage.report.rating.workbook import write_template as write_rating_template
from leverage.terms.places import find_place

HERE = Path(__file__).parent
Rows = Sequence[Sequence[Any]]


def workbook(
    path: Path,
    place: str,
    profile: Mapping[str, Any],
    sheet: Mapping[str, tuple[Any, Any]],
    ledger: Rows = (),
    complete: str | None = None,
    shareholders: Rows = (),
) -> None:
    """Fill in the template of a place as a user would: by the labels beside the cells."""
    law = load().law(find_place(place))
    write_template(path, place_name=law.place.name.zh, asks=asks_of(law), language="zh")
    book = openpyxl.load_workbook(path)
    for row in book["公司信息"].iter_rows(min_row=3):
        if row[0].value in profile:
            row[1].value = profile[row[0].value]
    for row in book["资产负债表"].iter_rows(min_row=3):
        for label, first in ((row[0].value, 1), (row[3].value, 4)):
            if label in sheet:
                row[first].value, row[first + 1].value = sheet[label]
    for number, cells in enumerate(ledger, start=3):
        for column, value in enumerate(cells, start=1):
            book["融资明细"].cell(number, column).value = value
    for row in book["融资明细"].iter_rows(min_row=3):
        if str(row[0].value).startswith("以上为全部融资"):
            row[1].value = complete
    for number, cells in enumerate(shareholders, start=3):
        for column, value in enumerate(cells, start=1):
            book["股东"].cell(number, column).value = value
    book.save(path)


def zuoli(folder: Path) -> None:
    """佐力小贷 (HKEX 6866), group accounts as published, in thousands of yuan. Two lines are differences of published ones: 其他资产 is
    total assets less loans, 其他负债 total liabilities less interest-bearing borrowings. How the borrowings split by channel was not published.
    """
    published = {
        date(2024, 12, 31): ((2_578_519, 2_657_317), 2_462_054, (537_408, 654_603), 488_287, (2_041_111, 2_002_714)),
        date(2025, 6, 30): ((2_519_203, 2_578_519), 2_402_371, (459_556, 537_408), 412_554, (2_059_647, 2_041_111)),
    }
    for day, (assets, loans, liabilities, borrowed, equity) in published.items():
        workbook(
            folder / f"zuoli-{day}.xlsx",
            "zhejiang",
            {
                "公司名称": "佐力科创小额贷款股份有限公司（集团口径）",
                "报告日期": day,
                "金额单位": "千元",
                "注册资本": 1_180_000,
            },
            {
                "发放贷款净额": (loans, None),
                "其他资产": (assets[0] - loans, None),
                "资产总计": assets,
                "短期借款": (borrowed, None),
                "其他负债": (liabilities[0] - borrowed, None),
                "负债合计": liabilities,
                "所有者权益合计": equity,
                "负债和所有者权益总计": assets,
            },
        )


def chongqing(folder: Path) -> None:
    """A traditional company the day before the national pool of 2017."""
    workbook(
        folder / "chongqing-2017.xlsx",
        "chongqing",
        {
            "公司名称": "渝示例小额贷款有限公司",
            "报告日期": date(2017, 11, 30),
            "公司类型": "传统",
            "金额单位": "万元",
            "注册资本": 8_000,
            "同业借入借出全月任一时点未超比例": "是",
            "同业借款未展期": "是",
            "符合同业借款的条件": "是",
            "融资已按类备案": "是",
        },
        {
            "货币资金": (1_000, 900),
            "发放贷款净额": (20_000, 18_000),
            "资产总计": (21_000, 18_900),
            "短期借款": (6_000, 5_000),
            "拆入资金": (1_000, 1_000),
            "卖出回购金融资产款": (3_000, 2_400),
            "应交税费": (500, 500),
            "其他应付款": (500, 600),
            "负债合计": (11_000, 9_500),
            "实收资本（或股本）": (8_000, 8_000),
            "未分配利润": (2_000, 1_400),
            "所有者权益合计": (10_000, 9_400),
            "负债和所有者权益总计": (21_000, 18_900),
        },
        [
            ("银行借款", "甲银行", 4_000, date(2017, 3, 1), date(2018, 3, 1), 0.065, "表内"),
            ("银行借款", "乙银行", 2_000, date(2017, 6, 1), date(2018, 6, 1), 0.06, "表内"),
            ("回购式资产转让(含收益权转让)", "丙银行", 3_000, date(2017, 9, 1), date(2018, 3, 1), 0.07, "表内"),
            ("同业拆入", "丁小贷公司", 1_000, date(2017, 10, 1), date(2017, 12, 30), 0.08, "表内"),
        ],
        "是",
    )


def jiangsu(folder: Path) -> None:
    """A rural company with special shareholder loans and guarantees."""
    workbook(
        folder / "jiangsu-2012.xlsx",
        "jiangsu",
        {
            "公司名称": "苏示例农村小额贷款有限公司", "报告日期": date(2012, 12, 31), "公司类型": "农村", "金额单位": "万元",
            "注册资本": 10_000, "监管部门为公司核定的融资倍数": "未核定", "存款基准利率（按期限月数）": "3:0.026,6:0.028",
            "股东特别借款清偿顺序劣后": "是", "股东特别借款为股东自有资金": "是", "股东特别借款未提前归还": "是",
        },
        {
            "货币资金": (1_500, 1_000),
            "发放贷款净额": (23_000, 20_000),
            "资产总计": (24_500, 21_000),
            "应交税费": (500, 500),
            "长期借款": (8_000, 7_000),
            "其他应付款": (4_000, 2_000),
            "负债合计": (12_500, 9_500),
            "实收资本（或股本）": (10_000, 10_000),
            "未分配利润": (2_000, 1_500),
            "所有者权益合计": (12_000, 11_500),
            "负债和所有者权益总计": (24_500, 21_000),
        },
        [
            ("银行借款", "甲银行", 8_000, date(2012, 3, 1), date(2014, 3, 1), 0.07, "表内"),
            ("股东特别借款(劣后)", "甲公司", 4_000, date(2012, 10, 15), date(2013, 1, 15), 0.052, "表内"),
            ("对外担保等或有负债", None, 15_000, None, None, None, "表外"),
        ],
        "是",
        [("甲公司", "法人", 0.6, 6_000), ("乙", "自然人", 0.4, 4_000)],
    )  # fmt: skip


def monthly_form(path: Path) -> None:
    """A regulator's monthly form, made up: its own headings, formulas, lists and print set-up, and blank cells to be filled."""
    lines = ("银行借款和回购式资产转让", "其中:银行借款", "其中:回购式资产转让", "主要法人股东定向借款", "同业拆入")
    with xlsxwriter.Workbook(str(path), {"default_format_properties": {"font_name": "宋体", "font_size": 11}}) as book:
        book.set_properties({"created": datetime(2017, 1, 1)})
        boxed = {"border": 1, "valign": "vcenter"}
        money = book.add_format(boxed | {"num_format": "#,##0.00"})
        share, plain = book.add_format(boxed | {"num_format": "0.00%"}), book.add_format(boxed)
        head = book.add_format(boxed | {"bold": True, "align": "center", "bg_color": "#DDEBF7", "text_wrap": True})
        sheet = book.add_worksheet("月报表")
        sheet.merge_range(
            "A1:F1", "小额贷款公司融资情况月报表", book.add_format({"bold": True, "font_size": 16, "align": "center"})
        )
        sheet.merge_range("A2:C2", "填报单位:", book.add_format({}))
        sheet.merge_range("D2:E2", "报告期:    年  月", book.add_format({}))
        sheet.write("F2", "单位:万元", book.add_format({"align": "right"}))
        for column, text in enumerate(("融资渠道", "期末余额", "监管上限", "剩余额度", "占上限比例", "是否符合")):
            sheet.write(3, column, text, head)
        for row, text in enumerate(lines, 4):
            sheet.write(row, 0, text, plain)
            for column in (1, 2, 3):
                sheet.write_blank(row, column, None, money)
            sheet.write_formula(row, 4, f'=IF(N(C{row + 1})=0,"",B{row + 1}/C{row + 1})', share, "")
            sheet.write_blank(row, 5, None, plain)
        sheet.write("A10", "合计", head)
        sheet.write_formula("B10", "=B5+B8+B9", money, 0)
        for cell in ("C10", "D10", "E10", "F10"):
            sheet.write_blank(cell, None, money)
        for row, text in ((11, "资本净额"), (12, "结论"), (13, "数据日期"), (14, "填报人"), (15, "复核人")):
            sheet.write(row, 0, text, plain)
            sheet.write_blank(row, 1, None, money)
        sheet.write_blank("B14", None, book.add_format(boxed | {"num_format": "yyyy年m月d日", "align": "left"}))
        sheet.data_validation("F5:F9", {"validate": "list", "source": ["符合", "不符合", "待核实"]})
        sheet.conditional_format(
            "E5:E9", {"type": "cell", "criteria": ">", "value": 1, "format": book.add_format({"font_color": "red"})}
        )
        sheet.set_column("A:A", 28)
        sheet.set_column("B:F", 15)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 1)
        book.add_worksheet("填表说明").write("A1", "本表每月十日前报送,余额按期末数填列。")


HUNAN = {
    "schema": "leverage.company/1",
    "name": "湘示例小额贷款有限公司",
    "jurisdiction": "湖南",
    "report_date": "2017-11-30",
    "company_type": "online",
    "unit": "万元",
    "facts": {"rating": "B"},
    "capital": {"net_capital": "8000"},
    "complete": True,
    "loans": [
        {"channel": "bank_loan", "lender": "甲银行", "balance": "6000"},
        {"channel": "bank_loan", "lender": "乙银行", "balance": "4000"},
        {"channel": "shareholder_loan", "lender": "丙公司", "balance": "4000"},
    ],
    "shareholders": [
        {"name": "丙公司", "kind": "corporate", "share": "0.6", "paid_in": "4800"},
        {"name": "丁", "kind": "individual", "share": "0.4", "paid_in": "3200"},
    ],
}
TIBET = {
    "schema": "leverage.company/1",
    "name": "藏示例小额贷款有限公司",
    "jurisdiction": "西藏",
    "report_date": "2025-06-30",
    "company_type": "traditional",
    "unit": "万元",
    "facts": {"bank_count": 2, "approvals": []},
    "capital": {"net_capital": "9000", "net_assets": "9000", "prior_year_net_assets": "8500"},
    "complete": True,
    "balances": {"bank_loan": "6000"},
}


RATED = {
    "schema": "leverage.scorecard/1",
    "name": "渝示例小额贷款有限公司",
    "period_end": "2025-12-31",
    "registered_in": "重庆市渝中区",
    "opened_on": "2015-06-01",
    "status": "operating",
    "stage": "self",
    "scores": {"governance": "17", "operations": "12.5", "risk": "21", "policy": "18", "compliance": "17"},
    "deductions": [
        {"violation": "超比例放贷", "item": "监管指标不达标", "points": "2"},
        {"violation": "超比例放贷", "item": "拒不整改", "points": "3"},
        {"item": "报表迟报", "points": "0.5"},
    ],
    "grounds": [],
}


def rating(folder: Path) -> None:
    """The rating worksheet filled in: self-assessment and the district's points. The indicators are invented: the table was not public."""
    path = folder / "chongqing-rating.xlsx"
    write_rating_template(path, language="zh")
    book = openpyxl.load_workbook(path)
    profile = {
        "公司名称": "渝示例小额贷款有限公司", "评级期末": date(2025, 12, 31), "注册地": "重庆市渝中区", "开业日": date(2015, 6, 1),
        "经营状态": "正常经营", "扣分事项已全部列出": "是",
    }  # fmt: skip
    for row in book["评级信息"].iter_rows(min_row=4):
        if row[0].value in profile:
            row[1].value = profile[row[0].value]
    indicators: Rows = [
        ("公司治理", "股东与股权（示例）", 8, 7, 7, "股权清晰、出资到位", "章程、验资报告"),
        ("公司治理", "三会运作（示例）", 6, 5, 4.5, "会议按章程召开", "会议纪要 1-6"),
        ("公司治理", "内部审计（示例）", 6, 5, 5, "每年至少一次", "2025年审计报告"),
        ("业务经营", "贷款投放（示例）", 9, 8, 8, "按投放增速计分", "报表"),
        ("业务经营", "盈利能力（示例）", 6, 4.5, 4.5, "按净资产收益率计分", "审计报告"),
        ("风险管理", "不良率（示例）", 10, 9, 9, "不高于5%得满分", "五级分类表"),
        ("风险管理", "拨备（示例）", 8, 7, 6, "按覆盖率计分", "拨备计算表"),
        ("风险管理", "集中度（示例）", 7, 5, 5, "单户不超比例", "前十大客户表"),
        ("政策导向", "支农支小（示例）", 12, 11, 11, "按占比计分", "分类统计表"),
        ("政策导向", "利率水平（示例）", 8, 7, 7, "按平均利率计分", "利率台账"),
        ("监管合规", "报送质量（示例）", 8, 7, 6, "按迟报次数计分", "报送记录"),
        ("监管合规", "整改落实（示例）", 12, 10, 10, "按整改率计分", "整改报告"),
    ]
    taken_off: Rows = [
        ("监管指标不达标", "超比例放贷", 2, None, "检查意见书"),
        ("拒不整改", "超比例放贷", None, 3, "检查意见书"),
        ("报表迟报", None, 0.5, 0.5, "报送记录"),
    ]
    for number, (dimension, name, maximum, own, district, basis, evidence) in enumerate(indicators, start=4):
        cells = {1: dimension, 2: name, 3: maximum, 4: own, 5: district, 7: basis, 8: evidence}
        for column, value in cells.items():
            book["指标评分"].cell(number, column).value = value
    for number, (item, violation, own, district, evidence) in enumerate(taken_off, start=4):
        for column, value in {1: item, 2: violation, 3: own, 4: district, 6: evidence}.items():
            book["扣分事项"].cell(number, column).value = value
    for number in range(4, 14):
        book["下调情形"].cell(number, 3).value = "否"
    book.save(path)


def main(folder: Path) -> None:
    """Write every example."""
    zuoli(folder)
    rating(folder)
    chongqing(folder)
    jiangsu(folder)
    for name, company in (("hunan-2017", HUNAN), ("national-2025", TIBET), ("chongqing-rating", RATED)):
        text = json.dumps(company, ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    (folder / "form").mkdir(exist_ok=True)
    monthly_form(folder / "form" / "monthly.xlsx")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
