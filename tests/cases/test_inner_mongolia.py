"""Inner Mongolia: national 2008, every channel with approval from 2012-04-01; its own 1 x net assets from 2021-12-01."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

# Net capital 100m, net assets 110m, net assets of the year before 90m, two banks, complete.
VERDICTS = [
    # national 2008: banks 0.5 x 100m; from 2012-04-01 no outside funding without approval (arts. 14, 15)
    ("2012-03-31", "bank_loan=50m", "", "compliant"),  # at the cap, no approval asked yet
    ("2012-04-01", "bank_loan=50m", "", "needs_approval"),  # art. 15
    ("2012-04-01", "bank_loan=50m", "bank_loan", "compliant"),  # approved, at 0.5 x 100m
    ("2012-04-01", "bank_loan=50m+", "bank_loan", "breach"),  # approval does not lift the cap of 2008
    ("2012-03-31", "fund_loan=10m", "", "undetermined"),  # 2008 does not provide for it
    ("2012-04-01", "fund_loan=10m", "", "needs_approval"),  # art. 14: other lawful sources that are approved
    ("2015-11-06", "bank_loan=50m+", "bank_loan", "breach"),  # point 15 goes by the text of 2008
    ("2017-11-30", "bank_loan=50m fund_loan=50m", "bank_loan fund_loan", "undetermined"),  # no ratio is set for funds
    ("2017-12-01", "bank_loan=30m fund_loan=20m", "bank_loan fund_loan", "compliant"),  # the pool of 50m holds them
    # 2017 notice: 0.5 x 100m over all
    ("2017-12-01", "bank_loan=30m abs=20m", "bank_loan abs", "compliant"),  # 50m
    ("2017-12-01", "bank_loan=30m abs=20m+", "bank_loan abs", "breach"),  # 50m and a fen
    ("2020-09-06", "bank_loan=50m fund_loan=0.01", "bank_loan fund_loan", "breach"),  # the pool's last day
    # 2020: the bank cap of 2008 gives way to 1 x 110m
    ("2020-09-07", "bank_loan=110m", "", "needs_approval"),  # the text of 2012 still stands
    ("2021-11-30", "bank_loan=110m", "", "needs_approval"),  # the day before its notice of 2021
    ("2020-09-07", "bank_loan=110m", "bank_loan", "compliant"),  # at 1 x 110m
    ("2020-09-07", "bank_loan=110m+", "bank_loan", "breach"),  # a fen above
    # 2021-12-01: its own 1 x 110m for non-standard forms; bonds and ABS with approval, 4 x 110m nationally
    ("2021-12-01", "bank_loan=60m interbank_borrowing=50m", "bank_loan interbank_borrowing", "compliant"),  # 110m
    ("2021-12-01", "bank_loan=60m interbank_borrowing=50m+", "bank_loan interbank_borrowing", "breach"),  # and a fen
    ("2021-12-01", "bank_loan=10m", "", "needs_approval"),  # the notice is silent on the approval of 2012
    ("2021-12-01", "interbank_borrowing=10m", "", "needs_approval"),
    ("2021-12-01", "fund_loan=10m", "", "needs_approval"),
    ("2021-12-01", "fund_loan=110m", "fund_loan", "compliant"),  # at 1 x 110m
    ("2021-12-01", "fund_loan=110m+", "fund_loan", "breach"),
    ("2021-12-01", "bond=10m", "", "needs_approval"),  # the Bureau's approval
    ("2021-12-01", "bond=440m", "bond", "compliant"),  # at 4 x 110m
    ("2021-12-01", "bond=440m+", "bond", "breach"),  # a fen above
    ("2024-12-30", "bank_loan=90m+", "bank_loan", "compliant"),  # within 110m
    ("2024-12-31", "bank_loan=90m+", "bank_loan", "breach"),  # a fen above 1 x 90m
]


@pytest.mark.parametrize(("date", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, approved: str, verdict: str) -> None:
    check("CN-NM", date, balances, approved=approved).expect(verdict)


@pytest.mark.parametrize(
    ("date", "banks", "verdict"),
    [
        ("2016-12-31", 3, "breach"),  # 2008: three of two
        ("2016-12-31", None, "undetermined"),  # nobody said how many
        ("2020-09-07", 3, "breach"),  # the count outlives the cap
        ("2021-12-01", 2, "compliant"),  # its own text: two of two
        ("2021-12-01", 3, "breach"),  # three of two
        ("2021-12-01", None, "undetermined"),
    ],
)
def test_number_of_banks(check: Checker, date: str, banks: int | None, verdict: str) -> None:
    check("CN-NM", date, "bank_loan=10m", approved="bank_loan", facts={"bank_count": banks}).expect(verdict)


def test_own_row_of_2021(check: Checker) -> None:
    held = ("bank_loan", "shareholder_loan", "interbank_borrowing")
    approved = "bank_loan interbank_borrowing"
    assert not check("CN-NM", "2021-11-30", "bank_loan=60m", approved=approved).limits(*held, layer="local")
    report = check("CN-NM", "2021-12-01", "bank_loan=60m interbank_borrowing=20m", approved=approved)
    found = report.limit(*held, layer="local")
    # 1 x 110m, of which 60m and 20m are used
    assert (found["base"], found["multiple"], found["cap"]) == ("net_assets", "1", "110000000.00")
    assert (found["used"], found["headroom"]) == ("80000000.00", "30000000.00")
    assert not {"bond", "abs", "guarantee", "interbank_lending"} & set(found["channels"])
    assert report.data["warnings"]  # its own multiple for bonds and ABS was not seen


def test_headroom_waits_for_approval(check: Checker) -> None:
    found = check("CN-NM", "2016-12-31", "bank_loan=20m").channel("bank_loan")
    assert (found["access"], found["headroom"], found["headroom_if_approved"]) == (
        "with_approval",
        "0.00",
        "30000000.00",  # 0.5 x 100m less 20m
    )
    found = check("CN-NM", "2016-12-31", "bank_loan=20m", approved="bank_loan").channel("bank_loan")
    assert found["headroom"] == "30000000.00"


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2012-03-31", "bank_loan", "permitted"),  # 2008
        ("2012-03-31", "interbank_borrowing", "not_provided"),
        ("2012-04-01", "bank_loan", "with_approval"),  # arts. 14, 15: every source
        ("2012-04-01", "interbank_borrowing", "with_approval"),
        ("2012-04-01", "shareholder_loan", "with_approval"),
        ("2012-04-01", "bond", "with_approval"),
        ("2015-11-06", "other_fi_loan", "with_approval"),  # point 17 supports it; art. 15 stands
        ("2021-12-01", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2021-12-01", "abs", "with_approval"),  # its own text and the 2020 notice
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-NM", date).channel(channel)["access"] == access


def test_blank(check: Checker) -> None:
    check("CN-NM", "2016-12-31", "bank_loan=20m", approved="bank_loan", complete=None).expect("undetermined")
    for date, base in (("2016-12-31", "net_capital"), ("2021-12-01", "net_assets")):
        check("CN-NM", date, "bank_loan=20m", approved="bank_loan", capital={base: None}).expect("undetermined")
    # after 2020 nothing is over net capital any more
    check("CN-NM", "2021-12-01", "bank_loan=20m", approved="bank_loan", capital={"net_capital": None}).expect(
        "compliant"
    )


def test_no_ratio_no_promise(check: Checker) -> None:
    # 经监管部门批准的其他合法资金来源, without a number: the approval names the amount
    changes: dict[str, Any] = {"approved": "fund_loan", "approved_amounts": {"fund_loan": "10000000"}}
    check("CN-NM", "2016-12-31", "fund_loan=10m", approved="fund_loan").expect("undetermined")
    check("CN-NM", "2016-12-31", "fund_loan=10m", **changes).expect("compliant")
    check("CN-NM", "2016-12-31", "fund_loan=10m+", **changes).expect("needs_approval")


@pytest.mark.parametrize(
    ("well_run", "date", "verdict"),
    [
        (True, "2017-12-01", "compliant"),
        (None, "2017-12-01", "undetermined"),  # 鼓励合规经营、风险管控严密的…开展…试点: kept for them
        (False, "2017-12-01", "breach|undetermined"),
        (None, "2015-11-05", "undetermined"),  # the day before: approved, and no ratio is set
        (None, "2021-11-30", "undetermined"),
        (None, "2021-12-01", "compliant"),  # the notice of 2021 names both without this condition
    ],
)
@pytest.mark.parametrize("channel", ["shareholder_loan", "interbank_borrowing"])
def test_pilots(check: Checker, *, channel: str, well_run: bool | None, date: str, verdict: str) -> None:
    check.lent("CN-NM", date, f"{channel}=10m", approved=channel, facts={"well_run": well_run}).expect(verdict)


@pytest.mark.parametrize(
    ("lender", "verdict"),
    [
        ("甲公司", "compliant"),  # 股东定向借款, 股东借款: a company
        ("丙某", "compliant"),  # or a person
        ("某钢铁公司", "undetermined"),  # no shareholder, beside a full list
        (None, "undetermined"),  # nobody said who lent it
    ],
)
@pytest.mark.parametrize("date", ["2017-12-01", "2021-12-01"])
@pytest.mark.parametrize("channel", ["shareholder_loan", "shareholder_special_loan"])
def test_who_may_lend(check: Checker, *, channel: str, date: str, lender: str | None, verdict: str) -> None:
    check.lent("CN-NM", date, f"{channel}=10m", lender=lender, approved=channel).expect(verdict)


@pytest.mark.parametrize(
    ("date", "balances", "approved", "taken", "otherwise"),
    [
        # the approval of 2012 (the government's) beside the regulator's notice of 2021, or given way to it
        ("2021-12-01", "bank_loan=110m", "", "needs_approval", "compliant"),
        ("2021-12-01", "bank_loan=110m+", "bank_loan", "breach", "breach"),
        ("2021-12-01", "interbank_borrowing=10m", "", "needs_approval", "compliant"),
        ("2021-12-01", "fund_loan=10m", "fund_loan", "compliant", "undetermined"),  # the notice does not name it
        ("2021-12-01", "bond=10m", "", "needs_approval", "needs_approval"),
        ("2021-11-30", "bank_loan=10m", "", "needs_approval", "needs_approval"),  # the day before
    ],
)
def test_reading_of_the_rank(
    check: Checker, *, date: str, balances: str, approved: str, taken: str, otherwise: str
) -> None:
    check("CN-NM", date, balances, approved=approved).expect(taken)
    chosen = ("--reading", "CN-NM/approval-of-2012=otherwise")
    check("CN-NM", date, balances, *chosen, approved=approved).expect(otherwise)


@pytest.mark.parametrize("channel", ["interbank_borrowing", "shareholder_loan"])
def test_reading_of_the_pilots(check: Checker, channel: str) -> None:
    # 2015 no. 18 keeps both for 合规经营、风险管控严密的 companies; 2021 1(3) names both without a condition
    changes: dict[str, Any] = {"approved": channel, "facts": {"well_run": False}}
    stays = ("--reading", "CN-NM/pilots-of-2015=otherwise")
    check.lent("CN-NM", "2021-12-01", f"{channel}=10m", **changes).expect("compliant")
    check.lent("CN-NM", "2021-12-01", f"{channel}=10m", *stays, **changes).expect("undetermined")
    well_run: dict[str, Any] = {"approved": channel, "facts": {"well_run": True}}
    check.lent("CN-NM", "2021-12-01", f"{channel}=10m", *stays, **well_run).expect("compliant")


def test_companies_that_are_not_well_run(check: Checker) -> None:
    # 鼓励…开展…试点: kept for others, and not forbidden to them
    given: dict[str, Any] = {"approved": "interbank_borrowing", "approved_amounts": {"interbank_borrowing": "10000000"}}
    check("CN-NM", "2016-12-31", "interbank_borrowing=10m", facts={"well_run": False}, **given).expect("undetermined")
    check("CN-NM", "2016-12-31", "interbank_borrowing=10m", facts={"well_run": True}, **given).expect("compliant")
