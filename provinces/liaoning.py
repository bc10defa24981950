"""Liaoning (辽宁): banks up to 50% of net capital, two at most, since 2008-11-17; technology companies 100% for all funding since 2013-01-07.

The published 100% is that of technology companies alone. Since 2014-08-26 income-right transfers and private bonds are encouraged, without a ratio.
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
    PoolRatio,
    Regime,
    Source,
    Text,
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
    verified_on="2017-12-31",
)
SHENYANG_2009 = Source(
    title=Text(
        "关于开展小额贷款公司试点工作的实施意见", "Implementing opinion on the pilot of small-loan companies (Shenyang)"
    ),
    issuer=Text("沈阳市人民政府", "Shenyang Municipal Government"),
    issued="2009-02-16",
    effective="2009-02-16",
    verified_on="2017-12-31",
)
TECHNOLOGY_2013 = Source(
    title=Text(
        "辽宁省科技小额贷款公司暂行管理办法", "Interim measures for technology small-loan companies in Liaoning"
    ),
    issuer=Text("辽宁省人民政府金融工作办公室", "Liaoning Provincial Government Financial Office"),
    issued="2013-01-07",
    effective="2013-01-07",
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
    verified_on="2017-12-31",
)
TECHNOLOGY = (Is(fact="company_type", among=("technology",)),)

REGIME = Regime(
    place="CN-LN",
    rules=(
        # 2008-11-17: two banks, half of net capital
        Limit(
            id="CN-LN/2008-bank-cap",
            source=OPINION_2008,
            article="(三)",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            says=Text("银行融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."),
            words="融入资金的余额不得超过资本净额的50%",
            note=Text(
                "“融入资金”承接上文的银行融入资金,只计银行借款;2014年鼓励的收益权转让、私募债不计入。",
                "“融入资金” refers back to the banks' money: bank loans alone are counted, not the income-right transfers and private bonds "
                "encouraged since 2014.",
            ),
        ),
        Count(
            id="CN-LN/2008-two-banks",
            source=OPINION_2008,
            article="(三)",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-LN/2008-sources",
            source=OPINION_2008,
            article="(三)",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源:资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        # 2013-01-07: technology companies
        Limit(
            id="CN-LN/2013-technology-funding",
            source=TECHNOLOGY_2013,
            article="第十八条",
            channels=AllFunding(),
            multiple="1",
            base="net_capital",
            when=TECHNOLOGY,
            replaces=("CN-LN/2008-bank-cap", "CN/2008-bank-cap"),
            says=Text(
                "科技公司的外部融入资金不超过资本净额的100%。",
                "A technology company's outside funding may not exceed 100% of net capital.",
            ),
            words="不得超过科技小额贷款公司资本净额100%",
            note=Text(
                "“外部融入资金”读作全部债务融资,银行借款不再另受50%限制。",
                "“外部融入资金” is read as all debt funding; bank loans are no longer held to 50% by themselves.",
            ),
        ),
        Count(
            id="CN-LN/2013-technology-two-banks",
            source=TECHNOLOGY_2013,
            article="第十八条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            when=TECHNOLOGY,
            replaces=("CN-LN/2008-two-banks", "CN/2008-two-banks"),
            says=Text(
                "科技公司的银行融入资金来自不超过两家银行业金融机构。",
                "A technology company borrows from at most two banking institutions.",
            ),
            words="不超过两家银行业金融机构",
        ),
        Access(
            id="CN-LN/2013-technology-banks",
            source=TECHNOLOGY_2013,
            article="第十八条",
            channels=("bank_loan",),
            level="permitted",
            when=TECHNOLOGY,
            says=Text("科技公司可从银行融入资金。", "Technology companies may borrow from banks."),
        ),
        Access(
            id="CN-LN/2013-technology-with-approval",
            source=TECHNOLOGY_2013,
            article="第十八条",
            channels=("shareholder_loan", "interbank_borrowing"),
            level="with_approval",
            when=TECHNOLOGY,
            says=Text(
                "经省政府金融办批准,科技公司可向企业股东借款,科技公司之间可拆借。",
                "With the provincial office's approval technology companies may borrow from corporate shareholders and from each other.",
            ),
            words="经省政府金融办批准的企业股东借款",
            note=Text(
                "“经批准”读作同时修饰股东借款与拆借。",
                "“Approved” is read with both the shareholder loans and the lending among companies.",
            ),
        ),
        Manual(
            id="CN-LN/2013-technology-interbank-peers",
            source=TECHNOLOGY_2013,
            article="第十八条",
            channels=("interbank_borrowing",),
            when=TECHNOLOGY,
            fact=Fact(
                "interbank_lenders_are_technology",
                "yes_no",
                Text("拆出方均为科技小额贷款公司", "interbank lenders are all technology companies"),
                Text(
                    "同业拆入的拆出方是否均为科技小额贷款公司?",
                    "Are all lenders of the interbank borrowing technology small-loan companies?",
                ),
            ),
            says=Text(
                "拆借限于科技小额贷款公司之间。", "Interbank lending is among technology small-loan companies only."
            ),
            words="科技小额贷款公司间的资金拆借",
        ),
        # 2014-08-26: the equity exchange
        Access(
            id="CN-LN/2014-exchange",
            source=NOTICE_2014,
            article="九",
            channels=("asset_transfer_repo", "bond"),
            level="permitted",
            says=Text(
                "鼓励在辽宁股权交易中心以信贷资产收益权转让、私募债券融资;未设比例。",
                "Transfers of income rights in loans and private bonds on the Liaoning equity exchange are encouraged; no ratio is set.",
            ),
            words="信贷资产收益权转让和发行私募债券",
            note=Text(
                "按融资方式归入回购式资产转让(含收益权转让)与债券;交易中心只是场所,未另列“平台融资”。",
                "Classed by instrument, as asset transfers (income rights among them) and bonds; the exchange is their venue and opens no "
                "platform funding beside them.",
            ),
        ),
        Manual(
            id="CN-LN/2014-venue",
            source=NOTICE_2014,
            article="九",
            channels=("asset_transfer_repo", "bond"),
            until="2020-09-16",
            fact=Fact(
                "funding_on_liaoning_exchange",
                "yes_no",
                Text(
                    "收益权转让、私募债均在辽宁股权交易中心办理",
                    "income-right transfers and bonds are made on the Liaoning equity exchange",
                ),
                Text(
                    "收益权转让和私募债是否均在辽宁股权交易中心办理?",
                    "Were all income-right transfers and private bonds made on the Liaoning equity exchange?",
                ),
            ),
            says=Text(
                "此类融资以辽宁股权交易中心为场所。", "The Liaoning equity exchange is the venue of such funding."
            ),
            words="鼓励小贷公司在辽宁股权交易中心",
            note=Text(
                "2020-09-16起不再询问:86号文就债券另设批准,并禁止经地方交易场所转让信贷资产。",
                "Not asked from 2020-09-16 on: notice 86 has an approval of its own for bonds and forbids transfers of credit assets through local "
                "trading venues.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="1",
            when=TECHNOLOGY,
            note=Text("科技公司:文本所载总比例100%。", "Technology companies: the text's stated total of 100%."),
        ),
        PoolRatio(
            multiple="0.5",
            note=Text(
                "其他公司:只有2008年文本的银行借款50%。",
                "Other companies: the 50% for banks of the text of 2008, and no other.",
            ),
        ),
    ),
    gaps=(
        Gap(
            id="CN-LN/gap-2009",
            since="2009-01-01",
            says=Text(
                "辽金办〔2009〕68号存在(只知年份),融资条款未见:按2008年、2013年、2014年的文本计算。",
                "辽金办〔2009〕68号 exists (only its year is known); its financing clause was not seen: the texts of 2008, 2013 and 2014 count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=SHENYANG_2009,
            says=Text(
                "沈阳市重申省2008年文本的资金来源与50%,无新规则。",
                "Shenyang restates the province's sources and 50% of 2008; nothing new.",
            ),
        ),
        Note(
            source=OPINION_2008,
            article="(三)",
            says=Text(
                "禁止对内对外集资和吸收存款(含变相),违者取消经营资格;不得向股东放贷(非融资规则)。",
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
            "无网络小贷文本:网络公司适用一般规则;兼有网络资质的科技公司按科技公司计。",
            "There is no text on online lending: online companies follow the general rule; a technology company that also lends online "
            "counts as a technology company.",
        ),
    ),
)
