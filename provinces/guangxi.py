"""Guangxi (广西): banks up to 50% of net capital, two at most, since 2009-11-05; since 2012-08-06 equity investment funds up to 50% beside it.

What the opinion of 2012 opens (transfers, funds, lending and borrowing between companies) is for well-run companies, with the region's consent. The
published 50% leaves the pool of the funds out. Transfers and money between companies have no ratio of their own.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Count,
    Fact,
    Gap,
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

MEASURES_2009 = Source(
    title=Text(
        "广西壮族自治区小额贷款公司管理办法",
        "Measures for small-loan companies in the Guangxi Zhuang Autonomous Region",
    ),
    number="桂政发〔2009〕71号",
    issuer=Text("广西壮族自治区人民政府", "Government of the Guangxi Zhuang Autonomous Region"),
    issued="2009-11-05",
    effective="2009-11-05",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
OPINION_2012 = Source(
    title=Text("关于促进小额贷款公司发展的意见", "Opinion on promoting the development of small-loan companies"),
    number="桂政发〔2012〕58号",
    issuer=Text("广西壮族自治区人民政府", "Government of the Guangxi Zhuang Autonomous Region"),
    issued="2012-08-06",
    effective="2012-08-06",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
GUIDE_2017 = Source(
    title=Text(
        "广西壮族自治区小额贷款公司开展网络小额贷款业务监管指引（试行）",
        "Guangxi guide to the supervision of online lending by small-loan companies (trial)",
    ),
    issuer=Text("广西壮族自治区金融办", "Guangxi Financial Office"),
    issued="2017-08-10",
    effective="2017-08-10",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
ONLINE = (Is(fact="company_type", among=("online",)),)
WELL_RUN = (Is(fact="well_run", among=(True,)),)
TRANSFERS = ("asset_transfer_repo", "asset_transfer_outright")
OPENED = (*TRANSFERS, "platform_financing", "fund_loan", "interbank_borrowing", "interbank_lending")

RESTATED = (Under(reading="CN-GX/restated-after-2020"),)
FUNDS_ALONE = (Under(reading="CN-GX/fund-cap"),)
ALL_OUTSIDE_MONEY = (Under(reading="CN-GX/fund-cap", among=("otherwise",)),)

COUNTERPARTIES = Fact(
    "transfers_to_banks_or_local_exchanges",
    "yes_no",
    Text("资产转让均与银行或地方资产交易平台合作", "assets transferred with banks or local exchanges only"),
    Text(
        "资产转让是否均与银行业金融机构或地方（金融）资产交易平台合作办理？",
        "Were all asset transfers made with banking institutions or local (financial) asset exchanges?",
    ),
)

REGIME = Regime(
    place="CN-GX",
    facts=(
        Fact(
            "equity_fund_consent",
            "yes_no",
            Text("经审核同意从股权投资基金融入资金", "consent to money from equity investment funds"),
            Text(
                "自治区金融办是否审核同意公司从股权投资基金融入资金？",
                "Has the regional financial office agreed to the company's raising money from equity investment funds?",
            ),
            approval="fund_loan",
        ),
    ),
    rules=(
        # 2009-11-05: banks
        Limit(
            id="CN-GX/bank-cap",
            name=Text("银行融资上限", "bank cap"),
            source=MEASURES_2009,
            article="第十八条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=RESTATED,
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过公司资本净额的50%",
        ),
        Count(
            id="CN-GX/two-banks",
            name=Text("融资银行家数", "number of banks"),
            source=MEASURES_2009,
            article="第十八条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=RESTATED,
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
            note=Text(
                "2012年意见另加资金来源，未改动本办法的银行条款：两家的限制保留。",
                "The opinion of 2012 adds sources and does not touch the bank clause of these measures: the count stays.",
            ),
        ),
        Access(
            id="CN-GX/2009-sources",
            name=Text("2009年资金来源", "sources of 2009"),
            source=MEASURES_2009,
            article="第十八条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-GX/2009-sources~collecting",
            name=Text("集资禁令及于股东借款", "ban on fundraising, shareholder loans included"),
            source=MEASURES_2009,
            article="第十八条",
            channels=("shareholder_loan",),
            level="prohibited",
            under=(Under(reading="CN-GX/collecting", among=("otherwise",)),),
            says=Text(
                "不得向内部或外部集资：股东借款在内，一律禁止。",
                "No fundraising inside or outside the company: shareholder loans are covered and prohibited.",
            ),
            words="不得向内部或者外部集资",
        ),
        # 2012-08-06: further sources for well-run companies, with the region's consent
        Limit(
            id="CN-GX/fund-cap",
            name=Text("股权投资基金上限", "cap on equity investment funds"),
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
                "与银行借款的50%并行，各算各的，不合并。",
                "A pool of its own beside the 50% for banks; the two are not added up.",
            ),
        ),
        Limit(
            id="CN-GX/fund-cap~all",
            name=Text("全部融入资金50%", "all outside money, 50%"),
            source=OPINION_2012,
            channels=AllFunding(),
            multiple="0.5",
            base="net_capital",
            under=ALL_OUTSIDE_MONEY,
            says=Text(
                "融入资金余额（各渠道合计）暂不超过资本净额的50%。",
                "Money raised, through all channels together, may for the time being not exceed 50% of net capital.",
            ),
            words="暂不超过公司资本净额的50%",
        ),
        Access(
            id="CN-GX/2012-banks~any-number",
            name=Text("银行不限家数", "banks, any number"),
            source=OPINION_2012,
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN/2008-two-banks", "CN-GX/two-banks"),
            under=(Under(reading="CN-GX/two-banks", among=("otherwise",)),),
            says=Text(
                "支持与银行合作融入批发资金，不再限家数；50%不变。",
                "Wholesale funding by banks is supported, of any number; the 50% stands.",
            ),
            words="开展资金批发与小额贷款零售业务的合作",
        ),
        Access(
            id="CN-GX/2012-banks",
            name=Text("银行批发资金合作", "wholesale funding by banks"),
            source=OPINION_2012,
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "支持与银行开展资金批发与小额贷款零售的合作；未设新比例。",
                "Wholesale funding by banks for retail lending is supported; no new ratio is set.",
            ),
        ),
        Access(
            id="CN-GX/2012-with-approval",
            name=Text("资产转让、同业借入须审核同意", "transfers and interbank borrowing, with consent"),
            source=OPINION_2012,
            channels=(*TRANSFERS, "interbank_borrowing"),
            level="with_approval",
            ratio_unset=True,
            reserves=True,
            when=WELL_RUN,
            says=Text(
                "运行良好、合规经营的公司，经自治区金融办审核同意：可与银行、地方资产交易平台合作转让资产，可在一定范围的小贷公司之间借入资金；未设比例。",
                "Well-run, compliant companies, with the regional financial office's consent: asset transfers with banks and local asset-trading platforms, "
                "and borrowing among small-loan companies within a certain range; no ratio is set.",
            ),
            words="经自治区金融办审核同意",
            note=Text(
                "“资产转让等业务”不分回购与卖断，都在此列。其他公司不在此列：文本没有为其规定。",
                "“Asset transfers and the like” are not told apart: with repurchase or outright, both are meant. The text keeps all this for well-run companies and "
                "provides nothing for others.",
            ),
        ),
        Access(
            id="CN-GX/2012-platforms-with-approval",
            name=Text("地方资产交易平台须审核同意", "local asset-trading platforms, with consent"),
            source=OPINION_2012,
            channels=("platform_financing",),
            level="with_approval",
            ratio_unset=True,
            reserves=True,
            when=WELL_RUN,
            under=(Under(reading="CN-GX/platforms"),),
            says=Text(
                "运行良好、合规经营的公司，经自治区金融办审核同意，可经地方资产交易平台融资；未设比例。",
                "Well-run, compliant companies may raise money through local asset-trading platforms with the regional financial office's consent; no ratio is set.",
            ),
            words="地方资产交易平台合作开展资产转让等业务",
        ),
        Access(
            id="CN-GX/2012-funds-with-approval",
            name=Text("股权投资基金须审核同意", "equity investment funds, with consent"),
            source=OPINION_2012,
            channels=("fund_loan",),
            level="with_approval",
            reserves=True,
            when=WELL_RUN,
            says=Text(
                "运行良好、合规经营的公司，经自治区金融办审核同意，可从股权投资基金融入资金。",
                "Well-run, compliant companies may raise money from equity investment funds with the regional financial office's consent.",
            ),
            words="可从股权投资基金融入资金",
        ),
        Manual(
            id="CN-GX/2012-equity-funds",
            name=Text("出借基金为股权投资基金", "the lending funds are equity investment funds"),
            source=OPINION_2012,
            channels=("fund_loan",),
            decides=True,
            fact=Fact(
                "equity_fund_lenders",
                "yes_no",
                Text("出借的基金均为股权投资基金", "the lending funds are all equity investment funds"),
                Text(
                    "向公司融出资金的投资基金是否均为股权投资基金？",
                    "Are the investment funds that lend to the company all equity investment funds?",
                ),
            ),
            says=Text(
                "点名的是股权投资基金：其他基金的借款，文本没有规定。",
                "Equity investment funds are named: loans of other funds are not provided for.",
            ),
            words="可从股权投资基金融入资金",
        ),
        Access(
            id="CN-GX/2012-lending-with-approval",
            name=Text("同业拆出须审核同意", "lending to other companies, with consent"),
            source=OPINION_2012,
            channels=("interbank_lending",),
            level="with_approval",
            ratio_unset=True,
            reserves=True,
            when=WELL_RUN,
            says=Text(
                "运行良好、合规经营的公司，经自治区金融办审核同意，可在一定范围的小贷公司之间拆出资金；未设比例。",
                "Well-run, compliant companies may lend to other small-loan companies within a certain range with the regional financial office's consent; "
                "no ratio is set.",
            ),
            words="进行资金调剂拆借",
        ),
        Manual(
            id="CN-GX/2012-well-run",
            name=Text("运行良好、合规经营", "well run and compliant"),
            source=OPINION_2012,
            channels=OPENED,
            fact=Fact(
                "well_run",
                "yes_no",
                Text("是否运行良好、合规经营", "well run and compliant"),
                Text(
                    "监管部门是否认定公司运行良好、合规经营？",
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
            name=Text("资产转让的合作方", "counterparties of transfers"),
            source=OPINION_2012,
            channels=TRANSFERS,
            fact=COUNTERPARTIES,
            under=(Under(reading="CN-GX/transferees"),),
            says=Text(
                "资产转让的合作方为银行和地方资产交易平台。",
                "Asset transfers are made with banks and local asset-trading platforms.",
            ),
            words="与银行业金融机构、地方资产交易平台合作",
            note=Text(
                "自2020-09-07起，不良贷款以外的信贷资产不得再经地方交易场所转让：此后只剩银行。",
                "From 2020-09-07 credit assets, bad loans apart, may no longer be sold through local venues: banks alone are left.",
            ),
        ),
        Manual(
            id="CN-GX/2012-transfer-counterparties~gate",
            name=Text("资产转让的合作方（门槛）", "counterparties of transfers (a gate)"),
            source=OPINION_2012,
            channels=TRANSFERS,
            fact=COUNTERPARTIES,
            decides=True,
            under=(Under(reading="CN-GX/transferees", among=("otherwise",)),),
            says=Text(
                "读作门槛：与银行、地方资产交易平台以外的合作方办理的资产转让未作规定；未答的为待定。",
                "Read as a gate: transfers with others than banks and local exchanges are not provided for; unanswered, they are undetermined.",
            ),
            words="与银行业金融机构、地方资产交易平台合作",
            note=Text(
                "自2020-09-07起，不良贷款以外的信贷资产不得再经地方交易场所转让：此后只剩银行。",
                "From 2020-09-07 credit assets, bad loans apart, may no longer be sold through local venues: banks alone are left.",
            ),
        ),
        # 2017-08-10: online companies
        Manual(
            id="CN-GX/online-own-funds",
            name=Text("以自有资金为主", "own funds first"),
            source=GUIDE_2017,
            article="第二十二条",
            channels=AllFunding(),
            when=ONLINE,
            fact=Fact(
                "lends_mainly_own_funds",
                "yes_no",
                Text("以自有资金为主发放贷款", "lends mainly its own funds"),
                Text("公司是否以自有资金为主发放贷款？", "Does the company lend mainly its own funds?"),
            ),
            says=Text("网络小贷业务以自有资金为主发放贷款。", "Online lending is mainly out of own funds."),
            words="必须坚持以自有资金为主发放贷款",
        ),
        Limit(
            id="CN-GX/online-own-funds~limit",
            name=Text("融入资金不超过自有资金", "borrowed money within own funds"),
            source=GUIDE_2017,
            article="第二十二条",
            channels=AllFunding(),
            multiple="1",
            base="net_assets",
            base_word=Text("自有资金（以净资产计）", "own funds (taken as net assets)"),
            when=ONLINE,
            under=(Under(reading="CN-GX/online-own-funds", among=("otherwise",)),),
            says=Text(
                "以自有资金为主：融入资金合计不超过自有资金。",
                "Mainly own funds: all borrowed money together stays within the own funds.",
            ),
            words="必须坚持以自有资金为主发放贷款",
        ),
        Manual(
            id="CN-GX/online-lending-account",
            name=Text("唯一放贷资金专户", "one lending account"),
            source=GUIDE_2017,
            article="第二十二条",
            channels=AllFunding(),
            when=ONLINE,
            fact=Fact(
                "funds_through_lending_account",
                "yes_no",
                Text("外部融资资金均进入唯一的放贷资金专户", "all funding enters the one lending account"),
                Text(
                    "外部融资资金是否全部先进入注册地银行的唯一放贷资金专户再放贷？",
                    "Does all outside funding enter the one lending account, at a bank in the place of registration, before it is lent?",
                ),
            ),
            says=Text(
                "所有资金（含外部融资）须先进入唯一的放贷资金专户方可放贷。",
                "All money, outside funding too, enters one dedicated lending account before it is lent.",
            ),
            words="必须进入唯一的放贷资金专户后方可放贷",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="0.5",
            under=ALL_OUTSIDE_MONEY,
            note=Text("2012年意见的50%读作全部融入资金的上限。", "The 50% of 2012, read as one on all outside money."),
        ),
        PoolRatio(
            multiple="1",
            when=(*WELL_RUN, Is(fact="equity_fund_consent", among=(True,))),
            under=FUNDS_ALONE,
            note=Text(
                "文本无合计比例：运行良好且经同意从股权投资基金融入资金的公司，取银行50%与投资基金50%之和。",
                "The text states no total: for a well-run company with consent to money from equity investment funds, the sum of 50% (banks) and 50% (funds).",
            ),
        ),
        PoolRatio(
            multiple="0.5",
            note=Text("其他公司：只有银行的50%。", "Other companies: the 50% for banks alone."),
        ),
    ),
    readings=(
        Reading(
            id="CN-GX/transferees",
            name=Text("资产转让合作方的限定", "who may take over assets"),
            ask=Text(
                "“可与银行业金融机构、地方资产交易平台合作开展资产转让”，是对合作方的限定吗？",
                "Do the words on transfers with banks and local exchanges bound who the other side may be?",
            ),
            taken=Text(
                "是办理时的要求，由审核把关，作为询问", "a duty that the review looks after, asked as a question"
            ),
            alternatives=(
                Alternative(
                    says=Text("是：与其他合作方办理的未作规定", "they do: transfers with others are not provided for"),
                ),
            ),
            settled_by=Text("自治区地方金融管理局", "the region's financial bureau"),
            since="2012-08-06",
        ),
        Reading(
            id="CN-GX/collecting",
            name=Text("禁止集资是否及于股东借款", "whether the fundraising ban reaches shareholder loans"),
            ask=Text(
                "“不得向内部或者外部集资”是否及于股东借款？",
                "Does the ban on fundraising inside or outside the company cover shareholder loans?",
            ),
            taken=Text(
                "否：只是重申禁止非法集资。股东借款未作规定，自2020-09-07起按全国规则经批准可借。",
                "No: it restates the ban on illegal fundraising. Shareholder loans are not provided for, and from 2020-09-07 open with approval, by the national rule.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：股东借款被禁止，2020年以后也是（地方可以从严）。",
                        "Yes: shareholder loans are prohibited, after 2020 as well, a place being free to be stricter.",
                    ),
                ),
            ),
            settled_by=Text("自治区金融办（地方金融管理局）", "the regional financial office"),
        ),
        Reading(
            id="CN-GX/restated-after-2020",
            name=Text("2020年后重申条款的效力", "the restated 50% and two banks after 2020"),
            ask=Text(
                "2020-09-07以后，本区重申的银行50%与两家银行是否仍然有效？",
                "Do the 50% on banks and the two banks, which the region restated, survive 2020-09-07?",
            ),
            taken=Text(
                "是：地方可以低于全国上限，原有规定不相抵触的继续有效。",
                "Yes: a place may stay below the national caps, and earlier rules that do not conflict go on.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "否：只是转述2008年全国意见，随其一并让位于1倍净资产。",
                        "No: they merely repeated the national opinion of 2008 and gave way with it to 1 × net assets.",
                    ),
                    stricter=False,
                ),
            ),
            settled_by=Text("自治区金融办（地方金融管理局）", "the regional financial office"),
            since="2020-09-07",
        ),
        Reading(
            id="CN-GX/platforms",
            name=Text("平台融资是否放开", "whether platforms are opened"),
            ask=Text(
                "“与…地方资产交易平台合作开展资产转让等业务”是否放开平台融资？",
                "Does co-operation with local asset-trading platforms in asset transfers “and the like” open funding through platforms?",
            ),
            taken=Text(
                "是：经平台的资产转让等业务都在此列，须审核同意。",
                "Yes: whatever is raised through them, with consent.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "否：只放开资产转让；其他平台融资未作规定。",
                        "No: transfers alone; other funding through platforms is not provided for.",
                    ),
                ),
            ),
            settled_by=Text("自治区金融办（地方金融管理局）", "the regional financial office"),
        ),
        Reading(
            id="CN-GX/two-banks",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "2012年意见另列股权投资基金等资金方后，2009年的两家银行是否仍然有效？",
                "The opinion of 2012 names equity funds and other companies as lenders: does the count of two banks of 2009 stay?",
            ),
            taken=Text(
                "是：意见只增加来源，未改动银行条款。",
                "Yes: it adds sources and does not touch the clause on banks.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "否：列明其他资金方，不再限家数。", "No: lenders other than banks are named, and no number."
                    ),
                    stricter=False,
                ),
            ),
            settled_by=Text("自治区金融办（地方金融管理局）", "the regional financial office"),
            since="2012-08-06",
        ),
        Reading(
            id="CN-GX/fund-cap",
            name=Text("2012年50%约束的范围", "what the 50% of 2012 bounds"),
            ask=Text(
                "2012年意见“融入资金余额暂不超过公司资本净额的50%”约束什么？",
                "What does the 50% of net capital in the opinion of 2012 bound?",
            ),
            taken=Text(
                "只约束从股权投资基金融入的资金，与银行的50%并行。",
                "The money from equity investment funds alone, beside the 50% for banks.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "约束全部融入资金：合计50%，与汇编标题一致。",
                        "All outside money: 50% in all, as the compilation's headline has it.",
                    ),
                ),
            ),
            settled_by=Text("2022-04-01的监管指引原文", "the text of the guide of 2022-04-01"),
        ),
        Reading(
            id="CN-GX/online-own-funds",
            name=Text("“自有资金为主”的含义", "what lending mainly own funds means"),
            ask=Text(
                "“以自有资金为主发放贷款”是否构成融资上限？",
                "Does lending “mainly out of own funds” set a limit to funding?",
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
            settled_by=Text("自治区金融办（地方金融管理局）", "the regional financial office"),
        ),
    ),
    gaps=(
        Gap(
            id="CN-GX/gap-2022",
            since="2022-04-01",
            says=Text(
                "2022-04-01的小额贷款公司监管指引存在，融资条款未见：仍按2009年与2012年的规则计算。",
                "A guide of 2022-04-01 exists; its financing clause was not seen: the rules of 2009 and 2012 still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2009,
            article="第十八条",
            says=Text(
                "不得向内部或外部集资，不得吸收或变相吸收公众存款。",
                "No fundraising inside or outside the company and no deposits, open or disguised.",
            ),
        ),
        Note(
            source=OPINION_2012,
            says=Text(
                "鼓励在境内外资本市场上市融资（股权，不计入融资限额）。",
                "Listing at home and abroad is encouraged (equity, outside the funding limits).",
            ),
        ),
    ),
    remarks=(
        Text(
            "2017年网络小贷指引未设新的融资比例：网络公司适用同一比例。",
            "The online-lending guide of 2017 sets no new ratio: online companies are held to the same ratios.",
        ),
    ),
)
