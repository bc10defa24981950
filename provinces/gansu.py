"""Gansu (甘肃): two banks and 50% of net capital from 2008-09-28; since 2015-11-27 all borrowed money up to 1 × registered capital.

The measures of 2015 are those of four departments, the opinion of 2008 is the General Office's: that they end its 50% is a reading.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Count,
    Fact,
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

OPINION_2008 = Source(
    title=Text("关于开展小额贷款公司试点工作的实施意见", "Implementing opinion on the pilot of small-loan companies"),
    issuer=Text("甘肃省人民政府办公厅", "General Office of the Gansu Provincial Government"),
    issued="2008-09-28",
    effective="2008-09-28",
    grade="A-",
    rank="government",
    read_in="compilation",
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
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
NOTICE_2017 = Source(
    title=Text("关于规范整顿“现金贷”业务的通知", "Notice on regulating and rectifying cash-loan business"),
    number="整治办函〔2017〕141号",
    issuer=Text("中国人民银行、中国银监会（专项整治工作办公室）", "PBOC and CBRC (rectification offices)"),
    issued="2017-12-01",
    effective="2017-12-01",
    grade="A-",
    rank="national",
    read_in="compilation",
    verified_on="2017-12-31",
)
REGISTERED = Text("注册资本金", "registered capital")
ENDS_2008 = (Under(reading="CN-GS/rank-2015"),)
BESIDE_2008 = (Under(reading="CN-GS/rank-2015", among=("otherwise",)),)

REGIME = Regime(
    place="CN-GS",
    rules=(
        # 2008-09-28: two banks, half of net capital
        Limit(
            id="CN-GS/2008-bank-cap",
            name=Text("银行融资上限", "bank cap"),
            source=OPINION_2008,
            article="四（三）",
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
            id="CN-GS/2008-two-banks",
            name=Text("融资银行家数", "number of banks"),
            source=OPINION_2008,
            article="四（一）",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构的融入资金",
        ),
        Access(
            id="CN-GS/2008-sources",
            name=Text("2008年资金来源", "sources of 2008"),
            source=OPINION_2008,
            article="四（一）",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-GS/2008-sources~collecting",
            name=Text("集资禁令及于股东借款", "ban on fundraising, shareholder loans included"),
            source=OPINION_2008,
            article="四（一）",
            channels=("shareholder_loan",),
            level="prohibited",
            until="2015-11-27",
            under=(Under(reading="CN-GS/collecting", among=("otherwise",)),),
            says=Text(
                "禁止向内部或外部集资：股东借款在内，一律禁止。",
                "No fundraising inside or outside the company: shareholder loans are covered and prohibited.",
            ),
            words="不得进行任何形式的内外部集资",
        ),
        # 2015-11-27: all borrowed money, over registered capital
        Limit(
            id="CN-GS/2015-funding",
            name=Text("融入资金合计", "all borrowed money"),
            source=MEASURES_2015,
            article="第二十条",
            channels=AllFunding(),
            multiple="1",
            base="registered_capital",
            base_word=REGISTERED,
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks", "CN-GS/2008-bank-cap", "CN-GS/2008-two-banks"),
            under=ENDS_2008,
            says=Text(
                "各项融入资金不超过注册资本金的1倍。", "All borrowed money may not exceed 1 × registered capital."
            ),
            words="融入资金不得超过其注册资本金的1倍",
            note=Text(
                "所列方式以“等”结尾：限额覆盖全部债务融资；捐赠不是债务，不计入。列明银行以外的资金方、不限家数：2008年意见的银行50%与两家银行不再适用。",
                "The ways of funding end in “等”: the bound covers all debt funding; donations are no debt and are not counted. Lenders "
                "other than banks are named, and no number: the 50% on banks and the two banks of 2008 no longer apply.",
            ),
        ),
        Limit(
            id="CN-GS/2015-funding~beside",
            name=Text("融入资金合计", "all borrowed money"),
            source=MEASURES_2015,
            article="第二十条",
            channels=AllFunding(),
            multiple="1",
            base="registered_capital",
            base_word=REGISTERED,
            under=BESIDE_2008,
            says=Text(
                "各项融入资金不超过注册资本金的1倍，银行借款另受2008年意见的50%与两家银行约束。",
                "All borrowed money may not exceed 1 × registered capital; banks are held to the 50% and the count of 2008 besides.",
            ),
            words="融入资金不得超过其注册资本金的1倍",
        ),
        Limit(
            id="CN-GS/2017-pool~registered",
            name=Text("合并融资（注册资本口径）", "national pool over registered capital"),
            source=NOTICE_2017,
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple="1",
            base="registered_capital",
            base_word=REGISTERED,
            until="2020-09-07",
            under=(Under(reading="CN-GS/pool-denominator", among=("otherwise",)),),
            says=Text(
                "转让与证券化融入的资金并入表内融资，合计按甘肃自己的分母（注册资本金）不超过1倍。",
                "Funding through transfers and ABS joins that on the sheet; together at most 1 × registered capital, Gansu's own denominator.",
            ),
            words="应与表内融资合并计算",
        ),
        Manual(
            id="CN-GS/2015-mainly-own-funds",
            name=Text("主要运用自有资金", "mainly own funds"),
            source=MEASURES_2015,
            article="第二十条",
            channels=AllFunding(),
            fact=Fact(
                "lends_mainly_own_funds",
                "yes_no",
                Text("主要运用自有资金放贷", "lends mainly its own funds"),
                Text(
                    "公司是否主要运用自有资金从事放贷业务？",
                    "Does the company lend mainly its own funds?",
                ),
            ),
            says=Text("应主要运用自有资金放贷。", "The company is to lend mainly its own funds."),
            words="应当主要运用自有资金从事放贷业务",
        ),
        Limit(
            id="CN-GS/2015-mainly-own-funds~limit",
            name=Text("融入资金不超过自有资金", "borrowed money within own funds"),
            source=MEASURES_2015,
            article="第二十条",
            channels=AllFunding(),
            multiple="1",
            base="net_assets",
            base_word=Text("自有资金（以净资产计）", "own funds (taken as net assets)"),
            under=(Under(reading="CN-GS/own-funds", among=("otherwise",)),),
            says=Text(
                "以自有资金为主：融入资金合计不超过自有资金。",
                "Mainly own funds: all borrowed money together stays within the own funds.",
            ),
            words="应当主要运用自有资金从事放贷业务",
        ),
        Access(
            id="CN-GS/2015-sources",
            name=Text("2015年资金来源", "sources of 2015"),
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
                "“开展创新业务等方式”未指明渠道：其余渠道计入限额，但视为未作规定。",
                "“Innovative business and so on” names no channel: other channels count towards the bound and are not provided for.",
            ),
        ),
        Lenders(
            id="CN-GS/2015-lenders",
            name=Text("出借股东的资格", "which shareholders may lend"),
            source=MEASURES_2015,
            article="第二十条",
            channels=("shareholder_loan",),
            may_lend=(Holder(kind="corporate"),),
            under=(Under(reading="CN-GS/main-shareholders", among=("taken", "otherwise")),),
            says=Text(
                "定向借款的出借人为主要法人股东；个人股东不在其列。",
                "Main corporate shareholders lend; individual shareholders are not named.",
            ),
            words="向主要法人股东定向借款",
            note=Text(
                "“主要”未设持股比例：任何法人股东都可。",
                "What holding makes a shareholder a main one is not said: any corporate shareholder may lend.",
            ),
        ),
        Access(
            id="CN-GS/2015-lenders~main",
            name=Text("主要法人股东", "main corporate shareholders"),
            source=MEASURES_2015,
            article="第二十条",
            channels=("shareholder_loan",),
            level="permitted",
            when=(Is(fact="lenders_are_main_shareholders", among=(True,)),),
            reserves=True,
            under=(Under(reading="CN-GS/main-shareholders", among=("otherwise",)),),
            says=Text(
                "只有监管部门认作“主要”的法人股东可以出借；门槛未见。",
                "Only corporate shareholders that the regulator holds to be main ones may lend; the threshold was not seen.",
            ),
            words="向主要法人股东定向借款",
        ),
        Lenders(
            id="CN-GS/2015-lenders~collecting",
            name=Text("集资禁令及于个人股东", "ban on fundraising, individual shareholders included"),
            source=MEASURES_2015,
            article="第二十条",
            channels=("shareholder_loan",),
            may_lend=(Holder(kind="corporate"),),
            other_kind="prohibited",
            under=(Under(reading="CN-GS/collecting", among=("otherwise",)),),
            says=Text(
                "禁止向内部集资：点名的法人股东以外，个人股东不得出借。",
                "No fundraising inside the company: besides the corporate shareholders that are named, individual ones may not lend.",
            ),
            words="小额贷款公司不得向内部或外部集资",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="1",
            note=Text(
                "文本的总比例1倍，原以注册资本为分母；全国合并口径以资本净额为分母，注册资本口径另由地方规则约束。",
                "The text's stated total of 1, which runs over registered capital; the national pool takes net capital, and the local rule "
                "binds beside it.",
            ),
        ),
    ),
    facts=(
        Fact(
            "lenders_are_main_shareholders",
            "yes_no",
            Text("出借股东均为主要法人股东", "lending shareholders are all main corporate shareholders"),
            Text(
                "监管部门是否把每个出借的法人股东都认作“主要法人股东”？",
                "Does the regulator hold every corporate shareholder that lends to be a main one?",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-GS/rank-2015",
            name=Text("2015年办法是否终止50%", "whether the text of 2015 ends the 50%"),
            ask=Text(
                "四部门2015年的办法是否终止省政府办公厅2008年意见的银行50%与两家银行？",
                "Do the four departments' measures of 2015 end the 50% on banks and the two banks of the General Office's opinion of 2008?",
            ),
            taken=Text(
                "是：就融入资金另作了总额规定，并点名银行以外的资金方。",
                "Yes: they set a total for all borrowed money and name lenders other than banks.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "否：位阶较低，也未见废止：银行50%与两家银行在注册资本1倍之内照旧。",
                        "No: their rank is lower and no repeal was seen: the 50% and the two banks stay within 1 × registered capital.",
                    ),
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
            since="2015-11-27",
        ),
        Reading(
            id="CN-GS/main-shareholders",
            name=Text("“主要”法人股东的门槛", "who is a main shareholder"),
            ask=Text("持股多少算“主要”法人股东？", "From which holding is a corporate shareholder a main one?"),
            taken=Text("未设比例：任何法人股东。", "No threshold: any corporate shareholder."),
            alternatives=(
                Alternative(
                    says=Text(
                        "须达到监管部门掌握的门槛（未见；重庆为5%，贵州10%，河北15%）。",
                        "There is a threshold that the regulator holds to: not seen (5% in Chongqing, 10% in Guizhou, 15% in Hebei).",
                    ),
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
        ),
        Reading(
            id="CN-GS/pool-denominator",
            name=Text("2017年合并口径的分母", "the denominator of the 2017 pool"),
            ask=Text(
                "2017年全国合并口径在甘肃以资本净额还是注册资本金为分母？",
                "Does the national pool of 2017 run over net capital or over registered capital in Gansu?",
            ),
            taken=Text(
                "资本净额（通知原文）；注册资本口径只由地方规则约束，且不含卖断式转让。",
                "Net capital, as the notice says; over registered capital the local rule alone binds, without outright transfers.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "“当地现行比例”连同当地的分母：注册资本金的1倍。",
                        "The local ratio comes with its own denominator: 1 × registered capital.",
                    ),
                ),
            ),
            settled_by=Text("监管部门当时的答复", "a regulator's reply of that time"),
            until="2020-09-07",
        ),
        Reading(
            id="CN-GS/collecting",
            name=Text("禁止集资是否及于股东借款", "whether the fundraising ban reaches shareholder loans"),
            ask=Text(
                "“不得进行任何形式的内外部集资”（2015年重申）是否及于股东借款？",
                "Does the ban on fundraising inside or outside the company, restated in 2015, cover shareholder loans?",
            ),
            taken=Text(
                "否：只是重申禁止非法集资。股东借款未作规定。",
                "No: it restates the ban on illegal fundraising. Shareholder loans are not provided for.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：股东借款被禁止；2015-11-27起点名的主要法人股东除外。",
                        "Yes: shareholder loans are prohibited; from 2015-11-27 but for the main corporate shareholders that are named.",
                    ),
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
        ),
        Reading(
            id="CN-GS/own-funds",
            name=Text("“自有资金为主”的含义", "what lending mainly own funds means"),
            ask=Text(
                "“应当主要运用自有资金从事放贷业务”是否构成融资上限？",
                "Does lending mainly own funds set a limit to funding?",
            ),
            taken=Text("否：是一项须说明的要求。", "No: it is a requirement that is asked for."),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：融入资金不得超过自有资金。",
                        "Yes: borrowed money may not exceed own funds.",
                    ),
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2015,
            article="第二十条",
            says=Text(
                "捐赠资金也是来源（不是债务，不计入限额）；“开展创新业务”未指明渠道。",
                "Donations are a source too (no debt, outside the bound); “innovative business” names no channel.",
            ),
        ),
    ),
    remarks=(
        Text(
            "两个文本都禁止集资与吸收公众存款，系重申一般禁令，不另列。",
            "Both texts forbid fundraising and deposits: the general ban restated, not listed as a rule.",
        ),
    ),
)
