"""Yunnan (云南): banks up to 50% of net capital, two at most, since 2008-11-20; traditional and online companies alike."""

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
    title=Text("云南省小额贷款公司管理办法（试行）", "Measures for small-loan companies in Yunnan (trial)"),
    number="云政办发〔2008〕195号",
    issuer=Text("云南省人民政府办公厅", "General Office of the Yunnan Provincial Government"),
    issued="2008-11-20",
    effective="2008-11-20",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
RESTATED = (Under(reading="CN-YN/restated-after-2020"),)

REGIME = Regime(
    place="CN-YN",
    rules=(
        Limit(
            id="CN-YN/bank-cap",
            name=Text("银行融资上限", "bank cap"),
            source=MEASURES_2008,
            article="第十九条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=RESTATED,
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过资本净额的50%",
        ),
        Count(
            id="CN-YN/two-banks",
            name=Text("融资银行家数", "number of banks"),
            source=MEASURES_2008,
            article="第十九条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=RESTATED,
            says=Text(
                "融入资金来自不超过2个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过2个银行业金融机构",
        ),
        Access(
            id="CN-YN/sources",
            name=Text("资金来源", "sources of funds"),
            source=MEASURES_2008,
            article="第十九条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-YN/sources~collecting",
            name=Text("集资禁令及于股东借款", "ban on fundraising, shareholder loans included"),
            source=MEASURES_2008,
            article="第十九条",
            channels=("shareholder_loan",),
            level="prohibited",
            under=(Under(reading="CN-YN/collecting", among=("otherwise",)),),
            says=Text(
                "禁止向内部或外部集资：股东借款在内，一律禁止。",
                "No fundraising inside or outside the company: shareholder loans are covered and prohibited.",
            ),
            words="不得向内部或外部集资",
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2008年办法的50%。", "The 50% of the measures of 2008.")),),
    readings=(
        Reading(
            id="CN-YN/collecting",
            name=Text("禁止集资是否及于股东借款", "whether the fundraising ban reaches shareholder loans"),
            ask=Text(
                "“不得向内部或外部集资”是否及于股东借款？",
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
            id="CN-YN/restated-after-2020",
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
            id="CN-YN/gap-2009",
            since="2009-01-01",
            until="2011-06-21",
            says=Text(
                "《云南省小额贷款公司监管工作意见》（云金办〔2009〕29号）与云金办〔2010〕33号存在，融资条款未见：按2008年办法计算。",
                "A supervisory opinion (云金办〔2009〕29号) and 云金办〔2010〕33号 exist; their financing clauses were not seen: the measures of 2008 count here.",
            ),
        ),
        Gap(
            id="CN-YN/gap-2011",
            since="2011-06-21",
            says=Text(
                "《云南省小额贷款公司管理办法》（云政办发〔2011〕106号，2011-06-21）存在，融资条款未见；2017年末的汇编仍引2008年的试行办法：按后者计算，请以2011年办法原文为准。",
                "The Measures for small-loan companies in Yunnan (云政办发〔2011〕106号 of 2011-06-21) exist; their financing clause was not seen. The compilation of "
                "late 2017 still quotes the trial measures of 2008: these count here; the text of 2011 decides.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2008,
            article="第十九条",
            says=Text(
                "不得向内部或外部集资，不得吸收或变相吸收公众存款。",
                "No fundraising inside or outside the company and no deposits, open or disguised.",
            ),
        ),
    ),
    remarks=(
        Text(
            "网络小贷政策无融资新条款：网络公司适用同一规则。",
            "The online-lending policy has no financing clause: online companies follow the same rules.",
        ),
    ),
)
