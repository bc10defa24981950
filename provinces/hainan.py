"""Hainan (海南): banks up to 50% of net capital; since 2012-06-29 companies rated 优秀 or 良好 have a pool of 200% over three channels.

Repurchase transfers up to 50% stand beside it, for companies so rated two years running. The published 250% is the sum of the two. Loans of corporate
shareholders are kept for companies rated 优秀 or 良好, and need an approval each once they exceed 10% of net capital.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    ByFact,
    Count,
    Fact,
    Gap,
    Holder,
    Is,
    Lenders,
    Limit,
    Manual,
    Note,
    PoolRatio,
    RatingScheme,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

MEASURES_2009 = Source(
    title=Text(
        "海南省小额贷款公司试点管理暂行办法", "Interim measures for the pilot of small-loan companies in Hainan"
    ),
    number="琼府〔2009〕72号",
    issuer=Text("海南省人民政府", "Hainan Provincial Government"),
    # The day of issue, in 2009, was not seen: that of publication on the Financial Office's site.
    issued="2011-12-06",
    effective="2011-12-06",
    effective_basis="published",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
OPINION_2012 = Source(
    title=Text(
        "关于深入推进小额贷款公司改革发展的若干意见",
        "Several opinions on the further reform and development of small-loan companies",
    ),
    number="琼府办〔2012〕98号",
    issuer=Text("海南省人民政府办公厅", "General Office of the Hainan Provincial Government"),
    issued="2012-06-29",
    effective="2012-06-29",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
GOOD = ("优秀", "良好")
RATED = (Is(fact="rating", among=GOOD),)
UNRATED = (Is(fact="rating", among=("其他",)),)
RATED_TWICE = (*RATED, Is(fact="prior_rating", among=GOOD))
NO_VENUES = Is(fact="assets_not_sold_on_platforms", among=(True,))
TRANSFERS = ("asset_transfer_repo", "asset_transfer_outright")
APPRAISAL = Text(
    "年度考评结果按最近一次评级计；连续两年，另看上一次评级。",
    "The annual appraisal is the current rating; two years running takes the prior rating too.",
)
POOL_REPLACES = ("CN/2008-bank-cap", "CN/2008-two-banks", "CN-HI/bank-cap", "CN-HI/two-banks")
VENUES_CLOSED = Text(
    "86号文（2020-09-07）禁止经地方交易场所转让信贷资产（不良贷款除外）：此后只余银行。",
    "Notice 86 of 2020-09-07 forbids transfers of credit assets (bad loans apart) through local venues: since then banks alone are left.",
)

REGIME = Regime(
    place="CN-HI",
    schemes=(
        RatingScheme(
            name=Text("年度考评", "annual appraisal"),
            source=OPINION_2012,
            article="（七）、（八）",
            grades=GOOD,
            other_grades=True,
            method="not_seen",
            effect=Text(
                "优秀或良好：银行、法人股东、同业三渠道合计可到资本净额的200%；连续两年优秀或良好：经审核可转让资产，回购式以50%为限。其他仍按银行50%。",
                "优秀 or 良好: banks, corporate shareholders and other small-loan companies up to 200% of net capital together; so rated two years running: asset "
                "transfers after review, with repurchase up to 50%. Others stay at the 50% for banks.",
            ),
            note=Text(
                "良好以下的等级名称未见，一律作“其他”。",
                "The names of the grades below 良好 were not seen: all of them are 其他.",
            ),
        ),
    ),
    rules=(
        # every company, until its rating opens more
        Limit(
            id="CN-HI/bank-cap",
            name=Text("银行借款上限", "cap on bank loans"),
            source=MEASURES_2009,
            article="第十七条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=(Under(reading="CN-HI/restated-after-2020", among=("taken", "otherwise")),),
            says=Text("银行融资余额以资本净额的50%为限。", "Bank borrowing may not exceed 50% of net capital."),
            words="不得超过资本净额的50%",
        ),
        Count(
            id="CN-HI/two-banks",
            name=Text("两家银行", "two banks"),
            source=MEASURES_2009,
            article="第十七条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-HI/restated-after-2020", among=("taken", "otherwise")),),
            says=Text("融资银行最多两家。", "Bank borrowing comes from at most two banking institutions."),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-HI/sources",
            name=Text("资金来源", "sources of funds"),
            source=MEASURES_2009,
            article="第十七条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-HI/bank-cap~gives-way",
            name=Text("银行借款：地方50%让位", "bank loans: the local 50% gives way"),
            source=MEASURES_2009,
            article="第十七条",
            since="2020-09-07",
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN-HI/bank-cap", "CN-HI/two-banks"),
            under=(Under(reading="CN-HI/restated-after-2020", among=("otherwise",)),),
            says=Text(
                "自86号文起，重申2008年全国意见的50%与两家银行一并让位于净资产的1倍。",
                "From notice 86 on, the restated 50% and two banks of 2008 give way to 1 × net assets.",
            ),
        ),
        Access(
            id="CN-HI/collecting~shareholders-2009",
            name=Text("股东借款（集资）", "shareholder loans as fundraising"),
            source=MEASURES_2009,
            article="第十七条",
            until="2012-06-29",
            channels=("shareholder_loan",),
            level="prohibited",
            under=(Under(reading="CN-HI/collecting", among=("otherwise",)),),
            says=Text(
                "股东借款属于被严禁的向内部或外部集资。",
                "Loans of shareholders are fundraising inside or outside the company, which is forbidden.",
            ),
            words="严禁向内部或外部集资",
        ),
        Access(
            id="CN-HI/collecting~shareholders",
            name=Text("股东借款（集资），其他等级", "shareholder loans as fundraising, other grades"),
            source=MEASURES_2009,
            article="第十七条",
            since="2012-06-29",
            channels=("shareholder_loan",),
            level="prohibited",
            when=UNRATED,
            under=(Under(reading="CN-HI/collecting", among=("otherwise",)),),
            says=Text(
                "未获优秀或良好的公司，股东借款属于被严禁的集资。",
                "For companies not rated 优秀 or 良好 loans of shareholders are forbidden fundraising.",
            ),
            words="严禁向内部或外部集资",
        ),
        # rated 优秀 or 良好
        Limit(
            id="CN-HI/rated-pool",
            name=Text("银行、法人股东与同业合计", "banks, corporate shareholders and peers together"),
            source=OPINION_2012,
            article="（七）",
            channels=("bank_loan", "shareholder_loan", "interbank_borrowing"),
            multiple="2",
            base="net_capital",
            when=RATED,
            replaces=POOL_REPLACES,
            under=(
                Under(reading="CN-HI/open-list"),
                Under(reading="CN-HI/bank-count", among=("taken", "otherwise")),
            ),
            says=Text(
                "年度考评优秀或良好的公司，银行、法人股东、同业三个渠道的融资合计以资本净额的200%为限。",
                "For companies appraised 优秀 or 良好, funding from banks, corporate shareholders and other small-loan companies together may not "
                "exceed 200% of net capital.",
            ),
            words="最高可放宽至资本净额的200%",
            note=APPRAISAL
            + Text(
                "总和只含所列三个渠道，回购式转让另计。列明银行以外的资金方，两家银行的限制不再适用。",
                "The sum holds the three channels named; repurchase transfers stand beside it. Lenders other than banks are named: the two-bank "
                "count no longer applies.",
            ),
        ),
        Limit(
            id="CN-HI/rated-pool~open",
            name=Text("各种融资合计", "all funding together"),
            source=OPINION_2012,
            article="（七）",
            channels=AllFunding(),
            multiple="2",
            base="net_capital",
            when=RATED,
            replaces=POOL_REPLACES,
            under=(Under(reading="CN-HI/open-list", among=("otherwise",)),),
            says=Text(
                "“主要包括”之后的清单是开放的：年度考评优秀或良好的公司，各种融资（含回购式转让）合计以资本净额的200%为限。",
                "The list after “mainly includes” is open: for companies appraised 优秀 or 良好 all funding, repurchase transfers among it, may not exceed 200% of net capital.",
            ),
            words="最高可放宽至资本净额的200%",
        ),
        Count(
            id="CN-HI/two-banks~rated",
            name=Text("两家银行（优秀、良好也适用）", "two banks (rated companies too)"),
            source=MEASURES_2009,
            article="第十七条",
            since="2012-06-29",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            when=RATED,
            under=(Under(reading="CN-HI/bank-count", among=("otherwise",)),),
            says=Text(
                "2012年意见未提银行家数：两家银行的限制对优秀、良好的公司仍适用。",
                "The opinion of 2012 is silent on the number of banks: the two stay for rated companies as well.",
            ),
            words="不超过两个银行业金融机构",
        ),
        Limit(
            id="CN-HI/shareholder-unapproved",
            name=Text("未逐笔审批的股东借款", "shareholder loans not approved one by one"),
            source=OPINION_2012,
            article="（七）",
            channels=("shareholder_loan",),
            multiple="0.1",
            base="net_capital",
            when=RATED,
            approval_lifts=True,
            per_loan=True,
            under=(Under(reading="CN-HI/shareholder-tenth", among=("taken", "otherwise")),),
            says=Text(
                "股东借款未经省级主管部门逐笔审批的，以资本净额的10%为限。",
                "Unless each loan was approved by the provincial authority, shareholder loans stay within 10% of net capital.",
            ),
            words="股东借款余额超过资本净额10%的",
            note=Text(
                "文本：余额超过10%才须逐笔审批。超过时，明细中每一笔都须有自己的批准文号；只有渠道的批准不能回答。",
                "The text asks for approval loan by loan once the balance exceeds 10%: every row of the ledger then needs the number of its own approval; one for the channel does not answer it.",
            ),
        ),
        Manual(
            id="CN-HI/shareholder-rate",
            name=Text("股东借款利率", "rate of shareholder loans"),
            source=OPINION_2012,
            article="（七）",
            channels=("shareholder_loan",),
            when=RATED,
            fact=Fact(
                "shareholder_loan_rates_within_twice_benchmark",
                "yes_no",
                Text("股东借款利率未超过同期基准利率2倍", "shareholder loans at no more than twice the benchmark rate"),
                Text(
                    "各笔股东借款利率是否均未超过同期基准利率的2倍（或经监管部门认可的例外）？",
                    "Is every shareholder loan's rate at most twice the benchmark rate for its term (or an exception accepted by the regulator)?",
                ),
            ),
            says=Text(
                "股东借款利率一般以同期基准利率的2倍为限。",
                "The rate of a shareholder loan is generally at most twice the benchmark rate for its term.",
            ),
            words="一般不超过同期基准利率的2倍",
            note=Text(
                "“一般”留有例外，且未写明存款或贷款基准：作为人工确认。",
                "“Generally” leaves room for exceptions, and deposit or lending rate is not said: asked, not computed.",
            ),
        ),
        Manual(
            id="CN-HI/shareholder-own-funds",
            name=Text("法人股东以自有资金出借", "corporate shareholders lend their own money"),
            source=OPINION_2012,
            article="（七）",
            channels=("shareholder_loan",),
            when=RATED,
            fact=Fact(
                "shareholder_loans_from_corporate_own_funds",
                "yes_no",
                Text("股东借款来自法人股东的自有资金", "shareholder loans are corporate shareholders' own money"),
                Text(
                    "股东借款的出借人是否均为法人股东，且资金均为其自有资金？",
                    "Are all lenders of shareholder loans corporate shareholders, and is all the money their own?",
                ),
            ),
            says=Text(
                "定向借款须由法人股东以自有资金出借。", "Directed loans come from corporate shareholders' own funds."
            ),
            words="借款资金来源必须是法人股东的自有资金",
        ),
        Lenders(
            id="CN-HI/lenders",
            name=Text("定向借款的出借人", "who may lend as a shareholder"),
            source=OPINION_2012,
            article="（七）",
            channels=("shareholder_loan",),
            may_lend=(Holder(kind="corporate"),),
            other_kind="breach",
            stranger="breach",
            when=RATED,
            says=Text(
                "定向借款的出借人必须是法人股东。",
                "Directed loans must come from corporate shareholders.",
            ),
            words="借款资金来源必须是法人股东的自有资金",
        ),
        Access(
            id="CN-HI/rated-sources",
            name=Text("法人股东定向借款", "loans of corporate shareholders"),
            source=OPINION_2012,
            article="（七）",
            channels=("shareholder_loan",),
            level="permitted",
            when=RATED,
            reserves=True,
            says=Text(
                "法人股东定向借款，只留给年度考评优秀或良好的公司。",
                "Directed loans of corporate shareholders, kept for companies appraised 优秀 or 良好.",
            ),
            words="对于年度考评结果为优秀或良好的",
            note=Text(
                "银行融资对各公司均已允许。其他等级的公司视为未作规定，2020年全国通知不为其开放。",
                "Bank borrowing is open to every company anyway. For other grades these loans are not provided for, and the national notice of 2020 does not open them.",
            ),
        ),
        Access(
            id="CN-HI/rated-interbank",
            name=Text("小额贷款公司间资金拆借", "borrowing among small-loan companies"),
            source=OPINION_2012,
            article="（七）",
            channels=("interbank_borrowing",),
            level="with_approval",
            when=RATED,
            reserves=True,
            says=Text(
                "小额贷款公司间的资金拆借须经省级主管部门同意，只留给优秀或良好的公司。",
                "Borrowing among small-loan companies needs the provincial authority's consent and is kept for companies rated 优秀 or 良好.",
            ),
            words="经省级主管部门同意",
        ),
        # so rated two years running
        Limit(
            id="CN-HI/repo",
            name=Text("回购式资产转让上限", "cap on transfers with repurchase"),
            source=OPINION_2012,
            article="（八）",
            channels=("asset_transfer_repo",),
            multiple="0.5",
            base="net_capital",
            under=(Under(reading="CN-HI/transfer-volume", among=("taken", "otherwise")),),
            says=Text(
                "回购式资产转让以资本净额的50%为限。",
                "Asset transfers with repurchase may not exceed 50% of net capital.",
            ),
            words="不得超过小额贷款公司资本净额的50%",
            note=Text(
                "上限对任何公司都成立；渠道只对连续两年优秀或良好的公司开放。“业务规模”读作余额。",
                "The cap holds for any company; the channel is open to those rated 优秀 or 良好 two years running. “业务规模” is read as the balance.",
            ),
        ),
        Limit(
            id="CN-HI/repo~volume",
            name=Text("回购式资产转让全年发生额", "the year's volume of transfers with repurchase"),
            source=OPINION_2012,
            article="（八）",
            channels=("asset_transfer_repo",),
            multiple=ByFact(fact="repo_volume_within_half", multiples={True: "0.5", False: "0"}),
            base="net_capital",
            replaces=("CN-HI/repo",),
            under=(Under(reading="CN-HI/transfer-volume", among=("otherwise",)),),
            says=Text(
                "“业务规模”指全年发生额：超过资本净额50%的，不得再办回购式资产转让。",
                "“业务规模” is the year's volume: above 50% of net capital there may be no transfers with repurchase.",
            ),
            words="不得超过小额贷款公司资本净额的50%",
        ),
        Access(
            id="CN-HI/repo-with-approval",
            name=Text("回购式资产转让限连续两年优良", "transfers with repurchase for two good years"),
            source=OPINION_2012,
            article="（八）",
            until="2020-09-07",
            channels=("asset_transfer_repo",),
            level="with_approval",
            when=RATED_TWICE,
            reserves=True,
            under=(Under(reading="CN-HI/transfers-well-run", among=("taken", "otherwise")),),
            says=Text(
                "连续两年优秀或良好的公司，经省级主管部门审核，可与银行、地方金融资产交易平台开展回购式资产转让。",
                "Companies rated 优秀 or 良好 two years running may, after the provincial authority's review, transfer assets with repurchase with "
                "banks and local exchanges.",
            ),
            words="连续两年考评为优秀或良好",
            note=APPRAISAL
            + Text(
                "“运行良好、合规经营”由审核把关，不另设门槛。其余公司视为未作规定，2017年全国通知不为其开放。",
                "Being well run and compliant is left to the review. For other companies the channel is not provided for, and the national notice of 2017 does not open it.",
            ),
        ),
        Access(
            id="CN-HI/outright-with-approval",
            name=Text("卖断式资产转让限连续两年优良", "outright transfers for two good years"),
            source=OPINION_2012,
            article="（八）",
            until="2020-09-07",
            channels=("asset_transfer_outright",),
            level="with_approval",
            when=RATED_TWICE,
            reserves=True,
            ratio_unset=True,
            under=(Under(reading="CN-HI/transfers-well-run", among=("taken", "otherwise")),),
            says=Text(
                "卖断式资产转让同样须经审核；未设比例。", "Outright transfers need the same review; no ratio is set."
            ),
            words="连续两年考评为优秀或良好",
            note=Text(
                "50%只限回购式：卖断式转让未设比例，可办多少以审核意见为准，没有其他限额约束时不计入合计余量。",
                "The 50% bounds transfers with repurchase. For outright ones no ratio is set: how much is open is for the review, and they are no part of the total where no other limit bounds them.",
            ),
        ),
        Access(
            id="CN-HI/2020-repo-with-approval",
            name=Text("回购式资产转让（地方场所已关闭）", "transfers with repurchase (local venues closed)"),
            source=OPINION_2012,
            article="（八）",
            since="2020-09-07",
            channels=("asset_transfer_repo",),
            level="with_approval",
            when=(*RATED_TWICE, NO_VENUES),
            reserves=True,
            under=(Under(reading="CN-HI/transfers-well-run", among=("taken", "otherwise")),),
            says=Text(
                "连续两年优秀或良好的公司，经审核可与银行开展回购式资产转让，不经地方交易场所。",
                "Companies rated 优秀 or 良好 two years running may, after review, transfer assets with repurchase to banks, through no local venue.",
            ),
            words="连续两年考评为优秀或良好",
            note=VENUES_CLOSED,
        ),
        Access(
            id="CN-HI/2020-outright-with-approval",
            name=Text("卖断式资产转让（地方场所已关闭）", "outright transfers (local venues closed)"),
            source=OPINION_2012,
            article="（八）",
            since="2020-09-07",
            channels=("asset_transfer_outright",),
            level="with_approval",
            when=(*RATED_TWICE, NO_VENUES),
            reserves=True,
            ratio_unset=True,
            under=(Under(reading="CN-HI/transfers-well-run", among=("taken", "otherwise")),),
            says=Text(
                "卖断式资产转让同样须经审核，不经地方交易场所；未设比例。",
                "Outright transfers need the same review and go through no local venue; no ratio is set.",
            ),
            words="连续两年考评为优秀或良好",
            note=VENUES_CLOSED,
        ),
        Access(
            id="CN-HI/repo-with-approval~well-run",
            name=Text("资产转让限运行良好的公司", "transfers for well-run companies"),
            source=OPINION_2012,
            article="（八）",
            channels=TRANSFERS,
            level="with_approval",
            when=(Is(fact="well_run", among=(True,)),),
            reserves=True,
            under=(Under(reading="CN-HI/transfers-well-run", among=("otherwise",)),),
            says=Text(
                "运行情况良好、合规经营本身是条件：其余公司视为未作规定。",
                "Being well run and compliant is a condition of its own: for other companies transfers are not provided for.",
            ),
            words="对运行情况良好、合规经营",
        ),
        Manual(
            id="CN-HI/transfer-counterparties",
            name=Text("资产转让的合作方", "counterparties of transfers"),
            source=OPINION_2012,
            article="（八）",
            until="2020-09-07",
            channels=TRANSFERS,
            when=RATED_TWICE,
            decides=True,
            fact=Fact(
                "transfers_to_banks_or_local_exchanges",
                "yes_no",
                Text("资产转让均与银行或地方资产交易平台合作", "assets transferred with banks or local exchanges only"),
                Text(
                    "资产转让是否均与银行业金融机构或地方（金融）资产交易平台合作办理？",
                    "Were all asset transfers made with banking institutions or local (financial) asset exchanges?",
                ),
            ),
            says=Text(
                "资产转让的合作方为银行和地方金融资产交易平台。",
                "Asset transfers are made with banks and local financial asset exchanges.",
            ),
            words="与银行业金融机构、地方金融资产交易平台",
        ),
        Manual(
            id="CN-HI/2020-transfers-to-banks",
            name=Text("资产转让只与银行办理", "transfers with banks alone"),
            source=OPINION_2012,
            article="（八）",
            since="2020-09-07",
            channels=TRANSFERS,
            when=RATED_TWICE,
            decides=True,
            fact=Fact(
                "transfers_to_banks",
                "yes_no",
                Text("资产转让均与银行合作", "assets transferred with banks only"),
                Text(
                    "资产转让是否均与银行业金融机构合作办理（2020-09-07起不得再经地方交易场所）？",
                    "Were all asset transfers made with banking institutions (since 2020-09-07 none may go through local venues)?",
                ),
            ),
            says=Text(
                "资产转让的合作方只余银行。",
                "Banks are the only counterparties left.",
            ),
            words="与银行业金融机构、地方金融资产交易平台",
            note=VENUES_CLOSED,
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2.5",
            when=RATED_TWICE,
            under=(Under(reading="CN-HI/open-list"),),
            note=Text(
                "连续两年优秀或良好：200%与回购式转让50%之和。",
                "Rated 优秀 or 良好 two years running: 200% and 50% for repurchase transfers.",
            ),
        ),
        PoolRatio(
            multiple="2",
            when=RATED,
            note=Text("本年优秀或良好：200%。", "Rated 优秀 or 良好 this year: 200%."),
        ),
        PoolRatio(
            multiple="0.5",
            note=Text("其他公司：银行融资的50%。", "Other companies: the 50% for banks."),
        ),
    ),
    facts=(
        Fact(
            "repo_volume_within_half",
            "yes_no",
            Text("回购式转让全年发生额未超过资本净额50%", "the year's repurchase transfers within 50% of net capital"),
            Text(
                "本年度回购式资产转让的累计发生额是否未超过资本净额的50%？",
                "Is the year's volume of transfers with repurchase within 50% of net capital?",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-HI/open-list",
            name=Text("列举渠道之外的融资", "what an open list bounds"),
            ask=Text(
                "2012年意见（七）“资金来源渠道主要包括”三种渠道，200%限定哪些融资？",
                "What does the 200% of (七) of 2012 bound, whose sources “mainly include” three channels?",
            ),
            taken=Text(
                "所列三个渠道；回购式转让50%另计，2017年的地方比例为两者之和。",
                "The three channels named; the 50% for repurchase transfers stands beside it, and the local ratio of 2017 is their sum.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "清单开放，200%限定全部融资，回购式转让在内；2017年的地方比例为200%。",
                        "The list is open: the 200% bounds all funding, repurchase transfers among it, and is the local ratio of 2017.",
                    ),
                ),
            ),
            settled_by=Text("海南省地方金融管理局", "the Hainan provincial financial authority"),
        ),
        Reading(
            id="CN-HI/bank-count",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "2012年意见（七）未提银行家数：两家银行的限制对优秀、良好的公司是否仍适用？",
                "(七) of 2012 is silent on the number of banks: do the two banks stay for rated companies?",
            ),
            taken=Text("列明银行以外的资金方，不再适用。", "They lapse: lenders other than banks are named."),
            alternatives=(Alternative(says=Text("仍适用。", "They stay.")),),
            settled_by=Text("海南省地方金融管理局", "the Hainan provincial financial authority"),
        ),
        Reading(
            id="CN-HI/shareholder-tenth",
            name=Text("股东借款10%的口径", "how the shareholders' 10% runs"),
            ask=Text(
                "“股东借款余额超过资本净额10%”是全部股东合计，还是每个股东？",
                "Is the 10% of net capital one of all shareholders' loans together, or of each shareholder's?",
            ),
            taken=Text("全部股东合计。", "All together."),
            alternatives=(Alternative(says=Text("每个股东。", "Each shareholder."), stricter=False),),
            settled_by=Text("海南省地方金融管理局", "the Hainan provincial financial authority"),
        ),
        Reading(
            id="CN-HI/transfer-volume",
            name=Text("回购转让规模的口径", "how repurchase transfers are measured"),
            ask=Text(
                "回购式资产转让“业务规模”指余额，还是全年发生额？",
                "Is the “业务规模” of repurchase transfers their balance, or the year's volume?",
            ),
            taken=Text("余额。", "The balance."),
            alternatives=(Alternative(says=Text("全年发生额。", "The year's volume.")),),
            settled_by=Text("海南省地方金融管理局", "the Hainan provincial financial authority"),
        ),
        Reading(
            id="CN-HI/transfers-well-run",
            name=Text("资产转让的经营条件", "the condition of being well run"),
            ask=Text(
                "资产转让所须的“运行情况良好、合规经营”由省级主管部门审核把关，还是另须认定？",
                "Is being well run and compliant left to the review of each transfer, or a condition of its own?",
            ),
            taken=Text("由审核把关。", "Left to the review."),
            alternatives=(Alternative(says=Text("另须认定的条件。", "A condition of its own.")),),
            settled_by=Text("海南省地方金融管理局", "the Hainan provincial financial authority"),
        ),
        Reading(
            id="CN-HI/collecting",
            name=Text("禁止集资是否及于股东借款", "whether the fundraising ban reaches shareholder loans"),
            ask=Text(
                "“严禁向内部或外部集资”是否及于股东借款（2012年意见为优秀、良好的公司开放的除外）？",
                "Does the ban on fundraising inside or outside the company reach loans of shareholders (other than those that the opinion of 2012 opens)?",
            ),
            taken=Text("否：视为未作规定。", "No: they are not provided for."),
            alternatives=(Alternative(says=Text("是：属禁止。", "Yes: they are prohibited.")),),
            settled_by=Text("海南省地方金融管理局", "the Hainan provincial financial authority"),
        ),
        Reading(
            id="CN-HI/restated-after-2020",
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
            settled_by=Text("海南省地方金融管理局", "the Hainan provincial financial authority"),
            since="2020-09-07",
        ),
    ),
    gaps=(
        Gap(
            id="CN-HI/gap-2009",
            since="2009-01-01",
            until="2011-12-06",
            says=Text(
                "琼府〔2009〕72号的发文日未见（只知2011-12-06在官网刊发）：此前按2008年全国意见，两者比例与家数相同。",
                "The day of issue of 琼府〔2009〕72号 was not seen (only its publication on 2011-12-06): before that the national opinion of 2008 "
                "applies, with the same ratio and the same count.",
            ),
        ),
    ),
    notes=(
        Note(
            source=OPINION_2012,
            article="（八）",
            says=Text(
                "鼓励符合条件的公司在境内外上市（股权）。",
                "Listing at home or abroad is encouraged for companies that qualify (equity).",
            ),
        ),
        Note(
            source=MEASURES_2009,
            article="第十七条",
            says=Text(
                "禁止对内对外集资和吸收存款（含变相）；银行放款时须核对比例。",
                "No fundraising inside or outside the company and no deposits, open or disguised; a bank checks the ratio when it lends.",
            ),
        ),
    ),
)
