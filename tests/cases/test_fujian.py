"""Fujian without Xiamen: banks 0.5 or 1 x net capital and repurchase transfers 0.5 x from 2012 to the revision of 2023-08-22; 1 and 4 x net
assets beside them from 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cases.conftest import Checker

OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"
GOOD, BAD = True, False
FULL = f"bank_loan=100m {REPO}=50m"
PASSED = {"appraisal_passed": True}  # 考评符合条件, the third condition; well run and compliant by default


def standing(good: bool | None) -> dict[str, Any]:
    """All three conditions met, or not well run, or nobody said."""
    return {"well_run": good, "appraisal_passed": good or None}


# Net capital 100m, net assets 110m, net assets of the year before 90m, complete.
# Date, whether well run, balances, approvals, verdict.
VERDICTS: list[tuple[str, bool | None, str, str, str]] = [
    # 2008 until 2012-03-09: banks 0.5 x 100m, however well run; from 2012-03-10 art. 21
    ("2012-03-09", GOOD, "bank_loan=50m", "", "compliant"),  # national, at 0.5 x 100m
    ("2012-03-09", GOOD, "bank_loan=60m", "", "breach"),  # national, 60m of 50m
    ("2012-03-10", GOOD, "bank_loan=60m", "", "compliant"),  # 60m of 1 x 100m
    ("2012-03-09", GOOD, f"{REPO}=10m", "", "undetermined"),  # 2008 does not provide for it
    ("2012-03-10", GOOD, f"{REPO}=10m", REPO, "compliant"),  # 10m of 50m, approved
    # art. 21: 1 x for a company that is well run, compliant and passes its review; 0.5 x for the others
    ("2016-12-31", GOOD, "bank_loan=100m", "", "compliant"),  # at 1 x 100m
    ("2016-12-31", GOOD, "bank_loan=100m+", "", "breach"),  # a fen above
    ("2016-12-31", BAD, "bank_loan=50m", "", "compliant"),  # at 0.5 x 100m
    ("2016-12-31", BAD, "bank_loan=50m+", "", "breach"),  # a fen above
    ("2016-12-31", None, "bank_loan=50m", "", "compliant"),  # within the cap of either
    ("2016-12-31", None, "bank_loan=50m+", "", "undetermined"),  # 100m if well run, 50m if not
    ("2016-12-31", None, "bank_loan=100m", "", "undetermined"),  # the same
    ("2016-12-31", None, "bank_loan=100m+", "", "breach"),  # above the cap of either
    # repurchase transfers 0.5 x beside it, with the provincial commission's approval
    ("2016-12-31", GOOD, f"{REPO}=50m", "", "needs_approval"),  # at 0.5 x 100m, not approved
    ("2016-12-31", GOOD, f"{REPO}=50m", REPO, "compliant"),  # at 0.5 x 100m, approved
    ("2016-12-31", GOOD, f"{REPO}=50m+", REPO, "breach"),  # a fen above
    ("2016-12-31", GOOD, FULL, REPO, "compliant"),  # 100m and 50m: two separate caps, both full
    ("2016-12-31", GOOD, "shareholder_loan=10m", "", "undetermined"),  # the article does not provide for it
    ("2016-12-31", GOOD, "interbank_borrowing=10m", "", "undetermined"),  # nor for this
    # 2017 notice: the local ratio is the sum of the caps, 1 + 0.5 if well run, 0.5 + 0.5 if not
    ("2017-12-01", GOOD, FULL, REPO, "compliant"),  # 150m of 1.5 x 100m
    ("2017-12-01", GOOD, f"{FULL} abs=0.01", f"{REPO} abs", "breach"),  # 150m and a fen
    ("2017-12-01", BAD, f"bank_loan=50m {REPO}=30m abs=20m", f"{REPO} abs", "compliant"),  # 100m of 1 x 100m
    ("2017-12-01", BAD, f"bank_loan=50m {REPO}=30m abs=20m+", f"{REPO} abs", "breach"),  # 100m and a fen
    ("2017-12-01", None, f"bank_loan=50m {REPO}=30m abs=20m", f"{REPO} abs", "compliant"),  # within either ratio
    ("2017-12-01", None, f"bank_loan=50m {REPO}=30m abs=20m+", f"{REPO} abs", "undetermined"),  # 150m, or 100m
    ("2017-11-30", GOOD, "abs=10m", "", "undetermined"),  # the day before: no text provides for ABS
    ("2017-12-01", GOOD, "abs=10m", "", "needs_approval"),  # within 150m, not approved
    ("2017-12-01", GOOD, f"bank_loan=90m {OUT}=60m", OUT, "compliant"),  # 150m, outright sales counted
    ("2017-12-01", GOOD, f"bank_loan=90m {OUT}=60m+", OUT, "breach"),  # 150m and a fen
    # 2020: 1 x net assets 110m besides; art. 21 remains
    ("2020-09-06", GOOD, f"bank_loan=70m {REPO}=40m+", REPO, "compliant"),  # the pool's last day: of 150m
    ("2020-09-07", GOOD, f"bank_loan=70m {REPO}=40m", REPO, "compliant"),  # 110m
    ("2020-09-07", GOOD, f"bank_loan=70m {REPO}=40m+", REPO, "breach"),  # 110m and a fen
    ("2020-09-07", GOOD, "bank_loan=100m+", "", "breach"),  # within 110m, but the local 100m remains
    ("2020-09-07", BAD, "bank_loan=50m+", "", "breach"),  # within 110m, but the local 50m remains
    ("2020-09-06", GOOD, "shareholder_loan=10m", "", "undetermined"),  # not provided for
    ("2020-09-07", GOOD, "shareholder_loan=10m", "", "needs_approval"),  # the 2020 notice provides for it
    # 2021-09-08: 1 x and 4 x net assets in the regulator's notice, beside the government's measures of 2012, which were
    # revised on 2023-08-22 and alive until then
    ("2021-09-07", GOOD, "bank_loan=100m+", "", "breach"),  # of the local 100m
    ("2021-09-08", GOOD, "bank_loan=100m", "", "compliant"),
    ("2021-09-08", GOOD, "bank_loan=100m+", "", "breach"),  # still
    ("2023-08-21", GOOD, "bank_loan=100m+", "", "breach"),  # its last day
    ("2023-08-22", GOOD, "bank_loan=110m", "", "compliant"),  # the revised measures were not seen: at 1 x 110m
    ("2023-08-22", GOOD, "bank_loan=110m+", "", "breach"),  # a fen above
    ("2021-09-08", BAD, "bank_loan=60m", "", "breach"),  # 60m of the local 50m
    ("2023-08-21", BAD, "bank_loan=50m+", "", "breach"),
    ("2023-08-22", BAD, "bank_loan=60m", "", "compliant"),  # 60m of 110m
    ("2023-08-21", None, "bank_loan=60m", "", "undetermined"),  # 100m, or 50m
    ("2023-08-22", None, "bank_loan=110m", "", "compliant"),
    ("2023-08-21", GOOD, f"{REPO}=50m", REPO, "compliant"),  # at 0.5 x 100m
    ("2023-08-21", GOOD, f"{REPO}=50m+", REPO, "breach"),  # a fen above
    ("2023-08-22", GOOD, f"{REPO}=50m", REPO, "undetermined"),  # no text that was seen provides for it
    ("2023-08-22", GOOD, f"{REPO}=50m+", REPO, "undetermined"),  # nor holds it to 50m
    # 2024: the lower of 1 x 110m and 1 x 90m of the year before
    ("2024-12-30", GOOD, "bank_loan=90m+", "", "compliant"),  # within 110m
    ("2024-12-31", GOOD, "bank_loan=90m", "", "compliant"),  # at 90m
    ("2024-12-31", GOOD, "bank_loan=90m+", "", "breach"),  # a fen above 90m
]


@pytest.mark.parametrize(("date", "well_run", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(
    check: Checker, *, date: str, well_run: bool | None, balances: str, approved: str, verdict: str
) -> None:
    report = check("CN-FJ", date, balances, approved=approved, facts=standing(well_run))
    report.expect(verdict)
    assert well_run is not None or verdict != "undetermined" or "well_run" in report.facts()


@pytest.mark.parametrize(
    ("date", "banks", "verdict"),
    [
        ("2012-03-09", 2, "compliant"),  # 2008: two of two
        ("2012-03-09", 3, "breach"),  # 2008: three of two
        ("2012-03-09", None, "undetermined"),  # nobody said how many
        ("2012-03-10", 3, "compliant"),  # 自主选择若干家
        ("2012-03-10", None, "compliant"),  # no longer asked
        ("2020-12-31", 3, "compliant"),  # the count of 2008 does not come back
        ("2021-09-08", 5, "compliant"),  # nor under the notice of 2021
        ("2023-08-22", 5, "compliant"),  # nor after the revision
    ],
)
def test_number_of_banks(check: Checker, date: str, banks: int | None, verdict: str) -> None:
    check("CN-FJ", date, "bank_loan=10m", facts={"bank_count": banks}).expect(verdict)


@pytest.mark.parametrize(
    ("date", "prior", "balances", "approved", "verdict"),
    [
        # 2021-09-08: bonds, ABS and shareholder loans need 良好 or better in the year before, and approval
        ("2021-09-08", "良好", "abs=10m", "abs", "compliant"),  # both
        ("2021-09-08", "优秀", "abs=10m", "abs", "compliant"),  # better than 良好
        ("2021-09-08", "良好", "abs=10m", "", "needs_approval"),  # the approval is missing
        ("2021-09-08", "合格", "abs=10m", "", "breach|prohibited|needs_approval"),  # both are missing
        ("2021-09-08", "合格", "abs=10m", "abs", "breach|prohibited|needs_approval"),  # the grade is missing
        ("2021-09-08", None, "abs=10m", "abs", "undetermined"),  # the grade decides
        # the same for the two other kinds
        ("2021-09-08", "合格", "shareholder_loan=10m", "shareholder_loan", "breach|prohibited|needs_approval"),
        ("2021-09-08", "合格", "bond=10m", "bond", "breach|prohibited|needs_approval"),
        ("2021-09-07", "合格", "abs=10m", "abs", "compliant"),  # the day before, the national text asks for no grade
        ("2021-09-08", "合格", "bank_loan=60m", "", "compliant"),  # bank loans ask for none either
        ("2021-09-08", None, "bank_loan=60m", "", "compliant"),  # the same
        ("2021-09-08", "良好", "abs=200m bond=240m", "abs bond", "compliant"),  # 440m, at 4 x 110m
        ("2021-09-08", "良好", "abs=200m bond=240m+", "abs bond", "breach"),  # 440m and a fen
        ("2021-09-08", "良好", "bank_loan=60m shareholder_loan=50m", "shareholder_loan", "compliant"),  # 110m
        ("2021-09-08", "良好", "bank_loan=60m shareholder_loan=50m+", "shareholder_loan", "breach"),  # 110m and a fen
    ],
)
def test_grade_of_the_year_before(
    check: Checker, *, date: str, prior: str | None, balances: str, approved: str, verdict: str
) -> None:
    report = check("CN-FJ", date, balances, approved=approved, facts=PASSED | {"prior_rating": prior})
    report.expect(verdict)
    assert verdict != "undetermined" or "prior_rating" in report.facts()


@pytest.mark.parametrize(
    ("date", "channel", "access"),
    [
        ("2012-03-09", REPO, "not_provided"),  # 2008
        ("2012-03-10", "bank_loan", "permitted"),
        ("2012-03-10", REPO, "with_approval"),  # 经省经贸委审核
        ("2012-03-10", OUT, "with_approval"),  # 信贷资产转让等业务, with or without repurchase
        ("2012-03-10", "shareholder_loan", "not_provided"),
        ("2017-11-30", "abs", "not_provided"),
        ("2017-12-01", "abs", "with_approval"),  # 2017 notice
        ("2020-09-06", "bond", "not_provided"),
        ("2020-09-07", "bond", "with_approval"),  # 2020 notice
        ("2021-09-08", "bank_loan", "permitted"),
        ("2021-09-08", "shareholder_loan", "with_approval"),  # the province's notice
        ("2021-09-08", REPO, "with_approval"),  # the measures of 2012 go on
        ("2023-08-21", REPO, "with_approval"),
        ("2023-08-22", REPO, "not_provided"),
        ("2023-08-22", OUT, "not_provided"),
    ],
)
def test_access(check: Checker, date: str, channel: str, access: str) -> None:
    assert check("CN-FJ", date, facts={"prior_rating": "良好"}).channel(channel)["access"] == access


def test_own_rows_replace_the_national(check: Checker) -> None:
    day_before = check("CN-FJ", "2012-03-09", "bank_loan=20m").limit("bank_loan", base="net_capital")
    assert (day_before["layer"], day_before["cap"]) == ("national", "50000000.00")
    report = check("CN-FJ", "2012-03-10", "bank_loan=20m", facts=standing(BAD))
    found = report.limit("bank_loan", base="net_capital")
    assert (found["layer"], found["cap"], found["source"]["issued"]) == ("local", "50000000.00", "2012-03-10")
    replaced = report.limit("bank_loan", layer="national", lacks="abs shareholder_loan", idle=True)
    assert replaced["outcome"] == "replaced"


def test_rows_of_2021(check: Checker) -> None:
    report = check("CN-FJ", "2021-09-08", "bank_loan=20m", facts={"prior_rating": "良好"})
    plain = report.limit("bank_loan", "shareholder_loan", lacks="bond abs", layer="local")
    standard = report.limit("bond", "abs", lacks="bank_loan", layer="local")
    assert (plain["base"], plain["cap"], plain["headroom"]) == ("net_assets", "110000000.00", "90000000.00")
    assert (standard["base"], standard["cap"]) == ("net_assets", "440000000.00")  # 4 x 110m
    assert plain["source"]["issued"] == standard["source"]["issued"] == "2021-09-08"
    assert report.limits("bank_loan", base="net_capital")  # art. 21 goes on beside it
    report = check("CN-FJ", "2023-08-22", "bank_loan=20m", facts={"prior_rating": "良好"})
    assert not report.limits("bank_loan", base="net_capital")  # and has ended


@pytest.mark.parametrize(
    ("well_run", "headroom"),
    [
        (GOOD, "80000000.00"),  # 1 x 100m less 20m
        (BAD, "30000000.00"),  # 0.5 x 100m less 20m
        (None, "30000000.00"),  # by the base cap until the condition is known to hold
    ],
)
def test_headroom(check: Checker, well_run: bool | None, headroom: str) -> None:
    report = check("CN-FJ", "2016-12-31", f"bank_loan=20m {REPO}=10m", approved=REPO, facts=standing(well_run))
    assert report.channel("bank_loan")["headroom"] == headroom
    assert report.channel(REPO)["headroom"] == "40000000.00"  # 0.5 x 100m less 10m
    closed = check("CN-FJ", "2016-12-31", "bank_loan=20m", facts=standing(well_run)).channel(REPO)
    assert (closed["headroom"], closed["headroom_if_approved"]) == ("0.00", "50000000.00")


@pytest.mark.parametrize(
    ("date", "capital", "verdict"),
    [
        ("2016-12-31", {"net_capital": None}, "undetermined"),  # art. 21 is over net capital
        ("2016-12-31", {"net_assets": None}, "compliant"),  # and over nothing else
        ("2021-09-07", {"net_capital": None}, "undetermined"),  # its last day
        ("2023-08-21", {"net_capital": None}, "undetermined"),  # art. 21 to its last day
        ("2023-08-22", {"net_capital": None}, "compliant"),  # the notice is over net assets
        ("2021-09-08", {"net_assets": None}, "undetermined"),
        ("2024-12-31", {"prior_year_net_assets": None}, "undetermined"),  # 2024: the prior year-end
    ],
)
def test_denominators(check: Checker, date: str, capital: dict[str, str | None], verdict: str) -> None:
    check("CN-FJ", date, "bank_loan=10m", capital=capital).expect(verdict)


@pytest.mark.parametrize("kind", ["traditional", "online", None])
def test_company_type(check: Checker, kind: str | None) -> None:
    # one article for all: at and above 1 x 100m
    check("CN-FJ", "2016-12-31", "bank_loan=100m", kind=kind, facts=PASSED).expect("compliant")
    check("CN-FJ", "2016-12-31", "bank_loan=100m+", kind=kind, facts=PASSED).expect("breach")


def test_unknown_channels(check: Checker) -> None:
    report = check("CN-FJ", "2016-12-31", "bank_loan=20m", complete=None, facts=PASSED)
    report.expect("undetermined")  # nothing said of the other channels
    assert report.limit("bank_loan", layer="local")["outcome"] == "compliant"  # 20m of 100m all the same


@pytest.mark.parametrize(("date", "stale"), [("2017-12-31", False), ("2018-01-01", True)])
def test_stale(check: Checker, date: str, stale: bool) -> None:
    report = check("CN-FJ", date, "bank_loan=100m+", facts=PASSED)
    report.expect("breach")
    assert report.limit("bank_loan", lacks="abs", layer="local")["stale"] is stale


def test_no_stale(check: Checker) -> None:
    arguments = ("CN-FJ", "2021-06-30", "bank_loan=105m")
    check(*arguments, facts=PASSED).expect("breach")  # above the local 100m of 2012
    check(*arguments, "--no-stale", facts=PASSED).expect("compliant")  # within 1 x net assets 110m


@pytest.mark.parametrize("place", ["CN-FJ", "fujian", "福建", "福建省"])
def test_place(check: Checker, place: str) -> None:
    report = check(place, "2016-12-31", "bank_loan=60m", facts=PASSED)
    report.expect("compliant")  # above 50m of 2008, within 100m of Fujian
    assert report.data["company"]["jurisdiction"] == "CN-FJ"


def test_approval_without_a_ratio(check: Checker) -> None:
    # 但回购式…50%, nothing of outright ones: the approval names the amount, until the pool of 2017
    found = check("CN-FJ", "2017-11-30").channel("asset_transfer_outright")
    assert (found["access"], found["headroom"], found["headroom_if_approved"]) == ("with_approval", "0.00", None)
    found = check("CN-FJ", "2017-12-01", facts=PASSED).channel("asset_transfer_outright")
    assert found["headroom_if_approved"] == "150000000.00"  # 1 and 0.5 x 100m, well run


@pytest.mark.parametrize(
    ("facts", "amount", "verdict"),
    [
        # art. 21: 运行情况良好、合规经营、考评符合条件, all of them
        ({"well_run": True, "appraisal_passed": True}, "100m", "compliant"),
        ({"well_run": True, "appraisal_passed": None}, "95m", "undetermined"),  # the third condition is not known
        ({"well_run": True, "appraisal_passed": None}, "50m", "compliant"),  # within the base
        ({"well_run": True, "appraisal_passed": None}, "100m+", "breach"),  # above either
        ({"well_run": True, "appraisal_passed": False}, "50m+", "breach"),
        ({"well_run": None, "appraisal_passed": True}, "50m+", "undetermined"),
        ({"well_run": False, "appraisal_passed": True}, "50m+", "breach"),
    ],
)
def test_three_conditions(check: Checker, facts: dict[str, Any], amount: str, verdict: str) -> None:
    report = check("CN-FJ", "2016-12-31", f"bank_loan={amount}", facts=facts)
    report.expect(verdict)
    if verdict == "undetermined":
        assert {fact for fact, value in facts.items() if value is None} <= report.facts()


@pytest.mark.parametrize(
    ("date", "gap"),
    [
        ("2021-09-07", ""),
        ("2021-09-08", "CN-FJ/gap-2012-after-2021"),
        ("2023-08-21", "CN-FJ/gap-2012-after-2021"),
        ("2023-08-22", "CN-FJ/gap-2023"),
    ],
)
def test_gaps(check: Checker, date: str, gap: str) -> None:
    told = [w.split("：")[0].split(":")[0] for w in check("CN-FJ", date).data["warnings"] if w.startswith("CN-FJ/gap")]
    assert told == ([gap] if gap else [])


READINGS: list[tuple[str, str, str, dict[str, Any], str, str, str]] = [
    # the notice of 2021 takes the place of art. 21: 1 x net assets 110m, and repurchase transfers have no text
    ("CN-FJ/2012-after-2021=otherwise", "2021-09-08", "bank_loan=110m", PASSED, "", "breach", "compliant"),
    ("CN-FJ/2012-after-2021=otherwise", "2021-09-07", "bank_loan=110m", PASSED, "", "breach", "breach"),
    ("CN-FJ/2012-after-2021=otherwise", "2021-09-08", f"{REPO}=10m", PASSED, REPO, "compliant", "undetermined"),
    # the 50% (100%) on all borrowed money, repurchase within it
    (
        "CN-FJ/what-50-bounds=otherwise",
        "2016-12-31",
        f"bank_loan=60m {REPO}=40m",
        PASSED,
        REPO,
        "compliant",
        "compliant",
    ),
    ("CN-FJ/what-50-bounds=otherwise", "2016-12-31", f"bank_loan=60m {REPO}=40m+", PASSED, REPO, "compliant", "breach"),
    (
        "CN-FJ/what-50-bounds=otherwise",
        "2016-12-31",
        f"bank_loan=20m {REPO}=30m+",
        standing(BAD),
        REPO,
        "compliant",
        "breach",
    ),
    ("CN-FJ/what-50-bounds=otherwise", "2016-12-31", f"{REPO}=50m+", PASSED, REPO, "breach", "breach"),
    # the scale of repurchase transfers as the year's volume
    (
        "CN-FJ/repo-scale=otherwise",
        "2016-12-31",
        f"{REPO}=10m",
        PASSED | {"repo_volume_within_half": False},
        REPO,
        "compliant",
        "breach",
    ),
    # transfers kept for companies that are well run and appraised
    ("CN-FJ/repo-gate=otherwise", "2016-12-31", f"{REPO}=10m", standing(BAD), REPO, "compliant", "undetermined"),
    ("CN-FJ/repo-gate=otherwise", "2016-12-31", f"{REPO}=10m", PASSED, REPO, "compliant", "compliant"),
    # outright transfers not provided for (within the pool of 2017 meanwhile)
    ("CN-FJ/outright=otherwise", "2020-09-07", f"{OUT}=10m", PASSED, OUT, "undetermined", "undetermined"),
    # the two banks of 2008 come back with the end of art. 21
    ("CN-FJ/number-of-banks=otherwise", "2023-08-22", "bank_loan=10m", {"bank_count": 3}, "", "compliant", "breach"),
    ("CN-FJ/number-of-banks=otherwise", "2023-08-21", "bank_loan=10m", {"bank_count": 3}, "", "compliant", "compliant"),
]


@pytest.mark.parametrize(("reading", "date", "balances", "facts", "approved", "taken", "other"), READINGS)
def test_readings(
    check: Checker,
    *,
    reading: str,
    date: str,
    balances: str,
    facts: dict[str, Any],
    approved: str,
    taken: str,
    other: str,
) -> None:
    check("CN-FJ", date, balances, facts=facts, approved=approved).expect(taken)
    check("CN-FJ", date, balances, "--reading", reading, facts=facts, approved=approved).expect(other)


def test_headroom_of_outright_transfers_turns_on_a_reading(check: Checker) -> None:
    # with approval and without a ratio, or not provided for: 2016, before any pool
    found = check("CN-FJ", "2016-12-31").channel(OUT)
    assert (found["access"], found["headroom"]) == ("with_approval", "0.00")
    found = check("CN-FJ", "2016-12-31", "", "--reading", "CN-FJ/outright=otherwise").channel(OUT)
    assert (found["access"], found["headroom"]) == ("not_provided", None)


@pytest.mark.parametrize("latest", ["优秀", "其他"])
def test_the_latest_rating_does_not_stand_in_for_the_prior_year(check: Checker, latest: str) -> None:
    # 上年度评级: a grade of this year says nothing of the year before. 20m of shareholders, within 1 x 110m
    money = ("CN-FJ", "2021-09-08", "shareholder_loan=20m")
    report = check(*money, approved="shareholder_loan", facts={"rating": latest})
    report.expect("undetermined")
    assert "prior_rating" in report.facts()
    known = {"rating": latest, "prior_rating": "良好"}
    check(*money, approved="shareholder_loan", facts=known).expect("compliant")
    check(*money, facts={"rating": latest, "prior_rating": "其他"}).expect("prohibited")


@pytest.mark.parametrize(
    ("to_banks", "taken", "otherwise"),
    [
        (None, "compliant", "undetermined"),  # nobody said to whom
        (True, "compliant", "compliant"),
        (False, "breach", "undetermined"),  # a condition broken; or money of which the text says nothing
    ],
)
def test_transferees(check: Checker, *, to_banks: bool | None, taken: str, otherwise: str) -> None:
    # 可与银行业金融机构开展信贷资产转让: 40m with repurchase within 0.5 x 100m, after review
    money = ("CN-FJ", "2013-06-30", "asset_transfer_repo=40m")
    facts = {"transfers_to_banks_only": to_banks}
    check(*money, approved="asset_transfer_repo", facts=facts).expect(taken)
    reading = ("--reading", "CN-FJ/transferees=otherwise")
    check(*money, *reading, approved="asset_transfer_repo", facts=facts).expect(otherwise)
