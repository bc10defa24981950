"""The report workbook: every formula carries the engine's value, and a spreadsheet program that recalculates arrives at the same."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leverage.assessment.findings import Assessment, Outcome
from leverage.company import Company, Interval
from leverage.law.rulebook import load
from leverage.report.workpaper.workbook import write_report
from leverage.terms.channels import Channel
from leverage.terms.denominators import Base
from leverage.terms.facts import CompanyType
from leverage.terms.money import Bound
from leverage.terms.places import PLACES, find_place
from tests.report.conftest import (
    CAPITAL,
    RECEIPT,
    SHEETS,
    Office,
    Report,
    Values,
    change,
    company,
    figure,
    holder,
    judge,
    loan,
    loose,
    opened,
    outcomes,
    rows_of,
    rule_ids,
    special,
    values_of,
)

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

ASIDE = ("interbank_lending=0", "guarantee=0")
RURAL = CompanyType.RURAL
HOLDERS = (holder("甲公司", "0.6", "42000000"), holder("乙公司", "0.4", "28000000"))
RATES = {"deposit_benchmark_rate": {3: Fraction("0.011"), 6: Fraction("0.013")}}
JIANGSU = company(
    "bank_loan=50000000 guarantee=100000000",
    kind=RURAL,
    shareholders=HOLDERS,
    facts=RATES | {"special_loans_subordinated": True, "within_city_ratio": False, "bank_count": 2},
    loans=(
        special("42000000", "甲公司", 5, "2017-01-31", "2017-04-30", "0.02"),
        special("28000000.01", " 乙 公司", 6, "2017-01-31", "2017-04-29", "0.0221"),
        special("1000000", "丙公司", 7, "2017-03-01", "2017-09-01", "0.026"),
        special("0", "丁公司", 8),
        special("100", "甲公司", 9, "2017-03-01", "2018-03-01", "0.05"),
    ),
)
MIXED = ("bank_loan", "shareholder_loan")


@dataclass(frozen=True)
class Case:
    """A company, where and when it is judged, and perhaps a change of inputs made in the workbook itself."""

    name: str
    place: str
    day: str
    told: Company
    edits: dict[str, Any] = field(default_factory=dict)
    then: Company | None = None
    without_stale: bool = False
    language: str = "zh"
    unit: str = "万元"

    def judged(self) -> Assessment:
        return judge(self.place, self.day, self.told, without_stale=self.without_stale)

    def afterwards(self) -> Assessment:
        assert self.then is not None
        return judge(self.place, self.day, self.then, without_stale=self.without_stale)

    def write(self, path: Path) -> None:
        write_report(self.judged(), path, language=self.language, unit=self.unit, receipt=RECEIPT)  # type: ignore[arg-type]


def capital(**amounts: str | None) -> dict[Base, Any]:
    known: dict[str, str | None] = {**{base.value: value for base, value in CAPITAL.items()}, **amounts}
    return {Base(name): figure(value) for name, value in known.items() if value is not None}


def plain(name: str, place: str, day: str, balances: str = "", **more: Any) -> Case:
    options = {key: more.pop(key) for key in ("edits", "without_stale", "language", "unit") if key in more}
    return Case(name, place, day, company(balances, **more), **options)


def turned(name: str, place: str, day: str, edits: dict[str, Any], before: Company, after: Company) -> Case:
    return Case(name, place, day, before, edits, after)


def blank(*zero: Channel) -> Company:
    """Only these channels are known to hold nothing."""
    return company(" ".join(f"{channel.value}=0" for channel in zero), complete=False)


LENDERS = (
    holder("甲公司", "0.6", "42000000"),
    replace(holder("乙", "0.3", "21000000"), kind="individual"),
    holder("丙公司", "0.1", "7000000"),
)
UNKNOWN = replace(LENDERS[2], share=None)
LENT = (
    loan("shareholder_loan", "30000000", "甲公司", 5),
    loan("shareholder_loan", "10000000.01", " 乙", 6),
    loan("shareholder_loan", "5", "丙公司", 7),
    loan("shareholder_loan", "5", "丁公司", 8),
    loan("shareholder_loan", "5", None, 9),
)
DAYS = ("2012-12-31", "2016-12-31", "2017-11-30", "2017-12-31", "2021-12-31", "2025-06-30")
EVERYWHERE = (
    company(" ".join(f"{channel.value}={number}000000.01" for number, channel in enumerate(Channel, 1)), kind=None),
    company("bank_loan=60000000 shareholder_loan=12000000", complete=False, shareholders=LENDERS),
    company(loans=LENT, shareholders=LENDERS, unallocated=(loose("9000000", *MIXED), loose("5", "abs", "bond"))),
    company("bank_loan=5 abs=6", kind=CompanyType.ONLINE, capital={}, approvals=frozenset({"abs"})),
    company(loans=LENT[:1], shareholders=LENDERS, kind=None, complete=False),
)
HELD, BEST = "shareholder_loan=60000000", {"rating": "优秀"}
FULL = "bank_loan=100000000 shareholder_loan=100000000 interbank_borrowing=30000000"
PATTERNS = tuple(loan("bank_loan", "5", name, 5 + n) for n, name in enumerate(("张三", "张*", ">0", "?三")))
"""Lenders whose names a spreadsheet takes for patterns when it compares them."""
IN_ONE_CELL = (loan("bank_loan", "5", "子银行、丑银行、寅银行", 5),)
NEAR = tuple(loan("bank_loan", "5", name, 5 + n) for n, name in enumerate(("保定农商行", "保定市农商行", "工行")))
TWO_AT_MOST = tuple(loan("bank_loan", "5", name, 5 + n) for n, name in enumerate(("保定农商行", "保定市农商行")))
NEAR_A_HOLDER = (loan("shareholder_loan", "5", "保定某投资集团", 5),)
HOLDER = (holder("保定某投资集团有限公司", "0.4", "28000000"), holder("保定某商贸有限公司", "0.6", "42000000"))
CASES = [
    plain("in-one-cell", "tibet", "2017-11-30", loans=IN_ONE_CELL),
    plain("near-banks", "tibet", "2017-11-30", loans=NEAR),
    plain("two-banks-at-most", "tibet", "2017-11-30", loans=TWO_AT_MOST),
    plain("near-a-holder", "hebei", "2017-11-30", loans=NEAR_A_HOLDER, shareholders=HOLDER),
    plain("patterns", "guangdong", "2017-11-30", loans=PATTERNS),
    plain("at-cap", "chongqing", "2017-11-30", FULL),
    plain("fen-above", "chongqing", "2017-11-30", "bank_loan=70000000 asset_transfer_repo=30000000.01"),
    plain("english", "chongqing", "2017-11-30", FULL, language="en", unit="亿元"),
    plain("blank", "chongqing", "2017-11-30", "bank_loan=60000000", complete=False),
    plain("bare", "chongqing", "2018-11-30", "", complete=False, unallocated=(loose("488", *MIXED),)),
    plain("no-base", "chongqing", "2018-11-30", FULL, capital=capital(net_capital=None)),
    plain("nothing", "chongqing", "2018-11-30", "", capital=capital(net_capital=None)),
    plain(
        "sub-fen",
        "tibet",
        "2017-11-30",
        "bank_loan=100.00",
        capital=capital(net_capital="200.01"),
        facts={"bank_count": 2},
    ),
    plain("sub-fen-above", "tibet", "2017-11-30", "bank_loan=100.01", capital=capital(net_capital="200.01"), unit="元"),
    plain(
        "large",
        "chongqing",
        "2017-11-30",
        "interbank_borrowing=3000000000.30",
        capital=capital(net_capital="10000000001"),
    ),
    plain("approval", "chongqing", "2018-11-30", "asset_transfer_repo=10000000 abs=5000000 shareholder_loan=1"),
    plain(
        "approved",
        "chongqing",
        "2018-11-30",
        "asset_transfer_repo=10000000",
        approvals=frozenset({"asset_transfer_repo"}),
    ),
    plain("approved-by-rule", "chongqing", "2018-11-30", "abs=1", approvals=frozenset({"CN/2017-transfers"})),
    plain("not-approved-by-pool", "chongqing", "2018-11-30", "abs=1", approvals=frozenset({"CN/2017-pool"})),
    plain(
        "approved-by-limit",
        "chongqing",
        "2018-11-30",
        "asset_transfer_repo=1",
        approvals=frozenset({"CN-CQ/bank-and-repo"}),
    ),
    plain("unallocated", "chongqing", "2018-11-30", "bank_loan=95000000", unallocated=(loose("10000000", *MIXED),)),
    plain(
        "unallocated-fits",
        "chongqing",
        "2018-11-30",
        "bank_loan=1",
        unallocated=(loose("10000000", *MIXED), loose("0", "abs")),
    ),
    plain("unplaceable", "chongqing", "2017-11-30", "", unallocated=(loose("200000001", *MIXED),)),
    plain(
        "unapproved-loose",
        "chongqing",
        "2018-11-30",
        "",
        unallocated=(loose("7", "abs", "asset_transfer_repo"), loose("9", "abs", "bond")),
    ),
    plain("not-provided", "chongqing", "2017-11-30", "fund_loan=1"),
    plain(
        "manual-yes",
        "chongqing",
        "2018-11-30",
        "interbank_borrowing=1",
        facts={"interbank_within_caps_all_month": True},
    ),
    plain(
        "manual-no",
        "chongqing",
        "2018-11-30",
        "interbank_borrowing=1",
        facts={"interbank_within_caps_all_month": False},
    ),
    plain("manual-open", "chongqing", "2018-11-30", "interbank_borrowing=1"),
    plain("stale-out", "chongqing", "2021-11-30", FULL, without_stale=True),
    plain("before-all", "chongqing", "2007-01-01", FULL),
    plain("hunan-a", "hunan", "2017-11-30", "bank_loan=250000000", facts={"rating": "A"}),
    plain("hunan-d", "hunan", "2017-11-30", "bank_loan=1", facts={"rating": "D"}),
    plain("hunan-d-clean", "hunan", "2017-11-30", "", facts={"rating": "D"}),
    plain("hunan-open", "hunan", "2017-11-30", "bank_loan=150000000"),
    plain("hunan-open-over", "hunan", "2018-11-30", "bank_loan=300000000.01"),
    plain("hunan-open-zero", "hunan", "2018-11-30", ""),
    plain("hunan-open-blank", "hunan", "2018-11-30", "bank_loan=5", complete=False),
    plain("hunan-no-base", "hunan", "2018-11-30", "bank_loan=5", capital=capital(net_capital=None)),
    Case("jiangsu", "jiangsu", "2017-11-30", JIANGSU),
    Case("jiangsu-2018", "jiangsu", "2018-11-30", replace(JIANGSU, approvals=frozenset({"CN/2017-transfers"}))),
    Case("jiangsu-2025", "jiangsu", "2025-12-30", JIANGSU, language="en"),
    Case("jiangsu-no-holders", "jiangsu", "2017-11-30", replace(JIANGSU, shareholders=())),
    Case(
        "jiangsu-holder-blank", "jiangsu", "2017-11-30", replace(JIANGSU, shareholders=(holder("甲公司", "0.6", None),))
    ),
    Case(
        "jiangsu-part", "jiangsu", "2017-11-30", replace(JIANGSU, shareholders=(holder("甲公司", "0.6", "42000000"),))
    ),
    Case(
        "jiangsu-nameless",
        "jiangsu",
        "2017-11-30",
        replace(JIANGSU, loans=(special("5", None, 5), special("7", "甲公司", 6))),
    ),
    Case(
        "jiangsu-loose",
        "jiangsu",
        "2017-11-30",
        replace(JIANGSU, unallocated=(loose("9", "shareholder_special_loan", "bank_loan"),)),
    ),
    Case(
        "jiangsu-any-term",
        "jiangsu",
        "2017-11-30",
        replace(JIANGSU, facts={"deposit_benchmark_rate": {0: Fraction("0.012")}}),
    ),
    plain("jiangsu-no-ledger", "jiangsu", "2017-11-30", "shareholder_special_loan=5", kind=RURAL),
    plain("jiangsu-open-type", "jiangsu", "2017-11-30", "bank_loan=60000000", kind=None),
    plain("jiangsu-open-type-over", "jiangsu", "2017-11-30", "bank_loan=200000000", kind=None),
    plain("jiangsu-open-type-blank", "jiangsu", "2019-11-30", "bank_loan=1", kind=None, complete=False),
    plain("tibet", "tibet", "2025-06-30", "bank_loan=90000000 abs=360000000", approvals=frozenset({"abs"})),
    plain("tibet-over", "tibet", "2025-06-30", "bank_loan=90000000.01 bond=1"),
    plain("two-banks-open", "tibet", "2017-11-30", "bank_loan=10"),
    Case(
        "two-banks",
        "tibet",
        "2017-11-30",
        company(loans=(loan("bank_loan", "5", "甲银行", 5), loan("bank_loan", "6", "乙银行", 6))),
    ),
    Case(
        "three-banks",
        "tibet",
        "2017-11-30",
        company(
            loans=tuple(loan("bank_loan", "5", name, 5 + n) for n, name in enumerate(("甲", "乙", "丙", " 甲 ", None)))
        ),
    ),
    plain("zhejiang", "zhejiang", "2017-11-30", "bank_loan=50000000 shareholder_loan=5 abs=6"),
    plain("zhejiang-early", "zhejiang", "2014-11-30", "bank_loan=50000000.01 shareholder_loan=5"),
    plain("no-ratio", "xian", "2017-11-30", "abs=5", kind=CompanyType.ONLINE, facts={"opened_on": "2012-06-01"}),
    plain("sold", "chongqing", "2021-11-30", "bank_loan=5", facts={"assets_not_sold_on_platforms": False}),
    plain("unpublished", "tianjin", "2018-11-30", "bank_loan=5"),
    plain("held-back", "hainan", "2017-11-30", HELD, facts=BEST),
    plain(
        "lifted",
        "hainan",
        "2017-11-30",
        HELD,
        facts=BEST,
        approvals=frozenset({"CN-HI/shareholder-unapproved"}),
    ),
    plain(
        "lifted-by-channel",
        "hainan",
        "2017-11-30",
        HELD,
        approvals=frozenset({"shareholder_loan"}),
    ),
    plain("lent", "hebei", "2017-11-30", loans=LENT, shareholders=LENDERS),
    plain("lent-unknown", "hebei", "2017-11-30", loans=LENT, shareholders=(*LENDERS[:2], UNKNOWN)),
    plain("lent-room", "hebei", "2017-11-30", loans=LENT[:1], shareholders=LENDERS[:2]),
    plain("lent-open", "hebei", "2017-11-30", "shareholder_loan=9", shareholders=LENDERS),
    plain("lent-guizhou", "guizhou", "2017-11-30", loans=LENT, shareholders=LENDERS[:2]),
    *(
        Case(place.code, place.code, DAYS[number % len(DAYS)], EVERYWHERE[number % len(EVERYWHERE)])
        for number, place in enumerate(PLACES)
    ),
]
CHANGED = [
    turned("raise", "chongqing", "2017-11-30", {"bank_loan": 100000000.01}, company("bank_loan=5"), company("bank_loan=100000000.01")),
    turned("to-cap", "chongqing", "2017-11-30", {"bank_loan": 100000000}, company("bank_loan=500000000"), company("bank_loan=100000000")),
    turned("blanked", "chongqing", "2017-11-30", {"interbank_borrowing": None},
           blank(*Channel),
           blank(*(c for c in Channel if c is not Channel.INTERBANK_BORROWING))),
    turned("new-channel", "chongqing", "2017-11-30", {"fund_loan": 5}, company("bank_loan=5"), company("bank_loan=5 fund_loan=5")),
    turned("approve", "chongqing", "2018-11-30", {"approve:abs": "是"}, company("abs=5"), company("abs=5", approvals=frozenset({"abs"}))),
    turned("approve-rule", "chongqing", "2018-11-30", {"approve:CN/2017-transfers": "是"}, company("abs=5"),
           company("abs=5", approvals=frozenset({"CN/2017-transfers"}))),
    turned("answer", "chongqing", "2018-11-30", {"interbank_within_caps_all_month": "否"}, company("interbank_lending=5"),
           company("interbank_lending=5", facts={"interbank_within_caps_all_month": False})),
    turned("capital", "chongqing", "2017-11-30", {"net_capital": 99999999.99}, company(FULL), company(FULL, capital=capital(net_capital="99999999.99"))),
    turned("hunan-repaid", "hunan", "2018-11-30", {"bank_loan": 0}, company("bank_loan=9"), company("")),
    turned("count", "tibet", "2017-11-30", {"bank_count": 3}, company("bank_loan=9"), company("bank_loan=9", facts={"bank_count": 3})),
    turned("ledger", "jiangsu", "2017-11-30", {"loan:2": 28000000}, JIANGSU,
           replace(JIANGSU, loans=(JIANGSU.loans[0], replace(JIANGSU.loans[1], balance=Fraction(28000000)), *JIANGSU.loans[2:]))),
    turned("paid-in", "jiangsu", "2017-11-30", {"shareholder:1": 42000100}, JIANGSU,
           replace(JIANGSU, shareholders=(holder("甲公司", "0.6", "42000100"), HOLDERS[1]))),
    turned("special", "jiangsu", "2017-11-30", {"shareholder_special_loan": 5}, company("", kind=RURAL), company("shareholder_special_loan=5", kind=RURAL)),
    turned("cured", "jiangsu", "2017-11-30", {"bank_loan": 5}, company("bank_loan=200000000", kind=None), company("bank_loan=5", kind=None)),
    turned("lender", "hebei", "2017-11-30", {"shareholder:1": 10000000}, company(loans=LENT, shareholders=LENDERS),
           company(loans=LENT, shareholders=(holder("甲公司", "0.6", "10000000"), *LENDERS[1:]))),
    turned("placed", "chongqing", "2017-11-30", {"unallocated:1": 10}, company(unallocated=(loose("200000001", *MIXED),)),
           company(unallocated=(loose("10", *MIXED),))),
]  # fmt: skip


def moved(name: str, place: str, day: str, before: str, after: str, base: str = "", **more: Any) -> Case:
    """Balances and one denominator (`net_capital=5`) changed in the workbook, every other statement alike."""
    start, end = company(before, **more), company(after, **more)
    edits: dict[str, Any] = {
        channel.value: float(balance.amount)
        for channel, balance in end.balances.items()
        if start.balances.get(channel) != balance
    }
    edits |= dict.fromkeys((c.value for c in start.balances if c not in end.balances), 0)
    if base:
        key, amount = base.split("=")
        end, edits = replace(end, capital=capital(**{key: amount})), {**edits, key: float(amount)}
    return turned(name, place, day, edits, start, end)


STATED = {"opened_on": "2010-05-01", "lender_consent": True, "well_run": True, "listing": "none", "debt_issuer": False}
LIVE = [
    moved("cq-all", "chongqing", "2017-11-30", FULL, "bank_loan=7 asset_transfer_repo=8 shareholder_loan=9.99", "net_capital=33"),
    moved("cq-pool", "chongqing", "2018-11-30", "bank_loan=1", "bank_loan=90000000 shareholder_loan=99000000 abs=50000000",
          approvals=frozenset({"abs"})),
    moved("cq-over", "chongqing", "2021-11-30", "bank_loan=1", "bank_loan=150000000 bond=400000000.01", "net_assets=100000000"),
    moved("hn-b", "hunan", "2017-11-30", "bank_loan=1", "bank_loan=200000000.01 guarantee=3", facts={"rating": "B"}),
    moved("hn-base", "hunan", "2018-11-30", "bank_loan=199999999", "bank_loan=5 abs=6", "net_capital=3", facts={"rating": "C"}),
    moved("js", "jiangsu", "2012-12-31", "bank_loan=80000000 guarantee=150000000", "bank_loan=130000000 guarantee=290000000.01",
          "net_capital=120000000", kind=RURAL, facts={"within_city_ratio": True}, shareholders=HOLDERS),
    moved("js-low", "jiangsu", "2017-11-30", "bank_loan=130000000", "shareholder_special_loan=69999999.99", "paid_in_capital=70000000",
          kind=RURAL, facts={"within_city_ratio": True}, shareholders=HOLDERS),
    moved("he", "hebei", "2017-11-30", "bank_loan=1", "bank_loan=150000000 asset_transfer_repo=50000000", "net_capital=99999999.99",
          shareholders=LENDERS[:1]),
    moved("gd", "guangdong", "2017-11-30", "bank_loan=1", "bank_loan=60000000 other_fi_loan=40000000 fund_loan=5", facts=STATED),
    moved("gd-half", "guangdong", "2017-11-30", "bank_loan=60000000", "bank_loan=49999999.99", "net_capital=99999999.98",
          facts=STATED),
    moved("nx", "ningxia", "2017-11-30", "bank_loan=1", "bank_loan=50000000 other_liabilities=60000000 interbank_borrowing=5", facts={"rating": "Ⅰ"}),
    moved("cn-25", "tibet", "2025-06-30", "bank_loan=1", "bank_loan=80000000.01 bond=300000000 abs=1", "prior_year_net_assets=80000000",
          facts={"bank_count": 2}, approvals=frozenset({"bond", "abs"})),
    moved("cn-25-up", "tibet", "2025-06-30", "bank_loan=95000000", "bank_loan=96000000", "prior_year_net_assets=200000000",
          facts={"bank_count": 2}),
]  # fmt: skip
"""Changes after which every figure, the totals among them, follows."""
AGAIN = [
    turned("type", "chongqing", "2017-11-30", {"company_type": "网络"}, company("bank_loan=5"), company("bank_loan=5", kind=CompanyType.ONLINE)),
    turned("grade", "hunan", "2017-11-30", {"rating": "D"}, company("bank_loan=5", facts={"rating": "A"}), company("bank_loan=5", facts={"rating": "D"})),
    turned("as-of", "chongqing", "2017-11-30", {"as_of": date(2025, 6, 30)}, company("bank_loan=5"), company("bank_loan=5")),
    turned("complete", "chongqing", "2017-11-30", {"complete": "否"}, company("bank_loan=5"), company("bank_loan=5", complete=False)),
    turned("issuer", "guangdong", "2017-11-30", {"bond": 5}, company("bank_loan=5", facts=STATED), company("bank_loan=5 bond=5", facts=STATED)),
    turned("lift", "hainan", "2017-11-30", {"approve:CN-HI/shareholder-unapproved": "是"}, company(HELD, facts=BEST),
           company(HELD, facts=BEST, approvals=frozenset({"CN-HI/shareholder-unapproved"}))),
    turned("lift-by-channel", "hainan", "2017-11-30", {"approve:shareholder_loan": "是"}, company(HELD), company(HELD, approvals=frozenset({"shareholder_loan"}))),
    turned("withdrawn", "hainan", "2017-11-30", {"approve:CN-HI/shareholder-unapproved": "否"},
           company(HELD, facts=BEST, approvals=frozenset({"CN-HI/shareholder-unapproved"})), company(HELD, facts=BEST)),
    turned("loan-moved", "chongqing", "2017-11-30", {"loan:1@B": "同业拆入"}, company(loans=PATTERNS), company()),
    turned("lender-renamed", "chongqing", "2017-11-30", {"loan:2@E": "张三"}, company(loans=PATTERNS), company()),
]  # fmt: skip
"""Changes that bring other rules into play, which only the program knows."""
named = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Case], Path]:
    """The report of a case, with the changes made in the workbook. Each is written once."""
    folder = tmp_path_factory.mktemp("reports")

    def write(case: Case) -> Path:
        path = folder / f"{case.name}.xlsx"
        if not path.exists():
            case.write(path)
            if case.then is not None:
                change(path, path, case.edits)
        return path

    return write


Write = Callable[[Case], Path]
Formula = tuple[str, int, int, str]
"""Sheet, row, column and text."""


@dataclass(frozen=True)
class Built:
    """What openpyxl finds in a report: its formulas, those of its drop-down lists and of its conditional formats, and the signs of its longest text."""

    formulas: tuple[Formula, ...]
    lists: tuple[str, ...]
    conditions: tuple[str, ...]
    longest_text: int


@pytest.fixture(scope="module")
def built(written: Write) -> Callable[[Case], Built]:
    """The report of a case as it is built. Each is opened once: that takes as long as all that is asked of it."""

    @cache
    def build(path: Path) -> Built:
        book = opened(path)
        formats = (rule for sheet in book for cells in sheet.conditional_formatting for rule in cells.rules)
        return Built(
            tuple(formulas_of(book)),
            tuple(str(rule.formula1) for sheet in book for rule in sheet.data_validations.dataValidation),
            tuple(formula for rule in formats for formula in rule.formula),
            max(len(str(c.value)) for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "s"),
        )

    return lambda case: build(written(case))


Build = Callable[[Case], Built]


@named
def test_every_formula_is_stored_with_its_value(case: Case, written: Write, built: Build) -> None:
    path = written(case)
    stored = values_of(path)
    assert tuple(stored) == SHEETS
    formulas = built(case).formulas
    assert len(formulas) > 50
    for sheet, row, column, text in formulas:
        assert stored[sheet][row][column] != "", (sheet, row, column, text)


def formulas_of(book: Workbook) -> Iterator[Formula]:
    for sheet in book:
        for row, cells in enumerate(sheet.iter_rows()):
            for column, cell in enumerate(cells):
                if cell.data_type == "f":
                    yield sheet.title, row, column, str(cell.value)


@named
def test_outcomes_are_the_engine_s(case: Case, written: Write) -> None:
    book, told = values_of(written(case)), case.judged()
    shown = outcomes(book)
    language: Any = case.language
    for found in told.findings:
        assert shown[named_as(found.rule), visible(found.subject)] == found.outcome.label.of(language), found.rule
    assert book["结论"][4][1] == told.verdict.label.of(language)
    beyond = set(shown) - {(named_as(f.rule), visible(f.subject)) for f in told.findings}
    assert beyond <= {("not-provided", "")}


def named_as(rule: str) -> str:
    """The row of what no text provides for cites no clause before there is money."""
    return "not-provided" if rule.endswith("/not-provided") else rule


def visible(subject: str | None) -> str:
    return subject or ""


@named
def test_figures_are_the_engine_s(case: Case, written: Write) -> None:
    assert_figures(values_of(written(case)), case.judged(), case.unit)


def assert_figures(book: Values, told: Assessment, unit: str, *, changed: bool = False) -> None:
    """Every figure of the report against the engine's; a headroom that no formula follows asks, once an input is ``changed``, for a new run."""
    scale = {"万元": 10_000, "亿元": 100_000_000, "元": 1}[unit]
    rows = {(rule, subject): row for rule, subject, row in rows_of(book)}
    for f in told.findings:
        if f.kind == "limit" and f.outcome not in (Outcome.NOT_APPLICABLE, Outcome.REPLACED):
            row = rows[f.rule, visible(f.subject)]
            used = f.used or Interval(Fraction(0), None)
            figures = ((9, f.cap), (10, f.cap_upper), (11, used.low), (12, used.high), (13, f.headroom))
            if f.subject is not None or f.multiples is not None:
                for place, amount in ((6, f.base_amount), *figures):
                    assert_amount(row[place], amount, scale)
            if f.headroom_upper is not None:
                assert_amount(row[14], f.headroom_upper, scale)
            if f.utilisation is not None:
                assert_amount(row[15], f.utilisation, 1)
    rooms = book["渠道余量"][3 : 3 + len(told.channels)]
    for room, cells in zip(told.channels, rooms, strict=True):
        assert_amount(cells[3], room.used.low if room.used else None, scale)
        for place, bound in ((5, room.headroom), (6, room.headroom_if_approved), (7, room.headroom_upper)):
            if not (changed and cells[place] == "须重新运行"):
                assert_amount(cells[place], bound, scale)
    key, total = book["结论"], told.total
    for line, bound in ((10, total.used), (11, total.headroom), (12, total.headroom_if_approved)):
        if not (changed and key[line][1] == "须重新运行"):
            assert_amount(key[line][1], bound, scale)


