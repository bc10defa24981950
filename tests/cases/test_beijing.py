"""Beijing: its own 50% and two banks of 2009-01-04; the measures of 2023 were not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT = "asset_transfer_outright"

# Net capital 100m, net assets 110m, 90m a year before, complete.
VERDICTS: list[tuple[str, str, int | None, str, str]] = [
    # banks 0.5 x 100m, at most two: the national text, from 2009-01-04 the city's own art. 27 and 28
    ("2009-01-03", "bank_loan=50m", 2, "", "compliant"),  # national, at the cap
    ("2009-01-03", "bank_loan=50m+", 2, "", "breach"),  # national, a fen above
    ("2009-01-04", "bank_loan=50m", 2, "", "compliant"),  # local, at the cap
    ("2009-01-04", "bank_loan=50m+", 2, "", "breach"),  # local, a fen above
    ("2009-01-04", "bank_loan=10m", 3, "", "breach"),  # three of two
    ("2009-01-04", "bank_loan=10m", None, "", "undetermined"),  # nobody said how many
    ("2009-01-04", "", None, "", "compliant"),  # no bank money, no banks
    ("2009-01-03", "shareholder_loan=10m", None, "", "undetermined"),  # not provided for
    # 经国家有关部门同意的其他资金来源: nobody said that anybody agreed
    ("2009-01-04", "shareholder_loan=10m", None, "", "undetermined|needs_approval"),
    # 2017 notice: 0.5 x 100m with transfers and ABS
    ("2017-12-01", "abs=10m", None, "", "needs_approval"),  # within 50m
    ("2017-12-01", "bank_loan=30m abs=20m", 2, "abs", "compliant"),  # 50m
    ("2017-12-01", "bank_loan=30m abs=20m+", 2, "abs", "breach"),  # 50m and a fen
    ("2017-12-01", f"bank_loan=30m {OUT}=20m+", 2, OUT, "breach"),  # 50m and a fen
    ("2020-09-06", "abs=50m+", None, "abs", "breach"),  # the last day of the pool
    # 2020 and 2024: 1 x and 4 x net assets besides
    ("2020-09-07", "abs=50m+", None, "abs", "compliant"),  # within 4 x 110m
    ("2020-09-07", "bank_loan=50m", 2, "", "compliant"),  # at the local cap
    ("2020-09-07", "bank_loan=50m+", 2, "", "breach"),  # within 110m, but the local 50m remains
    ("2020-09-07", "bank_loan=10m", 3, "", "breach"),  # and the two banks
    ("2020-09-07", "shareholder_loan=10m", None, "", "needs_approval"),  # 2020 notice
    ("2020-09-07", "bank_loan=50m shareholder_loan=60m", 2, "shareholder_loan", "compliant"),  # 110m
    ("2020-09-07", "bank_loan=50m shareholder_loan=60m+", 2, "shareholder_loan", "breach"),  # 110m and a fen
    ("2024-12-30", "bank_loan=50m shareholder_loan=40m+", 2, "shareholder_loan", "compliant"),  # within 110m
    ("2024-12-31", "bank_loan=50m shareholder_loan=40m+", 2, "shareholder_loan", "breach"),  # a fen above 90m
]


@pytest.mark.parametrize(("date", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, banks: int | None, approved: str, verdict: str) -> None:
    check("CN-BJ", date, balances, approved=approved, facts={"bank_count": banks}).expect(verdict)


@pytest.mark.parametrize("kind", ["traditional", "online", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    # no online text is published: the general rule
    check("CN-BJ", "2016-12-31", "bank_loan=50m", kind=kind).expect("compliant")  # at 0.5 x 100m
    check("CN-BJ", "2016-12-31", "bank_loan=50m+", kind=kind).expect("breach")  # a fen above


def test_own_row_replaces_the_national(check: Checker) -> None:
    day_before = check("CN-BJ", "2009-01-03", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (day_before["layer"] == "local", day_before["cap"]) == (False, "50000000.00")
    report = check("CN-BJ", "2009-01-04", "bank_loan=20m")
    found = report.limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")  # 50m less 20m
    assert found["source"]["issued"] == "2009-01-04"
    replaced = report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)
    assert (replaced["outcome"], replaced["source"]["issued"]) == ("replaced", "2008-05-04")


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2009-01-04", "bank_loan", "permitted"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2017-12-01", "asset_transfer_repo", "with_approval"),
        ("2020-09-07", "bond", "with_approval"),  # 2020 notice
        ("2020-09-07", "shareholder_loan", "with_approval"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-BJ", date).channel(channel)["access"] == access


def test_pool_of_2017(check: Checker) -> None:
    found = check("CN-BJ", "2017-12-01", "bank_loan=20m").limit("bank_loan", "abs", OUT)
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "0.5", "50000000.00")  # 0.5 x 100m


def test_unknown(check: Checker) -> None:
    report = check("CN-BJ", "2016-12-31", "bank_loan=20m", complete=None)
    report.expect("undetermined")  # nothing said of the other channels
    assert report.limit("bank_loan", base="net_capital")["outcome"] == "compliant"  # 20m of 50m all the same
    check("CN-BJ", "2016-12-31", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")


def test_gaps(check: Checker) -> None:
    # the measures of 2023-11-16 exist, their financing clause was not seen; no verdict comes of it
    report = check("CN-BJ", "2024-06-30", "bank_loan=20m")
    report.expect("compliant")
    assert any("2023" in warning for warning in report.data["warnings"])


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-BJ", "2021-06-30", "bank_loan=60m")
    report = check(*arguments, facts={"bank_count": 1})
    report.expect("breach")  # above the local 50m
    assert report.limit("bank_loan", base="net_capital")["stale"] is True
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # 2008 gave way; within 110m


OTHER = "other_borrowing"


@pytest.mark.parametrize(
    ("date", "balances", "approved", "amounts", "verdict"),
    [
        # 经国家有关部门同意的其他资金来源: no ratio is set, so how much is what the consent says
        ("2016-12-31", f"bank_loan=45m {OTHER}=1000m", OTHER, {}, "undetermined"),
        ("2016-12-31", f"{OTHER}=0.01", OTHER, {}, "undetermined"),
        ("2016-12-31", f"{OTHER}=0.01", "", {}, "needs_approval"),
        ("2016-12-31", f"{OTHER}=1000m", OTHER, {OTHER: "1000m"}, "compliant"),  # at the amount
        ("2016-12-31", f"{OTHER}=1000m+", OTHER, {OTHER: "1000m"}, "needs_approval"),  # a fen above
        ("2016-12-31", "", "", {}, "compliant"),  # no money
        # 2017 notice: 0.5 x 100m contains it
        ("2017-12-01", f"{OTHER}=50m", OTHER, {}, "compliant"),
        ("2017-12-01", f"{OTHER}=50m+", OTHER, {}, "breach"),
        # 2020 notice: 1 x 110m contains it
        ("2020-09-07", f"{OTHER}=110m", OTHER, {}, "compliant"),
        ("2020-09-07", f"{OTHER}=110m+", OTHER, {}, "breach"),
        # the day before the city's text no text provides for it
        ("2009-01-03", f"{OTHER}=10m", OTHER, {}, "undetermined"),
    ],
)
def test_other_sources(
    check: Checker, *, date: str, balances: str, approved: str, amounts: dict[str, str], verdict: str
) -> None:
    stated = {channel: f"{amount.rstrip('m')}000000" for channel, amount in amounts.items()}
    check("CN-BJ", date, balances, approved=approved, approved_amounts=stated).expect(verdict)


def test_no_ratio_no_promise(check: Checker) -> None:
    found = check("CN-BJ", "2016-12-31", approved="fund_loan").channel("fund_loan")
    assert (found["access"], found["headroom"], found["ratio_unset"]) == ("with_approval", None, True)
    found = check("CN-BJ", "2020-09-07", approved="fund_loan").channel("fund_loan")
    assert (found["headroom"], found["ratio_unset"]) == ("110000000.00", True)  # 1 x 110m bounds it


@pytest.mark.parametrize(
    ("channel", "verdict"),
    [(OTHER, "needs_approval"), ("fund_loan", "undetermined"), ("shareholder_loan", "undetermined")],
)
def test_reading_of_the_other_sources(check: Checker, channel: str, verdict: str) -> None:
    # taken: every channel but banks, with consent; otherwise other borrowing alone
    arguments = ("CN-BJ", "2016-12-31", f"{channel}=10m")
    check(*arguments).expect("needs_approval")
    check(*arguments, "--reading", "CN-BJ/other-sources=otherwise").expect(verdict)


def test_reading_of_the_restated_half(check: Checker) -> None:
    chosen = ("--reading", "CN-BJ/restated-after-2020=otherwise")
    check("CN-BJ", "2020-09-06", "bank_loan=50m+", *chosen).expect("breach")  # the day before: 0.5 x 100m
    check("CN-BJ", "2020-09-07", "bank_loan=110m", *chosen, facts={"bank_count": 3}).expect("compliant")  # 1 x 110m
    check("CN-BJ", "2020-09-07", "bank_loan=110m+", *chosen).expect("breach")  # a fen above
    check("CN-BJ", "2020-09-07", "bank_loan=110m").expect("breach")  # as taken: 0.5 x 100m
