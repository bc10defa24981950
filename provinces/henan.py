"""Henan (河南): banks up to 50% of net capital from 2012-07-27; all debt funding up to 200% of net capital since 2017-02-14.

Online companies by their own guide since 2017-05-16, also 200%. Money from industrial and commercial firms and guarantees are prohibited.
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

MEASURES_2012 = Source(
    title=Text("河南省小额贷款公司试点管理暂行办法", "Interim measures for the pilot of small-loan companies in Henan"),
    issuer=Text("河南省工业和信息化厅", "Henan Department of Industry and Information Technology"),
    issued="2012-07-27",
    effective="2012-07-27",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
OPINION_2017 = Source(
    title=Text(
        "关于进一步促进小额贷款公司健康发展的意见",
        "Opinion on further promoting the sound development of small-loan companies",
    ),
    issuer=Text("河南省人民政府办公厅", "General Office of the Henan Provincial Government"),
    issued="2017-02-14",
    effective="2017-02-14",
    grade="A-",
    rank="government",
    read_in="compilation",
    verified_on="2017-12-31",
)
GUIDE_2017 = Source(
    title=Text(
        "河南省网络小额贷款公司监管指引（试行）",
        "Henan guide to the supervision of online small-loan companies (trial)",
    ),
    issuer=Text("河南省金融办", "Henan Financial Office"),
    issued="2017-05-16",
    effective="2017-05-16",
    grade="A-",
    rank="regulator",
    read_in="compilation",
    verified_on="2017-12-31",
)
EPIDEMIC_2020 = Source(
    title=Text(
        "河南省2020年3月疫情期间意见（标题未见）",
        "Henan opinion of March 2020 during the epidemic (title not seen)",
    ),
    issuer=Text("河南省（发文机关未见）", "Henan (issuer not seen)"),
    issued="2020-03-10",
    effective="2020-03-10",
    effective_basis="assumed",
    grade="B",
    rank="regulator",
    read_in="newspapers",
    verified_on="2026-11-21",
)
ONLINE = (Is(fact="company_type", among=("online",)),)
WELL_RUN = (Is(fact="well_run", among=(True,)),)
TOTAL = Text(
    "各类债务性融资余额总计不超过资本净额的200%。",
    "All debt funding together may not exceed 200% of net capital.",
)

REGIME = Regime(
    place="CN-HA",
    rules=(
        # 2012-07-27: banks only
        Limit(
            id="CN-HA/bank-cap",
            name=Text("银行借款上限", "cap on bank loans"),
            source=MEASURES_2012,
            article="第二十三条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            until="2017-02-14",
            replaces=("CN/2008-bank-cap",),
            says=Text(
                "银行业金融机构融入资金余额不超过资本净额的50%。", "Bank borrowing may not exceed 50% of net capital."
            ),
            words="不得超过公司资本净额的50%",
            note=Text(
                "办法未提银行家数，只列银行：全国的两家限制保留至2017-02-14。2017年意见的200%总额取代本条的50%。",
                "The measures name banks alone and give no number: the national two-bank count stays until 2017-02-14. The total of 200% of 2017 takes "
                "the place of this 50%.",
            ),
        ),
        Limit(
            id="CN-HA/bank-cap~stays",
            name=Text("银行借款上限（保留）", "cap on bank loans (kept)"),
            source=MEASURES_2012,
            article="第二十三条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            since="2017-02-14",
            replaces=("CN/2008-bank-cap",),
            under=(Under(reading="CN-HA/bank-cap", among=("otherwise",)),),
            says=Text(
                "银行融入资金余额在200%总额之内仍以资本净额的50%为限。",
                "Within the 200%, bank borrowing stays within 50% of net capital.",
            ),
            words="不得超过公司资本净额的50%",
        ),
        Access(
            id="CN-HA/2012-sources",
            name=Text("资金来源（2012）", "sources of funds (2012)"),
            source=MEASURES_2012,
            article="第二十三条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源：资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-HA/industrial-money",
            name=Text("工商企业资金", "money of industrial and commercial firms"),
            source=MEASURES_2012,
            article="第二十三条",
            channels=("other_borrowing",),
            level="prohibited",
            when=(Is(fact="other_borrowing_from_firms", among=(True,)),),
            says=Text("工商企业不得作为资金来源。", "No money may be taken from industrial and commercial firms."),
            words="不得从工商企业获取资金",
            note=Text(
                "其他债务融资出自工商企业的属禁止；出自他人的，视为未作规定。2017年意见未废止此项，只另许经批准的主要法人股东定向借款。",
                "Other borrowing from industrial and commercial firms is prohibited; from others it is not provided for. The opinion of 2017 does not repeal this and only admits approved loans from main corporate shareholders.",
            ),
        ),
        Lenders(
            id="CN-HA/other-lenders",
            name=Text("其他债务融资的出借人", "who lends as other borrowing"),
            source=MEASURES_2012,
            article="第二十三条",
            channels=("other_borrowing",),
            may_lend=(),
            stranger="not_provided",
            firm="prohibited",
            says=Text(
                "其他债务融资的出借人是工商企业的，属禁止。",
                "Other borrowing whose lender is an industrial or commercial firm is prohibited.",
            ),
            words="不得从工商企业获取资金",
        ),
        Access(
            id="CN-HA/guarantees",
            name=Text("对外担保", "guarantees"),
            source=MEASURES_2012,
            article="第二十三条",
            channels=("guarantee",),
            level="prohibited",
            says=Text("公司不得为他人提供担保。", "No guarantees for others."),
            words="不得对外担保",
        ),
        Access(
            id="CN-HA/collecting~shareholders",
            name=Text("股东借款（集资）", "shareholder loans as fundraising"),
            source=MEASURES_2012,
            article="第二十三条",
            channels=("shareholder_loan",),
            level="prohibited",
            until="2017-02-14",
            under=(Under(reading="CN-HA/collecting", among=("otherwise",)),),
            says=Text(
                "股东借款属于向内部或外部集资、从工商企业获取资金。",
                "Loans of shareholders are fundraising inside or outside the company, or money of industrial and commercial firms.",
            ),
            words="包括向内部或外部集资",
        ),
        # 2017-02-14: one pool, more sources
        Limit(
            id="CN-HA/pool",
            name=Text("债务性融资总额", "total debt funding"),
            source=OPINION_2017,
            channels=AllFunding(),
            multiple="2",
            base="net_capital",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=(
                Under(reading="CN-HA/bank-cap", among=("taken", "otherwise")),
                Under(reading="CN-HA/bank-count", among=("taken", "otherwise")),
            ),
            says=TOTAL,
            words="总计不得超过公司资本净额的200%",
            note=Text(
                "列明银行以外的资金方：两家银行的限制不再适用。卖断式资产转让不是债务，不计入。",
                "Lenders other than banks are named: the two-bank count no longer applies. Outright transfers are no debt and not counted.",
            ),
        ),
        Count(
            id="CN-HA/two-banks~stay",
            name=Text("两家银行（保留）", "two banks (kept)"),
            source=OPINION_2017,
            channel="bank_loan",
            at_most=2,
            fact="bank_count",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-HA/bank-count", among=("otherwise",)),),
            says=Text(
                "文本未提银行家数：2008年的两家限制对其中的银行部分仍适用。",
                "The text is silent on the number of banks: the two of 2008 stay for the bank part.",
            ),
        ),
        Access(
            id="CN-HA/2017-sources",
            name=Text("银行借款", "bank loans"),
            source=OPINION_2017,
            channels=("bank_loan",),
            level="permitted",
            says=Text("可向银行融入资金。", "Banks may lend."),
            words="除向银行业金融机构融入资金外",
        ),
        Access(
            id="CN-HA/2017-institutions",
            name=Text("其他金融机构借款", "loans of other financial institutions"),
            source=OPINION_2017,
            channels=("other_fi_loan",),
            level="permitted",
            when=WELL_RUN,
            reserves=True,
            says=Text(
                "经营规范、符合条件的公司可向其他金融机构融入资金。",
                "Other financial institutions may lend to companies that are properly run and qualify.",
            ),
            words="还可向其他金融机构融入资金",
        ),
        Access(
            id="CN-HA/2017-direct-financing",
            name=Text("直接融资（债券）", "direct financing (bonds)"),
            source=OPINION_2017,
            channels=("bond",),
            level="permitted",
            when=WELL_RUN,
            reserves=True,
            under=(Under(reading="CN-HA/direct-financing", among=("taken", "abs-too")),),
            says=Text(
                "支持符合条件的公司依法合规开展直接融资。",
                "Lawful direct financing is supported for companies that qualify.",
            ),
            words="依法合规开展直接融资",
            note=Text(
                "“直接融资”未点名渠道：债务部分读作发行债券，资产证券化不在其内。",
                "“Direct financing” names no channel: its debt part is read as bonds, without ABS.",
            ),
        ),
        Access(
            id="CN-HA/2017-direct-financing~abs",
            name=Text("直接融资（资产证券化）", "direct financing (ABS)"),
            source=OPINION_2017,
            channels=("abs",),
            level="permitted",
            when=WELL_RUN,
            under=(Under(reading="CN-HA/direct-financing", among=("abs-too",)),),
            says=Text(
                "直接融资也包括资产证券化。",
                "Direct financing holds ABS as well.",
            ),
            words="依法合规开展直接融资",
        ),
        Access(
            id="CN-HA/2017-with-approval",
            name=Text("主要法人股东定向借款", "loans of main corporate shareholders"),
            source=OPINION_2017,
            channels=("shareholder_loan",),
            level="with_approval",
            says=Text(
                "经批准可向主要法人股东定向借款。",
                "Loans from main corporate shareholders with approval.",
            ),
            words="经批准可向主要法人股东定向借款",
        ),
        Access(
            id="CN-HA/2017-relending",
            name=Text("小额再贷款", "re-lending companies"),
            source=OPINION_2017,
            channels=("relending_loan",),
            level="with_approval",
            under=(Under(reading="CN-HA/relending"),),
            says=Text("探索小额再贷款。", "Re-lending companies are to be explored."),
            words="探索开展小额再贷款业务",
            note=Text(
                "“探索开展”读作有规定、须批准。", "What is “to be explored” is read as provided for, with approval."
            ),
        ),
        Lenders(
            id="CN-HA/lenders",
            name=Text("定向借款的出借人", "who may lend as a shareholder"),
            source=OPINION_2017,
            channels=("shareholder_loan",),
            may_lend=(Holder(kind="corporate"),),
            firm="prohibited",
            under=(Under(reading="CN-HA/main-shareholders", among=("taken", "otherwise")),),
            says=Text(
                "定向借款的出借人为主要法人股东；股东以外的工商企业不得出借（2012年办法第二十三条）。",
                "Directed loans come from main corporate shareholders; an industrial or commercial firm that is none may not lend (article 23 of the measures of 2012).",
            ),
            words="经批准可向主要法人股东定向借款",
            note=Text(
                "“主要”的持股门槛未见：任何法人股东均视为符合。自然人股东未在所列之内，视为未作规定。",
                "From which holding a shareholder is a main one was not seen: any corporate shareholder is taken to be. Natural persons are not named: not provided for.",
            ),
        ),
        Access(
            id="CN-HA/lenders~main",
            name=Text("主要法人股东", "main corporate shareholders"),
            source=OPINION_2017,
            channels=("shareholder_loan",),
            level="with_approval",
            when=(Is(fact="lenders_are_main_shareholders", among=(True,)),),
            reserves=True,
            under=(Under(reading="CN-HA/main-shareholders", among=("otherwise",)),),
            says=Text(
                "只有监管部门认作“主要”的法人股东可以出借；门槛未见。",
                "Only corporate shareholders that the regulator holds to be main ones may lend; the threshold was not seen.",
            ),
            words="经批准可向主要法人股东定向借款",
        ),
        Manual(
            id="CN-HA/2017-well-run",
            name=Text("经营规范、符合条件", "properly run and qualified"),
            source=OPINION_2017,
            channels=("other_fi_loan", "bond"),
            decides=True,
            fact=Fact(
                "well_run",
                "yes_no",
                Text("是否运行良好、合规经营", "well run and compliant"),
                Text(
                    "监管部门是否认定公司运行良好、合规经营？",
                    "Does the regulator hold the company to be well run and compliant?",
                ),
            ),
            says=Text(
                "其他金融机构融资与直接融资面向经营规范、符合条件的公司。",
                "Other financial institutions and direct financing are open to properly run, qualifying companies.",
            ),
            words="允许经营规范、符合条件的小额贷款公司",
        ),
        # 2017-05-16: online companies
        Limit(
            id="CN-HA/online-pool",
            name=Text("网络公司债务性融资总额", "total debt funding of online companies"),
            source=GUIDE_2017,
            article="第二十三条",
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple="2",
            base="net_capital",
            when=ONLINE,
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=(Under(reading="CN-HA/online-transfers"),),
            says=Text(
                "网络小贷公司各类债务性融资余额总计不超过资本净额的200%，资产转让在内。",
                "Online companies: all debt funding together, asset transfers among it, may not exceed 200% of net capital.",
            ),
            words="总计不得超过公司资本净额的200%",
            note=Text(
                "指引把资产转让、资产证券化列为融入资金，未区分回购与卖断：都计入总额。2017年2月意见的总额（不含卖断）同时适用。",
                "The guide names asset transfers and ABS as money raised and does not ask whether the assets are repurchased: all are counted. The total of the opinion of February 2017 (without outright ones) holds beside it.",
            ),
        ),
        Access(
            id="CN-HA/online-sources",
            name=Text("网络公司的资金来源", "sources of funds of online companies"),
            source=GUIDE_2017,
            article="第二十三条",
            channels=("bank_loan", "other_fi_loan"),
            level="permitted",
            when=ONLINE,
            says=Text(
                "网络小贷公司可从银行和其他金融机构融入资金。",
                "Online companies may borrow from banks and other financial institutions.",
            ),
            words="从银行业金融机构或其他金融机构融入资金",
        ),
        Access(
            id="CN-HA/online-with-approval",
            name=Text("网络公司须报批的渠道", "channels of online companies with approval"),
            source=GUIDE_2017,
            article="第二十三条",
            channels=("shareholder_loan", "asset_transfer_repo", "asset_transfer_outright", "abs"),
            level="with_approval",
            when=ONLINE,
            says=Text(
                "网络小贷公司的主要法人股东定向借款、资产转让、资产证券化须事先报批。",
                "Online companies: loans from main corporate shareholders, asset transfers and ABS need prior approval.",
            ),
            words="应事先报监管部门批准",
        ),
        Access(
            id="CN-HA/online-sources~closed",
            name=Text("网络公司未列名的渠道", "channels not named, online companies"),
            source=GUIDE_2017,
            article="第二十三条",
            channels=AllFunding(
                excepting=(
                    "bank_loan",
                    "other_fi_loan",
                    "shareholder_loan",
                    "shareholder_special_loan",
                    "asset_transfer_repo",
                    "abs",
                )
            ),
            level="prohibited",
            when=ONLINE,
            under=(Under(reading="CN-HA/online-closed-list", among=("otherwise",)),),
            says=Text(
                "资金来源的清单没有“主要”二字，是封闭的：未列名的渠道属禁止，全国文本开放的也不例外。",
                "The list of sources has no “mainly” and is closed: what it does not name is prohibited, also where a national text opens it.",
            ),
            words="资金来源为股东缴纳的资本金",
        ),
        Access(
            id="CN-HA/online-sources~own-list",
            name=Text("网络公司仅限自有清单", "the online companies' own list alone"),
            source=GUIDE_2017,
            article="第二十三条",
            channels=("bond", "relending_loan"),
            level="permitted",
            when=(Is(fact="company_type", among=("traditional", "technology", "rural")),),
            reserves=True,
            under=(Under(reading="CN-HA/online-omitted", among=("otherwise",)),),
            says=Text(
                "债券与小额再贷款不在网络公司的清单之内，对其未作规定。",
                "Bonds and re-lending are not on the list of online companies: not provided for there.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2",
            note=Text(
                "2017年意见与网络指引所载总比例200%。", "The stated total of 200% of the opinion and the guide of 2017."
            ),
        ),
    ),
    facts=(
        Fact(
            "other_borrowing_from_firms",
            "yes_no",
            Text("其他债务融资出自工商企业", "other borrowing comes from industrial and commercial firms"),
            Text(
                "其他债务融资是否有出自工商企业（非金融机构的企业）的？",
                "Does any of the other borrowing come from industrial or commercial firms (firms that are no financial institutions)?",
            ),
        ),
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
            id="CN-HA/collecting",
            name=Text("禁止集资是否及于股东借款", "whether the fundraising ban reaches shareholder loans"),
            ask=Text(
                "2012年办法的“不得向内部或外部集资”“不得从工商企业获取资金”是否及于股东借款？",
                "Do the bans of 2012 on fundraising inside or outside the company and on money of firms reach loans of shareholders?",
            ),
            taken=Text("否：2017-02-14以前视为未作规定。", "No: until 2017-02-14 they are not provided for."),
            alternatives=(Alternative(says=Text("是：属禁止。", "Yes: they are prohibited.")),),
            settled_by=Text("河南省地方金融管理局", "the Henan provincial financial authority"),
        ),
        Reading(
            id="CN-HA/bank-cap",
            name=Text("200%是否取代银行50%", "whether 200% displaces the banks' 50%"),
            ask=Text(
                "2017年意见的200%总额是否取代2012年办法的银行50%？",
                "Does the total of 200% of 2017 take the place of the 50% on banks of 2012?",
            ),
            taken=Text("取代。", "It does."),
            alternatives=(
                Alternative(says=Text("两者并存：银行50%，合计200%。", "Both hold: banks 50%, all together 200%.")),
            ),
            settled_by=Text("豫政金〔2017〕311号", "豫政金〔2017〕311号"),
        ),
        Reading(
            id="CN-HA/bank-count",
            name=Text("两家银行是否存续", "whether the two banks of 2008 stay"),
            ask=Text(
                "文本列明银行以外的资金方而未提家数：2008年的两家银行是否仍适用于银行部分？",
                "The text names lenders other than banks and no number of banks: do the two banks of 2008 stay for the bank part?",
            ),
            taken=Text("不再适用。", "They lapse."),
            alternatives=(Alternative(says=Text("仍适用。", "They stay.")),),
            settled_by=Text("河南省地方金融管理局", "the Henan provincial financial authority"),
        ),
        Reading(
            id="CN-HA/main-shareholders",
            name=Text("“主要”法人股东的门槛", "who is a main shareholder"),
            ask=Text("法人股东持股多少才是“主要”？", "From which holding on is a corporate shareholder a main one?"),
            taken=Text("任何法人股东。", "Any corporate shareholder."),
            alternatives=(
                Alternative(
                    says=Text("须达到一定持股，门槛未见。", "One above a threshold, which was not seen."),
                ),
            ),
            settled_by=Text("省金融办的细则", "the provincial office's rules"),
        ),
        Reading(
            id="CN-HA/direct-financing",
            name=Text("“直接融资”开放的渠道", "what direct financing opens"),
            ask=Text(
                "支持符合条件的公司“依法合规开展直接融资”开放哪些债务渠道？",
                "Which debt channels does the support of lawful direct financing open?",
            ),
            taken=Text("发行债券。", "Bonds."),
            alternatives=(
                Alternative(
                    id="neither",
                    says=Text("未点名渠道，均未开放。", "It names no channel and opens none."),
                ),
                Alternative(
                    id="abs-too",
                    says=Text("债券与资产证券化。", "Bonds and ABS."),
                    stricter=False,
                ),
            ),
            settled_by=Text("豫政金〔2017〕311号", "豫政金〔2017〕311号"),
        ),
        Reading(
            id="CN-HA/relending",
            name=Text("小额再贷款是否放开", "whether re-lending is opened"),
            ask=Text(
                "“探索开展小额再贷款业务”是否已开放再贷款渠道？",
                "Does the exploring of re-lending open that channel?",
            ),
            taken=Text("开放，须批准。", "Yes, with approval."),
            alternatives=(Alternative(says=Text("未作规定。", "Not provided for.")),),
            settled_by=Text("河南省地方金融管理局", "the Henan provincial financial authority"),
        ),
        Reading(
            id="CN-HA/online-transfers",
            name=Text("网络公司是否计入卖断式转让", "outright transfers of online companies"),
            ask=Text(
                "网络公司的债务性融资总额是否计入卖断式资产转让？",
                "Do outright transfers count in the total of online companies?",
            ),
            taken=Text("计入，回购式与卖断式都算。", "They do, as those with repurchase."),
            alternatives=(
                Alternative(says=Text("卖断不是债务，不计入。", "They are no debt and not counted."), stricter=False),
            ),
            settled_by=Text("河南省地方金融管理局", "the Henan provincial financial authority"),
        ),
        Reading(
            id="CN-HA/online-closed-list",
            name=Text("来源清单是否封闭", "whether the list of sources is closed"),
            ask=Text(
                "网络指引的“资金来源为……”没有“主要”二字，清单是否封闭？",
                "Is the list of sources of the online guide, which has no “mainly”, closed?",
            ),
            taken=Text(
                "否：未列名的视为未作规定，全国文本的开放有效。",
                "No: what is not named is not provided for, and what a national text opens is open.",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "是：未列名的属禁止，全国文本开放的也不例外。",
                        "Yes: what is not named is prohibited, also where a national text opens it.",
                    )
                ),
            ),
            settled_by=Text("河南省地方金融管理局", "the Henan provincial financial authority"),
        ),
        Reading(
            id="CN-HA/online-omitted",
            name=Text("网络公司未列渠道能否使用", "channels that the online guide omits"),
            ask=Text(
                "2017年2月意见开放、网络指引未列的债券与小额再贷款，网络公司能否使用？",
                "May online companies use bonds and re-lending, which the opinion of February 2017 opens and their guide omits?",
            ),
            taken=Text("可以。", "They may."),
            alternatives=(Alternative(says=Text("只限指引所列。", "Only what the guide lists.")),),
            settled_by=Text("河南省地方金融管理局", "the Henan provincial financial authority"),
        ),
    ),
    gaps=(
        Gap(
            id="CN-HA/gap-2009",
            since="2009-01-01",
            until="2012-07-27",
            says=Text(
                "豫中小企〔2009〕13号的暂行办法（2012年废止）融资条款未见：2012-07-27以前按2008年全国意见。",
                "The interim measures 豫中小企〔2009〕13号, repealed in 2012, were not seen: before 2012-07-27 the national opinion of 2008 stands in.",
            ),
        ),
        Gap(
            id="CN-HA/gap-2017-311",
            since="2017-12-28",
            says=Text(
                "豫政金〔2017〕311号（2017-12-28施行）存在，融资条款未见：仍按2017年2月、5月的规则计算。",
                "豫政金〔2017〕311号, in force on 2017-12-28, exists; its financing clause was not seen: the rules of February and May 2017 still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2012,
            article="第二十三条",
            says=Text(
                "不得非法集资（含向内部或外部集资）、吸收或变相吸收公众存款；不得向股东、高级管理人员放贷；禁止账外经营。",
                "No illegal fundraising inside or outside the company, no deposits; no loans to shareholders and executives; no off-book business.",
            ),
        ),
        Note(
            source=MEASURES_2012,
            article="第二十三条",
            says=Text(
                "银行融资的利率、期限由双方协商，以同期上海银行间同业拆放利率加点；公司须申领贷款卡，银行于15个工作日内报送融资信息；违反本条的，银行不得给予融资。鼓励上市融资（股权）。",
                "Rate and term of bank loans are for the parties to agree, at SHIBOR for the term plus a margin; the company needs a loan card and the bank reports within 15 working "
                "days; a bank may not lend in breach of the article. Listing is encouraged (equity).",
            ),
        ),
        Note(
            source=EPIDEMIC_2020,
            says=Text(
                "疫情期间，符合条件的公司融资最高可至净资产的3倍；终止日期未见，不作为限额。",
                "During the epidemic qualifying companies could go up to 3 × net assets; its end was not seen; not applied as a limit.",
            ),
        ),
    ),
)
