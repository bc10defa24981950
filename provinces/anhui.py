"""Anhui (安徽): banks up to 50% of net capital, from at most two banks, since 2009-05-18; entrusted loans are prohibited since 2011-10-24."""

from leverage.law.vocabulary import Access, Count, Fact, Limit, Manual, Note, PoolRatio, Regime, Source, Text

RULES_2009 = Source(
    title=Text(
        "关于印发安徽省小额贷款公司监管暂行规定的通知",
        "Notice issuing the interim rules on the supervision of small-loan companies in Anhui",
    ),
    issuer=Text("安徽省人民政府办公厅", "General Office of the Anhui Provincial Government"),
    issued="2009-05-18",
    effective="2009-05-18",
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
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-AH",
    rules=(
        Limit(
            id="CN-AH/bank-cap",
            source=RULES_2009,
            article="第十一条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            says=Text("银行融资余额以资本净额的50%为限。", "Bank borrowing may not exceed 50% of net capital."),
            words="不得超过资本净额的50%",
            note=Text(
                "2011年的通知重列资金来源,未提比例:50%不变。",
                "The notice of 2011 lists the sources anew and sets no ratio: the 50% stands.",
            ),
        ),
        Count(
            id="CN-AH/two-banks",
            source=RULES_2009,
            article="第十一条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text("融资银行最多两家。", "Bank borrowing comes from at most two banking institutions."),
            words="不超过两个银行业金融机构",
            note=Text(
                "2011年的通知写银行融入资金时不再提家数,也未废止2009年的规定:两家的限制保留。",
                "The notice of 2011 speaks of bank borrowing without a number and does not repeal the rules of 2009: the count of two is kept.",
            ),
        ),
        Access(
            id="CN-AH/sources",
            source=RULES_2009,
            article="第十一条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源:资本金、捐赠、政府奖励资金、利息收入和银行融入资金(2011年重申)。",
                "Sources of funds: capital, donations, government rewards, interest earned and bank borrowing (restated in 2011).",
            ),
            note=Text(
                "政府奖励资金不是借款,未作为财政性资金渠道。",
                "Government rewards are not borrowed: they are not taken as the channel of fiscal funds.",
            ),
        ),
        Access(
            id="CN-AH/entrusted-loans",
            source=NOTICE_2011,
            article="3",
            channels=("other_borrowing",),
            level="prohibited",
            says=Text("不得借入委托贷款。", "Entrusted loans may not be taken."),
            words="不得融入委托贷款",
            note=Text(
                "委托贷款归入其他债务融资;经银行发放、记在其他渠道的委托贷款另行询问。",
                "Entrusted loans are taken as other borrowing; those paid out by a bank and booked elsewhere are asked for.",
            ),
        ),
        Manual(
            id="CN-AH/no-entrusted-loans",
            source=NOTICE_2011,
            article="3",
            channels=("bank_loan", "other_fi_loan", "shareholder_loan"),
            fact=Fact(
                "no_entrusted_loans",
                "yes_no",
                Text("借款中没有委托贷款", "no entrusted loans among the borrowing"),
                Text(
                    "记为银行、其他金融机构或股东借款的资金中,是否没有委托贷款?",
                    "Is none of the money booked as loans from banks, other financial institutions or shareholders an entrusted loan?",
                ),
            ),
            says=Text(
                "不得借入委托贷款,无论经哪家机构发放。", "Entrusted loans may not be taken, whoever pays them out."
            ),
            words="不得融入委托贷款",
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2009年规定的50%。", "The 50% of the rules of 2009.")),),
    notes=(
        Note(
            source=NOTICE_2011,
            article="3",
            says=Text(
                "禁止以借款等名义对内对外集资,禁止吸收存款(含变相)。",
                "No fundraising inside or outside the company by way of loans and no deposits, open or disguised.",
            ),
        ),
        Note(
            source=RULES_2009,
            article="第十一条",
            says=Text(
                "利率、期限由双方协商,利率在上海银行间同业拆放利率上加点。",
                "Rate and term are negotiated; the rate is set at a margin over SHIBOR.",
            ),
        ),
    ),
    remarks=(
        Text(
            "“不得以借款等方式向内外部集资”读作对集资的一般禁止:股东定向借款视为未作规定,而非被禁止。",
            "The ban on fundraising inside or outside the company by way of loans is read as the general ban on illegal fundraising: directed shareholder loans are not "
            "provided for rather than prohibited.",
        ),
    ),
)
