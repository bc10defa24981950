"""Gansu: its own 50% and two banks of 2008-09-28; from 2015-11-27 all funding 1 x registered capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT = "asset_transfer_outright"

# Net capital 100m, registered capital 80m, net assets 110m, 90m a year before, complete.
VERDICTS: list[tuple[str, str, int | None, str, str]] = [
    # banks 0.5 x net capital 100m, at most two: the national text, from 2008-09-28 the province's own
    ("2008-09-27", "bank_loan=50m+", 2, "", "breach"),  # national, a fen above
    ("2008-09-28", "bank_loan=50m", 2, "", "compliant"),  # local, at the cap
    ("2008-09-28", "bank_loan=50m+", 2, "", "breach"),  # local, a fen above
    ("2008-09-28", "bank_loan=10m", 3, "", "breach"),  # three of two
    ("2015-11-26", "bank_loan=50m+", 2, "", "breach"),  # the last day
    ("2015-11-26", "bank_loan=10m", 3, "", "breach"),  # the last day, three of two
    ("2015-11-26", "shareholder_loan=10m", None, "", "undetermined"),  # not provided for
    # 2015-11-27 art. 20: all that is borrowed, 1 x registered capital 80m; banks without a number, and shareholders
    ("2015-11-27", "bank_loan=50m+", 2, "", "compliant"),  # within 80m
    ("2015-11-27", "bank_loan=80m", 2, "", "compliant"),  # at 1 x 80m
    ("2015-11-27", "bank_loan=80m+", 2, "", "breach"),  # a fen above, within net capital 100m
    ("2015-11-27", "bank_loan=10m", 3, "", "compliant"),  # no number of banks
    ("2015-11-27", "bank_loan=10m", None, "", "compliant"),  # nor asked
    ("2015-11-27", "shareholder_loan=80m", None, "", "compliant"),  # at 80m, no approval asked
    ("2015-11-27", "bank_loan=50m shareholder_loan=30m", 2, "", "compliant"),  # 80m
    ("2015-11-27", "bank_loan=50m shareholder_loan=30m+", 2, "", "breach"),  # 80m and a fen
    ("2015-11-27", "bank_loan=80m interbank_borrowing=0.01", 2, "", "breach"),  # money of any kind counts
    ("2015-11-27", "interbank_borrowing=10m", None, "", "undetermined"),  # within 80m, but not named
    # 2017 notice: 1 x net capital 100m with outright transfers, beside the local 80m
    ("2017-12-01", f"bank_loan=80m {OUT}=20m", 2, OUT, "compliant"),  # 100m of the pool, 80m of the local cap
    ("2017-12-01", f"bank_loan=80m {OUT}=20m+", 2, OUT, "breach"),  # 100m and a fen
    ("2017-12-01", "bank_loan=60m abs=20m", 2, "abs", "compliant"),  # 80m
    ("2017-12-01", "bank_loan=60m abs=20m+", 2, "abs", "breach"),  # within 100m, a fen above the local 80m
    ("2017-12-01", "abs=10m", None, "", "needs_approval"),  # within both
    # 2020 and 2024: 1 x net assets besides
    ("2020-09-06", "shareholder_loan=10m", None, "", "compliant"),  # the day before
    ("2020-09-07", "shareholder_loan=10m", None, "", "needs_approval"),  # 2020 notice
    ("2020-09-07", "bank_loan=80m+", 2, "", "breach"),  # within 110m, but the local 80m remains
    ("2020-09-07", "bank_loan=10m", 3, "", "compliant"),  # still no number of banks
    ("2020-09-07", "bank_loan=60m abs=20m+", 2, "abs", "breach"),  # within 4 x 110m, above the local 80m
]


@pytest.mark.parametrize(("date", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, banks: int | None, approved: str, verdict: str) -> None:
    # shareholders' money is lent by a corporate shareholder of 60%
    check.lent("CN-GS", date, balances, approved=approved, facts={"bank_count": banks}).expect(verdict)


@pytest.mark.parametrize(
    ("date", "balances", "verdict"),
    [
        # registered capital 120m: the local cap is 120m
        ("2017-11-30", "bank_loan=100m+", "compliant"),  # within 120m
        ("2017-12-01", "bank_loan=100m+", "breach"),  # the pool of 1 x net capital 100m and a fen
        ("2020-09-06", "bank_loan=100m+", "breach"),  # its last day
        ("2020-09-07", "bank_loan=100m+", "compliant"),  # within 110m and 120m
        ("2020-09-07", "bank_loan=110m+", "breach"),  # 1 x net assets 110m and a fen
        ("2024-12-30", "bank_loan=90m+", "compliant"),  # within 110m
        ("2024-12-31", "bank_loan=90m+", "breach"),  # 1 x 90m of the year before and a fen
    ],
)
def test_larger_registered_capital(check: Checker, date: str, balances: str, verdict: str) -> None:
    check("CN-GS", date, balances, capital={"registered_capital": "120m"}).expect(verdict)


@pytest.mark.parametrize("kind", ["traditional", "online", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    check("CN-GS", "2016-12-31", "bank_loan=80m", kind=kind).expect("compliant")  # at 1 x 80m
    check("CN-GS", "2016-12-31", "bank_loan=80m+", kind=kind).expect("breach")  # a fen above


def test_total(check: Checker) -> None:
    report = check.lent("CN-GS", "2016-12-31", "bank_loan=20m shareholder_loan=10m")
    found = report.limit("bank_loan", "shareholder_loan", "interbank_borrowing", layer="local")
    # 20m and 10m of 1 x 80m
    assert (found["base"], found["multiple"], found["cap"]) == ("registered_capital", "1", "80000000.00")
    assert (found["used"], found["headroom"]) == ("30000000.00", "50000000.00")
    assert found["source"]["issued"] == "2015-11-27"
    assert not {OUT, "guarantee", "interbank_lending"} & set(found["channels"])
    assert report.channel("bank_loan")["headroom"] == report.channel("shareholder_loan")["headroom"] == "50000000.00"
    assert report.data["total"]["headroom"] == "50000000.00"  # 80m less 30m
    assert report.per_yuan() == {"registered_capital": 1}


def test_replaces_its_own_and_the_national_row(check: Checker) -> None:
    before = check("CN-GS", "2015-11-26", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (before["layer"], before["source"]["issued"]) == ("local", "2008-09-28")
    assert not check("CN-GS", "2015-11-27", "bank_loan=20m").limits("bank_loan", base="net_capital")


def test_pool_of_2017(check: Checker) -> None:
    found = check("CN-GS", "2017-12-01", "bank_loan=20m").limit("bank_loan", OUT, base="net_capital")
    assert (found["multiple"], found["cap"], found["used"]) == ("1", "100000000.00", "20000000.00")  # 1 x 100m


@pytest.mark.parametrize(
    ("date", "blank", "verdict"),
    [
        ("2015-11-26", "registered_capital", "compliant"),  # not asked yet
        ("2015-11-27", "registered_capital", "undetermined"),  # 1 x an unknown amount; paid-in capital is another thing
        ("2015-11-26", "net_capital", "undetermined"),  # 0.5 x an unknown amount
        ("2015-11-27", "net_capital", "compliant"),  # no longer asked
        ("2017-12-01", "net_capital", "undetermined"),  # asked by the 2017 notice
    ],
)
def test_denominators(check: Checker, date: str, blank: str, verdict: str) -> None:
    check("CN-GS", date, "bank_loan=10m", capital={blank: None}).expect(verdict)


def test_unknown_channels(check: Checker) -> None:
    check("CN-GS", "2016-12-31", "bank_loan=20m", complete=None).expect("undetermined")  # the rest is blank
    check("CN-GS", "2016-12-31", "bank_loan=80m+", complete=None).expect("breach")  # whatever the rest


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2015-11-26", "shareholder_loan", "not_provided"),
        ("2015-11-27", "shareholder_loan", "permitted"),  # 主要法人股东定向借款
        ("2015-11-27", "bank_loan", "permitted"),
        ("2015-11-27", "interbank_borrowing", "not_provided"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2020-09-06", "shareholder_loan", "permitted"),
        ("2020-09-07", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2020-09-07", "bond", "with_approval"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-GS", date).channel(channel)["access"] == access


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-GS", "2021-06-30", "bank_loan=100m")
    report = check(*arguments, facts={"bank_count": 1})
    report.expect("breach")  # above the local 80m
    assert report.limit("bank_loan", base="registered_capital")["stale"] is True
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # within 110m


@pytest.mark.parametrize(
    ("channel", "lender", "verdict"),
    [
        ("shareholder_loan", "甲公司", "compliant"),  # 向主要法人股东定向借款: a company
        ("shareholder_loan", "丁公司", "compliant"),  # of any holding, here 3%
        ("shareholder_loan", "丙某", "undetermined"),  # a person: not provided for
        ("shareholder_loan", "某钢铁公司", "undetermined"),  # no shareholder, beside a full list
        ("shareholder_loan", None, "undetermined"),  # nobody said who lent it
        ("shareholder_special_loan", "甲公司", "compliant"),  # special loans are shareholder loans
        ("shareholder_special_loan", "丙某", "undetermined"),
    ],
)
def test_who_may_lend(check: Checker, channel: str, lender: str | None, verdict: str) -> None:
    check.lent("CN-GS", "2016-12-31", f"{channel}=10m", lender=lender).expect(verdict)
    # approved from 2020-09-07 on: who lends is still the province's to say
    check.lent("CN-GS", "2021-06-30", f"{channel}=10m", lender=lender, approved=channel).expect(verdict)


def test_no_ledger(check: Checker) -> None:
    report = check("CN-GS", "2016-12-31", "shareholder_loan=10m")
    report.expect("undetermined")
    assert any("loans" in f["missing"] for f in report.findings("undetermined"))


def test_reading_of_the_rank(check: Checker) -> None:
    # bank 50m and a fen, from three: of 1 x 80m; otherwise the General Office's 0.5 x 100m and two banks stay
    otherwise = ("--reading", "CN-GS/rank-2015=otherwise")
    check("CN-GS", "2016-12-31", "bank_loan=50m+").expect("compliant")
    check("CN-GS", "2016-12-31", "bank_loan=50m+", *otherwise).expect("breach")
    check("CN-GS", "2016-12-31", "bank_loan=50m", *otherwise).expect("compliant")
    check("CN-GS", "2016-12-31", "bank_loan=10m", *otherwise, facts={"bank_count": 3}).expect("breach")
    check.lent("CN-GS", "2016-12-31", "bank_loan=50m shareholder_loan=30m+", *otherwise).expect("breach")  # 80m, a fen
    check.lent("CN-GS", "2016-12-31", "bank_loan=50m shareholder_loan=30m", *otherwise).expect("compliant")
    check("CN-GS", "2015-11-26", "bank_loan=50m+").expect("breach")  # before: the 50% in any case


@pytest.mark.parametrize(("main", "verdict"), [(True, "compliant"), (False, "undetermined"), (None, "undetermined")])
def test_reading_of_main_shareholders(check: Checker, *, main: bool | None, verdict: str) -> None:
    # any corporate shareholder; otherwise those that the regulator holds to be main ones: from which holding was not seen
    facts = {"lenders_are_main_shareholders": main}
    check.lent("CN-GS", "2015-11-27", "shareholder_loan=10m", facts=facts).expect("compliant")
    otherwise = ("--reading", "CN-GS/main-shareholders=otherwise")
    check.lent("CN-GS", "2015-11-27", "shareholder_loan=10m", *otherwise, facts=facts).expect(verdict)
    person = check.lent("CN-GS", "2015-11-27", "shareholder_loan=10m", *otherwise, facts=facts, lender="丙某")
    person.expect("undetermined")  # 法人股东, whatever the holding


def test_reading_of_the_pool(check: Checker) -> None:
    # bank 60m and outright 20m and a fen: of 1 x net capital 100m; otherwise of 1 x registered capital 80m
    arguments = ("CN-GS", "2017-12-01", f"bank_loan=60m {OUT}=20m+")
    otherwise = ("--reading", "CN-GS/pool-denominator=otherwise")
    check(*arguments, approved=OUT).expect("compliant")
    check(*arguments, *otherwise, approved=OUT).expect("breach")
    check("CN-GS", "2017-12-01", f"bank_loan=60m {OUT}=20m", *otherwise, approved=OUT).expect("compliant")


def test_reading_of_own_funds(check: Checker) -> None:
    # 60m and a fen of 1 x 80m; otherwise within own funds, here 60m
    arguments, capital = ("CN-GS", "2016-12-31", "bank_loan=60m+"), {"net_assets": "60m"}
    check(*arguments, capital=capital).expect("compliant")
    check(*arguments, "--reading", "CN-GS/own-funds=otherwise", capital=capital).expect("breach")


def test_reading_collecting(check: Checker) -> None:
    # 不得进行任何形式的内外部集资, until the text of 2015 names shareholders: not provided for; otherwise prohibited
    otherwise = ("--reading", "CN-GS/collecting=otherwise")
    check("CN-GS", "2015-11-26", "shareholder_loan=10m").expect("undetermined")
    check("CN-GS", "2015-11-26", "shareholder_loan=10m", *otherwise).expect("prohibited")
    check.lent("CN-GS", "2015-11-27", "shareholder_loan=10m", *otherwise).expect("compliant")


def test_reading_collecting_since_2015(check: Checker) -> None:
    # art. 20 restates the ban beside 主要法人股东: a person's loan is not provided for; otherwise prohibited
    otherwise = ("--reading", "CN-GS/collecting=otherwise")
    for lender, verdict, strict in (("丙某", "undetermined", "prohibited"), ("甲公司", "compliant", "compliant")):
        arguments = ("CN-GS", "2016-12-31", "shareholder_loan=10m")
        check.lent(*arguments, lender=lender).expect(verdict)
        check.lent(*arguments, *otherwise, lender=lender).expect(strict)
