"""The answer as a CFO reads it: how much from banks and from whom, what stops it and mends it, what is missing; in every medium alike."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from leverage.cli.main import main
from leverage.law.rulebook import load
from leverage.report.media.lines import CLOSING, marked, wrapped

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
FOUR = ("hunan-2017.json", "chongqing-2017.xlsx", "jiangsu-2012.xlsx", "national-2025.json")
ID = re.compile(r"CN(?:-[A-Z]{2}|-[0-9]{6})?/[a-z0-9-]+")
MILLION = 1_000_000
Write = Callable[..., Path]


def run(*arguments: object, language: str = "zh") -> str:
    result = CliRunner().invoke(main, ["check", *map(str, arguments), "--lang", language])
    assert result.exit_code in (0, 1, 3), result.stderr
    return result.stdout


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(place: str, day: str, loans: list[tuple[str, str, int]], **more: Any) -> Path:
        data = {
            "name": "示例小额贷款有限公司",
            "jurisdiction": place,
            "report_date": day,
            "company_type": "traditional",
            "complete": True,
            "capital": {"net_capital": str(100 * MILLION), "net_assets": str(100 * MILLION)},
            "loans": [{"channel": c, "lender": who, "balance": str(sum_ * MILLION)} for c, who, sum_ in loans],
        }
        path = tmp_path / "a.json"
        path.write_text(json.dumps(data | more), encoding="utf-8")
        return path

    return _write


# what the terminal shows


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", FOUR)
@pytest.mark.parametrize("width", ["60", "80"])
def test_an_example_fits_a_screen(name: str, language: str, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lines = run(EXAMPLES / name, language=language).splitlines()
    assert width == "60" or len(lines) <= 40
    assert not [line for line in lines if line != line.rstrip()]
    lines = [line.strip() for line in lines]
    wide = [line for line in lines if sum(2 if ord(c) > 0x2E7F else 1 for c in line) > int(width)]
    assert not wide
    assert not [line for line in lines if line.startswith(tuple("，。、；：）》"))]
    shown = "\n".join(lines)
    assert not ID.search(shown)
    head = words_of(language)
    assert shown.index(head[0]) < shown.index(head[1]) < shown.index(head[2])
    assert shown.count(head[3]) == 1  # one unit, told once


def words_of(language: str) -> tuple[str, str, str, str]:
    zh = ("结论：", "银行：", "各渠道余量", "万元")
    return zh if language == "zh" else ("Verdict:", "Banks:", "Headroom by channel", "10,000 yuan")


def test_ids_stand_in_json_and_in_small_print_alone() -> None:
    path = EXAMPLES / "chongqing-2017.xlsx"
    full = run(path, "--full")
    assert ID.search(full)
    assert all(line.rstrip().endswith("〕") for line in full.splitlines() if ID.search(line))
    data = json.loads(run(path, "--format", "json"))
    assert data["gaps"][0]["id"] == "CN-CQ/gap-2016-adjustment"
    assert f"{data['gaps'][0]['id']}：{data['gaps'][0]['says']}" in data["warnings"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("银行借款上限，按资本净额。", 13, ["银行借款上", "限，按资本净", "额。"]),
        ("请见（融资明细!B63）或", 18, ["请见", "（融资明细!B63）或"]),
        ("a word and another", 8, ["a word", "and", "another"]),
        ("回答处：--fact 短期借款=bank_loan:（出自", 32, ["回答处：", "--fact 短期借款=bank_loan:（出自"]),
    ],
)
def test_lines_are_broken_as_the_language_breaks_them(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines
    assert not [line for line in wrapped(text, width)[1:] if line[0] in CLOSING]


def test_a_marked_text_hangs() -> None:
    assert marked("  -", "one two three", 14) == ["  - one two", "    three"]


# what the sentences say


def test_the_rule_of_two_banks_speaks(write: Write) -> None:
    # Beijing 2012: at most two banks, 50% of 100m; 30m from two
    two = [("bank_loan", "甲银行", 20), ("bank_loan", "乙银行", 10)]
    assert "还可借2,000.00；两家已满：只能向甲银行、乙银行再借。" in run(write("CN-BJ", "2012-06-30", two))
    one = [("bank_loan", "甲银行", 30)]
    assert "还可借2,000.00；至多两家，另可新增一家。" in run(write("CN-BJ", "2012-06-30", one))
    three = [*two, ("bank_loan", "丙银行", 1)]
    assert "银行已超过两家，须先减少" in run(write("CN-BJ", "2012-06-30", three))
    english = run(write("CN-BJ", "2012-06-30", two), language="en")
    assert "two banks already: only 甲银行, 乙银行" in english
    stated = write("CN-BJ", "2012-06-30", [], balances={"bank_loan": "30000000"}, facts={"bank_count": 2})
    assert "两家已满：只能向原有的银行再借" in run(stated)


def test_an_unknown_rating_is_told_as_a_range(write: Write) -> None:
    # Hunan 2017: 3, 2, 1 × 100m for A, B, C; D may not borrow; 50m borrowed
    shown = run(write("CN-HN", "2017-11-30", [("bank_loan", "甲银行", 50)]))
    assert "至多还可借25,000.00（最近一次监管评级 A：25,000.00；B：15,000.00；C：5,000.00；D：0.00）" in shown.replace(
        "\n  ", ""
    )
    assert "≤25,000.00" in shown


def test_what_bounds_a_range_is_named_apart_from_what_leaves_it_open(write: Write) -> None:
    # Hunan 2024: at most 1 × 100m of the prior year-end by the national text; by grade 3, 2, 1 × 100m or nothing
    capital = dict.fromkeys(("net_capital", "net_assets", "prior_year_net_assets"), "100000000")
    path = write("CN-HN", "2024-12-31", [("bank_loan", "甲银行", 50)], capital=capital, complete=True)
    shown = run(path).replace("\n  ", "")
    assert "至多还可借5,000.00（最近一次监管评级 A、B、C：5,000.00；D：0.00）" in shown
    assert "卡在：非标准化融资1倍（2024）；说不定的是：按评级的融资总额。" in shown


def test_each_shareholder_may_still_lend(write: Write) -> None:
    # Jiangsu 2012: special loans of each shareholder at most what it paid in: 40m of 60m, and 0 of 40m
    shown = run(EXAMPLES / "jiangsu-2012.xlsx")
    assert "股东特别借款：甲公司还可借2,000.00，乙还可借4,000.00。" in shown


def test_a_breach_is_told_with_what_mends_it(write: Write) -> None:
    # Hunan, C: 1 × 100m; 160m borrowed: repay 60m, or add 60m
    path = write("CN-HN", "2017-11-30", [("bank_loan", "甲银行", 160)], facts={"rating": "C"})
    shown = run(path).replace("\n  ", "")
    assert "补救：至少还 6,000.00，或增资 6,000.00；还款可只出自银行借款6,000.00；" in shown
    # does the table bind online companies alone? Then 2008's 0.5 × holds: 160 - 50 to repay, or 160 / 0.5 - 100 to add
    assert "从严解释，至少还 11,000.00，或增资 22,000.00。" in shown
    assert "上年末" not in shown  # nobody can raise last year's net assets


def test_a_ratio_that_is_open_makes_no_plain_compliant(write: Write) -> None:
    # Hebei: the ratio of the company is not stated, nothing is borrowed
    for language, word in (("zh", "目前未超（比例未定）"), ("en", "kept so far (ratio open)")):
        shown = run(write("CN-HE", "2017-11-30", [], facts={"rating": "A"}), "--full", language=language)
        assert word in shown


def test_the_strict_figure_stands_beside_the_other() -> None:
    shown = run(EXAMPLES / "chongqing-2017.xlsx")
    row = next(line for line in shown.splitlines() if line.startswith("回购式资产转让"))
    assert row.split()[1:4] == ["3,000.00", "1,000.00", "0.00"]  # used, left, left if the filing opens the channel
    assert "从严解释：需批准，取决于：2016年事前备案的效力\n" in shown


def test_every_contested_clause_has_a_short_name() -> None:
    for regime in load().regimes():
        for reading in regime.readings:
            assert reading.name is not None, reading.id
            assert len(reading.name.zh) <= 16
            assert len(reading.name.en) <= 60
            assert not reading.name.zh.endswith(("？", "。"))


# the same in every medium


def rows(path: Path, *more: str, language: str = "zh") -> list[dict[str, str]]:
    text = run(path, "--format", "csv", *more, language=language)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_csv_has_headings_unit_headroom_and_totals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    path = EXAMPLES / "chongqing-2017.xlsx"
    held = {row["渠道"]: row for row in rows(path) if row["表"] == "各渠道余量"}
    assert held["银行借款"]["已用（元）"] == "60000000.00"
    assert held["银行借款"]["还可融资（元）"] == "10000000.00"
    assert held["合计"]["还可融资（元）"] == "130000000.00"
    said = [row["内容"] for row in rows(path) if row["表"] == "结论"]
    assert "银行：还可借1,000.00。" in said  # of 10,000 yuan, beside columns in yuan
    assert "文字中的金额单位：万元；各栏的金额单位见栏名。" in said
    english = {row["Channel"]: row for row in rows(path, language="en") if row["Table"] == "Headroom by channel"}
    assert english["In all"]["Headroom (yuan)"] == "130000000.00"
    out = tmp_path / "a.csv"
    run(path, "--quiet", "--out", out)
    assert out.read_bytes().decode("utf-8") == run(path, "--format", "csv").replace("\n", "\r\n")


def test_a_range_takes_two_columns_and_blank_is_a_word() -> None:
    held = {r["渠道"]: r for r in rows(EXAMPLES / "zuoli-2024-12-31.xlsx") if r["表"] == "各渠道余量"}
    bank = held["银行借款"]
    assert (bank["已用（元）"], bank["已用，至多（元）"]) == ("0.00", "537408000.00")
    assert (bank["还可融资（元）"], bank["还可融资，至多（元）"]) == ("待定", "1020555500.00")


def test_markdown_and_html_carry_the_same_figures_and_the_receipt(tmp_path: Path) -> None:
    path, out = EXAMPLES / "jiangsu-2012.xlsx", tmp_path / "a.html"
    run(path, "--quiet", "--out", out)
    page, text = out.read_text("utf-8"), run(path, "--format", "md")
    digest = json.loads(run(path, "--format", "json"))["receipt"]["rulebook"]
    for medium in (page, text):
        assert digest in medium
        assert "甲公司还可借2,000.00" in medium
        assert medium.index("各渠道余量") < medium.index("提示") < medium.index("其余规则")
    assert '<td class="figure">4,000.00</td>' in page
    assert "@page{size:A4" in page
