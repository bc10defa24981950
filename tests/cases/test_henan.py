"""Henan: its own 50% of 2012-07-27; all debt financing 2 x net capital from 2017-02-14, online companies from 2017-05-16."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"
FI, OWNER = "other_fi_loan", "shareholder_loan"

# Net capital 100m, net assets 110m, net assets of the year before 90m, two banks, well run, complete.
# Bank money stays within 50m from 2017 on: whether art. 23 of 2012 still caps it under the pool is not asserted.
VERDICTS = [
    # art. 23 of 2012-07-27: banks 0.5 x 100m
    ("2012-07-26", "bank_loan=50m+", "", "breach"),  # national, a fen above
    ("2012-07-27", "bank_loan=50m", "", "compliant"),  # local, at the cap
    ("2012-07-27", "bank_loan=50m+", "", "breach"),  # a fen above
    ("2012-07-26", "guarantee=0.01", "", "compliant"),  # 2008 does not speak of guarantees
    ("2012-07-27", "guarantee=0.01", "", "prohibited|breach"),  # 不得对外担保
    ("2016-12-31", "interbank_borrowing=10m", "", "undetermined"),  # not provided for
    # 2017-02-14: other financial institutions; main corporate shareholders with approval; all debt 2 x 100m
    ("2017-02-13", f"{FI}=10m", "", "undetermined"),  # not provided for
    ("2017-02-14", f"{FI}=200m", "", "compliant"),  # at 2 x 100m
    ("2017-02-14", f"{FI}=200m+", "", "breach"),  # a fen above
    ("2017-02-14", f"bank_loan=50m {FI}=150m", "", "compliant"),  # 200m
    ("2017-02-14", f"bank_loan=50m {FI}=150m+", "", "breach"),  # 200m and a fen
    ("2017-02-14", f"{OWNER}=10m", "", "needs_approval"),  # 经批准
    ("2017-02-14", f"bank_loan=50m {FI}=100m {OWNER}=50m", OWNER, "compliant"),  # 200m
    ("2017-02-14", f"bank_loan=50m {FI}=100m {OWNER}=50m+", OWNER, "breach"),  # 200m and a fen
    ("2017-02-14", f"{FI}=200m fund_loan=0.01", "", "breach"),  # all debt counts, provided for or not
    ("2017-11-30", f"{REPO}=10m", REPO, "undetermined"),  # only the online text names transfers
    # 2017 notice: the same 2 x 100m, with transfers and ABS
    ("2017-12-01", f"{FI}=150m abs=50m", "", "needs_approval"),  # 200m, not approved
    ("2017-12-01", f"{FI}=150m abs=50m", "abs", "compliant"),  # approved
    ("2017-12-01", f"{FI}=150m abs=50m+", "abs", "breach"),  # 200m and a fen
    ("2017-12-01", f"{FI}=150m {OUT}=50m+", OUT, "breach"),  # outright transfers count too
    ("2020-04-30", f"{FI}=200m+", "", "breach"),  # the opinion of March 2020 is a note, not a limit
    # 2020 and 2024: 1 x net assets 110m, then 90m, besides the local pool
    ("2020-09-06", f"{FI}=110m+", "", "compliant"),  # within 200m
    ("2020-09-07", f"{FI}=110m", "", "compliant"),  # at 1 x 110m
    ("2020-09-07", f"{FI}=110m+", "", "breach"),  # a fen above
    ("2020-09-07", f"{FI}=100m bond=100m", "bond", "compliant"),  # 200m of the local pool
    ("2020-09-07", f"{FI}=100m bond=100m+", "bond", "breach"),  # a fen above it
    ("2024-12-30", f"{FI}=90m+", "", "compliant"),  # within 110m
    ("2024-12-31", f"{FI}=90m+", "", "breach"),  # a fen above 1 x 90m
]


@pytest.mark.parametrize(("date", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, approved: str, verdict: str) -> None:
    # shareholders' money is lent by a corporate shareholder of 60%
    check.lent("CN-HA", date, balances, approved=approved).expect(verdict)


@pytest.mark.parametrize(
    ("date", "balances", "approved", "verdict"),
    [
        # art. 23 of the online guide of 2017-05-16; the general opinion before
        ("2017-05-15", f"{REPO}=10m", REPO, "undetermined"),  # not provided for
        ("2017-05-16", f"{REPO}=10m", "", "needs_approval"),  # 事先报监管部门批准
        ("2017-05-16", f"{REPO}=10m", REPO, "compliant"),
        ("2017-05-16", "abs=10m", "", "needs_approval"),
        ("2017-05-16", "abs=10m", "abs", "compliant"),
        ("2017-05-16", f"{OWNER}=10m", "", "needs_approval"),
        ("2017-05-16", f"bank_loan=50m {FI}=100m {OWNER}=50m", OWNER, "compliant"),  # 2 x 100m
        ("2017-05-16", f"bank_loan=50m {FI}=100m {OWNER}=50m+", OWNER, "breach"),  # a fen above
        ("2017-05-16", f"{FI}=150m {REPO}=50m+", REPO, "breach"),  # transfers among the debt: 200m and a fen
        ("2017-12-01", f"{FI}=150m {OUT}=50m", OUT, "compliant"),  # 2017 notice: 200m
        ("2017-12-01", f"{FI}=150m {OUT}=50m+", OUT, "breach"),  # 200m and a fen
        ("2017-05-16", f"{FI}=150m {OUT}=50m+", OUT, "breach"),  # outright ones among the debt: 200m and a fen
        ("2020-09-07", f"{FI}=110m+", "", "breach"),  # 1 x net assets
        # what the guide counts as debt funding is non-standard funding: 60m and 50m of 1 x 110m, then of 90m
        ("2020-09-07", f"{FI}=60m {OUT}=50m", OUT, "compliant"),
        ("2020-09-07", f"{FI}=60m {OUT}=50m+", OUT, "breach"),
        ("2025-06-30", f"{FI}=60m {OUT}=30m", OUT, "compliant"),
        ("2025-06-30", f"{FI}=60m {OUT}=30m+", OUT, "breach"),
        ("2025-06-30", f"{OUT}=190m", OUT, "breach"),
    ],
)
def test_online(check: Checker, *, date: str, balances: str, approved: str, verdict: str) -> None:
    check.lent("CN-HA", date, balances, approved=approved, kind="online").expect(verdict)


def test_pool(check: Checker) -> None:
    day_before = check("CN-HA", "2017-02-13", "bank_loan=20m").limit("bank_loan", layer="local", base="net_capital")
    assert (day_before["cap"], day_before["source"]["issued"]) == ("50000000.00", "2012-07-27")  # 0.5 x 100m
    report = check("CN-HA", "2017-02-14", f"bank_loan=20m {FI}=30m")
    found = report.limit("bank_loan", FI, OWNER, layer="local", base="net_capital")
    # 20m and 30m of 2 x 100m
    assert (found["multiple"], found["cap"], found["used"]) == ("2", "200000000.00", "50000000.00")
    assert found["headroom"] == report.channel(FI)["headroom"] == "150000000.00"
    assert not {"guarantee", "interbank_lending", "own_fund_investment", "other_liabilities"} & set(found["channels"])


@pytest.mark.parametrize(
    ("date", "banks", "verdict"),
    [
        ("2012-07-26", 3, "breach"),  # national: three of two
        ("2017-02-14", 3, "compliant"),  # the opinion names other lenders and no number
        ("2017-02-14", None, "compliant"),  # no longer asked
        ("2020-09-07", 3, "compliant"),  # and does not come back
    ],
)
def test_number_of_banks(check: Checker, date: str, banks: int | None, verdict: str) -> None:
    check("CN-HA", date, "bank_loan=10m", facts={"bank_count": banks}).expect(verdict)


@pytest.mark.parametrize(
    ("date", "kind", "channel", "access"),
    [
        ("2017-02-13", "traditional", FI, "not_provided"),
        ("2017-02-14", "traditional", FI, "permitted"),  # well run
        ("2017-02-14", "traditional", OWNER, "with_approval"),
        ("2017-05-16", "traditional", REPO, "not_provided"),
        ("2017-05-16", "online", REPO, "with_approval"),
        ("2017-05-16", "online", "abs", "with_approval"),
        ("2017-05-16", "online", FI, "permitted"),
    ],
)
def test_access(check: Checker, date: str, kind: str, channel: str, access: str) -> None:
    assert check("CN-HA", date, kind=kind).channel(channel)["access"] == access


def test_blank(check: Checker) -> None:
    check("CN-HA", "2017-11-30", "bank_loan=20m", complete=None).expect("undetermined")
    check("CN-HA", "2017-11-30", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")
    check("CN-HA", "2020-09-07", "bank_loan=20m", capital={"net_assets": None}).expect("undetermined")


def test_gap(check: Checker) -> None:
    assert check("CN-HA", "2018-01-31", "bank_loan=20m").data["warnings"]  # 豫政金〔2017〕311号 was not seen


OTHER = "other_borrowing"


@pytest.mark.parametrize(
    ("lender", "verdict"),
    [
        ("甲公司", "compliant"),  # 主要法人股东
        ("丁公司", "compliant"),  # of any holding, here 3%
        ("丙某", "undetermined"),  # a natural person: no text provides for it
        ("某钢铁公司", "prohibited"),  # 不得从工商企业获取资金: a firm that is no shareholder
        ("李某", "undetermined"),  # a person that is no shareholder
        ("某农村商业银行", "undetermined"),  # no industrial or commercial firm
        (None, "undetermined"),  # nobody said who lent it
    ],
)
@pytest.mark.parametrize("kind", ["traditional", "online"])
def test_who_may_lend(check: Checker, kind: str, lender: str | None, verdict: str) -> None:
    for channel in ("shareholder_loan", "shareholder_special_loan"):
        changes = {"lender": lender, "approved": channel, "kind": kind}
        check.lent("CN-HA", "2017-10-31", f"{channel}=90m", **changes).expect(verdict)
        check.lent("CN-HA", "2021-06-30", f"{channel}=90m", **changes).expect(verdict)


@pytest.mark.parametrize(
    ("firms", "verdict"),
    [
        (None, "undetermined"),  # who lent it?
        (True, "prohibited"),  # 不得从工商企业获取资金
        (False, "undetermined"),  # not provided for
    ],
)
@pytest.mark.parametrize("date", ["2012-07-27", "2017-10-31", "2025-06-30"])
def test_other_borrowing(check: Checker, *, date: str, firms: bool | None, verdict: str) -> None:
    report = check("CN-HA", date, f"{OTHER}=10m", facts={"other_borrowing_from_firms": firms})
    report.expect(verdict)
    assert firms is not None or "other_borrowing_from_firms" in report.facts()
    check("CN-HA", "2012-07-26", f"{OTHER}=10m", facts={"other_borrowing_from_firms": firms}).expect("undetermined")


def test_other_borrowing_by_the_ledger(check: Checker) -> None:
    # a steel company is plainly a firm, and no shareholder beside a full list
    owners = [{"name": "甲公司", "kind": "corporate", "share": "1", "paid_in": "70000000"}]
    for lender, verdict in (("某钢铁公司", "prohibited"), ("李某", "undetermined")):
        ledger = [{"channel": OTHER, "lender": lender, "balance": "10000000"}]
        check("CN-HA", "2017-10-31", loans=ledger, shareholders=owners).expect(verdict)


@pytest.mark.parametrize(
    ("well_run", "balances", "verdict"),
    [
        # 允许经营规范、符合条件的…: other institutions and direct financing are kept for them
        (None, f"{FI}=10m", "undetermined"),
        (False, f"{FI}=10m", "breach|undetermined"),
        (None, "bond=10m", "undetermined"),
        (False, "bond=10m", "breach|undetermined"),
        (None, "bank_loan=200m", "compliant"),  # banks are open to all
        (None, "bank_loan=200m+", "breach"),  # and so is the total
    ],
)
def test_well_run(check: Checker, *, well_run: bool | None, balances: str, verdict: str) -> None:
    report = check("CN-HA", "2017-10-31", balances, facts={"well_run": well_run})
    report.expect(verdict)
    assert verdict != "undetermined" or "well_run" in report.facts()


def test_guarantees_stay_prohibited(check: Checker) -> None:
    check("CN-HA", "2025-06-30", "guarantee=0.01").expect("prohibited")
    assert check("CN-HA", "2017-02-14").channel("guarantee")["access"] == "prohibited"


@pytest.mark.parametrize(
    ("reading", "date", "kind", "balances", "taken", "otherwise"),
    [
        # is 2012's ban on collecting, and on money of firms, one on shareholder loans?
        ("collecting", "2017-02-13", "traditional", f"{OWNER}=10m", "undetermined", "prohibited"),
        ("collecting", "2017-02-14", "traditional", f"{OWNER}=10m", "compliant", "compliant"),  # the opinion opens them
        # do banks stay at 0.5 x 100m within the 200m?
        ("bank-cap", "2017-02-13", "traditional", "bank_loan=50m+", "breach", "breach"),  # before: in any case
        ("bank-cap", "2017-02-14", "traditional", "bank_loan=50m", "compliant", "compliant"),
        ("bank-cap", "2017-02-14", "traditional", "bank_loan=50m+", "compliant", "breach"),
        # does direct financing open bonds?
        ("direct-financing", "2017-10-31", "traditional", "bond=10m", "compliant", "undetermined"),
        # may re-lending companies lend?
        ("relending", "2017-10-31", "traditional", "relending_loan=10m", "compliant", "undetermined"),
        # is the list of the online guide closed?
        ("online-closed-list", "2021-06-30", "online", "fund_loan=10m", "undetermined", "prohibited"),
        ("online-closed-list", "2021-06-30", "online", "bond=10m", "compliant", "prohibited"),
        ("online-closed-list", "2021-06-30", "online", "abs=10m", "compliant", "compliant"),  # named
        ("online-closed-list", "2021-06-30", "online", f"{OWNER}=10m", "compliant", "compliant"),  # named
        ("online-closed-list", "2021-06-30", "traditional", "bond=10m", "compliant", "compliant"),  # not theirs
        # bonds and re-lending, which the guide omits
        ("online-omitted", "2017-10-31", "online", "bond=10m", "compliant", "undetermined"),
        ("online-omitted", "2017-10-31", "online", "relending_loan=10m", "compliant", "undetermined"),
        ("online-omitted", "2017-10-31", "traditional", "bond=10m", "compliant", "compliant"),
        # do outright transfers of online companies count?
        ("online-transfers", "2017-10-31", "online", f"{FI}=200m {OUT}=0.01", "breach", "compliant"),
    ],
)
def test_readings(
    check: Checker, *, reading: str, date: str, kind: str, balances: str, taken: str, otherwise: str
) -> None:
    alternative = "neither" if reading == "direct-financing" else "otherwise"
    changes = {"kind": kind, "approved": f"{OWNER} bond abs relending_loan {OUT}"}
    check.lent("CN-HA", date, balances, **changes).expect(taken)
    check.lent("CN-HA", date, balances, "--reading", f"CN-HA/{reading}={alternative}", **changes).expect(otherwise)


def test_reading_of_the_number_of_banks(check: Checker) -> None:
    arguments = ("CN-HA", "2017-02-14", "bank_loan=10m")
    check(*arguments, facts={"bank_count": 3}).expect("compliant")  # lenders other than banks are named
    chosen = ("--reading", "CN-HA/bank-count=otherwise")
    check(*arguments, *chosen, facts={"bank_count": 3}).expect("breach")  # three of two
    check(*arguments, *chosen, facts={"bank_count": 2}).expect("compliant")


@pytest.mark.parametrize(("main", "verdict"), [(True, "compliant"), (False, "undetermined"), (None, "undetermined")])
def test_reading_of_main_shareholders(check: Checker, main: bool | None, verdict: str) -> None:
    # taken: any corporate shareholder; otherwise one above a threshold that nobody has seen
    facts = {"lenders_are_main_shareholders": main}
    chosen = ("--reading", "CN-HA/main-shareholders=otherwise")
    check.lent("CN-HA", "2017-10-31", f"{OWNER}=10m", *chosen, approved=OWNER, facts=facts).expect(verdict)


def test_direct_financing_may_hold_abs(check: Checker) -> None:
    # the looser alternative: ABS are permitted before the notice of 2017
    arguments = ("CN-HA", "2017-10-31", "abs=10m")
    check(*arguments).expect("undetermined")
    check(*arguments, "--reading", "CN-HA/direct-financing=abs-too").expect("compliant")


@pytest.mark.parametrize("channel", ["other_fi_loan", "bond"])
def test_companies_that_do_not_qualify(check: Checker, channel: str) -> None:
    # 允许经营规范、符合条件的…: kept for those, and not forbidden to others
    for date in ("2017-02-14", "2021-06-30"):
        for answer, verdict in ((True, "compliant"), (False, "undetermined"), (None, "undetermined")):
            facts = {"well_run": answer}
            check("CN-HA", date, f"{channel}=10m", approved=channel, facts=facts).expect(verdict)
