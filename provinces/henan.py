"""Henan (河南): banks up to 50% of net capital from 2012-07-27; all debt funding up to 200% of net capital since 2017-02-14.

Online companies by their own guide since 2017-05-16, also 200%. Money from industrial and commercial firms and guarantees are prohibited.
"""

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
    Regime,
    Source,
    Text,
)

MEASURES_2012 = Source(
    title=Text("河南省小额贷款公司试点管理暂行办法", "Interim measures for the pilot of small-loan companies in Henan"),
    issuer=Text("河南省工业和信息化厅", "Henan Department of Industry and Information Technology"),
    issued="2012-07-27",
    effective="2012-07-27",
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
    verified_on="2017-12-31",
)
GUIDE_2017 = Source(
    title=Text(
        "河南省网络小额贷款公司监管指引(试行)", "Henan guide to the supervision of online small-loan companies (trial)"
    ),
    issuer=Text("河南省金融办", "Henan Financial Office"),
    issued="2017-05-16",
    effective="2017-05-16",
    verified_on="2017-12-31",
)
EPIDEMIC_2020 = Source(
    title=Text(
        "河南省2020年3月疫情期间意见(标题未见)",
        "Henan opinion of March 2020 during the epidemic (title not seen)",
    ),
    issuer=Text("河南省(发文机关未见)", "Henan (issuer not seen)"),
    issued="2020-03-10",
    effective="2020-03-10",
    effective_basis="assumed",
    grade="B",
    verified_on="2026-11-21",
)
ONLINE = (Is(fact="company_type", among=("online",)),)

