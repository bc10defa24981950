"""Jiangxi (江西): banks up to 50% of net capital, two at most, since 2009-02-13; online companies 200% of net capital in all since 2016-09-06."""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Count,
    Fact,
    Gap,
    Is,
    Limit,
    Manual,
    PoolRatio,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

OPINION_2009 = Source(
    title=Text(
        "江西省关于开展小额贷款公司试点工作的实施意见",
        "Implementing opinion on the pilot of small-loan companies in Jiangxi",
    ),
    issuer=Text("江西省人民政府办公厅", "General Office of the Jiangxi Provincial Government"),
    issued="2009-02-13",
    effective="2009-02-13",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
GUIDE_2016 = Source(
    title=Text(
        "江西省网络小额贷款公司监管指引（试行）",
        "Jiangxi guide to the supervision of online small-loan companies (trial)",
    ),
    issuer=Text("江西省人民政府金融办公室综合处", "Jiangxi Provincial Government Financial Office, General Division"),
    issued="2016-09-06",
    effective="2016-09-06",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
ONLINE = (Is(fact="company_type", among=("online",)),)
RESTATED = (Under(reading="CN-JX/restated-after-2020"),)
IN_ITS_PLACE = Under(reading="CN-JX/online-bank-cap")
BESIDE_IT = Under(reading="CN-JX/online-bank-cap", among=("otherwise",))
BOTH_FORMS = Under(reading="CN-JX/online-transfers")
REPURCHASE_ONLY = Under(reading="CN-JX/online-transfers", among=("otherwise",))

REGIME = Regime(
    place="CN-JX",
    rules=(
        # 2009-02-13: as the national opinion
        Limit(
            id="CN-JX/bank-cap",
            name=Text("银行融资上限", "bank cap"),
            source=OPINION_2009,
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=RESTATED,
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过其资本净额的50%",
        ),
        Count(
            id="CN-JX/two-banks",
            name=Text("融资银行家数", "number of banks"),
            source=OPINION_2009,
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=RESTATED,
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-JX/2009-sources",
            name=Text("2009年资金来源", "sources of 2009"),
            source=OPINION_2009,
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        # 2016-09-06: online companies
        Limit(
            id="CN-JX/online-pool",
            name=Text("网络公司融入资金合计", "online companies, all money raised"),
            source=GUIDE_2016,
            article="第十八条",
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple="2",
            base="net_capital",
            when=ONLINE,
            replaces=("CN/2008-bank-cap", "CN-JX/bank-cap"),
            under=(IN_ITS_PLACE, BOTH_FORMS),
            says=Text(
                "网络小贷公司融入资金余额（含信贷资产转让、资产证券化融入的资金）不超过资本净额的2倍。",
                "Online companies: money raised, through credit-asset transfers and ABS too, may not exceed 2 × net capital.",
            ),
            words="不得超过公司资本净额的2倍",
            note=Text(
                "“转让的信贷资产”列为融入资金，未区分回购与卖断：两种都计入。限额针对全部融入资金。",
                "Transferred credit assets count as money raised, and the text does not ask whether they are repurchased: both forms are counted. The "
                "bound "
                "is on all money raised.",
            ),
        ),
        Limit(
            id="CN-JX/online-pool~beside",
            name=Text("网络公司融入资金合计", "online companies, all money raised"),
            source=GUIDE_2016,
            article="第十八条",
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple="2",
            base="net_capital",
            when=ONLINE,
            replaces=("CN/2008-bank-cap",),
            under=(BESIDE_IT, BOTH_FORMS),
            says=Text(
                "网络小贷公司融入资金余额（含信贷资产转让、资产证券化融入的资金）不超过资本净额的2倍，银行借款另受50%约束。",
                "Online companies: money raised, through credit-asset transfers and ABS too, may not exceed 2 × net capital; banks are held to 50% besides.",
            ),
            words="不得超过公司资本净额的2倍",
        ),
        Limit(
            id="CN-JX/online-pool~repurchase",
            name=Text("网络公司融入资金合计", "online companies, all money raised"),
            source=GUIDE_2016,
            article="第十八条",
            channels=AllFunding(),
            multiple="2",
            base="net_capital",
            when=ONLINE,
            replaces=("CN/2008-bank-cap", "CN-JX/bank-cap"),
            under=(IN_ITS_PLACE, REPURCHASE_ONLY),
            says=Text(
                "网络小贷公司融入资金余额（转让只计回购式）不超过资本净额的2倍。",
                "Online companies: money raised, of transfers those with repurchase alone, may not exceed 2 × net capital.",
            ),
            words="不得超过公司资本净额的2倍",
        ),
        Limit(
            id="CN-JX/online-pool~beside-repurchase",
            name=Text("网络公司融入资金合计", "online companies, all money raised"),
            source=GUIDE_2016,
            article="第十八条",
            channels=AllFunding(),
            multiple="2",
            base="net_capital",
            when=ONLINE,
            replaces=("CN/2008-bank-cap",),
            under=(BESIDE_IT, REPURCHASE_ONLY),
            says=Text(
                "网络小贷公司融入资金余额（转让只计回购式）不超过资本净额的2倍，银行借款另受50%约束。",
                "Online companies: money raised, of transfers those with repurchase alone, may not exceed 2 × net capital; banks are held to 50% besides.",
            ),
            words="不得超过公司资本净额的2倍",
        ),
        Count(
            id="CN-JX/online-two-banks",
            name=Text("网络公司融资银行家数", "online companies, number of banks"),
            source=GUIDE_2016,
            article="第十八条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            when=ONLINE,
            replaces=("CN/2008-two-banks",),
            says=Text(
                "网络小贷公司的银行融入资金来自不超过2家银行机构。", "Online companies borrow from at most two banks."
            ),
            words="不超过2家银行机构融入资金",
        ),
        Access(
            id="CN-JX/online-banks",
            name=Text("网络公司银行融资", "online companies, banks"),
            source=GUIDE_2016,
            article="第十八条",
            channels=("bank_loan",),
            level="permitted",
            when=ONLINE,
            says=Text("网络小贷公司可从银行机构融入资金。", "Online companies may borrow from banks."),
        ),
        Access(
            id="CN-JX/online-transfers",
            name=Text("网络公司转让、证券化须批准", "online companies, transfers and ABS with approval"),
            source=GUIDE_2016,
            article="第十八条",
            channels=("asset_transfer_repo", "asset_transfer_outright", "abs"),
            level="with_approval",
            when=ONLINE,
            under=(BOTH_FORMS,),
            says=Text(
                "网络小贷公司开展信贷资产转让和资产证券化，须事先报监管部门批准。",
                "Online companies may transfer credit assets and issue ABS with the regulator's prior approval.",
            ),
            words="应事先报监管部门批准后实施",
        ),
        Access(
            id="CN-JX/online-transfers~repurchase",
            name=Text(
                "网络公司回购式转让、证券化须批准", "online companies, repurchase transfers and ABS with approval"
            ),
            source=GUIDE_2016,
            article="第十八条",
            channels=("asset_transfer_repo", "abs"),
            level="with_approval",
            when=ONLINE,
            under=(REPURCHASE_ONLY,),
            says=Text(
                "网络小贷公司开展回购式信贷资产转让和资产证券化，须事先报监管部门批准。",
                "Online companies may transfer credit assets with repurchase and issue ABS with the regulator's prior approval.",
            ),
            words="应事先报监管部门批准后实施",
        ),
        Access(
            id="CN-JX/online-sources~closed",
            name=Text("来源清单封闭", "closed list of sources"),
            source=GUIDE_2016,
            article="第十八条",
            channels=AllFunding(excepting=("bank_loan", "asset_transfer_repo", "abs")),
            level="prohibited",
            when=ONLINE,
            under=(Under(reading="CN-JX/closed-list", among=("otherwise",)),),
            says=Text(
                "网络小贷公司的资金来源只有资本金、银行融入资金、信贷资产转让和资产证券化：其他融资一律不得采用。",
                "Capital, bank borrowing, credit-asset transfers and ABS are an online company's only sources: no other funding is open.",
            ),
            words="资金来源为股东缴纳的资本金",
        ),
        Manual(
            id="CN-JX/online-filing",
            name=Text("融资情况备案", "filing of funding"),
            source=GUIDE_2016,
            article="第十八条",
            channels=AllFunding(also=("asset_transfer_outright",)),
            when=ONLINE,
            fact=Fact(
                "funding_filed",
                "yes_no",
                Text("融资情况已报监管部门备案", "funding filed with the regulator"),
                Text(
                    "公司的融资情况是否及时报监管部门备案？",
                    "Has the company filed its funding with the regulator in time?",
                ),
            ),
            says=Text(
                "网络小贷公司的融资情况须及时报监管部门备案。",
                "Online companies file what they raise with the regulator in time.",
            ),
            words="融资情况及时报监管部门备案",
            note=Text(
                "属事后备案，不是融资的前提。",
                "A filing after the fact, no condition of raising the money.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2",
            when=ONLINE,
            note=Text("网络小贷公司：指引所载总比例2倍。", "Online companies: the guide's stated total of 2 ×."),
        ),
        PoolRatio(multiple="0.5", note=Text("其他公司：2009年意见的50%。", "Others: the 50% of the opinion of 2009.")),
    ),
    gaps=(
        Gap(
            id="CN-JX/gap-2009-measures",
            since="2009-02-13",
            says=Text(
                "同日印发的《江西省小额贷款公司试点暂行管理办法》未见其融资条款：按同日实施意见的50%、两家银行计算。",
                "The interim measures issued on the same day (江西省小额贷款公司试点暂行管理办法) were not seen to have a financing clause: the 50% and the two banks of "
                "the implementing opinion count here.",
            ),
        ),
        Gap(
            id="CN-JX/gap-2026",
            since="2026-01-01",
            says=Text(
                "约2026年1月江西有新的小额贷款公司监管文件，融资条款未见：仍按2009年意见和2016年指引计算。",
                "A new text of Jiangxi on small-loan companies of about January 2026 is known to exist; its funding clause was not seen: the opinion of 2009 and the "
                "guide of 2016 still count here.",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-JX/online-bank-cap",
            name=Text("2倍是否取代银行50%", "whether the 2 × displaces the 50%"),
            ask=Text(
                "网络指引的2倍总额是否取代省政府办公厅意见中的银行50%？",
                "Does the guide's total of 2 × lift the 50% on banks of the General Office's opinion for online companies?",
            ),
            taken=Text(
                "是：指引就网络公司的融入资金另作了规定；两家银行的限制保留。",
                "Yes: the guide sets the point anew for online companies; the two banks remain.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "否：指引由金融办印发，位阶较低，两者并行。",
                        "No: the guide is the office's, of lower rank: both hold.",
                    ),
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
        ),
        Reading(
            id="CN-JX/online-transfers",
            name=Text("转让融资是否含卖断", "whether outright transfers count"),
            ask=Text(
                "“转让的信贷资产”融入的资金是否包括卖断式转让？",
                "Does money raised by “transferred credit assets” take in outright transfers?",
            ),
            taken=Text(
                "包括：文本不问是否回购，两种都计入2倍、都须批准。",
                "It does: the text does not ask whether they are repurchased; both forms count and need approval.",
            ),
            alternatives=(
                Alternative(
                    says=Text("不包括：只计回购式。", "It does not: those with repurchase alone."),
                    stricter=False,
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
        ),
        Reading(
            id="CN-JX/closed-list",
            name=Text("来源清单是否封闭", "whether the list of sources is closed"),
            ask=Text(
                "“资金来源为”（没有“主要”二字）（网络指引）是不是封闭的清单？",
                "Is the list of sources, which does not say “mainly”, in the online guide a closed one?",
            ),
            taken=Text(
                "否：没有列出的渠道属未作规定，全国规则放开的照样适用。",
                "No: a channel that it does not name is not provided for, and what a national text opens is open.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：没有列出的渠道被禁止，全国规则放开的也是。",
                        "Yes: a channel that it does not name is prohibited, also where a national text opens it.",
                    ),
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
        ),
        Reading(
            id="CN-JX/restated-after-2020",
            name=Text("2020年后重申条款的效力", "the restated 50% and two banks after 2020"),
            ask=Text(
                "2020-09-07以后，本省重申的银行50%与两家银行是否仍然有效？",
                "Do the 50% on banks and the two banks, which the province restated, survive 2020-09-07?",
            ),
            taken=Text(
                "是：地方可以低于全国上限，原有规定不相抵触的继续有效。",
                "Yes: a place may stay below the national caps, and earlier rules that do not conflict go on.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "否：只是转述2008年全国意见，随其一并让位于1倍净资产。",
                        "No: they merely repeated the national opinion of 2008 and gave way with it to 1 × net assets.",
                    ),
                    stricter=False,
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
            since="2020-09-07",
        ),
    ),
    remarks=(
        Text(
            "网络公司自2016-09-06起以2倍总额代替银行借款50%；银行家数仍为两家。其他公司仍按2009年意见。",
            "From 2016-09-06 the total of 2 × stands in place of the 50% on bank loans for online companies; the two banks remain. Others stay under "
            "the opinion "
            "of 2009.",
        ),
    ),
)
