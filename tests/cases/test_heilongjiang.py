"""Heilongjiang: 50% and two banks of 2011-06-25; 2 x net capital on the NEEQ board (2015) and for online companies (2017)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

# Net capital 100m, net assets 110m, net assets of the year before 90m, two banks, complete.
# Columns: date, listing (None: not known), kind of company, balances, approvals, verdict.
VERDICTS: list[tuple[str, str | None, str | None, str, str, str]] = [
    # art. 32 of 2011-06-25: banks 0.5 x 100m
    ("2011-06-24", "none", "traditional", "bank_loan=50m+", "", "breach"),  # national, a fen above
    ("2011-06-25", "none", "traditional", "bank_loan=50m", "", "compliant"),  # local, at the cap
    ("2011-06-25", "none", "traditional", "bank_loan=50m+", "", "breach"),  # a fen above
    ("2016-12-31", "none", "traditional", "fund_loan=10m", "", "undetermined"),  # not provided for
    # 2015-05-21, point 3: on the NEEQ board all debt financing 2 x 100m
    ("2015-05-20", "neeq", "traditional", "bank_loan=60m", "", "breach"),  # the day before: 50m
    ("2015-05-21", "neeq", "traditional", "bank_loan=60m", "", "compliant"),  # within 200m, no approval or filing
    ("2015-05-21", "none", "traditional", "bank_loan=60m", "", "breach"),  # not on the board: 50m
    ("2015-05-21", "exchange", "traditional", "bank_loan=60m", "", "breach"),  # another market: 50m
    ("2016-12-31", "neeq", "traditional", "bank_loan=200m", "", "compliant"),  # at 2 x 100m
    ("2016-12-31", "neeq", "traditional", "bank_loan=200m+", "", "breach"),  # a fen above
    ("2016-12-31", "neeq", "traditional", "bank_loan=100m shareholder_loan=100m+", "", "breach"),  # all debt: 200m+
    ("2016-12-31", None, "traditional", "bank_loan=50m", "", "compliant"),  # within 50m, listed or not
    ("2016-12-31", None, "traditional", "bank_loan=50m+", "", "undetermined"),  # within 200m only if on the board
    ("2016-12-31", None, "traditional", "bank_loan=200m+", "", "breach"),  # above both
    # 2017-04-06, art. 17: the online pilot 2 x 100m
    ("2017-04-05", "none", "online", "bank_loan=60m", "", "breach"),  # the day before: the general 50m
    ("2017-04-06", "none", "online", "bank_loan=200m", "", "compliant"),  # at 2 x 100m
    ("2017-04-06", "none", "online", "bank_loan=200m+", "", "breach"),  # a fen above
    ("2017-04-06", "none", None, "bank_loan=60m", "", "undetermined"),  # the kind of company is not known
    ("2017-04-06", "none", None, "bank_loan=50m", "", "compliant"),  # within 50m, whatever the kind
    # 2017 notice: the ratio of the kind of company, 0.5 or 2 x 100m
    ("2017-12-01", "none", "traditional", "bank_loan=30m abs=20m", "abs", "compliant"),  # 50m
    ("2017-12-01", "none", "traditional", "bank_loan=30m abs=20m+", "abs", "breach"),  # 50m and a fen
    ("2017-12-01", "neeq", "traditional", "bank_loan=150m abs=50m", "abs", "compliant"),  # 200m
    ("2017-12-01", "neeq", "traditional", "bank_loan=150m abs=50m+", "abs", "breach"),  # 200m and a fen
    ("2017-12-01", "none", "online", "bank_loan=150m abs=50m", "abs", "compliant"),  # 200m
    ("2017-12-01", "none", "online", "bank_loan=150m abs=50m+", "abs", "breach"),  # 200m and a fen
    ("2017-12-01", None, "traditional", "bank_loan=30m abs=20m+", "abs", "undetermined"),  # 50m+: on the board or not
    # 2020: 1 x net assets 110m besides
    ("2020-09-06", "neeq", "traditional", "bank_loan=110m+", "", "compliant"),  # within 200m
    ("2020-09-07", "neeq", "traditional", "bank_loan=110m", "", "compliant"),  # at 1 x 110m
    ("2020-09-07", "neeq", "traditional", "bank_loan=110m+", "", "breach"),  # a fen above
    ("2020-09-07", "neeq", "traditional", "bank_loan=100m bond=100m", "bond", "compliant"),  # the local 200m
    ("2020-09-07", "neeq", "traditional", "bank_loan=100m bond=100m+", "bond", "breach"),  # a fen above it
    ("2020-09-07", "none", "traditional", "bank_loan=50m+", "", "breach"),  # the local 50m remains
    ("2024-12-31", "none", "online", "bank_loan=90m+", "", "breach"),  # a fen above 1 x 90m
]


@pytest.mark.parametrize(("date", "listing", "kind", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(
    check: Checker, *, date: str, listing: str | None, kind: str | None, balances: str, approved: str, verdict: str
) -> None:
    report = check("CN-HL", date, balances, kind=kind, approved=approved, facts={"listing": listing})
    report.expect(verdict)
    if listing is None and verdict == "undetermined":
        assert "listing" in report.facts()


@pytest.mark.parametrize(
    ("date", "banks", "verdict"),
    [
        ("2011-06-25", 2, "compliant"),  # art. 32: two of two
        ("2011-06-25", 3, "breach"),  # three of two
        ("2016-12-31", None, "undetermined"),  # nobody said how many
        ("2020-09-07", 3, "breach"),  # the local count remains
    ],
)
def test_number_of_banks(check: Checker, date: str, banks: int | None, verdict: str) -> None:
    check("CN-HL", date, "bank_loan=10m", facts={"bank_count": banks}).expect(verdict)


@pytest.mark.parametrize(
    ("date", "balances", "verdict"),
    [
        # 2016-02-24, point 2: on the NEEQ board own-fund investment 0.4 x 100m, guarantees 0.5 x 100m
        ("2016-02-23", "guarantee=50m+", "compliant"),  # no clause yet
        ("2016-02-24", "guarantee=50m", "compliant"),  # at the cap
        ("2016-02-24", "guarantee=50m+", "breach"),  # a fen above
        ("2016-02-24", "own_fund_investment=40m", "compliant"),  # at the cap
        ("2016-02-24", "own_fund_investment=40m+", "breach"),  # a fen above
        ("2016-02-23", "own_fund_investment=40m+", "compliant"),  # no clause yet
        ("2016-02-24", "bank_loan=200m guarantee=50m own_fund_investment=40m", "compliant"),  # no part of the 200m
        ("2017-12-01", "bank_loan=200m guarantee=50m own_fund_investment=40m", "compliant"),  # nor of the pool
    ],
)
def test_guarantees_and_investment(check: Checker, date: str, balances: str, verdict: str) -> None:
    approved = "guarantee own_fund_investment"
    check("CN-HL", date, balances, approved=approved, facts={"listing": "neeq"}).expect(verdict)


def test_rows(check: Checker) -> None:
    general = check("CN-HL", "2016-12-31", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (general["layer"], general["cap"], general["headroom"]) == ("local", "50000000.00", "30000000.00")  # 0.5 x
    assert general["source"]["issued"] == "2011-06-25"
    report = check("CN-HL", "2016-12-31", "bank_loan=20m", facts={"listing": "neeq"})
    found = report.limit("bank_loan", "shareholder_loan", layer="local", base="net_capital")
    assert (found["multiple"], found["cap"], found["headroom"]) == ("2", "200000000.00", "180000000.00")  # less 20m
    assert not {"guarantee", "own_fund_investment", "interbank_lending"} & set(found["channels"])
    assert report.channel("bank_loan")["headroom"] == "180000000.00"


def test_blank(check: Checker) -> None:
    check("CN-HL", "2016-12-31", "bank_loan=20m", complete=None).expect("undetermined")
    check("CN-HL", "2016-12-31", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")


SCOPE = ("guarantee", "own_fund_investment")


@pytest.mark.parametrize(
    ("date", "listing", "approved", "verdict"),
    [
        # 2016-02-24, point 1: companies on the NEEQ board may apply (还可申请开办), nobody else
        ("2016-02-23", "none", True, "compliant"),  # the day before
        ("2016-02-24", "none", True, "undetermined"),  # not provided for
        ("2016-02-24", "none", False, "undetermined"),
        ("2016-02-24", "exchange", True, "undetermined"),  # another market
        ("2016-02-24", "applying", True, "undetermined"),  # not on the board yet
        ("2016-02-24", "neeq", True, "compliant"),
        ("2016-02-24", "neeq", False, "needs_approval"),  # applied for and granted, or not
        ("2016-02-24", None, True, "undetermined"),  # on the board or not
        ("2025-06-30", "none", True, "undetermined"),
    ],
)
@pytest.mark.parametrize("channel", SCOPE)
def test_scope_of_business(
    check: Checker, *, channel: str, date: str, listing: str | None, approved: bool, verdict: str
) -> None:
    given = channel if approved else ""
    check("CN-HL", date, f"{channel}=10m", approved=given, facts={"listing": listing}).expect(verdict)


@pytest.mark.parametrize(
    ("listing", "kind", "date", "balances", "taken", "otherwise"),
    [
        # the office's 2 x 100m of 2015 and 2017 beside the General Office's 0.5 x 100m on banks
        ("neeq", "traditional", "2016-12-31", "bank_loan=50m", "compliant", "compliant"),
        ("neeq", "traditional", "2016-12-31", "bank_loan=50m+", "compliant", "breach"),
        ("neeq", "traditional", "2016-12-31", "bank_loan=50m bond=150m+", "breach", "breach"),
        ("none", "online", "2017-04-06", "bank_loan=50m+", "compliant", "breach"),
        ("none", "online", "2017-04-06", "bank_loan=50m", "compliant", "compliant"),
        ("none", "traditional", "2016-12-31", "bank_loan=50m+", "breach", "breach"),  # never theirs
    ],
)
def test_reading_of_the_rank(
    check: Checker, *, listing: str, kind: str, date: str, balances: str, taken: str, otherwise: str
) -> None:
    changes: dict[str, Any] = {"kind": kind, "facts": {"listing": listing}}
    check("CN-HL", date, balances, **changes).expect(taken)
    check("CN-HL", date, balances, "--reading", "CN-HL/office-lifts=otherwise", **changes).expect(otherwise)


def test_reading_above_two(check: Checker) -> None:
    # 债权融资余额不超过其资本净额2倍的前提下…不需事前…审批: above it a breach; otherwise open with prior approval
    arguments, facts = ("CN-HL", "2016-12-31", "bond=200m+"), {"listing": "neeq"}
    check(*arguments, facts=facts).expect("breach")
    chosen = ("--reading", "CN-HL/above-two=otherwise")
    check(*arguments, *chosen, facts=facts).expect("needs_approval")
    both = (*chosen, "--reading", "CN-HL/office-lifts=otherwise")
    check(*arguments, *both, facts=facts).expect("needs_approval")
    check("CN-HL", "2016-12-31", "bank_loan=50m+", *both, facts=facts).expect(
        "breach"
    )  # the 0.5 x 100m is no matter of approval


@pytest.mark.parametrize(
    ("reading", "listing", "kind", "date", "balances", "taken", "otherwise"),
    [
        # does 可依法依规开展债权融资 open other channels than banks?
        ("neeq-channels", "neeq", "traditional", "2016-12-31", "bond=10m", "compliant", "undetermined"),
        ("neeq-channels", "neeq", "traditional", "2016-12-31", "bank_loan=10m", "compliant", "compliant"),
        # article 32: 经营资金来源为…, without 主要
        ("closed-list", "none", "traditional", "2016-12-31", "fund_loan=10m", "undetermined", "prohibited"),
        ("closed-list", "none", "traditional", "2021-06-30", "bond=10m", "compliant", "prohibited"),
        ("closed-list", "none", "online", "2021-06-30", "abs=10m", "compliant", "prohibited"),
        ("closed-list", "applying", "traditional", "2021-06-30", "bond=10m", "compliant", "prohibited"),
        ("closed-list", "neeq", "traditional", "2021-06-30", "bond=10m", "compliant", "compliant"),
        ("closed-list", "none", "traditional", "2021-06-30", "bank_loan=10m", "compliant", "compliant"),
        # 不得向内部或外部集资: shareholder loans, special ones among them
        ("collecting", "none", "traditional", "2016-12-31", "shareholder_loan=10m", "undetermined", "prohibited"),
        ("collecting", "none", "traditional", "2021-06-30", "shareholder_loan=10m", "compliant", "prohibited"),
        ("collecting", "none", "traditional", "2021-06-30", "shareholder_special_loan=10m", "compliant", "prohibited"),
        ("collecting", "none", "traditional", "2021-06-30", "bond=10m", "compliant", "compliant"),
        # the restated 0.5 x 100m after notice 86: otherwise 1 x 110m
        ("restated-after-2020", "none", "traditional", "2020-09-06", "bank_loan=50m+", "breach", "breach"),
        ("restated-after-2020", "none", "traditional", "2020-09-07", "bank_loan=110m", "breach", "compliant"),
        ("restated-after-2020", "none", "traditional", "2020-09-07", "bank_loan=110m+", "breach", "breach"),
    ],
)
def test_readings(
    check: Checker, *, reading: str, listing: str, kind: str, date: str, balances: str, taken: str, otherwise: str
) -> None:
    approved = "bond abs shareholder_loan shareholder_special_loan"
    changes: dict[str, Any] = {"kind": kind, "approved": approved, "facts": {"listing": listing}}
    check("CN-HL", date, balances, **changes).expect(taken)
    check("CN-HL", date, balances, "--reading", f"CN-HL/{reading}=otherwise", **changes).expect(otherwise)


@pytest.mark.parametrize(
    ("listing", "kind", "date"), [("neeq", "traditional", "2016-12-31"), ("none", "online", "2017-04-06")]
)
def test_reading_of_the_number_of_banks(check: Checker, listing: str, kind: str, date: str) -> None:
    # taken: the two banks of article 32 stay for the bank part; otherwise lifted with the ratio
    changes: dict[str, Any] = {"kind": kind, "facts": {"listing": listing, "bank_count": 3}}
    check("CN-HL", date, "bank_loan=10m", **changes).expect("breach")
    check("CN-HL", date, "bank_loan=10m", "--reading", "CN-HL/bank-count=otherwise", **changes).expect("compliant")


def test_reading_of_asset_transfers(check: Checker) -> None:
    # 2016 no. 1: the measures of 2011 provide for 资产转让业务; that article was not seen
    in_scope = ("--reading", "CN-HL/asset-transfers=otherwise")
    for date in ("2016-06-30", "2021-06-30"):
        check("CN-HL", date, "asset_transfer_outright=10m").expect("undetermined")
        check("CN-HL", date, "asset_transfer_outright=10m", *in_scope).expect("compliant")
        check("CN-HL", date, "asset_transfer_repo=10m", *in_scope).expect("undetermined")  # borrowed money is not meant
    check("CN-HL", "2018-06-30", "bank_loan=40m asset_transfer_outright=10m+", *in_scope).expect("breach")  # 0.5 x 100m