def assert_amount(shown: Any, amount: Bound | None, scale: int) -> None:
    """A figure, or, where none can be given, a word; never a zero in its place."""
    if amount is None or isinstance(amount, float):
        assert isinstance(shown, str)
        assert shown
    else:
        assert shown == pytest.approx(float(amount / scale), rel=1e-9, abs=1e-9)


@pytest.fixture(scope="module")
def recalculated(office: Office, written: Write) -> Callable[[Case], Values]:
    """Every case as recalculated: all in one run."""
    read = office.recalculate([written(case) for case in CASES + CHANGED + LIVE + AGAIN])
    return lambda case: read(written(case))


@pytest.mark.office
@named
def test_recalculation_changes_nothing(
    case: Case, written: Write, built: Build, recalculated: Callable[[Case], Values]
) -> None:
    stored, fresh = values_of(written(case)), recalculated(case)
    wrong = []
    for sheet, row, column, text in built(case).formulas:
        one, other = (book[sheet][row][column] for book in (stored, fresh))
        if not same(one, other):
            wrong.append((sheet, row, column, text, one, other))
    assert not wrong


def same(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return bool(other == pytest.approx(one, rel=1e-6, abs=1e-9))
    return bool(one == other)


@pytest.mark.office
@pytest.mark.parametrize("case", CHANGED, ids=lambda case: case.name)
def test_a_changed_input_moves_the_outcomes_as_in_the_engine(
    case: Case, recalculated: Callable[[Case], Values]
) -> None:
    told, book = case.afterwards(), recalculated(case)
    shown = outcomes(book)
    for found in told.findings:
        key = (named_as(found.rule), visible(found.subject))
        if found.subject is None or key in shown:
            assert shown[key] == found.outcome.label.zh, key
    assert book["结论"][4][1] == trial(told)
    assert changed_inputs(book) == len(case.edits)


@pytest.mark.office
@pytest.mark.parametrize("case", LIVE, ids=lambda case: case.name)
def test_every_figure_follows_its_inputs(case: Case, recalculated: Callable[[Case], Values]) -> None:
    told, book = case.afterwards(), recalculated(case)
    shown = outcomes(book)
    for found in told.findings:
        if (named_as(found.rule), visible(found.subject)) in shown:
            assert shown[named_as(found.rule), visible(found.subject)] == found.outcome.label.zh, found.rule
    assert book["结论"][4][1] == trial(told)
    assert_figures(book, told, case.unit, changed=True)


@pytest.mark.office
@pytest.mark.parametrize("case", AGAIN, ids=lambda case: case.name)
def test_the_verdict_is_withdrawn_where_other_rules_may_apply(
    case: Case, recalculated: Callable[[Case], Values]
) -> None:
    book = recalculated(case)
    assert book["结论"][4][1] == "须重新运行"
    assert "不再成立" in book["结论"][5][0]
    assert {book["结论"][line][1] for line in (10, 11, 12, 13)} == {"须重新运行"}


_FUNCTIONS = {
    "ABS",
    "AND",
    "COUNT",
    "COUNTA",
    "COUNTBLANK",
    "COUNTIF",
    "COUNTIFS",
    "DATE",
    "EXACT",
    "IF",
    "IFERROR",
    "INT",
    "ISBLANK",
    "ISFORMULA",
    "ISNUMBER",
    "ISTEXT",
    "LEFT",
    "LEN",
    "MAX",
    "MIN",
    "OR",
    "RIGHT",
    "ROUND",
    "ROW",
    "SUM",
    "SUMIFS",
    "SUMPRODUCT",
    "UNICODE",
}


@named
def test_spreadsheet_programs_take_every_formula(case: Case, built: Build) -> None:
    """What Excel refuses, and repairs a file for: long formulas, long texts in them, deep nesting, functions that it lacks."""
    for sheet, row, column, text in built(case).formulas:
        where = (sheet, row, column, text)
        assert len(text) < 1000, where  # one that a reader can follow
        bare = re.sub(r'"(?:[^"]|"")*"', '""', text)
        assert all(len(quoted) <= 255 + 2 for quoted in re.findall(r'"(?:[^"]|"")*"', text)), where
        bare = re.sub(r"'[^']*'", "", bare).replace("_xlfn.", "")
        assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", bare)) <= _FUNCTIONS, where
        depth = deepest = 0
        for sign in bare:
            depth += (sign == "(") - (sign == ")")
            deepest = max(deepest, depth)
        assert depth == 0, where
        assert deepest <= 64, where
        assert not re.search(r"[^\x00-\x7f]!", bare), where  # sheets with Chinese names stand in quotation marks


@named
def test_lists_and_conditions_are_within_bounds(case: Case, built: Build) -> None:
    assert all(len(formula) <= 255 + 2 for formula in built(case).lists)
    assert all(len(formula) <= 8192 for formula in built(case).conditions)
    assert built(case).longest_text <= 32_767


def changed_inputs(book: Values) -> int:
    """What the report says of changes made after it was written."""
    (row,) = [row for row in book["数据"] if row[0] == "changed"]
    return int(row[2])


def trial(told: Assessment) -> str:
    """The word on trial for what the engine says of the changed company: never that of a verdict."""
    words = {Outcome.COMPLIANT: "在限额内", Outcome.BREACH: "超限", Outcome.PROHIBITED: "超限"}
    return f"试算：{words.get(told.verdict, '待定')}"


@pytest.mark.parametrize(
    "name",
    [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "{=1+1}",
        "http://example.com",
        "a\x00\x0b\ufffe\ud800&<_x0041_",
    ],
)
def test_text_from_the_input_never_becomes_a_formula(name: str, report: Report) -> None:
    lender = special("5", name, 5, "2017-01-01", "2017-04-01", "0.01")
    told = company(
        "bank_loan=5",
        kind=RURAL,
        name=name,
        loans=(replace(lender, source=name),),
        shareholders=(replace(holder(name, "1", "70"), source=name),),
        unallocated=(loose("1", "bank_loan", "bond", label=name),),
    )
    path = report(judge("jiangsu", "2017-11-30", told))
    book = opened(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.hyperlink is None for cell in cells)
    own = re.compile(
        r"=(IF|IFERROR|SUM|COUNTIFS|SUMIFS|SUMPRODUCT|MAX|MIN|OR|AND|CHANGED|'|\$|[\d.]+\*|[0-9]/|\(SUMIFS)"
    )
    assert all(own.match(str(cell.value)) for cell in cells if cell.data_type == "f")
    assert book["结论"]["A2"].data_type == "s"
    if "\x00" not in name:
        assert book["结论"]["A2"].value == name


def test_the_same_input_gives_the_same_bytes(report: Report) -> None:
    one = report(judge("jiangsu", "2018-11-30", JIANGSU), "one").read_bytes()
    two = report(judge("jiangsu", "2018-11-30", JIANGSU), "two").read_bytes()
    assert one == two


def test_an_existing_file_is_replaced_and_no_draft_is_left(tmp_path: Path, report: Report) -> None:
    told = judge("chongqing", "2017-11-30", company("bank_loan=5"))
    (tmp_path / "report.xlsx").write_bytes(b"old")
    path = report(told)
    assert zipfile.is_zipfile(path)
    assert [item.name for item in tmp_path.iterdir()] == ["report.xlsx"]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"old")
    told = judge("chongqing", "2017-11-30", company("bank_loan=5"))
    with pytest.raises(KeyError):
        write_report(told, path, receipt={"tool": "x"})
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["report.xlsx"]


