"""Jilin (吉林): two banks, 50% of net capital since 2008-09-16."""

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
    title=Text("吉林省小额贷款公司试点暂行管理办法", "Interim measures for the pilot of small-loan companies in Jilin"),
    issuer=Text("吉林省金融工作领导小组办公室", "Office of the Jilin Leading Group for Financial Work"),
    issued="2008-09-16",
    effective="2008-09-16",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-JL",
    rules=(
        Limit(
            id="CN-JL/bank-cap",
            name=Text("银行借款上限", "cap on bank loans"),
            source=MEASURES_2008,
            article="第二十二条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=(Under(reading="CN-JL/restated-after-2020", among=("taken", "otherwise")),),
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过资本净额的50%",
        ),
        Count(
            id="CN-JL/two-banks",
            name=Text("两家银行", "two banks"),
            source=MEASURES_2008,
            article="第二十二条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-JL/restated-after-2020", among=("taken", "otherwise")),),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-JL/sources",
            name=Text("资金来源", "sources of funds"),
            source=MEASURES_2008,
            article="第二十二条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-JL/bank-cap~gives-way",
            name=Text("银行借款：地方50%让位", "bank loans: the local 50% gives way"),
            source=MEASURES_2008,
            article="第二十二条",
            since="2020-09-07",
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN-JL/bank-cap", "CN-JL/two-banks"),
            under=(Under(reading="CN-JL/restated-after-2020", among=("otherwise",)),),
            says=Text(
                "自86号文起，重申2008年全国意见的50%与两家银行一并让位于净资产的1倍。",
                "From notice 86 on, the restated 50% and two banks of 2008 give way to 1 × net assets.",
            ),
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2008年办法的50%。", "The 50% of the measures of 2008.")),),
    readings=(
        Reading(
            id="CN-JL/restated-after-2020",
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
            settled_by=Text("吉林省地方金融管理局", "the Jilin provincial financial authority"),
            since="2020-09-07",
        ),
    ),
    gaps=(
        Gap(
            id="CN-JL/gap-2016",
            since="2016-05-04",
            says=Text(
                "吉林省2016-05-04的意见存在，融资条款未见：仍按2008年办法计算。",
                "An opinion of 2016-05-04 exists; its financing clause was not seen: the measures of 2008 still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2008,
            article="第二十二条",
            says=Text(
                "融资利率、期限与银行自主协商，利率在上海银行间同业拆放利率基础上加点：不限金额。",
                "Rate and term are agreed with the bank, the rate as a margin over SHIBOR: no bound on the amount.",
            ),
        ),
    ),
)
