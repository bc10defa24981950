"""Tables of companies: what is wrong with a row is told with its row and column, the rest is answered; and by both engines alike."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter
from binary import Formula, Page, write_xls, write_xlsb
from opendocument import write_ods
from portfolio import as_json, batch, company, rows, sheet, table

from leverage.portfolio import batch as batches
from leverage.portfolio.reading.headings import headings, is_table, keys_of
from leverage.portfolio.reading.tables import text_rows
from leverage.terms.channels import Channel
from leverage.terms.facts import FACTS
from leverage.terms.money import UNITS
from leverage.terms.places import PLACES

HEADS = "name,jurisdiction,report_date,complete,bank_count,net_capital,bank_loan"
GOOD = "甲公司,CN-CQ,2017-11-30,yes,1,100000000,60000000"


@pytest.fixture(params=["vectorised", "one by one"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With Polars, and without."""
    if request.param == "one by one":
        monkeypatch.setattr(batches, "has_polars", lambda: False)
    return str(request.param)


def errors(path: Path, *options: object) -> dict[str, str]:
    """The errors of a table by the names of the companies; empty where there is none."""
    out = path.with_name("r.csv")
    batch(path, "--out", out, "--force", "--lang", "en", *options)
    return {row["name"]: row["error"] for row in rows(out)}


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("乙公司,CN-CQ,2017-11-30,yes,1,1e8,60000000", "F3 net_capital"),
        ("乙公司,CN-CQ,2017-11-30,yes,1,100000000,六千万", "G3 bank_loan"),
        ("乙公司,CN-CQ,2017-11-30,yes,1,100000000,-5", "G3 bank_loan"),
        ("乙公司,CN-CQ,2017-11-30,yes,1,0,60000000", "F3 net_capital"),
        ("乙公司,CN-CQ,2017/11/30,yes,1,100000000,60000000", "C3 report_date"),
        ("乙公司,CN-CQ,2017-02-30,yes,1,100000000,60000000", "C3 report_date"),
        ("乙公司,CN-CQ,30.11.2017,yes,1,100000000,60000000", "C3 report_date"),
        ("乙公司,CN-CQ,,yes,1,100000000,60000000", "no report date"),
        ("乙公司,CN-XX,2017-11-30,yes,1,100000000,60000000", "CN-XX"),
        ("乙公司,,2017-11-30,yes,1,100000000,60000000", "no place"),
        ("乙公司,CN-CQ,2017-11-30,perhaps,1,100000000,60000000", "D3 complete"),
        ("乙公司,CN-CQ,2017-11-30,yes,1,100000000", "3: the row has 6 cells under 7 headings"),
        ("乙公司,CN-CQ,2017-11-30,yes,1,100000000,60000000,1", "3: the row has 8 cells under 7 headings"),
        ('乙公司,CN-CQ,2017-11-30,yes,1,"100,000,00","60,000,000"', "F3 net_capital"),
        ("乙公司,CN-CQ,2017-11-30,yes,several,100000000,60000000", "E3 bank_count"),
    ],
)
def test_a_bad_row_is_told_by_row_and_column_and_the_rest_is_answered(tmp_path: Path, row: str, told: str) -> None:
    source = table(tmp_path / "t.csv", HEADS, GOOD, row, GOOD.replace("甲", "丙"))
    held = errors(source)
    assert told in held["乙公司"]
    assert held["甲公司"] == held["丙公司"] == ""


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("net_capital", "net_assets", "told"),
    [
        ("100000000", "10000000", ""),
        ("100000000.01", "10000000", "more than 10 times net assets"),
        ("1000000", "999999999.99", ""),
        ("1000000", "1000000000", "a thousand times apart"),  # 万元 beside yuan, the other way round
        ("10000000000", "1000000", "a thousand times apart"),
    ],
)
def test_denominators_in_two_units_are_refused_as_in_a_file(
    tmp_path: Path, net_capital: str, net_assets: str, told: str
) -> None:
    source = table(
        tmp_path / "t.csv",
        "name,jurisdiction,report_date,complete,net_capital,net_assets",
        f"甲公司,CN-CQ,2017-11-30,yes,{net_capital},{net_assets}",
    )
    held = errors(source)["甲公司"]
    assert told in held
    assert bool(told) == bool(held)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet", ".xlsx"])
