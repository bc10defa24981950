"""Yunnan: its own 50% and two banks from 2008-11-20 (art. 19), and nothing else; online companies the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT = "asset_transfer_outright"

# Net capital 100m, net assets 110m, net assets of the year before 90m, complete.
VERDICTS: list[tuple[str, str, int | None, str, str]] = [
    # art. 19: banks 0.5 x 100m, at most two; the national text says the same until then
    ("2008-11-19", "bank_loan=50m+", 2, "", "breach"),  # national, a fen above 50m
    ("2008-11-20", "bank_loan=50m", 2, "", "compliant"),  # local, at the cap
    ("2008-11-20", "bank_loan=50m+", 2, "", "breach"),  # local, a fen above
    ("2008-11-20", "bank_loan=10m", 2, "", "compliant"),  # two of two
    ("2008-11-20", "bank_loan=10m", 3, "", "breach"),  # three of two
    ("2008-11-20", "bank_loan=10m", None, "", "undetermined"),  # nobody said how many
    ("2008-11-20", "", None, "", "compliant"),  # no bank money
    ("2016-12-31", "other_fi_loan=10m", None, "", "undetermined"),  # 银行业金融机构 alone are named
    ("2017-11-30", "abs=10m", None, "abs", "undetermined"),  # not provided for
    # 2017 notice: 0.5 x 100m with transfers and ABS
    ("2017-12-01", "abs=10m", None, "", "needs_approval"),  # within 50m
    ("2017-12-01", f"bank_loan=30m abs=10m {OUT}=10m", 2, f"abs {OUT}", "compliant"),  # 30m, 10m and 10m are 50m
    ("2017-12-01", f"bank_loan=30m abs=10m {OUT}=10m+", 2, f"abs {OUT}", "breach"),  # 50m and a fen
    ("2020-09-06", "abs=50m+", None, "abs", "breach"),  # the pool's last day
    # 2020 and 2024: 1 x and 4 x net assets besides
    ("2020-09-07", "abs=50m+", None, "abs", "compliant"),  # within 4 x 110m
    ("2020-09-07", "bank_loan=50m", 2, "", "compliant"),  # at the local 50m
    ("2020-09-07", "bank_loan=50m+", 2, "", "breach"),  # within 110m, the local 50m remains
    ("2020-09-07", "bank_loan=10m", 3, "", "breach"),  # and the two banks
    ("2020-09-07", "shareholder_loan=10m", None, "", "needs_approval"),  # 2020 notice
    ("2020-09-07", "bank_loan=50m shareholder_loan=60m", 2, "shareholder_loan", "compliant"),  # 110m
    ("2020-09-07", "bank_loan=50m shareholder_loan=60m+", 2, "shareholder_loan", "breach"),  # 110m and a fen
    ("2024-12-30", "bank_loan=50m shareholder_loan=40m+", 2, "shareholder_loan", "compliant"),  # within 110m
    ("2024-12-31", "bank_loan=50m shareholder_loan=40m+", 2, "shareholder_loan", "breach"),  # a fen above 90m
]


@pytest.mark.parametrize(("date", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, banks: int | None, approved: str, verdict: str) -> None:
    check("CN-YN", date, balances, approved=approved, facts={"bank_count": banks}).expect(verdict)


def test_own_row_replaces_the_national(check: Checker) -> None:
    assert check("CN-YN", "2008-11-19", "bank_loan=20m").limit("bank_loan", base="net_capital")["layer"] != "local"
    report = check("CN-YN", "2008-11-20", "bank_loan=20m")
    found = report.limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")  # 50m less 20m
    assert found["source"]["issued"] == "2008-11-20"
    assert report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)["outcome"] == "replaced"
    assert report.data["total"]["headroom"] == "30000000.00"  # banks are the only channel


@pytest.mark.parametrize("kind", ["traditional", "online", "technology", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    # the online text has no funding clause: 0.5 x 100m for all
    check("CN-YN", "2017-09-30", "bank_loan=50m", kind=kind).expect("compliant")
    check("CN-YN", "2017-09-30", "bank_loan=50m+", kind=kind).expect("breach")


def test_pool_of_2017(check: Checker) -> None:
    found = check("CN-YN", "2017-12-01", "bank_loan=20m").limit("bank_loan", "abs", OUT)
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "0.5", "50000000.00")  # 0.5 x 100m


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2008-11-20", "bank_loan", "permitted"),
        ("2017-11-30", "fund_loan", "not_provided"),
        ("2017-11-30", "abs", "not_provided"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2017-12-01", OUT, "with_approval"),
        ("2020-09-06", "bond", "not_provided"),
        ("2020-09-07", "bond", "with_approval"),  # 2020 notice
        ("2020-09-07", "shareholder_special_loan", "with_approval"),
        ("2020-09-07", "bank_loan", "permitted"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-YN", date).channel(channel)["access"] == access


def test_unknown(check: Checker) -> None:
    report = check("CN-YN", "2016-12-31", "bank_loan=20m", complete=None)
    report.expect("undetermined")  # the rest is blank
    assert report.limit("bank_loan", base="net_capital")["outcome"] == "compliant"  # 20m of 50m all the same
    check("CN-YN", "2016-12-31", "bank_loan=50m+", complete=None).expect("breach")  # whatever the rest
    check("CN-YN", "2016-12-31", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-YN", "2021-06-30", "bank_loan=60m")
    report = check(*arguments, facts={"bank_count": 1})
    report.expect("breach")  # above the local 50m
    assert report.limit("bank_loan", base="net_capital")["stale"] is True
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # 2008 gave way; within 110m


def test_reading_collecting(check: Checker) -> None:
    # 不得向内部或外部集资: taken, shareholder loans are open with approval from 2020-09-07; otherwise prohibited
    arguments = ("CN-YN", "2021-06-30", "shareholder_loan=10m")
    check(*arguments, approved="shareholder_loan").expect("compliant")
    check(*arguments, "--reading", "CN-YN/collecting=otherwise", approved="shareholder_loan").expect("prohibited")
    before = ("CN-YN", "2017-11-30", "shareholder_loan=10m")
    check(*before).expect("undetermined")  # not provided for
    check(*before, "--reading", "CN-YN/collecting=otherwise").expect("prohibited")


def test_reading_restated(check: Checker) -> None:
    # bank 60m of 0.5 x 100m; otherwise the national 1 x 110m
    arguments = ("CN-YN", "2020-09-07", "bank_loan=60m")
    check(*arguments).expect("breach")
    check(*arguments, "--reading", "CN-YN/restated-after-2020=otherwise").expect("compliant")


@pytest.mark.parametrize(("date", "told"), [("2011-06-20", False), ("2011-06-21", True), ("2025-06-30", True)])
def test_gap_of_2011(check: Checker, date: str, told: bool) -> None:
    # 云政办发〔2011〕106号 exists, its funding clause was not seen
    report = check("CN-YN", date, "bank_loan=50m")
    report.expect("compliant")  # 0.5 x 100m still counts
    assert any("106号" in warning for warning in report.data["warnings"]) is told


def test_a_reading_opens_on_its_day(check: Checker) -> None:
    # bank 50m and a fen of 0.5 x 100m: what 2020 may have ended still held the day before
    otherwise = ("--reading", "CN-YN/restated-after-2020=otherwise")
    check("CN-YN", "2020-09-06", "bank_loan=50m+", *otherwise).expect("breach")
    check("CN-YN", "2020-09-07", "bank_loan=50m+", *otherwise).expect("compliant")
