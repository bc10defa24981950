"""Shandong (山东): all debt funding up to 200% of registered capital since 2016-09-07; a notice of 2015-04-23 opened the channels without a ratio."""

from leverage.law.vocabulary import (
    LOCAL,
    Access,
    AllFunding,
    Alternative,
    Count,
    Fact,
    Holder,
    Is,
    Lenders,
    Limit,
    Note,
    PoolRatio,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

NOTICE_2015 = Source(
    title=Text(
        "关于支持小额贷款公司做优做强的通知",
        "Notice on supporting small-loan companies in becoming better and stronger",
    ),
    issuer=Text("山东省金融工作办公室", "Shandong Financial Work Office"),
    issued="2015-04-23",
    effective="2015-04-23",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
REGULATION_2016 = Source(
    title=Text("山东省地方金融条例", "Local finance regulation of Shandong"),
    issuer=Text(
        "山东省第十二届人民代表大会常务委员会", "Standing Committee of the 12th Shandong Provincial People's Congress"
    ),
    issued="2016-03-30",
    effective="2016-03-30",
    grade="A-",
    rank="congress",
    read_in="compilation",
    verified_on="2017-12-31",
)
MEASURES_2016 = Source(
    title=Text("山东省小额贷款公司（试点）管理办法", "Measures for small-loan companies in Shandong (pilot)"),
    issuer=Text("山东省地方金融监督管理局", "Shandong Local Financial Supervision Bureau"),
    issued="2016-09-07",
    effective="2016-09-07",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
RELIEF_2020 = Source(
    title=Text(
        "山东省2020年2月支持小额贷款公司抗疫的通知（标题未见）",
        "Shandong notice of February 2020 on relief during the epidemic (title not seen)",
    ),
    number="鲁金监字〔2020〕37号",
    issuer=Text("山东省地方金融监督管理局", "Shandong Local Financial Supervision Bureau"),
    issued="2020-02-21",
    effective="2020-02-21",
    grade="B",
    rank="regulator",
    read_in="newspapers",
    verified_on="2026-11-21",
)
PROVINCE = Text("山东省地方金融管理局", "the Shandong provincial financial authority")

REGIME = Regime(
    place="CN-SD",
    rules=(
        # 2015-04-23: channels, no ratio
        Access(
            id="CN-SD/2015-sources",
            name=Text("鼓励的融资渠道（2015）", "channels encouraged (2015)"),
            source=NOTICE_2015,
            article="四",
            until="2016-09-07",
            channels=(
                "other_fi_loan",
                "interbank_borrowing",
                "relending_loan",
                "bond",
                "abs",
            ),
            level="permitted",
            ratio_unset=True,
            under=(Under(reading="CN-SD/co-operation"),),
            says=Text(
                "鼓励与银行、信托、保险、资管及地方金融组织在贷款批发、资金拆借等方面合作；鼓励发行私募债券、资产证券化。未设新比例。",
                "Wholesale loans and lending by banks, trusts, insurers, asset managers and local financial organisations, private bonds and ABS are "
                "encouraged. No new ratio is set.",
            ),
            words="贷款批发与零售、资金拆借、融资担保",
            note=Text(
                "地方金融组织读作其他小贷公司与小额再贷款公司。列明银行以外的资金方：两家银行的限制不再适用；全国的银行借款50%保留至2016-09-07。其他渠道可融多少见不到比例。"
                "股权交易中心是私募债券、资产证券化的场所，不另作平台融资。2016年办法以2倍总额重列这些渠道，自其施行起以之为准。",
                "Local financial organisations are read as other small-loan companies and re-lending companies. Lenders other than banks are named: the two-bank "
                "count no longer applies; the national 50% on banks stays until 2016-09-07. How much the other channels may raise no text says. The equity exchanges are venues for bonds and ABS, not a "
                "channel of their own. The measures of 2016 name these channels again within a total of 2 ×, and stand in its place.",
            ),
        ),
        Access(
            id="CN-SD/2015-banks",
            name=Text("银行借款（2015）", "bank loans (2015)"),
            source=NOTICE_2015,
            article="四",
            until="2016-09-07",
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN/2008-two-banks",),
            under=(
                Under(reading="CN-SD/co-operation"),
                Under(reading="CN-SD/bank-count", among=("taken", "otherwise")),
            ),
            says=Text(
                "鼓励与银行在贷款批发等方面合作；银行家数不再限两家，全国的50%保留。",
                "Wholesale loans of banks are encouraged; the count of two banks lapses, the national 50% stays.",
            ),
            words="贷款批发与零售、资金拆借、融资担保",
        ),
        Access(
            id="CN-SD/2015-sources~co-operation",
            name=Text("私募债券与资产证券化（2015）", "private bonds and ABS (2015)"),
            source=NOTICE_2015,
            article="四",
            until="2016-09-07",
            channels=("bond", "abs"),
            level="permitted",
            ratio_unset=True,
            under=(Under(reading="CN-SD/co-operation", among=("otherwise",)),),
            says=Text(
                "鼓励发行私募债券、资产证券化；与各类机构的合作不开放渠道。",
                "Private bonds and ABS are encouraged; co-operation with institutions opens no channel.",
            ),
            words="通过发行私募债券、资产证券化等方式",
        ),
        Access(
            id="CN-SD/2015-shareholders-unset",
            name=Text("法人股东定向借款须申请（无比例）", "loans of corporate shareholders on application (no ratio)"),
            source=NOTICE_2015,
            article="四",
            until="2016-09-07",
            channels=("shareholder_loan",),
            level="with_approval",
            ratio_unset=True,
            under=(Under(reading="CN-SD/application"),),
            says=Text(
                "支持经申请向法人股东定向借款；未设比例。",
                "Loans from corporate shareholders are supported upon application; no ratio is set.",
            ),
            words="经申请向法人股东定向借款",
            note=Text("“经申请”读作须经同意。", "“Upon application” is read as needing consent."),
        ),
        Access(
            id="CN-SD/2015-shareholders",
            name=Text("法人股东定向借款须申请", "loans of corporate shareholders on application"),
            source=NOTICE_2015,
            article="四",
            since="2016-09-07",
            channels=("shareholder_loan",),
            level="with_approval",
            under=(Under(reading="CN-SD/application"),),
            says=Text(
                "支持经申请向法人股东定向借款。", "Loans from corporate shareholders are supported upon application."
            ),
            words="经申请向法人股东定向借款",
            note=Text(
                "“经申请”读作须经同意。2016年办法支持法人股东定向借款而未提申请，也未废止本通知：从严保留，以2倍总额为限。",
                "“Upon application” is read as needing consent. The measures of 2016 support such loans, mention no application and do not repeal this "
                "notice: kept, as the stricter text, within the total of 2 ×.",
            ),
        ),
        Access(
            id="CN-SD/2015-shareholders~unset-permitted",
            name=Text("法人股东定向借款（无比例）", "loans of corporate shareholders (no ratio)"),
            source=NOTICE_2015,
            article="四",
            until="2016-09-07",
            channels=("shareholder_loan",),
            level="permitted",
            ratio_unset=True,
            under=(Under(reading="CN-SD/application", among=("otherwise",)),),
            says=Text(
                "申请不是批准：允许，未设比例。", "An application is no approval: permitted, and no ratio is set."
            ),
            words="经申请向法人股东定向借款",
        ),
        Access(
            id="CN-SD/2015-shareholders~permitted",
            name=Text("法人股东定向借款", "loans of corporate shareholders"),
            source=NOTICE_2015,
            article="四",
            since="2016-09-07",
            channels=("shareholder_loan",),
            level="permitted",
            under=(Under(reading="CN-SD/application", among=("otherwise",)),),
            says=Text("申请不是批准：允许。", "An application is no approval: permitted."),
            words="经申请向法人股东定向借款",
        ),
        Lenders(
            id="CN-SD/2015-lenders",
            name=Text("定向借款的出借人", "who may lend as a shareholder"),
            source=NOTICE_2015,
            article="四",
            until="2016-09-07",
            channels=("shareholder_loan",),
            may_lend=(Holder(kind="corporate"),),
            says=Text("定向借款的出借人为法人股东。", "Directed loans come from corporate shareholders."),
            words="经申请向法人股东定向借款",
        ),
        # 2016: the regulation, then the measures with the ratio
        Access(
            id="CN-SD/2016-regulation",
            name=Text("私募债券与资产证券化（条例）", "private bonds and ABS (regulation)"),
            source=REGULATION_2016,
            channels=("bond", "abs"),
            level="permitted",
            says=Text(
                "可用优先股、私募债券、资产证券化等拓宽融资。",
                "Preference shares, private bonds and ABS may be used to widen funding.",
            ),
            words="发行优先股和私募债券、资产证券化",
            note=Text(
                "施行日期未见，以通过之日计；优先股属股权，不计入融资。",
                "The date of entry into force was not seen: dated from adoption. Preference shares are equity and not counted.",
            ),
        ),
        Limit(
            id="CN-SD/pool",
            name=Text("债务融资总额", "total debt funding"),
            source=MEASURES_2016,
            article="第三十七条",
            channels=AllFunding(),
            multiple="2",
            base="registered_capital",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=(Under(reading="CN-SD/bank-count", among=("taken", "otherwise")),),
            says=Text(
                "各类债务融资余额总计不超过注册资本的2倍。",
                "All debt funding together may not exceed 2 × registered capital.",
            ),
            words="余额总计不得超过注册资本的2倍",
            note=Text(
                "分母为注册资本。列明银行以外的资金方：两家银行的限制不再适用。优先股与卖断式资产转让不是债务，不计入。",
                "The denominator is registered capital. Lenders other than banks are named: the two-bank count no longer applies. Preference shares "
                "and outright transfers are no debt and not counted.",
            ),
        ),
        Limit(
            id="CN-SD/pool~transfers",
            name=Text("全国合并口径（注册资本）", "the national pool over registered capital"),
            source=MEASURES_2016,
            article="第三十七条",
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple="2",
            base="registered_capital",
            since="2017-12-01",
            until="2020-09-07",
            replaces=("CN/2017-pool",),
            under=(Under(reading="CN-SD/pool-base", among=("otherwise",)),),
            says=Text(
                "2017年全国通知的合并总额，在山东以注册资本的2倍为限。",
                "The national pool of 2017 is held in Shandong to 2 × registered capital.",
            ),
            words="余额总计不得超过注册资本的2倍",
        ),
        Count(
            id="CN-SD/two-banks~stay",
            name=Text("两家银行（保留）", "two banks (kept)"),
            source=NOTICE_2015,
            article="四",
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-SD/bank-count", among=("otherwise",)),),
            says=Text(
                "文本未提银行家数：2008年的两家限制对其中的银行部分仍适用。",
                "The texts are silent on the number of banks: the two of 2008 stay for the bank part.",
            ),
        ),
        Access(
            id="CN-SD/2016-sources",
            name=Text("融资渠道（2016）", "channels (2016)"),
            source=MEASURES_2016,
            article="第三十七条",
            channels=(
                "bank_loan",
                "shareholder_loan",
                "other_fi_loan",
                "interbank_borrowing",
                "relending_loan",
                "bond",
                "abs",
                "asset_transfer_repo",
            ),
            level="permitted",
            says=Text(
                "可向银行、法人股东、其他金融机构和地方金融组织融资；鼓励私募债券、资产证券化和资产权益转让。",
                "Bank funding, loans from corporate shareholders, funding by financial institutions and local financial organisations are supported; "
                "private bonds, ABS and transfers of assets and their income are encouraged.",
            ),
            words="私募债券、资产证券化、资产权益转让",
            note=Text(
                "“资产权益转让”读作回购式转让（含收益权转让），卖断式未作规定；地方金融组织读作其他小贷公司与小额再贷款公司。",
                "Transfers of assets and income rights are read as those with repurchase; outright ones are not provided for. Local financial "
                "organisations are read as other small-loan companies and re-lending companies.",
            ),
        ),
        Access(
            id="CN-SD/2016-sources~outright",
            name=Text("卖断式资产转让", "outright asset transfers"),
            source=MEASURES_2016,
            article="第三十七条",
            channels=("asset_transfer_outright",),
            level="permitted",
            under=(Under(reading="CN-SD/asset-transfers", among=("otherwise",)),),
            says=Text("“资产权益转让”兼及卖断。", "Transfers of assets and their income hold outright ones."),
            words="私募债券、资产证券化、资产权益转让",
        ),
        Limit(
            id="CN-SD/pool~outright",
            name=Text("债务融资总额（含卖断）", "total debt funding (outright transfers too)"),
            source=MEASURES_2016,
            article="第三十七条",
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple="2",
            base="registered_capital",
            under=(Under(reading="CN-SD/asset-transfers", among=("otherwise",)),),
            says=Text(
                "卖断式资产转让与各类债务融资合计不超过注册资本的2倍。",
                "Debt funding, outright asset transfers among it, may not exceed 2 × registered capital.",
            ),
            words="余额总计不得超过注册资本的2倍",
        ),
        Lenders(
            id="CN-SD/2016-lenders",
            name=Text("定向借款的出借人", "who may lend as a shareholder"),
            source=MEASURES_2016,
            article="第三十七条",
            channels=("shareholder_loan",),
            may_lend=(Holder(kind="corporate"),),
            says=Text("定向借款的出借人为法人股东。", "Directed loans come from corporate shareholders."),
            words="法人股东定向借款",
        ),
        Access(
            id="CN-SD/2016-bad-loans",
            name=Text("不良资产处置", "disposal of bad loans"),
            source=MEASURES_2016,
            article="第三十五条",
            channels=("asset_transfer_outright",),
            level="permitted",
            when=(Is(fact="transfers_are_bad_loans", among=(True,)),),
            says=Text(
                "支持挂牌、由资产管理类公司收购或大股东回购等方式转让不良信贷资产：有规定，不是融资。",
                "The sale of bad loans is supported, by listing, to asset managers or to main shareholders: provided for, and no funding.",
            ),
            words="转让不良信贷资产",
        ),
        Limit(
            id="CN-SD/2017-pool-without-bad-loans",
            name=Text("合并总额（不计不良卖断）", "the pool of 2017 without bad loans"),
            source=MEASURES_2016,
            article="第三十五条、第三十七条",
            channels=AllFunding(),
            multiple=LOCAL,
            base="net_capital",
            since="2017-12-01",
            until="2020-09-07",
            when=(Is(fact="transfers_are_bad_loans", among=(True,), stated=True),),
            replaces=("CN/2017-pool",),
            under=(
                Under(reading="CN-SD/2017-bad-loans"),
                Under(reading="CN/2017-scope"),
                Under(reading="CN/2017-shrink-plan"),
                Under(reading="CN-SD/pool-base"),
            ),
            says=Text(
                "卖断的均为不良贷款的，2017年的合并总额不计卖断：比例照旧。",
                "Where only bad loans were sold outright, the pool of 2017 is held to its ratio without them.",
            ),
        ),
        Limit(
            id="CN-SD/2017-pool-without-bad-loans~registered",
            name=Text(
                "合并总额（不计不良卖断，注册资本）", "the pool of 2017 without bad loans, over registered capital"
            ),
            source=MEASURES_2016,
            article="第三十五条、第三十七条",
            channels=AllFunding(),
            multiple="2",
            base="registered_capital",
            since="2017-12-01",
            until="2020-09-07",
            when=(Is(fact="transfers_are_bad_loans", among=(True,), stated=True),),
            replaces=("CN/2017-pool", "CN-SD/pool~transfers"),
            under=(
                Under(reading="CN-SD/2017-bad-loans"),
                Under(reading="CN/2017-scope"),
                Under(reading="CN/2017-shrink-plan"),
                Under(reading="CN-SD/pool-base", among=("otherwise",)),
            ),
            says=Text(
                "卖断的均为不良贷款的，2017年的合并总额不计卖断：比例照旧。",
                "Where only bad loans were sold outright, the pool of 2017 is held to its ratio without them.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2",
            note=Text(
                "办法所载总比例2倍；地方规则以注册资本为分母，全国合并口径以资本净额为分母，两行并行。",
                "The stated total of 2 ×: over registered capital by the local rule, over net capital in the national pool; both rows hold.",
            ),
        ),
    ),
    facts=(
        Fact(
            "transfers_are_bad_loans",
            "yes_no",
            Text("卖断的均为不良资产", "only bad loans were sold outright"),
            Text(
                "卖断式转让的信贷资产是否全部为不良资产？",
                "Are all loans that were sold outright non-performing?",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-SD/2017-bad-loans",
            name=Text("不良贷款卖断的计入", "bad loans in the 2017 pool"),
            ask=Text(
                "2017年全国通知的合并总额，是否计入不良贷款的卖断？",
                "Does the national pool of 2017 count bad loans that were sold outright?",
            ),
            taken=Text("不计：处置不良贷款不是融资", "no: the disposal of bad loans is no funding"),
            alternatives=(
                Alternative(
                    says=Text(
                        "计入：通知对信贷资产转让未作区分", "yes: the notice makes no difference between loans sold"
                    )
                ),
            ),
            settled_by=Text("当时的监管答复", "a regulator's reply of that time"),
            since="2017-12-01",
            until="2020-09-07",
        ),
        Reading(
            id="CN-SD/co-operation",
            name=Text("“加强合作”是否放开渠道", "whether co-operation opens channels"),
            ask=Text(
                "2015年通知“推动各方在贷款批发与零售、资金拆借、融资担保等多方面加强合作”是否开放渠道？",
                "Does the notice of 2015, which promotes co-operation in wholesale loans and lending, open channels?",
            ),
            taken=Text("开放，两家银行的限制随之不再适用。", "Yes, and the count of two banks lapses with it."),
            alternatives=(
                Alternative(
                    says=Text(
                        "只是合作，不开放渠道；2016-09-07以前仍以两家银行为限。",
                        "It is co-operation alone and opens none; two banks until 2016-09-07.",
                    )
                ),
            ),
            settled_by=PROVINCE,
            until="2016-09-07",
        ),
        Reading(
            id="CN-SD/application",
            name=Text("“经申请”是否须经同意", "whether “upon application” needs consent"),
            ask=Text(
                "“经申请向法人股东定向借款”是否须经同意？2016年办法未提申请。",
                "Do loans of corporate shareholders “upon application” need consent? The measures of 2016 mention no application.",
            ),
            taken=Text("须经同意，2016年以后也是。", "They do, after the measures of 2016 as well."),
            alternatives=(Alternative(says=Text("申请不是批准。", "An application is no approval."), stricter=False),),
            settled_by=PROVINCE,
        ),
        Reading(
            id="CN-SD/bank-count",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "文本列明银行以外的资金方而未提家数：2008年的两家银行是否仍适用于银行部分？",
                "The texts name lenders other than banks and no number of banks: do the two banks of 2008 stay for the bank part?",
            ),
            taken=Text("不再适用。", "They lapse."),
            alternatives=(Alternative(says=Text("仍适用。", "They stay.")),),
            settled_by=PROVINCE,
        ),
        Reading(
            id="CN-SD/asset-transfers",
            name=Text("卖断式转让是否在内", "whether outright transfers are meant"),
            ask=Text(
                "2016年办法鼓励“资产权益转让”，随后限定各类债务融资总计：卖断式资产转让是否也在其内？",
                "The measures of 2016 encourage transfers of assets and their income, and then bound all debt funding: are outright transfers meant, too?",
            ),
            taken=Text(
                "否：只指回购式与收益权转让，卖断式未作规定，也不计入。",
                "No: those with repurchase and of income rights; outright ones are not provided for, nor counted.",
            ),
            alternatives=(
                Alternative(
                    says=Text("是：允许，并计入2倍。", "Yes: they are permitted, and count within the 2 ×."),
                    stricter=None,
                ),
            ),
            settled_by=PROVINCE,
            since="2016-09-07",
        ),
        Reading(
            id="CN-SD/pool-base",
            name=Text("2017年合并口径的分母", "the denominator of the 2017 pool"),
            ask=Text(
                "2017年全国合并口径在山东以资本净额还是以注册资本为分母？",
                "Does the national pool of 2017 run over net capital in Shandong, or over registered capital?",
            ),
            taken=Text(
                "以资本净额为分母，地方规则的注册资本一行并行。",
                "Over net capital; the local row over registered capital stands beside it.",
            ),
            alternatives=(Alternative(says=Text("以注册资本为分母。", "Over registered capital."), stricter=None),),
            settled_by=Text("当时的监管答复", "a regulator's reply of that time"),
            since="2017-12-01",
            until="2020-09-07",
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2016,
            article="第三十五条",
            says=Text(
                "不良贷款处置（非融资规则）：可挂牌、由资产管理公司收购或大股东回购转让，也可债转股、资产证券化。",
                "Disposal of bad loans (not funding): listing on a venue, sale to asset managers, buy-back by main shareholders, debt-for-equity "
                "swaps, ABS.",
            ),
        ),
        Note(
            source=MEASURES_2016,
            article="第三十六条",
            says=Text(
                "取得资质后可代理销售经批准或备案的金融产品（2020年起全国禁止销售资产管理产品）。",
                "Agency sale of approved financial products with the licence for it (asset-management products: prohibited nationally since 2020).",
            ),
        ),
        Note(
            source=MEASURES_2016,
            article="第三十七条",
            says=Text(
                "支持上市、在全国股转系统或区域性股权市场挂牌（2015年通知已提）；融资方式与利率由双方协商。",
                "Listing, also on the NEEQ board and regional exchanges, is supported (as in 2015); form and rate of funding are for the parties to agree.",
            ),
        ),
        Note(
            source=RELIEF_2020,
            until="2020-08-21",
            says=Text(
                "疫情期间六个月内，提供纾困的公司融资最高可至5倍；分母与程序未见，不作为限额。",
                "For six months of the epidemic companies that gave relief could go up to 5 ×; denominator and procedure were not seen; not applied as a limit.",
            ),
        ),
    ),
    remarks=(
        Text(
            "山东未发布网络小贷政策：各类公司适用同一规则。",
            "Shandong has no online-lending policy: every kind of company follows the same rules.",
        ),
    ),
)
