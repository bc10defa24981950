"""Xinjiang (新疆): since 2017-08-04 banks, re-lending companies and own corporate shareholders in one pool of 50% of net capital.

Any other source needs the approval of the state and the region. Before that day the national opinion of 2008 applies.
"""

from leverage.law.vocabulary import Access, AllFunding, Limit, Note, PoolRatio, Regime, Source, Text

MEASURES_2017 = Source(
    title=Text("新疆维吾尔自治区小额贷款公司管理暂行办法", "Interim measures for small-loan companies in Xinjiang"),
    issuer=Text("新疆维吾尔自治区人民政府办公厅", "General Office of the Government of Xinjiang"),
    issued="2017-08-04",
    effective="2017-08-04",
    verified_on="2017-12-31",
)
NAMED = ("bank_loan", "relending_loan", "shareholder_loan", "shareholder_special_loan")

REGIME = Regime(
    place="CN-XJ",
    rules=(
        Limit(
            id="CN-XJ/pool",
            source=MEASURES_2017,
            article="第二十七条(二)",
            channels=NAMED,
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            says=Text(
                "银行、再贷款公司、自身法人股东三项融入资金合计不超过资本净额的50%。",
                "Money from banks, re-lending companies and the company's own corporate shareholders together may not exceed 50% of net capital.",
            ),
            words="余额不得超过小额贷款公司资本净额的50%",
            note=Text(
                "三项合为一个50%,而非各50%。列明银行以外的资金方、不限家数:两家银行的限制不再适用。法人股东的特别借款也是向其融入的资金,一并计入。",
                "One pool of 50%, not 50% each. Lenders other than banks are named, and no number: the two-bank count no longer applies. Special loans of corporate shareholders are money from them as well and count.",
            ),
        ),
        Access(
            id="CN-XJ/sources",
            source=MEASURES_2017,
            article="第二十七条(二)",
            channels=NAMED,
            level="permitted",
            says=Text(
                "银行业金融机构、再贷款公司、公司自身法人股东。",
                "Banks, re-lending companies, the company's own corporate shareholders.",
            ),
            note=Text(
                "个人股东的借款不在其列,属其他来源。",
                "Loans of individual shareholders are not among them: they are another source.",
            ),
        ),
        Access(
            id="CN-XJ/other-sources",
            source=MEASURES_2017,
            article="第二十七条(三)",
            channels=AllFunding(excepting=NAMED),
            level="with_approval",
            says=Text(
                "其他资金来源须经国家及自治区批准;未设比例。",
                "Other sources need the approval of the state and the region; no ratio is set.",
            ),
            words="国家及自治区批准的其他资金来源",
            note=Text(
                "来源清单是封闭的,以此兜底:其余各融资渠道均读作须经批准,不计入上述50%。",
                "The list of sources is closed and ends in this clause: every other funding channel is read as needing that approval, "
                "outside the 50%.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="0.5",
            note=Text(
                "所列三项合计50%,其他来源未设比例。",
                "The 50% for the three sources together; no ratio for any other.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2017,
            article="第二十七条",
            says=Text(
                "自有来源为资本金、捐赠资金和公司盈余资金;融资的利率、期限由双方协商。",
                "Own sources are capital, donations and retained profits; rate and term of funding are for the parties to agree.",
            ),
        ),
    ),
)
