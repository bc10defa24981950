"""Liaoning: its own 50% and two banks of 2008-11-17; technology companies 100% of all outside funds from 2013-01-07."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cases.conftest import Answering

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cases.conftest import Checker

OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"
VENUE, PEERS = "funding_on_liaoning_exchange", "interbank_lenders_are_technology"
ANSWERED = {VENUE: True, PEERS: True}


@pytest.fixture
def check(tmp_path: Path) -> Checker:
    """Companies whose bonds and transfers are made on the Liaoning exchange, and whose peers are technology companies."""
    return Answering(tmp_path, ANSWERED)


# Net capital 100m, net assets 110m, 90m a year before, two banks, complete.
VERDICTS: list[tuple[str, str | None, str, str, str]] = [
    # 2008: banks 0.5 x 100m in the national text, from 2008-11-17 in 辽政发〔2008〕42号
    ("2008-11-16", "traditional", "bank_loan=50m+", "", "breach"),  # national, a fen above
    ("2008-11-17", "traditional", "bank_loan=50m", "", "compliant"),  # local, at the cap
    ("2008-11-17", "traditional", "bank_loan=50m+", "", "breach"),  # local, a fen above
    ("2008-11-17", "traditional", "shareholder_loan=10m", "", "undetermined"),  # not provided for
    # 2013-01-07 art. 18: technology companies, all outside funds 1 x 100m
    ("2013-01-06", "technology", "bank_loan=50m+", "", "breach"),  # the day before: as the others
    ("2013-01-07", "technology", "bank_loan=50m+", "", "compliant"),  # within 100m
    ("2013-01-07", "technology", "bank_loan=100m", "", "compliant"),  # at 1 x 100m
    ("2013-01-07", "technology", "bank_loan=100m+", "", "breach"),  # a fen above
    ("2013-01-07", "technology", "shareholder_loan=40m", "", "needs_approval"),  # 经省政府金融办批准的企业股东借款
    ("2013-01-07", "technology", "interbank_borrowing=40m", "", "needs_approval"),  # and 资金拆借 among such companies
    ("2013-01-07", "technology", "bank_loan=60m shareholder_loan=40m", "shareholder_loan", "compliant"),  # 100m
    ("2013-01-07", "technology", "bank_loan=60m shareholder_loan=40m+", "shareholder_loan", "breach"),  # and a fen
    ("2013-01-07", "technology", "bank_loan=60m interbank_borrowing=40m", "interbank_borrowing", "compliant"),  # 100m
    (
        "2013-01-07",
        "technology",
        "bank_loan=60m interbank_borrowing=40m+",
        "interbank_borrowing",
        "breach",
    ),  # and a fen
    ("2013-01-07", "technology", "bank_loan=100m fund_loan=0.01", "", "breach"),  # outside funds of any kind count
    ("2013-01-07", "technology", "fund_loan=10m", "", "undetermined"),  # within 100m, but not provided for
    ("2013-01-07", "traditional", "bank_loan=50m+", "", "breach"),  # others stay at 50m
    ("2013-01-07", "traditional", "shareholder_loan=10m", "shareholder_loan", "undetermined"),  # not theirs
    ("2016-12-31", "online", "bank_loan=50m", "", "compliant"),  # no rule of their own: 0.5 x 100m
    ("2016-12-31", "online", "bank_loan=50m+", "", "breach"),  # a fen above
    # the type unknown: every value it can take
    ("2013-01-07", None, "bank_loan=50m", "", "compliant"),  # within either cap
    ("2013-01-07", None, "bank_loan=50m+", "", "undetermined"),  # technology companies may
    ("2013-01-07", None, "bank_loan=100m+", "", "breach"),  # nobody may
    # 2014-08-26 art. 9: transfers of income rights and private bonds, encouraged without a ratio
    ("2014-08-25", "traditional", f"{REPO}=10m", "", "undetermined"),  # the day before
    ("2014-08-26", "traditional", f"{REPO}=10m", "", "undetermined"),  # provided for, and no ratio is set
    ("2014-08-25", "traditional", "bond=10m", "", "undetermined"),  # the day before
    ("2014-08-26", "traditional", "bond=10m", "", "undetermined"),  # provided for, and no ratio is set
    ("2014-08-26", "technology", f"{REPO}=100m", "", "compliant"),  # within the 1 x 100m of outside funds
    ("2014-08-26", "technology", f"{REPO}=100m+", "", "breach"),
    ("2014-08-26", "technology", "bank_loan=60m bond=40m+", "", "breach"),  # outside funds of 100m and a fen
    # 2017 notice: 0.5 x 100m, technology companies 1 x 100m, with transfers and ABS
    ("2017-11-30", "traditional", "abs=10m", "", "undetermined"),  # the day before: not provided for
    ("2017-12-01", "traditional", "abs=10m", "", "needs_approval"),  # within 50m
    ("2017-12-01", "traditional", f"{REPO}=10m", "", "compliant"),  # encouraged here; 10m of the pool of 50m
    ("2017-12-01", "traditional", f"{REPO}=50m+", "", "breach"),
    ("2017-12-01", "traditional", "bank_loan=40m bond=10m", "", "compliant"),  # 50m; bonds need none yet
    ("2017-12-01", "traditional", "bank_loan=40m bond=10m+", "", "breach"),  # 50m and a fen
    ("2017-12-01", "traditional", f"bank_loan=40m {OUT}=10m+", OUT, "breach"),  # 50m and a fen
    ("2017-12-01", "technology", f"bank_loan=60m {OUT}=40m", OUT, "compliant"),  # 100m
    ("2017-12-01", "technology", f"bank_loan=60m {OUT}=40m+", OUT, "breach"),  # 100m and a fen
    ("2017-12-01", None, f"bank_loan=10m {OUT}=40m+", OUT, "undetermined"),  # between 50m and 100m
    # 2020 and 2024: 1 x net assets besides
    ("2020-09-06", "traditional", "bond=10m", "", "compliant"),  # by the text of 2014, within the pool
    ("2020-09-07", "traditional", "bond=10m", "", "needs_approval"),  # 2020 notice
    ("2020-09-06", "traditional", f"{REPO}=10m", "", "compliant"),  # the exchange's last day
    ("2020-09-07", "traditional", f"{REPO}=10m", REPO, "undetermined"),  # closed: no text provides for it
    ("2020-09-07", "traditional", "bank_loan=50m", "", "compliant"),  # at the local cap
    ("2020-09-07", "traditional", "bank_loan=50m+", "", "breach"),  # within 110m, but the local 50m remains
    ("2020-09-07", "technology", "bank_loan=100m+", "", "breach"),  # within 110m, but the local 100m remains
    ("2020-09-07", "technology", "bank_loan=60m abs=40m", "abs", "compliant"),  # 100m
    ("2020-09-07", "technology", "bank_loan=60m abs=40m+", "abs", "breach"),  # within 4 x 110m, above the local 100m
    ("2024-12-30", "technology", "bank_loan=90m+", "", "compliant"),  # within 100m and 110m
    ("2024-12-31", "technology", "bank_loan=90m+", "", "breach"),  # a fen above 1 x 90m of the year before
]


@pytest.mark.parametrize(("date", "kind", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, kind: str | None, balances: str, approved: str, verdict: str) -> None:
    # shareholders' money is lent by a corporate shareholder of 60%
    report = check.lent("CN-LN", date, balances, kind=kind, approved=approved)
    report.expect(verdict)
    assert kind is not None or verdict != "undetermined" or "company_type" in report.facts()


@pytest.mark.parametrize("kind", ["traditional", "technology"])
@pytest.mark.parametrize("date", ["2008-11-16", "2008-11-17", "2013-01-07", "2017-11-30", "2020-09-07", "2025-06-30"])
@pytest.mark.parametrize(("count", "verdict"), [(2, "compliant"), (3, "breach"), (None, "undetermined")])
def test_number_of_banks(check: Checker, *, kind: str, date: str, count: int | None, verdict: str) -> None:
    # 不超过两个, in the national text and in both of the province's own
    check("CN-LN", date, "bank_loan=10m", kind=kind, facts={"bank_count": count}).expect(verdict)


def test_own_row_replaces_the_national(check: Checker) -> None:
    found = check("CN-LN", "2008-11-17", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["headroom"]) == ("local", "50000000.00", "30000000.00")  # 50m less 20m
    assert found["source"]["issued"] == "2008-11-17"
    assert check("CN-LN", "2008-11-16", "bank_loan=20m").limit("bank_loan", base="net_capital")["layer"] != "local"


def test_technology_companies(check: Checker) -> None:
    report = check("CN-LN", "2016-12-31", f"bank_loan=50m {REPO}=30m", kind="technology")
    found = report.limit("bank_loan", "shareholder_loan", "interbank_borrowing", REPO, layer="local")
    # 50m and 30m of 1 x 100m
    assert (found["multiple"], found["cap"], found["used"]) == ("1", "100000000.00", "80000000.00")
    assert found["source"]["issued"] == "2013-01-07"
    assert not {OUT, "guarantee", "interbank_lending"} & set(found["channels"])
    assert report.channel("bank_loan")["headroom"] == "20000000.00"  # 100m less 80m; the 50m is the other companies'


@pytest.mark.parametrize(("kind", "multiple"), [("traditional", "0.5"), ("online", "0.5"), ("technology", "1")])
def test_pool_of_2017(check: Checker, kind: str, multiple: str) -> None:
    found = check("CN-LN", "2017-12-01", "bank_loan=20m", kind=kind).limit("bank_loan", "abs", OUT, layer="national")
    assert (found["base"], found["multiple"], found["used"]) == ("net_capital", multiple, "20000000.00")


@pytest.mark.parametrize(
    ("date", "kind", "channel", "access"),
    [
        ("2013-01-06", "technology", "shareholder_loan", "not_provided"),
        ("2013-01-07", "technology", "shareholder_loan", "with_approval"),
        ("2013-01-07", "technology", "interbank_borrowing", "with_approval"),
        ("2013-01-07", "technology", "bank_loan", "permitted"),
        ("2013-01-07", "traditional", "shareholder_loan", "not_provided"),
        ("2013-01-07", "traditional", "interbank_borrowing", "not_provided"),
        ("2014-08-25", "traditional", REPO, "not_provided"),
        ("2014-08-26", "traditional", REPO, "permitted"),  # 信贷资产收益权转让
        ("2017-12-01", "traditional", REPO, "permitted"),  # the 2017 notice counts it
        ("2020-09-06", "traditional", REPO, "permitted"),
        ("2020-09-07", "traditional", REPO, "not_provided"),  # local venues are closed
        ("2014-08-25", "traditional", "bond", "not_provided"),
        ("2014-08-26", "traditional", "bond", "permitted"),  # 私募债券
        ("2020-09-07", "traditional", "bond", "with_approval"),  # 2020 notice
        ("2014-08-26", "traditional", "abs", "not_provided"),
        ("2020-09-06", "traditional", "shareholder_loan", "not_provided"),
        ("2020-09-07", "traditional", "shareholder_loan", "with_approval"),  # 2020 notice
    ],
)
def test_access(check: Checker, *, date: str, kind: str, channel: str, access: str) -> None:
    assert check("CN-LN", date, kind=kind).channel(channel)["access"] == access


def test_unknown(check: Checker) -> None:
    report = check("CN-LN", "2013-06-30", "bank_loan=20m", complete=None)
    report.expect("undetermined")  # nothing said of the other channels
    assert report.limit("bank_loan", base="net_capital")["outcome"] == "compliant"  # 20m of 50m all the same
    check("CN-LN", "2013-06-30", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")


def test_gaps(check: Checker) -> None:
    # 辽金办〔2009〕68号 exists, its financing clause was not seen; no verdict comes of it
    report = check("CN-LN", "2017-11-30", "bank_loan=20m")
    report.expect("compliant")
    assert any("68号" in warning for warning in report.data["warnings"])


def test_no_stale(check: Checker) -> None:
    # the rating measures of 2022-05-31 cite 辽政发〔2008〕42号: alive until then, not known after
    arguments = ("CN-LN", "2022-05-31", "bank_loan=60m")
    check(*arguments, facts={"bank_count": 1}).expect("breach")  # above the local 50m
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("breach")
    arguments = ("CN-LN", "2022-06-01", "bank_loan=60m")
    check(*arguments, facts={"bank_count": 1}).expect("breach")
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # 2008 gave way; within 110m
    check(*arguments, "--no-stale", facts={"bank_count": 3}).expect("breach")  # its two banks are back


@pytest.mark.parametrize("channel", [REPO, "bond"])
def test_venue(check: Checker, channel: str) -> None:
    # 2014 art. 9: 在辽宁股权交易中心 is what the notice opens; it has no word on other venues, and forbids none
    amounts = {channel: "10000000"}
    report = check("CN-LN", "2014-08-26", f"{channel}=10m", facts={VENUE: None}, approved_amounts=amounts)
    report.expect("undetermined")
    assert VENUE in report.facts()
    for answer, verdict in ((True, "compliant"), (False, "undetermined")):
        changes: dict[str, Any] = {"facts": {VENUE: answer}, "approved_amounts": amounts}
        check("CN-LN", "2014-08-26", f"{channel}=10m", **changes).expect(verdict)


@pytest.mark.parametrize(("answer", "verdict"), [(True, "compliant"), (False, "undetermined"), (None, "undetermined")])
def test_peers_of_technology_companies(check: Checker, *, answer: bool | None, verdict: str) -> None:
    # 2013 art. 18: 科技小额贷款公司间的资金拆借; of other lenders it has no word
    changes: dict[str, Any] = {"kind": "technology", "approved": "interbank_borrowing", "facts": {PEERS: answer}}
    check("CN-LN", "2016-12-31", "interbank_borrowing=40m", **changes).expect(verdict)
    check("CN-LN", "2016-12-31", "interbank_borrowing=100m+", **changes).expect("breach")  # 1 x 100m and a fen


@pytest.mark.parametrize("channel", [REPO, "bond"])
def test_no_ratio_no_promise(check: Checker, channel: str) -> None:
    # 鼓励, without a number: 1,850m beside 100m of net capital is nothing that a text promises
    check("CN-LN", "2014-08-26", f"{channel}=1850m").expect("undetermined")
    found = check("CN-LN", "2014-08-26").channel(channel)
    assert (found["access"], found["headroom"], found["ratio_unset"]) == ("permitted", None, True)
    amounts = {channel: "30000000"}
    found = check("CN-LN", "2014-08-26", f"{channel}=10m", approved_amounts=amounts).channel(channel)
    assert found["headroom"] == "20000000.00"  # 30m less 10m
    check("CN-LN", "2014-08-26", f"{channel}=30m", approved_amounts=amounts).expect("compliant")
    check("CN-LN", "2014-08-26", f"{channel}=30m+", approved_amounts=amounts).expect("needs_approval")
    found = check("CN-LN", "2017-12-01").channel(channel)
    assert (found["headroom"], found["ratio_unset"]) == ("50000000.00", True)  # the pool of 2017: 0.5 x 100m


def test_venue_until_2020(check: Checker) -> None:
    # bonds are open everywhere with the approval of the 2020 notice, which forbids sales of assets on local venues
    check("CN-LN", "2020-09-06", "bond=10m", facts={VENUE: False}).expect("undetermined")
    check("CN-LN", "2020-09-07", "bond=10m", approved="bond", facts={VENUE: False}).expect("compliant")


@pytest.mark.parametrize(
    ("lender", "verdict"),
    [
        ("甲公司", "compliant"),  # 企业股东
        ("丙某", "undetermined"),  # a natural person: no text provides for it
        ("某钢铁公司", "undetermined"),  # no shareholder, beside a full list
        (None, "undetermined"),  # nobody said who lent it
    ],
)
@pytest.mark.parametrize("channel", ["shareholder_loan", "shareholder_special_loan"])
def test_who_may_lend_to_technology_companies(check: Checker, channel: str, lender: str | None, verdict: str) -> None:
    changes: dict[str, Any] = {"kind": "technology", "lender": lender}
    check.lent("CN-LN", "2016-12-31", f"{channel}=80m", approved=channel, **changes).expect(verdict)
    unapproved = "needs_approval" if verdict == "compliant" else "undetermined"
    check.lent("CN-LN", "2016-12-31", f"{channel}=80m", **changes).expect(unapproved)
    # others have no text of their own: from 2020-09-07 the nation's, for which a stranger beside a full list makes no shareholder loan
    nationally = "undetermined" if lender == "某钢铁公司" else "compliant"
    check.lent("CN-LN", "2021-06-30", f"{channel}=80m", lender=lender, approved=channel).expect(nationally)


@pytest.mark.parametrize(
    ("reading", "kind", "date", "balances", "taken", "otherwise"),
    [
        # 融入资金的余额不得超过资本净额的50%: of banks, or of all
        ("what-the-half-bounds", "traditional", "2021-06-30", "bank_loan=40m bond=10m+", "compliant", "breach"),
        ("what-the-half-bounds", "traditional", "2021-06-30", "bank_loan=40m bond=10m", "compliant", "compliant"),
        ("what-the-half-bounds", "traditional", "2014-08-26", "bond=50m+", "undetermined", "breach"),
        ("what-the-half-bounds", "traditional", "2014-08-26", "bond=50m", "undetermined", "compliant"),
        ("what-the-half-bounds", "technology", "2016-12-31", "bank_loan=100m", "compliant", "compliant"),  # their own
        # does the office's text on technology companies lift the government's 0.5 x 100m?
        ("technology-lifts", "technology", "2013-01-07", "bank_loan=50m", "compliant", "compliant"),
        ("technology-lifts", "technology", "2013-01-07", "bank_loan=50m+", "compliant", "breach"),
        ("technology-lifts", "technology", "2013-01-07", "bank_loan=50m bond=50m+", "breach", "breach"),
        # 不得向内部或外部集资: shareholder loans
        ("collecting", "traditional", "2016-12-31", "shareholder_loan=10m", "undetermined", "prohibited"),
        ("collecting", "traditional", "2021-06-30", "shareholder_loan=10m", "compliant", "prohibited"),
        ("collecting", "technology", "2016-12-31", "shareholder_loan=10m", "compliant", "compliant"),
        # the restated 0.5 x 100m after notice 86
        ("restated-after-2020", "traditional", "2020-09-06", "bank_loan=50m+", "breach", "breach"),
        ("restated-after-2020", "traditional", "2020-09-07", "bank_loan=110m", "breach", "compliant"),
    ],
)
def test_readings(
    check: Checker, *, reading: str, kind: str, date: str, balances: str, taken: str, otherwise: str
) -> None:
    changes: dict[str, Any] = {"kind": kind, "approved": "bond shareholder_loan"}
    check.lent("CN-LN", date, balances, **changes).expect(taken)
    check.lent("CN-LN", date, balances, "--reading", f"CN-LN/{reading}=otherwise", **changes).expect(otherwise)


def test_two_readings_together(check: Checker) -> None:
    # technology companies: 100m by their own text, and under both readings 0.5 x 100m over all outside funds beside it
    both = ("--reading", "CN-LN/what-the-half-bounds=otherwise", "--reading", "CN-LN/technology-lifts=otherwise")
    changes: dict[str, Any] = {"kind": "technology", "approved": "bond"}
    check("CN-LN", "2016-12-31", "bank_loan=30m bond=20m", *both, **changes).expect("compliant")
    check("CN-LN", "2016-12-31", "bank_loan=30m bond=20m+", *both, **changes).expect("breach")
    for one in (both[:2], both[2:]):
        check("CN-LN", "2016-12-31", "bank_loan=30m bond=20m+", *one, **changes).expect("compliant")


@pytest.mark.parametrize(
    ("rights", "otherwise"), [(True, "compliant"), (False, "undetermined"), (None, "undetermined")]
)
def test_reading_of_income_rights(check: Checker, rights: bool | None, otherwise: str) -> None:
    # 信贷资产收益权转让: taken, transfers with repurchase too; otherwise income rights alone
    arguments = ("CN-LN", "2017-12-01", f"{REPO}=10m")
    facts = {"transfers_of_income_rights": rights}
    check(*arguments, facts=facts).expect("compliant")
    check(*arguments, "--reading", "CN-LN/income-rights=otherwise", facts=facts).expect(otherwise)


@pytest.mark.parametrize(
    ("date", "gap", "told"),
    [
        ("2009-12-08", "CN-LN/gap-2009", False),
        ("2009-12-09", "CN-LN/gap-2009", True),  # 辽金办〔2009〕68号
        ("2022-05-30", "CN-LN/gap-2022-rating", False),
        ("2022-05-31", "CN-LN/gap-2022-rating", True),  # what a grade means for funding
    ],
)
def test_dates_of_gaps(check: Checker, date: str, gap: str, told: bool) -> None:
    assert any(gap in warning for warning in check("CN-LN", date).data["warnings"]) is told


@pytest.mark.parametrize(
    ("date", "kind", "balances", "taken", "otherwise"),
    [
        # art. 18 资金来源为, without 主要: banks, corporate shareholders and each other
        ("2013-01-06", "technology", "fund_loan=10m", "undetermined", "undetermined"),  # the day before
        ("2013-01-07", "technology", "fund_loan=10m", "undetermined", "prohibited"),
        ("2013-01-07", "traditional", "fund_loan=10m", "undetermined", "undetermined"),  # 主要资金来源为
        ("2013-01-07", "technology", "interbank_borrowing=10m", "compliant", "compliant"),  # named
        ("2021-06-30", "technology", "abs=10m", "compliant", "prohibited"),  # by the national notice; otherwise not
        ("2021-06-30", "technology", "bond=10m", "compliant", "compliant"),  # private bonds: the notice of 2014
    ],
)
def test_reading_of_the_closed_list(
    check: Checker, *, date: str, kind: str, balances: str, taken: str, otherwise: str
) -> None:
    facts = {"assets_not_sold_on_platforms": True}
    arguments = ("CN-LN", date, balances)
    approved = balances.partition("=")[0]
    check(*arguments, kind=kind, approved=approved, facts=facts).expect(taken)
    read = ("--reading", "CN-LN/technology-closed-list=otherwise")
    report = check(*arguments, *read, kind=kind, approved=approved, facts=facts)
    report.expect(otherwise)
