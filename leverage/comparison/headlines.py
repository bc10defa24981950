"""The published leverage ratios of late 2017: one figure per place, as a compilation of that time headed its clauses.

A headline is never a limit. Some are the author's sums of caps by channel, some those of a sub-class, some hold only behind a condition; the clauses
count, and where they come to another figure the note says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.texts import Text

PUBLISHED_ON = date(2017, 12, 31)
"""The compilation tells the state of late 2017; what changed later is not in its headlines."""

_A_YEAR_BEFORE = PUBLISHED_ON.replace(year=PUBLISHED_ON.year - 1)


@dataclass(frozen=True)
class Headline:
    """A published ratio: over which denominator, for which kinds of company (all, if empty), behind which facts. ``multiple`` None: the compilation
    says that it found none.
    """

    place: str
    multiple: Fraction | None
    note: Text
    kinds: frozenset[CompanyType] = frozenset()
    facts: Mapping[str, object] = field(default_factory=dict)
    base: Base = Base.NET_CAPITAL

    def of_kind(self, kind: CompanyType | None) -> bool:
        """Whether it speaks of this kind of company."""
        return not self.kinds or kind is None or kind in self.kinds

    def unmet(self, facts: Mapping[str, object]) -> list[str]:
        """What it presupposes and was stated otherwise. Of a date of opening it presupposes the year in business that the clauses ask for."""
        return [name for name, value in self.facts.items() if name in facts and not _met(facts[name], value)]


def _met(stated: object, presupposed: object) -> bool:
    if isinstance(stated, date) and isinstance(presupposed, date):
        return stated <= _A_YEAR_BEFORE
    return stated == presupposed


_TRADITIONAL = frozenset({CompanyType.TRADITIONAL})
_ONLINE = frozenset({CompanyType.ONLINE})
_TECHNOLOGY = frozenset({CompanyType.TECHNOLOGY})
_OTHERS = frozenset(CompanyType) - _ONLINE

_STATED = Text("与条文一致。", "As the clause has it.")
_GATED = {"opened_on": date(2010, 1, 1), "lender_consent": True, "well_run": True}


def _one(place: str, multiple: str | None, note: Text = _STATED, **more: object) -> Headline:
    return Headline(place, None if multiple is None else Fraction(multiple), note, **more)  # type: ignore[arg-type]


HEADLINES: tuple[Headline, ...] = (
    _one(
        "CN-CQ",
        "2.3",
        Text("作者将渠道限额相加：100%+100%+30%。", "The author's sum of channel caps: 100 + 100 + 30%."),
    ),
    _one("CN-JX", "0.5", Text("非网络公司。", "Companies that are not online."), kinds=_OTHERS),
    _one("CN-JX", "2", Text("网络公司。", "Online companies."), kinds=_ONLINE),
    _one(
        "CN-HN",
        "3",
        Text("A级；B级200%,C级100%,D级不得融资。", "Rated A; B 200%, C 100%, D none."),
        facts={"rating": "A"},
    ),
    _one("CN-HN", "2", Text("B级。", "Rated B."), facts={"rating": "B"}),
    _one("CN-HN", "1", Text("C级。", "Rated C."), facts={"rating": "C"}),
    _one("CN-HN", "0", Text("D级不得对外融资。", "A company rated D may not borrow."), facts={"rating": "D"}),
    _one(
        "CN-GX",
        "0.5",
        Text(
            "标题漏计：条文另许从投资基金融入50%（须同意）。",
            "The headline leaves out what its clauses allow besides: 50% from investment funds (with consent).",
        ),
    ),
    _one("CN-YN", "0.5"),
    _one("CN-SH", "0.5"),
    _one("CN-SD", "2", Text("分母为注册资本。", "Over registered capital."), base=Base.REGISTERED_CAPITAL),
    _one(
        "CN-NX",
        "2",
        Text(
            "只及评级Ⅱ级（含）以上、经批准或备案的公司；限的是负债总额，分母为净资产。",
            "Only for companies rated Ⅱ or better, with approval or filing; it bounds total liabilities, over net assets.",
        ),
        facts={"rating": "Ⅱ"},
        base=Base.NET_ASSETS,
    ),
    _one("CN-NM", None, Text("汇编称“不详”。", "The compilation says: not known.")),
    _one("CN-HA", "2"),
    _one(
        "CN-JS",
        "4",
        Text(
            "400%含对外担保，并以股东特别借款制度为前提；融资本身为资本净额的100%，另加不超过实收资本的特别借款。",
            "The 400% counts guarantees and presupposes special shareholder loans; funding itself is 100% of net capital, and special loans up to "
            "paid-in capital.",
        ),
        kinds=frozenset({CompanyType.RURAL}),
        facts={"company_ratio": "none", "rating": "AAA"},
    ),
    _one(
        "CN-JS",
        "4",
        Text(
            "400%含对外担保，并以股东特别借款制度为前提；融资本身为资本净额的100%，另加不超过实收资本的特别借款。",
            "The 400% counts guarantees and presupposes special shareholder loans; funding itself is 100% of net capital, and special loans up to "
            "paid-in capital.",
        ),
        kinds=_TECHNOLOGY,
        facts={"company_ratio": "none"},
    ),
    _one(
        "CN-HL",
        "2",
        Text("只及新三板挂牌公司；其余50%。", "Only for companies on the NEEQ board; others 50%."),
        kinds=_OTHERS,
        facts={"listing": "neeq"},
    ),
    _one("CN-HL", "2", Text("网络小贷试点公司。", "Companies of the online pilot."), kinds=_ONLINE),
    _one(
        "CN-GD",
        "1",
        Text(
            "须持续经营1年以上且融资机构同意，否则50%；标题漏计：条文另许从投资基金融入50%（须批准）。",
            "Only after a year in business and with the lenders' consent, otherwise 50%; it leaves out the 50% from investment funds that the clauses "
            "allow besides (with approval).",
        ),
        facts=_GATED,
    ),
    _one(
        "CN-440300",
        "2",
        Text(
            "分母为上年度净资产；汇编文末说明另作100%，以条文为准。",
            "Over prior-year net assets; its closing note says 100%: the clause counts.",
        ),
        base=Base.PRIOR_YEAR_NET_ASSETS,
    ),
    _one("CN-JL", "0.5"),
    _one(
        "CN-LN",
        "0.5",
        Text("科技公司以外。", "Companies other than technology."),
        kinds=frozenset(CompanyType) - _TECHNOLOGY,
    ),
    _one("CN-LN", "1", Text("科技小额贷款公司。", "Technology small-loan companies."), kinds=_TECHNOLOGY),
    _one(
        "CN-TJ",
        "0.5",
        Text(
            "2011年的比例；2016-12-01起的办法改按监管评级规定，评级表未公布。",
            "The ratio of 2011; a text of 2016-12-01 defers to a rating table that was not published.",
        ),
    ),
    _one("CN-BJ", "0.5"),
    _one("CN-GS", "1", Text("分母为注册资本。", "Over registered capital."), base=Base.REGISTERED_CAPITAL),
    _one("CN-QH", "0.5"),
    _one("CN-XJ", "0.5"),
    _one(
        "CN-FJ",
        "1.5",
        Text(
            "作者将100%（运行良好、考评达标者的银行融资）与50%（回购式资产转让）相加。",
            "The author's sum of 100% (banks, if well run and appraised) and 50% (transfers with repurchase).",
        ),
        facts={"well_run": True, "appraisal_passed": True},
    ),
    _one(
        "CN-HE",
        "2",
        Text(
            "只及经营规范、与银行协商一致的公司；具体比例由省金融办按评级分等核定，至多如此。",
            "Only for companies in good order that agreed with their banks; the regulator sets the company's own ratio by its rating, up to this.",
        ),
        facts={"company_ratio": "none", "regular_and_qualified": True, "lender_consent": True},
    ),
    _one(
        "CN-SX",
        "1",
        Text("只及网络公司；山西没有传统公司的政策。", "Only for online companies; Shanxi has no text for others."),
        kinds=_ONLINE,
    ),
    _one("CN-ZJ", "0.5"),
    _one("CN-AH", "0.5"),
    _one("CN-HB", "0.5"),
    _one(
        "CN-HI",
        "2.5",
        Text(
            "只及考评优秀或良好、连续两年如此的公司：200%+50%，系作者相加；其余50%。",
            "Only for companies rated 优秀 or 良好, two years running: the author's sum of 200 + 50%; others 50%.",
        ),
        facts={"rating": "优秀", "prior_rating": "优秀"},
    ),
    _one("CN-SC", "0.5"),
    _one("CN-GZ", "1.3", Text("作者将渠道限额相加：50%+50%+30%。", "The author's sum of channel caps: 50 + 50 + 30%.")),
    _one("CN-SN", "0.5", Text("传统公司。", "Traditional companies."), kinds=_OTHERS),
    _one(
        "CN-610100",
        "2.5",
        Text(
            "只及网络公司，分母为注册资本，系作者相加：100%+100%+50%。",
            "Only for online companies, over registered capital, and the author's sum: 100 + 100 + 50%.",
        ),
        kinds=_ONLINE,
        facts={"opened_on": date(2010, 1, 1)},
        base=Base.REGISTERED_CAPITAL,
    ),
    _one("CN-XZ", None, Text("汇编没有找到西藏的政策。", "The compilation found no text of Tibet.")),
)
"""In the order of the compilation; of several for one place the highest first."""


def headline(place: str, kind: CompanyType | None, facts: Mapping[str, object]) -> Headline | None:
    """The headline that speaks of a company of this kind with these facts; the first of several that might. Where facts speak against each, the first
    for the kind: it presupposes what this company is not. None: there is none for the kind.
    """
    of_kind = [h for h in HEADLINES if h.place == place and h.of_kind(kind)]
    return next((h for h in of_kind if not h.unmet(facts)), next(iter(of_kind), None))
