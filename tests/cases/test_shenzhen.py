"""Shenzhen: from 2016-07-01 all outside funding 2 x, lending to others 0.3 x net assets of the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"
MIXED = "bank_loan=100m relending_loan=40m platform_financing=30m"  # 170m

# Net assets of the year before 90m, net capital 100m, net assets 110m, complete. Without the lenders' consent, so that
# the province's text and the national one give the same 50m before Shenzhen's own.
VERDICTS: list[tuple[str, str, int | None, str, str]] = [
    # until 2016-06-30 banks 0.5 x net capital 100m, at most two
    ("2016-06-30", "bank_loan=50m", 2, "", "compliant"),  # at 50m
    ("2016-06-30", "bank_loan=50m+", 2, "", "breach"),  # a fen above
    ("2016-06-30", "bank_loan=10m", 3, "", "breach"),  # three banks of two
    ("2016-06-30", "relending_loan=10m", None, "", "undetermined"),  # no text provides for it
    ("2016-06-30", "interbank_lending=27m+", None, "", "compliant"),  # no text limits it
    # 2016-07-01 art. 1: 2 x 90m of the year before, lending to others 0.3 x 90m
    ("2016-07-01", "bank_loan=50m+", 2, "", "compliant"),  # within 180m
    ("2016-07-01", "bank_loan=180m", 2, "", "compliant"),  # at 2 x 90m
    ("2016-07-01", "bank_loan=180m+", 2, "", "breach"),  # a fen above, within 2 x 100m and 2 x 110m
    ("2016-07-01", "bank_loan=10m", 3, "", "compliant"),  # 银行机构, without a number
    ("2016-07-01", "bank_loan=10m", None, "", "compliant"),  # nor asked
    ("2016-07-01", "relending_loan=180m", None, "", "compliant"),  # at 180m
    ("2016-07-01", f"{MIXED} interbank_borrowing=10m", 2, "", "compliant"),  # 170m and 10m, 含同业拆借
    ("2016-07-01", f"{MIXED} interbank_borrowing=10m+", 2, "", "breach"),  # 180m and a fen
    ("2016-07-01", "interbank_lending=27m", None, "", "compliant"),  # at 0.3 x 90m
    ("2016-07-01", "interbank_lending=27m+", None, "", "breach"),  # a fen above
    ("2016-07-01", "bank_loan=180m interbank_lending=27m", 2, "", "compliant"),  # a use of funds is no funding
    ("2016-12-31", "other_fi_loan=10m", None, "", "undetermined"),  # the text does not name it
    ("2016-12-31", "shareholder_loan=10m", None, "", "undetermined"),  # nor this
    ("2016-12-31", "bank_loan=180m other_fi_loan=0.01", 2, "", "breach"),  # but the total holds it: 180m and a fen
    ("2017-11-30", "abs=10m", None, "", "undetermined"),  # the day before: not provided for
    # 2017 notice: 2 x net capital 100m with outright transfers, beside the local 180m
    ("2017-12-01", "abs=10m", None, "", "needs_approval"),  # within both
    ("2017-12-01", "bank_loan=170m abs=10m", 2, "abs", "compliant"),  # 180m, at the local cap
    ("2017-12-01", "bank_loan=170m abs=10m+", 2, "abs", "breach"),  # within 200m, a fen above the local 180m
    ("2017-12-01", f"bank_loan=180m {OUT}=20m", 2, OUT, "compliant"),  # 200m of the pool; 180m of the local cap
    ("2017-12-01", f"bank_loan=180m {OUT}=20m+", 2, OUT, "breach"),  # 200m and a fen
    ("2020-03-03", "bank_loan=180m+", 2, "", "breach"),  # before the notice of 2020-03-04
    ("2020-06-30", "bank_loan=180m", 2, "", "compliant"),  # it kept the baseline
    # 2020 and 2024: 1 x net assets besides
    ("2020-09-06", "bank_loan=110m+", 2, "", "compliant"),  # within 180m
    ("2020-09-07", "bank_loan=110m", 2, "", "compliant"),  # at 1 x 110m
    ("2020-09-07", "bank_loan=110m+", 2, "", "breach"),  # a fen above
    ("2020-09-07", "bank_loan=10m", 3, "", "compliant"),  # still no number of banks
    ("2020-12-31", "bank_loan=100m bond=80m", 2, "", "needs_approval"),  # 180m, bonds not approved
    ("2020-12-31", "bank_loan=100m bond=80m", 2, "bond", "compliant"),  # 180m, at the local cap
    # a fen above the local cap; the application of the notice of 2020-03-04, whose end is not known, may be asked for
    ("2020-12-31", "bank_loan=100m bond=80m+", 2, "bond", "breach|undetermined"),
    ("2020-12-31", "interbank_lending=27m+", None, "", "breach"),  # 0.3 x 90m and a fen
    ("2024-12-30", "bank_loan=90m+", 2, "", "compliant"),  # within 110m
    ("2024-12-31", "bank_loan=90m+", 2, "", "breach"),  # a fen above 1 x 90m of the year before
]


@pytest.mark.parametrize(("date", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, banks: int | None, approved: str, verdict: str) -> None:
    facts = {"bank_count": banks, "lender_consent": False}
    check("CN-440300", date, balances, approved=approved, facts=facts).expect(verdict)


@pytest.mark.parametrize("place", ["CN-440300", "shenzhen", "深圳", "深圳市"])
def test_place(check: Checker, place: str) -> None:
    report = check(place, "2016-12-31", "bank_loan=180m")
    report.expect("compliant")  # at 2 x 90m, above all that Guangdong allows
    assert report.data["company"]["jurisdiction"] == "CN-440300"


def test_province_does_not_apply(check: Checker) -> None:
    # 1 x registered capital 80m for listed companies and issuers is Guangdong's; funds are not named in Shenzhen's
    assert check("CN-440300", "2016-12-31").channel("fund_loan")["access"] == "not_provided"
    check("CN-440300", "2016-12-31", "bank_loan=100m+").expect("compliant")  # above 1 x net capital 100m, below 180m


@pytest.mark.parametrize("kind", ["traditional", "online", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    check("CN-440300", "2016-12-31", "bank_loan=180m", kind=kind).expect("compliant")  # at 2 x 90m
    check("CN-440300", "2016-12-31", "bank_loan=180m+", kind=kind).expect("breach")  # a fen above


def test_total(check: Checker) -> None:
    report = check("CN-440300", "2016-12-31", "bank_loan=60m interbank_lending=7m")
    found = report.limit("bank_loan", "relending_loan", "platform_financing", "interbank_borrowing", layer="local")
    # 60m of 2 x 90m
    assert (found["base"], found["multiple"], found["cap"]) == ("prior_year_net_assets", "2", "180000000.00")
    assert (found["used"], found["headroom"]) == ("60000000.00", "120000000.00")
    assert found["source"]["issued"] == "2016-07-01"
    assert not {OUT, "guarantee", "interbank_lending", "other_liabilities"} & set(found["channels"])
    lending = report.limit("interbank_lending", layer="local")
    assert (lending["base"], lending["cap"], lending["headroom"]) == (
        "prior_year_net_assets",
        "27000000.00",  # 0.3 x 90m
        "20000000.00",  # less 7m
    )
    assert report.data["total"]["headroom"] == "120000000.00"  # lending is no part of it
    assert report.per_yuan() == {"prior_year_net_assets": 2}


@pytest.mark.parametrize(
    ("date", "headroom", "if_approved"),
    [
        ("2017-11-30", "180000000.00", "180000000.00"),  # 2 x 90m
        ("2017-12-01", "180000000.00", "200000000.00"),  # with outright transfers, outside the local cap, 2 x 100m
    ],
)
def test_headroom(check: Checker, date: str, headroom: str, if_approved: str) -> None:
    total = check("CN-440300", date).data["total"]
    assert (total["headroom"], total["headroom_if_approved"]) == (headroom, if_approved)


@pytest.mark.parametrize(("date", "headroom"), [("2020-09-07", "110000000.00"), ("2024-12-31", "90000000.00")])
def test_headroom_under_the_national_ceiling(check: Checker, date: str, headroom: str) -> None:
    assert check("CN-440300", date).data["total"]["headroom"] == headroom  # 1 x 110m and 1 x 90m, below 180m


def test_pool_of_2017(check: Checker) -> None:
    found = check("CN-440300", "2017-12-01", "bank_loan=20m").limit("bank_loan", "abs", OUT, layer="national")
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "2", "200000000.00")  # 2 x 100m
    grown: dict[str, str | None] = {"prior_year_net_assets": "120m"}  # the local cap is then 240m
    check("CN-440300", "2017-11-30", "bank_loan=200m+", capital=grown).expect("compliant")
    check("CN-440300", "2017-12-01", "bank_loan=200m+", capital=grown).expect("breach")  # the pool of 200m and a fen


@pytest.mark.parametrize(
    ("date", "balances", "blank", "verdict"),
    [
        ("2016-12-31", "bank_loan=10m", "prior_year_net_assets", "undetermined"),  # 2 x an unknown amount
        ("2016-12-31", "interbank_lending=10m", "prior_year_net_assets", "undetermined"),  # 0.3 x an unknown amount
        ("2016-12-31", "bank_loan=10m", "net_capital", "compliant"),  # the text does not use it
        ("2017-12-01", "bank_loan=10m", "net_capital", "undetermined"),  # the pool does
        ("2020-09-06", "bank_loan=10m", "net_assets", "compliant"),  # not asked yet
        ("2020-09-07", "bank_loan=10m", "net_assets", "undetermined"),  # 1 x an unknown amount
    ],
)
def test_denominators(check: Checker, date: str, balances: str, blank: str, verdict: str) -> None:
    check("CN-440300", date, balances, capital={blank: None}).expect(verdict)


def test_unknown_channels(check: Checker) -> None:
    check("CN-440300", "2016-12-31", "bank_loan=20m", complete=None).expect("undetermined")  # the rest is blank
    check("CN-440300", "2016-12-31", "bank_loan=180m+", complete=None).expect("breach")  # whatever the rest


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2016-06-30", "relending_loan", "not_provided"),
        ("2016-07-01", "relending_loan", "permitted"),  # 小额再贷款公司
        ("2016-06-30", "platform_financing", "not_provided"),
        ("2016-07-01", "platform_financing", "permitted"),  # the exchanges and platforms of Qianhai
        ("2016-07-01", "interbank_borrowing", "permitted"),  # 含同业拆借
        ("2016-07-01", "bank_loan", "permitted"),
        ("2016-07-01", "shareholder_loan", "not_provided"),
        ("2020-09-07", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2017-11-30", "abs", "not_provided"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2017-12-01", REPO, "with_approval"),
        ("2020-09-06", "bond", "not_provided"),
        ("2020-09-07", "bond", "with_approval"),  # 2020 notice
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-440300", date).channel(channel)["access"] == access


def test_the_text_pasted_twice(check: Checker) -> None:
    # the measures of Guangzhou's Yuexiu district of 2016-10-21 are no law in Shenzhen: nothing changes on that day
    reports = [check("CN-440300", date, "bank_loan=20m", kind="online") for date in ("2016-10-20", "2016-10-21")]
    before, after = ({c["channel"]: (c["access"], c["headroom"]) for c in r.data["channels"]} for r in reports)
    assert before == after


@pytest.mark.parametrize(
    ("date", "not_sold", "verdict"),
    [
        # the venues of 2016 are closed by 86号 from 2020-09-07, bad loans apart
        ("2020-09-06", None, "compliant"),  # 50m of 2 x 90m
        ("2020-09-07", None, "undetermined"),  # sold there, or not
        ("2020-09-07", False, "prohibited|breach"),
        ("2020-09-07", True, "compliant"),  # no credit assets were sold there: the city's own text decides
        ("2021-12-31", None, "undetermined"),
    ],
)
def test_venues(check: Checker, date: str, not_sold: bool | None, verdict: str) -> None:
    facts = {"assets_not_sold_on_platforms": not_sold, "funding_venues_approved": True}
    report = check("CN-440300", date, "platform_financing=50m", facts=facts)
    report.expect(verdict)
    assert verdict != "undetermined" or "assets_not_sold_on_platforms" in report.facts()


@pytest.mark.parametrize(("approved", "verdict"), [(None, "compliant"), (True, "compliant"), (False, "breach")])
def test_approved_venues(check: Checker, approved: bool | None, verdict: str) -> None:
    facts = {"funding_venues_approved": approved}  # asked, and no part of the verdict until it is answered
    report = check("CN-440300", "2016-12-31", "relending_loan=10m", facts=facts)
    report.expect(verdict)
    assert ("funding_venues_approved" in report.facts()) is (approved is None)


def test_word_of_the_text(check: Checker) -> None:
    # 上年度净资产, the text's own word, not 上年末净资产
    found = check("CN-440300", "2016-12-31", "bank_loan=180m+").rule("CN-440300/outside-funding")
    assert "上年度净资产" in found["why"]


READINGS: list[tuple[str, str, str, dict[str, Any], str, str, str]] = [
    # the named channels alone are counted: 180m of banks and a fen of shareholders, whom no text provides for
    (
        "CN-440300/what-counts=otherwise",
        "2016-12-31",
        "bank_loan=180m shareholder_loan=0.01",
        {},
        "",
        "breach",
        "undetermined",
    ),
    ("CN-440300/what-counts=otherwise", "2016-12-31", "bank_loan=180m+", {}, "", "breach", "breach"),
    # Guangdong's 1 x registered capital 80m stays for issuers and applicants
    (
        "CN-440300/province-stays=otherwise",
        "2016-07-01",
        "bank_loan=80m+",
        {"debt_issuer": True},
        "",
        "compliant",
        "breach",
    ),
    (
        "CN-440300/province-stays=otherwise",
        "2016-07-01",
        "bank_loan=80m",
        {"debt_issuer": True},
        "",
        "compliant",
        "compliant",
    ),
    (
        "CN-440300/province-stays=otherwise",
        "2016-07-01",
        "bank_loan=80m+",
        {"listing": "applying"},
        "",
        "compliant",
        "breach",
    ),
    (
        "CN-440300/province-stays=otherwise",
        "2016-06-30",
        "bank_loan=50m+",
        {"debt_issuer": True},
        "",
        "breach",
        "breach",
    ),
    # each company's funding is what needs the approval
    ("CN-440300/what-is-approved=otherwise", "2016-12-31", "relending_loan=10m", {}, "", "compliant", "needs_approval"),
    (
        "CN-440300/what-is-approved=otherwise",
        "2016-12-31",
        "relending_loan=10m",
        {},
        "relending_loan",
        "compliant",
        "compliant",
    ),
    # interbank borrowing is counted, and not opened
    (
        "CN-440300/interbank-opened=otherwise",
        "2016-12-31",
        "interbank_borrowing=10m",
        {},
        "",
        "compliant",
        "undetermined",
    ),
]


@pytest.mark.parametrize(("reading", "date", "balances", "facts", "approved", "taken", "other"), READINGS)
def test_readings(
    check: Checker,
    *,
    reading: str,
    date: str,
    balances: str,
    facts: dict[str, Any],
    approved: str,
    taken: str,
    other: str,
) -> None:
    known = {"lender_consent": False} | facts
    check("CN-440300", date, balances, facts=known, approved=approved).expect(taken)
    check("CN-440300", date, balances, "--reading", reading, facts=known, approved=approved).expect(other)


def test_reading_of_the_pool(check: Checker) -> None:
    # bank 100m and outright 80m and a fen: of 2 x net capital 100m; otherwise of 2 x 90m of the year before
    arguments = ("CN-440300", "2018-06-30", f"bank_loan=100m {OUT}=80m+")
    otherwise = ("--reading", "CN-440300/pool-denominator=otherwise")
    report = check(*arguments, approved=OUT)
    report.expect("compliant")
    assert "CN-440300/pool-denominator" in {reading["id"] for reading in report.data["strict"]["readings"]}
    check(*arguments, *otherwise, approved=OUT).expect("breach")
    check("CN-440300", "2018-06-30", f"bank_loan=100m {OUT}=80m", *otherwise, approved=OUT).expect("compliant")
    before = ("CN-440300", "2017-11-30", f"bank_loan=100m {OUT}=80m+")  # no pool yet: outright sales are no funding
    assert check(*before).verdict == check(*before, *otherwise).verdict == "undetermined"