def test_an_amount_that_no_column_holds_spoils_its_row_alone(tmp_path: Path, ending: str) -> None:
    source = table(tmp_path / "t.csv", HEADS, GOOD, "乙公司,CN-CQ,2017-11-30,yes,1,100000000,99999999999999999999")
    assert batch(source, "--out", tmp_path / f"r{ending}", "--lang", "en").exit_code == 2
    assert "too large" in errors(source)["乙公司"]
    assert errors(source)["甲公司"] == ""


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("row", "used"),
    [
        ('乙公司,重庆市,2017-11-30,是,1,"100,000,000","60,000,000.50"', "60000000.50"),
        ("乙公司, chongqing ,2017-11-30,YES,1,100000000.00, 60000000 ", "60000000.00"),
        ("乙公司,CN-CQ,2017-11-30,true,1,100000000.,.5", "0.50"),
    ],
)
def test_what_is_plain_is_read(tmp_path: Path, row: str, used: str) -> None:
    source = table(tmp_path / "t.csv", HEADS, row)
    batch(source, "--out", tmp_path / "r.csv")
    assert rows(tmp_path / "r.csv")[0]["used"] == used


@pytest.mark.usefixtures("engine")
def test_a_wrong_column_spoils_only_the_rows_that_fill_it(tmp_path: Path) -> None:
    """Passed over, a loan in it would count as none: the funding is said to be complete."""
    source = table(tmp_path / "t.csv", HEADS + ",bnak_loan", GOOD + ",", GOOD.replace("甲", "乙") + ",5")
    held = errors(source)
    assert held["甲公司"] == ""
    assert "H3: unknown column “bnak_loan”" in held["乙公司"]
    assert "bank_loan" in held["乙公司"].split("Did you mean")[1]


@pytest.mark.usefixtures("engine")
def test_a_column_that_stands_twice_must_agree(tmp_path: Path) -> None:
    source = table(
        tmp_path / "t.csv", HEADS + ",balances.bank_loan", GOOD + ",60000000", GOOD.replace("甲", "乙") + ",50000000"
    )
    held = errors(source)
    assert held["甲公司"] == ""
    assert "H3" in held["乙公司"]


@pytest.mark.usefixtures("engine")
def test_two_rows_of_one_company_and_day(tmp_path: Path) -> None:
    source = table(tmp_path / "t.csv", HEADS, GOOD, GOOD, GOOD.replace("11-30", "10-31"))
    out = tmp_path / "r.csv"
    assert batch(source, "--out", out, "--lang", "en").exit_code == 2
    told = [(row["as_of"], row["verdict"], row["error"]) for row in rows(out)]
    assert told[0][:2] == ("2017-10-31", "compliant")
    assert [one[1] for one in told[1:]] == ["", ""]
    assert f"{source} row 3" in told[1][2]
    assert f"{source} row 2" in told[2][2]


@pytest.mark.usefixtures("engine")
def test_a_row_and_a_file_of_one_company_and_day(tmp_path: Path) -> None:
    source = table(tmp_path / "t.csv", HEADS, GOOD)
    file = as_json(tmp_path / "a.json", company("甲公司"))
    batch(file, source, "--out", tmp_path / "r.csv", "--lang", "en")
    assert ["another of the same" in row["error"] for row in rows(tmp_path / "r.csv")] == [True, True]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings(tmp_path: Path, encoding: str, end: str) -> None:
    source = table(tmp_path / "t.csv", HEADS, GOOD, encoding=encoding, end=end)
    assert errors(source) == {"甲公司": ""}


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("mark", ["\t", ";"])
def test_other_separators(tmp_path: Path, mark: str) -> None:
    source = table(tmp_path / "t.csv", HEADS.replace(",", mark), GOOD.replace(",", mark))
    assert errors(source) == {"甲公司": ""}


@pytest.mark.usefixtures("engine")
def test_units(tmp_path: Path) -> None:
    """10,000 万元 = 1 亿元 = 100m yuan; 6,000.5 万元 = 60,005,000 yuan. A row without a unit has that of the option."""
    source = table(
        tmp_path / "t.csv",
        HEADS + ",unit",
        "甲公司,CN-CQ,2017-11-30,yes,1,10000,6000.5,万元",
        "乙公司,CN-CQ,2017-11-30,yes,1,1,0.60005,亿元",
        "丙公司,CN-CQ,2017-11-30,yes,1,100000,60005,",
        "丁公司,CN-CQ,2017-11-30,yes,1,100000,60005,万",
    )
    out = tmp_path / "r.csv"
    batch(source, "--out", out, "--unit", "千元", "--lang", "en")
    held = {row["name"]: row for row in rows(out)}
    assert {held[f"{name}公司"]["used"] for name in "甲乙丙"} == {"60005000.00"}
    assert "H5 unit" in held["丁公司"]["error"]


