"""The articles of Chongqing's rating measures of 2025, in our own words: what each says, whether the program computes it or not."""

from __future__ import annotations

from leverage.rating.chongqing import EVERY, NO_ADVERTISING
from leverage.terms.texts import Text

ARTICLES: tuple[tuple[str, Text], ...] = (
    (
        "第三条",
        Text(
            "参评范围：在重庆注册、开业满一个完整会计年度的法人机构；评级期间申请退出、重组，清算、破产中或被注销的不参评。",
            "Who is rated: legal persons registered in Chongqing, open for a full fiscal year; not while applying to exit or to restructure, in "
            "liquidation or bankruptcy, or once deregistered.",
        ),
    ),
    ("第六条", EVERY),
    (
        "第七条",
        Text(
            "五个维度的权重20、15、25、20、20，另设扣分项。",
            "Five dimensions weighing 20, 15, 25, 20 and 20, and deductions.",
        ),
    ),
    (
        "第八条",
        Text(
            "指标和分值以评级指标表为准，市局可适时修订。",
            "Indicators and points stand in the indicator table, which the bureau may revise.",
        ),
    ),
    (
        "第九条",
        Text(
            "满分100分；综合得分为常规指标与扣分指标合计；同一违规事项只按最高分值减一次。",
            "100 points in all; the score is that of the regular indicators and the deductions together; one violation counts once, at the largest.",
        ),
    ),
    (
        "第十条",
        Text(
            "85分及以上A,70分至不足85分B,60分至不足70分C，不足60分D。",
            "85 and above A, 70 to below 85 B, 60 to below 70 C, below 60 D.",
        ),
    ),
    ("第十一条", Text("各等级的含义。", "What each grade says of a company.")),
    ("第十二条", Text("下调等级的十种情形。", "The ten grounds for lowering a grade.")),
    (
        "第十三条至第十七条",
        Text(
            "流程：信息收集、自评、初评、复审、反馈、归档；市局复审定最终得分和等级，可调整初评。",
            "The steps: gathering information, self-assessment, first assessment, review, feedback, filing; the bureau's review settles score and "
            "grade, and may change the first assessment.",
        ),
    ),
    (
        "第十八条",
        Text(
            "结果以公示、系统推送、会议等形式反馈区县和公司，可视情况向社会公布。",
            "The result is made known to districts and companies, by notice, system or meeting, and may be made public.",
        ),
    ),
    (
        "第二十条",
        Text(
            "各等级的监管安排；等级也是业务准入、评优和政策扶持的依据。",
            "What each grade brings; it also counts for admission to lines of business, commendation and policy support.",
        ),
    ),
    (
        "第二十一条",
        Text(
            "得分较低的单项指标另受关注，整改情况供下次评级参考。",
            "Indicators with few points are looked at on their own; what was mended is considered at the next rating.",
        ),
    ),
    ("第二十二条", NO_ADVERTISING),
    ("第二十四条", Text("2025年6月15日起施行。", "In force from 15 June 2025.")),
)
