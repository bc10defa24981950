"""Chongqing: 重庆市小额贷款公司融资监管暂行办法 of 2012-06-04, with the national texts beside it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

RULE = "CN-CQ/bank-and-repo"
OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"
FULL = "bank_loan=100m shareholder_loan=100m interbank_borrowing=30m"

# Net capital 100m, net assets 110m, net assets of the year before 90m, two banks, complete.
VERDICTS = [
    # 2008 until 2012-06-03: banks 0.5 x 100m; from 2012-06-04 banks and repurchase transfers 1 x 100m
    ("2012-06-03", "bank_loan=60m", "", "breach"),  # 60m is above 50m
    ("2012-06-04", "bank_loan=60m", "", "compliant"),  # 60m is within 100m
    ("2012-06-03", "shareholder_loan=60m", "", "undetermined"),  # 2008 does not provide for it
    ("2012-06-04", "shareholder_loan=60m", "", "compliant"),  # within 1 x 100m, no approval asked
    ("2012-06-03", "interbank_lending=60m", "", "compliant"),  # 2008 does not limit lending out
    ("2012-06-04", "interbank_lending=60m", "", "breach"),  # above 0.5 x 100m
    ("2017-11-30", "bank_loan=100m", "", "compliant"),  # at 1 x 100m
    ("2017-11-30", "bank_loan=100m+", "", "breach"),  # a fen above
    ("2017-11-30", f"{REPO}=100m", "", "compliant"),  # at 1 x 100m
    ("2017-11-30", f"bank_loan=70m {REPO}=30m", "", "compliant"),  # 70m and 30m are 100m
    ("2017-11-30", f"bank_loan=70m {REPO}=30m+", "", "breach"),  # 100m and a fen
    ("2017-11-30", "shareholder_loan=100m", "", "compliant"),  # at 1 x 100m
    ("2017-11-30", "shareholder_loan=100m+", "", "breach"),  # a fen above
    ("2017-11-30", "interbank_borrowing=30m", "", "compliant"),  # at 0.3 x 100m
    ("2017-11-30", "interbank_borrowing=30m+", "", "breach"),  # a fen above
    ("2017-11-30", "interbank_lending=50m", "", "compliant"),  # at 0.5 x 100m
    ("2017-11-30", "interbank_lending=50m+", "", "breach"),  # a fen above
    ("2017-11-30", "fund_loan=1", "", "undetermined"),  # the text does not provide for investment funds
    ("2017-11-30", FULL, "", "compliant"),  # all three full: 100m, 100m, 30m
    # 2017 notice: the local ratio is the sum of the caps, 1 + 1 + 0.3 = 2.3, over net capital: 230m
    ("2017-12-01", FULL, "", "compliant"),  # 230m, at the pool
    ("2017-11-30", f"{FULL} abs=0.01", "", "undetermined"),  # no pool yet, and no text provides for ABS
    ("2017-12-01", f"{FULL} abs=0.01", "abs", "breach"),  # 230m and a fen
    ("2017-12-01", f"{FULL} {OUT}=0.01", OUT, "breach"),  # transfers count even without repurchase
    ("2017-12-01", f"bank_loan=90m {OUT}=130m", OUT, "compliant"),  # 220m of 230m; no local cap over outright sales
    ("2017-11-30", f"{REPO}=10m", "", "compliant"),  # the day before: the local text asks no approval
    # 141号 counts and forbids loosening; what the local text permits stays permitted
    ("2017-12-01", f"{REPO}=10m", "", "compliant"),
    ("2020-09-06", f"{REPO}=10m", "", "compliant"),  # to its last day
    ("2017-12-01", f"{OUT}=10m", "", "needs_approval"),  # the local text is silent on outright transfers
    ("2017-12-01", "abs=10m", "", "needs_approval"),  # within 230m
    # 2020: 1 x net assets 110m besides; shareholder loans need approval
    ("2020-09-06", "shareholder_loan=50m", "", "compliant"),  # the day before
    ("2020-09-07", "shareholder_loan=50m", "", "needs_approval"),  # within both caps, not approved
    ("2020-09-07", "shareholder_loan=50m", "shareholder_loan", "compliant"),  # approved
    ("2020-09-07", "bank_loan=60m shareholder_loan=50m", "shareholder_loan", "compliant"),  # 110m, at 1 x net assets
    ("2020-09-07", "bank_loan=60m shareholder_loan=50m+", "shareholder_loan", "breach"),  # 110m and a fen
    ("2020-09-06", "bank_loan=60m shareholder_loan=50m+", "", "compliant"),  # the day before: 110m of the pool of 230m
    ("2020-09-07", "bank_loan=100m+", "", "breach"),  # within 110m, but the local 100m remains
    ("2024-12-30", "bank_loan=95m", "", "compliant"),  # within 100m and 110m
    ("2024-12-31", "bank_loan=95m", "", "breach"),  # above 1 x 90m of the year before
]


@pytest.mark.parametrize(("date", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, approved: str, verdict: str) -> None:
    check.lent("CN-CQ", date, balances, approved=approved).expect(verdict)  # shareholder money lent by a company of 60%


def test_bank_and_repo(check: Checker) -> None:
    found = check("CN-CQ", "2017-11-30", f"bank_loan=60m {REPO}=30m").rule(RULE)
    # 60m and 30m are 90m of 1 x 100m; 10m are left; nine tenths are used
    assert (found["kind"], found["outcome"], found["layer"], found["stale"]) == ("limit", "compliant", "local", False)
    assert sorted(found["channels"]) == [REPO, "bank_loan"]
    assert (found["base"], found["base_amount"], found["multiple"]) == ("net_capital", "100000000.00", "1")
    assert (found["cap"], found["used"], found["used_upper"]) == ("100000000.00", "90000000.00", "90000000.00")
    assert (found["headroom"], found["headroom_upper"]) == ("10000000.00", "10000000.00")
    assert (found["utilisation"], found["subject"]) == ("0.9000", None)
    assert (found["source"]["issued"], found["source"]["verified_on"]) == ("2012-06-04", "2017-12-31")


def test_caps(check: Checker) -> None:
    report = check("CN-CQ", "2017-11-30", "shareholder_loan=20m interbank_borrowing=5m interbank_lending=1m")
    caps = {
        channel: report.limit(channel, layer="local", base="net_capital")["cap"]
        for channel in ("bank_loan", "shareholder_loan", "interbank_borrowing", "interbank_lending")
    }
    # 1 x, 1 x, 0.3 x and 0.5 x 100m
    assert list(caps.values()) == ["100000000.00", "100000000.00", "30000000.00", "50000000.00"]


def test_replaces_2008(check: Checker) -> None:
    day_before = check("CN-CQ", "2012-06-03", "bank_loan=10m")
    assert day_before.limit("bank_loan")["layer"] != "local"
    day = check("CN-CQ", "2012-06-04", "bank_loan=10m")
    assert day.limit("bank_loan")["rule"] == RULE
    assert (
        day.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)["outcome"] == "replaced"
    )  # and shown


def test_pool_of_2017(check: Checker) -> None:
    found = check("CN-CQ", "2017-12-01", "bank_loan=60m abs=10m", approved="abs").limit("bank_loan", "abs")
    # 1 + 1 + 0.3 is 2.3 x 100m; 60m and 10m are used
    assert (found["multiple"], found["cap"], found["used"]) == ("2.3", "230000000.00", "70000000.00")


ACCESS = [
    ("2012-06-03", "bank_loan", "permitted"),  # 2008
    ("2012-06-03", "shareholder_loan", "not_provided"),
    ("2012-06-04", "shareholder_loan", "permitted"),  # the measures of 2012 name these four
    ("2012-06-04", "interbank_borrowing", "permitted"),
    ("2012-06-04", REPO, "permitted"),
    ("2012-06-04", "bank_loan", "permitted"),
    ("2012-06-04", "fund_loan", "not_provided"),  # and no others
    ("2017-11-30", REPO, "permitted"),
    ("2017-12-01", REPO, "permitted"),  # 141号 opens nothing and closes nothing: permitted stays permitted
    ("2020-09-06", REPO, "permitted"),
    ("2017-11-30", "abs", "not_provided"),
    ("2017-12-01", "abs", "with_approval"),
    ("2017-12-01", OUT, "with_approval"),
    ("2020-09-06", "bond", "not_provided"),
    ("2020-09-07", "bond", "with_approval"),  # 2020 notice
    ("2020-09-06", "shareholder_loan", "permitted"),
    ("2020-09-07", "shareholder_loan", "with_approval"),
    ("2020-09-07", "interbank_borrowing", "permitted"),
    ("2020-09-07", "bank_loan", "permitted"),
    ("2024-12-31", "abs", "with_approval"),  # the text of 2024 keeps it
]


@pytest.mark.parametrize(("date", "channel", "access"), ACCESS)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    found = check("CN-CQ", date).channel(channel)
    assert found["access"] == access
    if access == "not_provided":
        assert found["headroom"] is None
    if access == "with_approval":
        assert found["headroom"] == "0.00"


def test_headroom(check: Checker) -> None:
    report = check.lent("CN-CQ", "2017-11-30", f"bank_loan=60m {REPO}=30m shareholder_loan=20m interbank_lending=1m")
    left = {c["channel"]: c["headroom"] for c in report.data["channels"]}
    assert left["bank_loan"] == left[REPO] == "10000000.00"  # 100m less 60m less 30m
    assert left["shareholder_loan"] == "80000000.00"  # 100m less 20m
    assert left["interbank_borrowing"] == "30000000.00"  # 0.3 x 100m
    assert left["interbank_lending"] == "49000000.00"  # 50m less 1m, and no part of the sum
    # used 60m, 30m and 20m; left 10m, 80m and 30m
    assert (report.data["total"]["used"], report.data["total"]["headroom"]) == ("110000000.00", "120000000.00")
    assert report.per_yuan() == {"net_capital": Fraction("2.3")}  # 1, 1 and 0.3
    assert report.channel("bank_loan")["binding"] == [RULE]


@pytest.mark.parametrize(
    ("date", "balances", "headroom", "if_approved"),
    [
        ("2017-11-30", "", "230000000.00", "230000000.00"),  # 100m, 100m and 30m
        ("2017-12-01", "", "230000000.00", "230000000.00"),  # the pool of 2.3 x adds nothing to it
        ("2017-12-01", "bank_loan=100m", "130000000.00", "130000000.00"),  # 230m less 100m
        ("2020-09-07", "", "110000000.00", "550000000.00"),  # banks 100m and interbank 30m, at most 110m; with 4 x 110m
        ("2020-09-07", "bank_loan=60m", "50000000.00", "490000000.00"),  # 110m less 60m; with 440m
        ("2024-12-31", "", "90000000.00", "450000000.00"),  # 1 x 90m; with 4 x 90m
    ],
)
def test_total(check: Checker, date: str, balances: str, headroom: str, if_approved: str) -> None:
    total = check("CN-CQ", date, balances).data["total"]
    assert (total["headroom"], total["headroom_if_approved"]) == (headroom, if_approved)


def test_headroom_with_approval(check: Checker) -> None:
    report = check("CN-CQ", "2020-09-07", "bank_loan=60m")
    assert report.channel("bank_loan")["headroom"] == "40000000.00"  # 100m less 60m, below 110m less 60m
    shareholder = report.channel("shareholder_loan")
    assert (shareholder["headroom"], shareholder["headroom_if_approved"]) == ("0.00", "50000000.00")  # 110m less 60m
    assert report.channel("interbank_borrowing")["headroom"] == "30000000.00"  # 0.3 x 100m, below 50m
    assert report.channel("bond")["headroom_if_approved"] == "440000000.00"  # 4 x 110m
    assert report.per_yuan() == {"net_assets": 1}  # 1 x net assets binds: 40m and 30m are more than 50m
    approved = check("CN-CQ", "2020-09-07", "bank_loan=60m", approved="shareholder_loan").channel("shareholder_loan")
    assert approved["headroom"] == "50000000.00"


def test_over(check: Checker) -> None:
    report = check("CN-CQ", "2017-11-30", "bank_loan=120m")
    report.expect("breach")  # 120m of 100m
    assert report.rule(RULE)["headroom"] == report.channel("bank_loan")["headroom"] == "0.00"
    assert report.channel("shareholder_loan")["headroom"] == "100000000.00"  # another clause, still open


@pytest.mark.parametrize(("date", "stale"), [("2017-12-31", False), ("2018-01-01", True)])
def test_stale(check: Checker, date: str, stale: bool) -> None:
    # the clause was last verified on 2017-12-31; it counts afterwards, and says so
    report = check("CN-CQ", date, "bank_loan=100m+")
    report.expect("breach")
    assert report.rule(RULE)["stale"] is stale


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-CQ", "2021-06-30", "bank_loan=105m")
    check(*arguments, facts={"bank_count": 1}).expect("breach")  # above the local 100m of 2012
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # within 1 x net assets 110m


def test_unknown_channels(check: Checker) -> None:
    report = check("CN-CQ", "2017-11-30", f"bank_loan=60m {REPO}=30m", complete=None)
    report.expect("undetermined")
    assert (report.rule(RULE)["outcome"], report.rule(RULE)["headroom"]) == ("compliant", "10000000.00")  # both known
    assert report.channel("bank_loan")["headroom"] == "10000000.00"
    assert report.channel("shareholder_loan")["headroom"] is None  # nothing said of it
    report = check("CN-CQ", "2017-11-30", "bank_loan=60m", complete=None)
    report.expect("undetermined")
    found = report.rule(RULE)  # 60m and an unknown amount
    assert (found["outcome"], found["used"], found["headroom"]) == ("undetermined", "60000000.00", None)
    assert REPO in report.asked(found)
    check("CN-CQ", "2017-11-30", "bank_loan=100m+", complete=None).expect("breach")  # whatever the rest


def test_unknown_denominator(check: Checker) -> None:
    report = check("CN-CQ", "2017-11-30", "bank_loan=60m", capital={"net_capital": None})
    report.expect("undetermined")  # net assets of 110m never stand in for net capital
    found = report.rule(RULE)
    assert (found["outcome"], found["cap"], found["headroom"]) == ("undetermined", None, None)
    assert (found["used"], report.channel("bank_loan")["headroom"]) == ("60000000.00", None)
    assert "net_capital" in report.asked(found)


@pytest.mark.parametrize(
    ("amount", "among", "outcome", "used", "upper"),
    [
        (
            "40000000",
            ["bank_loan", "shareholder_loan"],
            "compliant",
            "60000000.00",
            "100000000.00",
        ),  # at most at the cap
        (
            "40000000.01",
            ["bank_loan", "shareholder_loan"],
            "undetermined",
            "60000000.00",
            "100000000.01",
        ),  # perhaps over
        ("40000000", ["bank_loan", REPO], "compliant", "100000000.00", "100000000.00"),  # inside either way: at the cap
        ("40000000.01", ["bank_loan", REPO], "breach", "100000000.01", "100000000.01"),  # inside either way: over
        ("30000000", ["shareholder_loan", "interbank_borrowing"], "compliant", "60000000.00", "60000000.00"),  # outside
    ],
)
def test_unallocated(check: Checker, *, amount: str, among: list[str], outcome: str, used: str, upper: str) -> None:
    unallocated: list[dict[str, Any]] = [{"amount": amount, "among": among, "source": "短期借款"}]
    report = check("CN-CQ", "2017-11-30", "bank_loan=60m", unallocated=unallocated)
    # detailed rules of 2012, art. 2: money that may be a shareholder's is asked whose it is
    report.expect("undetermined" if outcome == "compliant" and "shareholder_loan" in among else outcome)
    found = report.rule(RULE)
    assert (found["outcome"], found["used"], found["used_upper"]) == (outcome, used, upper)


def test_unallocated_headroom(check: Checker) -> None:
    unallocated = [{"amount": "25000000", "among": ["bank_loan", "shareholder_loan"], "source": "短期借款"}]
    report = check("CN-CQ", "2017-11-30", "bank_loan=60m", unallocated=unallocated)
    # 100m less 60m is 40m, less 25m at the cautious end
    assert (report.rule(RULE)["headroom"], report.rule(RULE)["headroom_upper"]) == ("15000000.00", "40000000.00")
    assert report.channel("bank_loan")["headroom"] == "15000000.00"
    assert report.channel("shareholder_loan")["headroom"] == "75000000.00"  # 100m less 25m


@pytest.mark.parametrize("place", ["CN-CQ", "chongqing", "重庆", "重庆市"])
def test_place(check: Checker, place: str) -> None:
    # above 50m of 2008 and within 100m of Chongqing, however the place is written and wherever it is stated
    by_option = check(None, "2017-11-30", "bank_loan=60m", "--jurisdiction", place)
    in_file = check(place, "2017-11-30", "bank_loan=60m")
    for report in (by_option, in_file):
        report.expect("compliant")
        assert report.data["company"]["jurisdiction"] == "CN-CQ"


def test_online_companies(check: Checker) -> None:
    # the online guide has no funding clause: the general rule, 1 x 100m
    check("CN-CQ", "2017-11-30", "bank_loan=100m", kind="online").expect("compliant")
    check("CN-CQ", "2017-11-30", "bank_loan=100m+", kind="online").expect("breach")


def holder(kind: str | None, share: str | None, paid_in: str | None = "20000000") -> list[dict[str, Any]]:
    """Two shareholders with everything between them: 乙某, who lends, and 甲公司 with the rest."""
    lender = {"name": "乙某", "kind": kind, "share": share, "paid_in": paid_in}
    rest = 1 - Decimal(share or "0.5")
    return [
        {key: value for key, value in lender.items() if value is not None},
        {"name": "甲公司", "kind": "corporate", "share": str(rest), "paid_in": "50000000"},
    ]


@pytest.mark.parametrize(
    ("kind", "share", "verdict"),
    [
        # detailed rules of 2012-06-04, art. 2: companies from 5% (含5%), natural persons from 10%
        ("corporate", "0.05", "compliant"),
        ("corporate", "0.0499", "breach"),
        ("individual", "0.10", "compliant"),
        ("individual", "0.0999", "breach"),
        (None, "0.10", "compliant"),  # enough for either
        (None, "0.07", "undetermined"),  # enough for a company, too little for a person
        (None, "0.03", "breach"),  # too little for either
        ("corporate", None, "undetermined"),  # how much it holds is not stated
    ],
)
@pytest.mark.parametrize("channel", ["shareholder_loan", "shareholder_special_loan"])
def test_main_shareholders(check: Checker, *, channel: str, kind: str | None, share: str | None, verdict: str) -> None:
    report = check.lent("CN-CQ", "2017-11-30", f"{channel}=10m", lender="乙某", shareholders=holder(kind, share))
    report.expect(verdict)


@pytest.mark.parametrize(
    ("date", "kind", "amount", "verdict"),
    [
        # art. 5: a natural person lends at most its own contribution, 20m; companies are not bounded so
        ("2012-06-04", "individual", "20m", "compliant"),
        ("2012-06-04", "individual", "20m+", "breach"),
        ("2012-06-04", "corporate", "20m+", "compliant"),
        ("2012-06-04", None, "20m+", "undetermined"),
        ("2012-06-03", "individual", "20m+", "undetermined"),  # not provided for before
    ],
)
def test_own_contribution_of_persons(check: Checker, *, date: str, kind: str | None, amount: str, verdict: str) -> None:
    owners = holder(kind, "0.2")
    report = check.lent("CN-CQ", date, f"shareholder_loan={amount}", lender="乙某", shareholders=owners)
    report.expect(verdict)


@pytest.mark.parametrize(
    ("lender", "changes", "verdict"),
    [
        ("戊公司", {}, "undetermined"),  # beside a full list of shareholders, a stranger: not provided for
        ("戊公司", {"shareholders": []}, "undetermined"),  # no list: asked
        (None, {}, "undetermined"),  # nobody said who lent
        ("丁公司", {}, "breach"),  # holds 3%
        ("丙某", {}, "compliant"),  # a person with 37%, within its contribution of 25.9m
    ],
)
def test_lenders(check: Checker, lender: str | None, changes: dict[str, Any], verdict: str) -> None:
    check.lent("CN-CQ", "2017-11-30", "shareholder_loan=10m", lender=lender, **changes).expect(verdict)


def test_special_loans_are_shareholder_loans(check: Checker) -> None:
    both = "shareholder_loan=50m shareholder_special_loan=50m"
    check.lent("CN-CQ", "2017-11-30", both).expect("compliant")  # 100m, at 1 x 100m
    report = check.lent("CN-CQ", "2017-11-30", both + "+")
    report.expect("breach")  # and a fen
    assert report.rule("CN-CQ/shareholder")["used"] == "100000000.01"


@pytest.mark.parametrize(
    ("fact", "balances"),
    [
        ("shareholder_loans_within_cap_all_month", "shareholder_loan=10m"),  # art. 3 of the shareholders' rules
        ("shareholder_loan_conditions_met", "shareholder_special_loan=10m"),  # art. 4
        ("interbank_within_caps_all_month", "interbank_borrowing=10m"),  # art. 4 of the interbank rules
        ("interbank_within_caps_all_month", "interbank_lending=10m"),
        ("interbank_loans_not_extended", "interbank_borrowing=10m"),  # art. 8
        ("interbank_conditions_met", "interbank_lending=10m"),  # art. 9
    ],
)
def test_conditions(check: Checker, fact: str, balances: str) -> None:
    report = check.lent("CN-CQ", "2012-06-04", balances)
    report.expect("compliant")  # unanswered, a question does not spoil the verdict
    assert fact in report.facts()
    check.lent("CN-CQ", "2012-06-04", balances, facts={fact: True}).expect("compliant")
    check.lent("CN-CQ", "2012-06-04", balances, facts={fact: False}).expect("breach")
    assert fact not in check.lent("CN-CQ", "2012-06-03", balances).facts()  # the day before
    assert fact not in check.lent("CN-CQ", "2012-06-04", "bank_loan=10m").facts()  # other money


def test_filing_of_2016(check: Checker) -> None:
    # notice published 2016-11-01, item 2: banks and interbank filed afterwards, all else beforehand
    fact = "funding_filed_in_chongqing"
    assert fact not in check("CN-CQ", "2016-10-31", "bank_loan=10m").facts()
    assert fact in check("CN-CQ", "2016-11-01", "bank_loan=10m").facts()
    check("CN-CQ", "2016-11-01", "bank_loan=10m", facts={fact: False}).expect("breach")


def test_one_notice_of_2012(check: Checker) -> None:
    # 渝金发〔2012〕11号 of 2012-06-04 holds all four texts
    report = check("CN-CQ", "2022-12-31", "interbank_borrowing=10m")
    local = [f for f in report.data["findings"] if f["layer"] == "local" and "/2016" not in f["rule"]]
    assert {(f["source"]["number"], f["source"]["issued"]) for f in local} == {("渝金发〔2012〕11号", "2012-06-04")}


@pytest.mark.parametrize(
    ("reading", "date", "balances", "facts", "taken", "other"),
    [
        # the two banks of 2008: three banks
        ("CN-CQ/number-of-banks=otherwise", "2017-11-30", "bank_loan=10m", {"bank_count": 3}, "compliant", "breach"),
        ("CN-CQ/number-of-banks=otherwise", "2012-06-03", "bank_loan=10m", {"bank_count": 3}, "breach", "breach"),
        # the filing of 2016 as what opens repurchase transfers and shareholder loans
        ("CN-CQ/2016-filing=otherwise", "2017-11-30", f"{REPO}=10m", {}, "compliant", "needs_approval"),
        ("CN-CQ/2016-filing=otherwise", "2017-11-30", "shareholder_loan=10m", {}, "compliant", "needs_approval"),
        ("CN-CQ/2016-filing=otherwise", "2017-11-30", "bank_loan=10m", {}, "compliant", "compliant"),
        ("CN-CQ/2016-filing=otherwise", "2016-10-31", f"{REPO}=10m", {}, "compliant", "compliant"),
    ],
)
def test_readings(
    check: Checker, *, reading: str, date: str, balances: str, facts: dict[str, Any], taken: str, other: str
) -> None:
    check.lent("CN-CQ", date, balances, facts=facts).expect(taken)
    check.lent("CN-CQ", date, balances, "--reading", reading, facts=facts).expect(other)


@pytest.mark.parametrize("channel", ["shareholder_loan", "interbank_borrowing", "interbank_lending"])
def test_half_a_year_in_business(check: Checker, channel: str) -> None:
    # 开业半年以上: opened on 2012-03-05, half a year is over on 2012-09-05; both detailed rules hold from 2012-06-04
    opened = {"opened_on": "2012-03-05"}
    report = check.lent("CN-CQ", "2012-09-04", f"{channel}=10m", facts=opened)
    report.expect("prohibited")
    assert (report.channel(channel)["access"], report.channel(channel)["headroom"]) == ("prohibited", "0.00")
    check.lent("CN-CQ", "2012-09-05", f"{channel}=10m", facts=opened).expect("compliant")
    assert check("CN-CQ", "2012-09-05", facts=opened).channel(channel)["headroom"] != "0.00"
    check("CN-CQ", "2012-09-04", "bank_loan=10m", facts=opened).expect("compliant")  # banks ask for no time in business
    early = check.lent("CN-CQ", "2012-06-03", f"{channel}=10m", facts=opened)  # the day before the rules
    assert not any(f["outcome"] == "prohibited" for f in early.data["findings"])
    # no date stated: the question on the conditions asks, and the verdict stands
    asked = check.lent("CN-CQ", "2012-09-04", f"{channel}=10m", facts={"opened_on": None})
    asked.expect("compliant")
    assert asked.data["conditions_open"] > 0


def test_a_condition_that_is_not_met_closes_its_channels(check: Checker) -> None:
    # art. 4 answered no: nothing more from shareholders, whatever the 1 x 100m; banks are another matter
    facts = {"shareholder_loan_conditions_met": False}
    report = check("CN-CQ", "2017-11-30", "bank_loan=10m", facts=facts)
    report.expect("compliant")
    for channel in ("shareholder_loan", "shareholder_special_loan"):
        room = report.channel(channel)
        assert (room["headroom"], room["headroom_if_approved"]) == ("0.00", "100000000.00")
        assert room["binding"] == ["CN-CQ/shareholder-conditions"]
    assert report.channel("bank_loan")["headroom"] == "90000000.00"
    assert report.data["total"]["headroom"] == "120000000.00"  # 90m of banks and repurchase, 30m between companies
