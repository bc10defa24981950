"""Guangzhou (广州): Guangdong's rules; the city's plan of 2020-2022 and Yuexiu district's rules for online companies of 2016 set no ratio of
their own.
"""

from leverage.law.vocabulary import (
    Access,
    Alternative,
    Gap,
    Is,
    Note,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

YUEXIU_2016 = Source(
    title=Text(
        "广州民间金融街互联网小额贷款公司管理办法（试行）",
        "Measures for internet small-loan companies in Guangzhou's Private Finance Street (trial)",
    ),
    issuer=Text("广州市越秀区人民政府办公室", "Office of the Yuexiu District Government, Guangzhou"),
    issued="2016-10-21",
    effective="2016-10-21",
    grade="A-",
    rank="city",
    read_in="compilation",
    verified_on="2017-12-31",
)
PLAN_2020 = Source(
    title=Text(
        "广州市创建全国小贷行业标杆城市三年行动计划（2020-2022年）",
        "Guangzhou's three-year plan 2020-2022 to become a national model city of the small-loan industry",
    ),
    issuer=Text("广州市地方金融监督管理局", "Guangzhou Financial Regulatory Bureau"),
    issued="2020-05-21",
    effective="2020-05-21",
    grade="A",
    rank="city",
    read_in="official_page",
    verified_on="2026-11-21",
)
PLAN_ENDS = "2023-01-01"

REGIME = Regime(
    place="CN-440100",
    follows="CN-GD",
    rules=(
        Access(
            id="CN-440100/street-channels",
            name=Text("再贷款公司、回购（民间金融街）", "re-lending and repurchase (Private Finance Street)"),
            source=YUEXIU_2016,
            article="第十六条",
            channels=("relending_loan", "asset_transfer_repo"),
            level="permitted",
            ratio_unset=True,
            when=(Is(fact="company_type", among=("online",)),),
            under=(Under(reading="CN-440100/street-channels", among=("otherwise",)),),
            says=Text(
                "读作及于全市网络公司：可向小额再贷款公司融资，可在经批准的交易场所做承担回购义务的转让。",
                "Read as reaching online companies of the whole city: loans from re-lending companies, and transfers with repurchase on approved venues.",
            ),
            words="小额再贷款公司进行对外融资",
        ),
    ),
    readings=(
        Reading(
            id="CN-440100/street-channels",
            name=Text("民间金融街渠道的适用公司", "whom the street's channels reach"),
            ask=Text(
                "越秀区2016年办法所列的再贷款公司借款与回购式转让，只及民间金融街内的公司，还是及于全市网络公司？",
                "Do the re-lending loans and repurchase transfers of Yuexiu's measures of 2016 reach companies of the street alone, or online companies of the whole city?",
            ),
            taken=Text("只及街内公司，未作为全市渠道", "companies of the street alone: no channel of the city"),
            alternatives=(
                Alternative(says=Text("及于全市网络公司", "online companies of the whole city"), stricter=False),
            ),
            settled_by=Text("广州市金融监管部门", "the city's bureau"),
        ),
    ),
    gaps=(
        Gap(
            id="CN-440100/gap-yuexiu-total",
            since="2016-10-21",
            says=Text(
                "越秀区2016年办法要求广州民间金融街互联网小贷公司的外部融资合计不超过“省市相关规定”，未见市级规定：按广东省规则计算。",
                "Yuexiu's measures of 2016 hold the outside funding of internet companies in the Private Finance Street to the provincial and city provisions; no city "
                "provision was seen: Guangdong's rules count here.",
            ),
        ),
        Gap(
            id="CN-440100/gap-plan-relaxation",
            since="2020-05-21",
            until="2023-01-01",
            says=Text(
                "2020-2022年行动计划按监管评价对头部机构适当放宽融资渠道、融资杠杆，未给倍数：是否放宽以监管部门的书面意见为准，这里不计。",
                "The plan of 2020-2022 relaxes channels and leverage somewhat for leading companies by supervisory rating and gives no multiple: a relaxation needs the "
                "regulator's letter and is not counted here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=YUEXIU_2016,
            article="第十六条",
            says=Text(
                "民间金融街的互联网小贷公司：主要用自有资金；可向银行业等金融机构、小额再贷款公司融资，可在经省金融办或市金融局批准的交易场所"
                "（如广州金融资产交易中心）做回购式贷款资产转让和收益权转让，及经批准的其他方式。只及街内公司，未作为全市的渠道规则。",
                "Internet companies in the Private Finance Street lend mainly their own funds; they may borrow from banks and other financial institutions and re-lending "
                "companies, transfer loans or their income with repurchase on venues approved by the province or city (such as the Guangzhou Financial Assets "
                "Exchange), and use other approved forms. It reaches companies of that street only and is not taken as a rule on channels for the city.",
            ),
        ),
        Note(
            source=YUEXIU_2016,
            article="第十七条",
            says=Text(
                "上市（挂牌）及发行债务、资产证券等债务类融资工具，按省市规定：见广东省2016年指引。",
                "Listing and the issue of debt, asset-backed and like instruments follow provincial and city rules: see Guangdong's guide of 2016.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="一（二）",
            until=PLAN_ENDS,
            says=Text(
                "目标（经三年，至2022年）：小贷公司超过130家，注册资本超过300亿元，贷款余额超过500亿元，监管评价A类公司占比不断上升，有全国影响力的头部机构3家以上。"
                "是全市的目标，不约束单家公司。",
                "Targets (over three years, to 2022): more than 130 companies, registered capital above 30 bn yuan, loans above 50 bn yuan, a growing share of companies rated A, three or "
                "more leading companies of national weight. Targets of the city, no bound on any one company.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="二（一）2",
            until=PLAN_ENDS,
            says=Text(
                "2020年起逐家监管评价，按结果分类监管；评价办法与等级未载（目标中只提到“A类”）。等级的取值见广东省的评级。",
                "From 2020 on every small-loan company of the city is rated and supervised by its rating; neither method nor grades are given (the targets mention A alone). For the "
                "grades, see Guangdong's rating.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="二（三）13",
            until=PLAN_ENDS,
            says=Text(
                "降低融资成本：与银行、信托等签战略合作协议，探索银团贷款；支持立根小额贷款公司引进港澳资金、降低再贷款利率。未设比例。",
                "Cheaper funding: co-operation with banks and trusts, syndicated loans to be explored; Ligen, the re-lending company, is helped to bring in Hong Kong and Macao money and to "
                "lower its rates. No ratio.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="二（三）14",
            until=PLAN_ENDS,
            says=Text(
                "拓宽融资渠道：支持依法依规以资产证券化等债权类工具补充资金；同业资金调剂拆借仅“研究可行性”，尚未开放。未设比例。",
                "Wider channels: ABS and other debt instruments are supported within the law; interbank borrowing is only studied for feasibility and not opened. No ratio.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="二（四）22、二（六）27",
            until=PLAN_ENDS,
            says=Text(
                "探索跨境融资、跨境资产交易；争取省支持投贷联动、票据贴现。均无比例。",
                "Cross-border funding and asset trading to be explored; the province's support sought for investment-linked loans and bill discounting. No ratios.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="二（五）23",
            until=PLAN_ENDS,
            says=Text(
                "增资奖励：新增实收资本1亿元（含）以上的，奖励50万元至1000万元；其间如何分档，文本未载，不能由增资额推算奖励额。",
                "Reward for new capital: 0.5 to 10 million yuan for new paid-in capital of 100 million (inclusive) or more; the scale in between is not stated, so that no reward can be worked "
                "out from the capital added.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="二（五）23",
            until=PLAN_ENDS,
            says=Text(
                "注册资本超过5亿元的公司：“研究”按金融机构的标准享受市级金融扶持政策，尚非既得待遇。鼓励未分配利润转增注册资本，支持申请总部企业。",
                "Companies with registered capital above 500 million yuan: support on the footing of financial institutions is studied, not yet granted. Turning undistributed profits into "
                "registered capital is encouraged, and applying as a headquarters enterprise supported.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="二（五）24",
            until=PLAN_ENDS,
            says=Text(
                "差异化扶持：以监管评价为引导，对合规性较好、经营水平较高、风控能力较强、产业背景深厚的头部机构，在经营范围、融资渠道、融资杠杆、单笔单户最高贷款额度上适当放宽。"
                "未给数字，也未写明须为A类：放宽多少以监管部门文件为准。",
                "Guided by the rating, leading companies that are compliant, well run, sound in risk control and backed by an industry get some relaxation of scope, channels, leverage and the largest "
                "loan to one borrower and in one piece. No figure is given, nor is a grade of A asked for in terms: the regulator's letter says how much.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="二（五）25",
            until=PLAN_ENDS,
            says=Text(
                "新设公司注册资本达到一定规模的给予落户奖励；规模与金额未载，措施待“研究制定”。",
                "New companies of a certain registered capital are rewarded for settling in the city; neither size nor amount is stated, the measures being still to be drawn up.",
            ),
        ),
    ),
    remarks=(
        Text(
            "行动计划与越秀区办法均未设融资比例：广州按广东省规则。计划以2020至2022年为期，其目标与激励在2023-01-01以后按已届满列示；是否延续未见。",
            "Neither the plan nor Yuexiu's measures set a funding ratio: Guangzhou follows Guangdong's rules. The plan runs from 2020 to 2022: from 2023-01-01 on its targets and incentives are "
            "shown as past; whether any was renewed was not seen.",
        ),
    ),
)
