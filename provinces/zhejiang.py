"""Zhejiang (浙江): banks up to 50% of net capital since 2008-07-14; since 2015-10-29 any number of banks, and further channels without a ratio.

Loans from main corporate shareholders are supported; bonds and ABS were only to be explored, by companies that qualify. None of them has a number.
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
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

MEASURES_2008 = Source(
    title=Text(
        "浙江省小额贷款公司试点暂行管理办法", "Interim measures for the pilot of small-loan companies in Zhejiang"
    ),
    number="浙金融办〔2008〕21号",
    issuer=Text(
        "浙江省金融办、省工商局、浙江银监局、人行杭州中心支行",
        "Zhejiang Financial Office, Administration for Industry and Commerce, CBRC Zhejiang, PBOC Hangzhou",
    ),
    issued="2008-07-14",
    effective="2008-07-14",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
OPINION_2015 = Source(
    title=Text("关于促进小额贷款公司创新发展的意见", "Opinion on the innovative development of small-loan companies"),
    issuer=Text("浙江省金融办", "Zhejiang Financial Office"),
    issued="2015-10-29",
    effective="2015-10-29",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-ZJ",
    rules=(
        Limit(
            id="CN-ZJ/bank-cap",
            name=Text("银行50%", "banks, 50%"),
            source=MEASURES_2008,
            article="第二十一条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            replaces=("CN/2008-bank-cap",),
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过资本净额的50%",
            note=Text(
                "2015年意见只提“提高实际融资比例”，未改50%。",
                "The opinion of 2015 speaks of raising the actual ratio and does not change the 50%.",
            ),
        ),
        Limit(
            id="CN-ZJ/bank-cap~all",
            name=Text("全部融入资金50%", "all borrowed money, 50%"),
            source=MEASURES_2008,
            article="第二十一条",
            channels=AllFunding(),
            multiple="0.5",
            base="net_capital",
            since="2015-10-29",
            under=(Under(reading="CN-ZJ/what-50-bounds", among=("otherwise",)),),
            says=Text(
                "读作：2015年意见鼓励的渠道未另设比例，全部融入资金仍以资本净额的50%为限。",
                "Read so that the channels encouraged in 2015 got no ratio of their own, and all borrowed money stays within 50% of net capital.",
            ),
            words="不得超过资本净额的50%",
        ),
        Count(
            id="CN-ZJ/two-banks",
            name=Text("两家银行", "two banks"),
            source=MEASURES_2008,
            article="第二十一条",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            until="2015-10-29",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
        ),
        Access(
            id="CN-ZJ/2008-sources~collecting",
            name=Text("集资禁令及于股东借款", "ban on fundraising, shareholder loans included"),
            source=MEASURES_2008,
            article="第二十一条",
            channels=("shareholder_loan",),
            level="prohibited",
            until="2015-10-29",
            under=(Under(reading="CN-ZJ/collecting", among=("otherwise",)),),
            says=Text(
                "读作禁止向内部或外部集资及于股东借款：一律禁止，直至2015年意见支持主要法人股东借款。",
                "Read so that the ban on fundraising inside or outside the company covers shareholder loans, until the opinion of 2015 supports those of main corporate shareholders.",
            ),
            words="不得向内部或外部集资",
        ),
        Access(
            id="CN-ZJ/2008-sources",
            name=Text("资金来源：银行", "sources: banks"),
            source=MEASURES_2008,
            article="第二十一条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-ZJ/2015-sources",
            name=Text("自选多家银行", "any number of banks"),
            source=OPINION_2015,
            article="7",
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN/2008-two-banks",),
            says=Text("融资银行由公司自选，家数不限。", "Any number of banks of the company's choice."),
            words="可自主选择多家银行业金融机构融资",
        ),
        Access(
            id="CN-ZJ/2015-shareholders",
            name=Text("主要法人股东定向借款", "loans from main corporate shareholders"),
            source=OPINION_2015,
            article="8",
            channels=("shareholder_loan",),
            level="permitted",
            ratio_unset=True,
            says=Text(
                "支持主要法人股东定向借款；未设比例。",
                "Loans from main corporate shareholders are supported; no ratio is set.",
            ),
            words="支持小贷公司向主要法人股东定向借款",
            note=Text(
                "见不到比例，不等于不限：省内的一般比例是银行50%，另一种读法以其约束全部融入资金。",
                "No ratio is seen, which is not “unlimited”: the province's general ratio is the 50% on banks, which under the other reading bounds all borrowed money.",
            ),
        ),
        Lenders(
            id="CN-ZJ/2015-main-shareholders",
            name=Text("主要法人股东", "main corporate shareholders"),
            source=OPINION_2015,
            article="8",
            channels=("shareholder_loan",),
            may_lend=(Holder(kind="corporate"),),
            under=(Under(reading="CN-ZJ/main-shareholders", among=("taken", "otherwise")),),
            says=Text(
                "股东借款来自主要法人股东；自然人股东和名册以外的出借人未作规定。",
                "Shareholder loans come from main corporate shareholders; natural persons and lenders outside the list are not provided for.",
            ),
            words="向主要法人股东定向借款",
            note=Text(
                "“主要”未给持股门槛：任一法人股东均可。", "“Main” has no threshold: any corporate shareholder will do."
            ),
        ),
        Access(
            id="CN-ZJ/2015-main-shareholders~main",
            name=Text("监管部门认作主要的法人股东", "corporate shareholders held to be main ones"),
            source=OPINION_2015,
            article="8",
            channels=("shareholder_loan",),
            level="permitted",
            when=(Is(fact="lenders_are_main_shareholders", among=(True,)),),
            reserves=True,
            ratio_unset=True,
            under=(Under(reading="CN-ZJ/main-shareholders", among=("otherwise",)),),
            says=Text(
                "只有监管部门认作“主要”的法人股东可以出借；门槛未见。",
                "Only corporate shareholders that the regulator holds to be main ones may lend; the threshold was not seen.",
            ),
            words="向主要法人股东定向借款",
        ),
        Access(
            id="CN-ZJ/2015-with-approval",
            name=Text("资产证券化（探索）", "ABS (to be explored)"),
            source=OPINION_2015,
            article="8",
            channels=("abs",),
            level="with_approval",
            ratio_unset=True,
            under=(Under(reading="CN-ZJ/exploration"),),
            says=Text("资产证券化尚在探索；未设比例。", "ABS are to be explored; no ratio is set."),
            words="发行资产证券化、私募债等产品",
            note=Text("“探索”读作有规定、须批准。", "What is “to be explored” is read as provided for, with approval."),
        ),
        Access(
            id="CN-ZJ/2015-bonds",
            name=Text("私募债、小贷定向债", "private and directed bonds"),
            source=OPINION_2015,
            article="8",
            channels=("bond",),
            level="with_approval",
            ratio_unset=True,
            under=(Under(reading="CN-ZJ/exploration"), Under(reading="CN-ZJ/directed-bonds")),
            says=Text(
                "私募债尚在探索；新三板、省股权交易中心的挂牌公司可发小贷定向债。未设比例。",
                "Private bonds are to be explored; companies listed on the NEEQ board or the provincial equity exchange may issue directed bonds. No ratio is set.",
            ),
            words="发行资产证券化、私募债等产品",
            note=Text("“探索”读作有规定、须批准。", "What is “to be explored” is read as provided for, with approval."),
        ),
        Access(
            id="CN-ZJ/2015-bonds~listed",
            name=Text("债券限挂牌公司", "bonds for listed companies"),
            source=OPINION_2015,
            article="8",
            channels=("bond",),
            level="with_approval",
            reserves=True,
            ratio_unset=True,
            when=(Is(fact="listing", among=("neeq", "exchange")),),
            under=(Under(reading="CN-ZJ/directed-bonds", among=("otherwise",)),),
            says=Text(
                "读作债券留给挂牌（上市）公司：“新三板”、省股权交易中心等挂牌公司经批准可发。",
                "Read so that bonds are kept for listed companies: those on the NEEQ board, the provincial equity exchange and the like may issue, with approval.",
            ),
            words="发行小贷定向债等方式募集资金",
        ),
        Manual(
            id="CN-ZJ/2015-qualified",
            name=Text("符合发债、证券化条件", "qualified for bonds and ABS"),
            source=OPINION_2015,
            article="8",
            channels=("bond", "abs"),
            fact=Fact(
                "qualified_for_market_funding",
                "yes_no",
                Text("符合发债、资产证券化条件", "qualified for bonds and ABS"),
                Text(
                    "监管部门是否认定公司符合发债、资产证券化的条件？",
                    "Does the regulator hold the company to be qualified for bonds and ABS?",
                ),
            ),
            says=Text(
                "资本市场的债务融资面向符合条件的公司。",
                "Debt funding on the capital market is for companies that qualify.",
            ),
            words="鼓励符合条件的小贷公司",
            note=Text("条件未列举：作为询问，不作为门槛。", "The conditions are not listed: a question, not a gate."),
        ),
        Access(
            id="CN-ZJ/2015-co-operation",
            name=Text("其他金融机构借款", "loans from other institutions"),
            source=OPINION_2015,
            article="7",
            channels=("other_fi_loan",),
            level="permitted",
            ratio_unset=True,
            under=(Under(reading="CN-ZJ/co-operation", among=("otherwise",)),),
            says=Text(
                "读作与证券、保险、信托、资管等机构的业务合作包括借款；未设比例。",
                "Read so that co-operation with securities firms, insurers, trusts and asset managers includes loans; no ratio is set.",
            ),
            words="开展业务合作",
        ),
    ),
    pool_ratios=(PoolRatio(multiple="0.5", note=Text("2008年办法的50%。", "The 50% of the measures of 2008.")),),
    facts=(
        Fact(
            "lenders_are_main_shareholders",
            "yes_no",
            Text("出借股东均为主要法人股东", "lending shareholders are all main corporate shareholders"),
            Text(
                "监管部门是否把每个出借的法人股东都认作“主要法人股东”？",
                "Does the regulator hold every corporate shareholder that lends to be a main one?",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-ZJ/main-shareholders",
            name=Text("“主要”法人股东的门槛", "who is a main shareholder"),
            ask=Text("持股多少算“主要”法人股东？", "From which holding is a corporate shareholder a main one?"),
            taken=Text("未设比例：任何法人股东", "no threshold: any corporate shareholder"),
            alternatives=(
                Alternative(
                    says=Text(
                        "须达到监管部门掌握的门槛（未见；重庆为5%，贵州10%，河北15%）",
                        "there is a threshold that the regulator holds to: not seen (5% in Chongqing, 10% in Guizhou, 15% in Hebei)",
                    ),
                ),
            ),
            settled_by=Text("省主管部门", "the provincial office"),
            since="2015-10-29",
        ),
        Reading(
            id="CN-ZJ/collecting",
            name=Text("禁止集资是否及于股东借款", "whether the fundraising ban reaches shareholder loans"),
            ask=Text(
                "2008年办法的“不得向内部或外部集资”是否及于股东借款？",
                "Does the ban of 2008 on fundraising inside or outside the company cover shareholder loans?",
            ),
            taken=Text(
                "否：只是重申禁止非法集资；股东借款未作规定",
                "no: it restates the ban on illegal fundraising; shareholder loans are not provided for",
            ),
            alternatives=(Alternative(says=Text("是：股东借款被禁止", "yes: shareholder loans are prohibited")),),
            settled_by=Text("省主管部门", "the provincial office"),
            until="2015-10-29",
        ),
        Reading(
            id="CN-ZJ/what-50-bounds",
            name=Text("50%约束的范围", "what the 50% bounds"),
            ask=Text(
                "2015年意见鼓励股东借款、债券、证券化而未设比例：资本净额的50%是否约束全部融入资金？",
                "The opinion of 2015 encourages shareholder loans, bonds and ABS without a number: does the 50% of net capital bound all borrowed money?",
            ),
            taken=Text("只约束银行融资；其余见不到比例", "banks alone; for the rest no ratio is seen"),
            alternatives=(Alternative(says=Text("约束全部融入资金", "all borrowed money")),),
            settled_by=Text("省主管部门", "the provincial office"),
        ),
        Reading(
            id="CN-ZJ/directed-bonds",
            name=Text("发债是否限于挂牌公司", "whether bonds are for listed companies"),
            ask=Text(
                "发债是否限于已挂牌（上市）的公司？",
                "Are bonds for listed companies alone?",
            ),
            taken=Text("否：经批准均可", "no: any company, with approval"),
            alternatives=(Alternative(says=Text("限于挂牌（上市）公司", "for listed companies alone")),),
            settled_by=Text("省主管部门", "the provincial office"),
        ),
        Reading(
            id="CN-ZJ/exploration",
            name=Text("“探索”是否已放开渠道", "whether exploring opens a channel"),
            ask=Text(
                "“探索…发行资产证券化、私募债”，是否已开放渠道？",
                "Does “exploring” ABS and private bonds open the channels yet?",
            ),
            taken=Text("有规定，须批准", "they are provided for, with approval"),
            alternatives=(
                Alternative(
                    says=Text("只是计划：未作规定", "a programme alone: not provided for"),
                    id="programme",
                    stricter=None,
                ),
            ),
            settled_by=Text("省主管部门", "the provincial office"),
        ),
        Reading(
            id="CN-ZJ/co-operation",
            name=Text("“业务合作”是否包括借款", "whether co-operation includes loans"),
            ask=Text(
                "鼓励与证券、保险、信托、资管等机构“开展业务合作”，是否包括向其借款？",
                "Does the encouraged co-operation with securities firms, insurers, trusts and asset managers include loans from them?",
            ),
            taken=Text("不包括：未作规定", "it does not: not provided for"),
            alternatives=(Alternative(says=Text("包括", "it does"), stricter=False),),
            settled_by=Text("省主管部门", "the provincial office"),
        ),
    ),
    gaps=(
        Gap(
            id="CN-ZJ/gap-2012",
            since="2012-09-19",
            says=Text(
                "浙江省2012-09-19的暂行办法存在，融资条款未见：按2008年与2015年的文本计算。",
                "Interim measures of 2012-09-19 exist; their financing clause was not seen: the texts of 2008 and 2015 count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2008,
            article="第二十一条",
            says=Text(
                "禁止对内对外集资和吸收存款（含变相）；2015年意见重申不得吸收存款。",
                "No fundraising inside or outside the company and no deposits, open or disguised; the opinion of 2015 restates the ban on deposits.",
            ),
        ),
        Note(
            source=OPINION_2015,
            article="7、8",
            says=Text(
                "支持上市、在新三板和省股权交易中心挂牌，可转让股权、定向增发、发行优先股（股权，不计入融资限额）；鼓励与银行共担风险。",
                "Listing, also on the NEEQ board and the provincial equity exchange, share transfers, private placement and preference shares are supported "
                "(equity, outside the funding limits); sharing risk with banks is encouraged.",
            ),
        ),
    ),
    remarks=(
        Text(
            "2015年意见鼓励与证券、保险、信托、资管、融资性担保公司“业务合作”，未写借款：这些机构的借款视为未作规定。",
            "The opinion of 2015 encourages co-operation with securities firms, insurers, trusts, asset managers and guarantors and does not speak of "
            "loans: loans from them are not provided for.",
        ),
    ),
)