@pytest.mark.parametrize(
    ("complete", "legend"), [(True, "<c:v>已用</c:v>"), (False, "<c:v>已用（至多；未知的不画）</c:v>")]
)
def test_the_chart_tells_where_it_draws_what_may_be_used(complete: bool, legend: str, report: Report) -> None:
    told = company("bank_loan=5", complete=complete, unallocated=() if complete else (loose("4", *MIXED),))
    with zipfile.ZipFile(report(judge("chongqing", "2017-11-30", told))) as archive:
        assert legend in archive.read("xl/charts/chart1.xml").decode()


def test_blank_is_not_zero(report: Report) -> None:
    book = opened(report(judge("chongqing", "2017-11-30", company("bank_loan=5", complete=False))))
    rows = {row[0].value: row[2].value for row in book["数据"].iter_rows() if row[0].value}
    assert rows["bank_loan"] == 5
    assert rows["shareholder_loan"] is None


def test_every_source_cell_is_shown(report: Report) -> None:
    book = opened(report(judge("jiangsu", "2017-11-30", JIANGSU)))
    told = {str(row[3]) for row in book["数据"].iter_rows(values_only=True)}
    assert {"融资明细!C5", "融资明细!C9", "股东!D5", "资产负债表!F40"} <= told


def test_every_rule_is_cited_once(report: Report) -> None:
    told = judge("zhejiang", "2017-11-30", company("bank_loan=5"))
    rules = list(rule_ids(values_of(report(told))).values())
    assert len(rules) == len(set(rules))
    assert {f.rule for f in told.findings} <= set(rules)
    assert "CN-ZJ/2015-sources" in rules


