"""Guangxi: banks 50% and two of them (2009-11-05); from 2012-08-06 equity investment funds 50%, transfers and money between companies, with consent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker, Report

OUT = "asset_transfer_outright"
REPO = "asset_transfer_repo"
BOTH = "bank_loan=50m fund_loan=50m"

# Net capital 100m, net assets 110m, net assets of the year before 90m, well run, the funds equity investment funds, complete.
VERDICTS: list[tuple[str, str, int | None, str, str]] = [
    # 桂政发〔2009〕71号 art. 18: banks 0.5 x 100m, at most two; the national text says the same until then
    ("2009-11-04", "bank_loan=50m+", 2, "", "breach"),  # national, a fen above 50m
    ("2009-11-05", "bank_loan=50m", 2, "", "compliant"),  # local, at the cap
    ("2009-11-05", "bank_loan=50m+", 2, "", "breach"),  # local, a fen above
    ("2009-11-05", "bank_loan=10m", 3, "", "breach"),  # three of two
    ("2009-11-05", "bank_loan=10m", None, "", "undetermined"),  # nobody said how many
    # 桂政发〔2012〕58号: funds 0.5 x 100m, transfers and interbank money without a ratio, all with approval
    ("2012-08-05", "fund_loan=10m", None, "fund_loan", "undetermined"),  # the day before: no text provides for it
    ("2012-08-06", "fund_loan=10m", None, "", "needs_approval"),  # within 50m, 经自治区金融办审核同意
    ("2012-08-06", "fund_loan=50m", None, "fund_loan", "compliant"),  # at the cap, approved
    ("2012-08-06", "fund_loan=50m+", None, "fund_loan", "breach"),  # a fen above
    ("2012-08-06", BOTH, 2, "fund_loan", "compliant"),  # two pools of 50m, both full
    ("2012-08-06", "bank_loan=50m+ fund_loan=10m", 2, "fund_loan", "breach"),  # no lending of room between the pools
    ("2012-08-06", "bank_loan=10m fund_loan=50m+", 2, "fund_loan", "breach"),  # nor the other way round
    ("2012-08-06", "bank_loan=10m", 3, "", "breach"),  # the two banks of 2009 stay for banks
    ("2012-08-05", f"{REPO}=10m", None, REPO, "undetermined"),  # the day before
    ("2012-08-06", f"{REPO}=10m", None, "", "needs_approval"),  # transfers need it too
    ("2012-08-06", f"{REPO}=60m", None, REPO, "undetermined"),  # approved, but no ratio: how much, nobody said
    ("2012-08-06", f"{OUT}=10m", None, "", "needs_approval"),  # 资产转让, with or without repurchase
    ("2012-08-05", f"{OUT}=10m", None, OUT, "undetermined"),  # the day before
    ("2012-08-06", "interbank_borrowing=10m", None, "", "needs_approval"),  # and lending between companies
    ("2012-08-06", "interbank_borrowing=60m", None, "interbank_borrowing", "undetermined"),  # approved, without a ratio
    ("2012-08-05", "interbank_lending=300m", None, "", "compliant"),  # no text speaks of lending yet
    ("2012-08-06", "interbank_lending=300m", None, "", "needs_approval"),  # 可在一定范围…进行资金调剂拆借
    ("2012-08-06", "platform_financing=10m", None, "", "needs_approval"),  # 地方资产交易平台
    ("2012-08-06", "abs=10m", None, "", "undetermined"),  # not named
    # 2017 notice: 0.5 and 0.5 are 1 x 100m with transfers and ABS
    ("2017-12-01", BOTH, 2, "fund_loan", "compliant"),  # 50m and 50m, at the pool
    (
        "2017-11-30",
        f"{BOTH} {REPO}=0.01",
        2,
        f"fund_loan {REPO}",
        "undetermined",
    ),  # no pool yet, no ratio for transfers
    ("2017-12-01", f"{BOTH} {REPO}=0.01", 2, f"fund_loan {REPO}", "breach"),  # 100m and a fen
    ("2017-12-01", f"{BOTH} {OUT}=0.01", 2, f"fund_loan {OUT}", "breach"),  # transfers without repurchase too
    ("2017-12-01", "abs=10m", None, "", "needs_approval"),  # 2017 notice
    ("2017-12-01", "abs=100m+", None, "abs fund_loan", "breach"),  # a fen above
    # 2020 and 2024: 1 x and 4 x net assets besides
    ("2020-09-07", BOTH, 2, "fund_loan", "compliant"),  # 100m of 110m
    ("2020-09-07", f"{BOTH} interbank_borrowing=10m", 2, "fund_loan interbank_borrowing", "compliant"),  # 110m
    ("2020-09-07", f"{BOTH} interbank_borrowing=10m+", 2, "fund_loan interbank_borrowing", "breach"),  # and a fen
    ("2020-09-07", "bank_loan=50m+", 2, "", "breach"),  # within 110m, the local 50m remains
    ("2020-09-07", "bank_loan=10m", 3, "", "breach"),  # and the two banks
    ("2020-09-07", "bank_loan=50m abs=440m", 2, "abs", "compliant"),  # at 4 x 110m, no local cap over ABS
    ("2024-12-30", BOTH, 2, "fund_loan", "compliant"),  # 100m of 110m
    ("2024-12-31", BOTH, 2, "fund_loan", "breach"),  # 100m of 1 x 90m
]


@pytest.mark.parametrize(("date", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, banks: int | None, approved: str, verdict: str) -> None:
    facts = {"bank_count": banks, "equity_fund_lenders": True}
    check("CN-GX", date, balances, approved=approved, facts=facts).expect(verdict)


def test_own_row_replaces_the_national(check: Checker) -> None:
    assert check("CN-GX", "2009-11-04", "bank_loan=20m").limit("bank_loan", base="net_capital")["layer"] != "local"
    report = check("CN-GX", "2009-11-05", "bank_loan=20m")
    found = report.limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")  # 50m less 20m
    assert found["source"]["issued"] == "2009-11-05"
    assert report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)["outcome"] == "replaced"


def test_two_pools(check: Checker) -> None:
    equity = {"equity_fund_lenders": True}
    report = check("CN-GX", "2016-12-31", "bank_loan=20m fund_loan=10m", approved="fund_loan", facts=equity)
    banks = report.limit("bank_loan", layer="local")
    assert (banks["channels"], banks["cap"], banks["used"]) == (["bank_loan"], "50000000.00", "20000000.00")
    funds = report.limit("fund_loan", layer="local")
    assert (funds["channels"], funds["cap"], funds["used"]) == (["fund_loan"], "50000000.00", "10000000.00")
    assert (funds["base"], funds["source"]["issued"]) == ("net_capital", "2012-08-06")
    assert report.channel("fund_loan")["headroom"] == "40000000.00"  # 50m less 10m
    # without the approval nothing today, 50m with it
    closed = check("CN-GX", "2016-12-31", "bank_loan=20m").channel("fund_loan")
    assert (closed["headroom"], closed["headroom_if_approved"]) == ("0.00", "50000000.00")


def test_pool_of_2017(check: Checker) -> None:
    report = check("CN-GX", "2017-12-01", "bank_loan=20m fund_loan=10m", approved="fund_loan")
    found = report.limit("bank_loan", "fund_loan", "abs", OUT, layer="national")
    # 0.5 for banks and 0.5 for funds
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "1", "100000000.00")
    assert found["used"] == "30000000.00"  # 20m and 10m
    assert not check("CN-GX", "2020-09-07", "bank_loan=20m").limits("bank_loan", "abs")  # it has ended


@pytest.mark.parametrize("approved", ["", "fund_loan"])
def test_not_well_run(check: Checker, approved: str) -> None:
    # 运行情况良好、合规经营: the channel is not open to others
    facts = {"well_run": False, "equity_fund_lenders": True}
    report = check("CN-GX", "2016-12-31", "fund_loan=10m", approved=approved, facts=facts)
    report.expect("breach")
    # banks are not behind that condition
    check("CN-GX", "2016-12-31", "bank_loan=50m", facts={"well_run": False}).expect("compliant")


@pytest.mark.parametrize("kind", ["traditional", "online", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    # the online guide of 2017-08-10, art. 22, has no ratio of its own: 0.5 x 100m
    check("CN-GX", "2017-09-30", "bank_loan=50m", kind=kind).expect("compliant")
    check("CN-GX", "2017-09-30", "bank_loan=50m+", kind=kind).expect("breach")


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2009-11-05", "bank_loan", "permitted"),
        ("2012-08-05", "fund_loan", "not_provided"),
        ("2012-08-06", "fund_loan", "with_approval"),
        ("2012-08-05", OUT, "not_provided"),
        ("2012-08-06", OUT, "with_approval"),
        ("2012-08-06", "platform_financing", "with_approval"),
        ("2012-08-05", REPO, "not_provided"),
        ("2012-08-06", REPO, "with_approval"),
        ("2012-08-06", "interbank_borrowing", "with_approval"),
        ("2012-08-06", "bank_loan", "permitted"),  # the approval is for the new channels
        ("2017-11-30", "abs", "not_provided"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2020-09-06", "bond", "not_provided"),
        ("2020-09-07", "bond", "with_approval"),  # 2020 notice
        ("2020-09-07", "shareholder_loan", "with_approval"),
        ("2020-09-07", REPO, "with_approval"),  # the text of 2012 still
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-GX", date).channel(channel)["access"] == access


def test_unknown(check: Checker) -> None:
    report = check("CN-GX", "2016-12-31", "bank_loan=20m", complete=None)
    report.expect("undetermined")  # the rest is blank
    assert report.limit("bank_loan", base="net_capital")["outcome"] == "compliant"  # 20m of 50m all the same
    check("CN-GX", "2016-12-31", "bank_loan=50m+", complete=None).expect("breach")  # whatever the rest
    check("CN-GX", "2016-12-31", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-GX", "2021-06-30", "bank_loan=60m")
    report = check(*arguments, facts={"bank_count": 1})
    report.expect("breach")  # above the local 50m
    assert report.limit("bank_loan", base="net_capital")["stale"] is True
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # 2008 gave way; within 110m


def test_gap(check: Checker) -> None:
    # a guide of 2022-04-01 exists and was not seen; the row of 2009 still counts
    report = check("CN-GX", "2022-04-01", "bank_loan=50m")
    report.expect("compliant")
    assert any("2022" in warning for warning in report.data["warnings"])


AMOUNT: dict[str, Any] = {"approved_amounts": {REPO: "10000000"}}


def test_counterparties_of_transfers(check: Checker) -> None:
    # 与银行业金融机构、地方资产交易平台合作: asked where there is money from transfers
    only = "transfers_to_banks_or_local_exchanges"
    arguments = ("CN-GX", "2016-12-31", f"{REPO}=10m")
    report = check(*arguments, approved=REPO, **AMOUNT)
    report.expect("compliant")  # unanswered, it does not spoil the verdict
    assert only in report.facts()
    check(*arguments, approved=REPO, facts={only: True}, **AMOUNT).expect("compliant")
    check(*arguments, approved=REPO, facts={only: False}, **AMOUNT).expect("breach")


def test_the_amount_that_the_consent_names(check: Checker) -> None:
    # transfers and money between companies have no ratio: 10m approved
    check("CN-GX", "2016-12-31", f"{REPO}=10m", approved=REPO, **AMOUNT).expect("compliant")
    check("CN-GX", "2016-12-31", f"{REPO}=10m+", approved=REPO, **AMOUNT).expect("needs_approval")
    arguments = ("CN-GX", "2016-12-31", "interbank_lending=10m")
    check(*arguments, approved="interbank_lending").expect("undetermined")
    named: dict[str, Any] = {"approved_amounts": {"interbank_lending": "10000000"}}
    check(*arguments, approved="interbank_lending", **named).expect("compliant")


@pytest.mark.parametrize(
    ("well_run", "approved", "verdict"),
    [
        (True, "", "needs_approval"),  # 经自治区金融办审核同意
        (False, "", "breach"),  # 对运行情况良好、合规经营的小额贷款公司
        (False, "interbank_lending", "breach"),  # the consent does not make it well run
        (None, "", "undetermined"),  # nobody said
    ],
)
def test_lending_to_other_companies(check: Checker, well_run: bool | None, approved: str, verdict: str) -> None:
    report = check("CN-GX", "2017-10-31", "interbank_lending=300m", approved=approved, facts={"well_run": well_run})
    report.expect(verdict)
    assert ("well_run" in report.facts()) is (well_run is None)


@pytest.mark.parametrize(
    ("equity", "verdict"),
    [(True, "compliant"), (False, "undetermined"), (None, "undetermined")],  # other funds: no text provides for them
)
def test_which_fund_lends(check: Checker, equity: bool | None, verdict: str) -> None:
    # 可从股权投资基金融入资金: 10m of 50m, approved
    report = check("CN-GX", "2016-12-31", "fund_loan=10m", approved="fund_loan", facts={"equity_fund_lenders": equity})
    report.expect(verdict)
    assert ("equity_fund_lenders" in report.facts()) is (equity is None)
    # what such a fund may still lend does not depend on who has lent
    room = check("CN-GX", "2016-12-31", facts={"equity_fund_lenders": equity}).channel("fund_loan")
    assert room["headroom_if_approved"] == "50000000.00"


FULL = "bank_loan=50m abs=50m"


@pytest.mark.parametrize(
    ("date", "balances", "well_run", "consent", "verdict"),
    [
        # pool of 2017: 0.5 x 100m for banks; the 0.5 of the funds for well-run companies with consent
        ("2018-06-30", FULL, True, True, "compliant"),  # 100m of 100m
        ("2018-06-30", f"{FULL}+", True, True, "breach"),  # a fen above
        ("2018-06-30", FULL, False, None, "breach"),  # 100m of 50m
        ("2018-06-30", FULL, False, True, "breach"),  # consent alone is not enough
        ("2018-06-30", FULL, True, False, "breach"),  # nor a good standing alone
        ("2018-06-30", FULL, None, True, "undetermined"),  # between the two, nobody said
        ("2018-06-30", FULL, True, None, "undetermined"),
        ("2018-06-30", "bank_loan=40m abs=10m", False, False, "compliant"),  # 50m of 50m
        ("2018-06-30", "bank_loan=40m abs=10m+", False, False, "breach"),  # a fen above
        ("2018-06-30", "bank_loan=50m abs=50m+", None, None, "breach"),  # above either
        ("2020-09-06", FULL, False, None, "breach"),  # the pool's last day
        ("2020-09-07", FULL, False, None, "compliant"),  # 50m of 50m and of 110m, 50m of 440m
    ],
)
def test_pool_behind_standing_and_consent(
    check: Checker, *, date: str, balances: str, well_run: bool | None, consent: bool | None, verdict: str
) -> None:
    facts = {"well_run": well_run, "equity_fund_consent": consent}
    check("CN-GX", date, balances, approved="abs", facts=facts).expect(verdict)


def test_an_approval_of_the_fund_is_the_consent(check: Checker) -> None:
    check("CN-GX", "2018-06-30", FULL, approved="abs fund_loan").expect("compliant")  # 100m of 100m
    check("CN-GX", "2018-06-30", f"{FULL}+", approved="abs fund_loan").expect("breach")


@pytest.mark.parametrize(
    ("date", "apart", "verdict"),
    [
        ("2020-09-06", None, "compliant"),  # not asked yet: 40m of the pool of 0.5 x 100m
        ("2022-12-31", None, "undetermined"),  # local venues are closed, bad loans apart: nobody said
        ("2022-12-31", True, "compliant"),  # 40m of 110m
        ("2022-12-31", False, "breach|prohibited"),
    ],
)
def test_local_venues(check: Checker, date: str, apart: bool | None, verdict: str) -> None:
    facts = {"assets_not_sold_on_platforms": apart}
    check("CN-GX", date, "platform_financing=40m", approved="platform_financing", facts=facts).expect(verdict)


# readings: what a contested clause would mean otherwise


def read(check: Checker, reading: str, date: str, balances: str, **changes: Any) -> Report:
    return check("CN-GX", date, balances, "--reading", f"CN-GX/{reading}=otherwise", **changes)


def test_reading_collecting(check: Checker) -> None:
    # 不得向内部或者外部集资: taken, shareholder loans are open with approval from 2020-09-07; otherwise prohibited
    check("CN-GX", "2021-06-30", "shareholder_loan=10m", approved="shareholder_loan").expect("compliant")
    read(check, "collecting", "2021-06-30", "shareholder_loan=10m", approved="shareholder_loan").expect("prohibited")


def test_reading_restated(check: Checker) -> None:
    # 60m of 0.5 x 100m; otherwise the national 1 x 110m
    check("CN-GX", "2021-06-30", "bank_loan=60m").expect("breach")
    read(check, "restated-after-2020", "2021-06-30", "bank_loan=60m").expect("compliant")


def test_reading_of_the_fund_cap(check: Checker) -> None:
    # 50m and 50m: two pools; otherwise 0.5 x 100m in all
    facts = {"equity_fund_lenders": True}
    check("CN-GX", "2016-12-31", BOTH, approved="fund_loan", facts=facts).expect("compliant")
    read(check, "fund-cap", "2016-12-31", BOTH, approved="fund_loan", facts=facts).expect("breach")
    half = "bank_loan=30m fund_loan=20m"
    read(check, "fund-cap", "2016-12-31", half, approved="fund_loan", facts=facts).expect("compliant")  # 50m
    read(check, "fund-cap", "2016-12-31", f"{half}+", approved="fund_loan", facts=facts).expect("breach")
    # and the local ratio of the pool of 2017 is 0.5
    found = read(check, "fund-cap", "2018-06-30", "bank_loan=20m").limit("bank_loan", "abs", OUT, layer="national")
    assert found["multiple"] == "0.5"


def test_reading_of_own_funds(check: Checker) -> None:
    # an online company with bonds of 110m and a fen: within 4 x 110m; otherwise within its own 110m
    arguments = ("2021-06-30", "bond=110m+")
    check("CN-GX", *arguments, kind="online", approved="bond").expect("compliant")
    read(check, "online-own-funds", *arguments, kind="online", approved="bond").expect("breach")
    read(check, "online-own-funds", *arguments, approved="bond").expect("compliant")  # others are not meant


def test_reading_of_the_platforms(check: Checker) -> None:
    # 地方资产交易平台…资产转让等业务: 10m approved; otherwise transfers alone
    named: dict[str, Any] = {"approved": "platform_financing", "approved_amounts": {"platform_financing": "10000000"}}
    check("CN-GX", "2016-12-31", "platform_financing=10m", **named).expect("compliant")
    read(check, "platforms", "2016-12-31", "platform_financing=10m", **named).expect("undetermined")
    named = {"approved": REPO, "approved_amounts": {REPO: "10000000"}}
    read(check, "platforms", "2016-12-31", f"{REPO}=10m", **named).expect("compliant")


def test_reading_of_the_number_of_banks(check: Checker) -> None:
    # three banks: two by the measures of 2009; otherwise any number from 2012-08-06, still 0.5 x 100m
    three = {"bank_count": 3}
    check("CN-GX", "2016-12-31", "bank_loan=50m", facts=three).expect("breach")
    read(check, "two-banks", "2016-12-31", "bank_loan=50m", facts=three).expect("compliant")
    read(check, "two-banks", "2016-12-31", "bank_loan=50m+", facts=three).expect("breach")
    read(check, "two-banks", "2012-08-05", "bank_loan=50m", facts=three).expect("breach")  # the day before


@pytest.mark.parametrize(("answer", "verdict"), [(True, "compliant"), (False, "undetermined"), (None, "undetermined")])
def test_reading_of_the_counterparties(check: Checker, *, answer: bool | None, verdict: str) -> None:
    # read as a bound on the other side, a transfer with anybody else is not provided for
    facts = {"transfers_to_banks_or_local_exchanges": answer}
    arguments = ("CN-GX", "2012-08-06", f"{REPO}=10m", "--reading", "CN-GX/transferees=otherwise")
    check(*arguments, approved=REPO, facts=facts, **AMOUNT).expect(verdict)
