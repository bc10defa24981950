"""The command line: what goes in, what comes out, and where it refuses."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from leverage.cli.main import main

COMPANY: dict[str, Any] = {
    "schema": "leverage.company/1",
    "name": "示例小额贷款有限公司",
    "jurisdiction": "CN-CQ",
    "report_date": "2017-11-30",
    "company_type": "traditional",
    "capital": {"net_capital": "100000000"},
    "complete": True,
    "balances": {"bank_loan": "60000000"},
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def write_(file: str = "a.json", **changes: Any) -> Path:
        data = {**COMPANY, **changes}
        path = tmp_path / file
        path.write_text(
            json.dumps({k: v for k, v in data.items() if v is not None}, ensure_ascii=False), encoding="utf-8"
        )
        return path

    return write_


def test_one_file_is_one_object_and_several_a_list(write: Any) -> None:
    one, two = write(), write("b.json", balances={"bank_loan": "100000000.01"})
    assert json.loads(run("check", one, "--format", "json").stdout)["verdict"] == "compliant"
    both = run("check", one, two, "--format", "json")
    assert [a["verdict"] for a in json.loads(both.stdout)] == ["compliant", "breach"]
    assert both.exit_code == 1


def test_the_same_input_gives_the_same_bytes(write: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    path = write()
    first = run("check", path, "--format", "json").stdout
    assert first == run("check", path, "--format", "json").stdout
    assert json.loads(first)["receipt"]["checked_at"] == "2023-11-14T22:13:20Z"


def test_the_output_keeps_to_its_schema(write: Any) -> None:
    schema = json.loads(run("schema", "assessment").stdout)
    data = json.loads(run("check", write(), "--format", "json").stdout)
    assert set(data) == set(schema["required"])
    assert set(data["findings"][0]) == set(schema["$defs"]["FindingOut"]["required"])
    assert set(data["channels"][0]) == set(schema["$defs"]["ChannelOut"]["required"])
    inputs = json.loads(run("schema").stdout)
    assert set(COMPANY) <= set(inputs["properties"])
    assert "bank_loan" in inputs["properties"]["balances"]["propertyNames"]["enum"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"balance": {}}, "balances"),
        ({"balances": {"bank_lone": "1"}}, "bank_loan"),
        ({"balances": {"bank_loan": "1,000"}}, "balances.bank_loan"),
        ({"balances": {"bank_loan": "-1"}}, "不得为负"),
        ({"balances": {"bank_loan": True}}, "balances.bank_loan"),
        ({"capital": {"net_capital": "0"}}, "大于零"),
        ({"capital": {"netcapital": "1"}}, "net_capital"),
        ({"unit": "万"}, "万元"),
        ({"report_date": "2017-11-31"}, "report_date"),
        ({"report_date": "20171130"}, "report_date"),
        ({"report_date": None}, "--as-of"),
        ({"jurisdiction": None}, "--jurisdiction"),
        ({"jurisdiction": "chonqing"}, "chongqing"),
        ({"schema": "leverage.company/2"}, "leverage.company/1"),
        ({"company_type": "rurla"}, "rural"),
        ({"complete": "yes"}, "true"),
        ({"facts": {"ratting": "A"}}, "rating"),
        ({"facts": {"approvals": ["abss"]}}, "abs"),
        ({"facts": {"approvals": "abs"}}, "列表"),
        ({"loans": [{"channel": "bank_loan", "balance": "1"}]}, "不一致"),
        ({"loans": [{"channel": "bond", "balance": "1", "start": "2017-01-02", "maturity": "2017-01-01"}]}, "maturity"),
        ({"loans": [{"channel": "bond", "balance": "1", "rate": "6.5"}]}, "0.065"),
        ({"loans": [{"channel": "bond"}]}, "loans[0].balance"),
        ({"loans": ["bond"]}, "loans[0]"),
        ({"shareholders": [{"name": "甲", "share": "0.6"}, {"name": "乙", "share": "0.5"}]}, "100%"),
        ({"shareholders": [{"name": "甲"}, {"name": "甲"}]}, "重复"),
        ({"unallocated": [{"amount": "1", "among": []}]}, "among"),
    ],
)
def test_input_that_cannot_be_trusted_is_refused_by_name(write: Any, changes: dict[str, Any], message: str) -> None:
    path = write(**changes)
    result = run("check", path, "--format", "json")
    assert result.exit_code == 2
    assert not result.stdout
    assert message in result.stderr
    assert "a.json" in result.stderr or "地区" in result.stderr or "approvals" in result.stderr
    english = run("check", path, "--lang", "en")
    assert english.exit_code == 2
    assert english.stderr != result.stderr


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"a": 1, "a": 2}', b"\xff\xfe{", b'{"complete": NaN}', b"{" + b'"a":[' * 5000]
)
def test_a_broken_file_is_refused_without_a_traceback(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    result = run("check", path)
    assert result.exit_code == 2
    assert "broken.json" in result.stderr
    assert isinstance(result.exception, SystemExit)


def test_no_file_no_folder(tmp_path: Path) -> None:
    assert run("check", tmp_path / "none.json").exit_code == 2
    assert run("check", tmp_path).exit_code == 2
    assert run("check").exit_code == 2


def test_amounts_are_read_exactly_as_written(write: Any) -> None:
    path = write(balances={"bank_loan": "10000.000001"}, unit="万元", capital={"net_capital": 10000})
    found = json.loads(run("check", path, "--format", "json").stdout)
    assert (found["verdict"], found["findings"][0]["used"]) == ("breach", "100000000.01")
    path.write_text(path.read_text(encoding="utf-8").replace('"10000.000001"', "10000.000001"), encoding="utf-8")
    assert json.loads(run("check", path, "--format", "json").stdout)["verdict"] == "breach"


def test_the_command_line_speaks_over_the_file(write: Any) -> None:
    path = write(jurisdiction="CN-CQ", facts={})
    result = json.loads(run("check", path, "--jurisdiction", "湖南", "--rating", "C", "--format", "json").stdout)
    assert result["company"]["jurisdiction"] == "CN-HN"
    assert any("CN-CQ" in warning for warning in result["warnings"])
    assert result["total"]["headroom"] == "40000000.00"
    capital = ("--fact", "net_capital=120000000", "--fact", "complete=yes")
    result = json.loads(run("check", write(capital={}, complete=None), *capital, "--format", "json").stdout)
    assert result["findings"][0]["cap"] == "120000000.00"
    assert result["verdict"] == "compliant"
    for bad in ("rating", "moon=full", "net_capital=-1", "complete=perhaps", "opened_on=soon"):
        assert run("check", path, "--fact", bad).exit_code == 2


@pytest.mark.parametrize("ending", ["json", "csv", "md", "html"])
def test_a_report_is_never_overwritten_unasked(write: Any, tmp_path: Path, ending: str) -> None:
    path, out = write(), tmp_path / f"out.{ending}"
    assert run("check", path, "--out", out, "--quiet").exit_code == 0
    before = out.read_bytes()
    refused = run("check", path, "--out", out)
    assert (refused.exit_code, out.read_bytes()) == (2, before)
    assert "--force" in refused.stderr
    assert run("check", path, "--out", out, "--force", "--quiet").exit_code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json", f"out.{ending}"]


def test_out_names_a_form_that_exists_and_not_the_input(write: Any, tmp_path: Path) -> None:
    path = write()
    assert run("check", path, "--out", tmp_path / "out.pdf").exit_code == 2
    assert run("check", path, "--out", path, "--force").exit_code == 2
    assert run("check", path, path, "--out", tmp_path / "out.xlsx").exit_code == 2
    assert run("check", path, "--out", tmp_path / "no" / "out.md").exit_code == 2
    assert json.loads(path.read_text(encoding="utf-8"))["name"] == COMPANY["name"]


def test_text_from_the_input_stays_text(write: Any) -> None:
    path = write(name="=1+1|<b>[red]\x1b[31m\u202e*")
    shown = run("check", path).stdout
    assert "=1+1|<b>[red]?[31m?*" in shown
    assert "\x1b" not in shown
    rows = list(csv.reader(io.StringIO(run("check", path, "--format", "csv").stdout)))
    assert rows[1][0] == "'=1+1|<b>[red]?[31m?*"
    assert "\\|\\<b\\>" in run("check", path, "--format", "md").stdout
    assert (
        json.loads(run("check", path, "--format", "json").stdout)["company"]["name"] == "=1+1|<b>[red]\x1b[31m\u202e*"
    )


@pytest.mark.parametrize(("language", "word"), [("zh", "合规"), ("en", "compliant")])
def test_both_languages_in_every_form(write: Any, tmp_path: Path, language: str, word: str) -> None:
    path = write()
    for form in ("table", "md"):
        assert word in run("check", path, "--format", form, "--lang", language).stdout
    page = tmp_path / "a.html"
    run("check", path, "--out", page, "--lang", language)
    assert word in page.read_text(encoding="utf-8")
    english = run("check", path, "--lang", "en").stdout.replace(COMPANY["name"], "")
    assert not any("\u4e00" <= c <= "\u9fff" for c in english)


def test_blank_prints_as_unknown_and_never_as_zero(write: Any) -> None:
    shown = run("check", write(complete=None)).stdout
    assert "待定" in shown
    assert "≤4,000.00" in shown  # bank_loan: at most 100m − 60m, if there is no repo


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_any_terminal_can_show_it(write: Any, encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "80", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", "from leverage.cli.main import main; main()", "check", str(write())],
        env=environment, capture_output=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    assert "4,000.00" in text  # 100m less 60m, in 10,000 yuan
    if encoding == "gbk":
        assert "√ 合规" in text
        assert max(len(line.encode("gbk").rstrip()) for line in text.splitlines()) <= 80


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["check"],
        ["template"],
        ["schema"],
        ["rules"],
        ["rules", "list"],
        ["rules", "show"],
        ["rules", "history"],
        ["rules", "diff"],
        ["rules", "coverage"],
        ["rate"],
        ["rate", "chongqing"],
        ["rate", "template"],
    ],
    ids=" ".join,
)
def test_the_example_of_every_help_works_as_printed(command: list[str], tmp_path: Path) -> None:
    shown = run(*command, "--help").stdout
    example = shown.split("Example:\n")[1].split("\n\n")[0]
    program = 'leverage() { "$PYTHON" -c \'from leverage.cli.main import main; main()\' "$@"; }\n'
    environment = {**os.environ, "PYTHON": sys.executable, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        ["bash", "-euc", program + example], env=environment, capture_output=True, check=False, cwd=tmp_path
    )
    assert (
        (done.returncode, done.stderr.decode()) == (0, "")
        or b"Wrote " in done.stderr
        or "已写入".encode() in done.stderr
    )


def test_a_misspelt_command_gets_the_nearest() -> None:
    result = run("chekc", "a.json", "--lang", "en")
    assert (result.exit_code, "check" in result.stderr) == (2, True)


def test_help_is_there_for_every_command() -> None:
    shown = run("--help").stdout
    for command in ("check", "template", "schema"):
        assert command in shown
        assert "Example:" in run(command, "--help").stdout
    assert run("plan").exit_code == 2
