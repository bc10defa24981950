"""Guangzhou (广州): Guangdong's rules; the city's plan of 2020-2022 and Yuexiu district's rules for online companies of 2016 set no ratio of
their own.
"""

from leverage.rules import Gap, Note, Regime, Source, Text

YUEXIU_2016 = Source(
    title=Text(
        "广州民间金融街互联网小额贷款公司管理办法(试行)",
        "Measures for internet small-loan companies in Guangzhou's Private Finance Street (trial)",
    ),
    issuer=Text("广州市越秀区人民政府办公室", "Office of the Yuexiu District Government, Guangzhou"),
    issued="2016-10-21",
    effective="2016-10-21",
    verified_on="2017-12-31",
)
PLAN_2020 = Source(
    title=Text(
        "广州市创建全国小贷行业标杆城市三年行动计划(2020-2022年)",
        "Guangzhou's three-year plan 2020-2022 to become a national model city of the small-loan industry",
    ),
    issuer=Text("广州市地方金融监督管理局", "Guangzhou Financial Regulatory Bureau"),
    issued="2020-05-21",
    effective="2020-05-21",
    verified_on="2026-11-21",
)

REGIME = Regime(
    place="CN-440100",
    follows="CN-GD",
    gaps=(
        Gap(
            id="CN-440100/gap-yuexiu-total",
            since="2016-10-21",
            says=Text(
                "越秀区2016年办法要求广州民间金融街互联网小贷公司的外部融资合计不超过“省市相关规定”,未见市级规定:按广东省规则计算。",
                "Yuexiu's measures of 2016 hold the outside funding of internet companies in the Private Finance Street to the provincial and city provisions; no city "
                "provision was seen: Guangdong's rules count here.",
            ),
        ),
        Gap(
            id="CN-440100/gap-plan-relaxation",
            since="2020-05-21",
            until="2023-01-01",
            says=Text(
                "2020-2022年行动计划按监管评价对头部机构适当放宽融资渠道、融资杠杆,未给倍数:是否放宽以监管部门的书面意见为准,这里不计。",
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
                "民间金融街的互联网小贷公司:主要用自有资金;可向银行业等金融机构、小额再贷款公司融资,可在经省金融办或市金融局批准的交易场所"
                "(如广州金融资产交易中心)做回购式贷款资产转让和收益权转让,及经批准的其他方式。只及街内公司,未作为全市的渠道规则。",
                "Internet companies in the Private Finance Street lend mainly their own funds; they may borrow from banks and other financial institutions and re-lending "
                "companies, transfer loans or their income with repurchase on venues approved by the province or city (such as the Guangzhou Financial Assets "
                "Exchange), and use other approved forms. It reaches companies of that street only and is not taken as a rule on channels for the city.",
            ),
        ),
        Note(
            source=YUEXIU_2016,
            article="第十七条",
            says=Text(
                "上市(挂牌)及发行债务、资产证券等债务类融资工具,按省市规定:见广东省2016年指引。",
                "Listing and the issue of debt, asset-backed and like instruments follow provincial and city rules: see Guangdong's guide of 2016.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="一(二)",
            says=Text(
                "目标(至2022年):小贷公司超过130家,注册资本超过300亿元,贷款余额超过500亿元,头部机构3家以上。",
                "Targets (by 2022): over 130 companies, registered capital above 30 bn yuan, loans above 50 bn yuan, three or more leading companies.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="二(一)2",
            says=Text(
                "2020年起逐家监管评价,按结果分类监管。",
                "From 2020 on every small-loan company of the city is rated and supervised by its rating.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="二(三)13、14",
            says=Text(
                "融资:与银行、信托签战略合作协议,探索银团贷款,降低再贷款利率;支持依法以资产证券化等债权类工具补充资金;"
                "同业资金调剂拆借仅研究可行性,尚未开放。",
                "Funding: co-operation with banks and trusts, syndicated loans to be explored, cheaper re-lending; ABS and other debt instruments supported within the "
                "law; interbank borrowing only studied for feasibility, not opened.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="二(四)22、二(六)27",
            says=Text(
                "探索跨境融资、跨境资产交易;争取省支持投贷联动、票据贴现。均无比例。",
                "Cross-border funding and asset trading to be explored; the province's support sought for investment-linked loans and bill discounting. No ratios.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="二(五)23",
            says=Text(
                "增资激励:新增实收资本1亿元(含)以上奖励50万至1000万元;注册资本超过5亿元的,研究按金融机构标准享受扶持;鼓励未分配利润转增注册资本。",
                "Incentives: 0.5 to 10 million yuan for new paid-in capital of 100 million or more; above 500 million registered capital, support on the footing of financial "
                "institutions is studied; profits turned into registered capital are encouraged.",
            ),
        ),
        Note(
            source=PLAN_2020,
            article="二(五)24",
            says=Text(
                "差异化扶持:对合规、经营、风控较好且有产业背景的头部机构,在业务范围、融资渠道、融资杠杆、单户贷款额度上适当放宽;未给数字。",
                "Leading companies that are compliant, well run, sound in risk control and backed by an industry get some relaxation of scope, channels, leverage and loan size; "
                "no figure is given.",
            ),
        ),
    ),
    readings=(
        Text(
            "行动计划与越秀区办法均未设融资比例:广州按广东省规则。计划覆盖2020至2022年。",
            "Neither the plan nor Yuexiu's measures set a funding ratio: Guangzhou follows Guangdong's rules. The plan runs from 2020 to 2022.",
        ),
    ),
)
