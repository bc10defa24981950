"""Hubei: its own 50% of 2009-05-13, silent on the number of banks, so the two of 2008 stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"

# Net capital 100m, net assets 110m, net assets of the year before 90m, two banks, complete.
VERDICTS = [
    # banks 0.5 x 100m: the national text until 2009-05-12, then art. 18 of the province's own
    ("2009-05-12", "bank_loan=50m", "", "compliant"),  # national, at the cap
    ("2009-05-12", "bank_loan=50m+", "", "breach"),  # national, a fen above
    ("2009-05-13", "bank_loan=50m", "", "compliant"),  # art. 18, at the cap
    ("2009-05-13", "bank_loan=50m+", "", "breach"),  # art. 18, a fen above
    ("2009-05-13", "bank_loan=0.01", "", "compliant"),  # a fen of 50m
    ("2017-11-30", "bank_loan=50m", "", "compliant"),  # at the cap
    ("2017-11-30", "shareholder_loan=10m", "", "undetermined"),  # no text provides for it
    ("2017-11-30", "interbank_borrowing=10m", "", "undetermined"),  # the same
    ("2017-11-30", f"{REPO}=10m", "", "undetermined"),  # the same
    ("2017-11-30", "bank_loan=50m+ shareholder_loan=10m", "", "breach"),  # a breach goes before
    ("2017-11-30", "bank_loan=50m interbank_lending=60m", "", "compliant"),  # no cap on lending out
    # 2017 notice: the local ratio is the bank cap, 0.5 x 100m
    ("2017-11-30", "bank_loan=40m abs=10m", "", "undetermined"),  # the day before: not provided for
    ("2017-12-01", "bank_loan=40m abs=10m", "", "needs_approval"),  # 50m, not approved
    ("2017-12-01", "bank_loan=40m abs=10m", "abs", "compliant"),  # 50m
    ("2017-12-01", "bank_loan=40m abs=10m+", "abs", "breach"),  # 50m and a fen
    ("2017-12-01", f"bank_loan=20m {OUT}=10m {REPO}=20m", f"{OUT} {REPO}", "compliant"),  # 50m
    ("2017-12-01", f"bank_loan=20m {OUT}=10m {REPO}=20m+", f"{OUT} {REPO}", "breach"),  # 50m and a fen
    ("2020-09-06", "abs=50m+", "abs", "breach"),  # the pool's last day
    # 2020: 1 x net assets 110m and 4 x for bonds and ABS; the local 0.5 for banks remains
    ("2020-09-07", "abs=50m+", "abs", "compliant"),  # within 440m
    ("2020-09-07", "bank_loan=50m", "", "compliant"),  # at the local 50m
    ("2020-09-07", "bank_loan=50m+", "", "breach"),  # within 110m, but the local 50m remains
    ("2020-09-07", "bank_loan=50m shareholder_loan=60m", "", "needs_approval"),  # 110m, not approved
    ("2020-09-07", "bank_loan=50m shareholder_loan=60m", "shareholder_loan", "compliant"),  # 110m, at 1 x
    ("2020-09-07", "bank_loan=50m shareholder_loan=60m+", "shareholder_loan", "breach"),  # 110m and a fen
    # 2024: the lower of 1 x 110m and 1 x 90m of the year before
    ("2024-12-30", "bank_loan=50m shareholder_loan=40m+", "shareholder_loan", "compliant"),  # within 110m
    ("2024-12-31", "bank_loan=50m shareholder_loan=40m", "shareholder_loan", "compliant"),  # at 90m
    ("2024-12-31", "bank_loan=50m shareholder_loan=40m+", "shareholder_loan", "breach"),  # 90m and a fen
    ("2024-12-31", "bank_loan=50m+", "", "breach"),  # within 90m, but the local 50m remains
]


@pytest.mark.parametrize(("date", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, approved: str, verdict: str) -> None:
    check("CN-HB", date, balances, approved=approved).expect(verdict)


@pytest.mark.parametrize(
    ("date", "banks", "verdict"),
    [
        ("2009-05-12", 3, "breach"),  # 2008: three of two
        ("2009-05-13", 2, "compliant"),  # two of the two of 2008
        ("2009-05-13", 3, "breach"),  # art. 18 names no other lenders and no other number
        ("2016-12-31", None, "undetermined"),  # nobody said how many
        ("2016-12-31", 3, "breach"),  # three of two
        ("2020-09-07", 3, "breach"),  # the count outlives the 50% of 2008
        ("2025-06-30", 2, "compliant"),  # two of two
        ("2025-06-30", 3, "breach"),  # three of two
    ],
)
def test_number_of_banks(check: Checker, date: str, banks: int | None, verdict: str) -> None:
    report = check("CN-HB", date, "bank_loan=10m", facts={"bank_count": banks})
    report.expect(verdict)
    assert ("bank_count" in report.facts()) is (verdict == "undetermined")


def test_the_count_is_the_national_one(check: Checker) -> None:
    found = check("CN-HB", "2016-12-31", "bank_loan=10m").data["findings"]
    (count,) = [f for f in found if f["kind"] == "count" and f["outcome"] not in {"replaced", "not_applicable"}]
    assert (count["layer"], count["source"]["issued"]) == ("national", "2008-05-04")
    assert count["channels"] == ["bank_loan"]


def test_own_cap_replaces_the_national(check: Checker) -> None:
    day_before = check("CN-HB", "2009-05-12", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (day_before["layer"], day_before["cap"]) == ("national", "50000000.00")
    report = check("CN-HB", "2009-05-13", "bank_loan=20m")
    found = report.limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")
    assert found["source"]["issued"] == "2009-05-13"
    replaced = report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)
    assert replaced["outcome"] == "replaced"


def test_pool_of_2017(check: Checker) -> None:
    found = check("CN-HB", "2017-12-01", "bank_loan=20m abs=10m", approved="abs").limit("bank_loan", "abs")
    assert (found["multiple"], found["cap"], found["used"]) == ("0.5", "50000000.00", "30000000.00")  # 20m and 10m


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2009-05-13", "bank_loan", "permitted"),
        ("2009-05-13", "shareholder_loan", "not_provided"),
        ("2017-11-30", REPO, "not_provided"),
        ("2017-12-01", REPO, "with_approval"),  # 2017 notice
        ("2017-12-01", OUT, "with_approval"),
        ("2020-09-06", "bond", "not_provided"),
        ("2020-09-07", "bond", "with_approval"),  # 2020 notice
        ("2020-09-06", "shareholder_loan", "not_provided"),
        ("2020-09-07", "shareholder_loan", "with_approval"),
        ("2020-09-07", "interbank_borrowing", "not_provided"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-HB", date).channel(channel)["access"] == access


@pytest.mark.parametrize(
    ("date", "headroom", "if_approved"),
    [
        ("2016-12-31", "50000000.00", "50000000.00"),  # banks 0.5 x 100m
        ("2017-12-01", "50000000.00", "50000000.00"),  # the pool, also 0.5 x 100m
        ("2020-09-07", "50000000.00", "550000000.00"),  # banks 50m; with shareholders 110m, and 4 x 110m
        ("2024-12-31", "50000000.00", "450000000.00"),  # banks 50m; with shareholders 90m, and 4 x 90m
    ],
)
def test_total(check: Checker, date: str, headroom: str, if_approved: str) -> None:
    report = check("CN-HB", date)
    total = report.data["total"]
    assert (total["headroom"], total["headroom_if_approved"]) == (headroom, if_approved)


def test_unknown(check: Checker) -> None:
    report = check("CN-HB", "2016-12-31", "bank_loan=20m", complete=None)
    report.expect("undetermined")  # nothing said of the other channels
    assert report.limit("bank_loan", base="net_capital")["outcome"] == "compliant"  # 20m of 50m all the same
    report = check("CN-HB", "2016-12-31", "bank_loan=20m", capital={"net_capital": None})
    report.expect("undetermined")  # net assets of 110m never stand in for net capital
    assert report.limit("bank_loan", base="net_capital")["cap"] is None


@pytest.mark.parametrize("kind", ["traditional", "online", "technology", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    check("CN-HB", "2016-12-31", "bank_loan=50m", kind=kind).expect("compliant")  # at 0.5 x 100m
    check("CN-HB", "2016-12-31", "bank_loan=50m+", kind=kind).expect("breach")  # a fen above


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-HB", "2021-06-30", "bank_loan=60m")
    report = check(*arguments, facts={"bank_count": 1})
    report.expect("breach")  # above the local 50m
    assert report.limit("bank_loan", base="net_capital")["stale"] is True
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # within 1 x net assets 110m


@pytest.mark.parametrize("place", ["CN-HB", "hubei", "湖北", "湖北省"])
def test_place(check: Checker, place: str) -> None:
    report = check(place, "2016-12-31", "bank_loan=50m+")
    report.expect("breach")  # a fen above 50m; Hebei (CN-HE) would allow 200m
    assert report.data["company"]["jurisdiction"] == "CN-HB"


def test_reading_of_the_restated_half(check: Checker) -> None:
    chosen = ("--reading", "CN-HB/restated-after-2020=otherwise")
    check("CN-HB", "2020-09-06", "bank_loan=50m+", *chosen).expect("breach")  # the day before: 0.5 x 100m
    check("CN-HB", "2020-09-07", "bank_loan=110m", *chosen).expect("compliant")  # 1 x 110m
    check("CN-HB", "2020-09-07", "bank_loan=110m+", *chosen).expect("breach")  # a fen above
    check("CN-HB", "2020-09-07", "bank_loan=110m").expect("breach")  # as taken: 0.5 x 100m


def test_reading_of_the_number_of_banks(check: Checker) -> None:
    # taken: the two of 2008 stay; otherwise any number, the clause being silent
    arguments = ("CN-HB", "2016-12-31", "bank_loan=10m")
    check(*arguments, facts={"bank_count": 3}).expect("breach")
    chosen = ("--reading", "CN-HB/bank-count=otherwise")
    check(*arguments, *chosen, facts={"bank_count": 3}).expect("compliant")
    check("CN-HB", "2009-05-12", "bank_loan=10m", *chosen, facts={"bank_count": 3}).expect("breach")  # before the text


@pytest.mark.parametrize(("date", "told"), [("2017-12-31", False), ("2018-01-01", True), ("2025-06-30", True)])
def test_gap(check: Checker, date: str, told: bool) -> None:
    report = check("CN-HB", date, "bank_loan=20m")
    report.expect("compliant")
    assert any("CN-HB/gap-after-2017" in warning for warning in report.data["warnings"]) is told
