"""Inner Mongolia (内蒙古): the national opinion of 2008, with approval for every channel since 2012-04-01; its own notice from 2021-12-01.

The notice of 2021: two banks at most, non-standard funding up to 1 × net assets, bonds and ABS with approval. The approval of 2012 stays beside it: the
text of 2012 is the government's, and the notice is silent on it.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Count,
    Fact,
    Gap,
    Holder,
    Is,
    Lenders,
    Limit,
    Manual,
    Note,
    PoolRatio,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

MEASURES_2012 = Source(
    title=Text(
        "内蒙古自治区小额贷款公司试点管理暂行办法",
        "Interim measures for the pilot of small-loan companies in Inner Mongolia",
    ),
    issuer=Text("内蒙古自治区人民政府办公厅", "General Office of the Inner Mongolia Government"),
    issued="2012-04-01",
    effective="2012-04-01",
    grade="A-",
    rank="government",
    read_in="compilation",
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
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
NOTICE_2021 = Source(
    title=Text("关于加强小额贷款公司监督管理的通知", "Notice on strengthening the supervision of small-loan companies"),
    issuer=Text("内蒙古自治区地方金融监督管理局", "Inner Mongolia Local Financial Supervision Bureau"),
    issued="2021-12-01",
    effective="2021-12-01",
    grade="A-",
    rank="regulator",
    read_in="mirror",
    verified_on="2026-11-21",
)
WELL_RUN = (Is(fact="well_run", among=(True,)),)
STAYS = Text(
    "2021年通知未见废止此要求，且位阶较低：2021-12-01以后仍须批准。",
    "The notice of 2021 was not seen to repeal this and is of lower rank: the approval is still needed after 2021-12-01.",
)
AUTONOMOUS_REGION = Text("内蒙古自治区地方金融管理局", "the Inner Mongolia regional financial authority")

REGIME = Regime(
    place="CN-NM",
    rules=(
        # 2012-04-01: no funding without approval
        Access(
            id="CN-NM/2012-approval",
            name=Text("对外融资须批准", "outside funding with approval"),
            source=MEASURES_2012,
            article="第十四条、第十五条",
            channels=AllFunding(excepting=("bank_loan",)),
            level="with_approval",
            ratio_unset=True,
            under=(Under(reading="CN-NM/approval-of-2012", among=("taken", "otherwise")),),
            says=Text(
                "资本金、捐赠以外的资金来源须经监管部门批准；不得擅自对外融资。",
                "Any source other than capital and donations needs the regulator's approval; unauthorised outside funding is prohibited.",
            ),
            words="不得擅自对外融资",
            note=Text(
                "办法未设比例：银行以外的渠道可融多少，以批准的数额为准，另有限额约束的除外。",
                "The measures set no ratio: how much a channel other than banks may raise is what the approval says, unless another limit bounds it.",
            )
            + STAYS,
        ),
        Access(
            id="CN-NM/2012-bank-approval",
            name=Text("银行借款须批准", "bank loans with approval"),
            source=MEASURES_2012,
            article="第十四条、第十五条",
            channels=("bank_loan",),
            level="with_approval",
            under=(Under(reading="CN-NM/approval-of-2012", among=("taken", "otherwise")),),
            says=Text(
                "银行借款也须经监管部门批准。",
                "Bank loans need the regulator's approval too.",
            ),
            words="不得擅自对外融资",
            note=Text(
                "办法未设比例与家数：银行借款仍按2008年全国意见（50%、两家）。",
                "The measures set no ratio and no number of lenders: bank loans stay under the national opinion of 2008 (50%, two banks).",
            )
            + STAYS,
        ),
        # 2015-11-06: channels supported, no ratio
        Access(
            id="CN-NM/2015-sources",
            name=Text("支持的融资渠道（2015）", "channels supported (2015)"),
            source=OPINION_2015,
            article="（十五）至（十七）",
            channels=(
                "bank_loan",
                "bond",
                "asset_transfer_repo",
                "abs",
                "fund_loan",
                "other_fi_loan",
            ),
            level="permitted",
            under=(Under(reading="CN-NM/approval-of-2012", among=("taken", "otherwise")),),
            says=Text(
                "支持银行融资（依2008年全国意见）、债务融资工具与私募债券、资产权益转让、资产证券化、投资基金及信托保险资管的债权融资。未设比例。",
                "Bank loans (under the national opinion of 2008), debt instruments and private bonds, transfers of assets and their income, ABS, debt funding by "
                "investment funds, trusts, insurers and asset managers are supported. No ratio is set.",
            ),
            words="资产权益转让、资产证券化等方式筹集资金",
            note=Text(
                "2012年办法的批准要求不因支持而免除：这些渠道仍须批准。银行部分明言依据2008年意见，两家银行的限制保留。“资产权益转让”读作回购式转让（含收益权转让），卖断式未作规定。",
                "Support does not lift the approval of 2012: these channels still need it. The bank clause rests on the opinion of 2008 in terms: the two-bank "
                "count stays. Transfers of assets and income rights are read as those with repurchase; outright ones are not provided for.",
            ),
        ),
        Access(
            id="CN-NM/2015-pilots",
            name=Text("股东借款与同业调剂试点", "pilots of shareholder and interbank loans"),
            source=OPINION_2015,
            article="（十八）",
            channels=("shareholder_loan", "interbank_borrowing"),
            level="permitted",
            until="2021-12-01",
            when=WELL_RUN,
            reserves=True,
            says=Text(
                "股东定向借款、同业资金调剂试点只留给合规经营、风险管控严密的公司。未设比例。",
                "The pilots of shareholder and interbank loans are kept for compliant companies with tight risk control. No ratio is set.",
            ),
            words="开展股东定向借款、同业资金调剂试点",
            note=Text(
                "2012年办法的批准要求仍须满足。2021年通知不再附此条件而列明两种渠道：以后者为准。",
                "The approval of 2012 is needed as well. The notice of 2021 names both channels without this condition and takes its place.",
            ),
        ),
        Access(
            id="CN-NM/2015-pilots~stay",
            name=Text("股东借款与同业调剂试点（保留）", "pilots of shareholder and interbank loans (kept)"),
            source=OPINION_2015,
            article="（十八）",
            since="2021-12-01",
            channels=("shareholder_loan", "interbank_borrowing"),
            level="permitted",
            when=WELL_RUN,
            reserves=True,
            under=(Under(reading="CN-NM/pilots-of-2015", among=("otherwise",)),),
            says=Text(
                "2021-12-01以后，股东定向借款、同业资金调剂仍只留给合规经营、风险管控严密的公司。",
                "After 2021-12-01, too, shareholder and interbank loans are kept for compliant companies with tight risk control.",
            ),
            words="鼓励合规经营、风险管控严密的",
        ),
        Lenders(
            id="CN-NM/2015-lenders",
            name=Text("定向借款的出借人", "who may lend as a shareholder"),
            source=OPINION_2015,
            article="（十八）",
            channels=("shareholder_loan",),
            may_lend=(Holder(),),
            says=Text("定向借款的出借人为股东。", "Directed loans come from shareholders."),
            words="开展股东定向借款、同业资金调剂试点",
        ),
        Manual(
            id="CN-NM/2015-well-run",
            name=Text("合规经营、风险管控严密", "compliant, with tight risk control"),
            source=OPINION_2015,
            article="（十八）",
            channels=("shareholder_loan", "interbank_borrowing"),
            until="2021-12-01",
            decides=True,
            fact=Fact(
                "well_run",
                "yes_no",
                Text("是否运行良好、合规经营", "well run and compliant"),
                Text(
                    "监管部门是否认定公司运行良好、合规经营？",
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
            name=Text("非标准化融资上限", "cap on non-standard funding"),
            source=NOTICE_2021,
            article="一（三）",
            channels=AllFunding(excepting=("bond", "abs")),
            multiple="1",
            base="net_assets",
            says=Text(
                "银行借款、股东借款等非标准化融资余额不超过净资产的1倍。",
                "Bank, shareholder and other non-standard funding may not exceed 1 × net assets.",
            ),
            words="非标准化融资余额不得超过其净资产的1倍",
        ),
        Count(
            id="CN-NM/2021-two-banks",
            name=Text("两家银行", "two banks"),
            source=NOTICE_2021,
            article="一（三）",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text("融资银行不超过两家。", "At most two lending banks."),
            words="可向不超过2家银行业金融机构借款",
        ),
        Access(
            id="CN-NM/2021-sources",
            name=Text("融资渠道（2021）", "channels (2021)"),
            source=NOTICE_2021,
            article="一（三）",
            channels=("bank_loan", "shareholder_loan", "interbank_borrowing"),
            level="permitted",
            says=Text(
                "列明银行借款、股东借款、同业拆借。", "Bank, shareholder and interbank loans are named as sources."
            ),
            words="银行借款、股东借款、同业拆借",
            note=Text(
                "2012年办法的批准要求仍适用；股东借款另须按全国规则批准。",
                "The approval of 2012 still applies; shareholder loans need the approval that the national text asks, too.",
            ),
        ),
        Access(
            id="CN-NM/2021-approval",
            name=Text("债券与资产证券化须批准", "bonds and ABS with approval"),
            source=NOTICE_2021,
            article="一（三）",
            channels=("bond", "abs"),
            level="with_approval",
            says=Text(
                "经营管理较好、风控能力较强、监管评价较高的公司，经金融局批准，可发行债券、资产证券化产品。",
                "Well-managed companies with good risk control and appraisal may issue bonds and ABS with the Bureau's approval.",
            ),
            words="经自治区地方金融监督管理局批准",
            note=Text(
                "经营管理与监管评价由批准机关认定，不另询问。",
                "Management and appraisal are for the approving authority and not asked separately.",
            ),
        ),
        Access(
            id="CN-NM/2021-sources~alone",
            name=Text("只按2021年通知", "the notice of 2021 alone"),
            source=NOTICE_2021,
            article="一（三）",
            channels=("bank_loan", "shareholder_loan", "interbank_borrowing"),
            level="permitted",
            replaces=(
                "CN-NM/2012-approval",
                "CN-NM/2012-bank-approval",
                "CN-NM/2015-sources",
            ),
            under=(Under(reading="CN-NM/approval-of-2012", among=("otherwise",)),),
            says=Text(
                "2021-12-01起只按2021年通知：银行、股东、同业借款允许，未点名的渠道视为未作规定。",
                "From 2021-12-01 the notice of 2021 stands alone: bank, shareholder and interbank loans are permitted, channels that it does not name are not provided for.",
            ),
            words="银行借款、股东借款、同业拆借",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="0.5",
            note=Text("无地方比例：2008年全国意见的50%。", "No local ratio: the 50% of the national opinion of 2008."),
        ),
    ),
    readings=(
        Reading(
            id="CN-NM/approval-of-2012",
            name=Text("2012年批准要求的存续", "whether the approval of 2012 stays"),
            ask=Text(
                "2021年通知之后，2012年办法与2015年意见（自治区政府办公厅）是否仍有效？",
                "Do the measures of 2012 and the opinion of 2015, which are the government's, outlive the regulator's notice of 2021?",
            ),
            taken=Text(
                "仍有效：位阶较高，通知未见废止，各渠道仍须批准。",
                "Yes: they are of higher rank, no repeal was seen, and every channel still needs approval.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "让位：银行、股东、同业借款允许，债券与资产证券化须批准，其他渠道未作规定。",
                        "They give way: bank, shareholder and interbank loans are permitted, bonds and ABS need approval, other channels are not provided for.",
                    ),
                    stricter=None,
                ),
            ),
            settled_by=AUTONOMOUS_REGION,
            since="2021-12-01",
        ),
        Reading(
            id="CN-NM/pilots-of-2015",
            name=Text("2015年合规条件的存续", "whether the condition of 2015 stays"),
            ask=Text(
                "2021年通知列明股东借款、同业拆借而不附条件：2015年意见（自治区政府办公厅）只面向合规经营、风险管控严密公司的条件是否仍有效？",
                "The notice of 2021 names shareholder and interbank loans without a condition: does that of the government's opinion of 2015 (compliant companies with tight risk control) outlive it?",
            ),
            taken=Text("不再适用：通知明文规定同一渠道。", "It does not: the notice names the same channels in terms."),
            alternatives=(
                Alternative(
                    says=Text(
                        "位阶较高，仍有效：其他公司视为未作规定。",
                        "It does, being of higher rank: for other companies they are not provided for.",
                    ),
                ),
            ),
            settled_by=AUTONOMOUS_REGION,
            since="2021-12-01",
        ),
    ),
    gaps=(
        Gap(
            id="CN-NM/gap-2021-standardised",
            since="2021-12-01",
            says=Text(
                "2021年通知对债券、资产证券化的倍数未见：按全国4倍计算。",
                "The multiple of the notice of 2021 for bonds and ABS was not seen: the national 4 × applies.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2012,
            article="第十五条",
            says=Text(
                "禁止吸收存款（含变相）和一切非法集资。",
                "No deposits, open or disguised, and no illegal fundraising of any kind.",
            ),
        ),
        Note(
            source=OPINION_2015,
            article="（十六）",
            says=Text(
                "支持在境内外资本市场、全国股转系统、内蒙古股权交易中心等直接融资（股权，不计入融资限额）。",
                "Listing at home and abroad, on the NEEQ board and the Inner Mongolia equity exchange is supported (equity, outside the funding limits).",
            ),
        ),
        Note(
            source=NOTICE_2021,
            article="一（二）",
            says=Text(
                "主要经营放贷业务；未经批准不得擅自增加经营范围或开展其他业务。",
                "Lending is the main business; no wider scope and no other business without approval.",
            ),
        ),
    ),
    remarks=(
        Text(
            "网络小贷文件无融资新条款：网络公司适用同一规则。",
            "The online-lending text has no financing clause: online companies follow the same rules.",
        ),
    ),
)
