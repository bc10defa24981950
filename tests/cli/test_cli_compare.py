"""``leverage compare`` as a user calls it: forms, files, filters, refusals, and that its money is what ``leverage check`` prints."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pydantic import TypeAdapter

from leverage.cli.main import main
from leverage.report.comparison.schema import ComparisonOut, comparison_schema
from leverage.report.comparison.timeline_tables import TimelineOut, timeline_schema
from leverage.terms.places import PLACES

ON = ("--as-of", "2017-11-30")
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "chongqing-2017.xlsx"
COMPANY: dict[str, Any] = {
    "schema": "leverage.company/1",
    "name": "=cmd|'/c calc'!A1 <b>甲</b>",
    "jurisdiction": "CN-HN",
    "report_date": "2017-11-30",
    "company_type": "traditional",
    "facts": {
        "rating": "A",
        "listing": "none",
        "debt_issuer": False,
        "well_run": True,
        "lender_consent": True,
        "opened_on": "2010-05-01",
    },
    "capital": {
        "net_capital": "100000000",
        "net_assets": "110000000",
        "prior_year_net_assets": "90000000",
        "registered_capital": "80000000",
    },
    "balances": {"bank_loan": "30000000"},
    "unallocated": [{"amount": "8000000", "among": ["bank_loan", "shareholder_loan"], "source": "短期借款"}],
    "complete": True,
}


def run(*arguments: str, columns: int = 120) -> Result:
    result = CliRunner(env={"COLUMNS": str(columns), "SOURCE_DATE_EPOCH": "0"}).invoke(main, ["compare", *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def data(*arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def place(found: dict[str, Any], code: str) -> dict[str, Any]:
    (one,) = [p for p in found["places"] if p["jurisdiction"] == code]
    assert isinstance(one, dict)
    return one


@pytest.fixture
def company(tmp_path: Path) -> str:
    path = tmp_path / "company.json"
    path.write_text(json.dumps(COMPANY, ensure_ascii=False), encoding="utf-8")
    return str(path)


def test_the_contract_of_the_json() -> None:
    found = data(*ON)
    TypeAdapter(ComparisonOut).validate_python(found, strict=True)
    assert (found["schema"], found["as_of"], found["company_type"]) == ("leverage.comparison/1", "2017-11-30", None)
    assert {p["jurisdiction"] for p in found["places"]} == {p.code for p in PLACES}
    chongqing = place(found, "CN-CQ")
    assert chongqing["derived"] | {"cases": []} == {
        "multiple": "2.3",
        "base": "net_capital",
        "joined": "one",
        "parts": {"net_capital": "2.3"},
        "upper": "2.3",
        "without_approval": "2.3",
        "without_approval_upper": "2.3",
        "turns_on": [],
        "cases": [],
    }
    assert chongqing["published"] == {
        "as_of": "2017-12-31",
        "multiple": "2.3",
        "base": "net_capital",
        "note": "作者将渠道限额相加：100%+100%+30%。",
    }
    assert (chongqing["differs"], chongqing["verified_on"], chongqing["stale"]) == (None, "2017-12-31", False)
    (bank,) = [c for c in chongqing["channels"] if c["channel"] == "bank_loan"]
    assert bank["access"] == "permitted"
    assert bank["caps"] == [
        {
            "rule": "CN-CQ/bank-and-repo",
            "multiple": "1",
            "multiple_range": None,
            "base": "net_capital",
            "pool": ["bank_loan", "asset_transfer_repo"],
            "per": "company",
            "may_not_apply": False,
        }
    ]
    rules = {rule["id"]: rule for rule in found["rules"]}
    assert set(chongqing["rules"]) <= set(rules)
    assert rules["CN-CQ/bank-and-repo"]["source"]["issued"] == "2012-06-04"
    hunan = place(found, "CN-HN")
    assert (hunan["derived"]["multiple"], hunan["derived"]["upper"], hunan["derived"]["turns_on"]) == (
        "0",
        "3",
        ["rating"],
    )
    assert {tuple(c["answers"][0]["rating"]): c["multiple"] for c in hunan["derived"]["cases"]} == {
        ("A",): "3",
        ("B",): "2",
        ("C",): "1",
        ("D",): "0",
    }
    assert hunan["channels"][0]["caps"][0]["multiple_range"] == ["0", "3"]
    assert found["receipt"]["checked_at"] == "1970-01-01T00:00:00Z"
    assert place(found, "CN-TJ")["rank"] is None
    assert place(found, "CN-TJ")["derived"]["multiple"] is None
    plan = [
        note
        for note in place(data("--as-of", "2021-06-30", "guangzhou"), "CN-440100")["notes"]
        if note["issued"] >= "2018"
    ]
    assert plan
    assert all(
        note["issued"] < "2018" for note in place(found, "CN-440100")["notes"]
    )  # the plan of Guangzhou came later


def test_the_same_input_gives_the_same_bytes() -> None:
    assert run(*ON, "--format", "json").stdout == run(*ON, "--format", "json").stdout


@pytest.mark.parametrize("code", ["CN-CQ", "CN-HN", "CN-GD", "CN-XZ", "CN-610100", "CN-NX"])
@pytest.mark.parametrize("on", ["2017-11-30", "2025-06-30"])
def test_the_money_is_what_check_prints(code: str, on: str, company: str) -> None:
    money = place(data("--company", company, "--as-of", on), code)["money"]
    checked = CliRunner().invoke(main, ["check", company, "--jurisdiction", code, "--as-of", on, "--format", "json"])
    if "CN-NX" in code and checked.exit_code == 2:
        pytest.skip("the rating of another place is refused there, and unknown in a comparison")
    told = json.loads(checked.stdout)
    assert money["total"] == told["total"]["headroom"]
    assert money["total_if_approved"] == told["total"]["headroom_if_approved"]
    assert money["verdict"] == told["verdict"]
    theirs = [
        {key: c[key] for key in ("channel", "access", "headroom", "headroom_if_approved")} for c in told["channels"]
    ]
    assert money["channels"] == theirs


def test_hunan_by_hand(company: str) -> None:
    """Rated A: 300% × 100m, less 30m and the 8m that may be a bank's or a shareholder's: 262m."""
    hunan = place(data("--company", company), "CN-HN")
    assert hunan["money"]["total"] == "262000000.00"
    assert hunan["money"]["binding"] == ["CN-HN/pool"]


def test_a_spreadsheet_and_a_capital_structure_without_file() -> None:
    """The example: in all 13,000万元 in Chongqing. Without a file: 2.3 × 100m there, 2 × 80m in Shandong; nothing known of Shenzhen's base."""
    found = data("重庆", "--company", str(EXAMPLE))
    assert place(found, "CN-CQ")["money"]["total"] == "130000000.00"
    assert found["as_of"] == "2017-11-30"
    stated = data(
        *ON, "--type", "traditional", "--fact", "net_capital=100000000", "--fact", "registered_capital=80000000"
    )
    assert place(stated, "CN-CQ")["money"]["total"] == "230000000.00"
    assert place(stated, "CN-SD")["money"]["total"] == "160000000.00"
    assert place(stated, "CN-440300")["money"]["total"] is None
    assert stated["company"]["capital"] == {"net_capital": "100000000.00", "registered_capital": "80000000.00"}
    assert place(data(*ON, "重庆"), "CN-CQ")["money"] is None


