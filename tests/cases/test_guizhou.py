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
    ("2012-09-12", "fund_loan=60m", "fund_loan", "undetermined"),  # approved, but no ratio: how much, nobody said
    ("2017-11-30", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=200m", PLATFORM, "undetermined"),  # no ratio
    # 2017 notice: 0.5 + 0.5 + 0.3 is 1.3 x 100m; lending out is not added
    ("2017-12-01", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=50m", PLATFORM, "compliant"),  # 130m
    ("2017-12-01", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=50m+", PLATFORM, "breach"),  # 130m and a fen
    ("2017-12-01", "bank_loan=50m interbank_borrowing=30m abs=50m", "", "needs_approval"),  # 130m, not approved
    ("2017-12-01", "bank_loan=50m interbank_borrowing=30m abs=50m", "abs", "compliant"),  # approved
    ("2017-12-01", "bank_loan=50m interbank_borrowing=30m abs=50m+", "abs", "breach"),  # 130m and a fen
    ("2020-09-06", "bank_loan=50m interbank_borrowing=30m abs=50m+", "abs", "breach"),  # the pool's last day
    # 2020 and 2024: the local caps remain beside 1 x net assets 110m, then 90m
    ("2020-09-07", "bank_loan=50m interbank_borrowing=30m abs=50m+", "abs", "compliant"),  # 80m of 110m; ABS of 440m
    ("2020-09-07", "bank_loan=50m+", "", "breach"),  # within 110m, above the local 50m
    ("2020-09-07", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=30m", PLATFORM, "compliant"),  # 110m
    ("2020-09-07", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=30m+", PLATFORM, "breach"),  # 110m and a fen
    ("2024-12-30", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=10m+", PLATFORM, "compliant"),  # within 110m
    ("2024-12-31", f"bank_loan=50m interbank_borrowing=30m {PLATFORM}=10m+", PLATFORM, "breach"),  # 90m and a fen
]


@pytest.mark.parametrize(("date", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, approved: str, verdict: str) -> None:
    # bad loans apart, nothing sold through local venues, which are closed from 2020-09-07
    facts = {"assets_not_sold_on_platforms": True}
    check("CN-GZ", date, balances, approved=approved, facts=facts).expect(verdict)


@pytest.mark.parametrize(
    ("date", "banks", "verdict"),
    [
        ("2012-09-12", 2, "compliant"),  # point 5 (1): two of two
        ("2012-09-12", 3, "breach"),  # three of two
        ("2016-12-31", None, "undetermined"),  # nobody said how many
        ("2020-09-07", 3, "breach"),  # the local count remains
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
        ("2020-09-06", "", [("甲公司", "50000000")], "", "compliant"),  # the day before
        ("2020-09-07", "", [("甲公司", "50000000")], "", "needs_approval"),
        ("2020-09-07", "", [("甲公司", "50000000")], "shareholder_loan", "compliant"),
        ("2020-09-07", "", [("甲公司", "50000000.01")], "shareholder_loan", "breach"),  # the local 50m remains
        ("2020-09-07", "bank_loan=50m", [("甲公司", "50000000")], "shareholder_loan", "compliant"),  # 100m of 110m
        (
            "2020-09-07",
            "bank_loan=50m interbank_borrowing=10m",
            [("甲公司", "50000000")],
            "shareholder_loan",
            "compliant",
        ),  # 110m
        (
            "2020-09-07",
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
    assert check("CN-GZ", "2020-09-07").data["total"]["headroom"] == "80000000.00"


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2012-09-11", "interbank_borrowing", "not_provided"),
        ("2012-09-12", "interbank_borrowing", "permitted"),  # point 5 (4)
        ("2012-09-12", "shareholder_loan", "permitted"),  # point 5 (3)
        ("2020-09-06", "shareholder_loan", "permitted"),
        ("2020-09-07", "shareholder_loan", "with_approval"),  # 2020 notice
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


def test_the_amount_that_the_approval_names(check: Checker) -> None:
    # 其他方式融资比例另行研究制定: 60m approved
    named: dict[str, Any] = {"approved_amounts": {"fund_loan": "60000000"}}
    check("CN-GZ", "2016-12-31", "fund_loan=60m", approved="fund_loan", **named).expect("compliant")
    check("CN-GZ", "2016-12-31", "fund_loan=60m+", approved="fund_loan", **named).expect("needs_approval")


@pytest.mark.parametrize(
    ("apart", "verdict"), [(True, "compliant"), (False, "breach|prohibited"), (None, "undetermined")]
)
def test_exchanges_after_2020(check: Checker, apart: bool | None, verdict: str) -> None:
    # 30m of 110m, approved; local venues are closed, bad loans apart
    facts = {"assets_not_sold_on_platforms": apart}
    check("CN-GZ", "2020-09-07", f"{PLATFORM}=30m", approved=PLATFORM, facts=facts).expect(verdict)


C = {"name": "丙某", "kind": "individual", "share": "0.30", "paid_in": "21000000"}
D = {"name": "丁公司", "kind": "corporate", "share": "0.27", "paid_in": "18900000"}
SPECIAL = "shareholder_special_loan"


def special(check: Checker, lender: str, balance: str, *options: str) -> Report:
    loan = {"channel": SPECIAL, "lender": lender, "balance": balance, "on_sheet": True}
    owners = [A, B, C, D]  # 0.10, 0.33, 0.30 and 0.27 are all
    return check("CN-GZ", "2016-12-31", "", *options, loans=[loan], shareholders=owners)


@pytest.mark.parametrize(
    ("lender", "balance", "verdict"),
    [
        ("乙公司", "50000000", "compliant"),  # special shareholder loans are shareholder loans: at 0.5 x 100m
        ("乙公司", "50000000.01", "breach"),  # a fen above
        ("乙公司", "300000000", "breach"),
        ("丙某", "10000000", "compliant"),  # 主要股东, corporate or not, of 30%
        ("戊公司", "10000000", "undetermined"),  # no shareholder, beside a full list
    ],
)
def test_special_loans(check: Checker, lender: str, balance: str, verdict: str) -> None:
    special(check, lender, balance).expect(verdict)


@pytest.mark.parametrize(
    ("date", "access", "headroom"),
    [
        ("2012-09-11", "not_provided", None),  # national 2008
        ("2012-09-12", "permitted", "50000000.00"),  # point 5 (3), no other form: 0.5 x 100m
        ("2020-09-06", "permitted", "50000000.00"),
        ("2020-09-07", "with_approval", "0.00"),  # 2020 notice, of shareholder loans
    ],
)
def test_access_of_special_loans(check: Checker, date: str, access: str, headroom: str | None) -> None:
    found = check("CN-GZ", date).channel(SPECIAL)
    assert (found["access"], found["headroom"], found.get("ratio_unset", False)) == (access, headroom, False)


def test_reading_of_main_shareholders(check: Checker) -> None:
    reading = "CN-GZ/main-shareholders=otherwise"
    special(check, "丙某", "10000000", "--reading", reading).expect("undetermined")  # a person: not provided for
    special(check, "乙公司", "10000000", "--reading", reading).expect("compliant")


def test_reading_of_financial_institutions(check: Checker) -> None:
    # banks 50m, trusts 20m, approved: 70m of 50m together; otherwise 50m of 50m, and trusts without a ratio
    arguments = ("CN-GZ", "2016-12-31", f"bank_loan=50m {FI}=20m")
    otherwise = ("--reading", "CN-GZ/financial-institutions=otherwise")
    check(*arguments, approved=FI).expect("breach")
    check(*arguments, *otherwise, approved=FI).expect("undetermined")
    named: dict[str, Any] = {"approved_amounts": {FI: "20000000"}}
    check(*arguments, *otherwise, approved=FI, **named).expect("compliant")
    check("CN-GZ", "2016-12-31", f"{FI}=20m", approved=FI).expect("compliant")  # within the 50m
    check("CN-GZ", "2016-12-31", f"{FI}=20m", *otherwise, approved=FI).expect("undetermined")
