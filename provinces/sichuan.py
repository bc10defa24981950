"""Sichuan (四川): two banks, 50% of net capital since 2008-11-28."""

from leverage.law.vocabulary import Access, Count, Limit, Note, PoolRatio, Regime, Source, Text

MEASURES_2008 = Source(
    title=Text("四川省小额贷款公司管理暂行办法", "Interim measures for small-loan companies in Sichuan"),
    issuer=Text("四川省人民政府办公厅", "General Office of the Sichuan Provincial Government"),
    issued="2008-11-28",
    effective="2008-11-28",
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-SC",
    rules=(
        Limit(
            id="CN-SC/bank-cap",
            source=MEASURES_2008,
            article="第十一条",
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
            id="CN-SC/two-banks",
            source=MEASURES_2008,
            article="第十一条",
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
            id="CN-SC/sources",
            source=MEASURES_2008,
            article="第十一条",
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
            article="第十一条",
            says=Text(
                "禁止向内部或外部集资以及非法吸收公众存款。",
                "No fundraising inside or outside the company and no illegal deposit-taking.",
            ),
        ),
        Note(
            source=MEASURES_2008,
            article="第十一条",
            says=Text(
                "融资利率、期限与银行自主协商,利率在上海银行间同业拆放利率基础上加点:不限金额。",
                "Rate and term are agreed with the bank, the rate as a margin over SHIBOR: no bound on the amount.",
            ),
        ),
    ),
)