@pytest.mark.usefixtures("engine")
def test_a_scale_unlike_any_company_is_asked_about(tmp_path: Path) -> None:
    """10,000 yuan of net capital are meant in 万元: no verdict before that is said."""
    source = table(tmp_path / "t.csv", HEADS, "甲公司,CN-CQ,2017-11-30,yes,1,10000,6000")
    out = tmp_path / "r.csv"
    assert batch(source, "--out", out).exit_code == 3
    assert rows(out)[0]["verdict"] == "undetermined"


@pytest.mark.usefixtures("engine")
def test_a_date_of_the_rules_for_all(tmp_path: Path) -> None:
    source = table(tmp_path / "t.csv", HEADS, GOOD, GOOD.replace("甲", "乙").replace("2017-11-30", "2016-11-30"))
    batch(source, "--out", tmp_path / "r.csv", "--as-of", "2017-12-31")
    assert {row["as_of"] for row in rows(tmp_path / "r.csv")} == {"2017-12-31"}


def test_a_workbook_and_parquet_give_what_csv_gives(tmp_path: Path) -> None:
    cells = [HEADS.split(","), GOOD.split(","), GOOD.replace("甲", "乙").split(",")]
    plain = table(tmp_path / "t.csv", *(",".join(line) for line in cells))
    book = xlsxwriter.Workbook(str(tmp_path / "t.xlsx"))
    page, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
    for number, line in enumerate(cells):
        for column, cell in enumerate(line):
            if number and column == 2:
                page.write_datetime(number, column, date.fromisoformat(cell), day)
            elif number and column >= 4:
                page.write_number(number, column, float(cell))
            else:
                page.write_string(number, column, cell)
    book.close()
    frame = pl.read_csv(plain, schema_overrides={"net_capital": pl.Decimal(20, 2), "bank_loan": pl.Float64})
    frame.with_columns(pl.col("report_date").str.to_date()).write_parquet(tmp_path / "t.parquet")
    held = []
    for ending in ("csv", "xlsx", "parquet"):
        batch(tmp_path / f"t.{ending}", "--out", tmp_path / f"r{ending}.csv")
        held.append([{k: v for k, v in row.items() if k != "file"} for row in rows(tmp_path / f"r{ending}.csv")])
        assert {row["verdict"] for row in held[-1]} == {"compliant"}, held[-1]
    assert held[0] == held[1] == held[2]


def workbook(path: Path, shown: Sequence[Sequence[Any]], form: str = "", hidden: Sequence[Sequence[Any]] = ()) -> Path:
    """Write tables as sheets: a hidden one first, where there is any; the last column of the one that is shown in a number format."""
    book = xlsxwriter.Workbook(str(path))
    if hidden:
        page = book.add_worksheet("上月")
        page.hide()
        for number, row in enumerate([HEADS.split(","), *hidden]):
            page.write_row(number, 0, row)
    page = book.add_worksheet("本月")
    page.activate()
    page.set_first_sheet()
    for number, row in enumerate([[*HEADS.split(",")[:-1], "unit", "bank_loan"], *shown]):
        page.write_row(number, 0, row[:-1])
        page.write(number, len(row) - 1, row[-1], book.add_format({"num_format": form}) if form and number else None)
    book.close()
    return path


def test_the_sheet_that_is_shown_counts_and_not_a_hidden_one_before_it(tmp_path: Path) -> None:
    row = ["甲公司", "CN-CQ", "2017-11-30", "yes", 1, 100_000_000]
    source = workbook(tmp_path / "t.xlsx", [[*row, "", 160_000_000]], hidden=[[*row, 0]])
    assert errors(source) == {"甲公司": ""}
    (line,) = rows(tmp_path / "r.csv")
    assert (line["verdict"], line["used"]) == ("breach", "160000000.00")


def test_a_figure_shown_in_another_scale_is_told_unless_the_unit_of_its_row_is_that_scale(tmp_path: Path) -> None:
    start = ["CN-CQ", "2017-11-30", "yes", 1]
    shown = [
        ["甲公司", *start, 100_000_000, "", 160_000_000],  # shows 160,000: taken for yuan it would be compliant
        ["乙公司", *start, 100_000, "千元", 160_000_000],  # shows 160,000 千元
        ["丙公司", *start, 10_000, "万元", 160_000_000],
        ["丁公司", *start, 100_000_000, "", 0],
    ]
    held = errors(workbook(tmp_path / "t.xlsx", shown, "#,##0,"))
    assert "H2 bank_loan" in held["甲公司"]
    assert "H4 bank_loan" in held["丙公司"]
    assert held["乙公司"] == held["丁公司"] == ""
    assert {row["name"]: row["used"] for row in rows(tmp_path / "r.csv")}["乙公司"] == "160000000.00"


