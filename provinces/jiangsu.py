"""Jiangsu (江苏): rural small-loan companies; its texts bound funding since 2009-11-28, 2011-01-27, 2011-09-23 (special shareholder loans), and by grade
from the end of 2013 to 2025-11-23.

The published 400% includes guarantees. Funding alone is 100% of net capital, and special shareholder loans up to paid-in capital beside it.
"""

from leverage.law.vocabulary import (
    LOCAL,
    UNKNOWN,
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
    Stated,
    Term,
    Text,
    Under,
)

OPINION_2009 = Source(
    title=Text(
        "关于推进农村小额贷款公司又好又快发展的意见",
        "Opinion on the sound and fast development of rural small-loan companies",
    ),
    issuer=Text("江苏省人民政府办公厅", "General Office of the Jiangsu Provincial Government"),
    issued="2009-11-28",
    effective="2009-11-28",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
MEASURES_2010 = Source(
    title=Text(
        "江苏省农村小额贷款公司监督管理办法", "Measures for the supervision of rural small-loan companies in Jiangsu"
    ),
    issuer=Text("江苏省人民政府办公厅", "General Office of the Jiangsu Provincial Government"),
    issued="2010-01-13",
    effective="2010-01-13",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
OPINION_2011 = Source(
    title=Text(
        "关于深入推进农村小额贷款公司改革发展的意见",
        "Opinion on the further reform and development of rural small-loan companies",
    ),
    issuer=Text("江苏省人民政府办公厅", "General Office of the Jiangsu Provincial Government"),
    issued="2011-01-27",
    effective="2011-01-27",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
NOTICE_2011 = Source(
    title=Text(
        "关于进一步加强农村小额贷款公司监管工作的通知",
        "Notice on further strengthening the supervision of rural small-loan companies",
    ),
    issuer=Text("江苏省人民政府办公厅", "General Office of the Jiangsu Provincial Government"),
    issued="2011-09-23",
    effective="2011-09-23",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
NOTICE_2013 = Source(
    title=Text(
        "关于调整完善农村小额贷款公司部分监管政策的通知",
        "Notice on adjusting and improving some of the supervisory policies on rural small-loan companies",
    ),
    issuer=Text("江苏省金融办", "Jiangsu Financial Office"),
    issued="2013-12-25",
    effective="2013-12-25",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
NOTICE_2015 = Source(
    title=Text(
        "关于进一步支持小额贷款公司持续健康发展的通知",
        "Notice on further supporting the sustained and sound development of small-loan companies",
    ),
    issuer=Text("江苏省金融办", "Jiangsu Financial Office"),
    issued="2015-02-16",
    effective="2015-02-16",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
# The day of the year was not seen: the last of 2013.
GRADING_2013 = Source(
    title=Text(
        "江苏省农村小额贷款公司扶优限劣工作意见（暂行）",
        "Opinion on supporting good and restraining poor rural small-loan companies in Jiangsu (interim)",
    ),
    number="苏金融办发〔2013〕103号",
    issuer=Text("江苏省金融办", "Jiangsu Financial Office"),
    issued="2013-12-31",
    effective="2013-12-31",
    effective_basis="assumed",
    grade="A-",
    rank="regulator",
    read_in="mirror",
    verified_on="2026-11-25",
)
MEASURES_2025 = Source(
    title=Text(
        "小额贷款公司扶优限劣管理办法",
        "Measures on supporting good and restraining poor small-loan companies",
    ),
    issuer=Text("江苏省地方金融管理局", "Jiangsu Local Financial Administration"),
    issued="2025-11-24",
    effective="2025-11-24",
    effective_basis="assumed",
    grade="A",
    rank="regulator",
    read_in="official_page",
    verified_on="2026-11-25",
)
# The national notice asks for the pooling; the ratio that it leaves to the place is that of the notice of 2011.
NOTICE_141 = Source(
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
RURAL_ONLY = Is(fact="company_type", among=("rural",))
RURAL = (Is(fact="company_type", among=("rural", "technology")),)
TECHNOLOGY = (Is(fact="company_type", among=("technology",)),)
BAD_LOANS = (RURAL_ONLY, Is(fact="transfers_are_bad_loans", among=(True,)))
GOOD_2009 = (*RURAL, Is(fact="serves_agriculture_well", among=(True,)))
CITY_RATIO = Stated(most="1", within="within_city_ratio")
PAID_IN = Text("实际到位资本金", "capital actually paid in")
ALL_DEBT_BY_GRADE = ByFact(
    fact="rating",
    multiples={
        "AAA": "1",
        "AA": "1",
        "A": "0.8",
        "BBB": "0.5",
        "BB": "0.5",
        "B": "0.5",
        "CCC": "0",
        "CC": "0",
        "C": "0",
        "其他": "0",
    },
)
BANKS_BY_GRADE = ByFact(
    fact="rating",
    multiples={
        "AAA": "1",
        "AA": "0.5",
        "A": "0.4",
        "BBB": "0.2",
        "BB": "0",
        "B": "0",
        "CCC": "0",
        "CC": "0",
        "C": "0",
        "其他": "0",
    },
)
SHAREHOLDERS_BY_GRADE = ByFact(
    fact="rating",
    multiples={
        "AAA": "1",
        "AA": "0.8",
        "A": "0.8",
        "BBB": UNKNOWN,
        "BB": UNKNOWN,
        "B": UNKNOWN,
        "CCC": UNKNOWN,
        "CC": UNKNOWN,
        "C": UNKNOWN,
        "其他": "0",
    },
)
SPECIAL_OUTSIDE = (Under(reading="CN-JS/special-in-graded-cap"),)
SPECIAL_INSIDE = (Under(reading="CN-JS/special-in-graded-cap", among=("otherwise",)),)
ALL_LIABILITIES = (Under(reading="CN-JS/liabilities", among=("otherwise",)),)
AS_NATION = (Under(reading="CN-JS/technology", among=("otherwise",)),)
RURAL_READING = Text(
    "规则为农村小贷而设；科技小贷按同一比例，此为一种解读（2013-05-28关于科技小贷的意见，所见部分无融资条款）。其他类型公司适用2008年全国意见。",
    "The regime is for rural companies; technology companies are held to the same ratios, which is a reading (the opinion of 2013-05-28 on technology companies, as far as quoted, has no funding clause). Other kinds of company follow the national opinion of 2008.",
)
SET_BY_CITY = Text(
    "各市金融办可逐家核定较低的比例：以核定文件为准（未核定填 none）；未答的，在100%以内的融资为待定。",
    "A city's office may set a lower ratio company by company: its letter decides (none if none was set); unanswered, funding within the 100% is undetermined.",
)
NET_OF_PAYABLES = Text(
    "“负债”读作各类融资与担保；经营性应付款不计，此为一种解读。",
    "“Liabilities” are read as funding and guarantees; operating payables are not counted, which is a reading.",
)
POOL_OF_2017 = Text(
    "合并计算依2017年全国通知；比例依2011-09-23的通知第九条：特别借款外100%、连同或有负债400%，两项均按合并口径执行，从严。",
    "The pooling is that of the national notice of 2017; the ratios are those of item nine of the notice of 2011-09-23: 100% without special loans, and 400% with guarantees; "
    "both are taken over the pool, the cautious reading.",
)
GRADED = Text(
    "按评级的比例与2011年的文本并行，以低者为准。等级未知时按各等级核对。起始日未见，按2013-12-31计。",
    "The ratios by grade hold beside the texts of 2011; the lower binds. Unknown, the grade is judged under each. Its first day was not seen and is taken as 2013-12-31.",
)

REGIME = Regime(
    place="CN-JS",
    schemes=(
        RatingScheme(
            name=Text("农贷公司评级", "rating of rural small-loan companies"),
            source=GRADING_2013,
            article="第三条至第五条",
            grades=("AAA", "AA", "A", "BBB", "BB", "B", "CCC", "CC", "C"),
            other_grades=True,
            until="2025-11-24",
            method="not_seen",
            effect=Text(
                "全部债务、银行融资、股东借款各按等级定比例；没有等级的，不得开展。A级及以上公司可申请上市、挂牌（股权，2013-12-25的通知）。",
                "All debt, bank funding and shareholder loans each have ratios by grade; without a grade, none of them. Companies rated A or better may list or join the NEEQ board (equity, notice of "
                "2013-12-25).",
            ),
            note=Text(
                "没有等级的填“无”，按“其他”处理。股东借款BBB级及以下的比例未见。",
                "A company without a grade writes 无, which is 其他. The ratios of shareholder loans from BBB down were not seen.",
            ),
        ),
        RatingScheme(
            name=Text("扶优限劣分级", "grading to support the good and restrain the poor"),
            source=MEASURES_2025,
            grades=("A", "B", "C", "不予评定等级"),
            method="not_seen",
            effect=Text(
                "办法的融资条款未见：等级对融资的作用不详，2011年的规则仍按原样计算。",
                "The funding articles were not seen: what a grade does to funding is not known, and the rules of 2011 still count as they stand.",
            ),
        ),
    ),
    rules=(
        # 2009-11-28: funding up to the capital, for companies of which four qualities hold; for others the national opinion
        Limit(
            id="CN-JS/2009-funding",
            name=Text("融资合计为资本金100%（2009）", "funding in all, 100% of the capital (2009)"),
            source=OPINION_2009,
            article="六",
            channels=AllFunding(),
            multiple="1",
            base="paid_in_capital",
            base_word=Text("资本金", "capital"),
            until="2011-01-27",
            when=GOOD_2009,
            replaces=("CN/2008-bank-cap",),
            says=Text(
                "坚持服务“三农”、合规经营、风控好、利率合理的公司，融资总额可达资本金的100%。",
                "For companies that serve agriculture, comply, control their risks well and lend at reasonable rates, funding in all may reach 100% of the capital.",
            ),
            words="融资比例可达资本金的100%",
            note=Text(
                "“资本金”读作实收资本。四项条件未具备的，仍按2008年全国意见（银行50%、两家）；未知的，两种情形都核对。",
                "“资本金” is read as paid-in capital. Without the four qualities the national opinion of 2008 stays (banks, 50%, two of them); unknown, both are judged.",
            )
            + RURAL_READING,
        ),
        Access(
            id="CN-JS/2009-any-number-of-banks",
            name=Text("银行家数不限（2009）", "any number of banks (2009)"),
            source=OPINION_2009,
            article="六",
            channels=("bank_loan",),
            level="permitted",
            until="2011-01-27",
            when=GOOD_2009,
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-JS/number-of-banks"),),
            says=Text(
                "列明银行以外的资金来源，未提银行家数：两家银行的限制不再适用。",
                "Sources other than banks are named, and no number of banks: the two-bank count no longer applies.",
            ),
        ),
        Access(
            id="CN-JS/2009-banks",
            name=Text("银行融资（2009）", "bank funding (2009)"),
            source=OPINION_2009,
            article="六",
            channels=("bank_loan",),
            level="permitted",
            when=RURAL,
            says=Text("商业银行贷款或融资。", "Loans or funding from commercial banks."),
        ),
        Access(
            id="CN-JS/2009-with-approval",
            name=Text("定向借款、拆借等须批准（2009）", "directed and interbank loans with approval (2009)"),
            source=OPINION_2009,
            article="六",
            channels=("shareholder_loan", "interbank_borrowing", "fiscal_loan", "other_fi_loan", "other_borrowing"),
            level="with_approval",
            reserves=True,
            until="2011-01-27",
            when=GOOD_2009,
            says=Text(
                "经批准的大额定向借款（以股东借款为主）、经批准的农村小贷公司间资金调剂拆借；探索财政性资金、支农再贷款、保险资金等。",
                "Approved large directed loans (mainly from shareholders) and approved lending among rural small-loan companies; fiscal funds, central-bank "
                "relending and insurance money to be explored.",
            ),
            words="经过批准的大额定向借款",
            note=Text(
                "“探索可行性”的来源读作有规定、须批准；非股东的定向借款归入其他债务融资。这些来源随100%的比例，留给具备四项条件的公司。",
                "Sources “to be explored” are read as provided for, with approval; directed loans of non-shareholders are other borrowing. These sources go with the 100% and are kept for "
                "companies with the four qualities.",
            ),
        ),
        Manual(
            id="CN-JS/2009-interbank-peers",
            name=Text("拆出方为农村小贷公司", "interbank lenders are rural companies"),
            source=OPINION_2009,
            article="六",
            channels=("interbank_borrowing",),
            when=RURAL,
            fact=Fact(
                "interbank_lenders_are_rural",
                "yes_no",
                Text("拆出方均为农村小贷公司", "interbank lenders are all rural companies"),
                Text(
                    "同业拆入的拆出方是否均为农村小额贷款公司？",
                    "Are all lenders of the interbank borrowing rural small-loan companies?",
                ),
            ),
            says=Text("调剂拆借限于农村小贷公司之间。", "Interbank lending is among rural small-loan companies only."),
            words="农村小贷公司之间资金调剂拆借",
        ),
        Access(
            id="CN-JS/2009-interbank-peers~gate",
            name=Text("拆借限农村小贷公司之间", "interbank loans among rural companies alone"),
            source=OPINION_2009,
            article="六",
            channels=("interbank_borrowing",),
            level="with_approval",
            reserves=True,
            when=(*RURAL, Is(fact="interbank_lenders_are_rural", among=(True,))),
            under=(Under(reading="CN-JS/interbank-peers", among=("otherwise",)),),
            says=Text(
                "读作门槛：拆出方不是农村小贷公司的，未作规定。",
                "Read as a gate: interbank money of other lenders is not provided for.",
            ),
            words="农村小贷公司之间资金调剂拆借",
        ),
        Lenders(
            id="CN-JS/directed-lenders",
            name=Text("定向借款的出借人", "lenders of directed loans"),
            source=OPINION_2009,
            article="六",
            channels=("shareholder_loan",),
            special_apart=True,
            may_lend=(Holder(),),
            stranger="needs_approval",
            when=RURAL,
            replaces=("CN/2020-shareholders",),
            says=Text(
                "大额定向借款以股东借款为主；股东以外的出借人同样须经批准。",
                "Large directed loans come mainly from shareholders; other lenders need the approval as well.",
            ),
            words="以股东借款为主",
        ),
        # 2011-01-27: liabilities up to net capital, guarantees up to three times
        Limit(
            id="CN-JS/2011-liabilities",
            name=Text("实际负债100%", "actual liabilities, 100%"),
            source=OPINION_2011,
            article="四",
            channels=AllFunding(),
            multiple=CITY_RATIO,
            base="net_capital",
            until="2011-09-23",
            when=RURAL,
            replaces=("CN/2008-bank-cap", "CN-JS/2009-funding"),
            says=Text(
                "实际负债（银行贷款、经批准的大额定向借款等）不超过资本净额的100%，或市金融办逐家核定的较低比例。",
                "Actual liabilities (bank loans, approved directed loans and so on) may not exceed 100% of net capital, or a lower ratio that the city's office set for the company.",
            ),
            words="不得超过资本净额的100%",
            note=SET_BY_CITY + NET_OF_PAYABLES + RURAL_READING,
        ),
        Limit(
            id="CN-JS/2011-liabilities~all",
            name=Text("实际负债100%（含应付款）", "actual liabilities, 100% (payables too)"),
            source=OPINION_2011,
            article="四",
            channels=AllFunding(also=("other_liabilities",)),
            multiple=CITY_RATIO,
            base="net_capital",
            until="2011-09-23",
            when=RURAL,
            under=ALL_LIABILITIES,
            says=Text(
                "读作全部负债（含经营性应付款）：不超过资本净额的100%。",
                "Read as all liabilities, operating payables too: at most 100% of net capital.",
            ),
            words="不得超过资本净额的100%",
        ),
        Access(
            id="CN-JS/2011-any-number-of-banks",
            name=Text("银行家数不限（2011）", "any number of banks (2011)"),
            source=OPINION_2011,
            article="四",
            channels=("bank_loan",),
            level="permitted",
            when=RURAL,
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-JS/number-of-banks"),),
            says=Text(
                "实行负债总额管理，未提银行家数：两家银行的限制不再适用。",
                "Debt is managed as a total, without a number of banks: the two-bank count no longer applies.",
            ),
        ),
        Limit(
            id="CN-JS/2011-guarantees",
            name=Text("或有负债300%", "contingent liabilities, 300%"),
            source=OPINION_2011,
            article="四",
            channels=("guarantee",),
            multiple="3",
            base="net_capital",
            when=RURAL,
            under=(Under(reading="CN-JS/contingent"),),
            says=Text(
                "或有负债（对外提供担保等）不超过资本净额的300%。",
                "Contingent liabilities (guarantees and the like) may not exceed 300% of net capital.",
            ),
            words="不得超过资本净额的300%",
            note=Text(
                "股东特别借款制度实行后仍保留，与400%并行。",
                "It stays beside the 400% after the special-loan system came in.",
            ),
        ),
        Access(
            id="CN-JS/2011-with-approval",
            name=Text("定向借款、保险信托须批准（2011）", "directed, insurance and trust money with approval (2011)"),
            source=OPINION_2011,
            article="四",
            channels=("shareholder_loan", "other_borrowing", "other_fi_loan"),
            level="with_approval",
            special_apart=True,
            when=RURAL,
            says=Text(
                "经各级金融办批准的大额定向借款；探索保险和信托资金注入。",
                "Large directed loans approved by the financial offices; insurance and trust money to be explored.",
            ),
            words="经各级金融办批准的大额定向借款",
        ),
        Access(
            id="CN-JS/2011-directed-special",
            name=Text("特别借款制度以前的股东借款", "special loans before their system"),
            source=OPINION_2011,
            article="四",
            channels=("shareholder_special_loan",),
            level="with_approval",
            until="2011-09-23",
            when=RURAL,
            says=Text(
                "股东特别借款制度以前，股东的劣后借款同为须经批准的大额定向借款。",
                "Before the system of special loans, a shareholder's subordinated loan is a large directed loan like others, with approval.",
            ),
            words="经各级金融办批准的大额定向借款",
        ),
        Access(
            id="CN-JS/2009-interbank-and-fiscal",
            name=Text("拆借、财政性资金须批准", "interbank loans and fiscal funds with approval"),
            source=OPINION_2009,
            article="六",
            channels=("interbank_borrowing", "fiscal_loan"),
            level="with_approval",
            since="2011-01-27",
            when=RURAL,
            says=Text(
                "经批准的农村小贷公司间资金调剂拆借，以及财政性资金、支农再贷款，在2011年的负债管理下继续可办。",
                "Approved lending among rural small-loan companies, fiscal funds and central-bank relending go on under the debt management of 2011.",
            ),
            words="经批准的农村小贷公司之间资金调剂拆借",
        ),
        # 2011-09-23: special shareholder loans
        Limit(
            id="CN-JS/2011-other-funding",
            name=Text("特别借款外融资100%", "funding without special loans, 100%"),
            source=NOTICE_2011,
            article="九",
            channels=AllFunding(excepting=("shareholder_special_loan",)),
            multiple=CITY_RATIO,
            base="net_capital",
            when=RURAL,
            replaces=("CN/2008-bank-cap", "CN-JS/2011-liabilities"),
            says=Text(
                "股东特别借款以外的各类融资不超过资本净额的100%，或市金融办逐家核定的较低比例。",
                "All funding other than special shareholder loans may not exceed 100% of net capital, or a lower ratio that the city's office set for the company.",
            ),
            words="外的各类融资不得超过资本净额的100%",
            note=SET_BY_CITY + RURAL_READING,
        ),
        Limit(
            id="CN-JS/2011-all-liabilities",
            name=Text("各类负债400%", "all liabilities, 400%"),
            source=NOTICE_2011,
            article="九",
            channels=AllFunding(also=("guarantee",)),
            multiple="4",
            base="net_capital",
            when=RURAL,
            under=(Under(reading="CN-JS/derecognised"),),
            says=Text(
                "各类负债（直接负债和或有负债）不超过资本净额的400%。",
                "All liabilities, direct and contingent, may not exceed 400% of net capital.",
            ),
            words="不得超过资本净额的400%",
            note=NET_OF_PAYABLES,
        ),
        Limit(
            id="CN-JS/2011-all-liabilities~on-sheet",
            name=Text("各类负债400%（不计出表证券化）", "all liabilities, 400% (without derecognised ABS)"),
            source=NOTICE_2011,
            article="九",
            channels=AllFunding(excepting=("abs",), also=("guarantee",)),
            multiple="4",
            base="net_capital",
            when=RURAL,
            under=(Under(reading="CN-JS/derecognised", among=("otherwise",)),),
            says=Text(
                "读作只计表内：各类负债不含出表的资产证券化，不超过资本净额的400%。",
                "Read as those on the sheet: all liabilities without derecognised ABS may not exceed 400% of net capital.",
            ),
            words="不得超过资本净额的400%",
        ),
        Limit(
            id="CN-JS/2011-all-liabilities~all",
            name=Text("各类负债400%（含应付款）", "all liabilities, 400% (payables too)"),
            source=NOTICE_2011,
            article="九",
            channels=AllFunding(also=("guarantee", "other_liabilities")),
            multiple="4",
            base="net_capital",
            when=RURAL,
            under=(*ALL_LIABILITIES, Under(reading="CN-JS/derecognised")),
            says=Text(
                "读作全部负债（含经营性应付款）和或有负债：不超过资本净额的400%。",
                "Read as all liabilities, operating payables too, and contingent ones: at most 400% of net capital.",
            ),
            words="不得超过资本净额的400%",
        ),
        Limit(
            id="CN-JS/2011-all-liabilities~all-on-sheet",
            name=Text(
                "各类负债400%（含应付款，不计出表证券化）",
                "all liabilities, 400% (payables too, without derecognised ABS)",
            ),
            source=NOTICE_2011,
            article="九",
            channels=AllFunding(excepting=("abs",), also=("guarantee", "other_liabilities")),
            multiple="4",
            base="net_capital",
            when=RURAL,
            under=(*ALL_LIABILITIES, Under(reading="CN-JS/derecognised", among=("otherwise",))),
            says=Text(
                "读作全部表内负债（含经营性应付款）和或有负债：不超过资本净额的400%。",
                "Read as all liabilities on the sheet, operating payables too, and contingent ones: at most 400% of net capital.",
            ),
            words="不得超过资本净额的400%",
        ),
        # 2017-12-01 to 2020-09-06: outright transfers join, by the national notice
        Limit(
            id="CN-JS/2017-other-funding-pool",
            name=Text("特别借款外融资100%（并表）", "funding without special loans, 100% (pooled)"),
            source=NOTICE_141,
            channels=AllFunding(excepting=("shareholder_special_loan",), also=("asset_transfer_outright",)),
            multiple=CITY_RATIO,
            base="net_capital",
            until="2020-09-07",
            when=RURAL,
            under=(Under(reading="CN-JS/2017-ratio"),),
            says=Text(
                "资产转让（含卖断）与资产证券化并入后，股东特别借款以外的融资仍以资本净额的100%为限。",
                "With asset transfers, outright ones too, and ABS added, funding other than special loans stays within 100% of net capital.",
            ),
            words="应与表内融资合并计算",
            note=POOL_OF_2017 + SET_BY_CITY,
        ),
        Limit(
            id="CN-JS/2017-all-liabilities-pool",
            name=Text("各类负债400%（并表）", "all liabilities, 400% (pooled)"),
            source=NOTICE_141,
            channels=AllFunding(also=("guarantee", "asset_transfer_outright")),
            multiple="4",
            base="net_capital",
            until="2020-09-07",
            when=RURAL,
            under=(Under(reading="CN-JS/2017-ratio"),),
            says=Text(
                "资产转让（含卖断）与资产证券化并入后，各类负债仍以资本净额的400%为限。",
                "With asset transfers, outright ones too, and ABS added, all liabilities stay within 400% of net capital.",
            ),
            words="应与表内融资合并计算",
            note=POOL_OF_2017,
        ),
        Limit(
            id="CN-JS/2017-all-liabilities-pool~all",
            name=Text("各类负债400%（并表，含应付款）", "all liabilities, 400% (pooled, payables too)"),
            source=NOTICE_141,
            channels=AllFunding(also=("guarantee", "asset_transfer_outright", "other_liabilities")),
            multiple="4",
            base="net_capital",
            until="2020-09-07",
            when=RURAL,
            under=(*ALL_LIABILITIES, Under(reading="CN-JS/2017-ratio")),
            says=Text(
                "读作全部负债（含经营性应付款），并入资产转让与证券化：不超过资本净额的400%。",
                "Read as all liabilities, operating payables too, with asset transfers and ABS added: at most 400% of net capital.",
            ),
            words="应与表内融资合并计算",
        ),
        Limit(
            id="CN-JS/2017-graded-pool",
            name=Text("按等级的债务比例（并表）", "debt by grade (pooled)"),
            source=GRADING_2013,
            article="第三条至第五条",
            since="2017-12-01",
            channels=AllFunding(excepting=("shareholder_special_loan",), also=("asset_transfer_outright",)),
            multiple=ALL_DEBT_BY_GRADE,
            base="net_capital",
            until="2020-09-07",
            when=(RURAL_ONLY,),
            under=(*SPECIAL_OUTSIDE, Under(reading="CN-JS/2017-ratio")),
            says=Text(
                "资产转让（含卖断）与资产证券化并入后，全部债务仍以等级的比例为限。",
                "With asset transfers, outright ones too, and ABS added, all debt stays within the ratio of the grade.",
            ),
            words="应与表内融资合并计算",
            note=Text(
                "合并计算依2017年全国通知，比例依苏金融办发〔2013〕103号。",
                "The pooling is that of the national notice of 2017, the ratios are those of 苏金融办发〔2013〕103号.",
            ),
        ),
        Limit(
            id="CN-JS/2011-special-total",
            name=Text("特别借款总额", "special loans in all"),
            source=NOTICE_2011,
            article="九",
            channels=("shareholder_special_loan",),
            multiple="1",
            base="paid_in_capital",
            base_word=PAID_IN,
            when=RURAL,
            says=Text(
                "股东特别借款总规模不超过实际到位资本金总额。",
                "Special shareholder loans in all may not exceed the paid-in capital.",
            ),
            words="不得超过小贷公司实际到位资本金总额",
        ),
        Limit(
            id="CN-JS/2011-special-per-shareholder",
            name=Text("单个股东的特别借款", "special loans of one shareholder"),
            source=NOTICE_2011,
            article="九",
            channels=("shareholder_special_loan",),
            multiple="1",
            base="paid_in_capital",
            base_word=Text("实际到位的入股金额", "contribution actually paid in"),
            per="shareholder",
            when=RURAL,
            says=Text(
                "单个股东的特别借款不超过该股东实际到位的入股金额。",
                "One shareholder's special loans may not exceed what that shareholder has paid in.",
            ),
            words="不得超过该股东实际到位的入股金额",
        ),
        Lenders(
            id="CN-JS/2011-special-lenders",
            name=Text("特别借款的出借人为股东", "special loans come from shareholders"),
            source=NOTICE_2011,
            article="九",
            channels=("shareholder_special_loan",),
            may_lend=(Holder(),),
            stranger="breach",
            when=RURAL,
            says=Text(
                "股东特别借款由小贷公司股东出借。",
                "Special shareholder loans are lent by the company's shareholders.",
            ),
            words="由小贷公司股东以自有资金借给",
            note=Text(
                "名册以外的出借人没有到位的入股金额，其借款即超出“不得超过该股东实际到位的入股金额”。",
                "A lender outside the list has paid in nothing, so that any loan exceeds what that shareholder has paid in.",
            ),
        ),
        Term(
            id="CN-JS/2011-special-term",
            name=Text("特别借款期限", "term of special loans"),
            source=NOTICE_2011,
            article="九",
            channel="shareholder_special_loan",
            test="months",
            times=3,
            when=RURAL,
            says=Text(
                "股东特别借款的期限为3个月或3个月的整数倍。",
                "The term of a special shareholder loan is three months or a multiple of three months.",
            ),
            words="期限为3个月和3个月的整数倍",
        ),
        Term(
            id="CN-JS/2011-special-rate",
            name=Text("特别借款利率", "rate of special loans"),
            source=NOTICE_2011,
            article="九",
            channel="shareholder_special_loan",
            test="rate",
            times=2,
            benchmark="deposit_benchmark_rate",
            when=RURAL,
            under=(Under(reading="CN-JS/special-rate"),),
            says=Text(
                "股东特别借款利率原则上不高于商业银行同期存款基准利率的2倍。",
                "The rate of a special shareholder loan is in principle at most twice the benchmark deposit rate for its term.",
            ),
            words="不得高于商业银行同期存款基准利率的2倍",
            note=Text(
                "“原则上”留有例外：超过即报为超限，例外由监管部门认定。",
                "“In principle” leaves room for exceptions: a higher rate is reported as a breach, an exception is the regulator's to grant.",
            ),
        ),
        Manual(
            id="CN-JS/2011-special-rate~asked",
            name=Text("特别借款利率（询问）", "rate of special loans (asked)"),
            source=NOTICE_2011,
            article="九",
            channels=("shareholder_special_loan",),
            when=RURAL,
            under=(Under(reading="CN-JS/special-rate", among=("otherwise",)),),
            fact=Fact(
                "special_loan_rates_agreed_or_excepted",
                "yes_no",
                Text("特别借款利率未超2倍或例外已获认可", "special loans within twice the rate, or excepted"),
                Text(
                    "股东特别借款利率是否均未超过同期存款基准利率的2倍，或例外已获监管部门认可？",
                    "Is every special loan within twice the benchmark deposit rate, or was its exception accepted by the regulator?",
                ),
            ),
            says=Text(
                "读作“原则上”的要求只作询问：超过2倍的，例外经认可即可。",
                "Read as a principle that is asked: above twice the rate, an accepted exception will do.",
            ),
            words="原则上不得高于",
        ),
        Manual(
            id="CN-JS/2011-special-subordinated",
            name=Text("特别借款劣后", "special loans subordinated"),
            source=NOTICE_2011,
            article="九",
            channels=("shareholder_special_loan",),
            when=RURAL,
            fact=Fact(
                "special_loans_subordinated",
                "yes_no",
                Text("股东特别借款清偿顺序劣后", "special loans rank behind all other debts"),
                Text(
                    "股东特别借款的清偿顺序是否列于公司其他各类负债之后？",
                    "Do the special shareholder loans rank behind all other debts of the company?",
                ),
            ),
            says=Text(
                "股东特别借款清偿顺序列其他各类负债之后。",
                "Special shareholder loans rank behind all other debts.",
            ),
            words="清偿顺序列小贷公司其它各类负债之后",
        ),
        Manual(
            id="CN-JS/2011-special-own-funds",
            name=Text("特别借款为自有资金", "special loans from own funds"),
            source=NOTICE_2011,
            article="九",
            channels=("shareholder_special_loan",),
            when=RURAL,
            fact=Fact(
                "special_loans_from_own_funds",
                "yes_no",
                Text("股东特别借款为股东自有资金", "special loans come from shareholders' own funds"),
                Text(
                    "股东特别借款是否均为股东自有资金？",
                    "Do all special shareholder loans come from the shareholders' own funds?",
                ),
            ),
            says=Text("股东以自有资金出借。", "The shareholders lend their own funds."),
            words="由小贷公司股东以自有资金借给",
        ),
        Manual(
            id="CN-JS/2011-special-early-repayment",
            name=Text("特别借款不提前归还", "special loans not repaid early"),
            source=NOTICE_2011,
            article="九",
            channels=("shareholder_special_loan",),
            when=RURAL,
            fact=Fact(
                "special_loans_not_repaid_early",
                "yes_no",
                Text("股东特别借款未提前归还", "special loans not repaid early"),
                Text("股东特别借款是否均未提前归还？", "Has no special shareholder loan been repaid early?"),
            ),
            says=Text(
                "未到期的股东特别借款，原则上不提前归还股东。",
                "Special shareholder loans may in principle not be repaid early.",
            ),
            words="原则上不得提前支取",
            note=Text(
                "“原则上”留有例外：答“否”即报为违反，例外由监管部门认定。",
                "“In principle” leaves room for exceptions: “no” is reported as a breach, an exception is the regulator's to grant.",
            ),
        ),
        Access(
            id="CN-JS/2011-special",
            name=Text("股东特别借款制度", "system of special loans"),
            source=NOTICE_2011,
            article="九",
            channels=("shareholder_special_loan",),
            level="permitted",
            when=RURAL,
            says=Text("建立股东特别借款制度。", "The system of special shareholder loans is introduced."),
        ),
        # 2013-12-31 to 2025-11-23: by grade, beside the texts of 2011
        Limit(
            id="CN-JS/2013-graded-debt",
            name=Text("按等级的全部债务", "all debt by grade"),
            source=GRADING_2013,
            article="第三条至第五条",
            channels=AllFunding(excepting=("shareholder_special_loan",)),
            multiple=ALL_DEBT_BY_GRADE,
            base="net_capital",
            until="2025-11-24",
            when=(RURAL_ONLY,),
            under=SPECIAL_OUTSIDE,
            says=Text(
                "全部债务对资本净额：AAA、AA级100%，A级80%，BBB、BB、B级50%，CCC级及以下和没有等级的不得开展。",
                "All debt over net capital: AAA and AA 100%, A 80%, BBB, BB and B 50%; none from CCC down or without a grade.",
            ),
            note=GRADED
            + Text(
                "股东特别借款在此比例之外（2011年的文本将其另列），此为一种解读。",
                "Special shareholder loans stand outside it (the texts of 2011 set them apart), which is a reading.",
            ),
        ),
        Limit(
            id="CN-JS/2013-graded-debt~with-special",
            name=Text("按等级的全部债务（含特别借款）", "all debt by grade (special loans too)"),
            source=GRADING_2013,
            article="第三条至第五条",
            channels=AllFunding(),
            multiple=ALL_DEBT_BY_GRADE,
            base="net_capital",
            until="2025-11-24",
            when=(RURAL_ONLY,),
            under=SPECIAL_INSIDE,
            says=Text(
                "读作股东特别借款计入全部债务：AAA、AA级100%，A级80%，BBB、BB、B级50%，CCC级及以下和没有等级的不得开展。",
                "Read with special loans inside all debt: AAA and AA 100%, A 80%, BBB, BB and B 50%; none from CCC down or without a grade.",
            ),
            note=GRADED,
        ),
        Limit(
            id="CN-JS/2013-graded-banks",
            name=Text("按等级的银行融资", "bank funding by grade"),
            source=GRADING_2013,
            article="第三条至第五条",
            channels=("bank_loan",),
            multiple=BANKS_BY_GRADE,
            base="net_capital",
            until="2025-11-24",
            when=(RURAL_ONLY,),
            says=Text(
                "银行融资对资本净额：AAA级100%，AA级50%，A级40%，BBB级20%，BB级及以下和没有等级的不得开展。",
                "Bank funding over net capital: AAA 100%, AA 50%, A 40%, BBB 20%; none from BB down or without a grade.",
            ),
            note=GRADED,
        ),
        Limit(
            id="CN-JS/2013-graded-shareholders",
            name=Text("按等级的股东借款", "shareholder loans by grade"),
            source=GRADING_2013,
            article="第三条至第五条",
            channels=("shareholder_loan", "shareholder_special_loan"),
            multiple=SHAREHOLDERS_BY_GRADE,
            base="paid_in_capital",
            until="2025-11-24",
            when=(RURAL_ONLY,),
            says=Text(
                "股东借款（含特别借款）对实收资本：AAA级100%，AA、A级80%；BBB级及以下的比例未见；没有等级的不得开展。",
                "Shareholder loans, special ones included, over paid-in capital: AAA 100%, AA and A 80%; from BBB down the ratios were not seen; none without a grade.",
            ),
            note=GRADED,
        ),
        Manual(
            id="CN-JS/2013-own-contribution",
            name=Text("AAA级：单个股东以入股金额为限", "AAA: each shareholder within its contribution"),
            source=GRADING_2013,
            article="第三条至第五条",
            channels=("shareholder_loan", "shareholder_special_loan"),
            until="2025-11-24",
            when=(RURAL_ONLY, Is(fact="rating", among=("AAA",))),
            fact=Fact(
                "shareholder_loans_within_own_contribution",
                "yes_no",
                Text("单个股东借款未超其入股金额", "each shareholder's loans within its contribution"),
                Text(
                    "单个股东的借款（含特别借款）是否均未超过该股东的入股金额？",
                    "Are each shareholder's loans, special ones included, within what that shareholder has paid in?",
                ),
            ),
            says=Text(
                "AAA级公司：单个股东的借款原则上不超过其入股金额。",
                "For companies rated AAA, one shareholder's loans are in principle within its own contribution.",
            ),
        ),
        # bad loans, sold outright
        Access(
            id="CN-JS/2015-bad-loans",
            name=Text("不良资产转让", "sale of bad loans"),
            source=NOTICE_2015,
            article="三",
            channels=("asset_transfer_outright",),
            level="permitted",
            when=BAD_LOANS,
            says=Text(
                "试点不良信贷资产打包转让、大股东回购，并可在省内金融资产交易中心挂牌转让：有规定，不是融资。",
                "Bad loans may be sold in packages (a pilot), bought back by large shareholders, and listed on the province's financial asset exchanges: provided for, and no funding.",
            ),
            words="试点不良信贷资产打包转让",
        ),
        Limit(
            id="CN-JS/2017-pool-without-bad-loans",
            name=Text("合并总额（不计不良卖断）", "the pool of 2017 without bad loans"),
            source=NOTICE_2015,
            article="三",
            channels=AllFunding(),
            multiple=LOCAL,
            base="net_capital",
            since="2017-12-01",
            until="2020-09-07",
            when=(RURAL_ONLY, Is(fact="transfers_are_bad_loans", among=(True,), stated=True)),
            replaces=(
                "CN/2017-pool",
                "CN-JS/2017-other-funding-pool",
                "CN-JS/2017-all-liabilities-pool",
                "CN-JS/2017-all-liabilities-pool~all",
                "CN-JS/2017-graded-pool",
            ),
            under=(
                Under(reading="CN-JS/2017-bad-loans"),
                Under(reading="CN/2017-scope"),
                Under(reading="CN/2017-shrink-plan"),
            ),
            says=Text(
                "卖断的均为不良贷款的，2017年的合并总额不计卖断：比例照旧。",
                "Where only bad loans were sold outright, the pool of 2017 is held to its ratio without them.",
            ),
        ),
        # the bonds of 2015, read as a channel
        Access(
            id="CN-JS/2015-innovations",
            name=Text("小微企业私募债（2015）", "small-enterprise private bonds (2015)"),
            source=NOTICE_2015,
            article="四",
            channels=("bond",),
            level="permitted",
            when=RURAL,
            under=(Under(reading="CN-JS/2015-innovations", among=("otherwise",)),),
            says=Text(
                "读作开放渠道：符合条件的农贷公司可发小微企业私募债，在100%以内。",
                "Read as opening a channel: qualifying rural companies may issue small-enterprise private bonds, within the 100%.",
            ),
            words="开鑫贷、小微企业私募债等创新业务",
        ),
        # technology companies, read as following the national opinion
        Access(
            id="CN-JS/technology~national",
            name=Text("科技小贷按全国意见", "technology companies by the national opinion"),
            source=OPINION_2009,
            channels=("bank_loan",),
            level="permitted",
            when=TECHNOLOGY,
            under=AS_NATION,
            replaces=(
                "CN-JS/2009-funding",
                "CN-JS/2009-any-number-of-banks",
                "CN-JS/2009-banks",
                "CN-JS/2009-with-approval",
                "CN-JS/2009-interbank-and-fiscal",
                "CN-JS/2009-interbank-peers",
                "CN-JS/2009-interbank-peers~gate",
                "CN-JS/directed-lenders",
                "CN-JS/2011-liabilities",
                "CN-JS/2011-liabilities~all",
                "CN-JS/2011-any-number-of-banks",
                "CN-JS/2011-guarantees",
                "CN-JS/2011-with-approval",
                "CN-JS/2011-directed-special",
                "CN-JS/2011-other-funding",
                "CN-JS/2011-all-liabilities",
                "CN-JS/2011-all-liabilities~on-sheet",
                "CN-JS/2011-all-liabilities~all",
                "CN-JS/2011-all-liabilities~all-on-sheet",
                "CN-JS/2017-other-funding-pool",
                "CN-JS/2017-all-liabilities-pool",
                "CN-JS/2017-all-liabilities-pool~all",
                "CN-JS/2011-special-total",
                "CN-JS/2011-special-per-shareholder",
                "CN-JS/2011-special-lenders",
                "CN-JS/2011-special-term",
                "CN-JS/2011-special-rate",
                "CN-JS/2011-special-rate~asked",
                "CN-JS/2011-special-subordinated",
                "CN-JS/2011-special-own-funds",
                "CN-JS/2011-special-early-repayment",
                "CN-JS/2011-special",
                "CN-JS/2015-innovations",
            ),
            says=Text(
                "读作农村小贷的规则不及科技小贷：科技小贷按2008年全国意见，只有银行。",
                "Read so that the rules for rural companies do not reach technology companies, which follow the national opinion of 2008: banks alone.",
            ),
        ),
        Limit(
            id="CN-JS/technology-bank-cap~national",
            name=Text("科技小贷：银行50%", "technology companies: banks, 50%"),
            source=OPINION_2009,
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            until="2020-09-07",
            when=TECHNOLOGY,
            under=AS_NATION,
            says=Text(
                "读作科技小贷按2008年全国意见：银行融入资金余额不超过资本净额的50%。",
                "Technology companies read as following the national opinion of 2008: bank borrowing may not exceed 50% of net capital.",
            ),
        ),
        Count(
            id="CN-JS/technology-two-banks~national",
            name=Text("科技小贷：两家银行", "technology companies: two banks"),
            source=OPINION_2009,
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            when=TECHNOLOGY,
            under=AS_NATION,
            says=Text(
                "读作科技小贷按2008年全国意见：不超过两个银行业金融机构。",
                "Technology companies read as following the national opinion of 2008: two banking institutions at most.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="0.5",
            when=TECHNOLOGY,
            under=AS_NATION,
            note=Text(
                "读作科技小贷按2008年全国意见：50%。",
                "Technology companies read as following the national opinion of 2008: 50%.",
            ),
        ),
        PoolRatio(
            multiple="4",
            when=RURAL,
            note=Text(
                "文本的总比例：各类负债400%（含或有负债；本池只含融资）。",
                "The text's stated total: 400% for all liabilities (guarantees among them; this pool holds funding only).",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-JS/2017-bad-loans",
            name=Text("不良贷款卖断的计入", "bad loans in the 2017 pool"),
            ask=Text(
                "2017年全国通知的合并总额，是否计入不良贷款的卖断？",
                "Does the national pool of 2017 count bad loans that were sold outright?",
            ),
            taken=Text("不计：处置不良贷款不是融资", "no: the disposal of bad loans is no funding"),
            alternatives=(
                Alternative(
                    says=Text(
                        "计入：通知对信贷资产转让未作区分", "yes: the notice makes no difference between loans sold"
                    )
                ),
            ),
            settled_by=Text("江苏省地方金融管理局", "the provincial office"),
            since="2017-12-01",
            until="2020-09-07",
        ),
        Reading(
            id="CN-JS/liabilities",
            name=Text("负债是否含经营性应付款", "whether liabilities include payables"),
            ask=Text(
                "“实际负债”“各类负债”是否包括经营性应付款（应付职工薪酬、税费、其他应付款）？",
                "Do actual liabilities and all liabilities (实际负债、各类负债) include operating payables (wages, taxes, other payables)?",
            ),
            taken=Text("不包括：只计融资与担保", "they do not: funding and guarantees alone"),
            alternatives=(Alternative(says=Text("包括全部负债", "they include all liabilities")),),
            settled_by=Text("江苏省地方金融管理局", "the provincial office"),
        ),
        Reading(
            id="CN-JS/special-in-graded-cap",
            name=Text("按等级比例是否含特别借款", "special loans in the cap by grade"),
            ask=Text(
                "苏金融办发〔2013〕103号按等级的全部债务比例，是否包括股东特别借款？",
                "Does the ratio of all debt by grade (苏金融办发〔2013〕103号) include special shareholder loans?",
            ),
            taken=Text("不包括：2011年的文本将其另列", "it does not: the texts of 2011 set them apart"),
            alternatives=(Alternative(says=Text("包括", "it does")),),
            settled_by=Text("江苏省地方金融管理局", "the provincial office"),
        ),
        Reading(
            id="CN-JS/number-of-banks",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "江苏的文本未提银行家数：2008年的两家银行是否仍适用于农村小贷？",
                "Jiangsu's texts set no number of banks: do the two banks of 2008 stay for rural companies?",
            ),
            taken=Text("不再适用", "they no longer apply"),
            alternatives=(Alternative(says=Text("对银行部分仍适用", "they stay for the bank part")),),
            settled_by=Text("江苏省地方金融管理局", "the provincial office"),
        ),
        Reading(
            id="CN-JS/technology",
            name=Text("农村小贷规则是否及于科技小贷", "whether technology companies follow"),
            ask=Text(
                "农村小贷的规则是否及于科技小贷？",
                "Do the rules for rural companies reach technology companies?",
            ),
            taken=Text("按同一比例", "by the same ratios"),
            alternatives=(
                Alternative(
                    says=Text("否：按2008年全国意见", "no: they follow the national opinion of 2008"), stricter=None
                ),
            ),
            settled_by=Text("2013-05-28意见全文", "the full opinion of 2013-05-28"),
        ),
        Reading(
            id="CN-JS/contingent",
            name=Text("或有负债300%的存续", "whether the 300% on guarantees stays"),
            ask=Text(
                "2011-09-23的400%之后，或有负债的300%是否仍保留？",
                "Does the 300% on contingent liabilities stay beside the 400% of 2011-09-23?",
            ),
            taken=Text("保留", "it stays"),
            alternatives=(Alternative(says=Text("由400%取代", "the 400% took its place"), stricter=False),),
            settled_by=Text("江苏省地方金融管理局", "the provincial office"),
            since="2011-09-23",
        ),
        Reading(
            id="CN-JS/derecognised",
            name=Text("出表证券化是否计入负债", "whether derecognised ABS count"),
            ask=Text(
                "已出表的资产证券化是否属于400%的“各类负债”？",
                "Do derecognised ABS count among all liabilities (各类负债) of the 400%?",
            ),
            taken=Text("属于", "they do"),
            alternatives=(Alternative(says=Text("只计表内", "only those on the sheet"), stricter=False),),
            settled_by=Text("江苏省地方金融管理局", "the provincial office"),
            since="2011-09-23",
        ),
        Reading(
            id="CN-JS/2017-ratio",
            name=Text("2017年合并口径的当地比例", "the local ratio of the 2017 pool"),
            ask=Text(
                "2017年全国合并计算时，江苏的“当地现行比例”是哪一项？",
                "Which ratio does the national pool of 2017 take in Jiangsu?",
            ),
            taken=Text(
                "各项都按合并口径：特别借款外100%、连同或有负债400%、按等级的比例",
                "each over the pool: 100% without special loans, 400% with guarantees, and the ratio of the grade",
            ),
            alternatives=(
                Alternative(says=Text("只有400%，不含担保", "400% alone, without guarantees"), stricter=False),
            ),
            settled_by=Text("江苏省地方金融管理局", "the provincial office"),
        ),
        Reading(
            id="CN-JS/special-rate",
            name=Text("特别借款利率2倍的效力", "the rate of special loans"),
            ask=Text(
                "特别借款利率“原则上不得高于”2倍：超过即违反，还是可有例外？",
                "Special loans are “in principle” at most twice the rate: is more a breach, or may there be exceptions?",
            ),
            taken=Text("超过即违反", "more is a breach"),
            alternatives=(
                Alternative(
                    says=Text("例外经认可即可，作为询问", "an accepted exception will do: a question"), stricter=False
                ),
            ),
            settled_by=Text("江苏省地方金融管理局", "the provincial office"),
        ),
        Reading(
            id="CN-JS/interbank-peers",
            name=Text("同业拆入的其他出借方", "interbank lenders that are no peers"),
            ask=Text(
                "“农村小贷公司之间资金调剂拆借”：其他出借方是违反，还是未作规定？",
                "Interbank money of lenders that are no rural companies: is it asked about, or not provided for?",
            ),
            taken=Text("作为询问", "asked as a question"),
            alternatives=(
                Alternative(
                    says=Text(
                        "门槛：未作规定，未答的为待定", "a gate: not provided for, and undetermined until answered"
                    )
                ),
            ),
            settled_by=Text("江苏省地方金融管理局", "the provincial office"),
        ),
        Reading(
            id="CN-JS/2015-innovations",
            name=Text("2015年创新业务是否放开", "whether the innovations of 2015 open channels"),
            ask=Text(
                "2015年支持的小微企业私募债等创新业务，是否开放融资渠道？",
                "Do the innovations supported in 2015 (small-enterprise private bonds and others) open a channel of funding?",
            ),
            taken=Text("否：只是业务", "no: they are business alone"),
            alternatives=(Alternative(says=Text("是：私募债可发", "yes: the bonds may be issued"), stricter=False),),
            settled_by=Text("江苏省地方金融管理局", "the provincial office"),
        ),
    ),
    facts=(
        Fact(
            "serves_agriculture_well",
            "yes_no",
            Text("服务三农、合规、风控好、利率合理", "serves agriculture, compliant, sound and moderately priced"),
            Text(
                "公司是否服务“三农”、守规经营、风控良好且利率合理？",
                "Does the company serve agriculture, comply, control its risks well and lend at reasonable rates?",
            ),
        ),
        Fact(
            "transfers_are_bad_loans",
            "yes_no",
            Text("卖断的均为不良资产", "only bad loans were sold outright"),
            Text(
                "卖断式转让的信贷资产是否全部为不良资产？",
                "Are all loans that were sold outright non-performing?",
            ),
        ),
        Fact(
            "within_city_ratio",
            "yes_no",
            Text("未超过市金融办逐家核定的比例", "within the ratio set by the city"),
            Text(
                "市金融办是否为公司核定了更低的负债比例？若有，公司是否在该比例之内（没有核定也答“是”）？",
                "Has the city's financial office set a lower ratio for this company, and is the company within it (yes also if none was set)?",
            ),
        ),
        Fact(
            "deposit_benchmark_rate",
            "rates",
            Text("存款基准利率（按期限月数）", "benchmark deposit rates by term in months"),
            Text(
                "各笔股东特别借款期限对应的商业银行存款基准年利率是多少（如 3:0.011,6:0.013）？",
                "What are the benchmark deposit rates a year for the terms of the special loans (for example 3:0.011,6:0.013)?",
            ),
        ),
    ),
    gaps=(
        Gap(
            id="CN-JS/gap-2013-shareholder-grades",
            since="2013-12-31",
            until="2025-11-24",
            says=Text(
                "苏金融办发〔2013〕103号只见一次（文档镜像）：股东借款BBB级及以下的比例未见，印发日未见（按2013-12-31计）。",
                "苏金融办发〔2013〕103号 was read once, in a document mirror: its ratios of shareholder loans from BBB down and its day of issue (taken as 2013-12-31) were not seen.",
            ),
        ),
        Gap(
            id="CN-JS/gap-2025",
            since="2025-11-24",
            says=Text(
                "小额贷款公司扶优限劣管理办法（2025-11-24，分A、B、C级和不予评定等级）存在，融资条款未见：苏金融办发〔2013〕103号按等级的比例自此不再计算，仍按2011年的规则。",
                "Measures of 2025-11-24 that grade companies A, B, C or not at all exist; their financing clause was not seen: the ratios by grade of 苏金融办发〔2013〕103号 end with them, and the rules of 2011 "
                "still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2010,
            article="第二十一条",
            says=Text(
                "融资超过规定比例、擅自超范围经营，均列为日常监管查处的重点。",
                "Funding above the ratio and unapproved business are among the things that the city offices watch for and sanction.",
            ),
        ),
        Note(
            source=NOTICE_2011,
            article="二",
            says=Text(
                "股东贷款限制（非融资规则）：未从银行融资且未担保的公司，股东贷款不超过上年资本净额20%，单户不超过该股东到位资本金50%；其余公司不得向股东放贷（特殊情况报市金融办审批）。",
                "Loans to shareholders (not funding): ≤ 20% of last year's net capital and ≤ 50% of the shareholder's own contribution for companies without bank "
                "funding or guarantees; others may not lend to shareholders (except with the city office's approval).",
            ),
        ),
        Note(
            source=NOTICE_2011,
            article="九",
            says=Text(
                "借满半年的股东特别借款可按程序转增资本金，此时不受出资比例与金额上限约束；最大持股人或实际控制人变更的，须省金融办审批。",
                "Special loans held for over half a year may be turned into capital, free of the caps on contributions; a change of the largest holder or controller needs the provincial office's approval.",
            ),
        ),
        Note(
            source=NOTICE_2013,
            article="五",
            says=Text(
                "A级及以上公司可上市（提前12个月备案，备案后24个月内完成）或在新三板挂牌（提前6个月备案）：股权，不计入融资限额。",
                "Companies rated A or better may list (filing 12 months ahead, done within 24 months of it) or join the NEEQ board (filing 6 months ahead): "
                "equity, outside the funding limits.",
            ),
        ),
        Note(
            source=NOTICE_2015,
            article="三",
            says=Text(
                "不良资产处置（非融资，不计入各渠道）：可按不良贷款的30%债转股，试点打包转让、大股东回购，并可在省内金融资产交易中心挂牌。",
                "Disposal of bad loans (no funding, and in none of the channels): debt-for-equity swaps up to 30% of bad loans, a pilot of packaged sales, buy-back by large shareholders, "
                "and listing on the province's financial asset exchanges.",
            ),
        ),
        Note(
            source=NOTICE_2015,
            article="四",
            says=Text(
                "另支持现金池、应付款保函、开鑫贷和小微私募债等创新：未设比例，未列为新的融资渠道。",
                "Cash pooling, payment guarantees, Kaixindai and small-enterprise private bonds are supported as business; no ratio is set and no funding "
                "channel added.",
            ),
        ),
    ),
)
