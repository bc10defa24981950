"""Xi'an (西安): online companies since November 2016: three caps over registered capital, each channel with approval. Others follow Shaanxi.

The published 250% is the sum 100 + 100 + 50 of the three caps; the text states no total.
"""

from leverage.law.vocabulary import Access, Fact, Is, Limit, Manual, Note, OpenFor, PoolRatio, Regime, Source, Text

MEASURES_2016 = Source(
    title=Text(
        "关于印发西安市网络小额贷款公司试点管理办法(试行)的通知",
        "Notice issuing the measures for the pilot of online small-loan companies in Xi'an (trial)",
    ),
    issuer=Text("西安市人民政府金融工作办公室", "Xi'an Municipal Government Financial Work Office"),
    # The day is not known: the last one of the month.
    issued="2016-11-30",
    effective="2016-11-30",
    effective_basis="assumed",
    verified_on="2017-12-31",
)
ONLINE = (Is(fact="company_type", among=("online",)),)
ONLINE_FOR_A_YEAR = (*ONLINE, OpenFor(years=1))
TRANSFERS = ("asset_transfer_repo", "asset_transfer_outright")
MONTH_ONLY = Text(
    "文本只知为2016年11月,日不详:自当月最后一日起计。",
    "The text is known to be of November 2016, the day is not: it is applied from the last day of that month.",
)
ITEM_THREE = Text(
    "开业满一年、经营良好和笔均比例三项条件写在第(三)项末尾:只适用于资产转让。",
    "The conditions (a year in business, well run, average loan) stand at the end of item three: they are applied to transfers only.",
)

