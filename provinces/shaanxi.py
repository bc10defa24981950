"""Shaanxi (陕西): banks up to 50% of net capital, from at most two banks, since 2008-10-11. Online companies in Xi'an: see xian.py."""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Count,
    Limit,
    Note,
    PoolRatio,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

MEASURES_2008 = Source(
    title=Text(
        "陕西省小额贷款公司试点管理办法（试行）", "Measures for the pilot of small-loan companies in Shaanxi (trial)"
    ),
    issuer=Text(
        "陕西省金融工作办公室、陕西省工商行政管理局、中国人民银行西安分行、中国银行业监督管理委员会陕西监管局",
        "Shaanxi Financial Work Office, Administration for Industry and Commerce, PBOC Xi'an, CBRC Shaanxi",
    ),
    issued="2008-10-11",
    effective="2008-10-11",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
RESTATED = (Under(reading="CN-SN/restated-after-2020"),)

REGIME = Regime(
    place="CN-SN",
    rules=(
        Limit(
            id="CN-SN/bank-cap",
            name=Text("银行融资上限", "bank cap"),
            source=MEASURES_2008,
            article="第二十一条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=RESTATED,
            says=Text("银行融资余额以资本净额的50%为限。", "Bank borrowing may not exceed 50% of net capital."),
            words="不得超过资本净额的50%",
        ),
        Count(
            id="CN-SN/two-banks",
            name=Text("融资银行家数", "number of banks"),
            source=MEASURES_2008,
            article="第二十一条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=RESTATED,
            says=Text("融资银行最多两家。", "Bank borrowing comes from at most two banking institutions."),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-SN/sources",
            name=Text("资金来源", "sources of funds"),
            source=MEASURES_2008,
            article="第二十一条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-SN/sources~collecting",
            name=Text("集资禁令及于股东借款", "ban on fundraising, shareholder loans included"),
            source=MEASURES_2008,
            article="第二十一条",
            channels=("shareholder_loan",),
            level="prohibited",
            under=(Under(reading="CN-SN/collecting", among=("otherwise",)),),
            says=Text(
                "禁止向内部或外部集资：股东借款在内，一律禁止。",
                "No fundraising inside or outside the company: shareholder loans are covered and prohibited.",
            ),
            words="不得对内或对外集资",
        ),
        Access(
            id="CN-SN/sources~closed",
            name=Text("来源清单封闭", "closed list of sources"),
            source=MEASURES_2008,
            article="第二十一条",
            channels=AllFunding(excepting=("bank_loan",)),
            level="prohibited",
            under=(Under(reading="CN-SN/closed-list", among=("otherwise",)),),
            says=Text(
                "资金来源只有资本金、捐赠资金和银行融入资金：其他融资一律不得采用。",
                "Capital, donations and bank borrowing are the only sources: no other funding is open.",
            ),
            words="资金来源为股东缴纳的资本金、捐赠资金",
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2008年办法的50%。", "The 50% of the measures of 2008.")),),
    readings=(
        Reading(
            id="CN-SN/collecting",
            name=Text("禁止集资是否及于股东借款", "whether the fundraising ban reaches shareholder loans"),
            ask=Text(
                "“不得对内或对外集资”是否及于股东借款？",
                "Does the ban on fundraising inside or outside the company cover shareholder loans?",
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
            id="CN-SN/closed-list",
            name=Text("来源清单是否封闭", "whether the list of sources is closed"),
            ask=Text(
                "“资金来源为”（没有“主要”二字）是不是封闭的清单？",
                "Is the list of sources, which does not say “mainly”, a closed one?",
            ),
            taken=Text(
                "否：没有列出的渠道属未作规定，全国规则放开的照样适用。",
                "No: a channel that it does not name is not provided for, and what a national text opens is open.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：没有列出的渠道被禁止，全国规则放开的也是。",
                        "Yes: a channel that it does not name is prohibited, also where a national text opens it.",
                    ),
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
        ),
        Reading(
            id="CN-SN/restated-after-2020",
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
    notes=(
        Note(
            source=MEASURES_2008,
            article="第二十一条",
            says=Text(
                "禁止对内对外集资和吸收存款（含变相）；利率、期限与银行协商，利率在上海银行间同业拆放利率上加点。",
                "No fundraising inside or outside the company and no deposits, open or disguised; rate and term are negotiated with the bank, at a margin over SHIBOR.",
            ),
        ),
        Note(
            source=MEASURES_2008,
            article="第二十一条",
            says=Text(
                "省内各政策性银行、商业银行、农村信用社等金融机构应给予积极支持（对出资方的要求，不约束公司）。",
                "Policy banks, commercial banks, rural credit co-operatives and other institutions in the province are to give active support (a duty of theirs, "
                "not of the company).",
            ),
        ),
    ),
    remarks=(
        Text(
            "陕西省级文本不分公司类型：西安以外的网络公司也按本办法。",
            "Shaanxi's own text knows no kinds of company: online companies outside Xi'an follow it too.",
        ),
    ),
)
