"""Ningxia (宁夏): total liabilities up to 200% of net assets since 2016-06-30; only ratings Ⅰ and Ⅱ may borrow, with approval or filing."""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Fact,
    Gap,
    Is,
    Limit,
    Manual,
    Note,
    PoolRatio,
    RatingScheme,
    Regime,
    Source,
    Text,
)

MEASURES_2016 = Source(
    title=Text(
        "宁夏回族自治区小额贷款公司管理暂行办法(修订)",
        "Interim measures for small-loan companies in the Ningxia Hui Autonomous Region (revised)",
    ),
    issuer=Text("宁夏回族自治区金融工作局", "Ningxia Financial Work Bureau"),
    issued="2016-06-30",
    effective="2016-06-30",
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-NX",
    schemes=(
        RatingScheme(
            name=Text("监管评级", "supervisory rating"),
            source=MEASURES_2016,
            article="第二十一条",
            grades=("Ⅰ", "Ⅱ"),
            other_grades=True,
            method="not_seen",
            effect=Text(
                "Ⅱ级(含)以上方可开展对外融资、中间及创新业务;不改变负债总额的比例。",
                "Only Ⅱ and better may raise outside funding or take up intermediary and innovative business; the ratio of total liabilities stays the same.",
            ),
            note=Text(
                "条文只写“Ⅱ级(含)以上”:Ⅰ由次序推得;Ⅱ级以下有几级未见,一律作“其他”。",
                "The article names Ⅱ “and above” alone: Ⅰ follows from the order. How many grades there are below Ⅱ was not seen: all of them are 其他.",
            ),
        ),
    ),
    rules=(
        Limit(
            id="CN-NX/total-liabilities",
            source=MEASURES_2016,
            article="第二十四条",
            channels=AllFunding(also=("other_liabilities",)),
            multiple="2",
            base="net_assets",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            says=Text(
                "开展对外融资的公司实行负债总额管理:实际负债余额不超过净资产的200%。",
                "A company that borrows is held to a total: its actual liabilities may not exceed 200% of net assets.",
            ),
            words="实际负债余额不得超过净资产的200%",
            note=Text(
                "“实际负债余额”读作负债总额:全部融资加其他(经营性)负债,不含担保与卖断式转让。列明银行以外的资金方,两家银行的限制不再适用。没有任何对外融资的公司不在其列:若只因经营性负债而显示超限,不适用本条。",
                "“Actual liabilities” are read as total liabilities: all funding and other (operating) liabilities, without guarantees and outright "
                "transfers. "
                "Lenders other than banks are named: the two-bank count no longer applies. A company without any outside funding is not meant: where operating liabilities alone are above the cap, the clause does not apply.",
            ),
        ),
        Access(
            id="CN-NX/approval",
            source=MEASURES_2016,
            article="第二十条、第二十一条",
            channels=AllFunding(),
            level="with_approval",
            says=Text(
                "金融机构融资、同业拆借、股东定向借款、股权质押融资、资产转让、债券与资产证券化及其他对外融资,均须金融工作局批准或备案。",
                "Funding by financial institutions, interbank borrowing, shareholder loans, equity-pledge loans, asset transfers, bonds, ABS and any "
                "other "
                "outside funding need the Bureau's approval or a filing with it.",
            ),
            words="经自治区金融工作局批准或备案",
            note=Text(
                "第二十条以“其他经批准的对外融资业务”收尾:未点名的渠道也属有规定、须批准。作为对外融资的资产转让读作回购式,卖断式未作规定。",
                "Article 20 ends in other approved outside funding: channels that it does not name are provided for too, with approval. Asset "
                "transfers as outside funding are those with repurchase; outright ones are not provided for.",
            ),
        ),
        Access(
            id="CN-NX/rating",
            source=MEASURES_2016,
            article="第二十一条",
            channels=AllFunding(),
            level="prohibited",
            when=(Is(fact="rating", among=("其他",)),),
            says=Text(
                "监管评级低于Ⅱ级的公司不得开展对外融资。", "A company rated below Ⅱ may not raise outside funding."
            ),
            words="达到监管评级Ⅱ级(含)以上",
            note=Text(
                "“应基本具备以下条件”读作门槛;Ⅰ、Ⅱ以外的等级(含未评级)均视为低于Ⅱ级。评级下降前依法融入的存量由监管部门认定。",
                "“Should basically meet” is read as a gate; any grade other than Ⅰ and Ⅱ, and none at all, counts as below Ⅱ. Money lawfully raised "
                "before a "
                "downgrade is the regulator's to settle.",
            ),
        ),
        Manual(
            id="CN-NX/no-violations",
            source=MEASURES_2016,
            article="第二十一条",
            channels=AllFunding(),
            fact=Fact(
                "no_serious_violations",
                "yes_no",
                Text("股东及高管无重大违法违规记录", "no serious violations by shareholders and executives"),
                Text(
                    "公司股东及高级管理人员是否均无重大违法、违规记录?",
                    "Are the shareholders and executives without any record of serious violations?",
                ),
            ),
            says=Text(
                "融资的条件之一:股东及高级管理人员无重大违法违规记录。",
                "A condition of raising funds: no record of serious violations by shareholders and executives.",
            ),
            words="无重大违法、违规记录",
        ),
        Manual(
            id="CN-NX/resolution",
            source=MEASURES_2016,
            article="第二十一条",
            channels=AllFunding(),
            fact=Fact(
                "funding_resolved",
                "yes_no",
                Text("融资经股东大会或董事会同意", "funding agreed by the shareholders' meeting or the board"),
                Text(
                    "对外融资是否经公司股东大会或董事会同意?",
                    "Has the shareholders' meeting or the board agreed to the funding?",
                ),
            ),
            says=Text(
                "融资的条件之一:经股东大会或董事会同意。",
                "A condition of raising funds: the consent of the shareholders' meeting or the board.",
            ),
            words="经公司股东大会或董事会同意",
        ),
        Manual(
            id="CN-NX/systems",
            source=MEASURES_2016,
            article="第二十一条",
            channels=AllFunding(),
            fact=Fact(
                "sound_systems",
                "yes_no",
                Text("决策、风控、会计制度比较完善", "sound decision, risk and accounting systems"),
                Text(
                    "公司的投资决策、风险控制、会计核算和操作规程是否比较完善?",
                    "Does the company have sound systems of investment decisions, risk control, accounting and operating procedure?",
                ),
            ),
            says=Text(
                "融资的条件之一:决策、风险控制、会计核算和操作规程比较完善。",
                "A condition of raising funds: sound systems of decision, risk control, accounting and procedure.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2",
            note=Text(
                "办法所载总比例200%;地方规则以净资产为分母并含经营性负债,全国合并口径以资本净额为分母、只含融资,两行并行。",
                "The stated total of 200%: over net assets and with operating liabilities by the local rule, over net capital and of funding alone in "
                "the "
                "national pool; both rows hold.",
            ),
        ),
    ),
    gaps=(
        Gap(
            id="CN-NX/gap-before-2016",
            since="2008-05-04",
            until="2016-06-30",
            says=Text(
                "2016年办法是修订本,修订前的文本未见:2016-06-30以前按2008年全国意见。",
                "The measures of 2016 are a revision; the text before it was not seen: before 2016-06-30 the national opinion of 2008 stands in.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2016,
            article="第二十条",
            says=Text(
                "同业拆出属基本业务,未设比例。", "Interbank lending is part of the basic business; no ratio is set."
            ),
        ),
        Note(
            source=MEASURES_2016,
            article="第二十一条",
            says=Text(
                "申请开展网络小贷业务的公司实收资本不低于3亿元(准入条件,不限融资)。",
                "A company that applies for online lending has a paid-in capital of at least 300 million yuan (licensing, not funding).",
            ),
        ),
        Note(
            source=MEASURES_2016,
            article="第二十九条",
            says=Text(
                "可上市或挂牌(股权):主发起人保持不变,单一股东连同关联方持股以20%为限。",
                "Listing is open (equity): the main promoter may not change; one holder with related parties holds at most 20%.",
            ),
        ),
    ),
    remarks=(
        Text(
            "网络公司适用同一规则。“(六)其他条件”未见内容。",
            "Online companies follow the same rules. What the further conditions of article 21(6) are was not seen.",
        ),
    ),
)
