"""``leverage rate``: what goes in, what comes out, and where it refuses."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from leverage.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
CARD: dict[str, Any] = {
    "name": "甲公司",
    "period_end": "2025-12-31",
    "registered_in": "重庆市渝中区",
    "opened_on": "2015-06-01",
    "status": "operating",
    "scores": {"governance": "17", "operations": "12.5", "risk": "21", "policy": "18", "compliance": "17"},
    "deductions": [],
    "grounds": [],
}
Write = Callable[..., Path]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["rate", *map(str, arguments)])


def given(*arguments: object) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run("chongqing", *arguments, "--format", "json").stdout)
    return data


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_(**changes: Any) -> Path:
        path = tmp_path / "card.json"
        data = {key: value for key, value in (CARD | changes).items() if value is not None}
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return path

    return write_


def test_the_output_keeps_to_its_contract(write: Write) -> None:
    data = given(write())
    assert list(data)[:11] == [
        *("schema", "name", "period_end", "eligible", "why", "score", "grade", "range"),
        *("counted_deductions", "treatment", "sources"),
    ]
    assert (data["schema"], data["eligible"], data["why"]) == ("leverage.rating/1", True, None)
    assert (data["score"], data["grade"], data["range"]) == ("85.5", "A", None)
    assert (data["to_next"], data["margin"], data["stage"]) == (None, "0.5", "self")
    schema = json.loads(CliRunner().invoke(main, ["schema", "rating"]).stdout)
    assert set(data) == set(schema["required"])
    assert set(data["stages"][0]) == set(schema["$defs"]["StageOut"]["required"])
    inputs = json.loads(CliRunner().invoke(main, ["schema", "scorecard"]).stdout)
    assert set(CARD) <= set(inputs["properties"])
    assert "excessive_rate" in json.dumps(inputs)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, 0),
        ({"status": "bankrupt"}, 0),
        ({"status": "bankrupt", "scores": None}, 0),
        ({"opened_on": None}, 3),
        ({"grounds": ["excessive_rate"]}, 3),
        ({"scores": {"governance": "20"}}, 3),
        ({"scores": {"governance": "20.5"}}, 2),
        ({"scores": dict.fromkeys(CARD["scores"], "0"), "grounds": ["excessive_rate"]}, 0),
    ],
)
def test_the_exit_status(write: Write, changes: dict[str, Any], status: int) -> None:
    assert run("chongqing", write(**changes)).exit_code == status


def test_grounds_are_told_as_a_range(write: Write) -> None:
    data = given(write(grounds=["excessive_rate"]))
    assert (data["grade"], data["range"], data["settled"]) == ("A", {"from": "D", "to": "A"}, False)
    assert [each["grade"] for each in data["treatment"]] == ["A", "B", "C", "D"]
    assert data["grounds"][0]["number"] == 9


def test_blank_points_are_null_and_not_zero(write: Write) -> None:
    data = given(write(scores={"governance": "20", "operations": "15", "risk": "25", "policy": "10"}))
    assert (data["score"], data["grade"]) == (None, None)
    assert (data["range"], data["score_range"]) == ({"from": "B", "to": "A"}, {"from": "70", "to": "90"})
    assert data["dimensions"][4] == {
        "dimension": "compliance",
        "weight": "20",
        "score": None,
        "score_range": {"from": "0", "to": "20"},
        "lost": None,
    }


def test_who_is_not_rated_is_told_why(write: Write) -> None:
    data = given(write(opened_on="2025-02-01"), "--lang", "zh")
    assert (data["eligible"], data["score"], data["grade"], data["treatment"]) == (False, "85.5", None, [])
    assert "2026-12-31" in data["why"]


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_form_warns_of_advertising(write: Write, form: str, language: str) -> None:
    shown = run("chongqing", write(), "--format", form, "--lang", language).stdout
    assert {"zh": "广告", "en": "advertising"}[language] in shown
    assert "甲公司" in shown


def test_csv_is_a_table(write: Write) -> None:
    rows = list(csv.reader(io.StringIO(run("chongqing", write(name="=1+1"), "--format", "csv").stdout)))
    assert ["governance" in row or "公司治理" in row for row in rows].count(True) == 1
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_text_of_a_file_never_becomes_markup(write: Write, tmp_path: Path) -> None:
    path = write(name="[bold]<script>\x1b[31m", deductions=[{"violation": "<b>", "points": "1"}])
    assert "\x1b" not in run("chongqing", path).stdout
    out = tmp_path / "a.html"
    run("chongqing", path, "--out", out)
    assert "<script>" not in out.read_text(encoding="utf-8")
    assert "<b>" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", [".xlsx", ".json", ".csv", ".md", ".html"])
def test_reports_are_written_and_never_replaced_unasked(write: Write, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"rating{ending}"
    assert run("chongqing", write(), "--out", out, "--quiet").exit_code == 0
    first = out.read_bytes()
    again = run("chongqing", write(), "--out", out)
    assert (again.exit_code, "--force" in again.stderr, out.read_bytes()) == (2, True, first)
    assert run("chongqing", write(), "--out", out, "--force").exit_code == 0


def test_what_cannot_be_written_is_refused_before_reading(write: Write, tmp_path: Path) -> None:
    path = write()
    assert run("chongqing", path, "--out", path).exit_code == 2
    assert run("chongqing", path, "--out", path, "--force").exit_code == 2
    assert run("chongqing", path, "--out", tmp_path / "a.pdf").exit_code == 2
    assert run("template", tmp_path / "a.json").exit_code == 2


def test_the_template_is_written_and_kept(tmp_path: Path) -> None:
    out = tmp_path / "mine.xlsx"
    assert run("template", out).exit_code == 0
    assert run("template", out).exit_code == 2
    first = out.read_bytes()
    assert run("template", out, "--force", "--quiet").stderr == ""
    assert out.read_bytes() == first


def test_a_report_is_read_back_as_it_was(write: Write, tmp_path: Path) -> None:
    path = write(
        grounds=[3],
        deductions=[{"violation": "甲", "points": "1"}, {"violation": "甲 ", "item": "乙", "points": "2.5"}],
    )
    out = tmp_path / "rating.xlsx"
    run("chongqing", path, "--out", out)
    one, two = given(path), given(out)
    same = ("name", "period_end", "eligible", "score", "grade", "range", "to_next", "margin", "dimensions", "grounds")
    assert {key: one[key] for key in same} == {key: two[key] for key in same}
    assert [each["points"] for each in two["counted_deductions"]] == ["2.5"]


def test_the_same_input_gives_the_same_bytes(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    path, one, two = write(), tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    for out in (one, two):
        run("chongqing", path, "--out", out)
    assert one.read_bytes() == two.read_bytes()
    assert run("chongqing", path, "--format", "json").stdout == run("chongqing", path, "--format", "json").stdout


def test_the_command_line_completes_a_table(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = ("公司治理,20", "业务经营,15", "风险管理,25", "政策导向,20", "监管合规,5")
    path.write_text("维度,指标,得分\n" + "\n".join(row.replace(",", ",甲,") for row in rows), encoding="utf-8")
    assert run("chongqing", path, "--quiet").exit_code == 3
    said = (
        "--period-end",
        "2025-12-31",
        "--registered-in",
        "重庆",
        "--opened-on",
        "2015-06-01",
        "--status",
        "operating",
    )
    data = given(path, *said)
    assert (data["eligible"], data["score"], data["grade"], run("chongqing", path, *said).exit_code) == (
        True,
        "85",
        "A",
        0,
    )


@pytest.mark.parametrize(
    ("option", "value"),
    [("--opened-on", "2015-06-02"), ("--registered-in", "四川"), ("--registered-in", "某地"), ("--status", "bankrupt")],
)
def test_the_command_line_does_not_contradict_the_file(write: Write, option: str, value: str) -> None:
    shown = run("chongqing", write(), option, value)
    assert (shown.exit_code, option in shown.stderr) == (2, True)


def test_a_date_of_the_command_line_must_fit(write: Write) -> None:
    assert run("chongqing", write(opened_on=None), "--opened-on", "2026-01-01").exit_code == 2
    assert run("chongqing", write(opened_on=None), "--opened-on", "2015-06-01").exit_code == 0


def test_a_refusal_names_the_file_and_the_key(write: Write) -> None:
    path = write(scores={"rsk": "1"})
    shown = run("chongqing", path, "--lang", "en")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert str(path) in shown.stderr
    assert "scores.rsk" in shown.stderr
    assert "risk" in shown.stderr


def test_the_examples_by_hand() -> None:
    """Self 17+12.5+21+18+17 = 85.5, less 2 and 0.5: 83. District 16.5+12.5+20+18+16 = 83, less the larger of 2 and 3, and 0.5: 79.5."""
    data = given(EXAMPLES / "chongqing-rating.xlsx")
    assert [(each["stage"], each["score"], each["deducted"]) for each in data["stages"]] == [
        ("self", "83", "2.5"),
        ("district", "79.5", "3.5"),
    ]
    assert (data["grade"], data["to_next"]["points"], data["margin"], data["stages"][1]["change"]) == (
        "B",
        "5.5",
        "9.5",
        "-3.5",
    )
    assert [each["points"] for each in data["counted_deductions"]] == ["3", "0.5"]
    assert [each["points"] for each in data["deductions_set_aside"]] == ["2"]
    assert {each["lost"] for each in data["shortfalls"][:4]} == {"2"}
    plain = given(EXAMPLES / "chongqing-rating.json")
    assert (plain["score"], plain["grade"], plain["to_next"]) == (
        "82",
        "B",
        {"grade": "A", "points": "3", "within_reach": True},
    )