@pytest.mark.parametrize("ending", ["xls", "xlsb", "ods"])
def test_so_it_is_in_other_kinds_of_workbooks(tmp_path: Path, ending: str) -> None:
    shown: list[list[Any]] = [[*HEADS.split(",")[:-1], "unit", "bank_loan"]]
    for name, day in (("甲公司", "2017-11-30"), ("乙公司", "2017-10-31"), ("丙公司", "2017-09-30")):
        shown.append([name, "CN-CQ", day, "yes", 1, 100_000_000, "元", 160_000_000])
    page = Page(shown, {(1, 7): "#,##0,"}, merged=((2, 7, 3, 7),))
    write = {"xls": write_xls, "xlsb": write_xlsb, "ods": write_ods}[ending]
    held = errors(write(tmp_path / f"t.{ending}", {"本月": page}))
    assert "H2 bank_loan" in held["甲公司"]
    assert "H3 bank_loan" in held["乙公司"]
    assert "H4 bank_loan" in held["丙公司"]


@pytest.mark.parametrize("ending", ["xls", "xlsb"])
def test_a_nothing_that_may_never_have_been_calculated_is_told(tmp_path: Path, ending: str) -> None:
    """A name within a formula is not followed: whoever wrote its 0 may have calculated nothing."""
    named = Formula(0.0, b"\x43\x01\x00\x00\x00\x00\x00")
    shown: list[list[Any]] = [HEADS.split(",")]
    for name, cell in (("甲公司", named), ("乙公司", Formula(0.0)), ("丙公司", 0)):
        shown.append([name, "CN-CQ", "2017-11-30", "yes", 1, 100_000_000, cell])
    held = errors({"xls": write_xls, "xlsb": write_xlsb}[ending](tmp_path / f"t.{ending}", {"本月": Page(shown)}))
    assert "G2 bank_loan" in held["甲公司"]
    assert held["乙公司"] == held["丙公司"] == ""


def test_merged_cells_are_told_for_they_are_no_blanks(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "t.xlsx"))
    page = book.add_worksheet()
    page.write_row(0, 0, HEADS.split(","))
    for number, day in enumerate(["2017-09-30", "2017-10-31", "2017-11-30", "2017-12-31"], 1):
        page.write_row(number, 0, [f"{number}号公司", "CN-CQ", day, "yes", 1, 100_000_000, 1])
    page.merge_range(
        "G2:G3", 160_000_000
    )  # of which of the two is it? G3 is no cell of the file any more, or a blank one
    page.merge_range("B4:B5", "CN-CQ")
    book.close()
    held = errors(tmp_path / "t.xlsx")
    assert [name for name, error in held.items() if not error] == ["3号公司"]
    assert "G2 bank_loan" in held["1号公司"]
    assert "G3 bank_loan" in held["2号公司"]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("name", ["合计", " 合 计：", "总计", "小计", "Total", "GRAND TOTAL"])
def test_a_row_of_totals_is_no_company(tmp_path: Path, name: str) -> None:
    source = table(
        tmp_path / "t.csv", "name,complete,net_capital,bank_loan", "甲公司,yes,100000000,1", f"{name},yes,200000000,1"
    )
    held = errors(source, "--jurisdiction", "CN-CQ", "--as-of", "2017-11-30")
    assert "A3 name: a row of totals is no company" in held[name.strip()]
    assert held["甲公司"] == ""


def test_a_table_is_known_by_its_headings_and_no_statement_is_one(tmp_path: Path) -> None:
    assert is_table(HEADS.split(","))
    assert not is_table(["项目", "期末余额", "年初余额"])
    assert not is_table(["file", "name", "jurisdiction", "as_of", "verdict"])
    assert not is_table(["name"])
    statement = sheet(tmp_path / "a.xlsx")
    batch(statement, "--out", tmp_path / "r.csv", "--jurisdiction", "CN-CQ")
    assert rows(tmp_path / "r.csv")[0]["name"] == "乙小额贷款有限公司"


def test_a_heading_is_a_key_with_or_without_its_prefix() -> None:
    keys = keys_of(FACTS)
    assert [one.key for one in headings(["bank_loan", "balances.bank_loan", "rating", "facts.rating"], keys)] == [
        "balances.bank_loan",
        "balances.bank_loan",
        "facts.rating",
        "facts.rating",
    ]
    assert headings([""], keys)[0].wrong is not None


