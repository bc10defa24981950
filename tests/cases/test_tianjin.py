"""Tianjin: its own 50% and two banks of 2011-08-22; from 2016-12-01 a rating table that nobody has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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


OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"


@pytest.mark.parametrize(
    ("date", "balances", "verdict"),
    [
        # 融入资金方式及比例应符合监管评级相关规定: 1.2 x 100m by the regulator's letter
        ("2017-06-30", "bank_loan=120m", "compliant"),
        ("2017-06-30", "bank_loan=120m+", "breach"),
        ("2017-12-01", "bank_loan=100m abs=20m", "compliant"),  # the pool of 2017 takes it for the local ratio
        ("2017-12-01", "bank_loan=100m abs=20m+", "breach"),
        ("2020-09-07", "bank_loan=110m", "compliant"),  # and the nation's 1 x 110m besides
        ("2020-09-07", "bank_loan=110m+", "breach"),
    ],
)
def test_the_ratio_of_the_letter(check: Checker, date: str, balances: str, verdict: str) -> None:
    facts = {"company_ratio": "1.2", "bank_count": 3}  # 从金融机构: no number of banks
    check("CN-TJ", date, balances, facts=facts, approved="abs").expect(verdict)


def test_the_ratio_is_asked(check: Checker) -> None:
    report = check("CN-TJ", "2017-06-30", "bank_loan=10m")
    report.expect("undetermined")
    assert "company_ratio" in report.facts()
    check("CN-TJ", "2017-06-30", "bank_loan=10m", facts={"company_ratio": "none"}).expect("undetermined")
    check("CN-TJ", "2017-06-30", facts={"company_ratio": None}).expect("compliant")  # no money


@pytest.mark.parametrize(
    ("date", "balances", "verdict"),
    [
        # art. 24 of 2011: sold outright, never with a repurchase; no ratio, and no funding
        ("2011-08-21", f"{OUT}=10m", "undetermined"),  # the day before
        ("2011-08-22", f"{OUT}=500m", "compliant"),
        ("2011-08-22", f"{REPO}=0.01", "prohibited|breach"),
        ("2016-11-30", f"{REPO}=0.01", "prohibited|breach"),
        ("2016-12-01", f"{REPO}=0.01", "undetermined"),  # taken to end with the measures of that day
        ("2016-12-01", f"{OUT}=10m", "undetermined"),
    ],
)
def test_transfers(check: Checker, date: str, balances: str, verdict: str) -> None:
    check("CN-TJ", date, balances, facts={"company_ratio": "1"}).expect(verdict)


@pytest.mark.parametrize(
    ("reading", "date", "balances", "taken", "otherwise"),
    [
        # 融入资金的余额不得超过公司资本净额的50%: of banks, or of all
        ("what-the-half-bounds", "2016-11-30", "bank_loan=40m other_fi_loan=10m+", "undetermined", "breach"),
        ("what-the-half-bounds", "2016-12-01", "bank_loan=40m other_fi_loan=10m+", "compliant", "compliant"),  # ended
        # the General Office's 50% and two banks beside the regulator's rating of 2016
        ("rules-of-2011", "2016-11-30", "bank_loan=50m+", "breach", "breach"),
        ("rules-of-2011", "2016-12-01", "bank_loan=50m", "compliant", "compliant"),
        ("rules-of-2011", "2016-12-01", "bank_loan=50m+", "compliant", "breach"),
        # loan transfers after 2016-12-01
        ("transfers-of-2011", "2016-12-01", f"{REPO}=10m", "undetermined", "prohibited"),
        ("transfers-of-2011", "2016-12-01", f"{OUT}=10m", "undetermined", "compliant"),
        # 不得以任何方式集资: shareholder loans
        ("collecting", "2016-12-01", "shareholder_loan=10m", "undetermined", "prohibited"),
        ("collecting", "2021-06-30", "shareholder_loan=10m", "compliant", "prohibited"),
    ],
)
def test_readings(check: Checker, *, reading: str, date: str, balances: str, taken: str, otherwise: str) -> None:
    changes: dict[str, Any] = {"facts": {"company_ratio": "1"}, "approved": "shareholder_loan"}
    check("CN-TJ", date, balances, **changes).expect(taken)
    check("CN-TJ", date, balances, "--reading", f"CN-TJ/{reading}=otherwise", **changes).expect(otherwise)


def test_two_readings_together(check: Checker) -> None:
    # 0.5 x 100m over all borrowed money, also after 2016-12-01
    both = ("--reading", "CN-TJ/what-the-half-bounds=otherwise", "--reading", "CN-TJ/rules-of-2011=otherwise")
    arguments, facts = ("CN-TJ", "2016-12-01"), {"company_ratio": "1"}
    check(*arguments, "bank_loan=40m other_fi_loan=10m", *both, facts=facts).expect("compliant")
    check(*arguments, "bank_loan=40m other_fi_loan=10m+", *both, facts=facts).expect("breach")
    check(*arguments, "bank_loan=40m other_fi_loan=10m+", *both[2:], facts=facts).expect("compliant")  # 40m of banks
    check(*arguments, "bank_loan=10m", *both[2:], facts=facts | {"bank_count": 3}).expect("breach")  # three of two


@pytest.mark.parametrize(
    ("rights", "date", "verdict"),
    [(False, "2016-11-30", "prohibited"), (True, "2016-11-30", "undetermined"), (None, "2016-11-30", "undetermined")],
)
def test_reading_of_income_rights(check: Checker, rights: bool | None, date: str, verdict: str) -> None:
    # 不得安排任何显性或隐性的回购条款: taken, income rights too; otherwise they are not meant, and not provided for
    facts = {"transfers_of_income_rights": rights}
    check("CN-TJ", date, f"{REPO}=10m", facts=facts).expect("prohibited|breach")
    check("CN-TJ", date, f"{REPO}=10m", "--reading", "CN-TJ/income-rights=otherwise", facts=facts).expect(verdict)


@pytest.mark.parametrize(("date", "told"), [("2023-11-29", False), ("2023-11-30", True)])
def test_date_of_the_gap(check: Checker, date: str, told: bool) -> None:
    warnings = check("CN-TJ", date).data["warnings"]
    assert any("CN-TJ/gap-2023" in warning for warning in warnings) is told
