"""Xinjiang: from 2017-08-04 banks, re-lending companies and its own corporate shareholders in one pool of 50%."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT = "asset_transfer_outright"
THREE = "bank_loan=20m relending_loan=20m shareholder_loan=10m"  # 50m

# Net capital 100m, net assets 110m, 90m a year before, complete.
VERDICTS: list[tuple[str, str, int | None, str, str]] = [
    # until 2017-08-03 the national text: banks 0.5 x 100m, at most two
    ("2017-08-03", "bank_loan=50m", 2, "", "compliant"),  # at the cap
    ("2017-08-03", "bank_loan=50m+", 2, "", "breach"),  # a fen above
    ("2017-08-03", "bank_loan=10m", 3, "", "breach"),  # three of two
    ("2017-08-03", "relending_loan=10m", None, "", "undetermined"),  # not provided for
    ("2017-08-03", "shareholder_loan=10m", None, "", "undetermined"),  # nor this
    # 2017-08-04 art. 27 (2): three sources, 0.5 x 100m together, no number of banks
    ("2017-08-04", "bank_loan=50m", 2, "", "compliant"),  # at the cap
    ("2017-08-04", "bank_loan=50m+", 2, "", "breach"),  # a fen above
    ("2017-08-04", "bank_loan=10m", 3, "", "compliant"),  # other lenders are named, and no number
    ("2017-08-04", "bank_loan=10m", None, "", "compliant"),  # nor asked
    ("2017-08-04", "relending_loan=50m", None, "", "compliant"),  # at the cap
    ("2017-08-04", "shareholder_loan=50m", None, "", "compliant"),  # at the cap, no approval asked
    ("2017-08-04", "shareholder_loan=50m+", None, "", "breach"),  # a fen above
    ("2017-08-04", THREE, 2, "", "compliant"),  # 20m, 20m and 10m are 50m
    ("2017-08-04", f"{THREE}+", 2, "", "breach"),  # 50m and a fen, each far within
    # what a corporate shareholder lends, special loans too, is 向…自身法人股东融入资金
    ("2017-08-04", "shareholder_special_loan=50m", None, "", "compliant"),  # at the cap, no approval asked
    ("2017-08-04", "bank_loan=40m shareholder_special_loan=10m", 2, "", "compliant"),  # 40m and 10m are 50m
    ("2017-08-04", "bank_loan=40m shareholder_special_loan=10m+", 2, "", "breach"),  # 50m and a fen
    (
        "2017-08-04",
        "bank_loan=40m shareholder_special_loan=60m",
        2,
        "shareholder_special_loan",
        "breach",
    ),  # 100m, and no approval lifts the 50m
    # (3) 国家及自治区批准的其他资金来源: nobody said that anybody approved
    ("2017-08-04", "fund_loan=10m", None, "", "undetermined|needs_approval"),
    # 2017 notice: 0.5 x 100m with transfers and ABS
    ("2017-12-01", "abs=10m", None, "", "needs_approval"),  # within 50m
    ("2017-12-01", "bank_loan=30m abs=20m", 2, "abs", "compliant"),  # 50m
    ("2017-12-01", "bank_loan=30m abs=20m+", 2, "abs", "breach"),  # 50m and a fen
    ("2017-12-01", f"{THREE} {OUT}=0.01", 2, OUT, "breach"),  # 50m and a fen
    # 2020 and 2024: 1 x and 4 x net assets besides
    ("2020-09-06", "shareholder_loan=10m", None, "", "compliant"),  # the day before
    ("2020-09-07", "shareholder_loan=10m", None, "", "needs_approval"),  # 2020 notice
    ("2020-09-07", THREE, 2, "shareholder_loan", "compliant"),  # 50m, approved
    ("2020-09-07", f"{THREE}+", 2, "shareholder_loan", "breach"),  # within 110m, but the local 50m remains
    ("2020-09-07", f"{THREE} abs=100m", 2, "shareholder_loan abs", "compliant"),  # 100m of 4 x 110m, outside the 50m
    ("2020-09-07", "bank_loan=10m", 3, "", "compliant"),  # still no number of banks
    ("2024-12-31", "bank_loan=50m", 2, "", "compliant"),  # within 50m and 90m
    ("2024-12-30", "abs=360m+", None, "abs", "compliant"),  # within 4 x 110m
    ("2024-12-31", "abs=360m+", None, "abs", "breach"),  # 4 x 90m of the year before and a fen
]


@pytest.mark.parametrize(("date", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, banks: int | None, approved: str, verdict: str) -> None:
    check("CN-XJ", date, balances, approved=approved, facts={"bank_count": banks}).expect(verdict)


@pytest.mark.parametrize("kind", ["traditional", "online", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    check("CN-XJ", "2017-09-30", "relending_loan=50m", kind=kind).expect("compliant")  # at 0.5 x 100m
    check("CN-XJ", "2017-09-30", "relending_loan=50m+", kind=kind).expect("breach")  # a fen above


def test_one_pool(check: Checker) -> None:
    report = check("CN-XJ", "2017-08-04", "bank_loan=20m relending_loan=10m")
    found = report.limit("bank_loan", "relending_loan", "shareholder_loan", layer="local")
    # 20m and 10m of 0.5 x 100m
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "0.5", "50000000.00")
    assert (found["used"], found["headroom"]) == ("30000000.00", "20000000.00")
    assert found["source"]["issued"] == "2017-08-04"
    assert sorted(found["channels"]) == ["bank_loan", "relending_loan", "shareholder_loan", "shareholder_special_loan"]
    left = {report.channel(channel)["headroom"] for channel in found["channels"]}
    assert left == {report.data["total"]["headroom"]} == {"20000000.00"}  # once, not each
    replaced = report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)
    assert replaced["outcome"] == "replaced"


def test_pool_of_2017(check: Checker) -> None:
    found = check("CN-XJ", "2017-12-01", "bank_loan=20m").limit("bank_loan", "abs", OUT)
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "0.5", "50000000.00")  # 0.5 x 100m


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2017-08-03", "relending_loan", "not_provided"),
        ("2017-08-04", "relending_loan", "permitted"),
        ("2017-08-03", "shareholder_loan", "not_provided"),
        ("2017-08-04", "shareholder_loan", "permitted"),  # 自身法人股东
        ("2017-08-04", "bank_loan", "permitted"),
        ("2017-08-04", "shareholder_special_loan", "permitted"),  # the same shareholders
        ("2017-08-04", "bond", "with_approval"),  # (3)
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2020-09-07", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2020-09-07", "relending_loan", "permitted"),
        ("2020-09-07", "bond", "with_approval"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-XJ", date).channel(channel)["access"] == access


def test_unknown(check: Checker) -> None:
    check("CN-XJ", "2017-09-30", "bank_loan=20m", complete=None).expect("undetermined")  # the rest is blank
    check("CN-XJ", "2017-09-30", "bank_loan=50m+", complete=None).expect("breach")  # whatever the rest
    check("CN-XJ", "2017-09-30", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-XJ", "2021-06-30", "bank_loan=60m")
    report = check(*arguments, facts={"bank_count": 1})
    report.expect("breach")  # above the local 50m
    assert report.limit("bank_loan", base="net_capital")["stale"] is True
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # 2008 gave way; within 110m
