"""Shandong: from 2015-04-23 more lenders, bonds and ABS; from 2016-09-07 all debt 2 x registered capital (art. 37)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT = "asset_transfer_outright"

# Net capital 100m, net assets 110m, 90m a year before, registered capital 80m, complete.
VERDICTS: list[tuple[str, str, int | None, str, str]] = [
    # until 2016-09-06 the national text for banks: 0.5 x net capital 100m, at most two
    ("2015-04-22", "bank_loan=50m+", 2, "", "breach"),  # a fen above 50m
    ("2015-04-22", "bank_loan=10m", 3, "", "breach"),  # three of two
    ("2016-09-06", "bank_loan=50m", 2, "", "compliant"),  # at the cap
    ("2016-09-06", "bank_loan=50m+", 2, "", "breach"),  # the notice of 2015 has no ratio and lifts none
    # 2015-04-23: other institutions, bonds and ABS encouraged; shareholders on application; no ratio
    ("2015-04-22", "other_fi_loan=10m", None, "", "undetermined"),  # the day before
    ("2015-04-23", "other_fi_loan=10m", None, "", "undetermined"),  # 信托、保险公司、资产管理公司, without a ratio
    ("2016-09-07", "other_fi_loan=10m", None, "", "compliant"),  # of 2 x 80m
    ("2015-04-22", "bond=10m", None, "bond", "undetermined"),  # the day before
    ("2015-04-23", "bond=200m", None, "", "undetermined"),  # 私募债券, without a ratio
    ("2015-04-23", "abs=200m", None, "", "undetermined"),  # and ABS
    ("2015-04-23", "bank_loan=10m", 3, "", "compliant"),  # lenders other than banks are named
    ("2015-04-22", "shareholder_loan=10m", None, "shareholder_loan", "undetermined"),  # the day before
    ("2015-04-23", "shareholder_loan=10m", None, "", "needs_approval"),  # 经申请
    ("2015-04-23", "shareholder_loan=10m", None, "shareholder_loan", "undetermined"),  # granted, without a ratio
    ("2016-09-07", "shareholder_loan=10m", None, "shareholder_loan", "compliant"),  # of 2 x 80m
    ("2016-09-07", "shareholder_loan=10m", None, "", "needs_approval"),  # the notice of 2015 stays
    # 2016-09-07 art. 37: all kinds of debt 2 x 80m, lenders of any kind and number
    ("2016-09-06", "bond=160m+", None, "", "undetermined"),  # the day before: no ratio
    ("2016-09-07", "bond=160m", None, "", "compliant"),  # at 2 x 80m
    ("2016-09-07", "bond=160m+", None, "", "breach"),  # a fen above
    ("2016-09-07", "bank_loan=160m", 2, "", "compliant"),  # the 50% of 2008 has given way
    ("2016-09-07", "bank_loan=160m+", 2, "", "breach"),  # a fen above
    ("2016-09-07", "bank_loan=10m", 3, "", "compliant"),  # other lenders are named, and no number
    ("2016-09-07", "bank_loan=10m", None, "", "compliant"),  # nor asked
    ("2016-09-07", "bank_loan=60m bond=50m abs=50m", 3, "", "compliant"),  # 160m
    ("2016-09-07", "bank_loan=60m bond=50m abs=50m+", 3, "", "breach"),  # 160m and a fen
    ("2016-09-07", "bank_loan=60m shareholder_loan=100m", 3, "shareholder_loan", "compliant"),  # 160m
    ("2016-09-07", "bank_loan=60m shareholder_loan=100m+", 3, "shareholder_loan", "breach"),  # 160m and a fen
    ("2016-09-07", "bank_loan=160m guarantee=100m", 3, "", "compliant"),  # guarantees are no debt funding
    # 2017 notice: it counts the ABS that the province permits; the local row over registered capital stays beside the pool
    ("2017-11-30", "abs=10m", None, "", "compliant"),  # the day before
    ("2017-12-01", "abs=10m", None, "", "compliant"),  # permitted still
    ("2017-12-01", "bank_loan=160m", 3, "", "compliant"),  # within 2 x 100m, at 2 x 80m
    ("2017-12-01", "bank_loan=160m+", 3, "", "breach"),  # within 200m, a fen above 160m
    # 2020 and 2024: 1 x and 4 x net assets besides
    ("2020-09-06", "bank_loan=110m+", 3, "", "compliant"),  # the day before
    ("2020-09-07", "bank_loan=110m", 3, "", "compliant"),  # at 1 x 110m
    ("2020-09-07", "bank_loan=110m+", 3, "", "breach"),  # within 160m, a fen above 110m
    ("2020-09-06", "bond=10m", None, "", "compliant"),  # the day before
    ("2020-09-07", "bond=10m", None, "", "needs_approval"),  # 2020 notice
    ("2020-09-07", "bank_loan=60m bond=100m", 3, "bond", "compliant"),  # 160m, within 110m and 440m
    ("2020-09-07", "bank_loan=60m bond=100m+", 3, "bond", "breach"),  # the local 160m remains
    ("2024-12-30", "bank_loan=90m+", 3, "", "compliant"),  # within 110m
    ("2024-12-31", "bank_loan=90m+", 3, "", "breach"),  # a fen above 1 x 90m of the year before
]


@pytest.mark.parametrize(("date", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, banks: int | None, approved: str, verdict: str) -> None:
    # shareholders' money is lent by a corporate shareholder of 60%
    check.lent("CN-SD", date, balances, approved=approved, facts={"bank_count": banks}).expect(verdict)


def test_all_debt(check: Checker) -> None:
    report = check("CN-SD", "2016-12-31", "bank_loan=60m other_fi_loan=10m bond=20m")
    found = report.limit("bank_loan", "shareholder_loan", "bond", "abs", layer="local")
    # 60m, 10m and 20m of 2 x 80m
    assert (found["base"], found["multiple"], found["cap"]) == ("registered_capital", "2", "160000000.00")
    assert (found["used"], found["headroom"]) == ("90000000.00", "70000000.00")
    assert found["source"]["issued"] == "2016-09-07"
    assert not {"guarantee", "interbank_lending", "other_liabilities", "own_fund_investment"} & set(found["channels"])
    assert report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)["outcome"] == "replaced"
    assert report.channel("bank_loan")["headroom"] == report.channel("bond")["headroom"] == "70000000.00"


def test_no_ratio_of_2015(check: Checker) -> None:
    report = check("CN-SD", "2016-09-06", "bank_loan=20m")
    assert report.limit("bank_loan", base="net_capital")["layer"] != "local"  # 2008 still
    assert report.channel("bank_loan")["headroom"] == "30000000.00"  # 0.5 x 100m less 20m
    bond = report.channel("bond")
    assert (bond["headroom"], bond["ratio_unset"]) == (None, True)  # provided for, and nothing bounds it


@pytest.mark.parametrize(
    ("date", "balances", "verdict"),
    [
        # registered capital 120m: the local 240m is above the pool of 2 x net capital 100m
        ("2017-11-30", "bank_loan=200m+", "compliant"),  # the day before: within 240m
        ("2017-12-01", "bank_loan=200m", "compliant"),  # at the pool
        ("2017-12-01", "bank_loan=200m+", "breach"),  # a fen above
        ("2017-12-01", f"bank_loan=100m {OUT}=100m", "compliant"),  # 100m and 100m
        ("2017-12-01", f"bank_loan=100m {OUT}=100m+", "breach"),  # transfers without repurchase count in the pool
        ("2020-09-06", "bank_loan=200m+", "breach"),  # its last day
    ],
)
def test_pool_of_2017(check: Checker, date: str, balances: str, verdict: str) -> None:
    report = check("CN-SD", date, balances, approved=OUT, capital={"registered_capital": "120m"})
    report.expect(verdict)
    if date != "2017-11-30":
        found = report.limit("bank_loan", "abs", OUT, layer="national")
        assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "2", "200000000.00")


@pytest.mark.parametrize("kind", ["traditional", "online", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    # there is no online text: 2 x 80m for all
    check("CN-SD", "2017-09-30", "bank_loan=160m", kind=kind).expect("compliant")
    check("CN-SD", "2017-09-30", "bank_loan=160m+", kind=kind).expect("breach")


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2015-04-22", "other_fi_loan", "not_provided"),
        ("2015-04-23", "other_fi_loan", "permitted"),
        ("2015-04-22", "bond", "not_provided"),
        ("2015-04-23", "bond", "permitted"),
        ("2015-04-23", "abs", "permitted"),
        ("2015-04-22", "shareholder_loan", "not_provided"),
        ("2015-04-23", "shareholder_loan", "with_approval"),  # 经申请
        ("2016-09-07", "bond", "permitted"),
        ("2016-09-07", "other_fi_loan", "permitted"),
        ("2017-11-30", "abs", "permitted"),
        ("2017-12-01", "abs", "permitted"),  # the 2017 notice counts them
        ("2020-09-06", "bond", "permitted"),
        ("2020-09-07", "bond", "with_approval"),  # 2020 notice
        ("2020-09-07", "shareholder_loan", "with_approval"),
        ("2020-09-07", "other_fi_loan", "permitted"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-SD", date).channel(channel)["access"] == access


def test_unknown(check: Checker) -> None:
    report = check("CN-SD", "2016-12-31", "bank_loan=20m", complete=None)
    report.expect("undetermined")  # 20m and an unknown amount of the rest, of 160m
    assert report.channel("bank_loan")["headroom"] is None
    check("CN-SD", "2016-12-31", "bank_loan=160m+", complete=None).expect("breach")  # whatever the rest
    report = check("CN-SD", "2016-12-31", "bank_loan=20m", capital={"registered_capital": None})
    report.expect("undetermined")  # paid-in capital of 70m never stands in for it
    assert report.limit("bank_loan", base="registered_capital")["cap"] is None
    check("CN-SD", "2016-12-31", "bank_loan=160m", capital={"net_capital": None}).expect("compliant")  # not asked
    check("CN-SD", "2016-09-06", "bank_loan=20m", capital={"registered_capital": None}).expect("compliant")  # not yet


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-SD", "2021-06-30", "bond=200m")
    report = check(*arguments, approved="bond")
    report.expect("breach")  # above the local 160m
    assert report.limit("bond", base="registered_capital")["stale"] is True
    check(*arguments, "--no-stale", approved="bond").expect("compliant")  # within 4 x 110m


@pytest.mark.parametrize("channel", ["bond", "abs", "other_fi_loan", "interbank_borrowing", "relending_loan"])
def test_no_ratio_no_promise(check: Checker, channel: str) -> None:
    changes: dict[str, Any] = {"approved_amounts": {channel: "30000000"}}
    check("CN-SD", "2015-04-23", f"{channel}=30m", **changes).expect("compliant")
    check("CN-SD", "2015-04-23", f"{channel}=30m+", **changes).expect("needs_approval")
    found = check("CN-SD", "2016-09-06").channel(channel)
    assert (found["access"], found["headroom"], found["ratio_unset"]) == ("permitted", None, True)
    found = check("CN-SD", "2016-09-07").channel(channel)
    assert (found["headroom"], found["ratio_unset"]) == ("160000000.00", False)  # 2 x 80m


@pytest.mark.parametrize(
    ("lender", "verdict"),
    [
        ("甲公司", "compliant"),  # 法人股东
        ("丁公司", "compliant"),  # of any holding
        ("丙某", "undetermined"),  # a natural person: no text provides for it
        ("某钢铁公司", "undetermined"),  # no shareholder, beside a full list
        (None, "undetermined"),  # nobody said who lent it
    ],
)
@pytest.mark.parametrize("date", ["2015-04-23", "2016-09-06", "2016-09-07", "2021-06-30"])
@pytest.mark.parametrize("channel", ["shareholder_loan", "shareholder_special_loan"])
def test_who_may_lend(check: Checker, *, channel: str, date: str, lender: str | None, verdict: str) -> None:
    changes: dict[str, Any] = {"approved": channel, "approved_amounts": {channel: "10000000"}, "lender": lender}
    check.lent("CN-SD", date, f"{channel}=10m", **changes).expect(verdict)


@pytest.mark.parametrize(
    ("date", "bad", "verdict"),
    [
        ("2016-09-06", True, "undetermined"),  # the day before
        ("2016-09-07", True, "compliant"),  # art. 35: 支持…转让不良信贷资产, no funding
        ("2016-09-07", False, "undetermined"),  # outright sales are not provided for
        ("2016-09-07", None, "undetermined"),
    ],
)
def test_bad_loans(check: Checker, date: str, bad: bool | None, verdict: str) -> None:
    check("CN-SD", date, f"{OUT}=10m", facts={"transfers_are_bad_loans": bad}).expect(verdict)


@pytest.mark.parametrize(
    ("reading", "date", "balances", "banks", "taken", "otherwise"),
    [
        # 推动各方在贷款批发与零售、资金拆借…多方面加强合作: channels, or co-operation alone with the two banks of 2008
        ("co-operation", "2015-04-23", "bank_loan=10m", 3, "compliant", "breach"),
        ("co-operation", "2015-04-23", "interbank_borrowing=10m", None, "compliant", "undetermined"),
        ("co-operation", "2015-04-23", "bond=10m", None, "compliant", "compliant"),  # named in so many words
        ("co-operation", "2016-09-07", "bank_loan=10m", 3, "compliant", "compliant"),  # the measures name the channels
        # lenders other than banks, and no number of banks
        ("bank-count", "2015-04-23", "bank_loan=10m", 3, "compliant", "breach"),
        ("bank-count", "2016-09-07", "bank_loan=10m", 3, "compliant", "breach"),
        ("bank-count", "2016-09-07", "bank_loan=10m", 2, "compliant", "compliant"),
        # 经申请: consent, or no more than an application
        ("application", "2016-09-07", "shareholder_loan=10m", None, "needs_approval", "compliant"),
        # the national pool of 2017 over net capital 100m, or over registered capital 80m
        ("pool-base", "2017-12-01", f"bank_loan=140m {OUT}=20m+", 1, "compliant", "breach"),
        ("pool-base", "2017-12-01", f"bank_loan=140m {OUT}=20m", 1, "compliant", "compliant"),
        ("pool-base", "2020-09-07", f"bank_loan=100m {OUT}=60m+", 1, "undetermined", "undetermined"),  # it has ended
    ],
)
def test_readings(
    check: Checker, *, reading: str, date: str, balances: str, banks: int | None, taken: str, otherwise: str
) -> None:
    amounts = {"interbank_borrowing": "10000000", "bond": "10000000"}
    changes: dict[str, Any] = {"approved": OUT, "approved_amounts": amounts, "facts": {"bank_count": banks}}
    check.lent("CN-SD", date, balances, **changes).expect(taken)
    check.lent("CN-SD", date, balances, "--reading", f"CN-SD/{reading}=otherwise", **changes).expect(otherwise)


def test_reading_of_asset_transfers(check: Checker) -> None:
    # 资产权益转让 stands before 各类债务融资余额总计: 2 x 80m of registered capital
    meant = ("--reading", "CN-SD/asset-transfers=otherwise")
    for balances, taken, otherwise in (
        ("asset_transfer_outright=10m", "undetermined", "compliant"),
        ("bank_loan=100m asset_transfer_outright=60m", "undetermined", "compliant"),  # 160m
        ("bank_loan=100m asset_transfer_outright=60m+", "undetermined", "breach"),  # a fen above
    ):
        check("CN-SD", "2016-12-31", balances).expect(taken)
        check("CN-SD", "2016-12-31", balances, *meant).expect(otherwise)


def test_bad_loans_in_the_pool_of_2017(check: Checker) -> None:
    # bank 150m of 2 x 80m of registered capital, and outright 60m of bad loans: of 2 x 100m of net capital, or outside the pool
    facts = {"transfers_are_bad_loans": True}
    counted, registered = ("--reading", "CN-SD/2017-bad-loans=otherwise"), ("--reading", "CN-SD/pool-base=otherwise")
    arguments = ("CN-SD", "2018-06-30", f"bank_loan=150m {OUT}=60m")
    report = check(*arguments, facts=facts, approved=OUT)
    report.expect("compliant")
    assert report.data["strict"]["verdict"] == "breach"
    assert report.rule("CN-SD/2017-pool-without-bad-loans")["cap"] == "200000000.00"
    check(*arguments, *counted, facts=facts, approved=OUT).expect("breach")  # 210m of 200m
    check(*arguments, *registered, facts=facts, approved=OUT).expect("compliant")  # 150m of 160m
    check(*arguments, *registered, *counted, facts=facts, approved=OUT).expect("breach")  # 210m of 160m
    check(*arguments, facts={"transfers_are_bad_loans": None}, approved=OUT).expect("breach")  # not claimed
    for date, otherwise in (("2017-11-30", "compliant"), ("2017-12-01", "breach"), ("2020-09-06", "breach")):
        arguments = ("CN-SD", date, f"bank_loan=110m {OUT}=100m")  # 110m of 160m; 210m of 200m
        check(*arguments, facts=facts, approved=OUT).expect("compliant")
        check(*arguments, *counted, facts=facts, approved=OUT).expect(otherwise)
