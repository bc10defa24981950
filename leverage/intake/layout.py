"""The names of sheets, columns and items in our own workbook, for those who write it and those who read it."""

from __future__ import annotations

from dataclasses import dataclass

from leverage.channels import Base
from leverage.texts import Text

PROFILE = "公司信息"
BALANCE = "资产负债表"
LEDGER = "融资明细"
SHAREHOLDERS = "股东"
GUIDE = "填写说明"

PROFILE_COLUMNS = ("项目", "内容", "说明")
LEDGER_COLUMNS = ("渠道", "资金提供方", "余额", "起始日", "到期日", "年利率", "表内/表外", "批准或备案文号")
SHAREHOLDER_COLUMNS = ("名称", "类型", "持股比例", "实缴出资")
ALL_FUNDING = "以上为全部融资(是/否)"

YES, NO = "是", "否"
ON_SHEET, OFF_SHEET = "表内", "表外"
LISTINGS = {"未上市": "none", "新三板": "neeq", "交易所": "exchange", "否": "none", "无": "none", "上市": "exchange"}
"""How a listing is written, beside its ids; the first three are offered."""
KINDS = {"法人": "corporate", "自然人": "individual"}


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the profile: its key, its label, and what to fill in."""

    key: str
    label: str
    note: Text


ITEMS: tuple[Item, ...] = (
    Item("name", "公司名称", Text("营业执照上的全称", "the name on the business licence")),
    Item("place", "所在地", Text("省、自治区、直辖市,或另有规定的市", "province, or a city with rules of its own")),
    Item("report_date", "报告日期", Text("资产负债表日,如 2023-12-31", "the date of the balance sheet, as 2023-12-31")),
    Item(
        "company_type",
        "公司类型",
        Text("传统、网络、科技或农村", "traditional 传统, online 网络, technology 科技 or rural 农村"),
    ),
    Item("unit", "金额单位", Text("本文件全部金额的单位", "the unit of every amount in this workbook")),
    Item(
        Base.REGISTERED_CAPITAL,
        "注册资本",
        Text("营业执照上的注册资本;不从其他数推算", "as on the business licence; never guessed from another figure"),
    ),
    Item(
        Base.NET_CAPITAL,
        "资本净额",
        Text(
            "监管口径;不填则按净资产取数并提示",
            "as the regulator defines it; left blank, net assets are taken and the report says so",
        ),
    ),
    Item(Base.NET_ASSETS, "净资产", Text("已填资产负债表的不必填", "not needed where the balance sheet is filled in")),
    Item(
        Base.PRIOR_YEAR_NET_ASSETS,
        "上年末净资产",
        Text("已填年初余额的不必填", "not needed where 年初余额 is filled in"),
    ),
    Item(
        Base.PAID_IN_CAPITAL,
        "实收资本",
        Text("已填资产负债表的不必填", "not needed where the balance sheet is filled in"),
    ),
    Item(
        "approvals",
        "已取得批准的渠道",
        Text("已获批准或备案的渠道,用顿号分隔", "channels approved or filed, separated by commas"),
    ),
)
"""The items that every company fills in; the facts that the place's rules ask for follow them."""


def fact_key(name: str, kind: str) -> str:
    """The key of a fact's row: its name and how its answer is written."""
    return f"fact:{name}:{kind}"
