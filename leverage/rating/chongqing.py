"""Chongqing's supervisory rating of 2025, as data: dimensions and weights, grades, grounds for lowering, stages, and what each grade brings.

What the measures say is told in our own words beside the article. Points per indicator stand in an indicator table that the measures refer
to and that was not public: it is read from the user's own sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leverage.law.sources import Source
from leverage.terms.texts import Text

MEASURES = Source(
    title=Text(
        "重庆市小额贷款公司监管评级办法", "Measures for the supervisory rating of small-loan companies in Chongqing"
    ),
    number="渝金发〔2025〕1号",
    issuer=Text("重庆市地方金融管理局", "Chongqing Local Financial Administration"),
    issued=date(2025, 5, 12),
    effective=date(2025, 6, 15),
    effective_basis="stated",
    verified_on=date(2026, 11, 22),
)
PLACE = "CN-CQ"
FULL_SCORE = 100


class Dimension(StrEnum):
    """One of the five dimensions of article 7."""

    GOVERNANCE = "governance"
    OPERATIONS = "operations"
    RISK = "risk"
    POLICY = "policy"
    COMPLIANCE = "compliance"

    @property
    def label(self) -> Text:
        """The measures' own name for it."""
        return _DIMENSIONS[self][0]

    @property
    def weight(self) -> int:
        """The most points that it can bring."""
        return _DIMENSIONS[self][1]


_DIMENSIONS = {
    Dimension.GOVERNANCE: (Text("公司治理", "governance"), 20),
    Dimension.OPERATIONS: (Text("业务经营", "operations"), 15),
    Dimension.RISK: (Text("风险管理", "risk management"), 25),
    Dimension.POLICY: (Text("政策导向", "policy orientation"), 20),
    Dimension.COMPLIANCE: (Text("监管合规", "compliance"), 20),
}


class Grade(StrEnum):
    """A grade of article 10, the best first."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"

    @property
    def label(self) -> Text:
        """The grade as it is written."""
        return Text(f"{self.value}级", f"grade {self.value}")

    @property
    def floor(self) -> int | None:
        """The least score of the grade; None for the lowest one."""
        return _FLOORS[self]

    @property
    def meaning(self) -> Text:
        """What the grade says of a company (article 11)."""
        return _MEANINGS[self]

    @property
    def next(self) -> Grade | None:
        """The next better grade."""
        return {Grade.B: Grade.A, Grade.C: Grade.B, Grade.D: Grade.C}.get(self)


_FLOORS = {Grade.A: 85, Grade.B: 70, Grade.C: 60, Grade.D: None}
_MEANINGS = {
    Grade.A: Text(
        "经营良好，治理和内控完善，业绩优良，风险防控较强，经营服务较规范。",
        "Sound business, complete governance and controls, good results, strong command of risk.",
    ),
    Grade.B: Text(
        "经营比较稳定，业绩和风险防控一般，治理和内控问题较轻，经提示能自行纠正。",
        "Fairly stable; middling results and command of risk; lesser defects that are mended once pointed out.",
    ),
    Grade.C: Text(
        "经营不稳定，治理和内控有明显缺陷，部分风险突出，业绩和合规较差，须重点关注。",
        "Unstable; clear defects of governance and control; some pronounced risks; needs particular attention.",
    ),
    Grade.D: Text(
        "规范、治理、内控和风险防控有严重问题，持续经营有重大隐患，须高度关注。",
        "Serious defects throughout; its continued existence is in doubt; needs the closest attention.",
    ),
}


class Stage(StrEnum):
    """A stage at which points are given, in the order of article 13. Only the last one settles the rating."""

    SELF = "self"
    DISTRICT = "district"
    MUNICIPAL = "municipal"

    @property
    def label(self) -> Text:
        """The measures' own name for it."""
        return _STAGES[self][0]

    @property
    def says(self) -> Text:
        """Who gives the points, and what they are worth."""
        return _STAGES[self][1]