def test_a_rating_is_of_the_place_that_gave_it(company: str) -> None:
    found = data("--company", company, "--rating", "Ⅱ")
    assert place(found, "CN-HN")["unread"] == ["rating"]
    assert place(found, "CN-HN")["money"]["questions"][0] == "rating"
    assert any("宁夏" in text for text in found["warnings"])  # read there by its own scheme
    assert any("按命令行改用" in text for text in found["warnings"])
    assert run("--company", company, "--rating", "Ⅱ", "湖南").exit_code == 2  # the only place cannot read it


def test_one_channel() -> None:
    found = data(*ON, "--channel", "同业拆入", "--type", "traditional")
    assert found["channel"] == "interbank_borrowing"
    given = [p["rank"] for p in found["places"] if p["standing"] == "ranked"]
    assert given == sorted(given)
    assert {p["rank"] for p in found["places"] if p["standing"] != "ranked"} == {None}
    shown = run(*ON, "--channel", "interbank_borrowing", "重庆", "湖南").stdout
    assert "0.3 × 资本净额" in re.sub(r"\s+", " ", shown)
    assert "重庆市小额贷款公司融资监管暂行办法" in re.sub(r"\s+", "", shown)
    assert "CN-CQ/bank-and-repo" not in shown


def test_filters() -> None:
    found = data(*ON, "--where", "base=registered_capital", "--where", "channel=abs,layer=local,kind=limit")
    assert found["where"]["matched"] == len(found["places"]) == 4
    assert set(found["where"]["depends"]) == {"CN-GD", "CN-440100"}
    assert {p["jurisdiction"]: p["match"] for p in found["places"]}["CN-SD"] == "yes"
    assert found["where"]["cannot_be_told"]
    shown = run(*ON, "--where", "base=registered_capital", "--lang", "en").stdout
    assert "5 of 38 places (3 of them depending on facts not stated)" in shown
    assert "cannot be told" in shown
    none = run(*ON, "湖南", "--where", "base=registered_capital")
    assert none.exit_code == 0
    assert "1地中0地符合" in none.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("chongqin",), "chongqing"),
        (("--channel", "bank_laon"), "bank_loan"),
        (("--where", "chanel=abs"), "channel"),
        (("--fact", "ratting=A"), "rating"),
        (("--fact", "listing=perhaps", *ON), "neeq"),
        (("--fact", "approvals=nothing"), "approvals"),
        (("--to", "2020-01-01"), "--from"),
        (("--from", "2020-01-01", "--to", "2019-01-01"), "--to"),
        (("--from", "2020-01-01", "--as-of", "2019-01-01"), "--as-of"),
        (("--from", "2020-01-01", "--out", "a.xlsx"), ".json"),
        (("--from", "2020-01-01", "--no-stale"), "--no-stale"),
        (("--from", "2020-01-01", "--fact", "net_capital=100"), "denominators"),
        (("--unit", "万元"), "--company"),
        (("--out", "a.pdf"), ".xlsx"),
        (("--memo", "a.pdf"), ".docx"),
        (("--company", "nowhere.json"), "nowhere.json"),
    ],
)
def test_wrong_use_is_refused_with_what_to_do(arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments, "--lang", "en")
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_a_day_to_come_is_told() -> None:
    told = json.loads(run("重庆", "--as-of", "2099-01-01", "--format", "json", "--lang", "en").stdout)
    assert any("2099-01-01 is still to come" in warning for warning in told["warnings"])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_every_form_in_both_languages(form: str, language: str, company: str) -> None:
    for arguments in (
        ("重庆", "湖南", *ON),
        ("--company", company, "--channel", "abs", "浙江", "宁夏"),
        ("重庆", "--from", "2012-01-01"),
    ):
        result = run(*arguments, "--format", form, "--lang", language)
        assert result.exit_code == 0, result.stderr
        assert result.stdout


