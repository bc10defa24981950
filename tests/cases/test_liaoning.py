"""Liaoning: its own 50% and two banks of 2008-11-17; technology companies 100% of all outside funds from 2013-01-07."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"

# Net capital 100m, net assets 110m, 90m a year before, two banks, complete.
VERDICTS: list[tuple[str, str | None, str, str, str]] = [
    # 2008: banks 0.5 x 100m in the national text, from 2008-11-17 in 辽政发〔2008〕42号
    ("2008-11-16", "traditional", "bank_loan=50m+", "", "breach"),  # national, a fen above
    ("2008-11-17", "traditional", "bank_loan=50m", "", "compliant"),  # local, at the cap
    ("2008-11-17", "traditional", "bank_loan=50m+", "", "breach"),  # local, a fen above
    ("2008-11-17", "traditional", "shareholder_loan=10m", "", "undetermined"),  # not provided for
    # 2013-01-07 art. 18: technology companies, all outside funds 1 x 100m
    ("2013-01-06", "technology", "bank_loan=50m+", "", "breach"),  # the day before: as the others
    ("2013-01-07", "technology", "bank_loan=50m+", "", "compliant"),  # within 100m
    ("2013-01-07", "technology", "bank_loan=100m", "", "compliant"),  # at 1 x 100m
    ("2013-01-07", "technology", "bank_loan=100m+", "", "breach"),  # a fen above
    ("2013-01-07", "technology", "shareholder_loan=40m", "", "needs_approval"),  # 经省政府金融办批准的企业股东借款
    ("2013-01-07", "technology", "interbank_borrowing=40m", "", "needs_approval"),  # and 资金拆借 among such companies
    ("2013-01-07", "technology", "bank_loan=60m shareholder_loan=40m", "shareholder_loan", "compliant"),  # 100m
    ("2013-01-07", "technology", "bank_loan=60m shareholder_loan=40m+", "shareholder_loan", "breach"),  # and a fen
    ("2013-01-07", "technology", "bank_loan=60m interbank_borrowing=40m", "interbank_borrowing", "compliant"),  # 100m
    (
        "2013-01-07",
        "technology",
        "bank_loan=60m interbank_borrowing=40m+",
        "interbank_borrowing",
        "breach",
    ),  # and a fen
    ("2013-01-07", "technology", "bank_loan=100m fund_loan=0.01", "", "breach"),  # outside funds of any kind count
    ("2013-01-07", "technology", "fund_loan=10m", "", "undetermined"),  # within 100m, but not provided for
    ("2013-01-07", "traditional", "bank_loan=50m+", "", "breach"),  # others stay at 50m
    ("2013-01-07", "traditional", "shareholder_loan=10m", "shareholder_loan", "undetermined"),  # not theirs
    ("2016-12-31", "online", "bank_loan=50m", "", "compliant"),  # no rule of their own: 0.5 x 100m
    ("2016-12-31", "online", "bank_loan=50m+", "", "breach"),  # a fen above
    # the type unknown: every value it can take
    ("2013-01-07", None, "bank_loan=50m", "", "compliant"),  # within either cap
    ("2013-01-07", None, "bank_loan=50m+", "", "undetermined"),  # technology companies may
    ("2013-01-07", None, "bank_loan=100m+", "", "breach"),  # nobody may
    # 2014-08-26 art. 9: transfers of income rights and private bonds, encouraged without a ratio
    ("2014-08-25", "traditional", f"{REPO}=10m", "", "undetermined"),  # the day before
    ("2014-08-26", "traditional", f"{REPO}=10m", "", "compliant"),  # provided for
    ("2014-08-25", "traditional", "bond=10m", "", "undetermined"),  # the day before
    ("2014-08-26", "traditional", "bond=10m", "", "compliant"),  # provided for
    ("2014-08-26", "technology", "bank_loan=60m bond=40m+", "", "breach"),  # outside funds of 100m and a fen
    # 2017 notice: 0.5 x 100m, technology companies 1 x 100m, with transfers and ABS
    ("2017-11-30", "traditional", "abs=10m", "", "undetermined"),  # the day before: not provided for
    ("2017-12-01", "traditional", "abs=10m", "", "needs_approval"),  # within 50m
    ("2017-12-01", "traditional", f"{REPO}=10m", "", "needs_approval"),  # transfers need one from now on
    ("2017-12-01", "traditional", "bank_loan=40m bond=10m", "", "compliant"),  # 50m; bonds need none yet
    ("2017-12-01", "traditional", "bank_loan=40m bond=10m+", "", "breach"),  # 50m and a fen
    ("2017-12-01", "traditional", f"bank_loan=40m {OUT}=10m+", OUT, "breach"),  # 50m and a fen
    ("2017-12-01", "technology", f"bank_loan=60m {OUT}=40m", OUT, "compliant"),  # 100m
    ("2017-12-01", "technology", f"bank_loan=60m {OUT}=40m+", OUT, "breach"),  # 100m and a fen
    ("2017-12-01", None, f"bank_loan=10m {OUT}=40m+", OUT, "undetermined"),  # between 50m and 100m
    # 2020 and 2024: 1 x net assets besides
    ("2020-09-06", "traditional", "bond=10m", "", "compliant"),  # by the text of 2014
    ("2020-09-07", "traditional", "bond=10m", "", "needs_approval"),  # 2020 notice
    ("2020-09-07", "traditional", "bank_loan=50m", "", "compliant"),  # at the local cap
    ("2020-09-07", "traditional", "bank_loan=50m+", "", "breach"),  # within 110m, but the local 50m remains
    ("2020-09-07", "technology", "bank_loan=100m+", "", "breach"),  # within 110m, but the local 100m remains
    ("2020-09-07", "technology", "bank_loan=60m abs=40m", "abs", "compliant"),  # 100m
    ("2020-09-07", "technology", "bank_loan=60m abs=40m+", "abs", "breach"),  # within 4 x 110m, above the local 100m
    ("2024-12-30", "technology", "bank_loan=90m+", "", "compliant"),  # within 100m and 110m
    ("2024-12-31", "technology", "bank_loan=90m+", "", "breach"),  # a fen above 1 x 90m of the year before
]


@pytest.mark.parametrize(("date", "kind", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, kind: str | None, balances: str, approved: str, verdict: str) -> None:
    report = check("CN-LN", date, balances, kind=kind, approved=approved)
    report.expect(verdict)
    assert kind is not None or verdict != "undetermined" or "company_type" in report.facts()


@pytest.mark.parametrize("kind", ["traditional", "technology"])
@pytest.mark.parametrize("date", ["2008-11-16", "2008-11-17", "2013-01-07", "2017-11-30", "2020-09-07", "2025-06-30"])
@pytest.mark.parametrize(("count", "verdict"), [(2, "compliant"), (3, "breach"), (None, "undetermined")])
def test_number_of_banks(check: Checker, *, kind: str, date: str, count: int | None, verdict: str) -> None:
    # 不超过两个, in the national text and in both of the province's own
    check("CN-LN", date, "bank_loan=10m", kind=kind, facts={"bank_count": count}).expect(verdict)


def test_own_row_replaces_the_national(check: Checker) -> None:
    found = check("CN-LN", "2008-11-17", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")  # 50m less 20m
    assert found["source"]["issued"] == "2008-11-17"
    assert check("CN-LN", "2008-11-16", "bank_loan=20m").limit("bank_loan", base="net_capital")["layer"] != "local"


def test_technology_companies(check: Checker) -> None:
    report = check("CN-LN", "2016-12-31", f"bank_loan=50m {REPO}=30m", kind="technology")
    found = report.limit("bank_loan", "shareholder_loan", "interbank_borrowing", REPO, layer="local")
    # 50m and 30m of 1 x 100m
    assert (found["multiple"], found["cap"], found["used"]) == ("1", "100000000.00", "80000000.00")
    assert found["source"]["issued"] == "2013-01-07"
    assert not {OUT, "guarantee", "interbank_lending"} & set(found["channels"])
    assert report.channel("bank_loan")["headroom"] == "20000000.00"  # 100m less 80m; the 50m is the other companies'


@pytest.mark.parametrize(("kind", "multiple"), [("traditional", "0.5"), ("online", "0.5"), ("technology", "1")])
def test_pool_of_2017(check: Checker, kind: str, multiple: str) -> None:
    found = check("CN-LN", "2017-12-01", "bank_loan=20m", kind=kind).limit("bank_loan", "abs", OUT, layer="national")
    assert (found["base"], found["multiple"], found["used"]) == ("net_capital", multiple, "20000000.00")


@pytest.mark.parametrize(
    ("date", "kind", "channel", "access"),
    [
        ("2013-01-06", "technology", "shareholder_loan", "not_provided"),
        ("2013-01-07", "technology", "shareholder_loan", "with_approval"),
        ("2013-01-07", "technology", "interbank_borrowing", "with_approval"),
        ("2013-01-07", "technology", "bank_loan", "permitted"),
        ("2013-01-07", "traditional", "shareholder_loan", "not_provided"),
        ("2013-01-07", "traditional", "interbank_borrowing", "not_provided"),
        ("2014-08-25", "traditional", REPO, "not_provided"),
        ("2014-08-26", "traditional", REPO, "permitted"),  # 信贷资产收益权转让
        ("2017-12-01", "traditional", REPO, "with_approval"),  # 2017 notice
        ("2014-08-25", "traditional", "bond", "not_provided"),
        ("2014-08-26", "traditional", "bond", "permitted"),  # 私募债券
        ("2020-09-07", "traditional", "bond", "with_approval"),  # 2020 notice
        ("2014-08-26", "traditional", "abs", "not_provided"),
        ("2020-09-06", "traditional", "shareholder_loan", "not_provided"),
        ("2020-09-07", "traditional", "shareholder_loan", "with_approval"),  # 2020 notice
    ],
)
def test_access(check: Checker, *, date: str, kind: str, channel: str, access: str) -> None:
    assert check("CN-LN", date, kind=kind).channel(channel)["access"] == access


def test_unknown(check: Checker) -> None:
    report = check("CN-LN", "2013-06-30", "bank_loan=20m", complete=None)
    report.expect("undetermined")  # nothing said of the other channels
    assert report.limit("bank_loan", base="net_capital")["outcome"] == "compliant"  # 20m of 50m all the same
    check("CN-LN", "2013-06-30", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")


def test_gaps(check: Checker) -> None:
    # 辽金办〔2009〕68号 exists, its financing clause was not seen; no verdict comes of it
    report = check("CN-LN", "2017-11-30", "bank_loan=20m")
    report.expect("compliant")
    assert any("68号" in warning for warning in report.data["warnings"])


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-LN", "2021-06-30", "bank_loan=60m")
    check(*arguments, facts={"bank_count": 1}).expect("breach")  # above the local 50m
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # 2008 gave way; within 110m


VENUE = "funding_on_liaoning_exchange"


@pytest.mark.parametrize("channel", [REPO, "bond"])
def test_venue(check: Checker, channel: str) -> None:
    # 2014 art. 9: 在辽宁股权交易中心, asked where there is such money
    report = check("CN-LN", "2014-08-26", f"{channel}=10m")
    report.expect("compliant")  # unanswered, it does not spoil the verdict
    assert VENUE in report.facts()
    check("CN-LN", "2014-08-26", f"{channel}=10m", facts={VENUE: False}).expect("breach")


def test_venue_until_2020(check: Checker) -> None:
    # bonds are open everywhere with the approval of the 2020 notice, which forbids sales of assets on local venues
    check("CN-LN", "2020-09-06", "bond=10m", facts={VENUE: False}).expect("breach")
    check("CN-LN", "2020-09-07", "bond=10m", approved="bond", facts={VENUE: False}).expect("compliant")
