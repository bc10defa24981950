"""Guangdong (广东): since 2012-01-18 banks and other financial institutions 50% of net capital (100% after a year, with the lenders'
consent), and investment funds 50% beside it, with approval.

Listed companies and issuers of debt since 2016-03-23: all debt within 1 × registered capital besides. Shenzhen has its own regime.
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
    OpenFor,
    PoolRatio,
    RatingScheme,
    Regime,
    Source,
    Text,
)

MEASURES_2009 = Source(
    title=Text("广东省小额贷款公司管理办法(试行)", "Measures for small-loan companies in Guangdong (trial)"),
    number="粤金〔2009〕10号",
    issuer=Text("广东省金融办", "Guangdong Financial Office"),
    issued="2009-12-31",
    effective="2009-12-31",
    effective_basis="assumed",
    verified_on="2017-12-31",
)
NOTICE_2012 = Source(
    title=Text(
        "关于贯彻落实促进小额贷款公司平稳较快发展意见的通知",
        "Notice on carrying out the opinion on the steady and rapid development of small-loan companies",
    ),
    issuer=Text("广东省金融办", "Guangdong Financial Office"),
    issued="2012-01-18",
    effective="2012-01-18",
    verified_on="2017-12-31",
)
PROFITS_2014 = Source(
    title=Text(
        "广东省人民政府金融工作办公室关于小额贷款公司利用未分配利润发放贷款的试行办法",
        "Trial measures of the Guangdong Financial Office on lending undistributed profits by small-loan companies",
    ),
    issuer=Text("广东省金融办", "Guangdong Financial Office"),
    issued="2014-12-23",
    effective="2014-12-23",
    verified_on="2017-12-31",
)
GUIDE_2016 = Source(
    title=Text(
        "广东省小额贷款公司利用资本市场融资管理工作指引(试行)",
        "Guangdong guide to capital-market funding of small-loan companies (trial)",
    ),
    issuer=Text("广东省金融办", "Guangdong Financial Office"),
    issued="2016-03-23",
    effective="2016-03-23",
    verified_on="2017-12-31",
)
EPIDEMIC_2020 = Source(
    title=Text(
        "广东省五部门2020年2月13日的意见(标题未见)", "Opinion of five Guangdong agencies of 2020-02-13 (title not seen)"
    ),
    issuer=Text("广东省五部门", "Five agencies of Guangdong"),
    issued="2020-02-13",
    effective="2020-02-13",
    grade="B",
    verified_on="2026-11-21",
)
ONLY_THE_YEAR = Text(
    "只知发文年份(文号)与上网日2012-02-03:按2009年末起算;内容与2008年全国意见相同,起算日不影响结果。",
    "Only the year (its number) and the day it was put online (2012-02-03) are known: dated to the end of 2009. It says what the national opinion of 2008 "
    "says, so that the day makes no difference.",
)
TWO_BANKS_READING = Text(
    "“2个”读作只限定银行业金融机构,不限信托、保险等其他机构的家数。",
    "“2个” is read as counting banks only, not trusts, insurers and other institutions.",
)

RATING_2020 = Source(
    title=Text(
        "广东省小额贷款公司监管评级(自2020评级年度起与融资杠杆挂钩)",
        "Guangdong's supervisory rating, linked to leverage since rating year 2020",
    ),
    issuer=Text("广东省地方金融监督管理局", "Guangdong Local Financial Supervision Bureau"),
    issued="2021-01-01",
    effective="2021-01-01",
    effective_basis="assumed",
    verified_on="2026-11-21",
)

REGIME = Regime(
    place="CN-GD",
    schemes=(
        RatingScheme(
            name=Text("监管评级", "supervisory rating"),
            source=RATING_2020,
            grades=("AAA", "AA", "A", "BB", "B", "C", "D", "E"),
            method="not_seen",
            effect=Text(
                "融资杠杆与评级挂钩,各等级倍数未见:以监管部门文件为准,另行询问。不适用于深圳。",
                "The leverage allowed depends on the grade, and the multiples were not seen: the regulator's letter decides, and is asked for. Not for Shenzhen.",
            ),
            note=Text(
                "自2020评级年度起;起始日未见,按2021-01-01计。",
                "Since rating year 2020; its first day was not seen and is taken as 2021-01-01.",
            ),
        ),
    ),
    rules=(
        # 2009: as the national opinion
        Limit(
            id="CN-GD/2009-bank-cap",
            source=MEASURES_2009,
            article="第二十六条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            until="2012-01-18",
            replaces=("CN/2008-bank-cap",),
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="余额不得超过公司资本净额的50%",
            note=ONLY_THE_YEAR,
        ),
        Count(
            id="CN-GD/2009-two-banks",
            source=MEASURES_2009,
            article="第二十六条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            until="2012-01-18",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过2个银行业金融机构",
            note=ONLY_THE_YEAR,
        ),
        Access(
            id="CN-GD/2009-sources",
            source=MEASURES_2009,
            article="第二十六条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源:资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        # 2012-01-18: other institutions and investment funds; 100% behind two conditions
        Limit(
            id="CN-GD/2012-institutions",
            source=NOTICE_2012,
            article="四(一)",
            channels=("bank_loan", "other_fi_loan"),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            says=Text(
                "从银行和信托、保险等其他金融机构融入资金余额不超过资本净额的50%。",
                "Funding from banks and other financial institutions (trusts, insurers and so on) may not exceed 50% of net capital.",
            ),
            words="融入资金余额不超过公司资本净额的50%",
        ),
        Limit(
            id="CN-GD/2012-institutions-raised",
            source=NOTICE_2012,
            article="四(二)",
            channels=("bank_loan", "other_fi_loan"),
            multiple="1",
            base="net_capital",
            when=(OpenFor(years=1), Is(fact="lender_consent", among=(True,))),
            replaces=("CN-GD/2012-institutions", "CN/2008-bank-cap"),
            says=Text(
                "持续经营1年以上、经融入资金的金融机构协商同意的,可增至资本净额的100%。",
                "For a company in business for a year or more, with the lenders' consent, up to 100% of net capital.",
            ),
            words="可再增加融资额度至资本净额的100%",
            note=Text(
                "两项条件未知时,余量按50%计;文本称“试点”,未见名单要求。",
                "Until both conditions are known to hold, headroom is by the 50%. The text speaks of a pilot and gives no list of companies.",
            ),
        ),
        Count(
            id="CN-GD/2012-two-banks",
            source=NOTICE_2012,
            article="四(一)",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "银行融入资金来自至多两个银行业金融机构。",
                "Bank borrowing comes from two banking institutions at most.",
            ),
            words="可从2个银行业金融机构",
            note=TWO_BANKS_READING,
        ),
        Limit(
            id="CN-GD/2012-funds",
            source=NOTICE_2012,
            article="四(三)",
            channels=("fund_loan",),
            multiple="0.5",
            base="net_capital",
            says=Text(
                "从投资基金融入资金余额不超过资本净额的50%。",
                "Funding from investment funds may not exceed 50% of net capital.",
            ),
            words="融入资金余额不超过公司资本净额的50%",
            note=Text("与金融机构的50%(100%)分别计算。", "Beside the 50% (100%) of financial institutions."),
        ),
        Access(
            id="CN-GD/2012-sources",
            source=NOTICE_2012,
            article="四(一)",
            channels=("bank_loan", "other_fi_loan"),
            level="permitted",
            says=Text(
                "银行以及信托、保险等其他金融机构均可出借;事后备案。",
                "Banks, trust companies, insurers and other financial institutions may lend; reported afterwards.",
            ),
        ),
        Access(
            id="CN-GD/2012-funds-approval",
            source=NOTICE_2012,
            article="四(三)",
            channels=("fund_loan",),
            level="with_approval",
            says=Text(
                "投资基金融资须事先经县、市级初审、复审,报省金融办批准。",
                "Funding from investment funds needs the provincial office's approval beforehand, after review by county and city.",
            ),
            words="报省金融办审查批准同意",
        ),
        Access(
            id="CN-GD/2012-repo",
            source=NOTICE_2012,
            article="二",
            channels=("asset_transfer_repo",),
            level="with_approval",
            when=(OpenFor(years=1),),
            says=Text(
                "规范经营1年以上、监管指标优良的公司,经批准可开展资产转让回购业务;未设比例。",
                "A company that has been properly run for a year or more and has excellent indicators may, with approval, transfer assets with repurchase; no ratio is "
                "set.",
            ),
            words="资产转让回购、票据贴现、委托贷款业务",
            note=Text(
                "“规范经营”“各项监管指标优良”由批准机关认定,不另设条件;未设比例,可办多少以批准为准,没有其他限额约束时不计入合计。",
                "Whether a company is properly run and its indicators are excellent is for the approving authority: not a condition of its own here. No ratio is set: how much is open is for the approval, and it is no part of the total where no other limit bounds it.",
            ),
        ),
        Manual(
            id="CN-GD/2012-reporting",
            source=NOTICE_2012,
            article="四(一)",
            channels=("bank_loan", "other_fi_loan"),
            fact=Fact(
                "funding_reported_next_month",
                "yes_no",
                Text("融资已于次月5日前备案", "funding reported by the 5th of the next month"),
                Text(
                    "每笔融资是否已于次月5日前向县、市、省级监管部门备案?",
                    "Was all funding reported to the county, city and provincial regulators by the 5th of the following month?",
                ),
            ),
            says=Text(
                "融资业务发生后,次月5日前向县、市、省级监管部门备案。",
                "Funding is reported to the county, city and provincial regulators by the 5th of the following month.",
            ),
            words="应于次月5日前向县、市、省级监管部门备案",
        ),
        # 2016-03-23: the capital market
        Limit(
            id="CN-GD/2016-listed",
            source=GUIDE_2016,
            article="第三条(六)",
            channels=AllFunding(),
            multiple="1",
            base="registered_capital",
            when=(Is(fact="listing", among=("neeq", "exchange")),),
            says=Text(
                "申请上市(挂牌)的公司,对外融资总额不超过注册资本的1倍。",
                "A company that applies for listing may not have funding above 1 × registered capital.",
            ),
            words="不得超过小额贷款公司注册资本的1倍",
            note=Text(
                "条文是申请上市(挂牌)时的条件;读作挂牌、上市后继续适用。正在申请而未挂牌的公司,请自行按此比例核对。",
                "The clause is a condition of the application; it is read as continuing once listed. A company that is applying and not yet listed should hold "
                "itself to it.",
            ),
        ),
        Limit(
            id="CN-GD/2016-debt-issuer",
            source=GUIDE_2016,
            article="第十四条",
            channels=AllFunding(),
            multiple="1",
            base="registered_capital",
            when=(Is(fact="debt_issuer", among=(True,)),),
            says=Text(
                "发行债务类融资工具的公司,各类债务融资合计不超过注册资本的1倍。",
                "A company that issues debt instruments: all debt funding together may not exceed 1 × registered capital.",
            ),
            words="不得超过公司注册资本的1倍",
            note=Text(
                "与金融机构、投资基金的比例同时适用。",
                "It holds beside the ratios of institutions and funds.",
            ),
        ),
        Access(
            id="CN-GD/2016-debt-instruments",
            source=GUIDE_2016,
            article="第十四条",
            channels=("bond", "abs"),
            level="permitted",
            when=(Is(fact="debt_issuer", among=(True,)),),
            says=Text(
                "小额贷款公司可发行债务类融资工具(债券、资产证券化)。",
                "Small-loan companies may issue debt instruments (bonds, ABS).",
            ),
            words="发行债务类融资工具的",
            note=Text(
                "所见条文未写批准;发行程序的条文未见,见缺口。资产证券化读作债务类融资工具。",
                "The clauses seen ask for no approval; those on the procedure of issuing were not seen (see the gap). ABS are read as debt instruments.",
            ),
        ),
        Access(
            id="CN-GD/2016-first-issue",
            source=GUIDE_2016,
            article="第十四条",
            channels=("bond", "abs"),
            level="permitted",
            ratio_unset=True,
            when=(Is(fact="debt_issuer", among=(False,)),),
            says=Text(
                "尚未发行的公司也可发行;一经发行,全部债务融资合并受注册资本1倍约束。",
                "A company that has issued none may do so; once it does, all its debt funding together is held to 1 × registered capital.",
            ),
            note=Text(
                "首次发行会改变其他渠道的上限,余量不能单独给出:请以 debt_issuer=yes 再核对一次。",
                "A first issue changes the caps of the other channels, so its room cannot be told by itself: check again with debt_issuer=yes.",
            ),
        ),
        # since rating year 2020: leverage by grade, the multiples not seen
        Manual(
            id="CN-GD/2020-rated-leverage",
            source=RATING_2020,
            channels=AllFunding(),
            fact=Fact(
                "within_rated_leverage",
                "yes_no",
                Text("未超过按评级核定的融资杠杆", "within the leverage set for its grade"),
                Text(
                    "监管部门按评级(AAA至E)核定的融资杠杆倍数是多少,公司是否在其内(以监管部门文件为准)?",
                    "Which leverage has the regulator set for the company's grade (AAA to E), and is the company within it (by the regulator's letter)?",
                ),
            ),
            says=Text(
                "自2020评级年度起,融资杠杆与评级挂钩。",
                "Since rating year 2020 the leverage allowed depends on the grade.",
            ),
            note=Text(
                "各等级倍数未见,见缺口;挂钩本身已核实。起始日未见,自2021-01-01起询问。",
                "The multiples of the grades were not seen (see the gap); the link itself is established. Its first day was not seen: asked from 2021-01-01.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="1",
            when=(Is(fact="debt_issuer", among=(True,)),),
            note=Text(
                "发行债务类融资工具的公司:文本的总比例1倍(其分母为注册资本,另行约束)。",
                "Issuers of debt instruments: the text's stated total of 1 × (over registered capital, which binds besides).",
            ),
        ),
        PoolRatio(
            multiple="1",
            when=(Is(fact="listing", among=("neeq", "exchange")),),
            note=Text(
                "上市(挂牌)公司:文本的总比例1倍(其分母为注册资本,另行约束)。",
                "Listed companies: the text's stated total of 1 × (over registered capital, which binds besides).",
            ),
        ),
        PoolRatio(
            multiple="1.5",
            when=(OpenFor(years=1), Is(fact="lender_consent", among=(True,))),
            note=Text(
                "文本无合计比例:取各渠道之和100%+50%。",
                "The text states no total: the sum of its channel caps, 100% + 50%.",
            ),
        ),
        PoolRatio(
            multiple="1",
            note=Text(
                "文本无合计比例:取各渠道之和50%+50%。",
                "The text states no total: the sum of its channel caps, 50% + 50%.",
            ),
        ),
    ),
    gaps=(
        Gap(
            id="CN-GD/gap-debt-instruments",
            since="2016-03-23",
            says=Text(
                "2016年指引中发行债务类融资工具、上市(挂牌)的程序条款未见:发行前请向省金融办确认是否须审批或备案。",
                "The articles of the guide of 2016 on the procedure of issuing and listing were not seen: ask the provincial office before issuing whether an "
                "approval or filing is needed.",
            ),
        ),
        Gap(
            id="CN-GD/gap-rating-leverage",
            since="2020-01-01",
            says=Text(
                "广东(深圳除外)自2020评级年度起,融资杠杆与监管评级(AAA、AA、A、BB、B、C、D、E)挂钩,各级倍数未见:请以监管部门的评级通知为准;"
                "这里仍按2012年、2016年的规则与全国上限计算。",
                "In Guangdong (Shenzhen apart) funding leverage has depended on the supervisory rating since rating year 2020 (AAA, AA, A, BB, B, C, D, E); the "
                "multiples were not seen: go by the regulator's letter. Here the rules of 2012 and 2016 and the national caps still count.",
            ),
        ),
    ),
    notes=(
        Note(
            source=PROFITS_2014,
            article="第二条、第四条、第七条",
            says=Text(
                "以未分配利润(上季末未分配利润与盈余公积之和)放贷,不计入融资额度;条件:成立满一年且合规,近6个月月末平均贷款不低于可贷资金90%,"
                "上季末此项利润满200万元、准备充足率满100%、不良率不到5%,数据如实填报。",
                "Lending out of undistributed profits (with surplus reserves, at the last quarter's end) is not counted as funding. Conditions: a year old and compliant; "
                "average month-end loans of six months ≥ 90% of lendable funds; at the last quarter's end such profits ≥ 2,000,000 yuan, provisions ≥ 100%, bad loans < 5%; data reported "
                "faithfully.",
            ),
        ),
        Note(
            source=NOTICE_2012,
            article="二",
            says=Text(
                "经批准可开展票据贴现、委托贷款业务(委托贷款的资金一般限于来自银行业金融机构)及咨询业务:业务范围,非融资渠道。",
                "With approval, bill discounting, entrusted lending (of money that generally comes from banks) and consulting: business scope, not a funding channel.",
            ),
        ),
        Note(
            source=EPIDEMIC_2020,
            until="2020-08-13",
            says=Text(
                "疫情期间(深圳除外,自2020-02-13起六个月):经批准,融资可至净资产的5倍。未作为限额计算;有批复的,以批复为准。",
                "During the epidemic (Shenzhen apart, six months from 2020-02-13): with approval, funding up to 5 × net assets. Not applied as a limit: an approval "
                "in hand governs.",
            ),
        ),
    ),
    remarks=(
        Text(
            "汇编标题的100%以开业满一年和融资机构同意为条件,且未含投资基金的50%。",
            "The compilation's headline of 100% needs a year in business and the lenders' consent, and leaves out the 50% of investment funds.",
        ),
        Text(
            "网络小贷公司适用同一规则。",
            "Online companies follow the same rules.",
        ),
    ),
)
