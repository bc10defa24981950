"""National layers: the pilot opinion of 2008, the cash-loan notice of 2017, the notice of 2020, and the interim measures of 2024.

2008 is the fallback wherever no local financing clause replaces it. 2017 pools asset transfers and ABS with on-balance-sheet funding until
2020-09-16. 2020 and 2024 are ceilings that no local rule can lift.
"""

from leverage.law.vocabulary import (
    LOCAL,
    Access,
    AllFunding,
    Count,
    Fact,
    Gap,
    Limit,
    Manual,
    Note,
    PoolRatio,
    Regime,
    Source,
    Text,
)

OPINION_2008 = Source(
    title=Text("关于小额贷款公司试点的指导意见", "Guiding opinion on the pilot of small-loan companies"),
    number="银监发〔2008〕23号",
    issuer=Text("中国银监会、中国人民银行", "CBRC and PBOC"),
    issued="2008-05-04",
    effective="2008-05-04",
    verified_on="2026-11-21",
)
NOTICE_2017 = Source(
    title=Text("关于规范整顿“现金贷”业务的通知", "Notice on regulating and rectifying cash-loan business"),
    number="整治办函〔2017〕141号",
    issuer=Text("中国人民银行、中国银监会(专项整治工作办公室)", "PBOC and CBRC (rectification offices)"),
    issued="2017-12-01",
    effective="2017-12-01",
    verified_on="2026-11-21",
)
NOTICE_2020 = Source(
    title=Text("关于加强小额贷款公司监督管理的通知", "Notice on strengthening the supervision of small-loan companies"),
    number="银保监办发〔2020〕86号",
    issuer=Text("中国银保监会办公厅", "CBIRC General Office"),
    issued="2020-09-07",
    effective="2020-09-16",
    effective_basis="published",
    verified_on="2026-11-21",
)
# The same notice; its multiple of four was read in several newspapers, not in the text itself.
NOTICE_2020_PRESS = Source(
    title=NOTICE_2020.title,
    number=NOTICE_2020.number,
    issuer=NOTICE_2020.issuer,
    issued="2020-09-07",
    effective="2020-09-16",
    effective_basis="published",
    grade="B",
    verified_on="2026-11-21",
)
MEASURES_2024 = Source(
    title=Text("小额贷款公司监督管理暂行办法", "Interim measures for the supervision of small-loan companies"),
    number="金规〔2024〕26号",
    issuer=Text("国家金融监督管理总局", "NFRA"),
    issued="2024-12-31",
    effective="2024-12-31",
    effective_basis="stated",
    grade="A-",
    verified_on="2026-11-21",
)

NON_STANDARD = AllFunding(excepting=("bond", "abs"))
STANDARDISED = ("bond", "abs")
BASE_UNVERIFIED = Text(
    "26号文融资条款的分母未见原文(其集中度条款用上年末净资产):按净资产与上年末净资产各算一行,以低者为准;分母日期未核实。",
    "The denominator of the financing article was not seen (the concentration articles use prior year-end net assets): both bases are "
    "computed, one row each, and the lower binds; denominator date unverified.",
)

