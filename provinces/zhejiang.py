"""Zhejiang (浙江): banks up to 50% of net capital since 2008-07-14; since 2015-10-29 any number of banks and further channels without a ratio."""

from leverage.rules import Access, Count, Gap, Limit, PoolRatio, Regime, Source, Text

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
                "2015年意见只提“提高实际融资比例”,未改50%。",
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
                "资金来源:资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-ZJ/2015-sources",
            source=OPINION_2015,
            article="7、8",
            channels=("bank_loan", "shareholder_loan", "bond", "abs"),
            level="permitted",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "可自主选择多家银行融资;支持主要法人股东定向借款;探索资产证券化、私募债、小贷定向债。未设新比例。",
                "Any number of banks; loans from main corporate shareholders, ABS, private and directed bonds are supported. No new ratio is set.",
            ),
            words="可自主选择多家银行业金融机构融资",
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2008年办法的50%。", "The 50% of the measures of 2008.")),),
    gaps=(
        Gap(
            id="CN-ZJ/gap-2012",
            since="2012-09-19",
            says=Text(
                "浙江省2012-09-19的暂行办法存在,融资条款未见:按2008年与2015年的文本计算。",
                "Interim measures of 2012-09-19 exist; their financing clause was not seen: the texts of 2008 and 2015 count here.",
            ),
        ),
    ),
    readings=(
        Text(
            "2015年意见鼓励与证券、保险、信托、资管、融资性担保公司“业务合作”,未写借款:这些机构的借款视为未作规定。",
            "The opinion of 2015 encourages co-operation with securities firms, insurers, trusts, asset managers and guarantors and does not speak of "
            "loans: loans from them are not provided for.",
        ),
    ),
)
