"""Jiangsu's rural companies: 2009-11-28, 2011-01-27 and, with the shareholders' special loans, 2011-09-23."""

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
    ("2020-09-06", "rural", f"bank_loan=100m {SPECIAL}=10m+", "", "compliant|undetermined"),  # no net assets yet
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
    report = check("CN-JS", date, balances, kind=kind, approved=approved, shareholders=OWNERS)
    report.expect(verdict)
    assert kind is not None or verdict != "undetermined" or "company_type" in report.facts()


def test_type_by_option(check: Checker) -> None:
    arguments = ("CN-JS", "2012-12-31", "bank_loan=60m", "--type")
    check(*arguments, "rural", kind=None).expect("compliant")  # 60m of 1 x 100m
    check(*arguments, "traditional", kind=None).expect("breach")  # 60m of 0.5 x 100m
    check(*arguments, "traditional", kind="rural").expect("breach")  # the option goes before the file


def test_regime_of_2009(check: Checker) -> None:
    report = check("CN-JS", "2009-11-28", "bank_loan=70m", kind="rural")
    found = report.limit("bank_loan", "shareholder_loan", "interbank_borrowing", layer="local")
    # 融资比例可达资本金的100%: 1 x the paid-in 70m, and no approvals for banks
    assert (found["base"], found["cap"], found["used"]) == ("paid_in_capital", "70000000.00", "70000000.00")
    assert found["outcome"] not in {"breach", "prohibited"}
    assert found["source"]["issued"] == "2009-11-28"
    assert not check("CN-JS", "2009-11-27", "bank_loan=70m", kind="rural").limits("bank_loan", layer="local")
    assert not check("CN-JS", "2011-01-27", "bank_loan=70m", kind="rural").limits("bank_loan", base="paid_in_capital")


def test_regime_of_january_2011(check: Checker) -> None:
    assert not check("CN-JS", "2011-01-26", "guarantee=310m", kind="rural").limits("guarantee")
    report = check("CN-JS", "2011-01-27", "bank_loan=60m guarantee=200m", kind="rural")
    actual = report.limit("bank_loan", "shareholder_loan", lacks="guarantee", layer="local")
    assert (actual["base"], actual["multiple"], actual["used"]) == ("net_capital", "1", "60000000.00")
    contingent = report.limit("guarantee", layer="local")
    assert contingent["channels"] == ["guarantee"]
    assert (contingent["cap"], contingent["headroom"]) == ("300000000.00", "100000000.00")  # 3 x 100m less 200m
    # cities set lower ratios company by company: asked and shown, and no part of the verdict
    assert [f for f in report.data["findings"] if f["kind"] == "manual" and f["outcome"] != "not_applicable"]
    report.expect("compliant")


def test_regime_of_september_2011(check: Checker) -> None:
    report = check("CN-JS", "2011-09-23", f"bank_loan=60m guarantee=200m {SPECIAL}=30m", kind="rural")
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
    assert check("CN-JS", date, kind="rural").channel(channel)["access"] == access


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
    report = check("CN-JS", "2012-12-31", balances, kind="rural", shareholders=OWNERS)
    assert report.channel("bank_loan")["headroom"] == bank_loan
    assert report.channel("guarantee")["headroom"] == guarantee


def test_headroom_with_approval(check: Checker) -> None:
    report = check("CN-JS", "2011-06-30", "bank_loan=60m", kind="rural")
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
    report = check("CN-JS", "2009-11-28", "interbank_borrowing=10m", kind="rural", approved=approved)
    report.expect("compliant")  # 10m of the paid-in 70m; unanswered, the question does not spoil the verdict
    assert peers in report.facts()
    for date in ("2009-11-28", "2012-12-31"):
        arguments = ("CN-JS", date, "interbank_borrowing=10m")
        check(*arguments, kind="rural", approved=approved, facts={peers: True}).expect("compliant")
        check(*arguments, kind="rural", approved=approved, facts={peers: False}).expect("breach")
