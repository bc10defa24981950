"""Shaanxi: its own 50% and two banks of 2008-10-11, for every kind of company outside Xi'an's online text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"

# Net capital 100m, net assets 110m, net assets of the year before 90m, two banks, complete.
VERDICTS = [
    # banks 0.5 x 100m: the national text until 2008-10-10, then art. 21 of the province's own
    ("2008-10-10", "bank_loan=50m", "", "compliant"),  # national, at the cap
    ("2008-10-10", "bank_loan=50m+", "", "breach"),  # national, a fen above
    ("2008-10-11", "bank_loan=50m", "", "compliant"),  # art. 21, at the cap
    ("2008-10-11", "bank_loan=50m+", "", "breach"),  # art. 21, a fen above
    ("2017-11-30", "bank_loan=50m", "", "compliant"),  # at the cap
    (
        "2017-11-30",
        "shareholder_loan=10m",
        "",
        "undetermined|breach|prohibited",
    ),  # 不得对内或对外集资, not provided for
    ("2017-11-30", "relending_loan=10m", "", "undetermined"),  # no text provides for it
    ("2017-11-30", "other_fi_loan=10m", "", "undetermined"),  # 融入资金 is from banking institutions
    ("2017-11-30", f"{REPO}=10m", "", "undetermined"),  # not provided for
    ("2017-11-30", "bank_loan=50m guarantee=60m", "", "compliant"),  # no cap on guarantees
    # 2017 notice: the local ratio is the bank cap, 0.5 x 100m
    ("2017-11-30", "bank_loan=40m abs=10m", "", "undetermined"),  # the day before: not provided for
    ("2017-12-01", "bank_loan=40m abs=10m", "", "needs_approval"),  # 50m, not approved
    ("2017-12-01", "bank_loan=40m abs=10m", "abs", "compliant"),  # 50m
    ("2017-12-01", "bank_loan=40m abs=10m+", "abs", "breach"),  # 50m and a fen
    ("2017-12-01", f"bank_loan=40m {OUT}=10m", OUT, "compliant"),  # 50m, outright sales counted
    ("2017-12-01", f"bank_loan=40m {OUT}=10m+", OUT, "breach"),  # 50m and a fen
    ("2020-09-06", "abs=50m+", "abs", "breach"),  # the pool's last day
    # 2020: 1 x net assets 110m and 4 x for bonds and ABS; the local 0.5 for banks remains
    ("2020-09-07", "abs=50m+", "abs", "compliant"),  # within 440m
    ("2020-09-07", "bank_loan=50m", "", "compliant"),  # at the local 50m
    ("2020-09-07", "bank_loan=50m+", "", "breach"),  # within 110m, but the local 50m remains
    ("2020-09-07", "bond=440m+", "bond", "breach"),  # a fen above 4 x 110m
    # 2024: the lower of 4 x 110m and 4 x 90m of the year before
    ("2024-12-30", "bond=360m+", "bond", "compliant"),  # within 440m
    ("2024-12-31", "bond=360m", "bond", "compliant"),  # at 360m
    ("2024-12-31", "bond=360m+", "bond", "breach"),  # a fen above
    ("2024-12-31", "bank_loan=50m+", "", "breach"),  # within 90m, but the local 50m remains
]


@pytest.mark.parametrize(("date", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, approved: str, verdict: str) -> None:
    check("CN-SN", date, balances, approved=approved).expect(verdict)


@pytest.mark.parametrize(
    ("date", "banks", "verdict"),
    [
        ("2008-10-10", 3, "breach"),  # 2008: three of two
        ("2008-10-11", 2, "compliant"),  # art. 21: two of two
        ("2008-10-11", 3, "breach"),  # art. 21: three of two
        ("2016-12-31", None, "undetermined"),  # nobody said how many
        ("2020-09-07", 2, "compliant"),  # two of two
        ("2020-09-07", 3, "breach"),  # the count stays
        ("2025-06-30", 3, "breach"),  # and stays
    ],
)
def test_number_of_banks(check: Checker, date: str, banks: int | None, verdict: str) -> None:
    report = check("CN-SN", date, "bank_loan=10m", facts={"bank_count": banks})
    report.expect(verdict)
    assert ("bank_count" in report.facts()) is (verdict == "undetermined")


def test_own_rows_replace_the_national(check: Checker) -> None:
    day_before = check("CN-SN", "2008-10-10", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (day_before["layer"], day_before["cap"]) == ("national", "50000000.00")
    report = check("CN-SN", "2008-10-11", "bank_loan=20m")
    found = report.limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")
    assert found["source"]["issued"] == "2008-10-11"
    replaced = report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)
    assert replaced["outcome"] == "replaced"


def test_pool_of_2017(check: Checker) -> None:
    found = check("CN-SN", "2017-12-01", "bank_loan=20m abs=10m", approved="abs").limit("bank_loan", "abs")
    assert (found["multiple"], found["cap"], found["used"]) == ("0.5", "50000000.00", "30000000.00")  # 20m and 10m


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2008-10-11", "bank_loan", "permitted"),
        ("2017-11-30", "other_fi_loan", "not_provided"),
        ("2017-11-30", REPO, "not_provided"),
        ("2017-12-01", REPO, "with_approval"),  # 2017 notice
        ("2017-12-01", "abs", "with_approval"),
        ("2020-09-06", "bond", "not_provided"),
        ("2020-09-07", "bond", "with_approval"),  # 2020 notice
        ("2020-09-07", "bank_loan", "permitted"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-SN", date).channel(channel)["access"] == access


def test_unknown(check: Checker) -> None:
    report = check("CN-SN", "2016-12-31", "bank_loan=20m", complete=None)
    report.expect("undetermined")  # nothing said of the other channels
    assert report.limit("bank_loan", base="net_capital")["outcome"] == "compliant"  # 20m of 50m all the same
    report = check("CN-SN", "2016-12-31", "bank_loan=20m", capital={"net_capital": None})
    report.expect("undetermined")  # net assets of 110m never stand in for net capital
    assert report.limit("bank_loan", base="net_capital")["cap"] is None


@pytest.mark.parametrize("kind", ["traditional", "online", "rural", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    # the 250% of registered capital is Xi'an's: elsewhere online companies follow the general rule
    check("CN-SN", "2017-06-30", "bank_loan=50m", kind=kind).expect("compliant")  # at 0.5 x 100m
    check("CN-SN", "2017-06-30", "bank_loan=50m+", kind=kind).expect("breach")  # a fen above


@pytest.mark.parametrize(("date", "stale"), [("2017-12-31", False), ("2018-01-01", True)])
def test_stale(check: Checker, date: str, stale: bool) -> None:
    report = check("CN-SN", date, "bank_loan=50m+")
    report.expect("breach")
    assert report.limit("bank_loan", layer="local")["stale"] is stale


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-SN", "2021-06-30", "bank_loan=60m")
    check(*arguments, facts={"bank_count": 1}).expect("breach")  # above the local 50m
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # within 1 x net assets 110m


@pytest.mark.parametrize("place", ["CN-SN", "shaanxi", "陕西", "陕西省"])
def test_place(check: Checker, place: str) -> None:
    report = check(place, "2017-06-30", "bank_loan=100m", kind="online")
    report.expect("breach")  # 100m of 50m; Shanxi (CN-SX) would allow an online company 100m
    assert report.data["company"]["jurisdiction"] == "CN-SN"


def test_reading_collecting(check: Checker) -> None:
    # 不得对内或对外集资: taken, shareholder loans are open with approval from 2020-09-07; otherwise prohibited
    arguments = ("CN-SN", "2021-06-30", "shareholder_loan=10m")
    check(*arguments, approved="shareholder_loan").expect("compliant")
    check(*arguments, "--reading", "CN-SN/collecting=otherwise", approved="shareholder_loan").expect("prohibited")
    before = ("CN-SN", "2017-11-30", "shareholder_loan=10m")
    check(*before).expect("undetermined")  # not provided for
    check(*before, "--reading", "CN-SN/collecting=otherwise").expect("prohibited")


def test_reading_of_the_closed_list(check: Checker) -> None:
    # 资金来源为, without 主要: taken, ABS are open with approval from 2020-09-07; otherwise prohibited
    arguments = ("CN-SN", "2021-06-30", "abs=10m")
    check(*arguments, approved="abs").expect("compliant")
    check(*arguments, "--reading", "CN-SN/closed-list=otherwise", approved="abs").expect("prohibited")
    check("CN-SN", "2021-06-30", "bank_loan=50m", "--reading", "CN-SN/closed-list=otherwise").expect("compliant")


def test_reading_restated(check: Checker) -> None:
    # bank 60m of 0.5 x 100m; otherwise the national 1 x 110m
    arguments = ("CN-SN", "2020-09-07", "bank_loan=60m")
    check(*arguments).expect("breach")
    check(*arguments, "--reading", "CN-SN/restated-after-2020=otherwise").expect("compliant")
