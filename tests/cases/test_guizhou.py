"""Guizhou, from 2012-09-12: banks and the like 0.5, main shareholders 0.5, interbank 0.3 each way; other forms unset."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker, Report

# Net capital 100m, net assets 110m, net assets of the year before 90m, two banks, complete.
FI, PLATFORM = "other_fi_loan", "platform_financing"
VERDICTS = [
    # national 2008 until 2012-09-11; from 2012-09-12 points 5 and 6
    ("2012-09-11", "bank_loan=50m+", "", "breach"),  # national, a fen above 0.5 x 100m
    ("2012-09-12", "bank_loan=50m", "", "compliant"),  # local, at the cap
    ("2012-09-12", "bank_loan=50m+", "", "breach"),  # a fen above
    ("2012-09-12", f"bank_loan=30m {FI}=20m", FI, "compliant"),  # 银行业等金融机构: 50m together
    ("2012-09-12", f"bank_loan=30m {FI}=20m+", FI, "breach"),  # 50m and a fen
    ("2012-09-11", "interbank_borrowing=30m", "", "undetermined"),  # 2008 does not provide for it
    ("2012-09-12", "interbank_borrowing=30m", "", "compliant"),  # at 0.3 x 100m
    ("2012-09-12", "interbank_borrowing=30m+", "", "breach"),  # a fen above
    ("2012-09-11", "interbank_lending=30m+", "", "compliant"),  # 2008 does not limit it
    ("2012-09-12", "interbank_lending=30m", "", "compliant"),  # at 0.3 x 100m
    ("2012-09-12", "interbank_lending=30m+", "", "breach"),  # a fen above
    # other forms: with approval, the ratio left to a later study
    ("2012-09-11", "fund_loan=60m", "", "undetermined"),  # 2008 does not provide for it
    ("2012-09-12", "fund_loan=60m", "", "needs_approval"),  # 经批准的其他融资方式
    ("2012-09-12", "fund_loan=60m", "fund_loan", "compliant"),  # approved; no ratio
    ("2017-11-30", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=200m", PLATFORM, "compliant"),  # no ratio
    # 2017 notice: 0.5 + 0.5 + 0.3 is 1.3 x 100m; lending out is not added
    ("2017-12-01", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=50m", PLATFORM, "compliant"),  # 130m
    ("2017-12-01", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=50m+", PLATFORM, "breach"),  # 130m and a fen
    ("2017-12-01", "bank_loan=50m interbank_borrowing=30m abs=50m", "", "needs_approval"),  # 130m, not approved
    ("2017-12-01", "bank_loan=50m interbank_borrowing=30m abs=50m", "abs", "compliant"),  # approved
    ("2017-12-01", "bank_loan=50m interbank_borrowing=30m abs=50m+", "abs", "breach"),  # 130m and a fen
    ("2020-09-15", "bank_loan=50m interbank_borrowing=30m abs=50m+", "abs", "breach"),  # the pool's last day
    # 2020 and 2024: the local caps remain beside 1 x net assets 110m, then 90m
    ("2020-09-16", "bank_loan=50m interbank_borrowing=30m abs=50m+", "abs", "compliant"),  # 80m of 110m; ABS of 440m
    ("2020-09-16", "bank_loan=50m+", "", "breach"),  # within 110m, above the local 50m
    ("2020-09-16", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=30m", PLATFORM, "compliant"),  # 110m
    ("2020-09-16", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=30m+", PLATFORM, "breach"),  # 110m and a fen
    ("2024-12-30", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=10m+", PLATFORM, "compliant"),  # within 110m
    ("2024-12-31", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=10m+", PLATFORM, "breach"),  # 90m and a fen
]


@pytest.mark.parametrize(("date", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, approved: str, verdict: str) -> None:
    check("CN-GZ", date, balances, approved=approved).expect(verdict)


@pytest.mark.parametrize(
    ("date", "banks", "verdict"),
    [
        ("2012-09-12", 2, "compliant"),  # point 5 (1): two of two
        ("2012-09-12", 3, "breach"),  # three of two
        ("2016-12-31", None, "undetermined"),  # nobody said how many
        ("2020-09-16", 3, "breach"),  # the local count remains
    ],
)
def test_number_of_banks(check: Checker, date: str, banks: int | None, verdict: str) -> None:
    check("CN-GZ", date, "bank_loan=10m", facts={"bank_count": banks}).expect(verdict)


A = {"name": "甲公司", "kind": "corporate", "share": "0.10", "paid_in": "7000000"}
B = {"name": "乙公司", "kind": "corporate", "share": "0.33", "paid_in": "23100000"}


def lent(
    check: Checker,
    date: str,
    *loans: tuple[str, str],
    balances: str = "",
    approved: str = "",
    owners: tuple[dict[str, Any], ...] = (A, B),
) -> Report:
    ledger = [
        {"channel": "shareholder_loan", "lender": lender, "balance": balance, "start": f"{int(date[:4]) - 1}-12-01"}
        | {"maturity": f"{int(date[:4]) + 1}-12-01", "rate": "0.05", "on_sheet": True}
        for lender, balance in loans
    ]
    return check("CN-GZ", date, balances, loans=ledger, shareholders=list(owners), approved=approved)


@pytest.mark.parametrize(
    ("date", "balances", "loans", "approved", "verdict"),
    [
        # point 6: from the main shareholders together 0.5 x 100m, whatever each paid in
        ("2016-12-31", "", [("甲公司", "50000000")], "", "compliant"),  # at the cap, no approval asked
        ("2016-12-31", "", [("甲公司", "50000000.01")], "", "breach"),  # a fen above
        ("2016-12-31", "", [("甲公司", "25000000"), ("乙公司", "25000000")], "", "compliant"),  # 50m
        ("2016-12-31", "", [("甲公司", "25000000"), ("乙公司", "25000000.01")], "", "breach"),  # 50m and a fen
        ("2016-12-31", "bank_loan=50m interbank_borrowing=30m", [("甲公司", "50000000")], "", "compliant"),  # all full
        ("2012-09-11", "", [("甲公司", "10000000")], "", "undetermined"),  # 2008 does not provide for it
        ("2012-09-12", "", [("甲公司", "10000000")], "", "compliant"),  # point 5 (3)
        # 2017 notice: 1.3 x 100m
        ("2017-12-01", "bank_loan=50m interbank_borrowing=30m", [("甲公司", "50000000")], "", "compliant"),  # 130m
        ("2017-12-01", "bank_loan=50m interbank_borrowing=30m abs=0.01", [("甲公司", "50000000")], "abs", "breach"),
        # 2020 notice: with approval, and 1 x 110m
        ("2020-09-15", "", [("甲公司", "50000000")], "", "compliant"),  # the day before
        ("2020-09-16", "", [("甲公司", "50000000")], "", "needs_approval"),
        ("2020-09-16", "", [("甲公司", "50000000")], "shareholder_loan", "compliant"),
        ("2020-09-16", "", [("甲公司", "50000000.01")], "shareholder_loan", "breach"),  # the local 50m remains
        ("2020-09-16", "bank_loan=50m", [("甲公司", "50000000")], "shareholder_loan", "compliant"),  # 100m of 110m
        (
            "2020-09-16",
            "bank_loan=50m interbank_borrowing=10m",
            [("甲公司", "50000000")],
            "shareholder_loan",
            "compliant",
        ),  # 110m
        (
            "2020-09-16",
            "bank_loan=50m interbank_borrowing=10m+",
            [("甲公司", "50000000")],
            "shareholder_loan",
            "breach",
        ),  # 110m and a fen
    ],
)
def test_shareholders(
    check: Checker, *, date: str, balances: str, loans: list[tuple[str, str]], approved: str, verdict: str
) -> None:
    lent(check, date, *loans, balances=balances, approved=approved).expect(verdict)


@pytest.mark.parametrize(
    ("share", "verdict"),
    [
        ("0.10", "compliant"),  # 不低于10%
        ("0.0999", "breach|prohibited"),  # below
        (None, "undetermined"),  # not known
    ],
)
def test_least_share(check: Checker, share: str | None, verdict: str) -> None:
    owner = {key: value for key, value in (A | {"share": share}).items() if value is not None}
    lent(check, "2016-12-31", ("甲公司", "10000000"), owners=(owner, B)).expect(verdict)


def test_total(check: Checker) -> None:
    report = check("CN-GZ", "2017-11-30")
    caps = {
        channel: report.limit(channel, layer="local", base="net_capital")["cap"]
        for channel in ("bank_loan", "shareholder_loan", "interbank_borrowing", "interbank_lending")
    }
    # 0.5, 0.5, 0.3 and 0.3 x 100m
    assert list(caps.values()) == ["50000000.00", "50000000.00", "30000000.00", "30000000.00"]
    # 50m, 50m and 30m; lending out and the forms without a ratio are no part of it
    assert (report.data["total"]["headroom"], report.per_yuan()) == ("130000000.00", {"net_capital": Fraction("1.3")})
    assert report.data["warnings"]  # the ratio of the other forms was never seen
    found = check("CN-GZ", "2017-12-01", "bank_loan=20m").limit("bank_loan", "abs")
    assert (found["multiple"], found["cap"], found["used"]) == ("1.3", "130000000.00", "20000000.00")
    # banks 50m and interbank 30m; shareholders wait for approval
    assert check("CN-GZ", "2020-09-16").data["total"]["headroom"] == "80000000.00"


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2012-09-11", "interbank_borrowing", "not_provided"),
        ("2012-09-12", "interbank_borrowing", "permitted"),  # point 5 (4)
        ("2012-09-12", "shareholder_loan", "permitted"),  # point 5 (3)
        ("2020-09-15", "shareholder_loan", "permitted"),
        ("2020-09-16", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2012-09-12", "fund_loan", "with_approval"),  # point 5 (6)
        ("2012-09-12", "bond", "with_approval"),
        ("2012-09-12", "abs", "with_approval"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-GZ", date).channel(channel)["access"] == access


def test_blank(check: Checker) -> None:
    check("CN-GZ", "2016-12-31", "bank_loan=20m", complete=None).expect("undetermined")
    check("CN-GZ", "2016-12-31", "bank_loan=50m+", complete=None).expect("breach")  # whatever the rest
    check("CN-GZ", "2016-12-31", "interbank_borrowing=10m", capital={"net_capital": None}).expect("undetermined")
