"""Xinjiang (新疆): since 2017-08-04 banks, re-lending companies and own corporate shareholders in one pool of 50% of net capital.

From 2021-12-31 (assumed) the pool is 1 × net assets with the prefecture's approval, and bonds and ABS are 4 × net assets with the region's, for companies
of good appraisal. Any other source needs the approval of the state and the region. Before 2017-08-04 the national opinion of 2008 applies.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Count,
    Holder,
    Is,
    Lenders,
    Limit,
    Note,
    PoolRatio,
    RatingScheme,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

MEASURES_2017 = Source(
    title=Text("新疆维吾尔自治区小额贷款公司管理暂行办法", "Interim measures for small-loan companies in Xinjiang"),
    issuer=Text("新疆维吾尔自治区人民政府办公厅", "General Office of the Government of Xinjiang"),
    issued="2017-08-04",
    effective="2017-08-04",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
# The number gives the year, the day was not seen; online since 2022-04-27.
OPINION_2021 = Source(
    title=Text(
        "关于规范自治区小额贷款公司监督管理的实施意见",
        "Implementing opinion on regulating the supervision of small-loan companies in the region",
    ),
    number="新金规〔2021〕1号",
    issuer=Text("新疆维吾尔自治区地方金融监督管理局", "Xinjiang Local Financial Supervision Bureau"),
    issued="2021-12-31",
    effective="2021-12-31",
    effective_basis="assumed",
    grade="A",
    rank="regulator",
    read_in="official_page",
    verified_on="2026-11-25",
)
NAMED = ("bank_loan", "relending_loan", "shareholder_loan")
STANDARDISED = ("bond", "abs")
OTHERS = AllFunding(excepting=(*NAMED, "shareholder_special_loan", *STANDARDISED))
DAY_ASSUMED = Text(
    "文号为2021年，日不详，2022-04-27上网：自2021年最后一日起计。",
    "The number is of 2021, the day was not seen, online since 2022-04-27: applied from the last day of 2021.",
)
REGION = Text("自治区地方金融管理局", "the region's local financial bureau")
ONE_POOL = Under(reading="CN-XJ/one-pool")
EACH = (Under(reading="CN-XJ/one-pool", among=("otherwise",)),)
IN_ITS_PLACE = (Under(reading="CN-XJ/rank-2021"),)
BESIDE_IT = (Under(reading="CN-XJ/rank-2021", among=("otherwise",)),)
WHATEVER = (Under(reading="CN-XJ/other-sources"),)
OTHER_ONLY = (Under(reading="CN-XJ/other-sources", among=("otherwise",)),)

REGIME = Regime(
    place="CN-XJ",
    schemes=(
        RatingScheme(
            name=Text("监管评价", "supervisory appraisal"),
            source=OPINION_2021,
            article="一（二）",
            grades=("优良",),
            other_grades=True,
            method="not_seen",
            effect=Text(
                "监管评价优良的公司方可经批准发行债券、资产证券化产品。",
                "Only companies appraised 优良 (excellent or good) may issue bonds and ABS, with approval.",
            ),
            note=Text(
                "条文只写“优良”：评为优、良的公司都属此列；其他等级未见，一律作“其他”。",
                "The text says 优良 alone: companies appraised 优 or 良 are meant. The other grades were not seen: all of them are 其他.",
            ),
        ),
    ),
    rules=(
        # 2017-08-04: one pool of three sources
        Limit(
            id="CN-XJ/pool",
            name=Text(
                "银行、再贷款公司与法人股东合计", "banks, re-lending companies and corporate shareholders together"
            ),
            source=MEASURES_2017,
            article="第二十七条（二）",
            channels=NAMED,
            multiple="0.5",
            base="net_capital",
            of="corporate",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=(ONE_POOL, Under(reading="CN-XJ/bank-count", among=("taken", "otherwise"))),
            says=Text(
                "银行、再贷款公司、自身法人股东三项融入资金合计不超过资本净额的50%。",
                "Money from banks, re-lending companies and the company's own corporate shareholders together may not exceed 50% of net capital.",
            ),
            words="余额不得超过小额贷款公司资本净额的50%",
            note=Text(
                "三项合为一个50%，而非各50%。列明银行以外的资金方、不限家数：两家银行的限制不再适用。法人股东的特别借款也是向其融入的资金，一并计入。个人股东的借款属第（三）项，不在50%之内：融资明细与股东名册载明出借人为个人股东的，不计；未载明的仍计。",
                "One pool of 50%, not 50% each. Lenders other than banks are named, and no number: the two-bank count no longer applies. Special loans of corporate "
                "shareholders are money from them as well and count. Loans of individual shareholders come under item three and stand outside the 50%: where the ledger and the "
                "list of shareholders name an individual as the lender they are not counted; where they do not, they are.",
            ),
        ),
        Limit(
            id="CN-XJ/pool~banks",
            name=Text("银行融资上限", "bank cap"),
            source=MEASURES_2017,
            article="第二十七条（二）",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=EACH,
            says=Text("向银行融入资金不超过资本净额的50%。", "Money from banks may not exceed 50% of net capital."),
            words="余额不得超过小额贷款公司资本净额的50%",
        ),
        Limit(
            id="CN-XJ/pool~relending",
            name=Text("再贷款公司上限", "cap on re-lending companies"),
            source=MEASURES_2017,
            article="第二十七条（二）",
            channels=("relending_loan",),
            multiple="0.5",
            base="net_capital",
            under=EACH,
            says=Text(
                "向再贷款公司融入资金不超过资本净额的50%。",
                "Money from re-lending companies may not exceed 50% of net capital.",
            ),
            words="余额不得超过小额贷款公司资本净额的50%",
        ),
        Limit(
            id="CN-XJ/pool~shareholders",
            name=Text("法人股东上限", "cap on corporate shareholders"),
            source=MEASURES_2017,
            article="第二十七条（二）",
            channels=("shareholder_loan",),
            multiple="0.5",
            base="net_capital",
            of="corporate",
            under=EACH,
            says=Text(
                "向自身法人股东融入资金不超过资本净额的50%。",
                "Money from the company's own corporate shareholders may not exceed 50% of net capital.",
            ),
            words="余额不得超过小额贷款公司资本净额的50%",
        ),
        Count(
            id="CN-XJ/two-banks~stay",
            name=Text("两家银行（保留）", "two banks (kept)"),
            source=MEASURES_2017,
            article="第二十七条（二）",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-XJ/bank-count", among=("otherwise",)),),
            says=Text(
                "文本未提银行家数：2008年的两家限制对其中的银行部分仍适用。",
                "The text is silent on the number of banks: the two of 2008 stay for the bank part.",
            ),
        ),
        Access(
            id="CN-XJ/sources",
            name=Text("资金来源", "sources of funds"),
            source=MEASURES_2017,
            article="第二十七条（二）",
            channels=NAMED,
            level="permitted",
            says=Text(
                "银行业金融机构、再贷款公司、公司自身法人股东。",
                "Banks, re-lending companies, the company's own corporate shareholders.",
            ),
        ),
        Lenders(
            id="CN-XJ/shareholder-lenders",
            name=Text("出借股东的资格", "which shareholders may lend"),
            source=MEASURES_2017,
            article="第二十七条（二）、（三）",
            channels=("shareholder_loan",),
            may_lend=(Holder(kind="corporate"),),
            other_kind="needs_approval",
            says=Text(
                "出借的股东须是公司自身的法人股东；个人股东的借款属其他来源，须经国家及自治区批准。",
                "A shareholder that lends is a corporate one; loans of individual shareholders are another source and need the approval of the state and the region.",
            ),
            words="小额贷款公司自身法人股东融入资金",
            note=Text(
                "2021年意见同样只列自身法人股东。",
                "The opinion of 2021 too names the company's own corporate shareholders alone.",
            ),
        ),
        Access(
            id="CN-XJ/other-sources",
            name=Text("其他来源须批准", "other sources, with approval"),
            source=MEASURES_2017,
            article="第二十七条（三）",
            channels=OTHERS,
            level="with_approval",
            ratio_unset=True,
            under=WHATEVER,
            says=Text(
                "其他资金来源须经国家及自治区批准；未设比例。",
                "Other sources need the approval of the state and the region; no ratio is set.",
            ),
            words="国家及自治区批准的其他资金来源",
            note=Text(
                "来源清单以此兜底：其余各融资渠道均读作须经批准，不计入上述50%。2021年意见未改动本项。",
                "The list of sources ends in this clause: every other funding channel is read as needing that approval, outside the 50%. The opinion of 2021 leaves it "
                "as it is.",
            ),
        ),
        Access(
            id="CN-XJ/standardised-with-approval",
            name=Text("债券、证券化须批准", "bonds and ABS, with approval"),
            source=MEASURES_2017,
            article="第二十七条（三）",
            channels=STANDARDISED,
            level="with_approval",
            ratio_unset=True,
            until="2021-12-31",
            under=WHATEVER,
            says=Text(
                "债券、资产证券化属其他资金来源，须经国家及自治区批准；未设比例。",
                "Bonds and ABS are other sources and need the approval of the state and the region; no ratio is set.",
            ),
            words="国家及自治区批准的其他资金来源",
        ),
        Access(
            id="CN-XJ/other-sources~other",
            name=Text("其他来源须批准（其他借款）", "other borrowing, with approval"),
            source=MEASURES_2017,
            article="第二十七条（三）",
            channels=("other_borrowing",),
            level="with_approval",
            ratio_unset=True,
            under=OTHER_ONLY,
            says=Text(
                "国家及自治区批准的其他资金来源只指其他借款；未设比例。",
                "Other sources with the approval of the state and the region are other borrowing alone; no ratio is set.",
            ),
            words="国家及自治区批准的其他资金来源",
        ),
        # 2021-12-31: 1 × and 4 × net assets, with approval
        Limit(
            id="CN-XJ/2021-pool",
            name=Text(
                "银行、再贷款公司与法人股东合计", "banks, re-lending companies and corporate shareholders together"
            ),
            source=OPINION_2021,
            article="一（三）",
            channels=NAMED,
            multiple="1",
            base="net_assets",
            of="corporate",
            replaces=(
                "CN/2008-two-banks",
                "CN-XJ/pool",
                "CN-XJ/pool~banks",
                "CN-XJ/pool~relending",
                "CN-XJ/pool~shareholders",
            ),
            under=IN_ITS_PLACE,
            says=Text(
                "银行、再贷款公司、自身法人股东三项融入资金余额合计不超过净资产的1倍。",
                "Money from banks, re-lending companies and the company's own corporate shareholders together may not exceed 1 × net assets.",
            ),
            words="余额不得超过其净资产的1倍",
            note=DAY_ASSUMED
            + Text(
                "经自治区人民政府同意发布，取代2017年办法的资本净额50%；未见明文废止，属一种解读。",
                "Issued with the consent of the region's government, it takes the place of the 50% of net capital of 2017; no repeal in words was seen: a reading.",
            ),
        ),
        Limit(
            id="CN-XJ/2021-pool~beside",
            name=Text(
                "银行、再贷款公司与法人股东合计", "banks, re-lending companies and corporate shareholders together"
            ),
            source=OPINION_2021,
            article="一（三）",
            channels=NAMED,
            multiple="1",
            base="net_assets",
            of="corporate",
            under=BESIDE_IT,
            says=Text(
                "三项融入资金余额合计不超过净资产的1倍，2017年办法的资本净额50%照旧。",
                "The three sources together may not exceed 1 × net assets, and the 50% of net capital of 2017 stays.",
            ),
            words="余额不得超过其净资产的1倍",
        ),
        Access(
            id="CN-XJ/2021-approval",
            name=Text("借款须地（州、市）批准", "loans, with the prefecture's approval"),
            source=OPINION_2021,
            article="一（三）",
            channels=NAMED,
            level="with_approval",
            says=Text(
                "向银行、再贷款公司、自身法人股东融入资金，须经地（州、市）小额贷款公司监管部门批准。",
                "Money from banks, re-lending companies and own corporate shareholders needs the approval of the prefecture's regulator.",
            ),
            words="经地（州、市）小额贷款公司监管部门批准",
            note=DAY_ASSUMED,
        ),
        Limit(
            id="CN-XJ/2021-standardised",
            name=Text("标准化融资", "standardised funding"),
            source=OPINION_2021,
            article="一（三）",
            channels=STANDARDISED,
            multiple="4",
            base="net_assets",
            says=Text(
                "发行债券、资产证券化产品等标准化债权类资产融入资金的余额不超过净资产的4倍。",
                "Money raised through bonds, ABS and other standardised debt may not exceed 4 × net assets.",
            ),
            words="融入资金的余额不得超过其净资产的4倍",
            note=DAY_ASSUMED,
        ),
        Access(
            id="CN-XJ/2021-standardised-approval",
            name=Text("标准化融资须自治区批准", "standardised funding, with the region's approval"),
            source=OPINION_2021,
            article="一（二）、（三）",
            channels=STANDARDISED,
            level="with_approval",
            reserves=True,
            when=(Is(fact="rating", among=("优良",)),),
            says=Text(
                "监管评价优良的公司，经自治区地方金融监督管理局批准，可发行债券、资产证券化产品。",
                "Companies of good appraisal may issue bonds and ABS with the approval of the region's financial bureau.",
            ),
            words="监管评价优良的公司",
            note=DAY_ASSUMED,
        ),
        Access(
            id="CN-XJ/2021-scope~approval",
            name=Text("担保、投资须批准", "guarantees and investments, with approval"),
            source=OPINION_2021,
            article="一（二）",
            channels=("guarantee", "own_fund_investment"),
            level="with_approval",
            reserves=True,
            when=(Is(fact="rating", among=("优良",)),),
            under=(Under(reading="CN-XJ/scope", among=("otherwise",)),),
            says=Text(
                "小额贷款以外的业务只对监管评价优良的公司开放，且须审批：担保、投资在内。",
                "Business besides small loans is for companies of good appraisal alone, with approval: guarantees and investments are meant.",
            ),
            note=DAY_ASSUMED,
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="1.5",
            under=EACH,
            note=Text("三项各50%之和。", "The sum of 50% for each of the three sources."),
        ),
        PoolRatio(
            multiple="0.5",
            note=Text(
                "所列三项合计50%，其他来源未设比例。",
                "The 50% for the three sources together; no ratio for any other.",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-XJ/rank-2021",
            name=Text("2021年的1倍是否取代50%", "whether the 1 × of 2021 displaces the 50%"),
            ask=Text(
                "新金规〔2021〕1号的净资产1倍是否取代自治区政府办公厅2017年办法的资本净额50%？",
                "Does the 1 × net assets of 新金规〔2021〕1号 take the place of the 50% of net capital of the General Office's measures of 2017?",
            ),
            taken=Text(
                "是：就同一组渠道另作规定，且经自治区人民政府同意。",
                "Yes: it sets the same channels anew, with the consent of the region's government.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "否：位阶较低，也未见明文废止，两者并行。",
                        "No: its rank is lower and no repeal in words was seen: both stay.",
                    ),
                ),
            ),
            settled_by=REGION,
        ),
        Reading(
            id="CN-XJ/scope",
            name=Text("业务范围是否限制担保与投资", "whether the scope bars guarantees and investments"),
            ask=Text(
                "2021年意见把业务范围原则上限于小额贷款，是否及于担保与投资？",
                "Does the opinion of 2021, by which the business is in principle small loans alone, reach guarantees and investments?",
            ),
            taken=Text("否：条文没有点名，且只是原则规定。", "No: it does not name them, and speaks in principle."),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：只有监管评价优良的公司经审批可办。",
                        "Yes: they are for companies of good appraisal alone, with approval.",
                    ),
                ),
            ),
            settled_by=REGION,
            since="2021-12-31",
        ),
        Reading(
            id="CN-XJ/one-pool",
            name=Text("50%合计还是各自计算", "one 50% or one for each"),
            ask=Text(
                "2017年办法的50%是三项合计还是各自50%？",
                "Is the 50% of 2017 one for the three sources together, or for each?",
            ),
            taken=Text("三项合计；不再限两家银行。", "Together; the two-bank count lapses."),
            alternatives=(
                Alternative(
                    says=Text(
                        "各自50%；银行仍限两家。",
                        "50% from each; the count of two stays for banks.",
                    ),
                    stricter=None,
                ),
            ),
            settled_by=REGION,
        ),
        Reading(
            id="CN-XJ/bank-count",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "文本列明银行以外的资金方而未提家数：2008年的两家银行是否仍适用于银行部分？",
                "The text names lenders other than banks and no number of banks: do the two banks of 2008 stay for the bank part?",
            ),
            taken=Text("不再适用。", "They lapse."),
            alternatives=(Alternative(says=Text("仍适用。", "They stay.")),),
            settled_by=REGION,
        ),
        Reading(
            id="CN-XJ/other-sources",
            name=Text("“其他资金来源”涵盖的渠道", "what other sources open"),
            ask=Text(
                "“国家及自治区批准的其他资金来源”涵盖哪些渠道？",
                "Which channels are the other sources with the approval of the state and the region?",
            ),
            taken=Text(
                "所列三项以外的一切融资渠道：清单以此兜底。",
                "Every funding channel besides the three: the list ends in this clause.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "只有其他借款；没有点名的渠道未作规定。",
                        "Other borrowing alone; channels that are not named are not provided for.",
                    ),
                ),
            ),
            settled_by=REGION,
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2017,
            article="第二十七条",
            says=Text(
                "自有来源为资本金、捐赠资金和公司盈余资金；融资的利率、期限由双方协商。",
                "Own sources are capital, donations and retained profits; rate and term of funding are for the parties to agree.",
            ),
        ),
        Note(
            source=OPINION_2021,
            article="一（二）",
            says=Text(
                "业务范围原则上仅为发放小额贷款；监管评价优良的公司经批准可申请企业财务顾问等其他业务，未经审批的业务不得列入经营范围。",
                "The business is in principle small loans alone; companies of good appraisal may apply for others, such as financial advice; business without approval "
                "may not stand in the licence.",
            ),
        ),
    ),
)
