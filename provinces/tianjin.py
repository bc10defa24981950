"""Tianjin (天津): two banks and 50% of net capital from 2011-08-22; since 2016-12-01 ways and ratio follow a rating table that was not published.

From 2016-12-01 the local ratio is therefore undetermined. Asset transfers with repurchase were banned by the rules of 2011.
"""

from leverage.law.vocabulary import (
    UNKNOWN,
    Access,
    AllFunding,
    Count,
    Fact,
    Gap,
    Limit,
    Manual,
    Note,
    PoolRatio,
    RatingScheme,
    Regime,
    Source,
    Text,
)

RULES_2011 = Source(
    title=Text(
        "天津市小额贷款公司审批监管暂行细则",
        "Interim rules on the approval and supervision of small-loan companies in Tianjin",
    ),
    issuer=Text("天津市政府办公厅", "General Office of the Tianjin Municipal Government"),
    issued="2011-08-22",
    effective="2011-08-22",
    verified_on="2017-12-31",
)
# The compilation gives both texts of this day one title; this one implements "the Measures", so the other may be those.
DETAIL_2011 = Source(
    title=RULES_2011.title,
    issuer=Text("天津市人民政府金融服务办公室", "Financial Services Office of the Tianjin Municipal Government"),
    issued="2011-08-22",
    effective="2011-08-22",
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
    verified_on="2017-12-31",
)
WITH_2016 = Text(
    "视为随2016-12-01的办法失效:细则所依的《办法》被取代,融资方式改按监管评级;是否仍有效未见原文。",
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
                "融资方式与比例均按监管评级的规定;对照表未公布。",
                "Both the ways and the ratio of funding follow the rating; the table was not published.",
            ),
            note=Text(
                "评级指引津金规范〔2017〕2号存在,未见:等级名称不详。",
                "The rating guide 津金规范〔2017〕2号 exists and was not seen: the names of the grades are not known.",
            ),
        ),
    ),
    rules=(
        # 2011-08-22: two banks, half of net capital; loans may be sold outright
        Limit(
            id="CN-TJ/2011-bank-cap",
            source=RULES_2011,
            article="(八)",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            until="2016-12-01",
            replaces=("CN/2008-bank-cap",),
            says=Text("银行融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."),
            words="不得超过公司资本净额的50%",
            note=Text(
                "“融入资金”承接上文的银行融入资金,只计银行借款。",
                "“融入资金” refers back to the banks' money: bank loans alone are counted.",
            ),
        ),
        Count(
            id="CN-TJ/2011-two-banks",
            source=RULES_2011,
            article="(八)",
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
            source=RULES_2011,
            article="(八)",
            channels=("bank_loan",),
            level="permitted",
            until="2016-12-01",
            says=Text(
                "资金来源:资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-TJ/2011-outright-transfer",
            source=DETAIL_2011,
            article="第二十四条",
            channels=("asset_transfer_outright",),
            level="permitted",
            until="2016-12-01",
            says=Text(
                "可将信贷资产以卖断方式售予银行、保理、融资租赁公司等合格转入方;未设比例,也未计入融资。",
                "Loans may be sold outright to banks, factors, lessors and other qualified buyers; no ratio is set and they are not counted "
                "as funding.",
            ),
            words="以卖断方式售予银行业金融机构",
            note=WITH_2016,
        ),
        Access(
            id="CN-TJ/2011-no-repo",
            source=DETAIL_2011,
            article="第二十四条",
            channels=("asset_transfer_repo",),
            level="prohibited",
            until="2016-12-01",
            says=Text(
                "转让不得带显性或隐性回购条款,不得签回购协议或即期买断加远期回购。",
                "No open or hidden repurchase clause, no repurchase agreement, no spot sale with a forward repurchase.",
            ),
            words="不得安排任何显性或隐性的回购条款",
            note=WITH_2016,
        ),
        Manual(
            id="CN-TJ/2011-transfer-terms",
            source=DETAIL_2011,
            article="第二十四条",
            channels=("asset_transfer_outright",),
            until="2016-12-01",
            fact=Fact(
                "loans_sold_whole_with_consent",
                "yes_no",
                Text("信贷资产整体转让、借款人同意、转入方合格", "loans sold whole, with consent, to qualified buyers"),
                Text(
                    "卖断的信贷资产是否均整体转让(本息不拆分)、经借款人同意(合同另有约定除外)、售予合格转入方?",
                    "Were all loans sold whole (principal and interest undivided), with the borrower's consent (unless the contract says "
                    "otherwise), to qualified buyers?",
                ),
            ),
            says=Text(
                "转让须经借款人同意(合同另有约定除外),并包括全部未偿本金与应收利息,不得拆分。",
                "A sale needs the borrower's consent (unless the contract says otherwise) and covers all principal and interest due, undivided.",
            ),
            words="转让信贷资产应当遵守整体性原则",
            note=WITH_2016,
        ),
        # 2016-12-01: by a rating table that nobody has published
        Limit(
            id="CN-TJ/2016-funding",
            source=MEASURES_2016,
            article="第二十八条",
            channels=AllFunding(),
            multiple=UNKNOWN,
            base="net_capital",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            says=Text(
                "融资比例按监管评级的规定;评级对应的比例未公布。",
                "The funding ratio follows the supervisory rating; the ratios by grade were not published.",
            ),
            words="融入资金方式及比例应符合监管评级相关规定",
            note=Text(
                "条文未写分母,暂列资本净额(2011年的分母)。资金方写作金融机构及合规渠道,不限家数:两家银行的限制不再适用。",
                "The article states no denominator; net capital, that of 2011, stands in. It names financial institutions and compliant "
                "channels and no number: the two-bank count no longer applies.",
            ),
        ),
        Manual(
            id="CN-TJ/2016-ways-by-rating",
            source=MEASURES_2016,
            article="第二十八条",
            channels=AllFunding(),
            fact=Fact(
                "funding_ways_fit_rating",
                "yes_no",
                Text("融资方式符合监管评级的规定", "ways of funding fit the rating"),
                Text(
                    "按监管部门的评级规定,公司现有各融资方式是否均在其评级允许之列?",
                    "Under the regulator's rating rules, is every way of funding in use open to a company of this rating?",
                ),
            ),
            says=Text("融资方式须符合监管评级的规定。", "The ways of funding must be those that the rating opens."),
            words="融入资金方式及比例应符合监管评级相关规定",
        ),
        Access(
            id="CN-TJ/2016-sources",
            source=MEASURES_2016,
            article="第二十八条",
            channels=("bank_loan", "other_fi_loan"),
            level="permitted",
            says=Text(
                "从金融机构及合规渠道融入资金。", "Funds borrowed from financial institutions and compliant channels."
            ),
            words="从金融机构及合规渠道融入的资金",
            note=Text(
                "“合规渠道”未指明渠道:金融机构以外的来源视为未作规定。",
                "“Compliant channels” names none: sources other than financial institutions are not provided for.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple=UNKNOWN,
            note=Text(
                "2016-12-01起地方比例按评级,未公布。",
                "Since 2016-12-01 the local ratio follows the rating and was not published.",
            ),
        ),
    ),
    gaps=(
        Gap(
            id="CN-TJ/gap-rating-table",
            since="2016-12-01",
            says=Text(
                "2016年办法所指的评级与融资比例对照表未公布;津金规范〔2017〕2号(评级指引)存在,未见:请向监管部门索取公司适用的比例。",
                "The table of ratios by rating to which the measures of 2016 refer was not published; 津金规范〔2017〕2号 (rating guide) exists "
                "and was not seen: ask the regulator for the ratio that applies to the company.",
            ),
        ),
        Gap(
            id="CN-TJ/gap-2011-transfers",
            since="2016-12-01",
            says=Text(
                "2011年细则关于贷款转让(可卖断、禁回购)的规定在2016-12-01以后是否有效,未能确定。",
                "Whether the rules of 2011 on loan transfers (outright only, no repurchase) outlived 2016-12-01 is not established.",
            ),
        ),
        Gap(
            id="CN-TJ/gap-2023",
            since="2023-01-01",
            says=Text(
                "津金监规范〔2023〕3号存在(只知年份),融资条款未见:仍按2016年的办法,比例未知。",
                "津金监规范〔2023〕3号 exists (only its year is known); its financing clause was not seen: the measures of 2016 still count, ratio unknown.",
            ),
        ),
        Gap(
            id="CN-TJ/gap-2025-draft",
            since="2025-09-02",
            says=Text(
                "2025-09-02的征求意见稿存在,融资条款未见;是否已正式施行未知。",
                "A draft of 2025-09-02 exists; its financing clause was not seen, nor whether it has come into force.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2016,
            article="第二十八条",
            says=Text(
                "资金来源应真实合法;不得以任何方式集资、吸收公众存款。",
                "Sources must be genuine and lawful; no fundraising and no deposits in any form.",
            ),
        ),
    ),
    remarks=(
        Text(
            "汇编中2011-08-22的两个文本同名;第二个引用《办法》,第一个可能就是该《办法》。标题照录。",
            "The compilation gives the two texts of 2011-08-22 one title; the second quotes “the Measures”, which the first may be. Titles "
            "as printed.",
        ),
    ),
)
