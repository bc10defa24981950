"""Shandong (山东): all debt funding up to 200% of registered capital since 2016-09-07; a notice of 2015-04-23 opened the channels without a ratio."""

from leverage.law.vocabulary import Access, AllFunding, Limit, Note, PoolRatio, Regime, Source, Text

NOTICE_2015 = Source(
    title=Text(
        "关于支持小额贷款公司做优做强的通知",
        "Notice on supporting small-loan companies in becoming better and stronger",
    ),
    issuer=Text("山东省金融工作办公室", "Shandong Financial Work Office"),
    issued="2015-04-23",
    effective="2015-04-23",
    verified_on="2017-12-31",
)
REGULATION_2016 = Source(
    title=Text("山东省地方金融条例", "Local finance regulation of Shandong"),
    issuer=Text(
        "山东省第十二届人民代表大会常务委员会", "Standing Committee of the 12th Shandong Provincial People's Congress"
    ),
    issued="2016-03-30",
    effective="2016-03-30",
    verified_on="2017-12-31",
)
MEASURES_2016 = Source(
    title=Text("山东省小额贷款公司(试点)管理办法", "Measures for small-loan companies in Shandong (pilot)"),
    issuer=Text("山东省地方金融监督管理局", "Shandong Local Financial Supervision Bureau"),
    issued="2016-09-07",
    effective="2016-09-07",
    verified_on="2017-12-31",
)

REGIME = Regime(
    place="CN-SD",
    rules=(
        # 2015-04-23: channels, no ratio
        Access(
            id="CN-SD/2015-sources",
            source=NOTICE_2015,
            article="四",
            channels=(
                "bank_loan",
                "other_fi_loan",
                "interbank_borrowing",
                "relending_loan",
                "bond",
                "abs",
            ),
            level="permitted",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "鼓励与银行、信托、保险、资管及地方金融组织在贷款批发、资金拆借等方面合作;鼓励发行私募债券、资产证券化。未设新比例。",
                "Wholesale loans and lending by banks, trusts, insurers, asset managers and local financial organisations, private bonds and ABS are "
                "encouraged. No new ratio is set.",
            ),
            words="贷款批发与零售、资金拆借、融资担保",
            note=Text(
                "地方金融组织读作其他小贷公司与小额再贷款公司。列明银行以外的资金方:两家银行的限制不再适用;全国的银行借款50%保留至2016-09-07。"
                "股权交易中心是私募债券、资产证券化的场所,不另作平台融资。",
                "Local financial organisations are read as other small-loan companies and re-lending companies. Lenders other than banks are named: "
                "the two-bank "
                "count no longer applies; the national 50% on banks stays until 2016-09-07. The equity exchanges are venues for bonds and ABS, not a "
                "channel of their own.",
            ),
        ),
        Access(
            id="CN-SD/2015-shareholders",
            source=NOTICE_2015,
            article="四",
            channels=("shareholder_loan",),
            level="with_approval",
            says=Text(
                "支持经申请向法人股东定向借款。", "Loans from corporate shareholders are supported upon application."
            ),
            words="经申请向法人股东定向借款",
            note=Text(
                "“经申请”读作须经同意。2016年办法支持法人股东定向借款而未提申请,也未废止本通知:从严保留。",
                "“Upon application” is read as needing consent. The measures of 2016 support such loans, mention no application and do not repeal this "
                "notice: "
                "kept, as the stricter text.",
            ),
        ),
        # 2016: the regulation, then the measures with the ratio
        Access(
            id="CN-SD/2016-regulation",
            source=REGULATION_2016,
            channels=("bond", "abs"),
            level="permitted",
            says=Text(
                "可用优先股、私募债券、资产证券化等拓宽融资。",
                "Preference shares, private bonds and ABS may be used to widen funding.",
            ),
            words="发行优先股和私募债券、资产证券化",
            note=Text(
                "施行日期未见,以通过之日计;优先股属股权,不计入融资。",
                "The date of entry into force was not seen: dated from adoption. Preference shares are equity and not counted.",
            ),
        ),
        Limit(
            id="CN-SD/pool",
            source=MEASURES_2016,
            article="第三十七条",
            channels=AllFunding(),
            multiple="2",
            base="registered_capital",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            says=Text(
                "各类债务融资余额总计不超过注册资本的2倍。",
                "All debt funding together may not exceed 2 × registered capital.",
            ),
            words="余额总计不得超过注册资本的2倍",
            note=Text(
                "分母为注册资本。列明银行以外的资金方:两家银行的限制不再适用。优先股与卖断式资产转让不是债务,不计入。",
                "The denominator is registered capital. Lenders other than banks are named: the two-bank count no longer applies. Preference shares "
                "and outright "
                "transfers are no debt and not counted.",
            ),
        ),
        Access(
            id="CN-SD/2016-sources",
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
                "可向银行、法人股东、其他金融机构和地方金融组织融资;鼓励私募债券、资产证券化和资产权益转让。",
                "Bank funding, loans from corporate shareholders, funding by financial institutions and local financial organisations are supported; "
                "private "
                "bonds, ABS and transfers of assets and their income are encouraged.",
            ),
            words="私募债券、资产证券化、资产权益转让",
            note=Text(
                "“资产权益转让”读作回购式转让(含收益权转让),卖断式未作规定;地方金融组织读作其他小贷公司与小额再贷款公司。",
                "Transfers of assets and income rights are read as those with repurchase; outright ones are not provided for. Local financial "
                "organisations are read as other small-loan companies and "
                "re-lending companies.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2",
            note=Text(
                "办法所载总比例2倍;地方规则以注册资本为分母,全国合并口径以资本净额为分母,两行并行。",
                "The stated total of 2 ×: over registered capital by the local rule, over net capital in the national pool; both rows hold.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2016,
            article="第三十五条",
            says=Text(
                "不良贷款处置(非融资规则):可挂牌、由资产管理公司收购或大股东回购转让,也可债转股、资产证券化。",
                "Disposal of bad loans (not funding): listing on a venue, sale to asset managers, buy-back by main shareholders, debt-for-equity "
                "swaps, ABS.",
            ),
        ),
        Note(
            source=MEASURES_2016,
            article="第三十六条",
            says=Text(
                "取得资质后可代理销售经批准或备案的金融产品(2020年起全国禁止销售资产管理产品)。",
                "Agency sale of approved financial products with the licence for it (asset-management products: prohibited nationally since 2020).",
            ),
        ),
        Note(
            source=MEASURES_2016,
            article="第三十七条",
            says=Text(
                "支持上市、在全国股转系统或区域性股权市场挂牌(2015年通知已提);融资方式与利率由双方协商。",
                "Listing, also on the NEEQ board and regional exchanges, is supported (as in 2015); form and rate of funding are for the parties to agree.",
            ),
        ),
    ),
    remarks=(
        Text(
            "山东未发布网络小贷政策:各类公司适用同一规则。",
            "Shandong has no online-lending policy: every kind of company follows the same rules.",
        ),
    ),
)
