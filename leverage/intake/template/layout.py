"""The names of sheets, columns and items in our own workbook, for those who write it and those who read it.

A version marks itself in the profile; a workbook without a mark is of version 1, which had none. Version 3 leaves the unit blank, and marks the
place that it was written for. Workbooks of every version, and those that
companies made after them with labels of their own, are read alike: by the headings, wherever they stand.
"""

from __future__ import annotations

from dataclasses import dataclass

from leverage.terms.denominators import Base
from leverage.terms.texts import Text

VERSION = 3
MARK = "leverage.template/"
"""What marks the version, in the profile's column of keys: ``leverage.template/3``."""
PLACE_MARK = "leverage.place/"
"""What marks the place that a workbook was written for, there too: ``leverage.place/CN-CQ``."""
AMOUNT_KEY = "approved_amount:"
"""Before the channel, the key of an item that asks for the amount that an approval names."""

PROFILE = "公司信息"
BALANCE = "资产负债表"
LEDGER = "融资明细"
SHAREHOLDERS = "股东"
GUIDE = "填写说明"

PROFILE_COLUMNS = ("项目", "内容", "说明")
LEDGER_COLUMNS = ("渠道", "资金提供方", "余额", "起始日", "到期日", "年利率", "表内/表外", "批准或备案文号")
SHAREHOLDER_COLUMNS = ("名称", "类型", "持股比例", "实缴出资")
LEDGER_ALSO = {
    "融资渠道": "渠道", "融资方式": "渠道", "贷款人": "资金提供方", "出借人": "资金提供方", "融资机构": "资金提供方", "期末余额": "余额",
    "借款余额": "余额", "融资余额": "余额", "起息日": "起始日", "借款日": "起始日", "到期日期": "到期日", "表内外": "表内/表外",
    "批准文号": "批准或备案文号", "备案文号": "批准或备案文号", "批准/备案文号": "批准或备案文号",
}  # fmt: skip
SHAREHOLDER_ALSO = {
    "股东名称": "名称", "股东姓名": "名称", "股东类型": "类型", "股东性质": "类型", "出资比例": "持股比例", "实缴资本": "实缴出资", "实缴出资额": "实缴出资",
}  # fmt: skip
"""Headings that mean the same as the template's own."""
FACTS_ALSO = {"监管评级": "rating", "评级": "rating", "上年度评级": "prior_rating"}
"""Labels of facts that mean the same as their own."""
ALL_FUNDING = "以上为全部融资（是/否）"

YES, NO = "是", "否"
ON_SHEET, OFF_SHEET = "表内", "表外"
LISTINGS = {
    "未上市": "none",
    "申请中": "applying",
    "新三板": "neeq",
    "交易所": "exchange",
    "否": "none",
    "无": "none",
    "上市": "exchange",
    "拟上市": "applying",
}
LISTINGS_OFFERED = 4
"""How a listing is written, beside its ids; the first ones are offered."""
KINDS = {"法人": "corporate", "自然人": "individual"}


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the profile: its key, its label, and what to fill in."""

    key: str
    label: str
    note: Text
    also: tuple[str, ...] = ()
    """Labels that mean the same."""


ITEMS: tuple[Item, ...] = (
    Item(
        "name",
        "公司名称",
        Text("营业执照上的全称", "the name on the business licence"),
        ("企业名称", "单位名称", "编制单位"),
    ),
    Item(
        "place",
        "所在地",
        Text("省、自治区、直辖市，或另有规定的市", "province, or a city with rules of its own"),
        ("地区", "所在地区", "注册地"),
    ),
    Item(
        "report_date",
        "报告日期",
        Text("资产负债表日，如 2023-12-31", "the date of the balance sheet, as 2023-12-31"),
        ("报表日期", "数据日期", "报表日"),
    ),
    Item(
        "company_type",
        "公司类型",
        Text("传统、网络、科技或农村", "traditional 传统, online 网络, technology 科技 or rural 农村"),
    ),
    Item("unit", "金额单位", Text("本文件全部金额的单位", "the unit of every amount in this workbook"), ("货币单位",)),
    Item(
        Base.REGISTERED_CAPITAL,
        "注册资本",
        Text("营业执照上的注册资本；不从其他数推算", "as on the business licence; never guessed from another figure"),
    ),
    Item(
        Base.NET_CAPITAL,
        "资本净额",
        Text(
            "监管口径；不填则按净资产取数并提示",
            "as the regulator defines it; left blank, net assets are taken and the report says so",
        ),
        ("净资本",),
    ),
    Item(Base.NET_ASSETS, "净资产", Text("已填资产负债表的不必填", "not needed where the balance sheet is filled in")),
    Item(
        Base.PRIOR_YEAR_NET_ASSETS,
        "上年末净资产",
        Text("已填年初余额的不必填", "not needed where 年初余额 is filled in"),
        ("上年度净资产", "年初净资产"),
    ),
    Item(
        Base.PAID_IN_CAPITAL,
        "实收资本",
        Text("已填资产负债表的不必填", "not needed where the balance sheet is filled in"),
    ),
    Item(
        "approvals",
        "已取得批准的渠道",
        Text(
            "已获批准或备案的渠道，用顿号分隔，如：资产证券化、债券；没有的留空",
            "channels approved or filed, separated by commas, as 资产证券化、债券; blank if none",
        ),
    ),
)
"""The items that every company fills in; the facts that the place's rules ask for follow them."""


def fact_key(name: str, kind: str) -> str:
    """The key of a fact's row: its name and how its answer is written."""
    return f"fact:{name}:{kind}"
