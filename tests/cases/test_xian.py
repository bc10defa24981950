"""Xi'an: online companies by its text of November 2016, over registered capital and with approval; the others as Shaanxi."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"
BOTH = "bank_loan shareholder_loan"
# art. 18 (3) also asks for small loans (笔均金额不高于0.25%), which may be a fact to be asked for
OPEN = "compliant|undetermined"
UNAPPROVED = "needs_approval|undetermined"
CLOSED = "undetermined|needs_approval|breach|prohibited"  # whatever it is called: not compliant

# Registered capital 80m, net capital 100m, net assets 110m, net assets of the year before 90m, two banks, complete.
# The text is dated 2016年11月 without a day: the cases stay clear of that month.
VERDICTS: list[tuple[str, str | None, str, str, str]] = [
    # online until October 2016: as Shaanxi, banks 0.5 x net capital 100m
    ("2016-10-31", "online", "bank_loan=50m", "", "compliant"),  # at the cap, no approval asked
    ("2016-10-31", "online", "bank_loan=50m+", "bank_loan", "breach"),  # a fen above
    ("2016-10-31", "online", "shareholder_loan=10m", "", "undetermined|breach|prohibited"),  # 不得对内或对外集资
    # art. 18 (1): banks and other financial institutions 1 x registered capital 80m
    ("2016-12-01", "online", "bank_loan=80m", "bank_loan", "compliant"),  # at the cap
    ("2016-12-01", "online", "bank_loan=80m+", "bank_loan", "breach"),  # a fen above, within net capital
    ("2016-12-01", "online", "bank_loan=50m", "", "needs_approval"),  # 经省、市金融办批准
    ("2016-12-01", "online", "bank_loan=50m other_fi_loan=30m", "bank_loan other_fi_loan", "compliant"),  # 80m
    ("2016-12-01", "online", "bank_loan=50m other_fi_loan=30m+", "bank_loan other_fi_loan", "breach"),  # and a fen
    # art. 18 (2): shareholders 1 x 80m
    ("2016-12-01", "online", "shareholder_loan=80m", "", "needs_approval"),  # at the cap, not approved
    ("2016-12-01", "online", "shareholder_loan=80m", "shareholder_loan", "compliant"),  # at the cap
    ("2016-12-01", "online", "shareholder_loan=80m+", "shareholder_loan", "breach"),  # a fen above
    ("2016-12-01", "online", "bank_loan=80m shareholder_loan=80m", BOTH, "compliant"),  # no total: two caps, both full
    ("2016-12-01", "online", "bank_loan=80m shareholder_loan=80m", "bank_loan", "needs_approval"),  # one is missing
    # art. 18 (3): repurchase transfers 0.5 x 80m
    ("2016-12-01", "online", f"{REPO}=40m", "", UNAPPROVED),  # at the cap, not approved
    ("2016-12-01", "online", f"{REPO}=40m", REPO, OPEN),  # at the cap
    ("2016-12-01", "online", f"{REPO}=40m+", REPO, "breach"),  # a fen above
    ("2016-12-01", "online", "interbank_borrowing=10m", "", "undetermined"),  # not provided for
    ("2016-12-01", "online", "relending_loan=10m", "", "undetermined"),  # nor this
    # the others: Shaanxi's art. 21
    ("2016-12-01", "traditional", "bank_loan=50m", "", "compliant"),  # at 0.5 x 100m, no approval asked
    ("2016-12-01", "traditional", "bank_loan=50m+", "", "breach"),  # a fen above
    ("2016-12-01", "traditional", f"{REPO}=10m", "", "undetermined"),  # not provided for
    ("2016-12-01", "technology", "bank_loan=50m+", "bank_loan", "breach"),  # the text is for online companies only
    # the type unknown: every value it can take
    ("2016-12-01", None, "bank_loan=50m", "bank_loan", "compliant"),  # within 50m and 80m, approved
    ("2016-12-01", None, "bank_loan=50m+", "bank_loan", "undetermined"),  # online may, the others may not
    ("2016-12-01", None, "bank_loan=80m+", "bank_loan", "breach"),  # nobody may
    # 2017 notice, over net capital: online 1 + 1 + 0.5 x 100m, the others 0.5 x 100m
    ("2017-11-30", "online", "bank_loan=80m abs=10m", "bank_loan", "undetermined"),  # no text provides for ABS
    ("2017-12-01", "online", "bank_loan=80m abs=10m", "bank_loan", "needs_approval"),  # ABS not approved
    ("2017-12-01", "online", "bank_loan=80m shareholder_loan=80m abs=90m", f"{BOTH} abs", "compliant"),  # 250m
    ("2017-12-01", "online", "bank_loan=80m shareholder_loan=80m abs=90m+", f"{BOTH} abs", "breach"),  # 250m and a fen
    ("2017-12-01", "online", "bank_loan=80m+", "bank_loan", "breach"),  # the local 80m remains
    ("2017-12-01", "traditional", "bank_loan=40m abs=10m", "abs", "compliant"),  # 50m
    ("2017-12-01", "traditional", "bank_loan=40m abs=10m+", "abs", "breach"),  # 50m and a fen
    # 2020: 1 x net assets 110m and 4 x for bonds and ABS; the local rows remain
    ("2020-09-06", "online", "bank_loan=80m shareholder_loan=80m", BOTH, "compliant"),  # 160m of 250m
    ("2020-09-07", "online", "bank_loan=80m shareholder_loan=80m", BOTH, "breach"),  # 160m of 110m
    ("2020-09-07", "online", "bank_loan=80m shareholder_loan=30m", BOTH, "compliant"),  # 110m
    ("2020-09-07", "online", "bank_loan=80m shareholder_loan=30m+", BOTH, "breach"),  # 110m and a fen
    ("2020-09-07", "online", "bank_loan=80m+", "bank_loan", "breach"),  # within 110m, but the local 80m remains
    ("2020-09-07", "online", "bank_loan=80m abs=440m", "bank_loan abs", "compliant"),  # no local total
    ("2020-09-07", "traditional", "bank_loan=50m+", "", "breach"),  # within 110m, but Shaanxi's 50m remains
    # 2024: the lower of 1 x 110m and 1 x 90m of the year before
    ("2024-12-30", "online", "bank_loan=80m shareholder_loan=10m+", BOTH, "compliant"),  # within 110m
    ("2024-12-31", "online", "bank_loan=80m shareholder_loan=10m", BOTH, "compliant"),  # at 90m
    ("2024-12-31", "online", "bank_loan=80m shareholder_loan=10m+", BOTH, "breach"),  # 90m and a fen
]


@pytest.mark.parametrize(("date", "kind", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, kind: str | None, balances: str, approved: str, verdict: str) -> None:
    # shareholders' money is lent by a shareholder
    report = check.lent("CN-610100", date, balances, kind=kind, approved=approved)
    report.expect(verdict)
    assert kind is not None or verdict != "undetermined" or "company_type" in report.facts()


@pytest.mark.parametrize(
    ("date", "kind", "banks", "verdict"),
    [
        ("2016-10-31", "online", 3, "breach"),  # Shaanxi's art. 21: three of two
        ("2016-12-01", "online", 3, "compliant"),  # 银行业等金融机构, shareholders: no number
        ("2016-12-01", "online", None, "compliant"),  # no longer asked
        ("2016-12-01", "traditional", 2, "compliant"),  # two of two
        ("2016-12-01", "traditional", 3, "breach"),  # three of two
        ("2016-12-01", "traditional", None, "undetermined"),  # nobody said how many
        ("2020-09-07", "traditional", 3, "breach"),  # the count stays
        ("2020-09-07", "online", 3, "compliant"),  # and does not come back for online companies
    ],
)
def test_number_of_banks(check: Checker, date: str, kind: str, banks: int | None, verdict: str) -> None:
    facts = {"bank_count": banks}
    check("CN-610100", date, "bank_loan=10m", kind=kind, approved="bank_loan", facts=facts).expect(verdict)


def test_caps(check: Checker) -> None:
    report = check("CN-610100", "2017-06-30", "bank_loan=20m", kind="online", approved="bank_loan")
    banks = report.limit("bank_loan", "other_fi_loan", layer="local")
    assert (banks["base"], banks["cap"], banks["headroom"]) == ("registered_capital", "80000000.00", "60000000.00")
    owners = report.limit("shareholder_loan", layer="local", lacks="bank_loan")
    assert (owners["base"], owners["cap"]) == ("registered_capital", "80000000.00")  # 1 x 80m
    repo = report.limit(REPO, layer="local", lacks="bank_loan")
    assert (repo["base"], repo["multiple"], repo["cap"]) == ("registered_capital", "0.5", "40000000.00")  # 0.5 x 80m
    assert OUT not in repo["channels"]  # only what must be bought back
    assert not report.limits("bank_loan", base="net_capital")  # Shaanxi's row is not for online companies


def test_other_types(check: Checker) -> None:
    report = check("CN-610100", "2017-06-30", "bank_loan=20m", kind="traditional")
    found = report.limit("bank_loan", base="net_capital")
    assert (found["cap"], found["headroom"], found["layer"]) == ("50000000.00", "30000000.00", "local")
    assert found["source"]["issued"] == "2008-10-11"  # Shaanxi's
    assert not report.limits("bank_loan", base="registered_capital")


@pytest.mark.parametrize(
    ("date", "capital", "verdict"),
    [
        ("2016-12-31", {"registered_capital": None}, "undetermined"),  # never guessed from another figure
        ("2016-12-31", {"net_capital": None}, "compliant"),  # not asked for
        ("2016-12-31", {"net_capital": "10m", "net_assets": "11m"}, "compliant"),  # 60m of 80m, whatever was lost
        ("2017-12-01", {"net_capital": None}, "undetermined"),  # the pool of 2017 is over net capital
        ("2020-09-07", {"net_capital": None}, "compliant"),  # and has ended
        ("2020-09-07", {"net_assets": None}, "undetermined"),  # 2020 is over net assets
        ("2020-09-07", {"registered_capital": None}, "undetermined"),  # the local rows remain
    ],
)
def test_denominators(check: Checker, date: str, capital: dict[str, str | None], verdict: str) -> None:
    arguments = ("CN-610100", date, "bank_loan=60m")
    check(*arguments, kind="online", approved="bank_loan", capital=capital).expect(verdict)


def test_first_year(check: Checker) -> None:
    # art. 18 (3): 需开业经营1年以上; seven months, and then a year and eleven
    facts = {"opened_on": "2016-06-01"}
    for date, verdict in (("2016-12-31", CLOSED), ("2018-05-01", OPEN)):
        check("CN-610100", date, f"{REPO}=10m", kind="online", approved=REPO, facts=facts).expect(verdict)


@pytest.mark.parametrize(("kind", "multiple"), [("online", "2.5"), ("traditional", "0.5")])
def test_pool_of_2017(check: Checker, kind: str, multiple: str) -> None:
    report = check("CN-610100", "2017-12-01", "bank_loan=20m", kind=kind, approved="bank_loan")
    found = report.limit("bank_loan", "abs", OUT, layer="national")
    assert (found["base"], found["multiple"], found["used"]) == ("net_capital", multiple, "20000000.00")


@pytest.mark.parametrize(
    ("date", "kind", "channel", "access"),
    [
        ("2016-10-31", "online", "bank_loan", "permitted"),  # Shaanxi
        ("2016-10-31", "online", "other_fi_loan", "not_provided"),
        ("2016-12-01", "online", "bank_loan", "with_approval"),  # 经省、市金融办批准, for all three
        ("2016-12-01", "online", "other_fi_loan", "with_approval"),
        ("2016-12-01", "online", "shareholder_loan", "with_approval"),
        ("2016-12-01", "online", REPO, "with_approval"),
        ("2016-12-01", "online", OUT, "with_approval"),  # (3) provides for transfers, with or without repurchase
        ("2016-12-01", "online", "interbank_borrowing", "not_provided"),
        ("2016-12-01", "traditional", "bank_loan", "permitted"),
        ("2016-12-01", "traditional", "other_fi_loan", "not_provided"),
        ("2017-12-01", "online", "abs", "with_approval"),  # 2017 notice
        ("2020-09-07", "online", "bond", "with_approval"),  # 2020 notice
        ("2020-09-07", "online", "bank_loan", "with_approval"),  # the strictest of all
        ("2020-09-07", "traditional", "bank_loan", "permitted"),
    ],
)
def test_access(check: Checker, date: str, kind: str, channel: str, access: str) -> None:
    assert check("CN-610100", date, kind=kind).channel(channel)["access"] == access


def test_headroom(check: Checker) -> None:
    report = check("CN-610100", "2017-12-31", kind="online")
    bank = report.channel("bank_loan")
    assert (bank["headroom"], bank["headroom_if_approved"]) == ("0.00", "80000000.00")  # 1 x 80m
    # nothing without approval; with it ABS and the rest up to the pool of 2.5 x 100m
    total = report.data["total"]
    assert (total["headroom"], total["headroom_if_approved"]) == ("0.00", "250000000.00")
    opened = check("CN-610100", "2017-12-31", "bank_loan=20m", kind="online", approved="bank_loan")
    assert opened.channel("bank_loan")["headroom"] == opened.data["total"]["headroom"] == "60000000.00"  # 80m less 20m


def test_unknown_channels(check: Checker) -> None:
    report = check("CN-610100", "2016-12-31", "bank_loan=20m", kind="online", approved="bank_loan", complete=None)
    report.expect("undetermined")  # nothing said of the other channels
    found = report.limit("bank_loan", "other_fi_loan", layer="local")
    assert (found["used"], found["headroom"]) == ("20000000.00", None)  # other institutions share the cap


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-610100", "2021-06-30", "bank_loan=100m")
    report = check(*arguments, kind="online", approved="bank_loan")
    report.expect("breach")  # above the local 80m
    assert report.limit("bank_loan", layer="local")["stale"] is True
    check(*arguments, "--no-stale", kind="online", approved="bank_loan").expect("compliant")  # within 110m


@pytest.mark.parametrize("place", ["CN-610100", "xian", "西安", "西安市"])
def test_place(check: Checker, place: str) -> None:
    report = check(place, "2017-06-30", "bank_loan=80m", kind="online", approved="bank_loan")
    report.expect("compliant")  # at 1 x 80m
    assert report.data["company"]["jurisdiction"] == "CN-610100"


def test_approval_without_a_ratio(check: Checker) -> None:
    # 其中需回购的…0.5倍, nothing of the rest: the approval names the amount, until the pool of 2017
    found = check("CN-610100", "2017-11-30", kind="online").channel("asset_transfer_outright")
    assert (found["access"], found["headroom"], found["headroom_if_approved"]) == ("with_approval", "0.00", None)
    found = check("CN-610100", "2017-12-01", kind="online").channel("asset_transfer_outright")
    assert found["headroom_if_approved"] == "250000000.00"  # 1, 1 and 0.5 x 100m


@pytest.mark.parametrize(
    ("lender", "verdict"),
    [
        ("甲公司", "compliant"),  # 从股东拆入: a company
        ("丙某", "compliant"),  # or a person
        ("丁公司", "compliant"),  # of any holding
        ("某钢铁公司", "undetermined"),  # no shareholder, beside a full list
        (None, "undetermined"),  # nobody said who lent it
    ],
)
def test_who_may_lend(check: Checker, lender: str | None, verdict: str) -> None:
    for channel in ("shareholder_loan", "shareholder_special_loan"):
        arguments = ("CN-610100", "2017-06-30", f"{channel}=10m")
        check.lent(*arguments, lender=lender, kind="online", approved=channel).expect(verdict)


@pytest.mark.parametrize(("well_run", "verdict"), [(True, OPEN), (False, "breach|prohibited"), (None, "undetermined")])
def test_transfers_of_a_company_that_is_not_well_run(check: Checker, well_run: bool | None, verdict: str) -> None:
    # art. 18 (3): 经营情况良好; and nothing can be raised that way
    facts = {"well_run": well_run}
    check("CN-610100", "2017-06-30", f"{REPO}=10m", kind="online", approved=REPO, facts=facts).expect(verdict)
    room = check("CN-610100", "2017-06-30", kind="online", approved=REPO, facts=facts).channel(REPO)
    assert room["headroom"] == ("40000000.00" if well_run else "0.00")  # 0.5 x 80m


def test_pool_of_a_company_that_is_not_well_run(check: Checker) -> None:
    # 1 + 1 x 100m: transfers are closed to it
    arguments = ("CN-610100", "2018-06-30", "bank_loan=20m")
    facts: dict[str, Any] = {"well_run": False}
    found = check(*arguments, kind="online", approved="bank_loan", facts=facts).limit("bank_loan", "abs", OUT)
    assert found["multiple"] == "2"


def test_outright_transfers_need_an_amount(check: Checker) -> None:
    # only what must be bought back has a ratio
    arguments = ("CN-610100", "2017-06-30", f"{OUT}=10m")
    check(*arguments, kind="online", approved=OUT).expect("undetermined")
    named: dict[str, Any] = {"approved_amounts": {OUT: "10000000"}}
    check(*arguments, kind="online", approved=OUT, **named).expect("compliant")
    check("CN-610100", "2017-06-30", f"{OUT}=10m+", kind="online", approved=OUT, **named).expect("needs_approval")


def test_reading_of_the_rank(check: Checker) -> None:
    # bank 50m and a fen: of 1 x 80m; otherwise Shaanxi's 0.5 x 100m and two banks stay
    arguments = ("CN-610100", "2017-06-30", "bank_loan=50m+")
    otherwise = ("--reading", "CN-610100/over-province=otherwise")
    check(*arguments, kind="online", approved="bank_loan").expect("compliant")
    check(*arguments, *otherwise, kind="online", approved="bank_loan").expect("breach")
    three = {"bank_count": 3}
    arguments = ("CN-610100", "2017-06-30", "bank_loan=10m")
    check(*arguments, *otherwise, kind="online", approved="bank_loan", facts=three).expect("breach")
    mixed = ("CN-610100", "2017-06-30", "bank_loan=50m other_fi_loan=30m")
    check(*mixed, *otherwise, kind="online", approved="bank_loan other_fi_loan").expect("compliant")  # 80m of 80m


def test_reading_of_own_funds(check: Checker) -> None:
    # 60m and a fen of 1 x 80m; otherwise within own funds, here 60m
    arguments, capital = ("CN-610100", "2017-06-30", "bank_loan=60m+"), {"net_assets": "60m"}
    otherwise = ("--reading", "CN-610100/own-funds=otherwise")
    check(*arguments, kind="online", approved="bank_loan", capital=capital).expect("compliant")
    check(*arguments, *otherwise, kind="online", approved="bank_loan", capital=capital).expect("breach")


def test_reading_of_the_pool(check: Checker) -> None:
    # 250m of 2.5 x net capital 100m; otherwise 200m of 2.5 x registered capital 80m
    otherwise = ("--reading", "CN-610100/pool-denominator=otherwise")
    for amount, verdict in (("40m", "compliant"), ("40m+", "breach")):
        balances = f"bank_loan=80m shareholder_loan=80m abs={amount}"
        arguments = ("CN-610100", "2017-12-01", balances)
        check.lent(*arguments, kind="online", approved=f"{BOTH} abs").expect("compliant")
        check.lent(*arguments, *otherwise, kind="online", approved=f"{BOTH} abs").expect(verdict)
    first_year = {"opened_on": "2017-06-01"}
    balances = "bank_loan=80m shareholder_loan=80m abs=0.01"  # 2 x 80m and a fen
    options: dict[str, Any] = {"kind": "online", "approved": f"{BOTH} abs", "facts": first_year}
    check.lent("CN-610100", "2017-12-01", balances, **options).expect("compliant")
    check.lent("CN-610100", "2017-12-01", balances, *otherwise, **options).expect("breach")


def test_readings_of_shaanxi_do_not_reach_online_companies(check: Checker) -> None:
    # the city names its own sources; others in Xi'an stay under Shaanxi's art. 21
    otherwise = ("--reading", "CN-SN/closed-list=otherwise", "--reading", "CN-SN/collecting=otherwise")
    arguments = ("CN-610100", "2021-06-30", "shareholder_loan=10m")
    check.lent(*arguments, *otherwise, kind="online", approved="shareholder_loan").expect("compliant")
    check.lent(*arguments, *otherwise, approved="shareholder_loan").expect("prohibited")


def test_average_loan_answered_no_closes_transfers(check: Checker) -> None:
    # art. 18 (3): 还须满足…不高于0.25%, beside a year in business and a good standing
    options: dict[str, Any] = {"kind": "online", "approved": f"{BOTH} abs {REPO}"}
    facts = {"average_loan_within_quarter_percent": False}
    for answered, room in ((facts, "0.00"), ({}, "40000000.00")):  # 0.5 x 80m; unanswered it stays a question
        found = check("CN-610100", "2017-06-30", **options, facts=answered).channel(REPO)
        assert found["headroom"] == room
    check("CN-610100", "2017-06-30", f"{REPO}=0.01", **options, facts=facts).expect("breach|prohibited")
    # the pool of 2017 without transfers: 1 + 1 x 100m
    for balances, verdict in (("abs=40m", "compliant"), ("abs=40m+", "breach")):
        arguments = ("CN-610100", "2018-06-30", f"bank_loan=80m shareholder_loan=80m {balances}")
        check.lent(*arguments, **options, facts=facts).expect(verdict)
    met = {"average_loan_within_quarter_percent": True}
    check.lent("CN-610100", "2018-06-30", "bank_loan=80m shareholder_loan=80m abs=90m", **options, facts=met).expect(
        "compliant"  # 250m of 2.5 x 100m
    )


def test_reading_of_the_conditions(check: Checker) -> None:
    # in business since June 2017: taken, loans are open; otherwise no channel is, in the first year
    otherwise = ("--reading", "CN-610100/conditions=otherwise")
    options: dict[str, Any] = {"kind": "online", "approved": BOTH, "facts": {"opened_on": "2017-06-01"}}
    for balances in ("bank_loan=10m", "shareholder_loan=10m"):
        check.lent("CN-610100", "2018-05-31", balances, **options).expect("compliant")
        check.lent("CN-610100", "2018-05-31", balances, *otherwise, **options).expect("prohibited")
        check.lent("CN-610100", "2018-06-01", balances, *otherwise, **options).expect("compliant")  # one year


def test_reading_of_the_list(check: Checker) -> None:
    # bonds, which art. 18 does not name, from 2020-09-07 by the national notice; otherwise prohibited
    otherwise = ("--reading", "CN-610100/closed-list=otherwise")
    for balances, verdict in (("bond=10m", "prohibited"), ("shareholder_special_loan=10m", "compliant")):
        arguments = ("CN-610100", "2021-06-30", balances)
        options: dict[str, Any] = {"kind": "online", "approved": "bond shareholder_special_loan"}
        check.lent(*arguments, **options).expect("compliant")
        check.lent(*arguments, *otherwise, **options).expect(verdict)
    check("CN-610100", "2021-06-30", "bond=10m", *otherwise, approved="bond").expect("compliant")  # not online
