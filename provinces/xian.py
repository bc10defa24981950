"""Xi'an (西安): online companies since November 2016: three caps over registered capital, each channel with approval. Others follow Shaanxi.

The published 250% is the sum 100 + 100 + 50 of the three caps; the text states no total.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Fact,
    Holder,
    Is,
    Lenders,
    Limit,
    Manual,
    Note,
    OpenFor,
    PoolRatio,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

MEASURES_2016 = Source(
    title=Text(
        "关于印发西安市网络小额贷款公司试点管理办法（试行）的通知",
        "Notice issuing the measures for the pilot of online small-loan companies in Xi'an (trial)",
    ),
    issuer=Text("西安市人民政府金融工作办公室", "Xi'an Municipal Government Financial Work Office"),
    # The day is not known: the last one of the month.
    issued="2016-11-30",
    effective="2016-11-30",
    effective_basis="assumed",
    grade="A-",
    rank="city",
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
ONLINE = (Is(fact="company_type", among=("online",)),)
# The three conditions at the end of item three. The average loan is a question: as long as it is not answered, the good standing answers in its stead, and
# answered "no" it closes transfers like the other two.
ONLINE_FOR_A_YEAR = (
    *ONLINE,
    OpenFor(years=1),
    Is(fact="well_run", among=(True,)),
    Is(fact="average_loan_within_quarter_percent", among=(True,), or_else="well_run"),
)
INSTEAD = (Under(reading="CN-610100/over-province"),)
BESIDE = (Under(reading="CN-610100/over-province", among=("otherwise",)),)
EVERY_CHANNEL = (Under(reading="CN-610100/conditions", among=("otherwise",)),)
REGISTERED_POOL = (Under(reading="CN-610100/pool-denominator", among=("otherwise",)),)
TRANSFERS = ("asset_transfer_repo", "asset_transfer_outright")
MONTH_ONLY = Text(
    "文本只知为2016年11月，日不详：自当月最后一日起计。",
    "The text is known to be of November 2016, the day is not: it is applied from the last day of that month.",
)
LOANS = ("bank_loan", "other_fi_loan", "shareholder_loan")
ITEM_THREE = Text(
    "开业满一年、经营良好和笔均比例三项条件写在第（三）项末尾：只适用于资产转让，为一种解读。",
    "The conditions (a year in business, well run, average loan) stand at the end of item three: they are applied to transfers only, a reading.",
)

REGIME = Regime(
    place="CN-610100",
    follows="CN-SN",
    rules=(
        Limit(
            id="CN-610100/financial-institutions",
            name=Text("银行与其他金融机构合计", "banks and other financial institutions together"),
            source=MEASURES_2016,
            article="第十八条（一）",
            channels=("bank_loan", "other_fi_loan"),
            multiple="1",
            base="registered_capital",
            when=ONLINE,
            replaces=(
                "CN/2008-bank-cap",
                "CN/2008-two-banks",
                "CN-SN/bank-cap",
                "CN-SN/two-banks",
                "CN-SN/sources~collecting",
                "CN-SN/sources~closed",
            ),
            under=INSTEAD,
            says=Text(
                "从银行等金融机构融入的资金以注册资本的1倍为限。",
                "Money from banks and other financial institutions may not exceed 1 × registered capital.",
            ),
            words="融入不超过注册资本1倍的资金",
            note=MONTH_ONLY
            + Text(
                "列明银行以外的资金方，两家银行的限制不再适用。",
                "Lenders other than banks are named: the two-bank count no longer applies.",
            ),
        ),
        Limit(
            id="CN-610100/financial-institutions~beside",
            name=Text("银行与其他金融机构合计", "banks and other financial institutions together"),
            source=MEASURES_2016,
            article="第十八条（一）",
            channels=("bank_loan", "other_fi_loan"),
            multiple="1",
            base="registered_capital",
            when=ONLINE,
            under=BESIDE,
            says=Text(
                "从银行等金融机构融入的资金以注册资本的1倍为限，银行借款另受陕西的50%与两家银行约束。",
                "Money from banks and other financial institutions may not exceed 1 × registered capital; banks are held to Shaanxi's 50% and two banks besides.",
            ),
            words="融入不超过注册资本1倍的资金",
        ),
        Limit(
            id="CN-610100/shareholders",
            name=Text("股东借款合计", "all shareholder loans"),
            source=MEASURES_2016,
            article="第十八条（二）",
            channels=("shareholder_loan",),
            multiple="1",
            base="registered_capital",
            when=ONLINE,
            says=Text(
                "向股东借入的资金合计以注册资本的1倍为限。",
                "Money borrowed from shareholders may in all not exceed 1 × registered capital.",
            ),
            words="从股东拆入不超过注册资本1倍的资金",
            note=Text(
                "未限法人或持股比例，也未按股东分设上限：各类股东借款合计。",
                "The text asks neither for corporate shareholders nor for a minimum holding, and sets no cap for each: all shareholder loans together.",
            ),
        ),
        Lenders(
            id="CN-610100/shareholder-lenders",
            name=Text("出借人为股东", "lenders are shareholders"),
            source=MEASURES_2016,
            article="第十八条（二）",
            channels=("shareholder_loan",),
            may_lend=(Holder(),),
            when=ONLINE,
            says=Text(
                "出借人须是本公司股东；不限法人或个人，不限持股比例。",
                "The lender is a shareholder of the company, corporate or individual, of any holding.",
            ),
            words="从股东拆入不超过注册资本1倍的资金",
        ),
        Limit(
            id="CN-610100/repo",
            name=Text("须回购的转让上限", "cap on transfers to be repurchased"),
            source=MEASURES_2016,
            article="第十八条（三）",
            channels=("asset_transfer_repo",),
            multiple="0.5",
            base="registered_capital",
            when=ONLINE,
            says=Text(
                "转让的贷款资产及收益权中，须回购部分的余额以注册资本的0.5倍为限。",
                "Of loans and income rights transferred, those to be repurchased may not exceed 0.5 × registered capital.",
            ),
            words="需回购的贷款余额不超过注册资本0.5倍",
        ),
        Access(
            id="CN-610100/loans-with-approval",
            name=Text("借款须省、市批准", "loans, with approval of province and city"),
            source=MEASURES_2016,
            article="第十八条",
            channels=LOANS,
            level="with_approval",
            when=ONLINE,
            says=Text(
                "向金融机构、股东借入资金，须经省、市金融办批准。",
                "Borrowing from financial institutions and shareholders needs the approval of the provincial and municipal financial offices.",
            ),
            words="经省、市金融办批准",
        ),
        Access(
            id="CN-610100/transfers-first-year",
            name=Text("开业满一年、经营良好方可转让", "transfers after a year, if well run"),
            source=MEASURES_2016,
            article="第十八条（三）",
            channels=TRANSFERS,
            level="prohibited",
            when=ONLINE,
            says=Text(
                "开业不满一年、经营情况不良好或笔均贷款比例超过0.25%的公司，不得开展贷款资产及收益权转让。",
                "No transfers of loans or of their income in the first year of business, by a company that is not well run, or with an average loan above 0.25%.",
            ),
            words="需开业经营1年以上",
            note=ITEM_THREE,
        ),
        Access(
            id="CN-610100/repo-with-approval",
            name=Text("回购式转让须批准", "transfers with repurchase, with approval"),
            source=MEASURES_2016,
            article="第十八条（三）",
            channels=("asset_transfer_repo",),
            level="with_approval",
            when=ONLINE_FOR_A_YEAR,
            replaces=("CN-610100/transfers-first-year",),
            says=Text(
                "开业满一年、经营良好的，回购式转让须经省、市金融办批准。",
                "After a year in business and if well run, transfers with repurchase need the approval of the provincial and municipal financial offices.",
            ),
            words="经省、市金融办批准",
        ),
        Access(
            id="CN-610100/outright-with-approval",
            name=Text("卖断式转让须批准", "outright transfers, with approval"),
            source=MEASURES_2016,
            article="第十八条（三）",
            channels=("asset_transfer_outright",),
            level="with_approval",
            ratio_unset=True,
            when=ONLINE_FOR_A_YEAR,
            replaces=("CN-610100/transfers-first-year",),
            says=Text(
                "开业满一年、经营良好的，卖断式转让须经省、市金融办批准；未设比例。",
                "After a year in business and if well run, outright transfers need the approval of the provincial and municipal financial offices; no ratio is set.",
            ),
            words="经省、市金融办批准",
            note=Text(
                "0.5倍只限须回购的部分：卖断式转让未设比例，可办多少以批准的金额为准。",
                "The 0.5 × bounds only what is to be repurchased. For outright transfers no ratio is set: how much is open is what the approval names.",
            ),
        ),
        Manual(
            id="CN-610100/well-run",
            name=Text("经营情况良好", "well run"),
            source=MEASURES_2016,
            article="第十八条（三）",
            channels=TRANSFERS,
            when=ONLINE,
            fact=Fact(
                "well_run",
                "yes_no",
                Text("是否运行良好、合规经营", "well run and compliant"),
                Text(
                    "监管部门是否认定公司运行良好、合规经营？",
                    "Does the regulator hold the company to be well run and compliant?",
                ),
            ),
            says=Text("开展资产转让的公司须经营良好。", "A company that transfers assets must be well run."),
            words="经营情况良好",
            note=ITEM_THREE,
        ),
        Manual(
            id="CN-610100/average-loan",
            name=Text("笔均贷款比例", "average loan"),
            source=MEASURES_2016,
            article="第十八条（三）",
            channels=TRANSFERS,
            when=ONLINE,
            fact=Fact(
                "average_loan_within_quarter_percent",
                "yes_no",
                Text("最近四个季度末笔均不超过贷款余额的0.25%", "average loan within 0.25% of the portfolio"),
                Text(
                    "最近四个季度末，平均每笔贷款占贷款余额的比例是否都不超过0.25%？",
                    "At each of the last four quarter-ends, was the average loan at most 0.25% of the portfolio?",
                ),
            ),
            says=Text(
                "最近四个季度末，笔均贷款占贷款余额不超过0.25%，方可开展资产转让。",
                "Transfers are for companies whose average loan was at most 0.25% of the portfolio at each of the last four quarter-ends.",
            ),
            words="比例不高于0.25%",
            note=ITEM_THREE,
        ),
        # how else the clauses might be read
        Access(
            id="CN-610100/loans-first-year",
            name=Text("开业满一年、经营良好方可借款", "loans after a year, if well run"),
            source=MEASURES_2016,
            article="第十八条",
            channels=LOANS,
            level="prohibited",
            when=ONLINE,
            under=EVERY_CHANNEL,
            says=Text(
                "开业不满一年、经营情况不良好或笔均贷款比例超过0.25%的公司，不得从任何渠道补充资金。",
                "No money through any channel in the first year of business, for a company that is not well run, or with an average loan above 0.25%.",
            ),
            words="需开业经营1年以上",
        ),
        Access(
            id="CN-610100/loans-after-a-year",
            name=Text("开业满一年的借款须省、市批准", "loans after a year, with approval"),
            source=MEASURES_2016,
            article="第十八条",
            channels=LOANS,
            level="with_approval",
            when=ONLINE_FOR_A_YEAR,
            replaces=("CN-610100/loans-first-year",),
            under=EVERY_CHANNEL,
            says=Text(
                "三项条件都满足的，向金融机构、股东借入资金须经省、市金融办批准。",
                "Where all three conditions are met, borrowing needs the approval of the provincial and municipal financial offices.",
            ),
            words="经省、市金融办批准",
        ),
        Access(
            id="CN-610100/sources~closed",
            name=Text("来源清单封闭", "closed list of sources"),
            source=MEASURES_2016,
            article="第十八条",
            channels=AllFunding(excepting=(*LOANS, "shareholder_special_loan", "asset_transfer_repo")),
            level="prohibited",
            when=ONLINE,
            under=(Under(reading="CN-610100/closed-list", among=("otherwise",)),),
            says=Text(
                "补充资金的渠道只有金融机构、股东与贷款资产转让三项：其他融资一律不得采用。",
                "Financial institutions, shareholders and transfers of loans are the only channels: no other funding is open.",
            ),
            words="可以从以下渠道补充业务资金",
        ),
        Limit(
            id="CN-610100/own-funds~limit",
            name=Text("融入资金不超过自有资金", "borrowed money within own funds"),
            source=MEASURES_2016,
            article="第十八条",
            channels=AllFunding(),
            multiple="1",
            base="net_assets",
            base_word=Text("自有资金（以净资产计）", "own funds (taken as net assets)"),
            when=ONLINE,
            under=(Under(reading="CN-610100/own-funds", among=("otherwise",)),),
            says=Text(
                "以自有资金为主：融入资金合计不超过自有资金。",
                "Mainly own funds: all borrowed money together stays within the own funds.",
            ),
            words="主要利用自有资金开展业务",
        ),
        Limit(
            id="CN-610100/2017-pool~registered",
            name=Text("合并融资（注册资本口径）", "national pool over registered capital"),
            source=NOTICE_2017,
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple="2",
            base="registered_capital",
            until="2020-09-07",
            when=ONLINE,
            under=REGISTERED_POOL,
            says=Text(
                "转让与证券化融入的资金并入表内融资，合计按西安自己的分母（注册资本）不超过2倍。",
                "Funding through transfers and ABS joins that on the sheet; together at most 2 × registered capital, Xi'an's own denominator.",
            ),
            words="应与表内融资合并计算",
        ),
        Limit(
            id="CN-610100/2017-pool~registered-year",
            name=Text("合并融资（注册资本口径）", "national pool over registered capital"),
            source=NOTICE_2017,
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple="2.5",
            base="registered_capital",
            until="2020-09-07",
            when=ONLINE_FOR_A_YEAR,
            replaces=("CN-610100/2017-pool~registered",),
            under=REGISTERED_POOL,
            says=Text(
                "开业满一年、经营良好、笔均比例相符的，合计按注册资本不超过2.5倍。",
                "After a year in business, if well run and with small loans, together at most 2.5 × registered capital.",
            ),
            words="应与表内融资合并计算",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2.5",
            when=ONLINE_FOR_A_YEAR,
            note=Text(
                "文本无合计比例：取三项上限之和1+1+0.5；文本以注册资本为分母，全国合并口径用资本净额，倍数照用。",
                "The text states no total: the sum of its three caps, 1 + 1 + 0.5. Its denominator is registered capital, that of the national "
                "pool net capital; the "
                "multiple is carried over.",
            ),
        ),
        PoolRatio(
            multiple="2",
            when=ONLINE,
            note=Text(
                "开业不满一年、经营不良好或笔均比例不符，不得转让资产：取1+1。",
                "No transfers in the first year of business, by a company that is not well run, or with too large an average loan: the sum is 1 + 1.",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-610100/over-province",
            name=Text("市办法是否取代省规定", "whether the city's text displaces the province's"),
            ask=Text(
                "西安市的办法是否取代陕西省的银行50%与两家银行？",
                "Does the city's text displace Shaanxi's 50% on banks and its two banks for online companies?",
            ),
            taken=Text(
                "是：办法就网络公司的资金来源另作规定，且每笔都须省金融办批准。",
                "Yes: it sets the sources of online companies anew, and each needs the provincial office's approval.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "否：市级文件位阶较低，两者并行。",
                        "No: a city's text is of lower rank: both stay.",
                    ),
                ),
            ),
            settled_by=Text("省、市金融办", "the financial offices of province and city"),
        ),
        Reading(
            id="CN-610100/conditions",
            name=Text("三项条件的适用渠道", "which channels the three conditions bind"),
            ask=Text(
                "第十八条（三）末尾的三项条件（开业1年以上、经营良好、笔均比例）只约束资产转让，还是三个渠道？",
                "Do the three conditions at the end of article 18(3), a year in business, well run and small loans, bind transfers alone or all three channels?",
            ),
            taken=Text("只约束资产转让：写在该项之内。", "Transfers alone: they stand within that item."),
            alternatives=(
                Alternative(
                    says=Text(
                        "约束三个渠道：不满足的公司不得借款。",
                        "All three: a company that does not meet them may not borrow either.",
                    ),
                ),
            ),
            settled_by=Text("省、市金融办", "the financial offices of province and city"),
        ),
        Reading(
            id="CN-610100/closed-list",
            name=Text("来源清单是否封闭", "whether the list of sources is closed"),
            ask=Text(
                "“可以从以下渠道补充业务资金”是不是封闭的清单？",
                "Is the list of channels from which an online company may add to its funds a closed one?",
            ),
            taken=Text(
                "否：没有列出的渠道属未作规定，全国规则放开的照样适用。",
                "No: a channel that it does not name is not provided for, and what a national text opens is open.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：没有列出的渠道被禁止，全国规则放开的也是。",
                        "Yes: a channel that it does not name is prohibited, also where a national text opens it.",
                    ),
                ),
            ),
            settled_by=Text("省、市金融办", "the financial offices of province and city"),
        ),
        Reading(
            id="CN-610100/own-funds",
            name=Text("“自有资金为主”的含义", "what lending mainly own funds means"),
            ask=Text(
                "“主要利用自有资金开展业务”是否构成融资上限？",
                "Does lending mainly own funds set a limit to funding?",
            ),
            taken=Text("否：只作说明。", "No: it is told as a note."),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：融入资金不得超过自有资金。",
                        "Yes: borrowed money may not exceed own funds.",
                    ),
                ),
            ),
            settled_by=Text("省、市金融办", "the financial offices of province and city"),
        ),
        Reading(
            id="CN-610100/pool-denominator",
            name=Text("2017年合并口径的分母", "the denominator of the 2017 pool"),
            ask=Text(
                "2017年全国合并口径在西安以资本净额还是注册资本为分母？",
                "Does the national pool of 2017 run over net capital or over registered capital in Xi'an?",
            ),
            taken=Text("资本净额（通知原文），倍数照用。", "Net capital, as the notice says, with the same multiple."),
            alternatives=(
                Alternative(
                    says=Text(
                        "“当地现行比例”连同当地的分母：注册资本。",
                        "The local ratio comes with its own denominator: registered capital.",
                    ),
                ),
            ),
            settled_by=Text("监管部门当时的答复", "a regulator's reply of that time"),
            until="2020-09-07",
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2016,
            article="第十八条",
            says=Text("网络公司放贷以自有资金为主。", "Online companies lend mainly their own money."),
        ),
    ),
    remarks=(
        Text(
            "本办法只管网络公司；西安其他类型的公司按陕西省的规则。",
            "The measures are for online companies; other companies in Xi'an follow Shaanxi.",
        ),
    ),
)
