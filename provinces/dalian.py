"""Dalian (大连): as Liaoning; for online companies, since 2017-04-05, no funding through internet platforms, and asset deals only with approval."""

from leverage.law.vocabulary import (
    Access,
    Alternative,
    Fact,
    Is,
    Manual,
    Note,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

GUIDE_2017 = Source(
    title=Text(
        "大连市互联网小额贷款业务试点工作指引", "Guide to the pilot of online lending by small-loan companies in Dalian"
    ),
    number="大金局发〔2017〕32号",
    issuer=Text("大连市金融发展局", "Dalian Financial Development Bureau"),
    issued="2017-04-05",
    effective="2017-04-05",
    grade="A-",
    rank="city",
    read_in="compilation",
    verified_on="2017-12-31",
)
ONLINE = (Is(fact="company_type", among=("online",)),)
CITY = Text("大连市地方金融管理局", "the Dalian municipal financial authority")

REGIME = Regime(
    place="CN-210200",
    follows="CN-LN",
    rules=(
        Access(
            id="CN-210200/2017-no-platform-funding",
            name=Text("不得经平台融资", "no funding through platforms"),
            source=GUIDE_2017,
            article="九（三）",
            channels=("platform_financing",),
            level="prohibited",
            when=ONLINE,
            says=Text(
                "网络公司不得借互联网平台为自己筹资，变相的也不行。",
                "No funding for itself, open or disguised, through internet platforms.",
            ),
            words="禁止通过互联网平台为自身或变相为自身融资",
            note=Text(
                "归入“交易场所、平台融资”；辽宁股权交易中心的收益权转让与私募债不属此列。",
                "Classed as funding through exchanges and platforms; income-right transfers and private bonds on the Liaoning equity "
                "exchange are not meant.",
            ),
        ),
        Access(
            id="CN-210200/2017-asset-deals",
            name=Text("类资产证券化与债权转让须批准", "securitisation and transfers with approval"),
            source=GUIDE_2017,
            article="九（四）",
            channels=("abs", "asset_transfer_repo", "asset_transfer_outright"),
            level="with_approval",
            when=ONLINE,
            ratio_unset=True,
            replaces=("CN-LN/2014-venue", "CN-LN/2014-exchange", "CN-LN/2014-exchange~income-rights"),
            under=(Under(reading="CN-210200/packaged-claims", among=("taken", "otherwise")),),
            says=Text(
                "未经批准不得开展类资产证券化或以打包资产等形式转让债权；未设比例。",
                "No quasi-securitisation and no transfer of claims as packaged assets without approval; no ratio is set.",
            ),
            words="禁止未经批准开展类资产证券化业务",
            note=Text(
                "“未经批准”读作兼及债权转让；经批准即可办理，可办多少以批准的数额为准。",
                "“Without approval” is read with the transfer of claims too: both are open with approval, up to the amount approved.",
            ),
        ),
        Access(
            id="CN-210200/2017-asset-deals~prohibited",
            name=Text("打包债权转让属禁止", "no transfer of packaged claims"),
            source=GUIDE_2017,
            article="九（四）",
            channels=("asset_transfer_repo", "asset_transfer_outright"),
            level="prohibited",
            when=ONLINE,
            under=(Under(reading="CN-210200/packaged-claims", among=("otherwise",)),),
            says=Text(
                "以打包资产等形式转让债权一律禁止。",
                "Transfers of claims as packaged assets are prohibited outright.",
            ),
            words="实现以打包资产等形式的债权转让行为",
        ),
        Manual(
            id="CN-210200/2017-no-wealth-products",
            name=Text("不得自行发售理财产品", "no wealth products of its own"),
            source=GUIDE_2017,
            article="九（五）",
            channels=("other_borrowing", "platform_financing"),
            act=True,
            when=ONLINE,
            fact=Fact(
                "no_own_wealth_products",
                "yes_no",
                Text("未自行发售理财产品募集资金", "no wealth products of its own sold to raise money"),
                Text(
                    "公司是否未自行发售理财产品募集资金？",
                    "Has the company raised no money by selling wealth products of its own?",
                ),
            ),
            says=Text("不得以自办的理财产品筹资。", "No money may be raised by selling wealth products of its own."),
            words="禁止自行发售理财产品募集资金",
            note=Text(
                "无专门渠道，也不等于禁止一切其他债务融资：作为须确认的条件。",
                "No channel stands for it, and it does not ban all other borrowing: asked as a condition.",
            ),
        ),
        Access(
            id="CN-210200/2017-no-wealth-products~other-borrowing",
            name=Text("其他债务融资属禁止", "no other borrowing"),
            source=GUIDE_2017,
            article="九（五）",
            channels=("other_borrowing",),
            level="prohibited",
            when=ONLINE,
            under=(Under(reading="CN-210200/wealth-products", among=("otherwise",)),),
            says=Text(
                "自行发售理财产品归入其他债务融资，该渠道属禁止。",
                "Wealth products of its own are other borrowing, which is prohibited.",
            ),
            words="禁止自行发售理财产品募集资金",
        ),
    ),
    readings=(
        Reading(
            id="CN-210200/packaged-claims",
            name=Text("打包资产债权转让的禁止", "the ban on packaged claims"),
            ask=Text(
                "“禁止未经批准开展类资产证券化业务或实现以打包资产等形式的债权转让”：“未经批准”是否也修饰债权转让？",
                "Does “without approval” go with the transfer of packaged claims too, or with quasi-securitisation alone?",
            ),
            taken=Text("兼及：经批准可以转让。", "With both: transfers are open with approval."),
            alternatives=(
                Alternative(
                    says=Text(
                        "只修饰类资产证券化：债权转让一律禁止。",
                        "With quasi-securitisation alone: transfers are prohibited outright.",
                    )
                ),
            ),
            settled_by=CITY,
        ),
        Reading(
            id="CN-210200/wealth-products",
            name=Text("自行发售理财产品的禁止", "the ban on own wealth products"),
            ask=Text(
                "“禁止自行发售理财产品募集资金”是否禁止其他债务融资这一渠道？",
                "Does the ban on wealth products of its own close the channel of other borrowing?",
            ),
            taken=Text("否：作为须确认的条件。", "No: it is asked as a condition."),
            alternatives=(Alternative(says=Text("是。", "Yes.")),),
            settled_by=CITY,
        ),
    ),
    notes=(
        Note(
            source=GUIDE_2017,
            article="四",
            says=Text(
                "首次试点的线上贷款余额不超过注册资本50%，评估后可放宽（放贷额度，非融资规则）。",
                "First pilot: online loans outstanding ≤ 50% of registered capital, to be relaxed after review (a lending quota, not funding).",
            ),
        ),
        Note(
            source=GUIDE_2017,
            article="九（五）",
            says=Text(
                "银行、券商、基金、保险、信托类产品，未经批准不得代销（非融资规则）。",
                "No unapproved selling of banks', brokers', funds', insurers' or trusts' products (not funding).",
            ),
        ),
    ),
    remarks=(
        Text(
            "2017年指引未设融资比例：网络公司的比例仍按辽宁的一般规则（银行借款50%）。指引针对开展互联网小额贷款业务的公司；兼营的传统或科技公司请按“网络”另核一次禁止条款。",
            "The guide of 2017 sets no funding ratio: online companies keep Liaoning's general rule (50% for banks). It addresses whoever "
            "lends online; a traditional or technology company that does so should also be checked as “online” for the prohibitions.",
        ),
    ),
)
