"""Jilin: its own 50% and two banks of 2008-09-16, art. 22; the opinion of 2016-05-04 was not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

# Net capital 100m, net assets 110m, net assets of the year before 90m, complete.
VERDICTS: list[tuple[str, str, int | None, str, str]] = [
    ("2008-09-15", "bank_loan=50m+", 2, "", "breach"),  # national, a fen above 0.5 x 100m
    ("2008-09-16", "bank_loan=50m", 2, "", "compliant"),  # art. 22, at the cap
    ("2008-09-16", "bank_loan=50m+", 2, "", "breach"),  # a fen above
    ("2016-12-31", "bank_loan=10m", 3, "", "breach"),  # three of two
    ("2016-12-31", "bank_loan=10m", None, "", "undetermined"),  # nobody said how many
    ("2016-12-31", "", None, "", "compliant"),  # no money, no banks
    ("2016-12-31", "interbank_borrowing=10m", None, "", "undetermined"),  # not provided for
    ("2017-11-30", "abs=10m", None, "abs", "undetermined"),  # no text provides for it yet
    # 2017 notice: 0.5 x 100m over all
    ("2017-12-01", "abs=10m", None, "", "needs_approval"),  # within 50m, not approved
    ("2017-12-01", "bank_loan=30m abs=20m", 2, "abs", "compliant"),  # 50m
    ("2017-12-01", "bank_loan=30m abs=20m+", 2, "abs", "breach"),  # 50m and a fen
    ("2020-09-06", "bank_loan=30m abs=20m+", 2, "abs", "breach"),  # the pool's last day
    # 2020 and 2024: the local 50% and count remain beside 1 x and 4 x net assets
    ("2020-09-07", "bank_loan=30m abs=20m+", 2, "abs", "compliant"),  # 30m of 50m; 20m and a fen of 440m
    ("2020-09-07", "bank_loan=50m+", 2, "", "breach"),  # within 110m, above the local 50m
    ("2020-09-07", "bank_loan=10m", 3, "", "breach"),  # three of two
    ("2020-09-07", "bank_loan=50m shareholder_loan=60m", 2, "shareholder_loan", "compliant"),  # 110m
    ("2020-09-07", "bank_loan=50m shareholder_loan=60m+", 2, "shareholder_loan", "breach"),  # 110m and a fen
    ("2024-12-30", "bank_loan=50m shareholder_loan=40m+", 2, "shareholder_loan", "compliant"),  # within 110m
    ("2024-12-31", "bank_loan=50m shareholder_loan=40m+", 2, "shareholder_loan", "breach"),  # a fen above 1 x 90m
]


@pytest.mark.parametrize(("date", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, banks: int | None, approved: str, verdict: str) -> None:
    check("CN-JL", date, balances, approved=approved, facts={"bank_count": banks}).expect(verdict)


def test_own_row_replaces_the_national(check: Checker) -> None:
    day_before = check("CN-JL", "2008-09-15", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (day_before["layer"] == "local", day_before["cap"]) == (False, "50000000.00")
    report = check("CN-JL", "2008-09-16", "bank_loan=20m")
    found = report.limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")  # 50m less 20m
    assert found["source"]["issued"] == "2008-09-16"


def test_blank(check: Checker) -> None:
    check("CN-JL", "2016-12-31", "bank_loan=20m", complete=None).expect("undetermined")
    check("CN-JL", "2016-12-31", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")
    check("CN-JL", "2016-12-31", "bank_loan=20m", capital={"net_assets": None}).expect("compliant")  # not asked then
    check("CN-JL", "2020-09-07", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")  # local row


@pytest.mark.parametrize("kind", ["traditional", "online", "technology", "rural"])
def test_every_kind(check: Checker, kind: str) -> None:
    check("CN-JL", "2016-12-31", "bank_loan=50m", kind=kind).expect("compliant")  # one rule for all
    check("CN-JL", "2016-12-31", "bank_loan=50m+", kind=kind).expect("breach")


def test_gap(check: Checker) -> None:
    report = check("CN-JL", "2016-12-31", "bank_loan=20m")  # the opinion of 2016-05-04 exists and was not seen
    report.expect("compliant")
    assert report.data["warnings"]


def test_stale(check: Checker) -> None:
    report = check("CN-JL", "2021-06-30", "bank_loan=60m")
    report.expect("breach")  # above the local 50m, last verified in 2017
    assert report.limit("bank_loan", base="net_capital")["stale"] is True
    assert report.limit("bank_loan", "shareholder_loan", lacks="bond", base="net_assets")["outcome"] == "compliant"
    check("CN-JL", "2021-06-30", "bank_loan=60m", "--no-stale").expect("compliant")  # within 110m


@pytest.mark.parametrize(
    ("date", "balances", "banks", "verdict"),
    [
        ("2020-09-06", "bank_loan=50m+", 2, "breach"),  # the day before: 0.5 x 100m either way
        ("2020-09-07", "bank_loan=110m", 3, "compliant"),  # given way to 1 x 110m, the two banks too
        ("2020-09-07", "bank_loan=110m+", 2, "breach"),  # a fen above
    ],
)
def test_reading_of_the_restated_half(check: Checker, date: str, balances: str, banks: int, verdict: str) -> None:
    chosen = ("--reading", "CN-JL/restated-after-2020=otherwise")
    check("CN-JL", date, balances, *chosen, facts={"bank_count": banks}).expect(verdict)
    if date == "2020-09-07":
        check("CN-JL", date, balances, facts={"bank_count": banks}).expect("breach")  # as taken: above 50m


def test_source(check: Checker) -> None:
    found = check("CN-JL", "2016-12-31", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (found["source"]["grade"], found["source"]["article"]) == ("A-", "第二十二条")  # read in the compilation
