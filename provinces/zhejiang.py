"""Zhejiang (浙江): banks up to 50% of net capital since 2008-07-14; since 2015-10-29 any number of banks, and further channels without a ratio.

Shareholder loans are supported; bonds and ABS were only to be explored, by companies that qualify.
"""

from leverage.law.vocabulary import Access, Count, Fact, Gap, Limit, Manual, Note, PoolRatio, Regime, Source, Text

MEASURES_2008 = Source(
    title=Text(
        "浙江省小额贷款公司试点暂行管理办法", "Interim measures for the pilot of small-loan companies in Zhejiang"
    ),
    issuer=Text(
        "浙江省金融办、省工商局、浙江银监局、人行杭州中心支行",
        "Zhejiang Financial Office, Administration for Industry and Commerce, CBRC Zhejiang, PBOC Hangzhou",
    ),
    issued="2008-07-14",
    effective="2008-07-14",
    verified_on="2017-12-31",
)
OPINION_2015 = Source(
    title=Text("关于促进小额贷款公司创新发展的意见", "Opinion on the innovative development of small-loan companies"),
    issuer=Text("浙江省金融办", "Zhejiang Financial Office"),
    issued="2015-10-29",
    effective="2015-10-29",
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-ZJ",
    rules=(
        Limit(
            id="CN-ZJ/bank-cap",
            source=MEASURES_2008,
            article="第二十一条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过资本净额的50%",
            note=Text(
                "2015年意见只提“提高实际融资比例”，未改50%。",
                "The opinion of 2015 speaks of raising the actual ratio and does not change the 50%.",
            ),
        ),
        Count(
            id="CN-ZJ/two-banks",
            source=MEASURES_2008,
            article="第二十一条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            until="2015-10-29",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-ZJ/2008-sources",
            source=MEASURES_2008,
            article="第二十一条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-ZJ/2015-sources",
            source=OPINION_2015,
            article="7、8",
            channels=("bank_loan", "shareholder_loan"),
            level="permitted",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "融资银行由公司自选，家数不限；支持主要法人股东定向借款。未设新比例。",
                "Any number of banks; loans from main corporate shareholders are supported. No new ratio is set.",
            ),
            words="可自主选择多家银行业金融机构融资",
        ),
        Access(
            id="CN-ZJ/2015-with-approval",
            source=OPINION_2015,
            article="8",
            channels=("bond", "abs"),
            level="with_approval",
            says=Text(
                "资产证券化、私募债尚在探索；新三板、省股权交易中心的挂牌公司可发小贷定向债。未设比例。",
                "ABS and private bonds are to be explored; companies listed on the NEEQ board or the provincial equity exchange may issue directed "
                "bonds. No ratio is set.",
            ),
            words="发行资产证券化、私募债等产品",
            note=Text("“探索”读作有规定、须批准。", "What is “to be explored” is read as provided for, with approval."),
        ),
        Manual(
            id="CN-ZJ/2015-qualified",
            source=OPINION_2015,
            article="8",
            channels=("bond", "abs"),
            fact=Fact(
                "qualified_for_market_funding",
                "yes_no",
                Text("符合发债、资产证券化条件", "qualified for bonds and ABS"),
                Text(
                    "监管部门是否认定公司符合发债、资产证券化的条件？",
                    "Does the regulator hold the company to be qualified for bonds and ABS?",
                ),
            ),
            says=Text(
                "资本市场的债务融资面向符合条件的公司。",
                "Debt funding on the capital market is for companies that qualify.",
            ),
            words="鼓励符合条件的小贷公司",
            note=Text("条件未列举：作为询问，不作为门槛。", "The conditions are not listed: a question, not a gate."),
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2008年办法的50%。", "The 50% of the measures of 2008.")),),
    gaps=(
        Gap(
            id="CN-ZJ/gap-2012",
            since="2012-09-19",
            says=Text(
                "浙江省2012-09-19的暂行办法存在，融资条款未见：按2008年与2015年的文本计算。",
                "Interim measures of 2012-09-19 exist; their financing clause was not seen: the texts of 2008 and 2015 count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2008,
            article="第二十一条",
            says=Text(
                "禁止对内对外集资和吸收存款（含变相）；2015年意见重申不得吸收存款。",
                "No fundraising inside or outside the company and no deposits, open or disguised; the opinion of 2015 restates the ban on deposits.",
            ),
        ),
        Note(
            source=OPINION_2015,
            article="7、8",
            says=Text(
                "支持上市、在新三板和省股权交易中心挂牌，可转让股权、定向增发、发行优先股（股权，不计入融资限额）；鼓励与银行共担风险。",
                "Listing, also on the NEEQ board and the provincial equity exchange, share transfers, private placement and preference shares are supported "
                "(equity, outside the funding limits); sharing risk with banks is encouraged.",
            ),
        ),
    ),
    remarks=(
        Text(
            "2015年意见鼓励与证券、保险、信托、资管、融资性担保公司“业务合作”，未写借款：这些机构的借款视为未作规定。",
            "The opinion of 2015 encourages co-operation with securities firms, insurers, trusts, asset managers and guarantors and does not speak of "
            "loans: loans from them are not provided for.",
        ),
    ),
)
