"""Hunan: one pool by rating, 3, 2 and 1 x net capital for A, B and C, nothing for D; loan transfers for A alone; from 2017-05-12."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

RULE = "CN-HN/pool"
OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"
MIXED = "bank_loan=100m shareholder_loan=150m"

# Net capital 100m, net assets 110m, net assets of the year before 90m, two banks, complete.
VERDICTS = [
    # 2008 until 2017-05-11: banks 0.5 x 100m
    ("2017-05-11", "A", "bank_loan=60m", "", "breach"),  # 60m is above 50m
    ("2017-05-12", "A", "bank_loan=60m", "", "compliant"),  # 60m is within 3 x 100m
    ("2017-05-11", "A", "shareholder_loan=10m", "", "undetermined"),  # not provided for
    ("2017-05-12", "A", "shareholder_loan=10m", "", "compliant"),  # named as a source
    ("2017-05-12", "A", "interbank_borrowing=10m", "", "compliant"),  # named as a source
    ("2017-05-11", "D", "bank_loan=50m", "", "compliant"),  # no rating table yet: at 0.5 x 100m
    ("2017-05-12", "D", "bank_loan=50m", "", "breach|prohibited"),  # D may not borrow
    # the table
    ("2017-11-30", "A", "bank_loan=300m", "", "compliant"),  # at 3 x 100m
    ("2017-11-30", "A", "bank_loan=300m+", "", "breach"),  # a fen above
    ("2017-11-30", "A", f"{MIXED} interbank_borrowing=50m", "", "compliant"),  # 100m, 150m and 50m are 300m
    ("2017-11-30", "A", f"{MIXED} interbank_borrowing=50m+", "", "breach"),  # 300m and a fen
    ("2017-11-30", "B", "bank_loan=200m", "", "compliant"),  # at 2 x 100m
    ("2017-11-30", "B", "bank_loan=200m+", "", "breach"),  # a fen above
    ("2017-11-30", "C", "bank_loan=100m", "", "compliant"),  # at 1 x 100m
    ("2017-11-30", "C", "bank_loan=100m+", "", "breach"),  # a fen above
    ("2017-11-30", "D", "", "", "compliant"),  # nothing borrowed
    ("2017-11-30", "D", "bank_loan=0.01", "", "breach|prohibited"),  # one fen is borrowing
    ("2017-11-30", "D", "interbank_borrowing=0.01", "", "breach|prohibited"),  # through any channel
    # the rating unknown: every value it can take
    ("2017-11-30", None, "", "", "compliant"),  # nothing borrowed suits even D
    ("2017-11-30", None, "bank_loan=0.01", "", "undetermined"),  # A to C may, D may not
    ("2017-11-30", None, "bank_loan=100m", "", "undetermined"),  # at the cap of C, D may not
    ("2017-11-30", None, "bank_loan=300m", "", "undetermined"),  # A may
    ("2017-11-30", None, "bank_loan=300m+", "", "breach|prohibited"),  # nobody may
    ("2017-05-11", None, "bank_loan=50m", "", "compliant"),  # 2008 does not ask for a rating
    # the bound covers all debt, also what the text does not name
    ("2017-11-30", "C", "fund_loan=10m", "", "undetermined"),  # within 100m, but no text provides for it
    ("2017-11-30", "C", "bank_loan=100m fund_loan=0.01", "", "breach"),  # 100m and a fen
    # 2017 notice: transfers and ABS join the pool of the local ratio, and need approval
    ("2017-11-30", "A", "abs=10m", "", "undetermined"),  # the day before: not provided for
    ("2017-12-01", "A", "abs=10m", "", "needs_approval"),  # within 300m
    ("2017-12-01", "A", "abs=10m", "abs", "compliant"),  # and approved
    ("2017-12-01", "A", f"bank_loan=200m {OUT}=100m", "", "compliant"),  # 300m, at 3 x 100m; 贷款转让 is theirs
    ("2017-12-01", "A", f"bank_loan=200m {OUT}=100m+", "", "breach"),  # 300m and a fen
    ("2017-12-01", "C", f"bank_loan=60m {OUT}=40m+", OUT, "breach"),  # a fen above 1 x 100m
    ("2017-12-01", None, f"bank_loan=60m {OUT}=40m", OUT, "undetermined"),  # the ratio depends on the rating
    # A级…还可以经营…贷款转让: kept for grade A, whatever the nation opens
    ("2017-12-01", "B", f"{OUT}=190m", OUT, "undetermined"),  # not provided for, approved or not
    ("2017-12-01", "B", f"{OUT}=190m", "", "undetermined"),
    ("2017-12-01", "B", f"{REPO}=10m", REPO, "undetermined"),
    ("2017-12-01", "A", f"{REPO}=10m", "", "compliant"),
    ("2017-11-30", "A", f"{REPO}=300m", "", "compliant"),  # in the pool of 3 x 100m
    ("2017-11-30", "A", f"{REPO}=300m+", "", "breach"),
    ("2017-11-30", "A", f"{OUT}=10m", "", "undetermined"),  # no ratio is set, and nothing bounds it yet
    ("2017-11-30", "B", f"{OUT}=10m", "", "undetermined"),  # not provided for
    ("2021-06-30", "B", f"{OUT}=10m", "", "undetermined"),  # the reservation does not end with the notice
    ("2017-05-11", "B", f"{OUT}=10m", "", "undetermined"),  # the day before the text
    # 2020 and 2024: 1 x net assets besides
    ("2020-09-06", "A", "bank_loan=120m", "", "compliant"),  # within 300m
    ("2020-09-07", "A", "bank_loan=120m", "", "breach"),  # above 1 x 110m
    ("2020-09-07", "A", "bank_loan=110m", "", "compliant"),  # at 1 x 110m
    ("2020-09-07", "C", "bank_loan=100m+", "", "breach"),  # within 110m, but the local 100m remains
    ("2020-09-07", "A", "bank_loan=100m abs=200m", "abs", "compliant"),  # 300m of the pool; 200m of 4 x 110m
    ("2020-09-07", "A", "bank_loan=100m abs=200m+", "abs", "breach"),  # a fen above the local 300m
    ("2020-09-06", "A", "shareholder_loan=10m", "", "compliant"),  # the day before
    ("2020-09-07", "A", "shareholder_loan=10m", "", "needs_approval"),  # 2020 asks for one
    ("2024-12-30", "A", "bank_loan=90m+", "", "compliant"),  # within 110m
    ("2024-12-31", "A", "bank_loan=90m+", "", "breach"),  # a fen above 1 x 90m of the year before
]


@pytest.mark.parametrize(("date", "rating", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, rating: str | None, balances: str, approved: str, verdict: str) -> None:
    # shareholders' money is lent by a corporate shareholder of 60%
    check.lent("CN-HN", date, balances, approved=approved, facts={"rating": rating}).expect(verdict)


@pytest.mark.parametrize(
    ("rating", "multiple", "cap", "headroom", "outcome"),
    [
        ("A", "3", "300000000.00", "240000000.00", "compliant"),  # 3 x 100m less 60m
        ("B", "2", "200000000.00", "140000000.00", "compliant"),  # 2 x 100m less 60m
        ("C", "1", "100000000.00", "40000000.00", "compliant"),  # 1 x 100m less 60m
        ("D", "0", "0.00", "0.00", "prohibited"),  # 0 x 100m, and 60m used
    ],
)
def test_pool(check: Checker, *, rating: str, multiple: str, cap: str, headroom: str, outcome: str) -> None:
    report = check("CN-HN", "2017-11-30", "bank_loan=60m", facts={"rating": rating})
    found = report.rule(RULE)
    assert (found["multiple"], found["cap"], found["headroom"]) == (multiple, cap, headroom)
    assert (found["base"], found["used"], found["outcome"]) == ("net_capital", "60000000.00", outcome)
    assert found["source"]["issued"] == "2017-05-12"
    assert report.channel("bank_loan")["headroom"] == report.data["total"]["headroom"] == headroom
    assert report.channel("shareholder_loan")["headroom"] == headroom


def test_channels_of_the_pool(check: Checker) -> None:
    held = set(check("CN-HN", "2017-11-30", facts={"rating": "A"}).rule(RULE)["channels"])
    # a list that ends in 等 and bounds the sum: all debt funding, but no outright sales, guarantees or uses of funds
    assert {
        "bank_loan",
        "shareholder_loan",
        "interbank_borrowing",
        "bond",
        "abs",
        "fund_loan",
        "other_borrowing",
    } <= held
    assert not {OUT, "guarantee", "interbank_lending", "own_fund_investment", "other_liabilities"} & held


def test_outright_sales(check: Checker) -> None:
    report = check("CN-HN", "2017-11-30", f"bank_loan=60m {OUT}=40m", facts={"rating": "C"}, approved=OUT)
    assert report.rule(RULE)["used"] == "60000000.00"  # no text counts them yet
    assert not report.limits("bank_loan", OUT)
    report = check("CN-HN", "2017-12-01", f"bank_loan=60m {OUT}=40m", facts={"rating": "C"}, approved=OUT)
    found = report.limit("bank_loan", OUT)
    # the ratio of grade C, 1 x 100m; 60m and 40m are used
    assert (found["multiple"], found["cap"], found["used"]) == ("1", "100000000.00", "100000000.00")


def test_rating_unknown(check: Checker) -> None:
    report = check("CN-HN", "2017-11-30", "bank_loan=60m", facts={"rating": None})
    report.expect("undetermined")
    assert report.rule(RULE)["outcome"] == "undetermined"
    (question,) = [q for q in report.data["questions"] if q["fact"] == "rating"]
    assert RULE in question["settles"]
    room = report.channel("bank_loan")
    # grade D would leave nothing, grade A 3 x 100m less 60m
    assert (room["headroom"], room["headroom_upper"]) == ("0.00", "240000000.00")


def test_rating_by_option(check: Checker) -> None:
    arguments = ("CN-HN", "2017-11-30", "bank_loan=150m", "--rating")
    check(*arguments, "B").expect("compliant")  # within 2 x 100m
    check(*arguments, "C").expect("breach")  # above 1 x 100m
    check(*arguments, "C", facts={"rating": "A"}).expect("breach")  # the option goes before the file


def test_replaces_2008(check: Checker) -> None:
    day_before = check("CN-HN", "2017-05-11", "bank_loan=10m", facts={"rating": "A"})
    assert day_before.limit("bank_loan", base="net_capital")["layer"] != "local"
    day = check("CN-HN", "2017-05-12", "bank_loan=10m", facts={"rating": "A"})
    assert day.limit("bank_loan", base="net_capital")["rule"] == RULE
    national = day.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)
    assert national["outcome"] == "replaced"


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2017-05-11", "shareholder_loan", "not_provided"),  # 2008
        ("2017-05-11", "interbank_borrowing", "not_provided"),
        ("2017-05-12", "shareholder_loan", "permitted"),  # the three that the text names
        ("2017-05-12", "interbank_borrowing", "permitted"),
        ("2017-05-12", "bank_loan", "permitted"),
        ("2017-05-12", "fund_loan", "not_provided"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2020-09-06", "shareholder_loan", "permitted"),
        ("2020-09-07", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2020-09-06", "bond", "not_provided"),
        ("2020-09-07", "bond", "with_approval"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-HN", date, facts={"rating": "A"}).channel(channel)["access"] == access


def test_joint_headroom(check: Checker) -> None:
    report = check.lent("CN-HN", "2017-06-30", "shareholder_loan=50m", facts={"rating": "B"})
    assert report.data["total"]["headroom"] == "150000000.00"  # 2 x 100m less 50m
    assert (report.data["total"]["binding"], report.per_yuan()) == ([RULE], {"net_capital": 2})


def test_unknown_channel(check: Checker) -> None:
    report = check("CN-HN", "2017-11-30", "bank_loan=60m", complete=None, facts={"rating": "A"})
    report.expect("undetermined")  # 60m and whatever the others hold
    assert (report.rule(RULE)["used"], report.rule(RULE)["headroom"]) == ("60000000.00", None)
    unallocated = [{"amount": "40000000", "among": ["bank_loan", "interbank_borrowing"], "source": "短期借款"}]
    report = check("CN-HN", "2017-11-30", "bank_loan=60m", unallocated=unallocated, facts={"rating": "C"})
    report.expect("compliant")  # 60m and 40m are in the pool of 100m whoever lent them
    assert report.rule(RULE)["used"] == "100000000.00"
    unallocated = [{"amount": "40000000", "among": ["bank_loan", "shareholder_loan"], "source": "短期借款"}]
    report = check("CN-HN", "2017-11-30", "bank_loan=60m", unallocated=unallocated, facts={"rating": "C"})
    report.expect("undetermined")  # within the pool, but if a shareholder lent it, which one?
    assert (report.rule(RULE)["outcome"], report.rule("CN-HN/lenders")["outcome"]) == ("compliant", "undetermined")


def test_unknown_denominator(check: Checker) -> None:
    report = check("CN-HN", "2017-11-30", "bank_loan=60m", capital={"net_capital": None}, facts={"rating": "A"})
    report.expect("undetermined")
    assert (report.rule(RULE)["cap"], report.rule(RULE)["headroom"]) == (None, None)


@pytest.mark.parametrize("kind", ["traditional", "online"])
def test_company_type(check: Checker, kind: str) -> None:
    # one table for both: at and above 2 x 100m
    check("CN-HN", "2017-11-30", "bank_loan=200m", kind=kind, facts={"rating": "B"}).expect("compliant")
    check("CN-HN", "2017-11-30", "bank_loan=200m+", kind=kind, facts={"rating": "B"}).expect("breach")


def test_stale(check: Checker) -> None:
    arguments = ("CN-HN", "2021-06-30", "bank_loan=105m")
    facts = {"rating": "C", "bank_count": 1}
    report = check(*arguments, facts=facts)
    report.expect("breach")  # above the local 100m of grade C
    assert report.rule(RULE)["stale"] is True
    check(*arguments, "--no-stale", facts=facts).expect("compliant")  # within 1 x net assets 110m


def test_gaps(check: Checker) -> None:
    # 湘金监发〔2021〕91号 and the rating measure of 2022 exist, their figures were not seen; no verdict comes of it
    report = check("CN-HN", "2022-12-31", "bank_loan=60m", facts={"rating": "A"})
    report.expect("compliant")  # 60m of 300m and of 110m
    assert any("91号" in warning for warning in report.data["warnings"])


@pytest.mark.parametrize(
    ("date", "gap", "told"),
    [
        ("2017-05-11", "CN-HN/gap-2009", True),  # 湘政办发〔2009〕44号 and its measures
        ("2017-05-12", "CN-HN/gap-2009", False),
        ("2017-12-31", "CN-HN/gap-2018-rating", False),
        ("2018-01-01", "CN-HN/gap-2018-rating", True),  # 湘金监发〔2018〕11号
        ("2021-12-28", "CN-HN/gap-2021", False),
        ("2021-12-29", "CN-HN/gap-2021", True),  # in force, issued 2021-11-29
    ],
)
def test_dates_of_gaps(check: Checker, date: str, gap: str, told: bool) -> None:
    report = check("CN-HN", date, facts={"rating": "A"})
    assert any(gap in warning for warning in report.data["warnings"]) is told


@pytest.mark.parametrize(
    ("lender", "verdict"),
    [
        ("甲公司", "compliant"),  # 主要法人股东
        ("丁公司", "compliant"),  # of any holding, here 3%
        ("丙某", "undetermined"),  # a natural person: no text provides for it
        ("某钢铁公司", "undetermined"),  # no shareholder, beside a full list
        (None, "undetermined"),  # nobody said who lent it
    ],
)
def test_who_may_lend(check: Checker, lender: str | None, verdict: str) -> None:
    facts = {"rating": "A"}
    for channel in ("shareholder_loan", "shareholder_special_loan"):
        check.lent("CN-HN", "2018-06-30", f"{channel}=90m", lender=lender, facts=facts).expect(verdict)
        # from 2020-09-07 the nation opens shareholder loans with approval: who lends is still Hunan's to say
        check.lent("CN-HN", "2021-06-30", f"{channel}=90m", lender=lender, facts=facts, approved=channel).expect(
            verdict
        )


def test_no_ledger(check: Checker) -> None:
    report = check("CN-HN", "2018-06-30", "shareholder_loan=90m", facts={"rating": "A"})
    report.expect("undetermined")
    assert any("loans" in f["missing"] for f in report.findings("undetermined"))


@pytest.mark.parametrize(
    ("rating", "bad", "verdict"),
    [
        ("B", True, "compliant"),  # 支持小额贷款公司开展不良资产处置, no funding
        ("B", False, "undetermined"),  # 贷款转让 is for grade A
        ("B", None, "undetermined"),
        ("A", True, "compliant"),
    ],
)
def test_bad_loans(check: Checker, rating: str, bad: bool | None, verdict: str) -> None:
    facts = {"rating": rating, "transfers_are_bad_loans": bad}
    report = check("CN-HN", "2017-11-30", f"{OUT}=10m", facts=facts)
    report.expect(verdict)
    assert bad is not None or "transfers_are_bad_loans" in report.facts()
    # transfers with repurchase stay those of grade A
    check("CN-HN", "2017-12-01", f"{REPO}=10m", facts=facts, approved=REPO).expect(
        "compliant" if rating == "A" else "undetermined"
    )


@pytest.mark.parametrize(
    ("kind", "rating", "balances", "verdict"),
    [
        # the table for online companies alone: others 0.5 x 100m from two banks, as in 2008
        ("traditional", "A", "bank_loan=50m", "compliant"),
        ("traditional", "A", "bank_loan=50m+", "breach"),
        ("traditional", "A", "shareholder_loan=10m", "undetermined"),
        ("traditional", "D", "bank_loan=50m", "compliant"),
        ("online", "A", "bank_loan=300m", "compliant"),
        ("online", "A", "bank_loan=300m+", "breach"),
        ("online", "D", "bank_loan=0.01", "prohibited|breach"),
        (None, "A", "bank_loan=50m+", "undetermined"),
    ],
)
def test_reading_of_whom_the_table_binds(
    check: Checker, *, kind: str | None, rating: str, balances: str, verdict: str
) -> None:
    chosen = ("--reading", "CN-HN/table-binds=otherwise")
    check.lent("CN-HN", "2017-11-30", balances, *chosen, kind=kind, facts={"rating": rating}).expect(verdict)


def test_pool_of_2017_where_the_table_binds_online_companies(check: Checker) -> None:
    # 30m and 20m and a fen: of 3 x 100m, otherwise of the nation's 0.5 x 100m
    arguments = ("CN-HN", "2017-12-01", "bank_loan=30m abs=20m+")
    check(*arguments, approved="abs", facts={"rating": "A"}).expect("compliant")
    chosen = ("--reading", "CN-HN/table-binds=otherwise")
    check(*arguments, *chosen, approved="abs", facts={"rating": "A"}).expect("breach")
    check(*arguments, *chosen, approved="abs", facts={"rating": "A"}, kind="online").expect("compliant")


@pytest.mark.parametrize(
    ("rating", "balances", "taken", "otherwise"),
    [
        ("A", "bank_loan=200m bond=100m+", "breach", "compliant"),  # 300m and a fen; 200m of the three named
        ("C", "bank_loan=100m+", "breach", "breach"),
        ("D", "bond=0.01", "prohibited|breach", "prohibited|breach"),  # D may not borrow through any channel
        ("D", "bank_loan=0.01", "prohibited|breach", "prohibited|breach"),
    ],
)
def test_reading_of_the_open_list(check: Checker, *, rating: str, balances: str, taken: str, otherwise: str) -> None:
    # 2021: 200m is above 1 x net assets, so they are 210m here
    arguments = ("CN-HN", "2021-06-30", balances)
    rest: dict[str, Any] = {"approved": "bond", "capital": {"net_assets": "210m"}}
    facts = {"rating": rating}
    check(*arguments, facts=facts, **rest).expect(taken)
    check(*arguments, "--reading", "CN-HN/open-list=otherwise", facts=facts, **rest).expect(otherwise)
    both = ("--reading", "CN-HN/open-list=otherwise", "--reading", "CN-HN/table-binds=otherwise")
    check(*arguments, *both, facts=facts, kind="online", **rest).expect(otherwise)


def test_reading_of_the_number_of_banks(check: Checker) -> None:
    arguments, facts = ("CN-HN", "2017-11-30", "bank_loan=10m"), {"rating": "A", "bank_count": 3}
    check(*arguments, facts=facts).expect("compliant")  # lenders other than banks are named
    check(*arguments, "--reading", "CN-HN/bank-count=otherwise", facts=facts).expect("breach")  # three of two


@pytest.mark.parametrize(("main", "verdict"), [(True, "compliant"), (False, "undetermined"), (None, "undetermined")])
def test_reading_of_main_shareholders(check: Checker, main: bool | None, verdict: str) -> None:
    # taken: any corporate shareholder; otherwise one above a threshold that nobody has seen
    arguments = ("CN-HN", "2018-06-30", "shareholder_loan=10m")
    facts: dict[str, Any] = {"rating": "A", "lenders_are_main_shareholders": main}
    check.lent(*arguments, facts=facts).expect("compliant")
    check.lent(*arguments, "--reading", "CN-HN/main-shareholders=otherwise", facts=facts).expect(verdict)


@pytest.mark.parametrize(("rating", "otherwise"), [("A", "compliant"), ("B", "undetermined")])
def test_reading_of_investments(check: Checker, rating: str, otherwise: str) -> None:
    # A级…还可以经营…权益类投资: taken, nothing is said of others; otherwise kept for A
    arguments, facts = ("CN-HN", "2018-06-30", "own_fund_investment=10m"), {"rating": rating}
    check(*arguments, facts=facts).expect("compliant")
    check(*arguments, "--reading", "CN-HN/investments=otherwise", facts=facts).expect(otherwise)


@pytest.mark.parametrize(("date", "told"), [("2017-03-07", False), ("2017-03-08", True), ("2017-05-12", False)])
def test_gap_of_2017(check: Checker, date: str, told: bool) -> None:
    # the opinion of 2017-03-08 was not seen: until the guide of 2017-05-12 the national 0.5 x 100m stands in
    report = check("CN-HN", date, "bank_loan=50m", facts={"rating": "A"})
    report.expect("compliant")
    assert any("2017-03-08的实施意见" in warning for warning in report.data["warnings"]) is told


@pytest.mark.parametrize(
    ("date", "bad", "taken", "otherwise"),
    [
        # grade C: bank 60m and outright 50m of 1 x 100m; the disposal of bad loans is no funding, or counts like any other sale
        ("2017-11-30", True, "compliant", "compliant"),  # no pool yet: 60m
        ("2017-12-01", True, "compliant", "breach"),
        ("2020-09-06", True, "compliant", "breach"),
        ("2020-09-07", True, "compliant", "compliant"),  # the pool has ended
        ("2017-12-01", False, "breach", "breach"),
        ("2017-12-01", None, "breach", "breach"),  # nobody claims the exception
    ],
)
def test_bad_loans_in_the_pool_of_2017(
    check: Checker, *, date: str, bad: bool | None, taken: str, otherwise: str
) -> None:
    facts = {"rating": "C", "transfers_are_bad_loans": bad}
    arguments = ("CN-HN", date, f"bank_loan=60m {OUT}=50m")
    report = check(*arguments, facts=facts, approved=OUT)
    report.expect(taken)
    if taken != otherwise:
        assert report.data["strict"]["verdict"] == otherwise
        assert "CN-HN/2017-bad-loans" in [reading["id"] for reading in report.data["strict"]["readings"]]
    check(*arguments, "--reading", "CN-HN/2017-bad-loans=otherwise", facts=facts, approved=OUT).expect(otherwise)


def test_the_pool_without_bad_loans_keeps_its_ratio(check: Checker) -> None:
    # grade C: 100m and a fen of other funding is above 1 x 100m with or without the bad loans; by the table for online companies alone, 50m and a fen
    facts = {"rating": "C", "transfers_are_bad_loans": True}
    check("CN-HN", "2018-06-30", f"bank_loan=100m+ {OUT}=1m", facts=facts, approved=OUT).expect("breach")
    found = check("CN-HN", "2018-06-30", f"bank_loan=60m {OUT}=50m", facts=facts).rule(
        "CN-HN/2017-pool-without-bad-loans"
    )
    assert (found["used"], found["cap"], found["multiple"]) == ("60000000.00", "100000000.00", "1")
    online = ("--reading", "CN-HN/table-binds=otherwise")
    found = check("CN-HN", "2018-06-30", f"abs=40m {OUT}=50m", *online, facts=facts).rule(
        "CN-HN/2017-pool-without-bad-loans"
    )
    assert (found["used"], found["cap"], found["multiple"]) == ("40000000.00", "50000000.00", "0.5")


@pytest.mark.parametrize(
    ("date", "rating", "approved", "taken", "otherwise"),
    [
        # 分类监管评级达到A级的…还可以经营…贷款转让: with repurchase too, in the pool of 3 x 100m; otherwise sales alone
        ("2017-11-30", "A", "", "compliant", "undetermined"),  # no text provides for it
        ("2017-12-01", "A", "", "compliant", "needs_approval"),  # the national notice fills the silence
        ("2017-12-01", "A", REPO, "compliant", "compliant"),
        ("2017-12-01", "B", REPO, "undetermined", "compliant"),  # kept for grade A; otherwise open to B, too
        ("2020-09-07", "A", REPO, "compliant", "undetermined"),  # the notice has ended
    ],
)
def test_reading_of_transfers_with_repurchase(
    check: Checker, *, date: str, rating: str, approved: str, taken: str, otherwise: str
) -> None:
    facts = {"rating": rating, "assets_not_sold_on_platforms": True}
    arguments = ("CN-HN", date, f"{REPO}=10m")
    check(*arguments, facts=facts, approved=approved).expect(taken)
    check(*arguments, "--reading", "CN-HN/repo-transfers=otherwise", facts=facts, approved=approved).expect(otherwise)
