"""Shanghai: its own 50% and two banks, issued 2016-09-23, in force 2016-10-01; from 2021-10-01 a text nobody saw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT = "asset_transfer_outright"

# Net capital 100m, net assets 110m, net assets of the year before 90m, complete.
VERDICTS: list[tuple[str, str, int | None, str, str]] = [
    # until 2016-09-30 the national text, then 沪府办发〔2016〕42号: money from banks 0.5 x 100m, at most two
    ("2016-09-30", "bank_loan=50m", 2, "", "compliant"),  # national, at the cap
    ("2016-09-30", "bank_loan=50m+", 2, "", "breach"),  # national, a fen above
    ("2016-10-01", "bank_loan=50m", 2, "", "compliant"),  # local, at the cap
    ("2016-10-01", "bank_loan=50m+", 2, "", "breach"),  # local, a fen above
    ("2016-10-01", "bank_loan=10m", 2, "", "compliant"),  # two of two
    ("2016-10-01", "bank_loan=10m", 3, "", "breach"),  # three of two
    ("2016-10-01", "bank_loan=10m", None, "", "undetermined"),  # nobody said how many
    ("2016-09-30", "fund_loan=10m", None, "", "undetermined"),  # 2008 does not provide for it
    # 可按本市相关规定创新融资方式: under city rules that were not seen, for those who qualify
    ("2016-10-01", "fund_loan=10m", None, "", "undetermined|needs_approval"),
    # 2017 notice: 0.5 x 100m with transfers and ABS
    ("2017-12-01", "abs=10m", None, "", "needs_approval"),  # within 50m
    ("2017-12-01", "bank_loan=30m abs=20m+", 2, "abs", "breach"),  # 50m and a fen
    ("2017-12-01", f"bank_loan=30m {OUT}=20m+", 2, OUT, "breach"),  # transfers without repurchase too
    # 2020: 1 x and 4 x net assets besides
    ("2020-09-07", "bank_loan=50m", 2, "", "compliant"),  # at the local 50m
    ("2020-09-07", "bank_loan=50m+", 2, "", "breach"),  # within 110m, the local 50m remains
    ("2020-09-07", "bank_loan=10m", 3, "", "breach"),  # and the two banks
    ("2021-09-30", "bank_loan=50m+", 2, "", "breach"),  # until the last day of the text of 2016
    # 2021-10-01 沪金规〔2021〕4号, its clause not seen: the national caps all the same
    ("2021-10-01", "bank_loan=50m", 2, "", "compliant|undetermined"),  # below whatever is known
    ("2021-10-01", "bank_loan=110m+", 2, "", "breach"),  # a fen above 1 x 110m
    ("2021-10-01", "abs=440m+", None, "abs", "breach"),  # a fen above 4 x 110m
    ("2024-12-31", "bank_loan=90m+", 2, "", "breach"),  # a fen above 1 x 90m of the year before
]


@pytest.mark.parametrize(("date", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, banks: int | None, approved: str, verdict: str) -> None:
    check("CN-SH", date, balances, approved=approved, facts={"bank_count": banks}).expect(verdict)


def test_own_row_replaces_the_national(check: Checker) -> None:
    # issued on 2016-09-23, in force a week later
    assert check("CN-SH", "2016-09-30", "bank_loan=20m").limit("bank_loan", base="net_capital")["layer"] != "local"
    report = check("CN-SH", "2016-10-01", "bank_loan=20m")
    found = report.limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")  # 50m less 20m
    assert (found["source"]["issued"], found["source"]["effective"]) == ("2016-09-23", "2016-10-01")
    assert report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)["outcome"] == "replaced"


@pytest.mark.parametrize("kind", ["traditional", "online", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    # the online text has no funding clause: 0.5 x 100m for all
    check("CN-SH", "2017-09-30", "bank_loan=50m", kind=kind).expect("compliant")
    check("CN-SH", "2017-09-30", "bank_loan=50m+", kind=kind).expect("breach")


def test_pool_of_2017(check: Checker) -> None:
    found = check("CN-SH", "2017-12-01", "bank_loan=20m").limit("bank_loan", "abs", OUT, layer="national")
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "0.5", "50000000.00")  # 0.5 x 100m


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2016-10-01", "bank_loan", "permitted"),
        ("2016-09-30", "abs", "not_provided"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2020-09-07", "bond", "with_approval"),  # 2020 notice
        ("2020-09-07", "shareholder_loan", "with_approval"),
        ("2021-10-01", "abs", "with_approval"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-SH", date).channel(channel)["access"] == access


def test_unknown(check: Checker) -> None:
    report = check("CN-SH", "2016-12-31", "bank_loan=20m", complete=None)
    report.expect("undetermined")  # the rest is blank
    check("CN-SH", "2016-12-31", "bank_loan=50m+", complete=None).expect("breach")  # whatever the rest
    check("CN-SH", "2016-12-31", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-SH", "2021-06-30", "bank_loan=60m")
    check(*arguments, facts={"bank_count": 1}).expect("breach")  # above the local 50m
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # 2008 gave way; within 110m


def test_gap(check: Checker) -> None:
    # 沪金规〔2021〕4号 is told from its first day
    report = check("CN-SH", "2021-10-01", "bank_loan=20m")
    assert any("2021" in warning for warning in report.data["warnings"])


@pytest.mark.parametrize(
    ("date", "told"),
    [("2016-09-30", True), ("2016-10-01", False)],  # 沪府办发〔2008〕39号 preceded the measures of 2016
)
def test_measures_of_2008_were_not_seen(check: Checker, date: str, told: bool) -> None:
    assert any("CN-SH/gap-2008" in warning for warning in check("CN-SH", date).data["warnings"]) is told


READINGS: list[tuple[str, str, str, dict[str, Any], str, str, str]] = [
    # 融入资金余额不超过资本净额的50% on all borrowed money
    (
        "CN-SH/what-50-bounds=otherwise",
        "2020-09-07",
        "bank_loan=30m shareholder_loan=20m",
        {},
        "shareholder_loan",
        "compliant",
        "compliant",
    ),
    (
        "CN-SH/what-50-bounds=otherwise",
        "2020-09-07",
        "bank_loan=30m shareholder_loan=20m+",
        {},
        "shareholder_loan",
        "compliant",
        "breach",
    ),
    # a closed list: what is not named is prohibited, also where a national text opens it
    ("CN-SH/closed-list=otherwise", "2016-12-31", "fund_loan=10m", {}, "", "undetermined", "prohibited|breach"),
    ("CN-SH/closed-list=otherwise", "2020-09-07", "abs=10m", {}, "abs", "compliant", "prohibited|breach"),
    ("CN-SH/closed-list=otherwise", "2020-09-07", "bank_loan=10m", {}, "", "compliant", "compliant"),
    ("CN-SH/closed-list=otherwise", "2016-09-30", "fund_loan=10m", {}, "", "undetermined", "undetermined"),
    # the rules of 2016 ended on 2021-10-01: the national rules alone, two banks among them
    ("CN-SH/after-2021=otherwise", "2021-10-01", "bank_loan=50m+", {}, "", "breach", "compliant"),
    ("CN-SH/after-2021=otherwise", "2021-09-30", "bank_loan=50m+", {}, "", "breach", "breach"),
    ("CN-SH/after-2021=otherwise", "2021-10-01", "bank_loan=10m", {"bank_count": 3}, "", "breach", "breach"),
    # the restated 50% and two banks give way with those of 2008
    ("CN-SH/restated-2008=otherwise", "2020-09-07", "bank_loan=50m+", {}, "", "breach", "compliant"),
    ("CN-SH/restated-2008=otherwise", "2020-09-07", "bank_loan=10m", {"bank_count": 3}, "", "breach", "compliant"),
    ("CN-SH/restated-2008=otherwise", "2020-09-06", "bank_loan=50m+", {}, "", "breach", "breach"),
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
    check("CN-SH", date, balances, facts=facts, approved=approved).expect(taken)
    check("CN-SH", date, balances, "--reading", reading, facts=facts, approved=approved).expect(other)


@pytest.mark.parametrize(("date", "verdict"), [("2021-09-30", "prohibited"), ("2021-10-01", "compliant")])
def test_a_closed_list_ends_with_its_text(check: Checker, date: str, verdict: str) -> None:
    # read so that the text of 2016 ended on 2021-10-01, its list closes nothing any more: 20m within the nation's 1 x 110m
    ended = ("--reading", "CN-SH/closed-list=otherwise", "--reading", "CN-SH/after-2021=otherwise")
    options = ended if date >= "2021-10-01" else ended[:2]
    check("CN-SH", date, "shareholder_loan=20m", *options, approved="shareholder_loan").expect(verdict)
    check("CN-SH", date, "shareholder_loan=20m", *ended[:2], approved="shareholder_loan").expect("prohibited")
