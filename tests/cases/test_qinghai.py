"""Qinghai: its own 50% and two banks of 2012-02-27."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT = "asset_transfer_outright"

# Net capital 100m, net assets 110m, 90m a year before, complete.
VERDICTS: list[tuple[str, str, int | None, str, str]] = [
    # banks 0.5 x 100m, at most two: the national text, from 2012-02-27 the province's own art. 25
    ("2012-02-26", "bank_loan=50m", 2, "", "compliant"),  # national, at the cap
    ("2012-02-26", "bank_loan=50m+", 2, "", "breach"),  # national, a fen above
    ("2012-02-27", "bank_loan=50m", 2, "", "compliant"),  # local, at the cap
    ("2012-02-27", "bank_loan=50m+", 2, "", "breach"),  # local, a fen above
    ("2012-02-27", "bank_loan=10m", 3, "", "breach"),  # three of two
    ("2012-02-27", "bank_loan=10m", None, "", "undetermined"),  # nobody said how many
    ("2012-02-26", "fund_loan=10m", None, "", "undetermined"),  # not provided for
    # 经国家有关部门同意的其他资金来源: nobody said that anybody agreed
    ("2012-02-27", "fund_loan=10m", None, "", "undetermined|needs_approval"),
    # 2017 notice: 0.5 x 100m with transfers and ABS
    ("2017-12-01", "abs=10m", None, "", "needs_approval"),  # within 50m
    ("2017-12-01", "bank_loan=30m abs=20m", 2, "abs", "compliant"),  # 50m
    ("2017-12-01", "bank_loan=30m abs=20m+", 2, "abs", "breach"),  # 50m and a fen
    ("2017-12-01", f"bank_loan=30m {OUT}=20m+", 2, OUT, "breach"),  # 50m and a fen
    # 2020 and 2024: 1 x and 4 x net assets besides
    ("2020-09-06", "abs=50m+", None, "abs", "breach"),  # the last day of the pool
    ("2020-09-07", "abs=50m+", None, "abs", "compliant"),  # within 4 x 110m
    ("2020-09-07", "bank_loan=50m+", 2, "", "breach"),  # within 110m, but the local 50m remains
    ("2020-09-07", "bank_loan=10m", 3, "", "breach"),  # and the two banks
    ("2020-09-07", "bank_loan=50m shareholder_loan=60m", 2, "shareholder_loan", "compliant"),  # 110m
    ("2020-09-07", "bank_loan=50m shareholder_loan=60m+", 2, "shareholder_loan", "breach"),  # 110m and a fen
    ("2024-12-30", "bank_loan=50m shareholder_loan=40m+", 2, "shareholder_loan", "compliant"),  # within 110m
    ("2024-12-31", "bank_loan=50m shareholder_loan=40m+", 2, "shareholder_loan", "breach"),  # a fen above 90m
]


@pytest.mark.parametrize(("date", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, banks: int | None, approved: str, verdict: str) -> None:
    check("CN-QH", date, balances, approved=approved, facts={"bank_count": banks}).expect(verdict)


@pytest.mark.parametrize("kind", ["traditional", "online", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    check("CN-QH", "2016-12-31", "bank_loan=50m", kind=kind).expect("compliant")  # at 0.5 x 100m
    check("CN-QH", "2016-12-31", "bank_loan=50m+", kind=kind).expect("breach")  # a fen above


def test_own_row_replaces_the_national(check: Checker) -> None:
    day_before = check("CN-QH", "2012-02-26", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (day_before["layer"] == "local", day_before["cap"]) == (False, "50000000.00")
    found = check("CN-QH", "2012-02-27", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")  # 50m less 20m
    assert found["source"]["issued"] == "2012-02-27"


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2012-02-27", "bank_loan", "permitted"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2017-12-01", OUT, "with_approval"),
        ("2020-09-07", "bond", "with_approval"),  # 2020 notice
        ("2020-09-07", "shareholder_loan", "with_approval"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-QH", date).channel(channel)["access"] == access


def test_pool_of_2017(check: Checker) -> None:
    found = check("CN-QH", "2017-12-01", "bank_loan=20m").limit("bank_loan", "abs", OUT)
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "0.5", "50000000.00")  # 0.5 x 100m


def test_unknown(check: Checker) -> None:
    report = check("CN-QH", "2016-12-31", "bank_loan=20m", complete=None)
    report.expect("undetermined")  # nothing said of the other channels
    assert report.limit("bank_loan", base="net_capital")["outcome"] == "compliant"  # 20m of 50m all the same
    check("CN-QH", "2016-12-31", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-QH", "2021-06-30", "bank_loan=60m")
    check(*arguments, facts={"bank_count": 1}).expect("breach")  # above the local 50m
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # 2008 gave way; within 110m


def test_other_sources_have_no_ratio(check: Checker) -> None:
    # 经国家有关部门同意的其他资金来源: agreed, but to how much?
    check("CN-QH", "2016-12-31", "fund_loan=10m").expect("needs_approval")
    check("CN-QH", "2016-12-31", "fund_loan=1000m", approved="fund_loan").expect("undetermined")
    named: dict[str, Any] = {"approved_amounts": {"fund_loan": "10000000"}}
    check("CN-QH", "2016-12-31", "fund_loan=10m", approved="fund_loan", **named).expect("compliant")
    check("CN-QH", "2016-12-31", "fund_loan=10m+", approved="fund_loan", **named).expect("needs_approval")
    check("CN-QH", "2021-06-30", "fund_loan=110m", approved="fund_loan").expect("compliant")  # at 1 x 110m
    check("CN-QH", "2021-06-30", "fund_loan=110m+", approved="fund_loan").expect("breach")


def test_reading_of_other_sources(check: Checker) -> None:
    otherwise = ("--reading", "CN-QH/other-sources=otherwise")
    check("CN-QH", "2021-06-30", "fund_loan=10m", approved="fund_loan").expect("compliant")
    check("CN-QH", "2021-06-30", "fund_loan=10m", *otherwise, approved="fund_loan").expect("undetermined")
    other = "other_borrowing"
    check("CN-QH", "2021-06-30", f"{other}=10m", *otherwise, approved=other).expect("compliant")


def test_reading_restated(check: Checker) -> None:
    # bank 60m of 0.5 x 100m; otherwise the national 1 x 110m
    arguments = ("CN-QH", "2020-09-07", "bank_loan=60m")
    check(*arguments).expect("breach")
    check(*arguments, "--reading", "CN-QH/restated-after-2020=otherwise").expect("compliant")
