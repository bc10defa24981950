"""Heilongjiang (黑龙江): two banks, 50% of net capital since 2011-06-25.

Companies on the NEEQ board (since 2015-05-21) and in the online pilot (since 2017-04-06): all debt funding up to 200% of net capital.
The published 200% is theirs alone. NEEQ companies may also invest (40%) and give guarantees (50%).
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Count,
    Fact,
    Is,
    Limit,
    Manual,
    Note,
    PoolRatio,
    Regime,
    Source,
    Text,
)

MEASURES_2011 = Source(
    title=Text("黑龙江省小额贷款公司管理办法", "Measures for small-loan companies in Heilongjiang"),
    number="黑政办发〔2011〕31号",
    issuer=Text("黑龙江省人民政府办公厅", "General Office of the Heilongjiang Provincial Government"),
    issued="2011-06-25",
    effective="2011-06-25",
    verified_on="2017-12-31",
)
NEEQ_2015 = Source(
    title=Text(
        "在全国中小企业股份转让系统挂牌小额贷款公司股权变更、债权融资及设立子公司相关监管政策规定(试行)",
        "Supervisory policy on changes of shareholding, debt funding and subsidiaries of small-loan companies listed on the NEEQ (trial)",
    ),
    issuer=Text("黑龙江金融办", "Heilongjiang Financial Office"),
    issued="2015-05-21",
    effective="2015-05-21",
    verified_on="2017-12-31",
)
NEEQ_2016 = Source(
    title=Text(
        "在全国中小企业股份转让系统挂牌小额贷款公司扩大业务范围相关监管政策规定(试行)",
        "Supervisory policy on the wider business scope of small-loan companies listed on the NEEQ (trial)",
    ),
    issuer=Text("黑龙江金融办", "Heilongjiang Financial Office"),
    issued="2016-02-24",
    effective="2016-02-24",
    verified_on="2017-12-31",
)
ONLINE_2017 = Source(
    title=Text(
        "黑龙江省小额贷款公司开展网络小额贷款业务试点相关监管政策规定(试行)",
        "Supervisory policy on the online-lending pilot of small-loan companies in Heilongjiang (trial)",
    ),
    issuer=Text("黑龙江金融办", "Heilongjiang Financial Office"),
    issued="2017-04-06",
    effective="2017-04-06",
    verified_on="2017-12-31",
)
ON_NEEQ = (Is(fact="listing", among=("neeq",)),)
ONLINE = (Is(fact="company_type", among=("online",)),)
COUNT_STAYS = Text(
    "文本只提高比例,未提银行家数,也未列明其他资金方:第三十二条的两家银行限制仍适用于其中的银行部分。",
    "The text lifts the ratio, is silent on the number of banks and names no other lender: the two banks of article 32 stay, for the bank part.",
)

REGIME = Regime(
    place="CN-HL",
    rules=(
        # 2011-06-25: every company
        Limit(
            id="CN-HL/bank-cap",
            source=MEASURES_2011,
            article="第三十二条",
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
            id="CN-HL/two-banks",
            source=MEASURES_2011,
            article="第三十二条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过2个银行业金融机构",
        ),
        Access(
            id="CN-HL/sources",
            source=MEASURES_2011,
            article="第三十二条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源:资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        # 2015-05-21: companies on the NEEQ board
        Limit(
            id="CN-HL/neeq-debt",
            source=NEEQ_2015,
            article="三",
            channels=AllFunding(),
            multiple="2",
            base="net_capital",
            when=ON_NEEQ,
            replaces=("CN-HL/bank-cap", "CN/2008-bank-cap"),
            says=Text(
                "新三板挂牌公司的债权融资余额不超过资本净额的2倍。",
                "Debt funding of a company on the NEEQ board may not exceed 2 × net capital.",
            ),
            words="债权融资余额不超过其资本净额2倍",
            note=Text(
                "“债权融资”读作全部债务融资。",
                "“债权融资” is read as all debt funding.",
            )
            + COUNT_STAYS,
        ),
        Access(
            id="CN-HL/neeq-sources",
            source=NEEQ_2015,
            article="三",
            channels=AllFunding(),
            level="permitted",
            when=ON_NEEQ,
            says=Text(
                "2倍以内可依法依规开展债权融资,不需事前审批或备案。",
                "Within 2 × it may raise debt funding lawfully, without prior approval or filing.",
            ),
            words="可依法依规开展债权融资",
        ),
        # 2016-02-24: their investments and guarantees
        Limit(
            id="CN-HL/neeq-investment",
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
            source=NEEQ_2016,
            article="一",
            channels=("own_fund_investment", "guarantee"),
            level="with_approval",
            when=ON_NEEQ,
            says=Text(
                "新三板挂牌公司可申请开办自有资金投资业务和对外担保业务。",
                "A company on the NEEQ board may apply to take up investment of own funds and guarantees.",
            ),
            words="还可申请开办以自有资金投资业务",
            note=Text("“申请开办”读作须经批准。", "“May apply” is read as: with approval."),
        ),
        Manual(
            id="CN-HL/neeq-own-funds",
            source=NEEQ_2016,
            article="二",
            channels=("own_fund_investment",),
            when=ON_NEEQ,
            fact=Fact(
                "invests_own_funds_only",
                "yes_no",
                Text("投资资金均为自有资金", "only own funds are invested"),
                Text("公司的投资是否全部使用自有资金?", "Does the company invest none but its own funds?"),
            ),
            says=Text("投资的钱限于公司自有。", "Investments may be made from own funds only."),
            words="只能以自有资金开展投资业务",
        ),
        # 2017-04-06: the online pilot
        Limit(
            id="CN-HL/online-debt",
            source=ONLINE_2017,
            article="第十七条",
            channels=AllFunding(),
            multiple="2",
            base="net_capital",
            when=ONLINE,
            replaces=("CN-HL/bank-cap", "CN/2008-bank-cap"),
            says=Text(
                "网络小额贷款业务试点公司的债权融资余额不超过资本净额的2倍。",
                "Debt funding of a company in the online pilot may not exceed 2 × net capital.",
            ),
            words="债权融资余额不得超过其资本净额的2倍",
            note=Text(
                "“债权融资”读作全部债务融资。条文只设上限,未列渠道:银行以外的渠道视为未作规定。",
                "“债权融资” is read as all debt funding. The clause sets a cap and names no channel: channels other than banks are not provided for.",
            )
            + COUNT_STAYS,
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2",
            when=ON_NEEQ,
            note=Text(
                "新三板挂牌公司:文本的总比例200%。", "Companies on the NEEQ board: the text's stated total, 200%."
            ),
        ),
        PoolRatio(
            multiple="2",
            when=ONLINE,
            note=Text("网络小贷试点公司:文本的总比例200%。", "The online pilot: the text's stated total, 200%."),
        ),
        PoolRatio(
            multiple="0.5",
            note=Text("其他公司:2011年办法的50%。", "Other companies: the 50% of the measures of 2011."),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2011,
            article="第三十二条",
            says=Text(
                "不得向内部或外部集资,不得吸收或变相吸收公众存款。",
                "No fundraising inside or outside the company and no deposits, open or disguised.",
            ),
        ),
        Note(
            source=NEEQ_2016,
            article="一",
            says=Text(
                "据2016年规定的转述,2011年办法的业务范围含票据贴现、资产转让和代理业务;挂牌公司还可申请财务顾问业务。"
                "资产转让是业务范围,未见其融资条款,不作为融资渠道。",
                "As the policy of 2016 recounts, the business scope of 2011 includes bill discounting, asset transfers and agency; listed companies may also "
                "apply for financial advice. Asset transfers are a line of business there: no financing clause on them was seen, and they are not taken as a "
                "funding channel.",
            ),
        ),
    ),
    remarks=(
        Text(
            "汇编标题的200%只适用于新三板挂牌公司和网络试点公司;其他公司为50%。",
            "The compilation's headline of 200% holds for companies on the NEEQ board and in the online pilot only; others have 50%.",
        ),
        Text(
            "“网络小额贷款业务试点的小额贷款公司”按公司类型“网络”处理。",
            "Companies in the online pilot are those of the type “online”.",
        ),
    ),
)
