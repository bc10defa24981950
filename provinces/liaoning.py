"""Liaoning (辽宁): banks up to 50% of net capital, two at most, since 2008-11-17; technology companies 100% for all funding since 2013-01-07.

The published 100% is that of technology companies alone. From 2014-08-26 to 2020-09-06 income-right transfers and private bonds on the Liaoning equity
exchange were encouraged, without a ratio.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
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
    Text,
    Under,
)

OPINION_2008 = Source(
    title=Text(
        "辽宁省人民政府关于开展小额贷款公司试点工作的指导意见",
        "Guiding opinion of the Liaoning Provincial Government on the pilot of small-loan companies",
    ),
    number="辽政发〔2008〕42号",
    issuer=Text("辽宁省人民政府", "Liaoning Provincial Government"),
    issued="2008-11-17",
    effective="2008-11-17",
    grade="A-",
    rank="government",
    read_in="compilation",
    # The rating measures of that day cite it as their basis: it was alive then.
    verified_on="2022-05-31",
)
SHENYANG_2009 = Source(
    title=Text(
        "关于开展小额贷款公司试点工作的实施意见", "Implementing opinion on the pilot of small-loan companies (Shenyang)"
    ),
    issuer=Text("沈阳市人民政府", "Shenyang Municipal Government"),
    issued="2009-02-16",
    effective="2009-02-16",
    grade="A-",
    rank="city",
    read_in="compilation",
    verified_on="2017-12-31",
)
TECHNOLOGY_2013 = Source(
    title=Text(
        "辽宁省科技小额贷款公司暂行管理办法", "Interim measures for technology small-loan companies in Liaoning"
    ),
    issuer=Text("辽宁省人民政府金融工作办公室", "Liaoning Provincial Government Financial Office"),
    issued="2013-01-07",
    effective="2013-01-07",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
NOTICE_2014 = Source(
    title=Text(
        "关于防范小额贷款公司出现非法集资和经营风险的通知",
        "Notice on preventing illegal fundraising and business risk in small-loan companies",
    ),
    issuer=Text("辽宁省金融办", "Liaoning Financial Office"),
    issued="2014-08-26",
    effective="2014-08-26",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
RATING_2022 = Source(
    title=Text("辽宁省小额贷款公司监管评级办法", "Rating measures for small-loan companies in Liaoning"),
    issuer=Text("辽宁省地方金融监督管理局", "Liaoning Local Financial Supervision Bureau"),
    issued="2022-05-31",
    effective="2022-05-31",
    grade="A",
    rank="regulator",
    read_in="official_page",
    verified_on="2026-11-21",
)
TECHNOLOGY = (Is(fact="company_type", among=("technology",)),)
NOT_TECHNOLOGY = (Is(fact="company_type", among=("traditional", "online", "rural")),)
PROVINCE = Text("辽宁省地方金融管理局", "the Liaoning provincial financial authority")
TECHNOLOGY_WORDS = "不得超过科技小额贷款公司资本净额100%"
UNTIL_2020 = Text(
    "2020-09-07的86号文禁止经地方交易场所转让信贷资产（不良贷款除外），并就债券另设批准：此后不再以本通知开放。",
    "Notice 86 of 2020-09-07 forbids transfers of credit assets (bad loans apart) through local trading venues and has an approval of its own for bonds: since then this notice opens nothing.",
)

ON_THE_EXCHANGE = Fact(
    "funding_on_liaoning_exchange",
    "yes_no",
    Text(
        "收益权转让、私募债均在辽宁股权交易中心办理",
        "income-right transfers and bonds are made on the Liaoning equity exchange",
    ),
    Text(
        "收益权转让和私募债是否均在辽宁股权交易中心办理？",
        "Were all income-right transfers and private bonds made on the Liaoning equity exchange?",
    ),
)

REGIME = Regime(
    place="CN-LN",
    schemes=(
        RatingScheme(
            name=Text("监管评级", "supervisory rating"),
            source=RATING_2022,
            method="not_seen",
            effect=Text(
                "评级对融资的影响未见。",
                "What a grade means for funding was not seen.",
            ),
            note=Text("等级名称未见。", "The names of the grades were not seen."),
        ),
    ),
    rules=(
        # 2008-11-17: two banks, half of net capital
        Limit(
            id="CN-LN/2008-bank-cap",
            name=Text("银行借款上限", "cap on bank loans"),
            source=OPINION_2008,
            article="（三）",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=(
                Under(reading="CN-LN/what-the-half-bounds"),
                Under(reading="CN-LN/restated-after-2020", among=("taken", "otherwise")),
            ),
            says=Text("银行融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."),
            words="融入资金的余额不得超过资本净额的50%",
            note=Text(
                "“融入资金”承接上文的银行融入资金，只计银行借款；2014年鼓励的收益权转让、私募债不计入。",
                "“融入资金” refers back to the banks' money: bank loans alone are counted, not the income-right transfers and private bonds "
                "encouraged since 2014.",
            ),
        ),
        Limit(
            id="CN-LN/2008-bank-cap~all",
            name=Text("融入资金上限", "cap on all borrowed money"),
            source=OPINION_2008,
            article="（三）",
            channels=AllFunding(),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=(Under(reading="CN-LN/what-the-half-bounds", among=("otherwise",)),),
            says=Text(
                "各种融入资金的余额不超过资本净额的50%。", "All borrowed money may not exceed 50% of net capital."
            ),
            words="融入资金的余额不得超过资本净额的50%",
        ),
        Count(
            id="CN-LN/2008-two-banks",
            name=Text("两家银行", "two banks"),
            source=OPINION_2008,
            article="（三）",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-LN/restated-after-2020", among=("taken", "otherwise")),),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-LN/2008-sources",
            name=Text("资金来源", "sources of funds"),
            source=OPINION_2008,
            article="（三）",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-LN/2008-sources~collecting",
            name=Text("股东借款（集资）", "shareholder loans as fundraising"),
            source=OPINION_2008,
            article="（三）",
            channels=("shareholder_loan",),
            level="prohibited",
            when=NOT_TECHNOLOGY,
            under=(Under(reading="CN-LN/collecting", among=("otherwise",)),),
            says=Text(
                "股东借款属于被禁止的向内部或外部集资（科技公司另有规定）。",
                "Loans of shareholders are fundraising inside or outside the company, which is forbidden (technology companies have a text of their own).",
            ),
            words="不得向内部或外部集资",
        ),
        Access(
            id="CN-LN/2008-bank-cap~gives-way",
            name=Text("银行借款：地方50%让位", "bank loans: the local 50% gives way"),
            source=OPINION_2008,
            article="（三）",
            since="2020-09-07",
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN-LN/2008-bank-cap", "CN-LN/2008-bank-cap~all", "CN-LN/2008-two-banks"),
            under=(Under(reading="CN-LN/restated-after-2020", among=("otherwise",)),),
            says=Text(
                "自86号文起，重申2008年全国意见的50%与两家银行一并让位于净资产的1倍。",
                "From notice 86 on, the restated 50% and two banks of 2008 give way to 1 × net assets.",
            ),
        ),
        # 2013-01-07: technology companies
        Limit(
            id="CN-LN/2013-technology-funding",
            name=Text("科技公司外部融入资金", "outside funding of technology companies"),
            source=TECHNOLOGY_2013,
            article="第十八条",
            channels=AllFunding(),
            multiple="1",
            base="net_capital",
            when=TECHNOLOGY,
            replaces=("CN-LN/2008-bank-cap", "CN-LN/2008-bank-cap~all", "CN/2008-bank-cap"),
            under=(Under(reading="CN-LN/technology-lifts"),),
            says=Text(
                "科技公司的外部融入资金不超过资本净额的100%。",
                "A technology company's outside funding may not exceed 100% of net capital.",
            ),
            words=TECHNOLOGY_WORDS,
            note=Text(
                "“外部融入资金”读作全部债务融资，银行借款不再另受50%限制。",
                "“外部融入资金” is read as all debt funding; bank loans are no longer held to 50% by themselves.",
            ),
        ),
        Limit(
            id="CN-LN/2013-technology-funding~both",
            name=Text("科技公司外部融入资金", "outside funding of technology companies"),
            source=TECHNOLOGY_2013,
            article="第十八条",
            channels=AllFunding(),
            multiple="1",
            base="net_capital",
            when=TECHNOLOGY,
            under=(Under(reading="CN-LN/technology-lifts", among=("otherwise",)),),
            says=Text(
                "科技公司的外部融入资金不超过资本净额的100%，省政府意见的50%并存。",
                "A technology company's outside funding may not exceed 100% of net capital; the 50% of the government's opinion holds beside it.",
            ),
            words=TECHNOLOGY_WORDS,
        ),
        Count(
            id="CN-LN/2013-technology-two-banks",
            name=Text("科技公司的两家银行", "two banks of technology companies"),
            source=TECHNOLOGY_2013,
            article="第十八条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            when=TECHNOLOGY,
            replaces=("CN/2008-two-banks",),
            says=Text(
                "科技公司的银行融入资金来自不超过两家银行业金融机构。",
                "A technology company borrows from at most two banking institutions.",
            ),
            words="不超过两家银行业金融机构",
        ),
        Access(
            id="CN-LN/2013-technology-banks",
            name=Text("科技公司银行借款", "bank loans of technology companies"),
            source=TECHNOLOGY_2013,
            article="第十八条",
            channels=("bank_loan",),
            level="permitted",
            when=TECHNOLOGY,
            says=Text("科技公司可从银行融入资金。", "Technology companies may borrow from banks."),
        ),
        Access(
            id="CN-LN/2013-technology-with-approval",
            name=Text("科技公司股东借款与拆借", "shareholder and interbank loans of technology companies"),
            source=TECHNOLOGY_2013,
            article="第十八条",
            channels=("shareholder_loan", "interbank_borrowing"),
            level="with_approval",
            when=TECHNOLOGY,
            says=Text(
                "经省政府金融办批准，科技公司可向企业股东借款，科技公司之间可拆借。",
                "With the provincial office's approval technology companies may borrow from corporate shareholders and from each other.",
            ),
            words="经省政府金融办批准的企业股东借款",
            note=Text(
                "“经批准”读作同时修饰股东借款与拆借。",
                "“Approved” is read with both the shareholder loans and the lending among companies.",
            ),
        ),
        Access(
            id="CN-LN/2013-technology-sources~closed",
            name=Text("科技公司未列名的渠道", "channels not named, technology companies"),
            source=TECHNOLOGY_2013,
            article="第十八条",
            channels=AllFunding(
                excepting=("bank_loan", "shareholder_loan", "interbank_borrowing", "asset_transfer_repo", "bond")
            ),
            level="prohibited",
            when=TECHNOLOGY,
            under=(Under(reading="CN-LN/technology-closed-list", among=("otherwise",)),),
            says=Text(
                "资金来源的清单没有“主要”二字，是封闭的：科技公司未列名的渠道属禁止，全国文本开放的也不例外（2014年通知所鼓励的除外）。",
                "The list of sources has no “mainly” and is closed: technology companies may use no channel that it does not name, also where a national text opens it "
                "(transfers of income rights and private bonds, encouraged in 2014, apart).",
            ),
            words="科技小额贷款公司资金来源为",
        ),
        Lenders(
            id="CN-LN/2013-technology-lenders",
            name=Text("科技公司股东借款的出借人", "who may lend to technology companies as a shareholder"),
            source=TECHNOLOGY_2013,
            article="第十八条",
            channels=("shareholder_loan",),
            may_lend=(Holder(kind="corporate"),),
            when=TECHNOLOGY,
            says=Text(
                "科技公司的股东借款来自企业股东。",
                "Shareholder loans of technology companies come from corporate shareholders.",
            ),
            words="经省政府金融办批准的企业股东借款",
        ),
        Manual(
            id="CN-LN/2013-technology-interbank-peers",
            name=Text("拆借限科技公司之间", "lending among technology companies alone"),
            source=TECHNOLOGY_2013,
            article="第十八条",
            channels=("interbank_borrowing",),
            when=TECHNOLOGY,
            decides=True,
            fact=Fact(
                "interbank_lenders_are_technology",
                "yes_no",
                Text("拆出方均为科技小额贷款公司", "interbank lenders are all technology companies"),
                Text(
                    "同业拆入的拆出方是否均为科技小额贷款公司？",
                    "Are all lenders of the interbank borrowing technology small-loan companies?",
                ),
            ),
            says=Text(
                "拆借限于科技小额贷款公司之间。", "Interbank lending is among technology small-loan companies only."
            ),
            words="科技小额贷款公司间的资金拆借",
        ),
        # 2014-08-26 to 2020-09-06: the equity exchange
        Access(
            id="CN-LN/2014-exchange",
            name=Text("股权交易中心收益权转让", "income-right transfers on the equity exchange"),
            source=NOTICE_2014,
            article="九",
            until="2020-09-07",
            channels=("asset_transfer_repo",),
            level="permitted",
            ratio_unset=True,
            under=(Under(reading="CN-LN/income-rights"),),
            says=Text(
                "鼓励在辽宁股权交易中心以信贷资产收益权转让融资；未设比例。",
                "Transfers of income rights in loans on the Liaoning equity exchange are encouraged; no ratio is set.",
            ),
            words="信贷资产收益权转让和发行私募债券",
            note=Text(
                "归入回购式资产转让（含收益权转让）；交易中心只是场所，未另列“平台融资”。可融多少见不到比例，以批准或备案的数额为准。",
                "Classed as transfers with repurchase (income rights among them); the exchange is their venue and opens no platform funding beside them. How much may be raised no text says: the amount approved or filed decides.",
            )
            + UNTIL_2020,
        ),
        Access(
            id="CN-LN/2014-exchange~income-rights",
            name=Text("仅限收益权转让", "income rights alone"),
            source=NOTICE_2014,
            article="九",
            until="2020-09-07",
            channels=("asset_transfer_repo",),
            level="permitted",
            when=(Is(fact="transfers_of_income_rights", among=(True,)),),
            reserves=True,
            ratio_unset=True,
            under=(Under(reading="CN-LN/income-rights", among=("otherwise",)),),
            says=Text(
                "只开放信贷资产收益权转让；约定回购的资产转让视为未作规定。",
                "Transfers of income rights alone are open; transfers of the loans with repurchase are not provided for.",
            ),
            words="信贷资产收益权转让和发行私募债券",
        ),
        Access(
            id="CN-LN/2014-bonds",
            name=Text("股权交易中心私募债", "private bonds on the equity exchange"),
            source=NOTICE_2014,
            article="九",
            until="2020-09-07",
            channels=("bond",),
            level="permitted",
            ratio_unset=True,
            says=Text(
                "鼓励在辽宁股权交易中心发行私募债券融资；未设比例。",
                "Private bonds on the Liaoning equity exchange are encouraged; no ratio is set.",
            ),
            words="信贷资产收益权转让和发行私募债券",
            note=UNTIL_2020,
        ),
        Manual(
            id="CN-LN/2014-venue",
            name=Text("场所为辽宁股权交易中心", "made on the Liaoning equity exchange"),
            source=NOTICE_2014,
            article="九",
            channels=("asset_transfer_repo",),
            until="2020-09-07",
            decides=True,
            fact=ON_THE_EXCHANGE,
            says=Text(
                "此类融资以辽宁股权交易中心为场所。", "The Liaoning equity exchange is the venue of such funding."
            ),
            words="鼓励小贷公司在辽宁股权交易中心",
            note=UNTIL_2020,
        ),
        Manual(
            id="CN-LN/2014-bond-venue",
            name=Text("私募债场所为辽宁股权交易中心", "bonds issued on the Liaoning equity exchange"),
            source=NOTICE_2014,
            article="九",
            channels=("bond",),
            until="2020-09-07",
            decides=True,
            fact=ON_THE_EXCHANGE,
            says=Text(
                "此类融资以辽宁股权交易中心为场所。", "The Liaoning equity exchange is the venue of such funding."
            ),
            words="鼓励小贷公司在辽宁股权交易中心",
            note=UNTIL_2020,
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="1",
            when=TECHNOLOGY,
            note=Text("科技公司：文本所载总比例100%。", "Technology companies: the text's stated total of 100%."),
        ),
        PoolRatio(
            multiple="0.5",
            note=Text(
                "其他公司：只有2008年文本的银行借款50%。",
                "Other companies: the 50% for banks of the text of 2008, and no other.",
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
            id="CN-LN/what-the-half-bounds",
            name=Text("50%约束的范围", "what the 50% bounds"),
            ask=Text(
                "“来自不超过两个银行业金融机构的融入资金，融入资金的余额不得超过资本净额的50%”限定哪些融资？",
                "What does the 50% bound that follows a list of sources ending in bank borrowing?",
            ),
            taken=Text("银行借款。", "Bank loans."),
            alternatives=(Alternative(says=Text("各种融入资金。", "All borrowed money.")),),
            settled_by=PROVINCE,
        ),
        Reading(
            id="CN-LN/technology-closed-list",
            name=Text("科技公司来源清单是否封闭", "whether technology companies' list of sources is closed"),
            ask=Text(
                "第十八条“资金来源为……”没有“主要”二字，清单是否封闭？",
                "Is the list of sources of article 18, which has no “mainly”, closed?",
            ),
            taken=Text(
                "否：未列名的视为未作规定，全国文本的开放有效。",
                "No: what is not named is not provided for, and what a national text opens is open.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：未列名的属禁止，全国文本开放的也不例外。",
                        "Yes: what is not named is prohibited, also where a national text opens it.",
                    )
                ),
            ),
            settled_by=PROVINCE,
            since="2013-01-07",
        ),
        Reading(
            id="CN-LN/technology-lifts",
            name=Text("科技公司是否不受50%约束", "whether technology companies leave the 50%"),
            ask=Text(
                "省金融办的科技公司办法是否取代省政府意见的50%？",
                "Does the office's text on technology companies lift the government's 50%?",
            ),
            taken=Text("取代：为其对象规定了同一事项。", "Yes: it sets the same point for its own subject."),
            alternatives=(
                Alternative(says=Text("低位阶文本不能取代：两者并存。", "No, being of lower rank: both hold.")),
            ),
            settled_by=PROVINCE,
        ),
        Reading(
            id="CN-LN/income-rights",
            name=Text("回购转让是否放开", "whether repurchase transfers are opened"),
            ask=Text(
                "2014年通知鼓励“信贷资产收益权转让”：是否也开放约定回购的资产转让？",
                "Does the notice of 2014, which encourages transfers of income rights, open transfers of the loans with repurchase too?",
            ),
            taken=Text("两者都开放。", "Both are open."),
            alternatives=(Alternative(says=Text("只开放收益权转让。", "Income rights alone.")),),
            settled_by=PROVINCE,
        ),
        Reading(
            id="CN-LN/collecting",
            name=Text("禁止集资是否及于股东借款", "whether the fundraising ban reaches shareholder loans"),
            ask=Text(
                "“不得向内部或外部集资”是否及于股东借款（科技公司除外）？",
                "Does the ban on fundraising inside or outside the company reach loans of shareholders (technology companies apart)?",
            ),
            taken=Text("否：2020-09-07起经批准可以。", "No: from 2020-09-07 they are open with approval."),
            alternatives=(Alternative(says=Text("是：此后也属禁止。", "Yes: prohibited, after that day too.")),),
            settled_by=PROVINCE,
        ),
        Reading(
            id="CN-LN/restated-after-2020",
            name=Text("2020年后重申条款的效力", "the restated 50% and two banks after 2020"),
            ask=Text(
                "重申2008年全国意见的银行借款50%与两家银行，在2020年86号文之后是否仍有效？",
                "Do the 50% and the two banks, restated from the opinion of 2008, outlive notice 86 of 2020?",
            ),
            taken=Text("仍有效，与净资产1倍并存。", "They stay, beside 1 × net assets."),
            alternatives=(
                Alternative(
                    says=Text("与全国的50%一同让位。", "They give way together with the national 50%."), stricter=False
                ),
            ),
            settled_by=PROVINCE,
            since="2020-09-07",
        ),
    ),
    gaps=(
        Gap(
            id="CN-LN/gap-2009",
            since="2009-12-09",
            says=Text(
                "辽金办〔2009〕68号（2009-12-09）存在，融资条款未见：按2008年、2013年、2014年的文本计算。",
                "辽金办〔2009〕68号 of 2009-12-09 exists; its financing clause was not seen: the texts of 2008, 2013 and 2014 count here.",
            ),
        ),
        Gap(
            id="CN-LN/gap-2022-rating",
            since="2022-05-31",
            says=Text(
                "2022-05-31的监管评级办法存在（以辽政发〔2008〕42号为依据），评级对融资的影响未见。",
                "Rating measures of 2022-05-31 exist, resting on 辽政发〔2008〕42号; what a grade means for funding was not seen.",
            ),
        ),
    ),
    notes=(
        Note(
            source=SHENYANG_2009,
            says=Text(
                "沈阳市重申省2008年文本的资金来源与50%，无新规则。",
                "Shenyang restates the province's sources and 50% of 2008; nothing new.",
            ),
        ),
        Note(
            source=OPINION_2008,
            article="（三）",
            says=Text(
                "禁止对内对外集资和吸收存款（含变相），违者取消经营资格；不得向股东放贷（非融资规则）。",
                "No fundraising inside or outside the company and no deposits, open or disguised, on pain of losing the licence; no loans to shareholders (not funding).",
            ),
        ),
        Note(
            source=TECHNOLOGY_2013,
            article="第二条",
            says=Text(
                "科技公司先在沈阳、大连、鞍山、营口的指定园区试点。",
                "Technology companies began as a pilot in named zones of Shenyang, Dalian, Anshan and Yingkou.",
            ),
        ),
    ),
    remarks=(
        Text(
            "无网络小贷文本：网络公司适用一般规则；兼有网络资质的科技公司按科技公司计。",
            "There is no text on online lending: online companies follow the general rule; a technology company that also lends online "
            "counts as a technology company.",
        ),
    ),
)