REGIME = Regime(
    place="CN",
    rules=(
        # 2008: banks only, two at most, half of net capital
        Limit(
            id="CN/2008-bank-cap",
            source=OPINION_2008,
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            until="2020-09-16",
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过资本净额的50%",
            note=Text(
                "自2020-09-16起让位于86号文的1倍净资产(与其不一致)。",
                "From 2020-09-16 it gives way to the 1 × net assets of notice 86, with which it is inconsistent.",
            ),
        ),
        Count(
            id="CN/2008-two-banks",
            source=OPINION_2008,
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            says=Text(
                "融入资金来自不超过两个银行业金融机构。", "Bank borrowing comes from at most two banking institutions."
            ),
            words="不超过两个银行业金融机构",
            note=Text(
                "2020-09-16以后仍适用于银行融资以2008年意见为准的地方:未见86号、26号文取消家数限制,此为一种解读。",
                "After 2020-09-16 it stays wherever the opinion of 2008 still rules bank borrowing: notices 86 and 26 were not seen to lift the "
                "count. A reading.",
            ),
        ),
        Access(
            id="CN/2008-sources",
            source=OPINION_2008,
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源:资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        # 2017-12-01 to 2020-09-15: one pool, at the local ratio
        Limit(
            id="CN/2017-pool",
            source=NOTICE_2017,
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple=LOCAL,
            base="net_capital",
            until="2020-09-16",
            says=Text(
                "借资产转让、资产证券化名义融得的钱并入表内融资,合计对资本净额之比不得超出当地现行比例。",
                "Funding raised as credit-asset transfers or ABS is added to on-balance-sheet funding; the sum over net capital stays at the "
                "local ratio then in force.",
            ),
            words="应与表内融资合并计算",
        ),
        Access(
            id="CN/2017-transfers",
            source=NOTICE_2017,
            channels=("asset_transfer_repo", "asset_transfer_outright", "abs"),
            level="with_approval",
            until="2020-09-16",
            says=Text(
                "资产转让与资产证券化融资由本通知规范,各地均视为需经监管部门批准。",
                "Asset transfers and ABS are regulated by this notice and taken as open everywhere with the regulator's approval.",
            ),
            note=Text(
                "通知本身未写批准程序;统一解读为有规定、须批准,地方文本另有较松写法的也从严。",
                "The notice itself sets out no approval; the uniform reading is: provided for, with approval, the stricter text prevailing.",
            ),
        ),
        # 2020-09-16 to 2024-12-30: 1 + 4 times net assets
        Limit(
            id="CN/2020-non-standard",
            source=NOTICE_2020,
            channels=NON_STANDARD,
            multiple="1",
            base="net_assets",
            until="2024-12-31",
            says=Text(
                "银行借款、股东借款等非标准化融资余额不超过净资产的1倍。",
                "Funding in non-standard form (bank loans, shareholder loans and the like) may not exceed 1 × net assets.",
            ),
            words="不得超过其净资产的1倍",
        ),
        Limit(
            id="CN/2020-standardised",
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
            source=NOTICE_2020,
            channels=("bank_loan",),
            level="permitted",
            says=Text("银行借款属非标准化融资。", "Bank loans are funding in non-standard form."),
        ),
        Access(
            id="CN/2020-approval",
            source=NOTICE_2020,
            channels=("bond", "abs", "shareholder_loan", "shareholder_special_loan"),
            level="with_approval",
            says=Text(
                "经营管理较好的公司,经地方监管部门批准,方可发行债券、资产证券化产品和借入股东借款。",
                "Bonds, ABS and shareholder loans are open to well-run companies with the local authority's approval.",
            ),
            note=Text(
                "2024年26号文废止86号文,未见其取消批准要求;按继续适用处理。股东特别借款也是股东借款。“经营管理较好”由批准机关认定,不另询问。此前依法借入的存量同样显示为需批准,由监管部门认定。",
                "The measures of 2024 repeal notice 86 and were not seen to lift the approval: taken as continuing. A special shareholder loan is a "
                "shareholder loan too. Whether a company is well run is for the approving authority and not asked separately. Money lawfully raised before that day shows as needing approval as well: the regulator's to settle.",
            ),
        ),
        Manual(
            id="CN/2020-no-platform-sale",
            source=NOTICE_2020,
            channels=("asset_transfer_repo", "asset_transfer_outright", "platform_financing"),
            act=True,
            fact=Fact(
                "assets_not_sold_on_platforms",
                "yes_no",
                Text(
                    "未通过互联网平台或地方交易场所出售信贷资产", "no credit assets sold on platforms or local venues"
                ),
                Text(
                    "除不良贷款外,公司是否未通过互联网平台或地方各类交易场所销售、转让信贷资产?",
                    "Bad loans apart, has the company sold no credit assets through internet platforms or local trading venues?",
                ),
            ),
            says=Text(
                "除不良贷款外,不得通过互联网平台或地方各类交易场所销售、转让本公司信贷资产。",
                "Credit assets, bad loans apart, may not be sold through internet platforms or local trading venues.",
            ),
        ),
        # from 2024-12-31: the same multiples, over the lower of two bases
        Limit(
            id="CN/2024-non-standard",
            source=MEASURES_2024,
            channels=NON_STANDARD,
            multiple="1",
            base="net_assets",
            says=Text(
                "非标准化融资余额不超过净资产的1倍。", "Funding in non-standard form may not exceed 1 × net assets."
            ),
            note=BASE_UNVERIFIED,
        ),
        Limit(
            id="CN/2024-non-standard-prior-year",
            source=MEASURES_2024,
            channels=NON_STANDARD,
            multiple="1",
            base="prior_year_net_assets",
            says=Text(
                "非标准化融资余额不超过上年末净资产的1倍(分母日期未核实)。",
                "Funding in non-standard form may not exceed 1 × prior year-end net assets (denominator date unverified).",
            ),
            note=BASE_UNVERIFIED,
        ),
        Limit(
            id="CN/2024-standardised",
            source=MEASURES_2024,
            channels=STANDARDISED,
            multiple="4",
            base="net_assets",
            says=Text(
                "标准化融资余额不超过净资产的4倍。", "Funding in standardised form may not exceed 4 × net assets."
            ),
            note=BASE_UNVERIFIED,
        ),
        Limit(
            id="CN/2024-standardised-prior-year",
            source=MEASURES_2024,
            channels=STANDARDISED,
            multiple="4",
            base="prior_year_net_assets",
            says=Text(
                "标准化融资余额不超过上年末净资产的4倍(分母日期未核实)。",
                "Funding in standardised form may not exceed 4 × prior year-end net assets (denominator date unverified).",
            ),
            note=BASE_UNVERIFIED,
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="0.5",
            note=Text("无地方比例:2008年意见的50%。", "No local ratio: the 50% of the opinion of 2008."),
        ),
    ),
    gaps=(
        Gap(
            id="CN/gap-2024-denominator",
            since="2024-12-31",
            says=Text(
                "金规〔2024〕26号融资条款的分母(净资产,或上年末净资产)未见原文:两者都算,低者为准。",
                "The denominator of the financing article of 金规〔2024〕26号 (net assets, or prior year-end net assets) was not seen: both are "
                "computed, the lower binds.",
            ),
        ),
    ),
    notes=(
        Note(
            source=NOTICE_2017,
            says=Text(
                "超过当地比例的公司应制定压缩规模计划,限期达标;各地不得放宽比例。",
                "A company above the local ratio files a plan to shrink by a deadline; no place may relax its ratio.",
            ),
        ),
        Note(
            source=NOTICE_2020,
            says=Text(
                "地方监管部门可下调1倍、4倍的上限,不得上调。",
                "Local authorities may lower the multiples of 1 and 4, not raise them.",
            ),
        ),
        Note(
            source=NOTICE_2020,
            says=Text(
                "不得吸收存款,不得发行或代理销售资产管理产品。",
                "No deposits in any form; no issue or sale of asset-management products.",
            ),
        ),
        Note(
            source=NOTICE_2020,
            says=Text(
                "此前的规则与本通知不一致的以本通知为准,其余继续有效。",
                "Earlier rules give way where they are inconsistent with the notice and stay otherwise.",
            ),
        ),
        Note(
            source=MEASURES_2024,
            says=Text(
                "2024-12-31印发并施行,2025-01-17公布;废止86号文。",
                "Issued and in force on 2024-12-31, published on 2025-01-17; it repeals notice 86.",
            ),
        ),
        Note(
            source=MEASURES_2024,
            says=Text(
                "贷款集中度(非融资规则):单一借款人不超过上年末净资产10%,连同关联方不超过15%;网络公司单户消费贷不超过20万元,"
                "经营贷不超过1000万元。",
                "Lending concentration (not funding): one borrower ≤ 10% of prior year-end net assets, 15% with related parties; online companies: "
                "consumer loans ≤ 200,000 yuan a household, business loans ≤ 10,000,000 yuan.",
            ),
        ),
    ),
)
