"""Shanxi (山西): online companies only: one pool of 100% of net capital since 2017-03-22. All others follow the national opinion of 2008."""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Gap,
    Is,
    Limit,
    Note,
    PoolRatio,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

GUIDE_2017 = Source(
    title=Text(
        "山西省互联网小额贷款公司监管工作指引（试行）",
        "Shanxi guide to the supervision of online small-loan companies (trial)",
    ),
    issuer=Text("山西省人民政府金融服务办公室", "Shanxi Provincial Government Financial Services Office"),
    issued="2017-03-22",
    effective="2017-03-22",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
ONLINE = (Is(fact="company_type", among=("online",)),)
ALL_MONEY = (Under(reading="CN-SX/online-bound"),)
APPROVED_FORMS = (Under(reading="CN-SX/online-bound", among=("otherwise",)),)

REGIME = Regime(
    place="CN-SX",
    rules=(
        Limit(
            id="CN-SX/online-pool",
            name=Text("网络公司融入资金合计", "online companies, all money raised"),
            source=GUIDE_2017,
            article="第十八条",
            channels=AllFunding(),
            multiple="1",
            base="net_capital",
            when=ONLINE,
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=ALL_MONEY,
            says=Text(
                "网络公司融入资金余额合计以资本净额的100%为限。",
                "All money raised by an online company together may not exceed 100% of net capital.",
            ),
            words="不得超过公司资本净额的100%",
            note=Text(
                "“融入资金余额”读作本条全部融资渠道的合计，不只限经批准的其他方式，为一种解读。列明银行以外的资金方，两家银行的限制不再适用。",
                "The bound is read as one on all the funding of the article together, not on the approved forms alone, a reading. Lenders other than banks "
                "are named: "
                "the two-bank count no longer applies.",
            ),
        ),
        Limit(
            id="CN-SX/online-pool~approved-forms",
            name=Text("网络公司经批准的融资合计", "online companies, approved forms of funding together"),
            source=GUIDE_2017,
            article="第十八条",
            channels=AllFunding(excepting=("bank_loan", "relending_loan")),
            multiple="1",
            base="net_capital",
            when=ONLINE,
            under=APPROVED_FORMS,
            says=Text(
                "网络公司经批准的转让和其他方式融入资金合计以资本净额的100%为限，银行借款仍按全国的50%与两家银行。",
                "Transfers and other forms that need approval may together not exceed 100% of net capital; banks stay at the nation's 50% and two.",
            ),
            words="不得超过公司资本净额的100%",
        ),
        Limit(
            id="CN-SX/online-own-funds~limit",
            name=Text("融入资金不超过自有资金", "borrowed money within own funds"),
            source=GUIDE_2017,
            article="第十八条",
            channels=AllFunding(),
            multiple="1",
            base="net_assets",
            base_word=Text("自有资金（以净资产计）", "own funds (taken as net assets)"),
            when=ONLINE,
            under=(Under(reading="CN-SX/own-funds", among=("otherwise",)),),
            says=Text(
                "以自有资金为主：融入资金合计不超过自有资金。",
                "Mainly own funds: all borrowed money together stays within the own funds.",
            ),
            words="主要利用自有资金开展贷款业务",
        ),
        Access(
            id="CN-SX/online-sources",
            name=Text("网络公司资金来源", "online companies, sources of funds"),
            source=GUIDE_2017,
            article="第十八条",
            channels=("bank_loan", "relending_loan"),
            level="permitted",
            when=ONLINE,
            says=Text("银行借款、小额再贷款公司借款。", "Loans from banks and from re-lending companies."),
        ),
        Access(
            id="CN-SX/online-with-approval",
            name=Text("网络公司其他方式须批准", "online companies, other forms with approval"),
            source=GUIDE_2017,
            article="第十八条",
            channels=AllFunding(excepting=("bank_loan", "relending_loan")),
            level="with_approval",
            when=ONLINE,
            under=(Under(reading="CN-SX/online-other-forms"),),
            says=Text(
                "带回购义务的贷款资产（收益权）转让和其他融资方式，均须经批准。",
                "Transfers of loans or their income with a duty to repurchase, and any other form of funding, need approval.",
            ),
            words="经批准的其他融资方式",
            note=Text(
                "“其他融资方式”未列举：读作其余各类债务融资。",
                "The other forms are not listed: read as every other kind of debt funding.",
            ),
        ),
        Access(
            id="CN-SX/online-with-approval~named",
            name=Text("网络公司回购式转让须批准", "online companies, repurchase transfers with approval"),
            source=GUIDE_2017,
            article="第十八条",
            channels=("asset_transfer_repo",),
            level="with_approval",
            when=ONLINE,
            under=(Under(reading="CN-SX/online-other-forms", among=("otherwise",)),),
            says=Text(
                "带回购义务的贷款资产（收益权）转让须经批准；其他方式尚无批准的，未作规定。",
                "Transfers of loans or their income with a duty to repurchase need approval; other forms are not provided for until one is approved as such.",
            ),
            words="经批准的其他融资方式",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="1.5",
            when=ONLINE,
            under=APPROVED_FORMS,
            note=Text(
                "网络公司：银行50%与经批准的方式100%之和。",
                "Online companies: the sum of 50% for banks and 100% for approved forms.",
            ),
        ),
        PoolRatio(
            multiple="1",
            when=ONLINE,
            note=Text("网络公司的总比例：100%。", "The stated total for online companies: 100%."),
        ),
    ),
    readings=(
        Reading(
            id="CN-SX/online-bound",
            name=Text("100%约束的范围", "what the 100% bounds"),
            ask=Text(
                "第十八条末句“融入资金余额不得超过公司资本净额的100%”约束什么？",
                "What does the 100% of net capital at the end of article 18 bound?",
            ),
            taken=Text(
                "本条全部融资渠道的合计，取代全国的银行50%与两家银行。",
                "All the funding of the article together, in place of the nation's 50% on banks and two banks.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "只约束该句所列经批准的方式；银行借款未设比例，仍按全国的50%与两家银行。",
                        "The approved forms of its own sentence alone; for banks no ratio is set, and the nation's 50% and two banks stay.",
                    ),
                    stricter=None,
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
        ),
        Reading(
            id="CN-SX/own-funds",
            name=Text("“自有资金为主”的含义", "what lending mainly own funds means"),
            ask=Text(
                "“主要利用自有资金开展贷款业务”是否构成融资上限？",
                "Does lending mainly own funds set a limit to funding?",
            ),
            taken=Text("否：只作说明。", "No: it is told as a note."),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：融入资金不得超过自有资金。",
                        "Yes: borrowed money may not exceed own funds.",
                    ),
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
        ),
        Reading(
            id="CN-SX/online-other-forms",
            name=Text("“其他融资方式”开放的渠道", "what other approved forms open"),
            ask=Text(
                "“经批准的其他融资方式”放开哪些渠道？",
                "Which channels do the “other approved forms of funding” open?",
            ),
            taken=Text("其余各类债务融资，均须批准。", "Every other kind of debt funding, with approval."),
            alternatives=(
                Alternative(
                    says=Text(
                        "只有监管部门已经批准采用的方式；尚未点名的未作规定。",
                        "Those that the regulator has admitted as such; one that nobody has named is not provided for.",
                    ),
                ),
            ),
            settled_by=Text("省金融办（地方金融管理局）", "the provincial financial office"),
        ),
    ),
    gaps=(
        Gap(
            id="CN-SX/gap-2021",
            since="2021-01-01",
            until="2025-06-24",
            says=Text(
                "晋金监互金〔2021〕13号存在（日期只知为2021年，2025-06-24由晋地金管〔2025〕43号废止），融资条款未见；另有一份无日期的意见据称对传统公司A类定100%、B类定50%（资本净额）：传统公司可能另有未见的规定。仍按2017年指引和全国规则计算。",
                "晋金监互金〔2021〕13号 exists (of 2021, day not seen; ended on 2025-06-24 by 晋地金管〔2025〕43号); its financing clause was not seen. An undated opinion is said to "
                "give traditional companies of class A 100% and of class B 50% of net capital: they may have a rule that was not seen. The guide of 2017 and the "
                "national rules still count here.",
            ),
        ),
        Gap(
            id="CN-SX/gap-2025",
            since="2025-06-24",
            says=Text(
                "晋地金管〔2025〕43号（2025-06-24）存在，融资条款未见；传统公司可能另有未见的规定。仍按2017年指引和全国规则计算。",
                "晋地金管〔2025〕43号 of 2025-06-24 exists; its financing clause was not seen, and traditional companies may have a rule that was not seen. The guide of 2017 and "
                "the national rules still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=GUIDE_2017,
            article="第十八条",
            says=Text("网络公司放贷以自有资金为主。", "Online companies lend mainly their own money."),
        ),
    ),
    remarks=(
        Text(
            "未找到山西对传统公司的融资规定（2017年末汇编）：网络公司以外的各类公司适用全国规则。",
            "No funding rule of Shanxi for traditional companies was found (compilation of late 2017): companies of every kind but online "
            "follow the national "
            "rules.",
        ),
    ),
)
