"""Henan: its own 50% of 2012-07-27; all debt financing 2 x net capital from 2017-02-14, online companies from 2017-05-16."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"
FI, OWNER = "other_fi_loan", "shareholder_loan"

# Net capital 100m, net assets 110m, net assets of the year before 90m, two banks, well run, complete.
# Bank money stays within 50m from 2017 on: whether art. 23 of 2012 still caps it under the pool is not asserted.
VERDICTS = [
    # art. 23 of 2012-07-27: banks 0.5 x 100m
    ("2012-07-26", "bank_loan=50m+", "", "breach"),  # national, a fen above
    ("2012-07-27", "bank_loan=50m", "", "compliant"),  # local, at the cap
    ("2012-07-27", "bank_loan=50m+", "", "breach"),  # a fen above
    ("2012-07-26", "guarantee=0.01", "", "compliant"),  # 2008 does not speak of guarantees
    ("2012-07-27", "guarantee=0.01", "", "prohibited|breach"),  # 不得对外担保
    ("2016-12-31", "interbank_borrowing=10m", "", "undetermined"),  # not provided for
    # 2017-02-14: other financial institutions; main corporate shareholders with approval; all debt 2 x 100m
    ("2017-02-13", f"{FI}=10m", "", "undetermined"),  # not provided for
    ("2017-02-14", f"{FI}=200m", "", "compliant"),  # at 2 x 100m
    ("2017-02-14", f"{FI}=200m+", "", "breach"),  # a fen above
    ("2017-02-14", f"bank_loan=50m {FI}=150m", "", "compliant"),  # 200m
    ("2017-02-14", f"bank_loan=50m {FI}=150m+", "", "breach"),  # 200m and a fen
    ("2017-02-14", f"{OWNER}=10m", "", "needs_approval"),  # 经批准
    ("2017-02-14", f"bank_loan=50m {FI}=100m {OWNER}=50m", OWNER, "compliant"),  # 200m
    ("2017-02-14", f"bank_loan=50m {FI}=100m {OWNER}=50m+", OWNER, "breach"),  # 200m and a fen
    ("2017-02-14", f"{FI}=200m fund_loan=0.01", "", "breach"),  # all debt counts, provided for or not
    ("2017-11-30", f"{REPO}=10m", REPO, "undetermined"),  # only the online text names transfers
    # 2017 notice: the same 2 x 100m, with transfers and ABS
    ("2017-12-01", f"{FI}=150m abs=50m", "", "needs_approval"),  # 200m, not approved
    ("2017-12-01", f"{FI}=150m abs=50m", "abs", "compliant"),  # approved
    ("2017-12-01", f"{FI}=150m abs=50m+", "abs", "breach"),  # 200m and a fen
    ("2017-12-01", f"{FI}=150m {OUT}=50m+", OUT, "breach"),  # outright transfers count too
    ("2020-04-30", f"{FI}=200m+", "", "breach"),  # the opinion of March 2020 is a note, not a limit
    # 2020 and 2024: 1 x net assets 110m, then 90m, besides the local pool
    ("2020-09-15", f"{FI}=110m+", "", "compliant"),  # within 200m
    ("2020-09-16", f"{FI}=110m", "", "compliant"),  # at 1 x 110m
    ("2020-09-16", f"{FI}=110m+", "", "breach"),  # a fen above
    ("2020-09-16", f"{FI}=100m bond=100m", "bond", "compliant"),  # 200m of the local pool
    ("2020-09-16", f"{FI}=100m bond=100m+", "bond", "breach"),  # a fen above it
    ("2024-12-30", f"{FI}=90m+", "", "compliant"),  # within 110m
    ("2024-12-31", f"{FI}=90m+", "", "breach"),  # a fen above 1 x 90m
]


@pytest.mark.parametrize(("date", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, approved: str, verdict: str) -> None:
    check("CN-HA", date, balances, approved=approved).expect(verdict)


@pytest.mark.parametrize(
    ("date", "balances", "approved", "verdict"),
    [
        # art. 23 of the online guide of 2017-05-16; the general opinion before
        ("2017-05-15", f"{REPO}=10m", REPO, "undetermined"),  # not provided for
        ("2017-05-16", f"{REPO}=10m", "", "needs_approval"),  # 事先报监管部门批准
        ("2017-05-16", f"{REPO}=10m", REPO, "compliant"),
        ("2017-05-16", "abs=10m", "", "needs_approval"),
        ("2017-05-16", "abs=10m", "abs", "compliant"),
        ("2017-05-16", f"{OWNER}=10m", "", "needs_approval"),
        ("2017-05-16", f"bank_loan=50m {FI}=100m {OWNER}=50m", OWNER, "compliant"),  # 2 x 100m
        ("2017-05-16", f"bank_loan=50m {FI}=100m {OWNER}=50m+", OWNER, "breach"),  # a fen above
        ("2017-05-16", f"{FI}=150m {REPO}=50m+", REPO, "breach"),  # transfers among the debt: 200m and a fen
        ("2017-12-01", f"{FI}=150m {OUT}=50m", OUT, "compliant"),  # 2017 notice: 200m
        ("2017-12-01", f"{FI}=150m {OUT}=50m+", OUT, "breach"),  # 200m and a fen
        ("2020-09-16", f"{FI}=110m+", "", "breach"),  # 1 x net assets
    ],
)
def test_online(check: Checker, *, date: str, balances: str, approved: str, verdict: str) -> None:
    check("CN-HA", date, balances, approved=approved, kind="online").expect(verdict)


def test_pool(check: Checker) -> None:
    day_before = check("CN-HA", "2017-02-13", "bank_loan=20m").limit("bank_loan", layer="local", base="net_capital")
    assert (day_before["cap"], day_before["source"]["issued"]) == ("50000000.00", "2012-07-27")  # 0.5 x 100m
    report = check("CN-HA", "2017-02-14", f"bank_loan=20m {FI}=30m")
    found = report.limit("bank_loan", FI, OWNER, layer="local", base="net_capital")
    # 20m and 30m of 2 x 100m
    assert (found["multiple"], found["cap"], found["used"]) == ("2", "200000000.00", "50000000.00")
    assert found["headroom"] == report.channel(FI)["headroom"] == "150000000.00"
    assert not {"guarantee", "interbank_lending", "own_fund_investment", "other_liabilities"} & set(found["channels"])


@pytest.mark.parametrize(
    ("date", "banks", "verdict"),
    [
        ("2012-07-26", 3, "breach"),  # national: three of two
        ("2017-02-14", 3, "compliant"),  # the opinion names other lenders and no number
        ("2017-02-14", None, "compliant"),  # no longer asked
        ("2020-09-16", 3, "compliant"),  # and does not come back
    ],
)
def test_number_of_banks(check: Checker, date: str, banks: int | None, verdict: str) -> None:
    check("CN-HA", date, "bank_loan=10m", facts={"bank_count": banks}).expect(verdict)


@pytest.mark.parametrize(
    ("date", "kind", "channel", "access"),
    [
        ("2017-02-13", "traditional", FI, "not_provided"),
        ("2017-02-14", "traditional", FI, "permitted"),  # well run
        ("2017-02-14", "traditional", OWNER, "with_approval"),
        ("2017-05-16", "traditional", REPO, "not_provided"),
        ("2017-05-16", "online", REPO, "with_approval"),
        ("2017-05-16", "online", "abs", "with_approval"),
        ("2017-05-16", "online", FI, "permitted"),
    ],
)
def test_access(check: Checker, date: str, kind: str, channel: str, access: str) -> None:
    assert check("CN-HA", date, kind=kind).channel(channel)["access"] == access


def test_blank(check: Checker) -> None:
    check("CN-HA", "2017-11-30", "bank_loan=20m", complete=None).expect("undetermined")
    check("CN-HA", "2017-11-30", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")
    check("CN-HA", "2020-09-16", "bank_loan=20m", capital={"net_assets": None}).expect("undetermined")


def test_gap(check: Checker) -> None:
    assert check("CN-HA", "2018-01-31", "bank_loan=20m").data["warnings"]  # 豫政金〔2017〕311号 was not seen
