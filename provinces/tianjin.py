"""Tianjin (天津): two banks and 50% of net capital from 2011-08-22; since 2016-12-01 ways and ratio follow a rating table that was not published.

From 2016-12-01 the local ratio is therefore undetermined. Asset transfers with repurchase were banned by the rules of 2011.
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
    RatingScheme,
    Reading,
    Regime,
    Source,
    Stated,
    Text,
    Under,
)

RULES_2011 = Source(
    title=Text(
        "天津市小额贷款公司审批监管暂行细则",
        "Interim rules on the approval and supervision of small-loan companies in Tianjin",
    ),
    issuer=Text("天津市政府办公厅", "General Office of the Tianjin Municipal Government"),
    issued="2011-08-22",
    effective="2011-08-22",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
# The compilation gives both texts of this day one title; this one implements "the Measures", so the other may be those.
DETAIL_2011 = Source(
    title=RULES_2011.title,
    issuer=Text("天津市人民政府金融服务办公室", "Financial Services Office of the Tianjin Municipal Government"),
    issued="2011-08-22",
    effective="2011-08-22",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
MEASURES_2016 = Source(
    title=Text(
        "天津市小额贷款公司监督管理暂行办法",
        "Interim measures for the supervision of small-loan companies in Tianjin",
    ),
    issuer=Text("天津市金融工作局", "Tianjin Financial Work Bureau"),
    issued="2016-12-01",
    effective="2016-12-01",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
BY_LETTER = Stated(most=None)
CITY = Text("天津市地方金融管理局", "the Tianjin municipal financial authority")
ALL_HALF = Text("各种融入资金的余额不超过资本净额的50%。", "All borrowed money may not exceed 50% of net capital.")
WITH_2016 = Text(
    "视为随2016-12-01的办法失效：细则所依的《办法》被取代，融资方式改按监管评级；是否仍有效未见原文。",
    "Taken to end with the measures of 2016-12-01, which succeed the Measures that these rules implement and leave the ways of funding to "
    "the rating; whether it lived on was not seen.",
)

REGIME = Regime(
    place="CN-TJ",
    schemes=(
        RatingScheme(
            name=Text("监管评级", "supervisory rating"),
            source=MEASURES_2016,
            article="第二十八条",
            method="not_seen",
            effect=Text(
                "融资方式与比例均按监管评级的规定；对照表未公布。",
                "Both the ways and the ratio of funding follow the rating; the table was not published.",
            ),
            note=Text(
                "评级指引津金规范〔2017〕2号存在，未见：等级名称不详。",
                "The rating guide 津金规范〔2017〕2号 exists and was not seen: the names of the grades are not known.",
            ),
        ),
    ),
    rules=(
        # 2011-08-22: two banks, half of net capital; loans may be sold outright
        Limit(
            id="CN-TJ/2011-bank-cap",
            name=Text("银行借款上限", "cap on bank loans"),
            source=RULES_2011,
            article="（八）",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            until="2016-12-01",
            replaces=("CN/2008-bank-cap",),
            under=(Under(reading="CN-TJ/what-the-half-bounds"),),
            says=Text("银行融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."),
            words="不得超过公司资本净额的50%",
            note=Text(
                "“融入资金”承接上文的银行融入资金，只计银行借款。",
                "“融入资金” refers back to the banks' money: bank loans alone are counted.",
            ),
        ),
        Limit(
            id="CN-TJ/2011-bank-cap~all",
            name=Text("融入资金上限", "cap on all borrowed money"),
            source=RULES_2011,
            article="（八）",
            channels=AllFunding(),
            multiple="0.5",
            base="net_capital",
            until="2016-12-01",
            replaces=("CN/2008-bank-cap",),
            under=(Under(reading="CN-TJ/what-the-half-bounds", among=("otherwise",)),),
            says=ALL_HALF,
            words="不得超过公司资本净额的50%",
        ),
        Limit(
            id="CN-TJ/2011-bank-cap~stays",
            name=Text("银行借款上限（保留）", "cap on bank loans (kept)"),
            source=RULES_2011,
            article="（八）",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            since="2016-12-01",
            replaces=("CN/2008-bank-cap",),
            under=(
                Under(reading="CN-TJ/what-the-half-bounds"),
                Under(reading="CN-TJ/rules-of-2011", among=("otherwise",)),
            ),
            says=Text(
                "2016-12-01以后，银行融入资金余额仍不超过资本净额的50%。",
                "After 2016-12-01, too, bank borrowing may not exceed 50% of net capital.",
            ),
            words="不得超过公司资本净额的50%",
        ),
        Limit(
            id="CN-TJ/2011-bank-cap~all-stays",
            name=Text("融入资金上限（保留）", "cap on all borrowed money (kept)"),
            source=RULES_2011,
            article="（八）",
            channels=AllFunding(),
            multiple="0.5",
            base="net_capital",
            since="2016-12-01",
            replaces=("CN/2008-bank-cap",),
            under=(
                Under(reading="CN-TJ/what-the-half-bounds", among=("otherwise",)),
                Under(reading="CN-TJ/rules-of-2011", among=("otherwise",)),
            ),
            says=ALL_HALF,
            words="不得超过公司资本净额的50%",
        ),
        Count(
            id="CN-TJ/2011-two-banks~stays",
            name=Text("两家银行（保留）", "two banks (kept)"),
            source=RULES_2011,
            article="（八）",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            since="2016-12-01",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-TJ/rules-of-2011", among=("otherwise",)),),
            says=Text(
                "2016-12-01以后，融入资金仍来自不超过两个银行业金融机构。",
                "After 2016-12-01, too, bank borrowing comes from at most two banking institutions.",
            ),
            words="向不超过两个银行业金融机构的融入资金",
        ),
        Count(
            id="CN-TJ/2011-two-banks",
            name=Text("两家银行", "two banks"),
            source=RULES_2011,
            article="（八）",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            until="2016-12-01",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="向不超过两个银行业金融机构的融入资金",
        ),
        Access(
            id="CN-TJ/2011-sources",
            name=Text("资金来源（2011）", "sources of funds (2011)"),
            source=RULES_2011,
            article="（八）",
            channels=("bank_loan",),
            level="permitted",
            until="2016-12-01",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-TJ/2011-outright-transfer",
            name=Text("卖断式贷款转让", "outright sale of loans"),
            source=DETAIL_2011,
            article="第二十四条",
            channels=("asset_transfer_outright",),
            level="permitted",
            until="2016-12-01",
            says=Text(
                "可将信贷资产以卖断方式售予银行、保理、融资租赁公司等合格转入方；未设比例，也未计入融资。",
                "Loans may be sold outright to banks, factors, lessors and other qualified buyers; no ratio is set and they are not counted "
                "as funding.",
            ),
            words="以卖断方式售予银行业金融机构",
            note=WITH_2016,
        ),
        Access(
            id="CN-TJ/2011-no-repo",
            name=Text("转让不得回购", "no repurchase of transferred loans"),
            source=DETAIL_2011,
            article="第二十四条",
            channels=("asset_transfer_repo",),
            level="prohibited",
            until="2016-12-01",
            under=(Under(reading="CN-TJ/income-rights"),),
            says=Text(
                "转让不得带显性或隐性回购条款，不得签回购协议或即期买断加远期回购。",
                "No open or hidden repurchase clause, no repurchase agreement, no spot sale with a forward repurchase.",
            ),
            words="不得安排任何显性或隐性的回购条款",
            note=WITH_2016,
        ),
        Access(
            id="CN-TJ/2011-no-repo~loans",
            name=Text("转让不得回购（收益权转让除外）", "no repurchase of transferred loans (income rights apart)"),
            source=DETAIL_2011,
            article="第二十四条",
            channels=("asset_transfer_repo",),
            level="prohibited",
            until="2016-12-01",
            when=(Is(fact="transfers_of_income_rights", among=(False,)),),
            under=(Under(reading="CN-TJ/income-rights", among=("otherwise",)),),
            says=Text(
                "贷款本身的转让不得回购；收益权转让不在此列，视为未作规定。",
                "Loans may not be transferred with a repurchase; transfers of income rights alone are not meant, and not provided for.",
            ),
            words="不得安排任何显性或隐性的回购条款",
        ),
        Access(
            id="CN-TJ/2011-no-repo~stays",
            name=Text("转让不得回购（保留）", "no repurchase of transferred loans (kept)"),
            source=DETAIL_2011,
            article="第二十四条",
            channels=("asset_transfer_repo",),
            level="prohibited",
            since="2016-12-01",
            under=(
                Under(reading="CN-TJ/income-rights"),
                Under(reading="CN-TJ/transfers-of-2011", among=("otherwise",)),
            ),
            says=Text(
                "2016-12-01以后，转让仍不得带显性或隐性回购条款。",
                "After 2016-12-01, too, a transfer may have no open or hidden repurchase clause.",
            ),
            words="不得安排任何显性或隐性的回购条款",
        ),
        Access(
            id="CN-TJ/2011-no-repo~loans-stays",
            name=Text(
                "转让不得回购（收益权转让除外，保留）", "no repurchase of transferred loans (income rights apart, kept)"
            ),
            source=DETAIL_2011,
            article="第二十四条",
            channels=("asset_transfer_repo",),
            level="prohibited",
            since="2016-12-01",
            when=(Is(fact="transfers_of_income_rights", among=(False,)),),
            under=(
                Under(reading="CN-TJ/income-rights", among=("otherwise",)),
                Under(reading="CN-TJ/transfers-of-2011", among=("otherwise",)),
            ),
            says=Text(
                "2016-12-01以后，贷款本身的转让仍不得回购。",
                "After 2016-12-01, too, loans may not be transferred with a repurchase.",
            ),
            words="不得安排任何显性或隐性的回购条款",
        ),
        Access(
            id="CN-TJ/2011-outright-transfer~stays",
            name=Text("卖断式贷款转让（保留）", "outright sale of loans (kept)"),
            source=DETAIL_2011,
            article="第二十四条",
            channels=("asset_transfer_outright",),
            level="permitted",
            since="2016-12-01",
            under=(Under(reading="CN-TJ/transfers-of-2011", among=("otherwise",)),),
            says=Text(
                "2016-12-01以后，仍可将信贷资产以卖断方式售予合格转入方。",
                "After 2016-12-01, too, loans may be sold outright to qualified buyers.",
            ),
            words="以卖断方式售予银行业金融机构",
        ),
        Manual(
            id="CN-TJ/2011-transfer-terms",
            name=Text("贷款转让的条件", "terms of a sale of loans"),
            source=DETAIL_2011,
            article="第二十四条",
            channels=("asset_transfer_outright",),
            until="2016-12-01",
            fact=Fact(
                "loans_sold_whole_with_consent",
                "yes_no",
                Text("信贷资产整体转让、借款人同意、转入方合格", "loans sold whole, with consent, to qualified buyers"),
                Text(
                    "卖断的信贷资产是否均整体转让（本息不拆分）、经借款人同意（合同另有约定除外）、售予合格转入方？",
                    "Were all loans sold whole (principal and interest undivided), with the borrower's consent (unless the contract says "
                    "otherwise), to qualified buyers?",
                ),
            ),
            says=Text(
                "转让须经借款人同意（合同另有约定除外），并包括全部未偿本金与应收利息，不得拆分。",
                "A sale needs the borrower's consent (unless the contract says otherwise) and covers all principal and interest due, undivided.",
            ),
            words="转让信贷资产应当遵守整体性原则",
            note=WITH_2016,
        ),
        # 2016-12-01: by a rating table that nobody has published
        Limit(
            id="CN-TJ/2016-funding",
            name=Text("按评级的融资总额", "total funding by rating"),
            source=MEASURES_2016,
            article="第二十八条",
            channels=AllFunding(),
            multiple=BY_LETTER,
            base="net_capital",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=(Under(reading="CN-TJ/rules-of-2011", among=("taken", "otherwise")),),
            says=Text(
                "融资比例按监管评级的规定；评级对应的比例未公布，以监管部门告知公司的倍数为准。",
                "The funding ratio follows the supervisory rating; the ratios by grade were not published: the multiple that the regulator has told the company decides.",
            ),
            words="融入资金方式及比例应符合监管评级相关规定",
            note=Text(
                "条文未写分母，暂列资本净额（2011年的分母）。资金方写作金融机构及合规渠道，不限家数：两家银行的限制不再适用。",
                "The article states no denominator; net capital, that of 2011, stands in. It names financial institutions and compliant "
                "channels and no number: the two-bank count no longer applies.",
            ),
        ),
        Manual(
            id="CN-TJ/2016-ways-by-rating",
            name=Text("按评级的融资方式", "ways of funding by rating"),
            source=MEASURES_2016,
            article="第二十八条",
            channels=AllFunding(),
            fact=Fact(
                "funding_ways_fit_rating",
                "yes_no",
                Text("融资方式符合监管评级的规定", "ways of funding fit the rating"),
                Text(
                    "按监管部门的评级规定，公司现有各融资方式是否均在其评级允许之列？",
                    "Under the regulator's rating rules, is every way of funding in use open to a company of this rating?",
                ),
            ),
            says=Text("融资方式须符合监管评级的规定。", "The ways of funding must be those that the rating opens."),
            words="融入资金方式及比例应符合监管评级相关规定",
        ),
        Access(
            id="CN-TJ/2016-sources",
            name=Text("资金来源（2016）", "sources of funds (2016)"),
            source=MEASURES_2016,
            article="第二十八条",
            channels=("bank_loan", "other_fi_loan"),
            level="permitted",
            says=Text(
                "从金融机构及合规渠道融入资金。", "Funds borrowed from financial institutions and compliant channels."
            ),
            words="从金融机构及合规渠道融入的资金",
            note=Text(
                "“合规渠道”未指明渠道：金融机构以外的来源视为未作规定。",
                "“Compliant channels” names none: sources other than financial institutions are not provided for.",
            ),
        ),
        Access(
            id="CN-TJ/2016-sources~collecting",
            name=Text("股东借款（集资）", "shareholder loans as fundraising"),
            source=MEASURES_2016,
            article="第二十八条",
            channels=("shareholder_loan",),
            level="prohibited",
            under=(Under(reading="CN-TJ/collecting", among=("otherwise",)),),
            says=Text(
                "股东借款属于被禁止的集资。", "Loans of shareholders are fundraising, which is forbidden in any form."
            ),
            words="不得以任何方式集资",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple=BY_LETTER,
            note=Text(
                "2016-12-01起地方比例按评级，未公布。",
                "Since 2016-12-01 the local ratio follows the rating and was not published.",
            ),
        ),
    ),
    facts=(
        Fact(
            "transfers_of_income_rights",
            "yes_no",
            Text("回购式转让均为收益权转让", "all such transfers are of income rights"),
            Text(
                "回购式资产转让是否均为信贷资产收益权转让（不是约定回购的资产转让）？",
                "Are all transfers with repurchase transfers of income rights (none of the loans themselves with a repurchase)?",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-TJ/what-the-half-bounds",
            name=Text("50%约束的范围", "what the 50% bounds"),
            ask=Text(
                "“向不超过两个银行业金融机构的融入资金，融入资金的余额不得超过公司资本净额的50%”限定哪些融资？",
                "What does the 50% bound that follows a list of sources ending in bank borrowing?",
            ),
            taken=Text("银行借款。", "Bank loans."),
            alternatives=(Alternative(says=Text("各种融入资金。", "All borrowed money.")),),
            settled_by=CITY,
        ),
        Reading(
            id="CN-TJ/rules-of-2011",
            name=Text("2016年后2011年细则的存续", "the rules of 2011 after 2016"),
            ask=Text(
                "2016年办法（金融工作局）把融资比例交给评级之后，2011年细则（市政府办公厅）的50%与两家银行是否仍有效？",
                "The regulator's measures of 2016 leave the ratio to the rating: do the 50% and the two banks of the government's rules of 2011 stay beside it?",
            ),
            taken=Text("失效：2016年办法明文规定同一事项。", "No: the measures of 2016 set the same point in terms."),
            alternatives=(
                Alternative(
                    says=Text(
                        "位阶较高，对照表公布之前仍有效。",
                        "Yes, being of higher rank, as long as the table is not shown.",
                    )
                ),
            ),
            settled_by=CITY,
            since="2016-12-01",
        ),
        Reading(
            id="CN-TJ/transfers-of-2011",
            name=Text("贷款转让规定的存续", "the transfer rules of 2011"),
            ask=Text(
                "2011年细则关于贷款转让（可卖断、禁回购）的规定在2016-12-01以后是否仍有效？",
                "Do the rules of 2011 on loan transfers (outright only, no repurchase) outlive 2016-12-01?",
            ),
            taken=Text("随所依据的《办法》失效。", "They end with the Measures that they implement."),
            alternatives=(Alternative(says=Text("仍有效。", "They live on."), stricter=None),),
            settled_by=CITY,
            since="2016-12-01",
        ),
        Reading(
            id="CN-TJ/income-rights",
            name=Text("禁止回购是否及于收益权", "whether the repurchase ban reaches income rights"),
            ask=Text(
                "“不得安排任何显性或隐性的回购条款”是否也禁止收益权转让？",
                "Does the ban on repurchase clauses reach transfers of income rights, too?",
            ),
            taken=Text("是。", "Yes."),
            alternatives=(
                Alternative(
                    says=Text("否：只及于贷款本身的转让。", "No: it concerns transfers of the loans themselves."),
                    stricter=False,
                ),
            ),
            settled_by=CITY,
        ),
        Reading(
            id="CN-TJ/collecting",
            name=Text("禁止集资是否及于股东借款", "whether the fundraising ban reaches shareholder loans"),
            ask=Text(
                "2016年办法的“不得以任何方式集资”是否及于股东借款？",
                "Does the ban of 2016 on fundraising in any form reach loans of shareholders?",
            ),
            taken=Text("否：2020-09-07起经批准可以。", "No: from 2020-09-07 they are open with approval."),
            alternatives=(Alternative(says=Text("是：此后也属禁止。", "Yes: prohibited, after that day too.")),),
            settled_by=CITY,
        ),
    ),
    gaps=(
        Gap(
            id="CN-TJ/gap-rating-table",
            since="2016-12-01",
            says=Text(
                "2016年办法所指的评级与融资比例对照表未公布；津金规范〔2017〕2号（评级指引）存在，未见：请向监管部门索取公司适用的比例。",
                "The table of ratios by rating to which the measures of 2016 refer was not published; 津金规范〔2017〕2号 (rating guide) exists "
                "and was not seen: ask the regulator for the ratio that applies to the company.",
            ),
        ),
        Gap(
            id="CN-TJ/gap-2011-transfers",
            since="2016-12-01",
            says=Text(
                "2011年细则关于贷款转让（可卖断、禁回购）的规定在2016-12-01以后是否有效，未能确定。",
                "Whether the rules of 2011 on loan transfers (outright only, no repurchase) outlived 2016-12-01 is not established.",
            ),
        ),
        Gap(
            id="CN-TJ/gap-2023",
            since="2023-11-30",
            says=Text(
                "津金监规范〔2023〕3号（2023-11-30）存在，融资条款未见：仍按2016年的办法，比例未知。",
                "津金监规范〔2023〕3号 of 2023-11-30 exists; its financing clause was not seen: the measures of 2016 still count, ratio unknown.",
            ),
        ),
        Gap(
            id="CN-TJ/gap-2025-draft",
            since="2025-09-02",
            says=Text(
                "2025-09-02的征求意见稿存在，融资条款未见；是否已正式施行未知。",
                "A draft of 2025-09-02 exists; its financing clause was not seen, nor whether it has come into force.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2016,
            article="第二十八条",
            says=Text(
                "资金来源应真实合法；不得以任何方式集资、吸收公众存款。",
                "Sources must be genuine and lawful; no fundraising and no deposits in any form.",
            ),
        ),
    ),
    remarks=(
        Text(
            "汇编中2011-08-22的两个文本同名；第二个引用《办法》，第一个可能就是该《办法》。标题照录。",
            "The compilation gives the two texts of 2011-08-22 one title; the second quotes “the Measures”, which the first may be. Titles "
            "as printed.",
        ),
    ),
)
