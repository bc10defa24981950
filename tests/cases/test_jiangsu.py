"""Jiangsu's rural companies: 2009-11-28, 2011-01-27, with the shareholders' special loans 2011-09-23, and by grade from the end of 2013."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker, Report

SPECIAL = "shareholder_special_loan"
OWNERS = [
    {"name": "甲公司", "kind": "corporate", "share": "0.40", "paid_in": "28000000"},
    {"name": "乙公司", "kind": "corporate", "share": "0.60", "paid_in": "42000000"},
]


def known(date: str, kind: str | None, **facts: Any) -> dict[str, Any]:
    """No ratio was set for the company, it is well run in the four respects of 2009, and graded AAA where companies are graded."""
    stated = {"company_ratio": "none", "serves_agriculture_well": True}
    graded = kind == "rural" and "2013-12-31" <= date < "2025-11-24"
    return stated | ({"rating": "AAA"} if graded else {}) | facts


# Net capital 100m, paid-in capital 70m, net assets 110m and 90m a year before, two banks, complete.
VERDICTS = [
    # 2008 until 2009-11-27: banks 0.5 x 100m; 2009: all funding 1 x paid-in capital 70m
    ("2009-11-27", "rural", "bank_loan=50m", "", "compliant"),  # national, at the cap
    ("2009-11-27", "rural", "bank_loan=50m+", "", "breach"),  # national, a fen above
    ("2009-11-28", "rural", "bank_loan=70m+", "", "breach"),  # a fen above 70m, within net capital
    ("2011-01-26", "rural", "bank_loan=80m", "", "breach"),  # 80m of 70m
    # 2011-01-27: actual debt 1 x net capital 100m, contingent debt 3 x 100m
    ("2011-01-27", "rural", "bank_loan=80m", "", "compliant"),  # 80m of 100m
    ("2011-01-27", "rural", "bank_loan=100m", "", "compliant"),  # at 1 x 100m
    ("2011-01-27", "rural", "bank_loan=100m+", "", "breach"),  # a fen above
    ("2011-01-27", "rural", "guarantee=300m", "", "compliant"),  # at 3 x 100m
    ("2011-01-27", "rural", "guarantee=300m+", "", "breach"),  # a fen above
    ("2011-09-22", "rural", "bank_loan=100m guarantee=300m", "", "compliant"),  # two separate caps, both full
    ("2011-09-22", "rural", f"bank_loan=60m {SPECIAL}=40m+", "", "breach"),  # actual debt of 100m and a fen
    # 2011-09-23: all but special loans 1 x 100m; with guarantees and special loans 4 x 100m
    ("2011-09-23", "rural", "bank_loan=100m", "", "compliant"),  # at 1 x 100m
    ("2011-09-23", "rural", "bank_loan=100m+", "", "breach"),  # a fen above
    ("2011-09-23", "rural", "bank_loan=100m guarantee=300m", "", "compliant"),  # 400m, at 4 x 100m
    ("2011-09-23", "rural", f"bank_loan=100m guarantee=300m {SPECIAL}=0.01", "", "breach"),  # 400m and a fen
    ("2012-12-31", "rural", "guarantee=300m+", "", "breach"),  # 3 x 100m stays beside the 4 x
    ("2012-12-31", "rural", f"{SPECIAL}=70m+", "", "breach"),  # a fen above the paid-in 70m
    ("2012-12-31", "rural", "shareholder_loan=50m", "", "needs_approval"),  # 经批准的大额定向借款
    ("2012-12-31", "rural", "shareholder_loan=50m", "shareholder_loan", "compliant"),  # 50m of 100m
    ("2012-12-31", "rural", "interbank_borrowing=50m", "", "needs_approval"),  # 经批准的, art. 6 of 2009
    ("2012-12-31", "rural", "bank_loan=60m shareholder_loan=40m", "shareholder_loan", "compliant"),  # 100m
    ("2012-12-31", "rural", "bank_loan=60m shareholder_loan=40m+", "shareholder_loan", "breach"),  # 100m and a fen
    # other types: traditional companies as in 2008, technology companies by the rural ratios
    ("2012-12-31", "traditional", "bank_loan=50m", "", "compliant"),  # national, at 0.5 x 100m
    ("2012-12-31", "traditional", "bank_loan=50m+", "", "breach"),  # national, a fen above
    ("2012-12-31", "traditional", "shareholder_loan=10m", "", "undetermined"),  # 2008 does not provide for it
    ("2012-12-31", "traditional", "guarantee=300m+", "", "compliant"),  # 2008 has no cap on guarantees
    ("2014-12-31", "technology", "bank_loan=100m", "", "compliant"),  # at 1 x 100m, a reading
    ("2014-12-31", "technology", "bank_loan=100m+", "", "breach"),  # a fen above
    # the type unknown: every value it can take
    ("2012-12-31", None, "bank_loan=50m", "", "compliant"),  # within the cap of either
    ("2012-12-31", None, "bank_loan=50m+", "", "undetermined"),  # rural may, traditional may not
    ("2012-12-31", None, "bank_loan=100m+", "", "breach"),  # nobody may
    # 2017 notice: ABS and transfers need approval; the 1 x of all but special loans holds too
    ("2017-12-01", "rural", "bank_loan=90m abs=10m", "", "needs_approval"),  # 100m
    ("2017-12-01", "rural", "bank_loan=90m abs=10m", "abs", "compliant"),  # 100m, approved
    ("2017-12-01", "rural", "bank_loan=90m abs=10m+", "abs", "breach"),  # 100m and a fen
    ("2017-12-01", "traditional", "bank_loan=40m abs=10m", "abs", "compliant"),  # 50m, at the default 0.5 x
    ("2017-12-01", "traditional", "bank_loan=40m abs=10m+", "abs", "breach"),  # 50m and a fen
    # 2020 and 2024: 1 x net assets besides
    ("2020-09-06", "traditional", "bank_loan=60m", "", "breach"),  # above 0.5 x 100m
    ("2020-09-07", "traditional", "bank_loan=60m", "", "compliant"),  # within 1 x 110m
    ("2020-09-07", "rural", "bank_loan=100m+", "", "breach"),  # within 110m, but the local 100m remains
    ("2020-09-06", "rural", f"bank_loan=100m {SPECIAL}=10m+", "", "undetermined"),  # no net assets yet; term not stated
    (
        "2020-09-07",
        "rural",
        f"bank_loan=100m {SPECIAL}=10m+",
        f"shareholder_loan {SPECIAL}",
        "breach",
    ),  # 110m and a fen
    ("2024-12-30", "rural", "bank_loan=90m+", "", "compliant"),  # within 100m and 110m
    ("2024-12-31", "rural", "bank_loan=90m+", "", "breach"),  # a fen above 90m of the year before
]


@pytest.mark.parametrize(("date", "kind", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, kind: str | None, balances: str, approved: str, verdict: str) -> None:
    facts = known(date, kind)
    report = check.lent("CN-JS", date, balances, kind=kind, approved=approved, shareholders=OWNERS, facts=facts)
    report.expect(verdict)
    assert kind is not None or verdict != "undetermined" or "company_type" in report.facts()


def test_type_by_option(check: Checker) -> None:
    arguments = ("CN-JS", "2012-12-31", "bank_loan=60m", "--type")
    check(*arguments, "rural", kind=None, facts={"company_ratio": "none"}).expect("compliant")  # 60m of 1 x 100m
    check(*arguments, "traditional", kind=None).expect("breach")  # 60m of 0.5 x 100m
    check(*arguments, "traditional", kind="rural").expect("breach")  # the option goes before the file


def test_regime_of_2009(check: Checker) -> None:
    report = check("CN-JS", "2009-11-28", "bank_loan=70m", kind="rural", facts=known("2009-11-28", "rural"))
    found = report.limit("bank_loan", "shareholder_loan", "interbank_borrowing", layer="local")
    # 融资比例可达资本金的100%: 1 x the paid-in 70m, and no approvals for banks
    assert (found["base"], found["cap"], found["used"]) == ("paid_in_capital", "70000000.00", "70000000.00")
    assert found["outcome"] not in {"breach", "prohibited"}
    assert found["source"]["issued"] == "2009-11-28"
    assert not check("CN-JS", "2009-11-27", "bank_loan=70m", kind="rural").limits("bank_loan", layer="local")
    assert not check("CN-JS", "2011-01-27", "bank_loan=70m", kind="rural").limits("bank_loan", base="paid_in_capital")


def test_regime_of_january_2011(check: Checker) -> None:
    assert not check("CN-JS", "2011-01-26", "guarantee=310m", kind="rural").limits("guarantee")
    facts = {"company_ratio": "none"}
    report = check("CN-JS", "2011-01-27", "bank_loan=60m guarantee=200m", kind="rural", facts=facts)
    actual = report.limit("bank_loan", "shareholder_loan", lacks="guarantee", layer="local")
    assert (actual["base"], actual["multiple"], actual["used"]) == ("net_capital", "1", "60000000.00")
    contingent = report.limit("guarantee", layer="local")
    assert contingent["channels"] == ["guarantee"]
    assert (contingent["cap"], contingent["headroom"]) == ("300000000.00", "100000000.00")  # 3 x 100m less 200m
    report.expect("compliant")
    # 各市金融办可…逐家核定: what the city set is asked, and until it is known nothing within the 100% is compliant
    report = check("CN-JS", "2011-01-27", "bank_loan=60m guarantee=200m", kind="rural")
    report.expect("undetermined")
    assert "company_ratio" in report.facts()


def test_regime_of_september_2011(check: Checker) -> None:
    balances = f"bank_loan=60m guarantee=200m {SPECIAL}=30m"
    report = check("CN-JS", "2011-09-23", balances, kind="rural", facts={"company_ratio": "none"})
    other = report.limit("bank_loan", "shareholder_loan", lacks=f"guarantee {SPECIAL}", layer="local")
    assert (other["cap"], other["used"], other["headroom"]) == ("100000000.00", "60000000.00", "40000000.00")
    every = report.limit("bank_loan", "guarantee", SPECIAL, layer="local")
    # 60m, 200m and 30m are 290m of 4 x 100m
    assert (every["multiple"], every["cap"]) == ("4", "400000000.00")
    assert (every["used"], every["headroom"]) == ("290000000.00", "110000000.00")
    # the lenders are not stated, so of the special loans only the cap of all of them is known: 70m less 30m
    (total,) = [f for f in report.limits(SPECIAL, lacks="bank_loan", layer="local") if f["cap"] is not None]
    assert (total["base"], total["cap"], total["headroom"]) == ("paid_in_capital", "70000000.00", "40000000.00")
    assert report.limit("guarantee", lacks="bank_loan")["cap"] == "300000000.00"  # stays beside the 4 x
    assert not report.limits("bank_loan", SPECIAL, lacks="guarantee", layer="local")  # January's row has ended


@pytest.mark.parametrize(
    ("balances", "outcome"),
    [
        (f"bank_loan=100m guarantee=230m {SPECIAL}=70m", "compliant"),  # 100m, 230m and 70m are 400m
        (f"bank_loan=100m guarantee=230m+ {SPECIAL}=70m", "breach"),  # 400m and a fen, each part within its own cap
    ],
)
def test_all_debt(check: Checker, balances: str, outcome: str) -> None:
    report = check("CN-JS", "2012-12-31", balances, kind="rural")
    assert report.limit("bank_loan", "guarantee", SPECIAL)["outcome"] == outcome
    assert (report.verdict == "breach") is (outcome == "breach")


def special(lender: str, balance: str, **changes: Any) -> dict[str, Any]:
    loan: dict[str, Any] = {
        "channel": SPECIAL,
        "lender": lender,
        "balance": balance,
        "start": "2012-06-01",
        "maturity": "2012-12-01",
    }
    loan |= {"rate": "0.05", "on_sheet": True} | changes
    return {key: value for key, value in loan.items() if value is not None}


def lent(check: Checker, *loans: dict[str, Any], **changes: Any) -> Report:
    return check("CN-JS", "2012-06-30", kind="rural", loans=list(loans), **{"shareholders": OWNERS} | changes)


@pytest.mark.parametrize(
    ("loans", "outcomes"),
    [
        ([("甲公司", "28000000")], {"甲公司": "compliant"}),  # at its own contribution of 28m
        ([("甲公司", "28000000.01")], {"甲公司": "breach"}),  # a fen above, far within the 70m of all
        ([("甲公司", "14000000"), ("甲公司", "14000000.01")], {"甲公司": "breach"}),  # two loans of one lender
        ([("甲公司", "28000000"), ("乙公司", "42000000")], {"甲公司": "compliant", "乙公司": "compliant"}),  # all 70m
        (
            [("甲公司", "1000000"), ("乙公司", "42000000.01")],
            {"甲公司": "compliant", "乙公司": "breach"},
        ),  # a fen above
    ],
)
def test_each_shareholder(check: Checker, loans: list[tuple[str, str]], outcomes: dict[str, str]) -> None:
    report = lent(check, *(special(*loan) for loan in loans))
    assert {name: report.limit(SPECIAL, subject=name)["outcome"] for name in outcomes} == outcomes
    assert report.limit(SPECIAL, subject="甲公司")["cap"] == "28000000.00"
    assert (report.verdict == "breach") is ("breach" in outcomes.values())


def test_lender_is_no_shareholder(check: Checker) -> None:
    # 由小贷公司股东以自有资金: the two shareholders hold everything, so an outsider's contribution is nil
    lent(check, special("丙公司", "1000000")).expect("breach|prohibited")


def test_contribution_unknown(check: Checker) -> None:
    owners = [{"name": "甲公司", "kind": "corporate", "share": "0.40"}, OWNERS[1]]
    report = lent(check, special("甲公司", "1000000"), shareholders=owners)
    report.expect("undetermined")  # 1m of an unknown contribution
    assert report.limit(SPECIAL, subject="甲公司")["outcome"] == "undetermined"


@pytest.mark.parametrize(
    ("maturity", "breach"),
    [
        ("2012-09-01", False),  # three months
        ("2012-12-01", False),  # six
        ("2013-06-01", False),  # twelve
        ("2012-07-01", True),  # one
        ("2012-10-01", True),  # four
        ("2012-12-16", True),  # six and a half
        (None, False),  # not stated: to be asked
    ],
)
def test_term(check: Checker, maturity: str | None, breach: bool) -> None:
    report = lent(check, special("甲公司", "1000000", maturity=maturity))  # 期限为3个月和3个月的整数倍
    assert (report.verdict == "breach") is breach
    if maturity is None:
        report.expect("undetermined")


def test_rate(check: Checker) -> None:
    report = lent(check, special("甲公司", "1000000", rate="0.065"))
    benchmarks = {fact for fact in report.facts() if "rate" in fact or "benchmark" in fact}
    assert benchmarks, "the benchmark is a fact to be asked for"
    facts = dict.fromkeys(benchmarks, "0.0325")
    # 原则上不得高于同期存款基准利率的2倍: 2 x 3.25% is 6.5%
    lent(check, special("甲公司", "1000000", rate="0.065"), facts=facts).expect("compliant")
    lent(check, special("甲公司", "1000000", rate="0.0651"), facts=facts).expect("breach")
    lent(check, special("甲公司", "1000000", rate=None), facts=facts).expect("undetermined")


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2009-11-27", "shareholder_loan", "not_provided"),  # 2008
        ("2009-11-28", "shareholder_loan", "with_approval"),  # 经过批准的大额定向借款
        ("2009-11-28", "interbank_borrowing", "with_approval"),  # 经批准的资金调剂拆借
        ("2009-11-28", "bank_loan", "permitted"),
        ("2011-09-23", SPECIAL, "permitted"),  # the system of special loans
        ("2020-09-06", SPECIAL, "permitted"),
        ("2020-09-07", SPECIAL, "with_approval"),  # a shareholder loan in the sense of the 2020 notice
        ("2012-12-31", "fund_loan", "not_provided"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2020-09-07", "bond", "with_approval"),  # 2020 notice
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    facts = known(date, "rural")
    assert check("CN-JS", date, kind="rural", facts=facts).channel(channel)["access"] == access


def test_special_loans_before_their_system(check: Checker) -> None:
    assert check("CN-JS", "2011-09-22", kind="rural").channel(SPECIAL)["access"] != "permitted"


@pytest.mark.parametrize(("kind", "multiple"), [("rural", "4"), ("technology", "4"), ("traditional", "0.5")])
def test_pool_of_2017(check: Checker, kind: str, multiple: str) -> None:
    report = check("CN-JS", "2017-12-01", "bank_loan=20m", kind=kind)
    found = report.limit("bank_loan", "abs", "asset_transfer_outright", layer="national")
    assert (found["base"], found["multiple"], found["used"]) == ("net_capital", multiple, "20000000.00")


@pytest.mark.parametrize(
    ("balances", "bank_loan", "guarantee"),
    [
        ("bank_loan=60m", "40000000.00", "300000000.00"),  # 100m less 60m; 300m, below 400m less 60m
        (f"bank_loan=100m {SPECIAL}=50m", "0.00", "250000000.00"),  # at the cap; 400m less 150m
        (f"bank_loan=60m guarantee=300m {SPECIAL}=20m", "20000000.00", "0.00"),  # 400m less 380m; at 300m
    ],
)
def test_headroom(check: Checker, balances: str, bank_loan: str, guarantee: str) -> None:
    facts = known("2012-12-31", "rural")
    report = check("CN-JS", "2012-12-31", balances, kind="rural", shareholders=OWNERS, facts=facts)
    assert report.channel("bank_loan")["headroom"] == bank_loan
    assert report.channel("guarantee")["headroom"] == guarantee


def test_headroom_with_approval(check: Checker) -> None:
    report = check("CN-JS", "2011-06-30", "bank_loan=60m", kind="rural", facts={"company_ratio": "none"})
    found = report.channel("shareholder_loan")
    assert (found["headroom"], found["headroom_if_approved"]) == ("0.00", "40000000.00")  # 100m less 60m
    total = report.data["total"]
    # guarantees are limited, never raised: no part of the sum
    assert (total["headroom"], total["headroom_if_approved"]) == ("40000000.00", "40000000.00")
    assert report.per_yuan() == {"net_capital": 1}


def test_other_types_are_told(check: Checker) -> None:
    report = check("CN-JS", "2012-12-31", "bank_loan=20m", kind="traditional")
    assert not report.limits("bank_loan", layer="local")
    assert report.limit("bank_loan", base="net_capital")["cap"] == "50000000.00"  # 0.5 x 100m, 2008
    aside = [f for f in report.findings("not_applicable") if f["layer"] == "local" and f["kind"] == "limit"]
    assert all(f["why"] for f in aside)
    assert any({"bank_loan", "guarantee"} <= set(f["channels"]) for f in aside)


def test_unknown(check: Checker) -> None:
    company = check.company("CN-JS", "2012-12-31", "bank_loan=60m", kind="rural", complete=None)
    company["balances"] = {"bank_loan": "60000000"}
    report = check.run(check.write(company))
    report.expect("undetermined")  # nothing said of the other channels or of guarantees
    assert report.channel("bank_loan")["headroom"] is None
    check("CN-JS", "2012-12-31", "bank_loan=100m+", kind="rural", complete=None).expect("breach")  # a fen above 100m
    report = check("CN-JS", "2012-12-31", f"{SPECIAL}=1m", kind="rural", capital={"paid_in_capital": None})
    report.expect("undetermined")  # 1m of an unknown paid-in capital
    assert {(f["outcome"], f["cap"]) for f in report.limits(SPECIAL, lacks="bank_loan")} == {("undetermined", None)}


def test_lenders_of_interbank_borrowing(check: Checker) -> None:
    # 2009, no. 6: 经批准的农村小贷公司之间资金调剂拆借
    peers, approved = "interbank_lenders_are_rural", "interbank_borrowing"
    facts = known("2009-11-28", "rural")
    report = check("CN-JS", "2009-11-28", "interbank_borrowing=10m", kind="rural", approved=approved, facts=facts)
    report.expect("compliant")  # 10m of the paid-in 70m; unanswered, the question does not spoil the verdict
    assert peers in report.facts()
    for date in ("2009-11-28", "2012-12-31"):
        arguments = ("CN-JS", date, "interbank_borrowing=10m")
        check(*arguments, kind="rural", approved=approved, facts=facts | {peers: True}).expect("compliant")
        check(*arguments, kind="rural", approved=approved, facts=facts | {peers: False}).expect("breach")


@pytest.mark.parametrize(
    ("well", "balances", "approved", "verdict"),
    [
        # 2009 no. 6: 凡坚持…的…可达资本金的100%: for the others the national opinion, banks 0.5 x net capital 100m
        (True, "bank_loan=70m", "", "compliant"),  # at 1 x the paid-in 70m
        (True, "bank_loan=70m+", "", "breach"),
        (False, "bank_loan=50m", "", "compliant"),  # at 0.5 x 100m
        (False, "bank_loan=50m+", "", "breach"),
        (None, "bank_loan=50m", "", "compliant"),  # within either
        (None, "bank_loan=50m+", "", "undetermined"),
        (None, "bank_loan=70m+", "", "breach"),  # above either
        (True, "shareholder_loan=10m", "shareholder_loan", "compliant"),
        (False, "shareholder_loan=10m", "shareholder_loan", "undetermined"),  # kept for the others
        (None, "shareholder_loan=10m", "shareholder_loan", "undetermined"),
        (True, "other_borrowing=70m+", "other_borrowing", "breach"),  # every kind of funding is counted
        (True, f"{SPECIAL}=70m+", f"shareholder_loan {SPECIAL}", "breach"),
    ],
)
def test_quality_of_2009(check: Checker, *, well: bool | None, balances: str, approved: str, verdict: str) -> None:
    facts = {"serves_agriculture_well": well}
    report = check.lent("CN-JS", "2009-11-28", balances, kind="rural", approved=approved, facts=facts)
    report.expect(verdict)
    if well is None and verdict == "undetermined":
        assert "serves_agriculture_well" in report.facts()


@pytest.mark.parametrize(
    ("well", "count", "verdict"),
    [(True, 3, "compliant"), (False, 3, "breach"), (None, 3, "undetermined"), (False, 2, "compliant")],
)
def test_number_of_banks_in_2009(check: Checker, *, well: bool | None, count: int, verdict: str) -> None:
    facts = {"serves_agriculture_well": well, "bank_count": count}
    check("CN-JS", "2009-11-28", "bank_loan=10m", kind="rural", facts=facts).expect(verdict)


@pytest.mark.parametrize("date", ["2011-01-27", "2011-09-22", "2011-09-23", "2012-12-31"])
@pytest.mark.parametrize(
    ("facts", "amount", "verdict"),
    [
        # 分类、逐家核定负债比例: as the city's letter has it
        ({"company_ratio": "none"}, "100m", "compliant"),  # none was set: the text's own 100%
        ({"company_ratio": "0.6"}, "60m", "compliant"),
        ({"company_ratio": "0.6"}, "60m+", "breach"),
        ({"company_ratio": None}, "60m", "undetermined"),
        ({"company_ratio": None}, "100m+", "breach"),  # above whatever may be set
        ({"within_city_ratio": True}, "60m", "compliant"),  # the older answer still answers it
        ({"within_city_ratio": False}, "60m", "breach"),
    ],
)
def test_ratio_set_by_the_city(check: Checker, *, date: str, facts: dict[str, Any], amount: str, verdict: str) -> None:
    report = check("CN-JS", date, f"bank_loan={amount}", kind="rural", facts=facts)
    report.expect(verdict)
    assert verdict != "undetermined" or "company_ratio" in report.facts()
    if facts == {"company_ratio": None}:
        assert report.channel("bank_loan")["access"] == "permitted"  # a ratio not known is no prohibition


def test_ratio_above_the_text_is_refused(check: Checker) -> None:
    report = check("CN-JS", "2012-12-31", "bank_loan=10m", kind="rural", facts={"company_ratio": "1.5"})
    assert report.status == 2


GRADES = [
    # 苏金融办发〔2013〕103号, arts 3 to 5: all debt and banks over net capital 100m, shareholders over paid-in capital 70m
    ("AAA", "bank_loan=100m", "compliant"),  # both 100%
    ("AAA", "bank_loan=100m+", "breach"),
    ("AA", "bank_loan=50m", "compliant"),  # banks 50%
    ("AA", "bank_loan=50m+", "breach"),
    ("AA", "bank_loan=50m interbank_borrowing=50m", "compliant"),  # all debt 100%
    ("AA", "bank_loan=50m interbank_borrowing=50m+", "breach"),
    ("A", "bank_loan=40m", "compliant"),  # banks 40%
    ("A", "bank_loan=40m+", "breach"),
    ("A", "interbank_borrowing=80m", "compliant"),  # all debt 80%
    ("A", "interbank_borrowing=80m+", "breach"),
    ("BBB", "bank_loan=20m", "compliant"),  # banks 20%
    ("BBB", "bank_loan=20m+", "breach"),
    ("BBB", "interbank_borrowing=50m", "compliant"),  # all debt 50%
    ("BBB", "interbank_borrowing=50m+", "breach"),
    ("BB", "bank_loan=0.01", "breach|prohibited"),  # banks none
    ("BB", "interbank_borrowing=50m", "compliant"),
    ("BB", "interbank_borrowing=50m+", "breach"),
    ("B", "bank_loan=0.01", "breach|prohibited"),
    ("B", "interbank_borrowing=50m+", "breach"),
    ("CCC", "interbank_borrowing=0.01", "breach|prohibited"),  # no debt
    ("CC", "interbank_borrowing=0.01", "breach|prohibited"),
    ("C", "bank_loan=0.01", "breach|prohibited"),
    ("无", "interbank_borrowing=0.01", "breach|prohibited"),  # no grade, no such business
    ("AAA", "shareholder_loan=70m", "compliant"),  # 100% of paid-in capital
    ("AAA", "shareholder_loan=70m+", "breach"),  # within all debt
    ("AA", "shareholder_loan=56m", "compliant"),  # 80%
    ("AA", "shareholder_loan=56m+", "breach"),
    ("A", "shareholder_loan=56m", "compliant"),
    ("A", "shareholder_loan=56m+", "breach"),
    ("BBB", "shareholder_loan=10m", "undetermined"),  # the ratio was not seen
    ("BBB", "shareholder_loan=50m+", "breach"),  # all debt 50%
    ("无", "shareholder_loan=0.01", "breach|prohibited"),
    (None, "interbank_borrowing=10m", "undetermined"),  # a grade decides
    (None, "bank_loan=100m+", "breach"),  # above every grade's
    (None, "", "compliant"),  # nothing owed
]


@pytest.mark.parametrize(("rating", "balances", "verdict"), GRADES)
def test_by_grade(check: Checker, *, rating: str | None, balances: str, verdict: str) -> None:
    approved = "interbank_borrowing shareholder_loan"
    owners = [{"name": "甲公司", "kind": "corporate", "share": "1", "paid_in": "70000000"}]
    facts = {"company_ratio": "none", "rating": rating}
    report = check.lent(
        "CN-JS", "2014-12-31", balances, kind="rural", approved=approved, facts=facts, shareholders=owners
    )
    report.expect(verdict)
    assert rating is not None or verdict != "undetermined" or "rating" in report.facts()


@pytest.mark.parametrize(
    ("date", "kind", "verdict"),
    [
        ("2013-12-30", "rural", "compliant"),  # the day before: 60m of 100m
        ("2013-12-31", "rural", "breach"),  # A: banks 40m (its day was not seen, the last of the year stands in)
        ("2025-11-23", "rural", "breach"),  # its last day
        ("2025-11-24", "rural", "compliant"),  # ended by the measures of that day, whose funding articles were not seen
        ("2014-12-31", "technology", "compliant"),  # for rural companies
        ("2014-12-31", "traditional", "breach"),  # national, 50m
    ],
)
def test_days_and_kinds_of_the_grades(check: Checker, *, date: str, kind: str, verdict: str) -> None:
    facts = {"company_ratio": "none", "rating": "A"}
    capital: dict[str, str | None] = {"prior_year_net_assets": "110m"}
    check("CN-JS", date, "bank_loan=60m", kind=kind, facts=facts, capital=capital).expect(verdict)


@pytest.mark.parametrize(
    ("amounts", "verdict"),
    [
        # special loans are shareholder loans for the grade: 80% of the paid-in 70m is 56m
        ({SPECIAL: "56000000"}, "compliant"),
        ({SPECIAL: "56000000.01"}, "breach"),  # within the 70m of 2011
        ({SPECIAL: "28000000", "shareholder_loan": "28000000.01"}, "breach"),
    ],
)
def test_special_loans_by_grade(check: Checker, *, amounts: dict[str, str], verdict: str) -> None:
    owners = [{"name": "甲公司", "kind": "corporate", "share": "1", "paid_in": "70000000"}]
    loans = [special("甲公司", balance, rate="0") | {"channel": channel} for channel, balance in amounts.items()]
    facts = {"company_ratio": "none", "rating": "AA"}
    report = check(
        "CN-JS",
        "2014-12-31",
        kind="rural",
        loans=loans,
        shareholders=owners,
        facts=facts,
        approved="shareholder_loan",
    )
    report.expect(verdict)


def test_own_contribution_is_asked_of_the_best(check: Checker) -> None:
    # AAA: one shareholder in principle within its own contribution
    fact, changes = "shareholder_loans_within_own_contribution", {"kind": "rural", "approved": "shareholder_loan"}
    for rating, asked in (("AAA", True), ("AA", False)):
        facts = {"company_ratio": "none", "rating": rating}
        report = check.lent("CN-JS", "2014-12-31", "shareholder_loan=10m", facts=facts, **changes)
        report.expect("compliant")
        assert (fact in report.facts()) is asked
        answered = check.lent("CN-JS", "2014-12-31", "shareholder_loan=10m", facts=facts | {fact: False}, **changes)
        answered.expect("breach" if asked else "compliant")


@pytest.mark.parametrize(
    ("lender", "approved", "verdict"),
    [
        ("甲公司", "shareholder_loan", "compliant"),
        ("丙某", "shareholder_loan", "compliant"),  # 以股东借款为主: any shareholder
        ("戊公司", "shareholder_loan", "compliant"),  # other lenders too, with the approval
        ("戊公司", "", "needs_approval"),
    ],
)
def test_lenders_of_directed_loans(check: Checker, lender: str, approved: str, verdict: str) -> None:
    changes: dict[str, Any] = {"kind": "rural", "approved": approved, "facts": {"company_ratio": "none"}}
    check.lent("CN-JS", "2012-12-31", "shareholder_loan=10m", lender=lender, **changes).expect(verdict)


@pytest.mark.parametrize(
    ("date", "balances", "verdict"),
    [
        # 141号 pools; the ratios are Jiangsu's own: 100% without special loans, 400% with guarantees
        ("2017-11-30", "bank_loan=60m asset_transfer_outright=40m+", "undetermined"),  # outright ones: no text
        ("2017-12-01", "bank_loan=60m asset_transfer_outright=40m", "compliant"),
        ("2017-12-01", "bank_loan=60m asset_transfer_outright=40m+", "breach"),
        ("2017-12-01", "bank_loan=60m guarantee=300m asset_transfer_outright=40m", "compliant"),  # 400m
        ("2020-09-06", "bank_loan=60m asset_transfer_outright=40m+", "breach"),
        ("2020-09-07", "bank_loan=60m asset_transfer_outright=40m+", "undetermined"),  # no text again
    ],
)
def test_pool_by_the_ratios_of_jiangsu(check: Checker, *, date: str, balances: str, verdict: str) -> None:
    facts, approved = known(date, "rural"), "asset_transfer_outright"
    check("CN-JS", date, balances, kind="rural", facts=facts, approved=approved).expect(verdict)


def test_pool_cites_what_asks_for_it(check: Checker) -> None:
    report = check("CN-JS", "2017-12-01", "bank_loan=20m", kind="rural", facts=known("2017-12-01", "rural"))
    assert report.rule("CN-JS/2017-other-funding-pool")["source"]["number"] == "整治办函〔2017〕141号"


RATED: dict[str, Any] = {"company_ratio": "none", "rating": "AAA"}
READINGS: list[tuple[str, str, str, str, dict[str, Any], str, str, str]] = [
    # operating payables among all liabilities: 99m, 300m and 1m are the 400m; in January 2011 99m and 1m the 100m
    (
        "CN-JS/liabilities=otherwise",
        "2012-12-31",
        "rural",
        "bank_loan=99m guarantee=300m other_liabilities=1m",
        RATED,
        "",
        "compliant",
        "compliant",
    ),
    (
        "CN-JS/liabilities=otherwise",
        "2012-12-31",
        "rural",
        "bank_loan=100m guarantee=299m other_liabilities=1m+",
        RATED,
        "",
        "compliant",
        "breach",
    ),
    (
        "CN-JS/liabilities=otherwise",
        "2011-06-30",
        "rural",
        "bank_loan=99m other_liabilities=1m+",
        RATED,
        "",
        "compliant",
        "breach",
    ),
    # no number of banks in Jiangsu's texts
    (
        "CN-JS/number-of-banks=otherwise",
        "2012-12-31",
        "rural",
        "bank_loan=10m",
        RATED | {"bank_count": 3},
        "",
        "compliant",
        "breach",
    ),
    # technology companies as the nation: banks 0.5 x net capital 100m
    ("CN-JS/technology=otherwise", "2012-12-31", "technology", "bank_loan=50m+", RATED, "", "compliant", "breach"),
    ("CN-JS/technology=otherwise", "2012-12-31", "technology", "bank_loan=50m", RATED, "", "compliant", "compliant"),
    ("CN-JS/technology=otherwise", "2012-12-31", "technology", "guarantee=300m+", RATED, "", "breach", "compliant"),
    (
        "CN-JS/technology=otherwise",
        "2012-12-31",
        "technology",
        "interbank_borrowing=10m",
        RATED,
        "interbank_borrowing",
        "compliant",
        "undetermined",
    ),
    (
        "CN-JS/technology=otherwise",
        "2012-12-31",
        "technology",
        "bank_loan=10m",
        RATED | {"bank_count": 3},
        "",
        "compliant",
        "breach",
    ),
    (
        "CN-JS/technology=otherwise",
        "2018-06-30",
        "technology",
        "bank_loan=40m abs=10m+",
        RATED,
        "abs",
        "compliant",
        "breach",
    ),
    ("CN-JS/technology=otherwise", "2012-12-31", "rural", "bank_loan=50m+", RATED, "", "compliant", "compliant"),
    # the 300% on guarantees superseded by the 400%
    ("CN-JS/contingent=otherwise", "2012-12-31", "rural", "guarantee=300m+", RATED, "", "breach", "compliant"),
    ("CN-JS/contingent=otherwise", "2011-09-22", "rural", "guarantee=300m+", RATED, "", "breach", "breach"),
    # the pool of 2017 at 400% alone, without guarantees
    (
        "CN-JS/2017-ratio=otherwise",
        "2017-12-01",
        "rural",
        "bank_loan=60m asset_transfer_outright=40m+",
        RATED,
        "asset_transfer_outright",
        "breach",
        "compliant",
    ),
    # interbank money of others than rural companies
    (
        "CN-JS/interbank-peers=otherwise",
        "2012-12-31",
        "rural",
        "interbank_borrowing=10m",
        RATED,
        "interbank_borrowing",
        "compliant",
        "undetermined",
    ),
    (
        "CN-JS/interbank-peers=otherwise",
        "2012-12-31",
        "rural",
        "interbank_borrowing=10m",
        RATED | {"interbank_lenders_are_rural": True},
        "interbank_borrowing",
        "compliant",
        "compliant",
    ),
    # small-enterprise private bonds as a channel
    ("CN-JS/2015-innovations=otherwise", "2016-12-31", "rural", "bond=10m", RATED, "", "undetermined", "compliant"),
]


@pytest.mark.parametrize(("reading", "date", "kind", "balances", "facts", "approved", "taken", "other"), READINGS)
def test_readings(
    check: Checker,
    *,
    reading: str,
    date: str,
    kind: str,
    balances: str,
    facts: dict[str, Any],
    approved: str,
    taken: str,
    other: str,
) -> None:
    changes: dict[str, Any] = {"kind": kind, "facts": facts, "approved": approved}
    check("CN-JS", date, balances, **changes).expect(taken)
    check("CN-JS", date, balances, "--reading", reading, **changes).expect(other)


@pytest.mark.parametrize(
    ("bank", "special_loan", "taken", "other"),
    [
        # AA: all debt 100m of net capital, special loans beside it or inside; shareholders 80% of 70m
        ("50m", "50m", "compliant", "compliant"),
        ("50m", "50m+", "compliant", "breach"),
    ],
)
def test_special_loans_in_the_cap_of_the_grade(
    check: Checker, *, bank: str, special_loan: str, taken: str, other: str
) -> None:
    owners = [{"name": "甲公司", "kind": "corporate", "share": "1", "paid_in": "70000000"}]
    amount = {"50m": "50000000", "50m+": "50000000.01"}[special_loan]
    loans = [special("甲公司", amount, rate="0"), {"channel": "bank_loan", "balance": bank.replace("m", "000000")}]
    changes: dict[str, Any] = {"kind": "rural", "loans": loans, "shareholders": owners}
    changes["facts"] = {"company_ratio": "none", "rating": "AA", "bank_count": 1}
    check("CN-JS", "2014-12-31", "", **changes).expect(taken)
    reading = ("--reading", "CN-JS/special-in-graded-cap=otherwise")
    check("CN-JS", "2014-12-31", "", *reading, **changes).expect(other)


def test_rate_in_principle(check: Checker) -> None:
    # 原则上不得高于…2倍: 3.25% twice is 6.5%
    loan = special("甲公司", "1000000", rate="0.0651")
    facts: dict[str, Any] = {"deposit_benchmark_rate": "0.0325"}
    lent(check, loan, facts=facts).expect("breach")
    changes: dict[str, Any] = {"kind": "rural", "loans": [loan], "shareholders": OWNERS}
    reading = ("--reading", "CN-JS/special-rate=otherwise")
    check("CN-JS", "2012-06-30", "", *reading, facts=facts, **changes).expect("compliant")
    excepted = "special_loan_rates_agreed_or_excepted"
    check("CN-JS", "2012-06-30", "", *reading, facts=facts | {excepted: False}, **changes).expect("breach")


@pytest.mark.parametrize(
    ("liabilities", "taken", "otherwise", "used"),
    [
        # 40m, 300m and 60m are 400m; without ABS 340m; with 50m of payables 450m and 390m
        ("taken", "2011-all-liabilities", "2011-all-liabilities~on-sheet", ("400000000.00", "340000000.00")),
        (
            "otherwise",
            "2011-all-liabilities~all",
            "2011-all-liabilities~all-on-sheet",
            ("450000000.00", "390000000.00"),
        ),
    ],
)
def test_derecognised_abs(
    check: Checker, *, liabilities: str, taken: str, otherwise: str, used: tuple[str, str]
) -> None:
    balances = "bank_loan=40m guarantee=300m abs=60m other_liabilities=50m"
    changes: dict[str, Any] = {"kind": "rural", "facts": RATED, "approved": "abs"}
    options: tuple[str, ...] = ("--reading", f"CN-JS/liabilities={liabilities}")
    report = check("CN-JS", "2018-06-30", balances, *options, **changes)
    assert report.rule(f"CN-JS/{taken}")["used"] == used[0]
    options = (*options, "--reading", "CN-JS/derecognised=otherwise")
    report = check("CN-JS", "2018-06-30", balances, *options, **changes)
    assert report.rule(f"CN-JS/{otherwise}")["used"] == used[1]
    assert taken not in [f["rule"].partition("/")[2] for f in report.data["findings"]]


def test_room_of_special_loans_without_a_list_of_shareholders(check: Checker) -> None:
    # any shareholder may lend up to what it has paid in, and all contributions add up to the paid-in capital of 70m
    report = check("CN-JS", "2012-12-31", "bank_loan=60m", kind="rural", facts={"company_ratio": "none"})
    assert report.channel(SPECIAL)["headroom"] == "70000000.00"
    assert report.data["total"]["headroom"] == "110000000.00"  # 40m of the 100m, and 70m


def test_special_loans_above_one_shareholder_s_own_part_of_another_kind_of_company(check: Checker) -> None:
    # 70m of one who paid in 42m: a breach for a rural company; the texts say nothing of a traditional one's
    lent = ("CN-JS", "2011-12-31", f"{SPECIAL}=70m")
    rural, other = (check.lent(*lent, approved=SPECIAL, kind=kind) for kind in ("rural", "traditional"))
    assert (rural.verdict, other.verdict) == ("breach", "undetermined")


def test_special_loans_of_another_kind_of_company(check: Checker) -> None:
    # the system is for rural companies: a traditional one has no text for such money
    loans, facts = [special("甲公司", "1000000", rate="0")], {"company_ratio": "none"}
    report = check("CN-JS", "2012-12-31", "", kind="traditional", loans=loans, shareholders=OWNERS, facts=facts)
    report.expect("undetermined")


@pytest.mark.parametrize(
    ("date", "kind", "bad", "verdict"),
    [
        ("2015-02-15", "rural", True, "undetermined"),  # the day before
        ("2015-02-16", "rural", True, "compliant"),  # 试点开展不良信贷资产打包转让: provided for, and no funding
        ("2015-02-16", "rural", False, "undetermined"),
        ("2015-02-16", "rural", None, "undetermined"),
        ("2015-02-16", "technology", True, "undetermined"),  # 支持农贷公司
        ("2015-02-16", "traditional", True, "undetermined"),
    ],
)
def test_bad_loans(check: Checker, *, date: str, kind: str, bad: bool | None, verdict: str) -> None:
    facts = {"rating": "AAA", "company_ratio": "none", "transfers_are_bad_loans": bad}
    check("CN-JS", date, "asset_transfer_outright=10m", kind=kind, facts=facts).expect(verdict)


@pytest.mark.parametrize(
    ("date", "bad", "taken", "otherwise"),
    [
        # grade AAA, no ratio set: bank 90m and outright 20m of 1 x 100m
        ("2017-12-01", True, "compliant", "breach"),
        ("2020-09-06", True, "compliant", "breach"),
        ("2020-09-07", True, "compliant", "compliant"),
        ("2017-12-01", False, "breach", "breach"),
        ("2017-12-01", None, "breach", "breach"),
    ],
)
def test_bad_loans_in_the_pool_of_2017(
    check: Checker, *, date: str, bad: bool | None, taken: str, otherwise: str
) -> None:
    facts = {"rating": "AAA", "company_ratio": "none", "transfers_are_bad_loans": bad}
    out = "asset_transfer_outright"
    changes: dict[str, Any] = {"kind": "rural", "facts": facts, "approved": out}
    arguments = ("CN-JS", date, f"bank_loan=90m {out}=20m")
    check(*arguments, **changes).expect(taken)
    check(*arguments, "--reading", "CN-JS/2017-bad-loans=otherwise", **changes).expect(otherwise)
