"""The names of sheets, columns and items in the rating worksheet, for those who write it and those who read it.

A heading is recognised in every spelling listed here, in our own worksheet and in a company's own indicator table.
"""

from __future__ import annotations

from dataclasses import dataclass

from leverage.rating.chongqing import Stage
from leverage.terms.texts import Text

RESULT, PROFILE, DIMENSIONS, INDICATORS = "评级结果", "评级信息", "维度评分", "指标评分"
DEDUCTIONS, GROUNDS, COUNTING, SOURCES, GUIDE = "扣分事项", "下调情形", "计算", "依据", "填写说明"
SHEETS = (RESULT, PROFILE, DIMENSIONS, INDICATORS, DEDUCTIONS, GROUNDS, COUNTING, SOURCES, GUIDE)
WRITTEN = frozenset({RESULT, COUNTING, SOURCES, GUIDE})
"""Sheets that hold results, and are never read."""

TAKEN = {
    Stage.SELF: Text("自评扣分", "self-assessment"),
    Stage.DISTRICT: Text("初评扣分", "district"),
    Stage.MUNICIPAL: Text("复审扣分", "municipal"),
}
"""The headings of the points taken off."""
YES, NO = Text("是", "yes"), Text("否", "no")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the profile: its key, its label, what to fill in, and other spellings of the label."""

    key: str
    label: Text
    note: Text
    aliases: tuple[str, ...] = ()


ITEMS: tuple[Item, ...] = (
    Item(
        "name",
        Text("公司名称", "company"),
        Text("营业执照上的全称", "the name on the business licence"),
        ("企业名称", "机构名称"),
    ),
    Item(
        "period_end",
        Text("评级期末", "end of the period"),
        Text("评级期间的最后一天，如 2025-12-31", "the last day of the period rated, as 2025-12-31"),
        ("评级期间", "评级截止日", "截止日期", "period_end"),
    ),
    Item(
        "registered_in",
        Text("注册地", "registered in"),
        Text("从省、直辖市写起，如 重庆市渝中区", "beginning with the province or municipality, as 重庆市渝中区"),
        ("注册地址", "注册所在地", "所在地", "registered_in"),
    ),
    Item(
        "opened_on",
        Text("开业日", "opened on"),
        Text("开始营业的日期，不是登记日", "the day on which business began, not that of registration"),
        ("开业日期", "开业时间", "opened_on"),
    ),
    Item("status", Text("经营状态", "state"), Text("从列表中选择", "choose from the list"), ("状态", "status")),
    Item(
        "rated_on",
        Text("上次评级日", "last rated on"),
        Text("没有评过的留空", "leave blank if it never was"),
        ("上次评级日期", "rated_on"),
    ),
    Item(
        "deductions_stated",
        Text("扣分事项已全部列出", "all deductions are listed"),
        Text("填好“扣分事项”表后选“是”；没有扣分也选“是”", "yes once 扣分事项 is filled in, and if there are none"),
    ),
)

HEADINGS: dict[str, Text] = {
    "dimension": Text("维度", "dimension"),
    "weight": Text("权重", "weight"),
    "indicator": Text("指标", "indicator"),
    "maximum": Text("满分", "maximum"),
    Stage.SELF.value: Text("自评得分", "self-assessment"),
    Stage.DISTRICT.value: Text("初评得分", "district"),
    Stage.MUNICIPAL.value: Text("复审得分", "municipal"),
    "basis": Text("评分依据", "basis of award"),
    "evidence": Text("佐证材料", "evidence"),
    "violation": Text("违规事项", "violation"),
    "deduction": Text("扣分项", "deduction"),
    "number": Text("序号", "no."),
    "ground": Text("情形", "ground"),
    "found": Text("经相关部门认定", "found by the authority"),
    "item": Text("项目", "item"),
    "content": Text("内容", "content"),
    "note": Text("说明", "note"),
}
"""The headings that we write, by what the column holds."""

SPELLINGS: dict[str, tuple[str, ...]] = {
    "dimension": ("要素", "评级要素", "评级维度", "评价维度", "一级指标", "指标类别", "类别"),
    "indicator": ("评级指标", "指标名称", "指标内容", "评价指标", "具体指标", "二级指标", "三级指标"),
    "maximum": ("标准分", "标准分值", "指标分值", "满分值", "权重分", "最高分", "max"),
    Stage.SELF.value: (
        "自评",
        "自评分",
        "自评分值",
        "自评分数",
        "自评扣分",
        "扣分",
        "扣分分值",
        "公司自评",
        "得分",
        "实得分",
        "points",
        "score",
        "self",
    ),
    Stage.DISTRICT.value: ("初评", "初评分", "初评扣分", "初评分值", "区县初评", "区县初评得分", "初审得分"),
    Stage.MUNICIPAL.value: (
        "复审",
        "复审分",
        "复审扣分",
        "复审分值",
        "市局复审",
        "市局复审得分",
        "终评",
        "终评得分",
        "最终得分",
    ),
    "basis": ("评分标准", "评分规则", "计分标准", "计分规则", "评分说明", "评分细则", "basis"),
    "evidence": ("佐证", "证明材料", "佐证资料", "证据", "依据材料"),
    "violation": ("违规行为", "违规情形"),
    "deduction": ("扣分指标", "扣分条件", "减分条件", "减分项", "扣分情形"),
    "found": ("经认定", "是否认定", "found"),
    "ground": ("下调情形",),
    "number": ("编号", "no"),
}
"""Other spellings of headings, as companies and regulators write them."""

WEAK: dict[str, tuple[str, ...]] = {"分值": ("maximum", Stage.SELF.value), "备注": ("evidence",)}
"""Headings that mean the first of these that no other heading claims."""

PLAIN_POINTS = frozenset({"得分", "实得分", "扣分", "扣分分值", "分值", "points", "score"})
"""Headings of points that do not say of which stage they are."""

TAKEN_OFF = ("扣分项", "扣分指标", "扣分", "减分项", "减分", "deductions", "deduction")
"""What an indicator table calls the part that takes points off, in its column of dimensions."""