REGIME = Regime(
    place="CN-HA",
    rules=(
        # 2012-07-27: banks only
        Limit(
            id="CN-HA/bank-cap",
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
                "办法未提银行家数,只列银行:全国的两家限制保留至2017-02-14。2017年意见的200%总额取代本条的50%。",
                "The measures name banks alone and give no number: the national two-bank count stays until 2017-02-14. The total of 200% of 2017 takes "
                "the place of this 50%.",
            ),
        ),
        Access(
            id="CN-HA/2012-sources",
            source=MEASURES_2012,
            article="第二十三条",
            channels=("bank_loan",),
            level="permitted",
            says=Text(
                "资金来源:资本金、捐赠资金和银行融入资金。", "Sources of funds: capital, donations and bank borrowing."
            ),
        ),
        Access(
            id="CN-HA/industrial-money",
            source=MEASURES_2012,
            article="第二十三条",
            channels=("other_borrowing",),
            level="prohibited",
            says=Text("工商企业不得作为资金来源。", "No money may be taken from industrial and commercial firms."),
            words="不得从工商企业获取资金",
            note=Text(
                "归入其他债务融资;2017年意见未废止此项,只另许经批准的主要法人股东定向借款。",
                "Filed under other borrowing. The opinion of 2017 does not repeal it and only admits approved loans from main corporate shareholders.",
            ),
        ),
        Access(
            id="CN-HA/guarantees",
            source=MEASURES_2012,
            article="第二十三条",
            channels=("guarantee",),
            level="prohibited",
            says=Text("公司不得为他人提供担保。", "No guarantees for others."),
            words="不得对外担保",
        ),
        # 2017-02-14: one pool, more sources
        Limit(
            id="CN-HA/pool",
            source=OPINION_2017,
            channels=AllFunding(),
            multiple="2",
            base="net_capital",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            says=Text(
                "各类债务性融资余额总计不超过资本净额的200%。",
                "All debt funding together may not exceed 200% of net capital.",
            ),
            words="总计不得超过公司资本净额的200%",
            note=Text(
                "列明银行以外的资金方:两家银行的限制不再适用。卖断式资产转让不是债务,不计入。",
                "Lenders other than banks are named: the two-bank count no longer applies. Outright transfers are no debt and not counted.",
            ),
        ),
        Access(
            id="CN-HA/2017-sources",
            source=OPINION_2017,
            channels=("bank_loan", "other_fi_loan", "bond"),
            level="permitted",
            says=Text(
                "可向银行和其他金融机构融入资金;支持依法合规的直接融资。",
                "Banks and other financial institutions may lend; lawful direct financing is supported.",
            ),
            words="还可向其他金融机构融入资金",
            note=Text(
                "“直接融资”未点名渠道:债务部分读作发行债券,资产证券化不在其内。",
                "“Direct financing” names no channel: its debt part is read as bonds, without ABS.",
            ),
        ),
        Access(
            id="CN-HA/2017-with-approval",
            source=OPINION_2017,
            channels=("shareholder_loan", "relending_loan"),
            level="with_approval",
            says=Text(
                "经批准可向主要法人股东定向借款;探索小额再贷款。",
                "Loans from main corporate shareholders with approval; re-lending companies are to be explored.",
            ),
            words="经批准可向主要法人股东定向借款",
            note=Text(
                "“探索开展”读作有规定、须批准。", "What is “to be explored” is read as provided for, with approval."
            ),
        ),
        Manual(
            id="CN-HA/2017-well-run",
            source=OPINION_2017,
            channels=("other_fi_loan", "bond"),
            fact=Fact(
                "well_run",
                "yes_no",
                Text("是否运行良好、合规经营", "well run and compliant"),
                Text(
                    "监管部门是否认定公司运行良好、合规经营?",
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
            source=GUIDE_2017,
            article="第二十三条",
            channels=AllFunding(also=("asset_transfer_outright",)),
            multiple="2",
            base="net_capital",
            when=ONLINE,
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks", "CN-HA/pool"),
            says=Text(
                "网络小贷公司各类债务性融资余额总计不超过资本净额的200%。",
                "Online companies: all debt funding together may not exceed 200% of net capital.",
            ),
            words="总计不得超过公司资本净额的200%",
            note=Text(
                "指引把资产转让、资产证券化列为融入资金,未区分回购与卖断:都计入总额。",
                "The guide names asset transfers and ABS as money raised and does not ask whether the assets are repurchased: all are counted.",
            ),
        ),
        Access(
            id="CN-HA/online-sources",
            source=GUIDE_2017,
            article="第二十三条",
            channels=("bank_loan", "other_fi_loan"),
            level="permitted",
            when=ONLINE,
            says=Text(
                "网络小贷公司可从银行和其他金融机构融入资金。",
                "Online companies may borrow from banks and other financial institutions.",
            ),
        ),
        Access(
            id="CN-HA/online-with-approval",
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
    ),
    pool_ratios=(
        PoolRatio(
            multiple="2",
            note=Text(
                "2017年意见与网络指引所载总比例200%。", "The stated total of 200% of the opinion and the guide of 2017."
            ),
        ),
    ),
    gaps=(
        Gap(
            id="CN-HA/gap-2009",
            since="2009-01-01",
            until="2012-07-27",
            says=Text(
                "豫中小企〔2009〕13号的暂行办法(2012年废止)融资条款未见:2012-07-27以前按2008年全国意见。",
                "The interim measures 豫中小企〔2009〕13号, repealed in 2012, were not seen: before 2012-07-27 the national opinion of 2008 stands in.",
            ),
        ),
        Gap(
            id="CN-HA/gap-2017-311",
            since="2017-12-28",
            says=Text(
                "豫政金〔2017〕311号(2017-12-28)存在,融资条款未见:仍按2017年2月、5月的规则计算。",
                "豫政金〔2017〕311号 of 2017-12-28 exists; its financing clause was not seen: the rules of February and May 2017 still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=MEASURES_2012,
            article="第二十三条",
            says=Text(
                "不得非法集资(含向内部或外部集资)、吸收或变相吸收公众存款;不得向股东、高级管理人员放贷;禁止账外经营。",
                "No illegal fundraising inside or outside the company, no deposits; no loans to shareholders and executives; no off-book business.",
            ),
        ),
        Note(
            source=MEASURES_2012,
            article="第二十三条",
            says=Text(
                "银行融资的利率、期限由双方协商,以同期上海银行间同业拆放利率加点;公司须申领贷款卡,银行于15个工作日内报送融资信息;违反本条的,银行不得给予融资。鼓励上市融资(股权)。",
                "Rate and term of bank loans are for the parties to agree, at SHIBOR for the term plus a margin; the company needs a loan card and the bank reports within 15 working "
                "days; a bank may not lend in breach of the article. Listing is encouraged (equity).",
            ),
        ),
        Note(
            source=EPIDEMIC_2020,
            says=Text(
                "疫情期间,符合条件的公司融资最高可至净资产的3倍;终止日期未见,不作为限额。",
                "During the epidemic qualifying companies could go up to 3 × net assets; its end was not seen; not applied as a limit.",
            ),
        ),
    ),
)
