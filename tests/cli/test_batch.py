"""``leverage batch``: its columns, its exit status, what it passes over, and that nothing of the user's is lost."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from portfolio import as_json, batch, company, rows, sheet, table

from leverage.cli.main import main
from leverage.report.portfolio.columns import KEYS
from leverage.terms.channels import Channel

BY_CONTRACT = [
    "file",
    "name",
    "jurisdiction",
    "as_of",
    "verdict",
    "robust",
    "strict_verdict",
    "house_verdict",
    "conditions_open",
    "questions",
    "stale",
    "used",
    "headroom",
    "headroom_upper",
    "headroom_if_approved",
    "binding",
    "utilisation",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A company within its limit, one beyond it, and a statutory sheet of Zhejiang in a folder below."""
    as_json(tmp_path / "in" / "a.json", company("甲公司", "60000000"))
    as_json(tmp_path / "in" / "b.json", company("丙公司", "120000000"))
    (tmp_path / "in" / "below").mkdir()
    sheet(tmp_path / "in" / "below" / "c.xlsx")
    return tmp_path / "in"


def test_the_columns_are_those_of_the_contract() -> None:
    assert list(KEYS) == [*BY_CONTRACT, *(f"headroom.{channel}" for channel in Channel), "rulebook", "error"]


def test_a_folder_with_all_below_it(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.csv"
    run = batch(folder, "--out", out)
    assert run.exit_code == 2, run.stderr  # the sheet tells no place
    held = {row["name"] or row["file"]: row for row in rows(out)}
    # 100m × 1 - 60m; 60m / 100m
    assert held["甲公司"]["headroom.bank_loan"] == "40000000.00"
    assert held["甲公司"]["used"] == "60000000.00"
    assert held["甲公司"]["utilisation"] == "0.6000"
    assert held["甲公司"]["verdict"] == "compliant"
    assert held["甲公司"]["error"] == ""
    # 120m of a cap of 100m
    assert held["丙公司"]["verdict"] == "breach"
    assert held["丙公司"]["utilisation"] == "1.2000"
    assert held["丙公司"]["headroom.bank_loan"] == "0.00"
    assert held["乙小额贷款有限公司"]["verdict"] == ""
    assert "--jurisdiction" in held["乙小额贷款有限公司"]["error"]
    assert not (tmp_path / "r.csv.part").exists()


def test_each_row_is_what_check_says(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    batch(folder, "--out", out, "--jurisdiction", "CN-ZJ")
    for line in out.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        told = json.loads(
            CliRunner().invoke(main, ["check", row["file"], "--jurisdiction", "CN-ZJ", "--format", "json"]).stdout
        )
        total = told["total"]
        assert row["verdict"] == told["verdict"]
        assert row["robust"] is told["robust"]
        assert row["strict_verdict"] == (told["strict"] or told)["verdict"]
        assert row["conditions_open"] == told["conditions_open"]
        assert row["questions"] == len(told["questions"])
        for key in ("used", "headroom", "headroom_if_approved"):
            assert row[key] == total[key]
        for room in told["channels"]:
            assert row[f"headroom.{room['channel']}"] == room["headroom"]
        assert row["rulebook"] == told["receipt"]["rulebook"]


@pytest.mark.parametrize(
    ("banks", "status"),
    [(("60000000",), 0), (("60000000", "120000000"), 1)],
)
def test_the_status_is_the_worst_of_the_rows(tmp_path: Path, banks: tuple[str, ...], status: int) -> None:
    for number, bank in enumerate(banks):
        as_json(tmp_path / f"{number}.json", company(f"{number}号公司", bank))
    assert batch(tmp_path, "--out", tmp_path / "r.csv").exit_code == status


def test_undetermined_gives_way_to_a_breach_and_a_breach_to_an_error(tmp_path: Path) -> None:
    as_json(tmp_path / "a.json", company("甲公司", complete=False, balances={}))
    assert batch(tmp_path, "--out", tmp_path / "1.csv").exit_code == 3
    as_json(tmp_path / "b.json", company("乙公司", "120000000"))
    assert batch(tmp_path, "--out", tmp_path / "2.csv").exit_code == 1
    (tmp_path / "c.json").write_text("{", encoding="utf-8")
    assert batch(tmp_path, "--out", tmp_path / "3.csv").exit_code == 2


def test_the_strict_verdict_tells_the_status_where_that_is_asked(tmp_path: Path) -> None:
    """Chongqing, 2017: whether repurchase transfers need a filing is contested; read otherwise, an approval is missing."""
    as_json(tmp_path / "a.json", company(balances={"bank_loan": "60000000", "asset_transfer_repo": "30000000"}))
    plain = batch(tmp_path, "--out", tmp_path / "1.csv")
    (row,) = rows(tmp_path / "1.csv")
    assert (plain.exit_code, row["verdict"]) == (0, "compliant")
    assert row["strict_verdict"] != "compliant"
    assert batch(tmp_path, "--out", tmp_path / "2.csv", "--strict").exit_code != 0


def test_the_same_bytes_whatever_the_order(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for ending in ("csv", "jsonl", "xlsx"):
        made = []
        for number, order in enumerate(itertools.permutations(files)):
            out = tmp_path / f"{number}.{ending}"
            batch(*order, "--out", out, "--jobs", 1 + number % 2)
            made.append(out.read_bytes())
        batch(folder, folder / "a.json", "--out", tmp_path / f"f.{ending}")
        made.append((tmp_path / f"f.{ending}").read_bytes())
        assert len(set(made)) == 1, ending


def test_two_of_one_company_and_day_are_both_refused(tmp_path: Path) -> None:
    """A full-width letter and a blank make no other company."""
    as_json(tmp_path / "a.json", company("甲 公司A"))
    as_json(tmp_path / "b.json", company("甲公司Ａ", "70000000"))
    as_json(tmp_path / "c.json", company("甲公司A", day="2017-10-31"))
    assert batch(tmp_path, "--out", tmp_path / "r.csv", "--lang", "en").exit_code == 2
    held = {Path(row["file"]).name: row for row in rows(tmp_path / "r.csv")}
    assert "b.json" in held["a.json"]["error"]
    assert "a.json" in held["b.json"]["error"]
    assert held["a.json"]["verdict"] == held["b.json"]["verdict"] == ""
    assert held["a.json"]["used"] == ""
    assert held["c.json"]["verdict"] == "compliant"


def test_own_outputs_and_other_files_are_passed_over_and_told(folder: Path, tmp_path: Path) -> None:
    (folder / "letter.pdf").write_bytes(b"%PDF-1.4")
    (folder / ".hidden.json").write_text("{}", encoding="utf-8")
    (folder / "~$a.xlsx").write_bytes(b"x")
    (folder / "other.json").write_text('{"schema": "leverage.scorecard/1"}', encoding="utf-8")
    CliRunner().invoke(main, ["check", str(folder / "a.json"), "--out", str(folder / "paper.xlsx")])
    CliRunner().invoke(main, ["check", str(folder / "a.json"), "--out", str(folder / "page.html")])
    CliRunner().invoke(main, ["check", str(folder / "a.json"), "--out", str(folder / "told.json")])
    CliRunner().invoke(main, ["check", str(folder / "a.json"), "--out", str(folder / "told.csv")])
    for ending in ("csv", "xlsx", "jsonl"):
        batch(folder, "--out", folder / f"result.{ending}", "--jurisdiction", "CN-CQ")
        names = {Path(row["file"]).name for row in rows(folder / "result.csv")}
        assert names == {"a.json", "b.json", "c.xlsx"}, [
            (r["file"][-12:], r["error"]) for r in rows(folder / "result.csv")
        ]
    again = batch(folder, "--out", folder / "result.csv", "--force", "--lang", "en", "--jurisdiction", "CN-CQ")
    assert {Path(row["file"]).name for row in rows(folder / "result.csv")} == {"a.json", "b.json", "c.xlsx"}
    assert "Not read" in again.stderr
    assert again.stdout.count("\n") < 20


def test_nothing_is_replaced_without_force_and_no_input_ever(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.csv"
    out.write_text("mine", encoding="utf-8")
    assert batch(folder, "--out", out).exit_code == 2
    assert out.read_text(encoding="utf-8") == "mine"
    source = table(tmp_path / "t.csv", "name,jurisdiction,report_date", "甲,CN-CQ,2017-11-30")
    before = source.read_bytes()
    assert batch(source, "--out", source, "--force").exit_code == 2
    assert source.read_bytes() == before


def test_a_part_that_is_not_ours_stays(folder: Path, tmp_path: Path) -> None:
    part = tmp_path / "r.csv.part"
    part.write_text("mine", encoding="utf-8")
    assert batch(folder, "--out", tmp_path / "r.csv").exit_code == 2
    assert part.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "r.csv").exists()


def test_no_cell_becomes_a_formula_and_no_name_acts_upon_a_terminal(tmp_path: Path) -> None:
    as_json(tmp_path / "a\n\x1b[31mb.json", company("=1+1\x1b[2J"))
    for ending in ("csv", "jsonl", "xlsx"):
        run = batch(tmp_path, "--out", tmp_path / f"r.{ending}")
        assert "\x1b" not in run.output
        assert ending == "xlsx" or b"\x1b" not in (tmp_path / f"r.{ending}").read_bytes()
    (row,) = rows(tmp_path / "r.csv")
    assert row["name"].startswith("'=1+1")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    cells = [cell for page in book for line in page.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if isinstance(cell.value, str) and "\x1b" in cell.value]
    book.close()


def test_the_example_of_the_help_works_as_printed(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["batch", "--help"]).stdout
    example = told.split("Example:")[1].split("Options:")[0]
    run_by = f'{sys.executable} -c "from leverage.cli.main import main; main()"'
    script = re.sub(r"^\s*leverage ", f"{run_by} ", example, flags=re.M)
    done = subprocess.run(
        ["bash", "-ec", script], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr  # 120m in November of a cap of 100m
    assert [row["verdict"] for row in rows(tmp_path / "result.csv")] == ["compliant", "breach"]


def test_quiet_prints_nothing(folder: Path, tmp_path: Path) -> None:
    run = batch(folder, "--out", tmp_path / "r.csv", "--quiet", "--jurisdiction", "CN-CQ")
    assert (run.stdout, run.stderr) == ("", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing*.json", "--out", "r.csv"),
        ("a.json", "--out", "r.txt"),
        ("a.json", "--out", "r.csv", "--warn-at", "2"),
        ("a.json", "--out", "nowhere/r.csv"),
        ("a.json", "--out", "r.csv", "--supplement", "none.toml"),
        ("empty", "--out", "r.csv"),
    ],
)
def test_wrong_use_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    as_json(tmp_path / "a.json", company())
    (tmp_path / "empty").mkdir()
    assert batch(*arguments).exit_code == 2
    assert not list(tmp_path.glob("r.*"))


def test_the_first_errors_are_told_also_where_it_is_quiet(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02d}.json").write_text("{", encoding="utf-8")
    run = batch(tmp_path, "--out", tmp_path / "r.csv", "--quiet", "--lang", "en")
    assert run.stdout == ""
    assert [f"{number:02d}.json" in run.stderr for number in range(12)] == [True] * 10 + [False] * 2
    assert "column error" in run.stderr


def test_the_examples_of_the_documents_as_check_has_them(tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "docs" / "examples"
    batch(examples, "--out", tmp_path / "r.jsonl")
    read = 0
    for line in (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["file"].endswith(".csv"):
            continue
        told = CliRunner().invoke(main, ["check", row["file"], "--format", "json"])
        if row["error"] is None:
            data = json.loads(told.stdout)
            read += 1
            assert (row["verdict"], row["robust"]) == (data["verdict"], data["robust"])
            assert row["questions"] == len(data["questions"])
            assert row["headroom_upper"] == data["total"].get("headroom_upper", data["total"]["headroom"])
            rooms = {room["channel"]: room["headroom"] for room in data["channels"]}
            assert {key: row[f"headroom.{key}"] for key in rooms} == rooms
    assert read >= 6


def test_a_pattern_names_files(folder: Path, tmp_path: Path) -> None:
    batch(folder / "**" / "*.xlsx", "--out", tmp_path / "r.csv")
    assert [Path(row["file"]).name for row in rows(tmp_path / "r.csv")] == ["c.xlsx"]


def test_a_missing_file_is_a_row_with_its_reason(folder: Path, tmp_path: Path) -> None:
    run = batch(folder / "a.json", folder / "gone.json", "--out", tmp_path / "r.csv", "--lang", "en")
    assert run.exit_code == 2
    held = {Path(row["file"]).name: row for row in rows(tmp_path / "r.csv")}
    assert "no such file" in held["gone.json"]["error"]
    assert held["a.json"]["verdict"] == "compliant"


def test_the_json_lines_hold_typed_values(folder: Path, tmp_path: Path) -> None:
    batch(folder / "a.json", "--out", tmp_path / "r.jsonl")
    (row,) = (json.loads(line) for line in (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines())
    assert row["used"] == "60000000.00"
    assert row["stale"] is False
    assert row["error"] is None
    assert isinstance(row["questions"], int)


def test_csv_is_read_by_the_csv_module(folder: Path, tmp_path: Path) -> None:
    batch(folder, "--out", tmp_path / "r.csv", "--lang", "en")
    text = (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    assert {len(row) for row in csv.reader(io.StringIO(text))} == {len(KEYS)}


def test_a_reading_is_chosen_where_the_place_has_it(tmp_path: Path) -> None:
    """Of companies of two places; one that no place has is refused."""
    as_json(
        tmp_path / "a.json", company("甲公司", facts={"rating": "优秀", "prior_rating": "优秀"}, jurisdiction="CN-HI")
    )
    as_json(tmp_path / "b.json", company("乙公司"))
    out = tmp_path / "r.csv"
    batch(tmp_path, "--out", out, "--reading", "CN-HI/open-list=otherwise")
    assert [row["error"] for row in rows(out)] == ["", ""]
    run = batch(tmp_path, "--out", tmp_path / "2.csv", "--reading", "CN-HI/open-lists=otherwise", "--lang", "en")
    assert run.exit_code == 2
    assert "CN-HI/open-list" in run.stderr.split("Did you mean")[1]
    assert not (tmp_path / "2.csv").exists()


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    for name in (b"a\xff.json", b"a\xfe.json"):
        as_json(Path(os.fsdecode(os.fsencode(tmp_path) + b"/in/" + name)), company(f"{name[1]}号公司"))
    source = table(tmp_path / "in" / "t.csv", "name,jurisdiction,report_date", "甲,CN-CQ,2017-11-30")
    for ending in ("csv", "jsonl", "xlsx", "parquet"):
        assert batch(tmp_path / "in", "--out", tmp_path / f"r.{ending}").exit_code == 3
    names = {Path(row["file"]).name for row in rows(tmp_path / "r.csv")}
    assert names == {"a\\xff.json", "a\\xfe.json", source.name}
