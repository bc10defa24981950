"""Hainan: banks 0.5 x net capital; for companies graded 优秀 or 良好 a pool of 2 x, and repurchase transfers 0.5 x beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    ("2016-12-31", "良好", "良好", "bank_loan=190m shareholder_loan=10m", "", OPEN),  # 200m, and 10m needs no approval
    ("2016-12-31", "良好", "良好", "bank_loan=190m+ shareholder_loan=10m", "", "breach"),  # a fen above 200m
    ("2016-12-31", "合格", "合格", "interbank_borrowing=10m", "interbank_borrowing", CLOSED),  # for the graded only
    ("2016-12-31", "合格", "合格", "shareholder_loan=10m", "shareholder_loan", CLOSED),  # the same
    ("2016-12-31", "良好", "良好", "fund_loan=10m", "", "undetermined"),  # no text provides for it
    # shareholder loans above 0.1 x net capital: each needs approval
    ("2016-12-31", "良好", "良好", "shareholder_loan=10m", "", OPEN),  # at 0.1 x 100m, none needed
    ("2016-12-31", "良好", "良好", "shareholder_loan=10m+", "", UNAPPROVED),  # 超过资本净额10%
    ("2016-12-31", "良好", "良好", "shareholder_loan=10m+", "shareholder_loan", "undetermined"),  # 逐笔: loan by loan
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
    ("2020-09-06", "良好", "良好", "bank_loan=200m", "", "compliant"),  # of 200m
    ("2020-09-07", "良好", "良好", "bank_loan=110m", "", "compliant"),  # at 1 x 110m
    ("2020-09-07", "良好", "良好", "bank_loan=110m+", "", "breach"),  # a fen above
    ("2020-09-07", "良好", "良好", "bank_loan=110m abs=440m", "abs", "compliant"),  # both national caps full
    ("2020-09-07", "良好", "良好", f"bank_loan=60m {REPO}=50m+", REPO, "breach"),  # a fen above both 50m and 110m
    ("2020-09-07", "合格", "合格", "bank_loan=50m", "", "compliant"),  # at the local 50m
    ("2020-09-07", "合格", "合格", "bank_loan=50m+", "", "breach"),  # within 110m, but the local 50m remains
    ("2020-09-06", "良好", "良好", "shareholder_loan=10m", "", OPEN),  # at 0.1 x 100m, none needed
    ("2020-09-07", "良好", "良好", "shareholder_loan=10m", "", UNAPPROVED),  # 2020 notice: any amount
    # 2024: the lower of 1 x 110m and 1 x 90m of the year before
    ("2024-12-30", "良好", "良好", "bank_loan=90m+", "", "compliant"),  # within 110m
    ("2024-12-31", "良好", "良好", "bank_loan=90m", "", "compliant"),  # at 90m
    ("2024-12-31", "良好", "良好", "bank_loan=90m+", "", "breach"),  # a fen above
]


def graded(
    check: Checker, date: str, balances: str, rating: str | None, prior: str | None, *, approved: str = ""
) -> Report:
    """Shareholders' money is lent by a corporate shareholder of 60%; no assets were sold through local venues."""
    facts = {"rating": rating, "prior_rating": prior, "assets_not_sold_on_platforms": True}
    return check.lent("CN-HI", date, balances, approved=approved, facts=facts)


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
        ("2020-09-07", "合格", 3, "breach"),  # the count stays
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
        ("2020-09-07", "优秀", "优秀", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2020-09-07", "合格", "合格", "bond", "with_approval"),
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
    given: dict[str, Any] = {"approved": channel, "approved_amounts": {channel: "10000000"}}
    report = check("CN-HI", "2016-12-31", f"{channel}=10m", facts=rated, **given)
    report.expect("compliant")  # unanswered, it does not spoil the verdict
    assert only in report.facts()
    check("CN-HI", "2016-12-31", f"{channel}=10m", facts=rated | {only: True}, **given).expect("compliant")
    check("CN-HI", "2016-12-31", f"{channel}=10m", facts=rated | {only: False}, **given).expect("breach")


def test_approval_without_a_ratio(check: Checker) -> None:
    # 回购式…50%, nothing of outright ones: the approval names the amount, until the pool of 2017
    found = check("CN-HI", "2017-11-30", facts={"rating": "优秀", "prior_rating": "优秀"}).channel(OUT)
    assert (found["access"], found["headroom"], found["headroom_if_approved"]) == ("with_approval", "0.00", None)
    found = check("CN-HI", "2017-12-01", facts={"rating": "优秀", "prior_rating": "优秀"}).channel(OUT)
    assert found["headroom_if_approved"] == "250000000.00"  # 2 and 0.5 x 100m


OWNERS = [
    {"name": "张三", "kind": "individual", "share": "0.30", "paid_in": "21000000"},
    {"name": "甲公司", "kind": "corporate", "share": "0.70", "paid_in": "49000000"},
]
RATED = {"rating": "优秀", "prior_rating": "优秀"}


def ledger(*rows: tuple[str, str, str | None], channel: str = "shareholder_loan") -> dict[str, Any]:
    """Loans of (lender, balance, number of its approval), and the full list of shareholders."""
    loans = [
        {"channel": channel, "lender": lender, "balance": balance} | ({"approval": number} if number else {})
        for lender, balance, number in rows
    ]
    return {"loans": loans, "shareholders": OWNERS}


@pytest.mark.parametrize(
    ("rows", "approved", "verdict"),
    [
        # 股东借款余额超过资本净额10%的要逐笔报省级主管部门审批: 10m of 100m
        ([("甲公司", "10000000", None)], "", OPEN),
        ([("甲公司", "10000000.01", None)], "", "needs_approval"),
        ([("甲公司", "10000000.01", "琼金函〔2016〕1号")], "", OPEN),  # its own approval
        ([("甲公司", "10000000.01", None)], "shareholder_loan", "undetermined"),  # which loan was approved?
        ([("甲公司", "10000000.01", None)], "CN-HI/shareholder-unapproved", "undetermined"),
        ([("甲公司", "190000000", None)], "shareholder_loan", "undetermined"),  # one approval is not one for any amount
        ([("甲公司", "6000000", "琼金函〔2016〕1号"), ("甲公司", "5000000", "琼金函〔2016〕2号")], "", OPEN),
        (
            [("甲公司", "6000000", "琼金函〔2016〕1号"), ("甲公司", "5000000", None)],
            "",
            "needs_approval",
        ),  # 11m, one without
        ([("甲公司", "6000000", "琼金函〔2016〕1号"), ("甲公司", "4000000", None)], "", OPEN),  # 10m need none
        ([("甲公司", "190000000", "琼金函〔2016〕1号")], "", OPEN),  # of the pool of 200m
        ([("甲公司", "200000000.01", "琼金函〔2016〕1号")], "", "breach"),
    ],
)
def test_loan_by_loan(check: Checker, rows: list[tuple[str, str, str | None]], approved: str, verdict: str) -> None:
    report = check("CN-HI", "2016-12-31", approved=approved, facts=RATED, **ledger(*rows))
    report.expect(verdict)


def test_new_money_needs_an_approval_of_its_own(check: Checker) -> None:
    report = check("CN-HI", "2016-12-31", facts=RATED, **ledger(("甲公司", "60000000", "琼金函〔2016〕1号")))
    found = report.channel("shareholder_loan")
    # 60m approved loan by loan: nothing more today; with approvals what is left of the pool of 200m
    assert (found["headroom"], found["headroom_if_approved"]) == ("0.00", "140000000.00")
    report = check("CN-HI", "2016-12-31", facts=RATED, **ledger(("甲公司", "4000000", None)))
    assert report.channel("shareholder_loan")["headroom"] == "6000000.00"  # 10m less 4m


@pytest.mark.parametrize(
    ("lender", "verdict"),
    [
        ("甲公司", "compliant"),
        ("张三", "breach"),  # 必须是法人股东
        ("某钢铁公司", "breach"),  # no shareholder, beside a full list
        (None, "undetermined"),  # nobody said who lent it
    ],
)
@pytest.mark.parametrize("channel", ["shareholder_loan", "shareholder_special_loan"])
def test_who_may_lend(check: Checker, channel: str, lender: str | None, verdict: str) -> None:
    held = ledger((lender or "", "9000000", None), channel=channel)
    if lender is None:
        held["loans"][0].pop("lender")
    check("CN-HI", "2016-12-31", facts=RATED, **held).expect(verdict)


@pytest.mark.parametrize("channel", ["shareholder_loan", "shareholder_special_loan"])
def test_special_loans_are_shareholder_loans(check: Checker, channel: str) -> None:
    # the pool of 200m and the 10m hold them alike
    held = ledger(("甲公司", "10000000.01", None), channel=channel)
    check("CN-HI", "2016-12-31", facts=RATED, **held).expect("needs_approval")
    check("CN-HI", "2016-12-31", "bank_loan=190m", facts=RATED, **held).expect("breach")
    report = check("CN-HI", "2016-12-31", facts=RATED, **held)
    assert "shareholder_loans_from_corporate_own_funds" in report.facts()


@pytest.mark.parametrize(
    ("date", "rating", "balances", "verdict"),
    [
        # kept for companies so rated, whatever the notices of 2017 and 2020 open
        ("2018-06-30", "其他", f"{REPO}=40m", "undetermined"),
        ("2018-06-30", "其他", f"{OUT}=40m", "undetermined"),
        ("2021-06-30", "其他", "shareholder_loan=5m", "undetermined"),
        ("2021-06-30", "良好", "shareholder_loan=5m", OPEN),
        ("2018-06-30", "其他", "abs=10m", "compliant"),  # no text keeps ABS for anybody
    ],
)
def test_channels_kept_for_rated_companies(
    check: Checker, *, date: str, rating: str, balances: str, verdict: str
) -> None:
    approved = f"{REPO} {OUT} shareholder_loan abs"
    graded(check, date, balances, rating, rating, approved=approved).expect(verdict)


@pytest.mark.parametrize(
    ("date", "sold", "verdict"),
    [
        ("2020-09-06", None, "compliant"),  # local exchanges are counterparties still
        ("2020-09-07", None, "undetermined"),  # closed: were assets sold through one?
        ("2020-09-07", True, "compliant"),
        ("2020-09-07", False, "breach|prohibited|undetermined"),
    ],
)
@pytest.mark.parametrize("channel", [REPO, "asset_transfer_outright"])
def test_venues_are_closed(check: Checker, *, channel: str, date: str, sold: bool | None, verdict: str) -> None:
    facts = RATED | {"assets_not_sold_on_platforms": sold}
    amounts = {channel: "10000000"}
    report = check("CN-HI", date, f"{channel}=10m", approved=channel, facts=facts, approved_amounts=amounts)
    report.expect(verdict)
    assert verdict != "undetermined" or "assets_not_sold_on_platforms" in report.facts()
    asked = "transfers_to_banks" if date >= "2020-09-07" else "transfers_to_banks_or_local_exchanges"
    assert sold is False or asked in report.facts() or verdict == "undetermined"


@pytest.mark.parametrize(
    ("balances", "taken", "otherwise"),
    [
        # 资金来源渠道主要包括: 200m over the three named, 50m of transfers beside; otherwise 200m over all
        (f"bank_loan=200m {REPO}=50m", "compliant", "breach"),
        (f"bank_loan=150m {REPO}=50m", "compliant", "compliant"),
        (f"bank_loan=150m {REPO}=50m+", "breach", "breach"),
        ("bank_loan=200m", "compliant", "compliant"),
        ("bank_loan=200m fund_loan=0.01", "undetermined", "breach"),
    ],
)
def test_reading_of_the_open_list(check: Checker, balances: str, taken: str, otherwise: str) -> None:
    arguments = ("CN-HI", "2016-12-31", balances)
    rest: dict[str, Any] = {"facts": RATED, "approved": REPO}
    check(*arguments, **rest).expect(taken)
    check(*arguments, "--reading", "CN-HI/open-list=otherwise", **rest).expect(otherwise)


def test_reading_of_the_open_list_and_the_pool_of_2017(check: Checker) -> None:
    # 200m and 20m: of 2.5 x 100m; otherwise the stated 2 x 100m is the local ratio
    arguments = ("CN-HI", "2017-12-01", "bank_loan=180m abs=20m+")
    check(*arguments, facts=RATED, approved="abs").expect("compliant")
    check(*arguments, "--reading", "CN-HI/open-list=otherwise", facts=RATED, approved="abs").expect("breach")


@pytest.mark.parametrize(("banks", "otherwise"), [(2, "compliant"), (3, "breach"), (None, "undetermined")])
def test_reading_of_the_number_of_banks(check: Checker, banks: int | None, otherwise: str) -> None:
    arguments, facts = ("CN-HI", "2016-12-31", "bank_loan=10m"), RATED | {"bank_count": banks}
    check(*arguments, facts=facts).expect("compliant")  # lenders other than banks are named
    check(*arguments, "--reading", "CN-HI/bank-count=otherwise", facts=facts).expect(otherwise)


@pytest.mark.parametrize(
    ("within", "verdict"), [(True, "compliant"), (False, "prohibited|breach"), (None, "undetermined")]
)
def test_reading_of_the_volume(check: Checker, within: bool | None, verdict: str) -> None:
    # 业务规模: the balance of 10m is within 50m; otherwise the year's volume, which the user has to tell
    arguments, rest = ("CN-HI", "2016-12-31", f"{REPO}=10m"), {"approved": REPO}
    check(*arguments, facts=RATED, **rest).expect("compliant")
    facts = RATED | {"repo_volume_within_half": within}
    check(*arguments, "--reading", "CN-HI/transfer-volume=otherwise", facts=facts, **rest).expect(verdict)


@pytest.mark.parametrize(
    ("well_run", "otherwise"), [(True, "compliant"), (False, "undetermined"), (None, "undetermined")]
)
def test_reading_of_well_run(check: Checker, well_run: bool | None, otherwise: str) -> None:
    # 对运行情况良好、合规经营…经省级主管部门审核: left to the review; otherwise a condition of its own
    arguments, rest = ("CN-HI", "2016-12-31", f"{REPO}=10m"), {"approved": REPO}
    facts = RATED | {"well_run": well_run}
    check(*arguments, facts=facts, **rest).expect("compliant")
    check(*arguments, "--reading", "CN-HI/transfers-well-run=otherwise", facts=facts, **rest).expect(otherwise)


@pytest.mark.parametrize(
    ("date", "rating", "taken", "otherwise"),
    [
        ("2011-12-06", "优秀", "undetermined", "prohibited"),  # 严禁向内部或外部集资
        ("2012-06-28", "优秀", "undetermined", "prohibited"),
        ("2012-06-29", "优秀", OPEN, OPEN),  # no. 7 opens them
        ("2012-06-29", "其他", "undetermined", "prohibited"),
        ("2021-06-30", "其他", "undetermined", "prohibited"),
    ],
)
def test_reading_of_collecting(check: Checker, *, date: str, rating: str, taken: str, otherwise: str) -> None:
    facts = {"rating": rating, "prior_rating": rating}
    check.lent("CN-HI", date, "shareholder_loan=5m", facts=facts, approved="shareholder_loan").expect(taken)
    chosen = ("--reading", "CN-HI/collecting=otherwise")
    check.lent("CN-HI", date, "shareholder_loan=5m", *chosen, facts=facts, approved="shareholder_loan").expect(
        otherwise
    )


def test_reading_of_the_restated_half(check: Checker) -> None:
    chosen, facts = ("--reading", "CN-HI/restated-after-2020=otherwise"), {"rating": "其他", "prior_rating": "其他"}
    check("CN-HI", "2020-09-07", "bank_loan=50m+", facts=facts).expect("breach")  # 0.5 x 100m
    check("CN-HI", "2020-09-07", "bank_loan=110m", *chosen, facts=facts).expect("compliant")  # 1 x 110m
    check("CN-HI", "2020-09-07", "bank_loan=110m+", *chosen, facts=facts).expect("breach")
