"""The national texts of 2008, 2017, 2020 and 2024, seen in Tibet, which has no text of its own; and the input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cases.conftest import Checker

# Net capital 100m, net assets 110m, net assets of the year before 90m, two banks, complete.
VERDICTS = [
    # 银监发〔2008〕23号: bank money up to 0.5 x net capital 100m is 50m
    ("2008-05-04", "bank_loan=50m", "", "compliant"),  # at the cap on the day of issue
    ("2008-05-04", "bank_loan=50m+", "", "breach"),  # a fen above 50m
    ("2016-12-31", "bank_loan=50m", "", "compliant"),  # at the cap of 50m
    ("2016-12-31", "bank_loan=50m+", "", "breach"),  # a fen above 50m
    ("2016-12-31", "shareholder_loan=10m", "", "undetermined"),  # 2008 does not provide for shareholder loans
    # 整治办函〔2017〕141号, from 2017-12-01: all funding with ABS and transfers, 0.5 x net capital is 50m by default
    ("2017-11-30", "abs=10m", "", "undetermined"),  # the day before: no text provides for ABS
    ("2017-12-01", "abs=10m", "", "needs_approval"),  # 10m is within 50m, but approval is missing
    ("2017-12-01", "abs=50m", "abs", "compliant"),  # at the cap of 50m, approved
    ("2017-12-01", "abs=50m+", "abs", "breach"),  # a fen above 50m
    ("2017-12-01", "bank_loan=30m abs=20m", "abs", "compliant"),  # 30m and 20m together are 50m
    ("2017-12-01", "bank_loan=30m abs=20m+", "abs", "breach"),  # together a fen above 50m, each alone within
    ("2017-12-01", "bank_loan=30m asset_transfer_outright=20m", "asset_transfer_outright", "compliant"),  # 50m
    ("2017-12-01", "bank_loan=30m asset_transfer_outright=20m+", "asset_transfer_outright", "breach"),  # 50m and a fen
    ("2017-12-01", "asset_transfer_repo=50m", "", "needs_approval"),  # at the cap, approval missing
    ("2020-09-06", "abs=50m+", "abs", "breach"),  # last day of the pool of 2017
    # 银保监办发〔2020〕86号, dated 2020-09-07 and counted from then: other forms 1 x net assets 110m, standardised 4 x 110m is 440m
    ("2020-09-07", "abs=50m+", "abs", "compliant"),  # the pool has ended; 50m and a fen is within 440m
    ("2020-09-06", "bank_loan=60m", "", "breach"),  # 60m is above 0.5 x net capital 100m
    ("2020-09-07", "bank_loan=60m", "", "compliant"),  # the cap of 2008 gave way; 60m is within 110m
    ("2020-09-07", "bank_loan=110m", "", "compliant"),  # at 1 x net assets
    ("2020-09-07", "bank_loan=110m+", "", "breach"),  # a fen above 110m
    ("2020-09-06", "bond=10m", "", "undetermined"),  # the day before: no text provides for bonds
    ("2020-09-07", "bond=10m", "", "needs_approval"),  # bonds need the local authority's approval
    ("2020-09-06", "shareholder_loan=10m", "", "undetermined"),  # not provided for in Tibet
    ("2020-09-07", "shareholder_loan=10m", "", "needs_approval"),  # provided for everywhere, with approval
    ("2020-09-07", "shareholder_loan=110m", "shareholder_loan", "compliant"),  # at 1 x net assets
    ("2020-09-07", "bank_loan=60m shareholder_loan=50m+", "shareholder_loan", "breach"),  # 110m and a fen
    ("2020-12-31", "abs=440m", "abs", "compliant"),  # at 4 x 110m
    ("2020-12-31", "abs=440m+", "abs", "breach"),  # a fen above 440m
    ("2020-12-31", "abs=200m bond=240m", "abs bond", "compliant"),  # 200m and 240m are 440m
    ("2020-12-31", "abs=200m bond=240m+", "abs bond", "breach"),  # 440m and a fen
    ("2020-12-31", "abs=200m bond=10m", "abs", "needs_approval"),  # one of the two is not approved
    ("2020-12-31", "bank_loan=110m abs=440m", "abs", "compliant"),  # both caps full: there is no combined one
    # 金规〔2024〕26号 arts 18-20, from 2024-12-31: 1 x and 4 x the 90m of the prior year-end
    ("2024-12-30", "bank_loan=90m+", "", "compliant"),  # the day before: 110m
    ("2024-12-31", "bank_loan=90m", "", "compliant"),  # at 1 x 90m
    ("2024-12-31", "bank_loan=90m+", "", "breach"),  # a fen above 90m, within 110m
    ("2024-12-30", "abs=360m+", "abs", "compliant"),  # the day before: 440m
    ("2024-12-31", "abs=360m", "abs", "compliant"),  # at 4 x 90m
    ("2024-12-31", "abs=360m+", "abs", "breach"),  # a fen above 360m
]


@pytest.mark.parametrize(("date", "balances", "approved", "verdict"), VERDICTS)
def test_verdict(check: Checker, *, date: str, balances: str, approved: str, verdict: str) -> None:
    check("CN-XZ", date, balances, approved=approved).expect(verdict)


def test_limit_of_2008(check: Checker) -> None:
    found = check("CN-XZ", "2016-12-31", "bank_loan=20m").limit("bank_loan", base="net_capital", multiple="0.5")
    # 0.5 x 100m is 50m; 50m less 20m leaves 30m; 20m of 50m is 0.4; 银监发〔2008〕23号
    assert (found["outcome"], found["cap"], found["used"]) == ("compliant", "50000000.00", "20000000.00")
    assert (found["headroom"], found["base_amount"]) == ("30000000.00", "100000000.00")
    assert (found["utilisation"], found["source"]["issued"]) == ("0.4000", "2008-05-04")


def test_before_the_first_text(check: Checker) -> None:
    # the text of 2008 was issued on 2008-05-04: nothing is known of the day before
    assert not check("CN-XZ", "2008-05-03", "bank_loan=10m").limits("bank_loan")
    assert check("CN-XZ", "2008-05-04", "bank_loan=10m").limits("bank_loan")


def test_pool_of_2017(check: Checker) -> None:
    before = check("CN-XZ", "2017-11-30", "bank_loan=20m abs=10m", approved="abs")
    assert not before.limits("bank_loan", "abs")  # no pool before 2017-12-01
    found = check("CN-XZ", "2017-12-01", "bank_loan=20m abs=10m", approved="abs").limit("bank_loan", "abs")
    assert {"asset_transfer_outright", "asset_transfer_repo", "bond"} <= set(found["channels"])
    assert not {"guarantee", "interbank_lending", "other_liabilities"} & set(found["channels"])
    # 20m and 10m are 30m of 0.5 x 100m; 20m are left; 整治办函〔2017〕141号
    assert (found["base"], found["cap"], found["used"]) == ("net_capital", "50000000.00", "30000000.00")
    assert found["headroom"] == "20000000.00"
    assert not check("CN-XZ", "2020-09-07", "bank_loan=20m").limits("bank_loan", "abs")  # it has ended


@pytest.mark.parametrize(
    ("date", "bases"),
    [
        ("2020-09-06", {}),  # before 银保监办发〔2020〕86号
        ("2020-09-07", {"net_assets": ("110000000.00", "440000000.00")}),  # 1 x and 4 x 110m
        ("2024-12-30", {"net_assets": ("110000000.00", "440000000.00")}),  # 86号, its last day
        (
            "2024-12-31",
            {"prior_year_net_assets": ("90000000.00", "360000000.00")},
        ),  # 26号: 1 x and 4 x 90m, no other base
    ],
)
def test_one_and_four(check: Checker, date: str, bases: dict[str, tuple[str, str]]) -> None:
    report = check("CN-XZ", date, "bank_loan=20m bond=10m", approved="bond")
    plain = {f["base"]: f["cap"] for f in report.limits("bank_loan", "shareholder_loan", lacks="bond abs")}
    standard = {f["base"]: f["cap"] for f in report.limits("bond", "abs", lacks="bank_loan")}
    assert {base: (plain[base], standard[base]) for base in plain} == bases
    assert set(plain) == set(standard)


@pytest.mark.parametrize(
    ("date", "balances", "capital", "verdict"),
    [
        ("2016-12-31", "bank_loan=10m", {"net_capital": None}, "undetermined"),  # 2008 is over net capital
        ("2016-12-31", "bank_loan=10m", {"net_assets": None}, "compliant"),  # 2008 needs no net assets
        ("2020-09-06", "bank_loan=10m", {"net_assets": None}, "compliant"),  # 2017 needs none either
        ("2020-09-07", "bank_loan=10m", {"net_assets": None}, "undetermined"),  # 2020 is over net assets
        ("2020-09-07", "bank_loan=10m", {"net_capital": None}, "compliant"),  # 10m of 110m; net capital is not asked
        ("2024-12-30", "bank_loan=10m", {"prior_year_net_assets": None}, "compliant"),  # 2020 has one base
        (
            "2024-12-31",
            "bank_loan=10m",
            {"prior_year_net_assets": None},
            "undetermined",
        ),  # 2024 is over the prior year-end
        # 26号 arts 18-20 name the prior year-end's net assets: those at the report date decide nothing by themselves
        ("2024-12-31", "bank_loan=110m+", {"prior_year_net_assets": None}, "undetermined"),  # of a base nobody stated
        ("2024-12-31", "bank_loan=80m+", {"net_assets": "80m"}, "compliant"),  # a fen above 80m, within 90m
        ("2024-12-31", "bank_loan=90m+", {"net_assets": "80m"}, "breach"),  # a fen above 90m
    ],
)
def test_denominators(check: Checker, date: str, balances: str, capital: dict[str, str | None], verdict: str) -> None:
    report = check("CN-XZ", date, balances, capital=capital)
    report.expect(verdict)
    for base in capital if verdict == "undetermined" else ():
        (found, *_) = report.limits("bank_loan", base=base)
        assert (found["outcome"], found["cap"], found["headroom"]) == ("undetermined", None, None)
        assert base in report.asked(found)
        assert report.channel("bank_loan")["headroom"] is None  # never the other rules' larger number


def bank(lender: str | None, balance: str) -> dict[str, Any]:
    loan: dict[str, Any] = {"channel": "bank_loan", "lender": lender, "balance": balance, "start": "2016-03-01"}
    loan |= {"maturity": "2017-03-01", "rate": "0.065", "on_sheet": True}
    return {key: value for key, value in loan.items() if value is not None}


@pytest.mark.parametrize(
    ("date", "balances", "count", "verdict"),
    [
        ("2016-12-31", "bank_loan=10m", 1, "compliant"),  # one of at most two banks, 2008
        ("2016-12-31", "bank_loan=10m", 2, "compliant"),  # two of two
        ("2016-12-31", "bank_loan=10m", 3, "breach"),  # three of two
        ("2016-12-31", "bank_loan=10m", None, "undetermined"),  # nobody said how many
        ("2016-12-31", "", None, "compliant"),  # no bank money, so no banks
        ("2020-09-07", "bank_loan=10m", 2, "compliant"),  # the count outlives the cap of 50%
        ("2020-09-07", "bank_loan=10m", 3, "breach"),  # the same
        ("2025-06-30", "bank_loan=10m", 3, "breach"),  # the same after the text of 2024
    ],
)
def test_number_of_banks(check: Checker, date: str, balances: str, count: int | None, verdict: str) -> None:
    report = check("CN-XZ", date, balances, facts={"bank_count": count})
    report.expect(verdict)
    assert ("bank_count" in report.facts()) is (verdict == "undetermined")


@pytest.mark.parametrize(
    ("lenders", "verdict"),
    [
        (("甲银行", "乙银行"), "compliant"),  # two banks in the ledger
        (("甲银行", "乙银行", "甲银行"), "compliant"),  # three loans of two banks
        (("甲银行", "乙银行", "丙银行"), "breach"),  # three banks
        (("甲银行", "乙银行", None), "undetermined"),  # the third loan's bank may be one of the two or another
    ],
)
def test_banks_of_the_ledger(check: Checker, lenders: tuple[str | None, ...], verdict: str) -> None:
    loans = [bank(lender, "10000000") for lender in lenders]
    check("CN-XZ", "2016-12-31", loans=loans).expect(verdict)


def test_count_by_option(check: Checker) -> None:
    # three of at most two banks, 2008
    check("CN-XZ", "2016-12-31", "bank_loan=10m", "--fact", "bank_count=3", facts={"bank_count": None}).expect("breach")


@pytest.mark.parametrize(
    ("bank_loan", "verdict", "headroom"),
    [
        ("50000000.00", "compliant", "0.00"),  # 0.5 x 100,000,000.01 is 50,000,000.005; half a fen left, rounded down
        ("50000000.01", "breach", "0.00"),  # above 50,000,000.005
        ("49999999.99", "compliant", "0.01"),  # a fen and a half left, rounded down
    ],
)
def test_exact(check: Checker, bank_loan: str, verdict: str, headroom: str) -> None:
    report = check("CN-XZ", "2016-12-31", f"bank_loan={bank_loan}", capital={"net_capital": "100000000.01"})
    report.expect(verdict)
    assert report.limit("bank_loan", base="net_capital")["headroom"] == headroom


@pytest.mark.parametrize(
    ("unit", "net_capital", "bank_loan", "verdict"),
    [
        (None, "100000000", "50000000", "compliant"),  # yuan unless it says otherwise: 50m of 0.5 x 100m
        ("元", 100000000, 50000000, "compliant"),  # numbers are accepted
        ("千元", "100000", "50000", "compliant"),  # 50,000 thousand
        ("万元", "10000", "5000", "compliant"),  # 5,000 ten-thousands
        ("万元", "10000", "5000.000001", "breach"),  # a fen is a millionth of ten thousand yuan
        ("百万元", "100", "50", "compliant"),  # 50 millions
        ("亿元", "1", "0.5", "compliant"),  # half a hundred million
        ("亿元", "1", "0.5000000001", "breach"),  # and a fen
    ],
)
def test_units(check: Checker, unit: str | None, net_capital: Any, bank_loan: Any, verdict: str) -> None:
    changes = {"unit": unit, "capital": {"net_capital": net_capital}, "balances": {"bank_loan": bank_loan}}
    company = check.company("CN-XZ", "2016-12-31", facts={"bank_count": 2}) | changes
    if unit is None:
        del company["unit"]
    report = check.run(check.write(company))
    report.expect(verdict)
    found = report.limit("bank_loan", base="net_capital")
    assert found["base_amount"] == "100000000.00"
    assert found["used"] == ("50000000.00" if verdict == "compliant" else "50000000.01")


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"ballances": {}}, "balances"),  # unknown key of the company
        ({"balances": {"bank_laon": "1"}}, "bank_loan"),  # unknown channel
        ({"capital": {"net_captial": "1"}}, "net_capital"),  # unknown key of the capital
        ({"facts": {"ratng": "A"}}, "rating"),  # unknown fact
        ({"facts": {"approvals": ["shareholder_laon"]}}, "shareholder_loan"),  # unknown channel approved
        ({"unallocated": [{"amount": "1", "among": ["bank_loan", "bnod"]}]}, "bond"),  # unknown channel among
        ({"loans": [{"channel": "bank_loann", "balance": "1"}]}, "bank_loan"),  # unknown channel of a loan
        ({"jurisdiction": "tibett"}, "tibet"),  # unknown place
        ({"jurisdiction": "chonqing"}, "chongqing"),  # unknown place
    ],
)
def test_misspelt(check: Checker, changes: dict[str, Any], named: str) -> None:
    report = check.run(check.write(check.company("CN-XZ", "2016-12-31") | changes))
    assert report.status == 2
    assert not report.stdout.strip()
    places = {"tibet": ("tibet", "西藏", "cn-xz"), "chongqing": ("chongqing", "重庆", "cn-cq")}
    assert any(name in report.stderr.lower() for name in places.get(named, (named,)))


@pytest.mark.parametrize(
    "changes",
    [
        {"capital": {"net_capital": "0"}},  # no ratio is computed over nothing
        {"capital": {"net_capital": "-1"}},  # nor over less
        {"capital": {"net_capital": "100000000", "net_assets": "0"}},
        {"capital": {"net_capital": "100000000", "net_assets": "-0.01"}},
        {"unit": "美元"},  # a unit that is none of the five
        {"report_date": "2016-13-01"},
        {"balances": {"bank_loan": "about five"}},
        {"schema": "leverage.company/9"},
        {"balances": {"bank_loan": "20000000"}, "loans": [bank("甲银行", "19999999.99")]},  # they differ by a fen
    ],
)
def test_refused(check: Checker, changes: dict[str, Any]) -> None:
    report = check.run(check.write(check.company("CN-XZ", "2016-12-31") | changes))
    assert report.status == 2
    assert report.stderr.strip()
    assert not report.stdout.strip()


def test_not_a_company(check: Checker, tmp_path: Path) -> None:
    (tmp_path / "torn.json").write_text('{"schema": "leverage.company/1"', encoding="utf-8")
    assert check.run(str(tmp_path / "torn.json")).status == 2
    assert check.run(str(tmp_path / "absent.json")).status == 2


def test_balances_and_ledger_agree(check: Checker) -> None:
    loans = [bank("甲银行", "20000000"), bank("乙银行", "10000000")]
    report = check("CN-XZ", "2016-12-31", "bank_loan=30m", loans=loans, facts={"bank_count": None})
    report.expect("compliant")  # 20m and 10m are the stated 30m, of 50m
    assert report.limit("bank_loan", base="net_capital")["used"] == "30000000.00"


def test_as_of(check: Checker) -> None:
    report = check("CN-XZ", "2020-09-06", "bank_loan=60m", "--as-of", "2020-09-07")
    report.expect("compliant")  # 60m is above 50m of 2008, and within 110m of 2020
    assert report.data["as_of"] == "2020-09-07"
    report = check("CN-XZ", "2020-09-07", "bank_loan=60m", "--as-of", "2020-09-06")
    report.expect("breach")  # and the other way round
    assert check("CN-XZ", "2020-09-07", "bank_loan=60m").data["as_of"] == "2020-09-07"  # the report date otherwise


def test_several_files(check: Checker) -> None:
    good = check.write(check.company("CN-XZ", "2016-12-31", "bank_loan=50m"), "good.json")
    open_ = check.write(check.company("CN-XZ", "2016-12-31", "bank_loan=50m", complete=None), "open.json")
    report = check.run(good, open_)
    # at the cap, the first is complete and the second says nothing of the other channels
    assert [found["verdict"] for found in json.loads(report.stdout)] == ["compliant", "undetermined"]
    assert report.status == 3


def test_same_bytes(check: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735603200")
    first, second = (check("CN-XZ", "2024-12-31", "bank_loan=20m", approved="abs") for _ in range(2))
    assert first.stdout == second.stdout
    assert first.data["schema"] == "leverage.assessment/1"


def test_unknown_channels(check: Checker) -> None:
    report = check("CN-XZ", "2020-12-31", "bank_loan=20m", complete=None)
    report.expect("undetermined")  # nothing said of the other channels: blank is not zero
    assert report.channel("bank_loan")["headroom"] is None  # 110m less 20m less an unknown
    check("CN-XZ", "2020-12-31", "bank_loan=110m+", complete=None).expect("breach")  # whatever the others hold


OUT, REPO = "asset_transfer_outright", "asset_transfer_repo"
NOT_SOLD = "assets_not_sold_on_platforms"


@pytest.mark.parametrize(
    ("date", "balances", "not_sold", "verdict"),
    [
        # 86号: no credit assets, bad loans apart, sold through platforms or local venues; Tibet has no text that opens them
        ("2020-09-06", "platform_financing=10m", None, "undetermined"),  # not provided for
        ("2020-09-07", "platform_financing=10m", None, "undetermined"),  # prohibited, or not provided for
        ("2020-09-07", "platform_financing=10m", False, "prohibited|breach"),  # sold there
        ("2020-09-07", "platform_financing=10m", True, "undetermined"),  # raised otherwise: no text provides for it
        ("2020-09-07", "bank_loan=10m", None, "compliant"),  # the question does not spoil a company without such money
        ("2020-09-07", "bank_loan=10m", False, "breach"),  # something done, whatever is outstanding
        ("2025-06-30", "platform_financing=10m", False, "prohibited|breach"),  # taken as continuing after 26号
    ],
)
def test_platforms(check: Checker, date: str, balances: str, not_sold: bool | None, verdict: str) -> None:
    check("CN-XZ", date, balances, facts={NOT_SOLD: not_sold}).expect(verdict)


@pytest.mark.parametrize("channel", ["shareholder_loan", "shareholder_special_loan"])
@pytest.mark.parametrize(
    ("date", "own", "verdict"),
    [
        ("2024-12-30", False, "compliant"),  # the day before: not asked
        ("2024-12-31", None, "compliant"),  # 26号: 股东的自有资金, asked; unanswered it does not spoil the verdict
        ("2024-12-31", True, "compliant"),
        ("2024-12-31", False, "breach"),
    ],
)
def test_own_funds_of_shareholders(check: Checker, channel: str, date: str, own: bool | None, verdict: str) -> None:
    fact = "shareholder_loans_from_own_funds"
    report = check("CN-XZ", date, f"{channel}=10m", approved=f"shareholder_loan {channel}", facts={fact: own})
    report.expect(verdict)
    assert (fact in report.facts()) is (date == "2024-12-31" and own is None)


@pytest.mark.parametrize(
    ("place", "date", "told"),
    [
        ("CN-XZ", "2024-12-30", False),  # before 26号
        ("CN-XZ", "2024-12-31", True),  # each province may set a transition of two years at most
        ("CN-XZ", "2026-12-30", True),
        ("CN-XZ", "2026-12-31", False),  # two years have run
    ],
)
def test_transition_is_told(check: Checker, place: str, date: str, told: bool) -> None:
    report = check(place, date, "bank_loan=10m", "--as-of", date)
    assert any("CN/gap-2024-transition" in warning for warning in report.data["warnings"]) is told


def test_evidence_is_graded_by_what_was_read(check: Checker) -> None:
    report = check("CN-XZ", "2025-06-30", "bank_loan=10m")
    sources = {f["rule"]: f["source"] for f in report.data["findings"]}
    # the compilation quotes 2008 and 2017; of 26号 three professional readers were read, and no text
    assert sources["CN/2008-two-banks"]["grade"] == "A-"
    assert sources["CN/2017-pool"]["grade"] == "A-"
    assert (sources["CN/2024-non-standard"]["grade"], sources["CN/2024-non-standard"]["article"]) == (
        "B",
        "第十八条至第二十条",
    )
    assert (sources["CN/2020-non-standard"]["effective"], sources["CN/2020-non-standard"]["effective_basis"]) == (
        "2020-09-07",
        "issued",
    )


READINGS: list[tuple[str, str, str, str, dict[str, Any], str, str, str]] = [
    # 26号: over 90m of the prior year-end, or over 110m at the report date
    ("CN/2024-base=net-assets", "2024-12-31", "bank_loan=90m+", "", {}, "", "breach", "compliant"),
    ("CN/2024-base=net-assets", "2024-12-31", "bank_loan=110m+", "", {}, "", "breach", "breach"),  # above 110m too
    ("CN/2024-base=net-assets", "2024-12-31", "abs=360m+", "", {}, "abs", "breach", "compliant"),  # of 440m
    ("CN/2024-base=net-assets", "2024-12-30", "bank_loan=110m", "", {}, "", "compliant", "compliant"),  # before it
    # the two banks of 2008 after 86号: three of two
    (
        "CN/two-banks-after-2020=otherwise",
        "2020-09-07",
        "bank_loan=10m",
        "",
        {"bank_count": 3},
        "",
        "breach",
        "compliant",
    ),
    ("CN/two-banks-after-2020=otherwise", "2020-09-06", "bank_loan=10m", "", {"bank_count": 3}, "", "breach", "breach"),
    # 141号 for online companies alone: 40m and 10m and a fen of 50m
    (
        "CN/2017-scope=otherwise",
        "2017-12-01",
        "bank_loan=40m abs=10m+",
        "traditional",
        {},
        "abs",
        "breach",
        "compliant",
    ),
    ("CN/2017-scope=otherwise", "2017-12-01", "bank_loan=40m abs=10m+", "online", {}, "abs", "breach", "breach"),
    # a plan to shrink that runs
    (
        "CN/2017-shrink-plan=otherwise",
        "2018-06-30",
        "bank_loan=40m abs=10m+",
        "",
        {"shrink_plan_running": True},
        "abs",
        "breach",
        "compliant",
    ),
    (
        "CN/2017-shrink-plan=otherwise",
        "2018-06-30",
        "bank_loan=40m abs=10m+",
        "",
        {"shrink_plan_running": False},
        "abs",
        "breach",
        "breach",
    ),
    # 141号 counts and opens nothing: ABS are then not provided for
    ("CN/2017-opens=otherwise", "2017-12-01", "abs=10m", "", {}, "abs", "compliant", "undetermined"),
    ("CN/2017-opens=otherwise", "2020-09-07", "abs=10m", "", {}, "abs", "compliant", "compliant"),  # 86号 opens them
    # the approval of 86号 lapsed with it
    ("CN/2024-approval=otherwise", "2024-12-31", "bond=10m", "", {}, "", "needs_approval", "compliant"),
    ("CN/2024-approval=otherwise", "2024-12-30", "bond=10m", "", {}, "", "needs_approval", "needs_approval"),
]


@pytest.mark.parametrize(("reading", "date", "balances", "kind", "facts", "approved", "taken", "other"), READINGS)
def test_readings(
    check: Checker,
    *,
    reading: str,
    date: str,
    balances: str,
    kind: str,
    facts: dict[str, Any],
    approved: str,
    taken: str,
    other: str,
) -> None:
    changes: dict[str, Any] = {"kind": kind or "traditional", "facts": facts, "approved": approved}
    check("CN-XZ", date, balances, **changes).expect(taken)
    check("CN-XZ", date, balances, "--reading", reading, **changes).expect(other)


def test_local_debt_counts_nationally(check: Checker) -> None:
    # Hebei counts asset transfers as debt funding (2015, item 2): 95m of outright ones beside 1 x the prior year's 90m
    changes: dict[str, Any] = {"approved": OUT, "facts": {"company_ratio": "none", "well_run": True}}
    report = check("CN-HE", "2024-12-31", f"{OUT}=95m", **changes)
    assert report.rule("CN/2024-non-standard")["outcome"] == "breach"
    assert report.rule("CN/2024-non-standard")["used"] == "95000000.00"
    lenient = check("CN-HE", "2024-12-31", f"{OUT}=95m", "--reading", "CN/local-debt=otherwise", **changes)
    assert lenient.rule("CN/2024-non-standard~funding-only")["used"] == "0.00"
    # Tibet has no text that counts them: they are no funding there
    assert check("CN-XZ", "2024-12-31", f"{OUT}=95m").rule("CN/2024-non-standard")["outcome"] == "compliant"


@pytest.mark.parametrize(
    ("lender", "verdict"),
    [
        ("甲公司", "compliant"),  # a shareholder, company or person
        ("丙某", "compliant"),
        ("戊公司", "undetermined"),  # beside a full list of shareholders, a stranger: no shareholder loan
    ],
)
@pytest.mark.parametrize("date", ["2020-09-07", "2024-12-31"])
def test_a_stranger_makes_no_shareholder_loan(check: Checker, date: str, lender: str, verdict: str) -> None:
    # notice 86 opens 股东借款 to well-run companies with approval: 20m within 1 x 90m
    check.lent("CN-330200", date, "shareholder_loan=20m", lender=lender, approved="shareholder_loan").expect(verdict)


def test_the_channel_answers_where_no_lender_is_named(check: Checker) -> None:
    check("CN-330200", "2020-09-07", "shareholder_loan=20m", approved="shareholder_loan").expect("compliant")


@pytest.mark.parametrize(("date", "otherwise"), [("2024-12-30", "breach"), ("2024-12-31", "compliant")])
def test_reading_of_the_ban_on_platforms(check: Checker, date: str, otherwise: str) -> None:
    # the measures of 2024 repeal the notice of 2020: the ban goes on, or lapsed with it
    facts = {"assets_not_sold_on_platforms": False}
    check("CN-XZ", date, "bank_loan=10m", facts=facts).expect("breach")
    options = ("--reading", "CN/2024-platforms=otherwise")
    check("CN-XZ", date, "bank_loan=10m", *options, facts=facts).expect(otherwise)
    report = check("CN-XZ", date, "platform_financing=10m", *options, facts=facts)
    report.expect("breach" if otherwise == "breach" else "undetermined")  # no text opens it
    assert report.channel("platform_financing")["access"] == ("prohibited" if otherwise == "breach" else "not_provided")
