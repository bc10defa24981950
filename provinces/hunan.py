"""Hunan (湖南): one pool over net capital by supervisory rating: A 300%, B 200%, C 100%; D may not borrow."""

from leverage.law.vocabulary import (
    Access,
    AllFunding,
    ByFact,
    Gap,
    Limit,
    Note,
    PoolRatio,
    RatingScheme,
    Regime,
    Source,
    Text,
)

GUIDE_2017 = Source(
    title=Text(
        "湖南省小额贷款公司网络贷款业务监管指引(试行)",
        "Hunan guide to the supervision of online lending by small-loan companies (trial)",
    ),
    issuer=Text("湖南省人民政府金融工作办公室", "Hunan Provincial Government Financial Office"),
    issued="2017-05-12",
    effective="2017-05-12",
    verified_on="2017-12-31",
)
BY_RATING = ByFact(fact="rating", multiples={"A": "3", "B": "2", "C": "1", "D": "0"})

REGIME = Regime(
    place="CN-HN",
    schemes=(
        RatingScheme(
            name=Text("分类监管评级", "supervisory rating by class"),
            source=GUIDE_2017,
            grades=("A", "B", "C", "D"),
            method="not_seen",
            effect=Text(
                "评级定融资总额:A级为净资本的3倍、B级2倍、C级1倍,D级不得对外融资;A级还可经营票据贴现、投资、贷款转让等业务。",
                "The grade sets the total of funding over net capital: 3 × for A, 2 × for B, 1 × for C; D may not borrow. A opens further business as well (bill discounting, investment, loan transfers).",
            ),
            note=Text(
                "日期同评级比例表,见该规则的读法。2022-02-09的评级办法存在,未见:等级与比例表仍按2017年的文本。",
                "Dated as the table of ratios is, see the reading of that rule. A rating measure of 2022-02-09 exists and was not seen: grades and table still are those of 2017.",
            ),
        ),
    ),
    rules=(
        Limit(
            id="CN-HN/pool",
            source=GUIDE_2017,
            channels=AllFunding(),
            multiple=BY_RATING,
            base="net_capital",
            replaces=("CN/2008-bank-cap", "CN/2008-two-banks"),
            says=Text(
                "各项融资之和不超过净资本的倍数:A级3倍、B级2倍、C级1倍;D级不得对外融资。",
                "All funding together over net capital: 3 × for A, 2 × for B, 1 × for C; a company rated D may not borrow.",
            ),
            words="A级的,融资比例为300%",
            note=Text(
                "所列渠道以“等”结尾并限定总和:限额覆盖全部债务融资。汇编把评级表归于2017-05-12的网络指引,又称该指引无融资新条款;"
                "2017-03-08的《关于促进小额贷款公司持续健康发展的实施意见》更可能是出处;按2017-05-12计。列明银行以外的资金方,两家银行的限制不再适用。",
                "The list of channels ends in “等” and bounds the sum: the bound covers all debt funding. The compilation attributes the table to the "
                "online guide of 2017-05-12 and yet says that it has no new financing clause; an opinion of 2017-03-08 is the likelier home; dated "
                "2017-05-12. Lenders other than banks are named: the two-bank count no longer applies.",
            ),
        ),
        Access(
            id="CN-HN/sources",
            source=GUIDE_2017,
            channels=("bank_loan", "interbank_borrowing", "shareholder_loan"),
            level="permitted",
            says=Text(
                "银行借款、行业内拆借、主要法人股东定向借款。",
                "Bank loans, borrowing within the industry, loans from main corporate shareholders.",
            ),
        ),
    ),
    pool_ratios=(
        PoolRatio(
            multiple=BY_RATING,
            note=Text("按评级:3、2、1、0倍。", "By rating: 3, 2, 1, 0."),
        ),
    ),
    gaps=(
        Gap(
            id="CN-HN/gap-2017-opinion",
            since="2017-03-08",
            until="2017-05-12",
            says=Text(
                "2017-03-08的实施意见可能已含评级比例表,原文未见:2017-05-12以前仍按2008年全国意见。",
                "The opinion of 2017-03-08 may already hold the table of ratios; it was not seen: until 2017-05-12 the national opinion of 2008 stands in.",
            ),
        ),
        Gap(
            id="CN-HN/gap-2021",
            since="2021-01-01",
            says=Text(
                "湘金监发〔2021〕91号、2022-02-09的评级办法及其后的实施细则均存在,融资条款未见:仍按2017年的规则计算。",
                "湘金监发〔2021〕91号, a rating measure of 2022-02-09 and later implementing rules exist; their financing clauses were not seen: the rules of "
                "2017 still count here.",
            ),
        ),
    ),
    notes=(
        Note(
            source=GUIDE_2017,
            says=Text(
                "A级公司还可经营贷款转让等业务;资产证券化、在国家认可的交易场所挂牌出让等被列为处置不良资产的方式。均未列为融资渠道。",
                "A company rated A may also transfer loans; ABS and listing on recognised venues are named as ways to dispose of bad loans. Neither is "
                "named as a funding channel.",
            ),
        ),
        Note(
            source=GUIDE_2017,
            says=Text(
                "鼓励符合条件的公司境内外上市、在新三板和区域性股权市场挂牌(股权,不计入融资限额);鼓励银行提供融资支持。",
                "Listing at home and abroad, on the NEEQ board and regional equity markets is encouraged for companies that qualify (equity, outside the "
                "funding limits), and so is funding by banks.",
            ),
        ),
    ),
)
