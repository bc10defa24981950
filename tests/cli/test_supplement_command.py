"""``leverage supplement``, and supplements on the commands that judge by the law."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from supplements import HEAD, limit

from leverage.cli.main import main

COMPANY = {
    "schema": "leverage.company/1",
    "name": "甲小额贷款有限公司",
    "jurisdiction": "CN-SH",
    "report_date": "2025-06-30",
    "company_type": "traditional",
    "complete": True,
    "facts": {"bank_count": 1},
    "capital": {"net_capital": "100000000", "net_assets": "100000000", "prior_year_net_assets": "100000000"},
    "balances": {"bank_loan": "92000000"},
}
"""92 million from one bank: above half of net capital, within 1 × net assets."""
SHANGHAI = (
    '[[ended]]\nrule = "CN-SH/bank-cap"\nuntil = 2021-10-01\ndocument = "沪金规〔2021〕4号"\n'
    + limit('except = ["bond", "abs"]\nname = "非标准化融资1倍（沪）"\n', channels='"all_funding"', multiple='"1"')
    + '[[house]]\nname = "授信协议"\nchannels = "total_liabilities"\nmultiple = "0.9"\nbase = "net_assets"\n'
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LEVERAGE_SUPPLEMENT", raising=False)
    Path("company.json").write_text(json.dumps(COMPANY), encoding="utf-8")
    Path("sh.toml").write_text(HEAD + SHANGHAI, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def checked(*arguments: str) -> Any:
    return json.loads(run("check", "company.json", "--format", "json", *arguments).stdout)


def test_check_with_a_supplement() -> None:
    plain, found = checked(), checked("--supplement", "sh.toml")
    assert (plain["verdict"], found["verdict"], found["without_supplement"]) == ("breach", "compliant", "breach")
    assert "without_supplement" not in plain
    assert found["house_verdict"] == "breach"  # 92 of 90
    assert [item["layer"] for item in found["house"]] == ["house"]
    added = next(item for item in found["findings"] if item["rule"] == "CN-SH/+x")
    assert (added["layer"], added["headroom"], added["near"]) == ("supplement", "8000000.00", True)
    assert "法务部" in added["chosen_by"]
    bank = next(room for room in found["channels"] if room["channel"] == "bank_loan")
    assert (bank["headroom"], bank["headroom_house"]) == ("8000000.00", "0.00")
    (proof,) = found["receipt"]["supplements"]
    assert (proof["author"], proof["date"], proof["file"], len(proof["sha256"])) == (
        "法务部",
        "2026-11-20",
        "sh.toml",
        64,
    )
    assert found["receipt"]["rulebook"] == plain["receipt"]["rulebook"]
    assert any("sh.toml" in warning for warning in found["warnings"])


def test_the_exit_status_is_the_law_s_alone() -> None:
    assert run("check", "company.json").exit_code == 1
    assert run("check", "company.json", "--supplement", "sh.toml").exit_code == 0  # though the house is broken


@pytest.mark.parametrize("form", ["table", "md"])
def test_the_verdict_line_says_so(form: str) -> None:
    told = run("check", "company.json", "--supplement", "sh.toml", "--format", form, "--full", "--lang", "zh").stdout
    told = "".join(told.split())
    assert "依补充文件（法务部，2026-11-20）；不计补充文件为超限" in told
    assert "自有限额：超限（授信协议）" in told
    assert "补充文件增加（法务部，2026-11-20，某〔2021〕4号）" in told
    assert "合规（临近）" in told
    assert "法务部，2026-11-20，sh.toml" in told


def test_files_of_every_kind_say_so() -> None:
    for name in ("out.html", "out.csv", "out.xlsx"):
        assert run("check", "company.json", "--supplement", "sh.toml", "--out", name, "--quiet").exit_code == 0
    page = Path("out.html").read_text(encoding="utf-8")
    assert 'class="near"' in page
    assert "sh.toml" in page
    assert "CN-SH/+x" in Path("out.csv").read_text(encoding="utf-8-sig")
    cells = [str(cell.value) for sheet in load_workbook("out.xlsx") for row in sheet.iter_rows() for cell in row]
    assert any("sh.toml" in cell for cell in cells)


def test_the_folder_of_the_environment_always_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("drawer").mkdir()
    Path("drawer/sh.toml").write_text(HEAD + SHANGHAI, encoding="utf-8")
    Path("drawer/map.toml").write_text('schema = "leverage.map/1"\n', encoding="utf-8")
    monkeypatch.setenv("LEVERAGE_SUPPLEMENT", "drawer")
    found = checked()
    assert found["verdict"] == "compliant"
    assert any("map.toml" in warning for warning in found["warnings"])
    assert (
        checked("--supplement", "sh.toml")["receipt"]["supplements"] == found["receipt"]["supplements"]
    )  # the same file
    assert checked("--no-supplement")["verdict"] == "breach"
    assert (
        checked("--no-supplement", "--supplement", "sh.toml")["verdict"] == "compliant"
    )  # the folder alone is ignored
    monkeypatch.setenv("LEVERAGE_SUPPLEMENT", "nowhere")
    assert run("check", "company.json").exit_code == 2


def test_one_that_does_not_load_stops_the_run() -> None:
    Path("bad.toml").write_text(HEAD + limit(multiple='"9"'), encoding="utf-8")
    for command in (
        ("check", "company.json", "--format", "json"),
        ("compare", "shanghai", "--format", "json"),
        ("rules", "show", "shanghai"),
        ("rules", "coverage"),
        ("template", "--jurisdiction", "shanghai", "t.xlsx"),
    ):
        result = run(*command, "--supplement", "bad.toml")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "bad.toml" in result.stderr
    assert not Path("t.xlsx").exists()


def test_a_reading_that_a_supplement_settles_is_not_chosen_otherwise() -> None:
    text = '[[reading]]\nid = "CN-SH/closed-list"\nas = "taken"\ndocument = "沪金局复函"\n'
    Path("r.toml").write_text(HEAD + text, encoding="utf-8")
    chosen = run("check", "company.json", "--supplement", "r.toml", "--reading", "CN-SH/closed-list=otherwise")
    assert chosen.exit_code == 2
    assert "沪金局复函" in chosen.stderr
    agreed = run("check", "company.json", "--supplement", "r.toml", "--reading", "CN-SH/closed-list=taken")
    assert agreed.exit_code == 1


@pytest.mark.parametrize(("share", "near"), [("0.9", False), ("0.5", True), ("1", False)])
def test_warn_at(share: str, near: bool) -> None:
    Path("company.json").write_text(json.dumps({**COMPANY, "balances": {"bank_loan": "40000000"}}), encoding="utf-8")
    cap = next(item for item in checked("--warn-at", share)["findings"] if item["rule"] == "CN-SH/bank-cap")
    assert cap["near"] is near


@pytest.mark.parametrize("share", ["0", "1.1", "90%", "x", "-1"])
def test_a_share_that_is_none_is_refused(share: str) -> None:
    assert run("check", "company.json", "--warn-at", share).exit_code == 2


def test_new_check_and_export() -> None:
    assert run("supplement", "new", "shanghai", "new.toml").exit_code == 0
    assert run("supplement", "new", "shanghai", "new.toml").exit_code == 2  # it is there
    assert run("supplement", "new", "shanghai", "new.txt").exit_code == 2
    assert checked("--supplement", "new.toml")["verdict"] == checked()["verdict"]
    told = json.loads(run("supplement", "check", "sh.toml", "--as-of", "2025-06-30", "--format", "json").stdout)
    assert told["schema"] == "leverage.supplement-check/1"
    rows = [tuple(map(str, row.values())) for table in told["tables"] for row in table["rows"]]
    # half of net capital before, 1 × net assets after, of the sample's 100 million: 5,000 and 10,000 万元
    assert any("5,000.00" in row and "10,000.00" in row for row in rows)
    exported = run("supplement", "export", "sh.toml")
    assert exported.exit_code == 0
    assert 'id="CN-SH/x"' in exported.stdout
    assert run("supplement", "export", "sh.toml", "--out", "rules.py").exit_code == 0
    assert Path("rules.py").read_text(encoding="utf-8") == exported.stdout


def test_rules_and_comparisons_follow_a_supplement() -> None:
    shown = run(
        "rules", "show", "shanghai", "--as-of", "2025-06-30", "--supplement", "sh.toml", "--format", "md"
    ).stdout
    assert "CN-SH/+x" in shown
    assert "法务部" in shown
    coverage = json.loads(run("rules", "coverage", "--supplement", "sh.toml", "--format", "json").stdout)
    assert any("sh.toml" in str(row) for table in coverage["tables"] for row in table["rows"])
    (table,) = [one for one in coverage["tables"] if "进展" in one["title"] or "brought" in one["title"]]
    (row,) = [row for row in table["rows"] if row["place"] == "CN-SH"]
    assert (row["added"], row["ended"], row["verified"]) == (1, 1, 0)
    compared = run("compare", "shanghai", "--as-of", "2025-06-30", "--supplement", "sh.toml", "--format", "json").stdout
    assert "sh.toml" in compared
    assert "CN-SH/+x" in compared


def test_a_template_asks_for_what_a_supplement_needs() -> None:
    asked = limit('when = [{fact = "covenant_kept", among = [true]}]\n')
    fact = '[[fact]]\nplace = "CN-SH"\nname = "covenant_kept"\nask = "守约吗？"\n'
    Path("f.toml").write_text(HEAD + fact + asked, encoding="utf-8")
    made = run("template", "--jurisdiction", "shanghai", "t.xlsx", "--supplement", "f.toml")
    assert made.exit_code == 0
    cells = [str(c.value) for sheet in load_workbook("t.xlsx") for row in sheet.iter_rows() for c in row]
    assert any("守约吗" in cell for cell in cells)


def test_nothing_of_supplements_is_read_without_one() -> None:
    """Start-up is for every run; a supplement is for few."""
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    code = "import sys; from leverage.cli.main import main; main(['check', 'company.json', '--quiet'], standalone_mode=False)"
    ends = (
        f"try:\n    {code}\nexcept SystemExit: pass\nprint([name for name in sys.modules if 'law.supplement' in name])"
    )
    told = subprocess.run([sys.executable, "-c", ends], capture_output=True, text=True, check=True)
    assert told.stdout.strip().endswith("[]")


def test_the_working_paper_marks_what_supplements_did() -> None:
    assert run("check", "company.json", "--supplement", "sh.toml", "--out", "out.xlsx", "--quiet").exit_code == 0
    book = load_workbook("out.xlsx", data_only=True)
    cells = {name: [str(cell.value) for row in book[name].iter_rows() for cell in row] for name in book.sheetnames}
    assert any("依补充文件（法务部，2026-11-20）；不计补充文件为超限" in cell for cell in cells["结论"])
    assert any(cell.startswith("法务部，2026-11-20，sh.toml，") for cell in cells["结论"])
    assert any("补充文件增加（法务部，2026-11-20，某〔2021〕4号）" in cell for cell in cells["依据"])
    assert any("补充文件终止（法务部，2026-11-20，沪金规〔2021〕4号）" in cell for cell in cells["依据"])
    house = book["自有限额"]
    row = next(row for row in house.iter_rows(values_only=True) if row[0] == "授信协议")
    assert (row[3], row[4], row[6], row[8]) == (9000, 9200, 0, "超限")  # 万元: 0.9 × 10,000, and banks of 9,200
    formulas = load_workbook("out.xlsx")["自有限额"]
    figures = [str(cell.value) for row in formulas.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert all("须重新运行" in formula for formula in figures)  # withdrawn once an input is changed
    plain = run("check", "company.json", "--out", "plain.xlsx", "--quiet")
    assert plain.exit_code == 1
    assert "自有限额" not in load_workbook("plain.xlsx").sheetnames


@pytest.mark.parametrize("amount", ["90000000", '"90000000"', '"9000万"', '"0.9亿"', '"９０００万元"'])
def test_the_amount_of_a_house_limit_is_written_as_amounts_are(amount: str) -> None:
    house = f'[[house]]\nname = "董事会限额"\nchannels = ["bank_loan"]\namount = {amount}\n'
    Path("house.toml").write_text(HEAD + house, encoding="utf-8")
    found = checked("--supplement", "house.toml")
    # 92 million of 90
    assert (found["house_verdict"], found["house"][0]["cap"]) == ("breach", "90000000.00")


@pytest.mark.parametrize("amount", ['"-9000万"', '"九千万"', '"9000万/2"', "true", "-1"])
def test_an_amount_that_is_none_is_refused(amount: str) -> None:
    house = f'[[house]]\nname = "董事会限额"\nchannels = ["bank_loan"]\namount = {amount}\n'
    Path("house.toml").write_text(HEAD + house, encoding="utf-8")
    result = run("check", "company.json", "--supplement", "house.toml")
    assert result.exit_code == 2
    assert "amount" in result.output
