"""Shanxi (山西): online companies only: one pool of 100% of net capital since 2017-03-22. All others follow the national opinion of 2008."""

from leverage.law.vocabulary import Access, AllFunding, Gap, Is, Limit, Note, PoolRatio, Regime, Source, Text

GUIDE_2017 = Source(
    title=Text(
        "山西省互联网小额贷款公司监管工作指引(试行)",
        "Shanxi guide to the supervision of online small-loan companies (trial)",
    ),
    issuer=Text("山西省人民政府金融服务办公室", "Shanxi Provincial Government Financial Services Office"),
    issued="2017-03-22",
    effective="2017-03-22",
    verified_on="2017-12-31",
)
ONLINE = (Is(fact="company_type", among=("online",)),)

REGIME = Regime(
    place="CN-SX",
    rules=(
        Limit(
            id="CN-SX/online-pool",
            source=GUIDE_2017,
            article="第十八条",
            channels=AllFunding(),
            multiple="1",
            base="net_capital",
            when=ONLINE,
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            says=Text(
                "网络公司融入资金余额合计以资本净额的100%为限。",
                "All money raised by an online company together may not exceed 100% of net capital.",
            ),
            words="不得超过公司资本净额的100%",
            note=Text(
                "“融入资金余额”读作本条全部融资渠道的合计,不只限经批准的其他方式。列明银行以外的资金方,两家银行的限制不再适用。",
                "The bound is read as one on all the funding of the article together, not on the approved forms alone. Lenders other than banks "
                "are named: "
                "the two-bank count no longer applies.",
            ),
        ),
        Access(
            id="CN-SX/online-sources",
            source=GUIDE_2017,
            article="第十八条",
            channels=("bank_loan", "relending_loan"),
            level="permitted",
            when=ONLINE,
            says=Text("银行借款、小额再贷款公司借款。", "Loans from banks and from re-lending companies."),
        ),
        Access(
            id="CN-SX/online-with-approval",
            source=GUIDE_2017,
            article="第十八条",
            channels=AllFunding(excepting=("bank_loan", "relending_loan")),
            level="with_approval",
            when=ONLINE,
            says=Text(
                "带回购义务的贷款资产(收益权)转让和其他融资方式,均须经批准。",
                "Transfers of loans or their income with a duty to repurchase, and any other form of funding, need approval.",
            ),
            words="经批准的其他融资方式",
            note=Text(
                "“其他融资方式”未列举:读作其余各类债务融资。",
                "The other forms are not listed: read as every other kind of debt funding.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="1",
            when=ONLINE,
            note=Text("网络公司的总比例:100%。", "The stated total for online companies: 100%."),
        ),
    ),
    gaps=(
        Gap(
            id="CN-SX/gap-2021",
            since="2021-01-01",
            says=Text(
                "晋金监互金〔2021〕13号存在,融资条款未见(日期只知为2021年):仍按2017年指引和全国规则计算。",
                "晋金监互金〔2021〕13号 exists (of 2021, day not seen); its financing clause was not seen: the guide of 2017 and the national rules still count "
                "here.",
            ),
        ),
        Gap(
            id="CN-SX/gap-2025",
            since="2025-06-24",
            says=Text(
                "晋地金管〔2025〕43号(2025-06-24)存在,融资条款未见:仍按2017年指引和全国规则计算。",
                "晋地金管〔2025〕43号 of 2025-06-24 exists; its financing clause was not seen: the guide of 2017 and the national rules still count here.",
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
            "未找到山西对传统公司的融资规定(2017年末汇编):网络公司以外的各类公司适用全国规则。",
            "No funding rule of Shanxi for traditional companies was found (compilation of late 2017): companies of every kind but online "
            "follow the national "
            "rules.",
        ),
    ),
)
