"""One company over many months, and a place over many companies: shares, first warning, first breach, and the law in between, worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from portfolio import as_json, batch, company, table

from leverage.law.rulebook import load_on_demand
from leverage.portfolio import batch as batches
from leverage.portfolio.batch import Batch
from leverage.portfolio.journal import Journal
from leverage.portfolio.overview import overview
from leverage.portfolio.reading.inputs import gathered
from leverage.portfolio.result import Result
from leverage.portfolio.settings import Settings
from leverage.portfolio.trends import Trend, trend
from leverage.terms.places import find_place

POOL = "CN-CQ/bank-and-repo"
# Chongqing: banks and repurchase ≤ 1 × net capital of 100m
COURSE = {"2017-08-31": 60, "2017-09-30": 89, "2017-10-31": 90, "2017-11-30": 101, "2017-12-31": 100}


Judge = Callable[..., Result]


@pytest.fixture
def judged(tmp_path: Path) -> Iterator[Judge]:
    book, settings = load_on_demand(), Settings()
    journal = Journal(tmp_path / "r.part", settings.key(book))
    yield lambda *paths: Batch(settings, book, journal, 2, detailed=True).run(gathered(paths, ()))
    journal.close()


@pytest.fixture
def course(tmp_path: Path, judged: Judge) -> Trend:
    files = [
        as_json(tmp_path / f"{day}.json", company("甲公司", f"{millions}000000", day))
        for day, millions in COURSE.items()
    ]
    result = judged(*files)
    (keys,) = overview(result).over_time
    return trend(list(result.of(keys)), load_on_demand().law(find_place("CN-CQ")))


def test_the_use_of_a_cap_day_by_day(course: Trend) -> None:
    (pool,) = (one for one in course.courses if one.rule == POOL)
    assert [use.share for use in pool.uses] == [Fraction(n, 100) for n in COURSE.values()]
    assert [use.day for use in pool.uses] == [date.fromisoformat(day) for day in COURSE]


def test_first_warning_and_first_breach(course: Trend) -> None:
    """90m are nine tenths of 100m to the fen, 89m are not; 101m are beyond it."""
    assert course.first_warning == date(2017, 10, 31)
    assert course.first_breach == date(2017, 11, 30)


def test_another_share_warns_on_another_day(tmp_path: Path, judged: Judge) -> None:
    files = [as_json(tmp_path / f"{d}.json", company("甲公司", f"{n}000000", d)) for d, n in COURSE.items()]
    result = judged(*files)
    (keys,) = overview(result).over_time
    law = load_on_demand().law(find_place("CN-CQ"))
    assert trend(list(result.of(keys)), law, Fraction(89, 100)).first_warning == date(2017, 9, 30)


def test_what_changed_in_the_law_in_between(course: Trend) -> None:
    """On 2017-12-01 the notice of the nation began: after the first day, and not after 2017-12-01 itself."""
    assert {event.day for event in course.changes} == {date(2017, 12, 1)}
    assert course.between(date(2017, 11, 30), date(2017, 12, 31)) == course.changes
    assert course.between(date(2017, 12, 1), date(2017, 12, 31)) == ()


def test_the_table_among_the_examples(judged: Judge) -> None:
    """As docs/examples/README.md works it out."""
    result = judged(Path(__file__).parents[2] / "docs" / "examples" / "companies.csv")
    first, second = (list(result.of(keys)) for keys in overview(result).over_time)
    held = {lines[0].jurisdiction: lines for lines in (first, second)}
    assert [line.row.verdict for line in held["CN-CQ"] if line.row] == ["compliant", "compliant", "breach"]
    assert [line.row.utilisation for line in held["CN-CQ"] if line.row] == [6_000, 9_000, 10_100]
    assert [line.row.verdict for line in held["CN-HN"] if line.row] == ["compliant", "breach"]
    assert [line.row.utilisation for line in held["CN-HN"] if line.row] == [8_750, 17_500]
    ours = trend(held["CN-CQ"], load_on_demand().law(find_place("CN-CQ")))
    assert (ours.first_warning, ours.first_breach) == (date(2017, 10, 31), date(2017, 11, 30))


def test_the_months_of_a_place(tmp_path: Path, judged: Judge) -> None:
    """In November one of three is beyond its limit; of 50%, 80% and 120% the median is 80%. In December two, 60% and 80%: 70%.

    Of a company with two days in a month the later counts.
    """
    days = {
        ("甲公司", "2017-11-30"): 50,
        ("乙公司", "2017-11-30"): 80,
        ("丙公司", "2017-11-10"): 10,
        ("丙公司", "2017-11-30"): 120,
        ("甲公司", "2017-12-31"): 60,
        ("乙公司", "2017-12-31"): 80,
    }
    files = [
        as_json(tmp_path / f"{n}.json", company(name, f"{millions}000000", day))
        for n, ((name, day), millions) in enumerate(days.items())
    ]
    november, december = overview(judged(*files)).months
    assert (november.month, november.companies, november.beyond, november.share) == ("2017-11", 3, 1, Fraction(1, 3))
    assert november.median == Fraction(80, 100)
    assert (december.companies, december.beyond, december.median) == (2, 0, Fraction(70, 100))


def test_the_nearest_come_first_each_at_its_last_day(tmp_path: Path, judged: Judge) -> None:
    shares = {"甲公司": 95, "乙公司": 99, "丙公司": 20}
    files = [as_json(tmp_path / f"{n}.json", company(n, f"{s}000000")) for n, s in shares.items()]
    files.append(as_json(tmp_path / "old.json", company("丙公司", "99500000", "2017-10-31")))
    files.append(as_json(tmp_path / "over.json", company("丁公司", "100000001")))
    result = judged(*files)
    seen = overview(result)
    assert [line.name for line in result.of(seen.nearest.keys)] == ["乙公司", "甲公司", "丙公司"]
    assert [line.name for line in result.of(seen.beyond.keys)] == ["丁公司"]


def test_both_engines_make_one_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    heads = "name,jurisdiction,report_date,complete,bank_count,net_capital,bank_loan"
    lines = [f"{c}公司,CN-CQ,{d},yes,1,100000000,{n}000000" for c in "甲乙" for d, n in COURSE.items()]
    source = table(tmp_path / "t.csv", heads, *lines, "丙公司,CN-HN,2017-11-30,yes,1,x,1")
    batch(source, "--out", tmp_path / "fast.xlsx")
    monkeypatch.setattr(batches, "has_polars", lambda: False)
    batch(source, "--out", tmp_path / "slow.xlsx")
    assert (tmp_path / "fast.xlsx").read_bytes() == (tmp_path / "slow.xlsx").read_bytes()


def test_the_workbook(tmp_path: Path) -> None:
    files = [as_json(tmp_path / f"{d}.json", company("甲公司", f"{n}000000", d)) for d, n in COURSE.items()]
    (tmp_path / "letter.pdf").write_bytes(b"%PDF")
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    run = batch(tmp_path, "--out", tmp_path / "r.xlsx")
    assert run.exit_code == 2
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    names = ["汇总", "接近限额", "超限", "取决于读法", "各地", "趋势", "出错", "未读", "明细"]
    assert book.sheetnames == names
    held = {page.title: [[cell.value for cell in row] for row in page.iter_rows()] for page in book}
    assert held["接近限额"][2][:4] == ["甲公司", "重庆", "2017-12-31", "合规"]
    assert held["接近限额"][2][4:6] == [1, 10_000]  # 100m of 100m; 10,000 万元
    assert held["超限"][2][:5] == ["甲公司", "重庆", "2017-11-30", "超限", "银行与回购合计"]
    assert any(
        "首次预警（达限额的90%）：2017-10-31；首次超限或进入禁止渠道：2017-11-30" in str(row[0]) for row in held["趋势"]
    )
    assert any("2017-12-01" in str(row[0]) for row in held["趋势"])
    assert str(held["出错"][2][0]).endswith("bad.json")
    assert str(held["未读"][2][0]).endswith("letter.pdf")
    assert held["明细"][0][:5] == ["file", "name", "jurisdiction", "as_of", "verdict"]
    assert len(held["明细"]) == 1 + len(files) + 1
    assert [len(vars(book[name])["_charts"]) for name in ("趋势", "各地")] == [1, 1]
    for page in book:
        assert page.page_setup.paperSize == 9, page.title
    book.close()
