"""Inner Mongolia (内蒙古): the national opinion of 2008, with approval for every channel from 2012-04-01; its own notice from 2021-12-01.

The notice of 2021: two banks at most, non-standard funding up to 1 × net assets, bonds and ABS with approval.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Count,
    Fact,
    Gap,
    Limit,
    Manual,
    Note,
    PoolRatio,
    Regime,
    Source,
    Text,
)

MEASURES_2012 = Source(
    title=Text(
        "内蒙古自治区小额贷款公司试点管理暂行办法",
        "Interim measures for the pilot of small-loan companies in Inner Mongolia",
    ),
    issuer=Text("内蒙古自治区人民政府办公厅", "General Office of the Inner Mongolia Government"),
    issued="2012-04-01",
    effective="2012-04-01",
    verified_on="2017-12-31",
)
OPINION_2015 = Source(
    title=Text(
        "关于支持小额贷款公司持续健康发展加强金融服务的指导意见",
        "Guiding opinion on supporting the sustained and sound development of small-loan companies and strengthening financial services",
    ),
    issuer=Text("内蒙古自治区人民政府办公厅", "General Office of the Inner Mongolia Government"),
    issued="2015-11-06",
    effective="2015-11-06",
    verified_on="2017-12-31",
)
NOTICE_2021 = Source(
    title=Text("关于加强小额贷款公司监督管理的通知", "Notice on strengthening the supervision of small-loan companies"),
    issuer=Text("内蒙古自治区地方金融监督管理局", "Inner Mongolia Local Financial Supervision Bureau"),
    issued="2021-12-01",
    effective="2021-12-01",
    verified_on="2026-11-21",
)
UNTIL_2021 = Text(
    "2021-12-01起以2021年通知为准:此前文本是否废止未见,其未点名的渠道按未作规定处理。",
    "From 2021-12-01 the notice of 2021 stands in its place: no repeal was seen; channels that the notice does not name are taken as not provided for.",
)

REGIME = Regime(
    place="CN-NM",
    rules=(
        # 2012-04-01: no funding without approval
        Access(
            id="CN-NM/2012-approval",
            source=MEASURES_2012,
            article="第十四条、第十五条",
            channels=AllFunding(),
            level="with_approval",
            until="2021-12-01",
            says=Text(
                "资本金、捐赠以外的资金来源须经监管部门批准;不得擅自对外融资。",
                "Any source other than capital and donations needs the regulator's approval; unauthorised outside funding is prohibited.",
            ),
            words="不得擅自对外融资",
            note=Text(
                "办法未设比例与家数:银行借款仍按2008年全国意见(50%、两家)。",
                "The measures set no ratio and no number of lenders: bank loans stay under the national opinion of 2008 (50%, two banks).",
            )
            + UNTIL_2021,
        ),
        # 2015-11-06: channels supported, no ratio
        Access(
            id="CN-NM/2015-sources",
            source=OPINION_2015,
            article="(十五)至(十八)",
            channels=(
                "bank_loan",
                "bond",
                "asset_transfer_repo",
                "abs",
                "fund_loan",
                "other_fi_loan",
                "shareholder_loan",
                "interbank_borrowing",
            ),
            level="permitted",
            until="2021-12-01",
            says=Text(
                "支持银行融资(依2008年全国意见)、债务融资工具与私募债券、资产权益转让、资产证券化、投资基金及信托保险资管的债权融资、"
                "股东定向借款与同业资金调剂试点。未设比例。",
                "Bank loans (under the national opinion of 2008), debt instruments and private bonds, transfers of assets and their income, ABS, debt "
                "funding by "
                "investment funds, trusts, insurers and asset managers, and pilots of shareholder and interbank loans are supported. No ratio is set.",
            ),
            words="资产权益转让、资产证券化等方式筹集资金",
            note=Text(
                "2012年办法的批准要求不因支持而免除:这些渠道仍须批准。银行部分明言依据2008年意见,两家银行的限制保留。“资产权益转让”读作回购式转让(含收益权转让),卖断式未作规定。",
                "Support does not lift the approval of 2012: these channels still need it. The bank clause rests on the opinion of 2008 in terms: the "
                "two-bank "
                "count stays. Transfers of assets and income rights are read as those with repurchase; outright ones are not provided for.",
            )
            + UNTIL_2021,
        ),
        Manual(
            id="CN-NM/2015-well-run",
            source=OPINION_2015,
            article="(十八)",
            channels=("shareholder_loan", "interbank_borrowing"),
            until="2021-12-01",
            fact=Fact(
                "well_run",
                "yes_no",
                Text("是否运行良好、合规经营", "well run and compliant"),
                Text(
                    "监管部门是否认定公司运行良好、合规经营?",
                    "Does the regulator hold the company to be well run and compliant?",
                ),
            ),
            says=Text(
                "股东定向借款、同业资金调剂试点面向合规经营、风险管控严密的公司。",
                "The pilots of shareholder and interbank loans are for compliant companies with tight risk control.",
            ),
            words="鼓励合规经营、风险管控严密的",
        ),
        # 2021-12-01
        Limit(
            id="CN-NM/2021-non-standard",
            source=NOTICE_2021,
            channels=AllFunding(excepting=("bond", "abs")),
            multiple="1",
            base="net_assets",
            says=Text(
                "银行借款、股东借款、同业拆借等非标准化融资余额不超过净资产的1倍。",
                "Bank, shareholder, interbank and other non-standard funding may not exceed 1 × net assets.",
            ),
        ),
        Count(
            id="CN-NM/2021-two-banks",
            source=NOTICE_2021,
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text("融资银行不超过两家。", "At most two lending banks."),
        ),
        Access(
            id="CN-NM/2021-sources",
            source=NOTICE_2021,
            channels=("bank_loan", "shareholder_loan", "interbank_borrowing"),
            level="permitted",
            says=Text(
                "列明银行借款、股东借款、同业拆借。", "Bank, shareholder and interbank loans are named as sources."
            ),
            note=Text(
                "“等非标准化融资”只限定总额,未点名的渠道按未作规定处理。股东借款另须按全国规则批准。",
                "“Other non-standard funding” bounds the sum; channels not named are taken as not provided for. Shareholder loans need the approval "
                "that the "
                "national text asks.",
            ),
        ),
        Access(
            id="CN-NM/2021-approval",
            source=NOTICE_2021,
            channels=("bond", "abs"),
            level="with_approval",
            says=Text("发行债券、资产证券化产品须经金融局批准。", "Bonds and ABS need the Bureau's approval."),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="0.5",
            note=Text("无地方比例:2008年全国意见的50%。", "No local ratio: the 50% of the national opinion of 2008."),
        ),
    ),
    gaps=(
        Gap(
            id="CN-NM/gap-2021-standardised",
            since="2021-12-01",
            says=Text(
                "2021年通知对债券、资产证券化的倍数未见:按全国4倍计算。",
                "The multiple of the notice of 2021 for bonds and ABS was not seen: the national 4 × applies.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2012,
            article="第十五条",
            says=Text(
                "禁止吸收存款(含变相)和一切非法集资。",
                "No deposits, open or disguised, and no illegal fundraising of any kind.",
            ),
        ),
        Note(
            source=OPINION_2015,
            article="(十六)",
            says=Text(
                "支持在境内外资本市场、全国股转系统、内蒙古股权交易中心等直接融资(股权,不计入融资限额)。",
                "Listing at home and abroad, on the NEEQ board and the Inner Mongolia equity exchange is supported (equity, outside the funding limits).",
            ),
        ),
    ),
    remarks=(
        Text(
            "网络小贷文件无融资新条款:网络公司适用同一规则。",
            "The online-lending text has no financing clause: online companies follow the same rules.",
        ),
    ),
)
