"""Guizhou (贵州): since 2012-09-12 banks and other financial institutions 50%, main shareholders 50%, interbank 30% of net capital.

The published 130% is the sum of the three caps; the text states no total. Other forms are provided for, and their ratio was left to be set.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Count,
    Fact,
    Gap,
    Holder,
    Lenders,
    Limit,
    Manual,
    Note,
    PoolRatio,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

OPINION_2012 = Source(
    title=Text(
        "关于进一步促进全省小额贷款公司又好又快发展的意见",
        "Opinion on further promoting the sound and fast development of the province's small-loan companies",
    ),
    issuer=Text("贵州省人民政府办公厅", "General Office of the Guizhou Provincial Government"),
    issued="2012-09-12",
    effective="2012-09-12",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
TOGETHER = (Under(reading="CN-GZ/financial-institutions"),)
BANKS_ONLY = (Under(reading="CN-GZ/financial-institutions", among=("otherwise",)),)
PROVINCE = Text("省级小额贷款公司主管部门", "the provincial regulator")

REGIME = Regime(
    place="CN-GZ",
    rules=(
        Limit(
            id="CN-GZ/financial-institutions",
            name=Text("银行与其他金融机构合计", "banks and other financial institutions together"),
            source=OPINION_2012,
            article="（六）",
            channels=("bank_loan", "other_fi_loan"),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=TOGETHER,
            says=Text(
                "从银行业等金融机构融资余额之和不超过资本净额的50%。",
                "Funding from banks and other financial institutions together may not exceed 50% of net capital.",
            ),
            words="余额之和不超过公司资本净额的50%",
            note=Text(
                "“银行业等金融机构”读作银行与其他金融机构（信托、保险等）的借款合计。",
                "“银行业等金融机构” is read as the loans of banks and of other financial institutions (trusts, insurers) together.",
            ),
        ),
        Limit(
            id="CN-GZ/financial-institutions~banks",
            name=Text("银行融资上限", "bank cap"),
            source=OPINION_2012,
            article="（六）",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            under=BANKS_ONLY,
            says=Text("从银行融资的余额不超过资本净额的50%。", "Funding from banks may not exceed 50% of net capital."),
            words="余额之和不超过公司资本净额的50%",
        ),
        Count(
            id="CN-GZ/two-banks",
            name=Text("融资银行家数", "number of banks"),
            source=OPINION_2012,
            article="（五）1",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "从不超过两家银行业金融机构融资。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="从不超过2家银行业金融机构融资",
        ),
        Limit(
            id="CN-GZ/shareholder",
            name=Text("主要股东借款上限", "cap on main shareholders' loans"),
            source=OPINION_2012,
            article="（六）",
            channels=("shareholder_loan",),
            multiple="0.5",
            base="net_capital",
            says=Text(
                "主要股东定向借款余额不超过资本净额的50%。",
                "Loans from main shareholders may not exceed 50% of net capital.",
            ),
            words="融资余额不超过公司资本净额的50%",
        ),
        Lenders(
            id="CN-GZ/shareholder-holding",
            name=Text("出借股东的资格", "which shareholders may lend"),
            source=OPINION_2012,
            article="（五）3",
            channels=("shareholder_loan",),
            may_lend=(Holder(share="0.1"),),
            under=(Under(reading="CN-GZ/main-shareholders"),),
            says=Text(
                "定向借款的出借人为持股不低于10%的主要股东。",
                "A shareholder that lends holds at least 10% of the company.",
            ),
            words="持股比例不低于10%的主要股东",
            note=Text("文本未限于法人股东。", "The text does not say corporate shareholders."),
        ),
        Lenders(
            id="CN-GZ/shareholder-holding~corporate",
            name=Text("出借股东的资格（法人）", "which corporate shareholders may lend"),
            source=OPINION_2012,
            article="（五）3",
            channels=("shareholder_loan",),
            may_lend=(Holder(kind="corporate", share="0.1"),),
            under=(Under(reading="CN-GZ/main-shareholders", among=("otherwise",)),),
            says=Text(
                "定向借款的出借人为持股不低于10%的法人股东。",
                "A shareholder that lends is a company and holds at least 10%.",
            ),
            words="持股比例不低于10%的主要股东",
        ),
        Limit(
            id="CN-GZ/interbank-borrowing",
            name=Text("同业借入上限", "interbank borrowing cap"),
            source=OPINION_2012,
            article="（六）",
            channels=("interbank_borrowing",),
            multiple="0.3",
            base="net_capital",
            says=Text(
                "同业资金借款业务的借入资金余额不超过资本净额的30%。",
                "Interbank borrowing may not exceed 30% of net capital.",
            ),
            words="借入资金余额不超过公司资本净额的30%",
        ),
        Limit(
            id="CN-GZ/interbank-lending",
            name=Text("同业借出上限", "interbank lending cap"),
            source=OPINION_2012,
            article="（六）",
            channels=("interbank_lending",),
            multiple="0.3",
            base="net_capital",
            says=Text(
                "同业资金借款业务的借出资金余额不超过资本净额的30%。",
                "Interbank lending may not exceed 30% of net capital.",
            ),
            words="借出资金余额不超过公司资本净额的30%",
        ),
        Manual(
            id="CN-GZ/interbank-within-province",
            name=Text("同业对手在省内", "counterparties within the province"),
            source=OPINION_2012,
            article="（五）4",
            channels=("interbank_borrowing", "interbank_lending"),
            fact=Fact(
                "interbank_within_province",
                "yes_no",
                Text("同业拆借对手均为省内小贷公司", "interbank counterparties are of the province"),
                Text(
                    "同业拆借的对手是否均为贵州省内的小额贷款公司？",
                    "Are all interbank counterparties small-loan companies within Guizhou?",
                ),
            ),
            says=Text(
                "同业资金拆借在全省范围内的小额贷款公司之间进行。",
                "Interbank borrowing and lending is among small-loan companies within the province.",
            ),
            words="在全省范围内小额贷款公司之间",
        ),
        Access(
            id="CN-GZ/sources",
            name=Text("资金来源", "sources of funds"),
            source=OPINION_2012,
            article="（五）1、3、4",
            channels=("bank_loan", "shareholder_loan", "interbank_borrowing"),
            level="permitted",
            says=Text(
                "银行融资、主要股东定向借款、省内小贷公司同业拆借，接受省级主管部门监管。",
                "Bank borrowing, loans from main shareholders and interbank borrowing within the province, under the provincial regulator's supervision.",
            ),
        ),
        Access(
            id="CN-GZ/trust-and-insurance",
            name=Text("信托、保险资金", "trust and insurance money"),
            source=OPINION_2012,
            article="（五）5",
            channels=("other_fi_loan",),
            level="with_approval",
            under=TOGETHER,
            says=Text("探索信托资金、保险资金的可能性。", "The use of trust and insurance money is to be explored."),
            words="信托资金、保险资金",
            note=Text(
                "“探索可能性”的来源读作有规定、须批准；其比例按“银行业等金融机构”的50%合并计算。",
                "A source “to be explored” is read as provided for, with approval; its ratio is that of banks and other financial institutions, 50% together.",
            ),
        ),
        Access(
            id="CN-GZ/trust-and-insurance~other-form",
            name=Text("信托、保险资金（其他方式）", "trust and insurance money, as another form"),
            source=OPINION_2012,
            article="（五）5，（六）",
            channels=("other_fi_loan",),
            level="with_approval",
            ratio_unset=True,
            under=BANKS_ONLY,
            says=Text(
                "信托、保险资金属其他方式融资：须批准，比例另行研究制定。",
                "Trust and insurance money is another form of funding: with approval, its ratio to be set separately.",
            ),
            words="其他方式融资比例另行研究制定",
        ),
        Access(
            id="CN-GZ/other-forms",
            name=Text("其他融资方式", "other forms of funding"),
            source=OPINION_2012,
            article="（五）2、5、6，（六）",
            channels=AllFunding(
                excepting=("bank_loan", "other_fi_loan", "shareholder_loan", "interbank_borrowing"),
            ),
            level="with_approval",
            ratio_unset=True,
            says=Text(
                "金融资产交易平台的创新融资、财政性资金等来源的探索，以及经批准的其他融资方式：比例另行研究制定。",
                "Innovative funding through financial asset exchanges, fiscal funds to be explored, and other approved forms: their ratio is to be set "
                "separately.",
            ),
            words="其他方式融资比例另行研究制定",
            note=Text(
                "其他方式一律读作有规定、须批准、比例未定；没有其他限额约束时不计入合计。经金融资产交易平台的融资，自2020-09-07起另受全国对地方交易场所的禁令约束。",
                "All other forms are read as provided for, with approval and no ratio set; no part of any total where no other limit bounds them. "
                "Funding through financial asset exchanges comes under the national ban on local venues from 2020-09-07.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="1.3",
            note=Text(
                "文本无合计比例：取各渠道之和50%+50%+30%。",
                "The text states no total: the sum of its channel caps, 50% + 50% + 30%.",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-GZ/financial-institutions",
            name=Text("金融机构是否含信托、保险", "whether trusts and insurers are meant"),
            ask=Text(
                "“从银行业等金融机构融资余额之和”包括信托、保险资金吗？",
                "Do the 50% on banks “and other financial institutions” take in trust and insurance money?",
            ),
            taken=Text("包括：银行与其他金融机构合计50%。", "They do: banks and other institutions together, 50%."),
            alternatives=(
                Alternative(
                    says=Text(
                        "不包括：50%只限银行，信托、保险资金属比例未定的其他方式。",
                        "They do not: the 50% is for banks alone, trust and insurance money another form without a ratio.",
                    ),
                    stricter=None,
                ),
            ),
            settled_by=PROVINCE,
        ),
        Reading(
            id="CN-GZ/main-shareholders",
            name=Text("主要股东是否限于法人", "whether main shareholders are companies only"),
            ask=Text("可以出借的“主要股东”是否限于法人？", "Are the main shareholders that may lend companies only?"),
            taken=Text("否：持股10%以上的任何股东。", "No: any shareholder of 10% or more."),
            alternatives=(Alternative(says=Text("是：限于法人股东。", "Yes: corporate shareholders only.")),),
            settled_by=PROVINCE,
        ),
    ),
    gaps=(
        Gap(
            id="CN-GZ/gap-other-forms",
            since="2012-09-12",
            says=Text(
                "金融资产交易平台、财政性资金及经批准的其他融资方式的比例“另行研究制定”，未见其公布：请向省级主管部门确认。",
                "The ratio of funding through financial asset exchanges, of fiscal funds and of other approved forms was to be set separately and was not "
                "seen: ask the provincial regulator.",
            ),
        ),
    ),
    notes=(
        Note(
            source=OPINION_2012,
            article="（五）",
            says=Text(
                "支持银行批发资金、小贷公司零售放贷的合作；未设新比例。",
                "Wholesale funding by banks for retail lending is supported; no new ratio is set.",
            ),
        ),
        Note(
            source=OPINION_2012,
            article="（四）",
            says=Text(
                "股权与上市（非融资规则）：主发起人及关联方合计持股不超过注册资本的33%；鼓励增资、未分配利润转增资本金，以及境内外上市。",
                "Equity and listing (not funding): main promoter with related parties ≤ 33% of registered capital; new capital, profits turned into capital and "
                "listing at home or abroad are encouraged.",
            ),
        ),
    ),
)
