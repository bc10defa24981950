"""Jiangxi: its own 50% and two banks of 2009-02-13; online companies from 2016-09-06: 2 x net capital, two banks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT = "asset_transfer_outright"
REPO = "asset_transfer_repo"

# Net capital 100m, net assets 110m, net assets of the year before 90m, complete.
VERDICTS: list[tuple[str, str | None, str, int | None, str, str]] = [
    # the opinions of 2009-02-13: banks 0.5 x 100m, at most two; the national text says the same until then
    ("2009-02-12", "traditional", "bank_loan=50m+", 2, "", "breach"),  # national, a fen above 50m
    ("2009-02-13", "traditional", "bank_loan=50m", 2, "", "compliant"),  # local, at the cap
    ("2009-02-13", "traditional", "bank_loan=50m+", 2, "", "breach"),  # local, a fen above
    ("2009-02-13", "traditional", "bank_loan=10m", 3, "", "breach"),  # three of two
    ("2016-12-31", "traditional", "bank_loan=10m", None, "", "undetermined"),  # nobody said how many
    ("2016-12-31", "traditional", "abs=10m", None, "abs", "undetermined"),  # art. 18 is for online companies alone
    ("2016-12-31", "technology", "bank_loan=50m+", 2, "", "breach"),  # no rule of its own: the general 50m
    # guide of 2016-09-06, art. 18: online companies 2 x 100m, two banks still
    ("2016-09-05", "online", "bank_loan=50m+", 2, "", "breach"),  # the day before: the general 50m
    ("2016-09-06", "online", "bank_loan=200m", 2, "", "compliant"),  # at 2 x 100m
    ("2016-09-06", "online", "bank_loan=200m+", 2, "", "breach"),  # a fen above
    ("2016-09-06", "online", "bank_loan=10m", 3, "", "breach"),  # 不超过2家: three of two
    ("2016-09-06", "online", "bank_loan=10m", None, "", "undetermined"),  # nobody said how many
    ("2016-09-05", "online", "abs=10m", None, "abs", "undetermined"),  # no text provides for ABS the day before
    ("2016-09-06", "online", "abs=10m", None, "", "needs_approval"),  # 事先报监管部门批准
    ("2016-09-06", "online", f"{REPO}=10m", None, "", "needs_approval"),  # transfers the same
    ("2016-09-06", "online", f"bank_loan=120m abs=50m {REPO}=30m", 2, f"abs {REPO}", "compliant"),  # 200m
    ("2016-09-06", "online", f"bank_loan=120m abs=50m {REPO}=30m+", 2, f"abs {REPO}", "breach"),  # 200m and a fen
    ("2016-09-06", "online", "shareholder_loan=10m", None, "", "undetermined"),  # art. 18 does not name shareholders
    # a type nobody stated: 50m for the one, 200m for the other
    ("2016-12-31", None, "bank_loan=50m", 2, "", "compliant"),  # within either
    ("2016-12-31", None, "bank_loan=60m", 2, "", "undetermined"),  # above 50m, within 200m
    ("2016-12-31", None, "bank_loan=200m+", 2, "", "breach"),  # above either
    # 2017 notice: the local ratio with transfers and ABS, 0.5 x 100m and 2 x 100m
    ("2017-12-01", "traditional", "bank_loan=30m abs=20m", 2, "abs", "compliant"),  # 30m and 20m are 50m
    ("2017-12-01", "traditional", "bank_loan=30m abs=20m+", 2, "abs", "breach"),  # 50m and a fen
    ("2017-12-01", "online", f"bank_loan=120m {OUT}=80m", 2, OUT, "compliant"),  # 120m and 80m are 200m
    ("2017-12-01", "online", f"bank_loan=120m {OUT}=80m+", 2, OUT, "breach"),  # 200m and a fen
    # 2020 and 2024: 1 x and 4 x net assets besides
    ("2020-09-06", "online", "bank_loan=110m+", 2, "", "compliant"),  # the day before: within 200m
    ("2020-09-07", "online", "bank_loan=110m", 2, "", "compliant"),  # at 1 x 110m
    ("2020-09-07", "online", "bank_loan=110m+", 2, "", "breach"),  # within 200m, a fen above 110m
    ("2020-09-07", "online", "abs=200m", None, "abs", "compliant"),  # within 4 x 110m, at the local 2 x 100m
    ("2020-09-07", "online", "abs=200m+", None, "abs", "breach"),  # within 440m, the local 200m remains
    ("2020-09-07", "traditional", "bank_loan=50m+", 2, "", "breach"),  # within 110m, the local 50m remains
    ("2020-09-07", "traditional", "bank_loan=10m", 3, "", "breach"),  # and the two banks
    ("2024-12-30", "online", "bank_loan=90m+", 2, "", "compliant"),  # within 110m
    ("2024-12-31", "online", "bank_loan=90m+", 2, "", "breach"),  # a fen above 1 x 90m of the year before
]


@pytest.mark.parametrize(("date", "kind", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(
    check: Checker, *, date: str, kind: str | None, balances: str, banks: int | None, approved: str, verdict: str
) -> None:
    check("CN-JX", date, balances, kind=kind, approved=approved, facts={"bank_count": banks}).expect(verdict)


def test_own_row_replaces_the_national(check: Checker) -> None:
    assert check("CN-JX", "2009-02-12", "bank_loan=20m").limit("bank_loan", base="net_capital")["layer"] != "local"
    report = check("CN-JX", "2009-02-13", "bank_loan=20m")
    found = report.limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")  # 50m less 20m
    assert found["source"]["issued"] == "2009-02-13"
    assert report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)["outcome"] == "replaced"


def test_online(check: Checker) -> None:
    report = check("CN-JX", "2016-12-31", "bank_loan=60m abs=10m", kind="online", approved="abs")
    found = report.limit("bank_loan", layer="local")  # the 50% of 2009 is not for them
    assert {"abs", REPO} <= set(found["channels"])
    # 60m and 10m of 2 x 100m
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "2", "200000000.00")
    assert (found["used"], found["headroom"]) == ("70000000.00", "130000000.00")
    assert found["source"]["issued"] == "2016-09-06"


@pytest.mark.parametrize(
    ("kind", "multiple", "cap"), [("traditional", "0.5", "50000000.00"), ("online", "2", "200000000.00")]
)
def test_pool_of_2017(check: Checker, kind: str, multiple: str, cap: str) -> None:
    found = check("CN-JX", "2017-12-01", "bank_loan=20m", kind=kind).limit("bank_loan", OUT, "abs", layer="national")
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", multiple, cap)


@pytest.mark.parametrize(
    ("date", "kind", "channel", "access"),
    [
        ("2016-12-31", "traditional", "bank_loan", "permitted"),
        ("2016-12-31", "traditional", "abs", "not_provided"),
        ("2016-12-31", "online", "bank_loan", "permitted"),  # the approval is for transfers and ABS
        ("2016-09-05", "online", "abs", "not_provided"),
        ("2016-09-06", "online", "abs", "with_approval"),
        ("2016-09-06", "online", REPO, "with_approval"),
        ("2016-09-06", "online", "bond", "not_provided"),
        ("2017-12-01", "traditional", "abs", "with_approval"),  # 2017 notice
        ("2020-09-06", "online", "shareholder_loan", "not_provided"),
        ("2020-09-07", "online", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2020-09-07", "online", REPO, "with_approval"),  # art. 18 still
    ],
)
def test_access(check: Checker, date: str, kind: str, channel: str, access: str) -> None:
    assert check("CN-JX", date, kind=kind).channel(channel)["access"] == access


def test_unknown(check: Checker) -> None:
    report = check("CN-JX", "2016-12-31", "bank_loan=20m", complete=None)
    report.expect("undetermined")  # the rest is blank
    assert report.limit("bank_loan", base="net_capital")["outcome"] == "compliant"  # 20m of 50m all the same
    # 20m and an unknown amount of ABS and transfers, of 200m
    report = check("CN-JX", "2016-12-31", "bank_loan=20m", kind="online", complete=None)
    report.expect("undetermined")
    assert report.limit("bank_loan", "abs", layer="local")["headroom"] is None
    check("CN-JX", "2016-12-31", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")
    assert "company_type" in check("CN-JX", "2016-12-31", "bank_loan=60m", kind=None).facts()  # 50m or 200m


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-JX", "2021-06-30", "bank_loan=60m")
    report = check(*arguments, facts={"bank_count": 1})
    report.expect("breach")  # above the local 50m
    assert report.limit("bank_loan", base="net_capital")["stale"] is True
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # 2008 gave way; within 110m


def test_filing(check: Checker) -> None:
    # art. 18: 融资情况及时报监管部门备案, asked of online companies that hold money
    report = check("CN-JX", "2016-12-31", "bank_loan=10m", kind="online")
    report.expect("compliant")
    assert "funding_filed" in report.facts()
    filed = {"funding_filed": False}
    check("CN-JX", "2016-12-31", "bank_loan=10m", kind="online", facts=filed).expect("breach")
    check("CN-JX", "2016-12-31", "", kind="online", facts=filed).expect("compliant")  # nothing to file
    assert "funding_filed" not in check("CN-JX", "2016-12-31", "bank_loan=10m").facts()


@pytest.mark.parametrize(
    ("balances", "approved", "verdict"),
    [
        # what the province counts as debt funding counts in the national 1 x 90m of the year before, too
        (f"bank_loan=40m {OUT}=50m", OUT, "compliant"),  # 90m
        (f"bank_loan=40m {OUT}=50m+", OUT, "breach"),  # 90m and a fen
        (f"{OUT}=200m", OUT, "breach"),  # within the local 200m
    ],
)
def test_outright_transfers_count_nationally(check: Checker, balances: str, approved: str, verdict: str) -> None:
    facts = {"assets_not_sold_on_platforms": True}
    check("CN-JX", "2025-06-30", balances, kind="online", approved=approved, facts=facts).expect(verdict)


def test_reading_of_the_rank(check: Checker) -> None:
    # bank 60m: of 2 x 100m; otherwise of 0.5 x 100m too
    arguments = ("CN-JX", "2016-12-31", "bank_loan=50m+")
    otherwise = ("--reading", "CN-JX/online-bank-cap=otherwise")
    check(*arguments, kind="online").expect("compliant")
    check(*arguments, *otherwise, kind="online").expect("breach")
    check("CN-JX", "2016-12-31", "bank_loan=50m", *otherwise, kind="online").expect("compliant")


def test_reading_of_the_transfers(check: Checker) -> None:
    # bank 120m and outright 80m and a fen of 2 x 100m; otherwise outright transfers are not counted
    arguments = ("CN-JX", "2016-12-31", f"bank_loan=120m {OUT}=80m+")
    otherwise = ("--reading", "CN-JX/online-transfers=otherwise")
    check(*arguments, kind="online", approved=OUT).expect("breach")
    report = check(*arguments, *otherwise, kind="online", approved=OUT)
    report.expect("undetermined")  # nor provided for
    assert report.limit("bank_loan", "abs", layer="local")["used"] == "120000000.00"


def test_two_readings_together(check: Checker) -> None:
    # banks beside the 50%, and repurchase alone counted: 50m of banks and 150m of transfers are within both
    options = ("--reading", "CN-JX/online-bank-cap=otherwise", "--reading", "CN-JX/online-transfers=otherwise")
    for balances, verdict in ((f"bank_loan=50m {REPO}=150m", "compliant"), (f"bank_loan=50m {REPO}=150m+", "breach")):
        check("CN-JX", "2016-12-31", balances, *options, kind="online", approved=REPO).expect(verdict)
    check("CN-JX", "2016-12-31", "bank_loan=50m+", *options, kind="online").expect("breach")


def test_reading_of_the_closed_list(check: Checker) -> None:
    # 资金来源为, without 主要: taken, shareholder loans are open with approval from 2020-09-07; otherwise prohibited
    arguments = ("CN-JX", "2021-06-30", "shareholder_loan=10m")
    otherwise = ("--reading", "CN-JX/closed-list=otherwise")
    check(*arguments, kind="online", approved="shareholder_loan").expect("compliant")
    check(*arguments, *otherwise, kind="online", approved="shareholder_loan").expect("prohibited")
    check(*arguments, *otherwise, approved="shareholder_loan").expect("compliant")  # the guide is for online companies


def test_reading_restated(check: Checker) -> None:
    # bank 60m of 0.5 x 100m; otherwise the national 1 x 110m
    arguments = ("CN-JX", "2020-09-07", "bank_loan=60m")
    check(*arguments).expect("breach")
    check(*arguments, "--reading", "CN-JX/restated-after-2020=otherwise").expect("compliant")
