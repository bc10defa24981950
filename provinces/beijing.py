"""Beijing (北京): two banks and 50% of net capital since 2009-01-04; any other source needs the consent of the state authorities."""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
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

# The compilation prints stray words inside this title (公司章程公司小额贷款小公司章程公司试点); they are left out here.
MEASURES_2009 = Source(
    title=Text(
        "北京市人民政府办公厅转发市金融办等部门关于北京小额贷款公司试点实施办法的通知",
        "Notice of the General Office of the Beijing Municipal Government forwarding the implementing measures for the pilot of small-loan companies",
    ),
    issuer=Text("北京市人民政府办公厅", "General Office of the Beijing Municipal Government"),
    issued="2009-01-04",
    effective="2009-01-04",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-BJ",
    rules=(
        Limit(
            id="CN-BJ/bank-cap",
            name=Text("银行借款上限", "cap on bank loans"),
            source=MEASURES_2009,
            article="第二十八条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=(Under(reading="CN-BJ/restated-after-2020", among=("taken", "otherwise")),),
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过资本净额的50%",
        ),
        Count(
            id="CN-BJ/two-banks",
            name=Text("两家银行", "two banks"),
            source=MEASURES_2009,
            article="第二十七条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-BJ/restated-after-2020", among=("taken", "otherwise")),),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="来自不超过两个银行业金融机构的融入资金",
        ),
        Access(
            id="CN-BJ/sources",
            name=Text("资金来源", "sources of funds"),
            source=MEASURES_2009,
            article="第二十七条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-BJ/other-sources",
            name=Text("经同意的其他来源", "other sources, with consent"),
            source=MEASURES_2009,
            article="第二十七条",
            channels=AllFunding(excepting=("bank_loan",)),
            level="with_approval",
            ratio_unset=True,
            under=(Under(reading="CN-BJ/other-sources"),),
            says=Text(
                "其他资金来源须经国家有关部门同意；未设比例。",
                "Other sources need the consent of the state authorities concerned; no ratio is set.",
            ),
            words="经国家有关部门同意的其他资金来源",
            note=Text(
                "来源清单是封闭的，以此兜底：银行以外的各融资渠道均读作须经同意；50%只计银行借款，其他来源可借多少以同意的数额为准。",
                "The list of sources is closed and ends in this clause: every funding channel other than banks is read as needing that "
                "consent; the 50% counts bank loans alone, and how much another source may lend is what the consent says.",
            ),
        ),
        Access(
            id="CN-BJ/other-sources~other-borrowing",
            name=Text("经同意的其他来源（仅其他债务融资）", "other sources, with consent (other borrowing alone)"),
            source=MEASURES_2009,
            article="第二十七条",
            channels=("other_borrowing",),
            level="with_approval",
            ratio_unset=True,
            under=(Under(reading="CN-BJ/other-sources", among=("otherwise",)),),
            says=Text(
                "只有未另列名的其他债务融资可经国家有关部门同意；未设比例。",
                "Only borrowing that has no name of its own is open with the consent of the state authorities; no ratio is set.",
            ),
            words="经国家有关部门同意的其他资金来源",
        ),
        Access(
            id="CN-BJ/bank-cap~gives-way",
            name=Text("银行借款：地方50%让位", "bank loans: the local 50% gives way"),
            source=MEASURES_2009,
            article="第二十七条、第二十八条",
            since="2020-09-07",
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN-BJ/bank-cap", "CN-BJ/two-banks"),
            under=(Under(reading="CN-BJ/restated-after-2020", among=("otherwise",)),),
            says=Text(
                "自86号文起，重申2008年全国意见的50%与两家银行一并让位于净资产的1倍。",
                "From notice 86 on, the restated 50% and two banks of 2008 give way to 1 × net assets.",
            ),
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
            id="CN-BJ/other-sources",
            name=Text("“其他资金来源”开放的渠道", "what other sources open"),
            ask=Text(
                "“经国家有关部门同意的其他资金来源”开放哪些渠道？",
                "Which channels does the clause on other sources with the consent of the state authorities open?",
            ),
            taken=Text("银行以外的各融资渠道，均须经同意。", "Every funding channel but banks, with that consent."),
            alternatives=(
                Alternative(
                    says=Text(
                        "只开放其他债务融资；有名称而未列入的渠道视为未作规定。",
                        "Other borrowing alone; channels that have a name and are not listed are not provided for.",
                    ),
                ),
            ),
            settled_by=Text("北京市地方金融管理局", "the Beijing municipal financial authority"),
        ),
        Reading(
            id="CN-BJ/restated-after-2020",
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
            settled_by=Text("北京市地方金融管理局", "the Beijing municipal financial authority"),
            since="2020-09-07",
        ),
    ),
    gaps=(
        Gap(
            id="CN-BJ/gap-2023",
            since="2023-11-16",
            says=Text(
                "北京市的监督管理办法（2023-11-16）存在，融资条款未见：仍按2009年的规则计算。",
                "Beijing's supervision measures of 2023-11-16 exist; their financing clause was not seen: the rules of 2009 still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2009,
            article="第二十八条",
            says=Text(
                "银行融资的利率、期限由双方协商。", "Rate and term of bank borrowing are for the parties to agree."
            ),
        ),
        Note(
            source=MEASURES_2009,
            article="第二十九条",
            says=Text(
                "公司须申领贷款卡；融出银行向人民银行营业管理部和北京银监局报送融资信息并跟踪用途。",
                "The company obtains a loan card; the lending banks report to the PBOC Operations Office and CBRC Beijing and follow the "
                "use of the money.",
            ),
        ),
    ),
    remarks=(
        Text(
            "汇编所印标题中夹有错字，已删去。网络公司无公开的专门规定（海淀区等已批设），适用一般规则。",
            "Stray words printed inside the title were left out. No rules on online companies were published (some were licensed in "
            "Haidian): the general rule applies to them.",
        ),
    ),
)
