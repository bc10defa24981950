"""Inner Mongolia: national 2008, every channel with approval from 2012-04-01; its own 1 x net assets from 2021-12-01."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    ("2017-11-30", "bank_loan=50m fund_loan=50m", "bank_loan fund_loan", "compliant"),  # only banks are capped
    # 2017 notice: 0.5 x 100m over all
    ("2017-12-01", "bank_loan=30m abs=20m", "bank_loan abs", "compliant"),  # 50m
    ("2017-12-01", "bank_loan=30m abs=20m+", "bank_loan abs", "breach"),  # 50m and a fen
    ("2020-09-06", "bank_loan=50m fund_loan=0.01", "bank_loan fund_loan", "breach"),  # the pool's last day
    # 2020: the bank cap of 2008 gives way to 1 x 110m
    ("2020-09-07", "bank_loan=110m", "", "needs_approval"),  # the text of 2012 still stands
    ("2020-09-07", "bank_loan=110m", "bank_loan", "compliant"),  # at 1 x 110m
    ("2020-09-07", "bank_loan=110m+", "bank_loan", "breach"),  # a fen above
    # 2021-12-01: its own 1 x 110m for non-standard forms; bonds and ABS with approval, 4 x 110m nationally
    ("2021-12-01", "bank_loan=60m interbank_borrowing=50m", "bank_loan interbank_borrowing", "compliant"),  # 110m
    ("2021-12-01", "bank_loan=60m interbank_borrowing=50m+", "bank_loan interbank_borrowing", "breach"),  # and a fen
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
