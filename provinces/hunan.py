"""Hunan (湖南): one pool over net capital by supervisory rating: A 300%, B 200%, C 100%; D may not borrow. Loan transfers are kept for grade A."""

from leverage.law.vocabulary import (
    LOCAL,
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
    Note,
    PoolRatio,
    RatingScheme,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

GUIDE_2017 = Source(
    title=Text(
        "湖南省小额贷款公司网络贷款业务监管指引（试行）",
        "Hunan guide to the supervision of online lending by small-loan companies (trial)",
    ),
    issuer=Text("湖南省人民政府金融工作办公室", "Hunan Provincial Government Financial Office"),
    issued="2017-05-12",
    effective="2017-05-12",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
BY_RATING = ByFact(fact="rating", multiples={"A": "3", "B": "2", "C": "1", "D": "0"})
NET_CAPITAL = Text("净资本", "net capital (净资本)")
ONLINE = (Is(fact="company_type", among=("online",)),)
NAMED = ("bank_loan", "interbank_borrowing", "shareholder_loan")
GRADE_A = (Is(fact="rating", among=("A",)),)
BY_GRADE = Text(
    "各项融资之和不超过净资本的倍数：A级3倍、B级2倍、C级1倍；D级不得对外融资。",
    "All funding together over net capital: 3 × for A, 2 × for B, 1 × for C; a company rated D may not borrow.",
)
BY_GRADE_NAMED = Text(
    "银行借款、行业内拆借、主要法人股东定向借款之和不超过净资本的倍数：A级3倍、B级2倍、C级1倍；D级不得对外融资。",
    "Bank loans, borrowing within the industry and loans of main corporate shareholders together over net capital: 3 × for A, 2 × for B, 1 × for C; a company rated D may not borrow.",
)
OTHER_GRADES = Text(
    "“贷款转让”读作兼及回购式与卖断式。其他等级视为未作规定，2017年全国通知只计数，不为其开放。",
    "“贷款转让” is read as both forms of transfer. For other grades they are not provided for; the national notice of 2017 counts them and does not open them.",
)
GRADE_WORDS = "A级的，融资比例为300%"

REGIME = Regime(
    place="CN-HN",
    schemes=(
        RatingScheme(
            name=Text("分类监管评级", "supervisory rating by class"),
            source=GUIDE_2017,
            grades=("A", "B", "C", "D"),
            method="not_seen",
            effect=Text(
                "评级定融资总额：A级为净资本的3倍、B级2倍、C级1倍，D级不得对外融资；A级还可经营票据贴现、投资、贷款转让等业务。",
                "The grade sets the total of funding over net capital: 3 × for A, 2 × for B, 1 × for C; D may not borrow. A opens further business as well (bill discounting, investment, loan transfers).",
            ),
            note=Text(
                "日期同评级比例表，见该规则的读法。湘金监发〔2018〕11号及2022-02-09修订的评级办法存在，评分与融资的关系未见：等级与比例表仍按2017年的文本。",
                "Dated as the table of ratios is, see the reading of that rule. The rating measures 湘金监发〔2018〕11号, revised on 2022-02-09, exist; what they make of a grade for funding was not seen: grades and table still are those of 2017.",
            ),
        ),
    ),
    rules=(
        Limit(
            id="CN-HN/pool",
            name=Text("按评级的融资总额", "total funding by rating"),
            source=GUIDE_2017,
            channels=AllFunding(),
            multiple=BY_RATING,
            base="net_capital",
            base_word=NET_CAPITAL,
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=(
                Under(reading="CN-HN/table-binds"),
                Under(reading="CN-HN/open-list"),
                Under(reading="CN-HN/grade-d-stock", among=("taken", "otherwise")),
            ),
            says=BY_GRADE,
            words=GRADE_WORDS,
            note=Text(
                "所列渠道以“等”结尾并限定总和：限额覆盖全部债务融资。汇编把评级表归于2017-05-12的网络指引，又称该指引无融资新条款；"
                "2017-03-08的《关于促进小额贷款公司持续健康发展的实施意见》更可能是出处；按2017-05-12计。列明银行以外的资金方，两家银行的限制不再适用。",
                "The list of channels ends in “等” and bounds the sum: the bound covers all debt funding. The compilation attributes the table to the "
                "online guide of 2017-05-12 and yet says that it has no new financing clause; an opinion of 2017-03-08 is the likelier home; dated "
                "2017-05-12. Lenders other than banks are named: the two-bank count no longer applies.",
            ),
        ),
        Limit(
            id="CN-HN/pool~named",
            name=Text("按评级的三渠道总额", "the three named channels by rating"),
            source=GUIDE_2017,
            channels=NAMED,
            multiple=BY_RATING,
            base="net_capital",
            base_word=NET_CAPITAL,
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=(
                Under(reading="CN-HN/table-binds"),
                Under(reading="CN-HN/open-list", among=("otherwise",)),
            ),
            says=BY_GRADE_NAMED,
            words=GRADE_WORDS,
        ),
        Limit(
            id="CN-HN/pool~online",
            name=Text("网络公司按评级的融资总额", "total funding of online companies by rating"),
            source=GUIDE_2017,
            channels=AllFunding(),
            multiple=BY_RATING,
            base="net_capital",
            base_word=NET_CAPITAL,
            when=ONLINE,
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=(
                Under(reading="CN-HN/table-binds", among=("otherwise",)),
                Under(reading="CN-HN/open-list"),
            ),
            says=BY_GRADE,
            words=GRADE_WORDS,
        ),
        Limit(
            id="CN-HN/pool~online-named",
            name=Text("网络公司按评级的三渠道总额", "the three named channels of online companies by rating"),
            source=GUIDE_2017,
            channels=NAMED,
            multiple=BY_RATING,
            base="net_capital",
            base_word=NET_CAPITAL,
            when=ONLINE,
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=(
                Under(reading="CN-HN/table-binds", among=("otherwise",)),
                Under(reading="CN-HN/open-list", among=("otherwise",)),
            ),
            says=BY_GRADE_NAMED,
            words=GRADE_WORDS,
        ),
        Access(
            id="CN-HN/pool~grade-d",
            name=Text("D级不得对外融资", "no funding for grade D"),
            source=GUIDE_2017,
            channels=AllFunding(),
            level="prohibited",
            when=(Is(fact="rating", among=("D",)),),
            under=(
                Under(reading="CN-HN/open-list", among=("otherwise",)),
                Under(reading="CN-HN/table-binds"),
            ),
            says=Text(
                "D级公司不得对外融资：不只所列三个渠道。",
                "A company rated D may not borrow, through whatever channel.",
            ),
            words="D级公司不得对外融资",
        ),
        Access(
            id="CN-HN/pool~online-grade-d",
            name=Text("网络公司D级不得对外融资", "no funding for online companies rated D"),
            source=GUIDE_2017,
            channels=AllFunding(),
            level="prohibited",
            when=(Is(fact="rating", among=("D",)), Is(fact="company_type", among=("online",))),
            under=(
                Under(reading="CN-HN/open-list", among=("otherwise",)),
                Under(reading="CN-HN/table-binds", among=("otherwise",)),
            ),
            says=Text(
                "D级网络公司不得对外融资：不只所列三个渠道。",
                "An online company rated D may not borrow, through whatever channel.",
            ),
            words="D级公司不得对外融资",
        ),
        Count(
            id="CN-HN/two-banks~stay",
            name=Text("两家银行（保留）", "two banks (kept)"),
            source=GUIDE_2017,
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-HN/bank-count", among=("otherwise",)),),
            says=Text(
                "文本未提银行家数：2008年的两家限制对其中的银行部分仍适用。",
                "The text is silent on the number of banks: the two of 2008 stay for the bank part.",
            ),
        ),
        Access(
            id="CN-HN/sources",
            name=Text("列明的融资渠道", "the channels named"),
            source=GUIDE_2017,
            channels=NAMED,
            level="permitted",
            under=(Under(reading="CN-HN/table-binds"),),
            says=Text(
                "银行借款、行业内拆借、主要法人股东定向借款。",
                "Bank loans, borrowing within the industry, loans from main corporate shareholders.",
            ),
            words="主要法人股东定向借款、行业内拆借",
        ),
        Access(
            id="CN-HN/sources~online",
            name=Text("网络公司列明的融资渠道", "the channels named, for online companies"),
            source=GUIDE_2017,
            channels=NAMED,
            level="permitted",
            when=ONLINE,
            under=(Under(reading="CN-HN/table-binds", among=("otherwise",)),),
            says=Text(
                "网络公司：银行借款、行业内拆借、主要法人股东定向借款。",
                "Online companies: bank loans, borrowing within the industry, loans from main corporate shareholders.",
            ),
            words="主要法人股东定向借款、行业内拆借",
        ),
        Lenders(
            id="CN-HN/lenders",
            name=Text("定向借款的出借人", "who may lend as a shareholder"),
            source=GUIDE_2017,
            channels=("shareholder_loan",),
            may_lend=(Holder(kind="corporate"),),
            under=(Under(reading="CN-HN/main-shareholders", among=("taken", "otherwise")),),
            says=Text("定向借款的出借人为主要法人股东。", "Directed loans come from main corporate shareholders."),
            words="向主要法人股东定向借款",
            note=Text(
                "“主要”的持股门槛未见：任何法人股东均视为符合。自然人股东未在所列之内，视为未作规定。",
                "From which holding a shareholder is a main one was not seen: any corporate shareholder is taken to be. Natural persons are not named: not provided for.",
            ),
        ),
        Access(
            id="CN-HN/lenders~main",
            name=Text("主要法人股东", "main corporate shareholders"),
            source=GUIDE_2017,
            channels=("shareholder_loan",),
            level="permitted",
            when=(Is(fact="lenders_are_main_shareholders", among=(True,)),),
            reserves=True,
            under=(Under(reading="CN-HN/main-shareholders", among=("otherwise",)),),
            says=Text(
                "只有监管部门认作“主要”的法人股东可以出借；门槛未见。",
                "Only corporate shareholders that the regulator holds to be main ones may lend; the threshold was not seen.",
            ),
            words="向主要法人股东定向借款",
        ),
        Access(
            id="CN-HN/loan-transfers",
            name=Text("贷款转让限A级", "loan transfers for grade A alone"),
            source=GUIDE_2017,
            channels=("asset_transfer_outright",),
            level="permitted",
            when=GRADE_A,
            reserves=True,
            ratio_unset=True,
            says=Text(
                "贷款转让等业务只留给评级A级的公司；未设比例。",
                "Loan transfers and the like are kept for companies rated A; no ratio is set.",
            ),
            words="监管评级达到A级的小额贷款公司，还可以",
            note=OTHER_GRADES,
        ),
        Access(
            id="CN-HN/repo-transfers",
            name=Text("回购式贷款转让限A级", "loan transfers with repurchase for grade A alone"),
            source=GUIDE_2017,
            channels=("asset_transfer_repo",),
            level="permitted",
            when=GRADE_A,
            reserves=True,
            under=(Under(reading="CN-HN/repo-transfers"),),
            says=Text(
                "带回购的贷款转让（含收益权转让）同样只留给评级A级的公司，计入融资总额。",
                "Loan transfers with repurchase, and of income rights, are kept for companies rated A too; they count in the total of funding.",
            ),
            words="监管评级达到A级的小额贷款公司，还可以",
            note=OTHER_GRADES,
        ),
        Access(
            id="CN-HN/bad-loans",
            name=Text("不良资产处置", "disposal of bad loans"),
            source=GUIDE_2017,
            channels=("asset_transfer_outright",),
            level="permitted",
            when=(Is(fact="transfers_are_bad_loans", among=(True,)),),
            replaces=("CN-HN/loan-transfers",),
            says=Text(
                "支持在国家认可的交易场所挂牌出让、由资产管理类公司收购或大股东回购等方式处置不良资产：有规定，不是融资。",
                "The disposal of bad loans is supported, by listing on recognised venues, sale to asset managers or buy-back by main shareholders: provided for, and no funding.",
            ),
            words="支持小额贷款公司开展不良资产处置",
        ),
        Limit(
            id="CN-HN/2017-pool-without-bad-loans",
            name=Text("合并总额（不计不良卖断）", "the pool of 2017 without bad loans"),
            source=GUIDE_2017,
            channels=AllFunding(),
            multiple=LOCAL,
            base="net_capital",
            since="2017-12-01",
            until="2020-09-07",
            when=(Is(fact="transfers_are_bad_loans", among=(True,), stated=True),),
            replaces=("CN/2017-pool",),
            under=(
                Under(reading="CN-HN/2017-bad-loans"),
                Under(reading="CN/2017-scope"),
                Under(reading="CN/2017-shrink-plan"),
            ),
            says=Text(
                "卖断的均为不良贷款的，2017年的合并总额不计卖断：比例照旧。",
                "Where only bad loans were sold outright, the pool of 2017 is held to its ratio without them.",
            ),
        ),
        Access(
            id="CN-HN/investments~grade-a",
            name=Text("投资业务限A级", "investments for grade A alone"),
            source=GUIDE_2017,
            channels=("own_fund_investment",),
            level="permitted",
            when=GRADE_A,
            reserves=True,
            under=(Under(reading="CN-HN/investments", among=("otherwise",)),),
            says=Text(
                "买卖有价证券、权益类投资只留给评级A级的公司。",
                "Securities and equity investments are kept for companies rated A.",
            ),
            words="权益类投资、贷款转让、代理销售等业务",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple=BY_RATING,
            under=(Under(reading="CN-HN/table-binds"),),
            note=Text("按评级：3、2、1、0倍。", "By rating: 3, 2, 1, 0."),
        ),
        PoolRatio(
            multiple=BY_RATING,
            when=ONLINE,
            under=(Under(reading="CN-HN/table-binds", among=("otherwise",)),),
            note=Text("网络公司按评级：3、2、1、0倍。", "Online companies by rating: 3, 2, 1, 0."),
        ),
    ),
    facts=(
        Fact(
            "lenders_are_main_shareholders",
            "yes_no",
            Text("出借股东均为主要法人股东", "lending shareholders are all main corporate shareholders"),
            Text(
                "监管部门是否把每个出借的法人股东都认作“主要法人股东”？",
                "Does the regulator hold every corporate shareholder that lends to be a main one?",
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
    ),
    readings=(
        Reading(
            id="CN-HN/2017-bad-loans",
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
            settled_by=Text("当时的监管答复", "a regulator's reply of that time"),
            since="2017-12-01",
            until="2020-09-07",
        ),
        Reading(
            id="CN-HN/table-binds",
            name=Text("评级比例表约束的公司", "whom the table of ratios binds"),
            ask=Text(
                "归于网络指引的评级比例表约束哪些公司？",
                "Whom does the table of ratios bind that is attributed to the online guide?",
            ),
            taken=Text("所有公司。", "All companies."),
            alternatives=(
                Alternative(
                    says=Text(
                        "只约束网络公司；其他公司仍按银行50%、两家银行。",
                        "Online companies alone; others stay at 50% from two banks.",
                    ),
                ),
            ),
            settled_by=Text(
                "2017-03-08《关于促进小额贷款公司持续健康发展的实施意见》原文", "the text of the opinion of 2017-03-08"
            ),
        ),
        Reading(
            id="CN-HN/open-list",
            name=Text("列举渠道之外的融资", "what an open list bounds"),
            ask=Text(
                "“通过银行借款、行业内拆借和主要法人股东定向借款等方式”之后的总和，限定哪些融资？",
                "What does the sum bound that follows a list of three channels ending in “等”?",
            ),
            taken=Text(
                "全部债务融资；所列渠道允许，其余视为未作规定。",
                "All debt funding; the channels named are permitted, others are not provided for.",
            ),
            alternatives=(
                Alternative(
                    says=Text("只限定所列三个渠道之和。", "The sum of the three channels named, and no more."),
                    stricter=False,
                ),
            ),
            settled_by=Text(
                "2017-03-08《关于促进小额贷款公司持续健康发展的实施意见》原文", "the text of the opinion of 2017-03-08"
            ),
        ),
        Reading(
            id="CN-HN/bank-count",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "文本列明银行以外的资金方而未提家数：2008年的两家银行是否仍适用于银行部分？",
                "The text names lenders other than banks and no number of banks: do the two banks of 2008 stay for the bank part?",
            ),
            taken=Text("不再适用。", "They lapse."),
            alternatives=(Alternative(says=Text("仍适用。", "They stay.")),),
            settled_by=Text("湖南省地方金融管理局", "the Hunan provincial financial authority"),
        ),
        Reading(
            id="CN-HN/repo-transfers",
            name=Text("“贷款转让”是否含回购式", "whether loan transfers are with repurchase too"),
            ask=Text(
                "A级公司还可经营的“贷款转让”，是否也指带回购的转让？",
                "Are the loan transfers that companies rated A may also carry on those with repurchase, too?",
            ),
            taken=Text(
                "是：回购式（含收益权转让）也只留给A级，计入融资总额。",
                "They are: with repurchase, and of income rights, kept for grade A as well and counted in the total of funding.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "否：是业务范围，只指卖断；回购式未作规定，2017-12-01至2020-09-06按全国通知经批准可办。",
                        "They are not: a line of business, outright sales alone; with repurchase nothing is provided, and from 2017-12-01 to 2020-09-06 the national notice opens it with approval.",
                    ),
                    stricter=None,
                ),
            ),
            settled_by=Text("湖南省地方金融管理局", "the Hunan provincial financial authority"),
        ),
        Reading(
            id="CN-HN/main-shareholders",
            name=Text("“主要”法人股东的门槛", "who is a main shareholder"),
            ask=Text("法人股东持股多少才是“主要”？", "From which holding on is a corporate shareholder a main one?"),
            taken=Text("任何法人股东。", "Any corporate shareholder."),
            alternatives=(
                Alternative(
                    says=Text("须达到一定持股，门槛未见。", "One above a threshold, which was not seen."),
                ),
            ),
            settled_by=Text("省金融办的细则", "the provincial office's rules"),
        ),
        Reading(
            id="CN-HN/grade-d-stock",
            name=Text("D级公司的存量融资", "old money of a company fallen to D"),
            ask=Text(
                "D级公司“不得对外融资”是否也指降级以前借入的存量？",
                "Does the ban on funding for grade D reach money raised before the company fell to it?",
            ),
            taken=Text("是：存量也属禁止。", "Yes: it is prohibited too."),
            alternatives=(
                Alternative(says=Text("只禁止新增融资。", "New money alone is prohibited."), stricter=False),
            ),
            settled_by=Text("评级办法", "the rating measure"),
        ),
        Reading(
            id="CN-HN/investments",
            name=Text("A级以外的自有资金投资", "investments of companies not rated A"),
            ask=Text(
                "A级“还可以经营”买卖有价证券、权益类投资：其他等级的公司能否以自有资金投资？",
                "Companies rated A may also invest: may others invest their own funds?",
            ),
            taken=Text(
                "文本未列其他公司的业务范围，不作判断。",
                "The text does not list what others may do: nothing is said of it.",
            ),
            alternatives=(Alternative(says=Text("只有A级可以投资。", "Only companies rated A may.")),),
            settled_by=Text("湖南省地方金融管理局", "the Hunan provincial financial authority"),
        ),
    ),
    gaps=(
        Gap(
            id="CN-HN/gap-2009",
            since="2009-01-01",
            until="2017-05-12",
            says=Text(
                "湘政办发〔2009〕44号《湖南省小额贷款公司试点实施意见》及《湖南省小额贷款公司监督管理办法（试行）》存在，融资条款未见：2017-05-12以前按2008年全国意见。",
                "The implementing opinion 湘政办发〔2009〕44号 and the supervision measures made under it exist; their financing clauses were not seen: until 2017-05-12 the national opinion of 2008 stands in.",
            ),
        ),
        Gap(
            id="CN-HN/gap-2017-opinion",
            since="2017-03-08",
            until="2017-05-12",
            says=Text(
                "2017-03-08的实施意见可能已含评级比例表，原文未见：2017-05-12以前仍按2008年全国意见。",
                "The opinion of 2017-03-08 may already hold the table of ratios; it was not seen: until 2017-05-12 the national opinion of 2008 stands in.",
            ),
        ),
        Gap(
            id="CN-HN/gap-2018-rating",
            since="2018-01-01",
            says=Text(
                "湘金监发〔2018〕11号《湖南省小额贷款公司分类监管评级办法》（2022-02-09修订）存在，其对融资的影响未见：等级与比例仍按2017年的表。",
                "The rating measures 湘金监发〔2018〕11号 (revised on 2022-02-09) exist; what they make of a grade for funding was not seen: grades and ratios still are those of the table of 2017.",
            ),
        ),
        Gap(
            id="CN-HN/gap-2021",
            since="2021-12-29",
            says=Text(
                "湘金监发〔2021〕91号《湖南省小额贷款公司监督管理工作指引（试行）》（2021-11-29印发，2021-12-29施行）及其后的《湖南省小额贷款公司监督管理实施细则》均存在，融资条款未见：仍按2017年的规则计算。",
                "The supervision guide 湘金监发〔2021〕91号 (issued 2021-11-29, in force 2021-12-29) and the later implementing rules on the supervision of small-loan companies exist; their financing clauses were not seen: the rules of 2017 still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=GUIDE_2017,
            says=Text(
                "不良信贷资产也可通过债转股、以资抵债和资产证券化等方式消化（非融资规则）。A级公司还可经营票据贴现（不含转贴现）、买卖有价证券、权益类投资、代理销售。",
                "Bad loans may also be worked off by debt-for-equity swaps, payment in kind and ABS (not funding). A company rated A may also discount bills (no rediscounting), trade securities, invest in equity and sell as an agent.",
            ),
        ),
        Note(
            source=GUIDE_2017,
            says=Text(
                "鼓励符合条件的公司境内外上市、在新三板和区域性股权市场挂牌（股权，不计入融资限额）；鼓励银行提供融资支持，与银行、保险、融资性担保公司开展业务合作。",
                "Listing at home and abroad, on the NEEQ board and regional equity markets is encouraged for companies that qualify (equity, outside the "
                "funding limits), and so are funding by banks and co-operation with banks, insurers and guarantors.",
            ),
        ),
    ),
)
