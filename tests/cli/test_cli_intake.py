"""The account of an intake and the marked copy on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from leverage.cli.main import main
from leverage.report.intake import cells_of

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
CHONGQING = EXAMPLES / "chongqing-2017.xlsx"
NOW, LAST = EXAMPLES / "zuoli-2025-06-30.xlsx", EXAMPLES / "zuoli-2024-12-31.xlsx"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["check", *(str(a) for a in arguments)])


@pytest.fixture
def unbalanced(tmp_path: Path) -> Path:
    """The example with total assets one 万元 too high twice over: refused."""
    book = openpyxl.load_workbook(CHONGQING)
    book["资产负债表"]["B37"] = 21_002
    book.save(tmp_path / "off.xlsx")
    return tmp_path / "off.xlsx"


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "取数：哪个单元格成了哪个数"), ("en", "Read: which cell became which figure")]
)
def test_the_table_is_followed_by_the_account(language: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    plain, told = run(CHONGQING, "--lang", language), run(CHONGQING, "--lang", language, "--explain-intake")
    assert told.exit_code == plain.exit_code == 0
    assert told.stdout.startswith(plain.stdout)
    more = told.stdout.removeprefix(plain.stdout)
    assert words in more
    assert f"资产负债表!E3  短期借款{'：' if language == 'zh' else ': '}6000" in more
    assert "60,000,000.00" in more
    from rich.cells import cell_len  # noqa: PLC0415

    assert max(cell_len(line.rstrip()) for line in more.splitlines()) <= 60
    assert "?" not in more.encode("gbk", errors="replace").decode("gbk")


def test_json_has_the_account_only_where_it_was_asked_for() -> None:
    plain = json.loads(run(CHONGQING, "--format", "json").stdout)
    told = json.loads(run(CHONGQING, "--format", "json", "--explain-intake", "--lang", "en").stdout)
    assert "intake" not in plain
    assert set(told) - set(plain) == {"intake"}
    cells = {item["cell"]: item for item in told["intake"]["cells"]}
    assert cells["资产负债表!F36"] == {
        "use": "used",
        "cell": "资产负债表!F36",
        "label": "所有者权益合计",
        "content": "9400",
        "became": "net assets at the prior year-end",
        "amount": "94000000.00",
        "count": 1,
    }
    assert cells["资产负债表!F3:F35"]["count"] == 7
    (lines,) = [item for item in told["intake"]["reconciled"] if item["what"].startswith("liabilities = the sum")]
    assert (lines["one"], lines["difference"], lines["ok"]) == ("110000000.00", "0.00", True)
    assert told["intake"]["refused"] is None


def test_csv_and_markdown_have_further_tables() -> None:
    rows = list(csv.reader(io.StringIO(run(CHONGQING, "--format", "csv", "--explain-intake").stdout)))
    head = rows.index(["cell", "label", "content", "became", "amount"])
    assert rows[head + 1][0] == "资产负债表!B2"
    markdown = run(CHONGQING, "--format", "md", "--explain-intake").stdout
    assert "## 未取用的单元格及原因" in markdown
    assert "## 勾稽核对" in markdown


def test_a_refused_file_is_explained_and_still_refused(unbalanced: Path) -> None:
    result = run(unbalanced, "--explain-intake")
    assert result.exit_code == 2
    assert "资产总计 = 负债合计 + 所有者权益合计（期末）：不符" in result.stdout
    assert "读取中止" in result.stdout
    assert "资产负债表不平" in result.stderr
    told = json.loads(run(unbalanced, "--explain-intake", "--format", "json").stdout)
    assert told["schema"] == "leverage.intake/1"
    assert "资产负债表不平" in told["intake"]["refused"]
    assert [run(unbalanced, "--format", form).stdout for form in ("table", "json", "csv", "md")] == [""] * 4
    assert run(unbalanced, unbalanced, "--format", "csv").stdout.startswith("\ufeff公司,")
    assert run(unbalanced, unbalanced, "--format", "json").stdout == "[]\n"
    assert run(unbalanced, "--explain-intake", "--quiet").stdout == ""


def test_several_files_are_each_explained(unbalanced: Path) -> None:
    told = json.loads(run(CHONGQING, unbalanced, "--explain-intake", "--format", "json").stdout)
    assert [item["schema"] for item in told] == ["leverage.assessment/1", "leverage.intake/1"]
    result = run(CHONGQING, unbalanced, "--explain-intake", "--format", "md")
    assert result.exit_code == 2
    assert result.stdout.count("读取中止") == 1
    assert "off.xlsx 读取中止" in result.stdout.replace("\\", "")


def test_the_report_has_a_sheet_of_it(tmp_path: Path) -> None:
    assert run(CHONGQING, "--out", tmp_path / "r.xlsx", "--quiet").exit_code == 0
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames[-1] == "取数"
    rows = {row[0].value: [cell.value for cell in row] for row in book["取数"].iter_rows()}
    assert rows["资产负债表!F36"][1:5] == ["所有者权益合计", "9400", "上年末净资产", 94_000_000]
    assert rows["融资明细!C3, 融资明细!C4"][2:7] == [
        60_000_000,
        "融资明细的银行借款 ≤ 可记这一渠道的负债行",
        75_000_000,
        None,
        "相符",
    ]


def test_of_many_cells_the_first_are_named() -> None:
    few, many = ", ".join(f"A!B{n}" for n in range(1, 7)), ", ".join(f"A!B{n}" for n in range(1, 8))
    assert cells_of(few).en == few
    assert cells_of(many).zh == "A!B1, A!B2, A!B3 等 7 个单元格"


@pytest.mark.parametrize("ending", ["html", "md", "csv", "json"])
def test_other_reports_have_it_where_it_was_asked_for(tmp_path: Path, ending: str) -> None:
    run(CHONGQING, "--out", tmp_path / f"a.{ending}", "--quiet")
    run(CHONGQING, "--out", tmp_path / f"b.{ending}", "--explain-intake", "--quiet")
    plain, told = ((tmp_path / f"{name}.{ending}").read_text(encoding="utf-8") for name in "ab")
    assert "上年末净资产" in told
    assert "未取用" not in plain
    assert ("只作核对" in told or "checked" in told) if ending == "json" else "所有者权益合计" in told


def test_last_years_file(tmp_path: Path) -> None:
    told = json.loads(run(NOW, "--previous", LAST, "--explain-intake", "--format", "json").stdout)
    compared = {item["what"]: item for item in told["intake"]["reconciled"]}
    equity = compared["所有者权益合计：年初 = 上年末"]
    assert (equity["one"], equity["other_from"], equity["ok"]) == (
        "2041111000.00",
        "zuoli-2024-12-31.xlsx 资产负债表!E36",
        True,
    )
    book = openpyxl.load_workbook(LAST)
    for cell, value in (("E36", 2_041_011), ("E27", 537_508)):
        book["资产负债表"][cell] = value
    book["资产负债表"]["E26"] = 49_221
    book.save(tmp_path / "last.xlsx")
    result = run(NOW, "--previous", tmp_path / "last.xlsx", "--format", "json")
    warnings = json.loads(result.stdout)["warnings"]
    assert result.exit_code == 3
    assert sum("年初 = 上年末不符" in warning for warning in warnings) == 2
    assert any("资产负债表!F36" in w and "last.xlsx 资产负债表!E36" in w and "100,000.00" in w for w in warnings)


def test_last_years_file_of_another_day_or_unreadable(tmp_path: Path) -> None:
    warnings = json.loads(run(LAST, "--previous", NOW, "--format", "json").stdout)["warnings"]
    assert any("报告日期是 2025-06-30，不是上年末 2023-12-31" in warning for warning in warnings)
    result = run(NOW, "--previous", tmp_path / "none.xlsx")
    assert result.exit_code == 2
    assert "none.xlsx" in result.stderr
    assert result.stdout == ""


def test_the_marked_copy(tmp_path: Path) -> None:
    before = CHONGQING.read_bytes()
    out = tmp_path / "m.xlsx"
    result = run(CHONGQING, "--mark-up", out)
    assert result.exit_code == 0
    assert str(out) in result.stderr
    assert CHONGQING.read_bytes() == before
    assert openpyxl.load_workbook(out).sheetnames[-1] == "标注"
    again = run(CHONGQING, "--mark-up", out)
    assert again.exit_code == 2
    assert "--force" in again.stderr
    assert run(CHONGQING, "--mark-up", out, "--force").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["m.xlsx"]


def test_a_refused_file_is_marked_and_still_refused(unbalanced: Path, tmp_path: Path) -> None:
    out = tmp_path / "m.xlsx"
    assert run(unbalanced, "--mark-up", out).exit_code == 2
    assert openpyxl.load_workbook(out)["资产负债表"]["B37"].fill.fgColor.rgb == "FFFFC7CE"


def test_a_doubt_of_the_company_is_marked(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(CHONGQING)
    book["公司信息"]["B9"] = 20_000  # net capital of twice the net assets
    book.save(tmp_path / "a.xlsx")
    assert run(tmp_path / "a.xlsx", "--mark-up", tmp_path / "m.xlsx", "--quiet").exit_code == 0
    cell = openpyxl.load_workbook(tmp_path / "m.xlsx")["公司信息"]["B9"]
    assert cell.fill.fgColor.rgb == "FFFFE699"
    assert cell.comment is not None
    assert "资本净额200,000,000.00元高于净资产100,000,000.00元一半以上" in cell.comment.text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((CHONGQING, "--mark-up", "x.csv"), ".xlsx"),
        ((CHONGQING, "--mark-up", CHONGQING), "输入文件本身"),
        ((CHONGQING, CHONGQING, "--mark-up", "x.xlsx"), "一次只用于一个文件"),
        ((CHONGQING, CHONGQING, "--previous", LAST), "一次只用于一个文件"),
        ((EXAMPLES / "hunan-2017.json", "--mark-up", "x.xlsx"), "JSON"),
        ((CHONGQING, "--mark-up", "x.xlsx", "--out", "x.xlsx"), "同一文件"),
        ((CHONGQING, "--mark-up", "none/x.xlsx"), "没有文件夹"),
    ],
)
def test_wrong_use_writes_nothing(
    arguments: tuple[Any, ...], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_opened_has_no_marked_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 and nothing that follows")
    assert run(path, "--mark-up", tmp_path / "m.xlsx", "--explain-intake").exit_code == 2
    assert not (tmp_path / "m.xlsx").exists()


def test_the_schema_knows_the_account() -> None:
    schema = json.loads(CliRunner().invoke(main, ["schema", "assessment"]).stdout)
    assert "intake" in schema["properties"]
    assert "intake" not in schema["required"]
    assert "ReconciledOut" in schema["$defs"]
