"""Shanghai (上海): banks up to 50% of net capital, two at most, since 2016-10-01; the text that followed on 2021-10-01 was not seen."""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Count,
    Gap,
    Limit,
    PoolRatio,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

MEASURES_2016 = Source(
    title=Text("上海市小额贷款公司监管办法", "Measures for the supervision of small-loan companies in Shanghai"),
    number="沪府办发〔2016〕42号",
    issuer=Text("上海市人民政府办公厅", "General Office of the Shanghai Municipal Government"),
    issued="2016-09-23",
    effective="2016-10-01",
    effective_basis="stated",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
STILL_COUNTS = (Under(reading="CN-SH/after-2021"), Under(reading="CN-SH/restated-2008"))

REGIME = Regime(
    place="CN-SH",
    rules=(
        Limit(
            id="CN-SH/bank-cap",
            name=Text("银行50%", "banks, 50%"),
            source=MEASURES_2016,
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=STILL_COUNTS,
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="融入资金余额不超过资本净额的50%",
            note=Text(
                "“融入资金”承接前文，指银行融入资金。自2021-10-01起有沪金规〔2021〕4号接续，其融资条款未见：从严仍计入，并提示。",
                "“融入资金” takes up the bank money named just before it. From 2021-10-01 沪金规〔2021〕4号 follows; its financing clause was not seen: the "
                "50% still counts, as the cautious reading, and the gap is told.",
            ),
        ),
        Limit(
            id="CN-SH/bank-cap~all",
            name=Text("全部融入资金50%", "all borrowed money, 50%"),
            source=MEASURES_2016,
            channels=AllFunding(),
            multiple="0.5",
            base="net_capital",
            under=(*STILL_COUNTS, Under(reading="CN-SH/what-50-bounds", among=("otherwise",))),
            says=Text(
                "读作及于一切融入资金：余额不超过资本净额的50%。",
                "Read as bounding all borrowed money: at most 50% of net capital.",
            ),
            words="融入资金余额不超过资本净额的50%",
        ),
        Count(
            id="CN-SH/two-banks",
            name=Text("两家银行", "two banks"),
            source=MEASURES_2016,
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=STILL_COUNTS,
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-SH/restated-2008~given-way",
            name=Text("复述2008年的50%与两家银行让位", "the restated 50% and two banks give way"),
            source=MEASURES_2016,
            channels=("bank_loan",),
            level="permitted",
            since="2020-09-07",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-SH/restated-2008", among=("otherwise",)),),
            says=Text(
                "读作：复述2008年意见的50%与两家银行，自86号文起一并让位。",
                "Read so that the 50% and the two banks, which restate the opinion of 2008, give way from notice 86 on.",
            ),
        ),
        Access(
            id="CN-SH/sources",
            name=Text("资金来源：银行", "sources: banks"),
            source=MEASURES_2016,
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-SH/sources~closed",
            name=Text("资金来源以列名为限", "no sources but those named"),
            source=MEASURES_2016,
            channels=AllFunding(excepting=("bank_loan",), also=("asset_transfer_outright",)),
            level="prohibited",
            under=(Under(reading="CN-SH/after-2021"), Under(reading="CN-SH/closed-list", among=("otherwise",))),
            says=Text(
                "读作资金来源是封闭列举：银行以外的渠道一律不得使用，全国文本开放的也不例外。",
                "Read as a closed list of sources: no channel but banks, not even those that a national text opens.",
            ),
            words="资金来源为股东缴纳的资本金、捐赠资金",
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2016年办法的50%。", "The 50% of the measures of 2016.")),),
    readings=(
        Reading(
            id="CN-SH/what-50-bounds",
            name=Text("50%约束的范围", "what the 50% bounds"),
            ask=Text(
                "“融入资金余额不超过资本净额的50%”，只及银行，还是及于一切融入资金？",
                "Does the 50% on borrowed money (融入资金余额) bound bank borrowing alone, or all borrowed money?",
            ),
            taken=Text("只及前文的银行融入资金", "the bank money named just before"),
            alternatives=(Alternative(says=Text("及于一切融入资金", "all borrowed money")),),
            settled_by=Text("上海市地方金融管理局", "Shanghai's local financial administration"),
        ),
        Reading(
            id="CN-SH/closed-list",
            name=Text("来源清单是否封闭", "whether the list of sources is closed"),
            ask=Text(
                "“资金来源为”（无“主要”二字）是否封闭列举？",
                "Is the list of sources (资金来源为, without 主要) closed?",
            ),
            taken=Text(
                "否：未列名的未作规定，全国文本可以开放",
                "no: what is not named is not provided for, and a national text may open it",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：未列名的禁止，全国文本开放的也禁止",
                        "yes: what is not named is prohibited, also where a national text opens it",
                    ),
                ),
            ),
            settled_by=Text("上海市地方金融管理局", "Shanghai's local financial administration"),
        ),
        Reading(
            id="CN-SH/after-2021",
            name=Text("2021年后2016年条款的存续", "the clauses of 2016 after 2021"),
            ask=Text(
                "2021-10-01沪金规〔2021〕4号施行后，2016年的50%与两家银行是否仍计入？",
                "Do the 50% and the two banks of 2016 still count once 沪金规〔2021〕4号 is in force, from 2021-10-01?",
            ),
            taken=Text(
                "仍计入：新办法的融资条款未见，从严", "they do, as the cautious reading: the new clause was not seen"
            ),
            alternatives=(
                Alternative(
                    says=Text("已失效：只余全国规则", "they ended: the national rules alone are left"), stricter=None
                ),
            ),
            settled_by=Text("沪金规〔2021〕4号的融资条款", "the financing clause of 沪金规〔2021〕4号"),
            since="2021-10-01",
        ),
        Reading(
            id="CN-SH/restated-2008",
            name=Text("2020年后重申条款的效力", "the restated 50% and two banks after 2020"),
            ask=Text(
                "复述2008年意见的50%与两家银行，86号文施行后是否仍然有效？",
                "Do the 50% and the two banks, which restate the opinion of 2008, survive notice 86?",
            ),
            taken=Text("仍然有效：是本市自己的规则", "they do: they are the city's own"),
            alternatives=(
                Alternative(says=Text("与2008年的50%一并让位", "they give way with those of 2008"), stricter=False),
            ),
            settled_by=Text("上海市地方金融管理局", "Shanghai's local financial administration"),
            since="2020-09-07",
        ),
    ),
    gaps=(
        Gap(
            id="CN-SH/gap-2008",
            since="2008-08-01",
            until="2016-10-01",
            says=Text(
                "上海2008年的实施办法（关于本市开展小额贷款公司试点工作的实施办法，沪府办发〔2008〕39号；日期未见，按2008-08-01计）的融资条款未见：2016-10-01以前按2008年全国意见。",
                "The financing clause of Shanghai's measures of 2008 (沪府办发〔2008〕39号; its day was not seen and is taken as 2008-08-01) was not seen: before 2016-10-01 the national opinion of 2008 "
                "stands in.",
            ),
        ),
        Gap(
            id="CN-SH/gap-innovative-funding",
            since="2016-10-01",
            says=Text(
                "2016年办法许符合条件的公司按“本市相关规定”创新融资方式；该规定及其渠道、比例未见。",
                "The measures of 2016 let qualifying companies use new ways of funding under the city's rules; those rules, their channels "
                "and ratios "
                "were not seen.",
            ),
        ),
        Gap(
            id="CN-SH/gap-2021",
            since="2021-10-01",
            says=Text(
                "上海市小额贷款公司监督管理办法（沪金规〔2021〕4号，2021-09-24公布）自2021-10-01起施行，接续沪府办发〔2016〕42号，融资条款未见"
                "（草案为非标准化1倍、标准化4倍，同业拆借属非标准化）：仍按2016年的规则从严计算，请核对原文。",
                "沪金规〔2021〕4号, published 2021-09-24 and in force 2021-10-01, follows 沪府办发〔2016〕42号; its financing clause was not seen (the draft had 1 × for non-standard funding, "
                "interbank borrowing among it, and 4 × for standardised): the rules of 2016 still count here, as the cautious reading; consult the text.",
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
