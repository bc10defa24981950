"""Shanghai (上海): banks up to 50% of net capital, two at most, since 2016-10-01; the text that followed on 2021-10-01 was not seen."""

from leverage.law.vocabulary import Access, Count, Gap, Limit, PoolRatio, Regime, Source, Text

MEASURES_2016 = Source(
    title=Text("上海市小额贷款公司监管办法", "Measures for the supervision of small-loan companies in Shanghai"),
    number="沪府办发〔2016〕42号",
    issuer=Text("上海市人民政府办公厅", "General Office of the Shanghai Municipal Government"),
    issued="2016-09-23",
    effective="2016-10-01",
    effective_basis="stated",
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-SH",
    rules=(
        Limit(
            id="CN-SH/bank-cap",
            source=MEASURES_2016,
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
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
        Count(
            id="CN-SH/two-banks",
            source=MEASURES_2016,
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-SH/sources",
            source=MEASURES_2016,
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2016年办法的50%。", "The 50% of the measures of 2016.")),),
    gaps=(
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
                "沪金规〔2021〕4号自2021-10-01起施行，接续沪府办发〔2016〕42号，融资条款未见"
                "（草案为非标准化1倍、标准化4倍，同业拆借属非标准化）：仍按2016年的规则从严计算，请核对原文。",
                "沪金规〔2021〕4号, in force 2021-10-01, follows 沪府办发〔2016〕42号; its financing clause was not seen (the draft had 1 × for non-standard funding, "
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
