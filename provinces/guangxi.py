"""Guangxi (广西): banks up to 50% of net capital, two at most, since 2009-11-05; beside it, since 2012-08-06, investment funds up to 50% with approval.

The published 50% leaves the second pool out. Approved asset transfers and interbank borrowing have no ratio of their own.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Count,
    Fact,
    Gap,
    Is,
    Limit,
    Manual,
    Note,
    PoolRatio,
    Regime,
    Source,
    Text,
)

MEASURES_2009 = Source(
    title=Text(
        "广西壮族自治区小额贷款公司管理办法",
        "Measures for small-loan companies in the Guangxi Zhuang Autonomous Region",
    ),
    number="桂政发〔2009〕71号",
    issuer=Text("广西壮族自治区人民政府", "Government of the Guangxi Zhuang Autonomous Region"),
    issued="2009-11-05",
    effective="2009-11-05",
    verified_on="2017-12-31",
)
OPINION_2012 = Source(
    title=Text("关于促进小额贷款公司发展的意见", "Opinion on promoting the development of small-loan companies"),
    number="桂政发〔2012〕58号",
    issuer=Text("广西壮族自治区人民政府", "Government of the Guangxi Zhuang Autonomous Region"),
    issued="2012-08-06",
    effective="2012-08-06",
    verified_on="2017-12-31",
)
GUIDE_2017 = Source(
    title=Text(
        "广西壮族自治区小额贷款公司开展网络小额贷款业务监管指引(试行)",
        "Guangxi guide to the supervision of online lending by small-loan companies (trial)",
    ),
    issuer=Text("广西壮族自治区金融办", "Guangxi Financial Office"),
    issued="2017-08-10",
    effective="2017-08-10",
    verified_on="2017-12-31",
)
ONLINE = (Is(fact="company_type", among=("online",)),)
WITH_APPROVAL = (
    "asset_transfer_repo",
    "platform_financing",
    "fund_loan",
    "interbank_borrowing",
)

REGIME = Regime(
    place="CN-GX",
    rules=(
        # 2009-11-05: banks
        Limit(
            id="CN-GX/bank-cap",
            source=MEASURES_2009,
            article="第十八条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过公司资本净额的50%",
        ),
        Count(
            id="CN-GX/two-banks",
            source=MEASURES_2009,
            article="第十八条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
            note=Text(
                "2012年意见另加资金来源,未改动本办法的银行条款:两家的限制保留。",
                "The opinion of 2012 adds sources and does not touch the bank clause of these measures: the count stays.",
            ),
        ),
        Access(
            id="CN-GX/2009-sources",
            source=MEASURES_2009,
            article="第十八条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源:资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        # 2012-08-06: further sources for well-run companies, with approval
        Limit(
            id="CN-GX/fund-cap",
            source=OPINION_2012,
            channels=("fund_loan",),
            multiple="0.5",
            base="net_capital",
            says=Text(
                "从股权投资基金融入的资金余额暂不超过资本净额的50%。",
                "Money from equity investment funds may for the time being not exceed 50% of net capital.",
            ),
            words="暂不超过公司资本净额的50%",
            note=Text(
                "与银行借款的50%并行,各算各的,不合并。",
                "A pool of its own beside the 50% for banks; the two are not added up.",
            ),
        ),
        Access(
            id="CN-GX/2012-banks",
            source=OPINION_2012,
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "支持与银行开展资金批发与小额贷款零售的合作;未设新比例。",
                "Wholesale funding by banks for retail lending is supported; no new ratio is set.",
            ),
        ),
        Access(
            id="CN-GX/2012-with-approval",
            source=OPINION_2012,
            channels=WITH_APPROVAL,
            level="with_approval",
            says=Text(
                "经自治区金融办审核同意:与银行、地方资产交易平台合作的资产转让,股权投资基金融入资金,一定范围的小贷公司间资金调剂拆借。",
                "With the regional financial office's consent: asset transfers with banks and local asset-trading platforms, money from equity "
                "investment funds, and borrowing among small-loan companies within a certain range.",
            ),
            words="经自治区金融办审核同意",
            note=Text(
                "作为融资渠道的资产转让读作回购式,卖断式未作规定;经地方资产交易平台的也归入平台融资。资产转让与同业拆借未设比例。",
                "As a way of funding, asset transfers are those with repurchase, and outright ones are not provided for; those through a local "
                "asset-trading platform are platform financing as well. No ratio is set for "
                "transfers and interbank borrowing.",
            ),
        ),
        Manual(
            id="CN-GX/2012-well-run",
            source=OPINION_2012,
            channels=WITH_APPROVAL,
            fact=Fact(
                "well_run",
                "yes_no",
                Text("是否运行良好、合规经营", "well run and compliant"),
                Text(
                    "监管部门是否认定公司运行良好、合规经营?",
                    "Does the regulator hold the company to be well run and compliant?",
                ),
            ),
            says=Text(
                "上述渠道仅对运行情况良好、合规经营的公司开放。",
                "These channels are for well-run, compliant companies.",
            ),
            words="运行情况良好、合规经营",
        ),
        Manual(
            id="CN-GX/2012-transfer-counterparties",
            source=OPINION_2012,
            channels=("asset_transfer_repo",),
            fact=Fact(
                "transfers_to_banks_or_local_exchanges",
                "yes_no",
                Text("资产转让均与银行或地方资产交易平台合作", "assets transferred with banks or local exchanges only"),
                Text(
                    "资产转让是否均与银行业金融机构或地方(金融)资产交易平台合作办理?",
                    "Were all asset transfers made with banking institutions or local (financial) asset exchanges?",
                ),
            ),
            says=Text(
                "资产转让的合作方为银行和地方资产交易平台。",
                "Asset transfers are made with banks and local asset-trading platforms.",
            ),
            words="与银行业金融机构、地方资产交易平台合作",
        ),
        # 2017-08-10: online companies
        Manual(
            id="CN-GX/online-own-funds",
            source=GUIDE_2017,
            article="第二十二条",
            channels=AllFunding(),
            when=ONLINE,
            fact=Fact(
                "lends_mainly_own_funds",
                "yes_no",
                Text("以自有资金为主发放贷款", "lends mainly its own funds"),
                Text("公司是否以自有资金为主发放贷款?", "Does the company lend mainly its own funds?"),
            ),
            says=Text("网络小贷业务以自有资金为主发放贷款。", "Online lending is mainly out of own funds."),
            words="必须坚持以自有资金为主发放贷款",
        ),
        Manual(
            id="CN-GX/online-lending-account",
            source=GUIDE_2017,
            article="第二十二条",
            channels=AllFunding(),
            when=ONLINE,
            fact=Fact(
                "funds_through_lending_account",
                "yes_no",
                Text("外部融资资金均进入唯一的放贷资金专户", "all funding enters the one lending account"),
                Text(
                    "外部融资资金是否全部先进入注册地银行的唯一放贷资金专户再放贷?",
                    "Does all outside funding enter the one lending account, at a bank in the place of registration, before it is lent?",
                ),
            ),
            says=Text(
                "所有资金(含外部融资)须先进入唯一的放贷资金专户方可放贷。",
                "All money, outside funding too, enters one dedicated lending account before it is lent.",
            ),
            words="必须进入唯一的放贷资金专户后方可放贷",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="1",
            note=Text(
                "文本无合计比例:取银行50%与投资基金50%之和。",
                "The text states no total: the sum of 50% (banks) and 50% (investment funds).",
            ),
        ),
    ),
    gaps=(
        Gap(
            id="CN-GX/gap-2022",
            since="2022-04-01",
            says=Text(
                "2022-04-01的小额贷款公司监管指引存在,融资条款未见:仍按2009年与2012年的规则计算。",
                "A guide of 2022-04-01 exists; its financing clause was not seen: the rules of 2009 and 2012 still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2009,
            article="第十八条",
            says=Text(
                "不得向内部或外部集资,不得吸收或变相吸收公众存款。",
                "No fundraising inside or outside the company and no deposits, open or disguised.",
            ),
        ),
        Note(
            source=OPINION_2012,
            says=Text(
                "鼓励在境内外资本市场上市融资(股权,不计入融资限额)。",
                "Listing at home and abroad is encouraged (equity, outside the funding limits).",
            ),
        ),
    ),
    remarks=(
        Text(
            "2017年网络小贷指引未设新的融资比例:网络公司适用同一比例。",
            "The online-lending guide of 2017 sets no new ratio: online companies are held to the same ratios.",
        ),
    ),
)
