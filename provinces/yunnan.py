"""Yunnan (云南): banks up to 50% of net capital, two at most, since 2008-11-20; traditional and online companies alike."""

from leverage.law.vocabulary import Access, Count, Limit, Note, PoolRatio, Regime, Source, Text

MEASURES_2008 = Source(
    title=Text("云南省小额贷款公司管理办法(试行)", "Measures for small-loan companies in Yunnan (trial)"),
    issuer=Text("云南省人民政府办公厅", "General Office of the Yunnan Provincial Government"),
    issued="2008-11-20",
    effective="2008-11-20",
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-YN",
    rules=(
        Limit(
            id="CN-YN/bank-cap",
            source=MEASURES_2008,
            article="第十九条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过资本净额的50%",
        ),
        Count(
            id="CN-YN/two-banks",
            source=MEASURES_2008,
            article="第十九条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "融入资金来自不超过2个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过2个银行业金融机构",
        ),
        Access(
            id="CN-YN/sources",
            source=MEASURES_2008,
            article="第十九条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源:资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2008年办法的50%。", "The 50% of the measures of 2008.")),),
    notes=(
        Note(
            source=MEASURES_2008,
            article="第十九条",
            says=Text(
                "不得向内部或外部集资,不得吸收或变相吸收公众存款。",
                "No fundraising inside or outside the company and no deposits, open or disguised.",
            ),
        ),
    ),
    remarks=(
        Text(
            "网络小贷政策无融资新条款:网络公司适用同一规则。",
            "The online-lending policy has no financing clause: online companies follow the same rules.",
        ),
    ),
)