_STAGES = {
    Stage.SELF: (
        Text("自评", "self-assessment"),
        Text(
            "公司对照指标自行打分，报区县（第十五条）：只是估计，不是监管评级。",
            "The company's own points, reported to the district (article 15): an estimate, not a rating.",
        ),
    ),
    Stage.DISTRICT: (
        Text("初评", "district's first assessment"),
        Text(
            "区县金融工作管理部门的打分和等级建议，报市局（第十六条）：尚不是最终等级。",
            "The district's points and proposed grade, reported to the city (article 16): not yet the rating.",
        ),
    ),
    Stage.MUNICIPAL: (
        Text("复审", "municipal review"),
        Text(
            "市地方金融管理局综合评定最终得分并确定等级（第十七条）。",
            "The municipal bureau settles the final score and the grade (article 17).",
        ),
    ),
}


class Status(StrEnum):
    """What state the company is in, as far as article 3 asks."""

    OPERATING = "operating"
    EXITING = "exiting"
    RESTRUCTURING = "restructuring"
    LIQUIDATING = "liquidating"
    BANKRUPT = "bankrupt"
    DEREGISTERED = "deregistered"

    @property
    def label(self) -> Text:
        """The word for it."""
        return _STATUSES[self]


_STATUSES = {
    Status.OPERATING: Text("正常经营", "operating"),
    Status.EXITING: Text("申请退出", "applying to exit"),
    Status.RESTRUCTURING: Text("申请重组", "applying for restructuring"),
    Status.LIQUIDATING: Text("清算中", "in liquidation"),
    Status.BANKRUPT: Text("破产程序中", "in bankruptcy"),
    Status.DEREGISTERED: Text("已依法注销", "deregistered"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """One of the ten grounds of article 12 for lowering a grade, once the authority concerned has found it."""

    id: str
    number: int
    says: Text


GROUNDS: tuple[Ground, ...] = (
    Ground(
        "governance_defects",
        1,
        Text(
            "治理有严重缺陷，受到重大行政处罚、监管强制措施，或舆情处置不当造成严重后果",
            "serious defects of governance, with a major penalty, coercive measures, or public opinion mishandled to serious effect",
        ),
    ),
    Ground(
        "illegal_activity",
        2,
        Text(
            "非法集资、非法吸存、套路贷、洗钱、暴力催收、涉黑涉恶等违法行为",
            "illegal fund-raising or deposit-taking, predatory loans, laundering, violent collection, organised crime or the like",
        ),
    ),
    Ground("lost_or_shell", 3, Text("被认定为失联或空壳公司", "found to be out of contact or a shell")),
    Ground("rating_refused", 4, Text("无故不参加评级", "absent from the rating without reason")),
    Ground(
        "false_business",
        5,
        Text("账外经营、业务造假、虚假诉讼等", "business off the books, faked business, sham litigation or the like"),
    ),
    Ground(
        "licence_lending",
        6,
        Text(
            "出租出借牌照（含变相），为无放贷资质者提供通道",
            "the licence let or lent, openly or in disguise, as a channel for lenders without one",
        ),
    ),
    Ground(
        "app_filing",
        7,
        Text(
            "协助无放贷资质者办理带“金融”字样的应用、小程序、网站备案",
            "help for lenders without a licence to file apps, mini-programs or sites named “finance”",
        ),
    ),
    Ground(
        "asset_transfer",
        8,
        Text(
            "向无放贷资质者转让（含变相）不良以外的信贷资产",
            "credit assets other than bad ones transferred, openly or in disguise, to those without a licence to lend",
        ),
    ),
    Ground(
        "excessive_rate", 9, Text("贷款综合实际利率超过法律保护上限", "effective rates above what the law protects")
    ),
    Ground(
        "other_prudential",
        10,
        Text(
            "市地方金融管理局按审慎原则认定的其他情形",
            "other circumstances that the municipal bureau finds on prudential grounds",
        ),
    ),
)
DISCRETION = Text(
    "第十二条的情形经相关部门认定后，等级“可视情况动态下调”，情节严重的可直接定为D级：是否下调、下调几级由监管部门裁量，这里只给出范围。",
    "Once the authority concerned has found a ground of article 12, the grade may be lowered as circumstances require, in serious cases "
    "straight to D: whether and how far is the regulator's to decide, so that only the range is told.",
)


@dataclass(frozen=True, slots=True)
class Treatment:
    """What one grade brings (article 20)."""

    grade: Grade
    article: str
    says: tuple[Text, ...]


TREATMENTS: dict[Grade, Treatment] = {
    Grade.A: Treatment(
        Grade.A,
        "第二十条（一）",
        (
            Text(
                "以原则性、常规性监管为主，支持发展", "Supervision by principle and routine; the company is supported"
            ),
            Text(
                "优先支持、推荐银行融资、资产证券化、发行债券等融资",
                "Bank funding, asset securitisation, bonds and other funding supported and recommended first",
            ),
            Text(
                "鼓励围绕科技、绿色、普惠、养老、数字金融创新",
                "New services encouraged in technology, green, inclusive, pension and digital finance",
            ),
        ),
    ),
    Grade.B: Treatment(
        Grade.B,
        "第二十条（二）",
        (
            Text(
                "加强非现场分析，保持一定的现场检查频率",
                "More off-site analysis; on-site inspections at a certain rate",
            ),
            Text(
                "督促完善治理，控制高风险、弱管理领域的业务增长和敞口",
                "Urged to mend governance and to hold back growth and exposure where risk is high or control weak",
            ),
        ),
    ),
    Grade.C: Treatment(
        Grade.C,
        "第二十条（三）",
        (
            Text("提高非现场分析和现场检查的频率与强度", "Analysis and inspections more often and harder"),
            Text("加大高风险业务指导，早期干预", "More guidance of risky business, and early intervention"),
            Text(
                "采取一定监管措施，督促改善经营、降低风险",
                "Measures taken to improve the business and to lower its risk",
            ),
        ),
    ),
    Grade.D: Treatment(
        Grade.D,
        "第二十条（四）",
        (
            Text("纳入重点问题机构名单，密切跟踪", "On the list of problem institutions, followed closely"),
            Text("采取必要措施，防范风险外溢", "Measures as needed to keep the risk from spreading"),
            Text(
                "必要时依法限制高风险业务，要求制定风险处置计划",
                "If need be, risky business restricted by law and a plan for dealing with the risk required",
            ),
            Text("风险持续恶化的，可推动有序退出", "If it keeps getting worse, an orderly exit may be brought about"),
        ),
    ),
}
NO_MULTIPLE = Text(
    "本办法没有把融资倍数与评级等级挂钩：A级是“优先支持推荐”，不是更高的上限；等级不改变 leverage check 的结果。",
    "These measures tie no funding multiple to the grade: A brings support and recommendation, not a higher cap, and the grade does not change "
    "what leverage check finds.",
)
NO_ADVERTISING = Text(
    "评级结果不得用于广告、宣传、营销等商业目的（第二十二条）。",
    "The rating may not be used for advertising, publicity, marketing or other commercial ends (article 22).",
)
EVERY = Text(
    "原则上每2年评级一次，期间可按日常监管情况动态调整（第六条）。",
    "Rated every two years in principle, with adjustments in between (article 6).",
)
YEARS_BETWEEN = 2
NO_TABLE = Text(
    "评级指标表未公开：指标名称、分值和评分依据须取自公司手中的指标表。",
    "The indicator table was not public: indicators, points and the basis of award come from the company's own copy.",
)


def ground_of(word: object) -> Ground | None:
    """A ground by its id, or by its number in article 12."""
    if isinstance(word, bool):
        return None
    return next((ground for ground in GROUNDS if word in (ground.id, ground.number, str(ground.number))), None)
