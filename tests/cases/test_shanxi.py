"""Shanxi: online companies 1 x net capital from 2017-03-22; for the others no text, so the national ones alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"

# Net capital 100m, net assets 110m, net assets of the year before 90m, two banks, complete.
VERDICTS: list[tuple[str, str | None, str, str, str]] = [
    # online: 2008 until 2017-03-21, banks 0.5 x 100m; from 2017-03-22 art. 18, all funding 1 x 100m
    ("2017-03-21", "online", "bank_loan=50m", "", "compliant"),  # national, at the cap
    ("2017-03-21", "online", "bank_loan=50m+", "", "breach"),  # national, a fen above
    ("2017-03-22", "online", "bank_loan=50m+", "", "compliant"),  # within 100m
    ("2017-03-22", "online", "bank_loan=100m", "", "compliant"),  # at 1 x 100m
    ("2017-03-22", "online", "bank_loan=100m+", "", "breach"),  # a fen above
    ("2017-03-21", "online", "relending_loan=10m", "", "undetermined"),  # 2008 does not provide for it
    ("2017-03-22", "online", "relending_loan=10m", "", "compliant"),  # 小额再贷款公司 is named
    ("2017-03-22", "online", "bank_loan=40m relending_loan=60m", "", "compliant"),  # 100m
    ("2017-03-22", "online", "bank_loan=40m relending_loan=60m+", "", "breach"),  # 100m and a fen
    ("2017-03-21", "online", f"{REPO}=10m", "", "undetermined"),  # 2008 does not provide for it
    ("2017-03-22", "online", f"{REPO}=10m", "", "needs_approval"),  # 经批准
    ("2017-03-22", "online", f"{REPO}=10m", REPO, "compliant"),  # approved
    ("2017-03-22", "online", f"bank_loan=60m {REPO}=40m", REPO, "compliant"),  # 100m: one pool
    ("2017-03-22", "online", f"bank_loan=60m {REPO}=40m+", REPO, "breach"),  # 100m and a fen
    ("2017-03-22", "online", f"bank_loan=60m {REPO}=40m+", "", "breach"),  # with or without the approval
    ("2017-03-22", "online", "bank_loan=100m other_borrowing=0.01", "other_borrowing", "breach"),  # and a fen
    # the others: 2008
    ("2017-11-30", "traditional", "bank_loan=50m", "", "compliant"),  # national, at the cap
    ("2017-11-30", "traditional", "bank_loan=50m+", "", "breach"),  # national, a fen above
    ("2017-11-30", "traditional", "relending_loan=10m", "", "undetermined"),  # 2008 does not provide for it
    ("2017-11-30", "traditional", f"{REPO}=10m", "", "undetermined"),  # nor for this
    ("2017-11-30", "technology", "bank_loan=50m+", "", "breach"),  # the guide is for online companies only
    # the type unknown: every value it can take
    ("2017-03-21", None, "bank_loan=50m+", "", "breach"),  # 2008 for everybody
    ("2017-03-22", None, "bank_loan=50m", "", "compliant"),  # within the cap of either
    ("2017-03-22", None, "bank_loan=50m+", "", "undetermined"),  # online may, the others may not
    ("2017-03-22", None, "bank_loan=100m+", "", "breach"),  # nobody may
    # 2017 notice: 1 x for online companies, 0.5 x for the others; outright sales and ABS join the pool
    ("2017-11-30", "online", "bank_loan=60m abs=40m+", "abs", "breach"),  # ABS are funding: 100m and a fen
    ("2017-12-01", "online", "bank_loan=60m abs=40m", "abs", "compliant"),  # 100m
    ("2017-12-01", "online", "bank_loan=60m abs=40m", "", "needs_approval"),  # 100m, not approved
    ("2017-12-01", "online", f"bank_loan=60m {OUT}=40m", OUT, "compliant"),  # 100m
    ("2017-12-01", "online", f"bank_loan=60m {OUT}=40m+", OUT, "breach"),  # 100m and a fen
    ("2017-12-01", "traditional", "bank_loan=40m abs=10m", "abs", "compliant"),  # 50m
    ("2017-12-01", "traditional", "bank_loan=40m abs=10m+", "abs", "breach"),  # 50m and a fen
    ("2017-12-01", None, "bank_loan=40m abs=10m+", "abs", "undetermined"),  # 100m if online, 50m if not
    # 2020: 1 x net assets 110m besides; the 50% of 2008 has given way, the local pool remains
    ("2020-09-06", "traditional", "bank_loan=60m", "", "breach"),  # 60m of 50m
    ("2020-09-07", "traditional", "bank_loan=60m", "", "compliant"),  # 60m of 110m
    ("2020-09-07", "traditional", "bank_loan=110m+", "", "breach"),  # a fen above 1 x 110m
    ("2020-09-07", "online", "bank_loan=100m", "", "compliant"),  # at the local 100m
    ("2020-09-07", "online", "bank_loan=100m+", "", "breach"),  # a fen above it, within 110m
    ("2020-09-07", "online", "bank_loan=100m abs=0.01", "abs", "breach"),  # the pool holds all funding
    ("2020-09-07", "traditional", "bank_loan=100m abs=440m", "abs", "compliant"),  # 100m of 110m, 440m of 440m
    ("2020-09-06", "traditional", "shareholder_loan=10m", "", "undetermined"),  # not provided for
    ("2020-09-07", "traditional", "shareholder_loan=10m", "", "needs_approval"),  # 2020 notice
    # 2024: the lower of 1 x 110m and 1 x 90m of the year before
    ("2024-12-30", "online", "bank_loan=90m+", "", "compliant"),  # within 100m and 110m
    ("2024-12-31", "online", "bank_loan=90m+", "", "breach"),  # a fen above 90m
    ("2024-12-31", "traditional", "bank_loan=90m", "", "compliant"),  # at 90m
    ("2024-12-31", "traditional", "bank_loan=90m+", "", "breach"),  # a fen above 90m
]


@pytest.mark.parametrize(("date", "kind", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, kind: str | None, balances: str, approved: str, verdict: str) -> None:
    report = check("CN-SX", date, balances, kind=kind, approved=approved)
    report.expect(verdict)
    assert kind is not None or verdict != "undetermined" or "company_type" in report.facts()


@pytest.mark.parametrize(
    ("date", "kind", "banks", "verdict"),
    [
        ("2017-03-21", "online", 3, "breach"),  # 2008: three of two
        ("2017-03-22", "online", 3, "compliant"),  # the guide names other lenders and no number
        ("2017-03-22", "online", None, "compliant"),  # no longer asked
        ("2017-03-22", "traditional", 2, "compliant"),  # 2008: two of two
        ("2017-03-22", "traditional", 3, "breach"),  # 2008: three of two
        ("2017-03-22", "traditional", None, "undetermined"),  # nobody said how many
        ("2017-03-22", None, 3, "undetermined"),  # online may, the others may not
        ("2020-09-07", "traditional", 3, "breach"),  # the count outlives the 50%
        ("2020-09-07", "online", 3, "compliant"),  # and does not come back for online companies
    ],
)
def test_number_of_banks(check: Checker, date: str, kind: str | None, banks: int | None, verdict: str) -> None:
    check("CN-SX", date, "bank_loan=10m", kind=kind, facts={"bank_count": banks}).expect(verdict)


def test_pool(check: Checker) -> None:
    report = check("CN-SX", "2017-06-30", f"bank_loan=40m relending_loan=10m {REPO}=10m", kind="online", approved=REPO)
    found = report.limit("bank_loan", "relending_loan", REPO, layer="local")
    # 40m, 10m and 10m are 60m of 1 x 100m
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "1", "100000000.00")
    assert (found["used"], found["headroom"], found["source"]["issued"]) == (
        "60000000.00",
        "40000000.00",
        "2017-03-22",
    )
    assert not {OUT, "guarantee", "interbank_lending", "other_liabilities"} & set(found["channels"])
    assert report.channel("relending_loan")["headroom"] == report.data["total"]["headroom"] == "40000000.00"
    national = report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)
    assert national["outcome"] == "replaced"


def test_other_types_are_told(check: Checker) -> None:
    report = check("CN-SX", "2017-06-30", "bank_loan=20m", kind="traditional")
    assert not report.limits("bank_loan", layer="local")
    assert report.limit("bank_loan", base="net_capital")["cap"] == "50000000.00"  # 0.5 x 100m, 2008
    aside = [f for f in report.findings("not_applicable") if f["layer"] == "local" and f["kind"] == "limit"]
    assert any({"bank_loan", "relending_loan"} <= set(f["channels"]) and f["why"] for f in aside)


@pytest.mark.parametrize(("kind", "multiple"), [("online", "1"), ("traditional", "0.5")])
def test_pool_of_2017(check: Checker, kind: str, multiple: str) -> None:
    found = check("CN-SX", "2017-12-01", "bank_loan=20m", kind=kind).limit("bank_loan", "abs", OUT, layer="national")
    assert (found["base"], found["multiple"], found["used"]) == ("net_capital", multiple, "20000000.00")


@pytest.mark.parametrize(
    ("date", "kind", "channel", "access"),
    [
        ("2017-03-21", "online", "relending_loan", "not_provided"),  # 2008
        ("2017-03-22", "online", "bank_loan", "permitted"),
        ("2017-03-22", "online", "relending_loan", "permitted"),
        ("2017-03-22", "online", REPO, "with_approval"),  # 经批准可开展承担回购义务的贷款资产(收益权)转让
        ("2017-03-22", "online", "other_borrowing", "with_approval"),  # 经批准的其他融资方式
        ("2017-03-22", "traditional", "relending_loan", "not_provided"),
        ("2017-03-22", "traditional", REPO, "not_provided"),
        ("2017-12-01", "traditional", REPO, "with_approval"),  # 2017 notice
        ("2017-12-01", "online", "abs", "with_approval"),
        ("2020-09-07", "online", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2020-09-07", "traditional", "bond", "with_approval"),
    ],
)
def test_access(check: Checker, date: str, kind: str, channel: str, access: str) -> None:
    assert check("CN-SX", date, kind=kind).channel(channel)["access"] == access


def test_unknown(check: Checker) -> None:
    report = check("CN-SX", "2017-06-30", "bank_loan=20m", kind="online", complete=None)
    report.expect("undetermined")  # 20m and whatever the others hold, in one pool
    assert report.limit("bank_loan", "relending_loan", layer="local")["headroom"] is None
    report = check("CN-SX", "2017-06-30", "bank_loan=20m", kind="online", capital={"net_capital": None})
    report.expect("undetermined")
    assert report.limit("bank_loan", layer="local")["cap"] is None


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-SX", "2021-06-30", "bank_loan=105m")
    report = check(*arguments, kind="online", facts={"bank_count": 1})
    report.expect("breach")  # above the local 100m of 2017
    assert report.limit("bank_loan", layer="local")["stale"] is True
    check(*arguments, "--no-stale", kind="online", facts={"bank_count": 1}).expect("compliant")  # within 110m


@pytest.mark.parametrize("kind", ["traditional", "online"])
def test_gaps(check: Checker, kind: str) -> None:
    # 晋地金管〔2025〕43号 of 2025-06-24 exists, its financing clause was not seen; no verdict comes of it
    report = check("CN-SX", "2025-12-31", "bank_loan=60m", kind=kind)
    report.expect("compliant")  # 60m of 110m and 90m, and of 100m if online
    assert any("43号" in warning for warning in report.data["warnings"])


@pytest.mark.parametrize("place", ["CN-SX", "shanxi", "山西", "山西省"])
def test_place(check: Checker, place: str) -> None:
    report = check(place, "2017-06-30", "bank_loan=100m", kind="online")
    report.expect("compliant")  # at 1 x 100m; Shaanxi (CN-SN) stays at 50m
    assert report.data["company"]["jurisdiction"] == "CN-SX"


def test_reading_of_own_funds(check: Checker) -> None:
    # 主要利用自有资金: taken, 100m of 1 x net capital 100m; otherwise within own funds, here 80m
    arguments = ("CN-SX", "2017-06-30", "bank_loan=80m+")
    capital = {"net_assets": "80m"}
    otherwise = ("--reading", "CN-SX/own-funds=otherwise")
    check(*arguments, kind="online", capital=capital).expect("compliant")
    check(*arguments, *otherwise, kind="online", capital=capital).expect("breach")
    check("CN-SX", "2017-06-30", "bank_loan=80m", *otherwise, kind="online", capital=capital).expect("compliant")


def test_reading_of_other_forms(check: Checker) -> None:
    # 经批准的其他融资方式: taken, every other kind of debt; otherwise not provided for
    arguments = ("CN-SX", "2017-06-30", "fund_loan=10m")
    otherwise = ("--reading", "CN-SX/online-other-forms=otherwise")
    check(*arguments, kind="online", approved="fund_loan").expect("compliant")
    check(*arguments, *otherwise, kind="online", approved="fund_loan").expect("undetermined")
    named = ("CN-SX", "2017-06-30", f"{REPO}=10m")
    check(*named, *otherwise, kind="online", approved=REPO).expect("compliant")  # repurchase is named


@pytest.mark.parametrize(("date", "told"), [("2025-06-23", True), ("2025-06-24", False)])
def test_the_text_of_2021_ended_with_that_of_2025(check: Checker, date: str, told: bool) -> None:
    found = check("CN-SX", date, "bank_loan=60m").data["warnings"]
    assert any("A类定100%" in warning for warning in found) is told


def test_reading_of_the_bound(check: Checker) -> None:
    # 50m and a fen from banks: of 1 x 100m in all; otherwise banks stay at the nation's 0.5 x 100m and two banks
    otherwise = ("--reading", "CN-SX/online-bound=otherwise")
    arguments = ("CN-SX", "2017-06-30", "bank_loan=50m+")
    check(*arguments, kind="online").expect("compliant")
    check(*arguments, *otherwise, kind="online").expect("breach")
    three = {"bank_count": 3}
    check("CN-SX", "2017-06-30", "bank_loan=10m", kind="online", facts=three).expect("compliant")
    check("CN-SX", "2017-06-30", "bank_loan=10m", *otherwise, kind="online", facts=three).expect("breach")
    # beside the 50m of banks, 100m of approved forms: 150m
    for amount, verdict in (("100m", "compliant"), ("100m+", "breach")):
        full = ("CN-SX", "2017-06-30", f"bank_loan=50m {REPO}={amount}")
        check(*full, kind="online", approved=REPO).expect("breach")
        check(*full, *otherwise, kind="online", approved=REPO).expect(verdict)
    # the local ratio of the pool of 2017 is their sum
    found = check("CN-SX", "2018-06-30", "bank_loan=10m", *otherwise, kind="online").limit("bank_loan", "abs")
    assert found["multiple"] == "1.5"
    check("CN-SX", "2018-06-30", "bank_loan=50m", *otherwise).expect("compliant")  # others are not meant
