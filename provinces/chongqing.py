"""Chongqing (重庆): funding capped channel by channel over net capital since 2012-06-04; traditional and online companies alike.

The published 230% is the sum 100 + 100 + 30 of three channel caps; the text states no total. It is the local ratio of the national pool of 2017.
"""

from leverage.law.vocabulary import Access, Fact, Gap, Limit, Manual, PoolRatio, RatingScheme, Regime, Source, Text

MEASURES_2012 = Source(
    title=Text(
        "重庆市小额贷款公司融资监管暂行办法",
        "Interim measures for the supervision of funding of small-loan companies in Chongqing",
    ),
    issuer=Text("重庆市金融工作办公室", "Chongqing Financial Work Office"),
    issued="2012-06-04",
    effective="2012-06-04",
    verified_on="2017-12-31",
)
INTERBANK_DETAIL = Source(
    title=Text("同业借款操作细则", "Detailed rules on interbank borrowing"),
    issuer=Text("重庆市小额贷款公司主管部门", "Chongqing's regulator of small-loan companies"),
    issued="2018-01-01",
    effective="2018-01-01",
    effective_basis="assumed",
    grade="B",
    verified_on="2026-11-21",
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
    verified_on="2026-11-21",
)
NATIONAL_2008 = ("CN/2008-bank-cap", "CN/2008-two-banks")

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
                "用于分类监管、审核业务准入与扶优限劣,不改变融资比例与渠道:A级优先支持推荐银行融资、资产证券化、发行债券;D级必要时可限制高风险业务。",
                "It serves supervision by class and the review of new business, and changes neither ratios nor channels of funding: A is first in line for support with bank loans, ABS and bonds; high-risk "
                "business of D may be restrained.",
            ),
            note=Text(
                "开业满一个完整会计年度的公司参评,原则上每两年一次,其间可动态调整;结果不得用于广告营销。85分以上A、70分以上B、60分以上C、60分以下D:评分用 leverage rate chongqing。",
                "For companies open for a full accounting year, every two years as a rule and adjusted in between; not to be used in advertising. 85 points and above A, 70 B, 60 C, below 60 D: leverage rate chongqing scores it.",
            ),
        ),
    ),
    rules=(
        Limit(
            id="CN-CQ/bank-and-repo",
            source=MEASURES_2012,
            channels=("bank_loan", "asset_transfer_repo"),
            multiple="1",
            base="net_capital",
            replaces=NATIONAL_2008,
            says=Text(
                "银行业金融机构融资与回购方式资产转让两项余额之和不超过资本净额的100%。",
                "Bank borrowing and asset transfers with repurchase together may not exceed 100% of net capital.",
            ),
            words="余额之和不得超过公司资本净额的100%",
            note=Text(
                "本办法自列渠道与比例,未提银行家数,且列明银行以外的资金方:两家银行的限制不再适用。",
                "The measures name lenders other than banks and set no number of banks: the two-bank count no longer applies.",
            ),
        ),
        Limit(
            id="CN-CQ/shareholder",
            source=MEASURES_2012,
            channels=("shareholder_loan",),
            multiple="1",
            base="net_capital",
            says=Text(
                "主要股东定向借款余额不超过资本净额的100%。",
                "Loans from main shareholders may not exceed 100% of net capital.",
            ),
            words="不得超过公司资本净额的100%",
        ),
        Limit(
            id="CN-CQ/interbank-borrowing",
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
            source=MEASURES_2012,
            channels=("bank_loan", "asset_transfer_repo", "shareholder_loan", "interbank_borrowing"),
            level="permitted",
            says=Text(
                "银行融资、回购式资产转让、主要股东定向借款、同业借款。",
                "Bank borrowing, asset transfers with repurchase, loans from main shareholders, interbank borrowing.",
            ),
        ),
        Manual(
            id="CN-CQ/interbank-peak",
            source=INTERBANK_DETAIL,
            channels=("interbank_borrowing", "interbank_lending"),
            fact=Fact(
                "interbank_within_caps_all_month",
                "yes_no",
                Text("同业借入借出全月任一时点未超比例", "interbank caps kept at all times of the month"),
                Text(
                    "本月任一时点,同业借入是否均未超过资本净额的30%、借出是否均未超过50%?",
                    "At every moment of the month, was interbank borrowing within 30% and lending within 50% of net capital?",
                ),
            ),
            says=Text(
                "同业借出(50%,含)与借入(30%)的比例,一个月内任一时点均不得突破。",
                "The interbank caps (lending 50% inclusive, borrowing 30%) may not be exceeded at any time within a month.",
            ),
            note=Text(
                "细则日期未见,只知在2017年以后:自2018-01-01起询问。",
                "The date of these rules was not seen, only that they are known after 2017: asked from 2018-01-01 on.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2.3",
            note=Text(
                "文本无合计比例:取各渠道之和100%+100%+30%。",
                "The text states no total: the sum of its channel caps, 100% + 100% + 30%.",
            ),
        ),
    ),
    gaps=(
        Gap(
            id="CN-CQ/gap-2008",
            since="2008-05-04",
            until="2012-06-04",
            says=Text(
                "重庆市小额贷款公司试点管理暂行办法(渝办发〔2008〕239号)的融资条款未见:2012-06-04以前按2008年全国意见。",
                "The financing clause of Chongqing's pilot measures (渝办发〔2008〕239号) was not seen: before 2012-06-04 the national opinion of 2008 "
                "stands in.",
            ),
        ),
        Gap(
            id="CN-CQ/gap-pooled-practice",
            since="2020-01-01",
            says=Text(
                "有一处弱来源称2020年起监管按全部融资合并计算2.3倍:未核实,未作为限额。",
                "A single weak source says that since 2020 all funding is pooled under the 2.3 ×: not verified, not applied as a limit.",
            ),
        ),
    ),
    remarks=(
        Text(
            "网络小贷指引(试行)无融资新条款:网络公司适用同一规则。",
            "The online-lending guide has no financing clause: online companies follow the same rules.",
        ),
        Text(
            "“主要股东”文本未给持股门槛,也未限于法人。",
            "“Main shareholders”: the text gives no threshold of holding and does not say corporate.",
        ),
    ),
)
