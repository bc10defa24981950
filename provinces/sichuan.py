"""Sichuan (四川): two banks, 50% of net capital since 2008-11-28."""

from leverage.law.vocabulary import (
    Access,
    Alternative,
    Count,
    Gap,
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
    title=Text("四川省小额贷款公司管理暂行办法", "Interim measures for small-loan companies in Sichuan"),
    issuer=Text("四川省人民政府办公厅", "General Office of the Sichuan Provincial Government"),
    issued="2008-11-28",
    effective="2008-11-28",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
RESTATED = (Under(reading="CN-SC/restated-after-2020"),)

REGIME = Regime(
    place="CN-SC",
    rules=(
        Limit(
            id="CN-SC/bank-cap",
            name=Text("银行融资上限", "bank cap"),
            source=MEASURES_2008,
            article="第十一条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=RESTATED,
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过其资本净额的50%",
        ),
        Count(
            id="CN-SC/two-banks",
            name=Text("融资银行家数", "number of banks"),
            source=MEASURES_2008,
            article="第十一条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=RESTATED,
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-SC/sources",
            name=Text("资金来源", "sources of funds"),
            source=MEASURES_2008,
            article="第十一条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-SC/sources~collecting",
            name=Text("集资禁令及于股东借款", "ban on fundraising, shareholder loans included"),
            source=MEASURES_2008,
            article="第十一条",
            channels=("shareholder_loan",),
            level="prohibited",
            under=(Under(reading="CN-SC/collecting", among=("otherwise",)),),
            says=Text(
                "禁止向内部或外部集资：股东借款在内，一律禁止。",
                "No fundraising inside or outside the company: shareholder loans are covered and prohibited.",
            ),
            words="禁止小额贷款公司向内部或外部集资",
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2008年办法的50%。", "The 50% of the measures of 2008.")),),
    readings=(
        Reading(
            id="CN-SC/collecting",
            name=Text("禁止集资是否及于股东借款", "whether the fundraising ban reaches shareholder loans"),
            ask=Text(
                "“禁止小额贷款公司向内部或外部集资”是否及于股东借款？",
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
            id="CN-SC/restated-after-2020",
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
            id="CN-SC/gap-2012",
            since="2012-01-01",
            says=Text(
                "有报道称四川自2012年起把融资比例放宽到资本净额的100%，文本未见：仍按2008年办法的50%计算。",
                "The press reports that Sichuan raised the ratio to 100% of net capital in 2012; no text was seen: the 50% of the measures of 2008 counts here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2008,
            article="第十一条",
            says=Text(
                "禁止向内部或外部集资以及非法吸收公众存款。",
                "No fundraising inside or outside the company and no illegal deposit-taking.",
            ),
        ),
        Note(
            source=MEASURES_2008,
            article="第十一条",
            says=Text(
                "融资利率、期限与银行自主协商，利率在上海银行间同业拆放利率基础上加点：不限金额。",
                "Rate and term are agreed with the bank, the rate as a margin over SHIBOR: no bound on the amount.",
            ),
        ),
    ),
)