@pytest.mark.parametrize(("day", "follows"), [("2016-06-30", True), ("2016-07-01", False)])
def test_a_city_is_told_the_notes_of_its_province_while_it_follows_it(day: str, follows: bool, report: Report) -> None:
    book = values_of(report(judge("shenzhen", day, company("bank_loan=5"))))
    clauses, matters = ({str(row[column]) for row in book[name]} for name, column in (("依据", 12), ("待确认", 1)))
    law = load().law(find_place("shenzhen"))
    assert law.province is not None
    notes = {n.says.zh for n in law.province.notes if n.source.effective <= date.fromisoformat(day)}
    told = notes | {reading.zh for reading in law.province.remarks}
    assert told
    assert told <= clauses | matters if follows else not told & (clauses | matters)
    assert {reading.zh for reading in law.national.remarks} <= matters


def test_a_gap_stands_once_among_the_open_matters_and_without_its_id(report: Report) -> None:
    told = judge("chongqing", "2017-11-30", company("bank_loan=5"))
    matters = [str(row[1]) for row in values_of(report(told))["待确认"]]
    assert told.gaps
    assert all(sum(gap.says.zh in matter for matter in matters) == 1 for gap in told.gaps)
    assert not any("CN-" in matter for matter in matters)


def test_a_limit_of_no_single_multiple_is_named_without_one(report: Report) -> None:
    told = judge("chongqing", "2017-11-30", company("bank_loan=5"))  # each natural person's own contribution is a cap
    limits = [str(row[0]) for row in values_of(report(told))["渠道余量"]]
    assert "自然人股东以持股金额为限" in limits
    assert not any("?" in limit for limit in limits)


def test_it_prints_on_a4_and_says_what_it_rests_on(report: Report) -> None:
    book = opened(report(judge("chongqing", "2017-11-30", company(FULL, report_date=date(2017, 11, 30)))))
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth in (None, 1)  # one page wide, which is the default
        setup = sheet.sheet_properties.pageSetUpPr
        assert setup is not None
        assert setup.fitToPage
    assert book["逐条核对"].freeze_panes == "E4"
    assert book["逐条核对"].print_title_rows == "$3:$3"
    assert not any(book[name].merged_cells.ranges for name in SHEETS[1:-1])
    words = {str(cell) for row in book["结论"].iter_rows(values_only=True) for cell in row}
    assert set(RECEIPT.values()) <= words
