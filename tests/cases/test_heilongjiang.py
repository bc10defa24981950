"""Heilongjiang: 50% and two banks of 2011-06-25; 2 x net capital on the NEEQ board (2015) and for online companies (2017)."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
