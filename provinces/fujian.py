"""Fujian (福建), without Xiamen: banks 50% of net capital (100% if well run) and repurchase transfers 50%, from 2012-03-10 to 2021-09-07.

From 2021-09-08 the national multiples as Fujian's own: non-standard 1 × and standardised 4 × net assets, with a gate of rating and approval.
The published 150% is the sum 100 + 50 of two channel caps; the text of 2012 states no total.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    ByFact,
    Fact,
    Gap,
    Is,
    Limit,
    Manual,
    PoolRatio,
    RatingScheme,
    Regime,
    Source,
    Text,
)

MEASURES_2012 = Source(
    title=Text("福建省小额贷款公司暂行管理办法", "Interim measures on small-loan companies in Fujian"),
    issuer=Text("福建省人民政府办公厅", "General Office of the Fujian Provincial Government"),
    issued="2012-03-10",
    effective="2012-03-10",
    verified_on="2017-12-31",
)
NOTICE_2021 = Source(
    title=Text(
        "关于细化小额贷款公司有关监管服务事项的通知",
        "Notice detailing matters of supervision and service for small-loan companies",
    ),
    issuer=Text("福建省小额贷款公司主管部门", "Fujian's regulator of small-loan companies"),
    issued="2021-09-08",
    effective="2021-09-08",
    verified_on="2026-11-21",
)
GATED = ("bond", "abs", "shareholder_loan", "shareholder_special_loan")
TAKES_OVER = Text(
    "2021年通知就融资另设比例：2012年的银行与回购比例到2021-09-07为止；未见其明文废止。",
    "The notice of 2021 sets ratios of its own: those of 2012 for banks and repurchase transfers are taken to end on 2021-09-07; no "
    "express repeal was seen.",
)
GATE = Text(
    "“上年度评级”按上年度监管评级计，未说明的按最近一次评级；“良好以上”读作优秀、良好。股东特别借款也是股东借款。",
    "The prior year's rating decides; where it is not stated, the latest one stands in. 良好 or better is read as 优秀 and 良好. A special shareholder loan is a shareholder loan too.",
)

REGIME = Regime(
    place="CN-FJ",
    schemes=(
        RatingScheme(
            name=Text("考评", "appraisal"),
            source=MEASURES_2012,
            article="第二十一条",
            until="2021-09-08",
            method="not_seen",
            effect=Text(
                "运行良好、合规经营、考评符合条件的公司，银行融资上限由资本净额的50%提至100%：以“是否运行良好、合规经营”一问答复，不按等级。",
                "Companies that are well run, compliant and pass the appraisal may borrow 100% of net capital from banks instead of 50%: answered by the question "
                "whether the company is well run, not by a grade.",
            ),
            note=Text("考评等级未见。", "The grades of the appraisal were not seen."),
        ),
        RatingScheme(
            name=Text("年度监管评级", "annual supervisory rating"),
            source=NOTICE_2021,
            grades=("优秀", "良好"),
            other_grades=True,
            method="not_seen",
            effect=Text(
                "上年度评级良好以上，经批准方可发行债券、资产证券化产品和借入股东借款；银行借款不看评级。",
                "Bonds, ABS and shareholder loans are open, with approval, to companies rated 良好 or better for the prior year; bank loans do not depend on the rating.",
            ),
            note=Text(
                "所见文字只有“良好以上”：优秀是对“以上”的读法，良好以下一律作“其他”。",
                "The words seen are 良好 “or better” alone: 优秀 is how “better” is read, and everything below 良好 is 其他.",
            ),
        ),
    ),
    rules=(
        # 2012-03-10 to 2021-09-07
        Limit(
            id="CN-FJ/2012-bank-cap",
            source=MEASURES_2012,
            article="第二十一条",
            channels=("bank_loan",),
            multiple=ByFact(fact="well_run", multiples={True: "1", False: "0.5"}),
            base="net_capital",
            until="2021-09-08",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            says=Text(
                "银行融资余额以资本净额的50%为限；运行良好、合规经营、考评达标的公司可到100%。",
                "Bank borrowing may not exceed 50% of net capital, or 100% for companies that are well run, compliant and pass the appraisal.",
            ),
            words="可提高至公司资本净额的100%",
            note=Text(
                "银行可自选若干家：两家的限制不再适用。",
                "The company chooses any number of banks: the two-bank count no longer applies.",
            )
            + TAKES_OVER,
        ),
        Limit(
            id="CN-FJ/2012-repo",
            source=MEASURES_2012,
            article="第二十一条",
            channels=("asset_transfer_repo",),
            multiple="0.5",
            base="net_capital",
            until="2021-09-08",
            says=Text(
                "回购式信贷资产转让以资本净额的50%为限，与银行融资分别计算。",
                "Transfers of credit assets with repurchase may not exceed 50% of net capital, beside the bank borrowing.",
            ),
            words="不得超过小额贷款公司资本净额的50%",
            note=TAKES_OVER,
        ),
        Access(
            id="CN-FJ/2012-banks",
            source=MEASURES_2012,
            article="第二十一条",
            channels=("bank_loan",),
            level="permitted",
            until="2021-09-08",
            says=Text("自选若干家银行融资。", "Borrowing from any number of banks of the company's choice."),
            words="自主选择若干家银行业金融机构融入资金",
        ),
        Access(
            id="CN-FJ/2012-repo-with-approval",
            source=MEASURES_2012,
            article="第二十一条",
            channels=("asset_transfer_repo",),
            level="with_approval",
            until="2021-09-08",
            says=Text(
                "经省经贸委审核，可向银行转让信贷资产（含回购式）。",
                "Credit assets may be transferred to banks, also with repurchase, after review by the Economic and Trade Commission.",
            ),
            words="经省经贸委审核",
            note=Text(
                "未以“运行良好”为门槛：由审核把关。",
                "Being well run is not taken as a gate of its own: the review decides.",
            ),
        ),
        Access(
            id="CN-FJ/2012-outright-with-approval",
            source=MEASURES_2012,
            article="第二十一条",
            channels=("asset_transfer_outright",),
            level="with_approval",
            until="2021-09-08",
            says=Text(
                "卖断式转让同样须经审核；未设比例。", "Outright transfers need the same review; no ratio is set."
            ),
            words="经省经贸委审核",
            note=Text(
                "50%只限回购式：卖断式转让未设比例，可办多少以审核意见为准，没有其他限额约束时不计入合计余量。",
                "The 50% bounds transfers with repurchase. For outright ones no ratio is set: how much is open is for the review, and they are no part of the total where no other limit bounds them.",
            ),
        ),
        Manual(
            id="CN-FJ/2012-transfers-to-banks",
            source=MEASURES_2012,
            article="第二十一条",
            channels=("asset_transfer_repo", "asset_transfer_outright"),
            until="2021-09-08",
            fact=Fact(
                "transfers_to_banks_only",
                "yes_no",
                Text("资产转让的对方均为银行", "assets transferred to banks only"),
                Text(
                    "信贷资产转让的受让方是否均为银行业金融机构？",
                    "Were the credit assets transferred to banking institutions only?",
                ),
            ),
            says=Text("信贷资产转让以银行业金融机构为对方。", "Credit assets are transferred to banking institutions."),
            words="可与银行业金融机构开展信贷资产转让等业务",
        ),
        # from 2021-09-08: the national multiples, in a text of Fujian's own
        Limit(
            id="CN-FJ/2021-non-standard",
            source=NOTICE_2021,
            channels=AllFunding(excepting=("bond", "abs")),
            multiple="1",
            base="net_assets",
            replaces=("CN/2008-two-banks",),
            says=Text(
                "非标准化融资余额以净资产的1倍为限。", "Funding in non-standard form may not exceed 1 × net assets."
            ),
            note=TAKES_OVER
            + Text(
                "银行家数：2012年已放开，2021年通知未见恢复。",
                "The number of banks was set free in 2012; the notice was not seen to bring a count back.",
            ),
        ),
        Limit(
            id="CN-FJ/2021-standardised",
            source=NOTICE_2021,
            channels=("bond", "abs"),
            multiple="4",
            base="net_assets",
            says=Text(
                "标准化融资余额以净资产的4倍为限。", "Funding in standardised form may not exceed 4 × net assets."
            ),
        ),
        Access(
            id="CN-FJ/2021-banks",
            source=NOTICE_2021,
            channels=("bank_loan",),
            level="permitted",
            says=Text("银行借款不设评级与批准条件。", "Bank loans need neither a rating nor an approval."),
        ),
        Access(
            id="CN-FJ/2021-with-approval",
            source=NOTICE_2021,
            channels=GATED,
            level="with_approval",
            when=(Is(fact="prior_rating", or_else="rating", among=("优秀", "良好")),),
            says=Text(
                "上年度评级良好以上，经设区市主管部门批准，可发行债券、资产证券化产品和借入股东借款。",
                "Bonds, ABS and shareholder loans are open to companies rated 良好 or better for the prior year, with the prefecture-level "
                "authority's approval.",
            ),
            note=GATE,
        ),
        Access(
            id="CN-FJ/2021-rating-gate",
            source=NOTICE_2021,
            channels=GATED,
            level="prohibited",
            when=(Is(fact="prior_rating", or_else="rating", among=("其他",)),),
            says=Text(
                "上年度评级未达良好，不得发行债券、资产证券化产品或借入股东借款。",
                "No bonds, ABS or shareholder loans for companies rated below 良好 for the prior year.",
            ),
            note=GATE
            + Text(
                "评级下降以前依法借入的存量同样显示为禁止，由监管部门认定。",
                "Money lawfully raised before the rating fell shows as prohibited as well: the regulator's to settle.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple=ByFact(fact="well_run", multiples={True: "1.5", False: "1"}),
            note=Text(
                "文本无合计比例：取银行与回购两项之和，运行良好为100%+50%，否则为50%+50%。",
                "The text states no total: the sum of its two caps, 100% + 50% if well run, otherwise 50% + 50%.",
            ),
        ),
    ),
    gaps=(
        Gap(
            id="CN-FJ/gap-2012-after-2021",
            since="2021-09-08",
            says=Text(
                "2012年办法在2021-09-08以后是否仍有效（银行50%或100%、回购式转让50%）未见原文：未再计算，回购式转让视为未作规定。",
                "Whether the measures of 2012 still hold from 2021-09-08 on (banks 50% or 100%, repurchase transfers 50%) was not seen: their caps "
                "are no longer "
                "applied, and repurchase transfers are not provided for.",
            ),
        ),
    ),
    remarks=(
        Text(
            "厦门另有规定：2021年的通知不适用于厦门。",
            "Xiamen has rules of its own: the notice of 2021 does not apply there.",
        ),
    ),
)