def test_csv_has_a_row_per_place_and_channel_and_no_formula(company: str) -> None:
    text = run("--company", company, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len({(row["jurisdiction"], row["channel"]) for row in rows}) == len(rows) >= 38 * 15
    hunan = next(row for row in rows if (row["jurisdiction"], row["channel"]) == ("CN-HN", "bank_loan"))
    assert (hunan["total"], hunan["most"], hunan["derived_base"]) == ("262000000.00", "3", "net_capital")
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


def test_markdown_tells_rules_gaps_and_notes() -> None:
    text = run("guangzhou", "--as-of", "2021-06-30", "--format", "md").stdout
    for heading in ("## 各地比较", "## 逐渠道", "## 有效规则与依据", "## 已知缺口", "## 附注"):
        assert heading in text


@pytest.mark.parametrize("columns", [60, 120])
def test_a_terminal_of_any_width(columns: int) -> None:
    for arguments in (ON, ("重庆", "江苏", *ON)):
        for line in run(*arguments, columns=columns).stdout.splitlines():
            assert sum(2 if ord(c) > 0x2E80 else 1 for c in line.rstrip()) <= columns


@pytest.mark.parametrize(
    "arguments",
    [
        ("--as-of", "2025-06-30"),
        ("重庆", "广州", "--as-of", "2025-06-30"),
        ("--from", "2020-01-01"),
        (*ON, "--where", "fact=rating"),
    ],
)
def test_a_terminal_that_speaks_gbk(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).stdout.encode("gbk")


def test_over_time() -> None:
    found = data("重庆", "江苏", "--from", "2011-01-01", "--to", "2012-12-31", "--channel", "bank_loan")
    TypeAdapter(TimelineOut).validate_python(found, strict=True)
    assert [day["day"] for day in found["days"]][-1] == "2012-06-04"
    (effect,) = found["days"][-1]["effects"]
    assert (effect["turn"], effect["before"]["multiple"], effect["after"]["multiple"], effect["places"]) == (
        "looser",
        "0.5",
        "1",
        ["CN-CQ"],
    )
    assert found["days"][-1]["events"][0]["by"]["title"] == "重庆市小额贷款公司融资监管暂行办法"
    assert {run["jurisdiction"] for run in found["stretches"]} == {"CN-CQ", "CN-JS"}
    assert "（其间没有已知变动）" in run("重庆", "--from", "2013-01-01", "--to", "2013-12-31").stdout
    everyone = run("--from", "2024-12-01", "--to", "2025-01-01").stdout
    assert everyone.count("CN/2024-standardised") == 1
    assert "所比38地" in everyone


def test_files_are_written_and_not_overwritten(tmp_path: Path, company: str) -> None:
    for ending in ("xlsx", "json", "csv", "md"):
        out = tmp_path / f"a.{ending}"
        assert run("重庆", *ON, "--out", str(out), "--quiet").stdout == ""
        first = out.read_bytes()
        assert run("重庆", *ON, "--out", str(out)).exit_code == 2
        assert out.read_bytes() == first
        assert run("重庆", *ON, "--out", str(out), "--force").exit_code == 0
        assert out.read_bytes() == first
    times = tmp_path / "times.md"
    assert run("重庆", "--from", "2012-01-01", "--out", str(times)).exit_code == 0
    assert "2012-06-04" in times.read_text(encoding="utf-8")
    result = run("--company", company, "--out", company, "--force")
    assert result.exit_code == 2
    assert json.loads(Path(company).read_text(encoding="utf-8")) == COMPANY


def test_the_schemas_are_printed() -> None:
    for name, schema in (("comparison", comparison_schema()), ("timeline", timeline_schema())):
        printed = CliRunner().invoke(main, ["schema", name])
        assert json.loads(printed.stdout) == schema


def test_multiples_are_exact() -> None:
    for one in data("--as-of", "2025-06-30")["places"]:
        for of in one["channels"]:
            assert of["most"] in (None, "unlimited") or Fraction(of["most"]) >= 0


def test_every_command_of_the_document_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = EXAMPLE.parent.parent.parent
    text = (root / "docs" / "compare.md").read_text(encoding="utf-8")
    for name in ("comparison.xlsx", "memo.docx", "change.docx"):
        text = text.replace(f" {name}", f" {tmp_path / name}")
    commands = re.findall(r"^leverage compare (.+)$", text, re.M)
    assert len(commands) >= 10
    monkeypatch.chdir(root)
    for command in commands:
        assert run(*command.split()).exit_code == 0, command


def test_strict_and_readings_and_what_turns_on_them() -> None:
    """Hainan 2017: 200% + 50% of repurchase transfers beside it; if the 200% holds all funding, 200% in all (CN-HI/open-list)."""
    taken = place(data("海南", *ON, "--type", "traditional"), "CN-HI")
    strict = data("海南", *ON, "--type", "traditional", "--strict")
    chosen = place(data("海南", *ON, "--type", "traditional", "--reading", "CN-HI/open-list=otherwise"), "CN-HI")
    assert (taken["derived"]["upper"], chosen["derived"]["upper"]) == ("2.5", "2")
    assert (strict["strict"], place(strict, "CN-HI")["derived"]["upper"]) == (True, "2")
    turned = {flip["reading"]: flip for flip in strict["flips"]}
    assert {"channel": None, "kind": "non_standard"}.items() <= turned["CN-HI/open-list"]["turns"][0].items()
    assert data("海南", *ON)["flips"] is None
    shown = run("海南", *ON, "--type", "traditional", "--strict", "--format", "md").stdout
    assert "CN-HI/open-list=otherwise" in shown
    assert run("海南", *ON, "--reading", "CN-HI/open-lst=otherwise").exit_code == 2
    assert run("海南", *ON, "--reading", "CN-HI/open-list=perhaps").exit_code == 2


def test_over_one_denominator_of_the_company() -> None:
    """Chongqing 2.3 × net capital of 100m over a registered capital of 80m: 2.875; Shandong 2 × registered capital: 2."""
    capital = ("--fact", "net_capital=100000000", "--fact", "registered_capital=80000000")
    found = data(*ON, "重庆", "山东", "--type", "traditional", *capital, "--over", "registered_capital")
    common = {p["jurisdiction"]: p["common"] for p in found["places"]}
    assert common["CN-CQ"]["non_standard"] == ["2.875", "2.875"]
    assert common["CN-SD"]["together"] == ["2", "2"]
    assert run(*ON, "重庆", "--over", "registered_capital").exit_code == 2


@pytest.mark.parametrize(
    "topic", ["banks", "shareholders", "abs", "interbank", "guarantees", "approvals", "ratings", "terms"]
)
def test_a_topic_is_a_table_for_a_letter(topic: str) -> None:
    for form in ("table", "md", "csv", "json"):
        for language in ("zh", "en"):
            result = run("重庆", "湖南", *ON, "--topic", topic, "--format", form, "--lang", language)
            assert result.exit_code == 0, result.stderr
    text = run("重庆", "湖南", *ON, "--topic", "banks", "--type", "traditional", "--format", "md").stdout
    assert "允许 1 × 资本净额" in text
    assert "渝金发〔2012〕11号" in text


def test_a_company_in_breach_everywhere_reads_so_first(tmp_path: Path) -> None:
    """500 million of bank loans on 100 million of every denominator: no place allows it."""
    path = tmp_path / "over.json"
    capital = dict.fromkeys(("net_capital", "net_assets", "prior_year_net_assets", "registered_capital"), "100000000")
    path.write_text(
        json.dumps({**COMPANY, "capital": capital, "balances": {"bank_loan": "500000000"}, "unallocated": []})
    )
    shown = run("--company", str(path), "湖南", "北京", "重庆", columns=80).stdout.splitlines()
    assert any("在所比3地全部超限或属禁止" in line for line in shown[:5])
    text = run("--company", str(path), "湖南", "北京", "重庆", "--format", "md", "--lang", "en").stdout
    assert "the company breaks the rules of every one of the 3 places" in text


@pytest.mark.parametrize("columns", [80, 100, 120, 160])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_places_are_a_table_at_any_width(columns: int, language: str) -> None:
    shown = run("--as-of", "2026-06-30", "--lang", language, columns=columns).stdout.splitlines()
    assert any(("名次" in line and "提示" in line) or ("Rank " in line and "Marks" in line) for line in shown)
    wide = [line for line in shown if sum(2 if ord(c) > 0x2E80 else 1 for c in line.rstrip()) > columns]
    assert wide == []
    assert len(shown) < 38 * 6


def test_an_unknown_rating_is_a_range_in_money_too(company: str) -> None:
    """Hunan, 100 million of net capital, 38 million in use: rated A 300 − 38 = 262 million, rated D nothing."""
    raw = json.loads(Path(company).read_text(encoding="utf-8"))
    del raw["facts"]["rating"]
    Path(company).write_text(json.dumps(raw), encoding="utf-8")
    hunan = place(data("--company", company), "CN-HN")
    assert (hunan["money"]["total"], hunan["money"]["total_upper"]) == ("0.00", "262000000.00")
    assert hunan["standing"] == "range"
    assert "0.00～26,200.00" in re.sub(r"\s+", "", run("--company", company, "湖南", columns=80).stdout)
