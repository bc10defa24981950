"""Hainan (海南): banks up to 50% of net capital; since 2012-06-29 companies rated 优秀 or 良好 have a pool of 200% over three channels.

Repurchase transfers up to 50% stand beside it, for companies so rated two years running. The published 250% is the sum of the two.
"""

from leverage.law.vocabulary import (
    Access,
    Count,
    Fact,
    Gap,
    Is,
    Limit,
    Manual,
    Note,
    PoolRatio,
    RatingScheme,
    Regime,
    Source,
    Text,
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
    verified_on="2017-12-31",
)
RATED = (Is(fact="rating", among=("优秀", "良好")),)
RATED_TWICE = (*RATED, Is(fact="prior_rating", among=("优秀", "良好")))
APPRAISAL = Text(
    "年度考评结果按最近一次评级计;连续两年,另看上一次评级。",
    "The annual appraisal is the current rating; two years running takes the prior rating too.",
)

REGIME = Regime(
    place="CN-HI",
    schemes=(
        RatingScheme(
            name=Text("年度考评", "annual appraisal"),
            source=OPINION_2012,
            article="(七)、(八)",
            grades=("优秀", "良好"),
            other_grades=True,
            method="not_seen",
            effect=Text(
                "优秀或良好:银行、法人股东、同业三渠道合计可到资本净额的200%;连续两年优秀或良好:经审核可转让资产,回购式以50%为限。其他仍按银行50%。",
                "优秀 or 良好: banks, corporate shareholders and other small-loan companies up to 200% of net capital together; so rated two years running: asset "
                "transfers after review, with repurchase up to 50%. Others stay at the 50% for banks.",
            ),
            note=Text(
                "良好以下的等级名称未见,一律作“其他”。",
                "The names of the grades below 良好 were not seen: all of them are 其他.",
            ),
        ),
    ),
    rules=(
        # every company, until its rating opens more
        Limit(
            id="CN-HI/bank-cap",
            source=MEASURES_2009,
            article="第十七条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            says=Text("银行融资余额以资本净额的50%为限。", "Bank borrowing may not exceed 50% of net capital."),
            words="不得超过资本净额的50%",
        ),
        Count(
            id="CN-HI/two-banks",
            source=MEASURES_2009,
            article="第十七条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text("融资银行最多两家。", "Bank borrowing comes from at most two banking institutions."),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-HI/sources",
            source=MEASURES_2009,
            article="第十七条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源:资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        # rated 优秀 or 良好
        Limit(
            id="CN-HI/rated-pool",
            source=OPINION_2012,
            article="(七)",
            channels=("bank_loan", "shareholder_loan", "interbank_borrowing"),
            multiple="2",
            base="net_capital",
            when=RATED,
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks", "CN-HI/bank-cap", "CN-HI/two-banks"),
            says=Text(
                "年度考评优秀或良好的公司,银行、法人股东、同业三个渠道的融资合计以资本净额的200%为限。",
                "For companies appraised 优秀 or 良好, funding from banks, corporate shareholders and other small-loan companies together may not "
                "exceed 200% of net "
                "capital.",
            ),
            words="最高可放宽至资本净额的200%",
            note=APPRAISAL
            + Text(
                "总和只含所列三个渠道,回购式转让另计。列明银行以外的资金方,两家银行的限制不再适用。",
                "The sum holds the three channels named; repurchase transfers stand beside it. Lenders other than banks are named: the two-bank "
                "count no longer applies.",
            ),
        ),
        Limit(
            id="CN-HI/shareholder-unapproved",
            source=OPINION_2012,
            article="(七)",
            channels=("shareholder_loan",),
            multiple="0.1",
            base="net_capital",
            when=RATED,
            approval_lifts=True,
            says=Text(
                "股东借款未经省级主管部门逐笔审批的,以资本净额的10%为限。",
                "Unless each loan was approved by the provincial authority, shareholder loans stay within 10% of net capital.",
            ),
            words="股东借款余额超过资本净额10%的",
            note=Text(
                "文本:余额超过10%才须逐笔审批。未说明已获批准的,超过部分须批准。",
                "The text asks for approval loan by loan once the balance exceeds 10%: beyond it an approval is needed.",
            ),
        ),
        Manual(
            id="CN-HI/shareholder-rate",
            source=OPINION_2012,
            article="(七)",
            channels=("shareholder_loan",),
            when=RATED,
            fact=Fact(
                "shareholder_loan_rates_within_twice_benchmark",
                "yes_no",
                Text("股东借款利率未超过同期基准利率2倍", "shareholder loans at no more than twice the benchmark rate"),
                Text(
                    "各笔股东借款利率是否均未超过同期基准利率的2倍(或经监管部门认可的例外)?",
                    "Is every shareholder loan's rate at most twice the benchmark rate for its term (or an exception accepted by the regulator)?",
                ),
            ),
            says=Text(
                "股东借款利率一般以同期基准利率的2倍为限。",
                "The rate of a shareholder loan is generally at most twice the benchmark rate for its term.",
            ),
            words="一般不超过同期基准利率的2倍",
            note=Text(
                "“一般”留有例外,且未写明存款或贷款基准:作为人工确认。",
                "“Generally” leaves room for exceptions, and deposit or lending rate is not said: asked, not computed.",
            ),
        ),
        Manual(
            id="CN-HI/shareholder-own-funds",
            source=OPINION_2012,
            article="(七)",
            channels=("shareholder_loan",),
            when=RATED,
            fact=Fact(
                "shareholder_loans_from_corporate_own_funds",
                "yes_no",
                Text("股东借款来自法人股东的自有资金", "shareholder loans are corporate shareholders' own money"),
                Text(
                    "股东借款的出借人是否均为法人股东,且资金均为其自有资金?",
                    "Are all lenders of shareholder loans corporate shareholders, and is all the money their own?",
                ),
            ),
            says=Text(
                "定向借款须由法人股东以自有资金出借。", "Directed loans come from corporate shareholders' own funds."
            ),
            words="借款资金来源必须是法人股东的自有资金",
        ),
        Access(
            id="CN-HI/rated-sources",
            source=OPINION_2012,
            article="(七)",
            channels=("bank_loan", "shareholder_loan"),
            level="permitted",
            when=RATED,
            says=Text("银行融资、法人股东定向借款。", "Bank borrowing, directed loans of corporate shareholders."),
        ),
        Access(
            id="CN-HI/rated-interbank",
            source=OPINION_2012,
            article="(七)",
            channels=("interbank_borrowing",),
            level="with_approval",
            when=RATED,
            says=Text(
                "小额贷款公司间的资金拆借须经省级主管部门同意。",
                "Borrowing among small-loan companies needs the provincial authority's consent.",
            ),
            words="经省级主管部门同意",
        ),
        # so rated two years running
        Limit(
            id="CN-HI/repo",
            source=OPINION_2012,
            article="(八)",
            channels=("asset_transfer_repo",),
            multiple="0.5",
            base="net_capital",
            says=Text(
                "回购式资产转让以资本净额的50%为限。",
                "Asset transfers with repurchase may not exceed 50% of net capital.",
            ),
            words="不得超过小额贷款公司资本净额的50%",
            note=Text(
                "上限对任何公司都成立;渠道只对连续两年优秀或良好的公司开放。",
                "The cap holds for any company; the channel is open to those rated 优秀 or 良好 two years running.",
            ),
        ),
        Access(
            id="CN-HI/repo-with-approval",
            source=OPINION_2012,
            article="(八)",
            channels=("asset_transfer_repo",),
            level="with_approval",
            when=RATED_TWICE,
            says=Text(
                "连续两年优秀或良好的公司,经省级主管部门审核,可与银行、地方金融资产交易平台开展回购式资产转让。",
                "Companies rated 优秀 or 良好 two years running may, after the provincial authority's review, transfer assets with repurchase with "
                "banks and local "
                "exchanges.",
            ),
            words="连续两年考评为优秀或良好",
            note=APPRAISAL
            + Text(
                "“运行良好、合规经营”由审核把关,不另设门槛。其余公司视为未作规定。",
                "Being well run and compliant is left to the review. For other companies the channel is not provided for.",
            ),
        ),
        Access(
            id="CN-HI/outright-with-approval",
            source=OPINION_2012,
            article="(八)",
            channels=("asset_transfer_outright",),
            level="with_approval",
            when=RATED_TWICE,
            says=Text(
                "卖断式资产转让同样须经审核;未设比例。", "Outright transfers need the same review; no ratio is set."
            ),
            words="连续两年考评为优秀或良好",
            note=Text(
                "50%只限回购式:卖断式转让未设比例,可办多少以审核意见为准,没有其他限额约束时不计入合计余量。",
                "The 50% bounds transfers with repurchase. For outright ones no ratio is set: how much is open is for the review, and they are no part of the total where no other limit bounds them.",
            ),
        ),
        Manual(
            id="CN-HI/transfer-counterparties",
            source=OPINION_2012,
            article="(八)",
            channels=("asset_transfer_repo", "asset_transfer_outright"),
            when=RATED_TWICE,
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
                "资产转让的合作方为银行和地方金融资产交易平台。",
                "Asset transfers are made with banks and local financial asset exchanges.",
            ),
            words="与银行业金融机构、地方金融资产交易平台",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2.5",
            when=RATED_TWICE,
            note=Text(
                "连续两年优秀或良好:200%与回购式转让50%之和。",
                "Rated 优秀 or 良好 two years running: 200% and 50% for repurchase transfers.",
            ),
        ),
        PoolRatio(
            multiple="2",
            when=RATED,
            note=Text("本年优秀或良好:200%。", "Rated 优秀 or 良好 this year: 200%."),
        ),
        PoolRatio(
            multiple="0.5",
            note=Text("其他公司:银行融资的50%。", "Other companies: the 50% for banks."),
        ),
    ),
    gaps=(
        Gap(
            id="CN-HI/gap-2009",
            since="2009-01-01",
            until="2011-12-06",
            says=Text(
                "琼府〔2009〕72号的发文日未见(只知2011-12-06在官网刊发):此前按2008年全国意见,两者比例与家数相同。",
                "The day of issue of 琼府〔2009〕72号 was not seen (only its publication on 2011-12-06): before that the national opinion of 2008 "
                "applies, with the same ratio "
                "and the same count.",
            ),
        ),
    ),
    notes=(
        Note(
            source=OPINION_2012,
            article="(八)",
            says=Text(
                "鼓励符合条件的公司在境内外上市(股权)。",
                "Listing at home or abroad is encouraged for companies that qualify (equity).",
            ),
        ),
        Note(
            source=MEASURES_2009,
            article="第十七条",
            says=Text(
                "禁止对内对外集资和吸收存款(含变相);银行放款时须核对比例。",
                "No fundraising inside or outside the company and no deposits, open or disguised; a bank checks the ratio when it lends.",
            ),
        ),
    ),
)