REGIME = Regime(
    place="CN-610100",
    follows="CN-SN",
    rules=(
        Limit(
            id="CN-610100/financial-institutions",
            source=MEASURES_2016,
            article="第十八条(一)",
            channels=("bank_loan", "other_fi_loan"),
            multiple="1",
            base="registered_capital",
            when=ONLINE,
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks", "CN-SN/bank-cap", "CN-SN/two-banks"),
            says=Text(
                "从银行等金融机构融入的资金以注册资本的1倍为限。",
                "Money from banks and other financial institutions may not exceed 1 × registered capital.",
            ),
            words="融入不超过注册资本1倍的资金",
            note=MONTH_ONLY
            + Text(
                "列明银行以外的资金方,两家银行的限制不再适用。",
                "Lenders other than banks are named: the two-bank count no longer applies.",
            ),
        ),
        Limit(
            id="CN-610100/shareholders",
            source=MEASURES_2016,
            article="第十八条(二)",
            channels=("shareholder_loan", "shareholder_special_loan"),
            multiple="1",
            base="registered_capital",
            when=ONLINE,
            says=Text(
                "向股东借入的资金合计以注册资本的1倍为限。",
                "Money borrowed from shareholders may in all not exceed 1 × registered capital.",
            ),
            words="从股东拆入不超过注册资本1倍的资金",
            note=Text(
                "未限法人或持股比例,也未按股东分设上限:各类股东借款合计。",
                "The text asks neither for corporate shareholders nor for a minimum holding, and sets no cap for each: all shareholder loans together.",
            ),
        ),
        Limit(
            id="CN-610100/repo",
            source=MEASURES_2016,
            article="第十八条(三)",
            channels=("asset_transfer_repo",),
            multiple="0.5",
            base="registered_capital",
            when=ONLINE,
            says=Text(
                "转让的贷款资产及收益权中,须回购部分的余额以注册资本的0.5倍为限。",
                "Of loans and income rights transferred, those to be repurchased may not exceed 0.5 × registered capital.",
            ),
            words="需回购的贷款余额不超过注册资本0.5倍",
        ),
        Access(
            id="CN-610100/loans-with-approval",
            source=MEASURES_2016,
            article="第十八条",
            channels=("bank_loan", "other_fi_loan", "shareholder_loan", "shareholder_special_loan"),
            level="with_approval",
            when=ONLINE,
            says=Text(
                "向金融机构、股东借入资金,须经省、市金融办批准。",
                "Borrowing from financial institutions and shareholders needs the approval of the provincial and municipal financial offices.",
            ),
            words="经省、市金融办批准",
        ),
        Access(
            id="CN-610100/transfers-first-year",
            source=MEASURES_2016,
            article="第十八条(三)",
            channels=TRANSFERS,
            level="prohibited",
            when=ONLINE,
            says=Text(
                "开业不满一年,不得开展贷款资产及收益权转让。",
                "No transfers of loans or of their income in the first year of business.",
            ),
            words="需开业经营1年以上",
            note=ITEM_THREE,
        ),
        Access(
            id="CN-610100/repo-with-approval",
            source=MEASURES_2016,
            article="第十八条(三)",
            channels=("asset_transfer_repo",),
            level="with_approval",
            when=ONLINE_FOR_A_YEAR,
            replaces=("CN-610100/transfers-first-year",),
            says=Text(
                "开业满一年后,回购式转让须经省、市金融办批准。",
                "After a year in business, transfers with repurchase need the approval of the provincial and municipal financial offices.",
            ),
            words="经省、市金融办批准",
        ),
        Access(
            id="CN-610100/outright-with-approval",
            source=MEASURES_2016,
            article="第十八条(三)",
            channels=("asset_transfer_outright",),
            level="with_approval",
            when=ONLINE_FOR_A_YEAR,
            replaces=("CN-610100/transfers-first-year",),
            says=Text(
                "开业满一年后,卖断式转让须经省、市金融办批准;未设比例。",
                "After a year in business, outright transfers need the approval of the provincial and municipal financial offices; no ratio is set.",
            ),
            words="经省、市金融办批准",
            note=Text(
                "0.5倍只限须回购的部分:卖断式转让未设比例,可办多少以批准为准,没有其他限额约束时不计入合计余量。",
                "The 0.5 × bounds only what is to be repurchased. For outright transfers no ratio is set: how much is open is for the approval, and they are no part of the total where no other limit bounds them.",
            ),
        ),
        Manual(
            id="CN-610100/well-run",
            source=MEASURES_2016,
            article="第十八条(三)",
            channels=TRANSFERS,
            when=ONLINE,
            fact=Fact(
                "well_run",
                "yes_no",
                Text("是否运行良好、合规经营", "well run and compliant"),
                Text(
                    "监管部门是否认定公司运行良好、合规经营?",
                    "Does the regulator hold the company to be well run and compliant?",
                ),
            ),
            says=Text("开展资产转让的公司须经营良好。", "A company that transfers assets must be well run."),
            words="经营情况良好",
            note=ITEM_THREE,
        ),
        Manual(
            id="CN-610100/average-loan",
            source=MEASURES_2016,
            article="第十八条(三)",
            channels=TRANSFERS,
            when=ONLINE,
            fact=Fact(
                "average_loan_within_quarter_percent",
                "yes_no",
                Text("最近四个季度末笔均不超过贷款余额的0.25%", "average loan within 0.25% of the portfolio"),
                Text(
                    "最近四个季度末,平均每笔贷款占贷款余额的比例是否都不超过0.25%?",
                    "At each of the last four quarter-ends, was the average loan at most 0.25% of the portfolio?",
                ),
            ),
            says=Text(
                "最近四个季度末,笔均贷款占贷款余额不超过0.25%,方可开展资产转让。",
                "Transfers are for companies whose average loan was at most 0.25% of the portfolio at each of the last four quarter-ends.",
            ),
            words="比例不高于0.25%",
            note=ITEM_THREE,
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2.5",
            when=ONLINE_FOR_A_YEAR,
            note=Text(
                "文本无合计比例:取三项上限之和1+1+0.5;文本以注册资本为分母,全国合并口径用资本净额,倍数照用。",
                "The text states no total: the sum of its three caps, 1 + 1 + 0.5. Its denominator is registered capital, that of the national "
                "pool net capital; the "
                "multiple is carried over.",
            ),
        ),
        PoolRatio(
            multiple="2",
            when=ONLINE,
            note=Text(
                "开业不满一年,不得转让资产:取1+1。", "No transfers in the first year of business: the sum is 1 + 1."
            ),
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
            "本办法只管网络公司;西安其他类型的公司按陕西省的规则。",
            "The measures are for online companies; other companies in Xi'an follow Shaanxi.",
        ),
    ),
)
