"""Shenzhen (深圳): since 2016-07-01 all outside funding, interbank borrowing included, up to 200% of prior year-end net assets.

Interbank lending up to 30%. Before that Guangdong's texts apply; from that day they are replaced.
"""

from leverage.law.vocabulary import Access, AllFunding, Fact, Limit, Manual, Note, PoolRatio, Regime, Source, Text

NOTICE_2016 = Source(
    title=Text(
        "关于我市小额贷款公司开展融资创新业务试点的通知",
        "Notice on the pilot of innovative funding of the city's small-loan companies",
    ),
    issuer=Text("深圳市金融办", "Shenzhen Financial Office"),
    issued="2016-07-01",
    effective="2016-07-01",
    effective_basis="published",
    verified_on="2017-12-31",
)
EPIDEMIC_2020 = Source(
    title=Text("深圳市2020年3月4日的通知（标题未见）", "Shenzhen's notice of 2020-03-04 (title not seen)"),
    issuer=Text("深圳市地方金融监管部门", "Shenzhen's local financial regulator"),
    issued="2020-03-04",
    effective="2020-03-04",
    grade="B",
    verified_on="2026-11-21",
)

REGIME = Regime(
    place="CN-440300",
    follows="CN-GD",
    follows_until="2016-07-01",
    rules=(
        Limit(
            id="CN-440300/outside-funding",
            source=NOTICE_2016,
            article="一",
            channels=AllFunding(),
            multiple="2",
            base="prior_year_net_assets",
            replaces=(
                "CN/2008-bank-cap",
                "CN/2008-two-banks",
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
            id="CN-440300/interbank-lending",
            source=NOTICE_2016,
            article="一",
            channels=("interbank_lending",),
            multiple="0.3",
            base="prior_year_net_assets",
            says=Text(
                "同业拆借的拆出资金不超过上年度净资产的30%。",
                "Interbank lending may not exceed 30% of prior year-end net assets.",
            ),
            words="不得超过上年度净资产的30%",
        ),
        Access(
            id="CN-440300/sources",
            source=NOTICE_2016,
            article="一",
            channels=("bank_loan", "platform_financing", "relending_loan", "interbank_borrowing"),
            level="permitted",
            says=Text(
                "银行、前海的股权交易中心和金融资产交易所、其他获批要素平台、小额再贷款公司，以及同业拆借。",
                "Banks, the Qianhai equity exchange and financial asset exchange, other approved platforms, re-lending companies, and interbank borrowing.",
            ),
            words="同意本市小额贷款公司从银行机构",
            note=Text(
                "须批准的是平台而非逐笔融资。",
                "It is the platform that needs the approval, not each funding.",
            ),
        ),
        Manual(
            id="CN-440300/approved-venues",
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
            "更严的读法是保留省里对上市公司和发债公司的1倍注册资本。",
            "Before 2016-07-01 Guangdong's texts apply; from then on its funding rules of 2009, 2012 and 2016 are replaced in Shenzhen as a whole. A stricter reading would "
            "keep the province's 1 × registered capital for listed companies and issuers of debt.",
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
