"""Anhui: its own 50% and two banks of 2009-05-18; the sources listed anew, with prohibitions, on 2011-10-24."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"

# Net capital 100m, net assets 110m, net assets of the year before 90m, two banks, complete.
VERDICTS = [
    # banks 0.5 x 100m: the national text until 2009-05-17, then art. 11 of the province's own
    ("2009-05-17", "bank_loan=50m", "", "compliant"),  # national, at the cap
    ("2009-05-17", "bank_loan=50m+", "", "breach"),  # national, a fen above
    ("2009-05-18", "bank_loan=50m", "", "compliant"),  # art. 11, at the cap
    ("2009-05-18", "bank_loan=50m+", "", "breach"),  # art. 11, a fen above
    ("2009-05-18", "shareholder_loan=10m", "", "undetermined"),  # not provided for
    ("2011-10-23", "other_borrowing=10m", "", "undetermined"),  # nor this
    ("2011-10-24", "other_borrowing=10m", "", "undetermined"),  # entrusted loans or not, nobody said
    # 2011-10-24: no word of the ratio, so it stays
    ("2011-10-23", "bank_loan=50m+", "", "breach"),  # the day before
    ("2011-10-24", "bank_loan=50m", "", "compliant"),  # at 0.5 x 100m
    ("2011-10-24", "bank_loan=50m+", "", "breach"),  # a fen above
    ("2011-10-24", "shareholder_loan=10m", "", "undetermined|breach|prohibited"),  # 不得以借款等方式向内外部集资
    ("2017-11-30", "interbank_borrowing=10m", "", "undetermined|breach|prohibited"),  # not provided for
    ("2017-11-30", "bank_loan=50m guarantee=100m", "", "compliant"),  # no cap on guarantees
    # 2017 notice: the local ratio is the bank cap, 0.5 x 100m
    ("2017-11-30", "bank_loan=40m abs=10m", "", "undetermined|breach|prohibited"),  # no text provides for ABS
    ("2017-12-01", "bank_loan=40m abs=10m", "", "needs_approval"),  # 50m, not approved
    ("2017-12-01", "bank_loan=40m abs=10m", "abs", "compliant"),  # 50m
    ("2017-12-01", "bank_loan=40m abs=10m+", "abs", "breach"),  # 50m and a fen
    ("2017-12-01", f"bank_loan=20m {OUT}=30m", OUT, "compliant"),  # 50m, outright sales counted
    ("2017-12-01", f"bank_loan=20m {REPO}=30m+", REPO, "breach"),  # 50m and a fen
    ("2020-09-06", "bank_loan=40m abs=10m+", "abs", "breach"),  # the pool's last day
    # 2020: 1 x net assets 110m and 4 x for ABS; the local 0.5 for banks remains
    ("2020-09-07", "bank_loan=40m abs=10m+", "abs", "compliant"),  # 40m of 50m, and ABS of 440m
    ("2020-09-07", "bank_loan=50m", "", "compliant"),  # at the local 50m
    ("2020-09-07", "bank_loan=50m+", "", "breach"),  # within 110m, but the local 50m remains
    ("2020-09-07", "shareholder_loan=10m", "", "needs_approval|breach|prohibited"),  # at best with approval
    ("2020-09-07", "abs=440m", "abs", "compliant"),  # at 4 x 110m
    ("2020-09-07", "abs=440m+", "abs", "breach"),  # a fen above
    # 2024: the lower of 4 x 110m and 4 x 90m of the year before
    ("2024-12-30", "abs=360m+", "abs", "compliant"),  # within 440m
    ("2024-12-31", "abs=360m", "abs", "compliant"),  # at 360m
    ("2024-12-31", "abs=360m+", "abs", "breach"),  # a fen above
    ("2024-12-31", "bank_loan=50m+", "", "breach"),  # within 90m, but the local 50m remains
]


@pytest.mark.parametrize(("date", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, approved: str, verdict: str) -> None:
    check("CN-AH", date, balances, approved=approved).expect(verdict)


@pytest.mark.parametrize(
    ("date", "banks", "verdict"),
    [
        ("2009-05-17", 2, "compliant"),  # 2008: two of two
        ("2009-05-17", 3, "breach"),  # 2008: three of two
        ("2009-05-18", 2, "compliant"),  # art. 11: two of two
        ("2009-05-18", 3, "breach"),  # art. 11: three of two
        ("2009-05-18", None, "undetermined"),  # nobody said how many
        ("2011-10-23", 3, "breach"),  # the day before the list without a number
        ("2011-10-24", 2, "compliant"),  # two, with or without the number
    ],
)
def test_number_of_banks(check: Checker, date: str, banks: int | None, verdict: str) -> None:
    report = check("CN-AH", date, "bank_loan=10m", facts={"bank_count": banks})
    report.expect(verdict)
    assert ("bank_count" in report.facts()) is (verdict == "undetermined")


def test_no_bank_money(check: Checker) -> None:
    check("CN-AH", "2010-12-31", "").expect("compliant")  # no bank money, so no banks


def test_own_row_replaces_the_national(check: Checker) -> None:
    day_before = check("CN-AH", "2009-05-17", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (day_before["layer"], day_before["cap"]) == ("national", "50000000.00")
    for date in ("2009-05-18", "2011-10-24"):
        report = check("CN-AH", date, "bank_loan=20m")
        found = report.limit("bank_loan", base="net_capital")
        assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")
        assert found["source"]["issued"] == "2009-05-18"
        replaced = report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)
        assert replaced["outcome"] == "replaced"


def test_prohibitions_of_2011(check: Checker) -> None:
    # 不得融入委托贷款: a condition that no balance shows; asked or held as a prohibition, from 2011-10-24
    def told(date: str) -> set[str]:
        found = check("CN-AH", date, "bank_loan=20m").data["findings"]
        return {f["rule"] for f in found if f["source"]["issued"] == "2011-10-24" and f["outcome"] != "not_applicable"}

    assert not told("2011-10-23")
    report = check("CN-AH", "2011-10-24", "bank_loan=20m")
    assert told("2011-10-24") or report.channel("other_borrowing")["access"] == "prohibited"
    report.expect("compliant")  # unanswered, no part of the verdict


def test_pool_of_2017(check: Checker) -> None:
    found = check("CN-AH", "2017-12-01", "bank_loan=20m abs=10m", approved="abs").limit("bank_loan", "abs")
    assert (found["multiple"], found["cap"], found["used"]) == ("0.5", "50000000.00", "30000000.00")  # 20m and 10m


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2009-05-18", "bank_loan", "permitted"),
        ("2009-05-18", "shareholder_loan", "not_provided"),
        ("2011-10-24", "bank_loan", "permitted"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2017-12-01", REPO, "with_approval"),
        ("2020-09-07", "abs", "with_approval"),  # 2020 notice
        ("2020-09-07", "bank_loan", "permitted"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-AH", date).channel(channel)["access"] == access


@pytest.mark.parametrize("date", ["2011-10-24", "2017-11-30", "2020-09-06"])
def test_shareholder_loans_stay_closed(check: Checker, date: str) -> None:
    # not provided for, and 不得以借款等方式向内外部集资
    found = check("CN-AH", date).channel("shareholder_loan")
    assert found["access"] in {"not_provided", "prohibited"}
    assert found["headroom"] == (None if found["access"] == "not_provided" else "0.00")


def test_unknown(check: Checker) -> None:
    report = check("CN-AH", "2016-12-31", "bank_loan=20m", complete=None)
    report.expect("undetermined")  # nothing said of the other channels
    assert report.limit("bank_loan", base="net_capital")["outcome"] == "compliant"  # 20m of 50m all the same
    report = check("CN-AH", "2016-12-31", "bank_loan=20m", capital={"net_capital": None})
    report.expect("undetermined")
    assert report.limit("bank_loan", base="net_capital")["cap"] is None


@pytest.mark.parametrize("kind", ["traditional", "online", "technology", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    check("CN-AH", "2016-12-31", "bank_loan=50m", kind=kind).expect("compliant")  # at 0.5 x 100m
    check("CN-AH", "2016-12-31", "bank_loan=50m+", kind=kind).expect("breach")  # a fen above


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-AH", "2021-06-30", "bank_loan=60m")
    report = check(*arguments, facts={"bank_count": 1})
    report.expect("breach")  # above the local 50m
    assert report.limit("bank_loan", base="net_capital")["stale"] is True
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # within 1 x net assets 110m


@pytest.mark.parametrize("place", ["CN-AH", "anhui", "安徽", "安徽省"])
def test_place(check: Checker, place: str) -> None:
    report = check(place, "2016-12-31", "bank_loan=50m")
    report.expect("compliant")  # at 0.5 x 100m
    assert report.data["company"]["jurisdiction"] == "CN-AH"


@pytest.mark.parametrize(
    ("none", "verdict"),
    [
        (None, "undetermined"),  # who lent it and how, nobody said
        (True, "undetermined"),  # no entrusted loan: not provided for
        (False, "breach|prohibited"),  # 不得融入委托贷款
    ],
)
def test_entrusted_loans(check: Checker, none: bool | None, verdict: str) -> None:
    facts = {"no_entrusted_loans": none}
    check("CN-AH", "2016-12-31", "other_borrowing=10m", facts=facts).expect(verdict)
    # a bank's money that is in truth an entrusted loan
    banks = "compliant" if none is not False else "breach"
    check("CN-AH", "2016-12-31", "bank_loan=10m", facts=facts).expect(banks)


def test_reading_of_entrusted_loans(check: Checker) -> None:
    otherwise = ("--reading", "CN-AH/entrusted-loans=otherwise")
    arguments = ("CN-AH", "2016-12-31", "other_borrowing=10m")
    check(*arguments, *otherwise, facts={"no_entrusted_loans": True}).expect("prohibited")


def test_reading_of_the_open_list(check: Checker) -> None:
    # 银行业金融机构的融入资金等: taken, a fund's loan is not provided for; otherwise open, within 1 x 110m
    arguments = ("CN-AH", "2021-06-30", "fund_loan=10m")
    check(*arguments).expect("undetermined")
    check(*arguments, "--reading", "CN-AH/open-list=otherwise").expect("compliant")


def test_reading_collecting(check: Checker) -> None:
    # 不得以借款等方式向内外部集资: taken, shareholder loans are open with approval from 2020-09-07; otherwise prohibited
    arguments = ("CN-AH", "2021-06-30", "shareholder_loan=10m")
    check(*arguments, approved="shareholder_loan").expect("compliant")
    check(*arguments, "--reading", "CN-AH/collecting=otherwise", approved="shareholder_loan").expect("prohibited")
    before = ("CN-AH", "2017-11-30", "shareholder_loan=10m")
    check(*before).expect("undetermined")  # not provided for
    check(*before, "--reading", "CN-AH/collecting=otherwise").expect("prohibited")


def test_reading_restated(check: Checker) -> None:
    # bank 60m of 0.5 x 100m; otherwise the national 1 x 110m
    arguments = ("CN-AH", "2020-09-07", "bank_loan=60m")
    check(*arguments).expect("breach")
    check(*arguments, "--reading", "CN-AH/restated-after-2020=otherwise").expect("compliant")


def test_reading_of_the_number_of_banks(check: Checker) -> None:
    # 2011 lists bank borrowing without a number: taken, the two banks of 2009 stay; otherwise any number, still 0.5 x 100m
    otherwise = ("--reading", "CN-AH/two-banks=otherwise")
    three = {"bank_count": 3}
    check("CN-AH", "2016-12-31", "bank_loan=50m", facts=three).expect("breach")
    check("CN-AH", "2016-12-31", "bank_loan=50m", *otherwise, facts=three).expect("compliant")
    check("CN-AH", "2016-12-31", "bank_loan=50m+", *otherwise, facts=three).expect("breach")
    check("CN-AH", "2011-10-23", "bank_loan=50m", *otherwise, facts=three).expect("breach")  # the day before
