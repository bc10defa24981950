"""Shaanxi (陕西): banks up to 50% of net capital, from at most two banks, since 2008-10-11. Online companies in Xi'an: see xian.py."""

from leverage.law.vocabulary import Access, Count, Limit, Note, PoolRatio, Regime, Source, Text

MEASURES_2008 = Source(
    title=Text(
        "陕西省小额贷款公司试点管理办法(试行)", "Measures for the pilot of small-loan companies in Shaanxi (trial)"
    ),
    issuer=Text(
        "陕西省金融工作办公室、陕西省工商行政管理局、中国人民银行西安分行、中国银行业监督管理委员会陕西监管局",
        "Shaanxi Financial Work Office, Administration for Industry and Commerce, PBOC Xi'an, CBRC Shaanxi",
    ),
    issued="2008-10-11",
    effective="2008-10-11",
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-SN",
    rules=(
        Limit(
            id="CN-SN/bank-cap",
            source=MEASURES_2008,
            article="第二十一条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            says=Text("银行融资余额以资本净额的50%为限。", "Bank borrowing may not exceed 50% of net capital."),
            words="不得超过资本净额的50%",
        ),
        Count(
            id="CN-SN/two-banks",
            source=MEASURES_2008,
            article="第二十一条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text("融资银行最多两家。", "Bank borrowing comes from at most two banking institutions."),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-SN/sources",
            source=MEASURES_2008,
            article="第二十一条",
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
            article="第二十一条",
            says=Text(
                "禁止对内对外集资和吸收存款(含变相);利率、期限与银行协商,利率在上海银行间同业拆放利率上加点。",
                "No fundraising inside or outside the company and no deposits, open or disguised; rate and term are negotiated with the bank, at a margin over SHIBOR.",
            ),
        ),
    ),
    remarks=(
        Text(
            "陕西省级文本不分公司类型:西安以外的网络公司也按本办法。",
            "Shaanxi's own text knows no kinds of company: online companies outside Xi'an follow it too.",
        ),
    ),
)
