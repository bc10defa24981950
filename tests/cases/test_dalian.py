"""Dalian: as Liaoning; for online companies the prohibitions of its guide of 2017-04-05."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cases.conftest import Answering

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cases.conftest import Checker

OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"
VENUE = "funding_on_liaoning_exchange"
ANSWERED = {VENUE: True}


@pytest.fixture
def check(tmp_path: Path) -> Checker:
    """Companies whose bonds and transfers are made on the Liaoning exchange."""
    return Answering(tmp_path, ANSWERED)


# Net capital 100m, net assets 110m, 90m a year before, two banks, complete.
VERDICTS: list[tuple[str, str | None, str, str, str]] = [
    # as Liaoning
    ("2008-11-17", "traditional", "bank_loan=50m", "", "compliant"),  # at 0.5 x 100m
    ("2008-11-17", "traditional", "bank_loan=50m+", "", "breach"),  # a fen above
    ("2013-01-06", "technology", "bank_loan=50m+", "", "breach"),  # the day before
    ("2013-01-07", "technology", "bank_loan=100m", "", "compliant"),  # at 1 x 100m, 大连市高新园区
    ("2013-01-07", "technology", "bank_loan=100m+", "", "breach"),  # a fen above
    ("2013-01-07", "technology", "shareholder_loan=40m", "", "needs_approval"),  # 经省政府金融办批准
    ("2014-08-26", "traditional", "bond=10m", "", "undetermined"),  # encouraged without a ratio
    ("2020-09-06", "traditional", f"{REPO}=10m", "", "compliant"),  # the exchange's last day, in the pool of 50m
    ("2020-09-07", "traditional", f"{REPO}=10m", REPO, "undetermined"),  # closed: no text provides for it
    # 2017-04-05 art. 9, online companies: 3 no funding through internet platforms, 4 no unapproved securitisation
    ("2017-04-04", "online", "bank_loan=50m+", "", "breach"),  # the general 0.5 x 100m
    ("2017-04-05", "online", "bank_loan=50m", "", "compliant"),  # the guide has no ratio: the general one
    ("2017-04-05", "online", "bank_loan=50m+", "", "breach"),  # a fen above
    ("2017-04-04", "online", "platform_financing=1", "", "undetermined"),  # the day before: not provided for
    ("2017-04-05", "online", "platform_financing=0.01", "", "breach|prohibited"),  # one fen is prohibited
    ("2017-04-05", "online", "platform_financing=0.01", "platform_financing", "breach|prohibited"),  # no approval helps
    ("2017-04-05", None, "platform_financing=1", "", "undetermined"),  # an online company may not, of others unsaid
    ("2017-04-04", "online", "abs=10m", "abs", "undetermined"),  # the day before: not provided for
    ("2017-04-05", "online", "abs=10m", "", "needs_approval|breach|prohibited"),  # 禁止未经批准
    ("2017-04-05", "online", "abs=10m", "abs", "undetermined"),  # approved, and without a ratio yet
    ("2017-04-05", "traditional", "abs=10m", "", "undetermined"),  # the guide is not theirs
    # 2017 notice: 0.5 x 100m, technology companies 1 x 100m
    ("2017-12-01", "online", "bank_loan=40m abs=10m", "abs", "compliant"),  # 50m
    ("2017-12-01", "online", "bank_loan=40m abs=10m+", "abs", "breach"),  # 50m and a fen
    ("2017-12-01", "technology", f"bank_loan=60m {OUT}=40m+", OUT, "breach"),  # 100m and a fen
    ("2020-09-06", "online", "platform_financing=0.01", "", "breach|prohibited"),  # still
    # 2020 and 2024: 1 x net assets besides
    ("2020-09-07", "traditional", "bank_loan=50m+", "", "breach"),  # within 110m, but the local 50m remains
    ("2020-09-07", "online", "bank_loan=50m abs=100m", "abs", "compliant"),  # 50m of 50m, 100m of 4 x 110m
    ("2024-12-30", "technology", "bank_loan=90m+", "", "compliant"),  # within 100m and 110m
    ("2024-12-31", "technology", "bank_loan=90m+", "", "breach"),  # a fen above 1 x 90m of the year before
]


@pytest.mark.parametrize(("date", "kind", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, kind: str | None, balances: str, approved: str, verdict: str) -> None:
    # shareholders' money is lent by a corporate shareholder of 60%
    check.lent("CN-210200", date, balances, kind=kind, approved=approved).expect(verdict)


@pytest.mark.parametrize("place", ["CN-210200", "dalian", "大连", "大连市"])
def test_place(check: Checker, place: str) -> None:
    report = check(place, "2016-12-31", "bank_loan=100m", kind="technology")
    report.expect("compliant")  # at 1 x 100m
    assert report.data["company"]["jurisdiction"] == "CN-210200"


@pytest.mark.parametrize(("count", "verdict"), [(2, "compliant"), (3, "breach"), (None, "undetermined")])
def test_number_of_banks(check: Checker, count: int | None, verdict: str) -> None:
    # 不超过两个, as in Liaoning
    check("CN-210200", "2017-06-30", "bank_loan=10m", kind="online", facts={"bank_count": count}).expect(verdict)


def test_half_of_registered_capital_is_about_lending(check: Checker) -> None:
    # art. 4: loans made online up to 0.5 x registered capital; no bound on what is borrowed
    report = check("CN-210200", "2017-04-05", "bank_loan=50m", kind="online", capital={"registered_capital": "60m"})
    report.expect("compliant")  # 50m of 0.5 x net capital 100m, above 0.5 x 60m
    assert not report.limits("bank_loan", base="registered_capital")


@pytest.mark.parametrize(
    ("date", "kind", "channel", "access"),
    [
        ("2017-04-04", "online", "platform_financing", "not_provided"),
        ("2017-04-05", "online", "platform_financing", "prohibited"),
        ("2017-04-04", "online", "abs", "not_provided"),
        ("2017-04-05", "online", "abs", "with_approval"),
        ("2017-04-05", "online", OUT, "with_approval"),  # 以打包资产等形式的债权转让, unless approved
        ("2017-04-05", "traditional", "abs", "not_provided"),
        ("2017-12-01", "traditional", "abs", "with_approval"),  # 2017 notice
        ("2017-12-01", "online", "platform_financing", "prohibited"),
        ("2020-09-07", "online", "shareholder_loan", "with_approval"),  # 2020 notice
    ],
)
def test_access(check: Checker, *, date: str, kind: str, channel: str, access: str) -> None:
    found = check("CN-210200", date, kind=kind).channel(channel)
    assert found["access"] == access
    if access == "prohibited":
        assert found["headroom"] == "0.00"


def test_guide_is_no_law_elsewhere_in_the_province(check: Checker) -> None:
    assert check("CN-LN", "2017-04-05", kind="online").channel("platform_financing")["access"] != "prohibited"


@pytest.mark.parametrize("channel", ["abs", REPO, OUT])
def test_approval_without_a_ratio(check: Checker, channel: str) -> None:
    # 禁止未经批准…: the approval names the amount
    changes: dict[str, Any] = {"kind": "online", "approved": channel, "approved_amounts": {channel: "10000000"}}
    check("CN-210200", "2017-04-05", f"{channel}=10m", **changes).expect("compliant")
    check("CN-210200", "2017-04-05", f"{channel}=10m+", **changes).expect("needs_approval")
    found = check("CN-210200", "2017-04-05", f"{channel}=4m", **changes).channel(channel)
    assert found["headroom"] == "6000000.00"  # 10m less 4m


@pytest.mark.parametrize(
    ("reading", "kind", "balances", "taken", "otherwise"),
    [
        # 未经批准: of transfers too, or of quasi-securitisation alone
        ("packaged-claims", "online", f"{OUT}=10m", "compliant", "prohibited"),
        ("packaged-claims", "online", f"{REPO}=10m", "compliant", "prohibited"),
        ("packaged-claims", "online", "abs=10m", "compliant", "compliant"),
        ("packaged-claims", "traditional", f"{OUT}=10m", "compliant", "compliant"),  # not theirs; by the 2017 notice
        # wealth products: a condition, or the channel of other borrowing
        ("wealth-products", "online", "other_borrowing=10m", "undetermined", "prohibited"),
        ("wealth-products", "traditional", "other_borrowing=10m", "undetermined", "undetermined"),
    ],
)
def test_readings(check: Checker, *, reading: str, kind: str, balances: str, taken: str, otherwise: str) -> None:
    changes: dict[str, Any] = {"kind": kind, "approved": f"{OUT} {REPO} abs"}
    check("CN-210200", "2018-06-30", balances, **changes).expect(taken)
    chosen = ("--reading", f"CN-210200/{reading}=otherwise")
    check("CN-210200", "2018-06-30", balances, *chosen, **changes).expect(otherwise)


def test_readings_of_the_province(check: Checker) -> None:
    # the 0.5 x 100m of the province over all borrowed money: 40m and 10m and a fen
    arguments = ("CN-210200", "2021-06-30", "bank_loan=40m bond=10m+")
    check(*arguments, approved="bond").expect("compliant")
    check(*arguments, "--reading", "CN-LN/what-the-half-bounds=otherwise", approved="bond").expect("breach")


@pytest.mark.parametrize(("lender", "verdict"), [("甲公司", "compliant"), ("丙某", "undetermined")])
def test_who_may_lend_to_technology_companies(check: Checker, lender: str, verdict: str) -> None:
    # 企业股东, as in the province
    changes: dict[str, Any] = {"kind": "technology", "lender": lender, "approved": "shareholder_loan"}
    check.lent("CN-210200", "2016-12-31", "shareholder_loan=80m", **changes).expect(verdict)


@pytest.mark.parametrize("answer", [True, False, None])
def test_venue_of_online_companies(check: Checker, *, answer: bool | None) -> None:
    # 2017 no. 9(4) opens transfers with approval wherever they are made: the Liaoning exchange is no condition of it
    given: dict[str, Any] = {"facts": {VENUE: answer}, "approved": REPO, "approved_amounts": {REPO: "10000000"}}
    check("CN-210200", "2017-04-05", f"{REPO}=10m", kind="online", **given).expect("compliant")
    others = "compliant" if answer else "undetermined"
    check("CN-210200", "2017-04-05", f"{REPO}=10m", kind="traditional", **given).expect(others)
