"""Ningxia (宁夏): total liabilities up to 200% of net assets since 2016-06-30; only ratings Ⅰ and Ⅱ may borrow, with approval or filing."""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Count,
    Fact,
    Gap,
    Holder,
    Holding,
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
    Text,
    Under,
)

MEASURES_2016 = Source(
    title=Text(
        "宁夏回族自治区小额贷款公司管理暂行办法（修订）",
        "Interim measures for small-loan companies in the Ningxia Hui Autonomous Region (revised)",
    ),
    issuer=Text("宁夏回族自治区金融工作局", "Ningxia Financial Work Bureau"),
    issued="2016-06-30",
    effective="2016-06-30",
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
OUTSIDE_FUNDING = AllFunding(also=("asset_transfer_outright",))
BUREAU = Text("自治区金融工作局（地方金融管理局）", "the regional bureau")

REGIME = Regime(
    place="CN-NX",
    facts=(
        Fact(
            "online_paid_in_300m",
            "yes_no",
            Text("网络公司实收资本不低于3亿元", "online company with 300 million yuan paid in"),
            Text(
                "开展网络小贷业务的公司，实收资本是否不低于3亿元？",
                "Has the company, which lends online, a paid-in capital of at least 300 million yuan?",
            ),
        ),
    ),
    schemes=(
        RatingScheme(
            name=Text("监管评级", "supervisory rating"),
            source=MEASURES_2016,
            article="第二十一条",
            grades=("Ⅰ", "Ⅱ"),
            other_grades=True,
            method="not_seen",
            effect=Text(
                "Ⅱ级（含）以上方可开展对外融资、中间及创新业务；不改变负债总额的比例。",
                "Only Ⅱ and better may raise outside funding or take up intermediary and innovative business; the ratio of total liabilities stays the same.",
            ),
            note=Text(
                "条文只写“Ⅱ级（含）以上”：Ⅰ由次序推得；Ⅱ级以下有几级未见，一律作“其他”。",
                "The article names Ⅱ “and above” alone: Ⅰ follows from the order. How many grades there are below Ⅱ was not seen: all of them are 其他.",
            ),
        ),
    ),
    rules=(
        Limit(
            id="CN-NX/total-liabilities",
            name=Text("负债总额", "total liabilities"),
            source=MEASURES_2016,
            article="第二十四条",
            channels=AllFunding(also=("other_liabilities",)),
            multiple="2",
            base="net_assets",
            when=(Holding(channels=OUTSIDE_FUNDING),),
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=(
                Under(reading="CN-NX/liabilities"),
                Under(reading="CN-NX/bank-count", among=("taken", "otherwise")),
            ),
            says=Text(
                "开展对外融资的公司实行负债总额管理：实际负债余额不超过净资产的200%。",
                "A company that borrows is held to a total: its actual liabilities may not exceed 200% of net assets.",
            ),
            words="实际负债余额不得超过净资产的200%",
            note=Text(
                "“实际负债余额”读作负债总额：全部融资加其他（经营性）负债，不含担保与卖断式转让。没有任何对外融资的公司不在其列。",
                "“Actual liabilities” are read as total liabilities: all funding and other (operating) liabilities, without guarantees and outright transfers. A company "
                "without any outside funding is not meant.",
            ),
        ),
        Limit(
            id="CN-NX/total-liabilities~on-sheet",
            name=Text("表内负债总额", "liabilities on the sheet"),
            source=MEASURES_2016,
            article="第二十四条",
            channels=AllFunding(excepting=("abs",), also=("other_liabilities",)),
            multiple="2",
            base="net_assets",
            when=(Holding(channels=OUTSIDE_FUNDING),),
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=(Under(reading="CN-NX/liabilities", among=("otherwise",)),),
            says=Text(
                "开展对外融资的公司表内负债不超过净资产的200%，出表的资产证券化不计。",
                "The liabilities on the sheet of a company that borrows may not exceed 200% of net assets; derecognised ABS are not counted.",
            ),
            words="实际负债余额不得超过净资产的200%",
        ),
        Count(
            id="CN-NX/two-banks~stay",
            name=Text("两家银行（保留）", "two banks (kept)"),
            source=MEASURES_2016,
            article="第二十条、第二十四条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-NX/bank-count", among=("otherwise",)),),
            says=Text(
                "文本未提银行家数：2008年的两家限制对其中的银行部分仍适用。",
                "The text is silent on the number of banks: the two of 2008 stay for the bank part.",
            ),
        ),
        Limit(
            id="CN-NX/2017-pool~liabilities",
            name=Text("合并融资（负债总额口径）", "national pool within total liabilities"),
            source=NOTICE_2017,
            channels=AllFunding(also=("asset_transfer_outright", "other_liabilities")),
            multiple="2",
            base="net_assets",
            until="2020-09-07",
            when=(Holding(channels=OUTSIDE_FUNDING),),
            under=(Under(reading="CN-NX/pool-denominator", among=("otherwise",)),),
            says=Text(
                "开展对外融资的公司，转让与证券化融入的资金并入实际负债余额，合计按宁夏自己的口径不超过净资产的200%。",
                "Where a company borrows, funding through transfers and ABS joins the actual liabilities; together at most 200% of net assets, Ningxia's own measure.",
            ),
            words="应与表内融资合并计算",
        ),
        Access(
            id="CN-NX/approval",
            name=Text("融资批准或备案", "approval or filing of funding"),
            source=MEASURES_2016,
            article="第二十条、第二十一条",
            channels=AllFunding(),
            level="with_approval",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            says=Text(
                "金融机构融资、同业拆借、股东定向借款、股权质押融资、资产转让、债券与资产证券化及其他对外融资，均须金融工作局批准或备案。",
                "Funding by financial institutions, interbank borrowing, shareholder loans, equity-pledge loans, asset transfers, bonds, ABS and any "
                "other outside funding need the Bureau's approval or a filing with it.",
            ),
            words="经自治区金融工作局批准或备案",
            note=Text(
                "第二十条以“其他经批准的对外融资业务”收尾：未点名的渠道也属有规定、须批准。资产转让不分回购与卖断，都属对外融资。列明银行以外的资金方、不限家数：2008年的银行50%与两家银行不再适用。",
                "Article 20 ends in other approved outside funding: channels that it does not name are provided for too, with approval. Asset transfers, with "
                "repurchase or outright, are outside funding. Lenders other than banks are named, and no number: the 50% and the two banks of 2008 no longer apply.",
            ),
        ),
        Access(
            id="CN-NX/outright-approval",
            name=Text("卖断式转让批准或备案", "approval or filing of outright transfers"),
            source=MEASURES_2016,
            article="第二十条、第二十一条",
            channels=("asset_transfer_outright",),
            level="with_approval",
            ratio_unset=True,
            says=Text(
                "卖断式资产转让属对外融资业务，须金融工作局批准或备案；不是负债，200%之内没有它，未设比例。",
                "Outright transfers of assets are outside funding and need the Bureau's approval or a filing; they are no liability, so that the 200% does not take them in, "
                "and no ratio is set.",
            ),
            words="经自治区金融工作局批准或备案",
        ),
        Lenders(
            id="CN-NX/shareholder-lenders",
            name=Text("出借人为股东", "lenders are shareholders"),
            source=MEASURES_2016,
            article="第二十条（二）3",
            channels=("shareholder_loan",),
            may_lend=(Holder(),),
            says=Text(
                "股东定向借款的出借人须是本公司股东；不限法人或个人，不限持股比例。",
                "The lender of a directed shareholder loan is a shareholder, corporate or individual, of any holding.",
            ),
            words="股东定向借款",
        ),
        Access(
            id="CN-NX/rating",
            name=Text("评级门槛", "rating gate"),
            source=MEASURES_2016,
            article="第二十一条",
            channels=OUTSIDE_FUNDING,
            level="prohibited",
            when=(Is(fact="rating", among=("其他",)),),
            under=(Under(reading="CN-NX/rating-gate"),),
            says=Text(
                "监管评级低于Ⅱ级的公司不得开展对外融资。", "A company rated below Ⅱ may not raise outside funding."
            ),
            words="达到监管评级Ⅱ级（含）以上",
            note=Text(
                "“应基本具备以下条件”读作门槛；Ⅰ、Ⅱ以外的等级（含未评级）均视为低于Ⅱ级。评级下降前依法融入的存量由监管部门认定。",
                "“Should basically meet” is read as a gate; any grade other than Ⅰ and Ⅱ, and none at all, counts as below Ⅱ. Money lawfully raised "
                "before a "
                "downgrade is the regulator's to settle.",
            ),
        ),
        Access(
            id="CN-NX/scope~approval",
            name=Text("担保、投资须批准或备案", "guarantees and investments, with approval or filing"),
            source=MEASURES_2016,
            article="第二十一条",
            channels=("guarantee", "own_fund_investment"),
            level="with_approval",
            under=(Under(reading="CN-NX/scope", among=("otherwise",)),),
            says=Text(
                "担保、投资属中间及创新业务，须金融工作局批准或备案。",
                "Guarantees and investments are intermediary and innovative business: with the Bureau's approval or a filing.",
            ),
            words="开展对外融资、中间及创新业务",
        ),
        Access(
            id="CN-NX/scope~rating",
            name=Text("担保、投资的评级门槛", "rating gate of guarantees and investments"),
            source=MEASURES_2016,
            article="第二十一条",
            channels=("guarantee", "own_fund_investment"),
            level="prohibited",
            when=(Is(fact="rating", among=("其他",)),),
            under=(Under(reading="CN-NX/scope", among=("otherwise",)),),
            says=Text(
                "监管评级低于Ⅱ级的公司不得开展担保、投资。",
                "A company rated below Ⅱ may not give guarantees or invest.",
            ),
            words="达到监管评级Ⅱ级（含）以上",
        ),
        Access(
            id="CN-NX/online-capital~gate",
            name=Text("网络公司实收资本3亿元", "300 million paid in, online companies"),
            source=MEASURES_2016,
            article="第二十一条（五）",
            channels=OUTSIDE_FUNDING,
            level="prohibited",
            when=(
                Is(fact="company_type", among=("online",)),
                Is(fact="online_paid_in_300m", among=(False,)),
            ),
            under=(Under(reading="CN-NX/online-capital", among=("otherwise",)),),
            says=Text(
                "实收资本不足3亿元的网络公司不得对外融资。",
                "An online company with less than 300 million yuan paid in may not raise outside funding.",
            ),
            words="实收资本不低于3亿元",
        ),
        Manual(
            id="CN-NX/no-violations",
            name=Text("无重大违法违规", "no serious violations"),
            source=MEASURES_2016,
            article="第二十一条",
            channels=OUTSIDE_FUNDING,
            fact=Fact(
                "no_serious_violations",
                "yes_no",
                Text("股东及高管无重大违法违规记录", "no serious violations by shareholders and executives"),
                Text(
                    "公司股东及高级管理人员是否均无重大违法、违规记录？",
                    "Are the shareholders and executives without any record of serious violations?",
                ),
            ),
            says=Text(
                "融资的条件之一：股东及高级管理人员无重大违法违规记录。",
                "A condition of raising funds: no record of serious violations by shareholders and executives.",
            ),
            words="无重大违法、违规记录",
        ),
        Manual(
            id="CN-NX/resolution",
            name=Text("公司决议", "resolution of the company"),
            source=MEASURES_2016,
            article="第二十一条",
            channels=OUTSIDE_FUNDING,
            fact=Fact(
                "funding_resolved",
                "yes_no",
                Text("融资经股东大会或董事会同意", "funding agreed by the shareholders' meeting or the board"),
                Text(
                    "对外融资是否经公司股东大会或董事会同意？",
                    "Has the shareholders' meeting or the board agreed to the funding?",
                ),
            ),
            says=Text(
                "融资的条件之一：经股东大会或董事会同意。",
                "A condition of raising funds: the consent of the shareholders' meeting or the board.",
            ),
            words="经公司股东大会或董事会同意",
        ),
        Manual(
            id="CN-NX/systems",
            name=Text("内部制度", "internal systems"),
            source=MEASURES_2016,
            article="第二十一条",
            channels=OUTSIDE_FUNDING,
            fact=Fact(
                "sound_systems",
                "yes_no",
                Text("决策、风控、会计制度比较完善", "sound decision, risk and accounting systems"),
                Text(
                    "公司的投资决策、风险控制、会计核算和操作规程是否比较完善？",
                    "Does the company have sound systems of investment decisions, risk control, accounting and operating procedure?",
                ),
            ),
            says=Text(
                "融资的条件之一：决策、风险控制、会计核算和操作规程比较完善。",
                "A condition of raising funds: sound systems of decision, risk control, accounting and procedure.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2",
            note=Text(
                "办法所载总比例200%；地方规则以净资产为分母并含经营性负债，全国合并口径以资本净额为分母、只含融资，两行并行。",
                "The stated total of 200%: over net assets and with operating liabilities by the local rule, over net capital and of funding alone in "
                "the "
                "national pool; both rows hold.",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-NX/liabilities",
            name=Text("出表证券化是否计入负债", "whether derecognised ABS count"),
            ask=Text(
                "已出表的资产证券化是否计入“实际负债余额”？",
                "Do derecognised ABS count as “actual liabilities”?",
            ),
            taken=Text("计入：资产证券化是对外融资。", "They do: ABS are outside funding."),
            alternatives=(
                Alternative(
                    says=Text("不计：只算表内负债。", "They do not: the liabilities on the sheet alone."),
                    stricter=False,
                ),
            ),
            settled_by=BUREAU,
        ),
        Reading(
            id="CN-NX/bank-count",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "文本列明银行以外的资金方而未提家数：2008年的两家银行是否仍适用于银行部分？",
                "The text names lenders other than banks and no number of banks: do the two banks of 2008 stay for the bank part?",
            ),
            taken=Text("不再适用。", "They lapse."),
            alternatives=(Alternative(says=Text("仍适用。", "They stay.")),),
            settled_by=BUREAU,
        ),
        Reading(
            id="CN-NX/pool-denominator",
            name=Text("2017年合并口径的分母", "the denominator of the 2017 pool"),
            ask=Text(
                "2017年全国合并口径在宁夏按融资比资本净额，还是按负债总额比净资产？",
                "Does the national pool of 2017 run in Ningxia over net capital and of funding alone, or over net assets and of total liabilities?",
            ),
            taken=Text(
                "融资比资本净额（通知原文）；负债总额口径只由本区办法约束，且不含卖断式转让。",
                "Funding over net capital, as the notice says; for total liabilities the region's measures alone bind, without outright transfers.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "“当地现行比例”连同当地的口径：连同其他负债，净资产的200%。",
                        "The local ratio comes with its own measure: other liabilities included, 200% of net assets.",
                    ),
                ),
            ),
            settled_by=Text("监管部门当时的答复", "a regulator's reply of that time"),
            since="2017-12-01",
            until="2020-09-07",
        ),
        Reading(
            id="CN-NX/rating-gate",
            name=Text("评级Ⅱ级是否为门槛", "whether grade Ⅱ is a gate"),
            ask=Text(
                "“应基本具备以下条件……监管评级Ⅱ级（含）以上”是门槛吗？",
                "Is grade Ⅱ, among the conditions that “should basically” be met, a gate?",
            ),
            taken=Text("是：低于Ⅱ级不得对外融资。", "Yes: below Ⅱ no outside funding."),
            alternatives=(
                Alternative(
                    says=Text(
                        "否：是金融工作局批准时考虑的因素。",
                        "No: a criterion that the Bureau weighs when it approves.",
                    ),
                    stricter=False,
                ),
            ),
            settled_by=BUREAU,
        ),
        Reading(
            id="CN-NX/online-capital",
            name=Text("实收资本3亿元是否为条件", "whether 300 million paid in is a condition"),
            ask=Text(
                "第二十一条（五）实收资本3亿元是否为网络公司对外融资的条件？",
                "Is the 300 million yuan of article 21(5) a condition of an online company's outside funding?",
            ),
            taken=Text(
                "否：是申请网络小贷业务的准入条件。", "No: it is a condition of the licence for online lending."
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：与（一）至（四）并列，不足3亿元不得对外融资。",
                        "Yes: it stands beside (1) to (4): with less, no outside funding.",
                    ),
                ),
            ),
            settled_by=BUREAU,
        ),
        Reading(
            id="CN-NX/scope",
            name=Text("担保与投资的归类", "what guarantees and investments are"),
            ask=Text(
                "担保与投资是否属于Ⅱ级以上、须经批准的“中间及创新业务”？",
                "Are guarantees and investments intermediary and innovative business, behind grade Ⅱ and an approval?",
            ),
            taken=Text("否：条文没有点名。", "No: the article does not name them."),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：同样须Ⅱ级以上并经批准或备案。", "Yes: they need grade Ⅱ and an approval or filing too."
                    ),
                ),
            ),
            settled_by=BUREAU,
        ),
    ),
    gaps=(
        Gap(
            id="CN-NX/gap-before-2016",
            since="2008-05-04",
            until="2016-06-30",
            says=Text(
                "2016年办法是修订本，修订前的文本未见：2016-06-30以前按2008年全国意见。",
                "The measures of 2016 are a revision; the text before it was not seen: before 2016-06-30 the national opinion of 2008 stands in.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2016,
            article="第二十条",
            says=Text(
                "同业拆出属基本业务，未设比例。", "Interbank lending is part of the basic business; no ratio is set."
            ),
        ),
        Note(
            source=MEASURES_2016,
            article="第二十一条",
            says=Text(
                "申请开展网络小贷业务的公司实收资本不低于3亿元（准入条件，不限融资）。",
                "A company that applies for online lending has a paid-in capital of at least 300 million yuan (licensing, not funding).",
            ),
        ),
        Note(
            source=MEASURES_2016,
            article="第二十九条",
            says=Text(
                "可上市或挂牌（股权）：主发起人保持不变，单一股东连同关联方持股以20%为限。",
                "Listing is open (equity): the main promoter may not change; one holder with related parties holds at most 20%.",
            ),
        ),
    ),
    remarks=(
        Text(
            "网络公司适用同一规则。“（六）其他条件”未见内容。",
            "Online companies follow the same rules. What the further conditions of article 21(6) are was not seen.",
        ),
    ),
)
