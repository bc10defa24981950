"""Qingdao: the national texts alone; the texts of Shandong are not taken for it."""

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
    # Shandong's text of 2016-09-07 (all debt 2 x registered capital, 160m) is not taken for the city's
    ("2016-09-07", "bank_loan=50m+", 2, "", "breach"),  # still 50m
    ("2016-09-07", "shareholder_loan=10m", None, "", "undetermined"),  # still not provided for
    ("2020-09-07", "bank_loan=100m abs=60m+", 2, "abs", "compliant"),  # a fen above 160m, within 110m and 440m
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
    check("CN-370200", date, balances, approved=approved, facts={"bank_count": banks}).expect(verdict)


@pytest.mark.parametrize("place", ["CN-370200", "qingdao", "青岛", "青岛市"])
def test_place(check: Checker, place: str) -> None:
    report = check(place, "2016-12-31", "bank_loan=50m")
    report.expect("compliant")  # at 0.5 x 100m
    assert report.data["company"]["jurisdiction"] == "CN-370200"


@pytest.mark.parametrize("date", ["2010-12-31", "2016-12-31", "2019-12-31", "2021-12-31", "2025-06-30"])
def test_no_local_limit(check: Checker, date: str) -> None:
    report = check("CN-370200", date, "bank_loan=10m")
    report.expect("compliant")  # 10m of 50m, 110m or 90m
    assert not [f for f in report.data["findings"] if f["layer"] == "local" and f["kind"] == "limit"]
    assert report.data["warnings"]  # no text of the city was found


@pytest.mark.parametrize("kind", ["traditional", "online", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    check("CN-370200", "2016-12-31", "bank_loan=50m", kind=kind).expect("compliant")  # at 0.5 x 100m
    check("CN-370200", "2016-12-31", "bank_loan=50m+", kind=kind).expect("breach")  # a fen above


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2016-12-31", "bank_loan", "permitted"),  # 2008 names banks alone
        ("2016-09-07", "shareholder_loan", "not_provided"),  # provided for in Shandong
        ("2016-09-07", "bond", "not_provided"),  # the same
        ("2017-11-30", "abs", "not_provided"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2020-09-06", "shareholder_loan", "not_provided"),
        ("2020-09-07", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2020-09-06", "bond", "not_provided"),
        ("2020-09-07", "bond", "with_approval"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-370200", date).channel(channel)["access"] == access


def test_unknown(check: Checker) -> None:
    check("CN-370200", "2016-12-31", "bank_loan=20m", complete=None).expect("undetermined")  # the rest is blank
    check("CN-370200", "2016-12-31", "bank_loan=50m+", complete=None).expect("breach")  # whatever the rest
    check("CN-370200", "2016-12-31", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")


def test_no_stale_changes_nothing(check: Checker) -> None:
    check("CN-370200", "2021-12-31", "bank_loan=110m", "--no-stale").expect("compliant")  # at 1 x 110m
    check("CN-370200", "2021-12-31", "bank_loan=110m+", "--no-stale").expect("breach")  # a fen above


@pytest.mark.parametrize("date", ["2008-05-04", "2016-12-31", "2025-06-30"])
def test_what_is_not_known_is_told(check: Checker, date: str) -> None:
    # whether Shandong's rules apply in a city with separate planning status
    warnings = check("CN-370200", date, "bank_loan=10m").data["warnings"]
    assert any("CN-370200/gap-no-local-text" in warning and "山东" in warning for warning in warnings)
