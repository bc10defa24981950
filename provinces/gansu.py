"""Gansu (甘肃): two banks and 50% of net capital from 2008-09-28; since 2015-11-27 all borrowed money up to 1 × registered capital."""

from leverage.law.vocabulary import Access, AllFunding, Count, Fact, Limit, Manual, PoolRatio, Regime, Source, Text

OPINION_2008 = Source(
    title=Text("关于开展小额贷款公司试点工作的实施意见", "Implementing opinion on the pilot of small-loan companies"),
    issuer=Text("甘肃省人民政府办公厅", "General Office of the Gansu Provincial Government"),
    issued="2008-09-28",
    effective="2008-09-28",
    verified_on="2017-12-31",
)
MEASURES_2015 = Source(
    title=Text("甘肃省小额贷款公司管理办法", "Measures for small-loan companies in Gansu"),
    issuer=Text(
        "甘肃省政府金融办、省工商局、人行兰州中心支行、甘肃银监局",
        "Gansu Financial Office, Administration for Industry and Commerce, PBOC Lanzhou, CBRC Gansu",
    ),
    issued="2015-11-27",
    effective="2015-11-27",
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-GS",
    rules=(
        # 2008-09-28: two banks, half of net capital
        Limit(
            id="CN-GS/2008-bank-cap",
            source=OPINION_2008,
            article="四(三)",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            until="2015-11-27",
            replaces=("CN/2008-bank-cap",),
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过资本净额的50%",
        ),
        Count(
            id="CN-GS/2008-two-banks",
            source=OPINION_2008,
            article="四(一)",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            until="2015-11-27",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构的融入资金",
        ),
        Access(
            id="CN-GS/2008-sources",
            source=OPINION_2008,
            article="四(一)",
            channels=("bank_loan",),
            level="permitted",
            until="2015-11-27",
            says=Text(
                "资金来源:资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        # 2015-11-27: all borrowed money, over registered capital
        Limit(
            id="CN-GS/2015-funding",
            source=MEASURES_2015,
            article="第二十条",
            channels=AllFunding(),
            multiple="1",
            base="registered_capital",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            says=Text(
                "各项融入资金不超过注册资本金的1倍。", "All borrowed money may not exceed 1 × registered capital."
            ),
            words="融入资金不得超过其注册资本金的1倍",
            note=Text(
                "所列方式以“等”结尾:限额覆盖全部债务融资;捐赠不是债务,不计入。列明银行以外的资金方、不限家数:两家银行的限制不再适用。",
                "The ways of funding end in “等”: the bound covers all debt funding; donations are no debt and are not counted. Lenders "
                "other than banks are named, and no number: the two-bank count no longer applies.",
            ),
        ),
        Manual(
            id="CN-GS/2015-mainly-own-funds",
            source=MEASURES_2015,
            article="第二十条",
            channels=AllFunding(),
            fact=Fact(
                "lends_mainly_own_funds",
                "yes_no",
                Text("主要运用自有资金放贷", "lends mainly its own funds"),
                Text(
                    "公司是否主要运用自有资金从事放贷业务?",
                    "Does the company lend mainly its own funds?",
                ),
            ),
            says=Text("应主要运用自有资金放贷。", "The company is to lend mainly its own funds."),
            words="应当主要运用自有资金从事放贷业务",
        ),
        Access(
            id="CN-GS/2015-sources",
            source=MEASURES_2015,
            article="第二十条",
            channels=("bank_loan", "shareholder_loan"),
            level="permitted",
            says=Text(
                "主要法人股东定向借款、银行业金融机构借款。",
                "Loans from main corporate shareholders and from banks.",
            ),
            words="向主要法人股东定向借款",
            note=Text(
                "“开展创新业务等方式”未指明渠道:其余渠道计入限额,但视为未作规定。",
                "“Innovative business and so on” names no channel: other channels count towards the bound and are not provided for.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="1",
            note=Text(
                "文本的总比例1倍,原以注册资本为分母;全国合并口径以资本净额为分母,注册资本口径另由地方规则约束。",
                "The text's stated total of 1, which runs over registered capital; the national pool takes net capital, and the local rule "
                "binds beside it.",
            ),
        ),
    ),
    remarks=(
        Text(
            "两个文本都禁止集资与吸收公众存款,系重申一般禁令,不另列。",
            "Both texts forbid fundraising and deposits: the general ban restated, not listed as a rule.",
        ),
    ),
)
