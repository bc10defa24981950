"""Hebei (河北): since 2015-09-11 one pool of at most 200% of net capital; each main corporate shareholder lends at most twice its own contribution.

The provincial office sets each company's ratio within the 200% by its rating; that table is not published. Bank money above 50% of net capital, and from more
than two banks, is for companies in good order that have agreed on it with their banks; every other channel is for companies in good order that qualify.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Count,
    Fact,
    Gap,
    Holder,
    Is,
    Lenders,
    Limit,
    Manual,
    Note,
    PoolRatio,
    RatingScheme,
    Reading,
    Regime,
    Source,
    Stated,
    Text,
    Under,
)

OPINION_2015 = Source(
    title=Text(
        "关于促进小额贷款公司持续健康发展的意见（试行）",
        "Opinion on the sustained and sound development of small-loan companies (trial)",
    ),
    issuer=Text("河北省人民政府", "Hebei Provincial Government"),
    issued="2015-09-11",
    effective="2015-09-11",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
COMPANY_RATIO = Stated(most="2", fact="company_ratio", within="within_company_ratio")
NET_CAPITAL = Text("净资本", "net capital (净资本)")
IN_GOOD_ORDER = Is(fact="regular_and_qualified", among=(True,))
AGREED = Is(fact="lender_consent", among=(True,))
OTHER_CHANNELS = (
    "shareholder_loan",
    "interbank_borrowing",
    "asset_transfer_repo",
    "asset_transfer_outright",
)
POOL_SAYS = Text(
    "各种债务性融资（银行、主要股东、同业、资产转让等）合计以净资本的200%为限，省金融办在此之内为公司核定比例的，以核定为限。",
    "Debt funding of every kind (bank loans, loans of main shareholders, asset transfers, interbank funds and so on) may in all not exceed 200% of net capital, "
    "or the ratio within it that the provincial office has set for the company.",
)
POOL_WORDS = "最高不得超过净资本的200%"

REGIME = Regime(
    place="CN-HE",
    schemes=(
        RatingScheme(
            name=Text("评级", "rating"),
            source=OPINION_2015,
            article="四（二）",
            method="not_seen",
            effect=Text(
                "省金融办在200%以内按评级结果和融资情况分等核定各公司的比例；比例表未见，另行询问。",
                "Within the 200%, the provincial office sets each company's ratio by its rating and its funding; the table was not seen, and the ratio is asked for.",
            ),
            note=Text("等级名称未见。", "The names of the grades were not seen."),
        ),
    ),
    rules=(
        # the total, at most 200% and as the provincial office set it
        Limit(
            id="CN-HE/pool",
            name=Text("债务融资总额", "total debt funding"),
            source=OPINION_2015,
            article="四（二）",
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple=COMPANY_RATIO,
            base="net_capital",
            base_word=NET_CAPITAL,
            under=(Under(reading="CN-HE/open-list"),),
            says=POOL_SAYS,
            words=POOL_WORDS,
            note=Text(
                "所列渠道以“等”结尾并限定总和：限额覆盖全部债务融资。“资产转让”未分回购与卖断：两者都计。具体比例由省金融办分等核定：请填核定的倍数，未核定填“none”；未答时不作合规判断。",
                "The list of channels ends in “等” and bounds the sum: the bound covers all debt funding. Asset transfers are named without distinction: those with "
                "repurchase and outright ones both count. The provincial office sets the ratio of each company: state the multiple that was set, or “none”; while nobody says, nothing is held to be within it.",
            ),
        ),
        Limit(
            id="CN-HE/pool~named",
            name=Text("四种渠道总额", "the four named channels"),
            source=OPINION_2015,
            article="四（二）",
            channels=("bank_loan", *OTHER_CHANNELS),
            multiple=COMPANY_RATIO,
            base="net_capital",
            base_word=NET_CAPITAL,
            under=(Under(reading="CN-HE/open-list", among=("named",)),),
            says=Text(
                "银行借款、主要股东借款、资产转让、同业资金调剂合计以净资本的200%或核定比例为限。",
                "Bank loans, loans of main shareholders, asset transfers and interbank funds together may not exceed 200% of net capital, or the ratio set.",
            ),
            words=POOL_WORDS,
        ),
        Limit(
            id="CN-HE/pool~repurchase",
            name=Text("债务融资总额（不计卖断）", "total debt funding (without outright sales)"),
            source=OPINION_2015,
            article="四（二）",
            channels=AllFunding(),
            multiple=COMPANY_RATIO,
            base="net_capital",
            base_word=NET_CAPITAL,
            under=(Under(reading="CN-HE/open-list", among=("repurchase",)),),
            says=POOL_SAYS,
            words=POOL_WORDS,
        ),
        # banks: the raised cap behind its conditions
        Access(
            id="CN-HE/sources",
            name=Text("银行借款", "bank loans"),
            source=OPINION_2015,
            article="四（二）",
            channels=("bank_loan",),
            level="permitted",
            says=Text("可从银行业金融机构借款。", "Bank loans are open."),
            words="小额贷款公司通过向银行借款",
        ),
        Access(
            id="CN-HE/raised-bank-loans",
            name=Text("提高银行融资", "more from banks"),
            source=OPINION_2015,
            article="四（二）",
            channels=("bank_loan",),
            level="permitted",
            when=(IN_GOOD_ORDER, AGREED),
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=(Under(reading="CN-HE/bank-count", among=("taken", "otherwise")),),
            says=Text(
                "经营规范、并与相关银行自主协商的公司，银行融资可超过2008年全国意见的50%与两家，以总额为限。",
                "A company in good order that has agreed on it with its banks may go beyond the 50% and the two banks of 2008, within the total.",
            ),
            words="在与相关银行业金融机构自主协商的基础上",
            note=Text(
                "经营规范与银行同意都是提高的前提：任一未知时，超过50%的部分不作合规判断。两家银行的限制随之不再适用。",
                "Being in good order and the banks' agreement are both what the raise rests on: while one is not known, nothing above the 50% is held to be compliant. The count of two banks lapses with it.",
            ),
        ),
        Count(
            id="CN-HE/two-banks~stay",
            name=Text("两家银行（保留）", "two banks (kept)"),
            source=OPINION_2015,
            article="四（二）",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-HE/bank-count", among=("otherwise",)),),
            says=Text(
                "文本未提银行家数：2008年的两家限制对其中的银行部分仍适用。",
                "The text is silent on the number of banks: the two of 2008 stay for the bank part.",
            ),
        ),
        # the other channels, for companies in good order that qualify
        Access(
            id="CN-HE/qualified-sources",
            name=Text("股东、同业、资产转让", "shareholders, interbank funds, transfers"),
            source=OPINION_2015,
            article="四（一）、（二）",
            channels=OTHER_CHANNELS,
            level="permitted",
            when=(IN_GOOD_ORDER,),
            reserves=True,
            under=(Under(reading="CN-HE/innovative-plan", among=("taken", "otherwise")),),
            says=Text(
                "经营规范、符合条件的公司可向主要法人股东定向借款、参与同业资金调剂、转让资产。",
                "Companies in good order that qualify may borrow from main corporate shareholders and among small-loan companies, and transfer assets.",
            ),
            words="允许经营规范、符合条件的小额贷款公司",
            note=Text(
                "第（二）项所列渠道视为允许；是否属于须报审核的“创新融资方案”，另行询问。其他公司视为未作规定。",
                "The channels of item two are taken as permitted; whether one of them is part of an innovative plan that needs consent is asked. For other companies they are not provided for.",
            ),
        ),
        Access(
            id="CN-HE/qualified-sources~consent",
            name=Text("股东、同业、资产转让须审核同意", "shareholders, interbank funds, transfers: with consent"),
            source=OPINION_2015,
            article="四（三）",
            channels=OTHER_CHANNELS,
            level="with_approval",
            under=(Under(reading="CN-HE/innovative-plan", among=("otherwise",)),),
            says=Text(
                "银行借款以外的各渠道都属创新融资，方案须经省金融办审核同意。",
                "Every channel but bank loans is innovative funding: the plan needs the consent of the provincial office.",
            ),
            words="创新融资方案应报省金融办审核同意",
        ),
        Access(
            id="CN-HE/with-consent",
            name=Text("须审核同意的渠道", "channels with consent"),
            source=OPINION_2015,
            article="四（一）、（三）",
            channels=("other_fi_loan", "bond", "abs", "equity_pledge_loan", "relending_loan"),
            level="with_approval",
            when=(IN_GOOD_ORDER,),
            reserves=True,
            says=Text(
                "金融机构新型融资、私募债与集合票据、资产证券化、股权质押贷款、小额再贷款：面向符合条件的公司，方案须经省金融办同意。",
                "New forms with financial institutions, private bonds and joint notes, ABS, loans secured by equity pledges, re-lending: for companies that qualify; the plan "
                "needs the consent of the provincial office.",
            ),
            words="创新融资方案应报省金融办审核同意",
            note=Text(
                "第（一）项鼓励、而第（二）项未列名的渠道，读作“创新融资”。",
                "The channels that item one encourages and item two does not name are read as innovative funding.",
            ),
        ),
        Manual(
            id="CN-HE/qualified",
            name=Text("经营规范、符合条件", "in good order and qualified"),
            source=OPINION_2015,
            article="四（一）",
            channels=(
                *OTHER_CHANNELS,
                "other_fi_loan",
                "bond",
                "abs",
                "equity_pledge_loan",
                "relending_loan",
            ),
            decides=True,
            fact=Fact(
                "regular_and_qualified",
                "yes_no",
                Text("经营规范、符合条件", "properly run and qualified"),
                Text(
                    "监管部门是否认定公司经营规范、符合条件（提高银行融资和其他渠道融资的前提）？",
                    "Does the regulator hold the company to be properly run and qualified (which more bank money and every other channel rest on)?",
                ),
            ),
            says=Text(
                "银行借款以外的渠道，以经营规范、符合条件为前提。",
                "Channels other than bank loans are for companies that are properly run and qualify.",
            ),
            words="经营规范、符合条件",
            note=Text("条件未列举。", "The conditions are not listed."),
        ),
        Manual(
            id="CN-HE/innovative-plan",
            name=Text("创新融资方案已获同意", "innovative plans consented"),
            source=OPINION_2015,
            article="四（三）",
            channels=OTHER_CHANNELS,
            fact=Fact(
                "innovative_plans_consented",
                "yes_no",
                Text("创新融资方案已获审核同意", "innovative plans have the office's consent"),
                Text(
                    "股东借款、同业调剂、资产转让若属创新融资方案，是否已报省金融办审核同意（不属于也答“是”）？",
                    "If shareholder loans, interbank funds or asset transfers are part of an innovative plan, did the provincial office consent (yes "
                    "also if they are not)?",
                ),
            ),
            says=Text(
                "创新融资方案须先经省金融办同意。", "An innovative funding plan needs the provincial office's consent."
            ),
            words="创新融资方案应报省金融办审核同意",
        ),
        # loans of shareholders
        Lenders(
            id="CN-HE/lender",
            name=Text("定向借款的出借人", "who may lend as a shareholder"),
            source=OPINION_2015,
            article="四（一）",
            channels=("shareholder_loan",),
            may_lend=(Holder(kind="corporate", share="0.15"),),
            says=Text(
                "定向借款的出借人为持股15%以上的法人股东。",
                "Directed loans come from corporate shareholders that hold at least 15%.",
            ),
            words="持股比例达到15%以上",
        ),
        Limit(
            id="CN-HE/per-shareholder",
            name=Text("单个股东借款上限", "cap on each shareholder's loans"),
            source=OPINION_2015,
            article="四（三）",
            channels=("shareholder_loan",),
            multiple="2",
            base="paid_in_capital",
            base_word=Text("净资本出资额", "its contribution to net capital"),
            per="shareholder",
            under=(Under(reading="CN-HE/contribution", among=("taken", "otherwise")),),
            says=Text(
                "每个主要法人股东的定向借款以其出资额的2倍为限。",
                "A main corporate shareholder's directed loans may not exceed twice what it has itself paid in.",
            ),
            words="对小额贷款公司净资本出资额的2倍",
        ),
        Limit(
            id="CN-HE/per-shareholder~share",
            name=Text("单个股东借款上限（净资本份额）", "cap on each shareholder's loans, by its share of net capital"),
            source=OPINION_2015,
            article="四（三）",
            channels=("shareholder_loan",),
            multiple="2",
            base="net_capital",
            per="shareholder",
            replaces=("CN-HE/per-shareholder",),
            under=(Under(reading="CN-HE/contribution", among=("otherwise",)),),
            says=Text(
                "每个主要法人股东的定向借款以净资本乘以其持股比例的2倍为限。",
                "A main corporate shareholder's directed loans may not exceed twice net capital times its share.",
            ),
            words="该法人股东对小额贷款公司净资本",
        ),
        Manual(
            id="CN-HE/own-funds",
            name=Text("股东以自有资金出借", "shareholders lend their own money"),
            source=OPINION_2015,
            article="四（四）",
            channels=("shareholder_loan",),
            fact=Fact(
                "shareholder_loans_from_own_funds",
                "yes_no",
                Text("股东借款为股东自有资金", "shareholder loans come from the shareholders' own funds"),
                Text(
                    "法人股东出借的是否均为自有资金（不是受托或向第三方融来的钱）？",
                    "Do the corporate shareholders lend only their own money (none entrusted to them or borrowed from others)?",
                ),
            ),
            says=Text(
                "法人股东不得用受托或融入的资金出借。",
                "Corporate shareholders may not lend money that is entrusted to them or borrowed.",
            ),
            words="以非自有资金向小额贷款公司出借资金",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple=COMPANY_RATIO,
            when=(IN_GOOD_ORDER,),
            note=Text(
                "文本的总比例：至多200%，以为公司核定的为准。",
                "The text's stated total: at most 200%, as set for the company.",
            ),
        ),
        PoolRatio(
            multiple="0.5",
            note=Text(
                "不属经营规范的公司：2008年全国意见的50%。",
                "Companies that are not in good order: the 50% of the national opinion of 2008.",
            ),
        ),
    ),
    facts=(
        Fact(
            "within_company_ratio",
            "yes_no",
            Text("未超过省金融办核定的比例", "within the ratio set by the provincial office"),
            Text(
                "公司是否在省金融办核定的融资比例之内（没有核定也答“是”）？",
                "Is the company within the ratio that the provincial office has set for it (yes also if none was set)?",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-HE/open-list",
            name=Text("列举渠道之外的融资", "what an open list bounds"),
            ask=Text(
                "“通过向银行借款、主要股东借款、资产转让、同业资金调剂等方式”之后的总和，限定哪些融资？",
                "What does the sum bound that follows a list of four channels ending in “等”?",
            ),
            taken=Text(
                "全部债务融资，回购式与卖断式资产转让都计。",
                "All debt funding, asset transfers with repurchase and outright alike.",
            ),
            alternatives=(
                Alternative(
                    id="repurchase",
                    says=Text("全部债务融资，卖断式资产转让不计。", "All debt funding, outright transfers left out."),
                    stricter=False,
                ),
                Alternative(
                    id="named",
                    says=Text("只限定所列四种渠道之和。", "The sum of the four channels named, and no more."),
                    stricter=False,
                ),
            ),
            settled_by=Text("河北省地方金融管理局", "the Hebei provincial financial authority"),
        ),
        Reading(
            id="CN-HE/innovative-plan",
            name=Text("“创新融资方案”的范围", "what an innovative plan is"),
            ask=Text(
                "哪些融资属于须报省金融办审核同意的“创新融资方案”？",
                "Which funding is an innovative plan that needs the provincial office's consent?",
            ),
            taken=Text(
                "第（二）项所列渠道本身不是，是否构成方案另行询问；第（一）项另列的渠道都是。",
                "The channels of item two by themselves are not, and whether they form part of a plan is asked; those that item one adds all are.",
            ),
            alternatives=(Alternative(says=Text("银行借款以外的各渠道都是。", "Every channel but bank loans is.")),),
            settled_by=Text("河北省地方金融管理局", "the Hebei provincial financial authority"),
        ),
        Reading(
            id="CN-HE/contribution",
            name=Text("“净资本出资额”的口径", "what a contribution to net capital is"),
            ask=Text(
                "定向借款以“净资本出资额的2倍”为限：是该股东的实缴出资，还是净资本乘以其持股比例？",
                "Twice a shareholder's contribution to net capital: is that what it has paid in, or net capital times its share?",
            ),
            taken=Text("实缴出资。", "What it has paid in."),
            alternatives=(
                Alternative(says=Text("净资本乘以持股比例。", "Net capital times its share."), stricter=None),
            ),
            settled_by=Text("河北省地方金融管理局", "the Hebei provincial financial authority"),
        ),
        Reading(
            id="CN-HE/bank-count",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "文本列明银行以外的资金方而未提家数：2008年的两家银行是否仍适用于银行部分？",
                "The text names lenders other than banks and no number of banks: do the two banks of 2008 stay for the bank part?",
            ),
            taken=Text("对提高融资的公司不再适用。", "They lapse for a company whose funding is raised."),
            alternatives=(Alternative(says=Text("仍适用。", "They stay.")),),
            settled_by=Text("河北省地方金融管理局", "the Hebei provincial financial authority"),
        ),
    ),
    gaps=(
        Gap(
            id="CN-HE/gap-2025",
            since="2025-08-19",
            says=Text(
                "河北省2025-08-19的实施细则征求意见稿存在，融资条款未见，是否施行不详：仍按2015年的规则计算。",
                "Draft implementing rules of 2025-08-19 exist; their financing clause was not seen, nor whether they came into force: the rules of "
                "2015 still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=OPINION_2015,
            article="四（三）",
            says=Text(
                "优先股（非债务）：限法人，最多3名，合计不超过50%，单一不低于10%，2年内不得退出。",
                "Preference shares (not debt): corporate holders only, at most 3, together at most 50%, each at least 10%, no exit within 2 years.",
            ),
        ),
        Note(
            source=OPINION_2015,
            article="四（一）",
            says=Text(
                "鼓励符合条件的公司在多层次资本市场挂牌上市。", "Listing on the capital markets is encouraged (equity)."
            ),
        ),
        Note(
            source=OPINION_2015,
            article="四（三）、（四）",
            says=Text(
                "市、县主管部门每季度上报融资情况；不得借上述渠道非法集资或变相吸收存款。",
                "Local authorities report funding every quarter; none of the channels may serve illegal fundraising or disguised deposits.",
            ),
        ),
        Note(
            source=OPINION_2015,
            article="四（四）",
            says=Text(
                "资金融出方的义务：银行及其他融出方应加强对融资资金的管理，不得借此非法集资或变相吸收公众存款。",
                "Duties of those who lend: banks and other providers of funds manage the money lent, and may not use the channels for illegal fundraising or disguised deposits.",
            ),
        ),
    ),
)
