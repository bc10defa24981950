"""Tibet, where no text was found: the national texts alone, for every type of company, and the gap is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker


@pytest.mark.parametrize("place", ["CN-XZ", "xizang", "tibet", "西藏", "西藏自治区"])
def test_place(check: Checker, place: str) -> None:
    report = check(place, "2016-12-31", "bank_loan=50m")
    report.expect("compliant")  # at 0.5 x net capital 100m, 2008
    assert report.data["company"]["jurisdiction"] == "CN-XZ"
    assert any("未收录" in warning for warning in report.data["warnings"])  # no local text held


@pytest.mark.parametrize("kind", ["traditional", "online"])
def test_company_type(check: Checker, kind: str) -> None:
    check("CN-XZ", "2016-12-31", "bank_loan=50m", kind=kind).expect("compliant")  # at 0.5 x 100m, 2008
    check("CN-XZ", "2016-12-31", "bank_loan=50m+", kind=kind).expect("breach")  # a fen above


@pytest.mark.parametrize("date", ["2010-12-31", "2016-12-31", "2019-12-31", "2021-12-31", "2025-06-30"])
def test_no_local_rule(check: Checker, date: str) -> None:
    report = check("CN-XZ", date, "bank_loan=10m")
    report.expect("compliant")  # 10m of 50m, 110m or 90m
    assert not [f for f in report.data["findings"] if f["layer"] == "local" and f["kind"] == "limit"]
    if date < "2020":
        assert not report.findings("replaced")  # nothing local that could replace the national text


def test_no_stale_changes_nothing(check: Checker) -> None:
    check("CN-XZ", "2019-12-31", "bank_loan=50m+").expect("breach")  # a fen above 0.5 x 100m, 2017
    check("CN-XZ", "2021-12-31", "bank_loan=110m", "--no-stale").expect("compliant")  # at 1 x 110m, 2020
    check("CN-XZ", "2021-12-31", "bank_loan=110m+", "--no-stale").expect("breach")  # a fen above


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2008-05-04", "bank_loan", "permitted"),  # 2008 names banks alone
        ("2017-11-30", "shareholder_loan", "not_provided"),
        ("2017-11-30", "abs", "not_provided"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2017-12-01", "asset_transfer_repo", "with_approval"),
        ("2017-12-01", "asset_transfer_outright", "with_approval"),
        ("2017-12-01", "shareholder_loan", "not_provided"),
        ("2020-09-06", "shareholder_loan", "not_provided"),
        ("2020-09-07", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2020-09-06", "bond", "not_provided"),
        ("2020-09-07", "bond", "with_approval"),
        ("2020-09-06", "abs", "with_approval"),
        ("2020-09-07", "abs", "with_approval"),
        ("2020-09-07", "bank_loan", "permitted"),
        ("2020-09-07", "interbank_borrowing", "not_provided"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    found = check("CN-XZ", date).channel(channel)
    assert found["access"] == access
    if access == "not_provided":
        assert found["headroom"] is None


@pytest.mark.parametrize(
    ("date", "headroom", "if_approved", "per_yuan"),
    [
        ("2017-11-30", "50000000.00", "50000000.00", {"net_capital": 0.5}),  # banks 0.5 x 100m
        ("2017-12-01", "50000000.00", "50000000.00", {"net_capital": 0.5}),  # the pool, also 0.5 x 100m
        ("2020-09-07", "110000000.00", "550000000.00", {"net_assets": 1}),  # 1 x 110m; with 4 x 110m
        ("2024-12-31", "90000000.00", "450000000.00", {"prior_year_net_assets": 1}),  # 1 x 90m; with 4 x 90m
    ],
)
def test_total(check: Checker, date: str, headroom: str, if_approved: str, per_yuan: dict[str, float]) -> None:
    report = check("CN-XZ", date)
    total = report.data["total"]
    assert (total["used"], total["headroom"], total["headroom_if_approved"]) == ("0.00", headroom, if_approved)
    assert report.per_yuan() == per_yuan


def test_approval_opens(check: Checker) -> None:
    closed = check("CN-XZ", "2021-12-31", "bank_loan=10m").channel("abs")
    assert (closed["headroom"], closed["headroom_if_approved"]) == ("0.00", "440000000.00")  # 4 x 110m
    opened = check("CN-XZ", "2021-12-31", "bank_loan=10m", approved="abs")
    assert opened.channel("abs")["headroom"] == "440000000.00"
    assert opened.data["total"]["headroom"] == "540000000.00"  # 110m less 10m, and 440m


@pytest.mark.parametrize("channel", ["interbank_borrowing", "fund_loan", "other_fi_loan", "relending_loan"])
def test_not_provided(check: Checker, channel: str) -> None:
    report = check("CN-XZ", "2021-12-31", f"{channel}=1")
    report.expect("undetermined")  # one yuan that no text provides for: ask the regulator
    assert any(channel in f["channels"] for f in report.findings("undetermined"))
    check("CN-XZ", "2021-12-31", f"{channel}=110m+").expect("breach")  # and above 1 x 110m in any case
