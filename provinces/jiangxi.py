"""Jiangxi (江西): banks up to 50% of net capital, two at most, since 2009-02-13; online companies 200% of net capital in all since 2016-09-06."""

from leverage.law.vocabulary import Access, AllFunding, Count, Gap, Is, Limit, Note, PoolRatio, Regime, Source, Text

OPINION_2009 = Source(
    title=Text(
        "江西省关于开展小额贷款公司试点工作的实施意见",
        "Implementing opinion on the pilot of small-loan companies in Jiangxi",
    ),
    issuer=Text("江西省人民政府办公厅", "General Office of the Jiangxi Provincial Government"),
    issued="2009-02-13",
    effective="2009-02-13",
    verified_on="2017-12-31",
)
GUIDE_2016 = Source(
    title=Text(
        "江西省网络小额贷款公司监管指引(试行)",
        "Jiangxi guide to the supervision of online small-loan companies (trial)",
    ),
    issuer=Text("江西省人民政府金融办公室综合处", "Jiangxi Provincial Government Financial Office, General Division"),
    issued="2016-09-06",
    effective="2016-09-06",
    verified_on="2017-12-31",
)
ONLINE = (Is(fact="company_type", among=("online",)),)

REGIME = Regime(
    place="CN-JX",
    rules=(
        # 2009-02-13: as the national opinion
        Limit(
            id="CN-JX/bank-cap",
            source=OPINION_2009,
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过其资本净额的50%",
        ),
        Count(
            id="CN-JX/two-banks",
            source=OPINION_2009,
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-JX/2009-sources",
            source=OPINION_2009,
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源:资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        # 2016-09-06: online companies
        Limit(
            id="CN-JX/online-pool",
            source=GUIDE_2016,
            article="第十八条",
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple="2",
            base="net_capital",
            when=ONLINE,
            replaces=("CN/2008-bank-cap", "CN-JX/bank-cap"),
            says=Text(
                "网络小贷公司融入资金余额(含信贷资产转让、资产证券化融入的资金)不超过资本净额的2倍。",
                "Online companies: money raised, through credit-asset transfers and ABS too, may not exceed 2 × net capital.",
            ),
            words="不得超过公司资本净额的2倍",
            note=Text(
                "“转让的信贷资产”列为融入资金,未区分回购与卖断:两种都计入。限额针对全部融入资金。",
                "Transferred credit assets count as money raised, and the text does not ask whether they are repurchased: both forms are counted. The "
                "bound "
                "is on all money raised.",
            ),
        ),
        Count(
            id="CN-JX/online-two-banks",
            source=GUIDE_2016,
            article="第十八条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            when=ONLINE,
            replaces=("CN/2008-two-banks", "CN-JX/two-banks"),
            says=Text(
                "网络小贷公司的银行融入资金来自不超过2家银行机构。", "Online companies borrow from at most two banks."
            ),
            words="不超过2家银行机构融入资金",
        ),
        Access(
            id="CN-JX/online-banks",
            source=GUIDE_2016,
            article="第十八条",
            channels=("bank_loan",),
            level="permitted",
            when=ONLINE,
            says=Text("网络小贷公司可从银行机构融入资金。", "Online companies may borrow from banks."),
        ),
        Access(
            id="CN-JX/online-transfers",
            source=GUIDE_2016,
            article="第十八条",
            channels=("asset_transfer_repo", "asset_transfer_outright", "abs"),
            level="with_approval",
            when=ONLINE,
            says=Text(
                "网络小贷公司开展信贷资产转让和资产证券化,须事先报监管部门批准。",
                "Online companies may transfer credit assets and issue ABS with the regulator's prior approval.",
            ),
            words="应事先报监管部门批准后实施",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2",
            when=ONLINE,
            note=Text("网络小贷公司:指引所载总比例2倍。", "Online companies: the guide's stated total of 2 ×."),
        ),
        PoolRatio(multiple="0.5", note=Text("其他公司:2009年意见的50%。", "Others: the 50% of the opinion of 2009.")),
    ),
    gaps=(
        Gap(
            id="CN-JX/gap-2009-measures",
            since="2009-02-13",
            says=Text(
                "同日印发的《江西省小额贷款公司试点暂行管理办法》未见其融资条款:按同日实施意见的50%、两家银行计算。",
                "The interim measures issued on the same day (江西省小额贷款公司试点暂行管理办法) were not seen to have a financing clause: the 50% and the two banks of "
                "the implementing opinion count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=GUIDE_2016,
            article="第十八条",
            says=Text(
                "网络小贷公司的融资情况须及时报监管部门备案:属事后报备,不是融资的前提。",
                "Online companies report their funding to the regulator for the record: after the fact, no condition of raising it.",
            ),
        ),
    ),
    remarks=(
        Text(
            "网络公司自2016-09-06起以2倍总额代替银行借款50%;银行家数仍为两家。其他公司仍按2009年意见。",
            "From 2016-09-06 the total of 2 × stands in place of the 50% on bank loans for online companies; the two banks remain. Others stay under "
            "the opinion "
            "of 2009.",
        ),
    ),
)