def drawn(chance: random.Random, number: int) -> list[str]:
    """A row of whatever place, day and channels; one in eight has something odd in a cell."""
    day = date(2010, 1, 1) + timedelta(days=chance.randrange(16 * 365))
    unit = chance.choice(["", "", *UNITS])
    scale = UNITS[unit] if unit else 1
    capital = str(Fraction(chance.randrange(10**8, 10**9)) / scale) if scale == 1 else str(chance.randrange(1, 9))
    cells = [
        f"{number}号公司",
        chance.choice(PLACES).code,
        day.isoformat(),
        chance.choice(["yes", "no", ""]),
        unit,
        capital if scale == 1 else str(chance.randrange(10**8, 10**9) // scale or 1),
        chance.choice(["", "traditional", "online"]),
        chance.choice(["", "A", "B"]),
        chance.choice(["", "abs;bond", "bond"]),
        *(chance.choice(["", "0", str(chance.randrange(10**8) // scale)]) for _ in range(3)),
    ]
    if chance.random() < 0.125:
        cells[chance.randrange(len(cells))] = chance.choice(["x", "-1", "1e9", "2017/1/1", "0.001", "万元", " "])
    return cells


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_both_engines_write_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    chance = random.Random(7)  # noqa: S311  it draws companies
    heads = [
        "name",
        "jurisdiction",
        "report_date",
        "complete",
        "unit",
        "net_capital",
        "company_type",
        "rating",
        "approvals",
        "bank_loan",
        "abs",
    ]
    source = tmp_path / "t.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*heads, Channel.GUARANTEE], *(drawn(chance, n) for n in range(160))])
    fast, slow = tmp_path / f"fast.{ending}", tmp_path / f"slow.{ending}"
    batch(source, "--out", fast)
    monkeypatch.setattr(batches, "has_polars", lambda: False)
    told = batch(source, "--out", slow)
    assert slow.exists(), told.stderr
    if ending == "parquet":
        assert pl.read_parquet(fast).equals(pl.read_parquet(slow))
    else:
        assert fast.read_bytes() == slow.read_bytes()


def test_parquet_without_polars_names_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = table(tmp_path / "t.csv", HEADS, GOOD)
    found: Any = lambda name: None  # noqa: E731
    monkeypatch.setattr("leverage.portfolio.reading.parquet.find_spec", found)
    run = batch(source, "--out", tmp_path / "r.parquet")
    assert run.exit_code == 2
    assert "pip install polars narwhals" in run.stderr
    assert not (tmp_path / "r.parquet").exists()


@pytest.mark.parametrize(
    "heads",
    ["公司名称,所在地,报告日期,以上为全部融资,融资银行家数,资本净额,银行借款", HEADS.title(), HEADS.upper()],
)
def test_headings_as_people_write_them(tmp_path: Path, heads: str) -> None:
    """Labels of our own workbook, and capitals. Chongqing 2017: 1 × the net capital of 100m, 60m used, 40m left for banks."""
    heads = heads.replace("融资银行家数", "bank_count")
    out = tmp_path / "r.csv"
    batch(table(tmp_path / "t.csv", heads, GOOD), "--out", out)
    (row,) = rows(out)
    assert (row["error"], row["headroom.bank_loan"]) == ("", "40000000.00")


def test_a_sum_of_all_funding_is_no_statement_that_all_is_listed(tmp_path: Path) -> None:
    """全部融资 of 1 (亿元) is an amount: taken for yes, every channel left out would be zero."""
    heads = "公司名称,所在地,报告日期,金额单位,全部融资,资本净额,银行借款"
    source = table(tmp_path / "t.csv", heads, "甲公司,重庆,2017-11-30,亿元,1,1,0.6")
    assert "全部融资" in errors(source)["甲公司"]


def test_the_first_line_of_a_statement_heads_no_table() -> None:
    assert not is_table(["公司名称", "甲公司", "报告日期", "2017-11-30"])
    assert not is_table(["公司名称", "报告日期", "金额单位"])
    assert is_table(["公司名称", "报告日期", "银行借款"])


def test_a_table_that_grows_while_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes it may not have come to its end: the rows read so far are answered, and the file has an error."""
    source, read = table(tmp_path / "t.csv", HEADS, GOOD), text_rows

    def growing(path: Path) -> Any:
        yield from read(path)
        with path.open("a", encoding="utf-8") as file:
            file.write(GOOD.replace("甲", "乙") + "\n")

    monkeypatch.setattr(batches, "text_rows", growing)
    out = tmp_path / "r.csv"
    assert batch(source, "--out", out, "--lang", "en").exit_code == 2
    held = rows(out)
    assert [row["verdict"] for row in held if row["name"]] == ["compliant"]
    assert any("changed while it was read" in row["error"] for row in held)
