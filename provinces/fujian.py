"""Fujian (福建), without Xiamen: banks 50% of net capital (100% if well run and well appraised) and repurchase transfers 50%, from 2012-03-10
until the revision of 2023-08-22.

From 2021-09-08 the national multiples as Fujian's own beside them: non-standard 1 × and standardised 4 × net assets, with a gate of rating and approval.
The published 150% is the sum 100 + 50 of two channel caps; the text of 2012 states no total.
"""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    Alternative,
    Fact,
    Gap,
    Is,
    Limit,
    Manual,
    PoolRatio,
    RatingScheme,
    Reading,
    Regime,
    Source,
    Text,
    Under,
)

MEASURES_2012 = Source(
    title=Text("福建省小额贷款公司暂行管理办法", "Interim measures on small-loan companies in Fujian"),
    issuer=Text("福建省人民政府办公厅", "General Office of the Fujian Provincial Government"),
    issued="2012-03-10",
    effective="2012-03-10",
    grade="A-",
    rank="government",
    read_in="compilation",
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
    grade="A",
    rank="regulator",
    read_in="official_page",
    verified_on="2026-11-21",
)
REVISED = "2023-08-22"
GATED = ("bond", "abs", "shareholder_loan")
RAISED = (Is(fact="well_run", among=(True,)), Is(fact="appraisal_passed", among=(True,)))
STAYS = (Under(reading="CN-FJ/2012-after-2021"),)
STAYS_FOR_BANKS = (Under(reading="CN-FJ/2012-after-2021"), Under(reading="CN-FJ/what-50-bounds"))
BOUNDS_ALL = (Under(reading="CN-FJ/what-50-bounds", among=("otherwise",)),)
STAYS_FOR_ALL = (Under(reading="CN-FJ/2012-after-2021"), *BOUNDS_ALL)
ALIVE_TO_2023 = Text(
    "2021年的通知是主管部门的文件，未见其废止省政府办公厅2012年的办法；办法于2023-08-22修订：2012年的比例计至修订之日，与1倍、4倍并行，此为一种解读。",
    "The notice of 2021 is the regulator's and was not seen to repeal the measures of the General Office of 2012, which were revised on 2023-08-22: their ratios count until then, "
    "beside the 1 × and 4 ×. A reading.",
)
TO_BANKS = Fact(
    "transfers_to_banks_only",
    "yes_no",
    Text("资产转让的对方均为银行", "assets transferred to banks only"),
    Text(
        "信贷资产转让的受让方是否均为银行业金融机构？",
        "Were the credit assets transferred to banking institutions only?",
    ),
)
GATE = Text(
    "只看上年度监管评级：未说明的为待定，最近一次评级不代替；“良好以上”读作优秀、良好。",
    "The prior year's rating alone decides: not stated, it is undetermined, and the latest rating does not stand in. 良好 or better is read as 优秀 and 良好.",
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
                "运行良好、合规经营、考评符合条件的公司，银行融资上限由资本净额的50%提至100%：以“运行良好、合规经营”“考评符合条件”两问答复，不按等级。",
                "Companies that are well run, compliant and pass the appraisal may borrow 100% of net capital from banks instead of 50%: answered by two questions, whether the "
                "company is well run and compliant and whether it passed the appraisal, not by a grade.",
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
        # 2012-03-10 to 2023-08-21: banks, 50% or behind three conditions 100%
        Limit(
            id="CN-FJ/2012-bank-cap",
            name=Text("银行50%", "banks, 50%"),
            source=MEASURES_2012,
            article="第二十一条",
            channels=("bank_loan",),
            multiple="0.5",
            base="net_capital",
            until=REVISED,
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=STAYS_FOR_BANKS,
            says=Text(
                "银行融资余额以资本净额的50%为限。",
                "Bank borrowing may not exceed 50% of net capital.",
            ),
            words="融入资金的余额不得超过资本净额的50%",
            note=Text(
                "银行可自选若干家：两家的限制不再适用。",
                "The company chooses any number of banks: the two-bank count no longer applies.",
            )
            + ALIVE_TO_2023,
        ),
        Limit(
            id="CN-FJ/2012-bank-cap-raised",
            name=Text("银行100%（运行良好、考评达标）", "banks, 100% (well run, appraised)"),
            source=MEASURES_2012,
            article="第二十一条",
            channels=("bank_loan",),
            multiple="1",
            base="net_capital",
            until=REVISED,
            when=RAISED,
            replaces=("CN-FJ/2012-bank-cap", "CN/2008-bank-cap", "CN/2008-two-banks"),
            under=STAYS_FOR_BANKS,
            says=Text(
                "运行良好、合规经营、考评符合条件的公司，银行融资可到资本净额的100%。",
                "A company that is well run, compliant and passes the appraisal may borrow up to 100% of net capital from banks.",
            ),
            words="可提高至公司资本净额的100%",
            note=Text(
                "三项条件未知时，余量按50%计。",
                "Until the three conditions are known to hold, headroom is by the 50%.",
            ),
        ),
        Limit(
            id="CN-FJ/2012-bank-cap~all",
            name=Text("融入资金合计50%", "all borrowed money, 50%"),
            source=MEASURES_2012,
            article="第二十一条",
            channels=AllFunding(),
            multiple="0.5",
            base="net_capital",
            until=REVISED,
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            under=STAYS_FOR_ALL,
            says=Text(
                "读作及于一切融入资金（回购式转让在内）：合计不超过资本净额的50%。",
                "Read as bounding all borrowed money, repurchase transfers within it: together at most 50% of net capital.",
            ),
            words="融入资金的余额不得超过资本净额的50%",
        ),
        Limit(
            id="CN-FJ/2012-bank-cap-raised~all",
            name=Text("融入资金合计100%（运行良好、考评达标）", "all borrowed money, 100% (well run, appraised)"),
            source=MEASURES_2012,
            article="第二十一条",
            channels=AllFunding(),
            multiple="1",
            base="net_capital",
            until=REVISED,
            when=RAISED,
            replaces=("CN-FJ/2012-bank-cap~all", "CN/2008-bank-cap", "CN/2008-two-banks"),
            under=STAYS_FOR_ALL,
            says=Text(
                "读作及于一切融入资金：符合三项条件的公司，合计不超过资本净额的100%。",
                "Read as bounding all borrowed money: for a company that meets the three conditions, together at most 100% of net capital.",
            ),
            words="可提高至公司资本净额的100%",
        ),
        Limit(
            id="CN-FJ/2012-repo",
            name=Text("回购式转让50%", "repurchase transfers, 50%"),
            source=MEASURES_2012,
            article="第二十一条",
            channels=("asset_transfer_repo",),
            multiple="0.5",
            base="net_capital",
            until=REVISED,
            under=STAYS,
            says=Text(
                "回购式信贷资产转让以资本净额的50%为限，与银行融资分别计算。",
                "Transfers of credit assets with repurchase may not exceed 50% of net capital, beside the bank borrowing.",
            ),
            words="不得超过小额贷款公司资本净额的50%",
            note=Text("“业务规模”读作余额。", "“业务规模” is read as the balance.") + ALIVE_TO_2023,
        ),
        Manual(
            id="CN-FJ/2012-repo~volume",
            name=Text("回购式转让全年发生额50%", "the year's repurchase transfers, 50%"),
            source=MEASURES_2012,
            article="第二十一条",
            channels=("asset_transfer_repo",),
            until=REVISED,
            under=(*STAYS, Under(reading="CN-FJ/repo-scale", among=("otherwise",))),
            fact=Fact(
                "repo_volume_within_half",
                "yes_no",
                Text(
                    "回购式转让全年发生额未超资本净额的50%", "the year's repurchase transfers within 50% of net capital"
                ),
                Text(
                    "本年回购式信贷资产转让的发生额（而非余额）是否未超过资本净额的50%？",
                    "Was the year's volume (not the balance) of transfers with repurchase within 50% of net capital?",
                ),
            ),
            says=Text(
                "读作业务规模是全年发生额：不超过资本净额的50%。",
                "Read as the year's volume: at most 50% of net capital.",
            ),
            words="业务规模不得超过",
        ),
        Access(
            id="CN-FJ/2012-banks",
            name=Text("自选若干家银行", "any number of banks"),
            source=MEASURES_2012,
            article="第二十一条",
            channels=("bank_loan",),
            level="permitted",
            until=REVISED,
            replaces=("CN/2008-two-banks",),
            under=STAYS,
            says=Text("自选若干家银行融资。", "Borrowing from any number of banks of the company's choice."),
            words="自主选择若干家银行业金融机构融入资金",
        ),
        Access(
            id="CN-FJ/2012-repo-with-approval",
            name=Text("回购式转让须审核", "repurchase transfers with approval"),
            source=MEASURES_2012,
            article="第二十一条",
            channels=("asset_transfer_repo",),
            level="with_approval",
            until=REVISED,
            under=(*STAYS, Under(reading="CN-FJ/repo-gate")),
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
            id="CN-FJ/2012-repo-with-approval~reserved",
            name=Text("回购式转让限运行良好公司", "repurchase transfers for well-run companies"),
            source=MEASURES_2012,
            article="第二十一条",
            channels=("asset_transfer_repo", "asset_transfer_outright"),
            level="with_approval",
            reserves=True,
            until=REVISED,
            when=RAISED,
            under=(*STAYS, Under(reading="CN-FJ/repo-gate", among=("otherwise",))),
            says=Text(
                "读作承前句主语：只有运行良好、合规经营、考评符合条件的公司，经审核可转让信贷资产。",
                "Read with the subject of the sentence before: only companies that are well run, compliant and appraised may transfer credit assets, after review.",
            ),
            words="经省经贸委审核",
        ),
        Access(
            id="CN-FJ/2012-outright-with-approval",
            name=Text("卖断式转让须审核", "outright transfers with approval"),
            source=MEASURES_2012,
            article="第二十一条",
            channels=("asset_transfer_outright",),
            level="with_approval",
            ratio_unset=True,
            until=REVISED,
            under=(*STAYS, Under(reading="CN-FJ/outright"), Under(reading="CN-FJ/repo-gate")),
            says=Text(
                "卖断式转让同样须经审核；未设比例。", "Outright transfers need the same review; no ratio is set."
            ),
            words="经省经贸委审核",
            note=Text(
                "50%只限回购式：卖断式转让未设比例，可办多少以审核意见为准。",
                "The 50% bounds transfers with repurchase. For outright ones no ratio is set: how much is open is for the review.",
            ),
        ),
        Manual(
            id="CN-FJ/2012-transfers-to-banks",
            name=Text("转让给银行", "transferred to banks"),
            source=MEASURES_2012,
            article="第二十一条",
            channels=("asset_transfer_repo", "asset_transfer_outright"),
            until=REVISED,
            under=(*STAYS, Under(reading="CN-FJ/transferees")),
            fact=TO_BANKS,
            says=Text("信贷资产转让以银行业金融机构为对方。", "Credit assets are transferred to banking institutions."),
            words="可与银行业金融机构开展信贷资产转让等业务",
        ),
        Manual(
            id="CN-FJ/2012-transfers-to-banks~gate",
            name=Text("转让给银行（门槛）", "transferred to banks (a gate)"),
            source=MEASURES_2012,
            article="第二十一条",
            channels=("asset_transfer_repo", "asset_transfer_outright"),
            until=REVISED,
            decides=True,
            under=(*STAYS, Under(reading="CN-FJ/transferees", among=("otherwise",))),
            fact=TO_BANKS,
            says=Text(
                "读作门槛：受让方不是银行的，文本未作规定；未答的为待定。",
                "Read as a gate: transfers to others than banks are not provided for; unanswered, they are undetermined.",
            ),
            words="可与银行业金融机构开展信贷资产转让等业务",
        ),
        # from 2021-09-08: the national multiples, in a text of Fujian's own
        Limit(
            id="CN-FJ/2021-non-standard",
            name=Text("非标准化融资1倍", "non-standard funding, 1 ×"),
            source=NOTICE_2021,
            channels=AllFunding(excepting=("bond", "abs")),
            multiple="1",
            base="net_assets",
            says=Text(
                "非标准化融资余额以净资产的1倍为限。", "Funding in non-standard form may not exceed 1 × net assets."
            ),
        ),
        Limit(
            id="CN-FJ/2021-standardised",
            name=Text("标准化融资4倍", "standardised funding, 4 ×"),
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
            name=Text("银行借款不设门槛", "bank loans without a gate"),
            source=NOTICE_2021,
            channels=("bank_loan",),
            level="permitted",
            replaces=("CN/2008-two-banks",),
            under=(Under(reading="CN-FJ/number-of-banks"),),
            says=Text("银行借款不设评级与批准条件。", "Bank loans need neither a rating nor an approval."),
            note=Text(
                "银行家数：2012年已放开，2021年通知未见恢复。",
                "The number of banks was set free in 2012; the notice was not seen to bring a count back.",
            ),
        ),
        Access(
            id="CN-FJ/2021-with-approval",
            name=Text(
                "债券、证券化、股东借款：良好以上、经批准",
                "bonds, ABS, shareholder loans: 良好 or better, with approval",
            ),
            source=NOTICE_2021,
            channels=GATED,
            level="with_approval",
            when=(Is(fact="prior_rating", among=("优秀", "良好")),),
            says=Text(
                "上年度评级良好以上，经设区市主管部门批准，可发行债券、资产证券化产品和借入股东借款。",
                "Bonds, ABS and shareholder loans are open to companies rated 良好 or better for the prior year, with the prefecture-level "
                "authority's approval.",
            ),
            note=GATE,
        ),
        Access(
            id="CN-FJ/2021-rating-gate",
            name=Text("评级未达良好不得办理", "closed below 良好"),
            source=NOTICE_2021,
            channels=GATED,
            level="prohibited",
            when=(Is(fact="prior_rating", among=("其他",)),),
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
            multiple="1",
            when=RAISED,
            under=BOUNDS_ALL,
            note=Text(
                "读作100%及于一切融入资金：1倍。",
                "Read so that the 100% bounds all borrowed money: 1 ×.",
            ),
        ),
        PoolRatio(
            multiple="0.5",
            under=BOUNDS_ALL,
            note=Text(
                "读作50%及于一切融入资金：0.5倍。",
                "Read so that the 50% bounds all borrowed money: 0.5 ×.",
            ),
        ),
        PoolRatio(
            multiple="1.5",
            when=RAISED,
            note=Text(
                "文本无合计比例：取银行与回购两项之和，运行良好、考评达标为100%+50%。",
                "The text states no total: the sum of its two caps, 100% + 50% for a company that is well run and passes the appraisal.",
            ),
        ),
        PoolRatio(
            multiple="1",
            note=Text(
                "文本无合计比例：取银行与回购两项之和50%+50%。",
                "The text states no total: the sum of its two caps, 50% + 50%.",
            ),
        ),
    ),
    readings=(
        Reading(
            id="CN-FJ/2012-after-2021",
            name=Text("2021年后2012年办法的存续", "the measures of 2012 after 2021"),
            ask=Text(
                "2021-09-08的通知之后，省政府办公厅2012年办法的比例与渠道是否仍然有效？",
                "After the notice of 2021-09-08, do the ratios and channels of the General Office's measures of 2012 still hold?",
            ),
            taken=Text(
                "仍然有效，至2023-08-22修订；与1倍、4倍并行",
                "they do, until the revision of 2023-08-22, beside the 1 × and 4 ×",
            ),
            alternatives=(
                Alternative(
                    says=Text(
                        "由2021年的通知取代；回购式转让不再有规定",
                        "the notice took their place, and repurchase transfers are no longer provided for",
                    ),
                    stricter=None,
                ),
            ),
            settled_by=Text(
                "2021年通知全文，或2012年办法的废止文件", "the full notice of 2021, or a repeal of the measures of 2012"
            ),
            since="2021-09-08",
            until=REVISED,
        ),
        Reading(
            id="CN-FJ/what-50-bounds",
            name=Text("50%约束的范围", "what the 50% bounds"),
            ask=Text(
                "“融入资金的余额不得超过资本净额的50%”，只及银行融资，还是及于一切融入资金？",
                "Does the 50% on borrowed money (融入资金的余额) bound bank borrowing alone, or all borrowed money?",
            ),
            taken=Text(
                "只及前文的银行融资；回购式转让另计50%",
                "the bank borrowing named just before; repurchase transfers have 50% beside it",
            ),
            alternatives=(
                Alternative(
                    says=Text("及于一切融入资金，回购式转让在内", "all borrowed money, repurchase transfers within it")
                ),
            ),
            settled_by=Text("省主管部门", "the provincial regulator"),
        ),
        Reading(
            id="CN-FJ/repo-scale",
            name=Text("回购转让规模的口径", "how repurchase transfers are measured"),
            ask=Text(
                "“回购式信贷资产转让业务规模”，是余额还是全年发生额？",
                "Is the scale of repurchase transfers (业务规模) the balance, or the year's volume?",
            ),
            taken=Text("余额", "the balance"),
            alternatives=(Alternative(says=Text("全年发生额", "the year's volume")),),
            settled_by=Text("省主管部门", "the provincial regulator"),
        ),
        Reading(
            id="CN-FJ/repo-gate",
            name=Text("资产转让的适用公司", "which companies may transfer"),
            ask=Text(
                "信贷资产转让一句，是否承前句以“运行良好、合规经营、考评符合条件的公司”为主语？",
                "Does the sentence on transfers of credit assets take over the subject of the sentence before (well-run, compliant, appraised companies)?",
            ),
            taken=Text("否：经审核即可，不设门槛", "no: the review decides, without a gate"),
            alternatives=(Alternative(says=Text("是：只有这些公司可办", "yes: it is kept for such companies")),),
            settled_by=Text("省主管部门", "the provincial regulator"),
        ),
        Reading(
            id="CN-FJ/transferees",
            name=Text("受让方须为银行的性质", "whether transferees must be banks"),
            ask=Text(
                "“可与银行业金融机构开展信贷资产转让”：受让方为银行是条件，还是此句适用的门槛？",
                "Are banks as transferees a condition of the transfers, or a gate outside which the text says nothing?",
            ),
            taken=Text("一项条件，作为询问", "a condition, asked"),
            alternatives=(
                Alternative(
                    says=Text(
                        "门槛：受让方未答的为待定，不是银行的未作规定",
                        "a gate: unanswered it is undetermined, and others than banks are not provided for",
                    ),
                    stricter=None,
                ),
            ),
            settled_by=Text("省主管部门", "the provincial regulator"),
            until=REVISED,
        ),
        Reading(
            id="CN-FJ/outright",
            name=Text("卖断式转让是否放开", "whether outright transfers are opened"),
            ask=Text(
                "“信贷资产转让等业务”是否也开放卖断式转让？",
                "Do transfers of credit assets (信贷资产转让等业务) include outright ones?",
            ),
            taken=Text("是：经审核，未设比例", "yes: after review, without a ratio"),
            alternatives=(Alternative(says=Text("否：未作规定", "no: not provided for")),),
            settled_by=Text("省主管部门", "the provincial regulator"),
        ),
        Reading(
            id="CN-FJ/number-of-banks",
            name=Text("两家银行是否恢复", "whether the two banks come back"),
            ask=Text(
                "2012年办法的银行条款失效后，2008年的两家银行是否恢复？",
                "Once the bank clause of 2012 has ended, do the two banks of 2008 come back?",
            ),
            taken=Text("不恢复", "they do not"),
            alternatives=(Alternative(says=Text("恢复", "they do")),),
            settled_by=Text("2021年通知与2023年修订的办法", "the notice of 2021 and the revised measures of 2023"),
            since="2021-09-08",
        ),
    ),
    facts=(
        Fact(
            "appraisal_passed",
            "yes_no",
            Text("考评符合条件", "appraisal passed"),
            Text(
                "公司的年度考评是否符合提高银行融资上限的条件？",
                "Did the company's annual appraisal meet the conditions for the higher bank cap?",
            ),
        ),
    ),
    gaps=(
        Gap(
            id="CN-FJ/gap-2012-after-2021",
            since="2021-09-08",
            until=REVISED,
            says=Text(
                "2021-09-08以后，2012年办法的比例（银行50%或100%、回购式转让50%）未见明文废止：仍并行计算，请向监管部门确认。",
                "From 2021-09-08 on no express repeal of the ratios of 2012 (banks 50% or 100%, repurchase transfers 50%) was seen: they still count beside the notice of 2021; ask the "
                "regulator.",
            ),
        ),
        Gap(
            id="CN-FJ/gap-2023",
            since=REVISED,
            says=Text(
                "福建省小额贷款公司暂行管理办法（2023年修订）存在（2023-08-22报道；符合条件的公司可质押股权），比例未见：2012年的比例不再计算，按2021年的通知与全国上限。",
                "The measures were revised in 2023 (reported on 2023-08-22; pledge of equity for qualifying companies); the ratios were not seen: those of 2012 no longer count, the notice of 2021 and the "
                "national caps do.",
            ),
        ),
    ),
    remarks=(
        Text(
            "厦门另有规定：2021年的通知不适用于厦门；2012年的办法曾在厦门适用（2012-03-10至2012-12-27）。",
            "Xiamen has rules of its own: the notice of 2021 does not apply there; the measures of 2012 did from 2012-03-10 to 2012-12-27.",
        ),
    ),
)
