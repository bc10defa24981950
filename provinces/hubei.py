"""Hubei (湖北): banks up to 50% of net capital since 2009-05-13; the number of banks is left to the national opinion of 2008 (two)."""

from leverage.law.vocabulary import Access, Limit, Note, PoolRatio, Regime, Source, Text

MEASURES_2009 = Source(
    title=Text("湖北省小额贷款公司试点暂行管理办法", "Interim measures for the pilot of small-loan companies in Hubei"),
    issuer=Text(
        "湖北省人民政府金融办公室、湖北省工商局、中国银监会湖北监管局、中国人民银行武汉分行、湖北省公安厅",
        "Hubei Government Financial Office, Administration for Industry and Commerce, CBRC Hubei, PBOC Wuhan, Department of Public Security",
    ),
    issued="2009-05-13",
    effective="2009-05-13",
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-HB",
    rules=(
        Limit(
            id="CN-HB/bank-cap",
            source=MEASURES_2009,
            article="第十八条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            says=Text("银行融资余额以资本净额的50%为限。", "Bank borrowing may not exceed 50% of net capital."),
            words="不得超过资本净额的50%",
            note=Text(
                "所见条文只提银行、未提家数:家数仍按2008年全国意见(两家)。",
                "The clause seen speaks of banks alone and is silent on their number: the national count of two stays.",
            ),
        ),
        Access(
            id="CN-HB/sources",
            source=MEASURES_2009,
            article="第十八条",
            channels=("bank_loan",),
            level="permitted",
            says=Text("可从银行业金融机构融入资金。", "Borrowing from banking institutions."),
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2009年办法的50%。", "The 50% of the measures of 2009.")),),
    notes=(
        Note(
            source=MEASURES_2009,
            article="第十八条",
            says=Text(
                "利率、期限由双方协商,利率在上海银行间同业拆放利率上加点。",
                "Rate and term are negotiated; the rate is set at a margin over SHIBOR.",
            ),
        ),
    ),
)
