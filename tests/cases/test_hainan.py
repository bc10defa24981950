"""Hainan: banks 0.5 x net capital; for companies graded 优秀 or 良好 a pool of 2 x, and repurchase transfers 0.5 x beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker, Report

OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"
CLOSED = "undetermined|needs_approval|breach|prohibited"  # whatever it is called: not compliant
# a condition on the rate (一般不超过同期基准利率的2倍) may be asked for each loan
OPEN = "compliant|undetermined"
UNAPPROVED = "needs_approval|undetermined"

# Net capital 100m, net assets 110m, net assets of the year before 90m, two banks, complete.
# Date, grades of the year and of the year before, balances, approvals, verdict.
VERDICTS: list[tuple[str, str | None, str | None, str, str, str]] = [
    # until 2012-06-28 banks 0.5 x 100m whatever the grade; the province's own text restates the national one
    ("2011-12-05", "优秀", "优秀", "bank_loan=50m+", "", "breach"),  # a fen above, the day before it was published
    ("2011-12-06", "优秀", "优秀", "bank_loan=50m", "", "compliant"),  # art. 17, at the cap
    ("2011-12-06", "优秀", "优秀", "bank_loan=50m+", "", "breach"),  # art. 17, a fen above
    ("2012-06-28", "优秀", "优秀", "bank_loan=60m", "", "breach"),  # 60m of 50m
    ("2012-06-29", "优秀", "优秀", "bank_loan=60m", "", "compliant"),  # no. 7: 60m of 2 x 100m
    ("2012-06-29", "良好", "良好", "bank_loan=60m", "", "compliant"),  # the same
    ("2012-06-29", "合格", "合格", "bank_loan=60m", "", "breach"),  # any other grade: 60m of 50m
    # the pool of banks, corporate shareholders and interbank lending, by the grade of the year
    ("2016-12-31", "良好", "合格", "bank_loan=200m", "", "compliant"),  # at 2 x 100m, no grade of the year before asked
    ("2016-12-31", "良好", "合格", "bank_loan=200m+", "", "breach"),  # a fen above
    ("2016-12-31", "合格", "优秀", "bank_loan=50m", "", "compliant"),  # art. 17, at 0.5 x 100m
    ("2016-12-31", "合格", "优秀", "bank_loan=50m+", "", "breach"),  # a fen above
    ("2016-12-31", None, None, "bank_loan=50m", "", "compliant"),  # within the cap of every grade
    ("2016-12-31", None, None, "bank_loan=50m+", "", "undetermined"),  # 200m, or 50m
    ("2016-12-31", None, None, "bank_loan=200m+", "", "breach"),  # above the cap of every grade
    ("2016-12-31", "良好", "良好", "interbank_borrowing=10m", "", "needs_approval"),  # 经省级主管部门同意
    ("2016-12-31", "良好", "良好", "interbank_borrowing=10m", "interbank_borrowing", "compliant"),  # 10m of 200m
    (
        "2016-12-31",
        "良好",
        "良好",
        "bank_loan=150m interbank_borrowing=50m",
        "interbank_borrowing",
        "compliant",
    ),  # 200m
    ("2016-12-31", "良好", "良好", "bank_loan=150m interbank_borrowing=50m+", "interbank_borrowing", "breach"),  # a fen
    ("2016-12-31", "良好", "良好", "bank_loan=150m shareholder_loan=50m+", "shareholder_loan", "breach"),  # a fen above
    ("2016-12-31", "合格", "合格", "interbank_borrowing=10m", "interbank_borrowing", CLOSED),  # for the graded only
    ("2016-12-31", "合格", "合格", "shareholder_loan=10m", "shareholder_loan", CLOSED),  # the same
    ("2016-12-31", "良好", "良好", "fund_loan=10m", "", "undetermined"),  # no text provides for it
    # shareholder loans above 0.1 x net capital: each needs approval
    ("2016-12-31", "良好", "良好", "shareholder_loan=10m", "", OPEN),  # at 0.1 x 100m, none needed
    ("2016-12-31", "良好", "良好", "shareholder_loan=10m+", "", UNAPPROVED),  # 超过资本净额10%
    ("2016-12-31", "良好", "良好", "shareholder_loan=10m+", "shareholder_loan", OPEN),  # approved
    ("2016-12-31", "良好", "良好", "shareholder_loan=200m+", "shareholder_loan", "breach"),  # a fen above the pool
    # no. 8: repurchase transfers 0.5 x, for companies so graded two years running, with approval
    ("2012-06-28", "良好", "良好", f"{REPO}=10m", "", "undetermined"),  # no text provides for it
    ("2012-06-29", "良好", "良好", f"{REPO}=10m", REPO, "compliant"),  # 10m of 50m
    ("2016-12-31", "良好", "优秀", f"{REPO}=50m", "", "needs_approval"),  # at 0.5 x 100m, not approved
    ("2016-12-31", "良好", "优秀", f"{REPO}=50m", REPO, "compliant"),  # approved
    ("2016-12-31", "良好", "优秀", f"{REPO}=50m+", REPO, "breach"),  # a fen above
    ("2016-12-31", "良好", "优秀", f"bank_loan=200m {REPO}=50m", REPO, "compliant"),  # two separate caps, both full
    ("2016-12-31", "良好", "合格", f"{REPO}=10m", REPO, CLOSED),  # one good year only
    ("2016-12-31", "合格", "良好", f"{REPO}=10m", REPO, CLOSED),  # the same
    ("2016-12-31", "良好", None, f"{REPO}=10m", REPO, "undetermined"),  # the year before decides
    # 2017 notice: 2 + 0.5 for companies graded well two years running, 0.5 for the others
    ("2017-12-01", "良好", "良好", f"bank_loan=200m {REPO}=50m", REPO, "compliant"),  # 250m of 2.5 x 100m
    ("2017-12-01", "良好", "良好", f"bank_loan=200m {REPO}=50m abs=0.01", f"{REPO} abs", "breach"),  # 250m and a fen
    ("2017-12-01", "良好", "合格", "bank_loan=150m abs=50m", "abs", "compliant"),  # 200m of 2 x 100m
    ("2017-12-01", "合格", "合格", "bank_loan=40m abs=10m", "abs", "compliant"),  # 50m of 0.5 x 100m
    ("2017-12-01", "合格", "合格", "bank_loan=40m abs=10m+", "abs", "breach"),  # 50m and a fen
    ("2017-12-01", None, None, "bank_loan=40m abs=10m", "abs", "compliant"),  # within every ratio
    ("2017-12-01", None, None, "bank_loan=40m abs=10m+", "abs", "undetermined"),  # 200m or more, or 50m
    ("2017-11-30", "良好", "良好", "abs=10m", "", "undetermined"),  # the day before: not provided for
    ("2017-12-01", "良好", "良好", "abs=10m", "", "needs_approval"),  # not approved
    # 2020: 1 x net assets 110m besides; ABS are not in the local pool
    ("2020-09-15", "良好", "良好", "bank_loan=200m", "", "compliant"),  # of 200m
    ("2020-09-16", "良好", "良好", "bank_loan=110m", "", "compliant"),  # at 1 x 110m
    ("2020-09-16", "良好", "良好", "bank_loan=110m+", "", "breach"),  # a fen above
    ("2020-09-16", "良好", "良好", "bank_loan=110m abs=440m", "abs", "compliant"),  # both national caps full
    ("2020-09-16", "良好", "良好", f"bank_loan=60m {REPO}=50m+", REPO, "breach"),  # a fen above both 50m and 110m
    ("2020-09-16", "合格", "合格", "bank_loan=50m", "", "compliant"),  # at the local 50m
    ("2020-09-16", "合格", "合格", "bank_loan=50m+", "", "breach"),  # within 110m, but the local 50m remains
    ("2020-09-15", "良好", "良好", "shareholder_loan=10m", "", OPEN),  # at 0.1 x 100m, none needed
    ("2020-09-16", "良好", "良好", "shareholder_loan=10m", "", UNAPPROVED),  # 2020 notice: any amount
    # 2024: the lower of 1 x 110m and 1 x 90m of the year before
    ("2024-12-30", "良好", "良好", "bank_loan=90m+", "", "compliant"),  # within 110m
    ("2024-12-31", "良好", "良好", "bank_loan=90m", "", "compliant"),  # at 90m
    ("2024-12-31", "良好", "良好", "bank_loan=90m+", "", "breach"),  # a fen above
]


def graded(
    check: Checker, date: str, balances: str, rating: str | None, prior: str | None, *, approved: str = ""
) -> Report:
    return check("CN-HI", date, balances, approved=approved, facts={"rating": rating, "prior_rating": prior})


@pytest.mark.parametrize(("date", "rating", "prior", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(
    check: Checker, *, date: str, rating: str | None, prior: str | None, balances: str, approved: str, verdict: str
) -> None:
    report = graded(check, date, balances, rating, prior, approved=approved)
    report.expect(verdict)
    if verdict == "undetermined" and None in {rating, prior}:
        assert {"rating" if rating is None else "prior_rating"} <= report.facts()


@pytest.mark.parametrize(
    ("date", "rating", "banks", "verdict"),
    [
        ("2010-12-31", "优秀", 3, "breach"),  # three of two, 2008 or the province's own
        ("2011-12-06", "优秀", 2, "compliant"),  # art. 17: two of two
        ("2011-12-06", "优秀", 3, "breach"),  # three of two
        ("2016-12-31", "合格", 2, "compliant"),  # two of two
        ("2016-12-31", "合格", 3, "breach"),  # no. 7 is not for this company
        ("2016-12-31", "合格", None, "undetermined"),  # nobody said how many
        ("2016-12-31", "优秀", 2, "compliant"),  # two, counted or not
        ("2020-09-16", "合格", 3, "breach"),  # the count stays
    ],
)
def test_number_of_banks(check: Checker, date: str, rating: str, banks: int | None, verdict: str) -> None:
    facts = {"rating": rating, "prior_rating": rating, "bank_count": banks}
    check("CN-HI", date, "bank_loan=10m", facts=facts).expect(verdict)


def test_own_row(check: Checker) -> None:
    report = graded(check, "2011-12-06", "bank_loan=20m", "合格", "合格")
    found = report.limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")
    replaced = report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)
    assert replaced["outcome"] == "replaced"


def test_pool(check: Checker) -> None:
    report = graded(check, "2016-12-31", "bank_loan=60m interbank_borrowing=20m", "优秀", "合格")
    found = report.limit("bank_loan", "shareholder_loan", "interbank_borrowing", layer="local")
    # 60m and 20m are 80m of 2 x 100m; the channels that no. 7 names, and no others
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "2", "200000000.00")
    assert (found["used"], found["headroom"], found["source"]["issued"]) == (
        "80000000.00",
        "120000000.00",
        "2012-06-29",
    )
    assert not {REPO, OUT, "bond", "abs", "fund_loan", "guarantee", "interbank_lending"} & set(found["channels"])


def test_repurchase(check: Checker) -> None:
    report = graded(check, "2016-12-31", f"{REPO}=20m", "优秀", "良好", approved=REPO)
    found = report.limit(REPO, layer="local", lacks="bank_loan")
    assert (found["multiple"], found["cap"], found["headroom"]) == ("0.5", "50000000.00", "30000000.00")
    assert report.channel(REPO)["headroom"] == "30000000.00"  # 0.5 x 100m less 20m
    closed = graded(check, "2016-12-31", "", "优秀", "良好").channel(REPO)
    assert (closed["headroom"], closed["headroom_if_approved"]) == ("0.00", "50000000.00")


@pytest.mark.parametrize(
    ("rating", "headroom"),
    [
        ("优秀", "180000000.00"),  # 2 x 100m less 20m
        ("良好", "180000000.00"),
        ("合格", "30000000.00"),  # 0.5 x 100m less 20m
        (None, "30000000.00"),  # by the base cap until the grade is known
    ],
)
def test_headroom(check: Checker, rating: str | None, headroom: str) -> None:
    assert graded(check, "2016-12-31", "bank_loan=20m", rating, rating).channel("bank_loan")["headroom"] == headroom


@pytest.mark.parametrize(
    ("date", "rating", "prior", "channel", "access"),
    [
        ("2012-06-28", "优秀", "优秀", "interbank_borrowing", "not_provided"),  # art. 17 names banks alone
        ("2012-06-28", "优秀", "优秀", REPO, "not_provided"),
        ("2012-06-29", "优秀", "优秀", "bank_loan", "permitted"),
        ("2012-06-29", "优秀", "优秀", "interbank_borrowing", "with_approval"),  # 经省级主管部门同意
        ("2012-06-29", "优秀", "优秀", REPO, "with_approval"),  # 经省级主管部门审核
        ("2012-06-29", "优秀", "优秀", OUT, "with_approval"),  # 资产转让等业务, with or without repurchase
        ("2012-06-29", "优秀", "优秀", "fund_loan", "not_provided"),
        ("2016-12-31", "合格", "合格", "bank_loan", "permitted"),
        ("2017-12-01", "合格", "合格", "abs", "with_approval"),  # 2017 notice
        ("2020-09-16", "优秀", "优秀", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2020-09-16", "合格", "合格", "bond", "with_approval"),
    ],
)
def test_access(check: Checker, *, date: str, rating: str, prior: str, channel: str, access: str) -> None:
    assert graded(check, date, "", rating, prior).channel(channel)["access"] == access


@pytest.mark.parametrize("rating", ["优秀", "合格"])
def test_unknown(check: Checker, rating: str) -> None:
    facts = {"rating": rating, "prior_rating": rating}
    check("CN-HI", "2016-12-31", "bank_loan=20m", complete=None, facts=facts).expect("undetermined")
    report = check("CN-HI", "2016-12-31", "bank_loan=20m", capital={"net_capital": None}, facts=facts)
    report.expect("undetermined")  # net assets of 110m never stand in for net capital
    assert report.limit("bank_loan", layer="local")["cap"] is None


@pytest.mark.parametrize("kind", ["traditional", "online", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    # one rule for all: at and above 2 x 100m
    facts = {"rating": "良好", "prior_rating": "良好"}
    check("CN-HI", "2016-12-31", "bank_loan=200m", kind=kind, facts=facts).expect("compliant")
    check("CN-HI", "2016-12-31", "bank_loan=200m+", kind=kind, facts=facts).expect("breach")


def test_rating_by_option(check: Checker) -> None:
    arguments = ("CN-HI", "2016-12-31", "bank_loan=150m", "--rating")
    check(*arguments, "良好").expect("compliant")  # 150m of 2 x 100m
    check(*arguments, "合格").expect("breach")  # 150m of 0.5 x 100m


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-HI", "2021-06-30", "bank_loan=60m")
    facts = {"rating": "合格", "prior_rating": "合格", "bank_count": 1}
    report = check(*arguments, facts=facts)
    report.expect("breach")  # above the local 50m
    assert report.limit("bank_loan", layer="local")["stale"] is True
    check(*arguments, "--no-stale", facts=facts).expect("compliant")  # within 1 x net assets 110m


@pytest.mark.parametrize("place", ["CN-HI", "hainan", "海南", "海南省"])
def test_place(check: Checker, place: str) -> None:
    report = check(place, "2016-12-31", "bank_loan=150m", facts={"rating": "优秀", "prior_rating": "优秀"})
    report.expect("compliant")  # 150m of 200m
    assert report.data["company"]["jurisdiction"] == "CN-HI"


@pytest.mark.parametrize("channel", [REPO, OUT])
def test_counterparties_of_transfers(check: Checker, channel: str) -> None:
    # no. 8: 与银行业金融机构、地方金融资产交易平台合作, asked where there is money from transfers
    only, rated = "transfers_to_banks_or_local_exchanges", {"rating": "优秀", "prior_rating": "良好"}
    report = check("CN-HI", "2016-12-31", f"{channel}=10m", approved=channel, facts=rated)
    report.expect("compliant")  # unanswered, it does not spoil the verdict
    assert only in report.facts()
    check("CN-HI", "2016-12-31", f"{channel}=10m", approved=channel, facts=rated | {only: True}).expect("compliant")
    check("CN-HI", "2016-12-31", f"{channel}=10m", approved=channel, facts=rated | {only: False}).expect("breach")


def test_approval_without_a_ratio(check: Checker) -> None:
    # 回购式…50%, nothing of outright ones: the approval names the amount, until the pool of 2017
    found = check("CN-HI", "2017-11-30", facts={"rating": "优秀", "prior_rating": "优秀"}).channel(OUT)
    assert (found["access"], found["headroom"], found["headroom_if_approved"]) == ("with_approval", "0.00", None)
    found = check("CN-HI", "2017-12-01", facts={"rating": "优秀", "prior_rating": "优秀"}).channel(OUT)
    assert found["headroom_if_approved"] == "250000000.00"  # 2 and 0.5 x 100m
