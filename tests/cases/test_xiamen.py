"""Xiamen: Fujian's measures from 2012-03-10 to 2012-12-27, forwarded by the city; otherwise the national texts, its own not being seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT = "asset_transfer_outright"

# Net capital 100m, net assets 110m, 90m a year before, registered capital 80m, complete.
VERDICTS: list[tuple[str, str, int | None, str, str]] = [
    # 2008: banks 0.5 x net capital 100m, at most two
    ("2008-05-04", "bank_loan=50m", 2, "", "compliant"),  # at the cap on the day of issue
    ("2008-05-04", "bank_loan=50m+", 2, "", "breach"),  # a fen above
    ("2016-12-31", "bank_loan=50m", 2, "", "compliant"),  # at the cap
    ("2016-12-31", "bank_loan=50m+", 2, "", "breach"),  # a fen above
    ("2016-12-31", "bank_loan=10m", 3, "", "breach"),  # three banks of two
    ("2016-12-31", "bank_loan=10m", None, "", "undetermined"),  # nobody said how many
    ("2016-12-31", "", None, "", "compliant"),  # no bank money, no banks
    # 厦府办〔2012〕102号 forwarded Fujian's measures of 2012-03-10, and was repealed on 2012-12-28
    ("2012-03-09", "bank_loan=50m+", 2, "", "breach"),  # the day before: 50m
    ("2012-03-10", "bank_loan=100m", 2, "", "compliant"),  # well run, compliant, appraised: 1 x 100m
    ("2012-03-10", "bank_loan=100m+", 2, "", "breach"),  # a fen above
    ("2012-12-27", "bank_loan=100m", 2, "", "compliant"),  # its last day
    ("2012-12-28", "bank_loan=50m+", 2, "", "breach"),  # the national 50m again
    ("2012-03-10", "bank_loan=10m", 3, "", "compliant"),  # any number of banks
    ("2012-12-28", "bank_loan=10m", 3, "", "breach"),  # three of two again
    ("2012-03-10", "asset_transfer_repo=50m", None, "asset_transfer_repo", "compliant"),  # at 0.5 x 100m, approved
    ("2012-03-10", "asset_transfer_repo=50m", None, "", "needs_approval"),
    ("2012-12-28", "asset_transfer_repo=10m", None, "asset_transfer_repo", "undetermined"),  # not provided for
    # Fujian's later text of 2021 is not the city's
    ("2021-09-08", "bank_loan=10m", 3, "", "breach"),  # the two banks of 2008
    # 2017 notice: 0.5 x 100m with transfers and ABS
    ("2017-11-30", "abs=10m", None, "", "undetermined"),  # the day before: not provided for
    ("2017-12-01", "abs=10m", None, "", "needs_approval"),  # within 50m
    ("2017-12-01", "bank_loan=30m abs=20m", 2, "abs", "compliant"),  # 50m
    ("2017-12-01", "bank_loan=30m abs=20m+", 2, "abs", "breach"),  # 50m and a fen
    ("2017-12-01", f"bank_loan=30m {OUT}=20m+", 2, OUT, "breach"),  # 50m and a fen
    # 2020 and 2024: 1 x and 4 x net assets; the 50% of 2008 gave way, its two banks did not
    ("2020-09-06", "bank_loan=50m+", 2, "", "breach"),  # the day before
    ("2020-09-07", "bank_loan=110m", 2, "", "compliant"),  # at 1 x 110m
    ("2020-09-07", "bank_loan=110m+", 2, "", "breach"),  # a fen above
    ("2020-09-07", "bank_loan=10m", 3, "", "breach"),  # three banks of two
    ("2020-09-07", "bond=10m", None, "", "needs_approval"),  # bonds need one
    ("2020-09-07", "bank_loan=110m abs=440m", 2, "abs", "compliant"),  # at 1 x and at 4 x 110m
    ("2020-09-07", "bank_loan=110m abs=440m+", 2, "abs", "breach"),  # a fen above 4 x 110m
    ("2024-12-30", "bank_loan=90m+", 2, "", "compliant"),  # within 110m
    ("2024-12-31", "bank_loan=90m", 2, "", "compliant"),  # at 1 x 90m of the year before
    ("2024-12-31", "bank_loan=90m+", 2, "", "breach"),  # a fen above
]


@pytest.mark.parametrize(("date", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, banks: int | None, approved: str, verdict: str) -> None:
    facts = {"bank_count": banks, "appraisal_passed": True if date.startswith("2012") else None}
    check("CN-350200", date, balances, approved=approved, facts=facts).expect(verdict)


@pytest.mark.parametrize("place", ["CN-350200", "xiamen", "厦门", "厦门市"])
def test_place(check: Checker, place: str) -> None:
    report = check(place, "2016-12-31", "bank_loan=50m")
    report.expect("compliant")  # at 0.5 x 100m
    assert report.data["company"]["jurisdiction"] == "CN-350200"


@pytest.mark.parametrize("date", ["2010-12-31", "2016-12-31", "2019-12-31", "2021-12-31", "2025-06-30"])
def test_no_local_limit(check: Checker, date: str) -> None:
    report = check("CN-350200", date, "bank_loan=10m")
    report.expect("compliant")  # 10m of 50m, 110m or 90m
    local = [f for f in report.data["findings"] if f["layer"] == "local" and f["kind"] == "limit"]
    assert not [f for f in local if f["outcome"] not in {"not_applicable", "replaced"}]


def test_gaps(check: Checker) -> None:
    # the measures of 2021-06-20 exist, their financing clause was not seen; no verdict comes of it
    report = check("CN-350200", "2022-06-30", "bank_loan=60m")
    report.expect("compliant")  # 60m of 110m
    assert any("2021" in warning for warning in report.data["warnings"])


def test_rating_gate_of_fujian(check: Checker) -> None:
    # Fujian's text of 2021-09-08 asks for a prior year's grade of 良好 or better; Xiamen is excepted from it
    report = check("CN-350200", "2021-09-08", "bond=10m", approved="bond", facts={"prior_rating": None})
    report.expect("compliant")  # 10m of 4 x 110m, approved


@pytest.mark.parametrize("kind", ["traditional", "online", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    check("CN-350200", "2016-12-31", "bank_loan=50m", kind=kind).expect("compliant")  # at 0.5 x 100m
    check("CN-350200", "2016-12-31", "bank_loan=50m+", kind=kind).expect("breach")  # a fen above


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2016-12-31", "bank_loan", "permitted"),  # 2008 names banks alone
        ("2012-03-09", "asset_transfer_repo", "not_provided"),
        ("2012-03-10", "asset_transfer_repo", "with_approval"),  # by Fujian's measures
        ("2012-12-28", "asset_transfer_repo", "not_provided"),
        ("2017-11-30", "abs", "not_provided"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2020-09-06", "shareholder_loan", "not_provided"),
        ("2020-09-07", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2020-09-06", "bond", "not_provided"),
        ("2020-09-07", "bond", "with_approval"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-350200", date).channel(channel)["access"] == access


def test_unknown(check: Checker) -> None:
    check("CN-350200", "2016-12-31", "bank_loan=20m", complete=None).expect("undetermined")  # the rest is blank
    check("CN-350200", "2016-12-31", "bank_loan=50m+", complete=None).expect("breach")  # whatever the rest
    check("CN-350200", "2016-12-31", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")


def test_no_stale_changes_nothing(check: Checker) -> None:
    check("CN-350200", "2021-12-31", "bank_loan=110m", "--no-stale").expect("compliant")  # at 1 x 110m
    check("CN-350200", "2021-12-31", "bank_loan=110m+", "--no-stale").expect("breach")  # a fen above


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2012-12-27", set()),
        ("2012-12-28", {"CN-350200/gap-2012"}),
        ("2016-04-07", {"CN-350200/gap-2012"}),
        ("2016-04-08", {"CN-350200/gap-2016"}),  # measures of 2016, art. 35
        ("2021-06-20", {"CN-350200/gap-2016", "CN-350200/gap-2021"}),
    ],
)
def test_what_was_not_seen(check: Checker, date: str, told: set[str]) -> None:
    warnings = check("CN-350200", date).data["warnings"]
    for gap in ("CN-350200/gap-2012", "CN-350200/gap-2016", "CN-350200/gap-2021"):
        assert any(gap in warning for warning in warnings) is (gap in told)
