"""Hubei (湖北): banks up to 50% of net capital since 2009-05-13; the number of banks is left to the national opinion of 2008 (two)."""

from leverage.law.vocabulary import (
    Access,
    Alternative,
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

MEASURES_2009 = Source(
    title=Text("湖北省小额贷款公司试点暂行管理办法", "Interim measures for the pilot of small-loan companies in Hubei"),
    issuer=Text(
        "湖北省人民政府金融办公室、湖北省工商局、中国银监会湖北监管局、中国人民银行武汉分行、湖北省公安厅",
        "Hubei Government Financial Office, Administration for Industry and Commerce, CBRC Hubei, PBOC Wuhan, Department of Public Security",
    ),
    issued="2009-05-13",
    effective="2009-05-13",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-HB",
    rules=(
        Limit(
            id="CN-HB/bank-cap",
            name=Text("银行借款上限", "cap on bank loans"),
            source=MEASURES_2009,
            article="第十八条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=(
                Under(reading="CN-HB/restated-after-2020", among=("taken", "otherwise")),
                Under(reading="CN-HB/bank-count", among=("taken", "otherwise")),
            ),
            says=Text("银行融资余额以资本净额的50%为限。", "Bank borrowing may not exceed 50% of net capital."),
            words="不得超过资本净额的50%",
            note=Text(
                "所见条文只提银行、未提家数：家数仍按2008年全国意见（两家）。",
                "The clause seen speaks of banks alone and is silent on their number: the national count of two stays.",
            ),
        ),
        Access(
            id="CN-HB/sources",
            name=Text("资金来源", "sources of funds"),
            source=MEASURES_2009,
            article="第十八条",
            channels=("bank_loan",),
            level="permitted",
            says=Text("可从银行业金融机构融入资金。", "Borrowing from banking institutions."),
        ),
        Access(
            id="CN-HB/bank-cap~any-number",
            name=Text("银行家数不限", "any number of banks"),
            source=MEASURES_2009,
            article="第十八条",
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-HB/bank-count", among=("otherwise",)),),
            says=Text(
                "条文未提家数：全国的两家限制不适用。",
                "The clause gives no number: the national count of two does not apply.",
            ),
        ),
        Access(
            id="CN-HB/bank-cap~gives-way",
            name=Text("银行借款：地方50%让位", "bank loans: the local 50% gives way"),
            source=MEASURES_2009,
            article="第十八条",
            since="2020-09-07",
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN-HB/bank-cap",),
            under=(Under(reading="CN-HB/restated-after-2020", among=("otherwise",)),),
            says=Text(
                "自86号文起，重申2008年全国意见的50%让位于净资产的1倍。",
                "From notice 86 on, the restated 50% of 2008 gives way to 1 × net assets.",
            ),
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2009年办法的50%。", "The 50% of the measures of 2009.")),),
    readings=(
        Reading(
            id="CN-HB/bank-count",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "2009年办法未提银行家数：全国的两家限制是否仍适用？",
                "The measures of 2009 give no number of banks: does the national count of two still apply?",
            ),
            taken=Text("仍适用。", "It does."),
            alternatives=(Alternative(says=Text("家数不限。", "Any number of banks."), stricter=False),),
            settled_by=Text("2009年办法的其他条文", "the other articles of the measures of 2009"),
        ),
        Reading(
            id="CN-HB/restated-after-2020",
            name=Text("2020年后重申条款的效力", "the restated 50% and two banks after 2020"),
            ask=Text(
                "重申2008年全国意见的银行借款50%，在2020年86号文之后是否仍有效？",
                "Does the 50% on banks, restated from the opinion of 2008, outlive notice 86 of 2020?",
            ),
            taken=Text("仍有效，与净资产1倍并存。", "It stays, beside 1 × net assets."),
            alternatives=(
                Alternative(
                    says=Text("与全国的50%一同让位。", "It gives way together with the national 50%."), stricter=False
                ),
            ),
            settled_by=Text("湖北省地方金融管理局", "the Hubei provincial financial authority"),
            since="2020-09-07",
        ),
    ),
    gaps=(
        Gap(
            id="CN-HB/gap-after-2017",
            since="2018-01-01",
            says=Text(
                "湖北省2018年以后的小额贷款公司监管文件存在，标题、日期与融资条款均未见：仍按2009年办法计算。",
                "Later supervisory texts of Hubei exist; their titles, dates and financing clauses were not seen: the measures of 2009 still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2009,
            article="第十八条",
            says=Text(
                "利率、期限由双方协商，利率在上海银行间同业拆放利率上加点。",
                "Rate and term are negotiated; the rate is set at a margin over SHIBOR.",
            ),
        ),
    ),
)
