"""Hebei (河北): since 2015-09-11 one pool of 200% of net capital; each main corporate shareholder lends at most twice its own contribution.

The 200% is the most: the provincial office sets each company's ratio by its rating, and that table is not published.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Eligible,
    Fact,
    Gap,
    Limit,
    Manual,
    Note,
    PoolRatio,
    RatingScheme,
    Regime,
    Source,
    Term,
    Text,
)

OPINION_2015 = Source(
    title=Text(
        "关于促进小额贷款公司持续健康发展的意见(试行)",
        "Opinion on the sustained and sound development of small-loan companies (trial)",
    ),
    issuer=Text("河北省人民政府", "Hebei Provincial Government"),
    issued="2015-09-11",
    effective="2015-09-11",
    verified_on="2017-12-31",
)
MAIN_CORPORATE = Eligible(share="0.15", corporate=True)

REGIME = Regime(
    place="CN-HE",
    schemes=(
        RatingScheme(
            name=Text("评级", "rating"),
            source=OPINION_2015,
            article="四(二)",
            method="not_seen",
            effect=Text(
                "省金融办在200%以内按评级结果和融资情况分等核定各公司的比例;比例表未见,另行询问。",
                "Within the 200%, the provincial office sets each company's ratio by its rating and its funding; the table was not seen, and the ratio is asked for.",
            ),
            note=Text("等级名称未见。", "The names of the grades were not seen."),
        ),
    ),
    rules=(
        Limit(
            id="CN-HE/pool",
            source=OPINION_2015,
            article="四(二)",
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple="2",
            base="net_capital",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            says=Text(
                "各种债务性融资(银行、主要股东、同业、资产转让等)合计以净资本的200%为限。",
                "Debt funding of every kind (bank loans, loans of main shareholders, asset transfers, interbank funds and so on) may in all not "
                "exceed 200% of "
                "net capital.",
            ),
            words="最高不得超过净资本的200%",
            note=Text(
                "所列渠道以“等”结尾并限定总和:限额覆盖全部债务融资。“资产转让”未分回购与卖断:两者都计。列明银行以外的资金方,两家银行的限制不再适用。",
                "The list of channels ends in “等” and bounds the sum: the bound covers all debt funding. Asset transfers are named without "
                "distinction: those with "
                "repurchase and outright ones both count. Lenders other than banks are named: the two-bank count no longer applies.",
            ),
        ),
        Limit(
            id="CN-HE/per-shareholder",
            source=OPINION_2015,
            article="四(三)",
            channels=("shareholder_loan",),
            multiple="2",
            base="paid_in_capital",
            per="shareholder",
            eligible=MAIN_CORPORATE,
            says=Text(
                "每个主要法人股东的定向借款以其出资额的2倍为限。",
                "A main corporate shareholder's directed loans may not exceed twice what it has itself paid in.",
            ),
            words="对小额贷款公司净资本出资额的2倍",
            note=Text(
                "“净资本出资额”读作该股东的实缴出资。",
                "The shareholder's contribution to net capital is read as its paid-in contribution.",
            ),
        ),
        Term(
            id="CN-HE/lender",
            source=OPINION_2015,
            article="四(一)",
            channel="shareholder_loan",
            test="lender",
            eligible=MAIN_CORPORATE,
            says=Text(
                "定向借款的出借人须为持股15%以上的法人股东。",
                "Directed loans come from corporate shareholders that hold at least 15%.",
            ),
            words="持股比例达到15%以上",
        ),
        Access(
            id="CN-HE/sources",
            source=OPINION_2015,
            article="四(一)、(二)",
            channels=(
                "bank_loan",
                "shareholder_loan",
                "interbank_borrowing",
                "asset_transfer_repo",
                "asset_transfer_outright",
            ),
            level="permitted",
            says=Text(
                "银行借款、主要法人股东定向借款、同业资金调剂、资产转让。",
                "Bank loans, loans of main corporate shareholders, interbank funds, asset transfers.",
            ),
            note=Text(
                "第(二)项所列四种渠道视为允许;是否属于须报审核的“创新融资方案”,另行询问。",
                "The four channels of item two are taken as permitted; whether one of them is part of an innovative plan that needs consent is asked.",
            ),
        ),
        Access(
            id="CN-HE/with-consent",
            source=OPINION_2015,
            article="四(一)、(三)",
            channels=("other_fi_loan", "bond", "abs", "equity_pledge_loan", "relending_loan"),
            level="with_approval",
            says=Text(
                "金融机构新型融资、私募债与集合票据、资产证券化、股权质押贷款、小额再贷款:方案须经省金融办同意。",
                "New forms with financial institutions, private bonds and joint notes, ABS, loans secured by equity pledges, re-lending: the plan "
                "needs the consent of "
                "the provincial office.",
            ),
            words="创新融资方案应报省金融办审核同意",
            note=Text(
                "第(一)项鼓励、而第(二)项未列名的渠道,读作“创新融资”。",
                "The channels that item one encourages and item two does not name are read as innovative funding.",
            ),
        ),
        Manual(
            id="CN-HE/company-ratio",
            source=OPINION_2015,
            article="四(二)",
            channels=AllFunding(also=("asset_transfer_outright",)),
            fact=Fact(
                "within_company_ratio",
                "yes_no",
                Text("未超过省金融办核定的比例", "within the ratio set by the provincial office"),
                Text(
                    "省金融办是否为公司核定了低于200%的融资比例?若有,公司是否在该比例之内(没有核定也答“是”)?",
                    "Has the provincial office set the company a ratio below 200%, and is the company within it (yes also if none was set)?",
                ),
            ),
            says=Text(
                "具体比例由省金融办按评级结果和融资情况核定。",
                "The provincial office sets the ratio of each company by its rating and its funding.",
            ),
            words="评级结果和融资情况分等核定",
            note=Text("分等的比例表未见。", "The table of ratios by grade was not seen."),
        ),
        Manual(
            id="CN-HE/qualified",
            source=OPINION_2015,
            article="四(一)",
            channels=(
                "shareholder_loan",
                "interbank_borrowing",
                "other_fi_loan",
                "asset_transfer_repo",
                "asset_transfer_outright",
                "bond",
                "abs",
                "equity_pledge_loan",
                "relending_loan",
            ),
            fact=Fact(
                "regular_and_qualified",
                "yes_no",
                Text("经营规范、符合条件", "properly run and qualified"),
                Text(
                    "监管部门是否认定公司经营规范、符合银行借款以外融资的条件?",
                    "Does the regulator hold the company to be properly run and qualified for funding other than bank loans?",
                ),
            ),
            says=Text(
                "银行借款以外的渠道,以经营规范、符合条件为前提。",
                "Channels other than bank loans are for companies that are properly run and qualify.",
            ),
            words="经营规范、符合条件",
            note=Text(
                "条件未列举:作为询问,不作为比例的门槛。",
                "The conditions are not listed: a question, not a gate to the ratio.",
            ),
        ),
        Manual(
            id="CN-HE/innovative-plan",
            source=OPINION_2015,
            article="四(三)",
            channels=("shareholder_loan", "interbank_borrowing", "asset_transfer_repo", "asset_transfer_outright"),
            fact=Fact(
                "innovative_plans_consented",
                "yes_no",
                Text("创新融资方案已获审核同意", "innovative plans have the office's consent"),
                Text(
                    "股东借款、同业调剂、资产转让若属创新融资方案,是否已报省金融办审核同意(不属于也答“是”)?",
                    "If shareholder loans, interbank funds or asset transfers are part of an innovative plan, did the provincial office consent (yes "
                    "also if they are "
                    "not)?",
                ),
            ),
            says=Text(
                "创新融资方案须先经省金融办同意。", "An innovative funding plan needs the provincial office's consent."
            ),
            words="创新融资方案应报省金融办审核同意",
        ),
        Manual(
            id="CN-HE/own-funds",
            source=OPINION_2015,
            article="四(四)",
            channels=("shareholder_loan", "shareholder_special_loan"),
            fact=Fact(
                "shareholder_loans_from_own_funds",
                "yes_no",
                Text("股东借款为股东自有资金", "shareholder loans come from the shareholders' own funds"),
                Text(
                    "法人股东出借的是否均为自有资金(不是受托或向第三方融来的钱)?",
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
    pool_ratios=(PoolRatio(multiple="2", note=Text("文本的总比例:200%。", "The text's stated total: 200%.")),),
    gaps=(
        Gap(
            id="CN-HE/gap-2025",
            since="2025-08-19",
            says=Text(
                "河北省2025-08-19的实施细则征求意见稿存在,融资条款未见,是否施行不详:仍按2015年的规则计算。",
                "Draft implementing rules of 2025-08-19 exist; their financing clause was not seen, nor whether they came into force: the rules of "
                "2015 still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=OPINION_2015,
            article="四(三)",
            says=Text(
                "优先股(非债务):限法人,最多3名,合计不超过50%,单一不低于10%,2年内不得退出。",
                "Preference shares (not debt): corporate holders only, at most 3, together at most 50%, each at least 10%, no exit within 2 years.",
            ),
        ),
        Note(
            source=OPINION_2015,
            article="四(一)",
            says=Text(
                "鼓励符合条件的公司在多层次资本市场挂牌上市。", "Listing on the capital markets is encouraged (equity)."
            ),
        ),
        Note(
            source=OPINION_2015,
            article="四(三)、(四)",
            says=Text(
                "市、县主管部门每季度上报融资情况;不得借上述渠道非法集资或变相吸收存款。",
                "Local authorities report funding every quarter; none of the channels may serve illegal fundraising or disguised deposits.",
            ),
        ),
    ),
)
