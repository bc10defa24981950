"""Shenzhen (深圳): since 2016-07-01 all outside funding, interbank borrowing included, up to 200% of prior year-end net assets.

Interbank lending up to 30%. Before that Guangdong's texts apply; from that day they are replaced.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Count,
    Fact,
    Gap,
    Is,
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

NOTICE_2016 = Source(
    title=Text(
        "关于我市小额贷款公司开展融资创新业务试点的通知",
        "Notice on the pilot of innovative funding of the city's small-loan companies",
    ),
    issuer=Text("深圳市金融办", "Shenzhen Financial Office"),
    issued="2016-07-01",
    effective="2016-07-01",
    effective_basis="published",
    grade="A-",
    rank="city",
    read_in="compilation",
    verified_on="2017-12-31",
)
GUANGDONG_2016 = Source(
    title=Text(
        "广东省小额贷款公司利用资本市场融资管理工作指引（试行）",
        "Guangdong guide to capital-market funding of small-loan companies (trial)",
    ),
    issuer=Text("广东省金融办", "Guangdong Financial Office"),
    issued="2016-03-23",
    effective="2016-03-23",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
NOTICE_2017 = Source(
    title=Text("关于规范整顿“现金贷”业务的通知", "Notice on regulating and rectifying cash-loan business"),
    number="整治办函〔2017〕141号",
    issuer=Text("中国人民银行、中国银监会（专项整治工作办公室）", "PBOC and CBRC (rectification offices)"),
    issued="2017-12-01",
    effective="2017-12-01",
    grade="A-",
    rank="national",
    read_in="compilation",
    verified_on="2017-12-31",
)
EPIDEMIC_2020 = Source(
    title=Text("深圳市2020年3月4日的通知（标题未见）", "Shenzhen's notice of 2020-03-04 (title not seen)"),
    issuer=Text("深圳市地方金融监管部门", "Shenzhen's local financial regulator"),
    issued="2020-03-04",
    effective="2020-03-04",
    grade="B",
    rank="city",
    read_in="newspapers",
    verified_on="2026-11-21",
)
PRIOR_YEAR = Text("上年度净资产", "net assets of the prior year")

REGIME = Regime(
    place="CN-440300",
    follows="CN-GD",
    follows_until="2016-07-01",
    rules=(
        Limit(
            id="CN-440300/outside-funding",
            name=Text("外部融资合计200%", "outside funding in all, 200%"),
            source=NOTICE_2016,
            article="一",
            channels=AllFunding(),
            multiple="2",
            base="prior_year_net_assets",
            base_word=PRIOR_YEAR,
            replaces=(
                "CN/2008-bank-cap",
                "CN/2008-two-banks",
            ),
            under=(
                Under(reading="CN-440300/what-counts"),
                Under(reading="CN-440300/bank-count", among=("taken", "otherwise")),
            ),
            says=Text(
                "通过外部合规渠道融入资金（含同业拆借）总比例不超过上年度净资产的200%。",
                "Outside funding in all, interbank borrowing included, may not exceed 200% of prior year-end net assets.",
            ),
            words="不得超过公司上年度净资产的200%",
            note=Text(
                "限额覆盖全部债务融资。列明银行以外的资金方：两家银行的限制不再适用；广东省的规则自此由本通知替代。"
                "汇编后记称100%，以条文的200%为准；2020-03-04的通知（三家媒体）亦称基准为200%。",
                "The bound covers all debt funding. Lenders other than banks are named: the two-bank count no longer applies; Guangdong's rules give way to this "
                "notice. The compilation's closing note says 100%: the clause counts; the press on the notice of 2020-03-04 gives a baseline of 200% too.",
            ),
        ),
        Limit(
            id="CN-440300/outside-funding~named",
            name=Text("列名渠道合计200%", "the named channels, 200%"),
            source=NOTICE_2016,
            article="一",
            channels=("bank_loan", "platform_financing", "relending_loan", "interbank_borrowing"),
            multiple="2",
            base="prior_year_net_assets",
            base_word=PRIOR_YEAR,
            replaces=(
                "CN/2008-bank-cap",
                "CN/2008-two-banks",
            ),
            under=(Under(reading="CN-440300/what-counts", among=("otherwise",)),),
            says=Text(
                "读作只计列名的外部合规渠道：合计不超过上年度净资产的200%。",
                "Read as counting the named outside channels alone: together at most 200% of prior year-end net assets.",
            ),
            words="不得超过公司上年度净资产的200%",
        ),
        Count(
            id="CN-440300/two-banks~stay",
            name=Text("两家银行（保留）", "two banks (kept)"),
            source=NOTICE_2016,
            article="一",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-440300/bank-count", among=("otherwise",)),),
            says=Text(
                "文本未提银行家数：2008年的两家限制对其中的银行部分仍适用。",
                "The text is silent on the number of banks: the two of 2008 stay for the bank part.",
            ),
        ),
        Limit(
            id="CN-440300/2017-pool~prior-year",
            name=Text("合并融资（上年度净资产口径）", "national pool over net assets of the prior year"),
            source=NOTICE_2017,
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple="2",
            base="prior_year_net_assets",
            base_word=PRIOR_YEAR,
            until="2020-09-07",
            under=(Under(reading="CN-440300/pool-denominator", among=("otherwise",)),),
            says=Text(
                "转让与证券化融入的资金并入表内融资，合计按深圳自己的分母（上年度净资产）不超过200%。",
                "Funding through transfers and ABS joins that on the sheet; together at most 200% of prior year-end net assets, Shenzhen's own denominator.",
            ),
            words="应与表内融资合并计算",
        ),
        Limit(
            id="CN-440300/issuers~province",
            name=Text("发债公司：全部债务1倍注册资本（省）", "issuers: all debt, 1 × registered capital (province)"),
            source=GUANGDONG_2016,
            article="第十四条",
            channels=AllFunding(),
            multiple="1",
            base="registered_capital",
            since="2016-07-01",
            when=(Is(fact="debt_issuer", among=(True,)),),
            under=(Under(reading="CN-440300/province-stays", among=("otherwise",)),),
            says=Text(
                "读作省里的指引在深圳仍然适用：发行债务类融资工具的公司，各类债务融资合计不超过注册资本的1倍。",
                "Read so that the province's guide stays in Shenzhen: an issuer's debt funding in all may not exceed 1 × registered capital.",
            ),
            words="不得超过公司注册资本的1倍",
        ),
        Limit(
            id="CN-440300/applicants~province",
            name=Text(
                "申请上市：全部融资1倍注册资本（省）",
                "applying for listing: all funding, 1 × registered capital (province)",
            ),
            source=GUANGDONG_2016,
            article="第三条（六）",
            channels=AllFunding(),
            multiple="1",
            base="registered_capital",
            since="2016-07-01",
            when=(Is(fact="listing", among=("applying",)),),
            under=(Under(reading="CN-440300/province-stays", among=("otherwise",)),),
            says=Text(
                "读作省里的指引在深圳仍然适用：申请上市（挂牌）的公司，对外融资总额不超过注册资本的1倍。",
                "Read so that the province's guide stays in Shenzhen: a company that applies for listing may not have funding above 1 × registered capital.",
            ),
            words="不得超过小额贷款公司注册资本的1倍",
        ),
        Limit(
            id="CN-440300/interbank-lending",
            name=Text("同业拆出30%", "interbank lending, 30%"),
            source=NOTICE_2016,
            article="一",
            channels=("interbank_lending",),
            multiple="0.3",
            base="prior_year_net_assets",
            base_word=PRIOR_YEAR,
            says=Text(
                "同业拆借的拆出资金不超过上年度净资产的30%。",
                "Interbank lending may not exceed 30% of prior year-end net assets.",
            ),
            words="不得超过上年度净资产的30%",
        ),
        Access(
            id="CN-440300/sources",
            name=Text("融资渠道", "channels of funding"),
            source=NOTICE_2016,
            article="一",
            channels=("bank_loan", "platform_financing", "relending_loan"),
            level="permitted",
            says=Text(
                "银行、前海的股权交易中心和金融资产交易所、其他获批要素平台、小额再贷款公司。",
                "Banks, the Qianhai equity exchange and financial asset exchange, other approved platforms, and re-lending companies.",
            ),
            words="同意本市小额贷款公司从银行机构",
            note=Text(
                "须批准的是平台而非逐笔融资。",
                "It is the platform that needs the approval, not each funding.",
            ),
        ),
        Access(
            id="CN-440300/sources~approved",
            name=Text("平台、再贷款逐笔须批准", "platforms and re-lending with approval"),
            source=NOTICE_2016,
            article="一",
            channels=("platform_financing", "relending_loan"),
            level="with_approval",
            under=(Under(reading="CN-440300/what-is-approved", among=("otherwise",)),),
            says=Text(
                "读作公司经由平台与再贷款公司的融资须经批准。",
                "Read so that funding through platforms and re-lending companies needs an approval.",
            ),
            words="经批准同意开展小额贷款融资创新试点",
        ),
        Access(
            id="CN-440300/interbank",
            name=Text("同业拆入", "interbank borrowing"),
            source=NOTICE_2016,
            article="一",
            channels=("interbank_borrowing",),
            level="permitted",
            under=(Under(reading="CN-440300/interbank-opened"),),
            says=Text(
                "同业拆借计入总比例，读作可以拆入。", "Interbank borrowing is counted in the total, and read as open."
            ),
            words="含同业拆借",
        ),
        Manual(
            id="CN-440300/approved-venues",
            name=Text("平台均经批准", "approved venues"),
            source=NOTICE_2016,
            article="一",
            channels=("platform_financing", "relending_loan"),
            fact=Fact(
                "funding_venues_approved",
                "yes_no",
                Text("融资平台、再贷款公司均经批准", "platforms and re-lending companies are approved ones"),
                Text(
                    "所用的交易平台、小额再贷款公司是否均经批准开展小额贷款融资创新试点？",
                    "Are all platforms and re-lending companies used approved for the funding pilot?",
                ),
            ),
            says=Text(
                "融资创新试点只在经批准的交易平台或再贷款公司开展。",
                "The pilot runs only through approved platforms or re-lending companies.",
            ),
            words="应当在上述经批准的交易平台或再贷款公司",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2",
            note=Text(
                "文本的总比例200%（其分母为上年度净资产，另行约束）。",
                "The text's stated total of 200% (over prior year-end net assets, which binds besides).",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-440300/what-counts",
            name=Text("外部融资总比例的范围", "what the outside-funding total counts"),
            ask=Text(
                "“通过外部合规渠道融入资金总比例”及于哪些融资？",
                "What does the total of money raised through compliant outside channels count?",
            ),
            taken=Text("全部债务融资", "all debt funding"),
            alternatives=(
                Alternative(
                    says=Text(
                        "只计列名的渠道，不计股东借款等",
                        "the named channels alone, without shareholder loans and the like",
                    ),
                    stricter=False,
                ),
            ),
            settled_by=Text("深圳市地方金融管理局", "Shenzhen's local financial regulator"),
        ),
        Reading(
            id="CN-440300/province-stays",
            name=Text("省定1倍注册资本的存续", "whether the province's 1 × stays"),
            ask=Text(
                "2016-07-01以后，省里对发债、申请上市公司的1倍注册资本在深圳是否仍然适用？",
                "Does the province's 1 × registered capital for issuers and applicants stay in Shenzhen from 2016-07-01?",
            ),
            taken=Text("不适用：由本市通知整体替代", "it does not: the city's notice takes its place as a whole"),
            alternatives=(Alternative(says=Text("仍然适用", "it stays")),),
            settled_by=Text("深圳市地方金融管理局", "Shenzhen's local financial regulator"),
        ),
        Reading(
            id="CN-440300/what-is-approved",
            name=Text("“经批准同意”的对象", "what is approved"),
            ask=Text(
                "“其他经批准同意”，批准的是平台，还是每家公司的融资？",
                "What is approved (其他经批准同意): the platform, or each company's funding?",
            ),
            taken=Text("平台；作为询问", "the platform; asked as a question"),
            alternatives=(
                Alternative(says=Text("公司的融资：须经批准", "the company's funding: an approval is needed")),
            ),
            settled_by=Text("深圳市地方金融管理局", "Shenzhen's local financial regulator"),
        ),
        Reading(
            id="CN-440300/bank-count",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "文本列明银行以外的资金方而未提家数：2008年的两家银行是否仍适用于银行部分？",
                "The text names lenders other than banks and no number of banks: do the two banks of 2008 stay for the bank part?",
            ),
            taken=Text("不再适用。", "They lapse."),
            alternatives=(Alternative(says=Text("仍适用。", "They stay.")),),
            settled_by=Text("深圳市地方金融管理局", "Shenzhen's local financial regulator"),
        ),
        Reading(
            id="CN-440300/pool-denominator",
            name=Text("2017年合并口径的分母", "the denominator of the 2017 pool"),
            ask=Text(
                "2017年全国合并口径在深圳以资本净额还是上年度净资产为分母？",
                "Does the national pool of 2017 run over net capital or over prior year-end net assets in Shenzhen?",
            ),
            taken=Text(
                "资本净额（通知原文）；上年度净资产口径只由本市通知约束，且不含卖断式转让。",
                "Net capital, as the notice says; over prior year-end net assets the city's notice alone binds, without outright transfers.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "“当地现行比例”连同当地的分母：上年度净资产的200%。",
                        "The local ratio comes with its own denominator: 200% of prior year-end net assets.",
                    ),
                ),
            ),
            settled_by=Text("监管部门当时的答复", "a regulator's reply of that time"),
            since="2017-12-01",
            until="2020-09-07",
        ),
        Reading(
            id="CN-440300/interbank-opened",
            name=Text("同业拆入是否放开", "whether interbank borrowing is opened"),
            ask=Text(
                "“含同业拆借”，是开放同业拆入，还是只将其计入？",
                "Does 含同业拆借 open interbank borrowing, or only count it?",
            ),
            taken=Text("开放", "it opens it"),
            alternatives=(Alternative(says=Text("只计入：渠道未作规定", "it only counts it: not provided for")),),
            settled_by=Text("深圳市地方金融管理局", "Shenzhen's local financial regulator"),
        ),
    ),
    gaps=(
        Gap(
            id="CN-440300/gap-2014",
            since="2014-02-01",
            until="2016-07-01",
            says=Text(
                "据报道，深圳自2014年2月起已按200%掌握：未见文件，2016-07-01以前按广东省的文本计算。",
                "The press has Shenzhen at 200% from February 2014 on: no text was seen, and until 2016-07-01 Guangdong's texts count here.",
            ),
        ),
        Gap(
            id="CN-440300/gap-2021",
            since="2021-11-01",
            says=Text(
                "至迟2021年11月，深圳另有小额贷款公司的指引，融资条款未见：仍按2016年的通知计算，请核对原文。",
                "By November 2021 Shenzhen had further guides on small-loan companies; their financing clauses were not seen: the notice of 2016 still counts here; consult the texts.",
            ),
        ),
    ),
    notes=(
        Note(
            source=NOTICE_2016,
            article="一",
            says=Text(
                "融资交易条件、方式、利率由各方商定。",
                "Conditions, form and rate of the funding are for the parties to agree.",
            ),
        ),
        Note(
            source=EPIDEMIC_2020,
            says=Text(
                "疫情期间（终止日未见）：经申请，融资可至净资产的5倍，并逐笔按周报告。未作为限额计算；有批复的，以批复为准。",
                "During the epidemic (its end was not seen): on application, funding up to 5 × net assets, with weekly loan-by-loan reports. Not applied as a limit: an "
                "approval in hand governs.",
            ),
        ),
    ),
    remarks=(
        Text(
            "2016-07-01以前适用广东省的文本；此后广东省2009年、2012年、2016年的融资规则在深圳由本市通知整体替代。"
            "省里2016-12-07的意见（粤金贷监〔2016〕5号）亦登载于深圳监管部门的网站，其在深圳的效力未见说明。",
            "Before 2016-07-01 Guangdong's texts apply; from then on its funding rules of 2009, 2012 and 2016 are replaced in Shenzhen as a whole. The province's opinion of "
            "2016-12-07 (粤金贷监〔2016〕5号) stands on the site of Shenzhen's regulator too; its force in Shenzhen is not told.",
        ),
        Text(
            "汇编在深圳名下重复收录了广州越秀区的文本：不适用于深圳。",
            "The compilation repeats a text of Guangzhou's Yuexiu district under Shenzhen: it does not apply here.",
        ),
        Text(
            "广东省的缺口（评级挂钩、2016年指引程序）随省列示，前者不含深圳，后者自2016-07-01起不影响深圳。",
            "Guangdong's gaps are shown with the province's rules: the one on ratings leaves Shenzhen out, the one on the guide of 2016 does not matter in Shenzhen from "
            "2016-07-01 on.",
        ),
    ),
)
