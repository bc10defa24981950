"""Xinjiang: from 2017-08-04 banks, re-lending companies and its own corporate shareholders in one pool of 50%; from 2021-12-31 of 1 x net assets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT = "asset_transfer_outright"
THREE = "bank_loan=20m relending_loan=20m shareholder_loan=10m"  # 50m

# Net capital 100m, net assets 110m, 90m a year before, complete.
VERDICTS: list[tuple[str, str, int | None, str, str]] = [
    # until 2017-08-03 the national text: banks 0.5 x 100m, at most two
    ("2017-08-03", "bank_loan=50m", 2, "", "compliant"),  # at the cap
    ("2017-08-03", "bank_loan=50m+", 2, "", "breach"),  # a fen above
    ("2017-08-03", "bank_loan=10m", 3, "", "breach"),  # three of two
    ("2017-08-03", "relending_loan=10m", None, "", "undetermined"),  # not provided for
    ("2017-08-03", "shareholder_loan=10m", None, "", "undetermined"),  # nor this
    # 2017-08-04 art. 27 (2): three sources, 0.5 x 100m together, no number of banks
    ("2017-08-04", "bank_loan=50m", 2, "", "compliant"),  # at the cap
    ("2017-08-04", "bank_loan=50m+", 2, "", "breach"),  # a fen above
    ("2017-08-04", "bank_loan=10m", 3, "", "compliant"),  # other lenders are named, and no number
    ("2017-08-04", "bank_loan=10m", None, "", "compliant"),  # nor asked
    ("2017-08-04", "relending_loan=50m", None, "", "compliant"),  # at the cap
    ("2017-08-04", "shareholder_loan=50m", None, "", "compliant"),  # at the cap, no approval asked
    ("2017-08-04", "shareholder_loan=50m+", None, "", "breach"),  # a fen above
    ("2017-08-04", THREE, 2, "", "compliant"),  # 20m, 20m and 10m are 50m
    ("2017-08-04", f"{THREE}+", 2, "", "breach"),  # 50m and a fen, each far within
    # what a corporate shareholder lends, special loans too, is 向…自身法人股东融入资金
    ("2017-08-04", "shareholder_special_loan=50m", None, "", "compliant"),  # at the cap, no approval asked
    ("2017-08-04", "bank_loan=40m shareholder_special_loan=10m", 2, "", "compliant"),  # 40m and 10m are 50m
    ("2017-08-04", "bank_loan=40m shareholder_special_loan=10m+", 2, "", "breach"),  # 50m and a fen
    (
        "2017-08-04",
        "bank_loan=40m shareholder_special_loan=60m",
        2,
        "shareholder_special_loan",
        "breach",
    ),  # 100m, and no approval lifts the 50m
    # (3) 国家及自治区批准的其他资金来源: nobody said that anybody approved
    ("2017-08-04", "fund_loan=10m", None, "", "undetermined|needs_approval"),
    # 2017 notice: 0.5 x 100m with transfers and ABS
    ("2017-12-01", "abs=10m", None, "", "needs_approval"),  # within 50m
    ("2017-12-01", "bank_loan=30m abs=20m", 2, "abs", "compliant"),  # 50m
    ("2017-12-01", "bank_loan=30m abs=20m+", 2, "abs", "breach"),  # 50m and a fen
    ("2017-12-01", f"{THREE} {OUT}=0.01", 2, OUT, "breach"),  # 50m and a fen
    # 2020 and 2024: 1 x and 4 x net assets besides
    ("2020-09-06", "shareholder_loan=10m", None, "", "compliant"),  # the day before
    ("2020-09-07", "shareholder_loan=10m", None, "", "needs_approval"),  # 2020 notice
    ("2020-09-07", THREE, 2, "shareholder_loan", "compliant"),  # 50m, approved
    ("2020-09-07", f"{THREE}+", 2, "shareholder_loan", "breach"),  # within 110m, but the local 50m remains
    ("2020-09-07", f"{THREE} abs=100m", 2, "shareholder_loan abs", "compliant"),  # 100m of 4 x 110m, outside the 50m
    ("2020-09-07", "bank_loan=10m", 3, "", "compliant"),  # still no number of banks
    # 2021-12-31 (assumed) 一(三): the three sources 1 x net assets 110m with the prefecture's approval, ABS 4 x with the region's
    ("2021-12-30", "bank_loan=50m+", 2, "", "breach"),  # the day before: a fen above 0.5 x 100m
    ("2021-12-30", "bank_loan=50m", 2, "", "compliant"),  # and no approval asked
    ("2021-12-31", "bank_loan=50m", 2, "", "needs_approval"),  # 经地(州、市)小额贷款公司监管部门批准
    ("2021-12-31", "bank_loan=110m", 2, "bank_loan", "compliant"),  # at 1 x 110m
    ("2021-12-31", "bank_loan=110m+", 2, "bank_loan", "breach"),  # a fen above
    ("2021-12-31", "bank_loan=50m relending_loan=60m", 3, "bank_loan relending_loan", "compliant"),  # 110m, three banks
    ("2021-12-31", "bank_loan=50m relending_loan=60m+", 2, "bank_loan relending_loan", "breach"),  # 110m and a fen
    ("2021-12-31", "bank_loan=50m shareholder_loan=60m+", 2, "bank_loan shareholder_loan", "breach"),  # the same
    ("2021-12-31", "abs=440m", None, "abs", "compliant"),  # at 4 x 110m
    ("2021-12-31", "abs=440m+", None, "abs", "breach"),  # a fen above
    ("2021-12-31", "bond=10m", None, "", "needs_approval"),  # 经自治区地方金融监督管理局批准
    ("2024-12-31", "bank_loan=90m", 2, "bank_loan", "compliant"),  # within 110m, at 1 x 90m of the year before
    ("2024-12-31", "bank_loan=90m+", 2, "bank_loan", "breach"),  # the nation's, a fen above
    ("2024-12-30", "abs=360m+", None, "abs", "compliant"),  # within 4 x 110m
    ("2024-12-31", "abs=360m+", None, "abs", "breach"),  # 4 x 90m of the year before and a fen
]


@pytest.mark.parametrize(("date", "balances", "banks", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, banks: int | None, approved: str, verdict: str) -> None:
    # shareholders' money is lent by a corporate shareholder; the company is of good appraisal
    facts = {"bank_count": banks, "rating": "优良"}
    check.lent("CN-XJ", date, balances, approved=approved, facts=facts).expect(verdict)


@pytest.mark.parametrize("kind", ["traditional", "online", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    check("CN-XJ", "2017-09-30", "relending_loan=50m", kind=kind).expect("compliant")  # at 0.5 x 100m
    check("CN-XJ", "2017-09-30", "relending_loan=50m+", kind=kind).expect("breach")  # a fen above


def test_one_pool(check: Checker) -> None:
    report = check("CN-XJ", "2017-08-04", "bank_loan=20m relending_loan=10m")
    found = report.limit("bank_loan", "relending_loan", "shareholder_loan", layer="local")
    # 20m and 10m of 0.5 x 100m
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "0.5", "50000000.00")
    assert (found["used"], found["headroom"]) == ("30000000.00", "20000000.00")
    assert found["source"]["issued"] == "2017-08-04"
    assert sorted(found["channels"]) == ["bank_loan", "relending_loan", "shareholder_loan", "shareholder_special_loan"]
    left = {report.channel(channel)["headroom"] for channel in found["channels"]}
    assert left == {report.data["total"]["headroom"]} == {"20000000.00"}  # once, not each
    replaced = report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)
    assert replaced["outcome"] == "replaced"


def test_pool_of_2017(check: Checker) -> None:
    found = check("CN-XJ", "2017-12-01", "bank_loan=20m").limit("bank_loan", "abs", OUT)
    assert (found["base"], found["multiple"], found["cap"]) == ("net_capital", "0.5", "50000000.00")  # 0.5 x 100m


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2017-08-03", "relending_loan", "not_provided"),
        ("2017-08-04", "relending_loan", "permitted"),
        ("2017-08-03", "shareholder_loan", "not_provided"),
        ("2017-08-04", "shareholder_loan", "permitted"),  # 自身法人股东
        ("2017-08-04", "bank_loan", "permitted"),
        ("2017-08-04", "shareholder_special_loan", "permitted"),  # the same shareholders
        ("2017-08-04", "bond", "with_approval"),  # (3)
        ("2021-12-30", "bank_loan", "permitted"),
        ("2021-12-31", "bank_loan", "with_approval"),  # 一(三)
        ("2021-12-31", "relending_loan", "with_approval"),
        ("2021-12-31", "bond", "with_approval"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2020-09-07", "shareholder_loan", "with_approval"),  # 2020 notice
        ("2020-09-07", "relending_loan", "permitted"),
        ("2020-09-07", "bond", "with_approval"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert (
        check("CN-XJ", date, facts={"rating": "优良"} if date > "2021-12-30" else None).channel(channel)["access"]
        == access
    )


def test_unknown(check: Checker) -> None:
    check("CN-XJ", "2017-09-30", "bank_loan=20m", complete=None).expect("undetermined")  # the rest is blank
    check("CN-XJ", "2017-09-30", "bank_loan=50m+", complete=None).expect("breach")  # whatever the rest
    check("CN-XJ", "2017-09-30", "bank_loan=20m", capital={"net_capital": None}).expect("undetermined")


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-XJ", "2021-06-30", "bank_loan=60m")
    report = check(*arguments, facts={"bank_count": 1})
    report.expect("breach")  # above the local 50m
    assert report.limit("bank_loan", base="net_capital")["stale"] is True
    check(*arguments, "--no-stale", facts={"bank_count": 1}).expect("compliant")  # 2008 gave way; within 110m


@pytest.mark.parametrize(
    ("rating", "verdict"),
    [("优良", "compliant"), ("合格", "undetermined"), (None, "undetermined")],  # kept for companies of good appraisal
)
def test_standardised_funding_is_for_good_appraisals(check: Checker, rating: str | None, verdict: str) -> None:
    # 一(二): 监管评价优良的公司; 440m of 4 x 110m, approved
    report = check("CN-XJ", "2022-06-30", "abs=440m", approved="abs", facts={"rating": rating})
    report.expect(verdict)
    assert ("rating" in report.facts()) is (rating is None)
    check("CN-XJ", "2021-12-30", "abs=440m", approved="abs").expect("compliant")  # not asked yet
    check("CN-XJ", "2022-06-30", "abs=440m+", approved="abs", facts={"rating": rating}).expect("breach")


@pytest.mark.parametrize(
    ("date", "channel", "lender", "approved", "verdict"),
    [
        ("2017-09-30", "shareholder_loan", "甲公司", "", "compliant"),  # 自身法人股东
        ("2017-09-30", "shareholder_loan", "丁公司", "", "compliant"),  # of any holding
        ("2017-09-30", "shareholder_loan", "丙某", "", "needs_approval"),  # a person: another source, (3)
        ("2017-09-30", "shareholder_loan", "丙某", "shareholder_loan", "compliant"),
        ("2017-09-30", "shareholder_special_loan", "丙某", "", "needs_approval"),
        ("2017-09-30", "shareholder_loan", "某钢铁公司", "", "undetermined"),  # no shareholder, beside a full list
        ("2017-09-30", "shareholder_loan", None, "", "undetermined"),  # nobody said who lent it
        ("2022-06-30", "shareholder_loan", "甲公司", "shareholder_loan", "compliant"),
        ("2022-06-30", "shareholder_loan", "丙某", "", "needs_approval"),
        ("2022-06-30", "shareholder_loan", "某钢铁公司", "shareholder_loan", "undetermined"),
    ],
)
def test_who_may_lend(
    check: Checker, *, date: str, channel: str, lender: str | None, approved: str, verdict: str
) -> None:
    check.lent("CN-XJ", date, f"{channel}=10m", lender=lender, approved=approved).expect(verdict)


def test_other_sources_have_no_ratio(check: Checker) -> None:
    check("CN-XJ", "2017-09-30", "fund_loan=1000m", approved="fund_loan").expect("undetermined")
    named: dict[str, Any] = {"approved_amounts": {"fund_loan": "10000000"}}
    check("CN-XJ", "2017-09-30", "fund_loan=10m", approved="fund_loan", **named).expect("compliant")
    check("CN-XJ", "2017-09-30", "fund_loan=10m+", approved="fund_loan", **named).expect("needs_approval")
    check("CN-XJ", "2022-06-30", "fund_loan=110m", approved="fund_loan").expect("compliant")  # at the nation's 1 x 110m


def test_row_of_2021(check: Checker) -> None:
    report = check("CN-XJ", "2022-06-30", "bank_loan=20m", approved="bank_loan")
    found = report.limit("bank_loan", "relending_loan", "shareholder_loan", layer="local")
    assert (found["base"], found["multiple"], found["cap"]) == ("net_assets", "1", "110000000.00")
    assert report.rule("CN-XJ/pool")["outcome"] == "replaced"
    assert not found["stale"]  # read on the bureau's own page


def test_reading_of_the_rank(check: Checker) -> None:
    # bank 50m and a fen: of 1 x 110m; otherwise of 0.5 x 100m too
    arguments = ("CN-XJ", "2022-06-30", "bank_loan=50m+")
    otherwise = ("--reading", "CN-XJ/rank-2021=otherwise")
    check(*arguments, approved="bank_loan").expect("compliant")
    check(*arguments, *otherwise, approved="bank_loan").expect("breach")
    check("CN-XJ", "2022-06-30", "bank_loan=50m", *otherwise, approved="bank_loan").expect("compliant")


def test_reading_of_the_pool(check: Checker) -> None:
    # bank 50m, re-lending 50m: 100m of 50m; otherwise 50m each, and two banks
    arguments = ("CN-XJ", "2017-09-30", "bank_loan=50m relending_loan=50m")
    otherwise = ("--reading", "CN-XJ/one-pool=otherwise")
    check(*arguments).expect("breach")
    check(*arguments, *otherwise).expect("compliant")
    check("CN-XJ", "2017-09-30", "bank_loan=50m+", *otherwise).expect("breach")
    three = {"bank_count": 3}
    check("CN-XJ", "2017-09-30", "bank_loan=10m", facts=three).expect("compliant")
    check("CN-XJ", "2017-09-30", "bank_loan=10m", *otherwise, facts=three).expect("breach")
    found = check("CN-XJ", "2017-12-01", "bank_loan=20m", *otherwise).limit("bank_loan", "abs", OUT)
    assert found["multiple"] == "1.5"


@pytest.mark.parametrize("channel", ["bank_loan", "relending_loan", "shareholder_loan"])
def test_reading_of_the_pool_on_its_first_day(check: Checker, channel: str) -> None:
    # art. 27 from 2017-08-04, read as 0.5 x 100m for each of the three
    otherwise = ("--reading", "CN-XJ/one-pool=otherwise")
    check.lent("CN-XJ", "2017-08-04", f"{channel}=50m", *otherwise).expect("compliant")
    check.lent("CN-XJ", "2017-08-04", f"{channel}=50m+", *otherwise).expect("breach")


def test_reading_of_other_sources(check: Checker) -> None:
    otherwise = ("--reading", "CN-XJ/other-sources=otherwise")
    check("CN-XJ", "2022-06-30", "fund_loan=10m", approved="fund_loan").expect("compliant")
    check("CN-XJ", "2022-06-30", "fund_loan=10m", *otherwise, approved="fund_loan").expect("undetermined")


def test_two_readings_and_an_unknown_fact(check: Checker) -> None:
    # banks and re-lending 40m each within 1 x 110m. Beside 2017: of 0.5 x 100m together a breach; if that is 50m each, it depends on the number of banks
    arguments = ("CN-XJ", "2022-06-30", "bank_loan=40m relending_loan=40m")
    approved, unknown = "bank_loan relending_loan", {"bank_count": None}
    beside = ("--reading", "CN-XJ/rank-2021=otherwise")
    each = ("--reading", "CN-XJ/one-pool=otherwise")
    check(*arguments, approved=approved, facts=unknown).expect("compliant")
    check(*arguments, *beside, approved=approved, facts=unknown).expect("breach")
    check(*arguments, *each, approved=approved, facts=unknown).expect("compliant")  # 2021 names other lenders: no count
    check(*arguments, *beside, *each, approved=approved, facts=unknown).expect("undetermined")


def test_reading_of_the_scope(check: Checker) -> None:
    # 一(二): small loans alone in principle; otherwise guarantees are for companies of good appraisal, with approval
    otherwise = ("--reading", "CN-XJ/scope=otherwise")
    arguments = ("CN-XJ", "2022-06-30", "guarantee=10m")
    good: dict[str, Any] = {"rating": "优良"}
    check(*arguments, facts=good).expect("compliant")
    check(*arguments, *otherwise, facts=good).expect("needs_approval")
    check(*arguments, *otherwise, facts=good, approved="guarantee").expect("compliant")
    check(*arguments, *otherwise, facts={"rating": "其他"}, approved="guarantee").expect("undetermined")
    check("CN-XJ", "2021-12-30", "guarantee=10m", *otherwise).expect("compliant")  # the day before


def test_an_individuals_loan_stands_outside_the_pool(check: Checker) -> None:
    # art. 27 (2) names corporate shareholders; another source by (3): banks 50m of 0.5 x 100m, 10m beside them
    held: dict[str, Any] = {"approved": "other_borrowing", "facts": {"bank_count": 1}}
    check("CN-XJ", "2021-06-30", "bank_loan=50m other_borrowing=10m", **held).expect("compliant")
    check("CN-XJ", "2021-06-30", "bank_loan=50m+ other_borrowing=10m", **held).expect("breach")


@pytest.mark.parametrize(
    ("lender", "approved", "verdict", "used"),
    [
        ("甲公司", "", "breach", "60000000.00"),  # bank 50m and 10m of a corporate shareholder: of 0.5 x 100m
        ("丙某", "", "needs_approval", "50000000.00"),  # art. 27 (3): an individual's 10m are another source
        ("丙某", "shareholder_loan", "compliant", "50000000.00"),
        ("某人", "", "breach", "60000000.00"),  # not said to be an individual: counted as what it is entered as
    ],
)
def test_loans_of_individuals_stand_outside_the_half(
    check: Checker, *, lender: str, approved: str, verdict: str, used: str
) -> None:
    balances = "bank_loan=50m shareholder_loan=10m"
    report = check.lent("CN-XJ", "2017-09-30", balances, lender=lender, approved=approved)
    report.expect(verdict)
    assert report.rule("CN-XJ/pool")["used"] == used
    each = check.lent("CN-XJ", "2017-09-30", balances, "--reading", "CN-XJ/one-pool=otherwise", lender=lender)
    assert each.rule("CN-XJ/pool~shareholders")["used"] == ("0.00" if lender == "丙某" else "10000000.00")


@pytest.mark.parametrize(("reading", "rule"), [("taken", "2021-pool"), ("otherwise", "2021-pool~beside")])
def test_loans_of_individuals_stand_outside_the_whole(check: Checker, reading: str, rule: str) -> None:
    options = ("--reading", f"CN-XJ/rank-2021={reading}")
    for lender, used in (("甲公司", "50000000.00"), ("丙某", "40000000.00")):
        report = check.lent("CN-XJ", "2022-06-30", "bank_loan=40m shareholder_loan=10m", *options, lender=lender)
        assert report.rule(f"CN-XJ/{rule}")["used"] == used


@pytest.mark.parametrize(
    ("rating", "verdict"),
    [
        ("优良", "compliant"),
        ("优", "compliant"),
        ("良好", "compliant"),
        ("优秀", "compliant"),
        ("合格", "undetermined"),
    ],
)
def test_good_appraisals_by_the_name_of_the_grade(check: Checker, rating: str, verdict: str) -> None:
    # 监管评价优良: either of the two good grades
    check("CN-XJ", "2022-06-30", "bond=10m", approved="bond", facts={"rating": rating}).expect(verdict)
