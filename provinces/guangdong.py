"""Guangdong (广东): since 2012-01-18 banks and other financial institutions 50% of net capital (100% after a year, with the lenders'
consent), and investment funds 50% beside it, with approval.

Issuers of debt and companies that apply for listing since 2016-03-23: all debt within 1 × registered capital besides. Bonds and ABS with approval
from 2017-01-01. Shenzhen has its own regime.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Count,
    Fact,
    Gap,
    Holding,
    Is,
    Limit,
    Manual,
    Note,
    OpenFor,
    PoolRatio,
    RatingScheme,
    Reading,
    Regime,
    Source,
    Stated,
    Text,
    Under,
)

MEASURES_2009 = Source(
    title=Text("广东省小额贷款公司管理办法（试行）", "Measures for small-loan companies in Guangdong (trial)"),
    number="粤金〔2009〕10号",
    issuer=Text("广东省金融办", "Guangdong Financial Office"),
    issued="2009-12-31",
    effective="2009-12-31",
    effective_basis="assumed",
    grade="A-",
    rank="regulator",
    read_in="compilation",
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
    grade="A-",
    rank="regulator",
    read_in="compilation",
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
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
GUIDE_2016 = Source(
    title=Text(
        "广东省小额贷款公司利用资本市场融资管理工作指引（试行）",
        "Guangdong guide to capital-market funding of small-loan companies (trial)",
    ),
    issuer=Text("广东省金融办", "Guangdong Financial Office"),
    issued="2016-03-23",
    effective="2016-03-23",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
EPIDEMIC_2020 = Source(
    title=Text(
        "广东省五部门2020年2月13日的意见（标题未见）",
        "Opinion of five Guangdong agencies of 2020-02-13 (title not seen)",
    ),
    issuer=Text("广东省五部门", "Five agencies of Guangdong"),
    issued="2020-02-13",
    effective="2020-02-13",
    grade="B",
    rank="regulator",
    read_in="newspapers",
    verified_on="2026-11-21",
)
OPINION_2016 = Source(
    title=Text(
        "关于进一步促进小额贷款公司规范发展的意见",
        "Opinion on furthering the orderly development of small-loan companies",
    ),
    number="粤金贷监〔2016〕5号",
    issuer=Text("广东省人民政府金融工作办公室", "Guangdong Financial Office"),
    issued="2016-12-07",
    effective="2017-01-01",
    effective_basis="stated",
    grade="A",
    rank="regulator",
    read_in="official_page",
    verified_on="2026-11-25",
)
ONLY_THE_YEAR = Text(
    "只知发文年份（文号）与上网日2012-02-03：按2009年末起算；内容与2008年全国意见相同，起算日不影响结果。",
    "Only the year (its number) and the day it was put online (2012-02-03) are known: dated to the end of 2009. It says what the national opinion of 2008 "
    "says, so that the day makes no difference.",
)
TWO_BANKS_READING = Text(
    "“2个”读作只限定银行业金融机构，不限信托、保险等其他机构的家数。",
    "“2个” is read as counting banks only, not trusts, insurers and other institutions.",
)

RATING_2020 = Source(
    title=Text(
        "广东省小额贷款公司监管评级（自2020评级年度起与融资杠杆挂钩）",
        "Guangdong's supervisory rating, linked to leverage since rating year 2020",
    ),
    issuer=Text("广东省地方金融监督管理局", "Guangdong Local Financial Supervision Bureau"),
    issued="2021-01-01",
    effective="2021-01-01",
    effective_basis="assumed",
    grade="A",
    rank="regulator",
    read_in="official_page",
    verified_on="2026-11-21",
)
REPORTED = Fact(
    "funding_reported_next_month",
    "yes_no",
    Text("融资已于次月5日前备案", "funding reported by the 5th of the next month"),
    Text(
        "每笔融资是否已于次月5日前向县、市、省级监管部门备案？",
        "Was all funding reported to the county, city and provincial regulators by the 5th of the following month?",
    ),
)
RATED_LEVERAGE = Fact(
    "within_rated_leverage",
    "yes_no",
    Text("未超过按评级核定的融资杠杆", "within the leverage set for its grade"),
    Text(
        "监管部门按评级（AAA至E）核定的融资杠杆倍数是多少，公司是否在其内（以监管部门文件为准）？",
        "Which leverage has the regulator set for the company's grade (AAA to E), and is the company within it (by the regulator's letter)?",
    ),
)
ONE_YEAR = (OpenFor(years=1),)
RAISED = (OpenFor(years=1), Is(fact="lender_consent", among=(True,)))
IN_PILOT = Is(fact="in_flexible_ratio_pilot", among=(True,))
ISSUER = (Is(fact="debt_issuer", among=(True,)),)
FUNDS_INSIDE = (Under(reading="CN-GD/funds-apart", among=("otherwise",)),)

REGIME = Regime(
    place="CN-GD",
    schemes=(
        RatingScheme(
            name=Text("监管评级", "supervisory rating"),
            source=RATING_2020,
            grades=("AAA", "AA", "A", "BB", "B", "C", "D", "E"),
            method="not_seen",
            effect=Text(
                "融资杠杆与评级挂钩，各等级倍数未见：以监管部门文件为准，另行询问。不适用于深圳。",
                "The leverage allowed depends on the grade, and the multiples were not seen: the regulator's letter decides, and is asked for. Not for Shenzhen.",
            ),
            note=Text(
                "自2020评级年度起；起始日未见，按2021-01-01计。",
                "Since rating year 2020; its first day was not seen and is taken as 2021-01-01.",
            ),
        ),
    ),
    rules=(
        # 2009: as the national opinion
        Limit(
            id="CN-GD/2009-bank-cap",
            name=Text("银行50%（2009）", "banks, 50% (2009)"),
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
            name=Text("两家银行（2009）", "two banks (2009)"),
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
            name=Text("资金来源：银行（2009）", "sources: banks (2009)"),
            source=MEASURES_2009,
            article="第二十六条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        # 2012-01-18: other institutions and investment funds; 100% behind two conditions
        Limit(
            id="CN-GD/2012-institutions",
            name=Text("银行与其他金融机构50%", "banks and other institutions, 50%"),
            source=NOTICE_2012,
            article="四（一）",
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
            name=Text("银行与其他金融机构100%", "banks and other institutions, 100%"),
            source=NOTICE_2012,
            article="四（二）",
            channels=("bank_loan", "other_fi_loan"),
            multiple="1",
            base="net_capital",
            when=RAISED,
            replaces=("CN-GD/2012-institutions", "CN/2008-bank-cap"),
            under=(Under(reading="CN-GD/pilot"),),
            says=Text(
                "持续经营1年以上、经融入资金的金融机构协商同意的，可增至资本净额的100%。",
                "For a company in business for a year or more, with the lenders' consent, up to 100% of net capital.",
            ),
            words="可再增加融资额度至资本净额的100%",
            note=Text(
                "两项条件未知时，余量按50%计；文本称“试点”，未见名单要求。",
                "Until both conditions are known to hold, headroom is by the 50%. The text speaks of a pilot and gives no list of companies.",
            ),
        ),
        Limit(
            id="CN-GD/2012-institutions-raised~pilot",
            name=Text("银行与其他金融机构100%（限试点公司）", "banks and other institutions, 100% (pilot companies)"),
            source=NOTICE_2012,
            article="四（二）",
            channels=("bank_loan", "other_fi_loan"),
            multiple="1",
            base="net_capital",
            when=(*RAISED, IN_PILOT),
            replaces=("CN-GD/2012-institutions", "CN/2008-bank-cap"),
            under=(Under(reading="CN-GD/pilot", among=("otherwise",)),),
            says=Text(
                "读作只及试点公司：符合两项条件的试点公司，可增至资本净额的100%。",
                "Read as reaching companies of the pilot alone: if they meet both conditions, up to 100% of net capital.",
            ),
            words="采取融资比例弹性化试点",
        ),
        Limit(
            id="CN-GD/2012-institutions~with-funds",
            name=Text("金融机构与投资基金合计50%", "institutions and investment funds together, 50%"),
            source=NOTICE_2012,
            article="四（一）、四（三）",
            channels=("bank_loan", "other_fi_loan", "fund_loan"),
            multiple="0.5",
            base="net_capital",
            under=FUNDS_INSIDE,
            says=Text(
                "读作：投资基金的50%在金融机构的50%之内，合计不超过资本净额的50%。",
                "Read so that the 50% of investment funds lies within that of institutions: together at most 50% of net capital.",
            ),
            words="融入资金余额不超过公司资本净额的50%",
        ),
        Limit(
            id="CN-GD/2012-institutions-raised~with-funds",
            name=Text("金融机构与投资基金合计100%", "institutions and investment funds together, 100%"),
            source=NOTICE_2012,
            article="四（二）、四（三）",
            channels=("bank_loan", "other_fi_loan", "fund_loan"),
            multiple="1",
            base="net_capital",
            when=RAISED,
            replaces=("CN-GD/2012-institutions~with-funds",),
            under=(*FUNDS_INSIDE, Under(reading="CN-GD/pilot")),
            says=Text(
                "读作：两项条件具备的，金融机构与投资基金合计不超过资本净额的100%。",
                "Read so that, with both conditions met, institutions and investment funds together may lend 100% of net capital.",
            ),
            words="可再增加融资额度至资本净额的100%",
        ),
        Limit(
            id="CN-GD/2012-institutions-raised~with-funds-pilot",
            name=Text(
                "金融机构与投资基金合计100%（限试点）", "institutions and investment funds together, 100% (pilot alone)"
            ),
            source=NOTICE_2012,
            article="四（二）、四（三）",
            channels=("bank_loan", "other_fi_loan", "fund_loan"),
            multiple="1",
            base="net_capital",
            when=(*RAISED, IN_PILOT),
            replaces=("CN-GD/2012-institutions~with-funds",),
            under=(*FUNDS_INSIDE, Under(reading="CN-GD/pilot", among=("otherwise",))),
            says=Text(
                "读作：只有试点公司，两项条件具备的，金融机构与投资基金合计不超过资本净额的100%。",
                "Read so that for companies of the pilot alone, with both conditions met, institutions and investment funds together may lend 100% of net capital.",
            ),
            words="可再增加融资额度至资本净额的100%",
        ),
        Count(
            id="CN-GD/2012-two-banks",
            name=Text("两家银行", "two banks"),
            source=NOTICE_2012,
            article="四（一）",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-GD/number-of-banks", among=("taken", "two-in-all")),),
            says=Text(
                "银行融入资金来自至多两个银行业金融机构。",
                "Bank borrowing comes from two banking institutions at most.",
            ),
            words="可从2个银行业金融机构",
            note=TWO_BANKS_READING,
        ),
        Access(
            id="CN-GD/2012-two-banks~none",
            name=Text("银行家数不限", "any number of banks"),
            source=NOTICE_2012,
            article="四（一）",
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-GD/number-of-banks", among=("otherwise",)),),
            says=Text(
                "读作：“2个”之后并列其他金融机构，不再限定银行家数。",
                "Read so that, other institutions being named beside them, the number of banks is no longer bounded.",
            ),
        ),
        Count(
            id="CN-GD/2012-two-banks~in-all",
            name=Text("两家金融机构（含信托、保险）", "two institutions in all"),
            source=NOTICE_2012,
            article="四（一）",
            channel="bank_loan",
            also=("other_fi_loan",),
            at_most=2,
            fact="institution_count",
            under=(Under(reading="CN-GD/number-of-banks", among=("two-in-all",)),),
            says=Text(
                "读作“2个”及于银行和其他金融机构：资金方合计至多两家。",
                "Read so that the two are institutions of every kind: two lenders at most in all.",
            ),
            words="可从2个银行业金融机构或信托公司",
        ),
        Limit(
            id="CN-GD/2012-funds",
            name=Text("投资基金50%", "investment funds, 50%"),
            source=NOTICE_2012,
            article="四（三）",
            channels=("fund_loan",),
            multiple="0.5",
            base="net_capital",
            says=Text(
                "从投资基金融入资金余额不超过资本净额的50%。",
                "Funding from investment funds may not exceed 50% of net capital.",
            ),
            words="融入资金余额不超过公司资本净额的50%",
            note=Text("与金融机构的50%（100%）分别计算。", "Beside the 50% (100%) of financial institutions."),
        ),
        Access(
            id="CN-GD/2012-sources",
            name=Text("资金来源：银行与其他金融机构", "sources: banks and other institutions"),
            source=NOTICE_2012,
            article="四（一）",
            channels=("bank_loan", "other_fi_loan"),
            level="permitted",
            says=Text(
                "银行以及信托、保险等其他金融机构均可出借；事后备案。",
                "Banks, trust companies, insurers and other financial institutions may lend; reported afterwards.",
            ),
        ),
        Access(
            id="CN-GD/2012-funds-approval",
            name=Text("投资基金须批准", "investment funds with approval"),
            source=NOTICE_2012,
            article="四（三）",
            channels=("fund_loan",),
            level="with_approval",
            says=Text(
                "投资基金融资须事先经县、市级初审、复审，报省金融办批准。",
                "Funding from investment funds needs the provincial office's approval beforehand, after review by county and city.",
            ),
            words="报省金融办审查批准同意",
        ),
        Access(
            id="CN-GD/2012-repo",
            name=Text("回购式转让：经营满一年、经批准", "repurchase transfers: after a year, with approval"),
            source=NOTICE_2012,
            article="二",
            channels=("asset_transfer_repo",),
            level="with_approval",
            reserves=True,
            ratio_unset=True,
            when=ONE_YEAR,
            under=(Under(reading="CN-GD/repo-as-funding"),),
            says=Text(
                "规范经营1年以上、监管指标优良的公司，经批准可开展资产转让回购业务；未设比例。",
                "A company that has been properly run for a year or more and has excellent indicators may, with approval, transfer assets with repurchase; no ratio is "
                "set.",
            ),
            words="资产转让回购、票据贴现、委托贷款业务",
            note=Text(
                "“规范经营”“各项监管指标优良”由批准机关认定，不另设条件；经营不满一年的公司，此渠道未作规定，2017年全国通知也不为其开放。未设比例：可办多少以批准为准。",
                "Whether a company is properly run and its indicators are excellent is for the approving authority. For a company in its first year the channel is not provided for, and "
                "the national notice of 2017 does not open it. No ratio is set: how much is open is for the approval.",
            ),
        ),
        Manual(
            id="CN-GD/2012-reporting",
            name=Text("次月5日前备案", "reported by the 5th"),
            source=NOTICE_2012,
            article="四（一）",
            channels=("bank_loan", "other_fi_loan"),
            under=(Under(reading="CN-GD/whose-report"),),
            fact=REPORTED,
            says=Text(
                "融资业务发生后，次月5日前向县、市、省级监管部门备案。",
                "Funding is reported to the county, city and provincial regulators by the 5th of the following month.",
            ),
            words="应于次月5日前向县、市、省级监管部门备案",
        ),
        Manual(
            id="CN-GD/2012-reporting~all",
            name=Text("全部融资次月5日前备案", "all funding reported by the 5th"),
            source=NOTICE_2012,
            article="四（一）",
            channels=AllFunding(),
            under=(Under(reading="CN-GD/whose-report", among=("otherwise",)),),
            fact=REPORTED,
            says=Text(
                "读作及于一切融资业务：次月5日前向县、市、省级监管部门备案。",
                "Read as reaching every kind of funding: it is reported to the county, city and provincial regulators by the 5th of the following month.",
            ),
            words="凡发生融资业务的",
        ),
        # 2016-03-23: the capital market
        Limit(
            id="CN-GD/2016-listed",
            name=Text("申请上市：全部融资1倍注册资本", "applying for listing: all funding, 1 × registered capital"),
            source=GUIDE_2016,
            article="第三条（六）",
            channels=AllFunding(),
            multiple="1",
            base="registered_capital",
            when=(Is(fact="listing", among=("applying",)),),
            says=Text(
                "申请上市（挂牌）的公司，对外融资总额不超过注册资本的1倍。",
                "A company that applies for listing may not have funding above 1 × registered capital.",
            ),
            words="不得超过小额贷款公司注册资本的1倍",
            note=Text(
                "条文是申请上市（挂牌）时的条件；已上市（挂牌）的公司只在发行债务类融资工具时受约束，此为一种解读。",
                "The clause is a condition of the application; companies already listed are bound only where they issue debt instruments, which is a reading.",
            ),
        ),
        Limit(
            id="CN-GD/2016-listed~listed",
            name=Text("已上市：全部融资1倍注册资本", "listed: all funding, 1 × registered capital"),
            source=GUIDE_2016,
            article="第三条（六）",
            channels=AllFunding(),
            multiple="1",
            base="registered_capital",
            when=(Is(fact="listing", among=("neeq", "exchange")),),
            under=(Under(reading="CN-GD/listed-after", among=("otherwise",)),),
            says=Text(
                "读作上市（挂牌）后继续适用：对外融资总额不超过注册资本的1倍。",
                "Read as continuing once listed: funding may not exceed 1 × registered capital.",
            ),
            words="不得超过小额贷款公司注册资本的1倍",
        ),
        Limit(
            id="CN-GD/2016-debt-issuer",
            name=Text("发债公司：全部债务1倍注册资本", "issuers: all debt, 1 × registered capital"),
            source=GUIDE_2016,
            article="第十四条",
            channels=AllFunding(),
            multiple="1",
            base="registered_capital",
            when=ISSUER,
            says=Text(
                "发行债务类融资工具的公司，各类债务融资合计不超过注册资本的1倍。",
                "A company that issues debt instruments: all debt funding together may not exceed 1 × registered capital.",
            ),
            words="不得超过公司注册资本的1倍",
            note=Text(
                "与金融机构、投资基金的比例同时适用。债券或资产证券化有余额的，即为发行人（指引第二条、越秀区办法第十七条均把资产证券化列入）。",
                "It holds beside the ratios of institutions and funds. Bonds or ABS outstanding make an issuer (art. 2 of the guide and art. 17 of Yuexiu's measures count ABS among the instruments).",
            ),
        ),
        Access(
            id="CN-GD/2016-debt-instruments",
            name=Text("债务类融资工具（2016）", "debt instruments (2016)"),
            source=GUIDE_2016,
            article="第十四条",
            channels=("bond", "abs"),
            level="permitted",
            until="2017-01-01",
            when=ISSUER,
            says=Text(
                "小额贷款公司可发行债务类融资工具（债券、资产证券化）。",
                "Small-loan companies may issue debt instruments (bonds, ABS).",
            ),
            words="发行债务类融资工具的",
            note=Text(
                "所见条文未写批准；发行程序的条文未见，见缺口。",
                "The clauses seen ask for no approval; those on the procedure of issuing were not seen (see the gap).",
            ),
        ),
        Access(
            id="CN-GD/2016-first-issue",
            name=Text("首次发行（2016）", "first issue (2016)"),
            source=GUIDE_2016,
            article="第十四条",
            channels=("bond", "abs"),
            level="permitted",
            until="2017-01-01",
            when=(Is(fact="debt_issuer", among=(False,)),),
            says=Text(
                "尚未发行的公司也可发行；一经发行，全部债务融资合并受注册资本1倍约束。",
                "A company that has issued none may do so; once it does, all its debt funding together is held to 1 × registered capital.",
            ),
        ),
        # 2017-01-01: the capital market with approval, for companies that meet the rating requirement
        Access(
            id="CN-GD/2017-capital-market",
            name=Text("债券、证券化须批准（2017）", "bonds and ABS with approval (2017)"),
            source=OPINION_2016,
            article="二（二）",
            channels=("bond", "abs"),
            level="with_approval",
            says=Text(
                "经营效益优良、达到评级要求的公司，经批准可利用资本市场融资。",
                "Companies that do well and meet the rating requirement may, with approval, raise money on the capital market.",
            ),
            words="经批准可以利用资本市场融资",
            note=Text(
                "有效期三年，2020-01-01以后是否续期未见（见缺口）：须批准按延续处理。发行后全部债务以注册资本的1倍为限。",
                "In force for three years; whether it was renewed after 2019-12-31 was not seen (see the gap): the approval is taken as continuing. Once issued, all debt is held to 1 × registered "
                "capital.",
            ),
        ),
        Access(
            id="CN-GD/2016-debt-instruments~approval",
            name=Text("发债须经批准（2016）", "debt instruments with approval (2016)"),
            source=GUIDE_2016,
            article="第十四条",
            channels=("bond", "abs"),
            level="with_approval",
            until="2017-01-01",
            under=(Under(reading="CN-GD/2016-procedure", among=("otherwise",)),),
            says=Text(
                "读作发行债务类融资工具须先经监管部门批准。",
                "Read so that debt instruments are issued with the regulator's approval.",
            ),
            words="发行债务类融资工具的",
        ),
        Manual(
            id="CN-GD/2017-rating-requirement",
            name=Text("资本市场融资的评级要求", "rating requirement of the capital market"),
            source=OPINION_2016,
            article="二（二）",
            channels=("bond", "abs"),
            until="2020-01-01",
            fact=Fact(
                "capital_market_requirements_met",
                "yes_no",
                Text("经营效益优良、达到评级要求", "does well and meets the rating requirement"),
                Text(
                    "公司是否经营效益优良，并达到利用资本市场融资的评级要求？",
                    "Does the company do well and meet the rating required for the capital market?",
                ),
            ),
            says=Text(
                "资本市场融资面向经营效益优良、达到评级要求的公司。",
                "The capital market is for companies that do well and meet the rating requirement.",
            ),
            words="经营效益优良、达到评级要求",
        ),
        Limit(
            id="CN-GD/2016-first-issue-room",
            name=Text("首次发行后：全部债务1倍注册资本", "once issued: all debt, 1 × registered capital"),
            source=GUIDE_2016,
            article="第十四条",
            channels=AllFunding(),
            multiple="1",
            base="registered_capital",
            when=(Is(fact="debt_issuer", among=(False,)), Holding(channels=("bond", "abs"))),
            says=Text(
                "尚未发行的公司一经发行，各类债务融资合计不超过注册资本的1倍。",
                "Once a company that has issued none does so, all its debt funding together may not exceed 1 × registered capital.",
            ),
            words="不得超过公司注册资本的1倍",
        ),
        # since rating year 2020: leverage by grade, the multiples not seen
        Manual(
            id="CN-GD/2020-rated-leverage",
            name=Text("按评级核定的杠杆", "leverage set by grade"),
            source=RATING_2020,
            channels=AllFunding(),
            under=(Under(reading="CN-GD/rated-leverage"),),
            fact=RATED_LEVERAGE,
            says=Text(
                "自2020评级年度起，融资杠杆与评级挂钩。",
                "Since rating year 2020 the leverage allowed depends on the grade.",
            ),
            note=Text(
                "各等级倍数未见，见缺口；挂钩本身已核实。起始日未见，自2021-01-01起询问。",
                "The multiples of the grades were not seen (see the gap); the link itself is established. Its first day was not seen: asked from 2021-01-01.",
            ),
        ),
        Limit(
            id="CN-GD/2020-rated-leverage~unknown",
            name=Text("按评级核定的杠杆（倍数未见）", "leverage set by grade (multiples not seen)"),
            source=RATING_2020,
            channels=AllFunding(),
            multiple=Stated(most=None, within="within_rated_leverage"),
            base="net_assets",
            under=(Under(reading="CN-GD/rated-leverage", among=("otherwise",)),),
            says=Text(
                "读作：以评级通知所载的倍数为限；倍数未填的，自2021-01-01起的融资为待定。",
                "Read so that the multiple of the regulator's letter is the limit: until it is stated, funding from 2021-01-01 on is undetermined.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="1",
            when=ISSUER,
            note=Text(
                "发行债务类融资工具的公司：文本的总比例1倍（其分母为注册资本，另行约束）。",
                "Issuers of debt instruments: the text's stated total of 1 × (over registered capital, which binds besides).",
            ),
        ),
        PoolRatio(
            multiple="1",
            when=(Is(fact="listing", among=("applying",)),),
            note=Text(
                "申请上市（挂牌）的公司：文本的总比例1倍（其分母为注册资本，另行约束）。",
                "Companies applying for listing: the text's stated total of 1 × (over registered capital, which binds besides).",
            ),
        ),
        PoolRatio(
            multiple="1",
            when=(Is(fact="listing", among=("neeq", "exchange")),),
            under=(Under(reading="CN-GD/listed-after", among=("otherwise",)),),
            note=Text(
                "已上市（挂牌）公司，读作继续适用：文本的总比例1倍。",
                "Listed companies, read as still bound: the text's stated total of 1 ×.",
            ),
        ),
        PoolRatio(
            multiple="1",
            when=RAISED,
            under=(*FUNDS_INSIDE, Under(reading="CN-GD/pilot")),
            note=Text(
                "读作投资基金在金融机构的比例之内：100%。",
                "Read with investment funds inside the ratio of institutions: 100%.",
            ),
        ),
        PoolRatio(
            multiple="1",
            when=(*RAISED, IN_PILOT),
            under=(*FUNDS_INSIDE, Under(reading="CN-GD/pilot", among=("otherwise",))),
            note=Text(
                "读作投资基金在金融机构的比例之内：试点公司100%。",
                "Read with investment funds inside the ratio of institutions: 100% for companies of the pilot.",
            ),
        ),
        PoolRatio(
            multiple="0.5",
            under=FUNDS_INSIDE,
            note=Text(
                "读作投资基金在金融机构的比例之内：50%。",
                "Read with investment funds inside the ratio of institutions: 50%.",
            ),
        ),
        PoolRatio(
            multiple="1",
            under=(Under(reading="CN-GD/pool-sum", among=("otherwise",)),),
            note=Text(
                "2020年9月的报道称广东此前为1倍。",
                "The press of September 2020 gives 1 × for Guangdong before.",
            ),
        ),
        PoolRatio(
            multiple="1.5",
            when=RAISED,
            under=(Under(reading="CN-GD/pilot"),),
            note=Text(
                "文本无合计比例：取各渠道之和100%+50%。",
                "The text states no total: the sum of its channel caps, 100% + 50%.",
            ),
        ),
        PoolRatio(
            multiple="1.5",
            when=(*RAISED, IN_PILOT),
            under=(Under(reading="CN-GD/pilot", among=("otherwise",)),),
            note=Text(
                "试点公司：各渠道之和100%+50%。",
                "Companies of the pilot: the sum of the channel caps, 100% + 50%.",
            ),
        ),
        PoolRatio(
            multiple="1",
            note=Text(
                "文本无合计比例：取各渠道之和50%+50%。",
                "The text states no total: the sum of its channel caps, 50% + 50%.",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-GD/listed-after",
            name=Text("1倍是否约束已上市公司", "whether the 1 × binds listed companies"),
            ask=Text(
                "2016年指引第三条的1倍注册资本，已上市（挂牌）的公司是否仍受约束？",
                "Does the 1 × registered capital of art. 3 of the guide of 2016 still bind a company once it is listed?",
            ),
            taken=Text(
                "只是申请时的条件；上市后仅作为发行人受约束",
                "a condition of the application; once listed, only issuers are bound",
            ),
            alternatives=(Alternative(says=Text("上市后继续适用", "it goes on once listed")),),
            settled_by=Text("指引全文", "the full guide of 2016"),
        ),
        Reading(
            id="CN-GD/2016-procedure",
            name=Text("2016年发债是否须批准", "whether bonds of 2016 needed approval"),
            ask=Text(
                "2016年指引的发行程序未见：2016年内发行债券、资产证券化是否须经批准？",
                "The procedure of the guide of 2016 was not seen: did bonds and ABS need an approval in 2016?",
            ),
            taken=Text("所见条文未写批准，作为缺口提示", "the clauses seen ask for none; told as a gap"),
            alternatives=(
                Alternative(says=Text("须经批准，与2016-12-07的意见相同", "they did, as by the opinion of 2016-12-07")),
            ),
            settled_by=Text("指引全文", "the full guide of 2016"),
            since="2016-03-23",
            until="2017-01-01",
        ),
        Reading(
            id="CN-GD/pool-sum",
            name=Text("2017年合并口径的当地比例", "the local ratio of the 2017 pool"),
            ask=Text(
                "2017年全国合并计算时，广东的“当地现行比例”是多少？",
                "Which local ratio does the national pool of 2017 take in Guangdong?",
            ),
            taken=Text(
                "各渠道之和：1.5倍（未具备两项条件的1倍）",
                "the sum of the channel caps: 1.5 × (1 × without the two conditions)",
            ),
            alternatives=(Alternative(says=Text("1倍（2020年9月的报道）", "1 × (the press of September 2020)")),),
            settled_by=Text("省金融办当时的文件", "a letter of the provincial office of that time"),
        ),
        Reading(
            id="CN-GD/funds-apart",
            name=Text("投资基金50%是否另计", "whether the funds' 50% lies apart"),
            ask=Text(
                "投资基金的50%，在金融机构的50%（100%）之外还是之内？",
                "Does the 50% of investment funds lie beside the 50% (100%) of institutions, or within it?",
            ),
            taken=Text("之外，分别计算", "beside it"),
            alternatives=(Alternative(says=Text("之内，合计计算", "within it")),),
            settled_by=Text("省金融办", "the provincial office"),
        ),
        Reading(
            id="CN-GD/pilot",
            name=Text("弹性化试点100%的适用公司", "whom the pilot's 100% reaches"),
            ask=Text(
                "“融资比例弹性化试点”的100%，及于符合两项条件的所有公司，还是只及试点公司？",
                "Does the 100% of the flexible-ratio pilot reach every company that meets the two conditions, or companies of the pilot alone?",
            ),
            taken=Text("符合条件的所有公司", "every company that meets them"),
            alternatives=(Alternative(says=Text("只及试点公司", "companies of the pilot alone")),),
            settled_by=Text("省金融办", "the provincial office"),
        ),
        Reading(
            id="CN-GD/number-of-banks",
            name=Text("是否限定银行家数", "whether the number of banks is bound"),
            ask=Text(
                "“2个银行业金融机构或信托公司、保险公司等”，是否限定银行家数？",
                "Does “two banking institutions or trust companies, insurers and others” bound the number of banks?",
            ),
            taken=Text("至多两家银行，其他机构不限", "two banks at most; other institutions are not counted"),
            alternatives=(
                Alternative(says=Text("不限家数", "no number is set"), stricter=False),
                Alternative(
                    says=Text("银行和其他机构合计至多两家", "two at most, banks and other institutions together"),
                    id="two-in-all",
                ),
            ),
            settled_by=Text("省金融办", "the provincial office"),
            since="2012-01-18",
        ),
        Reading(
            id="CN-GD/whose-report",
            name=Text("融资备案的范围", "which funding must be reported"),
            ask=Text(
                "“凡发生融资业务的”备案，及于哪些融资？",
                "Which funding does the duty to report (凡发生融资业务的) reach?",
            ),
            taken=Text("银行和其他金融机构的融资", "funding from banks and other institutions"),
            alternatives=(Alternative(says=Text("一切融资", "all funding")),),
            settled_by=Text("省金融办", "the provincial office"),
        ),
        Reading(
            id="CN-GD/repo-as-funding",
            name=Text("资产转让回购是否为融资渠道", "whether repurchase transfers are a channel"),
            ask=Text(
                "2012年通知的“资产转让回购”是融资渠道，还是仅为业务范围？",
                "Are the repurchase transfers of the notice of 2012 a channel of funding, or business scope alone?",
            ),
            taken=Text(
                "经批准的融资渠道，留给经营满一年的公司",
                "a channel with approval, kept for companies a year in business",
            ),
            alternatives=(
                Alternative(
                    says=Text("仅为业务范围，不开放融资", "business scope alone, which opens no funding"), stricter=None
                ),
            ),
            settled_by=Text("省金融办", "the provincial office"),
        ),
        Reading(
            id="CN-GD/rated-leverage",
            name=Text("评级挂钩后原比例的存续", "the old ratios beside rated leverage"),
            ask=Text(
                "自2020评级年度起杠杆与评级挂钩而倍数未见：2012年、2016年的比例是否仍可据以判定？",
                "Leverage has depended on the grade since rating year 2020 and the multiples were not seen: do the ratios of 2012 and 2016 still decide?",
            ),
            taken=Text("仍据以判定，另行询问核定的杠杆", "they do; the leverage set is asked for besides"),
            alternatives=(
                Alternative(says=Text("不能判定，直至见到倍数", "nothing can be judged until the multiples are seen")),
            ),
            settled_by=Text("监管部门的评级通知", "the regulator's letter on the grade"),
        ),
    ),
    facts=(
        Fact(
            "in_flexible_ratio_pilot",
            "yes_no",
            Text("属于融资比例弹性化试点", "in the flexible-ratio pilot"),
            Text(
                "公司是否属于省里的融资比例弹性化试点？",
                "Is the company in the province's flexible-ratio pilot?",
            ),
        ),
        Fact(
            "institution_count",
            "count",
            Text("融资金融机构家数", "number of lending institutions"),
            Text(
                "公司从几家金融机构（银行、信托、保险等）融入资金？",
                "From how many financial institutions (banks, trusts, insurers and others) does the company borrow?",
            ),
        ),
        Fact(
            "two_institutions_in_all",
            "yes_no",
            Text("金融机构资金方合计不超过两家", "two institutions at most, of every kind"),
            Text(
                "银行、信托、保险等金融机构资金方合计是否不超过两家？",
                "Are the lending institutions (banks, trusts, insurers and others) two at most in all?",
            ),
        ),
    ),
    gaps=(
        Gap(
            id="CN-GD/gap-debt-instruments",
            since="2016-03-23",
            says=Text(
                "2016年指引中发行债务类融资工具、上市（挂牌）的程序条款未见：发行前请向省金融办确认是否须审批或备案。",
                "The articles of the guide of 2016 on the procedure of issuing and listing were not seen: ask the provincial office before issuing whether an "
                "approval or filing is needed.",
            ),
        ),
        Gap(
            id="CN-GD/gap-2017-opinion-renewed",
            since="2020-01-01",
            until="2020-09-07",
            says=Text(
                "粤金贷监〔2016〕5号有效期三年，2019-12-31届满，是否续期未见：债券与资产证券化仍按须批准处理，请向监管部门确认。",
                "粤金贷监〔2016〕5号 was in force for three years, to 2019-12-31, and was not seen to be renewed: bonds and ABS are still taken as needing approval; ask the regulator.",
            ),
        ),
        Gap(
            id="CN-GD/gap-rating-leverage",
            since="2020-01-01",
            says=Text(
                "广东（深圳除外）自2020评级年度起，融资杠杆与监管评级（AAA、AA、A、BB、B、C、D、E）挂钩，各级倍数未见：请以监管部门的评级通知为准；"
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
                "以未分配利润（上季末未分配利润与盈余公积之和）放贷，不计入融资额度；条件：成立满一年且合规，近6个月月末平均贷款不低于可贷资金90%，"
                "上季末此项利润满200万元、准备充足率满100%、不良率不到5%，数据如实填报。",
                "Lending out of undistributed profits (with surplus reserves, at the last quarter's end) is not counted as funding. Conditions: a year old and compliant; "
                "average month-end loans of six months ≥ 90% of lendable funds; at the last quarter's end such profits ≥ 2,000,000 yuan, provisions ≥ 100%, bad loans < 5%; data reported "
                "faithfully.",
            ),
        ),
        Note(
            source=NOTICE_2012,
            article="二",
            says=Text(
                "经批准可开展票据贴现、委托贷款业务（委托贷款的资金一般限于来自银行业金融机构）及咨询业务：业务范围，非融资渠道。",
                "With approval, bill discounting, entrusted lending (of money that generally comes from banks) and consulting: business scope, not a funding channel.",
            ),
        ),
        Note(
            source=OPINION_2016,
            article="二（四）",
            until="2020-01-01",
            says=Text(
                "优质公司可试点投贷联动等股权投资，对外股权投资不超过注册资本的20%（资金运用，非融资规则）。",
                "Good companies may try investment-linked lending; equity investments stay within 20% of registered capital (a use of funds, no rule on funding).",
            ),
        ),
        Note(
            source=EPIDEMIC_2020,
            until="2020-08-13",
            says=Text(
                "疫情期间（深圳除外，自2020-02-13起六个月）：经批准，融资可至净资产的5倍。未作为限额计算；有批复的，以批复为准。",
                "During the epidemic (Shenzhen apart, six months from 2020-02-13): with approval, funding up to 5 × net assets. Not applied as a limit: an approval "
                "in hand governs.",
            ),
        ),
    ),
    remarks=(
        Text(
            "汇编标题的100%以开业满一年和融资机构同意为条件，且未含投资基金的50%。",
            "The compilation's headline of 100% needs a year in business and the lenders' consent, and leaves out the 50% of investment funds.",
        ),
        Text(
            "网络小贷公司适用同一规则。",
            "Online companies follow the same rules.",
        ),
    ),
)
