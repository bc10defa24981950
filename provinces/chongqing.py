"""Chongqing (重庆): funding capped channel by channel over net capital since 2012-06-04; traditional and online companies alike.

The published 230% is the sum 100 + 100 + 30 of three channel caps; the text states no total. It is the local ratio of the national pool of 2017.
"""

from leverage.law.vocabulary import (
    Access,
    Alternative,
    Fact,
    Gap,
    Holder,
    Lenders,
    Limit,
    Manual,
    Note,
    OpenForLess,
    PoolRatio,
    RatingScheme,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

MEASURES_2012 = Source(
    title=Text(
        "重庆市小额贷款公司融资监管暂行办法",
        "Interim measures for the supervision of funding of small-loan companies in Chongqing",
    ),
    number="渝金发〔2012〕11号",
    issuer=Text("重庆市金融工作办公室", "Chongqing Financial Work Office"),
    issued="2012-06-04",
    effective="2012-06-04",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
# One notice with four texts: the measures above, two sets of detailed rules, and measures on entrusted loans that were not read.
INTERBANK_DETAIL = Source(
    title=Text(
        "重庆市小额贷款公司同业借款操作细则",
        "Detailed rules on interbank borrowing of small-loan companies in Chongqing",
    ),
    number="渝金发〔2012〕11号",
    issuer=Text("重庆市金融工作办公室", "Chongqing Financial Work Office"),
    issued="2012-06-04",
    effective="2012-06-04",
    grade="A-",
    rank="regulator",
    read_in="mirror",
    verified_on="2026-11-25",
)
SHAREHOLDER_DETAIL = Source(
    title=Text(
        "重庆市小额贷款公司向主要股东定向借款操作细则",
        "Detailed rules on directed loans from main shareholders of small-loan companies in Chongqing",
    ),
    number="渝金发〔2012〕11号",
    issuer=Text("重庆市金融工作办公室", "Chongqing Financial Work Office"),
    issued="2012-06-04",
    effective="2012-06-04",
    grade="A-",
    rank="regulator",
    read_in="mirror",
    verified_on="2026-11-25",
)
ADJUSTMENT_2016 = Source(
    title=Text(
        "关于调整重庆市小额贷款公司有关监管规定的通知",
        "Notice on adjusting some of the supervisory provisions on small-loan companies in Chongqing",
    ),
    issuer=Text("重庆市金融工作办公室", "Chongqing Financial Work Office"),
    issued="2016-11-01",
    effective="2016-11-01",
    effective_basis="published",
    grade="A-",
    rank="regulator",
    read_in="mirror",
    verified_on="2026-11-25",
)
EPIDEMIC_2020 = Source(
    title=Text("重庆市2020年2月17日的通知（标题未见）", "Chongqing's notice of 2020-02-17 (title not seen)"),
    issuer=Text("重庆市地方金融监督管理局", "Chongqing Local Financial Supervision Bureau"),
    issued="2020-02-17",
    effective="2020-02-17",
    grade="B",
    rank="regulator",
    read_in="newspapers",
    verified_on="2026-11-25",
)
RATING_2025 = Source(
    title=Text(
        "重庆市小额贷款公司监管评级办法", "Measures for the supervisory rating of small-loan companies in Chongqing"
    ),
    number="渝金发〔2025〕1号",
    issuer=Text("重庆市地方金融管理局", "Chongqing Local Financial Administration"),
    issued="2025-05-12",
    effective="2025-06-15",
    effective_basis="stated",
    grade="A",
    rank="regulator",
    read_in="official_page",
    verified_on="2026-11-21",
)
HALF_A_YEAR = Text(
    "开业时间由开业日期推算：核对日未满半年的，此前的借款必在半年之内。对方的开业时间、借款当时是否已满半年，以及未填开业日的，见借款条件的询问。",
    "The time in business follows from the date of opening: where half a year is not over on the date of the check, all loans were taken within it. For the other company, for the time of "
    "the loan, and where no date is stated, see the question on the conditions.",
)
REGIME = Regime(
    place="CN-CQ",
    schemes=(
        RatingScheme(
            name=Text("监管评级", "supervisory rating"),
            source=RATING_2025,
            article="第十条、第二十条",
            grades=("A", "B", "C", "D"),
            method="public",
            effect=Text(
                "用于分类监管、审核业务准入与扶优限劣，不改变融资比例与渠道：A级优先支持推荐银行融资、资产证券化、发行债券；D级必要时可限制高风险业务。",
                "It serves supervision by class and the review of new business, and changes neither ratios nor channels of funding: A is first in line for support with bank loans, ABS and bonds; high-risk "
                "business of D may be restrained.",
            ),
            note=Text(
                "开业满一个完整会计年度的公司参评，原则上每两年一次，其间可动态调整；结果不得用于广告营销。85分以上A、70分以上B、60分以上C、60分以下D：评分用 leverage rate chongqing。",
                "For companies open for a full accounting year, every two years as a rule and adjusted in between; not to be used in advertising. 85 points and above A, 70 B, 60 C, below 60 D: leverage rate chongqing scores it.",
            ),
        ),
    ),
    rules=(
        Limit(
            id="CN-CQ/bank-and-repo",
            name=Text("银行与回购合计", "banks and repurchase together"),
            source=MEASURES_2012,
            channels=("bank_loan", "asset_transfer_repo"),
            multiple="1",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            says=Text(
                "银行业金融机构融资与回购方式资产转让两项余额之和不超过资本净额的100%。",
                "Bank borrowing and asset transfers with repurchase together may not exceed 100% of net capital.",
            ),
            words="余额之和不得超过公司资本净额的100%",
        ),
        Access(
            id="CN-CQ/any-number-of-banks",
            name=Text("银行家数不限", "any number of banks"),
            source=MEASURES_2012,
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-CQ/number-of-banks"),),
            says=Text(
                "本办法自列渠道与比例，未提银行家数：两家银行的限制不再适用。",
                "The measures list channels and ratios of their own and set no number of banks: the two-bank count no longer applies.",
            ),
        ),
        Limit(
            id="CN-CQ/shareholder",
            name=Text("主要股东借款", "loans from main shareholders"),
            source=MEASURES_2012,
            channels=("shareholder_loan",),
            multiple="1",
            base="net_capital",
            says=Text(
                "主要股东定向借款余额不超过资本净额的100%。",
                "Loans from main shareholders may not exceed 100% of net capital.",
            ),
            words="不得超过公司资本净额的100%",
            note=Text("股东特别借款也是股东借款。", "Special shareholder loans are shareholder loans too."),
        ),
        Limit(
            id="CN-CQ/interbank-borrowing",
            name=Text("同业借入", "interbank borrowing"),
            source=MEASURES_2012,
            channels=("interbank_borrowing",),
            multiple="0.3",
            base="net_capital",
            says=Text(
                "同业资金借款业务的借入资金余额不超过资本净额的30%。",
                "Interbank borrowing may not exceed 30% of net capital.",
            ),
            words="借入资金余额不得超过公司资本净额的30%",
        ),
        Limit(
            id="CN-CQ/interbank-lending",
            name=Text("同业借出", "interbank lending"),
            source=MEASURES_2012,
            channels=("interbank_lending",),
            multiple="0.5",
            base="net_capital",
            says=Text(
                "同业资金借款业务的借出资金余额不超过资本净额的50%。",
                "Interbank lending may not exceed 50% of net capital.",
            ),
            words="借出资金余额不得超过公司资本净额的50%",
        ),
        Access(
            id="CN-CQ/sources",
            name=Text("融资渠道", "channels of funding"),
            source=MEASURES_2012,
            channels=("bank_loan", "asset_transfer_repo", "shareholder_loan", "interbank_borrowing"),
            level="permitted",
            says=Text(
                "银行融资、回购式资产转让、主要股东定向借款、同业借款。",
                "Bank borrowing, asset transfers with repurchase, loans from main shareholders, interbank borrowing.",
            ),
        ),
        Access(
            id="CN-CQ/sources~filed-first",
            name=Text("回购、股东借款须先备案", "repurchase and shareholder loans filed first"),
            source=ADJUSTMENT_2016,
            article="二",
            channels=("asset_transfer_repo", "shareholder_loan"),
            level="with_approval",
            under=(Under(reading="CN-CQ/2016-filing", among=("otherwise",)),),
            says=Text(
                "读作：银行融资、同业拆借以外的融资方式，须经市、区县两级审查并出具备案意见后方可开展。",
                "Read so that forms of funding other than banks and interbank borrowing are open only after review by district and city and their opinion on the filing.",
            ),
            words="其他融资方式应坚持事前备案",
        ),
        # who may lend: main shareholders, by two thresholds
        Lenders(
            id="CN-CQ/main-shareholders",
            name=Text("主要股东：法人5%、自然人10%", "main shareholders: companies 5%, natural persons 10%"),
            source=SHAREHOLDER_DETAIL,
            article="第二条",
            channels=("shareholder_loan",),
            may_lend=(Holder(kind="corporate", share="0.05"), Holder(kind="individual", share="0.10")),
            says=Text(
                "主要股东：持股5%以上（含）的法人股东和10%以上（含）的自然人股东。",
                "Main shareholders: companies holding 5% or more and natural persons holding 10% or more.",
            ),
            words="持股比例5%以上",
            note=Text(
                "自然人的10%同样含本数（“下同”）。名册以外的出借人不是股东：未作规定。",
                "The 10% of natural persons is inclusive as well (“likewise below”). A lender outside the list is no shareholder: not provided for.",
            ),
        ),
        Limit(
            id="CN-CQ/natural-person-own-contribution",
            name=Text("自然人股东以持股金额为限", "natural persons within their own contribution"),
            source=SHAREHOLDER_DETAIL,
            article="第五条",
            channels=("shareholder_loan",),
            multiple="1",
            base="paid_in_capital",
            base_word=Text("持股金额", "amount held"),
            per="shareholder",
            of="individual",
            says=Text(
                "自然人股东的定向借款不超过其在公司的持股金额。",
                "A natural person lends no more than the amount that it holds in the company.",
            ),
            words="不得超出该自然人股东在本公司的持股金额",
            note=Text(
                "“持股金额”读作该股东的实缴出资。", "“持股金额” is read as the shareholder's paid-in contribution."
            ),
        ),
        Access(
            id="CN-CQ/shareholder-first-half-year",
            name=Text("开业半年内不得向股东借款", "no shareholder loans in the first half year"),
            source=SHAREHOLDER_DETAIL,
            article="第四条",
            channels=("shareholder_loan",),
            level="prohibited",
            when=(OpenForLess(months=6),),
            says=Text(
                "开业未满半年的公司不得向主要股东借款。",
                "A company in business for less than half a year may not borrow from main shareholders.",
            ),
            note=HALF_A_YEAR,
        ),
        Manual(
            id="CN-CQ/shareholder-peak",
            name=Text("股东借款全月不超比例", "shareholder loans within the cap all month"),
            source=SHAREHOLDER_DETAIL,
            article="第三条",
            channels=("shareholder_loan",),
            fact=Fact(
                "shareholder_loans_within_cap_all_month",
                "yes_no",
                Text("主要股东借款全月任一时点未超比例", "shareholder loans within the cap at all times of the month"),
                Text(
                    "本月任一时点，主要股东定向借款（含特别借款）是否均未超过资本净额的100%？",
                    "At every moment of the month, were loans from main shareholders (special ones included) within 100% of net capital?",
                ),
            ),
            says=Text(
                "主要股东定向借款不超过资本净额100%的比例，月度内任一时点均不得突破。",
                "The cap of 100% of net capital on loans from main shareholders may not be exceeded at any time within a month.",
            ),
            words="并在月度内不得突破比例",
        ),
        Manual(
            id="CN-CQ/shareholder-conditions",
            name=Text("股东借款的条件", "conditions of shareholder loans"),
            source=SHAREHOLDER_DETAIL,
            article="第四条",
            channels=("shareholder_loan",),
            fact=Fact(
                "shareholder_loan_conditions_met",
                "yes_no",
                Text("符合股东借款的条件", "conditions of shareholder loans met"),
                Text(
                    "借入股东借款时，公司是否开业半年以上、治理和内控健全、无不良信用和重大违法违规、不良贷款率不超过5%、注册资金使用率80%以上？",
                    "When it borrowed from shareholders, was the company open for half a year, soundly governed, without bad credit or serious breaches, with bad loans of 5% at most and 80% "
                    "or more of its registered funds in use?",
                ),
            ),
            says=Text(
                "向主要股东借款的公司：开业半年以上，治理与内控健全，无不良信用和重大违法违规，不良贷款率不超过5%，注册资金使用率80%以上。",
                "To borrow from main shareholders a company has been open for half a year, is soundly governed and without bad credit or serious breaches, has bad loans of 5% at most and uses "
                "80% or more of its registered funds.",
            ),
            words="不良贷款率不得超过5%",
        ),
        Access(
            id="CN-CQ/interbank-first-half-year",
            name=Text("开业半年内不得同业借款", "no interbank loans in the first half year"),
            source=INTERBANK_DETAIL,
            article="第九条",
            channels=("interbank_borrowing", "interbank_lending"),
            level="prohibited",
            when=(OpenForLess(months=6),),
            says=Text(
                "开业未满半年的公司不得借入或借出同业资金。",
                "A company in business for less than half a year may neither borrow nor lend between companies.",
            ),
            words="开业经营半年以上",
            note=HALF_A_YEAR,
        ),
        Manual(
            id="CN-CQ/interbank-peak",
            name=Text("同业借款全月不超比例", "interbank caps kept all month"),
            source=INTERBANK_DETAIL,
            article="第四条",
            channels=("interbank_borrowing", "interbank_lending"),
            fact=Fact(
                "interbank_within_caps_all_month",
                "yes_no",
                Text("同业借入借出全月任一时点未超比例", "interbank caps kept at all times of the month"),
                Text(
                    "本月任一时点，同业借入是否均未超过资本净额的30%、借出是否均未超过50%？",
                    "At every moment of the month, was interbank borrowing within 30% and lending within 50% of net capital?",
                ),
            ),
            says=Text(
                "同业借出（50%，含）与借入（30%）的比例，一个月内任一时点均不得突破。",
                "The interbank caps (lending 50% inclusive, borrowing 30%) may not be exceeded at any time within a month.",
            ),
            words="在月度内不得突破借款比例",
        ),
        Manual(
            id="CN-CQ/interbank-no-extension",
            name=Text("同业借款不展期", "interbank loans not extended"),
            source=INTERBANK_DETAIL,
            article="第八条",
            channels=("interbank_borrowing", "interbank_lending"),
            fact=Fact(
                "interbank_loans_not_extended",
                "yes_no",
                Text("同业借款未展期", "interbank loans not extended"),
                Text("到期的同业借款是否均未展期？", "Was no interbank loan extended when it fell due?"),
            ),
            says=Text("同业借款到期后不得展期。", "Interbank loans may not be extended when they fall due."),
            words="到期后不得展期",
        ),
        Manual(
            id="CN-CQ/interbank-conditions",
            name=Text("同业借款的条件", "conditions of interbank loans"),
            source=INTERBANK_DETAIL,
            article="第九条",
            channels=("interbank_borrowing", "interbank_lending"),
            fact=Fact(
                "interbank_conditions_met",
                "yes_no",
                Text("符合同业借款的条件", "conditions of interbank loans met"),
                Text(
                    "同业借款时，借贷双方是否均开业半年以上、治理和内控健全、无不良信用和重大违法违规，且借入方不良贷款率不超过5%？",
                    "At the time of the interbank loan, were both companies open for half a year, soundly governed and without bad credit or serious breaches, and were the borrower's bad loans "
                    "5% at most?",
                ),
            ),
            says=Text(
                "同业借款双方开业半年以上，治理与内控健全，无不良信用和重大违法违规；借入方不良贷款率不超过5%。",
                "Both companies have been open for half a year, are soundly governed and without bad credit or serious breaches; the borrower's bad loans are 5% at most.",
            ),
            words="开业经营半年以上",
        ),
        Manual(
            id="CN-CQ/2016-filing",
            name=Text("融资已备案（2016）", "funding filed (2016)"),
            source=ADJUSTMENT_2016,
            article="二",
            channels=("bank_loan", "asset_transfer_repo", "shareholder_loan", "interbank_borrowing"),
            fact=Fact(
                "funding_filed_in_chongqing",
                "yes_no",
                Text("融资已按类备案", "funding filed by class"),
                Text(
                    "银行融资、同业拆借是否已事后备案，其他融资方式是否均在取得市、区县两级备案意见后开展？",
                    "Were bank and interbank funding filed afterwards, and was all other funding raised only after district and city gave their opinion on the filing?",
                ),
            ),
            says=Text(
                "融资分类备案：银行融资、同业拆借事后备案，其他融资方式事前备案。",
                "Funding is filed by class: banks and interbank borrowing afterwards, other forms beforehand.",
            ),
            words="融资业务资格实行分类备案",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2.3",
            note=Text(
                "文本无合计比例：取各渠道之和100%+100%+30%。",
                "The text states no total: the sum of its channel caps, 100% + 100% + 30%.",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-CQ/number-of-banks",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "2012年办法自列渠道、未提银行家数：2008年的两家银行是否仍适用？",
                "The measures of 2012 list channels of their own and no number of banks: do the two banks of 2008 stay?",
            ),
            taken=Text("不再适用", "they no longer apply"),
            alternatives=(Alternative(says=Text("对银行部分仍适用", "they stay for the bank part")),),
            settled_by=Text("重庆市地方金融管理局", "Chongqing Local Financial Administration"),
        ),
        Reading(
            id="CN-CQ/2016-filing",
            name=Text("2016年事前备案的效力", "the effect of the filing of 2016"),
            ask=Text(
                "2016年通知的事前备案，是渠道开放的前提，还是办理时的义务？",
                "Is the prior filing of the notice of 2016 what opens a channel, or a duty on the way?",
            ),
            taken=Text("一项义务，作为询问", "a duty, asked as a question"),
            alternatives=(
                Alternative(
                    says=Text(
                        "前提：回购式转让与股东借款未备案即不得开展",
                        "what opens it: repurchase transfers and shareholder loans need the filing",
                    ),
                ),
            ),
            settled_by=Text("通知全文", "the full text of the notice"),
        ),
    ),
    gaps=(
        Gap(
            id="CN-CQ/gap-2008",
            since="2008-05-04",
            until="2012-06-04",
            says=Text(
                "重庆市小额贷款公司试点管理暂行办法（渝办发〔2008〕239号）的融资条款未见：2012-06-04以前按2008年全国意见。",
                "The financing clause of Chongqing's pilot measures (渝办发〔2008〕239号) was not seen: before 2012-06-04 the national opinion of 2008 "
                "stands in.",
            ),
        ),
        Gap(
            id="CN-CQ/gap-2016-adjustment",
            since="2016-11-01",
            says=Text(
                "2016-11-01公布的通知只见其融资一款：境外融资不计入融资杠杆；证券交易所证券化与非回购式资产转让按备案的额度和期限办理；其余融资控制在融资杠杆内；"
                "不得面向社会公众和经互联网平台融资。未作为渠道或限额计算。",
                "Of the notice published on 2016-11-01 only the item on funding was seen: funding abroad is not counted; ABS on exchanges and transfers without repurchase run by the amount and term filed; "
                "all else stays within the leverage; no money from the public or over internet platforms. Not applied as a channel or a limit.",
            ),
        ),
        Gap(
            id="CN-CQ/gap-pooled-practice",
            since="2020-02-17",
            until="2020-07-01",
            says=Text(
                "有一处来源称，2020-02-17的通知（暂行至2020-06-30）把全部融资合并计算2.3倍：未核实，未作为限额。",
                "One source says that the notice of 2020-02-17 (provisionally to 2020-06-30) counts all funding together under the 2.3 ×: not verified, not applied as a limit.",
            ),
        ),
    ),
    notes=(
        Note(
            source=SHAREHOLDER_DETAIL,
            article="第五条",
            says=Text(
                "股东不得以非法集资或吸收公众存款所得出借。",
                "Shareholders may not lend what they raised illegally or took as deposits.",
            ),
        ),
        Note(
            source=INTERBANK_DETAIL,
            article="第五条至第七条",
            says=Text(
                "同业借款在市金融办指定的平台办理，逐笔订立合同，转账清算。",
                "Interbank loans run over the platform that the city's office names, contract by contract, and are settled by transfer.",
            ),
        ),
        Note(
            source=EPIDEMIC_2020,
            until="2020-07-01",
            says=Text(
                "疫情期间（暂行至2020-06-30）：可用足2.3倍的融资杠杆，经批准可再提高。未作为限额计算；有批复的，以批复为准。",
                "During the epidemic (provisionally to 2020-06-30): full use of the 2.3 ×, more with approval. Not applied as a limit: an approval in hand governs.",
            ),
        ),
    ),
    remarks=(
        Text(
            "网络小贷指引（试行）无融资新条款：网络公司适用同一规则。",
            "The online-lending guide has no financing clause: online companies follow the same rules.",
        ),
    ),
)
