"""Jiangsu (江苏): rural small-loan companies; three of its texts bound funding: 2009-11-28, 2011-01-27, 2011-09-23 (special shareholder loans).

The published 400% includes guarantees. Funding alone is 100% of net capital, and special shareholder loans up to paid-in capital beside it.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
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
    Term,
    Text,
)

OPINION_2009 = Source(
    title=Text(
        "关于推进农村小额贷款公司又好又快发展的意见",
        "Opinion on the sound and fast development of rural small-loan companies",
    ),
    issuer=Text("江苏省人民政府办公厅", "General Office of the Jiangsu Provincial Government"),
    issued="2009-11-28",
    effective="2009-11-28",
    verified_on="2017-12-31",
)
MEASURES_2010 = Source(
    title=Text(
        "江苏省农村小额贷款公司监督管理办法", "Measures for the supervision of rural small-loan companies in Jiangsu"
    ),
    issuer=Text("江苏省人民政府办公厅", "General Office of the Jiangsu Provincial Government"),
    issued="2010-01-13",
    effective="2010-01-13",
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
    verified_on="2017-12-31",
)
MEASURES_2025 = Source(
    title=Text(
        "小额贷款公司扶优限劣管理办法",
        "Measures on supporting good and restraining poor small-loan companies",
    ),
    issuer=Text("江苏省小额贷款公司主管部门", "Jiangsu's regulator of small-loan companies"),
    issued="2025-11-24",
    effective="2025-11-24",
    effective_basis="assumed",
    grade="B",
    verified_on="2026-11-21",
)
NATIONAL_2008 = ("CN/2008-bank-cap", "CN/2008-two-banks")
RURAL = (Is(fact="company_type", among=("rural", "technology")),)
RURAL_READING = Text(
    "规则为农村小贷而设；科技小贷按同一比例，此为一种解读（2013-05-28关于科技小贷的意见，所见部分无融资条款）。其他类型公司适用2008年全国意见。",
    "The regime is for rural companies; technology companies are held to the same ratios, which is a reading (the opinion of 2013-05-28 on technology companies, as far as quoted, has no funding clause). Other kinds of company follow the national opinion of 2008.",
)
NET_OF_PAYABLES = Text(
    "“负债”读作各类融资与担保；经营性应付款不计。",
    "“Liabilities” are read as funding and guarantees; operating payables are not counted.",
)
POOL_OF_2017 = Text(
    "2017年全国通知要求合并后执行当地现行比例：江苏的现行比例是特别借款外100%、连同或有负债400%，两项均按合并口径执行，从严。",
    "The national notice of 2017 holds the pooled funding to the local ratio then in force: in Jiangsu 100% without special loans, and 400% with guarantees; "
    "both are taken over the pool, the cautious reading.",
)

REGIME = Regime(
    place="CN-JS",
    schemes=(
        RatingScheme(
            name=Text("农贷公司评级", "rating of rural small-loan companies"),
            source=NOTICE_2013,
            article="五",
            until="2025-11-24",
            method="not_seen",
            effect=Text(
                "A级及以上公司可申请上市、挂牌（股权）；债务融资不按评级。",
                "Companies rated A or better may list or join the NEEQ board (equity); debt funding does not depend on the rating.",
            ),
            note=Text(
                "条文只提到A级及其以上：等级的全貌未见，评级按所填照录。视为随2025-11-24的办法结束。",
                "The notice names A “and above” alone: the full list of grades was not seen, and a rating is taken as it is written. Taken to end with the measures of "
                "2025-11-24.",
            ),
        ),
        RatingScheme(
            name=Text("扶优限劣分级", "grading to support the good and restrain the poor"),
            source=MEASURES_2025,
            grades=("A", "B", "C"),
            method="not_seen",
            effect=Text(
                "办法全文未见：等级对融资的作用不详，2011年的规则仍按原样计算。",
                "The measures were not seen: what a grade does to funding is not known, and the rules of 2011 still count as they stand.",
            ),
        ),
    ),
    rules=(
        # 2009-11-28: funding up to the capital
        Limit(
            id="CN-JS/2009-funding",
            source=OPINION_2009,
            article="六",
            channels=AllFunding(),
            multiple="1",
            base="paid_in_capital",
            until="2011-01-27",
            when=RURAL,
            replaces=NATIONAL_2008,
            says=Text("融资总额以资本金的100%为限。", "Funding in all may not exceed 100% of the capital."),
            words="融资比例可达资本金的100%",
            note=Text("“资本金”读作实收资本。", "“资本金” is read as paid-in capital.") + RURAL_READING,
        ),
        Manual(
            id="CN-JS/2009-well-run",
            source=OPINION_2009,
            article="六",
            channels=AllFunding(),
            until="2011-01-27",
            when=RURAL,
            fact=Fact(
                "serves_agriculture_well",
                "yes_no",
                Text("服务三农、合规、风控好、利率合理", "serves agriculture, compliant, sound and moderately priced"),
                Text(
                    "公司是否服务“三农”、守规经营、风控良好且利率合理？",
                    "Does the company serve agriculture, comply, control its risks well and lend at reasonable rates?",
                ),
            ),
            says=Text(
                "100%的比例只给服务“三农”、守规、风控良好且利率合理的公司。",
                "The 100% is for companies that serve agriculture, comply, control their risks well and lend at reasonable rates.",
            ),
            words="利率水平合理",
        ),
        Access(
            id="CN-JS/2009-banks",
            source=OPINION_2009,
            article="六",
            channels=("bank_loan",),
            level="permitted",
            when=RURAL,
            says=Text("商业银行贷款或融资。", "Loans or funding from commercial banks."),
        ),
        Access(
            id="CN-JS/2009-with-approval",
            source=OPINION_2009,
            article="六",
            channels=("shareholder_loan", "interbank_borrowing", "fiscal_loan", "other_fi_loan", "other_borrowing"),
            level="with_approval",
            when=RURAL,
            says=Text(
                "经批准的大额定向借款（以股东借款为主）、经批准的农村小贷公司间资金调剂拆借；探索财政性资金、支农再贷款、保险资金等。",
                "Approved large directed loans (mainly from shareholders) and approved lending among rural small-loan companies; fiscal funds, central-bank "
                "relending and insurance money to be explored.",
            ),
            words="经过批准的大额定向借款",
            note=Text(
                "“探索可行性”的来源读作有规定、须批准；非股东的定向借款归入其他债务融资。",
                "Sources “to be explored” are read as provided for, with approval; directed loans of non-shareholders are other borrowing.",
            ),
        ),
        Manual(
            id="CN-JS/2009-interbank-peers",
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
        # 2011-01-27: liabilities up to net capital, guarantees up to three times
        Limit(
            id="CN-JS/2011-liabilities",
            source=OPINION_2011,
            article="四",
            channels=AllFunding(),
            multiple="1",
            base="net_capital",
            until="2011-09-23",
            when=RURAL,
            replaces=(*NATIONAL_2008, "CN-JS/2009-funding"),
            says=Text(
                "实际负债（银行贷款、经批准的大额定向借款等）不超过资本净额的100%。",
                "Actual liabilities (bank loans, approved directed loans and so on) may not exceed 100% of net capital.",
            ),
            words="不得超过资本净额的100%",
            note=NET_OF_PAYABLES + RURAL_READING,
        ),
        Limit(
            id="CN-JS/2011-guarantees",
            source=OPINION_2011,
            article="四",
            channels=("guarantee",),
            multiple="3",
            base="net_capital",
            when=RURAL,
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
        Manual(
            id="CN-JS/2011-city-ratio",
            source=OPINION_2011,
            article="四",
            when=RURAL,
            fact=Fact(
                "within_city_ratio",
                "yes_no",
                Text("未超过市金融办逐家核定的比例", "within the ratio set by the city"),
                Text(
                    "市金融办是否为公司核定了更低的负债比例？若有，公司是否在该比例之内（没有核定也答“是”）？",
                    "Has the city's financial office set a lower ratio for this company, and is the company within it (yes also if none was set)?",
                ),
            ),
            says=Text(
                "市金融办可分类、逐家核定负债比例。",
                "A city's financial office may set the ratio class by class and company by company.",
            ),
            words="分类、逐家核定负债比例",
        ),
        Access(
            id="CN-JS/2011-with-approval",
            source=OPINION_2011,
            article="四",
            channels=("shareholder_loan", "other_borrowing", "other_fi_loan"),
            level="with_approval",
            when=RURAL,
            says=Text(
                "经各级金融办批准的大额定向借款；探索保险和信托资金注入。",
                "Large directed loans approved by the financial offices; insurance and trust money to be explored.",
            ),
        ),
        # 2011-09-23: special shareholder loans
        Limit(
            id="CN-JS/2011-other-funding",
            source=NOTICE_2011,
            article="九",
            channels=AllFunding(excepting=("shareholder_special_loan",)),
            multiple="1",
            base="net_capital",
            when=RURAL,
            replaces=(*NATIONAL_2008, "CN-JS/2011-liabilities"),
            says=Text(
                "股东特别借款以外的各类融资不超过资本净额的100%。",
                "All funding other than special shareholder loans may not exceed 100% of net capital.",
            ),
            words="外的各类融资不得超过资本净额的100%",
            note=RURAL_READING,
        ),
        Limit(
            id="CN-JS/2011-all-liabilities",
            source=NOTICE_2011,
            article="九",
            channels=AllFunding(also=("guarantee",)),
            multiple="4",
            base="net_capital",
            when=RURAL,
            says=Text(
                "各类负债（直接负债和或有负债）不超过资本净额的400%。",
                "All liabilities, direct and contingent, may not exceed 400% of net capital.",
            ),
            words="不得超过资本净额的400%",
            note=NET_OF_PAYABLES,
        ),
        # 2017-12-01 to 2020-09-15: outright transfers join, by the national notice
        Limit(
            id="CN-JS/2017-other-funding-pool",
            source=NOTICE_2011,
            article="九",
            channels=AllFunding(excepting=("shareholder_special_loan",), also=("asset_transfer_outright",)),
            multiple="1",
            base="net_capital",
            since="2017-12-01",
            until="2020-09-16",
            when=RURAL,
            says=Text(
                "资产转让（含卖断）与资产证券化并入后，股东特别借款以外的融资仍以资本净额的100%为限。",
                "With asset transfers, outright ones too, and ABS added, funding other than special loans stays within 100% of net capital.",
            ),
            note=POOL_OF_2017,
        ),
        Limit(
            id="CN-JS/2017-all-liabilities-pool",
            source=NOTICE_2011,
            article="九",
            channels=AllFunding(also=("guarantee", "asset_transfer_outright")),
            multiple="4",
            base="net_capital",
            since="2017-12-01",
            until="2020-09-16",
            when=RURAL,
            says=Text(
                "资产转让（含卖断）与资产证券化并入后，各类负债仍以资本净额的400%为限。",
                "With asset transfers, outright ones too, and ABS added, all liabilities stay within 400% of net capital.",
            ),
            note=POOL_OF_2017,
        ),
        Limit(
            id="CN-JS/2011-special-total",
            source=NOTICE_2011,
            article="九",
            channels=("shareholder_special_loan",),
            multiple="1",
            base="paid_in_capital",
            when=RURAL,
            says=Text(
                "股东特别借款总规模不超过实际到位资本金总额。",
                "Special shareholder loans in all may not exceed the paid-in capital.",
            ),
            words="不得超过小贷公司实际到位资本金总额",
        ),
        Limit(
            id="CN-JS/2011-special-per-shareholder",
            source=NOTICE_2011,
            article="九",
            channels=("shareholder_special_loan",),
            multiple="1",
            base="paid_in_capital",
            per="shareholder",
            when=RURAL,
            says=Text(
                "单个股东的特别借款不超过该股东实际到位的入股金额。",
                "One shareholder's special loans may not exceed what that shareholder has paid in.",
            ),
            words="不得超过该股东实际到位的入股金额",
        ),
        Term(
            id="CN-JS/2011-special-term",
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
            source=NOTICE_2011,
            article="九",
            channel="shareholder_special_loan",
            test="rate",
            times=2,
            benchmark="deposit_benchmark_rate",
            when=RURAL,
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
            id="CN-JS/2011-special-subordinated",
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
            source=NOTICE_2011,
            article="九",
            channels=("shareholder_special_loan",),
            level="permitted",
            when=RURAL,
            says=Text("建立股东特别借款制度。", "The system of special shareholder loans is introduced."),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="4",
            when=RURAL,
            note=Text(
                "文本的总比例：各类负债400%（含或有负债；本池只含融资）。",
                "The text's stated total: 400% for all liabilities (guarantees among them; this pool holds funding only).",
            ),
        ),
    ),
    facts=(
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
            id="CN-JS/gap-2025",
            since="2025-11-24",
            says=Text(
                "小额贷款公司扶优限劣管理办法（2025-11-24，分A、B、C级）存在，融资条款未见：仍按2011年的规则计算。",
                "Measures of 2025-11-24 that grade companies A, B, C exist; their financing clause was not seen: the rules of 2011 still count here.",
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
                "不良资产处置（非融资规则）：可按不良贷款的30%债转股，试点打包转让、大股东回购，并可在省内金融资产交易中心挂牌。",
                "Disposal of bad loans (not funding): debt-for-equity swaps up to 30% of bad loans, a pilot of packaged sales, buy-back by large shareholders, "
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
