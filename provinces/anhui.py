"""Anhui (安徽): banks up to 50% of net capital, from at most two banks, since 2009-05-18; entrusted loans are prohibited since 2011-10-24."""

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
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

RULES_2009 = Source(
    title=Text(
        "关于印发安徽省小额贷款公司监管暂行规定的通知",
        "Notice issuing the interim rules on the supervision of small-loan companies in Anhui",
    ),
    issuer=Text("安徽省人民政府办公厅", "General Office of the Anhui Provincial Government"),
    issued="2009-05-18",
    effective="2009-05-18",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
NOTICE_2011 = Source(
    title=Text(
        "转发省政府金融办关于进一步推进全省小额贷款公司规范发展意见的通知",
        "Notice forwarding the Financial Office's opinion on further promoting the orderly development of small-loan companies in the province",
    ),
    issuer=Text("安徽省人民政府办公厅", "General Office of the Anhui Provincial Government"),
    issued="2011-10-24",
    effective="2011-10-24",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
RESTATED = (Under(reading="CN-AH/restated-after-2020"),)

REGIME = Regime(
    place="CN-AH",
    rules=(
        Limit(
            id="CN-AH/bank-cap",
            name=Text("银行融资上限", "bank cap"),
            source=RULES_2009,
            article="第十一条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=RESTATED,
            says=Text("银行融资余额以资本净额的50%为限。", "Bank borrowing may not exceed 50% of net capital."),
            words="不得超过资本净额的50%",
            note=Text(
                "2011年的通知重列资金来源，未提比例：50%不变。",
                "The notice of 2011 lists the sources anew and sets no ratio: the 50% stands.",
            ),
        ),
        Count(
            id="CN-AH/two-banks",
            name=Text("融资银行家数", "number of banks"),
            source=RULES_2009,
            article="第十一条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=RESTATED,
            says=Text("融资银行最多两家。", "Bank borrowing comes from at most two banking institutions."),
            words="不超过两个银行业金融机构",
            note=Text(
                "2011年的通知写银行融入资金时不再提家数，也未废止2009年的规定：两家的限制保留，为一种解读。",
                "The notice of 2011 speaks of bank borrowing without a number and does not repeal the rules of 2009: the count of two is kept, a reading.",
            ),
        ),
        Access(
            id="CN-AH/sources",
            name=Text("资金来源", "sources of funds"),
            source=RULES_2009,
            article="第十一条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠、政府奖励资金、利息收入和银行融入资金（2011年重申）。",
                "Sources of funds: capital, donations, government rewards, interest earned and bank borrowing (restated in 2011).",
            ),
            note=Text(
                "政府奖励资金不是借款，未作为财政性资金渠道。",
                "Government rewards are not borrowed: they are not taken as the channel of fiscal funds.",
            ),
        ),
        Access(
            id="CN-AH/2011-banks~any-number",
            name=Text("银行不限家数", "banks, any number"),
            source=NOTICE_2011,
            article="3",
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN/2008-two-banks", "CN-AH/two-banks"),
            under=(Under(reading="CN-AH/two-banks", among=("otherwise",)),),
            says=Text(
                "银行业金融机构的融入资金，不再限家数；50%不变。",
                "Borrowing from banking institutions, of any number; the 50% stands.",
            ),
            words="银行业金融机构的融入资金等",
        ),
        Access(
            id="CN-AH/entrusted-loans",
            name=Text("不得融入委托贷款", "no entrusted loans"),
            source=NOTICE_2011,
            article="3",
            channels=("other_borrowing",),
            level="prohibited",
            when=(Is(fact="no_entrusted_loans", among=(False,)),),
            says=Text("不得借入委托贷款。", "Entrusted loans may not be taken."),
            words="不得融入委托贷款",
            note=Text(
                "禁止的是委托贷款这一种：记为其他债务融资的，是否委托贷款须说明；不是的，文本没有规定。经银行发放、记在其他渠道的委托贷款同样询问。",
                "One instrument is prohibited: of other borrowing it is asked whether it is entrusted loans; what is none is not provided for. Those paid out "
                "by a bank and booked elsewhere are asked for as well.",
            ),
        ),
        Access(
            id="CN-AH/entrusted-loans~all",
            name=Text("其他借款一律禁止", "no other borrowing at all"),
            source=NOTICE_2011,
            article="3",
            channels=("other_borrowing",),
            level="prohibited",
            under=(Under(reading="CN-AH/entrusted-loans", among=("otherwise",)),),
            says=Text(
                "委托贷款及同类借款一律禁止：其他债务融资整体在内。",
                "Entrusted loans and their like are prohibited: other borrowing as a whole.",
            ),
            words="不得融入委托贷款",
        ),
        Access(
            id="CN-AH/2011-sources~collecting",
            name=Text("集资禁令及于股东借款", "ban on fundraising, shareholder loans included"),
            source=NOTICE_2011,
            article="3",
            channels=("shareholder_loan",),
            level="prohibited",
            under=(Under(reading="CN-AH/collecting", among=("otherwise",)),),
            says=Text(
                "禁止向内部或外部集资：股东借款在内，一律禁止。",
                "No fundraising inside or outside the company: shareholder loans are covered and prohibited.",
            ),
            words="不得以借款等方式向内外部集资",
        ),
        Access(
            id="CN-AH/2011-sources~open-list",
            name=Text("来源清单开放", "open list of sources"),
            source=NOTICE_2011,
            article="3",
            channels=AllFunding(
                excepting=("bank_loan", "shareholder_loan", "shareholder_special_loan", "other_borrowing")
            ),
            level="permitted",
            ratio_unset=True,
            under=(Under(reading="CN-AH/open-list", among=("otherwise",)),),
            says=Text(
                "来源清单以“等”结尾：其他依法的融资渠道也可采用，未设比例。",
                "The list of sources ends in “and so on”: other lawful channels are open too; no ratio is set.",
            ),
            words="银行业金融机构的融入资金等",
        ),
        Manual(
            id="CN-AH/no-entrusted-loans",
            name=Text("借款中无委托贷款", "no entrusted loans among the borrowing"),
            source=NOTICE_2011,
            article="3",
            channels=("bank_loan", "other_fi_loan", "shareholder_loan", "other_borrowing"),
            fact=Fact(
                "no_entrusted_loans",
                "yes_no",
                Text("借款中没有委托贷款", "no entrusted loans among the borrowing"),
                Text(
                    "记为银行、其他金融机构、股东或其他借款的资金中，是否没有委托贷款？",
                    "Is none of the money booked as loans from banks, other financial institutions, shareholders or others an entrusted loan?",
                ),
            ),
            says=Text(
                "不得借入委托贷款，无论经哪家机构发放。", "Entrusted loans may not be taken, whoever pays them out."
            ),
            words="不得融入委托贷款",
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2009年规定的50%。", "The 50% of the rules of 2009.")),),
    readings=(
        Reading(
            id="CN-AH/two-banks",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "2011年的通知重列“银行业金融机构的融入资金等”而不提家数，两家银行是否仍然有效？",
                "The notice of 2011 lists bank borrowing anew and names no number: does the count of two banks of 2009 stay?",
            ),
            taken=Text("是：未见废止。", "Yes: no repeal was seen."),
            alternatives=(
                Alternative(
                    says=Text(
                        "否：同级的后文取代前文，不再限家数。", "No: the later text of the same rank sets no number."
                    ),
                    stricter=False,
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
            since="2011-10-24",
        ),
        Reading(
            id="CN-AH/collecting",
            name=Text("禁止集资是否及于股东借款", "whether the fundraising ban reaches shareholder loans"),
            ask=Text(
                "“不得以借款等方式向内外部集资”是否及于股东借款？",
                "Does the ban on fundraising inside or outside the company by way of loans cover shareholder loans?",
            ),
            taken=Text(
                "否：只是重申禁止非法集资。股东借款未作规定，自2020-09-07起按全国规则经批准可借。",
                "No: it restates the ban on illegal fundraising. Shareholder loans are not provided for, and from 2020-09-07 open with approval, by the national rule.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：股东借款被禁止，2020年以后也是（地方可以从严）。",
                        "Yes: shareholder loans are prohibited, after 2020 as well, a place being free to be stricter.",
                    ),
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
        ),
        Reading(
            id="CN-AH/open-list",
            name=Text("“等”字是否放开其他资金方", "whether the list opens other lenders"),
            ask=Text(
                "2011年通知的来源清单以“等”结尾，是否放开银行以外的资金方？",
                "The list of sources of 2011 ends in “and so on”: does it open lenders other than banks?",
            ),
            taken=Text("否：没有列出的渠道属未作规定。", "No: a channel that it does not name is not provided for."),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：其他依法的渠道也可采用，未设比例。",
                        "Yes: other lawful channels are open as well, without a ratio.",
                    ),
                    stricter=False,
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
            since="2011-10-24",
        ),
        Reading(
            id="CN-AH/entrusted-loans",
            name=Text("禁止委托贷款的范围", "what the ban on entrusted loans reaches"),
            ask=Text("“不得融入委托贷款”禁止什么？", "What does the ban on entrusted loans reach?"),
            taken=Text("委托贷款这一种借款。", "Entrusted loans, the one instrument."),
            alternatives=(Alternative(says=Text("其他债务融资整体。", "Other borrowing as a whole.")),),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
        ),
        Reading(
            id="CN-AH/restated-after-2020",
            name=Text("2020年后重申条款的效力", "the restated 50% and two banks after 2020"),
            ask=Text(
                "2020-09-07以后，本省重申的银行50%与两家银行是否仍然有效？",
                "Do the 50% on banks and the two banks, which the province restated, survive 2020-09-07?",
            ),
            taken=Text(
                "是：地方可以低于全国上限，原有规定不相抵触的继续有效。",
                "Yes: a place may stay below the national caps, and earlier rules that do not conflict go on.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "否：只是转述2008年全国意见，随其一并让位于1倍净资产。",
                        "No: they merely repeated the national opinion of 2008 and gave way with it to 1 × net assets.",
                    ),
                    stricter=False,
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
            since="2020-09-07",
        ),
    ),
    gaps=(
        Gap(
            id="CN-AH/gap-2025",
            since="2025-01-01",
            says=Text(
                "2025年安徽有新的小额贷款公司监管文件，融资条款与日期均未见：仍按2009年和2011年的文本计算。",
                "A new text of Anhui on small-loan companies of 2025 is known to exist; neither its funding clause nor its day was seen: the texts of 2009 and 2011 "
                "still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=NOTICE_2011,
            article="3",
            says=Text(
                "禁止以借款等名义对内对外集资，禁止吸收存款（含变相）。",
                "No fundraising inside or outside the company by way of loans and no deposits, open or disguised.",
            ),
        ),
        Note(
            source=RULES_2009,
            article="第十一条",
            says=Text(
                "利率、期限由双方协商，利率在上海银行间同业拆放利率上加点。",
                "Rate and term are negotiated; the rate is set at a margin over SHIBOR.",
            ),
        ),
    ),
    remarks=(
        Text(
            "“不得以借款等方式向内外部集资”读作对集资的一般禁止：股东定向借款视为未作规定，而非被禁止。",
            "The ban on fundraising inside or outside the company by way of loans is read as the general ban on illegal fundraising: directed shareholder loans are not "
            "provided for rather than prohibited.",
        ),
    ),
)
