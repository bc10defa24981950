"""Guangzhou: as Guangdong; the plan of 2020-05-21 sets targets and promises relaxations, and no ratio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT = "asset_transfer_outright"
AGREED: dict[str, Any] = {"lender_consent": True}  # and opened in 2007
REFUSED: dict[str, Any] = {"lender_consent": False}
UNASKED: dict[str, Any] = {"lender_consent": None}

# Net capital 100m, registered capital 80m, net assets 110m, 90m a year before, two banks, not listed, complete.
VERDICTS: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("2012-01-17", "bank_loan=50m", AGREED, "", "compliant"),  # banks 0.5 x 100m
    ("2012-01-17", "bank_loan=50m+", AGREED, "", "breach"),  # a fen above, consent or not
    ("2012-01-18", "bank_loan=100m", AGREED, "", "compliant"),  # Guangdong 2012 art. 4 (2): 1 x 100m
    ("2012-01-18", "bank_loan=100m+", AGREED, "", "breach"),  # a fen above
    ("2012-01-18", "bank_loan=50m+", REFUSED, "", "breach"),  # 0.5 x 100m and a fen
    ("2012-01-18", "bank_loan=60m", UNASKED, "", "undetermined"),  # between the two
    ("2015-06-30", "bank_loan=10m", {"bank_count": 3}, "", "breach"),  # three banks of two
    ("2015-06-30", "fund_loan=50m", AGREED, "", "needs_approval"),  # art. 4 (3)
    ("2015-06-30", "fund_loan=50m", AGREED, "fund_loan", "compliant"),  # at 0.5 x 100m
    ("2015-06-30", "fund_loan=50m+", AGREED, "fund_loan", "breach"),  # a fen above
    ("2016-03-22", "bank_loan=80m+", {"debt_issuer": True}, "", "compliant"),  # the day before
    ("2016-03-23", "bank_loan=80m+", {"debt_issuer": True}, "", "breach"),  # issuers: 1 x registered capital 80m
    ("2017-12-01", "bank_loan=100m fund_loan=50m", AGREED, "fund_loan", "compliant"),  # the pool of 1 + 0.5: 150m
    ("2017-12-01", f"bank_loan=100m fund_loan=50m {OUT}=0.01", AGREED, f"fund_loan {OUT}", "breach"),  # and a fen
    # 2020-05-21: 融资杠杆…适当放宽 for leading companies is a promise, and raises nothing
    ("2020-08-31", "bank_loan=100m", AGREED, "", "compliant"),  # at the local 1 x 100m
    ("2020-08-31", "bank_loan=100m+", AGREED, "", "breach"),  # a fen above
    ("2020-09-07", "bank_loan=60m fund_loan=50m", AGREED, "fund_loan", "compliant"),  # 110m, 1 x net assets
    ("2020-09-07", "bank_loan=60m+ fund_loan=50m", AGREED, "fund_loan", "breach"),  # 110m and a fen
    ("2024-12-30", "bank_loan=90m+", AGREED, "", "compliant"),  # within 100m and 110m
    ("2024-12-31", "bank_loan=90m+", AGREED, "", "breach"),  # a fen above 1 x 90m of the year before
]


@pytest.mark.parametrize(("date", "balances", "facts", "approved", "verdict"), VERDICTS)
def test_verdict(
    check: Checker, *, date: str, balances: str, facts: dict[str, Any], approved: str, verdict: str
) -> None:
    check("CN-440100", date, balances, facts=facts, approved=approved).expect(verdict)


@pytest.mark.parametrize("place", ["CN-440100", "guangzhou", "广州", "广州市"])
def test_place(check: Checker, place: str) -> None:
    report = check(place, "2015-06-30", "bank_loan=100m")
    report.expect("compliant")  # at 1 x 100m, above the 50m of 2008
    assert report.data["company"]["jurisdiction"] == "CN-440100"


@pytest.mark.parametrize(("date", "kind"), [("2016-10-20", "online"), ("2016-10-21", "online")])
def test_online_companies(check: Checker, date: str, kind: str) -> None:
    # the district's measures of 2016-10-21 give no ratio of their own: 不得超过省市相关规定, so 1 x 100m
    check("CN-440100", date, "bank_loan=100m", kind=kind).expect("compliant")
    check("CN-440100", date, "bank_loan=100m+", kind=kind).expect("breach")


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2012-01-18", "other_fi_loan", "permitted"),  # as Guangdong
        ("2012-01-18", "fund_loan", "with_approval"),  # as Guangdong
        ("2020-05-21", "interbank_borrowing", "not_provided"),  # the plan only means to study it
        ("2020-05-21", "abs", "with_approval"),  # the plan supports it 依法依规; 2017 notice
        ("2020-09-06", "shareholder_loan", "not_provided"),
        ("2020-09-07", "shareholder_loan", "with_approval"),  # 2020 notice
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-440100", date).channel(channel)["access"] == access


def test_same_as_the_province(check: Checker) -> None:
    for date in ("2011-12-31", "2015-12-31", "2017-12-31", "2021-12-31"):
        city, province = (check(place, date, "bank_loan=60m") for place in ("CN-440100", "CN-GD"))
        assert city.verdict == province.verdict == ("breach" if date == "2011-12-31" else "compliant")  # 50m, 100m
        assert city.channel("bank_loan")["headroom"] == province.channel("bank_loan")["headroom"]


@pytest.mark.parametrize(
    ("kind", "date", "taken", "other"),
    [
        # Yuexiu's measures of 2016-10-21, art. 16: re-lending companies; read for the street alone, or for the whole city
        ("online", "2016-10-20", "undetermined", "undetermined"),
        ("online", "2018-06-30", "undetermined", "compliant"),  # 10m, within the pool of 2017
        ("traditional", "2018-06-30", "undetermined", "undetermined"),
    ],
)
def test_channels_of_the_street(check: Checker, kind: str, date: str, taken: str, other: str) -> None:
    reading = "CN-440100/street-channels=otherwise"
    check("CN-440100", date, "relending_loan=10m", kind=kind).expect(taken)
    check("CN-440100", date, "relending_loan=10m", "--reading", reading, kind=kind).expect(other)


def test_repurchase_is_kept_as_in_the_province(check: Checker) -> None:
    # Guangdong 2012 no. 2: a year in business; the national notice of 2017 does not open it for others
    changes: dict[str, Any] = {"approved": "asset_transfer_repo"}
    for opened, verdict in (("2017-07-01", "undetermined"), ("2017-06-30", "compliant")):
        report = check("CN-440100", "2018-06-30", "asset_transfer_repo=10m", facts={"opened_on": opened}, **changes)
        report.expect(verdict)
