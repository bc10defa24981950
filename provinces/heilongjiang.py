"""Heilongjiang (黑龙江): two banks, 50% of net capital since 2011-06-25.

Companies on the NEEQ board (since 2015-05-21) and in the online pilot (since 2017-04-06): all debt funding up to 200% of net capital.
The published 200% is theirs alone. NEEQ companies may also apply to invest (40%) and to give guarantees (50%); others may do neither.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Count,
    Fact,
    Is,
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

MEASURES_2011 = Source(
    title=Text("黑龙江省小额贷款公司管理办法", "Measures for small-loan companies in Heilongjiang"),
    number="黑政办发〔2011〕31号",
    issuer=Text("黑龙江省人民政府办公厅", "General Office of the Heilongjiang Provincial Government"),
    issued="2011-06-25",
    effective="2011-06-25",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
NEEQ_2015 = Source(
    title=Text(
        "在全国中小企业股份转让系统挂牌小额贷款公司股权变更、债权融资及设立子公司相关监管政策规定（试行）",
        "Supervisory policy on changes of shareholding, debt funding and subsidiaries of small-loan companies listed on the NEEQ (trial)",
    ),
    issuer=Text("黑龙江金融办", "Heilongjiang Financial Office"),
    issued="2015-05-21",
    effective="2015-05-21",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
NEEQ_2016 = Source(
    title=Text(
        "在全国中小企业股份转让系统挂牌小额贷款公司扩大业务范围相关监管政策规定（试行）",
        "Supervisory policy on the wider business scope of small-loan companies listed on the NEEQ (trial)",
    ),
    issuer=Text("黑龙江金融办", "Heilongjiang Financial Office"),
    issued="2016-02-24",
    effective="2016-02-24",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
ONLINE_2017 = Source(
    title=Text(
        "黑龙江省小额贷款公司开展网络小额贷款业务试点相关监管政策规定（试行）",
        "Supervisory policy on the online-lending pilot of small-loan companies in Heilongjiang (trial)",
    ),
    issuer=Text("黑龙江金融办", "Heilongjiang Financial Office"),
    issued="2017-04-06",
    effective="2017-04-06",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
ON_NEEQ = (Is(fact="listing", among=("neeq",)),)
NOT_ON_NEEQ = (Is(fact="listing", among=("none", "applying", "exchange")),)
ONLINE = (Is(fact="company_type", among=("online",)),)
NEEQ_SAYS = Text(
    "新三板挂牌公司的债权融资余额不超过资本净额的2倍。",
    "Debt funding of a company on the NEEQ board may not exceed 2 × net capital.",
)
PROVINCE = Text("黑龙江省地方金融管理局", "the Heilongjiang provincial financial authority")
NEEQ_WORDS = "债权融资余额不超过其资本净额2倍"
NEEQ_NAME = Text("挂牌公司债权融资总额", "total debt funding on the NEEQ board")
COUNT_STAYS = Text(
    "文本只提高比例，未提银行家数，也未列明其他资金方：第三十二条的两家银行限制仍适用于其中的银行部分。",
    "The text lifts the ratio, is silent on the number of banks and names no other lender: the two banks of article 32 stay, for the bank part.",
)

REGIME = Regime(
    place="CN-HL",
    rules=(
        # 2011-06-25: every company
        Limit(
            id="CN-HL/bank-cap",
            name=Text("银行借款上限", "cap on bank loans"),
            source=MEASURES_2011,
            article="第三十二条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=(Under(reading="CN-HL/restated-after-2020", among=("taken", "otherwise")),),
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过资本净额的50%",
        ),
        Count(
            id="CN-HL/two-banks",
            name=Text("两家银行", "two banks"),
            source=MEASURES_2011,
            article="第三十二条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-HL/restated-after-2020", among=("taken", "otherwise")),),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过2个银行业金融机构",
        ),
        Access(
            id="CN-HL/sources",
            name=Text("资金来源", "sources of funds"),
            source=MEASURES_2011,
            article="第三十二条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        # 2015-05-21: companies on the NEEQ board
        Limit(
            id="CN-HL/neeq-debt",
            name=NEEQ_NAME,
            source=NEEQ_2015,
            article="三",
            channels=AllFunding(),
            multiple="2",
            base="net_capital",
            when=ON_NEEQ,
            replaces=("CN-HL/bank-cap", "CN/2008-bank-cap"),
            under=(
                Under(reading="CN-HL/office-lifts"),
                Under(reading="CN-HL/above-two"),
                Under(reading="CN-HL/bank-count", among=("taken", "otherwise")),
            ),
            says=NEEQ_SAYS,
            words=NEEQ_WORDS,
            note=Text(
                "“债权融资”读作全部债务融资。",
                "“债权融资” is read as all debt funding.",
            )
            + COUNT_STAYS,
        ),
        Limit(
            id="CN-HL/neeq-debt~both",
            name=NEEQ_NAME,
            source=NEEQ_2015,
            article="三",
            channels=AllFunding(),
            multiple="2",
            base="net_capital",
            when=ON_NEEQ,
            under=(Under(reading="CN-HL/office-lifts", among=("otherwise",)), Under(reading="CN-HL/above-two")),
            says=NEEQ_SAYS + Text("银行部分仍以资本净额的50%为限。", "Its bank part stays within 50% of net capital."),
            words=NEEQ_WORDS,
        ),
        Limit(
            id="CN-HL/neeq-debt~approval",
            name=NEEQ_NAME,
            source=NEEQ_2015,
            article="三",
            channels=AllFunding(),
            multiple="2",
            base="net_capital",
            when=ON_NEEQ,
            approval_lifts=True,
            replaces=("CN-HL/bank-cap", "CN/2008-bank-cap"),
            under=(Under(reading="CN-HL/office-lifts"), Under(reading="CN-HL/above-two", among=("otherwise",))),
            says=Text(
                "新三板挂牌公司的债权融资余额超过资本净额2倍的，须事前审批。",
                "Beyond 2 × net capital the debt funding of a company on the NEEQ board needs prior approval.",
            ),
            words=NEEQ_WORDS,
        ),
        Limit(
            id="CN-HL/neeq-debt~both-approval",
            name=NEEQ_NAME,
            source=NEEQ_2015,
            article="三",
            channels=AllFunding(),
            multiple="2",
            base="net_capital",
            when=ON_NEEQ,
            approval_lifts=True,
            under=(
                Under(reading="CN-HL/office-lifts", among=("otherwise",)),
                Under(reading="CN-HL/above-two", among=("otherwise",)),
            ),
            says=Text(
                "新三板挂牌公司的债权融资余额超过资本净额2倍的，须事前审批；银行部分仍以50%为限。",
                "Beyond 2 × net capital the debt funding of a company on the NEEQ board needs prior approval; its bank part stays within 50%.",
            ),
            words=NEEQ_WORDS,
        ),
        Access(
            id="CN-HL/neeq-debt~any-number",
            name=Text("挂牌公司银行家数不限", "any number of banks on the NEEQ board"),
            source=NEEQ_2015,
            article="三",
            channels=("bank_loan",),
            level="permitted",
            when=ON_NEEQ,
            replaces=("CN-HL/two-banks", "CN/2008-two-banks"),
            under=(Under(reading="CN-HL/bank-count", among=("otherwise",)),),
            says=Text("银行家数的限制随比例一并放开。", "The count of banks is lifted with the ratio."),
            words="可依法依规开展债权融资",
        ),
        Access(
            id="CN-HL/neeq-sources",
            name=Text("挂牌公司的债权融资渠道", "channels of debt on the NEEQ board"),
            source=NEEQ_2015,
            article="三",
            channels=AllFunding(),
            level="permitted",
            when=ON_NEEQ,
            under=(Under(reading="CN-HL/neeq-channels"),),
            says=Text(
                "2倍以内可依法依规开展债权融资，不需事前审批或备案。",
                "Within 2 × it may raise debt funding lawfully, without prior approval or filing.",
            ),
            words="可依法依规开展债权融资",
        ),
        # 2016-02-24: their investments and guarantees
        Limit(
            id="CN-HL/neeq-investment",
            name=Text("挂牌公司投资上限", "cap on investments on the NEEQ board"),
            source=NEEQ_2016,
            article="二",
            channels=("own_fund_investment",),
            multiple="0.4",
            base="net_capital",
            when=ON_NEEQ,
            says=Text(
                "新三板挂牌公司的自有资金投资余额不超过资本净额的40%。",
                "Investment of own funds by a company on the NEEQ board may not exceed 40% of net capital.",
            ),
            words="不得超过其资本净额的40%",
        ),
        Limit(
            id="CN-HL/neeq-guarantees",
            name=Text("挂牌公司担保上限", "cap on guarantees on the NEEQ board"),
            source=NEEQ_2016,
            article="二",
            channels=("guarantee",),
            multiple="0.5",
            base="net_capital",
            when=ON_NEEQ,
            says=Text(
                "新三板挂牌公司的对外担保责任余额不超过资本净额的50%。",
                "Guarantees given by a company on the NEEQ board may not exceed 50% of net capital.",
            ),
            words="不得超过其资本净额的50%",
        ),
        Access(
            id="CN-HL/neeq-wider-scope",
            name=Text("投资与担保限挂牌公司", "investments and guarantees on the NEEQ board alone"),
            source=NEEQ_2016,
            article="一",
            channels=("own_fund_investment", "guarantee"),
            level="with_approval",
            when=ON_NEEQ,
            reserves=True,
            says=Text(
                "自有资金投资业务和对外担保业务只留给新三板挂牌公司，可申请开办。",
                "Investment of own funds and guarantees are kept for companies on the NEEQ board, which may apply to take them up.",
            ),
            words="还可申请开办以自有资金投资业务",
            note=Text(
                "“申请开办”读作须经批准。2011年办法列明业务范围而无此二项：其他公司视为未作规定。",
                "“May apply” is read as: with approval. The measures of 2011 list the scope of business without the two: for other companies they are not provided for.",
            ),
        ),
        Manual(
            id="CN-HL/neeq-own-funds",
            name=Text("以自有资金投资", "own funds are invested"),
            source=NEEQ_2016,
            article="二",
            channels=("own_fund_investment",),
            when=ON_NEEQ,
            fact=Fact(
                "invests_own_funds_only",
                "yes_no",
                Text("投资资金均为自有资金", "only own funds are invested"),
                Text("公司的投资是否全部使用自有资金？", "Does the company invest none but its own funds?"),
            ),
            says=Text("投资的钱限于公司自有。", "Investments may be made from own funds only."),
            words="只能以自有资金开展投资业务",
        ),
        # 2017-04-06: the online pilot
        Limit(
            id="CN-HL/online-debt",
            name=Text("网络试点公司债权融资总额", "total debt funding in the online pilot"),
            source=ONLINE_2017,
            article="第十七条",
            channels=AllFunding(),
            multiple="2",
            base="net_capital",
            when=ONLINE,
            replaces=("CN-HL/bank-cap", "CN/2008-bank-cap"),
            under=(
                Under(reading="CN-HL/office-lifts"),
                Under(reading="CN-HL/bank-count", among=("taken", "otherwise")),
            ),
            says=Text(
                "网络小额贷款业务试点公司的债权融资余额不超过资本净额的2倍。",
                "Debt funding of a company in the online pilot may not exceed 2 × net capital.",
            ),
            words="债权融资余额不得超过其资本净额的2倍",
            note=Text(
                "“债权融资”读作全部债务融资。条文只设上限，未列渠道：银行以外的渠道视为未作规定。",
                "“债权融资” is read as all debt funding. The clause sets a cap and names no channel: channels other than banks are not provided for.",
            )
            + COUNT_STAYS,
        ),
        Limit(
            id="CN-HL/online-debt~both",
            name=Text("网络试点公司债权融资总额", "total debt funding in the online pilot"),
            source=ONLINE_2017,
            article="第十七条",
            channels=AllFunding(),
            multiple="2",
            base="net_capital",
            when=ONLINE,
            under=(Under(reading="CN-HL/office-lifts", among=("otherwise",)),),
            says=Text(
                "网络小额贷款业务试点公司的债权融资余额不超过资本净额的2倍，银行部分仍以50%为限。",
                "Debt funding of a company in the online pilot may not exceed 2 × net capital; its bank part stays within 50%.",
            ),
            words="债权融资余额不得超过其资本净额的2倍",
        ),
        Access(
            id="CN-HL/online-debt~any-number",
            name=Text("网络试点公司银行家数不限", "any number of banks in the online pilot"),
            source=ONLINE_2017,
            article="第十七条",
            channels=("bank_loan",),
            level="permitted",
            when=ONLINE,
            replaces=("CN-HL/two-banks", "CN/2008-two-banks"),
            under=(Under(reading="CN-HL/bank-count", among=("otherwise",)),),
            says=Text("银行家数的限制随比例一并放开。", "The count of banks is lifted with the ratio."),
        ),
        # the scope of business of 2011, as the text of 2016 tells it
        Access(
            id="CN-HL/asset-transfers~in-scope",
            name=Text("资产转让业务（卖断式）", "asset transfers (outright)"),
            source=MEASURES_2011,
            channels=("asset_transfer_outright",),
            level="permitted",
            under=(Under(reading="CN-HL/asset-transfers", among=("otherwise",)),),
            says=Text(
                "2011年办法的业务范围含资产转让业务：可卖断信贷资产。",
                "The scope of business of 2011 holds asset transfers: loans may be sold outright.",
            ),
            words="资产转让业务和代理业务外",
        ),
        # article 32 read more strictly, or as given way
        Access(
            id="CN-HL/sources~closed",
            name=Text("未列名的渠道", "channels not named"),
            source=MEASURES_2011,
            article="第三十二条",
            channels=AllFunding(excepting=("bank_loan",)),
            level="prohibited",
            when=NOT_ON_NEEQ,
            under=(Under(reading="CN-HL/closed-list", among=("otherwise",)),),
            says=Text(
                "资金来源的清单没有“主要”二字，是封闭的：银行以外的渠道属禁止，全国文本开放的也不例外。",
                "The list of sources has no “mainly” and is closed: channels other than banks are prohibited, also where a national text opens them.",
            ),
            words="经营资金来源为股东缴纳的资本金",
        ),
        Access(
            id="CN-HL/sources~collecting",
            name=Text("股东借款（集资）", "shareholder loans as fundraising"),
            source=MEASURES_2011,
            article="第三十二条",
            channels=("shareholder_loan",),
            level="prohibited",
            under=(Under(reading="CN-HL/collecting", among=("otherwise",)),),
            says=Text(
                "股东借款属于被禁止的向内部或外部集资。",
                "Loans of shareholders are fundraising inside or outside the company, which is forbidden.",
            ),
            words="不得向内部或外部集资",
        ),
        Access(
            id="CN-HL/bank-cap~gives-way",
            name=Text("银行借款：地方50%让位", "bank loans: the local 50% gives way"),
            source=MEASURES_2011,
            article="第三十二条",
            since="2020-09-07",
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN-HL/bank-cap", "CN-HL/two-banks"),
            under=(Under(reading="CN-HL/restated-after-2020", among=("otherwise",)),),
            says=Text(
                "自86号文起，重申2008年全国意见的50%与两家银行一并让位于净资产的1倍。",
                "From notice 86 on, the restated 50% and two banks of 2008 give way to 1 × net assets.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2",
            when=ON_NEEQ,
            note=Text(
                "新三板挂牌公司：文本的总比例200%。", "Companies on the NEEQ board: the text's stated total, 200%."
            ),
        ),
        PoolRatio(
            multiple="2",
            when=ONLINE,
            note=Text("网络小贷试点公司：文本的总比例200%。", "The online pilot: the text's stated total, 200%."),
        ),
        PoolRatio(
            multiple="0.5",
            note=Text("其他公司：2011年办法的50%。", "Other companies: the 50% of the measures of 2011."),
        ),
    ),
    readings=(
        Reading(
            id="CN-HL/office-lifts",
            name=Text("2倍是否取代银行50%", "whether the 2 × displaces the 50%"),
            ask=Text(
                "省金融办为挂牌公司、网络试点公司规定的2倍，是否取代省政府办公厅办法的银行50%？",
                "Does the office's 2 × for companies on the NEEQ board and in the online pilot lift the 50% on banks of the provincial measures?",
            ),
            taken=Text(
                "取代：后文明文为其对象规定了同一事项。",
                "Yes: the later text sets the same point for its own subject in terms.",
            ),
            alternatives=(
                Alternative(says=Text("低位阶文本不能取代：两者并存。", "No, being of lower rank: both hold.")),
            ),
            settled_by=PROVINCE,
        ),
        Reading(
            id="CN-HL/above-two",
            name=Text("超过2倍的债权融资", "debt funding above 2 ×"),
            ask=Text(
                "挂牌公司的债权融资超过资本净额2倍的，是违规还是须事前审批？",
                "Is debt funding of a company on the NEEQ board above 2 × net capital a breach, or open with prior approval?",
            ),
            taken=Text("违规。", "A breach."),
            alternatives=(Alternative(says=Text("经事前审批可以超过。", "Open with prior approval."), stricter=False),),
            settled_by=PROVINCE,
        ),
        Reading(
            id="CN-HL/asset-transfers",
            name=Text("卖断信贷资产是否获许", "whether loans may be sold outright"),
            ask=Text(
                "2016年文本称2011年办法规定了“资产转让业务”（该条未见）：卖断信贷资产是否因此已获允许？",
                "The text of 2016 says that the measures of 2011 provide for “asset transfers” (that article was not seen): may loans be sold outright on that ground?",
            ),
            taken=Text(
                "未见条文及其条件，视为未作规定。",
                "The article and its conditions were not seen: taken as not provided for.",
            ),
            alternatives=(
                Alternative(says=Text("是：属业务范围。", "Yes: it is in the scope of business."), stricter=False),
            ),
            settled_by=Text("黑政办发〔2011〕31号全文", "the full text of 黑政办发〔2011〕31号"),
        ),
        Reading(
            id="CN-HL/bank-count",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "两家银行的限制对挂牌公司、网络试点公司是否仍适用？",
                "Do the two banks stay for companies on the NEEQ board and in the online pilot?",
            ),
            taken=Text("仍适用于银行部分。", "They stay, for the bank part."),
            alternatives=(
                Alternative(says=Text("随比例一并放开。", "They are lifted with the ratio."), stricter=False),
            ),
            settled_by=PROVINCE,
        ),
        Reading(
            id="CN-HL/neeq-channels",
            name=Text("挂牌公司可用的渠道", "channels of companies on the NEEQ"),
            ask=Text(
                "挂牌公司“可依法依规开展债权融资”，是否开放银行以外的渠道？",
                "Does the policy on companies on the NEEQ board open channels other than banks?",
            ),
            taken=Text("各种债权融资渠道都允许。", "Every channel of debt is permitted."),
            alternatives=(
                Alternative(
                    says=Text(
                        "只放开比例与审批，来源仍限银行。",
                        "It frees the ratio and the approval; the sources stay banks.",
                    )
                ),
            ),
            settled_by=PROVINCE,
        ),
        Reading(
            id="CN-HL/closed-list",
            name=Text("来源清单是否封闭", "whether the list of sources is closed"),
            ask=Text(
                "第三十二条“经营资金来源为……”没有“主要”二字，清单是否封闭？",
                "Is the list of sources of article 32, which has no “mainly”, closed?",
            ),
            taken=Text(
                "否：未列名的视为未作规定，全国文本的开放有效。",
                "No: what is not named is not provided for, and what a national text opens is open.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：未列名的属禁止，全国文本开放的也不例外。",
                        "Yes: what is not named is prohibited, also where a national text opens it.",
                    )
                ),
            ),
            settled_by=PROVINCE,
        ),
        Reading(
            id="CN-HL/collecting",
            name=Text("禁止集资是否及于股东借款", "whether the fundraising ban reaches shareholder loans"),
            ask=Text(
                "“不得向内部或外部集资”是否及于股东借款？",
                "Does the ban on fundraising inside or outside the company reach loans of shareholders?",
            ),
            taken=Text("否：2020-09-07起经批准可以。", "No: from 2020-09-07 they are open with approval."),
            alternatives=(Alternative(says=Text("是：此后也属禁止。", "Yes: prohibited, after that day too.")),),
            settled_by=PROVINCE,
        ),
        Reading(
            id="CN-HL/restated-after-2020",
            name=Text("2020年后重申条款的效力", "the restated 50% and two banks after 2020"),
            ask=Text(
                "重申2008年全国意见的银行借款50%与两家银行，在2020年86号文之后是否仍有效？",
                "Do the 50% and the two banks, restated from the opinion of 2008, outlive notice 86 of 2020?",
            ),
            taken=Text("仍有效，与净资产1倍并存。", "They stay, beside 1 × net assets."),
            alternatives=(
                Alternative(
                    says=Text("与全国的50%一同让位。", "They give way together with the national 50%."), stricter=False
                ),
            ),
            settled_by=PROVINCE,
            since="2020-09-07",
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2011,
            article="第三十二条",
            says=Text(
                "不得向内部或外部集资，不得吸收或变相吸收公众存款。",
                "No fundraising inside or outside the company and no deposits, open or disguised.",
            ),
        ),
        Note(
            source=NEEQ_2016,
            article="一",
            says=Text(
                "据2016年规定的转述，2011年办法的业务范围含票据贴现、资产转让和代理业务；挂牌公司还可申请财务顾问业务。"
                "资产转让是业务范围，未见其融资条款，不作为融资渠道。",
                "As the policy of 2016 recounts, the business scope of 2011 includes bill discounting, asset transfers and agency; listed companies may also "
                "apply for financial advice. Asset transfers are a line of business there: no financing clause on them was seen, and they are not taken as a "
                "funding channel.",
            ),
        ),
    ),
    remarks=(
        Text(
            "汇编标题的200%只适用于新三板挂牌公司和网络试点公司；其他公司为50%。",
            "The compilation's headline of 200% holds for companies on the NEEQ board and in the online pilot only; others have 50%.",
        ),
        Text(
            "“网络小额贷款业务试点的小额贷款公司”按公司类型“网络”处理。",
            "Companies in the online pilot are those of the type “online”.",
        ),
    ),
)
