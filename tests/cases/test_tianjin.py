"""Tianjin: its own 50% and two banks of 2011-08-22; from 2016-12-01 a rating table that nobody has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

# Net capital 100m, net assets 110m, 90m a year before, complete.
VERDICTS: list[tuple[str, str, int | None, str, str]] = [
    # banks 0.5 x 100m, at most two: the national text, from 2011-08-22 the city's own art. 8
    ("2011-08-21", "bank_loan=50m", 2, "", "compliant"),  # national, at the cap
    ("2011-08-21", "bank_loan=50m+", 2, "", "breach"),  # national, a fen above
    ("2011-08-22", "bank_loan=50m", 2, "", "compliant"),  # local, at the cap
    ("2011-08-22", "bank_loan=50m+", 2, "", "breach"),  # local, a fen above
    ("2011-08-22", "bank_loan=10m", 3, "", "breach"),  # three of two
    ("2011-08-22", "bank_loan=10m", None, "", "undetermined"),  # nobody said how many
    ("2011-08-22", "shareholder_loan=10m", None, "", "undetermined"),  # not provided for
    ("2016-11-30", "bank_loan=50m", 2, "", "compliant"),  # the last day
    ("2016-11-30", "bank_loan=50m+", 2, "", "breach"),  # the last day, a fen above
    ("2016-11-30", "bank_loan=10m", 3, "", "breach"),  # the last day, three of two
    # 2016-12-01 art. 28: 融入资金方式及比例应符合监管评级相关规定, and the table is not published
    ("2016-12-01", "bank_loan=10m", 2, "", "undetermined"),  # of an unknown ratio
    ("2017-11-30", "bank_loan=50m", 2, "", "undetermined"),  # the 50% is no longer the city's
    ("2017-12-01", "bank_loan=10m", 2, "", "undetermined"),  # and so is the pool of the 2017 notice
    ("2017-12-01", "abs=10m", None, "abs", "undetermined"),  # the same
    # from 2020 the national ceilings decide what they can: 1 x and 4 x net assets
    ("2020-09-06", "bank_loan=10m", 2, "", "undetermined"),  # the day before
    ("2020-09-07", "bank_loan=10m", 2, "", "undetermined"),  # a local ratio may be lower than 110m
    ("2020-09-07", "bank_loan=110m", 2, "", "undetermined"),  # at 1 x 110m
    ("2020-09-07", "bank_loan=110m+", 2, "", "breach"),  # a fen above, whatever the table says
    ("2020-09-07", "abs=440m+", None, "abs", "breach"),  # a fen above 4 x 110m
    ("2024-12-30", "bank_loan=90m+", 2, "", "undetermined"),  # within 110m
    ("2024-12-31", "bank_loan=90m", 2, "", "undetermined"),  # at 1 x 90m of the year before
    ("2024-12-31", "bank_loan=90m+", 2, "", "breach"),  # a fen above
]


@pytest.mark.parametrize(("date", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, banks: int | None, approved: str, verdict: str) -> None:
    check("CN-TJ", date, balances, approved=approved, facts={"bank_count": banks}).expect(verdict)


@pytest.mark.parametrize("rating", [None, "A", "甲"])
@pytest.mark.parametrize("kind", ["traditional", "online"])
def test_a_grade_does_not_settle_it(check: Checker, kind: str, rating: str | None) -> None:
    # no grade has a known ratio
    check("CN-TJ", "2017-06-30", "bank_loan=10m", kind=kind, facts={"rating": rating}).expect("undetermined")


def test_own_row_replaces_the_national(check: Checker) -> None:
    found = check("CN-TJ", "2011-08-22", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")  # 50m less 20m
    assert found["source"]["issued"] == "2011-08-22"
    assert check("CN-TJ", "2011-08-21", "bank_loan=20m").limit("bank_loan", base="net_capital")["layer"] != "local"


@pytest.mark.parametrize("date", ["2016-12-01", "2017-12-01", "2020-09-07"])
def test_no_headroom_is_claimed(check: Checker, date: str) -> None:
    # neither the 50m that has ended nor the national 110m is what can be raised today
    assert check("CN-TJ", date, "bank_loan=10m").channel("bank_loan")["headroom"] is None


@pytest.mark.parametrize(
    ("date", "channel", "accesses"),
    [
        ("2016-11-30", "other_fi_loan", {"not_provided"}),  # banks alone
        ("2016-12-01", "other_fi_loan", {"permitted", "with_approval"}),  # 从金融机构及合规渠道
        ("2016-12-01", "bank_loan", {"permitted", "with_approval"}),
        # 贷款转让: outright only, 不得安排任何显性或隐性的回购条款
        ("2012-12-31", "asset_transfer_repo", {"prohibited", "not_provided"}),
        ("2015-12-31", "asset_transfer_repo", {"prohibited", "not_provided"}),
        ("2017-12-01", "abs", {"with_approval"}),  # 2017 notice
        ("2020-09-07", "shareholder_loan", {"with_approval"}),  # 2020 notice
        ("2020-09-07", "bond", {"with_approval"}),
    ],
)
def test_access(check: Checker, date: str, channel: str, accesses: set[str]) -> None:
    assert check("CN-TJ", date).channel(channel)["access"] in accesses


def test_unknown(check: Checker) -> None:
    check("CN-TJ", "2015-12-31", "bank_loan=20m", complete=None).expect("undetermined")  # the rest is blank
    check("CN-TJ", "2015-12-31", "bank_loan=50m+", complete=None).expect("breach")  # whatever the rest
    check("CN-TJ", "2015-12-31", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")


def test_gaps(check: Checker) -> None:
    # 津金监规范〔2023〕3号 exists, its financing clause was not seen
    warnings = check("CN-TJ", "2024-06-30", "bank_loan=20m").data["warnings"]
    assert any("〔2023〕3号" in warning for warning in warnings)
