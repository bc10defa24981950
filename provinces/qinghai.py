"""Qinghai (青海): two banks and 50% of net capital since 2012-02-27; any other source needs the consent of the state authorities."""

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

MEASURES_2012 = Source(
    title=Text(
        "青海省人民政府办公厅转发省金融办关于青海省融资性担保机构管理暂行办法和青海省小额贷款公司管理暂行办法的通知",
        "Notice of the General Office of the Qinghai Provincial Government forwarding the provincial Financial Office's interim measures of "
        "Qinghai for financing-guarantee institutions and for small-loan companies",
    ),
    issuer=Text("青海省人民政府办公厅", "General Office of the Qinghai Provincial Government"),
    issued="2012-02-27",
    effective="2012-02-27",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
RESTATED = (Under(reading="CN-QH/restated-after-2020"),)

REGIME = Regime(
    place="CN-QH",
    rules=(
        Limit(
            id="CN-QH/bank-cap",
            name=Text("银行融资上限", "bank cap"),
            source=MEASURES_2012,
            article="第二十五条",
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
            id="CN-QH/two-banks",
            name=Text("融资银行家数", "number of banks"),
            source=MEASURES_2012,
            article="第二十五条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=RESTATED,
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="来自不超过两个银行业金融机构的融入资金",
        ),
        Access(
            id="CN-QH/sources",
            name=Text("资金来源", "sources of funds"),
            source=MEASURES_2012,
            article="第二十五条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-QH/other-sources",
            name=Text("其他来源须同意", "other sources, with consent"),
            source=MEASURES_2012,
            article="第二十五条",
            channels=AllFunding(excepting=("bank_loan",)),
            level="with_approval",
            ratio_unset=True,
            under=(Under(reading="CN-QH/other-sources"),),
            says=Text(
                "其他资金来源须经国家有关部门同意；未设比例。",
                "Other sources need the consent of the state authorities concerned; no ratio is set.",
            ),
            words="经国家有关部门同意的其他资金来源",
            note=Text(
                "来源清单是封闭的，以此兜底：银行以外的各融资渠道均读作须经同意；50%只计银行借款。",
                "The list of sources is closed and ends in this clause: every funding channel other than banks is read as needing that "
                "consent; the 50% counts bank loans alone.",
            ),
        ),
        Access(
            id="CN-QH/other-sources~other",
            name=Text("其他来源须同意（其他借款）", "other borrowing, with consent"),
            source=MEASURES_2012,
            article="第二十五条",
            channels=("other_borrowing",),
            level="with_approval",
            ratio_unset=True,
            under=(Under(reading="CN-QH/other-sources", among=("otherwise",)),),
            says=Text(
                "经国家有关部门同意的其他资金来源只指其他借款；未设比例。",
                "Other sources with the consent of the state authorities are other borrowing alone; no ratio is set.",
            ),
            words="经国家有关部门同意的其他资金来源",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="0.5",
            note=Text("只有银行借款50%，其他来源未设比例。", "The 50% for banks, and no ratio for any other source."),
        ),
    ),
    readings=(
        Reading(
            id="CN-QH/other-sources",
            name=Text("“其他资金来源”涵盖的渠道", "what other sources open"),
            ask=Text(
                "“经国家有关部门同意的其他资金来源”涵盖哪些渠道？",
                "Which channels are the other sources with the consent of the state authorities?",
            ),
            taken=Text(
                "银行以外的一切融资渠道：清单以此兜底。",
                "Every funding channel besides banks: the list ends in this clause.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "只有其他借款；没有点名的渠道未作规定。",
                        "Other borrowing alone; channels that are not named are not provided for.",
                    ),
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
        ),
        Reading(
            id="CN-QH/restated-after-2020",
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
            source=MEASURES_2012,
            article="第二十五条",
            says=Text(
                "银行融资的利率、期限由双方协商。", "Rate and term of bank borrowing are for the parties to agree."
            ),
        ),
    ),
)
