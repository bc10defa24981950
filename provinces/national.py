"""National layers: the pilot opinion of 2008, the cash-loan notice of 2017, the notice of 2020, and the interim measures of 2024.

2008 is the fallback wherever no local financing clause replaces it. 2017 pools asset transfers and ABS with on-balance-sheet funding until
2020-09-07. 2020 and 2024 are ceilings that no local rule can lift.
"""

from leverage.law.vocabulary import (
    LOCAL,
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

OPINION_2008 = Source(
    title=Text("关于小额贷款公司试点的指导意见", "Guiding opinion on the pilot of small-loan companies"),
    number="银监发〔2008〕23号",
    issuer=Text("中国银监会、中国人民银行", "CBRC and PBOC"),
    issued="2008-05-04",
    effective="2008-05-04",
    grade="A-",
    rank="national",
    read_in="compilation",
    verified_on="2026-11-21",
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
    verified_on="2026-11-21",
)
# Published on 2020-09-16. The day of issue stands in for a date of entry into force, which the text does not state.
NOTICE_2020 = Source(
    title=Text("关于加强小额贷款公司监督管理的通知", "Notice on strengthening the supervision of small-loan companies"),
    number="银保监办发〔2020〕86号",
    issuer=Text("中国银保监会办公厅", "CBIRC General Office"),
    issued="2020-09-07",
    effective="2020-09-07",
    grade="A-",
    rank="national",
    read_in="law_database",
    verified_on="2026-11-21",
)
# The same notice; its multiple of four was read in several newspapers, not in the text itself.
NOTICE_2020_PRESS = Source(
    title=NOTICE_2020.title,
    number=NOTICE_2020.number,
    issuer=NOTICE_2020.issuer,
    issued="2020-09-07",
    effective="2020-09-07",
    grade="B",
    rank="national",
    read_in="newspapers",
    verified_on="2026-11-21",
)
# Articles 18 to 20 were not read; three professional readers, one of whom cites them, agree on multiples and denominator.
MEASURES_2024 = Source(
    title=Text("小额贷款公司监督管理暂行办法", "Interim measures for the supervision of small-loan companies"),
    number="金规〔2024〕26号",
    issuer=Text("国家金融监督管理总局", "NFRA"),
    issued="2024-12-31",
    effective="2024-12-31",
    effective_basis="stated",
    grade="B",
    rank="national",
    read_in="professional_readers",
    verified_on="2026-11-25",
)
MEASURES_2024_QUOTED = Source(
    title=MEASURES_2024.title,
    number=MEASURES_2024.number,
    issuer=MEASURES_2024.issuer,
    issued="2024-12-31",
    effective="2024-12-31",
    effective_basis="stated",
    grade="A-",
    rank="national",
    read_in="law_database",
    verified_on="2026-11-25",
)

NON_STANDARD = AllFunding(excepting=("bond", "abs"))
NON_STANDARD_WITH_LOCAL = AllFunding(excepting=("bond", "abs"), also_local=True)
STANDARDISED = ("bond", "abs")
POOLED = AllFunding(also=("asset_transfer_outright",))
LOCAL_WORD = Text(
    "当地文本把卖断式资产转让计入债务融资的（河北、河南和江西网络公司），在此一并计入。",
    "Where a place's own text counts outright asset transfers as debt funding (Hebei, online companies of Henan and Jiangxi), they count here too.",
)
BASE_READING = Text(
    "26号文第十八条至第二十条未见原文：三家专业机构的解读一致称分母为上年末净资产，据此计算；另一种读法为报告日净资产。",
    "Articles 18 to 20 were not read: three professional readers agree that the denominator is the prior year-end's net assets, and it is taken so; the "
    "other reading is net assets at the report date.",
)
PLATFORMS = Fact(
    "assets_not_sold_on_platforms",
    "yes_no",
    Text("未通过互联网平台或地方交易场所出售信贷资产", "no credit assets sold on platforms or local venues"),
    Text(
        "除不良贷款外，公司是否未通过互联网平台或地方各类交易场所销售、转让信贷资产（包括以此融资）？",
        "Bad loans apart, has the company sold no credit assets through internet platforms or local trading venues (and raised no money so)?",
    ),
)

REGIME = Regime(
    place="CN",
    rules=(
        # 2008: banks only, two at most, half of net capital
        Limit(
            id="CN/2008-bank-cap",
            name=Text("银行50%（2008）", "banks, 50% (2008)"),
            source=OPINION_2008,
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            until="2020-09-07",
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过资本净额的50%",
            note=Text(
                "自2020-09-07起让位于86号文的1倍净资产（与其不一致）。",
                "From 2020-09-07 it gives way to the 1 × net assets of notice 86, with which it is inconsistent.",
            ),
        ),
        Count(
            id="CN/2008-two-banks",
            name=Text("两家银行（2008）", "two banks (2008)"),
            source=OPINION_2008,
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            under=(Under(reading="CN/two-banks-after-2020"),),
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
            note=Text(
                "2020-09-07以后仍适用于银行融资以2008年意见为准的地方：未见86号、26号文取消家数限制，此为一种解读。",
                "After 2020-09-07 it stays wherever the opinion of 2008 still rules bank borrowing: notices 86 and 26 were not seen to lift the "
                "count. A reading.",
            ),
        ),
        Access(
            id="CN/2008-sources",
            name=Text("资金来源：银行（2008）", "sources: banks (2008)"),
            source=OPINION_2008,
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        # 2017-12-01 to 2020-09-06: one pool, at the local ratio
        Limit(
            id="CN/2017-pool",
            name=Text("全部融资并表合计（2017）", "all funding pooled (2017)"),
            source=NOTICE_2017,
            channels=POOLED,
            multiple=LOCAL,
            base="net_capital",
            until="2020-09-07",
            under=(Under(reading="CN/2017-scope"), Under(reading="CN/2017-shrink-plan")),
            says=Text(
                "借资产转让、资产证券化名义融得的钱并入表内融资，合计对资本净额之比不得超出当地现行比例。",
                "Funding raised as credit-asset transfers or ABS is added to on-balance-sheet funding; the sum over net capital stays at the "
                "local ratio then in force.",
            ),
            words="应与表内融资合并计算",
        ),
        Limit(
            id="CN/2017-pool~online",
            name=Text("全部融资并表合计（2017，仅网络公司）", "all funding pooled (2017, online companies only)"),
            source=NOTICE_2017,
            channels=POOLED,
            multiple=LOCAL,
            base="net_capital",
            until="2020-09-07",
            when=(Is(fact="company_type", among=("online",)),),
            under=(Under(reading="CN/2017-scope", among=("otherwise",)),),
            says=Text(
                "读作只及网络小额贷款公司：其合并后的融资不得超出当地现行比例。",
                "Read as reaching online companies alone: their pooled funding stays at the local ratio then in force.",
            ),
            words="应与表内融资合并计算",
        ),
        Limit(
            id="CN/2017-pool~plan",
            name=Text("全部融资并表合计（2017，压缩计划期外）", "all funding pooled (2017, outside a shrink plan)"),
            source=NOTICE_2017,
            channels=POOLED,
            multiple=LOCAL,
            base="net_capital",
            until="2020-09-07",
            when=(Is(fact="shrink_plan_running", among=(False,)),),
            under=(Under(reading="CN/2017-scope"), Under(reading="CN/2017-shrink-plan", among=("otherwise",))),
            says=Text(
                "读作：压缩规模计划限期之内，超比例的存量暂予容许；没有计划或已到期的，仍以当地现行比例为限。",
                "Read so that stock above the ratio is tolerated while a plan to shrink runs; without one, or after its deadline, the local ratio holds.",
            ),
            words="应制定压缩规模计划",
        ),
        Access(
            id="CN/2017-transfers",
            name=Text("资产转让与证券化须批准（2017）", "transfers and ABS with approval (2017)"),
            source=NOTICE_2017,
            channels=("asset_transfer_repo", "asset_transfer_outright", "abs"),
            level="with_approval",
            fills_silence=True,
            until="2020-09-07",
            under=(Under(reading="CN/2017-opens"),),
            says=Text(
                "资产转让与资产证券化融资由本通知规范：当地文本未置一词的，视为经监管部门批准可办；当地允许的仍属允许，当地保留或禁止的不因此开放。",
                "Asset transfers and ABS are regulated by this notice: where the local text has no word on them they are taken as open with the regulator's approval; what "
                "it permits stays permitted, and what it reserves or closes is not opened.",
            ),
            note=Text(
                "通知只要求并入计算、不得放宽，本身未写批准程序：须批准是对沉默的填补，为一种解读。",
                "The notice counts and forbids loosening, and sets out no approval: that one is needed fills a silence, and is a reading.",
            ),
        ),
        # 2020-09-07 to 2024-12-30: 1 + 4 times net assets
        Limit(
            id="CN/2020-non-standard",
            name=Text("非标准化融资1倍（2020）", "non-standard funding, 1 × (2020)"),
            source=NOTICE_2020,
            channels=NON_STANDARD_WITH_LOCAL,
            multiple="1",
            base="net_assets",
            until="2024-12-31",
            under=(Under(reading="CN/local-debt"),),
            says=Text(
                "银行借款、股东借款等非标准化融资余额不超过净资产的1倍。",
                "Funding in non-standard form (bank loans, shareholder loans and the like) may not exceed 1 × net assets.",
            ),
            words="不得超过其净资产的1倍",
            note=LOCAL_WORD,
        ),
        Limit(
            id="CN/2020-non-standard~funding-only",
            name=Text(
                "非标准化融资1倍（2020，不计卖断）", "non-standard funding, 1 × (2020, without outright transfers)"
            ),
            source=NOTICE_2020,
            channels=NON_STANDARD,
            multiple="1",
            base="net_assets",
            until="2024-12-31",
            under=(Under(reading="CN/local-debt", among=("otherwise",)),),
            says=Text(
                "读作不计卖断式资产转让：非标准化融资余额不超过净资产的1倍。",
                "Read without outright asset transfers: funding in non-standard form may not exceed 1 × net assets.",
            ),
            words="不得超过其净资产的1倍",
        ),
        Limit(
            id="CN/2020-standardised",
            name=Text("标准化融资4倍（2020）", "standardised funding, 4 × (2020)"),
            source=NOTICE_2020_PRESS,
            channels=STANDARDISED,
            multiple="4",
            base="net_assets",
            until="2024-12-31",
            says=Text(
                "发行债券、资产证券化产品等标准化融资余额不超过净资产的4倍。",
                "Funding in standardised form (bonds, ABS) may not exceed 4 × net assets.",
            ),
        ),
        Access(
            id="CN/2020-bank",
            name=Text("银行借款（2020）", "bank loans (2020)"),
            source=NOTICE_2020,
            channels=("bank_loan",),
            level="permitted",
            says=Text("银行借款属非标准化融资。", "Bank loans are funding in non-standard form."),
        ),
        Access(
            id="CN/2020-approval",
            name=Text("债券、证券化、股东借款须批准", "bonds, ABS and shareholder loans with approval"),
            source=NOTICE_2020,
            channels=("bond", "abs", "shareholder_loan"),
            level="with_approval",
            under=(Under(reading="CN/2024-approval"),),
            says=Text(
                "经营管理较好的公司，经地方监管部门批准，方可发行债券、资产证券化产品和借入股东借款。",
                "Bonds, ABS and shareholder loans are open to well-run companies with the local authority's approval.",
            ),
            note=Text(
                "2024年26号文废止86号文，未见其取消批准要求；按继续适用处理。“经营管理较好”由批准机关认定，不另询问。此前依法借入的存量同样显示为需批准，由监管部门认定。",
                "The measures of 2024 repeal notice 86 and were not seen to lift the approval: taken as continuing. Whether a company is well run is for the approving "
                "authority and not asked separately. Money lawfully raised before that day shows as needing approval as well: the regulator's to settle.",
            ),
        ),
        Lenders(
            id="CN/2020-shareholders",
            name=Text("股东借款的出借人是股东", "shareholder loans come from shareholders"),
            source=NOTICE_2020,
            channels=("shareholder_loan",),
            may_lend=(Holder(),),
            strangers_only=True,
            says=Text(
                "开放的是股东借款：不在完整股东名单上的出借人，全国文本未作规定。",
                "What is opened is borrowing from shareholders: a lender missing from a full list of shareholders is not provided for.",
            ),
            words="股东借款",
        ),
        Access(
            id="CN/2020-approval~lapsed",
            name=Text("债券、证券化、股东借款（批准要求已失效）", "bonds, ABS and shareholder loans (approval lapsed)"),
            source=MEASURES_2024,
            article="第十八条至第二十条",
            channels=("bond", "abs", "shareholder_loan"),
            level="permitted",
            under=(Under(reading="CN/2024-approval", among=("otherwise",)),),
            says=Text(
                "读作批准要求随86号文废止而失效：债券、资产证券化产品与股东借款在限额内可办。",
                "Read so that the approval lapsed with notice 86: bonds, ABS and shareholder loans are open within the caps.",
            ),
        ),
        Access(
            id="CN/2020-platforms",
            name=Text("平台、地方交易场所关闭", "platforms and local venues closed"),
            source=NOTICE_2020,
            channels=("platform_financing",),
            level="prohibited",
            when=(Is(fact="assets_not_sold_on_platforms", among=(False,)),),
            under=(Under(reading="CN/2024-platforms"),),
            says=Text(
                "除不良贷款外，不得通过互联网平台或地方各类交易场所销售、转让信贷资产融资。",
                "Bad loans apart, no money may be raised by selling credit assets through internet platforms or local trading venues.",
            ),
            note=Text(
                "当地早先开放的平台、交易场所自2020-09-07起关闭；是否属于此类出售未答的，为待定。2024年26号文废止86号文，此项禁止按继续适用处理。",
                "Platforms and venues that a place opened earlier are closed from 2020-09-07; until it is answered whether the money came of such sales, it is undetermined. "
                "Taken as continuing after the repeal of notice 86 by the measures of 2024.",
            ),
        ),
        Manual(
            id="CN/2020-no-platform-sale",
            name=Text("未在平台出售信贷资产", "no credit assets sold on platforms"),
            source=NOTICE_2020,
            channels=("asset_transfer_repo", "asset_transfer_outright", "platform_financing"),
            act=True,
            fact=PLATFORMS,
            under=(Under(reading="CN/2024-platforms"),),
            says=Text(
                "除不良贷款外，不得通过互联网平台或地方各类交易场所销售、转让本公司信贷资产。",
                "Credit assets, bad loans apart, may not be sold through internet platforms or local trading venues.",
            ),
        ),
        # from 2024-12-31: the same multiples, over the prior year-end's net assets
        Limit(
            id="CN/2024-non-standard",
            name=Text("非标准化融资1倍（2024）", "non-standard funding, 1 × (2024)"),
            source=MEASURES_2024,
            article="第十八条至第二十条",
            channels=NON_STANDARD_WITH_LOCAL,
            multiple="1",
            base="prior_year_net_assets",
            under=(Under(reading="CN/2024-base"), Under(reading="CN/local-debt")),
            says=Text(
                "非标准化融资余额不超过上年末净资产的1倍。",
                "Funding in non-standard form may not exceed 1 × the net assets of the prior year-end.",
            ),
            words="上年末净资产的一倍",
            note=BASE_READING + LOCAL_WORD,
        ),
        Limit(
            id="CN/2024-non-standard~net-assets",
            name=Text(
                "非标准化融资1倍（2024，报告日净资产）",
                "non-standard funding, 1 × (2024, net assets at the report date)",
            ),
            source=MEASURES_2024,
            article="第十八条至第二十条",
            channels=NON_STANDARD_WITH_LOCAL,
            multiple="1",
            base="net_assets",
            under=(Under(reading="CN/2024-base", among=("net-assets",)), Under(reading="CN/local-debt")),
            says=Text(
                "读作以报告日净资产为分母：非标准化融资余额不超过其1倍。",
                "Read over net assets at the report date: funding in non-standard form may not exceed 1 × of them.",
            ),
            note=BASE_READING,
        ),
        Limit(
            id="CN/2024-non-standard~funding-only",
            name=Text(
                "非标准化融资1倍（2024，不计卖断）", "non-standard funding, 1 × (2024, without outright transfers)"
            ),
            source=MEASURES_2024,
            article="第十八条至第二十条",
            channels=NON_STANDARD,
            multiple="1",
            base="prior_year_net_assets",
            under=(Under(reading="CN/2024-base"), Under(reading="CN/local-debt", among=("otherwise",))),
            says=Text(
                "读作不计卖断式资产转让：非标准化融资余额不超过上年末净资产的1倍。",
                "Read without outright asset transfers: funding in non-standard form may not exceed 1 × the net assets of the prior year-end.",
            ),
            note=BASE_READING,
        ),
        Limit(
            id="CN/2024-non-standard~net-assets~funding-only",
            name=Text(
                "非标准化融资1倍（2024，报告日净资产，不计卖断）",
                "non-standard funding, 1 × (2024, net assets at the report date, without outright transfers)",
            ),
            source=MEASURES_2024,
            article="第十八条至第二十条",
            channels=NON_STANDARD,
            multiple="1",
            base="net_assets",
            under=(
                Under(reading="CN/2024-base", among=("net-assets",)),
                Under(reading="CN/local-debt", among=("otherwise",)),
            ),
            says=Text(
                "读作以报告日净资产为分母、不计卖断式资产转让：非标准化融资余额不超过其1倍。",
                "Read over net assets at the report date and without outright asset transfers: funding in non-standard form may not exceed 1 × of them.",
            ),
            note=BASE_READING,
        ),
        Limit(
            id="CN/2024-standardised",
            name=Text("标准化融资4倍（2024）", "standardised funding, 4 × (2024)"),
            source=MEASURES_2024,
            article="第十八条至第二十条",
            channels=STANDARDISED,
            multiple="4",
            base="prior_year_net_assets",
            under=(Under(reading="CN/2024-base"),),
            says=Text(
                "标准化融资余额不超过上年末净资产的4倍。",
                "Funding in standardised form may not exceed 4 × the net assets of the prior year-end.",
            ),
            note=BASE_READING,
        ),
        Limit(
            id="CN/2024-standardised~net-assets",
            name=Text(
                "标准化融资4倍（2024，报告日净资产）", "standardised funding, 4 × (2024, net assets at the report date)"
            ),
            source=MEASURES_2024,
            article="第十八条至第二十条",
            channels=STANDARDISED,
            multiple="4",
            base="net_assets",
            under=(Under(reading="CN/2024-base", among=("net-assets",)),),
            says=Text(
                "读作以报告日净资产为分母：标准化融资余额不超过其4倍。",
                "Read over net assets at the report date: funding in standardised form may not exceed 4 × of them.",
            ),
            note=BASE_READING,
        ),
        Manual(
            id="CN/2024-own-funds",
            name=Text("股东借款为自有资金（2024）", "shareholder loans from own funds (2024)"),
            source=MEASURES_2024,
            article="第十八条至第二十条",
            channels=("shareholder_loan",),
            fact=Fact(
                "shareholder_loans_from_own_funds",
                "yes_no",
                Text("股东借款为股东自有资金", "shareholder loans come from the shareholders' own funds"),
                Text(
                    "向股东借入的资金（含特别借款）是否均为股东的自有资金？",
                    "Does all money borrowed from shareholders (special loans included) come from their own funds?",
                ),
            ),
            says=Text("股东借款须为股东的自有资金。", "Shareholder loans come from the shareholders' own funds."),
            words="股东的自有资金",
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="0.5",
            note=Text("无地方比例：2008年意见的50%。", "No local ratio: the 50% of the opinion of 2008."),
        ),
    ),
    readings=(
        Reading(
            id="CN/2024-base",
            name=Text("2024年办法的分母日", "the day of the denominator of 2024"),
            ask=Text(
                "金规〔2024〕26号融资条款的1倍、4倍，以哪一日的净资产为分母？",
                "Over which day's net assets do the 1 × and 4 × of 金规〔2024〕26号 run?",
            ),
            taken=Text(
                "上年末净资产（三家专业机构的解读一致，与集中度条款相合）",
                "the prior year-end's (three professional readers agree, and it fits the concentration articles)",
            ),
            alternatives=(
                Alternative(
                    id="net-assets",
                    says=Text("报告日净资产，同86号文", "those at the report date, as in notice 86"),
                    stricter=None,
                ),
            ),
            settled_by=Text("26号文第十八条至第二十条原文", "the text of articles 18 to 20 of measures 26"),
        ),
        Reading(
            id="CN/local-debt",
            name=Text("卖断式转让计入全国非标", "outright transfers in the national non-standard cap"),
            ask=Text(
                "当地文本计入债务融资的卖断式资产转让，是否计入全国的非标准化融资？",
                "Do outright asset transfers that a place's own text counts as debt funding count as non-standard funding nationally?",
            ),
            taken=Text("计入", "they do"),
            alternatives=(
                Alternative(
                    says=Text("不计入：全国文本未提", "they do not: no national text names them"), stricter=False
                ),
            ),
            settled_by=Text("国家金融监督管理总局的答复", "a reply of the NFRA"),
        ),
        Reading(
            id="CN/two-banks-after-2020",
            name=Text("86号文后的两家银行", "the two banks after notice 86"),
            ask=Text(
                "86号文施行后，2008年意见的“不超过两个银行”是否仍适用？",
                "Does the count of two banks of 2008 go on after notice 86?",
            ),
            taken=Text("仍适用：未见取消", "it does: nothing was seen to lift it"),
            alternatives=(
                Alternative(
                    says=Text("与50%一并让位", "it gave way together with the 50%"),
                    stricter=False,
                ),
            ),
            settled_by=Text("86号文、26号文全文", "the full texts of notice 86 and measures 26"),
            since="2020-09-07",
        ),
        Reading(
            id="CN/2017-scope",
            name=Text("2017年合并口径的适用公司", "whom the 2017 pool reaches"),
            ask=Text(
                "2017年通知的合并计算，及于所有小额贷款公司，还是只及网络公司？",
                "Does the pooling of 2017 reach every small-loan company, or online companies alone?",
            ),
            taken=Text("所有公司", "every company"),
            alternatives=(Alternative(says=Text("只及网络公司", "online companies alone"), stricter=False),),
            settled_by=Text("监管部门当时的答复", "a regulator's reply of that time"),
        ),
        Reading(
            id="CN/2017-shrink-plan",
            name=Text("压缩计划期内的存量", "stock under a plan to shrink"),
            ask=Text(
                "压缩规模计划限期之内，超比例的存量是否容许？",
                "Is stock above the ratio tolerated while a plan to shrink runs?",
            ),
            taken=Text("不容许：超出即为超限", "it is not: above the ratio is a breach"),
            alternatives=(
                Alternative(says=Text("限期之内容许", "it is, up to the deadline of the plan"), stricter=False),
            ),
            settled_by=Text("计划的批复文件", "the letter on the plan"),
        ),
        Reading(
            id="CN/2017-opens",
            name=Text("2017年通知是否放开渠道", "whether the notice of 2017 opens channels"),
            ask=Text(
                "当地文本未提资产转让与证券化的，2017年通知是否使其经批准可办？",
                "Where the local text has no word on asset transfers and ABS, does the notice of 2017 open them with approval?",
            ),
            taken=Text("经批准可办", "it does, with approval"),
            alternatives=(
                Alternative(
                    says=Text(
                        "通知只并入计算，不开放任何渠道：仍属未作规定",
                        "the notice counts and opens nothing: they stay not provided for",
                    ),
                ),
            ),
            settled_by=Text("通知的实施文件", "the notice's implementing rules"),
        ),
        Reading(
            id="CN/2024-approval",
            name=Text("2024年后是否仍须批准", "whether approvals go on after 2024"),
            ask=Text(
                "86号文废止后，债券、资产证券化和股东借款是否仍须地方监管部门批准？",
                "Do bonds, ABS and shareholder loans still need the local authority's approval after the repeal of notice 86?",
            ),
            taken=Text("仍须批准：未见取消", "they do: nothing was seen to lift it"),
            alternatives=(
                Alternative(says=Text("随86号文失效", "the approval lapsed with notice 86"), stricter=False),
            ),
            settled_by=Text("26号文第十八条至第二十条原文", "the text of articles 18 to 20 of measures 26"),
            since="2024-12-31",
        ),
        Reading(
            id="CN/2024-platforms",
            name=Text("86号文后在平台出售信贷资产", "sales through platforms after notice 86"),
            ask=Text(
                "86号文废止后，是否仍不得通过互联网平台、地方交易场所出售信贷资产？",
                "May credit assets still not be sold through internet platforms and local venues after the repeal of notice 86?",
            ),
            taken=Text("仍不得：未见放开", "they still may not: nothing was seen to lift it"),
            alternatives=(Alternative(says=Text("随86号文失效", "the ban lapsed with notice 86"), stricter=False),),
            settled_by=Text("26号文禁止性条款原文", "the text of the prohibitions of measures 26"),
            since="2024-12-31",
        ),
    ),
    facts=(
        Fact(
            "shrink_plan_running",
            "yes_no",
            Text("压缩规模计划在限期内", "a plan to shrink is running"),
            Text(
                "公司是否已报压缩规模计划，且仍在计划限期之内？",
                "Has the company filed a plan to shrink, and is its deadline still to come?",
            ),
        ),
    ),
    gaps=(
        Gap(
            id="CN/gap-2017-venues",
            since="2017-12-01",
            until="2020-09-07",
            says=Text(
                "据称2017年通知另禁止通过互联网平台、地方交易场所转让信贷资产，并禁止由网络借贷平台融入资金：未见原文，未作为限额。",
                "The notice of 2017 is believed also to ban selling loans through internet platforms and local venues, and money from P2P platforms: not seen, not applied.",
            ),
        ),
        Gap(
            id="CN/gap-2024-denominator",
            since="2024-12-31",
            says=Text(
                "金规〔2024〕26号第十八条至第二十条未见原文（等级B）：按上年末净资产计算；报告日净资产为另一种读法。",
                "Articles 18 to 20 of 金规〔2024〕26号 were not read (grade B): computed over the prior year-end's net assets; net assets at the report date are the "
                "other reading.",
            ),
        ),
        Gap(
            id="CN/gap-2024-transition",
            since="2024-12-31",
            until="2026-12-31",
            says=Text(
                "金规〔2024〕26号许各省设过渡期（原则上不超过两年），未见任何一省的期限：超出1倍、4倍的公司，或适用本省过渡期，请向监管部门确认。",
                "Measures 26 let each province set a transition (in principle two years at most), and no province's date was seen: for a company above the 1 × or 4 × a "
                "provincial transition may apply; ask the regulator.",
            ),
        ),
    ),
    notes=(
        Note(
            source=NOTICE_2017,
            until="2020-09-07",
            says=Text(
                "超过当地比例的公司应制定压缩规模计划，限期达标；各地不得放宽比例。",
                "A company above the local ratio files a plan to shrink by a deadline; no place may relax its ratio.",
            ),
        ),
        Note(
            source=NOTICE_2020,
            until="2024-12-31",
            says=Text(
                "地方监管部门可下调1倍、4倍的上限，不得上调。",
                "Local authorities may lower the multiples of 1 and 4, not raise them.",
            ),
        ),
        Note(
            source=NOTICE_2020,
            until="2024-12-31",
            says=Text(
                "不得吸收存款，不得发行或代理销售资产管理产品。",
                "No deposits in any form; no issue or sale of asset-management products.",
            ),
        ),
        Note(
            source=NOTICE_2020,
            until="2024-12-31",
            says=Text(
                "此前的规则与本通知不一致的以本通知为准，其余继续有效。",
                "Earlier rules give way where they are inconsistent with the notice and stay otherwise.",
            ),
        ),
        Note(
            source=MEASURES_2024_QUOTED,
            says=Text(
                "2024-12-31印发并施行，2025-01-17公布；废止86号文。",
                "Issued and in force on 2024-12-31, published on 2025-01-17; it repeals notice 86.",
            ),
        ),
        Note(
            source=MEASURES_2024_QUOTED,
            article="第五十七条",
            says=Text(
                "过渡期由各省确定，原则上不超过两年；各省的期限未见。",
                "Each province sets a transition, in principle of two years at most; no province's date was seen.",
            ),
        ),
        Note(
            source=MEASURES_2024_QUOTED,
            says=Text(
                "贷款集中度（非融资规则）：单一借款人不超过上年末净资产10%，连同关联方不超过15%；网络公司单户消费贷不超过20万元，"
                "经营贷不超过1000万元。",
                "Lending concentration (not funding): one borrower ≤ 10% of prior year-end net assets, 15% with related parties; online companies: "
                "consumer loans ≤ 200,000 yuan a household, business loans ≤ 10,000,000 yuan.",
            ),
        ),
    ),
)
